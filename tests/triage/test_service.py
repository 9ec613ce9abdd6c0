"""Recommend, approve, reject: each check in its order, each code, and what is written where."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from .made import LEFT_OUT, TICKET, Desk, approval, submission

OTHER = "TKT-1007"
NO_ONE = str(uuid.UUID(int=7))


# --- submit ----------------------------------------------------------------------------------------------


def test_a_recommendation_is_kept_and_the_ticket_is_as_it_was(desk: Desk) -> None:
    before = desk.ticket()
    said = desk.submit(assignee=None, tags=["webhook", "signature"])
    assert desk.ticket() == before
    assert said["resolution"] == "pending"
    assert said["createdAt"] == "2026-06-10T08:00:00.000Z"
    assert said["assignee"] is None
    assert "ticketStatus" not in said
    assert "actor" not in said
    assert desk.recommendation(said) == said
    assert desk.recommendation({"id": said["id"].upper()}) == said
    (event,) = desk.events()
    assert event == {
        "id": event["id"],
        "timestamp": "2026-06-10T08:00:00.000Z",
        "actor": "triage-bot",
        "action": "recommendation-submitted",
        "ticketId": TICKET,
        "recommendationId": said["id"],
        "before": {},
        "after": {
            "sourceRevision": 0,
            "category": "integration",
            "priority": "P3",
            "team": "integrations",
            "escalationRequired": False,
            "escalationReasons": [],
        },
        "rationale": "Webhooks fail after the secret was changed.",
        "knowledgeArticleIds": ["integration-webhooks"],
        "result": "success",
    }


def test_the_server_says_what_escalates(desk: Desk) -> None:
    said = desk.submit(securityRisk="possible", outageRisk="likely", team="support", confidence=0.5)
    assert said["escalationReasons"] == ["security", "outage", "low-confidence"]
    assert said["escalationRequired"] is True
    assert said["team"] == "support", "nobody's word is changed behind their back"
    conflict = desk.submit(
        "TKT-1005", category="authentication", priority="P2", team="identity", knowledgeArticleIds=[]
    )
    assert "policy-conflict" in conflict["escalationReasons"]


def test_several_may_wait_for_one_ticket(desk: Desk) -> None:
    first, second = desk.submit(), desk.submit()
    assert first["id"] != second["id"]
    assert desk.get("/metrics")["pendingRecommendations"] == 2


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"ticketId": "TKT-9999"}, (404, "TICKET_NOT_FOUND")),
        ({"ticketId": "TKT-9999", "knowledgeArticleIds": ["no-such"]}, (404, "TICKET_NOT_FOUND")),
        ({"sourceRevision": 1}, (409, "STALE_APPROVAL")),
        ({"sourceRevision": 1, "knowledgeArticleIds": ["no-such"]}, (409, "STALE_APPROVAL")),
        ({"knowledgeArticleIds": ["no-such"]}, (422, "INVALID_CITATION")),
        (
            {"duplicateCandidates": [{"ticketId": "TKT-9999", "confidence": 1, "evidence": "e"}]},
            (422, "INVALID_DUPLICATE"),
        ),
        ({"duplicateCandidates": [{"ticketId": TICKET, "confidence": 1, "evidence": "e"}]}, (422, "INVALID_DUPLICATE")),
        ({"category": "nonsense"}, (422, "INVALID_INPUT")),
        ({"escalationReasons": ["policy-conflict"]}, (422, "INVALID_INPUT")),
        ({"createdAt": "2026-06-10T08:00:00Z"}, (422, "INVALID_INPUT")),
    ],
)
def test_a_recommendation_that_is_refused_leaves_nothing(
    desk: Desk, members: dict[str, Any], expected: tuple[int, str]
) -> None:
    before = desk.state()
    assert desk.refused("POST", "/recommendations", json={**submission(), **members}) == expected
    assert desk.state() == before


# --- approve ---------------------------------------------------------------------------------------------


def test_named_fields_are_written_and_nothing_else(desk: Desk) -> None:
    before = desk.ticket()
    said = desk.submit(assignee="Bo", ticketStatus="in-progress", tags=["a", "b"])
    desk.clock.forward(minutes=5)
    answer = desk.approve(said, "priority", "team", "tags")
    after = {**before, "priority": "P3", "team": "integrations", "tags": ["a", "b"]}
    assert answer["ticket"] == {**after, "revision": 1, "updatedAt": "2026-06-10T08:05:00.000Z"}
    assert desk.ticket() == answer["ticket"]
    assert desk.recommendation(said) == {**said, "resolution": "approved"}
    event = answer["auditEvent"]
    assert desk.events()[-1] == event
    assert {key: event[key] for key in ("actor", "action", "result", "timestamp", "recommendationId")} == {
        "actor": "Ada",
        "action": "recommendation-approved",
        "result": "success",
        "timestamp": "2026-06-10T08:05:00.000Z",
        "recommendationId": said["id"],
    }
    assert event["before"] == {"priority": before.get("priority"), "team": before.get("team"), "tags": before["tags"]}
    assert event["after"] == {"priority": "P3", "team": "integrations", "tags": ["a", "b"]}
    assert event["rationale"] == said["rationale"], "the recommendation's, not the approver's"
    assert event["knowledgeArticleIds"] == said["knowledgeArticleIds"]


def test_each_field_goes_to_its_place(desk: Desk) -> None:
    said = desk.submit(assignee="Bo", ticketStatus="in-progress", tags=[])
    ticket = desk.approve(said, "category", "status", "assignee", "tags")["ticket"]
    assert (ticket["category"], ticket["status"], ticket["assignee"], ticket["tags"]) == (
        "integration",
        "in-progress",
        "Bo",
        [],
    )
    again = desk.submit(sourceRevision=1, assignee=None)
    answer = desk.approve(again, "assignee")
    assert "assignee" not in answer["ticket"]
    assert answer["auditEvent"]["before"] == {"assignee": "Bo"}
    assert answer["auditEvent"]["after"] == {"assignee": None}


def test_an_approved_response_is_recorded_and_changes_only_the_revision(desk: Desk) -> None:
    before = desk.ticket()
    said = desk.submit()
    answer = desk.approve(said, "customerResponse")
    assert answer["ticket"] == {**before, "revision": 1, "updatedAt": "2026-06-10T08:00:00.000Z"}
    assert answer["auditEvent"]["before"] == {"customerResponse": None}
    assert answer["auditEvent"]["after"] == {"customerResponse": "We are looking at it."}
    again = desk.submit(sourceRevision=1)
    edited = desk.approve(again, "customerResponse", editedCustomerResponse="  Better words. ")
    assert edited["auditEvent"]["after"] == {"customerResponse": "Better words."}


def test_it_is_decided_once(desk: Desk) -> None:
    said = desk.submit()
    desk.approve(said, "priority")
    before = desk.state()
    assert desk.approval_refused(said, "priority") == (409, "STALE_APPROVAL")
    assert desk.approval_refused(said, "priority", expectedRevision=1) == (409, "STALE_APPROVAL")
    assert desk.rejection_refused(said) == (409, "STALE_APPROVAL")
    assert desk.state() == before


def test_another_recommendation_of_the_ticket_is_stale_then(desk: Desk) -> None:
    first, second = desk.submit(), desk.submit()
    desk.approve(first, "priority")
    assert desk.approval_refused(second, "team") == (409, "STALE_APPROVAL")
    assert desk.approval_refused(second, "team", expectedRevision=1) == (409, "STALE_APPROVAL")
    assert desk.recommendation(second)["resolution"] == "pending"


@pytest.mark.parametrize(
    ("fields", "members", "expected"),
    [
        (["team"], {"ticketId": OTHER}, (409, "STALE_APPROVAL")),
        (["team"], {"ticketId": "TKT-9999"}, (409, "STALE_APPROVAL")),
        (["team"], {"expectedRevision": 1}, (409, "STALE_APPROVAL")),
        ([], {"expectedRevision": 1}, (409, "STALE_APPROVAL")),
        ([], {}, (422, "INVALID_APPROVAL_FIELDS")),
        (["team", "team"], {}, (422, "INVALID_APPROVAL_FIELDS")),
        (["subject"], {}, (422, "INVALID_APPROVAL_FIELDS")),
        (["ticketStatus"], {}, (422, "INVALID_APPROVAL_FIELDS")),
        (["assignee"], {}, (422, "INVALID_APPROVAL_FIELDS")),
        (["status"], {}, (422, "INVALID_APPROVAL_FIELDS")),
        (["team", "tags"], {}, (422, "INVALID_APPROVAL_FIELDS")),
        (["team"], {"editedCustomerResponse": "x"}, (422, "INVALID_APPROVAL_FIELDS")),
        (["team"], {"confirm": False}, (422, "INVALID_INPUT")),
        (["team"], {"confirm": LEFT_OUT}, (422, "INVALID_INPUT")),
        (["team"], {"actor": " "}, (422, "INVALID_INPUT")),
        (["team"], {"approvedAt": "2026-06-10T08:00:00Z"}, (422, "INVALID_INPUT")),
        (["customerResponse"], {"editedCustomerResponse": " "}, (422, "INVALID_INPUT")),
    ],
)
def test_an_approval_that_is_refused_leaves_everything(
    desk: Desk, fields: list[str], members: dict[str, Any], expected: tuple[int, str]
) -> None:
    said = desk.submit()
    before = desk.state()
    assert desk.approval_refused(said, *fields, **members) == expected
    assert desk.state() == before


def test_nobody_approves_what_was_never_recommended(desk: Desk) -> None:
    said = {**desk.submit(), "id": NO_ONE}
    assert desk.approval_refused(said, "team") == (404, "RECOMMENDATION_NOT_FOUND")
    assert desk.rejection_refused(said) == (404, "RECOMMENDATION_NOT_FOUND")


# --- required routing ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("risks", "team", "fields", "good"),
    [
        ({"securityRisk": "possible"}, "security", ["team"], True),
        ({"securityRisk": "possible"}, "security", ["priority"], False),
        ({"securityRisk": "possible"}, "support", ["team"], False),
        ({"outageRisk": "likely"}, "incident-response", ["team", "priority"], True),
        ({"outageRisk": "likely"}, "integrations", ["team"], False),
        ({"outageRisk": "possible"}, "integrations", ["team"], True),
        ({"outageRisk": "confirmed", "securityRisk": "likely"}, "incident-response", ["team"], False),
        ({"outageRisk": "confirmed", "securityRisk": "likely"}, "security", ["team"], True),
    ],
)
def test_an_escalation_ends_with_its_team(
    desk: Desk, risks: dict[str, str], team: str, fields: list[str], good: bool
) -> None:
    said = desk.submit(team=team, **risks)
    if good:
        assert desk.approve(said, *fields)["ticket"]["team"] == team
    else:
        before = desk.state()
        assert desk.approval_refused(said, *fields) == (422, "INVALID_APPROVAL_FIELDS")
        assert desk.state() == before


def test_a_ticket_that_has_the_team_already_needs_no_field(desk: Desk) -> None:
    desk.approve(desk.submit(securityRisk="likely", team="security"), "team")
    said = desk.submit(sourceRevision=1, securityRisk="likely", team="support")
    assert desk.approve(said, "priority")["ticket"]["team"] == "security"


def test_other_reasons_block_nothing(desk: Desk) -> None:
    said = desk.submit(confidence=0.1, missingInformation=["when"], priority="P1")
    assert said["escalationReasons"] == ["low-confidence", "missing-information"]
    assert desk.approve(said, "priority")["ticket"]["priority"] == "P1"


# --- age -------------------------------------------------------------------------------------------------


def test_an_old_recommendation_stays_pending_and_is_not_approved(desk: Desk) -> None:
    said, other = desk.submit(), desk.submit(OTHER)
    desk.clock.forward(days=7)
    assert desk.approve(other, "priority")["ticket"]["revision"] == 1
    desk.clock.forward(milliseconds=1)
    assert desk.approval_refused(said, "priority") == (409, "STALE_APPROVAL")
    assert desk.recommendation(said)["resolution"] == "pending"
    assert desk.reject(said)["auditEvent"]["action"] == "recommendation-rejected"


# --- reject ----------------------------------------------------------------------------------------------


def test_a_rejection_closes_it_and_the_ticket_is_as_it_was(desk: Desk) -> None:
    before, said = desk.ticket(), desk.submit()
    event = desk.reject(said, feedback="  Wrong team. ")["auditEvent"]
    assert desk.ticket() == before
    assert desk.recommendation(said) == {**said, "resolution": "rejected"}
    assert desk.events()[-1] == event
    assert (event["action"], event["result"], event["rationale"]) == (
        "recommendation-rejected",
        "success",
        "Wrong team.",
    )
    assert event["before"] == {"resolution": "pending", "ticketRevision": 0}
    assert event["after"] == {"resolution": "rejected", "ticketRevision": 0}
    assert event["knowledgeArticleIds"] == said["knowledgeArticleIds"]


def test_a_stale_one_may_be_rejected_and_both_revisions_are_told(desk: Desk) -> None:
    said = desk.submit()
    desk.approve(desk.submit(), "priority")
    event = desk.reject(said)["auditEvent"]
    assert (event["before"]["ticketRevision"], event["after"]["ticketRevision"]) == (0, 1)


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"ticketId": OTHER}, (409, "STALE_APPROVAL")),
        ({"feedback": " "}, (422, "INVALID_INPUT")),
        ({"actor": ""}, (422, "INVALID_INPUT")),
        ({"expectedRevision": 0}, (422, "INVALID_INPUT")),
        ({"rejectedAt": "2026-06-10T08:00:00Z"}, (422, "INVALID_INPUT")),
    ],
)
def test_a_rejection_that_is_refused(desk: Desk, members: dict[str, Any], expected: tuple[int, str]) -> None:
    said = desk.submit()
    before = desk.state()
    assert desk.rejection_refused(said, **members) == expected
    assert desk.state() == before


# --- the clock -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("clock_says", [None, "now", "naive"])
def test_a_clock_that_gives_no_moment(desk: Desk, clock_says: Any) -> None:
    said = desk.submit()
    desk.clock.at = desk.clock.at.replace(tzinfo=None) if clock_says == "naive" else clock_says
    before = desk.state()
    assert desk.refused("POST", "/recommendations", json=submission()) == (422, "INVALID_NOW")
    assert desk.approval_refused(said, "team") == (422, "INVALID_NOW")
    assert desk.rejection_refused(said) == (422, "INVALID_NOW")
    assert desk.state() == before


def test_a_clock_before_the_ticket_was_made(desk: Desk) -> None:
    desk.clock.forward(days=-30)
    said = desk.submit()
    assert desk.approval_refused(said, "priority") == (422, "INVALID_NOW")
    assert desk.recommendation(said)["resolution"] == "pending"
    assert approval(said, "priority")["approvedFields"] == ["priority"]
