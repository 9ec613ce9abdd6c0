"""Finds desks and reads their `catalog.json` into frozen values.

It imports no generated code, opens no connection, and knows no desk by name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.machinery import PathFinder
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from deskwright.catalogue_file import read_file, read_head, read_late, read_whole, unlike
from deskwright.errors import SetupError, UsageError, listed, near
from deskwright.members import JsonMap, Operation, Tool, make_operation, make_tool

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
# where a project keeps what is generated, unless its file says otherwise
OUTPUT = "generated"
_DESK_ID = re.compile(r"[a-z][a-z0-9_]*\Z")


@dataclass(frozen=True, slots=True)
class DeskPlace:
    """Where a desk was found; `package` is None for a folder that is not importable."""

    desk: str
    folder: Path
    package: str | None
    source: str


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
    desk = read_head(catalog).get("desk", catalog.parent.name)
    if not isinstance(desk, str) or not _DESK_ID.match(desk):
        raise SetupError(f"{catalog}: the desk id is not valid")
    return desk


# --- reading -------------------------------------------------------------------------------------------


def load_catalogue(place: DeskPlace) -> Catalogue:
    """Read the catalogue of a place."""
    path = place.folder / "catalog.json"
    data = read_file(path)
    late = read_late(path, data)
    if late is not None:
        head, operations, tools = late
        return _catalogue(head, operations, tools, place)
    return parse_catalogue(read_whole(path, data), place)


def parse_catalogue(document: JsonMap, place: DeskPlace | None = None) -> Catalogue:
    """Turn a catalogue document into values; a missing part is an error that names it."""
    try:
        operations = {name: make_operation(name, data) for name, data in document["operations"].items()}
        tools = tuple(make_tool(data) for data in document["tools"])
    except (KeyError, TypeError, AttributeError) as error:
        raise unlike(_where(place), error) from error
    return _catalogue(document, operations, tools, place)


def _catalogue(
    document: JsonMap, operations: Mapping[str, Operation], tools: tuple[Tool, ...], place: DeskPlace | None
) -> Catalogue:
    where = _where(place)
    try:
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
        raise unlike(where, error) from error
    for tool in tools:
        if not operations.keys() >= set(tool.operations):
            unknown = [name for name in tool.operations if name not in operations]
            raise SetupError(f"{where}: tool {tool.name} names unknown operations: {listed(unknown)}")
    for prompt in catalogue.prompts:
        unknown = [name for name in _tools_in(prompt["parts"]) if name not in catalogue.named]
        if unknown:
            raise SetupError(f"{where}: prompt {prompt['name']} names unknown tools: {listed(unknown)}")
    return catalogue


def _where(place: DeskPlace | None) -> Path:
    return (place.folder if place else Path()) / "catalog.json"


def _tools_in(parts: Iterable[Any]) -> Iterator[str]:
    """The tools that the text of a prompt names."""
    for part in parts:
        if isinstance(part, Mapping):
            yield from [part["tool"]] if "tool" in part else _tools_in(part.get("optional") or ())


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
    output = data.get("output", OUTPUT)
    if not isinstance(output, str):
        raise SetupError(f'{path}: output must be a folder, as in output = "{OUTPUT}"')
    # what `deskwright add` and `regen` write is found without being named
    own = (folder / output / "helpdesks").resolve()
    env_file = folder / ".env"
    return Project(
        folder=folder,
        desks=(*((folder / item).resolve() for item in desks), *([own] if own.is_dir() else [])),
        env_file=env_file if env_file.is_file() else None,
        policy=(folder / policy) if policy is not None else None,
    )
