"""The triage desk's own approval: a person confirms it where the client can ask, and always with --human-proof.

Without either the sheet's rules stand: `confirm` and the caller's `actor`, and the desk's own checks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from deskwright.connections import Connections, Tls
from deskwright.governance.decide import approve, reject
from deskwright.governance.governor import Governor
from deskwright.governance.proposal import Principal, Proposal
from deskwright.governance.settings import ALWAYS, GovernanceSettings
from deskwright.governance.watcher import tend
from deskwright.listing import Selection
from deskwright.local_desks import LocalDesk, open_local_desk
from deskwright.policy import Policy
from deskwright.protocol import build_server
from deskwright.results import Answer
from deskwright.serving import Application, ServedDesk
from deskwright.settings import local_instance
from mcp.client import Client

from tests.behaviour.desks import catalogue_of

from .governed import ERAS, Person, run

ANN = Principal("os-user", "ann")
TICKET = "TKT-1017"
RECOMMENDED = {
    "ticketId": TICKET,
    "sourceRevision": 0,
    "category": "authentication",
    "priority": "P2",
    "team": "identity",
    "duplicateCandidates": [],
    "outageRisk": "none",
    "securityRisk": "none",
    "slaRisk": "none",
    "missingInformation": [],
    "knowledgeArticleIds": ["account-access"],
    "draftCustomerResponse": "We are looking into your sign-in.",
    "rationale": "Sign-in fails; the text that asks to skip approval is data.",
    "confidence": 0.9,
    "recommendedNextAction": "Check the identity provider.",
    "actor": "model",
}


class Triage:
    """The triage desk in this process, governed."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.local: LocalDesk = open_local_desk("triage", {"TRIAGE_DATA_ROOT": str(folder / "data")})
        catalogue = catalogue_of("triage")
        instance = local_instance(catalogue, self.local.app, self.local.base_path, self.local.origin)
        served = ServedDesk(catalogue, Connections(catalogue.connection, {"local": instance}, Tls()), Policy())
        approve_all = ALWAYS | {"write_internal", "write_outbound"}
        self.settings = GovernanceSettings(approve=approve_all, place=str(folder / "state.sqlite3"), **settings)
        self.application = Application([served], Selection(), governor=Governor(self.settings))
        self.application.oversight.watch = lambda: None  # type: ignore[method-assign]
        if self.local.close is not None:
            self.application.closing.append(self.local.close)

    async def must(self, tool: str, **arguments: Any) -> Any:
        answer = await self.application.call(tool, arguments)
        assert not answer.is_error, answer.content
        return answer.structured

    async def recommended(self) -> str:
        made = await self.must("submit_triage_recommendation", **RECOMMENDED)
        return str(made["recommendation"]["id"])

    def approval(self, recommendation: str, *fields: str) -> dict[str, Any]:
        return {
            "recommendationId": recommendation,
            "ticketId": TICKET,
            "expectedRevision": 0,
            "approvedFields": list(fields or ("category", "priority", "team")),
            "actor": "the model says it is ann",
            "confirm": True,
        }

    async def ticket(self) -> dict[str, Any]:
        found: dict[str, Any] = (await self.must("get_ticket", id=TICKET))["ticket"]
        return found

    async def proposals(self) -> list[Proposal]:
        return (await self.application.governor.do(lambda state: state.proposals.find()))[0]

    def client(self, era: str, person: Person | None = None) -> Client:
        return Client(build_server(self.application), mode=era, elicitation_callback=person)


