"""The TiFlux desk in front of its sandbox, in process: what is sent as plain values, and what the desk then holds.

A request is compared whole: method, path below /api/v2, decoded query, content type, and every field of its body.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import httpx
from deskwright.invoke import Limits
from deskwright.results import Answer
from deskwright.sandboxes.tiflux import World, create_sandbox
from deskwright.uploads import AttachmentFolder

from .desks import Sent, Talk, catalogue_of, error, talk, text

BASE = "/api/v2"
CATALOGUE = catalogue_of("tiflux")
#: The tools of the product's own server, in its order.
TOOLS = [
    "get_ticket",
    "create_ticket",
    "update_ticket",
    "update_ticket_entities",
    "cancel_ticket",
    "list_tickets",
    "close_ticket",
    "create_ticket_answer",
    "search_client",
    "search_user",
    "search_stage",
    "search_catalog_item",
    "create_internal_communication",
    "list_internal_communications",
    "get_ticket_files",
    "get_ticket_stages_slas",
    "get_internal_communication",
    "create_appointment",
    "list_appointments",
    "get_chat",
    "list_inbox_chats",
    "list_my_chats",
    "list_in_attendance_chats",
    "list_archived_chats",
    "list_desks",
    "get_desk",
    "list_desk_priorities",
    "list_desk_services_catalogs",
    "list_entities",
    "list_entity_fields",
    "list_entity_field_options",
]


# --- requests ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class File:
    """One file part of a multipart body."""

    name: str
    content: bytes
    part: str = "files[]"

    def __repr__(self) -> str:
        """Short: some have 40 MiB."""
        return f"File({self.name!r}, {self.content[:40]!r}, {len(self.content)} bytes, part={self.part!r})"


@dataclass(frozen=True)
class Request:
    """A request without what differs from call to call; texts of a form in the order of their names."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    media: str | None = None
    body: Any = None
    files: tuple[File, ...] = ()


def get(path: str, **query: object) -> Request:
    return Request("GET", path, tuple(sorted((name, _word(value)) for name, value in query.items())))


def put(path: str, body: Any = None) -> Request:
    return Request("PUT", path, media=None if body is None else "application/json", body=body)


def post(path: str, body: Any) -> Request:
    return Request("POST", path, media="application/json", body=body)


def form(path: str, *files: File, **fields: object) -> Request:
    texts = tuple(sorted((name, _word(value)) for name, value in fields.items()))
    return Request("POST", path, media="multipart/form-data", body=texts, files=files)


def _word(value: object) -> str:
    return json.dumps(value) if isinstance(value, bool) else str(value)


def seen(sent: Sent) -> Request:
    """A request that reached the desk, decoded; a body without a content type, or the reverse, is an error."""
    assert sent.path.startswith(BASE + "/"), sent.path
    query = tuple(sorted(parse_qsl(sent.query, keep_blank_values=True, strict_parsing=bool(sent.query))))
    kind = sent.headers.get("content-type")
    media = kind.partition(";")[0] if kind else None
    assert (media is None) == (not sent.content), (media, sent.content[:200])
    made = Request(sent.method, sent.path.removeprefix(BASE), query, media)
    if media == "application/json":
        return Request(made.method, made.path, query, media, json.loads(sent.content))
    if media == "multipart/form-data":
        texts, files = parts_of(kind or "", sent.content)
        return Request(made.method, made.path, query, media, tuple(sorted(texts)), tuple(files))
    assert media is None, media
    return made


def parts_of(kind: str, content: bytes) -> tuple[list[tuple[str, str]], list[File]]:
    """The parts of a multipart body, read strictly: nothing in front, nothing behind, nothing but what is expected."""
    boundary = kind.partition("boundary=")[2].encode()
    assert boundary
    assert content.startswith(b"--" + boundary + b"\r\n")
    assert content.endswith(b"\r\n--" + boundary + b"--\r\n")
    inner = content[len(boundary) + 4 : -len(boundary) - 8]
    texts: list[tuple[str, str]] = []
    files: list[File] = []
    for part in inner.split(b"\r\n--" + boundary + b"\r\n"):
        head, _, value = part.partition(b"\r\n\r\n")
        disposition, *others = head.decode().split("\r\n")
        words = disposition.removeprefix("Content-Disposition: form-data; ")
        assert words != disposition, disposition
        facts = dict(pair.split("=", 1) for pair in words.split("; "))
        name, file_name = facts.pop("name").strip('"'), facts.pop("filename", None)
        assert not facts, disposition
        if file_name is None:
            assert not others, others
            texts.append((name, value.decode()))
        else:
            assert len(others) == 1, others
            assert others[0].startswith("Content-Type: "), others
            files.append(File(_named(file_name[1:-1]), value, name))
    return texts, files


def _named(text: str) -> str:
    """A file's name as browsers write it and servers read it: of all characters only these are escaped."""
    return text.replace("%22", '"').replace("%0D", "\r").replace("%0A", "\n")


# --- look-ups, as each name makes them -----------------------------------------------------------------


def desk_by(name: str) -> Request:
    return get("/desks", active=True, name=name)


def client_by(name: str) -> Request:
    return get("/clients", active=True, name=name)


ALL_DESKS = get("/desks", active=True, limit=200)
ALL_CLIENTS = get("/clients", active=True, limit=200)
ATTENDANTS = get("/users", active=True, type="attendant", limit=200)
TECHNICAL_USERS = get("/technical-users", limit=200)


def page(request: Request, number: int) -> Request:
    """The same list, another page of it."""
    return Request(request.method, request.path, tuple(sorted({**dict(request.query), "offset": str(number)}.items())))


