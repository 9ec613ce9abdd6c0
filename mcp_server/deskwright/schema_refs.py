"""A listed schema may write once, in its `$defs`, what stands in it several times: this leads from place to definition.

It follows references inside one schema only, and stops where they go in a circle.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

__all__ = ["argument_schema", "kinds_of", "meant", "target", "written_out"]

_INSIDE = "#/"
# What holds schemas by name, in a list, and one by one; all else in a schema is data.
_MAPS = frozenset({"properties", "patternProperties", "$defs", "dependentSchemas"})
_LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_ONE = frozenset({"items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else"})


def target(schema: Any, root: Mapping[str, Any]) -> Any:
    """The schema that is meant at a place: its definition, with what is said at the place itself."""
    seen: set[str] = set()
    while isinstance(schema, Mapping) and isinstance(reference := schema.get("$ref"), str):
        if reference in seen or not reference.startswith(_INSIDE):
            return schema
        seen.add(reference)
        found: Any = root
        for part in reference.removeprefix(_INSIDE).split("/"):
            found = found.get(part.replace("~1", "/").replace("~0", "~")) if isinstance(found, Mapping) else None
        if not isinstance(found, Mapping):
            return found
        schema = {**found, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema


def argument_schema(root: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The schema of one argument of a tool; empty where it has none."""
    found = target((root.get("properties") or {}).get(name), root)
    return found if isinstance(found, Mapping) else {}


def meant(schema: Any, value: Any, root: Mapping[str, Any]) -> Any:
    """What a schema says of such a value: with the option of its type, where it gives a choice of types."""
    found = target(schema, root)
    options = found.get("anyOf") if isinstance(found, Mapping) else None
    if not isinstance(options, list):
        return found
    kind = "object" if isinstance(value, Mapping) else "array" if isinstance(value, list) else None
    own = [one for option in options if isinstance(one := target(option, root), Mapping) and one.get("type") == kind]
    return {**found, **own[0]} if kind and len(own) == 1 else found


def kinds_of(schema: Any) -> list[str]:
    """The types that a schema names, those of its options too; of an option that names none nothing is known."""
    if not isinstance(schema, Mapping):
        return []
    kind = schema.get("type")
    found = [kind] if isinstance(kind, str) else list(kind or ())
    for option in (*(schema.get("anyOf") or ()), *(schema.get("oneOf") or ())):
        found += kinds_of(option) or ["any"]
    return list(dict.fromkeys(found))


def written_out(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema with every definition at its places; one that leads back to itself stays a reference."""
    left: dict[str, Any] = {}

    def copied(value: Any, inside: frozenset[str]) -> Any:
        if not isinstance(value, Mapping):
            return value
        reference = value.get("$ref")
        if isinstance(reference, str) and reference.startswith("#/$defs/"):
            name = reference.removeprefix("#/$defs/")
            if name in inside:
                left[name] = None
                return dict(value)
            return copied(target(value, schema), inside | {name})
        made: dict[str, Any] = {}
        for key, child in value.items():
            if key == "$defs":
                continue
            if key in _MAPS and isinstance(child, Mapping):
                made[key] = {name: copied(one, inside) for name, one in child.items()}
            elif key in _LISTS and isinstance(child, list):
                made[key] = [copied(one, inside) for one in child]
            else:
                made[key] = copied(child, inside) if key in _ONE else child
        return made

    made: dict[str, Any] = copied(schema, frozenset())
    if not left:
        return made
    definitions = schema["$defs"]
    return {**made, "$defs": dict(definitions)}
