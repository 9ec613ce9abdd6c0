"""What the SDK generator drops or breaks on its own: through our document all is there, typed, and inert."""

from __future__ import annotations

import ast
import json
from typing import Any

import pytest
from deskwright_codegen.finding import Level
from deskwright_codegen.gates import broken_modules, lost_operations
from deskwright_codegen.generate import Generation, generate_desk

from .odd_documents import NAMES
from .reading import desk_input
from .test_constructs import document


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def answering(schema: Any, media: str = "application/json", status: str = "200") -> dict[str, Any]:
    return {"responses": {status: {"description": "x", "content": {media: {"schema": schema}}}}}


def sending(schema: Any, media: str = "application/json", **more: Any) -> dict[str, Any]:
    return {"requestBody": {"content": {media: {"schema": schema}}, **more}, "responses": {}}


def taking(*parameters: dict[str, Any]) -> dict[str, Any]:
    return {"parameters": list(parameters), "responses": {}}


def one(name: str, place: str = "query", schema: Any = None) -> dict[str, Any]:
    return {"name": name, "in": place, "required": place == "path", "schema": schema or {"type": "string"}}


THING = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}}
SCHEMAS = {
    "Thing": THING,
    "Word": {"type": "string", "enum": ["a", "b"]},
    "Titled": {**THING, "title": "Same"},
    "AlsoTitled": {**THING, "title": "Same"},
    "thing_item": THING,
    "ThingItem": {"type": "object", "properties": {"other": {"type": "integer"}}},
    "Reactions": {"type": "object", "properties": {"+1": {"type": "integer"}, "-1": {"type": "integer"}}},
    "Votes": {"type": "object", "properties": {"a-b": {}, "a_b": {"type": "string"}, "aB": {"type": "boolean"}}},
    "Mixed": {"enum": [1, "a", None]},
    "Both": {"allOf": [ref("Thing"), {"properties": {"more": {"type": "integer"}}}]},
    "Said": {"allOf": [ref("Word"), {"description": "a word"}]},
    "Text": {"allOf": [{"type": "string"}, {"minLength": 2}]},
    "Array": {"type": "array"},
    "Tree": {"type": "object", "properties": {"children": {"type": "array", "items": ref("Tree")}}},
}  # fmt: skip
CASE = {"type": "array", "items": {"anyOf": [ref("thing_item"), ref("ThingItem")]}}
FILTER = {**one("filter", schema=ref("Thing")), "style": "deepObject"}
CONTENT = {"name": "q", "in": "query", "content": {"application/json": {"schema": ref("Thing")}}}
SAME = [one("id", place) for place in ("path", "query", "header", "cookie")]
FILE = {"properties": {"f": {"type": "string", "format": "binary"}}}
#: path -> (method, operation, what the SDK's function returns, or takes)
TRAPS: dict[str, tuple[str, dict[str, Any], str]] = {
    "/titles": ("get", answering({"anyOf": [ref("Titled"), ref("AlsoTitled")]}), "Titled | AlsoTitled"),
    "/case": ("get", answering(CASE), "list[ThingItem | ThingItem2]"),
    "/any": ("get", answering(ref("Thing"), "*/*"), "Thing"),
    "/charset": ("get", answering(ref("Thing"), "application/json; charset=utf-8"), "Thing"),
    "/vendor": ("get", answering(ref("Thing"), "application/vnd.api+json"), "Thing"),
    "/capitals": ("get", answering(ref("Thing"), "APPLICATION/JSON"), "Thing"),
    "/range": ("get", answering(ref("Thing"), status="2XX"), "Thing"),
    "/default": ("get", answering(ref("Thing"), status="default"), "Thing"),
    "/pdf": ("get", answering({"type": "string", "format": "binary"}, "application/pdf"), "bytes"),
    "/csv": ("get", answering({"type": "string"}, "text/csv"), "str"),
    "/xml": ("get", answering({}, "application/xml"), "str"),
    "/mixed": ("get", answering(ref("Mixed")), "Any"),
    "/reactions": ("get", answering(ref("Reactions")), "Reactions"),
    "/votes": ("get", answering(ref("Votes")), "Votes"),
    "/both": ("get", answering(ref("Both")), "Both"),
    "/said": ("get", answering(ref("Said")), "Said"),
    "/text": ("get", answering(ref("Text")), "str"),
    "/array": ("get", answering(ref("Array")), "list[Any]"),
    "/tree": ("get", answering(ref("Tree")), "Tree"),
    "/true": ("get", answering(True), "Any"),
    "/prefix": ("get", answering({"type": "array", "prefixItems": [{"type": "integer"}]}), "list[int]"),
    "/constant": ("get", answering({"const": 'it\'s "x" | \\'}), "Literal['it\\'s \"x\" | \\\\']"),
    "/nothing": ("get", {}, "Any"),
    "/default/{id}": ("get", taking(one("id", "path", {"type": "string", "default": "x"})), "id: str"),
    "/undeclared/{id}": ("get", {"responses": {}}, "id: str"),
    "/dotted/{a.b}": ("get", taking(one("a.b", "path")), "a_b_path: str"),
    "/license/{license}": ("get", taking(one("license", "path")), "license_: str"),
    "/same/{id}": ("get", taking(*SAME), "id: str"),
    "/twice/{id}/{id}": ("get", taking(one("id", "path")), "id: str"),
    "/alike/{a}": ("get", taking(one("a", "path")), "a: str"),
    "/alike/{b}": ("get", taking(one("b", "path")), "b: str"),
    "/little": ("get", taking(one("a-b"), one("a_b"), one("a b"), one("A-B"), one("aB")), "a_b: str"),
    "/deep": ("get", taking(FILTER), "filter_: Thing | Mapping[str, Any]"),
    "/content": ("get", taking(CONTENT), "q: Any"),
    "/header": ("get", taking(one("X-L", "header", {"anyOf": [{"type": "string"}, {"type": "null"}]})), "x_l: str"),
    "/all-of": ("get", taking(one("q", schema={"allOf": [ref("Word")]})), "q: Word"),
    "/optional": ("post", sending({"oneOf": [{"type": "string"}, {"type": "integer"}]}), "body: str | int | Unset"),
    "/plain": ("post", sending({"type": "string"}, "text/plain"), "body: str"),
    "/xml-body": ("post", sending({}, "application/xml"), "body: str"),
    "/file": ("post", sending(FILE), "f: "),
    "/upload": ("post", sending(FILE, "multipart/form-data"), "f: File"),
    "/names": ("post", sending({"properties": {name: {"type": "string"} for name in NAMES}}), "class_: str"),
}  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Generation:
    paths: dict[str, Any] = {}
    for path, (method, operation, _) in TRAPS.items():
        paths[path] = {method: {"operationId": "one" if path.startswith("/alike") else path, **operation}}
    made = generate_desk(desk_input(document(paths=paths, schemas=SCHEMAS)))
    assert not made.failed, [found.render() for found in made.findings if found.level is Level.ERROR]
    return made


