"""Building the IR: the normalised document and helpdesk.toml become one frozen `Api`.

Abilities and effects fail closed here: what nobody declared is `write_outbound`, and loosening it needs a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from .body_media import media_kind, media_of
from .check_writes import WriteWords
from .finding import Finding, Level
from .lenient import operations_in, stumbled
from .load import DeskInput
from .model import (
    Ability,
    Api,
    Body,
    Effect,
    EffectCase,
    EffectRule,
    Operation,
    Parameter,
    Response,
    Source,
)
from .names import NameLock, pascal, shorten, snake
from .overlay import FILE as OVERLAY
from .pointer import pointer
from .project_tools import Projector
from .prompts import read_prompts
from .propose import with_defaults
from .read_openapi import METHODS
from .settings import FILE as SETTINGS
from .settings import complete_connection, read_connection
from .text import without_hidden
from .ticket_map import TicketMap
from .tool_schemas import SchemaBook, said_beside

_LONGEST_FAMILY = 60
_READING_METHODS = {"GET", "HEAD", "OPTIONS"}
_DEFAULT_STYLE = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}


@dataclass(slots=True)
class Built:
    """The IR (None where an error forbids it) and the findings."""

    api: Api | None
    findings: list[Finding] = field(default_factory=list)


def build_api(source: DeskInput, settings: dict[str, Any], document: dict[str, Any], lock: NameLock) -> Built:
    """The Api of one desk; `lock` is read and brought up to date."""
    built = Built(None)
    connection, found = read_connection(source, settings, document)
    built.findings += found
    book = SchemaBook(document)
    roles = tuple((settings.get("roles") or {}).get("order") or ())
    operations: list[Operation] = []
    for route, value, _, _ in operations_in(document):
        method, _, path = route.partition(" ")
        try:
            operations.append(
                _operation(source, document, path, method, value, roles, connection, book, built.findings)
            )
        except Exception as broken:
            place = Source(**value["x-source"])
            built.findings.append(stumbled(str(place), "IR", broken, route))
    by_id = {op.id: op for op in operations}
    projector = Projector(source.folder, by_id, book, lock)
    tools = projector.project(list(_tool_entries(source, document)))
    built.findings += projector.findings
    writes = WriteWords(f"{source.folder}/{OVERLAY}", document, by_id, book, projector.arguments_of)
    operations = [writes.settled(op) for op in operations]
    writes.undecided(tools)
    built.findings += writes.findings
    complete_connection(source, connection, document, by_id, tools, built.findings)
    tickets = TicketMap(
        source.folder, document, {op.id: op for op in operations}, {tool.name: tool for tool in tools}, book
    )
    ticket = tickets.settled()
    built.findings += tickets.findings
    prompts, found = read_prompts(source, tools, by_id, book)
    built.findings += found
    asked = {name for op in operations for alternative in op.security for name in alternative}
    for index, credential in enumerate(connection["credentials"]):
        if credential["scheme"] in connection["schemes"] and credential["scheme"] not in asked:
            built.findings.append(
                Finding(
                    "GEN073",
                    source.where(SETTINGS, pointer("credentials", index, "scheme")),
                    f"no operation asks for {credential['scheme']}",
                    f"add `security: [{{{credential['scheme']}: []}}]` at $ in {source.folder}/{OVERLAY}",
                    "this credential is never sent",
                    Level.WARNING,
                )
            )
    own_tool = {tool.operation: tool.name for tool in tools if tool.kind == "operation"}
    operations = [replace(op, tool=own_tool[op.id]) for op in operations if op.id in own_tool]
    families = dict.fromkeys(snake(op.family) for op in operations)
    told = settings.get("toolsets") or {}
    toolsets = {name: told.get(name, f"{name.replace('_', ' ')} operations") for name in families}
    toolsets |= {tool.toolset: told.get(tool.toolset, tool.toolset) for tool in tools if tool.toolset not in toolsets}
    built.api = Api(
        desk=source.desk,
        title=settings.get("title", source.desk),
        about=settings.get("about", ""),
        version=str((document.get("info") or {}).get("version", "")),
        instructions=(settings.get("server") or {}).get("instructions", ""),
        class_name=(settings.get("sdk") or {}).get("class") or pascal(source.desk),
        roles=roles,
        toolsets=dict(sorted(toolsets.items())),
        connection=connection,
        operations=tuple(sorted(operations, key=lambda op: op.id)),
        tools=tuple(tools),
        prompts=tuple(prompts),
        ticket=ticket,
    )
    return built


def _tool_entries(source: DeskInput, document: dict[str, Any]) -> Iterable[tuple[str, str | None, dict[str, Any]]]:
    """Every x-tool of the document, those of the root first: (where, owner, entry)."""
    entries: list[tuple[str, str | None, dict[str, Any]]] = []
    for entry in document.get("x-tool") or []:
        entries.append((f"{source.folder}/{OVERLAY}#$.x-tool[{entry['name']}]", None, entry))
    for path, item in document["paths"].items():
        for method in METHODS:
            operation = item.get(method) or {}
            for entry in operation.get("x-tool") or []:
                where = f"{source.folder}/{OVERLAY}#$.paths['{path}'].{method}.x-tool[{entry['name']}]"
                entries.append((where, operation["operationId"], entry))
    return sorted(entries, key=lambda found: _tool_order(source, found[2]["name"]))


def _tool_order(source: DeskInput, name: str) -> int:
    """Tools stand in the order in which the overlay's text names them."""
    found = re.search(rf"\bname:\s*['\"]?{re.escape(name)}\b", source.files.get(OVERLAY, ""))
    return found.start() if found else 0


