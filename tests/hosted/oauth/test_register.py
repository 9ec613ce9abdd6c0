"""Who registers, how much of it, and who is cleaned up again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from deskwright.governance import proposal
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.oauth import register
from deskwright.state import open_state
from deskwright.state.clients import Clients

from tests.hosted.oauth.connector import BACK, Connector
from tests.hosted.oauth.made import AGENT, Process, play


def test_what_claude_registers(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            answer = await http.post(
                "/register",
                json={
                    "client_name": "Claude",
                    "grant_types": ["authorization_code", "refresh_token"],
                    "response_types": ["code"],
                    "token_endpoint_auth_method": "client_secret_post",
                    "scope": "read write",
                    "redirect_uris": ["https://claude.ai/api/mcp/auth_callback"],
                    "logo_uri": "",
                    "contacts": None,
                },
            )
            told = answer.json()
            assert answer.status_code == 201
            assert answer.headers["cache-control"] == "no-store"
            assert told["client_secret_expires_at"] == 0
            assert told["redirect_uris"] == ["https://claude.ai/api/mcp/auth_callback"]
            assert told["token_endpoint_auth_method"] == "client_secret_post"
            stored = process.state.clients.find(told["client_id"])
            assert told["client_secret"] not in str(stored)

    play(file, [tiflux], work)


def test_bad_registrations_say_why(file: str, tiflux: HostedDesk) -> None:
    good = {"redirect_uris": [BACK]}
    wrong: list[tuple[Any, str, str]] = [
        ({}, "invalid_redirect_uri", "redirect_uris"),
        ({"redirect_uris": []}, "invalid_redirect_uri", "1 to 10"),
        ({"redirect_uris": [BACK] * 11}, "invalid_redirect_uri", "1 to 10"),
        ({"redirect_uris": [BACK, 7]}, "invalid_redirect_uri", "[1] is no text"),
        ({"redirect_uris": ["http://assistant.example/"]}, "invalid_redirect_uri", "begins with http"),
        ({"redirect_uris": ["javascript:alert(1)"]}, "invalid_redirect_uri", "[0] has a scheme"),
        ({**good, "grant_types": ["client_credentials"]}, "invalid_client_metadata", "authorization_code"),
        ({**good, "response_types": ["token"]}, "invalid_client_metadata", "code"),
        ({**good, "token_endpoint_auth_method": "private_key_jwt"}, "invalid_client_metadata", "auth_method"),
        ({**good, "token_endpoint_auth_method": "tls_client_auth"}, "invalid_client_metadata", "auth_method"),
        ({**good, "client_name": 7}, "invalid_client_metadata", "client_name"),
        ([], "invalid_client_metadata", "JSON"),
        ({**good, "client_name": "x" * 20_000}, "invalid_client_metadata", "larger"),
    ]

    async def work(process: Process) -> None:
        async with process.http() as http:
            for asked, error, why in wrong:
                answer = await http.post("/register", json=asked)
                assert (answer.status_code, answer.json()["error"]) == (400, error), asked
                assert why in answer.json()["error_description"]

    play(file, [tiflux], work)


def test_one_address_registers_so_many(place: str, tiflux: HostedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "PER_ADDRESS", 3)

    async def work(one: Process, other: Process) -> None:
        async with one.http("2001:db8:7::1") as here, other.http("2001:db8:7::2") as there:
            statuses = [
                (await http.post("/register", json={"redirect_uris": [BACK]})).status_code
                for http in (here, there, here, there)
            ]
            assert statuses == [201, 201, 201, 429]
            answer = await here.post("/register", json={"redirect_uris": [BACK]})
            assert 0 < int(answer.headers["retry-after"]) <= register.SPAN
        async with one.http("2001:db8:8::1") as elsewhere:
            assert (await elsewhere.post("/register", json={"redirect_uris": [BACK]})).status_code == 201

    play(place, [tiflux], work, processes=2)


def test_unused_ones_make_room_and_go(place: str, tiflux: HostedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead = timedelta()
    monkeypatch.setattr(proposal, "now", lambda: datetime.now(UTC) + ahead)

    async def work(process: Process) -> None:
        nonlocal ahead
        clients = process.state.clients
        async with process.http() as http:
            used, idle = Connector(http), Connector(http)
            await used.connect(AGENT)
            await idle.register()

        def known() -> tuple[bool, bool]:
            return tuple(clients.find(each.client["client_id"]) is not None for each in (used, idle))  # type: ignore[return-value]

        few = Clients(process.state._engine, most_unused=2)
        assert few.add("dwk_a", {})
        # nobody young makes room: somebody may just be connecting with it
        assert not few.add("dwk_b", {})
        ahead = timedelta(hours=2)
        assert few.add("dwk_b", {})
        assert known() == (True, False)
        ahead = timedelta(days=8)
        assert clients.clean_up() == 2
        assert known() == (True, False)
        ahead = timedelta(days=91)
        assert clients.clean_up() == 0  # its grant is still there
        process.state.grants.clean_up()
        assert clients.clean_up() == 1

    play(place, [tiflux], work)


def test_a_removed_client_is_told_to_register_again(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            tokens = await connector.connect(AGENT)
            state = open_state(file)
            from tests.state.made import behind

            with behind(file) as tables:
                tables("DELETE FROM oauth_clients")
            state.close()
            page = await connector.ask()
            assert (page.status_code, page.json()["code"]) == (400, "invalid_client")
            answer = await connector.refresh(tokens["refresh_token"])
            assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")

    play(file, [tiflux], work)
