"""What every admin route shares: the role check, finding a row, answering a page.

Refuses everyone but an admin, before it looks at anything else.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from . import fields
from .access import identify, require_role
from .refusals import not_found
from .world import World

T = TypeVar("T")
Handler = Callable[[Request, World], Awaitable[Response]]


def admin_only(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    async def guarded(request: Request) -> Response:
        world: World = request.app.state.world
        require_role(identify(world, request), "admin")
        return await handler(request, world)

    return guarded


def named(rows: dict[str, T], request: Request) -> T:
    row = rows.get(request.path_params["id"])
    if row is None:
        raise not_found()
    return row


def page(request: Request, rows: list[Any], shape: Callable[[Any], dict[str, Any]]) -> Response:
    part, envelope = fields.page_of(request, rows)
    return JSONResponse({"data": [shape(row) for row in part], **envelope})


GONE = 204
