"""Typed calls: what a script sees, and what a strict type checker sees."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from attrs import define
from helpdesks import _client as c

OPERATION: dict[str, Any] = {
    "id": "tickets.list",
    "method": "GET",
    "path": "/{group}/tickets",
    "parameters": [
        {"name": "group", "in": "path", "required": True},
        {"name": "page", "in": "query"},
        {"name": "per_page", "in": "query"},
    ],
    "body": None,
    "security": [["bearer"]],
    "retry_safe": True,
    "pagination": {"style": "page", "page": "query.page", "size": "query.per_page", "items": "/data"},
    "responses": {"200": {"kind": "json"}},
}
PLACES = {"query.page": "page", "query.per_page": "per_page"}


@define
class Tickets:
    data: list[int]


def parse(response: httpx.Response) -> Tickets:
    return Tickets(response.json()["data"])


def sync_detailed(
    client: c.Client, group: str, *, page: int | c.Unset = c.UNSET, per_page: int | c.Unset = c.UNSET
) -> c.Response[Tickets]:
    """List tickets."""
    values = c.request_values(path={"group": group}, query={"page": page, "per_page": per_page})
    return c.answer(client.send(OPERATION, values), parse=parse)


async def asyncio_detailed(
    client: c.AsyncClient, group: str, *, page: int | c.Unset = c.UNSET, per_page: int | c.Unset = c.UNSET
) -> c.Response[Tickets]:
    """List tickets."""
    values = c.request_values(path={"group": group}, query={"page": page, "per_page": per_page})
    return c.answer(await client.send(OPERATION, values), parse=parse)


def desk(request: httpx.Request) -> httpx.Response:
    """Five tickets, in pages."""
    query = dict(request.url.params)
    size, page = int(query.get("per_page", 5)), int(query.get("page", 1))
    return httpx.Response(200, json={"data": list(range(5))[(page - 1) * size : page * size]})


OPTIONS: dict[str, Any] = {"base_url": "https://d", "credentials": {"DESK_TOKEN": "t"}}


def test_sync(connection: Any) -> None:
    with c.Client(connection, transport=httpx.MockTransport(desk), **OPTIONS) as client:
        tickets = c.SyncPagedCall(client, sync_detailed, OPERATION, PLACES)
        assert tickets("a", per_page=2).data == [0, 1]
        raw = tickets.raw("a", page=2, per_page=2)
        assert (raw.status_code, raw.parsed.data, raw.http.json()) == (200, [2, 3], {"data": [2, 3]})
        assert raw.headers["content-type"] == "application/json"
        assert [page.data for page in tickets.pages("a", per_page=2)] == [[0, 1], [2, 3], [4]]
        assert [page.data for page in tickets.pages("a", page=3, per_page=2)] == [[4]]
        assert tickets.__doc__ == "List tickets."


def test_async(connection: Any) -> None:
    async def run() -> None:
        async with c.AsyncClient(connection, transport=httpx.MockTransport(desk), **OPTIONS) as client:
            tickets = c.AsyncPagedCall(client, asyncio_detailed, OPERATION, PLACES)
            assert (await tickets("a", per_page=2)).data == [0, 1]
            assert (await tickets.raw("a")).status_code == 200
            assert [page.data async for page in tickets.pages(group="a", per_page=2)] == [[0, 1], [2, 3], [4]]

    asyncio.run(run())


def test_a_success_that_does_not_fit_was_carried_out(connection: Any) -> None:
    transport = httpx.MockTransport(lambda _r: httpx.Response(200, json={"other": "s3cret"}))
    with (
        c.Client(connection, transport=transport, **OPTIONS) as client,
        pytest.raises(c.UnexpectedAnswer, match="was carried out") as caught,
    ):
        sync_detailed(client, "a")
    assert caught.value.response is not None
    assert caught.value.response.json() == {"other": "s3cret"}
    assert "s3cret" not in str(caught.value)


@define
class Search:
    limit: int
    cursor: str | c.Unset = c.UNSET

    def to_dict(self) -> dict[str, Any]:
        return {"limit": self.limit, "cursor": self.cursor}


@pytest.mark.parametrize("body", [Search(2), {"limit": 2}])
def test_a_cursor_inside_a_body_argument(connection: Any, body: Any) -> None:
    operation = OPERATION | {
        "method": "POST",
        "path": "/s",
        "parameters": [],
        "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
        "pagination": {"style": "cursor", "cursor": "body#/cursor", "next": "/next", "items": "/data"},
    }
    sent = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append(request.content)
        return httpx.Response(200, json={"data": [len(sent)], "next": "c2" if len(sent) == 1 else None})

    def search(client: c.Client, *, body: Any) -> c.Response[Tickets]:
        return c.answer(client.send(operation, c.request_values(body=body)), parse=parse)

    with c.Client(connection, transport=httpx.MockTransport(handler), **OPTIONS) as client:
        call = c.SyncPagedCall(client, search, operation, {"body#/cursor": "body.cursor"})
        assert [page.data for page in call.pages(body=body)] == [[1], [2]]
    assert sent == [b'{"limit":2}', b'{"limit":2,"cursor":"c2"}']
    assert body in (Search(2), {"limit": 2}), "the caller's body is left alone"


SCRIPT = """
from typing import assert_type
from collections.abc import AsyncIterator, Iterator
from helpdesks._client import AsyncClient, AsyncPagedCall, Client, Response, SyncPagedCall

