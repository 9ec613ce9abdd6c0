"""One desk behind a mock transport, driven by the sync and by the async client alike."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from helpdesks._client import AsyncClient, Client

CONNECTION: dict[str, Any] = {
    "base_url": {"env": "DESK_API_BASE", "append": "/api/v1", "default": None, "example": "https://desk.example"},
    "timeout": {"env": "DESK_API_TIMEOUT_MS", "unit": "ms", "default": 30},
    "schemes": {
        "bearer": {"type": "http", "scheme": "bearer"},
        "basic": {"type": "http", "scheme": "basic"},
        "tokenAuth": {"type": "apiKey", "in": "header", "name": "Authorization", "prefix": "Token "},
        "queryKey": {"type": "apiKey", "in": "query", "name": "api_key"},
        "cookieKey": {"type": "apiKey", "in": "cookie", "name": "session"},
        "login": {"type": "apiKey", "in": "body", "fields": {"UserLogin": "username", "Password": "password"}},
        "oauth": {"type": "oauth2", "flow": "client_credentials", "token_url": "/api/auth/token", "request": "json"},
    },
    "credentials": [
        {"name": "api key", "scheme": "bearer", "env": {"value": "DESK_TOKEN"}, "about": "Settings > API"},
        {"name": "basic", "scheme": "basic", "env": {"username": "DESK_USER", "password": "DESK_PASSWORD"}},
        {"name": "token", "scheme": "tokenAuth", "env": {"value": "DESK_PLAIN_TOKEN"}},
        {"name": "query", "scheme": "queryKey", "env": {"value": "DESK_QUERY_KEY"}},
        {"name": "cookie", "scheme": "cookieKey", "env": {"value": "DESK_COOKIE"}},
        {"name": "login", "scheme": "login", "env": {"username": "DESK_LOGIN", "password": "DESK_LOGIN_PASSWORD"}},
        {"name": "client", "scheme": "oauth", "env": {"client_id": "DESK_ID", "client_secret": "DESK_SECRET"}},
    ],
    "instances": None,
    "probe": None,
}
TOKEN = {"DESK_TOKEN": "tok-secret-123"}


def operation(**changes: Any) -> dict[str, Any]:
    """A read of /tickets; changes say what is different."""
    return {
        "id": "tickets.list",
        "method": "GET",
        "path": "/tickets",
        "parameters": [],
        "body": None,
        "accept": "application/json",
        "security": [["bearer"]],
        "server": None,
        "retry_safe": True,
        "idempotency": None,
        "failure": [],
        "pagination": None,
        "responses": {"200": {"kind": "json", "media": "application/json"}},
    } | changes


def write(**changes: Any) -> dict[str, Any]:
    """A create without an idempotency key."""
    body = {"required": True, "media": {"application/json": {"kind": "json"}}}
    fixed = {"id": "tickets.create", "method": "POST", "body": body, "retry_safe": False}
    return operation(**(fixed | {"responses": {"201": {"kind": "json"}}} | changes))


class Sender:
    """Sends one operation with either client and remembers the waits between tries."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.waits: list[float] = []

    def __call__(
        self,
        handler: Callable[[httpx.Request], httpx.Response],
        operation: dict[str, Any],
        values: dict[str, Any] | None = None,
        *,
        times: int = 1,
        key: str | None = None,
        **options: Any,
    ) -> httpx.Response:
        options = {"base_url": "https://desk.example", "credentials": TOKEN} | options
        connection = options.pop("connection", CONNECTION)
        transport = httpx.MockTransport(handler)
        self.waits.clear()
        if self.kind == "sync":
            with Client(connection, transport=transport, sleep=self.waits.append, **options) as client:
                for _ in range(times):
                    response = client.send(operation, values or {}, key=key)
                return response

        async def sleep(seconds: float) -> None:
            self.waits.append(seconds)

        async def run() -> httpx.Response:
            async with AsyncClient(connection, transport=transport, sleep=sleep, **options) as client:
                for _ in range(times):
                    response = await client.send(operation, values or {}, key=key)
                return response

        return asyncio.run(run())


@pytest.fixture(params=["sync", "async"])
def send(request: pytest.FixtureRequest) -> Sender:
    return Sender(request.param)


@pytest.fixture(scope="session")
def connection() -> dict[str, Any]:
    return CONNECTION


@pytest.fixture(scope="session")
def reading() -> Callable[..., dict[str, Any]]:
    return operation


@pytest.fixture(scope="session")
def writing() -> Callable[..., dict[str, Any]]:
    return write
