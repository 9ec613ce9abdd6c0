"""The short way of a read answers what the protocol's library answers, and leaves to it whatever it does not know."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import anyio
import pytest
from deskwright.governance.governor import Governor
from deskwright.governance.settings import UNGOVERNED
from deskwright.lane import Lane
from deskwright.listing import Selection
from deskwright.protocol import build_server, encode_message, parse_message, result_of
from deskwright.serving import Application

LEGACY = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
MODERN = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientInfo": {"name": "t", "version": "1"},
    "io.modelcontextprotocol/clientCapabilities": {},
}
FIRST = ("get_ticket", {"ticket_id": "1"})


def line(identifier: Any, name: str, arguments: Any, meta: Any = None, **more: Any) -> bytes:
    params = {"name": name, "arguments": arguments, **({"_meta": meta} if meta is not None else {}), **more}
    return json.dumps({"jsonrpc": "2.0", "id": identifier, "method": "tools/call", "params": params}).encode()


class Both:
    """One connection to the library, and the lane beside it."""

    def __init__(self, application: Application, ask: Callable[[bytes], Awaitable[Any]]) -> None:
        self.written: list[Any] = []
        self.settled: list[Any] = []
        self.settling = asyncio.Event()
        self.lane = Lane(application, self._put, self._settle)
        self._ask = ask

    async def _put(self, data: bytes) -> None:
        assert data.endswith(b"\n")
        assert b"\n" not in data[:-1]
        self.written.append(json.loads(data))

    def _settle(self, identifier: Any) -> None:
        self.settled.append(identifier)
        self.settling.set()

    async def by_library(self, data: bytes) -> Any:
        taken = self.lane.take(data)
        assert taken is None
        message = await self._ask(data)
        answer = json.loads(encode_message(message))
        self.lane.answered(answer["id"], result_of(message))
        return answer

    async def library_alone(self, data: bytes) -> Any:
        return json.loads(encode_message(await self._ask(data)))

    async def by_lane(self, data: bytes) -> Any:
        before = len(self.written)
        assert self.lane.take(data) == json.loads(data)["id"]
        await self.settling.wait()
        self.settling.clear()
        await asyncio.sleep(0)
        assert len(self.written) == before + 1
        return self.written[-1]


@asynccontextmanager
async def connected(application: Application, *, modern: bool = False, version: str = "") -> AsyncIterator[Both]:
    server = build_server(application)
    to_server, incoming = anyio.create_memory_object_stream[Any](0)
    outgoing, from_server = anyio.create_memory_object_stream[Any](0)
    running = asyncio.create_task(server.run(incoming, outgoing, server.create_initialization_options()))

    async def ask(data: bytes) -> Any:
        await to_server.send(parse_message(data))
        return await from_server.receive()

    if not modern:
        hello = LEGACY | ({"protocolVersion": version} if version else {})
        await ask(json.dumps({"jsonrpc": "2.0", "id": "hello", "method": "initialize", "params": hello}).encode())
        await to_server.send(parse_message(b'{"jsonrpc":"2.0","method":"notifications/initialized"}'))
    try:
        yield Both(application, ask)
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError, ExceptionGroup):  # it was in the middle of a message
            await running


@pytest.fixture
def application(make: Any, stub: Any) -> Application:
    stub.grants = {}
    made: Application = make(selection=Selection(tools=(*dict.fromkeys(name for name, _ in CALLS), "create_ticket")))
    return made


CALLS: list[tuple[str, Any]] = [
    FIRST,
    ("get_ticket", {"ticket_id": "Jürgen 😀 \u2028"}),
    ("get_ticket", {"ticket_id": "nine", "bogus": 1}),
    ("get_ticket", {}),
    ("get_ticket", {"ticket_id": "1/2"}),
    ("tickets_list", {"page": 1}),
    ("tickets_list", {"page": "x"}),
    ("list_tickets", {"limit": 2, "page": 1}),
    ("files_logo", {}),
    ("files_rows", {}),
    ("acme_call", {"family": "tickets", "action": "show", "payload": {"id": "7"}}),
    ("acme_call", {"family": "tickets", "action": "show", "payload": {}}),
    ("token_show", {}),
    ("get_attachment", {"attachment_id": "1"}),
    ("get_attachment", {"attachment_id": "404"}),
    ("run_report", {"report": "volumes", "group_by": "queue"}),
    *(("faults_read", {"kind": kind}) for kind in ("500", "429", "403", "422", "broken", "said-no")),
]


@pytest.mark.parametrize("modern", [False, True])
@pytest.mark.parametrize(("name", "arguments"), CALLS)
def test_the_same_answer(application: Application, name: str, arguments: Any, modern: bool) -> None:
    meta = MODERN if modern else None

    async def scene() -> tuple[Any, Any]:
        async with connected(application, modern=modern) as both:
            await both.by_library(line("first", *FIRST, meta))
            long = await both.library_alone(line("x", name, arguments, meta))
            return long, await both.by_lane(line("x", name, arguments, meta))

    if name not in {entry.name for entry in application.tools.entries}:
        pytest.fail(f"the fixture has no tool {name}")
    long, short = asyncio.run(scene())
    assert short == long
    assert ("resultType" in short["result"]) is modern


def test_numbers_of_any_size_are_exact(application: Application, stub: Any) -> None:
    async def scene() -> Any:
        async with connected(application) as both:
            await both.by_library(line(1, *FIRST))
            return await both.by_lane(line(2**80, "get_ticket", {"ticket_id": "1"}))

    assert asyncio.run(scene())["id"] == 2**80


@pytest.mark.parametrize(
    "data",
    [
        line(2, "create_ticket", {"subject": "x"}),
        line(2, "nope", {}),
        line(2, "acme_call", {"family": "tickets", "action": "create", "payload": {}}),
        line(2, "acme_call", {"family": ["tickets"], "action": "show"}),
        line(2, "acme_call", {"family": "tickets", "action": "nope"}),
        line(2, *FIRST, MODERN),
        line(2, *FIRST, {"other": 1}),
        line(2, *FIRST, requestState="x"),
        line(2, *FIRST, inputResponses={}),
        line(2, *FIRST, task={}),
        line(True, *FIRST),
        line(1.5, *FIRST),
        line(None, *FIRST),
        line(2, "get_ticket", ["1"]),
        line(2, "get_ticket", None),
        line(2, 7, {}),
        b"[" + line(2, *FIRST) + b"]",
        line(2, *FIRST).replace(b"2.0", b"1.0"),
        line(2, *FIRST)[:-1] + b',"more":1}',
        b'{"jsonrpc":"2.0","method":"tools/call","params":{"name":"get_ticket","arguments":{"ticket_id":"1"}}}',
        b'{"jsonrpc":"2.0","id":2,"method":"tools/list","params":{"name":"tools/call"}}',
        line(2, *FIRST)[:-3],
    ],
)  # fmt: skip
def test_what_is_left_to_the_library(application: Application, data: bytes) -> None:
    async def scene() -> None:
        async with connected(application) as both:
            await both.by_library(line(1, *FIRST))
            assert both.lane.take(data) is None
            await both.by_lane(line(3, *FIRST))

    asyncio.run(scene())


def test_nothing_is_taken_before_the_library_has_vouched(application: Application) -> None:
    async def scene() -> None:
        async with connected(application) as both:
            await both.by_library(line(1, "get_ticket", {}))  # an error says too little
            await both.by_library(line(2, *FIRST))
            await both.by_lane(line(3, *FIRST))

    asyncio.run(scene())


@pytest.mark.parametrize("version", ["2024-11-05", "2025-03-26", "2025-06-18"])
def test_older_revisions_get_what_the_library_gives_them(application: Application, version: str) -> None:
    async def scene() -> tuple[Any, Any]:
        async with connected(application, version=version) as both:
            await both.by_library(line(1, *FIRST))
            picture = line(2, "files_logo", {})
            return await both.library_alone(picture), await both.by_lane(picture)

    long, short = asyncio.run(scene())
    assert short == long


def test_a_token_for_progress_makes_no_difference(application: Application) -> None:
    async def scene() -> Any:
        async with connected(application, modern=True) as both:
            await both.by_library(line(1, *FIRST, {**MODERN, "progressToken": 1}))
            return await both.by_lane(line(2, *FIRST, {**MODERN, "progressToken": "b"}))

    assert asyncio.run(scene())["result"]["isError"] is False


def test_another_client_in_the_envelope_is_asked_about_anew(application: Application) -> None:
    other = {**MODERN, "io.modelcontextprotocol/clientInfo": {"name": "other", "version": "1"}}

    async def scene() -> None:
        async with connected(application, modern=True) as both:
            await both.by_library(line(1, *FIRST, MODERN))
            await both.by_library(line(2, *FIRST, other))
            await both.by_lane(line(3, *FIRST, other))

    asyncio.run(scene())


def test_recorded_reads_stay_with_the_library(application: Application) -> None:
    application.governor.settings = type(UNGOVERNED)(audit="all")
    assert isinstance(application.governor, Governor)

    async def scene() -> None:
        async with connected(application) as both:
            assert both.lane.take(line(1, *FIRST)) is None
            assert both.lane._first == {}

    asyncio.run(scene())


def test_a_cancelled_call_is_not_answered_and_its_id_is_free(application: Application) -> None:
    async def scene() -> list[Any]:
        async with connected(application) as both:
            await both.by_library(line(1, *FIRST))
            assert both.lane.take(line(2, *FIRST)) == 2
            assert both.lane.take(line(2, *FIRST)) is None  # it is on its way
            both.lane.cancel(2)
            await asyncio.sleep(0.1)
            assert both.written == []
            return [await both.by_lane(line(2, *FIRST)), both.settled]

    answer, settled = asyncio.run(scene())
    assert answer["id"] == 2
    assert settled == [2]


def test_what_is_not_done_at_the_end_is_answered(application: Application) -> None:
    async def scene() -> list[Any]:
        async with connected(application) as both:
            await both.by_library(line(1, *FIRST))
            both.lane.take(line("late", *FIRST))
            await both.lane.aclose()
            await asyncio.sleep(0.05)
            return both.written

    error = {"code": -32000, "message": "Connection closed"}
    assert asyncio.run(scene()) == [{"jsonrpc": "2.0", "id": "late", "error": error}]
