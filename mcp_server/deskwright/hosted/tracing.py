"""A span for every call, by OpenTelemetry: operation, effect, outcome. Off unless its standard variables say where to.

No argument, no content, no key, no name of a person and no text of an error goes into a span; the trace that a
request's `_meta` names is its parent, and nothing of it is handed on to a desk.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from deskwright import observe
from deskwright.options import warn

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SpanExporter

__all__ = ["Spans", "spans_of", "wanted"]

_ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
_PARENT = re.compile(r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")
#: How a call ended that was not the caller's affair: what an operator looks for among the spans.
_ERRORS = frozenset({"failed"})


def wanted(environ: Mapping[str, str]) -> bool:
    """Did the operator say where spans go, in OpenTelemetry's own variables?"""
    if environ.get("OTEL_SDK_DISABLED", "").strip().lower() == "true":
        return False
    if environ.get("OTEL_TRACES_EXPORTER", "otlp").strip().lower() != "otlp":
        return False
    return any(environ.get(name, "").strip() for name in _ENDPOINTS)


def spans_of(environ: Mapping[str, str], version: str) -> Spans | None:
    """What writes spans, where they are wanted; a missing library is told, and the server runs without."""
    if not wanted(environ):
        return None
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

        return Spans(OTLPSpanExporter(), version)
    except ImportError:
        name = next(name for name in _ENDPOINTS if environ.get(name, "").strip())
        warn(f"{name} is set, but what writes spans is not installed: pip install 'deskwright[tracing]'")
        return None


class Spans:
    """An observer of calls, with an exporter of its own: nothing of the process' other libraries is traced."""

    def __init__(self, exporter: SpanExporter, version: str, *, at_once: bool = False) -> None:
        """`at_once`: each span is handed over as it ends (tests); else many together, by a thread."""
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor, SimpleSpanProcessor

        resource = Resource.create({"service.name": "deskwright", "service.version": version})
        self._provider: TracerProvider = TracerProvider(resource=resource, shutdown_on_exit=False)
        self._provider.add_span_processor(SimpleSpanProcessor(exporter) if at_once else BatchSpanProcessor(exporter))
        self._tracer = self._provider.get_tracer("deskwright", version)

    def __call__(self, told: observe.Observed) -> None:
        from opentelemetry.trace import SpanKind, Status, StatusCode

        attributes = {
            "mcp.method.name": "tools/call",
            "gen_ai.tool.name": told.tool,
            "deskwright.desk": told.desk,
            "deskwright.operation": told.operation,
            "deskwright.effect": told.effect,
            "deskwright.outcome": told.outcome,
        }
        span = self._tracer.start_span(
            f"{told.desk} {told.operation or told.tool}".strip() or "unknown tool",
            context=_parent(told.trace_parent),
            kind=SpanKind.SERVER,
            attributes={name: value for name, value in attributes.items() if value},
            start_time=told.began,
        )
        if told.outcome in _ERRORS:
            span.set_status(Status(StatusCode.ERROR))
        span.end(end_time=told.ended)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """From the first call to the last; what is not yet handed over then is."""
        observe.OBSERVERS.append(self)
        try:
            yield
        finally:
            observe.OBSERVERS.remove(self)
            import asyncio

            await asyncio.to_thread(self._provider.shutdown)


def _parent(word: str) -> Any:
    """The context that a request named; an empty one for anything that is no trace."""
    from opentelemetry.context import Context

    if not _PARENT.fullmatch(word):
        return Context()
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

    return TraceContextTextMapPropagator().extract({observe.TRACE_PARENT: word}, context=Context())
