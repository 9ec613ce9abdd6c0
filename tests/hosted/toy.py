"""A small hosted desk for tests: the sandbox of a desk as a hosted server has it, and a door that believes a header."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from deskwright.cli import _parser
from deskwright.governance.governor import Governor
from deskwright.governance.proposal import Principal
from deskwright.hosted.app import HostedServer
from deskwright.hosted.build import build_desks
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.oauth.metadata import Addresses
from deskwright.hosted.values import Admitted, Headers, Login, NotAdmitted
from deskwright.options import load_catalogues, operator_environment, project_here
from deskwright.sandboxes import load_sandbox
from deskwright.settings import credential_variables


def hosted_desks(folder: Path, *words: str, shared: bool = False) -> tuple[list[HostedDesk], Governor]:
    """The desks of a command line `serve WORDS`, with their state in `folder`."""
    line = ["serve", *words, "--state", str(folder / "state.sqlite3")]
    options = _parser(line).parse_args(line)
    project = project_here()
    catalogues = load_catalogues(options.desks_words, [], project)
    return build_desks(catalogues, options, operator_environment(options, project), shared=shared)


def login_of(desk: HostedDesk, number: int = 0) -> Login:
    """One of the credentials that the sandbox accepts."""
    accepted = load_sandbox(desk.id).credentials[number]
    names = credential_variables(desk.catalogue.connection)
    return Login(desk.id, {name: value for name, value in accepted.environment.items() if name in names})


class Free:
    """Nobody is ever too much."""

    @asynccontextmanager
    async def enter(self, key: str, *, stream: bool = False) -> AsyncIterator[None]:
        yield


async def believe(desk: HostedDesk, headers: Headers) -> Admitted:
    """`x-test-login: 0` comes as the first credential of the sandbox."""
    word = headers.one("x-test-login")
    if not word.isdigit():
        raise NotAdmitted(401, "invalid_token" if word else "", "send x-test-login")
    return Admitted(Principal("key", f"login {word}"), login_of(desk, int(word)))


@asynccontextmanager
async def toy_server(folder: Path, *words: str, shared: bool = False, **more: Any) -> AsyncIterator[HostedServer]:
    desks, governor = hosted_desks(folder, *words, shared=shared)
    settings = {"admit": believe, "spender": Free(), "oauth": True, **more}
    addresses = Addresses("http://127.0.0.1:1", [desk.id for desk in desks])
    server = HostedServer(desks, governor, addresses=addresses, **settings)
    async with server.running():
        yield server
