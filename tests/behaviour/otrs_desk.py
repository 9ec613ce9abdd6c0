"""The OTRS desk in front of its sandbox, in process: what is sent as plain values, and what the desk then holds.

A request is compared whole: method, path below the web service, decoded query, every field of its body, and where
the log-in stood. What the desk holds is asked past everything under test, by its administrator.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qsl

import httpx
from deskwright.catalogue import Catalogue
from deskwright.invoke import Limits
from deskwright.results import Answer
from deskwright.sandboxes.otrs import DESKWRIGHT, World, create_sandbox
from deskwright.sandboxes.otrs.seed import AGENTS, PASSWORD
from deskwright.uploads import AttachmentFolder
from helpdesks.otrs import AsyncOtrs

from .desks import Recorder, Sent, Talk, catalogue_of, credential, error, talk, text

T = TypeVar("T")

SCRIPT = "/otrs/nph-genericinterface.pl/Webservice"
CATALOGUE = catalogue_of("otrs")
TOOLS = [
    "create_session",
    "create_ticket",
    "get_ticket",
    "get_attachment",
    "search_tickets",
    "update_ticket",
    "reply_to_ticket",
    "add_internal_note",
    "get_ticket_history",
    "get_config_item",
    "search_config_items",
]
#: A web service that no client under test knows: the administrator's own way in.
INSPECTION = "Inspection"

# --- requests ------------------------------------------------------------------------------------------

SESSION = frozenset({"body.SessionID"})
LOGIN = frozenset({"body.UserLogin", "body.Password"})
HEADERS = frozenset({"header.UserLogin", "header.Password"})
_LOGIN_FIELDS = ("SessionID", "UserLogin", "Password")
_OWN_HEADERS = {"host", "accept", "accept-encoding", "content-length", "content-type", "user-agent", "connection"}


@dataclass(frozen=True)
class Request:
    """A request without its log-in; `login` says where that stood: `body.SessionID`."""

    method: str
    path: str
    body: Any = None
    query: tuple[tuple[str, str], ...] = ()
    login: frozenset[str] = SESSION


def post(operation: str, body: Any = None, login: frozenset[str] = SESSION) -> Request:
    """A request of the desk's own web service: POST /<operation> with a JSON object."""
    return Request("POST", f"/{operation}", {} if body is None else body, login=login)


def get(path: str, login: frozenset[str] = frozenset({"query.SessionID"}), **query: str | list[str]) -> Request:
    """A request by GET: no body, a list as a key given several times."""
    pairs = [(name, one) for name, value in query.items() for one in ([value] if isinstance(value, str) else value)]
    return Request("GET", path, None, tuple(sorted(pairs)), login)


LOG_IN = post("SessionCreate", login=LOGIN)


def seen(sent: Sent) -> Request:
    """A request that reached the desk, decoded; a stray header, or a body of a GET, is an error."""
    prefix = f"{SCRIPT}/Deskwright/"
    assert sent.path.startswith(prefix), sent.path
    assert sent.headers["accept"] == "application/json"
    assert re.fullmatch(r"deskwright-sdk/[\w.]+", sent.headers["user-agent"]), sent.headers["user-agent"]
    assert (sent.headers.get("content-type") == "application/json") == bool(sent.content)
    assert sent.method != "GET" or not sent.content
    headers = dict(sent.headers)
    login = {f"header.{name}" for name in _LOGIN_FIELDS if headers.pop(f"x-otrs-header-{name.lower()}", None)}
    assert headers.keys() <= _OWN_HEADERS, headers.keys() - _OWN_HEADERS
    body = sent.body
    if sent.content:
        assert isinstance(body, dict)
        assert body  # the desk refuses {}
        login |= {f"body.{name}" for name in _LOGIN_FIELDS if body.pop(name, None)}
    query = parse_qsl(sent.query, keep_blank_values=True, strict_parsing=bool(sent.query))
    login |= {f"query.{name}" for name, value in query if name in _LOGIN_FIELDS and value}
    pairs = tuple(sorted((name, value) for name, value in query if name not in _LOGIN_FIELDS))
    return Request(sent.method, sent.path.removeprefix(prefix[:-1]), body, pairs, frozenset(login))


# --- the desk ------------------------------------------------------------------------------------------


@dataclass
class Fault:
    """What is answered, or raised, instead of what the desk would say; `after`: the desk has carried it out first."""

    path: str
    status: int = 200
    body: bytes | Mapping[str, Any] = b""
    media: str = "application/json; charset=UTF-8"
    raised: Exception | None = None
    after: bool = False
    times: int = 1_000
    location: str = ""


