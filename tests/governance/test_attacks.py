"""Each way in which something could be sent that no person decided about, and in which what is shown could be a lie.

The desks are the sandboxes; every request that reached one is on record.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from deskwright.errors import Refusal
from deskwright.governance.apply import apply
from deskwright.governance.decide import reject
from deskwright.governance.rules import load_rules
from deskwright.governance.watcher import tend
from deskwright.invoke import Limits
from deskwright.listing import Selection
from deskwright.uploads import AttachmentFolder

from .attack import ANN, PRIYA, REPLY, RESPOND, TICKET, Answering, decided, found, outcome, rewrite, told, words
from .governed import Governed, run


@pytest.fixture
def desk(tmp_path: Path) -> Governed:
    return Governed(tmp_path / "state.sqlite3")


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    folder = tmp_path / "outbox"
    folder.mkdir()
    return folder


def with_files(tmp_path: Path, outbox: Path | None, desk: str = "tickiti", **more: Any) -> Governed:
    limits = Limits(attachments=AttachmentFolder(outbox))
    return Governed(tmp_path / "state.sqlite3", desk, limits=limits, **more)


def ruled(tmp_path: Path, rules: str, **more: Any) -> Governed:
    file = tmp_path / "policy.yaml"
    file.write_text(rules, "utf-8")
    return Governed(tmp_path / "state.sqlite3", rules=load_rules(file), **more)


# --- what is stored, and what is sent of it ------------------------------------------------------------


@pytest.mark.parametrize(
    "changed",
    [
        {"arguments": {**REPLY, "content": "<p>Something else.</p>"}},
        {"values": {"body": {"ticket_number": TICKET, "from_email": PRIYA, "content": "Something else."}}},
        {"effect": "destroy"},
        {"route": "DELETE /tickets"},
        {"reason": "Approved by the boss."},
        {"expires_at": "2999-01-01T00:00:00.000000Z"},
    ],
    ids=lambda changed: next(iter(changed)),
)
@pytest.mark.parametrize("when", ["before the decision", "after it"])
def test_a_proposal_that_was_changed_in_the_store_is_not_sent(
    desk: Governed, when: str, changed: dict[str, Any]
) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        if when == "after it":
            await decided(desk)
            rewrite(desk.settings.place, **changed)
        else:
            rewrite(desk.settings.place, **changed)
            with pytest.raises(Refusal, match="was not approved"):
                await decided(desk)
        await tend(desk.application)
        assert desk.writes(RESPOND) == []
        assert (await desk.only()).state == ("failed" if when == "after it" else "pending")
        await desk.aclose()

    run(work())


def test_another_route_of_the_same_operation_is_not_what_was_approved(desk: Governed) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        await decided(desk)
        (served,) = desk.application.desks
        operations = dict(served.catalogue.operations)
        operations["tickets.respond"] = replace(operations["tickets.respond"], path="/tickets/delete")
        served.catalogue = replace(served.catalogue, operations=operations)
        await tend(desk.application)
        assert "was approved" in (await outcome(desk))["why"]
        assert [sent.path for sent in desk.sent if "respond" in sent.path or "delete" in sent.path] == []
        await desk.aclose()

    run(work())


def test_an_argument_that_the_tool_lost_is_not_dropped_silently(desk: Governed) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        await decided(desk)
        (served,) = desk.application.desks
        tool = served.catalogue.named["respond_to_ticket"]
        arguments = {name: item for name, item in tool.arguments.items() if name != "priority"}
        listed = {**tool.listed, "inputSchema": {**tool.schema, "properties": dict(tool.schema["properties"])}}
        del listed["inputSchema"]["properties"]["priority"]
        changed = replace(tool, arguments=arguments, listed=listed)
        tools = tuple(changed if item is tool else item for item in served.catalogue.tools)
        served.catalogue = replace(served.catalogue, tools=tools)
        await tend(desk.application)
        assert (await desk.only()).state == "failed"
        assert "priority" in (await outcome(desk))["why"]
        assert desk.writes(RESPOND) == []
        await desk.aclose()

    run(work())


def test_another_place_of_an_argument_is_not_what_was_approved(desk: Governed) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        await decided(desk)
        (served,) = desk.application.desks
        tool = served.catalogue.named["respond_to_ticket"]
        changed = replace(tool, arguments={**tool.arguments, "priority": {"to": []}})
        tools = tuple(changed if item is tool else item for item in served.catalogue.tools)
        served.catalogue = replace(served.catalogue, tools=tools)
        await tend(desk.application)
        assert "body#/priority was approved, and would not be sent" in (await outcome(desk))["why"]
        assert desk.writes(RESPOND) == []
        await desk.aclose()

    run(work())


def test_a_rewritten_member_frees_no_other_one(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3")
        data = {"subject": "Welcome", "name": "Priya"}
        answer = await desk.call(
            "create_ticket", originator_email_address=PRIYA, template_identifier="welcome", data=data
        )
        assert told(answer)["state"] == "pending", words(answer)
        await decided(desk, edits={"data.subject": "Hello"})
        (served,) = desk.application.desks
        tool = served.catalogue.named["create_ticket"]
        # meanwhile the overlay came to send one more thing
        changed = replace(tool, constants=[{"place": "body#/data/assigned_to_email", "value": "x@desk.example"}])
        tools = tuple(changed if item is tool else item for item in served.catalogue.tools)
        served.catalogue = replace(served.catalogue, tools=tools)
        await tend(desk.application)
        assert "body#/data/assigned_to_email would be" in (await outcome(desk))["why"]
        assert [sent for sent in desk.sent if sent.method == "POST" and sent.path.endswith("/tickets")] == []
        await desk.aclose()

    run(work())


def test_the_operators_default_of_another_day_is_not_what_was_approved(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", "otrs", "agent")
        (served,) = desk.application.desks
        answer = await desk.call(
            "create_ticket", title="Printer", body="It is out of ink.", customer_user="ana", queue="Raw"
        )
        assert told(answer)["state"] == "pending", words(answer)
        await decided(desk)
        instances = served.connections.instances
        (name,) = instances
        instances[name] = replace(instances[name], defaults={"OTRS_DEFAULT_PRIORITY": "5 very high"})
        before = len(desk.sent)
        await tend(desk.application)
        assert (await desk.only()).state == "failed"
        assert "Priority would be 5 very high, and 3 normal was shown" in (await outcome(desk))["why"]
        assert not any("TicketCreate" in sent.path or sent.path.endswith("/Ticket") for sent in desk.sent[before:])
        await desk.aclose()

    run(work())


def test_a_rewritten_text_is_held_to_what_the_tool_takes(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", "openhelpdesk", "admin")
        listed = await desk.call("openhelpdesk_call", family="categories", action="list", payload={})
        category = next(iter((listed.structured or {}).values()))[0]["id"]
        asked = {"subject": "Printer", "description": "It is out of ink.", "category_id": category}
        answer = await desk.call("create_ticket", **asked)
        assert told(answer)["state"] == "pending", words(answer)
        await decided(desk, edits={"subject": "x" * 300})
        await tend(desk.application)
        assert (await desk.only()).state == "failed"
        assert "subject: must have at most 255 characters" in (await outcome(desk))["why"]
        assert [sent for sent in desk.sent if sent.method == "POST"] == []
        await desk.aclose()

    run(work())


def test_leaving_out_all_of_an_object_sends_nothing_of_it(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3")
        data = {"status": "open", "priority": 20}
        await desk.call(
            "create_ticket", originator_email_address=PRIYA, subject="Printer", content="<p>Ink.</p>", data=data
        )
        proposal = await desk.only()
        assert {"data.status", "data.priority"} <= set(proposal.choices)
        await decided(desk, [name for name in proposal.choices if not name.startswith("data.")] or ["data.status"])
        await tend(desk.application)
        assert (await desk.only()).state == "applied", await outcome(desk)
        (sent,) = [sent for sent in desk.sent if sent.method == "POST" and sent.path.endswith("/tickets")]
        assert "priority" not in sent.body["data"]
        await desk.aclose()

    run(work())


# --- names that could stand for two things -------------------------------------------------------------


def test_members_with_dots_and_slashes_are_approved_one_by_one(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3")
        data = {"a.b": 1, "a__b": 2, "a/b": 3, "a~b": 4}
        await desk.call(
            "create_ticket", originator_email_address=PRIYA, subject="Printer", content="<p>Ink.</p>", data=data
        )
        proposal = await desk.only()
        assert {"data.a.b", "data.a__b", "data.a/b", "data.a~b"} <= set(proposal.choices)
        await decided(desk, ["data.a/b"])
        await tend(desk.application)
        (sent,) = [sent for sent in desk.sent if sent.method == "POST" and sent.path.endswith("/tickets")]
        assert {name: item for name, item in sent.body["data"].items() if name in data} == {"a/b": 3}
        await desk.aclose()

    run(work())


def test_a_name_that_stands_for_two_things_approves_neither_by_itself(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", selection=Selection(all_tools=True))
        # a tool that takes any name: an object's member and an argument that is called like it
        answer = await desk.call(
            "tickets_create",
            originator_email_address=PRIYA,
            data={"subject": "Printer", "content": "<p>Ink.</p>", "status": "open"},
            **{"data.status": "closed"},
        )
        assert told(answer)["state"] == "pending", words(answer)
        proposal = await desk.only()
        assert [item.name for item in proposal.fields].count("data.status") == 2
        assert "data.status" not in proposal.choices
        await desk.aclose()

    run(work())


# --- files ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", ["another content", "gone"])
def test_a_file_in_the_body_is_shown_and_must_not_change(tmp_path: Path, outbox: Path, change: str) -> None:
    async def work() -> None:
        desk = with_files(tmp_path, outbox, approve=frozenset({"write_internal"}), selection=Selection(all_tools=True))
        (outbox / "offer.txt").write_text("100 euros")
        answer = await desk.call("tickets_attachment_upload", file={"path": "offer.txt"})
        assert told(answer)["state"] == "pending", words(answer)
        proposal = await desk.only()
        (file,) = [item for item in proposal.fields if item.name == "file"]
        assert [(each["name"], each["size"]) for each in file.after] == [("offer.txt", 9)]
        if change == "gone":
            (outbox / "offer.txt").unlink()
        else:
            (outbox / "offer.txt").write_text("100000 euros")
        await decided(desk)
        await tend(desk.application)
        assert (await desk.only()).state == "failed"
        assert desk.writes("/attachments", "/attachment") == []
        await desk.aclose()

    run(work())


def test_an_unchanged_file_in_the_body_is_sent(tmp_path: Path, outbox: Path) -> None:
    async def work() -> None:
        desk = with_files(tmp_path, outbox, approve=frozenset({"write_internal"}), selection=Selection(all_tools=True))
        (outbox / "offer.txt").write_text("100 euros")
        await desk.call("tickets_attachment_upload", file={"path": "offer.txt"})
        await decided(desk)
        await tend(desk.application)
        assert (await desk.only()).state == "applied", await outcome(desk)
        assert b"100 euros" in desk.sent[-1].content
        await desk.aclose()

    run(work())


def test_files_under_the_desks_own_names_can_be_proposed(tmp_path: Path) -> None:
    async def work() -> None:
        desk = with_files(tmp_path, None, "tiflux")
        files = [{"content": "aGVsbG8=", "filename": "note.txt"}]
        answer = await desk.call("create_ticket_answer", ticket_number="84429", text="See file.", files_base64=files)
        assert told(answer)["state"] == "pending", words(answer)
        (shown,) = [item for item in (await desk.only()).fields if item.name == "files_base64"]
        assert [(each["name"], each["size"]) for each in shown.after] == [("note.txt", 5)]
        assert shown.public
        await decided(desk)
        await tend(desk.application)
        assert (await desk.only()).state == "applied", await outcome(desk)
        (sent,) = [sent for sent in desk.writes("/answers") if sent.method == "POST"]
        assert b"hello" in sent.content
        await desk.aclose()

    run(work())


def test_a_file_is_read_once(tmp_path: Path, outbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever changes it between the look and the request changes nothing that is sent."""

    async def work() -> None:
        desk = with_files(tmp_path, outbox)
        offer = outbox / "offer.txt"
        offer.write_text("100 euros")
        await desk.call("respond_to_ticket", **REPLY, files=[{"path": "offer.txt"}])
        await decided(desk)
        from deskwright.governance import approved

        look = approved.describe_files

        def looked_at(*given: Any) -> Any:
            held = look(*given)
            offer.write_text("100000 euros")
            return held

        monkeypatch.setattr(approved, "describe_files", looked_at)
        await tend(desk.application)
        assert (await desk.only()).state == "applied", await outcome(desk)
        (upload,) = [sent for sent in desk.sent if b"euros" in sent.content]
        assert b"100 euros" in upload.content
        await desk.aclose()

    run(work())


