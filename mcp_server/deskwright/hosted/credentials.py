"""Who comes with a request: the desk's own key in its header, which wins, or one Bearer value; nothing else counts.

A Bearer value is a token of ours, or of the operator's issuer, for exactly this desk, or it has a form that the desk's
helpdesk.toml declares its own. Everything else is refused: cookies and query strings are never looked at, a header
that came twice is not chosen from, and nothing that was meant for another server is ever sent to the desk.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from deskwright.errors import listed
from deskwright.governance.proposal import Principal
from deskwright.hosted.check import called, fault_of
from deskwright.hosted.connect import inbound_ways
from deskwright.hosted.desk import Account, HostedDesk
from deskwright.hosted.gate import Gate
from deskwright.hosted.values import Admitted, Headers, Login, NotAdmitted

__all__ = ["OURS", "Admission", "Issuing", "Tokens", "is_own_token"]

#: What everything that we give out begins with, access tokens first: one that is not known (any more) is nobody else's.
OURS = ("dwa_", "dwr_", "dwc_")
_MOST_TOKEN = 8192
_MOST_KEPT = 2_000
# RFC 6750's form, and the bar that Laravel's tokens have in them.
_TOKEN = re.compile(r"[A-Za-z0-9._~+/|-]+=*")


class Tokens(Protocol):
    """The access tokens of our own authorization server."""

    async def find(self, token: str, desk: str) -> Admitted | None:
        """Who it was granted to; None where it is not ours, has ended, or is for another desk."""
        ...


class Issuing(Protocol):
    """The issuers that the operator named."""

    async def find(self, token: str, is_meant: Callable[[str], bool]) -> Principal | None:
        """Who it speaks of; None where none of them issued it, NotAdmitted where one did and it does not hold."""
        ...


class Admission:
    """`desk_of` an address, for which an issuer's token must be meant; `shared`: --shared-token was said."""

    def __init__(
        self,
        *,
        tokens: Tokens | None = None,
        issuers: Issuing | None = None,
        shared: bool = False,
        desk_of: Callable[[str], str | None] = lambda address: None,
        gate: Gate | None = None,
    ) -> None:
        self._tokens, self._issuers, self._shared, self._desk_of = tokens, issuers, shared, desk_of
        self._gate = gate or Gate()
        # of each desk, once: every request asks for it
        self._ways: dict[str, list[Mapping[str, Any]]] = {}
        # what the same headers gave before, and who was admitted with it: a client sends them with every call;
        # least recently used first
        self._names: dict[str, list[bytes]] = {}
        self._logins: OrderedDict[tuple[object, ...], Login] = OrderedDict()
        self._admitted: OrderedDict[str, tuple[Account, Admitted]] = OrderedDict()

    def _inbound(self, desk: HostedDesk) -> list[Mapping[str, Any]]:
        """The ways to log in that a request may bring."""
        if desk.id not in self._ways:
            self._ways[desk.id] = inbound_ways(desk.catalogue, desk.address)
        return self._ways[desk.id]

    async def admit(self, desk: HostedDesk, headers: Headers) -> Admitted:
        """Who comes; NotAdmitted says why nobody does."""
        # Both are read before either counts: one that came twice is refused even where the other would win.
        authorization = headers.one("authorization") if headers.all("authorization") else None
        raw = headers.raw(self._names_of(desk))
        sent = (desk.id, *raw) if raw is not None and any(raw) else None
        login = self._logins.get(sent) if sent is not None else None
        login = login or self._read_login(desk, headers)
        if login is not None:
            admitted = await self._with_key(desk, login, headers.peer)
            if sent is not None:
                # not before it was found good: what strangers try must not drive out who is
                _keep(self._logins, sent, login)
            return admitted
        if authorization is None:
            return self._without(desk)
        bearer = _bearer_in(authorization)
        if _fault_of_token(bearer):
            raise self._unknown(desk)
        if self._tokens is not None and (granted := await self._tokens.find(bearer, desk.id)) is not None:
            if granted.login is not None:
                await self._gate.account(desk, granted.login, granted=True)
            return granted
        if bearer.startswith(OURS):
            raise NotAdmitted(
                401, "invalid_token", "this connection has ended, was revoked, or is for another address; connect again"
            )
        if self._issuers is not None:
            principal = await self._issuers.find(bearer, lambda address: self._desk_of(address) == desk.id)
            if principal is not None:
                return self._of_issuer(desk, principal)
        for way in self._inbound(desk):
            if is_own_token(way["inbound"], bearer):
                return await self._with_key(desk, Login(desk.id, {way["env"]["value"]: bearer}), headers.peer)
        raise self._unknown(desk)

    async def _with_key(self, desk: HostedDesk, login: Login, peer: str) -> Admitted:
        account = await self._gate.account(desk, login, peer=peer)
        before = self._admitted.get(login.digest)
        if before is None or before[0] is not account:
            name = called(account, login, desk.governor.mark(login.digest))
            before = account, Admitted(Principal("key", name, marked=login.digest), login)
        _keep(self._admitted, login.digest, before)
        return before[1]

    def _without(self, desk: HostedDesk) -> Admitted:
        """The operator's own login serves whoever comes, unless an issuer was named to say who may."""
        if self._shared and desk.shared is not None and self._issuers is None:
            return Admitted(Principal("shared", "shared token"), None)
        raise NotAdmitted(401, "", f"log in to {desk.title}: {self._ways_in(desk)}")

    def _of_issuer(self, desk: HostedDesk, principal: Principal) -> Admitted:
        if self._shared and desk.shared is not None:
            return Admitted(principal, None, client=principal.client)
        raise NotAdmitted(
            403,
            "access_denied",
            f"your token is good, but this server holds no login of {desk.title} to use for you; "
            f"send your own ({self._headers_of(desk)}), or ask the operator to start it with --shared-token",
        )

    def _unknown(self, desk: HostedDesk) -> NotAdmitted:
        return NotAdmitted(401, "invalid_token", f"this is no token for {desk.title} here: {self._ways_in(desk)}")

    def _ways_in(self, desk: HostedDesk) -> str:
        ways = []
        if headers := self._headers_of(desk):
            ways.append(f"send your own login in {headers}")
        if any(set(way["inbound"]) & {"bearer", "jwt"} for way in self._inbound(desk)):
            ways.append("or as Authorization: Bearer")
        if self._tokens is not None:
            ways.append("or connect through the authorization page")
        if self._issuers is not None:
            ways.append("or come with a token of the operator's issuer")
        elif self._shared and desk.shared is not None:
            ways.append("or send none at all: the operator's serves you then")
        return " ".join(ways).removeprefix("or ") or "the operator has opened no way to log in"

    def _headers_of(self, desk: HostedDesk) -> str:
        names = [name for way in self._inbound(desk)[:1] for name in (way["inbound"].get("headers") or {}).values()]
        return listed(names) if names else ""

    def _names_of(self, desk: HostedDesk) -> list[bytes]:
        """The headers, in lower case, that may bring a login."""
        if desk.id not in self._names:
            named = (way["inbound"].get("headers") or {} for way in self._inbound(desk))
            self._names[desk.id] = [name.encode() for headers in named for name in headers.values()]
        return self._names[desk.id]

    def _read_login(self, desk: HostedDesk, headers: Headers) -> Login | None:
        """The desk's own key in its header; None where no such header came."""
        lacking: str | None = None
        for way in self._inbound(desk):
            named: Mapping[str, str] = way["inbound"].get("headers") or {}
            came = {part: header for part, header in named.items() if headers.all(header)}
            if not came:
                continue
            if len(came) < len(named):
                missing = [header for part, header in named.items() if part not in came]
                lacking = lacking or f"{listed(came.values())} came without {listed(missing)}"
                continue
            values = {}
            for part, header in named.items():
                value = _text(header, headers.one(header))
                if fault := fault_of(value):
                    raise NotAdmitted(401, "invalid_token", f"the header {header} {fault}")
                values[way["env"][part]] = value
            return Login(desk.id, values)
        if lacking:
            raise NotAdmitted(401, "invalid_token", lacking)
        return None


