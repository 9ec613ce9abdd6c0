"""The words of the page and the shell: for effects, states, ways, times and names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from deskwright.governance.proposal import Proposal, now, timestamp

__all__ = ["EFFECTS", "STATES", "Moment", "effect_words", "humanised", "moment", "state_of", "title_of", "way_of"]

#: effect -> (short, in plain words, how strongly it is marked)
EFFECTS: Mapping[str, tuple[str, str, str]] = {
    "write_outbound": ("A customer sees it", "A customer will read or receive what is sent here.", "outbound"),
    "write_internal": ("Staff only", "Staff will see this change. Nothing is sent to a customer.", "internal"),
    "destroy": ("Deletes data", "This deletes data. It cannot be taken back.", "destroy"),
    "admin": ("Administration", "This changes users, keys or settings of the helpdesk.", "destroy"),
}
#: state -> (short, one sentence, how it is marked)
STATES: Mapping[str, tuple[str, str, str]] = {
    "pending": ("Needs a decision", "Nothing was sent. It waits for you.", "wait"),
    "approved": ("Approved", "It was approved and is about to be sent.", "busy"),
    "applying": ("Being sent", "It was approved and is being compared with the ticket and sent.", "busy"),
    "sending": ("Being sent", "The request is on its way to the helpdesk.", "busy"),
    "applied": ("Done", "It was approved and the helpdesk carried it out.", "good"),
    "rejected": ("Rejected", "Nothing was sent.", "ended"),
    "expired": ("Expired", "Nobody decided in time. Nothing was sent.", "ended"),
    "stale": ("Stale", "The ticket changed after this was proposed. Nothing was sent.", "ended"),
    "failed": ("Failed", "It was approved, and the helpdesk did not carry it out.", "bad"),
    "uncertain": ("Outcome unknown", "It was sent, but nobody knows whether the helpdesk carried it out.", "bad"),
}
_WAYS = {"page": "on the page", "command-line": "in the shell", "elicitation": "in the assistant’s window"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A time in words, exact and relative."""

    iso: str
    exact: str
    relative: str


def humanised(name: str) -> str:
    """`respond_to_ticket` as words."""
    words = re.sub(r"[\s_.\-/]+", " ", name).strip()
    return words[:1].upper() + words[1:]


def effect_words(effect: str) -> tuple[str, str, str]:
    return EFFECTS.get(effect, (humanised(effect), "It writes.", "internal"))


def state_of(proposal: Proposal) -> str:
    """The state to show: what is past its time is over, even where nobody closed it yet."""
    if proposal.state == "pending" and proposal.expires_at <= timestamp():
        return "expired"
    return proposal.state


def title_of(proposal: Proposal) -> str:
    return humanised(proposal.tool)


def way_of(proposal: Proposal) -> str:
    """By which of the ways it was decided."""
    return _WAYS.get(proposal.decided_via or "", proposal.decided_via or "")


def moment(text: str | None, *, at: datetime | None = None) -> Moment | None:
    """A stored time in words; None where there is none, the text itself where it is no time."""
    if not text:
        return None
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return Moment("", text, "")
    exact = f"{when.day} {when:%b %Y, %H:%M} UTC"
    return Moment(text, exact, _relative((when - (at or now())).total_seconds()))


def _relative(seconds: float) -> str:
    size = abs(seconds)
    if size < 45:
        return "just now" if seconds <= 0 else "in less than a minute"
    for unit, length, limit in (("minute", 60, 90 * 60), ("hour", 3_600, 36 * 3_600), ("day", 86_400, float("inf"))):
        if size < limit:
            count = max(1, round(size / length))
            words = f"{count} {unit}{'' if count == 1 else 's'}"
            return f"{words} ago" if seconds <= 0 else f"in {words}"
    raise AssertionError("unreachable")