def test_the_text_of_a_file_is_shown_and_can_be_rewritten(tmp_path: Path, outbox: Path) -> None:
    async def work() -> None:
        desk = with_files(tmp_path, outbox)
        reply = outbox / "reply.html"
        reply.write_text("<p>We found it.</p>")
        asked = {"ticket_number": TICKET, "from_email": PRIYA, "content_path": "reply.html"}
        await desk.call("respond_to_ticket", **asked)
        proposal = await desk.only()
        (text,) = [item for item in proposal.fields if item.name == "content"]
        assert (text.after, text.public, text.editable) == ("<p>We found it.</p>", True, True)
        reply.write_text("<p>We lost it.</p>")
        other = told(await desk.call("respond_to_ticket", **asked))
        assert other["id"] != proposal.id
        await decided(desk, id=proposal.id)
        await tend(desk.application)
        assert [sent.body["content"] for sent in desk.writes(RESPOND)] == ["<p>We found it.</p>"]
        await desk.aclose()

    run(work())


def test_what_is_uploaded_first_waits_as_well(tmp_path: Path, outbox: Path) -> None:
    async def work() -> None:
        # a reply to the customer need not wait here, an internal write does: the upload is one
        desk = with_files(tmp_path, outbox, approve=frozenset({"write_internal"}))
        (outbox / "note.txt").write_text("hello")
        answer = await desk.call("respond_to_ticket", **REPLY, files=[{"path": "note.txt"}])
        assert told(answer)["state"] == "pending", words(answer)
        assert not any(b"hello" in sent.content for sent in desk.sent)
        await desk.aclose()

    run(work())