class Faulty:
    """The sandbox, save for some requests; a body may be made of the request (`answer`)."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.faults: list[Fault] = []
        self.answer: Callable[[str, bytes], Fault | None] = lambda path, content: None
        # in process nothing ever waits: without a pause no two requests are under way at once
        self.pause = 0.0
        self.under_way = self.most_under_way = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        await asyncio.sleep(self.pause)
        try:
            await self._answer(scope, receive, send)
        finally:
            self.under_way -= 1

    async def _answer(self, scope: Any, receive: Any, send: Any) -> None:
        path = scope["path"].rpartition("/")[2]
        message = await receive()  # the recorder in front of us hands on whole bodies
        found = self.answer(scope["path"] + "?" + scope["query_string"].decode(), message["body"])
        found = found or next((fault for fault in self.faults if fault.times and fault.path == path), None)

        async def again() -> Any:
            return message

        if found is None:
            await self.app(scope, again, send)
            return
        found.times -= 1
        if found.after:
            await self.app(scope, again, _swallow)
        if found.raised is not None:
            raise found.raised
        content = found.body if isinstance(found.body, bytes) else json.dumps(found.body).encode()
        given = {"content-type": found.media, "location": found.location}
        headers = [(name.encode(), value.encode()) for name, value in given.items() if value]
        await send({"type": "http.response.start", "status": found.status, "headers": headers})
        await send({"type": "http.response.body", "body": content})


async def _swallow(message: Any) -> None:
    """An answer that gets lost on its way."""


async def _at_once(seconds: float) -> None:
    """Between two tries of a read nobody waits here."""


class Otrs:
    """One fresh installation, and the server as one of its agents runs it."""

    def __init__(
        self,
        credential: str = "agent",
        *,
        catalogue: Catalogue = CATALOGUE,
        webservice: Mapping[str, Any] | None = None,
        variables: Mapping[str, str] | None = None,
        attachments: Any = None,
        znuny: bool = True,
        log_in: Request = LOG_IN,
        **options: Any,
    ) -> None:
        self.log_in = log_in
        self.sandbox = create_sandbox(webservice, webservices={INSPECTION: DESKWRIGHT}, znuny=znuny)
        app: Any = self.sandbox.app
        self.world: World = app.state.world
        self.faulty = Faulty(app)
        self.login = AGENTS[credential].login
        options = {"sandbox": self.sandbox, "app": self.faulty, "variables": variables, **options}
        if attachments is not None:
            options["limits"] = Limits(attachments=AttachmentFolder(attachments))
        self.talk: Talk = talk(catalogue, credential, **options)
        self.client._sleep = _at_once

    @property
    def client(self) -> Any:
        """The one that sends for every tool."""
        return self.talk.application.desks[0].connections.client("sandbox")

    def fail(self, path: str, status: int = 200, body: bytes | Mapping[str, Any] = b"", **more: Any) -> None:
        self.faulty.faults.append(Fault(path, status, body, **more))

    def error(self, operation: str, code: str, message: str, **more: Any) -> None:
        """The operation answers with this Error object."""
        self.fail(operation, body={"Error": {"ErrorCode": code, "ErrorMessage": message}}, **more)

    # --- what was sent

    @property
    def sent(self) -> list[Sent]:
        return self.talk.sent

    @property
    def requests(self) -> list[Request]:
        """Everything but log-ins."""
        return [request for request in map(seen, self.sent) if request != self.log_in]

    @property
    def log_ins(self) -> list[Sent]:
        return [sent for sent in self.sent if seen(sent) == self.log_in]

    @property
    def sessions(self) -> list[str]:
        """The id of every session there ever was."""
        found = re.findall(rb'"SessionID": "(\w+)"', b" ".join(sent.answer for sent in self.log_ins))
        return [session.decode() for session in found]

    @property
    def secrets(self) -> list[str]:
        return [PASSWORD, *self.sessions]

    # --- calls

    def call(self, tool: str, **arguments: Any) -> Answer:
        """One call; no answer ever shows a secret."""
        answer = self.talk.call(tool, **arguments)
        told = json.dumps(answer.as_result(), ensure_ascii=False) + repr(answer)
        assert not [secret for secret in self.secrets if secret in told]
        return answer

    def must(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """The data of a call that has to succeed."""
        answer = self.call(tool, **arguments)
        assert not answer.is_error, f"{tool}: {text(answer)}"
        assert answer.structured is not None
        return answer.structured

    def refused(self, tool: str, **arguments: Any) -> Answer:
        """A call that has to fail."""
        answer = self.call(tool, **arguments)
        assert answer.is_error, f"{tool} was carried out: {text(answer)[:300]}"
        lines = text(answer).split("\n")
        assert [line.partition(": ")[0] for line in lines] in (["refused", "why", "next"], ["failed", "why", "next"])
        assert "Traceback" not in text(answer)
        return answer

    def quietly_refused(self, tool: str, **arguments: Any) -> str:
        """The text of a call that has to fail before anything is sent, not even a log-in."""
        before = len(self.sent)
        answer = self.refused(tool, **arguments)
        assert len(self.sent) == before, self.requests
        assert "nothing was sent" in text(answer)
        return text(answer)

    def together(self, calls: Sequence[tuple[str, Mapping[str, Any]]]) -> list[Answer]:
        """Calls that are under way at the same time."""

        async def run() -> list[Answer]:
            return await asyncio.gather(*(self.talk.application.call(tool, given) for tool, given in calls))

        self.faulty.pause = 0.1
        answers: list[Answer] = self.run(run())
        return answers

    def run(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """On the event loop of this server."""
        return self.talk._runner.run(coroutine)

    # --- what the desk holds

    def holds(self, operation: str, **data: Any) -> Any:
        """What the desk itself says to its administrator."""

        async def asked() -> Any:
            transport = httpx.ASGITransport(app=self.sandbox.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
                login = {"UserLogin": AGENTS["admin"].login, "Password": PASSWORD}
                answer = await client.post(f"{SCRIPT}/{INSPECTION}/{operation}", json={**login, **data})
                assert answer.status_code == 200, answer.text
                assert "Error" not in answer.json(), answer.text
                return answer.json()

        return asyncio.run(asked())

    def ticket(self, ticket_id: Any) -> dict[str, Any]:
        """A ticket with its articles and their files."""
        wanted = {"TicketID": ticket_id, "DynamicFields": 1, "AllArticles": 1, "Attachments": 1}
        found: dict[str, Any] = self.holds("TicketGet", **wanted)["Ticket"][0]
        return found

    def articles(self, ticket_id: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ticket(ticket_id).get("Article", [])
        return found

    def dynamic(self, ticket_id: Any) -> dict[str, Any]:
        """The dynamic fields that have a value."""
        rows = self.ticket(ticket_id)["DynamicField"]
        return {row["Name"]: row["Value"] for row in rows if row["Value"] is not None}

    def history(self, ticket_id: Any) -> list[str]:
        """The types of its entries, the oldest first."""
        entries = self.holds("TicketHistoryGet", TicketID=ticket_id)["TicketHistory"][0]["History"]
        return [entry["HistoryType"] for entry in entries]

    @property
    def state(self) -> str:
        """Everything that a write could change, as one text: two equal ones mean that nothing happened."""
        return repr((self.world.tickets, self.world.items, self.world.mails))


@contextmanager
def otrs(credential: str = "agent", **options: Any) -> Iterator[Otrs]:
    desk = Otrs(credential, **options)
    try:
        yield desk
    finally:
        desk.talk.close()


class Script:
    """The SDK in front of a fresh installation, in process, as a script of an agent uses it."""

    def __init__(self, variables: Mapping[str, str] | None = None, service: str = "Deskwright") -> None:
        sandbox = create_sandbox(webservices={service: DESKWRIGHT})
        app: Any = sandbox.app
        self.world: World = app.state.world
        self.faulty = Faulty(app)
        self.recorder = Recorder(self.faulty)
        self.environment = {
            **credential(sandbox, "agent"),
            "OTRS_BASE_URL": f"http://otrs.sandbox{SCRIPT}/{service}",
            **(variables or {}),
        }

    @property
    def sent(self) -> list[Sent]:
        return self.recorder.sent

    def run(self, script: Callable[[AsyncOtrs], Coroutine[Any, Any, T]]) -> T:
        async def carried_out() -> T:
            transport = httpx.ASGITransport(app=self.recorder)
            async with AsyncOtrs.from_env(self.environment, transport=transport) as desk:
                desk.client._sleep = _at_once
                return await script(desk)

        return asyncio.run(carried_out())


__all__ = [
    "CATALOGUE",
    "HEADERS",
    "INSPECTION",
    "LOGIN",
    "LOG_IN",
    "PASSWORD",
    "SCRIPT",
    "SESSION",
    "TOOLS",
    "Fault",
    "Otrs",
    "Request",
    "Script",
    "error",
    "get",
    "otrs",
    "post",
    "seen",
    "text",
]