def test_nothing_is_lost(made: Generation) -> None:
    """Strictly, and without a schema or an operation relaxed."""
    assert made.api is not None
    assert len(made.api.operations) == len(TRAPS)
    assert lost_operations(made) == []
    assert broken_modules("odd", made.files) == []
    assert json.loads(made.locks["degrade.lock"]) == {}
    assert not {found.code for found in made.findings} & {"GEN060", "GEN061", "GEN062", "GEN120", "GEN121", "GEN132"}


def test_every_trap(made: Generation) -> None:
    """What each function says: its answer's type, or the argument in question."""
    wrong = {}
    for path, (method, _, expected) in TRAPS.items():
        (module,) = [
            text
            for name, text in made.files.items()
            if name.startswith("sdk/api/") and f'"path": "{path}"' in text and f'"method": "{method.upper()}"' in text
        ]
        (function,) = [node for node in ast.parse(module).body if getattr(node, "name", "") == "sync_detailed"]
        assert isinstance(function, ast.FunctionDef)
        if ": " in expected:
            said = [f"{argument.arg}: {ast.unparse(argument.annotation)}" for argument in function.args.kwonlyargs]  # type: ignore[arg-type]
            fits = any(argument.startswith(expected) for argument in said)
        else:
            said = [ast.unparse(function.returns or ast.Constant(None))]
            fits = said == [f"_Response[{expected}]"]
        if not fits:
            wrong[path] = said
    assert wrong == {}


