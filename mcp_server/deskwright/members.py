"""What a catalogue is made of: operations and tools.

Made from a document they are plain values. Made from the lines of a file they hold what a list and a policy ask of
every one of them; the rest is read where it stands when somebody asks for it, and nobody can tell the difference.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol, TypeVar

__all__ = [
    "JsonMap",
    "Late",
    "Lines",
    "Operation",
    "Tool",
    "late_operation",
    "late_tool",
    "make_operation",
    "make_tool",
]

JsonMap = Mapping[str, Any]
Values = dict[str, Any]
M = TypeVar("M", bound="Late")


class Lines(Protocol):
    """The file in which the rest of a member stands, on the lines after its facts; `at` is where these begin."""

    def rest(self, at: int, read: Callable[[JsonMap], Values]) -> Values:
        """What `read` makes of the rest."""

    def listed(self, at: int) -> JsonMap:
        """A tool as it is listed."""

    def listed_json(self, at: int) -> bytes:
        """The same as it stands there."""

    def keep(self, member: Late, names: Collection[str]) -> None:
        """These fields of it were read lately; it is told to forget them when there are too many such members."""


class Late:
    """A member some of whose fields may not be set: those are read when they are asked for, and kept for a while."""

    __slots__ = ("_at", "_key", "_lines")
    LATE: ClassVar[frozenset[str]] = frozenset()

    _lines: Lines
    _at: int
    _key: str | None

    def __getattr__(self, name: str) -> Any:
        if name not in self.LATE:
            raise AttributeError(f"{type(self).__name__} has no {name}")
        values = self._read(name)
        for each, value in values.items():
            object.__setattr__(self, each, value)
        self._lines.keep(self, values.keys())
        return values[name]

    def forget(self, names: Collection[str]) -> None:
        for name in names:
            with suppress(AttributeError):
                object.__delattr__(self, name)

    def _read(self, name: str) -> Values:
        """The field, with those that stand beside it."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Operation(Late):
    """One operation of the helpdesk's API; `wire` goes to the request builder unchanged."""

    LATE: ClassVar[frozenset[str]] = frozenset({"description", "wire", "revision"})

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
        try:
            return self._key
        except AttributeError:  # made from a document
            idempotency = self.wire.get("idempotency")
            return str(idempotency["header"]) if idempotency else None

    @property
    def pagination(self) -> JsonMap | None:
        pagination: JsonMap | None = self.wire.get("pagination")
        return pagination

    def _read(self, name: str) -> Values:
        return self._lines.rest(self._at, _operation_rest)


@dataclass(frozen=True, slots=True)
class Tool(Late):
    """One tool as generated; `listed` is what an MCP client sees."""

    LATE: ClassVar[frozenset[str]] = frozenset(
        {
            "listed", "arguments", "constants", "rules", "include", "uploads", "output", "omit", "filters", "present",
            "links", "output_schema", "prose",
        }
    )  # fmt: skip

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
    # the shape of the answers, listed only where the operator asks for it
    output_schema: JsonMap | None = None
    # JSON pointer into the listed schema -> the description that is cut there
    prose: Mapping[str, str] = field(default_factory=dict)

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

    @property
    def is_late(self) -> bool:
        """Does it stand in a file as the generator writes it?"""
        try:
            return self._lines is not None
        except AttributeError:
            return False

    @property
    def listed_json(self) -> bytes:
        """`listed` as compact JSON."""
        try:
            lines = self._lines
        except AttributeError:  # made from a document
            return json.dumps(self.listed, ensure_ascii=False, separators=(",", ":")).encode()
        return lines.listed_json(self._at)

    def _read(self, name: str) -> Values:
        return {name: self._lines.listed(self._at)} if name == "listed" else self._lines.rest(self._at, _tool_rest)


# --- made at once --------------------------------------------------------------------------------------


def make_operation(name: str, data: JsonMap) -> Operation:
    return Operation(id=name, **_operation_facts(data), **_operation_rest(data))


def make_tool(data: JsonMap) -> Tool:
    return Tool(name=data["listed"]["name"], listed=data["listed"], **_tool_facts(data), **_tool_rest(data))


# --- made late -----------------------------------------------------------------------------------------


def late_operation(name: str, facts: JsonMap, lines: Lines, at: int) -> Operation:
    """An operation whose rest stands behind `at`."""
    values = {"id": name, **_operation_facts(facts), "_key": facts.get("key")}
    return _made(Operation, values, lines, at)


def late_tool(facts: JsonMap, lines: Lines, at: int) -> Tool:
    """A tool of which what is listed, and then the rest, stands behind `at`."""
    return _made(Tool, {"name": facts["name"], **_tool_facts(facts)}, lines, at)


def _made(kind: type[M], values: Values, lines: Lines, at: int) -> M:
    member = kind.__new__(kind)
    for name, value in values.items():
        object.__setattr__(member, name, value)
    object.__setattr__(member, "_lines", lines)
    object.__setattr__(member, "_at", at)
    return member


# --- what a document says ------------------------------------------------------------------------------


def _operation_facts(data: JsonMap) -> Values:
    return {
        "family": data["family"],
        "action": data["action"],
        "summary": data.get("summary") or "",
        "method": data["method"],
        "path": data["path"],
        "ability": data.get("ability") or {},
        "effect": data.get("effect") or {"default": "write_outbound"},
        "tool": data.get("tool"),
        "schema": data.get("schema") or "typed",
        "hidden": data.get("hidden"),
        "words": data.get("words") or "",
        "confirm": data.get("confirm"),
    }


def _operation_rest(data: JsonMap) -> Values:
    return {
        "description": data.get("description") or "",
        "wire": data["wire"],
        "revision": data.get("revision"),
    }


def _tool_facts(data: JsonMap) -> Values:
    return {
        "kind": data.get("kind") or "named",
        "default": bool(data.get("default")),
        "toolset": data.get("toolset") or "default",
        "module": data.get("module"),
        "function": data.get("function"),
        "operations": tuple(data.get("operations") or ()),
        "operation": data.get("operation"),
        "dispatch": data.get("dispatch"),
        "aliases": tuple(data.get("aliases") or ()),
        "open": bool(data.get("open")),
        "resources": data.get("resources") or (),
    }


def _tool_rest(data: JsonMap) -> Values:
    return {
        "arguments": data.get("arguments") or {},
        "constants": data.get("constants") or (),
        "rules": data.get("rules") or (),
        "include": data.get("include") or (),
        "uploads": data.get("uploads") or (),
        "output": data.get("output"),
        "omit": data.get("omit") or (),
        "filters": data.get("filters"),
        "present": data.get("present"),
        "links": data.get("links") or (),
        "output_schema": data.get("outputSchema"),
        "prose": data.get("prose") or {},
    }
