"""References: what a `$ref` names, seen from the file it stands in; nothing is opened here.

Refuses the network, and everything that leaves the document's folder however it is spelt.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urljoin

from .pointer import pointer, split_pointer, walk

_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
#: Files beside the document that are prose, not data: their text is the value.
PROSE = (".md", ".markdown", ".txt", ".html")
NETWORK = "is on the network"
OUTSIDE = "leaves the document's folder"


@dataclass(frozen=True, slots=True)
class Target:
    """A file by its name in the folder, and a place in it: a JSON pointer or the name of an anchor."""

    file: str
    fragment: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a reference is not followed, and what to do."""

    why: str
    fix: str


def target_of(ref: Any, file: str) -> Target | Refusal:
    """What `ref` names when it stands in `file`."""
    if not isinstance(ref, str):
        return Refusal("is no text", "write the place it should lead to")
    name, _, fragment = ref.partition("#")
    fragment = unquote(fragment)
    if not name:
        return Target(file, fragment)
    scheme = _SCHEME.match(name)
    if scheme and len(scheme[1]) == 1:
        return Refusal(f"{OUTSIDE}: it is an absolute path", "put the file beside the document and refer to it there")
    if scheme and scheme[1].lower() == "file":
        return Refusal(f"{OUTSIDE}: it is a file: address", "put the file beside the document and refer to it there")
    if scheme or name.startswith(("//", "\\\\")):
        return Refusal(
            NETWORK if not scheme or scheme[1].lower() in {"http", "https", "ftp"} else "is no place of a file",
            "put that document beside this one and refer to it there",
        )
    path = unquote(name).replace("\\", "/")
    if path.startswith("/"):
        return Refusal(f"{OUTSIDE}: it is an absolute path", "put the file beside the document and refer to it there")
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    if joined == ".." or joined.startswith("../") or "\0" in joined:
        return Refusal(OUTSIDE, "put the file into the folder of the document and refer to it there")
    return Target(joined, fragment)


Found = tuple[str, str, Any]
"""A file, a pointer into it, and the value there."""


def reach(start: Found, tokens: Sequence[str], hop: Callable[[Any, str], Found | None]) -> Found | None:
    """What a pointer names whose way leads through other references; `hop` follows one of them from its file."""
    todo: list[tuple[Found, Sequence[str]]] = [(start, tokens)]
    seen = set()
    while todo:
        (file, at, value), rest = todo.pop()
        if not rest:
            return file, at, value
        if (mark := (file, at, tuple(rest))) in seen:
            continue
        seen.add(mark)
        # what stands beside a reference comes first: it is looked at next
        if isinstance(value, dict) and "$ref" in value and (found := hop(value["$ref"], file)) is not None:
            todo.append((found, rest))
        token = rest[0]
        if isinstance(value, dict) and token in value:
            todo.append(((file, at + pointer(token), value[token]), rest[1:]))
        elif isinstance(value, list) and token.isdigit() and int(token) < len(value):
            todo.append(((file, at + pointer(token), value[int(token)]), rest[1:]))
    return None


def reach_inside(document: Any, fragment: str) -> tuple[str, Any] | None:
    """The same within one file: the place that a pointer means, and what stands there."""

    def hop(ref: Any, _file: str) -> Found | None:
        inside = isinstance(ref, str) and (ref == "#" or ref.startswith("#/"))
        return reach(("", "", document), split_pointer(unquote(ref[1:])), hop) if inside else None

    try:
        found = reach(("", "", document), split_pointer(fragment), hop)
    except RecursionError:  # references that lead through each other
        return None
    return (found[1], found[2]) if found else None


def missing(name: str, files: Mapping[str, Any], refused: Mapping[str, str]) -> Refusal:
    """Why a file is not among those that were read."""
    if name in refused:
        return Refusal(f"names {name}, which {refused[name]}", "put the file itself into the folder of the document")
    near = next((have for have in files if have.casefold() == name.casefold()), None)
    if near is not None:
        return Refusal(f"names {name}, which is spelt {near}", f"write {near}: on most systems case matters")
    return Refusal(f"leads nowhere: there is no {name}", "put the file there, or correct the reference")


@dataclass(slots=True)
class SchemaNames:
    """The names that schemas give themselves in one file: `$id` and `$anchor`, with their places."""

    ids: dict[str, str] = field(default_factory=dict)
    anchors: dict[tuple[str, str], str] = field(default_factory=dict)
    """(place of the schema with an `$id` around it, name) -> place."""

    def place_of(self, ref: str, root: str) -> str | None:
        """The place that `ref` names by `$id` or `$anchor`, seen from inside the schema at `root`."""
        name, _, fragment = ref.partition("#")
        fragment = unquote(fragment)
        base = next((found for found, at in self.ids.items() if at == root), "")
        if name:
            known = next((self.ids[found] for found in (name, urljoin(base, name)) if found in self.ids), None)
            if known is None:
                return None
            root = known
        if not fragment:
            return root if name or root else None
        if fragment.startswith("/"):
            return root + fragment if root else None
        return self.anchors.get((root, fragment)) or next(
            (at for (_, anchor), at in self.anchors.items() if anchor == fragment), None
        )


def schema_names(document: Any) -> SchemaNames:
    """Every `$id` and `$anchor` of a file."""
    names = SchemaNames()
    roots: list[str] = []
    for at, value in walk(document):
        while roots and not (at == roots[-1] or at.startswith(roots[-1] + "/")):
            roots.pop()
        if not isinstance(value, dict):
            continue
        own = value.get("$id")
        if isinstance(own, str) and at and _may_be_schema(value):
            base = next((found for found, place in names.ids.items() if roots and place == roots[-1]), "")
            names.ids.setdefault(urljoin(base, own).rstrip("#"), at)
            names.ids.setdefault(own.rstrip("#"), at)
            roots.append(at)
        for key in ("$anchor", "$dynamicAnchor"):
            if isinstance(value.get(key), str):
                names.anchors.setdefault((roots[-1] if roots else "", value[key]), at)
    return names


def _may_be_schema(value: dict[str, Any]) -> bool:
    """`properties: {$id: {…}}` is a property, and its value no text; an example may have an `$id` of its own."""
    return bool(
        {"type", "properties", "allOf", "anyOf", "oneOf", "$ref", "$defs", "items", "enum", "const", "$schema"}
        & set(value)
    )


def escaped(*tokens: str | int) -> str:
    """`#/components/schemas/A~1B`, as a reference."""
    return "#" + pointer(*tokens)
