"""The token endpoint: PKCE, who proves what, forms and JSON, errors, and how long things live."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from deskwright.governance import proposal
from deskwright.hosted.desk import HostedDesk
from deskwright.state import grants

from tests.hosted.oauth.connector import BACK, Connector, pkce, told
from tests.hosted.oauth.made import AGENT, Process, play


def test_a_code_needs_its_verifier_its_address_and_its_client(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            await connector.register()
            code, verifier = await connector.code(AGENT)
            for wrong in (
                {"code_verifier": pkce()[0]},
                {"code_verifier": "short"},
                {"code_verifier": verifier + "é"},
                {"redirect_uri": f"{BACK}/"},
                {"code": "dwc_nothing"},
            ):
                answer = await http.post(
                    "/token",
                    data={
                        "grant_type": "authorization_code",
                        "client_id": connector.client["client_id"],
                        "redirect_uri": BACK,
                        "code": code,
                        "code_verifier": verifier,
                        **wrong,
                    },
                )
                assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant"), wrong
                assert answer.headers["cache-control"] == "no-store"
            assert (await connector.redeem(code, verifier)).status_code == 200

    play(file, [tiflux], work)


def test_the_address_may_be_left_out_only_where_it_was(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            await connector.register()
            for given, good in (({}, False), ({"redirect_uri": None}, True)):
                verifier, challenge = pkce()
                page = await connector.show(await connector.ask(challenge, **given), AGENT)
                code = told(await connector.press(page, "allow"))["code"]
                data = {
                    "grant_type": "authorization_code",
                    "client_id": connector.client["client_id"],
                    "code": code,
                    "code_verifier": verifier,
                }
                answer = await http.post("/token", data=data)
                assert (answer.status_code == 200) is good

    play(file, [tiflux], work)


def test_a_code_used_twice_ends_what_was_granted(place: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            await connector.register()
            code, verifier = await connector.code(AGENT)
            tokens = (await connector.redeem(code, verifier)).json()
            # however often it was refreshed since, and whatever else is sent with it
            tokens = (await connector.refresh(tokens["refresh_token"])).json()
            process.state.grants.clean_up()
            again = await connector.redeem(code, "wrong")
            assert "used before" in again.json()["error_description"]
            assert await process.server.find(tokens["access_token"], "tiflux") is None
            assert (await connector.refresh(tokens["refresh_token"])).json()["error"] == "invalid_grant"

    play(place, [tiflux], work)


@pytest.mark.parametrize("method", ["client_secret_post", "client_secret_basic"])
def test_a_client_with_a_secret_must_show_it(file: str, tiflux: HostedDesk, method: str) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http, method=method)
            client = await connector.register()
            assert client["client_secret"].startswith("dws_")
            assert client["token_endpoint_auth_method"] == method
            code, verifier = await connector.code(AGENT)
            data = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier, "redirect_uri": BACK}
            name, secret = client["client_id"], client["client_secret"]
            for wrong, auth in (
                ({"client_id": name}, None),
                ({"client_id": name, "client_secret": "dws_wrong"}, None),
                ({}, (name, "wrong")),
                ({"client_id": "dwk_other"}, (name, secret)),
                ({"client_secret": secret}, (name, secret)),
                ({}, None),
                ({"client_id": "dwk_nobody"}, None),
            ):
                answer = await http.post("/token", data={**data, **wrong}, auth=auth)
                assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")
                assert ("www-authenticate" in answer.headers) is (auth is not None and not wrong.get("client_secret"))
            # both ways show the same
            assert (await http.post("/token", data=data, auth=(name, secret))).status_code == 200

    play(file, [tiflux], work)


def test_json_is_tolerated_and_odd_requests_are_told(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            await connector.register()
            code, verifier = await connector.code(AGENT)
            id = connector.client["client_id"]
            data = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier, "client_id": id,
                    "redirect_uri": BACK}  # fmt: skip
            odd: list[tuple[dict[str, Any], str]] = [
                ({"data": {"grant_type": "password", "client_id": id}}, "unsupported_grant_type"),
                ({"data": {"client_id": id}}, "invalid_request"),
                ({"data": {"grant_type": "authorization_code", "client_id": id}}, "invalid_request"),
                ({"data": {"grant_type": "refresh_token", "client_id": id}}, "invalid_request"),
                ({"json": ["grant_type"]}, "invalid_request"),
                ({"json": {"grant_type": 1}}, "invalid_request"),
                ({"content": b"{", "headers": {"content-type": "application/json"}}, "invalid_request"),
                ({"content": b'{"a":"1","a":"2"}', "headers": {"content-type": "application/json"}}, "invalid_request"),
                ({"content": b"x", "headers": {"content-type": "text/plain"}}, "invalid_request"),
                ({"data": {"grant_type": "x" * 70_000}}, "invalid_request"),
                ({"content": b"code=%ff&grant_type=x",
                  "headers": {"content-type": "application/x-www-form-urlencoded"}}, "invalid_request"),
                ({"content": b"code=1&code=2",
                  "headers": {"content-type": "application/x-www-form-urlencoded"}}, "invalid_request"),
            ]  # fmt: skip
            for request, error in odd:
                answer = await http.post("/token", **request)
                assert (answer.status_code, answer.json()["error"]) == (400, error), request
            assert (await http.post("/token", json=data)).status_code == 200

    play(file, [tiflux], work)


def test_nonsense_takes_no_lock(file: str, tiflux: HostedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def locks(*_: object) -> None:
        raise AssertionError("a transaction that writes was begun")

    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            await connector.register()
            monkeypatch.setattr(grants, "writing", locks)
            assert (await connector.redeem("dwc_nothing", "x" * 43)).json()["error"] == "invalid_grant"
            assert (await connector.refresh("dwr_nothing")).json()["error"] == "invalid_grant"
            assert (await connector.revoke("dwr_nothing")).status_code == 200

    play(file, [tiflux], work)


def test_how_long_things_live(place: str, tiflux: HostedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    ahead = timedelta()
    monkeypatch.setattr(proposal, "now", lambda: datetime.now(UTC) + ahead)

    async def work(process: Process) -> None:
        nonlocal ahead

        async def lives(token: str) -> bool:
            return process.state.grants.access(token) is not None

        async with process.http() as http:
            connector = Connector(http)
            await connector.register()
            late, in_time = await connector.code(AGENT), await connector.code(AGENT)
            ahead = timedelta(minutes=9, seconds=50)
            tokens = (await connector.redeem(*in_time)).json()
            ahead = timedelta(minutes=10, seconds=1)
            assert "10 minutes" in (await connector.redeem(*late)).json()["error_description"]
            ahead = timedelta(minutes=69)
            assert await lives(tokens["access_token"])
            ahead = timedelta(minutes=70)
            assert not await lives(tokens["access_token"])
            ahead = timedelta(days=30)
            process.state.grants.clean_up()
            tokens = (await connector.refresh(tokens["refresh_token"])).json()
            assert await lives(tokens["access_token"])
            ahead = timedelta(days=60, minutes=1)
            assert (await connector.refresh(tokens["refresh_token"])).json()["error"] == "invalid_grant"
            assert len(process.state.grants.clean_up()) == 1

    play(place, [tiflux], work)


def test_last_used_is_noted(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        import asyncio

        async with process.http() as http:
            tokens = await Connector(http).connect(AGENT)
            found = await process.server.find(tokens["access_token"], "tiflux")
            assert found is not None
            await asyncio.gather(*process.server._tasks)
            grant = process.state.grants.get(found.connection)
            assert grant is not None
            assert grant.used_at > grant.redeemed_at > grant.made_at
            process.state.grants.used(found.connection)
            # exact to the minute: not a write for every call
            assert process.state.grants.get(found.connection) == grant

    play(file, [tiflux], work)


def test_the_state_that_does_not_answer_is_told(file: str, tiflux: HostedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    from deskwright.errors import SetupError
    from deskwright.hosted.values import NotAdmitted

    def away(*_: object) -> None:
        raise SetupError("the state is away: postgresql://secret@host")

    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            await connector.register()
            page = await connector.ask()
            monkeypatch.setattr(process.state.clients, "find", away)
            monkeypatch.setattr(process.state.grants, "access", away)
            monkeypatch.setattr(process.state.limits, "count", away)
            answer = await connector.redeem("dwc_x", "x" * 43)
            assert (answer.status_code, answer.json()["error"]) == (503, "temporarily_unavailable")
            assert (await http.post("/register", json={})).status_code == 503
            shown = await connector.show(page, AGENT)
            assert (shown.status_code, shown.json()["code"]) == (503, "temporarily_unavailable")
            with pytest.raises(NotAdmitted) as refused:
                await process.server.find("dwa_x", "tiflux")
            assert refused.value.status == 503

    play(file, [tiflux], work)
