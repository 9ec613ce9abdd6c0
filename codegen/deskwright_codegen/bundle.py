"""Bundling: every $ref of a document leads to a schema in its own components, or is written out where it stands.

Refuses what leads nowhere or round in a circle, at the place where it is said, with the operations that fall with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .cycles import settle_cycles
from .finding import Finding, Level
from .join import REF_FROM, SCHEMA_CHILDREN, SCHEMA_LISTS, SCHEMA_MAPS, both_finding
from .lenient import HERE
from .load import DeskInput
from .names import pascal
from .pointer import copied, follow, pointer, split_pointer
from .read_openapi import METHODS
from .references import Refusal, SchemaNames, reach_inside, schema_names, target_of

_SCHEMAS = ("components", "schemas")
_PREFIX = "#" + pointer(*_SCHEMAS) + "/"
#: What names a schema for references; they are followed now, and at another place the name would be wrong.
_NAMES = {"$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$schema", "$comment", "$vocabulary"}
#: Schemas that are there to be referred to: those that are stand under components by now.
_SHELVES = {"$defs", "definitions"}
#: On the document while it is on its way here: where its parts stood in the file that a person knows.
PLACES = "x-places"
#: Marks the user of a path item's own reference: its operations are not known before it is followed.
_PATH = "path "
Place = tuple[str, str]
"""A file and a pointer."""


@dataclass(slots=True)
class _Bundler:
    source: DeskInput
    name: str
    document: dict[str, Any]
    origin: dict[str, Any]
    """The document as it came: references are followed here, while the other one changes."""
    places: dict[str, str]
    findings: list[Finding] = field(default_factory=list)
    hoisted: dict[str, str] = field(default_factory=dict)
    user: str = ""
    """The operation or component that is being looked at: `GET /tickets`, or a component's reference."""
    shared: tuple[str, ...] = ()
    bad: dict[tuple[Place, str, str], dict[str, None]] = field(default_factory=dict)
    """(place, what, fix) -> those that use it."""
    dynamic: dict[str, None] = field(default_factory=dict)
    index: SchemaNames | None = None

    # -- following

    def resolve(self, holder: dict[str, Any], at: str, root: str = "", key: str = "$ref") -> tuple[Any, str] | None:
        """What a reference names: the value and its pointer."""
        ref = holder[key]
        told = holder.get(REF_FROM)
        if isinstance(told, dict) and set(told) == {"file", "pointer", "why", "fix"}:
            self.refuse((told["file"], told["pointer"]), f"$ref {ref} {told['why']}", told["fix"])
            return None
        target = target_of(ref, self.name)
        if isinstance(target, Refusal):
            place = self.names().place_of(str(ref), root) if isinstance(ref, str) else None
            if place is None:
                self.refuse((self.name, at), f"$ref {ref} {target.why}", target.fix)
                return None
            fragment = place
        elif target.file != self.name:
            place = self.names().place_of(str(ref), root)
            if place is None:
                self.refuse((self.name, at), f"$ref {ref} leads nowhere", "correct the reference")
                return None
            fragment = place
        else:
            fragment = target.fragment
            if root or (fragment and not fragment.startswith("/")) or (not fragment and key != "$ref"):
                place = self.names().place_of(str(ref), root)
                fragment = place if place is not None and self._there(place) else fragment
        try:
            if not fragment and not root:
                raise KeyError(fragment)
            return follow(self.origin, fragment), fragment
        except (KeyError, ValueError):
            if fragment.startswith("/") and (found := reach_inside(self.origin, fragment)) is not None:
                return found[1], found[0]
            self.refuse((self.name, at), f"$ref {ref} leads nowhere", "correct the reference")
            return None

    def names(self) -> SchemaNames:
        if self.index is None:
            self.index = schema_names(self.origin)
        return self.index

    def _there(self, place: str) -> bool:
        try:
            follow(self.origin, place)
        except (KeyError, ValueError):
            return False
        return True

    def refuse(self, place: Place, what: str, fix: str) -> None:
        users = self.bad.setdefault((place, what, fix), {})
        users |= dict.fromkeys(self.shared or (self.user,))

    def where(self, place: Place) -> str:
        file, at = place
        if file == self.name:
            for ours, theirs in self.places.items():
                if at.startswith(ours + "/"):
                    at = theirs + at.removeprefix(ours)
        return self.source.where(file, at)

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

    def inline(self, value: Any, at: str, *, path_item: bool = False) -> tuple[Any, str]:
        """A parameter, body, response, header or path item with its own $ref followed, and where that stands."""
        seen: set[str] = set()
        while isinstance(value, dict) and "$ref" in value:
            found = self.resolve(value, at)
            if found is None:
                if not path_item:
                    return {}, at
                # what stands beside a reference that leads nowhere is there all the same
                return {key: child for key, child in value.items() if key not in {"$ref", REF_FROM}}, at
            siblings = {
                key: item
                for key, item in value.items()
                if key != "$ref" and (path_item or key in {"description", "summary"})
            }
            target, fragment = found
            if fragment in seen:
                self.refuse((self.name, at), f"$ref {value['$ref']} goes round in a circle", "correct the reference")
                return (siblings if path_item else {}), at
            seen.add(fragment)
            if path_item and isinstance(target, dict):
                self.findings += [
                    both_finding(self.where((self.name, at + pointer(method))), method)
                    for method in METHODS
                    if method in target and method in siblings
                ]
            value = {**copied(target), **siblings} if isinstance(target, dict) else {}
            at = at if path_item else fragment
        return value, at

    # -- schemas

    def schema(self, value: Any, at: str, root: str = "") -> Any:
        """A schema whose references all lead to components.schemas of this document."""
        if not isinstance(value, dict):
            return value
        if isinstance(value.get("$id"), str) and at in self.names().ids.values():
            root = at
        for key in ("$dynamicRef", "$recursiveRef"):
            if isinstance(value.get(key), str) and "$ref" not in value:
                self.dynamic[f"{at}/{key}"] = None
                ref = self._component(value, at, root, key)
                value = {name: child for name, child in value.items() if name not in {key, REF_FROM}}
                value = value | ({"$ref": ref} if ref is not None else {})
                return self._inside(value, at, root)
        if "$ref" in value:
            siblings = {key: item for key, item in value.items() if key not in {"$ref", REF_FROM, *_NAMES}}
            ref = self._component(value, at, root)
            made = self._inside(siblings, at, root) if siblings else {}
            return made if ref is None else {"$ref": ref} | made
        return self._inside(value, at, root)

    def _inside(self, value: dict[str, Any], at: str, root: str) -> dict[str, Any]:
        made = {key: child for key, child in value.items() if key not in _NAMES and key not in _SHELVES}
        for key in SCHEMA_LISTS:
            if isinstance(made.get(key), list):
                made[key] = [self.schema(child, f"{at}/{key}/{i}", root) for i, child in enumerate(made[key])]
        for key in SCHEMA_CHILDREN:
            if isinstance(made.get(key), dict):
                made[key] = self.schema(made[key], f"{at}/{key}", root)
        if isinstance(made.get("items"), list):
            made["items"] = [self.schema(child, f"{at}/items/{i}", root) for i, child in enumerate(made["items"])]
        for key in SCHEMA_MAPS:
            if isinstance(made.get(key), dict):
                made[key] = {
                    name: self.schema(child, at + pointer(key, name), root) for name, child in made[key].items()
                }
        return made

    def _component(self, holder: dict[str, Any], at: str, root: str, key: str = "$ref") -> str | None:
        """The reference under components.schemas of what is named; it is copied there when it stands elsewhere."""
        found = self.resolve(holder, f"{at}/{key}", root, key)
        if found is None:
            return None
        target, fragment = found
        tokens = split_pointer(fragment)
        if tuple(tokens[:2]) == _SCHEMAS and len(tokens) == 3:
            return _PREFIX + _token(tokens[2])
        if fragment not in self.hoisted:
            schemas = self.document.setdefault("components", {}).setdefault("schemas", {})
            wanted = pascal(tokens[-1])
            name, number = wanted, 2
            while name in schemas:
                name, number = f"{wanted}{number}", number + 1
            self.hoisted[fragment] = name
            schemas[name] = {}
            outer, self.user = self.user, _PREFIX + _token(name)
            shared, self.shared = self.shared, ()
            schemas[name] = self.schema(copied(target), fragment, root)
            self.user, self.shared = outer, shared
        return _PREFIX + _token(self.hoisted[fragment])

    def content(self, holder: dict[str, Any], at: str) -> None:
        """The media types of a body, response or parameter, in place."""
        if not isinstance(holder.get("content"), dict):
            return
        for media_type, media in list(holder["content"].items()):
            if isinstance(media, dict) and isinstance(media.get("$ref"), str):
                media, _ = self.inline(media, at + pointer("content", media_type))
                holder["content"][media_type] = media
            if isinstance(media, dict) and "schema" in media:
                media["schema"] = self.schema(media["schema"], at + pointer("content", media_type, "schema"))

    def parameter(self, value: Any, at: str) -> Any:
        value, at = self.inline(value, at)
        if isinstance(value, dict):
            value = dict(value)
            if "schema" in value:
                value["schema"] = self.schema(value["schema"], at + "/schema")
            self.content(value, at)
        return value

    # -- telling

    def tell(self) -> None:
        """One finding for each bad place, with the operations that fall with it."""
        uses = self._uses() if self.bad or self.dynamic else {}
        for (place, what, fix), users in self.bad.items():
            operations = [route for route, used in uses.items() if route in users or used & set(users)]
            if operations or any(user.startswith(_PATH) for user in users):
                self.findings.append(Finding("GEN004", self.where(place), what, fix, operations=tuple(operations)))
            else:
                self.findings.append(
                    Finding("GEN004", self.where(place), what, fix, "no operation needs it", Level.WARNING)
                )
        for at in self.dynamic:
            self.findings.append(
                Finding(
                    "GEN116",
                    self.where((self.name, at)),
                    f"{at.rpartition('/')[2]} was read as a plain $ref",
                    "nothing, unless another schema overrides what it leads to",
                    "it leads to the schema of that name in this document",
                    Level.NOTE,
                )
            )

    def _uses(self) -> dict[str, set[str]]:
        """Operation -> every component that it reaches."""
        schemas = self.document["components"]["schemas"]
        direct = {_PREFIX + _token(name): set(_refs(schema)) for name, schema in schemas.items()}
        made = {}
        for path, item in self.document["paths"].items():
            for method in METHODS:
                if isinstance(item, dict) and isinstance(item.get(method), dict):
                    reached: set[str] = set()
                    rest = list(_refs(item[method]))
                    while rest:
                        ref = rest.pop()
                        if ref not in reached:
                            reached.add(ref)
                            rest.extend(direct.get(ref, ()))
                    made[f"{method.upper()} {path}"] = reached
        return made


