"""Names: words from identifiers, and the lock that holds every name ever given.

A new collision renames the new thing; a rename leaves the old name behind as an alias. Refuses to reuse a name.
"""

from __future__ import annotations

import hashlib
import keyword
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

#: Clients allow 60 to 64 characters for server and tool together.
TOOL_NAME_LIMIT = 48
#: What every client lets an argument be called; some refuse the whole list for one other name.
ARGUMENT_NAME = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")


def words_of(text: str) -> list[str]:
    """`listHTTPTickets-v2` -> list, http, tickets, v, 2; other letters than ASCII are spelt by code point."""
    plain = "".join(char if char.isascii() else f" u{ord(char):x} " for char in text)
    return [word.lower() for word in _WORD.findall(plain)]


def snake(text: str, fallback: str = "unnamed") -> str:
    """A Python name in snake case that is no keyword."""
    name = "_".join(words_of(text)) or fallback
    if name[0].isdigit():
        name = f"n{name}"
    return f"{name}_" if keyword.iskeyword(name) or keyword.issoftkeyword(name) else name


def pascal(text: str, fallback: str = "Unnamed") -> str:
    """A class name; an inner capital of the original stays."""
    pieces = [piece for piece in re.split(r"[^A-Za-z0-9]+", text) if piece]
    name = "".join(piece[0].upper() + piece[1:] for piece in pieces) or fallback
    return f"N{name}" if name[0].isdigit() else name


def shorten(name: str, limit: int = TOOL_NAME_LIMIT) -> str:
    """The same name within the limit: whole words kept from the front, then a digest of the rest."""
    if len(name) <= limit:
        return name
    tail = hashlib.sha256(name.encode()).hexdigest()[:6]
    kept = name[: limit - 7]
    if "_" in kept:
        kept = kept.rsplit("_", 1)[0]
    return f"{kept}_{tail}"


def argument_name(wire: str) -> str:
    """What an argument is called that travels as `wire`: itself, or what is nearest to it that every client takes."""
    if ARGUMENT_NAME.fullmatch(wire):
        return wire
    spelt = "".join(char if char.isascii() else f" u{ord(char):x} " for char in wire)
    return shorten(re.sub("[^A-Za-z0-9_.-]+", "_", spelt).strip("_") or "value", 64)


@dataclass(slots=True)
class NameLock:
    """names.lock: kind -> key -> name, and the names that were given up."""

    given: dict[str, dict[str, str]] = field(default_factory=dict)
    retired: dict[str, dict[str, str]] = field(default_factory=dict)
    """kind -> old name -> key it belonged to."""

    @classmethod
    def of(cls, data: Any) -> NameLock:
        """From the file's value; an empty lock where there is none."""
        data = data if isinstance(data, dict) else {}
        return cls(
            {kind: dict(names) for kind, names in (data.get("given") or {}).items()},
            {kind: dict(names) for kind, names in (data.get("retired") or {}).items()},
        )

    def as_data(self) -> dict[str, Any]:
        """The file's value."""
        return {"given": self.given, "retired": {kind: names for kind, names in self.retired.items() if names}}

    def assign(self, kind: str, wanted: dict[str, str], taken: Iterable[str] = ()) -> dict[str, str]:
        """key -> name for every key of `wanted`: what the lock gave stays, what is new gets out of the way."""
        given = self.given.setdefault(kind, {})
        retired = self.retired.setdefault(kind, {})
        names: dict[str, str] = {}
        used = set(taken)
        roots: dict[str, str] = {}

        def free(name: str, key: str) -> str:
            candidate, number = name, 2
            while candidate in used or retired.get(candidate, key) != key:
                candidate = shorten(f"{name}_{number}")
                number += 1
            return candidate

        # Those that keep their name come first, so that a newcomer never takes it.
        keep = {key for key, name in wanted.items() if _root(given.get(key)) == name or given.get(key) == name}
        for key in [*sorted(keep), *sorted(set(wanted) - keep)]:
            name = given[key] if key in keep and given[key] not in used else free(wanted[key], key)
            old = given.get(key)
            if old is not None and old != name:
                retired[old] = key
            retired.pop(name, None)
            names[key] = given[key] = name
            used.add(name)
            roots[name] = key
        for key in sorted(set(given) - set(wanted)):
            retired.setdefault(given.pop(key), key)
        return names

    def aliases(self, kind: str, key: str) -> tuple[str, ...]:
        """The names that `key` once had."""
        return tuple(sorted(old for old, owner in self.retired.get(kind, {}).items() if owner == key))


def _root(name: str | None) -> str | None:
    """The name before the number that told it from another."""
    return None if name is None else re.sub(r"_[0-9]+$", "", name)
