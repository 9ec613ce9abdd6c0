"""Normalising: pure passes that turn any well-formed document into one that every emitter can carry.

Each pass is one function that says in findings what it changed. Refuses to drop anything in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .bundle import SCHEMA_MAPS, bundle
from .finding import Finding, Level, has_errors
from .heavy_schemas import LIMIT, lighten
from .lenient import HERE, operations_in
from .load import DeskInput
from .mend import mend
from .mend_schemas import SchemaMender
from .names import pascal, shorten, words_of
from .pointer import pointer, split_pointer
from .read_only import split_read_only
from .read_openapi import METHODS
from .schema_circles import cut_circles
from .schema_walk import REF, named_by
from .schema_walk import children_of as children_of
from .schema_walk import map_children as map_children
from .text import clean_prose

PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_IGNORED = frozenset({"accept", "content-type", "authorization"})
_LONGEST_NAME = 100
_PLAIN_NAME = re.compile("[A-Za-z0-9._-]+")


@dataclass(slots=True)
class Work:
    """One document on its way through the passes."""

    source: DeskInput
    document: dict[str, Any]
    findings: list[Finding] = field(default_factory=list)
    file: str = ""
    folded: set[str] = field(default_factory=set)
    """The names of all schemas as one compares them; filled at the first question."""

    def operations(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """(path, method, operation) in the document's order."""
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if isinstance(item.get(method), dict):
                    HERE.at(f"{method.upper()} {path}")
                    yield path, method, item[method]
        HERE.at()

    def where(self, operation: dict[str, Any], at: str = "") -> str:
        source = operation.get("x-source") or {"file": self.source.folder, "pointer": ""}
        return f"{source['file']}#{source['pointer']}{at}"

    def told(self, code: str, where: str, what: str, consequence: str, fix: str, level: Level = Level.NOTE) -> None:
        self.findings.append(Finding(code, where, what, fix, consequence, level))

    def free_name(self, wanted: str) -> str:
        """A component name that differs from all others in more than case, `-` and `_`: one class each."""
        if len(self.folded) < len(self.schemas):
            self.folded = {fold(name) for name in self.schemas}
        wanted = shorten(wanted, _LONGEST_NAME)
        name, number = wanted, 2
        while fold(name) in self.folded:
            name, number = f"{wanted}{number}", number + 1
        self.folded.add(fold(name))
        return name

    @property
    def schemas(self) -> dict[str, Any]:
        schemas: dict[str, Any] = self.document["components"]["schemas"]
        return schemas


def normalise(
    source: DeskInput, document: dict[str, Any], *, lenient: bool = False
) -> tuple[dict[str, Any], list[Finding]]:
    """All passes, in order, over a copy; `lenient` goes on where a reference leads nowhere."""
    places = (operation.get("x-source") for _, operation, _, _ in operations_in(document))
    file = next((str(place["file"]) for place in places if isinstance(place, dict) and "file" in place), "")
    file = file.removeprefix(f"{source.folder}/")
    mended, findings = mend(source, file, document)
    bundled, found = bundle(source, file, mended)
    work = Work(source, bundled, [*findings, *found], file)
    findings = work.findings
    if has_errors(findings) and not lenient:
        return work.document, work.findings
    for run in PASSES:
        run(work)
    return work.document, work.findings


def plain_names(work: Work) -> None:
    """Each schema has a name that can stand in a reference and that no other class has."""
    given: dict[str, str] = {}
    schemas, work.document["components"]["schemas"] = work.schemas, {}
    for name in sorted(schemas, key=lambda name: (_PLAIN_NAME.fullmatch(name) is None, len(name) > _LONGEST_NAME)):
        plain = name if _PLAIN_NAME.fullmatch(name) else pascal(name, "Schema")
        given[name] = work.free_name(plain)
        work.schemas[given[name]] = schemas[name]
    work.document["components"]["schemas"] = {given[name]: schemas[name] for name in schemas}
    if all(name == given[name] for name in given):
        return
    for name in schemas:
        if name != given[name]:
            work.told(
                "GEN128", work.source.where(work.file, pointer("components", "schemas", name)),
                f"a schema cannot be called {name[:100]!a}: it became {given[name]}", "nothing is lost",
                "nothing to do, or give it another name",
            )  # fmt: skip
    todo: list[Any] = [work.document["paths"], work.schemas]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            ref = value.get("$ref")
            if isinstance(ref, str) and ref.startswith(REF):
                value["$ref"] = REF + given.get(split_pointer(ref.removeprefix("#"))[-1], "")
            todo.extend(value.values())
        elif isinstance(value, list):
            todo.extend(value)


