"""A session: opened once, put where the operation has room for it, opened again when the desk no longer knows it."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from helpdesks import _client as c
from hypothesis import given, settings
from hypothesis import strategies as st

SESSION: dict[str, Any] = {
    "type": "session",
    "request": {"method": "POST", "path": "/Session", "fields": {"UserLogin": "username", "Password": "password"}},
    "token": "/SessionID",
    "put": {"body": "SessionID", "query": "SessionID"},
    "dead": [{"at": "/Error/ErrorCode", "matches": r"\.AuthFail$"}],
    "failure": [{"at": "/Error", "truthy": True}],
    "lifetime": {"max": 57600, "idle": 7200},
}
CONNECTION: dict[str, Any] = {
    "base_url": {"env": "DESK_BASE"},
    "schemes": {"session": SESSION},
    "credentials": [
        {"name": "agent", "scheme": "session", "env": {"username": "DESK_USER", "password": "DESK_PASSWORD"}}
    ],
}
PASSWORD = 'pass"wörd&1'
AGENT = {"DESK_USER": "agent-1", "DESK_PASSWORD": PASSWORD}
BASE = "https://desk.example/otrs/Webservice/Main"
FAILURE = [{"at": "/Error", "truthy": True}]
READ: dict[str, Any] = {
    "id": "TicketGet",
    "method": "GET",
    "path": "/Ticket/{id}",
    "parameters": [{"name": "id", "in": "path", "required": True}, {"name": "All", "in": "query"}],
    "body": None,
    "accept": "application/json",
    "security": [["session"]],
    "retry_safe": True,
    "failure": FAILURE,
    "responses": {"200": {"kind": "json"}},
}
WRITE: dict[str, Any] = READ | {
    "id": "TicketCreate",
    "method": "POST",
    "path": "/Ticket",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "retry_safe": False,
}
ID = {"path": {"id": "7"}}


def denied(code: str = "TicketGet.AuthFail", text: str = "TicketGet: Authorization failing!") -> dict[str, Any]:
    return {"Error": {"ErrorCode": code, "ErrorMessage": text}}


class SessionDesk:
    """A desk that opens sessions and counts; `closed` ones get AuthFail."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.opened: list[str] = []
        self.closed: set[str] = set()
        self.carried_out: list[tuple[str, str]] = []
        self.pause = 0.0
        self.answer: Callable[[httpx.Request], httpx.Response] | None = None
        self._guard = threading.Lock()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        request.read()
        with self._guard:
            self.requests.append(request)
        if request.url.path.endswith("/Session"):
            return self.open(request)
        if self.answer is not None:
            return self.answer(request)
        session = held(request)
        with self._guard:
            if session not in self.opened or session in self.closed:
                return httpx.Response(200, json=denied())
            self.carried_out.append((request.method, session))
        return httpx.Response(200, json={"TicketID": "7"})

    def open(self, request: httpx.Request) -> httpx.Response:
        time.sleep(self.pause)
        if json.loads(request.content) != {"UserLogin": "agent-1", "Password": PASSWORD}:
            told = f"SessionCreate: Authorization failing! {request.content.decode()}"
            return httpx.Response(200, json=denied("SessionCreate.AuthFail", told))
        with self._guard:
            self.opened.append(f"session-{len(self.opened) + 1}-{'x' * 20}")
            return httpx.Response(200, json={"SessionID": self.opened[-1]})

    @property
    def asked(self) -> list[httpx.Request]:
        """The requests that are no log-in."""
        return [request for request in self.requests if not request.url.path.endswith("/Session")]


def held(request: httpx.Request) -> str:
    """The session that a request names, wherever it stands."""
    query = dict(parse_qsl(request.url.query.decode()))
    header = request.headers.get("X-Session", "")
    body = json.loads(request.content).get("SessionID", "") if request.content else ""
    return query.get("SessionID", "") or header or body


def scheme(**changes: Any) -> dict[str, Any]:
    return CONNECTION | {"schemes": {"session": SESSION | changes}}


