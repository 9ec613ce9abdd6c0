"""What a person fills into a prompt: text that becomes a checked value, and a value that stands in a text as data.

Refuses what is not of the argument's kind; takes out what cannot be seen.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from deskwright.errors import listed

__all__ = ["bounded", "cleaned", "coerced", "plain", "shown", "told", "usage"]

# of a text that says nothing itself of how long it may be
MAX_VALUE = 200
# more is not even looked at
MAX_GIVEN = 10_000

_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?([eE][+-]?[0-9]{1,3})?")
_KINDS = {"integer": "a whole number", "number": "a number", "boolean": "true or false"}
# Selectors and fillers that print nothing although Unicode calls them marks and letters.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")


# --- from text to a value, and into the text -------------------------------------------------------------


def bounded(argument: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the value must be; a text is never longer than its author or we allow."""
    schema = {"description": argument["description"], **argument["schema"]}
    return {"maxLength": MAX_VALUE, **schema} if schema["type"] == "string" else schema


def cleaned(text: str) -> str:
    """One line of what can be seen: in a quoted value nothing begins a line, hides or turns the reading direction."""
    if len(text) > MAX_GIVEN:
        return text
    kept = [" " if character.isspace() else character for character in text if not _BLANK.match(character)]
    return " ".join("".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn")).split())


def coerced(text: str, kind: str) -> Any:
    """The value that a text means; ValueError tells what it must be."""
    if kind == "string":
        return text
    if kind == "boolean" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if kind == "integer" and _WHOLE.fullmatch(text):
        return int(text)
    if kind == "number" and _NUMBER.fullmatch(text) and math.isfinite(float(text)):
        return int(text) if _WHOLE.fullmatch(text) else float(text)
    raise ValueError(f"must be {_KINDS[kind]}")


def shown(value: Any) -> str:
    """A text in quotation marks that it cannot leave; a number as it is."""
    return json.dumps(value, ensure_ascii=False)


def plain(value: Any) -> str:
    return value if isinstance(value, str) else shown(value)


# --- what a form shows of an argument --------------------------------------------------------------------


def told(argument: Mapping[str, Any]) -> str:
    """The description with what the schema says: a client is given no schema of a prompt."""
    words = _limits(argument)
    about = str(argument["description"])
    return f"{about.rstrip('.')} ({'; '.join(words)})." if words else about


def _limits(argument: Mapping[str, Any]) -> list[str]:
    schema = argument["schema"]
    words = [] if schema["type"] == "string" else [_KINDS[schema["type"]]]
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        words.append(f"{low} to {high}")
    elif low is not None or high is not None:
        words.append(f"at least {low}" if high is None else f"at most {high}")
    if "enum" in schema:
        words.append(f"one of {listed(map(plain, schema['enum']))}")
    if "default" in schema:
        words.append(f"{plain(schema['default'])} when absent")
    return words


def usage(argument: Mapping[str, Any]) -> str:
    words = ["required"] if argument["required"] else []
    return f"{argument['name']} ({'; '.join([*words, *_limits(argument)]) or 'optional'})"
