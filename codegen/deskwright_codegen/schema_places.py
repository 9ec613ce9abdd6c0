"""What a schema says there is at a pointer, as far as it says anything: an open object may hold whatever one asks for.

Refuses nothing: whoever asks decides what it means that nothing is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .model import Operation
from .tool_schemas import SchemaBook


def answers_of(operation: Operation) -> list[Any]:
    """The schemas of what an operation answers when all is well; empty where nobody knows them."""
    return [r.schema for r in operation.responses if r.status[0] == "2" and r.kind == "json" and r.schema]


def follow(book: SchemaBook, schemas: list[Any], pointer: str) -> list[Any]:
    """The schemas at a pointer, in whichever alternative has it; none where no alternative has."""
    found = schemas
    for part in pointer.split("/")[1:]:
        step: list[Any] = []
        for schema in _alternatives(book, found):
            if part == "*" or part.isdigit():
                step += items_of(book, [schema]) or ([{}] if not schema else [])
                continue
            name = part.replace("~1", "/").replace("~0", "~")
            properties = schema.get("properties") or {}
            if name in properties:
                step.append(properties[name])
            elif schema.get("additionalProperties") or not (properties or schema.get("type") not in (None, "object")):
                extra = schema.get("additionalProperties")
                step.append(extra if isinstance(extra, dict) else {})
        found = step
    return found


def items_of(book: SchemaBook, schemas: list[Any]) -> list[Any]:
    return [schema["items"] for schema in _alternatives(book, schemas) if isinstance(schema.get("items"), dict)]


def _alternatives(book: SchemaBook, schemas: list[Any]) -> Iterator[dict[str, Any]]:
    """Each schema as plain objects, its alternatives one by one."""
    for schema in schemas:
        plain = book.resolve(schema)
        if not isinstance(plain, dict):
            yield {}
            continue
        inner = [*(plain.get("anyOf") or []), *(plain.get("oneOf") or []), *(plain.get("allOf") or [])]
        if inner:
            yield from _alternatives(book, inner)
        if not inner or plain.get("properties"):
            yield plain
