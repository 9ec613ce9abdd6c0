"""Sends the requests of a client through aiohttp: httpx's own transport takes several times as long, most of all with
many requests in flight.

What is sent, and what a broken connection is told as, is what httpx's own transport would send and tell: nothing is
sent twice, no cookie is kept, no redirect is followed, no address is written anew. It refuses nothing: what aiohttp
would write in another way, or what is not in memory, goes through httpx's own transport.
"""

from __future__ import annotations

import asyncio
import functools
import select
import ssl
from collections.abc import AsyncIterator, Callable
from typing import Any, NoReturn

import aiohttp
import httpx
from aiohttp.client_proto import ResponseHandler
from yarl import URL

from deskwright.transports import ByHttpx

__all__ = ["AiohttpTransport"]

# As httpx has them.
MOST_CONNECTIONS, KEPT_SECONDS = 100, 5.0
# As long as h11 takes them.
LONGEST_HEADER, MOST_HEADERS = 100_000, 1_000
# One write; a larger body may have to wait for the desk to read it, which has a time limit of its own.
PIECE = 32_768
# How many kept connections in a row may turn out to be closed before a byte was written.
MOST_STALE = 4
NEVER = float("inf")
_NO_BODY = (b"204", b"304")
_OURS = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class AiohttpTransport(httpx.AsyncBaseTransport):
    """For one event loop; `verification` is asked when the first request needs it."""

    def __init__(
        self,
        verification: Callable[[], ssl.SSLContext] = httpx.create_ssl_context,
        stock: ByHttpx | None = None,
    ) -> None:
        self._verification = verification
        self.most = MOST_CONNECTIONS
        self._sessions: dict[str, aiohttp.ClientSession] = {}
        # closed with this one, whoever made it
        self._stock = stock or ByHttpx(verification)
        self._closed = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        address = request.url
        raw = address.raw_path.decode("ascii")
        url = URL(f"{address.scheme}://{address.netloc.decode('ascii')}{raw}", encoded=True)
        headers = request.headers.raw
        # what aiohttp would write in another way: an empty query, a header that comes twice, a body still to be read
        twice = len({name.lower() for name, _ in headers}) < len(headers)
        if url.raw_path_qs != raw or twice or not isinstance(request.stream, httpx.ByteStream):
            return await self._stock.handle_async_request(request)
        session = self._sessions.get(address.scheme) or self._begin(address.scheme)
        content = request.content
        times = request.extensions.get("timeout") or {}
        for _ in range(MOST_STALE):
            sending = _Sending(content, times.get("write"))
            try:
                if len(content) <= PIECE:
                    answer = await self._ask(session, request, url, sending, times)
                else:
                    async with asyncio.timeout(None) as sending.limit:
                        answer = await self._ask(session, request, url, sending, times)
            except _Lost as lost:
                if sending.untouched:
                    continue  # a kept connection that the desk had closed: nothing was written, so it is sent elsewhere
                _tell(lost.problem, request)
            except (aiohttp.ClientError, OSError) as problem:
                if sending.limit is not None and sending.limit.expired():
                    raise httpx.WriteTimeout("the desk stopped reading", request=request) from problem
                _tell(problem, request)
            finally:
                sending.limit = None
            return httpx.Response(
                answer.status,
                headers=answer.raw_headers,
                stream=_Body(answer, request),
                extensions={"http_version": b"HTTP/1.%d" % answer.version.minor if answer.version else b"HTTP/1.1"},
            )
        raise httpx.ConnectError("the desk closes every connection at once", request=request)

    @staticmethod
    async def _ask(
        session: aiohttp.ClientSession,
        request: httpx.Request,
        url: URL,
        sending: _Sending,
        times: dict[str, float | None],
    ) -> aiohttp.ClientResponse:
        return await session.request(
            request.method,
            url,
            headers=[(name.decode("ascii"), value.decode("utf-8")) for name, value in request.headers.raw],
            data=sending if sending.content else None,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(
                connect=times.get("pool"),
                sock_connect=times.get("connect"),
                sock_read=times.get("read"),
                ceil_threshold=NEVER,
            ),
        )

    def _begin(self, scheme: str) -> aiohttp.ClientSession:
        """A pool for one scheme: where nothing is encrypted, no certificates are read."""
        if self._closed:
            raise RuntimeError("the transport is closed")
        context: ssl.SSLContext | bool = True
        if scheme == "https":
            context = self._verification()
            context.set_alpn_protocols(["http/1.1"])
        session = aiohttp.ClientSession(
            connector=_Connector(limit=self.most, keepalive_timeout=KEPT_SECONDS, ssl=context, use_dns_cache=False),
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=_OURS,
            auto_decompress=False,
            max_line_size=LONGEST_HEADER,
            max_field_size=LONGEST_HEADER,
            max_headers=MOST_HEADERS,
            middlewares=[_once],
        )
        self._sessions[scheme] = session
        return session

    async def aclose(self) -> None:
        self._closed = True
        for session in self._sessions.values():
            await session.close()
        self._sessions.clear()
        await self._stock.aclose()


