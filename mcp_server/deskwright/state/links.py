"""One-time links: a token that says who somebody is, once. Only its digest is stored."""

from __future__ import annotations

import hashlib
import json
import secrets
from datetime import timedelta

from sqlalchemy import Engine, delete, select, update

from deskwright.governance.proposal import timestamp
from deskwright.state.engine import writing
from deskwright.state.tables import LINKS, searched

__all__ = ["Links"]

_KEPT = timedelta(days=7)


class Links:
    """The links of one state."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def make(self, name: str, ttl: timedelta | float) -> str:
        """A token for somebody of this name, good for `ttl` (seconds, or a timedelta)."""
        ttl = ttl if isinstance(ttl, timedelta) else timedelta(seconds=ttl)
        if not name.strip() or ttl <= timedelta():
            raise ValueError("a link needs a name, and time to be used in")
        token = secrets.token_urlsafe(32)
        row = {
            "digest": _digest(token),
            "name": searched(name),
            "made_at": timestamp(),
            "expires_at": timestamp(after=ttl),
            "used_at": "",
        }
        with writing(self._engine) as connection:
            connection.execute(delete(LINKS).where(LINKS.c.expires_at < timestamp(after=-_KEPT)))
            connection.execute(LINKS.insert(), row)
        return token

    def redeem(self, token: str) -> str | None:
        """The name a token was made for, the first time it is shown and before its end; None ever after."""
        now, chosen = timestamp(), LINKS.c.digest == _digest(token)
        with writing(self._engine) as connection:
            used = update(LINKS).where(chosen, LINKS.c.used_at == "", LINKS.c.expires_at > now).values(used_at=now)
            if connection.execute(used).rowcount != 1:
                return None
            name = connection.scalar(select(LINKS.c.name).where(chosen))
        return None if name is None else str(json.loads(f'"{name}"'))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
