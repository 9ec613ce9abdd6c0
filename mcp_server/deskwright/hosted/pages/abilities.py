"""What a connection makes possible, by effect and by area: of the tools and operations that the policy leaves callable.

It reads the catalogue and the operator's switches, never a desk's name, and finds no words: those are the page's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from deskwright import general_tools
from deskwright.catalogue import Catalogue, Tool
from deskwright.listing import Selection, build_entries
from deskwright.policy import EFFECTS, Policy

__all__ = ["Ability", "Possible", "find_possible"]


@dataclass(frozen=True, slots=True)
class Ability:
    """All that may be done with one effect."""

    effect: str
    areas: tuple[str, ...]
    """Toolsets, those of the listed tools first."""
    tools: tuple[str, ...]
    """Titles of the listed tools."""
    further: int
    """Operations beyond those, each by way of the general tool."""
    waits: bool
    """Each one is put before a person of the operator's first."""


@dataclass(frozen=True, slots=True)
class Possible:
    abilities: tuple[Ability, ...]
    """Weakest effect first; reading is always among them where anything is readable."""
    never: tuple[str, ...]
    """Effects that no call can have."""
    known: bool
    """The desk said what the credential may do; else it may refuse more than is told here."""


def find_possible(
    catalogue: Catalogue, policy: Policy, selection: Selection, needs_approval: Callable[[str], bool]
) -> Possible:
    """What can be called under these switches, with what is known of the credential."""
    entries = [entry for entry in build_entries(catalogue, [policy], selection) if entry.decision.allowed]
    shown = [entry.tool for entry in entries if entry.tool is not None]
    named = {name for tool in shown for name in tool.main_operations}
    further = [
        tool
        for name, tool in catalogue.operation_tools.items()
        if name not in named and any(entry.general == general_tools.CALL for entry in entries)
    ]
    by_tool = [(tool, _effects(catalogue, policy, tool)) for tool in shown]
    by_operation = [(tool, _effects(catalogue, policy, tool)) for tool in further]
    abilities = []
    for effect in EFFECTS:
        listed = [tool for tool, effects in by_tool if effect in effects]
        beyond = [tool for tool, effects in by_operation if effect in effects]
        if listed or beyond:
            areas = tuple(dict.fromkeys(tool.toolset for tool in [*listed, *beyond]))
            titles = tuple(title_of(tool) for tool in listed)
            waits = effect != "read" and needs_approval(effect)
            abilities.append(Ability(effect, areas, titles, len(beyond), waits))
    able = {ability.effect for ability in abilities}
    grants = policy.grants
    known = any(kind is not None for kind in (grants.abilities, grants.roles, grants.flags, grants.plans))
    return Possible(tuple(abilities), tuple(effect for effect in EFFECTS if effect not in able), known)


def _effects(catalogue: Catalogue, policy: Policy, tool: Tool) -> set[str]:
    found: set[str] = set()
    for name in tool.main_operations:
        found |= policy.allowed_effects(catalogue.operations[name], tool)
    return found


def title_of(tool: Tool) -> str:
    """What a client shows for the tool: its title, or its name in words."""
    titled = tool.listed.get("title") or (tool.listed.get("annotations") or {}).get("title")
    words = str(titled or tool.name.replace("_", " "))
    return words[:1].upper() + words[1:]
