"""The edge around a toy: names, origins, sizes, times, what a browser asks in advance, and what the log keeps."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from deskwright.hosted.edge import LOG, Edge
from deskwright.hosted.log import AccessLog
from deskwright.hosted.options import HttpSettings

from tests.hosted.asgi import Reply, ask

pytestmark = pytest.mark.anyio
PUBLIC = HttpSettings(
    host="0.0.0.0", port=8000, public_url="https://mcp.example.org", hosts=frozenset({"mcp.example.org"})
)
LOCAL = HttpSettings(host="127.0.0.1", port=8000)
OURS = {"host": "mcp.example.org"}


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


class Toy:
    """Keeps what reached it, reads the body, answers with what it was told."""

    def __init__(
        self, body: bytes = b"{}", headers: list[tuple[bytes, bytes]] | None = None, status: int = 200
    ) -> None:
        self.body, self.status = body, status
        self.headers = headers if headers is not None else [(b"content-type", b"application/json")]
        self.reached: list[Mapping[str, Any]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.reached.append(scope)
        scope[LOG].update({"who": "0123456789ab", "as": "key", "name": "s3cret"})
        more = True
        while more:
            more = (await receive()).get("more_body", False)
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.body})


class Lines(AccessLog):
    """The log, kept."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[dict[str, Any]] = []

    def tell(self, facts: Any) -> None:
        self.kept.append(json.loads(json.dumps(facts)))


def edge_of(settings: HttpSettings = PUBLIC, toy: Any = None, **more: Any) -> tuple[Edge, Any, Lines]:
    log = Lines()
    toy = toy or Toy()
    return Edge(toy, settings, version="1.2", log=log, **more), toy, log


def problem(reply: Reply) -> str:
    """The code of a refusal, which must have its three parts."""
    error = reply.json["error"]
    assert reply.json["jsonrpc"] == "2.0"
    assert reply.json["id"] is None
    first, why, step = error["message"].split("\n")
    assert first.startswith(("refused: ", "failed: "))
    assert why.startswith("why: ")
    assert step.startswith("next: ")
    assert error["data"]["status"] == reply.status
    code: str = error["data"]["code"]
    return code


# --- names ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "host", "reached"),
    [
        (PUBLIC, "mcp.example.org", True),
        (PUBLIC, "MCP.Example.ORG", True),
        (PUBLIC, "mcp.example.org:443", True),
        (PUBLIC, "mcp.example.org:", False),
        (PUBLIC, "mcp.example.org:x", False),
        (PUBLIC, "mcp.example.org.evil.test", False),
        (PUBLIC, "evil.test", False),
        (PUBLIC, "localhost", False),
        (PUBLIC, "", False),
        (LOCAL, "127.0.0.1:8000", True),
        (LOCAL, "localhost:9000", True),
        (LOCAL, "[::1]:8000", True),
        (LOCAL, "localhost.evil.test:8000", False),
        (LOCAL, "127.0.0.1.nip.io", False),
        (HttpSettings(host="0.0.0.0", port=1, hosts=frozenset({"in:8000"})), "in:8000", True),
        (HttpSettings(host="0.0.0.0", port=1, hosts=frozenset({"in:8000"})), "in:8001", False),
        (HttpSettings(host="0.0.0.0", port=1, hosts=frozenset({"in:8000"})), "in", False),
        (HttpSettings(host="0.0.0.0", port=1, any_host=True), "any.test:1", True),
        (HttpSettings(host="0.0.0.0", port=1, any_host=True), "a b", False),
    ],
)
async def test_a_request_is_addressed_to_a_name_of_ours(settings: HttpSettings, host: str, reached: bool) -> None:
    edge, toy, _ = edge_of(settings)
    for _ in range(2):  # what was judged once is remembered
        reply = await ask(edge, headers={"host": host})
        assert (reply.status == 200, bool(toy.reached)) == (reached, reached)
        if not reached:
            assert (reply.status, problem(reply)) == (421, "wrong_host")


async def test_a_request_without_a_name_or_with_two_gets_no_further() -> None:
    edge, toy, _ = edge_of()
    assert (await ask(edge)).status == 421
    reply = await ask(edge, headers=[("host", "mcp.example.org"), ("host", "evil.test")])
    assert (reply.status, problem(reply)) == (400, "header_twice")
    reply = await ask(
        edge, headers=[*OURS.items(), ("origin", "https://mcp.example.org"), ("origin", "https://x.test")]
    )
    assert (reply.status, problem(reply)) == (400, "header_twice")
    assert toy.reached == []


