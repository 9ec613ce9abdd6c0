"""Clients whose id is the address of their own description (client ID metadata documents).

The document must name its own address as the client's id, and no shared secret: it is public. It is kept for as long as
its server says, within bounds; one that cannot be read is not asked for again at once.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from deskwright.hosted.oauth.clients import BadClient, Client, described
from deskwright.hosted.outside import Document, Outside, OutsideError

__all__ = ["Documents", "is_document"]

SHORTEST, USUAL, LONGEST, FAILED = 60.0, 3_600.0, 86_400.0, 30.0
MOST = 500
_METHODS = ("none", "private_key_jwt")


def is_document(client_id: str) -> bool:
    return client_id.startswith("https://")


@dataclass(slots=True)
class _Kept:
    until: float
    fetched: Document | None
    why: str = ""


class Documents:
    """The descriptions that were read lately, and the key sets that they name."""

    def __init__(self, read: Outside, *, any_port: bool = False) -> None:
        self._outside, self._any_port = read, any_port
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._reading: dict[str, asyncio.Lock] = {}

    def is_at_hand(self, url: str) -> bool:
        """Would reading it ask nobody?"""
        kept = self._kept.get(url)
        return kept is not None and kept.until > time.monotonic()

    async def client(self, client_id: str) -> Client:
        """The client of this address; BadClient says why there is none."""
        if why := _why_not(client_id, any_port=self._any_port):
            raise BadClient("invalid_client", f"the client id {why}")
        try:
            data = await self._json(client_id)
        except OutsideError as error:
            raise BadClient("invalid_client", f"the client's description was not read: {error}") from None
        return _client(client_id, data)

    async def keys(self, client: Client, *, anew: bool = False) -> Mapping[str, Any]:
        """The public keys of a client; `anew` asks again, at most once in a minute."""
        if client.keys is not None:
            return client.keys
        if not client.keys_at:
            return {}
        kept = self._kept.get(client.keys_at)
        if anew and kept is not None and time.monotonic() - (kept.until - self._age(kept)) > SHORTEST:
            del self._kept[client.keys_at]
        if why := _why_not(client.keys_at, any_port=self._any_port):
            raise OutsideError(f"the address of the client's keys {why}")
        data = await self._json(client.keys_at)
        return data if isinstance(data, dict) else {}

    async def _json(self, url: str) -> Any:
        async with self._reading.setdefault(url, asyncio.Lock()):
            try:
                kept = self._kept.get(url)
                if kept is None or kept.until <= time.monotonic():
                    kept = await self._read(url)
            finally:
                self._reading.pop(url, None)
        if url in self._kept:
            self._kept.move_to_end(url)
        if kept.fetched is None:
            raise OutsideError(kept.why)
        return kept.fetched.value

    async def _read(self, url: str) -> _Kept:
        try:
            kept = _Kept(0.0, await self._outside(url))
        except OutsideError as error:
            kept = _Kept(0.0, None, str(error))
        kept.until = time.monotonic() + self._age(kept)
        self._kept[url] = kept
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        return kept

    @staticmethod
    def _age(kept: _Kept) -> float:
        if kept.fetched is None:
            return FAILED
        fresh = kept.fetched.fresh
        return min(max(float(USUAL if fresh is None else fresh), SHORTEST), LONGEST)


def _why_not(url: str, *, any_port: bool = False) -> str:
    """What an address must be to be a client's id: a stranger does not choose which of our neighbours' doors we try."""
    if len(url) > 1_000 or not url.isascii() or not url.isprintable() or " " in url:
        return "is no address of at most 1000 signs"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "is no address"
    if parts.scheme != "https" or not host or parts.username is not None or "#" in url:
        return "is no plain https address"
    if port not in (None, 443) and not any_port:
        return "has a port of its own"
    steps = parts.path.lower().replace("%2e", ".").split("/")
    if parts.path in ("", "/") or "." in steps or ".." in steps:
        return "has no path of its own"
    return ""


def _client(client_id: str, data: Any) -> Client:
    if not isinstance(data, dict) or data.get("client_id") != client_id:
        raise BadClient("invalid_client", "the client's description does not name its own address as client_id")
    if "client_secret" in data or "client_secret_expires_at" in data:
        raise BadClient("invalid_client", "the client's description holds a secret, and everybody can read it")
    name, uris = described(data)
    declared = data.get("token_endpoint_auth_method") or "none"
    also = data.get("token_endpoint_auth_methods_supported")
    wanted = [declared, *(also if isinstance(also, list) else [])]
    methods = tuple(dict.fromkeys(word for word in wanted if word in _METHODS))
    if not methods:
        raise BadClient("invalid_client", "the client's description names no way to prove itself that is known here")
    keys, keys_at = data.get("jwks"), data.get("jwks_uri")
    home = urlsplit(client_id).netloc
    return Client(
        client_id,
        name or home,
        uris,
        methods,
        home=home,
        keys=keys if isinstance(keys, dict) else None,
        keys_at=keys_at if isinstance(keys_at, str) else "",
    )
