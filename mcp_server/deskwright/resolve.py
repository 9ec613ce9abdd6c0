"""Turns a name into the id the desk wants, by reading the desk's own list.

It never guesses: no match and several matches are both refusals that name the candidates.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from deskwright.bind import pointed
from deskwright.errors import Refusal, listed, near, short

__all__ = ["is_direct", "resolve_all", "resolve_value"]

MAX_CANDIDATES = 12

# Reads every item of an operation's list: (operation id, all pages?) -> items
ReadItems = Callable[[Mapping[str, Any]], Awaitable[Sequence[Any]]]


def is_direct(rule: Mapping[str, Any], value: Any) -> bool:
    """Is the value an id already? Then nothing is looked up."""
    if value is None or isinstance(value, (bool, dict)):
        return True
    if isinstance(value, int):
        return True
    pattern = rule.get("direct") or r"-?\d+"
    return re.fullmatch(pattern, str(value)) is not None


async def resolve_all(
    arguments: Mapping[str, Any], rules: Mapping[str, Mapping[str, Any]], read_items: ReadItems
) -> dict[str, Any]:
    """The arguments with every name replaced by its id; a list is resolved item by item."""
    resolved = dict(arguments)
    for name, rule in rules.items():
        if name not in arguments:
            continue
        value = arguments[name]
        wanted = value if isinstance(value, list) else [value]
        if all(is_direct(rule, item) for item in wanted):
            continue
        items = await read_items(rule)
        found = [item if is_direct(rule, item) else resolve_value(name, rule, item, items) for item in wanted]
        resolved[name] = found if isinstance(value, list) else found[0]
    return resolved


def resolve_value(argument: str, rule: Mapping[str, Any], wanted: Any, items: Sequence[Any]) -> Any:
    """The id of the one item whose name is `wanted`."""
    label = rule.get("label") or argument
    fold = bool(rule.get("casefold", True))
    pointer = rule.get("value") or "id"

    def names_of(item: Any) -> list[str]:
        return [str(name) for key in rule.get("match") or ["name"] if (name := _field(item, key)) is not None]

    def key(text: str) -> str:
        return " ".join(text.split()).casefold() if fold else text

    hits = [item for item in items if key(str(wanted)) in map(key, names_of(item))]
    ids = list(dict.fromkeys(str(_field(item, pointer)) for item in hits))
    if len(ids) == 1:
        return _field(hits[0], pointer)
    if hits:
        candidates = [f"{short(', '.join(names_of(item)), 60)} = {_field(item, pointer)}" for item in hits]
        raise Refusal(
            f"{argument}: more than one {label} is called {short(wanted)}; nothing was changed",
            f"candidates: {listed(candidates, MAX_CANDIDATES)}",
            f"pass the id in {argument}",
            error={"code": "ambiguous_name", "argument": argument, "candidates": candidates[:MAX_CANDIDATES]},
        )
    known = list(dict.fromkeys(name for item in items for name in names_of(item)))
    close = near(str(wanted), known, 5)
    shown = [short(name, 60) for name in (close or known)]
    raise Refusal(
        f"{argument}: no {label} is called {short(wanted)}; nothing was changed",
        f"{'near' if close else 'known'}: {listed(shown, MAX_CANDIDATES)}",
        f"pass one of these names, or an id, in {argument}",
        error={"code": "unknown_name", "argument": argument, "known": shown[:MAX_CANDIDATES]},
    )


def _field(item: Any, key: str) -> Any:
    if key.startswith("/"):
        return pointed(item, key)
    return item.get(key) if isinstance(item, Mapping) else (item if key == "" else None)
