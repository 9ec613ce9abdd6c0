"""The arguments that become an operation's body: its members one by one, or the whole body as one argument.

Where media types carry different things, `content_type` chooses between them. Refuses to flatten what is no object.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .body_media import may_choose
from .model import Argument, Body, Media, Schema
from .text import clean_prose
from .tool_schemas import SchemaBook, with_example

FILE_SCHEMA: Schema = {
    "type": "object",
    "description": "A file: path (inside the server's attachments directory) or content_base64.",
    "properties": {
        "path": {"type": "string"},
        "content_base64": {"type": "string"},
        "name": {"type": "string"},
        "type": {"type": "string", "description": "media type"},
    },
    "additionalProperties": False,
    "anyOf": [{"required": ["path"]}, {"required": ["content_base64"]}],
}


def body_arguments(
    body: Body, taken: set[str], book: SchemaBook, *, choice: bool = False
) -> tuple[list[Argument], bool | Schema]:
    """The arguments, and what members that have no argument may be: none, any, or those of a schema.

    `choice`: whether the caller may say which media type is sent; else it is the first.
    """
    media = body.media[0]
    if not body.typed:
        schema = {
            "type": "object",
            "description": "The request's JSON object; its fields are not described.",
            "additionalProperties": True,
        }
        return [Argument(free("payload", taken), schema, False, ("body",), merge=True)], False
    if choice and may_choose(body.media, book):
        return _chosen(body, taken, book), False
    shape = book.object_of(media.schema)
    properties = (shape or {}).get("properties") or {}
    flat = (
        shape is not None
        and media.kind in {"json", "form", "multipart"}
        and not taken & set(properties)
        and (properties or isinstance(shape.get("additionalProperties"), bool))
    )
    if not flat or shape is None:
        return [Argument(free("body", taken), _whole(media, book), body.required, ("body",))], False
    required = set(shape.get("required") or []) if body.required else set()
    arguments = [
        Argument(
            name,
            with_example(_member(media, name, child, book), shape, name),
            name in required,
            (f"body#{_pointer(name)}",),
        )
        for name, child in properties.items()
    ]
    # OpenAPI: an object is open unless it says otherwise; only a schema that says so out loud takes more.
    more = shape.get("additionalProperties")
    return arguments, book.written_out(more) or True if isinstance(more, Mapping) else bool(more)


def free(name: str, taken: set[str]) -> str:
    """The name, with `_` after it as long as it is taken."""
    while name in taken:
        name = f"{name}_"
    return name


def _chosen(body: Body, taken: set[str], book: SchemaBook) -> list[Argument]:
    """`content_type` and the body in the form that it chooses; the options stand in the order of the types."""
    types, options = [media.type for media in body.media], []
    definitions: Schema = {}
    for media in body.media:
        option = _whole(media, book)
        definitions |= option.pop("$defs", {})
        told = f"{media.type}: {option['description']}" if option.get("description") else media.type
        options.append({**option, "description": told})
    name = free("content_type", taken)
    chooses = {"type": "string", "enum": types, "description": f"What body is; {types[0]} when absent."}
    schema = {"anyOf": options} | ({"$defs": definitions} if definitions else {})
    return [
        Argument(name, chooses, False, ("media",)),
        Argument(free("body", {*taken, name}), schema, body.required, ("body",)),
    ]


def _whole(media: Media, book: SchemaBook) -> Schema:
    """The schema of a whole body as a caller gives it: bytes as a file, text as a text, files inside as files."""
    if media.kind == "binary":
        return dict(FILE_SCHEMA)
    written = dict(book.written_out(media.schema))
    if media.kind == "text":
        kept = written.get("type") == "string"
        return {key: value for key, value in written.items() if key != "format"} if kept else {"type": "string"}
    shape = book.object_of(media.schema) if media.kind == "multipart" else None
    if not any(part.get("kind") == "file" for part in media.parts.values()) or shape is None:
        return written
    members = {name: _member(media, name, child, book) for name, child in shape["properties"].items()}
    definitions: Schema = {}
    for member in members.values():
        definitions |= member.pop("$defs", {})
    made = {"type": "object", "properties": members, "additionalProperties": bool(shape.get("additionalProperties"))}
    made |= {key: shape[key] for key in ("required", "description") if shape.get(key)}
    return made | ({"$defs": definitions} if definitions else {})


def _member(media: Media, name: str, child: Any, book: SchemaBook) -> Schema:
    written = dict(book.written_out(child))
    if (media.parts.get(name) or {}).get("kind") != "file":
        return written
    description = written.get("description")
    file_schema = dict(FILE_SCHEMA) | ({"description": clean_prose(description)} if description else {})
    resolved = book.resolve(child)
    several = isinstance(resolved, dict) and resolved.get("type") in ("array", ["array", "null"])
    if not several:
        return file_schema
    bounds = {key: resolved[key] for key in ("minItems", "maxItems") if key in resolved}
    return {"type": "array", "items": file_schema, **bounds}


def _pointer(name: str) -> str:
    return "/" + name.replace("~", "~0").replace("/", "~1")
