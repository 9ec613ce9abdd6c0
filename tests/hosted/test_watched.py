"""Figures and spans: every call by operation, effect and outcome; nothing that a caller or a desk wrote."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from deskwright import observe
from deskwright.errors import SetupError
from deskwright.hosted import tracing
from deskwright.hosted.metrics import Metrics
from deskwright.hosted.tracing import Spans, spans_of, wanted
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client.parser import text_string_to_metric_families

from tests.hosted.asgi import META, ask, rpc
from tests.hosted.processes import META as PROCESS_META
from tests.hosted.processes import counting_desk, start
from tests.hosted.toy import toy_server
from tests.state.postgres import PostgresServer

pytestmark = pytest.mark.anyio
ANN = {"x-test-login": "0"}
TRACE, PARENT = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
TRACE_PARENT = f"00-{TRACE}-{PARENT}-01"
NUMBER = "3006"
KEY = "1|sandbox-agent-key"


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def nobody_watches() -> Iterator[None]:
    """Before and after each test: off is the default, and what watched is gone with its server."""
    assert observe.OBSERVERS == []
    yield
    assert observe.OBSERVERS == []


class Watched:
    def __init__(self, app: Any, metrics: Metrics, exporter: InMemorySpanExporter) -> None:
        self.app, self._metrics, self._exporter = app, metrics, exporter

    @property
    def spans(self) -> list[Any]:
        return list(self._exporter.get_finished_spans())

    async def page(self) -> str:
        answer = await ask(_App(self._metrics), "GET", "/metrics")
        assert answer.status == 200
        return answer.body.decode()

    async def calls(self) -> dict[tuple[str, ...], float]:
        return counted(await self.page())

    async def call(self, name: str, arguments: dict[str, Any], **meta: Any) -> Any:
        asked = {"name": name, "arguments": arguments}
        return (await rpc(self.app, "tools/call", asked, headers=ANN, meta={**META, **meta})).json


class _App:
    def __init__(self, metrics: Metrics) -> None:
        from starlette.applications import Starlette

        self._app = Starlette(routes=[metrics.route()])

    async def __call__(self, *words: Any) -> None:
        await self._app(*words)


def counted(page: str) -> dict[tuple[str, ...], float]:
    families = {family.name: family for family in text_string_to_metric_families(page)}
    return {
        tuple(sample.labels[name] for name in ("desk", "operation", "effect", "outcome")): sample.value
        for sample in families["deskwright_calls"].samples
        if sample.name == "deskwright_calls_total"
    }


@asynccontextmanager
async def watched(folder: Path, *words: str) -> AsyncIterator[Watched]:
    exporter = InMemorySpanExporter()
    metrics, spans = Metrics(["tiflux"], "1"), Spans(exporter, "1", at_once=True)
    async with metrics.running(), spans.running(), toy_server(folder, "tiflux", "--sandbox", *words) as app:
        yield Watched(app, metrics, exporter)


CASES: dict[str, tuple[str, dict[str, Any], tuple[str, ...]]] = {
    "read": ("get_ticket", {"ticket_number": NUMBER}, ("tiflux", "get_tickets_ticket_number", "read", "ok")),
    "refused": (
        "get_ticket",
        {"ticket_number": NUMBER, "s3cret": "x"},
        ("tiflux", "get_tickets_ticket_number", "read", "refused"),
    ),
    "failed": ("get_ticket", {"ticket_number": "999999"}, ("tiflux", "get_tickets_ticket_number", "read", "failed")),
    "unknown": ("s3cret_tool", {}, ("", "", "", "unknown")),
}


@pytest.mark.parametrize("case", list(CASES))
async def test_every_end_of_a_call(case: str, tmp_path: Path) -> None:
    tool, arguments, wanted_labels = CASES[case]
    async with watched(tmp_path) as seen:
        answer = await seen.call(tool, arguments)
        [labels] = await seen.calls()
        assert labels == wanted_labels, answer
        [span] = seen.spans
    told = {name.removeprefix("deskwright."): value for name, value in span.attributes.items()}
    assert tuple(told.get(name, "") for name in ("desk", "operation", "effect", "outcome")) == wanted_labels
    assert span.status.is_ok is (case != "failed")
    assert span.status.description is None
    assert span.events == ()
    assert span.end_time > span.start_time
    assert span.resource.attributes["service.name"] == "deskwright"


async def test_what_waits_for_a_person_is_an_end_of_its_own(tmp_path: Path) -> None:
    async with watched(tmp_path, "--approve", "write_outbound,write_internal") as seen:
        answer = await seen.call(
            "create_ticket_answer", {"ticket_number": NUMBER, "text": "s3cret words", "reason": "s3cret reason"}
        )
        [labels] = await seen.calls()
    assert "proposal" in json.dumps(answer)
    assert labels[3] == "proposed"
    assert labels[2] == "write_outbound"


async def test_no_word_of_a_caller_or_of_a_desk_is_in_a_figure_or_a_span(tmp_path: Path) -> None:
    async with watched(tmp_path) as seen:
        await seen.call("get_ticket", {"ticket_number": NUMBER})
        await seen.call("s3cret_tool", {"s3cret": "s3cret"}, baggage="who=s3cret", tracestate="a=s3cret")
        await seen.call("get_ticket", {"ticket_number": NUMBER, "s3cret": "s3cret"}, traceparent=TRACE_PARENT)
        await seen.call("tiflux_call_endpoint", {"operation": "s3cret", "arguments": {}})
        page, written = await seen.page(), "".join(span.to_json() for span in seen.spans)
    assert sum(counted(page).values()) == len(written.split('"trace_id"')) - 1 == 4
    for text in (page, written):
        assert "s3cret" not in text
        # as a number of its own: spans have ids of random digits
        assert not re.search(rf"(?<![0-9a-f]){NUMBER}(?![0-9a-f])", text)


async def test_a_call_belongs_to_the_trace_that_its_request_names_on_both_ways(tmp_path: Path) -> None:
    """The second read of an envelope goes the short way, though its trace is another one."""
    other = "1" * 32
    async with watched(tmp_path) as seen:
        await seen.call("get_ticket", {"ticket_number": NUMBER}, traceparent=TRACE_PARENT)
        library = _Refusing(seen.app)
        await seen.call("get_ticket", {"ticket_number": NUMBER}, traceparent=f"00-{other}-{PARENT}-01")
        assert library.asked == 0
        await seen.call("get_ticket", {"ticket_number": NUMBER})
        first, second, third = seen.spans
    assert (f"{first.context.trace_id:032x}", f"{first.parent.span_id:016x}") == (TRACE, PARENT)
    assert f"{second.context.trace_id:032x}" == other
    assert third.parent is None


class _Refusing:
    def __init__(self, app: Any) -> None:
        self.asked = 0
        for manager in (app._each[0]._plain, app._each[0]._streaming):
            manager.handle_request = self._count

    async def _count(self, *words: Any) -> None:
        self.asked += 1
        raise AssertionError("the protocol's library was asked")


@pytest.mark.parametrize(
    "word",
    [
        "",
        "nonsense",
        f"00-{'0' * 32}-{PARENT}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"{TRACE_PARENT}-more",
        TRACE_PARENT.upper(),
        "x" * 5_000,
        7,
        None,
        ["a"],
    ],
)
async def test_what_is_no_trace_is_no_parent(word: Any, tmp_path: Path) -> None:
    async with watched(tmp_path) as seen:
        answer = await seen.call("get_ticket", {"ticket_number": NUMBER}, traceparent=word)
        [span] = seen.spans
    assert answer["result"]["isError"] is False
    assert span.parent is None


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/", "mcp"),
        ("/mcp", "mcp"),
        ("/mcp/", "mcp"),
        ("/tiflux/mcp", "tiflux/mcp"),
        ("/tiflux/mcp/", "tiflux/mcp"),
        ("/.well-known/oauth-protected-resource/x/y", ".well-known"),
        ("/token", "token"),
        ("/settings/revoke/s3cret", "settings"),
        ("/s3cret", "other"),
        ("/tokens3cret", "other"),
        (None, "other"),
    ],
)
def test_an_address_is_one_of_few_words(path: str | None, label: str) -> None:
    metrics = Metrics(["tiflux"], "1")
    metrics.line({"event": "request", "path": path, "status": 200})
    metrics.line({"event": "internal_error", "path": path})
    found = [
        (sample.labels["address"], sample.value)
        for family in metrics._registry.collect()
        for sample in family.samples
        if sample.name == "deskwright_requests_total"
    ]
    assert found == [(label, 1.0)]


@pytest.mark.parametrize(
    ("environ", "on"),
    [
        ({}, False),
        ({"OTEL_SERVICE_NAME": "x"}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1"}, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://127.0.0.1:1/v1/traces"}, True),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": " "}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1", "OTEL_SDK_DISABLED": "true"}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1", "OTEL_TRACES_EXPORTER": "none"}, False),
    ],
)
def test_spans_are_written_where_the_standard_variables_say_so(environ: dict[str, str], on: bool) -> None:
    assert wanted(environ) is on


def test_a_library_that_is_not_there_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "prometheus_client", None)
    with pytest.raises(SetupError, match=re.escape("pip install 'deskwright[metrics]'")):
        Metrics([], "1")
    monkeypatch.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None)
    assert spans_of({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1"}, "1") is None
    assert "pip install 'deskwright[tracing]'" in capsys.readouterr().err
    assert tracing.spans_of({}, "1") is None


def test_a_server_without_them_loads_neither() -> None:
    lines = (
        "import sys, deskwright.hosted.serve; print([m for m in sys.modules if m.split('.')[0] == 'prometheus_client'"
    )
    lines += " or m.startswith(('opentelemetry.sdk', 'opentelemetry.exporter'))])"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_several_processes_add_their_counters_and_hand_their_spans_over_when_they_end(
    postgres_server: PostgresServer,
) -> None:
    with counting_desk() as desk, counting_desk() as collector:
        extra = {
            "OTEL_EXPORTER_OTLP_ENDPOINT": collector.base.removesuffix("/api/v1"),
            "DESKWRIGHT_STATE_KEY": "QUJD" * 11,
        }
        process = start(postgres_server.database(), desk, "--workers", "2", "--metrics", "--no-oauth", extra=extra)
        try:
            process.listens()
            headers = {
                "accept": "application/json, text/event-stream",
                "mcp-protocol-version": "2026-07-28",
                "mcp-method": "tools/call",
                "mcp-name": "get_ticket",
                "authorization": f"Bearer {KEY}",
            }
            params = {"name": "get_ticket", "arguments": {"ticket_number": "100101"}}
            asked = {"jsonrpc": "2.0", "id": 1, "method": "tools/call"}
            for number in range(8):  # a connection each: any of the processes takes it
                meta = {**PROCESS_META, "traceparent": f"00-{number + 1:032x}-{PARENT}-01"}
                answer = httpx.post(
                    process.mcp, timeout=60, json={**asked, "params": {**params, "_meta": meta}}, headers=headers
                )
                assert answer.status_code == 200, answer.text
            pages = [httpx.get(f"{process.address}/metrics", timeout=60).text for _ in range(4)]
            assert process.end() == 0
        finally:
            if process.process.poll() is None:
                process.kill()
        sent = [ExportTraceServiceRequest.FromString(_plain(request)) for request in collector.requests]
    assert [sum(counted(page).values()) for page in pages] == [8.0] * 4
    spans = [span for each in sent for r in each.resource_spans for s in r.scope_spans for span in s.spans]
    assert sorted(int.from_bytes(span.trace_id) for span in spans) == list(range(1, 9))
    assert not [request for request in desk.requests if "traceparent" in request.headers]


def _plain(request: Any) -> bytes:
    import gzip

    body: bytes = request.body
    return gzip.decompress(body) if request.headers.get("content-encoding") == "gzip" else body
