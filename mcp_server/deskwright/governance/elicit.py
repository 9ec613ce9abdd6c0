"""The question about a proposal that an assistant's client can put to its user, and what an answer means.

A client may answer by itself: a form is convenience. The approval page is the stronger way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from deskwright.errors import DeskwrightError, short
from deskwright.governance.proposal import ABSENT, Field, Proposal
from deskwright.governance.visible import visible

__all__ = [
    "Answered",
    "Asker",
    "Decision",
    "InputNeeded",
    "Question",
    "Reply",
    "question_about",
    "read_reply",
]

# A text that is longer, or a form with more boxes, is not judged in a client's window: the page shows all of it.
MAX_SHOWN, MAX_MESSAGE, MAX_BOXES = 4_000, 24_000, 40
MAX_EVIDENCE = 10
_EFFECT_WORDS = {
    "write_internal": "staff will see it",
    "write_outbound": "A CUSTOMER WILL SEE IT",
    "destroy": "IT DESTROYS DATA",
    "admin": "it changes the administration",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A message and a flat schema of primitives, as form elicitation has them."""

    message: str
    schema: Mapping[str, Any]
    state: Mapping[str, str]
    """What the answer is about; sealed where it travels through the client."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the client's user did."""

    action: Literal["accept", "decline", "cancel"]
    content: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answered:
    """A reply that came with a later request, and the state that its question was sent with."""

    reply: Reply | None
    state: Mapping[str, str]


class InputNeeded(DeskwrightError):
    """The question has to be the answer of this request: the client asks, then calls again."""

    def __init__(self, question: Question) -> None:
        super().__init__("the client has to ask its user")
        self.question = question


class Asker(Protocol):
    """The way to the person in front of the client."""

    client: str
    can_ask: bool
    answered: Answered | None

    async def ask(self, question: Question) -> Reply:
        """The user's reply; InputNeeded where a question cannot be put in the middle of a call."""
        ...


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reply means for the proposal."""

    kind: Literal["approve", "reject", "wait"]
    fields: tuple[str, ...] | None = None
    edits: Mapping[str, str] = field(default_factory=dict)
    feedback: str = ""
    """The person's words; where it goes on waiting, why."""


def question_about(proposal: Proposal) -> Question | None:
    """The message and the form: a box for each field that can be approved by itself, all of them empty.

    None where it would not show the whole: nobody approves what they did not see.
    """
    about = [f"desk {proposal.desk}" + (f" ({_line(proposal.instance)})" if proposal.instance else "")]
    about += [f"ticket {_line(proposal.ticket)}"] if proposal.ticket else []
    about += [f"revision {short(_line(proposal.revision), 40)}"] if proposal.revision else []
    effect = _EFFECT_WORDS.get(proposal.effect, "it writes")
    lines = [
        f"{_line(proposal.shown)} ({_line(proposal.route)}): {proposal.effect}, {effect}.",
        f"Proposal {proposal.id}: {', '.join(about)}.",
        *(f"! {_line(short(reason, 300))}" for reason in proposal.escalations),
        "What would be sent:",
    ]
    for item in proposal.fields:
        shown = _lines_of(item)
        if shown is None:
            return None
        lines += shown
    if proposal.reason:
        lines.append(f"Why, in the assistant's words: {_line(short(proposal.reason, 500))}")
    lines += [f"Evidence: {_line(short(text, 200))}" for text in proposal.evidence[:MAX_EVIDENCE]]
    if (more := len(proposal.evidence) - MAX_EVIDENCE) > 0:
        lines.append(f"Evidence: {more} more on the page")
    message = "\n".join(lines)
    if len(message) > MAX_MESSAGE or len(proposal.choices) > MAX_BOXES:
        return None
    return Question(message, _form(proposal), {"proposal": proposal.id, "digest": proposal.digest})


def _line(text: str) -> str:
    return visible(text, inline=True)


def _lines_of(item: Field) -> list[str] | None:
    """A field as it would be sent, whole, with what is there now; None where it is too long for that."""
    text = _shown(item.after)
    if len(text) > MAX_SHOWN:
        return None
    marks = f"{' (public)' if item.public else ''}{'' if item.choice else ' [goes along]'}"
    head = f"- {_line(item.name)}{marks}:"
    if item.before != ABSENT:
        head += f" {_named(short(_line(_shown(item.before)), 200), item.before_name)} ->"
    if "\n" not in text:
        return [f"{head} {_named(text, item.after_name)}"]
    # A text of several lines stands behind bars: none of them can pass for a line of ours.
    return [head, *(f"    | {line}" for line in text.split("\n"))]


def _form(proposal: Proposal) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for item, box, text in _boxes(proposal):
        title = short(_line(item.label or item.name), 100)
        if item.choice:
            properties[box] = {"type": "boolean", "title": f"Approve {title}", "default": False}
        if item.editable:
            properties[text] = {"type": "string", "title": f"New text of {title}; empty: as proposed"}
    properties["confirm"] = {
        "type": "boolean",
        "title": "Yes, send what is approved above" if proposal.choices else "Yes, send it",
        "default": False,
    }
    properties["feedback"] = {"type": "string", "title": "If something is wrong with it: what"}
    return {"type": "object", "properties": properties, "required": ["confirm"]}


def _boxes(proposal: Proposal) -> Iterator[tuple[Field, str, str]]:
    """Each field with the names of its box and of its text in the form: no two fields share one."""
    taken: set[str] = set()
    for item in proposal.fields:
        name = plain = re.sub(r"\W", "__", item.name)
        number = 1
        while name in taken:
            number += 1
            name = f"{plain}_{number}"
        taken.add(name)
        yield item, f"approve_{name}", f"edited_{name}"


def read_reply(proposal: Proposal, reply: Reply) -> Decision:
    """What was decided; anything unclear leaves the proposal waiting or rejects it, and never sends."""
    content = reply.content if isinstance(reply.content, Mapping) else {}
    words = content.get("feedback")
    feedback = words.strip() if isinstance(words, str) and words.strip() else ""
    if reply.action == "decline":
        return Decision("reject", feedback=feedback or "declined by the client's user, without a word")
    if reply.action != "accept":
        return Decision("wait")
    boxes = list(_boxes(proposal))
    chosen = tuple(item.name for item, box, _ in boxes if item.choice and content.get(box) is True)
    if content.get("confirm") is not True or (proposal.choices and not chosen):
        return Decision("reject", feedback=feedback or "nothing was approved in the client's form")
    edits = {}
    for item, _, name in boxes:
        text = content.get(name)
        if not (item.editable and isinstance(text, str) and text.strip()) or text == item.after:
            continue
        if item.choice and item.name not in chosen:
            return Decision("wait", feedback=f"{item.name} was rewritten in the client's form and not approved")
        edits[item.name] = text
    return Decision("approve", chosen, edits, feedback)


def _named(shown: str, name: str) -> str:
    return f"{shown} ({_line(name)})" if name and name != shown else shown


def _shown(value: Any) -> str:
    return visible(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
