"""What the state has of a login lets nobody try passwords out: no plain digest of one stands in it, in any table."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from deskwright.errors import Refusal
from deskwright.governance.decide import approve
from deskwright.governance.governor import Governor
from deskwright.governance.proposal import Principal, Proposal, digest_of
from deskwright.hosted.credentials import Admission
from deskwright.hosted.desk import Account, HostedDesk
from deskwright.hosted.gate import Gate
from deskwright.hosted.values import Admitted, Headers, Login
from deskwright.hosted.watching import Watch
from deskwright.state import State

from tests.hosted.oauth.connector import Connector
from tests.hosted.oauth.made import URL, Process
from tests.hosted.toy import hosted_desks

pytestmark = pytest.mark.anyio
LOGIN = Login("otrs", {"OTRS_USERNAME": "sven", "OTRS_PASSWORD": "sandbox-password"})
HEADERS = [(b"x-otrs-username", b"sven"), (b"x-otrs-password", b"sandbox-password")]
NOTE = {"ticket_id": "1", "subject": "checked", "body": "the cable is fine"}


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


async def unreachable(desk: HostedDesk, login: Login) -> Account:
    """Nobody names the account."""
    raise Refusal("it", "does not answer", "later", error={"code": "desk_unreachable"})


async def nameless(desk: HostedDesk, login: Login) -> Account:
    return Account(login.digest, "")


async def admitted(desk: HostedDesk) -> Admitted:
    return await Admission(gate=Gate(unreachable)).admit(desk, Headers(HEADERS))


@asynccontextmanager
async def office(folder: Path, *words: str) -> AsyncIterator[tuple[HostedDesk, Governor]]:
    (desk,), governor = hosted_desks(folder, "otrs", "--sandbox", *words)
    desk.watched_by = lambda: None
    try:
        yield desk, governor
    finally:
        await desk.aclose()
        await governor.aclose()


async def asks(desk: HostedDesk, who: Admitted, **changes: Any) -> dict[str, Any]:
    async with desk.lease(who) as application:
        answer = await application.call("add_internal_note", {**NOTE, **changes})
    assert not answer.is_error, answer.structured
    return answer.structured or {}


async def approves(governor: Governor, id: str) -> None:
    ann = Principal("os-user", "ann")
    await governor.do(lambda state: approve(state, None, id, fields=None, edits={}, by=ann, via="page", digest=None))


async def proposal(governor: Governor, id: str) -> Proposal:
    found = await governor.do(lambda state: state.proposals.get(id))
    assert found is not None
    return found


def written(folder: Path) -> bytes:
    """All that lies there but the key."""
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.suffix != ".key")


def tried_out(desk: HostedDesk, call: str) -> dict[str, str]:
    """What somebody who guesses the password can work out alone."""
    instance = desk.instance_of(LOGIN)
    owner = json.dumps([desk.id, desk.address.base_url, LOGIN.digest])
    return {
        "connection": instance.connection.removeprefix("sha256:"),
        "instance": instance.digest,
        "login": LOGIN.digest,
        "name": LOGIN.digest[:8],
        "owner": hashlib.sha256(owner.encode()).hexdigest(),
        "call": call.removeprefix("sha256:"),
    }


async def test_no_plain_digest_of_a_login_stands_in_the_state(tmp_path: Path) -> None:
    async with office(tmp_path, "--approve", "write_internal", "--audit", "all") as (desk, governor):
        who = await admitted(desk)
        waiting = (await asks(desk, who))["proposal"]
        await approves(governor, waiting["id"])
        process = Process(str(tmp_path / "state.sqlite3"), [desk], check=nameless)
        async with aclosing(process), process.http() as http:
            await Connector(http).connect(LOGIN.credentials, resource=f"{URL}/otrs/mcp")
        stored = await proposal(governor, waiting["id"])
        parts = [desk.id, stored.instance, desk.instance_of(LOGIN).connection, stored.tool]
        found = written(tmp_path)
        # all that is looked for would be found there
        grants = await governor.do(lambda state: state.grants.of_connection(stored.connection))
        assert [grant.details["principal"] for grant in grants] == [stored.principal["name"]]
        assert stored.connection.encode() in found
        for of, digest in tried_out(desk, digest_of([*parts, ["key", stored.principal["name"]], NOTE])).items():
            assert digest.encode() not in found, of


async def test_whoever_nobody_names_has_one_name_in_all_processes(tmp_path: Path) -> None:
    names, whole = [], ("--approve", "write_internal")
    for _ in range(2):
        async with office(tmp_path, *whole) as (desk, governor):
            who = await admitted(desk)
            waiting = (await asks(desk, who))["proposal"]
            stored = await proposal(governor, waiting["id"])
            events = await governor.do(lambda state: state.audit.events(limit=100))
            names.append((stored.id, stored.principal["name"], [each.event.principal["name"] for each in events]))
            again = await admitted(desk)
            assert again.principal.name == stored.principal["name"], "as soon as the state is open"
    # the same call of the same somebody is the same proposal
    assert names[0] == names[1]
    assert names[0][2] == [names[0][1]]


async def test_reading_opens_no_state(tmp_path: Path) -> None:
    async with office(tmp_path) as (desk, governor):
        who = await admitted(desk)
        async with desk.lease(who) as application:
            answer = await application.call("get_ticket", {"ticket_id": NOTE["ticket_id"]})
        assert not answer.is_error, answer.structured
        assert not governor.opened
    assert os.listdir(tmp_path) == []


async def test_what_waited_with_a_plain_digest_is_found_and_sent(tmp_path: Path) -> None:
    async with office(tmp_path, "--approve", "write_internal") as (desk, governor):
        who = await admitted(desk)
        first = (await asks(desk, who))["proposal"]
        stored = await proposal(governor, first["id"])
        plain = desk.instance_of(LOGIN).connection
        whose = ["key", stored.principal["name"]]
        call = digest_of([desk.id, stored.instance, plain, stored.tool, whose, NOTE])
        older = replace(stored, connection=plain, call_digest=call).sealed_by_digest()
        await governor.do(lambda state: _put(state, older))
        again = (await asks(desk, who))["proposal"]
        assert again["id"] == first["id"], "it is not proposed a second time"
        await approves(governor, first["id"])
        watch = Watch([desk], governor)
        async with asyncio.timeout(10):
            while (await proposal(governor, first["id"])).state != "applied":
                await watch.look()
                await asyncio.sleep(0.01)
        await watch.__aexit__()


def _put(state: State, proposal: Proposal) -> None:
    """As an earlier version wrote it."""
    row = (json.dumps(proposal.to_data()), proposal.call_digest, proposal.id)
    with sqlite3.connect(state.place) as connection:
        connection.execute("UPDATE proposals SET data = ?, call_digest = ? WHERE id = ?", row)
    connection.close()
