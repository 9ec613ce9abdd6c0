"""Normalising: pure passes that turn any well-formed document into one that every emitter can carry.

Each pass is one function that says in findings what it changed. Refuses to drop anything in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .bundle import SCHEMA_CHILDREN, SCHEMA_LISTS, SCHEMA_MAPS, bundle
from .finding import Finding, Level, has_errors
from .load import DeskInput
from .names import pascal, words_of
from .read_openapi import METHODS

PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_REF = "#/components/schemas/"


@dataclass(slots=True)
class _Work:
    source: DeskInput
    document: dict[str, Any]
    findings: list[Finding] = field(default_factory=list)

    def operations(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """(path, method, operation) in the document's order."""
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if isinstance(item.get(method), dict):
                    yield path, method, item[method]

    def where(self, operation: dict[str, Any], at: str = "") -> str:
        source = operation.get("x-source") or {"file": self.source.folder, "pointer": ""}
        return f"{source['file']}#{source['pointer']}{at}"

    def told(self, code: str, where: str, what: str, consequence: str, fix: str, level: Level = Level.NOTE) -> None:
        self.findings.append(Finding(code, where, what, fix, consequence, level))

    @property
    def schemas(self) -> dict[str, Any]:
        schemas: dict[str, Any] = self.document["components"]["schemas"]
        return schemas


