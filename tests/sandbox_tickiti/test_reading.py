"""Reading tickets and responses: shapes, identity, visibility, pages, filters."""

from __future__ import annotations

from typing import Any

import pytest

from .desk import Desk

TICKET = {"ticket_number": "100101"}


def test_a_ticket_has_the_documented_types(desk: Desk) -> None:
    data = desk.data("tickets.show", TICKET)
    ticket, responses = data["ticket"], data["responses"]
    assert ticket["id"] == "1001"
    assert ticket["number"] == 100101
    assert ticket["priority"] == "20"
    assert ticket["queue_id"] == "1"
    assert ticket["queue_name"] == "Inbox"
    assert ticket["resolved"] is None
    assert ticket["on_hold_until"] is None
    assert ticket["created_at"].endswith("+00:00")
    assert ticket["participants"] == ["office@customer.example"]
    assert ticket["links"][0]["kind"] == "clone"
    assert all(isinstance(row["id"], str) for row in responses)
    attachment = responses[3]["attachments"][0]
    assert (attachment["name"], attachment["is_inline"]) == ("label.png", False)
    assert isinstance(attachment["id"], str)


def test_pinned_responses_come_first_then_the_oldest(desk: Desk) -> None:
    rows = desk.data("tickets.responses", {"ticket_number": "100102"})
    assert rows["ticket_number"] == 100102
    assert [row["is_pinned"] for row in rows["responses"]] == [True, False, False]
    times = [row["created_at"] for row in rows["responses"][1:]]
    assert times == sorted(times)


def test_unicode_and_hostile_text_come_back_as_they_are(desk: Desk) -> None:
    assert desk.ticket(100103)["subject"] == "Printer offline in room 12 🖨️"
    assert "打印机离线了" in desk.thread(100103)[0]["plain_text"]
    assert "ignore all previous instructions" in desk.thread(100105)[0]["plain_text"]
    assert "<!-- assistant:" in desk.thread(100105)[0]["html"]


@pytest.mark.parametrize(
    "operation",
    [
        "tickets.show",
        "tickets.responses",
        "tickets.links",
        "tickets.respond",
        "tickets.close",
        "tickets.participants_add",
        "tickets.participants_remove",
        "tickets.attachment",
        "tickets.attachment_delete",
        "tickets.link",
        "tickets.unlink",
        "tickets.originator_update",
    ],
)
def test_exactly_one_of_number_and_id(desk: Desk, operation: str) -> None:
    desk.invalid("ticket_number", operation, {})
    desk.invalid("ticket_number", operation, {"ticket_number": "100101", "ticket_id": "1001"})
    for unknown in ({"ticket_number": "999999"}, {"ticket_id": 1}, {"ticket_number": "abc"}):
        assert desk.refused(404, operation, unknown)["error"] == "not_found"


@pytest.mark.parametrize("identity", [{"ticket_id": "1001"}, {"ticket_id": 1001}, {"ticket_number": 100101}])
def test_identity_is_text_or_number(desk: Desk, identity: dict[str, Any]) -> None:
    assert desk.data("tickets.show", identity)["ticket"]["number"] == 100101


def test_bodies_can_be_chosen_and_cut(desk: Desk) -> None:
    row = desk.data("tickets.show", TICKET | {"fields": ["plain_text"], "max_body_chars": 5})["responses"][0]
    assert row["plain_text"] == "Since"
    assert row["plain_text_truncated"] is True
    assert "html" not in row
    assert "attachments" not in row
    desk.invalid("fields.0", "tickets.show", TICKET | {"fields": ["body"]})
    desk.invalid("max_body_chars", "tickets.show", TICKET | {"max_body_chars": -1})


def test_a_queue_one_may_not_view_hides_its_tickets(desk: Desk) -> None:
    desk.refused(404, "tickets.show", {"ticket_number": "100109"}, by="agent")
    assert 100109 not in [row["ticket_number"] for row in desk.ok("tickets.query", by="agent")]
    queues = [row["name"] for row in desk.data("tickets.queues", by="agent")["queues"]]
    assert queues == ["Inbox", "Billing", "Hardware"]
    rows = desk.data("tickets.responses_query", {"ticket_number": ["100109"]}, by="agent")
    assert rows["responses"] == []


def test_one_response(desk: Desk) -> None:
    data = desk.data("tickets.response_show", {"response_id": 20001, "max_body_chars": 3})
    assert (data["response"]["id"], data["response"]["plain_text"]) == ("20001", "Sin")
    desk.invalid("response_id", "tickets.response_show", {})
    desk.refused(404, "tickets.response_show", {"response_id": 1})


