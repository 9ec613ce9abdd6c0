"""What stands several times in one tool's schema is written once, in its `$defs`.

Refuses to share where that would be longer, and to move what is said of one place: description, default, examples.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from .normalise import children_of, map_children
from .text import to_compact_json

_SAID_HERE = ("description", "default", "examples", "deprecated")
# Bytes: a shorter schema has nothing to share, and a smaller gain is not worth the reader's way to the definition.
_SMALL = 300
_WORTH = 64
_MAP = len('"$defs":{},')
_NAMES = {"string": "text", "number": "number", "integer": "number", "array": "list", "object": "object"}


def shared(schema: dict[str, Any], *, whole_arguments: bool = True) -> dict[str, Any]:
    """The schema of a tool with its repeated parts in `$defs`; without `whole_arguments` an argument itself stays
    where it stands and only parts of it are shared."""
    if len(to_compact_json(schema, sort=False)) < _SMALL:
        return schema
    definitions: dict[str, Any] = dict(schema.get("$defs") or {})
    made = {key: value for key, value in schema.items() if key != "$defs"}
    while (best := _best(made, definitions, whole_arguments)) is not None:
        key, part = best
        name = _free_name(part, definitions)
        made = _root(made, key, name, whole_arguments)
        definitions = {known: _replaced(child, key, name) for known, child in definitions.items()}
        definitions[name] = part
    return {**made, "$defs": definitions} if definitions else made


def _best(
    schema: dict[str, Any], definitions: dict[str, Any], whole_arguments: bool
) -> tuple[str, dict[str, Any]] | None:
    """The part whose sharing gains most; of equals the one that comes first in its text."""
    counts: Counter[str] = Counter()
    parts: dict[str, dict[str, Any]] = {}
    for node in _nodes(schema, definitions, whole_arguments):
        for part in _forms(node):
            key = to_compact_json(part, sort=False)
            counts[key] += 1
            parts[key] = part
    found: list[tuple[int, str]] = []
    for key, count in counts.items():
        if count > 1:
            name = len(_free_name(parts[key], definitions))
            size = len(key.encode())
            reference = len('"$ref":"#/$defs/"') + name
            gain = count * (size - 2 - reference) - (size + name + len('"":,')) - (0 if definitions else _MAP)
            if gain >= _WORTH:
                found.append((-gain, key))
    if not found:
        return None
    key = min(found)[1]
    return key, parts[key]


def _nodes(schema: dict[str, Any], definitions: dict[str, Any], whole_arguments: bool) -> list[dict[str, Any]]:
    """Every schema inside this one that may be shared; the root itself never is."""
    todo = [*children_of(schema)]
    found: list[dict[str, Any]] = []
    if not whole_arguments:
        todo = [inner for child in todo if isinstance(child, dict) for inner in children_of(child)]
    todo += [inner for child in definitions.values() if isinstance(child, dict) for inner in children_of(child)]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            found.append(value)
            todo.extend(children_of(value))
    return found


def _forms(node: dict[str, Any]) -> list[dict[str, Any]]:
    """The schema as it stands, and without what is said of this place alone; what is a reference already is left."""
    if "$ref" in node and all(key == "$ref" or key in _SAID_HERE for key in node):
        return []
    core = {key: value for key, value in node.items() if key not in _SAID_HERE}
    return [node] if len(core) == len(node) else [node, core]


def _root(schema: dict[str, Any], key: str, name: str, whole_arguments: bool) -> dict[str, Any]:
    def inside(child: Any) -> Any:
        return map_children(child, lambda inner: _replaced(inner, key, name)) if isinstance(child, dict) else child

    return map_children(schema, inside if not whole_arguments else lambda child: _replaced(child, key, name))


def _replaced(schema: Any, key: str, name: str) -> Any:
    """The schema with the part of this text led to its definition."""
    if not isinstance(schema, dict):
        return schema
    for part in _forms(schema):
        if to_compact_json(part, sort=False) == key:
            return {"$ref": f"#/$defs/{name}"} | {word: schema[word] for word in schema if word not in part}
    return map_children(schema, lambda child: _replaced(child, key, name))


def _free_name(part: dict[str, Any], taken: dict[str, Any]) -> str:
    kind = part.get("type")
    word = "choice" if "enum" in part else _NAMES.get(kind, "value") if isinstance(kind, str) else "value"
    name, number = word, 2
    while name in taken:
        name, number = f"{word}{number}", number + 1
    return name
