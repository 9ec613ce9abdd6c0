"""A resource: which requests it answers itself, whom it lets in, and that each login gets its own application."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import anyio
import pytest
from deskwright.governance.proposal import Principal
from deskwright.hosted.bodies import Bodies
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.exchange import LOG
from deskwright.hosted.throttle import Throttle
from deskwright.hosted.values import Admitted, Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.hosted.asgi import VERSION, ask, rpc
from tests.hosted.toy import Free, believe, login_of, toy_server

pytestmark = pytest.mark.anyio
ANN, BEN = {"x-test-login": "0"}, {"x-test-login": "1"}
LEGACY = {"content-type": "application/json", "accept": "application/json, text/event-stream"}


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.mark.parametrize("path", ["/", "/mcp", "/mcp/", "/tiflux/mcp", "/tiflux/mcp/"])
async def test_every_path_of_the_one_desk_tells_and_serves(tmp_path: Path, path: str) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox") as server:
        told = (await ask(server, "GET", path)).json
        assert (told["transport"], told["protocol"]) == ("streamable-http", "mcp")
        assert told["endpoint"] == "http://127.0.0.1:1" + (path.rstrip("/") or "/")
        listed = await rpc(server, "tools/list", path=path, headers=ANN)
        assert len(listed.json["result"]["tools"]) == 33


async def test_two_desks_are_apart_and_nothing_is_at_the_root(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tiflux", "tickiti", "--sandbox") as server:
        assert (await ask(server, "GET", "/mcp")).status == 404
        for desk, tools in (("tiflux", 33), ("tickiti", 16)):
            listed = await rpc(server, "tools/list", path=f"/{desk}/mcp", headers=ANN)
            assert len(listed.json["result"]["tools"]) == tools


async def test_what_is_asked_for_is_what_opens_the_door(tmp_path: Path) -> None:
    key, token = "x-tiflux-api-key", "authorization"
    for more, required in (
        ({}, [f"{key}, or {token}"]),
        ({"oauth": False}, [key]),
        ({"anyone": True}, []),
    ):
        async with toy_server(tmp_path, "tiflux", "--sandbox", **more) as server:
            told = (await ask(server, "GET")).json["headers"]
            assert told["required"] == required
            assert required or f"{key}, or {token}" in told["optional"]
    async with toy_server(tmp_path, "tickiti", "--sandbox", oauth=False) as server:
        # a form of its own may come as Bearer
        assert (await ask(server, "GET")).json["headers"]["required"] == ["x-tickiti-api-token, or authorization"]


async def _taken(request: Request) -> Response:
    return Response(f"taken at {request.url.path}")


async def test_a_slash_at_the_end_sends_nobody_elsewhere(tmp_path: Path) -> None:
    """Sent on, a client repeats its code or token, and behind a proxy to an address that begins with http."""
    async with toy_server(
        tmp_path, "tiflux", "--sandbox", routes=[Route("/token", _taken, methods=["POST"])]
    ) as server:
        for path in ("/token", "/token/"):
            answer = await ask(server, "POST", path, headers={"host": "mcp.example.org"})
            assert (answer.status, answer.headers.get("location"), answer.body) == (200, None, b"taken at /token")


async def test_an_address_that_nobody_serves_says_where_the_desks_are(tmp_path: Path) -> None:
    words = ("tiflux", "tickiti", "--sandbox")
    async with toy_server(tmp_path, *words, routes=[Route("/token", _taken, methods=["POST"])]) as server:
        for path in ("/mcp", "/", "/otrs/mcp", "/s3cret"):
            answer = await ask(server, "POST", path)
            error = answer.json["error"]
            assert (answer.status, error["data"]["code"]) == (404, "nothing_here")
            assert "http://127.0.0.1:1/tiflux/mcp, http://127.0.0.1:1/tickiti/mcp" in error["message"]
            assert "s3cret" not in error["message"]
        answer = await ask(server, "GET", "/token")
        assert (answer.status, answer.headers["allow"], answer.json["error"]["data"]["code"]) == (
            405,
            "POST",
            "wrong_method",
        )
        assert "send POST" in answer.json["error"]["message"]


async def test_who_wants_a_stream_alone_is_told_that_there_is_none(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox") as server:
        refused = await ask(server, "GET", headers={"accept": "text/event-stream"})
        assert (refused.status, refused.headers["allow"]) == (405, "GET, POST, OPTIONS")
        assert (await ask(server, "GET", headers={"accept": "text/event-stream, */*"})).status == 200
        assert (await ask(server, "DELETE")).status == 405
        assert (await ask(server, "PUT")).status == 405
    async with toy_server(tmp_path / "lasting", "tiflux", "--sandbox", sessions=True) as server:
        for answer in (await ask(server, "GET", headers={"accept": "text/event-stream"}), await ask(server, "PUT")):
            assert (answer.status, answer.headers["allow"]) == (405, "GET, POST, DELETE, OPTIONS")


async def test_nobody_comes_in_without_a_credential(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox") as server:
        refused = await rpc(server, "tools/list", path="/tiflux/mcp")
        assert refused.status == 401
        # nothing came, so there is nothing that could be wrong with it (RFC 6750 §3.1)
        place = 'resource_metadata="http://127.0.0.1:1/.well-known/oauth-protected-resource/tiflux/mcp"'
        assert refused.headers["www-authenticate"] == f'Bearer realm="deskwright", {place}'
        error = refused.json["error"]
        assert (error["message"], error["data"]["code"]) == ("refused: send x-test-login", "login_needed")
        refused = await rpc(server, "tools/list", path="/tiflux/mcp", headers={"x-test-login": "nobody"})
        assert refused.headers["www-authenticate"] == (
            f'Bearer realm="deskwright", error="invalid_token", error_description="send x-test-login", {place}'
        )
        assert refused.json["error"]["data"]["code"] == "invalid_token"
        root = await rpc(server, "tools/list", path="/")
        assert (
            'resource_metadata="http://127.0.0.1:1/.well-known/oauth-protected-resource"'
            in (root.headers["www-authenticate"])
        )
        assert len(server.desks[0].tenants) == 0


@pytest.mark.parametrize(
    ("came", "challenge"),
    [
        ({}, 'Bearer realm="deskwright"'),
        (
            {"x-test-login": "nobody"},
            'Bearer realm="deskwright", error="invalid_token", error_description="send x-test-login"',
        ),
    ],
)
async def test_without_an_authorization_server_a_401_says_how_to_log_in_all_the_same(
    tmp_path: Path, came: dict[str, str], challenge: str
) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox", oauth=False) as server:
        refused = await rpc(server, "tools/list", headers=came)
        assert (refused.status, refused.headers["www-authenticate"]) == (401, challenge)


@pytest.mark.parametrize("era", [{}, {"mcp-protocol-version": "2025-11-25"}, {"mcp-protocol-version": VERSION}])
@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b'[{"jsonrpc": "2.0", "id": 1, "method": "s3cret"}]', -32600),
        (b' "s3cret"', -32600),
        (b"7", -32600),
        (b'{"s3cret": "s3cret"}', -32600),
        (b'{"jsonrpc": "2.0", "id": 1, "method": "ping", "params": ["s3cret"]}', -32600),
        (b"", -32700),
        (b"s3cret", -32700),
        (b'{"s3cret": ', -32700),
        (b'{"jsonrpc": "2.0"} s3cret', -32700),
        (b'"\xff"', -32700),
    ],
)
@pytest.mark.parametrize("sessions", [False, True])
async def test_what_is_no_message_is_told_so_and_not_repeated(
    tmp_path: Path, body: bytes, code: int, era: dict[str, str], sessions: bool
) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox", sessions=sessions) as server:
        refused = await ask(server, headers={**LEGACY, **ANN, **era, "mcp-method": "ping"}, body=body)
        assert (refused.status, refused.json["id"], refused.json["error"]["code"]) == (400, None, code)
        for told in (b"s3cret", b"input", b"pydantic"):
            assert told not in refused.body


class _Held:
    """An application that is asked with bodies of which only a beginning comes."""

    def __init__(self, app: Any, headers: dict[str, str], beginning: bytes = b"{") -> None:
        self.asked = 0
        self._app, self._headers, self._beginning = app, headers, beginning
        self.statuses: list[int] = []

    async def __call__(self) -> None:
        await ask(self._half, headers={**LEGACY, **self._headers})

    async def _half(self, scope: Any, receive: Any, send: Any) -> None:
        told = False

        async def half() -> Any:
            nonlocal told
            if told:
                self.asked += 1
                await anyio.sleep_forever()
            told = True
            return {"type": "http.request", "body": self._beginning, "more_body": True}

        async def noted(message: Any) -> None:
            if message["type"] == "http.response.start":
                self.statuses.append(message["status"])
            await send(message)

        await self._app(scope, half, noted)

    async def wait(self, number: int) -> None:
        while self.asked + len(self.statuses) < number:  # noqa: ASYNC110 nobody tells that a body is waited for
            await anyio.sleep(0.001)


async def test_a_body_that_stays_away_takes_nobodys_turn(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox", spender=Throttle(None, 1, total=1)) as server:
        with anyio.fail_after(20):
            async with anyio.create_task_group() as group:
                half = _Held(server, ANN)
                for _ in range(20):
                    group.start_soon(half)
                await half.wait(20)
                assert half.statuses == []
                for who in (ANN, BEN):
                    assert (await rpc(server, "tools/list", headers=who)).status == 200
                group.cancel_scope.cancel()


async def test_what_is_kept_of_bodies_that_stay_away_is_bounded(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox", bodies=Bodies(of_one=2_000, of_all=3_000)) as server:
        with anyio.fail_after(20):
            async with anyio.create_task_group() as group:
                ann, ben = (_Held(server, who, b"{" + b" " * 899) for who in (ANN, BEN))
                for half, statuses in ((ann, [429]), (ben, [503])):
                    for number in range(1, 4):
                        group.start_soon(half)
                        await half.wait(number)
                        if half is ben and number == 1:
                            assert half.statuses == []
                    assert half.statuses[: len(statuses)] == statuses
                # what came at once needs no room
                for who in (ANN, BEN):
                    assert (await rpc(server, "tools/list", headers=who)).status == 200
                group.cancel_scope.cancel()
        # and all of it is given back
        async with anyio.create_task_group() as group:
            half = _Held(server, ANN, b"{" + b" " * 1_899)
            group.start_soon(half)
            await half.wait(1)
            assert half.statuses == []
            group.cancel_scope.cancel()


class _Told(Free):
    """Which calls were taken for streams."""

    def __init__(self) -> None:
        self.streams: list[bool] = []
        self.keys: list[str] = []

    def enter(self, key: str, *, stream: bool = False) -> Any:
        self.streams.append(stream)
        self.keys.append(key)
        return super().enter(key, stream=stream)


async def test_a_call_is_no_stream_because_a_header_says_so(tmp_path: Path) -> None:
    """Streams have a budget of their own; in the handshake era nobody holds this header against the body."""
    told = _Told()
    async with toy_server(tmp_path, "tiflux", "--sandbox", spender=told) as server:
        ping = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "ping"}).encode()
        legacy = {**LEGACY, **ANN, "mcp-method": "subscriptions/listen"}
        assert (await ask(server, headers=legacy, body=ping)).status == 200
        refused = await ask(server, headers={**legacy, "mcp-protocol-version": "2026-07-28"}, body=ping)
        assert (refused.status, told.streams) == (400, [False, True])


async def test_all_connections_of_one_login_spend_one_budget(tmp_path: Path) -> None:
    told = _Told()

    async def admit(desk: HostedDesk, headers: Headers) -> Admitted:
        word = headers.one("x-test-login")
        if word.startswith("shared"):
            return Admitted(Principal("shared" if word == "shared" else "issuer", word), None, client=word * 2)
        return Admitted(Principal("connection", word), login_of(desk, int(word[0])), connection=word, client=word)

    async with toy_server(tmp_path, "tiflux", "--sandbox", shared=True, spender=told, admit=admit) as server:
        for word in ("0", "0 again", "1", "shared", "shared by ana", "shared by ana"):
            assert (await rpc(server, "tools/list", headers={"x-test-login": word})).status == 200
        ann, again, ben, shared, ana, once_more = told.keys
        assert ann == again
        assert ana == once_more
        assert len({ann, ben, shared, ana}) == 4
        # each grant has its own application all the same
        assert len(server.desks[0].tenants) == 5


async def test_who_came_is_no_digest_that_can_be_tried_out(tmp_path: Path) -> None:
    """A password is guessed from its plain digest by whoever reads the log."""
    seen = []
    for number, log_key in enumerate((b"one" * 11, b"one" * 11, b"two" * 11, None)):
        async with toy_server(tmp_path / str(number), "tiflux", "--sandbox", log_key=log_key) as server:
            facts: dict[str, str] = {}

            async def logged(scope: Any, receive: Any, send: Any, to: Any = server, facts: Any = facts) -> None:
                scope[LOG] = facts
                await to(scope, receive, send)

            assert (await rpc(logged, "tools/list", headers=ANN)).status == 200
            admitted = await believe(server.desks[0], Headers([(b"x-test-login", b"0")]))
            assert len(facts["who"]) == 12
            assert facts["who"] not in admitted.key
            seen.append(facts["who"])
    # one name in all processes with the same key
    assert seen[0] == seen[1]
    assert len(set(seen)) == 3


async def test_a_header_that_came_twice_is_nobodys(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox") as server:
        pairs = [*LEGACY.items(), ("x-test-login", "0"), ("x-test-login", "1")]
        assert (await ask(server, headers=pairs, body=b"{}")).status == 400


async def test_each_login_has_an_application_of_its_own(tmp_path: Path) -> None:
    async with toy_server(tmp_path, "tiflux", "--sandbox") as server:
        tenants = server.desks[0].tenants
        for headers in (ANN, BEN, ANN):
            assert (await rpc(server, "tools/list", headers=headers)).status == 200
        (_, first), (_, second) = tenants.live()
        (one,), (two,) = ([*app.desks[0].connections.instances.values()] for app in (first, second))
        assert one.credentials.keys() == two.credentials.keys() == {"TIFLUX_API_KEY"}
        assert one.digest != two.digest
        assert [app.principal.name for app in (first, second)] == ["login 1", "login 0"]


async def test_the_handshake_era_is_answered_as_json(tmp_path: Path) -> None:
    hello = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello}
    async with toy_server(tmp_path, "tiflux", "--sandbox") as server:
        answered = await ask(server, headers={**LEGACY, **ANN}, body=json.dumps(message).encode())
        assert answered.json["result"]["protocolVersion"] == "2025-11-25"
        assert "mcp-session-id" not in answered.headers
        told = {"jsonrpc": "2.0", "method": "notifications/initialized"}
        assert (await ask(server, headers={**LEGACY, **ANN}, body=json.dumps(told).encode())).status == 202
        again = {"jsonrpc": "2.0", "id": 2, "method": "tools/list"}
        headers = {**LEGACY, **ANN, "mcp-protocol-version": "2025-11-25"}
        listed = await ask(server, headers=headers, body=json.dumps(again).encode())
        assert len(listed.json["result"]["tools"]) == 33


async def test_a_session_belongs_to_who_opened_it(tmp_path: Path) -> None:
    hello = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello}
    ping = json.dumps({"jsonrpc": "2.0", "id": 2, "method": "ping"}).encode()
    async with toy_server(tmp_path, "tiflux", "--sandbox", sessions=True) as server:
        with anyio.fail_after(10):
            opened = await ask(server, headers={**LEGACY, **ANN}, body=json.dumps(message).encode())
            session = {"mcp-session-id": opened.headers["mcp-session-id"], "mcp-protocol-version": "2025-11-25"}
            assert (await ask(server, headers={**LEGACY, **ANN, **session}, body=ping)).status == 200
            assert (await ask(server, headers={**LEGACY, **BEN, **session}, body=ping)).status == 404
            assert (await ask(server, "DELETE", headers={**LEGACY, **BEN, **session})).status == 404
            assert (await ask(server, "DELETE", headers={**LEGACY, **ANN, **session})).status == 200


async def test_one_principal_takes_no_more_than_its_share_of_sessions(tmp_path: Path) -> None:
    hello = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    message = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello}).encode()
    ping = json.dumps({"jsonrpc": "2.0", "id": 2, "method": "ping"}).encode()
    async with toy_server(tmp_path, "tiflux", "--sandbox", sessions=True) as server:
        with anyio.fail_after(30):

            async def opened(who: dict[str, str]) -> str:
                return (await ask(server, headers={**LEGACY, **who}, body=message)).headers["mcp-session-id"]

            async def lives(who: dict[str, str], session: str) -> bool:
                named = {"mcp-session-id": session, "mcp-protocol-version": "2025-11-25"}
                return (await ask(server, headers={**LEGACY, **who, **named}, body=ping)).status == 200

            ben = await opened(BEN)
            first, second, *others = [await opened(ANN) for _ in range(32)]
            assert await lives(ANN, first)  # used last: the second is the oldest now
            last = await opened(ANN)
            assert [await lives(ANN, one) for one in (first, second, others[0], last)] == [True, False, True, True]
            assert await lives(BEN, ben)
