"""What is done to arguments before anything is sent, and what is told of it: defaults, lists, nulls, pairs, markup."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from deskwright.catalogue import parse_catalogue
from deskwright.errors import Refusal, SetupError
from deskwright.prepare import Prepared, prepare
from deskwright.results import Answer
from deskwright.settings import read_defaults, read_instances

UNSET = object()


def prepared(word: Mapping[str, Any], value: Any = UNSET, defaults: Mapping[str, Any] | None = None) -> Prepared:
    """One argument `a` with a word; others may be given beside it as `b`."""
    arguments = {} if value is UNSET else {"a": value}
    return prepare(tool_of(word), arguments, defaults or {})


def tool_of(word: Mapping[str, Any]) -> Any:
    listed = {"name": "t", "inputSchema": {}}
    data = {"listed": listed, "operation": "o", "operations": ["o"], "arguments": {"a": word, "b": {}}}
    operation = {"family": "f", "action": "a", "method": "GET", "path": "/", "wire": {}}
    desk = {"desk": "acme", "connection": {}, "operations": {"o": operation}, "tools": [data]}
    return parse_catalogue(desk).tools[0]


def told(answer: Answer) -> Any:
    """What the second block tells a model besides the data."""
    return json.loads(answer.content[1]["text"])


# --- defaults of the operator --------------------------------------------------------------------------

ENV = {"default_env": {"env": "ACME_DESK", "unless": ["b"], "otherwise": 3}}
PLAIN = {"default_env": {"env": "ACME_DESK"}}


@pytest.mark.parametrize(
    ("word", "given", "defaults", "sent", "source"),
    [
        (PLAIN, {}, {"ACME_DESK": 7}, {"a": 7}, "7 (ACME_DESK)"),
        (PLAIN, {}, {}, {}, None),
        (PLAIN, {"a": 1}, {"ACME_DESK": 7}, {"a": 1}, None),
        (PLAIN, {"a": 0}, {"ACME_DESK": 7}, {"a": 0}, None),
        (PLAIN, {"a": False}, {"ACME_DESK": True}, {"a": False}, None),
        (PLAIN, {"a": ""}, {"ACME_DESK": "x"}, {"a": ""}, None),
        (PLAIN, {"b": 1}, {"ACME_DESK": 7}, {"a": 7, "b": 1}, "7 (ACME_DESK)"),
        (ENV, {}, {"ACME_DESK": 7}, {"a": 7}, "7 (ACME_DESK)"),
        (ENV, {}, {}, {"a": 3}, "3 (built in: ACME_DESK is not set)"),
        (ENV, {"b": "x"}, {"ACME_DESK": 7}, {"b": "x"}, None),
        (ENV, {"b": "x"}, {}, {"b": "x"}, None),
        (ENV, {"b": None}, {"ACME_DESK": 7}, {"a": 7, "b": None}, "7 (ACME_DESK)"),
        (ENV, {"a": 1, "b": "x"}, {}, {"a": 1, "b": "x"}, None),
    ],
)
def test_a_default_is_filled_in_and_told(
    word: Mapping[str, Any], given: dict[str, Any], defaults: dict[str, Any], sent: dict[str, Any], source: str | None
) -> None:
    made = prepare(tool_of(word), given, defaults)
    assert made.arguments == sent
    assert made.defaults == ({"a": source} if source else {})


def test_a_null_that_was_given_is_not_replaced() -> None:
    """Where an argument takes null, null means something: nobody, none."""
    made = prepare(tool_of(ENV), {"a": None}, {"ACME_DESK": 7})
    assert made.arguments == {"a": None}
    assert made.defaults == {}


def test_a_false_default_is_a_default() -> None:
    made = prepare(tool_of({"default_env": {"env": "X", "otherwise": False}}), {}, {})
    assert made.arguments == {"a": False}
    assert prepare(tool_of({"default_env": {"env": "X"}}), {}, {"X": False}).arguments == {"a": False}


def test_a_default_goes_the_way_of_what_is_given() -> None:
    word = {**PLAIN, "as_list": {"items": "integer"}}
    assert prepare(tool_of(word), {}, {"ACME_DESK": "1, 2"}).arguments == {"a": [1, 2]}


def test_the_callers_arguments_stay_as_they_are() -> None:
    given = {"b": 1, "a": "1,2"}
    made = prepare(tool_of({"as_list": {}}), given, {})
    assert made.arguments == {"b": 1, "a": ["1", "2"]}
    assert given == {"b": 1, "a": "1,2"}


def test_the_answer_tells_which_default_was_sent(worded: Any) -> None:
    worded.defaults = {"ACME_DESK": 7}
    worded.answers["GET /tickets"] = {"data": []}
    worded.tool("list_tickets", "tickets.list", {"desk_id": {"to": ["query.desk_id"], **PLAIN}})
    answer = worded.call("list_tickets")
    assert worded.sent[2] == {"desk_id": "7"}
    assert answer.meta["defaults"] == told(answer)["defaults"] == {"desk_id": "7 (ACME_DESK)"}
    assert "defaults" not in worded.call("list_tickets", desk_id=1).meta


def test_rules_see_what_was_filled_in(worded: Any) -> None:
    worded.answers["GET /tickets"] = {"data": []}
    arguments = {"desk_id": {"to": ["query.desk_id"], **PLAIN}, "stage_id": {"to": ["query.stage_id"]}}
    worded.tool("list_tickets", "tickets.list", arguments, rules=[{"requires": {"stage_id": ["desk_id"]}}])
    refused = worded.call("list_tickets", stage_id=1)
    assert "stage_id needs desk_id" in refused.content[0]["text"]
    assert worded.seen == []
    worded.defaults = {"ACME_DESK": 7}
    assert worded.call("list_tickets", stage_id=1).is_error is False


# --- the variables -------------------------------------------------------------------------------------

DEFAULTS = {
    "ACME_DEFAULT_DESK": {"type": "integer", "argument": "desk_id"},
    "ACME_DEFAULT_URGENT": {"type": "boolean", "argument": "urgent"},
    "ACME_DEFAULT_QUEUE": {"type": "string", "argument": "queue"},
}


def desk_with_defaults(worded: Any) -> Any:
    worded.connection["defaults"] = DEFAULTS
    return worded.catalogue()


def test_variables_are_typed_by_their_argument(worded: Any) -> None:
    desk = desk_with_defaults(worded)
    given = {"ACME_DEFAULT_DESK": " 12 ", "ACME_DEFAULT_URGENT": "True", "ACME_DEFAULT_QUEUE": "0012"}
    found = read_defaults(desk, given)
    assert found == {"ACME_DEFAULT_DESK": 12, "ACME_DEFAULT_URGENT": True, "ACME_DEFAULT_QUEUE": "0012"}
    assert [type(value) for value in found.values()] == [int, bool, str]
    assert read_defaults(desk, {}) == {}
    assert read_defaults(desk, {"ACME_DEFAULT_DESK": " ", "ACME_DEFAULT_QUEUE": ""}) == {}


def test_wrong_variables_are_told_together_and_without_their_values(worded: Any) -> None:
    desk = desk_with_defaults(worded)
    given = {"ACME_DEFAULT_DESK": "hunter2", "ACME_DEFAULT_URGENT": "hunter3"}
    with pytest.raises(SetupError) as caught:
        read_instances(desk, {"ACME_BASE": "https://acme.test", "ACME_TOKEN": "t", **given})
    assert "ACME_DEFAULT_DESK must be a number: it is the default of desk_id" in str(caught.value)
    assert "ACME_DEFAULT_URGENT must be true or false: it is the default of urgent" in str(caught.value)
    assert "hunter" not in str(caught.value)


@pytest.mark.parametrize("text", ["-1", "1.5", "1e3", "0x10", "٣x", "9" * 19, "1 2"])
def test_a_variable_that_is_no_id(worded: Any, text: str) -> None:
    with pytest.raises(SetupError, match="ACME_DEFAULT_DESK must be a number") as caught:
        read_defaults(desk_with_defaults(worded), {"ACME_DEFAULT_DESK": text})
    assert text not in str(caught.value)


def test_every_installation_has_them(worded: Any) -> None:
    environment = {"ACME_BASE": "https://acme.test", "ACME_TOKEN": "t", "ACME_DEFAULT_DESK": "5"}
    (instance,) = read_instances(desk_with_defaults(worded), environment)
    assert instance.defaults == {"ACME_DEFAULT_DESK": 5}


# --- lists, nulls, pairs, markup -----------------------------------------------------------------------

WHOLE = {"as_list": {"items": "integer", "max": 3}}


@pytest.mark.parametrize(
    ("word", "given", "sent"),
    [
        ({"as_list": {}}, "a, b ,, c,", ["a", "b", "c"]),
        ({"as_list": {}}, "a,b,a, b", ["a", "b"]),
        ({"as_list": {}}, "A,a", ["A", "a"]),
        ({"as_list": {}}, "", []),
        ({"as_list": {}}, "one", ["one"]),
        (WHOLE, "12, 15", [12, 15]),
        (WHOLE, "1,2,3,1,2,3,1", [1, 2, 3]),
        (WHOLE, "007", [7]),
        (WHOLE, "12 15\n,16", [12, 15, 16]),
        ({"as_list": {"items": "string"}}, "Big Corp, Small Corp", ["Big Corp", "Small Corp"]),
        (WHOLE, [4, 5], [4, 5]),
        (WHOLE, 4, 4),
        (WHOLE, None, None),
    ],
)
def test_a_text_with_commas_becomes_a_list(word: Mapping[str, Any], given: Any, sent: Any) -> None:
    assert prepared(word, given).arguments == {"a": sent}


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("1,2,3,4", "at most 3 at once"),
        ("1,x,2.5", "x, 2.5: not an id"),
        ("-1", "-1: not an id"),
        ("1;2", "1;2: not an id"),
        ("²", "²: not an id"),
    ],
)
def test_a_list_that_is_refused(given: str, why: str) -> None:
    with pytest.raises(Refusal) as caught:
        prepared(WHOLE, given)
    assert why in caught.value.why
    assert "a" in caught.value.what
    assert "nothing was sent" in caught.value.what
    assert (caught.value.error or {})["code"] == "invalid_arguments"


def test_a_refused_list_sends_nothing_and_echoes_no_big_text(worded: Any) -> None:
    word = {"to": ["query.desk_id"], "as_list": {"items": "integer", "max": 9}}
    worded.tool("list_tickets", "tickets.list", {"desk_ids": word})
    answer = worded.call("list_tickets", desk_ids="x" * 5_000)
    assert answer.is_error
    assert len(answer.content[0]["text"]) < 500
    assert worded.seen == []


NULL = {"null_also": [0, "none"]}


@pytest.mark.parametrize(
    ("given", "sent"),
    [(None, None), (0, None), ("none", None), (False, False), ("0", "0"), (0.0, 0.0), ("", ""), (5, 5)],
)
def test_values_that_mean_null(given: Any, sent: Any) -> None:
    found = prepared(NULL, given).arguments["a"]
    assert found == sent
    assert type(found) is type(sent)


def test_null_is_sent_as_null(worded: Any) -> None:
    worded.answers["PUT /tickets/7"] = {}
    arguments = {"id": {"to": ["path.id"]}, "person": {"to": ["body#/person_id"], "null_also": [0]}, "other": {}}
    worded.tool("assign", "tickets.update", arguments)
    worded.call("assign", id="7", person=0)
    worded.call("assign", id="7", person=None)
    assert [body for *_, body in worded.seen] == [{"person_id": None}] * 2
    worded.call("assign", id="7")
    assert worded.sent[3] == {}


def test_members_become_pairs() -> None:
    word = {"pairs": {"name": "Name", "value": "Value"}}
    given = {"City": "Bonn", "Tags": ["x", "y"], "Empty": None}
    assert prepared(word, given).arguments["a"] == [
        {"Name": "City", "Value": "Bonn"},
        {"Name": "Tags", "Value": ["x", "y"]},
        {"Name": "Empty", "Value": None},
    ]
    assert prepared(word, {}).arguments["a"] == []
    assert prepared(word, [{"Name": "x"}]).arguments["a"] == [{"Name": "x"}]


def test_markup_is_made_and_only_a_loss_is_told(worded: Any) -> None:
    worded.answers["PUT /tickets/7"] = {}
    arguments = {"id": {"to": ["path.id"]}, "text": {"to": ["body#/text"], "transform": "markdown-to-html"}}
    worded.tool("write", "tickets.update", arguments)
    plain = worded.call("write", id="7", text="**a**\nb")
    assert worded.sent[3]["text"].replace("\n", "") == "<p><strong>a</strong><br>b</p>"
    assert "changed" not in plain.meta
    unsafe = worded.call("write", id="7", text="<p onclick='x()'>a</p><script>alert(1)</script>")
    assert "script" not in worded.sent[3]["text"]
    assert "onclick" not in worded.sent[3]["text"]
    assert "removed as unsafe" in unsafe.meta["changed"]["text"]
    assert told(unsafe)["changed"] == unsafe.meta["changed"]
    worded.call("write", id="7", text=None)
    assert worded.sent[3] == {"text": None}
