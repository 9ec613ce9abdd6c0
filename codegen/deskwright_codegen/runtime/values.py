"""Typed Python values into the plain values that the request builder takes.

Refuses values without one obvious written form: a datetime without a zone, a set, an unknown class.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any
from uuid import UUID

from .errors import WireError
from .types import UNSET, File


def request_values(
    *,
    path: Mapping[str, object] | None = None,
    query: Mapping[str, object] | None = None,
    header: Mapping[str, object] | None = None,
    cookie: Mapping[str, object] | None = None,
    body: object = UNSET,
    media: str | None = None,
) -> dict[str, Any]:
    """What an endpoint function was given, by place, without what was not given."""
    values: dict[str, Any] = {}
    for place, given in (("path", path), ("query", query), ("header", header), ("cookie", cookie)):
        kept = {name: plain(value, f"{place}.{name}") for name, value in (given or {}).items() if value is not UNSET}
        if kept:
            values[place] = kept
    if body is not UNSET:
        values["body"] = plain(body, "body")
    if media is not None:
        values["media"] = media
    return values


def plain(value: object, place: str = "") -> Any:
    """A model, enum, date, UUID, file or a nest of these as JSON-like values; files stay `File` or dict."""
    if value is None or (isinstance(value, bool | str | bytes | int | float) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return plain(value.value, place)
    if isinstance(value, File):
        return value
    if isinstance(value, Mapping):
        return {str(name): plain(item, f"{place}.{name}") for name, item in value.items() if item is not UNSET}
    if isinstance(value, tuple) and _is_file_tuple(value):
        # models write a binary property as File.to_tuple()
        return {"name": value[0], "content": value[1], "type": value[2]}
    if isinstance(value, list | tuple):
        return [plain(item, f"{place}.{index}") for index, item in enumerate(value) if item is not UNSET]
    if isinstance(value, datetime):
        return written_datetime(value, place)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    to_dict = getattr(value, "to_dict", None)
    if callable(to_dict):
        return plain(to_dict(), place)
    raise WireError(f"{place}: a {type(value).__name__} cannot be sent", place=place)


def written_datetime(value: datetime, place: str = "") -> str:
    """RFC 3339; without a zone it would mean a different moment on every machine."""
    offset = value.utcoffset()
    if offset is None:
        raise WireError(f"{place}: the datetime has no time zone; give one, or pass the text itself", place=place)
    text = value.isoformat()
    return text.removesuffix("+00:00") + "Z" if offset == timedelta(0) else text


def _is_file_tuple(value: tuple[Any, ...]) -> bool:
    return len(value) in (3, 4) and (hasattr(value[1], "read") or isinstance(value[1], bytes))


__all__ = ["plain", "request_values", "written_datetime"]
