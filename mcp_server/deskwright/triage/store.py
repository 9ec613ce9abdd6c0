"""What the triage desk keeps: tickets, recommendations and a chained audit, in one SQLite file.

Everything that belongs together is one transaction (`TriageStore.unit`): it is there as a whole or not at all. What
cannot be read or written is REPOSITORY_ERROR with a sentence that holds no path; the cause stays on the exception. A
file that is a link, or has a second name, is refused, and so is a row that is not what this desk writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlalchemy import Connection, Engine, func, insert, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from deskwright.errors import SetupError
from deskwright.governance.audit_event import Verdict
from deskwright.state.chain import Chain, Row, canonical, hash_of
from deskwright.state.engine import make_engine, reading, writing
from deskwright.triage.errors import TriageError, UnsafeRollback
from deskwright.triage.models import AuditEvent, Recommendation, Ticket, in_shape
from deskwright.triage.seed import check_database, read_seed
from deskwright.triage.shape import OWN, TicketShape
from deskwright.triage.store_tables import AUDIT, AUDIT_HEAD, MARKS, RECOMMENDATIONS, REVISIONS, TABLES, TICKETS

__all__ = ["UNKNOWN", "TriageStore", "Unit", "open_store"]

UNKNOWN = "unknown"
_Model = TypeVar("_Model", bound=BaseModel)


def open_store(path: Path, *, seed: Path | None = None, shape: TicketShape = OWN) -> TriageStore:
    """The store at a file; a new one begins with the seed's tickets. SetupError says why there is none."""
    check_database(path)
    try:
        engine = make_engine(str(path), migrations=Path(str(files("deskwright.triage") / "migrations")), tables=TABLES)
    except SetupError as error:
        raise SetupError(f"{error}\nnext: or name another folder with TRIAGE_DATA_ROOT") from None
    try:
        check_database(path)
        store = TriageStore(engine, shape)
        if seed is not None:
            store.plant(seed)
    except BaseException:
        engine.dispose()
        raise
    return store


class Unit:
    """One transaction that writes. What a method refuses takes everything of the transaction back."""

    def __init__(self, connection: Connection, shape: TicketShape) -> None:
        self._connection = connection
        self._shape = shape

    def write_ticket(self, ticket: Ticket, expected_revision: int) -> None:
        """Replace a ticket that still has the revision; REVISION_CONFLICT, TICKET_NOT_FOUND."""
        at = TICKETS.c.id == ticket.id
        written = self._connection.execute(
            update(TICKETS)
            .where(at, TICKETS.c.revision == expected_revision)
            .values(revision=ticket.revision, data=_written(ticket))
        )
        if written.rowcount == 1:
            return
        found = self._connection.scalar(select(TICKETS.c.revision).where(at))
        if found is None:
            raise _no_ticket(ticket.id)
        raise TriageError(
            "REVISION_CONFLICT",
            f"{ticket.id} changed meanwhile: it has revision {found}, not {expected_revision}; read it again",
        )

    def add(self, recommendation: Recommendation) -> None:
        self._connection.execute(
            insert(RECOMMENDATIONS).values(
                id=recommendation.id,
                ticket=recommendation.ticketId,
                resolution=recommendation.resolution,
                created_at=recommendation.createdAt,
                claimed="",
                data=_written(recommendation),
            )
        )

    def resolve(self, id: str, to: str, *, claimed: str = "") -> Recommendation:
        """Pending becomes `to`, if nobody was faster: STALE_APPROVAL, RECOMMENDATION_NOT_FOUND."""
        found = _recommendation(self._connection, id, self._shape)
        said = found.model_copy(update={"resolution": to})
        written = self._connection.execute(
            update(RECOMMENDATIONS)
            .where(
                RECOMMENDATIONS.c.id == id,
                RECOMMENDATIONS.c.resolution == "pending",
                RECOMMENDATIONS.c.claimed == claimed,
            )
            .values(resolution=to, claimed="", data=_written(said))
        )
        if written.rowcount != 1:
            raise TriageError(
                "STALE_APPROVAL", f"recommendation {id} is being decided, or was decided, by somebody else"
            )
        return said

    def claim(self, id: str, mark: str, *, was: str = "") -> None:
        """Say that another desk is being written to for it; STALE_APPROVAL where somebody was faster."""
        at = RECOMMENDATIONS.c
        written = self._connection.execute(
            update(RECOMMENDATIONS)
            .where(at.id == id, at.resolution == "pending", at.claimed == was)
            .values(claimed=mark)
        )
        if written.rowcount != 1:
            raise TriageError(
                "STALE_APPROVAL", f"recommendation {id} is being decided, or was decided, by somebody else"
            )

    def append(self, event: AuditEvent, *, principal: Mapping[str, str], via: str) -> None:
        """The next event of the chain; who is proven to act stands beside what the event says."""
        seq, previous = self._connection.execute(select(AUDIT_HEAD.c.seq, AUDIT_HEAD.c.hash)).one()
        body = canonical(
            {
                "seq": seq + 1,
                "id": event.id,
                "time": event.timestamp,
                "event": event.data(),
                "principal": dict(principal),
                "via": via,
            }
        )
        hash = hash_of(previous, body)
        self._connection.execute(
            insert(AUDIT).values(
                seq=seq + 1, id=event.id, ticket=event.ticketId, body=body, previous=previous, hash=hash
            )
        )
        self._connection.execute(update(AUDIT_HEAD).values(seq=seq + 1, hash=hash))