def one(client: Client, id: int, *, page: int = 1) -> Response[str]: ...
async def two(client: AsyncClient, id: int, *, page: int = 1) -> Response[str]: ...

def use(client: Client, other: AsyncClient) -> None:
    call = SyncPagedCall(client, one, {}, {})
    assert_type(call(1, page=2), str)
    assert_type(call.raw(1), Response[str])
    assert_type(call.pages(id=1), Iterator[str])
    again = AsyncPagedCall(other, two, {}, {})
    assert_type(again.pages(1), AsyncIterator[str])
    call("x")
    call(1, pge=2)
"""


def test_a_type_checker_knows_the_arguments(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT.replace(": ...", ":\n    raise NotImplementedError"))
    root = Path(c.__file__).parents[2]
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "script.py"]
    environment = {"MYPYPATH": str(root), "MYPY_CACHE_DIR": str(tmp_path / "cache"), "PATH": ""}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    errors = [line for line in done.stdout.splitlines() if ": error: " in line]
    assert len(errors) == 2, done.stdout + done.stderr
    assert "[arg-type]" in errors[0]
    assert "pge" in errors[1]


def test_tools_carry_their_metadata() -> None:
    @c.tool(operations=("a.b",), effect="read", abilities="a:read", route="GET /a")
    async def read_a(desk: c.Desk, /, **arguments: Any) -> c.ToolAnswer:
        return await desk.run("read_a", arguments)

    assert c.tool_info(read_a) == c.ToolInfo("read_a", ("a.b",), "read", "a:read", "GET /a")
    with pytest.raises(TypeError, match="not a tool"):
        c.tool_info(print)


def test_pages_need_an_argument_for_their_place(connection: Any) -> None:
    with c.Client(connection, transport=httpx.MockTransport(desk), **OPTIONS) as client:
        with pytest.raises(c.UnexpectedAnswer, match=r"query\.page, which this call has no argument for"):
            list(c.SyncPagedCall(client, sync_detailed, OPERATION, {}).pages("a"))
        with pytest.raises(c.UnexpectedAnswer, match="give the argument 'body'"):
            list(c.SyncPagedCall(client, sync_detailed, OPERATION, {"query.page": "body.page"}).pages("a"))


def test_files(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"x")
    file = c.File.from_path(tmp_path / "a.png")
    assert (file.payload.read(), file.file_name, file.mime_type) == (b"x", "a.png", "image/png")
