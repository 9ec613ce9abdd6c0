"""Several calls under way at once over one connection, written and read in raw lines.

Refuses an answer that is an error: a figure of failed calls would be a lie.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.bench.child import BenchFailed
from tests.bench.session import Session


@dataclass(frozen=True, slots=True)
class Flight:
    """What so many calls took: all of them in seconds, each one in milliseconds."""

    seconds: float
    latencies: tuple[float, ...]


def in_flight(session: Session, tool: str, arguments: Mapping[str, Any], count: int, at_once: int) -> Flight:
    """`count` calls of one tool, never more than `at_once` unanswered."""
    text = json.dumps({"name": tool, "arguments": arguments})
    began: dict[int, float] = {}
    took: list[float] = []
    sent = 0
    start = time.perf_counter()
    while len(took) < count:
        fresh = bytearray()
        while sent < count and sent - len(took) < at_once:
            number = session.next_number()
            fresh += b'{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":%b}\n' % (number, text.encode())
            began[number] = time.perf_counter()
            sent += 1
        if fresh:
            session.write(bytes(fresh))
        line = session.read()
        # only the id is looked at in time: reading 38 kB of JSON would be the client's work, not the server's
        message = json.loads(line) if len(line) < 4_096 else _head(line)
        if "id" not in message:
            continue
        took.append((time.perf_counter() - began.pop(message["id"])) * 1000)
        if "error" in message or b'"isError":true' in line:
            raise BenchFailed(f"{tool} failed: {line[:500]!r}")
    return Flight(time.perf_counter() - start, tuple(took))


def _head(line: bytes) -> dict[str, Any]:
    """The id of a long answer, wherever the server puts it."""
    for part in (line[:200], line[-200:]):
        at = part.find(b'"id":')
        if at >= 0 and part[at + 5 :].lstrip()[:1].isdigit():
            digits = part[at + 5 :].lstrip()
            return {"id": int(digits[: len(digits) - len(digits.lstrip(b"0123456789"))])}
    found: dict[str, Any] = json.loads(line)
    return found
