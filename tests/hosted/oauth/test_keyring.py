"""The keys of people's logins: where they come from, what they open, and how they are changed."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from deskwright.errors import SetupError
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.oauth.keyring import VARIABLE, Keyring

from tests.hosted.oauth.connector import Connector
from tests.hosted.oauth.made import AGENT, KEY, Process, play
from tests.state.made import behind

NEW = Fernet.generate_key().decode()


def keyring(environ: dict[str, str], place: str, *, public: bool = False) -> tuple[Keyring, list[str]]:
    said: list[str] = []
    return Keyring.from_environment(environ, place=place, public=public, tell=said.append), said


def test_on_loopback_a_file_is_made_and_told(file: str) -> None:
    made, said = keyring({}, file)
    path = Path(f"{file}.encryption-key")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(said) == 1
    assert str(path) in said[0]
    assert path.read_text().strip() not in said[0]
    path.chmod(0o644)
    again, said = keyring({}, file)
    assert (again.open("x", made.seal("x", {"a": 1})), said) == ({"a": 1}, [])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir() if entry.name.startswith(path.name)] == [path.name]


def test_a_public_address_needs_the_operators_key(file: str) -> None:
    with pytest.raises(SetupError, match=VARIABLE):
        keyring({}, file, public=True)
    made, said = keyring({VARIABLE: f" {KEY},{NEW}\n"}, file, public=True)
    assert (len(made.ids), said, Path(f"{file}.encryption-key").exists()) == (2, [], False)


def test_what_is_no_key_is_refused_and_not_shown(file: str) -> None:
    for word in ("secret", KEY[:-2], KEY + "A", "é" * 44, f"{KEY} x"):
        with pytest.raises(SetupError, match="is not a key") as refused:
            keyring({VARIABLE: word}, file)
        assert word not in str(refused.value)
        Path(f"{file}.encryption-key").write_text(word, "utf-8")
        with pytest.raises(SetupError, match="is not a key"):
            keyring({}, file)


def test_a_key_as_openssl_prints_it(file: str) -> None:
    printed = "+/" * 21 + "+="
    made, _ = keyring({VARIABLE: printed}, file)
    assert Keyring([printed.replace("+", "-").replace("/", "_")]).open("x", made.seal("x", {})) == {}


def test_what_was_sealed_for_one_purpose_opens_for_no_other() -> None:
    ring = Keyring([KEY])
    sealed = ring.seal("authorize", {"a": 1})
    assert ring.open("authorize", sealed) == {"a": 1}
    assert ring.open("consent", sealed) is None
    assert ring.open("authorize", sealed[:-4]) is None
    assert ring.open("authorize", "é") is None
    assert Keyring([NEW]).open("authorize", sealed) is None
    assert Keyring([NEW, KEY]).open("authorize", sealed) == {"a": 1}


def test_a_new_key_takes_over(file: str, tiflux: HostedDesk) -> None:
    """In front of the old one, then alone: nobody has to connect again."""
    tokens: list[str] = []
    client: list[Any] = []

    async def connect(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            given = await connector.connect(AGENT)
            tokens.extend((given["access_token"], given["refresh_token"]))
            client.append(connector.client)

    async def refreshed(process: Process) -> Any:
        async with process.http() as http:
            connector = Connector(http)
            connector.client = client[0]
            return await connector.refresh(tokens[1])

    async def both(process: Process) -> None:
        assert await process.server.find(tokens[0], "tiflux") is not None
        await process.server.tend()
        assert process.told == []

    async def alone(process: Process) -> None:
        admitted = await process.server.find(tokens[0], "tiflux")
        assert admitted is not None
        assert admitted.login is not None
        assert dict(admitted.login.credentials) == AGENT

    async def other(process: Process) -> None:
        assert await process.server.find(tokens[0], "tiflux") is None
        await process.server.tend()
        assert len(process.told) == 1
        assert f"no key in {VARIABLE} opens the logins of 1 connection" in process.told[0]
        # new tokens would open nothing either: the client has to hear that it must ask the person again
        answer = await refreshed(process)
        assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")

    async def back(process: Process) -> None:
        assert (await refreshed(process)).status_code == 200

    play(file, [tiflux], connect, keys=[KEY])
    play(file, [tiflux], both, keys=[NEW, KEY])
    play(file, [tiflux], alone, keys=[NEW])
    play(file, [tiflux], other, keys=[KEY])
    play(file, [tiflux], back, keys=[NEW])


def test_a_sealed_login_in_another_ones_place_opens_nothing(file: str, tiflux: HostedDesk) -> None:
    async def work(process: Process) -> None:
        async with process.http() as http:
            connector = Connector(http)
            mine = await connector.connect(AGENT)
            theirs = await connector.connect({"TIFLUX_API_KEY": "tiflux-sandbox-admin"})
            with behind(file) as tables:
                rows = tables("SELECT id, sealed FROM oauth_grants ORDER BY made_at")
                tables("UPDATE oauth_grants SET sealed = ? WHERE id = ?", rows[1][1], rows[0][0])
            assert await process.server.find(mine["access_token"], "tiflux") is None
            assert await process.server.find(theirs["access_token"], "tiflux") is not None

    play(file, [tiflux], work)
