"""The tools of one server: which are listed, which a name means, which one reads what another writes.

It asks the policy and the operator's selection, and sends nothing. Once a credential's abilities are known it is made
anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from deskwright import general_tools
from deskwright.catalogue import Catalogue, Operation
from deskwright.errors import Refusal, UnknownTool, UsageError, listed, near, short
from deskwright.governance.governor import Governor
from deskwright.listing import Entry, Selection, build_entries, check_selection, public_name, tool_decision
from deskwright.served_desk import ServedDesk

__all__ = ["ToolList"]


class ToolList:
    """The selected tools of all desks under their public names."""

    def __init__(self, desks: Sequence[ServedDesk], selection: Selection, governor: Governor) -> None:
        self.desks = desks
        self._selection = selection
        self._governor = governor
        self._entries: dict[str, tuple[ServedDesk, Entry]] = {}
        self._aliases: dict[str, str] = {}
        check_selection([desk.catalogue for desk in desks], selection)
        self.build()

    def build(self) -> None:
        """Make the list, of what is known of the credentials now."""
        several = len(self.desks) > 1
        self._entries, self._aliases = {}, {}
        for desk in self.desks:
            entries = build_entries(
                desk.catalogue,
                desk.policies,
                _own_part(self._selection, desk.catalogue, several),
                instances=desk.instances,
                several=several,
                waits=self._governor.may_need_approval,
            )
            for entry in entries:
                other = self._entries.get(entry.name, (desk, entry))[0].catalogue.desk
                if other != desk.catalogue.desk:
                    raise UsageError(
                        f"{other} and {desk.catalogue.desk} both have a tool {entry.name}: serve them one by one"
                    )
                self._entries[entry.name] = (desk, entry)
                for alias in entry.tool.aliases if entry.tool else ():
                    self._aliases.setdefault(public_name(desk.catalogue.desk, alias, several), entry.name)

    @property
    def entries(self) -> list[Entry]:
        """The listed tools."""
        return [entry for _, entry in self._entries.values() if entry.shown]

    @property
    def listed(self) -> dict[str, Any]:
        """The `tools/list` result object, made anew: nobody needs it but to give it away."""
        return {"tools": [entry.listed for entry in self.entries]}

    @property
    def listed_json(self) -> bytes:
        """Its array of tools as compact JSON."""
        whole = bytearray(b"[")  # piece by piece: a thousand pieces at once are memory that is never given back
        for entry in self.entries:
            whole += entry.listed_json
            whole += b","
        return bytes(whole[:-1] if len(whole) > 1 else whole) + b"]"

    @property
    def listed_digest(self) -> bytes:
        """What tells one list from another."""
        whole = hashlib.sha256()
        for entry in self.entries:
            whole.update(entry.listed_json + b"\n")
        return whole.digest()

    @property
    def as_generated(self) -> bool:
        """Does all of it come from our generator, whose tools hold nothing that the protocol does not know?"""
        return all(entry.tool is None or entry.tool.is_late for entry in self.entries)

    def input_schema(self, name: str) -> Mapping[str, Any] | None:
        found = self.entry(name)
        return found[1].schema if found else None

    def tells_shape(self, name: str) -> bool:
        """Whether a tool has a shape of answers of its own, listed or not."""
        found = self.entry(name)
        return found is not None and found[1].tool is not None and found[1].tool.output_schema is not None

    def exact(self, name: str) -> Entry | None:
        """The selected tool of this present name."""
        found = self._entries.get(name)
        return found[1] if found else None

    def entry(self, name: str) -> tuple[ServedDesk, Entry] | None:
        """The tool of that name; an old name never stands before a present one."""
        return self._entries.get(name) or self._entries.get(self._aliases.get(name, ""))

    def find(self, name: str) -> tuple[ServedDesk, Entry]:
        """The tool of that name; a Refusal for one that is not selected, UnknownTool for what no desk has."""
        found = self.entry(name)
        if found is not None:
            return found
        several = len(self.desks) > 1
        for desk in self.desks:
            catalogue = desk.catalogue
            known = {public_name(catalogue.desk, tool.name, several): tool for tool in catalogue.tools}
            general = [public_name(catalogue.desk, other, several) for other in general_tools.names(catalogue)]
            if name in known or name in general:
                tool = known.get(name)
                decision = tool_decision(catalogue, tool, desk.policies) if tool else None
                also = f"; then {decision.next}" if decision and not decision.allowed else ""
                hidden = catalogue.operations[tool.operation].hidden if tool and tool.operation else None
                raise Refusal(
                    f"{name} is not offered by this server; nothing was sent",
                    hidden or "it is not among the tools the operator selected",
                    "use a listed tool, or have the operator change --toolsets, --tools or --all-tools" + also,
                    error={"code": "refused", "step": "selection"},
                )
        names = [entry.name for entry in self.entries]
        close = near(name, names)
        raise UnknownTool(
            f"no tool {short(name)}",
            "this server has no tool of that name",
            f"did you mean {listed(close)}?" if close else f"the tools are {listed(names)}",
        )

    def reader_of(self, desk: ServedDesk, written: Operation) -> str | None:
        """A tool that reads what this operation writes: the one to check with after an unknown outcome."""
        found: list[tuple[tuple[int, int, int, int], str]] = []
        caller = None
        named: set[str] = set()
        for owner, entry in self._entries.values():
            if owner is not desk or not entry.decision.allowed:
                continue
            if entry.general == general_tools.CALL:
                caller = entry.name
            # an export reads too, but into a file
            if entry.tool is None or (entry.tool.output or {}).get("kind") == "export":
                continue
            for name in entry.tool.main_operations:
                operation = desk.catalogue.operations[name]
                if _reads(operation) and operation.family == written.family:
                    named.add(name)
                    found.append((_nearness(operation, written), entry.name))
        for operation in desk.catalogue.families[written.family].values() if caller else ():
            if not _reads(operation) or operation.hidden is not None or operation.id in named:
                continue
            if any(policy.decide(operation).allowed for policy in desk.policies):
                found.append((_nearness(operation, written), f"{caller} {operation.id}"))
        return min(found)[1] if found else None


def _own_part(selection: Selection, catalogue: Catalogue, several: bool) -> Selection:
    """The words of a selection that mean this desk; with several desks not every word means each."""
    if not several or selection.is_default or selection.all_tools:
        return selection
    toolsets = {tool.toolset for tool in catalogue.named.values()} | {"general"}
    names = {tool.name for tool in catalogue.tools} | set(general_tools.names(catalogue))
    names |= {public_name(catalogue.desk, name, True) for name in names}
    own = Selection(
        tuple(word for word in selection.toolsets if word in toolsets),
        tuple(word for word in selection.tools if word in names),
        output_schemas=selection.output_schemas,
    )
    # Nothing of this desk was chosen: an empty toolset lists nothing, an empty selection would list all.
    return own if not own.is_default else Selection(toolsets=("",))


def _reads(operation: Operation) -> bool:
    return bool(operation.effect["default"] == "read") and not operation.effect.get("when")


def _nearness(reading: Operation, written: Operation) -> tuple[int, int, int, int]:
    """Smallest for the read that tells most surely what became of a write.

    First the same kind of thing (`watchlists.index` for `watchlists.create`), then lists and searches, which find what
    a failed write may have made, then single items; of two, the one about the family itself.
    """
    one, other = (operation.action.split(".")[:-1] for operation in (reading, written))
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))
    words = ("query", "search", "list", "index", "show", "get")
    action = reading.action.casefold()
    rank = next((rank for rank, word in enumerate(words) if word in action), len(words))
    return -shared, rank, len(one), len(action)
