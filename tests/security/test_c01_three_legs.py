"""C1: a stranger's text, private data and a way out, together in one list of tools.

The systems this stands in for list all three, so the default does too; then `make report`, SECURITY.md and the README
must name each such desk, and the switch they name must really take the leg away, in the list and at the call.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from deskwright.catalogue import Catalogue, Operation
from deskwright.connections import Connections, Tls
from deskwright.listing import Selection
from deskwright.policy import DEFAULT_EFFECTS, Policy, allow_effects, possible_effects
from deskwright.serving import Application, ServedDesk
from deskwright_codegen import trifecta
from deskwright_codegen.generate import read_api
from deskwright_codegen.model import Api, Effect
from deskwright_codegen.trifecta import LEGS, SWITCHES, default_legs, render
from deskwright_codegen.workspace import Workspace

STRANGERS, PRIVATE, OUTSIDE = LEGS


@pytest.fixture(scope="module")
def apis(repository: Path, shipped: dict[str, Catalogue]) -> dict[str, Api]:
    workspace = Workspace(repository, repository / "generated")
    made = {name: read_api(workspace.read(name))[0].api for name in shipped}
    return {name: api for name, api in made.items() if api is not None}


def reachable(catalogue: Catalogue, policy: Policy) -> list[Operation]:
    """Every operation that the server's own default list reaches, the general tool included."""
    desk = ServedDesk(catalogue, Connections(catalogue.connection, {}, Tls()), policy)
    names: set[str] = set()
    for entry in Application([desk], Selection()).tools.entries:
        if entry.tool is not None:
            names.update(entry.tool.operations)
        elif entry.general == "call":
            names.update(name for name, operation in catalogue.operations.items() if operation.hidden is None)
    return [catalogue.operations[name] for name in sorted(names)]


def legs(api: Api, operations: Sequence[Operation], policy: Policy) -> dict[str, list[str]]:
    """The same question put to the server: its list, its policy, its effects; of the overlay only who writes what."""
    by_staff = {op.id for op in api.operations if (op.provenance or {}).get("written_by") == "staff"}
    found: dict[str, list[str]] = {leg: [] for leg in LEGS}
    for operation in operations:
        if not policy.decide(operation).allowed:
            continue
        effects = set(possible_effects(operation)) & (frozenset({"read"}) if policy.read_only else policy.effects)
        ways = operation.wire["security"]
        if "read" in effects and operation.id not in by_staff:
            found[STRANGERS].append(operation.id)
        if "read" in effects and all(ways) and (ways or not api.connection["schemes"]):
            found[PRIVATE].append(operation.id)
        if "write_outbound" in effects:
            found[OUTSIDE].append(operation.id)
    return found


def switched(catalogue: Catalogue, switch: str = "") -> Policy:
    name, _, words = switch.partition(" ")
    deny = words.split(",") if name == "--deny" else []
    return Policy(read_only=name == "--read-only", effects=allow_effects((), deny), roles=catalogue.roles)


def told_in(text: str, heading: str) -> dict[str, list[str]]:
    """A table whose first column names desks, its last the switches: desk -> cells."""
    section = text.partition(heading)[2].partition("\n## ")[0]
    assert section, f"no {heading!r}"
    rows = re.findall(r"^\| `(\w+)` \|(.*)\|$", section, re.M)
    return {desk: [cell.strip() for cell in cells.split("|")] for desk, cells in rows}


def test_the_report_says_what_the_server_lists(shipped: dict[str, Catalogue], apis: dict[str, Api]) -> None:
    """Two reckonings, one at build time and one of the running server's list and policy, operation by operation."""
    assert {Effect.of(word) for word in DEFAULT_EFFECTS} == trifecta.DEFAULT_EFFECTS
    for name, catalogue in shipped.items():
        policy = switched(catalogue)
        told = default_legs(apis[name])
        assert told.operations == legs(apis[name], reachable(catalogue, policy), policy), name
        for switch in SWITCHES:
            narrowed = switched(catalogue, switch)
            left = legs(apis[name], reachable(catalogue, narrowed), narrowed)
            assert told.without[switch] == [leg for leg in told.standing if not left[leg]], (name, switch)


def test_the_pages_name_the_same_desks(apis: dict[str, Api], repository: Path) -> None:
    found = {name: made for name, made in ((n, default_legs(api)) for n, api in apis.items()) if made.all_three}
    assert found, "the desks of these systems answer customers: a report without one is broken"
    security = told_in((repository / "SECURITY.md").read_text("utf-8"), "## Desks whose default list has all three")
    assert set(security) == set(found)
    for name, cells in security.items():
        ways = re.findall(r"`(--[^`]+)`", cells[-1])
        assert set(ways) == {switch for switch, gone in found[name].without.items() if gone}, name
    readme = (repository / "README.md").read_text("utf-8")
    (sentence,) = re.findall(r"<!-- three legs -->\s*(.*?)<!-- /three legs -->", readme, re.DOTALL)
    titles = {apis[name].title for name in found}
    assert {title for title in (api.title for api in apis.values()) if title in sentence} == titles
    assert "make report" in sentence
    assert "SECURITY.md" in sentence


@pytest.mark.parametrize("switch", SWITCHES)
def test_the_named_switch_takes_the_way_out(shipped: dict[str, Catalogue], apis: dict[str, Api], switch: str) -> None:
    for name, catalogue in shipped.items():
        policy = switched(catalogue, switch)
        assert legs(apis[name], reachable(catalogue, policy), policy)[OUTSIDE] == []
        for operation in catalogue.operations.values():
            sure = [rule for rule in operation.effect.get("when") or () if rule["effect"] != "write_outbound"]
            if operation.effect["default"] == "write_outbound" and not sure:
                assert not policy.decide(operation, {"body": {}}).allowed, operation.id


def test_what_nobody_said_is_a_strangers(apis: dict[str, Api]) -> None:
    """A new read makes the leg by itself; only a reason takes it out, and no name does either."""
    api = apis["tickiti"]
    plain = replace(api, operations=tuple(replace(op, provenance=None) for op in api.operations))
    reads = [op.id for op in api.operations if Effect.READ in op.effect.possible and op.hidden is None]
    assert default_legs(plain).operations[STRANGERS] == sorted(reads)
    assert default_legs(plain).unsaid == len(reads)
    staff = tuple(replace(op, provenance={"written_by": "staff", "reason": "all"}) for op in api.operations)
    only_staff = default_legs(replace(api, operations=staff))
    assert only_staff.operations[STRANGERS] == []
    assert not only_staff.all_three
    renamed = tuple(replace(op, path="/x", family="x", summary="x") for op in api.operations)
    assert default_legs(replace(api, operations=renamed)) == default_legs(api)


def test_a_desk_that_loses_a_leg_is_not_named(apis: dict[str, Api]) -> None:
    api = apis["otrs"]
    inside = tuple(
        replace(op, effect=replace(op.effect, default=min(op.effect.default, Effect.WRITE_INTERNAL), when=()))
        for op in api.operations
    )
    made = default_legs(replace(api, operations=inside))
    assert made.standing == [STRANGERS, PRIVATE]
    told = render([made, default_legs(apis["tickiti"])])
    assert told.splitlines()[0].endswith(": tickiti")
    assert "! tickiti" in told
    assert "  otrs: " in told


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
