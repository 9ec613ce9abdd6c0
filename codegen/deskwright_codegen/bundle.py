"""Bundling: every $ref of a document leads to a schema in its own components, or is written out where it stands.

Refuses the network and anything outside the document's folder.
"""

from __future__ import annotations

import copy
import posixpath
from dataclasses import dataclass, field
from typing import Any

from .finding import Finding, Level
from .load import DeskInput, load_text
from .names import pascal
from .pointer import follow, pointer, split_pointer
from .read_openapi import METHODS

_SCHEMAS = ("components", "schemas")
SCHEMA_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
SCHEMA_CHILDREN = ("items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else")
SCHEMA_MAPS = ("properties", "patternProperties", "$defs", "dependentSchemas")


@dataclass(slots=True)
class _Bundler:
    source: DeskInput
    name: str
    document: dict[str, Any]
    findings: list[Finding] = field(default_factory=list)
    files: dict[str, Any] = field(default_factory=dict)
    hoisted: dict[tuple[str, str], str] = field(default_factory=dict)

    def resolve(self, ref: Any, file: str, at: str) -> tuple[Any, str, str] | None:
        """What a $ref names: the value, its file, its pointer."""
        text = str(ref)
        target, _, fragment = text.partition("#")
        if "://" in target or target.startswith("//"):
            self._refuse(at, f"$ref {text} is on the network", "put the document beside this one")
            return None
        name = posixpath.normpath(posixpath.join(posixpath.dirname(file), target)) if target else file
        if name.startswith(("..", "/")):
            self._refuse(at, f"$ref {text} leaves the folder", "put the file into the desk's folder")
            return None
        try:
            value = follow(self._file(name), fragment)
        except (KeyError, ValueError):
            self._refuse(at, f"$ref {text} leads nowhere", "correct the reference")
            return None
        return value, name, fragment

    def _file(self, name: str) -> Any:
        if name == self.name:
            return self.document
        if name not in self.files:
            self.files[name] = load_text(self.source.files[name], name)
        return self.files[name]

    def _refuse(self, at: str, what: str, fix: str) -> None:
        self.findings.append(Finding("GEN004", self.source.where(self.name, at), what, fix))

    def left_out(self, at: str, what: str) -> None:
        self.findings.append(
            Finding(
                "GEN055",
                self.source.where(self.name, at),
                what,
                "nothing to do: a client does not call them",
                "they are not generated",
                Level.NOTE,
            )
        )

    def inline(self, value: Any, file: str, at: str) -> tuple[Any, str]:
        """A parameter, body, response, header or path item with its own $ref followed (never a schema's)."""
        seen: set[tuple[str, str]] = set()
        while isinstance(value, dict) and "$ref" in value:
            found = self.resolve(value["$ref"], file, at)
            if found is None:
                return {}, file
            siblings = {key: item for key, item in value.items() if key in {"description", "summary"}}
            target, file, fragment = found
            if (file, fragment) in seen:
                self._refuse(at, f"$ref {value['$ref']} goes round in a circle", "correct the reference")
                return {}, file
            seen.add((file, fragment))
            value = {**copy.deepcopy(target), **siblings} if isinstance(target, dict) else {}
        return value, file

    def schema(self, value: Any, file: str, at: str) -> Any:
        """A schema whose references all lead to components.schemas of this document."""
        if not isinstance(value, dict):
            return value
        if isinstance(value.get("$ref"), str):
            siblings = {key: item for key, item in value.items() if key != "$ref"}
            name = self._component(value["$ref"], file, at)
            if name is None:
                return {}
            return {"$ref": "#" + pointer(*_SCHEMAS, name)} | (self.schema(siblings, file, at) if siblings else {})
        made = dict(value)
        for key in SCHEMA_LISTS:
            if isinstance(made.get(key), list):
                made[key] = [self.schema(child, file, f"{at}/{key}/{i}") for i, child in enumerate(made[key])]
        for key in SCHEMA_CHILDREN:
            if isinstance(made.get(key), dict):
                made[key] = self.schema(made[key], file, f"{at}/{key}")
        for key in SCHEMA_MAPS:
            if isinstance(made.get(key), dict):
                made[key] = {
                    name: self.schema(child, file, at + pointer(key, name)) for name, child in made[key].items()
                }

        return made

    def _component(self, ref: str, file: str, at: str) -> str | None:
        """The name under components.schemas of what `ref` names; it is copied there when it lives elsewhere."""
        found = self.resolve(ref, file, at)
        if found is None:
            return None
        target, target_file, fragment = found
        tokens = split_pointer(fragment)
        if target_file == self.name and tuple(tokens[:2]) == _SCHEMAS and len(tokens) == 3:
            return tokens[2]
        key = (target_file, fragment)
        if key not in self.hoisted:
            schemas = self.document.setdefault("components", {}).setdefault("schemas", {})
            wanted = pascal(tokens[-1] if tokens else posixpath.splitext(posixpath.basename(target_file))[0])
            name, number = wanted, 2
            while name in schemas:
                name, number = f"{wanted}{number}", number + 1
            self.hoisted[key] = name
            schemas[name] = {}
            schemas[name] = self.schema(copy.deepcopy(target), target_file, pointer(*_SCHEMAS, name))
        return self.hoisted[key]

    def content(self, holder: dict[str, Any], file: str, at: str) -> None:
        """The media types of a body, response or parameter, in place."""
        for media_type, media in list((holder.get("content") or {}).items()):
            if isinstance(media, dict) and "schema" in media:
                media["schema"] = self.schema(media["schema"], file, at + pointer("content", media_type, "schema"))

    def parameter(self, value: Any, file: str, at: str) -> Any:
        value, file = self.inline(value, file, at)
        if isinstance(value, dict):
            if "schema" in value:
                value["schema"] = self.schema(value["schema"], file, at + "/schema")
            self.content(value, file, at)
        return value


