"""Leniency: which operations an error is about, so that they are left out and everything else goes on.

Refuses to guess: an error that leads into no operation is one of the document as a whole.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from .finding import Finding, Level
from .load import DeskInput
from .pointer import pointer, split_pointer
from .read_openapi import METHODS

Result = TypeVar("Result")
_SCHEMAS = ("components", "schemas")
#: Codes of what a stage goes on without, and the parts of a document that are nobody's operation.
_SOFT = {"GEN004", "GEN005"}
_BESIDE = {"info", "components", "servers", "tags", "security"}


def operations_in(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], dict[str, Any], str]]:
    """Every operation of a document: its route (`GET /tickets`), itself, and where it stands (path item and method)."""
    for path, item in (document.get("paths") or {}).items():
        for method in METHODS:
            if isinstance(item, dict) and isinstance(item.get(method), dict):
                yield f"{method.upper()} {path}", item[method], item, method


def routes_in(document: dict[str, Any]) -> list[str]:
    """The routes of a document, in its order."""
    return [route for route, _, _, _ in operations_in(document)]


def leave_out(document: dict[str, Any], routes: Iterable[str]) -> None:
    """Take operations out of a document, in place."""
    gone = set(routes)
    for route, _, item, method in list(operations_in(document)):
        if route in gone:
            del item[method]


def routes_of(finding: Finding, document: dict[str, Any]) -> list[str] | None:
    """The operations that a finding is about; None where it is about the document as a whole."""
    if finding.operations:
        return list(finding.operations)
    place = finding.where
    found = []
    for route, operation, _, _ in operations_in(document):
        source = operation.get("x-source") or {}
        own = f"{source.get('file')}#{source.get('pointer')}"
        if place == own or place.startswith(f"{own}/"):
            return [route]
        if own.startswith(f"{place}/") and place.partition("#")[2]:
            found.append(route)
    tokens = split_pointer(place.partition("#")[2])
    if len(tokens) < 2 or tokens[0] != "paths":
        return None
    if len(tokens) > 2 and tokens[2] in METHODS:
        return [f"{tokens[2].upper()} {tokens[1]}"]
    return found


def spared(findings: Iterable[Finding], document: dict[str, Any]) -> tuple[list[Finding], list[str]]:
    """The errors that cost operations only, and those operations, in the document's order."""
    kept: list[Finding] = []
    routes: dict[str, None] = {}
    for finding in findings:
        if finding.level is Level.ERROR and (about := routes_of(finding, document)) is not None:
            kept.append(finding)
            routes |= dict.fromkeys(about)
    return kept, list(routes)


def softened(findings: Iterable[Finding]) -> list[Finding]:
    """Errors about a part that is left out and that no operation is lost for, as warnings."""
    made = []
    for finding in findings:
        parts = split_pointer(finding.where.partition("#")[2])
        beside = finding.code in _SOFT and bool(parts) and parts[0] in _BESIDE and not finding.operations
        if finding.level is Level.ERROR and beside:
            finding = replace(finding, level=Level.WARNING, consequence="it is read as if it were not there")
        made.append(finding)
    return made


@dataclass(slots=True)
class _Here:
    """What a stage is busy with, so that nobody has to search for it when the stage breaks."""

    route: str = ""
    schema: str = ""

    def at(self, route: str = "", schema: str = "") -> None:
        self.route, self.schema = route, schema


HERE = _Here()
#: So often is a stage begun anew without what it broke at; each time costs the whole of it.
_TRIES = 20


def isolate(
    source: DeskInput, stage: str, document: dict[str, Any], run: Callable[[dict[str, Any]], Result]
) -> tuple[Result | None, list[Finding]]:
    """`run(document)`; where it raises, what it was busy with (`HERE`) is taken out of `document` and told.

    `run` may not change what it is given. Nothing comes back where it broke at no one place, or at too many.
    """
    findings: list[Finding] = []
    for _ in range(_TRIES):
        HERE.at()
        try:
            return run(document), findings
        except Exception as broken:
            first = broken
        schemas = (document.get("components") or {}).get("schemas") or {}
        route, schema = HERE.route, HERE.schema
        if route in (known := {name: operation for name, operation, _, _ in operations_in(document)}):
            place = known[route].get("x-source") or {}
            findings.append(stumbled(f"{place.get('file')}#{place.get('pointer')}", stage, first, route))
            leave_out(document, [route])
        elif schema in schemas and schemas[schema] != {}:
            findings.append(stumbled(source.where("", pointer(*_SCHEMAS, schema)), stage, first, schema=True))
            schemas[schema] = {}
        else:
            break
    return None, [*findings, stumbled(source.where(""), stage, first)]


def stumbled(where: str, stage: str, broken: Exception, route: str = "", *, schema: bool = False) -> Finding:
    """A stage's own exception as a finding: about an operation, a schema, or the document as a whole."""
    what = "any value is taken there" if schema else "it is left out" if route else "nothing was written"
    level, about = (Level.WARNING, ()) if schema else (Level.ERROR, (route,) if route else ())
    if isinstance(broken, RecursionError):
        deep = "its schemas lead too deeply into one another"
        return Finding("GEN120", where, deep, "make them flatter in the overlay", what, level, about)
    frames = traceback.extract_tb(broken.__traceback__)
    own = next((frame.name for frame in reversed(frames) if "deskwright_codegen" in frame.filename), stage)
    return Finding(
        "GEN120",
        where,
        f"{type(broken).__name__} in {own} while this was made even ({stage})",
        "report it with this part of the document: it is our bug",
        what,
        level,
        about,
    )
