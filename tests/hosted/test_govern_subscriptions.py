"""What a client subscribed to: looked at with its own login, told when it is another one, ended with the login."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import mcp_types as types
import pytest
import uvicorn
from deskwright.errors import Refusal
from deskwright.governance.governor import Written
from deskwright.governance.proposal import Principal
from deskwright.hosted.app import HostedServer
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.subscriptions import Change, LoginEnded, Pace, Subscriptions
from deskwright.hosted.values import Admitted, Headers, NotAdmitted
from mcp.client import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError
from mcp.shared.subscriptions import ResourceUpdated, ToolsListChanged

from tests.hosted.toy import believe, hosted_desks, login_of, toy_server

pytestmark = [pytest.mark.anyio, pytest.mark.filterwarnings("ignore::mcp.shared.exceptions.MCPDeprecationWarning")]
TICKET, OTHER = "tickiti://ticket/100101", "tickiti://ticket/100102"
REPLY = {"ticket_number": "100101", "from_email": "priya.nair@desk.example"}
QUICK = Pace(every=0.05, slowest=0.1, failing=0.2, lists=0.05)
# Nothing is looked at again by itself within a test.
SLOW = Pace(every=600, slowest=600, lists=600)


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@asynccontextmanager
async def address_of(server: HostedServer) -> AsyncIterator[str]:
    """Behind a real socket."""
    running = uvicorn.Server(uvicorn.Config(server, host="127.0.0.1", port=0, log_level="error", lifespan="off"))
    task = asyncio.create_task(running.serve())
    while not running.started:  # noqa: ASYNC110 - it has no event
        await asyncio.sleep(0.01)
    port = running.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        server.subscriptions.end()
        running.should_exit = True
        await asyncio.wait_for(task, 20)


@asynccontextmanager
async def client_of(address: str, mode: str, login: str = "0", **more: Any) -> AsyncIterator[Client]:
    headers = {"x-test-login": login}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=30) as http,
        Client(streamable_http_client(address, http_client=http), mode=mode, **more) as client,
    ):
        yield client


async def soon(wanted: Any, seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while not wanted():  # noqa: ASYNC110 - of anything a test looks at
            await asyncio.sleep(0.01)


# --- over HTTP -----------------------------------------------------------------------------------------


async def test_a_stream_hears_of_a_write_of_ours_and_of_nothing_else(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tickiti", "--sandbox") as server, address_of(server) as address:
        server.subscriptions.pace = SLOW
        async with client_of(address, "2026-07-28") as client:
            wanted = [TICKET, OTHER, "tickiti://nothing/1", "tickiti://ticket/999999"]
            async with client.listen(resource_subscriptions=wanted, prompts_list_changed=True) as heard:
                # what is acknowledged is what leads somewhere
                assert heard.honored.resource_subscriptions == [TICKET, OTHER]
                assert heard.honored.prompts_list_changed is True
                assert heard.honored.tools_list_changed is None
                done = await client.call_tool("respond_to_ticket", {**REPLY, "content": "we are on it"})
                assert not done.is_error
                event = await asyncio.wait_for(anext(aiter(heard)), 10)
                assert event == ResourceUpdated(TICKET)
            await soon(lambda: len(server.subscriptions) == 0)


async def test_a_stream_hears_of_what_others_did(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tickiti", "--sandbox") as server, address_of(server) as address:
        server.subscriptions.pace = QUICK
        # not through this server: nobody tells it
        server.governor.on_write.clear()
        async with (
            client_of(address, "2026-07-28", "1") as client,
            client_of(address, "2026-07-28") as other,
            client.listen(resource_subscriptions=[TICKET]) as heard,
        ):
            assert not (await other.call_tool("respond_to_ticket", {**REPLY, "content": "by another"})).is_error
            assert await asyncio.wait_for(anext(aiter(heard)), 10) == ResourceUpdated(TICKET)


async def test_a_stream_ends_with_its_login(tmp_path: Path) -> None:
    revoked = False

    async def admit(desk: HostedDesk, headers: Headers) -> Admitted:
        if revoked and headers.one("x-test-login") == "1":
            raise NotAdmitted(401, "invalid_token", "revoked")
        return await believe(desk, headers)

    async with toy_server(tmp_path, "tickiti", "--sandbox", admit=admit) as server, address_of(server) as address:
        server.subscriptions.pace = QUICK
        async with (
            client_of(address, "2026-07-28", "1") as client,
            client_of(address, "2026-07-28") as other,
            client.listen(resource_subscriptions=[TICKET]) as heard,
            other.listen(resource_subscriptions=[TICKET]) as still,
        ):
            revoked = True
            with pytest.raises(StopAsyncIteration):
                await asyncio.wait_for(anext(aiter(heard)), 10)
            # told after the other one's end: that one hears nothing of it
            assert not (await other.call_tool("respond_to_ticket", {**REPLY, "content": "more"})).is_error
            assert await asyncio.wait_for(anext(aiter(still)), 10) == ResourceUpdated(TICKET)


async def test_a_stream_ends_in_order_when_the_server_does(tmp_path: Path) -> None:
    async with (
        toy_server(tmp_path, "tickiti", "--sandbox") as server,
        address_of(server) as address,
        client_of(address, "2026-07-28") as client,
    ):
        async with client.listen(tools_list_changed=True) as heard:
            server.subscriptions.end()
            with pytest.raises(StopAsyncIteration):
                await asyncio.wait_for(anext(aiter(heard)), 10)
        with pytest.raises(MCPError, match="about to stop"):
            async with client.listen(tools_list_changed=True):
                pass


async def test_a_stream_hears_that_its_tools_are_others(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tickiti", "--sandbox") as server, address_of(server) as address:
        server.subscriptions.pace = QUICK
        async with (
            client_of(address, "2026-07-28") as client,
            client_of(address, "2026-07-28", "1") as other,
            client.listen(tools_list_changed=True) as heard,
            other.listen(tools_list_changed=True) as still,
        ):
            by_login = {
                admitted.principal.name: application for admitted, application in server.desks[0].tenants.live()
            }
            application = by_login["login 0"]
            application.desks[0].policy = _read_only(application.desks[0].policy)
            application.tools.build()
            assert await asyncio.wait_for(anext(aiter(heard)), 10) == ToolsListChanged()
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(anext(aiter(still)), 0.3)


def _read_only(policy: Any) -> Any:
    from dataclasses import replace

    return replace(policy, read_only=True)


async def test_a_session_of_2025_subscribes_and_leaves(tmp_path: Path) -> None:
    told: list[Any] = []

    async def hear(message: Any) -> None:
        told.append(message)

    def updates() -> Counter[str]:
        return Counter(item.params.uri for item in told if isinstance(item, types.ResourceUpdatedNotification))

    async with toy_server(tmp_path, "tickiti", "--sandbox", sessions=True) as server, address_of(server) as address:
        server.subscriptions.pace = SLOW
        async with client_of(address, "legacy", message_handler=hear) as client:
            assert client.server_capabilities.resources == types.ResourcesCapability(subscribe=True, list_changed=True)
            assert client.server_capabilities.tools == types.ToolsCapability(list_changed=True)
            await client.session.subscribe_resource(TICKET)
            with pytest.raises(MCPError, match="no resource tickiti://nothing/1"):
                await client.session.subscribe_resource("tickiti://nothing/1")
            await client.call_tool("respond_to_ticket", {**REPLY, "content": "one"})
            await soon(lambda: updates() == {TICKET: 1})
            await client.session.unsubscribe_resource(TICKET)
            await client.session.subscribe_resource(OTHER)
            await client.call_tool("respond_to_ticket", {**REPLY, "content": "two"})
            await client.call_tool("respond_to_ticket", {**REPLY, "ticket_number": "100102", "content": "three"})
            await soon(lambda: updates() == {TICKET: 1, OTHER: 1})
            # a session is told of its lists without asking
            ((_, application),) = server.desks[0].tenants.live()
            application.desks[0].policy = _read_only(application.desks[0].policy)
            application.tools.build()
            server.subscriptions.lists_changed()
            await soon(lambda: any(isinstance(item, types.ToolListChangedNotification) for item in told))
        await soon(lambda: len(server.subscriptions) == 0)


async def test_without_sessions_2025_is_promised_nothing(tmp_path: Path) -> None:
    async with (
        toy_server(tmp_path, "tickiti", "--sandbox") as server,
        address_of(server) as address,
        client_of(address, "legacy") as client,
    ):
        assert client.server_capabilities.resources == types.ResourcesCapability(subscribe=False, list_changed=False)
        with pytest.raises(MCPError, match="Method not found"):
            await client.session.subscribe_resource(TICKET)


# --- the engine ----------------------------------------------------------------------------------------


class Reading:
    """A login's application, and how often its door was opened."""

    def __init__(self, desk: HostedDesk, login: int = 0) -> None:
        self.admitted = Admitted(Principal("key", f"login {login}"), login_of(desk, login))
        self.desk, self.opened, self.ended, self.fails = desk, 0, False, False
        self.told: list[Change] = []

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[Any]:
        if self.ended:
            raise LoginEnded
        self.opened += 1
        if self.fails:
            raise RuntimeError("no application now")
        async with self.desk.lease(self.admitted) as application:
            yield application


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[HostedDesk]:
    (made,), governor = hosted_desks(tmp_path, "tickiti", "--sandbox")
    yield made
    await made.aclose()
    await governor.aclose()