@pytest.fixture
def desk() -> SessionDesk:
    return SessionDesk()


@pytest.fixture
def call(send: Any) -> Callable[..., httpx.Response]:
    def run(desk: Any, operation: Any, values: Any = None, **options: Any) -> httpx.Response:
        fixed = {"connection": CONNECTION, "base_url": BASE, "credentials": AGENT} | options
        response: httpx.Response = send(desk, operation, ID if values is None else values, **fixed)
        return response

    return run


# where it is put


def test_the_log_in_and_the_request_as_sent(call: Any, desk: SessionDesk) -> None:
    assert call(desk, READ, ID | {"query": {"All": "1"}}, times=2).json() == {"TicketID": "7"}
    login, first, second = desk.requests
    assert (login.method, login.url.raw_path) == ("POST", b"/otrs/Webservice/Main/Session")
    assert json.loads(login.content) == {"UserLogin": "agent-1", "Password": PASSWORD}
    assert login.headers["Content-Type"] == "application/json"
    target = f"/otrs/Webservice/Main/Ticket/7?All=1&SessionID={desk.opened[0]}"
    assert [first.url.raw_path.decode(), second.url.raw_path.decode()] == [target, target]
    assert (first.content, "Authorization" in first.headers) == (b"", False)


@pytest.mark.parametrize(
    ("body", "values", "sent"),
    [
        ({"required": True}, {"body": {"Ticket": {"Title": "ü"}}}, {"Ticket": {"Title": "ü"}}),
        ({"required": True, "empty": {}}, {}, {}),
        ({"required": False}, {}, {}),
        ({"required": False, "never_empty": True}, {}, {}),
        ({"required": True}, {"body": {"SessionID": "mine"}}, {}),
    ],
)
def test_in_the_body(call: Any, desk: SessionDesk, body: Any, values: Any, sent: Any) -> None:
    call(desk, WRITE | {"body": body | {"media": {"application/json": {"kind": "json"}}}}, values)
    request = desk.asked[0]
    assert json.loads(request.content) == sent | {"SessionID": desk.opened[0]}
    assert request.url.raw_path == b"/otrs/Webservice/Main/Ticket"


def test_the_value_given_is_left_alone(call: Any, desk: SessionDesk) -> None:
    values = {"body": {"Ticket": {}}}
    call(desk, WRITE, values)
    assert values == {"body": {"Ticket": {}}}


@pytest.mark.parametrize(
    ("kind", "put", "where"),
    [
        ("json", {"body": "SessionID", "header": "X-Session"}, "body"),
        ("text", {"body": "SessionID", "header": "X-Session", "query": "SessionID"}, "header"),
        ("form", {"body": "SessionID", "query": "SessionID"}, "query"),
        (None, {"body": "SessionID", "header": "X-Session", "query": "SessionID"}, "header"),
        (None, {"query": "SessionID"}, "query"),
        (None, {"body": "SessionID"}, "query"),
    ],
)
def test_the_first_place_that_has_room(call: Any, desk: SessionDesk, kind: Any, put: Any, where: str) -> None:
    seen: list[httpx.Request] = []
    desk.answer = lambda request: seen.append(request) or httpx.Response(200, json={})  # type: ignore[func-returns-value]
    body = {"media": {"application/x": {"kind": kind}}} if kind else None
    values = {"json": {"body": {}}, "text": {"body": "x"}, "form": {"body": {"a": 1}}}.get(kind, {})
    call(desk, WRITE | {"body": body}, values, connection=scheme(put=put))
    session = desk.opened[0]
    places = {
        "body": session in seen[0].content.decode(),
        "header": seen[0].headers.get("X-Session") == session,
        "query": session in seen[0].url.query.decode(),
    }
    assert [place for place, found in places.items() if found] == [where]


def test_a_get_never_has_a_body_for_it(call: Any, desk: SessionDesk) -> None:
    call(desk, READ | {"body": {"media": {"application/json": {"kind": "json"}}}})
    assert (desk.asked[0].content, held(desk.asked[0])) == (b"", desk.opened[0])