class _Handler(ResponseHandler):
    """Takes a body away that an answer without one brings along: its parser would call the whole answer broken, and
    nobody would know what became of a write."""

    def data_received(self, data: bytes) -> None:
        if data[9:12] in _NO_BODY and data[:7] == b"HTTP/1." and (self._payload is None or self._payload.is_eof()):
            head, end, body = data.partition(b"\r\n\r\n")
            if body:
                self.force_close()
                data = head + end
        super().data_received(data)


class _Connector(aiohttp.TCPConnector):
    """Gives no kept connection away that the desk has closed, though the event loop was not told yet."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        made: Any = functools.partial(_Handler, loop=self._loop)
        self._factory = made

    async def _get(self, key: Any, traces: Any) -> Any:
        kept = self._conns.get(key)
        while kept and _has_news(kept[0][0].transport):
            kept.popleft()[0].close()
        if kept is not None and not kept:
            del self._conns[key]
        return await super()._get(key, traces)


def _has_news(transport: asyncio.Transport | None) -> bool:
    """Nobody was asked anything, so what there is to read is the end."""
    socket = transport.get_extra_info("socket") if transport is not None else None
    if socket is None or not hasattr(select, "poll"):
        return False
    looking = select.poll()
    looking.register(socket, select.POLLIN)
    return bool(looking.poll(0))


class _Lost(Exception):
    """The connection broke; aiohttp would send some writes again, and this it does not know."""

    def __init__(self, problem: Exception) -> None:
        self.problem = problem
        super().__init__()


_WITH_LENGTH = ("POST", "PUT", "PATCH")


async def _once(request: aiohttp.ClientRequest, handler: aiohttp.ClientHandlerType) -> aiohttp.ClientResponse:
    if not request.body and request.method not in _WITH_LENGTH:
        request.headers.popall("Content-Length", None)  # httpx says nothing about a body that there is not
    try:
        return await handler(request)
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as problem:
        raise _Lost(problem) from problem


class _Sending:
    """A body on its way, piece by piece; it knows whether anything was taken, and limits the time of each piece."""

    def __init__(self, content: bytes, patience: float | None) -> None:
        self.content = content
        self.limit: asyncio.Timeout | None = None
        self._patience = patience
        self._taken = False

    @property
    def untouched(self) -> bool:
        """Surely not a byte was written: the first piece, which the head goes out with, was not taken."""
        return bool(self.content) and not self._taken and len(self.content) <= PIECE

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for start in range(0, len(self.content), PIECE):
            self._until(self._patience)
            yield self.content[start : start + PIECE]
            self._taken = True
        self._until(None)

    def _until(self, seconds: float | None) -> None:
        # the answer may have come before the end of the body: then nobody waits for this any more
        if self.limit is not None and not self.limit.expired():
            now = asyncio.get_running_loop().time()
            self.limit.reschedule(now + seconds if seconds is not None else None)


class _Body(httpx.AsyncByteStream):
    """What is left of an answer to read."""

    def __init__(self, answer: aiohttp.ClientResponse, request: httpx.Request) -> None:
        self._answer, self._request = answer, request

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._answer.content.iter_any():
                yield chunk
        except (aiohttp.ClientError, OSError) as problem:
            _tell(problem, self._request)

    async def aclose(self) -> None:
        self._answer.close()  # a connection whose answer was read to its end is kept


def _tell(problem: Exception, request: httpx.Request) -> NoReturn:
    """The same as httpx tells it: what was surely not sent is a ConnectError or ConnectTimeout, and nothing else is."""
    kind: type[httpx.TransportError]
    match problem:
        case aiohttp.ClientConnectorCertificateError():
            kind, text = httpx.ConnectError, str(problem.certificate_error)
        case aiohttp.ClientConnectorError():
            kind, text = httpx.ConnectError, str(problem.os_error)
        case aiohttp.ConnectionTimeoutError():
            kind, text = httpx.ConnectTimeout, ""
        case aiohttp.SocketTimeoutError():
            kind, text = httpx.ReadTimeout, ""
        case aiohttp.ServerDisconnectedError():
            kind, text = httpx.RemoteProtocolError, "Server disconnected without sending a response."
        case aiohttp.ClientResponseError() | aiohttp.ClientPayloadError():
            kind, text = httpx.RemoteProtocolError, "the answer is not HTTP, or ends too early"
        case _:
            kind, text = httpx.ReadError, ""
    raise kind(text, request=request) from problem
