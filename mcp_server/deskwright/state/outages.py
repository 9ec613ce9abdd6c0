"""Tells the operator once that the database is away, and once that it is back, however many callers notice."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

__all__ = ["Outages"]


class Outages:
    """`tell` hears of one at most every so many seconds: one that comes and goes does not fill a log."""

    def __init__(self, tell: Callable[[str], None], *, every: float = 60.0) -> None:
        self._tell, self._every = tell, every
        self._lock = threading.Lock()
        self._away = False
        self._last = float("-inf")

    def failed(self, words: str) -> None:
        with self._lock:
            now = time.monotonic()
            if self._away or now - self._last < self._every:
                return
            self._away, self._last = True, now
        self._tell(f"warning: {words}; until then whoever needs it is refused")

    def worked(self, words: str) -> None:
        if not self._away:  # asked for by every transaction: without the lock
            return
        with self._lock:
            if not self._away:
                return
            self._away = False
        self._tell(words)
