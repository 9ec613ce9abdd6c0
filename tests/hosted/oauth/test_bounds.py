"""What grows with what clients do, and where that ends: connections of an account, tokens of one, requests for them."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest
from deskwright import cli
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.oauth import token as endpoint
from deskwright.hosted.values import NotAdmitted
from deskwright.state import grants
from deskwright.state.engine import reading
from sqlalchemy import text

from tests.hosted.oauth.connector import Connector
from tests.hosted.oauth.made import ADMIN, AGENT, Process, play
from tests.state.made import behind


async def lives(process: Process, tokens: dict[str, Any]) -> bool:
    return process.state.grants.access(tokens["access_token"]) is not None


def test_an_account_has_so_many_connections_and_the_one_not_used_longest_ends(
    place: str, tiflux: HostedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grants, "MOST_OF_ONE", 3)

    async def work(process: Process) -> None:
        async with process.http() as http:
            other = await Connector(http).connect(ADMIN)
            first, second, third = [await Connector(http).connect(AGENT) for _ in range(3)]
            for used in (second, first):
                assert await process.server.find(used["access_token"], "tiflux") is not None
            await asyncio.gather(*process.server._tasks)
            with reading(process.state._engine) as connection:
                order = connection.scalars(text("SELECT id FROM oauth_grants ORDER BY made_at")).all()
            assert len(order) == 4
            fourth = await Connector(http).connect(AGENT)
            assert [await lives(process, each) for each in (other, first, second, third, fourth)] == [
                True, True, True, False, True,
            ]  # fmt: skip
            assert await process.server.find(third["access_token"], "tiflux") is None
            outcomes = [recorded.event.outcome or {} for recorded in process.state.audit.events(step="login")]
            told = [outcome for outcome in outcomes if "ended" in outcome]
            assert [each["connection"] for each in told] == [order[3]]
            assert "3 connections" in told[0]["ended"]

    play(place, [tiflux], work)


def test_what_is_kept_of_a_connection_does_not_grow_with_its_refreshes(place: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            tokens = first = await connector.connect(AGENT)
            for _ in range(30):
                tokens = (await connector.refresh(tokens["refresh_token"])).json()
            with behind(place) as tables:
                ((rows,),) = tables("SELECT count(*) FROM oauth_tokens")
            assert rows <= 15
            assert await lives(process, tokens)
            # and yet the very first one, shown again, tells of a copy
            again = await connector.refresh(first["refresh_token"])
            assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
            assert "used before" in again.json()["error_description"]
            assert not await lives(process, tokens)
            with behind(place) as tables:
                assert tables("SELECT count(*) FROM oauth_tokens")[0][0] == 0

    play(place, [tiflux], work)


def test_a_refresh_token_that_was_used_up_still_gives_the_connection_back(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            first = await connector.connect(AGENT)
            second = (await connector.refresh(first["refresh_token"])).json()
            assert (await connector.revoke(first["refresh_token"])).status_code == 200
            assert not await lives(process, second)

    play(file, [tiflux], work)


def test_another_client_ends_nothing_with_a_token_that_was_used_up(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector, stranger = Connector(http), Connector(http)
            first = await connector.connect(AGENT)
            second = (await connector.refresh(first["refresh_token"])).json()
            await stranger.register()
            assert (await stranger.refresh(first["refresh_token"])).json()["error"] == "invalid_grant"
            assert await lives(process, second)

    play(file, [tiflux], work)


def test_one_address_asks_for_tokens_so_often(file: str, tiflux: HostedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "PER_ADDRESS", 3)
    monkeypatch.setattr(endpoint, "SPAN", 86_400)  # the test ends within one

    async def work(process: Process, other: Process) -> None:
        async with process.http() as http, other.http() as there, other.http("198.51.100.7") as elsewhere:
            connector = Connector(http)
            tokens = await connector.connect(AGENT)
            for each in (there, http):
                connector.http = each
                assert (await connector.refresh("dwr_nothing")).status_code == 400
            late = await connector.refresh(tokens["refresh_token"])
            assert (late.status_code, late.json()["error"]) == (429, "slow_down")
            assert int(late.headers["retry-after"]) > 0
            # known to be too many, it costs no more writes
            monkeypatch.setattr(process.state.limits, "count", None)
            assert (await connector.refresh(tokens["refresh_token"])).status_code == 429
            connector.http = elsewhere
            assert (await connector.refresh(tokens["refresh_token"])).status_code == 200

    play(file, [tiflux], work, processes=2)


def test_the_operator_hears_once_that_the_state_is_away_and_once_that_it_is_back(file: str, tiflux: HostedDesk) -> None:
    aside = f"{file}.aside"

    async def work(process: Process) -> None:
        async with process.http() as http:
            tokens = await Connector(http).connect(AGENT)
            process.state._engine.dispose()
            os.rename(file, aside)
            os.mkdir(file)
            await process.server.start()
            for _ in range(3):
                with pytest.raises(NotAdmitted) as refused:
                    await process.server.find(tokens["access_token"], "tiflux")
                assert refused.value.status == 503
                assert (await http.post("/register", json={})).status_code == 503
            await asyncio.sleep(0.05)  # it is tended behind
            assert [words[:8] for words in process.told] == ["warning:"]
            assert file in process.told[0]
            os.rmdir(file)
            os.rename(aside, file)
            for _ in range(2):
                assert await process.server.find(tokens["access_token"], "tiflux") is not None
            assert process.told[1:] == [f"the state {file} can be used again"]

    play(file, [tiflux], work)


@pytest.mark.parametrize(
    ("words", "without"),
    [
        ((), "--audit off and --no-oauth"),
        # what people granted is kept there, whatever is recorded
        (("--audit", "off"), "--audit off and --no-oauth"),
        (("--read-only",), "--audit off and --no-oauth"),
        (("--no-oauth",), "--audit off"),
    ],
)
def test_a_state_that_cannot_be_written_says_what_else_needs_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], without: str
) -> None:
    (tmp_path / "file").write_text("x")
    line = ["serve", "tiflux", "--sandbox", "--shared-token", "--http", "127.0.0.1:0", *words]
    assert cli.main([*line, "--state", str(tmp_path / "file" / "state")]) == cli.FAILED
    assert f"or DESKWRIGHT_STATE), or use {without}\n" in capsys.readouterr().err
