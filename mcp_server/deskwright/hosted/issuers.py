"""Tokens of an issuer that the operator has already: signed by a key it publishes, for this very address, and not over.

Its addresses come from its discovery document, its keys from there. Refused: a signature that could be made with a
public key (HS…, none), a token for another server, one without an end, a key that is too short or not for signing, and
whatever a token's own head says about where its key is.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from deskwright.errors import SetupError, short, visible
from deskwright.governance.proposal import Principal
from deskwright.hosted.outside import Document, OutsideError, read_document
from deskwright.hosted.values import NotAdmitted

__all__ = ["ALGORITHMS", "Issuer", "Issuers"]

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_ACCESS = {"at+jwt", "application/at+jwt"}
_TYPES = {"", "jwt", *_ACCESS}
# What OpenID Connect puts into the token that tells a client who logged in, and into no other.
_ID_MARKS = {"nonce", "at_hash", "c_hash"}
_SKEW = 60.0
# How long keys are used: until they are read again, and at most where that fails.
_FRESH, _LEAST, _LONGEST = 600.0, 60.0, 3600.0
# An unknown key may be a new one; asked for this seldom, whoever invents names.
_AGAIN = 30.0
_MOST_KEYS, _MOST_NAME = 100, 120


@dataclass(slots=True)
class _Keys:
    by_id: dict[str, Mapping[str, Any]]
    unnamed: list[Mapping[str, Any]]
    read: float
    until: float


@dataclass(slots=True)
class Issuer:
    """`audience`: what its tokens must name; empty: the address of the desk that is asked for. `ca_file`: the
    operator's certificate authorities."""

    url: str
    audience: str = ""
    ca_file: str | None = None
    read: Callable[[str], Awaitable[Document]] | None = field(default=None, repr=False)
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)
    _keys: _Keys | None = field(default=None, repr=False)
    _tried: float = field(default=float("-inf"), repr=False)
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    def __post_init__(self) -> None:
        self.url = _checked(self.url)
        if self.read is None:
            # The operator named this host: it may be inside the operator's network, what it refers to may not.
            host = urlsplit(self.url).hostname or ""
            self.read = partial(read_document, known_hosts=(host,), ca_file=self.ca_file)

    async def key(self, kid: str | None) -> Mapping[str, Any] | None:
        """The key of that name, or the only one; None where it publishes none such. NotAdmitted (503) without any."""
        keys = self._keys
        if keys is None or self.clock() >= keys.until or _pick(keys, kid) is None:
            keys = await self._again(kid)
        return _pick(keys, kid)

    async def _again(self, kid: str | None) -> _Keys:
        async with self._reading:
            keys, now = self._keys, self.clock()
            known = keys is not None and _pick(keys, kid) is not None
            if keys is not None and ((known and now < keys.until) or now < self._tried + _AGAIN):
                return self._usable(keys)
            if keys is None and now < self._tried + 1.0:
                raise _unreachable()
            self._tried = now
            try:
                self._keys = await self._read_keys()
            except (OutsideError, _NotAnIssuer) as error:
                if keys is None:
                    raise _unreachable() from error
                return self._usable(keys)
            return self._keys

    def _usable(self, keys: _Keys) -> _Keys:
        if self.clock() > keys.read + _LONGEST:
            raise _unreachable()
        return keys

    async def _read_keys(self) -> _Keys:
        assert self.read is not None
        found = (await self._discovered()).get("jwks_uri")
        if not isinstance(found, str):
            raise _NotAnIssuer("its description names no jwks_uri")
        document = await self.read(found)
        listed = document.value.get("keys") if isinstance(document.value, dict) else None
        if not isinstance(listed, list):
            raise _NotAnIssuer("its keys are no list")
        good = [key for key in listed[:_MOST_KEYS] if _signs(key)]
        now = self.clock()
        fresh = min(max(float(document.fresh if document.fresh is not None else _FRESH), _LEAST), _FRESH)
        named = {key["kid"]: key for key in reversed(good) if isinstance(key.get("kid"), str)}
        return _Keys(named, [key for key in good if "kid" not in key], now, now + fresh)

    async def _discovered(self) -> Mapping[str, Any]:
        """OpenID Connect's description, or that of RFC 8414 where there is none."""
        assert self.read is not None
        parts = urlsplit(self.url)
        path = parts.path.rstrip("/")
        origin = f"{parts.scheme}://{parts.netloc}"
        places = [
            f"{origin}{path}/.well-known/openid-configuration",
            f"{origin}/.well-known/oauth-authorization-server{path}",
        ]
        for number, place in enumerate(places, 1):
            try:
                value = (await self.read(place)).value
            except OutsideError:
                if number == len(places):
                    raise
                continue
            if not isinstance(value, dict) or value.get("issuer") != self.url:
                raise _NotAnIssuer("its description names another issuer")
            return value
        raise AssertionError("unreachable")


