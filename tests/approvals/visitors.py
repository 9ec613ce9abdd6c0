"""The page over a store, and whoever is in front of it: an HTTP client, or a browser's way to it."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import anyio
import httpx
from deskwright.approvals.guard import Guard, Place
from deskwright.approvals.page import ApprovalPage
from deskwright.approvals.sessions import Sessions
from deskwright.governance.proposal import Principal, Proposal
from deskwright.state.store import State

from tests.approvals.made import move

ORIGIN = "http://127.0.0.1:8123"
CHROMIUM = Path("/usr/bin/chromium")


@dataclass
class Served:
    """The page, and what it was asked to send."""

    page: ApprovalPage
    now: list[float] = field(default_factory=lambda: [0.0])
    sent: list[Proposal] = field(default_factory=list)
    looked: list[Proposal] = field(default_factory=list)

    @property
    def base(self) -> str:
        return self.page.place.base

    def application(self) -> Guard:
        return self.page.application()


def served_by(state: State, place: Place, rules: Any = None) -> Served:
    """A page whose helpdesk carries out whatever is approved."""

    async def send(proposal: Proposal) -> tuple[Proposal, str]:
        served.sent.append(proposal)
        outcome = {"status": 200, "request_id": "req-41", "visible_to": "customer"}
        return move(state, proposal, "applying", "sending", "applied", outcome=outcome), "the desk carried it out"

    async def look(proposal: Proposal) -> tuple[Proposal, str]:
        served.looked.append(proposal)
        return move(state, proposal, "applied", outcome={"reconciled": "the desk shows it"}), "the desk shows it"

    moment = [0.0]
    ann, sessions = Principal("os-user", "ann"), Sessions(lambda: moment[0])
    served = Served(ApprovalPage(state, rules, place, ann, send, look, sessions=sessions), moment)
    return served


class Visitor:
    """A browser's requests, without the browser: it names its origin and keeps its cookie."""

    def __init__(self, served: Served) -> None:
        self.served, self.origin = served, served.page.place.origin
        transport = httpx.ASGITransport(served.application(), raise_app_exceptions=False)
        self._client = httpx.AsyncClient(transport=transport, base_url=self.origin)
        self.cookies = self._client.cookies

    def __call__(self, method: str, path: str, **given: Any) -> httpx.Response:
        async def ask() -> httpx.Response:
            return await self._client.request(method, path, **given)

        return anyio.run(ask)

    def get(self, path: str, **given: Any) -> httpx.Response:
        own = path.startswith(("/start", "/login", "/static"))
        return self("GET", path if own else self.served.base + path, **given)

    def post(self, path: str, data: dict[str, Any], **given: Any) -> httpx.Response:
        """As a form of the page itself would be sent."""
        headers = {"origin": self.origin, "sec-fetch-site": "same-origin", **given.pop("headers", {})}
        sent = {name: value for name, value in headers.items() if value}
        where = path if path.startswith(("/start", "/login")) else self.served.base + path
        return self("POST", where, data=data, headers=sent, **given)

    def enter(self) -> Visitor:
        """Sign in with a fresh address."""
        self.post("/start", {"token": self.served.page.starts.make()})
        assert self.get("/").status_code == 200
        return self

    def csrf(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.get("/").text)
        assert found
        return found[1]


# --- a browser -----------------------------------------------------------------------------------------


class Listening:
    """The page on a real port, in a thread."""

    def __init__(self, state: State, rules: Any = None) -> None:
        import uvicorn

        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.place = Place(f"http://127.0.0.1:{self._socket.getsockname()[1]}", by_link=False, base="/Zq1secret")
        self.served = served_by(state, self.place, rules)
        config = uvicorn.Config(self.served.application(), access_log=False, log_level="error", ws="none")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)
        self._thread.start()
        until = time.monotonic() + 10
        while not self._server.started:
            assert time.monotonic() < until, "the page does not listen"
            time.sleep(0.01)

    def start(self) -> str:
        return f"{self.place.origin}/start?token={self.served.page.starts.make()}"

    def url(self, path: str = "/") -> str:
        return f"{self.place.origin}{self.place.base}{path}"

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()


@contextmanager
def browser() -> Iterator[Any]:
    """Debian's chromium, which speaks to nobody but the page."""
    from playwright.sync_api import sync_playwright

    words = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    words += ["--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=words)
        yield opened
        opened.close()
