"""Credentials that must be fetched with a request of their own: access tokens and sessions.

They send nothing themselves: the client asks `wanted`, sends `request` while it holds its lock, and hands the
answer to `accept`. Refuse to fetch anywhere but at the base URL's origin, and to show what they hold.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from urllib.parse import urlencode

import httpx

from .errors import ConfigurationError, DeskError, UnexpectedAnswer
from .judge import first_that_holds, reason
from .pages import same_origin
from .pointers import look_up
from .proofs import Proof
from .said import is_html, written_forms
from .styles import safe_header, utf8
from .types import UNSET
from .wire import WireRequest, join_url

EARLY = 60.0  # seconds before its expiry that an access token is renewed


class Fetched(ABC):
    """A credential that is fetched when it is first needed, and again when it is over or refused."""

    what: ClassVar[str]
    advice: ClassVar[str]
    # seconds for which an operation that refused even a fresh one makes us fetch no other
    patience: ClassVar[float] = 0.0

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._value: str | None = None
        # the last ones included: an answer may come late
        self._forms: tuple[frozenset[str], ...] = ()
        self._in_vain: dict[str, float] = {}
        # what the last try ended with; those who waited for it must not try the same password again
        self.problem: DeskError | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    @property
    def current(self) -> str | None:
        return self._value

    @property
    def secrets(self) -> set[str]:
        """What must never stand in a message."""
        return set().union(*self._forms)

    def wanted(self, refused: str | None = None) -> bool:
        """Whether it must be fetched; `refused` is one that the desk has just not accepted."""
        return self._value is None or self._value == refused or self._is_over()

    def use(self) -> str:
        """The value for a request that is sent now."""
        return self._value or ""

    def refused_by(self, response: httpx.Response) -> bool:
        """Whether the desk did not accept it: then the operation was not carried out."""
        return response.status_code == 401

    def may_renew(self, operation: str) -> bool:
        """Whether to try another one where this operation refused the present one; not again after it was in vain."""
        since = self._in_vain.get(operation)
        return since is None or self._clock() - since >= self.patience

    def note_renewal(self, operation: str, *, helped: bool) -> None:
        """What came of sending this operation again with another one."""
        if helped:
            self._in_vain.pop(operation, None)
        else:
            self._in_vain[operation] = self._clock()

    def failure_in(self, response: httpx.Response) -> Any:
        """What a success says instead of giving a credential, or UNSET."""
        return UNSET

    @abstractmethod
    def proof(self, value: str, room: str) -> Proof:
        """What it adds to a request whose body is `room`."""

    @abstractmethod
    def request(self) -> WireRequest:
        """The request that fetches it."""

    @abstractmethod
    def accept(self, response: httpx.Response) -> None:
        """Keep what a successful answer gives."""

    @abstractmethod
    def _is_over(self) -> bool:
        """Whether its time is over by the clock."""

    def _keep(self, value: str) -> None:
        self._hide(value)
        self._value = value
        self.problem = None

    def _hide(self, value: str) -> None:
        self._forms = (*self._forms[-7:], written_forms(value))


class OAuthToken(Fetched):
    """The client-credentials token of one scheme, renewed a little early."""

    what = "the token endpoint"
    advice = "no access token; are client id and secret right? The request itself was not sent"

    def __init__(
        self,
        scheme: Mapping[str, Any],
        values: Mapping[str, str],
        base_url: str,
        root: str,
        clock: Callable[[], float],
    ) -> None:
        super().__init__(clock)
        address = scheme["token_url"]
        if address.startswith("/") and not address.startswith("//"):
            address = root + address  # the desk may live under a path of its own
        url = httpx.URL(base_url + "/").join(address)
        if url.userinfo or not same_origin(url, httpx.URL(base_url)):
            raise ConfigurationError("the token URL leads to another origin than the base URL")
        self._url, self._scheme, self._values = url, scheme, values
        self._renew_at: float | None = None

    def proof(self, value: str, room: str) -> Proof:
        return Proof(headers=(("Authorization", f"Bearer {value}"),))

    def request(self) -> WireRequest:
        form = {"grant_type": "client_credentials", **self._values}
        if scope := self._scheme.get("scope"):
            form["scope"] = scope
        if self._scheme.get("request", "form") == "json":
            kind, content = "application/json", json.dumps(form, ensure_ascii=False).encode("utf-8")
        else:
            kind, content = "application/x-www-form-urlencoded", urlencode(form).encode("ascii")
        return WireRequest("POST", self._url, (("Accept", "application/json"), ("Content-Type", kind)), content)

    def accept(self, response: httpx.Response) -> None:
        answer = _json(response)
        answer = answer.get("data", answer) if isinstance(answer, dict) else None
        answer = answer if isinstance(answer, dict) else {}
        token = answer.get("access_token")
        if not isinstance(token, str) or not token:
            # no response at hand: it may hold a token under another name
            raise UnexpectedAnswer("the desk's token endpoint answered without an access_token")
        lifetime = answer.get("expires_in")
        if isinstance(lifetime, str) and lifetime.isdecimal():
            lifetime = int(lifetime)
        self._keep(safe_header(token, "access_token"))
        self._renew_at = None
        if isinstance(lifetime, int | float) and not isinstance(lifetime, bool):
            self._renew_at = self._clock() + lifetime - min(EARLY, lifetime / 2)

    def _is_over(self) -> bool:
        return self._renew_at is not None and self._clock() >= self._renew_at


class Session(Fetched):
    """A session that the desk opens for user and password, and that every request then names.

    {"type": "session", "request": {"method", "path", "fields": {wire name: part of the credential}},
    "token": pointer, "put": {"body" | "header" | "query": name}, "dead": [condition], "failure": [condition],
    "lifetime": {"max": seconds since the log-in, "idle": seconds since the last use}}; the last two may be absent.
    """

    what = "the log-in"
    patience = 300.0  # each log-in leaves a session behind, and desks count the sessions of a user
    advice = "no session was opened; are user name and password right? The request itself was not sent"

    def __init__(
        self, scheme: Mapping[str, Any], values: Mapping[str, str], base_url: str, clock: Callable[[], float]
    ) -> None:
        super().__init__(clock)
        self._scheme, self._values = scheme, values
        self._url = join_url(base_url, scheme["request"]["path"])
        lifetime: Mapping[str, float] = scheme.get("lifetime") or {}
        self._longest, self._idle = lifetime.get("max"), lifetime.get("idle")
        self._asked = self._opened = self._used = 0.0
        self._since = datetime.now(UTC)

    def proof(self, value: str, room: str) -> Proof:
        put = self._scheme["put"]
        if room == "json" and "body" in put:
            return Proof(body={put["body"]: value})
        if "header" in put:
            return Proof(headers=((put["header"], value),))
        return Proof(query=((put.get("query") or put["body"], value),))

    def request(self) -> WireRequest:
        self._asked = self._clock()
        described = self._scheme["request"]
        fields = {name: self._values[part] for name, part in described["fields"].items()}
        method, accept = described.get("method", "POST").upper(), ("Accept", "application/json")
        if method == "GET":
            return Proof(query=tuple(fields.items())).put_on(WireRequest(method, self._url, (accept,)))
        content = json.dumps(fields, ensure_ascii=False).encode("utf-8")
        return WireRequest(method, self._url, (accept, ("Content-Type", "application/json")), content)

    def failure_in(self, response: httpx.Response) -> Any:
        answer, given = _json(response), self._given(response)
        if given:
            self._hide(given)  # a failure that holds a session all the same must not show it
        # what makes an operation's answer a dead one says nothing about an answer with a session in it
        conditions = (*(self._scheme.get("failure") or ()), *(() if given else self._scheme.get("dead") or ()))
        condition = first_that_holds(conditions, answer)
        return UNSET if condition is None else (reason(condition, answer) or answer)

    def accept(self, response: httpx.Response) -> None:
        value = self._given(response)
        if not value:
            # no response at hand: it may hold a session under another name
            what = "with an HTML page" if is_html(response) else f"without a session at {self._scheme['token']}"
            raise UnexpectedAnswer(f"the desk's log-in answered {what}")
        utf8(value, "session")
        self._keep(safe_header(value, "session") if "header" in self._scheme["put"] else value)
        # counted from the question: the desk opened it before its answer was here
        self._opened = self._used = self._asked
        self._since = datetime.now(UTC)

    def _given(self, response: httpx.Response) -> str:
        """The session in the answer of a log-in, or ""."""
        value = look_up(_json(response), self._scheme["token"])
        return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""

    def use(self) -> str:
        self._used = self._clock()
        return super().use()

    def refused_by(self, response: httpx.Response) -> bool:
        if super().refused_by(response):
            return True
        # 3xx and 5xx do not say that nothing was carried out
        judged = response.is_success or 400 <= response.status_code < 500
        dead = self._scheme.get("dead") or ()
        return judged and bool(dead) and first_that_holds(dead, _json(response)) is not None

    def told(self, *, new: bool) -> dict[str, Any]:
        """For whom and until when it stands; never the session itself."""
        until = None if self._longest is None else self._since + timedelta(seconds=self._longest)
        return {
            "user": self._values.get("username"),
            "scheme": "session",
            "since": self._since.isoformat(timespec="seconds"),
            "until": until.isoformat(timespec="seconds") if until else None,
            "new": new,
        }

    def _is_over(self) -> bool:
        now = self._clock()
        return (self._longest is not None and now - self._opened >= self._longest) or (
            self._idle is not None and now - self._used >= self._idle
        )


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except (ValueError, RecursionError):
        return UNSET


__all__ = ["Fetched", "OAuthToken", "Session"]
