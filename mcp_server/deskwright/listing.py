"""Decides which tools are listed, under which names, and with which of our own arguments.

It asks the policy and the operator's selection, and keeps no state between two lists.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from deskwright import general_tools
from deskwright.arguments import add_reserved
from deskwright.catalogue import Catalogue, Operation, Tool
from deskwright.errors import UsageError, listed, near
from deskwright.policy import ALLOWED, Decision, Policy

__all__ = ["Entry", "Selection", "build_entries", "public_name", "tool_decision"]

GENERAL = "general"
# So many shown tools are kept: more than a conversation uses.
MANY = 48


@dataclass(frozen=True, slots=True)
class Selection:
    """What the operator chose to list; nothing chosen is the default."""

    toolsets: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    all_tools: bool = False
    # with the shapes of the answers
    output_schemas: bool = False

    def __post_init__(self) -> None:
        if self.all_tools and (self.toolsets or self.tools):
            raise UsageError("--all-tools does not go with --toolsets or --tools: choose one")

    @property
    def is_default(self) -> bool:
        return not (self.toolsets or self.tools or self.all_tools)


class _Listed:
    """What an entry shows, made when it is asked for where it need not be kept: a list may have a thousand tools."""

    __slots__ = ("_showing",)
    _showing: _Showing

    def __getattr__(self, name: str) -> Any:
        if name != "listed" or not isinstance(self, Entry):
            raise AttributeError(f"{type(self).__name__} has no {name}")
        return self._showing.listed(self)


@dataclass(frozen=True, slots=True)
class Entry(_Listed):
    """One tool under its public name; `tool` is None for a general one."""

    name: str
    catalogue: Catalogue
    tool: Tool | None
    general: str | None
    listed: Mapping[str, Any] = field(hash=False)
    decision: Decision = ALLOWED
    shown: bool = True
    # a call may become a proposal
    waits: bool = False

    @property
    def schema(self) -> Mapping[str, Any]:
        schema: Mapping[str, Any] = self.listed["inputSchema"]
        return schema

    @property
    def listed_json(self) -> bytes:
        """`listed` as compact JSON, as the client gets it."""
        showing = getattr(self, "_showing", None)
        if showing is not None and self.tool is not None and not showing.changes(self):
            return self.tool.listed_json
        return json.dumps(self.listed, ensure_ascii=False, separators=(",", ":")).encode()


class _Showing:
    """How the tools of one desk are shown, under one selection."""

    def __init__(self, catalogue: Catalogue, selection: Selection, instances: Sequence[str]) -> None:
        self._catalogue = catalogue
        self._selection = selection
        self._instances = instances
        self._recent: dict[str, Mapping[str, Any]] = {}

    def entry(self, name: str, tool: Tool, decision: Decision, *, shown: bool, waits: bool) -> Entry:
        entry = Entry.__new__(Entry)
        for word, value in (
            ("name", name),
            ("catalogue", self._catalogue),
            ("tool", tool),
            ("general", None),
            ("decision", decision),
            ("shown", shown),
            ("waits", waits),
            ("_showing", self),
        ):
            object.__setattr__(entry, word, value)
        return entry

    def marks(self, decision: Decision) -> bool:
        return self._selection.all_tools and decision.unasked

    def changes(self, entry: Entry) -> bool:
        """Is the tool shown otherwise than it was generated?"""
        tool = entry.tool
        if tool is None or entry.name != tool.name or entry.waits or self.marks(entry.decision):
            return True
        return len(self._instances) > 1 or takes_key(self._catalogue, tool) or self._tells_shape(tool)

    def _tells_shape(self, tool: Tool) -> bool:
        return self._selection.output_schemas and tool.output_schema is not None

    def listed(self, entry: Entry) -> Mapping[str, Any]:
        assert entry.tool is not None
        if not self.changes(entry):
            return entry.tool.listed
        made = self._recent.get(entry.name)
        if made is None:
            made = _listed(self._catalogue, entry.tool, entry.name, self._instances, entry.waits)
            if self.marks(entry.decision):
                made = _marked(made, entry.decision)
            if self._tells_shape(entry.tool):
                made = {**made, "outputSchema": entry.tool.output_schema}
            made = digested(made) if made != entry.tool.listed else entry.tool.listed
            if len(self._recent) >= MANY:
                self._recent.clear()
            self._recent[entry.name] = made
        return made


def public_name(desk: str, name: str, several: bool) -> str:
    """The tool's name; with several desks it begins with the desk's."""
    return name if not several or name.startswith(f"{desk}_") else f"{desk}_{name}"


def tool_decision(catalogue: Catalogue, tool: Tool, policies: Sequence[Policy]) -> Decision:
    """May any call of this tool be allowed, by any instance? The first refusal stands for all."""
    operations = [catalogue.operations[name] for name in tool.main_operations]
    decisions = [policy.decide_any(operations, tool) for policy in policies]
    return next((decision for decision in decisions if decision.allowed), decisions[0])


def build_entries(
    catalogue: Catalogue,
    policies: Sequence[Policy],
    selection: Selection,
    *,
    instances: Sequence[str] = (),
    several: bool = False,
    waits: Callable[[Operation, Tool], bool] = lambda operation, tool: False,
) -> list[Entry]:
    """Every tool of the selection with its decision; those allowed are listed.

    `--all-tools` asks for the whole API: a tool that lacks nothing but --allow stays in the list, marked as refused,
    as `list_endpoints` tells it. What a switch or the token forbids is never listed.
    """
    entries = []
    showing = _Showing(catalogue, selection, instances)
    for tool in _selected(catalogue, selection):
        decision = tool_decision(catalogue, tool, policies)
        entries.append(
            showing.entry(
                public_name(catalogue.desk, tool.name, several),
                tool,
                decision,
                shown=decision.allowed or showing.marks(decision),
                waits=decision.allowed
                and any(waits(catalogue.operations[each], tool) for each in tool.main_operations),
            )
        )
    for general in _general(catalogue, selection):
        described = general_tools.describe(general, catalogue, policies, instances)
        name = public_name(catalogue.desk, described["name"], several)
        decision = _general_decision(general, catalogue, policies)
        shown = digested({**described, "name": name})
        entries.append(Entry(name, catalogue, None, general, shown, decision, decision.allowed))
    return entries


def check_selection(catalogues: Sequence[Catalogue], selection: Selection) -> None:
    """A toolset or tool that no served desk has is an error that lists the valid ones."""
    several = len(catalogues) > 1
    toolsets = {name for catalogue in catalogues for name in (*_toolsets(catalogue), GENERAL)}
    tools = {name for catalogue in catalogues for name in _tool_names(catalogue, several)}
    for option, words, known in (
        ("--toolsets", selection.toolsets, toolsets),
        ("--tools", selection.tools, tools),
    ):
        for word in words:
            if word not in known:
                close = near(word, known)
                hint = f" (did you mean {listed(close)}?)" if close else ""
                kind = option[2:-1]
                raise UsageError(f'{option}: no {kind} "{word}"{hint}\n  valid: {listed(sorted(known), 60)}')


def _toolsets(catalogue: Catalogue) -> list[str]:
    return sorted({tool.toolset for tool in _in_toolsets(catalogue)})


def _in_toolsets(catalogue: Catalogue) -> Iterable[Tool]:
    """The named tools; where nobody has named any, those of the operations."""
    return (catalogue.named or catalogue.operation_tools).values()


def _tool_names(catalogue: Catalogue, several: bool) -> set[str]:
    tools = (*catalogue.named.values(), *catalogue.operation_tools.values())
    names = {tool.name for tool in tools} | set(general_tools.names(catalogue))
    if several:
        names |= {public_name(catalogue.desk, name, True) for name in names}
    return names


def _selected(catalogue: Catalogue, selection: Selection) -> list[Tool]:
    if selection.all_tools:
        return list(catalogue.operation_tools.values())
    if selection.is_default:
        return [tool for tool in catalogue.named.values() if tool.default]
    chosen = [
        tool
        for tool in _in_toolsets(catalogue)
        if tool.toolset in selection.toolsets or _is_named(catalogue, tool.name, selection)
    ]
    names = {tool.name for tool in chosen}
    return chosen + [
        tool
        for tool in catalogue.operation_tools.values()
        if tool.name not in names and _is_named(catalogue, tool.name, selection)
    ]


def _is_named(catalogue: Catalogue, name: str, selection: Selection) -> bool:
    return name in selection.tools or public_name(catalogue.desk, name, True) in selection.tools


def _general(catalogue: Catalogue, selection: Selection) -> list[str]:
    """The general tools: by default where an operation is reached by no default tool, else when chosen."""
    if selection.all_tools:
        return []
    if selection.is_default:
        reached = {name for tool in catalogue.named.values() if tool.default for name in tool.operations}
        rest = [
            operation
            for operation in catalogue.operations.values()
            if operation.id not in reached and operation.hidden is None
        ]
        return list(general_tools.KINDS) if rest else []
    return [
        kind
        for kind, name in zip(general_tools.KINDS, general_tools.names(catalogue), strict=True)
        if GENERAL in selection.toolsets or _is_named(catalogue, name, selection)
    ]


def _general_decision(kind: str, catalogue: Catalogue, policies: Sequence[Policy]) -> Decision:
    if kind == general_tools.LIST:
        return ALLOWED
    operations = [operation for operation in catalogue.operations.values() if operation.hidden is None]
    decisions = [policy.decide_any(operations) for policy in policies]
    return next((decision for decision in decisions if decision.allowed), decisions[0])


def _listed(catalogue: Catalogue, tool: Tool, name: str, instances: Sequence[str], waiting: bool) -> Mapping[str, Any]:
    schema = add_reserved(tool.schema, keyed=takes_key(catalogue, tool), instances=instances, proposed=waiting)
    made = {**tool.listed, "name": name, "inputSchema": schema}
    if not waiting:
        return made
    ours = {**tool.listed["_meta"]["deskwright"], "approval": "a person approves each call"}
    return {**made, "_meta": {**tool.listed["_meta"], "deskwright": ours}}


def _marked(tool: Mapping[str, Any], decision: Decision) -> Mapping[str, Any]:
    """The tool with the reason why a call will be refused."""
    ours = {**tool["_meta"]["deskwright"], "refused": f"{decision.why}; {decision.next}"}
    return {**tool, "_meta": {**tool["_meta"], "deskwright": ours}}


def digested(tool: Mapping[str, Any]) -> Mapping[str, Any]:
    """The tool with the digest of what is really listed, so that a client that pins it can check it.

    `sha256:` over the compact, sorted JSON of the tool whose `_meta` is ours without the digest.
    """
    ours = {key: value for key, value in tool["_meta"]["deskwright"].items() if key != "digest"}
    text = json.dumps({**tool, "_meta": ours}, separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    ours["digest"] = "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    return {**tool, "_meta": {**tool["_meta"], "deskwright": ours}}


def takes_key(catalogue: Catalogue, tool: Tool) -> bool:
    """Does an operation this tool may end in take an idempotency key?"""
    found: list[Operation] = [catalogue.operations[name] for name in tool.main_operations]
    return any(operation.idempotency_header for operation in found)
