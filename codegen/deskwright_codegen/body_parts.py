"""How each member of a form travels: a file, JSON, or text; the style of a member of an urlencoded body.

Refuses to invent a part's header: one that the document leaves open is left out and told.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .tool_schemas import SchemaBook

_STYLE_WORDS = ("style", "explode", "allowReserved")


def body_parts(kind: str, spec: Mapping[str, Any], book: SchemaBook) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """What the request builder must know of the members, and which headers of parts are not sent."""
    if kind not in ("multipart", "form"):
        return {}, []
    shape = book.object_of(spec.get("schema", {})) or {}
    encoding = spec.get("encoding") or {}
    parts: dict[str, dict[str, Any]] = {}
    untold: list[str] = []
    for name, schema in (shape.get("properties") or {}).items():
        said = encoding.get(name) if isinstance(encoding.get(name), dict) else {}
        part = _part(schema, said or {}, book) if kind == "multipart" else _member(schema, said or {}, book)
        if kind == "multipart":
            headers, open_ones = _headers((said or {}).get("headers") or {}, book)
            untold += [f"{name}: {header}" for header in open_ones]
            part |= {"headers": headers} if headers else {}
        if part:
            parts[name] = part
    return parts, untold


def _part(schema: Any, said: Mapping[str, Any], book: SchemaBook) -> dict[str, Any]:
    """One part of a multipart body."""
    single, several = _single(schema, book)
    media = str(said.get("contentType") or "")
    if _is_file(single, media):
        return {"kind": "file"} | ({"type": media} if media else {})
    if single.get("type") == "object" or "properties" in single or media.endswith("json"):
        each = several and not media.endswith("json")
        return {"kind": "json", "type": media or "application/json"} | ({"each": True} if each else {})
    told = media or (str(single.get("contentMediaType") or "") if single.get("contentEncoding") else "")
    return {"kind": "text"} | ({"type": told} if told and told != "text/plain" else {})


def _member(schema: Any, said: Mapping[str, Any], book: SchemaBook) -> dict[str, Any]:
    """One member of an urlencoded body; nothing where names and values say it all."""
    if any(word in said for word in _STYLE_WORDS):
        style = str(said.get("style") or "form")
        told: dict[str, Any] = {"style": style, "explode": bool(said.get("explode", style == "form"))}
        return told | ({"allow_reserved": True} if said.get("allowReserved") else {})
    single, several = _single(schema, book)
    media = str(said.get("contentType") or "")
    if media.endswith("json"):
        return {"kind": "json"}
    if single.get("type") == "object" or "properties" in single:
        return {"kind": "json"} | ({"each": True} if several else {})
    return {}


def _single(schema: Any, book: SchemaBook) -> tuple[dict[str, Any], bool]:
    """The schema of one value, and whether there may be several."""
    resolved = book.resolve(schema)
    if isinstance(resolved, dict) and "array" in _types(resolved):
        inner = book.resolve(resolved.get("items", {}))
        return (inner if isinstance(inner, dict) else {}), True
    return (resolved if isinstance(resolved, dict) else {}), False


def _types(schema: Mapping[str, Any]) -> list[str]:
    told = schema.get("type")
    return told if isinstance(told, list) else [told] if isinstance(told, str) else []


def _is_file(schema: Mapping[str, Any], media: str) -> bool:
    """Whether the bytes of a file stand there; base64 that the document asks for is a text."""
    if schema.get("contentEncoding"):
        return False
    if schema.get("format") == "binary" or "contentMediaType" in schema:
        return True
    kinds = [kind.strip() for kind in media.split(",")] if media else []
    written = ("text/", "application/json", "application/x-www-form-urlencoded", "application/xml")
    said = bool(kinds) and not any(kind.startswith(written) or kind.endswith(("+json", "+xml")) for kind in kinds)
    return said and not set(_types(schema)) - {"string", "null"}


def _headers(headers: Mapping[str, Any], book: SchemaBook) -> tuple[dict[str, str], list[str]]:
    """Headers with one possible value, and the names of the others. Content-Type is said elsewhere."""
    fixed: dict[str, str] = {}
    open_ones: list[str] = []
    for name, told in headers.items():
        if name.lower() == "content-type" or not isinstance(told, dict):
            continue
        schema = book.resolve(told.get("schema") or {})
        values = [schema["const"]] if "const" in schema else list(schema.get("enum") or ())
        if len(values) == 1 and isinstance(values[0], str | int) and not isinstance(values[0], bool):
            fixed[name] = str(values[0])
        else:
            open_ones.append(name)
    return fixed, open_ones