def normalise(source: DeskInput, document: dict[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """All passes, in order, over a copy."""
    file = next(
        (
            operation["x-source"]["file"]
            for item in document["paths"].values()
            for method in METHODS
            if isinstance(operation := item.get(method), dict) and "x-source" in operation
        ),
        source.folder + "/",
    ).removeprefix(source.folder + "/")
    bundled, findings = bundle(source, file, document)
    work = _Work(source, bundled, findings)
    if has_errors(findings):
        return work.document, work.findings
    for run in PASSES:
        run(work)
    return work.document, work.findings


def name_operations(work: _Work) -> None:
    """An operation without an id gets one from its route; a repeated id is numbered."""
    used: set[str] = set()
    for path, method, operation in work.operations():
        wanted = str(operation.get("operationId") or "").strip()
        if not words_of(wanted):
            wanted = "_".join([method, *words_of(path)])
            work.told(
                "GEN051", work.where(operation), f"no operationId: named {wanted}", "nothing is lost",
                "give it an operationId in the document or the overlay to choose the name",
            )  # fmt: skip
        name, number = wanted, 2
        while name.casefold() in used:
            name, number = f"{wanted}_{number}", number + 1
        if name != wanted:
            work.told(
                "GEN050", work.where(operation), f"operationId {wanted} stands twice: this one became {name}",
                "nothing is lost", "give each operation its own operationId", Level.WARNING,
            )  # fmt: skip
        used.add(name.casefold())
        operation["operationId"] = name


def declare_path_parameters(work: _Work) -> None:
    """Each placeholder has a required parameter without a default."""
    for path, _, operation in work.operations():
        names = PLACEHOLDER.findall(path)
        declared = {p["name"]: p for p in operation["parameters"] if p["in"] == "path"}
        for name in names:
            if name not in declared:
                operation["parameters"].append(
                    {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
                )
                work.told(
                    "GEN052", work.where(operation), f"the placeholder {{{name}}} had no parameter",
                    "it was declared as a string", "declare it in the document or the overlay", Level.WARNING,
                )  # fmt: skip
        for parameter in operation["parameters"]:
            if parameter["in"] == "path":
                parameter["required"] = True
                if isinstance(parameter.get("schema"), dict):
                    parameter["schema"].pop("default", None)
        extra = [name for name in declared if name not in names]
        if extra:
            operation["parameters"] = [
                p for p in operation["parameters"] if p["name"] not in extra or p["in"] != "path"
            ]
            work.told(
                "GEN053", work.where(operation), f"the path has no placeholder {', '.join(sorted(extra))}",
                "the parameter was left out", "correct the path or the parameter", Level.WARNING,
            )  # fmt: skip


def plain_answers(work: _Work) -> None:
    """A media type of `*/*` is JSON where it has a schema, bytes otherwise."""
    for _, _, operation in work.operations():
        for holder in [operation.get("requestBody") or {}, *operation["responses"].values()]:
            content = holder.get("content")
            if isinstance(content, dict) and "*/*" in content:
                media = content.pop("*/*")
                schema = media.get("schema") if isinstance(media, dict) else None
                name = "application/json" if schema and schema.get("format") != "binary" else "application/octet-stream"
                content.setdefault(name, media)
                work.told(
                    "GEN053", work.where(operation), f"a media type of */* was read as {name}",
                    "nothing, if that is what is meant", "name the media type in the overlay",
                )  # fmt: skip


def split_read_only(work: _Work) -> None:
    """A schema with readOnly properties that a request uses gets a `…Request` twin without them."""
    memo: dict[str, bool] = {}

    def holds_read_only(schema: Any, stack: frozenset[str]) -> bool:
        if not isinstance(schema, dict):
            return False
        ref = schema.get("$ref", "")
        if ref.startswith(_REF):
            name = ref.removeprefix(_REF)
            if name in stack:
                return False
            if name not in memo:
                memo[name] = holds_read_only(work.schemas.get(name), stack | {name})
            return memo[name]
        properties = schema.get("properties") or {}
        if any(isinstance(child, dict) and child.get("readOnly") for child in properties.values()):
            return True
        return any(holds_read_only(child, stack) for child in children_of(schema))

    twins: dict[str, str] = {}

    def writable(schema: Any) -> Any:
        if not isinstance(schema, dict):
            return schema
        ref = schema.get("$ref", "")
        if ref.startswith(_REF):
            name = ref.removeprefix(_REF)
            if not holds_read_only({"$ref": ref}, frozenset()):
                return schema
            if name not in twins:
                twins[name] = free_name(f"{name}Request", work.schemas)
                work.schemas[twins[name]] = {}
                work.schemas[twins[name]] = writable(work.schemas[name])
            return {**schema, "$ref": _REF + twins[name]}
        made = map_children(schema, writable)
        gone = {
            name
            for name, child in (made.get("properties") or {}).items()
            if isinstance(child, dict) and child.get("readOnly")
        }
        if gone:
            made["properties"] = {name: child for name, child in made["properties"].items() if name not in gone}
            if "required" in made:
                made["required"] = [name for name in made["required"] if name not in gone]
                if not made["required"]:
                    del made["required"]
        return made

    for _, _, operation in work.operations():
        for media in ((operation.get("requestBody") or {}).get("content") or {}).values():
            if isinstance(media.get("schema"), dict):
                media["schema"] = writable(media["schema"])


def hoist_inline(work: _Work) -> None:
    """Inline objects and enums become named schemas, named by where they stand."""

    def hoist(schema: Any, name: str) -> Any:
        """The schema, or a reference to it under a name of its own."""
        if not isinstance(schema, dict):
            return schema
        deeper = inside(schema, name)
        worth = bool(deeper.get("properties")) or (
            isinstance(deeper.get("enum"), list) and len([v for v in deeper["enum"] if v is not None]) > 1
        )
        if "$ref" in deeper or not worth:
            return deeper
        nullable = isinstance(deeper.get("type"), list) and "null" in deeper["type"]
        if nullable:
            # The null belongs to the place, not to the named schema.
            rest = [kind for kind in deeper["type"] if kind != "null"]
            deeper = {**deeper, "type": rest[0] if len(rest) == 1 else rest}
            if "enum" in deeper:
                deeper["enum"] = [value for value in deeper["enum"] if value is not None]
        unique = free_name(pascal(name), work.schemas)
        work.schemas[unique] = deeper
        reference = {"$ref": _REF + unique}
        return {"anyOf": [reference, {"type": "null"}]} if nullable else reference

    def inside(schema: dict[str, Any], name: str) -> dict[str, Any]:
        made = dict(schema)
        for key in SCHEMA_MAPS:
            if isinstance(made.get(key), dict):
                made[key] = {
                    child: hoist(value, f"{name} {child}" if key == "properties" else f"{name} {key} {child}")
                    for child, value in made[key].items()
                }
        if isinstance(made.get("items"), dict):
            made["items"] = hoist(made["items"], f"{name} Item")
        if isinstance(made.get("additionalProperties"), dict):
            made["additionalProperties"] = hoist(made["additionalProperties"], f"{name} Value")
        for key in ("anyOf", "oneOf"):
            if isinstance(made.get(key), list):
                made[key] = [
                    hoist(child, f"{name} {'Option' + str(index + 1)}") for index, child in enumerate(made[key])
                ]
        return made

    for key in list(work.schemas):
        if isinstance(work.schemas[key], dict):
            work.schemas[key] = inside(work.schemas[key], key)
    for _, _, operation in work.operations():
        base = " ".join(words_of(operation["operationId"]))
        for parameter in operation["parameters"]:
            if isinstance(parameter.get("schema"), dict):
                parameter["schema"] = hoist(parameter["schema"], f"{base} {parameter['name']}")
        body = (operation.get("requestBody") or {}).get("content") or {}
        for index, media in enumerate(body.values()):
            media["schema"] = hoist(media.get("schema", {}), f"{base} Request{index + 1 if index else ''}")
        for status, response in operation["responses"].items():
            for media in (response.get("content") or {}).values():
                suffix = "Answer" if status.startswith("2") else f"Answer {status}"
                media["schema"] = hoist(media.get("schema", {}), f"{base} {suffix}")


def prune(work: _Work) -> None:
    """Schemas that nothing uses are left out."""
    reached: set[str] = set()

    def reach(value: Any) -> None:
        if isinstance(value, dict):
            ref = value.get("$ref")
            if isinstance(ref, str) and ref.startswith(_REF):
                name = ref.removeprefix(_REF)
                if name not in reached:
                    reached.add(name)
                    reach(work.schemas.get(name))
            for child in value.values():
                reach(child)
        elif isinstance(value, list):
            for child in value:
                reach(child)

    reach(work.document["paths"])
    work.document["components"]["schemas"] = {
        name: schema for name, schema in sorted(work.schemas.items()) if name in reached
    }


PASSES: tuple[Callable[[_Work], None], ...] = (
    name_operations,
    declare_path_parameters,
    plain_answers,
    split_read_only,
    hoist_inline,
    prune,
)


def children_of(schema: dict[str, Any]) -> Iterator[Any]:
    """The schemas directly inside a schema."""
    for key in SCHEMA_LISTS:
        yield from schema.get(key) or []
    for key in SCHEMA_CHILDREN:
        if isinstance(schema.get(key), dict):
            yield schema[key]
    for key in SCHEMA_MAPS:
        yield from (schema.get(key) or {}).values()


def map_children(schema: dict[str, Any], change: Callable[[Any], Any]) -> dict[str, Any]:
    """A copy of a schema with `change` applied to each schema directly inside it."""
    made = dict(schema)
    for key in SCHEMA_LISTS:
        if isinstance(made.get(key), list):
            made[key] = [change(child) for child in made[key]]
    for key in SCHEMA_CHILDREN:
        if isinstance(made.get(key), dict):
            made[key] = change(made[key])
    for key in SCHEMA_MAPS:
        if isinstance(made.get(key), dict):
            made[key] = {name: change(child) for name, child in made[key].items()}
    return made


def free_name(wanted: str, taken: dict[str, Any]) -> str:
    """A component name that differs from all others in more than case."""
    folded = {name.casefold() for name in taken}
    name, number = wanted, 2
    while name.casefold() in folded:
        name, number = f"{wanted}{number}", number + 1
    return name
