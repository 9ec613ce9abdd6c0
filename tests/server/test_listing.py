"""What is listed under which switches, and that a call gets the same answer as the list."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright.catalogue import Catalogue
from deskwright.errors import UnknownTool, UsageError
from deskwright.listing import Selection
from deskwright.policy import Policy, allow_effects, parse_abilities
from deskwright.serving import Application

Make = Callable[..., Application]
ROLES = ("staff", "admin")
NAMED = [
    "list_tickets", "get_ticket", "create_ticket", "reply_to_ticket", "get_attachment", "query_replies",
    "export_replies", "run_report",
]  # fmt: skip
GENERAL = ["list_endpoints", "acme_call"]
READS = [name for name in NAMED if name not in ("create_ticket", "reply_to_ticket")]


def names(application: Application) -> list[str]:
    return [tool["name"] for tool in application.tools.listed["tools"]]


@pytest.mark.parametrize(
    ("policy", "listed"),
    [
        (Policy(), NAMED + GENERAL),
        (Policy(read_only=True), READS + GENERAL),
        (Policy(read_only=True, effects=allow_effects(["destroy", "admin"], [])), READS + GENERAL),
        # a reply may be a note: the tool stays, the reply is refused at the call
        (Policy(effects=allow_effects([], ["write_outbound"])), [n for n in NAMED if n != "create_ticket"] + GENERAL),
        (Policy(grants=parse_abilities(["tickets:read"])), [n for n in READS if n != "run_report"] + GENERAL),
        (Policy(grants=parse_abilities(["reports:read", "role:staff"], ROLES), roles=ROLES), GENERAL),
        (Policy(grants=parse_abilities(["reports:read", "role:admin"], ROLES), roles=ROLES), ["run_report", *GENERAL]),
    ],
)
def test_list_and_call_agree(make: Make, catalogue: Catalogue, policy: Policy, listed: list[str]) -> None:
    application = make(policy)
    assert names(application) == listed
    for name in NAMED:
        answer = asyncio.run(application.call(name, {}))
        refused = answer.is_error and (answer.structured or {})["error"].get("step") is not None
        assert refused is (name not in listed), name


@pytest.mark.parametrize(
    ("selection", "listed"),
    [
        (Selection(toolsets=("reports",)), ["run_report"]),
        (Selection(toolsets=("notes", "reports")), ["run_report", "add_note"]),
        (Selection(toolsets=("reports", "general")), ["run_report", *GENERAL]),
        (Selection(tools=("get_ticket", "tickets_delete", "acme_call")), ["get_ticket", "acme_call"]),
        (Selection(toolsets=("notes",), tools=("get_ticket",)), ["get_ticket", "add_note"]),
    ],
)
def test_selection(make: Make, selection: Selection, listed: list[str]) -> None:
    application = make(None, selection)
    assert names(application) == listed
    answer = asyncio.run(application.call("create_ticket", {}))
    assert (answer.structured or {})["error"]["step"] == "selection"


def test_all_tools_is_one_per_operation(make: Make, catalogue: Catalogue) -> None:
    everything = make(Policy(effects=allow_effects(["destroy", "admin"], [])), Selection(all_tools=True))
    assert sorted(names(everything)) == sorted(tool.name for tool in catalogue.operation_tools.values())
    assert len(names(everything)) == len([o for o in catalogue.operations.values() if o.hidden is None])
    assert not set(names(everything)) & set(GENERAL)


def test_all_tools_marks_what_only_lacks_allow(make: Make) -> None:
    """The whole API is listed; the list says which calls are refused, and the calls are."""
    application = make(None, Selection(all_tools=True))
    listed = {tool["name"]: tool["_meta"]["deskwright"] for tool in application.tools.listed["tools"]}
    assert listed["tickets_delete"]["refused"].endswith("have the operator add --allow destroy")
    refused = asyncio.run(application.call("tickets_delete", {"ticket_id": "1"}))
    assert (refused.structured or {})["error"]["step"] == "effects"
    for name, meta in listed.items():
        answer = asyncio.run(application.call(name, {}))
        step = ((answer.structured or {}).get("error") or {}).get("step")
        assert ("refused" in meta) == (step == "effects"), name


@pytest.mark.parametrize(
    "policy",
    [
        Policy(read_only=True),
        Policy(effects=allow_effects([], ["destroy"]), denied=frozenset({"destroy"})),
        Policy(grants=parse_abilities(["tickets:read"])),
    ],
)
def test_all_tools_never_lists_what_a_switch_or_the_token_forbids(make: Make, policy: Policy) -> None:
    assert "tickets_delete" not in names(make(policy, Selection(all_tools=True)))


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        (Selection(toolsets=("ticket",)), "did you mean tickets"),
        (Selection(tools=("get_tickets",)), "did you mean get_ticket"),
    ],
)
def test_a_selection_that_does_not_exist(make: Make, selection: Selection, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        make(None, selection)


def test_all_tools_goes_with_nothing_else() -> None:
    with pytest.raises(UsageError, match="choose one"):
        Selection(toolsets=("a",), all_tools=True)


def test_reserved_arguments_are_listed_where_they_work(make: Make) -> None:
    one = {tool["name"]: tool["inputSchema"]["properties"] for tool in make().tools.listed["tools"]}
    assert "request_key" in one["create_ticket"]
    assert "request_key" not in one["get_ticket"]
    assert not any("instance" in properties for properties in one.values())
    two = {t["name"]: t["inputSchema"]["properties"] for t in make(instances=("live", "test")).tools.listed["tools"]}
    assert {tuple(p["instance"]["enum"]) for n, p in two.items() if n != "list_endpoints"} == {("live", "test")}


def test_the_call_tool_has_the_hints_of_what_it_may_call(make: Make) -> None:
    def hints(policy: Policy) -> dict[str, Any]:
        return {t["name"]: t["annotations"] for t in make(policy).tools.listed["tools"]}["acme_call"]

    assert hints(Policy(read_only=True)) | {"title": ""} == {
        "title": "", "readOnlyHint": True, "destructiveHint": False, "idempotentHint": True, "openWorldHint": False,
    }  # fmt: skip
    assert hints(Policy())["openWorldHint"] is True
    assert hints(Policy())["destructiveHint"] is False
    assert hints(Policy(effects=allow_effects(["destroy"], [])))["destructiveHint"] is True


def test_several_desks_have_prefixes(make: Make) -> None:
    first, second = make(), make()
    both = Application([first.desks[0], second.desks[0]], Selection())
    assert names(both)[0] == "acme_list_tickets"
    assert "acme_call" in names(both)
    assert asyncio.run(both.call("acme_get_ticket", {"ticket_id": "1"})).is_error is False


def test_old_names_and_unknown_names(make: Make) -> None:
    application = make()
    assert asyncio.run(application.call("search_tickets", {"limit": 1})).is_error is False
    with pytest.raises(UnknownTool) as caught:
        asyncio.run(application.call("get_tickt", {}))
    assert "get_ticket" in caught.value.next_step


def test_the_fixture_is_what_its_builder_writes() -> None:
    folder = Path(__file__).parents[1] / "fixtures" / "desk"
    space: dict[str, Any] = {"__name__": "build", "__file__": str(folder / "build.py")}
    exec(compile((folder / "build.py").read_text("utf-8"), "build.py", "exec"), space)
    assert (folder / "catalog.json").read_text("utf-8") == space["catalog_text"]()


def test_every_listed_schema_is_an_object_that_refuses_unknown_names(make: Make) -> None:
    for tool in make(None, Selection(all_tools=True)).tools.listed["tools"] + make().tools.listed["tools"]:
        assert tool["inputSchema"]["type"] == "object"
        assert tool["inputSchema"]["additionalProperties"] is False
        assert json.loads(json.dumps(tool)) == tool


def test_a_hidden_operation_is_offered_under_no_name(make: Make) -> None:
    with pytest.raises(UsageError, match="no tool"):
        make(None, Selection(tools=("settings_secret",)))
    answer = asyncio.run(make(None, Selection(all_tools=True)).call("settings_secret", {}))
    assert "shows the desk's keys" in answer.content[0]["text"]