ALLOWING = HttpSettings(
    host="127.0.0.1",
    port=8000,
    origins=frozenset({"http://localhost:6274"}),
)


@pytest.mark.parametrize(
    ("settings", "host", "origin", "path", "status"),
    [
        (PUBLIC, "mcp.example.org", "https://mcp.example.org", "/mcp", 200),
        (PUBLIC, "mcp.example.org", "http://mcp.example.org", "/mcp", 403),
        (PUBLIC, "mcp.example.org", "https://evil.test", "/mcp", 403),
        (PUBLIC, "mcp.example.org", "null", "/mcp", 403),
        (PUBLIC, "mcp.example.org", "", "/mcp", 403),
        (PUBLIC, "mcp.example.org", "https://evil.test", "/authorize", 403),
        (PUBLIC, "mcp.example.org", "https://evil.test", "/settings", 403),
        (PUBLIC, "mcp.example.org", "https://inspector.test", "/token", 200),
        (PUBLIC, "mcp.example.org", "https://inspector.test", "/register", 200),
        (PUBLIC, "mcp.example.org", "https://inspector.test", "/.well-known/oauth-authorization-server", 200),
        (PUBLIC, "mcp.example.org", "https://inspector.test", "/token_desk/mcp", 403),
        (LOCAL, "localhost:8000", "http://localhost:8000", "/mcp", 200),
        (LOCAL, "127.0.0.1:8000", "http://localhost:8000", "/mcp", 403),
        (LOCAL, "localhost:8000", "http://localhost:3000", "/mcp", 403),
        (LOCAL, "localhost:8000", "https://inspector.test", "/token", 403),
        (ALLOWING, "localhost:8000", "http://localhost:6274", "/mcp", 200),
        (HttpSettings(host="0.0.0.0", port=1, any_host=True), "evil.test", "http://evil.test", "/mcp", 403),
        (HttpSettings(host="127.0.0.1", port=1, any_origin=True), "localhost", "https://page.test", "/mcp", 200),
        (HttpSettings(host="127.0.0.1", port=1, any_origin=True), "localhost", "null", "/mcp", 403),
    ],
)
async def test_a_page_calls_only_where_it_may(
    settings: HttpSettings, host: str, origin: str, path: str, status: int
) -> None:
    edge, toy, _ = edge_of(settings)
    reply = await ask(edge, path=path, headers={"host": host, "origin": origin})
    assert reply.status == status
    assert bool(toy.reached) == (status == 200)
    if status == 200:
        assert reply.headers["access-control-allow-origin"] == origin
        assert reply.headers["vary"] == "Origin"
        assert "www-authenticate" in reply.headers["access-control-expose-headers"]
        assert "access-control-allow-credentials" not in reply.headers
    else:
        assert problem(reply) == "wrong_origin"
        assert "access-control-allow-origin" not in reply.headers


async def test_names_come_before_everything_else() -> None:
    """Also before whatever the room behind would say to somebody who is not logged in."""
    edge, toy, _ = edge_of(toy=Toy(status=401))
    assert (await ask(edge, headers={"host": "evil.test"})).status == 421
    assert (await ask(edge, headers={**OURS, "origin": "https://evil.test"})).status == 403
    assert toy.reached == []
    assert (await ask(edge, headers=OURS)).status == 401


# --- browsers ------------------------------------------------------------------------------------------


async def test_a_browser_that_asks_in_advance_is_told_what_it_may_send() -> None:
    edge, toy, _ = edge_of(ALLOWING)
    wanted = "authorization,content-type,mcp-protocol-version,x-tiflux-api-key"
    asking = {
        "host": "localhost:8000",
        "origin": "http://localhost:6274",
        "access-control-request-method": "POST",
        "access-control-request-headers": wanted,
    }
    reply = await ask(edge, "OPTIONS", headers=asking)
    assert (reply.status, reply.body) == (200, b"")
    assert reply.headers["access-control-allow-origin"] == "http://localhost:6274"
    assert reply.headers["access-control-allow-methods"] == "GET, POST, OPTIONS"
    assert reply.headers["access-control-allow-headers"] == wanted
    assert reply.headers["access-control-max-age"] == "86400"
    odd = await ask(edge, "OPTIONS", headers={**asking, "access-control-request-headers": "a\r\nset-cookie: x"})
    assert "access-control-allow-headers" not in odd.headers
    assert (await ask(edge, "OPTIONS", headers={**asking, "origin": "https://evil.test"})).status == 403
    plain = await ask(edge, "OPTIONS", headers={"host": "localhost:8000"})
    assert (plain.status, plain.headers["allow"]) == (200, "GET, POST, OPTIONS")
    assert not any(name.startswith("access-control") for name in plain.headers)
    assert toy.reached == []


