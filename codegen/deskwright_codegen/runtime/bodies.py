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
from .styles import bracketed, json_text, query_texts, scalar, utf8
from .types import File

_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^\s;\"]+)", re.I)
_MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+(;[ -~]*)?")


def encode_body(media: str, described: Mapping[str, Any], body: Any) -> tuple[str, bytes]:
    """(Content-Type, bytes) of a body in one of the operation's media types."""
    kind = described.get("kind", "json")
    if kind == "json":
        return media, json_text(body, "body").encode("utf-8")
    if kind == "form":
        return media, _form(described, _object(body, media))
    if kind == "multipart":
        return _multipart(media, described, _object(body, media))
    if kind == "text":
        return _text(media, body)
    if kind == "binary":
        content, _, type_ = _file(body, "body")
        return (_one_type(media, type_, "body") or "application/octet-stream"), content
    raise WireError(f"body: {kind!r} is not a kind of body this client can write", place="body")


def _object(body: Any, media: str) -> Mapping[str, Any]:
    if not isinstance(body, Mapping):
        raise WireError(f"body: {media} needs an object", place="body")
    return body


def _text(media: str, body: Any) -> tuple[str, bytes]:
    """Text in the charset that the media type names; UTF-8 where it names none, and text/* then says so."""
    if not isinstance(body, str):
        raise WireError(f"body: {media} needs a string", place="body")
    found = _CHARSET.search(media)
    if found is None:
        return (f"{media}; charset=utf-8" if media.startswith("text/") else media), utf8(body, "body")
    try:
        return media, body.encode(found[1])
    except LookupError:
        raise WireError(f"body: the charset {found[1]} of {media} is not known here", place="body") from None
    except UnicodeEncodeError as problem:
        sign = body[problem.start]
        raise WireError(f"body: {sign!a} does not exist in {found[1]}, which {media} asks for", place="body") from None


def _form(described: Mapping[str, Any], body: Mapping[str, Any]) -> bytes:
    """application/x-www-form-urlencoded: arrays repeat the name, null is absent; an object is JSON where the document
    describes one, as its encoding says where it has one, and in brackets where nobody described it."""
    texts: list[str] = []
    for name, value in body.items():
        place, part = f"body.{name}", described.get("parts", {}).get(name, {})
        if value is None:
            continue
        pairs: list[tuple[str, str]] = []
        if "style" in part:
            texts += query_texts({"name": name, **part}, value, place)
        elif part.get("kind") == "json":
            each = value if part.get("each") and isinstance(value, list | tuple) else [value]
            pairs = [(name, json_text(item, place)) for item in each]
        elif isinstance(value, Mapping):
            pairs = [(key, scalar(item, place)) for key, item in bracketed(name, value, place)]
        elif isinstance(value, list | tuple):
            pairs = [(name, scalar(item, place)) for item in value]
        else:
            pairs = [(name, scalar(value, place))]
        for key, text in pairs:
            utf8(key + text, place)
            texts.append(f"{quote_plus(key)}={quote_plus(text)}")
    return "&".join(texts).encode("ascii")


def _multipart(media: str, described: Mapping[str, Any], body: Mapping[str, Any]) -> tuple[str, bytes]:
    """httpx writes the parts: it escapes names and draws a random boundary for every request."""
    fields: list[tuple[str, Any]] = []
    for name, value in body.items():
        if value is None:
            continue
        part = described.get("parts", {}).get(name, {})
        utf8(name, f"body.{name!a}")
        fields += [(name, field) for field in _fields(part, value, f"body.{name}")]
    if not fields:
        raise WireError(f"body: {media} needs at least one part", place="body")
    while True:
        request = httpx.Request("POST", "http://desk", files=fields)
        type_, content = request.headers["Content-Type"], request.read()
        boundary = type_.rpartition("boundary=")[2].encode("ascii")
        if content.count(boundary) == len(fields) + 1:  # else it stands in what is sent: draw another one
            break
    base = media.partition(";")[0].strip()
    return (type_ if base.endswith("/*") else base + type_[len("multipart/form-data") :]), content


def _fields(part: Mapping[str, Any], value: Any, place: str) -> list[Any]:
    """The parts of one member: (file name, content, type, headers) as httpx takes them."""
    kind, headers = part.get("kind") or _part_kind(value), dict(part.get("headers") or {})
    fields: list[Any] = []
    several = isinstance(value, list | tuple) and (kind != "json" or part.get("each"))
    for item in value if several else [value]:
        if kind == "json":
            content, file_name = json_text(item, place).encode("utf-8"), None
            type_ = part.get("type") or "application/json"
        elif kind == "file":
            content, told, type_ = _file(item, place)
            file_name = told or "file"
            type_ = _one_type(part.get("type"), type_, place)
        else:
            content, file_name, type_ = utf8(scalar(item, place), place), None, part.get("type")
        if headers:
            fields.append((file_name, content, type_, headers))
        else:
            fields.append((file_name, content, type_) if type_ or file_name else (None, content))
    return fields


def _one_type(accepted: str | None, given: str | None, place: str) -> str | None:
    """The media type to send where the document accepts these ("image/png, image/*") and one was given or guessed."""
    kinds = [kind.strip() for kind in (accepted or "").split(",") if kind.strip()]
    whole = [kind for kind in kinds if "*" not in kind]
    if len(kinds) == 1 and whole:
        return whole[0]
    plain = (given or "").partition(";")[0].strip().lower()
    if not kinds or any(kind == "*/*" or plain == kind or plain.startswith(kind.rstrip("*")) for kind in kinds):
        return given
    if whole and plain in ("", "application/octet-stream"):
        return whole[0]
    said = f"is {given}" if given else "has no type"
    raise WireError(f"{place}: the file {said}, and the operation takes {', '.join(kinds)}", place=place)


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
