"""helpdesk.toml: a desk's title, variables, credentials, roles and toolsets, checked against a schema.

Refuses a secret in the file: it names environment variables and never values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import jsonschema

from .connect_settings import CONNECT, INBOUND, check_connect
from .doctor_settings import DOCTOR
from .finding import Finding, Level
from .load import DeskInput, load_file
from .model import Operation, Tool
from .pointer import pointer

FILE = "helpdesk.toml"
_FIELD_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+", re.ASCII)
_CLIENTS_OWN = frozenset(
    {"host", "content-length", "content-type", "transfer-encoding", "connection", "te", "upgrade", "user-agent"}
)
_NAME = {"type": "string", "minLength": 1}
_VARIABLE = {"type": "string", "pattern": "^[A-Z][A-Z0-9_]*$"}
_STRINGS = {"type": "object", "additionalProperties": {"type": "string"}}
_POINTER = {"type": "string", "pattern": "^(/.*)?$"}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["title"],
    "if": {"required": ["local"]},
    "then": {"not": {"required": ["base_url"]}},
    "else": {"required": ["base_url"]},
    "additionalProperties": False,
    "properties": {
        "title": _NAME,
        "local": {"type": "object", "additionalProperties": False},
        "about": {"type": "string"},
        "version": {"type": "string"},
        "document": _NAME,
        "base_url": {
            "type": "object",
            "required": ["env"],
            "additionalProperties": False,
            "properties": {
                "env": _VARIABLE,
                "append": {"type": "string"},
                "default": {"type": "string"},
                "example": {"type": "string"},
                "about": {"type": "string"},
            },
        },
        "timeout": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"env": _VARIABLE, "unit": {"enum": ["s", "ms"]}, "default": {"type": "number"}},
        },
        "schemes": {"type": "object", "additionalProperties": {"type": "object"}},
        "credentials": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "scheme", "env"],
                "additionalProperties": False,
                "properties": {
                    "name": _NAME,
                    "scheme": _NAME,
                    "env": {"type": "object", "additionalProperties": _VARIABLE, "minProperties": 1},
                    "about": {"type": "string"},
                    "optional": {"const": True},
                    "inbound": INBOUND,
                    "when": {
                        "type": "object",
                        "required": ["env", "is"],
                        "additionalProperties": False,
                        "properties": {"env": _VARIABLE, "is": _NAME, "default": {"const": True}},
                    },
                },
            },
        },
        "user_agent": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"sdk": _NAME, "server": _NAME},
        },
        "tls": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"verify_env": _VARIABLE, "ca_env": _VARIABLE},
        },
        "web": {
            "type": "object",
            "required": ["env"],
            "additionalProperties": False,
            "properties": {"env": _VARIABLE, "before": _NAME},
        },
        "badges": {
            "type": "object",
            "required": ["extension", "kind", "label", "kinds"],
            "additionalProperties": False,
            "properties": {
                "extension": {"type": "string", "pattern": "^x-"},
                "kind": _NAME,
                "label": _NAME,
                "kinds": {
                    "type": "object",
                    "additionalProperties": {
                        "type": "string",
                        "pattern": "^(any_of|all_of|plan|free|role:.+|flag:.+)$",
                    },
                },
            },
        },
        "connect": CONNECT,
        "doctor": DOCTOR,
        "instances": {
            "type": "object",
            "required": ["env", "name_env", "base_key", "credential_keys"],
            "additionalProperties": False,
            "properties": {
                "env": _VARIABLE,
                "name_env": _VARIABLE,
                "base_key": _NAME,
                "credential_keys": _STRINGS,
            },
        },
        "probe": {
            "type": "object",
            "required": ["operation"],
            "additionalProperties": False,
            "properties": {
                "operation": _NAME,
                "abilities": _POINTER,
                "roles": _POINTER,
                "role": _POINTER,
                "flags": _STRINGS,
                "plans": _POINTER,
            },
        },
        "roles": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"order": {"type": "array", "items": _NAME}},
        },
        "sdk": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"class": {"type": "string", "pattern": "^[A-Z][A-Za-z0-9]*$"}},
        },
        "laravel": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "prefix": {"type": "string"},
                "uri_prefix": {"type": "string"},
                "exclude": _STRINGS,
                "middleware": {"type": "object"},
            },
        },
        "rails": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"prefix": {"type": "string", "pattern": "^/"}, "exclude": _STRINGS},
        },
        "toolsets": _STRINGS,
        "server": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"instructions": {"type": "string", "maxLength": 2000}},
        },
    },
}


def read_settings(source: DeskInput) -> tuple[dict[str, Any], list[Finding]]:
    """helpdesk.toml as a checked value."""
    loaded = load_file(source, FILE)
    if loaded.value is None:
        return {}, loaded.findings
    findings = [
        Finding(
            "GEN070",
            source.where(FILE, pointer(*error.absolute_path)),
            error.message[:300],
            "docs/helpdesk-toml.md tells every part of the file",
        )
        for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(loaded.value)
    ]
    return loaded.value, findings


def read_connection(
    source: DeskInput, settings: dict[str, Any], document: dict[str, Any]
) -> tuple[dict[str, Any], list[Finding]]:
    """CONNECTION: how to reach the desk and log in, from helpdesk.toml and the document's security schemes."""
    findings: list[Finding] = []
    overrides = settings.get("schemes") or {}
    declared = (document.get("components") or {}).get("securitySchemes") or {}
    schemes: dict[str, Any] = {}
    for name in sorted({*declared, *overrides}):
        scheme = _scheme(declared.get(name) or {}, overrides.get(name) or {})
        if scheme is None:
            findings.append(
                Finding(
                    "GEN072",
                    source.where(FILE, pointer("schemes", name)),
                    f"the security scheme {name} is of a kind that the client does not speak",
                    f"describe it under [schemes.{name}] (apiKey, http bearer or basic, oauth2 client_credentials)",
                    "operations that accept another scheme still work",
                    Level.WARNING,
                )
            )
        else:
            schemes[name] = scheme
    for index, credential in enumerate(settings.get("credentials") or []):
        if credential["scheme"] not in schemes:
            findings.append(
                Finding(
                    "GEN071",
                    source.where(FILE, pointer("credentials", index, "scheme")),
                    f"there is no security scheme {credential['scheme']}",
                    f"use one of {', '.join(schemes)}"
                    if schemes
                    else f"describe it under [schemes.{credential['scheme']}] (type, in, name) and require it with"
                    " `security` in the overlay",
                )
            )
    base = settings.get("base_url") or {}
    timeout = settings.get("timeout") or {}
    return {
        "base_url": {
            "env": base.get("env"),
            "append": base.get("append", ""),
            "default": base.get("default"),
            "example": base.get("example", "https://helpdesk.example.com"),
        },
        "timeout": {
            "env": timeout.get("env"),
            "unit": timeout.get("unit", "s"),
            "default": timeout.get("default", 30),
        },
        "schemes": schemes,
        "credentials": [dict(credential) for credential in settings.get("credentials") or []],
        "instances": dict(settings["instances"]) if settings.get("instances") else None,
        "probe": dict(settings["probe"]) if settings.get("probe") else None,
        **({"local": True} if "local" in settings else {}),
        **{
            name: dict(settings[name])
            for name in ("user_agent", "tls", "web", "connect", "doctor")
            if settings.get(name)
        },
    }, findings