def bundle(source: DeskInput, name: str, document: dict[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """The document in one piece: components.schemas is the only place a $ref leads to."""
    work = _Bundler(source, name, copy.deepcopy(document))
    document = work.document
    if document.pop("webhooks", None):
        work.left_out("/webhooks", "webhooks are requests that the helpdesk makes")
    for path, item in list(document["paths"].items()):
        at = pointer("paths", path)
        item, file = work.inline(item, name, at)
        document["paths"][path] = item
        shared = [work.parameter(p, file, f"{at}/parameters/{i}") for i, p in enumerate(item.pop("parameters", []))]
        servers = item.pop("servers", None)
        for method in METHODS:
            operation = item.get(method)
            if isinstance(operation, dict):
                operation.setdefault("x-source", {"file": f"{source.folder}/{name}", "pointer": at + pointer(method)})
                _bundle_operation(work, operation, file, at + pointer(method), shared)
                if servers and "servers" not in operation:
                    operation["servers"] = servers
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for key in list(schemas):
        schemas[key] = work.schema(schemas[key], name, pointer(*_SCHEMAS, key))
    document["components"] = {
        kind: value for kind, value in document["components"].items() if kind in {"schemas", "securitySchemes"}
    }
    return document, work.findings


def _bundle_operation(
    work: _Bundler, operation: dict[str, Any], file: str, at: str, shared: list[dict[str, Any]]
) -> None:
    own = [
        work.parameter(value, file, f"{at}/parameters/{index}")
        for index, value in enumerate(operation.get("parameters") or [])
    ]
    named = {(p.get("in"), p.get("name")) for p in own}
    inherited = [copy.deepcopy(p) for p in shared if (p.get("in"), p.get("name")) not in named]
    operation["parameters"] = [p for p in inherited + own if p.get("name") and p.get("in")]
    if "requestBody" in operation:
        body, body_file = work.inline(operation["requestBody"], file, at + "/requestBody")
        work.content(body, body_file, at + "/requestBody")
        operation["requestBody"] = body
    responses = operation.get("responses")
    operation["responses"] = {}
    for status, value in (responses if isinstance(responses, dict) else {}).items():
        where = at + pointer("responses", status)
        response, response_file = work.inline(value, file, where)
        work.content(response, response_file, where)
        response.pop("headers", None)
        response.pop("links", None)
        operation["responses"][str(status)] = response
    if operation.pop("callbacks", None):
        work.left_out(at + "/callbacks", "callbacks are requests that the helpdesk makes")
