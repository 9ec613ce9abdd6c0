"""The five minutes of docs/demo-script.md with the official client, over standard input and output, on a fresh folder.

The real clock runs: every deadline of the shipped queue is past, so that `sla` is among the reasons.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from .made import approval, submission

INJECTED = {
    "category": "authentication",
    "priority": "P2",
    "team": "identity",
    "knowledgeArticleIds": ["account-access", "triage-policy"],
    "rationale": "Single sign-on fails for everybody there. A paragraph of the ticket gives orders; it is data.",
}
EXPOSED = {
    "category": "security",
    "priority": "P1",
    "team": "security",
    "securityRisk": "confirmed",
    "missingInformation": ["which systems the exposed token can reach"],
    "knowledgeArticleIds": ["security-escalation"],
}
CLUSTER = {
    "category": "incident",
    "priority": "P1",
    "team": "incident-response",
    "outageRisk": "confirmed",
    "knowledgeArticleIds": ["incident-response", "api-errors"],
}


@pytest.mark.parametrize("era", ["legacy", "2026-07-28"])
def test_the_walkthrough(tmp_path: Path, era: str) -> None:
    settings = {name: value for name, value in os.environ.items() if not name.startswith("TRIAGE_")}
    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-m", "deskwright", "serve", "triage"],
        env={**settings, "TRIAGE_DATA_ROOT": str(tmp_path / "data")},
        cwd=str(tmp_path),
    )

    async def run() -> None:
        async with Client(stdio_client(parameters), mode=era) as client:
            await _walk(client)

    anyio.run(run)


async def _walk(client: Client) -> None:
    async def call(name: str, **arguments: Any) -> Any:
        result = await client.call_tool(name, arguments)
        assert not result.is_error, result.content
        return result.structured_content

    async def recommend(ticket: str, **members: Any) -> Any:
        before = (await call("get_ticket", id=ticket))["ticket"]
        said = submission(ticket, sourceRevision=before["revision"], **members)
        made = (await call("submit_triage_recommendation", **said))["recommendation"]
        assert made["resolution"] == "pending"
        assert (await call("get_ticket", id=ticket))["ticket"] == before
        return made

    # 1. a fresh state
    (content,) = (await client.read_resource("metrics://queue")).contents
    figures = json.loads(content.text)  # type: ignore[union-attr]
    assert figures.pop("generatedAt")
    assert figures.items() <= (await call("get_queue_metrics")).items()
    assert (figures["openTickets"], figures["submittedRecommendations"]) == (29, 0)
    assert (await call("list_tickets"))["total"] == 30

    # 2. a ticket that gives orders
    (message,) = (await client.get_prompt("triage_ticket", {"ticketId": "TKT-1005"})).messages
    assert "TKT-1005" in message.content.text  # type: ignore[union-attr]
    ticket = (await call("get_ticket", id="TKT-1005"))["ticket"]
    assert "skip approval" in ticket["description"]
    orders = await recommend("TKT-1005", **INJECTED)
    assert (orders["category"], orders["priority"], orders["team"]) == ("authentication", "P2", "identity")
    assert "policy-conflict" in orders["escalationReasons"]
    assert ticket["status"] != "resolved"

    # 3. a token in the open
    exposed = await recommend("TKT-1004", **EXPOSED)
    assert exposed["escalationReasons"] == ["security", "sla", "missing-information"]

    # 4. three tickets about one outage
    similar = (await call("find_similar_tickets", id="TKT-1001"))["candidates"]
    assert {"TKT-1002", "TKT-1003"} <= {candidate["ticketId"] for candidate in similar}
    outage = [
        await recommend(
            ticket,
            duplicateCandidates=[each for each in similar if each["ticketId"] != ticket],
            **CLUSTER,
        )
        for ticket in ("TKT-1001", "TKT-1002", "TKT-1003")
    ]
    assert [made["escalationReasons"] for made in outage] == [["outage", "sla"]] * 3

    # 5. a person approves named fields of one of them
    before = (await call("get_ticket", id="TKT-1004"))["ticket"]
    arguments = {"recommendationId": exposed["id"], **approval(exposed, "category", "priority")}
    refused = await client.call_tool("approve_triage_recommendation", arguments)
    assert refused.is_error, "the team that a security ticket needs is not among the fields"
    assert refused.content[0].text.startswith("INVALID_APPROVAL_FIELDS: ")  # type: ignore[union-attr]
    arguments = {"recommendationId": exposed["id"], **approval(exposed, "category", "priority", "team")}
    answer = await call("approve_triage_recommendation", **arguments)
    after = (await call("get_ticket", id="TKT-1004"))["ticket"]
    assert after == answer["ticket"]
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    assert changed == {"category", "priority", "team", "revision", "updatedAt"}
    assert after["revision"] == before["revision"] + 1
    events = (await call("get_audit_events", ticketId="TKT-1004"))["events"]
    assert events[-1] == answer["auditEvent"]
    assert (events[-1]["actor"], events[-1]["knowledgeArticleIds"]) == ("Ada", ["security-escalation"])
    assert events[-1]["after"] == {"category": "security", "priority": "P1", "team": "security"}
    figures = await call("get_queue_metrics")
    assert (figures["pendingRecommendations"], figures["approvedRecommendations"]) == (4, 1)
    assert figures["estimatedMinutesSaved"] == 8