class TriageStore:
    """Tickets, recommendations and audit of one desk."""

    def __init__(self, engine: Engine, shape: TicketShape = OWN) -> None:
        self.engine = engine
        self.shape = shape

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """One transaction; it waits for a running one. What fails inside leaves everything as it was."""
        failed: BaseException | None = None
        try:
            with writing(self.engine, "triage") as connection:
                try:
                    yield Unit(connection, self.shape)
                except SQLAlchemyError as error:
                    failed = _unusable(error)
                    raise failed from error
                except BaseException as error:
                    failed = error
                    raise
        except BaseException as problem:
            if problem is failed:
                raise
            # the commit or the way back failed: no connection may go on in the middle of a transaction
            self.engine.dispose()
            if failed is not None:
                # SQLite takes back what was never committed, at the latest when the file is opened next
                raise UnsafeRollback(
                    "the change failed and could not be taken back at once; restart the desk before you go on"
                ) from failed
            if isinstance(problem, (SetupError, SQLAlchemyError)):
                raise _unusable(problem) from problem
            raise

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with reading(self.engine) as connection:
                yield connection
        except (SetupError, SQLAlchemyError) as problem:
            raise _unusable(problem) from problem

    # --- tickets ---------------------------------------------------------------------------------------

    def plant(self, seed: Path) -> bool:
        """Copy the seed into a store that never had one; an existing one stays as it is."""
        if self.mark("seeded") is not None:
            return False
        tickets = read_seed(seed)
        with self.unit() as unit:
            connection = unit._connection
            if connection.scalar(select(MARKS.c.value).where(MARKS.c.name == "seeded")) is not None:
                return False
            for position, ticket in enumerate(tickets):
                connection.execute(
                    insert(TICKETS).values(
                        position=position, id=ticket.id, revision=ticket.revision, data=_written(ticket)
                    )
                )
            connection.execute(insert(MARKS).values(name="seeded", value=str(len(tickets))))
        return True

    def mark(self, name: str) -> str | None:
        with self._reading() as connection:
            return connection.scalar(select(MARKS.c.value).where(MARKS.c.name == name))

    def tickets(self) -> list[Ticket]:
        """Every ticket in storage order."""
        with self._reading() as connection:
            rows = connection.execute(select(TICKETS.c.data, TICKETS.c.revision).order_by(TICKETS.c.position)).all()
        return [_ticket(data, revision, self.shape) for data, revision in rows]

    def ticket(self, id: str) -> Ticket:
        with self._reading() as connection:
            row = connection.execute(select(TICKETS.c.data, TICKETS.c.revision).where(TICKETS.c.id == id)).first()
        if row is None:
            raise _no_ticket(id)
        return _ticket(row.data, row.revision, self.shape)

    # --- recommendations -------------------------------------------------------------------------------

    def recommendations(self) -> list[Recommendation]:
        """All of them, oldest first, then by id."""
        at = RECOMMENDATIONS.c
        with self._reading() as connection:
            rows = connection.execute(select(at.data, at.resolution).order_by(at.created_at, at.id)).all()
        return [_checked(data, {"resolution": resolution}, Recommendation, self.shape) for data, resolution in rows]

    def recommendation(self, id: str) -> Recommendation:
        with self._reading() as connection:
            return _recommendation(connection, id, self.shape)

    def claimed(self, id: str) -> str:
        """The mark of whoever writes to another desk for it; empty where nobody does."""
        with self._reading() as connection:
            return connection.scalar(select(RECOMMENDATIONS.c.claimed).where(RECOMMENDATIONS.c.id == id)) or ""

    # --- audit -----------------------------------------------------------------------------------------

    def events(self, *, ticket: str | None = None, offset: int = 0, limit: int = 50) -> tuple[list[AuditEvent], int]:
        """A page of the audit, oldest first, and how many events there are."""
        which = [] if ticket is None else [AUDIT.c.ticket == ticket]
        with self._reading() as connection:
            total = connection.scalar(select(func.count()).select_from(AUDIT).where(*which)) or 0
            bodies = connection.scalars(
                select(AUDIT.c.body).where(*which).order_by(AUDIT.c.seq).offset(offset).limit(limit)
            ).all()
        return [_event(body, self.shape) for body in bodies], total

    def verify(self, expected_head: str | None = None) -> Verdict:
        """Is every event as it was written? The verdict names the first that is not; the hash of the last was kept
        elsewhere, if `expected_head` is given."""
        chain = Chain(expected_head)
        at = AUDIT.c
        with self._reading() as connection:
            end = connection.execute(select(AUDIT_HEAD.c.seq, AUDIT_HEAD.c.hash)).all()
            columns = (at.seq, at.id, at.ticket, at.body, at.previous, at.hash)
            for row in connection.execute(select(*columns).order_by(at.seq)):
                copies = {"id": row.id, "ticket": row.ticket}
                if not chain.take(Row(row.seq, row.body, row.previous, row.hash, copies), _copies):
                    break
        return chain.verdict((end[0].seq, end[0].hash) if len(end) == 1 else None)

    # --- numbers for another desk's revisions ----------------------------------------------------------

    def revision_of(self, ticket: str, value: str) -> int:
        """Our number for a revision of another desk's ticket: 0 for the first value seen, then counting.

        A value that comes back gets a new number: the ticket has changed twice since.
        """
        return self.revisions_of({ticket: value})[ticket]

    def revisions_of(self, values: Mapping[str, str]) -> dict[str, int]:
        """The same for many tickets at once."""
        with self._reading() as connection:
            found = {id: _latest(connection, id) for id in values}
        if all(latest is not None and latest[1] == values[id] for id, latest in found.items()):
            return {id: latest[0] for id, latest in found.items() if latest is not None}
        numbers: dict[str, int] = {}
        with self.unit() as unit:
            for id, value in values.items():
                latest = _latest(unit._connection, id)
                if latest is not None and latest[1] == value:
                    numbers[id] = latest[0]
                    continue
                numbers[id] = 0 if latest is None else latest[0] + 1
                unit._connection.execute(insert(REVISIONS).values(ticket=id, value=value, number=numbers[id]))
        return numbers


