"""Delete, restore, merge, link, split, move, copy: all or nothing, and only in managed queues."""

from __future__ import annotations

from typing import Any

import pytest

from .desk import Desk


def _numbers(desk: Desk) -> set[int]:
    return {row["ticket_number"] for row in desk.ok("tickets.query", {"row_limit": 5000})}


def test_delete_is_soft_and_restore_brings_back(desk: Desk) -> None:
    data = desk.data("tickets.delete", {"ticket_numbers": ["100101", "100102", "100101"]})
    assert (data["count"], data["deleted"]) == (2, 2)
    desk.refused(404, "tickets.show", {"ticket_number": "100101"})
    assert desk.data("tickets.restore", {"ticket_number": "100101"})["restored"] is True
    assert desk.data("tickets.restore", {"ticket_number": "100101"})["restored"] is False
    assert desk.ticket(100101)["number"] == 100101
    desk.refused(404, "tickets.restore", {"ticket_number": "999999"})
    desk.invalid("ticket_number", "tickets.restore", {})


def test_a_dry_run_deletes_nothing(desk: Desk) -> None:
    before = _numbers(desk)
    data = desk.data("tickets.delete", {"originator_email": "ann.walker@customer.example", "dry_run": True})
    assert data["ticket_numbers"] == [100101, 100113, 100122, 100128]
    assert data["deleted"] == 0
    assert _numbers(desk) == before


def test_delete_of_a_customer_in_one_queue(desk: Desk) -> None:
    body = {"originator_email": "ann.walker@customer.example", "queue": "Billing"}
    assert desk.data("tickets.delete", body)["ticket_numbers"] == [100128]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"ticket_numbers": ["100101", "999999"]}, 404),
        ({"ticket_numbers": ["100101", "100109"]}, 404),
        ({"ticket_numbers": ["100101", "100102"]}, 403),
        ({"originator_email": "ann.walker@customer.example"}, 403),
    ],
)
def test_one_that_may_not_go_keeps_all(desk: Desk, body: dict[str, Any], status: int) -> None:
    desk.refused(status, "tickets.delete", body, by="agent")
    assert desk.ticket(100101)["number"] == 100101


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "ticket_numbers"),
        ({"ticket_numbers": ["100101"], "originator_email": "a@b.example"}, "ticket_numbers"),
        ({"ticket_numbers": []}, "ticket_numbers"),
        ({"ticket_numbers": ["100101"] * 1001}, "ticket_numbers"),
        ({"ticket_numbers": ["100101"], "queue": "Inbox"}, "queue"),
        ({"originator_email": "x"}, "originator_email"),
    ],
)
def test_bad_deletions(desk: Desk, body: dict[str, Any], field: str) -> None:
    desk.invalid(field, "tickets.delete", body)


@pytest.mark.parametrize("order", [("100105", "100101"), ("100101", "100105")])
def test_the_older_ticket_survives_a_merge(desk: Desk, order: tuple[str, str]) -> None:
    body = {"ticket_number": order[0], "other_ticket_number": order[1]}
    data = desk.data("tickets.merge", body)
    assert (data["ticket_number"], data["merged_ticket_number"]) == (100101, 100105)
    assert any("error 41" in row["plain_text"] for row in desk.thread(100101))
    assert "m.harker@unknown.example" in desk.ticket(100101)["participants"]
    desk.refused(404, "tickets.show", {"ticket_number": "100105"})
    desk.refused(404, "tickets.restore", {"ticket_number": "100105"})


def test_bad_merges(desk: Desk) -> None:
    same = {"ticket_number": "100101", "other_ticket_number": "100101"}
    desk.invalid("other_ticket_number", "tickets.merge", same)
    desk.invalid("other_ticket_number", "tickets.merge", {"ticket_number": "100101"})
    other = {"ticket_number": "100101", "other_ticket_number": "100102"}
    desk.refused(403, "tickets.merge", other, by="agent")
    assert len(desk.thread(100101)) == 4


