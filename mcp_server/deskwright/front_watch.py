"""Looks after the list that was told: a client that may hear of it is told when it has become another one.

It also has the answers remembered for the next start, a while after this one, in a thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from deskwright import front
from deskwright.front_cache import differs, knows_list, remember
from deskwright.front_files import listing_digest

if TYPE_CHECKING:
    from deskwright.front_answers import Snapshot
    from deskwright.serving import Application

__all__ = ["SETTLE", "ListWatch"]

# The first calls come first.
SETTLE = 1.5


class ListWatch:
    """One server's list, and what its client was told of it, before the server was there as well."""

    def __init__(self, application: Application, answered: Snapshot | None, tell: Callable[[], None]) -> None:
        self._application = application
        self._answered = answered
        self._tell = tell
        self._shown: bytes | None = None
        self._task: asyncio.Task[None] | None = None
        # What came with the desk and was made by these very modules holds for the next start as well.
        known = answered is not None and answered.tools is not None
        by_others = answered is not None and answered.header.get("made_by", "") not in ("", listing_digest())
        self._due = front.words is not None and (by_others or not known)
        application.on_change.append(self._changed)

    def start(self) -> None:
        """Look at it once it is quiet."""
        if self._due:
            self._task = asyncio.create_task(self._look(SETTLE))

    def listed(self) -> None:
        """The client has just been given the list."""
        self._shown = self._application.tools.listed_digest

    def _changed(self) -> None:
        """The desk has said what the credential may do, and the list was made anew."""
        if self._shown is not None and self._shown != self._application.tools.listed_digest:
            self._tell()
            self.listed()
        self._answered = None
        if front.words is not None and knows_list(self._application) and not self._due:
            self._due = True
            self._task = asyncio.create_task(self._look(0))

    async def _look(self, wait: float) -> None:
        await asyncio.sleep(wait)
        await self._remember()

    async def _remember(self) -> None:
        self._due = False
        answered = self._answered
        if front.words is None:
            return
        tools = await asyncio.to_thread(remember, self._application, front.words, front.begun_at)
        if answered is not None and differs(answered, tools):
            self._tell()

    async def aclose(self) -> None:
        """What a short session has learnt is remembered as well."""
        if self._due:
            await self._remember()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
