"""Puts load on an MCP server over HTTP in the stateless era: raw requests over kept connections, one in flight on each.

Run as a program, so that it has a processor of its own; prints its figures as one line of JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

VERSION = "2026-07-28"
META = {
    "io.modelcontextprotocol/protocolVersion": VERSION,
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": {"name": "bench", "version": "1"},
}


def request(host: str, path: str, headers: dict[str, str], tool: str, arguments: dict[str, Any], number: int) -> bytes:
    """One `tools/call` as it goes over the wire."""
    params = {"name": tool, "arguments": arguments, "_meta": META}
    body = json.dumps({"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": params}).encode()
    lines = {
        "host": host,
        "content-type": "application/json",
        "accept": "application/json, text/event-stream",
        "mcp-protocol-version": VERSION,
        "mcp-method": "tools/call",
        "mcp-name": tool,
        "content-length": str(len(body)),
        **headers,
    }
    head = f"POST {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items()) + "\r\n"
    return head.encode() + body


class Caller(asyncio.Protocol):
    """One connection: the next request goes out when the answer to the last one is whole."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._pending = b""
        self._wanted = -1
        self._began = 0.0
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._next()

    def _next(self) -> None:
        asked = self._plan.next()
        if asked is None:
            self._transport.close()
            return
        self._began = time.perf_counter()
        self._transport.write(asked)

    def data_received(self, data: bytes) -> None:
        self._pending += data
        while True:
            if self._wanted < 0:
                end = self._pending.find(b"\r\n\r\n")
                if end < 0:
                    return
                head = self._pending[:end].lower()
                at = head.find(b"content-length:")
                self._wanted = end + 4 + int(head[at + 15 :].split(b"\r\n", 1)[0])
                self._ok = head.startswith(b"http/1.1 200")
            if len(self._pending) < self._wanted:
                return
            answer, self._pending = self._pending[: self._wanted], self._pending[self._wanted :]
            self._wanted = -1
            self._plan.took(time.perf_counter() - self._began, self._ok and b'"isError":false' in answer, answer)
            self._next()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.ended.done():
            self.ended.set_result(None)


class Plan:
    """So many calls in all; what each took."""

    def __init__(self, asked: list[bytes], calls: int) -> None:
        self._asked, self._left, self._at = asked, calls, 0
        self.seconds: list[float] = []
        self.failed = 0
        self.example = ""

    def next(self) -> bytes | None:
        if self._left <= 0:
            return None
        self._left -= 1
        self._at += 1
        return self._asked[self._at % len(self._asked)]

    def took(self, seconds: float, good: bool, answer: bytes) -> None:
        self.seconds.append(seconds)
        if not good:
            self.failed += 1
            self.example = self.example or answer[:600].decode("utf-8", "replace")


async def run(settings: dict[str, Any]) -> dict[str, Any]:
    """`addresses` (host:port, used in turn), `path`, `headers`, `tool`, `arguments`, `calls`, `connections`."""
    addresses = settings["addresses"]

    def asked(address: str) -> list[bytes]:
        words = (address, settings["path"], settings["headers"], settings["tool"], settings["arguments"])
        return [request(*words, number) for number in range(1, 33)]

    plans = [Plan(asked(address), settings["calls"] // len(addresses)) for address in addresses]
    loop = asyncio.get_running_loop()
    callers = []
    began = time.perf_counter()
    for number in range(settings["connections"]):
        host, _, port = addresses[number % len(addresses)].rpartition(":")
        plan = plans[number % len(addresses)]
        _, caller = await loop.create_connection(lambda plan=plan: Caller(plan), host, int(port))
        callers.append(caller)
    await asyncio.gather(*(caller.ended for caller in callers))
    wall = time.perf_counter() - began
    seconds = sorted(second for plan in plans for second in plan.seconds)
    return {
        "calls": len(seconds),
        "failed": sum(plan.failed for plan in plans),
        "example": next((plan.example for plan in plans if plan.example), ""),
        "per_second": len(seconds) / wall,
        "p50_ms": seconds[len(seconds) // 2] * 1e3 if seconds else 0.0,
        "p99_ms": seconds[int(len(seconds) * 0.99)] * 1e3 if seconds else 0.0,
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(json.loads(sys.argv[1])))))
