# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""What the body of an error says: a sentence, a code, and the texts it has for single fields.

Refuses to echo HTML pages, whole bodies, control characters or any secret of ours the desk sends back.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, quote_plus

import httpx

_WORDS = ("message", "errormessage", "detail", "error_description", "faultstring", "error", "title")
_CODES = ("code", "errorcode", "error_code", "faultcode", "error")
_LISTS = ("errors", "violations")
_DETAILS = ("detail", "details")
_TEXTS = ("message", "msg", "detail", "description", "reason", "title", "error")
_NAMES = ("field", "propertypath", "property", "loc", "pointer", "param", "parameter", "path", "name")
_SURE_NAMES = frozenset({"field", "propertypath", "loc", "param"})
# where a desk puts texts that belong to no field
_NO_FIELD = frozenset({"", "error", "errors", "base", "non_field_errors", "__all__", "detail", "message", "messages"})
_TEXT_LIMIT, _DETAIL_LIMIT, _ERRORS_LIMIT = 300, 1000, 1500
_MOST_FIELDS, _MOST_TEXTS, _DEEPEST, _DEEPEST_BODY = 50, 10, 5, 50


@dataclass(frozen=True, slots=True)
class Said:
    """What the desk's body says; every text is short, one line and without secrets."""

    detail: str = ""
    code: str | None = None
    fields: Mapping[str, list[str]] = field(default_factory=dict)


def read_said(body: Any, response: httpx.Response, secrets: Collection[str]) -> Said:
    """What a body, or the part of one that says why, tells."""
    # first of all: a text that was cut or written anew could hold a secret that is no longer found
    body = _redacted(body, secrets)
    if is_html(response):
        return Said(f"an HTML page of {len(response.content)} bytes (not shown); a proxy or a log-in page?")
    if isinstance(body, str):
        return Said(clean(body, _TEXT_LIMIT))
    if isinstance(body, bytes):
        return Said(f"{len(body)} bytes that are not text")
    if isinstance(body, list):
        body = {"errors": body}
    if not isinstance(body, Mapping):
        return Said()
    members = _lower(body)
    sentence, details = _sentence(members), _first(members, _LISTS)
    told = "" if details is not None else _told(_first(members, _DETAILS, Mapping | list))
    if not sentence and details is None and not told:
        sentence = _field_texts(body)
    parts = [clean(sentence, _DETAIL_LIMIT)] if sentence else []
    if details:
        text = json.dumps(details, ensure_ascii=False, separators=(",", ":"))
        parts.append("errors: " + clean(text, _ERRORS_LIMIT))
    elif told and told not in parts:
        parts.append(f"detail: {told}")
    code = _code(members)
    return Said(" ".join(parts), clean(code, 120) if code else None, _fields(body))


def told_texts(value: Any, secrets: Collection[str]) -> str:
    """An object of lists, or a list, as one line: "desk_id: can't be blank; is not a number | text: …"."""
    return _told(_redacted(value, secrets))


def as_it_is(body: Any, secrets: Collection[str]) -> str:
    """An object of no shape that we know, as one short line of JSON; "" for anything else."""
    if not body or not isinstance(body, Mapping):
        return ""
    text = json.dumps(_redacted(body, secrets), ensure_ascii=False, separators=(",", ":"))
    return clean(text, _DETAIL_LIMIT)


def _told(value: Any) -> str:
    if not value or not isinstance(value, Mapping | list):
        return ""
    found: dict[str, list[str]] = {}
    for name, text in _texts(value):
        found.setdefault(name, []).append(text)
    if found:
        line = " | ".join((f"{name}: " if name else "") + "; ".join(texts) for name, texts in found.items())
    else:
        line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return clean(line, _ERRORS_LIMIT)


def readable_body(response: httpx.Response) -> Any:
    """Parsed JSON, else text, else the bytes; None for an empty body."""
    if not response.content:
        return None
    try:
        return response.json()
    except (ValueError, RecursionError):
        pass
    try:
        return response.text
    except (LookupError, ValueError):
        return response.content


def is_html(response: httpx.Response) -> bool:
    start = response.content[:200].lstrip().lower()
    return "html" in response.headers.get("Content-Type", "").lower() or start.startswith((b"<!doctype", b"<html"))