# --- the rules of the operator -------------------------------------------------------------------------


def test_a_rule_without_a_condition_holds_for_what_goes_straight_on(tmp_path: Path) -> None:
    async def work() -> None:
        desk = ruled(
            tmp_path,
            "rules: [{name: never, operations: [tickets.respond], refuse: Not from here.}]",
            approve=frozenset(),
        )
        answer = await desk.call("respond_to_ticket", **REPLY)
        assert answer.is_error
        assert "Not from here." in words(answer)
        assert desk.writes(RESPOND) == []
        await desk.aclose()

    run(work())


def test_a_slip_of_the_pen_in_a_rule_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async def work() -> None:
        desk = ruled(
            tmp_path,
            "rules: [{name: never, operations: [ticket.respond], refuse: No.},"
            " {name: other, desks: [otrs], operations: [nothing], refuse: No.},"
            " {name: right, tools: [respond_to_ticket], operations: [tickets.respond], escalate: seen}]",
        )
        await desk.application.start_probes()
        await desk.aclose()

    run(work())
    warned = [line for line in capsys.readouterr().err.splitlines() if "policy" in line]
    assert len(warned) == 1
    assert "rule never: no operation ticket.respond" in warned[0]


@pytest.mark.parametrize("waits", [True, False])
@pytest.mark.parametrize("when", ["{path: /instance, is: sandbox}", "{path: /fields, is: data.subject}"])
def test_the_installation_and_the_fields_are_facts(tmp_path: Path, when: str, waits: bool) -> None:
    async def work() -> None:
        desk = ruled(
            tmp_path,
            f"rules: [{{name: here, when: {when}, refuse: Not here.}}]",
            approve=frozenset({"write_outbound"} if waits else ()),
        )
        answer = await desk.call(
            "create_ticket",
            originator_email_address=PRIYA,
            subject="Printer",
            content="<p>Ink.</p>",
            data={"subject": "Printer"},
        )
        assert answer.is_error
        assert "Not here." in words(answer)
        await desk.aclose()

    run(work())


