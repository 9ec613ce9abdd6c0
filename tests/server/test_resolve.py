"""Names become ids: which requests are sent for it, what is sent in the end, and every way in which it is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from deskwright.policy import Policy, allow_effects, parse_abilities
from deskwright.results import Answer

DESKS = [
    {"id": 7, "name": "Support", "display_name": "First Line"},
    {"id": 8, "name": "Sales", "display_name": "Vendas São Paulo"},
    {"id": 9, "name": "Support Night", "display_name": None},
    {"id": 10, "name": "Twin", "display_name": "a"},
    {"id": 11, "name": "twin ", "display_name": "b"},
]
STAGES = [{"id": 70, "name": "New", "area": {"name": "Inbox"}}, {"id": 71, "name": "Done", "area": {"name": "Archive"}}]
PEOPLE = [{"id": 1, "name": "Ann", "email": "ann@x.test"}, {"id": 2, "name": "Bob", "email": "bob@x.test"}]
LOOK_UP = {"operation": "desks.list", "items": "/data", "match": ["name"], "value": "id", "label": "desk"}
PERSON = {"operation": "people.list", "items": "", "match": ["name", "email"], "value": "id", "label": "person"}
STAGE = {
    "operation": "stages.list", "items": "/data", "match": ["name"], "value": "id", "label": "stage",
    "values": {"path.desk_id": "query.desk_id"},
}  # fmt: skip


@pytest.fixture
def desk(worded: Any, paged: Any) -> Any:
    worded.answers |= {
        "GET /desks": paged(DESKS),
        "GET /desks/7/stages": {"data": STAGES},
        "GET /people": PEOPLE,
        "GET /public/people": [{"id": 3, "name": "Cid"}],
        "GET /tickets": {"data": []},
        "POST /tickets": {"id": 1},
    }
    return worded


def by_desk(desk: Any, more: dict[str, Any], **others: Any) -> None:
    """list_tickets with a look-up of the desk's name."""
    arguments = {"desk_name": {"to": ["query.desk_id"], "resolve": {**LOOK_UP, **more}}, **others}
    desk.tool("list_tickets", "tickets.list", arguments)


def error(answer: Answer) -> dict[str, Any]:
    assert answer.is_error
    found: dict[str, Any] = (answer.structured or {})["error"]
    return found


def text(answer: Answer) -> str:
    return str(answer.content[0]["text"])


# --- what is asked -------------------------------------------------------------------------------------


def test_one_answer_is_read_unless_all_pages_are_wanted(desk: Any) -> None:
    by_desk(desk, {})
    missed = desk.call("list_tickets", desk_name="Support Night")
    assert error(missed)["code"] == "unknown_name"
    assert desk.seen == [("GET", "/desks", {}, None)]
    by_desk(desk, {"all_pages": True})
    assert desk.call("list_tickets", desk_name="Support Night").is_error is False
    assert desk.sent == ("GET", "/tickets", {"desk_id": "9"}, None)
    assert [query.get("page") for _, path, query, _ in desk.seen[1:] if path == "/desks"][:3] == [None, "2", "3"]


def test_pages_are_as_large_as_it_says(desk: Any) -> None:
    by_desk(desk, {"all_pages": True, "page_size": 50})
    desk.call("list_tickets", desk_name="Support Night")
    assert desk.seen == [
        ("GET", "/desks", {"size": "50"}, None),
        ("GET", "/tickets", {"desk_id": "9"}, None),
    ]


