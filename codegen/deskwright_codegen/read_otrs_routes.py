"""The routes of an OTRS web service: which request reaches which operation, and with what method it is best called.

Refuses a route that cannot be written as an address. What no request reaches is told and left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from .finding import NOTHING_WRITTEN, Finding, Level
from .load import DeskInput
from .pointer import pointer

#: Where the export keeps its routes.
ROUTES = ("Provider", "Transport", "Config", "RouteOperationMapping")
AGAIN = "change it under Admin, Web Services and export the service again"
#: With these the log-in stands in the address and objects cannot be sent; the provider reads no body with GET.
WITHOUT_BODY = {"GET", "DELETE"}
_METHODS = ("POST", "PATCH", "PUT", "GET", "DELETE")  # the preferred one first
_PLACEHOLDER = re.compile(r":([^/]+)")  # as the provider reads it: up to the next slash
_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_UNWRITABLE = re.compile(r"[{}?#\\]")
_LIVE = re.compile(r"[.*+()\[\]|^$]")
_HOLE = re.compile(r"\{\w+\}")


@dataclass(slots=True)
class Export:
    """The file of the web service, and what was found in it."""

    source: DeskInput
    name: str
    findings: list[Finding] = field(default_factory=list)

    def told(
        self, code: str, at: str, what: str, fix: str, consequence: str = NOTHING_WRITTEN, level: Level = Level.ERROR
    ) -> None:
        """Add a finding at a place of the file."""
        self.findings.append(Finding(code, self.source.where(self.name, at), what, fix, consequence, level))

    def warn(self, code: str, at: str, what: str, consequence: str, fix: str) -> None:
        """The same as a warning."""
        self.told(code, at, what, fix, consequence, Level.WARNING)


@dataclass(frozen=True, slots=True)
class Route:
    """One line of the route mapping; no methods means any."""

    name: str
    """The operation it leads to."""
    path: str
    """`/tickets/{TicketID}`."""
    placeholders: tuple[str, ...]
    methods: frozenset[str]

    def allows(self, method: str) -> bool:
        """Whether a request with this method may be meant."""
        return not self.methods or method in self.methods

    def catches(self, other: Route) -> bool:
        """Whether every address of the other route fits this one, too."""
        pattern = "[^/]+".join(re.escape(piece).replace(r"\.", ".") for piece in _HOLE.split(self.path))
        return re.fullmatch(pattern, _HOLE.sub("\0\0", other.path)) is not None


def reachable(export: Export, operations: dict[str, Any], mapping: dict[str, Any]) -> list[tuple[Route, str]]:
    """Each operation that a request reaches, with the method to call it by.

    The provider tries the operations in alphabetical order and takes the first that fits.
    """
    found: list[tuple[Route, str]] = []
    tried: list[Route] = []
    for name, line in sorted(mapping.items()):
        at = pointer(*ROUTES, name)
        route = _read_route(export, name, line, at)
        if route is not None and name not in operations:
            export.warn(
                "GEN016", at, f"{route.path} leads to {name}, which is no operation of this web service",
                "the provider answers such a request with a fault; nothing is generated for it",
                f"remove the route or add the operation: {AGAIN}",
            )  # fmt: skip
        elif route is not None and (method := _choose(export, route, tried, at)):
            found.append((route, method))
        tried += [route] if route else []
    for name in sorted(set(operations) - {name for name, line in mapping.items() if line}):
        export.warn(
            "GEN015", pointer("Provider", "Operation", name), f"{name} has no route",
            "no request reaches it; it is not generated", f"give it a route: {AGAIN}",
        )  # fmt: skip
    return found


def _read_route(export: Export, name: str, line: Any, at: str) -> Route | None:
    """One line of the mapping; None where it is empty or malformed."""
    if not line and not isinstance(line, list):
        return None
    text = line.get("Route") if isinstance(line, dict) else None
    methods = (line.get("RequestMethod") or []) if isinstance(line, dict) else []
    if not isinstance(text, str) or not isinstance(methods, list) or not all(isinstance(m, str) for m in methods):
        export.told(
            "GEN013", at, f"the route of {name} is not a Route with a list of RequestMethod", f"correct it: {AGAIN}"
        )
        return None
    bare = "".join(text.split())
    names = _PLACEHOLDER.findall(text)
    if _UNWRITABLE.search(text) or len(set(names)) < len(names) or not all(map(_NAME.fullmatch, names)):
        export.told(
            "GEN013", at + "/Route", f"{text} cannot be written as an address: a placeholder is :Name up to the next"
            " slash, each once, and none of { } ? # \\ may stand in it", f"correct the route: {AGAIN}",
        )  # fmt: skip
        return None
    if bare != text:
        export.warn(
            "GEN017", at + "/Route", f"there are spaces in the route {text!r}",
            f"the provider ignores them: requests go to {bare}", f"take them out: {AGAIN}",
        )  # fmt: skip
    if live := sorted(set(_LIVE.findall(_PLACEHOLDER.sub("", bare)))):
        export.warn(
            "GEN017", at + "/Route", f"{' '.join(live)} in {bare} is read as part of a pattern",
            "any character fits where the dot stands; requests are sent with the dot" if live == ["."]
            else "requests are sent to the route as it is written, which the pattern need not fit",
            f"use letters, digits, - and _ only: {AGAIN}",
        )  # fmt: skip
    return Route(name, _PLACEHOLDER.sub(r"{\1}", bare), tuple(names), frozenset(methods))


def _choose(export: Export, route: Route, tried: list[Route], at: str) -> str | None:
    """The best method that reaches this operation; None where none does."""
    usable = [method for method in _METHODS if route.allows(method)]
    owner = {m: other.name for other in reversed(tried) for m in usable if other.allows(m) and other.catches(route)}
    free = [method for method in usable if method not in owner]
    if not route.path.startswith("/"):
        why, fix = f"the route {route.path!r} does not begin with /", "begin it with /"
    elif not usable:
        why, fix = f"{route.name} takes only {', '.join(sorted(route.methods))}", "let it take POST"
    elif not free:
        why = f"{usable[0]} {route.path} reaches {owner[usable[0]]}, which comes first in alphabetical order"
        fix = f"give {route.name} another route or method"
    else:
        if len(usable) > 1:
            taken = "".join(f"; {method} reaches {owner[method]}" for method in usable if method in owner)
            export.told(
                "GEN037", at + "/RequestMethod",
                f"{route.name} takes {', '.join(usable) if route.methods else 'any method'}{taken}",
                "nothing, or leave only the method that should be used", f"it is called with {free[0]}", Level.NOTE,
            )  # fmt: skip
        return free[0]
    export.warn("GEN015", at, why, f"no request of ours reaches {route.name}; it is not generated", f"{fix}: {AGAIN}")
    return None
