"""Both transports send the same bytes and tell the same of an answer and of a connection that breaks."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import httpx
import pytest
from deskwright.transport import PIECE
from helpdesks import _client as c

from .conftest import OK, Certificate, Line, always_ok, fast, says, serving, stock

Make = Callable[..., httpx.AsyncBaseTransport]
CONNECTION: dict[str, Any] = {
    "base_url": {"env": "B"},
    "schemes": {"bearer": {"type": "http", "scheme": "bearer"}},
    "credentials": [{"name": "key", "scheme": "bearer", "env": {"value": "T"}}],
}
TIMES = {"connect": 2.0, "read": 2.0, "write": 2.0, "pool": 2.0}


def operation(method: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": "one",
        "method": method,
        "path": "/tickets",
        "parameters": [],
        "body": {"required": False, "media": {"application/octet-stream": {"kind": "binary"}}},
        "retry_safe": method == "GET",
        "responses": {"200": {"kind": "binary"}},
    } | changes


READ, WRITE = operation("GET"), operation("POST")


async def no_wait(seconds: float) -> None:
    pass


def client(made: httpx.AsyncBaseTransport, base: str, *, timeout: float = 2, most: int = 10_000_000) -> c.AsyncClient:
    return c.AsyncClient(
        CONNECTION,
        base_url=base,
        credentials={"T": "tok"},
        timeout=timeout,
        transport=made,
        max_answer=most,
        sleep=no_wait,
    )


def request(method: str, base: str, target: bytes, headers: Any = (), content: bytes | None = None) -> httpx.Request:
    url = httpx.URL(base).copy_with(raw_path=target)
    return httpx.Request(method, url, headers=list(headers), content=content, extensions={"timeout": TIMES})


# --- what is sent --------------------------------------------------------------------------------------

OWN = [(b"User-Agent", b"desk/1"), (b"aCCept", b"*/*"), (b"Accept-Encoding", b"gzip, deflate")]
SENT: list[tuple[str, bytes, list[tuple[bytes, bytes]], bytes | None]] = [
    ("GET", b"/a", [], None),
    ("GET", b"/a", OWN, None),
    ("GET", b"/", OWN, None),
    ("GET", b"/a?", OWN, None),
    ("GET", b"/a??x=?", OWN, None),
    ("GET", b"/a?b=%20+c&d=[1]&e=%e4%2F%7E", OWN, None),
    ("GET", b"/a%2Fb/%2e%2e/c;v=1:2,3!$'()*@~", OWN, None),
    ("GET", b"/a//b/?x=%zz&y=%", OWN, None),
    ("GET", b"//a", OWN, None),
    ("GET", b"/a?filter%5Bx%5D=1&filter[y]=%2B1&q=a%26b", OWN, None),
    ("HEAD", b"/a", OWN, None),
    ("OPTIONS", b"/a", OWN, None),
    ("POST", b"/a", [*OWN, (b"Content-Type", b"application/json")], b'{"a": 1}'),
    ("POST", b"/a", OWN, b"no type"),
    ("POST", b"/a", OWN, None),
    ("POST", b"/a", OWN, b""),
    ("PUT", b"/a", OWN, None),
    ("PATCH", b"/a", OWN, b"\x00\xff"),
    ("DELETE", b"/a", OWN, None),
    ("DELETE", b"/a", OWN, b"{}"),
    ("GET", b"/a", OWN, b"{}"),
    ("PROPFIND", b"/a", OWN, None),
    ("POST", b"/a", OWN, b"x" * PIECE),
    ("POST", b"/a", OWN, b"x" * (3 * PIECE + 1)),
    ("GET", b"/a", [*OWN, (b"X-One", b"1"), (b"x-one", b"2"), (b"Cookie", b"a=b; c=\"d\"")], None),
    ("GET", b"/a", [*OWN, (b"X-Name", "Jürgen 😀".encode())], None),
    ("GET", b"/a", [(b"Host", b"other.example"), *OWN], None),
    ("GET", b"/a", [*OWN, (b"Authorization", b"Bearer x"), (b"Idempotency-Key", b"k-1")], None),
]  # fmt: skip


@pytest.mark.parametrize(("method", "target", "headers", "content"), SENT)
def test_the_same_bytes_leave(method: str, target: bytes, headers: Any, content: bytes | None) -> None:
    async def scene() -> tuple[bytes, bytes]:
        async with serving() as desk, stock() as one, fast() as other:
            for made in (one, other):
                response = await made.handle_async_request(request(method, desk.base, target, headers, content))
                await response.aread()
            return desk.requests[0], desk.requests[1]

    by_httpx, by_aiohttp = asyncio.run(scene())
    assert by_aiohttp == by_httpx
    assert by_httpx.startswith(b"%s %s HTTP/1.1\r\n" % (method.encode(), target))


def test_a_secret_in_the_query_is_sent_and_not_printed(transport: Make) -> None:
    connection = CONNECTION | {"schemes": {"bearer": {"type": "apiKey", "in": "query", "name": "key"}}}

    async def scene() -> list[bytes]:
        async with serving() as desk:
            made = c.AsyncClient(connection, base_url=desk.base, credentials={"T": "s&c"}, transport=transport())
            async with made:
                await made.send(READ, {})
            return desk.requests

    assert asyncio.run(scene())[0].startswith(b"GET /tickets?key=s%26c HTTP/1.1\r\n")


def _hosts() -> list[str]:
    with suppress(OSError), socket.create_server(("::1", 0), family=socket.AF_INET6):
        return ["127.0.0.1", "localhost", "::1"]
    return ["127.0.0.1", "localhost"]


@pytest.mark.parametrize("host", _hosts())
def test_hosts(transport: Make, host: str) -> None:
    async def scene() -> tuple[str, bytes]:
        async with serving(host=host) as desk, client(transport(), desk.base) as made:
            await made.send(READ, {})
            return desk.base, desk.requests[0]

    base, sent = asyncio.run(scene())
    assert f"Host: {base.removeprefix('http://')}\r\n".encode() in sent


def test_cookies_are_not_kept(transport: Make) -> None:
    answer = OK.replace(b"\r\n\r\n", b"\r\nSet-Cookie: sid=1; Path=/\r\n\r\n")

    async def scene() -> list[bytes]:
        async with serving(says(answer)) as desk, client(transport(), desk.base) as made:
            await made.send(READ, {})
            await made.send(READ, {})
            return desk.requests

    assert not any(b"cookie" in sent.lower() for sent in asyncio.run(scene()))


def test_a_read_follows_a_redirect_and_a_write_does_not(transport: Make) -> None:
    async def talk(line: Line) -> None:
        while sent := await line.read():
            there = b"/there" in sent
            await line.say(
                OK if there else b"HTTP/1.1 307 Away\r\nLocation: /there?a=%20b\r\nContent-Length: 0\r\n\r\n"
            )

    async def scene() -> list[bytes]:
        async with serving(talk) as desk, client(transport(), desk.base) as made:
            await made.send(READ, {})
            with pytest.raises(c.RedirectRefused):
                await made.send(WRITE, {"body": b"x"})
            return [sent.split(b"\r\n")[0] for sent in desk.requests]

    assert asyncio.run(scene()) == [
        b"GET /tickets HTTP/1.1",
        b"GET /there?a=%20b HTTP/1.1",
        b"POST /tickets HTTP/1.1",
    ]


# --- what comes back -----------------------------------------------------------------------------------


def head(*lines: bytes, status: bytes = b"HTTP/1.1 200 OK") -> bytes:
    return b"\r\n".join([status, *lines, b"", b""])


TEXT = b"Hello, J\xc3\xbcrgen. " * 50
PACKED = gzip.compress(TEXT)
ANSWERS = {
    "length": head(b"Content-Length: %d" % len(TEXT)) + TEXT,
    "chunked": head(b"Transfer-Encoding: chunked")
    + b"%x\r\n%b\r\n5;a=b\r\nagain\r\n0\r\nX: y\r\n\r\n" % (len(TEXT), TEXT),
    "gzip": head(b"Content-Encoding: gzip", b"Content-Length: %d" % len(PACKED)) + PACKED,
    "deflate": head(b"Content-Encoding: deflate", b"Connection: close") + zlib.compress(TEXT),
    "gzip in chunks": head(b"Content-Encoding: gzip", b"Transfer-Encoding: chunked")
    + b"".join(b"1\r\n%b\r\n" % PACKED[at : at + 1] for at in range(len(PACKED)))
    + b"0\r\n\r\n",
    "to the end": head(b"Connection: close") + TEXT,
    "old": head(status=b"HTTP/1.0 200 OK") + TEXT,
    "old with a length": head(b"Content-Length: 3", status=b"HTTP/1.0 200 OK") + b"old",
    "nothing": head(status=b"HTTP/1.1 204 No Content"),
    "informed first": head(status=b"HTTP/1.1 103 Early Hints") + head(b"Content-Length: 2") + b"ok",
    "no reason": head(b"Content-Length: 2", status=b"HTTP/1.1 299 ") + b"ok",
    "a long header": head(b"X-Long: " + b"a" * 30_000, b"Content-Length: 2") + b"ok",
    "many headers": head(*(b"X-%d: y" % number for number in range(300)), b"Content-Length: 2") + b"ok",
    "names as they are": head(b"x-lower: 1", b"X-UPPER: 2", b"X-Two: a", b"X-Two: b", b"Content-Length: 2") + b"ok",
    "an error": head(b"Content-Length: 2", status=b"HTTP/1.1 422 No") + b"no",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_same_answer(name: str) -> None:
    async def talk(line: Line) -> None:
        while await line.read():
            await line.say(ANSWERS[name])
            if name in ("deflate", "to the end", "old"):
                line.hang_up()
                return

    async def scene() -> list[Any]:
        found = []
        async with serving(talk) as desk:
            for make in (stock, fast):
                async with make() as made:
                    for _ in range(2):  # and the connection is fit for another, or not used again
                        response = await made.handle_async_request(request("GET", desk.base, b"/a"))
                        await response.aread()
                        found.append((response.status_code, response.headers.raw, response.content))
        return found

    first, *others = asyncio.run(scene())
    assert others == [first] * 3
    assert first[2] in (TEXT, TEXT + b"again", b"ok", b"old", b"no", b"")


def test_a_head_has_no_body(transport: Make) -> None:
    async def scene() -> tuple[bytes, int]:
        async with serving(says(head(b"Content-Length: 500"))) as desk, transport() as made:
            for _ in range(2):
                response = await made.handle_async_request(request("HEAD", desk.base, b"/a"))
                await response.aread()
            return response.content, len(desk.lines)

    assert asyncio.run(scene()) == (b"", 1)


@pytest.mark.parametrize("packed", [False, True])
def test_an_answer_has_a_limit(transport: Make, packed: bool) -> None:
    body = gzip.compress(b"0" * 5_000_000) if packed else b"0" * 200_000
    answer = head(*([b"Content-Encoding: gzip"] if packed else []), b"Content-Length: %d" % len(body)) + body

    async def scene() -> None:
        async with serving(says(answer)) as desk, client(transport(), desk.base, most=100_000) as made:
            with pytest.raises(c.AnswerTooLarge):
                await made.send(READ, {})

    asyncio.run(scene())


# --- connections ---------------------------------------------------------------------------------------


def test_connections_are_kept_and_shared(transport: Make) -> None:
    async def scene() -> tuple[int, int]:
        async with serving() as desk, client(transport(), desk.base) as made:
            for _ in range(5):
                await made.send(READ, {})
            one = len(desk.lines)
            await asyncio.gather(*(made.send(WRITE, {"body": b"x"}) for _ in range(20)))
            return one, len(desk.requests)

    assert asyncio.run(scene()) == (1, 25)


@pytest.mark.parametrize("reset", [False, True])
@pytest.mark.parametrize("asked", [READ, WRITE, operation("DELETE")], ids=["read", "write", "delete"])
def test_a_kept_connection_that_the_desk_closed_is_no_doubt(transport: Make, asked: Any, reset: bool) -> None:
    async def talk(line: Line) -> None:
        await line.read()
        await line.say(OK)
        line.hang_up(reset=reset)

    async def scene() -> int:
        async with serving(talk) as desk, client(transport(), desk.base) as made:
            for _ in range(4):
                await made.send(asked, {})
                await asyncio.sleep(0.02)  # it was idle: the end of the connection has arrived
            return len(desk.requests)

    assert asyncio.run(scene()) == 4


@pytest.mark.parametrize("asked", [WRITE, operation("PUT"), operation("DELETE")], ids=["post", "put", "delete"])
@pytest.mark.parametrize("warm", [False, True])
@pytest.mark.parametrize("reset", [False, True])
def test_a_write_that_got_no_answer_is_sent_once_and_in_doubt(
    transport: Make, asked: Any, warm: bool, reset: bool
) -> None:
    async def talk(line: Line) -> None:
        if warm:
            await line.read()
            await line.say(OK)
        await line.read()
        line.hang_up(reset=reset)

    async def scene() -> int:
        async with serving(talk) as desk, client(transport(), desk.base) as made:
            if warm:
                await made.send(READ, {})
            with pytest.raises(c.OutcomeUnknown):
                await made.send(asked, {"body": b"x"})
            return len(desk.requests) - warm

    assert asyncio.run(scene()) == 1


def test_a_read_that_got_no_answer_is_sent_again(transport: Make) -> None:
    async def talk(line: Line) -> None:
        await line.read()
        line.hang_up()

    async def scene() -> int:
        async with serving(talk) as desk, client(transport(), desk.base) as made:
            with pytest.raises(c.ConnectionFailed) as caught:
                await made.send(READ, {})
            assert caught.value.sent is None
            return len(desk.requests)

    assert asyncio.run(scene()) == 3


def test_a_keyed_write_is_sent_again_with_its_key(transport: Make) -> None:
    keyed = operation("POST", idempotency={"header": "Idempotency-Key"})

    async def talk(line: Line) -> None:
        await line.read()
        if len(line.desk.requests) > 1:
            await line.say(OK)
        line.hang_up()

    async def scene() -> list[bytes]:
        async with serving(talk) as desk, client(transport(), desk.base) as made:
            await made.send(keyed, {"body": b"x"}, key="k-1")
            return desk.requests

    first, second = asyncio.run(scene())
    assert first == second
    assert b"Idempotency-Key: k-1\r\n" in first


@pytest.mark.parametrize("asked", [READ, WRITE], ids=["read", "write"])
def test_nobody_there(transport: Make, asked: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    async def scene() -> c.ConnectionFailed:
        async with client(transport(), f"http://127.0.0.1:{port}") as made:
            with pytest.raises(c.ConnectionFailed) as caught:
                await made.send(asked, {})
            return caught.value

    problem = asyncio.run(scene())
    assert problem.sent is False
    assert "nothing was sent" in str(problem)


def test_no_such_host(transport: Make) -> None:
    async def scene() -> bool | None:
        async with client(transport(), "http://desk.invalid") as made:
            with pytest.raises(c.ConnectionFailed) as caught:
                await made.send(WRITE, {})
            return caught.value.sent

    assert asyncio.run(scene()) is False


@pytest.mark.parametrize(
    "answer",
    [
        head(b"Content-Length: 500") + b"short",
        head(b"Transfer-Encoding: chunked") + b"ff\r\nshort",
        head(b"Transfer-Encoding: chunked") + b"zz\r\nshort",
        b"no HTTP at all\r\n\r\n",
        head(b"Content-Encoding: gzip", b"Content-Length: 5") + b"plain",
    ],
)  # fmt: skip
def test_half_an_answer_to_a_write_is_a_doubt(transport: Make, answer: bytes) -> None:
    async def talk(line: Line) -> None:
        await line.read()
        await line.say(answer)
        line.hang_up()

    async def scene() -> int:
        async with serving(talk) as desk, client(transport(), desk.base) as made:
            with pytest.raises(c.OutcomeUnknown):
                await made.send(WRITE, {"body": b"x"})
            with pytest.raises(c.ConnectionFailed) as caught:
                await made.send(operation("GET", retry_safe=False), {})
            assert caught.value.sent is None
            return len(desk.requests)

    assert asyncio.run(scene()) == 2


def test_an_answer_that_comes_before_the_end_of_the_body(transport: Make) -> None:
    async def talk(line: Line) -> None:
        await line.head()
        await line.say(head(b"Content-Length: 2", b"Connection: close", status=b"HTTP/1.1 413 Too Large") + b"no")
        while await line.reader.read(65_536):  # as servers do, lest the answer is lost
            pass

    async def scene() -> None:
        async with serving(talk) as desk, client(transport(), desk.base) as made:
            with pytest.raises(c.DeskError) as caught:
                await made.send(WRITE, {"body": b"x" * 3_000_000})
            assert "413" in str(caught.value)

    asyncio.run(scene())


# --- time ----------------------------------------------------------------------------------------------


async def silent(line: Line) -> None:
    await line.read()
    await asyncio.sleep(30)


async def deaf(line: Line) -> None:
    line.writer.transport.pause_reading()  # type: ignore[attr-defined]
    await asyncio.sleep(30)


async def half(line: Line) -> None:
    await line.read()
    await line.say(head(b"Content-Length: 500") + b"short")
    await asyncio.sleep(30)


@pytest.mark.parametrize(
    ("talk", "body"), [(silent, b"x"), (half, b"x"), (deaf, b"x" * 30_000_000)], ids=["silent", "half", "deaf"]
)
def test_a_write_that_takes_too_long_is_a_doubt(transport: Make, talk: Any, body: bytes) -> None:
    async def scene() -> str:
        async with serving(talk) as desk, client(transport(), desk.base, timeout=0.25) as made:
            with pytest.raises(c.OutcomeUnknown) as caught:
                await made.send(WRITE, {"body": body})
            return str(caught.value)

    assert "no answer within 0.25 s" in asyncio.run(scene())


def test_a_slow_answer_that_goes_on_is_no_timeout(transport: Make) -> None:
    async def talk(line: Line) -> None:
        await line.read()
        await line.say(head(b"Content-Length: 6"))
        for _ in range(6):
            await asyncio.sleep(0.1)
            await line.say(b"x")

    async def scene() -> bytes:
        async with serving(talk) as desk, client(transport(), desk.base, timeout=0.4) as made:
            return (await made.send(READ, {})).content

    assert asyncio.run(scene()) == b"xxxxxx"


def test_a_connection_that_is_not_made_in_time_is_not_sent(transport: Make) -> None:
    """A listener whose queue is full takes no more."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(full.getsockname())

        async def scene() -> bool | None:
            base = f"http://127.0.0.1:{full.getsockname()[1]}"
            async with client(transport(), base, timeout=0.25) as made:
                with pytest.raises(c.ConnectionFailed) as caught:
                    await made.send(WRITE, {})
                return caught.value.sent

        assert asyncio.run(scene()) is False
        for one in waiting:
            one.close()


