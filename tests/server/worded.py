"""A desk made of the very tools that a test says: for the overlay's words, one at a time.

It answers what the test put into `answers`, and remembers every request it got.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any

from deskwright.catalogue import Catalogue, parse_catalogue
from deskwright.connections import Connections, Tls
from deskwright.invoke import Limits
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.results import Answer
from deskwright.serving import Application, ServedDesk
from deskwright.settings import Instance
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

JSON = {"application/json": {"kind": "json"}}
FORM = {"multipart/form-data": {"kind": "multipart", "parts": {"files[]": {"kind": "file"}, "text": {"kind": "text"}}}}
PAGES = {"style": "page", "page": "query.page", "size": "query.size", "first": 1, "items": "/data", "total": "/total"}
PAGED = ("query.page", "query.size")
# id: (route, places, the rest of its wire)
OPERATIONS: dict[str, tuple[str, tuple[str, ...], dict[str, Any]]] = {
    "tickets.list": ("GET /tickets", ("query.desk_id", "query.stage_id", "query.q", *PAGED), {"pagination": PAGES}),
    "tickets.show": ("GET /tickets/{id}", ("path.id",), {}),
    "tickets.create": ("POST /tickets", (), {"body": JSON, "effect": "write_outbound"}),
    "tickets.update": ("PUT /tickets/{id}", ("path.id",), {"body": JSON, "effect": "write_internal"}),
    "tickets.note": ("POST /tickets/{id}/notes", ("path.id",), {"body": FORM, "effect": "write_internal"}),
    "desks.list": ("GET /desks", ("query.name", "query.active", *PAGED), {"pagination": PAGES}),
    "stages.list": ("GET /desks/{desk_id}/stages", ("path.desk_id",), {}),
    "people.list": ("GET /people", ("query.search",), {}),
    "people.public": ("GET /public/people", (), {}),
    "session.open": ("POST /session", (), {"body": JSON}),
}


class Worded:
    """`tool` and `connection` say what the desk is; `call` makes it and calls one tool of it."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.seen: list[tuple[str, str, dict[str, str], Any]] = []
        self.connection: dict[str, Any] = {
            "base_url": {"env": "ACME_BASE"},
            "schemes": {"bearer": {"type": "http", "scheme": "bearer"}},
            "credentials": [{"name": "api key", "scheme": "bearer", "env": {"value": "ACME_TOKEN"}}],
        }
        self.credentials = {"ACME_TOKEN": "t-1-secret"}
        self.defaults: dict[str, Any] = {}
        self.web = ""
        self.wire: dict[str, dict[str, Any]] = {}
        self._tools: dict[str, dict[str, Any]] = {}

    # --- what the desk is ------------------------------------------------------------------------------

    def tool(self, name: str, operation: str, arguments: Mapping[str, Any], /, **more: Any) -> None:
        """A tool with arguments in the catalogue's form; `schema` of one is what is listed, else anything goes."""
        properties = {argument: dict(word).get("schema", {}) for argument, word in arguments.items()}
        schema = {"type": "object", "properties": properties, "additionalProperties": False}
        self._tools[name] = {
            "listed": {
                "name": name,
                "title": name,
                "description": name,
                "inputSchema": schema,
                "annotations": {},
                "_meta": {"deskwright": {}},
            },
            "default": True,
            "toolset": "tickets",
            "operation": operation,
            "operations": [operation],
            "arguments": {key: {"to": [], **word} for key, word in arguments.items()},
            **more,
        }

    def catalogue(self) -> Catalogue:
        return parse_catalogue(
            {
                "desk": "acme",
                "title": "Acme Desk",
                "connection": self.connection,
                "operations": {name: self._operation(name) for name in OPERATIONS},
                "tools": list(self._tools.values()),
            }
        )

    def _operation(self, name: str) -> dict[str, Any]:
        route, places, rest = OPERATIONS[name]
        rest = {**rest, **self.wire.get(name, {})}
        method, path = route.split(" ")
        family, _, action = name.partition(".")
        media, effect = rest.pop("body", None), rest.pop("effect", "read")
        split = [place.partition(".") for place in places]
        parameters = [{"name": key, "in": where, "required": where == "path"} for where, _, key in split]
        return {
            "family": family,
            "action": action,
            "method": method,
            "path": path,
            "ability": rest.pop("ability", {}),
            "effect": effect if isinstance(effect, dict) else {"default": effect, "when": []},
            "tool": name.replace(".", "_"),
            "hidden": rest.pop("hidden", None),
            "wire": {
                "id": name,
                "method": method,
                "path": path,
                "parameters": parameters,
                "body": {"required": True, "media": media} if media else None,
                "security": [["bearer"]],
                "retry_safe": method == "GET",
                "responses": {"200": {"kind": "json", "media": "application/json"}},
                **rest,
            },
        }

    # --- a call ----------------------------------------------------------------------------------------

    def application(self, policy: Policy | None = None, limits: Limits | None = None) -> Application:
        made = Instance(
            "default", "http://acme.test", self.credentials, 5, self._app, defaults=self.defaults, web=self.web
        )
        desk = ServedDesk(
            self.catalogue(), Connections(self.connection, {"default": made}, Tls()), policy or Policy(), remember=False
        )
        return Application([desk], Selection(tools=tuple(self._tools)), limits)

    def call(
        self, name: str, /, *, policy: Policy | None = None, limits: Limits | None = None, **arguments: Any
    ) -> Answer:
        return asyncio.run(self.application(policy, limits).call(name, arguments))

    # --- the desk --------------------------------------------------------------------------------------

    async def _app(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope, receive)
        body: Any = None
        if request.headers.get("content-type", "").startswith("multipart/"):
            async with request.form() as form:
                body = [(name, await _part(item)) for name, item in form.multi_items()]
        elif raw := await request.body():
            body = json.loads(raw)
        method, path, query = request.method, request.url.path, dict(request.query_params)
        self.seen.append((method, path, query, body))
        said = self.answers.get(f"{method} {path}", (404, {"message": f"nothing at {path}"}))
        said = said(query, body) if callable(said) else said
        status, content = said if isinstance(said, tuple) else (200, said)
        answer = Response(status_code=status) if content is None else JSONResponse(content, status)
        await answer(scope, receive, send)

    @property
    def sent(self) -> tuple[str, str, dict[str, str], Any]:
        """The last request."""
        return self.seen[-1]

    @property
    def paths(self) -> list[str]:
        return [path for _, path, _, _ in self.seen]


async def _part(item: Any) -> Any:
    return item if isinstance(item, str) else (item.filename, item.content_type, await item.read())


def paged(rows: list[Any], most: int = 100) -> Callable[[Mapping[str, str], Any], dict[str, Any]]:
    """A list in pages, as `desks.list` and `tickets.list` give theirs."""

    def answer(query: Mapping[str, str], _: Any) -> dict[str, Any]:
        page, size = int(query.get("page", 1)), min(int(query.get("size", 2)), most)
        return {"data": rows[(page - 1) * size : page * size], "total": len(rows)}

    return answer
