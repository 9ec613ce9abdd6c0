"""The sandbox's time, and how it is written and read on the wire.

It follows the machine unless it is given a start; then it stands still until it is told to move.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

#: Where a clock of a test begins: some months after the seeded history.
START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([0-9]{1,4}):([0-5][0-9])")


class Clock:
    """A write takes a second, so that what happened first can be seen."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start
        self._moved = timedelta()

    def now(self) -> datetime:
        return ((self._start or datetime.now(UTC)) + self._moved).replace(microsecond=0)

    def today(self) -> date:
        return self.now().date()

    def advance(self, **parts: float) -> None:
        """Move on, e.g. `advance(days=8)`."""
        self._moved += timedelta(**parts)

    def tick(self) -> None:
        self.advance(seconds=1)


def wire_time(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def read_moment(text: str) -> datetime | None:
    """An ISO 8601 date or date-time, UTC where no zone is given; None if it is neither."""
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def read_day(text: str) -> date | None:
    """YYYY-MM-DD and nothing else."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def hours_and_minutes(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def minutes_of(text: str | None) -> int | None:
    """The minutes in HH:MM; the hours may pass 24. None where it is empty or something else."""
    found = _TIME.fullmatch(text or "")
    return int(found[1]) * 60 + int(found[2]) if found else None
