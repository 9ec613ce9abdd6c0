"""Whatever a client sends: where the front answers, the SDK's server would have said the same; else it keeps silent."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from deskwright.front_answers import Answers
from deskwright.serving import Application
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .conftest import ENVELOPE, HELLO, RESERVED, application_of, modern, notice, request, sdk_answers, snapshot_of


@pytest.fixture(scope="module")
def application() -> Application:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIFLUX_API_KEY", "k")
        return application_of(["tiflux", "--tools", "get_ticket", "--audit", "off", "--read-only"])


def _answers(application: Application) -> Answers:
    return Answers(snapshot_of(application))


OPENED = request(1, "initialize", HELLO)


@pytest.mark.parametrize(
    "line",
    [
        b"{nonsense", b"[]", b"7", b"null", b'"x"', b"\xff\xfe", b"[" * 70_000, b'{"jsonrpc":"2.0"}',
        b'[{"jsonrpc":"2.0","id":2,"method":"ping"}]',
        b'{"jsonrpc":"2.0","id":2,"id":3,"method":"ping"}',
        b'{"jsonrpc":"2.0","id":2,"method":"ping","params":{"x":NaN}}',
        b'{"jsonrpc":"2.0","id":2,"method":"ping","more":1}',
        b'{"jsonrpc":"2.0","id":"\\u0061","method":"ping"}',
        b'{"jsonrpc":"1.0","id":2,"method":"ping"}',
        b'{"jsonrpc":"2.0","id":2,"result":{}}',
        request(None, "ping"), request(True, "ping"), request(1.5, "ping"), request(1.0, "ping"), request([1], "ping"),
        request({}, "ping"), request(1 << 60, "ping"), request('a"b', "ping"), request("a\\b", "ping"),
        request("\u00e9", "ping"), request(2, "ping", []), request(2, "ping", 5), request(2, "ping", {"x": 1}),
        request(2, "ping", {"_meta": {"progressToken": None}}), request(2, "ping", modern()),
        request(2, "tools/list", {"cursor": "x"}), request(2, "tools/list", {"_meta": None}),
        request(2, "tools/call", {"name": "x"}), request(2, "initialize", HELLO), request(2, "nope"),
        notice("notifications/cancelled", {"requestId": 1}), notice("notifications/initialized", {"x": 1}),
        notice("ping"),
    ],
    ids=lambda line: repr(line[:48]),
)  # fmt: skip
def test_what_is_left_to_the_server(application: Application, line: bytes) -> None:
    answers = _answers(application)
    assert answers.take(OPENED)
    assert answers.take(line) is None
    assert answers.any_left
    assert answers.replay == [OPENED]


def test_nothing_is_answered_once_something_is_left_that_decides(application: Application) -> None:
    for first in (request(1, "initialize", {**HELLO, "capabilities": {"tasks": {}}}), request(1, "ping"), b"{"):
        answers = _answers(application)
        assert [answers.take(line) for line in (first, OPENED, request(2, "tools/list", modern()))] == [None] * 3
        assert answers.replay == []


def test_a_read_is_answered_while_something_else_waits_but_not_under_its_id(application: Application) -> None:
    answers = _answers(application)
    assert answers.take(OPENED)
    assert answers.take(request(5, "tools/call", {"name": "get_ticket", "arguments": {}})) is None
    assert answers.take(request(5, "tools/list")) is None
    assert answers.take(request(6, "tools/list"))
    # it was left before the greeting was over: the rest of the greeting keeps its place
    assert answers.take(notice("notifications/initialized")) is None
    assert answers.replay == [OPENED]


def test_the_era_is_replayed_and_the_list_is_not(application: Application) -> None:
    answers = _answers(application)
    assert answers.take(request("a", "tools/list", modern()))
    assert answers.take(request("b", "tools/list", modern()))
    [line] = answers.replay
    assert json.loads(line) == {"jsonrpc": "2.0", "id": "a", "method": "server/discover", "params": modern()}
    assert answers.take(OPENED) is None


WORDS = st.sampled_from(["2025-11-25", "2026-07-28", "", "x", 1, None, True, {}, [], {"x": {}}, {"listChanged": True}])
CAPABILITIES = st.dictionaries(
    st.sampled_from(["roots", "sampling", "elicitation", "experimental", "extensions", "tasks", "other"]),
    st.one_of(
        WORDS,
        st.dictionaries(st.sampled_from(["form", "url", "context", "tools", "listChanged", "applyDefaults"]), WORDS),
    ),
    max_size=3,
)  # fmt: skip
CLIENT = st.dictionaries(
    st.sampled_from(["name", "version", "title", "websiteUrl", "icons", "description", "other"]),
    st.one_of(st.just("x"), WORDS, st.just([{"src": "data:x"}]), st.just([{"mimeType": 5}])),
    max_size=4,
).flatmap(lambda more: st.sampled_from([more, {"name": "n", "version": "1", **more}]))
HELLOS = st.builds(
    lambda base, more: {**base, **more},
    st.just(HELLO),
    st.fixed_dictionaries(
        {},
        optional={"capabilities": st.one_of(CAPABILITIES, WORDS), "clientInfo": st.one_of(CLIENT, WORDS),
                  "protocolVersion": WORDS, "_meta": WORDS, "other": WORDS},
    ),
)  # fmt: skip
METAS = st.builds(
    lambda base, more: {"_meta": {**base, **more}},
    st.sampled_from([{}, ENVELOPE]),
    st.fixed_dictionaries(
        {},
        optional={
            RESERVED + "protocolVersion": WORDS, RESERVED + "clientCapabilities": CAPABILITIES,
            RESERVED + "clientInfo": CLIENT, RESERVED + "other": WORDS, "progressToken": WORDS, "x": WORDS,
        },
    ),
)  # fmt: skip
METHODS = st.sampled_from(
    ["ping", "tools/list", "server/discover", "initialize", "prompts/list", "nope", "resources/list"]
)
MESSAGES = st.one_of(
    st.builds(lambda params: ("initialize", params), HELLOS),
    st.tuples(METHODS, st.one_of(METAS, METAS, st.just({}), st.none(), st.just(modern()), st.just({"cursor": "x"}))),
)
SCRIPTS = st.one_of(
    st.lists(MESSAGES, min_size=1, max_size=4),
    st.builds(lambda rest: [("initialize", HELLO), *rest], st.lists(MESSAGES, min_size=1, max_size=3)),
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=SCRIPTS)
def test_an_answer_of_the_front_is_an_answer_of_the_server(application: Application, script: list[Any]) -> None:
    lines = [request(number, method, params) for number, (method, params) in enumerate(script)]
    answers = _answers(application)
    told = [answers.take(line) for line in lines]
    wanted = asyncio.run(sdk_answers(application, lines))
    for parts, answer in zip(told, wanted, strict=True):
        if parts is not None:
            assert json.loads(b"".join(parts)) == answer
