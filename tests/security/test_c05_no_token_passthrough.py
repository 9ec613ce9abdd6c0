"""C5: nothing an MCP client sends along reaches the desk: only our own headers and the desk's own credential."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from deskwright.catalogue import Catalogue
from deskwright.protocol import build_server
from deskwright.serving import Application
from mcp.client import Client

from tests.security.over_http import ANN, OverHttp

Make = Callable[..., Application]
OURS = {
    "host", "accept", "accept-encoding", "user-agent", "authorization", "content-type", "content-length",
    "idempotency-key", "connection",
}  # fmt: skip
SMUGGLED = {
    "authorization": "Bearer transport-secret",
    "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "headers": {"X-Api-Key": "transport-secret"},
    "progressToken": "transport-secret",
}


@pytest.mark.parametrize("mode", ["legacy", "2026-07-28"])
def test_only_our_headers_reach_the_desk(make: Make, stub: Any, mode: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUTHORIZATION", "Bearer transport-secret")
    monkeypatch.setenv("HTTP_AUTHORIZATION", "Bearer transport-secret")

    async def talk() -> None:
        async with Client(build_server(make()), mode=mode) as client:
            await client.call_tool("get_ticket", {"ticket_id": "1"}, meta=SMUGGLED)
            await client.call_tool("reply_to_ticket", {"ticket_id": "1", "content": "x"}, meta=SMUGGLED)

    asyncio.run(talk())
    assert len(stub.headers) >= 3
    for headers in stub.headers:
        assert set(headers) <= OURS
        assert headers["authorization"] == "Bearer t-1"
        assert "transport-secret" not in str(headers)


def test_no_argument_becomes_a_header_of_the_client(make: Make, stub: Any) -> None:
    answer = asyncio.run(make().call("get_ticket", {"ticket_id": "1", "Authorization": "Bearer x"}))
    assert answer.is_error
    assert stub.seen == []


def test_no_tool_answers_with_a_session(shipped: dict[str, Catalogue]) -> None:
    """What opens a session would give it to the model, and let it try passwords; the client alone calls it."""
    for catalogue in shipped.values():
        for scheme in catalogue.connection["schemes"].values():
            if scheme["type"] != "session":
                continue
            opening = [name for name, found in catalogue.operations.items() if found.path == scheme["request"]["path"]]
            assert opening
            for name in opening:
                assert catalogue.operations[name].hidden, name
            tools = [tool for tool in catalogue.named.values() if set(tool.operations) & set(opening)]
            assert all(tool.output == {"kind": "log-in"} and not tool.arguments for tool in tools)


# --- over HTTP --------------------------------------------------------------------------------------------------------

STRAY = {
    "authorization": "Bearer ours-or-nobodys-transport-secret",
    "proxy-authorization": "Basic dHJhbnNwb3J0LXNlY3JldA==",
    "cookie": "session=transport-secret",
    "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "baggage": "k=transport-secret",
    "x-forwarded-for": "203.0.113.77",
    "forwarded": "for=203.0.113.77",
    "x-request-id": "transport-secret",
    "x-ohd-api-key": "ohd_sk_transport_secret_1",
    "user-agent": "transport-secret/1",
    "accept-language": "transport-secret",
    "idempotency-key": "transport-secret",
    "referer": "https://transport-secret.example/",
    "x-http-method-override": "DELETE",
}


@pytest.mark.parametrize("era", ["2025-11-25", "2026-07-28"])
def test_no_header_of_a_request_goes_on(over_http: OverHttp, era: str) -> None:
    """The key stands in its header and wins; all else that came along stays here, a Bearer value above all."""
    desk = over_http.desks["tiflux"]
    before = len(desk.seen)
    answer = over_http.read("tiflux", key=ANN["tiflux"].key, headers=STRAY, era=era)
    assert answer.status_code == 200
    assert ANN["tiflux"].mark in answer.text
    assert len(desk.seen) > before
    for name, _, _, headers in desk.seen[before:]:
        assert name == "ann"
        assert set(headers) <= OURS
        assert headers["authorization"] == f"Bearer {ANN['tiflux'].key}"
        for value in STRAY.values():
            assert value not in headers.values()


FOREIGN = [
    "dwa_" + "A" * 43,  # the form of our own access tokens
    "dwr_" + "A" * 43,
    "ohd_sk_of_ann_58d0c3b1aa",  # good at the other desk
    "eyJhbGciOiJIUzI1NiJ9.eyJjaWQiOiIxIiwic3ViIjoiMSIsImV4cCI6OTk5OTk5OTk5OX0.c2ln",
    "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.",
    "tfx-key-of-ann-77c1e0a94f",  # the desk's own key, but not in the form that it declares for Bearer
]


@pytest.mark.parametrize("token", FOREIGN)
def test_a_bearer_value_that_is_not_the_desks_is_sent_nowhere(over_http: OverHttp, token: str) -> None:
    before = {name: over_http.reached(name) for name in over_http.desks}
    answer = over_http.read("tiflux", headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer ")
    assert token not in answer.text + str(answer.headers)
    assert {name: over_http.reached(name) for name in over_http.desks} == before


def test_a_token_made_for_another_server_is_not_taken_for_the_desks(over_http: OverHttp) -> None:
    """Open Help Desk takes its own JWTs: one that names an issuer or an audience was made for somebody else."""
    import jwt

    before = over_http.reached("openhelpdesk")
    for more in ({"iss": "https://id.example"}, {"aud": "https://other.example"}, {"iss": "", "aud": []}):
        token = jwt.encode({"cid": "1", "sub": "1", "exp": 9_999_999_999, **more}, "k" * 32, "HS256")
        answer = over_http.read("openhelpdesk", headers={"authorization": f"Bearer {token}"})
        assert answer.status_code == 401
    assert over_http.reached("openhelpdesk") == before
