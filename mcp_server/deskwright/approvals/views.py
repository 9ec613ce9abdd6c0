"""What a page shows of a proposal, as plain values: its texts, its fields with their differences.

It reads nothing but the proposal and decides nothing; every text in it is a stranger's and goes through `texts`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from deskwright.approvals.differences import Piece, difference
from deskwright.approvals.letter import as_text, is_html
from deskwright.approvals.texts import as_submitted, excerpt, is_absent, written
from deskwright.approvals.words import Moment, humanised, moment, state_of, title_of, way_of
from deskwright.errors import short
from deskwright.governance.proposal import ENDED, Field, Proposal, digest_of
from deskwright.webpage.hidden_signs import has_hidden, marked

__all__ = ["FieldView", "ProposalView", "Shown", "is_intact", "texts_of", "view_of"]

#: A longer text is not put into a box: it would be cut, or too slow to work with.
MAX_EDIT = 60_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A text, or its beginning: `missing` signs more are behind the link of `key`."""

    html: Markup
    missing: int = 0
    key: str = ""
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class FieldView:
    number: int
    name: str
    label: str
    choice: bool
    public: bool
    before: Shown | None
    after: Shown
    letter: Shown | None
    """What a customer reads, where that is not the text itself."""
    pieces: tuple[tuple[str, Markup], ...] | None
    unchanged: bool
    whole: bool
    """More of it is on pages of its own."""
    edit: str | None
    edit_note: str
    edited: Shown | None
    status: str
    demands: tuple[str, ...]
    line: Markup
    """All of it in a few words."""
    chosen: bool = False
    typed: str | None = None

    @property
    def compact(self) -> bool:
        """Nothing to decide and little to read: a line is enough for it."""
        plain = not (self.choice or self.public or self.demands or self.edit is not None or self.edit_note)
        small = not self.after.missing and len(self.after.html) <= 120 and "\n" not in self.after.html
        return plain and small and (self.before is None or self.unchanged)

    @property
    def inline(self) -> bool:
        """Are both so short that they stand on one line?"""
        shown = (self.before, self.after)
        return all(item is not None and not item.missing and _is_short(item.html) for item in shown)


@dataclass(frozen=True, slots=True)
class ProposalView:
    id: str
    title: str
    state: str
    effect: str
    desk: str
    ticket: str
    created: Moment
    expires: Moment
    decided: Moment | None
    asked_by: str
    client: str
    decided_by: str
    fields: tuple[FieldView, ...]
    reason: Shown | None
    feedback: Shown | None
    evidence: tuple[Shown, ...]
    escalations: tuple[Shown, ...]
    outcome: tuple[tuple[str, Shown], ...]
    intact: bool
    over: bool
    raw: Proposal

    @property
    def choices(self) -> int:
        return sum(item.choice for item in self.fields)

    @property
    def summary(self) -> list[Markup]:
        """What it does in a few lines, for lists."""
        news = [item for item in self.fields if not item.unchanged and item.after.html != marked(self.ticket)]
        told = [item for item in news if not item.compact] or news or list(self.fields)
        more = [Markup(f"and {len(told) - 4} more")] if len(told) > 4 else []
        return [*(item.line for item in told[:4]), *more]

    @property
    def approved(self) -> str:
        """What was approved, in the words of the page."""
        names = self.raw.approved_fields or ()
        told = [item.label + (" (rewritten)" if item.edited else "") for item in self.fields if item.name in names]
        return ", ".join(told)

    @property
    def way(self) -> str:
        return way_of(self.raw)


def is_intact(proposal: Proposal) -> bool:
    """Is it still what it was when it was made?"""
    return digest_of(proposal.shown_part()) == proposal.digest


# --- one proposal --------------------------------------------------------------------------------------


def texts_of(proposal: Proposal) -> dict[str, str]:
    """Every text of a proposal that may be too long to show at once, by the word its page has."""
    texts = {"reason": proposal.reason or "", "feedback": proposal.feedback or ""}
    texts |= {f"evidence-{n}": text for n, text in enumerate(proposal.evidence)}
    texts |= {f"escalation-{n}": text for n, text in enumerate(proposal.escalations)}
    for n, item in enumerate(proposal.fields):
        texts[f"field-{n}-after"] = written(item.after)
        if not is_absent(item.before):
            texts[f"field-{n}-before"] = written(item.before)
        if item.name in proposal.edits:
            texts[f"field-{n}-edited"] = proposal.edits[item.name]
        if item.public and isinstance(item.after, str) and is_html(item.after):
            texts[f"field-{n}-letter"] = as_text(item.after)
    texts |= {f"outcome-{name}": written(value) for name, value in (proposal.outcome or {}).items()}
    return texts


def _shown(texts: Mapping[str, str], key: str, signs: int = 4_000, lines: int = 60) -> Shown:
    head, missing = excerpt(texts[key], signs, lines)
    return Shown(marked(head), missing, key, has_hidden(texts[key]))


