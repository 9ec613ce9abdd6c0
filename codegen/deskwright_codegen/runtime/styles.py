"""OpenAPI's parameter styles: one value in, its exact text out.

Refuses what a style cannot say (nested values outside deepObject and JSON content) instead of flattening it.
Empty arrays and objects are absent, as in RFC 6570; see tests/client/test_wire.py for the whole table.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from .errors import WireError

# What stays readable with allowReserved. `&`, `+`, `#`, `[`, `]` are encoded even there: they would end the
# value or change its meaning, and a caller's value must never become a second parameter.
_RESERVED = ":/?@!$'()*,;="
_TRIPLET = re.compile(r"(%[0-9A-Fa-f]{2})")
_DELIMITERS = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

Parameter = Mapping[str, Any]


def scalar(value: object, place: str) -> str:
    """A string, number or boolean as text; anything else is refused by name of its place."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case int():
            return str(value)
        case float() if value.is_integer() and abs(value) < 2**53:
            return str(int(value))  # JSON Schema takes 2.0 for an integer, servers do not
        case float() if math.isfinite(value):
            return repr(value)
        case float():
            raise WireError(f"{place}: {value} is not a number that can be sent", place=place)
        case None:
            raise WireError(f"{place}: null has no written form here", place=place)
    raise WireError(f"{place}: a {_kind(value)} cannot be written here", place=place)


def escape(text: str, place: str, *, safe: str = "") -> str:
    """Percent-encoded UTF-8."""
    try:
        return quote(text, safe=safe)
    except UnicodeEncodeError:
        raise WireError(f"{place}: the text has half a surrogate pair", place=place) from None


def json_text(value: object, place: str) -> str:
    """Compact JSON, UTF-8 kept, NaN and everything that is not JSON refused."""
    _check_json(value, place, 0)
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def content_text(parameter: Parameter, value: object, place: str) -> str:
    """The text of a parameter that travels as a media type: JSON, or a text as it is."""
    media = str(parameter["content"]).partition(";")[0].strip().lower()
    return json_text(value, place) if media.endswith(("/json", "+json", "/*")) else scalar(value, place)


def part_of(text: str, delimiter: str, place: str, how: str) -> str:
    """The text itself, if it cannot be taken for two items where nothing can be encoded."""
    if delimiter in text:
        word = {",": "comma", " ": "space", "|": "pipe", "=": "sign ="}[delimiter]
        raise WireError(f"{place}: an item with a {word} cannot be sent, {how} would part it", place=place)
    return text


def is_absent(parameter: Parameter, value: object) -> bool:
    """Absent on the wire: null, or (outside JSON content) an array or object with nothing in it."""
    if value is None or parameter.get("content"):
        return value is None
    return isinstance(value, list | tuple | Mapping) and not _members(value)


def path_text(parameter: Parameter, value: object) -> str:
    """The percent-encoded text for a placeholder; never empty, never a dot segment."""
    name, place = parameter["name"], f"path.{parameter['name']}"
    if is_absent(parameter, value) or value == "":
        raise WireError(f"{place}: must not be empty", place=place)
    if value in (".", ".."):
        raise WireError(f"{place}: {value!r} would change the path", place=place)
    if parameter.get("content"):
        return escape(content_text(parameter, value, place), place)
    style, explode = parameter.get("style") or "simple", bool(parameter.get("explode", False))
    lead, glue = {"simple": ("", ","), "label": (".", "."), "matrix": (";", ";")}[style]
    if not explode:
        glue = ","
    if isinstance(value, list | tuple):
        items = [escape(scalar(item, place), place) for item in value]
        if style != "matrix":
            return lead + glue.join(items)
        key = escape(name, place)
        return "".join(f";{key}={item}" for item in items) if explode else f";{key}={','.join(items)}"
    if isinstance(value, Mapping):
        pairs = [(escape(k, place), escape(scalar(v, place), place)) for k, v in _members(value)]
        if explode:
            return lead + glue.join(f"{k}={v}" for k, v in pairs)
        joined = ",".join(f"{k},{v}" for k, v in pairs)
        return f";{escape(name, place)}={joined}" if style == "matrix" else lead + joined
    text = escape(scalar(value, place), place)
    return f";{escape(name, place)}={text}" if style == "matrix" else lead + text


def query_texts(parameter: Parameter, value: object, place: str = "") -> list[str]:
    """`name=value` texts, percent-encoded, to be joined with `&`; none for an empty array or object."""
    name, place = parameter["name"], place or f"query.{parameter['name']}"
    key = escape(name, place)
    style = parameter.get("style") or "form"
    explode = bool(parameter.get("explode", style in ("form", "deepObject")))
    parted = "" if explode else {"spaceDelimited": " ", "pipeDelimited": "|"}.get(style, "")

    def encoded(item: object) -> str:
        text = scalar(item, place)
        if parted and not isinstance(value, str):
            # decoded, the delimiter in an item looks like the one between two items
            part_of(text, parted, place, f"the style {parameter['style']}")
        if not parameter.get("allow_reserved"):
            return escape(text, place)
        return "".join(
            part if index % 2 else escape(part, place, safe=_RESERVED)
            for index, part in enumerate(_TRIPLET.split(text))
        )

    if parameter.get("content"):
        return [f"{key}={escape(content_text(parameter, value, place), place)}"]
    if style == "deepObject":
        return [f"{escape(path, place)}={encoded(item)}" for path, item in bracketed(name, value, place)]
    if isinstance(value, list | tuple):
        items = [encoded(item) for item in value]
        if explode:
            return [f"{key}={item}" for item in items]
        return [f"{key}={_DELIMITERS[style].join(items)}"] if items else []
    if isinstance(value, Mapping):
        pairs = [(escape(k, place), encoded(v)) for k, v in _members(value)]
        if explode:
            return [f"{k}={v}" for k, v in pairs]
        return [f"{key}={_DELIMITERS[style].join(f'{k}{_DELIMITERS[style]}{v}' for k, v in pairs)}"] if pairs else []
    return [f"{key}={encoded(value)}"]


