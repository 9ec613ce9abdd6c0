"""What becomes of a call that is cancelled, of a server that ends, of a store that fails, of a process that is slow.

Nothing is sent twice, nothing that was sent is called failed, and nobody waits for ever.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from deskwright.errors import Refusal
from deskwright.governance import apply as applying
from deskwright.governance.apply import apply, reconcile, release_dead
from deskwright.governance.decide import reject, settle
from deskwright.governance.liveness import life_of, this_process
from deskwright.governance.proposal import Field
from deskwright.governance.watcher import tend
from deskwright.invoke import Limits
from mcp.client import Client

from tests.approvals.made import make as made

from .attack import ANN, REPLY, RESPOND, TICKET, Answering, Held, decided, full_disk, outcome, rewrite, told, words
from .governed import ERAS, Governed, Person, run
from .test_governed_calls import loopback_desk

YES = {"approve_content": True, "confirm": True}


@pytest.fixture
def desk(tmp_path: Path) -> Governed:
    return Governed(tmp_path / "state.sqlite3")


async def until(held: Callable[[], Any], seconds: float = 10) -> None:
    for _ in range(int(seconds * 50)):
        if await held():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not come to pass")


async def cancelled(client: Client, tool: str, arguments: dict[str, Any], when: asyncio.Event) -> None:
    """A client that loses interest while the request is on its way, and says so."""
    calling = asyncio.create_task(client.call_tool(tool, arguments))
    await asyncio.wait_for(when.wait(), 10)
    calling.cancel()
    await asyncio.gather(calling, return_exceptions=True)
    await asyncio.sleep(0.05)


# --- a client that cancels -----------------------------------------------------------------------------


@pytest.mark.parametrize("era", ERAS)
def test_what_was_approved_is_finished_although_the_client_cancels(desk: Governed, era: str) -> None:
    async def work() -> None:
        held = Held(desk)
        async with desk.client(era, Person(content=YES)) as client:
            await cancelled(client, "respond_to_ticket", REPLY, held.arrived)
            assert (await desk.only()).state == "sending"
            held.go.set()

            async def applied() -> bool:
                return (await desk.only()).state == "applied"

            await until(applied)
        assert len(desk.writes(RESPOND)) == 1
        assert "applied" in await desk.steps()
        await desk.verify()
        await desk.aclose()

    run(work())


@pytest.mark.parametrize("era", ERAS)
def test_a_direct_write_that_is_cancelled_is_uncertain_in_the_record(tmp_path: Path, era: str) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", approve=frozenset())
        held = Held(desk)
        async with desk.client(era) as client:
            await cancelled(client, "respond_to_ticket", REPLY, held.arrived)
            held.go.set()

            async def recorded() -> bool:
                return await desk.steps() == ["sending", "uncertain"]

            await until(recorded)
        await desk.aclose()

    run(work())


@pytest.mark.parametrize("era", ERAS)
def test_a_client_that_cancels_while_its_user_reads_decides_nothing(desk: Governed, era: str) -> None:
    async def work() -> None:
        asked = asyncio.Event()

        async def for_ever() -> None:
            asked.set()
            await asyncio.sleep(30)

        async with desk.client(era, Person(content=YES, before_answering=for_ever)) as client:
            await cancelled(client, "respond_to_ticket", REPLY, asked)
        assert (await desk.only()).state == "pending"
        assert desk.writes(RESPOND) == []
        await desk.aclose()

    run(work())


# --- a server that ends --------------------------------------------------------------------------------


def test_a_server_that_ends_waits_for_what_is_on_its_way(tmp_path: Path) -> None:
    """Its connections close last: a request that is cut off has an outcome that nobody knows."""
    from tests.behaviour.loopback import Reply, Request, stub

    arrived = threading.Event()

    def slowly(request: Request, number: int) -> Reply:
        if RESPOND in request.line:
            arrived.set()
            time.sleep(0.5)
            return Reply(body={"success": True, "data": {}})
        ticket = {"ticket_number": TICKET, "updated_at": "2026-01-01"}
        return Reply(body={"success": True, "data": {"ticket": ticket}})

    async def work() -> None:
        with stub() as server:
            server.answer = slowly
            desk = loopback_desk(tmp_path / "state.sqlite3", server.base)
            await desk.call("respond_to_ticket", **REPLY)
            await decided(desk)
            sending = asyncio.create_task(tend(desk.application))
            await asyncio.to_thread(arrived.wait, 10)
            sending.cancel()
            await desk.application.aclose()
            assert (await desk.only()).state == "applied"
            assert len([request for request in server.requests if RESPOND in request.line]) == 1
            await desk.application.governor.aclose()

    run(work())


def test_what_takes_too_long_ends_uncertain(desk: Governed, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        held = Held(desk)
        await desk.call("respond_to_ticket", **REPLY)
        await decided(desk)
        sending = asyncio.create_task(tend(desk.application))
        await asyncio.wait_for(held.arrived.wait(), 10)
        sending.cancel()
        await desk.application.governor.settle(grace=0.1)
        proposal = await desk.only()
        assert proposal.state == "uncertain"
        assert "not known" in (proposal.outcome or {})["why"]
        held.go.set()
        assert await tend(desk.application) == 0
        await desk.aclose()

    run(work())


# --- a store that fails --------------------------------------------------------------------------------


def test_without_a_record_nothing_is_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", approve=frozenset())
        full_disk(monkeypatch)
        answer = await desk.call("respond_to_ticket", **REPLY)
        assert answer.is_error
        assert "the audit could not be written; nothing was sent" in words(answer)
        assert "disk is full" in words(answer)
        assert desk.writes(RESPOND) == []
        await desk.aclose()

    run(work())


@pytest.mark.parametrize("waits", [True, False])
def test_a_state_that_was_removed_takes_no_write_into_nowhere(tmp_path: Path, waits: bool) -> None:
    """An open file can be written to after its folder is gone: the record would be read by nobody."""

    async def work() -> None:
        desk = Governed(tmp_path / "state" / "state.sqlite3", approve=frozenset({"write_outbound"} if waits else ()))
        await desk.call("respond_to_ticket", **REPLY)
        before = len(desk.writes(RESPOND))
        shutil.rmtree(tmp_path / "state")
        answer = await desk.call("respond_to_ticket", **{**REPLY, "priority": "Low"})
        assert answer.is_error
        assert "was removed or replaced while this server ran" in words(answer)
        assert len(desk.writes(RESPOND)) == before
        await desk.aclose()

    run(work())


def test_a_proposal_that_cannot_be_kept_is_told_in_words(desk: Governed, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        full_disk(monkeypatch)
        answer = await desk.call("respond_to_ticket", **REPLY)
        assert answer.is_error
        assert "the disk is full" in words(answer)
        assert "inside this server" not in words(answer)
        assert desk.writes(RESPOND) == []
        await desk.aclose()

    run(work())


def test_an_approved_one_that_cannot_be_recorded_is_not_sent_and_not_lost(
    desk: Governed, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        await decided(desk)
        with monkeypatch.context() as broken:
            full_disk(broken, "sending", "failed")
            await tend(desk.application)
        assert desk.writes(RESPOND) == []
        assert (await desk.only()).state == "applying"
        # this process knows that it gave up: nobody has to wait for its death
        assert await tend(desk.application) == 1
        assert (await desk.only()).state == "applied"
        assert len(desk.writes(RESPOND)) == 1
        await desk.verify()
        await desk.aclose()

    run(work())


@pytest.mark.parametrize("era", ERAS)
def test_an_outcome_that_cannot_be_recorded_is_told_and_never_sent_again(
    desk: Governed, era: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def work() -> None:
        with monkeypatch.context() as broken:
            full_disk(broken, "applied", "uncertain", "read_back")
            async with desk.client(era, Person(content=YES)) as client:
                result = await client.call_tool("respond_to_ticket", REPLY)
        assert not result.is_error, result
        assert (await desk.only()).state == "sending"
        assert await tend(desk.application) == 0
        assert (await desk.only()).state == "uncertain"
        assert await tend(desk.application) == 0
        assert len(desk.writes(RESPOND)) == 1
        await desk.aclose()

    run(work())
    assert "that could not be written" in capsys.readouterr().err


def test_a_fault_while_reading_back_takes_nothing_away(desk: Governed, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        await decided(desk)

        def broken(*given: Any) -> Any:
            raise KeyError("a fault of ours")

        monkeypatch.setattr("deskwright.governance.approved.seen_now", broken)
        await tend(desk.application)
        assert (await desk.only()).state == "applied"
        assert (await outcome(desk))["status"] == 200
        assert "KeyError" in (await outcome(desk))["read_back_failed"]
        await desk.aclose()

    run(work())


# --- what the desk answers -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "body", "state"),
    [
        (200, {"data": "x" * 2_000}, "applied"),  # more than is passed on
        (200, "half a surrogate \ud800 and a number", "applied"),
        (500, {"message": "fell over"}, "uncertain"),
        (404, {"message": "no such ticket"}, "failed"),
    ],
)
@pytest.mark.parametrize("waits", [True, False])
def test_what_was_carried_out_is_never_called_failed(
    tmp_path: Path, status: int, body: Any, state: str, waits: bool
) -> None:
    async def work() -> None:
        desk = Governed(
            tmp_path / "state.sqlite3",
            limits=Limits(max_result=1_000),
            approve=frozenset({"write_outbound"} if waits else ()),
        )
        Answering(desk, lambda path: (status, body) if path.endswith(RESPOND) else None)
        await desk.call("respond_to_ticket", **REPLY)
        if waits:
            await decided(desk)
            await tend(desk.application)
            assert (await desk.only()).state == state
        else:
            assert await desk.steps() == ["sending", {"applied": "sent"}.get(state, state)]
        await desk.aclose()

    run(work())


def test_a_read_is_never_uncertain(tmp_path: Path) -> None:
    async def work() -> None:
        desk = Governed(tmp_path / "state.sqlite3", audit="all")
        Answering(desk, lambda path: (500, {"message": "fell over"}) if path.endswith("/tickets/show") else None)
        await desk.call("get_ticket", ticket_number=TICKET)
        assert await desk.steps() == ["failed"]
        await desk.aclose()

    run(work())


# --- processes -----------------------------------------------------------------------------------------


def test_a_process_that_lives_keeps_its_claim_however_slow_it_is(desk: Governed) -> None:
    """The parent of this one lives for sure, and its claim ended long ago."""
    parent = os.getppid()
    claimant = this_process().replace(f":{os.getpid()}:", f":{parent}:")
    claimant = claimant.rpartition(":")[0] + f":{started(parent)}"
    assert life_of(claimant) == "alive"

    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        past = "2026-01-01T00:00:00.000000Z"
        for state in ("applying", "sending"):
            rewrite(desk.settings.place, state=state, claimed_by=claimant, claimed_until=past)
            assert await desk.application.governor.do(release_dead) == []
            assert (await desk.only()).state == state
        await desk.aclose()

    run(work())


def started(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]


@pytest.mark.parametrize(
    ("change", "life"),
    [
        (lambda where, pid, start: (where, pid, "1"), "gone"),  # the number is another process now
        (lambda where, pid, start: (where, "999999999", start), "gone"),
        (lambda where, pid, start: (where.rpartition("/")[0] + "/4026530000", pid, start), "unknown"),  # a container
        (lambda where, pid, start: ("elsewhere/" + where.partition("/")[2], pid, start), "unknown"),
        (lambda where, pid, start: (f"{socket.gethostname()}/another/{where.split('/', 2)[2]}", pid, start), "unknown"),
        (lambda where, pid, start: (where.replace(where.split("/")[2], "earlier"), pid, start), "gone"),
        (lambda where, pid, start: (where, pid, ""), "unknown"),  # a system that does not tell
        (lambda where, pid, start: ("nonsense", "x", "y"), "unknown"),
    ],
    ids=["used again", "gone", "container", "host", "same name", "started anew", "no start", "nonsense"],
)
def test_whether_a_process_lives(change: Callable[[str, str, str], tuple[str, str, str]], life: str) -> None:
    where, pid, start = this_process().rsplit(":", 2)
    assert life_of(":".join(change(where, pid, start))) == life
    assert life_of(this_process()) == "alive"
    assert life_of(None) == "gone"


@pytest.mark.parametrize(("until_", "state"), [("2026-01-01", "approved"), ("2999-01-01", "applying")])
def test_where_nobody_can_tell_time_decides(desk: Governed, until_: str, state: str) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        rewrite(desk.settings.place, state="applying", claimed_by="elsewhere/m/b/1:7:9", claimed_until=until_)
        await desk.application.governor.do(release_dead)
        assert (await desk.only()).state == state
        await desk.aclose()

    run(work())


def test_a_dead_one_is_released_although_the_clock_was_far_ahead(desk: Governed) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        dead = this_process().rpartition(":")[0] + ":1"
        rewrite(desk.settings.place, state="applying", claimed_by=dead, claimed_until="2999-01-01T00:00:00.000000Z")
        await desk.application.governor.do(release_dead)
        assert (await desk.only()).state == "approved"
        await desk.aclose()

    run(work())


def test_who_was_thought_to_be_gone_knows_best(desk: Governed) -> None:
    async def work() -> None:
        held = Held(desk)
        await desk.call("respond_to_ticket", **REPLY)
        await decided(desk)
        sending = asyncio.create_task(tend(desk.application))
        await asyncio.wait_for(held.arrived.wait(), 10)
        # another host cannot see that we live, and our claim is over
        rewrite(desk.settings.place, state="uncertain", outcome={"why": "it left no outcome"})
        held.go.set()
        await sending
        assert (await desk.only()).state == "applied"
        await desk.verify()
        await desk.aclose()

    run(work())


def test_what_a_person_settled_meanwhile_stands_and_the_answer_is_in_the_record(desk: Governed) -> None:
    async def work() -> None:
        held = Held(desk)
        await desk.call("respond_to_ticket", **REPLY)
        await decided(desk)
        sending = asyncio.create_task(tend(desk.application))
        await asyncio.wait_for(held.arrived.wait(), 10)
        id = (await desk.only()).id
        rewrite(desk.settings.place, state="uncertain")
        await desk.application.governor.do(
            lambda state: settle(state, id, to="failed", note="I looked", by=ANN, via="page")
        )
        held.go.set()
        await sending
        assert (await desk.only()).state == "failed"
        assert "applied" in await desk.steps(id)
        await desk.verify()
        await desk.aclose()

    run(work())


@pytest.mark.parametrize("era", ERAS)
def test_the_watcher_and_the_call_itself_send_once_and_the_caller_gets_the_answer(
    desk: Governed, era: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = applying.apply_now

    async def later(application: Any, id: str) -> Any:
        await asyncio.sleep(0.05)  # time for the watcher to see that it was approved
        return await take(application, id)

    async def at_once(application: Any, id: str) -> Any:
        return (await take(application, id))[0]

    async def work() -> None:
        monkeypatch.setattr("deskwright.governance.apply.apply_now", later)
        monkeypatch.setattr("deskwright.governance.apply.apply", at_once)  # the watcher's

        async def busy() -> None:
            while True:
                await tend(desk.application)
                await asyncio.sleep(0.01)

        watching = asyncio.create_task(busy())
        async with desk.client(era, Person(content=YES)) as client:
            for number in range(2):
                asked = {**REPLY, "content": f"<p>reply {number}</p>"}
                result = await client.call_tool("respond_to_ticket", asked)
                assert not result.is_error, result
                assert result.meta["deskwright"]["approval"]["via"] == "elicitation"
        watching.cancel()
        assert len(desk.writes(RESPOND)) == 2
        await desk.aclose()

    run(work())


@pytest.mark.parametrize("state", ["sending", "approved", "applied"])
def test_who_lost_its_claim_sends_nothing(desk: Governed, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another host took it over while this process was reading the ticket."""
    from deskwright.governance import approved

    read = approved.read_current

    async def slowly(*given: Any) -> Any:
        rewrite(desk.settings.place, state=state, claimed_by="elsewhere/m/b/1:7:9")
        return await read(*given)

    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        await decided(desk)
        with monkeypatch.context() as slow:
            slow.setattr(approved, "read_current", slowly)
            await tend(desk.application)
        assert desk.writes(RESPOND) == []
        assert (await desk.only()).state == state
        await desk.aclose()

    run(work())


