"""The clients of Open Help Desk, configured as its page tells, on `deskwright serve openhelpdesk --sandbox --http`.

And both desks on one server, each on its own path.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import httpx
import pytest
from deskwright.sandboxes import load_sandbox
from mcp import Client

from tests.hosted.official import ERAS, Kept, Person, connector, serving_here, with_client
from tests.hosted.processes import META

STAFF, USER = "ohd_sk_sandbox_staff", "ohd_sk_sandbox_user"
TIFLUX = "tiflux-sandbox-agent"
TOOLS = {
    "list_tickets",
    "get_ticket",
    "create_ticket",
    "reply_to_ticket",
    "update_ticket_status",
    "assign_ticket",
    "list_categories",
    "list_statuses",
}

# The three ways of writing it down; KEY and HOST are what a person replaces.
CLAUDE = {
    "mcpServers": {
        "helpdesk": {"type": "http", "url": "HOST/mcp/", "headers": {"Authorization": "Bearer KEY"}},
    }
}
CONTINUE = {
    "experimental": {
        "modelContextProtocolServers": [
            {
                "transport": {
                    "type": "http",
                    "url": "HOST/mcp/",
                    "requestOptions": {"headers": {"Authorization": "Bearer KEY"}},
                }
            }
        ]
    }
}
CURSOR = {"mcpServers": {"helpdesk": {"url": "HOST/mcp/", "headers": {"Authorization": "Bearer KEY"}}}}


def of_claude(configuration: Any) -> tuple[str, Mapping[str, str]]:
    entry = configuration["mcpServers"]["helpdesk"]
    return entry["url"], entry["headers"]


def of_continue(configuration: Any) -> tuple[str, Mapping[str, str]]:
    transport = configuration["experimental"]["modelContextProtocolServers"][0]["transport"]
    return transport["url"], transport["requestOptions"]["headers"]


CONFIGURATIONS = [(CLAUDE, of_claude), (CONTINUE, of_continue), (CURSOR, of_claude)]
NAMES = ["claude", "continue", "cursor"]


@pytest.fixture(scope="module")
def patched() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as made:
        yield made


@pytest.fixture(scope="module")
def alone(patched: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    state = tmp_path_factory.mktemp("alone") / "state.sqlite3"
    with serving_here(patched, state, "openhelpdesk", "--sandbox") as address:
        yield address


@pytest.fixture(scope="module")
def both(patched: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    state = tmp_path_factory.mktemp("both") / "state.sqlite3"
    with serving_here(patched, state, "tiflux", "openhelpdesk", "--sandbox") as address:
        yield address


async def tools_of(connected: Client) -> set[str]:
    found = await connected.call_tool("list_statuses", {})
    assert not found.is_error, found.content
    assert found.structured_content
    return {tool.name for tool in (await connected.list_tools()).tools}


def filled(configuration: Any, host: str, key: str) -> Any:
    """The configuration with what a person puts in."""
    if isinstance(configuration, Mapping):
        return {name: filled(value, host, key) for name, value in configuration.items()}
    if isinstance(configuration, list):
        return [filled(value, host, key) for value in configuration]
    return configuration.replace("HOST", host).replace("KEY", key)


# --- its clients -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize(("configuration", "read"), CONFIGURATIONS, ids=NAMES)
def test_an_api_key_as_bearer(
    alone: str, configuration: Any, read: Callable[[Any], tuple[str, Mapping[str, str]]], era: str
) -> None:
    url, headers = read(filled(configuration, alone, STAFF))
    assert url.endswith("/mcp/")
    assert tools_of_key(url, era, headers) >= TOOLS


def tools_of_key(url: str, era: str, headers: Mapping[str, str]) -> set[str]:
    found: set[str] = with_client(url, era, tools_of, headers)
    return found


@pytest.fixture(scope="module")
def token() -> str:
    """What its own token endpoint gives an OAuth client: each sandbox signs alike."""
    sandbox = load_sandbox("openhelpdesk")
    login = next(item.environment for item in sandbox.credentials if item.name == "oauth")
    asked = {
        "grant_type": "client_credentials",
        "client_id": login["OHD_CLIENT_ID"],
        "client_secret": login["OHD_CLIENT_SECRET"],
    }

    async def ask() -> str:
        transport = httpx.ASGITransport(app=sandbox.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://openhelpdesk.sandbox") as http:
            answer = await http.post("/api/auth/token", json=asked)
            assert answer.status_code == 200, answer.text
            return str(answer.json()["access_token"])

    return asyncio.run(ask())


@pytest.mark.parametrize("era", ERAS)
@pytest.mark.parametrize(("configuration", "read"), CONFIGURATIONS, ids=NAMES)
def test_its_own_token_as_bearer(
    alone: str, token: str, configuration: Any, read: Callable[[Any], tuple[str, Mapping[str, str]]], era: str
) -> None:
    url, headers = read(filled(configuration, alone, token))
    assert tools_of_key(url, era, headers) >= TOOLS


@pytest.mark.parametrize("era", ERAS)
def test_a_key_in_our_own_header(alone: str, era: str) -> None:
    assert tools_of_key(f"{alone}/mcp/", era, {"x-ohd-api-key": STAFF}) >= TOOLS


@pytest.mark.parametrize("era", ERAS)
def test_a_connector_that_the_page_let_in(alone: str, era: str) -> None:
    url, kept = f"{alone}/mcp/", Kept()
    person = Person({"OHD_API_KEY": STAFF})
    found = with_client(url, era, tools_of, auth=connector(url, person, kept))
    assert found >= TOOLS
    assert kept.tokens is not None
    assert kept.tokens.access_token.startswith("dwa_")
    assert "Open your profile and choose API keys" in person.pages[0]


@pytest.mark.parametrize("era", ERAS)
def test_what_a_role_may_not_do_is_not_offered(alone: str, era: str) -> None:
    url = f"{alone}/mcp/"
    staff = tools_of_key(url, era, {"authorization": f"Bearer {STAFF}"})
    user = tools_of_key(url, era, {"authorization": f"Bearer {USER}"})
    assert {"assign_ticket", "update_ticket_status"} <= staff
    assert not {"assign_ticket", "update_ticket_status"} & user
    # asked again for the first: nothing of the other's was kept for it
    assert tools_of_key(url, era, {"authorization": f"Bearer {STAFF}"}) == staff


@pytest.mark.parametrize(
    "value",
    [
        "Bearer ohd_sk_of_nobody_at_all",
        "Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln",
        "Bearer ohd_gl_guest_link_of_a_ticket",
        "Bearer",
        STAFF,
    ],
)
def test_what_is_no_login_here(alone: str, value: str) -> None:
    answer = ping(f"{alone}/mcp/", {"authorization": value})
    assert answer.status_code == 401
    assert f'resource_metadata="{alone}/.well-known/oauth-protected-resource/mcp"' in answer.headers["www-authenticate"]


def test_the_session_of_a_browser_is_no_login(alone: str) -> None:
    for name in ("ohd_session", "authorization", "x-ohd-api-key"):
        assert ping(f"{alone}/mcp/", {"cookie": f"{name}={STAFF}"}).status_code == 401


def ping(url: str, headers: Mapping[str, str]) -> httpx.Response:
    accept = {"accept": "application/json, text/event-stream"}
    return httpx.post(url, headers={**accept, **headers}, json={"jsonrpc": "2.0", "id": 1, "method": "ping"})


# --- both desks on one server ------------------------------------------------------------------------------


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize("era", ERAS)
def test_each_desk_on_its_own_path(both: str, era: str, slash: str) -> None:
    helpdesk = tools_of_key(f"{both}/openhelpdesk/mcp{slash}", era, {"authorization": f"Bearer {STAFF}"})
    tiflux = with_client(f"{both}/tiflux/mcp{slash}", era, _tiflux, {"x-tiflux-api-key": TIFLUX})
    assert helpdesk >= TOOLS
    assert "list_desks" in tiflux
    assert "list_desks" not in helpdesk
    assert "list_statuses" not in tiflux


async def _tiflux(connected: Client) -> set[str]:
    found = await connected.call_tool("list_tickets", {"desk_ids": "1", "limit": 1})
    assert not found.is_error, found.content
    return {tool.name for tool in (await connected.list_tools()).tools}


def test_with_several_there_is_no_bare_path(both: str) -> None:
    for path in ("/mcp", "/mcp/", "/"):
        assert httpx.get(both + path).status_code == 404
        assert ping(both + path, {"x-tiflux-api-key": TIFLUX}).status_code == 404


def test_the_login_of_one_is_none_of_the_other(both: str) -> None:
    for path, headers in (
        ("/tiflux/mcp", {"authorization": f"Bearer {STAFF}"}),
        ("/tiflux/mcp", {"x-ohd-api-key": STAFF}),
        ("/openhelpdesk/mcp", {"x-tiflux-api-key": TIFLUX}),
        ("/openhelpdesk/mcp", {"authorization": f"Bearer {TIFLUX}"}),
    ):
        answer = ping(both + path, headers)
        assert answer.status_code == 401
        assert (
            f'resource_metadata="{both}/.well-known/oauth-protected-resource{path}"'
            in answer.headers["www-authenticate"]
        )


@pytest.mark.parametrize("era", ERAS)
def test_a_connection_is_for_one_desk(both: str, era: str) -> None:
    kept = Kept()
    url = f"{both}/tiflux/mcp"
    person = Person({"TIFLUX_API_KEY": TIFLUX})
    assert "list_desks" in with_client(url, era, _tiflux, auth=connector(url, person, kept))
    assert "Sessões API" in person.pages[0]
    assert kept.tokens is not None
    bearer = {"authorization": f"Bearer {kept.tokens.access_token}"}
    assert ping(url, bearer).status_code == 200
    other = ping(f"{both}/openhelpdesk/mcp", bearer)
    assert (other.status_code, other.json()["error"]["data"]["code"]) == (401, "invalid_token")
    # the other desk's page lets the same client in with that desk's own key
    url, second = f"{both}/openhelpdesk/mcp", Kept()
    assert with_client(url, era, tools_of, auth=connector(url, Person({"OHD_API_KEY": STAFF}), second)) >= TOOLS
    assert second.tokens is not None
    assert ping(f"{both}/tiflux/mcp", {"authorization": f"Bearer {second.tokens.access_token}"}).status_code == 401


def test_two_logins_at_once_never_meet(both: str) -> None:
    """Each asks who it is, again and again, in turn with the other."""

    def asked(number: int) -> tuple[str, dict[str, str], dict[str, Any]]:
        if number % 2:
            called = {"name": "openhelpdesk_call", "arguments": {"family": "me", "action": "get"}}
            return "openhelpdesk", {"authorization": f"Bearer {(STAFF, USER)[number // 2 % 2]}"}, called
        called = {"name": "tiflux_call", "arguments": {"family": "users", "action": "me"}}
        key = ("tiflux-sandbox-admin", TIFLUX)[number // 2 % 2]
        return "tiflux", {"x-tiflux-api-key": key}, called

    async def story() -> None:
        async with httpx.AsyncClient(timeout=30) as http:

            async def one(number: int) -> tuple[str, Any]:
                desk, login, called = asked(number)
                version = {"mcp-protocol-version": "2026-07-28", "mcp-method": "tools/call", "mcp-name": called["name"]}
                body = {"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": {**called, "_meta": META}}
                accept = {"accept": "application/json, text/event-stream"}
                answer = await http.post(f"{both}/{desk}/mcp", headers={**accept, **version, **login}, json=body)
                assert answer.status_code == 200, answer.text
                assert answer.json()["id"] == number
                (value,) = login.values()
                content = answer.json()["result"]["structuredContent"]
                return value, content.get("id", (content.get("data") or {}).get("id"))

            seen: dict[str, set[Any]] = {}
            for begun in range(0, 80, 8):
                for login, who in await asyncio.gather(*(one(begun + number) for number in range(8))):
                    seen.setdefault(login, set()).add(who)
        assert len(seen) == 4
        assert {len(who) for who in seen.values()} == {1}, seen
        assert len(set.union(*seen.values())) == 4, seen

    asyncio.run(story())