def view_of(
    proposal: Proposal,
    *,
    chosen: Sequence[str] = (),
    typed: Mapping[str, str] | None = None,
    at: datetime | None = None,
) -> ProposalView:
    """The page's view; `chosen` and `typed` are what a person had entered before it was refused."""
    texts = texts_of(proposal)
    created, expires = moment(proposal.created_at, at=at), moment(proposal.expires_at, at=at)
    assert created is not None
    assert expires is not None
    state = state_of(proposal)
    outcome = proposal.outcome or {}
    return ProposalView(
        id=proposal.id,
        title=title_of(proposal),
        state=state,
        effect=proposal.effect,
        desk=proposal.desk,
        ticket=proposal.ticket or "",
        created=created,
        expires=expires,
        decided=moment(proposal.decided_at, at=at),
        asked_by=_person(proposal.principal),
        client=proposal.principal.get("client", ""),
        decided_by=_person(proposal.decided_by or {}),
        fields=tuple(
            _field(proposal, n, item, texts, state, item.name in chosen, (typed or {}).get(item.name))
            for n, item in enumerate(proposal.fields)
        ),
        reason=_shown(texts, "reason", 1_500, 20) if proposal.reason else None,
        feedback=_shown(texts, "feedback", 1_500, 20) if proposal.feedback else None,
        evidence=tuple(_shown(texts, f"evidence-{n}", 600, 8) for n in range(len(proposal.evidence))),
        escalations=tuple(_shown(texts, f"escalation-{n}", 600, 8) for n in range(len(proposal.escalations))),
        outcome=tuple(
            (humanised(name), _shown(texts, f"outcome-{name}", 600, 12))
            for name in outcome
            if name not in ("left_out", "edited") and outcome[name] not in (None, "", [], {})
        ),
        # what a rule demands may be judged anew later; a person decides about a pending one
        intact=proposal.state != "pending" or is_intact(proposal),
        over=state in ENDED,
        raw=proposal,
    )


def _person(principal: Mapping[str, str]) -> str:
    name, kind = principal.get("name", ""), principal.get("kind", "")
    if not name:
        return ""
    return {"os-user": f"{name} (user of this machine)", "link": f"{name} (by link)"}.get(kind, f"{name} ({kind})")


def _field(
    proposal: Proposal, n: int, item: Field, texts: Mapping[str, str], state: str, chosen: bool, typed: str | None
) -> FieldView:
    after = texts[f"field-{n}-after"]
    before = texts.get(f"field-{n}-before")
    known = before is not None and item.before not in (None, "")
    pieces = difference(before, after) if known and before is not None else None
    unchanged = before is not None and item.before == item.after
    edit: str | None = None
    note = ""
    if item.editable and isinstance(item.after, str) and state == "pending":
        if len(after) > MAX_EDIT:
            note = f"{len(after):,} characters are too many to rewrite here: reject it and say what you want."
        else:
            edit = as_submitted(after)
    shown = pieces is not None and not unchanged
    marked_pieces = tuple(_piece(piece) for piece in pieces) if shown and pieces is not None else None
    demands = tuple(
        f"{rule['why']}: must be {written(rule['value'])}" for rule in proposal.required if rule["field"] == item.name
    )
    return FieldView(
        number=n,
        name=item.name,
        label=item.label or humanised(item.name),
        choice=item.choice,
        public=item.public,
        before=_shown(texts, f"field-{n}-before") if before is not None else None,
        after=_shown(texts, f"field-{n}-after"),
        letter=_shown(texts, f"field-{n}-letter") if f"field-{n}-letter" in texts else None,
        pieces=marked_pieces,
        unchanged=unchanged,
        whole=any(piece[0] == "skipped" for piece in marked_pieces or ()),
        edit=edit,
        edit_note=note,
        edited=_shown(texts, f"field-{n}-edited") if f"field-{n}-edited" in texts else None,
        status=_status(proposal, item),
        demands=demands,
        line=_line(item, before, texts.get(f"field-{n}-letter", after)),
        chosen=chosen,
        typed=typed,
    )


def _line(item: Field, before: str | None, after: str) -> Markup:
    label = item.label or humanised(item.name)
    if before is not None and _is_short(before) and _is_short(after) and before != after:
        return Markup("{}: {} → {}").format(marked(label), marked(before), marked(after))
    return Markup("{}: {}").format(marked(label), marked(short(after, 160)))


def _is_short(text: str) -> bool:
    return len(text) <= 70 and "\n" not in text


def _piece(piece: Piece) -> tuple[str, Markup]:
    if piece.kind == "skipped":
        return "skipped", Markup.escape(piece.text)
    head, missing = excerpt(piece.text)
    more = Markup(' <span class="skipped">{:,} characters more</span>').format(missing) if missing else Markup()
    return piece.kind, marked(head) + more


def _status(proposal: Proposal, item: Field) -> str:
    """What became of a field of a proposal that was approved."""
    if proposal.approved_fields is None:
        return ""
    if item.choice and item.name not in proposal.approved_fields:
        return "left out"
    return "rewritten" if item.name in proposal.edits else "approved" if item.choice else ""
