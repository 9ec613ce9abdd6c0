"""Reads the fields of a body, JSON or form alike, and refuses once with all that is wrong (422/42202).

Booleans follow the documented rule: false, "false", "f", "0" and 0 are false, null clears, all else is true.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from .clock import minutes_of, read_day
from .refusals import invalid_body, unpermitted

BLANK = "can't be blank"
NO_NUMBER = "is not a number"
EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+")
_FALSE = (False, "false", "f", "0", 0)


class Fields:
    """The named values of one object; `done()` refuses with every error found so far."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values
        self.errors: dict[str, list[str]] = {}

    def given(self, name: str) -> bool:
        return name in self.values

    def fail(self, name: str, *texts: str) -> None:
        self.errors.setdefault(name, []).extend(texts)

    def done(self) -> None:
        if self.errors:
            raise invalid_body(self.errors)

    def only(self, *names: str) -> None:
        strange = [name for name in self.values if name not in names]
        if strange:
            raise unpermitted(strange)

    def is_blank(self, name: str) -> bool:
        value = self.values.get(name)
        return value is None or value == "" or (isinstance(value, str) and not value.strip())

    def text(self, name: str, *, required: bool = False, longest: int | None = None) -> str | None:
        value = self.values.get(name)
        if self.is_blank(name):
            if required:
                self.fail(name, BLANK)
            return None if value is None else str(value)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self.fail(name, "is not a string")
            return None
        text = str(value)
        if longest is not None and len(text) > longest:
            self.fail(name, f"is too long (maximum is {longest} characters)")
        return text

    def email(self, name: str, *, required: bool = False) -> str | None:
        value = self.text(name, required=required)
        if value and not EMAIL.fullmatch(value):
            self.fail(name, "is not a valid email")
        return value

    def integer(
        self, name: str, *, required: bool = False, low: int | None = None, high: int | None = None
    ) -> int | None:
        value = self.values.get(name)
        if self.is_blank(name):
            if required:
                self.fail(name, BLANK, NO_NUMBER)
            return None
        number = as_integer(value)
        if number is None:
            self.fail(name, NO_NUMBER)
        elif low is not None and number < low:
            self.fail(name, f"must be greater than or equal to {low}")
        elif high is not None and number > high:
            self.fail(name, f"must be less than or equal to {high}")
        return number

    def decimal(self, name: str, *, high: str) -> Decimal | None:
        if self.is_blank(name):
            return None
        try:
            number = Decimal(str(self.values[name]))
        except InvalidOperation:
            self.fail(name, NO_NUMBER)
            return None
        if not number.is_finite():
            self.fail(name, NO_NUMBER)
            return None
        if number < 0:
            self.fail(name, "must be greater than or equal to 0")
        if number > Decimal(high):
            self.fail(name, f"must be less than or equal to {high}")
        return number

    def flag(self, name: str, default: bool = False) -> bool:
        """null tries to clear, and a flag that is cleared has its default again."""
        value = self.values.get(name, default)
        return default if value is None else is_true(value)

    def choice(self, name: str, options: Collection[str]) -> str | None:
        value = self.text(name)
        if value is not None and value not in options:
            self.fail(name, f"'{value}' is not a valid {name}")
        return value

    def day(self, name: str, *, required: bool = False) -> date | None:
        text = self.text(name, required=required)
        day = read_day(text) if text else None
        if text and day is None:
            self.fail(name, "invalid date")
        return day

    def time(self, name: str, *, required: bool = False, longest: int = 24 * 60 - 1) -> int | None:
        """The minutes of an HH:MM."""
        text = self.text(name, required=required)
        if not text:
            return None
        minutes = minutes_of(text) if len(text) == 5 else None
        if minutes is None or minutes > longest:
            self.fail(name, "invalid time, use HH:MM")
            return None
        return minutes

    def integers(self, name: str, *, required: bool = False) -> list[int] | None:
        items = self._items(name, required)
        numbers = [as_integer(item) for item in items or ()]
        if any(number is None for number in numbers):
            self.fail(name, NO_NUMBER)
        return None if items is None else [number for number in numbers if number is not None]

    def texts(self, name: str) -> list[str] | None:
        items = self._items(name, False)
        if items is not None and not all(isinstance(item, str) for item in items):
            self.fail(name, "is not a list of strings")
        return items

    def _items(self, name: str, required: bool) -> list[Any] | None:
        value = self.values.get(name)
        if value is None or value == []:
            if required:
                self.fail(name, BLANK)
            return None if value is None else []
        if not isinstance(value, list):
            self.fail(name, "is not a list")
            return None
        return value


def as_integer(value: Any) -> int | None:
    """A whole number, or the digits of one, as a form sends it."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return int(value)
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}", value.strip()):
        return int(value)
    return None


def is_true(value: Any) -> bool:
    """A boolean of a body that is not null."""
    return value not in _FALSE