def even_schemas(work: Work) -> None:
    """Every schema can judge: keywords that cannot be meant are left out."""
    mender = SchemaMender(set(work.schemas))
    for name in work.schemas:
        HERE.at(schema=name)
        where = work.source.where(work.file, pointer("components", "schemas", name))
        work.schemas[name] = mender.schema(work.schemas[name], where)
    for _, _, operation in work.operations():
        for index, parameter in enumerate(operation["parameters"]):
            at = f"/parameters/{index}"
            if "schema" in parameter:
                parameter["schema"] = mender.schema(parameter["schema"], work.where(operation, f"{at}/schema"))
            _even_content(mender, parameter, work.where(operation, at))
        _even_content(mender, operation.get("requestBody") or {}, work.where(operation, "/requestBody"))
        for status, response in operation["responses"].items():
            _even_content(mender, response, work.where(operation, pointer("responses", status)))
    work.findings += mender.findings
    HERE.at()

    def told(name: str, word: str) -> None:
        work.told(
            "GEN115", work.source.where(work.file, pointer("components", "schemas", name, word)),
            f"{word} leads {name} back to itself with nothing in between", "it was left out", "correct the reference",
            Level.WARNING,
        )  # fmt: skip

    cut_circles(work.schemas, told)

    def heavy(name: str) -> None:
        work.told(
            "GEN127", work.source.where(work.file, pointer("components", "schemas", name)),
            f"{name} stands for more than {LIMIT:,} schemas at once", "its choices were left out: the desk judges",
            "name each schema once where it is enough", Level.WARNING,
        )  # fmt: skip

    lighten(work.schemas, heavy)


def _even_content(mender: SchemaMender, holder: dict[str, Any], where: str) -> None:
    for name, media in (holder.get("content") or {}).items():
        if "schema" in media:
            media["schema"] = mender.schema(media["schema"], where + pointer("content", name, "schema"))


def name_operations(work: Work) -> None:
    """An operation without an id gets one from its route; a repeated id is numbered."""
    used: set[str] = set()
    for path, method, operation in work.operations():
        said = str(operation.get("operationId") or "").strip()
        wanted = shorten(" ".join(clean_prose(said).split()), _LONGEST_NAME)
        if wanted != said and words_of(wanted):
            work.told(
                "GEN128", work.where(operation), f"an operation cannot be called {said[:100]!a}: it became {wanted}",
                "nothing is lost", "nothing to do, or give it another operationId",
            )  # fmt: skip
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


def declare_path_parameters(work: Work) -> None:
    """Each placeholder has a required parameter without a default."""
    for path, _, operation in work.operations():
        names = list(dict.fromkeys(PLACEHOLDER.findall(path)))
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


def ignored_headers(work: Work) -> None:
    """OpenAPI: header parameters called Accept, Content-Type or Authorization are ignored."""
    for _, _, operation in work.operations():
        kept = [
            p for p in operation["parameters"] if p.get("in") != "header" or str(p.get("name")).lower() not in _IGNORED
        ]
        if len(kept) < len(operation["parameters"]):
            gone = [p["name"] for p in operation["parameters"] if p not in kept]
            operation["parameters"] = kept
            work.told(
                "GEN053", work.where(operation), f"the header parameter {', '.join(gone)} is ignored",
                "media types and credentials decide what is sent there", "use `security` for a credential",
            )  # fmt: skip


def plain_answers(work: Work) -> None:
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


def hoist_inline(work: Work) -> None:
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
        unique = work.free_name(pascal(name))
        work.schemas[unique] = deeper
        reference = {"$ref": REF + unique}
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
            HERE.at(schema=key)
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


def prune(work: Work) -> None:
    """Schemas that nothing uses are left out."""
    reached: set[str] = set()

    todo: list[Any] = [work.document["paths"]]
    while todo:
        value = todo.pop()
        if isinstance(value, dict):
            name = named_by(value)
            if name is not None and name not in reached:
                reached.add(name)
                todo.append(work.schemas.get(name))
            todo.extend(value.values())
        elif isinstance(value, list):
            todo.extend(value)
    work.document["components"]["schemas"] = {
        name: schema for name, schema in sorted(work.schemas.items()) if name in reached
    }


PASSES: tuple[Callable[[Work], None], ...] = (
    plain_names,
    even_schemas,
    name_operations,
    declare_path_parameters,
    ignored_headers,
    plain_answers,
    split_read_only,
    hoist_inline,
    prune,
)


def fold(name: str) -> str:
    """A name as classes and modules are told apart."""
    return re.sub("[^a-z0-9]", "", name.casefold())
