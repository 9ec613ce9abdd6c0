"""The parameters of a request to the authorization server: a query, a form or (tolerated) JSON.

It refuses what is too large, what came twice, and what is no text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import Request

__all__ = ["BadForm", "form", "json_object", "query"]

#: Instead of a `resource` that came more than once, as RFC 8707 lets it: no address, so it is refused as a target.
SEVERAL = "several"
LARGEST = 65_536
LONGEST = 8_192
MOST = 60


class BadForm(Exception):
    """What was sent cannot be read; the text says why, and repeats none of it."""


def query(request: Request) -> dict[str, str]:
    return _pairs(request.scope["query_string"])


async def form(request: Request, *, json_too: bool = False) -> dict[str, str]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if json_too and kind == "application/json":
        found = await json_object(request)
        if not all(isinstance(value, str) for value in found.values()):
            raise BadForm("every member must be a text")
        return {name: str(value) for name, value in found.items()}
    if kind != "application/x-www-form-urlencoded":
        raise BadForm("send it as application/x-www-form-urlencoded")
    return _pairs(await _body(request))


async def json_object(request: Request, largest: int = LARGEST) -> Mapping[str, object]:
    try:
        found = json.loads(await _body(request, largest), object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise BadForm("this is no JSON object, or a member of it came twice") from None
    if not isinstance(found, dict):
        raise BadForm("this is no JSON object")
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


async def _body(request: Request, largest: int = LARGEST) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > largest:
            raise BadForm(f"this is larger than {largest} bytes")
    return body


def _pairs(text: bytes) -> dict[str, str]:
    if len(text) > LARGEST:
        raise BadForm(f"this is larger than {LARGEST} bytes")
    try:
        pairs = parse_qsl(text.decode("ascii"), keep_blank_values=True, max_num_fields=MOST, errors="strict")
    except (ValueError, UnicodeError):
        raise BadForm("these are no parameters") from None
    found: dict[str, str] = {}
    for name, value in pairs:
        if name in found and name != "resource":
            raise BadForm("a parameter came twice")
        if len(value) > LONGEST and name not in ("transaction", "session"):
            raise BadForm(f"a parameter is longer than {LONGEST} signs")
        found[name] = SEVERAL if name in found else value
    return found