def _found(desk: Desk, *criteria: dict[str, Any], **search: Any) -> set[int]:
    body = {"search_object": {"criteria": list(criteria), **search}, "row_limit": 5000}
    return {row["ticket_number"] for row in desk.ok("tickets.query", body)}


@pytest.mark.parametrize(
    ("mode", "tokens", "expected"),
    [
        ("subject", ["scanner"], {100101}),
        ("content", ["feed roller"], {100101}),
        ("subject_content", ["打印机离线"], {100103}),
        ("assigned", ["team:1"], {100106}),
        ("assigned", ["team-and-members:1"], {100101, 100102, 100104, 100106, 100110}),
        ("participant", ["office@customer.example"], {100101}),
        ("priority", ["Urgent"], {100102, 100112}),
        ("priority", ["40"], {100102, 100112}),
        ("raised", ["ann.walker@customer.example"], {100101, 100113, 100122, 100128}),
        ("queue", ["People"], {100109, 100117}),
        ("status", ["on-hold"], {100104, 100118, 100123}),
        ("watchlist", ["1"], {100102, 100105}),
        ("hashtag", ["#vip"], {100112}),
        ("ticket_number", ["100105", "100106"], {100105, 100106}),
    ],
)
def test_search_modes(desk: Desk, mode: str, tokens: list[str], expected: set[int]) -> None:
    assert _found(desk, {"mode": mode, "tokens": tokens}) == expected


def test_search_modes_are_listed(desk: Desk) -> None:
    modes = [row["mode"] for row in desk.data("tickets.search_modes")["modes"]]
    assert len(modes) == 16


def test_one_mode_is_or_and_different_modes_are_and(desk: Desk) -> None:
    inbox, billing = ({"mode": "queue", "tokens": [name]} for name in ("Inbox", "Billing"))
    urgent = {"mode": "priority", "tokens": ["40"]}
    assert len(_found(desk, inbox, billing)) == len(_found(desk, inbox)) + len(_found(desk, billing))
    assert _found(desk, inbox, billing, urgent) == {100102}


def test_text_tokens_must_all_match_unless_any(desk: Desk) -> None:
    words = {"mode": "subject", "tokens": ["scanner", "outage"]}
    assert _found(desk, words) == set()
    assert _found(desk, words | {"match": "any"}) == {100101, 100112}
    assert _found(desk, {"mode": "assigned", "tokens": ["Unassigned", "team:2"]}) >= {100103, 100105}


def test_dates_are_days_of_utc(desk: Desk) -> None:
    day = desk.ticket(100101)["created_at"][:10]
    assert _found(desk, {"mode": "created_to", "tokens": [day]}) == {100101}
    from_day = _found(desk, {"mode": "created_from", "tokens": [day]})
    assert 100101 in from_day
    assert len(from_day) == 27


@pytest.mark.parametrize(
    ("search", "field"),
    [
        ({"criteria": [{"mode": "colour", "tokens": ["x"]}]}, "search_object.criteria.0.mode"),
        ({"criteria": [{"mode": "subject", "tokens": "x"}]}, "search_object.criteria.0.tokens"),
        ({"criteria": [{"mode": "created_to", "tokens": ["1.2.2026"]}]}, "search_object.criteria.0.tokens.0"),
        ({"criteria": [{"mode": "subject", "tokens": [], "match": "some"}]}, "search_object.criteria.0.match"),
        ({"search_perspective": "Nowhere"}, "search_object.search_perspective"),
        ({"search_perspective_id": 99}, "perspective_id"),
    ],
)
def test_bad_searches_are_refused(desk: Desk, search: dict[str, Any], field: str) -> None:
    desk.invalid(field, "tickets.query", {"search_object": search})


@pytest.mark.parametrize(("limit", "status"), [(0, 422), (1, 200), (5000, 200), (5001, 422)])
def test_row_limit(desk: Desk, limit: int, status: int) -> None:
    answer = desk.call("tickets.query", {"row_limit": limit})
    assert answer.status_code == status
    if limit == 1:
        assert len(answer.json()) == 1


def test_without_a_limit_100_rows_come(desk: Desk) -> None:
    for _ in range(90):
        desk.create()
    assert len(desk.ok("tickets.query")) == 100


def test_rows_are_a_bare_array_with_the_perspectives_columns(desk: Desk) -> None:
    rows = desk.ok("tickets.query", {"search_object": {"search_perspective": "on hold"}})
    assert set(rows[0]) == {"id", "ticket_number", "subject", "on_hold_until", "queue"}
    assert {row["ticket_number"] for row in rows} == {100104, 100118, 100123}
    by_id = desk.ok("tickets.query", {"perspective_id": 3})
    assert by_id == rows


