"""The ASGI application: finds the operation, asks the gates, runs its handler, answers JSON.

Holds no rule of any family; a catalogue operation without a handler is a programming error told at start.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route as StarletteRoute
from starlette.types import ASGIApp

from . import keys
from .call import Call, Handler, UploadedFile
from .failures import failed_answer
from .gates import authenticate, check_gates
from .refusals import Refusal, invalid
from .routes import PREFIX, Match, RouteTable
from .store import State

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


class TickitiApplication:
    """One installation behind one state."""

    def __init__(self, state: State, routes: RouteTable, handlers: Mapping[str, Handler]) -> None:
        missing = [route.operation for route in routes.routes if route.operation not in handlers]
        if missing:
            raise RuntimeError(f"no handler for the operations: {', '.join(missing)}")
        self.state = state
        self.routes = routes
        self.handlers = handlers

    def asgi(self) -> ASGIApp:
        return Starlette(routes=[StarletteRoute("/{path:path}", self.answer, methods=METHODS)])

    async def answer(self, request: Request) -> Response:
        self.state.tick()
        try:
            body, headers = await self._run(request)
        except Refusal as refusal:
            return JSONResponse(refusal.body, refusal.status, headers=refusal.headers)
        return JSONResponse(body, headers=headers)

    async def _run(self, request: Request) -> tuple[Any, dict[str, str]]:
        match = self._match(request)
        route = match.route
        identity = None
        if not route.public:
            identity = authenticate(self.state, request.headers.get("authorization"))
            check_gates(route, identity)
        body, uploads = await _read_body(request)
        call = Call(route.operation, self.state, identity, match.values, body, uploads)
        if not route.keyed:
            return self._handle(call), {}
        key = keys.read_key(request.headers.get(keys.HEADER))
        stored = keys.stored_answer(call, key)
        if stored is not None:
            return stored.body, {"Idempotency-Replayed": "true"}
        answer = self._handle(call)
        keys.store_answer(call, key, answer)
        return answer, {}

    def _handle(self, call: Call) -> Any:
        failure = failed_answer(call)
        return failure if failure is not None else self.handlers[call.operation](call)

    def _match(self, request: Request) -> Match:
        # The undecoded path: a percent-encoded slash belongs to a path value.
        raw = request.scope.get("raw_path")
        path = raw.decode("ascii").partition("?")[0] if isinstance(raw, bytes) else request.url.path
        shown = path.lstrip("/")
        match = self.routes.match(request.method, path[len(PREFIX) :]) if path.startswith(PREFIX + "/") else None
        if match is None:
            raise Refusal(404, {"message": f"The route {shown} could not be found."})
        if isinstance(match, tuple):
            message = (
                f"The {request.method} method is not supported for route {shown}. "
                f"Supported methods: {', '.join(match)}."
            )
            raise Refusal(405, {"message": message}, {"Allow": ", ".join(match)})
        return match


async def _read_body(request: Request) -> tuple[dict[str, Any], dict[str, UploadedFile]]:
    if request.headers.get("content-type", "").startswith(("multipart/", "application/x-www-form-urlencoded")):
        return await _read_form(request)
    content = await request.body()
    if not content.strip():
        return {}, {}
    try:
        body = json.loads(content, parse_constant=_refuse_constant)
        json.dumps(body, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except ValueError as error:
        raise Refusal(400, {"message": "The request body is not valid JSON."}) from error
    if body == []:
        return {}, {}
    if not isinstance(body, dict):
        raise invalid("body", "The request body must be a JSON object.")
    return body, {}


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


async def _read_form(request: Request) -> tuple[dict[str, Any], dict[str, UploadedFile]]:
    values: dict[str, Any] = {}
    uploads: dict[str, UploadedFile] = {}
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                uploads[name] = UploadedFile(
                    value.filename or "", await value.read(), value.content_type or "application/octet-stream"
                )
            else:
                values[name] = value
    return values, uploads
