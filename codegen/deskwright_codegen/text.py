"""Canonical text: the one JSON form, digests and safe prose that every generated file uses.

Refuses NaN and anything that would differ between two runs.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from typing import Any


def to_json(value: Any) -> str:
    """Readable canonical JSON: sorted keys, two spaces, a newline at the end."""
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"


def to_compact_json(value: Any, *, sort: bool = True) -> str:
    """Canonical JSON in one line."""
    return json.dumps(value, separators=(",", ":"), sort_keys=sort, ensure_ascii=False, allow_nan=False)


def digest(value: Any) -> str:
    """`sha256:<hex>` of a text or of a value's compact canonical JSON."""
    text = value if isinstance(value, str) else to_compact_json(value)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


_SPACES = re.compile(r"[ \t]+")
# Zero-width, bidirectional and other format characters can hide orders from a reviewer (demands.md C9).
# The joiner inside emoji sequences is content.
_KEPT = {"\n", "\u200d"}
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def clean_prose(text: str) -> str:
    """Text of a document without control, zero-width and bidirectional characters, spaces collapsed."""
    kept = []
    for char in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")):
        if char == "\t":
            kept.append(" ")
        elif char in _KEPT or unicodedata.category(char) not in _HIDDEN:
            kept.append(char)
    lines = [_SPACES.sub(" ", line).strip() for line in "".join(kept).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
