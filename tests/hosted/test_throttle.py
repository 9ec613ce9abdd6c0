"""The throttle: how often, how many at once, in whose turn."""

from __future__ import annotations

import asyncio

import pytest
from deskwright.hosted import throttle as module
from deskwright.hosted.options import Rate
from deskwright.hosted.throttle import Throttle
from deskwright.hosted.values import NotAdmitted

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


async def once(throttle: Throttle, key: str = "ann", *, stream: bool = False) -> None:
    async with throttle.enter(key, stream=stream):
        pass


async def refused(throttle: Throttle, key: str = "ann", *, stream: bool = False) -> int:
    """After how many seconds it may come again."""
    with pytest.raises(NotAdmitted) as caught:
        await once(throttle, key, stream=stream)
    assert (caught.value.status, caught.value.error) == (429, "too_many_requests")
    assert f"wait {caught.value.retry_after} s" in caught.value.description
    return caught.value.retry_after


# --- how often -----------------------------------------------------------------------------------------


async def test_a_full_purse_is_spent_and_filled_again_evenly() -> None:
    clock = Clock()
    throttle = Throttle(Rate(6, 60.0), 4, clock=clock)
    for _ in range(6):
        await once(throttle)
    assert await refused(throttle) == 10
    assert await refused(throttle) == 10  # what was refused costs nothing
    clock.now += 9.5
    assert await refused(throttle) == 1
    clock.now += 0.5
    await once(throttle)
    assert await refused(throttle) == 10
    clock.now += 3_600
    for _ in range(6):
        await once(throttle)
    assert await refused(throttle) == 10


@pytest.mark.parametrize("rate", [Rate(600, 60.0), Rate(7, 1.0), Rate(3, 3600.0), Rate(1, 60.0), Rate(999_999, 1.0)])
async def test_exactly_so_many_calls_are_in_a_purse(rate: Rate) -> None:
    throttle = Throttle(rate, 4, clock=Clock())
    for _ in range(rate.count):
        throttle.spend("ann")
    with pytest.raises(NotAdmitted):
        throttle.spend("ann")


async def test_a_purse_is_ones_own() -> None:
    throttle = Throttle(Rate(1, 60.0), 4, clock=Clock())
    await once(throttle, "ann")
    await refused(throttle, "ann")
    await once(throttle, "ben")


async def test_without_a_rate_nobody_counts() -> None:
    throttle = Throttle(None, 1, clock=Clock())
    for _ in range(5_000):
        await once(throttle)


async def test_who_has_not_called_lately_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SWEEP", 50)
    clock = Clock()
    throttle = Throttle(Rate(60, 60.0), 4, clock=clock)
    for number in range(5_000):
        throttle.spend(f"key {number}")
        clock.now += 0.1
    assert len(throttle._full) <= 60


# --- how many at once ----------------------------------------------------------------------------------


class Calls:
    """Calls that go on until they are told to end."""

    def __init__(self, throttle: Throttle) -> None:
        self.throttle = throttle
        self.order: list[str] = []
        self.at_once = 0
        self.most: dict[str, int] = {}
        self._ends: dict[str, list[asyncio.Event]] = {}

    def begin(self, key: str) -> asyncio.Task[None]:
        return asyncio.create_task(self._call(key))

    async def _call(self, key: str) -> None:
        async with self.throttle.enter(key):
            end = asyncio.Event()
            self._ends.setdefault(key, []).append(end)
            self.order.append(key)
            self.most[key] = max(self.most.get(key, 0), len(self._ends[key]))
            self.at_once = max(self.at_once, sum(map(len, self._ends.values())))
            await end.wait()

    def end(self, key: str) -> None:
        self._ends[key].pop(0).set()


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_calls_beyond_the_limit_wait_in_line_and_beyond_that_are_refused() -> None:
    calls = Calls(Throttle(None, 2))
    tasks = [calls.begin("ann") for _ in range(4)]
    await settle()
    assert (calls.order, calls.throttle.working) == (["ann"] * 2, 2)
    assert await refused(calls.throttle) == 1
    await once(calls.throttle, "ben")  # it is no affair of the others
    for count in (3, 4, 4, 4):
        calls.end("ann")
        await settle()
        assert len(calls.order) == count
    await asyncio.gather(*tasks)
    assert (calls.most, calls.throttle.working, calls.throttle._active, calls.throttle._lines) == (
        {"ann": 2},
        0,
        {},
        {},
    )


async def test_a_wait_that_is_long_ends_in_a_refusal() -> None:
    calls = Calls(Throttle(None, 1, patience=0.01))
    first = calls.begin("ann")
    await settle()
    assert await refused(calls.throttle) == 1
    assert calls.throttle._lines == {}
    calls.end("ann")
    await first
    await once(calls.throttle)


async def test_who_is_given_up_while_waiting_leaves_the_line() -> None:
    calls = Calls(Throttle(None, 1))
    first = calls.begin("ann")
    await settle()
    second, third = calls.begin("ann"), None
    await settle()
    second.cancel()
    await settle()
    third = calls.begin("ann")
    await settle()
    calls.end("ann")
    await settle()
    assert calls.order == ["ann", "ann"]
    calls.end("ann")
    await asyncio.gather(first, third)
    assert calls.throttle.working == 0


async def test_a_turn_that_comes_while_it_is_given_up_is_given_to_the_next() -> None:
    calls = Calls(Throttle(None, 1))
    first = calls.begin("ann")
    await settle()
    second = calls.begin("ann")
    await settle()
    calls.end("ann")
    await asyncio.sleep(0)  # the first ends: the turn is the second's, which has not woken yet
    second.cancel()
    await settle()
    assert (calls.throttle.working, calls.throttle._active) == (0, {})
    await once(calls.throttle)
    await asyncio.gather(first, second, return_exceptions=True)


async def test_where_all_is_taken_the_principals_come_in_turn() -> None:
    calls = Calls(Throttle(None, 4, total=4))
    tasks = [calls.begin("ann") for _ in range(8)]
    await settle()
    tasks += [calls.begin("ben") for _ in range(3)]
    tasks += [calls.begin("cem") for _ in range(2)]
    await settle()
    assert calls.order == ["ann"] * 4
    for _ in range(4):
        calls.end("ann")
        await settle()
    # ann waits, too, and was first; the others do not wait behind all of hers
    assert calls.order[4:8] == ["ann", "ben", "cem", "ann"]
    while not all(task.done() for task in tasks):
        for key in ("ann", "ben", "cem"):
            if calls._ends.get(key):
                calls.end(key)
        await settle()
    assert calls.at_once == 4
    assert sorted(calls.order) == ["ann"] * 8 + ["ben"] * 3 + ["cem"] * 2


# --- streams -------------------------------------------------------------------------------------------


async def test_streams_have_a_number_of_their_own() -> None:
    throttle = Throttle(None, 1, streams=2)
    async with throttle.enter("ann", stream=True), throttle.enter("ann", stream=True):
        assert await refused(throttle, stream=True) == 10
        await once(throttle)  # they hold no call's place
        await once(throttle, "ben", stream=True)
    await once(throttle, stream=True)
    assert throttle._open == {}
