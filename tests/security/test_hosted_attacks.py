"""Attacks on a server of many: one caller against all others, by size, by number, by taking what is somebody else's."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from deskwright.hosted.outside import is_inside

from tests.fuzz.accounts import Accounts, listening
from tests.fuzz.hosted import Hosted, hosted, modern
from tests.fuzz.messages import meta_of
from tests.fuzz.seen import memory_of
from tests.security.over_http import ACCEPT
from tests.security.over_http import ANN as EVERY_ANN
from tests.security.over_http import BOB as EVERY_BOB

ANN, BOB = EVERY_ANN["tiflux"], EVERY_BOB["tiflux"]
HEADER, MCP = "x-tiflux-api-key", "/tiflux/mcp"
LEGACY = {**ACCEPT, "mcp-protocol-version": "2025-11-25"}
HELLO = {
    "jsonrpc": "2.0", "id": 1, "method": "initialize",
    "params": {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}},
}  # fmt: skip
Work = Callable[[Hosted, httpx.AsyncClient, Accounts], Awaitable[None]]


def attacked(place: Path, *words: str, work: Work) -> None:
    """A server of one desk with two accounts, and what somebody does to it."""
    desk = Accounts("tiflux", {"ann": ANN, "bob": BOB})

    async def run(server: Hosted) -> None:
        async with httpx.AsyncClient(base_url=server.address, trust_env=False, timeout=60) as http:
            await work(server, http, desk)

    with (
        listening(desk) as address,
        hosted(place, {"TIFLUX_API_BASE_URL": address + desk.base_path}, "tiflux", "--no-oauth", *words) as server,
    ):
        asyncio.run(run(server))
        assert server.process.poll() is None


def test_an_envelope_is_not_kept_by_its_size(tmp_path: Path) -> None:
    """What a client says of itself differs in each call and is two megabytes long: it is not remembered."""

    async def work(server: Hosted, http: httpx.AsyncClient, desk: Accounts) -> None:
        async def once(number: int) -> None:
            meta = {**meta_of("2026-07-28"), "com.example/x": "x" * 2_000_000 + str(number)}
            params = {"name": "list_desks", "arguments": {}, "_meta": meta}
            body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
            headers = {HEADER: ANN.key, **ACCEPT, **modern("tools/call", "list_desks")}
            assert (await http.post(MCP, json=body, headers=headers)).status_code == 200

        for number in range(5):
            await once(number)
        before = memory_of(server.process.pid)
        for number in range(30):
            await once(100 + number)
        assert memory_of(server.process.pid) - before < 25_000_000

    attacked(tmp_path, "--rate", "none", work=work)


def test_one_principal_does_not_take_all_sessions(tmp_path: Path) -> None:
    async def work(server: Hosted, http: httpx.AsyncClient, desk: Accounts) -> None:
        async def hello(key: str) -> str:
            opened = await http.post(MCP, json=HELLO, headers={HEADER: key, **ACCEPT})
            assert opened.status_code == 200
            return opened.headers["mcp-session-id"]

        async def lives(key: str, session: str) -> bool:
            headers = {HEADER: key, **LEGACY, "mcp-session-id": session}
            asked = {"jsonrpc": "2.0", "id": 2, "method": "tools/list"}
            return (await http.post(MCP, json=asked, headers=headers)).status_code == 200

        bobs = await hello(BOB.key)
        anns = [await hello(ANN.key) for _ in range(100)]
        before = memory_of(server.process.pid)
        anns += [await hello(ANN.key) for _ in range(200)]
        assert memory_of(server.process.pid) - before < 12_000_000
        # who opens more than anybody needs loses the own oldest ones, and nobody else's
        alive = [await lives(ANN.key, session) for session in (anns[0], anns[100], anns[-1])]
        assert alive == [False, False, True]
        assert await lives(BOB.key, bobs)
        assert await lives(BOB.key, await hello(BOB.key))

    attacked(tmp_path, "--sessions", "--rate", "none", work=work)


def test_a_session_is_its_owners_alone(tmp_path: Path) -> None:
    """Fixation and theft: an id that somebody learnt, or chose, opens, reads and ends nothing."""

    async def work(server: Hosted, http: httpx.AsyncClient, desk: Accounts) -> None:
        opened = await http.post(MCP, json=HELLO, headers={HEADER: ANN.key, **ACCEPT})
        session = opened.headers["mcp-session-id"]
        listing: dict[str, Any] = {"jsonrpc": "2.0", "id": 2, "method": "tools/list"}

        async def asked(key: str | None, id: str) -> int:
            named = {HEADER: key} if key else {}
            answer = await http.post(MCP, json=listing, headers={**LEGACY, **named, "mcp-session-id": id})
            assert id == session or "mcp-session-id" not in answer.headers, "a chosen id was taken over"
            return answer.status_code

        assert await asked(ANN.key, session) == 200
        for key, status in ((BOB.key, 404), (ANN.key + "x", 401), (None, 401)):
            assert await asked(key, session) == status
            named = {HEADER: key} if key else {}
            for method in ("DELETE", "GET"):
                headers = {**LEGACY, **named, "mcp-session-id": session, "accept": "text/event-stream"}
                assert (await http.request(method, MCP, headers=headers)).status_code == status, (method, key)
        for chosen in ("00000000000000000000000000000000", session[:-1], session + "0", session.upper() + "A"):
            assert await asked(ANN.key, chosen) == 404
        assert await asked(ANN.key, session) == 200, "and it is there still"

    attacked(tmp_path, "--sessions", "--rate", "none", work=work)


def test_keys_cannot_be_guessed_without_end(tmp_path: Path) -> None:
    """Over the key's header as on the page: after some wrong ones the desk is not asked any more."""

    async def work(server: Hosted, http: httpx.AsyncClient, desk: Accounts) -> None:
        listing = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
        statuses: list[int] = []

        async def guess(key: str) -> int:
            status = (await http.post(MCP, json=listing, headers={HEADER: key, **ACCEPT})).status_code
            statuses.append(status)
            return status

        assert await guess(ANN.key) == 200
        for number in range(10):
            await asyncio.gather(*(guess(f"tfx-guess-{number}-{one}") for one in range(20)))
        assert {401, 429} <= set(statuses[1:]) <= {401, 429, 503}
        assert len(desk.unknown) < 100
        assert await guess(ANN.key) == 200, "who was known already is not locked out by somebody else's guesses"

    attacked(tmp_path, "--rate", "none", work=work)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "192.0.0.192", "168.63.129.16", "0.0.0.0", "::1",
        "::ffff:10.0.0.1", "::a00:1", "::7f00:1", "fec0::1", "fd00:ec2::254", "64:ff9b::a00:1", "64:ff9b:1::a00:1",
        "2002:7f00:1::", "5f00::1", "3fff::1", "ff02::1", "fe80::1%eth0", "no address",
    ],
)  # fmt: skip
def test_an_address_inside_is_known_as_one(address: str) -> None:
    assert is_inside(address)
    assert not is_inside("93.184.216.34")
    assert not is_inside("2606:4700:4700::1111")
