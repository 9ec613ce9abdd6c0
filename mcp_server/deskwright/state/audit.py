"""The audit: events appended one after the other, each with the hash of the one before it.

Nothing here changes or removes an event. What somebody else does to the table is found by `verify`.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Engine, LargeBinary, case, cast, func, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.sql.elements import ColumnElement

from deskwright.errors import SetupError, short
from deskwright.governance.audit_event import Event, Recorded, Verdict, bounded
from deskwright.governance.proposal import timestamp
from deskwright.state.chain import Chain, Row, canonical, export_end, export_line, hash_of, recorded
from deskwright.state.engine import is_sqlite, reading, writing
from deskwright.state.tables import AUDIT, AUDIT_HEAD, searched

__all__ = ["Audit", "append_to"]

_COPIES = ("id", "time", "desk", "step", "proposal", "ticket")
_SEARCHED = ("desk", "step", "proposal", "ticket")
_TEXTS = (*_COPIES, "body", "previous", "hash")
_BATCH = 500


def append_to(connection: Connection, event: Event) -> Recorded:
    """Append within a transaction that somebody else commits: no step without its event, no event without its step."""
    # The lock on the head makes writers of several processes wait for each other.
    head = connection.execute(select(AUDIT_HEAD.c.seq, AUDIT_HEAD.c.hash).with_for_update()).one_or_none()
    if head is None or type(head.seq) is not int:
        raise SetupError("the audit has lost its end: nothing is written to it; see deskwright audit verify")
    seq, previous = head.seq + 1, head.hash
    data = {"seq": seq, "id": str(uuid.uuid4()), "time": timestamp(), **event.to_record()}
    body = canonical(data)
    row = {"seq": seq, "body": body, "previous": previous, "hash": hash_of(previous, body), **_copies_of(data)}
    try:
        connection.execute(AUDIT.insert(), row)
    except IntegrityError:
        raise SetupError(
            "the audit was changed from outside, no event can follow; see deskwright audit verify"
        ) from None
    connection.execute(update(AUDIT_HEAD).values(seq=seq, hash=row["hash"]))
    return recorded(body, previous, row["hash"])


def _copies_of(data: Mapping[str, Any]) -> dict[str, str]:
    return {name: searched(data.get(name)) for name in _COPIES}


class Audit:
    """The events of one state."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def append(self, event: Event) -> Recorded:
        """Write one event down, for good: it is on the disk when this returns."""
        with writing(self._engine, "state") as connection:
            return append_to(connection, event)

    def events(
        self, *, after: int = 0, before: int | None = None, limit: int = 100, newest_first: bool = False, **equal: str
    ) -> list[Recorded]:
        """Some events by their number; `equal`: desk, step, proposal, ticket."""
        asked = select(AUDIT.c.body, AUDIT.c.previous, AUDIT.c.hash).where(AUDIT.c.seq > after, *_where(equal))
        if before is not None:
            asked = asked.where(AUDIT.c.seq < before)
        asked = asked.order_by(AUDIT.c.seq.desc() if newest_first else AUDIT.c.seq).limit(limit)
        with reading(self._engine) as connection:
            return [_read(row.body, row.previous, row.hash) for row in connection.execute(asked)]

    def find(self, which: str) -> Recorded | None:
        """The event of a number or an id."""
        one = AUDIT.c.seq == int(which) if which.isascii() and which.isdigit() and len(which) < 19 else None
        asked = select(AUDIT.c.body, AUDIT.c.previous, AUDIT.c.hash)
        asked = asked.where(one if one is not None else AUDIT.c.id == searched(which))
        with reading(self._engine) as connection:
            row = connection.execute(asked).one_or_none()
            return None if row is None else _read(row.body, row.previous, row.hash)

    def count(self, **equal: str) -> int:
        """How many events there are; `equal` as in `events`."""
        with reading(self._engine) as connection:
            return connection.scalar(select(func.count()).select_from(AUDIT).where(*_where(equal))) or 0

    def verify(self, expected_head: str | None = None) -> Verdict:
        """Hold every event against its hash; names the first that is not as it was written.

        `expected_head` is a hash that was kept elsewhere, of the last event of that day.
        """
        chain = Chain(expected_head)
        with reading(self._engine) as connection:
            end = self._end(connection)
            for row in self._rows(connection, chain):
                if not chain.take(row, _copies_of):
                    break
            if chain.broken is not None and chain.broken.event_id is None:
                self._name(connection, chain)
            verdict = chain.verdict(end)
            if verdict.ok and is_sqlite(self._engine):
                verdict = _check_index(connection, verdict)
            return verdict

    def export(self, write: Callable[[str], object]) -> int:
        """Every event as a line of JSON with its hashes, and a last line that says how many; how many they were."""
        count = 0
        with reading(self._engine) as connection:
            rows = connection.execution_options(yield_per=_BATCH).execute(
                select(AUDIT.c.body, AUDIT.c.previous, AUDIT.c.hash).order_by(AUDIT.c.seq)
            )
            for row in rows:
                try:
                    line = export_line(row.body, row.previous, row.hash)
                except (ValueError, TypeError):
                    raise _unreadable() from None
                write(line + "\n")
                count += 1
            last = connection.execute(select(AUDIT_HEAD.c.seq, AUDIT_HEAD.c.hash)).one_or_none()
        if last is None:
            raise _unreadable()
        write(export_end(last.seq, last.hash) + "\n")
        return count

    # --- rows as they stand ----------------------------------------------------------------------------

    def _rows(self, connection: Connection, chain: Chain) -> Iterator[Row]:
        """In order; a damaged page of the file stops at the event that lies on it."""
        texts = [self._stored(AUDIT.c[name]) for name in _TEXTS]
        last, batch = None, _BATCH
        while True:
            asked = select(AUDIT.c.seq, *texts).order_by(AUDIT.c.seq).limit(batch)
            try:
                found = connection.execute(asked if last is None else asked.where(AUDIT.c.seq > last)).all()
            except DBAPIError as error:
                if batch > 1:
                    batch = 1
                    continue
                chain.refuse(chain.count + 1, None, f"it cannot be read: {error.orig}")
                return
            if not found:
                return
            for row in found:
                values = dict(zip(_TEXTS, map(_text, row[1:]), strict=True))
                body, previous, hash = (values.pop(name) for name in ("body", "previous", "hash"))
                yield Row(row.seq, body, previous, hash, values)
            last = found[-1].seq

    def _end(self, connection: Connection) -> tuple[int, str] | None:
        try:
            rows = connection.execute(select(AUDIT_HEAD.c.seq, self._stored(AUDIT_HEAD.c.hash))).all()
        except DBAPIError:
            return None
        if len(rows) != 1 or type(rows[0][0]) is not int:
            return None
        return rows[0][0], _text(rows[0][1]) or ""

    def _stored(self, column: Column[Any]) -> ColumnElement[Any]:
        """The bytes of a column: SQLite keeps anything in it, and a text it cannot decode would stop the reading."""
        if not is_sqlite(self._engine):
            return column
        return case((func.typeof(column) == "text", cast(column, LargeBinary))).label(column.name)

    def _name(self, connection: Connection, chain: Chain) -> None:
        """An event that is not in its place may stand under another number: who follows the last good one?"""
        broken = chain.broken
        assert broken is not None
        asked = select(AUDIT.c.seq, AUDIT.c.id).where(AUDIT.c.previous == chain.head).limit(1)
        try:
            row = connection.execute(asked).one_or_none()
        except DBAPIError:
            return
        if row is not None:
            where = "" if row.seq == broken.seq else f"; it stands under the number {row.seq}"
            chain.refuse(broken.seq, row.id, broken.why + where)


