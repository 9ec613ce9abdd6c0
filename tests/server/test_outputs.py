"""Answers that are made into something else: a file found in lists, and a log-in that never shows its session."""

from __future__ import annotations

import base64
import json
import logging
from datetime import datetime
from typing import Any

import pytest
from deskwright.policy import Policy, parse_abilities
from deskwright.results import Answer

# --- a file found in lists -----------------------------------------------------------------------------

FIND = [
    {"at": "/Ticket/0/Article", "where": {"ArticleID": "article_id"}},
    {"at": "/Attachment", "where": {"Filename": "filename"}},
]
OUTPUT = {
    "kind": "attachment", "find": FIND, "content": "/Content", "name": "/Filename", "type": "/ContentType",
    "uri": "acme://ticket/{ticket_id}/{article_id}/{filename}",
}  # fmt: skip


def attached(name: str, content: bytes = b"x", **more: Any) -> dict[str, Any]:
    encoded = base64.b64encode(content).decode()
    return {"Filename": name, "ContentType": "application/pdf", "Content": encoded, **more}


PICTURE = {"ContentType": "image/png"}
TICKET = {
    "Ticket": [
        {
            "Article": [
                {"ArticleID": 1, "Attachment": [attached("a.pdf", b"one")]},
                {"ArticleID": "2", "Attachment": [attached("a.pdf", b"two"), attached("b.pdf", **PICTURE)]},
                {"ArticleID": 3, "Attachment": attached("only.pdf", b"four")},
                {"ArticleID": 4, "Attachment": None},
                {"ArticleID": 5},
                "odd",
            ]
        }
    ]
}  # fmt: skip


@pytest.fixture
def desk(worded: Any) -> Any:
    worded.answers["GET /tickets/7"] = TICKET
    arguments = {"ticket_id": {"to": ["path.id"]}, "article_id": {}, "filename": {}}
    worded.tool("get_file", "tickets.show", arguments, output=OUTPUT)
    return worded


@pytest.mark.parametrize(
    ("given", "content"),
    [
        ({"article_id": "1", "filename": "a.pdf"}, b"one"),
        ({"article_id": 2, "filename": "a.pdf"}, b"two"),
        ({"article_id": 3, "filename": "only.pdf"}, b"four"),
        # what is not asked for is not compared: the first there is
        ({"article_id": 2}, b"two"),
        ({}, b"one"),
        ({"filename": "a.pdf", "article_id": None}, b"one"),
    ],
)
def test_the_file_is_found(desk: Any, given: dict[str, Any], content: bytes) -> None:
    answer = desk.call("get_file", ticket_id="7", **given)
    resource = answer.content[1]["resource"]
    assert base64.b64decode(resource["blob"]) == content
    assert resource["mimeType"] == "application/pdf"
    assert "Content" not in (answer.structured or {})
    assert "Ticket" not in (answer.structured or {})
    assert base64.b64encode(content).decode() not in json.dumps(answer.structured)


def test_its_address_and_its_kind(desk: Any) -> None:
    desk.answers["GET /tickets/7"] = {"Ticket": [{"Article": [{"ArticleID": 1, "Attachment": attached("ä /#?.pdf")}]}]}
    answer = desk.call("get_file", ticket_id="7", article_id=1, filename="ä /#?.pdf")
    assert answer.content[1]["resource"]["uri"] == "acme://ticket/7/1/%C3%A4%20%2F%23%3F.pdf"
    desk.answers["GET /tickets/7"] = TICKET
    picture = desk.call("get_file", ticket_id="7", article_id=2, filename="b.pdf")
    assert picture.content[1]["type"] == "image"


@pytest.mark.parametrize(
    "given",
    [
        {"article_id": 1, "filename": "b.pdf"},
        {"article_id": 1, "filename": "A.PDF"},
        {"article_id": 4, "filename": "a.pdf"},
        {"article_id": 5, "filename": "a.pdf"},
        {"article_id": 9, "filename": "a.pdf"},
        {"article_id": "1 ", "filename": "a.pdf"},
    ],
)
def test_a_file_that_is_not_there_is_told(desk: Any, given: dict[str, Any]) -> None:
    answer = desk.call("get_file", ticket_id="7", **given)
    assert answer.is_error
    assert (answer.structured or {})["error"] == {"code": "not_found"}
    assert answer.content[0]["text"].startswith("failed: there is no such file (")
    assert answer.meta["operation"] == "tickets.show"
    # nothing of the other files
    assert not any(base64.b64encode(other).decode() in json.dumps(answer.as_result()) for other in (b"one", b"two"))


