"""A hand-made desk, a stub of it, and how a stub is made to listen on loopback for as long as a test runs."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

TOKEN = "tok-3f9a-never-shown"
ABILITIES = {"any_of": [], "all_of": [], "role": None, "flags": [], "plans": [], "scope": None}


def operation(name: str, method: str = "GET", effect: str = "read", **changes: Any) -> dict[str, Any]:
    family, _, action = name.partition(".")
    path = changes.pop("path", f"/{family}")
    wire = {
        "id": name,
        "method": method,
        "path": path,
        "parameters": changes.pop("parameters", []),
        "body": changes.pop("body", None),
        "accept": "application/json",
        "security": changes.pop("security", [["bearer"]]),
        "server": None,
        "retry_safe": method == "GET",
        "idempotency": None,
        "failure": [],
        "pagination": changes.pop("pagination", None),
        "responses": {"200": {"kind": "json", "media": "application/json"}},
    }
    return {
        "family": family,
        "action": action,
        "summary": name,
        "description": "",
        "method": method,
        "path": path,
        "ability": {**ABILITIES, **changes.pop("ability", {})},
        "effect": {"default": effect, "when": []},
        "tool": name.replace(".", "_"),
        "schema": "typed",
        "deprecated": False,
        "hidden": changes.pop("hidden", None),
        "words": "",
        "wire": wire,
    }


def tool(name: str, operation: str) -> dict[str, Any]:
    return {
        "listed": {
            "name": name,
            "title": name,
            "description": name,
            "inputSchema": {"type": "object", "properties": {}, "additionalProperties": False},
            "annotations": {},
            "_meta": {"deskwright": {}},
        },
        "kind": "named",
        "default": True,
        "toolset": "tickets",
        "operations": [operation],
        "operation": operation,
        "arguments": {},
    }


def catalogue_document(**changes: Any) -> dict[str, Any]:
    document: dict[str, Any] = {
        "desk": "acme_desk",
        "title": "Acme Desk",
        "roles": ["staff", "admin"],
        "connection": {
            "base_url": {
                "env": "ACME_BASE",
                "append": "/api",
                "default": None,
                "example": "https://desk.example",
            },
            "timeout": {"env": "ACME_TIMEOUT", "unit": "s", "default": 30},
            "schemes": {"bearer": {"type": "http", "scheme": "bearer"}},
            "credentials": [
                {
                    "name": "API key",
                    "scheme": "bearer",
                    "env": {"value": "ACME_TOKEN"},
                    "about": "Make one there.",
                }
            ],
            "instances": {
                "env": "ACME_INSTANCES",
                "name_env": "ACME_NAME",
                "base_key": "base",
                "credential_keys": {"token": "ACME_TOKEN"},
            },
            "probe": {
                "operation": "token.show",
                "abilities": "/data/abilities",
                "roles": "/data/roles",
                "flags": {"sysadmin": "/data/sysadmin"},
            },
        },
        "toolsets": {"tickets": "tickets"},
        "operations": {
            "token.show": operation("token.show"),
            "tickets.list": operation("tickets.list", ability={"any_of": ["tickets:read"]}),
            "tickets.reply": operation(
                "tickets.reply",
                "POST",
                "write_outbound",
                path="/tickets",
                ability={"any_of": ["tickets:write"]},
            ),
            "users.list": operation("users.list", ability={"role": "admin"}),
        },
        "tools": [
            tool("list_tickets", "tickets.list"),
            tool("reply", "tickets.reply"),
            tool("list_users", "users.list"),
        ],
    }
    return {**document, **changes}


def make_app(answer: Callable[[Request], Any] | None = None) -> Starlette:
    def show(request: Request) -> Any:
        if answer is not None:
            return answer(request)
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return JSONResponse({"message": "Unauthenticated."}, 401)
        data = {"abilities": ["tickets:read"], "roles": ["staff"], "sysadmin": False}
        return JSONResponse({"data": data})

    return Starlette(routes=[Route("/api/token", show), Route("/", lambda request: PlainTextResponse("hello"))])


@contextmanager
def listening(app: Any, **options: Any) -> Iterator[str]:
    """Serve the app on a free port of loopback; yields host:port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", **options))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 10
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started
    try:
        yield f"127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
