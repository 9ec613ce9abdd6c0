"""How often one login reads for its subscriptions, all of them together; whoever has waited longest comes first."""

from __future__ import annotations

from collections import deque

__all__ = ["Turns"]


class Turns:
    """So many reads of one login within a span. It is remembered longer than a subscription lives: a new one costs
    nothing, and must not bring turns of its own."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._begun: dict[str, deque[float]] = {}

    def next(self, key: str, now: float, *, before: int, reads: int, span: float) -> float:
        """When one may read behind `before` others of its login: `now`, or later."""
        times = self._begun.get(key, deque())
        while times and times[0] <= now - span:
            times.popleft()
        late = before - (reads - len(times))
        if late < 0:
            return now
        return times[min(late, len(times) - 1)] + span if times else now + span / reads

    def take(self, key: str, now: float, *, span: float) -> None:
        """A login reads."""
        if len(self._begun) >= self._most:
            over = [name for name, times in self._begun.items() if not times or times[-1] <= now - span]
            for name in over:
                del self._begun[name]
        self._begun.setdefault(key, deque()).append(now)

    def taken(self, key: str) -> int:
        return len(self._begun.get(key, ()))