@pytest.mark.parametrize(
    "body", [{}, [], {"Ticket": []}, {"Ticket": [{}]}, {"Ticket": [{"Article": "x"}]}, {"Ticket": 5}]
)
def test_an_answer_of_another_form_holds_no_file(desk: Any, body: Any) -> None:
    desk.answers["GET /tickets/7"] = body
    answer = desk.call("get_file", ticket_id="7", article_id=1, filename="a.pdf")
    assert (answer.structured or {})["error"]["code"] == "not_found"


def test_a_file_that_is_no_base64_is_shown_as_it_came(desk: Any) -> None:
    row = {**attached("a.pdf"), "Content": "not base64!"}
    desk.answers["GET /tickets/7"] = {"Ticket": [{"Article": [{"ArticleID": 1, "Attachment": row}]}]}
    answer = desk.call("get_file", ticket_id="7", article_id=1, filename="a.pdf")
    assert answer.is_error is False
    assert answer.content[0]["type"] == "text"


# --- a log-in ------------------------------------------------------------------------------------------

SESSION_ID = "sEsSiOn-0123456789abcdef"
PASSWORD = "p4ss-w0rd-xyz"
SCHEME = {
    "type": "session",
    "request": {"method": "POST", "path": "/session", "fields": {"UserLogin": "username", "Password": "password"}},
    "token": "/SessionID",
    "put": {"body": "SessionID", "query": "SessionID"},
    "dead": [{"at": "/Error/ErrorCode", "matches": r"\.AuthFail$"}],
    "failure": [{"at": "/Error", "present": True}],
    "lifetime": {"max": 57600, "idle": 7200},
}
FAILED = {"Error": {"ErrorCode": "SessionCreate.AuthFail", "ErrorMessage": "Authorization failing!"}}


@pytest.fixture
def agent(worded: Any) -> Any:
    """A desk that opens sessions, and two tools: one logs in, one reads."""
    worded.connection["schemes"] = {"session": SCHEME}
    env = {"username": "ACME_USER", "password": "ACME_PASSWORD"}
    worded.connection["credentials"] = [{"name": "agent", "scheme": "session", "env": env}]
    worded.credentials = {"ACME_USER": "agent-1", "ACME_PASSWORD": PASSWORD}
    worded.wire = {
        "session.open": {"security": [], "hidden": "its answer is a session"},
        "tickets.show": {"security": [["session"]], "failure": [{"at": "/Error", "present": True}]},
    }
    worded.answers |= {"POST /session": {"SessionID": SESSION_ID}, "GET /tickets/7": {"id": 7}}
    worded.tool("log_in", "session.open", {}, output={"kind": "log-in"})
    worded.tool("show", "tickets.show", {"id": {"to": ["path.id"]}})
    return worded


def shown(*answers: Answer) -> str:
    return json.dumps([answer.as_result() for answer in answers], ensure_ascii=False)


def test_a_log_in_tells_for_whom_and_until_when(agent: Any) -> None:
    answer = agent.call("log_in")
    assert answer.is_error is False, answer.content
    assert agent.seen == [("POST", "/session", {}, {"UserLogin": "agent-1", "Password": PASSWORD})]
    told = answer.structured or {}
    assert {name: told[name] for name in ("user", "scheme", "new")} == {
        "user": "agent-1", "scheme": "session", "new": True,
    }  # fmt: skip
    lasts = datetime.fromisoformat(told["until"]) - datetime.fromisoformat(told["since"])
    assert lasts.total_seconds() == 57600
    # our own words: no label of a stranger's text
    assert len(answer.content) == 1
    assert answer.meta["operation"] == "session.open"


