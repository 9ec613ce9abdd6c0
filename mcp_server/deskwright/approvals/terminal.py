"""A proposal as lines for a terminal, and as data for a program.

Every text is a stranger's: what would move the cursor or hide is written out, and long ones are cut and say so.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from deskwright.approvals.differences import difference
from deskwright.approvals.letter import as_text, is_html
from deskwright.approvals.texts import excerpt, is_absent, written
from deskwright.approvals.views import is_intact
from deskwright.approvals.words import STATES, effect_words, moment, state_of, title_of, way_of
from deskwright.errors import short
from deskwright.governance.proposal import Field, Proposal
from deskwright.webpage.hidden_signs import plain

__all__ = ["as_data", "as_lines", "as_rows"]

_MARKS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}"), "skipped": ("[… ", " …]")}


def as_data(proposal: Proposal) -> dict[str, Any]:
    """The JSON form; covered secrets stay away."""
    data = proposal.to_data()
    data["sealed"] = proposal.sealed is not None
    data["intact"] = is_intact(proposal)
    return data


def as_rows(proposals: Sequence[Proposal]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [("ID", "STATE", "EFFECT", "DESK", "TICKET", "TOOL", "ASKED BY", "PROPOSED")]
    for item in proposals:
        when = moment(item.created_at)
        who = item.principal.get("client") or item.principal.get("name", "")
        cells = (item.desk, item.ticket or "-", item.shown, who)
        about = (short(plain(cell), 40) for cell in cells)
        rows.append((item.id, state_of(item), item.effect, *about, when.relative if when else ""))
    return rows


def as_lines(proposal: Proposal) -> Iterator[str]:
    """All that a person needs to decide."""
    state = state_of(proposal)
    ticket = f" {plain(proposal.ticket)}" if proposal.ticket else ""
    yield f"{plain(title_of(proposal))}{ticket}  ({proposal.id})"
    yield f"{STATES[state][0]}: {STATES[state][1]}"
    yield f"{proposal.effect}: {effect_words(proposal.effect)[1]}"
    if not is_intact(proposal):
        yield "! THIS PROPOSAL WAS CHANGED IN THE STORE AFTER IT WAS MADE: it can only be rejected"
    yield ""
    yield from _facts(proposal)
    if proposal.escalations:
        yield "\nTo look at first"
        yield from (line for text in proposal.escalations for line in _block(text, "! ", 600))
    if proposal.reason:
        yield "\nWhy, in the assistant's words"
        yield from _block(proposal.reason, "  ", 1_500)
    if proposal.evidence:
        yield "\nEvidence"
        yield from (line for text in proposal.evidence for line in _block(text, "- ", 600))
    for rule in proposal.required:
        yield f"\n! A rule demands: {plain(str(rule['why']))}: {rule['field']} must be {plain(written(rule['value']))}"
    yield "\nWhat would be sent" if state == "pending" else "\nWhat was proposed"
    for item in proposal.fields:
        yield from _field(proposal, item)
    if proposal.feedback:
        yield "\nRejected, because" if state == "rejected" else "\nSaid with the approval"
        yield from _block(proposal.feedback, "  ", 1_500)
    if proposal.outcome:
        yield "\nOutcome"
        for name, value in proposal.outcome.items():
            if value not in (None, "", [], {}):
                yield from _block(written(value), f"  {plain(name)}: ", 600)


def _facts(proposal: Proposal) -> Iterator[str]:
    client = proposal.principal.get("client")
    who = plain(proposal.principal.get("name", "?")) + (f", through {plain(client)}" if client else "")
    created, expires = moment(proposal.created_at), moment(proposal.expires_at)
    facts = [("asked by", who)]
    facts += [("proposed", f"{created.exact} ({created.relative})")] if created else []
    facts += [("expires", f"{expires.exact} ({expires.relative})")] if expires else []
    facts += [("desk", plain(", ".join(filter(None, (proposal.desk, proposal.instance)))))]
    facts += [("ticket", plain(proposal.ticket or "none is named"))]
    facts += [("revision seen", plain(proposal.revision or "no read is known: it cannot be compared"))]
    facts += [("operation", plain(f"{proposal.operation} ({proposal.route})")), ("tool", plain(proposal.shown))]
    decided = moment(proposal.decided_at)
    if proposal.decided_by and decided:
        by = f"{plain(proposal.decided_by.get('name', '?'))} {plain(way_of(proposal))}, {decided.exact}"
        facts.append(("decided", by))
    width = max(len(name) for name, _ in facts)
    yield from (f"  {name.ljust(width)}  {value}" for name, value in facts)


def _field(proposal: Proposal, item: Field) -> Iterator[str]:
    notes = ["a customer reads it"] if item.public else []
    notes += [] if item.choice else ["always goes along"]
    notes += ["can be rewritten: --edit"] if item.editable and proposal.state == "pending" else []
    if proposal.approved_fields is not None and item.choice:
        notes.append("approved" if item.name in proposal.approved_fields else "left out")
    yield f"  {plain(item.name)}" + (f" ({', '.join(notes)})" if notes else "")
    after = written(item.after)
    before = None if is_absent(item.before) else written(item.before)
    if item.public and isinstance(item.after, str) and is_html(item.after):
        yield "    what the customer reads:"
        yield from _block(as_text(item.after), "      ", 4_000)
        yield "    as it is sent:"
    if before is None:
        yield from _block(after, "      ", 4_000)
    elif before == after:
        yield from _block(after, "      as it is now: ", 600)
    elif (pieces := difference(before, after)) is not None:
        text = "".join(f"{_MARKS[piece.kind][0]}{piece.text}{_MARKS[piece.kind][1]}" for piece in pieces)
        yield from _block(text, "      ", 6_000)
    else:
        yield from _block(before, "    - ", 2_000)
        yield from _block(after, "    + ", 4_000)
    if item.name in proposal.edits:
        yield "    rewritten:"
        yield from _block(proposal.edits[item.name], "    > ", 4_000)


def _block(text: str, mark: str, signs: int) -> Iterator[str]:
    """The text below its mark, cut at `signs`."""
    head, missing = excerpt(text, signs, 80)
    shown = plain(head)
    rest = " " * len(mark)
    for number, line in enumerate(shown.split("\n")):
        start = rest if number or len(mark) == 0 else mark
        wrapped = textwrap.wrap(
            line, 118, initial_indent=start, subsequent_indent=rest, break_on_hyphens=False, replace_whitespace=False
        )
        yield from wrapped or [start.rstrip()]
    if missing:
        yield f"{rest}… {missing:,} characters more: --json shows all"
