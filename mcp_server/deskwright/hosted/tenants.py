"""The tenants of one desk: for each login that came lately an application of its own, with that login alone.

No two logins share an application, a client or a cache; what is compiled from the desk's schemas is shared, because it
is the same for all. They are bounded in number, and closed when nobody used them for a while.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from deskwright.hosted.values import Admitted, NotAdmitted
from deskwright.serving import Application

__all__ = ["IDLE", "MOST", "REFRESH", "Tenants"]

MOST = 1_000
IDLE = 900.0
# How long an answer to "what may this credential do?" is taken for true.
REFRESH = 300.0


@dataclass(slots=True)
class _Tenant:
    application: Application
    admitted: Admitted
    used: float
    asked: float
    in_use: int = 0
    begun: bool = False
    beginning: asyncio.Lock = field(default_factory=asyncio.Lock)


class Tenants:
    """`make` gives the application of one who was admitted; it opens nothing."""

    def __init__(
        self, make: Callable[[Admitted], Application], *, most: int = MOST, idle: float = IDLE, refresh: float = REFRESH
    ) -> None:
        self._make = make
        self._most, self._idle, self._refresh = most, idle, refresh
        # least recently used first
        self._open: OrderedDict[str, _Tenant] = OrderedDict()
        self._sweeping: asyncio.Task[None] | None = None
        self._closing: set[asyncio.Task[None]] = set()

    def live(self) -> Iterator[tuple[Admitted, Application]]:
        """Those that are open now; whoever uses one leases it."""
        return iter([(tenant.admitted, tenant.application) for tenant in self._open.values()])

    def __len__(self) -> int:
        return len(self._open)

    @asynccontextmanager
    async def lease(self, admitted: Admitted) -> AsyncIterator[Application]:
        """The application of one who was admitted, kept open meanwhile."""
        tenant = self._open.get(admitted.key)
        if tenant is None:
            tenant = self._opened(admitted)
        self._open.move_to_end(admitted.key)
        tenant.in_use += 1
        try:
            if not tenant.begun:
                await self._begin(tenant)
            elif time.monotonic() - tenant.asked > self._refresh:
                tenant.asked = time.monotonic()
                tenant.application.ask_again()
            yield tenant.application
        finally:
            tenant.in_use -= 1
            tenant.used = time.monotonic()

    def _opened(self, admitted: Admitted) -> _Tenant:
        while len(self._open) >= self._most:
            unused = next((key for key, tenant in self._open.items() if not tenant.in_use), None)
            if unused is None:
                raise NotAdmitted(503, "temporarily_unavailable", "too many people are served at once", retry_after=5)
            self._close(unused)
        now = time.monotonic()
        tenant = self._open[admitted.key] = _Tenant(self._make(admitted), admitted, now, now)
        if self._sweeping is None:
            self._sweeping = asyncio.get_running_loop().create_task(self._sweep())
        return tenant

    async def _begin(self, tenant: _Tenant) -> None:
        async with tenant.beginning:
            if not tenant.begun:
                await tenant.application.start_probes()
                tenant.begun = True

    def _close(self, key: str) -> None:
        self._end(self._open.pop(key).application.aclose())

    def _end(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    def forget(self, connection: str) -> None:
        """What was granted is revoked: its tenant serves nobody any more."""
        for key in [key for key, tenant in self._open.items() if tenant.admitted.connection == connection]:
            # a call that is on its way ends; no later one finds it
            self._end(_close_when_unused(self._open.pop(key)))

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(min(self._idle / 4, 60))
            old = time.monotonic() - self._idle
            for key in [key for key, tenant in self._open.items() if not tenant.in_use and tenant.used < old]:
                self._close(key)

    async def aclose(self) -> None:
        if self._sweeping is not None:
            self._sweeping.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._sweeping
        for key in list(self._open):
            self._close(key)
        if self._closing:
            await asyncio.gather(*self._closing, return_exceptions=True)


async def _close_when_unused(tenant: _Tenant) -> None:
    while tenant.in_use:  # noqa: ASYNC110 rare, and ends with the call
        await asyncio.sleep(0.05)
    await tenant.application.aclose()
