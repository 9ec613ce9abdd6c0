"""The ASGI application: counts the request, finds its operation, asks the gate, runs the handler.

Holds no rule of any family.
"""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .body import read_body
from .call import Answer, Call
from .gates import Caller
from .operations import OperationTable
from .query import Query
from .rate_limit import RateLimit, Standing
from .refusals import Refusal, not_found, too_many_requests, unauthorized
from .world import World

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


class TiFluxApplication:
    """One installation; `asgi()` keeps it at `state.world` and `state.rate_limit`."""

    def __init__(self, world: World, table: OperationTable, limit: RateLimit) -> None:
        self.world = world
        self.table = table
        self.limit = limit

    def asgi(self) -> Starlette:
        app = Starlette(routes=[Route("/{path:path}", self.respond, methods=METHODS)])
        app.state.world = self.world
        app.state.rate_limit = self.limit
        app.state.operations = self.table
        return app

    async def respond(self, request: Request) -> Response:
        if request.method != "GET":
            self.world.clock.tick()
        caller = self._caller(request)
        standing = self._count(request, caller)
        try:
            if standing.exceeded:
                raise too_many_requests(standing.limit)
            if caller is None:
                raise unauthorized()
            answer = await self._run(request, caller)
        except Refusal as refusal:
            return JSONResponse(refusal.body, refusal.status, standing.headers)
        headers = {**answer.headers, **standing.headers}
        if answer.body is None:
            return Response(status_code=answer.status, headers=headers)
        return JSONResponse(answer.body, answer.status, headers)

    async def _run(self, request: Request, caller: Caller) -> Answer:
        # The undecoded path: a percent-encoded slash belongs to a path value.
        raw = request.scope.get("raw_path")
        path = raw.decode("latin-1").partition("?")[0] if isinstance(raw, bytes) else request.url.path
        found = self.table.match(request.method, path)
        if found is None:
            raise not_found(f"No route matches [{request.method}] {path}")
        operation, values = found
        operation.gate.check(caller)
        call = Call(self.world, caller, values, Query(dict(request.query_params)), await read_body(request))
        return operation.handler(call)

    def _caller(self, request: Request) -> Caller | None:
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        user = self.world.users.get(self.world.tokens.get(secret.strip())) if scheme.lower() == "bearer" else None
        return Caller(user) if user and user["active"] else None

    def _count(self, request: Request, caller: Caller | None) -> Standing:
        if caller is not None:
            return self.limit.count_user(caller.id)
        return self.limit.count_address(request.client.host if request.client else "")
