"""`/health` and `/ready`: whether the process lives, and whether a proxy should send it requests.

They ask for no credential and so tell nothing of a desk or of anybody's call.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from deskwright.hosted.answers import json_message

__all__ = ["PATHS", "Health", "Ready"]

PATHS = frozenset({"/health", "/ready"})
#: What is missing before requests can be served; empty: nothing.
Ready = Callable[[], Awaitable[str]]


class Health:
    def __init__(self, version: str, ready: Ready | None = None) -> None:
        self._version, self._ready = version, ready
        self.started = False
        self.draining = False

    async def answer(self, path: str, *, named: bool) -> tuple[dict[str, Any], dict[str, Any]]:
        """`named`: asked under a name of ours. A proxy asks by an address, and is told no more than yes or no."""
        if path == "/ready":
            missing = await self._missing()
            words = {"status": "ready"} if not missing else {"status": "not ready", "missing": missing}
            return json_message(503 if missing else 200, words)
        if not named:
            return json_message(200, {"status": "healthy"})
        return json_message(
            200,
            {
                "status": "healthy",
                "service": "deskwright",
                "version": self._version,
                "timestamp": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
                "transport": "streamable-http",
                "deployment": "hosted",
            },
        )

    async def _missing(self) -> str:
        if self.draining:
            return "it is stopping"
        if not self.started:
            return "it is starting"
        if self._ready is None:
            return ""
        try:
            return await self._ready()
        except Exception as error:  # a probe must answer whatever happened; what it was is no business of a proxy
            return type(error).__name__
