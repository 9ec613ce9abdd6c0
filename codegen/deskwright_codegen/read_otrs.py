"""Reader for OTRS, Znuny and OTOBO: an exported web service and the typebook beside it become an OpenAPI 3.1 document.

The export names operations, routes and methods; `typebook.yaml` says by operation type what goes in and comes out.
Refuses a type that the typebook does not know, and never looks into the Requester, which may hold passwords.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass
from typing import Any

from .finding import Finding, has_errors
from .load import DeskInput
from .names import snake, words_of
from .pointer import pointer
from .read_otrs_book import BOOK, Book, read_book
from .read_otrs_routes import AGAIN, ROUTES, WITHOUT_BODY, Export, Route, reachable
from .text import clean_prose

#: What the provider takes as a log-in, wherever it stands among the data.
_LOGIN = {"SessionID", "UserLogin", "CustomerUserLogin", "Password", "TwoFactorToken"}
_SECRETS = {"SessionID", "Password"}
_SESSION = "Session::SessionCreate"
_TYPE = re.compile(r"(\w+(?:::\w+)*)::(\w+)")
_LONG = 100


@dataclass(slots=True)
class _Operation:
    """One operation of the web service that can be called and is described."""

    route: Route
    method: str
    controller: str
    short: str
    definition: dict[str, Any]
    entry: dict[str, Any]
    request: dict[str, Any]
    """What it takes, without a reference."""
    id: str = ""
    main: bool = False

    @property
    def name(self) -> str:
        return self.route.name

    @property
    def type(self) -> str:
        return f"{self.controller}::{self.short}"

    @property
    def typed(self) -> bool:
        return "request" in self.entry

    @property
    def carries_login(self) -> bool:
        """The log-in is what the operation is about: no other one may be put beside it."""
        return bool(_SECRETS & set(self.request.get("properties") or {}))


def read_otrs(
    source: DeskInput, name: str, value: Any, settings: dict[str, Any]
) -> tuple[dict[str, Any] | None, list[Finding]]:
    """The web service and the typebook as one OpenAPI 3.1 document."""
    export = Export(source, name)
    parts = _parts(export, value)
    book = read_book(export)
    if parts is None or book is None:
        return None, export.findings
    definitions, mapping = parts
    _tell_settings(export, value, definitions)
    operations = [
        operation
        for route, method in reachable(export, definitions, mapping)
        if (operation := _typed(export, route, method, definitions[route.name], book)) is not None
    ]
    _identify(operations)
    security = _security(export, operations)
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        made = _operation(export, operation, book, security)
        paths.setdefault(operation.route.path, {})[operation.method.lower()] = made
    if not paths and not has_errors(export.findings):
        export.told("GEN013", pointer("Provider", "Operation"), "no operation can be called", f"add one: {AGAIN}")
    told = clean_prose(str(value.get("Description") or "")).split("\n")[0]
    version = value.get("FrameworkVersion") or settings.get("version") or "unknown"
    return {
        "openapi": "3.1.0",
        "info": {"title": told or "OTRS web service", "version": str(version)},
        "paths": paths,
        "components": {"schemas": copy.deepcopy(book.schemas)},
    }, export.findings


# -- the file ---------------------------------------------------------------------------------------------------


def _parts(export: Export, value: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Operations by name and the route mapping; None after telling why the file has none."""

    def part(*tokens: str) -> Any:
        holder = value
        for token in tokens:
            holder = holder.get(token) if isinstance(holder, dict) else None
        return holder

    anew = "export it under Admin, Web Services, and put the file here as it came"
    if not isinstance(part("Provider"), dict):
        export.told("GEN013", "", "the web service has no Provider: it takes no requests", anew)
        return None
    kind = part("Provider", "Transport", "Type")
    if kind != "HTTP::REST":
        export.told(
            "GEN014", pointer("Provider", "Transport", "Type"),
            f"the transport is {kind}: it has no routes" if isinstance(kind, str) and kind else "there is no transport",
            "choose HTTP::REST as network transport under Admin, Web Services, map the operations to routes and export"
            " the service again",
        )  # fmt: skip
        return None
    definitions, mapping = part("Provider", "Operation"), part(*ROUTES)
    for tokens, found in ((("Provider", "Operation"), definitions), (ROUTES, mapping)):
        if not isinstance(found, dict):
            export.told("GEN013", pointer(*tokens), f"{tokens[-1]} is no mapping", anew)
            return None
    return {str(key): item for key, item in definitions.items()}, {str(key): item for key, item in mapping.items()}