def bracketed(name: str, value: object, place: str) -> list[tuple[str, object]]:
    """`a[b]=1`, `a[b][]=x`, `a[b][0][c]=y`: the form that PHP, Rails and qs read alike."""
    if isinstance(value, Mapping):
        return [pair for key, item in _members(value) for pair in bracketed(f"{name}[{key}]", item, f"{place}.{key}")]
    if isinstance(value, list | tuple):
        nested = any(isinstance(item, list | tuple | Mapping) for item in value)
        return [
            pair
            for index, item in enumerate(value)
            for pair in bracketed(f"{name}[{index if nested else ''}]", item, f"{place}.{index}")
        ]
    return [(name, scalar(value, place))]


def header_text(parameter: Parameter, value: object) -> str:
    """The header's value, unencoded; a value that could begin another header is refused."""
    place = f"header.{parameter['name']}"
    if parameter.get("content"):
        text = content_text(parameter, value, place)
        if not text.isascii() and not isinstance(value, str):
            text = json.dumps(value, separators=(",", ":"))  # of JSON only ASCII
    elif isinstance(value, list | tuple):
        text = ",".join(part_of(scalar(item, place), ",", place, "a list in a header") for item in value)
    elif isinstance(value, Mapping):
        mark, how = "=" if parameter.get("explode") else ",", "a list in a header"
        pairs = [(part_of(k, ",", place, how), part_of(scalar(v, place), ",", place, how)) for k, v in _members(value)]
        text = ",".join(f"{part_of(k, mark, place, how)}{mark}{v}" for k, v in pairs)
    else:
        text = scalar(value, place)
    return safe_header(text, place)


def safe_header(text: str, place: str) -> str:
    """The text itself, if it can stand in a header as it is."""
    if _CONTROL.search(text.replace("\t", " ")):
        raise WireError(f"{place}: control characters (line breaks, NUL) cannot be sent in a header", place=place)
    if text != text.strip(" \t"):
        raise WireError(f"{place}: a header value cannot begin or end with white space", place=place)
    utf8(text, place)
    return text


def cookie_texts(parameter: Parameter, value: object) -> list[str]:
    """`name=value` texts, to be joined with `; `."""
    name, place = parameter["name"], f"cookie.{parameter['name']}"
    if parameter.get("content"):
        pairs = [(name, escape(content_text(parameter, value, place), place))]
    elif parameter.get("explode", True) and isinstance(value, list | tuple | Mapping):
        pairs = [(k or name, scalar(v, place)) for k, v in _members(value)]
    elif isinstance(value, list | tuple | Mapping):
        texts = [text for k, v in _members(value) for text in ([k] if isinstance(value, Mapping) else []) + [v]]
        items = [part_of(scalar(text, place), ",", place, "a list in a cookie") for text in texts]
        pairs = [(name, ",".join(items))]
    else:
        pairs = [(name, scalar(value, place))]
    return [f"{safe_cookie(k, place, name=True)}={safe_cookie(v, place)}" for k, v in pairs]


def safe_cookie(text: str, place: str, *, name: bool = False) -> str:
    """The text itself, if it cannot begin another cookie or header."""
    if ";" in text or _CONTROL.search(text) or (name and "=" in text):
        raise WireError(f"{place}: `;` and control characters cannot be sent in a cookie", place=place)
    if text != text.strip():
        raise WireError(f"{place}: a cookie cannot begin or end with white space", place=place)
    utf8(text, place)
    return text


def _members(value: object) -> list[tuple[str, Any]]:
    """An object's members that are not null (RFC 6570: undefined), or an array's items with empty names."""
    if isinstance(value, Mapping):
        return [(str(key), item) for key, item in value.items() if item is not None]
    return [("", item) for item in value] if isinstance(value, list | tuple) else []


def utf8(text: str, place: str) -> bytes:
    """UTF-8 bytes; half a surrogate pair is refused."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise WireError(f"{place}: the text has half a surrogate pair", place=place) from None


def _check_json(value: object, place: str, depth: int) -> None:
    if depth > 200:
        raise WireError(f"{place}: nested too deeply", place=place)
    match value:
        case None | bool() | int():
            return
        case str():
            utf8(value, place)
        case float():
            if not math.isfinite(value):
                raise WireError(f"{place}: {value} does not exist in JSON", place=place)
        case Mapping():
            for key, item in value.items():
                if not isinstance(key, str):
                    raise WireError(f"{place}: the name {key!r} is not a string", place=place)
                utf8(key, place)
                _check_json(item, f"{place}.{key}", depth + 1)
        case list() | tuple():
            for index, item in enumerate(value):
                _check_json(item, f"{place}.{index}", depth + 1)
        case _:
            raise WireError(f"{place}: a {_kind(value)} does not exist in JSON", place=place)


def _kind(value: object) -> str:
    if isinstance(value, Mapping):
        return "nested object"
    return "nested array" if isinstance(value, list | tuple) else type(value).__name__


__all__ = [
    "bracketed",
    "cookie_texts",
    "escape",
    "header_text",
    "is_absent",
    "json_text",
    "path_text",
    "query_texts",
    "safe_cookie",
    "safe_header",
    "scalar",
    "utf8",
]