K = TypeVar("K")
V = TypeVar("V")


def _keep(kept: OrderedDict[K, V], key: K, value: V) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > _MOST_KEPT:
        kept.popitem(last=False)


def _text(header: str, value: str) -> str:
    """A header's octets as text: the library reads them as Latin-1, clients write UTF-8."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        raise NotAdmitted(400, "invalid_request", f"the header {header} is not UTF-8") from None


def _bearer_in(authorization: str) -> str:
    scheme, _, value = authorization.partition(" ")
    value = value.lstrip(" ")
    if scheme.lower() != "bearer" or not value:
        raise NotAdmitted(401, "invalid_token", "the header authorization is taken as: Bearer TOKEN")
    return value


def _fault_of_token(value: str) -> bool:
    return len(value) > _MOST_TOKEN or not _TOKEN.fullmatch(value)


# --- the desk's own tokens -------------------------------------------------------------------------------


def is_own_token(inbound: Mapping[str, Any], value: str) -> bool:
    """Does helpdesk.toml declare values of this form the desk's own?"""
    if (pattern := inbound.get("bearer")) and re.fullmatch(pattern, value):
        return True
    return "jwt" in inbound and _own_jwt(inbound["jwt"], value)


def _own_jwt(rule: Mapping[str, Any], value: str) -> bool:
    """Nobody verifies it here, the desk does; but one that was made for somebody else must not reach the desk."""
    parts = value.split(".")
    if len(parts) != 3 or not parts[2]:
        return False
    head, claims = _part(parts[0]), _part(parts[1])
    if head.get("alg") not in rule["algorithms"] or not set(rule["claims"]) <= set(claims):
        return False
    return all(claim in rule["claims"] or claim not in claims for claim in ("iss", "aud"))


def _part(text: str) -> dict[str, Any]:
    try:
        found = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