def requestors_of(client: int) -> Request:
    return get(f"/clients/{client}/requestors", limit=200)


def stages_of(desk: int) -> Request:
    return get(f"/desks/{desk}/stages", limit=200)


def items_of(desk: int) -> Request:
    return get(f"/desks/{desk}/services-catalogs-items", limit=200)


# --- the desk ------------------------------------------------------------------------------------------


@dataclass
class Fault:
    """What is answered, or raised, instead of what the desk would say; `after`: the desk has carried it out first."""

    method: str
    path: str
    status: int = 500
    #: Bytes as they are, anything else as JSON.
    body: Any = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    raised: Exception | None = None
    after: bool = False
    times: int = 1_000


class Faulty:
    """The sandbox, save for some requests."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.faults: list[Fault] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        path = scope["path"].removeprefix(BASE)
        found = next((f for f in self.faults if f.times and (f.method, f.path) == (scope["method"], path)), None)
        if found is None:
            await self.app(scope, receive, send)
            return
        found.times -= 1
        if found.after:
            await self.app(scope, receive, _swallow)
        if found.raised is not None:
            raise found.raised
        content = found.body if isinstance(found.body, bytes) else json.dumps(found.body).encode()
        headers = {"content-type": "application/json", **found.headers}
        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": found.status, "headers": raw})
        await send({"type": "http.response.body", "body": content})


async def _swallow(message: Any) -> None:
    """An answer that gets lost on its way."""


class TiFlux:
    """One fresh installation, and the server as one of its users runs it."""

    def __init__(
        self,
        credential: str = "agent",
        *,
        variables: Mapping[str, str] | None = None,
        attachments: Any = None,
        max_result: int | None = None,
        **sandbox_options: Any,
    ) -> None:
        self.sandbox = create_sandbox(**sandbox_options)
        app: Any = self.sandbox.app
        self.world: World = app.state.world
        self.faulty = Faulty(app)
        limits = Limits(
            **({"attachments": AttachmentFolder(attachments)} if attachments else {}),
            **({"max_result": max_result} if max_result else {}),
        )
        options = {"sandbox": self.sandbox, "app": self.faulty, "variables": variables, "limits": limits}
        self.talk: Talk = talk(CATALOGUE, credential, **options)
        self.waits: list[float] = []
        self.client._sleep = self._wait

    @property
    def client(self) -> Any:
        """The one that sends for every tool."""
        return self.talk.application.desks[0].connections.client("sandbox")

    async def _wait(self, seconds: float) -> None:
        self.waits.append(seconds)

    def fail(self, method: str, path: str, status: int = 500, body: Any = b"", **more: Any) -> None:
        self.faulty.faults.append(Fault(method, path, status, body, **more))

    @property
    def sent(self) -> list[Sent]:
        return self.talk.sent

    @property
    def requests(self) -> list[Request]:
        return [seen(sent) for sent in self.sent]

    def call(self, tool: str, **arguments: Any) -> Answer:
        """One call; what was sent before it is forgotten."""
        self.sent.clear()
        return self.talk.call(tool, **arguments)

    def must(self, tool: str, **arguments: Any) -> Any:
        """The data of a call that has to succeed; the rows themselves where it is a list."""
        answer = self.call(tool, **arguments)
        assert not answer.is_error, f"{tool}: {text(answer)}"
        assert answer.structured is not None
        return answer.structured["result"] if set(answer.structured) == {"result"} else answer.structured

    def refused(self, tool: str, **arguments: Any) -> Answer:
        """A call that has to fail."""
        answer = self.call(tool, **arguments)
        assert answer.is_error, f"{tool} was carried out: {text(answer)[:300]}"
        assert len(text(answer).splitlines()) == 3
        return answer

    def quietly_refused(self, tool: str, **arguments: Any) -> str:
        """The text of a call that has to fail before anything is sent, not even a look-up."""
        answer = self.refused(tool, **arguments)
        assert not self.sent, [f"{sent.method} {sent.path}" for sent in self.sent]
        assert "nothing was sent" in text(answer)
        return text(answer)

    def looked_up_only(self, tool: str, arguments: Mapping[str, Any], look_ups: Sequence[Request]) -> Answer:
        """A call that fails at its look-ups: these requests were made and no other."""
        answer = self.refused(tool, **arguments)
        assert self.requests == list(look_ups)
        return answer

    def holds(self, path: str, **query: Any) -> Any:
        """What the desk itself says, asked by its administrator and past everything under test."""

        async def asked() -> Any:
            token = next(item for item in self.sandbox.credentials if item.name == "admin").environment[
                "TIFLUX_API_KEY"
            ]
            transport = httpx.ASGITransport(app=self.sandbox.app)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://desk{BASE}") as client:
                wanted = {name: _word(value) for name, value in query.items()}
                answer = await client.get(path, params=wanted, headers={"Authorization": f"Bearer {token}"})
                assert answer.status_code == 200, answer.text
                return answer.json()

        return asyncio.run(asked())


@contextmanager
def tiflux(credential: str = "agent", **options: Any) -> Iterator[TiFlux]:
    desk = TiFlux(credential, **options)
    try:
        yield desk
    finally:
        desk.talk.close()


Prepare = Callable[[TiFlux], None]

__all__ = [
    "ALL_CLIENTS",
    "ALL_DESKS",
    "ATTENDANTS",
    "CATALOGUE",
    "TECHNICAL_USERS",
    "TOOLS",
    "File",
    "Prepare",
    "Request",
    "TiFlux",
    "client_by",
    "desk_by",
    "error",
    "form",
    "get",
    "items_of",
    "page",
    "post",
    "put",
    "requestors_of",
    "seen",
    "stages_of",
    "text",
    "tiflux",
]
