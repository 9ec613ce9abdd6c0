"""The values of the audit: what is told of one step, how it stands recorded, what checking the chain found.

Plain frozen data, free of ours. It refuses unknown steps, and bounds whatever it is given: no event holds a
whole body, however long the texts are that somebody put into it.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

__all__ = ["STEPS", "Event", "Recorded", "Verdict", "bounded"]

STEPS = (
    "call", "refused", "proposed", "approved", "rejected", "applying", "sending", "sent", "applied", "read_back",
    "failed", "stale", "uncertain", "reconciled", "expired", "released", "setting", "login",
)  # fmt: skip
TEXT, MEMBERS, DEPTH = 200, 50, 4
# Of one member of an event, in JSON.
WHOLE = 20_000


def bounded(value: Any, depth: int = DEPTH) -> Any:
    """The value as JSON of a bounded size: what is cut says so, with the SHA-256 of the whole."""
    if isinstance(value, str):
        return _cut(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if value.bit_length() <= 256 else _cut(hex(value))
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, Mapping | list | tuple | set | frozenset):
        return _bounded_group(value, depth)
    return _cut(str(value))


def _bounded_group(value: Any, depth: int) -> Any:
    if depth <= 0:
        return _cut(_text_of(value))
    over = len(value) - MEMBERS
    if isinstance(value, Mapping):
        some = {_cut(str(key)): bounded(value[key], depth - 1) for key in list(value)[:MEMBERS]}
        return some if over <= 0 else {**some, "…": f"{over} more, {_digest(_text_of(value))}"}
    # a set has no order, and the same event must be told with the same bytes
    items = sorted(value, key=repr) if isinstance(value, set | frozenset) else list(value)
    first = [bounded(item, depth - 1) for item in items[:MEMBERS]]
    return first if over <= 0 else [*first, f"{over} more, {_digest(_text_of(items))}"]


def _flat(value: Any) -> Any:
    """Where each part is bounded but all of them are many: one text for each."""
    if isinstance(value, str) or len(_text_of(value)) <= WHOLE:
        return value
    if isinstance(value, Mapping):
        return {key: _cut(_text_of(member)) for key, member in value.items()}
    return [_cut(_text_of(member)) for member in value]


def _cut(text: str) -> str:
    return text if len(text) <= TEXT else f"{text[:TEXT]}… {_digest(text)}"


def _digest(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _text_of(value: Any) -> str:
    try:
        return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)
    except (TypeError, ValueError, RecursionError):  # keys of several kinds, circles, a number without end
        return type(value).__name__


@dataclass(frozen=True, slots=True)
class Event:
    """One step, told by whoever takes it. Never a secret; texts of any length, cut when they are recorded."""

    step: str
    """One of STEPS."""
    principal: Mapping[str, str]
    """`Principal.data()`: who acts, as this side knows it."""
    desk: str = ""
    instance: str = ""
    tool: str = ""
    operation: str = ""
    effect: str = ""
    ability: Mapping[str, Any] = field(default_factory=dict)
    ticket: str | None = None
    fields: tuple[str, ...] = ()
    """The names of the approved or changed fields; `before` and `after` hold these alone."""
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    arguments_digest: str = ""
    proposal: str | None = None
    via: str = ""
    """`elicitation`, `page` or `command-line`, where a person decided."""
    outcome: Mapping[str, Any] = field(default_factory=dict)
    request_id: str | None = None
    rationale: str = ""

    def __post_init__(self) -> None:
        if self.step not in STEPS:
            raise ValueError(f"{self.step!r} is not a step of the audit: {', '.join(STEPS)}")

    def to_data(self) -> dict[str, Any]:
        """Its members as they are; what is empty is left out."""
        data = {item.name: getattr(self, item.name) for item in fields(self)}
        kept = {"step", "principal"}
        return {name: value for name, value in data.items() if name in kept or value not in (None, "", (), {})}

    def to_record(self) -> dict[str, Any]:
        """The JSON form that is recorded: every text and every list bounded."""
        return {name: _flat(bounded(value)) for name, value in self.to_data().items()}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Event:
        """The event of a recorded form; members that only a later version knows are left out."""
        known = {item.name for item in fields(cls)}
        read = {name: value for name, value in data.items() if name in known}
        read["fields"] = tuple(read.get("fields") or ())
        return cls(**read)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in its place in the chain."""

    seq: int
    id: str
    time: str
    event: Event
    previous: str
    hash: str

    def to_data(self) -> dict[str, Any]:
        """The whole as one flat JSON object, as `deskwright audit export` writes it."""
        place = {"seq": self.seq, "id": self.id, "time": self.time}
        return {**place, **self.event.to_data(), "previous": self.previous, "hash": self.hash}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking a chain found: all is as it was written, or the first event that is not, and why."""

    ok: bool
    count: int
    """How many events were found to be in order."""
    head: str
    """The hash of the last of these: kept elsewhere, it proves later that nothing before it was changed."""
    seq: int | None = None
    event_id: str | None = None
    why: str = ""
