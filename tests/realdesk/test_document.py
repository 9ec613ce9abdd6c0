"""The committed document against what the running server emits. Refuses to let the two drift apart unseen."""

from __future__ import annotations

import json

import httpx
import pytest

from tests.realdesks.django_helpdesk.document import COMMITTED, differences, live_document, structure, structure_text
from tests.realdesks.django_helpdesk.server import RunningDesk

pytestmark = [pytest.mark.realdesk, pytest.mark.xdist_group("django_helpdesk")]


def test_the_live_document_has_the_committed_structure(desk: RunningDesk) -> None:
    committed = json.loads(COMMITTED.read_text(encoding="utf-8"))
    found = differences(live_document(desk), committed)
    assert not found, (
        "the server's document has changed; if that is meant: "
        "python -m tests.realdesks.django_helpdesk document --write\n" + "\n".join(found)
    )


def test_the_committed_document_is_bare_structure() -> None:
    text = COMMITTED.read_text(encoding="utf-8")
    assert text == structure_text(json.loads(text))


def test_a_change_is_told_with_its_place(desk: RunningDesk) -> None:
    live = structure(live_document(desk))
    changed = json.loads(json.dumps(live))
    del changed["paths"]["/api/tickets/{id}/"]["patch"]
    changed["components"]["schemas"]["Ticket"]["properties"]["title"]["maxLength"] = 100
    changed["components"]["schemas"]["Ticket"]["properties"]["mood"] = {"type": "string"}
    assert differences(live, changed) == [
        "/components/schemas/Ticket/properties/mood: gone from the server",
        "/components/schemas/Ticket/properties/title/maxLength: server 200, committed 100",
        "/paths/~1api~1tickets~1{id}~1/patch: only on the server",
    ]


def test_prose_is_no_difference(desk: RunningDesk) -> None:
    live = live_document(desk)
    spoken = json.loads(json.dumps(live))
    spoken["components"]["schemas"]["Ticket"]["properties"]["title"]["description"] = "other words"
    assert differences(spoken, live) == []


def test_the_key_alone_is_refused_as_the_sheet_says(desk: RunningDesk) -> None:
    """Why helpdesk.toml has a prefix: the document calls it a plain key in a header."""
    bare = {"Authorization": desk.tokens["admin"]}
    answer = httpx.get(f"{desk.base_url}/api/tickets/", headers=bare, trust_env=False)
    assert answer.status_code == 401