async def test_what_does_not_change_is_looked_at_less_and_less(desk: HostedDesk) -> None:
    reading = Reading(desk)
    hub = Subscriptions(pace=Pace(every=0.02, slowest=10, failing=10, lists=600))
    subscription = hub.open("ann", reading, reading.told.append)
    async with reading() as application:
        assert await subscription.watch(application, [TICKET]) == {}
        assert await subscription.watch(application, [TICKET]) == {}, "the second time it is watched already"
    (look,) = subscription._looks.values()
    await soon(lambda: look.pause > 0.02 * 1.5**4)
    assert reading.told == []
    hub.wrote(Written("tickiti", "100999"))
    await asyncio.sleep(0)
    assert look.pause > 0.02 * 1.5**3, "another ticket hurries nothing"
    hub.wrote(Written("tickiti", "100101"))
    assert look.pause == 0.02
    await hub.aclose()
    assert len(hub) == 0


async def test_what_cannot_be_read_is_neither_told_nor_hurried_after(desk: HostedDesk) -> None:
    reading = Reading(desk)
    hub = Subscriptions(pace=Pace(every=0.02, slowest=0.04, failing=0.5, lists=0.02))
    subscription = hub.open("ann", reading, reading.told.append)
    async with reading() as application:
        await subscription.watch(application, [TICKET])
        subscription.watch_lists(application, ["tools"])
    reading.fails = True
    (look,) = subscription._looks.values()
    await soon(lambda: look.pause >= 0.3)
    assert reading.told == []
    reading.fails = False
    before = reading.opened
    await soon(lambda: reading.opened > before + 1)
    assert reading.told == [], "what is the same afterwards is no news"
    await hub.aclose()