def test_a_list_too_long_to_be_read_is_no_list_to_judge_by(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows what the rest holds: neither "none is called so" nor "the only one" would be true."""
    monkeypatch.setattr("deskwright.invoke.MAX_LIST_PAGES", 2)
    by_desk(desk, {"all_pages": True, "page_size": 1, "none": "pass", "forbidden": "pass"})
    answer = desk.call("list_tickets", desk_name="Support")
    assert error(answer)["code"] == "list_too_long"
    assert "pass the id instead" in text(answer)
    assert "/tickets" not in desk.paths
    by_desk(desk, {"all_pages": True, "page_size": 3})
    assert desk.call("list_tickets", desk_name="Support").is_error is False


def test_constants_go_with_it(desk: Any) -> None:
    by_desk(desk, {"with": {"query.active": True, "query.size": 20}})
    desk.call("list_tickets", desk_name="Sales")
    assert desk.seen[0] == ("GET", "/desks", {"active": "true", "size": "20"}, None)
    assert desk.sent[2] == {"desk_id": "8"}


def test_the_desk_is_asked_by_name_first_and_its_rows_stand(desk: Any) -> None:
    """What the desk found is not measured again: it may know a name that its rows do not show."""
    desk.answers["GET /desks"] = lambda query, _: {"data": [DESKS[1]] if query.get("name") == "vendas" else []}
    by_desk(desk, {"term": "query.name", "with": {"query.active": True}})
    desk.call("list_tickets", desk_name="vendas")
    assert desk.seen == [
        ("GET", "/desks", {"active": "true", "name": "vendas"}, None),
        ("GET", "/tickets", {"desk_id": "8"}, None),
    ]
    desk.answers["GET /desks"] = {"data": DESKS[:2]}
    several = desk.call("list_tickets", desk_name="s")
    assert error(several)["code"] == "ambiguous_name"
    assert "Support = 7, Sales = 8" in text(several)


def test_where_the_term_finds_nothing_the_whole_list_is_read(desk: Any, paged: Any) -> None:
    rows = paged(DESKS)
    desk.answers["GET /desks"] = lambda query, body: {"data": []} if "name" in query else rows(query, body)
    by_desk(desk, {"term": "query.name"})
    assert error(desk.call("list_tickets", desk_name="Twin"))["known"] == []
    assert len(desk.seen) == 1
    desk.seen.clear()
    by_desk(desk, {"term": "query.name", "all_pages": True, "page_size": 4})
    assert desk.call("list_tickets", desk_name="Support Night").meta["resolved"] == {"desk_name": 9}
    assert [query for _, _, query, _ in desk.seen] == [
        {"name": "Support Night"}, {"size": "4"}, {"size": "4", "page": "2"}, {"desk_id": "9"},
    ]  # fmt: skip


def test_a_list_that_is_not_where_it_should_be_holds_nobody(desk: Any) -> None:
    desk.answers["GET /desks"] = {"data": {"7": "Support"}}
    by_desk(desk, {})
    missed = desk.call("list_tickets", desk_name="Support")
    assert error(missed)["code"] == "unknown_name"
    assert "the desk lists none like it" in text(missed)


@pytest.mark.parametrize("row", [{"name": "Support"}, {"name": "Support", "id": None}])
def test_a_row_without_an_id_is_no_match_to_send(desk: Any, row: dict[str, Any]) -> None:
    desk.answers["GET /desks"] = {"data": [row]}
    by_desk(desk, {})
    answer = desk.call("list_tickets", desk_name="support")
    assert "the desk support has no id" in text(answer)
    assert desk.paths == ["/desks"]


def test_a_list_of_texts(desk: Any) -> None:
    desk.answers["GET /people"] = ["raw", "junk"]
    word = {"operation": "people.list", "items": "", "match": [""], "value": ""}
    desk.tool("list_tickets", "tickets.list", {"queue": {"to": ["query.q"], "resolve": word}})
    desk.call("list_tickets", queue="JUNK")
    assert desk.sent[2] == {"q": "junk"}


# --- how it is matched ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "name", "found"),
    [
        ({}, " support ", 7),
        ({"casefold": False}, "Support", 7),
        ({"casefold": False}, "support", None),
        ({}, "night", None),
        ({"scorer": "equal"}, "support", 7),
        ({"scorer": "contains"}, "night", 9),
        # an exact name beats a part of one
        ({"scorer": "contains"}, "support", 7),
        ({"scorer": "contains"}, "sup", "ambiguous_name"),
        ({"scorer": "contains", "match": ["display_name"]}, "sao paulo", 8),
        ({"scorer": "tokens", "match": ["name", "display_name"]}, "night support", 9),
        ({"scorer": "tokens"}, "sale", 8),
        ({"match": ["/name"]}, "sales", 8),
        ({"match": ["display_name", "name"]}, "first line", 7),
        ({}, "twin", "ambiguous_name"),
        ({"value": "/id"}, "sales", 8),
    ],
)
def test_how_a_name_is_matched(desk: Any, more: dict[str, Any], name: str, found: int | str | None) -> None:
    by_desk(desk, {"all_pages": True, **more})
    answer = desk.call("list_tickets", desk_name=name)
    if isinstance(found, int):
        assert answer.meta["resolved"] == {"desk_name": found}
        assert desk.sent[2] == {"desk_id": str(found)}
    else:
        assert error(answer)["code"] == (found or "unknown_name")
        assert "/tickets" not in desk.paths


def test_candidates_are_told_with_what_shows_them(desk: Any) -> None:
    by_desk(desk, {"all_pages": True, "show": ["name", "display_name", "id"]})
    answer = desk.call("list_tickets", desk_name="twin")
    assert text(answer) == (
        "refused: desk_name: more than one desk is called twin; nothing was changed\n"
        "why: candidates: Twin, a, 10 = 10, twin , b, 11 = 11\n"
        "next: pass the id in desk_name, or a longer name"
    )
    assert error(answer)["candidates"] == ["Twin, a, 10 = 10", "twin , b, 11 = 11"]


def test_rows_with_one_id_are_one(desk: Any) -> None:
    desk.answers["GET /desks"] = {"data": [DESKS[0], DESKS[0]]}
    by_desk(desk, {})
    assert desk.call("list_tickets", desk_name="support").is_error is False
    assert desk.sent[2] == {"desk_id": "7"}


def test_many_candidates_are_bounded(desk: Any) -> None:
    desk.answers["GET /desks"] = {"data": [{"id": n, "name": "x" * 500} for n in range(300)]}
    by_desk(desk, {})
    many = desk.call("list_tickets", desk_name="x" * 500)
    assert len(error(many)["candidates"]) == 12
    assert "and 288 more" in text(many)
    assert len(text(many)) < 2_000


# --- when nothing is looked up -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "given", "sent"),
    [
        ({}, "12", "12"),
        ({}, 12, "12"),
        ({}, "-3", "-3"),
        ({"direct": r"[A-Z]{2}-\d+"}, "AB-1", "AB-1"),
    ],
)
def test_a_value_that_is_an_id_already(desk: Any, more: dict[str, Any], given: Any, sent: str) -> None:
    by_desk(desk, more)
    answer = desk.call("list_tickets", desk_name=given)
    assert desk.seen == [("GET", "/tickets", {"desk_id": sent}, None)]
    assert "resolved" not in answer.meta


def test_digits_are_a_name_where_an_argument_of_its_own_takes_the_id(desk: Any) -> None:
    desk.answers["GET /desks"] = {"data": [{"id": 7, "name": "2024"}, {"id": 2024, "name": "else"}]}
    by_desk(desk, {"unless": ["desk_id"]}, desk_id={"to": ["query.desk_id"]})
    desk.call("list_tickets", desk_name="2024")
    assert desk.sent[2] == {"desk_id": "7"}


def test_an_id_that_is_given_makes_the_name_idle(desk: Any) -> None:
    by_desk(desk, {"unless": ["desk_id"]}, desk_id={"to": ["query.desk_id"]})
    answer = desk.call("list_tickets", desk_name="no such desk", desk_id=5)
    assert desk.seen == [("GET", "/tickets", {"desk_id": "5"}, None)]
    assert "resolved" not in answer.meta


def test_an_id_that_is_null_contradicts_a_name(desk: Any) -> None:
    """null unassigns and a name assigns: the one must not win in silence."""
    by_desk(desk, {"unless": ["desk_id"]}, desk_id={"to": ["query.desk_id"]})
    answer = desk.call("list_tickets", desk_name="Support", desk_id=None)
    assert "desk_id is null, and desk_name names one" in text(answer)
    assert desk.seen == []
    assert desk.call("list_tickets", desk_name=None, desk_id=None).is_error is False
    assert desk.seen == [("GET", "/tickets", {}, None)]


def test_beside_some_arguments_the_name_is_sent_as_it_is(desk: Any) -> None:
    word = {**PERSON, "raw_with": ["email"], "into": ["body#/person_id"]}
    arguments = {"person": {"to": ["body#/person_name"], "resolve": word}, "email": {"to": ["body#/person_email"]}}
    desk.tool("create", "tickets.create", arguments)
    desk.call("create", person="Ann", email="new@x.test")
    assert desk.seen == [("POST", "/tickets", {}, {"person_name": "Ann", "person_email": "new@x.test"})]
    desk.call("create", person="Ann", email=None)
    assert desk.sent[3] == {"person_id": 1, "person_email": None}


def test_a_name_that_was_not_given_is_not_looked_up(desk: Any) -> None:
    by_desk(desk, {})
    desk.call("list_tickets")
    desk.call("list_tickets", desk_name=None)
    assert desk.seen == [("GET", "/tickets", {}, None)] * 2


# --- where the id goes ---------------------------------------------------------------------------------


def test_the_id_goes_elsewhere_and_others_stay_behind(desk: Any) -> None:
    word = {**PERSON, "into": ["body#/person/id", "body#/owner"], "drop": ["phone", "absent"]}
    arguments = {
        "person": {"to": ["body#/person_name"], "resolve": word},
        "phone": {"to": ["body#/phone"]},
        "absent": {"to": ["body#/absent"]},
    }
    desk.tool("create", "tickets.create", arguments)
    answer = desk.call("create", person="ann@x.test", phone="1")
    assert desk.sent[3] == {"person": {"id": 1}, "owner": 1}
    assert answer.meta["resolved"] == {"person": 1}


def test_a_name_that_is_dropped_is_not_looked_up(desk: Any) -> None:
    """Found by one look-up, not needed by the next: it must not be asked for, nor break the call."""
    person = {**PERSON, "into": ["body#/person_id"], "drop": ["desk_name"]}
    arguments = {
        "person": {"to": ["body#/person_name"], "resolve": person},
        "desk_name": {"to": ["body#/desk_id"], "resolve": LOOK_UP},
    }
    desk.tool("create", "tickets.create", arguments)
    answer = desk.call("create", person="Ann", desk_name="Support")
    assert answer.is_error is False, text(answer)
    assert desk.paths == ["/people", "/tickets"]
    assert desk.sent[3] == {"person_id": 1}


def test_a_list_is_resolved_item_by_item(desk: Any) -> None:
    word = {**PERSON, "scorer": "contains"}
    desk.tool("create", "tickets.create", {"followers": {"to": ["body#/followers"], "resolve": word}})
    answer = desk.call("create", followers=["bob", 5, "9", "ann"])
    assert desk.sent[3] == {"followers": [2, 5, "9", 1]}
    assert desk.paths == ["/people", "/tickets"]
    assert answer.meta["resolved"] == {"followers": [2, 5, "9", 1]}
    assert error(desk.call("create", followers=["bob", "nobody"]))["code"] == "unknown_name"
    desk.seen.clear()
    desk.call("create", followers=[1, 2])
    desk.call("create", followers=[])
    assert [body for *_, body in desk.seen] == [{"followers": [1, 2]}, {"followers": []}]


def test_each_item_of_a_list_is_a_term_of_its_own(desk: Any) -> None:
    desk.answers["GET /people"] = lambda query, _: [row for row in PEOPLE if query["search"] in row["email"]]
    word = {**PERSON, "term": "query.search"}
    desk.tool("create", "tickets.create", {"followers": {"to": ["body#/followers"], "resolve": word}})
    desk.call("create", followers=["bob", "ann"])
    assert [query for _, path, query, _ in desk.seen if path == "/people"] == [{"search": "bob"}, {"search": "ann"}]
    assert desk.sent[3] == {"followers": [2, 1]}


def test_what_was_resolved_is_told(desk: Any) -> None:
    by_desk(desk, {})
    answer = desk.call("list_tickets", desk_name="Support")
    assert json.loads(answer.content[1]["text"])["resolved"] == answer.meta["resolved"] == {"desk_name": 7}


# --- one look-up needs another -------------------------------------------------------------------------


def stages(desk: Any, **more: Any) -> None:
    arguments = {
        "desk_id": {"to": ["query.desk_id"]},
        "desk_name": {"to": ["query.desk_id"], "resolve": {**LOOK_UP, "unless": ["desk_id"]}},
        "stage_name": {"to": ["query.stage_id"], "resolve": {**STAGE, **more}},
    }
    desk.tool("list_tickets", "tickets.list", arguments)


def test_a_stage_is_looked_up_in_its_desk(desk: Any) -> None:
    stages(desk)
    answer = desk.call("list_tickets", stage_name="done", desk_name="Support")
    assert desk.paths == ["/desks", "/desks/7/stages", "/tickets"]
    assert desk.sent[2] == {"desk_id": "7", "stage_id": "71"}
    assert answer.meta["resolved"] == {"desk_name": 7, "stage_name": 71}
    desk.seen.clear()
    desk.call("list_tickets", stage_name="done", desk_id=7)
    assert desk.paths == ["/desks/7/stages", "/tickets"]


def test_the_id_of_an_earlier_look_up_is_known_wherever_it_went(desk: Any) -> None:
    look_up = {**LOOK_UP, "into": ["body#/desk/id"]}
    stage = {**STAGE, "values": {"path.desk_id": "body#/desk/id"}}
    arguments = {
        "desk_name": {"to": [], "resolve": look_up},
        "stage_name": {"to": ["body#/stage_id"], "resolve": stage},
    }
    desk.tool("create", "tickets.create", arguments)
    desk.call("create", stage_name="New", desk_name="Support")
    assert desk.sent[3] == {"desk": {"id": 7}, "stage_id": 70}


def test_a_default_of_the_operator_is_as_good_as_a_value(desk: Any) -> None:
    desk.defaults = {"ACME_DESK": 7}
    stages(desk)
    word = {"to": ["query.desk_id"], "default_env": {"env": "ACME_DESK", "unless": ["desk_name"]}}
    arguments = {"desk_id": word, "stage_name": {"to": ["query.stage_id"], "resolve": STAGE}}
    desk.tool("list_tickets", "tickets.list", arguments)
    desk.call("list_tickets", stage_name="new")
    assert desk.sent[2] == {"desk_id": "7", "stage_id": "70"}


def test_without_what_it_needs_nothing_is_sent(desk: Any) -> None:
    stages(desk)
    answer = desk.call("list_tickets", stage_name="new")
    assert answer.is_error
    assert "nothing was sent" in text(answer)
    assert desk.seen == []


def test_a_name_that_still_waits_stands_nowhere(desk: Any) -> None:
    """The second name is not an id yet: the first look-up must not be asked with it."""
    values = {"query.search": "body#/desk_id"}
    arguments = {
        "person": {"to": ["body#/person_id"], "resolve": {**PERSON, "values": values}},
        "desk_name": {"to": ["body#/desk_id"], "resolve": LOOK_UP},
    }
    desk.tool("create", "tickets.create", arguments)
    desk.call("create", person="Ann", desk_name="Support")
    assert desk.seen[0] == ("GET", "/people", {}, None)
    assert desk.sent[3] == {"person_id": 1, "desk_id": 7}


# --- nobody, and not allowed ---------------------------------------------------------------------------


def test_a_name_that_is_not_there_passes_where_the_desk_takes_names(desk: Any) -> None:
    word = {**PERSON, "into": ["body#/person_id"], "drop": ["phone"], "none": "pass"}
    arguments = {"person": {"to": ["body#/person_name"], "resolve": word}, "phone": {"to": ["body#/phone"]}}
    desk.tool("create", "tickets.create", arguments)
    answer = desk.call("create", person="Zoe", phone="1")
    assert desk.sent[3] == {"person_name": "Zoe", "phone": "1"}
    assert answer.meta["resolved"]["person"].startswith("sent as it is: ")
    desk.answers["GET /people"] = [*PEOPLE, {"id": 4, "name": "ann"}]
    assert error(desk.call("create", person="Ann"))["code"] == "ambiguous_name"


@pytest.mark.parametrize("more", [{}, {"forbidden": "refuse"}])
def test_a_list_that_may_not_be_read_is_told(desk: Any, more: dict[str, Any]) -> None:
    desk.answers["GET /people"] = (403, {"message": "no"})
    desk.tool("create", "tickets.create", {"person": {"to": ["body#/person"], "resolve": {**PERSON, **more}}})
    answer = desk.call("create", person="Ann")
    assert error(answer)["status"] == 403
    assert desk.paths == ["/people"]


def test_a_forbidden_list_lets_the_name_pass(desk: Any) -> None:
    desk.answers["GET /people"] = (403, {"message": "no"})
    word = {**PERSON, "into": ["body#/person_id"], "forbidden": "pass"}
    desk.tool("create", "tickets.create", {"person": {"to": ["body#/person_name"], "resolve": word}})
    answer = desk.call("create", person="Ann")
    assert desk.sent[3] == {"person_name": "Ann"}
    assert "may not be read" in answer.meta["resolved"]["person"]


def test_another_list_is_read_where_the_first_is_forbidden(desk: Any) -> None:
    desk.answers["GET /people"] = (403, {"message": "no"})
    other = {"operation": "people.public", "items": "", "match": ["name"], "value": "id"}
    arguments = {"person": {"to": ["body#/person_id"], "resolve": {**PERSON, "forbidden": other}}}
    desk.tool("create", "tickets.create", arguments)
    desk.call("create", person="cid")
    assert desk.paths == ["/people", "/public/people", "/tickets"]
    assert desk.sent[3] == {"person_id": 3}
    missed = desk.call("create", person="Ann")
    assert error(missed)["known"] == ["Cid"]


@pytest.mark.parametrize("status", [401, 404, 429, 500])
def test_any_other_answer_is_a_failure_and_no_reason_to_guess(desk: Any, status: int) -> None:
    desk.answers["GET /people"] = (status, {"message": "no"})
    word = {**PERSON, "none": "pass", "forbidden": "pass"}
    desk.tool("create", "tickets.create", {"person": {"to": ["body#/person"], "resolve": word}})
    assert error(desk.call("create", person="Ann"))["status"] == status
    assert "/tickets" not in desk.paths


# --- what the policy says ------------------------------------------------------------------------------


def test_a_look_up_that_is_not_allowed_is_refused_before_anything_is_sent(desk: Any) -> None:
    desk.wire["people.list"] = {"ability": {"any_of": ["people:read"]}}
    arguments = {
        "desk_name": {"to": ["body#/desk_id"], "resolve": LOOK_UP},
        "person": {"to": ["body#/person_id"], "resolve": PERSON},
    }
    desk.tool("create", "tickets.create", arguments)
    policy = Policy(grants=parse_abilities(["tickets:write"]))
    answer = desk.call("create", policy=policy, desk_name="Support", person="Ann")
    assert error(answer)["step"] == "abilities"
    assert "people:read" in text(answer)
    assert desk.seen == []
    assert desk.call("create", policy=policy, desk_name="Support").is_error is False


def test_an_id_needs_no_permission_to_read_the_list(desk: Any) -> None:
    """What is not looked up is not judged: neither an id, nor a name beside one."""
    desk.wire["people.list"] = {"ability": {"any_of": ["people:read"]}}
    rule = {key: value for key, value in PERSON.items() if key != "unless"}
    arguments = {
        "person": {"to": ["body#/person_id"], "resolve": rule},
        "desk_name": {"to": ["body#/desk_id"], "resolve": {**PERSON, "unless": ["person"]}},
    }
    desk.tool("create", "tickets.create", arguments)
    policy = Policy(grants=parse_abilities(["tickets:write"]))
    assert desk.call("create", policy=policy, person="7", desk_name="Ann").is_error is False
    assert error(desk.call("create", policy=policy, person="Ann"))["step"] == "abilities"


def test_the_second_list_is_judged_too(desk: Any) -> None:
    desk.answers["GET /people"] = (403, {"message": "no"})
    desk.wire["people.public"] = {"effect": "admin"}
    other = {"operation": "people.public", "items": "", "match": ["name"], "value": "id"}
    arguments = {"person": {"to": ["body#/person_id"], "resolve": {**PERSON, "forbidden": other}}}
    desk.tool("create", "tickets.create", arguments)
    assert error(desk.call("create", person="cid"))["step"] == "effects"
    assert desk.paths == ["/people"]


def test_the_id_that_was_found_is_judged(desk: Any) -> None:
    """The policy looks at what is sent, not at the name: here one desk's tickets go out by mail."""
    case = {"place": "body#/desk_id", "is": 7, "effect": "write_outbound"}
    desk.wire["tickets.create"] = {"effect": {"default": "write_internal", "when": [case]}}
    desk.tool("create", "tickets.create", {"desk_name": {"to": ["body#/desk_id"], "resolve": LOOK_UP}})
    policy = Policy(effects=allow_effects([], ["write_outbound"]))
    assert error(desk.call("create", policy=policy, desk_name="Support"))["step"] == "effects"
    assert desk.paths == ["/desks"]
    assert desk.call("create", policy=policy, desk_name="Sales").is_error is False


@pytest.mark.parametrize("value", ["7/../8", "..", "a/b", "%2e%2e", "a\\b"])
def test_a_value_that_would_leave_its_segment_is_not_looked_up_with(desk: Any, value: str) -> None:
    stages(desk)
    answer = desk.call("list_tickets", stage_name="new", desk_id=value)
    assert error(answer)["code"] == "invalid_arguments"
    assert "leads elsewhere" in text(answer)
    assert desk.seen == []


def test_an_id_of_the_desk_that_would_leave_its_segment(desk: Any) -> None:
    """Ids come from the desk, too: one with a slash would be another route."""
    desk.answers["GET /desks"] = {"data": [{"id": "7/../../admin", "name": "Support"}]}
    stages(desk)
    answer = desk.call("list_tickets", stage_name="new", desk_name="Support")
    assert error(answer)["code"] == "invalid_arguments"
    assert desk.paths == ["/desks"]
    arguments = {"desk_name": {"to": ["path.id"], "resolve": LOOK_UP}}
    desk.tool("show", "tickets.show", arguments)
    assert "leads elsewhere" in text(desk.call("show", desk_name="Support"))
    assert "/tickets" not in "".join(desk.paths)
