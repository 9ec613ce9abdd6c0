"""A trial: one document becomes a catalogue that the server can serve at once; no project, no overlay, no SDK.

Whatever is wrong with single operations leaves these out and is told. Refuses only what is no description of an API.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .emit_catalogue import emit_catalogue
from .finding import NOTHING_WRITTEN, Finding, Level, has_errors, sort_findings
from .gather import Gathered, read_document_folder
from .generate import Generation, read_api
from .load import DeskInput
from .model import Api
from .names import NameLock, shorten, snake
from .propose import (
    TRIAL,
    Login,
    asks_for_nothing,
    desk_named,
    one_line,
    propose_logins,
    propose_settings,
    read_address,
)
from .propose_inputs import companions
from .propose_pages import propose_pages
from .read import read_desk
from .recognise import OPENAPI, SWAGGER
from .settings import FILE as SETTINGS

Progress = Callable[[str], None]
OVERLAY = "overlay.yaml"
CATALOGUE, FACTS, FINDINGS = "catalog.json", "trial.json", "findings.txt"
#: What tells a person that a log-in of the document is proposed everywhere.
_NO_SECURITY = """\
overlay: 1.0.0
info: {{title: Proposed for a trial, version: '1'}}
actions:
  - target: $
    update:
      security: {alternatives}
"""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a document became. `files` are those of the cache's folder; empty where it could not be read."""

    desk: str
    title: str
    files: Mapping[str, str]
    findings: tuple[Finding, ...]
    watched: tuple[str, ...] = ()
    """The document and what it refers to, relative to its folder: those that are absent included."""

    @property
    def failed(self) -> bool:
        return not self.files


@dataclass(frozen=True, slots=True)
class Proposed:
    """A document with what is proposed for it: everything that reading it needs."""

    source: DeskInput
    document: dict[str, Any] | None
    """As OpenAPI 3.1; None where it could not be read."""
    logins: tuple[Login, ...]
    findings: tuple[Finding, ...]
    decide: tuple[str, ...] = ()
    extra: str = ""
    """Tables of helpdesk.toml that its kind of input needs."""


def propose(gathered: Gathered, desk: str = "", *, folder: str = ".", prefix: str = TRIAL) -> Proposed:
    """The inputs of a desk for one document and what it refers to."""
    beside = companions(gathered.kind, gathered.value, gathered.files, prefix=prefix)
    first = gathered.source(desk or "trial", folder, beside.files)
    reading = read_desk(first, _settings_of(beside.settings))
    document = reading.document
    if document is None:
        return Proposed(first, None, (), tuple(reading.findings))
    described = gathered.kind in {OPENAPI, SWAGGER}
    if not desk:
        info = document.get("info")
        title = str(info.get("title") or "") if isinstance(info, dict) and described else ""
        desk = desk_named(title) or desk_named(gathered.name.partition(".")[0]) or "desk"
    logins = tuple(propose_logins(document, prefix=prefix)) if beside.logins is None else beside.logins
    if not described:
        document = {**document, "info": {**(document.get("info") or {}), "title": desk.replace("_", " ")}}
    more = {SETTINGS: propose_settings(desk, document, logins=logins, extra=beside.settings, prefix=prefix)}
    if logins and asks_for_nothing(document):
        alternatives = json.dumps([*({login.scheme: []} for login in logins), {}], ensure_ascii=False)
        more[OVERLAY] = _NO_SECURITY.format(alternatives=alternatives)
    source = gathered.source(desk, folder, {**beside.files, **more})
    return Proposed(source, document, logins, (), beside.decide, beside.settings)


