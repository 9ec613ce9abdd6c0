"""Proposals: kept whole, moved by compare-and-set together with their event, found by page and by call."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from deskwright.errors import SetupError
from deskwright.governance.proposal import STATES, TRANSITIONS, timestamp
from deskwright.state import State

from tests.state.made import ANN, behind, event, proposal

# One way from "pending" into each state.
WAYS = {
    "pending": (),
    "approved": ("approved",),
    "rejected": ("rejected",),
    "expired": ("expired",),
    "stale": ("stale",),
    "applying": ("approved", "applying"),
    "sending": ("approved", "applying", "sending"),
    "applied": ("approved", "applying", "sending", "applied"),
    "failed": ("approved", "applying", "failed"),
    "uncertain": ("approved", "applying", "sending", "uncertain"),
}


def made(state: State, into: str = "pending", **members: Any) -> str:
    id = state.proposals.add(proposal(**members), event("proposed")).id
    before = "pending"
    for to in WAYS[into]:
        assert state.proposals.move(id, to=to, frm={before}, event=event("released")) is not None
        before = to
    return id


def test_a_proposal_comes_back_as_it_was(state: State) -> None:
    kept = proposal()
    assert state.proposals.add(kept, event("proposed", fields=("body",))) == kept
    assert state.proposals.get(kept.id) == kept
    (told,) = state.audit.events()
    assert (told.event.step, told.event.proposal, told.event.fields) == ("proposed", kept.id, ("body",))
    assert state.proposals.get("p-none") is None
    assert state.proposals.get("p\x00") is None


def test_an_id_is_taken_once_and_leaves_no_event(state: State) -> None:
    kept = proposal()
    state.proposals.add(kept, event("proposed"))
    with pytest.raises(ValueError, match=f"there is a proposal {kept.id} already"):
        state.proposals.add(kept, event("proposed"))
    assert state.audit.count() == 1


def test_an_event_about_another_proposal_is_refused(state: State) -> None:
    with pytest.raises(ValueError, match="is about p-other"):
        state.proposals.add(proposal(), event("proposed", proposal="p-other"))
    assert state.audit.count() == 0


def test_a_move_writes_the_decision_and_its_event(state: State) -> None:
    id = made(state)
    moved = state.proposals.move(
        id,
        to="approved",
        frm={"pending"},
        event=event("approved", via="page"),
        decided_at="2026-11-21T08:00:00.000000Z",
        decided_by=ANN,
        decided_via="page",
        approved_fields=("body",),
        edits={"body": "Guten Tag!"},
    )
    assert moved is not None
    assert moved == state.proposals.get(id)
    assert (moved.state, moved.decided_by, moved.approved_fields) == ("approved", ANN, ("body",))
    assert moved.edits == {"body": "Guten Tag!"}
    assert [one.event.step for one in state.audit.events(proposal=id)] == ["proposed", "approved"]
    assert state.audit.verify().ok


@pytest.mark.parametrize("before", STATES)
def test_it_goes_where_the_transitions_go_and_nowhere_else(state: State, before: str) -> None:
    for to in STATES:
        id = made(state, before)
        events = state.audit.count()
        if to in TRANSITIONS[before]:
            moved = state.proposals.move(id, to=to, frm={before}, event=event("released"))
            assert moved is not None
            assert moved.state == to
            assert state.audit.count() == events + 1
        else:
            with pytest.raises(ValueError, match=f"no proposal goes from {before} to {to}"):
                state.proposals.move(id, to=to, frm={before}, event=event("released"))
            kept = state.proposals.get(id)
            assert kept is not None
            assert kept.state == before
            assert state.audit.count() == events


def test_a_move_from_another_state_changes_nothing(state: State) -> None:
    id = made(state, "rejected")
    events = state.audit.count()
    assert state.proposals.move(id, to="approved", frm={"pending"}, event=event("approved")) is None
    assert state.proposals.move("p-none", to="approved", frm={"pending"}, event=event("approved")) is None
    assert state.audit.count() == events


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"arguments": {}}, "does not change arguments"),
        ({"digest": ""}, "does not change digest"),
        ({"state": "applied"}, "does not change state"),
        ({"colour": "red"}, "has no colour"),
    ],
)
def test_a_move_changes_nothing_that_was_shown(state: State, changes: dict[str, Any], words: str) -> None:
    id = made(state)
    with pytest.raises(ValueError, match=words):
        state.proposals.move(id, to="approved", frm={"pending"}, event=event("approved"), **changes)


def test_the_states_it_comes_from_are_states(state: State) -> None:
    for frm in ("pending", {"waiting"}):
        with pytest.raises(ValueError, match="state"):
            state.proposals.move("p-1", to="approved", frm=frm, event=event("approved"))
    with pytest.raises(ValueError, match="not a state of a proposal: waiting"):
        state.proposals.find(states=["waiting"])


def test_what_a_later_version_keeps_in_it_survives_a_move(state: State) -> None:
    id = made(state)
    with behind(state.place) as tables:
        ((text,),) = tables("SELECT data FROM proposals")
        tables("UPDATE proposals SET data = ?", json.dumps({**json.loads(text), "later": {"kept": 1}}))
    assert state.proposals.move(id, to="approved", frm={"pending"}, event=event("approved")) is not None
    state.proposals.mark_told(id)
    with behind(state.place) as tables:
        ((text,),) = tables("SELECT data FROM proposals")
    assert json.loads(text)["later"] == {"kept": 1}


def test_told_is_kept(state: State) -> None:
    id = made(state, "applied")
    state.proposals.mark_told(id)
    state.proposals.mark_told("p-none")
    found = state.proposals.get(id)
    assert found is not None
    assert (found.told, found.state) == (True, "applied")


def at(seconds: int) -> str:
    return timestamp(after=timedelta(seconds=seconds))


def test_pages_in_both_orders_with_their_total(state: State) -> None:
    ids = [made(state, created_at=at(number), desk="one" if number % 2 else "other") for number in range(5)]
    state.proposals.move(ids[0], to="rejected", frm={"pending"}, event=event("rejected"))

    def found(**asked: Any) -> tuple[list[int], int]:
        page, total = state.proposals.find(**asked)
        return [ids.index(one.id) for one in page], total

    assert found() == ([4, 3, 2, 1, 0], 5)
    assert found(newest_first=False, limit=2, offset=1) == ([1, 2], 5)
    assert found(states=["pending"], limit=2) == ([4, 3], 4)
    assert found(states={"rejected", "expired"}) == ([0], 1)
    assert found(desk="one") == ([3, 1], 2)
    assert found(states=[]) == ([], 0)
    assert found(offset=9) == ([], 5)


def test_the_same_call_is_found_again(state: State) -> None:
    first = made(state, call_digest="sha256:a", created_at=at(-10))
    second = made(state, call_digest="sha256:a", created_at=at(-5))
    made(state, call_digest="sha256:b", created_at=at(-1))

    def found(digest: str, since: int) -> str | None:
        proposal = state.proposals.same_call(digest, since=at(since))
        return None if proposal is None else proposal.id

    assert found("sha256:a", -60) == second
    assert found("sha256:a", -7) == second
    assert found("sha256:a", -2) is None
    assert found("sha256:c", -60) is None
    assert first != second


def test_what_is_due_and_whose_claim_is_over(state: State) -> None:
    late = made(state, expires_at=at(-1), created_at=at(-9))
    approved = made(state, "approved", expires_at=at(-1), created_at=at(-8))
    made(state, expires_at=at(60))
    made(state, "rejected", expires_at=at(-1))
    claimed = [made(state, "approved") for _ in range(3)]
    for id, until in zip(claimed, (-1, 60, None), strict=True):
        moment = None if until is None else at(until)
        state.proposals.move(id, to="applying", frm={"approved"}, event=event("applying"), claimed_until=moment)
    state.proposals.move(claimed[0], to="sending", frm={"applying"}, event=event("sending"))
    assert [one.id for one in state.proposals.due(timestamp())] == [late, approved]
    # one without a time is held by nobody
    assert {one.id for one in state.proposals.claims_ended(timestamp())} == {claimed[0], claimed[2]}


def test_a_proposal_is_not_kept_where_its_event_cannot_be(state: State) -> None:
    id = made(state)
    with behind(state.place) as tables:
        tables("DELETE FROM audit_head")
    with pytest.raises(SetupError):
        state.proposals.add(proposal(id="p-second"), event("proposed"))
    with pytest.raises(SetupError):
        state.proposals.move(id, to="approved", frm={"pending"}, event=event("approved"))
    assert state.proposals.get("p-second") is None
    kept = state.proposals.get(id)
    assert kept is not None
    assert kept.state == "pending"
