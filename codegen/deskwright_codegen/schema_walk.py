"""Walking schemas: what stands directly inside of one, and which components it refers to.

Refuses to follow references: whoever walks decides what a circle means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .bundle import SCHEMA_CHILDREN, SCHEMA_LISTS, SCHEMA_MAPS

REF = "#/components/schemas/"


def children_of(schema: dict[str, Any]) -> Iterator[Any]:
    """The schemas directly inside a schema."""
    for key in SCHEMA_LISTS:
        yield from schema.get(key) or []
    for key in SCHEMA_CHILDREN:
        if isinstance(schema.get(key), dict):
            yield schema[key]
    for key in SCHEMA_MAPS:
        yield from (schema.get(key) or {}).values()


def map_children(schema: dict[str, Any], change: Callable[[Any], Any]) -> dict[str, Any]:
    """A copy of a schema with `change` applied to each schema directly inside it."""
    made = dict(schema)
    for key in SCHEMA_LISTS:
        if isinstance(made.get(key), list):
            made[key] = [change(child) for child in made[key]]
    for key in SCHEMA_CHILDREN:
        if isinstance(made.get(key), dict):
            made[key] = change(made[key])
    for key in SCHEMA_MAPS:
        if isinstance(made.get(key), dict):
            made[key] = {name: change(child) for name, child in made[key].items()}
    return made


def named_by(schema: Any) -> str | None:
    """The component that a schema is a reference to."""
    ref = schema.get("$ref") if isinstance(schema, dict) else None
    return ref.removeprefix(REF) if isinstance(ref, str) and ref.startswith(REF) else None


def references_in(schema: Any) -> set[str]:
    """The components that a schema refers to, at any depth of its own."""
    found: set[str] = set()
    todo = [schema]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            if (name := named_by(value)) is not None:
                found.add(name)
            todo.extend(children_of(value))
    return found
