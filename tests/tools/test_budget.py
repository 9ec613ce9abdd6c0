"""What the lists cost: the budget of each default list, and what the catalogue page tells of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from deskwright.catalogue import find_desks, load_catalogue
from deskwright.connections import Connections, Tls
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.served_desk import ServedDesk
from deskwright.serving import Application

HERE = Path(__file__).parent
PACKAGE = HERE.parent.parent / "generated" / "helpdesks"
DESKS = sorted(path.parent.name for path in PACKAGE.glob("*/catalog.json"))
BUDGET: dict[str, dict[str, int]] = yaml.safe_load((HERE / "budget.yaml").read_text("utf-8"))
EVERYTHING = frozenset({"read", "write_internal", "write_outbound", "destroy", "admin"})


def listed(desk: str, policy: Policy | None = None, **options: Any) -> list[dict[str, Any]]:
    """The tools that a server with these options lists."""
    catalogue = load_catalogue(find_desks()[desk])
    served = ServedDesk(catalogue, Connections(catalogue.connection, {}, Tls()), policy or Policy(), remember=False)
    return [dict(tool) for tool in Application([served], Selection(**options)).tools.listed["tools"]]


def weight(value: Any) -> float:
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()) / 4


def test_every_desk_has_a_budget() -> None:
    assert sorted(BUDGET) == DESKS


@pytest.mark.parametrize("desk", DESKS)
def test_the_default_list_keeps_to_its_budget(desk: str) -> None:
    tools = listed(desk)
    whole = weight({"tools": tools})
    assert whole <= BUDGET[desk]["list"], {tool["name"]: weight(tool) for tool in tools}
    assert whole / len(tools) <= BUDGET[desk]["tool"]


def test_no_budget_is_above_what_was_promised() -> None:
    assert all(budget["tool"] <= 250 for budget in BUDGET.values())
    assert all(budget["list"] <= (8000 if desk == "tiflux" else 4000) for desk, budget in BUDGET.items())


@pytest.mark.parametrize("desk", DESKS)
def test_answers_have_their_shape_listed_only_when_asked_for(desk: str) -> None:
    silent, asked = listed(desk), listed(desk, output_schemas=True)
    assert not [tool["name"] for tool in silent if "outputSchema" in tool]
    shapes = {tool["listed"]["name"] for tool in catalogue(desk) if "outputSchema" in tool and tool["default"]}
    assert {tool["name"] for tool in asked if "outputSchema" in tool} == shapes
    assert bool(shapes) == (desk == "triage")
    for one, other in zip(silent, asked, strict=True):
        ours = {key: value for key, value in other.items() if key not in ("outputSchema", "_meta")}
        assert ours == {key: value for key, value in one.items() if key != "_meta"}
        pinned = [tool["_meta"]["deskwright"]["digest"] for tool in (one, other)]
        assert (pinned[0] == pinned[1]) == ("outputSchema" not in other)


def catalogue(desk: str) -> list[dict[str, Any]]:
    """The tools of the committed catalogue."""
    tools: list[dict[str, Any]] = json.loads((PACKAGE / desk / "catalog.json").read_text("utf-8"))["tools"]
    return tools


@pytest.mark.parametrize("desk", DESKS)
def test_no_argument_of_a_named_tool_is_hidden_behind_a_reference(desk: str) -> None:
    """A model chooses by these: each stands whole where it is named."""
    for tool in catalogue(desk):
        if tool["kind"] == "named":
            arguments = tool["listed"]["inputSchema"]["properties"]
            assert [name for name, schema in arguments.items() if "$ref" in schema] == [], tool["listed"]["name"]


@pytest.mark.parametrize("desk", DESKS)
def test_the_catalogue_page_tells_the_tokens_of_every_tool(desk: str) -> None:
    page = (PACKAGE / desk / "CATALOG.md").read_text("utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \|.*\| (\d+) \|[^|]*\|$", page, re.MULTILINE))
    told |= dict(re.findall(r"^\|.*\| `(\w+)` \| (\d+) \|$", page, re.MULTILINE))
    for tool in catalogue(desk):
        name = tool["listed"]["name"]
        if tool["kind"] == "named":
            assert int(told[name]) == int(weight(tool["listed"])), name
    assert {tool["toolset"] for tool in catalogue(desk)} <= set(
        re.findall(r"^\| (\w+) \| \d+ \| \d+ \| \d+ \|", page, re.M)
    )
