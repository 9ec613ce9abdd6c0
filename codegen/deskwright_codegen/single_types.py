"""One type to a schema: `type: [a, b]` said as a choice between two, for clients that know a smaller JSON Schema.

Refuses to change what a schema accepts: an option keeps what is said of its type, all else stays beside the choice.
"""

from __future__ import annotations

from typing import Any

from .schema_walk import map_children

_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
#: What says something of values of one type alone.
_OWN = {
    "string": ("minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType", "contentSchema"),
    "number": _NUMBERS,
    "integer": _NUMBERS,
    "array": (
        "items", "prefixItems", "additionalItems", "unevaluatedItems", "contains", "minContains", "maxContains",
        "minItems", "maxItems", "uniqueItems",
    ),
    "object": (
        "properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames", "required",
        "minProperties", "maxProperties", "dependentRequired", "dependentSchemas",
    ),
}  # fmt: skip
_ANYWHERE = frozenset(word for words in _OWN.values() for word in words)


def single_types(schema: Any) -> Any:
    """The schema, and every schema in it, with one type each."""
    if not isinstance(schema, dict):
        return schema
    made = map_children(schema, single_types)
    kinds = made.get("type")
    if not isinstance(kinds, list):
        return made
    if "number" in kinds:  # an integer is one
        kinds = [kind for kind in kinds if kind != "integer"]
    values = made.get("enum")
    if values is not None:
        kinds = [kind for kind in kinds if _of(kind, values)]
    if len(kinds) < 2:
        return {**made, "type": kinds[0]} if kinds else made
    options = [_option(kind, made, values) for kind in kinds]
    rest = {key: value for key, value in made.items() if key not in _ANYWHERE and key not in ("type", "enum")}
    if "anyOf" in rest:
        rest["allOf"] = [*rest.get("allOf", ()), {"anyOf": rest["anyOf"]}]
    return _placed(made, {**rest, "anyOf": options})


def _option(kind: str, schema: dict[str, Any], values: list[Any] | None) -> dict[str, Any]:
    """What the schema says of values of this type."""
    option: dict[str, Any] = {"type": kind}
    option |= {word: schema[word] for word in _OWN.get(kind, ()) if word in schema}
    if values is not None and kind != "null":
        option["enum"] = _of(kind, values)
    return option


def _of(kind: str, values: list[Any]) -> list[Any]:
    return [value for value in values if kind in _types(value)]


def _types(value: Any) -> tuple[str, ...]:
    if value is None:
        return ("null",)
    if isinstance(value, bool):
        return ("boolean",)
    if isinstance(value, int):
        return ("integer", "number")
    if isinstance(value, float):
        return ("integer", "number") if value.is_integer() else ("number",)
    return ("string",) if isinstance(value, str) else ("array",) if isinstance(value, list) else ("object",)


def _placed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """The choice stands where the type stood."""
    first = {"anyOf": after["anyOf"]}
    at = list(before).index("type")
    early = {key: after[key] for key in list(before)[:at] if key in after and key != "anyOf"}
    return early | first | {key: value for key, value in after.items() if key not in early}
