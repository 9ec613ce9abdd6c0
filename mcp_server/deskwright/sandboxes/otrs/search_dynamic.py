"""Conditions on dynamic fields in a ticket search: `DynamicField`, or the older `DynamicField_<Name>` without it.

Conditions must be objects, which a query string cannot carry: whatever else stands there is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .records import Ticket
from .scalars import is_given, is_true, like, rows, text, texts
from .world import World

_PREFIX = "DynamicField_"
_COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "Equals": lambda value, wanted: value == wanted,
    "Like": lambda value, wanted: like(wanted, value),
    "GreaterThan": lambda value, wanted: value > wanted,
    "GreaterThanEquals": lambda value, wanted: value >= wanted,
    "SmallerThan": lambda value, wanted: value < wanted,
    "SmallerThanEquals": lambda value, wanted: value <= wanted,
}


def dynamic_filters(world: World, fields: Mapping[str, Any]) -> Iterator[Callable[[Ticket], bool]]:
    """ValueError for a field that does not exist, which finds nothing."""
    for name, operators in _conditions(fields):
        field = world.dynamic_fields.get(name)
        if field is None or field.of != "Ticket":
            raise ValueError(name)
        for operator, wanted in operators.items():
            if operator == "Empty":
                yield _is_empty(name, is_true(wanted))
            elif operator in _COMPARISONS and is_given(wanted):
                yield _compares(name, _COMPARISONS[operator], texts(wanted))


def _conditions(fields: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    given = [row for row in rows(fields.get("DynamicField")) if isinstance(row, dict) and is_true(row.get("Name"))]
    if given:
        for row in given:
            yield text(row["Name"]), row
        return
    for key, operators in fields.items():
        if key.startswith(_PREFIX) and isinstance(operators, dict):
            yield key.removeprefix(_PREFIX), operators


def _values(ticket: Ticket, name: str) -> list[str]:
    value = ticket.dynamic.get(name, [])
    return value if isinstance(value, list) else [value]


def _is_empty(name: str, wanted: bool) -> Callable[[Ticket], bool]:
    return lambda ticket: (not any(_values(ticket, name))) == wanted


def _compares(name: str, compare: Callable[[str, str], bool], wanted: list[str]) -> Callable[[Ticket], bool]:
    """Of a list in one condition, and of a field with several values, any may hold."""
    return lambda ticket: any(compare(value, each) for value in _values(ticket, name) for each in wanted)
