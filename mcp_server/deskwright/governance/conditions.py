"""Conditions of policy.yaml: plain data made into a function over the facts of a call.

It runs no code of the file and no pattern that can be made to backtrack; texts and lists are judged up to a bound.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import jsonschema_rs

from deskwright.errors import listed, short

__all__ = ["FACTS", "MAX_TEXT", "Condition", "Fault", "compile_condition", "is_same"]

#: What a path may begin with.
FACTS = ("desk", "instance", "tool", "operation", "effect", "arguments", "fields", "ticket", "recommendation")
TESTS = ("is", "in", "matches", "at_least", "at_most", "above", "below", "present", "within")
JOINTS = ("all", "any", "not")
#: A longer text is judged by its beginning: more than any answer of a desk that is passed on.
MAX_TEXT = 1_000_000
MAX_ITEMS = 10_000
MAX_DEPTH = 20
MAX_SPAN = timedelta(days=3_660)
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
# Signs that leave nothing on the screen, and the accents that a letter was taken apart into.
_UNSEEN = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
_ESCAPE = re.compile(r"\\.", re.DOTALL)

Facts = Mapping[str, Any]
Condition = Callable[[Facts, datetime], bool]
#: Where in the file, and what is wrong there and what to do.
Fault = tuple[str, str]


def compile_condition(said: Mapping[str, Any], at: str, faults: list[Fault], depth: int = 0) -> Condition:
    """The function of one condition; what is wrong with it is added to `faults`."""
    tests = [word for word in TESTS if word in said]
    joints = [word for word in JOINTS if word in said]
    if depth >= MAX_DEPTH:
        faults.append((at, f"nested more than {MAX_DEPTH} deep; write it flatter, or as several rules"))
    elif len(joints) == 1 and not tests and "path" not in said:
        return _joined(joints[0], said[joints[0]], at, faults, depth)
    elif joints and (tests or "path" in said or len(joints) > 1):
        faults.append(
            (at, f"{listed([*joints, *tests])} stand side by side; put them into one list under all: or any:")
        )
    elif "path" not in said:
        faults.append((at, f"has no path; write path: /ticket/… beside {listed(tests)}"))
    elif len(tests) != 1:
        many = f"has {len(tests)} tests ({listed(tests)})" if tests else "has a path and no test"
        faults.append((at, f"{many}; write one of {listed(TESTS)}, and join several under all: or any:"))
    else:
        return _tested(said, tests[0], at, faults)
    return _never


def _never(facts: Facts, now: datetime) -> bool:
    return False


def _joined(joint: str, inner: Any, at: str, faults: list[Fault], depth: int) -> Condition:
    if joint == "not":
        one = compile_condition(inner, f"{at}/not", faults, depth + 1)
        return lambda facts, now: not one(facts, now)
    parts = [compile_condition(part, f"{at}/{joint}/{n}", faults, depth + 1) for n, part in enumerate(inner)]
    if joint == "all":
        return lambda facts, now: all(part(facts, now) for part in parts)
    return lambda facts, now: any(part(facts, now) for part in parts)


def _tested(said: Mapping[str, Any], test: str, at: str, faults: list[Fault]) -> Condition:
    paths = [said["path"]] if isinstance(said["path"], str) else list(said["path"])
    steps = [_steps(path, f"{at}/path", faults) for path in paths]
    wanted = said[test]
    if test == "present":
        return lambda facts, now: any(_is_there(facts, each) for each in steps) is wanted
    if test == "within":
        ahead = timedelta(seconds=int(wanted[:-1]) * _UNITS[wanted[-1]])
        if abs(ahead) > MAX_SPAN:
            faults.append((f"{at}/within", f"{wanted} is more than {MAX_SPAN.days} days; write a shorter span"))
            return _never
        return lambda facts, now: any(_is_within(value, now + ahead) for value in _values(facts, steps))
    holds = _test(test, wanted, at, faults)
    return lambda facts, now: any(holds(value) for value in _values(facts, steps))


def _test(test: str, wanted: Any, at: str, faults: list[Fault]) -> Callable[[Any], bool]:
    match test:
        case "is":
            return lambda value: is_same(value, wanted)
        case "in":
            return lambda value: any(is_same(value, one) for one in wanted)
        case "matches":
            return _pattern(wanted, f"{at}/matches", faults)
        case "at_least":
            return lambda value: _is_number(value) and value >= wanted
        case "at_most":
            return lambda value: _is_number(value) and value <= wanted
        case "above":
            return lambda value: _is_number(value) and value > wanted
        case _:
            return lambda value: _is_number(value) and value < wanted


# --- paths ---------------------------------------------------------------------------------------------


def _steps(path: str, at: str, faults: list[Fault]) -> tuple[str, ...]:
    if not path.startswith("/"):
        faults.append((at, f'"{short(path)}" is not a JSON pointer; write it as /ticket/priority'))
        return ()
    parts = tuple(part.replace("~1", "/").replace("~0", "~") for part in path.split("/")[1:])
    if parts[0] not in FACTS:
        faults.append((at, f'there is no fact "{short(parts[0])}"; a path begins with one of {listed(FACTS)}'))
    return parts


def _found(value: Any, steps: Sequence[str]) -> Iterator[Any]:
    """What stands at a pointer; `*` goes through every item or member."""
    for at, step in enumerate(steps):
        if isinstance(value, Mapping):
            if step in value:
                value = value[step]
                continue
            inner: Any = value.values()
        elif isinstance(value, (list, tuple)):
            if step.isdecimal() and len(step) < 7:
                if int(step) >= len(value):
                    return
                value = value[int(step)]
                continue
            inner = value
        else:
            return
        if step == "*":
            for item in list(inner)[:MAX_ITEMS]:
                yield from _found(item, steps[at + 1 :])
        return
    yield value


def _values(facts: Facts, paths: Sequence[Sequence[str]]) -> Iterator[Any]:
    """The values to be judged, one by one: of a list every item."""
    for steps in paths:
        for value in _found(facts, steps):
            if isinstance(value, (list, tuple)):
                yield from value[:MAX_ITEMS]
            else:
                yield value


def _is_there(facts: Facts, steps: Sequence[str]) -> bool:
    return any(value is not None for value in _found(facts, steps))


# --- tests ---------------------------------------------------------------------------------------------


def is_same(value: Any, wanted: Any) -> bool:
    """Equality as JSON has it: true is not 1, and 1 is 1.0."""
    if isinstance(value, bool) or isinstance(wanted, bool):
        return value is wanted
    return bool(value == wanted)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _is_within(value: Any, limit: datetime) -> bool:
    if not isinstance(value, str) or len(value) > 40:
        return False
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return False
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) <= limit


def _pattern(pattern: str, at: str, faults: list[Fault]) -> Callable[[Any], bool]:
    # Python's own engine backtracks, and a ticket could be written to make it run for hours. The one behind the
    # schema checks runs in a time that grows with the text alone; it has no look-around and no back-references.
    limits = jsonschema_rs.RegexOptions(size_limit=4_000_000, dfa_size_limit=4_000_000)
    read = _plain_letters(pattern)
    if read.isascii():
        # Where a word of plain letters ends is decided thirty times faster without asking Unicode.
        read = _ESCAPE.sub(lambda found: r"(?-u:\b)" if found[0] == r"\b" else found[0], read)
    try:
        holds = jsonschema_rs.validator_for({"pattern": read}, pattern_options=limits).is_valid
    except (jsonschema_rs.ValidationError, ValueError):
        told = "is not a pattern, or too big a one; look-around and back-references do not exist here"
        faults.append((at, f'"{short(pattern)}" {told}'))
        return lambda value: False
    return lambda value: isinstance(value, str) and bool(holds(_as_read(value)))


@lru_cache(maxsize=4)
def _as_read(text: str) -> str:
    """A text as a person reads it: nothing invisible, plain letters for accented and wide ones, any space one space."""
    return " ".join(_plain_letters(text[:MAX_TEXT]).split())


def _plain_letters(text: str) -> str:
    if text.isascii():
        return text
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKD", text)).replace("ß", "ss")
    return plain.encode("utf-8", "replace").decode("utf-8")
