"""Retries, keys, redirects, limits and broken connections: sync and async alike."""

from __future__ import annotations

import gzip
import platform
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from importlib import metadata
from typing import Any

import httpx
import pytest
from helpdesks import _client as c

Handler = Callable[[httpx.Request], httpx.Response]


class Script:
    """Answers in turn: a status, a response, or an exception to raise; remembers the requests."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, type):
            raise answer("broken", request=request)
        return httpx.Response(answer, json={}) if isinstance(answer, int) else answer


KEY = {"header": "Idempotency-Key"}


@pytest.mark.parametrize("passing", [429, 502, 503, 504, httpx.ConnectError, httpx.ConnectTimeout, httpx.ReadError])
def test_a_safe_read_is_tried_three_times(send: Any, reading: Any, passing: Any) -> None:
    script = Script(passing, passing, 200)
    assert send(script, reading()).status_code == 200
    assert len(script.requests) == 3
    assert 0.375 <= send.waits[0] <= 0.625
    assert 0.75 <= send.waits[1] <= 1.25
    with pytest.raises(c.DeskError):
        send(Script(passing), reading())
    assert len(send.waits) == 2


@pytest.mark.parametrize("status", [400, 401, 404, 409, 422, 500, 501])
def test_what_will_not_pass_is_not_repeated(send: Any, reading: Any, status: int) -> None:
    script = Script(status)
    with pytest.raises(c.ApiError):
        send(script, reading())
    assert len(script.requests) == 1


def test_a_read_that_may_not_be_repeated(send: Any, reading: Any) -> None:
    script = Script(503)
    with pytest.raises(c.ServerError):
        send(script, reading(retry_safe=False))
    assert len(script.requests) == 1


def test_short_retry_after_is_waited_for_and_long_is_told(send: Any, reading: Any) -> None:
    send(Script(httpx.Response(429, headers={"Retry-After": "3"}), 200), reading())
    assert send.waits == [3.0]
    script = Script(httpx.Response(429, headers={"Retry-After": "60"}))
    with pytest.raises(c.RateLimited, match="come back in 60 s") as caught:
        send(script, reading())
    assert (caught.value.retry_after, send.waits, len(script.requests)) == (60, [], 1)


NOW = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("3", 3),
        ("2.5", 2.5),
        ("60", 60),
        (str(int(NOW.timestamp()) + 4), 4),
        (str(int(NOW.timestamp()) * 1000 + 4500), 4.5),
        ("2026-03-01T12:00:05Z", 5),
        ("2026-03-01T13:00:04+01:00", 4),
        ("2026-03-01 12:00:04 UTC", 4),
        ("2026-03-01T12:00:04", 4),
        ("Sun, 01 Mar 2026 12:01:30 GMT", 90),
        # nothing is known of a moment that is past, odd or far away
        ("0", None),
        ("2026-03-01T11:59:59Z", None),
        ("2036-03-01T12:00:00Z", None),
        ("soon", None),
        ("", None),
        ("-5", None),
    ],
)
@pytest.mark.parametrize("header", ["RateLimit-Reset", "x-ratelimit-reset"])
def test_the_reset_of_a_limit_is_a_retry_after(
    send: Any, reading: Any, text: str, seconds: float | None, header: str
) -> None:
    headers = {header: text, "Date": format_datetime(NOW, usegmt=True)}
    script = Script(httpx.Response(429, headers=headers), httpx.Response(200, json={}))
    if seconds is None or seconds <= 5:
        assert send(script, reading()).status_code == 200
        assert send.waits == [seconds] if seconds else 0.375 <= send.waits[0] <= 0.625
        return
    with pytest.raises(c.RateLimited, match=f"come back in {seconds:g} s") as caught:
        send(script, reading())
    assert (caught.value.retry_after, send.waits, len(script.requests)) == (seconds, [], 1)


def test_a_reset_without_a_date_counts_from_now(send: Any, reading: Any) -> None:
    later = (datetime.now(UTC) + timedelta(seconds=90)).isoformat()
    for text in (later, str(int(time.time()) + 90)):
        with pytest.raises(c.RateLimited) as caught:
            send(Script(httpx.Response(429, headers={"RateLimit-Reset": text})), reading())
        assert 85 < (caught.value.retry_after or 0) <= 91


def test_retry_after_comes_first_and_a_503_needs_an_empty_limit(send: Any, reading: Any) -> None:
    send(Script(httpx.Response(429, headers={"Retry-After": "2", "RateLimit-Reset": "60"}), 200), reading())
    assert send.waits == [2.0]
    send(Script(httpx.Response(503, headers={"RateLimit-Reset": "4"}), 200), reading())
    assert send.waits == [4.0]
    send(Script(httpx.Response(503, headers={"RateLimit-Reset": "4", "RateLimit-Remaining": "0"}), 200), reading())
    assert send.waits == [4.0]
    send(Script(httpx.Response(503, headers={"RateLimit-Reset": "60", "RateLimit-Remaining": "9"}), 200), reading())
    assert send.waits[0] < 1


def test_a_used_up_limit_alone_makes_nobody_wait(send: Any, reading: Any) -> None:
    headers = {"RateLimit-Remaining": "0", "RateLimit-Reset": "4", "RateLimit-Limit": "120"}
    script = Script(httpx.Response(200, json={}, headers=headers))
    send(script, reading(), times=3)
    assert (send.waits, len(script.requests)) == ([], 3)
    with pytest.raises(c.NotFound) as caught:
        send(Script(httpx.Response(404, headers=headers)), reading())
    assert caught.value.retry_after is None


def test_a_write_is_told_when_to_come_back(send: Any, writing: Any) -> None:
    script = Script(httpx.Response(429, headers={"RateLimit-Reset": "3"}))
    with pytest.raises(c.RateLimited, match="come back in 3 s") as caught:
        send(script, writing(), {"body": {}})
    assert (caught.value.retry_after, send.waits, len(script.requests)) == (3, [], 1)


# who we say we are

AGENTS = {"sdk": "deskwright-sdk/{version}", "server": "deskwright-server/{version} (python/{python})"}


def test_the_user_agent(send: Any, reading: Any, connection: Any) -> None:
    version, named = metadata.version("deskwright"), connection | {"user_agent": AGENTS}
    assert c.user_agent(named, "sdk") == f"deskwright-sdk/{version}"
    assert c.user_agent(named, "server") == f"deskwright-server/{version} (python/{platform.python_version()})"
    assert c.user_agent(connection, "server") == c.user_agent(connection, "sdk") == f"deskwright/{version}"
    script = Script(200)
    send(script, reading(), connection=named)
    send(script, reading(), connection=named, user_agent=c.user_agent(named, "server"))
    send(script, reading())
    told = [request.headers.get_list("User-Agent") for request in script.requests]
    assert told == [[c.user_agent(named, "sdk")], [c.user_agent(named, "server")], [f"deskwright/{version}"]]


def test_nothing_overrides_the_user_agent(send: Any, reading: Any, connection: Any) -> None:
    script = Script(httpx.Response(302, headers={"Location": "/x"}), 503, 200)
    schemes = {"bearer": {"type": "apiKey", "in": "header", "name": "user-agent"}}
    operation = reading(parameters=[{"name": "USER-AGENT", "in": "header"}])
    named = connection | {"user_agent": AGENTS, "schemes": connection["schemes"] | schemes}
    send(script, operation, {"header": {"USER-AGENT": "somebody else"}}, connection=named)
    assert len(script.requests) == 3
    for request in script.requests:
        assert request.headers.get_list("User-Agent") == [c.user_agent(named, "sdk")]
        assert list(request.headers)[-1] == "user-agent"


@pytest.mark.parametrize(
    "passing", [429, 503, httpx.ConnectError, httpx.ReadTimeout, httpx.WriteTimeout, httpx.ReadError]
)
def test_a_write_without_a_key_is_never_repeated(send: Any, writing: Any, passing: Any) -> None:
    script = Script(passing)
    with pytest.raises(c.DeskError) as caught:
        send(script, writing(), {"body": {"a": 1}})
    assert (len(script.requests), send.waits) == (1, [])
    if passing is httpx.ConnectError:
        assert isinstance(caught.value, c.ConnectionFailed)
        assert caught.value.sent is False
        assert "nothing was sent" in str(caught.value)
    elif isinstance(passing, type):
        assert isinstance(caught.value, c.OutcomeUnknown)
        assert caught.value.key is None
        assert str(caught.value).startswith("outcome unknown: POST /api/v1/tickets was sent")


@pytest.mark.parametrize(
    "passing", [429, 502, 503, 504, httpx.ConnectError, httpx.ReadTimeout, httpx.WriteTimeout, httpx.ReadError]
)
def test_a_keyed_write_is_repeated_with_the_same_key_and_bytes(send: Any, writing: Any, passing: Any) -> None:
    script = Script(passing, passing, 201)
    assert send(script, writing(idempotency=KEY), {"body": {"a": 1}}).status_code == 201
    keys = {request.headers["Idempotency-Key"] for request in script.requests}
    assert (len(script.requests), len(keys)) == (3, 1)
    assert {request.content for request in script.requests} == {b'{"a":1}'}


@pytest.mark.parametrize("first", [502, 503, 504, httpx.ReadTimeout, httpx.ReadError])
@pytest.mark.parametrize("last", [429, httpx.ConnectError, httpx.ConnectTimeout])
def test_a_write_of_which_an_earlier_try_may_have_arrived_is_unknown(
    send: Any, writing: Any, first: Any, last: Any
) -> None:
    with pytest.raises(c.OutcomeUnknown, match="may or may not have carried it out") as caught:
        send(Script(first, last, last), writing(idempotency=KEY), {"body": {"a": 1}}, key="k-1")
    assert caught.value.key == "k-1"


def test_a_write_that_never_arrived_was_not_sent(send: Any, writing: Any) -> None:
    with pytest.raises(c.ConnectionFailed) as caught:
        send(Script(httpx.ConnectError), writing(idempotency=KEY), {"body": {"a": 1}})
    assert caught.value.sent is False
    with pytest.raises(c.RateLimited):
        send(Script(429), writing(idempotency=KEY), {"body": {"a": 1}})


def test_each_send_draws_its_own_key(send: Any, writing: Any) -> None:
    script = Script(201)
    send(script, writing(idempotency=KEY), {"body": {}}, times=2)
    assert len({request.headers["Idempotency-Key"] for request in script.requests}) == 2


def test_an_unknown_outcome_keeps_its_key(send: Any, writing: Any) -> None:
    with pytest.raises(c.OutcomeUnknown, match="with the same idempotency key is safe") as caught:
        send(Script(httpx.ReadTimeout), writing(idempotency=KEY), {"body": {}}, key="k-1")
    assert caught.value.key == "k-1"


def test_a_key_given_as_header_parameter_is_the_key(send: Any, writing: Any) -> None:
    header = {"name": "Idempotency-Key", "in": "header", "required": True}
    described = writing(idempotency=KEY, parameters=[header])
    script = Script(201)
    send(script, described, {"body": {}, "header": {"idempotency-key": "mine"}})
    send(script, described, {"body": {}})
    send(script, described, {"body": {}}, key="yours")
    sent = [request.headers.get_list("Idempotency-Key") for request in script.requests]
    assert sent[0] == ["mine"]
    assert len(sent[1]) == 1
    assert sent[2] == ["yours"]
    with pytest.raises(c.WireError, match="two different"):
        send(script, described, {"body": {}, "header": {"Idempotency-Key": "mine"}}, key="yours")


@pytest.mark.parametrize("key", ["", "x" * 256, "a\r\nb", "a b", "é"])
def test_bad_keys(send: Any, writing: Any, key: str) -> None:
    with pytest.raises(c.WireError, match="1 to 255"):
        send(Script(201), writing(idempotency=KEY), {"body": {}}, key=key)


def test_a_key_where_none_is_taken(send: Any, writing: Any) -> None:
    with pytest.raises(c.WireError, match="takes no idempotency key"):
        send(Script(201), writing(), {"body": {}}, key="k")


def test_a_read_without_an_answer(send: Any, reading: Any) -> None:
    script = Script(httpx.ReadTimeout)
    with pytest.raises(c.ConnectionFailed, match="no answer within 30 s") as caught:
        send(script, reading())
    assert (caught.value.sent, len(script.requests)) == (None, 1)


def test_an_untrusted_certificate_is_said_and_not_tried_again(send: Any, reading: Any) -> None:
    calls: list[int] = []

    def handler(request: httpx.Request) -> httpx.Response:
        calls.append(1)
        raise httpx.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed", request=request)

    with pytest.raises(c.ConnectionFailed, match="give its CA file"):
        send(handler, reading())
    assert len(calls) == 1


# answers


class Endless(httpx.SyncByteStream, httpx.AsyncByteStream):
    """50 MB in 64 kB pieces; counts what was read."""

    def __init__(self) -> None:
        self.read = 0

    def __iter__(self) -> Any:
        for _ in range(800):
            self.read += 65536
            yield b"x" * 65536

    async def __aiter__(self) -> Any:
        for piece in self:
            yield piece


def test_a_50_mb_answer_is_not_read_to_its_end(send: Any, reading: Any, writing: Any) -> None:
    stream = Endless()
    with pytest.raises(c.AnswerTooLarge, match="larger than 40 MiB; ask for less") as caught:
        send(lambda _r: httpx.Response(200, stream=stream), reading())
    assert stream.read <= 40 * 1024 * 1024 + 65536
    assert (caught.value.limit, caught.value.carried_out) == (40 * 1024 * 1024, False)
    paged = reading(pagination={"style": "page", "page": "query.page", "size": "query.per_page"})
    with pytest.raises(c.AnswerTooLarge, match="smaller per_page"):
        send(lambda _r: httpx.Response(200, stream=Endless()), paged, max_answer=100)
    with pytest.raises(c.AnswerTooLarge, match="was carried out") as caught:
        send(lambda _r: httpx.Response(201, stream=Endless()), writing(), {"body": {}}, max_answer=100)
    assert caught.value.carried_out


def test_a_decompressed_bomb_counts_as_large(send: Any, reading: Any) -> None:
    bomb = httpx.ByteStream(gzip.compress(b"0" * 10_000_000))
    with pytest.raises(c.AnswerTooLarge):
        send(
            lambda _r: httpx.Response(200, stream=bomb, headers={"Content-Encoding": "gzip"}),
            reading(),
            max_answer=10**6,
        )


def test_gzip_is_decoded(send: Any, reading: Any) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        assert request.headers["Accept-Encoding"] == "gzip, deflate"
        return httpx.Response(200, content=gzip.compress(b'{"a":1}'), headers={"Content-Encoding": "gzip"})

    response = send(handler, reading())
    assert (response.json(), response.content) == ({"a": 1}, b'{"a":1}')


class Breaking(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __iter__(self) -> Any:
        yield b'{"a"'
        raise httpx.ReadError("reset")

    async def __aiter__(self) -> Any:
        for piece in self:
            yield piece


def test_an_answer_that_breaks_off(send: Any, reading: Any, writing: Any) -> None:
    calls: list[int] = []

    def handler(_request: httpx.Request) -> httpx.Response:
        calls.append(1)
        return httpx.Response(201, stream=Breaking())

    with pytest.raises(c.OutcomeUnknown, match="the status says it was carried out"):
        send(handler, writing(), {"body": {}})
    assert len(calls) == 1
    with pytest.raises(c.ConnectionFailed):
        send(handler, reading())
    assert len(calls) == 4


def test_broken_gzip_of_a_write(send: Any, writing: Any) -> None:
    bad = {"Content-Encoding": "gzip"}
    with pytest.raises(c.OutcomeUnknown, match="content encoding is broken after status 201"):
        send(lambda _r: httpx.Response(201, stream=httpx.ByteStream(b"no"), headers=bad), writing(), {"body": {}})


# redirects


def redirecting(*targets: str, status: int = 302) -> tuple[Handler, list[str]]:
    waiting, seen = list(targets), []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(f"{request.url.host}{request.url.raw_path.decode()} {request.headers.get('Authorization')}")
        if waiting:
            return httpx.Response(status, headers={"Location": waiting.pop(0), "Set-Cookie": "a=b"})
        assert "Cookie" not in request.headers
        return httpx.Response(200, json={})

    return handler, seen


def test_same_origin_redirects_of_reads(send: Any, reading: Any) -> None:
    handler, seen = redirecting("/other%2Fx?a=b%20c", "https://desk.example:443/third")
    assert send(handler, reading()).status_code == 200
    assert seen == [
        "desk.example/api/v1/tickets Bearer tok-secret-123",
        "desk.example/other%2Fx?a=b%20c Bearer tok-secret-123",
        "desk.example/third Bearer tok-secret-123",
    ]


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/x",
        "http://desk.example/x",
        "//evil.example/",
        "https://desk.example:444/",
        "https://a:b@desk.example/",
    ],
)
def test_other_origins_are_refused(send: Any, reading: Any, target: str) -> None:
    handler, seen = redirecting(target)
    with pytest.raises(c.RedirectRefused, match="another origin"):
        send(handler, reading())
    assert len(seen) == 1


def test_redirects_end(send: Any, reading: Any) -> None:
    handler, seen = redirecting(*["/x"] * 9)
    with pytest.raises(c.RedirectRefused, match="more than 5"):
        send(handler, reading())
    assert len(seen) == 6


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirected_write_is_refused(send: Any, writing: Any, status: int) -> None:
    handler, seen = redirecting("/x", status=status)
    with pytest.raises(c.RedirectRefused, match="redirects a write") as caught:
        send(handler, writing(), {"body": {}})
    assert (len(seen), caught.value.status) == (1, status)


@pytest.mark.parametrize(
    ("status", "headers"), [(302, {}), (304, {}), (300, {"Location": "/x"}), (302, {"Location": "https://["})]
)
def test_redirects_to_nowhere(send: Any, reading: Any, status: int, headers: dict[str, str]) -> None:
    with pytest.raises(c.RedirectRefused):
        send(lambda _r: httpx.Response(status, headers=headers), reading())


def test_cookies_are_not_kept(send: Any, reading: Any) -> None:
    script = Script(httpx.Response(200, json={}, headers={"Set-Cookie": "s=1"}))
    send(script, reading(), times=2)
    assert all("Cookie" not in request.headers for request in script.requests)