def test_a_caller_waits_for_another_process_that_is_sending_it(desk: Governed, monkeypatch: pytest.MonkeyPatch) -> None:
    async def work() -> None:
        other = Governed(Path(desk.settings.place), sandbox=desk.sandbox)
        person = Person(content=YES)
        take = applying.apply_now

        async def faster(application: Any, id: str) -> Any:
            if application is desk.application:
                held = Held(other)
                asyncio.get_running_loop().call_later(0.3, held.go.set)
                taking = asyncio.create_task(take(other.application, id))
                await asyncio.wait_for(held.arrived.wait(), 10)
                try:
                    return await take(application, id)
                finally:
                    await taking
            return await take(application, id)

        monkeypatch.setattr(applying, "apply_now", faster)
        async with desk.client("legacy", person) as client:
            result = await client.call_tool("respond_to_ticket", REPLY)
        assert "carried it out" in result.content[0].text
        assert len(other.writes(RESPOND)) + len(desk.writes(RESPOND)) == 1
        await other.aclose()
        await desk.aclose()

    run(work())


def test_no_watcher_carries_somebodys_approval_along(desk: Governed) -> None:
    async def work() -> None:
        from deskwright.governance.in_hand import IN_HAND, InHand

        del desk.application.oversight.watch  # the real one
        seen: list[Any] = []

        async def watched(*given: Any, **named: Any) -> None:
            seen.append(IN_HAND.get())

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("deskwright.governance.oversight.watch", watched)
            token = IN_HAND.set(InHand("p-1", ANN, "page"))
            desk.application.oversight.watch()
            await asyncio.sleep(0.01)
            IN_HAND.reset(token)
        assert seen == [None]
        await desk.aclose()

    run(work())


