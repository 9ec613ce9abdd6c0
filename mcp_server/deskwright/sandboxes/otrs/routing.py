"""Finds the operation a request means: operations in alphabetical order, routes as patterns, the first that fits.

Refuses with a sentence that names the address where none fits; a route is a live pattern, dots and all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from .refusals import TransportError
from .webservices import WebService

_SCRIPT = re.compile(
    r"nph-genericinterface\.pl/(?:WebserviceID/(?P<id>[0-9]+)|Webservice/(?P<name>[^/]+))(?P<rest>/.*)?$", re.DOTALL
)
_CAPTURE = re.compile(r":([^/]+)")


@dataclass(frozen=True, slots=True)
class Address:
    """Which web service is meant, and the rest of the path, undecoded."""

    service_id: int | None
    service_name: str | None
    rest: str


def read_address(path: str) -> Address | None:
    found = _SCRIPT.search(path)
    if found is None:
        return None
    number, name = found["id"], found["name"]
    return Address(int(number) if number else None, unquote(name) if name else None, found["rest"] or "")


def choose_operation(service: WebService, method: str, path: str) -> tuple[str, dict[str, str]]:
    """The operation's name and what its route captured, decoded."""
    for row in service.routes:
        if row.methods and method not in row.methods:
            continue
        found = _pattern(row.route).search(path)
        if found is not None:
            return row.operation, {name: unquote(value) for name, value in _captured(found.groupdict()).items()}
    raise TransportError(500, f"HTTP::REST Error while determining the operation of the request URI '{path}'.")


@lru_cache(maxsize=512)
def _pattern(route: str) -> re.Pattern[str]:
    """White space is insignificant, a hash begins a comment, other pattern characters keep their meaning."""
    seen: set[str] = set()

    def capture(found: re.Match[str]) -> str:
        name = found[1].strip()
        if name in seen:
            return "([^/]+)"  # the leftmost of equal names is the one that is read
        seen.add(name)
        return f"(?P<{name}>[^/]+)"

    try:
        return re.compile(f"^ {_CAPTURE.sub(capture, route)} $", re.VERBOSE | re.MULTILINE | re.DOTALL)
    except re.error as error:
        raise TransportError(500, f"HTTP::REST Error in the route '{route}': {error}.") from error


def _captured(groups: Mapping[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in groups.items() if value is not None}
