"""C1, C2: a stranger's text, private data and a way out, together in one list of tools.

The systems this stands in for list all three, so the default does too; then SECURITY.md must name each such
desk, and the switch it names must really take the leg away, in the list and at the call.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from deskwright.catalogue import Catalogue, Operation
from deskwright.connections import Connections, Tls
from deskwright.listing import Selection
from deskwright.policy import Policy, allow_effects, possible_effects
from deskwright.serving import Application, ServedDesk

# What strangers write: the words of a family or of a path that lead to it.
STRANGERS = re.compile(r"ticket|response|repl|follow|attachment|article|comment|mail", re.I)
LEGS = {"untrusted", "private", "outbound"}


def reachable(catalogue: Catalogue, policy: Policy) -> list[Operation]:
    """Every operation that a default list reaches, the general tool included."""
    desk = ServedDesk(catalogue, Connections(catalogue.connection, {}, Tls()), policy)
    names: set[str] = set()
    for entry in Application([desk], Selection()).tools.entries:
        if entry.tool is not None:
            names.update(entry.tool.operations)
        elif entry.general == "call":
            names.update(name for name, operation in catalogue.operations.items() if operation.hidden is None)
    return [catalogue.operations[name] for name in sorted(names)]


def legs(operations: Sequence[Operation], policy: Policy) -> set[str]:
    found = set()
    for operation in operations:
        if not policy.decide(operation).allowed:
            continue
        effects = [effect for effect in possible_effects(operation) if effect in policy.effects]
        if policy.read_only:
            effects = [effect for effect in effects if effect == "read"]
        if "read" in effects and operation.wire["security"]:
            found.add("private")
        if "read" in effects and STRANGERS.search(f"{operation.family} {operation.path}"):
            found.add("untrusted")
        if "write_outbound" in effects:
            found.add("outbound")
    return found


def switched(catalogue: Catalogue, *, deny: Sequence[str] = (), read_only: bool = False) -> Policy:
    return Policy(read_only=read_only, effects=allow_effects((), deny), roles=catalogue.roles)


def named_desks(repository: Path) -> dict[str, str]:
    """The table of SECURITY.md: desk -> what breaks it."""
    text = (repository / "SECURITY.md").read_text("utf-8")
    section = text.partition("## Desks whose default list has all three")[2].partition("\n## ")[0]
    assert section, "SECURITY.md lacks the section of the three legs"
    rows = re.findall(r"^\| `(\w+)` \|.*\| (.*) \|$", section, re.M)
    return dict(rows)


def test_the_desks_with_all_three_are_named(shipped: dict[str, Catalogue], repository: Path) -> None:
    found = {
        name
        for name, catalogue in shipped.items()
        if legs(reachable(catalogue, switched(catalogue)), switched(catalogue)) == LEGS
    }
    told = named_desks(repository)
    assert set(told) == found
    assert all("--deny write_outbound" in way for way in told.values())


@pytest.mark.parametrize("how", [{"deny": ["write_outbound"]}, {"read_only": True}])
def test_the_named_switch_takes_the_way_out(shipped: dict[str, Catalogue], how: dict[str, object]) -> None:
    for catalogue in shipped.values():
        policy = switched(catalogue, **how)  # type: ignore[arg-type]
        left = legs(reachable(catalogue, policy), policy)
        assert "outbound" not in left
        for operation in catalogue.operations.values():
            sure = [rule for rule in operation.effect.get("when") or () if rule["effect"] != "write_outbound"]
            if operation.effect["default"] == "write_outbound" and not sure:
                assert not policy.decide(operation, {"body": {}}).allowed, operation.id


def test_a_tool_that_sends_says_so(shipped: dict[str, Catalogue]) -> None:
    for catalogue in shipped.values():
        for tool in catalogue.tools:
            effects = {
                effect for name in tool.main_operations for effect in possible_effects(catalogue.operations[name], tool)
            }
            facts = tool.listed["_meta"]["deskwright"]
            told = set(facts.get("effects", [facts["effect"]]))
            assert effects <= told, tool.name
            assert tool.listed["annotations"]["readOnlyHint"] is (told == {"read"}), tool.name
