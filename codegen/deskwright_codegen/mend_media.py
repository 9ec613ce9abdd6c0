"""Mending media types: their names travel in headers, so each is one that can.

Refuses to let a document's text into a header as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_TOKEN = r"[A-Za-z0-9!#$&^_.+\-]+"
_MEDIA = re.compile(rf"{_TOKEN}/{_TOKEN}(\s*;\s*{_TOKEN}=({_TOKEN}|\"[^\"\\\x00-\x1f]*\"))*\s*;?\s*", re.ASCII)
#: What a wildcard most likely stands for.
_WILDCARDS = {"text": "text/plain", "multipart": "multipart/form-data"}
Told = Callable[[str, str, str], None]


def part_encoding(value: Any, where: str, told: Told) -> dict[str, Any]:
    """How a part of a body is encoded; what cannot be said in a header is left to the usual way."""
    if not isinstance(value, dict):
        told(f"{where}/encoding", "an encoding is no object", "the usual one is used")
        return {}
    kind = value.get("contentType")
    pieces = kind.split(",") if isinstance(kind, str) else []
    if kind is None or (pieces and all(_MEDIA.fullmatch(piece.strip()) for piece in pieces)):
        return value
    if not (pieces and "*" in kind):
        told(f"{where}/encoding", f"{kind!a} is no media type", "the usual one is used")
    return {key: item for key, item in value.items() if key != "contentType"}


def media_name(name: str, media: dict[str, Any], where: str, told: Told) -> str:
    """The media type under a name that can be sent; wildcards and slips are read as what they most likely are."""
    if name in ("*/*", "image/*", "audio/*", "video/*") or (_MEDIA.fullmatch(name) and "*" not in name):
        return name  # of files the caller says which of the kind
    family, slash, rest = name.strip().lower().partition("/")
    schema = media.get("schema")
    plain = isinstance(schema, dict) and schema.get("format") not in {"binary", "byte"}
    if slash and "*" in rest and family in _WILDCARDS:
        meant = _WILDCARDS[family]
    elif slash and "*" in rest and family != "application":
        meant = "application/octet-stream"
    elif "json" in name.lower() or plain:
        meant = "application/json"
    else:
        meant = "application/octet-stream"
    told(where, f"{name!a} is no media type that can be sent", f"it is read as {meant}")
    return meant
