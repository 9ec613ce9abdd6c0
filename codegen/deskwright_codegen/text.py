"""Canonical text: the one JSON form, digests and safe prose that every generated file uses.

Refuses NaN and anything that would differ between two runs.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from json.encoder import encode_basestring
from typing import Any


def to_json(value: Any) -> str:
    """Readable canonical JSON: sorted keys, two spaces, a newline at the end."""
    return _indented(value, "\n") + "\n"


def _indented(value: Any, pad: str) -> str:
    """What `json.dumps(indent=2, sort_keys=True)` prints; that is written in Python and takes four times as long."""
    kind = type(value)
    if kind is str:
        return _quoted(value)
    if value is None or kind is bool:
        return _WORDS[value]
    if kind is int:
        return repr(value)
    inner = pad + "  "
    if kind is dict and value:
        # a key that is no text, or keys of two kinds: not for us to spell
        if all(type(key) is str for key in value):
            members = [f"{_quoted(key)}: {_indented(value[key], inner)}" for key in sorted(value)]
            return f"{{{inner}{f',{inner}'.join(members)}{pad}}}"
    elif kind is list and value:
        return f"[{inner}{f',{inner}'.join([_indented(item, inner) for item in value])}{pad}]"
    plain = json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False)
    return plain.replace("\n", pad)


def to_compact_json(value: Any, *, sort: bool = True) -> str:
    """Canonical JSON in one line."""
    return json.dumps(value, separators=(",", ":"), sort_keys=sort, ensure_ascii=False, allow_nan=False)


def digest(value: Any) -> str:
    """`sha256:<hex>` of a text or of a value's compact canonical JSON."""
    text = value if isinstance(value, str) else to_compact_json(value)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


_quoted = encode_basestring
_WORDS = {None: "null", True: "true", False: "false"}
_SPACES = re.compile(r"[ \t]+")
# Zero-width, bidirectional and other format characters can hide orders from a reviewer (demands.md C9).
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
# Selectors and fillers that print nothing although Unicode calls them marks and letters.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0e\uffa0\U000e0100-\U000e01ef]")
# Inside an emoji sequence the joiner and the emoji selector are content.
_JOINERS = {"\u200d", "\ufe0f"}


def clean_prose(text: str) -> str:
    """Text of a document without control, zero-width and bidirectional characters, spaces collapsed."""
    kept = []
    for char in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")):
        if char == "\t":
            kept.append(" ")
        elif char in _JOINERS:
            if kept and (kept[-1] == "\ufe0f" or unicodedata.category(kept[-1]) in {"So", "Sk"}):
                kept.append(char)
        elif char == "\n" or (unicodedata.category(char) not in _HIDDEN and not _BLANK.match(char)):
            kept.append(char)
    lines = [_SPACES.sub(" ", line).strip() for line in "".join(kept).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def without_hidden(text: str) -> str:
    """The text as it is, or cleaned where it holds what a reviewer would not see."""
    return clean_prose(text) if set(hidden_characters(text)) - {"U+0009", "U+000D"} else text


def visible(text: str) -> str:
    """Text of a document for a terminal: what nobody would see, or what would move the cursor, is spelt."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == "\n" else f"\\u{ord(char):04x}" for char in text)


def hidden_characters(text: str) -> list[str]:
    """What a reviewer would not see in a text that a model reads, as U+200B; line breaks are seen."""
    found = []
    for index, char in enumerate(text):
        joins = char in _JOINERS and index and unicodedata.category(text[index - 1]) in {"So", "Sk", "Mn"}
        if char != "\n" and not joins and (unicodedata.category(char) in _HIDDEN or _BLANK.match(char)):
            found.append(f"U+{ord(char):04X}")
    return list(dict.fromkeys(found))
