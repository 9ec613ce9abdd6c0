"""Names that the SDK generator cannot carry: others in its document, and the way back to what travels.

Two names that become one in Python cost the generator an operation or a schema; here the later one gets a name of its
own. What it already keeps apart is left to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from .names import shorten, snake
from .normalise import fold
from .schema_walk import named_by

FIELD_PREFIX = "field_"
# Attributes of the runtime's Model; a property of that name gets an underscore.
MODEL_ATTRIBUTES = frozenset({"additional_properties", "from_dict", "to_dict"})
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
#: What the generator takes for a placeholder.
_TAKEN_PLACEHOLDER = re.compile("[a-zA-Z_-][a-zA-Z0-9_-]*")
_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_. -]*")
#: Arguments that the generator keeps for itself.
_RESERVED = ("client", "url")
_LONGEST = 60
#: References that lead on and on are followed so far.
_FAR = 30


class SdkNames:
    """The names of one document, in both directions."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.wire: dict[str, str] = {}
        """Name in the generator's document -> name on the wire, where they differ."""
        self._schemas: Mapping[str, Any] = document["components"]["schemas"]
        self._known = _names_in(document)
        self._operations: dict[str, set[str]] = {}
        self._routes: set[tuple[str, str]] = set()

    def members(self, names: Iterable[str]) -> dict[str, str]:
        """What the members of one object are called for the generator."""
        wanted = list(names)
        return self._told_apart([(name, "") for name in wanted], MODEL_ATTRIBUTES)

    def parameters(self, parameters: list[dict[str, Any]]) -> list[str]:
        """What the parameters of one operation are called for the generator, in their order."""
        pairs = [(parameter["name"], parameter["in"]) for parameter in parameters]
        odd = {
            pair for pair in pairs if pair[1] == "path" and not _TAKEN_PLACEHOLDER.fullmatch(pair[0])
        }  # fmt: skip
        return list(self._ordered(pairs, frozenset(), odd))

    def is_object(self, schema: Any, depth: int = 0) -> bool:
        """Whether a schema can only be an object, or says nothing of its type."""
        if not isinstance(schema, dict) or depth > _FAR:
            return False
        if (name := named_by(schema)) is not None:
            target = self._schemas.get(name)
            return bool(target) and self.is_object(target, depth + 1)
        if any(word in schema for word in ("anyOf", "oneOf", "enum", "const", "items", "prefixItems")):
            return False
        parts = schema.get("allOf")
        if isinstance(parts, list) and not all(self.is_object(part, depth + 1) for part in parts):
            return False
        return "properties" in schema or bool(parts) or schema.get("type", "object") == "object"

    def operation(self, namespace: str, name: str) -> str:
        """An operation's id for the generator: a module of its own in its namespace."""
        used = self._operations.setdefault(namespace, set())
        plain = name if _PLAIN_ID.fullmatch(name) and len(name) <= _LONGEST else shorten(snake(name), _LONGEST)
        wanted, number = plain, 2
        while fold(wanted) in used:
            wanted, number = f"{plain}_{number}", number + 1
        used.add(fold(wanted))
        return wanted

    def path(self, method: str, path: str, renamed: Mapping[str, str], operation: str) -> str:
        """A path for the generator: its placeholders once each, and no other operation of the method with the same."""
        placeholders = _PLACEHOLDER.findall(path)
        made = _PLACEHOLDER.sub(lambda found: f"{{{renamed.get(found[1], found[1])}}}", path)
        even = len(set(placeholders)) == len(placeholders) and not re.search("[{}]", _PLACEHOLDER.sub("", path))
        if not (even and re.fullmatch(r"\S+", path) and "" not in placeholders):
            made = ""
        if not made or (method, blank(made)) in self._routes:
            kept = "".join(f"/{{{renamed.get(name, name)}}}" for name in dict.fromkeys(placeholders) if name)
            made, number = f"/{snake(operation)}{kept}", 2
            while (method, blank(made)) in self._routes:
                made, number = f"/{snake(operation)}_{number}{kept}", number + 1
        self._routes.add((method, blank(made)))
        return made

    def _told_apart(self, pairs: list[tuple[str, str]], taken: frozenset[str]) -> dict[str, str]:
        return dict(zip((name for name, _ in pairs), self._ordered(pairs, taken, set()), strict=True))

    def _ordered(self, pairs: list[tuple[str, str]], taken: frozenset[str], odd: set[tuple[str, str]]) -> Iterable[str]:
        """The name of each (name, place); `odd` are those that cannot stay in any case."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for pair in pairs:
            groups.setdefault(self._python(pair, taken), []).append(pair)
        kept: set[tuple[str, str]] = set()
        used = set(groups)
        for key, group in groups.items():
            plain = [pair for pair in group if pair not in odd and _is_plain(pair[0])]
            if len(group) == len(plain) and (len(group) == 1 or self._kept_apart(key, group, used)):
                kept |= set(group)
            else:
                kept |= set(plain[:1])
        real = {name for name, _ in pairs}
        for name, place in pairs:
            if (name, place) in kept:
                yield name
                continue
            base = shorten(snake(f"{name} {place}" if place else name).rstrip("_"), _LONGEST)
            made, number = base, 1
            while (
                made in real
                or made in self._known
                or self.wire.get(made, name) != name
                or self._python((made, ""), taken) in used
            ):
                number += 1
                made = f"{base}_{number}"
            self.wire[made] = name
            used.add(self._python((made, ""), taken))
            yield made

    def _python(self, pair: tuple[str, str], taken: frozenset[str]) -> str:
        """The attribute or argument that a name becomes."""
        name = _identifier(pair[0])
        if name in taken:
            name += "_"
        if pair[1] and name in _RESERVED:
            name = f"{name}_{pair[1]}"
        return unicodedata.normalize("NFKC", name)

    def _kept_apart(self, key: str, group: list[tuple[str, str]], used: set[str]) -> bool:
        """Whether the generator finds two names for two things by itself."""
        if len(group) != 2:
            return False
        (first, here), (second, there) = group
        if here != there:
            return not {f"{key}_{here}", f"{key}_{there}"} & used and not self._is_reserved(key)
        names = {_identifier(first, raw=True), _identifier(second, raw=True)}
        return len(names) == 2 and not (names - {key}) & used

    @staticmethod
    def _is_reserved(key: str) -> bool:
        return key.rpartition("_")[0] in _RESERVED


def blank(path: str) -> str:
    """A path with its placeholders emptied: what makes it another path."""
    return re.sub(r"\{[^}]*\}", "{}", path)


@cache
def _identifier(name: str, *, raw: bool = False) -> str:
    from openapi_python_client.strings import PythonIdentifier

    return str(PythonIdentifier(name, FIELD_PREFIX, skip_snake_case=raw))


def _is_plain(name: str) -> bool:
    made = _identifier(name)
    return len(name) <= _LONGEST and made.isidentifier() and unicodedata.normalize("NFKC", made) == made


def _names_in(document: Mapping[str, Any]) -> set[str]:
    """Every name of a member or a parameter."""
    found: set[str] = set()
    todo: list[Any] = [document.get("components"), document.get("paths")]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            if isinstance(properties := value.get("properties"), dict):
                found |= set(properties)
            if isinstance(value.get("name"), str) and "in" in value:
                found.add(value["name"])
            todo.extend(value.values())
        elif isinstance(value, list):
            todo.extend(value)
    return found
