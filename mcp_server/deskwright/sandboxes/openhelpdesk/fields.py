"""Reading request bodies and queries field by field; a wrong one is a 400 that names it.

Refuses nothing about keys it was not asked for: the documents do not say that unknown fields fail.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request

from .refusals import bad_request


async def read_json(request: Request, *, required: bool = True) -> dict[str, Any]:
    raw = await request.body()
    if not raw and not required:
        return {}
    try:
        body = json.loads(raw)
    except ValueError:
        raise bad_request("the body is not valid JSON") from None
    if not isinstance(body, dict):
        raise bad_request("the body must be a JSON object")
    return body


def text(body: Mapping[str, Any], name: str, *, longest: int | None = None, shortest: int = 1) -> str:
    """A required, non-blank text; blanks around it are cut before it is judged (rule 8)."""
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        raise bad_request(f"{name} is required")
    value = value.strip()
    if longest is not None and len(value) > longest:
        raise bad_request(f"{name} must be at most {longest} characters")
    if len(value) < shortest:
        raise bad_request(f"{name} must be at least {shortest} characters")
    return value


def optional_text(body: Mapping[str, Any], name: str) -> str | None:
    value = body.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise bad_request(f"{name} must be a string")
    return value


def nullable_id(body: Mapping[str, Any], name: str) -> str | None:
    return optional_text(body, name)


def flag(body: Mapping[str, Any], name: str, default: bool = False) -> bool:
    value = body.get(name, default)
    if not isinstance(value, bool):
        raise bad_request(f"{name} must be true or false")
    return value


def integer(body: Mapping[str, Any], name: str, default: int) -> int:
    value = body.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int):
        raise bad_request(f"{name} must be a whole number")
    return value


def hours(body: Mapping[str, Any], name: str) -> float:
    value = body.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value <= 0:
        raise bad_request(f"{name} must be a number above 0")
    return value


def choice(value: Any, name: str, allowed: Sequence[str]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise bad_request(f"{name} must be one of {', '.join(allowed)}")
    return value


def texts(body: Mapping[str, Any], name: str) -> list[str]:
    value = body.get(name, [])
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise bad_request(f"{name} must be a list of strings")
    return list(value)


def page_of(request: Request, rows: Sequence[Any]) -> tuple[list[Any], dict[str, int]]:
    """The asked-for page and its envelope; past the end it is empty, per_page is cut to 100 (guess)."""
    page = _positive(request, "page", 1)
    per_page = min(_positive(request, "per_page", 25), 100)
    start = (page - 1) * per_page
    envelope = {
        "page": page,
        "per_page": per_page,
        "total": len(rows),
        "total_pages": -(-len(rows) // per_page),
    }
    return list(rows[start : start + per_page]), envelope


def _positive(request: Request, name: str, default: int) -> int:
    raw = request.query_params.get(name)
    if raw is None:
        return default
    if not raw.isascii() or not raw.isdigit() or int(raw) < 1:
        raise bad_request(f"{name} must be a whole number from 1")
    return int(raw)
