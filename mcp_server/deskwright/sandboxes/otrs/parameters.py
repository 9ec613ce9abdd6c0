"""Collects what an operation is given: body, then query, then path, each overwriting the one before.

Refuses bodies that are too long, undecodable or empty structures; never reads the body of a GET.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn
from urllib.parse import unquote

from .refusals import TransportError

#: The login fields that Znuny also takes as headers.
HEADER_FIELDS = ("UserLogin", "CustomerUserLogin", "SessionID", "Password")
_HEADER = "x-otrs-header-"
TOO_LARGE = "Request Entity Too Large"


def read_query(query: str) -> dict[str, Any]:
    """Flat: split at & and ;, + is a space, a literal = ends the value, a key given again makes a list."""
    found: dict[str, Any] = {}
    for part in query.replace(";", "&").split("&"):
        if not part:
            continue
        pieces = part.split("=")
        key = unquote(pieces[0])
        value = unquote(pieces[1].replace("+", " ")) if len(pieces) > 1 else ""
        if key not in found:
            found[key] = "" if value == "0" else value  # the server takes a first value that is false for none
        elif isinstance(found[key], list):
            found[key].append(value)
        else:
            found[key] = [found[key], value]
    return found


def read_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """The login fields sent as X-OTRS-Header-…"""
    given = {name: headers.get(_HEADER + name.lower(), "") for name in HEADER_FIELDS}
    return {name: value for name, value in given.items() if value}


def read_data(
    method: str, body: bytes, content_type: str, address: Mapping[str, Any], max_length: int | None
) -> dict[str, Any] | list[Any]:
    """The operation's data; `address` is the query with the path's captures over it."""
    if method == "GET" or not body:
        return {**address, "RequestMethod": method}
    if max_length is not None and len(body) > max_length:
        raise TransportError(413, TOO_LARGE)
    content = _decoded(body, content_type)
    if isinstance(content, dict) and content:
        return {**content, **address}
    if isinstance(content, list) and content:
        return [{**row, **address} if isinstance(row, dict) else row for row in content]
    raise TransportError(500, "Unsupported structure of the request's content.")


def with_login(data: dict[str, Any] | list[Any], login: Mapping[str, str]) -> dict[str, Any] | list[Any]:
    """The data with what the headers said, where the data does not say it itself."""
    if isinstance(data, list) or not login:
        return data
    return data | {name: value for name, value in login.items() if not data.get(name)}


def _decoded(body: bytes, content_type: str) -> Any:
    try:
        text = body.decode(_charset(content_type))
        content = json.loads(text, parse_constant=_refuse_constant)
        json.dumps(content, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (LookupError, ValueError, RecursionError) as error:
        raise TransportError(500, "Error while decoding the request's content.") from error
    return content


def _charset(content_type: str) -> str:
    """From any Content-Type at all; it need not be JSON's."""
    for part in content_type.split(";")[1:]:
        name, _, value = part.strip().partition("=")
        if name.lower() == "charset":
            return value.strip("\"' ") or "utf-8"
    return "utf-8"


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