def _places(value: Any) -> dict[str, str]:
    return value if isinstance(value, dict) and all(isinstance(place, str) for place in value.values()) else {}


def _token(name: str) -> str:
    return pointer(name)[1:]


def _refs(value: Any) -> Iterator[str]:
    rest = [value]
    while rest:
        here = rest.pop()
        if isinstance(here, dict):
            if isinstance(here.get("$ref"), str):
                yield here["$ref"]
            rest.extend(here.values())
        elif isinstance(here, list):
            rest.extend(here)


def bundle(source: DeskInput, name: str, document: dict[str, Any]) -> tuple[dict[str, Any], list[Finding]]:
    """The document in one piece: components.schemas is the only place a $ref leads to."""
    origin, document = document, copied(document)
    work = _Bundler(source, name, document, origin, _places(document.pop(PLACES, None)))
    if document.pop("webhooks", None):
        work.left_out("/webhooks", "webhooks are requests that the helpdesk makes")
    for path, item in list(document["paths"].items()):
        if not isinstance(item, dict):
            continue
        at = pointer("paths", path)
        work.user, work.shared = _PATH + path, ()
        item, _ = work.inline(item, at, path_item=True)
        document["paths"][path] = item
        work.shared = tuple(f"{method.upper()} {path}" for method in METHODS if method in item)
        shared = [
            parameter
            for i, value in enumerate(item.pop("parameters", None) or [])
            if isinstance(parameter := work.parameter(value, f"{at}/parameters/{i}"), dict)
        ]
        work.shared = ()
        servers = item.pop("servers", None)
        for method in METHODS:
            operation = item.get(method)
            if isinstance(operation, dict):
                work.user = f"{method.upper()} {path}"
                HERE.at(work.user)
                operation.setdefault("x-source", {"file": f"{source.folder}/{name}", "pointer": at + pointer(method)})
                _bundle_operation(work, operation, at + pointer(method), shared)
                if servers and "servers" not in operation:
                    operation["servers"] = servers
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for key in list(schemas):
        if key not in work.hoisted.values():
            work.user = _PREFIX + _token(key)
            HERE.at(schema=key)
            schemas[key] = work.schema(schemas[key], pointer(*_SCHEMAS, key))
    HERE.at()
    schemes = components.get("securitySchemes")
    if isinstance(schemes, dict):
        work.user, work.shared = "", ()
        for key in list(schemes):
            schemes[key], _ = work.inline(schemes[key], pointer("components", "securitySchemes", key))
    work.tell()
    work.findings += settle_cycles(schemas, lambda at: work.where((name, at)), work._uses)
    document["components"] = {
        kind: value for kind, value in document["components"].items() if kind in {"schemas", "securitySchemes"}
    }
    return document, work.findings