def test_no_room_among_the_connections_is_not_sent(transport: Make) -> None:
    async def scene() -> bool | None:
        async with serving(silent) as desk, client(transport(most=1), desk.base, timeout=0.5) as made:
            first = asyncio.create_task(made.send(operation("POST"), {}, timeout=20))
            await asyncio.sleep(0.05)
            with pytest.raises(c.ConnectionFailed) as caught:
                await made.send(WRITE, {})
            first.cancel()
            with suppress(asyncio.CancelledError):
                await first
            assert len(desk.requests) == 1
            return caught.value.sent

    assert asyncio.run(scene()) is False


def test_a_cancelled_call_gives_its_connection_up(transport: Make) -> None:
    async def talk(line: Line) -> None:
        sent = await line.read()
        if len(line.desk.requests) == 1:
            await line.reader.read()  # until the client hangs up
            line.desk.requests.append(b"hung up")
        elif sent:
            await line.say(OK)

    async def scene() -> list[bytes]:
        async with serving(talk) as desk, client(transport(), desk.base) as made:
            task = asyncio.create_task(made.send(WRITE, {"body": b"x"}))
            await asyncio.sleep(0.05)
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            await asyncio.sleep(0.05)
            await made.send(READ, {})
            return desk.requests

    assert asyncio.run(scene())[1] == b"hung up"


