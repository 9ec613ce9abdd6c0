"""Two who use the same thing at the same moment, each at a process of its own: one gets it, and then nobody has it."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from deskwright.hosted.desk import HostedDesk

from tests.hosted.oauth.connector import Connector
from tests.hosted.oauth.made import AGENT, Process, play
from tests.state.made import behind

ROUNDS, AT_ONCE = 3, 6


def outcome(answers: list[httpx.Response]) -> tuple[list[httpx.Response], set[str]]:
    """Those that got tokens, and what the others heard."""
    good = [answer for answer in answers if answer.status_code == 200]
    return good, {answer.json()["error"] for answer in answers if answer.status_code != 200}


def left(place: str) -> list[Any]:
    """How many grants and tokens there still are, as the database has it."""
    with behind(place) as tables:
        return [tables(f"SELECT count(*) FROM {name}")[0][0] for name in ("oauth_grants", "oauth_tokens")]


def test_one_refresh_token_at_once(place: str, tiflux: HostedDesk) -> None:
    async def work(one: Process, other: Process) -> None:
        async with one.http() as here, other.http() as there:
            for _ in range(ROUNDS):
                connector = Connector(here)
                tokens = await connector.connect(AGENT)
                each = [Connector(http, client=connector.client) for http in (here, there)] * (AT_ONCE // 2)
                answers = await asyncio.gather(*(each.refresh(tokens["refresh_token"]) for each in each))
                good, others = outcome(list(answers))
                assert (len(good), others) == (1, {"invalid_grant"})
                for token in (tokens, good[0].json()):
                    assert await Process(place, [tiflux]).server.find(token["access_token"], "tiflux") is None
                assert left(place) == [0, 0]

    play(place, [tiflux], work, processes=2)


def test_one_code_at_once(place: str, tiflux: HostedDesk) -> None:
    async def work(one: Process, other: Process) -> None:
        async with one.http() as here, other.http() as there:
            for _ in range(ROUNDS):
                connector = Connector(here)
                await connector.register()
                code, verifier = await connector.code(AGENT)
                each = [Connector(http, client=connector.client) for http in (here, there)] * (AT_ONCE // 2)
                answers = await asyncio.gather(*(each.redeem(code, verifier) for each in each))
                good, others = outcome(list(answers))
                assert (len(good), others) == (1, {"invalid_grant"})
                assert left(place) == [0, 0]

    play(place, [tiflux], work, processes=2)


def test_revoked_while_it_is_refreshed(place: str, tiflux: HostedDesk) -> None:
    async def work(one: Process, other: Process) -> None:
        async with one.http() as here, other.http() as there:
            for _ in range(ROUNDS):
                connector = Connector(here)
                tokens = await connector.connect(AGENT)
                away = Connector(there, client=connector.client)
                revoked, refreshed = await asyncio.gather(
                    away.revoke(tokens["access_token"]), connector.refresh(tokens["refresh_token"])
                )
                assert revoked.status_code == 200
                assert refreshed.status_code in (200, 400)
                # whoever came first: what was revoked is revoked
                assert left(place) == [0, 0]

    play(place, [tiflux], work, processes=2)


def test_many_connections_refreshed_at_once_disturb_nobody(place: str, tiflux: HostedDesk) -> None:
    async def work(one: Process, other: Process) -> None:
        async with one.http() as here, other.http() as there:
            connectors = [Connector(here) for _ in range(6)]
            tokens = [await connector.connect(AGENT) for connector in connectors]
            for http in (there, here):
                for connector in connectors:
                    connector.http = http
                answers = await asyncio.gather(
                    *(
                        connector.refresh(token["refresh_token"])
                        for connector, token in zip(connectors, tokens, strict=True)
                    )
                )
                assert [answer.status_code for answer in answers] == [200] * 6
                tokens = [answer.json() for answer in answers]
            assert left(place)[0] == 6

    play(place, [tiflux], work, processes=2)


def test_wrong_keys_are_counted_by_all_processes_together(place: str, tiflux: HostedDesk) -> None:
    async def work(one: Process, other: Process) -> None:
        async with one.http() as here, other.http() as there:
            connector = Connector(here)
            await connector.register()
            page = await connector.ask()
            wrong = {"TIFLUX_API_KEY": "nobody's"}
            answers = await asyncio.gather(
                *(Connector(http, client=connector.client).show(page, wrong) for http in (here, there) * 4)
            )
            assert sorted(answer.status_code for answer in answers) == [400] * 3 + [429] * 5
            late = await connector.show(page, AGENT)
            assert (late.status_code, late.json()["page"]) == (429, "ask_key")
            assert late.json()["wait"] > 0
            # somebody else is not held up, and neither is the right key counted
            async with one.http("198.51.100.7") as elsewhere:
                connector.http = elsewhere
                for _ in range(5):
                    assert (await connector.show(page, AGENT)).status_code == 200

    play(place, [tiflux], work, processes=2, for_address=3)
