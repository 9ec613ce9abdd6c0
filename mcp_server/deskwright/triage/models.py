"""The triage desk's values: tickets, articles, recommendations, approvals, audit events.

Strict throughout: unknown members, nulls where none belongs and wrong types are refused, texts are trimmed and never
blank. Dates stay the text that was given. A shape in the validation context (`in_shape`) says which ids and values a
ticket may have; without one it is the desk's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    model_serializer,
    model_validator,
)

from deskwright.triage.shape import APPROVED_FIELDS, OWN, TicketShape

__all__ = [
    "AUDIT_ACTIONS",
    "ESCALATION_REASONS",
    "GIVEN",
    "Approval",
    "AuditEvent",
    "Customer",
    "DuplicateCandidate",
    "ExpectedOutcome",
    "KnowledgeArticle",
    "Proposed",
    "Recommendation",
    "Sla",
    "Strict",
    "Submission",
    "Ticket",
    "in_shape",
    "moment",
    "what_is_wrong",
]

Risk = Literal["none", "possible", "likely", "confirmed"]
EscalationReason = Literal["security", "outage", "low-confidence", "sla", "missing-information", "policy-conflict"]
ApprovedField = Literal["category", "priority", "team", "assignee", "status", "tags", "customerResponse"]
Resolution = Literal["pending", "approved", "rejected"]
AuditAction = Literal[
    "recommendation-submitted",
    "recommendation-approved",
    "recommendation-rejected",
    "ticket-updated",
    "approval-rejected",
]
AuditResult = Literal["success", "rejected"]

ESCALATION_REASONS = ("security", "outage", "low-confidence", "sla", "missing-information", "policy-conflict")
AUDIT_ACTIONS = (
    "recommendation-submitted",
    "recommendation-approved",
    "recommendation-rejected",
    "ticket-updated",
    "approval-rejected",
)

_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")


def moment(text: str) -> datetime:
    """A timestamp as a point in time; ValueError where it is none, or says no zone."""
    if not _DATE_TIME.fullmatch(text):
        raise ValueError("expected an ISO 8601 date-time with Z or an offset, such as 2026-06-10T09:00:00Z")
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError:
        raise ValueError("there is no such date or time") from None


def in_shape(shape: TicketShape) -> dict[str, Any]:
    """The validation context that holds tickets and recommendations to another desk's shape."""
    return {"shape": shape}


def _shape(info: ValidationInfo) -> TicketShape:
    found = (info.context or {}).get("shape", OWN)
    assert isinstance(found, TicketShape)
    return found


def _timestamp(text: str) -> str:
    moment(text)
    return text


def _whole(value: Any) -> Any:
    """JSON has one kind of number: 3.0 is the integer 3."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _not_null(value: Any) -> Any:
    if value is None:
        raise ValueError("leave it out where there is none; null is not accepted")
    return value


def _true(value: Any) -> Any:
    if value is not True:  # 1 would pass for it
        raise ValueError("expected true")
    return value


def _unique(items: list[Any]) -> list[Any]:
    if len(set(items)) != len(items):
        raise ValueError("every entry may stand there once")
    return items


def _ticket_id(text: str, info: ValidationInfo) -> str:
    shape = _shape(info)
    if not shape.is_id(text):
        raise ValueError(f"expected a ticket id, {shape.id_pattern}")
    return text


class _One:
    """A text that must be one of a member's values in the shape at hand."""

    def __init__(self, member: str) -> None:
        self.member = member

    def __call__(self, value: str | None, info: ValidationInfo) -> str | None:
        if value is None or _shape(info).accepts(self.member, value):
            return value
        known = _shape(info).values.get(self.member) or ()
        raise ValueError(f"expected one of {', '.join(known)}")


NonBlank = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
TicketId = Annotated[str, AfterValidator(_ticket_id)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$")]
Timestamp = Annotated[str, AfterValidator(_timestamp)]
Uuid = Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")]
Count = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=2**53 - 1)]
Share = Annotated[float, Field(ge=0, le=1)]
#: On a member that may be left out: null is no way of leaving it out.
GIVEN = BeforeValidator(_not_null)

