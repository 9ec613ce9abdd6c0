"""Reader for Laravel: `php artisan route:list --json` and the typebook beside it become an OpenAPI 3.1 document.

Refuses a middleware that it does not know: a renamed gate must not vanish from the abilities without a word.
A dump says nothing of payloads; `typebook.yaml` does, by route name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from .finding import Finding, Level
from .load import DeskInput
from .pointer import pointer
from .route_book import read_typebook, request_body, responses, schemas_of, told_words, untyped

#: Laravel's and Sanctum's own classes and aliases; an application's are declared in helpdesk.toml.
_FRAMEWORK: dict[str, str] = {
    r"Laravel\Sanctum\Http\Middleware\CheckForAnyAbility": "any_of",
    r"Laravel\Sanctum\Http\Middleware\CheckAbilities": "all_of",
    "ability": "any_of",
    "abilities": "all_of",
    r"Illuminate\Auth\Middleware\Authenticate": "auth",
    "auth": "auth",
    r"Illuminate\Routing\Middleware\SubstituteBindings": "harmless",
    r"Illuminate\Routing\Middleware\ThrottleRequests": "harmless",
    "throttle": "harmless",
    "api": "harmless",
}
_PLACEHOLDER = re.compile(r"\{(\w+)(?::\w+)?(\?)?\}")
_IDEMPOTENCY_HEADER = "Idempotency-Key"


@dataclass(slots=True)
class _Gates:
    """What the middleware of one route demands."""

    auth: bool = False
    any_of: list[str] = field(default_factory=list)
    all_of: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    plans: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Route:
    """One route of the dump that belongs to this API."""

    index: int
    name: str
    method: str
    path: str
    parameters: list[str]
    gates: _Gates

    @property
    def family(self) -> str:
        return self.name.split(".")[0]

    @property
    def action(self) -> str:
        return ".".join(self.name.split(".")[1:]) or "(root)"


def read_laravel(
    source: DeskInput, name: str, value: Any, settings: dict[str, Any]
) -> tuple[dict[str, Any] | None, list[Finding]]:
    """The dump and the typebook as one OpenAPI 3.1 document."""
    if not isinstance(value, list):
        return None, [
            Finding(
                "GEN002",
                source.where(name),
                "a route dump is a list of routes",
                "make it with `php artisan route:list --json --path=api/v1`",
            )
        ]
    findings: list[Finding] = []
    routes = list(_read_routes(source, name, value, settings, findings))
    book = read_typebook(source, {route.name for route in routes}, findings)
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        operation = _operation(source, name, route, book.get("routes", {}).get(route.name), findings)
        paths.setdefault(route.path, {})[route.method.lower()] = operation
    document = {
        "openapi": "3.1.0",
        "info": {"title": settings.get("title", source.desk), "version": str(settings.get("version", "1"))},
        "paths": paths,
        "components": {
            "schemas": schemas_of(book),
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }
    return document, findings


def _read_routes(
    source: DeskInput, name: str, dump: list[Any], settings: dict[str, Any], findings: list[Finding]
) -> Iterable[_Route]:
    laravel = settings.get("laravel") or {}
    prefix, uri_prefix = laravel.get("prefix", "api.v1."), laravel.get("uri_prefix", "api/v1/")
    excluded = laravel.get("exclude") or {}
    declared = dict(laravel.get("middleware") or {})
    rules = _FRAMEWORK | {key: rule for key, rule in declared.items() if isinstance(rule, str)}
    rules |= dict.fromkeys(declared.get("harmless") or [], "harmless")
    seen: dict[str, int] = {}
    for index, entry in enumerate(dump):
        at = pointer(index)
        if not isinstance(entry, dict):
            findings.append(Finding("GEN011", source.where(name, at), "a route is an object", "make the dump anew"))
            continue
        full = entry.get("name")
        if not isinstance(full, str) or not full.startswith(prefix):
            findings.append(
                Finding(
                    "GEN010",
                    source.where(name, at),
                    f"the route named {full!r} does not begin with {prefix!r}",
                    "nothing, unless it should be part of the API: then name it so",
                    "it is not generated",
                    Level.NOTE,
                )
            )
            continue
        short = full.removeprefix(prefix)
        if short in excluded:
            findings.append(
                Finding(
                    "GEN010",
                    source.where(name, at),
                    f"{short} is left out: {excluded[short]}",
                    "remove it from [laravel.exclude] in helpdesk.toml to have it",
                    "it is not generated",
                    Level.NOTE,
                )
            )
            continue
        uri, methods, middleware = entry.get("uri"), entry.get("method"), entry.get("middleware")
        if isinstance(middleware, str):  # without --json Laravel prints one newline-joined string
            middleware = [line for line in middleware.split("\n") if line.strip()]
        wrong = [
            key
            for key, fine in (
                ("uri", isinstance(uri, str)),
                ("method", isinstance(methods, str) and bool(methods)),
                ("middleware", isinstance(middleware, list) and all(isinstance(m, str) for m in middleware)),
            )
            if not fine
        ]
        if wrong or not isinstance(uri, str) or not isinstance(methods, str) or not isinstance(middleware, list):
            findings.append(
                Finding("GEN011", source.where(name, at), f"no usable {', '.join(wrong)}", "make the dump anew")
            )
            continue
        if short in seen:
            findings.append(
                Finding(
                    "GEN012",
                    source.where(name, at + "/name"),
                    f"{full} is also the name of route {seen[short]}",
                    "give one of them another name in the application",
                )
            )
            continue
        seen[short] = index
        path = "/" + uri.strip("/").removeprefix(uri_prefix)
        optional = [match[1] for match in _PLACEHOLDER.finditer(path) if match[2]]
        if optional:
            findings.append(
                Finding(
                    "GEN053",
                    source.where(name, at + "/uri"),
                    f"the optional placeholder {{{optional[0]}?}} became required",
                    "nothing; call the route without it through another route",
                    "the shorter form of this route cannot be called",
                    Level.WARNING,
                )
            )
        yield _Route(
            index,
            short,
            methods.split("|")[0].upper(),
            _PLACEHOLDER.sub(r"{\1}", path),
            [match[1] for match in _PLACEHOLDER.finditer(path)],
            _read_gates(source, name, at, middleware, rules, findings),
        )


def _read_gates(
    source: DeskInput, name: str, at: str, middleware: list[str], rules: dict[str, str], findings: list[Finding]
) -> _Gates:
    gates = _Gates()
    for position, text in enumerate(middleware):
        gate, _, rest = text.partition(":")  # abilities hold a colon themselves: split on the first only
        arguments = [argument.strip() for argument in rest.split(",") if argument.strip()]
        where = source.where(name, f"{at}/middleware/{position}")
        rule, _, value = rules.get(gate, "").partition(":")
        if not rule:
            findings.append(
                Finding(
                    "GEN021",
                    where,
                    f'unknown gate "{gate}"',
                    f"declare it under [laravel.middleware] in {source.folder}/helpdesk.toml"
                    " as role:NAME, flag:NAME, plan, any_of, all_of, auth or harmless",
                )
            )
        elif rule in {"any_of", "all_of", "plan"}:
            if not arguments:
                findings.append(Finding("GEN022", where, f'"{gate}" names nothing', "make the dump anew"))
            {"any_of": gates.any_of, "all_of": gates.all_of, "plan": gates.plans}[rule].extend(arguments)
        elif rule == "role":
            gates.roles.append(value)
        elif rule == "flag":
            gates.flags.append(value)
        elif rule == "auth":
            gates.auth = True
        elif rule != "harmless":
            findings.append(
                Finding(
                    "GEN070",
                    source.where("helpdesk.toml", pointer("laravel", "middleware", gate)),
                    f"{rules[gate]!r} is no rule",
                    "use role:NAME, flag:NAME, plan, any_of, all_of, auth or harmless",
                )
            )
    return gates


def _operation(
    source: DeskInput, name: str, route: _Route, entry: dict[str, Any] | None, findings: list[Finding]
) -> dict[str, Any]:
    """One route as an OpenAPI operation."""
    if entry is None:
        findings.append(
            Finding(
                "GEN031",
                source.where(name, pointer(route.index)),
                f"the typebook does not know {route.name}",
                f"describe it under routes: in {source.folder}/typebook.yaml",
                "its tool takes the path parameters and a free-form payload",
                Level.WARNING,
            )
        )
    entry = entry if isinstance(entry, dict) else {}
    gates = route.gates
    operation: dict[str, Any] = {
        "operationId": route.name,
        "tags": [route.family],
        "summary": entry.get("summary") or f"{route.family} {route.action}".replace("_", " "),
        "x-source": {"file": f"{source.folder}/{name}", "pointer": pointer(route.index)},
        "x-name": {"family": route.family, "action": route.action} | told_words(entry),
        "x-ability": _ability(gates),
        "x-derived-effect": _derived_effect(gates),
        "security": [{"bearer": []}] if gates.auth or gates.any_of or gates.all_of else [],
        "parameters": [
            {"name": parameter, "in": "path", "required": True, "schema": {"type": ["string", "integer"]}}
            for parameter in route.parameters
        ],
        "responses": responses(entry, [401, 403] if gates.auth else []),
    }
    if entry.get("description"):
        operation["description"] = entry["description"]
    if entry.get("deprecated"):
        operation["deprecated"] = True
    if entry.get("idempotency"):
        operation["x-idempotency"] = {"header": _IDEMPOTENCY_HEADER}
    if route.method not in {"GET", "HEAD"}:
        operation["requestBody"] = request_body(entry)
        if untyped(entry):
            operation["x-schema"] = "none"
    return operation


def _ability(gates: _Gates) -> dict[str, Any]:
    data: dict[str, Any] = {"any_of": gates.any_of, "all_of": gates.all_of}
    if gates.roles:
        data["roles"] = gates.roles  # the highest counts; the order is known when the IR is built
    if gates.flags:
        data["flags"] = gates.flags
    if gates.plans:
        data["plans"] = gates.plans
    return data


def _derived_effect(gates: _Gates) -> str:
    """A dump's method says nothing: a route that a reading ability opens is a read, all else writes outward."""
    abilities = [*gates.any_of, *gates.all_of]
    reads = any(ability.endswith(":read") for ability in gates.any_of) or (
        bool(gates.all_of) and all(ability.endswith(":read") for ability in gates.all_of)
    )
    return "read" if abilities and reads else "write_outbound"
