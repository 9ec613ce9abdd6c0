"""The sandbox's own time and its ids: both deterministic, so that two runs answer the same bytes.

Never reads the machine's clock.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Clock:
    """Stands still until told to move; every write moves it by one second, so that orders are visible."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def advance(self, **parts: float) -> None:
        """Move on, e.g. `advance(days=8)`."""
        self._now += timedelta(**parts)

    def tick(self) -> None:
        self.advance(seconds=1)


class UlidMint:
    """Makes ULIDs from the sandbox's time and a counter."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._count = 0

    def mint(self) -> str:
        self._count += 1
        value = (int(self._clock.now().timestamp() * 1000) << 80) | self._count
        return "".join(_CROCKFORD[(value >> shift) & 31] for shift in range(125, -1, -5))


def wire_time(moment: datetime) -> str:
    """ISO 8601 in UTC with Z, as the documents show it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
