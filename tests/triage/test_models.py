"""The values are strict: unknown members, nulls, wrong kinds and blank texts are refused, each invariant holds."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from deskwright.triage import models
from deskwright.triage.models import (
    Approval,
    AuditEvent,
    ExpectedOutcome,
    KnowledgeArticle,
    Recommendation,
    Submission,
    Ticket,
    in_shape,
    moment,
    what_is_wrong,
)
from deskwright.triage.shape import APPROVED_FIELDS, OWN, PROPOSALS, TicketShape
from pydantic import BaseModel, ValidationError

from .made import LEFT_OUT, a_recommendation, a_submission, a_ticket, submission

UUID = "00000000-0000-4000-8000-000000000001"
AT = "2026-06-10T08:00:00Z"


def fault(model: type[BaseModel], value: Any, **options: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(value, **options)
    return what_is_wrong(caught.value)


def ticket_data(**members: Any) -> dict[str, Any]:
    return {key: value for key, value in {**a_ticket().data(), **members}.items() if value is not LEFT_OUT}


def event_data(**members: Any) -> dict[str, Any]:
    return {
        "id": UUID,
        "timestamp": AT,
        "actor": "Ada",
        "action": "recommendation-approved",
        "ticketId": "TKT-0001",
        "before": {},
        "after": {},
        "rationale": "why",
        "knowledgeArticleIds": [],
        "result": "success",
        **members,
    }


def approval_data(**members: Any) -> dict[str, Any]:
    return {
        "recommendationId": UUID,
        "ticketId": "TKT-0001",
        "expectedRevision": 0,
        "approvedFields": ["team"],
        "actor": "Ada",
        "confirm": True,
        "approvedAt": AT,
        **members,
    }


# --- enums -----------------------------------------------------------------------------------------------


def test_the_words() -> None:
    assert OWN.values["category"] == (
        "account-access", "authentication", "billing", "api", "integration", "performance", "incident", "security",
        "feature-request", "other",
    )  # fmt: skip
    assert OWN.values["priority"] == ("P1", "P2", "P3", "P4")
    assert OWN.values["team"] == (
        "support", "billing", "identity", "api-platform", "integrations", "incident-response", "security", "product",
    )  # fmt: skip
    assert OWN.values["status"] == ("new", "triage", "waiting-customer", "in-progress", "resolved")
    assert get_args(models.Risk) == ("none", "possible", "likely", "confirmed")
    assert get_args(models.EscalationReason) == models.ESCALATION_REASONS
    assert models.ESCALATION_REASONS == (
        "security", "outage", "low-confidence", "sla", "missing-information", "policy-conflict",
    )  # fmt: skip
    assert get_args(models.Resolution) == ("pending", "approved", "rejected")
    assert get_args(models.AuditAction) == models.AUDIT_ACTIONS
    assert models.AUDIT_ACTIONS == (
        "recommendation-submitted", "recommendation-approved", "recommendation-rejected", "ticket-updated",
        "approval-rejected",
    )  # fmt: skip
    assert get_args(models.AuditResult) == ("success", "rejected")
    assert APPROVED_FIELDS == ("category", "priority", "team", "assignee", "status", "tags", "customerResponse")
    assert tuple(PROPOSALS) == APPROVED_FIELDS


# --- tickets ---------------------------------------------------------------------------------------------


def test_a_ticket_reads_back_as_it_was() -> None:
    data = ticket_data(category="api", priority="P2", team="api-platform", assignee="Bo", relatedTicketIds=["TKT-0002"])
    assert Ticket.model_validate(data).data() == data
    bare = a_ticket().data()
    assert "category" not in bare
    assert "assignee" not in bare
    assert bare["relatedTicketIds"] == []


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"comments": []}, "comments"),
        ({"id": "TKT-001"}, "ticket id"),
        ({"id": "TKT-00011"}, "ticket id"),
        ({"id": "tkt-0001"}, "ticket id"),
        ({"id": "TKT-0001\n"}, "ticket id"),
        ({"id": "TKT-٠٠٠١"}, "ticket id"),
        ({"id": 1}, "id:"),
        ({"subject": "  \n "}, "subject"),
        ({"subject": None}, "subject"),
        ({"description": ""}, "description"),
        ({"status": "open"}, "status: expected one of new, triage"),
        ({"category": "API"}, "category"),
        ({"category": None}, "null is not accepted"),
        ({"assignee": None}, "null is not accepted"),
        ({"priority": 1}, "priority"),
        ({"team": ""}, "team"),
        ({"tags": LEFT_OUT}, "tags is missing"),
        ({"tags": None}, "tags"),
        ({"tags": [" "]}, "tags[0]"),
        ({"tags": "a"}, "tags"),
        ({"sla": LEFT_OUT}, "sla is missing"),
        ({"sla": {"responseDueAt": AT}}, "sla.breached"),
        ({"sla": {"responseDueAt": AT, "breached": "no"}}, "sla.breached"),
        ({"sla": {"responseDueAt": "2026-06-09T23:59:59Z", "breached": False}}, "before createdAt"),
        ({"customer": LEFT_OUT}, "customer is missing"),
        ({"customer": {"name": "A", "plan": "p", "region": "r"}}, "vip is missing"),
        ({"customer": {"name": "A", "plan": "p", "region": "r", "vip": 1}}, "customer.vip"),
        ({"customer": {"name": "A", "plan": "p", "region": "r", "vip": True, "mail": "x"}}, "customer.mail"),
        ({"relatedTicketIds": ["TKT-0002", "TKT-0002"]}, "once"),
        ({"relatedTicketIds": ["2"]}, "relatedTicketIds[0]"),
        ({"revision": -1}, "revision"),
        ({"revision": 1.5}, "revision"),
        ({"revision": True}, "revision"),
        ({"revision": "0"}, "revision"),
        ({"revision": 2**53}, "revision"),
        ({"revision": LEFT_OUT}, "revision"),
        ({"createdAt": "2026-06-10"}, "createdAt"),
        ({"createdAt": "2026-06-10T00:00:00"}, "createdAt"),
        ({"createdAt": "2026-02-30T00:00:00Z"}, "no such date"),
        ({"updatedAt": "2026-06-09T00:00:00Z"}, "updatedAt is before createdAt"),
    ],
)
def test_a_ticket_that_is_refused(members: dict[str, Any], said: str) -> None:
    assert said in fault(Ticket, ticket_data(**members))


def test_texts_are_trimmed_and_dates_stay_as_they_were_written() -> None:
    ticket = a_ticket(
        subject="  two words \n", createdAt="2026-06-09T20:00:00-04:00", updatedAt="2026-06-10T00:00:00.5Z"
    )
    assert ticket.subject == "two words"
    assert ticket.createdAt == "2026-06-09T20:00:00-04:00"
    assert moment(ticket.createdAt) == moment("2026-06-10T00:00:00Z")


def test_a_whole_number_may_be_written_as_a_float() -> None:
    assert a_ticket(revision=3.0).revision == 3


def test_what_is_wrong_never_shows_the_value() -> None:
    told = fault(Ticket, ticket_data(status="s3cret", comments="s3cret", revision="s3cret"))
    assert "s3cret" not in told
    assert told.count(";") == 2


# --- articles, candidates --------------------------------------------------------------------------------


@pytest.mark.parametrize("id", ["", "A", "a_b", "-a", "a-", "a--b", "a b", "../a", "a\n"])
def test_an_id_that_is_no_slug(id: str) -> None:
    assert fault(KnowledgeArticle, {"id": id, "title": "t", "tags": [], "body": "b"}).startswith("id")


@pytest.mark.parametrize("confidence", [-0.01, 1.01, "1", True, float("nan"), float("inf")])
def test_a_confidence_that_is_none(confidence: Any) -> None:
    assert "confidence" in fault(Submission, submission("TKT-0001", confidence=confidence))


# --- recommendations -------------------------------------------------------------------------------------


@pytest.mark.parametrize("member", ["assignee", "ticketStatus", "tags"])
def test_a_member_is_proposed_where_its_key_is_present(member: str) -> None:
    assert not a_recommendation().proposes(member)
    value: Any = {"assignee": None, "ticketStatus": "triage", "tags": []}[member]
    said = a_recommendation(**{member: value})
    assert said.proposes(member)
    assert said.data()[member] == value
    again = Recommendation.model_validate(said.data())
    assert again.proposes(member)
    assert again == said


def test_the_id_stands_first_and_nothing_is_added() -> None:
    data = a_recommendation().data()
    assert next(iter(data)) == "id"
    assert not {"assignee", "ticketStatus", "tags", "actor"} & set(data)


@pytest.mark.parametrize(
    "members",
    [
        {"createdAt": AT},
        {"submittedAt": AT},
        {"escalationRequired": False},
        {"escalationReasons": []},
        {"resolution": "approved"},
        {"id": UUID},
    ],
)
def test_what_the_server_decides_is_refused_from_a_caller(members: dict[str, Any]) -> None:
    assert next(iter(members)) in fault(Submission, submission("TKT-0001", **members))


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"category": LEFT_OUT}, "category is missing"),
        ({"category": None}, "category"),
        ({"priority": "P5"}, "priority"),
        ({"team": "sales"}, "team"),
        ({"assignee": " "}, "assignee"),
        ({"ticketStatus": None}, "null is not accepted"),
        ({"tags": ["a", "a"]}, "once"),
        ({"tags": None}, "null is not accepted"),
        ({"outageRisk": "maybe"}, "outageRisk"),
        ({"securityRisk": LEFT_OUT}, "securityRisk"),
        ({"slaRisk": None}, "slaRisk"),
        ({"missingInformation": [""]}, "missingInformation[0]"),
        ({"knowledgeArticleIds": ["No Slug"]}, "knowledgeArticleIds[0]"),
        ({"duplicateCandidates": [{"ticketId": "TKT-0002", "confidence": 2, "evidence": "e"}]}, "confidence"),
        ({"duplicateCandidates": [{"ticketId": "TKT-0002", "confidence": 1}]}, "evidence"),
        ({"draftCustomerResponse": " "}, "draftCustomerResponse"),
        ({"rationale": "x" * 501}, "rationale"),
        ({"recommendedNextAction": LEFT_OUT}, "recommendedNextAction"),
        ({"actor": ""}, "actor"),
        ({"sourceRevision": "0"}, "sourceRevision"),
    ],
)
def test_a_submission_that_is_refused(members: dict[str, Any], said: str) -> None:
    value = {key: item for key, item in submission("TKT-0001", **members).items() if item is not LEFT_OUT}
    assert said in fault(Submission, value)


def test_a_rationale_of_500_characters_is_measured_after_trimming() -> None:
    assert len(a_submission(rationale="  " + "x" * 500 + "  ").rationale) == 500


def test_whether_it_escalates_and_why_agree() -> None:
    data = a_recommendation().data()
    for wrong in ({"escalationRequired": True}, {"escalationReasons": ["sla"]}):
        assert "escalationRequired" in fault(Recommendation, {**data, **wrong})
    assert "once" in fault(Recommendation, {**data, "escalationRequired": True, "escalationReasons": ["sla", "sla"]})


# --- approvals and events --------------------------------------------------------------------------------


def test_an_approval() -> None:
    said = approval_data(approvedFields=["customerResponse"], editedCustomerResponse="Better.")
    assert Approval.model_validate(said).data() == {
        "recommendationId": UUID, "ticketId": "TKT-0001", "expectedRevision": 0, "approvedFields": ["customerResponse"],
        "editedCustomerResponse": "Better.", "actor": "Ada", "confirm": True, "approvedAt": AT,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"approvedFields": []}, "approvedFields"),
        ({"approvedFields": ["team", "team"]}, "once"),
        ({"approvedFields": ["ticketStatus"]}, "approvedFields[0]"),
        ({"confirm": False}, "confirm"),
        ({"confirm": 1}, "confirm"),
        ({"editedCustomerResponse": "x"}, "customerResponse"),
        ({"editedCustomerResponse": None, "approvedFields": ["customerResponse"]}, "null is not accepted"),
        ({"recommendationId": "1"}, "recommendationId"),
        ({"approvedAt": "now"}, "approvedAt"),
    ],
)
def test_an_approval_that_is_refused(members: dict[str, Any], said: str) -> None:
    assert said in fault(Approval, approval_data(**members))


def test_a_rejection_by_a_person_is_a_success_of_its_kind() -> None:
    said = AuditEvent.model_validate(event_data(action="recommendation-rejected", recommendationId=UUID))
    assert said.data()["result"] == "success"


@pytest.mark.parametrize(
    "members",
    [
        {"result": "rejected"},
        {"result": "rejected", "rejectionReason": "why"},
        {"rejectionReason": "why"},
        {"action": "approval-rejected"},
        {"action": "approval-rejected", "result": "rejected"},
        {"rationale": " "},
        {"recommendationId": None},
        {"before": []},
        {"extra": 1},
    ],
)
def test_an_event_that_is_refused(members: dict[str, Any]) -> None:
    fault(AuditEvent, event_data(**members))


def test_a_refused_approval_as_an_event() -> None:
    said = event_data(action="approval-rejected", result="rejected", rejectionReason="stale")
    assert AuditEvent.model_validate(said).data()["rejectionReason"] == "stale"


def test_an_expected_outcome_accepts_at_least_one_priority() -> None:
    said = {
        "ticketId": "TKT-0001", "category": "api", "acceptablePriorities": [], "team": "support",
        "requiredEscalations": [], "knowledgeArticleIds": [],
    }  # fmt: skip
    assert "acceptablePriorities" in fault(ExpectedOutcome, said)
    assert "duplicateGroup" not in ExpectedOutcome.model_validate({**said, "acceptablePriorities": ["P1"]}).data()


# --- another desk's shape --------------------------------------------------------------------------------

NUMBERED = TicketShape(
    id_pattern=r"^\d{1,9}$",
    values={"status": ("open", "closed"), "category": None, "priority": ("low", "high"), "team": None},
    absent=frozenset({"team", "sla", "customer.plan", "customer.region", "customer.vip", "tags"}),
)


def test_a_shape_says_ids_values_and_what_there_is_not() -> None:
    data = {
        "id": "17",
        "createdAt": AT,
        "updatedAt": AT,
        "customer": {"name": "Ann"},
        "subject": "s",
        "description": "d",
        "status": "open",
        "category": "Whatever they call it",
        "revision": 4,
    }
    read = Ticket.model_validate(data, context=in_shape(NUMBERED))
    assert read.data() == {**data, "relatedTicketIds": []}
    assert read.sla is None
    context = in_shape(NUMBERED)
    assert "ticket id" in fault(Ticket, {**data, "id": "TKT-0001"}, context=context)
    assert "status: expected one of open, closed" in fault(Ticket, {**data, "status": "new"}, context=context)
    for member, value in (("team", "support"), ("tags", []), ("sla", {"responseDueAt": AT, "breached": False})):
        assert "does not have" in fault(Ticket, {**data, member: value}, context=context)
    assert "does not have" in fault(Ticket, {**data, "customer": {"name": "Ann", "vip": True}}, context=context)


def test_a_recommendation_proposes_nothing_a_desk_does_not_have() -> None:
    said = {**submission("17", category="x", priority="high", knowledgeArticleIds=[])}
    del said["team"]
    context = in_shape(NUMBERED)
    assert Submission.model_validate(said, context=context).team is None
    assert "does not have" in fault(Submission, {**said, "team": "support"}, context=context)
    assert "does not have" in fault(Submission, {**said, "tags": ["a"]}, context=context)
