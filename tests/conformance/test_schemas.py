"""What is listed names one type each, accepts what it accepted, and its errors are as plain as before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from deskwright.arguments import SchemaChecks
from deskwright.errors import Refusal
from deskwright.general_tools import _kind
from deskwright.governance import secrets
from deskwright.schema_refs import kinds_of, meant
from deskwright_codegen.schema_walk import children_of
from deskwright_codegen.single_types import single_types

GENERATED = Path(__file__).parents[2] / "generated" / "helpdesks"
DESKS = sorted(path.parent.name for path in GENERATED.glob("*/catalog.json"))
VALUES: list[Any] = [
    None, True, False, 0, 1, 7, -1, 2.0, 2.5, "", "a", "abc", "Low", "2026-01-01", [], [1], ["a"], ["a", "a"], [None],
    {}, {"id": 1}, {"id": "x"}, {"id": 1, "more": None}, {"more": {"id": 2}}, 10, 20, "10",
]  # fmt: skip
SCHEMAS: dict[str, dict[str, Any]] = {
    "nullable text": {"type": ["string", "null"], "minLength": 1, "maxLength": 2, "description": "Said."},
    "text or number": {"type": ["string", "integer"], "minimum": 1, "pattern": "^[a-z]+$"},
    "number with integer": {"type": ["integer", "number", "null"], "maximum": 2},
    "nullable enum": {"type": ["string", "null"], "enum": ["Low", "High", None]},
    "enum without null": {"type": ["string", "null"], "enum": ["Low"]},
    "enum of two types": {"type": ["integer", "string"], "enum": [10, 20, "Low"]},
    "enum of wholes": {"type": ["integer", "boolean"], "enum": [1, 2.0, True]},
    "enum that never fits": {"type": ["string", "null"], "enum": [1]},
    "nullable object": {
        "type": ["object", "null"],
        "properties": {"id": {"type": ["integer", "null"]}},
        "required": ["id"],
        "additionalProperties": False,
    },
    "list of either": {"type": ["array", "string"], "items": {"type": ["integer", "null"]}, "minItems": 1},
    "format": {"type": ["string", "null"], "format": "date"},
    "const": {"type": ["string", "integer"], "const": 7},
    "choice beside": {"type": ["object", "string"], "anyOf": [{"required": ["id"]}, {"minLength": 2}]},
    "choice and all": {"type": ["object", "null"], "anyOf": [{"required": ["id"]}], "allOf": [{"minProperties": 1}]},
    "inside others": {"allOf": [{"type": ["string", "array"]}, {"not": {"type": ["array", "null"]}}]},
    "one in a list": {"type": ["string"]},
    "plain": {"type": "string"},
}


def accepts(schema: dict[str, Any]) -> list[bool]:
    check = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    return [check.is_valid(value) for value in VALUES]


def schemas_in(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for child in children_of(schema):
            yield from schemas_in(child)


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_accepts_what_it_accepted(name: str) -> None:
    made = single_types(SCHEMAS[name])
    assert accepts(made) == accepts(SCHEMAS[name])
    left = [inner["type"] for inner in schemas_in(made) if isinstance(inner.get("type"), list)]
    assert left == ([["string", "null"]] if name == "enum that never fits" else [])


def test_how_it_is_written() -> None:
    assert single_types(SCHEMAS["nullable text"]) == {
        "anyOf": [{"type": "string", "minLength": 1, "maxLength": 2}, {"type": "null"}],
        "description": "Said.",
    }
    assert single_types(SCHEMAS["nullable enum"]) == {
        "anyOf": [{"type": "string", "enum": ["Low", "High"]}, {"type": "null"}]
    }
    assert single_types(SCHEMAS["enum without null"]) == {"type": "string", "enum": ["Low"]}
    # what marks a secret stays where it is looked for
    secret = single_types({"type": ["string", "null"], "format": "password"})
    assert secret == {"anyOf": [{"type": "string"}, {"type": "null"}], "format": "password"}


@pytest.mark.parametrize("desk", DESKS)
def test_no_listed_schema_has_two_types(desk: str) -> None:
    listed = 0
    for tool in _tools(desk):
        for schema in (tool["listed"]["inputSchema"], tool.get("outputSchema")):
            for inner in schemas_in(schema):
                listed += 1
                assert not isinstance(inner.get("type"), list), (tool["listed"]["name"], inner)
    assert listed > 50


def _tools(desk: str) -> list[dict[str, Any]]:
    catalogue = json.loads((GENERATED / desk / "catalog.json").read_text("utf-8"))
    tools: list[dict[str, Any]] = list(catalogue["tools"])
    return tools


ROOT = single_types(
    {
        "type": "object",
        "properties": {
            "name": {"type": ["string", "null"], "maxLength": 3},
            "owner": {
                "type": ["object", "null"],
                "properties": {"id": {"type": "integer"}},
                "required": ["id"],
                "additionalProperties": False,
            },
            "tags": {"type": ["array", "null"], "items": {"type": ["string", "integer"]}},
            "level": {"type": ["integer", "string"], "enum": [10, "Low"]},
        },
    }
)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"name": 5}, "name: must be null or string, not integer"),
        ({"name": "long"}, "name: must have at most 3 characters, not 4"),
        ({"owner": []}, "owner: must be null or object, not array"),
        ({"owner": {}}, "owner.id: missing (integer)"),
        ({"owner": {"id": "x"}}, "owner.id: must be integer, not string"),
        ({"owner": {"id": 1, "ids": 2}}, "owner: no such name ids; did you mean id?"),
        ({"tags": [None]}, "tags[0]: must be integer or string, not null"),
        ({"level": "High"}, "level: must be one of Low, not High"),
        ({"level": 2.5}, "level: must be integer or string, not number"),
    ],
)
def test_what_is_wrong_is_said_of_the_option_that_was_meant(given: dict[str, Any], told: str) -> None:
    with pytest.raises(Refusal) as caught:
        SchemaChecks().check("t", ROOT, given)
    assert caught.value.why == told


def test_who_reads_a_schema_sees_through_a_choice() -> None:
    properties = ROOT["properties"]
    assert kinds_of(properties["name"]) == ["string", "null"]
    assert kinds_of({"type": ["integer", "null"]}) == ["integer", "null"]
    assert meant(properties["owner"], {"id": 1}, ROOT)["required"] == ["id"]
    assert "required" not in meant(properties["owner"], None, ROOT)
    assert _kind(properties["level"]) == "10|Low"
    assert _kind(properties["owner"]) == "object|null"


def test_a_secret_in_an_object_that_may_be_null_stays_one() -> None:
    inner = {"type": ["object", "null"], "properties": {"word": {"type": ["string", "null"], "format": "password"}}}
    paths = secrets._paths_in("owner", {"word": "x", "other": "y"}, single_types(inner), {})
    assert list(paths) == [["owner", "word"]]