def test_what_waits_at_the_desk_behind_triage_is_sent_after_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`serve triage --over tickiti` sends what a person approved for Tickiti, although nobody called it since."""
    from deskwright.cli import _parser
    from deskwright.options import make_application

    monkeypatch.setenv("TRIAGE_DATA_ROOT", str(tmp_path / "triage"))
    monkeypatch.setenv("DESKWRIGHT_STATE", str(tmp_path / "state.sqlite3"))
    words = ["serve", "triage", "--over", "tickiti", "--sandbox", "--approve", "write_outbound"]
    application = make_application(["triage"], _parser(words).parse_args(words), offline=False)

    async def work() -> None:
        from deskwright.listing import Selection
        from deskwright.serving import Application

        inner = Application(application.oversight.behind, Selection(), governor=application.governor)
        inner.oversight.watch = lambda: None  # type: ignore[method-assign]
        id = told(await inner.call("respond_to_ticket", REPLY))["id"]
        from deskwright.governance.decide import approve

        await application.governor.do(
            lambda state: approve(state, None, id, fields=None, edits={}, by=ANN, via="page", digest=None)
        )
        assert await tend(application) == 1
        proposal = await application.governor.do(lambda state: state.proposals.get(id))
        assert proposal is not None
        assert proposal.state == "applied", proposal.outcome
        await application.aclose()

    run(work())


# --- a person looks afterwards -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "fields", "state"),
    [
        # the same priority by somebody else: the text that a customer should get was never seen
        ({"priority": "40", "updated_at": "2026-01-02"}, ["content", "priority"], "uncertain"),
        ({"priority": "40", "updated_at": "2026-01-02"}, ["priority"], "applied"),
        ({"priority": "20", "updated_at": "2026-01-02"}, ["priority"], "uncertain"),
        ({"priority": "20", "updated_at": "2026-01-01"}, ["priority"], "failed"),
    ],
    ids=["a text nobody can see", "all of it", "something else", "nothing"],
)
def test_only_what_the_desk_shows_settles_it(
    desk: Governed, now: dict[str, str], fields: list[str], state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deskwright.governance.apply.SETTLING", timedelta())
    ticket = {"number": TICKET, "priority": "20", "updated_at": "2026-01-01"}

    def answer(path: str) -> tuple[int, Any] | None:
        if path.endswith(RESPOND):
            return 500, {"message": "fell over"}
        return (200, {"success": True, "data": {"ticket": dict(ticket)}}) if path.endswith("/tickets/show") else None

    async def work() -> None:
        Answering(desk, answer)
        await desk.call("respond_to_ticket", **{**REPLY, "priority": "Urgent"})
        await decided(desk, fields)
        await tend(desk.application)
        assert (await desk.only()).state == "uncertain"
        ticket.update(now)
        settled = await reconcile(desk.application, (await desk.only()).id)
        assert settled.state == state, settled.outcome
        await desk.verify()
        await desk.aclose()

    run(work())


def test_a_revision_that_does_not_move_proves_nothing_where_the_change_is_there() -> None:
    """Two changes in one second, or a version that this write does not touch."""
    from deskwright.governance.apply import _verdict

    fields = (Field("content", "x", editable=True), Field("priority", "High", "Low"))
    proposal = made(fields=fields, revision="1", approved_fields=("content", "priority"))
    assert _verdict(proposal, {"priority": "High"}, "1")[0] == "uncertain"
    assert _verdict(proposal, {"priority": "Low"}, "1")[0] == "failed"
    assert _verdict(proposal, {}, None)[0] == "uncertain"


def test_two_who_reconcile_at_once_are_told_the_same(desk: Governed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deskwright.governance.apply.SETTLING", timedelta())

    async def work() -> None:
        Answering(desk, lambda path: (500, {"message": "fell over"}) if path.endswith(RESPOND) else None)
        await desk.call("respond_to_ticket", **REPLY)
        await decided(desk)
        await tend(desk.application)
        id = (await desk.only()).id
        both = await asyncio.gather(*(reconcile(desk.application, id) for _ in range(2)))
        assert {proposal.state for proposal in both} == {"failed"}
        await desk.aclose()

    run(work())


def test_what_was_rejected_meanwhile_is_not_sent(desk: Governed) -> None:
    async def work() -> None:
        await desk.call("respond_to_ticket", **REPLY)
        proposal = await decided(desk)
        await desk.application.governor.do(
            lambda state: reject(state, None, proposal.id, feedback="Wait.", by=ANN, via="page")
        )
        assert (await apply(desk.application, proposal.id)).state == "rejected"
        assert desk.writes(RESPOND) == []
        with pytest.raises(Refusal, match="no proposal"):
            await apply(desk.application, "p-none")
        await desk.aclose()

    run(work())