async def test_the_end_of_a_login_stops_it_and_a_later_one_goes_on(desk: HostedDesk) -> None:
    reading, ends = Reading(desk), []
    hub = Subscriptions(pace=QUICK)
    subscription = hub.open("ann", reading, reading.told.append, lambda: ends.append(1))
    async with reading() as application:
        await subscription.watch(application, [TICKET])
    reading.ended = True
    await soon(lambda: subscription.ended)
    assert ends == [1]
    seen = reading.opened
    await asyncio.sleep(0.2)
    assert reading.opened == seen
    fresh = Reading(desk)
    subscription.renew(fresh)
    async with fresh() as application:
        answer = await application.call("respond_to_ticket", {**REPLY, "content": "while nobody looked"})
        assert not answer.is_error
    await soon(lambda: reading.told == [Change("resource", TICKET)])
    await hub.aclose()


async def test_how_many_there_may_be(desk: HostedDesk) -> None:
    reading = Reading(desk)
    hub = Subscriptions(pace=SLOW, most=21)
    for _ in range(20):
        hub.open("ann", reading, reading.told.append)
    with pytest.raises(Refusal) as of_one:
        hub.open("ann", reading, reading.told.append)
    assert "20 of one login" in of_one.value.why
    last = hub.open("ben", reading, reading.told.append)
    with pytest.raises(Refusal) as in_all:
        hub.open("eve", reading, reading.told.append)
    assert "21 in all" in in_all.value.why
    async with reading() as application:
        with pytest.raises(Refusal) as addresses:
            await last.watch(application, [f"tickiti://ticket/{number}" for number in range(51)])
    assert "50 at most" in addresses.value.why
    last.close()
    hub.open("eve", reading, reading.told.append)
    await hub.aclose()


