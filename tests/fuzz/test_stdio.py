"""Hostile messages over standard input: each request answered once, nothing else on the line, no secret, memory flat.

DESKWRIGHT_MESSAGES says how many (`make fuzz`, `make soak`); the seed is told with a failure and gives the same again.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from .messages import ERAS, Case, cases, hello, line, meta_of
from .seen import CANARIES, memory_of, no_canary

DESK = Path(__file__).parents[1] / "fixtures" / "desk"
MESSAGES = int(os.environ.get("DESKWRIGHT_MESSAGES", "600"))
SEED = int(os.environ.get("DESKWRIGHT_SEED", "20261121"))
# How long a server that was asked may be silent before it counts as hanging.
PATIENCE = 120.0
# Between two looks: everything before is answered by then, so what is in memory is what stays.
LOOK_EVERY = 50
# What a server may hold more at the end than after a fifth of the way, whatever the number of messages.
WARM = {"create_ticket": {"originator": "a@b.c", "subject": "s"}, "get_ticket": {"ticket_id": "1"}}
GROWTH = 24 * 1024 * 1024


class Talk:
    """The server as a process; one thread reads what it says, one what it complains of."""

    def __init__(self, environment: dict[str, str], *more: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "deskwright", "serve", "acme", "--desks", str(DESK), *more],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
        )  # fmt: skip
        assert self.process.stdin is not None
        self.input = self.process.stdin
        self.answered: Counter[str] = Counter()
        self.unnamed = 0
        self.said: queue.Queue[str | None] = queue.Queue()
        self.errors = bytearray()
        self.problems: list[str] = []
        self._threads = [threading.Thread(target=read, daemon=True) for read in (self._read, self._complaints)]
        for thread in self._threads:
            thread.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for raw in self.process.stdout:
            try:
                message = json.loads(raw)
            except (ValueError, RecursionError):
                self.problems.append(f"not JSON: {raw[:120]!r}")
                continue
            self.problems += [f"{found} in an answer" for found in no_canary(raw)]
            if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
                self.problems.append(f"no message: {raw[:120]!r}")
            elif "id" not in message:
                if not str(message.get("method", "")).startswith("notifications/"):
                    self.problems.append(f"neither answer nor notification: {raw[:120]!r}")
            elif ("result" in message) == ("error" in message):
                self.problems.append(f"neither result nor error: {raw[:120]!r}")
            elif message["id"] is None:
                self.unnamed += 1
            else:
                name = json.dumps(message["id"])
                self.answered[name] += 1
                if name.startswith('"look'):
                    self.said.put(name)
        self.said.put(None)

    def _complaints(self) -> None:
        assert self.process.stderr is not None
        while chunk := self.process.stderr.read(4096):
            self.errors += chunk

    def send(self, data: bytes) -> None:
        self.input.write(data + b"\n")

    def look(self, number: int, era: str) -> None:
        """A request whose answer comes when the server has come that far."""
        meta = {"params": {"_meta": meta_of(era)}} if meta_of(era) else {}
        self.send(line({"jsonrpc": "2.0", "id": f"look{number}", "method": "tools/list", **meta}))
        self.input.flush()
        assert self.said.get(timeout=PATIENCE) == f'"look{number}"', "the server ended, or answers out of turn"

    def end(self) -> int:
        self.input.close()
        code = self.process.wait(PATIENCE)
        for thread in self._threads:
            thread.join(PATIENCE)
        return code


@pytest.fixture
def environment(served: str, tmp_path: Path) -> dict[str, str]:
    """Of the process; it holds secrets of ours and of others, none of which may ever be seen again."""
    return {
        **os.environ, "ACME_BASE": served, "ACME_TOKEN": CANARIES["our own token"],
        "SOMEBODY_ELSES_TOKEN": CANARIES["another one's token"], "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "DESKWRIGHT_STATE": str(tmp_path / "state.sqlite3"), "NO_PROXY": "127.0.0.1",
    }  # fmt: skip


def walk(talk: Talk, era: str, seed: int, count: int) -> tuple[list[Case], list[int]]:
    """Send them all, and look every so often; what memory was at each look."""
    sent: list[Case] = []
    memory: list[int] = []
    for data in hello(era):
        talk.send(data)
    # what is loaded at the first write and the first read is no growth
    for name, arguments in WARM.items():
        params = {"name": name, "arguments": arguments, **({"_meta": meta_of(era)} if meta_of(era) else {})}
        talk.send(line({"jsonrpc": "2.0", "id": f"warm {name}", "method": "tools/call", "params": params}))
    talk.look(0, era)
    for number, case in enumerate(cases(seed, count, era), 1):
        talk.send(case.data)
        sent.append(case)
        if number % LOOK_EVERY == 0:
            talk.look(number, era)
            memory.append(memory_of(talk.process.pid))
    talk.look(count + 1, era)
    memory.append(memory_of(talk.process.pid))
    return sent, memory


@pytest.mark.parametrize("how", [(), ("--approve", "write_outbound", "--audit", "all")], ids=["plain", "governed"])
@pytest.mark.parametrize("era", ERAS)
def test_it_answers_and_stays(environment: dict[str, str], tmp_path: Path, era: str, how: tuple[str, ...]) -> None:
    seed, count = SEED + len(how), max(MESSAGES // 4, 1)
    talk = Talk(environment, *how)
    try:
        sent, memory = walk(talk, era, seed, count)
        code = talk.end()
    finally:
        talk.process.kill()
    told = f"seed {seed}, era {era}"
    assert code == 0, told
    assert talk.problems == [], told
    owed = Counter(json.dumps(case.must) for case in sent if case.must is not None)
    cancelled = {name for name in owed if name in _cancelled(sent)}
    assert {name: talk.answered[name] for name in owed if name not in cancelled} == {
        name: 1 for name in owed if name not in cancelled
    }, told
    assert all(talk.answered[name] <= 1 for name in cancelled), told
    lines = sum(case.data.count(b"\n") + 1 for case in sent)
    assert talk.answered.total() + talk.unnamed <= lines + len(memory) + 5, told
    errors = talk.errors.decode("utf-8", "replace")
    assert "Traceback" not in errors, told
    assert no_canary(talk.errors) == [], told
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [(path.name, found) for path in kept for found in no_canary(path.read_bytes())] == [], told
    assert memory[-1] - memory[max(len(memory) // 5, 1)] < GROWTH, f"{told}: {memory}"


def _cancelled(sent: list[Case]) -> set[str]:
    found = set()
    for case in sent:
        for raw in case.data.split(b"\n") if b"notifications/cancelled" in case.data else ():
            try:
                message: Any = json.loads(raw)
            except ValueError:
                continue
            if isinstance(message, dict) and isinstance(message.get("params"), dict):
                found.add(json.dumps(message["params"].get("requestId")))
    return found


def test_a_seed_is_the_same_again() -> None:
    for era in ERAS:
        once, again = (list(cases(7, 400, era)) for _ in range(2))
        assert once == again
        assert len({case.kind for case in once}) == 19
        assert once != list(cases(8, 400, era))


def test_a_line_without_an_end(environment: dict[str, str]) -> None:
    """Sixty-odd megabytes and no line end: refused by name, forgotten, and the next one is answered."""
    talk = Talk(environment)
    try:
        for data in hello("2025-11-25"):
            talk.send(data)
        talk.look(0, "2025-11-25")
        before = memory_of(talk.process.pid)
        chunk = b"x" * 1_048_576
        for _ in range(3 * 66):
            talk.input.write(chunk)
        talk.send(b"")
        talk.look(1, "2025-11-25")
        assert talk.unnamed == 1
        # it may have kept one whole line for a moment, never three
        assert memory_of(talk.process.pid) - before < 160 * 1_048_576
        assert talk.end() == 0
    finally:
        talk.process.kill()
    assert talk.problems == []
