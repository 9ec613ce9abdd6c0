"""Addresses at which a person sees in a browser what a call is about.

They are made of the operator's own base address and ids; a text of the desk never becomes part of one unescaped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from deskwright.bind import pointed

__all__ = ["MAX_LINKS", "links_of"]

MAX_LINKS = 50


def links_of(
    rules: Sequence[Mapping[str, Any]], value: Any, arguments: Mapping[str, Any], web: str
) -> list[dict[str, str]]:
    """The links of an answer; none where nobody knows the desk's address for browsers."""
    found: list[dict[str, str]] = []
    single = sum("each" not in rule for rule in rules)  # one link each: those of many rows leave them room
    for rule in rules if web else ():
        single -= "each" not in rule
        for row in _rows(rule, value):
            address = _filled(rule["url"], row, arguments, web)
            if address and len(found) + single < MAX_LINKS:
                found.append({"name": rule["name"], "url": address})
    return found


def _rows(rule: Mapping[str, Any], value: Any) -> list[Any]:
    if "each" not in rule:
        return [pointed(value, "/" + rule["value"]) if "value" in rule else None]
    rows = pointed(value, rule["each"])
    rows = rows if isinstance(rows, list) else [rows]
    if "value" not in rule:
        return rows
    return [row.get(rule["value"]) if isinstance(row, Mapping) else None for row in rows]


def _filled(template: str, value: Any, arguments: Mapping[str, Any], web: str) -> str | None:
    address = template.replace("{web}", web.rstrip("/"))
    if "{value}" in address:
        if isinstance(value, bool) or not isinstance(value, (str, int)) or value == "":
            return None
        address = address.replace("{value}", quote(str(value), safe=""))
    for name, given in arguments.items():
        if isinstance(given, (str, int)):
            address = address.replace("{argument:" + name + "}", quote(str(given), safe=""))
    return None if "{" in address else address
