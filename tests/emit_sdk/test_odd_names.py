"""Names that documents really use and that Python, the generator or our own imports use too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import small_desk as desk
from deskwright_codegen.emit_sdk import SdkOperation, SdkResult, emit_sdk

NAMES = ["Any", "Client", "Literal", "Mapping", "Model", "None", "Reader", "Response", "T", "Unset", "class"]
QUOTED = ["it's", 'say "x"', "back\\slash", "{{ x }}", "new\nline", "]|['"]


def _wire(name: str, method: str, path: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "method": method, "path": path, "parameters": [], "body": None, "responses": {}} | more


def _printed() -> SdkResult:
    def ref(name: str) -> dict[str, str]:
        return {"$ref": f"#/components/schemas/{name}"}

    schemas: dict[str, Any] = {
        name: {"type": "object", "required": ["it"], "properties": {"it": ref(name), "next": ref(NAMES[index - 1])}}
        for index, name in enumerate(NAMES)
    }
    schemas["Words"] = {"type": "string", "enum": QUOTED}
    schemas["Numbers"] = {"type": "integer", "enum": [2, 1]}
    schemas["Tree"] = {"type": "object", "additionalProperties": ref("Tree")}
    schemas["Maps"] = {"type": "object", "additionalProperties": {"type": "array", "items": ref("Client")}}
    schemas["Odd"] = {
        "type": "object",
        "required": ["nothing", "class", "matrix"],
        "properties": {
            "nothing": {"type": ["string", "null"]},
            "class": {"anyOf": [ref("Words"), ref("Numbers"), {"type": "array", "items": ref("Client")}]},
            "matrix": {"type": "array", "items": {"type": "array", "items": {"oneOf": [ref("T"), {"type": "null"}]}}},
            "fixed": {"const": 'a"b\\'},
            "self": {"type": "string"},
            "def": {"const": 3},
            "tree": ref("Tree"),
            "maps": ref("Maps"),
            "cast": {"type": "number"},
            "values": {"type": "object", "additionalProperties": {"type": "integer"}},
            "_hidden": {"type": "boolean"},
            "é/~name": {"type": "string"},
        },
    }
    answer = {"content": {"application/json": {"schema": {"oneOf": [ref(name) for name in NAMES]}}}, "description": ""}
    parameters = [
        {"name": name, "in": place, "schema": {"type": "string"}}
        for place, name in (("query", "client"), ("query", "_client"), ("query", "self"), ("query", "body"))
    ]
    header = {"name": "X-List", "in": "header", "schema": {"type": "array", "items": {"type": "string"}}}
    key = {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}}
    odd = {"required": True, "content": {"application/vnd.odd+json": {"schema": ref("Odd")}}}
    everything = {"tags": ["import"], "operationId": "import.class", "parameters": [*parameters, header, key]}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "odd", "version": "1"},
        "components": {"schemas": schemas},
        "paths": {
            "/a": {"post": {**everything, "requestBody": odd, "responses": {"200": answer, "2XX": answer}}},
            "/b": {"get": {"tags": ["import"], "operationId": "import.odd", "responses": {"200": {"description": ""}}}},
        },
    }
    json_answer = {"kind": "json", "media": "application/json"}
    wires = [
        _wire(
            "import.class",
            "POST",
            "/a",
            body={"required": True, "media": {"application/vnd.odd+json": {"kind": "json"}}},
            responses={"200": json_answer, "2XX": json_answer},
            idempotency={"header": "idempotency-key"},
        ),
        _wire("import.odd", "GET", "/b", responses={"default": {"kind": "binary", "media": "*/*"}}),
    ]
    wanted = {wire["id"]: SdkOperation(wire["id"], "import", wire["id"].split(".")[1], wire, "") for wire in wires}
    return emit_sdk("odd", document, wanted)


def test_odd_names_are_printed_whole(tmp_path: Path) -> None:
    result = _printed()
    assert result.warnings == ()
    binding = result.bindings["import.class"]
    assert (binding.namespace, binding.method) == ("import_", "class_")
    assert binding.arguments["header.Idempotency-Key"] == "idempotency_key"
    assert len(set(binding.arguments.values())) == len(binding.arguments)
    assert binding.arguments["body"] == "body_"  # `self` is a parameter and a property: nothing is flattened

    desk.write_tree(tmp_path)
    for name, text in {**result.files, "__init__.py": ""}.items():
        target = tmp_path / "helpdesks" / "odd" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    code = """
from helpdesks.odd.sdk.models import Odd
import helpdesks.odd.sdk.namespaces.import_, helpdesks.odd.sdk.models as models
sent = {"nothing": None, "class": [{"it": {"it": None}}], "matrix": [[None]], "tree": {"a": {"b": {}}},
        "fixed": "other", "values": {"a": 1}, "maps": {"x": []}, "_hidden": True, "\\u00e9/~name": "e", "more": 1}
try:
    Odd.from_dict(sent)
except ValueError as misfit:
    assert "Odd.class" in str(misfit), misfit
sent["class"] = "it's"
assert Odd.from_dict(sent).to_dict() == sent
assert Odd.from_dict(sent).tree.additional_properties["a"].additional_properties["b"]
for name in dir(models):
    getattr(models, name)
"""
    ran = desk.run(tmp_path, "-c", code)
    assert ran.returncode == 0, ran.stderr
    told = desk.run(tmp_path, "-m", "mypy", "--strict", "--config-file", "", "helpdesks/odd")
    assert "Success" in told.stdout, told.stdout
