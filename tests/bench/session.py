"""A server over stdio, spoken to in raw lines: the client's own share of a call stays as small as it can be.

Refuses an error answer where a result was expected, and never waits for ever.
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.bench.child import BenchFailed

HELLO = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "bench", "version": "1"}}
SESSION_SECONDS = 120.0
_ID = re.compile(rb'"id":\s*(\d+)')


class Session:
    """A started server; leaving the context ends it."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the session
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=dict(environment),
            cwd=folder,
        )
        self._watch = threading.Timer(SESSION_SECONDS, self._process.kill)
        self._watch.daemon = True
        self._watch.start()
        self._number = 0

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask(self, method: str, params: Mapping[str, Any]) -> dict[str, Any]:
        """Send a request and wait for its result."""
        self._number += 1
        self._send({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params})
        while True:
            message: dict[str, Any] = json.loads(self.read())
            if message.get("id") != self._number:
                continue  # a notification
            if "result" not in message:
                raise BenchFailed(f"{method} was answered with {json.dumps(message)[:500]}")
            result: dict[str, Any] = message["result"]
            return result

    def write(self, line: bytes) -> None:
        """A line as it is."""
        assert self._process.stdin is not None
        self._process.stdin.write(line)
        self._process.stdin.flush()

    def read(self) -> bytes:
        """The next line, whatever it is."""
        assert self._process.stdout is not None
        if line := self._process.stdout.readline():
            return line
        self._errors.seek(0)
        raise BenchFailed(f"the server ended\n{self._errors.read().decode('utf-8', 'replace')[-1500:]}")

    def greet(self) -> None:
        """The handshake."""
        self.ask("initialize", HELLO)
        self._send({"jsonrpc": "2.0", "method": "notifications/initialized"})

    def list_tools(self) -> dict[str, Any]:
        return self.ask("tools/list", {})

    def call(self, tool: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """A call that has to succeed."""
        result = self.ask("tools/call", {"name": tool, "arguments": arguments})
        if result.get("isError"):
            raise BenchFailed(f"{tool} failed: {json.dumps(result)[:500]}")
        return result

    def call_many(self, tool: str, arguments: Mapping[str, Any], count: int, at_once: int) -> list[float]:
        """That many calls with so many in flight; how long each waited for its answer, in milliseconds.

        An answer is not read but looked through: whoever waits for twenty at once has no time for more.
        """
        body = json.dumps({"name": tool, "arguments": arguments})
        began: dict[bytes, float] = {}
        took: list[float] = []
        assert self._process.stdout is not None

        def send() -> None:
            self._number += 1
            began[b"%d" % self._number] = time.perf_counter()
            line = f'{{"jsonrpc":"2.0","id":{self._number},"method":"tools/call","params":{body}}}\n'
            self.write(line.encode())

        for _ in range(at_once):
            send()
        while len(took) < count and (line := self._process.stdout.readline()):
            number = _ID.search(line)
            if number is None or number[1] not in began:
                continue  # a notification
            took.append((time.perf_counter() - began.pop(number[1])) * 1000)
            if b'"isError":false' not in line and (b'"isError"' in line or b'"result"' not in line):
                raise BenchFailed(f"{tool} failed: {line[:500].decode('utf-8', 'replace')}")
            if len(took) + len(began) < count:
                send()
        if len(took) < count:
            raise BenchFailed("the server ended in the middle of many calls")
        return took

    def cpu_ms(self) -> float:
        """Processor time the server has used until now, all threads; only Linux tells it."""
        if not sys.platform.startswith("linux"):
            raise BenchFailed("what another process has used is read the way Linux tells it; try --only tokens")
        # The clock of another process, as clock_getcpuclockid(3) makes it on Linux: exact, where /proc has ticks.
        return time.clock_gettime((~self.pid << 3) | 2) * 1000

    def peak_mb(self) -> float:
        """The most memory it has held until now."""
        # Not ru_maxrss: that begins with what the parent held when it started the child.
        for line in Path(f"/proc/{self.pid}/status").read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
        return 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        finally:
            self._watch.cancel()
            if self._process.stdout is not None:
                self._process.stdout.close()
            self._errors.close()

    def _send(self, message: Mapping[str, Any]) -> None:
        self.write(json.dumps(message).encode() + b"\n")
