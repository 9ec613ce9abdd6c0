"""Texts of strangers for a reader of plain text: what hides is written out, and no line passes for one of ours.

The approval page does the same for HTML (`approvals/texts.py`).
"""

from __future__ import annotations

import unicodedata

__all__ = ["is_hidden", "visible"]

# They look like nothing, or like a space, and no category tells it.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2028\u2029\u2800\u3164\uffa0")


def visible(text: str, *, inline: bool = False) -> str:
    """The text without anything that hides in it or turns it around; `inline`: on one line, whatever it holds."""
    if inline:
        text = " ".join(text.split())
    text = text.replace("\r\n", "\n")
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return text
    return "".join(f"<U+{ord(sign):04X}>" if is_hidden(sign) else sign for sign in text)


def is_hidden(sign: str) -> bool:
    """Does it look like nothing, or turn around what stands beside it?"""
    if sign in "\n\t":
        return False
    return (
        sign in _BLANK
        or unicodedata.category(sign) in ("Cc", "Cf", "Cs")
        or "\ufe00" <= sign <= "\ufe0d"
        or "\U000e0000" <= sign <= "\U000e0fff"
    )
