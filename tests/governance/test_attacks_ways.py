"""Each door a write could come in by, and the desk's own decision tool: behind every one of them stands a person.

The desks are the sandboxes; every request that reached one is on record.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from deskwright.connections import Connections, Tls
from deskwright.errors import Refusal
from deskwright.governance.decide import approve
from deskwright.governance.proposal import Proposal
from deskwright.governance.rules import load_rules
from deskwright.governance.watcher import tend
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.results import Answer
from deskwright.sandboxes import load_sandbox
from deskwright.serving import Application, ServedDesk
from deskwright.settings import sandbox_instance

from tests.behaviour.desks import Recorder, catalogue_of, credential

from .attack import ANN, PRIYA, REPLY, RESPOND, TICKET, Answering, decided, outcome, told, words
from .governed import ERAS, Governed, Person, run
from .test_confirmation import TICKET as TRIAGE_TICKET
from .test_confirmation import Triage

PAYLOAD = {**REPLY, "priority": 30}


@pytest.fixture
def desk(tmp_path: Path) -> Governed:
    return Governed(tmp_path / "state.sqlite3")


# --- ways in -------------------------------------------------------------------------------------------


def test_the_general_tool_is_held_to_the_same(desk: Governed) -> None:
    async def work() -> None:
        answer = await desk.call("tickiti_call", family="tickets", action="respond", payload=PAYLOAD)
        assert told(answer)["state"] == "pending", words(answer)
        assert desk.writes(RESPOND) == []
        await decided(desk, ["content"])
        await tend(desk.application)
        (sent,) = desk.writes(RESPOND)
        assert sent.body == {"ticket_number": TICKET, "from_email": PRIYA, "content": REPLY["content"]}
        await desk.aclose()

    run(work())


@pytest.mark.parametrize(
    "claim",
    [
        {"is_internal": "true"},
        {"is_internal": 1},
        {"Is_Internal": True},
        {"is.internal": True},
        {"is_internal ": True},
        {"is_internal": [True]},
        {"effect": "read"},
        {"_deskwright": {"approved": True}},
        {"proposal": "p-1", "approved_by": "ann"},
    ],
    ids=json.dumps,
)
def test_no_name_in_an_open_payload_makes_it_milder(desk: Governed, claim: dict[str, Any]) -> None:
    async def work() -> None:
        await desk.call("tickiti_call", family="tickets", action="respond", payload={**PAYLOAD, **claim})
        assert desk.writes(RESPOND) == []
        for proposal in await desk.proposals():
            assert proposal.effect == "write_outbound"
        await desk.aclose()

    run(work())


def test_an_old_name_of_an_argument_finds_the_same_proposal(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", "tiflux", approve=frozenset({"write_internal", "write_outbound"}))
        one = told(await desk.call("update_ticket", ticket_id="84429", title="Anew"))
        other = told(await desk.call("update_ticket", ticket_number="84429", title="Anew"))
        assert one["id"] == other["id"]
        assert [sent for sent in desk.sent if sent.method != "GET"] == []
        await desk.aclose()

    run(work())


@pytest.mark.parametrize("key", ["the same", "another"])
def test_a_key_of_the_caller_neither_skips_nor_doubles_it(desk: Governed, key: str) -> None:
    async def work() -> None:
        first = told(await desk.call("respond_to_ticket", **REPLY, request_key="the same"))
        second = told(await desk.call("respond_to_ticket", **REPLY, request_key=key))
        assert first["id"] == second["id"]
        assert desk.writes(RESPOND) == []
        proposal = await decided(desk)
        await tend(desk.application)
        assert [sent.key for sent in desk.writes(RESPOND)] == [proposal.key]
        await desk.aclose()

    run(work())


def test_a_read_is_not_a_way_to_write(desk: Governed) -> None:
    """A resource whose tool came to write is no read: it waits, and nothing is passed off as its text."""

    async def work() -> None:
        from deskwright.resources import ReadError

        (served,) = desk.application.desks
        operations = dict(served.catalogue.operations)
        (template,) = [each["uriTemplate"] for each in desk.application.offers.templates_list()["resourceTemplates"]]
        uri = template.partition("{")[0] + TICKET
        await desk.application.read_resource(uri)
        show = operations["tickets.show"]
        operations["tickets.show"] = replace(show, effect={"default": "write_outbound"}, revision=None)
        served.catalogue = replace(served.catalogue, operations=operations)
        before = len(desk.sent)
        with pytest.raises(ReadError):
            await desk.application.read_resource(uri)
        assert len(desk.sent) == before
        await desk.aclose()

    run(work())


@pytest.mark.parametrize("word", ["look-up", "include", "revision"])
def test_what_is_read_beside_a_call_must_be_a_read(tmp_path: Path, word: str) -> None:
    """An overlay that names a write where a read belongs (`x-resolve`, `x-include`, `x-revision`) sends none."""

    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", "tiflux" if word == "look-up" else "tickiti", approve=frozenset())
        (served,) = desk.application.desks
        name = {"look-up": "get_users", "include": "tickets.responses", "revision": "tickets.show"}[word]
        operations = dict(served.catalogue.operations)
        operations[name] = replace(operations[name], effect={"default": "write_outbound"})
        served.catalogue = replace(served.catalogue, operations=operations)
        if word == "look-up":
            answer = await desk.call("update_ticket", ticket_id="84429", responsible_name="Carla")
            assert answer.is_error
        elif word == "revision":
            desk.application.governor.settings = replace(desk.settings, approve=frozenset({"write_outbound"}))
            assert told(await desk.call("respond_to_ticket", **REPLY))["revision"] is None
        else:
            tool = served.catalogue.named["get_ticket"]
            include = [{"operation": name, "into": "/more", "values": {"body#/ticket_number": "body#/ticket_number"}}]
            changed = replace(tool, include=include)
            tools = tuple(changed if item is tool else item for item in served.catalogue.tools)
            served.catalogue = replace(served.catalogue, tools=tools)
            desk.application.tools.build()
            answer = await desk.call("get_ticket", ticket_number=TICKET)
            assert "no read" in json.dumps(answer.meta), answer.meta
        path = {"look-up": "/users", "include": "/tickets/responses", "revision": "/tickets/show"}[word]
        assert [sent for sent in desk.sent if sent.path.endswith(path)] == []
        await desk.aclose()

    run(work())


def test_another_installation_has_proposals_of_its_own(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3")
        catalogue = catalogue_of("tickiti")
        recorders = {name: Recorder(load_sandbox("tickiti").app) for name in ("north", "south")}
        environ = credential(desk.sandbox, desk.sandbox.credentials[0].name)
        instances = {
            name: replace(sandbox_instance(environ, catalogue, recorder, desk.sandbox.base_path), name=name)
            for name, recorder in recorders.items()
        }
        made = ServedDesk(catalogue, Connections(catalogue.connection, instances, Tls()), Policy(), remember=False)
        application = Application([made], Selection(), governor=desk.application.governor)
        application.oversight.watch = lambda: None  # type: ignore[method-assign]
        ids = set()
        for name in ("north", "south", "north"):
            answer = await application.call("respond_to_ticket", {**REPLY, "instance": name})
            ids.add(told(answer)["id"])
        assert len(ids) == 2
        unknown = await application.call("respond_to_ticket", {**REPLY, "instance": "west"})
        assert unknown.is_error
        for proposal in await desk.proposals():
            await decided(desk, id=proposal.id)
        assert await tend(desk.application) == 0  # another set of installations: not ours
        await tend(application)
        for name, recorder in recorders.items():
            assert len([sent for sent in recorder.sent if sent.path.endswith(RESPOND)]) == 1, name
        await application.aclose()

    run(work())


def test_a_large_call_is_kept_whole_and_told_short(desk: Governed) -> None:
    async def work() -> None:
        text = "<p>" + "We found it. " * 100_000 + "</p>"
        answer = await desk.call("respond_to_ticket", **{**REPLY, "content": text})
        assert told(answer)["state"] == "pending"
        assert len(json.dumps(answer.as_result())) < 5_000
        assert (await desk.only()).arguments["content"] == text
        events = await desk.application.governor.do(lambda state: state.audit.events())
        assert all(len(json.dumps(each.to_data())) < 10_000 for each in events)
        await decided(desk, ["content"])
        await tend(desk.application)
        assert [sent.body["content"] for sent in desk.writes(RESPOND)] == [text]
        await desk.aclose()

    run(work())


# --- words of the overlay, approved in part ------------------------------------------------------------


def test_a_rewritten_text_is_put_into_the_desks_markup(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", "tiflux")
        await desk.call("create_ticket_answer", ticket_number="84429", text="*soon*")
        proposal = await desk.only()
        fields = {item.name: item for item in proposal.fields}
        assert (fields["text"].after, fields["text"].editable, fields["text"].public) == ("*soon*", True, True)
        await decided(desk, edits={"text": "**today**"})
        await tend(desk.application)
        assert (await desk.only()).state == "applied", await outcome(desk)
        (sent,) = [sent for sent in desk.writes("/answers") if sent.method == "POST"]
        assert b"<strong>today</strong>" in sent.content
        assert b"soon" not in sent.content
        assert b"with_signature" in sent.content  # what the overlay says otherwise goes along
        await desk.aclose()

    run(work())


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        (["title"], {"title": "Anew"}),
        (["responsible_id"], {"responsible_id": None}),
        (["followers"], {"followers": "a@example.com,b@example.com"}),
    ],
)
def test_nulls_and_lists_are_approved_one_by_one(tmp_path: Path, fields: list[str], body: dict[str, Any]) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", "tiflux", approve=frozenset({"write_internal", "write_outbound"}))
        answer = await desk.call(
            "update_ticket",
            ticket_id="84429",
            title="Anew",
            responsible_id=0,
            followers="a@example.com,b@example.com",
        )
        assert told(answer)["state"] == "pending", words(answer)
        await decided(desk, fields)
        await tend(desk.application)
        assert (await desk.only()).state == "applied", await outcome(desk)
        (sent,) = [sent for sent in desk.sent if sent.method == "PUT"]
        assert sent.body == body
        await desk.aclose()

    run(work())


def test_what_a_name_meant_then_is_what_is_sent_or_nothing(tmp_path: Path) -> None:
    """A name is looked up again before it is sent: another id than was shown stops it."""

    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", "tiflux", approve=frozenset({"write_internal", "write_outbound"}))
        answer = await desk.call("update_ticket", ticket_id="84429", responsible_name="Carla")
        if "proposal" not in (answer.structured or {}):
            pytest.fail(words(answer))
        await decided(desk)
        swapped = [{"id": 999, "name": "Carla Dias", "email": "c@example.com", "active": True}]
        Answering(desk, lambda path: (200, swapped) if path.endswith("/users") else None)
        await tend(desk.application)
        assert (await desk.only()).state == "failed"
        assert [sent for sent in desk.sent if sent.method == "PUT"] == []
        await desk.aclose()

    run(work())


def test_pairs_are_approved_as_one(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", "otrs", "agent")
        answer = await desk.call(
            "update_ticket", ticket_id="1", title="New", dynamic_fields={"Floor": "2", "Room": "7"}
        )
        assert told(answer)["state"] == "pending", words(answer)
        assert (await desk.only()).choices == ("title", "dynamic_fields")
        await decided(desk, ["title"])
        before = len(desk.sent)
        await tend(desk.application)
        sent = [each.body for each in desk.sent[before:] if b"Title" in each.content]
        assert all("DynamicField" not in body for body in sent)
        assert sent, await outcome(desk)
        await desk.aclose()

    run(work())


# --- the desk's own decision tool ----------------------------------------------------------------------


async def one(desk: Triage) -> Proposal:
    (proposal,) = await desk.proposals()
    return proposal


async def confirmed(desk: Triage, *fields: str, **edits: str) -> Proposal:
    proposal = await one(desk)
    return await desk.application.governor.do(
        lambda state: approve(
            state,
            desk.settings.rules,
            proposal.id,
            fields=list(fields),
            edits=edits,
            by=ANN,
            via="page",
            digest=proposal.digest,
        )
    )


@pytest.mark.parametrize(
    "fields", [["team", "team"], ["team", "subject"], ["team", "ticketId"], [], ["TEAM"], ["team", 7], "team"]
)
def test_a_decision_about_no_such_fields_is_refused_at_the_door(tmp_path: Path, fields: Any) -> None:
    async def work() -> None:
        desk = Triage(tmp_path, human_proof=True)
        made = await desk.recommended()
        call = {**desk.approval(made), "approvedFields": fields}
        answer: Answer = await desk.application.call("approve_triage_recommendation", call)
        assert answer.is_error
        assert await desk.proposals() == []
        assert (await desk.ticket())["revision"] == 0
        await desk.application.aclose()

    run(work())


def test_a_confirmed_text_is_the_one_that_was_shown_or_rewritten(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Triage(tmp_path, human_proof=True)
        made = await desk.recommended()
        call = {**desk.approval(made, "team", "customerResponse"), "editedCustomerResponse": "The model's own words."}
        await desk.application.call("approve_triage_recommendation", call)
        shown = {item.name: item for item in (await one(desk)).fields}
        assert shown["customerResponse"].after == "The model's own words."
        await confirmed(desk, "team")  # not the text
        await tend(desk.application)
        assert (await one(desk)).state == "applied", (await one(desk)).outcome
        event = (await desk.must("get_audit_events", ticketId=TRIAGE_TICKET))["events"][-1]
        assert sorted(event["after"]) == ["team"]
        await desk.application.aclose()

    run(work())


def test_a_confirmation_of_a_ticket_that_changed_changes_nothing(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Triage(tmp_path, human_proof=True)
        first, second = await desk.recommended(), await desk.recommended()
        await desk.application.call("approve_triage_recommendation", desk.approval(first, "team"))
        await desk.application.call("approve_triage_recommendation", desk.approval(second, "category"))
        for proposal in await desk.proposals():
            await desk.application.governor.do(
                lambda state, id=proposal.id: approve(
                    state, None, id, fields=None, edits={}, by=ANN, via="page", digest=None
                )
            )
        await tend(desk.application)
        assert sorted(proposal.state for proposal in await desk.proposals()) == ["applied", "failed"]
        assert (await desk.ticket())["revision"] == 1
        await desk.application.aclose()

    run(work())


@pytest.mark.parametrize("proof", [True, False])
def test_a_rule_that_refuses_holds_for_a_decision_as_well(tmp_path: Path, proof: bool) -> None:
    async def work() -> None:
        file = tmp_path / "policy.yaml"
        file.write_text("rules: [{name: off, operations: [recommendations.approve], refuse: Not here.}]")
        desk = Triage(tmp_path, human_proof=proof, rules=load_rules(file))
        made = await desk.recommended()
        answer = await desk.application.call("approve_triage_recommendation", desk.approval(made))
        assert answer.is_error
        assert "Not here." in words(answer)
        assert await desk.proposals() == []
        assert (await desk.ticket())["revision"] == 0
        await desk.application.aclose()

    run(work())


@pytest.mark.parametrize("era", ERAS)
def test_an_approver_line_without_forms_keeps_a_decision_waiting(tmp_path: Path, era: str) -> None:
    async def work() -> None:
        file = tmp_path / "policy.yaml"
        file.write_text("approvers: [{who: any, ways: [page]}]")
        desk = Triage(tmp_path, rules=load_rules(file))
        made = await desk.recommended()
        person = Person(content={"approve_team": True, "confirm": True})
        async with desk.client(era, person) as client:
            result = await client.call_tool("approve_triage_recommendation", desk.approval(made, "team"))
        assert result.is_error
        assert "--human-proof" not in result.content[0].text  # nobody said that here
        assert person.asked == []
        assert (await one(desk)).state == "pending"
        with pytest.raises(Refusal):
            await desk.application.governor.do(
                lambda state: approve(
                    state, desk.settings.rules, made, fields=None, edits={}, by=ANN, via="elicitation", digest=None
                )
            )
        await desk.application.aclose()

    run(work())


def test_two_decisions_at_once_are_one(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Triage(tmp_path, human_proof=True)
        made = await desk.recommended()
        call = desk.approval(made, "team")
        await asyncio.gather(*(desk.application.call("approve_triage_recommendation", call) for _ in range(4)))
        await one(desk)
        await desk.application.aclose()

    run(work())
