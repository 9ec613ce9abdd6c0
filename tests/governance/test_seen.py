"""How the pointers of `x-revision` are followed: rows, rows that are looked for, what is below null, names."""

from __future__ import annotations

from typing import Any

import pytest
from deskwright.governance.fields import fields_of
from deskwright.governance.proposal import ABSENT, Field, digest_of
from deskwright.governance.seen import NOTHING, name_of, request_of, seen_at, version_of

from tests.behaviour.desks import catalogue_of

ITEM: dict[str, Any] = {
    "version": 7,
    "changed": "2026-05-01 09:00:00",
    "urgent": True,
    "owner": None,
    "state": {"id": 2, "name": "open"},
    "notes": [{"id": 11, "text": "One", "files": [{"id": 1}, {"id": 2}]}, {"id": 12, "text": "Two", "files": []}],
}


@pytest.mark.parametrize(
    ("at", "version"),
    [
        ("/changed", "2026-05-01 09:00:00"),
        ("/version", "7"),
        (["/version"], "7"),
        ("/urgent", digest_of([True])),
        ("/owner", digest_of(ITEM)),
        ("/nowhere", digest_of(ITEM)),
        (["/nowhere", "/owner"], digest_of(ITEM)),
        (["/version", "/owner"], digest_of([7, None])),
        ("/notes/*/id", digest_of([[11, 12]])),
        ("/notes/*/files/*/id", digest_of([[[1, 2], []]])),
        ("/owner/*/id", digest_of([[]])),
        (None, digest_of(ITEM)),
    ],
)
def test_the_version_of_an_item(at: Any, version: str) -> None:
    """What is not there at all never stands for a version: it would compare equal for ever."""
    assert version_of({} if at is None else {"at": at}, ITEM) == version


def test_a_list_can_be_an_item() -> None:
    assert version_of({"at": "/*/id"}, [{"id": 1, "seen": 5}]) == version_of({"at": "/*/id"}, [{"id": 1, "seen": 6}])
    assert version_of({"at": "/*/id"}, []) != version_of({"at": "/*/id"}, [{"id": 1}])


def note(place: str = "path.note", **word: Any) -> dict[str, Any]:
    return {"find": [{"at": "/notes", "where": {"id": place}}], "at": "/text", **word}


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("/version", 7),
        ("/state/name", "open"),
        ("/owner", None),
        # an object that is null has no id, and that is known
        ("/owner/id", None),
        ("/nobody/id", NOTHING),
        ({"at": "/state/id", "values": {"2": "Open"}}, "Open"),
        ({"at": "/state/name", "values": {'"open"': 2}}, 2),
        ({"at": "/owner", "values": {"null": "Unassigned"}}, "Unassigned"),
        ({"at": "/urgent", "values": {"true": "yes"}}, "yes"),
        # a path says an id as text
        (note(), "Two"),
        (note("path.other"), NOTHING),
        (note("path.missing"), NOTHING),
    ],
)
def test_what_is_seen(where: Any, value: Any) -> None:
    assert seen_at(where, ITEM, {"path": {"note": "12", "other": "13"}}) is value


def test_the_name_of_a_value() -> None:
    by_pointer, by_map = {"at": "/state/id", "name": "/state/name"}, {"at": "/version", "name": {"7": "seventh"}}
    assert name_of(by_pointer, 2, ITEM) == "open"
    assert name_of(by_map, 7, ITEM) == "seventh"
    # of a value that is only wanted the map alone can tell
    assert name_of(by_map, 7) == "seventh"
    assert name_of(by_pointer, 2) == ""
    assert name_of({"at": "/owner/id", "name": "/owner/name"}, None, ITEM) == ""
    assert name_of("/version", 7, ITEM) == ""
    assert name_of(note(name="/id"), "Two", ITEM, {"path": {"note": 12}}) == ""
    assert name_of(note(name="/text"), "Two", ITEM, {"path": {"note": 12}}) == "Two"


def test_what_the_request_lacks_is_not_asked_for() -> None:
    word = {"values": {"path.id": "body#/ticket", "body#/number": "body#/number"}, "with": {"query.fields": ["id"]}}
    assert request_of(word, {"body": {"ticket": 4}}) == {"path": {"id": 4}, "query": {"fields": ["id"]}}


# --- in the fields of a proposal -----------------------------------------------------------------------


def fields(desk: str, tool: str, item: Any = None, **arguments: Any) -> dict[str, Field]:
    catalogue = catalogue_of(desk)
    made = catalogue.named.get(tool) or catalogue.operation_tools[tool]
    operation = catalogue.operations[made.main_operations[0]]
    return {field.name: field for field in fields_of(made, operation, arguments, item)}


def test_an_id_stands_with_its_name() -> None:
    ticket = {
        "responsible": {"id": 7, "name": "João Silva"},
        "stage": {"id": 2, "name": "Em andamento"},
        "priority": None,
    }
    found = fields(
        "tiflux", "update_ticket", ticket, ticket_id="84429", responsible_name="Carla", stage_id=3, title="Anew"
    )
    by_name, by_id = found["responsible_name"], found["stage_id"]
    assert (by_name.before, by_name.before_name, by_name.after, by_name.label) == (
        7,
        "João Silva",
        "Carla",
        "Responsible",
    )
    assert (by_id.before, by_id.before_name, by_id.after, by_id.after_name) == (2, "Em andamento", 3, "")
    assert (found["title"].before, found["title"].editable, found["title"].public) == (dict(ABSENT), True, True)


def test_a_number_that_means_something_says_what() -> None:
    found = fields("django_helpdesk", "update_ticket", {"status": 1, "priority": 3}, ticket_id=4, status=3)
    status = found["status"]
    assert (status.before, status.before_name, status.after, status.after_name) == (1, "open", 3, "resolved")


def test_a_text_is_found_by_what_the_request_names() -> None:
    ticket = {"replies": [{"id": "a", "body": "Which entrance?"}, {"id": "b", "body": "Ask Ana."}]}
    found = fields("openhelpdesk", "tickets.replies.update", ticket, ticket_id="t", reply_id="b", body="Ask Rui.")
    assert found["body"].before == "Ask Ana."


@pytest.mark.parametrize(("internal", "public"), [(True, False), (False, True)])
def test_an_internal_note_is_nothing_a_customer_reads(internal: bool, public: bool) -> None:
    found = fields("openhelpdesk", "reply_to_ticket", ticket_id="t", body="Ask Ana.", is_internal=internal)
    assert (found["body"].public, found["body"].editable, found["is_internal"].choice) == (public, True, False)
