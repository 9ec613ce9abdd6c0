"""One odd construct per document: its operation is degraded or left out with a finding, its neighbour is untouched."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import pytest

from .reading import check, listed, read

OK = {"get": {"operationId": "ok", "responses": {"200": {"description": "x"}}}}
ANY = {"200": {"description": "x", "content": {"application/json": {"schema": {}}}}}


def document(operation: Any = None, schemas: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A document whose `POST /odd` is the operation, beside `GET /ok`."""
    paths = {"/odd": {"post": operation}} if operation is not None else {}
    components = {"components": {"schemas": schemas}} if schemas is not None else {}
    return (
        {"openapi": "3.1.0", "info": {"title": "Odd", "version": "1"}, "paths": {**paths, "/ok": OK}}
        | components
        | more
    )


def body(schema: Any) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    return {"operationId": "odd", "requestBody": {"required": True, "content": content}, "responses": ANY}


def taking(*parameters: Any) -> dict[str, Any]:
    return {"operationId": "odd", "parameters": list(parameters), "responses": ANY}


def query(schema: Any, name: str = "q") -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema}


def properties(document: dict[str, Any], route: str = "POST /odd") -> Any:
    return check(document)[1][route]["inputSchema"]["properties"]


REF = {"$ref": "#/components/schemas/A"}
#: name -> (schema of the member `m` of a body, what the tool says of it, values taken, values refused, findings)
SCHEMAS: dict[str, tuple[Any, list[Any], list[Any], list[str]]] = {
    "true": (True, [1, None, {}], [], []),
    "false": (False, [], [1, None, {}], []),
    "null": (None, [1, "x"], [], []),
    "text": ("string", [1, "x"], [], ["GEN123"]),
    "list": ([], [1, "x"], [], ["GEN123"]),
    "const": ({"const": {"a": [1]}}, [{"a": [1]}], [1, {"a": []}], []),
    "const null": ({"const": None}, [None], [1], []),
    "prefix items": (
        {"type": "array", "prefixItems": [{"type": "integer"}, True], "items": False},
        [[1], [1, "x"]], [["x"], [1, 2, 3]], [],
    ),
    "old tuple": (
        {"type": "array", "items": [{"type": "integer"}], "additionalItems": False},
        [[1]], [["x"], [1, 2]], [],
    ),
    "if then else": (
        {"if": {"type": "string"}, "then": {"minLength": 2}, "else": {"type": "integer"}},
        ["xx", 1], ["x", 1.5], [],
    ),
    "not": ({"not": {"type": "string"}}, [1], ["x"], []),
    "contains": ({"type": "array", "contains": {"type": "integer"}, "minContains": 2}, [[1, 2]], [[1], ["x"]], []),
    "property names": ({"propertyNames": {"pattern": "^x"}}, [{"x1": 1}], [{"y": 1}], []),
    "pattern properties": (
        {"patternProperties": {"^x": {"type": "integer"}}, "additionalProperties": False},
        [{"x": 1}], [{"x": "a"}, {"y": 1}], [],
    ),
    "dependent schemas": ({"dependentSchemas": {"a": {"required": ["b"]}}}, [{"a": 1, "b": 1}, {}], [{"a": 1}], []),
    "dependent required": ({"dependentRequired": {"a": ["b", "b"]}}, [{"a": 1, "b": 1}], [{"a": 1}], []),
    "dependencies": (
        {"dependencies": {"a": ["b"], "c": {"required": ["d"]}}},
        [{"a": 1, "b": 1}], [{"a": 1}, {"c": 1}], [],
    ),
    "unevaluated": ({"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": False}, [{"a": 1}], [{"b": 1}], []),
    "unevaluated reference": ({"unevaluatedProperties": REF}, [{"b": "x"}], [{"b": 5}], []),
    "type list": ({"type": ["string", "null"]}, ["x", None], [1], []),
    "type list twice": ({"type": ["string", "string"]}, ["x"], [1], []),
    "type unknown": ({"type": "text"}, ["x", 1], [], ["GEN123"]),
    "type in capitals": ({"type": "String"}, ["x"], [1], ["GEN123"]),
    "type partly unknown": ({"type": ["string", "any"]}, ["x"], [1], ["GEN123"]),
    "type file": ({"type": "file"}, ["x"], [1], []),
    "enum mixed": ({"enum": [1, "a", None, {"x": 1}, True]}, [1, "a", None, {"x": 1}, True], [2, False], []),
    "enum twice": ({"enum": ["a", "a", "b"]}, ["a", "b"], ["c"], ["GEN123"]),
    "enum of 1 and true": ({"enum": [1, True]}, [1, True], [2], []),
    "enum empty": ({"enum": []}, ["x"], [], ["GEN123"]),
    "enum no list": ({"enum": "a"}, ["x"], [], ["GEN123"]),
    "pattern unreadable": ({"type": "string", "pattern": "("}, ["x"], [1], ["GEN124"]),
    "pattern of one engine": ({"type": "string", "pattern": "\\p{L}"}, ["x"], [1], ["GEN124"]),
    "pattern no text": ({"type": "string", "pattern": 5}, ["x"], [1], ["GEN123"]),
    "pattern property unreadable": (
        {"patternProperties": {"(": {}}, "additionalProperties": False},
        [{"x": 1}], [], ["GEN124"],
    ),
    "bounds contradict": ({"type": "integer", "minimum": 5, "maximum": 1}, [3], ["x"], ["GEN125"]),
    "lengths contradict": ({"type": "string", "minLength": 5, "maxLength": 1}, ["x"], [1], ["GEN125"]),
    "bounds equal and excluded": ({"minimum": 1, "exclusiveMaximum": 1}, [1], [], ["GEN125"]),
    "bound no number": ({"type": "integer", "minimum": "5"}, [1], ["x"], ["GEN123"]),
    "bound endless": ({"type": "integer", "maximum": 10**400}, [1], ["x"], ["GEN123"]),
    "multiple of zero": ({"multipleOf": 0}, [1], [], ["GEN123"]),
    "length negative": ({"minLength": -1}, [""], [], ["GEN123"]),
    "length whole float": ({"type": "string", "minLength": 2.0}, ["xx"], ["x"], []),
    "exclusive of 3.0": ({"minimum": 1, "exclusiveMinimum": True}, [2], [1], []),
    "required no list": ({"type": "object", "required": True}, [{}], [1], ["GEN123"]),
    "required twice": ({"required": ["a", "a"]}, [{"a": 1}], [{}], ["GEN123"]),
    "required of no names": ({"required": [5, "a"]}, [{"a": 1}], [{}], ["GEN123"]),
    "properties no object": ({"type": "object", "properties": []}, [{}], [1], ["GEN123"]),
    "additional properties no schema": ({"type": "object", "additionalProperties": "yes"}, [{"x": 1}], [1], ["GEN123"]),
    "items no schema": ({"type": "array", "items": 5}, [[1]], [1], ["GEN123"]),
    "union empty": ({"anyOf": []}, [1], [], ["GEN123"]),
    "union no list": ({"oneOf": {"type": "string"}}, [1], [], ["GEN123"]),
    "union of booleans": ({"anyOf": [True, False]}, [1], [], []),
    "dependencies to nowhere": ({"dependencies": {"a": {"$ref": "#/nowhere"}}}, [{"a": 1}], [], ["GEN123"]),
    "null or null": ({"anyOf": [{"type": "null", "description": "none"}, {"type": "null"}]}, [None], [1], []),
    "default of another type": ({"type": "boolean", "default": "yes"}, [True], ["yes"], ["GEN126"]),
    "default not in enum": ({"enum": ["a"], "default": "b"}, ["a"], ["b"], ["GEN126"]),
    "example of another type": ({"type": "integer", "example": "x", "examples": "x"}, [1], ["x"], ["GEN123"]),
    "description no text": ({"type": "string", "description": ["x"]}, ["x"], [1], ["GEN123"]),
    "read only no flag": ({"type": "string", "readOnly": "yes", "deprecated": 1}, ["x"], [1], ["GEN123"]),
    "discriminator no object": ({"oneOf": [REF], "discriminator": "kind"}, ["x"], [5], ["GEN123"]),
    "discriminator astray": (
        {"oneOf": [REF], "discriminator": {"propertyName": "k", "mapping": {"a": 5}}},
        ["x"], [5], ["GEN123"],
    ),
    "discriminator to nowhere": (
        {"oneOf": [REF], "discriminator": {"propertyName": "k", "mapping": {"a": "#/no"}}},
        ["x"], [5], [],
    ),
    "addresses": ({"$id": "https://a.example/b", "$schema": "x:y", "$anchor": "a", "type": "string"}, ["x"], [1], []),
    "reference beside others": ({**REF, "description": "beside", "minLength": 2}, ["xx"], ["x", 5], []),
    "nullable without type": ({"nullable": True}, [None, 1], [], []),
    "empty name": (
        {"type": "object", "properties": {"": {}, "a": {"type": "string"}}, "required": ["", "a"]},
        [{"a": "x"}], [{}], ["GEN123"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema(name: str) -> None:
    """A member of a body: what the listed schema takes and refuses, and what is told."""
    schema, taken, refused, codes = SCHEMAS[name]
    made, tools = check(document(body({"type": "object", "properties": {"m": schema}}), {"A": {"type": "string"}}))
    judge = jsonschema_rs.Draft202012Validator(tools["POST /odd"]["inputSchema"])
    assert [value for value in taken if not judge.is_valid({"m": value})] == []
    assert [value for value in refused if judge.is_valid({"m": value})] == []
    assert sorted({found.code for found in made.findings if "GEN120" <= found.code <= "GEN139"}) == codes
    assert made.left_out == ()


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_in_every_other_place(name: str) -> None:
    """The same as a parameter, an answer, an item, a part of a union and a component, in 3.0 as well."""
    schema = SCHEMAS[name][0]
    odd = {
        "operationId": "odd",
        "parameters": [
            query(schema),
            {"name": "X-H", "in": "header", "content": {"application/json": {"schema": schema}}},
        ],
        "requestBody": {
            "content": {"multipart/form-data": {"schema": {"type": "object", "properties": {"m": schema}}}}
        },
        "responses": {"200": {"description": "x", "content": {"application/json": {"schema": {"items": schema}}}}},
    }
    whole = document(
        odd, {"A": {"type": "string"}, "B": schema, "C": {"anyOf": [schema, {"additionalProperties": schema}]}}
    )
    whole["paths"]["/more"] = {"post": {**body({"$ref": "#/components/schemas/B"}), "operationId": "more"}}
    whole["paths"]["/most"] = {"post": {**body({"$ref": "#/components/schemas/C"}), "operationId": "most"}}
    for version in ("3.1.0", "3.0.3"):
        made, tools = check({**whole, "openapi": version})
        assert sorted(tools) == ["GET /ok", "POST /more", "POST /most", "POST /odd"]
        assert made.left_out == ()


RECURSIVE: dict[str, dict[str, Any]] = {
    "properties": {"A": {"type": "object", "properties": {"next": REF}}},
    "items": {"A": {"type": "array", "items": REF}},
    "additional properties": {"A": {"type": "object", "additionalProperties": REF}},
    "mutual": {"A": {"properties": {"b": {"$ref": "#/components/schemas/B"}}}, "B": {"properties": {"a": REF}}},
    "through allOf": {"A": {"allOf": [{"properties": {"next": REF}}, {"required": ["x"]}]}},
    "through oneOf": {"A": {"oneOf": [{"type": "string"}, {"type": "object", "properties": {"a": REF}}]}},
    "through not and if": {"A": {"if": {"properties": {"a": REF}}, "then": {"not": {"items": REF}}}},
    "of itself with anyOf": {"A": {"anyOf": [{"type": "string"}, {"type": "array", "items": REF}]}},
    "pattern properties": {"A": {"patternProperties": {"^x": REF}}},
    "dense": {
        name: {"type": "object", "properties": {other: {"$ref": f"#/components/schemas/{other}"} for other in "ABCDEF"}}
        for name in "ABCDEF"
    },
}


@pytest.mark.parametrize("name", RECURSIVE)
def test_a_recursive_schema(name: str) -> None:
    """It stays recursive in the tool, and the validator follows it."""
    made, tools = check(document(body(REF), RECURSIVE[name]))
    assert sorted(tools) == ["GET /ok", "POST /odd"]
    assert "#/$defs/" in json.dumps(tools["POST /odd"])
    assert made.findings == []


@pytest.mark.parametrize(
    "schemas",
    [
        {"A": REF},
        {"A": {"$ref": "#/components/schemas/B"}, "B": REF},
        {"A": {"allOf": [REF]}},
        {"A": {"allOf": [{"$ref": "#/components/schemas/B"}, {"type": "object"}]}, "B": {"allOf": [REF]}},
        {"A": {"anyOf": [REF, {"type": "string"}]}},
        {"A": {"oneOf": [{"$ref": "#/components/schemas/B"}]}, "B": {"anyOf": [REF]}},
        {"A": {"not": REF}},
        {"A": {"if": REF, "then": {"type": "string"}}},
        {"A": {"dependentSchemas": {"x": REF}}},
    ],
)
def test_a_schema_that_is_only_itself(schemas: dict[str, Any]) -> None:
    """Nothing that can be followed to an end: told, and no validator runs in a circle."""
    made, tools = check(document(body(REF), schemas))
    assert "GET /ok" in tools
    assert made.findings
    assert made.left_out in ((), ("POST /odd",))


#: name -> (operation, finding, whether it is left out)
OPERATIONS: dict[str, tuple[Any, str, bool]] = {
    "a text": ("x", "GEN005", True),
    "a list": ([], "GEN005", True),
    "responses a list": ({"responses": ["200"]}, "GEN122", False),
    "responses a text": ({"responses": "200"}, "GEN122", False),
    "a response a text": ({"responses": {"200": "fine"}}, "GEN122", False),
    "a status that is none": ({"responses": {"fine": {}, "600": {}, "": {}}}, "GEN122", False),
    "parameters an object": ({"parameters": {"q": {}}}, "GEN122", False),
    "a parameter a text": (taking("q"), "GEN130", False),
    "a parameter without a name": (taking({"in": "query"}), "GEN130", False),
    "a parameter in the body": (taking({"name": "x", "in": "body"}), "GEN130", False),
    "a parameter twice": (taking(query({}), query({})), "GEN130", False),
    "a header twice": (taking({"name": "X-A", "in": "header"}, {"name": "x-a", "in": "header"}), "GEN130", False),
    "a header with a break": (taking({"name": "X\r\nY: z", "in": "header"}), "GEN130", False),
    "a reference no text": (body({"$ref": 5}), "GEN004", True),
    "a reference to nowhere": (body({"items": {"$ref": "#/nowhere"}}), "GEN004", True),
    "a parameter to nowhere": (taking({"$ref": "#/nowhere"}), "GEN004", True),
    "a style that is none": (taking({**query({}), "style": "odd"}), "GEN122", False),
    "a style of another place": (taking({**query({}), "style": "matrix"}), "GEN122", False),
    "required as a text": (taking({**query({}), "required": "true"}), "GEN122", False),
    "content of a parameter empty": (taking({"name": "q", "in": "query", "content": 5}), "GEN122", False),
    "content of a parameter twice": (
        taking({"name": "q", "in": "query", "content": {"a/b": {}, "c/d": {}}}),
        "GEN122", False,
    ),
    "body a list": ({"requestBody": []}, "GEN122", False),
    "content empty": ({"requestBody": {"content": {}}}, "GEN122", False),
    "content a list": ({"requestBody": {"content": []}}, "GEN122", False),
    "media type odd": ({"requestBody": {"content": {"json": {}}}}, "GEN122", False),
    "media type injected": ({"requestBody": {"content": {"text/plain\r\nX-Evil: 1": {}}}}, "GEN122", False),
    "media type null": ({"requestBody": {"content": {"application/json": 5}}}, "GEN122", False),
    "encoding odd": (
        {"requestBody": {"content": {"multipart/form-data": {"schema": {"properties": {}}, "encoding": {"a": 5}}}}},
        "GEN122", False,
    ),
    "encoding injected": (
        {
            "requestBody": {
                "content": {"multipart/form-data": {"encoding": {"a": {"contentType": "image/png, a/b\r\nX-Evil: 1"}}}}
            }
        },
        "GEN122",
        False,
    ),
    "tags a text": ({"tags": "Users"}, "GEN122", False),
    "tags an object": ({"tags": {}}, "GEN122", False),
    "summary no text": ({"summary": {"a": 1}, "description": 5}, "GEN122", False),
    "operationId a list": ({"operationId": ["x"]}, "GEN122", False),
    "deprecated a text": ({"deprecated": "yes"}, "GEN122", False),
    "security a text": ({"security": "key"}, "GEN122", False),
    "security of no objects": ({"security": ["key"]}, "GEN122", False),
    "security unknown": ({"security": [{"nobody": []}]}, "GEN071", False),
    "servers a text": ({"servers": "/v2"}, "GEN122", False),
    "server broken": ({"servers": [{"url": "http://["}]}, "GEN122", False),
    "nothing at all": ({}, "GEN051", False),
}  # fmt: skip


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation(name: str) -> None:
    operation, code, gone = OPERATIONS[name]
    made, tools = check(document(operation))
    assert code in {found.code for found in made.findings}
    assert made.left_out == (("POST /odd",) if gone else ())
    assert sorted(tools) == (["GET /ok"] if gone else ["GET /ok", "POST /odd"])


ROOTS: dict[str, tuple[dict[str, Any], str]] = {
    "info a text": ({"info": "x"}, "GEN005"),
    "components a list": ({"components": []}, "GEN005"),
    "schemas a list": ({"components": {"schemas": []}}, "GEN122"),
    "parameters a text": ({"components": {"parameters": "x"}}, "GEN122"),
    "servers an object": ({"servers": {}}, "GEN005"),
    "tags a text": ({"tags": "x"}, "GEN005"),
    "security a text": ({"security": "x"}, "GEN122"),
    "a scheme a text": ({"components": {"securitySchemes": {"key": "x"}}}, "GEN122"),
    "a key in the body": (
        {"components": {"securitySchemes": {"key": {"type": "apiKey", "in": "body", "name": "k"}}}},
        "GEN122",
    ),
    "a key with a break": (
        {"components": {"securitySchemes": {"k": {"type": "apiKey", "in": "header", "name": "a\nb"}}}},
        "GEN122",
    ),
    "flows a list": ({"components": {"securitySchemes": {"k": {"type": "oauth2", "flows": []}}}}, "GEN122"),
    "webhooks": ({"webhooks": {"new": {"post": {}}}}, "GEN055"),
}  # fmt: skip


@pytest.mark.parametrize("name", ROOTS)
def test_a_part_beside_the_operations(name: str) -> None:
    more, code = ROOTS[name]
    made, tools = check(document(**more))
    assert code in {found.code for found in made.findings}
    assert list(tools) == ["GET /ok"]


def test_a_path_item() -> None:
    """No object, a reference to itself, one that leads nowhere, one with odd parts; all others stay."""
    paths = {
        "/ok": OK,
        "/list": [],
        "/null": None,
        "/self": {"$ref": "#/paths/~1self"},
        "/gone": {"$ref": "#/nowhere"},
        "/other": {"$ref": "#/paths/~1ok"},
        "/odd": {"parameters": "x", "servers": 5, "summary": 5, "get": OK["get"]},
        "relative": OK,
        "/bro\nken": OK,
    }
    made, tools = check(document(paths=paths))
    assert sorted(tools) == ["GET /odd", "GET /ok", "GET /other"]
    assert sorted(made.left_out) == ["GET /bro\nken", "GET relative"]


def test_strict_reading_refuses_what_lenient_reading_leaves_out() -> None:
    from deskwright_codegen.generate import read_api

    from .reading import desk_input

    odd = document(taking({"$ref": "#/nowhere"}))
    made = read_api(desk_input(odd))[0]
    assert made.failed
    assert made.api is None
    assert made.left_out == ()
    assert [found.code for found in made.findings] == ["GEN004"]


@pytest.mark.parametrize(
    "text", ["{", "[]", "5", '"x"', "", '{"openapi": "3.1.0"}', '{"openapi": "3.1.0", "paths": null}']
)
def test_what_is_no_document_is_a_finding(text: str) -> None:
    made = read(text)
    assert made.failed
    assert made.api is None


def test_a_schema_nested_500_deep_is_cut() -> None:
    schema: Any = {"type": "string"}
    for _ in range(500):
        schema = {"type": "object", "properties": {"p": schema}}
    text = json.dumps(document(body({"$ref": "#/components/schemas/A"}), {"A": "@"}))
    deep = '{"type": "object", "properties": {"p": ' * 500 + '{"type": "string"}' + "}}" * 500
    made = read(text.replace('"@"', deep))
    assert {found.code for found in made.findings} == {"GEN127"}
    assert len(listed(made)) == 2


def test_a_schema_that_grows_tenfold_at_each_step_is_not_written_out() -> None:
    schemas: dict[str, Any] = {
        f"S{step}": {"properties": {letter: {"$ref": f"#/components/schemas/S{step + 1}"} for letter in "abcdefghij"}}
        for step in range(30)
    }
    made, tools = check(document(body({"$ref": "#/components/schemas/S0"}), {**schemas, "S30": {"type": "string"}}))
    assert len(json.dumps(tools["POST /odd"])) < 50_000
    assert made.findings == []


def test_3000_operations_with_the_same_id_or_none() -> None:
    paths = {f"/p{number}": {"get": {"operationId": "same"}, "post": {}} for number in range(1500)}
    made, tools = check(document(paths=paths))
    assert len(tools) == 3000
    assert {found.code for found in made.findings} == {"GEN050", "GEN051"}


def test_an_operation_of_a_shared_path_item_decides_nothing_by_itself() -> None:
    """The overlay's words are not the document's to say, wherever it says them."""
    claimed = {
        "x-effect": {"effect": "read", "reason": "trust me"},
        "x-derived-effect": "read",
        "x-tool": [{"name": "a"}],
    }
    shared = {"delete": {"operationId": "b", "x-source": {"file": "evil", "pointer": "/"}, **claimed}}
    made, tools = check(
        document(
            paths={"/a": {"delete": {"operationId": "a", **claimed}}, "/b": {"$ref": "#/components/pathItems/B"}},
            components={"pathItems": {"B": shared}},
        )
    )
    assert {tool["_meta"]["deskwright"]["effect"] for tool in tools.values()} == {"destroy"}
    assert len(tools) == 2
    assert {found.code for found in made.findings} == {"GEN131"}