def test_what_is_there_already_need_not_be_approved(tmp_path: Path) -> None:
    """The decision counts a field that is left out with what is there now, and so does the sending."""

    async def work() -> None:
        desk = ruled(tmp_path, "rules: [{name: normal, why: calm, require: {priority: [Normal, High, Low]}}]")
        await desk.call("respond_to_ticket", **{**REPLY, "priority": "Urgent"})
        before = next(item.before for item in (await desk.only()).fields if item.name == "priority")
        assert before in ("Normal", "High", "Low")
        await decided(desk, ["content"])
        await tend(desk.application)
        assert (await desk.only()).state == "applied", await outcome(desk)
        await desk.aclose()

    run(work())


@pytest.mark.parametrize("waits", [True, False])
def test_a_rule_about_a_ticket_that_cannot_be_read_stops_the_call(tmp_path: Path, waits: bool) -> None:
    async def work() -> None:
        desk = ruled(
            tmp_path,
            "rules: [{name: hold, when: {path: /ticket/ticket/hashtags, is: legal-hold}, refuse: Legal hold.}]",
            approve=frozenset({"write_outbound"} if waits else ()),
        )
        Answering(desk, lambda path: (503, {"message": "later"}) if path.endswith("/tickets/show") else None)
        answer = await desk.call("respond_to_ticket", **REPLY)
        assert answer.is_error
        assert "cannot be read" in words(answer)
        assert desk.writes(RESPOND) == []
        assert await desk.proposals() == []
        await desk.aclose()

    run(work())