# --- rows ----------------------------------------------------------------------------------------------


def _latest(connection: Connection, ticket: str) -> tuple[int, str] | None:
    at = REVISIONS.c
    row = connection.execute(
        select(at.number, at.value).where(at.ticket == ticket).order_by(at.number.desc()).limit(1)
    ).first()
    return (row.number, row.value) if row else None


def _written(value: Ticket | Recommendation) -> str:
    return json.dumps(value.data(), ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def _ticket(data: str, revision: int, shape: TicketShape) -> Ticket:
    return _checked(data, {"revision": revision}, Ticket, shape)


def _recommendation(connection: Connection, id: str, shape: TicketShape) -> Recommendation:
    at = RECOMMENDATIONS.c
    row = connection.execute(select(at.data, at.resolution).where(at.id == id)).first()
    if row is None:
        raise TriageError("RECOMMENDATION_NOT_FOUND", f"there is no recommendation {id}")
    return _checked(row.data, {"resolution": row.resolution}, Recommendation, shape)


def _event(body: str, shape: TicketShape) -> AuditEvent:
    try:
        return AuditEvent.model_validate(json.loads(body)["event"], context=in_shape(shape))
    except (ValueError, TypeError, KeyError) as error:
        raise TriageError("REPOSITORY_ERROR", "an event of the audit is not as this desk writes it") from error


def _checked(data: str, copies: Mapping[str, Any], model: type[_Model], shape: TicketShape) -> _Model:
    """A row as its model; what stands beside it in columns must say the same."""
    kind = model.__name__.lower()
    try:
        read = json.loads(data)
        if any(read[name] != value for name, value in copies.items()):
            raise ValueError("a column and the record differ")
        return model.model_validate(read, context=in_shape(shape))
    except (ValueError, TypeError, KeyError) as error:
        raise TriageError("REPOSITORY_ERROR", f"a stored {kind} is not as this desk writes it") from error


def _copies(data: Mapping[str, Any]) -> dict[str, str]:
    event = data.get("event")
    return {"id": str(data["id"]), "ticket": str(event.get("ticketId")) if isinstance(event, dict) else ""}


def _no_ticket(id: str) -> TriageError:
    return TriageError("TICKET_NOT_FOUND", f"there is no ticket {id}")


def _unusable(problem: BaseException) -> TriageError:
    if isinstance(problem, IntegrityError):
        return TriageError("REPOSITORY_ERROR", "the store already has a record of that id; nothing was changed")
    return TriageError("REPOSITORY_ERROR", "the store could not be read or written; nothing was changed")
