"""From registration to revocation as a connector goes it, over two processes on each database."""

from __future__ import annotations

import re
from typing import Any

from deskwright.governance.keyed import SECRET, keyed
from deskwright.governance.proposal import Principal
from deskwright.hosted.credentials import Admission
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.oauth.grants import connection_of
from deskwright.hosted.values import Headers

from tests.hosted.oauth.connector import Connector, told
from tests.hosted.oauth.made import ADMIN, AGENT, URL, Process, play


def test_a_grant_made_at_one_process_is_used_at_the_other(place: str, tiflux: HostedDesk) -> None:
    async def work(one: Process, other: Process) -> None:
        async with one.http() as here, other.http() as there:
            connector = Connector(here)
            await connector.register()
            first = await connector.ask()
            # every step at the other process than the one before
            connector.http = there
            wrong = await connector.show(first, {"TIFLUX_API_KEY": "nobody's"})
            assert (wrong.status_code, wrong.json()["problem"]) == (400, "wrong_key")
            connector.http = here
            code, verifier = await connector.code(AGENT)
            connector.http = there
            tokens = (await connector.redeem(code, verifier)).json()
            assert tokens["token_type"] == "Bearer"
            assert (tokens["expires_in"], tokens["scope"]) == (3600, "read write")
            for process in (one, other):
                admitted = await process.server.find(tokens["access_token"], "tiflux")
                assert admitted is not None
                assert admitted.login is not None
                assert dict(admitted.login.credentials) == AGENT
                assert (admitted.read_only, admitted.client) == (False, "Assistant")
                assert admitted.principal.kind == "connection"
            connector.http = here
            again = (await connector.refresh(tokens["refresh_token"])).json()
            assert await other.server.find(again["access_token"], "tiflux") is not None
            # the old one, once more, wherever: whoever has it, both lose what was granted
            connector.http = there
            reused = await connector.refresh(tokens["refresh_token"])
            assert (reused.status_code, reused.json()["error"]) == (400, "invalid_grant")
            assert "used before" in reused.json()["error_description"]
            assert (await connector.refresh(again["refresh_token"])).json()["error"] == "invalid_grant"
            for process in (Process(place, [tiflux]), other):
                assert await process.server.find(again["access_token"], "tiflux") is None

    play(place, [tiflux], work, processes=2)


def test_what_is_revoked_is_gone_at_once_and_so_is_the_key(place: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http, method="client_secret_post")
            tokens = await connector.connect(AGENT)
            assert await process.server.find(tokens["access_token"], "tiflux") is not None
            wrong = await connector.revoke(tokens["refresh_token"], client_secret="dws_wrong")
            assert wrong.status_code == 401
            assert await process.server.find(tokens["access_token"], "tiflux") is not None
            assert (await connector.revoke(tokens["refresh_token"])).status_code == 200
            assert await process.server.find(tokens["access_token"], "tiflux") is None
            assert await process.server.open(tiflux_connection(process, tiflux), "tiflux") is None
            # of what is not known there is nothing to say (RFC 7009)
            assert (await connector.revoke("dwr_nothing")).status_code == 200

    play(place, [tiflux], work)


def test_a_connection_is_called_as_its_key_is(file: str, tiflux: HostedDesk) -> None:
    """Whoever may name himself as he likes is not taken for somebody else, whichever way he comes."""

    async def work(process: Process) -> None:
        async with process.http() as http:
            admission = Admission(tokens=process.server)
            by_key = await admission.admit(tiflux, Headers([(b"x-tiflux-api-key", AGENT["TIFLUX_API_KEY"].encode())]))
            tokens = await Connector(http).connect(AGENT)
            bearer = f"Bearer {tokens['access_token']}".encode()
            by_token = await admission.admit(tiflux, Headers([(b"authorization", bearer)]))
            assert (by_key.principal.kind, by_token.principal.kind) == ("key", "connection")
            assert by_token.principal.name == by_key.principal.name
            assert re.fullmatch(r".+ \(\d+\)", by_key.principal.name)
            # the page calls people as they call themselves
            stored = tiflux_connection(process, tiflux)
            (row,) = [connection_of(grant) for grant in process.state.grants.of_connection(stored)]
            assert by_key.principal.name.startswith(f"{row.name} (")
            (made,) = [each.event for each in process.state.audit.events(limit=10) if each.event.step == "login"]
            assert made.principal["name"] == by_key.principal.name

    play(file, [tiflux], work)


def tiflux_connection(process: Process, desk: HostedDesk) -> str:
    from deskwright.hosted.values import Login

    return keyed(process.state.secret(SECRET), desk.instance_of(Login(desk.id, AGENT)).connection)


