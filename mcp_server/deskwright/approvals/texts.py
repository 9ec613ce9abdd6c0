"""Values and long texts as a person reads them: written down, bounded in length, compared with what a box gives back.

It changes nothing that is sent, and makes no HTML: what hides in a text is the matter of `webpage.hidden_signs`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

__all__ = [
    "ABSENT_WORDS",
    "LINES",
    "SIGNS",
    "as_submitted",
    "excerpt",
    "is_absent",
    "written",
]

#: So much of a text is shown at once; the rest is a link away.
SIGNS, LINES = 4_000, 60
ABSENT_WORDS = "not known"


def is_absent(value: Any) -> bool:
    """Does nobody know this value? (A field whose value really is {"absent": true} would say the same.)"""
    return isinstance(value, Mapping) and dict(value) == {"absent": True}


def written(value: Any) -> str:
    """Any value as a person would write it down."""
    if isinstance(value, str):
        return value
    if value is None:
        return "(empty)"
    if value is True or value is False:
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return json.dumps(value)
    if is_absent(value):
        return ABSENT_WORDS
    if isinstance(value, Mapping):
        if {"name", "size", "sha256"} <= value.keys():
            return f"{value['name']}, {_size(value['size'])}, sha256 {str(value['sha256']).removeprefix('sha256:')}"
        return json.dumps(value, ensure_ascii=False, indent=2)
    if isinstance(value, (list, tuple)):
        if not value:
            return "(none)"
        if all(
            isinstance(item, (str, int, float)) or (isinstance(item, Mapping) and "sha256" in item) for item in value
        ):
            return "\n".join(written(item) for item in value)
        return json.dumps(value, ensure_ascii=False, indent=2)
    return str(value)


def _size(size: Any) -> str:
    if not isinstance(size, int) or isinstance(size, bool):
        return f"{size} bytes"
    if size < 1_000:
        return f"{size} bytes"
    return f"{size / 1_000:,.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:,.1f} MB"


def excerpt(text: str, signs: int = SIGNS, lines: int = LINES) -> tuple[str, int]:
    """The beginning of a text, and how many signs of it are missing."""
    head = text[:signs]
    at = -1
    for _ in range(lines):
        at = head.find("\n", at + 1)
        if at < 0:
            break
    else:
        head = head[:at]
    return head, len(text) - len(head)


def as_submitted(text: str) -> str:
    """What comes back when a page shows the text in a box and nobody touches it."""
    return (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\x00", "\ufffd")
        .encode("utf-8", "replace")
        .decode("utf-8")
    )
