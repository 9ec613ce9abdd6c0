"""The values of custom fields: kept per ticket, client or requestor, checked by type, shown in groups.

Every value is kept as text, as the API gives it; a checkbox keeps the options that are set.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from .clock import read_day
from .fields import EMAIL, as_integer, is_true
from .refusals import invalid_body, missing, partial, unpermitted
from .world import Owner, Row, World, chosen

FIELD_TYPES = (
    "text", "text_area", "currency", "phone", "email", "link", "date", "single_select", "checkbox",
)  # fmt: skip
WITH_OPTIONS = ("single_select", "checkbox")
ITEM_NAMES = ("entity_field_id", "entity_field_option_id", "value", "country_code")
MOST_ITEMS = 50
#: Dial codes and lengths of national numbers; only BR is documented as validated.
_COUNTRIES = {"BR": ("55", 10, 11), "PT": ("351", 9, 9), "US": ("1", 10, 10), "AR": ("54", 10, 11)}
_CURRENCY = re.compile(r"-?\d+(\.\d{1,2})?")
_LINK = re.compile(r"(https?|ftp)://\S+")


def groups(world: World, owner: Owner) -> list[Row]:
    """Every active entity of this kind with all its fields, unfilled ones included."""
    rows = world.entities.where(applied_in=owner[0], active=True)
    return [
        {
            **chosen(row, ("id", "active", "applied_in", "description", "menu_item", "name")),
            "entity_fields": [_item(world, owner, entry) for entry in fields_of(world, row["id"])],
        }
        for row in rows
    ]


def filled(world: World, owner: Owner) -> list[Row]:
    items = [item for group in groups(world, owner) for item in group["entity_fields"]]
    return [item for item in items if item["id"] is not None]


def fields_of(world: World, entity_id: int) -> list[Row]:
    return sorted(world.entity_fields.where(entity_id=entity_id), key=lambda row: row["index"])


def _item(world: World, owner: Owner, entry: Row) -> Row:
    stored = world.entity_values.get(owner, {}).get(entry["id"])
    options = _options(world, entry, stored)
    value = (stored["value"] if stored else None) or ""
    if stored and options is not None:
        value = ", ".join(option["title"] for option in options)
    return {
        "id": stored["id"] if stored else None,
        "entity_field_id": entry["id"],
        "entity_id": entry["entity_id"],
        "field_type": entry["field_type"],
        "name": entry["name"],
        "options": options,
        "required": entry["required"],
        "value": value,
    }


def _options(world: World, entry: Row, stored: Row | None) -> list[Row] | None:
    if entry["field_type"] not in WITH_OPTIONS:
        return None
    return [
        {
            "id": value_id,
            "entity_field_id": entry["id"],
            "entity_field_option_id": option_id,
            "title": world.entity_options.rows[option_id]["value"],
            "value": "true",
        }
        for option_id, value_id in sorted((stored["options"] if stored else {}).items())
    ]


# --- writing -------------------------------------------------------------------------------------------


def update(world: World, owner: Owner, body: Mapping[str, Any]) -> None:
    """Saves what is right; 207 where only some of it is, 422 where none is."""
    strange = [name for name in body if name != "entities"]
    if strange:
        raise unpermitted(strange)
    items = body.get("entities")
    if not items:
        raise missing("entities")
    problems = write(world, owner, items)
    if len(problems) == len(items):
        raise invalid_body({"entities": problems})
    if problems:
        raise partial(problems)


def write(world: World, owner: Owner, items: Any) -> list[str]:
    """Saves each value that is right and tells what is wrong with the others."""
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise invalid_body({"entities": ["is not a list of objects"]})
    if len(items) > MOST_ITEMS:
        raise invalid_body({"entities": [f"cannot have more than {MOST_ITEMS} items"]})
    strange = sorted({name for item in items for name in item} - set(ITEM_NAMES))
    if strange:
        raise unpermitted(strange)
    return [problem for place, item in enumerate(items) if (problem := _save(world, owner, place, item))]


def _save(world: World, owner: Owner, place: int, item: Row) -> str | None:
    number = as_integer(item.get("entity_field_id"))
    entry = world.entity_fields.get(number)
    if entry is None or world.entities.rows[entry["entity_id"]]["applied_in"] != owner[0]:
        return f"The property '#/{place}/entity_field_id': Couldn't find EntityField with 'id'={number}"
    if "value" not in item:
        return f"The property '#/{place}' did not contain a required property of 'value'"
    value = item["value"]
    if value is not None and not isinstance(value, str):
        return f"The property '#/{place}/value': Is not a string"
    if value is None or value == "":
        problem = _clear(world, owner, entry, item)
    elif entry["field_type"] == "checkbox":
        problem = _check(world, owner, entry, item)
    else:
        problem = _set(world, owner, entry, item)
    return f"The property '#/{place}/{problem}" if problem else None


def _stored(world: World, owner: Owner, entry: Row) -> Row:
    rows = world.entity_values.setdefault(owner, {})
    if entry["id"] not in rows:
        rows[entry["id"]] = {"id": world.next_value_id(), "value": None, "options": {}}
    return rows[entry["id"]]


def _clear(world: World, owner: Owner, entry: Row, item: Row) -> str | None:
    if entry["required"]:
        return "value': Can't be blank"
    rows = world.entity_values.get(owner, {})
    option_id = as_integer(item.get("entity_field_option_id"))
    if option_id is not None and entry["id"] in rows:
        rows[entry["id"]]["options"].pop(option_id, None)
        if rows[entry["id"]]["options"]:
            return None
    rows.pop(entry["id"], None)
    return None


def _check(world: World, owner: Owner, entry: Row, item: Row) -> str | None:
    """One option set or not set; the null option stands alone."""
    option = _option_of(world, entry, as_integer(item.get("entity_field_option_id")))
    if option is None:
        return "entity_field_option_id': Is not an option of this field"
    if item["value"] not in ("true", "false"):
        return "value': Is not true or false"
    if not is_true(item["value"]):
        return _clear(world, owner, entry, item)
    options = _stored(world, owner, entry)["options"]
    others = [n for n in options if option["null_option"] or world.entity_options.rows[n]["null_option"]]
    for number in others:
        options.pop(number)
    options.setdefault(option["id"], world.next_value_id())
    return None


def _set(world: World, owner: Owner, entry: Row, item: Row) -> str | None:
    kind, value = entry["field_type"], item["value"]
    if kind == "single_select":
        option = _option_of(world, entry, as_integer(value))
        if option is None:
            return "value': Is not an option of this field"
        _stored(world, owner, entry)["options"] = {option["id"]: world.next_value_id()}
        return None
    if kind == "phone":
        value = _phone(value, item.get("country_code") or "BR")
    problems: Sequence[tuple[str, bool, str]] = (
        ("currency", bool(_CURRENCY.fullmatch(value or "")), "currency"),
        ("phone", value is not None, "phone"),
        ("email", bool(EMAIL.fullmatch(value or "")), "email"),
        ("link", bool(_LINK.fullmatch(value or "")), "link"),
        ("date", read_day(value or "") is not None, "date"),
    )
    for name, right, shown in problems:
        if kind == name and not right:
            return f"value': Is not a valid {shown}"
    _stored(world, owner, entry)["value"] = value
    return None


def _phone(text: str, country: Any) -> str | None:
    """`+` and dial code before the national digits, or None where they are not a number of that country."""
    digits = re.sub(r"[\s().-]", "", text)
    if not isinstance(country, str) or country not in _COUNTRIES or not digits.isascii() or not digits.isdigit():
        return None
    dial, shortest, longest = _COUNTRIES[country]
    return f"+{dial}{digits}" if shortest <= len(digits) <= longest else None


def _option_of(world: World, entry: Row, number: int | None) -> Row | None:
    option = world.entity_options.get(number)
    return option if option and option["entity_field_id"] == entry["id"] else None
