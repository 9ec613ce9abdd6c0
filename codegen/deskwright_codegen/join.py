"""Joining: files beside the document become part of it, before anybody decides about its operations.

A schema of another file becomes a component; every other thing stands where it was referred to. What cannot be had
stays a reference with `x-ref-from`, which the bundler tells: it knows the operations that fall with it.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import Any

from .finding import Finding, Level
from .load import DeskInput, load_document
from .names import pascal
from .pointer import copied, follow, pointer, split_pointer
from .references import PROSE, Found, Refusal, SchemaNames, Target, missing, reach, schema_names, target_of
from .scrub import scrub

#: On a reference that cannot be followed: the file and place it stands at, and why.
REF_FROM = "x-ref-from"
SCHEMA_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
SCHEMA_CHILDREN = (
    "items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else", "unevaluatedItems",
    "unevaluatedProperties", "contentSchema", "additionalItems",
)  # fmt: skip
SCHEMA_MAPS = ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas")
#: Objects whose keys are names, not words of OpenAPI.
NAMED = {
    "paths", "webhooks", "pathItems", "responses", "parameters", "examples", "requestBodies", "headers", "links",
    "callbacks", "securitySchemes", "securityDefinitions", "content", "encoding", "variables",
}  # fmt: skip
#: What is data: a `$ref` in it is nobody's.
DATA = frozenset({"example", "default", "enum", "const", "value", "security", "scopes", "mapping"})
_PATH_ITEMS = {"paths", "webhooks", "pathItems"}


@dataclass(slots=True)
class _Joiner:
    source: DeskInput
    name: str
    document: dict[str, Any]
    schemas_at: tuple[str, ...]
    findings: list[Finding] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    names: dict[str, SchemaNames] = field(default_factory=dict)
    hoisted: dict[tuple[str, str], str] = field(default_factory=dict)
    inside: list[tuple[str, str]] = field(default_factory=list)
    data: frozenset[str] = DATA

    # -- files

    def file(self, name: str) -> Any | Refusal:
        """The value of a file of the folder."""
        if name == self.name:
            return self.document
        if name not in self.values:
            self.values[name] = self._read(name)
        return self.values[name]

    def _read(self, name: str) -> Any | Refusal:
        if name not in self.source.files:
            return missing(name, self.source.files, self.source.refused)
        if name.endswith(PROSE):
            return self.source.files[name]
        loaded = load_document(self.source, name)
        if loaded.value is None and loaded.findings:
            return Refusal(f"names {name}, which cannot be read: {loaded.findings[0].what}", "correct that file")
        value, found = scrub(self.source, name, loaded.value)
        self.findings += loaded.findings + found
        return value

    def names_of(self, name: str) -> SchemaNames:
        if name not in self.names:
            self.names[name] = schema_names(self.file(name))
        return self.names[name]

    def found(self, ref: Any, file: str, root: str) -> tuple[str, str, Any] | Refusal:
        """File, pointer and value of what a reference in `file` names."""
        if isinstance(ref, str) and ("$id" in self.source.files.get(file, "") or _is_anchor(ref)):
            place = self.names_of(file).place_of(ref, root)
            if place is not None and not isinstance(value := _followed(self.file(file), place), Refusal):
                return file, place, value
        target = target_of(ref, file)
        if isinstance(target, Refusal):
            return target
        whole = self.file(target.file)
        if isinstance(whole, Refusal):
            return whole
        fragment = target.fragment
        if fragment and not fragment.startswith("/"):
            place = self.names_of(target.file).place_of("#" + fragment, "")
            if place is None:
                return Refusal(f"leads nowhere: {target.file} has no $anchor {fragment}", "correct the reference")
            fragment = place
        value = _followed(whole, fragment)
        if isinstance(value, Refusal):
            return self._through(target.file, whole, fragment) or value
        return target.file, fragment, value

    def _through(self, file: str, whole: Any, fragment: str) -> Found | None:
        """What a pointer names that leads through other references."""

        def hop(ref: Any, here: str) -> Found | None:
            found = self.found(ref, here, "")
            return None if isinstance(found, Refusal) else found

        try:
            return reach((file, "", whole), split_pointer(fragment), hop)
        except RecursionError:  # references that lead through each other
            return None

    # -- places

    def keep(self, value: dict[str, Any], file: str, at: str, why: Refusal) -> dict[str, Any]:
        """A reference that cannot be followed, with what the bundler needs to tell it."""
        return {**value, REF_FROM: {"file": file, "pointer": at, "why": why.why, "fix": why.fix}}

    def other(self, value: Any, file: str, at: str, *, names: bool = False, path_items: bool = False) -> Any:
        """Anything but a schema; `names`: the keys of this object are names."""
        if isinstance(value, list):
            return [self.other(child, file, f"{at}/{index}") for index, child in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if not names and isinstance(value.get("$ref"), str) and not self._stays(value["$ref"], file):
            return self._inlined(value, file, at, path_items=path_items)
        for key, child in list(value.items()):
            place = at + pointer(key)
            if names:
                value[key] = self.other(child, file, place, path_items=path_items)
            elif key == "schema":
                value[key] = self.schema(child, file, place, "")
            elif key in {"schemas", "definitions"} and isinstance(child, dict):
                for name in [name for name in child if name not in self.hoisted.values()]:
                    child[name] = self.schema(child[name], file, place + pointer(name), "")
            elif key in self.data or key.startswith("x-"):
                continue
            elif key in NAMED and isinstance(child, dict):
                value[key] = self.other(child, file, place, names=True, path_items=key in _PATH_ITEMS)
            else:
                value[key] = self.other(child, file, place)
        return value

    def _stays(self, ref: str, file: str) -> bool:
        """References inside the document itself are the bundler's."""
        return file == self.name and ref.startswith("#")

    def _inlined(self, value: dict[str, Any], file: str, at: str, *, path_items: bool) -> Any:
        found = self.found(value["$ref"], file, "")
        if isinstance(found, Refusal):
            return self.keep(value, file, at, found)
        target_file, fragment, target = found
        siblings = {key: child for key, child in value.items() if key != "$ref"}
        if target_file == self.name:
            return {**value, "$ref": "#" + fragment}
        if (target_file, fragment) in self.inside:
            return self.keep(value, file, at, Refusal("goes round in a circle", "correct the reference"))
        self.inside.append((target_file, fragment))
        made = self.other(copied(target), target_file, fragment, path_items=path_items)
        self.inside.pop()
        if path_items and isinstance(made, dict):
            self._tell_both(set(made) & set(siblings), file, at)
            made = {key: child for key, child in made.items() if not key.startswith("x-")}  # that file's own shelves
        else:
            siblings = {key: child for key, child in siblings.items() if key in {"summary", "description"}}
        return {**made, **self.other(siblings, file, at)} if isinstance(made, dict) and siblings else made

    def _tell_both(self, names: set[str], file: str, at: str) -> None:
        for name in sorted(names - {"summary", "description", "parameters", "servers"}):
            self.findings.append(both_finding(self.source.where(file, at + pointer(name)), name))

    def schema(self, value: Any, file: str, at: str, root: str) -> Any:
        """A schema; `root` is the place of the schema around it that has an `$id`."""
        if not isinstance(value, dict):
            return value
        if isinstance(value.get("$id"), str):
            root = at
        for key in ("$ref", "$dynamicRef", "$recursiveRef"):
            if isinstance(value.get(key), str) and not self._stays(value[key], file):
                value = self._schema_ref(value, key, file, at, root)
        for key in SCHEMA_LISTS:
            if isinstance(value.get(key), list):
                value[key] = [
                    self.schema(child, file, f"{at}/{key}/{index}", root) for index, child in enumerate(value[key])
                ]
        for key in SCHEMA_CHILDREN:
            if isinstance(value.get(key), dict):
                value[key] = self.schema(value[key], file, f"{at}/{key}", root)
        for key in SCHEMA_MAPS:
            if isinstance(value.get(key), dict):
                for name, child in value[key].items():
                    value[key][name] = self.schema(child, file, at + pointer(key, name), root)
        if isinstance(value.get("items"), list):  # the older way to say prefixItems
            value["items"] = [
                self.schema(child, file, f"{at}/items/{index}", root) for index, child in enumerate(value["items"])
            ]
        mapping = value["discriminator"].get("mapping") if isinstance(value.get("discriminator"), dict) else None
        if isinstance(mapping, dict):
            for name, ref in mapping.items():
                if isinstance(ref, str) and not ref.startswith("#") and ("/" in ref or "." in ref):
                    found = self.found(ref, file, root)
                    if not isinstance(found, Refusal):
                        mapping[name] = self._component(*found)
        return value

    def _schema_ref(self, value: dict[str, Any], key: str, file: str, at: str, root: str) -> dict[str, Any]:
        found = self.found(value[key], file, root)
        if isinstance(found, Refusal):
            return self.keep(value, file, f"{at}/{key}", found)
        if not isinstance(found[2], (dict, bool)):
            why = Refusal("leads to something that is no schema", "correct the reference")
            return self.keep(value, file, f"{at}/{key}", why)
        return {**value, key: self._component(*found)}

    def _component(self, file: str, fragment: str, target: Any) -> str:
        """The reference inside the document to a schema; one of another file is copied into its components."""
        if file == self.name:
            return "#" + fragment
        key = (file, fragment)
        if key not in self.hoisted:
            schemas = self.document
            for token in self.schemas_at:
                schemas = schemas.setdefault(token, {})
            tokens = split_pointer(fragment)
            wanted = pascal(tokens[-1] if tokens else posixpath.basename(file).partition(".")[0]) or "Schema"
            taken = {str(name).casefold() for name in schemas}
            name, number = wanted, 2
            while name.casefold() in taken:
                name, number = f"{wanted}{number}", number + 1
            self.hoisted[key] = name
            schemas[name] = {}
            schemas[name] = self.schema(copied(target), file, fragment, "")
        return "#" + pointer(*self.schemas_at, self.hoisted[key])


def both_finding(where: str, name: str) -> Finding:
    """A path item and what its `$ref` leads to have the same operation."""
    return Finding(
        "GEN117", where, f"{name} stands here and in what the path's $ref leads to", "take one of them away",
        "the one that stands here counts", Level.WARNING,
    )  # fmt: skip


def _is_anchor(ref: str) -> bool:
    return ref.startswith("#") and len(ref) > 1 and ref[1] != "/"


def _followed(value: Any, fragment: str) -> Any | Refusal:
    try:
        return follow(value, fragment)
    except (KeyError, ValueError):
        return Refusal("leads nowhere", "correct the reference")


def join(
    source: DeskInput, name: str, document: dict[str, Any], schemas_at: tuple[str, ...] = ("components", "schemas")
) -> list[Finding]:
    """Bring every file that the document refers to into it, in place; what is odd in those files."""
    # Swagger 2.0 has bare values under `examples`
    work = _Joiner(source, name, document, schemas_at, data=DATA if len(schemas_at) > 1 else DATA | {"examples"})
    work.other(document, name, "")
    return work.findings


__all__ = ["REF_FROM", "SCHEMA_CHILDREN", "SCHEMA_LISTS", "SCHEMA_MAPS", "Target", "join"]
