"""Makes text that strangers wrote fit to be looked at: what hides or reorders text is written out.

It changes nothing that is sent, and never makes HTML of a text: the result is the text's own signs, escaped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from markupsafe import Markup, escape

from deskwright.governance.visible import is_hidden

__all__ = ["has_hidden", "marked", "plain"]

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


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces: (hidden sign?, piece). A line's own end is no hidden sign, however it is written."""
    text = text.replace("\r\n", "\n")
    at = 0
    for found in _SUSPICIOUS.finditer(text):
        sign = found[0]
        if not is_hidden(sign):
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
