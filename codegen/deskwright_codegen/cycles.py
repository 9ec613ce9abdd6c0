"""Cycles that cannot be: a schema that contains itself with nothing in between has no meaning, and no end.

A schema that holds itself in a property or a list is recursive and stays. A base that lists its heirs, which build on
it, is how inheritance is written: the heirs build on what the base says itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .finding import NOTHING_WRITTEN, Finding, Level
from .pointer import pointer, split_pointer

_PREFIX = "#/components/schemas/"
_CHOICES = ("oneOf", "anyOf")
_ALL, _ANY = "all", "any"
_BOTH = {_ALL, _ANY}
#: An heir may build on an heir; nobody goes deeper than this.
_ROUNDS = 20


def settle_cycles(
    schemas: dict[str, Any], where: Callable[[str], str], uses: Callable[[], dict[str, set[str]]]
) -> list[Finding]:
    """Break every such cycle among the component schemas, in place; what was done and what it costs."""
    findings: list[Finding] = []

    def told(code: str, name: str, what: str, fix: str, consequence: str, level: Level, users: bool = False) -> None:
        operations: tuple[str, ...] = ()
        if users:
            operations = tuple(route for route, reached in uses().items() if _ref(name) in reached)
        findings.append(
            Finding(
                code, where(pointer("components", "schemas", name)), what, fix,
                consequence if operations or not users else "no operation needs it",
                level if operations or not users else Level.WARNING, operations,
            )
        )  # fmt: skip

    graph = _core({name: set(_edges(schema)) for name, schema in schemas.items()})
    if not graph:
        return []
    endless = [name for name in graph if _reaches(graph, name, name, {_ALL})]
    for name in endless:
        told(
            "GEN115", name, f"{name} contains itself with nothing in between", "correct the reference",
            NOTHING_WRITTEN, Level.ERROR, users=True,
        )  # fmt: skip
    for name in endless:
        schemas[name] = {}
    bases: dict[str, str] = {}
    for _ in range(_ROUNDS):
        graph = _core({name: set(_edges(schema)) for name, schema in schemas.items()})
        heirs = [
            (name, base)
            for name in graph
            for kind, base in sorted(graph[name])
            if kind == _ALL and _reaches(graph, base, name, _BOTH)
        ]
        if not heirs:
            break
        # one that lists kinds is where such a circle is cut; who merely builds on it is in none then
        heirs = [heir for heir in heirs if any(kind == _ANY for kind, _ in graph[heir[1]])] or heirs[:1]
        for name, base in heirs:
            if base not in bases:
                bases[base] = _free(f"{base}Base", schemas)
                gone = {*_CHOICES, "discriminator"}
                schemas[bases[base]] = {key: value for key, value in schemas[base].items() if key not in gone}
            schemas[name] = _built_on(schemas[name], _ref(base), _ref(bases[base]))
            told(
                "GEN053", name, f"{name} builds on {base}, which lists {name} among its kinds",
                "nothing to do", f"{name} builds on what {base} says itself", Level.NOTE,
            )  # fmt: skip
    graph = _core({name: set(_edges(schema)) for name, schema in schemas.items()})
    for name in list(graph):
        if name in graph and _reaches(graph, name, name, _BOTH):
            back = {_ref(other) for _, other in graph[name] if other == name or _reaches(graph, other, name, _BOTH)}
            schemas[name] = _without(schemas[name], back)
            told(
                "GEN115", name, f"{name} is one of its own kinds", "take it out of the list",
                "that kind was left out: it says nothing", Level.WARNING,
            )  # fmt: skip
            graph = _core({other: set(_edges(schema)) for other, schema in schemas.items()})
    return findings


def _ref(name: str) -> str:
    return "#" + pointer("components", "schemas", name)


def _edges(schema: Any, kind: str = _ALL) -> Iterator[tuple[str, str]]:
    """The components that hold for the very same value."""
    if not isinstance(schema, dict):
        return
    ref = schema.get("$ref")
    if isinstance(ref, str) and ref.startswith(_PREFIX):
        yield kind, split_pointer(ref[1:])[2]
    for child in schema.get("allOf") or () if isinstance(schema.get("allOf"), list) else ():
        yield from _edges(child, kind)
    for key in _CHOICES:
        for child in schema.get(key) or () if isinstance(schema.get(key), list) else ():
            yield from _edges(child, _ANY)


Graph = dict[str, set[tuple[str, str]]]


def _core(graph: Graph) -> Graph:
    """The part of a graph that may hold cycles: nothing that leads nowhere, nothing that nothing leads to."""
    into: dict[str, set[str]] = {name: set() for name in graph}
    out = {name: {other for _, other in edges if other in graph} for name, edges in graph.items()}
    for name, others in out.items():
        for other in others:
            into[other].add(name)
    gone = {name for name in graph if not out[name] or not into[name]}
    leaving = list(gone)
    while leaving:
        name = leaving.pop()
        for side, back in ((out, into), (into, out)):
            for other in side[name]:
                back[other].discard(name)
                if not back[other] and other not in gone:
                    gone.add(other)
                    leaving.append(other)
    kept = graph.keys() - gone
    return {name: {edge for edge in edges if edge[1] in kept} for name, edges in graph.items() if name in kept}


def _reaches(graph: Graph, start: str, goal: str, kinds: set[str]) -> bool:
    seen: set[str] = set()
    rest = [other for kind, other in graph.get(start, ()) if kind in kinds]
    while rest:
        here = rest.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            rest.extend(other for kind, other in graph.get(here, ()) if kind in kinds)
    return False


def _built_on(schema: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    made = dict(schema)
    if made.get("$ref") == old:
        made["$ref"] = new
    if isinstance(made.get("allOf"), list):
        made["allOf"] = [_built_on(child, old, new) if isinstance(child, dict) else child for child in made["allOf"]]
    return made


def _without(schema: dict[str, Any], refs: set[str]) -> dict[str, Any]:
    made = dict(schema)
    for key in _CHOICES:
        if isinstance(made.get(key), list):
            kept = [
                _without(child, refs) if isinstance(child, dict) else child
                for child in made[key]
                if not (isinstance(child, dict) and child.get("$ref") in refs)
            ]
            made.pop(key)
            if kept:
                made[key] = kept
    if isinstance(made.get("allOf"), list):
        made["allOf"] = [_without(child, refs) if isinstance(child, dict) else child for child in made["allOf"]]
    return made


def _free(wanted: str, taken: dict[str, Any]) -> str:
    folded = {name.casefold() for name in taken}
    name, number = wanted, 2
    while name.casefold() in folded:
        name, number = f"{wanted}{number}", number + 1
    return name