def _operation(
    source: DeskInput,
    document: dict[str, Any],
    path: str,
    method: str,
    value: dict[str, Any],
    roles: tuple[str, ...],
    connection: dict[str, Any],
    book: SchemaBook,
    findings: list[Finding],
) -> Operation:
    origin = Source(**(value.get("x-source") or {"file": source.folder, "pointer": ""}))
    name = value.get("x-name") or {}
    family, action = _family_and_action(path, value)
    effect = _effect(source, path, method, value, findings)
    read_only = effect.possible == (Effect.READ,)
    retry = value.get("x-retry") or {}
    failure = (value.get("x-success") or document.get("x-success") or {}).get("failure") or ()
    return Operation(
        id=value["operationId"],
        family=name.get("family") or family,
        action=name.get("action") or action,
        method=method,
        path=path,
        summary=without_hidden(str(value.get("summary") or "")),
        description=without_hidden(str(value.get("description") or "")),
        source=origin,
        parameters=tuple(_parameter(parameter) for parameter in value["parameters"]),
        body=_body(value, book, origin, findings),
        responses=tuple(_response(status, answer) for status, answer in sorted(value["responses"].items())),
        security=_security(source, document, value, connection, findings, origin),
        server=_server(value),
        ability=_ability(value.get("x-ability") or {}, roles),
        effect=effect,
        retry_safe=bool(retry.get("safe", read_only)),
        idempotency=value.get("x-idempotency"),
        failure=tuple(failure),
        pagination=value.get("x-pagination"),
        partial=value.get("x-partial"),
        lists=tuple(value.get("x-lists") or ()),
        revision=value.get("x-revision"),
        confirm=value.get("x-confirm"),
        provenance=value.get("x-provenance"),
        deprecated=bool(value.get("deprecated", False)),
        hidden=value.get("x-hidden"),
        words=name.get("words", ""),
    )


def _family_and_action(path: str, value: dict[str, Any]) -> tuple[str, str]:
    """By tag, else by the id's part before a dot, else by the first segment of the path that is a name."""
    name = value["operationId"]
    tags = [tag for tag in value.get("tags") or [] if isinstance(tag, str) and tag.strip()]
    head, dot, rest = name.partition(".")
    if dot and head and rest and (not tags or snake(tags[0]) == snake(head)):
        return _family(head), rest
    family = tags[0] if tags else next((part for part in path.split("/") if part and "{" not in part), "root")
    return _family(family), name


def _family(name: str) -> str:
    """It names a module and a toolset."""
    return shorten(snake(name), _LONGEST_FAMILY)