Confirmed = Annotated[Literal[True], BeforeValidator(_true)]
Status = Annotated[NonBlank, AfterValidator(_One("status"))]
Category = Annotated[NonBlank, AfterValidator(_One("category"))]
Priority = Annotated[NonBlank, AfterValidator(_One("priority"))]
Team = Annotated[NonBlank, AfterValidator(_One("team"))]


class Strict(BaseModel):
    """No unknown member, no conversion; a member that was left out is left out again when it is written."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    @model_serializer(mode="wrap")
    def _written(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        return {key: value for key, value in data.items() if value is not None or key in self.model_fields_set}

    def data(self) -> dict[str, Any]:
        """The JSON form, in the order of the contract."""
        return self.model_dump(mode="json")


def _needs(values: BaseModel, info: ValidationInfo, members: Mapping[str, str], *, sparse: bool = False) -> None:
    """Members that every desk must give, except one that has no such thing; where it has none, none may be given.

    `sparse`: that one of them is missing is no mistake.
    """
    absent = _shape(info).absent
    for member, told in members.items():
        given = getattr(values, member) is not None
        if given and told in absent:
            raise ValueError(f"{member} is something this desk does not have")
        if not given and told not in absent and not sparse:
            raise ValueError(f"{member} is missing")


class Customer(Strict):
    name: Annotated[NonBlank | None, GIVEN] = None
    plan: Annotated[NonBlank | None, GIVEN] = None
    region: Annotated[NonBlank | None, GIVEN] = None
    vip: Annotated[bool | None, GIVEN] = None

    @model_validator(mode="after")
    def _complete(self, info: ValidationInfo) -> Self:
        members = {name: f"customer.{name}" for name in ("name", "plan", "region", "vip")}
        _needs(self, info, members, sparse=_shape(info).sparse)
        return self


class Sla(Strict):
    responseDueAt: Timestamp
    breached: bool


class Ticket(Strict):
    id: TicketId
    createdAt: Annotated[Timestamp | None, GIVEN] = None
    updatedAt: Annotated[Timestamp | None, GIVEN] = None
    customer: Annotated[Customer | None, GIVEN] = None
    subject: NonBlank
    description: NonBlank
    status: Status
    category: Annotated[Category | None, GIVEN] = None
    priority: Annotated[Priority | None, GIVEN] = None
    team: Annotated[Team | None, GIVEN] = None
    assignee: Annotated[NonBlank | None, GIVEN] = None
    tags: Annotated[list[NonBlank] | None, GIVEN] = None
    sla: Annotated[Sla | None, GIVEN] = None
    relatedTicketIds: Annotated[list[TicketId], AfterValidator(_unique)] = Field(default_factory=list)
    revision: Count

    @model_validator(mode="after")
    def _consistent(self, info: ValidationInfo) -> Self:
        members = {name: name for name in ("createdAt", "updatedAt", "customer", "tags", "sla")}
        _needs(self, info, members, sparse=_shape(info).sparse)
        if self.createdAt is not None:
            created = moment(self.createdAt)
            if self.updatedAt is not None and moment(self.updatedAt) < created:
                raise ValueError("updatedAt is before createdAt")
            if self.sla is not None and moment(self.sla.responseDueAt) < created:
                raise ValueError("sla.responseDueAt is before createdAt")
        absent = _shape(info).absent
        for name in ("category", "priority", "team", "assignee"):
            if name in absent and getattr(self, name) is not None:
                raise ValueError(f"{name} is something this desk does not have")
        return self


class KnowledgeArticle(Strict):
    id: Slug
    title: NonBlank
    tags: list[NonBlank]
    body: NonBlank


class DuplicateCandidate(Strict):
    ticketId: TicketId
    confidence: Share
    evidence: NonBlank


class Proposed(Strict):
    """What a recommendation says about a ticket. A member that is present is proposed: `assignee: null` unassigns."""

    ticketId: TicketId
    sourceRevision: Count
    category: Annotated[Category | None, GIVEN] = None
    priority: Annotated[Priority | None, GIVEN] = None
    team: Annotated[Team | None, GIVEN] = None
    assignee: NonBlank | None = None
    ticketStatus: Annotated[Status | None, GIVEN] = None
    tags: Annotated[list[NonBlank] | None, GIVEN] = None
    duplicateCandidates: list[DuplicateCandidate]
    outageRisk: Risk
    securityRisk: Risk
    slaRisk: Risk
    missingInformation: list[NonBlank]
    knowledgeArticleIds: list[Slug]
    draftCustomerResponse: NonBlank
    rationale: NonBlank
    confidence: Share
    recommendedNextAction: NonBlank

    @model_validator(mode="after")
    def _proposable(self, info: ValidationInfo) -> Self:
        _needs(self, info, {name: name for name in ("category", "priority", "team")})
        absent = _shape(info).absent
        for member, told in (("assignee", "assignee"), ("ticketStatus", "status"), ("tags", "tags")):
            if told in absent and member in self.model_fields_set:
                raise ValueError(f"{member} is something this desk does not have")
        if self.tags is not None:
            _unique(self.tags)
        return self


class Submission(Proposed):
    """What a caller hands in; escalation and times are the server's, and are refused here."""

    rationale: Annotated[NonBlank, Field(max_length=500)]
    actor: NonBlank


