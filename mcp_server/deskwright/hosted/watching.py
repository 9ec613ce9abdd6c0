"""Sends what was approved for the logins of a hosted server: one watcher for all of them.

What a person approved on the page or in the shell is sent by whichever server holds the very login that it was proposed
with: a tenant that is open, the operator's own token where that is shared, or the key behind a connection that somebody
granted, also where this process never saw whoever asked. A login that nobody holds sends nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import time
from collections.abc import Mapping, Sequence
from contextvars import Context
from typing import Any, Protocol, Self

from deskwright.errors import DeskwrightError, Refusal, short
from deskwright.governance.apply import apply, may_send
from deskwright.governance.decide import reject
from deskwright.governance.governor import Governor
from deskwright.governance.oversight import tell_strange_words
from deskwright.governance.proposal import RUNNING, Principal, Proposal
from deskwright.governance.watcher import BEFORE_WATCHING, look_after, record_waiver, watch
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.values import Admitted, NotAdmitted

__all__ = ["Grants", "Watch"]

# Sent at a time: a desk that is slow does not hold up the others'.
AT_ONCE = 8
# How long after a look for its connection in vain the next one follows.
AGAIN = 30.0
_SHARED = Admitted(Principal("shared", "shared token"), None)


class Grants(Protocol):
    """What people granted to clients; the authorization server knows."""

    async def open(self, connection: str, desk: str) -> Admitted | None:
        """The newest living connection with a login (`Governor.kept`) of a desk; None where there is none."""
        ...

    async def lives(self, id: str) -> bool:
        """Has this connection not ended? Another process may have ended it."""
        ...


class Watch:
    """An async context manager beside a server."""

    def __init__(self, desks: Sequence[HostedDesk], governor: Governor, *, grants: Grants | None = None) -> None:
        self._desks: Mapping[str, HostedDesk] = {desk.id: desk for desk in desks}
        self._governor, self._grants = governor, grants
        # the desks behind local ones (`--over`): nobody's tenants
        self._inner = [desk.inner for desk in desks if desk.inner is not None]
        self._task: asyncio.Task[None] | None = None
        self._sending: dict[str, asyncio.Task[None]] = {}
        self._not_before: dict[str, float] = {}
        self._told = ""
        for desk in desks:
            desk.watched_by = self.noticed
        for application in self._inner:
            application.oversight.watched_by = self.noticed

    async def __aenter__(self) -> Self:
        settings = self._governor.settings
        tell_strange_words(
            settings.rules,
            [
                *(desk.catalogue for desk in self._desks.values()),
                *(served.catalogue for application in self._inner for served in application.desks),
            ],
        )
        if settings.waived and settings.audit != "off":
            # before the first request: that nobody is asked stands before whatever nobody was asked about
            for desk in self._desks.values():
                await record_waiver(desk.template)
        waiting = any(desk.template.oversight.waiting_effects for desk in self._desks.values())
        if settings.human_proof or waiting:
            self._task = self._started(BEFORE_WATCHING)
        return self

    async def __aexit__(self, *_: object) -> None:
        tasks = [*self._sending.values(), *([self._task] if self._task is not None else [])]
        for task in tasks:
            task.cancel()  # what is on its way goes on: the governor waits for it
        await asyncio.gather(*tasks, return_exceptions=True)

    def noticed(self) -> None:
        """A proposal was made here: from now on look whether it is approved."""
        if self._task is not None and not self._governor.opened:
            self._task.cancel()  # it waits for its first look
        if self._task is None or self._task.done() or self._task.cancelling():
            self._task = self._started(0)

    def _started(self, first: float) -> asyncio.Task[None]:
        # in a context of its own: nothing of the call that made the proposal is part of sending it
        look = watch(self._governor, self.look, first=first)
        return asyncio.get_running_loop().create_task(look, context=Context())

    async def look(self) -> int:
        """One look: how many were taken up."""
        holders: dict[tuple[str, str, str], list[Admitted]] | None = None

        async def send(proposal: Proposal) -> bool:
            nonlocal holders
            if proposal.id in self._sending or len(self._sending) >= AT_ONCE:
                return False
            if not await self._counts(proposal):
                return False
            if holders is None:
                await self._governor.keeps("")  # its key is at hand from here on
                holders = self._holders()
            for application in self._inner:
                if may_send(application, proposal):
                    self._take(proposal.id, apply(application, proposal.id))
                    return True
            desk = self._desks.get(proposal.desk)
            if desk is None:
                return False
            for admitted in holders.get((proposal.desk, proposal.instance, proposal.connection), ()):
                if await self._sends(desk, admitted, proposal):
                    return True
            opened = await self._opened(proposal)
            return opened is not None and await self._sends(desk, opened, proposal)

        return await look_after(self._governor, send)

    async def _counts(self, proposal: Proposal) -> bool:
        """Does the connection live that it came through? What has ended sends nothing, whoever else has the login."""
        connection = proposal.principal.get("connection")
        if not connection:
            return True
        if self._grants is None:  # nobody here could tell
            return False
        if await self._grants.lives(connection):
            return True
        words, me = "the connection that it was proposed through has ended", Principal(RUNNING, "deskwright")
        with contextlib.suppress(Refusal):  # somebody was faster
            await self._governor.do(lambda state: reject(state, None, proposal.id, feedback=words, by=me, via="server"))
        return False

    def _holders(self) -> dict[tuple[str, str, str], list[Admitted]]:
        """Who holds which login here: the tenants that are open, then the operator's own."""
        found: dict[tuple[str, str, str], list[Admitted]] = {}
        for desk in self._desks.values():
            shared = [(_SHARED, instance) for instance in desk.shared or ()]
            own = [
                (admitted, instance)
                for admitted, application in desk.tenants.live()
                if admitted.login is not None
                for served in application.desks
                for instance in served.connections.instances.values()
            ]
            for admitted, instance in [*own, *shared]:
                # earlier versions kept the plain digest
                for stored in (self._governor.kept(instance.connection), instance.connection):
                    found.setdefault((desk.id, instance.name, stored), []).append(admitted)
        return found

    async def _opened(self, proposal: Proposal) -> Admitted | None:
        """The connection of whoever asked, where this process never saw it or has closed it since."""
        now = time.monotonic()
        self._not_before = {id: until for id, until in self._not_before.items() if until > now}
        if self._grants is None or proposal.id in self._not_before:
            return None
        opened = await self._grants.open(proposal.connection, proposal.desk)
        if opened is None:
            self._not_before[proposal.id] = now + AGAIN
        return opened

    async def _sends(self, desk: HostedDesk, admitted: Admitted, proposal: Proposal) -> bool:
        """Take it up with this login, if that may send it."""
        if admitted.connection and self._grants is not None and not await self._grants.lives(admitted.connection):
            desk.tenants.forget(admitted.connection)  # it ended at another server
            return False
        lease = desk.lease(admitted)
        try:
            application = await lease.__aenter__()
        except NotAdmitted:  # the server is full: later
            return False
        if not may_send(application, proposal):
            await lease.__aexit__(None, None, None)
            return False

        async def send() -> None:
            try:
                await apply(application, proposal.id)
            finally:
                await lease.__aexit__(None, None, None)

        self._take(proposal.id, send())
        return True

    def _take(self, id: str, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._sending[id] = task
        task.add_done_callback(lambda _: self._ended(id, task))

    def _ended(self, id: str, task: asyncio.Task[None]) -> None:
        self._sending.pop(id, None)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            words = f"{id}: {short(error, 300) if isinstance(error, DeskwrightError) else type(error).__name__}"
            if words != self._told:
                self._told = words
                print(f"deskwright: warning: approvals: {words}", file=sys.stderr)
