"""Decisions over a desk that no transaction of ours reaches: written at most once, recorded, told where in doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from deskwright.governance.in_hand import IN_HAND, InHand
from deskwright.governance.proposal import Principal
from deskwright.local_desks import LocalDesk
from deskwright.triage.app import create_app
from deskwright.triage.errors import TriageError
from deskwright.triage.fixtures import knowledge_folder
from deskwright.triage.knowledge import load_knowledge
from deskwright.triage.models import Ticket, in_shape
from deskwright.triage.service import TriageService
from deskwright.triage.shape import TicketShape
from deskwright.triage.source import Applied, ApplyContext
from deskwright.triage.store import Unit, open_store
from sqlalchemy.exc import OperationalError

from .made import Clock, Desk, approval, rejection, submission

SHAPE = TicketShape(
    id_pattern=r"^\d{1,9}$",
    values={"status": ("open", "closed"), "category": None, "priority": ("low", "high"), "team": ("first", "second")},
    approvable=("priority", "team", "customerResponse"),
    absent=frozenset({"customer", "sla", "tags", "assignee", "category", "status"}),
    closed=frozenset({"closed"}),
    high_impact=frozenset({"high"}),
    required_team={"security": "second"},
)


class Elsewhere:
    """Another desk's tickets: writes what it is told to, or fails as a test wants."""

    shape = SHAPE

    def __init__(self) -> None:
        said = {
            "id": "17",
            "createdAt": "2026-06-10T00:00:00Z",
            "updatedAt": "2026-06-10T00:00:00Z",
            "subject": "Printer",
            "description": "It does not print.",
            "status": "open",
            "team": "first",
            "revision": 4,
        }
        self.ticket = Ticket.model_validate(said, context=in_shape(SHAPE))
        self.writes: list[tuple[int, dict[str, Any], ApplyContext, InHand | None]] = []
        self.answer: Callable[[Applied], Applied] = lambda applied: applied
        self.fails: BaseException | None = None
        self.wait: anyio.Event | None = None

    async def list(self) -> list[Ticket]:
        return [self.ticket]

    async def get(self, id: str) -> Ticket:
        if id != self.ticket.id:
            raise TriageError("TICKET_NOT_FOUND", f"there is no ticket {id}")
        return self.ticket

    async def alike(self, id: str) -> list[Ticket]:
        closed = {"id": "9", "status": "closed", "subject": "Printer again"}
        return [self.ticket.model_copy(update=closed)] if id == self.ticket.id else []

    async def apply(self, id: str, expected_revision: int, fields: Mapping[str, Any], context: ApplyContext) -> Applied:
        self.writes.append((expected_revision, dict(fields), context, IN_HAND.get()))
        if self.wait is not None:
            await self.wait.wait()
        if self.fails is not None:
            raise self.fails
        written = {name: value for name, value in fields.items() if name != "customerResponse"}
        self.ticket = self.ticket.model_copy(update={**written, "revision": expected_revision + 1})
        return self.answer(Applied(self.ticket, tuple(fields), external={"ticketId": "x-17", "requestIds": ["r-1"]}))


@pytest.fixture
def source() -> Elsewhere:
    return Elsewhere()


@pytest.fixture
def far(tmp_path: Path, clock: Clock, source: Elsewhere) -> Iterator[Desk]:
    store = open_store(tmp_path / "over.sqlite3", shape=SHAPE)
    service = TriageService(store, source, articles=partial(load_knowledge, knowledge_folder()), minutes=8, clock=clock)
    yield Far(LocalDesk(create_app(service)), tmp_path, clock)
    store.close()


