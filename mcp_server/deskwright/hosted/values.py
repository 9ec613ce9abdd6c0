"""What the rooms of a hosted server hand to each other: a login, who was admitted with it, and why somebody was not.

Plain frozen data. No value of a credential is ever part of a text, a digest alone is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from deskwright.governance.proposal import Principal

__all__ = ["Admitted", "Headers", "Login", "NotAdmitted"]


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Login:
    """A desk's credential as a request brought it."""

    desk: str
    credentials: Mapping[str, str] = field(repr=False)
    """The desk's variable names and their values, as an installation has them (`TIFLUX_API_KEY`: …)."""
    digest: str = field(init=False, default="", repr=False)
    """Tells two logins apart without telling what they are."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", _digest(self.desk, sorted(self.credentials.items())))


@dataclass(frozen=True, slots=True)
class Admitted:
    """A request that may be served, and as whom."""

    principal: Principal
    """Kind `key` (a desk's key as it came), `connection` (what a person granted a client), `issuer` (a token of the
    operator's own issuer) or `shared`."""
    login: Login | None
    """None: the operator's own token, which was said to be shared."""
    read_only: bool = False
    """The person who granted it narrowed it."""
    connection: str = ""
    """The id of what was granted."""
    client: str = ""
    """The client it was granted to."""
    key: str = field(init=False, default="")
    """Which tenant this is; a digest."""
    budget: str = field(init=False, default="")
    """Whose calls these are: one login spends one budget, by however many clients and connections it comes."""

    def __post_init__(self) -> None:
        login = self.login.digest if self.login is not None else ""
        # a key is whose it is, whatever its owner is called by now
        name = "" if self.principal.kind == "key" else self.principal.name
        whose = (self.principal.kind, name, login, self.read_only, self.connection, self.client)
        object.__setattr__(self, "key", _digest(*whose))
        object.__setattr__(self, "budget", login or f"{self.principal.kind} {self.principal.name}")


class NotAdmitted(Exception):
    """A request that is not served: `error` is a word of RFC 6750, `description` says what to do.

    The word is empty where no credential came at all: nothing can be wrong with it then.
    """

    def __init__(self, status: int, error: str, description: str, *, scope: str = "", retry_after: int = 0) -> None:
        super().__init__(f"{status} {error}")
        self.status, self.error, self.description = status, error, description
        self.scope, self.retry_after = scope, retry_after


class Headers:
    """The headers of a request, each with all the values it came with; outer white space is no part of a value."""

    __slots__ = ("_found", "peer")

    def __init__(self, pairs: Iterable[tuple[bytes, bytes]], peer: str = "") -> None:
        # the address that they came from
        self.peer = peer
        found: dict[bytes, list[bytes]] = {}
        for name, value in pairs:
            found.setdefault(name.lower(), []).append(value)
        self._found = found

    def all(self, name: str) -> list[str]:
        """Every value of a header, whose name is written in lower case."""
        return [value.strip(b" \t").decode("latin-1") for value in self._found.get(name.encode("latin-1"), ())]

    def raw(self, names: Iterable[bytes]) -> list[bytes] | None:
        """The values of these headers as they came, empty where one did not; None where one came more than once."""
        found = []
        for name in names:
            values = self._found.get(name)
            if values is None:
                found.append(b"")
            elif len(values) == 1:
                found.append(values[0])
            else:
                return None
        return found

    def starting(self, prefix: str) -> bool:
        """Is there a header whose name begins so?"""
        wanted = prefix.encode("latin-1")
        return any(name.startswith(wanted) for name in self._found)

    def one(self, name: str) -> str:
        """The value, or an empty text; of two nobody knows which is meant."""
        found = self._found.get(name.encode("latin-1"))
        if found is None:
            return ""
        if len(found) > 1:
            raise NotAdmitted(400, "invalid_request", f"the header {name} came more than once")
        return found[0].strip(b" \t").decode("latin-1")