async def test_sessions_alone_are_ended_by_delete() -> None:
    edge, _, _ = edge_of(replace(ALLOWING, sessions=True))
    asking = {"host": "localhost:8000", "origin": "http://localhost:6274", "access-control-request-method": "DELETE"}
    reply = await ask(edge, "OPTIONS", headers=asking)
    assert reply.headers["access-control-allow-methods"] == reply.headers["allow"] == "GET, POST, DELETE, OPTIONS"
    assert (await ask(edge, "PUT", headers={"host": "localhost"})).headers["allow"] == "GET, POST, DELETE, OPTIONS"


async def test_a_rooms_own_word_for_the_origin_is_replaced() -> None:
    toy = Toy(headers=[(b"content-type", b"text/plain"), (b"access-control-allow-origin", b"*")])
    edge, _, _ = edge_of(ALLOWING, toy)
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    headers = [(b"host", b"localhost"), (b"origin", b"http://localhost:6274")]
    scope = {"type": "http", "method": "POST", "path": "/mcp", "headers": headers}
    await edge(scope, receive, send)
    origins = [value for name, value in sent[0]["headers"] if name == b"access-control-allow-origin"]
    assert origins == [b"http://localhost:6274"]


# --- sizes and forms -----------------------------------------------------------------------------------


async def test_white_space_around_a_value_is_no_part_of_it() -> None:
    edge, toy, _ = edge_of()
    await ask(edge, headers=[("host", "mcp.example.org \t"), ("mcp-name", "  get_ticket\t "), ("x-empty", "  ")])
    assert toy.reached[0]["headers"] == [(b"host", b"mcp.example.org"), (b"mcp-name", b"get_ticket"), (b"x-empty", b"")]


@pytest.mark.parametrize("length", ["10001", "99999999999999999999999999", "-1", "1e3", ""])
async def test_a_body_that_says_it_is_too_long_is_not_read(length: str) -> None:
    edge, toy, _ = edge_of(HttpSettings(host="127.0.0.1", port=1, max_request=10_000))
    reply = await ask(edge, headers={"host": "localhost", "content-length": length})
    assert (reply.status, problem(reply)) == (413, "request_too_large")
    assert toy.reached == []


def in_parts(parts: list[bytes]) -> Callable[[], Any]:
    left = list(parts)

    async def receive() -> dict[str, Any]:
        if not left:
            await asyncio.Event().wait()
        part = left.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(left)}

    return receive


