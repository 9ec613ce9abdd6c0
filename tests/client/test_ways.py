"""Which of several ways to log in counts, and where its fields go when an operation has no room for them."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from helpdesks import _client as c
from hypothesis import given, settings
from hypothesis import strategies as st

WORD = "DESK_AUTH"
PAIR = {"username": "DESK_USER", "password": "DESK_PASSWORD"}
CHOOSING: dict[str, Any] = {
    "base_url": {"env": "DESK_BASE", "append": "/api"},
    "schemes": {
        "login": {"type": "apiKey", "in": "body", "fields": {"UserLogin": "username", "Password": "password"}},
        "headers": {"type": "apiKey", "in": "header", "fields": {"X-User": "username", "X-Password": "password"}},
        "token": {"type": "http", "scheme": "bearer"},
    },
    "credentials": [
        {"name": "login", "scheme": "login", "env": PAIR, "when": {"env": WORD, "is": "body", "default": True}},
        {"name": "headers", "scheme": "headers", "env": PAIR, "when": {"env": WORD, "is": "headers"}},
        {"name": "token", "scheme": "token", "env": {"value": "DESK_TOKEN"}, "when": {"env": WORD, "is": "token"}},
    ],
    "instances": {
        "env": "DESK_INSTANCES",
        "base_key": "base",
        "credential_keys": {"user": "DESK_USER", "password": "DESK_PASSWORD", "token": "DESK_TOKEN", "auth": WORD},
    },
}
SECURITY = [["login"], ["headers"], ["token"]]
AGENT = {"DESK_USER": "agent-1", "DESK_PASSWORD": "p w=&;+%1"}


class Seen:
    """A desk that keeps what it was sent."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.requests.append(request)
        return httpx.Response(200, json={})

    @property
    def ways(self) -> list[str]:
        request = self.requests[-1]
        ways = {
            "body": b"UserLogin" in request.content,
            "query": b"UserLogin" in request.url.query,
            "headers": "X-User" in request.headers,
            "token": "Authorization" in request.headers,
        }
        return [way for way, used in ways.items() if used]


@pytest.mark.parametrize(
    ("word", "ways"),
    [
        *((word, ["body"]) for word in (None, "", " ", "body")),
        *((word, ["headers"]) for word in ("headers", " Headers ")),
        ("token", ["token"]),
    ],
)
def test_the_word_chooses(send: Any, writing: Any, word: str | None, ways: list[str]) -> None:
    seen, credentials = Seen(), AGENT | {"DESK_TOKEN": "t"} | ({} if word is None else {WORD: word})
    send(seen, writing(security=SECURITY), {"body": {}}, connection=CHOOSING, credentials=credentials)
    assert seen.ways == ways


def test_a_word_nobody_knows_is_an_error_everywhere(send: Any, reading: Any) -> None:
    told = "DESK_AUTH must be body or headers or token"
    with pytest.raises(c.ConfigurationError, match=told) as caught:
        send(Seen(), reading(security=SECURITY), connection=CHOOSING, credentials=AGENT | {WORD: "s3cret"})
    assert "s3cret" not in str(caught.value)
    environ = AGENT | {WORD: "s3cret", "DESK_BASE": "ftp://x"}
    with pytest.raises(c.ConfigurationError) as caught:
        c.read_settings(CHOOSING, environ)
    assert caught.value.problems == ["DESK_BASE must begin with https:// or http:// and name a host", told]


def test_the_word_is_no_secret(send: Any, reading: Any) -> None:
    with pytest.raises(c.BadRequest, match="The desk says: wrong headers") as caught:
        send(
            lambda _r: httpx.Response(400, json={"message": "wrong headers"}),
            reading(security=SECURITY),
            connection=CHOOSING,
            credentials=AGENT | {WORD: "headers"},
        )
    assert caught.value.detail == "wrong headers"


def test_a_way_without_when_is_for_the_empty_variable(send: Any, writing: Any) -> None:
    ways = [{"name": "plain", "scheme": "login", "env": PAIR}, *CHOOSING["credentials"][1:]]
    connection, seen = CHOOSING | {"credentials": ways}, Seen()
    operation = writing(security=SECURITY)
    for word, used in (("", ["body"]), ("headers", ["headers"])):
        send(seen, operation, {"body": {}}, connection=connection, credentials=AGENT | {WORD: word})
        assert seen.ways == used
    with pytest.raises(c.ConfigurationError, match=f"{WORD} must be headers or token"):
        send(seen, operation, {"body": {}}, connection=connection, credentials=AGENT | {WORD: "body"})


@settings(deadline=None)
@given(st.text(max_size=12))
def test_any_word_counts_for_exactly_one_way_or_is_refused(word: str) -> None:
    try:
        login = vars(c.Client(CHOOSING, base_url="https://d", credentials=AGENT | {"DESK_TOKEN": "t", WORD: word}))
    except c.ConfigurationError:
        assert word.strip().casefold() not in {"", "body", "headers", "token"}
        return
    assert len(login["_terms"].login.for_operation({"security": SECURITY})) == 1


def test_settings_hold_the_word_and_name_what_its_way_lacks() -> None:
    environ = {"DESK_BASE": "https://d"} | AGENT
    assert c.read_settings(CHOOSING, environ | {WORD: " headers "}).credentials == AGENT | {WORD: "headers"}
    assert c.read_settings(CHOOSING, environ).credentials == AGENT
    with pytest.raises(c.ConfigurationError) as caught:
        c.read_settings(CHOOSING, environ | {WORD: "token"})
    assert (caught.value.missing, "or instead" in str(caught.value)) == (["DESK_TOKEN"], False)