def test_wire_names_come_back(made: Generation) -> None:
    """An attribute with another name sends and reads the document's own."""
    reactions = made.files["sdk/models/reactions.py"]
    assert '_Member("+1", ' in reactions
    assert '_Member("-1", ' in reactions
    calls = [text for name, text in made.files.items() if name.startswith("sdk/api/")]
    names = next(text for text in calls if '"path": "/names"' in text)
    sent = {
        key.value
        for node in ast.walk(ast.parse(names))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    }
    assert {name for name in NAMES if name} <= sent


CANARY = (
    "canary()", '"""\ncanary()\n"""', "'''\ncanary()\n'''", '" + canary() + "', "' + canary() + '",
    '\\", canary(), "', "{{ canary() }}", "{% if canary() %}", "\ncanary()\n", "#\ncanary()", "\\\ncanary()",
    "\r\ncanary()", "\u2028canary()", "]\ncanary()\n[", ")\ncanary()\n(", "x: canary() = canary()",
    '\\"""\ncanary()', "f{canary()}", "\x0ccanary()",
)  # fmt: skip


def test_no_text_of_a_document_becomes_code() -> None:
    """Names, descriptions, values, paths and ids that try to: no generated module calls what they name."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for index, text in enumerate(CANARY):
        member = {"type": "string", "description": text, "default": text, "enum": [text, "x"], "title": text}
        schemas[text] = {
            "type": "object",
            "title": text,
            "description": text,
            "properties": {text: member, "c": {"const": text}},
            "required": [text],
            "additionalProperties": {"description": text},
        }
        inline = {"type": "object", "properties": {text: {"type": "object", "properties": {text: member}}}}
        body = {"type": "object", "description": text, "properties": {"a": inline, text: member}}
        name = text.replace("~", "~0").replace("/", "~1")
        paths[f"/p{index}/{{id}}"] = {
            "post": {
                "operationId": text,
                "summary": text,
                "description": text,
                "tags": [text],
                "parameters": [
                    {"name": text, "in": "query", "description": text, "schema": member},
                    {"name": f"X-{index}", "in": "header", "description": text, "schema": {"enum": [text, "y"]}},
                ],
                "requestBody": {"description": text, "content": {"application/json": {"schema": body}}},
                **answering({"anyOf": [{"$ref": f"#/components/schemas/{name}"}, {"const": text}]}),
            }
        }
    info = {"title": CANARY[1], "version": CANARY[2], "description": CANARY[3]}
    made = generate_desk(desk_input(document(paths=paths, schemas=schemas, info=info)), lenient=True)
    assert not made.failed, [found.render() for found in made.findings if found.level is Level.ERROR]
    assert made.api is not None
    assert len(made.api.operations) == len(CANARY)
    modules = {name: text for name, text in made.files.items() if name.endswith(".py")}
    assert sum("canary" in text for text in modules.values()) > 20
    for name, text in modules.items():
        for node in ast.walk(ast.parse(text)):
            called = node.func if isinstance(node, ast.Call) else None
            assert not (isinstance(called, ast.Name) and called.id == "canary"), name


def test_what_is_only_written_is_not_expected_back() -> None:
    secret = {"type": "string", "writeOnly": True}
    user = {
        "type": "object",
        "required": ["name", "password", "pin"],
        "properties": {"name": {"type": "string"}, "password": secret, "pin": ref("Pin")},
    }
    sent = {**user, "properties": {**user["properties"], "nick": {"type": "string"}}}
    schemas = {"User": user, "Sent": sent, "Pin": {"type": "integer", "writeOnly": True}}
    operation = {"operationId": "makeUser", **sending(ref("Sent")), **answering(ref("User"))}
    made = generate_desk(desk_input(document(operation, schemas)))
    assert not made.failed
    answered, given = (made.files[f"sdk/models/{name}.py"] for name in ("user", "sent"))
    assert "name: str\n" in answered
    assert "password: str | Unset" in answered
    assert "pin: int | Unset" in answered
    assert "password: str\n" in given
