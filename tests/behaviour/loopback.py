"""A helpdesk's address on loopback: a raw HTTP server that writes down the very bytes of each request.

It knows no operation; what it answers is for the test to say.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True)
class Request:
    line: str
    headers: dict[str, str]
    body: bytes

    @property
    def key(self) -> str | None:
        return self.headers.get("idempotency-key")


@dataclass(frozen=True, slots=True)
class Reply:
    status: int = 200
    body: Any = field(default_factory=lambda: {"ok": True, "data": {}})
    # no answer at all for this long, then the connection is closed
    silence: float = 0


@dataclass
class Stub:
    """The running server; `answer` may be replaced at any time."""

    base: str = ""
    requests: list[Request] = field(default_factory=list)
    answer: Callable[[Request, int], Reply] = lambda request, number: Reply()


@contextmanager
def stub() -> Iterator[Stub]:
    made = Stub()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers.get("content-length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Request(self.raw_requestline.decode().strip(), headers, content)
            made.requests.append(request)
            reply = made.answer(request, len(made.requests))
            if reply.silence:
                time.sleep(reply.silence)
                self.close_connection = True
                return
            body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body, ensure_ascii=False).encode()
            self.send_response(reply.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PATCH = do_POST

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        made.base = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()
            thread.join(5)


@contextmanager
def sandbox_process(desk: str) -> Iterator[str]:
    """`deskwright sandbox DESK --http`, as a person would start it; yields its origin."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "deskwright", "sandbox", desk, "--http", address],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _wait_for(address, process)
        yield f"http://{address}"
    finally:
        process.terminate()
        process.communicate(timeout=10)


def _wait_for(address: str, process: subprocess.Popen[str]) -> None:
    host, _, port = address.rpartition(":")
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if process.poll() is not None:
            raise AssertionError(f"the sandbox ended: {process.communicate()[1][-2000:]}")
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the sandbox does not answer")
