"""A governed server in front of a sandbox: every request that reached the desk, the store, and a client that can ask.

`Person` is the user in front of the client: it answers each question as the test says and keeps what it was shown.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import mcp_types as types
from deskwright.governance.governor import Governor
from deskwright.governance.proposal import Proposal
from deskwright.governance.settings import ALWAYS, GovernanceSettings
from deskwright.invoke import Limits
from deskwright.listing import Selection
from deskwright.protocol import build_server
from deskwright.results import Answer
from deskwright.sandboxes import Sandbox, load_sandbox
from deskwright.serving import Application
from mcp.client import Client

from tests.behaviour.desks import Recorder, Sent, catalogue_of, served

ERAS = ("legacy", "2026-07-28")


@dataclass
class Person:
    """Answers what the client asks: an action with content, or a function of the question."""

    action: str = "accept"
    content: Mapping[str, Any] = field(default_factory=dict)
    before_answering: Callable[[], Coroutine[Any, Any, None]] | None = None
    asked: list[types.ElicitRequestFormParams] = field(default_factory=list)

    async def __call__(self, context: Any, params: Any) -> types.ElicitResult:
        self.asked.append(params)
        if self.before_answering is not None:
            await self.before_answering()
        content = dict(self.content) if self.action == "accept" else None
        return types.ElicitResult(action=self.action, content=content)  # type: ignore[arg-type]

    @property
    def message(self) -> str:
        return self.asked[-1].message

    @property
    def boxes(self) -> set[str]:
        return set(self.asked[-1].requested_schema["properties"])


class Governed:
    """One desk's sandbox behind a server that asks."""

    def __init__(
        self,
        place: Path | str,
        desk: str = "tickiti",
        credential: str = "",
        *,
        approve: frozenset[str] = frozenset({"write_outbound"}),
        sandbox: Sandbox | None = None,
        limits: Limits | None = None,
        selection: Selection | None = None,
        **settings: Any,
    ) -> None:
        self.sandbox = sandbox or load_sandbox(desk)
        name = credential or self.sandbox.credentials[0].name
        made, self.recorder = served(catalogue_of(desk), name, sandbox=self.sandbox)
        self.settings = GovernanceSettings(approve=ALWAYS | approve, place=str(place), **settings)
        self.application = Application([made], selection or Selection(), limits, Governor(self.settings))
        # a test sends when it says so (`tend`); two whole processes that watch are in test_two_servers.py
        self.application.oversight.watch = lambda: None  # type: ignore[method-assign]

    @property
    def sent(self) -> list[Sent]:
        return self.recorder.sent

    def writes(self, *paths: str) -> list[Sent]:
        """What reached the desk under these endings of a path."""
        return [sent for sent in self.sent if sent.path.endswith(paths)]

    async def call(self, tool: str, **arguments: Any) -> Answer:
        """As a client calls that cannot ask."""
        return await self.application.call(tool, arguments)

    def client(self, era: str, person: Person | None = None) -> Client:
        return Client(build_server(self.application), mode=era, elicitation_callback=person)

    async def proposals(self, *states: str) -> list[Proposal]:
        found, _ = await self.application.governor.do(lambda state: state.proposals.find(states=states or None))
        return found

    async def only(self) -> Proposal:
        (proposal,) = await self.proposals()
        return proposal

    async def steps(self, proposal: str | None = None) -> list[str]:
        """The steps of the audit in their order."""
        events = await self.application.governor.do(lambda state: state.audit.events(limit=500))
        return [each.event.step for each in events if proposal is None or each.event.proposal == proposal]

    async def verify(self) -> None:
        verdict = await self.application.governor.do(lambda state: state.audit.verify())
        assert verdict.ok, verdict

    async def aclose(self) -> None:
        await self.application.aclose()


def run(work: Coroutine[Any, Any, Any]) -> Any:
    """A test's work on an event loop of its own, a minute at most."""

    async def bounded() -> Any:
        return await asyncio.wait_for(work, 60)

    return asyncio.run(bounded())


__all__ = ["ERAS", "Governed", "Person", "Recorder", "run"]
