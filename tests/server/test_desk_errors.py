"""What is said of a no: the desk's codes explained, arguments under the caller's names, half-done writes; and facts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from deskwright.policy import Policy
from deskwright.results import Answer

RULES = [
    {"code": "^40304$", "kind": "forbidden", "hint": "the licence that the operation needs is not active"},
    {"code": r"\.AccessDenied$", "kind": "forbidden", "hint": "not permitted, or it does not exist"},
    {"code": r"\.AuthFail$", "kind": "unauthorized"},
    {"code": r"\.Missing", "kind": "not_found"},
    {"code": r"\.Invalid", "kind": "invalid"},
    {"matches": "already (open|closed)", "kind": "conflict", "hint": "look at its state first"},
    {"matches": "too many", "kind": "rate_limited"},
    {"status": 418, "hint": "the kettle is on"},
]
FAILURE = [{"at": "/Error", "present": True}]


@pytest.fixture
def desk(worded: Any) -> Any:
    worded.connection["errors"] = RULES
    worded.wire = {"tickets.update": {"failure": FAILURE}, "tickets.show": {"failure": FAILURE}}
    arguments = {
        "ticket_id": {"to": ["path.id"]},
        "desk_number": {"to": ["body#/ticket/desk_id"]},
        "words": {"to": ["body#/text"]},
        "tags": {"to": ["body#/tags"]},
    }
    worded.tool("change", "tickets.update", arguments)
    worded.tool("show", "tickets.show", {"ticket_id": {"to": ["path.id"]}})
    return worded


def changed(desk: Any, said: Any, **more: Any) -> Answer:
    desk.answers["PUT /tickets/7"] = said
    answer: Answer = desk.call("change", ticket_id="7", **more)
    assert answer.is_error
    assert text(answer).count("\n") == 2
    return answer


def text(answer: Answer) -> str:
    return str(answer.content[0]["text"])


def error(answer: Answer) -> dict[str, Any]:
    found: dict[str, Any] = (answer.structured or {})["error"]
    return found


def failed(code: str, message: str = "no") -> dict[str, Any]:
    return {"Error": {"ErrorCode": code, "ErrorMessage": message}}


# --- the desk's own codes ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ((403, {"error_code": 40304, "message": "no"}), "the licence that the operation needs is not active"),
        ((400, {"code": "40304", "message": "no"}), "the licence that the operation needs is not active"),
        ((200, failed("TicketUpdate.AccessDenied")), "not permitted, or it does not exist"),
        ((422, {"message": "it is already closed"}), "look at its state first"),
        ((418, {"message": "short and stout"}), "the kettle is on"),
    ],
)
def test_what_a_code_means_is_told(desk: Any, said: Any, told: str) -> None:
    answer = changed(desk, said)
    assert f"; {told}" in text(answer)
    assert error(answer)["status"] == said[0]
    # ours, not the desk's words
    assert told not in error(answer)["detail"]


def test_a_code_without_a_meaning_is_shown_as_it_is(desk: Any) -> None:
    answer = changed(desk, (403, {"error_code": 403041, "message": "no"}))
    assert "licence" not in text(answer)
    assert error(answer)["code"] == "403041"


@pytest.mark.parametrize(
    ("said", "step"),
    [
        (failed("T.AccessDenied"), "use a credential that may do this"),
        (failed("T.AuthFail"), "have the operator check ACME_TOKEN"),
        (failed("T.MissingTicket"), "check the identifier"),
        (failed("T.InvalidState"), "read what the desk said, correct the arguments and call again"),
        (failed("T.Other", "it is already open"), "read the present state, then decide"),
        (failed("T.Other", "too many of them"), "wait a while before calling again"),
        (failed("T.Other"), "read what the desk said, correct the arguments and call again"),
    ],
)
@pytest.mark.parametrize("tool", ["change", "show"])
def test_a_success_that_says_no_is_classified(desk: Any, said: dict[str, Any], step: str, tool: str) -> None:
    """Status 200 and an error in the body: what to do next depends on which."""
    desk.answers |= {"PUT /tickets/7": said, "GET /tickets/7": said}
    answer = desk.call(tool, ticket_id="7")
    assert answer.is_error
    assert text(answer).startswith(f"failed: {tool} (")
    assert "the desk answered 200 with a body that says failure" in text(answer)
    assert text(answer).split("\n")[2].startswith(f"next: {step}")
    assert error(answer)["status"] == 200
    assert error(answer)["code"] == said["Error"]["ErrorCode"]
    assert error(answer)["provenance"] == "untrusted helpdesk content"


def test_a_refusal_in_a_body_names_what_is_needed(desk: Any) -> None:
    desk.wire["tickets.update"] = {"failure": FAILURE, "ability": {"any_of": ["tickets:write"], "scope": "group"}}
    answer = changed(desk, failed("T.AccessDenied"))
    assert text(answer).endswith("it needs ability tickets:write (scope: group)")


# --- arguments by the caller's names -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"errors": {"desk_id": ["is unknown"]}}, ["desk_number=5"]),
        ({"message": "desk_id is unknown"}, ["desk_number=5"]),
        ({"errors": [{"field": "text", "message": "too short"}]}, ['words="ä b"']),
        ({"message": "desk_id and text do not fit"}, ["desk_number=5", 'words="ä b"']),
        ({"errors": {"tags": ["is no list"]}}, ["tags=…"]),
        ({"message": "the ticket 'id' is wrong"}, ['ticket_id="7"']),
    ],
)
def test_the_argument_is_named_as_the_caller_knows_it(desk: Any, said: dict[str, Any], told: list[str]) -> None:
    answer = changed(desk, (422, said), desk_number=5, words="ä b", tags=["x"])
    line = text(answer).split("\n")[1]
    for part in told:
        assert part in line.partition("; it is about ")[2]


def test_a_field_is_named_where_the_desk_has_too_much_to_say(desk: Any) -> None:
    many = {f"other_{number}": ["y" * 60] for number in range(40)}
    answer = changed(desk, (422, {"errors": {**many, "desk_id": ["is unknown"]}}), desk_number=5)
    assert "desk_id" not in error(answer)["detail"]
    assert text(answer).split("\n")[1].endswith("it is about desk_number=5")


@pytest.mark.parametrize("said", ["desk_ids are wrong", "the help-desk_id-x", "context is wrong", "nothing"])
def test_an_argument_that_is_not_meant_is_not_named(desk: Any, said: str) -> None:
    answer = changed(desk, (422, {"message": said}), desk_number=5, words="x")
    assert "it is about" not in text(answer)


def test_what_was_not_given_is_not_named(desk: Any) -> None:
    answer = changed(desk, (422, {"errors": {"desk_id": ["is missing"]}}), words="x")
    assert "it is about" not in text(answer)


def test_a_default_is_named_with_its_variable(worded: Any) -> None:
    """The caller never gave it: whoever reads the error must find where it comes from."""
    worded.defaults = {"ACME_QUEUE": "raw"}
    worded.answers["POST /tickets"] = (422, {"errors": {"queue": ["is unknown"]}})
    arguments = {"queue": {"to": ["body#/queue"], "default_env": {"env": "ACME_QUEUE"}}}
    worded.tool("create", "tickets.create", arguments)
    assert "it is about queue=raw (ACME_QUEUE)" in text(worded.call("create"))
    assert 'it is about queue="junk"' in text(worded.call("create", queue="junk"))


def test_long_values_are_cut(desk: Any) -> None:
    answer = changed(desk, (422, {"errors": {"text": ["is too long"]}}), words="x" * 5_000)
    assert "it is about words=" in text(answer)
    assert len(text(answer)) < 1_000


def test_the_name_of_a_look_up_is_named(worded: Any) -> None:
    """The desk speaks of the id that was found; the caller gave a name."""
    look_up = {"operation": "people.list", "items": "", "match": ["name"], "value": "id", "into": ["body#/person_id"]}
    worded.answers |= {
        "GET /people": [{"id": 1, "name": "Ann"}],
        "POST /tickets": (422, {"errors": {"person_id": ["x"]}}),
    }
    worded.tool("create", "tickets.create", {"person": {"to": ["body#/person_name"], "resolve": look_up}})
    assert 'it is about person="Ann"' in text(worded.call("create", person="Ann"))


# --- half done -----------------------------------------------------------------------------------------


def test_a_write_that_was_done_in_part(desk: Any) -> None:
    desk.wire["tickets.update"] = {"partial": {"statuses": ["207"], "detail": "/failed"}, "failure": FAILURE}
    said = {"saved": [1], "failed": {"desk_id": ["can't be blank"]}, "code": "half"}
    answer = changed(desk, (207, said), desk_number=5)
    assert text(answer).startswith("failed: change (PUT /tickets/{id}): the desk carried it out in part\n")
    assert "can't be blank" in text(answer)
    assert "send only what was not saved" in text(answer)
    found = error(answer)
    assert (found["code"], found["status"], found["desk_code"]) == ("partial", 207, "half")
    assert found["carried_out"] == "in part"
    assert found["provenance"] == "untrusted helpdesk content"
    assert answer.meta["operation"] == "tickets.update"


def test_a_status_that_is_whole_elsewhere(desk: Any) -> None:
    desk.answers["PUT /tickets/7"] = (207, {"saved": 1})
    assert desk.call("change", ticket_id="7").is_error is False


# --- facts ---------------------------------------------------------------------------------------------


def test_facts_of_a_success_stand_in_the_second_block(worded: Any) -> None:
    worded.web = "https://acme.test"
    worded.defaults = {"ACME_QUEUE": "raw"}
    worded.answers |= {"GET /people": [{"id": 1, "name": "Ann"}], "POST /tickets": {"id": 9}}
    look_up = {"operation": "people.list", "items": "", "match": ["name"], "value": "id"}
    arguments = {
        "person": {"to": ["body#/person"], "resolve": look_up},
        "queue": {"to": ["body#/queue"], "default_env": {"env": "ACME_QUEUE"}},
        "text": {"to": ["body#/text"], "transform": "markdown-to-html"},
    }
    links = [{"name": "web", "url": "{web}/{value}", "value": "id"}]
    worded.tool("create", "tickets.create", arguments, links=links)
    answer = worded.call("create", person="ann", text="<p>a</p><script>x</script>")
    told = json.loads(answer.content[1]["text"])
    assert told["defaults"] == {"queue": "raw (ACME_QUEUE)"}
    assert list(told["changed"]) == ["text"]
    assert told["resolved"] == {"person": 1}
    assert told["links"] == [{"name": "web", "url": "https://acme.test/9"}]
    assert told["done"]["visible_to"] == "customer"
    assert {name: answer.meta[name] for name in told} == told
    # data is data: none of it stands among the facts of ours
    assert answer.structured == {"id": 9}


def test_a_plain_call_has_no_facts_of_that_kind(worded: Any) -> None:
    worded.answers["GET /tickets/7"] = {"id": 7}
    worded.tool("show", "tickets.show", {"id": {"to": ["path.id"]}})
    answer = worded.call("show", policy=Policy(read_only=True), id="7")
    assert not {"defaults", "changed", "resolved", "links", "done"} & set(answer.meta)
    assert json.loads(answer.content[1]["text"]) == {"provenance": "untrusted helpdesk content"}