async def test_no_other_login_is_read_with(tmp_path: Path) -> None:
    """Two who watch the same address: the end of one's login is the end of that one's looks."""
    (desk,), governor = hosted_desks(tmp_path, "tickiti", "--sandbox")
    ann, ben = Reading(desk, 0), Reading(desk, 1)
    hub = Subscriptions(pace=QUICK)
    for reading in (ann, ben):
        subscription = hub.open(reading.admitted.key, reading, reading.told.append)
        async with reading() as application:
            await subscription.watch(application, [TICKET])
    ben.ended = True
    before = ann.opened, ben.opened
    await soon(lambda: ann.opened > before[0] + 3)
    assert ben.opened == before[1]
    await hub.aclose()
    await desk.aclose()
    await governor.aclose()
    assert (ann.told, ben.told) == ([], [])


async def test_one_login_reads_so_often_whatever_it_subscribed_to(desk: HostedDesk) -> None:
    reading, other = Reading(desk), Reading(desk, 1)
    hub = Subscriptions(pace=Pace(every=0.01, slowest=0.01, lists=0.01, first=0.1, reads=5, span=3_600))
    made = [hub.open("ann", reading, reading.told.append) for _ in range(3)]
    async with reading() as application:
        for subscription in made:
            await subscription.watch(application, [TICKET, OTHER])
            subscription.watch_lists(application, ["tools"])
        looks = [look for subscription in made for look in subscription._looks.values()]
        await soon(lambda: sum(look.looked for look in looks) >= 2)
        await asyncio.sleep(0.2)
        assert hub.reads.taken("ann") == 5
        # what comes anew has no turns of its own
        for subscription in made:
            subscription.close()
        again = hub.open("ann", reading, reading.told.append)
        assert await again.watch(application, [TICKET]) == {}
        assert not again._looks[TICKET].looked
    # the lists cost the desk nothing, and are compared all the same
    again.watch_lists(application, ["tools"])
    before = reading.opened
    await soon(lambda: reading.opened > before + 2)
    # and another login has turns of its own
    theirs = hub.open("ben", other, other.told.append)
    async with other() as application:
        await theirs.watch(application, [TICKET])
    assert theirs._looks[TICKET].looked
    await hub.aclose()


async def test_what_has_waited_longest_is_read_first(desk: HostedDesk) -> None:
    reading = Reading(desk)
    hub = Subscriptions(pace=Pace(every=600, slowest=600, lists=600, reads=1, span=0.05))
    order: list[str] = []
    one, two = (hub.open("ann", reading, reading.told.append) for _ in range(2))
    async with reading() as application:
        await one.watch(application, [TICKET, OTHER])
        await two.watch(application, ["tickiti://ticket/100103", "tickiti://ticket/100104"])
    looks = {look.uri[-1]: look for each in (one, two) for look in each._looks.values()}
    await soon(lambda: all(look.looked for look in looks.values()))
    for number, due in (("1", 4), ("3", 3), ("2", 2), ("4", 1)):
        looks[number].due = -due
    read = type(one)._look

    async def noted(subscription: Any, application: Any, look: Any) -> None:
        order.append(look.uri[-1])
        await read(subscription, application, look)

    one._look = noted.__get__(one)  # type: ignore[method-assign]
    two._look = noted.__get__(two)  # type: ignore[method-assign]
    for each in (two, one):
        each._wake.set()
    await soon(lambda: len(order) == 4)
    assert order == ["1", "3", "2", "4"]
    await hub.aclose()
