"""Which values of a call are secrets, and the call with every one of them covered.

By the schema's own word, by the argument's name or by the name of the place it is put into: in doubt it is one.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from deskwright.bind import Values, field_of
from deskwright.catalogue import Tool
from deskwright.schema_refs import argument_schema, meant

__all__ = ["SECRET", "Covering", "is_secret", "masked", "places_of"]

SECRET = "(secret, not shown)"
_SECRET_NAME = re.compile(
    r"pass(word|wd|phrase)|\bpwd\b|secret|token|(api|access|private)[_-]?key|key[_-]?pem|credential|\botp\b|totp",
    re.IGNORECASE,
)
_NO_SECRET = re.compile(r"expires|ttl|count|_id$|name$", re.IGNORECASE)
# A shorter one would be found inside of words that have nothing to do with it.
_SHORTEST = 6


def is_secret(name: str, schema: Mapping[str, Any] | None = None) -> bool:
    """Would this value be a secret? By what its schema says, else by its name."""
    if (schema or {}).get("format") == "password" or (schema or {}).get("writeOnly") is True:
        return True
    return bool(_SECRET_NAME.search(name)) and not _NO_SECRET.search(name)


def masked(value: Any, name: str = "") -> Any:
    """The value with every secret in it covered; a secret that is null or empty is shown to be so."""
    if name and is_secret(name) and _hides(value):
        return SECRET
    if isinstance(value, Mapping):
        return {key: masked(item, str(key)) for key, item in value.items()}
    if isinstance(value, list):
        return [masked(item) for item in value]
    return value


def places_of(argument: Mapping[str, Any]) -> list[str]:
    """Every place an argument's value may reach."""
    places = argument.get("to") or ()
    reached = [places] if isinstance(places, str) else list(places)
    return [*reached, *((argument.get("resolve") or {}).get("into") or ())]


class Covering:
    """The secrets of one call, as its arguments hold them."""

    def __init__(self, tool: Tool, arguments: Mapping[str, Any]) -> None:
        self._tool = tool
        self._paths = [path for path in _secret_paths(tool, arguments) if _hides(_found(arguments, path))]
        found = (_found(arguments, path) for path in self._paths)
        self._texts = sorted({each for value in found for each in _texts(value)}, key=len, reverse=True)

    def __bool__(self) -> bool:
        return bool(self._paths)

    def arguments(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """The arguments (or some of them) as they may be stored and shown."""
        covered = copy.deepcopy(dict(arguments))
        for path in self._paths:
            _cover(covered, path)
        return covered

    def values(self, values: Values) -> dict[str, Any]:
        """The same of what would be sent."""
        covered: dict[str, Any] = copy.deepcopy(masked(values))
        for name, *inner in self._paths:
            argument = self._tool.arguments.get(name) or {}
            pairs = argument.get("pairs")
            for place in places_of(argument):
                if pairs and inner:
                    rows = _found(covered, _steps(place))
                    for row in rows if isinstance(rows, list) else ():
                        if field_of(row, pairs["name"]) == inner[0]:
                            row[pairs["value"]] = SECRET
                else:
                    _cover(covered, [*_steps(place), *inner])
        return covered

    def text(self, text: str) -> str:
        """A text of somebody who may have repeated a secret: the desk's error, the assistant's reason."""
        for secret in self._texts:
            text = text.replace(secret, SECRET)
        return text


def _hides(value: Any) -> bool:
    return value not in (None, "", [], {}) and not isinstance(value, bool)


def _secret_paths(tool: Tool, arguments: Mapping[str, Any]) -> Iterator[list[str]]:
    for name, value in arguments.items():
        leaves = [place.replace(".", "/").rpartition("/")[2] for place in places_of(tool.arguments.get(name) or {})]
        schema = argument_schema(tool.schema, name)
        yield from _paths_in(name, value, schema, tool.schema, any(map(is_secret, leaves)))


def _paths_in(name: str, value: Any, schema: Any, root: Mapping[str, Any], known: bool = False) -> Iterator[list[str]]:
    told = found if isinstance(found := meant(schema, value, root), Mapping) else {}
    if known or is_secret(name, told):
        yield [name]
        return
    inner: Iterable[tuple[str, Any, Any]] = ()
    if isinstance(value, Mapping):
        inner = ((str(key), item, (told.get("properties") or {}).get(key)) for key, item in value.items())
    elif isinstance(value, list):
        inner = ((str(at), item, told.get("items")) for at, item in enumerate(value))
    for key, item, schema_of_it in inner:
        for path in _paths_in(key, item, schema_of_it, root):
            yield [name, *path]


def _steps(place: str) -> list[str]:
    where, _, rest = place.partition("#" if place.startswith("body") else ".")
    if where != "body":
        return [where, rest] if rest else [where]
    return [where, *(part.replace("~1", "/").replace("~0", "~") for part in rest.split("/")[1:])]


def _child(here: Any, step: str) -> Any:
    if isinstance(here, Mapping):
        return here.get(step)
    if isinstance(here, list) and step.isdecimal() and int(step) < len(here):
        return here[int(step)]
    return None


def _found(document: Any, path: Sequence[str]) -> Any:
    for step in path:
        document = _child(document, step)
    return document


def _cover(document: Any, path: Sequence[str]) -> None:
    *parents, last = path
    here = _found(document, parents)
    if not _hides(_child(here, last)):
        return
    if isinstance(here, dict):
        here[last] = SECRET
    elif isinstance(here, list):
        here[int(last)] = SECRET


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if len(value) >= _SHORTEST:
            yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
