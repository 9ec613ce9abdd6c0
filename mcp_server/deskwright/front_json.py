"""JSON for the front: the interpreter's own scanner, without the modules that `import json` brings along.

Stricter than `json`: a key that comes twice and a number that is none are refused. It writes plain values only.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["dumps", "loads"]


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key comes twice")
    return found


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number in JSON")


def _finite(word: str) -> float:
    number = float(word)
    if number - number != 0:
        raise ValueError(f"{word} is too big")
    return number


class _Context:
    """What the scanner asks of a decoder."""

    strict = True
    object_hook = None
    object_pairs_hook = staticmethod(_pairs)
    parse_float = staticmethod(_finite)
    parse_int = int
    parse_constant = staticmethod(_no_number)
    memo: dict[str, str] = {}


try:
    from _json import encode_basestring, make_scanner
except ImportError:
    from json.encoder import encode_basestring
    from json.scanner import make_scanner

_context: Any = _Context()
_scan = make_scanner(_context)


def loads(text: str) -> Any:
    """The value of a JSON text; raises ValueError for anything else."""
    text = text.strip(" \t\r\n")
    try:
        value, end = _scan(text, 0)
    except StopIteration:
        raise ValueError("no JSON") from None
    if end != len(text):
        raise ValueError("more than one value")
    return value


def dumps(value: Any) -> str:
    """A plain value as compact JSON."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is True or value is False:
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, dict):
        return "{" + ",".join(f"{encode_basestring(name)}:{dumps(item)}" for name, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(map(dumps, value)) + "]"
    return repr(value)
