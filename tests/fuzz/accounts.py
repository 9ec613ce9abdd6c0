"""Helpdesks behind a hosted server that tell each account apart: whatever they answer names who asked.

`Accounts` fronts a sandbox with a copy of it for each account; a key that nobody has is refused. What reached the desk,
and with which headers, is written down.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from deskwright.sandboxes import load_sandbox

__all__ = ["Account", "Accounts", "listening"]

Message = MutableMapping[str, Any]
_TICKET = re.compile(rb"/tickets/(\d+)")
_MARKED = ("title", "name", "description", "subject", "message", "text", "email", "answer")


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody with a key; `mark` stands in every text of what the desk answers to that key, and nowhere else."""

    name: str
    key: str
    mark: str
    #: what is added to every ticket's number: where a list holds numbers alone they tell whose it is
    offset: int = 0


@dataclass
class Accounts:
    """An ASGI application; each account's key becomes one of the sandbox's own on the way in."""

    desk: str
    accounts: Mapping[str, Account]
    #: account -> which of the sandbox's users it is
    users: Mapping[str, str] = field(default_factory=dict)
    #: (account, method, path, headers) of every request with a key that somebody has
    seen: list[tuple[str, str, str, dict[str, str]]] = field(default_factory=list)
    unknown: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._apps: dict[str, tuple[Any, str, Account]] = {}
        self.base_path = ""
        for account in self.accounts.values():
            sandbox = load_sandbox(self.desk)
            if (limit := getattr(sandbox.app.state, "rate_limit", None)) is not None:  # type: ignore[attr-defined]
                limit.per_user = 10**9
            (own,) = [item for item in sandbox.credentials if item.name == self.users.get(account.name, "admin")]
            (key,) = [value for name, value in own.environment.items() if "BASE" not in name]
            self._apps[account.key] = (sandbox.app, key, account)
            self.base_path = sandbox.base_path

    async def __call__(self, scope: Message, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        key = headers.get("authorization", "").partition(" ")[2]
        found = self._apps.get(key)
        if found is None:
            self.unknown.append(headers)
            await _answer(send, 401, [], json.dumps({"message": "Unauthorized"}).encode())
            return
        app, own, account = found
        self.seen.append((account.name, scope["method"], scope["path"], headers))
        pairs = [pair for pair in scope["headers"] if pair[0].lower() != b"authorization"]
        moved = {
            name: _TICKET.sub(lambda found: b"/tickets/%d" % (int(found[1]) - account.offset), value)
            for name in ("path", "raw_path")
            if (value := scope[name].encode() if name == "path" else scope[name]) is not None
        }
        moved_scope = {**scope, "path": moved["path"].decode(), "raw_path": moved["raw_path"]}
        inner = {**moved_scope, "headers": [*pairs, (b"authorization", f"Bearer {own}".encode())]}
        start: Message = {}
        body = b""

        async def kept(message: Message) -> None:
            nonlocal body
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                body += message.get("body") or b""

        await app(inner, receive, kept)
        with suppress(ValueError):
            body = json.dumps(_marked(json.loads(body), account)).encode()
        headers_out = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
        await _answer(send, start["status"], [*headers_out, (b"x-account", account.mark.encode())], body)


def _marked(value: Any, account: Account) -> Any:
    if isinstance(value, dict):
        return {key: _own(key, _marked(item, account), account) for key, item in value.items()}
    if isinstance(value, list):
        return [_marked(item, account) for item in value]
    return value


def _own(key: str, value: Any, account: Account) -> Any:
    if key == "ticket_number" and isinstance(value, int):
        return value + account.offset
    return f"{value} {account.mark}" if key in _MARKED and isinstance(value, str) else value


async def _answer(send: Any, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    if not any(name.lower() == b"content-type" for name, _ in headers):
        headers = [*headers, (b"content-type", b"application/json")]
    if status != 204:
        headers = [*headers, (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body if status != 204 else b""})


@contextmanager
def listening(app: Any) -> Iterator[str]:
    """The address of an application on loopback."""
    config = uvicorn.Config(app, port=0, log_level="error", timeout_graceful_shutdown=1, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(3)
