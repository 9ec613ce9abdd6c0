"""Generated desks in front of their sandboxes, in process, with every request on the way written down.

Never opens a socket; what needs one is in `loopback.py`.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deskwright.catalogue import Catalogue, find_desk, load_catalogue
from deskwright.connections import Connections, Tls
from deskwright.invoke import Limits
from deskwright.listing import Selection
from deskwright.policy import EFFECTS, Policy, allow_effects, parse_abilities
from deskwright.results import Answer
from deskwright.sandboxes import Sandbox, load_sandbox
from deskwright.serving import Application, ServedDesk
from deskwright.settings import sandbox_instance

EVERYTHING = allow_effects(EFFECTS, [])


@dataclass(slots=True)
class Sent:
    """One request as it reached the desk, and what the desk answered."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    content: bytes
    status: int = 0
    answer: bytes = b""

    @property
    def body(self) -> Any:
        return json.loads(self.content) if self.content else None

    @property
    def key(self) -> str | None:
        return self.headers.get("idempotency-key")


class Recorder:
    """An ASGI application that writes down each request and hands it on."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.sent: list[Sent] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        content, more = b"", True
        while more:
            message = await receive()
            content += message.get("body", b"")
            more = message.get("more_body", False)
        path = (scope.get("raw_path") or scope["path"].encode()).decode().partition("?")[0]
        headers = {name.decode().lower(): value.decode() for name, value in scope["headers"]}
        sent = Sent(scope["method"], path, scope["query_string"].decode(), headers, content)
        self.sent.append(sent)
        given = False

        async def again() -> Any:
            nonlocal given
            if given:
                return {"type": "http.disconnect"}
            given = True
            return {"type": "http.request", "body": content, "more_body": False}

        async def seen(message: Any) -> None:
            sent.status = message.get("status", sent.status)
            sent.answer += message.get("body", b"")
            await send(message)

        await self.app(scope, again, seen)


class Talk:
    """A server's application on an event loop of its own, called from plain tests."""

    def __init__(self, application: Application, recorders: dict[str, Recorder] | None = None) -> None:
        self.application = application
        self.recorders = recorders or {}
        self._runner = asyncio.Runner()

    @property
    def sent(self) -> list[Sent]:
        """What reached the only desk."""
        (recorder,) = self.recorders.values()
        return recorder.sent

    def call(self, tool: str, **arguments: Any) -> Answer:
        return self._runner.run(self.application.call(tool, arguments))

    def must(self, tool: str, **arguments: Any) -> Any:
        """The structured content of a call that has to succeed."""
        answer = self.call(tool, **arguments)
        assert not answer.is_error, f"{tool}: {text(answer)}"
        return answer.structured

    def refused(self, tool: str, **arguments: Any) -> str:
        """The text of a call that has to fail."""
        answer = self.call(tool, **arguments)
        assert answer.is_error, f"{tool} was carried out: {text(answer)[:300]}"
        return text(answer)

    def quietly_refused(self, tool: str, **arguments: Any) -> str:
        """The text of a call that has to fail before anything is sent."""
        before = {name: len(recorder.sent) for name, recorder in self.recorders.items()}
        told = self.refused(tool, **arguments)
        assert {name: len(recorder.sent) for name, recorder in self.recorders.items()} == before, told
        return told

    def close(self) -> None:
        self._runner.run(self.application.aclose())
        self._runner.close()


def text(answer: Answer) -> str:
    return str(answer.content[0]["text"])


def error(answer: Answer) -> dict[str, Any]:
    assert answer.is_error, text(answer)
    found: dict[str, Any] = (answer.structured or {})["error"]
    return found


def catalogue_of(desk: str) -> Catalogue:
    return load_catalogue(find_desk(desk))


def credential(sandbox: Sandbox, name: str) -> dict[str, str]:
    return dict(next(item.environment for item in sandbox.credentials if item.name == name))


def served(
    catalogue: Catalogue,
    name: str,
    *,
    sandbox: Sandbox | None = None,
    abilities: Sequence[str] = (),
    effects: frozenset[str] = EVERYTHING,
    app: Any = None,
    variables: Mapping[str, str] | None = None,
) -> tuple[ServedDesk, Recorder]:
    """A desk with the named credential of its sandbox; without `abilities` its rights are unknown to the server."""
    sandbox = sandbox or load_sandbox(catalogue.desk)
    recorder = Recorder(app or sandbox.app)
    environment = {**credential(sandbox, name), **(variables or {})}
    instance = sandbox_instance(environment, catalogue, recorder, sandbox.base_path)
    policy = Policy(effects=effects, roles=catalogue.roles)
    if abilities:
        policy = policy.with_grants(parse_abilities(abilities, catalogue.roles))
    connections = Connections(catalogue.connection, {instance.name: instance}, Tls())
    return ServedDesk(catalogue, connections, policy, remember=False), recorder


def talk(
    desk: str | Catalogue,
    name: str,
    *,
    selection: Selection | None = None,
    limits: Limits | None = None,
    **options: Any,
) -> Talk:
    """One desk, one credential."""
    catalogue = catalogue_of(desk) if isinstance(desk, str) else desk
    made, recorder = served(catalogue, name, **options)
    return Talk(Application([made], selection or Selection(), limits), {catalogue.desk: recorder})
