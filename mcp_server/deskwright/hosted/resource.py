"""One resource: a desk's MCP address over Streamable HTTP. It asks who comes, whether it is not too much, and hands the
request with the application of that login to the protocol's library, or to the short way of plain reads.

It judges neither Host nor Origin (`edge.py` did), and knows no desk by name: any server of the library can be behind.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any, Protocol

from deskwright.asgi import App, Message, Receive, Send
from deskwright.hosted.answers import allowed_methods, json_message, rpc_error
from deskwright.hosted.bodies import Bodies, again, fault_in
from deskwright.hosted.exchange import LOG
from deskwright.hosted.lane import TOOLS_APART, HttpLane
from deskwright.hosted.sdk import MODERN_PROTOCOL_VERSIONS, Server, session_manager, who
from deskwright.hosted.sessions import SESSION, Sessions
from deskwright.hosted.subscriptions import Again, LoginEnded
from deskwright.hosted.values import Admitted, Headers, NotAdmitted
from deskwright.serving import Application

__all__ = [
    "APPLICATION",
    "App",
    "Door",
    "Message",
    "Receive",
    "Resource",
    "Send",
    "Spender",
    "again_of",
    "answer_json",
    "application_of",
    "refuse",
    "tools_apart",
]


#: Where in a request's scope the application stands that answers it, and how its login comes again.
APPLICATION = "deskwright.application"
AGAIN = "deskwright.again"
_STREAM = "text/event-stream"
_LISTEN = "subscriptions/listen"


class Door(Protocol):
    """Who may come in."""

    async def __call__(self, headers: Headers) -> Admitted:
        """Who this is; NotAdmitted for anybody else."""
        ...


class Spender(Protocol):
    """What keeps one principal from taking the time of all others."""

    def enter(self, key: str, *, stream: bool = False) -> AbstractAsyncContextManager[None]:
        """NotAdmitted (429) where this principal has had enough; `stream`: it stays open and does no work."""
        ...


def application_of(context: Any) -> Application:
    """The application of a request, for `protocol.build_server`."""
    found: Application = context.request.scope[APPLICATION]
    return found


def again_of(context: Any) -> Again:
    """How the login of a request comes again, for what is read later."""
    found: Again = context.request.scope[AGAIN]
    return found


def tools_apart(context: Any) -> bool:
    """Does the short way put the tools into the answer of this request?"""
    return bool(context.request.scope.get(TOOLS_APART))


class Resource:
    """`lease` gives the application of who was admitted; without it `server` answers everybody alike (tests)."""

    def __init__(
        self,
        server: Server[Any],
        *,
        door: Door,
        spender: Spender,
        lease: Callable[[Admitted], AbstractAsyncContextManager[Application]] | None = None,
        information: Callable[[str, str], Mapping[str, Any]] = lambda host, path: {},
        challenge: Callable[[str, str, NotAdmitted], str] = lambda host, path, refused: 'Bearer realm="deskwright"',
        sessions: bool = False,
        largest: int = 4 * 1024 * 1024,
        audits_reads: bool = False,
        log_key: bytes | None = None,
        bodies: Bodies | None = None,
    ) -> None:
        """`information`: what a GET of a path is answered; `challenge`: the WWW-Authenticate of a refusal there;
        `log_key`: under which the log names who came, the same in each process that has it."""
        self._door, self._spender, self._lease = door, spender, lease
        self._information, self._challenge = information, challenge
        self._sessions = sessions
        self._allow = [(b"allow", allowed_methods(sessions=sessions))]
        self._bodies = bodies or Bodies(largest)
        self._log_key = log_key or secrets.token_bytes(32)
        self._plain = session_manager(server, streams=False, sessions=False, largest=largest)
        # the stateless era for who can read a stream: progress, subscriptions; else it answers as the plain one
        self._streaming = session_manager(server, streams=True, sessions=False, largest=largest)
        self._lasting = session_manager(server, streams=True, sessions=True, largest=largest) if sessions else None
        self._kept = Sessions(self._lasting.handle_request) if self._lasting is not None else None
        self._lane = HttpLane() if lease is not None and not audits_reads else None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            for manager in (self._plain, self._streaming, self._lasting):
                if manager is not None:
                    await stack.enter_async_context(manager.run())
            yield

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        headers = Headers(scope["headers"], (scope.get("client") or ("",))[0])
        method = scope["method"]
        try:
            if method in ("GET", "HEAD") and not (self._sessions and headers.one(SESSION)):
                await self._inform(scope["path"], headers, send, head=method == "HEAD")
                return
            if method not in ("POST", "GET", "DELETE") or (method == "DELETE" and not self._sessions):
                await answer_json(send, 405, rpc_error("this address takes POST"), self._allow)
                return
            admitted = await self._door(headers)
            if (line := scope.get(LOG)) is not None:
                # keyed: a plain digest of a password tells it to whoever tries out many
                who_came = hmac.digest(self._log_key, admitted.key.encode(), "sha256").hex()
                line["who"], line["as"] = who_came[:12], admitted.principal.kind
            modern = headers.one("mcp-protocol-version") in MODERN_PROTOCOL_VERSIONS
            stream = method == "GET" or (modern and headers.one("mcp-method") == _LISTEN)
            with self._bodies.room(admitted.budget) as room:
                # before a turn is taken: whoever sends slowly would hold it
                body = await room.read(receive) if method == "POST" else b""
                if body is None:  # who asked is gone
                    return
                async with self._spender.enter(admitted.budget, stream=stream):
                    room.leave()
                    if method == "POST":
                        if fault := fault_in(body, modern=modern):
                            await answer_json(send, 400, rpc_error(fault[1], code=fault[0]))
                            return
                        receive = again(body, receive)
                    await self._serve(scope, headers, admitted, body, receive, send)
        except NotAdmitted as refused:
            await refuse(send, refused, self._challenge(_host(headers), scope["path"], refused))

    async def _serve(
        self, scope: Message, headers: Headers, admitted: Admitted, body: bytes, receive: Receive, send: Send
    ) -> None:
        scope["user"] = who(admitted.key)
        manager = self._manager(headers)
        library = manager.handle_request
        if manager is self._lasting and self._kept is not None:
            library = partial(self._kept.handle_request, headers, admitted.key)
        if self._lease is None:
            await library(scope, receive, send)
            return
        async with self._lease(admitted) as application:
            scope[APPLICATION] = application
            scope[AGAIN] = Again(admitted.key, partial(self._come_again, headers, admitted))
            if self._lane is None or scope["method"] != "POST" or manager is self._lasting:
                await library(scope, receive, send)
                return
            await self._lane.answer(application, scope, headers, body, receive, send, library)

    @asynccontextmanager
    async def _come_again(self, headers: Headers, before: Admitted) -> AsyncIterator[Application]:
        """The application of whoever sent these headers, asked anew: what was revoked or ran out opens nothing."""
        assert self._lease is not None
        try:
            admitted = await self._door(headers)
        except NotAdmitted as refused:
            if refused.status in (401, 403):
                raise LoginEnded from None
            raise
        if (admitted.login, admitted.connection) != (before.login, before.connection):
            raise LoginEnded
        async with self._lease(admitted) as application:
            yield application

    def _manager(self, headers: Headers) -> Any:
        if headers.one("mcp-protocol-version") in MODERN_PROTOCOL_VERSIONS:
            return self._streaming if _STREAM in ",".join(headers.all("accept")) else self._plain
        return self._lasting or self._plain

    async def _inform(self, path: str, headers: Headers, send: Send, *, head: bool) -> None:
        accepted = ",".join(headers.all("accept")).replace(" ", "").lower()
        wanted = {part.partition(";")[0] for part in accepted.split(",") if part}
        if wanted == {_STREAM}:
            await answer_json(send, 405, rpc_error("there is no stream here: send POST"), self._allow)
            return
        await answer_json(send, 200, self._information(_host(headers), path), head=head)


def _host(headers: Headers) -> str:
    return (headers.all("host") or [""])[0]


async def refuse(send: Send, refused: NotAdmitted, challenge: str) -> None:
    """The answer to somebody who is not admitted; it says what to do and nothing of what was sent."""
    # a client that sent JSON-RPC shows this text to its user; what OAuth needs stands in the header
    data = {"code": refused.error or "login_needed", "status": refused.status}
    body = rpc_error(f"refused: {refused.description}", data)
    more: list[tuple[bytes, bytes]] = []
    if refused.status in (401, 403):
        more.append((b"www-authenticate", challenge.encode("ascii", "replace")))
    if refused.retry_after:
        more.append((b"retry-after", str(refused.retry_after).encode()))
    await answer_json(send, refused.status, body, more)


async def answer_json(
    send: Send, status: int, body: Any, more: list[tuple[bytes, bytes]] | None = None, *, head: bool = False
) -> None:
    start, whole = json_message(status, body, more or ())
    await send(start)
    await send({**whole, "body": b""} if head else whole)