class Far(Desk):
    """Answers do not fit openapi.yaml here: its ids and values are those of the other desk."""

    async def ask(self, method: str, path: str, **options: Any) -> Any:
        transport = httpx.ASGITransport(self.local.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://triage.local") as client:
            return await client.request(method, path, **options)


def said(**members: Any) -> dict[str, Any]:
    made = submission("17", sourceRevision=4, priority="high", knowledgeArticleIds=[], **members)
    made.pop("category")
    return {**made, "team": members.get("team", "second")}


def submitted(far: Desk, **members: Any) -> dict[str, Any]:
    found: dict[str, Any] = far.post("/recommendations", said(**members))["recommendation"]
    return found


def test_tickets_are_the_other_desks_in_its_own_words(far: Desk) -> None:
    assert far.get("/tickets")["items"] == [far.ticket("17")]
    assert far.get("/tickets", team="first", status="open")["total"] == 1
    assert far.get("/tickets", slaState="healthy")["total"] == 0, "it has no deadline at all"
    assert far.refused("GET", "/tickets", params={"status": "new"}) == (422, "INVALID_INPUT")
    assert far.refused("GET", "/tickets/TKT-0001") == (422, "INVALID_INPUT")
    similar = far.get("/tickets/17/similar")["candidates"]
    assert [candidate["ticketId"] for candidate in similar] == ["9"], "not in the list, and found all the same"
    assert far.get("/metrics")["ticketsByTeam"] == {"first": 1}
    assert far.refused("POST", "/recommendations", json={**said(), "tags": []}) == (422, "INVALID_INPUT")
    assert far.refused("POST", "/recommendations", json={**said(), "category": "api"}) == (422, "INVALID_INPUT")


def test_exactly_the_approved_fields_are_written_once(far: Desk, source: Elsewhere) -> None:
    made = submitted(far)
    held = InHand("p-1", Principal("os-user", "grace"), "elicitation")
    token = IN_HAND.set(held)
    try:
        answer = far.approve(made, "team", "customerResponse", editedCustomerResponse="Done.")
    finally:
        IN_HAND.reset(token)
    ((revision, fields, context, in_hand),) = source.writes
    assert (revision, fields, in_hand) == (4, {"team": "second", "customerResponse": "Done."}, held)
    assert (context.actor, context.approved_at) == ("Ada", "2026-06-10T08:00:00.000Z")
    assert answer["ticket"]["team"] == "second"
    event = answer["auditEvent"]
    assert event["before"] == {"team": "first", "customerResponse": None}
    assert event["after"] == {
        "team": "second",
        "customerResponse": "Done.",
        "desk": {"external": {"ticketId": "x-17", "requestIds": ["r-1"]}},
    }
    assert far.recommendation(made)["resolution"] == "approved"
    assert far.approval_refused(made, "team") == (409, "STALE_APPROVAL")
    assert len(source.writes) == 1


def test_what_the_desk_lacks_cannot_be_approved(far: Desk, source: Elsewhere) -> None:
    made = submitted(far)
    for field in ("category", "assignee", "status", "tags"):
        assert far.approval_refused(made, field) == (422, "INVALID_APPROVAL_FIELDS")
    assert source.writes == []


def test_routing_is_in_the_other_desks_teams(far: Desk, source: Elsewhere) -> None:
    made = submitted(far, securityRisk="likely", team="first")
    assert far.approval_refused(made, "priority") == (422, "INVALID_APPROVAL_FIELDS")
    assert source.writes == []


def test_what_waits_and_what_failed_there_is_told(far: Desk, source: Elsewhere) -> None:
    source.answer = lambda applied: Applied(
        applied.ticket, done=("team",), waiting={"customerResponse": "p-9"}, failed={"priority": "not permitted"}
    )
    event = far.approve(submitted(far), "team", "customerResponse", "priority")["auditEvent"]
    assert event["after"] == {
        "team": "second",
        "desk": {"waiting": {"customerResponse": "p-9"}, "failed": {"priority": "not permitted"}},
    }


@pytest.mark.parametrize("code", ["REVISION_CONFLICT", "DESK_REFUSED", "DESK_UNAVAILABLE"])
def test_a_write_that_was_refused_there_may_be_tried_again(far: Desk, source: Elsewhere, code: str) -> None:
    made = submitted(far)
    source.fails = TriageError(code, "no")
    assert far.approval_refused(made, "team")[1] == code
    source.fails = None
    assert far.approve(made, "team")["ticket"]["team"] == "second"
    assert len(source.writes) == 2


@pytest.mark.parametrize("problem", [TriageError("OUTCOME_UNKNOWN", "nobody knows"), RuntimeError("a fault of ours")])
def test_a_write_of_unknown_outcome_is_never_sent_again(far: Desk, source: Elsewhere, problem: Exception) -> None:
    made = submitted(far)
    source.fails = problem
    assert far.approval_refused(made, "team")[0] >= 500
    source.fails = None
    assert far.approval_refused(made, "team") == (409, "STALE_APPROVAL")
    assert len(source.writes) == 1
    assert far.recommendation(made)["resolution"] == "pending"
    assert [event["action"] for event in far.events()] == ["recommendation-submitted"]
    event = far.reject(made)["auditEvent"]
    assert event["before"] == {"resolution": "pending", "ticketRevision": 4, "approval": "its outcome is unknown"}


def test_a_caller_who_goes_away_in_the_middle_leaves_it_unknown(far: Desk, source: Elsewhere) -> None:
    made = submitted(far)

    async def run() -> None:
        source.wait = anyio.Event()
        with anyio.move_on_after(0.2):
            await far.ask("POST", f"/recommendations/{made['id']}/approval", json=approval(made, "team"))

    anyio.run(run)
    source.wait = None
    assert far.approval_refused(made, "team") == (409, "STALE_APPROVAL")
    assert len(source.writes) == 1


def test_a_process_that_died_in_the_middle_leaves_it_unknown(far: Desk, source: Elsewhere, clock: Clock) -> None:
    """What a dead process leaves is its mark: nobody approves, and for a while nobody rejects."""
    made = submitted(far)
    with far.store.unit() as unit:
        unit.claim(made["id"], "2026-06-10T08:10:00.000Z")
    assert far.approval_refused(made, "team") == (409, "STALE_APPROVAL")
    assert far.rejection_refused(made) == (409, "STALE_APPROVAL")
    clock.forward(minutes=10)
    assert far.approval_refused(made, "team") == (409, "STALE_APPROVAL")
    assert far.reject(made)["auditEvent"]["before"]["approval"] == "its outcome is unknown"
    assert source.writes == []


def test_what_was_written_and_could_not_be_recorded_is_told(
    far: Desk, source: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = submitted(far)

    def append(*_: object, **__: object) -> None:
        raise OperationalError("INSERT", None, Exception("disk I/O error"))

    with monkeypatch.context() as patch:
        patch.setattr(Unit, "append", append)
        response = far.send("POST", f"/recommendations/{made['id']}/approval", json=approval(made, "team"))
    assert response.json()["code"] == "REPOSITORY_ERROR"
    assert "could not be recorded" in response.json()["message"]
    assert far.approval_refused(made, "team") == (409, "STALE_APPROVAL")
    assert len(source.writes) == 1


def test_approve_and_reject_at_once(far: Desk, source: Elsewhere) -> None:
    made = submitted(far)

    async def run() -> list[int]:
        found: list[int] = []

        async def ask(path: str, body: Any) -> None:
            response = await far.ask("POST", f"/recommendations/{made['id']}/{path}", json=body)
            found.append(response.status_code)

        async with anyio.create_task_group() as group:
            for _ in range(3):
                group.start_soon(ask, "approval", approval(made, "team"))
            group.start_soon(ask, "rejection", rejection(made))
        return sorted(found)

    assert anyio.run(run) == [200, 409, 409, 409]
    assert len(source.writes) <= 1


def test_two_processes_claim_once(far: Desk, source: Elsewhere, clock: Clock, tmp_path: Path) -> None:
    store = open_store(tmp_path / "over.sqlite3", shape=SHAPE)
    articles = partial(load_knowledge, knowledge_folder())
    other = Far(
        LocalDesk(create_app(TriageService(store, source, articles=articles, minutes=8, clock=clock))), tmp_path, clock
    )
    made = submitted(far)

    async def run() -> list[int]:
        found: list[int] = []
        source.wait = anyio.Event()

        async def ask(one: Desk) -> None:
            path = f"/recommendations/{made['id']}/approval"
            found.append((await one.ask("POST", path, json=approval(made, "team"))).status_code)
            if source.wait is not None:
                source.wait.set()

        async with anyio.create_task_group() as group:
            group.start_soon(ask, far)
            group.start_soon(ask, other)
        return sorted(found)

    assert anyio.run(run) == [200, 409]
    assert len(source.writes) == 1
    store.close()
