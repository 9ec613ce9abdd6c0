"""The named tools take what the desks' own servers take: `arguments/<desk>.yaml` lists it, field by field.

An argument may say more (a pattern, that a text is not empty); it may not say anything else.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from deskwright.schema_refs import kinds_of

HERE = Path(__file__).parent
PACKAGE = HERE.parent.parent / "generated" / "helpdesks"
FACTS = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted((HERE / "arguments").glob("*.yaml"))}
#: Arguments that the desk's own server does not have, and its users miss.
ADDED = {
    ("otrs", "create_ticket"): {"visible_to_customer", "dynamic_fields", "files", "files_base64"},
    ("otrs", "get_ticket"): {"include_attachments"},
    ("otrs", "update_ticket"): {"pending_minutes", "dynamic_fields"},
}
#: Where less than one row is a mistake and not a wish.
NARROWED = {("otrs", "search_tickets", "limit"), ("otrs", "search_config_items", "limit")}
CASES = [(desk, tool, name) for desk, tools in FACTS.items() for tool, arguments in tools.items() for name in arguments]


def entry(desk: str, name: str) -> dict[str, Any]:
    """The catalogue's entry of one tool."""
    catalogue = json.loads((PACKAGE / desk / "catalog.json").read_text("utf-8"))
    found: dict[str, Any] = next(tool for tool in catalogue["tools"] if tool["listed"]["name"] == name)
    return found


@pytest.mark.parametrize(("desk", "tool"), [(desk, tool) for desk, tools in FACTS.items() for tool in tools])
def test_no_argument_is_missing_or_invented(desk: str, tool: str) -> None:
    """Names and order, and which are required."""
    facts, listed = FACTS[desk][tool], entry(desk, tool)
    schema = listed["listed"]["inputSchema"]
    added = ADDED.get((desk, tool), set())
    assert listed["kind"] == "named"
    assert listed["default"]
    assert [name for name in schema["properties"] if name not in added] == list(facts)
    assert added <= set(schema["properties"])
    assert set(schema.get("required", [])) == {name for name, fact in facts.items() if fact.get("required")}


@pytest.mark.parametrize(("desk", "tool", "name"), CASES)
def test_argument(desk: str, tool: str, name: str) -> None:
    """Type, default, enum and limits."""
    fact, listed = FACTS[desk][tool][name], entry(desk, tool)
    schema, binding = listed["listed"]["inputSchema"]["properties"][name], listed["arguments"][name]
    assert kinds_of(schema) == [fact["type"], *(["null"] if fact.get("nullable") else [])]
    # of several types each says what holds for it
    schema = {**schema, **next((one for one in schema.get("anyOf") or () if one["type"] == fact["type"]), {})}
    assert schema.get("minimum") == fact.get("minimum") or (desk, tool, name) in NARROWED
    for word in ("default", "enum", "maximum", "minItems", "format", "pattern"):
        if word == "enum" and word in fact:
            assert sorted(schema["enum"]) == sorted(fact["enum"])
        else:
            assert schema.get(word) == fact.get(word) or (word == "pattern" and fact.get("csv")), word
    assert ("enum" in schema) == ("enum" in fact)
    for word in ("minLength", "maxLength", "uniqueItems"):
        assert word not in fact or schema.get(word) == fact[word], word
    if "item" in fact:
        assert schema["items"] == fact["item"]
    if "alias" in fact:
        assert binding["aliases"] == [fact["alias"]]
        assert fact["alias"] not in listed["listed"]["inputSchema"]["properties"]
    if "env" in fact:
        assert binding["default_env"]["env"] == fact["env"]
    if "items" in fact:
        assert schema["maxItems"] == fact["maxItems"]
        _check_items(fact["items"], schema["items"])
    if fact.get("csv"):
        _check_list(fact, schema, binding)


def _check_items(fact: str, schema: dict[str, Any]) -> None:
    """`string`, or `name:type(required),name:type`."""
    if fact == "string":
        assert schema["type"] == "string"
        return
    members = dict(part.split(":") for part in fact.split(","))
    assert set(schema["properties"]) == set(members)
    # a list of things with a name and a content needs both
    required = {name for name, kind in members.items() if "(required)" in kind} or set(members)
    assert set(schema["required"]) == required
    for name, kind in members.items():
        assert "|".join(kinds_of(schema["properties"][name])) == kind.removesuffix("(required)")


def _check_list(fact: dict[str, Any], schema: dict[str, Any], binding: dict[str, Any]) -> None:
    """A comma-separated text: as many entries as the desk takes, and no more."""
    good = fact.get("item_enum") or ["12", "7"]
    jsonschema.validate(",".join(good), schema)
    jsonschema.validate(", ".join(good), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate("twelve", schema)
    if "maxItems" in fact:
        assert binding["as_list"]["max"] == fact["maxItems"]
        jsonschema.validate(",".join(map(str, range(fact["maxItems"]))), schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(",".join(map(str, range(fact["maxItems"] + 1))), schema)


def test_resources_of_otrs() -> None:
    """Its four resources."""
    catalogue = json.loads((PACKAGE / "otrs" / "catalog.json").read_text("utf-8"))
    found = {resource["uri"] for tool in catalogue["tools"] for resource in tool.get("resources") or ()}
    assert found == {
        "otrs://ticket/{ticket_id}",
        "otrs://ticket/{ticket_id}/history",
        "otrs://search/tickets",
        "otrs://configitem/{config_item_id}",
    }


HINTS = ("readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint")
READS, SUBMITS, DECIDES = (True, False, True, False), (False, False, False, False), (False, True, False, False)


@pytest.mark.parametrize("name", FACTS["triage"])
def test_hints_and_answers_of_triage(name: str) -> None:
    """The nine tools' annotations, and that each tells the shape of its answer."""
    tool = entry("triage", name)
    listed = tool["listed"]
    expected = {"submit": SUBMITS, "approve": DECIDES, "reject": DECIDES}.get(name.partition("_")[0], READS)
    assert tuple(listed["annotations"][hint] for hint in HINTS) == expected
    assert listed["inputSchema"]["additionalProperties"] is False
    assert "outputSchema" not in listed  # listed with --output-schemas
    jsonschema.Draft202012Validator.check_schema(tool["outputSchema"])
    assert tool["outputSchema"]["type"] == "object"
    assert tool["outputSchema"]["additionalProperties"] is False


def test_resources_of_triage() -> None:
    """Three templates and one fixed address, with their kinds."""
    catalogue = json.loads((PACKAGE / "triage" / "catalog.json").read_text("utf-8"))
    found = [
        (resource["uri"], resource["name"], resource["mime"])
        for tool in catalogue["tools"]
        for resource in tool.get("resources") or ()
    ]
    assert sorted(found) == [
        ("audit://ticket/{id}", "ticket-audit", "application/json"),
        ("knowledge://{id}", "knowledge", "text/markdown"),
        ("metrics://queue", "queue-metrics", "application/json"),
        ("ticket://{id}", "ticket", "application/json"),
    ]