class Issuers:
    """Those that the operator named; a token says which of them it is from, and is held against that one alone."""

    def __init__(self, issuers: Sequence[Issuer], now: Callable[[], float] = time.time) -> None:
        self._issuers = {issuer.url: issuer for issuer in issuers}
        self._now = now

    @property
    def urls(self) -> list[str]:
        return list(self._issuers)

    async def find(self, token: str, is_meant: Callable[[str], bool]) -> Principal | None:
        """Who the token speaks of; None where none of these issued it, NotAdmitted where it does not hold."""
        import jwt

        try:
            head = jwt.get_unverified_header(token)
            claimed = jwt.decode(token, options={"verify_signature": False}).get("iss")
        except jwt.PyJWTError:
            return None
        issuer = self._issuers.get(claimed) if isinstance(claimed, str) else None
        if issuer is None:
            return None
        claims = await self._verified(issuer, token, head)
        if _type(head) not in _ACCESS and not _ID_MARKS.isdisjoint(claims):
            raise _refused("it tells a client who logged in, and is no access token")
        self._check(claims, issuer, is_meant)
        return _principal(claims)

    async def _verified(self, issuer: Issuer, token: str, head: Mapping[str, Any]) -> Mapping[str, Any]:
        import jwt

        algorithm, kid = head.get("alg"), head.get("kid")
        if algorithm not in ALGORITHMS:
            raise _refused("it is signed in a way that is not accepted")
        if _type(head) not in _TYPES or "crit" in head or not (kid is None or isinstance(kid, str)):
            raise _refused("it is no access token")
        key = await issuer.key(kid)
        if key is None:
            raise _refused("its issuer publishes no such key")
        if key.get("alg") not in (None, algorithm):
            raise _refused("its key is for another algorithm")
        try:
            found: Mapping[str, Any] = jwt.decode(
                token,
                jwt.PyJWK.from_dict(dict(key), algorithm),
                algorithms=[algorithm],
                # what it says of time and audience is judged below, by one clock
                options={
                    "enforce_minimum_key_length": True,
                    "verify_exp": False,
                    "verify_nbf": False,
                    "verify_iat": False,
                    "verify_aud": False,
                    "verify_iss": False,
                    "verify_sub": False,
                },
            )
        except (jwt.PyJWTError, ValueError, TypeError):
            raise _refused("its signature does not hold") from None
        return found

    def _check(self, claims: Mapping[str, Any], issuer: Issuer, is_meant: Callable[[str], bool]) -> None:
        now = self._now()
        end, begin, made = claims.get("exp"), claims.get("nbf"), claims.get("iat")
        if claims.get("iss") != issuer.url:
            raise _refused("it names another issuer")
        if not isinstance(end, (int, float)) or not _is_time(end):
            raise _refused("it has no end")
        if end <= now - _SKEW:
            raise _refused("it has ended; get a new one")
        for moment in (begin, made):
            if moment is not None and (not _is_time(moment) or moment > now + _SKEW):
                raise _refused("it is not valid yet")
        named = claims.get("aud")
        audiences: Collection[Any] = named if isinstance(named, list) else [named]
        if issuer.audience:
            meant = issuer.audience in audiences
        else:
            meant = any(isinstance(audience, str) and audience and is_meant(audience) for audience in audiences)
        if not meant:
            raise _refused("it is meant for another server")
        if not isinstance(claims.get("sub"), str) or not claims["sub"]:
            raise _refused("it speaks of nobody")


class _NotAnIssuer(Exception):
    """What answers there is not the issuer that was named."""


def _refused(why: str) -> NotAdmitted:
    return NotAdmitted(401, "invalid_token", f"the issuer's token is refused: {why}")


def _unreachable() -> NotAdmitted:
    text = "the issuer's keys cannot be read now; try again, and if it lasts tell the operator"
    return NotAdmitted(503, "temporarily_unavailable", text, retry_after=10)


def _type(head: Mapping[str, Any]) -> str:
    return str(head.get("typ") or "").lower()


def _is_time(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e12


def _signs(key: Any) -> bool:
    """A public key for signatures; one that is a shared secret, or for something else, is none."""
    if not isinstance(key, dict) or key.get("kty") not in ("RSA", "EC", "OKP") or key.get("use") not in (None, "sig"):
        return False
    operations = key.get("key_ops")
    return operations is None or (isinstance(operations, list) and "verify" in operations)


def _pick(keys: _Keys, kid: str | None) -> Mapping[str, Any] | None:
    every = [*keys.by_id.values(), *keys.unnamed]
    if kid is None:
        return every[0] if len(every) == 1 else None
    return keys.by_id.get(kid)


def _principal(claims: Mapping[str, Any]) -> Principal:
    """By e-mail where the issuer says that it was verified: an address that anybody may enter names nobody."""
    mail = claims.get("email")
    name = mail if isinstance(mail, str) and mail and claims.get("email_verified") is True else claims["sub"]
    client = claims.get("azp") or claims.get("client_id")
    shown = short(visible(name), _MOST_NAME)
    if len(name) > _MOST_NAME:  # who begins alike is not the same
        shown = f"{shown} {hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
    return Principal("issuer", shown, client=_client(client))


def _client(value: Any) -> str:
    return short(visible(value), _MOST_NAME) if isinstance(value, str) else ""


def _checked(url: str) -> str:
    wrong = f"--issuer {short(url)}: write the issuer's address, as https://id.example.com"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        raise SetupError(wrong) from None
    if not host or parts.query or parts.fragment or parts.username is not None:
        raise SetupError(wrong)
    if parts.scheme != "https" and not (parts.scheme == "http" and host in ("localhost", "127.0.0.1", "::1")):
        raise SetupError(f"{wrong} (http only on this machine)")
    return url