def test_a_rule_of_today_holds_for_what_was_approved_yesterday(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3")
        await desk.call("respond_to_ticket", **REPLY)
        await decided(desk)
        file = tmp_path / "policy.yaml"
        file.write_text("rules: [{name: off, refuse: Not today.}]")
        desk.application.governor.settings = replace(desk.settings, rules=load_rules(file))
        await tend(desk.application)
        assert (await outcome(desk))["why"] == "Not today."
        assert desk.writes(RESPOND) == []
        await desk.aclose()

    run(work())


def test_that_nobody_could_look_is_shown(desk: Governed) -> None:
    async def work() -> None:
        Answering(desk, lambda path: (503, {"message": "later"}) if path.endswith("/tickets/show") else None)
        await desk.call("respond_to_ticket", **REPLY)
        proposal = await desk.only()
        assert proposal.revision is None
        (reason,) = proposal.escalations
        assert "what is there now could not be read" in reason
        await desk.aclose()

    run(work())


# --- switches, servers, processes ----------------------------------------------------------------------


@pytest.mark.parametrize("switch", [{"read_only": True}, {"effects": frozenset({"read", "write_internal"})}])
def test_a_server_that_may_not_send_it_leaves_it_to_one_that_may(
    tmp_path: Path, desk: Governed, switch: dict[str, Any]
) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        await decided(desk)
        (served,) = desk.application.desks
        free = served.policy
        served.policy = replace(free, **switch)
        assert await tend(desk.application) == 0
        assert (await desk.only()).state == "approved"
        assert desk.writes(RESPOND) == []
        # asked for by name it is refused, as any call would be
        ended = await apply(desk.application, (await desk.only()).id)
        assert (ended.state, desk.writes(RESPOND)) == ("failed", [])
        await desk.aclose()

    run(work())


def test_a_server_without_the_folder_leaves_the_files_to_one_that_has_it(tmp_path: Path, outbox: Path) -> None:
    async def work() -> None:
        desk = with_files(tmp_path, outbox)
        (outbox / "offer.txt").write_text("100 euros")
        await desk.call("respond_to_ticket", **REPLY, files=[{"path": "offer.txt"}])
        await decided(desk)
        desk.application.limits = Limits()
        assert await tend(desk.application) == 0
        assert (await desk.only()).state == "approved"
        await desk.aclose()

    run(work())


def test_one_that_cannot_be_sent_keeps_no_other_waiting(desk: Governed, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        first = told(await desk.call("respond_to_ticket", **REPLY))["id"]
        second = told(await desk.call("respond_to_ticket", ticket_number=TICKET, from_email=PRIYA, content="two"))["id"]
        for id in (first, second):
            await decided(desk, id=id)
        approved_call = desk.application.oversight.approved_call

        def broken(proposal: Any, gate: Any) -> Any:
            if proposal.id == first:
                raise RuntimeError("a fault of ours")
            return approved_call(proposal, gate)

        monkeypatch.setattr(desk.application.oversight, "approved_call", broken)
        with pytest.raises(RuntimeError):
            await tend(desk.application)
        assert (await found(desk, first)).state == "failed"
        assert (await found(desk, second)).state == "applied"
        await desk.aclose()

    run(work())


def test_many_of_another_server_do_not_hide_ours(desk: Governed) -> None:
    """More than a page of approvals that only somebody else can send, all of them older."""

    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        ours = await decided(desk)
        from deskwright.governance.decide import event_of
        from deskwright.governance.proposal import new_id

        for _ in range(60):
            other = replace(
                ours, id=new_id(), connection="sha256:other", created_at="2026-01-01T00:00:00.000000Z"
            ).sealed_by_digest()
            await desk.application.governor.do(
                lambda state, other=other: state.proposals.add(other, event_of(other, "proposed", ANN))
            )
        assert await tend(desk.application) == 1
        assert (await found(desk, ours.id)).state == "applied"
        assert len(desk.writes(RESPOND)) == 1
        await desk.aclose()

    run(work())


@pytest.mark.parametrize("servers", [1, 2])
def test_two_identical_calls_at_once_are_one_proposal(tmp_path: Path, servers: int) -> None:
    async def work() -> None:
        one = Governed(tmp_path / "state.sqlite3")
        other = one if servers == 1 else Governed(tmp_path / "state.sqlite3", sandbox=one.sandbox)
        calls = [desk.call("respond_to_ticket", **REPLY) for desk in (one, other) for _ in range(4)]
        answers = await asyncio.gather(*calls)
        assert len({told(answer)["id"] for answer in answers}) == 1
        assert [step for step in await one.steps() if step == "proposed"] == ["proposed"]
        await one.verify()
        await one.aclose()
        await other.aclose()

    run(work())


def test_a_clock_that_goes_backwards_makes_no_second_proposal(desk: Governed, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        ids: list[str] = []
        start = datetime.now(UTC)
        for minutes in (0, -10, -20, -30):
            past = start + timedelta(minutes=minutes)
            monkeypatch.setattr("deskwright.governance.propose.now", lambda past=past: past)
            for _ in range(6):  # what ended before is told first, each end once
                answer = told(await desk.call("respond_to_ticket", **REPLY))
                if answer["state"] == "pending":
                    break
            id = answer["id"]
            assert told(await desk.call("respond_to_ticket", **REPLY))["id"] == id
            ids.append(id)
            await desk.application.governor.do(
                lambda state, id=id: reject(state, None, id, feedback="No.", by=ANN, via="page")
            )
        assert len(set(ids)) == 4
        await desk.verify()
        await desk.aclose()

    run(work())


def test_an_end_is_told_once_and_doubt_as_long_as_it_lasts(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", ttl=timedelta(milliseconds=200))
        first = told(await desk.call("respond_to_ticket", **REPLY))["id"]
        await asyncio.sleep(0.3)
        ended = told(await desk.call("respond_to_ticket", **REPLY))
        assert (ended["id"], ended["state"]) == (first, "expired")
        second = told(await desk.call("respond_to_ticket", **REPLY))
        assert (second["id"] != first, second["state"]) == (True, "pending")
        await desk.aclose()

    run(work())


def test_doubt_is_told_as_long_as_it_lasts(desk: Governed) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        rewrite(desk.settings.place, state="uncertain", expires_at="2026-01-01T00:00:00.000000Z", told=True)
        for _ in range(3):
            answer = await desk.call("respond_to_ticket", **REPLY)
            assert answer.is_error
            assert told(answer)["state"] == "uncertain"
        assert len(await desk.proposals()) == 1
        await desk.aclose()

    run(work())


def test_the_waiver_is_on_record_before_the_first_call(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", waived=True)
        await desk.application.start_probes()
        await desk.call("respond_to_ticket", **REPLY)
        assert await desk.steps() == ["setting", "sending", "sent"]
        await desk.aclose()

    run(work())


# --- secrets -------------------------------------------------------------------------------------------

SECRET = "correct horse battery staple 7!"


def holds(folder: Path, secret: str) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]


def test_a_secret_that_only_the_schema_tells_is_covered(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", approve=frozenset({"admin"}), selection=Selection(all_tools=True))
        schema = desk.application.tools.input_schema("mail_mailboxes_set_password") or {}
        known = {"id": 1, "mailbox_id": 1, "field": "imap", "value": SECRET}
        required = {name: known.get(name, "imap") for name in schema.get("required") or ()}
        answer = await desk.call(
            "mail_mailboxes_set_password", **{**required, "value": SECRET}, reason=f"the new one is {SECRET}"
        )
        assert told(answer)["state"] == "pending", words(answer)
        proposal = await desk.only()
        assert SECRET not in json.dumps(proposal.to_data())
        assert next(item.after for item in proposal.fields if item.name == "value") == "(secret, not shown)"
        await decided(desk)
        await tend(desk.application)
        assert any(SECRET in sent.content.decode() for sent in desk.sent), await outcome(desk)
        await desk.aclose()
        assert not holds(tmp_path, SECRET)

    run(work())


def test_a_secret_that_only_its_place_tells_is_covered(desk: Governed) -> None:
    from deskwright.governance.secrets import Covering

    (served,) = desk.application.desks
    tool = served.catalogue.named["respond_to_ticket"]
    tool = replace(tool, arguments={**tool.arguments, "subject": {"to": ["body#/account/password"]}})
    covering = Covering(tool, {"subject": SECRET, "content": "x"})
    assert covering.arguments({"subject": SECRET, "content": "x"}) == {"subject": "(secret, not shown)", "content": "x"}
    assert covering.values({"body": {"account": {"password": SECRET}}}) == {
        "body": {"account": {"password": "(secret, not shown)"}}
    }
    assert covering.text(f"it is {SECRET}") == "it is (secret, not shown)"
    run(desk.aclose())


def test_a_secret_among_pairs_is_covered(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", "otrs", "agent")
        answer = await desk.call(
            "update_ticket", ticket_id="1", title="New", dynamic_fields={"WifiPassword": SECRET, "Floor": "2"}
        )
        assert told(answer)["state"] == "pending", words(answer)
        proposal = await desk.only()
        assert SECRET not in json.dumps(proposal.to_data())
        assert "Floor" in json.dumps(proposal.values)
        await desk.aclose()
        assert not holds(tmp_path, SECRET)

    run(work())


def test_a_desk_that_repeats_a_secret_puts_it_nowhere(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(
            tmp_path / "state.sqlite3",
            "openhelpdesk",
            "admin",
            approve=frozenset({"admin"}),
            selection=Selection(all_tools=True),
        )
        said = {"error": f'the password "{SECRET}" is too weak', "message": f"{SECRET} is too weak"}
        Answering(desk, lambda path: (422, said) if path.endswith("/users") else None)
        user = {"email": "new@desk.example", "name": "New One", "password": SECRET, "role": "user"}
        answer = await desk.call("admin_users_create", **user)
        assert told(answer)["state"] == "pending", words(answer)
        await decided(desk)
        await tend(desk.application)
        assert (await desk.only()).state == "failed"
        assert "is too weak" in (await outcome(desk))["why"]
        await desk.aclose()
        assert not holds(tmp_path, SECRET)

    run(work())


def test_no_digest_lets_a_short_secret_be_tried_out(tmp_path: Path) -> None:
    """Two states: the same call has another digest in each, so a list of likely secrets does not help."""

    async def work() -> None:
        digests = []
        for name in ("one", "other"):
            desk = Governed(
                tmp_path / name / "state.sqlite3",
                "openhelpdesk",
                "admin",
                approve=frozenset({"admin"}),
                selection=Selection(all_tools=True),
            )
            (served,) = desk.application.desks
            (instance,) = served.connections.instances.values()
            served.connections.instances[instance.name] = replace(instance, origin="the same desk")
            for pin in ("0123456789", "0123456788"):
                user = {"email": "new@desk.example", "name": "New", "password": pin, "role": "user"}
                assert told(await desk.call("admin_users_create", **user))["state"] == "pending"
            made = await desk.proposals()
            assert len({proposal.call_digest for proposal in made}) == 2
            digests += [proposal.call_digest for proposal in made]
            await desk.aclose()
        assert len(set(digests)) == 4

    run(work())


def tamper(key: Path) -> None:
    key.write_bytes(b"k" * 32)


def test_secrets_sealed_with_another_key_are_not_sent(tmp_path: Path) -> None:
    async def work() -> None:
        place = tmp_path / "state.sqlite3"
        desk = Governed(
            place, "openhelpdesk", "admin", approve=frozenset({"admin"}), selection=Selection(all_tools=True)
        )
        user = {"email": "new@desk.example", "name": "New One", "password": SECRET, "role": "user"}
        await desk.call("admin_users_create", **user)
        await decided(desk)
        await desk.application.governor.aclose()
        tamper(Path(f"{place}.key"))
        before = len(desk.sent)
        await tend(desk.application)
        stored = await desk.only()
        assert stored.state == "approved", "under another key nobody recognises the login it was made with"
        with pytest.raises(Refusal) as caught:
            await apply(desk.application, stored.id)
        assert "the state has another key than then" in caught.value.why
        # earlier versions kept a digest of the login that needs no key
        (instance,) = desk.application.desks[0].connections.instances.values()
        older = replace(stored, connection=instance.connection).sealed_by_digest()
        rewrite(str(place), connection=older.connection, digest=older.digest)
        await tend(desk.application)
        assert (await desk.only()).state == "failed"
        assert "sealed with another key" in (await outcome(desk))["why"]
        assert [sent for sent in desk.sent[before:] if sent.method == "POST"] == []
        await desk.aclose()

    run(work())
