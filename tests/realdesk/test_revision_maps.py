"""The maps of `x-revision` at the real server: reads go through, pointers find what is there, a write moves it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from deskwright.catalogue import find_desk, load_catalogue
from deskwright.connections import Connections, Tls
from deskwright.policy import EFFECTS, Policy, allow_effects
from deskwright.settings import read_instances

from tests.governance.revision_maps import Tried, Write, mapped
from tests.realdesks.django_helpdesk.server import RunningDesk

pytestmark = [pytest.mark.realdesk, pytest.mark.xdist_group("django_helpdesk")]

NEW = {"title": "Printer", "description": "It smells.", "submitter_email": "eve@customer.example", "priority": 3}


def _file(text: bytes) -> Any:
    return {"name": "note.txt", "content": text, "type": "text/plain"}


def writes(desk: RunningDesk) -> list[Write]:
    opened = ("tickets.create", {"body": {**NEW, "queue": desk.queues["support"]}})
    ticket = {"id": "=tickets.create#/id"}
    reply: tuple[str, Any] = (
        "followups.create",
        {"body": {"ticket": "=tickets.create#/id", "comment": "On its way.", "public": False}},
    )
    entry = {"id": "=followups.create#/id"}
    attached: tuple[str, Any] = (
        "attachments.create",
        {"body": {"followup": "=followups.create#/id", "file": _file(b"one"), "filename": "one.txt"}},
    )
    stored = {"id": "=attachments.create#/id"}
    change: dict[str, Any] = {
        "queue": desk.queues["support"],
        "title": "Printer on fire",
        "description": "It burns.",
        "resolution": "Water.",
        "submitter_email": "adam@customer.example",
        "assigned_to": desk.users["agent"],
        "status": 3,
        "on_hold": True,
        "priority": 1,
        "due_date": "2026-12-01T10:00:00Z",
    }
    moved = {f"body#/{name}": value for name, value in change.items() if name != "queue"}
    entry_change = {"title": "Heading", "comment": "Soon.", "public": True, "time_spent": "00:30:00"}
    return [
        Write("tickets.update", {"path": ticket, "body": change}, moved, (opened,)),
        Write("tickets.replace", {"path": ticket, "body": change}, moved, (opened,)),
        Write("tickets.delete", {"path": ticket}, before=(opened,), gone=True),
        Write(
            "followups.create",
            {"body": {"ticket": "=tickets.create#/id", "comment": "Done.", "public": True, "new_status": 3}},
            {"body#/new_status": 3},
            (opened,),
        ),
        Write(
            "followups.update",
            {"path": entry, "body": entry_change},
            {f"body#/{name}": value for name, value in entry_change.items()},
            (opened, reply),
        ),
        Write(
            "followups.replace",
            {"path": entry, "body": {"ticket": "=tickets.create#/id", "comment": "Soon."}},
            {"body#/comment": "Soon."},
            (opened, reply),
        ),
        Write("followups.delete", {"path": entry}, before=(opened, reply), gone=True),
        Write(
            "attachments.create",
            {"body": {"followup": "=followups.create#/id", "file": _file(b"two"), "filename": "two.txt"}},
            before=(opened, reply),
        ),
        Write(
            "attachments.update",
            {"path": stored, "body": {"filename": "three.txt"}},
            {"body#/filename": "three.txt"},
            (opened, reply, attached),
        ),
        Write(
            "attachments.replace",
            {
                "path": stored,
                "body": {"followup": "=followups.create#/id", "file": _file(b"longer"), "filename": "four.txt"},
            },
            {"body#/filename": "four.txt"},
            (opened, reply, attached),
        ),
        Write("attachments.delete", {"path": stored}, before=(opened, reply, attached), gone=True),
    ]


NAMES = (
    "tickets.update",
    "tickets.replace",
    "tickets.delete",
    "followups.create",
    "followups.update",
    "followups.replace",
    "followups.delete",
    "attachments.create",
    "attachments.update",
    "attachments.replace",
    "attachments.delete",
)
CATALOGUE = load_catalogue(find_desk("django_helpdesk"))


@pytest.mark.parametrize("name", NAMES)
def test_a_write_moves_the_revision_and_reading_does_not(desk: RunningDesk, name: str) -> None:
    write = next(write for write in writes(desk) if write.operation == name)

    async def tried() -> None:
        (instance,) = read_instances(CATALOGUE, desk.environment("admin"))
        connections = Connections(CATALOGUE.connection, {instance.name: instance}, Tls())
        try:
            policy = Policy(effects=allow_effects(EFFECTS, []), roles=CATALOGUE.roles)
            await Tried(CATALOGUE, connections, policy).tried(write)
        finally:
            await connections.aclose()

    asyncio.run(tried())


def test_every_map_was_tried() -> None:
    assert set(NAMES) == mapped(CATALOGUE)