def _where(equal: Mapping[str, str]) -> list[ColumnElement[bool]]:
    if unknown := set(equal) - set(_SEARCHED):
        raise TypeError(f"events are searched by {', '.join(_SEARCHED)}, not by {', '.join(sorted(unknown))}")
    return [AUDIT.c[name] == searched(bounded(value)) for name, value in equal.items() if value is not None]


def _read(body: str, previous: str, hash: str) -> Recorded:
    try:
        return recorded(body, previous, hash)
    except (ValueError, KeyError, TypeError):
        raise _unreadable() from None


def _unreadable() -> SetupError:
    return SetupError("the audit holds an event that is not as it was written: deskwright audit verify names it")


def _text(value: Any) -> str | None:
    if isinstance(value, bytes):
        try:
            return value.decode("ascii")
        except UnicodeDecodeError:
            return None
    return value if isinstance(value, str) else None


def _check_index(connection: Connection, verdict: Verdict) -> Verdict:
    """A search that leaves events out would hide them as well as a changed event would."""
    try:
        found = connection.execute(text("PRAGMA integrity_check(audit)")).scalars().all()
    except DBAPIError as error:
        found = [str(error.orig)]
    if found == ["ok"]:
        return verdict
    return Verdict(
        False, verdict.count, verdict.head, None, None, f"the file is damaged: {short(' '.join(found), 200)}"
    )