def complete_connection(
    source: DeskInput,
    connection: dict[str, Any],
    document: dict[str, Any],
    operations: Mapping[str, Operation],
    tools: Iterable[Tool],
    findings: list[Finding],
) -> None:
    """What the connection takes from the operations and tools: log-in requests, error rules, default variables."""
    for name, scheme in list(connection["schemes"].items()):
        if scheme["type"] == "session":
            _complete_session(source, connection, name, operations, findings)
    tools = list(tools)
    check_connect(source, connection, operations, {tool.toolset for tool in tools}, findings)
    rules = [rule for rule in document.get("x-errors") or () if "form" not in rule]
    if rules:
        connection["errors"] = rules
    for rule in document.get("x-errors") or ():
        if "form" in rule:
            connection["error_form"] = rule["form"]
    defaults: dict[str, Any] = {}
    for tool in tools:
        for argument in tool.arguments:
            if argument.default_env:
                kinds = argument.schema.get("type")
                kind = next(
                    (kind for kind in ([kinds] if isinstance(kinds, str) else kinds or []) if kind != "null"), "string"
                )
                defaults[argument.default_env["env"]] = {"type": kind, "argument": argument.name}
    if defaults:
        connection["defaults"] = dict(sorted(defaults.items()))


def _complete_session(
    source: DeskInput,
    connection: dict[str, Any],
    name: str,
    operations: Mapping[str, Operation],
    findings: list[Finding],
) -> None:
    """The log-in of a session scheme is an operation of the document; without it the scheme is not to be had."""
    scheme = dict(connection["schemes"][name])
    request = dict(scheme["request"])
    operation = operations.get(request.get("operation", ""))
    if operation is not None:
        request |= {"method": operation.method, "path": operation.path}
        request.pop("operation")
        connection["schemes"][name] = scheme | {"request": request, "failure": [dict(c) for c in operation.failure]}
        return
    if "operation" not in request:
        return
    findings.append(
        Finding(
            "GEN074",
            source.where(FILE, pointer("schemes", name, "request", "operation")),
            f"there is no operation {request['operation']} to log in with",
            "add it to the web service, or leave it: another credential is used",
            f"no session is held; the credentials of {name} are left out",
            Level.WARNING,
        )
    )
    del connection["schemes"][name]
    left = [credential for credential in connection["credentials"] if credential["scheme"] != name]
    if left and not any((credential.get("when") or {}).get("default") for credential in left):
        left[0] = {**left[0], "when": {**left[0]["when"], "default": True}} if left[0].get("when") else left[0]
    connection["credentials"] = left


def can_travel(place: str, name: str) -> bool:
    """Whether a key can be sent under this name: one that frames the message, or is the client's own, carries none."""
    if place == "query":
        return bool(name)
    return bool(_FIELD_NAME.fullmatch(name)) and not (place == "header" and name.lower() in _CLIENTS_OWN)


def _scheme(declared: dict[str, Any], override: dict[str, Any]) -> dict[str, Any] | None:
    """One security scheme as the client knows it; None where it cannot speak it."""
    declared = {key: value for key, value in declared.items() if isinstance(value, (str, dict))}
    if not override and declared.get("type") == "session":
        return None  # a kind of ours, which no document has
    kind = override.get("type") or declared.get("type")
    if kind == "http" and str(declared.get("scheme", override.get("scheme", ""))).lower() in {"bearer", "basic"}:
        made = {"type": "http", "scheme": str(declared.get("scheme") or override.get("scheme")).lower()}
    elif kind == "apiKey":
        made = {"type": "apiKey", "in": declared.get("in", "header"), "name": declared.get("name", "Authorization")}
        said = made | override
        if not said.get("fields") and said["in"] != "body" and not can_travel(str(said["in"]), str(said["name"])):
            return None
    elif kind == "session":
        made = {"type": "session"}
    elif kind == "oauth2" and (
        token_url := override.get("token_url")
        or ((declared.get("flows") or {}).get("clientCredentials") or {}).get("tokenUrl")
    ):
        made = {"type": "oauth2", "flow": "client_credentials", "token_url": token_url, "request": "form"}
    else:
        return None
    return made | override
