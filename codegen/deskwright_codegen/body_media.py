"""The media types of a body: which one is sent, and whether a caller has a choice.

Refuses a choice that means nothing: media types that carry the same members are one, and the first is sent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .body_parts import body_parts
from .finding import Finding, Level
from .model import Media
from .text import to_compact_json
from .tool_schemas import SchemaBook

_PREFERENCE = {"json": 0, "multipart": 1, "form": 2, "text": 3, "binary": 4}


def media_of(
    content: Mapping[str, Mapping[str, Any]], book: SchemaBook, where: str, findings: list[Finding]
) -> tuple[Media, ...]:
    """A body's media types, the one that is sent first."""
    media: list[Media] = []
    for name, spec in content.items():
        kind = media_kind(name)
        parts, untold = body_parts(kind, spec, book)
        media.append(Media(name, kind, spec.get("schema", {}), parts))
        if untold:
            findings.append(
                Finding(
                    "GEN055",
                    f"{where}/content/{name.replace('~', '~0').replace('/', '~1')}/encoding",
                    f"a header of a part has no fixed value ({', '.join(untold)})",
                    "give its schema a `const` in the overlay to have it sent",
                    "the part is sent without it",
                    Level.NOTE,
                )
            )
    media.sort(key=lambda item: _PREFERENCE[item.kind])  # stable: the document's order among equals
    files = [item for item in media if any(part.get("kind") == "file" for part in item.parts.values())]
    if files and media[0].kind in ("json", "form") and _same(media[0], files[0], book):
        media.sort(key=lambda item: item is not files[0])  # only so can the bytes of a file be sent
    if len(media) > 1:
        chosen = may_choose(media, book)
        findings.append(
            Finding(
                "GEN055",
                where,
                f"the body may also be {', '.join(item.type for item in media[1:])}",
                "remove the preferred media type in the overlay to have the other one",
                f"the SDK sends {media[0].type}; of the operation's tool `content_type` chooses"
                if chosen
                else f"SDK and tools send {media[0].type}",
                Level.NOTE,
            )
        )
    return tuple(media)


def may_choose(media: Sequence[Media], book: SchemaBook) -> bool:
    """Whether the media types carry different things, so that a caller must say which."""
    return any(not _same(media[0], other, book) for other in media[1:])


def _same(one: Media, other: Media, book: SchemaBook) -> bool:
    return to_compact_json(book.written_out(one.schema)) == to_compact_json(book.written_out(other.schema))


def media_kind(name: str) -> str:
    """How a body of this media type is written: json, multipart, form, text or binary."""
    base = name.split(";")[0].strip().lower()
    if base == "application/json" or base.endswith("+json"):
        return "json"
    if base.startswith("multipart/"):
        return "multipart"
    if base == "application/x-www-form-urlencoded":
        return "form"
    if base.startswith("text/") or base.endswith(("/xml", "+xml")) or base in _WRITTEN:
        return "text"
    return "binary"


_WRITTEN = frozenset(
    f"application/{word}"
    for word in (
        *("x-ndjson", "ndjson", "jsonl", "jsonlines", "json-lines", "json-seq", "yaml", "x-yaml", "toml", "csv"),
        *("javascript", "ecmascript", "graphql", "sql", "x-sh", "xml-dtd", "rtf", "x-httpd-php", "sparql-query"),
    )
)