async def told(edge: Edge, receive: Any, **changes: Any) -> Reply:
    """Ask with a body that comes as it will."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"host", b"localhost"), (b"transfer-encoding", b"chunked"), *changes.pop("headers", ())]
    await edge({"type": "http", "method": "POST", "path": "/mcp", "headers": headers, **changes}, receive, send)
    start, *rest = sent
    return Reply(
        start["status"],
        {name.decode(): value.decode() for name, value in start["headers"]},
        b"".join(message.get("body", b"") for message in rest),
    )


async def test_a_body_that_grows_too_long_ends_the_request() -> None:
    settings = HttpSettings(host="127.0.0.1", port=1, max_request=10_000)
    edge, _, _ = edge_of(settings)
    assert (await told(edge, in_parts([b"a" * 5_000, b"b" * 5_000]))).status == 200
    reply = await told(edge, in_parts([b"a" * 5_000, b"b" * 5_001, b"c"]))
    assert (reply.status, problem(reply)) == (413, "request_too_large")


async def test_a_body_that_stays_away_ends_the_request() -> None:
    edge, _, log = edge_of(LOCAL, body_time=0.05)

    async def never() -> Any:
        await asyncio.Event().wait()

    reply = await told(edge, never)
    assert (reply.status, problem(reply), reply.headers["connection"]) == (408, "request_too_slow", "close")
    assert log.kept[-1]["refused"] == "request_too_slow"


async def test_a_room_that_hides_the_end_of_a_body_does_not_answer_for_it() -> None:
    """What the application makes of a request that was cut off must not pass for its answer."""

    async def stubborn(scope: Any, receive: Any, send: Any) -> None:
        try:
            await receive()
        except Exception:
            await send({"type": "http.response.start", "status": 500, "headers": []})
            await send({"type": "http.response.body", "body": b"own words"})

    edge, _, _ = edge_of(HttpSettings(host="127.0.0.1", port=1, max_request=10_000), stubborn)
    reply = await told(edge, in_parts([b"a" * 10_001]))
    assert (reply.status, problem(reply)) == (413, "request_too_large")


async def test_too_many_headers_and_strange_methods() -> None:
    edge, toy, _ = edge_of()
    many = [*OURS.items(), *((f"x-{n}", "1") for n in range(100))]
    reply = await ask(edge, headers=many)
    assert (reply.status, problem(reply)) == (431, "too_many_headers")
    for method in ("PUT", "PATCH", "TRACE", "CONNECT", "BREW"):
        reply = await ask(edge, method, headers=OURS)
        assert (reply.status, problem(reply), reply.headers["allow"]) == (
            405,
            "wrong_method",
            "GET, POST, OPTIONS",
        )
    assert toy.reached == []


async def test_an_answer_is_bounded_where_its_length_is_told_and_where_it_is_not() -> None:
    settings = HttpSettings(host="127.0.0.1", port=1, max_answer=100)
    known = Toy(b"a" * 101, [(b"content-length", b"101")])
    edge, _, _ = edge_of(settings, known)
    reply = await ask(edge, headers={"host": "localhost"})
    assert (reply.status, problem(reply)) == (500, "answer_too_large")
    edge, _, log = edge_of(settings, Toy(b"a" * 101))
    with pytest.raises(Exception, match=r"^$"):  # the connection is cut: nobody takes a part for the whole
        await ask(edge, headers={"host": "localhost"})
    assert (log.kept[-1]["status"], log.kept[-1]["refused"]) == (200, "answer_too_large")
    stream = Toy(b"a" * 101, [(b"content-type", b"text/event-stream; charset=utf-8")])
    edge, _, _ = edge_of(settings, stream)
    assert (await ask(edge, headers={"host": "localhost"})).status == 200


async def test_a_fault_is_told_by_its_place_and_never_by_its_words() -> None:
    async def broken(scope: Any, receive: Any, send: Any) -> None:
        raise ValueError("the key is s3cret")

    edge, _, log = edge_of(toy=broken)
    reply = await ask(edge, headers=OURS)
    assert (reply.status, problem(reply)) == (500, "internal_error")
    fault, line = log.kept
    assert (fault["event"], fault["type"]) == ("internal_error", "ValueError")
    assert "test_edge.py:" in fault["at"]
    assert line["refused"] == "internal_error"
    assert "s3cret" not in json.dumps(log.kept) + reply.body.decode()


# --- proxies -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("10.0.0.7", ["203.0.113.9"], "203.0.113.9"),
        ("10.0.0.7", ["6.6.6.6, 203.0.113.9"], "203.0.113.9"),
        ("10.0.0.7", ["6.6.6.6, 203.0.113.9, 10.0.0.8"], "203.0.113.9"),
        ("10.0.0.7", ["6.6.6.6", "203.0.113.9"], "203.0.113.9"),
        ("10.0.0.7", ["2001:db8::1"], "2001:db8::1"),
        ("10.0.0.7", ["who knows"], "10.0.0.7"),
        ("10.0.0.7", [], "10.0.0.7"),
        ("::ffff:10.0.0.7", ["203.0.113.9"], "203.0.113.9"),
        ("10.9.9.9", ["203.0.113.9"], "10.9.9.9"),
    ],
)
async def test_a_proxy_of_ours_and_nobody_else_says_for_whom_it_asks(
    peer: str, forwarded: list[str], client: str
) -> None:
    from ipaddress import ip_network

    settings = HttpSettings(host="127.0.0.1", port=1, proxies=(ip_network("10.0.0.0/24"),))
    edge, toy, log = edge_of(settings)
    pairs = [(b"x-forwarded-for", value.encode()) for value in forwarded]
    await told(edge, in_parts([b""]), headers=pairs, client=(peer, 5))
    assert toy.reached[0]["client"][0] == client
    assert log.kept[-1]["peer"] == client


# --- health and the end --------------------------------------------------------------------------------


async def started(edge: Edge) -> None:
    await lifespan(edge, ["lifespan.startup"])


async def lifespan(edge: Edge, events: list[str]) -> list[str]:
    sent: list[str] = []

    async def receive() -> Any:
        return {"type": events.pop(0)}

    async def send(message: Any) -> None:
        sent.append(message["type"])

    await edge({"type": "lifespan"}, receive, send)
    return sent


class Living(Toy):
    """A toy that lives and ends with the server."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "lifespan":
            await super().__call__(scope, receive, send)
            return
        await receive()
        await send({"type": "lifespan.startup.complete"})


