"""C13: a result holds the desk's data and our labels; no sentence of ours tells the model to do something."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest
from deskwright.results import PROVENANCE
from deskwright.serving import Application

Make = Callable[..., Application]
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("list_tickets", {"limit": 2}),
    ("list_tickets", {"limit": 500}),
    ("get_ticket", {"ticket_id": "7"}),
    ("get_attachment", {"attachment_id": "1"}),
    ("query_replies", {"limit": 2}),
    ("create_ticket", {"originator": "a@b.c", "subject": "s", "content": "c"}),
    ("reply_to_ticket", {"ticket_id": "7", "content": "c", "is_internal": True}),
    ("run_report", {"report": "volumes"}),
    ("acme_call", {"family": "files", "action": "rows"}),
    ("acme_call", {"family": "files", "action": "logo"}),
    ("acme_call", {"family": "faults", "action": "read", "payload": {"kind": "bare"}}),
]
# All that we may add to an answer, and of each: the keys, none of which holds a sentence.
LABELS = {"provenance", "page", "done", "cut", "partial"}
META = LABELS | {"operation", "effect", "request_id", "idempotency_key", "media", "instance"}
WORDS = {PROVENANCE, "staff only", "customer"}


def sentences(value: Any) -> list[str]:
    """Texts of more than two words: data of ours has none but the known labels."""
    if isinstance(value, dict):
        return [found for item in value.values() for found in sentences(item)]
    if isinstance(value, list):
        return [found for item in value for found in sentences(item)]
    return [value] if isinstance(value, str) and len(value.split()) > 1 and value not in WORDS else []


@pytest.mark.parametrize(("tool", "arguments"), CALLS)
def test_a_success_is_data_and_labels(make: Make, tool: str, arguments: dict[str, Any]) -> None:
    answer = asyncio.run(make().call(tool, arguments))
    assert not answer.is_error
    assert set(answer.meta) <= META
    assert sentences(answer.meta) == []
    first, *others = answer.content
    if arguments.get("action") == "rows":
        assert first["text"] == "a,b\n1,2\n"
    else:
        assert json.loads(first["text"]) == answer.structured
    labels = [block for block in others if block["type"] == "text"]
    assert len(labels) == 1
    told = json.loads(labels[0]["text"])
    assert set(told) <= LABELS
    assert sentences(told) == []


def test_the_desks_object_is_unchanged(make: Make) -> None:
    answer = asyncio.run(make().call("create_ticket", {"originator": "a@b.c", "subject": "s"}))
    sent = {"originator_email": "a@b.c", "data": {"subject": "s"}}
    assert answer.structured == {"ok": True, "data": {"ticket_number": "100001", "sent": sent}}


def test_what_we_say_ourselves_carries_no_label(make: Make) -> None:
    answer = asyncio.run(make().call("list_endpoints", {}))
    assert "provenance" not in answer.meta
    assert len(answer.content) == 1
