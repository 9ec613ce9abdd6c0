"""Reader for OpenAPI 3.0 and 3.1, JSON or YAML: the same document as 3.1, each operation knowing where it stood.

Refuses other versions; everything that is only odd is left to the normaliser.
"""

from __future__ import annotations

import re
from typing import Any

from .finding import Finding
from .join import SCHEMA_CHILDREN, SCHEMA_LISTS, SCHEMA_MAPS, join
from .load import DeskInput
from .pointer import pointer
from .scrub import scrub

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_VERSION = re.compile(r"^3\.[01](?:\.|$)")
#: Not `default`: outside of schemas that is an answer.
_DATA = {"example", "examples", "enum", "const"}


def read_openapi(
    source: DeskInput, name: str, value: Any, settings: dict[str, Any]
) -> tuple[dict[str, Any] | None, list[Finding]]:
    """The document as OpenAPI 3.1, with what is wrong in single places; None where there is nothing to go on with."""
    version = str(value["openapi"])
    if not _VERSION.match(version):
        return None, [
            Finding(
                "GEN003",
                source.where(name, "/openapi"),
                f"OpenAPI {version[:20]} is not known",
                "supply the document as OpenAPI 3.0 or 3.1, or Swagger 2.0",
            )
        ]
    document, findings = scrub(source, name, value)
    if document is None:
        return None, findings
    findings += shape_findings(source, name, document)
    if not isinstance(document.get("paths"), dict):
        return None, findings
    document["paths"] = {path: item for path, item in document["paths"].items() if not path.startswith("x-")}
    findings += join(source, name, document)
    if version.startswith("3.0"):
        raise_to_31(document)
        document["openapi"] = "3.1.0"
    mark_sources(source, name, document)
    return document, findings


def mark_sources(source: DeskInput, name: str, document: dict[str, Any]) -> None:
    """Each operation knows where it stood."""
    for path, item in document["paths"].items():
        for method in METHODS if isinstance(item, dict) else ():
            if isinstance(item.get(method), dict):
                item[method]["x-source"] = {
                    "file": f"{source.folder}/{name}",
                    "pointer": pointer("paths", path, method),
                }


def shape_findings(source: DeskInput, name: str, document: dict[str, Any]) -> list[Finding]:
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
            if path.startswith("x-"):
                continue
            if not path.startswith("/"):
                wrong(pointer("paths", path), "a path must begin with /")
            if not isinstance(item, dict):
                wrong(pointer("paths", path), "a path item must be an object")
                continue
            for method in METHODS:
                if method in item and not isinstance(item[method], dict):
                    wrong(pointer("paths", path, method), "an operation must be an object")
    return found


def raise_to_31(value: Any) -> None:
    """Walk a 3.0 document and write its schemas as 3.1 does (nullable, exclusive bounds), in place."""
    if isinstance(value, list):
        for child in value:
            raise_to_31(child)
    elif isinstance(value, dict):
        for key, child in value.items():
            if key == "schema" or (key == "schemas" and isinstance(child, dict)):
                for schema in [child] if key == "schema" else child.values():
                    _raise_schema(schema)
            elif key not in _DATA and not key.startswith("x-"):
                raise_to_31(child)


def _raise_schema(schema: Any) -> None:
    if not isinstance(schema, dict):
        return
    if isinstance(schema.get("items"), list):
        items = schema.pop("items")
        if items:
            schema.setdefault("prefixItems", items)
        if isinstance(schema.get("additionalItems"), (dict, bool)):
            schema["items"] = schema.pop("additionalItems")
    for key in SCHEMA_LISTS:
        for child in schema[key] if isinstance(schema.get(key), list) else ():
            _raise_schema(child)
    for key in SCHEMA_CHILDREN:
        _raise_schema(schema.get(key))
    for key in SCHEMA_MAPS:
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
    if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
    kind = schema.get("type")
    if isinstance(kind, str):
        schema["type"] = [kind, "null"] if kind != "null" else kind
    elif isinstance(kind, list):
        schema["type"] = kind if "null" in kind else [*kind, "null"]
    elif "$ref" in schema:
        schema["anyOf"] = [{"$ref": schema.pop("$ref")}, {"type": "null"}]
    elif "allOf" in schema:
        # allOf of one reference is how 3.0 says "this schema, or null".
        schema["anyOf"] = [{"allOf": schema.pop("allOf")}, {"type": "null"}]
    else:
        for key in ("anyOf", "oneOf"):
            if isinstance(schema.get(key), list):
                schema[key] = [*schema[key], {"type": "null"}]
                return
