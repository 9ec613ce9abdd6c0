"""The official client over HTTP: with a key in a header, or let in by the page as its own library does it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import httpx2
import pytest
import uvicorn
from deskwright.cli import _parser
from deskwright.hosted.compose import compose
from deskwright.hosted.options import read_http_settings
from deskwright.hosted.serve import uvicorn_config
from deskwright.listening import listen
from mcp import Client
from mcp.client.auth import OAuthClientProvider
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.auth import AuthorizationCodeResult, OAuthClientInformationFull, OAuthClientMetadata, OAuthToken

from tests.hosted.processes import Process

#: By the greeting of 2025, and by the stateless way of 2026.
ERAS = ("legacy", "2026-07-28")
CALLBACK = "http://127.0.0.1:9/callback"
_OURS = {"TIFLUX", "OHD", "OTRS", "TICKITI", "TRIAGE", "DESKWRIGHT"}


@contextlib.contextmanager
def serving(state: Path, *words: str, **variables: str) -> Iterator[Process]:
    """`deskwright serve WORDS --http` as a process of its own, with nothing of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "TMPDIR")}
    made = Process(
        subprocess.Popen(
            [sys.executable, "-m", "deskwright", "serve", *words, "--http", "127.0.0.1:0"],
            env={**kept, "DESKWRIGHT_STATE": str(state), **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
    )
    try:
        made.listens()
        yield made
    finally:
        if made.process.poll() is None:
            made.end()


@contextlib.contextmanager
def serving_here(monkeypatch: pytest.MonkeyPatch, state: Path, *words: str, **variables: str) -> Iterator[str]:
    """The same in a thread of this process, which is there at once; its address."""
    for name in [name for name in os.environ if name.partition("_")[0] in _OURS]:
        monkeypatch.delenv(name)
    for name, value in {"DESKWRIGHT_STATE": str(state), **variables}.items():
        monkeypatch.setenv(name, value)
    options = _parser(["serve"]).parse_args(["serve", *words, "--http", "127.0.0.1:0"])
    settings = read_http_settings(options)
    listening = listen(settings.host, settings.port)
    settings = settings.listening(listening.getsockname()[1])
    hosted = compose(options, settings)
    server = uvicorn.Server(uvicorn_config(lambda: hosted.edge, settings))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield settings.origin
    finally:
        server.should_exit = True
        thread.join(30)
        listening.close()


@contextlib.asynccontextmanager
async def client(
    url: str, era: str, headers: Mapping[str, str] | None = None, auth: httpx2.Auth | None = None
) -> AsyncIterator[Client]:
    async with (
        httpx2.AsyncClient(headers=dict(headers or {}), auth=auth, timeout=30) as http,
        Client(streamable_http_client(url, http_client=http), mode=era) as connected,
    ):
        yield connected


def with_client(
    url: str,
    era: str,
    work: Callable[[Client], Awaitable[Any]],
    headers: Mapping[str, str] | None = None,
    auth: httpx2.Auth | None = None,
) -> Any:
    async def run() -> Any:
        async with client(url, era, headers, auth) as connected:
            return await work(connected)

    return asyncio.run(run())


class Kept:
    """What a client keeps of its registration and its tokens."""

    def __init__(self) -> None:
        self.tokens: OAuthToken | None = None
        self.registration: OAuthClientInformationFull | None = None

    async def get_tokens(self) -> OAuthToken | None:
        return self.tokens

    async def set_tokens(self, tokens: OAuthToken) -> None:
        self.tokens = tokens

    async def get_client_info(self) -> OAuthClientInformationFull | None:
        return self.registration

    async def set_client_info(self, client_info: OAuthClientInformationFull) -> None:
        self.registration = client_info


class Person:
    """Who sits before the page: types a login, presses Allow, and comes back to the client."""

    def __init__(self, login: Mapping[str, str], *, read_only: bool = False) -> None:
        self.login, self.read_only = login, read_only
        self.pages: list[str] = []
        self._came_back: Mapping[str, list[str]] = {}

    async def go(self, address: str) -> None:
        place = address.partition("?")[0]
        async with httpx.AsyncClient(timeout=30) as browser:
            page = self._seen(await browser.get(address))
            typed = {f"credential.{variable}": value for variable, value in self.login.items()}
            page = self._seen(await browser.post(place, data={"action": "check", "transaction": page, **typed}))
            narrowed = {"read_only": "1"} if self.read_only else {}
            sent = await browser.post(place, data={"action": "allow", "transaction": page, **narrowed})
        assert sent.status_code in (302, 303), sent.text
        assert sent.headers["location"].startswith(f"{CALLBACK}?")
        self._came_back = parse_qs(urlsplit(sent.headers["location"]).query)

    async def back(self) -> AuthorizationCodeResult:
        found = {name: values[0] for name, values in self._came_back.items()}
        return AuthorizationCodeResult(code=found["code"], state=found["state"], iss=found["iss"])

    def _seen(self, page: httpx.Response) -> str:
        assert page.status_code == 200, page.text
        self.pages.append(page.text)
        found = re.search(r'name="transaction" value="([^"]+)"', page.text)
        assert found is not None
        return found[1]


def connector(url: str, person: Person, kept: Kept | None = None) -> OAuthClientProvider:
    """The library's own way through discovery, registration, PKCE and tokens; nothing of it is ours."""
    return OAuthClientProvider(
        url,
        OAuthClientMetadata(
            client_name="Official",
            redirect_uris=[CALLBACK],  # type: ignore[list-item]
            grant_types=["authorization_code", "refresh_token"],
            token_endpoint_auth_method="none",
        ),
        kept if kept is not None else Kept(),
        redirect_handler=person.go,
        callback_handler=person.back,
    )
