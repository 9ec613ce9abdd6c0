"""JSON pointers and places: where a value stands in a request or an answer.

Refuses to invent: a pointer that leads nowhere finds `UNSET`, never null.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .types import UNSET


def look_up(document: Any, pointer: str) -> Any:
    """The value at a JSON pointer ("" is the whole document), or UNSET."""
    found = document
    for token in _tokens(pointer):
        if isinstance(found, Mapping) and token in found:
            found = found[token]
        elif isinstance(found, list) and token.isdigit() and int(token) < len(found):
            found = found[int(token)]
        else:
            return UNSET
    return found


def value_at(values: Mapping[str, Any], place: str) -> Any:
    """The value at a place ("query.page", "body#/cursor", "body") of a request's values, or UNSET."""
    if place.startswith("body"):
        return look_up(values["body"], place.partition("#")[2]) if "body" in values else UNSET
    where, _, name = place.partition(".")
    return (values.get(where) or {}).get(name, UNSET)


def with_value_at(values: Mapping[str, Any], place: str, value: Any) -> dict[str, Any]:
    """A copy of a request's values with one more value; objects on the way are made, nothing is changed."""
    if place.startswith("body"):
        return {**values, "body": _put(values.get("body"), _tokens(place.partition("#")[2]), value)}
    where, _, name = place.partition(".")
    return {**values, where: {**(values.get(where) or {}), name: value}}


def _put(document: Any, tokens: list[str], value: Any) -> Any:
    if not tokens:
        return value
    here = document if isinstance(document, Mapping) else {}
    return {**here, tokens[0]: _put(here.get(tokens[0]), tokens[1:], value)}


def _tokens(pointer: str) -> list[str]:
    if not pointer:
        return []
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.removeprefix("/").split("/")]


__all__ = ["look_up", "value_at", "with_value_at"]