def test_each_instance_has_its_own_word_or_the_common_one() -> None:
    listed = {
        "a": {"base": "https://a", "auth": "token", "token": "ta"},
        "b": {"base": "https://b", "user": "ub", "password": "pb"},
    }
    found = c.read_instances(CHOOSING, {"DESK_INSTANCES": json.dumps(listed), WORD: "headers"})
    assert {name: settings.credentials for name, settings in found.items()} == {
        "a": {WORD: "token", "DESK_TOKEN": "ta"},
        "b": {WORD: "headers", "DESK_USER": "ub", "DESK_PASSWORD": "pb"},
    }
    listed["a"].pop("token")
    listed["b"]["auth"] = "s3cret"
    with pytest.raises(c.ConfigurationError) as caught:
        c.read_instances(CHOOSING, {"DESK_INSTANCES": json.dumps(listed)})
    assert caught.value.problems == [
        'DESK_INSTANCES["a"].token is missing',
        'DESK_INSTANCES["b"]: DESK_AUTH must be body or headers or token',
    ]


def test_what_another_word_would_allow_is_told(send: Any, reading: Any) -> None:
    credentials = AGENT | {WORD: "headers"}
    with pytest.raises(c.ConfigurationError, match="needs another way to log in: DESK_AUTH=token"):
        send(Seen(), reading(security=[["token"]]), connection=CHOOSING, credentials=credentials)
    with pytest.raises(c.ConfigurationError, match="no credential for"):
        send(Seen(), reading(security=[["mtls"]]), connection=CHOOSING, credentials=credentials)


# a body log-in where there is no body


@pytest.mark.parametrize("method", ["GET", "DELETE", "POST"])
def test_the_query_is_the_last_resort(send: Any, reading: Any, caplog: Any, method: str) -> None:
    caplog.set_level("DEBUG")
    seen, parameters = Seen(), [{"name": "q", "in": "query"}]
    operation = reading(method=method, security=[["login"]], parameters=parameters)
    send(seen, operation, {"query": {"q": "x"}}, connection=CHOOSING, credentials=AGENT)
    target = b"/api/tickets?q=x&UserLogin=agent-1&Password=p%20w%3D%26%3B%2B%251"
    assert seen.requests[0].url.raw_path == target
    assert seen.requests[0].content == b""
    assert "Password" not in caplog.text + str(seen.requests[0].url)
    with pytest.raises(c.BadRequest) as caught:
        send(
            lambda request: httpx.Response(400, text=request.url.raw_path.decode()),
            operation,
            connection=CHOOSING,
            credentials=AGENT,
        )
    assert caught.value.detail == "/api/tickets?UserLogin=[secret]&Password=[secret]"


def test_a_form_takes_the_fields(send: Any, writing: Any) -> None:
    seen, body = Seen(), {"required": True, "media": {"application/x-www-form-urlencoded": {"kind": "form"}}}
    send(seen, writing(body=body, security=[["login"]]), {"body": {"a": 1}}, connection=CHOOSING, credentials=AGENT)
    assert seen.requests[0].content == b"a=1&UserLogin=agent-1&Password=p+w%3D%26%3B%2B%251"


# bodies that may not be empty


@pytest.mark.parametrize(
    ("body", "values", "content"),
    [
        ({"never_empty": True}, {"body": {}}, b""),
        ({"never_empty": True, "required": True, "empty": {}}, {}, b""),
        ({"never_empty": True, "required": True, "empty": {}}, {"body": {}}, b""),
        ({"never_empty": True, "required": False}, {}, b""),
        ({"never_empty": True}, {"body": {"a": None}}, b'{"a":null}'),
        ({"never_empty": True}, {"body": []}, b"[]"),
        ({"required": True, "empty": {}}, {}, b"{}"),
        ({}, {"body": {}}, b"{}"),
    ],
)
def test_a_body_that_may_not_be_empty(send: Any, writing: Any, body: Any, values: Any, content: bytes) -> None:
    seen = Seen()
    send(seen, writing(body=body | {"media": {"application/json": {"kind": "json"}}}), values)
    assert seen.requests[0].content == content
    assert ("Content-Type" in seen.requests[0].headers) is bool(content)


def test_a_required_body_stays_required(send: Any, writing: Any) -> None:
    body = {"required": True, "never_empty": True, "media": {"application/json": {"kind": "json"}}}
    with pytest.raises(c.WireError, match="missing required body"):
        send(Seen(), writing(body=body))


def test_a_log_in_fills_an_empty_body(send: Any, writing: Any) -> None:
    body = {"required": True, "empty": {}, "never_empty": True, "media": {"application/json": {"kind": "json"}}}
    seen = Seen()
    send(seen, writing(body=body, security=[["login"]]), connection=CHOOSING, credentials=AGENT)
    assert json.loads(seen.requests[0].content) == {"UserLogin": "agent-1", "Password": AGENT["DESK_PASSWORD"]}


def test_the_facade_takes_the_word() -> None:
    from helpdesks._client.facade import SyncDesk

    class Choosing(SyncDesk):
        connection = CHOOSING

    seen = Seen()
    operation = {"id": "a", "method": "GET", "path": "/a", "security": SECURITY}
    with Choosing(
        base_url="https://d", credential=AGENT | {WORD: "headers"}, transport=httpx.MockTransport(seen)
    ) as desk:
        desk.client.send(operation, {})
    assert seen.ways == ["headers"]
