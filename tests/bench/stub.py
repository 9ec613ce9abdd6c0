"""A helpdesk on loopback that answers canned JSON at once, in a process of its own.

Knows no HTTP beyond what httpx sends it: keep-alive, Content-Length, no chunks.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SMALL, LARGE = "/tickets/show", "/tickets/query"
SMALL_BYTES, ROWS, ROW_BYTES = 1_800, 25, 1_500


def _ticket(number: int, size: int) -> dict[str, Any]:
    """A ticket-like object of `size` bytes."""
    ticket: dict[str, Any] = {
        "ticket_id": number,
        "ticket_number": f"{100_000 + number}",
        "subject": "The printer on the third floor is out of paper",
        "status": {"id": 2, "name": "Open"},
        "queue": {"id": 4, "name": "Hardware"},
        "assignee": None,
        "hashtags": ["printer", "paper"],
        "created_at": "2020-02-03T04:05:06Z",
        "content": "",
    }
    ticket["content"] = ("Nobody can print since this morning. " * 200)[: size - len(json.dumps(ticket))]
    return ticket


def canned_answers() -> dict[str, bytes]:
    """The body of the answer by the end of the path."""
    small = {"ok": True, "data": _ticket(1, SMALL_BYTES - 22)}
    large = {"ok": True, "data": [_ticket(number, ROW_BYTES) for number in range(ROWS)]}
    return {SMALL: json.dumps(small).encode(), LARGE: json.dumps(large).encode()}


class _Answering(asyncio.Protocol):
    def __init__(self, answers: dict[bytes, bytes]) -> None:
        self._answers = answers
        self._pending = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._pending += data
        while (end := self._pending.find(b"\r\n\r\n")) >= 0:
            head = self._pending[:end].lower()
            at = head.find(b"\r\ncontent-length:")
            length = int(head[at + 17 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self._pending) < end + 4 + length:
                return
            self._pending = self._pending[end + 4 + length :]
            path = head.split(b" ", 2)[1]
            body = next((answer for name, answer in self._answers.items() if path.endswith(name)), b"{}")
            assert self._transport is not None
            self._transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
            )


async def _serve() -> None:
    answers = {path.encode(): body for path, body in canned_answers().items()}
    server = await asyncio.get_running_loop().create_server(lambda: _Answering(answers), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


def _end_with_the_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


@contextmanager
def running_stub() -> Iterator[str]:
    """Its address, http://127.0.0.1:PORT, while the context lasts."""
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).resolve())], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait(10)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, and this ends with the parent
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    asyncio.run(_serve())
