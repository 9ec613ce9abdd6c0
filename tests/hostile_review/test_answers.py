"""Answers that say there is no body, and have one: the status stands, what is left over is no answer."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from deskwright.transport import AiohttpTransport

NOTHING, UNCHANGED = b"HTTP/1.1 204 No Content\r\n", b"HTTP/1.1 304 Not Modified\r\n"
GOOD = b"HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\nHTTP/1.1 204 a\r\n\r\nb"


async def _asked(answers: list[bytes]) -> tuple[list[tuple[int, bytes]], int]:
    """What requests that follow each other are answered, and over how many connections."""
    connections = 0
    waiting = list(answers)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        try:
            while waiting:
                await reader.readuntil(b"\r\n\r\n")
                writer.write(waiting.pop(0))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/a"
    found = []
    try:
        async with AiohttpTransport() as transport:
            for _ in answers:
                request = httpx.Request("POST", address, extensions={"timeout": httpx.Timeout(5).as_dict()})
                response = await transport.handle_async_request(request)
                await response.aread()
                found.append((response.status_code, response.content))
    finally:
        server.close()
    return found, connections


@pytest.mark.parametrize(
    "answer",
    [
        NOTHING + b"Content-Length: 4\r\n\r\nnull",
        NOTHING + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        NOTHING + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        NOTHING + b"\r\n" + GOOD,
        UNCHANGED + b"\r\nleft over",
    ],
)
def test_the_status_stands_and_the_connection_is_given_up(answer: bytes) -> None:
    found, connections = asyncio.run(_asked([answer, GOOD]))
    assert found == [(int(answer[9:12]), b""), (200, GOOD[-19:])]
    assert connections == 2


def test_without_a_body_it_is_kept_and_what_only_looks_like_one_is_text() -> None:
    found, connections = asyncio.run(_asked([NOTHING + b"\r\n", GOOD, NOTHING + b"Content-Length: 0\r\n\r\n", GOOD]))
    assert found == [(204, b""), (200, GOOD[-19:])] * 2
    assert connections == 1
