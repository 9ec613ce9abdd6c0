"""A catalogue whose members are read when they are used is the one that is read at once; broken files are told."""

from __future__ import annotations

import copy
import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from deskwright import catalogue_file
from deskwright.catalogue import DeskPlace, load_catalogue, parse_catalogue
from deskwright.catalogue_file import read_head, read_late
from deskwright.errors import SetupError
from deskwright.listing import Selection, build_entries
from deskwright.members import Operation, Tool
from deskwright.policy import EFFECTS, Policy

GENERATED = Path(__file__).resolve().parents[2] / "generated" / "helpdesks"
DESKS = sorted(path.parent for path in GENERATED.glob("*/catalog.json"))


def place(folder: Path) -> DeskPlace:
    return DeskPlace("any", folder, None, "test")


@pytest.fixture(params=DESKS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A catalogue that can be spoilt."""
    (tmp_path / "catalog.json").write_bytes((GENERATED / "tickiti" / "catalog.json").read_bytes())
    return tmp_path


def test_late_members_are_those_that_are_read_at_once(folder: Path) -> None:
    path = folder / "catalog.json"
    assert read_late(path, path.read_bytes()) is not None, "the generator's layout is not what the server knows"
    late = load_catalogue(place(folder))
    eager = parse_catalogue(json.loads(path.read_bytes()), late.place)
    assert list(late.operations) == list(eager.operations)
    assert [tool.name for tool in late.tools] == [tool.name for tool in eager.tools]
    for one, other in [*zip(late.operations.values(), eager.operations.values(), strict=True)]:
        assert isinstance(one, Operation)
        for word in fields(Operation):
            assert getattr(one, word.name) == getattr(other, word.name), (one.id, word.name)
        assert one.idempotency_header == other.idempotency_header
        assert one.pagination == other.pagination
    for tool, twin in zip(late.tools, eager.tools, strict=True):
        assert (tool.is_late, twin.is_late) == (True, False)
        for word in fields(Tool):
            assert getattr(tool, word.name) == getattr(twin, word.name), (tool.name, word.name)
        assert tool.listed_json == twin.listed_json
        assert json.loads(tool.listed_json) == tool.listed
    assert late == eager
    assert late.named == eager.named
    assert late.operation_tools == eager.operation_tools
    assert late.families == eager.families


def test_a_copy_of_a_late_member_is_a_member(folder: Path) -> None:
    late = load_catalogue(place(folder))
    tool, operation = late.tools[-1], next(iter(late.operations.values()))
    assert replace(tool, toolset="other").arguments == tool.arguments
    assert replace(operation, effect={"default": "destroy"}).wire == operation.wire
    assert copy.deepcopy(tool) == tool
    with pytest.raises(AttributeError, match="no colour"):
        _ = tool.colour


@pytest.mark.parametrize("selection", [Selection(), Selection(all_tools=True)], ids=["default", "all"])
@pytest.mark.parametrize("several", [False, True])
def test_the_text_of_a_list_is_the_list(folder: Path, selection: Selection, several: bool) -> None:
    """What is taken from the file as it stands, and what is made anew, is what the objects say."""
    late = load_catalogue(place(folder))
    eager = parse_catalogue(json.loads((folder / "catalog.json").read_bytes()), late.place)
    for policy in (Policy(), Policy(effects=frozenset(EFFECTS)), Policy(read_only=True)):
        for instances in ((), ("one",), ("one", "two")):
            made, twins = (
                build_entries(
                    catalogue,
                    [policy],
                    selection,
                    instances=instances,
                    several=several,
                    waits=lambda operation, tool: operation.effect["default"] in ("destroy", "admin"),
                )
                for catalogue in (late, eager)
            )
            assert [entry.name for entry in made] == [entry.name for entry in twins]
            for entry, twin in zip(made, twins, strict=True):
                assert json.loads(entry.listed_json) == entry.listed == twin.listed
                assert entry.listed_json == twin.listed_json
                assert entry.schema == twin.schema
                assert (entry.decision, entry.shown, entry.waits) == (twin.decision, twin.shown, twin.waits)


def test_only_what_was_used_lately_is_kept(copied: Path) -> None:
    late = load_catalogue(place(copied))
    for tool in late.tools:
        assert tool.listed["name"] == tool.name
        assert tool.arguments is tool.arguments
    assert 2 * len(late.tools) > catalogue_file._KEPT
    held = {name: sum(holds(tool, name) for tool in late.tools) for name in ("listed", "arguments", "rules")}
    assert 0 < held["arguments"] == held["rules"]
    assert 0 < held["arguments"] + held["listed"] <= catalogue_file._KEPT
    assert holds(late.tools[-1], "arguments")
    assert not holds(late.tools[0], "arguments")
    assert (
        late.tools[0].arguments
        == parse_catalogue(json.loads((copied / "catalog.json").read_bytes())).tools[0].arguments
    )


def holds(member: Any, name: str) -> bool:
    """Is the field there without being read?"""
    try:
        object.__getattribute__(member, name)
    except AttributeError:
        return False
    return True


def test_any_other_layout_is_read_at_once(copied: Path) -> None:
    path = copied / "catalog.json"
    document = json.loads(path.read_bytes())
    known = load_catalogue(place(copied))
    for text in (json.dumps(document), json.dumps(document, indent=1), json.dumps(document, ensure_ascii=False)):
        path.write_text(text, "utf-8")
        found = load_catalogue(place(copied))
        assert found == known
        assert not any(tool.is_late for tool in found.tools)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('"operations":{\n', '"operations":{\n,', "not JSON"),
        ('"family":', '"kin":', "not a catalogue of this version (KeyError('family')); run deskwright regen"),
        ('\n"listed":', '\n"shown":', "not a catalogue of this version (KeyError('listed')); run deskwright regen"),
        ('"method":"GET"', '"method":GET', "not JSON"),
        ('"desk":"tickiti"', '"disk":"tickiti"', "KeyError('desk')"),
        ('"operations":["tickets.', '"operations":["tackets.', "names unknown operations: tackets."),
    ],
)
def test_a_broken_catalogue_is_told(copied: Path, before: str, after: str, told: str) -> None:
    path = copied / "catalog.json"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(SetupError) as caught:
        load_catalogue(place(copied))
    assert told in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("share", [0.2, 0.6, 0.999])
def test_half_a_file_is_told(copied: Path, share: float) -> None:
    path = copied / "catalog.json"
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(SetupError, match="not JSON"):
        load_catalogue(place(copied))


def test_a_rest_that_cannot_be_read_is_told_when_it_is_used(copied: Path) -> None:
    path = copied / "catalog.json"
    path.write_text(path.read_text("utf-8").replace('\n"listed":{', '\n"listed":{,', 1), "utf-8")
    late = load_catalogue(place(copied))
    with pytest.raises(SetupError, match="run deskwright regen"):
        _ = late.tools[0].listed
    assert late.tools[1].listed["name"] == late.tools[1].name


def test_the_head_is_read_without_the_members(folder: Path) -> None:
    head = read_head(folder / "catalog.json")
    assert head["desk"] == folder.name
    assert not {"operations", "tools", "prompts"} & head.keys()
