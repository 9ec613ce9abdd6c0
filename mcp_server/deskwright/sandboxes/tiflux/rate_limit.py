"""Counts requests: 120 a minute for each user, 10 for each address that has not signed in.

A minute begins with its first request; it refuses nothing itself, the application asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from .clock import Clock

PER_USER = 120
PER_ADDRESS = 10
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a caller stands after one more request."""

    limit: int
    used: int
    reset: datetime

    @property
    def exceeded(self) -> bool:
        return self.used > self.limit

    @property
    def headers(self) -> dict[str, str]:
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(max(0, self.limit - self.used)),
            "RateLimit-Reset": self.reset.strftime("%Y-%m-%dT%H:%M:%SZ"),
        }


class RateLimit:
    """`reset()` forgets all counts, for tests that need many requests in one minute."""

    def __init__(self, clock: Clock, per_user: int = PER_USER, per_address: int = PER_ADDRESS) -> None:
        self.clock = clock
        self.per_user = per_user
        self.per_address = per_address
        self._windows: dict[str, tuple[datetime, int]] = {}

    def count_user(self, number: int) -> Standing:
        return self._count(f"user {number}", self.per_user)

    def count_address(self, address: str) -> Standing:
        return self._count(f"address {address}", self.per_address)

    def reset(self) -> None:
        self._windows.clear()

    def _count(self, who: str, limit: int) -> Standing:
        now = self.clock.now()
        begun, used = self._windows.get(who, (now, 0))
        if now >= begun + MINUTE:
            begun, used = now, 0
        self._windows[who] = (begun, used + 1)
        return Standing(limit, used + 1, begun + MINUTE)
