"""Prompts on the wire, with the official client in both eras: in process, over standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from deskwright import cli
from deskwright.listing import Selection
from deskwright.offers import Offers
from deskwright.policy import Policy, parse_abilities
from deskwright.protocol import build_server
from deskwright.serving import Application
from mcp import MCPError
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp_types import PromptReference

from .conftest import PROMPTS, Build, document

MODES = ["legacy", "auto"]
TICKET = PromptReference(type="ref/prompt", name="triage_ticket")


async def refused(client: Any, name: str, arguments: Any = None) -> MCPError:
    with pytest.raises(MCPError) as caught:
        await client.get_prompt(name, arguments)
    assert caught.value.code == -32602
    return caught.value


async def talk_to(client: Any, *, modern: bool) -> None:
    listed = await client.list_prompts()
    assert [prompt.name for prompt in listed.prompts] == [prompt["name"] for prompt in PROMPTS]
    first = listed.prompts[0]
    assert (first.title, first.description) == ("Triage a ticket", "Reads one ticket and reports.")
    assert [(argument.name, argument.required) for argument in first.arguments] == [("ticketId", True)]
    assert first.meta == {"deskwright": {"desk": "acme", "tools": ["get_ticket"]}}
    if modern:
        assert (listed.ttl_ms, listed.cache_scope) == (300_000, "private")
    result = await client.get_prompt("triage_ticket", {"ticketId": "44"})
    (message,) = result.messages
    assert (result.description, message.role) == ("Reads one ticket and reports.", "user")
    assert message.content.text == 'Triage "44" with get_ticket and list_tickets.'
    assert (await client.get_prompt("review_replies")).messages[0].content.text.startswith("Look with query_replies")
    for arguments, fault in (
        ({"ticketId": "x"}, "ticketId: must match ^[0-9]+$ (The ticket), not x"),
        ({}, "ticketId: missing"),
        (None, "ticketId: missing"),
        ({"ticketId": "4", "all": "yes"}, "all: no such argument"),
    ):
        error = await refused(client, "triage_ticket", arguments)
        assert error.message.startswith(f"Invalid arguments for prompt triage_ticket: {fault}. It takes ")
        assert error.data == {"error": {"code": "invalid_arguments", "detail": [fault]}}
    for maximum in ("0", "11", "1.5", "abc"):
        error = await refused(client, "triage_queue", {"maximum": maximum})
        assert error.message.startswith("Invalid arguments for prompt triage_queue: maximum: must be ")
    unknown = await refused(client, "triage_tickets")
    assert unknown.data["error"] == {"code": "unknown_prompt", "near": ["triage_ticket", "triage_queue"]}
    found = await client.complete(TICKET, {"name": "ticketId", "value": "44"})
    assert (found.completion.values, found.completion.total, found.completion.has_more) == (["44"], 1, False)
    nothing = await client.complete(TICKET, {"name": "other", "value": ""})
    assert nothing.completion.values == []
    nothing = await client.complete(PromptReference(type="ref/prompt", name="x"), {"name": "a", "value": ""})
    assert nothing.completion.values == []


@pytest.mark.parametrize("mode", MODES)
def test_both_eras_in_process(build: Build, mode: Any) -> None:
    async def run() -> None:
        async with Client(build_server(build()), mode=mode) as client:
            capabilities = client.server_capabilities
            assert capabilities.prompts is not None
            assert not capabilities.prompts.list_changed
            assert capabilities.completions is not None
            assert capabilities.resources is None
            await talk_to(client, modern=mode != "legacy")

    asyncio.run(run())


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("none", ["no prompts", "no tool of theirs"])
def test_without_a_prompt_nothing_is_announced(build: Build, mode: Any, none: str) -> None:
    application = build(prompts=[]) if none == "no prompts" else build(selection=Selection(toolsets=("reports",)))

    async def run() -> None:
        async with Client(build_server(application), mode=mode) as client:
            assert (client.server_capabilities.prompts, client.server_capabilities.completions) == (None, None)
            for asked in (client.list_prompts(), client.get_prompt("triage_ticket", {"ticketId": "1"})):
                with pytest.raises(MCPError) as caught:
                    await asked
                assert caught.value.code == -32601

    asyncio.run(run())


@pytest.mark.parametrize("mode", MODES)
def test_announced_and_not_offered(build: Build, mode: Any) -> None:
    """What the credential may not do is left out of the list, and asking for it says why."""
    weak = Policy(roles=("staff", "admin")).with_grants(parse_abilities(["reports:read"], ("staff", "admin")))

    async def run() -> None:
        async with Client(build_server(build(weak)), mode=mode) as client:
            assert (await client.list_prompts()).prompts == []
            error = await refused(client, "triage_ticket", {"ticketId": "1"})
            assert error.message.startswith(
                "refused: triage_ticket is not offered by this server\nwhy: it needs get_ticket"
            )
            assert error.data["error"]["code"] == "refused"

    asyncio.run(run())


@pytest.mark.parametrize("mode", MODES)
def test_an_error_inside_says_nothing(build: Build, mode: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Application, *given: Any) -> Any:
        raise RuntimeError("s3cret")

    monkeypatch.setattr(Offers, "get_prompt", broken)

    async def run() -> None:
        async with Client(build_server(build()), mode=mode) as client:
            with pytest.raises(MCPError) as caught:
                await client.get_prompt("triage_ticket", {"ticketId": "7"})
            assert (caught.value.code, caught.value.message) == (-32603, "internal error of the server")

    asyncio.run(run())


@pytest.mark.parametrize("mode", MODES)
def test_a_sandbox_over_stdio(tmp_path: Path, mode: Any) -> None:
    """A generated desk as a client starts it; --read-only leaves its prompts."""
    parameters = StdioServerParameters(
        command=sys.executable,
        args=["-m", "deskwright", "serve", "tickiti", "--sandbox", "--read-only"],
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
    )

    async def run() -> None:
        with (tmp_path / "stderr").open("w") as errors:
            async with Client(stdio_client(parameters, errlog=errors), mode=mode) as client:
                listed = (await client.list_prompts()).prompts
                assert [prompt.name for prompt in listed] == ["triage_ticket", "triage_queue"]
                offered = await client.complete(TICKET, {"name": "ticket_number", "value": ""})
                (number, *_) = offered.completion.values
                result = await client.get_prompt("triage_ticket", {"ticket_number": number})
                assert result.messages[0].content.text.startswith(f'Triage the ticket "{number}": read, judge, report.')
                await refused(client, "triage_ticket", {"ticket_number": "all"})

    asyncio.run(run())


# --- at the command line -------------------------------------------------------------------------------


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert cli.main(["tools", *words]) == 0
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("prompts: ")]


def test_tools_prints_them(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for desk in ("acme", "bare"):
        (tmp_path / desk).mkdir()
        made = document(desk, None if desk == "acme" else [])
        (tmp_path / desk / "catalog.json").write_text(json.dumps(made), "utf-8")
    here = ("--desks", str(tmp_path))
    ticket, queue = "triage_ticket(ticketId)", "triage_queue(maximum, subject, status, share, urgent)"
    assert printed(capsys, "acme", *here) == [f"prompts: {ticket}, {queue}, review_replies()"]
    assert printed(capsys, "acme", "--read-only", *here) == [f"prompts: {ticket}, {queue}"]
    assert printed(capsys, "acme", "--tools", "create_ticket", *here) == []
    assert printed(capsys, "bare", *here) == []
    assert printed(capsys, "acme", "bare", *here) == [f"prompts: acme_{ticket}, acme_{queue}, acme_review_replies()"]
