"""Asks an ASGI application directly: the request that is sent, the answer whole. Knows no HTTP and no MCP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

VERSION = "2026-07-28"
META = {
    "io.modelcontextprotocol/protocolVersion": VERSION,
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": {"name": "tests", "version": "1"},
}


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


async def ask(
    app: Any,
    method: str = "POST",
    path: str = "/mcp",
    *,
    headers: Mapping[str, str] | list[tuple[str, str]] = (),  # type: ignore[assignment]
    body: bytes = b"",
) -> Reply:
    pairs = list(headers.items()) if isinstance(headers, Mapping) else list(headers)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in pairs],
        "client": ("127.0.0.1", 40_000),
        "server": ("127.0.0.1", 80),
    }
    told = False
    started: dict[str, Any] = {}
    parts: list[bytes] = []

    async def receive() -> dict[str, Any]:
        nonlocal told
        if told:  # it stays until it has its answer
            await asyncio.Event().wait()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            assert not started, "two answers to one request"
            started.update(message)
        else:
            parts.append(message.get("body") or b"")

    await app(scope, receive, send)
    found = {name.decode().lower(): value.decode("latin-1") for name, value in started["headers"]}
    whole = b"".join(parts)
    if "content-length" in found and method != "HEAD":
        assert int(found["content-length"]) == len(whole)
    return Reply(started["status"], found, whole)


async def rpc(
    app: Any,
    rpc_method: str,
    params: Mapping[str, Any] | None = None,
    *,
    path: str = "/mcp",
    identifier: int | str = 1,
    headers: Mapping[str, str] | None = None,
    meta: Mapping[str, Any] = META,
) -> Reply:
    """One request of the stateless era."""
    message = {"jsonrpc": "2.0", "id": identifier, "method": rpc_method, "params": {**(params or {}), "_meta": meta}}
    name = (params or {}).get("name") or (params or {}).get("uri")
    own = {
        "content-type": "application/json",
        "accept": "application/json, text/event-stream",
        "mcp-protocol-version": VERSION,
        "mcp-method": rpc_method,
        **({"mcp-name": str(name)} if name else {}),
    }
    return await ask(app, path=path, headers={**own, **(headers or {})}, body=json.dumps(message).encode())
