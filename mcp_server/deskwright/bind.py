"""Puts a tool's arguments where the operation wants them: path, query, header, cookie, body.

It sends nothing, injects no default that the overlay does not declare, and escapes nothing: that is `wire.py`.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from deskwright.catalogue import Operation, Tool
from deskwright.errors import Refusal, listed, short

__all__ = [
    "Values",
    "argument_at",
    "bind",
    "chosen_operation",
    "complete",
    "field_of",
    "keep_in_segment",
    "merge_at",
    "place_arguments",
    "place_value",
    "pointed",
    "sourced",
]

Values = dict[str, Any]
_OUTSIDE = ("path", "query", "header", "cookie")


def chosen_operation(tool: Tool, arguments: Mapping[str, Any]) -> str:
    """The operation this call ends in: the tool's own, or the one its dispatch argument names."""
    if tool.dispatch is None:
        if tool.operation is None:
            return tool.operations[0]
        return tool.operation
    name, values = tool.dispatch["argument"], tool.dispatch["values"]
    given = arguments.get(name)
    for key in (_json_text(given), str(given)):
        if key in values:
            return str(values[key])
    raise Refusal(
        f"{tool.name} cannot tell what is meant; nothing was sent",
        f"{name}: {short(given)} is not one of {listed(values)}",
        f"pass {name} as one of {listed(values)}",
        error={"code": "invalid_arguments"},
    )


def bind(tool: Tool, operation: Operation, arguments: Mapping[str, Any]) -> Values:
    """The values for the request builder; merged objects first, then arguments in order, then constants."""
    return complete(tool, operation, place_arguments(tool, operation, arguments))


def complete(tool: Tool, operation: Operation, values: Values) -> Values:
    """The placed values, checked: an address is whole and stays in its segments, a needed object is there."""
    if "body" not in values and _needs_object(operation):
        values["body"] = {}
    _need_path_values(tool, operation, values)
    keep_in_segment(tool, operation, values)
    return values


def place_arguments(tool: Tool, operation: Operation, arguments: Mapping[str, Any]) -> Values:
    """The same without the check that the address is whole: names that stand in it may not be looked up yet."""
    values: Values = {}
    ordered = sorted(tool.arguments.items(), key=lambda item: not item[1].get("merge"))
    astray: list[str] = []
    for name, argument in ordered:
        present, value = _argument_value(argument, arguments, name)
        if not present:
            continue
        places = argument.get("to") or ()
        used = False
        for place in [places] if isinstance(places, str) else places:
            if not _takes(operation, place):
                continue
            used = True
            value = copy.deepcopy(value)  # later arguments are laid into it: the caller's stay as they are
            if argument.get("merge"):
                merge_at(values, place, value, name)
            else:
                place_value(values, place, value, name)
        if places and not used and name in arguments:
            astray.append(name)
        for constant in argument.get("also") or () if value is not None else ():
            place_value(values, constant["place"], copy.deepcopy(constant["value"]))
    if tool.open:
        for name, value in arguments.items():
            if name not in tool.arguments:
                place_value(values, f"body#/{_escape(name)}", copy.deepcopy(value), name)
    if astray:
        raise Refusal(
            f"{tool.name} was called with arguments that do not apply; nothing was sent",
            f"{listed(astray)}: {operation.id} ({operation.route}) takes no such value",
            f"leave out {listed(astray)}",
            error={"code": "invalid_arguments"},
        )
    for constant in tool.constants:
        if _takes(operation, constant["place"]):
            # a copy: what a look-up or an upload lays into it must not stay in the catalogue
            place_value(values, constant["place"], copy.deepcopy(constant["value"]))
    return values


def _needs_object(operation: Operation) -> bool:
    """A body that must be there although none of its properties need be: an empty object."""
    body = operation.wire.get("body") or {}
    first: Mapping[str, Any] = next(iter((body.get("media") or {}).values()), {})
    return bool(body.get("required")) and first.get("kind") == "json"


def _argument_value(argument: Mapping[str, Any], arguments: Mapping[str, Any], name: str) -> tuple[bool, Any]:
    if name in arguments:
        value = arguments[name]
        mapped = argument.get("values")
        if mapped is not None:
            for key in (_json_text(value), value if isinstance(value, str) else None):
                if key is not None and key in mapped:
                    return mapped[key] is not None, mapped[key]
        return True, value
    if "otherwise" in argument:
        return True, argument["otherwise"]
    return False, None


def _takes(operation: Operation, place: str) -> bool:
    """Does the operation have this place? (A dispatch tool's argument may belong to some of its operations.)"""
    where, _, name = place.partition(".")
    if where not in _OUTSIDE or not name:
        return True
    return any(parameter["in"] == where and parameter["name"] == name for parameter in operation.wire["parameters"])


def _need_path_values(tool: Tool, operation: Operation, values: Values) -> None:
    given = values.get("path") or {}
    missing = [
        parameter["name"]
        for parameter in operation.wire["parameters"]
        if parameter["in"] == "path" and given.get(parameter["name"]) in (None, "")
    ]
    if missing:
        raise Refusal(
            f"{tool.name} lacks part of the address {operation.path}; nothing was sent",
            f"missing or empty: {listed(missing)}",
            f"pass {listed(missing)}",
            error={"code": "missing_path_parameters", "missing": missing},
        )