def test_a_body_that_is_no_object(call: Any, desk: SessionDesk) -> None:
    with pytest.raises(c.WireError, match="needs an object"):
        call(desk, WRITE, {"body": [1]})
    assert desk.requests == []


def test_wrong_arguments_open_no_session(call: Any, desk: SessionDesk) -> None:
    with pytest.raises(c.WireError, match="missing required path"):
        call(desk, READ, {})
    assert desk.requests == []


def test_security_none_needs_no_session(call: Any, desk: SessionDesk) -> None:
    desk.answer = lambda request: httpx.Response(200, json={})
    call(desk, READ | {"security": []})
    assert (len(desk.requests), held(desk.requests[0])) == (1, "")


def test_a_log_in_by_get(call: Any, desk: SessionDesk) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        desk.requests.append(request)
        return httpx.Response(200, json={"SessionID": 17})

    by_get = scheme(request=SESSION["request"] | {"method": "GET"})
    call(handler, READ, connection=by_get)
    login, read = desk.requests
    assert dict(parse_qsl(login.url.query.decode())) == {"UserLogin": "agent-1", "Password": PASSWORD}
    assert str(login.url).endswith("/Session?…")
    assert held(read) == "17"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_any_session_comes_back_as_it_was(session: str) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/Session"):
            return httpx.Response(200, json={"SessionID": session})
        seen.append(held(request))
        return httpx.Response(200, json={})

    seen: list[str] = []
    with c.Client(CONNECTION, base_url=BASE, credentials=AGENT, transport=httpx.MockTransport(handler)) as client:
        client.send(READ, ID)
        client.send(WRITE, {"body": {"a": 1}})
    assert seen == [session, session]


# renewal


@pytest.mark.parametrize("operation", [READ, WRITE], ids=["read", "write"])
def test_a_dead_session_is_renewed_once_and_the_same_is_sent_again(
    call: Any, desk: SessionDesk, operation: Any
) -> None:
    values = ID if operation is READ else {"body": {"Ticket": {"Title": "x"}}}
    first = "session-1-" + "x" * 20
    desk.closed.add(first)
    assert call(desk, operation, values).json() == {"TicketID": "7"}
    assert (len(desk.opened), len(desk.asked)) == (2, 2)
    assert desk.carried_out == [(operation["method"], desk.opened[1])]
    old, new = desk.asked
    assert [held(old), held(new)] == desk.opened
    assert old.url.raw_path.decode().replace(first, "") == new.url.raw_path.decode().replace(desk.opened[1], "")
    assert old.content.decode().replace(first, "") == new.content.decode().replace(desk.opened[1], "")


def test_a_second_dead_answer_is_the_error(call: Any, desk: SessionDesk) -> None:
    desk.answer = lambda request: httpx.Response(200, json=denied(text=f"No: {held(request)}"))
    for operation, values in ((READ, ID), (WRITE, {"body": {}})):
        desk.requests.clear()
        with pytest.raises(c.FailedAnswer) as caught:
            call(desk, operation, values)
        assert (caught.value.code, caught.value.detail) == ("TicketGet.AuthFail", "No: [secret]")
        assert len(desk.asked) == 2
        assert not caught.value.not_sent


def test_without_failure_conditions_a_dead_answer_is_no_success(call: Any, desk: SessionDesk) -> None:
    desk.answer = lambda request: httpx.Response(200, json=denied())
    with pytest.raises(c.Unauthorized, match="it has just opened") as caught:
        call(desk, READ | {"failure": []})
    assert (caught.value.status, caught.value.code) == (200, "TicketGet.AuthFail")


def test_other_answers_are_not_dead(call: Any, desk: SessionDesk) -> None:
    answers: list[tuple[int, Any]] = [
        (200, denied("TicketGet.AccessDenied")),
        (500, denied()),
        (404, {"Error": "AuthFail"}),
    ]
    for status, body in answers:
        desk.requests.clear()
        desk.answer = lambda request, status=status, body=body: httpx.Response(status, json=body)  # type: ignore[misc]
        with pytest.raises(c.ApiError):
            call(desk, READ)
        assert len(desk.asked) == 1
    desk.answer = lambda request: httpx.Response(200, text="AuthFail")
    assert call(desk, READ | {"responses": {}}, connection=scheme(dead=[{"at": "/x", "truthy": False}])).text


