"""Proposals and events for the tests of the state, and a way to its tables past our own code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from deskwright.governance.audit_event import Event
from deskwright.governance.proposal import Field, Proposal, new_id, timestamp

ANN = {"kind": "os-user", "name": "ann"}


def event(step: str = "call", **members: Any) -> Event:
    return Event(**{"step": step, "principal": ANN, "desk": "somedesk", "tool": "reply_to_ticket", **members})


def proposal(**members: Any) -> Proposal:
    known: dict[str, Any] = {
        "id": new_id(),
        "kind": "write",
        "state": "pending",
        "desk": "somedesk",
        "instance": "default",
        "connection": "sha256:00",
        "tool": "reply_to_ticket",
        "shown": "reply_to_ticket",
        "operation": "tickets.reply",
        "route": "POST /tickets/{id}/reply",
        "effect": "write_outbound",
        "ability": {"any_of": ["tickets:write"]},
        "arguments": {"ticket": "100101", "body": "Guten Tag, Zoë\x00 \ud800"},
        "values": {"path.id": "100101", "body#/body": "Guten Tag"},
        "fields": (Field("body", "Guten Tag", editable=True, public=True), Field("status", "closed", before="open")),
        "ticket": "100101",
        "revision": "7",
        "principal": ANN,
        "reason": "the customer asked",
        "evidence": ("ticket 100101",),
        "escalations": (),
        "required": ({"field": "status", "value": "closed", "why": "a rule"},),
        "sealed": None,
        "digest": "",
        "call_digest": "sha256:call",
        "key": "key-1",
        "created_at": timestamp(),
        "expires_at": timestamp(after=timedelta(hours=1)),
    }
    return Proposal(**{**known, **members})


class Behind:
    """The same tables, by the driver alone: what somebody with the file, or the login, can do."""

    def __init__(self, connection: Any, mark: str) -> None:
        self._connection, self._mark = connection, mark

    def __call__(self, words: str, *values: Any) -> list[Sequence[Any]]:
        found = self._connection.execute(words.replace("?", self._mark), values)
        return list(found.fetchall()) if found.description else []


@contextmanager
def behind(place: str) -> Iterator[Behind]:
    if place.startswith("postgresql:"):
        import psycopg

        with psycopg.connect(place, autocommit=True) as connection:
            yield Behind(connection, "%s")
        return
    import sqlite3

    held = sqlite3.connect(place, isolation_level=None, timeout=10)
    try:
        held.execute("PRAGMA synchronous=OFF")
        yield Behind(held, "?")
    finally:
        held.close()
