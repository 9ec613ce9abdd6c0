"""The route table of the sandbox, read from the generated catalogue; there is no second copy of it here.

Matches a request to an operation and knows its gates; it does not judge the caller.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

DESK_PACKAGE = "helpdesks.tickiti"
PREFIX = "/api/v1"


@dataclass(frozen=True, slots=True)
class Route:
    """One operation: where it answers and who may call it."""

    operation: str
    method: str
    path: str
    public: bool
    keyed: bool
    any_of: tuple[str, ...]
    all_of: tuple[str, ...]
    role: str | None
    flags: tuple[str, ...]
    plans: tuple[str, ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        parts = re.split(r"\{(\w+)\}", self.path)
        text = "".join(f"(?P<{part}>[^/]+)" if odd % 2 else re.escape(part) for odd, part in enumerate(parts))
        return re.compile(text)


@dataclass(frozen=True, slots=True)
class Match:
    route: Route
    values: Mapping[str, str]


class RouteTable:
    """All routes; `match` answers with the route, or the methods the path has, or nothing."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self.routes = tuple(routes)
        self._patterns = [(route.pattern, route) for route in self.routes]

    def match(self, method: str, path: str) -> Match | tuple[str, ...] | None:
        methods: list[str] = []
        for pattern, route in self._patterns:
            found = pattern.fullmatch(path)
            if not found:
                continue
            if method == route.method or (method == "HEAD" and route.method == "GET"):
                return Match(route, {name: unquote(value) for name, value in found.groupdict().items()})
            methods.append(route.method)
        return tuple(dict.fromkeys(methods)) or None


def load_catalogue() -> dict[str, Any]:
    """The desk's generated catalogue; a missing one says how to make it."""
    try:
        text = files(DESK_PACKAGE).joinpath("catalog.json").read_text("utf-8")
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise RuntimeError(
            f"the sandbox reads its routes from catalog.json of {DESK_PACKAGE}: not there, run make regen"
        ) from error
    catalogue: dict[str, Any] = json.loads(text)
    return catalogue


def read_routes(catalogue: Mapping[str, Any]) -> RouteTable:
    """The routes of a catalogue's operations, in its order."""
    routes = []
    for operation, entry in catalogue["operations"].items():
        ability = entry["ability"]
        routes.append(
            Route(
                operation=operation,
                method=entry["method"],
                path=entry["path"],
                public=not entry["wire"]["security"],
                keyed=bool(entry["wire"].get("idempotency")),
                any_of=tuple(ability.get("any_of") or ()),
                all_of=tuple(ability.get("all_of") or ()),
                role=ability.get("role"),
                flags=tuple(ability.get("flags") or ()),
                plans=tuple(ability.get("plans") or ()),
            )
        )
    return RouteTable(routes)
