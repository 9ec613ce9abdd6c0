"""Finds desks and reads their `catalog.json` into frozen values.

It imports no generated code, opens no connection, and knows no desk by name.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.machinery import PathFinder
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from deskwright.errors import SetupError, UsageError, listed, near

__all__ = [
    "Catalogue",
    "DeskPlace",
    "Operation",
    "Project",
    "Tool",
    "desk_id",
    "find_desk",
    "find_desks",
    "load_catalogue",
    "parse_catalogue",
    "read_project",
]

ENTRY_POINTS = "deskwright.desks"
PROJECT_FILE = "deskwright.toml"
_DESK_ID = re.compile(r"[a-z][a-z0-9_]*\Z")

JsonMap = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """Where a desk was found; `package` is None for a folder that is not importable."""

    desk: str
    folder: Path
    package: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the helpdesk's API; `wire` goes to the request builder unchanged."""

    id: str
    family: str
    action: str
    summary: str
    description: str
    method: str
    path: str
    ability: JsonMap
    effect: JsonMap
    tool: str | None
    schema: str
    hidden: str | None
    words: str
    wire: JsonMap
    # how a write sees what is there now, and what a person decides about it
    revision: JsonMap | None = None
    confirm: JsonMap | None = None

    @property
    def route(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def idempotency_header(self) -> str | None:
        idempotency = self.wire.get("idempotency")
        return str(idempotency["header"]) if idempotency else None

    @property
    def pagination(self) -> JsonMap | None:
        pagination: JsonMap | None = self.wire.get("pagination")
        return pagination


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool as generated; `listed` is what an MCP client sees."""

    name: str
    listed: JsonMap
    kind: str
    default: bool
    toolset: str
    module: str | None
    function: str | None
    operations: tuple[str, ...]
    operation: str | None
    dispatch: JsonMap | None
    arguments: Mapping[str, JsonMap]
    constants: Sequence[JsonMap]
    rules: Sequence[JsonMap]
    include: Sequence[JsonMap]
    uploads: Sequence[JsonMap]
    output: JsonMap | None
    aliases: tuple[str, ...]
    # arguments the schema does not name are properties of the body
    open: bool
    # addresses under which what the tool reads is offered
    resources: Sequence[JsonMap] = ()
    # what becomes of the answer: fields left out, rows left out, its text, links beside it
    omit: Sequence[JsonMap] = ()
    filters: JsonMap | None = None
    present: JsonMap | None = None
    links: Sequence[JsonMap] = ()

    @property
    def main_operations(self) -> tuple[str, ...]:
        """The operations a call may end in: one, or with a dispatch those of its values."""
        if self.operation is not None:
            return (self.operation,)
        if self.dispatch is not None:
            return tuple(dict.fromkeys(self.dispatch["values"].values()))
        return self.operations

    @property
    def schema(self) -> JsonMap:
        schema: JsonMap = self.listed["inputSchema"]
        return schema


@dataclass(frozen=True)
class Catalogue:
    """Everything the server knows of one desk."""

    desk: str
    title: str
    about: str
    version: str
    instructions: str
    roles: tuple[str, ...]
    connection: JsonMap
    toolsets: Mapping[str, str]
    operations: Mapping[str, Operation]
    tools: tuple[Tool, ...]
    # texts that a person chooses from a menu, in parts
    prompts: tuple[JsonMap, ...] = ()
    # the tickets in the triage contract: which tools list, read and write them, and where each field stands
    ticket: JsonMap | None = None
    place: DeskPlace | None = field(default=None, compare=False)

    @cached_property
    def named(self) -> Mapping[str, Tool]:
        return {tool.name: tool for tool in self.tools if tool.kind != "operation"}

    @cached_property
    def operation_tools(self) -> Mapping[str, Tool]:
        """Operation id -> its own generated tool; a hidden operation is offered under no name."""
        return {
            tool.operation: tool
            for tool in self.tools
            if tool.kind == "operation"
            and tool.operation is not None
            and self.operations[tool.operation].hidden is None
        }

    @cached_property
    def families(self) -> Mapping[str, Mapping[str, Operation]]:
        families: dict[str, dict[str, Operation]] = {}
        for operation in self.operations.values():
            families.setdefault(operation.family, {})[operation.action] = operation
        return {family: families[family] for family in sorted(families)}

    @property
    def call_tool_name(self) -> str:
        return f"{self.desk}_call"


def desk_id(word: str) -> str:
    """The desk id a word of the command line means (`-` is accepted for `_`)."""
    desk = word.strip().replace("-", "_")
    if not _DESK_ID.match(desk):
        raise UsageError(f'"{word}" is not a desk id: a to z, digits and _, beginning with a letter')
    return desk


# --- finding -------------------------------------------------------------------------------------------


def find_desks(folders: Iterable[Path] = ()) -> dict[str, DeskPlace]:
    """Every desk that can be found: installed ones first, then entry points, then folders."""
    found: dict[str, DeskPlace] = {}
    for place in (*_installed_desks(), *_entry_point_desks(), *_folder_desks(folders)):
        found.setdefault(place.desk, place)
    return dict(sorted(found.items()))


def find_desk(word: str, folders: Iterable[Path] = ()) -> DeskPlace:
    """The place of one desk, or an error that lists the known ones."""
    desk = desk_id(word)
    known = find_desks(folders)
    if desk in known:
        return known[desk]
    close = near(desk, known)
    hint = f" (did you mean {listed(close)}?)" if close else ""
    raise UsageError(f'no desk "{desk}"{hint}\n  known desks: {listed(known)}\n  deskwright list shows them')


def _installed_desks() -> list[DeskPlace]:
    places = []
    for base in _package_folders("helpdesks"):
        for catalog in sorted(base.glob("*/catalog.json")):
            if _DESK_ID.match(catalog.parent.name):
                package = f"helpdesks.{catalog.parent.name}"
                places.append(DeskPlace(catalog.parent.name, catalog.parent, package, "installed"))
    return places


def _entry_point_desks() -> list[DeskPlace]:
    places = []
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: entry.name):
        package = entry.value.partition(":")[0]
        for base in _package_folders(package):
            if _DESK_ID.match(entry.name) and (base / "catalog.json").is_file():
                places.append(DeskPlace(entry.name, base, package, "entry point"))
    return places


def _folder_desks(folders: Iterable[Path]) -> list[DeskPlace]:
    places = []
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"--desks {folder}: no such folder")
        catalogs = [folder / "catalog.json"] if (folder / "catalog.json").is_file() else []
        catalogs += sorted(folder.glob("*/catalog.json"))
        for catalog in catalogs:
            desk = _desk_named_in(catalog)
            places.append(DeskPlace(desk, catalog.parent.resolve(), None, str(folder)))
    return places


def _package_folders(package: str) -> list[Path]:
    """The folders of a package, found without importing it or its parents."""
    search: list[str] | None = None
    for part in package.split("."):
        spec = PathFinder.find_spec(part, search)
        if spec is None or spec.submodule_search_locations is None:
            return []
        search = list(spec.submodule_search_locations)
    return [Path(folder) for folder in search or []]


def _desk_named_in(catalog: Path) -> str:
    desk = _read_json(catalog).get("desk", catalog.parent.name)
    if not isinstance(desk, str) or not _DESK_ID.match(desk):
        raise SetupError(f"{catalog}: the desk id is not valid")
    return desk


# --- reading -------------------------------------------------------------------------------------------


def load_catalogue(place: DeskPlace) -> Catalogue:
    """Read the catalogue of a place."""
    return parse_catalogue(_read_json(place.folder / "catalog.json"), place)


def parse_catalogue(document: JsonMap, place: DeskPlace | None = None) -> Catalogue:
    """Turn a catalogue document into values; a missing part is an error that names it."""
    where = place.folder / "catalog.json" if place else "catalog.json"
    try:
        operations = {name: _operation(name, data) for name, data in document["operations"].items()}
        tools = tuple(_tool(data) for data in document["tools"])
        catalogue = Catalogue(
            desk=document["desk"],
            title=document.get("title") or document["desk"],
            about=document.get("about") or "",
            version=str(document.get("version") or ""),
            instructions=document.get("instructions") or "",
            roles=tuple(document.get("roles") or ()),
            connection=document["connection"],
            toolsets=dict(document.get("toolsets") or {}),
            operations=operations,
            tools=tools,
            prompts=tuple(document.get("prompts") or ()),
            ticket=document.get("ticket"),
            place=place,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise SetupError(f"{where}: not a catalogue of this version ({error!r}); run deskwright regen") from error
    for tool in tools:
        unknown = [name for name in tool.operations if name not in operations]
        if unknown:
            raise SetupError(f"{where}: tool {tool.name} names unknown operations: {listed(unknown)}")
    for prompt in catalogue.prompts:
        unknown = [name for name in _tools_in(prompt["parts"]) if name not in catalogue.named]
        if unknown:
            raise SetupError(f"{where}: prompt {prompt['name']} names unknown tools: {listed(unknown)}")
    return catalogue


def _tools_in(parts: Iterable[Any]) -> Iterator[str]:
    """The tools that the text of a prompt names."""
    for part in parts:
        if isinstance(part, Mapping):
            yield from [part["tool"]] if "tool" in part else _tools_in(part.get("optional") or ())


def _operation(name: str, data: JsonMap) -> Operation:
    return Operation(
        id=name,
        family=data["family"],
        action=data["action"],
        summary=data.get("summary") or "",
        description=data.get("description") or "",
        method=data["method"],
        path=data["path"],
        ability=data.get("ability") or {},
        effect=data.get("effect") or {"default": "write_outbound"},
        tool=data.get("tool"),
        schema=data.get("schema") or "typed",
        hidden=data.get("hidden"),
        words=data.get("words") or "",
        wire=data["wire"],
        revision=data.get("revision"),
        confirm=data.get("confirm"),
    )


def _tool(data: JsonMap) -> Tool:
    return Tool(
        name=data["listed"]["name"],
        listed=data["listed"],
        kind=data.get("kind") or "named",
        default=bool(data.get("default")),
        toolset=data.get("toolset") or "default",
        module=data.get("module"),
        function=data.get("function"),
        operations=tuple(data.get("operations") or ()),
        operation=data.get("operation"),
        dispatch=data.get("dispatch"),
        arguments=data.get("arguments") or {},
        constants=data.get("constants") or (),
        rules=data.get("rules") or (),
        include=data.get("include") or (),
        uploads=data.get("uploads") or (),
        output=data.get("output"),
        aliases=tuple(data.get("aliases") or ()),
        omit=data.get("omit") or (),
        filters=data.get("filters"),
        present=data.get("present"),
        links=data.get("links") or (),
        open=bool(data.get("open")),
        resources=data.get("resources") or (),
    )


def _read_json(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise SetupError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise SetupError(f"{path}: not JSON ({error})") from error
    if not isinstance(document, dict):
        raise SetupError(f"{path}: not a JSON object")
    return document


# --- the user's own folder -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Project:
    """What a `deskwright.toml` in the current folder says."""

    folder: Path | None = None
    desks: tuple[Path, ...] = ()
    env_file: Path | None = None
    # rules about proposals and who approves them
    policy: Path | None = None


def read_project(folder: Path) -> Project:
    """Read `deskwright.toml` in `folder`; only beside it is a `.env` looked for."""
    path = folder / PROJECT_FILE
    if not path.is_file():
        return Project()
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SetupError(f"{path}: {error}") from error
    desks = data.get("desks") or []
    if not isinstance(desks, list) or not all(isinstance(item, str) for item in desks):
        raise SetupError(f'{path}: desks must be a list of folders, as in desks = ["./out"]')
    policy = data.get("policy")
    if policy is not None and not isinstance(policy, str):
        raise SetupError(f'{path}: policy must be a file, as in policy = "policy.yaml"')
    env_file = folder / ".env"
    return Project(
        folder=folder,
        desks=tuple((folder / item).resolve() for item in desks),
        env_file=env_file if env_file.is_file() else None,
        policy=(folder / policy) if policy is not None else None,
    )
