"""What people granted to clients: the sealed login, its codes and tokens, each of them used once.

Every step is one transaction that locks the grant's row first, so that of two processes with the same code or refresh
token one gets an answer, and the other one ends the grant: somebody has a copy. Of tokens there are only digests.

What is kept does not grow with use. All refresh tokens of a grant begin alike, with what nobody guesses, and the digest
of that beginning is kept: whichever of them is shown and is not the last one was used before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, case, delete, select, update
from sqlalchemy.exc import IntegrityError

from deskwright.governance.audit_event import Event
from deskwright.governance.proposal import timestamp
from deskwright.state.audit import append_to
from deskwright.state.engine import reading, writing
from deskwright.state.tables import CLIENTS, GRANTS, TOKENS, searched

__all__ = ["ACCESS", "CODE", "FAMILY", "MOST_OF_ONE", "REFRESH", "Access", "Grant", "Grants", "Refused", "Shown"]

CODE, ACCESS, REFRESH = timedelta(minutes=10), timedelta(hours=1), timedelta(days=30)
# How exact "last used" is: a write for every call would cost more than it tells.
_USED = timedelta(minutes=1)
_AT_ONCE = 1_000
#: How many grants one account of a desk may have; beyond, the one that was not used for longest ends.
MOST_OF_ONE = 50
#: How much of a refresh token all of its grant have alike.
FAMILY = 26
# How many access tokens of a grant live at once: a client that refreshes may still have calls under way with others.
_ACCESS_OF_ONE = 10
_NO_CODE = "this code is not known here, or what was granted has ended"
_NO_REFRESH = "this refresh token is not known here, or what was granted has ended"
_NEVER = "9999-12-31T00:00:00.000000Z"


@dataclass(frozen=True, slots=True)
class Grant:
    """What one person granted one client at one desk."""

    id: str
    asked: str
    """Of the request that was answered: an answer given twice is one grant."""
    desk: str
    owner: str
    """A digest of whose account it is."""
    connection: str
    """`Instance.connection` of the login."""
    client: str
    read_only: bool
    sealed: str = field(repr=False)
    sealed_by: str
    details: Mapping[str, Any]
    """What is shown of it and what its code is held against; JSON."""
    made_at: str = ""
    redeemed_at: str = ""
    used_at: str = ""
    expires_at: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """A living access token."""

    grant: Grant
    read_only: bool
    expires_at: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why no tokens are given; `ended` is the grant that ended with it, because something was used twice."""

    error: str
    why: str
    ended: Grant | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """Which client shows a code or a token, and how it proved that it is that client."""

    client: str
    method: str

    def is_of(self, grant: Grant) -> bool:
        return self.client == grant.client and self.method in grant.details.get("methods", ())


#: Why the rest of what a client showed does not fit, if it does not.
Judge = Callable[[Grant], Refused | None]
#: What is told of a grant that ends because something of it was used twice.
EventOf = Callable[[Grant, str], Event] | None


