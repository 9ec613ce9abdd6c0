"""A desk behind one address that answers like a web service: 200 with an Error, 500 where nothing took the request."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from .desk import catalogue_document, operation, tool

PASSWORD = "pw-3f9a-hidden"
BASE = "/ws/Desk"


@dataclass(slots=True)
class WebService:
    """What the stub answers, and what it was asked."""

    without: frozenset[str] = frozenset()
    forbidden: frozenset[str] = frozenset()
    tickets: tuple[str, ...] = ("1",)
    queues: tuple[str, ...] = ("Raw",)
    slow: frozenset[str] = frozenset()
    sessions: int = 0
    made: list[Mapping[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, Any]] = field(default_factory=list)

    def app(self) -> Starlette:
        methods = ["GET", "POST", "PATCH"]
        return Starlette(routes=[Route("/{path:path}", self.answer, methods=methods)])

    async def answer(self, request: Request) -> Response:
        path = request.url.path
        if not path.startswith(BASE):
            return HTMLResponse("<html>Internal Server Error</html>", 500)
        name = path.removeprefix(BASE).strip("/").partition("/")[0]
        data = await request.json() if await request.body() else {}
        data |= request.query_params
        self.asked.append((name, data))
        if name in self.without or name not in ("Login", "Search", "Get", "Create", "Asset"):
            return PlainTextResponse(f"No operation for the URI '{path.removeprefix(BASE)}'.", 500)
        if name in self.slow:
            await asyncio.sleep(2)
        return self.run(name, data, path)

    def run(self, name: str, data: dict[str, Any], path: str) -> Response:
        if name == "Asset":
            return PlainTextResponse('{"faultcode": "Server", "faultstring": "No operation type Asset."}', 500)
        if name == "Login":
            if data.get("Password") != PASSWORD:
                return error("Login.AuthFail", f"Login: {data.get('UserLogin')} with {data.get('Password')} is unknown")
            self.sessions += 1
            return JSONResponse({"Session": f"session-{self.sessions}"})
        if not str(data.get("Session", "")).startswith("session-"):
            return error(f"{name}.AuthFail", f"{name}: log in first")
        if name in self.forbidden:
            return error(f"{name}.AccessDenied", f"{name}: no permission")
        if name == "Search":
            return JSONResponse({"TicketID": list(self.tickets)} if self.tickets else {})
        if name == "Get":
            return error("Get.AccessDenied", "Get: no such ticket")
        if data.get("Queue") not in self.queues:
            return error("Create.InvalidParameter", "Create: Queue is invalid")
        if not data.get("Body"):
            return error("Create.MissingParameter", "Create: Body is missing")
        self.made.append(data)
        return JSONResponse({"TicketID": str(40 + len(self.made))})


def error(code: str, message: str) -> Response:
    return JSONResponse({"Error": {"ErrorCode": code, "ErrorMessage": message}})


DOCTOR: dict[str, Any] = {
    "absent_when": [{"status": 500, "matches": r"^\s*(<|$)"}],
    "absent": "check the end of ACME_BASE",
    "missing_when": [
        {"status": 500, "matches": r"^[^{<\s][^{<]*{path}"},
        {"status": 500, "matches": "No operation type"},
    ],
    "missing": "add it to the web service",
    "permission": "give the agent the permission",
    "permission_when": [{"code": r"\.AccessDenied$"}],
    "write": {
        "tool": "create_ticket",
        "arguments": {"queue": "Raw", "body": "a test"},
        "remember": "/TicketID",
        "seen_by": "agents",
        "after": "close it",
        "needs": "set ACME_QUEUE",
    },
    "checks": [
        {"operation": "ticket.search", "values": {"Limit": 1}, "empty_at": "/TicketID", "log_in": True},
        {"operation": "ticket.get", "placeholders": {"TicketID": "0"}, "refused_is_fine": True},
        {
            "operation": "ticket.create",
            "values": {"body#/Queue": {"env": "ACME_QUEUE", "otherwise": "Raw"}},
            "about": "it may create in the default queue",
            "harmless": "it has no Body",
            "refused_is_fine": [{"code": r"\.MissingParameter$", "matches": "Body"}],
        },
        {"operation": "asset.get", "refused_is_fine": True, "optional": "assets are an add-on"},
        {"operation": "asset.search", "optional": "assets are an add-on"},
    ],
}


def document(**doctor: Any) -> dict[str, Any]:
    """The catalogue of the stub; `doctor` replaces keys of its table."""
    json_body = {"required": True, "media": {"application/json": {"kind": "json"}}}
    fails: dict[str, Any] = {"failure": [{"at": "/Error", "present": True}]}

    def described(name: str, method: str, path: str, effect: str = "read", **changes: Any) -> dict[str, Any]:
        security = changes.pop("security", [["session"], ["login"]])
        made = operation(name, method, effect, path=path, security=security, **changes)
        made["wire"] |= fails
        return dict(made)

    ticket_id = {"name": "TicketID", "in": "path", "required": True}
    create = tool("create_ticket", "ticket.create")
    create["listed"]["inputSchema"]["properties"] = {"queue": {"type": "string"}, "body": {"type": "string"}}
    create["arguments"] = {"queue": {"to": ["body#/Queue"]}, "body": {"to": ["body#/Body"]}}
    create["links"] = [{"name": "WebURL", "url": "{web}/ticket/{value}", "value": "TicketID"}]
    search = described("ticket.search", "POST", "/Search", body={**json_body, "required": False})
    return dict(
        catalogue_document(
            roles=[],
            connection={
                "base_url": {"env": "ACME_BASE", "append": "", "default": None, "example": "https://desk.example"},
                "timeout": {"env": "ACME_TIMEOUT", "unit": "s", "default": 30},
                "tls": {"verify_env": "ACME_VERIFY", "ca_env": "ACME_CA"},
                "web": {"env": "ACME_WEB", "before": "/ws/"},
                "errors": [{"code": r"\.AuthFail$", "kind": "unauthorized"}],
                "defaults": {"ACME_QUEUE": {"type": "string", "argument": "queue"}},
                "schemes": {
                    "session": {
                        "type": "session",
                        "request": {
                            "method": "POST",
                            "path": "/Login",
                            "fields": {"UserLogin": "username", "Password": "password"},
                        },
                        "token": "/Session",
                        "put": {"body": "Session", "query": "Session"},
                        "dead": [{"at": "/Error/ErrorCode", "matches": r"\.AuthFail$"}],
                        "lifetime": {"max": 57600, "idle": 7200},
                    },
                    "login": {"type": "apiKey", "in": "body", "fields": {"Session": "password"}},
                },
                "credentials": [
                    {
                        "name": "an agent's login",
                        "scheme": "session",
                        "env": {"username": "ACME_USER", "password": "ACME_PASSWORD"},
                        "about": "An agent.",
                        "when": {"env": "ACME_AUTH", "is": "session", "default": True},
                    },
                    {
                        "name": "login each time",
                        "scheme": "login",
                        "env": {"username": "ACME_USER", "password": "ACME_PASSWORD"},
                        "about": "An agent.",
                        "when": {"env": "ACME_AUTH", "is": "login"},
                    },
                ],
                "doctor": {**DOCTOR, **doctor},
            },
            operations={
                "ticket.search": search,
                "ticket.get": described("ticket.get", "GET", "/Get/{TicketID}", parameters=[ticket_id]),
                "ticket.create": described("ticket.create", "POST", "/Create", "write_outbound", body=json_body),
                "asset.get": described("asset.get", "POST", "/Asset", body=json_body),
            },
            tools=[tool("search_tickets", "ticket.search"), create],
        )
    )
