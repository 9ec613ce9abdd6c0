"""The typebook of an OTRS desk: what each operation type takes and gives, and what of that an address can carry.

One book knows all types there are; a web service uses some of them. Refuses an entry that is malformed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import jsonschema

from .finding import Finding
from .load import load_file
from .pointer import pointer
from .read_otrs_routes import Export

BOOK = "typebook.yaml"
_REF = "#/components/schemas/"
_SCHEMA = {"type": "object", "$ref": "https://json-schema.org/draft/2020-12/schema"}
#: One operation type in the typebook.
ENTRY: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "summary": {"type": "string", "minLength": 1},
        "description": {"type": "string"},
        "request": _SCHEMA,
        "response": _SCHEMA,
        "ticket_data": _SCHEMA,
        "effect": {"enum": ["read", "write_internal", "write_outbound", "destroy"]},
        "errors": {"type": "array", "items": {"type": "string", "minLength": 1}},
        "schema": {"const": "none"},
        "reason": {"type": "string", "minLength": 1},
        "words": {"type": "string"},
    },
    "if": {"required": ["schema"]},
    "then": {"required": ["reason"]},
    "else": {"required": ["summary", "request"]},
}
_SHAPE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "schemas": {"type": "object", "additionalProperties": _SCHEMA},
        "types": {"type": "object", "additionalProperties": ENTRY},
    },
}


@dataclass(slots=True)
class Book:
    """The typebook: schemas, and an entry per type (None where it is malformed)."""

    schemas: dict[str, Any] = field(default_factory=dict)
    types: dict[str, dict[str, Any] | None] = field(default_factory=dict)

    def resolve(self, schema: Any) -> dict[str, Any]:
        """The schema behind a chain of references to the typebook's own."""
        seen: set[str] = set()
        while isinstance(schema, dict) and str(schema.get("$ref", "")).startswith(_REF):
            name = schema["$ref"].removeprefix(_REF)
            if name in seen:
                return {}
            seen.add(name)
            rest = {key: value for key, value in schema.items() if key != "$ref"}
            target = self.schemas.get(name)
            schema = {**target, **rest} if isinstance(target, dict) else rest
        return schema if isinstance(schema, dict) else {}

    def carried(self, schema: Any, *, lists: bool) -> dict[str, Any] | None:
        """The schema without the forms that an address cannot carry; None where that leaves nothing."""
        resolved = self.resolve(schema)
        kinds = resolved.get("type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if "object" in kinds or "properties" in resolved:
            return None
        if "array" in kinds and (not lists or self.carried(resolved.get("items", {}), lists=False) is None):
            return None
        for key in ("anyOf", "oneOf"):
            options = resolved.get(key)
            if isinstance(options, list):
                kept = [plain for option in options if (plain := self.carried(option, lists=lists)) is not None]
                rest = {name: value for name, value in resolved.items() if name != key}
                if not kept:
                    return None
                return {**rest, key: kept} if len(kept) > 1 else {**kept[0], **rest}
        return resolved


def read_book(export: Export) -> Book | None:
    """The typebook; None after telling what is wrong with the whole of it."""
    loaded = load_file(export.source, BOOK)
    export.findings.extend(loaded.findings)
    if loaded.findings:
        return None
    value = {} if loaded.value is None else loaded.value
    broken: set[tuple[str, ...]] = set()

    def wrong(path: list[str | int], what: str) -> None:
        broken.add(tuple(map(str, path[:2])))
        keys = ", ".join(sorted(ENTRY["properties"]))
        fix = f"a type has {keys}; it needs summary and request, or schema: none and a reason"
        if path[:1] == ["schemas"] or len(path) > 3:
            fix = "correct the schema: it is not what JSON Schema 2020-12 knows"
        export.findings.append(Finding("GEN032", export.source.where(BOOK, pointer(*path)), what, fix))

    for error in sorted(jsonschema.Draft202012Validator(_SHAPE).iter_errors(value), key=lambda error: error.json_path):
        wrong(list(error.absolute_path), error.message[:300])
    if any(len(place) < 2 for place in broken):
        return None
    schemas = (value.get("schemas") or {}).items()
    book = Book({name: {} if ("schemas", str(name)) in broken else schema for name, schema in schemas})
    for name, entry in (value.get("types") or {}).items():
        place = ("types", str(name))
        if place not in broken and "request" in entry:
            if "schema" in entry:
                wrong(["types", name, "schema"], "there is a request, and the schema is none")
            elif "properties" not in book.resolve(entry["request"]):
                wrong(["types", name, "request"], "the request is no object with properties")
        book.types[str(name)] = None if place in broken else entry
    return book