def test_a_401_is_dead_as_well(call: Any, desk: SessionDesk) -> None:
    desk.answer = lambda request: httpx.Response(401 if held(request) == desk.opened[0] else 200, json={})
    assert call(desk, WRITE, {"body": {}}).status_code == 200
    assert len(desk.opened) == 2


def test_only_a_dead_answer_repeats_a_write(call: Any, desk: SessionDesk) -> None:
    for status, body in ((503, {}), (429, {}), (200, denied("TicketCreate.Other"))):
        desk.requests.clear()
        desk.answer = lambda request, status=status, body=body: httpx.Response(status, json=body)  # type: ignore[misc]
        with pytest.raises(c.ApiError):
            call(desk, WRITE, {"body": {}})
        assert len(desk.asked) == 1

    def broken(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow", request=request)

    desk.requests.clear()
    desk.answer = broken
    with pytest.raises(c.OutcomeUnknown):
        call(desk, WRITE, {"body": {}})
    assert len(desk.asked) == 1


def test_a_renewal_is_no_failed_try(call: Any, desk: SessionDesk) -> None:
    answers = [httpx.Response(200, json=denied()), httpx.Response(503), httpx.Response(503)]
    desk.answer = lambda request: answers.pop(0) if answers else httpx.Response(200, json={})
    assert call(desk, READ).status_code == 200
    assert (len(desk.opened), len(desk.asked)) == (2, 4)


def test_where_a_fresh_session_does_not_help_no_more_are_opened(desk: SessionDesk) -> None:
    now = [0.0]
    desk.answer = lambda request: httpx.Response(200, json=denied() if request.url.path.endswith("/7") else {})
    transport = httpx.MockTransport(desk)
    with c.Client(CONNECTION, base_url=BASE, credentials=AGENT, transport=transport, clock=lambda: now[0]) as client:

        def refuse() -> int:
            with pytest.raises(c.FailedAnswer):
                client.send(READ, ID)
            return len(desk.opened)

        assert [refuse(), refuse(), refuse()] == [2, 2, 2]
        assert client.send(WRITE, {"body": {}}).status_code == 200
        now[0] += 301
        assert [refuse(), refuse()] == [3, 3]
        now[0] += 301
        desk.answer = None
        desk.closed.update(desk.opened)
        assert client.send(READ, ID).status_code == 200
        desk.closed.update(desk.opened)
        assert client.send(READ, ID).status_code == 200
        assert len(desk.opened) == 5


@pytest.mark.parametrize(
    ("lifetime", "steps", "opened"),
    [
        ({"max": 100, "idle": 50}, [0, 49, 49], 1),
        ({"max": 100, "idle": 50}, [0, 50], 2),
        ({"max": 100, "idle": 50}, [0, 40, 40, 40], 2),
        ({"max": 100}, [0, 99], 1),
        ({"max": 100}, [0, 99, 1], 2),
        ({"idle": 50}, [0, 49, 49, 49, 49], 1),
        (None, [0, 10**9], 1),
    ],
)
def test_its_time_by_the_clock(call: Any, desk: SessionDesk, lifetime: Any, steps: list[int], opened: int) -> None:
    now, waiting = [0.0], list(steps[1:])

    def handler(request: httpx.Request) -> httpx.Response:
        response = desk(request)
        if not request.url.path.endswith("/Session") and waiting:
            now[0] += waiting.pop(0)
        return response

    connection = scheme(lifetime=lifetime) if lifetime else scheme(lifetime=None)
    call(handler, READ, times=len(steps), connection=connection, clock=lambda: now[0])
    assert (len(desk.opened), len(desk.carried_out)) == (opened, len(steps))


def test_its_time_counts_from_the_question(desk: SessionDesk) -> None:
    now = [0.0]

    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/Session"):
            now[0] += 10
        return desk(request)

    with c.Client(
        scheme(lifetime={"max": 100}),
        base_url=BASE,
        credentials=AGENT,
        transport=httpx.MockTransport(handler),
        clock=lambda: now[0],
    ) as client:
        client.send(READ, ID)
        now[0] = 99
        client.send(READ, ID)
        now[0] = 100
        client.send(READ, ID)
    assert len(desk.opened) == 2


# many at once


def client_of(desk: Any, kind: Any = c.Client, **options: Any) -> Any:
    fixed = {"base_url": BASE, "credentials": AGENT, "transport": httpx.MockTransport(desk)}
    return kind(CONNECTION, **(fixed | options))


def in_threads(client: c.Client, count: int) -> list[Any]:
    start = threading.Barrier(count)

    def work(_n: int) -> Any:
        start.wait()
        try:
            return client.send(READ, ID).status_code
        except c.DeskError as problem:
            return problem

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(work, range(count)))


