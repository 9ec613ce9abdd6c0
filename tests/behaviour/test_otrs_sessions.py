"""Sessions and other ways to log in: how often, when again, what is told of it, and that no secret is ever shown."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from deskwright.errors import SetupError
from deskwright.listing import Selection
from deskwright.sandboxes.otrs import create_sandbox
from deskwright.settings import read_instances
from helpdesks.otrs import AsyncOtrs, ConfigurationError, DeskError, Unauthorized

from .desks import credential
from .otrs_desk import (
    CATALOGUE,
    HEADERS,
    LOG_IN,
    LOGIN,
    PASSWORD,
    SESSION,
    Fault,
    Script,
    error,
    otrs,
    post,
    seen,
    text,
)

CREATE = {"title": "A title", "body": "A text.", "customer_user": "customer1"}
NOTE = {"ticket_id": "2", "subject": "A subject", "body": "A text."}
#: Each way to log in: what OTRS_AUTH says, and where the log-in then stands in a request.
WAYS = [
    pytest.param({}, SESSION, id="unset"),
    pytest.param({"OTRS_AUTH": "session"}, SESSION, id="session"),
    pytest.param({"OTRS_AUTH": "login"}, LOGIN, id="login"),
    pytest.param({"OTRS_AUTH": "headers"}, HEADERS, id="headers"),
]
MIXED: list[tuple[str, dict[str, Any]]] = [
    ("get_ticket", {"ticket_id": "2"}),
    ("search_tickets", {"queue": "Support"}),
    ("get_ticket_history", {"ticket_id": "3"}),
    ("create_ticket", CREATE),
    ("add_internal_note", NOTE),
]


# --- one for all ---------------------------------------------------------------------------------------


def test_one_log_in_for_many_calls() -> None:
    with otrs() as desk:
        for tool, given in MIXED * 3:
            desk.must(tool, **given)
        assert seen(desk.sent[0]) == LOG_IN
        assert (len(desk.log_ins), len(desk.requests)) == (1, 15)
        assert {request.login for request in desk.requests} == {SESSION}
        assert (desk.world.counters.logins, desk.world.counters.sessions_opened) == (1, 1)


def test_twenty_calls_at_once_share_it() -> None:
    with otrs() as desk:
        answers = desk.together(MIXED * 4)
        assert not [text(answer) for answer in answers if answer.is_error]
        assert (len(desk.log_ins), len(desk.requests)) == (1, 20)
        assert (desk.world.counters.sessions_opened, desk.faulty.most_under_way) == (1, 20)


@pytest.mark.parametrize("tool", [*dict(MIXED), "update_ticket", "get_config_item", "search_config_items"])
def test_a_dead_session_is_renewed_and_the_call_is_carried_out_once(tool: str) -> None:
    """A dead session means that nothing was carried out, so a write is sent again as well."""
    given = {
        **dict(MIXED),
        "update_ticket": {"ticket_id": "2", "title": "Other"},
        "get_config_item": {"config_item_id": "1"},
        "search_config_items": {"class_name": "Computer"},
    }[tool]
    with otrs() as desk:
        desk.must("create_session")
        tickets, history = len(desk.world.tickets), len(desk.world.tickets[2].history)
        desk.world.end_sessions()
        desk.sent.clear()
        desk.must(tool, **given)
        first, again, second = map(seen, desk.sent)
        assert (first, again) == (second, LOG_IN)
        old, _, new = (sent.body.get("SessionID") for sent in desk.sent)
        assert old != new
        assert desk.world.counters.sessions_opened == 2
        assert len(desk.world.tickets) - tickets == (tool == "create_ticket")
        assert len(desk.world.tickets[2].history) - history == (tool in ("add_internal_note", "update_ticket"))


def test_twenty_calls_that_find_it_dead_open_one() -> None:
    with otrs() as desk:
        desk.must("create_session")
        desk.world.end_sessions()
        before = len(desk.world.tickets)
        answers = desk.together([("create_ticket", CREATE)] * 10 + [("get_ticket", {"ticket_id": "2"})] * 10)
        assert not [text(answer) for answer in answers if answer.is_error]
        assert desk.world.counters.sessions_opened == 2
        assert len(desk.world.tickets) - before == 10


@pytest.mark.parametrize("parts", [{"hours": 16}, {"hours": 2}])
def test_a_session_that_the_desk_let_go_is_renewed(parts: dict[str, float]) -> None:
    with otrs() as desk:
        desk.must("search_tickets")
        desk.world.clock.advance(**parts)
        desk.must("create_ticket", **CREATE)
        assert desk.world.counters.sessions_opened == 2


def test_it_is_renewed_once_and_not_again() -> None:
    """Where even a fresh one is refused, that is the answer: sessions pile up at the desk."""
    with otrs() as desk:
        desk.error("TicketHistoryGet", "TicketHistoryGet.AuthFail", "TicketHistoryGet: for agents only!")
        for _ in range(3):
            answer = desk.refused("get_ticket_history", ticket_id="2")
            assert "the desk did not accept the login" in text(answer)
            assert error(answer)["code"] == "TicketHistoryGet.AuthFail"
        assert len(desk.log_ins) == 2
        desk.must("get_ticket", ticket_id="2")
        assert len(desk.log_ins) == 2


def test_an_answer_that_is_no_dead_session_renews_nothing() -> None:
    with otrs("read-only") as desk:
        desk.refused("get_ticket", ticket_id="99")
        desk.refused("create_ticket", **CREATE)
        assert len(desk.log_ins) == 1


def test_a_write_without_an_answer_is_not_sent_again() -> None:
    with otrs() as desk:
        desk.must("create_session")
        desk.fail("TicketCreate", after=True, raised=httpx.ReadError("gone"))
        before = len(desk.world.tickets)
        told = text(desk.refused("create_ticket", **CREATE))
        assert told.startswith("failed: outcome unknown: create_ticket (POST /TicketCreate) was sent")
        assert "search_tickets" in told.split("\n")[2]
        assert len(desk.world.tickets) == before + 1
        assert [request.path for request in desk.requests] == ["/TicketCreate"]


# --- what create_session tells -------------------------------------------------------------------------


def test_create_session_tells_for_whom_and_until_when_and_never_the_session(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    from datetime import UTC, datetime, timedelta

    caplog.set_level(logging.DEBUG)
    with otrs() as desk:
        answer = desk.call("create_session")
        told = answer.structured
        assert told is not None
        assert {name: told[name] for name in ("user", "scheme", "new")} == {
            "user": "sven",
            "scheme": "session",
            "new": True,
        }
        since, until = (datetime.fromisoformat(told[name]) for name in ("since", "until"))
        assert until - since == timedelta(hours=16)
        assert abs(datetime.now(UTC) - since) < timedelta(minutes=1)
        again = desk.call("create_session")
        assert again.structured == {**told, "new": False}
        desk.must("get_ticket", ticket_id="2")
        desk.world.end_sessions()
        desk.must("get_ticket", ticket_id="2")
        assert len(desk.sessions) == 2
        printed = capsys.readouterr()
        everything = [
            printed.out,
            printed.err,
            caplog.text,
            json.dumps(answer.as_result()),
            repr(answer),
            repr(desk.client),
        ]
        assert "HTTP Request" in caplog.text
        for secret in desk.secrets:
            assert len(secret) > 10
            assert not [where for where in everything if secret in where]


@pytest.mark.parametrize("selection", [Selection(all_tools=True), Selection(tools=("otrs_call",))])
def test_no_tool_hands_out_a_session(selection: Selection) -> None:
    """The operation itself answers with the id: it is for scripts."""
    with otrs(selection=selection) as desk:
        listed = {tool["name"] for tool in desk.talk.application.tools.listed["tools"]}
        assert "session_create" not in listed
        payload = {"UserLogin": "sven", "Password": PASSWORD}
        told = desk.quietly_refused("session_create", **payload)
        assert "which no tool ever shows" in told
        if "otrs_call" in listed:
            told = desk.quietly_refused("otrs_call", family="session", action="create", payload=payload)
            assert "which no tool ever shows" in told


# --- a log-in that fails -------------------------------------------------------------------------------

WRONG = 'wrong-Pass "word" & <ü>'


@pytest.mark.parametrize("tool", ["create_session", "get_ticket", "create_ticket"])
@pytest.mark.parametrize("echo", [False, True])
def test_a_failed_log_in_is_told_without_the_password(
    tool: str, echo: bool, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    given = {"create_session": {}, "get_ticket": {"ticket_id": "2"}, "create_ticket": CREATE}[tool]
    with otrs(variables={"OTRS_PASSWORD": WRONG}) as desk:
        if echo:
            desk.faulty.answer = lambda path, content: Fault(
                path,
                body={"Error": {"ErrorCode": "SessionCreate.AuthFail", "ErrorMessage": f"no: {content.decode()}"}},
            )
        before = desk.state
        answer = desk.refused(tool, **given)
        told = text(answer)
        assert "the log-in failed; nothing was sent" in told
        assert "are user name and password right?" in told
        assert "have the operator check OTRS_" in told
        assert error(answer)["code"] == "log_in_failed"
        assert [*map(seen, desk.sent)] == [LOG_IN]
        assert desk.state == before
        shown = [told, json.dumps(answer.as_result(), ensure_ascii=False), caplog.text, *capsys.readouterr()]
        for form in (WRONG, json.dumps(WRONG)[1:-1], json.dumps(WRONG, ensure_ascii=False)[1:-1], "wrong-Pass"):
            assert not [where for where in shown if form in where]


def test_twenty_calls_with_a_wrong_password_try_it_once() -> None:
    """Twenty failed log-ins would lock the account."""
    with otrs(variables={"OTRS_PASSWORD": "wrong"}) as desk:
        answers = desk.together(MIXED * 4)
        assert all("the log-in failed" in text(answer) for answer in answers)
        assert (len(desk.log_ins), desk.world.counters.failed_logins) == (1, 1)


def test_after_a_failed_log_in_the_next_call_tries_again() -> None:
    with otrs() as desk:
        fault = Fault("SessionCreate", 503, b"later", media="text/plain", times=1)
        desk.faulty.faults.append(fault)
        assert "the log-in failed" in text(desk.refused("get_ticket", ticket_id="2"))
        desk.must("get_ticket", ticket_id="2")


def test_a_password_that_no_longer_holds_is_told_when_the_session_ends() -> None:
    with otrs() as desk:
        desk.must("create_session")
        agent = desk.world.agent_of("sven")
        assert agent is not None
        agent.password_digest = "changed"
        desk.must("get_ticket", ticket_id="2")
        desk.world.end_sessions()
        before = desk.state
        assert "the log-in failed; nothing was sent" in text(desk.refused("create_ticket", **CREATE))
        assert desk.state == before


# --- other ways ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("variables", "where"), WAYS)
def test_every_way_does_everything(variables: dict[str, str], where: frozenset[str]) -> None:
    with otrs(variables=variables) as desk:
        made = desk.must("create_ticket", **CREATE)
        desk.must("update_ticket", ticket_id=made["TicketID"], title="Other")
        # CustomerUserLogin is a filter here, not a log-in
        found = desk.must("search_tickets", customer_user="customer1", title="Other")
        assert found == {"TicketID": [made["TicketID"]]}
        desk.must("get_ticket_history", ticket_id=made["TicketID"])
        desk.must("get_config_item", config_item_id="1")
        assert desk.must("search_config_items", class_name="Network") == {"ConfigItemIDs": ["7"]}
        assert {request.login for request in desk.requests} == {where}
        assert desk.requests[2] == post(
            "TicketSearch",
            {"CustomerUserLogin": "customer1", "Title": "Other", "Limit": 50, "SortBy": "Age", "OrderBy": "Down"},
            where,
        )
        assert desk.ticket(made["TicketID"])["CreateBy"] == "3"
        expected = 1 if where == SESSION else 0
        assert (len(desk.log_ins), desk.world.counters.sessions_opened) == (expected, expected)


@pytest.mark.parametrize("word", ["login", "headers"])
def test_without_a_session_create_session_says_so(word: str) -> None:
    with otrs(variables={"OTRS_AUTH": word}) as desk:
        answer = desk.refused("create_session")
        assert "every request carries its own log-in" in text(answer)
        assert desk.sent == []


@pytest.mark.parametrize("word", ["login", "headers"])
def test_a_wrong_password_without_sessions(word: str) -> None:
    with otrs(variables={"OTRS_AUTH": word, "OTRS_PASSWORD": "wrong-password"}) as desk:
        before = desk.state
        answer = desk.refused("create_ticket", **CREATE)
        assert "the desk did not accept the login" in text(answer)
        assert "have the operator check OTRS_" in text(answer)
        assert error(answer)["code"] == "TicketCreate.AuthFail"
        assert "wrong-password" not in text(answer) + json.dumps(answer.as_result())
        assert (len(desk.sent), desk.state) == (1, before)


def test_headers_on_a_system_that_does_not_know_them() -> None:
    with otrs(variables={"OTRS_AUTH": "headers"}, znuny=False) as desk:
        assert "the desk did not accept the login" in text(desk.refused("get_ticket", ticket_id="2"))
        told = text(desk.refused("create_ticket", **CREATE))
        assert "UserLogin, CustomerUserLogin or SessionID is required!" in told
        assert len(desk.sent) == 2


@pytest.mark.parametrize("word", ["Basic-4711", "sessions", "login,headers"])
def test_a_word_that_nobody_knows(word: str) -> None:
    environment = {
        **credential(create_sandbox(), "agent"),
        "OTRS_BASE_URL": "https://desk.example/otrs/nph-genericinterface.pl/Webservice/Deskwright",
        "OTRS_AUTH": word,
    }
    with pytest.raises(SetupError) as server:
        read_instances(CATALOGUE, environment)
    with pytest.raises(ConfigurationError) as script:
        AsyncOtrs.from_env(environment)
    for told in (str(server.value), str(script.value)):
        assert "OTRS_AUTH must be session or login or headers" in told
        assert word not in told
        assert PASSWORD not in told


@pytest.mark.parametrize("word", ["Headers", " headers ", "HEADERS"])
def test_the_word_is_read_kindly(word: str) -> None:
    with otrs(variables={"OTRS_AUTH": word}) as desk:
        desk.must("search_tickets")
        assert {request.login for request in desk.requests} == {HEADERS}


# --- scripts -------------------------------------------------------------------------------------------


def test_the_sdk_returns_the_session_that_it_is_asked_for() -> None:
    script = Script()

    async def both(desk: AsyncOtrs) -> Any:
        made = await desk.session.create(user_login="sven", password=PASSWORD)
        return made, await desk.client.log_in()

    made, told = script.run(both)
    assert script.world.sessions[made.session_id].login == "sven"
    own, fetched = script.sent
    assert own.body == {"UserLogin": "sven", "Password": PASSWORD}
    assert json.loads(fetched.answer)["SessionID"] != made.session_id
    assert (told["user"], told["new"]) == ("sven", True)


def test_the_sdk_logs_in_a_customer_user_whom_it_is_told_of() -> None:
    script = Script()
    made = script.run(lambda desk: desk.session.create(customer_user_login="customer1", password=PASSWORD))
    assert script.world.sessions[made.session_id].login == "customer1"


def test_the_sdk_tells_a_refused_log_in_by_type() -> None:
    script = Script({"OTRS_PASSWORD": "wrong-password"})
    with pytest.raises(Unauthorized) as caught:
        script.run(lambda desk: desk.ticket.get(ticket_id="2"))
    assert caught.value.not_sent
    assert "SessionCreate.AuthFail" in str(caught.value)
    assert "wrong-password" not in "".join(traceback.format_exception(caught.value))
    with pytest.raises(Unauthorized) as asked:
        Script().run(lambda desk: desk.session.create(user_login="sven", password="wrong-too"))
    assert "wrong-too" not in str(asked.value)


@pytest.mark.parametrize("written", ["My%20Service", "My Service"])
def test_a_web_service_with_a_blank_in_its_name(written: str) -> None:
    script = Script(service="My Service")
    script.environment["OTRS_BASE_URL"] = script.environment["OTRS_BASE_URL"].replace("My Service", written)
    assert script.run(lambda desk: desk.ticket.search(queues="Support")).ticket_id == ["8", "3"]
    assert {sent.path.rpartition("/")[0].rpartition("/")[2] for sent in script.sent} == {"My%20Service"}


# --- secrets -------------------------------------------------------------------------------------------

Answer = Callable[[str, bytes], Fault | None]


def _echo(status: int, media: str) -> Answer:
    """A desk, or a proxy, that says again what it was sent: the address, the body, or both."""

    def answer(path: str, content: bytes) -> Fault | None:
        if "/SessionCreate" in path:
            return None
        said = f"cannot do {path}: {content.decode()}"
        if media.endswith("json"):
            return Fault(path, status, {"Error": {"ErrorCode": "TicketGet.Odd", "ErrorMessage": said}}, media)
        return Fault(path, status, said.encode(), media)

    return answer


def _broken(path: str, content: bytes) -> Fault | None:
    if "/SessionCreate" in path:
        return None
    return Fault(path, raised=httpx.ReadError("broken"))


TROUBLE: dict[str, Answer | None] = {
    "nothing": None,
    "an error": lambda path, content: None,
    "an echo": _echo(200, "application/json"),
    "a fault": _echo(500, "text/plain"),
    "a page": _echo(500, "text/html"),
    "no json": _echo(200, "text/plain"),
    "a redirect": lambda path, content: None if "/SessionCreate" in path else Fault(path, 302),
    "a break": _broken,
}


@pytest.fixture
def everything(capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """What was printed and logged, at the finest level there is."""
    caplog.set_level(logging.DEBUG)

    def told() -> str:
        printed = capsys.readouterr()
        return printed.out + printed.err + caplog.text

    return told


@pytest.mark.parametrize(("variables", "where"), WAYS)
@pytest.mark.parametrize("trouble", TROUBLE)
def test_no_secret_is_ever_shown(
    trouble: str, variables: dict[str, str], where: frozenset[str], everything: Callable[[], str]
) -> None:
    with otrs(variables=variables) as desk:
        if (answer := TROUBLE[trouble]) is not None:
            desk.faulty.answer = answer
        ticket = "99" if trouble == "an error" else "2"
        answers = [
            desk.call("get_ticket", ticket_id=ticket),
            desk.call("update_ticket", ticket_id=ticket, title="Other"),
        ]
        assert {answer.is_error for answer in answers} == {trouble != "nothing"}
        assert not any(secret in sent.path + "?" + sent.query for sent in desk.sent for secret in desk.secrets)
        told = everything() + "".join(json.dumps(answer.as_result(), ensure_ascii=False) for answer in answers)
        assert "HTTP Request" in told or trouble == "a break"
        assert not [secret for secret in desk.secrets if secret in told]


@pytest.mark.parametrize(("variables", "where"), WAYS)
@pytest.mark.parametrize("trouble", TROUBLE)
def test_nor_in_what_a_script_is_told(
    trouble: str, variables: dict[str, str], where: frozenset[str], everything: Callable[[], str]
) -> None:
    script = Script(variables)
    if (answer := TROUBLE[trouble]) is not None:
        script.faulty.answer = answer
    told: list[str] = []

    async def tried(desk: AsyncOtrs) -> None:
        told.append(repr(desk.client) + repr(desk) + repr(vars(desk.client)["_terms"]))
        for ask in (
            desk.ticket.get(ticket_id="99" if trouble == "an error" else "2"),
            desk.ticket.update(ticket_id="99", ticket={"Title": "Other"}),
        ):
            try:
                told.append(repr(await ask))
            except DeskError as problem:
                told.append(repr(problem))
                told.extend(traceback.format_exception(problem))
                told.append(repr(getattr(problem, "response", None)))

    script.run(tried)
    ids = [json.loads(sent.answer)["SessionID"] for sent in script.sent if sent.path.endswith("/SessionCreate")]
    assert bool(ids) == (where == SESSION)
    shown = everything() + "".join(told)
    assert not [secret for secret in (PASSWORD, *ids) if secret in shown]
