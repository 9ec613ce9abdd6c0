"""The four addresses under which the desk can be read, in process and over standard input and output."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from deskwright.listing import Selection
from deskwright.resources import ReadError
from mcp import MCPError
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from .otrs_desk import PASSWORD, Otrs, otrs, post
from .otrs_server import clean_environment, served

RECENT = "otrs://search/tickets"
#: Template, the tool behind it, an address of it, and the arguments of that tool's call.
READS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "otrs://ticket/{ticket_id}": ("get_ticket", "otrs://ticket/2", {"ticket_id": "2"}),
    "otrs://ticket/{ticket_id}/history": ("get_ticket_history", "otrs://ticket/2/history", {"ticket_id": "2"}),
    RECENT: ("search_tickets", RECENT, {"limit": 20}),
    "otrs://configitem/{config_item_id}": ("get_config_item", "otrs://configitem/1", {"config_item_id": "1"}),
}
TEMPLATES = [uri for uri in READS if "{" in uri]


def read(desk: Otrs, uri: str) -> dict[str, Any]:
    (content,) = desk.run(desk.talk.application.read_resource(uri))["contents"]
    assert isinstance(content, dict)
    assert not [secret for secret in desk.secrets if secret in json.dumps(content)]
    return content


def failure(desk: Otrs, uri: str) -> ReadError:
    with pytest.raises(ReadError) as caught:
        desk.run(desk.talk.application.read_resource(uri))
    assert [line.split(": ")[0] for line in caught.value.text.split("\n")][1:] == ["why", "next"]
    return caught.value


def test_what_is_listed() -> None:
    with otrs() as desk:
        application = desk.talk.application
        (fixed,) = application.offers.resources_list()["resources"]
        assert (fixed["uri"], fixed["name"], fixed["mimeType"]) == (RECENT, "recent-tickets", "application/json")
        templates = application.offers.templates_list()["resourceTemplates"]
        assert {found["uriTemplate"]: found["_meta"]["deskwright"]["tool"] for found in [*templates]} == {
            uri: READS[uri][0] for uri in TEMPLATES
        }
        assert {found["name"] for found in templates} == {"ticket", "ticket-history", "config-item"}
        assert desk.sent == []


@pytest.mark.parametrize("uri", READS)
def test_reading_one_is_the_call_of_its_tool(uri: str) -> None:
    tool, address, given = READS[uri]
    with otrs() as desk:
        called = desk.call(tool, **given)
        content = read(desk, address)
        assert json.loads(content["text"]) == called.structured
        assert (content["uri"], content["mimeType"]) == (address, "application/json")
        facts = content["_meta"]["deskwright"]
        assert facts["provenance"] == "untrusted helpdesk content"
        assert facts.get("links") == called.meta.get("links")
        by_call, by_address = desk.requests
        assert by_call == by_address
        assert len(desk.log_ins) == 1


def test_the_recent_tickets_are_the_twenty_newest() -> None:
    with otrs() as desk:
        made = [
            desk.must("create_ticket", title=f"T{at}", body="b", customer_user="customer1")["TicketID"]
            for at in range(25)
        ]
        assert json.loads(read(desk, RECENT)["text"]) == {"TicketID": made[:-21:-1]}
        assert desk.requests[-1] == post("TicketSearch", {"Limit": 20, "SortBy": "Age", "OrderBy": "Down"})


def test_an_installation_without_tickets() -> None:
    with otrs("no-queue") as desk:
        assert json.loads(read(desk, RECENT)["text"]) == {"TicketID": []}


@pytest.mark.parametrize(
    ("uri", "kind", "told"),
    [
        ("otrs://ticket/4711", "failed", "this login may not do that, or it does not exist"),
        ("otrs://ticket/4711/history", "failed", "this login may not do that, or it does not exist"),
        ("otrs://configitem/4711", "failed", "the desk refused a value"),
    ],
)
def test_what_is_not_there_is_an_error_and_no_text(uri: str, kind: str, told: str) -> None:
    """The original server answered with a sentence, as if that were the ticket."""
    with otrs() as desk:
        found = failure(desk, uri)
        assert (found.kind, found.data["uri"]) == (kind, uri)
        assert told in found.text
        assert found.data["error"]["status"] == 200


@pytest.mark.parametrize(
    "uri",
    [
        "otrs://ticket/",
        "otrs://ticket/..",
        "otrs://ticket/2%2Fhistory",
        "otrs://ticket/2/articles",
        "otrs://search/tickets?limit=500",
        "otrs://search/configitems",
        "otrs://ticket/2?SessionID=1",
        "otrs://ticket/2#a",
        "https://ticket/2",
    ],
)
def test_another_address_sends_nothing(uri: str) -> None:
    with otrs() as desk:
        assert failure(desk, uri).kind in ("not_found", "invalid")
        assert desk.sent == []


def test_an_address_is_one_ticket_or_several() -> None:
    with otrs() as desk:
        found = json.loads(read(desk, "otrs://ticket/2%2C3")["text"])["Ticket"]
        assert [ticket["TicketID"] for ticket in found] == ["2", "3"]


@pytest.mark.parametrize(
    ("credential", "typed", "values"),
    [
        ("agent", "", ["9", "8", "6", "5", "3", "2", "1"]),
        ("agent", "3", ["3"]),
        ("agent", "4", []),  # in a queue that this agent does not see
        ("admin", "4", ["4"]),
        ("no-queue", "", []),
    ],
)
def test_ids_are_offered_while_a_person_types(credential: str, typed: str, values: list[str]) -> None:
    with otrs(credential) as desk:
        for template in ("otrs://ticket/{ticket_id}", "otrs://ticket/{ticket_id}/history"):
            found = desk.run(desk.talk.application.offers.complete(template, "ticket_id", typed))["completion"]
            assert found["values"] == values
        # one class at a time is searched, so of config items none are
        nothing = desk.run(
            desk.talk.application.offers.complete("otrs://configitem/{config_item_id}", "config_item_id", "1")
        )
        assert nothing["completion"]["values"] == []
        assert {request.path for request in desk.requests} == {"/TicketSearch"}


def test_nothing_is_offered_where_the_log_in_fails() -> None:
    with otrs(variables={"OTRS_PASSWORD": "wrong-password"}) as desk:
        found = desk.run(desk.talk.application.offers.complete("otrs://ticket/{ticket_id}", "ticket_id", ""))
        assert found["completion"]["values"] == []


def test_without_its_tool_there_is_no_resource() -> None:
    with otrs(selection=Selection(toolsets=("config_item",))) as desk:
        application = desk.talk.application
        assert application.offers.resources_list() == {"resources": []}
        (only,) = application.offers.templates_list()["resourceTemplates"]
        assert only["uriTemplate"] == "otrs://configitem/{config_item_id}"
        assert failure(desk, "otrs://ticket/2").data["error"]["step"] == "selection"
        assert desk.sent == []


def test_a_failed_log_in_is_told_there_as_well() -> None:
    with otrs(variables={"OTRS_PASSWORD": "wrong-password"}) as desk:
        found = failure(desk, "otrs://ticket/2")
        assert "the log-in failed; nothing was sent" in found.text
        assert "wrong-password" not in found.text + json.dumps(found.data)


@pytest.mark.parametrize("mode", ["legacy", "auto"])
def test_over_standard_input_and_output(mode: Any, tmp_path: Path) -> None:
    log = tmp_path / "server.log"

    async def talk_to(client: Client) -> dict[str, Any]:
        fixed = await client.list_resources()
        assert [found.uri for found in fixed.resources] == [RECENT]
        templates = await client.list_resource_templates()
        assert {found.uri_template for found in templates.resource_templates} == set(TEMPLATES)
        told = {}
        for tool, address, given in READS.values():
            (content,) = (await client.read_resource(address)).contents
            told[address] = json.loads(content.text)
            assert told[address] == (await client.call_tool(tool, given)).structured_content
            assert content.meta["deskwright"]["provenance"] == "untrusted helpdesk content"
        with pytest.raises(MCPError) as caught:
            await client.read_resource("otrs://ticket/4711")
        assert caught.value.code == -32603
        assert "or it does not exist" in caught.value.message
        with pytest.raises(MCPError) as caught:
            await client.read_resource("otrs://nothing/1")
        assert caught.value.code == (-32002 if mode == "legacy" else -32602)
        return told

    with served() as desk:
        parameters = StdioServerParameters(
            command=sys.executable,
            args=["-m", "deskwright", "serve", "otrs"],
            env=clean_environment(desk.environment(), tmp_path),
            cwd=str(tmp_path),
        )

        async def run() -> dict[str, Any]:
            with log.open("w", encoding="utf-8") as errors:
                async with Client(stdio_client(parameters, errlog=errors), mode=mode) as client:
                    return await talk_to(client)

        told = asyncio.run(run())
        assert told["otrs://ticket/2"]["Ticket"][0]["Article"][0]["Body"] == "It jams every hour."
        assert told["otrs://configitem/1"]["ConfigItem"][0]["Name"] == "WS-0042"
        assert desk.world.counters.sessions_opened == 1
        said = log.read_text("utf-8") + json.dumps(told)
        assert not [secret for secret in (PASSWORD, *desk.world.sessions) if secret in said]
        assert not [seen for seen in desk.world.requests if seen.query]
