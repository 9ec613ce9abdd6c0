"""Schemas that stand for too many others at once: a chain of choices that each name the next one twice doubles with
each link, and whoever judges one value by it never comes to an end.

What is counted is what holds for the very same value; a property or an item is another value. Refuses nothing: the
lowest schema that is too heavy loses its choices, and all above it is light again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .schema_walk import named_by

#: Far more than any choice that somebody wrote: hundreds of kinds, each of several parts.
LIMIT = 20_000
_LISTS = ("allOf", "anyOf", "oneOf")
_SINGLE = ("not", "if", "then", "else")
_MAP = "dependentSchemas"


def lighten(schemas: dict[str, Any], told: Callable[[str], None]) -> None:
    """Take the choices of what is too heavy away, in place; nothing refers to itself here without something between."""
    weights: dict[str, int] = {}
    for start in schemas:
        waiting = [start]
        while waiting:
            name = waiting[-1]
            if weights.get(name, -1) < 0:
                first = name not in weights
                weights[name] = -1
                rest = [other for other in _named(schemas.get(name)) if other in schemas and other not in weights]
                if first and rest:
                    waiting += rest
                    continue
                weights[name] = _weight(schemas[name], weights)
                if weights[name] > LIMIT:
                    gone = {*_LISTS, *_SINGLE, _MAP, "unevaluatedProperties", "unevaluatedItems"}
                    schemas[name] = {key: value for key, value in schemas[name].items() if key not in gone}
                    weights[name] = 1
                    told(name)
            waiting.pop()


def _inner(schema: Any) -> Iterator[Any]:
    """The schemas inside that judge the same value."""
    if not isinstance(schema, dict):
        return
    for key in _LISTS:
        yield from schema[key] if isinstance(schema.get(key), list) else ()
    for key in _SINGLE:
        if isinstance(schema.get(key), dict):
            yield schema[key]
    if isinstance(schema.get(_MAP), dict):
        yield from schema[_MAP].values()


def _named(schema: Any) -> list[str]:
    found, todo = [], [schema]
    while todo:
        value = todo.pop()
        if (name := named_by(value)) is not None:
            found.append(name)
        todo.extend(_inner(value))
    return found


def _weight(schema: Any, weights: dict[str, int]) -> int:
    whole, todo = 0, [schema]
    while todo:
        value = todo.pop()
        whole += 1
        if (name := named_by(value)) is not None:
            whole += max(weights.get(name, 1), 1)
        todo.extend(_inner(value))
    return whole
