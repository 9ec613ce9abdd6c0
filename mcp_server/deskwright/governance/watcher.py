"""Sends what was approved elsewhere, and puts right what a dead process left behind.

It runs beside the calls of a server from the first proposal on, and at once where some may be waiting.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from deskwright.errors import DeskwrightError, short
from deskwright.governance.elicit import Asker
from deskwright.governance.governor import Governor
from deskwright.governance.proposal import Principal, Proposal, digest_of
from deskwright.governance.secrets import masked

if TYPE_CHECKING:
    from deskwright.governance.audit_event import Event
    from deskwright.serving import Application
    from deskwright.state import State

__all__ = [
    "BEFORE_WATCHING",
    "EVERY",
    "Sender",
    "look_after",
    "record_waiver",
    "refused_event",
    "tend",
    "watch",
]

EVERY = 1.0
PAGE = 50
BEFORE_WATCHING = 2.0

#: Sends a proposal, or says that this process cannot.
Sender = Callable[[Proposal], Awaitable[bool]]


async def watch(
    governor: Governor, tend_once: Callable[[], Awaitable[Any]], every: float = EVERY, first: float = 0
) -> None:
    """Look, send, wait, until it is cancelled; a failure is told once and looked at again later.

    With `first` the first look is that much later, and only once there is a state: starting up comes first.
    """
    told = ""
    await asyncio.sleep(first)
    while first and not governor.exists():  # noqa: ASYNC110 another process makes it
        await asyncio.sleep(every)
    while True:
        try:
            await tend_once()
            told = ""
        except Exception as error:
            words = short(error, 300) if isinstance(error, DeskwrightError) else type(error).__name__
            if words != told:
                told = words
                print(f"deskwright: warning: approvals: {words}", file=sys.stderr)
        await asyncio.sleep(every)


async def tend(application: Application) -> int:
    """One look of an application that is alone: what was approved and is its own is sent. How many were."""
    from deskwright.governance.apply import apply, may_send

    async def send(proposal: Proposal) -> bool:
        if not may_send(application, proposal):
            return False
        await apply(application, proposal.id)
        return True

    return await look_after(application.governor, send)


async def look_after(governor: Governor, send: Sender) -> int:
    """Expired ones closed, dead claims released, what is approved given to `send`. How many were sent."""
    from deskwright.governance.apply import release_dead
    from deskwright.governance.decide import expire

    await governor.do(expire)
    await governor.do(release_dead)
    sent = 0
    problems: list[Exception] = []
    for proposal in await governor.do(lambda state: list(_approved(state))):
        try:
            sent += await send(proposal)
        except Exception as problem:  # one that cannot be sent does not keep the others waiting
            problems.append(problem)
    if problems:
        raise problems[0]
    return sent


def _approved(state: State) -> Iterator[Proposal]:
    """All that was approved, oldest first, page by page: other servers' may stand before ours."""
    seen, total = 0, 1
    while seen < total:
        page, total = state.proposals.find(states=["approved"], limit=PAGE, offset=seen, newest_first=False)
        yield from page
        seen += len(page) or PAGE


async def record_waiver(application: Application) -> None:
    """That this server asks nobody: an event of its own for each desk."""
    from deskwright.governance.audit_event import Event

    me = application.principal.data()
    for served in application.desks:
        event = Event(step="setting", principal=me, desk=served.catalogue.desk, outcome={"approve": "none"})
        await application.governor.record_after(event)


def refused_event(
    me: Principal, desk: str, name: str, arguments: Mapping[str, Any], error: Any, asker: Asker | None
) -> Event:
    """The audit event of a call that the policy refused."""
    from deskwright.governance.audit_event import Event

    facts = error.error or {}
    return Event(
        step="refused",
        principal=replace(me, client=(asker.client if asker else "") or me.client).data(),
        desk=desk,
        tool=name,
        effect=str(facts.get("effect") or ""),
        arguments_digest=digest_of(masked(dict(arguments))),
        outcome={"step": facts.get("step"), "why": short(error.why, 200)},
    )
