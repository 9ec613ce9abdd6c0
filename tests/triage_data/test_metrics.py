"""The figures of the queue, each against numbers worked out by hand."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from deskwright.triage.errors import TriageError
from deskwright.triage.fixtures import seed_folder
from deskwright.triage.metrics import MINUTES_UNLESS_SAID, queue_metrics
from deskwright.triage.models import Ticket, moment
from deskwright.triage.shape import OWN, TicketShape

from .made import recommendation, ticket

NOW = moment("2026-06-10T12:00:00Z")


def figures(*tickets: Ticket, **more: Any) -> dict[str, Any]:
    return queue_metrics(tickets, more.pop("recommendations", ()), NOW, more.pop("minutes", 8), **more)


def sla(due: str, *, breached: bool = False, status: str = "new") -> tuple[int, int]:
    found = figures(ticket(due=due, breached=breached, status=status))
    return found["slaBreachedTickets"], found["slaAtRiskTickets"]


def test_an_empty_queue() -> None:
    assert figures() == {
        "generatedAt": "2026-06-10T12:00:00.000Z",
        "openTickets": 0,
        "untriagedTickets": 0,
        "slaBreachedTickets": 0,
        "slaAtRiskTickets": 0,
        "ticketsByCategory": {},
        "ticketsByPriority": {},
        "ticketsByTeam": {},
        "submittedRecommendations": 0,
        "pendingRecommendations": 0,
        "approvedRecommendations": 0,
        "rejectedRecommendations": 0,
        "acceptanceRate": None,
        "rejectionRate": None,
        "averageConfidence": None,
        "escalationCounts": {"total": 0},
        "minutesPerAcceptedRecommendation": 8,
        "estimatedMinutesSaved": 0,
    }


def test_a_queue_worked_out_by_hand() -> None:
    tickets = [
        ticket(1, category="api", priority="P2", team="api-platform", due="2026-06-10T12:30:00Z"),
        ticket(2, category="api", priority="P3", due="2026-06-10T11:00:00Z"),
        ticket(3, team="support"),
        ticket(4, breached=True, category="billing", priority="P3", team="billing"),
        ticket(5, status="resolved", category="security", priority="P1", team="security", breached=True),
    ]
    recommendations = [
        recommendation(1, confidence=0.5, resolution="approved", escalationReasons=["low-confidence", "sla"]),
        recommendation(2, confidence=0.75, resolution="approved"),
        recommendation(3, confidence=1, resolution="rejected", escalationReasons=["sla"]),
        recommendation(4, confidence=0.25, escalationReasons=["security", "low-confidence"]),
        recommendation(4, confidence=0, resolution="approved"),
    ]
    found = figures(*tickets, recommendations=recommendations, minutes=7.5)
    assert found == {
        "generatedAt": "2026-06-10T12:00:00.000Z",
        "openTickets": 4,
        "untriagedTickets": 2,
        "slaBreachedTickets": 2,
        "slaAtRiskTickets": 1,
        "ticketsByCategory": {"billing": 1, "api": 2, "unassigned": 1},
        "ticketsByPriority": {"P2": 1, "P3": 2, "unassigned": 1},
        "ticketsByTeam": {"support": 1, "billing": 1, "api-platform": 1, "unassigned": 1},
        "submittedRecommendations": 5,
        "pendingRecommendations": 1,
        "approvedRecommendations": 3,
        "rejectedRecommendations": 1,
        "acceptanceRate": 0.75,
        "rejectionRate": 0.25,
        "averageConfidence": 0.5,
        "escalationCounts": {"total": 3, "security": 1, "low-confidence": 2, "sla": 2},
        "minutesPerAcceptedRecommendation": 7.5,
        "estimatedMinutesSaved": 22.5,
    }


def test_the_order_of_what_is_counted_does_not_depend_on_the_tickets() -> None:
    tickets = [ticket(1), ticket(2, category="other"), ticket(3, category="api"), ticket(4, category="account-access")]
    wanted = ["account-access", "api", "other", "unassigned"]
    assert list(figures(*tickets)["ticketsByCategory"]) == wanted
    assert list(figures(*reversed(tickets))["ticketsByCategory"]) == wanted


@pytest.mark.parametrize(
    ("due", "wanted"),
    [
        ("2026-06-10T11:59:59Z", (1, 0)),
        ("2026-06-10T12:00:00Z", (1, 0)),
        ("2026-06-10T12:00:01Z", (0, 1)),
        ("2026-06-10T13:00:00Z", (0, 1)),
        ("2026-06-10T13:00:01Z", (0, 0)),
        ("2026-06-10T15:00:00+02:00", (0, 1)),
    ],
)
def test_breached_up_to_now_and_at_risk_up_to_an_hour(due: str, wanted: tuple[int, int]) -> None:
    assert sla(due) == wanted


def test_a_marked_breach_counts_whenever_it_is_due_and_never_twice() -> None:
    assert sla("2026-06-10T12:30:00Z", breached=True) == (1, 0)
    assert sla("2026-06-20T12:30:00Z", breached=True) == (1, 0)


def test_a_resolved_ticket_is_neither() -> None:
    assert sla("2026-06-10T11:00:00Z", breached=True, status="resolved") == (0, 0)
    assert sla("2026-06-10T12:30:00Z", status="resolved") == (0, 0)


@pytest.mark.parametrize("missing", ["category", "priority", "team"])
def test_untriaged_is_who_lacks_any_of_the_three(missing: str) -> None:
    held = {"category": "api", "priority": "P3", "team": "support"}
    assert figures(ticket(**held))["untriagedTickets"] == 0
    del held[missing]
    assert figures(ticket(**held))["untriagedTickets"] == 1


def test_rates_need_a_decision() -> None:
    found = figures(recommendations=[recommendation(1)])
    assert (found["acceptanceRate"], found["rejectionRate"], found["averageConfidence"]) == (None, None, 0.9)
    found = figures(recommendations=[recommendation(1, resolution="rejected")])
    assert (found["acceptanceRate"], found["rejectionRate"]) == (0, 1)


@pytest.mark.parametrize("minutes", [-1, -0.001, float("nan"), float("inf"), float("-inf")])
def test_minutes_have_to_be_a_number_from_zero_on(minutes: float) -> None:
    with pytest.raises(TriageError) as told:
        figures(minutes=minutes)
    assert told.value.code == "REPOSITORY_ERROR"


def test_no_minutes_are_a_choice_and_ten_what_a_program_gets_that_makes_none() -> None:
    approved = [recommendation(1, resolution="approved"), recommendation(2, resolution="approved")]
    assert figures(recommendations=approved, minutes=0)["estimatedMinutesSaved"] == 0
    assert MINUTES_UNLESS_SAID == 10
    assert queue_metrics([], approved, NOW)["estimatedMinutesSaved"] == 20


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(TriageError) as told:
        queue_metrics([], [], datetime(2026, 6, 10, 12), 8)
    assert told.value.code == "INVALID_NOW"


def test_the_moment_is_told_in_utc() -> None:
    assert queue_metrics([], [], moment("2026-06-10T14:00:00.25+02:00"), 8)["generatedAt"] == "2026-06-10T12:00:00.250Z"


def test_another_desk_says_itself_what_is_closed_and_what_it_has() -> None:
    shape = TicketShape(
        id_pattern=OWN.id_pattern,
        values={"status": ("new", "done"), "category": None, "priority": ("low", "high"), "team": None},
        absent=frozenset({"category", "sla"}),
        closed=frozenset({"done"}),
    )
    base = ticket(1).data() | {"priority": "high", "team": "Zeta"}
    del base["sla"]
    tickets = [
        Ticket.model_validate(
            base | {"id": f"TKT-000{number}", "status": status, "team": team}, context={"shape": shape}
        )
        for number, (status, team) in enumerate([("new", "Zeta"), ("new", "Alpha"), ("done", "Zeta")])
    ]
    found = figures(*tickets, shape=shape)
    assert (found["openTickets"], found["untriagedTickets"], found["slaBreachedTickets"]) == (2, 0, 0)
    assert list(found["ticketsByTeam"].items()) == [("Alpha", 1), ("Zeta", 1)]
    assert found["ticketsByCategory"] == {"unassigned": 2}


def test_the_shipped_queue_when_its_sample_was_made() -> None:
    tickets = [Ticket.model_validate(data) for data in json.loads((seed_folder() / "tickets.json").read_text("utf-8"))]
    found = queue_metrics(tickets, [], moment("2026-06-10T08:00:00Z"), 8)
    assert (found["openTickets"], found["submittedRecommendations"]) == (29, 0)
    assert (found["slaBreachedTickets"], found["slaAtRiskTickets"], found["untriagedTickets"]) == (1, 4, 24)
    late = queue_metrics(tickets, [], moment("2026-06-11T00:00:00Z"), 8)
    assert (late["slaBreachedTickets"], late["slaAtRiskTickets"]) == (29, 0)
