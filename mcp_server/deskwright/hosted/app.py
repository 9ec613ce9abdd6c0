"""The hosted server as one ASGI application: resources by path, and beside them the few addresses of its own.

It decides nothing about a request but which room it is for; what is before it (`edge.py`) and behind a door is theirs.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from deskwright.errors import listed
from deskwright.governance.governor import Governor
from deskwright.hosted.answers import Problem
from deskwright.hosted.bodies import Bodies
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.information import information
from deskwright.hosted.resource import (
    Message,
    Receive,
    Resource,
    Send,
    Spender,
    again_of,
    application_of,
    tools_apart,
)
from deskwright.hosted.subscriptions import Subscriptions
from deskwright.hosted.values import Admitted, Headers, NotAdmitted

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    from deskwright.hosted.oauth.metadata import Addresses

__all__ = ["HostedServer"]


class HostedServer:
    """`admit` says who comes to which desk; `routes` are pages and addresses that are no resource. `oauth`: tokens are
    taken, of ours or of an issuer; `anyone`: so is who brings nothing.

    `beside`: what runs as long as the server does (a watcher, a sweeper), each an async context manager.
    """

    def __init__(
        self,
        desks: Sequence[HostedDesk],
        governor: Governor,
        *,
        addresses: Addresses,
        admit: Callable[[HostedDesk, Headers], Coroutine[Any, Any, Admitted]],
        spender: Spender,
        routes: Sequence[BaseRoute] = (),
        oauth: bool = False,
        anyone: bool = False,
        sessions: bool = False,
        largest: int = 4 * 1024 * 1024,
        log_key: bytes | None = None,
        bodies: Bodies | None = None,
    ) -> None:
        from starlette.applications import Starlette

        from deskwright.protocol import build_server

        self.desks, self.governor = list(desks), governor
        self.addresses = addresses
        self._tokens, self._anyone, self._sessions = oauth, anyone, sessions
        self.beside: list[Any] = []
        self.subscriptions = Subscriptions()
        governor.on_write.append(self.subscriptions.wrote)
        self._resources: dict[str, Resource] = {}
        self._each: list[Resource] = []
        bodies = bodies or Bodies(largest)
        log_key = log_key or secrets.token_bytes(32)
        for desk in self.desks:
            resource = Resource(
                build_server(
                    desk.template,
                    tools_apart=tools_apart,
                    application_of=application_of,
                    subscriptions=self.subscriptions,
                    again_of=again_of,
                    sessions=sessions,
                ),
                door=partial(admit, desk),
                spender=spender,
                lease=desk.lease,
                information=partial(self._information, desk),
                challenge=partial(self._challenge, desk),
                sessions=sessions,
                largest=largest,
                audits_reads=governor.audits("read"),
                log_key=log_key,
                bodies=bodies,
            )
            self._each.append(resource)
            for path in addresses.paths(desk.id):
                self._resources[path] = resource
        self._pages = Starlette(
            routes=list(routes), exception_handlers={404: self._nothing_here, 405: self._wrong_method}
        )
        # Sent on to another spelling, a client repeats its code or token there, over http as this process sees it.
        self._pages.router.redirect_slashes = False

    def _information(self, desk: HostedDesk, host: str, path: str) -> Any:
        endpoint = self.addresses.called(host).url(path)
        return information(desk, endpoint, tokens=self._tokens, anyone=self._anyone, sessions=self._sessions)

    def _challenge(self, desk: HostedDesk, host: str, path: str, refused: NotAdmitted) -> str:
        return self.addresses.called(host).challenge(
            desk.id, refused.error, refused.description, refused.scope, path, described=self._tokens
        )

    def _nothing_here(self, request: Request, error: Exception) -> Response:
        places = [self.addresses.url(self.addresses.paths(desk.id)[0]) for desk in self.desks]
        what, why = "nothing is served at this address", "it is no desk's, and none of the server's own"
        return _answered(Problem(404, "nothing_here", what, why, f"the desks are at {listed(places)}"))

    def _wrong_method(self, request: Request, error: Exception) -> Response:
        allowed = ", ".join(sorted((getattr(error, "headers", None) or {}).get("Allow", "GET").split(", ")))
        what, why = "this address does not take this method", f"it takes {allowed}"
        step = f"send {allowed.partition(',')[0]}"
        return _answered(Problem(405, "wrong_method", what, why, step, [(b"allow", allowed.encode())]))

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """From the first request to the last."""
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self._close)
            stack.push_async_callback(self.subscriptions.aclose)
            for desk in self.desks:
                for start in desk.starting:
                    await start()
            for resource in self._each:
                await stack.enter_async_context(resource.running())
            for task in self.beside:
                await stack.enter_async_context(task)
            yield

    async def _close(self) -> None:
        await asyncio.gather(*(desk.aclose() for desk in self.desks), return_exceptions=True)
        await self.governor.aclose()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        if scope["type"] != "http":  # nothing here speaks over web sockets
            return
        path = scope["path"]
        # each is meant with a slash at its end as well
        resource = self._resources.get(path) or self._resources.get(path.rstrip("/"))
        if resource is not None:
            await resource(scope, receive, send)
            return
        if path.endswith("/"):
            scope = {**scope, "path": path.rstrip("/") or "/"}
        await self._pages(scope, receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        async with AsyncExitStack() as stack:
            while True:
                message = await receive()
                if message["type"] == "lifespan.startup":
                    try:
                        await stack.enter_async_context(self.running())
                    except Exception as error:
                        await send({"type": "lifespan.startup.failed", "message": type(error).__name__})
                        return
                    await send({"type": "lifespan.startup.complete"})
                else:
                    await stack.aclose()
                    await send({"type": "lifespan.shutdown.complete"})
                    return


def _answered(problem: Problem) -> Response:
    from starlette.responses import Response

    start, body = problem.messages()
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return Response(body["body"], start["status"], headers=headers)
