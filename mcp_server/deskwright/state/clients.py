"""The OAuth clients that registered themselves. They are cleaned up: registering costs a client nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Engine, delete, exists, func, select

from deskwright.governance.proposal import timestamp
from deskwright.state.engine import reading, writing
from deskwright.state.tables import CLIENTS, GRANTS, searched

__all__ = ["MOST_UNUSED", "Clients"]

# How long a client is kept that nobody granted anything, and how long after its last grant has ended.
UNUSED, UNGRANTED = timedelta(days=7), timedelta(days=90)
# No client of this age makes room for another one: somebody may just be granting it something.
YOUNG = timedelta(hours=1)
MOST_UNUSED = 10_000


class Clients:
    """The clients of one state."""

    def __init__(self, engine: Engine, *, most_unused: int = MOST_UNUSED) -> None:
        self._engine = engine
        self._most = most_unused

    def add(self, id: str, data: Mapping[str, Any]) -> bool:
        """Keep a new client; False where too many are there that nobody ever used."""
        row = {"id": id, "made_at": timestamp(), "used_at": "", "data": json.dumps(data)}
        unused = CLIENTS.c.used_at == ""
        with writing(self._engine) as connection:
            there = connection.scalar(select(func.count()).select_from(CLIENTS).where(unused)) or 0
            if there >= self._most:
                old = select(CLIENTS.c.id).where(unused, CLIENTS.c.made_at < timestamp(after=-YOUNG))
                oldest = old.order_by(CLIENTS.c.made_at).limit(there - self._most + 1)
                removed = connection.execute(delete(CLIENTS).where(CLIENTS.c.id.in_(oldest))).rowcount
                if there - removed >= self._most:
                    return False
            connection.execute(CLIENTS.insert(), row)
        return True

    def find(self, id: str) -> dict[str, Any] | None:
        with reading(self._engine) as connection:
            text = connection.scalar(select(CLIENTS.c.data).where(CLIENTS.c.id == searched(id)))
        return None if text is None else json.loads(text)

    def clean_up(self) -> int:
        """Remove those that nobody uses; how many they were."""
        never = (CLIENTS.c.used_at == "") & (CLIENTS.c.made_at < timestamp(after=-UNUSED))
        long_ago = (CLIENTS.c.used_at != "") & (CLIENTS.c.used_at < timestamp(after=-UNGRANTED))
        granted = exists().where(GRANTS.c.client == CLIENTS.c.id)
        with writing(self._engine) as connection:
            return connection.execute(delete(CLIENTS).where(never | (long_ago & ~granted))).rowcount