class Recommendation(Proposed):
    id: Uuid
    escalationRequired: bool
    escalationReasons: Annotated[list[EscalationReason], AfterValidator(_unique)]
    resolution: Resolution
    createdAt: Timestamp

    @model_validator(mode="after")
    def _told(self) -> Self:
        if self.escalationRequired != bool(self.escalationReasons):
            raise ValueError("escalationRequired says whether there are escalationReasons")
        return self

    def proposes(self, member: str) -> bool:
        """Whether the key is there; what it holds does not matter."""
        return member in self.model_fields_set

    def data(self) -> dict[str, Any]:
        """The JSON form: the id first, then what is proposed, then what the server said."""
        written = self.model_dump(mode="json")
        return {"id": written.pop("id"), **written}


class Approval(Strict):
    recommendationId: Uuid
    ticketId: TicketId
    expectedRevision: Count
    approvedFields: Annotated[list[ApprovedField], AfterValidator(_unique), Field(min_length=1)]
    editedCustomerResponse: Annotated[NonBlank | None, GIVEN] = None
    actor: NonBlank
    confirm: Confirmed
    approvedAt: Timestamp

    @model_validator(mode="after")
    def _edited(self) -> Self:
        if self.editedCustomerResponse is not None and "customerResponse" not in self.approvedFields:
            raise ValueError("editedCustomerResponse goes with the approved field customerResponse")
        return self


class AuditEvent(Strict):
    id: Uuid
    timestamp: Timestamp
    actor: NonBlank
    action: AuditAction
    ticketId: TicketId
    recommendationId: Annotated[Uuid | None, GIVEN] = None
    before: dict[str, Any]
    after: dict[str, Any]
    rationale: NonBlank
    knowledgeArticleIds: list[Slug]
    result: AuditResult
    rejectionReason: Annotated[NonBlank | None, GIVEN] = None

    @model_validator(mode="after")
    def _told(self) -> Self:
        if (self.result == "rejected") != (self.rejectionReason is not None):
            raise ValueError("a rejectionReason stands beside the result rejected, and only there")
        if (self.result == "rejected") != (self.action == "approval-rejected"):
            raise ValueError("the result rejected belongs to the action approval-rejected, and only to it")
        return self


class ExpectedOutcome(Strict):
    """What an evaluation holds a recommendation against."""

    ticketId: TicketId
    category: Category
    acceptablePriorities: Annotated[list[Priority], Field(min_length=1)]
    team: Team
    requiredEscalations: list[EscalationReason]
    knowledgeArticleIds: list[Slug]
    duplicateGroup: Annotated[NonBlank | None, GIVEN] = None


def what_is_wrong(problem: ValidationError) -> str:
    """A validation error in one line: what, where, every place; never the value itself."""
    told = []
    for error in problem.errors(include_url=False, include_input=False, include_context=False):
        where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in error["loc"]).lstrip(".")
        said = error["msg"].removeprefix("Value error, ")
        told.append(f"{where}: {said}" if where else said)
    return "; ".join(told)


assert ApprovedField.__args__ == APPROVED_FIELDS  # type: ignore[attr-defined]
