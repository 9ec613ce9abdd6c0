"""From the front to the server behind it, at any moment: the same answers as without it, none lost, none twice."""

from __future__ import annotations

import asyncio
import json
import os
import random
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from deskwright.front_wire import MAX_KEPT, Front
from deskwright.serving import Application
from deskwright.stdio import _Wire

from .conftest import HELLO, application_of, modern, notice, request, snapshot_of


@pytest.fixture(scope="module")
def silent() -> Iterator[str]:
    """An address that takes connections and never answers."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(50)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/api/v2"


@pytest.fixture(scope="module")
def application(silent: str) -> Iterator[Application]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIFLUX_API_KEY", "k")
        patch.setenv("TIFLUX_API_BASE_URL", silent)
        yield application_of(["tiflux", "--audit", "off", "--read-only"])


def converse(
    application: Application,
    chunks: Sequence[bytes],
    pauses: Sequence[float],
    *,
    moment: float | None,
    end: str = "eof",
) -> list[Any]:
    """What a client gets that sends these pieces with these pauses, the front giving over after `moment` seconds.

    No moment: no front. `end`: how the client leaves.
    """
    to_in, from_client = os.pipe()[::-1]
    to_client, wire_out = os.pipe()
    got = bytearray()

    def read() -> None:
        while chunk := os.read(to_client, 65_536):
            got.extend(chunk)

    def send() -> None:
        for chunk, pause in zip(chunks, pauses, strict=True):
            time.sleep(pause)
            view = memoryview(chunk)
            while view:
                view = view[os.write(to_in, view[:30_000]) :]
        if end == "eof":
            os.close(to_in)

    threads = [threading.Thread(target=read), threading.Thread(target=send)]
    for thread in threads:
        thread.start()
    before = None
    if moment is not None:
        before = Front(snapshot_of(application), from_client, wire_out)
        before.answer_first()
        time.sleep(moment)

    async def serve() -> None:
        stop = asyncio.Event()
        wire = _Wire(application, from_client, wire_out, stop, 5, before)
        if end == "stop":
            asyncio.get_running_loop().call_later(sum(pauses) + 0.3, stop.set)
        await wire.run()
        for desk in application.desks:
            await desk.connections.aclose()

    asyncio.run(serve())
    threads[0].join(10)
    assert not threads[0].is_alive()
    assert got.endswith(b"\n") or not got
    if end == "stop":
        os.close(to_in)
    os.close(to_client)
    return [json.loads(line) for line in got.splitlines()]


def by_id(answers: list[Any]) -> dict[str, list[Any]]:
    found = defaultdict(list)
    for answer in answers:
        found[json.dumps(answer.get("id"))].append(answer)
    return dict(found)


def _greeting(rng: random.Random) -> tuple[list[bytes], dict[str, Any] | None]:
    kind = rng.random()
    if kind < 0.55:
        return [request("hello", "initialize", HELLO), notice("notifications/initialized")], {}
    if kind < 0.9:
        return [request("hello", "server/discover", modern())][: rng.randrange(2)], modern()
    return [], None


def _script(rng: random.Random) -> bytes:
    lines, envelope = _greeting(rng)
    for number in range(rng.randrange(1, 9)):
        params = rng.choice([{}, modern()]) if envelope is None or rng.random() < 0.05 else envelope
        lines.append(
            rng.choice(
                [
                    request(number, "tools/list", params),
                    request(f"n{number}", "tools/list", params),
                    request(number, "ping", params),
                    request(number, "tools/call", {**params, "name": "list_endpoints", "arguments": {"query": "zzz"}}),
                    request(number, "tools/call", {**params, "name": "list_endpoints", "arguments": {"x": number}}),
                    request(number, "tools/call", {**params, "name": "nobody"}),
                    request(number, "prompts/list", params),
                    request(1.5, "ping", params),
                    request(number, "initialize", HELLO),
                    notice("notifications/roots/list_changed"),
                    b"{ nonsense",
                    b'{"id": %d, "odd": 1}' % number,
                    b"[]",
                    b"",
                    b" \r",
                    request(number, "ping", {**params, "x": "y" * 70_000}),
                ]
            )
        )
    text = b"\n".join(lines) + b"\n"
    return text if rng.random() < 0.8 else text[: -rng.randrange(1, 30)]


@pytest.mark.parametrize("seed", range(70))
def test_random_scripts(application: Application, seed: int) -> None:
    rng = random.Random(seed)
    text = _script(rng)
    cuts = sorted(rng.randrange(len(text) + 1) for _ in range(rng.randrange(5)))
    chunks = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    pauses = [rng.choice([0, 0, 0.001, 0.01, 0.03]) for _ in chunks]
    told = converse(application, chunks, pauses, moment=rng.choice([0, 0.001, 0.02, 0.05]))
    alone = converse(application, [text], [0], moment=None)
    assert by_id(told) == by_id(alone)


def test_what_is_kept_is_cancelled_as_it_would_have_been(application: Application) -> None:
    call = {"name": "get_ticket", "arguments": {"ticket_number": "1"}}
    lines = [
        request(1, "initialize", HELLO), notice("notifications/initialized"), request(2, "tools/call", call),
        notice("notifications/cancelled", {"requestId": 2}), request(3, "tools/list"),
    ]  # fmt: skip
    text = b"\n".join(lines) + b"\n"
    told = converse(application, [text], [0], moment=0.02)
    assert {answer["id"] for answer in told if "result" in answer} == {1, 3}
    assert by_id(told) == by_id(converse(application, [text], [0], moment=None))


def test_the_servers_stop_finds_what_the_front_kept(application: Application) -> None:
    call = {"name": "list_endpoints", "arguments": {"query": "zzz"}}
    text = b"\n".join([request(1, "initialize", HELLO), request(2, "tools/call", call)]) + b"\n"
    told = converse(application, [text], [0], moment=0.02, end="stop")
    assert [answer["id"] for answer in told] == [1, 2]


def test_more_than_the_front_keeps_stays_in_the_pipe(application: Application) -> None:
    long = [request(number, "ping", {"_meta": {"x": "y" * 300_000}}) for number in range(10)]
    text = b"\n".join([request("hello", "initialize", HELLO), *long, request("end", "tools/list")]) + b"\n"
    assert len(text) > 2 * MAX_KEPT
    told = converse(application, [text], [0], moment=0.1)
    assert by_id(told) == by_id(converse(application, [text], [0], moment=None))
    assert len(told) == 12


def test_an_id_that_comes_again_is_answered_again(application: Application) -> None:
    text = b"\n".join([request(1, "initialize", HELLO), request(1, "ping"), request(1, "nope")]) + b"\n"
    told = converse(application, [text], [0], moment=0.02)
    assert ["result" in answer for answer in told] == [True, True, False]
    modern_text = b"\n".join([request(1, "tools/list", modern()), request(1, "nope", modern())]) + b"\n"
    told = converse(application, [modern_text], [0], moment=0.02)
    assert ["result" in answer for answer in told] == [True, False]


def test_a_client_that_closed_its_end_is_left(application: Application) -> None:
    to_in, from_client = os.pipe()[::-1]
    to_client, wire_out = os.pipe()
    os.close(to_client)
    os.write(to_in, request(1, "initialize", HELLO) + b"\n")
    front = Front(snapshot_of(application), from_client, wire_out)
    front.answer_first()
    assert front.broken
    asyncio.run(asyncio.wait_for(_Wire(application, from_client, wire_out, asyncio.Event(), 5, front).run(), 10))
    os.close(to_in)


def test_a_client_that_does_not_read_is_not_waited_for(application: Application) -> None:
    to_in, from_client = os.pipe()[::-1]
    to_client, wire_out = os.pipe()
    lists = [request(number, "tools/list") for number in range(20)]
    os.write(to_in, b"\n".join([request("hello", "initialize", HELLO), *lists]) + b"\n")
    front = Front(snapshot_of(application), from_client, wire_out)
    front.answers.listed = False
    threading.Thread(target=front.answer_first, daemon=True).start()
    time.sleep(0.2)

    async def serve() -> None:
        stop = asyncio.Event()
        asyncio.get_running_loop().call_later(0.2, stop.set)
        await _Wire(application, from_client, wire_out, stop, 0.2, front).run()

    # the main thread of a process would sit in the write until the client reads: here another one does
    asyncio.run(asyncio.wait_for(serve(), 10))
    os.close(to_in)
    os.close(to_client)
