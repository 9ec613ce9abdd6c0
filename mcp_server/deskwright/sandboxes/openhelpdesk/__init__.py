"""A faithful, stateful stand-in for Open Help Desk's documented API, with invented data.

Sends no mail, calls no webhook, runs no plugin, and keeps nothing after the process ends.
"""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from deskwright.sandboxes import Sandbox, SandboxCredential

from . import account_routes, admin_routes, seed, site_routes, ticket_routes, tickets
from .clock import Clock
from .refusals import Refused
from .world import Switches, World

__all__ = ["Clock", "Switches", "World", "create_sandbox"]

#: Stands for the address a runner puts in its place.
PLACEHOLDER = "http://openhelpdesk.sandbox"


def create_sandbox(*, clock: Clock | None = None, switches: Switches | None = None, seeded: bool = True) -> Sandbox:
    """A fresh sandbox; unseeded it waits for its first-run set-up. Its state is `app.state.world`."""
    world = World(clock or Clock(), switches or Switches())
    if seeded:
        seed.plant(world)
    else:
        seed.plant_statuses(world)
    app = Starlette(
        routes=[
            *ticket_routes.routes(),
            *account_routes.routes(),
            *admin_routes.routes(),
            *site_routes.routes(),
        ],
        middleware=[Middleware(_Passage, world=world)],
        exception_handlers={Refused: _refused, HTTPException: _http_error, 500: _server_error},
    )
    app.router.redirect_slashes = False
    app.state.world = world
    return Sandbox(app=app, credentials=_credentials() if seeded else [])


class _Passage:
    """Time passes: a write takes a second, and the hourly job runs before whoever comes next (rule 22)."""

    def __init__(self, app: ASGIApp, world: World) -> None:
        self._app = app
        self._world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            if scope["method"] not in ("GET", "HEAD"):
                self._world.clock.tick()
            tickets.close_expired(self._world)
        await self._app(scope, receive, send)


def _refused(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, Refused)
    return JSONResponse({"error": problem.text}, problem.status)


def _http_error(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, HTTPException)
    return JSONResponse({"error": problem.detail.lower()}, problem.status_code, problem.headers)


def _server_error(request: Request, problem: Exception) -> Response:
    return JSONResponse({"error": "unexpected error"}, 500)


def _credentials() -> list[SandboxCredential]:
    people = [
        SandboxCredential(
            name,
            person.about,
            {"OHD_BASE_URL": PLACEHOLDER, "OHD_API_KEY": seed.api_key_of(name)},
            [f"role:{person.role}"],
        )
        for name, person in seed.PEOPLE.items()
    ]
    oauth = SandboxCredential(
        "oauth",
        "an OAuth client; its tokens act as a staff service account in Tier 1",
        {
            "OHD_BASE_URL": PLACEHOLDER,
            "OHD_CLIENT_ID": seed.CLIENT_ID,
            "OHD_CLIENT_SECRET": seed.CLIENT_SECRET,
        },
        ["role:staff"],
    )
    return [*people, oauth]
