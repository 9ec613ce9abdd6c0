"""Which credential goes where, tokens renewed once at a time, and nothing of it in a log or message."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from helpdesks import _client as c

OAUTH = {"DESK_ID": "id-1", "DESK_SECRET": "s3cret-client"}


def seen_by(send: Any, operation: Any, credentials: dict[str, str], **values: Any) -> httpx.Request:
    requests: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        request.read()
        requests.append(request)
        return httpx.Response(200, json={})

    send(handler, operation, values, credentials=credentials)
    return requests[0]


@pytest.mark.parametrize(
    ("scheme", "credentials", "expected"),
    [
        ("bearer", {"DESK_TOKEN": "t"}, "Bearer t"),
        ("basic", {"DESK_USER": "ü", "DESK_PASSWORD": "p:w"}, "Basic w7w6cDp3"),
        ("tokenAuth", {"DESK_PLAIN_TOKEN": "t"}, "Token t"),
    ],
)
def test_headers(send: Any, reading: Any, scheme: str, credentials: dict[str, str], expected: str) -> None:
    assert seen_by(send, reading(security=[[scheme]]), credentials).headers["Authorization"] == expected


def test_query_cookie_and_body(send: Any, reading: Any, writing: Any) -> None:
    parameters = [{"name": "q", "in": "query"}, {"name": "c", "in": "cookie"}]
    operation = reading(security=[["queryKey", "cookieKey"]], parameters=parameters)
    credentials = {"DESK_QUERY_KEY": "k&1", "DESK_COOKIE": "v"}
    request = seen_by(send, operation, credentials, query={"q": "x"}, cookie={"c": "y"})
    assert request.url.raw_path == b"/api/v1/tickets?q=x&api_key=k%261"
    assert request.headers["Cookie"] == "c=y; session=v"
    login = {"DESK_LOGIN": "agent", "DESK_LOGIN_PASSWORD": "pw"}
    request = seen_by(send, writing(security=[["login"]]), login, body={"Title": "x"})
    assert json.loads(request.content) == {"Title": "x", "UserLogin": "agent", "Password": "pw"}


def test_no_security_means_no_credential(send: Any, reading: Any) -> None:
    request = seen_by(send, reading(security=[]), {"DESK_TOKEN": "t", "DESK_QUERY_KEY": "k", "DESK_COOKIE": "c"})
    assert "Authorization" not in request.headers
    assert "Cookie" not in request.headers
    assert request.url.query == b""


def test_alternatives(send: Any, reading: Any) -> None:
    both = {"DESK_TOKEN": "t", "DESK_USER": "u", "DESK_PASSWORD": "p"}
    either = reading(security=[["basic"], ["bearer"]])
    assert seen_by(send, either, both).headers["Authorization"] == "Bearer t"  # the connection's order decides
    optional = reading(security=[[], ["bearer"]])
    assert seen_by(send, optional, both).headers["Authorization"] == "Bearer t"
    assert "Authorization" not in seen_by(send, optional, {}).headers


def test_a_needed_credential_is_named(send: Any, reading: Any) -> None:
    with pytest.raises(c.ConfigurationError) as caught:
        seen_by(send, reading(security=[["basic"], ["tokenAuth"]]), {"DESK_TOKEN": "t"})
    assert caught.value.missing == ["DESK_PASSWORD", "DESK_PLAIN_TOKEN", "DESK_USER"]
    with pytest.raises(c.ConfigurationError, match="no credential for"):
        seen_by(send, reading(security=[["mtls"]]), {"DESK_TOKEN": "t"})


@pytest.mark.parametrize(
    ("credentials", "names"),
    [({"DESK_TOKEN": "a\nb"}, "DESK_TOKEN"), ({"DESK_USER": "a:b", "DESK_PASSWORD": "x"}, "colon")],
)
def test_credentials_that_cannot_be_sent(connection: Any, credentials: dict[str, str], names: str) -> None:
    with pytest.raises(c.ConfigurationError, match=names) as caught:
        c.Client(connection, base_url="https://d", credentials=credentials)
    assert "a\nb" not in str(caught.value)


@pytest.mark.parametrize(
    "variable", ["DESK_TOKEN", "DESK_QUERY_KEY", "DESK_COOKIE", "DESK_LOGIN_PASSWORD", "DESK_SECRET"]
)
def test_bytes_that_are_no_text(connection: Any, variable: str) -> None:
    credentials = {"DESK_LOGIN": "a", "DESK_ID": "i", variable: "caf\udce9"}  # as os.environ holds a Latin-1 é
    with pytest.raises(c.ConfigurationError, match=f"{variable}.* cannot be sent"):
        c.Client(connection, base_url="https://d", credentials=credentials)


def test_an_operation_that_does_not_say_gets_the_first_credential(send: Any, reading: Any) -> None:
    assert seen_by(send, reading(security=None), {"DESK_TOKEN": "t"}).headers["Authorization"] == "Bearer t"
    assert "Authorization" not in seen_by(send, reading(security=None), {}).headers


def test_a_body_log_in_needs_an_object(send: Any, writing: Any) -> None:
    login = {"DESK_LOGIN": "agent", "DESK_LOGIN_PASSWORD": "pw"}
    with pytest.raises(c.WireError, match="needs an object"):
        seen_by(send, writing(security=[["login"]]), login, body=[1])


def test_an_unknown_kind_of_log_in(connection: Any) -> None:
    odd = {"bearer": {"type": "mutualTLS"}}
    with pytest.raises(c.ConfigurationError, match="mutualTLS"):
        c.Client(connection | {"schemes": odd}, base_url="https://d", credentials={"DESK_TOKEN": "t"})


class TokenDesk:
    """A desk with a token endpoint that counts."""

    def __init__(self, lifetime: object = 3600) -> None:
        self.lifetime = lifetime
        self.fetched = 0
        self.valid = ""
        self.served = 0
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if request.url.path == "/api/auth/token":
            time.sleep(0.02)
            self.fetched += 1
            self.valid = f"access-{self.fetched}"
            answer = {"access_token": self.valid, "token_type": "Bearer"}
            return httpx.Response(200, json=answer | ({"expires_in": self.lifetime} if self.lifetime else {}))
        self.served += 1
        good = request.headers.get("Authorization") == f"Bearer {self.valid}"
        return httpx.Response(200 if good else 401, json={})


def test_token_is_fetched_once_as_json(send: Any, reading: Any) -> None:
    desk = TokenDesk()
    send(desk, reading(security=[["oauth"]]), credentials=OAUTH, times=3)
    assert (desk.fetched, desk.served) == (1, 3)
    first = desk.requests[0]
    assert json.loads(first.content) == {
        "grant_type": "client_credentials",
        "client_id": "id-1",
        "client_secret": "s3cret-client",
    }
    assert "Authorization" not in first.headers


def test_token_as_form(send: Any, reading: Any, connection: Any) -> None:
    schemes = connection["schemes"] | {"oauth": connection["schemes"]["oauth"] | {"request": "form", "scope": "a b"}}
    desk = TokenDesk()
    send(desk, reading(security=[["oauth"]]), credentials=OAUTH, connection=connection | {"schemes": schemes})
    assert (
        desk.requests[0].content
        == b"grant_type=client_credentials&client_id=id-1&client_secret=s3cret-client&scope=a+b"
    )


def test_token_is_renewed_a_minute_early(send: Any, reading: Any) -> None:
    now = [0.0]

    def desk(request: httpx.Request) -> httpx.Response:
        if not request.url.path.endswith("token"):
            now[0] += 1770
        return tokens(request)

    tokens = TokenDesk(3600)
    send(desk, reading(security=[["oauth"]]), credentials=OAUTH, times=3, clock=lambda: now[0])
    assert tokens.fetched == 2  # at 0 s and, 60 s early, at 3540 s


@pytest.mark.parametrize("repeatable", [True, False])
def test_a_401_renews_once(send: Any, reading: Any, repeatable: bool) -> None:
    desk = TokenDesk(None)
    answers = []

    def handler(request: httpx.Request) -> httpx.Response:
        response = desk(request)
        if desk.served == 1 and not request.url.path.endswith("token"):
            return httpx.Response(401)  # revoked meanwhile
        answers.append(response)
        return response

    operation = reading(security=[["oauth"]], retry_safe=repeatable)
    assert send(handler, operation, credentials=OAUTH).status_code == 200
    assert (desk.fetched, desk.served) == (2, 2)

    def always(request: httpx.Request) -> httpx.Response:
        return desk(request) if request.url.path.endswith("token") else httpx.Response(401, json={"m": desk.valid})

    desk.fetched = 0
    with pytest.raises(c.Unauthorized):
        send(always, operation, credentials=OAUTH)
    assert desk.fetched == 2


def test_a_refused_client(send: Any, reading: Any) -> None:
    with pytest.raises(c.Unauthorized, match="The request itself was not sent") as caught:
        send(
            lambda _r: httpx.Response(401, json={"error": "invalid_client", "message": "s3cret-client is wrong"}),
            reading(security=[["oauth"]]),
            credentials=OAUTH,
        )
    assert "s3cret" not in str(caught.value)

    def down(request: httpx.Request) -> httpx.Response:
        raise httpx.WriteTimeout("slow", request=request)

    with pytest.raises(c.ConnectionFailed) as failed:
        send(down, reading(security=[["oauth"]]), credentials=OAUTH)
    assert failed.value.sent is False
    with pytest.raises(c.UnexpectedAnswer, match="without an access_token"):
        send(lambda _r: httpx.Response(200, json={"token": 1}), reading(security=[["oauth"]]), credentials=OAUTH)


def test_the_token_url_stays_at_home(connection: Any) -> None:
    schemes = connection["schemes"] | {"oauth": {"type": "oauth2", "token_url": "https://evil.example/t"}}
    with pytest.raises(c.ConfigurationError, match="another origin"):
        c.Client(connection | {"schemes": schemes}, base_url="https://d", credentials=OAUTH)


@pytest.mark.parametrize(
    ("base", "token_url", "path"),
    [
        ("https://d/help", "/api/auth/token", "/help/api/auth/token"),
        ("https://d", "/api/auth/token", "/api/auth/token"),
        ("https://d/help", "https://d/oauth/token", "/oauth/token"),
        ("https://d/help", "auth/token", "/help/api/v1/auth/token"),
    ],
)
def test_where_the_token_comes_from(
    send: Any, reading: Any, connection: Any, base: str, token_url: str, path: str
) -> None:
    schemes = connection["schemes"] | {"oauth": {"type": "oauth2", "token_url": token_url}}
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.url.path)
        return httpx.Response(200, json={"access_token": "t", "expires_in": "3600"})

    options = {"connection": connection | {"schemes": schemes}, "base_url": base, "credentials": OAUTH}
    send(handler, reading(security=[["oauth"]]), **options)
    assert seen == [path, httpx.URL(base).path.rstrip("/") + "/api/v1/tickets"]


def test_threads_share_one_fetch(connection: Any, reading: Any) -> None:
    desk, start = TokenDesk(), threading.Barrier(8)
    operation = reading(security=[["oauth"]])
    with c.Client(connection, base_url="https://d", credentials=OAUTH, transport=httpx.MockTransport(desk)) as client:

        def work(_n: int) -> int:
            start.wait()
            return client.send(operation, {}).status_code

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(work, range(8))) == [200] * 8
    assert desk.fetched == 1


def test_tasks_share_one_fetch_even_if_one_is_cancelled(connection: Any, reading: Any) -> None:
    desk, operation = TokenDesk(), reading(security=[["oauth"]])

    async def handler(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.02)
        return desk(request)

    async def run() -> list[int]:
        transport = httpx.MockTransport(handler)
        async with c.AsyncClient(connection, base_url="https://d", credentials=OAUTH, transport=transport) as client:
            first = asyncio.create_task(client.send(operation, {}))
            await asyncio.sleep(0.005)
            others = [asyncio.create_task(client.send(operation, {})) for _ in range(7)]
            await asyncio.sleep(0.005)
            first.cancel()  # it holds the lock and is in the middle of the fetch
            return [response.status_code for response in await asyncio.gather(*others)]

    assert asyncio.run(run()) == [200] * 7
    assert desk.fetched == 1


def test_logs_and_texts_hold_no_secret(
    send: Any, reading: Any, writing: Any, connection: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = {
        "DESK_TOKEN": "secret-1",
        "DESK_QUERY_KEY": "secret-2",
        "DESK_COOKIE": "secret-3",
        "DESK_ID": "i",
        "DESK_SECRET": "secret-4",
    }
    desk = TokenDesk()
    for scheme in ("bearer", "queryKey", "cookieKey", "oauth"):
        write = writing(security=[[scheme]], responses={})
        if scheme == "oauth":
            send(desk, write, {"body": {"text": "secret-5"}}, credentials=secrets)
            continue
        with pytest.raises(c.Unauthorized) as caught:
            send(desk, write, {"body": {"text": "secret-5"}}, credentials=secrets)
        assert "secret" not in repr(caught.value)
    logged = caplog.text
    assert "HTTP Request: POST" in logged
    assert "secret" not in logged
    assert "access-1" not in logged
    client = c.Client(connection, base_url="https://d", credentials=secrets)
    login = vars(client)["_terms"].login
    proofs = [login.for_operation(reading(security=[[s]])) for s in ("bearer", "oauth", "queryKey")]
    assert "secret" not in repr(client) + repr(vars(client)["_terms"]) + repr(proofs)
