"""The proposals: made once, then moved from state to state, each step together with its audit event.

A move is compare-and-set: of several processes that want it one gets it. No move goes where `TRANSITIONS` does not,
and none changes what a person was shown.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import ColumnElement, Engine, func, select, update
from sqlalchemy.exc import IntegrityError

from deskwright.governance.audit_event import Event
from deskwright.governance.proposal import STATES, TRANSITIONS, Proposal
from deskwright.state.audit import append_to
from deskwright.state.engine import reading, writing
from deskwright.state.tables import PROPOSALS, searched

__all__ = ["Proposals"]

# What a decision, a claim or an outcome may write; all else was shown, or says where it came from.
_CHANGEABLE = frozenset(
    {
        "decided_at", "decided_by", "decided_via", "approved_fields", "edits", "feedback", "claimed_by",
        "claimed_until", "outcome", "told", "escalations",
    }
)  # fmt: skip
_COPIES = ("id", "state", "desk", "call_digest", "created_at", "expires_at", "claimed_until")


class Proposals:
    """The proposals of one state."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, proposal: Proposal, event: Event) -> Proposal:
        """Keep a proposal with the event that tells of it."""
        event = _about(event, proposal.id)
        with writing(self._engine, "state") as connection:
            try:
                connection.execute(PROPOSALS.insert(), _row(proposal.to_data()))
            except IntegrityError:
                raise ValueError(f"there is a proposal {proposal.id} already") from None
            append_to(connection, event)
        return proposal

    def get(self, id: str) -> Proposal | None:
        found = self._some(PROPOSALS.c.id == searched(id))
        return found[0] if found else None

    def find(
        self,
        *,
        states: Collection[str] | None = None,
        desk: str | None = None,
        limit: int = 50,
        offset: int = 0,
        newest_first: bool = True,
    ) -> tuple[list[Proposal], int]:
        """One page, and how many there are in all."""
        where: list[ColumnElement[bool]] = []
        if states is not None:
            where.append(PROPOSALS.c.state.in_(_known(states)))
        if desk is not None:
            where.append(PROPOSALS.c.desk == searched(desk))
        order = [PROPOSALS.c.created_at, PROPOSALS.c.id]
        asked = select(PROPOSALS.c.data).where(*where).order_by(*[c.desc() if newest_first else c for c in order])
        with reading(self._engine) as connection:
            total = connection.scalar(select(func.count()).select_from(PROPOSALS).where(*where)) or 0
            rows = connection.scalars(asked.limit(limit).offset(offset)).all()
        return [Proposal.from_data(json.loads(row)) for row in rows], total

    def same_call(self, call_digest: str, *, since: str) -> Proposal | None:
        """The newest proposal of the same call that was made after a moment."""
        found = self._some(PROPOSALS.c.call_digest == searched(call_digest), PROPOSALS.c.created_at > since)
        return found[-1] if found else None

    def move(self, id: str, *, to: str, frm: Collection[str], event: Event, **changes: Any) -> Proposal | None:
        """Into another state, if it is in one of `frm`; None where somebody was faster, or there is no such one."""
        _check_move(to, frm, changes)
        event = _about(event, id)
        chosen = PROPOSALS.c.id == searched(id)
        with writing(self._engine, "state") as connection:
            text = connection.scalar(
                select(PROPOSALS.c.data).where(chosen, PROPOSALS.c.state.in_(list(frm))).with_for_update()
            )
            if text is None:
                return None
            stored = json.loads(text)
            moved = replace(Proposal.from_data(stored), state=to, **changes)
            # What a later version keeps there stays there.
            row = _row({**stored, **moved.to_data()})
            connection.execute(update(PROPOSALS).where(chosen).values(row))
            append_to(connection, event)
        return Proposal.from_data(json.loads(row["data"]))

    def mark_told(self, id: str) -> None:
        """The caller has heard the end of it."""
        chosen = PROPOSALS.c.id == searched(id)
        with writing(self._engine, "state") as connection:
            text = connection.scalar(select(PROPOSALS.c.data).where(chosen).with_for_update())
            if text is not None:
                row = _row({**json.loads(text), "told": True})
                connection.execute(update(PROPOSALS).where(chosen).values(row))

    def due(self, moment: str) -> list[Proposal]:
        """Pending or approved, and past their time."""
        return self._some(PROPOSALS.c.state.in_(["pending", "approved"]), PROPOSALS.c.expires_at <= moment)

    def claims_ended(self, moment: str) -> list[Proposal]:
        """Claimed by a process whose time is over."""
        return self._some(PROPOSALS.c.state.in_(["applying", "sending"]), PROPOSALS.c.claimed_until <= moment)

    def _some(self, *where: ColumnElement[bool]) -> list[Proposal]:
        """Oldest first."""
        asked = select(PROPOSALS.c.data).where(*where).order_by(PROPOSALS.c.created_at, PROPOSALS.c.id)
        with reading(self._engine) as connection:
            return [Proposal.from_data(json.loads(row)) for row in connection.scalars(asked)]


def _row(data: dict[str, Any]) -> dict[str, Any]:
    """The columns of a proposal's JSON."""
    return {**{name: searched(data[name]) for name in _COPIES}, "told": bool(data["told"]), "data": json.dumps(data)}


def _known(states: Collection[str]) -> Sequence[str]:
    if unknown := set(states) - set(STATES):
        raise ValueError(f"not a state of a proposal: {', '.join(sorted(unknown))}")
    return list(states)


def _check_move(to: str, frm: Collection[str], changes: dict[str, Any]) -> None:
    if isinstance(frm, str):
        raise ValueError(f"`frm` is a set of states, as {{{frm!r}}}")
    if forbidden := sorted(state for state in _known(frm) if to not in TRANSITIONS[state]):
        raise ValueError(f"no proposal goes from {', '.join(forbidden)} to {to}")
    if unknown := set(changes) - {item.name for item in fields(Proposal)}:
        raise ValueError(f"a proposal has no {', '.join(sorted(unknown))}")
    if fixed := set(changes) - _CHANGEABLE:
        raise ValueError(f"a move does not change {', '.join(sorted(fixed))}")


def _about(event: Event, id: str) -> Event:
    if event.proposal not in (None, id):
        raise ValueError(f"the event is about {event.proposal}, not about {id}")
    return replace(event, proposal=id)
