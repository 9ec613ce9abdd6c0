"""What the attacks share: a reply that waits for Ann, her word, and desks that hold a request back or misbehave."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from deskwright.errors import SetupError
from deskwright.governance.decide import approve
from deskwright.governance.proposal import Principal, Proposal
from deskwright.results import Answer

from .governed import Governed

ANN = Principal("os-user", "ann")
PRIYA = "priya.nair@desk.example"
TICKET = "100101"
REPLY = {"ticket_number": TICKET, "from_email": PRIYA, "content": "<p>We found it.</p>", "priority": "High"}
RESPOND = "/tickets/respond"


def words(answer: Answer) -> str:
    return str(answer.content[0]["text"])


def told(answer: Answer) -> Mapping[str, Any]:
    found: Mapping[str, Any] = (answer.structured or {})["proposal"]
    return found


async def decided(
    desk: Governed, fields: list[str] | None = None, edits: Mapping[str, str] | None = None, id: str = ""
) -> Proposal:
    """Ann approves the only proposal (or this one) on the page."""
    proposal = await found(desk, id) if id else await desk.only()
    return await desk.application.governor.do(
        lambda state: approve(
            state,
            desk.settings.rules,
            proposal.id,
            fields=fields,
            edits=edits or {},
            by=ANN,
            via="page",
            digest=proposal.digest,
        )
    )


async def found(desk: Governed, id: str) -> Proposal:
    proposal = await desk.application.governor.do(lambda state: state.proposals.get(id))
    assert proposal is not None
    return proposal


async def outcome(desk: Governed) -> Mapping[str, Any]:
    return (await desk.only()).outcome or {}


def rewrite(place: str, **members: Any) -> None:
    """Change the only proposal behind the server's back."""
    with sqlite3.connect(place) as connection:
        (text,) = connection.execute("SELECT data FROM proposals").fetchone()
        connection.execute("UPDATE proposals SET data = ?", (json.dumps({**json.loads(text), **members}),))
        if "state" in members:
            connection.execute("UPDATE proposals SET state = ?", (members["state"],))
        if "claimed_until" in members:
            connection.execute("UPDATE proposals SET claimed_until = ?", (members["claimed_until"],))
    connection.close()


class Held:
    """Holds every request back whose path ends so, until it is let go."""

    def __init__(self, desk: Governed, path: str = RESPOND) -> None:
        self.arrived, self.go = asyncio.Event(), asyncio.Event()
        self._app, self._path = desk.recorder.app, path
        desk.recorder.app = self

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["path"].endswith(self._path):
            self.arrived.set()
            await self.go.wait()
        await self._app(scope, receive, send)


class Answering:
    """Answers with what a function says, or hands on where it says nothing."""

    def __init__(self, desk: Governed, answer: Callable[[str], tuple[int, Any] | None]) -> None:
        self._app, self._answer = desk.recorder.app, answer
        desk.recorder.app = self

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        said = self._answer(scope["path"])
        if said is None:
            await self._app(scope, receive, send)
            return
        status, body = said
        headers = [(b"content-type", b"application/json")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": json.dumps(body).encode()})


def full_disk(monkeypatch: pytest.MonkeyPatch, *steps: str) -> None:
    """From now on the store takes no event of these steps (or none at all), and nothing that goes with one."""
    from deskwright.state import audit, proposals

    append = audit.append_to

    def refuse(connection: Any, event: Any) -> Any:
        if not steps or event.step in steps:
            raise SetupError("the state cannot be written to: the disk is full")
        return append(connection, event)

    monkeypatch.setattr(audit, "append_to", refuse)
    monkeypatch.setattr(proposals, "append_to", refuse)
