"""The three legs of a leak: do a desk's default tools read strangers' text, read private data, and send outside?

Judged by effects, by what an operation asks of a caller, and by `x-provenance`; never by a name. What nobody has said
counts as written by strangers. It refuses nothing: a desk with all three legs is told, and what one switch leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .model import Api, Effect, EffectRule, Operation

__all__ = ["DEFAULT_EFFECTS", "LEGS", "SWITCHES", "Legs", "default_legs", "render"]

STRANGERS, PRIVATE, OUTSIDE = LEGS = ("reads strangers' text", "reads private data", "sends outside")
# What a server allows that was told nothing else; tests/security holds it against the server's own.
DEFAULT_EFFECTS = frozenset({Effect.READ, Effect.WRITE_INTERNAL, Effect.WRITE_OUTBOUND})
# One switch, and the effects that it leaves.
SWITCHES = {
    "--deny write_outbound": DEFAULT_EFFECTS - {Effect.WRITE_OUTBOUND},
    "--read-only": frozenset({Effect.READ}),
}


@dataclass(slots=True)
class Legs:
    """Leg -> the operations of a desk's default list that make it."""

    desk: str
    operations: dict[str, list[str]] = field(default_factory=lambda: {leg: [] for leg in LEGS})
    unsaid: int = 0
    """Reads of which no overlay says who writes what they answer with."""
    without: dict[str, list[str]] = field(default_factory=dict)
    """Switch -> the legs that are gone with it."""

    @property
    def all_three(self) -> bool:
        """Whether nothing is missing for a hostile text to be obeyed with private data and a way out."""
        return all(self.operations.values())

    @property
    def standing(self) -> list[str]:
        """The legs that are there."""
        return [leg for leg in LEGS if self.operations[leg]]

    def as_json(self) -> dict[str, Any]:
        """The same as data."""
        return {
            "all_three": self.all_three,
            "legs": self.operations,
            "unsaid": self.unsaid,
            "gone_with": self.without,
        }


def default_legs(api: Api) -> Legs:
    """The legs of `serve DESK` and nothing else, and what one switch takes away of them."""
    reached = _reached(api)
    found = _legs(api, reached, DEFAULT_EFFECTS)
    unsaid = sum(op.id in found[STRANGERS] and op.provenance is None for op, _ in reached)
    standing = {leg for leg in LEGS if found[leg]}
    without = {}
    for switch, effects in SWITCHES.items():
        left = _legs(api, reached, effects)
        without[switch] = [leg for leg in LEGS if leg in standing and not left[leg]]
    return Legs(api.desk, found, unsaid, without)


def _reached(api: Api) -> list[tuple[Operation, EffectRule]]:
    """Every operation that the default list reaches, as its tools leave its effect.

    Where the named tools leave one out, the general tool that calls any is listed too, and reaches all.
    """
    listed = [tool for tool in api.tools if tool.kind == "named" and tool.default]
    names = {name for tool in listed for name in tool.operations}
    named = {op.id: op for op in api.operations}
    if any(op.id not in names and op.hidden is None for op in api.operations):
        every = [(op, op.effect) for op in api.operations if op.hidden is None]
        return every + [(op, op.effect) for op in api.operations if op.hidden is not None and op.id in names]
    return [(named[name], tool.effect_of(named[name])) for tool in listed for name in tool.operations]


def _legs(
    api: Api, reached: Sequence[tuple[Operation, EffectRule]], effects: frozenset[Effect]
) -> dict[str, list[str]]:
    made: dict[str, set[str]] = {leg: set() for leg in LEGS}
    for op, rule in reached:
        possible = effects.intersection(rule.possible)
        if Effect.READ in possible:
            if (op.provenance or {}).get("written_by", "strangers") == "strangers":
                made[STRANGERS].add(op.id)
            # A desk without any log-in lives in this process: what it knows is its operator's.
            if all(op.security) and (op.security or not api.connection.get("schemes")):
                made[PRIVATE].add(op.id)
        if Effect.WRITE_OUTBOUND in possible:
            made[OUTSIDE].add(op.id)
    return {leg: sorted(made[leg]) for leg in LEGS}


def render(desks: Sequence[Legs]) -> str:
    """The report in words: the desks with all three first, each leg with how many operations make it."""
    three = [legs for legs in desks if legs.all_three]
    lines = [
        f"three legs by default (strangers' text, private data, a way out): "
        f"{', '.join(legs.desk for legs in three) or 'no desk'}"
    ]
    for legs in sorted(desks, key=lambda legs: (not legs.all_three, legs.desk)):
        counted = "; ".join(f"{leg}: {len(legs.operations[leg])}" for leg in LEGS)
        unsaid = f" ({legs.unsaid} of them unsaid)" if legs.unsaid else ""
        lines.append(f"{'! ' if legs.all_three else '  '}{legs.desk}: {counted.replace(';', unsaid + ';', 1)}")
        if legs.all_three:
            gone = [f"{switch} ({', '.join(what)} gone)" for switch, what in legs.without.items() if what]
            lines.append(f"    one leg less: {' or '.join(gone) or 'no single switch'}")
    if three:
        lines.append("  --approve write_outbound keeps all three and puts a person before what is sent: SECURITY.md")
    return "\n".join(lines) + "\n"
