# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""Request bodies: the plain value in, bytes and their Content-Type out.

Refuses to read paths or to guess encodings: a file is bytes (or base64 that says so), text is a string.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote_plus

import httpx

from .errors import WireError
from .styles import bracketed, json_text, scalar, utf8
from .types import File

_MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+(;[ -~]*)?")


def encode_body(media: str, described: Mapping[str, Any], body: Any) -> tuple[str, bytes]:
    """(Content-Type, bytes) of a body in one of the operation's media types."""
    kind = described.get("kind", "json")
    if kind == "json":
        return media, json_text(body, "body").encode("utf-8")
    if kind == "form":
        return media, _form(described, _object(body, media))
    if kind == "multipart":
        return _multipart(described, _object(body, media))
    if kind == "text":
        return _text(media, body)
    if kind == "binary":
        content, _, type_ = _file(body, "body")
        return (type_ or "application/octet-stream" if "*" in media else media), content
    raise WireError(f"body: {kind!r} is not a kind of body this client can write", place="body")


def _object(body: Any, media: str) -> Mapping[str, Any]:
    if not isinstance(body, Mapping):
        raise WireError(f"body: {media} needs an object", place="body")
    return body


def _text(media: str, body: Any) -> tuple[str, bytes]:
    if not isinstance(body, str):
        raise WireError(f"body: {media} needs a string", place="body")
    return ("text/plain; charset=utf-8" if media == "text/plain" else media), utf8(body, "body")


def _form(described: Mapping[str, Any], body: Mapping[str, Any]) -> bytes:
    """application/x-www-form-urlencoded: arrays repeat the name, objects use brackets, null is absent."""
    pairs: list[tuple[str, str]] = []
    for name, value in body.items():
        place, part = f"body.{name}", described.get("parts", {}).get(name, {})
        if value is None:
            continue
        if part.get("kind") == "json":
            pairs.append((name, json_text(value, place)))
        elif isinstance(value, Mapping) or part.get("style") == "deepObject":
            pairs.extend((key, scalar(item, place)) for key, item in bracketed(name, value, place))
        elif isinstance(value, list | tuple):
            pairs.extend((name, scalar(item, place)) for item in value)
        else:
            pairs.append((name, scalar(value, place)))
    try:
        return "&".join(f"{quote_plus(key)}={quote_plus(value)}" for key, value in pairs).encode("ascii")
    except UnicodeEncodeError:
        raise WireError("body: a text has half a surrogate pair", place="body") from None


def _multipart(described: Mapping[str, Any], body: Mapping[str, Any]) -> tuple[str, bytes]:
    """httpx writes the parts: it escapes names and draws a random boundary for every request."""
    fields: list[tuple[str, Any]] = []
    for name, value in body.items():
        if value is None:
            continue
        place, part = f"body.{name}", described.get("parts", {}).get(name, {})
        kind = part.get("kind") or _part_kind(value)
        if kind == "json":
            fields.append(
                (
                    name,
                    (None, json_text(value, place).encode("utf-8"), part.get("type") or "application/json"),
                )
            )
            continue
        for item in value if isinstance(value, list | tuple) else [value]:
            if kind == "file":
                content, file_name, type_ = _file(item, place)
                fields.append((name, (file_name or "file", content, type_ or part.get("type"))))
            else:
                text = utf8(scalar(item, place), place)
                type_ = part.get("type")
                fields.append((name, (None, text, type_) if type_ else (None, text)))
    if not fields:
        raise WireError("body: multipart/form-data needs at least one part", place="body")
    request = httpx.Request("POST", "http://desk", files=fields)
    return request.headers["Content-Type"], request.read()


def _part_kind(value: Any) -> str:
    first = value[0] if isinstance(value, list | tuple) and value else value
    if isinstance(first, bytes | File) or (
        isinstance(first, Mapping) and ("content" in first or "content_base64" in first)
    ):
        return "file"
    return "json" if isinstance(first, Mapping | list | tuple) else "text"


def _file(value: Any, place: str) -> tuple[bytes, str | None, str | None]:
    """(content, name, media type) of bytes, a `File`, or {"content" | "content_base64", "name", "type"}."""
    name = type_ = None
    content: Any = value
    if isinstance(value, File):
        content, name, type_ = value.payload, value.file_name, value.mime_type
    elif isinstance(value, Mapping):
        name, type_ = value.get("name"), value.get("type")
        content = value.get("content")
        if content is None and isinstance(value.get("content_base64"), str):
            content = _decoded(value["content_base64"], place)
    if hasattr(content, "read"):
        # from its beginning, so that the same File can be sent twice
        if content.seekable():
            content.seek(0)
        content = content.read()
    if not isinstance(content, bytes | bytearray | memoryview):
        raise WireError(f"{place}: a file is bytes, a File or {{name, content, type}}", place=place)
    if type_ is not None and not (isinstance(type_, str) and _MEDIA_TYPE.fullmatch(type_)):
        raise WireError(f"{place}: the file's type is not a media type such as image/png", place=place)
    if name is not None and not isinstance(name, str):
        raise WireError(f"{place}: the file's name is not a string", place=place)
    return bytes(content), name, type_


def _decoded(text: str, place: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise WireError(f"{place}: content_base64 is not base64", place=place) from None


__all__ = ["encode_body"]
