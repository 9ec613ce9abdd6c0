"""Reader for OpenAPI 3.0 and 3.1, JSON or YAML: the same document as 3.1, each operation knowing where it stood.

Refuses other versions; everything that is only odd is left to the normaliser.
"""

from __future__ import annotations

import copy
from typing import Any

from .finding import Finding
from .load import DeskInput
from .pointer import pointer

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
#: What OpenAPI may put beside a schema's own keywords in 3.0 and 3.1 has no place.
_SCHEMA_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
_SCHEMA_CHILDREN = ("items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else")
_SCHEMA_MAPS = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")


def read_openapi(
    source: DeskInput, name: str, value: Any, settings: dict[str, Any]
) -> tuple[dict[str, Any] | None, list[Finding]]:
    """The document as OpenAPI 3.1, or the findings that say why it is not one."""
    if not isinstance(value, dict) or "openapi" not in value:
        kind = "a Swagger 2.0 document" if isinstance(value, dict) and "swagger" in value else "no OpenAPI document"
        return None, [
            Finding("GEN002", source.where(name), f"this is {kind}", "supply OpenAPI 3.0 or 3.1 (`openapi: 3.1.0`)")
        ]
    version = str(value["openapi"])
    if not version.startswith(("3.0", "3.1")):
        return None, [
            Finding("GEN003", source.where(name, "/openapi"), f"OpenAPI {version} is not known", "use 3.0 or 3.1")
        ]
    findings = _shape_findings(source, name, value)
    if findings:
        return None, findings
    document = copy.deepcopy(value)
    if version.startswith("3.0"):
        _raise_to_31(document)
        document["openapi"] = "3.1.0"
    for path, item in document["paths"].items():
        for method in METHODS:
            if isinstance(item.get(method), dict):
                item[method]["x-source"] = {
                    "file": f"{source.folder}/{name}",
                    "pointer": pointer("paths", path, method),
                }
    return document, []


def _shape_findings(source: DeskInput, name: str, document: dict[str, Any]) -> list[Finding]:
    """What would make later stages stumble over the outermost structure."""
    found = []

    def wrong(at: str, what: str) -> None:
        found.append(Finding("GEN005", source.where(name, at), what, "correct the document"))

    for key, kind in (("info", dict), ("paths", dict), ("components", dict), ("servers", list), ("tags", list)):
        if key in document and not isinstance(document[key], kind):
            wrong(pointer(key), f"{key} is not {'an object' if kind is dict else 'a list'}")
    if "paths" not in document:
        wrong("", "the document has no paths")
    elif isinstance(document["paths"], dict):
        for path, item in document["paths"].items():
            if not str(path).startswith("/"):
                wrong(pointer("paths", path), "a path must begin with /")
            if not isinstance(item, dict):
                wrong(pointer("paths", path), "a path item must be an object")
                continue
            for method in METHODS:
                if method in item and not isinstance(item[method], dict):
                    wrong(pointer("paths", path, method), "an operation must be an object")
    return found


def _raise_to_31(value: Any) -> None:
    """Walk a 3.0 document and write its schemas as 3.1 does (nullable, exclusive bounds), in place."""
    if isinstance(value, list):
        for child in value:
            _raise_to_31(child)
    elif isinstance(value, dict):
        for key, child in value.items():
            if key == "schema" or (key == "schemas" and isinstance(child, dict)):
                for schema in [child] if key == "schema" else child.values():
                    _raise_schema(schema)
            elif key not in {"example", "examples", "default", "enum"}:
                _raise_to_31(child)


def _raise_schema(schema: Any) -> None:
    if not isinstance(schema, dict):
        return
    for key in _SCHEMA_LISTS:
        for child in schema.get(key) or []:
            _raise_schema(child)
    for key in _SCHEMA_CHILDREN:
        _raise_schema(schema.get(key))
    for key in _SCHEMA_MAPS:
        if isinstance(schema.get(key), dict):
            for child in schema[key].values():
                _raise_schema(child)
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(schema.get(exclusive), bool) and schema.pop(exclusive) and bound in schema:
            schema[exclusive] = schema.pop(bound)
    if schema.pop("nullable", False) is True:
        _allow_null(schema)
    if "example" in schema and "examples" not in schema:
        schema["examples"] = [schema.pop("example")]


def _allow_null(schema: dict[str, Any]) -> None:
    """`nullable: true` as 3.1 says it."""
    if "enum" in schema and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
    if isinstance(schema.get("type"), str):
        schema["type"] = [schema["type"], "null"]
    elif "$ref" in schema:
        schema["anyOf"] = [{"$ref": schema.pop("$ref")}, {"type": "null"}]
    elif "allOf" in schema:
        # allOf of one reference is how 3.0 says "this schema, or null".
        schema["anyOf"] = [{"allOf": schema.pop("allOf")}, {"type": "null"}]
    else:
        for key in ("anyOf", "oneOf"):
            if key in schema:
                schema[key] = [*schema[key], {"type": "null"}]
                return
