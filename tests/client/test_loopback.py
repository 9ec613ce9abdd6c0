"""Over a real socket: the bytes that leave the machine, and connections that break while they do."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from helpdesks import _client as c

OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
Talk = Callable[[socket.socket], None]


@contextmanager
def desk(talk: Talk) -> Iterator[str]:
    """A server that lets `talk` do what it wants with each connection."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.1)
    done = threading.Event()

    def serve() -> None:
        while not done.is_set():
            try:
                connection, _ = server.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(5)
                try:
                    talk(connection)
                except (OSError, TimeoutError):
                    continue  # the client hung up, as some tests want

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
    finally:
        done.set()
        thread.join(6)
        server.close()


def read_request(connection: socket.socket) -> bytes:
    """Headers and a body of Content-Length."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    length = next((int(h.split(b":")[1]) for h in head.lower().split(b"\r\n") if h.startswith(b"content-length")), 0)
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def send(kind: str, connection: Any, base_url: str, operation: Any, values: Any, **options: Any) -> Any:
    options = {"base_url": base_url, "credentials": {"DESK_TOKEN": "t0ken"}} | options
    if kind == "sync":
        with c.Client(connection, **options) as client:
            return client.send(operation, values)

    async def run() -> Any:
        async with c.AsyncClient(connection, **options) as client:
            return await client.send(operation, values)

    return asyncio.run(run())


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_exact_request(kind: str, connection: Any, writing: Any) -> None:
    seen: list[bytes] = []

    def talk(client: socket.socket) -> None:
        seen.append(read_request(client))
        client.sendall(OK)

    parameters = [
        {"name": "id", "in": "path", "required": True},
        {"name": "since", "in": "query"},
        {"name": "f", "in": "query", "style": "deepObject"},
        {"name": "X-Note", "in": "header"},
    ]
    operation = writing(path="/t/{id}/", parameters=parameters)
    values = {
        "path": {"id": "a/b+c %2F😀"},
        "query": {"since": "2026-01-01T00:00:00+02:00", "f": {"a": "x y"}},
        "header": {"X-Note": "é"},
        "body": {"n": None, "t": "é"},
    }
    with desk(talk) as url:
        send(kind, connection, url, operation, values)
    head, _, body = seen[0].partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    assert lines[0] == (
        b"POST /api/v1/t/a%2Fb%2Bc%20%252F%F0%9F%98%80/?since=2026-01-01T00%3A00%3A00%2B02%3A00&f%5Ba%5D=x%20y HTTP/1.1"
    )
    assert body == '{"n":null,"t":"é"}'.encode()
    headers = dict(line.split(b": ", 1) for line in lines[1:])
    assert headers[b"Authorization"] == b"Bearer t0ken"
    assert headers[b"X-Note"] == "é".encode()
    assert headers[b"Content-Type"] == b"application/json"
    assert headers[b"User-Agent"].startswith(b"deskwright")
    assert set(headers) == {
        *(b"Host", b"User-Agent", b"Accept-Encoding", b"Accept", b"X-Note"),
        *(b"Content-Type", b"Authorization", b"Content-Length"),
    }


def test_a_write_that_hangs_after_it_was_read(kind: str, connection: Any, writing: Any) -> None:
    seen: list[bytes] = []
    hold = threading.Event()

    def talk(client: socket.socket) -> None:
        seen.append(read_request(client))
        hold.wait(3)

    with desk(talk) as url, pytest.raises(c.OutcomeUnknown, match=r"no answer within 0\.2 s"):
        try:
            send(kind, connection, url, writing(), {"body": {"a": 1}}, timeout=0.2)
        finally:
            hold.set()
    assert len(seen) == 1


def test_a_write_that_times_out_while_it_is_sent(kind: str, connection: Any, writing: Any) -> None:
    hold = threading.Event()

    def talk(client: socket.socket) -> None:
        client.recv(100)
        hold.wait(3)

    with desk(talk) as url, pytest.raises(c.OutcomeUnknown):
        try:
            send(kind, connection, url, writing(), {"body": {"a": "x" * 30_000_000}}, timeout=0.3)
        finally:
            hold.set()


def test_a_desk_that_hangs_up(kind: str, connection: Any, writing: Any, reading: Any) -> None:
    seen: list[bytes] = []

    def talk(client: socket.socket) -> None:
        seen.append(read_request(client))

    with desk(talk) as url:
        with pytest.raises(c.OutcomeUnknown, match="the connection broke"):
            send(kind, connection, url, writing(), {"body": {}})
        assert len(seen) == 1
        with pytest.raises(c.ConnectionFailed):
            send(kind, connection, url, reading(), {}, **no_wait(kind))
        assert len(seen) == 4


def no_wait(kind: str) -> dict[str, Any]:
    async def later(_seconds: float) -> None:
        return None

    return {"sleep": later if kind == "async" else lambda _seconds: None}


def test_nobody_there(kind: str, connection: Any, writing: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(c.ConnectionFailed, match="nothing was sent") as caught:
        send(kind, connection, f"http://127.0.0.1:{port}", writing(), {"body": {}})
    assert caught.value.sent is False


def test_an_answer_that_is_cut_short(kind: str, connection: Any, writing: Any) -> None:
    def talk(client: socket.socket) -> None:
        read_request(client)
        client.sendall(OK.replace(b"Content-Length: 2", b"Content-Length: 99"))

    with desk(talk) as url, pytest.raises(c.OutcomeUnknown, match="after status 200 had arrived"):
        send(kind, connection, url, writing(), {"body": {}})


def test_in_process(connection: Any, writing: Any) -> None:
    """The same bytes reach an ASGI app without a socket."""
    seen: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        message = await receive()
        seen.extend(
            [scope["raw_path"], scope["query_string"], message["body"], dict(scope["headers"])[b"authorization"]]
        )
        await send({"type": "http.response.start", "status": 201, "headers": []})
        await send({"type": "http.response.body", "body": b"{}"})

    async def run() -> None:
        options: dict[str, Any] = {"base_url": "https://desk", "credentials": {"DESK_TOKEN": "t"}}
        parameters = [{"name": "id", "in": "path", "required": True}, {"name": "q", "in": "query"}]
        async with c.AsyncClient(connection, transport=httpx.ASGITransport(app), **options) as client:
            operation = writing(path="/t/{id}", parameters=parameters)
            await client.send(operation, {"path": {"id": "a/b"}, "query": {"q": "+"}, "body": [1]})

    asyncio.run(run())
    assert seen == [b"/api/v1/t/a%2Fb", b"q=%2B", b"[1]", b"Bearer t"]


def test_a_ca_file_that_cannot_be_used(connection: Any, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("no certificate")
    for file in ("ca.pem", "absent.pem"):
        with pytest.raises(c.ConfigurationError, match="cannot be used"):
            c.Client(connection, base_url="https://d", credentials={}, verify=str(tmp_path / file))
