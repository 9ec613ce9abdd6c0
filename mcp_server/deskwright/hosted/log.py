"""The access log: one line of JSON a request, on standard error.

A line never holds a query, a header, a body or an address nobody serves (somebody may have pasted a key into it). It is
written by a thread of its own, so that a log nobody reads stops no call; what was lost then is counted and told.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections import deque
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

__all__ = ["AccessLog", "timestamp"]

#: Lines kept while nobody reads; then the newest are left out.
MOST = 20_000
_EVERY = 0.05
_encode = json.JSONEncoder(separators=(",", ":")).encode


class AccessLog:
    """`tell` writes one line and never waits."""

    def __init__(self, descriptor: int = 2, *, most: int = MOST) -> None:
        self._descriptor, self._most = descriptor, most
        self._lines: deque[Mapping[str, Any]] = deque()
        self._lost = 0
        self._told = threading.Event()
        self._closing = False
        self._writer: threading.Thread | None = None

    def tell(self, facts: Mapping[str, Any]) -> None:
        if len(self._lines) >= self._most:
            self._lost += 1
            return
        self._lines.append(facts)
        if not self._told.is_set():
            if self._writer is None:
                self._writer = threading.Thread(target=self._write, name="access log", daemon=True)
                self._writer.start()
            self._told.set()

    def close(self, wait: float = 2.0) -> None:
        """Write what is left, as long as somebody reads."""
        self._closing = True
        self._told.set()
        if self._writer is not None:
            self._writer.join(wait)

    def _write(self) -> None:
        while True:
            self._told.wait()
            if not self._closing:
                time.sleep(_EVERY)  # many lines with one write
            self._told.clear()
            closing = self._closing
            lines: list[str] = []
            while self._lines and len(lines) < 500:
                lines.append(_encode(self._lines.popleft()))
            if self._lost:
                lost, self._lost = self._lost, 0
                lines.append(_encode({"event": "log_lost", "lines": lost}))
            try:
                _write_all(self._descriptor, ("\n".join(lines) + "\n").encode() if lines else b"")
            except OSError:
                return  # nobody will ever read it; the counters go on
            if self._lines:
                self._told.set()
            elif closing:
                return


def timestamp() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]
