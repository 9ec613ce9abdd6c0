"""Generating: one desk's files in, every generated file as text out; nothing here touches a disk.

The way of the data, in order: read, overlay, normalise, Api, emit. Each stage is a pure function of its own module.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .build_api import build_api
from .emit_catalogue import emit_api, emit_catalogue, emit_openapi, listed_tool
from .emit_docs import emit_catalogue_page
from .emit_tools import emit_tools
from .finding import Finding, Level, has_errors
from .load import DeskInput, load_file
from .model import Api
from .names import NameLock, snake
from .normalise import normalise
from .overlay import apply_overlay
from .read import read_desk
from .read_badges import read_badges
from .sdk_document import lower_for_sdk, namespace_of
from .settings import read_settings
from .text import to_json

#: A schema that still does not fit after this many rounds is a bug of ours, not of the document.
_REPAIR_ROUNDS = 5
Progress = Callable[[str], None]


@dataclass(slots=True)
class Generation:
    """What one desk becomes. `files` are relative to generated/helpdesks/<desk>/, `locks` to specs/<desk>/."""

    api: Api | None = None
    document: dict[str, Any] | None = None
    files: dict[str, str] = field(default_factory=dict)
    locks: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether an error forbids to use the files."""
        return has_errors(self.findings)


def read_api(source: DeskInput, progress: Progress = lambda stage: None) -> tuple[Generation, NameLock]:
    """Everything up to the IR: enough for a report, a catalogue and `try`."""
    made = Generation()
    settings, found = read_settings(source)
    made.findings += found
    if made.failed:
        return made, NameLock()
    progress("read")
    reading = read_desk(source, settings)
    made.findings += reading.findings
    if reading.document is None:
        return made, NameLock()
    made.findings += read_badges(source, settings, reading.document)
    progress("overlay")
    document, found = apply_overlay(source, reading.document)
    made.findings += found
    if made.failed:
        return made, NameLock()
    progress("normalise")
    made.document, found = normalise(source, document)
    made.findings += found
    if made.failed:
        return made, NameLock()
    loaded = load_file(source, "names.lock", required=False)
    made.findings += loaded.findings
    lock = NameLock.of(loaded.value)
    built = build_api(source, settings, made.document, lock)
    made.findings += built.findings
    made.api = built.api
    return made, lock


def generate_desk(source: DeskInput, progress: Progress = lambda stage: None) -> Generation:
    """All files of one desk, or the findings that forbid them."""
    made, lock = read_api(source, progress)
    if made.failed or made.api is None or made.document is None:
        return made
    api = made.api
    progress("SDK")
    degraded = _emit_sdk(source, made, api, made.document)
    if made.failed:
        return made
    progress("tools")
    from .emit_arguments import emit_arguments

    made.files["arguments.py"] = emit_arguments(api.desk, [listed_tool(api, tool) for tool in api.tools])
    made.files |= emit_tools(api, classes_of(made.files["arguments.py"]))
    progress("catalogue")
    made.files["catalog.json"] = emit_catalogue(api)
    made.files["api.json"] = emit_api(api)
    made.files["openapi.json"] = emit_openapi(made.document)
    made.files["CATALOG.md"] = emit_catalogue_page(api)
    made.locks["names.lock"] = to_json(lock.as_data())
    made.locks["degrade.lock"] = to_json(degraded)
    return made


def _emit_sdk(source: DeskInput, made: Generation, api: Api, document: dict[str, Any]) -> dict[str, str]:
    """SDK and facade; schemas that the generator cannot carry are relaxed one after another, with a finding each."""
    from .emit_facade import emit_facade
    from .emit_sdk import SdkOperation, emit_sdk

    loaded = load_file(source, "degrade.lock", required=False)
    made.findings += loaded.findings
    degraded: dict[str, str] = {
        name: reason for name, reason in (loaded.value or {}).items() if name in document["components"]["schemas"]
    }
    operations = {
        op.id: SdkOperation(
            id=op.id,
            namespace=namespace_of(op.family),
            method=method_of(op.action),
            wire=op.wire(),
            summary=op.summary,
        )
        for op in api.operations
    }
    for _ in range(_REPAIR_ROUNDS):
        result = emit_sdk(api.desk, lower_for_sdk(document, api, degraded), operations)
        broken = {
            warning.where: warning.detail
            for warning in result.warnings
            if warning.kind == "schema" and warning.where in document["components"]["schemas"]
        }
        if not set(broken) - set(degraded):
            break
        degraded |= broken
    for name, reason in sorted(degraded.items()):
        made.findings.append(
            Finding(
                "GEN060",
                f"{source.folder}/degrade.lock#/{name}",
                f"the SDK takes {name} as a free-form object: {reason}",
                "simplify the schema in the overlay to have it typed",
                "the tools and the wire are not touched",
                Level.NOTE,
            )
        )
    for warning in result.warnings:
        if warning.kind != "schema" or warning.where not in degraded:
            made.findings.append(
                Finding(
                    "GEN061",
                    f"{source.folder}#{warning.where}",
                    f"{warning.kind}: {warning.detail}",
                    "rewrite the construct in the overlay, or teach sdk_document.py to lower it",
                )
            )
    for op in api.operations:
        if op.id not in result.bindings:
            made.findings.append(
                Finding("GEN062", str(op.source), f"{op.id} is not in the SDK", "see the warnings of the generator")
            )
    made.files |= result.files
    made.files |= emit_facade(
        api.desk, api.class_name, api.title, dict(api.connection), result, operations, about=api.about
    )
    return degraded


def method_of(action: str) -> str:
    """The facade's method for an action."""
    return snake(action, "root")


def classes_of(module: str) -> set[str]:
    """The names that a module's text defines at its top."""
    names: set[str] = set()
    for node in ast.parse(module).body:
        if isinstance(node, ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names
