"""The values of governance: a proposal, its fields, who acts, and the states a proposal goes through.

Plain frozen data: it imports nothing of ours, so that the store, the page and the server can all speak of it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

__all__ = [
    "ABSENT",
    "ENDED",
    "RUNNING",
    "STATES",
    "TRANSITIONS",
    "WAITING",
    "Field",
    "Principal",
    "Proposal",
    "digest_of",
    "new_id",
    "now",
    "timestamp",
]

# The kind of principal that a process itself is.
RUNNING = "os-user"
# How a field is told that the desk has no value for, or that nobody could read.
ABSENT: Mapping[str, bool] = {"absent": True}

# pending -> approved -> applying -> sending -> applied, and the ways out.
TRANSITIONS: Mapping[str, frozenset[str]] = {
    "pending": frozenset({"approved", "rejected", "expired", "stale"}),
    "approved": frozenset({"applying", "expired", "rejected"}),
    # claimed by one process; nothing was sent yet, so a dead claimant gives it back
    "applying": frozenset({"approved", "sending", "stale", "failed"}),
    # the request may be on its way: from here no road leads back to sending
    "sending": frozenset({"applied", "failed", "uncertain"}),
    "uncertain": frozenset({"applied", "failed", "uncertain"}),
    # once more with what was read back
    "applied": frozenset({"applied"}),
    "rejected": frozenset(),
    "expired": frozenset(),
    "stale": frozenset(),
    "failed": frozenset(),
}
STATES = tuple(TRANSITIONS)
WAITING = frozenset({"pending", "approved", "applying", "sending"})
ENDED = frozenset(STATES) - WAITING - {"uncertain"}
_ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def timestamp(moment: datetime | None = None, *, after: timedelta = timedelta()) -> str:
    """A moment as text that sorts as it passes: `2026-11-21T08:00:00.123456Z`."""
    return ((moment or now()) + after).astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def new_id(of: str | None = None) -> str:
    """A proposal's id: short enough to say, too long to guess (`p-7kq2m9xv4c`); the same for the same `of`."""
    seed = secrets.token_bytes(32) if of is None else hashlib.sha256(of.encode()).digest()
    number, signs = int.from_bytes(seed), []
    for _ in range(10):
        number, at = divmod(number, len(_ALPHABET))
        signs.append(_ALPHABET[at])
    return "p-" + "".join(signs)