def _settings_of(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


def read_trial(path: Path, progress: Progress = lambda stage: None) -> Trial:
    """Read, normalise, project: the catalogue and what was found on the way."""
    progress("read")
    gathered = read_document_folder(path, ".")
    watched = (gathered.name, *(name for name in gathered.files if name != gathered.name), *gathered.absent)
    name = gathered.name
    if has_errors(gathered.findings):
        return Trial("", name, {}, tuple(sort_findings(gathered.findings)), watched)
    proposed = propose(gathered)
    if proposed.document is None:
        return Trial("", name, {}, tuple(sort_findings(proposed.findings)), watched)
    made, _ = read_api(proposed.source, progress, lenient=True)
    # A trial has a variable for every log-in of the document; one that nothing asks for is told when it is given.
    findings = sort_findings([found for found in made.findings if found.code != "GEN073"])
    if made.api is None or made.failed:
        return Trial(proposed.source.desk, name, {}, tuple(findings), watched)
    findings = [_as_served(found) if found in made.spared else found for found in findings]
    progress("catalogue")
    api = with_pages(with_plain_names(made.api), made.document or {})
    files = {
        CATALOGUE: emit_catalogue(api),
        FACTS: json.dumps(_facts(proposed, made, api, findings), ensure_ascii=False, indent=1) + "\n",
        FINDINGS: "".join(f"{finding.level.value}: {printable(finding.render())}\n\n" for finding in findings),
    }
    return Trial(api.desk, api.title, files, tuple(findings), watched)


def _as_served(found: Finding) -> Finding:
    """An error that costs its operation and nothing else says so."""
    if found.consequence != NOTHING_WRITTEN:
        return found
    return replace(found, consequence="its operation is left out, everything else is served")


def printable(text: str) -> str:
    """A text with what a terminal would obey written out."""
    return "".join(char if char.isprintable() or char == "\n" else f"\\u{ord(char):04x}" for char in text)


def _facts(proposed: Proposed, made: Generation, api: Api, findings: list[Finding]) -> dict[str, Any]:
    """What the server tells at each start, without reading the document again."""
    assert proposed.document is not None
    address = read_address(proposed.document)
    asked = {name for op in api.operations for names in op.security for name in names}
    return {
        "desk": api.desk,
        "title": api.title,
        "operations": len(api.operations),
        "left_out": [printable(route) for route in made.left_out],
        "schemes": [login.as_data() | {"asked": login.scheme in asked} for login in proposed.logins],
        "unspoken": sorted(set(_declared(proposed.document)) - {login.scheme for login in proposed.logins}),
        "assumed_security": OVERLAY in proposed.source.files,
        "address": address.url,
        "servers": [one_line(server) for server in address.said],
        "decide": list(proposed.decide),
        "findings": [
            {key: printable(text) for key, text in found.as_json().items()}
            for found in findings
            if found.level is not Level.NOTE
        ],
        "notes": sum(found.level is Level.NOTE for found in findings),
    }


def _declared(document: Mapping[str, Any]) -> list[str]:
    components = document.get("components")
    schemes = components.get("securitySchemes") if isinstance(components, dict) else None
    return [str(name) for name in schemes] if isinstance(schemes, dict) else []


def with_pages(api: Api, document: Mapping[str, Any]) -> Api:
    """The operations with how their lists go on, where it can be seen."""
    found = propose_pages(api.operations, document) if api.operations else {}
    return replace(
        api,
        operations=tuple(replace(op, pagination=found[op.id]) if op.id in found else op for op in api.operations),
    )


def with_plain_names(api: Api) -> Api:
    """The operations' own tools, called as the document calls the operations: in a trial there is but one document."""
    wanted = {op.id: shorten(snake(op.id)) for op in api.operations}
    taken = {f"{api.desk}_call", "list_endpoints"}
    names = NameLock().assign("tools", wanted, taken=taken)
    return replace(
        api,
        operations=tuple(replace(op, tool=names[op.id]) for op in api.operations),
        tools=tuple(
            sorted(
                (replace(tool, name=names[tool.operation or ""]) for tool in api.tools if tool.kind == "operation"),
                key=lambda tool: tool.name,
            )
        ),
    )


__all__ = ["Proposed", "Trial", "printable", "propose", "read_trial", "with_pages", "with_plain_names"]
