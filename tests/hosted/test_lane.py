"""The short way over HTTP gives what the long one gives and takes plain reads alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.hosted.asgi import META, rpc
from tests.hosted.toy import toy_server

pytestmark = pytest.mark.anyio
ANN = {"x-test-login": "0"}
READ = {"name": "get_ticket", "arguments": {"ticket_number": "3006"}}


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


class Counted:
    """How often the protocol's library was asked."""

    def __init__(self, server: Any) -> None:
        self.calls = 0
        for manager in (server._each[0]._plain, server._each[0]._streaming):
            manager.handle_request = self._counting(manager.handle_request)

    def _counting(self, library: Any) -> Any:
        async def counted(*words: Any) -> None:
            self.calls += 1
            await library(*words)

        return counted


async def test_the_second_read_of_an_envelope_is_answered_the_same_without_the_library(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox") as server:
        library = Counted(server)
        tickets = await rpc(server, "tools/call", {"name": "list_tickets", "arguments": {"desk_ids": "2"}}, headers=ANN)
        first = await rpc(server, "tools/call", READ, headers=ANN)
        asked = library.calls
        second = await rpc(server, "tools/call", READ, headers=ANN)
        assert library.calls == asked
        assert tickets.status == first.status == second.status == 200
        assert second.json == first.json
        assert second.headers == first.headers
        assert second.json["result"]["resultType"] == "complete"


@pytest.mark.parametrize(
    "changed",
    [
        {"meta": {**META, "io.modelcontextprotocol/clientInfo": {"name": "other", "version": "1"}}},
        {"headers": {**ANN, "accept": "application/json"}},
        {"headers": {**ANN, "mcp-param-x": "1"}},
        {"headers": {**ANN, "mcp-name": "search_client"}},
        {"headers": {**ANN, "mcp-method": "tools/list"}},
        {"headers": {**ANN, "mcp-protocol-version": "2099-01-01"}},
        {"params": {"name": "no_such_tool", "arguments": {}}},
        {"params": {**READ, "task": {}}},
        {"params": {"name": "create_internal_communication", "arguments": {"ticket_number": "3006", "text": "x"}}},
    ],
    ids=["client", "accept", "param", "name", "method", "version", "unknown", "member", "write"],
)
async def test_what_is_not_the_very_same_plain_read_is_left_to_the_library(
    tmp_path: Path, changed: dict[str, Any]
) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox") as server:
        library = Counted(server)
        for _ in range(2):
            await rpc(server, "tools/call", READ, headers=ANN)
        asked = library.calls
        words = {"params": READ, "headers": ANN, **changed}
        await rpc(server, "tools/call", words.pop("params"), **words)
        assert library.calls == asked + 1


async def test_an_error_is_not_learnt_from(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox") as server:
        library = Counted(server)
        wrong = {"name": "get_ticket", "arguments": {"ticket_number": "999999"}}
        for _ in range(3):
            assert (await rpc(server, "tools/call", wrong, headers=ANN)).json["result"]["isError"] is True
        assert library.calls == 3


async def test_nothing_is_short_where_reads_are_recorded(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox", "--audit", "all") as server:
        library = Counted(server)
        for _ in range(3):
            await rpc(server, "tools/call", READ, headers=ANN)
        assert library.calls == 3


async def test_the_list_is_whole_however_it_is_asked_for(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox") as server:
        short = await rpc(server, "tools/list", headers=ANN)
        long = await rpc(server, "tools/list", headers={**ANN, "mcp-method": "tools/list", "mcp-param-x": "1"})
        assert short.json["result"]["tools"] == long.json["result"]["tools"]
        assert short.json["result"]["ttlMs"] == 300_000
        assert len(short.json["result"]["tools"]) == 33


async def test_a_huge_envelope_is_left_to_the_library_and_not_kept(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox") as server:
        library = Counted(server)
        for _ in range(3):
            answered = await rpc(server, "tools/call", READ, headers=ANN, meta={**META, "padding": "x" * 5_000})
            assert answered.json["result"]["isError"] is False
        assert library.calls == 3
