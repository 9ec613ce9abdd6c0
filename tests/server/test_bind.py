"""Where arguments go: a table of places, maps, merges and constants."""

from __future__ import annotations

from typing import Any

import pytest
from deskwright.bind import bind, chosen_operation, pointed
from deskwright.catalogue import Catalogue, Operation, Tool
from deskwright.errors import Refusal
from deskwright.invoke import bind_all
from deskwright.resolve import Resolved


def tool(arguments: dict[str, Any], **more: Any) -> Tool:
    fields: dict[str, Any] = {
        "name": "t", "listed": {"name": "t", "inputSchema": {}}, "kind": "named", "default": True, "toolset": "x",
        "module": None, "function": None, "operations": ("o",), "operation": "o", "dispatch": None,
        "arguments": arguments, "constants": (), "rules": (), "include": (), "uploads": (), "output": None,
        "aliases": (), "open": False,
    }  # fmt: skip
    return Tool(**{**fields, **more})


def operation(*places: str) -> Operation:
    parameters = [dict(zip(("in", "name"), place.split(".", 1), strict=True)) for place in places]
    return Operation(
        "o", "f", "a", "", "", "POST", "/x", {}, {"default": "read"}, "t", "typed", None, "", {"parameters": parameters}
    )


TABLE: dict[str, tuple[dict[str, Any], list[Any], dict[str, Any], dict[str, Any]]] = {
    "every place": (
        {"a": {"to": ["path.p"]}, "b": {"to": ["query.q"]}, "c": {"to": ["header.X-H"]}, "d": {"to": ["cookie.k"]},
         "e": {"to": ["body#/e"]}},
        [],
        {"a": "1", "b": [1, 2], "c": "h", "d": "c", "e": None},
        {"path": {"p": "1"}, "query": {"q": [1, 2]}, "header": {"X-H": "h"}, "cookie": {"k": "c"}, "body": {"e": None}},
    ),
    "null outside the body is absent": ({"b": {"to": ["query.q"]}}, [], {"b": None}, {}),
    "nothing given, nothing sent": ({"b": {"to": ["query.q"]}, "e": {"to": ["body#/e"]}}, [], {}, {}),
    "nested": ({"s": {"to": ["body#/data/subject"]}}, [], {"s": "x"}, {"body": {"data": {"subject": "x"}}}),
    "escaped": ({"s": {"to": ["body#/a~1b/~0"]}}, [], {"s": 1}, {"body": {"a/b": {"~": 1}}}),
    "two places": ({"q": {"to": ["body#/q", "body#/data/q"]}}, [], {"q": 1}, {"body": {"q": 1, "data": {"q": 1}}}),
    "whole body": ({"body": {"to": ["body"]}}, [], {"body": [1]}, {"body": [1]}),
    "not sent": ({"f": {"to": []}, "g": {"to": ""}}, [], {"f": 1, "g": 2}, {}),
    "map": ({"c": {"to": ["query.q"], "values": {"true": "ok"}}}, [], {"c": True}, {"query": {"q": "ok"}}),
    "map to absent": ({"c": {"to": ["body#/i"], "values": {"false": None}}}, [], {"c": False}, {}),
    "map by text": ({"c": {"to": ["query.q"], "values": {"open": 1}}}, [], {"c": "open"}, {"query": {"q": 1}}),
    "map misses": ({"c": {"to": ["query.q"], "values": {"open": 1}}}, [], {"c": "else"}, {"query": {"q": "else"}}),
    "otherwise": ({"n": {"to": ["query.q"], "otherwise": 20}}, [], {}, {"query": {"q": 20}}),
    "otherwise given": ({"n": {"to": ["query.q"], "otherwise": 20}}, [], {"n": 5}, {"query": {"q": 5}}),
    "merge comes first": (
        {"s": {"to": ["body#/s"]}, "all": {"to": ["body"], "merge": True}},
        [],
        {"s": 1, "all": {"s": 0, "t": 2}},
        {"body": {"s": 1, "t": 2}},
    ),
    "merge into a part": (
        {"s": {"to": ["body#/data/s"]}, "all": {"to": ["body#/data"], "merge": True}},
        [],
        {"s": 1, "all": {"t/u": 2}},
        {"body": {"data": {"t/u": 2, "s": 1}}},
    ),
    "also": (
        {"a": {"to": ["body#/a"], "also": [{"place": "body#/b", "value": 1}, {"place": "query.q", "value": "x"}]}},
        [],
        {"a": 0},
        {"body": {"a": 0, "b": 1}, "query": {"q": "x"}},
    ),
    "also, not given": ({"a": {"to": ["query.q"], "also": [{"place": "body#/b", "value": 1}]}}, [], {}, {}),
    "also, given null": (
        {"a": {"to": ["body#/a"], "also": [{"place": "body#/b", "value": 1}]}}, [], {"a": None}, {"body": {"a": None}},
    ),
    "also of what goes nowhere": (
        {"a": {"to": "", "also": [{"place": "body#/b", "value": 1}]}}, [], {"a": 1}, {"body": {"b": 1}},
    ),
    "constant wins": ({"a": {"to": ["body#/a"]}}, [{"place": "body#/a", "value": 9}], {"a": 1}, {"body": {"a": 9}}),
}  # fmt: skip


