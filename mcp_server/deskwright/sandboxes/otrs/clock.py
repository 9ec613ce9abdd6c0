"""The sandbox's own time, in the system time zone (UTC), and how OTRS writes times.

Never reads the machine's clock.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
_FORMAT = "%Y-%m-%d %H:%M:%S"


class Clock:
    """Stands still until told to move; every write moves it by one second, so that orders are visible."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def advance(self, **parts: float) -> None:
        """Move on, e.g. `advance(hours=16)`."""
        self._now += timedelta(**parts)

    def tick(self) -> None:
        self.advance(seconds=1)


def wire_time(moment: datetime) -> str:
    """YYYY-MM-DD HH:MM:SS, without a zone."""
    return moment.astimezone(UTC).strftime(_FORMAT)


def parse_time(text: str) -> datetime | None:
    """The moment a wire time means; None where it is none."""
    try:
        return datetime.strptime(text, _FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return None
