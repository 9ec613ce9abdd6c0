"""What the front answers from a snapshot is what the SDK's server answers, for every desk, option and era."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from deskwright.front_answers import HANDSHAKE_VERSIONS, Answers
from deskwright.serving import Application

from .conftest import ACME, HELLO, application_of, modern, notice, request, sdk_answers, snapshot_of

TIFLUX = {"TIFLUX_API_KEY": "k"}
ACME_TWO = {
    "ACME_INSTANCES": json.dumps(
        {"one": {"base": "http://one.test", "token": "1"}, "two": {"base": "http://two.test", "token": "2"}}
    )
}
ACME_ONE = {"ACME_BASE": "http://acme.test", "ACME_TOKEN": "t"}
DJANGO = {"DJANGO_HELPDESK_BASE_URL": "http://desk.test/helpdesk", "DJANGO_HELPDESK_API_TOKEN": "t"}
ACME_DESK = ["acme", "--desks", str(ACME)]
STARTS: list[tuple[list[str], dict[str, str]]] = [
    (["tickiti", "--sandbox"], {}),
    (["tickiti", "--sandbox", "--all-tools"], {}),
    (["tickiti", "--sandbox", "--read-only"], {}),
    (["tickiti", "--sandbox", "--abilities", "tickets:read,role:staff"], {}),
    (["tickiti", "--sandbox", "--approve", "write_outbound"], {}),
    (["tickiti", "--sandbox", "--allow", "destroy,admin", "--all-tools"], {}),
    (["tickiti", "--sandbox", "--tools", "get_ticket"], {}),
    (["openhelpdesk", "--sandbox"], {}),
    (["openhelpdesk", "--sandbox", "--all-tools", "--output-schemas"], {}),
    (["openhelpdesk", "--sandbox", "--toolsets", "general"], {}),
    (["otrs", "--sandbox"], {}),
    (["otrs", "--sandbox", "--all-tools"], {}),
    (["tiflux"], TIFLUX),
    (["tiflux", "--all-tools", "--output-schemas"], TIFLUX),
    (["tiflux", "--deny", "write_outbound"], TIFLUX),
    (["django_helpdesk"], DJANGO),
    (["django_helpdesk", "tiflux"], DJANGO | TIFLUX),
    (["tickiti", "tiflux", "openhelpdesk", "--sandbox"], {}),
    (ACME_DESK, ACME_ONE),
    (ACME_DESK, ACME_TWO),
    ([*ACME_DESK, "--all-tools"], ACME_TWO),
    ([*ACME_DESK, "--approve", "none", "--allow", "destroy"], ACME_ONE),
]


@pytest.fixture(params=STARTS, ids=lambda start: " ".join(start[0][:4]).replace(str(ACME), "DIR"))
def application(request: Any, private: Path, monkeypatch: pytest.MonkeyPatch) -> Application:
    words, variables = request.param
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    return application_of(words)


LISTS = ("tools/list", "prompts/list", "resources/list", "resources/templates/list")
HANDSHAKE = [
    request(1, "initialize", HELLO), notice("notifications/initialized"), request("two", "ping"),
    *(request(number, method, {}) for number, method in enumerate(LISTS, 3)),
]  # fmt: skip
MODERN = [request(0, "server/discover", modern()), *(request(n, method, modern()) for n, method in enumerate(LISTS, 1))]


def _front_answers(application: Application, lines: Sequence[bytes]) -> dict[Any, Any]:
    answers = Answers(snapshot_of(application))
    parts = [answers.take(line) for line in lines]
    found = [json.loads(b"".join(part)) for part in parts if part]
    return {answer["id"]: answer for answer in found}


@pytest.mark.parametrize("lines", [HANDSHAKE, MODERN], ids=["handshake", "modern"])
def test_the_front_says_what_the_server_says(application: Application, lines: list[bytes]) -> None:
    told = _front_answers(application, lines)
    wanted = {answer["id"]: answer for answer in asyncio.run(sdk_answers(application, lines))}
    for number, answer in told.items():
        assert answer == wanted[number]
    # what a server does not offer is an error, which only the server gives
    assert {number for number, answer in wanted.items() if "result" in answer} == set(told)


@pytest.mark.parametrize("version", [*HANDSHAKE_VERSIONS, "2026-07-28", "1999-01-01"])
def test_every_revision_of_the_handshake(private: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setenv("TIFLUX_API_KEY", "k")
    application = application_of(["tiflux"])
    lines = [request(1, "initialize", {**HELLO, "protocolVersion": version}), request(2, "tools/list")]
    wanted = asyncio.run(sdk_answers(application, lines))
    assert list(_front_answers(application, lines).values()) == wanted
    assert wanted[0]["result"]["protocolVersion"] == (version if version in HANDSHAKE_VERSIONS else "2025-11-25")


def test_an_answer_is_one_line_and_as_compact_as_the_servers(private: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIFLUX_API_KEY", "k")
    answers = Answers(snapshot_of(application_of(["tiflux"])))
    for line in HANDSHAKE[:4]:
        parts = answers.take(line)
        assert parts is not None
        whole = b"".join(parts)
        assert whole.count(b"\n") == (1 if parts else 0)
        if parts:
            again = json.dumps(json.loads(whole), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            assert whole == again