@pytest.mark.parametrize("case", TABLE)
def test_places(case: str) -> None:
    arguments, constants, given, expected = TABLE[case]
    places = ("path.p", "query.q", "header.X-H", "cookie.k") if case == "every place" else ("query.q",)
    found = bind(tool(arguments, constants=constants), operation(*places), given)
    assert found == expected


def test_an_open_tool_takes_names_the_schema_does_not_have() -> None:
    opened = tool({"a": {"to": ["body#/a"]}}, open=True)
    assert bind(opened, operation(), {"a": 1, "b/c": [2]}) == {"body": {"a": 1, "b/c": [2]}}


def test_the_callers_arguments_stay_as_they_are() -> None:
    given = {"all": {"data": {}}, "s": 1}
    bind(tool({"all": {"to": ["body"], "merge": True}, "s": {"to": ["body#/data/s"]}}), operation(), given)
    assert given == {"all": {"data": {}}, "s": 1}


@pytest.mark.parametrize(
    "made",
    [
        tool({}, constants=[{"place": "body#/data", "value": {"kind": 1}}]),
        tool({"a": {"to": "", "also": [{"place": "body#/data", "value": {"kind": 1}}]}}),
    ],
)
def test_one_call_leaves_nothing_to_the_next(made: Tool) -> None:
    """What a look-up or an upload puts into a constant object would be sent with the next caller's request, too."""
    first = bind_all(made, operation(), Resolved({"a": 1}, [("body#/data/files", ["secret"])]))
    assert first == {"body": {"data": {"kind": 1, "files": ["secret"]}}}
    assert bind_all(made, operation(), Resolved({"a": 1})) == {"body": {"data": {"kind": 1}}}


def test_missing_path_values_are_told_together() -> None:
    with pytest.raises(Refusal, match="lacks part") as caught:
        bind(tool({"a": {"to": ["path.a"]}}), operation("path.a", "path.b"), {"a": ""})
    assert "a, b" in caught.value.why


def test_a_value_in_the_way_is_told() -> None:
    arguments = {"a": {"to": ["body#/x"]}, "b": {"to": ["body#/x/y"]}}
    with pytest.raises(Refusal, match="cannot be placed"):
        bind(tool(arguments), operation(), {"a": 1, "b": 2})


def test_dispatch(catalogue: Catalogue) -> None:
    report = catalogue.named["run_report"]
    assert chosen_operation(report, {"report": "meta"}) == "reports.meta"
    with pytest.raises(Refusal, match="cannot tell"):
        chosen_operation(report, {"report": "other"})
    # an argument that the chosen operation has no place for is refused, not dropped
    with pytest.raises(Refusal) as caught:
        bind(report, catalogue.operations["reports.meta"], {"report": "meta", "group_by": "day"})
    assert "group_by" in caught.value.why


def test_pointers() -> None:
    document = {"a": [{"b/c": 1}], "": 2}
    assert pointed(document, "/a/0/b~1c") == 1
    assert pointed(document, "") is document
    assert pointed(document, "/") == 2
    assert pointed(document, "/a/7", "none") == "none"
    assert pointed("text", "/0", None) is None