def test_a_session_that_is_there_is_kept(agent: Any) -> None:
    import asyncio

    application = agent.application()

    async def talk() -> list[Answer]:
        calls = [("log_in", {}), ("show", {"id": "7"}), ("log_in", {})]
        return [await application.call(name, arguments) for name, arguments in calls]

    first, read, again = asyncio.run(talk())
    assert agent.paths == ["/session", "/tickets/7"]
    assert agent.sent[2] == {"SessionID": SESSION_ID}
    assert ((first.structured or {})["new"], (again.structured or {})["new"]) == (True, False)
    assert read.structured == {"id": 7}
    assert SESSION_ID not in shown(first, read, again)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (FAILED, "check ACME_USER, ACME_PASSWORD"),
        ({"SessionID": SESSION_ID, **FAILED}, "the log-in failed"),
        ((401, {"message": f"no such {PASSWORD}"}), "the log-in failed"),
        ((500, {"message": f"{PASSWORD} boom"}), "the log-in failed"),
        ({"Session": SESSION_ID}, "without a session"),
    ],
)
def test_a_log_in_that_fails_says_so_and_shows_nothing(
    agent: Any, said: Any, told: str, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    agent.answers["POST /session"] = said
    for name, arguments in (("log_in", {}), ("show", {"id": "7"})):
        answer = agent.call(name, **arguments)
        assert answer.is_error
        text = answer.content[0]["text"]
        assert text.count("\n") == 2
        assert told in text
        seen = shown(answer) + caplog.text + "".join(capsys.readouterr())
        assert PASSWORD not in seen
        assert SESSION_ID not in seen
    assert "/tickets/7" not in agent.paths


def test_the_session_is_nowhere(
    agent: Any, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not in an answer, its facts, an error that echoes it, a log line, nor what anything calls itself."""
    import asyncio

    caplog.set_level(logging.DEBUG)
    application = agent.application()
    echo = {"Error": {"ErrorCode": "TicketGet.Oops", "ErrorMessage": f"bad {SESSION_ID} and {PASSWORD}"}}
    said = [(200, {"id": 7}), (200, echo), (403, {"message": f"?SessionID={SESSION_ID}"}), (500, {"error": SESSION_ID})]

    async def talk() -> list[Answer]:
        answers = [await application.call("log_in", {})]
        for answer in said:
            agent.answers["GET /tickets/7"] = answer
            answers.append(await application.call("show", {"id": "7"}))
        return answers

    answers = asyncio.run(talk())
    assert [answer.is_error for answer in answers] == [False, False, True, True, True]
    assert all(query == {"SessionID": SESSION_ID} for _, path, query, _ in agent.seen if path == "/tickets/7")
    client = application.desks[0].connections.client("default")
    seen = shown(*answers) + caplog.text + "".join(capsys.readouterr()) + repr(client) + repr(application.desks)
    assert SESSION_ID not in seen
    assert PASSWORD not in seen
    assert "[secret]" in shown(answers[2])


def test_a_session_that_died_is_opened_again_once(agent: Any) -> None:
    ids = iter(["first-session", "second-session"])
    agent.answers["POST /session"] = lambda *_: {"SessionID": next(ids)}
    dead = {"Error": {"ErrorCode": "TicketGet.AuthFail", "ErrorMessage": "gone"}}
    agent.answers["GET /tickets/7"] = lambda query, _: dead if query["SessionID"] == "first-session" else {"id": 7}
    answer = agent.call("show", id="7")
    assert answer.structured == {"id": 7}
    assert agent.paths == ["/session", "/tickets/7", "/session", "/tickets/7"]


def test_a_log_in_is_judged_like_any_operation(agent: Any) -> None:
    agent.wire["session.open"]["ability"] = {"any_of": ["session"]}
    policy = Policy(grants=parse_abilities(["tickets:read"]))
    answer = agent.call("log_in", policy=policy)
    assert answer.is_error
    assert agent.seen == []


def test_a_credential_without_a_session_has_nothing_to_open(agent: Any) -> None:
    agent.connection["schemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    agent.connection["credentials"] = [{"name": "key", "scheme": "bearer", "env": {"value": "ACME_TOKEN"}}]
    agent.credentials = {"ACME_TOKEN": "t-1-secret"}
    answer = agent.call("log_in")
    assert "every request carries its own log-in" in answer.content[0]["text"]
    assert agent.seen == []
