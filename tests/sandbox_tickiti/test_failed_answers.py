"""Each documented word makes its operation answer 200 with a failure, and nothing is carried out."""

from __future__ import annotations

from typing import Any

import pytest
from deskwright import sandboxes
from deskwright.sandboxes.tickiti.failures import TRIGGERS, Trigger
from helpdesks._client import FailedAnswer

from .desk import Desk

BODIES: dict[str, dict[str, Any]] = {
    "tickets.create": {
        "originator_email_address": "a@customer.example",
        "data": {"subject": "S", "content": "<p>C</p>"},
    },
    "tickets.respond": {"ticket_number": "100101", "from_email": "a@customer.example", "content": "<p>C</p>"},
    "settings.stock_responses.create": {"subject": "S"},
    "settings.watchlists.create": {"name": "N"},
    "mail.mailboxes.create": {"name": "N", "address": "n@desk.example"},
    "mail.send": {"to_address": "a@customer.example", "subject": "S", "content": "<p>C</p>"},
    "templates.render": {"template_identifier": "welcome", "data": {"name": "A"}},
}


def _with_trigger(trigger: Trigger) -> dict[str, Any]:
    body = {**BODIES[trigger.operation]}
    inner = body
    for name in trigger.place[:-1]:
        inner[name] = {**inner[name]}
        inner = inner[name]
    inner[trigger.place[-1]] = trigger.value
    return body


@pytest.mark.parametrize("trigger", TRIGGERS, ids=lambda trigger: trigger.operation)
def test_the_word_fails_with_status_200(desk: Desk, trigger: Trigger) -> None:
    assert desk.ok(trigger.operation, _with_trigger(trigger)) == trigger.answer
    answer = desk.ok(trigger.operation, BODIES[trigger.operation])
    assert not any(answer.get(word) for word in ("my_error", "amf_error", "error"))
    assert answer.get("ok") is not False


@pytest.mark.parametrize("trigger", TRIGGERS, ids=lambda trigger: trigger.operation)
def test_the_catalogue_calls_it_a_failure(desk: Desk, trigger: Trigger) -> None:
    import anyio
    import httpx
    from helpdesks._client import AsyncClient

    async def run() -> None:
        wire = desk.operations[trigger.operation]["wire"]
        async with AsyncClient(
            desk.connection,
            base_url="http://tickiti.sandbox",
            credentials={"TICKITI_API_TOKEN": desk.tokens["full"]},
            transport=httpx.ASGITransport(app=desk.sandbox.app),  # type: ignore[arg-type]
        ) as client:
            with pytest.raises(FailedAnswer):
                await client.send(wire, {"body": _with_trigger(trigger)})

    anyio.run(run)


def test_every_trigger_is_told_in_the_docstring() -> None:
    text = sandboxes.tickiti.__doc__ or ""
    for trigger in TRIGGERS:
        assert trigger.operation in text
        assert f"`{trigger.value}`" in text
