"""The HTTP::REST provider as an ASGI application: finds service and operation, collects data, answers.

Holds no rule of any operation; there is no status but 200, 413 and 500.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .call import Call, Handler
from .parameters import read_data, read_headers, read_query, with_login
from .records import Seen
from .refusals import Fault, OperationError, TransportError
from .routing import choose_operation, read_address
from .webservices import WebService
from .world import World

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"]
_JSON, _PLAIN = "application/json; charset=UTF-8", "text/plain; charset=UTF-8"


class Provider:
    """One installation: its web services, by number in this order and by name, over one world."""

    def __init__(
        self, world: World, services: Mapping[str, WebService | None], handlers: Mapping[str, Handler], *, znuny: bool
    ) -> None:
        self.world = world
        self.services = services
        self.handlers = handlers
        self.znuny = znuny

    def asgi(self) -> Starlette:
        app = Starlette(routes=[Route("/{path:path}", self.answer, methods=METHODS)])
        app.state.world = self.world
        return app

    async def answer(self, request: Request) -> Response:
        raw = request.scope.get("raw_path")
        # The undecoded path: a percent-encoded slash belongs to a value.
        path = raw.decode("latin-1").partition("?")[0] if isinstance(raw, bytes) else request.url.path
        body = await request.body()
        service = self._service(path)
        if service is None:
            self._remember(request, path, body, None)
            return Response(status_code=500)  # the web server's own, there is no transport to word it
        address = read_address(path)
        rest = address.rest if address else ""
        headers = {"Connection": "Keep-Alive" if service.keep_alive else "close", **service.headers}
        try:
            operation, captured = choose_operation(service, request.method, rest or path)
        except TransportError as error:
            self._remember(request, path, body, None)
            return _sentence(error, headers)
        self._remember(request, path, body, operation)
        headers |= service.headers_of.get(operation, {})
        try:
            result = self._run(service, operation, request, body, captured)
        except TransportError as error:
            return _sentence(error, headers)
        except Fault as fault:
            told = _encoded({"faultcode": "Server", "faultstring": str(fault)})
            return Response(told, 500, {**headers, "Content-Type": _PLAIN})
        return Response(_encoded(result), 200, {**headers, "Content-Type": _JSON})

    def _service(self, path: str) -> WebService | None:
        address = read_address(path)
        if address is None:
            return None
        if address.service_name is not None:
            return self.services.get(address.service_name)
        numbered = list(self.services.values())
        place = (address.service_id or 0) - 1
        return numbered[place] if 0 <= place < len(numbered) else None

    def _run(
        self, service: WebService, operation: str, request: Request, body: bytes, captured: Mapping[str, str]
    ) -> dict[str, Any]:
        query = read_query(request.scope["query_string"].decode("latin-1"))
        content_type = request.headers.get("content-type", "")
        data = read_data(request.method, body, content_type, {**query, **captured}, service.max_length)
        if self.znuny:
            data = with_login(data, read_headers(request.headers))
        mapped = service.operations.get(operation)
        if mapped is None:
            raise Fault(f"No operation '{operation}' is configured.")
        handler = self.handlers.get(mapped.type)
        if handler is None:
            raise Fault(f"The operation type '{mapped.type}' is not known here.")
        if mapped.transformed:
            raise Fault(f"The mapping of '{operation}' could not be carried out.")
        call = Call(
            name=mapped.type.rpartition("::")[2],
            world=self.world,
            data=data,
            remote_address=request.client.host if request.client else "",
            user_agent=request.headers.get("user-agent", ""),
            include_ticket_data=mapped.include_ticket_data,
            znuny=self.znuny,
        )
        try:
            return handler(call)
        except OperationError as error:
            code = error.code or f"{call.name}.{error.kind}"
            return {"Error": {"ErrorCode": code, "ErrorMessage": f"{call.name}: {error.text}"}}

    def _remember(self, request: Request, path: str, body: bytes, operation: str | None) -> None:
        query = request.scope["query_string"].decode("latin-1")
        self.world.requests.append(Seen(request.method, path, query, dict(request.headers), body, operation))


def _encoded(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _sentence(error: TransportError, headers: Mapping[str, str]) -> Response:
    return Response(error.sentence, error.status, {**headers, "Content-Type": _PLAIN})
