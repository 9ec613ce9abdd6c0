"""Hostile requests over HTTP: each one answered or its connection closed, nobody else's data, memory flat, still alive.

The messages are those of the other wire, with headers that agree, contradict or attack; beside them bytes that are no
HTTP at all. DESKWRIGHT_MESSAGES says how many; the seed is told with a failure.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import socket
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from .accounts import Account, Accounts, listening
from .hosted import Caller, Hosted, hosted, modern
from .messages import ERAS, Case, cases
from .seen import memory_of

MESSAGES = int(os.environ.get("DESKWRIGHT_MESSAGES", "400"))
SEED = int(os.environ.get("DESKWRIGHT_SEED", "20261121"))
AT_ONCE = 8
GROWTH = 40 * 1024 * 1024
LARGEST = 500_000
EVE = Account("eve", "tfx-key-of-eve-5a0e7d91bb", "MARK-eve-1f3b", 3_000_000)
ANN = Account("ann", "tfx-key-of-ann-77c1e0a94f", "MARK-ann-4d1c", 7_000_000)
HEADER, MCP = "x-tiflux-api-key", "/tiflux/mcp"
ACCEPT = "application/json, text/event-stream"
A_READ: dict[str, Any] = {"name": "list_tickets", "arguments": {"desk_ids": "1"}}
PATHS = ("/", "/mcp", "/tiflux/mcp/", "//", "/%2e%2e/", "/health", "/authorize", "/token", "/settings", "/register")
# Every answer that the server may give; none of them is a fault of its own.
FINE = {100, 200, 202, 204, 400, 401, 403, 404, 405, 406, 408, 411, 413, 414, 415, 421, 429, 431, 501, 503, 505}
ODD_HEADERS: tuple[tuple[str, str], ...] = (
    ("mcp-method", "tools/list"), ("mcp-method", "a" * 3000), ("mcp-name", "no_such_tool"),
    ("mcp-name", "=?base64?eA==?="),
    ("mcp-protocol-version", "1999-01-01"), ("mcp-protocol-version", "2025-11-25"), ("mcp-session-id", "stolen"),
    ("mcp-session-id", "../x"), ("last-event-id", "1"), ("content-type", "text/plain"), ("content-type", "a/b"),
    ("content-type", "application/json; charset=utf-16"), ("content-encoding", "gzip"), ("content-encoding", "br"),
    ("accept", "text/html"), ("accept", "*/*"), ("accept", ""), ("accept", "application/json;q=0"),
    ("origin", "https://evil.example"), ("origin", "null"), ("host", "evil.example"), ("host", ""), ("host", "[::1"),
    ("x-forwarded-host", "evil.example"), ("x-forwarded-for", "127.0.0.1"), ("forwarded", "for=127.0.0.1"),
    ("x-forwarded-proto", "https"), ("x-http-method-override", "GET"), ("x-original-url", "/settings"),
    ("x-rewrite-url", "/settings"), ("transfer-encoding", "identity"), ("expect", "100-continue"),
    ("upgrade", "websocket"), ("connection", "x-tiflux-api-key"), ("range", "bytes=0-1"), ("cookie", f"{HEADER}=x"),
    ("authorization", "Bearer dwa_" + "x" * 40), ("authorization", "Basic YTpi"), ("authorization", "Bearer ä"),
    ("x-tiflux-api-key", "wrong"), ("x-tiflux-base-url", "http://169.254.169.254/"), ("traceparent", "00-x"),
    ("x-long", "y" * 20_000), ("accept-language", "pt;q=" + "9" * 300), ("if-none-match", "*"), ("te", "trailers"),
)  # fmt: skip


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Hosted]:
    desk = Accounts("tiflux", {"eve": EVE, "ann": ANN})
    words = ("--rate", "none", "--concurrency", "64", "--max-request", str(LARGEST))
    with (
        listening(desk) as address,
        hosted(tmp_path, {"TIFLUX_API_BASE_URL": address + desk.base_path}, "tiflux", *words) as made,
    ):
        yield made


def headers_for(case: Case, era: str, rng: random.Random) -> tuple[list[tuple[str, str]], bool]:
    """What goes with a message, and whether it is what an honest client would send."""
    try:
        message = json.loads(case.data)
    except (ValueError, RecursionError):
        message = None
    found = message if isinstance(message, dict) else {}
    params = found.get("params") if isinstance(found.get("params"), dict) else {}
    method, name = str(found.get("method", "tools/call")), str((params or {}).get("name", ""))
    honest = {"accept": ACCEPT, "content-type": "application/json", HEADER: EVE.key, "mcp-protocol-version": era}
    if era == "2026-07-28":
        honest |= modern(method, name)
    pairs = [(key, value) for key, value in honest.items() if value.isascii() and value.isprintable() and value]
    odd = rng.random() < 0.35
    for _ in range(rng.choice((1, 1, 2, 5)) if odd else 0):
        key, value = rng.choice(ODD_HEADERS)
        if rng.random() < 0.7:
            pairs = [pair for pair in pairs if pair[0] != key]
        pairs.append((key, value))
    plain = all(value.isascii() and value.isprintable() for value in (method, name))
    return pairs, not odd and plain


async def fuzzed(server: Hosted, seed: int, count: int, era: str, memory: list[int]) -> tuple[Caller, Counter[str]]:
    rng = random.Random(seed)
    kinds: Counter[str] = Counter()
    limits = httpx.Limits(max_connections=AT_ONCE)
    async with httpx.AsyncClient(base_url=server.address, limits=limits, trust_env=False, timeout=120) as client:
        ann = Caller(ANN, [EVE], client, HEADER)
        for _ in range(5):  # somebody else is there, and what she was told may lie about
            await ann.post(MCP, "tools/call", A_READ)
        assert ann.own["tools/call"]
        eve = Caller(EVE, [ANN], client, HEADER)
        queue: asyncio.Queue[tuple[int, Case] | None] = asyncio.Queue(maxsize=2 * AT_ONCE)

        async def work() -> None:
            while (item := await queue.get()) is not None:
                number, case = item
                await one(eve, case, number)

        async def one(eve: Caller, case: Case, number: int) -> None:
            pairs, honest = headers_for(case, era, rng)
            path = (
                MCP if rng.random() < 0.95 else rng.choice(("/", "/mcp", "/tiflux/mcp/", "//", "/%2e%2e/", "/health"))
            )
            try:
                answer = await client.post(
                    path, content=case.data, headers=[(k.encode(), v.encode()) for k, v in pairs]
                )
            except (httpx.LocalProtocolError, UnicodeEncodeError):
                return  # our own library does not send such a thing
            except httpx.RemoteProtocolError as closed:
                kinds[f"closed: {closed}"[:80]] += 1
                return
            eve.statuses[answer.status_code] += 1
            eve.look(answer, case.kind)
            kinds[case.kind] += 1
            if answer.status_code not in FINE:
                eve.problems.append(f"{answer.status_code} for {case.kind} {number}: {answer.text[:200]}")
            body: Any = None
            if answer.content and "json" in answer.headers.get("content-type", ""):
                body = answer.json()
            if case.must is not None and honest and path == MCP and len(case.data) <= LARGEST:
                said = body.get("id") if isinstance(body, dict) else None
                if said != case.must and answer.status_code != 400:
                    eve.problems.append(f"{case.kind} {case.must}: {answer.status_code} {answer.text[:200]}")
            if number % max(count // 20, 1) == 0:
                memory.append(memory_of(server.process.pid))

        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(work())
            for number, case in enumerate(case for case in cases(seed, count, era) if not case.stream_only):
                await queue.put((number, case))
            for _ in range(AT_ONCE):
                await queue.put(None)
        # and it is as it was
        answer = await ann.post(MCP, "tools/call", A_READ, kind="after")
        assert ann.own["after"] == 1, answer
        assert ann.problems == []
    return eve, kinds


@pytest.mark.parametrize("era", ERAS)
def test_hostile_messages(server: Hosted, era: str) -> None:
    memory: list[int] = []
    count = max(MESSAGES // 2, 1)
    eve, kinds = asyncio.run(fuzzed(server, SEED, count, era, memory))
    told = f"seed {SEED}, era {era}"
    assert eve.problems == [], told
    assert server.process.poll() is None, told
    assert eve.statuses[200], told
    sent = {kind for kind in kinds if not kind.startswith("closed")}
    assert len(sent) == 17 or (count < 1_000 and len(sent) >= 12), (told, kinds)
    errors = bytes(server.errors)
    assert b"Traceback" not in errors, told
    assert b"internal_error" not in errors, (told, errors[-2000:])
    for secret in (EVE.key, ANN.key, EVE.mark, ANN.mark):
        assert secret.encode() not in errors, told
    assert memory[-1] - memory[len(memory) // 5] < GROWTH, f"{told}: {memory}"


# --- what is no HTTP ------------------------------------------------------------------------------------

GOOD = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/list"}).encode()
SECOND = (
    f"POST {MCP} HTTP/1.1\r\nHost: localhost\r\n{HEADER}: {ANN.key}\r\nAccept: application/json\r\n"
    f"Content-Type: application/json\r\nContent-Length: {len(GOOD)}\r\n\r\n"
).encode() + GOOD


def head(*lines: str, path: str = MCP, method: str = "POST", host: str = "localhost") -> bytes:
    rows = [f"{method} {path} HTTP/1.1", f"Host: {host}", f"{HEADER}: {EVE.key}", f"Accept: {ACCEPT}", *lines]
    return ("\r\n".join(rows) + "\r\n\r\n").encode("latin-1")


NO_HTTP: dict[str, bytes] = {
    "nothing": b"",
    "line ends": b"\r\n" * 500,
    "random": random.Random(3).randbytes(2_000),
    "a TLS hello": bytes.fromhex("16030100c8010000c40303") + b"\x00" * 190,
    "no version": f"POST {MCP}\r\n\r\n".encode(),
    "version 9": f"POST {MCP} HTTP/9.9\r\nHost: localhost\r\n\r\n".encode(),
    "h2 preface": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "endless line": b"POST /" + b"a" * 300_000,
    "endless header": b"POST / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 300_000,
    "thousands of headers": b"POST / HTTP/1.1\r\nHost: localhost\r\n" + b"A: b\r\n" * 20_000 + b"\r\n",
    "a header without a name": head(": x"),
    "a header with a space": head("X y: z"),
    "a folded header": head("X: y\r\n z"),
    "a NUL in a header": head("X: a\0b"),
    "a line feed alone": head("X: a\nEvil: b"),
    "a carriage return alone": head("X: a\rEvil: b"),
    "two hosts": head("Host: evil.example"),
    "no host": b"POST / HTTP/1.1\r\n\r\n",
    "an absolute address": head(path="http://evil.example/tiflux/mcp"),
    "a host in the path": head(path="//evil.example/tiflux/mcp"),
    "CONNECT": head(method="CONNECT", path="evil.example:443"),
    "TRACE": head(method="TRACE"),
    "a long method": head(method="A" * 5_000),
    "length twice": head(f"Content-Length: {len(GOOD)}", "Content-Length: 0") + GOOD,
    "length a list": head(f"Content-Length: {len(GOOD)}, 0") + GOOD,
    "length and chunks": head("Content-Length: 5", "Transfer-Encoding: chunked") + b"0\r\n\r\n" + SECOND,
    "chunks and length": head("Transfer-Encoding: chunked", "Content-Length: 5") + b"0\r\n\r\n" + SECOND,
    "chunked, in disguise": head("Transfer-Encoding: xchunked", f"Content-Length: {len(GOOD)}") + GOOD,
    "chunked with a tab": head("Transfer-Encoding:\tchunked\x0b", "Content-Length: 4") + b"0\r\n\r\n" + SECOND,
    "chunked twice": head("Transfer-Encoding: chunked", "Transfer-Encoding: identity") + b"0\r\n\r\n" + SECOND,
    "chunk of odd size": head("Transfer-Encoding: chunked") + b"-5\r\nhello\r\n0\r\n\r\n",
    "chunk of huge size": head("Transfer-Encoding: chunked") + b"ffffffffffffffffff\r\n",
    "chunk longer than told": head("Transfer-Encoding: chunked") + b"2\r\nhello\r\n0\r\n\r\n",
    "chunk with extension": head("Transfer-Encoding: chunked") + b"5;" + b"a" * 100_000 + b"\r\nhello\r\n0\r\n\r\n",
    "negative length": head("Content-Length: -1") + GOOD,
    "length with a plus": head(f"Content-Length: +{len(GOOD)}") + GOOD,
    "huge length": head("Content-Length: 99999999999999999999") + GOOD,
    "more than told": head("Content-Length: 4") + GOOD,
    "less than told": head("Content-Length: 100000") + GOOD,
    "gzip bomb": head("Content-Encoding: gzip", "Content-Length: 20") + b"\x1f\x8b\x08" + b"\0" * 17,
    "websocket": head("Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: eA==",
                      "Sec-WebSocket-Version: 13", method="GET"),
    "h2c": head("Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings", "HTTP2-Settings: AAMAAABkAAQ", method="GET"),
    "expect and silence": head("Expect: 100-continue", "Content-Length: 50"),
    "a path of dots": head(path="/../../etc/passwd"),
    "a path of escapes": head(path="/%2e%2e/%00/%0d%0aX: y"),
    "a path with spaces": head(path="/tiflux/mcp HTTP/1.1\r\nX: y"),
}  # fmt: skip


def spoken(address: str, data: bytes) -> bytes:
    """All that comes back until the connection is closed, or nothing more came for a while."""
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as wire:
        with contextlib.suppress(OSError):  # it may have heard enough already
            wire.sendall(data)
        found = b""
        wire.settimeout(0.4)
        with contextlib.suppress(TimeoutError, ConnectionError):
            while chunk := wire.recv(65_536):
                found += chunk
        return found


@pytest.mark.parametrize("times", [max(1, MESSAGES // 4_000)])
def test_what_is_no_http(server: Hosted, times: int) -> None:
    for _ in range(times):
        for name, data in NO_HTTP.items():
            answer = spoken(server.address, data)
            statuses = [int(line.split(b" ")[1]) for line in answer.split(b"\r\n") if line.startswith(b"HTTP/1.1 ")]
            assert set(statuses) <= FINE, (name, answer[:300])
            # A request may not hide in another's body and be answered as somebody else's.
            if SECOND in data:
                assert 200 not in statuses, (name, answer[:500])
            for secret in (EVE.key, ANN.key, ANN.mark):
                assert secret.encode() not in answer, name
            assert server.process.poll() is None, name
    # such a request alone is a good one
    assert b"HTTP/1.1 200 " in spoken(server.address, SECOND)
    alive = httpx.get(f"{server.address}/health", trust_env=False)
    assert alive.status_code == 200
    assert b"Traceback" not in server.errors
    for secret in (EVE.key, ANN.key):
        assert secret.encode() not in server.errors
