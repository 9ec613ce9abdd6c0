"""How triage over another desk starts: numbers that survive, lists of values, places, and what stops it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from deskwright import cli
from deskwright.connections import Connections, Tls
from deskwright.errors import SetupError
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.serving import Application, ServedDesk
from deskwright.triage.over import create_over_desk
from deskwright.triage.over_desk import DeskCalls
from deskwright.triage.over_enums import Enums

from tests.over.cases import DESKS, Desk
from tests.over.triaged import Triaged, catalogue_of

Over = Callable[..., Triaged]
by_desk = pytest.mark.parametrize("desk", DESKS, ids=lambda desk: desk.name)


# --- numbers -------------------------------------------------------------------------------------------


@by_desk
def test_revisions_count_on_after_a_restart(over: Over, tmp_path: Path, desk: Desk) -> None:
    """The same desk behind a new server: what was 1 is 1, and the next state is 2."""
    first = over(desk.name, tmp_path / "data")
    assert first.ticket(desk.ticket)["revision"] == 0
    first.approve(first.recommend(desk.ticket), "customerResponse")
    pending = first.recommend(desk.ticket)
    assert pending["sourceRevision"] == 1

    second = over(desk.name, tmp_path / "data", sandbox=first.sandbox)
    assert second.ticket(desk.ticket)["revision"] == 1
    assert next(i for i in second.must("list_tickets", limit=50)["items"] if i["id"] == desk.ticket)["revision"] in (
        0,
        1,
    )
    second.approve(pending, "customerResponse")
    assert second.ticket(desk.ticket)["revision"] == 2
    assert second.must("get_audit_events")["total"] == 4


def test_each_desk_and_each_login_has_a_place_of_its_own(over: Over, tmp_path: Path) -> None:
    over("tickiti", tmp_path / "data").recommend("100102")
    over("tickiti", tmp_path / "data", name="agent").recommend("100102")
    over("otrs", tmp_path / "data")
    places = sorted(path.name for path in tmp_path.iterdir())
    assert len(places) == 3
    assert [name.rpartition("-")[0] for name in places] == ["data-over-otrs", "data-over-tickiti", "data-over-tickiti"]
    assert all((tmp_path / name / "triage.sqlite3").is_file() for name in places)


def test_a_sandbox_without_a_named_place_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert cli.main(["call", "triage", "get_ticket", '{"id": "100102"}', "--over", "tickiti", "--sandbox"]) == 0
    assert (
        json.loads(capsys.readouterr().out.partition('\n{"prov')[0])["ticket"]["subject"]
        == "Invoice 2207 charged twice"
    )
    assert list(tmp_path.iterdir()) == []


# --- values --------------------------------------------------------------------------------------------


def test_lists_of_values_come_from_the_desk(over: Over) -> None:
    made = over("tickiti")
    values = made.tool("submit_triage_recommendation")["inputSchema"]["properties"]
    assert values["team"]["enum"] == ["Inbox", "Billing", "Hardware", "Returns", "Night Desk", "People"]
    assert values["ticketStatus"]["enum"] == ["in-progress", "resolved"]
    # a filter may ask for what nobody can propose
    statuses = made.tool("list_tickets")["inputSchema"]["properties"]["status"]["enum"]
    assert statuses == ["in-progress", "waiting-customer", "resolved"]


def test_a_list_that_may_not_be_read_leaves_any_text_and_takes_the_field_from_approval(
    over: Over, capsys: pytest.CaptureFixture[str]
) -> None:
    """Groups are for administrators: staff see a ticket's group, and nobody can write one without its id."""
    made = over("openhelpdesk", name="staff")
    assert "the values of team are not known: Open Help Desk refused: 403" in capsys.readouterr().err
    properties = made.tool("submit_triage_recommendation")["inputSchema"]["properties"]
    assert "enum" not in properties["team"]
    approvable = made.tool("approve_triage_recommendation")["inputSchema"]["properties"]["approvedFields"]["items"][
        "enum"
    ]
    assert approvable == ["category", "priority", "assignee", "status", "customerResponse"]
    made.approve(made.recommend(DESKS[1].ticket, team="Tier 1", priority="P1"), "priority")