def test_closing_leaves_no_connection(transport: Make) -> None:
    async def scene() -> bool:
        async with serving(always_ok) as desk:
            made = transport()
            one = client(made, desk.base)
            await one.send(READ, {})
            await made.aclose()
            await asyncio.sleep(0.05)
            return desk.lines[0].reader.at_eof()

    assert asyncio.run(scene())


# --- certificates --------------------------------------------------------------------------------------


def test_a_certificate_that_is_not_known_is_refused(transport: Make, certificate: Certificate) -> None:
    async def scene() -> tuple[str, int]:
        async with serving(tls=certificate.server) as desk, client(transport(), desk.base) as made:
            with pytest.raises(c.ConnectionFailed) as caught:
                await made.send(WRITE, {})
            assert caught.value.sent is False
            return str(caught.value), len(desk.requests)

    told, sent = asyncio.run(scene())
    assert "its certificate is not trusted" in told
    assert sent == 0


def test_a_certificate_of_another_host_is_refused(transport: Make, certificate: Certificate) -> None:
    context = ssl.create_default_context(cafile=certificate.file)

    async def scene() -> str:
        async with serving(tls=certificate.server) as desk:
            made = client(transport(context), desk.base.replace("127.0.0.1", "localhost"))
            with pytest.raises(c.ConnectionFailed) as caught:
                await made.send(WRITE, {})
            await made.aclose()
            return str(caught.value)

    assert "its certificate is not trusted" in asyncio.run(scene())


@pytest.mark.parametrize("checked", [True, False])
def test_a_ca_file_and_no_check(transport: Make, certificate: Certificate, checked: bool) -> None:
    usual = ssl.create_default_context(cafile=certificate.file)
    context = usual if checked else httpx.create_ssl_context(verify=False)

    async def scene() -> tuple[int, int]:
        async with serving(tls=certificate.server) as desk, client(transport(context), desk.base) as made:
            for _ in range(3):
                await made.send(WRITE, {"body": b"x" * 100_000})
            return len(desk.requests), len(desk.lines)

    assert asyncio.run(scene()) == (3, 1)