def digest_of(value: Any) -> str:
    """`sha256:` over the canonical JSON of a value."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Principal:
    """Who acts, as this side knows it: never taken from an argument."""

    kind: str
    """`os-user` (who runs the process), `link` (who was given a one-time link); over HTTP `key` (a desk's key as it
    came), `connection` (what a person granted a client), `issuer` (a token of the operator's issuer) or `shared`."""
    name: str
    client: str = ""
    """The assistant's own words for itself, with its version: claimed, not proven."""
    connection: str = ""
    """The id of what a person granted, where it came through that: once it has ended, nothing more is sent for it."""
    marked: str = field(default="", repr=False, compare=False)
    """The digest of the login, where the name has a mark for it that only this process knows; kept nowhere."""

    def data(self) -> dict[str, str]:
        return {key: value for key, value in asdict(self).items() if value and key != "marked"}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing of a proposal that a person sees; where `choice` is set it can be approved by itself."""

    name: str
    """The tool's argument, or `argument.member` where an object is one argument (`data.subject`)."""
    after: Any
    """What would be sent; long texts whole, files as {name, size, sha256}."""
    before: Any = field(default_factory=lambda: dict(ABSENT))
    """What is there now, or ABSENT where nobody knows."""
    label: str = ""
    choice: bool = True
    """False: it always goes with the rest (what it is about, what changes the meaning, what the tool needs)."""
    editable: bool = False
    """A person may rewrite the text before it is sent."""
    public: bool = False
    """A customer will read it."""
    before_name: str = ""
    """What a person calls an id that is there, and below one that is wanted; empty where nobody knows."""
    after_name: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One write that a person has to decide about. JSON throughout; times are UTC texts."""

    id: str
    kind: str
    """`write`, or `confirmation`: a person's word for a call that is itself a decision (triage approval)."""
    state: str
    desk: str
    instance: str
    connection: str
    """Keyed digest of installation and credential: only a server with the same one, on the same state, sends it."""
    tool: str
    """The tool's own name in the catalogue; `shown` is the name the caller used."""
    shown: str
    operation: str
    route: str
    effect: str
    ability: Mapping[str, Any]
    arguments: Mapping[str, Any]
    """What the caller gave, checked; never a secret."""
    values: Mapping[str, Any]
    """What would be sent, by place; files as {name, size, sha256}."""
    fields: tuple[Field, ...]
    ticket: str | None
    revision: str | None
    """What `x-revision` read when it was proposed; None where no read is known."""
    principal: Mapping[str, str]
    reason: str | None
    evidence: tuple[str, ...]
    escalations: tuple[str, ...]
    required: tuple[Mapping[str, Any], ...]
    """What rules demand of the result: {field, value, why}; judged at the decision and again when it is applied."""
    digest: str
    """Over everything that was shown: a decision is about exactly this."""
    call_digest: str
    """Over desk, instance, connection, tool, arguments: the same call asked again finds this proposal."""
    key: str | None
    """The idempotency key it will be sent with, minted when it was proposed."""
    sealed: str | None
    """The caller's arguments, encrypted, where some of them are secrets; `arguments` then has them masked."""
    created_at: str
    expires_at: str
    decided_at: str | None = None
    decided_by: Mapping[str, str] | None = None
    decided_via: str | None = None
    """`elicitation`, `page` or `command-line`."""
    approved_fields: tuple[str, ...] | None = None
    edits: Mapping[str, str] = field(default_factory=dict)
    feedback: str | None = None
    claimed_by: str | None = None
    """host:pid:start of the process that applies it."""
    claimed_until: str | None = None
    outcome: Mapping[str, Any] | None = None
    """status, request_id, visible_to, read_back, why, next …; never a whole body."""
    told: bool = False
    """Whether the caller has heard the end of it."""

    @property
    def is_intact(self) -> bool:
        """Is it still what it was when it was made?"""
        return digest_of(self.shown_part()) == self.digest

    @property
    def choices(self) -> tuple[str, ...]:
        """The names of the fields that can be approved by themselves."""
        return tuple(item.name for item in self.fields if item.choice)

    def to_data(self) -> dict[str, Any]:
        """The JSON form that is stored."""
        data = {item.name: getattr(self, item.name) for item in fields(self)}
        data["fields"] = [asdict(item) for item in self.fields]
        for name in ("evidence", "escalations", "required", "approved_fields"):
            data[name] = list(data[name]) if data[name] is not None else None
        for name in ("ability", "arguments", "values", "principal", "edits"):
            data[name] = dict(data[name])
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Proposal:
        """The proposal of a stored form; unknown members of a later version are left out."""
        known = {item.name for item in fields(cls)}
        read = {name: value for name, value in data.items() if name in known}
        read["fields"] = tuple(Field(**item) for item in read["fields"])
        for name in ("evidence", "escalations", "required"):
            read[name] = tuple(read[name])
        if read.get("approved_fields") is not None:
            read["approved_fields"] = tuple(read["approved_fields"])
        return cls(**read)

    def shown_part(self) -> dict[str, Any]:
        """What `digest` is taken over: all a person sees, nothing that changes later."""
        data = self.to_data()
        names = ("id", "kind", "desk", "instance", "connection", "tool", "shown", "operation", "route", "effect",
                 "arguments", "values", "fields", "ticket", "revision", "reason", "evidence", "required", "key",
                 "sealed", "expires_at")  # fmt: skip
        return {name: data[name] for name in names}

    def sealed_by_digest(self) -> Proposal:
        """The same with its digest."""
        return replace(self, digest=digest_of(self.shown_part()))
