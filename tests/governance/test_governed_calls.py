"""What becomes of a write that has to wait: proposed, told, decided, sent, and each way in which it must not be sent.

The desks are the sandboxes; what nobody can know (silence after sending) is tried on a raw server on loopback.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from deskwright.errors import Refusal
from deskwright.governance.apply import CannotApply, apply, reconcile
from deskwright.governance.decide import approve, reject, settle
from deskwright.governance.proposal import Principal, Proposal
from deskwright.governance.watcher import tend
from deskwright.invoke import Limits
from deskwright.listing import Selection
from deskwright.results import Answer
from deskwright.uploads import AttachmentFolder

from .governed import Governed, run

ANN = Principal("os-user", "ann")
PRIYA = "priya.nair@desk.example"
TICKET = "100101"
REPLY = {"ticket_number": TICKET, "from_email": PRIYA, "content": "<p>We found it.</p>", "priority": "High"}
RESPOND = "/tickets/respond"


def words(answer: Answer) -> str:
    return str(answer.content[0]["text"])


def told(answer: Answer) -> Mapping[str, Any]:
    found: Mapping[str, Any] = (answer.structured or {})["proposal"]
    return found


async def decided(
    desk: Governed,
    fields: list[str] | None = None,
    edits: Mapping[str, str] | None = None,
    digest: str | None = None,
) -> Proposal:
    """Ann approves the only proposal on the page."""
    proposal = await desk.only()
    return await desk.application.governor.do(
        lambda state: approve(
            state,
            desk.settings.rules,
            proposal.id,
            fields=fields,
            edits=edits or {},
            by=ANN,
            via="page",
            digest=digest or proposal.digest,
        )
    )


@pytest.fixture
def desk(tmp_path: Path) -> Governed:
    return Governed(tmp_path / "state.sqlite3")


# --- proposing -----------------------------------------------------------------------------------------


def test_a_proposal_shows_what_would_be_sent_and_what_is_there(desk: Governed) -> None:
    async def work() -> None:
        answer = await desk.call("respond_to_ticket", **REPLY, subject="Printer", reason="they wait since Monday")
        assert desk.writes(RESPOND) == []
        proposal = await desk.only()
        assert told(answer)["id"] == proposal.id
        assert told(answer)["state"] == "pending"
        fields = {item.name: item for item in proposal.fields}
        assert list(fields) == ["ticket_number", "from_email", "content", "priority", "subject"]
        assert [name for name, item in fields.items() if item.choice] == ["content", "priority", "subject"]
        assert fields["content"].public
        assert fields["content"].editable
        assert fields["priority"].after == "High"
        assert fields["priority"].before != {"absent": True}
        assert fields["subject"].before not in ({"absent": True}, "Printer", "")
        assert proposal.values["body"]["priority"] == 30
        assert proposal.ticket == TICKET
        assert proposal.revision
        assert proposal.reason == "they wait since Monday"
        assert proposal.effect == "write_outbound"
        assert proposal.principal["kind"] == "os-user"
        assert "reason" not in proposal.arguments
        await desk.aclose()

    run(work())


def test_the_reason_is_listed_only_where_a_call_may_wait(tmp_path: Path) -> None:
    waiting = Governed(tmp_path / "one.sqlite3")
    straight = Governed(tmp_path / "two.sqlite3", approve=frozenset())
    with_reason = {
        entry.name for entry in waiting.application.tools.entries if "reason" in (entry.schema.get("properties") or {})
    }
    assert "respond_to_ticket" in with_reason
    assert "create_ticket" in with_reason
    assert "get_ticket" not in with_reason
    assert not any("reason" in (entry.schema.get("properties") or {}) for entry in straight.application.tools.entries)
    assert "make a proposal that a person approves" in waiting.application.instructions
    assert "make a proposal that a person approves" not in straight.application.instructions


def test_the_same_call_finds_its_proposal_and_hears_its_end_once(desk: Governed) -> None:
    async def work() -> None:
        first = told(await desk.call("respond_to_ticket", **REPLY))
        assert told(await desk.call("respond_to_ticket", **REPLY))["id"] == first["id"]
        other = told(await desk.call("respond_to_ticket", **{**REPLY, "priority": "Low"}))
        assert other["id"] != first["id"]
        await desk.application.governor.do(
            lambda state: reject(state, None, first["id"], feedback="Ask for the model first.", by=ANN, via="page")
        )
        ended = await desk.call("respond_to_ticket", **REPLY)
        assert ended.is_error
        assert "Ask for the model first." in words(ended)
        again = told(await desk.call("respond_to_ticket", **REPLY))
        assert again["id"] not in (first["id"], other["id"])
        assert again["state"] == "pending"
        assert desk.writes(RESPOND) == []
        await desk.aclose()

    run(work())


def test_what_destroys_waits_although_nobody_said_approve(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", approve=frozenset(), selection=Selection(all_tools=True))
        name = next(
            entry.name
            for entry in desk.application.tools.entries
            if entry.waits
            and entry.listed["_meta"]["deskwright"]["effect"] == "destroy"
            and not (entry.schema.get("required") or ())
        )
        answer = await desk.call(name)
        assert told(answer)["state"] == "pending", words(answer)
        assert [sent for sent in desk.sent if sent.method == "DELETE"] == []
        await desk.aclose()

    run(work())


def test_none_lets_even_that_pass_and_says_so(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", waived=True)
        await desk.application.start_probes()
        answer = await desk.call("respond_to_ticket", **REPLY)
        assert not answer.is_error
        assert len(desk.writes(RESPOND)) == 1
        steps = await desk.steps()
        assert "setting" in steps
        assert "proposed" not in steps
        await desk.aclose()

    run(work())


# --- deciding ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"fields": ["content", "colour"]}, "it has no field colour"),
        ({"fields": []}, "none of its fields was approved"),
        ({"fields": ["ticket_number"]}, "none of its fields was approved"),
        ({"fields": ["priority"], "edits": {"content": "x"}}, "content was rewritten but not approved"),
        ({"edits": {"priority": "Low"}}, "priority cannot be rewritten"),
        ({"edits": {"content": "  "}}, "the new text of content is empty"),
        ({"digest": "sha256:0"}, "it changed, or the page is an old one"),
    ],
)
def test_a_decision_that_is_none(desk: Governed, given: dict[str, Any], why: str) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        with pytest.raises(Refusal) as refused:
            await decided(desk, **given)
        assert why in refused.value.why
        assert (await desk.only()).state == "pending"
        assert await tend(desk.application) == 0
        assert desk.writes(RESPOND) == []
        await desk.aclose()

    run(work())


def test_only_the_first_decision_counts(desk: Governed) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        proposal = await decided(desk, ["content"])
        with pytest.raises(Refusal, match="was not approved") as refused:
            await decided(desk, ["content", "priority"])
        assert "by ann" in refused.value.why
        assert (await desk.only()).approved_fields == ("content",)
        await apply(desk.application, proposal.id)
        with pytest.raises(Refusal, match="was not rejected"):
            await desk.application.governor.do(
                lambda state: reject(state, None, proposal.id, feedback="too late", by=ANN, via="page")
            )
        await desk.aclose()

    run(work())


def test_a_rejection_needs_words(desk: Governed) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        proposal = await desk.only()
        with pytest.raises(Refusal, match="was not rejected"):
            await desk.application.governor.do(
                lambda state: reject(state, None, proposal.id, feedback=" ", by=ANN, via="page")
            )
        assert (await desk.only()).state == "pending"
        await desk.aclose()

    run(work())


# --- sending -------------------------------------------------------------------------------------------


def test_the_watcher_sends_what_was_approved_elsewhere(desk: Governed) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        await decided(desk, ["content"], {"content": "<p>Found and fixed.</p>"})
        assert await tend(desk.application) == 1
        (sent,) = desk.writes(RESPOND)
        assert sent.body == {"ticket_number": TICKET, "from_email": PRIYA, "content": "<p>Found and fixed.</p>"}
        proposal = await desk.only()
        assert sent.key == proposal.key
        assert proposal.state == "applied"
        assert (proposal.outcome or {})["status"] == 200
        assert "read_back" in (proposal.outcome or {})
        assert await tend(desk.application) == 0
        events = await desk.application.governor.do(lambda state: state.audit.events(proposal=proposal.id))
        assert [each.event.step for each in events] == [
            "proposed",
            "approved",
            "applying",
            "sending",
            "applied",
            "read_back",
        ]
        approval = events[1].event
        assert approval.principal == {"kind": "os-user", "name": "ann"}
        assert approval.via == "page"
        assert approval.after["content"] == "<p>Found and fixed.</p>"
        assert "priority" not in approval.after
        assert approval.outcome == {"left_out": ["priority"], "edited": ["content"]}
        await desk.verify()
        await desk.aclose()

    run(work())


def test_leaving_a_field_out_never_makes_a_note_public(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", approve=frozenset({"write_internal"}))
        await desk.call("respond_to_ticket", **REPLY, is_internal=True)
        proposal = await desk.only()
        assert proposal.effect == "write_internal"
        assert "is_internal" not in proposal.choices
        await decided(desk, ["content"])
        assert await tend(desk.application) == 1
        (sent,) = desk.writes(RESPOND)
        assert sent.body["is_internal"] is True
        await desk.aclose()

    run(work())


def test_a_ticket_that_changed_meanwhile_is_left_alone(desk: Governed) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        note = await desk.call("respond_to_ticket", **{**REPLY, "priority": "Urgent"}, is_internal=True)
        assert not note.is_error
        before = len(desk.writes(RESPOND))
        await decided(desk)
        assert await tend(desk.application) == 1
        proposal = await desk.only()
        assert proposal.state == "stale"
        assert len(desk.writes(RESPOND)) == before
        assert "changed after it was proposed" in str((proposal.outcome or {})["why"])
        await desk.aclose()

    run(work())


def test_a_file_that_changed_meanwhile_is_not_sent(tmp_path: Path) -> None:
    async def work() -> None:
        folder = tmp_path / "outbox"
        folder.mkdir()
        (folder / "offer.txt").write_text("100 euros")
        limits = Limits(attachments=AttachmentFolder(folder))
        desk = Governed(tmp_path / "state.sqlite3", limits=limits)
        answer = await desk.call("respond_to_ticket", **REPLY, files=[{"path": "offer.txt"}])
        assert told(answer)["state"] == "pending"
        assert desk.writes(RESPOND, "/attachments") == []
        shown = next(item for item in (await desk.only()).fields if item.name == "files")
        assert shown.after[0]["name"] == "offer.txt"
        assert shown.after[0]["size"] == 9
        (folder / "offer.txt").write_text("100000 euros")
        await decided(desk)
        await tend(desk.application)
        proposal = await desk.only()
        assert proposal.state == "failed"
        assert "the files of files changed" in str((proposal.outcome or {})["why"])
        assert desk.writes(RESPOND) == []
        await desk.aclose()

    run(work())


def test_another_credential_does_not_send_it(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3")
        await desk.call("respond_to_ticket", **REPLY)
        proposal = await decided(desk)
        other = Governed(tmp_path / "state.sqlite3", credential=desk.sandbox.credentials[1].name, sandbox=desk.sandbox)
        assert await tend(other.application) == 0
        with pytest.raises(CannotApply):
            await apply(other.application, proposal.id)
        assert other.sent == []
        assert (await desk.only()).state == "approved"
        await other.aclose()
        await desk.aclose()

    run(work())


def test_an_approval_that_nobody_could_send_expires(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", ttl=timedelta(seconds=1))
        await desk.call("respond_to_ticket", **REPLY)
        await decided(desk)
        await asyncio.sleep(1.1)
        assert await tend(desk.application) == 0
        assert (await desk.only()).state == "expired"
        assert desk.writes(RESPOND) == []
        await desk.aclose()

    run(work())


def test_what_the_desk_refuses_has_failed(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3")
        await desk.call("respond_to_ticket", **{**REPLY, "assigned_to_email": "nobody@nowhere.example"})
        await decided(desk)
        await tend(desk.application)
        proposal = await desk.only()
        assert proposal.state == "failed"
        assert (proposal.outcome or {})["status"] in (404, 422)
        answer = await desk.call("respond_to_ticket", **{**REPLY, "assigned_to_email": "nobody@nowhere.example"})
        assert answer.is_error
        assert "the desk did not carry it out" in words(answer)
        await desk.aclose()

    run(work())


def holds(folder: Path, secret: str) -> list[str]:
    """The files below that have the text in them."""
    return [path.name for path in folder.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]


# --- secrets -------------------------------------------------------------------------------------------


def test_a_secret_waits_sealed(tmp_path: Path) -> None:
    async def work() -> None:
        place = tmp_path / "state.sqlite3"
        desk = Governed(
            place, "openhelpdesk", "admin", approve=frozenset({"admin"}), selection=Selection(all_tools=True)
        )
        secret = "correct horse battery staple 7!"
        tool = next(
            entry.name
            for entry in desk.application.tools.entries
            if entry.waits
            and "password" in json.dumps(entry.schema.get("properties") or {})
            and "email" in (entry.schema.get("properties") or {})
        )
        schema = next(entry.schema for entry in desk.application.tools.entries if entry.name == tool)
        known = {"email": "new@desk.example", "name": "New One", "password": secret, "role": "user"}
        arguments = {name: value for name, value in known.items() if name in schema["properties"]}
        answer = await desk.call(tool, **arguments)
        assert told(answer)["state"] == "pending", words(answer)
        proposal = await desk.only()
        assert secret not in json.dumps(proposal.to_data())
        await desk.verify()
        await desk.application.governor.aclose()
        assert not holds(tmp_path, secret)
        before = len(desk.sent)
        await decided(desk)
        await tend(desk.application)
        sent = [each for each in desk.sent[before:] if each.method == "POST"]
        assert [each.body["password"] for each in sent] == [secret]
        await desk.aclose()
        assert not holds(tmp_path, secret)

    run(work())


# --- what nobody knows ---------------------------------------------------------------------------------


def test_silence_after_sending_is_uncertain_and_never_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.behaviour.loopback import Reply, Request, stub

    held: dict[str, Any] = {"priority": "10", "stamp": "2026-01-01", "silent": True}

    def answer(request: Request, number: int) -> Reply:
        if RESPOND in request.line:
            if held["silent"]:
                return Reply(silence=0.1)
            return Reply(body={"success": True, "data": {}})
        ticket = {"ticket_number": TICKET, "updated_at": held["stamp"], "priority": held["priority"]}
        return Reply(body={"success": True, "data": {"ticket": ticket, **ticket}})

    async def work() -> None:
        with stub() as server:
            server.answer = answer
            desk = loopback_desk(tmp_path / "state.sqlite3", server.base)
            await desk.call("respond_to_ticket", **REPLY)
            await decided(desk)
            await tend(desk.application)
            proposal = await desk.only()
            assert proposal.state == "uncertain"
            sent = [request for request in server.requests if RESPOND in request.line]
            # the client repeats what the desk takes an idempotency key for: one request to the desk
            assert {request.key for request in sent} == {proposal.key}
            count = len(sent)
            assert await tend(desk.application) == 0
            again = await desk.call("respond_to_ticket", **REPLY)
            assert again.is_error
            assert "do not repeat it" in words(again)
            assert len([request for request in server.requests if RESPOND in request.line]) == count
            # nothing changed at the desk: it was not carried out, unless it is at it still
            held["silent"] = False
            early = await reconcile(desk.application, proposal.id)
            assert (early.state, "in a minute" in str(early.outcome)) == ("uncertain", True)
            monkeypatch.setattr("deskwright.governance.apply.SETTLING", timedelta())
            settled = await reconcile(desk.application, proposal.id)
            assert settled.state == "failed"
            assert "nothing was carried out" in str((settled.outcome or {})["reconciled"])
            await desk.verify()
            await desk.aclose()

    run(work())


def test_a_person_settles_what_cannot_be_told(tmp_path: Path) -> None:
    from tests.behaviour.loopback import Reply, Request, stub

    held = {"stamp": "2026-01-01"}

    def answer(request: Request, number: int) -> Reply:
        if RESPOND in request.line:
            held["stamp"] = "2026-01-02"
            return Reply(silence=0.1)
        ticket = {"ticket_number": TICKET, "updated_at": held["stamp"]}
        return Reply(body={"success": True, "data": {"ticket": ticket, **ticket}})

    async def work() -> None:
        with stub() as server:
            server.answer = answer
            desk = loopback_desk(tmp_path / "state.sqlite3", server.base)
            await desk.call("respond_to_ticket", ticket_number=TICKET, from_email=PRIYA, content="x")
            await decided(desk)
            await tend(desk.application)
            proposal = await reconcile(desk.application, (await desk.only()).id)
            assert proposal.state == "uncertain"
            assert "cannot be told" in str((proposal.outcome or {})["reconciled"])
            done = await desk.application.governor.do(
                lambda state: settle(state, proposal.id, to="applied", note="it is there", by=ANN, via="command-line")
            )
            assert done.state == "applied"
            await desk.verify()
            await desk.aclose()

    run(work())


def loopback_desk(place: Path, base: str) -> Governed:
    """The Tickiti desk at an address, governed."""
    from deskwright.connections import Connections, Tls
    from deskwright.settings import read_instances

    desk = Governed(place)
    (made,) = desk.application.desks
    environ = {"TICKITI_API_BASE": base, "TICKITI_API_TOKEN": "1|secret"}
    instances = {item.name: item for item in read_instances(made.catalogue, environ)}
    made.connections = Connections(made.catalogue.connection, instances, Tls())
    return desk


# --- the record ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "steps"),
    [("all", ["call", "sending", "sent", "refused"]), ("writes", ["sending", "sent", "refused"]), ("off", [])],
)
def test_what_is_recorded(tmp_path: Path, mode: Any, steps: list[str]) -> None:
    async def work() -> None:
        from dataclasses import replace

        desk = Governed(tmp_path / "state.sqlite3", approve=frozenset(), audit=mode)
        await desk.call("get_ticket", ticket_number=TICKET)
        await desk.call("respond_to_ticket", **REPLY)
        served = desk.application.desks[0]
        served.policy = replace(served.policy, effects=frozenset({"read"}))
        await desk.call("respond_to_ticket", **REPLY)
        assert await desk.steps() == steps
        if mode == "off":
            assert not (tmp_path / "state.sqlite3").exists() or steps == []
        await desk.aclose()

    run(work())


def test_no_event_holds_a_whole_body(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", approve=frozenset())
        text = "a long story, " * 200
        answer = await desk.call("respond_to_ticket", ticket_number=TICKET, from_email=PRIYA, content=text)
        assert not answer.is_error, words(answer)
        events = await desk.application.governor.do(lambda state: state.audit.events())
        recorded = json.dumps([str(each.event) for each in events])
        assert text not in recorded
        assert "a long story" in recorded
        await desk.aclose()

    run(work())