def test_another_client_cannot_revoke_or_use_tokens(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            mine, other = Connector(http), Connector(http)
            tokens = await mine.connect(AGENT)
            await other.register()
            assert (await other.revoke(tokens["refresh_token"])).status_code == 200
            assert (await other.refresh(tokens["refresh_token"])).json()["error"] == "invalid_grant"
            code, verifier = await mine.code(AGENT)
            assert (await other.redeem(code, verifier)).json()["error"] == "invalid_grant"
            # nothing of it did any harm
            assert (await mine.redeem(code, verifier)).status_code == 200
            assert (await mine.refresh(tokens["refresh_token"])).status_code == 200

    play(file, [tiflux], work)


def test_narrowed_to_reading_by_the_person_the_client_or_a_refresh(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async def is_narrow(tokens: dict[str, Any]) -> bool:
            admitted = await process.server.find(tokens["access_token"], "tiflux")
            assert admitted is not None
            assert tokens["scope"] == ("read" if admitted.read_only else "read write")
            return admitted.read_only

        async with process.http() as http:
            connector = Connector(http)
            assert await is_narrow(await connector.connect(AGENT, read_only=True))
            page = await connector.show(await connector.ask(scope="read offline_access"), AGENT)
            assert (page.json()["read_only"], page.json()["fixed_read_only"]) == (True, True)
            # a client that asked for no more gets no more, whatever the form says
            assert await is_narrow(await connector.connect(AGENT, scope="read"))
            wide = await connector.connect(AGENT, scope="read write offline_access")
            assert not await is_narrow(wide)
            narrow = (await connector.refresh(wide["refresh_token"], scope="read")).json()
            assert await is_narrow(narrow)
            assert not await is_narrow((await connector.refresh(narrow["refresh_token"])).json())

    play(file, [tiflux], work)


def test_the_audit_names_the_person_and_never_the_key(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            tokens = await connector.connect(AGENT)
            await connector.refresh(tokens["refresh_token"])
            await connector.refresh(tokens["refresh_token"])
        events = process.state.audit.events()
        assert [event.event.step for event in events] == ["login", "login"]
        made, ended = (event.event for event in events)
        assert made.principal["kind"] == ended.principal["kind"] == "connection"
        assert made.outcome["client"] == "Assistant"
        assert ended.outcome["ended"] == "this refresh token was used before"
        written = "".join(str(event.to_data()) for event in events)
        assert AGENT["TIFLUX_API_KEY"] not in written
        assert process.state.audit.verify().ok

    play(file, [tiflux], work)


def test_a_person_says_no_or_goes_back(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            await connector.register()
            page = await connector.ask()
            no = told(await connector.press(page, "deny"))
            assert (no["error"], no["state"], no["iss"]) == ("access_denied", "st-1", URL)
            confirm = await connector.show(page, AGENT)
            assert confirm.json()["page"] == "confirm"
            back = await connector.press(confirm, "back")
            assert back.json()["page"] == "ask_key"
            # the key is not in the page any more
            assert (await connector.press(back, "allow")).json()["page"] == "problem"
            assert (await connector.press(confirm, "deny")).status_code == 303

    play(file, [tiflux], work)


def test_one_answer_to_one_request(place: str, tiflux: HostedDesk) -> None:
    async def work(one: Process, other: Process) -> None:
        async with one.http() as here, other.http() as there:
            connector = Connector(here)
            await connector.register()
            confirm = await connector.show(await connector.ask(), AGENT)
            import asyncio

            each = await asyncio.gather(
                *(Connector(http, client=connector.client).press(confirm, "allow") for http in (here, there) * 3)
            )
            assert sorted(answer.status_code for answer in each) == [303, 409, 409, 409, 409, 409]

    play(place, [tiflux], work, processes=2)


def test_the_settings_page_shows_ones_own_and_ends_them(place: str, tiflux: HostedDesk) -> None:
    async def work(one: Process, other: Process) -> None:
        async with one.http() as here, other.http() as there:
            connector = Connector(here)
            mine, theirs = await connector.connect(AGENT), await connector.connect(ADMIN)
            wrong = {"action": "show", "credential.TIFLUX_API_KEY": "nobody's"}
            assert (await there.post("/settings", data=wrong)).json()["problem"] == "wrong_key"
            shown = await there.post(
                "/settings", data={"action": "show", "credential.TIFLUX_API_KEY": AGENT["TIFLUX_API_KEY"]}
            )
            (row,) = shown.json()["rows"]
            assert (row["client"], row["read_only"]) == ("Assistant", False)
            session = shown.json()["session"]
            foreign = (await other.server.find(theirs["access_token"], "tiflux")).connection  # type: ignore[union-attr]
            press = {"action": "revoke", "session": session}
            answer = await here.post("/settings", data={**press, "connection": foreign})
            assert (answer.json()["revoked"], len(answer.json()["rows"])) == ("", 1)
            assert await one.server.find(theirs["access_token"], "tiflux") is not None
            answer = await here.post("/settings", data={**press, "connection": row["id"]})
            assert (answer.json()["revoked"], answer.json()["rows"]) == ("Assistant", [])
            assert await one.server.find(mine["access_token"], "tiflux") is None
            # a form without the seal shows nothing
            bare = await here.post("/settings", data={"action": "revoke", "session": "x", "connection": row["id"]})
            assert (bare.json()["page"], bare.json()["problem"]) == ("ask_owner", "session_over")

    play(place, [tiflux], work, processes=2)


def test_an_approved_proposal_finds_the_login_of_its_connection(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            narrow = await connector.connect(AGENT, read_only=True)
            opened = await process.server.open(tiflux_connection(process, tiflux), "tiflux")
            assert opened is not None
            assert opened.read_only
            await connector.connect(AGENT)
            await connector.connect(ADMIN)
            opened = await process.server.open(tiflux_connection(process, tiflux), "tiflux")
            assert opened is not None
            assert opened.login is not None
            assert (opened.read_only, dict(opened.login.credentials)) == (False, AGENT)
            assert isinstance(opened.principal, Principal)
            assert await process.server.open(tiflux_connection(process, tiflux), "otrs") is None
            assert await process.server.lives(opened.connection)
            found = await process.server.find(narrow["access_token"], "tiflux")
            assert found is not None
            await connector.revoke(narrow["access_token"])
            assert not await process.server.lives(found.connection)

    play(file, [tiflux], work)
