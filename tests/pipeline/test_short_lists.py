"""What makes a list short: parts written once, texts cut at a sentence, nothing empty. And what it may not lose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import jsonschema_rs
import pytest
from deskwright.catalogue import Catalogue, parse_catalogue
from deskwright.general_tools import find_endpoints
from deskwright.policy import Policy
from deskwright.schema_refs import argument_schema, target, written_out
from deskwright_codegen.emit_catalogue import emit_catalogue
from deskwright_codegen.generate import read_api
from deskwright_codegen.load import DeskInput
from deskwright_codegen.share_schemas import shared
from deskwright_codegen.short_prose import cut
from deskwright_codegen.tool_schemas import SchemaBook
from deskwright_codegen.weights import weigh

LONG = "Whom to ask. " + "The rest of the story goes on and on, and on, " * 3 + "with more than one wants."
ADDRESS = {
    "type": "object",
    "required": ["street"],
    "properties": {
        "street": {"type": "string", "minLength": 1, "maxLength": 200, "description": "Street and number."},
        "country": {"type": "string", "enum": ["Austria", "Belgium", "Denmark", "Germany"], "deprecated": True},
        "since": {"type": ["string", "null"], "format": "date", "examples": ["2026-11-01"]},
    },
    "additionalProperties": False,
}
ORDER = {
    "type": "object",
    "required": ["to"],
    "properties": {
        "to": {"$ref": "#/components/schemas/Address", "description": LONG},
        "from": {"$ref": "#/components/schemas/Address"},
        "stops": {"type": "array", "items": {"$ref": "#/components/schemas/Address"}},
        "part": {"$ref": "#/components/schemas/Part"},
    },
    "example": {"part": {"name": "wheel"}},
}
PART = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}},
    },
}
OLD = {"name": "old", "in": "query", "deprecated": True, "description": "Not any more.", "schema": {"type": "integer"}}
LIKE = {"name": "like", "in": "query", "example": "wh*", "schema": {"type": "string"}}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Post", "version": "1"},
    "paths": {
        "/orders": {
            "post": {
                "operationId": "orders.create",
                "summary": "Send something",
                "description": "Sends it. "
                + "It takes a while, and there is much to say about the way, " * 4
                + "which is long.",
                "requestBody": {"required": True, "content": {"application/json": {"schema": ORDER}}},
                "responses": {"200": {"description": "ok"}},
            },
            "get": {
                "operationId": "orders.list",
                "deprecated": True,
                "summary": "List orders",
                "parameters": [OLD, LIKE],
                "responses": {"200": {"description": "ok"}},
            },
        }
    },
    "components": {"schemas": {"Address": ADDRESS, "Part": PART}},
}


def made(document: Mapping[str, Any] = DOCUMENT) -> dict[str, Any]:
    """The catalogue document."""
    toml = 'title = "Post"\n[local]\n[sdk]\nclass = "Post"\n'
    source = DeskInput("post", "specs/post", {"openapi.json": json.dumps(document), "helpdesk.toml": toml})
    generation, _ = read_api(source)
    assert generation.api is not None, generation.findings
    found: dict[str, Any] = json.loads(emit_catalogue(generation.api))
    return found


@pytest.fixture(scope="module")
def tools() -> dict[str, dict[str, Any]]:
    return {tool["operation"]: tool for tool in made()["tools"]}


@pytest.fixture(scope="module")
def post() -> Catalogue:
    return parse_catalogue(made())


# --- one tool's schema ---------------------------------------------------------------------------------


def test_what_stands_several_times_is_written_once(tools: dict[str, dict[str, Any]]) -> None:
    schema = tools["orders.create"]["listed"]["inputSchema"]
    text = json.dumps(schema)
    assert text.count("Street and number.") == 1
    assert schema["properties"]["from"] == {"$ref": "#/$defs/object"}
    assert schema["properties"]["stops"]["items"] == {"$ref": "#/$defs/object"}
    assert schema["properties"]["to"]["$ref"] == "#/$defs/object"
    assert set(schema["$defs"]) == {"Part", "object"}


GOOD = {"street": "Ring 1", "country": "Austria", "since": None}


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ({"to": GOOD}, True),
        ({"to": GOOD, "from": GOOD, "stops": [GOOD, {"street": "x"}]}, True),
        ({"to": GOOD, "part": {"name": "a", "parts": [{"parts": []}]}}, True),
        ({"from": GOOD}, False),
        ({"to": {**GOOD, "since": "yesterday"}}, False),
        ({"to": {**GOOD, "more": 1}}, False),
        ({"to": GOOD, "stops": [{"street": ""}]}, False),
        ({"to": GOOD, "from": {"street": "x", "country": "Chile"}}, False),
        ({"to": GOOD, "part": {"parts": [{"name": 1}]}}, False),
    ],
)
def test_the_listed_schema_judges_as_the_one_that_is_written_out(
    tools: dict[str, dict[str, Any]], value: Any, fits: bool
) -> None:
    schema = tools["orders.create"]["listed"]["inputSchema"]
    for one in (schema, written_out(schema)):
        assert jsonschema_rs.validator_for(one, validate_formats=True).is_valid(value) is fits


def test_words_of_a_place_stay_at_the_place(tools: dict[str, dict[str, Any]]) -> None:
    schema = tools["orders.create"]["listed"]["inputSchema"]
    assert schema["properties"]["to"]["description"] == "Whom to ask. …"
    assert "description" not in schema["properties"]["from"]
    assert schema["properties"]["part"]["examples"] == [{"name": "wheel"}]
    shown = written_out(schema)["properties"]
    assert shown["to"]["properties"] == shown["from"]["properties"] == shown["stops"]["items"]["properties"]
    assert shown["to"]["properties"]["since"] == {
        "anyOf": [{"type": "string"}, {"type": "null"}],
        "format": "date",
        "examples": ["2026-11-01"],
    }
    assert shown["to"]["properties"]["country"]["deprecated"] is True
    assert shown["to"]["properties"]["country"]["description"] == "Deprecated."


def test_sharing_gives_the_same_schema_back_when_it_is_undone() -> None:
    part = {"type": "string", "enum": ["one of many", "another of many", "yet another one"]}
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {
            "a": {**part, "description": "A."},
            "b": {**part, "default": "one of many"},
            "c": {"type": "array", "items": part},
            "d": {"type": "object", "properties": {"a": part, "enum": {"type": "string", "enum": ["short"]}}},
        },
        "additionalProperties": False,
    }
    made = shared(schema)
    assert len(json.dumps(made)) < len(json.dumps(schema))
    assert written_out(made) == schema
    assert shared(made) == made
    assert shared(schema, whole_arguments=False)["properties"]["a"] == schema["properties"]["a"]


def test_a_small_schema_stays_as_it_is() -> None:
    schema = {"type": "object", "properties": {name: {"type": "string", "format": "date"} for name in "abc"}}
    assert shared(schema) is schema


def test_copies_of_copies_are_not_made() -> None:
    """Each layer names the next one twice: written out it would be a thousand million schemas."""
    layers = {
        f"L{at}": {"type": "object", "properties": {side: {"$ref": f"#/components/schemas/L{at + 1}"} for side in "lr"}}
        for at in range(30)
    }
    book = SchemaBook({"components": {"schemas": {**layers, "L30": {"type": "string"}}}})
    schema = book.written_out({"$ref": "#/components/schemas/L0"})
    assert len(json.dumps(schema)) < 5_000
    value: Any = "end"
    for _ in range(30):
        value = {"l": value}
    assert jsonschema_rs.validator_for(schema).is_valid(value)
    assert not jsonschema_rs.validator_for(schema).is_valid(json.loads(json.dumps(value).replace('"end"', "1")))


# --- words ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [
        ("Short.", 20, "Short."),
        ("One thing. Another thing.", 12, "One thing. …"),
        ("Ask e.g. a colleague of yours. Or not at all.", 32, "Ask e.g. a colleague of yours. …"),
        ("A list:\n\n- one thing\n- another thing, which is long", 20, "A list:\n\n- one thing …"),
        ("word " * 40, 20, "word word word word word word word …"),
        ("A first sentence is longer than that. Then more.", 30, "A first sentence is longer than that. …"),
    ],
)  # fmt: skip
def test_a_text_is_cut_at_a_sentence(text: str, room: int, short: str) -> None:
    assert cut(text, room) == short


def test_what_begins_alike_is_cut_only_once() -> None:
    """The short form leads back to one text, so that nothing is told of the wrong place."""
    document = json.loads(json.dumps(DOCUMENT))
    document["paths"]["/orders"]["get"]["parameters"] = [
        {"name": name, "in": "query", "description": f"{LONG}{name}", "schema": {"type": "string"}} for name in "ab"
    ]
    (tool,) = [tool for tool in made(document)["tools"] if tool["operation"] == "orders.list"]
    properties = tool["listed"]["inputSchema"]["properties"]
    assert [properties[name]["description"] for name in "ab"] == ["Whom to ask. …", f"{LONG}b"]
    assert tool["prose"] == {"Whom to ask. …": f"{LONG}a"}


def test_deprecation_and_examples_are_listed(tools: dict[str, dict[str, Any]]) -> None:
    listed = tools["orders.list"]["listed"]
    assert listed["description"] == "Deprecated. List orders"
    assert listed["inputSchema"]["deprecated"] is True
    assert listed["inputSchema"]["properties"]["old"] == {
        "type": "integer", "deprecated": True, "description": "Deprecated. Not any more.",
    }  # fmt: skip
    assert listed["inputSchema"]["properties"]["like"]["examples"] == ["wh*"]
    assert "deprecated" not in tools["orders.create"]["listed"]["inputSchema"]


def test_facts_hold_nothing_empty(tools: dict[str, dict[str, Any]]) -> None:
    facts = tools["orders.list"]["listed"]["_meta"]["deskwright"]
    assert facts == {"effect": "read", "route": ["GET /orders"], "digest": facts["digest"]}
    assert "title" not in tools["orders.list"]["listed"]


# --- the whole of it, where it is asked for ------------------------------------------------------------


def test_list_endpoints_has_what_the_list_cuts(post: Catalogue) -> None:
    listed = post.operation_tools["orders.create"].listed
    assert listed["description"] == "Send something. Sends it. …"
    rows = {row["action"]: row for row in find_endpoints(post, Policy(), None, None)["endpoints"]}
    assert rows["create"]["description"] == DOCUMENT["paths"]["/orders"]["post"]["description"]
    assert rows["create"]["parameters"] == {"to": "object*", "from": "object", "stops": "array", "part": "object"}
    assert [action for action, row in rows.items() if "inputSchema" in row] == []


@pytest.mark.parametrize("asked", [{"action": "create"}, {"query": "send something"}], ids=["action", "words"])
def test_one_operation_comes_with_its_whole_schema(post: Catalogue, asked: dict[str, str]) -> None:
    found = find_endpoints(post, Policy(), "orders", asked.get("query"), asked.get("action"))
    (row,) = found["endpoints"]
    assert row["inputSchema"]["properties"]["to"]["description"] == LONG
    assert written_out(row["inputSchema"])["properties"]["stops"]["items"]["required"] == ["street"]


def test_an_unknown_action_is_told_the_known_ones(post: Catalogue) -> None:
    found = find_endpoints(post, Policy(), "orders", None, "delete")
    assert found == {"count": 0, "endpoints": [], "actions": ["create", "list"]}


# --- following references ------------------------------------------------------------------------------


def test_an_argument_behind_a_reference_is_found(tools: dict[str, dict[str, Any]]) -> None:
    schema = tools["orders.create"]["listed"]["inputSchema"]
    assert argument_schema(schema, "from")["required"] == ["street"]
    assert argument_schema(schema, "to")["description"] == "Whom to ask. …"
    assert argument_schema(schema, "nobody") == {}
    circle = {
        "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}},
        "properties": {"x": {"$ref": "#/$defs/a"}},
    }
    assert "$ref" in target(circle["properties"]["x"], circle)
    assert target({"$ref": "https://elsewhere.example/x"}, circle) == {"$ref": "https://elsewhere.example/x"}


def test_weights_add_up() -> None:
    source = DeskInput(
        "post",
        "specs/post",
        {"openapi.json": json.dumps(DOCUMENT), "helpdesk.toml": 'title = "Post"\n[local]\n[sdk]\nclass = "Post"\n'},
    )
    generation, _ = read_api(source)
    assert generation.api is not None
    found = weigh(generation.api)
    whole = [tool["listed"] for tool in made()["tools"]]
    assert found.whole == len(json.dumps({"tools": whole}, separators=(",", ":"), ensure_ascii=False).encode()) // 4
    assert (found.default, found.named) == (0, {})
    assert found.of_family("orders") == sum(found.operations.values())
    assert "orders_create" in found.operations
