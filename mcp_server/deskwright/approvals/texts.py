"""Makes text that strangers wrote fit to be looked at: what hides or reorders text is written out, length is bounded.

It changes nothing that is sent, and never makes HTML of a text: the result is the text's own signs, escaped.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup, escape

__all__ = [
    "ABSENT_WORDS",
    "LINES",
    "SIGNS",
    "as_submitted",
    "excerpt",
    "has_hidden",
    "is_absent",
    "marked",
    "plain",
    "written",
]

#: So much of a text is shown at once; the rest is a link away.
SIGNS, LINES = 4_000, 60
ABSENT_WORDS = "not known"
# Not in a category that tells them: they look like nothing, or like a space.
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2028\u2029\u2800\u3164\uffa0"
# A cheap first look: most texts hold none of these.
_SUSPICIOUS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_NAMES = {
    "\x00": "NULL",
    "\x07": "BELL",
    "\x08": "BACKSPACE",
    "\x0d": "CARRIAGE RETURN",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
}


def _is_hidden(sign: str) -> bool:
    if sign in "\n\t":
        return False
    return (
        sign in _BLANK
        or unicodedata.category(sign) in ("Cc", "Cf", "Cs")
        or "\ufe00" <= sign <= "\ufe0d"
        or "\U000e0000" <= sign <= "\U000e0fff"
    )


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces: (hidden sign?, piece). A line's own end is no hidden sign, however it is written."""
    text = text.replace("\r\n", "\n")
    at = 0
    for found in _SUSPICIOUS.finditer(text):
        sign = found[0]
        if not _is_hidden(sign):
            continue
        if found.start() > at:
            yield False, text[at : found.start()]
        yield True, sign
        at = found.end()
    if at < len(text):
        yield False, text[at:]


def has_hidden(text: str) -> int:
    """How many signs of the text cannot be seen."""
    return sum(hidden for hidden, _ in _runs(text))


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def plain(text: str) -> str:
    """The text for a terminal: what hides is written as <U+202E>; escapes and bells do nothing."""
    return "".join(f"<{_code(piece)}>" if hidden else piece for hidden, piece in _runs(text))


def marked(text: str) -> Markup:
    """The text for a page: escaped, and each sign that cannot be seen as a small label with its name."""
    parts = []
    for hidden, piece in _runs(text):
        if hidden:
            name = str(_NAMES.get(piece) or unicodedata.name(piece, "no name"))
            parts.append(f'<span class="hidden-sign" title="{escape(name.lower())}">{_code(piece)}</span>')
        else:
            parts.append(str(escape(piece)))
    return Markup("".join(parts))


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
