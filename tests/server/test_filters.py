"""Rows and fields that the desk cannot leave out: over all pages, in pages of our own, told where it is not whole."""

from __future__ import annotations

import json
from typing import Any

import pytest
from deskwright.errors import Refusal
from deskwright.filters import active_filters, filter_rows
from deskwright.results import Answer

NAMES = ["Ann Li", "Bob Ann", "Cid", "Joana", "ann", "Eve", "Zoë Ann"]
ROWS = [{"id": n, "name": name, "email": f"{name[0].lower()}@x.test"} for n, name in enumerate(NAMES, 1)]
BY_NAME = {"argument": "name", "match": ["name", "email"], "scorer": "contains"}


@pytest.fixture
def desk(worded: Any, paged: Any) -> Any:
    worded.answers["GET /tickets"] = paged(ROWS)
    return worded


def search(desk: Any, *rules: dict[str, Any], **word: Any) -> None:
    sent = {"q": {"to": ["query.q"]}, "page": {"to": ["query.page"]}, "limit": {"to": ["query.size"]}}
    arguments: dict[str, Any] = {"name": {}, "person": {}, **sent}
    filters = {"items": "/data", "page": "page", "size": "limit", **word, "filters": list(rules or [BY_NAME])}
    desk.tool("search", "tickets.list", arguments, filters=filters)


def ids(answer: Answer) -> list[int]:
    assert answer.is_error is False, answer.content[0]["text"]
    return [row["id"] for row in (answer.structured or {})["data"]]


def error(answer: Answer) -> dict[str, Any]:
    assert answer.is_error
    found: dict[str, Any] = (answer.structured or {})["error"]
    return found


def test_every_page_is_searched_in_large_pages(desk: Any) -> None:
    search(desk, page_size=3)
    answer = desk.call("search", name="ANN")
    assert ids(answer) == [1, 2, 5, 7]
    assert [query for _, _, query, _ in desk.seen] == [
        {"size": "3"}, {"size": "3", "page": "2"}, {"size": "3", "page": "3"},
    ]  # fmt: skip
    assert answer.meta["page"] == {"returned": 4, "total": 4, "has_more": False, "next": None}
    assert json.loads(answer.content[1]["text"])["page"] == answer.meta["page"]


def test_what_is_left_has_pages_of_its_own(desk: Any) -> None:
    """The caller's page is a page of what matches: the desk is always read from its first."""
    search(desk, page_size=10)
    first = desk.call("search", name="ann", limit=3)
    assert ids(first) == [1, 2, 5]
    assert first.meta["page"] == {"returned": 3, "total": 4, "has_more": True, "next": {"page": 2}}
    second = desk.call("search", name="ann", limit=3, page=2)
    assert ids(second) == [7]
    assert second.meta["page"] == {"returned": 1, "total": 4, "has_more": False, "next": None}
    assert ids(desk.call("search", name="ann", limit=3, page=9)) == []
    assert desk.call("search", name="ann", limit=4).meta["page"]["next"] is None
    assert [query for _, _, query, _ in desk.seen] == [{"size": "10"}] * 4


def test_the_size_of_a_page_where_nobody_said_one(desk: Any, paged: Any) -> None:
    desk.answers["GET /tickets"] = paged([{"id": n, "name": "ann"} for n in range(30)])
    search(desk)
    assert len(ids(desk.call("search", name="ann"))) == 20
    search(desk, default_size=7)
    answer = desk.call("search", name="ann")
    assert len(ids(answer)) == 7
    assert answer.meta["page"]["next"] == {"page": 2}


def test_other_arguments_go_to_the_desk(desk: Any) -> None:
    search(desk, page_size=10)
    desk.call("search", name="ann", q="open")
    assert desk.seen == [("GET", "/tickets", {"q": "open", "size": "10"}, None)]


def test_the_rows_stay_where_the_desk_has_them(desk: Any) -> None:
    """Links and the shown text speak of that place, filtered or not; a bare list stays one."""
    search(desk)
    assert list(desk.call("search", name="eve").structured) == ["data"]
    desk.answers["GET /tickets"] = lambda query, _: ROWS if query.get("page", "1") == "1" else []
    desk.wire["tickets.list"] = {"pagination": None}
    search(desk, items="")
    assert desk.call("search", name="eve").structured == {"result": [ROWS[5]]}
    assert list(desk.call("search").structured) == ["result"]


def test_without_the_argument_the_desk_pages(desk: Any) -> None:
    search(desk)
    for given in ({}, {"name": ""}, {"name": None}):
        answer = desk.call("search", page=2, limit=3, **given)
        assert [row["id"] for row in (answer.structured or {})["data"]] == [4, 5, 6]
    assert [query for _, _, query, _ in desk.seen] == [{"page": "2", "size": "3"}] * 3


