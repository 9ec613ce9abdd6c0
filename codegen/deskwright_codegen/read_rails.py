"""Reader for Rails: what `rails routes` prints, and the typebook beside it, become an OpenAPI 3.1 document.

A table says nothing of payloads and little of effects: what is not a conventional read or a DELETE writes outward. Left
out, and told, are redirects, mounted applications without routes of their own, and the framework's own routes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .finding import Finding, Level
from .load import DeskInput
from .names import snake
from .pointer import pointer
from .rails_table import Action, Row, Unread, action_of, read_table
from .route_book import BOOK, read_typebook, request_body, responses, schemas_of, told_words, untyped

_FORMAT = "(.:format)"
_OPTIONAL = re.compile(r"\([^()]*\)")
_NAME = re.compile(r"(?<!\\)([:*])([A-Za-z_]\w*)")
_READS = {"index", "show", "new", "edit"}
#: Ruby's patterns that mean the same in JSON Schema.
_COMMON = re.compile(
    r"^(?:\\[dwsDWS.\-/+*?()|\[\]{}^$\\]|\[[^\[\]\\]*(?:\\.[^\[\]\\]*)*\]|\(\?:|[\w\-.~%@,+*?|(){}= ])+$"
)
_WITHOUT_BODY = {"GET", "HEAD", "OPTIONS", "DELETE"}


@dataclass(slots=True)
class _Route:
    row: Row
    action: Action
    method: str
    path: str
    names: list[str]
    globs: list[str]
    family: str = ""
    id: str = ""


@dataclass(slots=True)
class _Told:
    source: DeskInput
    name: str
    findings: list[Finding]

    def __call__(self, code: str, line: int, what: str, fix: str, consequence: str, level: Level) -> None:
        where = self.source.where(self.name, pointer("line", line))
        self.findings.append(Finding(code, where, what, fix, consequence, level))

    def left_out(self, row: Row, why: str) -> None:
        shown = " ".join(part for part in ("|".join(row.verbs), row.path) if part)
        self("GEN113", row.line, f"{shown}: {why}", "nothing to do", "it is not generated", Level.NOTE)


def read_rails(
    source: DeskInput, name: str, value: Any, settings: dict[str, Any]
) -> tuple[dict[str, Any] | None, list[Finding]]:
    """The table and the typebook as one OpenAPI 3.1 document; `value` is the text."""
    findings: list[Finding] = []
    told = _Told(source, name, findings)
    routes = list(_routes(str(value), settings, told))
    if not routes:
        findings.append(
            Finding(
                "GEN002",
                source.where(name),
                "there is no route of a controller in it",
                "make it with `bin/rails routes > routes.txt`",
            )
        )
        return None, findings
    _identify(routes)
    book = read_typebook(source, {route.id for route in routes}, findings)
    entries = book.get("routes") or {}
    if not entries:
        findings.append(
            Finding(
                "GEN031", source.where(name), f"there is no typebook for {len(routes)} routes",
                f"describe them by operationId under routes: in {source.folder}/{BOOK}",
                "their tools take the path parameters and a free-form payload", Level.WARNING,
            )
        )  # fmt: skip
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        entry = entries.get(route.id)
        if entry is None and entries:
            told(
                "GEN031", route.row.line, f"the typebook does not know {route.id}",
                f"describe it under routes: in {source.folder}/{BOOK}",
                "its tool takes the path parameters and a free-form payload", Level.WARNING,
            )  # fmt: skip
        operation = _operation(source, name, route, entry if isinstance(entry, dict) else {})
        paths.setdefault(route.path, {})[route.method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": settings.get("title", source.desk), "version": str(settings.get("version", "1"))},
        "paths": paths,
        "components": {"schemas": schemas_of(book), "securitySchemes": {}},
    }, findings


def _routes(text: str, settings: dict[str, Any], told: _Told) -> Iterator[_Route]:
    """The routes that belong to this API, each with one method and a path of OpenAPI."""
    rails = settings.get("rails") or {}
    wanted, excluded = str(rails.get("prefix") or "/").rstrip("/"), rails.get("exclude") or {}
    rows: list[Row] = []
    for row in read_table(text):
        if isinstance(row, Unread):
            told(
                "GEN112", row.line, f"this line is no route: {row.text[:80]}",
                "make the table anew with `bin/rails routes`, if it should be one", "it was passed over", Level.WARNING,
            )  # fmt: skip
        else:
            rows.append(row)
    mounts = {row.to: row.path.removesuffix(_FORMAT).rstrip("/") for row in rows if action_of(row.to) is None}
    engines = {row.engine for row in rows if row.engine}
    seen: dict[tuple[str, str], tuple[Row, bool]] = {}
    pairs = {(row.engine, row.path, row.to) for row in rows if "PATCH" in row.verbs}
    for row in rows:
        action = action_of(row.to)
        if action is None:
            if row.to in engines:
                continue  # its routes follow in a section of their own
            redirect = row.to.startswith("redirect(")
            told.left_out(
                row, f"it is a {row.to}" if redirect else f"{row.to} is mounted there, its routes are not told"
            )
            continue
        if row.engine and row.engine not in mounts:
            told.left_out(row, f"{row.engine} is not mounted anywhere")
            continue
        full = (mounts.get(row.engine, "") if row.engine else "") + (row.path if row.path != "/" else "") or "/"
        path, names, globs = _path(row, full, told)
        if path.startswith("/rails/") or action.controller.startswith(("rails/", "active_storage/", "action_mailbox/")):
            told.left_out(row, "it is the framework's own")
            continue
        if not (path + "/").startswith(wanted + "/"):
            told.left_out(row, f"it does not begin with {wanted}")
            continue
        method = _method(row, pairs, told)
        if method is None:
            continue
        shape = re.sub(r"\{[^{}]*\}", "{}", path)
        first, narrow = seen.setdefault((method, shape), (row, any(name in action.more for name in names)))
        if first is not row and not narrow:
            told(
                "GEN117", row.line, f"{method} {path} is taken by line {first.line}",
                "nothing to do: the application answers with the first, too", "it is not generated", Level.NOTE,
            )  # fmt: skip
            continue
        if f"{action.controller}#{action.name}" in excluded:
            told.left_out(row, str(excluded[f"{action.controller}#{action.name}"]))
            continue
        _tell_conditions(row, action, told)
        yield _Route(row, action, method, path, names, globs)


def _path(row: Row, full: str, told: _Told) -> tuple[str, list[str], list[str]]:
    """The path as OpenAPI writes it, its placeholders, and those of them that may hold slashes."""
    path = full.replace(_FORMAT, "")
    optional = _OPTIONAL.findall(path)
    while _OPTIONAL.search(path):
        path = _OPTIONAL.sub("", path)
    if optional:
        told(
            "GEN114", row.line, f"the optional part {optional[0]} was left out of the path",
            "nothing, or give the longer path in the overlay", "the route is called without it", Level.NOTE,
        )  # fmt: skip
    found = _NAME.findall(path)
    globs = [name for kind, name in found if kind == "*"]
    if globs:
        told(
            "GEN114", row.line, f"*{globs[0]} takes several segments",
            "nothing to do: the application reads %2F there as a slash", "its slashes are sent as %2F", Level.NOTE,
        )  # fmt: skip
    return _NAME.sub(r"{\2}", path).replace("\\", "") or "/", [name for _, name in found], globs


def _method(row: Row, pairs: set[tuple[str, str, str]], told: _Told) -> str | None:
    """The one method that an operation is called with; None for the PUT that goes with a PATCH."""
    if row.verbs == ("PUT",) and (row.engine, row.path, row.to) in pairs:
        told(
            "GEN037", row.line, f"{row.path} takes PATCH and PUT: PATCH is used",
            "nothing to do", "there is one operation for both", Level.NOTE,
        )  # fmt: skip
        return None
    verbs = [verb for verb in row.verbs if verb not in {"LINK", "UNLINK"}]
    if len(verbs) == 1:
        return verbs[0]
    chosen = next((verb for verb in ("PATCH", "POST", "PUT", "GET") if verb in verbs), "POST")
    told(
        "GEN037", row.line, f"{row.path} takes {', '.join(verbs) or 'any method'}: {chosen} is used",
        "leave only the method that should be used", "there is one operation for all", Level.NOTE,
    )  # fmt: skip
    return chosen


def _tell_conditions(row: Row, action: Action, told: _Told) -> None:
    """What a request must have beside method and path."""
    for key in ("subdomain", "host", "domain", "protocol", "ip"):
        if key in action.more:
            told(
                "GEN114", row.line, f"the route is only there for {key} {action.more[key]}",
                "give the desk an address that has it", "at another address it is not found", Level.WARNING,
            )  # fmt: skip


def _identify(routes: list[_Route]) -> None:
    """Families and ids: controllers without the folders that all of them stand in."""
    folders = [route.action.controller.split("/")[:-1] for route in routes]
    common = 0
    while all(len(folder) > common and folder[common] == folders[0][common] for folder in folders):
        common += 1
    used: set[str] = set()
    for route in routes:
        route.family = snake("_".join(route.action.controller.split("/")[common:]))
        wanted = f"{route.family}.{route.action.name}"
        if wanted.casefold() in used and route.row.prefix:
            wanted = f"{wanted}_{route.row.prefix}"
        name, number = wanted, 2
        while name.casefold() in used:
            name, number = f"{wanted}_{number}", number + 1
        used.add(name.casefold())
        route.id = name


def _operation(source: DeskInput, name: str, route: _Route, entry: dict[str, Any]) -> dict[str, Any]:
    action = route.action.name
    operation: dict[str, Any] = {
        "operationId": route.id,
        "tags": [route.family],
        "summary": entry.get("summary") or f"{route.family} {action}".replace("_", " "),
        "x-source": {"file": f"{source.folder}/{name}", "pointer": pointer("line", route.row.line)},
        "x-name": {"family": route.family, "action": route.id.partition(".")[2]} | told_words(entry),
        "x-derived-effect": _derived_effect(route),
        "parameters": [_parameter(route, parameter) for parameter in route.names],
        "responses": responses(entry, [401, 403, 404]),
    }
    for key in ("description", "deprecated"):
        if entry.get(key):
            operation[key] = entry[key]
    if route.method not in _WITHOUT_BODY or "request" in entry:
        operation["requestBody"] = request_body(entry)
    elif not entry:
        operation["parameters"].append(
            {
                "name": "query", "in": "query", "style": "form", "explode": True,
                "description": "Whatever the action takes in the address, by name.",
                "schema": {"type": "object", "additionalProperties": True},
            }
        )  # fmt: skip
    if untyped(entry):
        operation["x-schema"] = "none"
    return operation


def _derived_effect(route: _Route) -> str:
    """Only the conventional reads are taken for reads: a GET of any other action may do anything."""
    if route.method in {"GET", "HEAD"} and route.action.name in _READS:
        return "read"
    return "destroy" if route.method == "DELETE" else "write_outbound"


def _parameter(route: _Route, name: str) -> dict[str, Any]:
    kind: str | list[str] = "string" if name in route.globs else ["string", "integer"]
    made: dict[str, Any] = {"name": name, "in": "path", "required": True, "schema": {"type": kind}}
    said = route.action.more.get(name, "")
    if said.startswith("/") and said.rpartition("/")[0]:
        pattern, _, flags = said[1:].rpartition("/")
        if not flags and _COMMON.match(pattern):
            made["schema"]["pattern"] = f"^(?:{pattern})$".replace("\\/", "/")
        else:
            made["description"] = f"Must match {said}."
    return made
