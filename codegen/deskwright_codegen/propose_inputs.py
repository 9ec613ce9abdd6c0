"""Proposing what a kind of input needs beside itself: gates of a route dump, log-ins and types of a web service.

Refuses to open a gate: whatever nobody has declared is told as something to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from .names import snake
from .propose import TRIAL, Login, free_variable, toml, variable_word
from .read_laravel import _FRAMEWORK as FRAMEWORK
from .read_otrs_book import BOOK
from .recognise import LARAVEL, OTRS

# Of the operation types that OTRS, Znuny and OTOBO ship, those that only read. What another type does nobody knows.
_READING_TYPES = frozenset(
    {
        *("Ticket::TicketGet", "Ticket::TicketSearch", "Ticket::TicketHistoryGet", "Ticket::TimeAccountingGet"),
        *("ConfigItem::ConfigItemGet", "ConfigItem::ConfigItemSearch", "Session::SessionGet"),
    }
)


@dataclass(frozen=True, slots=True)
class Companions:
    """What a document's kind of input needs beside it."""

    settings: str = ""
    """Tables of helpdesk.toml."""
    files: Mapping[str, str] = field(default_factory=dict)
    logins: tuple[Login, ...] | None = None
    """Log-ins that the kind of input has, whatever the document says; None: those of its securitySchemes."""
    decide: tuple[str, ...] = ()
    """What a person has to decide about, a sentence each."""


def companions(kind: str, value: Any, present: Iterable[str] = (), *, prefix: str = TRIAL) -> Companions:
    """For a document of this kind; `present` are the files beside it."""
    if kind == LARAVEL and isinstance(value, list):
        return _of_routes(value)
    if kind == OTRS and isinstance(value, dict):
        return _of_web_service(value, BOOK in set(present), prefix)
    return Companions()


def _of_routes(dump: list[Any]) -> Companions:
    """A Laravel dump: every route of it, and each gate that is not Laravel's own as a flag of its name."""
    gates: dict[str, None] = {}
    for entry in dump:
        middleware = entry.get("middleware") if isinstance(entry, dict) else None
        lines = middleware.split("\n") if isinstance(middleware, str) else middleware
        for line in lines if isinstance(lines, list) else ():
            gate = str(line).partition(":")[0].strip()
            if gate and gate not in FRAMEWORK:
                gates[gate] = None
    lines = ["[laravel]", 'prefix = ""', 'uri_prefix = ""']
    if gates:
        lines += [
            "",
            "[laravel.middleware]",
            "# Nobody has said what these demand: role:NAME, flag:NAME, plan, any_of, all_of, auth or harmless",
        ]
        # A gate that was called harmless would vanish from the abilities; as a flag it stays to be seen.
        lines += [f"{toml(gate)} = {toml('flag:' + snake(re.split(r'[^A-Za-z0-9_.-]', gate)[-1]))}" for gate in gates]
    decide = f"what {len(gates)} middleware demand, under [laravel.middleware]; now each is a flag of its name"
    return Companions("\n".join(lines) + "\n", decide=(decide,) if gates else ())


def _of_web_service(value: Mapping[str, Any], has_book: bool, prefix: str) -> Companions:
    """An export of a Generic Interface: log in with every request; types without a typebook take a free payload."""
    taken: set[str] = set()
    logins, lines = [], []
    for name, place, user, password in (
        ("login", "body", "UserLogin", "Password"),
        ("headers", "header", "X-OTRS-Header-UserLogin", "X-OTRS-Header-Password"),
    ):
        start = f"{prefix}_CREDENTIAL" if prefix == TRIAL else prefix
        variable = free_variable(f"{start}_{variable_word(name)}", taken)
        override = {"type": "apiKey", "in": place, "fields": {user: "username", password: "password"}}
        env = {"username": f"{variable}_USERNAME", "password": f"{variable}_PASSWORD"}
        logins.append(Login(name, variable, f"user:password, in each request's {place}", "", override, env))
    files: dict[str, str] = {}
    provider = value.get("Provider")
    definitions = provider.get("Operation") if isinstance(provider, dict) else None
    if not has_book and isinstance(definitions, dict):
        types = sorted(
            {str(item["Type"]) for item in definitions.values() if isinstance(item, dict) and item.get("Type")}
        )
        reason = "no typebook.yaml lies beside the export"
        book = {
            kind: {"schema": "none", "reason": reason} | ({"effect": "read"} if kind in _READING_TYPES else {})
            for kind in types
        }
        files[BOOK] = yaml.safe_dump({"types": book}, sort_keys=True)
        lines.append(f"# {BOOK} was proposed: {len(types)} types without fields")
    decide = ("what each type takes and gives, in typebook.yaml",) if files else ()
    return Companions("\n".join(lines), files, tuple(logins), decide)