async def test_health_and_readiness() -> None:
    missing = "the state"

    async def ready() -> str:
        return missing

    edge, toy, log = edge_of(toy=Living(), ready=ready)
    healthy = await ask(edge, "GET", "/health", headers=OURS)
    assert healthy.status == 200
    facts = healthy.json
    assert facts.pop("timestamp").endswith("Z")
    assert facts == {
        "status": "healthy",
        "service": "deskwright",
        "version": "1.2",
        "transport": "streamable-http",
        "deployment": "hosted",
    }
    # a proxy asks by an address: it is told, and no more
    assert (await ask(edge, "GET", "/health", headers={"host": "10.1.2.3:8000"})).json == {"status": "healthy"}
    assert (await ask(edge, "GET", "/health", headers={**OURS, "origin": "https://evil.test"})).status == 403
    assert (await ask(edge, "POST", "/health", headers=OURS)).status == 405
    reply = await ask(edge, "GET", "/ready", headers=OURS)
    assert (reply.status, reply.json) == (503, {"status": "not ready", "missing": "it is starting"})
    await started(edge)
    assert (await ask(edge, "GET", "/ready", headers=OURS)).json["missing"] == "the state"
    missing = ""
    assert (await ask(edge, "GET", "/ready", headers={"host": "10.1.2.3"})).json == {"status": "ready"}
    edge.drain()
    reply = await ask(edge, "GET", "/ready", headers=OURS)
    assert (reply.status, reply.json["missing"]) == (503, "it is stopping")
    assert (await ask(edge, "GET", "/health", headers=OURS)).status == 200
    assert toy.reached == []
    # who looks every second fills no log
    assert [line["status"] for line in log.kept] == [403, 405, 503, 503, 503]


async def test_a_probe_is_answered_whatever_happens() -> None:
    async def ready() -> str:
        raise OSError("postgresql://user:s3cret@db")

    edge, _, _ = edge_of(toy=Living(), ready=ready)
    await started(edge)
    reply = await ask(edge, "GET", "/ready", headers=OURS)
    assert (reply.status, reply.json) == (503, {"status": "not ready", "missing": "OSError"})


async def test_while_it_stops_what_was_begun_goes_on_and_what_is_new_does_not() -> None:
    going, go = asyncio.Event(), asyncio.Event()

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        going.set()
        await go.wait()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"done"})

    edge, _, _ = edge_of(toy=slow)
    first = asyncio.create_task(ask(edge, headers=OURS))
    await going.wait()
    assert edge.in_flight == 1
    edge.drain()
    late = await ask(edge, headers=OURS)
    assert (late.status, problem(late)) == (503, "stopping")
    assert (late.headers["connection"], late.headers["retry-after"]) == ("close", "1")
    go.set()
    assert (await first).body == b"done"
    assert edge.in_flight == 0


