"""Circles in place: a schema that leads back to itself on the same value, through `not`, `if` and their like.

A validator would never come to an end. Plain references and allOf are looked after where references are resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .schema_walk import named_by

_ONE = ("not", "if", "then", "else")
_LISTS = ("allOf", "anyOf", "oneOf")
_MAPS = ("dependentSchemas",)


def cut_circles(schemas: dict[str, Any], told: Callable[[str, str], None]) -> None:
    """Take the words that lead back out of the schemas, in place; `told` gets the component and the word."""
    for name in schemas:
        if _leads_to(schemas, schemas[name], name):
            schemas[name] = _cut(schemas, schemas[name], name, told)


def _cut(schemas: dict[str, Any], schema: dict[str, Any], name: str, told: Callable[[str, str], None]) -> Any:
    """The schema without the words that lead back to `name`."""
    if named_by(schema) is not None:
        told(name, "$ref")
        return {key: value for key, value in schema.items() if key != "$ref"}
    made = dict(schema)
    for word in _ONE:
        if word in made and _leads_to(schemas, made[word], name):
            told(name, word)
            del made[word]
    for word in _LISTS:
        if isinstance(made.get(word), list):
            kept = [child for child in made[word] if not _leads_to(schemas, child, name)]
            if len(kept) < len(made[word]):
                told(name, word)
                made |= {word: kept}
                if not kept:
                    del made[word]
    for word in _MAPS:
        kept_by_name = {
            key: child for key, child in (made.get(word) or {}).items() if not _leads_to(schemas, child, name)
        }
        if len(kept_by_name) < len(made.get(word) or {}):
            told(name, word)
            made[word] = kept_by_name
    return made


def _leads_to(schemas: dict[str, Any], schema: Any, goal: str) -> bool:
    """Whether the component `goal` judges the same value as `schema`."""
    seen: set[str] = set()
    todo = [schema]
    while todo:
        value = todo.pop()
        name = named_by(value)
        if name == goal:
            return True
        if name is not None and name not in seen:
            seen.add(name)
            todo.append(schemas.get(name))
        todo.extend(_in_place(value))
    return False


def _in_place(schema: Any) -> Iterator[Any]:
    """The schemas inside of one that judge the same value."""
    if isinstance(schema, dict):
        yield from (schema[word] for word in _ONE if word in schema)
        for word in _LISTS:
            yield from schema.get(word) or ()
        for word in _MAPS:
            yield from (schema.get(word) or {}).values()
