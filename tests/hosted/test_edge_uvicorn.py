"""The edge behind uvicorn, with both of its parsers: what only the wire can show."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import uvicorn
from deskwright.hosted import patience
from deskwright.hosted.edge import Edge
from deskwright.hosted.options import HttpSettings
from deskwright.hosted.patience import PatientH11, http_protocol
from deskwright.hosted.serve import uvicorn_config
from deskwright.listening import listen

PARSERS = [pytest.param(http_protocol(), id="httptools"), pytest.param(PatientH11, id="h11")]
ASK = b"POST /mcp HTTP/1.1\r\nhost: localhost\r\n"


@dataclass
class Served:
    """A toy behind the edge, served from a thread."""

    address: tuple[str, int]
    server: uvicorn.Server
    edge: Edge
    reached: list[Any]
    hold: threading.Event
    held: threading.Event = field(default_factory=threading.Event)

    @contextlib.contextmanager
    def connected(self) -> Iterator[socket.socket]:
        with socket.create_connection(self.address, timeout=20) as connection:
            yield connection

    def ask(self, request: bytes) -> tuple[bytes, bytes]:
        with self.connected() as connection:
            connection.sendall(request)
            return answer(connection)


def answer(connection: socket.socket) -> tuple[bytes, bytes]:
    """(head, body) of the next answer."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65_536)
        assert part, data
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
    while len(body) < int(fields[b"content-length"]):
        body += connection.recv(65_536)
    return head, body


def closed(connection: socket.socket) -> bool:
    """The other side says no more."""
    with contextlib.suppress(ConnectionResetError):
        while connection.recv(65_536):
            pass
    return True