def test_a_perspective_orders(desk: Desk) -> None:
    order = [{"field": "subject", "ascending": True}]
    number = desk.ok("settings.perspectives.create", {"name": "A to Z", "orders": order})["perspective_id"]
    subjects = [row["subject"].casefold() for row in desk.ok("tickets.query", {"perspective_id": number})]
    assert subjects == sorted(subjects)


def test_responses_come_in_pages_oldest_first(desk: Desk) -> None:
    body: dict[str, Any] = {"limit": 7, "fields": ["created_at"]}
    rows: list[Any] = []
    for _ in range(50):
        data = desk.data("tickets.responses_query", body)
        rows += data["responses"]
        if data["next_cursor"] is None:
            break
        assert len(data["responses"]) == 7
        body["cursor"] = data["next_cursor"]
    assert len(rows) == desk.data("tickets.responses_query", {"count_only": True})["count"]
    assert len({row["response_id"] for row in rows}) == len(rows)
    assert [row["created_at"] for row in rows] == sorted(row["created_at"] for row in rows)


def test_200_responses_are_a_page(desk: Desk) -> None:
    for _ in range(10):
        number = desk.create()
        for _ in range(18):
            desk.respond(number, content="<p>x</p>", is_internal=True)
    data = desk.data("tickets.responses_query")
    assert len(data["responses"]) == 200
    assert data["next_cursor"]["id"] == data["responses"][-1]["response_id"]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"ticket_number": ["100101"]}, 4),
        ({"ticket_number": ["100101"], "is_internal": True}, 1),
        ({"ticket_number": ["100101"], "is_internal": False}, 3),
        ({"ticket_number": ["100101"], "staff_response": True}, 2),
        ({"ticket_number": ["100101"], "has_attachments": True}, 1),
        ({"ticket_number": ["100101"], "is_empty": True}, 0),
        ({"queue": ["People"]}, 2),
        ({"queue_id": [6]}, 2),
        ({"response_id": [20001, 20002]}, 2),
        ({"created_by_email": "ann.walker@customer.example", "ticket_number": [100101]}, 2),
        ({"created_from": "2026-03-02"}, 0),
        ({"ticket_number": ["100111"]}, 0),
        ({"ticket_number": ["100111"], "include_deleted": True}, 1),
    ],
)
def test_response_filters(desk: Desk, filters: dict[str, Any], count: int) -> None:
    assert desk.data("tickets.responses_query", filters | {"count_only": True})["count"] == count


def test_bare_days_and_moments(desk: Desk) -> None:
    row = desk.data("tickets.responses_query", {"limit": 1})["responses"][0]
    day, clock = row["created_at"][:10], row["created_at"][11:19]
    exact = f"{day} {clock}"
    for span in ({"created_from": day, "created_to": day}, {"created_from": exact, "created_to": exact}):
        found = desk.data("tickets.responses_query", span)["responses"]
        assert row["response_id"] in [other["response_id"] for other in found]


def test_which_fields_a_row_has(desk: Desk) -> None:
    def names(**body: Any) -> set[str]:
        return set(desk.data("tickets.responses_query", {"limit": 1, **body})["responses"][0])

    always = {"response_id", "ticket_number"}
    every = names()
    assert every >= always | {"html", "plain_text", "attachments", "audit", "is_audit_only"}
    assert names(fields=["plain_text"]) == every - {"html", "attachments"}
    assert names(fields=["is_internal", "html"]) == always | {"is_internal", "html"}
    assert names(metadata_only=True) == every - {"html", "plain_text", "attachments"}


def test_groups(desk: Desk) -> None:
    body = {"ticket_number": ["100101", "100102"], "group_by": "ticket_number"}
    groups = desk.data("tickets.responses_query", body)["groups"]
    assert groups == [{"ticket_number": 100101, "count": 4}, {"ticket_number": 100102, "count": 3}]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 1001}, "limit"),
        ({"is_internal": "yes"}, "is_internal"),
        ({"fields": ["body"]}, "fields.0"),
        ({"group_by": "colour"}, "group_by"),
        ({"created_from": "yesterday"}, "created_from"),
        ({"created_to": "2026-02-31"}, "created_to"),
        ({"cursor": {"id": 1}}, "cursor.created_at"),
        ({"cursor": {"id": 1, "created_at": "x"}}, "cursor.created_at"),
        ({"queue": "Inbox"}, "queue"),
    ],
)
def test_bad_response_queries(desk: Desk, body: dict[str, Any], field: str) -> None:
    desk.invalid(field, "tickets.responses_query", body)
