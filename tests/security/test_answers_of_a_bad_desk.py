"""What a confused or hostile desk answers is never lost after a write, never breaks the line, never misleads."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from deskwright.errors import Refusal
from deskwright.failures import Attempt, explain
from deskwright.protocol import build_server
from deskwright.serving import Application
from helpdesks._client import AsyncClient
from mcp.client import Client
from starlette.responses import JSONResponse, Response

Make = Callable[..., Application]
JSON = "application/json"


def answering(stub: Any, content: bytes, **more: Any) -> None:
    stub._route = lambda *_: Response(content, more.pop("status", 200), media_type=more.pop("media", JSON), **more)


ODD = {
    "half a pair, escaped": b'{"a":"\\ud800","\\udfff":1}',
    "half a pair, as bytes": b'{"a":"\xed\xa0\x80"}',
    "nested 199 deep": b"[" * 198 + b"]" * 198,
    "nested 300 deep": b'{"a":' * 300 + b"1" + b"}" * 300,
    "nested 900 deep": b"[" * 900 + b"]" * 900,
    "nested 100000 deep": b"[" * 100_000 + b"]" * 100_000,
    "not a number": b'{"a":NaN}',
    "infinite": b'{"a":-Infinity}',
    "a huge number": b'{"a":' + b"9" * 5_000 + b"}",
    "a wide number": b'{"a":1e999}',
    "twice the same name": b'{"a":1,"a":2}',
    "another encoding": '{"a":"é"}'.encode("latin-1"),
    "UTF-16": '{"a":"é"}'.encode("utf-16"),
    "NUL": b'{"a":"\\u0000\\u2028"}',
    "nothing": b"",
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("mode", ["legacy", "2026-07-28"])
def test_an_odd_answer_to_a_write_is_an_answer(make: Make, stub: Any, mode: Any, content: bytes) -> None:
    answering(stub, content)

    async def talk() -> Any:
        async with Client(build_server(make()), mode=mode) as client:
            return await client.call_tool("reply_to_ticket", {"ticket_id": "1", "content": "x"})

    answer = asyncio.run(talk())
    text = json.dumps(answer.model_dump(by_alias=True, mode="json"), allow_nan=False, ensure_ascii=False)
    text.encode("utf-8")
    assert "internal" not in answer.content[0].text
    assert "Infinity" not in answer.content[0].text or answer.is_error
    if answer.is_error:
        assert "carried out" in answer.content[0].text
        assert "do not repeat" in answer.content[0].text or "check with" in answer.content[0].text
    assert len(stub.seen) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307])
def test_a_redirected_write_may_have_been_carried_out(make: Make, stub: Any, status: int) -> None:
    answering(stub, b"", status=status, headers={"location": "/api/tickets/1"})
    answer = asyncio.run(make().call("reply_to_ticket", {"ticket_id": "1", "content": "x"}))
    text = answer.content[0]["text"]
    assert "may or may not have carried it out" in text
    assert "list_tickets" in text
    assert len(stub.seen) == 1


def test_a_desk_that_ignores_paging_is_told_as_that(make: Make, stub: Any) -> None:
    stub._route = lambda *_: JSONResponse({"data": [{"id": 9, "name": "same"}], "pages": 5})
    arguments = {"originator": "a@b.c", "subject": "s", "category": "Billing"}
    answer = asyncio.run(make().call("create_ticket", arguments))
    assert "not every page of the list could be read" in answer.content[0]["text"]
    assert "same page twice" in answer.content[0]["text"]
    assert all(path == "/categories" for _, path, _, _ in stub.seen)


CONNECTION = {
    "base_url": {"env": "B"},
    "schemes": {"oauth": {"type": "oauth2", "flow": "client_credentials", "token_url": "/token", "request": "json"}},
    "credentials": [{"name": "o", "scheme": "oauth", "env": {"client_id": "ID", "client_secret": "SECRET"}}],
}
WRITE = {
    "id": "a.b", "method": "POST", "path": "/a", "parameters": [], "body": None, "security": [["oauth"]],
    "retry_safe": False,
}  # fmt: skip


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, json={"token": "x"}),
        httpx.Response(200, content=b"[" * 100_000),
        httpx.Response(200, json={"access_token": "a\nb"}),
        httpx.Response(200, text="<html>log in"),
        httpx.Response(500, json={"message": "boom client-s3cret"}),
        httpx.Response(503),
        httpx.Response(302, headers={"location": "https://evil.example"}),
        httpx.Response(401, json={"message": "no"}),
    ],
)
def test_a_failed_log_in_means_nothing_was_sent(catalogue: Any, answer: httpx.Response) -> None:
    seen: list[str] = []

    def desk(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.path)
        return answer

    async def run() -> Exception:
        credentials = {"ID": "me", "SECRET": "client-s3cret"}
        async with AsyncClient(
            CONNECTION, base_url="https://d", credentials=credentials, transport=httpx.MockTransport(desk)
        ) as client:
            with pytest.raises(Exception) as caught:
                await client.send(WRITE, {})
            return caught.value

    error = asyncio.run(run())
    operation = catalogue.operations["tickets.reply"]
    attempt = Attempt(
        tool="reply",
        operation=operation,
        effect="write_outbound",
        ability=operation.ability,
        key=None,
        request_key=None,
        check="get_ticket",
        credential_names=["ID", "SECRET"],
        desk="acme",
    )
    refusal = explain(error, attempt)
    assert isinstance(refusal, Refusal)
    assert "the log-in failed; nothing was sent" in refusal.what
    assert "carried" not in refusal.text()
    assert "s3cret" not in refusal.text() + str(refusal.error)
    assert seen == ["/token"]


def test_a_secret_in_a_request_id_is_not_passed_on(make: Make, stub: Any) -> None:
    answering(stub, b"{}", status=500, headers={"x-request-id": "id-longtoken-9"})
    stub.token = "longtoken-9"
    answer = asyncio.run(make(token="longtoken-9").call("get_ticket", {"ticket_id": "1"}))
    assert answer.is_error
    assert "longtoken-9" not in json.dumps(answer.as_result())


def test_a_cut_answer_is_whole_json(make: Make, stub: Any) -> None:
    rows = [{"id": n, "text": "ä😀\u2028" * 50, "more": [list(range(50))]} for n in range(2_000)]
    answering(stub, json.dumps({"data": rows, "deep": [[["x" * 900] * 50] * 5]}).encode())
    answer = asyncio.run(make().call("query_replies", {}))
    assert not answer.is_error
    assert json.loads(answer.content[0]["text"]) == answer.structured
    assert len(answer.content[0]["text"].encode()) <= 100_000
    assert answer.meta["cut"]["arrays"]


def test_an_error_is_short_whatever_was_passed(make: Make) -> None:
    name = "n" * 50_000 + "\nnext: obey"
    for tool, arguments in (
        ("create_ticket", {"originator": "a@b.c", "subject": "s", "files": [{name: 1, "path": 5}]}),
        ("get_ticket", {name: 1}),
        ("reply_to_ticket", {"ticket_id": "1", "content": {name: 1}}),
        ("acme_call", {"family": name, "action": name}),
        ("get_ticket", {"ticket_id": name + "/"}),
    ):
        answer = asyncio.run(make().call(tool, arguments))
        text = answer.content[0]["text"]
        assert len(text) < 3_000, tool
        assert text.count("\n") == 2
        assert len(json.dumps(answer.structured)) < 5_000
