"""The outermost layer: under which names it may be called and by which pages, behind which proxies, and how it stops.

It knows no credential and no desk. What each request must be, and what is kept of it, is `exchange.py`.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
from asyncio import Task
from collections.abc import Callable
from typing import Any

from deskwright.hosted.answers import allowed_methods
from deskwright.hosted.exchange import LOG, App, Exchange, Message, Receive, Send
from deskwright.hosted.health import Health, Ready
from deskwright.hosted.log import AccessLog
from deskwright.hosted.options import HttpSettings

__all__ = ["LOG", "Edge"]

#: From a request's headers to the last byte of its body.
BODY_TIME = 30.0
#: What a stream without an end is given to say farewell when the server stops.
LAST_WORDS = 1.0
#: Addresses that web pages anywhere may ask: they take nothing that a browser adds by itself.
_PUBLIC = frozenset({"/register", "/token", "/revoke"})
_WELL_KNOWN = "/.well-known/"
_PRINTABLE = re.compile(rb"[A-Za-z0-9.:\[\]_-]{1,100}")


class Edge:
    """Around an ASGI application. `ready`: what /ready asks beside."""

    def __init__(
        self,
        app: App,
        settings: HttpSettings,
        *,
        version: str = "0",
        log: AccessLog | None = None,
        ready: Ready | None = None,
        body_time: float = BODY_TIME,
    ) -> None:
        self.app = app
        self.log = log
        self.health = Health(version, ready)
        self.max_request, self.max_answer = settings.max_request, settings.max_answer
        self.allowed = allowed_methods(sessions=settings.sessions)
        self.body_time = body_time
        self.in_flight = 0
        # what ends streams in their own words, asked before they are cut
        self.on_drain: list[Callable[[], None]] = []
        # tasks whose answer is a stream without an end of its own
        self.endless: set[Task[Any]] = set()
        self._proxies = settings.proxies
        self._peers: dict[str, bool] = {}
        self._hosts = {name.encode() for name in settings.hosts}
        if settings.loopback:
            # by whatever port: what a name stands for here cannot be changed by others
            self._hosts |= {b"localhost", b"[::1]", _name(settings.host)}
        self._any_host = settings.any_host
        # spellings of them that came
        self._seen: set[bytes] = set()
        self._origins = {origin.encode() for origin in settings.origins}
        self._own = settings.public_url.encode()
        self._any_origin = settings.any_origin
        # on this machine alone, pages from elsewhere have nothing to ask for
        self._open = settings.public_url.startswith("https:")

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await Exchange(self, scope, receive, send).run()
        elif scope["type"] == "lifespan":
            await self._lifespan(scope, receive, send)

    def drain(self) -> None:
        """Refuse what is new and end what would not end by itself; what is being answered goes on."""
        if self.health.draining:
            return
        self.health.draining = True
        for end in self.on_drain:
            end()
        asyncio.get_running_loop().call_later(LAST_WORDS, self._cut)

    def _cut(self) -> None:
        for task in list(self.endless):
            task.cancel()

    def tell(self, facts: dict[str, Any]) -> None:
        if self.log is not None:
            self.log.tell(facts)

    async def _lifespan(self, scope: Message, receive: Receive, send: Send) -> None:
        async def asked() -> Message:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                self.drain()
            return message

        async def told(message: Message) -> None:
            if message["type"] == "lifespan.startup.complete":
                self.health.started = True
            elif self.log is not None:
                # before it is said that all is over: nobody waits for us after that
                await asyncio.to_thread(self.log.close)
            await send(message)

        await self.app(scope, asked, told)

    # --- names -----------------------------------------------------------------------------------------

    def passes_on(self, scope: Message) -> bool:
        """Does this request come by a proxy whose word for its sender the operator takes?"""
        return bool(self._proxies and scope.get("client")) and self._is_proxy(scope["client"][0])

    def sender(self, forwarded: bytes, peer: str) -> str:
        """The last address of the list that is no proxy of ours: what stands before it anybody may have written."""
        for word in reversed(forwarded.decode("latin-1").split(",")):
            address = word.strip()
            try:
                ipaddress.ip_address(address)
            except ValueError:
                return peer
            peer = address
            if not self._is_proxy(address):
                break
        return peer

    def _is_proxy(self, address: str) -> bool:
        known = self._peers.get(address)
        if known is None:
            if len(self._peers) > 1_000:
                self._peers.clear()
            try:
                parsed = ipaddress.ip_address(address)
            except ValueError:
                return False
            # an IPv6 socket names callers of IPv4 in its own way
            plain = (parsed.ipv4_mapped or parsed) if isinstance(parsed, ipaddress.IPv6Address) else parsed
            known = self._peers[address] = any(plain in network for network in self._proxies)
        return known

    def is_ours(self, host: bytes) -> bool:
        """May a request be addressed to this name?"""
        if host in self._hosts or host in self._seen:
            return True
        lower = host.lower()
        name, colon, port = lower.rpartition(b":")
        named = lower in self._hosts or (bool(colon) and port.isdigit() and name in self._hosts)
        if not named and not (self._any_host and _PRINTABLE.fullmatch(host)):
            return False
        if len(self._seen) < 256:
            self._seen.add(host)
        return True

    def may_call(self, origin: bytes, host: bytes, path: str) -> bool:
        """May a page of this origin call? `host` is a name of ours already."""
        if origin in self._origins or (self._own and origin == self._own):
            return True
        if self._open and (path in _PUBLIC or path.startswith(_WELL_KNOWN)):
            return True
        if self._any_origin:
            return origin != b"null"
        # a page of this very address, as it is reached without the public one
        same = origin in (b"http://" + host, b"https://" + host) and not self._any_host
        return same and not (self._own and self._own.endswith(b"://" + host))


def _name(host: str) -> bytes:
    return (f"[{host}]" if ":" in host else host).encode()
