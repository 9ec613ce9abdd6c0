"""Whether the places that x-present shows are places of the answer: a misspelt one would show nothing, for ever.

Follows the response's schema as far as it says what there is; an open object may hold anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .finding import Finding
from .model import Operation
from .schema_places import answers_of, follow, items_of
from .tool_schemas import SchemaBook

_PLACEHOLDER = re.compile(r"\{([^{}|?]+)[^{}]*\}")


def check_present(where: str, spec: Mapping[str, Any], operation: Operation, book: SchemaBook) -> list[Finding]:
    """A finding for each source of `spec` that the operation's successful answers cannot hold."""
    top = answers_of(operation)
    if not top:
        return []
    start = follow(book, top, spec.get("rows", spec.get("object", "")))
    shown = items_of(book, start) if "rows" in spec else start
    found = []
    for source in sorted(set(_missing(book, spec, top, shown))):
        found.append(
            Finding(
                "GEN056",
                f"{where}.x-present",
                f"the answer of {operation.id} has no {source}",
                "correct the pointer; the response's schema tells what there is",
            )
        )
    return found


def _missing(book: SchemaBook, spec: Mapping[str, Any], top: list[Any], shown: list[Any]) -> Iterator[str]:
    """The sources that lead nowhere."""
    in_rows = "rows" in spec
    for key, value in spec.items():
        here = top if key == "title" and in_rows else shown
        if key in {"rows", "object"}:
            yield from () if follow(book, top, value) else [value]
        elif key == "title":
            yield from _of_template(book, here, value)
        elif key in {"fields", "table"}:
            rows = _rows(book, spec, shown) if key == "table" else shown
            yield from (source for field in value for source in _of_field(book, rows, field))
        elif key == "row":
            yield from _of_template(book, _rows(book, spec, shown), value)
        elif key == "item":
            yield from _missing(book, value, top, _rows(book, spec, shown))
        elif key == "sections":
            yield from (source for block in value for source in _missing(book, block, top, shown))
        elif key == "each" and not value.startswith("argument:"):
            yield from () if follow(book, shown, value) else [value]
        elif key in {"notes", "when"}:
            conditions = [note.get("when") for note in value] if key == "notes" else [value]
            yield from (source for condition in conditions for source in _of_condition(book, shown, condition))


def _rows(book: SchemaBook, spec: Mapping[str, Any], shown: list[Any]) -> list[Any]:
    """What the rows of a table, a row or an item are about."""
    each = spec.get("each")
    if each is None:
        return shown
    if each.startswith("argument:"):
        return [{}]
    # `a/*` names the items already
    found = follow(book, shown, each)
    return found if each.endswith("/*") else items_of(book, found)


def _of_field(book: SchemaBook, shown: list[Any], field: Mapping[str, Any]) -> Iterator[str]:
    places = field.get("at", "")
    places = [places] if isinstance(places, str) else places
    for place in places:
        if not place.startswith("argument:") and not follow(book, shown, place):
            yield place
    if "inner" in field:
        inner = [schema for place in places for schema in follow(book, shown, place)]
        if inner:
            yield from _of_template(book, items_of(book, inner) or inner, field["inner"])
    yield from _of_condition(book, shown, field.get("when"))


def _of_condition(book: SchemaBook, shown: list[Any], condition: Mapping[str, Any] | None) -> Iterator[str]:
    at = (condition or {}).get("at", "")
    if at and not at.startswith("argument:") and not follow(book, shown, at):
        yield at


def _of_template(book: SchemaBook, shown: list[Any], template: str) -> Iterator[str]:
    for source in _PLACEHOLDER.findall(template.replace("\\{", "")):
        if source in {"count", "total"} or source.startswith("argument:"):
            continue
        pointer = source if source.startswith("/") else f"/{source}"
        if not follow(book, shown, pointer):
            yield pointer
