"""Pages over plain values: a desk of the real catalogues, a client that asks, and a small player of OAuth's part."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from deskwright.catalogue import find_desk, load_catalogue
from deskwright.connections import Tls
from deskwright.errors import Refusal
from deskwright.governance.governor import Governor
from deskwright.governance.proposal import timestamp
from deskwright.governance.settings import GovernanceSettings
from deskwright.hosted.desk import Account, HostedDesk, Terms
from deskwright.hosted.oauth.views import Asking, AskKey, AskOwner, Confirm, Connection, Connections, Problem
from deskwright.hosted.pages import HostedPages
from deskwright.invoke import Limits
from deskwright.listing import Selection
from deskwright.policy import DEFAULT_EFFECTS, Grants, Policy
from deskwright.settings import read_address
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

WRONG = Refusal("TiFlux does not accept this login", "it is wrong", "make a new one", error={"code": "wrong_key"})
CLOSED = Refusal(
    "TiFlux does not let this login be used here",
    "this account is not enabled",
    "use another login",
    error={
        "code": "gate_closed",
        "texts": {"en": "this account is not enabled", "pt": "esta conta não está habilitada"},
    },
)
CLAUDE = Asking("Claude", True, "claude.ai", "claude.ai", False)
STRANGER = Asking("Helpdesk Wizard", False, "", "wizard.example.net", False)
PROGRAM = Asking("MCP Inspector", False, "", "127.0.0.1:6274", True)
CURSOR = Asking("Cursor", False, "", "cursor:", False)
MARIA = Account("17", "Maria Souza")
SELF = ("'self'", "https://claude.ai")


@cache
def desk_of(
    name: str = "tiflux",
    *,
    approve: tuple[str, ...] = (),
    effects: frozenset[str] = DEFAULT_EFFECTS,
    read_only: bool = False,
    selection: Selection = Selection(),
) -> HostedDesk:
    """A desk as an operator serves it; nothing is asked of it."""
    catalogue = load_catalogue(find_desk(name))
    address = read_address(catalogue, dict.fromkeys(_bases(catalogue), "https://desk.example/otrs"))
    policy = Policy(roles=catalogue.roles, effects=effects, read_only=read_only)
    governor = Governor(GovernanceSettings(approve=frozenset({"destroy", "admin", *approve})))
    return HostedDesk(catalogue, address, Terms(policy, selection, Limits(), Tls(None, False)), governor)


def _bases(catalogue: Any) -> list[str]:
    return [catalogue.connection["base_url"]["env"]]


def without_texts(desk: HostedDesk) -> HostedDesk:
    """The same desk as `deskwright add` would have made it."""
    connection = {name: value for name, value in desk.catalogue.connection.items() if name != "connect"}
    plain = replace(desk.catalogue, connection=connection)
    return HostedDesk(plain, desk.address, desk.terms, desk.governor)


def ask(desk: HostedDesk | None = None, asking: Asking = CLAUDE, **more: Any) -> AskKey:
    return AskKey(asking, desk or desk_of(), "sealed-transaction", more.pop("form_actions", SELF), **more)


def confirm(desk: HostedDesk | None = None, asking: Asking = CLAUDE, account: Account = MARIA, **more: Any) -> Confirm:
    return Confirm(asking, desk or desk_of(), account, "sealed-transaction", more.pop("form_actions", SELF), **more)


def rows() -> tuple[Connection, ...]:
    def at(**ago: float) -> str:
        return timestamp(after=-timedelta(**ago))

    return (
        Connection("c1", CLAUDE, "Maria Souza", False, at(days=12), at(minutes=4), at(days=-30)),
        Connection("c2", PROGRAM, "Maria Souza", True, at(days=3), at(hours=26), at(days=-28)),
        Connection("c3", CURSOR, "Maria Souza", False, at(minutes=9), "", at(days=-30)),
    )


def connections(desk: HostedDesk | None = None, **more: Any) -> Connections:
    return Connections(desk or desk_of(), MARIA, "sealed-session", more.pop("rows", rows()), **more)


def problem(code: str = "no_such_client", **more: Any) -> Problem:
    refusal = Refusal("nobody knows this client", "it never registered here", "connect again", error={"code": code})
    return Problem(400, code, refusal, **more)


GRANTS = Grants("probed", frozenset({"tickets:read"}), frozenset({"user"}), frozenset(), frozenset())


def request(method: str = "GET", query: str = "", **headers: str) -> Request:
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    where = {"type": "http", "method": method, "path": "/authorize", "query_string": query.encode(), "headers": pairs}
    return Request({**where, "scheme": "https", "server": ("desk.example", 443), "root_path": ""})


def html(answer: Response) -> str:
    return bytes(answer.body).decode()


# --- on a port -----------------------------------------------------------------------------------------


@dataclass
class Player:
    """OAuth's part, as far as a page sees it: the wrong key is `wrong`, everything else is Maria's."""

    desks: tuple[HostedDesk, ...]
    asking: Asking = STRANGER
    returns: str = "https://wizard.example.net/callback"
    form_actions: tuple[str, ...] = ("'self'", "https:")
    fixed: bool = False
    owned: list[Connection] = field(default_factory=lambda: list(rows()))
    posted: list[Mapping[str, str]] = field(default_factory=list)
    pages: HostedPages = field(default_factory=HostedPages)

    def application(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/authorize", self._authorize, methods=["GET", "POST"]),
                Route("/settings", self._settings, methods=["GET", "POST"]),
                Route("/problem", lambda request: self.pages.problem(request, problem())),
                *self.pages.routes(),
            ]
        )

    async def _form(self, request: Request) -> dict[str, str]:
        form = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        self.posted.append(form)
        return form

    def _desk(self, wanted: str | None) -> HostedDesk:
        return next((desk for desk in self.desks if desk.id == wanted), self.desks[0])

    async def _authorize(self, request: Request) -> Response:
        desk = self.desks[0]
        locales = tuple(request.query_params.get("ui_locales", "").split())
        more: dict[str, Any] = {"form_actions": self.form_actions, "locales": locales, "fixed_read_only": self.fixed}
        if request.method == "GET":
            return self.pages.ask_key(request, ask(desk, self.asking, **more))
        form = await self._form(request)
        if form["action"] == "deny":
            return RedirectResponse(f"{self.returns}?error=access_denied", 302)
        if form["action"] == "back":
            return self.pages.ask_key(request, ask(desk, self.asking, **more))
        if form["action"] == "check":
            if "wrong" in form.values():
                return self.pages.ask_key(request, ask(desk, self.asking, problem=WRONG, **more))
            return self.pages.confirm(request, confirm(desk, self.asking, **more))
        return RedirectResponse(f"{self.returns}?code=c", 302)

    async def _settings(self, request: Request) -> Response:
        if request.method == "GET":
            desk = self._desk(request.query_params.get("desk"))
            return self.pages.ask_owner(request, AskOwner(self.desks, desk))
        form = await self._form(request)
        desk = self._desk(form.get("desk"))
        if form["action"] == "leave":
            return self.pages.ask_owner(request, AskOwner(self.desks, desk))
        if "wrong" in form.values():
            return self.pages.ask_owner(request, AskOwner(self.desks, desk, problem=WRONG))
        gone = next((row for row in self.owned if row.id == form.get("connection")), None)
        if gone is not None:
            self.owned.remove(gone)
        view = connections(desk, rows=tuple(self.owned), revoked=gone.asking.name if gone else "")
        return self.pages.connections(request, view)


class OnPort:
    """An application on a real port, in a thread."""

    def __init__(self, application: Any) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.origin = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(application, access_log=False, log_level="error", ws="none", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)
        self._thread.start()
        until = time.monotonic() + 10
        while not self._server.started:
            assert time.monotonic() < until, "it does not listen"
            time.sleep(0.01)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()
