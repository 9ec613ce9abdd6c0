"""What TiFlux's tools refuse by themselves: nothing is sent then, not even a look-up, and the text says why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from deskwright.errors import SetupError
from deskwright.settings import read_defaults

from .tiflux_desk import CATALOGUE, error, text, tiflux

NEW = {"title": "T", "description": "D"}
HERE = {"client_id": 1, "desk_id": 1, "priority_id": 17}
IDS = ",".join(map(str, range(1, 17)))
SCOPES = [
    "desk_ids",
    "desk_name",
    "client_ids",
    "client_name",
    "stage_ids",
    "stage_name",
    "responsible_ids",
    "requestor_ids",
    "requestor_email",
]
FIELD = {"entity_field_id": 72, "value": "x"}
TIME = {"ticket_number": "37", "date": "2025-01-15", "init_time": "09:00", "end_time": "10:30", "description": "x"}
OF_DESK = ("search_stage", "get_desk", "list_desk_priorities", "list_desk_services_catalogs")

#: tool, arguments, words that the refusal has to hold
Refused = tuple[str, dict[str, Any], list[str]]
CASES: dict[str, Refused] = {
    # --- list_tickets: whose tickets
    "no scope": ("list_tickets", {}, SCOPES),
    "dates and state are no scope": (
        "list_tickets",
        {
            "is_closed": True,
            "date_type": "created_at",
            "start_datetime": "2024-01-01T00:00:00Z",
            "end_datetime": "2024-02-01T00:00:00Z",
            "limit": 10,
            "offset": 1,
        },
        SCOPES,
    ),
    "a stage's name alone": ("list_tickets", {"stage_name": "Novo"}, ["stage_name needs desk_name"]),
    "a stage's name with a client": (
        "list_tickets",
        {"stage_name": "Novo", "client_ids": "1"},
        ["stage_name needs desk_name"],
    ),
    "a stage's name with ids of desks": (
        "list_tickets",
        {"stage_name": "Novo", "desk_ids": "1"},
        ["stage_name", "desk_name"],
    ),
    "a stage's name with ids and a name": (
        "list_tickets",
        {"stage_name": "Novo", "desk_ids": "1,2", "desk_name": "Support"},
        ["stage_name does not go with desk_ids"],
    ),
    "end before start": (
        "list_tickets",
        {"desk_ids": "1", "start_datetime": "2024-02-01T00:00:00Z", "end_datetime": "2024-01-01T00:00:00Z"},
        ["end_datetime", "is before start_datetime"],
    ),
    "end before start in another zone": (
        "list_tickets",
        {"desk_ids": "1", "start_datetime": "2024-01-01T10:00:00Z", "end_datetime": "2024-01-01T10:30:00+03:00"},
        ["end_datetime", "is before start_datetime"],
    ),
    "no moment": ("list_tickets", {"desk_ids": "1", "start_datetime": "yesterday"}, ["start_datetime", "yesterday"]),
    "an unknown kind of date": ("list_tickets", {"desk_ids": "1", "date_type": "updated_at"}, ["date_type"]),
    "a page before the first": ("list_tickets", {"desk_ids": "1", "offset": 0}, ["offset", "at least 1"]),
    "half a page": ("list_tickets", {"desk_ids": "1", "offset": 1.5}, ["offset"]),
    "a page too large": ("list_tickets", {"desk_ids": "1", "limit": 201}, ["limit", "200"]),
    "an empty page": ("list_tickets", {"desk_ids": "1", "limit": 0}, ["limit", "at least 1"]),
    **{f"sixteen {name}": ("list_tickets", {name: IDS}, [name]) for name in SCOPES if name.endswith("_ids")},
    **{
        f"{text!r} is no list of ids": ("list_tickets", {"desk_ids": text}, ["desk_ids"])
        for text in ("", ",", " ", "Support", "1,Support", "1;2", "-1", "1.5")
    },
    "a list instead of a text": ("list_tickets", {"desk_ids": [1, 2]}, ["desk_ids"]),
    # --- create_ticket: client and desk
    "no client and no desk": ("create_ticket", NEW, ["client_id", "client_name", "desk_id", "desk_name"]),
    "no client": ("create_ticket", {**NEW, "desk_id": 1}, ["a client is needed", "TIFLUX_DEFAULT_CLIENT_ID"]),
    "no desk": ("create_ticket", {**NEW, "client_name": "Tuitui"}, ["a desk is needed", "TIFLUX_DEFAULT_DESK_ID"]),
    "a catalog item's name without a desk": (
        "create_ticket",
        {**NEW, "client_id": 1, "catalog_item_name": "teclado"},
        ["a desk is needed"],
    ),
    "no title": ("create_ticket", {"description": "D", **HERE}, ["title"]),
    "no description": ("create_ticket", {"title": "T", **HERE}, ["description"]),
    "an empty title": ("create_ticket", {**NEW, **HERE, "title": ""}, ["title"]),
    "an empty description": ("create_ticket", {**NEW, **HERE, "description": ""}, ["description"]),
    **{
        f"parent {number!r}": (
            "create_ticket",
            {**NEW, **HERE, "parent_ticket_number": number},
            ["parent_ticket_number"],
        )
        for number in (0, -3, 1.5, "ABC", "", True)
    },
    "an id that is a word": ("create_ticket", {**NEW, **HERE, "client_id": "ACME"}, ["client_id"]),
    # --- update_ticket
    "nothing to change": ("update_ticket", {"ticket_id": "37"}, ["nothing to change"]),
    "nothing to change, under the other name": ("update_ticket", {"ticket_number": "37"}, ["nothing to change"]),
    "no ticket": ("update_ticket", {"title": "New"}, ["ticket_id"]),
    "two tickets": ("update_ticket", {"ticket_id": "37", "ticket_number": "38", "title": "N"}, ["ticket_number"]),
    "a stage's name without a desk": (
        "update_ticket",
        {"ticket_id": "37", "stage_name": "Novo"},
        ["stage_name needs desk_id or desk_name"],
    ),
    "an item's name without a desk": (
        "update_ticket",
        {"ticket_id": "37", "catalog_item_name": "teclado", "title": "New"},
        ["catalog_item_name needs desk_id or desk_name"],
    ),
    "both names without a desk": (
        "update_ticket",
        {"ticket_id": "37", "catalog_item_name": "teclado", "stage_name": "Novo"},
        ["stage_name needs", "catalog_item_name needs"],
    ),
    "nobody, and somebody": (
        "update_ticket",
        {"ticket_id": "37", "responsible_id": None, "responsible_name": "Marcos"},
        ["responsible_id", "responsible_name", "contradict"],
    ),
    "nobody by 0, and somebody": (
        "update_ticket",
        {"ticket_id": "37", "responsible_id": 0, "responsible_name": "Marcos"},
        ["responsible_id", "responsible_name", "contradict"],
    ),
    "null where it means nothing": ("update_ticket", {"ticket_id": "37", "desk_id": None}, ["desk_id"]),
    # --- custom fields
    "no field": ("update_ticket_entities", {"ticket_number": "37", "entities": []}, ["entities", "at least 1"]),
    "fifty-one fields": (
        "update_ticket_entities",
        {"ticket_number": "37", "entities": [FIELD] * 51},
        ["entities", "at most 50"],
    ),
    "a field without its id": (
        "update_ticket_entities",
        {"ticket_number": "37", "entities": [{"value": "x"}]},
        ["entities[0].entity_field_id"],
    ),
    "a field with the id 0": (
        "update_ticket_entities",
        {"ticket_number": "37", "entities": [{"entity_field_id": 0, "value": "x"}]},
        ["entities[0].entity_field_id"],
    ),
    "a field without a value": (
        "update_ticket_entities",
        {"ticket_number": "37", "entities": [FIELD, {"entity_field_id": 72}]},
        ["entities[1].value"],
    ),
    "a value that is no text": (
        "update_ticket_entities",
        {"ticket_number": "37", "entities": [{"entity_field_id": 81, "entity_field_option_id": 11, "value": True}]},
        ["entities[0].value", "string"],
    ),
    "an option that is no number": (
        "update_ticket_entities",
        {"ticket_number": "37", "entities": [{**FIELD, "entity_field_option_id": "Hardware"}]},
        ["entities[0].entity_field_option_id"],
    ),
    "a member nobody knows": (
        "update_ticket_entities",
        {"ticket_number": "37", "entities": [{**FIELD, "name": "x"}]},
        ["entities[0]", "name"],
    ),
    # --- a desk is needed
    **{f"{tool} without a desk": (tool, {}, ["desk_id", "desk_name"]) for tool in OF_DESK},
    "search_catalog_item without a desk": ("search_catalog_item", {"search": "x"}, ["desk_id", "desk_name"]),
    "search_catalog_item without a search": (
        "search_catalog_item",
        {"desk_name": "Support"},
        ["search", "catalog_item_name", "area_id", "catalog_id"],
    ),
    "search_catalog_item without either": (
        "search_catalog_item",
        {"limit": 5},
        ["desk_id", "desk_name", "search", "catalog_item_name", "area_id", "catalog_id"],
    ),
    # --- texts that must be there
    "an empty answer": ("create_ticket_answer", {"ticket_number": "37", "text": ""}, ["text"]),
    "no answer": ("create_ticket_answer", {"ticket_number": "37"}, ["text"]),
    "an empty note": ("create_internal_communication", {"ticket_number": "37", "text": ""}, ["text"]),
    "an empty search for clients": ("search_client", {"client_name": ""}, ["client_name"]),
    "an empty search for users": ("search_user", {"name": ""}, ["name"]),
    "no search for users": ("search_user", {"type": "admin"}, ["name"]),
    "an unknown kind of users": ("search_user", {"name": "x", "type": "robot"}, ["type"]),
    # --- time records
    **{
        f"time without {name}": (
            "create_appointment",
            {key: value for key, value in TIME.items() if key != name},
            [name],
        )
        for name in TIME
    },
    "the end before the beginning": (
        "create_appointment",
        {**TIME, "init_time": "10:30", "end_time": "09:00"},
        ["end_time (09:00) is before init_time (10:30)"],
    ),
    **{
        f"the time {time!r}": ("create_appointment", {**TIME, "init_time": time}, ["init_time"])
        for time in ("9:00", "24:00", "09:60", "09:00:00", "nine", "09:00\n")
    },
    **{
        f"the date {date!r}": ("create_appointment", {**TIME, "date": date}, ["date"])
        for date in ("15/01/2025", "2025-02-30", "2025-1-5", "today", "2025-01-15T09:00:00Z", "9999-12-31")
    },
    "time records of a span that ends before it begins": (
        "list_appointments",
        {"ticket_number": "37", "start_date": "2025-02-01", "end_date": "2025-01-31"},
        ["end_date (2025-01-31) is before start_date (2025-02-01)"],
    ),
    # --- chats
    "an unknown origin": ("list_inbox_chats", {"origins": "whatsapp,telegram"}, ["origins"]),
    "an unknown starter": ("list_my_chats", {"started_by": "client"}, ["started_by", "Client"]),
    "an unknown status": ("list_in_attendance_chats", {"status": "open"}, ["status", "triage"]),
    "the requestor 0": ("list_inbox_chats", {"requestor_id": 0}, ["requestor_id"]),
    "a chat that is no number": ("get_chat", {"id": "forty-two"}, ["id"]),
    "cancelled as a text": ("list_archived_chats", {"canceled": "false"}, ["canceled"]),
    # --- custom fields, looked for
    "an unknown place": ("list_entities", {"applied_in": "tickets"}, ["applied_in", "ticket"]),
    "an unknown type": ("list_entity_fields", {"entity_id": 10, "field_type": "number"}, ["field_type"]),
    "no group": ("list_entity_fields", {}, ["entity_id"]),
    "no field of options": ("list_entity_field_options", {}, ["entity_field_id"]),
    # --- the number of a ticket is one segment of an address
    **{
        f"the ticket {number!r}": ("close_ticket", {"ticket_number": number}, ["ticket_number"])
        for number in ("", "37/cancel", "..", ".", "37\\x", "%2e%2e", "37%2Fcancel")
    },
    "a note's number": (
        "get_internal_communication",
        {"ticket_number": "123", "communication_id": "../../38"},
        ["communication_id"],
    ),
    # --- names nobody knows
    "an argument nobody knows": ("get_ticket", {"ticket_number": "37", "ticket": "38"}, ["ticket"]),
    "what the later server takes": ("list_tickets", {"desk_ids": "1", "filter_by": "all"}, ["filter_by"]),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_before_anything_is_sent(name: str) -> None:
    tool, arguments, words = CASES[name]
    with tiflux() as desk:
        told = desk.quietly_refused(tool, **arguments)
        assert told.startswith("refused: ")
        for word in words:
            assert word in told.rpartition("\nnext: ")[0], told


def test_several_faults_are_told_at_once() -> None:
    with tiflux() as desk:
        told = desk.quietly_refused(
            "list_tickets", stage_name="Novo", start_datetime="2024-02-01", end_datetime="2024-01-01"
        )
        for word in ("stage_name needs desk_name", "is before start_datetime"):
            assert word in told


def test_sixteen_ids_are_refused_with_the_number_that_may_be() -> None:
    """Said in words, not as a pattern."""
    with tiflux() as desk:
        assert "at most 15" in desk.quietly_refused("list_tickets", desk_ids=IDS)


def test_the_same_id_is_sent_once_however_often_it_is_given() -> None:
    with tiflux() as desk:
        desk.must("list_tickets", desk_ids=",".join(["1"] * 15))
        assert ("desk_ids", "1") in desk.requests[0].query


# --- clocks --------------------------------------------------------------------------------------------


def test_a_date_is_refused_only_where_it_is_in_the_future_everywhere() -> None:
    """Today's date somewhere on earth may be tomorrow's here; the desk itself knows its own zone."""
    now = datetime.now(UTC)
    with tiflux() as desk:
        ahead = (now + timedelta(days=2)).date().isoformat()
        assert f"date ({ahead}) is in the future" in desk.quietly_refused(
            "create_appointment", **{**TIME, "date": ahead}
        )
        desk.must("create_appointment", **{**TIME, "date": (now - timedelta(days=1)).date().isoformat()})
        # Whether it is today at the desk, only the desk can say: it is asked.
        first_place_on_earth = (now + timedelta(hours=13, minutes=30)).date().isoformat()
        desk.call("create_appointment", **{**TIME, "date": first_place_on_earth})
        assert len(desk.sent) == 1


SPANS: dict[str, tuple[str, str]] = {
    "the same moment": ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
    "the same moment in two zones": ("2024-01-01T10:00:00Z", "2024-01-01T07:00:00-03:00"),
    "dates": ("2024-01-01", "2024-01-31"),
    "a later hour that is earlier as a text": ("2024-01-01T10:00:00+03:00", "2024-01-01T08:00:00Z"),
}


@pytest.mark.parametrize("name", SPANS)
def test_a_span_that_does_not_end_before_it_begins_is_sent(name: str) -> None:
    start, end = SPANS[name]
    with tiflux() as desk:
        desk.must("list_tickets", desk_ids="1", start_datetime=start, end_datetime=end)
        query = dict(desk.requests[0].query)
        # As it was given: no zone is added and none is changed.
        assert (query["start_datetime"], query["end_datetime"]) == (start, end)


# --- what the operator set -----------------------------------------------------------------------------


def test_defaults_are_of_create_ticket_alone() -> None:
    variables = {
        "TIFLUX_DEFAULT_CLIENT_ID": "1",
        "TIFLUX_DEFAULT_DESK_ID": "1",
        "TIFLUX_DEFAULT_PRIORITY_ID": "17",
        "TIFLUX_DEFAULT_CATALOG_ITEM_ID": "601",
    }
    with tiflux("admin", variables=variables) as desk:
        for tool in OF_DESK:
            desk.quietly_refused(tool)
        desk.quietly_refused("list_tickets")
        desk.quietly_refused("search_catalog_item", search="x")
        desk.quietly_refused("update_ticket", ticket_id="37", stage_name="Novo")


@pytest.mark.parametrize("value", ["", "  "])
def test_a_default_that_is_empty_is_none(value: str) -> None:
    with tiflux(variables={"TIFLUX_DEFAULT_CLIENT_ID": value, "TIFLUX_DEFAULT_DESK_ID": value}) as desk:
        told = desk.quietly_refused("create_ticket", **NEW)
        assert "TIFLUX_DEFAULT_CLIENT_ID" in told
        assert "TIFLUX_DEFAULT_DESK_ID" in told


def test_a_default_that_is_no_number_is_told_at_the_start() -> None:
    wrong = {"TIFLUX_DEFAULT_DESK_ID": "Support", "TIFLUX_DEFAULT_CLIENT_ID": "1", "TIFLUX_DEFAULT_PRIORITY_ID": "-1"}
    with pytest.raises(SetupError) as caught:
        read_defaults(CATALOGUE, wrong)
    told = str(caught.value)
    assert "TIFLUX_DEFAULT_DESK_ID must be a number" in told
    assert "TIFLUX_DEFAULT_PRIORITY_ID must be a number" in told
    assert "TIFLUX_DEFAULT_CLIENT_ID" not in told
    assert "Support" not in told


# --- what the desk decides -----------------------------------------------------------------------------


def test_priority_or_item_is_the_desks_business() -> None:
    """Which of the two is needed depends on its setting, so both are optional here, and its refusal is told."""
    with tiflux() as desk:
        one = desk.refused("create_ticket", **NEW, client_id=1, desk_id=1)
        assert "priority_id" in text(one)
        other = desk.refused("create_ticket", **NEW, client_id=1, desk_id=6, priority_id=611)
        assert "services_catalogs_item_id" in text(other)
        assert {error(one)["code"], error(other)["code"]} == {"42202"}
