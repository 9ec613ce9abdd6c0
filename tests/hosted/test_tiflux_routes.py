"""Every route of TiFlux's own hosted server, on `deskwright serve tiflux --sandbox --http`, by the official client."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client

from tests.behaviour.loopback import Reply, Request, Stub, stub
from tests.hosted.official import ERAS, Kept, Person, connector, serving, serving_here, with_client
from tests.hosted.processes import META, Process

KEY, ADMIN = "tiflux-sandbox-agent", "tiflux-sandbox-admin"
BY_KEY = {"x-tiflux-api-key": KEY}
ACCEPT = {"accept": "application/json, text/event-stream"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    state = tmp_path_factory.mktemp("tiflux") / "state.sqlite3"
    with serving(state, "tiflux", "--sandbox", "--allowed-origins", "https://claude.ai") as made:
        yield made
    # nothing of what was brought was written down
    written = "".join(made.said)
    assert KEY not in written
    assert ADMIN not in written
    assert "dwa_" not in written


async def use(connected: Client) -> list[str]:
    """What everybody does: what is there, and one read."""
    listed = [tool.name for tool in (await connected.list_tools()).tools]
    found = await connected.call_tool("list_tickets", {"desk_ids": "1", "limit": 2})
    assert not found.is_error, found.content
    assert found.structured_content
    return listed


# --- GET, OPTIONS, and what is not there -------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/mcp", "/mcp/", "/", "/tiflux/mcp", "/tiflux/mcp/"])
def test_get_tells_what_is_there(server: Process, path: str) -> None:
    answer = httpx.get(server.address + path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    told = answer.json()
    assert told["transport"] == "streamable-http"
    assert told["protocol"] == "mcp"
    assert set(told) >= {"name", "version", "vendor", "description", "deployment", "endpoint", "methods", "timestamp"}
    assert "x-tiflux-api-key" in told["headers"]["required"][0]
    assert told["headers"]["optional"] == ["mcp-protocol-version", "mcp-session-id"]


def test_get_of_a_stream_is_refused(server: Process) -> None:
    answer = httpx.get(f"{server.address}/mcp", headers={"accept": "text/event-stream"})
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST, OPTIONS")


def test_a_browser_may_ask_first(server: Process) -> None:
    asked = {
        "origin": "https://claude.ai",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,x-tiflux-api-key,mcp-session-id",
    }
    for path in ("/mcp", "/"):
        answer = httpx.options(server.address + path, headers=asked)
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-origin"] == "https://claude.ai"
        assert "x-tiflux-api-key" in answer.headers["access-control-allow-headers"]
        assert {"GET", "POST", "OPTIONS"} <= set(answer.headers["access-control-allow-methods"].split(", "))
        assert answer.headers["access-control-max-age"] == "86400"
    # what is asked first brings no key, and needs none
    assert httpx.options(f"{server.address}/mcp").status_code == 200


def test_health(server: Process) -> None:
    answer = httpx.get(f"{server.address}/health")
    assert answer.status_code == 200
    told = answer.json()
    assert told["status"] == "healthy"
    assert set(told) >= {"service", "version", "timestamp", "transport", "deployment"}


@pytest.mark.parametrize("path", ["/nothing", "/mcp/more", "/tiflux", "/openhelpdesk/mcp", "/mcp.json"])
def test_anything_else_is_not_there(server: Process, path: str) -> None:
    assert httpx.get(server.address + path).status_code == 404
    assert httpx.post(server.address + path, headers=BY_KEY, json={}).status_code == 404


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_methods_are_refused(server: Process, method: str) -> None:
    assert httpx.request(method, f"{server.address}/mcp", headers=BY_KEY).status_code == 405


# --- POST --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("path", ["/mcp", "/mcp/", "/", "/tiflux/mcp", "/tiflux/mcp/"])
def test_the_key_in_its_header(server: Process, path: str, era: str) -> None:
    listed = with_client(server.address + path, era, use, BY_KEY)
    assert {"list_tickets", "create_ticket", "list_desks"} <= set(listed)


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize("path", ["/mcp", "/"])
def test_a_connector_that_the_page_let_in(server: Process, path: str, era: str) -> None:
    """The address that a person pastes is the bare one."""
    url, person, kept = server.address + path, Person({"TIFLUX_API_KEY": KEY}), Kept()
    listed = with_client(url, era, use, auth=connector(url, person, kept))
    assert "create_ticket" in listed
    assert kept.tokens is not None
    assert kept.tokens.access_token.startswith("dwa_")
    assert (kept.tokens.token_type, kept.tokens.expires_in) == ("Bearer", 3600)
    # the person came by once; the next time the token is enough
    again = Person({})
    assert with_client(url, era, use, auth=connector(url, again, kept)) == listed
    assert again.pages == []
    assert KEY not in "".join(person.pages)


@pytest.mark.parametrize("era", ERAS)
def test_a_connection_that_was_narrowed_only_reads(server: Process, era: str) -> None:
    url = f"{server.address}/mcp"
    listed = with_client(url, era, use, auth=connector(url, Person({"TIFLUX_API_KEY": KEY}, read_only=True)))
    assert "list_tickets" in listed
    assert "create_ticket" not in listed


def post(server: Process | str, headers: Any, path: str = "/mcp", body: Any = None) -> httpx.Response:
    """A request of 2025, as it is on the wire."""
    asked = body if body is not None else {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    base = server if isinstance(server, str) else server.address
    return httpx.post(base + path, headers=[*ACCEPT.items(), *dict(headers).items()], json=asked)


def test_each_request_stands_alone(server: Process) -> None:
    called = {"name": "list_tickets", "arguments": {"desk_ids": "1", "limit": 1}}
    answer = post(server, BY_KEY, body={"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": called})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json()["id"] == 7
    assert not answer.json()["result"].get("isError")
    told = post(server, BY_KEY, body={"jsonrpc": "2.0", "method": "notifications/initialized"})
    assert (told.status_code, told.content) == (202, b"")
    unknown = post(server, BY_KEY, body={"jsonrpc": "2.0", "id": 8, "method": "no/such"})
    assert unknown.json()["error"]["code"] == -32601


def test_without_a_login_the_answer_says_where_to_get_in(server: Process) -> None:
    for path in ("/mcp", "/", "/tiflux/mcp"):
        answer = post(server, {}, path)
        assert answer.status_code == 401
        challenge = answer.headers["www-authenticate"]
        assert challenge.startswith("Bearer ")
        place = challenge.partition('resource_metadata="')[2].partition('"')[0]
        described = httpx.get(place)
        assert described.status_code == 200
        # RFC 9728: what it describes is the very address that was asked
        assert described.json()["resource"] == f"{server.address}{path}"
        assert described.json()["authorization_servers"] == [server.address]


@pytest.mark.parametrize(
    "headers",
    [
        {"authorization": "Bearer unknown"},
        {"authorization": "Bearer dwa_unknown"},
        {"authorization": f"Bearer {KEY}"},
        {"authorization": f"Basic {KEY}"},
        {"x-tiflux-api-key": "tiflux-sandbox-nobody"},
        {"x-tiflux-api-key": ""},
        {"x-tiflux-api-key": "${TIFLUX_API_KEY}"},
        {"x-ohd-api-key": "ohd_sk_sandbox_staff"},
        {"cookie": f"x-tiflux-api-key={KEY}; authorization=Bearer {KEY}; session={KEY}"},
    ],
)
def test_what_is_no_login_here(server: Process, headers: dict[str, str]) -> None:
    answer = post(server, headers)
    assert answer.status_code == 401
    assert 'resource_metadata="' in answer.headers["www-authenticate"]
    came = {"authorization", "x-tiflux-api-key"} & set(headers)
    assert answer.json()["error"]["data"]["code"] == ("invalid_token" if came else "login_needed")
    assert ('error="invalid_token"' in answer.headers["www-authenticate"]) is bool(came)
    assert KEY not in answer.text


@pytest.mark.parametrize("query", [f"x-tiflux-api-key={KEY}", f"access_token={KEY}", f"api_key={KEY}", f"token={KEY}"])
def test_an_address_never_holds_a_login(server: Process, query: str) -> None:
    assert post(server, {}, f"/mcp?{query}").status_code == 401


def test_a_login_that_came_twice_is_not_chosen_from(server: Process) -> None:
    ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    for name, values in (("x-tiflux-api-key", [KEY, ADMIN]), ("authorization", ["Bearer a", "Bearer b"])):
        headers = [*ACCEPT.items(), *[(name, value) for value in values]]
        if name == "authorization":
            headers.append(("x-tiflux-api-key", KEY))
        answer = httpx.post(f"{server.address}/mcp", headers=headers, json=ping)
        assert answer.status_code == 400, name


def test_the_key_wins_over_the_token(server: Process) -> None:
    url, kept = f"{server.address}/mcp", Kept()
    narrow = connector(url, Person({"TIFLUX_API_KEY": KEY}, read_only=True), kept)
    assert "create_ticket" not in with_client(url, "legacy", use, auth=narrow)
    assert kept.tokens is not None
    both = {"authorization": f"Bearer {kept.tokens.access_token}", "x-tiflux-api-key": KEY}
    assert "create_ticket" in with_client(url, "legacy", use, both)
    wrong = {**both, "x-tiflux-api-key": "tiflux-sandbox-nobody"}
    assert post(server, wrong).status_code == 401


def test_what_a_login_may_is_listed_for_it_alone(server: Process) -> None:
    """Both are known already, in both eras, and in turn."""
    url = f"{server.address}/mcp"

    async def whose(connected: Client) -> str:
        found = await connected.call_tool("tiflux_call", {"family": "users", "action": "me"})
        assert not found.is_error, found.content
        return json.dumps(found.structured_content, sort_keys=True)

    keys = (KEY, ADMIN)
    seen = {key: with_client(url, ERAS[0], whose, {"x-tiflux-api-key": key}) for key in keys}
    assert seen[KEY] != seen[ADMIN]
    for era in ERAS:
        for key in keys:
            assert with_client(url, era, whose, {"x-tiflux-api-key": key}) == seen[key]


# --- the connector's routes, as they are on the wire -------------------------------------------------------


def test_the_routes_of_a_connector(server: Process) -> None:
    described = httpx.get(f"{server.address}/.well-known/oauth-authorization-server").json()
    assert described["issuer"] == server.address
    assert described["code_challenge_methods_supported"] == ["S256"]
    assert {"authorization_code", "refresh_token"} <= set(described["grant_types_supported"])
    asked = {"client_name": "By hand", "redirect_uris": ["http://127.0.0.1:9/callback"]}
    registered = httpx.post(described["registration_endpoint"], json=asked)
    assert registered.status_code == 201
    assert registered.json()["client_id"]
    assert registered.json()["redirect_uris"] == asked["redirect_uris"]
    # without what it needs no page, and no code for anything that was not registered
    assert httpx.get(described["authorization_endpoint"]).status_code == 400
    assert httpx.post(described["authorization_endpoint"], data={}).status_code in (400, 403)
    wrong = httpx.post(described["token_endpoint"], data={"grant_type": "password"})
    assert (wrong.status_code, wrong.json()["error"]) == (400, "unsupported_grant_type")
    assert wrong.headers["cache-control"] == "no-store"


def test_the_page_tells_how_to_get_a_key_in_both_languages(server: Process) -> None:
    registered = httpx.post(
        f"{server.address}/register",
        json={"client_name": "By hand", "redirect_uris": ["http://127.0.0.1:9/callback"]},
    ).json()
    asked = {
        "response_type": "code",
        "client_id": registered["client_id"],
        "redirect_uri": "http://127.0.0.1:9/callback",
        "code_challenge": "a" * 43,
        "code_challenge_method": "S256",
        "state": "s",
        "resource": f"{server.address}/mcp",
    }
    for language, words in (("en", "Click your profile picture"), ("pt-BR,pt;q=0.9", "Clique na sua foto de perfil")):
        page = httpx.get(f"{server.address}/authorize", params=asked, headers={"accept-language": language})
        assert page.status_code == 200
        assert words in page.text
        assert 'name="credential.TIFLUX_API_KEY"' in page.text


# --- what goes on to the desk ------------------------------------------------------------------------------


@pytest.fixture
def desk() -> Iterator[Stub]:
    """A TiFlux that writes down what it is sent."""

    def answer(request: Request, number: int) -> Reply:
        if " /api/v2/users/me " in request.line:
            return Reply(body={"id": 7, "name": "Ana", "enable_mcp": "closed" not in request.headers["authorization"]})
        return Reply(body=[])

    with stub() as made:
        made.answer = answer
        yield made


def test_nothing_that_came_in_goes_on_but_the_key(tmp_path: Path, desk: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    noise = {
        "cookie": "session=inbound-cookie",
        "x-forwarded-for": "203.0.113.7",
        "x-forwarded-host": "evil.example.com",
        "forwarded": "for=203.0.113.7",
        "x-real-ip": "203.0.113.7",
        "x-anything": "inbound-anything",
        "user-agent": "inbound-agent",
        "referer": "https://inbound.example.com/",
        "proxy-authorization": "Basic inbound",
        "x-ohd-api-key": "ohd_sk_inbound_other",
        "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "baggage": "inbound=baggage",
    }
    upstream = {"TIFLUX_API_BASE_URL": f"{desk.base}/api/v2"}
    with serving_here(monkeypatch, tmp_path / "state.sqlite3", "tiflux", **upstream) as address:
        url = f"{address}/mcp?inbound-query=1"
        for era in ERAS:
            with_client(url, era, _look, {**noise, **BY_KEY, "authorization": "Bearer inbound-bearer"})
        person, kept = Person({"TIFLUX_API_KEY": ADMIN}), Kept()
        with_client(f"{address}/mcp", "legacy", _look, noise, connector(f"{address}/mcp", person, kept))
        assert kept.tokens is not None
        # an account that is not enabled is told so at the door
        closed = post(address, {"x-tiflux-api-key": "closed-account"})
        assert (closed.status_code, closed.json()["error"]["data"]["code"]) == (403, "access_denied")
        assert "not enabled for hosted MCP servers" in closed.json()["error"]["message"]
    sent = {request.headers["authorization"] for request in desk.requests}
    assert sent == {f"Bearer {KEY}", f"Bearer {ADMIN}", "Bearer closed-account"}
    for request in desk.requests:
        assert set(request.headers) <= {
            "host",
            "accept",
            "accept-encoding",
            "connection",
            "user-agent",
            "authorization",
        }
        assert request.headers["user-agent"].startswith("deskwright-server/")
        whole = f"{request.line} {request.headers} {request.body!r}"
        for word in ("inbound", "203.0.113.7", "evil", "dwa_", kept.tokens.access_token):
            assert word not in whole
    assert sum(" /api/v2/tickets" in request.line for request in desk.requests) == 3


async def _look(connected: Client) -> None:
    found = await connected.call_tool("list_tickets", {"desk_ids": "1", "limit": 1})
    assert not found.is_error, found.content


def test_meta_of_a_request_is_not_a_login(server: Process) -> None:
    """What a client writes into the message is the model's, or anybody's."""
    told = {**META, "x-tiflux-api-key": KEY, "authorization": f"Bearer {KEY}"}
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"_meta": told, "x-tiflux-api-key": KEY}}
    version = {"mcp-protocol-version": "2026-07-28", "mcp-method": "tools/list"}
    assert post(server, version, body=body).status_code == 401
