"""A desk's sandbox with triage in front of it, in process: what the nine tools say, and every request that reached it.

A request that only reads may be sent as often as triage likes; what writes is compared whole.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from deskwright.catalogue import Catalogue
from deskwright.connections import Connections, Tls
from deskwright.governance.elicit import Asker
from deskwright.governance.governor import Governor
from deskwright.governance.settings import UNGOVERNED, GovernanceSettings
from deskwright.listing import Selection
from deskwright.policy import Policy
from deskwright.results import Answer
from deskwright.sandboxes import Sandbox, load_sandbox
from deskwright.serving import Application, ServedDesk
from deskwright.settings import local_instance
from deskwright.triage.over import create_over_desk

from tests.behaviour import desks
from tests.behaviour.desks import EVERYTHING, Sent, served
from tests.behaviour.tiflux_desk import parts_of

#: desk -> the credential of its sandbox that may do all that triage does there.
ABLE = {"tickiti": "full", "openhelpdesk": "admin", "tiflux": "admin", "otrs": "admin"}
#: Requests that change nothing, for desks whose verbs do not say so: the last word of the path.
_READS = {
    "tickiti": {"query", "show", "token", "queues"},
    "otrs": {"SessionCreate", "TicketGet", "TicketSearch"},
}
Write = tuple[str, str, Any]
#: Read once: a catalogue is not changed by those who use it.
catalogue_of = cache(desks.catalogue_of)


class Failing:
    """An application that answers some requests by itself: (method, path) -> status, body, headers, or None."""

    def __init__(self, app: Any) -> None:
        self.app = app
        self.headers: list[tuple[bytes, bytes]] = []
        """Laid onto each answer of the desk."""
        self.rule: Callable[[str, str], tuple[int, Any, Mapping[str, str]] | None] | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        method, path = scope["method"], scope["path"]
        said = self.rule(method, path) if self.rule is not None else None
        if said is None:

            async def with_headers(message: Any) -> None:
                if message["type"] == "http.response.start":
                    message = {**message, "headers": [*message["headers"], *self.headers]}
                await send(message)

            await self.app(scope, receive, with_headers)
            return
        while (await receive()).get("more_body"):
            pass
        status, body, headers = said
        content = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        kind = b"text/html" if isinstance(body, str) else b"application/json"
        pairs = [(b"content-type", kind), *((name.encode(), value.encode()) for name, value in headers.items())]
        await send({"type": "http.response.start", "status": status, "headers": pairs})
        await send({"type": "http.response.body", "body": content})


class Triaged:
    """The triage desk over one sandbox."""

    def __init__(
        self,
        desk: str,
        folder: Path,
        *,
        name: str = "",
        settings: GovernanceSettings = UNGOVERNED,
        sandbox: Sandbox | None = None,
        effects: frozenset[str] = EVERYTHING,
        abilities: Sequence[str] = (),
        environ: Mapping[str, str] | None = None,
        catalogue: Catalogue | None = None,
    ) -> None:
        self.desk = desk
        self.sandbox = sandbox or load_sandbox(desk)
        self.failing = Failing(self.sandbox.app)
        made, self.recorder = served(
            catalogue or catalogue_of(desk),
            name or ABLE[desk],
            sandbox=self.sandbox,
            effects=effects,
            abilities=abilities,
            app=self.failing,
        )
        self.governor = Governor(settings)
        self.inner = Application([made], Selection(), governor=self.governor)
        self.local = create_over_desk({"TRIAGE_DATA_ROOT": str(folder), **(environ or {})}, self.inner)
        assert self.local.adapt is not None
        self.catalogue = self.local.adapt(catalogue_of("triage"))
        instance = local_instance(self.catalogue, self.local.app, "", self.local.origin)
        connections = Connections(self.catalogue.connection, {instance.name: instance}, Tls())
        policy = Policy(effects=EVERYTHING, roles=self.catalogue.roles)
        triage = ServedDesk(self.catalogue, connections, policy, remember=False)
        self.outer = Application([triage], Selection(output_schemas=True), governor=self.governor)
        assert self.local.close is not None
        self.outer.closing += [self.local.close, self.inner.aclose]
        self._runner = asyncio.Runner()

    # --- calling ---------------------------------------------------------------------------------------

    def run(self, work: Any) -> Any:
        return self._runner.run(work)

    def call(self, tool: str, asker: Asker | None = None, **arguments: Any) -> Answer:
        answer: Answer = self.run(self.outer.call(tool, arguments, asker))
        return answer

    def must(self, tool: str, **arguments: Any) -> Any:
        answer = self.call(tool, **arguments)
        assert not answer.is_error, f"{tool}: {answer.content[0]['text']}"
        return answer.structured

    def refused(self, tool: str, **arguments: Any) -> str:
        answer = self.call(tool, **arguments)
        assert answer.is_error, f"{tool} was carried out: {answer.structured}"
        return str(answer.content[0]["text"])

    def ticket(self, id: str) -> dict[str, Any]:
        found: dict[str, Any] = self.must("get_ticket", id=id)["ticket"]
        return found

    def recommend(self, id: str, **said: Any) -> dict[str, Any]:
        """A pending recommendation that says of the ticket what it is now, but for what is said here."""
        ticket = self.ticket(id)
        properties = self.tool("submit_triage_recommendation")["inputSchema"]["properties"]
        needed = [name for name in ("category", "priority", "team") if name in properties]
        # what the ticket lacks has to be said all the same
        kept = {name: ticket.get(name) or (properties[name].get("enum") or ["Unknown"])[-1] for name in needed}
        given = {
            "ticketId": id,
            "sourceRevision": ticket["revision"],
            **kept,
            "duplicateCandidates": [],
            "outageRisk": "none",
            "securityRisk": "none",
            "slaRisk": "none",
            "missingInformation": [],
            "knowledgeArticleIds": ["triage-policy"],
            "draftCustomerResponse": "We are on it.\nYou will hear from us <today> & no later.",
            "rationale": "What the ticket says.",
            "confidence": 0.9,
            "recommendedNextAction": "Have somebody look at it.",
            "actor": "the test",
            **said,
        }
        found: dict[str, Any] = self.must("submit_triage_recommendation", **given)["recommendation"]
        return found

    def approval(self, recommendation: Mapping[str, Any], *fields: str, **more: Any) -> dict[str, Any]:
        return {
            "recommendationId": recommendation["id"],
            "ticketId": recommendation["ticketId"],
            "expectedRevision": recommendation["sourceRevision"],
            "approvedFields": list(fields),
            "actor": "a person",
            "confirm": True,
            **more,
        }

    def approve(self, recommendation: Mapping[str, Any], *fields: str, **more: Any) -> dict[str, Any]:
        found: dict[str, Any] = self.must(
            "approve_triage_recommendation", **self.approval(recommendation, *fields, **more)
        )
        return found

    def tool(self, name: str) -> dict[str, Any]:
        (found,) = [tool for tool in self.outer.tools.listed["tools"] if tool["name"] == name]
        return dict(found)

    # --- what reached the desk -------------------------------------------------------------------------

    @property
    def writes(self) -> list[Write]:
        """Every request that writes: method, path, and its body as plain values."""
        return [(sent.method, sent.path, body_of(sent)) for sent in self.recorder.sent if self._writes(sent)]

    @property
    def written(self) -> list[Sent]:
        return [sent for sent in self.recorder.sent if self._writes(sent)]

    def _writes(self, sent: Sent) -> bool:
        if self.desk in _READS:
            return sent.path.rstrip("/").rpartition("/")[2] not in _READS[self.desk]
        return sent.method != "GET" and not sent.path.endswith(("/login", "/token"))

    @contextmanager
    def nothing_is_written(self) -> Iterator[None]:
        before = len(self.writes)
        yield
        assert self.writes[before:] == []

    def close(self) -> None:
        self._runner.run(self.outer.aclose())
        self._runner.close()


def body_of(sent: Sent) -> Any:
    """A request's body: JSON, or the texts of a form."""
    kind = sent.headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        texts, files = parts_of(kind, sent.content)
        assert not files
        return dict(texts)
    if kind.startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(sent.content.decode(), keep_blank_values=True))
    return json.loads(sent.content) if sent.content else None
