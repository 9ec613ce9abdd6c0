"""Drives the sandbox in process: by web service, route and method, or by the operation's name in ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import anyio
import httpx
import pytest
from deskwright.sandboxes.otrs import Clock, Switches, World, create_sandbox
from deskwright.sandboxes.otrs.seed import AGENTS, PASSWORD
from deskwright.sandboxes.otrs.webservices import export

ORIGIN = "http://otrs.sandbox"
SCRIPT = f"{ORIGIN}/otrs/nph-genericinterface.pl"
#: Every type there is, each at POST /<name>: what the default service leaves out is reached through this one.
EVERYTHING = export(
    {
        kind.rpartition("::")[2]: (kind, "POST", "/" + kind.rpartition("::")[2])
        for kind in (
            *(f"Session::{name}" for name in ("SessionCreate", "SessionGet", "SessionRemove")),
            *(f"Ticket::Ticket{name}" for name in ("Create", "Get", "HistoryGet", "Search", "Update")),
            *(f"ConfigItem::ConfigItem{name}" for name in ("Create", "Delete", "Get", "Search", "Update")),
        )
    }
)


class Desk:
    """One fresh sandbox with its state at hand."""

    def __init__(self, webservice: Mapping[str, Any] | None = None, **options: Any) -> None:
        self.clock = Clock()
        self.switches = Switches()
        self.sandbox = create_sandbox(webservice, clock=self.clock, switches=self.switches, **options)
        app: Any = self.sandbox.app
        self.app = app
        self.world: World = app.state.world
        self.base = ORIGIN + self.sandbox.base_path

    def send(self, method: str, url: str, **options: Any) -> httpx.Response:
        """`url` below the web service, unless it names an origin."""

        async def run() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(transport=transport, timeout=5) as client:
                return await client.request(method, url if "://" in url else self.base + url, **options)

        return anyio.run(run)

    def login(self, by: str = "admin") -> dict[str, Any]:
        """The login fields of a credential's name, or of a customer user's login."""
        if by in AGENTS:
            return {"UserLogin": AGENTS[by].login, "Password": PASSWORD}
        return {"CustomerUserLogin": by, "Password": PASSWORD}

    def ask(self, operation: str, *, by: str | None = "admin", **data: Any) -> Any:
        """The answer of POST /<operation>, which has status 200 whether or not it is an error."""
        answer = self.send("POST", f"/{operation}", json={**(self.login(by) if by else {}), **data})
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == "application/json; charset=UTF-8"
        return answer.json()

    def ok(self, operation: str, *, by: str | None = "admin", **data: Any) -> Any:
        answer = self.ask(operation, by=by, **data)
        assert "Error" not in answer, answer
        return answer

    def refused(self, operation: str, *, by: str | None = "admin", **data: Any) -> tuple[str, str]:
        """Code and message of an error."""
        answer = self.ask(operation, by=by, **data)
        assert set(answer) == {"Error"}, answer
        assert set(answer["Error"]) == {"ErrorCode", "ErrorMessage"}
        message: str = answer["Error"]["ErrorMessage"]
        assert message.startswith(f"{operation}: ")
        return answer["Error"]["ErrorCode"], message

    def create(self, ticket: Mapping[str, Any] | None = None, *, by: str = "admin", **more: Any) -> Any:
        """A ticket of our own; `more` stands beside Ticket, or in the place of Article."""
        return self.ok("TicketCreate", by=by, **{"Ticket": new_ticket(**(ticket or {})), "Article": ARTICLE, **more})

    def ticket(self, ticket_id: Any, **how: Any) -> dict[str, Any]:
        answer = self.ok("TicketGet", TicketID=ticket_id, **how)
        assert [*answer] == ["Ticket"]
        ticket: dict[str, Any] = answer["Ticket"][0]
        return ticket

    def found(self, *, by: str = "admin", **filters: Any) -> list[int]:
        answer = self.ok("TicketSearch", by=by, **filters)
        assert answer == {} or answer["TicketID"]
        return [int(ticket_id) for ticket_id in answer.get("TicketID", [])]

    def history(self, ticket_id: Any) -> list[str]:
        """The types of its entries, the oldest first."""
        answer = self.ok("TicketHistoryGet", TicketID=ticket_id)
        return [entry["HistoryType"] for entry in answer["TicketHistory"][0]["History"]]


ARTICLE = {"Subject": "A subject", "Body": "A text.", "ContentType": "text/plain; charset=utf8"}


def new_ticket(**changes: Any) -> dict[str, Any]:
    ticket = {"Title": "A title", "CustomerUser": "customer1", "Queue": "Raw", "State": "new", "Priority": "3 normal"}
    return {name: value for name, value in {**ticket, **changes}.items() if value is not None}


@pytest.fixture
def make_desk() -> Callable[..., Desk]:
    return Desk


@pytest.fixture
def desk() -> Desk:
    """Ours, with every operation there is."""
    return Desk(EVERYTHING)


@pytest.fixture
def stock() -> Desk:
    """As `create_sandbox()` makes it."""
    return Desk()


@pytest.fixture
def mapped(make_desk: Callable[..., Desk]) -> Callable[..., Desk]:
    """A desk whose web service maps operation -> (type, method, route)."""

    def make(operations: Mapping[str, tuple[str, str, str]], **config: Any) -> Desk:
        document = export(operations)
        document["Provider"]["Transport"]["Config"].update(config)
        return make_desk(document)

    return make


@pytest.fixture
def article() -> dict[str, Any]:
    return dict(ARTICLE)


@pytest.fixture
def ticket() -> Callable[..., dict[str, Any]]:
    """A valid Ticket object; None leaves a field out."""
    return new_ticket