def _tell_settings(export: Export, value: dict[str, Any], definitions: dict[str, Any]) -> None:
    """What else stands in the file and changes the contract, or must not become part of it."""
    if _filled(value.get("Requester")):
        export.warn(
            "GEN018", "/Requester", "the web service has an outgoing side (Requester)",
            "it is not read and nothing of it is generated, but the file may hold passwords",
            f"delete Requester from {export.source.folder}/{export.name}: requests to the helpdesk do not need it",
        )  # fmt: skip
    debugger = value.get("Debugger")
    if isinstance(debugger, dict) and _on(debugger.get("TestMode")):
        export.warn(
            "GEN019", "/Debugger/TestMode", "the web service is in test mode",
            "its answers may not be those of a working helpdesk", f"switch test mode off: {AGAIN}",
        )  # fmt: skip
    for name, definition in sorted(definitions.items()):
        for key, way in (("MappingInbound", "what goes in"), ("MappingOutbound", "what comes out")):
            if isinstance(definition, dict) and _filled(definition.get(key)):
                export.warn(
                    "GEN019", pointer("Provider", "Operation", name, key), f"{name} has a mapping of {way}",
                    "fields may have other names than those generated from the typebook",
                    "describe the renamed fields in the typebook, or take the mapping away and export again",
                )  # fmt: skip


def _filled(value: Any) -> bool:
    """Whether anything is said at any depth: an export writes empty parts, too."""
    if isinstance(value, (dict, list)):
        return any(map(_filled, value.values() if isinstance(value, dict) else value))
    return value not in (None, "")


def _on(value: Any) -> bool:
    return value not in (None, "", "0", 0)


# -- types ------------------------------------------------------------------------------------------------------


def _typed(export: Export, route: Route, method: str, definition: Any, book: Book) -> _Operation | None:
    """The operation with what the typebook knows of its type; None where that is nothing."""
    at = pointer("Provider", "Operation", route.name)
    kind = definition.get("Type") if isinstance(definition, dict) else None
    parts = _TYPE.fullmatch(kind) if isinstance(kind, str) else None
    if parts is None:
        export.told("GEN013", at, f"{route.name} has no Type of the form Controller::Operation", f"correct it: {AGAIN}")
        return None
    if kind not in book.types:
        export.told(
            "GEN033", at + "/Type", f"the typebook does not know {kind}",
            f"add to {export.source.folder}/{BOOK} what it takes and gives:"
            f" `types: {{'{kind}': {{summary: …, request: {{type: object, properties: {{…}}}}, response: {{…}}}}}}`,"
            f" or that nobody knows: `types: {{'{kind}': {{schema: none, reason: …}}}}`",
        )  # fmt: skip
        return None
    entry = book.types[kind]
    if entry is None:
        return None
    request = book.resolve(entry.get("request", {"type": "object", "additionalProperties": True}))
    return _Operation(route, method, parts[1], parts[2], definition, entry, request)


