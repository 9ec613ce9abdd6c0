"""Generating: one desk's files in, every generated file as text out; nothing here touches a disk.

The way of the data, in order: read, overlay, normalise, Api, emit. Each stage is a pure function of its own module.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .added_files import added_files
from .build_api import build_api
from .emit_catalogue import emit_api, emit_catalogue, emit_openapi, input_schema
from .emit_docs import emit_catalogue_page
from .emit_tools import emit_tools
from .finding import Finding, Level, has_errors
from .foreign_words import without_our_words
from .haste import Beside
from .lenient import isolate, leave_out, routes_in, softened, spared
from .load import DeskInput, load_file
from .model import Api
from .names import NameLock, snake
from .normalise import fold, normalise
from .overlay import apply_overlay
from .pointer import pointer
from .python_text import header, opening
from .read import read_desk
from .read_badges import read_badges
from .sdk_document import lower_for_sdk, namespace_of
from .sdk_names import blank
from .settings import read_settings
from .text import to_json

if TYPE_CHECKING:
    from .emit_sdk import SdkOperation, SdkWarning

#: A schema that still does not fit after this many rounds is a bug of ours, not of the document.
_REPAIR_ROUNDS = 8
#: So many tools are worth a second interpreter.
_MANY = 60
Progress = Callable[[str], None]


@dataclass(slots=True)
class Generation:
    """What one desk becomes. `files` are relative to generated/helpdesks/<desk>/, `locks` to specs/<desk>/."""

    api: Api | None = None
    document: dict[str, Any] | None = None
    files: dict[str, str] = field(default_factory=dict)
    locks: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    left_out: tuple[str, ...] = ()
    """The operations that are not there (`GET /tickets`): lenient reading does without them, a finding says why."""
    spared: set[Finding] = field(default_factory=set)
    """The errors that cost those operations and nothing else."""

    @property
    def failed(self) -> bool:
        """Whether an error forbids to use the files."""
        return has_errors(found for found in self.findings if found not in self.spared)


def read_api(
    source: DeskInput, progress: Progress = lambda stage: None, lenient: bool = False
) -> tuple[Generation, NameLock]:
    """Everything up to the IR: enough for a report, a catalogue and `try`.

    `lenient`: an error about single operations leaves these out and stays among the findings; all else goes on.
    """
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
    made.findings += without_our_words(source, reading.document, reading.kind)
    made.findings += read_badges(source, settings, reading.document)
    progress("overlay")
    document, found = apply_overlay(source, reading.document)
    made.findings += found
    account = _Account(made, routes_in(document), lenient)
    account.settle(document)
    if made.failed:
        return made, NameLock()
    progress("normalise")
    normal, found = isolate(source, "normalise", document, lambda given: normalise(source, given, lenient=lenient))
    made.findings += found + (normal[1] if normal else [])
    if normal is None:
        return made, NameLock()
    made.document = normal[0]
    account.expect(routes_in(made.document))
    account.settle(made.document)
    if made.failed:
        return made, NameLock()
    loaded = load_file(source, "names.lock", required=False)
    made.findings += loaded.findings
    while True:
        built, found = isolate(
            source,
            "IR",
            made.document,
            lambda given: (lock := NameLock.of(loaded.value), build_api(source, settings, given, lock)),
        )
        made.findings += found
        if built is None:
            return made, NameLock()
        lock, result = built
        if not account.settle(made.document, result.findings):
            break
    made.findings += result.findings
    made.api = result.api
    account.close(source)
    return made, lock


@dataclass(slots=True)
class _Account:
    """The operations of the document, each of which becomes one of the IR or is left out and told."""

    made: Generation
    routes: list[str]
    lenient: bool

    def expect(self, routes: list[str]) -> None:
        """Operations that were not seen before: those of a path item that stands elsewhere."""
        self.routes = list(dict.fromkeys([*self.routes, *routes]))

    def settle(self, document: dict[str, Any], findings: list[Finding] | None = None) -> bool:
        """Leave out the operations that errors are about; whether the document has changed by that."""
        if not self.lenient:
            return False
        self.made.findings = softened(self.made.findings)
        errors, routes = spared([*self.made.findings, *(findings or [])], document)
        self.made.spared |= set(errors)
        self.made.findings += [
            found for found in errors if found in (findings or []) and found not in self.made.findings
        ]
        self.made.left_out = tuple(dict.fromkeys([*self.made.left_out, *routes]))
        self.expect(routes)
        before = len(routes_in(document))
        leave_out(document, routes)
        return len(routes_in(document)) != before

    def close(self, source: DeskInput) -> None:
        """Zero lost: what is neither in the IR nor told is told now."""
        known = {op.route for op in self.made.api.operations} if self.made.api else set()
        for route in self.routes:
            if route not in known and route not in self.made.left_out:
                self.made.left_out += (route,)
                self.made.findings.append(
                    Finding(
                        "GEN121",
                        source.where(""),
                        f"{route} was lost",
                        "report it: this is our bug",
                        "it is left out",
                        operations=(route,),
                    )
                )
        if self.lenient:
            self.made.spared |= {found for found in self.made.findings if found.code == "GEN121"}


def generate_desk(source: DeskInput, progress: Progress = lambda stage: None, lenient: bool = False) -> Generation:
    """All files of one desk, or the findings that forbid them."""
    made, lock = read_api(source, progress, lenient)
    if made.failed or made.api is None or made.document is None:
        return made
    api = made.api
    progress("SDK")
    schemas = [{"name": tool.name, "inputSchema": input_schema(tool)} for tool in api.tools]
    with Beside("emit_arguments", "emit_arguments", (api.desk, schemas), pays=len(schemas) >= _MANY) as arguments:
        degraded = _emit_sdk(source, made, api, made.document)
        if made.failed:
            return made
        progress("tools")
        made.files["arguments.py"] = arguments.result()
    made.files |= emit_tools(api, classes_of(made.files["arguments.py"]))
    progress("catalogue")
    made.files["catalog.json"] = emit_catalogue(api)
    made.files["api.json"] = emit_api(api)
    made.files["openapi.json"] = emit_openapi(made.document)
    made.files["CATALOG.md"] = emit_catalogue_page(api)
    made.files |= added_files(api.desk, made.files["catalog.json"], made.files)
    usual, real = header(api.desk), opening(source.folder, source.regen)
    if usual != real:
        made.files = {name: text.replace(usual, real, 1) for name, text in made.files.items()}
    made.locks["names.lock"] = to_json(lock.as_data())
    made.locks["degrade.lock"] = to_json(degraded)
    return made


def _emit_sdk(source: DeskInput, made: Generation, api: Api, document: dict[str, Any]) -> dict[str, str]:
    """SDK and facade; schemas that the generator cannot carry are relaxed one after another, with a finding each."""
    from .connect_settings import for_scripts
    from .emit_facade import emit_facade
    from .emit_sdk import SdkOperation, emit_sdk

    loaded = load_file(source, "degrade.lock", required=False)
    made.findings += loaded.findings
    schemas, routes = document["components"]["schemas"], {op.route: op for op in api.operations}
    degraded: dict[str, str] = {
        name: reason for name, reason in (loaded.value or {}).items() if name in schemas or name in routes
    }
    for _ in range(_REPAIR_ROUNDS):
        lowered = lower_for_sdk(document, api, degraded)
        operations = {
            op.id: SdkOperation(
                id=op.id,
                namespace=namespace_of(op.family),
                method=method_of(op.action),
                wire=op.wire(),
                summary=op.summary,
                path=lowered.paths.get(op.id, ""),
            )
            for op in api.operations
        }
        result = emit_sdk(api.desk, lowered.document, operations, lowered.wire_names)
        broken = _broken(result.warnings, operations, schemas)
        if not set(broken) - set(degraded):
            break
        degraded |= broken
    for name, reason in sorted(degraded.items()):
        if name in schemas:
            what = f"the SDK takes {name} as a free-form object: {reason}"
            code, fix = "GEN060", "simplify the schema in the overlay to have it typed"
        else:
            what = f"the SDK takes and gives any value in {name}: {reason}"
            code, fix = "GEN132", "simplify the operation's schemas in the overlay to have them typed"
        consequence = "the tools and the wire are not touched"
        where = f"{source.folder}/degrade.lock#{pointer(name)}"
        made.findings.append(Finding(code, where, what, fix, consequence, Level.NOTE))
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
        api.desk, api.class_name, api.title, for_scripts(api.connection), result, operations, about=api.about
    )
    return degraded


def _broken(
    warnings: Iterable[SdkWarning], operations: Mapping[str, SdkOperation], schemas: Mapping[str, Any]
) -> dict[str, str]:
    """What the generator could not carry: schemas, and where no schema is at fault routes, with its words."""
    folded = {fold(name): name for name in schemas}
    broken: dict[str, str] = {}
    for warning in warnings:
        if warning.kind == "schema":
            # A member of a union is called after the schema that it stands in.
            parts = warning.where.split("_")
            inside = ("".join(parts[:end]) for end in range(len(parts), 0, -1))
            name = next((folded[fold(part)] for part in inside if fold(part) in folded), None)
            if name is not None:
                broken[name] = warning.detail
    if broken:
        return broken
    routes = {" ".join(one.key): one.route for one in operations.values()}
    for warning in warnings:
        method, _, path = warning.where.partition(" ")
        route = routes.get(f"{method} {blank(path)}")
        if route is not None and warning.kind in {"operation", "response"}:
            # The generator's own words say more than that there is no endpoint.
            broken.setdefault(route, warning.detail)
    return broken


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