def keep_in_segment(tool: Tool, operation: Operation, values: Values) -> None:
    """Refuse a path value that another route could begin in.

    The request builder writes `/` as %2F, but most web frameworks decode the path before they choose the route:
    `DELETE /tickets/{id}` with the id `7/replies/9` would be another operation than the one that was judged.
    """
    given = values.get("path") or {}
    for parameter in operation.wire["parameters"]:
        if parameter["in"] != "path" or parameter.get("allow_reserved"):
            continue
        value = given.get(parameter["name"])
        for text in _texts_in(value):
            if isinstance(text, str) and _leaves_segment(text):
                name = argument_at(tool, f"path.{parameter['name']}") or parameter["name"]
                raise Refusal(
                    f"{tool.name} was called with an address that leads elsewhere; nothing was sent",
                    f"{name}: {short(text)} holds a slash, a backslash, a dot segment or a control "
                    f"character, and {operation.route} takes one name there",
                    f"pass the plain identifier in {name}, or call the tool for what lies below it",
                    error={"code": "invalid_arguments"},
                )


def _texts_in(value: Any) -> list[Any]:
    """What stands in the segment in the end: a value, the items of a list, the keys and values of an object."""
    if isinstance(value, dict):
        return [*value, *value.values()]
    return value if isinstance(value, list) else [value]


def _leaves_segment(text: str) -> bool:
    for _ in range(3):  # a proxy in front of the desk may decode once more
        # some servers leave out what follows a `;` before they look for dots
        dots = text.partition(";")[0] in (".", "..")
        if dots or any(character in "/\\" or ord(character) < 32 for character in text):
            return True
        text = unquote(text)
    return False


def place_value(values: Values, place: str, value: Any, name: str = "") -> None:
    """Set one value at a place; null for a query, header or cookie value means absent."""
    where, _, key = place.partition(".")
    if where in _OUTSIDE and key:
        if value is not None:
            values.setdefault(where, {})[key] = value
        return
    if place == "media":  # which of the body's media types is sent
        if value is not None:
            values["media"] = value
        return
    *parents, last = _body_path(place)
    if not last:
        values["body"] = value
        return
    target = values.setdefault("body", {})
    for part in (*parents[1:], None):
        if not isinstance(target, dict):
            raise Refusal(
                f"{name or place} cannot be placed; nothing was sent",
                f"another argument put a value that is no object where {place} belongs",
                "pass an object there, or leave one of the two out",
                error={"code": "invalid_arguments"},
            )
        if part is None:
            target[last] = value
        else:
            target = target.setdefault(part, {})


def sourced(source: Any, values: Values, answer: Any = None) -> Any:
    """A value named by where it comes from: a place of the request, or `result#/pointer` of its answer."""
    if not isinstance(source, str):
        return source
    if source.startswith("result#"):
        return pointed(answer, source.removeprefix("result#"))
    if source.startswith("body#"):
        return pointed(values.get("body"), source.removeprefix("body#"))
    where, _, name = source.partition(".")
    return (values.get(where) or {}).get(name)


def merge_at(values: Values, place: str, value: Any, name: str = "") -> None:
    """Lay an object into a place, key by key; anything else replaces what is there."""
    if not isinstance(value, Mapping):
        if value is not None:
            place_value(values, place, value, name)
        return
    if place in _OUTSIDE:
        values.setdefault(place, {}).update({key: item for key, item in value.items() if item is not None})
        return
    if place == "body":
        body = values.setdefault("body", {})
        if isinstance(body, dict):
            body.update(value)
            return
        values["body"] = dict(value)
        return
    for key, item in value.items():
        place_value(values, f"{place}/{_escape(key)}", item, name)


def _body_path(place: str) -> list[str]:
    """`body` -> [""], `body#/data/subject` -> ["", "data", "subject"]."""
    root, _, pointer = place.partition("#")
    if root != "body":
        raise ValueError(f"{place} is not a place")
    return [_unescape(part) for part in pointer.split("/")]


def pointed(document: Any, pointer: str, default: Any = None) -> Any:
    """The value at a JSON pointer, or `default`."""
    found = document
    for part in pointer.split("/")[1:]:
        part = _unescape(part)
        if isinstance(found, Mapping) and part in found:
            found = found[part]
        elif isinstance(found, Sequence) and not isinstance(found, str) and part.isdigit():
            if int(part) >= len(found):
                return default
            found = found[int(part)]
        else:
            return default
    return found


def field_of(row: Any, key: str) -> Any:
    """A field of a row, by name or by pointer; with an empty name a row that is no object itself."""
    if key.startswith("/"):
        return pointed(row, key)
    return row.get(key) if isinstance(row, Mapping) else (row if key == "" else None)


def argument_at(tool: Tool, place: str) -> str | None:
    """The argument that fills a place by itself; one that is laid into an object does not."""
    for name, argument in tool.arguments.items():
        places = argument.get("to") or ()
        if place in ([places] if isinstance(places, str) else places) and not argument.get("merge"):
            return name
    return None


def _escape(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")


def _unescape(part: str) -> str:
    return part.replace("~1", "/").replace("~0", "~")


def _json_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
