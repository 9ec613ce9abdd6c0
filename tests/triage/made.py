"""A triage desk of one test: its own folder, a clock that stands still, every answer held against openapi.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import anyio
import httpx
import jsonschema
import yaml
from deskwright.local_desks import LocalDesk
from deskwright.triage.models import Recommendation, Submission, Ticket
from deskwright.triage.service import TriageService
from deskwright.triage.store import TriageStore

SPEC = yaml.safe_load((Path(__file__).parents[2] / "specs" / "triage" / "openapi.yaml").read_text("utf-8"))
TICKET = "TKT-1008"
"""An ordinary ticket of the shipped queue: nothing escalates by itself before its deadline."""


class Clock:
    """A clock that a test sets."""

    def __init__(self, at: datetime) -> None:
        self.at: Any = at

    def __call__(self) -> Any:
        return self.at

    def forward(self, **span: float) -> None:
        self.at += timedelta(**span)


class Refused(AssertionError):
    """An answer that is a failure, where a test wanted another one."""


class Desk:
    """The desk as a caller of its REST API meets it, with what stands behind at hand."""

    def __init__(self, local: LocalDesk, folder: Path, clock: Clock) -> None:
        self.local = local
        self.folder = folder
        self.clock = clock

    @property
    def service(self) -> TriageService:
        found: TriageService = self.local.app.state.service
        return found

    @property
    def store(self) -> TriageStore:
        return self.service.store

    async def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        transport = httpx.ASGITransport(self.local.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://triage.local") as client:
            response = await client.request(method, path, **options)
        check_answer(method, httpx.URL(path).path, response)
        return response

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        return anyio.run(lambda: self.ask(method, path, **options))

    def get(self, path: str, **query: Any) -> Any:
        return good(self.send("GET", path, params=query))

    def post(self, path: str, body: Any) -> Any:
        return good(self.send("POST", path, json=body))

    def refused(self, method: str, path: str, **options: Any) -> tuple[int, str]:
        """Status and code of an answer that must be a failure."""
        response = self.send(method, path, **options)
        assert response.status_code >= 400, response.text
        failure = response.json()
        assert set(failure) == {"code", "message"}
        assert str(self.folder) not in failure["message"]
        return response.status_code, failure["code"]

    # --- what most tests begin with ---

    def submit(self, ticket: str = TICKET, **members: Any) -> dict[str, Any]:
        found: dict[str, Any] = self.post("/recommendations", submission(ticket, **members))["recommendation"]
        return found

    def approve(self, recommendation: Mapping[str, Any], *fields: str, **members: Any) -> Any:
        return self.post(
            f"/recommendations/{recommendation['id']}/approval", approval(recommendation, *fields, **members)
        )

    def approval_refused(self, recommendation: Mapping[str, Any], *fields: str, **members: Any) -> tuple[int, str]:
        body = approval(recommendation, *fields, **members)
        return self.refused("POST", f"/recommendations/{recommendation['id']}/approval", json=body)

    def reject(self, recommendation: Mapping[str, Any], **members: Any) -> Any:
        return self.post(f"/recommendations/{recommendation['id']}/rejection", rejection(recommendation, **members))

    def rejection_refused(self, recommendation: Mapping[str, Any], **members: Any) -> tuple[int, str]:
        body = rejection(recommendation, **members)
        return self.refused("POST", f"/recommendations/{recommendation['id']}/rejection", json=body)

    def ticket(self, id: str = TICKET) -> dict[str, Any]:
        found: dict[str, Any] = self.get(f"/tickets/{id}")["ticket"]
        return found

    def recommendation(self, said: Mapping[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = self.get(f"/recommendations/{said['id']}")["recommendation"]
        return found

    def events(self, **query: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.get("/audit-events", **query)["events"]
        return found

    def state(self) -> Any:
        """Everything the desk keeps, to compare before and after."""
        store = self.store
        return (
            [ticket.data() for ticket in store.tickets()],
            [found.data() for found in store.recommendations()],
            [event.data() for event in store.events()[0]],
        )


def good(response: httpx.Response) -> Any:
    if response.status_code >= 300:
        raise Refused(f"{response.status_code} {response.text}")
    return response.json()


def submission(ticket: str = TICKET, **members: Any) -> dict[str, Any]:
    said = {
        "ticketId": ticket,
        "sourceRevision": 0,
        "category": "integration",
        "priority": "P3",
        "team": "integrations",
        "duplicateCandidates": [],
        "outageRisk": "none",
        "securityRisk": "none",
        "slaRisk": "none",
        "missingInformation": [],
        "knowledgeArticleIds": ["integration-webhooks"],
        "draftCustomerResponse": "We are looking at it.",
        "rationale": "Webhooks fail after the secret was changed.",
        "confidence": 0.9,
        "recommendedNextAction": "Ask for the time of the last good delivery.",
        "actor": "triage-bot",
        **members,
    }
    return {key: value for key, value in said.items() if value is not LEFT_OUT}


def approval(recommendation: Mapping[str, Any], *fields: str, **members: Any) -> dict[str, Any]:
    said = {
        "ticketId": recommendation["ticketId"],
        "expectedRevision": recommendation["sourceRevision"],
        "approvedFields": list(fields),
        "actor": "Ada",
        "confirm": True,
        **members,
    }
    return {key: value for key, value in said.items() if value is not LEFT_OUT}


def rejection(recommendation: Mapping[str, Any], **members: Any) -> dict[str, Any]:
    return {"ticketId": recommendation["ticketId"], "actor": "Ada", "feedback": "Not an integration.", **members}


LEFT_OUT = object()


# --- values without a desk -----------------------------------------------------------------------------


def a_ticket(id: str = "TKT-0001", **members: Any) -> Ticket:
    said = {
        "id": id,
        "createdAt": "2026-06-10T00:00:00Z",
        "updatedAt": "2026-06-10T00:00:00Z",
        "customer": {"name": "Ann", "plan": "team", "region": "eu", "vip": False},
        "subject": "subject",
        "description": "description",
        "status": "new",
        "tags": [],
        "sla": {"responseDueAt": "2026-06-12T00:00:00Z", "breached": False},
        "revision": 0,
        **members,
    }
    return Ticket.model_validate({key: value for key, value in said.items() if value is not LEFT_OUT})


def a_submission(**members: Any) -> Submission:
    return Submission.model_validate(submission("TKT-0001", **members))


def a_recommendation(**members: Any) -> Recommendation:
    said = submission("TKT-0001", **members)
    said.pop("actor")
    reasons = said.setdefault("escalationReasons", [])
    return Recommendation.model_validate(
        {
            "id": "00000000-0000-4000-8000-000000000001",
            "escalationRequired": bool(reasons),
            "resolution": "pending",
            "createdAt": "2026-06-10T08:00:00Z",
            **said,
        }
    )


# --- the document as a judge ---------------------------------------------------------------------------


def check_answer(method: str, path: str, response: httpx.Response) -> None:
    for pattern, item in SPEC["paths"].items():
        if method.lower() in item and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), path):
            declared = item[method.lower()]["responses"]
            status = str(response.status_code)
            assert status in declared, f"{method} {path}: {status} is not documented: {response.text}"
            found = declared[status]
            while "$ref" in found:
                found = SPEC["components"]["responses"][found["$ref"].rpartition("/")[2]]
            schema = {**found["content"]["application/json"]["schema"], "components": SPEC["components"]}
            jsonschema.Draft202012Validator(
                schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
            ).validate(response.json())
            return