@pytest.mark.parametrize(
    ("method", "headers"), [("GET", {}), ("POST", {"mcp-method": "subscriptions/listen"}), ("POST", {})]
)
async def test_a_stream_without_an_end_is_ended_and_no_other(
    method: str, headers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deskwright.hosted.edge.LAST_WORDS", 0.0)
    streaming, farewell = asyncio.Event(), asyncio.Event()

    async def stream(scope: Any, receive: Any, send: Any) -> None:
        kind = [(b"content-type", b"text/event-stream")]
        await send({"type": "http.response.start", "status": 200, "headers": kind})
        await send({"type": "http.response.body", "body": b"data: 1\n\n", "more_body": True})
        streaming.set()
        await farewell.wait()
        await send({"type": "http.response.body", "body": b"data: 2\n\n"})

    edge, _, _ = edge_of(toy=stream)
    ended: list[str] = []
    edge.on_drain.append(lambda: ended.append("told"))
    task = asyncio.create_task(ask(edge, method, headers={**OURS, **headers}))
    await streaming.wait()
    edge.drain()
    edge.drain()
    assert ended == ["told"]
    if method == "POST" and not headers:  # a call that tells its progress has an end of its own
        await asyncio.sleep(0.02)
        farewell.set()
        assert (await asyncio.wait_for(task, 20)).body == b"data: 1\n\ndata: 2\n\n"
    else:
        assert (await asyncio.wait_for(task, 20)).body == b"data: 1\n\n"
    assert edge.endless == set()


# --- the log -------------------------------------------------------------------------------------------


async def test_a_line_tells_what_happened_and_nothing_that_was_said() -> None:
    edge, _, log = edge_of()
    headers = [
        ("host", "mcp.example.org"),
        ("authorization", "Bearer s3cret"),
        ("x-tiflux-api-key", "s3cret"),
        ("cookie", "s3cret"),
        ("user-agent", "s3cret"),
    ]
    scope_query = b"api_key=s3cret"
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    pairs = [(name.encode(), value.encode()) for name, value in headers]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/toy/mcp",
        "query_string": scope_query,
        "headers": pairs,
        "client": ("192.0.2.1", 5),
    }
    await edge(scope, in_parts([b"s3cret"]), send)
    (line,) = log.kept
    assert line.pop("time").endswith("Z")
    assert line.pop("ms") >= 0
    assert line == {
        "event": "request",
        "method": "POST",
        "path": "/toy/mcp",
        "status": 200,
        "bytes": 2,
        "peer": "192.0.2.1",
        "who": "0123456789ab",
        "as": "key",
    }


@pytest.mark.parametrize(
    ("headers", "method", "status"), [(OURS, "GET", 404), ({"host": "evil.test"}, "GET", 421), (OURS, "s3cret", 405)]
)
async def test_an_address_that_nobody_serves_is_not_written_down(
    headers: dict[str, str], method: str, status: int
) -> None:
    edge, _, log = edge_of(toy=Toy(status=404))
    assert (await ask(edge, method, "/mcp/ohd_sk_s3cret", headers=headers)).status == status
    assert "s3cret" not in json.dumps(log.kept)
    assert log.kept[0]["path"] is None
    assert log.kept[0]["status"] == status


async def test_who_was_refused_for_its_name_is_told_to_the_operator() -> None:
    edge, _, log = edge_of()
    await ask(edge, headers={"host": "mcp.internal:8000"})
    await ask(edge, headers={"host": "<script>\n"})
    await ask(edge, headers={**OURS, "origin": "https://page.test"})
    assert [(line.get("host"), line.get("origin")) for line in log.kept] == [
        ("mcp.internal:8000", None),
        (None, None),
        (None, "https://page.test"),
    ]


async def test_a_caller_that_leaves_is_told_from_one_that_was_answered() -> None:
    async def reads(scope: Any, receive: Any, send: Any) -> None:
        message = await receive()
        assert message["type"] == "http.disconnect"
        raise RuntimeError("the client went away")

    async def gone() -> Any:
        return {"type": "http.disconnect"}

    edge, _, log = edge_of(LOCAL, reads)

    async def send(message: Any) -> None:
        raise AssertionError("nobody is there")

    headers = [(b"host", b"localhost"), (b"content-length", b"5")]
    await edge({"type": "http", "method": "POST", "path": "/mcp", "headers": headers}, gone, send)
    assert [(line["event"], line["status"]) for line in log.kept] == [("request", 499)]


def test_the_log_writes_whole_lines_and_counts_what_nobody_read() -> None:
    reading, writing = os.pipe()
    try:
        log = AccessLog(writing, most=100)
        for number in range(3):
            log.tell({"n": number})
        log.close()
        assert [json.loads(line) for line in os.read(reading, 10_000).splitlines()] == [{"n": n} for n in range(3)]
    finally:
        os.close(reading)
        os.close(writing)


def test_a_log_that_nobody_reads_stops_nobody() -> None:
    reading, writing = os.pipe()
    log = AccessLog(writing, most=100)
    fat = {"path": "x" * 1_000}
    for _ in range(1_000):
        log.tell(fat)  # far more than a pipe holds
    found = b""
    try:
        import threading

        closing = threading.Thread(target=log.close)
        closing.start()
        while b"log_lost" not in found:
            found += os.read(reading, 65_536)
        closing.join()
    finally:
        os.close(writing)
        os.close(reading)
    lines = [json.loads(line) for line in found.splitlines()]
    lost = next(line for line in lines if line.get("event") == "log_lost")
    assert lost["lines"] + sum("path" in line for line in lines) == 1_000
