"""Reads the fields of a request body with their rules and collects every violation before refusing once.

Never repairs a value: what does not fit is an error under the field's own name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from .refusals import validation_failed

EMAIL = re.compile(r"^[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+$")
TEAM = re.compile(r"^team:(\d+)$")


class Fields:
    """The named values of one object; `done()` refuses with all errors found so far."""

    def __init__(self, body: Mapping[str, Any], prefix: str = "", errors: dict[str, list[str]] | None = None):
        self.body = body
        self.prefix = prefix
        self.errors: dict[str, list[str]] = {} if errors is None else errors

    def given(self, name: str) -> bool:
        return self.body.get(name) is not None

    def fail(self, name: str, message: str) -> None:
        self.errors.setdefault(self.prefix + name, []).append(message)

    def done(self) -> None:
        if self.errors:
            raise validation_failed(self.errors)

    def _value(self, name: str, required: bool) -> Any:
        value = self.body.get(name)
        if required and (value is None or value == "" or value == [] or value == {}):
            self.fail(name, f"The {name} field is required.")
            return None
        return value

    def text(
        self, name: str, *, required: bool = False, limit: int | None = None, choices: Iterable[str] = ()
    ) -> str | None:
        value = self._value(name, required)
        if value is None:
            return None
        if not isinstance(value, str):
            self.fail(name, f"The {name} field must be a string.")
            return None
        if limit is not None and len(value) > limit:
            self.fail(name, f"The {name} field must not be greater than {limit} characters.")
        allowed = tuple(choices)
        if allowed and value not in allowed:
            self.fail(name, f"The selected {name} is invalid; one of: {', '.join(allowed)}.")
            return None
        return value

    def email(self, name: str, *, required: bool = False) -> str | None:
        value = self.text(name, required=required, limit=255)
        if value is not None and not EMAIL.match(value):
            self.fail(name, f"The {name} field must be a valid email address.")
            return None
        return value

    def day(self, name: str, *, required: bool = False) -> str | None:
        value = self.text(name, required=required)
        if value is None:
            return None
        if not is_day(value):
            self.fail(name, f"The {name} field must match the format YYYY-MM-DD.")
            return None
        return value

    def integer(
        self, name: str, *, required: bool = False, low: int | None = None, high: int | None = None
    ) -> int | None:
        value = self._value(name, required)
        if value is None:
            return None
        number = as_integer(value)
        if number is None:
            self.fail(name, f"The {name} field must be an integer.")
            return None
        if low is not None and number < low:
            self.fail(name, f"The {name} field must be at least {low}.")
        if high is not None and number > high:
            self.fail(name, f"The {name} field must not be greater than {high}.")
        return number

    def flag(self, name: str, *, required: bool = False) -> bool | None:
        value = self._value(name, required)
        if value is None:
            return None
        if isinstance(value, bool) or value in (0, 1, "0", "1"):
            return bool(int(value))
        self.fail(name, f"The {name} field must be true or false.")
        return None

    def mapping(self, name: str, *, required: bool = False) -> dict[str, Any] | None:
        value = self.body.get(name)
        if value is None or value == []:
            if required:
                self.fail(name, f"The {name} field is required.")
            return None
        if not isinstance(value, dict):
            self.fail(name, f"The {name} field must be an object.")
            return None
        return value

    def nested(self, name: str, *, required: bool = False) -> Fields:
        """The fields of an inner object; their errors are named `outer.inner`."""
        value = self.mapping(name, required=required)
        return Fields(value or {}, f"{self.prefix}{name}.", self.errors)

    def _items(self, name: str, required: bool, low: int, high: int | None) -> list[Any] | None:
        value = self._value(name, required)
        if value is None:
            return None
        if not isinstance(value, list):
            self.fail(name, f"The {name} field must be an array.")
            return None
        if len(value) < low:
            self.fail(name, f"The {name} field must have at least {low} items.")
        if high is not None and len(value) > high:
            self.fail(name, f"The {name} field must not have more than {high} items.")
            return None
        return value

    def _each(self, name: str, items: list[Any], read: Callable[[Any], Any], what: str) -> list[Any]:
        out = []
        for index, item in enumerate(items):
            value = read(item)
            if value is None:
                self.fail(f"{name}.{index}", f"The {name}.{index} field must be {what}.")
            else:
                out.append(value)
        return out

    def texts(
        self,
        name: str,
        *,
        required: bool = False,
        low: int = 0,
        high: int | None = None,
        choices: Iterable[str] = (),
    ) -> list[str] | None:
        items = self._items(name, required, low, high)
        if items is None:
            return None
        allowed = tuple(choices)
        what = f"one of {', '.join(allowed)}" if allowed else "a string"

        def read(item: Any) -> str | None:
            return item if isinstance(item, str) and (not allowed or item in allowed) else None

        return self._each(name, items, read, what)

    def emails(self, name: str, *, required: bool = False, low: int = 0, high: int | None = None) -> list[str] | None:
        items = self._items(name, required, low, high)
        if items is None:
            return None

        def read(item: Any) -> str | None:
            return item if isinstance(item, str) and EMAIL.match(item) else None

        return self._each(name, items, read, "a valid email address")

    def integers(self, name: str, *, required: bool = False, low: int = 0, high: int | None = None) -> list[int] | None:
        items = self._items(name, required, low, high)
        return None if items is None else self._each(name, items, as_integer, "an integer")

    def objects(
        self, name: str, *, required: bool = False, low: int = 0, high: int | None = None
    ) -> list[Fields] | None:
        items = self._items(name, required, low, high)
        if items is None:
            return None
        out = []
        for index, item in enumerate(items):
            if isinstance(item, dict):
                out.append(Fields(item, f"{self.prefix}{name}.{index}.", self.errors))
            else:
                self.fail(f"{name}.{index}", f"The {name}.{index} field must be an object.")
        return out


def as_integer(value: Any) -> int | None:
    """An integer, or a string of digits as a form would send it; anything else is None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,18}", value):
        return int(value)
    return None


def is_day(value: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
