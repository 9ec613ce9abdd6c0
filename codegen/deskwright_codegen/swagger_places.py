"""References of Swagger 2.0 to places that OpenAPI 3.1 does not have: inside a parameter, an answer, a path.

The schema they name becomes a definition, a whole parameter or answer stands where it was referred to. What leads
nowhere stays as it is, for the bundler to tell.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from .join import DATA
from .names import pascal
from .pointer import copied, split_pointer
from .references import reach_inside

_SHELVES = ("definitions", "parameters", "responses")
#: Where things stand that are no schemas.
_OTHER = ("parameters", "responses")


def settle_places(document: dict[str, Any]) -> None:
    """Rewrite such references, in place."""
    hoisted: dict[str, str] = {}
    todo: list[tuple[Any, str, bool]] = [(document, "", False)]
    while todo:
        value, kind, named = todo.pop()
        if isinstance(value, list):
            todo.extend((child, kind, False) for child in value)
            continue
        if not isinstance(value, dict):
            continue
        ref = value.get("$ref")
        if not named and kind != "paths" and isinstance(ref, str) and _elsewhere(ref):
            _settle(document, value, ref, kind, hoisted, todo)
        for key, child in value.items():
            if named:  # names: what is below them is of that kind
                todo.append((child, kind, False))
            elif key not in DATA and key != "examples" and not key.startswith("x-"):
                inner = isinstance(child, dict) and key in {*_SHELVES, "properties", "paths"}
                todo.append((child, key if key in {*_OTHER, "paths"} else "", inner))


def _elsewhere(ref: str) -> bool:
    if not ref.startswith("#/"):
        return False
    tokens = split_pointer(unquote(ref[1:]))
    return not (tokens[0] == "definitions" or (tokens[0] in _OTHER and len(tokens) == 2))


def _settle(
    document: dict[str, Any], value: dict[str, Any], ref: str, kind: str, hoisted: dict[str, str], todo: list[Any]
) -> None:
    found = reach_inside(document, unquote(ref[1:]))
    if found is None or not isinstance(found[1], dict):
        return
    place, target = found
    if kind in _OTHER:
        if target is not value:
            made = copied(target)
            value.clear()
            value.update(made)
        return
    definitions = document.setdefault("definitions", {})
    if not isinstance(definitions, dict):
        return
    tokens = split_pointer(place)
    if tokens[0] == "definitions" and len(tokens) == 2:
        value["$ref"] = "#/definitions/" + place.removeprefix("/definitions/")
        return
    if place not in hoisted:
        wanted = pascal(tokens[-1]) or "Schema"
        name, number = wanted, 2
        while name in definitions:
            name, number = f"{wanted}{number}", number + 1
        hoisted[place] = name
        definitions[name] = copied(target)
        todo.append((definitions[name], "", False))
    value["$ref"] = f"#/definitions/{hoisted[place]}"