@contextlib.contextmanager
def served(parser: Any, **more: Any) -> Iterator[Served]:
    reached: list[Any] = []
    hold, held = threading.Event(), threading.Event()
    hold.set()

    async def toy(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        reached.append(scope)
        held.set()
        size, going = 0, True
        while going:
            message = await receive()
            size += len(message.get("body", b""))
            going = message.get("more_body", False)
        await asyncio.to_thread(hold.wait)
        big = int(dict(scope["headers"]).get(b"x-answer", b"0"))
        body = json.dumps({"read": size}).encode() if not big else b"x" * big
        headers = [(b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    settings = HttpSettings(host="127.0.0.1", port=1, max_request=200_000)
    edge = Edge(toy, settings, **more)
    listening = listen("127.0.0.1", 0)
    config = uvicorn_config(lambda: edge, settings)
    config.http = parser
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    address = listening.getsockname()
    thread.start()
    try:
        yield Served(address, server, edge, reached, hold, held)
    finally:
        hold.set()
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest) -> Any:
    return request.param


def test_a_value_reaches_the_room_without_its_white_space(parser: Any) -> None:
    with served(parser) as server:
        head, body = server.ask(ASK + b"mcp-name: \t get_ticket \t \r\ncontent-length: 2 \r\n\r\n{}")
        assert head.startswith(b"HTTP/1.1 200 ")
        assert json.loads(body) == {"read": 2}
        assert dict(server.reached[0]["headers"])[b"mcp-name"] == b"get_ticket"
        assert b"x-content-type-options: nosniff" in head
        assert b"server:" not in head.lower()


def test_the_same_connection_serves_again_after_a_refusal(parser: Any) -> None:
    """A body that nobody wants is read over, so that whoever sends it hears the answer."""
    body = b"a" * 300_000
    with served(parser) as server, server.connected() as connection:
        connection.sendall(ASK + b"content-length: 300000\r\n\r\n" + body)
        head, refused = answer(connection)
        assert head.startswith(b"HTTP/1.1 413 ")
        assert json.loads(refused)["error"]["data"]["code"] == "request_too_large"
        connection.sendall(b"POST /mcp HTTP/1.1\r\nhost: evil.test\r\ncontent-length: 2\r\n\r\n{}")
        assert answer(connection)[0].startswith(b"HTTP/1.1 421 ")
        connection.sendall(ASK + b"content-length: 2\r\n\r\n{}")
        assert answer(connection)[0].startswith(b"HTTP/1.1 200 ")
        assert len(server.reached) == 1


def test_a_body_in_pieces_is_bounded_as_it_comes(parser: Any) -> None:
    piece = b"10000\r\n" + b"a" * 65_536 + b"\r\n"
    with served(parser) as server, server.connected() as connection:
        connection.sendall(ASK + b"transfer-encoding: chunked\r\n\r\n" + piece * 4)
        assert answer(connection)[0].startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize("begun", [b"", b"POST /mcp HTTP/1.1\r\nhost: local"], ids=["nothing", "half of it"])
def test_headers_that_stay_away_end_the_connection(parser: Any, begun: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience._Patient, "header_time", 0.1)
    with served(parser) as server, server.connected() as connection:
        connection.sendall(begun)
        assert closed(connection)
        assert server.reached == []


def test_headers_that_come_a_byte_at_a_time_do_not_begin_anew(parser: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte is a sign of life; the time is that of all of them."""
    monkeypatch.setattr(patience._Patient, "header_time", 0.2)
    with served(parser) as server, server.connected() as connection:
        connection.sendall(ASK + b"content-length: 2\r\n\r\n{}")
        assert answer(connection)[0].startswith(b"HTTP/1.1 200 ")
        pause = threading.Event()
        with contextlib.suppress(ConnectionError):
            connection.sendall(ASK + b"x: ")
            for _ in range(2_000):
                connection.sendall(b"y")
                pause.wait(0.01)
            pytest.fail("nobody ended it")
        assert len(server.reached) == 1


def test_a_body_that_stays_away_is_told_and_ended(parser: Any) -> None:
    with served(parser, body_time=0.1) as server, server.connected() as connection:
        connection.sendall(ASK + b"content-length: 10\r\n\r\n{")
        head, body = answer(connection)
        assert head.startswith(b"HTTP/1.1 408 ")
        assert json.loads(body)["error"]["data"]["code"] == "request_too_slow"
        assert closed(connection)


def test_headers_without_an_end_are_not_kept(parser: Any) -> None:
    with served(parser) as server, server.connected() as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(ASK + b"x: ")
            for _ in range(2_000):
                connection.sendall(b"y" * 4_096)
            pytest.fail("it took 8 MB of headers")
        assert server.reached == []


def test_connections_beyond_the_limit_are_closed_at_once(parser: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "CONNECTIONS", 1)
    with served(parser) as server, server.connected() as first:
        first.sendall(ASK + b"content-length: 2\r\n\r\n{}")
        assert answer(first)[0].startswith(b"HTTP/1.1 200 ")
        with server.connected() as second:
            assert closed(second)
        first.sendall(ASK + b"content-length: 2\r\n\r\n{}")
        assert answer(first)[0].startswith(b"HTTP/1.1 200 ")


def test_many_requests_at_once_on_one_connection_are_not_all_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the quick parser takes the next before the last is answered."""
    monkeypatch.setattr(patience, "PIPELINED", 4)
    with served(http_protocol()) as server, server.connected() as connection:
        server.hold.clear()
        connection.sendall((ASK + b"content-length: 2\r\n\r\n{}") * 50)
        assert closed(connection)
        assert len(server.reached) == 1


def test_an_answer_that_nobody_reads_is_not_kept_for_ever(parser: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience._Patient, "read_time", 0.2)
    with served(parser) as server, server.connected() as connection:
        connection.sendall(ASK + b"x-answer: 30000000\r\ncontent-length: 0\r\n\r\n")
        assert server.held.wait(20)
        for _ in range(1_000):
            if not server.server.server_state.connections:
                break  # it is given up while we read nothing
            threading.Event().wait(0.02)
        else:
            pytest.fail("it is still kept")
        assert closed(connection)


def test_what_was_begun_is_answered_when_it_stops_and_what_comes_then_is_not(parser: Any) -> None:
    with served(parser) as server, server.connected() as going:
        server.hold.clear()
        going.sendall(ASK + b"content-length: 2\r\n\r\n{}")
        assert server.held.wait(20)
        server.server.should_exit = True
        while not server.edge.health.draining:
            threading.Event().wait(0.01)
        with pytest.raises(OSError):
            socket.create_connection(server.address, timeout=5).close()
        # on the connection that is still there: in its turn, and refused
        going.sendall(ASK + b"content-length: 2\r\n\r\n{}")
        server.hold.set()
        head, body = answer(going)
        assert head.startswith(b"HTTP/1.1 200 ")
        assert json.loads(body) == {"read": 2}
        assert closed(going)
        assert len(server.reached) == 1


def test_idle_connections_do_not_hold_the_end_up(parser: Any) -> None:
    with served(parser) as server, server.connected() as idle:
        idle.sendall(ASK + b"content-length: 2\r\n\r\n{}")
        answer(idle)
        server.server.should_exit = True
        assert closed(idle)
