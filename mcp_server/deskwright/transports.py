"""Which transport the requests of a served desk take: aiohttp's, or httpx's own behind a proxy and in the beginning.

The rules for proxies (which addresses, which not) are httpx's, so it is left to it to follow them.
"""

from __future__ import annotations

import asyncio
import ssl
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from urllib.request import getproxies

import httpx

__all__ = ["ByHttpx", "chosen_transport"]

# Until aiohttp is loaded, that many seconds after the first request: loading it takes as long as many calls, and who
# has just started a server waits for the first one.
LATER = 0.3
_QUICK = "deskwright.transport"


def chosen_transport(verify: bool | str) -> httpx.AsyncBaseTransport | None:
    """None for httpx's own; `verify`: False, or a CA file that can be used."""
    found = getproxies()
    if any(found.get(scheme) for scheme in ("http", "https", "all")):
        return None
    return _Later(lambda: _context(verify))


@cache  # one for all clients: a server has one for each of many logins, and reading certificates takes long
def _context(verify: bool | str) -> ssl.SSLContext:
    """As httpx makes it."""
    if isinstance(verify, str):
        return ssl.create_default_context(cafile=verify)
    return httpx.create_ssl_context(verify=verify)


class ByHttpx(httpx.AsyncBaseTransport):
    """httpx's own transport, one for each scheme: where nothing is encrypted, no certificates are read."""

    def __init__(self, verification: Callable[[], ssl.SSLContext]) -> None:
        self._verification = verification
        self._made: dict[str, httpx.AsyncHTTPTransport] = {}
        self._closed = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        scheme = request.url.scheme
        made = self._made.get(scheme)
        if made is None:
            if self._closed:
                raise RuntimeError("the transport is closed")
            # the one that trusts nobody is never asked
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if scheme == "http" else self._verification()
            made = self._made[scheme] = httpx.AsyncHTTPTransport(verify=context)
        return await made.handle_async_request(request)

    async def aclose(self) -> None:
        self._closed = True
        for made in self._made.values():
            await made.aclose()
        self._made.clear()


class _Later(httpx.AsyncBaseTransport):
    """Begins with httpx's own transport and loads aiohttp beside the event loop."""

    def __init__(self, verification: Callable[[], ssl.SSLContext]) -> None:
        self.verification = verification
        self._stock = ByHttpx(verification)
        self._loading: asyncio.Task[None] | None = None
        self._quick: httpx.AsyncBaseTransport | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._quick is None and self._loading is None and _QUICK in sys.modules:
            self._quick = self._made()
        if self._quick is None and self._loading is None:
            self._loading = asyncio.get_running_loop().create_task(self._load())
        return await (self._quick or self._stock).handle_async_request(request)

    async def _load(self) -> None:
        await asyncio.sleep(LATER)
        await asyncio.to_thread(import_module, _QUICK)
        self._quick = self._made()

    def _made(self) -> httpx.AsyncBaseTransport:
        made: httpx.AsyncBaseTransport = import_module(_QUICK).AiohttpTransport(self.verification, self._stock)
        return made

    async def aclose(self) -> None:
        if self._loading is not None:
            self._loading.cancel()
            await asyncio.wait({self._loading})
        await (self._quick or self._stock).aclose()
