"""How the pointers of `x-revision` are followed in an answer: rows of lists, a row looked for, names beside ids.

It reads plain values and sends nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from deskwright.bind import Values, field_of, place_value, pointed, sourced
from deskwright.governance.proposal import digest_of

__all__ = ["NOTHING", "name_of", "request_of", "seen_at", "version_of"]

#: Nobody knows what is there; null would say that nothing is.
NOTHING = object()
_STAR = re.compile(r"/\*(?=/|$)")


def request_of(word: Mapping[str, Any], values: Values) -> Values:
    """What the read takes of the write's request, and its constants; what the request lacks is left out."""
    sent: Values = {}
    for place, source in (word.get("values") or {}).items():
        if (value := sourced(source, values)) is not None:
            place_value(sent, place, value)
    for place, value in (word.get("with") or {}).items():
        place_value(sent, place, value)
    return sent


def version_of(word: Mapping[str, Any], item: Any) -> str:
    """The version of the item: what stands at the pointers, or a digest of all of it."""
    at = word.get("at")
    if at is None:
        return digest_of(item)
    found = [_every(item, pointer) for pointer in ([at] if isinstance(at, str) else at)]
    if all(value is None for value in found):
        # A version that is not there would compare equal for ever.
        return digest_of(item)
    only = found[0] if len(found) == 1 else None
    return str(only) if isinstance(only, (str, int)) and not isinstance(only, bool) else digest_of(found)


def seen_at(where: Any, item: Any, values: Values) -> Any:
    """What is there now, as a caller would say it; NOTHING where the item has no such place."""
    here, where = _found(where, item, values)
    value = _pointed(here, where["at"])
    mapping = where.get("values") or {}
    return mapping.get(_text(value), value) if value is not NOTHING else NOTHING


def name_of(where: Any, value: Any, item: Any = None, values: Values | None = None) -> str:
    """What a person calls a value: by the map of the word, or where the item has the name; else empty.

    Without an item only the map can tell it: of a value that is not there yet.
    """
    here, where = _found(where, item, values or {})
    name = where.get("name")
    if isinstance(name, Mapping):
        return str(name.get(_text(value), ""))
    found = _pointed(here, name) if isinstance(name, str) and item is not None and value is not None else None
    return found if isinstance(found, str) else ""


def _found(where: Any, item: Any, values: Values) -> tuple[Any, Mapping[str, Any]]:
    """The object that the pointers mean, after the steps down to it, and the word in its long form."""
    word: Mapping[str, Any] = {"at": where} if isinstance(where, str) else where
    for step in word.get("find") or ():
        wanted = {name: sourced(place, values) for name, place in step["where"].items()}
        item = next((row for row in _rows(_pointed(item, step["at"])) if _fits(row, wanted)), NOTHING)
    return item, word


def _rows(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _fits(row: Any, wanted: Mapping[str, Any]) -> bool:
    """A path says ids as text, an answer may say them as numbers."""
    return all(value is not None and str(field_of(row, name)) == str(value) for name, value in wanted.items())


def _pointed(item: Any, pointer: str) -> Any:
    """The value at a pointer; what lies below null is null as well."""
    here = item
    for part in pointer.split("/")[1:]:
        if here is None:
            return None
        here = pointed(here, f"/{part}", NOTHING)
    return here


def _every(item: Any, pointer: str) -> Any:
    """The value at a pointer, or with `*` the list of what stands there in each row; None where nothing does."""
    head, *rest = _STAR.split(pointer, maxsplit=1)
    here = _pointed(item, head)
    if not rest:
        return None if here is NOTHING else here
    return [_every(row, rest[0]) for row in _rows(here)]


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
