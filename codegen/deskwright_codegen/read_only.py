"""Read-only properties: a schema that holds some and that a request uses gets a `…Request` twin without them.

Refuses to touch answers: there they are what one asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .schema_walk import REF, children_of, map_children, named_by, references_in

if TYPE_CHECKING:
    from .normalise import Work

#: References that lead on and on to the one thing are followed so far.
_FAR = 20


def split_read_only(work: Work) -> None:
    """Bodies of requests refer to twins without what only answers have."""
    holding = _holding(work)
    twins: dict[str, str] = {}
    todo: list[str] = []

    def writable(schema: Any) -> Any:
        if not isinstance(schema, dict):
            return schema
        name = named_by(schema)
        if name is not None:
            if name not in holding:
                return schema
            if name not in twins:
                twins[name] = work.free_name(f"{name}Request")
                todo.append(name)
            return {**schema, "$ref": REF + twins[name]}
        made = map_children(schema, writable)
        if gone := _read_only_names(work, schema):
            if isinstance(made.get("properties"), dict):
                made["properties"] = {name: child for name, child in made["properties"].items() if name not in gone}
            if isinstance(made.get("allOf"), list):
                made["allOf"] = [_without_required(part, gone) for part in made["allOf"]]
            made = _without_required(made, gone)
        return made

    for _, _, operation in work.operations():
        for media in ((operation.get("requestBody") or {}).get("content") or {}).values():
            if isinstance(media.get("schema"), dict):
                media["schema"] = writable(media["schema"])
    while todo:
        name = todo.pop(0)
        work.schemas[twins[name]] = writable(work.schemas[name])


def _holding(work: Work) -> set[str]:
    """The components that hold a read-only property, themselves or through those they refer to."""
    used_by: dict[str, list[str]] = {}
    todo: list[str] = []
    for name, schema in work.schemas.items():
        for other in references_in(schema):
            used_by.setdefault(other, []).append(name)
        if any(_read_only_names(work, {"properties": part.get("properties")}) for part in _parts(schema)):
            todo.append(name)
    found = set(todo)
    while todo:
        for name in used_by.get(todo.pop(), ()):
            if name not in found:
                found.add(name)
                todo.append(name)
    return found


def _parts(schema: Any) -> Iterator[dict[str, Any]]:
    """A schema and every one inside of it, references not followed."""
    todo = [schema]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            yield value
            if named_by(value) is None:
                todo.extend(children_of(value))


def _is_read_only(work: Work, child: Any) -> bool:
    for _ in range(_FAR):
        if not isinstance(child, dict) or child.get("readOnly"):
            break
        name = named_by(child)
        if name is None:
            return False
        child = work.schemas.get(name)
    return isinstance(child, dict) and bool(child.get("readOnly"))


def _read_only_names(work: Work, schema: Any, depth: int = 0) -> set[str]:
    """The properties that only answers have, those of the parts of allOf included."""
    if not isinstance(schema, dict) or depth > _FAR:
        return set()
    name = named_by(schema)
    if name is not None:
        return _read_only_names(work, work.schemas.get(name), depth + 1)
    own = {name for name, child in (schema.get("properties") or {}).items() if _is_read_only(work, child)}
    return own.union(*(_read_only_names(work, part, depth + 1) for part in schema.get("allOf") or ()))


def _without_required(schema: Any, gone: set[str]) -> Any:
    if not isinstance(schema, dict) or not gone.intersection(schema.get("required") or ()):
        return schema
    left = [name for name in schema["required"] if name not in gone]
    rest = {key: value for key, value in schema.items() if key != "required"}
    return {**rest, "required": left} if left else rest
