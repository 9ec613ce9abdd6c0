"""Keys: demanded on the keyed operations, replayed for the same payload, a conflict for another."""

from __future__ import annotations

from typing import Any

import pytest

from .desk import Desk

KEYED: dict[str, dict[str, Any]] = {
    "tickets.create": {
        "originator_email_address": "a@customer.example",
        "data": {"subject": "S", "content": "<p>C</p>"},
    },
    "tickets.respond": {"ticket_number": "100101", "from_email": "a@customer.example", "content": "<p>C</p>"},
    "tickets.close": {"ticket_number": "100101", "content": "<p>C</p>"},
    "tickets.participants_add": {"ticket_number": "100101", "participants": ["p@customer.example"]},
    "tickets.participants_remove": {"ticket_number": "100101", "participants": ["office@customer.example"]},
    "mail.send": {"to_address": "a@customer.example", "subject": "S", "content": "<p>C</p>"},
}


def test_exactly_six_operations_are_keyed(desk: Desk) -> None:
    assert {name for name, entry in desk.operations.items() if entry["wire"]["idempotency"]} == set(KEYED)


@pytest.mark.parametrize("operation", sorted(KEYED))
def test_a_missing_key_is_refused(desk: Desk, operation: str) -> None:
    desk.invalid("Idempotency-Key", operation, KEYED[operation], key=None)


@pytest.mark.parametrize("operation", sorted(KEYED))
def test_the_same_key_and_payload_replay_the_first_answer(desk: Desk, operation: str) -> None:
    first = desk.call(operation, KEYED[operation], key="k")
    tickets, responses, mails = _sizes(desk)
    again = desk.call(operation, dict(reversed(KEYED[operation].items())), key="k")
    assert (again.status_code, again.content) == (200, first.content)
    assert _sizes(desk) == (tickets, responses, mails)
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"


@pytest.mark.parametrize("operation", sorted(KEYED))
def test_the_same_key_with_another_payload_conflicts(desk: Desk, operation: str) -> None:
    desk.ok(operation, KEYED[operation], key="k")
    before = _sizes(desk)
    answer = desk.refused(409, operation, {**KEYED[operation], "more": 1}, key="k")
    assert answer["error"] == "idempotency_key_conflict"
    assert _sizes(desk) == before


def test_another_key_carries_it_out_again(desk: Desk) -> None:
    numbers = {desk.data("tickets.create", KEYED["tickets.create"], key=key)["ticket_number"] for key in ("a", "b")}
    assert len(numbers) == 2


def test_a_refused_request_does_not_use_its_key_up(desk: Desk) -> None:
    desk.refused(422, "tickets.create", {}, key="k")
    desk.ok("tickets.create", KEYED["tickets.create"], key="k")


def test_a_failure_of_status_200_is_replayed_too(desk: Desk) -> None:
    body = {"to_address": "bounce@customer.example", "subject": "S", "content": "C"}
    first = desk.ok("mail.send", body, key="k")
    assert first["ok"] is False
    assert desk.call("mail.send", body, key="k").headers["Idempotency-Replayed"] == "true"


@pytest.mark.parametrize(("length", "status"), [(255, 200), (256, 422)])
def test_a_key_has_at_most_255_characters(desk: Desk, length: int, status: int) -> None:
    answer = desk.call("tickets.create", KEYED["tickets.create"], key="k" * length)
    assert answer.status_code == status


def test_keys_of_two_tokens_do_not_meet(desk: Desk) -> None:
    one = desk.data("tickets.create", KEYED["tickets.create"], key="k")
    other = desk.data("tickets.create", KEYED["tickets.create"], key="k", by="agent")
    assert one["ticket_number"] != other["ticket_number"]


def test_the_desk_mints_a_new_key_each_time(desk: Desk) -> None:
    keys = [desk.data("idempotency_key.create", by=None)["idempotency_key"] for _ in range(2)]
    assert len({*keys}) == 2
    assert all(len(key) == 36 for key in keys)


def _sizes(desk: Desk) -> tuple[int, int, int]:
    return (
        len(desk.ok("tickets.query", {"row_limit": 5000})),
        desk.data("tickets.responses_query", {"count_only": True})["count"],
        desk.ok("mail.sent_mail.list", {"range_days": 30})["total"],
    )
