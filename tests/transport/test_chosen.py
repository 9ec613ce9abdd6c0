"""Which transport a served desk gets, and what only the fast one could do wrong."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from deskwright import transports
from deskwright.connections import Connections, Tls
from deskwright.settings import Instance
from deskwright.transport import AiohttpTransport
from deskwright.transports import chosen_transport
from helpdesks import _client as c

from .conftest import OK, Certificate, Line, always_ok, fast, says, serving
from .test_transports import CONNECTION, READ, WRITE, client, request

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def connections(base: str, tls: Tls | None = None) -> Connections:
    return Connections(CONNECTION, {"one": Instance("one", base, {"T": "tok"}, 2)}, tls or Tls())


def loading() -> set[asyncio.Task[Any]]:
    return {task for task in asyncio.all_tasks() if "_Later" in str(task.get_coro())}


async def loaded(later: float) -> None:
    """Until the fast transport is there, where it comes at all."""
    if not later and (tasks := loading()):
        await asyncio.wait(tasks)


@pytest.mark.parametrize("name", ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"])
def test_a_proxy_is_left_to_httpx(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert chosen_transport(True) is None


def test_exceptions_alone_are_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "localhost")
    assert chosen_transport(True) is not None


@pytest.mark.parametrize("excepted", ["", "127.0.0.1"])
def test_requests_go_through_the_proxy_unless_excepted(monkeypatch: pytest.MonkeyPatch, excepted: str) -> None:
    async def scene() -> tuple[list[bytes], list[bytes], str]:
        async with serving(says(OK)) as proxy, serving() as desk:
            monkeypatch.setenv("HTTP_PROXY", proxy.base)
            monkeypatch.setenv("NO_PROXY", excepted)
            held = connections(desk.base)
            await held.client("one").send(READ, {})
            await held.aclose()
            return proxy.requests, desk.requests, desk.base

    proxied, direct, base = asyncio.run(scene())
    if excepted:
        assert (len(proxied), len(direct)) == (0, 1)
    else:
        assert direct == []
        assert proxied[0].startswith(f"GET {base}/tickets HTTP/1.1\r\n".encode())


@pytest.mark.parametrize("later", [0, 60])
def test_it_is_loaded_some_time_after_the_first_request(monkeypatch: pytest.MonkeyPatch, later: float) -> None:
    """Until then the requests take httpx's own: who has just started a server waits for its first answer."""
    monkeypatch.delitem(sys.modules, "deskwright.transport")
    monkeypatch.setattr(transports, "LATER", later)
    asked: list[str] = []
    by_httpx = transports.ByHttpx.handle_async_request

    async def noted(self: transports.ByHttpx, sent: httpx.Request) -> httpx.Response:
        asked.append(sent.url.path)
        return await by_httpx(self, sent)

    monkeypatch.setattr(transports.ByHttpx, "handle_async_request", noted)

    async def scene() -> tuple[bool, bool, int]:
        async with serving() as desk:
            held = connections(desk.base)
            one = held.client("one")
            before = "deskwright.transport" in sys.modules
            await asyncio.gather(one.send(READ, {}), one.send(READ, {}))
            await loaded(later)
            after = "deskwright.transport" in sys.modules
            await one.send(READ, {})
            await held.aclose()
            return before, after, len(desk.requests)

    assert asyncio.run(scene()) == (False, not later, 3)
    assert asked == ["/tickets"] * (3 if later else 2)


def test_a_client_that_is_closed_before_loads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "deskwright.transport")

    async def scene() -> set[asyncio.Task[Any]]:
        async with serving() as desk:
            held = connections(desk.base)
            await held.client("one").send(READ, {})
            await held.aclose()
            return loading()

    assert asyncio.run(scene()) == set()
    assert "deskwright.transport" not in sys.modules


@pytest.mark.parametrize("later", [0, 60])
def test_nothing_is_sent_once_the_client_is_closed(monkeypatch: pytest.MonkeyPatch, later: float) -> None:
    monkeypatch.setattr(transports, "LATER", later)

    async def scene() -> int:
        async with serving(always_ok) as desk:
            made = chosen_transport(True)
            assert made is not None
            await (await made.handle_async_request(request("GET", desk.base, b"/a"))).aread()
            await loaded(later)
            await made.aclose()
            with pytest.raises(RuntimeError, match="closed"):
                await made.handle_async_request(request("GET", desk.base, b"/b"))
            return len(desk.requests)

    assert asyncio.run(scene()) == 1