class Grants:
    """The grants of one state."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, grant: Grant, code: str, event: Event | None = None, *, ended: EventOf = None) -> list[Grant] | None:
        """Keep what was granted, for as long as its code lives: what ended to make room for it, mostly nothing.

        None where this request was answered before.
        """
        now, end = timestamp(), timestamp(after=CODE)
        row = {
            **{name: searched(getattr(grant, name)) for name in _TEXTS},
            "read_only": grant.read_only,
            "data": json.dumps(dict(grant.details)),
            "made_at": now, "redeemed_at": "", "used_at": "", "expires_at": end,
        }  # fmt: skip
        try:
            with writing(self._engine, "grant") as connection:
                connection.execute(GRANTS.insert(), row)
                _insert(connection, code, "code", grant.id, grant.read_only, end)
                connection.execute(update(CLIENTS).where(CLIENTS.c.id == searched(grant.client)).values(used_at=now))
                over = self._make_room(connection, grant)
                if event is not None:
                    append_to(connection, event)
                if ended is not None:
                    for old in over:
                        append_to(connection, ended(old, f"its account has more than {MOST_OF_ONE} connections"))
        except IntegrityError:
            return None
        return over

    def redeem(
        self, code: str, access: str, refresh: str, shown: Shown, *, judge: Judge, ended: EventOf = None
    ) -> Grant | Refused:
        """Change a code for tokens, once. `judge` holds the grant against what else the client showed."""
        if not self._knows(code, "code"):
            return Refused("invalid_grant", _NO_CODE)
        with writing(self._engine, "grant") as connection:
            grant, token = self._locked(connection, code, "code")
            if grant is None or token is None or not shown.is_of(grant):
                return Refused("invalid_grant", _NO_CODE)
            if token.used_at:
                return _end(connection, grant, "this code was used before", ended)
            if token.expires_at <= timestamp():
                return Refused("invalid_grant", "this code is older than 10 minutes")
            if (refused := judge(grant)) is not None:
                return refused
            now = timestamp()
            # Known for as long as the grant lives: a second use, however late, tells of a copy.
            spent = update(TOKENS).where(TOKENS.c.digest == token.digest)
            connection.execute(spent.values(used_at=now, expires_at=_NEVER))
            connection.execute(update(GRANTS).where(GRANTS.c.id == searched(grant.id)).values(redeemed_at=now))
            _insert(connection, _family(refresh), "family", grant.id, grant.read_only, _NEVER)
            self._issue(connection, grant, access, refresh, grant.read_only)
        return grant

    def rotate(
        self,
        old: str,
        access: str,
        refresh: str,
        shown: Shown,
        *,
        read_only: bool = False,
        judge: Judge,
        ended: EventOf = None,
    ) -> Grant | Refused:
        """Change a refresh token for new tokens, once. Used a second time, by whomever, it ends the grant."""
        family = _family(old)
        if not self._knows(family, "family"):
            return Refused("invalid_grant", _NO_REFRESH)
        with writing(self._engine, "grant") as connection:
            grant, _ = self._locked(connection, family, "family")
            if grant is None or grant.expires_at <= timestamp() or not shown.is_of(grant):
                return Refused("invalid_grant", _NO_REFRESH)
            last = (TOKENS.c.digest == _digest(old), TOKENS.c.kind == "refresh")
            if connection.scalar(select(TOKENS.c.digest).where(*last)) is None:
                return _end(connection, grant, "this refresh token was used before", ended)
            if (refused := judge(grant)) is not None:
                return refused
            connection.execute(delete(TOKENS).where(*last))
            self._issue(connection, grant, access, refresh, grant.read_only or read_only)
        return grant

    def access(self, token: str) -> Access | None:
        """What a living access token opens; None for all else."""
        now = timestamp()
        chosen = (TOKENS.c.digest == _digest(token), TOKENS.c.kind == "access", TOKENS.c.expires_at > now)
        asked = select(GRANTS, TOKENS.c.read_only.label("narrowed"), TOKENS.c.expires_at.label("ends"))
        with reading(self._engine) as connection:
            row = connection.execute(asked.join(TOKENS, TOKENS.c.grant_id == GRANTS.c.id).where(*chosen)).one_or_none()
        return None if row is None else Access(_read(row), bool(row.narrowed), row.ends)

    def used(self, id: str) -> None:
        """Note that it was used; exact to the minute."""
        now, before = timestamp(), timestamp(after=-_USED)
        chosen = (GRANTS.c.id == searched(id), GRANTS.c.used_at < before)
        with writing(self._engine) as connection:
            connection.execute(update(GRANTS).where(*chosen).values(used_at=now))

    def get(self, id: str) -> Grant | None:
        found = self._some(GRANTS.c.id == searched(id))
        return found[0] if found else None

    def of_token(self, token: str) -> Grant | None:
        """The grant of any token that was issued for it, used up or not."""
        digests = [_digest(token), _digest(_family(token))]
        chosen = select(TOKENS.c.grant_id).where(TOKENS.c.digest.in_(digests), TOKENS.c.kind != "code")
        found = self._some(GRANTS.c.id.in_(chosen))
        return found[0] if found else None

    def of_owner(self, owner: str) -> list[Grant]:
        """What somebody granted and a client took up, the newest first."""
        return self._some(GRANTS.c.owner == searched(owner), *_living())

    def of_connection(self, connection: str) -> list[Grant]:
        """What was granted with one login of one helpdesk, the newest first."""
        return self._some(GRANTS.c.connection == searched(connection), *_living())

    def revoke(self, id: str, event: Event | None = None) -> bool:
        """End a grant: its login, codes and tokens are gone."""
        with writing(self._engine, "grant") as connection:
            locked = select(GRANTS.c.id).where(GRANTS.c.id == searched(id)).with_for_update()
            if connection.scalar(locked) is None:
                return False
            connection.execute(delete(GRANTS).where(GRANTS.c.id == searched(id)))
            if event is not None:
                append_to(connection, event)
        return True

    def sealed_otherwise(self, key: str, *, after: str = "", limit: int = 100) -> list[Grant]:
        """Grants that another key sealed, in the order of their ids."""
        asked = select(GRANTS).where(GRANTS.c.sealed_by != searched(key), GRANTS.c.id > searched(after))
        with reading(self._engine) as connection:
            return [_read(row) for row in connection.execute(asked.order_by(GRANTS.c.id).limit(limit))]

    def reseal(self, grant: Grant, sealed: str, sealed_by: str) -> bool:
        """The same login under another key; False where somebody was faster."""
        chosen = (GRANTS.c.id == searched(grant.id), GRANTS.c.sealed == searched(grant.sealed))
        values = {"sealed": searched(sealed), "sealed_by": searched(sealed_by)}
        with writing(self._engine) as connection:
            return connection.execute(update(GRANTS).where(*chosen).values(values)).rowcount == 1

    def clean_up(self) -> list[str]:
        """Remove what has ended: the ids of the grants that did."""
        now = timestamp()
        with writing(self._engine) as connection:
            over = select(GRANTS.c.id).where(GRANTS.c.expires_at <= now).limit(_AT_ONCE)
            ids = list(connection.scalars(over.with_for_update(skip_locked=True)))
            connection.execute(delete(GRANTS).where(GRANTS.c.id.in_(ids)))
            connection.execute(delete(TOKENS).where(TOKENS.c.expires_at <= now))
        return ids

    def _knows(self, token: str, kind: str) -> bool:
        """Asked before any lock is taken: whoever sends us nonsense holds up nobody."""
        chosen = select(TOKENS.c.kind).where(TOKENS.c.digest == _digest(token), TOKENS.c.kind == kind)
        with reading(self._engine) as connection:
            return connection.scalar(chosen) is not None

    # --- within a transaction --------------------------------------------------------------------------

    def _locked(self, connection: Connection, token: str, kind: str) -> tuple[Grant | None, Row[Any] | None]:
        """The grant of a token, held until the end of the transaction, and the token as it is from then on."""
        chosen = select(TOKENS).where(TOKENS.c.digest == _digest(token), TOKENS.c.kind == kind)
        seen = connection.execute(chosen).one_or_none()
        if seen is None:
            return None, None
        row = connection.execute(select(GRANTS).where(GRANTS.c.id == seen.grant_id).with_for_update()).one_or_none()
        if row is None:
            return None, None
        return _read(row), connection.execute(chosen).one_or_none()

    def _make_room(self, connection: Connection, grant: Grant) -> list[Grant]:
        """End what an account has beyond its bound. Two at the same moment may pass each other: the next one sees."""
        last_used = case((GRANTS.c.used_at > GRANTS.c.made_at, GRANTS.c.used_at), else_=GRANTS.c.made_at)
        others = (GRANTS.c.owner == searched(grant.owner), GRANTS.c.id != searched(grant.id))
        asked = select(GRANTS).where(*others).order_by(last_used.desc(), GRANTS.c.id).offset(MOST_OF_ONE - 1)
        over = [_read(row) for row in connection.execute(asked.limit(_AT_ONCE))]
        gone = [delete(GRANTS).where(GRANTS.c.id == searched(old.id)) for old in over]
        return [old for old, end in zip(over, gone, strict=True) if connection.execute(end).rowcount == 1]

    def _issue(self, connection: Connection, grant: Grant, access: str, refresh: str, read_only: bool) -> None:
        own = TOKENS.c.grant_id == searched(grant.id)
        connection.execute(delete(TOKENS).where(own, TOKENS.c.expires_at <= timestamp()))
        living = select(TOKENS.c.digest).where(own, TOKENS.c.kind == "access").order_by(TOKENS.c.expires_at.desc())
        old = list(connection.scalars(living.offset(_ACCESS_OF_ONE - 1).limit(_AT_ONCE)))
        connection.execute(delete(TOKENS).where(TOKENS.c.digest.in_(old)))
        end = timestamp(after=REFRESH)
        _insert(connection, access, "access", grant.id, read_only, timestamp(after=ACCESS))
        _insert(connection, refresh, "refresh", grant.id, grant.read_only, end)
        connection.execute(update(GRANTS).where(GRANTS.c.id == searched(grant.id)).values(expires_at=end))

    def _some(self, *where: ColumnElement[bool]) -> list[Grant]:
        asked = select(GRANTS).where(*where).order_by(GRANTS.c.made_at.desc(), GRANTS.c.id)
        with reading(self._engine) as connection:
            return [_read(row) for row in connection.execute(asked)]


_TEXTS = ("id", "asked", "desk", "owner", "connection", "client", "sealed", "sealed_by")


def _living() -> tuple[ColumnElement[bool], ...]:
    return GRANTS.c.redeemed_at != "", GRANTS.c.expires_at > timestamp()


def _end(connection: Connection, grant: Grant, why: str, ended: EventOf) -> Refused:
    connection.execute(delete(GRANTS).where(GRANTS.c.id == searched(grant.id)))
    if ended is not None:
        append_to(connection, ended(grant, why))
    return Refused("invalid_grant", f"{why}: somebody may have a copy, so what was granted has ended", grant)


def _insert(connection: Connection, token: str, kind: str, grant: str, read_only: bool, end: str) -> None:
    row = {
        "digest": _digest(token), "kind": kind, "grant_id": searched(grant), "read_only": read_only,
        "expires_at": end, "used_at": "",
    }  # fmt: skip
    connection.execute(TOKENS.insert(), row)


def _read(row: Row[Any]) -> Grant:
    texts = {name: str(json.loads(f'"{getattr(row, name)}"')) for name in _TEXTS}
    times = {name: getattr(row, name) for name in ("made_at", "redeemed_at", "used_at", "expires_at")}
    return Grant(**texts, read_only=bool(row.read_only), details=json.loads(row.data), **times)


def _family(refresh: str) -> str:
    return f"family {refresh[:FAMILY]}"


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