def _effect(source: DeskInput, path: str, method: str, value: dict[str, Any], findings: list[Finding]) -> EffectRule:
    said = value.get("x-derived-effect")
    if said is not None:
        derived = Effect.of(said)
    elif method in _READING_METHODS:
        derived = Effect.READ
    else:
        derived = Effect.DESTROY if method == "DELETE" else Effect.WRITE_OUTBOUND
    word = value.get("x-effect")
    if word is None:
        return EffectRule(derived, derived=derived)
    cases = tuple(
        EffectCase(case["place"], case[test], Effect.of(case["effect"]), test)
        for case in word.get("when") or ()
        for test in ("is", "truthy")
        if test in case
    )
    rule = EffectRule(Effect.of(word["effect"]), cases, word.get("reason"), derived)
    if min(rule.possible) < derived:
        where = f"{source.folder}/{OVERLAY}#$.paths['{path}'].{method.lower()}.x-effect"
        change = f"{value['operationId']}: {derived.word} loosened to {min(rule.possible).word}"
        if not rule.reason:
            findings.append(Finding("GEN045", where, change, "give it a reason: why it is milder than it looks"))
        else:
            findings.append(
                Finding("GEN048", where, f"{change}: {rule.reason}", "review it", "it is generated", Level.NOTE)
            )
    return rule


def _ability(word: dict[str, Any], roles: tuple[str, ...]) -> Ability:
    named = [role for role in [*(word.get("roles") or []), word.get("role")] if role]
    highest = max(named, key=lambda role: roles.index(role) if role in roles else len(roles), default=None)
    return Ability(
        any_of=tuple(dict.fromkeys(word.get("any_of") or ())),
        all_of=tuple(dict.fromkeys(word.get("all_of") or ())),
        role=highest,
        flags=tuple(word.get("flags") or ()),
        plans=tuple(word.get("plans") or ()),
        scope=word.get("scope"),
        note=word.get("note"),
        when=tuple(word.get("when") or ()),
    )


def _parameter(value: dict[str, Any]) -> Parameter:
    place = value["in"]
    style = value.get("style") or _DEFAULT_STYLE[place]
    content = next(iter(value.get("content") or {}), None)
    schema = value["content"][content].get("schema", {}) if content else value.get("schema", {})
    return Parameter(
        name=value["name"],
        place=place,
        required=bool(value.get("required", False)),
        schema=said_beside(schema, value),
        style=style,
        explode=bool(value.get("explode", style == "form")),
        content=content,
        allow_reserved=bool(value.get("allowReserved", False)),
        description=str(value.get("description") or ""),
    )


def _body(value: dict[str, Any], book: SchemaBook, origin: Source, findings: list[Finding]) -> Body | None:
    body = value.get("requestBody")
    if not body or not body.get("content"):
        return None
    media = media_of(body["content"], book, f"{origin}/requestBody", findings)
    required = bool(body.get("required", False))
    shape = book.object_of(media[0].schema) if media[0].kind in {"json", "form"} else None
    return Body(
        required=required,
        may_be_empty=required and shape is not None and not shape.get("required"),
        never_empty=bool(body.get("x-never-empty")),
        media=media,
        description=str(body.get("description") or ""),
        typed=value.get("x-schema") != "none",
    )


def _response(status: str, answer: dict[str, Any]) -> Response:
    content = answer.get("content") or {}
    if not content:
        return Response(status, "none", None, None)
    ranked = sorted(content, key=lambda name: {"json": 0, "text": 1}.get(media_kind(name), 2))
    media = ranked[0]
    kind = media_kind(media)
    return Response(
        status, kind if kind in {"json", "text"} else "binary", media, content[media].get("schema"), tuple(ranked)
    )


def _security(
    source: DeskInput,
    document: dict[str, Any],
    value: dict[str, Any],
    connection: dict[str, Any],
    findings: list[Finding],
    origin: Source,
) -> tuple[tuple[str, ...], ...]:
    """Alternatives of scheme names; those that the client cannot speak are left out when another one works."""
    required = value.get("security", document.get("security")) or []
    known = connection["schemes"]
    alternatives = [tuple(alternative) for alternative in required if isinstance(alternative, dict)]
    usable = [names for names in alternatives if all(name in known for name in names)]
    if alternatives and not usable:
        missing = sorted({name for names in alternatives for name in names if name not in known})
        findings.append(
            Finding(
                "GEN071",
                str(origin),
                f"its security asks for {', '.join(missing)}, which does not exist or cannot be spoken",
                f"describe it under [schemes.{missing[0]}] in {source.folder}/helpdesk.toml",
                "it is called without a credential and will be refused",
                Level.WARNING,
            )
        )
    return tuple(usable)


def _server(value: dict[str, Any]) -> str | None:
    servers = value.get("servers") or []
    if not servers:
        return None
    url = with_defaults(servers[0])
    # a server without a path is the origin, not the base URL with its path
    return (urlsplit(url).path.rstrip("/") or "/") if url.strip() else None