def redact(text: str, secrets: Collection[str]) -> str:
    """The text without any of our secrets; very short ones would hit ordinary words."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= 4:
            text = text.replace(secret, "[secret]")
    return text


def written_forms(secret: str) -> frozenset[str]:
    """A secret as it can stand in a URL, a JSON text or a page that a desk sends back."""
    as_json = (json.dumps(secret, ensure_ascii=narrow)[1:-1] for narrow in (True, False))
    in_url = (quote(secret, safe="", errors="replace"), quote_plus(secret, errors="replace"))
    return frozenset({secret, html.escape(secret), *in_url, *as_json})


def clean(text: str, limit: int) -> str:
    """One line of printable text, shortened."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _redacted(value: Any, secrets: Collection[str], depth: int = 0) -> Any:
    """The same with no secret in any name or text; nothing is told from depths where nobody writes errors."""
    if isinstance(value, str):
        return redact(value, secrets)
    if isinstance(value, Mapping | list) and depth > _DEEPEST_BODY:
        return None
    if isinstance(value, Mapping):
        return {redact(str(name), secrets): _redacted(item, secrets, depth + 1) for name, item in value.items()}
    return [_redacted(item, secrets, depth + 1) for item in value] if isinstance(value, list) else value


def _lower(members: Mapping[str, Any]) -> dict[str, Any]:
    return {str(name).lower(): value for name, value in members.items()}


def _first(members: Mapping[str, Any], names: tuple[str, ...], kind: Any = object) -> Any:
    return next((members[name] for name in names if name in members and isinstance(members[name], kind)), None)


def _sentence(members: Mapping[str, Any]) -> str:
    for word in _WORDS:
        value = members.get(word)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, Mapping):
            inner = _sentence(_lower(value))
            if inner:
                return inner
    return ""


def _code(members: Mapping[str, Any]) -> str | None:
    inner = members.get("error")
    if isinstance(inner, Mapping):
        return _code(_lower(inner))
    for word in _CODES:
        value = members.get(word)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        # `error` is often a sentence; a code is one word
        if isinstance(value, str) and value and len(value) <= 120 and not re.search(r"\s", value):
            return value
    return None


def _field_texts(body: Mapping[str, Any]) -> str:
    """{field: [text, …]}, as Django REST framework answers."""
    parts = []
    for name, texts in body.items():
        texts = [texts] if isinstance(texts, str) else texts
        if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
            return ""
        lead = "" if name == "non_field_errors" else f"{name}: "
        parts.append(lead + " ".join(texts))
    return "; ".join(parts)


def _fields(body: Mapping[str, Any]) -> dict[str, list[str]]:
    """The texts of each field that the desk names; only names and texts, no values."""
    members = _lower(body)
    inner = members.get("error")
    sources = [members[name] for name in (*_LISTS, *_DETAILS) if name in members]
    if not sources and isinstance(inner, Mapping):
        return _fields(inner)
    if not sources and not _sentence(members) and _field_texts(body):
        sources = [body]
    found: dict[str, list[str]] = {}
    for source in sources:
        for name, text in _texts(source):
            key = clean(name, 120)
            if key and (key in found or len(found) < _MOST_FIELDS) and len(found.setdefault(key, [])) < _MOST_TEXTS:
                found[key].append(clean(text, _TEXT_LIMIT))
    return found


def _texts(value: Any, name: str = "", depth: int = 0, *, listed: bool = False) -> Iterator[tuple[str, str]]:
    """(field, text) of {field: [text]}, [{field, message}], and nests of these; the field is "" for no field."""
    if isinstance(value, str):
        if value.strip():
            yield name, value
    elif depth > _DEEPEST:
        return
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, name, depth + 1, listed=True)
    elif isinstance(value, Mapping):
        members = _lower(value)
        text = next((members[word] for word in _TEXTS if isinstance(members.get(word), str)), "")
        # {"name": "is taken", "title": "is too short"} is two fields, and [{"name": …, "title": …}] is one item
        if text and (listed or (depth and {"message", "msg"} & members.keys()) or _SURE_NAMES & members.keys()):
            yield _name(members) or name, text
        elif not listed or not any(isinstance(item, str) for item in value.values()):
            for key, item in value.items():
                inner = "" if str(key).lower() in _NO_FIELD else str(key)
                yield from _texts(item, ".".join(part for part in (name, inner) if part), depth + 1)


def _name(members: Mapping[str, Any]) -> str:
    """The field that one item of a list of errors is about."""
    source = members.get("source")
    value = _first(_lower(source) if isinstance(source, Mapping) else members, _NAMES)
    if isinstance(value, list):
        # ["body", "subject"]: the first says only where it was sent
        parts = [str(part) for part in value]
        return ".".join(parts[1:] if parts[:1] in (["body"], ["query"], ["path"], ["header"]) else parts)
    return value.strip("/").replace("/", ".") if isinstance(value, str) else ""


__all__ = [
    "Said",
    "as_it_is",
    "clean",
    "is_html",
    "read_said",
    "readable_body",
    "redact",
    "told_texts",
    "written_forms",
]
