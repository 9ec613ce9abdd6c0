"""Figures for Prometheus at `/metrics`: how many calls of which operation, how long, how they ended; what is going on.

Labels come from the catalogue and from fixed lists: nothing that a caller wrote, no principal and no content. With
several processes their counters are added up; what each of them holds just now is left out then.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

from deskwright import observe
from deskwright.errors import SetupError
from deskwright.hosted.log import AccessLog

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

__all__ = ["Metrics", "shared_by_processes"]

#: Where prometheus_client keeps the counters of several processes; it reads the variable as it is imported.
_SHARED = "PROMETHEUS_MULTIPROC_DIR"
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
_ADDRESSES = ("/authorize", "/token", "/register", "/revoke", "/settings", "/health", "/ready", "/metrics")
_LABEL = re.compile(r"[A-Za-z0-9._ -]{1,100}")


class Metrics:
    """The figures of one process. `gauges`: name -> (about, value now), read when somebody looks."""

    def __init__(
        self, desks: Sequence[str], version: str, gauges: Mapping[str, tuple[str, Callable[[], float]]] | None = None
    ) -> None:
        try:
            from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics
        except ImportError:
            raise SetupError(
                "--metrics needs prometheus-client, which is not installed: pip install 'deskwright[metrics]'"
            ) from None
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry: CollectorRegistry = CollectorRegistry()
        self._desks = frozenset(desks)
        kept: Any = {"registry": self._registry, "namespace": "deskwright"}
        self._calls = Counter("calls", "Calls of tools that ended", ["desk", "operation", "effect", "outcome"], **kept)
        self._took = Histogram(
            "call_seconds", "How long calls of tools took", ["desk", "effect", "outcome"], buckets=_BUCKETS, **kept
        )
        self._requests = Counter("requests", "Requests that were answered", ["address", "status"], **kept)
        self._refused = Counter("refused", "Requests that were refused at the edge", ["code"], **kept)
        if _SHARED not in os.environ:
            Gauge("info", "The version that runs", ["version"], **kept).labels(version).set(1)
            for name, (about, value) in (gauges or {}).items():
                Gauge(name, about, **kept).set_function(value)

    # --- what is told to it ----------------------------------------------------------------------------

    def call(self, told: observe.Observed) -> None:
        self._calls.labels(told.desk, told.operation, told.effect, told.outcome).inc()
        self._took.labels(told.desk, told.effect, told.outcome).observe((told.ended - told.began) / 1e9)

    def line(self, facts: Mapping[str, Any]) -> None:
        """A line of the access log."""
        if facts.get("event") != "request":
            return
        self._requests.labels(self._address(facts.get("path")), str(facts.get("status", ""))).inc()
        if code := facts.get("refused"):
            self._refused.labels(code if _LABEL.fullmatch(str(code)) else "other").inc()

    def log(self) -> AccessLog:
        """An access log whose lines are counted."""
        return _Counted(self)

    def _address(self, path: Any) -> str:
        """One of few words for an address: a path may hold anything."""
        word = path if isinstance(path, str) else ""
        first, _, rest = word.strip("/").partition("/")
        if word in ("/", "") or word.strip("/") == "mcp":
            return "mcp" if word else "other"
        if first in self._desks and rest == "mcp":
            return f"{first}/mcp"
        if word.startswith("/.well-known/"):
            return ".well-known"
        return next((name[1:] for name in _ADDRESSES if word == name or word.startswith(f"{name}/")), "other")

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        observe.OBSERVERS.append(self.call)
        try:
            yield
        finally:
            observe.OBSERVERS.remove(self.call)

    # --- what is looked at -----------------------------------------------------------------------------

    def route(self) -> BaseRoute:
        from starlette.routing import Route

        return Route("/metrics", self._answer, methods=["GET"])

    async def _answer(self, request: Request) -> Response:
        from prometheus_client.exposition import choose_encoder
        from starlette.responses import Response

        encode, media = choose_encoder(request.headers.get("accept", ""))
        return Response(encode(self._everybodys()), media_type=media, headers={"cache-control": "no-store"})

    def _everybodys(self) -> CollectorRegistry:
        if _SHARED not in os.environ:
            return self._registry
        from prometheus_client import CollectorRegistry
        from prometheus_client.multiprocess import MultiProcessCollector

        together = CollectorRegistry()
        MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return together


class _Counted(AccessLog):
    """A log whose lines are counted on their way."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__()
        self._metrics = metrics

    def tell(self, facts: Mapping[str, Any]) -> None:
        self._metrics.line(facts)
        super().tell(facts)


@contextmanager
def shared_by_processes() -> Iterator[None]:
    """A folder in which the processes started meanwhile keep their counters together; gone with them."""
    before = os.environ.get(_SHARED)
    folder = tempfile.mkdtemp(prefix="deskwright-metrics-")
    os.environ[_SHARED] = folder
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SHARED]
        else:
            os.environ[_SHARED] = before
        shutil.rmtree(folder, ignore_errors=True)
