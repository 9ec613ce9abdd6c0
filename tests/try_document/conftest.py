"""A document to try, a server that writes down what it is asked, and `deskwright try` in this process."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from deskwright import cli

OK = {"200": {"description": "fine", "content": {"application/json": {"schema": {"type": "object"}}}}}


@dataclass
class Stub:
    """What was asked: method, target and headers (lower case) of each request; what a path answers (headers, JSON)."""

    base: str = ""
    answers: dict[str, tuple[dict[str, str], Any]] = field(default_factory=dict)
    requests: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)


@pytest.fixture(scope="session")
def _listening() -> Iterator[Stub]:
    made = Stub()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            made.requests.append((self.command, self.path, headers))
            more, value = made.answers.get(self.path.partition("?")[0], ({}, {"ok": True}))
            body = json.dumps(value).encode()
            self.send_response(200)
            for name, text in more.items():
                self.send_header(name, text)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_PUT = do_PATCH = do_DELETE = do_GET

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        made.base = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield made
        server.shutdown()
        thread.join(5)


@pytest.fixture
def stub(_listening: Stub) -> Stub:
    _listening.requests.clear()
    _listening.answers.clear()
    return _listening


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own for each test, and no project around it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "cache" / "deskwright" / "try"


def operation(name: str | None, **more: Any) -> dict[str, Any]:
    return ({"operationId": name} if name is not None else {}) | {"responses": OK} | more


def document(paths: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"openapi": "3.1.0", "info": {"title": "Corner Desk", "version": "7"}, "paths": paths} | more


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    """Write a document (a value or a text) and give its path."""

    def make(value: Any, name: str = "corner.json") -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
        return str(path)

    return make


@dataclass
class Trying:
    """One run of the command."""

    code: int
    out: str
    err: str
    application: Any = None

    @property
    def tools(self) -> list[dict[str, Any]]:
        shown = self.application.tools.listed if self.application is not None else json.loads(self.out)
        found: list[dict[str, Any]] = shown["tools"]
        return found

    @property
    def names(self) -> list[str]:
        return [tool["name"] for tool in self.tools]

    def call(self, tool: str, **arguments: Any) -> Any:
        async def run() -> Any:
            try:
                return await self.application.call(tool, arguments)
            finally:
                await self.application.aclose()

        return asyncio.run(run())


@pytest.fixture
def attempt(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Trying]:
    """`deskwright try …` up to the point where it would serve."""

    def run(*words: str) -> Trying:
        caught: list[Any] = []

        def instead(application: Any) -> int:
            caught.append(application)
            return 0

        monkeypatch.setattr(cli, "serve_application", instead)
        capsys.readouterr()
        code = cli.main(["try", *words])
        shown = capsys.readouterr()
        return Trying(code, shown.out, shown.err, caught[0] if caught else None)

    return run
