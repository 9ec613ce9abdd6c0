"""Reads the query of a request, parameter by parameter, and refuses once with all that is wrong (422/42201).

Takes no value for granted: a boolean is exactly `true` or `false`, a list of ids has at most 15, none of them twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from .clock import read_day, read_moment
from .refusals import invalid_query, unpermitted

LONGEST_LIST = 15
LARGEST_PAGE = 200
PAGE_SIZE = 20
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """`number` counts from 1: the wire's `offset` is a page, not a row."""

    number: int
    size: int

    def of(self, rows: list[Any]) -> list[Any]:
        start = (self.number - 1) * self.size
        return rows[start : start + self.size]


class Query:
    """The named values of one query; `done()` refuses with every error found so far."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values
        self.errors: dict[str, list[str]] = {}

    def given(self, name: str) -> bool:
        return self.values.get(name, "") != ""

    def fail(self, name: str, text: str) -> None:
        self.errors.setdefault(name, []).append(text)

    def done(self) -> None:
        if self.errors:
            raise invalid_query(self.errors)

    def only(self, *names: str) -> None:
        """400/40001 for any other name; most routes ignore what they do not know."""
        strange = [name for name in self.values if name not in names]
        if strange:
            raise unpermitted(strange)

    def page(self, size: int = PAGE_SIZE) -> Page:
        number = self.integer("offset", low=1)
        wanted = self.integer("limit", low=1, high=LARGEST_PAGE)
        return Page(number or 1, wanted or size)

    def text(self, name: str, *, longest: int | None = None) -> str | None:
        value = self.values.get(name) or None
        if value is not None and longest is not None and len(value) > longest:
            self.fail(name, f"is too long (maximum is {longest} characters)")
        return value

    def flag(self, name: str, default: bool | None = None) -> bool | None:
        value = self.text(name)
        if value in ("true", "false"):
            return value == "true"
        if value is not None:
            shown = name.replace("_", " ").capitalize()
            self.fail(name, f"{value} is not a valid option. {shown} must be true and false")
        return default

    def integer(self, name: str, *, low: int | None = None, high: int | None = None) -> int | None:
        value = self.text(name)
        if value is None:
            return None
        problem = number_problem(value, low, high)
        if problem:
            self.fail(name, problem)
            return None
        return int(value)

    def integers(self, name: str) -> list[int] | None:
        parts = self._parts(name)
        if parts is None:
            return None
        if not all(re.fullmatch(r"[0-9]{1,18}", part) for part in parts):
            self.fail(name, "is not a number")
            return None
        return [int(part) for part in parts]

    def choice(self, name: str, options: Collection[str], what: str = "") -> str | None:
        value = self.text(name)
        if value is not None and value not in options:
            self.fail(name, f"'{value}' is not a valid {what or name}")
            return None
        return value

    def choices(self, name: str, options: Collection[str], what: str) -> list[str] | None:
        parts = self._parts(name)
        for part in parts or ():
            if part not in options:
                self.fail(name, f"'{part}' is not a valid {what}")
        return parts

    def day(self, name: str) -> date | None:
        return self._read(name, read_day, "invalid date")

    def moment(self, name: str) -> datetime | None:
        return self._read(name, read_moment, "invalid datetime")

    def last_moment(self, name: str) -> datetime | None:
        """The same as an upper bound: a bare date means its whole day."""
        moment = self.moment(name)
        bare = moment is not None and read_day(self.values[name].strip()) is not None
        return moment.replace(hour=23, minute=59, second=59) if moment and bare else moment

    def _read(self, name: str, read: Callable[[str], T | None], problem: str) -> T | None:
        text = self.text(name)
        value = read(text) if text else None
        if text and value is None:
            self.fail(name, problem)
        return value

    def _parts(self, name: str) -> list[str] | None:
        value = self.text(name)
        if value is None:
            return None
        parts = value.split(",")
        if len(parts) > LONGEST_LIST:
            self.fail(name, f"cannot have more than {LONGEST_LIST} items")
        if len(set(parts)) != len(parts):
            self.fail(name, "cannot have duplicated items")
        return parts


def number_problem(value: str, low: int | None = None, high: int | None = None) -> str | None:
    """What is wrong with a text that must be a whole number."""
    if not re.fullmatch(r"-?[0-9]{1,18}", value):
        return "must be an integer" if re.fullmatch(r"-?[0-9]+\.[0-9]+", value) else "is not a number"
    if low is not None and int(value) < low:
        return "must be greater than 0" if low == 1 else f"must be greater than or equal to {low}"
    if high is not None and int(value) > high:
        return f"must be less than or equal to {high}"
    return None