@pytest.mark.parametrize("count", [2, 10])
def test_threads_share_one_log_in(desk: SessionDesk, count: int) -> None:
    desk.pause = 0.02
    with client_of(desk) as client:
        assert in_threads(client, count) == [200] * count
        assert len(desk.opened) == 1


def test_ten_dead_answers_make_one_log_in(desk: SessionDesk) -> None:
    desk.pause = 0.02
    with client_of(desk) as client:
        client.send(READ, ID)
        desk.closed.update(desk.opened)
        assert in_threads(client, 10) == [200] * 10
    assert len(desk.opened) == 2


def test_who_waited_for_a_failed_log_in_does_not_try_the_same_password(desk: SessionDesk) -> None:
    desk.pause = 0.05
    with client_of(desk, credentials=AGENT | {"DESK_PASSWORD": "wrong"}) as client:
        answers = in_threads(client, 10)
        assert all(isinstance(answer, c.Unauthorized) and answer.not_sent for answer in answers)
        tried = len(desk.requests)
        assert tried < 10
        with pytest.raises(c.Unauthorized):
            client.send(READ, ID)
        assert len(desk.requests) == tried + 1  # a later call does try


@pytest.mark.parametrize("count", [2, 10])
def test_tasks_share_one_log_in_and_one_renewal(desk: SessionDesk, count: int) -> None:
    async def handler(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(0.01)
        return desk(request)

    async def run() -> None:
        async with client_of(handler, c.AsyncClient) as client:
            answers = await asyncio.gather(*(client.send(READ, ID) for _ in range(count)))
            assert ([answer.status_code for answer in answers], len(desk.opened)) == ([200] * count, 1)
            desk.closed.update(desk.opened)
            await asyncio.gather(*(client.send(WRITE, {"body": {"n": n}}) for n in range(count)))
            assert len(desk.opened) == 2
            wrong = client_of(handler, c.AsyncClient, credentials=AGENT | {"DESK_PASSWORD": "wrong"})
            desk.requests.clear()
            problems = await asyncio.gather(*(wrong.send(READ, ID) for _ in range(count)), return_exceptions=True)
            assert all(isinstance(problem, c.Unauthorized) for problem in problems)
            assert len(desk.requests) == 1
            await wrong.aclose()

    asyncio.run(run())


# a log-in that fails


def test_a_refused_log_in_tells_what_the_desk_said(call: Any, desk: SessionDesk) -> None:
    for failure in (SESSION["failure"], []):
        with pytest.raises(c.Unauthorized) as caught:
            call(
                desk,
                READ,
                credentials=AGENT | {"DESK_PASSWORD": "wrong-password"},
                connection=scheme(failure=failure),
            )
        error, text = caught.value, str(caught.value)
        assert (error.not_sent, error.status, error.code) == (True, 200, "SessionCreate.AuthFail")
        assert (error.method, error.path) == ("POST", "/otrs/Webservice/Main/Session")
        assert "SessionCreate: Authorization failing!" in text
        assert "SessionCreate.AuthFail" in text
        assert "wrong-password" not in text + error.detail + error.hint
    assert desk.asked == []


@pytest.mark.parametrize(
    ("answer", "kind", "told"),
    [
        ({"status_code": 401, "json": {"message": "no"}}, c.Unauthorized, "user name and password right"),
        ({"status_code": 500, "text": "no such route"}, c.ServerError, "the log-in failed; the request itself was not"),
        ({"json": {"Other": "secret-id"}}, c.UnexpectedAnswer, "without a session at /SessionID"),
        ({"json": {"SessionID": ""}}, c.UnexpectedAnswer, "without a session"),
        ({"json": {"SessionID": None}}, c.UnexpectedAnswer, "without a session"),
        ({"text": "secret-id"}, c.UnexpectedAnswer, "without a session"),
        ({"json": denied("SessionCreate.Other", "Late")}, c.Unauthorized, "Late"),
    ],
)
def test_log_ins_that_give_no_session(call: Any, answer: dict[str, Any], kind: Any, told: str) -> None:
    with pytest.raises(kind, match=told) as caught:
        call(lambda _r: httpx.Response(**({"status_code": 200} | answer)), READ)
    assert caught.value.not_sent
    assert "secret-id" not in str(caught.value) + repr(caught.value)


@pytest.mark.parametrize(
    ("location", "told"),
    [
        (
            "https://desk.example:8443/otrs/Session",
            r"another origin, https://desk\.example:8443; if that is its proper",
        ),
        ("http://desk.example/x", r"another origin, http://desk\.example;"),
        ("/elsewhere", "the log-in itself is never sent on"),
        ("", "leads nowhere"),
    ],
)
def test_a_redirected_log_in_is_told(call: Any, location: str, told: str) -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(301, headers={"Location": location} if location else {})

    with pytest.raises(c.RedirectRefused, match=told) as caught:
        call(handler, WRITE, {"body": {}})
    assert (caught.value.not_sent, len(seen)) == (True, 1)


def test_a_log_in_without_an_answer(call: Any) -> None:
    for problem in (httpx.ReadTimeout, httpx.ConnectError):

        def handler(request: httpx.Request, problem: Any = problem) -> httpx.Response:
            raise problem("broken", request=request)

        with pytest.raises(c.ConnectionFailed, match=r"the log-in .* gave no answer") as caught:
            call(handler, WRITE, {"body": {}})
        assert caught.value.sent is False


def test_the_desks_rules_hold_for_the_log_in(call: Any, desk: SessionDesk) -> None:
    rules = [{"code": r"\.AuthFail$", "kind": "forbidden", "hint": "agents only"}]
    with pytest.raises(c.Forbidden, match="agents only") as caught:
        call(desk, READ, credentials=AGENT | {"DESK_PASSWORD": "x"}, connection=CONNECTION | {"errors": rules})
    assert caught.value.not_sent


def test_a_session_that_cannot_be_sent(call: Any) -> None:
    for text in ('"a\\r\\nb"', '"\\udce9"'):
        with pytest.raises(c.WireError) as caught:
            call(
                lambda _r, text=text: httpx.Response(200, text=f'{{"SessionID": {text}}}'),
                READ,
                connection=scheme(put={"header": "X-Session"}),
            )
        assert caught.value.not_sent


# log_in()


def logged_in(kind: str, connection: Any, handler: Any, calls: int = 1, **options: Any) -> list[dict[str, Any]]:
    transport = httpx.MockTransport(handler)
    options = {"base_url": BASE, "credentials": AGENT} | options
    if kind == "sync":
        with c.Client(connection, transport=transport, **options) as client:
            return [client.log_in() for _ in range(calls)]

    async def run() -> list[dict[str, Any]]:
        async with c.AsyncClient(connection, transport=transport, **options) as client:
            return [await client.log_in() for _ in range(calls)]

    return asyncio.run(run())


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_log_in_says_for_whom_and_until_when(kind: str, desk: SessionDesk) -> None:
    first, second = logged_in(kind, CONNECTION, desk, 2)
    assert (len(desk.opened), len(desk.requests)) == (1, 1)
    assert list(first) == ["user", "scheme", "since", "until", "new"]
    assert (first["user"], first["scheme"], first["new"], second["new"]) == ("agent-1", "session", True, False)
    since, until = (datetime.fromisoformat(first[name]) for name in ("since", "until"))
    assert until - since == timedelta(seconds=57600)
    assert since.tzinfo is not None
    assert second == first | {"new": False}
    assert desk.opened[0] not in str(first)
    assert logged_in(kind, scheme(lifetime=None), desk)[0]["until"] is None


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_log_in_where_there_is_no_session(kind: str, connection: Any, desk: SessionDesk) -> None:
    with pytest.raises(c.ConfigurationError, match="opens no session"):
        logged_in(kind, connection, desk, credentials={"DESK_TOKEN": "t"})
    with pytest.raises(c.ConfigurationError) as caught:
        logged_in(kind, CONNECTION, desk, credentials={"DESK_USER": "x"})
    assert caught.value.missing == ["DESK_PASSWORD", "DESK_USER"]
    with pytest.raises(c.Unauthorized):
        logged_in(kind, CONNECTION, desk, credentials=AGENT | {"DESK_PASSWORD": "no"})


# nothing of it in a text


def test_neither_password_nor_session_in_any_text(
    call: Any, desk: SessionDesk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    texts: list[str] = []
    secrets = (PASSWORD, json.dumps(PASSWORD)[1:-1], "pass%22w%C3%B6rd%261", "session-1-", "session-2-", "session-3-")

    def failing(handler: Any, operation: Any, values: Any, kind: Any) -> None:
        with pytest.raises(kind) as caught:
            call(handler, operation, values)
        error = caught.value
        texts.extend(str(part) for part in (error, [error], error.detail, error.hint, error.fields, error.request_id))

    def echo(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/Session"):
            return desk.open(request)
        said = f"{request.url.raw_path.decode()} {request.content.decode()} {PASSWORD} {json.dumps(PASSWORD)}"
        errors = {"field": [said], said: "odd", "nested": [{"deep": [said]}]}
        return httpx.Response(422, json={"message": said, "errors": errors, "code": PASSWORD})

    for operation, values in ((READ, ID), (WRITE, {"body": {"a": "b"}})):
        failing(echo, operation, values, c.ValidationFailed)
        desk.closed.update(f"session-{n}-{'x' * 20}" for n in range(1, 20))
        failing(desk, operation, values, c.FailedAnswer)
    failing(lambda _r: httpx.Response(200, json=denied("A.AuthFail", PASSWORD)), READ, ID, c.Unauthorized)
    failing(lambda _r: httpx.Response(500, text=f"no route {PASSWORD}"), READ, ID, c.ServerError)
    with client_of(desk) as client:
        texts.append(str(client.log_in()))
        terms = vars(client)["_terms"]
        texts.extend(repr(part) for part in (client, terms, terms.login, terms.login.session))
        texts.append(repr(terms.login.for_operation(READ)))
    for request in desk.requests:
        texts.extend([str(request.url), repr(request.url), repr(request)])
    assert "HTTP Request: GET https://desk.example/otrs/Webservice/Main/Ticket/7?…" in caplog.text
    assert sum("[secret]" in text for text in texts) > 8
    for text in (*texts, caplog.text):
        for secret in secrets:
            assert secret not in text


def test_a_failure_that_holds_a_session_does_not_show_it(call: Any) -> None:
    body = {"SessionID": "half-a-session", "message": "one more step for half-a-session", "second_factor": True}
    more = scheme(failure=[{"at": "/second_factor", "truthy": True}])
    with pytest.raises(c.Unauthorized, match="one more step") as caught:
        call(lambda _r: httpx.Response(200, json=body), READ, connection=more)
    assert "half-a-session" not in str(caught.value)