def _bundle_operation(work: _Bundler, operation: dict[str, Any], at: str, shared: list[dict[str, Any]]) -> None:
    own = [
        work.parameter(value, f"{at}/parameters/{index}")
        for index, value in enumerate(operation.get("parameters") or [])
    ]
    own = [p for p in own if isinstance(p, dict)]
    named = {(p.get("in"), p.get("name")) for p in own}
    inherited = [copied(p) for p in shared if (p.get("in"), p.get("name")) not in named]
    operation["parameters"] = [p for p in inherited + own if p.get("name") and p.get("in")]
    if "requestBody" in operation:
        body, place = work.inline(operation["requestBody"], at + "/requestBody")
        work.content(body, place)
        operation["requestBody"] = body
    responses = operation.get("responses")
    operation["responses"] = {}
    for status, value in (responses if isinstance(responses, dict) else {}).items():
        response, place = work.inline(value, at + pointer("responses", status))
        if not isinstance(response, dict):
            continue
        work.content(response, place)
        response.pop("headers", None)
        response.pop("links", None)
        operation["responses"][str(status)] = response
    if operation.pop("callbacks", None):
        work.left_out(at + "/callbacks", "callbacks are requests that the helpdesk makes")


__all__ = ["PLACES", "SCHEMA_CHILDREN", "SCHEMA_LISTS", "SCHEMA_MAPS", "bundle"]
