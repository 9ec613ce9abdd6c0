"""What a step of a demo expects, and what came instead. The first expectation that does not hold ends the demo.

Nothing is compared loosely: a value is equal, holds a part, has a length, or the demo says that it does not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from deskwright.bind import pointed
from deskwright.scenario import filled

__all__ = ["TESTS", "Came", "DemoFailed", "Expectation", "expect"]

MISSING = "(nothing there)"
#: What a value may be held to, by the word in a scenario.
TESTS = ("is", "has", "count", "says", "hides", "file")


class DemoFailed(Exception):
    """A step did not go as it should; the text says what was expected and what came instead."""


@dataclass(frozen=True, slots=True)
class Came:
    """What an assistant got: the text it reads, the data, what the server tells beside them, and a file."""

    text: str
    content: Any
    facts: Mapping[str, Any] = field(default_factory=dict)
    refused: bool = False
    file: bytes | None = None


@dataclass(frozen=True, slots=True)
class Expectation:
    """A sentence for people, and the test that makes it true: of the data `at` or of the server's own `fact`."""

    that: str
    test: str
    value: Any
    at: str | None = None
    fact: str | None = None

    def check(self, came: Came, kept: Mapping[str, Any]) -> None:
        wanted = filled(self.value, kept)
        found = self._found(came)
        expect(self._holds(found, wanted), f"{self.that} ({self.test} {_short(wanted)})", found)

    def _found(self, came: Came) -> Any:
        if self.test == "file":
            return None if came.file is None else came.file.decode("utf-8", "replace")
        if self.fact is not None:
            return pointed(came.facts, self.fact, MISSING)
        return came.text if self.at is None else pointed(came.content, self.at, MISSING)

    def _holds(self, found: Any, wanted: Any) -> bool:
        match self.test:
            case "is" | "file":
                return type(found) is type(wanted) and bool(found == wanted)
            case "has":
                return isinstance(found, (str, list, dict)) and wanted in found
            case "count":
                return isinstance(found, list) and len(found) == wanted
            case _:
                there = [str(word).casefold() in str(found).casefold() for word in wanted]
                return all(there) if self.test == "says" else not any(there)


def expect(holds: bool, what: str, got: object) -> None:
    if not holds:
        raise DemoFailed(f"expected: {what}\ncame: {_short(got)}")


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 600 else f"{text[:600]}…"
