"""Part `calls`: tools/call over stdio against the same request by bare httpx, on the same stub.

Between the two stands our own client in this process: it shows which part of the difference is MCP. The same with many
calls in flight, where httpx is asked over its own transport and over aiohttp.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from deskwright.transport import AiohttpTransport
from helpdesks._client import AsyncClient

from tests.bench.child import run_child
from tests.bench.desks import DESKWRIGHT, GENERATED, BenchDesk, bare_environment, read_desks
from tests.bench.figures import Figure, figure, percentile, rounds
from tests.bench.noise import Noise
from tests.bench.session import Session
from tests.bench.spawn import FLOOR_SERVER
from tests.bench.stub import LARGE, SMALL, canned_answers, running_stub

ROUNDS, SECONDS, BLOCKS, BLOCK, STARTS = 5, 25.0, 20, 10, 4
AT_ONCE, IN_FLIGHT_ROUNDS, IN_FLIGHT_SECONDS, IN_FLIGHT = 20, 5, 20.0, 400
DESK = "tickiti"
# Import, connect, ask once: what any Python program pays for its first answer.
FIRST_BY_HTTPX = """\
import asyncio, sys, time
began = time.perf_counter()
import httpx
async def ask():
    async with httpx.AsyncClient() as client:
        (await client.post(sys.argv[1], json={"ticket_number": "100001"})).json()