def test_beside_another_argument_the_filter_rests(desk: Any) -> None:
    search(desk, {**BY_NAME, "unless": ["q"]})
    answer = desk.call("search", name="ann", q="x")
    assert len(desk.seen) == 1
    assert "data" in (answer.structured or {})
    assert ids(desk.call("search", name="ann", q=None)) == [1, 2, 5, 7]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"scorer": "equal"}, [5]),
        ({"scorer": "contains", "sort": "best"}, [5, 1, 2, 7]),
        ({"scorer": "tokens"}, [1, 2, 5, 7]),
        ({"scorer": "tokens", "sort": "best"}, [5, 1, 2, 7]),
        ({"scorer": "contains", "match": ["email"]}, []),
        ({"scorer": "contains", "match": ["/name"]}, [1, 2, 5, 7]),
    ],
)
def test_how_rows_are_matched_and_ordered(desk: Any, more: dict[str, Any], found: list[int]) -> None:
    search(desk, {**BY_NAME, **more})
    assert ids(desk.call("search", name="ann")) == found


def test_several_filters_hold_together(desk: Any) -> None:
    search(desk, BY_NAME, {"argument": "person", "match": ["email"], "scorer": "contains"})
    assert ids(desk.call("search", name="ann", person="z@")) == [7]
    assert ids(desk.call("search", person="e@")) == [6]


# --- one is expected -----------------------------------------------------------------------------------

ONE = {**BY_NAME, "expect": "one", "label": "person", "show": ["name", "email"], "value": "id"}


def test_one_that_is_expected(desk: Any) -> None:
    search(desk, ONE)
    assert ids(desk.call("search", name="eve")) == [6]
    none = desk.call("search", name="mallory")
    assert error(none) == {"code": "unknown_name", "argument": "name"}
    assert none.content[0]["text"] == (
        "failed: name: no person has mallory in its name\n"
        "why: the whole list was read\n"
        "next: look with another name, or list them without it"
    )
    # an exact name beats a part of one
    assert ids(desk.call("search", name="ANN")) == [5]
    several = desk.call("search", name="nn")
    assert error(several)["candidates"] == [
        "Ann Li, a@x.test = 1", "Bob Ann, b@x.test = 2", "ann, a@x.test = 5", "Zoë Ann, z@x.test = 7",
    ]  # fmt: skip


def test_one_is_expected_of_all_filters_together(desk: Any) -> None:
    search(desk, ONE, {"argument": "person", "match": ["email"], "scorer": "contains"})
    assert ids(desk.call("search", name="ann", person="z@")) == [7]


def test_many_candidates_are_bounded() -> None:
    rows = [{"id": n, "name": "ann " + "x" * 500} for n in range(500)]
    with pytest.raises(Refusal) as caught:
        filter_rows({}, [ONE], {"name": "ann"}, rows)
    assert len((caught.value.error or {})["candidates"]) == 12
    assert len(caught.value.text()) < 2_000


# --- what is not whole ---------------------------------------------------------------------------------


