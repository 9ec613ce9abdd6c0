"""The events of the audit as the page shows them, and what checking the whole chain found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from deskwright.approvals.texts import is_absent, written
from deskwright.approvals.words import Moment, humanised, moment
from deskwright.errors import SetupError, short
from deskwright.governance.audit_event import STEPS, Recorded

if TYPE_CHECKING:
    from deskwright.state import Audit

__all__ = ["EventView", "audit_values"]

_SIZE = 50
_SEARCHED = ("proposal", "ticket", "desk", "step")
_MARKS = {
    "applied": "good", "reconciled": "good", "approved": "busy", "applying": "busy", "sending": "busy", "sent": "busy",
    "failed": "bad", "uncertain": "bad", "refused": "bad", "stale": "bad",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventView:
    seq: int
    step: str
    mark: str
    who: str
    time: Moment | None
    facts: tuple[tuple[str, str], ...]
    changes: tuple[tuple[str, str | None, str], ...]
    hash: str


def audit_values(audit: Audit, asked: Mapping[str, str]) -> dict[str, Any]:
    """What the audit page needs: the verdict, a page of events, newest first, and what asks for the next one."""
    verdict = audit.verify()
    chosen = {name: short(asked.get(name, "").strip(), 100) for name in _SEARCHED}
    equal: dict[str, Any] = {name: value for name, value in chosen.items() if value}
    before = int(asked["before"]) if asked.get("before", "").isdecimal() and len(asked["before"]) < 16 else None
    try:
        found = audit.events(before=before, limit=_SIZE + 1, newest_first=True, **equal)
    except SetupError:
        # It says no more than the verdict does.
        found = []
    shown = found[:_SIZE]
    return {
        "verdict": verdict,
        "chosen": chosen,
        "filtered": bool(equal),
        "steps": STEPS,
        "events": [_view(item, wrong=item.seq == verdict.seq and not verdict.ok) for item in shown],
        "older": {**equal, "before": shown[-1].seq} if len(found) > _SIZE else None,
    }


def _view(item: Recorded, *, wrong: bool) -> EventView:
    event = item.event
    who = event.principal.get("name", "?")
    client = event.principal.get("client")
    facts = [
        ("Proposal", event.proposal or ""),
        ("Desk", ", ".join(filter(None, (event.desk, event.instance)))),
        ("Ticket", event.ticket or ""),
        ("Tool", event.tool),
        ("Effect", event.effect),
        ("Way", event.via),
        ("Fields", ", ".join(event.fields)),
        ("Request", event.request_id or ""),
        ("Because", event.rationale),
        *((humanised(str(name)), written(value)) for name, value in event.outcome.items()),
    ]
    changes = []
    for name in event.after:
        before = event.before.get(name)
        known = name in event.before and not is_absent(before)
        changes.append((str(name), written(before) if known else None, written(event.after[name])))
    return EventView(
        seq=item.seq,
        step=event.step,
        mark="wrong" if wrong else _MARKS.get(event.step, ""),
        who=f"{who}, through {client}" if client else who,
        time=moment(item.time),
        facts=tuple((name, short(words, 300)) for name, words in facts if words and words != "(none)"),
        changes=tuple(changes),
        hash=item.hash,
    )
