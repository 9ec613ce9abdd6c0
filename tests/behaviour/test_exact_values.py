"""A date-time, a null, a 19-digit integer and an emoji reach the wire as they were given, and come back so.

By the SDK, sync and async, and by a tool over stdio; the bytes are those a raw server on loopback read.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from helpdesks.openhelpdesk import AsyncOpenHelpDesk, OpenHelpDesk, UnexpectedAnswer
from helpdesks.tickiti import AsyncTickiti, Tickiti

from tests.realdesks.stdio_session import StdioSession, open_stdio_session

from .loopback import Reply, Request, Stub, stub

MOMENT = "2026-03-02T09:00:00.120000+05:30"  # not UTC, and with a zero at its end that a parser would drop
LONG = 1234567890123456789  # past 2**53: a float would make it ...6800
EMOJI = "Drucker 🖨️ kaputt 👩‍👩‍👧 — ᚠ 中文 \u2028 ñ"
DATA = {"subject": EMOJI, "content": "<p>x</p>", "when": MOMENT, "order": LONG, "nothing": None, "deep": [None, LONG]}
CREATE = {"originator_email_address": "ann@customer.example", "data": DATA}
TOKEN_UPDATE = {"id": LONG, "name": EMOJI, "allowed_ip": None}
QUERY = {"created_from": MOMENT, "cursor": {"created_at": MOMENT, "id": LONG}}
ULID = "01KNBVGXM0ZZZZZZZZZZZZZZZZ"
ASSIGN = {"assignee_id": None, "group_id": None}
#: SDK call -> the request line and the body it must make.
WIRE: dict[str, tuple[str, dict[str, Any]]] = {
    "create": ("POST /api/v1/tickets HTTP/1.1", CREATE),
    "token": ("POST /api/v1/administration/api-tokens/update HTTP/1.1", TOKEN_UPDATE),
    "query": ("POST /api/v1/tickets/responses/query HTTP/1.1", QUERY),
    "assign": (f"PATCH /api/tickets/{ULID} HTTP/1.1", ASSIGN),
}


def compact(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def echo(request: Request, number: int) -> Reply:
    """What was sent stands in the answer, byte for byte."""
    return Reply(
        200, b'{"ok":true,"data":{"ticket_number":1,"responses":[],"echo":' + (request.body or b"null") + b"}}"
    )


@pytest.fixture(scope="module")
def desk() -> Iterator[Stub]:
    with stub() as made:
        made.answer = echo
        yield made


@pytest.fixture
def last(desk: Stub) -> Stub:
    desk.requests.clear()
    return desk


def environment(desk: Stub) -> dict[str, str]:
    return {
        "TICKITI_API_BASE": desk.base,
        "TICKITI_API_TOKEN": "1|t",
        "OHD_BASE_URL": desk.base,
        "OHD_API_KEY": "ohd_sk_x",
    }


def by_sdk(name: str, environ: dict[str, str]) -> Any:
    """The raw response of a call of the sync facade."""
    with Tickiti.from_env(environ) as tickiti, OpenHelpDesk.from_env(environ) as helpdesk:
        match name:
            case "create":
                return tickiti.tickets.create.raw(**CREATE)
            case "token":
                return tickiti.administration.api_tokens_update.raw(**TOKEN_UPDATE)
            case "query":
                return tickiti.tickets.responses_query.raw(**QUERY)
            case _:
                # The echo is no ticket; the error has it at hand as it came.
                with pytest.raises(UnexpectedAnswer) as caught:
                    helpdesk.tickets.update.raw(id=ULID, **ASSIGN)
                return caught.value.response


async def by_async_sdk(name: str, environ: dict[str, str]) -> Any:
    async with AsyncTickiti.from_env(environ) as tickiti, AsyncOpenHelpDesk.from_env(environ) as helpdesk:
        match name:
            case "create":
                return await tickiti.tickets.create.raw(**CREATE)
            case "token":
                return await tickiti.administration.api_tokens_update.raw(**TOKEN_UPDATE)
            case "query":
                return await tickiti.tickets.responses_query.raw(**QUERY)
            case _:
                with pytest.raises(UnexpectedAnswer) as caught:
                    await helpdesk.tickets.update.raw(id=ULID, **ASSIGN)
                return caught.value.response


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("name", WIRE)
def test_sdk(last: Stub, name: str, kind: str) -> None:
    environ = environment(last)
    answer = by_sdk(name, environ) if kind == "sync" else asyncio.run(by_async_sdk(name, environ))
    (request,) = last.requests
    line, body = WIRE[name]
    assert request.line == line
    assert request.body == compact(body)
    assert answer.status_code == 200
    assert compact(body) in answer.content


def test_the_parsed_answer_keeps_them(last: Stub) -> None:
    with Tickiti.from_env(environment(last)) as tickiti:
        made = tickiti.tickets.create(**CREATE)
        assert made.to_dict()["data"]["echo"] == CREATE


def test_typed_nulls_of_open_help_desk(last: Stub) -> None:
    """A key that is given as None is sent as null; one that is not given is not sent."""
    with OpenHelpDesk.from_env(environment(last)) as helpdesk:
        for given in (ASSIGN, {"assignee_id": None}, {"group_id": None}):
            with pytest.raises(UnexpectedAnswer):
                helpdesk.tickets.update(id=ULID, **given)
            assert last.requests[-1].body == compact(given)


def test_a_datetime_is_written_as_rfc_3339(last: Stub) -> None:
    moment = datetime(2026, 3, 2, 9, 0, 0, 120000, timezone(timedelta(hours=5, minutes=30)))
    with Tickiti.from_env(environment(last)) as tickiti:
        tickiti.tickets.create(originator_email_address="a@b.example", data={"subject": "S", "when": moment})
    assert json.loads(last.requests[0].body)["data"]["when"] == MOMENT


@pytest.fixture(scope="module")
def session(desk: Stub, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StdioSession]:
    """One server with both desks, over stdio, as an assistant has it."""
    scratch = tmp_path_factory.mktemp("stdio")
    options = ["openhelpdesk", "--allow", "admin", "--approve", "none"]
    with open_stdio_session("tickiti", options, environment(desk), scratch) as opened:
        yield opened


TOOLS: dict[str, tuple[str, dict[str, Any]]] = {
    "create": (
        "tickiti_create_ticket",
        {
            "originator_email_address": "ann@customer.example",
            "subject": EMOJI,
            "content": "<p>x</p>",
            "data": {"when": MOMENT, "order": LONG, "nothing": None, "deep": [None, LONG]},
        },
    ),
    "token": (
        "tickiti_call",
        {"family": "administration", "action": "api_tokens.update", "payload": TOKEN_UPDATE},
    ),
    "query": ("tickiti_query_responses", QUERY),
    "assign": ("openhelpdesk_assign_ticket", {"ticket_id": ULID, **ASSIGN}),
}


@pytest.mark.parametrize("name", TOOLS)
def test_tool_over_stdio(session: StdioSession, last: Stub, name: str) -> None:
    tool, arguments = TOOLS[name]
    content = session.must(tool, **arguments)
    sent = [request for request in last.requests if request.line == WIRE[name][0]]
    assert len(sent) == 1
    expected = WIRE[name][1]
    # The order of keys is the tool's; each value is what was given.
    found = json.loads(sent[0].body)
    assert found == expected
    assert sent[0].body == compact(found)
    assert content["data"]["echo"] == expected
