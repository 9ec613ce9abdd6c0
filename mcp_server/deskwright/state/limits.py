"""How often something happened lately, counted for all processes on a state together.

A name may hold an address or a client; only its digest is stored.
"""

from __future__ import annotations

import hashlib
import time
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, delete, update
from sqlalchemy.exc import IntegrityError

from deskwright.governance.proposal import timestamp
from deskwright.state.engine import is_sqlite, writing
from deskwright.state.tables import LIMITS

__all__ = ["Limits"]


class Limits:
    """The counters of one state."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def count(self, name: str, seconds: int) -> tuple[int, int]:
        """Count once more: how often that was in this span, and after how many seconds the next one begins."""
        span, left = _span(seconds)
        values: dict[str, Any] = {"name": _digest(name), "span": span, "count": 1, "ends_at": _end(left)}
        if is_sqlite(self._engine):
            from sqlalchemy.dialects.sqlite import insert
        else:
            from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]
        counted = (
            insert(LIMITS)
            .values(values)
            .on_conflict_do_update(index_elements=["name", "span"], set_={"count": LIMITS.c.count + 1})
            .returning(LIMITS.c.count)
        )
        with writing(self._engine) as connection:
            return int(connection.execute(counted).scalar_one()), left

    def give_back(self, name: str, seconds: int) -> None:
        """What was counted did not count after all."""
        span, _ = _span(seconds)
        which = (LIMITS.c.name == _digest(name), LIMITS.c.span == span, LIMITS.c.count > 0)
        with writing(self._engine) as connection:
            connection.execute(update(LIMITS).where(*which).values(count=LIMITS.c.count - 1))

    def once(self, name: str, seconds: int) -> bool:
        """Is this the first time? It is remembered for so many seconds."""
        end = timestamp(datetime.fromtimestamp(time.time() + seconds, UTC))
        row = {"name": _digest(name), "span": "once", "count": 1, "ends_at": end}
        try:
            with writing(self._engine) as connection:
                connection.execute(LIMITS.insert(), row)
        except IntegrityError:
            return False
        return True

    def clean_up(self) -> None:
        """Spans that are over."""
        with writing(self._engine) as connection:
            connection.execute(delete(LIMITS).where(LIMITS.c.ends_at < timestamp()))


def _span(seconds: int) -> tuple[str, int]:
    now = int(time.time())
    return f"{seconds}:{now // seconds}", seconds - now % seconds


def _end(left: int) -> str:
    return timestamp(datetime.fromtimestamp(int(time.time()) + left + 1, UTC))


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