def test_links(desk: Desk) -> None:
    body = {"ticket_number": "100102", "linked_ticket_numbers": ["100105", "100106"]}
    assert [link["ticket_number"] for link in desk.data("tickets.link", body)["links"]] == [100105, 100106]
    assert desk.data("tickets.links", {"ticket_number": "100105"})["links"][0]["ticket_number"] == 100102
    rest = desk.data("tickets.unlink", {"ticket_number": "100105", "linked_ticket_number": "100102"})
    assert rest["links"] == []
    clone = {"ticket_number": "100101", "linked_ticket_number": "100113"}
    assert "permanent" in desk.invalid("linked_ticket_number", "tickets.unlink", clone)["linked_ticket_number"][0]
    absent = {"ticket_number": "100101", "linked_ticket_number": "100102"}
    desk.invalid("linked_ticket_number", "tickets.unlink", absent)


@pytest.mark.parametrize(
    ("numbers", "status"), [([], 422), (["100103"] * 101, 422), (["100101"], 422), (["100102", "999999"], 404)]
)
def test_bad_links_link_nothing(desk: Desk, numbers: list[str], status: int) -> None:
    body = {"ticket_number": "100101", "linked_ticket_numbers": numbers}
    desk.refused(status, "tickets.link", body)
    assert len(desk.ticket(100101)["links"]) == 1


@pytest.mark.parametrize(("copy", "left", "kind"), [(False, 2, "related"), (True, 4, "clone")])
def test_split(desk: Desk, copy: bool, left: int, kind: str) -> None:
    body = {"response_ids": [20003, 20004], "subject": "Second matter", "queue": "Hardware", "copy": copy}
    number = desk.data("tickets.split", body)["ticket_number"]
    ticket = desk.ticket(number)
    assert (ticket["subject"], ticket["queue_name"]) == ("Second matter", "Hardware")
    assert (len(desk.thread(number)), len(desk.thread(100101))) == (2, left)
    assert ticket["links"][0]["kind"] == kind
    assert desk.thread(number)[1]["attachments"][0]["name"] == "label.png"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"response_ids": [20003, 20005], "subject": "S"}, 422),
        ({"response_ids": [], "subject": "S"}, 422),
        ({"response_ids": [20003], "subject": ""}, 422),
        ({"response_ids": [20003], "subject": "S" * 256}, 422),
        ({"response_ids": [20003] * 501, "subject": "S"}, 422),
        ({"response_ids": [20003, 1], "subject": "S"}, 404),
    ],
)
def test_bad_splits(desk: Desk, body: dict[str, Any], status: int) -> None:
    before = _numbers(desk)
    desk.refused(status, "tickets.split", body)
    assert _numbers(desk) == before


def test_move_and_copy(desk: Desk) -> None:
    body = {"response_ids": [20003, 20004], "target_ticket_number": "100105"}
    copied = desk.data("tickets.response_copy", body)
    assert (len(desk.thread(100101)), len(desk.thread(100105))) == (4, 3)
    assert copied["response_ids"] != body["response_ids"]
    moved = desk.data("tickets.response_move", body)
    assert (len(desk.thread(100101)), len(desk.thread(100105))) == (2, 5)
    assert moved["response_ids"] == body["response_ids"]


def test_a_move_is_all_or_nothing_and_needs_managed_queues(desk: Desk) -> None:
    desk.refused(404, "tickets.response_move", {"response_ids": [20003, 1], "target_ticket_number": "100105"})
    into_billing = {"response_ids": [20003], "target_ticket_number": "100102"}
    desk.refused(403, "tickets.response_move", into_billing, by="agent")
    assert len(desk.thread(100101)) == 4
    desk.data("tickets.response_copy", into_billing, by="agent")
    desk.invalid("response_ids.0", "tickets.response_move", {"response_ids": ["x"], "target_ticket_number": "1"})
