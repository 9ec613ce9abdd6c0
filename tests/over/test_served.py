"""`deskwright serve triage --over DESK --sandbox` as an assistant has it, with the official client."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from tests.over.cases import DESKS, TEXT, Desk

DESKWRIGHT = str(Path(sys.executable).with_name("deskwright"))


@pytest.mark.parametrize("desk", DESKS, ids=lambda desk: desk.name)
def test_a_desk_is_triaged_from_end_to_end(desk: Desk, tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "DESKWRIGHT_STATE", "LANG")}
    environment = {**kept, "TRIAGE_DATA_ROOT": str(tmp_path / "data")}
    serve = ["serve", "triage", "--over", desk.name, "--sandbox"]
    parameters = StdioServerParameters(command=DESKWRIGHT, args=serve, env=environment)

    async def triage() -> None:
        async with Client(stdio_client(parameters)) as client:

            async def call(tool: str, **arguments: Any) -> dict[str, Any]:
                # the client holds each answer to the schema that was listed
                answer = await client.call_tool(tool, arguments)
                assert not answer.is_error, answer.content
                found: dict[str, Any] = answer.structured_content
                return found

            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            assert len(tools) == 9
            queue = await call("list_tickets", limit=50)
            assert desk.ticket in {item["id"] for item in queue["items"]}
            ticket = (await call("get_ticket", id=desk.ticket))["ticket"]
            await call("find_similar_tickets", id=desk.ticket)
            articles = (await call("search_knowledge", query="triage"))["articles"]
            needed = tools["submit_triage_recommendation"].input_schema["properties"]
            # what the ticket lacks has to be said all the same
            said = {
                name: ticket.get(name) or needed[name].get("enum", ["not known"])[0]
                for name in ("category", "team")
                if name in needed
            }
            priority = next(one.value for one in desk.fields if one.field == "priority")
            recommendation = (
                await call(
                    "submit_triage_recommendation",
                    **said,
                    ticketId=desk.ticket,
                    sourceRevision=ticket["revision"],
                    priority=priority,
                    duplicateCandidates=[],
                    outageRisk="none",
                    securityRisk="none",
                    slaRisk="none",
                    missingInformation=[],
                    knowledgeArticleIds=[articles[0]["id"]],
                    draftCustomerResponse=TEXT,
                    rationale="What the ticket says.",
                    confidence=0.9,
                    recommendedNextAction="Look at it.",
                    actor="an assistant",
                )
            )["recommendation"]
            told = await call(
                "approve_triage_recommendation",
                recommendationId=recommendation["id"],
                ticketId=desk.ticket,
                expectedRevision=0,
                approvedFields=["priority", "customerResponse"],
                actor="a person",
                confirm=True,
            )
            assert (told["ticket"]["priority"], told["ticket"]["revision"]) == (priority, 1)
            events = await call("get_audit_events", ticketId=desk.ticket)
            assert [event["action"] for event in events["events"]] == [
                "recommendation-submitted",
                "recommendation-approved",
            ]
            assert (await call("get_queue_metrics"))["approvedRecommendations"] == 1

    async def bounded() -> None:
        await asyncio.wait_for(triage(), 60)

    asyncio.run(bounded())