def test_a_list_that_does_not_come_keeps_the_start_waiting_and_stops_nothing(
    over: Over, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def never(self: Any, name: str, *, again: bool = False) -> None:
        import asyncio

        await asyncio.sleep(30)

    monkeypatch.setattr("deskwright.triage.over.LISTS_WITHIN", 0.05)
    with monkeypatch.context() as patched:
        patched.setattr(Enums, "load", never)
        made = over("tickiti")
    assert "gave its lists not within 0.05 s" in capsys.readouterr().err
    assert "enum" not in made.tool("submit_triage_recommendation")["inputSchema"]["properties"]["team"]
    # still the desk's own word decides
    told = made.refused(
        "approve_triage_recommendation", **made.approval(made.recommend("100102", team="Nowhere"), "team")
    )
    assert told.startswith("DESK_REFUSED: Tickiti refused: 422: The selected queue is invalid")


def test_a_value_that_came_after_the_start_is_looked_for_again(over: Over) -> None:
    """The list is read once more before a value is said not to be there."""
    made = over("openhelpdesk")
    created = made.run(
        made.inner.call(
            "openhelpdesk_call", {"family": "admin", "action": "categories.create", "payload": {"name": "Robots"}}
        )
    )
    assert not created.is_error, created.content[0]["text"]
    enums = Enums(DeskCalls(made.inner))
    made.run(enums.load("category"))
    enums.ids["category"].pop("Robots")
    assert made.run(enums.id_of("category", "Robots")) == created.structured["id"]


def test_where_an_escalation_must_go_is_a_team_of_the_desk(over: Over, tmp_path: Path) -> None:
    made = over(
        "tickiti", tmp_path / "one", environ={"TRIAGE_TEAM_SECURITY": "People", "TRIAGE_TEAM_OUTAGE": "Hardware"}
    )
    risky = made.recommend("100102", securityRisk="likely")
    with made.nothing_is_written():
        told = made.refused("approve_triage_recommendation", **made.approval(risky, "customerResponse"))
    assert told.startswith(
        "INVALID_APPROVAL_FIELDS: the ticket must end with the team People, and it would have Billing"
    )
    outage = made.recommend("100102", outageRisk="likely", team="Hardware")
    made.approve(outage, "team")

    with pytest.raises(
        SetupError, match=r"TRIAGE_TEAM_OUTAGE: the desk has no team 'Nowhere'\nnext: name one of Inbox"
    ):
        over("tickiti", tmp_path / "two", environ={"TRIAGE_TEAM_OUTAGE": "Nowhere"})
    # a desk without such a team requires nothing: the reason stays to be seen
    free = over("tickiti", tmp_path / "three")
    risky = free.recommend("100102", securityRisk="likely")
    assert risky["escalationReasons"] == ["security"]
    free.approve(risky, "customerResponse")


def test_times_without_a_zone_are_in_the_one_that_the_operator_says(over: Over, tmp_path: Path) -> None:
    made = over("otrs", tmp_path / "one", environ={"TRIAGE_TIME_ZONE": "Europe/Berlin"})
    assert made.ticket("3")["createdAt"] == "2026-04-20T07:35:00Z"
    with pytest.raises(SetupError, match="TRIAGE_TIME_ZONE: there is no time zone 'Mars/Base'\nnext: "):
        over("otrs", tmp_path / "two", environ={"TRIAGE_TIME_ZONE": "Mars/Base"})


# --- what cannot begin ---------------------------------------------------------------------------------


def test_a_desk_whose_tickets_nobody_mapped_is_refused(tmp_path: Path) -> None:
    bare = replace(catalogue_of("tickiti"), ticket=None)
    inner = Application([ServedDesk(bare, Connections(bare.connection, {}, Tls()), Policy())], Selection())
    with pytest.raises(SetupError, match="--over tickiti: nobody mapped its tickets to triage\nnext: add x-ticket"):
        create_over_desk({"TRIAGE_DATA_ROOT": str(tmp_path)}, inner)


def test_without_an_installation_only_the_list_is_there(tmp_path: Path) -> None:
    """What would be listed can be asked for before anything is set up."""
    catalogue = catalogue_of("django_helpdesk")
    inner = Application([ServedDesk(catalogue, Connections(catalogue.connection, {}, Tls()), Policy())], Selection())
    local = create_over_desk({"TRIAGE_DATA_ROOT": str(tmp_path)}, inner)
    assert local.app is None
    assert local.adapt is not None
    adapted = local.adapt(catalogue_of("triage"))
    schema = adapted.named["submit_triage_recommendation"].schema["properties"]
    assert schema["ticketStatus"]["enum"] == ["in-progress", "resolved"]
    assert "category" not in schema
    shape = adapted.named["get_ticket"].output_schema
    assert shape is not None
    ticket = shape["properties"]["ticket"]["properties"]
    assert not {"createdAt", "updatedAt", "sla", "tags", "category"} & set(ticket)
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_opens_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["tools", "triage", "--over", "otrs", "--json"]) == 0
    tools = {tool["name"]: tool for tool in json.loads(capsys.readouterr().out)["tools"]}
    assert len(tools) == 9
    assert tools["get_ticket"]["inputSchema"]["properties"]["id"]["pattern"] == "^[1-9][0-9]{0,18}$"
    assert cli.main(["tools", "tickiti", "--over", "otrs"]) != 0
