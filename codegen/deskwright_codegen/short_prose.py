"""Descriptions as a list of tools can afford them: cut at a sentence; the whole text is kept beside.

Refuses to cut anything but prose, and to end in the middle of a word.
"""

from __future__ import annotations

import re
from typing import Any

from .normalise import map_children

# Characters. A first sentence may be twice as long before it is broken at a word.
TOOL = 160
ARGUMENT = 100
# Where a text was cut; list_endpoints has the rest.
MORE = " …"
# A sentence ends before white space and something that can begin another; `e.g. this` and `v1.2` go on.
_END = re.compile(r"(?<=[.!?…。！？])[\"')\]]*(?:\s+(?=[^a-z\s])|\Z)|(?<=[。！？])|\n\s*\n|\n(?=\s*[-*#|\d<])")


def cut(text: str, room: int) -> str:
    """The sentences that fit, and a mark that there is more; always the first, of a very long one what fits."""
    if len(text) <= room:
        return text
    end = 0
    for found in _END.finditer(text):
        if found.start() > room and end:
            break
        end = found.start()
        if end > room:
            break
    kept = text[:end].rstrip() if end else text
    if len(kept) > 2 * room:
        kept = (kept[: 2 * room].rsplit(None, 1)[0]).rstrip(" ,;:(")
    short = kept + MORE
    return short if len(short) < len(text) else text


def deprecated(text: str) -> str:
    """The text with the word for what should not be used any more, unless it says so itself."""
    return text if "deprecat" in text.casefold() else f"Deprecated. {text}".rstrip()


def cut_schema(schema: Any, room: int | None, whole: dict[str, str]) -> Any:
    """The schema with its descriptions cut; `whole` tells for each of these what it was. `room`: None cuts nothing."""
    if not isinstance(schema, dict):
        return schema
    made = map_children(schema, lambda child: cut_schema(child, room, whole))
    said = schema.get("description")
    if schema.get("deprecated") is True:
        said = made["description"] = deprecated(said if isinstance(said, str) else "")
    # Where two begin alike the later one stays as it is: the short form leads back to one text.
    if isinstance(said, str) and room is not None:
        short = cut(said, room)
        if short != said and whole.setdefault(short, said) == said:
            made["description"] = short
    return made
