"""The desk through what is generated of it: the SDK for scripts, and tools, resources and prompts in both eras."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from deskwright.catalogue import find_desks, load_catalogue
from deskwright.connections import Connections, Tls
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.protocol import build_server
from deskwright.serving import Application, ServedDesk
from deskwright.settings import local_instance
from mcp import MCPError
from mcp.client import Client

from .made import TICKET, Desk, approval, rejection, submission

ERAS = ["legacy", "2026-07-28"]
NINE = [
    "list_tickets", "get_ticket", "search_knowledge", "find_similar_tickets", "get_queue_metrics", "get_audit_events",
    "submit_triage_recommendation", "approve_triage_recommendation", "reject_triage_recommendation",
]  # fmt: skip


def application(desk: Desk, **selection: Any) -> Application:
    catalogue = load_catalogue(find_desks()["triage"])
    instance = local_instance(catalogue, desk.local.app, desk.local.base_path, desk.local.origin)
    served = ServedDesk(catalogue, Connections(catalogue.connection, {"local": instance}, Tls()), Policy())
    return Application([served], Selection(**selection))


def talk(desk: Desk, era: str, work: Callable[[Client], Any]) -> Any:
    async def run() -> Any:
        served = application(desk)
        try:
            async with Client(build_server(served), mode=era) as client:
                return await work(client)
        finally:
            await served.aclose()

    return anyio.run(run)


def snake(members: dict[str, Any]) -> dict[str, Any]:
    return {re.sub("([A-Z])", r"_\1", name).lower(): value for name, value in members.items()}


# --- scripts ---------------------------------------------------------------------------------------------


def test_a_script_recommends_and_a_person_approves(desk: Desk) -> None:
    from helpdesks.triage import AsyncTriage, Conflict, NotFound, ValidationFailed

    async def run() -> None:
        transport = httpx.ASGITransport(desk.local.app)
        async with AsyncTriage(base_url="http://triage.local", credential={}, transport=transport) as triage:
            page = await triage.tickets.list(status="resolved", limit=5)
            assert page.items[0].status == "resolved"
            similar = await triage.tickets.similar(id="TKT-1001")
            assert "TKT-1002" in [candidate.ticket_id for candidate in similar.candidates]
            with pytest.raises(NotFound) as missing:
                await triage.tickets.get(id="TKT-9999")
            assert "there is no ticket TKT-9999" in str(missing.value)
            assert (await triage.knowledge.get(id="vip-communications")).article.tags
            submitted = await triage.recommendations.submit(**snake(submission(assignee=None)))
            recommendation = submitted.recommendation
            id = recommendation.id
            assert (await triage.recommendations.get(id=id)).recommendation.resolution == "pending"
            with pytest.raises(Conflict) as late:
                await triage.recommendations.reject(id=id, ticket_id="TKT-1007", actor="Ada", feedback="no")
            assert "TKT-1008, not TKT-1007" in str(late.value)
            said = recommendation.to_dict()
            with pytest.raises(ValidationFailed):
                await triage.recommendations.approve(id=id, **snake(approval(said, "assignee", "tags")))
            done = await triage.recommendations.approve(id=id, **snake(approval(said, "assignee", "priority")))
            assert (done.ticket.priority, done.ticket.revision) == ("P3", 1)
            assert [page.events[0].action async for page in triage.audit.list.pages(limit=1)] == [
                "recommendation-submitted",
                "recommendation-approved",
            ]

    anyio.run(run)


def test_a_script_is_told_how_to_reach_a_desk_without_an_address() -> None:
    from helpdesks.triage import ConfigurationError, Triage

    with pytest.raises(ConfigurationError) as caught:
        Triage.from_env({})
    assert "transport" in str(caught.value)


# --- tools -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("era", ERAS)
def test_nine_tools_and_no_general_one(desk: Desk, era: str) -> None:
    async def work(client: Client) -> None:
        assert [tool.name for tool in (await client.list_tools()).tools] == NINE

    talk(desk, era, work)


@pytest.mark.parametrize("era", ERAS)
def test_an_answer_is_data_and_the_same_as_text(desk: Desk, era: str) -> None:
    async def work(client: Client) -> None:
        calls: list[tuple[str, dict[str, Any]]] = [
            ("list_tickets", {"status": "new", "limit": 3}),
            ("get_ticket", {"id": TICKET}),
            ("search_knowledge", {"query": "refund"}),
            ("find_similar_tickets", {"id": "TKT-1001"}),
            ("get_queue_metrics", {}),
            ("submit_triage_recommendation", submission()),
            ("submit_triage_recommendation", submission()),
        ]
        made = []
        for name, arguments in calls:
            result = await client.call_tool(name, arguments)
            assert not result.is_error, result.content[0]
            text = result.content[0].text  # type: ignore[union-attr]
            assert json.loads(text) == result.structured_content
            assert text.startswith('{\n  "')
            made.append(result.structured_content)
        first, second = made[-2]["recommendation"], made[-1]["recommendation"]
        arguments = {"recommendationId": first["id"], **approval(first, "priority", "team")}
        approved = await client.call_tool("approve_triage_recommendation", arguments)
        assert approved.structured_content["ticket"]["revision"] == 1, approved
        arguments = {"recommendationId": second["id"], **rejection(second)}
        rejected = await client.call_tool("reject_triage_recommendation", arguments)
        assert rejected.structured_content["auditEvent"]["action"] == "recommendation-rejected"
        events = (await client.call_tool("get_audit_events", {"ticketId": TICKET})).structured_content
        assert events["total"] == 4

    talk(desk, era, work)


@pytest.mark.parametrize("era", ERAS)
def test_a_failure_is_its_code_and_a_sentence(desk: Desk, era: str) -> None:
    async def work(client: Client) -> None:
        for name, arguments, code in (
            ("get_ticket", {"id": "TKT-9999"}, "TICKET_NOT_FOUND"),
            ("submit_triage_recommendation", submission(sourceRevision=3), "STALE_APPROVAL"),
            ("submit_triage_recommendation", submission(knowledgeArticleIds=["no-such"]), "INVALID_CITATION"),
        ):
            result = await client.call_tool(name, arguments)
            assert result.is_error
            assert len(result.content) == 1
            assert result.content[0].text.startswith(f"{code}: ")  # type: ignore[union-attr]
            assert result.structured_content is None

    talk(desk, era, work)


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("get_ticket", {"id": "1001"}, "id"),
        ("get_ticket", {"id": TICKET, "fields": "all"}, "fields"),
        ("list_tickets", {"limit": 51}, "limit"),
        ("list_tickets", {"asOf": "yesterday"}, "asOf"),
        ("search_knowledge", {"query": " "}, "query"),
        ("submit_triage_recommendation", submission(createdAt="2026-06-10T08:00:00Z"), "createdAt"),
        ("submit_triage_recommendation", submission(escalationReasons=[]), "escalationReasons"),
        ("approve_triage_recommendation", {"recommendationId": "1"}, "recommendationId"),
    ],
)
def test_arguments_that_the_tool_refuses(desk: Desk, name: str, arguments: dict[str, Any], said: str) -> None:
    async def work(client: Client) -> None:
        result = await client.call_tool(name, arguments)
        assert result.is_error
        assert said in result.content[0].text  # type: ignore[union-attr]

    before = desk.state()
    talk(desk, ERAS[0], work)
    assert desk.state() == before


def test_approving_needs_true(desk: Desk) -> None:
    said = desk.submit()

    async def work(client: Client) -> None:
        for confirm in (False, "true", 1):
            arguments = {"recommendationId": said["id"], **approval(said, "team", confirm=confirm)}
            result = await client.call_tool("approve_triage_recommendation", arguments)
            assert result.is_error
            assert "confirm" in result.content[0].text  # type: ignore[union-attr]

    talk(desk, ERAS[0], work)
    assert desk.recommendation(said)["resolution"] == "pending"


# --- resources and prompts -------------------------------------------------------------------------------


@pytest.mark.parametrize("era", ERAS)
def test_resources(desk: Desk, era: str) -> None:
    desk.submit()

    async def read(client: Client, uri: str) -> tuple[str | None, str]:
        (content,) = (await client.read_resource(uri)).contents
        return content.mime_type, content.text  # type: ignore[union-attr]

    async def work(client: Client) -> None:
        assert [str(resource.uri) for resource in (await client.list_resources()).resources] == ["metrics://queue"]
        templates = (await client.list_resource_templates()).resource_templates
        assert [template.uri_template for template in templates] == [
            "ticket://{id}",
            "knowledge://{id}",
            "audit://ticket/{id}",
        ]
        kind, text = await read(client, f"ticket://{TICKET}")
        assert kind == "application/json"
        assert text == json.dumps(desk.store.ticket(TICKET).data(), ensure_ascii=False, indent=2), "the bare ticket"
        kind, text = await read(client, "knowledge://sla-policy")
        assert kind == "text/markdown"
        found = next(article for article in desk.service._articles() if article.id == "sla-policy")
        assert text == found.body, "the text alone, without its head"
        _, text = await read(client, f"audit://ticket/{TICKET}")
        audit = json.loads(text)
        assert (audit["total"], audit["offset"], audit["limit"], len(audit["events"])) == (1, 0, 50, 1)
        _, text = await read(client, "metrics://queue")
        assert json.loads(text)["openTickets"] == 29
        for uri, said in (
            ("ticket://TKT-9999", "TICKET_NOT_FOUND: "),
            ("knowledge://no-such", "KNOWLEDGE_NOT_FOUND: "),
            ("ticket://1001", "id"),
            ("knowledge://..%2Fsecret", "knowledge"),
        ):
            with pytest.raises(MCPError) as caught:
                await read(client, uri)
            assert said in caught.value.message

    talk(desk, era, work)


@pytest.mark.parametrize("era", ERAS)
def test_prompts(desk: Desk, era: str) -> None:
    async def work(client: Client) -> None:
        prompts = (await client.list_prompts()).prompts
        assert [prompt.name for prompt in prompts] == ["triage_ticket", "triage_queue", "review_escalations"]
        texts = {}
        for name, arguments in (
            ("triage_ticket", {"ticketId": "TKT-1005"}),
            ("triage_queue", {"maximum": "3"}),
            ("triage_queue", {}),
            ("review_escalations", {}),
        ):
            (message,) = (await client.get_prompt(name, arguments)).messages
            assert message.role == "user"
            texts[f"{name} {arguments}"] = message.content.text  # type: ignore[union-attr]
        for text in texts.values():
            assert "untrusted" in text
            assert "approv" in text
            assert "knowledge articles" in text
        one, three, ten, review = texts.values()
        assert "TKT-1005" in one
        assert "at most 3 tickets" in three
        assert "at most 10 tickets" in ten
        assert "below 0.75" in review
        for name, wrong in (
            ("triage_ticket", {"ticketId": "1005"}),
            ("triage_ticket", {}),
            ("triage_queue", {"maximum": "0"}),
            ("triage_queue", {"maximum": "11"}),
            ("triage_queue", {"maximum": "1.5"}),
        ):
            with pytest.raises(MCPError) as caught:
                await client.get_prompt(name, wrong)
            assert "Invalid arguments for prompt" in caught.value.message

    talk(desk, era, work)


# --- the command line ------------------------------------------------------------------------------------


def deskwright(tmp_path: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    settings = {name: value for name, value in os.environ.items() if not name.startswith("TRIAGE_")}
    return subprocess.run(
        [sys.executable, "-m", "deskwright", *words],
        env={**settings, "TRIAGE_DATA_ROOT": str(tmp_path / "data"), **environ},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_relative_place_is_meant_from_the_working_directory(tmp_path: Path) -> None:
    done = deskwright(tmp_path, "call", "triage", "get_ticket", '{"id": "TKT-9999"}', TRIAGE_DATA_ROOT="here/below")
    assert (tmp_path / "here" / "below" / "triage.sqlite3").is_file()
    assert done.returncode != 0
    assert "TICKET_NOT_FOUND: " in done.stdout + done.stderr


@pytest.mark.parametrize("words", [("serve", "triage"), ("call", "triage", "get_queue_metrics")])
def test_a_start_that_cannot_be_ends_with_two_lines_and_1(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = deskwright(tmp_path, *words, TRIAGE_SEED_FILE="")
    assert done.returncode == 1
    assert done.stdout == ""
    lines = done.stderr.strip().split("\n")
    assert len(lines) == 2, done.stderr
    assert "TRIAGE_SEED_FILE" in lines[0]
    assert not (tmp_path / "data").exists()
