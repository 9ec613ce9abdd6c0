"""An authorization server over the sandbox of a desk, as one process of several on the same state has it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import httpx
from cryptography.fernet import Fernet
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.oauth.attempts import Attempts
from deskwright.hosted.oauth.keyring import Keyring
from deskwright.hosted.oauth.metadata import Addresses
from deskwright.hosted.oauth.server import AuthorizationServer
from deskwright.hosted.oauth.views import AskKey, AskOwner, Confirm, Connections, Problem
from deskwright.state import State, open_state
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

URL = "https://desk.example"
KEY = Fernet.generate_key().decode()
AGENT, ADMIN = {"TIFLUX_API_KEY": "tiflux-sandbox-agent"}, {"TIFLUX_API_KEY": "tiflux-sandbox-admin"}


class PlainPages:
    """What a page gets to show, as JSON."""

    def ask_key(self, request: Request, view: AskKey) -> Response:
        status = 429 if view.wait else 400 if view.problem else 200
        return self._told("ask_key", view, status, wait=view.wait, kept=dict(view.kept), transaction=view.transaction)

    def confirm(self, request: Request, view: Confirm) -> Response:
        return self._told("confirm", view, 200, transaction=view.transaction, account=view.account.name)

    def ask_owner(self, request: Request, view: AskOwner) -> Response:
        status = 429 if view.wait else 400 if view.problem else 200
        return self._told("ask_owner", view, status, desk=view.desk.id, desks=[desk.id for desk in view.desks])

    def connections(self, request: Request, view: Connections) -> Response:
        rows = [
            {"id": row.id, "client": row.asking.name, "read_only": row.read_only, "used_at": row.used_at}
            for row in view.rows
        ]
        return self._told("connections", view, 200, session=view.session, rows=rows, revoked=view.revoked)

    def problem(self, request: Request, view: Problem) -> Response:
        told = {"page": "problem", "code": view.code, "why": view.refusal.why, "leads_to": view.leads_to}
        return JSONResponse(told, view.status)

    def routes(self) -> list[BaseRoute]:
        return []

    def _told(self, page: str, view: Any, status: int, **more: Any) -> Response:
        told = {"page": page, **more}
        for name in ("read_only", "fixed_read_only", "form_actions"):
            if hasattr(view, name):
                told[name] = getattr(view, name)
        if hasattr(view, "asking"):
            told["asking"] = {name: getattr(view.asking, name) for name in ("name", "verified", "home", "returns_to")}
        if getattr(view, "problem", None) is not None:
            told["problem"] = view.problem.error["code"]
        return JSONResponse(told, status)


class Process:
    """One server process: its own connections to the state, its own memory."""

    def __init__(
        self, place: str, desks: Sequence[HostedDesk], *, keys: Sequence[str] = (KEY,), url: str = URL, **more: Any
    ) -> None:
        self.told: list[str] = []
        self.state: State = open_state(place, tell=self.told.append)
        limits = {name: more.pop(name) for name in ("for_address", "for_client") if name in more}
        self.server = AuthorizationServer(
            state=self.state,
            keyring=Keyring(keys),
            addresses=Addresses(url, [desk.id for desk in desks]),
            desks={desk.id: desk for desk in desks},
            pages=PlainPages(),
            attempts=Attempts(self.state, **limits),
            tell=self.told.append,
            **more,
        )
        self.app = Starlette(routes=self.server.routes())

    @asynccontextmanager
    async def http(self, address: str = "203.0.113.9", **headers: str) -> Any:
        transport = httpx.ASGITransport(self.app, client=(address, 4711))
        async with httpx.AsyncClient(transport=transport, base_url=URL, headers=headers) as http:
            yield http

    async def aclose(self) -> None:
        await self.server.aclose()
        self.state.close()


def play(
    place: str,
    desks: Sequence[HostedDesk],
    work: Callable[..., Awaitable[Any]],
    *,
    processes: int = 1,
    **more: Any,
) -> Any:
    """Run `work(process, …)` with so many processes on one state."""
    import asyncio

    async def run() -> Any:
        each = [Process(place, desks, **more) for _ in range(processes)]
        try:
            return await work(*each)
        finally:
            for process in each:
                await process.aclose()

    return asyncio.run(run())