def test_a_list_without_an_end_is_cut_and_told(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deskwright.invoke.MAX_LIST_PAGES", 3)
    search(desk, page_size=3)
    assert "partial" not in desk.call("search", name="ann").meta
    desk.seen.clear()
    desk.answers["GET /tickets"] = lambda query, _: {"data": [{"id": int(query.get("page", 1)), "name": "ann"}]}
    search(desk, page_size=1)
    answer = desk.call("search", name="ann")
    assert len(desk.seen) <= 4
    assert ids(answer) == [1, 2, 3]
    why = "the list is longer than this server reads"
    assert answer.meta["partial"] == [{"operation": "tickets.list", "why": why}]
    assert json.loads(answer.content[1]["text"])["partial"] == answer.meta["partial"]
    assert "partial" not in desk.call("search").meta


def test_a_page_that_fails_is_no_end_of_the_list(desk: Any) -> None:
    def answer(query: dict[str, str], _: Any) -> Any:
        return (500, {"message": "down"}) if query.get("page") == "2" else {"data": ROWS[:2], "total": 9}

    desk.answers["GET /tickets"] = answer
    search(desk, page_size=2)
    assert error(desk.call("search", name="ann"))["status"] == 500


def test_a_desk_that_ignores_pages_is_told(desk: Any) -> None:
    desk.answers["GET /tickets"] = {"data": ROWS[:2], "total": 90}
    search(desk, page_size=2)
    refused = desk.call("search", name="ann")
    assert "not every page of the list could be read" in refused.content[0]["text"]


@pytest.mark.parametrize("answer", [{"data": None}, {"data": {"1": ROWS[0]}}, {"other": []}, []])
def test_a_list_that_is_none_has_no_rows(desk: Any, answer: Any) -> None:
    desk.answers["GET /tickets"] = answer
    search(desk)
    assert ids(desk.call("search", name="ann")) == []


def test_rows_of_any_form_do_not_break_it() -> None:
    rows: list[Any] = [None, 1, "ann", {"name": None}, {"name": ["ann"]}, {"name": {"x": "ann"}}, {"name": "Ann"}]
    found = filter_rows({}, [BY_NAME], {"name": "ann"}, rows)
    assert {"name": "Ann"} in found.rows
    assert None not in found.rows


@pytest.mark.parametrize("page", [0, -1, "x"])
def test_a_page_that_is_none(page: Any) -> None:
    """Where the schema lets it through: never rows from the end of the list."""
    word = {"page": "page", "size": "limit"}
    rows = [{"id": n, "name": "ann"} for n in range(50)]
    if page == "x":
        with pytest.raises((Refusal, ValueError)):
            filter_rows(word, [BY_NAME], {"name": "ann", "page": page}, rows)
        return
    found = filter_rows(word, [BY_NAME], {"name": "ann", "page": page, "limit": -5}, rows)
    assert found.rows == rows[: found.size]
    assert found.page == 1


def test_filters_that_are_asked_for() -> None:
    word = {"filters": [BY_NAME, {**BY_NAME, "argument": "b", "unless": ["c"]}]}
    assert active_filters(None, {"name": "x"}) == []
    assert active_filters(word, {"name": "x"}) == [BY_NAME]
    assert active_filters(word, {"b": "x", "c": 1}) == []
    assert len(active_filters(word, {"name": 0, "b": "x", "c": None})) == 2


# --- fields --------------------------------------------------------------------------------------------

OMIT = {"argument": "details", "is": False, "each": "/items", "fields": ["big", "absent"]}
ITEMS = {"items": [{"id": 1, "big": [1]}, {"id": 2}, "odd"], "big": 3}


@pytest.mark.parametrize(
    ("rule", "given", "left"),
    [
        (OMIT, {"details": False}, {"items": [{"id": 1}, {"id": 2}, "odd"], "big": 3}),
        (OMIT, {"details": True}, ITEMS),
        (OMIT, {}, ITEMS),
        (OMIT, {"details": 0}, ITEMS),
        (OMIT, {"details": None}, ITEMS),
        ({**OMIT, "each": ""}, {"details": False}, {"items": ITEMS["items"]}),
        ({**OMIT, "each": "/nothing"}, {"details": False}, ITEMS),
        ({**OMIT, "is": "short"}, {"details": "short"}, {"items": [{"id": 1}, {"id": 2}, "odd"], "big": 3}),
    ],
)  # fmt: skip
def test_fields_are_left_out(worded: Any, rule: dict[str, Any], given: dict[str, Any], left: Any) -> None:
    worded.answers["GET /tickets/7"] = ITEMS
    arguments = {"id": {"to": ["path.id"]}, "details": {}}
    worded.tool("show", "tickets.show", arguments, omit=[rule])
    answer = worded.call("show", id="7", **given)
    assert answer.structured == left
    assert json.loads(answer.content[0]["text"]) == left
    assert worded.sent[2] == {}


def test_fields_of_an_object_and_of_included_parts(worded: Any) -> None:
    worded.answers |= {"GET /tickets/7": {"item": {"id": 1, "big": 2}}, "GET /desks": {"data": [{"id": 1, "big": 2}]}}
    include = [{"operation": "desks.list", "from": "/data", "into": "/desks"}]
    rules = [{**OMIT, "each": "/item"}, {**OMIT, "each": "/desks"}]
    arguments = {"id": {"to": ["path.id"]}, "details": {}}
    more = {"omit": rules, "include": include, "operations": ["tickets.show", "desks.list"]}
    worded.tool("show", "tickets.show", arguments, **more)
    answer = worded.call("show", id="7", details=False)
    assert answer.structured == {"item": {"id": 1}, "desks": [{"id": 1}]}


def test_fields_of_filtered_rows(desk: Any) -> None:
    """Both words on one tool: the rows are the answer, and what is left out of a row is left out there, too."""
    filters = {"items": "/data", "filters": [BY_NAME]}
    rule = {"argument": "details", "is": False, "each": "/data", "fields": ["email"]}
    desk.tool("search", "tickets.list", {"name": {}, "details": {}}, filters=filters, omit=[rule])
    answer = desk.call("search", name="eve", details=False)
    assert answer.structured == {"data": [{"id": 6, "name": "Eve"}]}
