"""What keeps one principal from taking everybody's time: so many calls in a while, so many at once, turn by turn.

It counts for this process alone and remembers nobody who has not called lately. It refuses at once what would have to
wait long; what waits briefly waits in line, and the lines of all principals are served in turn.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import deque
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from types import TracebackType

from deskwright.hosted.options import Rate
from deskwright.hosted.values import NotAdmitted

__all__ = ["Throttle"]

#: How long a call waits in its line for one before it to end.
PATIENCE = 5.0
#: Calls of all principals that are worked on at the same time in one process.
TOTAL = 256
#: Streams of one principal that stay open: they do no work but hold a connection each.
STREAMS = 32
_SWEEP = 4_096


class Throttle:
    """`rate`: a full purse at first, filled again evenly. `concurrency`: calls of one principal at once; as many again
    may wait for one of them to end."""

    def __init__(
        self,
        rate: Rate | None,
        concurrency: int,
        *,
        total: int = TOTAL,
        streams: int = STREAMS,
        patience: float = PATIENCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._gap = rate.seconds / rate.count if rate is not None else 0.0
        self._purse = rate.seconds if rate is not None else 0.0
        self._concurrency, self._total, self._streams = concurrency, total, streams
        self._patience, self._clock = patience, clock
        # when the purse of a principal is full again
        self._full: dict[str, float] = {}
        self._sweep_at = _SWEEP
        self._active: dict[str, int] = {}
        self._open: dict[str, int] = {}
        self._working = 0
        # lines of those who wait, in the order in which their turns come
        self._lines: dict[str, deque[asyncio.Future[None]]] = {}

    def enter(self, key: str, *, stream: bool = False) -> AbstractAsyncContextManager[None]:
        """To be held while a call of this principal is worked on; entering it raises NotAdmitted (429) where it has had
        enough. `stream`: it stays open and does no work."""
        return _Stream(self, key) if stream else _Turn(self, key)

    @property
    def working(self) -> int:
        """Calls that are worked on now."""
        return self._working

    # --- how often -------------------------------------------------------------------------------------

    def spend(self, key: str) -> None:
        """Take one call out of the principal's purse."""
        if not self._gap:
            return
        now = self._clock()
        full = max(now, self._full.get(key, 0.0)) + self._gap
        if full - now > self._purse * 1.000_001:  # the last call of a full purse must not fail by a rounding
            raise _too_many("calls came too fast", full - now - self._purse)
        self._full[key] = full
        if len(self._full) > self._sweep_at:
            self._full = {key: full for key, full in self._full.items() if full > now}
            self._sweep_at = max(_SWEEP, 2 * len(self._full))

    # --- how many at once ------------------------------------------------------------------------------

    def starts(self, key: str) -> bool:
        """Begin a call where that needs no waiting."""
        active = self._active.get(key, 0)
        if active >= self._concurrency or self._working >= self._total or key in self._lines:
            return False
        self._active[key] = active + 1
        self._working += 1
        return True

    async def wait(self, key: str) -> None:
        line = self._lines.get(key)
        if line is not None and len(line) >= self._concurrency:
            raise _too_many(f"{self._concurrency} calls are worked on and as many wait", 1.0)
        if line is None:
            line = self._lines[key] = deque()
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        line.append(turn)
        try:
            async with asyncio.timeout(self._patience):
                await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled():
                self.ends(key)  # its turn had come while it was being given up
            else:
                self._leave(key, turn)
            if isinstance(error, TimeoutError):
                raise _too_many("the calls before it take long", 1.0) from None
            raise

    def _leave(self, key: str, turn: asyncio.Future[None]) -> None:
        line = self._lines.get(key)
        if line is not None and turn in line:
            line.remove(turn)
            if not line:
                del self._lines[key]

    def ends(self, key: str) -> None:
        left = self._active[key] - 1
        if left:
            self._active[key] = left
        else:
            del self._active[key]
        self._working -= 1
        if self._lines:
            self._next()

    def _next(self) -> None:
        """Give what is free to those who wait, one principal after the other."""
        while self._working < self._total:
            ready = (key for key in self._lines if self._active.get(key, 0) < self._concurrency)
            key = next(ready, None)
            if key is None:
                return
            line = self._lines.pop(key)
            turn = line.popleft()
            if line:
                self._lines[key] = line  # behind all others
            if not turn.done():
                self._active[key] = self._active.get(key, 0) + 1
                self._working += 1
                turn.set_result(None)

    # --- streams ---------------------------------------------------------------------------------------

    def opens(self, key: str) -> None:
        now = self._open.get(key, 0)
        if now >= self._streams:
            raise _too_many(f"{now} streams are open", 10.0)
        self._open[key] = now + 1

    def closes(self, key: str) -> None:
        left = self._open[key] - 1
        if left:
            self._open[key] = left
        else:
            del self._open[key]


def _too_many(why: str, wait: float) -> NotAdmitted:
    seconds = max(1, math.ceil(wait))
    words = f"{why}; nothing was done: wait {seconds} s, then send it again"
    return NotAdmitted(429, "too_many_requests", words, retry_after=seconds)


class _Turn:
    """One call, from its beginning to its end."""

    __slots__ = ("_key", "_throttle")

    def __init__(self, throttle: Throttle, key: str) -> None:
        self._throttle, self._key = throttle, key

    async def __aenter__(self) -> None:
        throttle = self._throttle
        throttle.spend(self._key)
        if not throttle.starts(self._key):
            await throttle.wait(self._key)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._throttle.ends(self._key)


class _Stream:
    """One stream, as long as it is open."""

    __slots__ = ("_key", "_throttle")

    def __init__(self, throttle: Throttle, key: str) -> None:
        self._throttle, self._key = throttle, key

    async def __aenter__(self) -> None:
        self._throttle.spend(self._key)
        self._throttle.opens(self._key)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._throttle.closes(self._key)
