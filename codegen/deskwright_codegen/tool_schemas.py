"""Schemas as a model reads them: references written out, only what a caller needs, one root object.

Refuses to lose a constraint: only titles, examples and marks for generators are left out.
"""

from __future__ import annotations

from typing import Any

from .normalise import children_of, map_children
from .text import clean_prose

_REF = "#/components/schemas/"
_LEFT_OUT = {
    "title",
    "examples",
    "example",
    "xml",
    "externalDocs",
    "discriminator",
    "readOnly",
    "writeOnly",
    "$comment",
}


class SchemaBook:
    """The component schemas of one normalised document."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.schemas: dict[str, Any] = document["components"]["schemas"]
        self._recursive = {name for name in self.schemas if self._reaches(name, name)}

    def _reaches(self, start: str, goal: str) -> bool:
        seen: set[str] = set()
        todo = [start]
        while todo:
            for name in _references(self.schemas.get(todo.pop())):
                if name == goal:
                    return True
                if name not in seen:
                    seen.add(name)
                    todo.append(name)
        return False

    def resolve(self, schema: Any) -> Any:
        """The schema behind a chain of plain references."""
        seen: set[str] = set()
        while isinstance(schema, dict) and str(schema.get("$ref", "")).startswith(_REF):
            name = schema["$ref"].removeprefix(_REF)
            if name in seen:
                return {}
            seen.add(name)
            siblings = {key: value for key, value in schema.items() if key != "$ref"}
            target = self.schemas.get(name, {})
            schema = {**target, **siblings} if isinstance(target, dict) else target
        return schema

    def written_out(self, schema: Any) -> dict[str, Any]:
        """The schema without references, but for recursive ones, which lead to its own `$defs`."""
        definitions: dict[str, Any] = {}

        def expand(value: Any) -> Any:
            if not isinstance(value, dict):
                return value
            ref = str(value.get("$ref", ""))
            if ref.startswith(_REF):
                name = ref.removeprefix(_REF)
                siblings = {key: child for key, child in value.items() if key != "$ref"}
                if name in self._recursive:
                    if name not in definitions:
                        definitions[name] = {}
                        definitions[name] = expand(self.schemas[name])
                    return {"$ref": f"#/$defs/{name}"} | (expand(siblings) if siblings else {})
                target = self.schemas.get(name, {})
                return expand({**target, **siblings}) if isinstance(target, dict) else target
            made = {key: child for key, child in map_children(value, expand).items() if key not in _LEFT_OUT}
            if isinstance(made.get("description"), str):
                made["description"] = clean_prose(made["description"])
            return _tidy(made)

        made = expand(schema)
        if made is True or made == {}:
            return {}
        if made is False:
            return {"not": {}}
        return {**made, "$defs": definitions} if definitions else made

    def object_of(self, schema: Any) -> dict[str, Any] | None:
        """A body schema as one object with properties (allOf of objects merged), or None where it is something else."""
        schema = self.resolve(schema)
        if not isinstance(schema, dict) or any(key in schema for key in ("anyOf", "oneOf", "not", "if", "$defs")):
            return None
        if "allOf" in schema:
            merged: dict[str, Any] = {key: value for key, value in schema.items() if key != "allOf"}
            merged.setdefault("type", "object")
            for part in schema["allOf"]:
                piece = self.object_of(part)
                if piece is None:
                    return None
                merged["properties"] = {**(merged.get("properties") or {}), **(piece.get("properties") or {})}
                merged["required"] = list(dict.fromkeys([*merged.get("required", []), *piece.get("required", [])]))
                if "additionalProperties" in piece:
                    merged.setdefault("additionalProperties", piece["additionalProperties"])
            return merged
        if schema.get("type") == "object" or "properties" in schema:
            return schema
        return None


def _references(schema: Any) -> set[str]:
    """The component names that a schema refers to, at any depth of its own."""
    found: set[str] = set()
    todo = [schema]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            ref = str(value.get("$ref", ""))
            if ref.startswith(_REF):
                found.add(ref.removeprefix(_REF))
            todo.extend(children_of(value))
    return found


def _tidy(schema: dict[str, Any]) -> dict[str, Any]:
    """`anyOf: [X, null]` in its short form, so that what hoisting parted reads as one again."""
    options = schema.get("anyOf")
    if isinstance(options, list) and len(options) == 2 and {"type": "null"} in options:
        other = next((option for option in options if option != {"type": "null"}), None)
        if isinstance(other, dict) and isinstance(other.get("type"), str) and "$ref" not in other:
            rest = {key: value for key, value in schema.items() if key != "anyOf"}
            made = {**other, **rest, "type": [other["type"], "null"]}
            if "enum" in made and None not in made["enum"]:
                made["enum"] = [*made["enum"], None]
            if "const" not in made:
                return made
    return schema
