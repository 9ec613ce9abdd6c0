"""One watcher for all logins of a server: what was approved goes out with the login that asked, and no other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from deskwright.errors import Refusal
from deskwright.governance.decide import approve
from deskwright.governance.governor import Governor
from deskwright.governance.proposal import Principal, Proposal
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.values import Admitted
from deskwright.hosted.watching import Watch

from tests.hosted.toy import hosted_desks, login_of

pytestmark = pytest.mark.anyio
CALL = {"ticket_number": "100101", "from_email": "priya.nair@desk.example", "content": "we are on it"}
WORDS = ("tickiti", "--sandbox", "--approve", "write_outbound")


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@dataclass
class Office:
    """A hosted desk whose watcher looks when the test says so."""

    desk: HostedDesk
    governor: Governor
    watch: Watch

    def who(self, name: str, number: int = 0, **more: Any) -> Admitted:
        return Admitted(Principal("key", name), login_of(self.desk, number), **more)

    async def asks(self, admitted: Admitted, **changes: Any) -> dict[str, Any]:
        async with self.desk.lease(admitted) as application:
            answer = await application.call("respond_to_ticket", {**CALL, **changes})
        assert not answer.is_error, answer.structured
        found: dict[str, Any] = (answer.structured or {})["proposal"]
        return found

    async def approves(self, id: str) -> None:
        await self.governor.do(
            lambda state: approve(
                state, None, id, fields=None, edits={}, by=Principal("os-user", "ann"), via="page", digest=None
            )
        )

    async def proposal(self, id: str) -> Proposal:
        found = await self.governor.do(lambda state: state.proposals.get(id))
        assert found is not None
        return found

    async def looks(self, id: str, state: str) -> None:
        """Looks until the proposal is where it should be."""
        async with asyncio.timeout(10):
            while (await self.proposal(id)).state != state:
                await self.watch.look()
                await asyncio.sleep(0.01)

    async def steps(self) -> list[tuple[str, str, str]]:
        events = await self.governor.do(lambda state: state.audit.events(limit=100))
        return [(each.event.step, each.event.principal["kind"], each.event.principal["name"]) for each in events]


@asynccontextmanager
async def office(folder: Path, *words: str, grants: Any = None, shared: bool = False) -> AsyncIterator[Office]:
    (desk,), governor = hosted_desks(folder, *(words or WORDS), shared=shared)
    watch = Watch([desk], governor, grants=grants)
    # nobody looks but the test
    desk.watched_by = lambda: None
    try:
        yield Office(desk, governor, watch)
    finally:
        await watch.__aexit__()
        await desk.aclose()
        await governor.aclose()


async def test_it_goes_out_with_the_login_that_asked_and_the_record_names_the_person(tmp_path: Path) -> None:
    async with office(tmp_path) as made:
        waiting = await made.asks(made.who("Ana Lima"))
        assert waiting["state"] == "pending"
        assert await made.watch.look() == 0
        await made.approves(waiting["id"])
        await made.looks(waiting["id"], "applied")
        for _ in range(200):  # what the desk shows then is read, and recorded, after it
            if len(await made.steps()) >= 6:
                break
            await asyncio.sleep(0.02)
        assert await made.steps() == [
            ("proposed", "key", "Ana Lima"),
            ("approved", "os-user", "ann"),
            ("applying", "os-user", "ann"),
            ("sending", "os-user", "ann"),
            ("applied", "os-user", "ann"),
            ("read_back", "os-user", "ann"),
        ]
        told = await made.asks(made.who("Ana Lima"))
        assert (told["id"], told["state"], told["decided_by"]) == (waiting["id"], "applied", "ann")


async def test_without_its_login_it_stays_where_it_is(tmp_path: Path) -> None:
    async with office(tmp_path) as made:
        waiting = await made.asks(made.who("Ana Lima"))
        await made.approves(waiting["id"])
        for admitted, _ in list(made.desk.tenants.live()):
            made.desk.tenants._close(admitted.key)
        async with made.desk.lease(made.who("Ben", 1)):
            for _ in range(3):
                assert await made.watch.look() == 0
        assert (await made.proposal(waiting["id"])).state == "approved"
        # a tenant of the same login comes back, under whatever name
        async with made.desk.lease(made.who("ana@desk.example")):
            await made.looks(waiting["id"], "applied")


class Granted:
    """Connections as an authorization server knows them."""

    def __init__(self) -> None:
        self.living = {"c-1"}
        self.opens: Admitted | None = None
        self.asked: list[tuple[str, str]] = []

    async def open(self, connection: str, desk: str) -> Admitted | None:
        self.asked.append((connection, desk))
        return self.opens

    async def lives(self, id: str) -> bool:
        return id in self.living


async def test_a_connection_that_nobody_here_saw_is_opened_for_it(tmp_path: Path) -> None:
    known = Granted()
    async with office(tmp_path, grants=known) as made:
        grant = Admitted(Principal("connection", "Ana Lima"), login_of(made.desk), connection="c-1", client="Claude")
        waiting = await made.asks(grant)
        assert (await made.proposal(waiting["id"])).principal["connection"] == "c-1"
        await made.approves(waiting["id"])
        made.desk.tenants.forget("c-1")
        assert len(made.desk.tenants) == 0
        for _ in range(3):
            assert await made.watch.look() == 0
        instance = made.desk.instance_of(login_of(made.desk))
        stored = made.governor.kept(instance.connection)
        assert known.asked == [(stored, "tickiti")], "in vain once, not at every look"
        known.opens = grant
        made.watch._not_before.clear()
        await made.looks(waiting["id"], "applied")


async def test_what_came_through_a_connection_that_has_ended_is_not_sent_by_anybody(tmp_path: Path) -> None:
    known = Granted()
    async with office(tmp_path, grants=known) as made:
        grant = Admitted(Principal("connection", "Ana Lima"), login_of(made.desk), connection="c-1", client="Claude")
        waiting = await made.asks(grant)
        await made.approves(waiting["id"])
        known.living.clear()  # at another server: the tenant is open here still, and so is one with the very key
        async with made.desk.lease(made.who("Ana Lima")):
            await made.looks(waiting["id"], "rejected")
        ended = await made.proposal(waiting["id"])
        assert ended.feedback == "the connection that it was proposed through has ended"
        assert ended.decided_by == {"kind": "os-user", "name": "deskwright"}
        told = await made.asks(made.who("Ana Lima"), content="another one")
        assert told["state"] == "pending"


async def test_where_nobody_knows_of_connections_theirs_are_left_alone(tmp_path: Path) -> None:
    async with office(tmp_path) as made:
        grant = Admitted(Principal("connection", "Ana Lima"), login_of(made.desk), connection="c-1")
        waiting = await made.asks(grant)
        await made.approves(waiting["id"])
        for _ in range(3):
            assert await made.watch.look() == 0
        assert (await made.proposal(waiting["id"])).state == "approved"


async def test_a_tenant_of_a_connection_that_has_ended_sends_nothing_for_others(tmp_path: Path) -> None:
    known = Granted()
    async with office(tmp_path, grants=known) as made:
        waiting = await made.asks(made.who("Ana Lima"))
        await made.approves(waiting["id"])
        for admitted, _ in list(made.desk.tenants.live()):
            made.desk.tenants._close(admitted.key)
        ended = Admitted(Principal("connection", "Ana Lima"), login_of(made.desk), connection="c-2")
        async with made.desk.lease(ended):
            pass
        assert len(made.desk.tenants) == 1
        assert await made.watch.look() == 0
        assert len(made.desk.tenants) == 0


async def test_a_narrowed_connection_sends_nothing(tmp_path: Path) -> None:
    async with office(tmp_path) as made:
        waiting = await made.asks(made.who("Ana Lima"))
        await made.approves(waiting["id"])
        for admitted, _ in list(made.desk.tenants.live()):
            made.desk.tenants._close(admitted.key)
        async with made.desk.lease(made.who("Ana Lima", read_only=True)):
            for _ in range(3):
                assert await made.watch.look() == 0


async def test_two_people_on_one_login_do_not_hear_of_each_other(tmp_path: Path) -> None:
    async with office(tmp_path, shared=True) as made:
        ana, ben = (Admitted(Principal("issuer", name), None) for name in ("ana@desk.example", "ben@desk.example"))
        first = await made.asks(ana)
        assert (await made.asks(ana))["id"] == first["id"]
        second = await made.asks(ben)
        assert second["id"] != first["id"]
        await made.approves(first["id"])
        await made.looks(first["id"], "applied")
        assert (await made.asks(ben))["state"] == "pending"
        assert (await made.proposal(second["id"])).principal == {"kind": "issuer", "name": "ben@desk.example"}


async def test_what_was_approved_for_the_shared_login_needs_nobody_open(tmp_path: Path) -> None:
    async with office(tmp_path, shared=True) as made:
        shared = Admitted(Principal("issuer", "ana@desk.example"), None)
        waiting = await made.asks(shared)
        await made.approves(waiting["id"])
        made.desk.tenants._close(shared.key)
        assert len(made.desk.tenants) == 0
        await made.looks(waiting["id"], "applied")


async def test_a_tenant_that_closes_breaks_nobody_elses_write_off(tmp_path: Path) -> None:
    async with office(tmp_path) as made:
        ann, ben = made.who("ann"), made.who("ben", 1)
        going = asyncio.Event()

        async def send() -> str:
            await going.wait()
            return "done"

        async with made.desk.lease(ann) as application, made.desk.lease(ben) as other:
            task = asyncio.create_task(made.governor.shielded(send(), application))
            await asyncio.sleep(0)
            await asyncio.wait_for(other.aclose(), 5)
            assert not task.done()
            going.set()
            assert await task == "done"


async def test_a_slow_desk_does_not_hold_up_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from deskwright.hosted import watching

    hold, order = asyncio.Event(), []

    async def apply(application: Any, id: str) -> None:
        order.append(id)
        if len(order) == 1:
            await hold.wait()
        raise Refusal("no", "no", "no")

    monkeypatch.setattr(watching, "apply", apply)
    async with office(tmp_path) as made:
        ids = []
        for content in ("one", "two"):
            waiting = await made.asks(made.who("ann"), content=content)
            await made.approves(waiting["id"])
            ids.append(waiting["id"])
        assert await made.watch.look() == 2
        await asyncio.sleep(0)
        assert order == ids
        assert await made.watch.look() >= 0
        assert order.count(ids[0]) == 1, "what is being sent is not taken up again"
        hold.set()


async def test_that_nobody_is_asked_is_on_record_once_for_each_desk(tmp_path: Path) -> None:
    async with office(tmp_path, "tickiti", "--sandbox", "--approve", "none") as made:
        await made.watch.__aenter__()
        assert [step for step, _, _ in await made.steps()] == ["setting"]
        for name, number in (("ann", 0), ("ben", 1)):
            async with made.desk.lease(made.who(name, number)):
                pass
        assert [step for step, _, _ in await made.steps()] == ["setting"]


async def test_a_login_of_another_address_sends_nothing(tmp_path: Path) -> None:
    async with office(tmp_path) as made:
        waiting = await made.asks(made.who("Ana Lima"))
        await made.approves(waiting["id"])
        for admitted, _ in list(made.desk.tenants.live()):
            made.desk.tenants._close(admitted.key)
        made.desk.address = replace(made.desk.address, base_url="http://elsewhere.sandbox/api/v1")
        async with made.desk.lease(made.who("Ana Lima")):
            assert await made.watch.look() == 0
        assert (await made.proposal(waiting["id"])).state == "approved"