@pytest.mark.parametrize("later", [0, 60])
def test_the_operators_tls_options_reach_it(
    monkeypatch: pytest.MonkeyPatch, certificate: Certificate, later: float
) -> None:
    monkeypatch.setattr(transports, "LATER", later)

    async def scene(tls: Tls) -> str:
        async with serving(tls=certificate.server) as desk:
            held = connections(desk.base, tls)
            try:
                await held.client("one").send(READ, {})
                await loaded(later)
                return (await held.client("one").send(READ, {})).text
            except c.ConnectionFailed as failed:
                return str(failed)
            finally:
                await held.aclose()

    assert "its certificate is not trusted" in asyncio.run(scene(Tls()))
    assert asyncio.run(scene(Tls(insecure=True))) == "{}"
    assert asyncio.run(scene(Tls(ca_file=str(certificate.file)))) == "{}"


def test_a_ca_file_that_is_none_is_told_before_any_request(tmp_path: Path) -> None:
    with pytest.raises(c.ConfigurationError, match="cannot be used"):
        connections("https://desk.test", Tls(ca_file=str(tmp_path / "none"))).client("one")


def test_what_aiohttp_would_write_anew_goes_through_httpx() -> None:
    """An empty query, one header twice, a body that is not there yet."""

    async def body() -> Any:
        yield b"piece"

    async def scene() -> list[bytes]:
        async with serving() as desk, AiohttpTransport() as made:
            odd = [request("GET", desk.base, b"/a?"), request("GET", desk.base, b"/a", [(b"X", b"1"), (b"x", b"2")])]
            odd.append(httpx.Request("POST", desk.base, content=body(), headers={"Content-Length": "5"}))
            for one in odd:
                await (await made.handle_async_request(one)).aread()
            return desk.requests

    first, second, third = asyncio.run(scene())
    assert first.startswith(b"GET /a? HTTP/1.1\r\n")
    assert b"\r\nX: 1\r\nx: 2\r\n" in second
    assert third.endswith(b"\r\n\r\npiece")


@pytest.mark.parametrize("size", [1, 20_000])
def test_a_connection_that_ends_between_being_taken_and_written_to_is_no_doubt(
    monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """The body is written by a task of its own: what ends the connection before that task runs, ends it unused."""
    import aiohttp

    connect = aiohttp.TCPConnector.connect
    ended: list[bool] = []

    async def ends_at_once(self: Any, *args: Any, **options: Any) -> Any:
        connection = await connect(self, *args, **options)
        if len(ended) < 2:
            ended.append(True)
            transport = connection.protocol.transport if connection.protocol is not None else None
            assert transport is not None
            asyncio.get_running_loop().call_soon(transport.close)
        return connection

    monkeypatch.setattr(aiohttp.TCPConnector, "connect", ends_at_once)

    async def scene() -> list[int]:
        async with serving() as desk, client(fast(), desk.base) as made:
            await made.send(WRITE, {"body": b"x" * size})
            return [len(sent.partition(b"\r\n\r\n")[2]) for sent in desk.requests]

    assert asyncio.run(scene()) == [size]
    assert ended == [True, True]


def test_many_in_flight_each_get_their_own_answer() -> None:
    async def talk(line: Line) -> None:
        while sent := await line.read():
            number = sent.split(b" ")[1].rpartition(b"/")[2]
            await asyncio.sleep(0.001 * (int(number) % 7))
            await line.say(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(number), number))

    async def scene() -> list[bytes]:
        async with serving(talk) as desk, AiohttpTransport() as made:

            async def ask(number: int) -> bytes:
                response = await made.handle_async_request(request("GET", desk.base, b"/%d" % number))
                return await response.aread()

            return await asyncio.gather(*map(ask, range(300)))

    assert asyncio.run(scene()) == [b"%d" % number for number in range(300)]


def test_nothing_is_sent_once_it_is_closed() -> None:
    async def scene() -> int:
        async with serving(always_ok) as desk:
            made = AiohttpTransport()
            await made.aclose()
            with pytest.raises(RuntimeError, match="closed"):
                await made.handle_async_request(request("GET", desk.base, b"/a"))
            return len(desk.requests)

    assert asyncio.run(scene()) == 0