def _identify(operations: list[_Operation]) -> None:
    """The main operation of a type is called as the type, so that overlays hold over renamed web services."""
    taken: set[str] = set()

    def give(operation: _Operation, *names: str) -> None:
        numbered = (f"{names[-1]}_{number}" for number in range(2, len(operations) + 2))
        operation.id = next(name for name in (*names, *numbered) if name.casefold() not in taken)
        taken.add(operation.id.casefold())

    for kind in sorted({operation.type for operation in operations}):
        same = [operation for operation in operations if operation.type == kind]
        main = next((operation for operation in same if operation.name == operation.short), same[0])
        main.main = True
        give(main, main.short, f"{main.controller.replace('::', '')}{main.short}")
    for operation in operations:
        if not operation.main:
            give(operation, operation.name, f"{operation.name}_{operation.short}")


def _security(export: Export, operations: list[_Operation]) -> list[dict[str, list[str]]]:
    """How one logs in: with a session where one can be opened."""
    asked = [operation for operation in operations if not operation.carries_login]
    exposed = {operation.name for operation in asked if operation.method in WITHOUT_BODY}
    exposed |= {operation.name for operation in operations if _SECRETS & set(operation.route.placeholders)}
    if exposed:
        export.warn(
            "GEN035", pointer(*ROUTES), f"the log-in of {', '.join(sorted(exposed))} stands in the address",
            "web servers and proxies write addresses into their logs",
            f"let them take POST, without the session in the route: {AGAIN}. On Znuny headers can be used instead",
        )  # fmt: skip
    alternatives: list[dict[str, list[str]]] = [{"login": []}, {"headers": []}]
    if any(operation.type == _SESSION for operation in operations):
        return [{"session": []}, *alternatives]
    if asked:
        export.warn(
            "GEN036", pointer("Provider", "Operation"), f"no operation of type {_SESSION} can be called",
            "every request carries login and password", f"add one with a route for POST: {AGAIN}",
        )  # fmt: skip
    return alternatives


# -- operations -------------------------------------------------------------------------------------------------


def _operation(
    export: Export, operation: _Operation, book: Book, security: list[dict[str, list[str]]]
) -> dict[str, Any]:
    """One operation of the web service as an OpenAPI operation."""
    entry = operation.entry
    summary, description = _texts(operation)
    parameters, body = _places(export, operation, book)
    made: dict[str, Any] = {
        "operationId": operation.id,
        "tags": [snake(operation.controller)],
        "summary": summary,
        "x-source": {
            "file": f"{export.source.folder}/{export.name}",
            "pointer": pointer("Provider", "Operation", operation.name),
        },
        "x-otrs-type": operation.type,
        "x-otrs-operation": operation.name,
        "x-derived-effect": entry.get("effect", "write_outbound"),
        "security": [] if operation.carries_login else copy.deepcopy(security),
        "parameters": parameters,
        "responses": _responses(operation, book),
    }
    if operation.main:
        made["x-otrs-main"] = True
    if description:
        made["description"] = description
    if entry.get("words"):
        made["x-name"] = {"words": entry["words"]}
    if not operation.typed:
        made["x-schema"] = "none"
    if body is not None:
        made["requestBody"] = {
            "required": bool(set(operation.request.get("required") or []) - set(operation.route.placeholders)),
            "x-never-empty": True,
            "content": {"application/json": {"schema": body}},
        }
    return made


def _texts(operation: _Operation) -> tuple[str, str]:
    """Summary and description: the typebook's, and what the web service adds to it."""
    entry = operation.entry
    summary = str(entry.get("summary") or " ".join(words_of(operation.short)).capitalize()).rstrip(".")
    description = str(entry.get("description") or "").strip()
    if not operation.typed:
        description = f"{description} Its fields are not described: {entry['reason']}.".strip()
    told = clean_prose(str(operation.definition.get("Description") or "")).rstrip(".")
    known = words_of(f"{summary} {operation.type} {operation.name}")
    if len(told) > _LONG or "\n" in told:
        description = f"{description}\n\nIn this web service: {told}.".strip()
        told = ""
    elif not set(words_of(told)) - set(known):
        told = ""
    if not told and not operation.main:
        told = operation.name
    return (f"{summary} ({told})" if told else summary), description


