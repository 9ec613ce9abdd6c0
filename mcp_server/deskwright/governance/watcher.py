"""Sends what was approved elsewhere, and puts right what a dead process left behind.

It runs beside the calls of a server from the first proposal on, and at once where some may be waiting.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator, Mapping
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

__all__ = ["BEFORE_WATCHING", "EVERY", "record_waiver", "refused_event", "tend", "watch"]

EVERY = 1.0
PAGE = 50
BEFORE_WATCHING = 2.0


async def watch(application: Application, every: float = EVERY, first: float = 0) -> None:
    """Look, send, wait, until it is cancelled; a failure is told once and looked at again later.

    With `first` the first look is that much later, and only once there is a state: starting up comes first.
    """
    told = ""
    await asyncio.sleep(first)
    while first and not application.governor.exists():  # noqa: ASYNC110 another process makes it
        await asyncio.sleep(every)
    while True:
        try:
            await tend(application)
            told = ""
        except Exception as error:
            words = short(error, 300) if isinstance(error, DeskwrightError) else type(error).__name__
            if words != told:
                told = words
                print(f"deskwright: warning: approvals: {words}", file=sys.stderr)
        await asyncio.sleep(every)


async def tend(application: Application) -> int:
    """One look: expired ones closed, dead claims released, what is approved and ours sent. How many were sent."""
    from deskwright.governance.apply import apply, may_send, release_dead
    from deskwright.governance.decide import expire

    governor = application.governor
    await governor.do(expire)
    await governor.do(release_dead)
    sent = 0
    problems: list[Exception] = []
    for id in await governor.do(lambda state: [item.id for item in _approved(state) if may_send(application, item)]):
        try:
            await apply(application, id)
            sent += 1
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

    me = application.governor.settings.principal.data()
    for served in application.desks:
        event = Event(step="setting", principal=me, desk=served.catalogue.desk, outcome={"approve": "none"})
        await application.governor.record_after(event)


def refused_event(
    governor: Governor, desk: str, name: str, arguments: Mapping[str, Any], error: Any, asker: Asker | None
) -> Event:
    """The audit event of a call that the policy refused."""
    from deskwright.governance.audit_event import Event

    facts = error.error or {}
    me = governor.settings.principal
    return Event(
        step="refused",
        principal=Principal(me.kind, me.name, asker.client if asker else "").data(),
        desk=desk,
        tool=name,
        effect=str(facts.get("effect") or ""),
        arguments_digest=digest_of(masked(dict(arguments))),
        outcome={"step": facts.get("step"), "why": short(error.why, 200)},
    )
