# Generated from specs/triage. Do not edit: make regen

"""Types of the tools' arguments, one `<ToolName>Input` per tool; for type checkers only."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class ApproveTriageRecommendationInput(TypedDict):
    recommendationId: str
    ticketId: str
    expectedRevision: int
    approvedFields: list[Literal["category", "priority", "team", "assignee", "status", "tags", "customerResponse"]]
    editedCustomerResponse: NotRequired[str]
    actor: str
    confirm: Literal[True]


class AuditListInput(TypedDict):
    ticketId: NotRequired[str]
    offset: NotRequired[int]
    limit: NotRequired[int]


class FindSimilarTicketsInput(TypedDict):
    id: str


class GetAuditEventsInput(TypedDict):
    ticketId: NotRequired[str]
    offset: NotRequired[int]
    limit: NotRequired[int]


class GetQueueMetricsInput(TypedDict):
    pass


class GetTicketInput(TypedDict):
    id: str


class KnowledgeGetInput(TypedDict):
    id: str


class KnowledgeSearchInput(TypedDict):
    query: str
    limit: NotRequired[int]


class ListTicketsInput(TypedDict):
    status: NotRequired[Literal["new", "triage", "waiting-customer", "in-progress", "resolved"]]
    category: NotRequired[Literal["account-access", "authentication", "billing", "api", "integration", "performance", "incident", "security", "feature-request", "other"]]
    priority: NotRequired[Literal["P1", "P2", "P3", "P4"]]
    team: NotRequired[Literal["support", "billing", "identity", "api-platform", "integrations", "incident-response", "security", "product"]]
    slaState: NotRequired[Literal["breached", "at-risk", "healthy"]]
    asOf: NotRequired[str]
    offset: NotRequired[int]
    limit: NotRequired[int]


class MetricsGetInput(TypedDict):
    pass


class RecommendationsApproveInput(TypedDict):
    id: str
    ticketId: str
    expectedRevision: int
    approvedFields: list[Literal["category", "priority", "team", "assignee", "status", "tags", "customerResponse"]]
    editedCustomerResponse: NotRequired[str]
    actor: str
    confirm: Literal[True]


class RecommendationsGetInput(TypedDict):
    id: str


class RecommendationsRejectInput(TypedDict):
    id: str
    ticketId: str
    actor: str
    feedback: str


class RecommendationsSubmitInputDuplicateCandidate(TypedDict):
    ticketId: str
    confidence: float
    evidence: str


class RecommendationsSubmitInput(TypedDict):
    ticketId: str
    sourceRevision: int
    category: Literal["account-access", "authentication", "billing", "api", "integration", "performance", "incident", "security", "feature-request", "other"]
    priority: Literal["P1", "P2", "P3", "P4"]
    team: Literal["support", "billing", "identity", "api-platform", "integrations", "incident-response", "security", "product"]
    assignee: NotRequired[str | None]
    ticketStatus: NotRequired[Literal["new", "triage", "waiting-customer", "in-progress", "resolved"]]
    tags: NotRequired[list[str]]
    duplicateCandidates: list[RecommendationsSubmitInputDuplicateCandidate]
    outageRisk: Literal["none", "possible", "likely", "confirmed"]
    securityRisk: Literal["none", "possible", "likely", "confirmed"]
    slaRisk: Literal["none", "possible", "likely", "confirmed"]
    missingInformation: list[str]
    knowledgeArticleIds: list[str]
    draftCustomerResponse: str
    rationale: str
    confidence: float
    recommendedNextAction: str
    actor: str


class RejectTriageRecommendationInput(TypedDict):
    recommendationId: str
    ticketId: str
    actor: str
    feedback: str


class SearchKnowledgeInput(TypedDict):
    query: str
    limit: NotRequired[int]


class SubmitTriageRecommendationInputDuplicateCandidate(TypedDict):
    ticketId: str
    confidence: float
    evidence: str


class SubmitTriageRecommendationInput(TypedDict):
    ticketId: str
    sourceRevision: int
    category: Literal["account-access", "authentication", "billing", "api", "integration", "performance", "incident", "security", "feature-request", "other"]
    priority: Literal["P1", "P2", "P3", "P4"]
    team: Literal["support", "billing", "identity", "api-platform", "integrations", "incident-response", "security", "product"]
    assignee: NotRequired[str | None]
    ticketStatus: NotRequired[Literal["new", "triage", "waiting-customer", "in-progress", "resolved"]]
    tags: NotRequired[list[str]]
    duplicateCandidates: list[SubmitTriageRecommendationInputDuplicateCandidate]
    outageRisk: Literal["none", "possible", "likely", "confirmed"]
    securityRisk: Literal["none", "possible", "likely", "confirmed"]
    slaRisk: Literal["none", "possible", "likely", "confirmed"]
    missingInformation: list[str]
    knowledgeArticleIds: list[str]
    draftCustomerResponse: str
    rationale: str
    confidence: float
    recommendedNextAction: str
    actor: str


class TicketsGetInput(TypedDict):
    id: str


class TicketsListInput(TypedDict):
    status: NotRequired[Literal["new", "triage", "waiting-customer", "in-progress", "resolved"]]
    category: NotRequired[Literal["account-access", "authentication", "billing", "api", "integration", "performance", "incident", "security", "feature-request", "other"]]
    priority: NotRequired[Literal["P1", "P2", "P3", "P4"]]
    team: NotRequired[Literal["support", "billing", "identity", "api-platform", "integrations", "incident-response", "security", "product"]]
    slaState: NotRequired[Literal["breached", "at-risk", "healthy"]]
    asOf: NotRequired[str]
    offset: NotRequired[int]
    limit: NotRequired[int]


class TicketsSimilarInput(TypedDict):
    id: str