asyncio.run(ask())
print((time.perf_counter() - began) * 1000)
"""


@dataclass(frozen=True, slots=True)
class _Question:
    about: str
    path: str
    tool: str
    wire: Mapping[str, Any]
    body: dict[str, Any]


def _questions(operations: Mapping[str, Any]) -> tuple[_Question, ...]:
    return (
        _Question("item", SMALL, "get_ticket", operations["tickets.show"]["wire"], {"ticket_number": "100001"}),
        _Question("list", LARGE, "query_tickets", operations["tickets.query"]["wire"], {"row_limit": 25}),
    )


@dataclass(slots=True)
class _Ways:
    """What one question took, by the way it was asked: p50, p99 and processor time of each round."""

    p50: dict[str, list[float]] = field(default_factory=dict)
    p99: dict[str, list[float]] = field(default_factory=dict)
    cpu: dict[str, list[float]] = field(default_factory=dict)

    def note(self, way: str, took: list[float], cpu: float) -> None:
        self.p50.setdefault(way, []).append(percentile(took, 0.5))
        self.p99.setdefault(way, []).append(percentile(took, 0.99))
        self.cpu.setdefault(way, []).append(cpu / len(took))


@dataclass(slots=True)
class _Stopwatch:
    """One way in one round: the wall time of each call, and the processor time of all of them."""

    took: list[float] = field(default_factory=list)
    cpu: float = 0.0

    async def run(self, ask: Callable[[], Awaitable[object]], cpu_ms: Callable[[], float]) -> None:
        """A few calls in a row; the first only wakes everybody up, as in any sequence of calls."""
        before = cpu_ms()
        for number in range(BLOCK + 1):
            began = time.perf_counter()
            await ask()
            if number:
                self.took.append((time.perf_counter() - began) * 1000)
        self.cpu += (cpu_ms() - before) * BLOCK / (BLOCK + 1)


def _own_cpu_ms() -> float:
    return time.process_time() * 1000


def measure(noise: Noise) -> list[Figure]:
    desk = next(desk for desk in read_desks() if desk.name == DESK)
    with running_stub() as address, tempfile.TemporaryDirectory(prefix="deskwright-bench-") as name:
        scratch = Path(name)
        found = asyncio.run(_sequential(address, desk, scratch, noise))
        return found + _first(address, desk, scratch, noise)


async def _sequential(address: str, desk: BenchDesk, scratch: Path, noise: Noise) -> list[Figure]:
    catalogue = json.loads((GENERATED / DESK / "catalog.json").read_bytes())
    connection = catalogue["connection"]
    base = address + connection["base_url"]["append"]
    environment = {**bare_environment(scratch), **desk.variables(address)}
    questions = _questions(catalogue["operations"])
    asked = {question.about: _Ways() for question in questions}
    pings = _Ways()
    credentials = dict.fromkeys(desk.secret_variables, "bench")
    async with (
        httpx.AsyncClient(headers={"Authorization": "Bearer bench"}) as bare,
        AsyncClient(connection, base_url=address, credentials=credentials) as ours,
    ):
        with (
            Session([*DESKWRIGHT, "serve", DESK], environment, scratch) as session,
            Session(FLOOR_SERVER, environment, scratch) as floor,
        ):
            session.greet()
            session.list_tools()
            floor.greet()
            for number in rounds(ROUNDS + 1, SECONDS):
                measured = [await _ask_in_turns(question, base, bare, ours, session) for question in questions]
                alive = await _ping_in_turns(floor, session)
                noise.sample()
                if number:  # the first round warms everything up
                    for question, watches in zip(questions, measured, strict=True):
                        for way, watch in watches.items():
                            asked[question.about].note(way, watch.took, watch.cpu)
                    for way, watch in alive.items():
                        pings.note(way, watch.took, watch.cpu)
            crowded = await _crowded(questions, base, bare, session, noise)
    return _rows(questions, asked, pings) + crowded


async def _crowded(
    questions: Sequence[_Question], base: str, bare: httpx.AsyncClient, session: Session, noise: Noise
) -> list[Figure]:
    """The ways with many calls in flight; the rounds take turns."""
    found: dict[str, dict[str, _Crowd]] = {question.about: {} for question in questions}
    async with httpx.AsyncClient(headers=bare.headers, transport=AiohttpTransport()) as quick:
        for number in rounds(IN_FLIGHT_ROUNDS + 1, IN_FLIGHT_SECONDS):
            for question in questions:
                crowds = found[question.about]
                for way, client in (("httpx", bare), ("httpx over aiohttp", quick)):
                    began, took = time.perf_counter(), await _many(client, base + question.path, question.body)
                    crowds.setdefault(way, _Crowd()).note(number, took, time.perf_counter() - began)
                began = time.perf_counter()
                took = session.call_many(question.tool, question.body, IN_FLIGHT, AT_ONCE)
                crowds.setdefault("tools/call", _Crowd()).note(number, took, time.perf_counter() - began)
            noise.sample()
    return _crowd_rows(questions, found)


async def _many(client: httpx.AsyncClient, url: str, body: Mapping[str, Any]) -> list[float]:
    took: list[float] = []

    async def ask() -> None:
        while len(took) <= IN_FLIGHT - AT_ONCE:
            began = time.perf_counter()
            (await client.post(url, json=body)).raise_for_status()
            took.append((time.perf_counter() - began) * 1000)

    await asyncio.gather(*(ask() for _ in range(AT_ONCE)))
    return took


@dataclass(slots=True)
class _Crowd:
    """What each round with many in flight gave; the first warms everything up."""

    rate: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)

    def note(self, number: int, took: list[float], seconds: float) -> None:
        if number:
            self.rate.append(len(took) / seconds)
            self.p50.append(percentile(took, 0.5))
            self.p99.append(percentile(took, 0.99))


def _crowd_rows(questions: Sequence[_Question], found: Mapping[str, Mapping[str, _Crowd]]) -> list[Figure]:
    rows: list[Figure] = []
    sizes = canned_answers()
    for question in questions:
        what = f"{AT_ONCE} in flight, {len(sizes[question.path]) / 1000:.1f} kB {question.about}"
        crowds = found[question.about]
        for name, unit in (("rate", "calls/s"), ("p50", "ms"), ("p99", "ms")):
            peer = figure(f"floor: httpx, {what}, {name}", unit, getattr(crowds["httpx"], name))
            rows.append(peer)
            for way in ("httpx over aiohttp", "tools/call"):
                rows.append(figure(f"{way}, {what}, {name}", unit, getattr(crowds[way], name), peer))
    return rows


async def _ask_in_turns(
    question: _Question, base: str, bare: httpx.AsyncClient, ours: AsyncClient, session: Session
) -> dict[str, _Stopwatch]:
    async def by_httpx() -> None:
        (await bare.post(base + question.path, json=question.body)).raise_for_status().json()

    async def by_client() -> None:
        (await ours.send(question.wire, {"body": question.body})).json()

    async def by_tool() -> None:
        session.call(question.tool, question.body)

    # What a tool costs is the server's processor time, not that of the one who waits for it.
    ways = {
        "httpx": (by_httpx, _own_cpu_ms),
        "client": (by_client, _own_cpu_ms),
        "tool": (by_tool, session.cpu_ms),
    }
    return await _in_turns(ways)


async def _ping_in_turns(floor: Session, session: Session) -> dict[str, _Stopwatch]:
    async def floor_ping() -> None:
        floor.ask("ping", {})

    async def our_ping() -> None:
        session.ask("ping", {})

    return await _in_turns({"floor": (floor_ping, floor.cpu_ms), "ours": (our_ping, session.cpu_ms)})


async def _in_turns(
    ways: Mapping[str, tuple[Callable[[], Awaitable[object]], Callable[[], float]]],
) -> dict[str, _Stopwatch]:
    """One round: a few calls each way, in shuffled order, so that a slow moment of the machine hits all of them."""
    watches = {way: _Stopwatch() for way in ways}
    order, shuffler = list(ways), random.Random(1)
    for _ in range(BLOCKS):
        shuffler.shuffle(order)
        for way in order:
            await watches[way].run(*ways[way])
    return watches


def _rows(questions: Sequence[_Question], asked: dict[str, _Ways], pings: _Ways) -> list[Figure]:
    floor = figure("floor: ping over stdio, mcp server, p50", "ms", pings.p50["floor"])
    found = [floor, figure("ping over stdio, ours, p50", "ms", pings.p50["ours"], floor)]
    sizes = canned_answers()
    for question in questions:
        what = f"{len(sizes[question.path]) / 1000:.1f} kB {question.about}"
        ways = asked[question.about]
        for name, values in (("p50", ways.p50), ("p99", ways.p99), ("cpu", ways.cpu)):
            peer = figure(f"floor: httpx, {what}, {name}", "ms", values["httpx"])
            found.append(peer)
            found.append(figure(f"our client, {what}, {name}", "ms", values["client"], peer))
            found.append(figure(f"tools/call, {what}, {name}", "ms", values["tool"], peer))
    return found


def _first(address: str, desk: BenchDesk, scratch: Path, noise: Noise) -> list[Figure]:
    """The first call of a fresh server, right after the list was answered."""
    bare, tool = [], []
    environment = {**bare_environment(scratch), **desk.variables(address)}
    for _ in range(STARTS):
        command = [sys.executable, "-c", FIRST_BY_HTTPX, address + SMALL]
        bare.append(float(run_child(command, environment, scratch).output))
        with Session([*DESKWRIGHT, "serve", DESK], environment, scratch) as session:
            session.greet()
            session.list_tools()
            began = time.perf_counter()
            session.call("get_ticket", {"ticket_number": "100001"})
            tool.append((time.perf_counter() - began) * 1000)
        noise.sample()
    floor = figure("floor: import httpx, first answer", "ms", bare)
    return [floor, figure("first tools/call after the list", "ms", tool, floor)]