def _places(export: Export, operation: _Operation, book: Book) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    """The parameters, and the schema of the body: in the query stands what a request without a body can carry."""
    fields = dict(operation.request.get("properties") or {})
    required = list(operation.request.get("required") or [])
    parameters, lost = [], []
    for name in operation.route.placeholders:
        if operation.typed and name not in fields and name not in _LOGIN:
            export.warn(
                "GEN017", pointer(*ROUTES, operation.name, "Route"), f":{name} is no field of {operation.type}",
                "its value is sent and ignored", f"call it as the field that is meant: {AGAIN}",
            )  # fmt: skip
        plain = book.carried(fields.pop(name, {}), lists=False)
        lost += [name] if plain is None else []
        parameters.append(_parameter("path", name, plain or {"type": "string"}, required=True))
    body = None
    if operation.method in WITHOUT_BODY:
        for name, schema in fields.items():
            plain = book.carried(schema, lists=True)
            if plain is None:
                lost.append(name)
            else:
                parameters.append(_parameter("query", name, plain, required=name in required))
        lost += operation.request.get("patternProperties") or {}
    elif not operation.typed or not operation.route.placeholders:
        body = copy.deepcopy(operation.entry.get("request", operation.request))
    elif fields or not operation.carries_login:  # the provider refuses `{}`, and takes a request without a body
        body = copy.deepcopy(operation.request) | {"properties": copy.deepcopy(fields)}
        body |= {"required": [name for name in required if name in fields]}
        if not body["required"]:
            del body["required"]
        if not fields:
            body.setdefault("additionalProperties", False)
    _tell_lost(export, operation, lost, required)
    return parameters, body


def _tell_lost(export: Export, operation: _Operation, lost: list[str], required: list[str]) -> None:
    """What the method cannot carry."""
    at = pointer(*ROUTES, operation.name)
    fix = f"map it to POST, with its objects in the body: {AGAIN}"
    if lost:
        needed = ", ".join(name for name in lost if name in required)
        export.warn(
            "GEN034", at, f"{operation.method} {operation.route.path} cannot carry objects: {', '.join(lost)}",
            f"{operation.name} is refused every time: it needs {needed}" if needed
            else f"{operation.name} is generated without them", fix,
        )  # fmt: skip
    elif not operation.typed and operation.method in WITHOUT_BODY:
        export.warn(
            "GEN034", at, f"nobody knows the fields of {operation.type}, and {operation.method} takes no free object",
            f"{operation.name} is generated with the placeholders of its route alone", fix,
        )  # fmt: skip


def _parameter(place: str, name: str, schema: dict[str, Any], *, required: bool) -> dict[str, Any]:
    schema = copy.deepcopy(schema)
    made: dict[str, Any] = {"name": name, "in": place, "required": required}
    if description := schema.pop("description", ""):
        made["description"] = description
    if place == "query":  # a list is the same key several times
        made |= {"style": "form", "explode": True}
    return made | {"schema": schema}


def _responses(operation: _Operation, book: Book) -> dict[str, Any]:
    """The provider answers 200 whatever an operation says; 500 is what never reached one, or broke."""
    entry = operation.entry
    answer = copy.deepcopy(entry.get("response") or {})
    if "ticket_data" in entry and _on(operation.definition.get("IncludeTicketData")):
        answer = copy.deepcopy(book.resolve(answer))
        answer["properties"] = {**(answer.get("properties") or {}), "Ticket": copy.deepcopy(entry["ticket_data"])}
    kinds = [kind if "." in kind else f"{operation.short}.{kind}" for kind in entry.get("errors") or []]
    return {
        "200": {
            "description": f"Done, or Error with {', '.join(kinds)}." if kinds else "Done, or Error.",
            "content": {"application/json": {"schema": answer}},
        },
        "500": {
            "description": "No operation took the request, or a fault.",
            "content": {"text/plain": {"schema": {"type": "string"}}},
        },
    }
