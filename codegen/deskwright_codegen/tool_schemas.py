"""Schemas as a model reads them: references written out, only what a caller needs, one root object.

Refuses to lose a constraint: only titles and marks for generators are left out, and an example that would fill a page.
"""

from __future__ import annotations

from typing import Any

from .normalise import children_of, map_children
from .text import clean_prose, to_compact_json

_REF = "#/components/schemas/"
_SAYS_MORE = frozenset({"required", "description", "title", "additionalProperties", "example", "examples"})
_LEFT_OUT = {"title", "example", "xml", "externalDocs", "discriminator", "readOnly", "writeOnly", "$comment"}
# Beyond this many nodes a schema is not copied wherever it stands: the copies of copies know no bound.
_COPIED = 2_000
_EXAMPLE = 500
_EXAMPLES = 160


class SchemaBook:
    """The component schemas of one normalised document."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.schemas: dict[str, Any] = document["components"]["schemas"]
        self._named: dict[str, list[str]] = {name: _references(schema) for name, schema in self.schemas.items()}
        self._recursive = _in_circles(self._named)
        self._weights: dict[str, int] = {}
        self._written: dict[str, Any] = {}

    def resolve(self, schema: Any) -> Any:
        """The schema behind a chain of plain references."""
        seen: set[str] = set()
        while isinstance(schema, dict) and str(schema.get("$ref", "")).startswith(_REF):
            name = schema["$ref"].removeprefix(_REF)
            if name in seen:
                return {}
            seen.add(name)
            siblings = {key: value for key, value in schema.items() if key != "$ref"}
            target = self.schemas.get(name, {})
            schema = {**target, **siblings} if isinstance(target, dict) else target
        return schema

    def written_out(self, schema: Any) -> dict[str, Any]:
        """The schema without references, but for those in a circle and those whose copies would grow without bound:
        these lead to its own `$defs`."""
        definitions: dict[str, Any] = {}
        kept = self._recursive | (self._often_in(schema) if self._weight(schema) > _COPIED else set())

        def expand(value: Any) -> Any:
            if not isinstance(value, dict):
                return value
            ref = str(value.get("$ref", ""))
            if not ref.startswith(_REF):
                return _plain(map_children(self._told_apart(value, kept), expand))
            name = ref.removeprefix(_REF)
            siblings = {key: child for key, child in value.items() if key != "$ref"}
            if name in kept:
                if name not in definitions:
                    definitions[name] = {}
                    definitions[name] = expand(self.schemas[name])
                return {"$ref": f"#/$defs/{name}"} | (expand(siblings) if siblings else {})
            target = self.schemas.get(name, {})
            if not isinstance(target, dict):
                return target
            if siblings:
                return expand({**target, **siblings})
            if name not in self._written:
                before = len(definitions)
                made = expand(target)
                if kept is not self._recursive or len(definitions) > before or _is_linked(made):
                    return made  # what it leads to belongs to this schema alone
                self._written[name] = made
            return self._written[name]

        # The root stands as what it is, not as a way to it.
        made = expand(schema if kept is self._recursive else self._opened(schema))
        if made is True or made == {}:
            return {}
        if made is False:
            return {"not": {}}
        if not isinstance(made, dict):
            return {}
        return {**made, "$defs": definitions} if definitions else dict(made)

    def _told_apart(self, schema: dict[str, Any], kept: set[str]) -> dict[str, Any]:
        """What a discriminator maps, said in each option: JSON Schema itself knows no discriminator."""
        told = schema.get("discriminator")
        mapping, name = (told.get("mapping"), told.get("propertyName")) if isinstance(told, dict) else (None, None)
        if not isinstance(mapping, dict) or not isinstance(name, str):
            return schema

        def with_values(option: Any) -> Any:
            ref = str(option.get("$ref", "")) if isinstance(option, dict) and len(option) == 1 else ""
            values = [word for word, target in mapping.items() if target in (ref, ref.removeprefix(_REF))]
            target = self.resolve(option)
            if not ref or not values or not isinstance(target, dict):
                return option
            properties = target.get("properties") or {}
            own = self.resolve(properties.get(name) or {})
            if not isinstance(own, dict) or "enum" in own or "const" in own:
                return option
            told = {"properties": {**properties, name: {**own, "enum": values}}}
            return {**option, **told} if ref.removeprefix(_REF) in kept else {**target, **told}

        made: dict[str, Any] = {
            key: [with_values(one) for one in schema[key]] for key in ("oneOf", "anyOf") if key in schema
        }
        return {**schema, **made}

    def _opened(self, schema: Any) -> Any:
        name = str(schema.get("$ref", "")).removeprefix(_REF) if isinstance(schema, dict) else ""
        return schema if name in self._recursive else self.resolve(schema)

    def object_of(self, schema: Any) -> dict[str, Any] | None:
        """A body schema as one object with properties (allOf of objects merged), or None where it is something else."""
        return self._object_of(schema, 0)

    def _object_of(self, schema: Any, depth: int) -> dict[str, Any] | None:
        schema = self.resolve(schema)
        if not isinstance(schema, dict) or any(key in schema for key in ("anyOf", "oneOf", "not", "if", "$defs")):
            return None
        if "allOf" in schema:
            merged: dict[str, Any] = {key: value for key, value in schema.items() if key != "allOf"}
            merged.setdefault("type", "object")
            for part in schema["allOf"]:
                piece = self._object_of(part, depth + 1) if depth < _DEEP else None
                if piece is None:
                    return None
                merged["properties"] = {**(merged.get("properties") or {}), **(piece.get("properties") or {})}
                merged["required"] = list(dict.fromkeys([*merged.get("required", []), *piece.get("required", [])]))
                if "additionalProperties" in piece:
                    merged.setdefault("additionalProperties", piece["additionalProperties"])
            return merged
        if schema.get("type") == "object" or "properties" in schema:
            return schema
        # a part of allOf that only says more of the object: {"required": ["id"]}
        return {**schema, "type": "object"} if depth and not schema.keys() - _SAYS_MORE else None

    def _weight(self, schema: Any) -> int:
        """How many nodes the schema has with every reference written out; a circle counts once."""

        def of(name: str) -> int:
            if name in self._recursive or name not in self.schemas:
                return 1
            if name not in self._weights:
                self._weights[name] = 1  # never asked twice: outside of circles there is no way back
                self._weights[name] = _nodes(self.schemas[name]) + sum(map(of, self._named[name]))
            return self._weights[name]

        return _nodes(schema) + sum(map(of, _references(schema)))

    def _often_in(self, schema: Any) -> set[str]:
        """The components that stand more than once in what the schema leads to."""
        seen: set[str] = set()
        often: set[str] = set()
        todo = [schema]
        while todo:
            for name in _references(todo.pop()):
                if name not in seen:
                    seen.add(name)
                    todo.append(self.schemas.get(name))
                else:
                    often.add(name)
        return often & self.schemas.keys()


_DEEP = 50


def _references(schema: Any) -> list[str]:
    """The component names that a schema refers to, at any depth of its own, each as often as it stands there."""
    found: list[str] = []
    todo = [schema]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            ref = str(value.get("$ref", ""))
            if ref.startswith(_REF):
                found.append(ref.removeprefix(_REF))
            todo.extend(children_of(value))
    return found


def _nodes(schema: Any) -> int:
    count, todo = 0, [schema]
    while todo:
        value = todo.pop()
        count += 1
        if isinstance(value, dict):
            todo.extend(children_of(value))
    return count


def _is_linked(schema: Any) -> bool:
    """Whether a schema that was written out still leads to a definition."""
    todo = [schema]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            if str(value.get("$ref", "")).startswith("#/$defs/"):
                return True
            todo.extend(children_of(value))
    return False


def _in_circles(links: dict[str, list[str]]) -> set[str]:
    """The names from which a way leads back to them (Tarjan's strongly connected components, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_names: list[str] = []
    is_open: set[str] = set()
    found: set[str] = set()
    for start in links:
        if start in index:
            continue
        work: list[tuple[str, int]] = [(start, 0)]
        while work:
            name, step = work.pop()
            if name not in index:
                index[name] = low[name] = len(index)
                open_names.append(name)
                is_open.add(name)
            targets = links[name]
            for at in range(step, len(targets)):
                target = targets[at]
                if target not in links:
                    continue
                if target not in index:
                    work += [(name, at), (target, 0)]
                    break
                if target in is_open:
                    low[name] = min(low[name], low[target])
            else:
                if low[name] == index[name]:
                    circle = []
                    while True:
                        last = open_names.pop()
                        is_open.discard(last)
                        circle.append(last)
                        if last == name:
                            break
                    if len(circle) > 1 or name in targets:
                        found.update(circle)
    return found


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """One schema without what only generators and readers of the document need."""
    made = {key: child for key, child in schema.items() if key not in _LEFT_OUT}
    if isinstance(made.get("description"), str):
        made["description"] = clean_prose(made["description"])
    if examples := kept_examples(schema.get("examples"), schema.get("example")):
        made["examples"] = examples
    else:
        made.pop("examples", None)
    return _tidy(made)


def said_beside(schema: Any, holder: dict[str, Any]) -> Any:
    """The schema with what its parameter or media type says of it: that it is deprecated, examples."""
    if not isinstance(schema, dict):
        return schema
    told: dict[str, Any] = {"deprecated": True} if holder.get("deprecated") is True else {}
    examples = holder.get("examples")
    values = (
        [one["value"] for one in examples.values() if isinstance(one, dict) and "value" in one]
        if isinstance(examples, dict)
        else []
    )
    if "example" in holder:
        values.insert(0, holder["example"])
    if values and not {"example", "examples"} & schema.keys():
        told["examples"] = values
    return {**schema, **told} if told else schema


def with_example(member: dict[str, Any], shape: dict[str, Any], name: str) -> dict[str, Any]:
    """The schema of a member with its part of an example of the whole object, unless it has one of its own."""
    if "examples" in member or not ("examples" in shape or "example" in shape):
        return member
    listed = shape.get("examples")
    told = [*(listed if isinstance(listed, list) else []), shape.get("example")]
    values = [value[name] for value in told if isinstance(value, dict) and name in value]
    examples = kept_examples(values[:1])
    return {**member, "examples": examples} if examples else member


def said_once(schema: dict[str, Any]) -> dict[str, Any]:
    """A list whose own words say what its items are: the items need not say it again."""
    items = schema.get("items")
    if not isinstance(items, dict) or "description" not in items:
        return schema
    return {**schema, "items": {key: value for key, value in items.items() if key != "description"}}


def kept_examples(listed: Any, single: Any = None) -> list[Any]:
    """The examples as JSON Schema has them: the first, unless it would fill a page, and others while they are short."""
    told = [value for value in listed if value is not None] if isinstance(listed, list) else []
    told = told or ([single] if single is not None else [])
    kept: list[Any] = []
    room = _EXAMPLES
    for value in told:
        size = len(to_compact_json(value))
        if size <= room or (not kept and size <= _EXAMPLE):
            kept.append(value)
            room -= size
    return kept


def _tidy(schema: dict[str, Any]) -> dict[str, Any]:
    """`anyOf: [X, null]` in its short form, so that what hoisting parted reads as one again."""
    options = schema.get("anyOf")
    if isinstance(options, list) and len(options) == 2 and {"type": "null"} in options:
        other = next((option for option in options if option != {"type": "null"}), None)
        if (
            isinstance(other, dict)
            and other.get("type", "null") != "null"
            and isinstance(other["type"], str)
            and "$ref" not in other
        ):
            rest = {key: value for key, value in schema.items() if key != "anyOf"}
            made = {**other, **rest, "type": [other["type"], "null"]}
            if "enum" in made and None not in made["enum"]:
                made["enum"] = [*made["enum"], None]
            if "const" not in made:
                return made
    return schema