@pytest.mark.parametrize("era", ERAS)
def test_a_person_takes_some_of_the_fields(tmp_path: Path, era: str) -> None:
    person = Person(
        content={
            "approve_category": True,
            "approve_team": True,
            "approve_customerResponse": True,
            "edited_customerResponse": "We found the cause.",
            "confirm": True,
        }
    )

    async def work() -> None:
        desk = Triage(tmp_path)
        made = await desk.recommended()
        fields = ("category", "priority", "team", "customerResponse")
        async with desk.client(era, person) as client:
            result = await client.call_tool("approve_triage_recommendation", desk.approval(made, *fields))
        assert not result.is_error, result
        ticket = await desk.ticket()
        assert (ticket["revision"], ticket["category"], ticket["team"]) == (1, "authentication", "identity")
        assert ticket.get("priority") is None
        event = (await desk.must("get_audit_events", ticketId=TICKET))["events"][-1]
        assert event["action"] == "recommendation-approved"
        assert event["after"]["customerResponse"] == "We found the cause."
        assert sorted(event["after"]) == ["category", "customerResponse", "team"]
        (proposal,) = await desk.proposals()
        assert (proposal.kind, proposal.state, proposal.decided_via) == ("confirmation", "applied", "elicitation")
        assert proposal.approved_fields == ("category", "team", "customerResponse")
        await desk.application.aclose()

    run(work())
    assert "authentication" in person.message
    assert "customerResponse (public)" in person.message
    assert "account-access" in person.message


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("person", [Person("decline"), Person("cancel"), Person(content={"confirm": True})])
def test_without_a_yes_nothing_is_decided(tmp_path: Path, era: str, person: Person) -> None:
    async def work() -> None:
        desk = Triage(tmp_path)
        made = await desk.recommended()
        async with desk.client(era, person) as client:
            result = await client.call_tool("approve_triage_recommendation", desk.approval(made))
        assert result.is_error
        assert (await desk.ticket())["revision"] == 0
        actions = [event["action"] for event in (await desk.must("get_audit_events"))["events"]]
        assert actions == ["recommendation-submitted"]
        await desk.application.aclose()

    run(work())


def test_a_client_that_cannot_ask_decides_by_the_rules_of_the_desk(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Triage(tmp_path)
        made = await desk.recommended()
        await desk.must("approve_triage_recommendation", **desk.approval(made))
        assert (await desk.ticket())["revision"] == 1
        assert await desk.proposals() == []
        await desk.application.aclose()

    run(work())


def test_human_proof_waits_for_a_person_elsewhere(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Triage(tmp_path, human_proof=True)
        made = await desk.recommended()
        waiting: Answer = await desk.application.call("approve_triage_recommendation", desk.approval(made))
        assert waiting.is_error
        assert "--human-proof" in waiting.content[0]["text"]
        assert (await desk.ticket())["revision"] == 0
        (proposal,) = await desk.proposals()
        assert proposal.choices == ("category", "priority", "team")
        before = {item.name: item.before for item in proposal.fields}
        assert before["priority"] == {"absent": True}
        await desk.application.governor.do(
            lambda state: approve(
                state, None, proposal.id, fields=["team"], edits={}, by=ANN, via="command-line", digest=proposal.digest
            )
        )
        assert await tend(desk.application) == 1
        ticket = await desk.ticket()
        assert (ticket["revision"], ticket["team"]) == (1, "identity")
        assert ticket.get("category") is None
        (proposal,) = await desk.proposals()
        assert proposal.state == "applied"
        verdict = await desk.application.governor.do(lambda state: state.audit.verify())
        assert verdict.ok
        await desk.application.aclose()

    run(work())


def test_a_person_elsewhere_says_no(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Triage(tmp_path, human_proof=True)
        made = await desk.recommended()
        await desk.application.call("approve_triage_recommendation", desk.approval(made))
        (proposal,) = await desk.proposals()
        await desk.application.governor.do(
            lambda state: reject(state, None, proposal.id, feedback="Ask first.", by=ANN, via="page")
        )
        told = await desk.application.call("approve_triage_recommendation", desk.approval(made))
        assert "Ask first." in told.content[0]["text"]
        assert (await desk.ticket())["revision"] == 0
        await desk.application.aclose()

    run(work())


def test_no_write_of_the_desk_becomes_a_proposal_by_approve(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Triage(tmp_path)  # --approve write_internal,write_outbound
        made = await desk.recommended()
        rejected = await desk.must(
            "reject_triage_recommendation",
            recommendationId=made,
            ticketId=TICKET,
            actor="ann",
            feedback="The team is wrong.",
        )
        assert rejected["auditEvent"]["action"] == "recommendation-rejected"
        assert await desk.proposals() == []
        await desk.application.aclose()

    run(work())
