"""Dynamic fields: checks the values of a request and shows those of a ticket or article.

Refuses an unknown field, and a value that its kind does not take.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from .records import DynamicField, DynamicValue
from .refusals import invalid, missing, missing_or_invalid
from .scalars import is_true, rows, text
from .world import World

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?")
Checked = dict[str, DynamicValue]


def checked_values(world: World, given: Any) -> tuple[Checked, Checked]:
    """The values for the ticket and those for the article: the field itself says whose it is."""
    found: dict[str, Checked] = {"Ticket": {}, "Article": {}}
    for row in rows(given) if is_true(given) else []:
        if not isinstance(row, dict):
            raise missing_or_invalid("DynamicField")
        if not is_true(row.get("Name")):
            raise missing("DynamicField->Name")
        if row.get("Value") is None:
            raise missing("DynamicField->Value")
        field = world.dynamic_fields.get(text(row["Name"]).strip())
        if field is None:
            raise invalid("DynamicField->Name")
        found[field.of][field.name] = _checked_value(field, row["Value"])
    return found["Ticket"], found["Article"]


def _checked_value(field: DynamicField, given: Any) -> DynamicValue:
    if field.kind == "Multiselect":
        chosen = [text(value) for value in (given if isinstance(given, list) else [given]) if value != ""]
        if any(value not in field.choices for value in chosen):
            raise invalid("DynamicField->Value")
        return chosen
    if isinstance(given, (dict, list)):
        raise invalid("DynamicField->Value")
    value = "0" if given is False else text(given)
    if value and not _fits(field, value):
        raise invalid("DynamicField->Value")
    return value


def _fits(field: DynamicField, value: str) -> bool:
    if field.kind == "Dropdown":
        return value in field.choices
    if field.kind == "Checkbox":
        return value in ("0", "1")
    return field.kind != "Date" or _DAY.fullmatch(value) is not None


def shown(world: World, of: Literal["Ticket", "Article"], values: Mapping[str, DynamicValue]) -> list[dict[str, Any]]:
    """Every field there is, in alphabetical order; null where there is no value."""
    names = sorted(field.name for field in world.dynamic_fields.values() if field.of == of)
    return [{"Name": name, "Value": values.get(name)} for name in names]
