# Generated from specs/triage. Do not edit: make regen

"""POST /recommendations: Submit a recommendation"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.category import Category
    from ...models.duplicate_candidate import DuplicateCandidate
    from ...models.priority import Priority
    from ...models.recommendation_answer import RecommendationAnswer
    from ...models.risk import Risk
    from ...models.team import Team
    from ...models.ticket_status import TicketStatus

OPERATION: Final[dict[str, Any]] = {
    "id": "recommendations.submit",
    "method": "POST",
    "path": "/recommendations",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "201": {"kind": "json", "media": "application/json"},
        "404": {"kind": "json", "media": "application/json"},
        "409": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> RecommendationAnswer:
    from ...models.recommendation_answer import RecommendationAnswer

    _readers: dict[str, _Reader[RecommendationAnswer]] = {"201": RecommendationAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    ticket_id: str,
    source_revision: int,
    category: Category,
    priority: Priority,
    team: Team,
    duplicate_candidates: Sequence[DuplicateCandidate | Mapping[str, Any]],
    outage_risk: Risk,
    security_risk: Risk,
    sla_risk: Risk,
    missing_information: list[str],
    knowledge_article_ids: list[str],
    draft_customer_response: str,
    rationale: str,
    confidence: float,
    recommended_next_action: str,
    actor: str,
    assignee: str | None | Unset = UNSET,
    ticket_status: TicketStatus | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
) -> _Response[RecommendationAnswer]:
    """Submit a recommendation

    Keeps a pending recommendation; no ticket changes. The server decides what escalates and says when. STALE_APPROVAL where the ticket has another revision; INVALID_CITATION and INVALID_DUPLICATE where an article or a ticket does not exist.

    - rationale: Why, with the evidence.
    - assignee: null proposes nobody.
    - tags: All it should have.
    """
    _values = _request_values(
        body=_object_body({
            "ticketId": ticket_id,
            "sourceRevision": source_revision,
            "category": category,
            "priority": priority,
            "team": team,
            "duplicateCandidates": duplicate_candidates,
            "outageRisk": outage_risk,
            "securityRisk": security_risk,
            "slaRisk": sla_risk,
            "missingInformation": missing_information,
            "knowledgeArticleIds": knowledge_article_ids,
            "draftCustomerResponse": draft_customer_response,
            "rationale": rationale,
            "confidence": confidence,
            "recommendedNextAction": recommended_next_action,
            "actor": actor,
            "assignee": assignee,
            "ticketStatus": ticket_status,
            "tags": tags,
        }, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    ticket_id: str,
    source_revision: int,
    category: Category,
    priority: Priority,
    team: Team,
    duplicate_candidates: Sequence[DuplicateCandidate | Mapping[str, Any]],
    outage_risk: Risk,
    security_risk: Risk,
    sla_risk: Risk,
    missing_information: list[str],
    knowledge_article_ids: list[str],
    draft_customer_response: str,
    rationale: str,
    confidence: float,
    recommended_next_action: str,
    actor: str,
    assignee: str | None | Unset = UNSET,
    ticket_status: TicketStatus | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
) -> _Response[RecommendationAnswer]:
    """Submit a recommendation

    Keeps a pending recommendation; no ticket changes. The server decides what escalates and says when. STALE_APPROVAL where the ticket has another revision; INVALID_CITATION and INVALID_DUPLICATE where an article or a ticket does not exist.

    - rationale: Why, with the evidence.
    - assignee: null proposes nobody.
    - tags: All it should have.
    """
    _values = _request_values(
        body=_object_body({
            "ticketId": ticket_id,
            "sourceRevision": source_revision,
            "category": category,
            "priority": priority,
            "team": team,
            "duplicateCandidates": duplicate_candidates,
            "outageRisk": outage_risk,
            "securityRisk": security_risk,
            "slaRisk": sla_risk,
            "missingInformation": missing_information,
            "knowledgeArticleIds": knowledge_article_ids,
            "draftCustomerResponse": draft_customer_response,
            "rationale": rationale,
            "confidence": confidence,
            "recommendedNextAction": recommended_next_action,
            "actor": actor,
            "assignee": assignee,
            "ticketStatus": ticket_status,
            "tags": tags,
        }, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
