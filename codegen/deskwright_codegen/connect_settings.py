"""What helpdesk.toml says of people who bring their own login: `inbound` of a credential, and the [connect] table.

A server that is used over HTTP reads both from the catalogue. Refuses a header that carries something else already,
a form of a key that could be any text, and a check that does more than read.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from typing import Any

from .finding import Finding, Level
from .load import DeskInput
from .model import Effect, Operation
from .pointer import pointer

FILE = "helpdesk.toml"
FRESH = 60
_MOST_HEADER = 64
_A_READ = "name a read that every login may use"
_UNASKED = "over HTTP a login is not checked when it is brought: the desk refuses a wrong one, and nobody counts them"
_TEXT = {"type": "string", "minLength": 1, "maxLength": 600}
_LANGUAGE = "^[a-z]{2}$"
# what a person reads, by language; English is what everybody else gets
_TEXTS = {
    "type": "object",
    "required": ["en"],
    "additionalProperties": False,
    "patternProperties": {_LANGUAGE: _TEXT},
}
# These headers have a meaning of their own, to a proxy or to the protocol.
_TAKEN = re.compile(r"x-(forwarded|real|original|request|correlation|http|mcp|frame|content|csrf|xsrf|amzn?)(-.*)?")
# A form that one of these fits would take any token for the desk's own.
_FOREIGN = (
    "a",
    "Aa0-._~+/=" * 8,
    "0" * 64,
    "dwa_" + "aA0_-" * 9,
    "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkLmV4YW1wbGUifQ.c2ln",
)
INBOUND: dict[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": False,
    "properties": {
        "headers": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "type": "string",
                "pattern": "^x-[a-z0-9]+(-[a-z0-9]+)*$",
                "maxLength": _MOST_HEADER,
            },
        },
        "bearer": {"type": "string", "minLength": 1, "maxLength": 200},
        "jwt": {
            "type": "object",
            "required": ["algorithms", "claims"],
            "additionalProperties": False,
            "properties": {
                "algorithms": {
                    "type": "array",
                    "minItems": 1,
                    "items": {"enum": ["HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "ES256", "EdDSA"]},
                },
                "claims": {"type": "array", "minItems": 1, "items": _TEXT},
            },
        },
    },
}
CONNECT: dict[str, Any] = {
    "type": "object",
    "required": ["texts"],
    "additionalProperties": False,
    "properties": {
        "check": _TEXT,
        "values": {"type": "object", "additionalProperties": {"type": ["string", "integer", "boolean"]}},
        "fresh": {"type": "integer", "minimum": 1, "maximum": 3600},
        "subject": _TEXT,
        "name": _TEXT,
        "require": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["at", "is", "else"],
                "additionalProperties": False,
                "properties": {
                    "at": {"type": "string", "pattern": "^/"},
                    "is": {"anyOf": [{"type": kind} for kind in ("string", "integer", "boolean")]},
                    "else": _TEXTS,
                },
            },
        },
        "texts": {
            "type": "object",
            "required": ["en"],
            "additionalProperties": False,
            "patternProperties": {
                _LANGUAGE: {
                    "type": "object",
                    "required": ["steps"],
                    "additionalProperties": False,
                    "properties": {
                        "steps": {"type": "array", "minItems": 1, "items": _TEXT},
                        "note": _TEXT,
                        "areas": {"type": "object", "additionalProperties": _TEXT},
                        "fields": {
                            "type": "object",
                            "additionalProperties": {
                                "type": "object",
                                "required": ["label"],
                                "additionalProperties": False,
                                "properties": {"label": _TEXT, "hint": _TEXT},
                            },
                        },
                    },
                }
            },
        },
    },
}


def check_connect(
    source: DeskInput,
    connection: dict[str, Any],
    operations: Mapping[str, Operation],
    toolsets: Collection[str],
    findings: list[Finding],
) -> None:
    """Hold `inbound` and [connect] against the credentials and operations they speak of; a wrong one is left out."""
    _check_inbound(source, connection, findings)
    connect = connection.get("connect")
    if connect is None:
        return
    connect.setdefault("fresh", FRESH)
    _settle_check(source, connection, operations, findings)
    parts = {part for way in connection["credentials"] for part in way["env"]}
    for word in ("subject", "name"):
        if (said := connect.get(word)) and not said.startswith("/") and said not in parts:
            why = f"{said} is neither a pointer into the answer nor a part of a credential"
            fix = f"write a pointer as /name, or one of {', '.join(sorted(parts))}"
            findings.append(_finding(source, why, fix, "connect", word))
    variables = {variable for way in connection["credentials"] for variable in way["env"].values()}
    for language, texts in connect["texts"].items():
        for variable in sorted(set(texts.get("fields") or {}) - variables):
            at = ("connect", "texts", language, "fields", variable)
            fix = f"use one of {', '.join(sorted(variables))}" if variables else "leave it out"
            findings.append(_finding(source, f"no credential has the variable {variable}", fix, *at))
        for area in sorted(set(texts.get("areas") or {}) - set(toolsets)):
            at = ("connect", "texts", language, "areas", area)
            fix = f"use one of {', '.join(sorted(toolsets))}"
            findings.append(_finding(source, f"there is no toolset {area}", fix, *at))


def _settle_check(
    source: DeskInput, connection: dict[str, Any], operations: Mapping[str, Operation], findings: list[Finding]
) -> None:
    """What is asked with a login is a read; one that this installation has not is told and left out."""
    connect: dict[str, Any] = connection["connect"]
    wanted, probe = connect.get("check", ""), (connection.get("probe") or {}).get("operation", "")
    asked = wanted or probe
    if (operation := operations.get(asked)) is not None:
        if wanted and operation.effect.possible != (Effect.READ,):
            why = f"{wanted} does more than read: a login is not checked with it"
            findings.append(_finding(source, why, _A_READ, "connect", "check"))
        return
    if connect.get("require"):
        # what an account must be is a promise: one that cannot be kept is not quietly dropped
        why = f"there is no operation {asked}" if asked else "no operation is named"
        why += " to ask what an account must be"
        at = ("connect", "check") if wanted else ("connect", "require")
        findings.append(_finding(source, why, f"{_A_READ}, or take `require` out", *at))
        return
    if not wanted:
        return
    near = difflib.get_close_matches(wanted, operations, n=1)
    others = f"logins are checked with {probe} instead" if probe in operations else _UNASKED
    hint = f"did you mean {near[0]}? Else " if near else ""
    findings.append(
        Finding(
            "GEN075",
            source.where(FILE, pointer("connect", "check")),
            f"there is no operation {wanted} to check a login with",
            f"{hint}{_A_READ}, or leave it if this installation has none",
            others,
            Level.WARNING,
        )
    )
    for word in ("check", "values"):
        connect.pop(word, None)
    for word in ("subject", "name"):  # pointers into an answer that never comes
        if str(connect.get(word, "")).startswith("/"):
            del connect[word]


def _check_inbound(source: DeskInput, connection: Mapping[str, Any], findings: list[Finding]) -> None:
    owners: dict[str, str] = {}
    for index, credential in enumerate(connection["credentials"]):
        inbound, at = credential.get("inbound"), ("credentials", index, "inbound")
        if inbound is None:
            continue
        env = credential["env"]
        headers = inbound.get("headers")
        if headers is not None and set(headers) != set(env):
            fix = f"name one for each of {', '.join(env)}"
            findings.append(_finding(source, "the headers do not bring every part of the login", fix, *at, "headers"))
        for part, header in (headers or {}).items():
            owner = owners.setdefault(header, env.get(part, ""))
            if owner != env.get(part, ""):
                why = f"{header} is to bring {owner} and {env.get(part, '')}"
                findings.append(_finding(source, why, "give each its own header", *at, "headers", part))
            if _TAKEN.fullmatch(header):
                why = f"{header} has a meaning of its own"
                findings.append(_finding(source, why, "use x-<desk>-…", *at, "headers", part))
        for word in ("bearer", "jwt"):
            if word in inbound and set(env) != {"value"}:
                why = f"a Bearer value is one text; this credential has {', '.join(env)}"
                findings.append(_finding(source, why, "say it at a credential with `value` alone", *at, word))
        if "bearer" in inbound and (wrong := _wrong_pattern(inbound["bearer"])):
            fix = "write the beginning that every key of the desk has, and its least length"
            findings.append(_finding(source, wrong, fix, *at, "bearer"))


def _wrong_pattern(text: str) -> str | None:
    try:
        pattern = re.compile(text)
    except re.error as error:
        return f"the form of a key is no pattern: {error}"
    if any(pattern.fullmatch(foreign) for foreign in _FOREIGN):
        return "other servers' tokens have this form too, and would be sent to the desk"
    return None


def _finding(source: DeskInput, why: str, fix: str, *at: str | int) -> Finding:
    consequence = "over HTTP nobody could log in to this desk with it"
    return Finding("GEN075", source.where(FILE, pointer(*at)), why, fix, consequence, Level.ERROR)


def header_for(variable: str) -> str | None:
    """The request header that is proposed for a variable (`ACME_API_KEY`: x-acme-api-key); None where it is taken."""
    header = "x-" + "-".join(part for part in variable.lower().split("_") if part)
    return header if len(header) <= _MOST_HEADER and not _TAKEN.fullmatch(header) else None


def for_scripts(connection: Mapping[str, Any]) -> dict[str, Any]:
    """The connection without what only a server over HTTP reads: a script has its login from the environment."""
    credentials = [
        {key: value for key, value in credential.items() if key != "inbound"}
        for credential in connection["credentials"]
    ]
    return {key: value for key, value in connection.items() if key != "connect"} | {"credentials": credentials}
