"""Logging in: the fields and their precedence, sessions and how they end, headers, agents and customers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from deskwright.sandboxes.otrs.seed import PASSWORD

ALMA = {"UserLogin": "alma", "Password": PASSWORD}
CUSTOMER = {"CustomerUserLogin": "customer1", "Password": PASSWORD}
#: Those that look for the login fields before they try them.
LOOKING = ("TicketCreate", "TicketUpdate", "ConfigItemCreate", "ConfigItemUpdate", "ConfigItemSearch")
TRYING = ("TicketGet", "TicketSearch", "TicketHistoryGet")
UNINTERPOLATED = ("ConfigItemGet", "ConfigItemDelete")


def _session(desk: Any, by: str = "admin") -> str:
    session_id: str = desk.ok("SessionCreate", by=by)["SessionID"]
    return session_id


def _code(desk: Any, operation: str, **data: Any) -> str:
    code: str = desk.refused(operation, by=None, **data)[0]
    return code


# --- the fields -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("operation", LOOKING)
def test_some_operations_look_for_a_login_first(desk: Any, operation: str) -> None:
    missing, failed = f"{operation}.MissingParameter", f"{operation}.AuthFail"
    assert _code(desk, operation, Any=1) == missing
    assert _code(desk, operation, Password=PASSWORD) == missing
    assert _code(desk, operation, UserLogin="alma") == missing
    assert _code(desk, operation, CustomerUserLogin="customer1") == missing
    assert _code(desk, operation, UserLogin="alma", Password="wrong") == failed
    assert _code(desk, operation, UserLogin="nobody", Password=PASSWORD) == failed
    assert _code(desk, operation, SessionID="unknown") == failed


@pytest.mark.parametrize("operation", TRYING)
def test_others_try_at_once(desk: Any, operation: str) -> None:
    for data in ({"Any": 1}, {"UserLogin": "alma"}, {**ALMA, "Password": "wrong"}, {"SessionID": "unknown"}):
        assert _code(desk, operation, **data) == f"{operation}.AuthFail"


@pytest.mark.parametrize("operation", UNINTERPOLATED)
def test_two_codes_carry_their_variable(desk: Any, operation: str) -> None:
    for data in ({"Any": 1}, {**ALMA, "Password": "wrong"}, CUSTOMER):
        code, message = desk.refused(operation, by=None, **data)
        assert code == "$Self->{OperationName}.AuthFail"
        assert message.startswith(f"{operation}: ")


def test_the_login_decides_in_a_fixed_order(desk: Any) -> None:
    session = _session(desk, "no-queue")
    assert desk.found(by=None, **ALMA, SessionID=session) == []
    assert desk.found(by=None, **ALMA, SessionID="") != []
    # A session that does not hold is not made up for by a password.
    assert _code(desk, "TicketSearch", **ALMA, SessionID="unknown") == "TicketSearch.AuthFail"
    # Beside a UserLogin, CustomerUserLogin is a filter and no login.
    assert desk.found(by=None, **ALMA, CustomerUserLogin="customer2") == [5, 4]


@pytest.mark.parametrize(
    "login", [{"UserLogin": "ivan"}, {"CustomerUserLogin": "customer3"}, {"UserLogin": "customer1"}]
)
def test_who_is_invalid_or_of_the_other_kind_stays_out(desk: Any, login: dict[str, str]) -> None:
    assert _code(desk, "TicketSearch", **login, Password=PASSWORD) == "TicketSearch.AuthFail"
    assert _code(desk, "SessionCreate", **login, Password=PASSWORD) == "SessionCreate.AuthFail"


def test_root_has_no_password(desk: Any) -> None:
    assert _code(desk, "TicketSearch", UserLogin="root@localhost", Password="") == "TicketSearch.AuthFail"


def test_the_credentials_are_those_of_agents(stock: Any) -> None:
    names = {}
    for credential in stock.sandbox.credentials:
        environment = credential.environment
        assert set(environment) == {"OTRS_USERNAME", "OTRS_PASSWORD"}
        login = {"UserLogin": environment["OTRS_USERNAME"], "Password": environment["OTRS_PASSWORD"]}
        names[credential.name] = len(stock.found(by=None, **login))
    assert names == {"admin": 8, "agent": 7, "read-only": 7, "no-queue": 0}


# --- headers --------------------------------------------------------------------------------------------


def _headers(**fields: str) -> dict[str, str]:
    return {f"X-OTRS-Header-{name}": value for name, value in fields.items()}


def test_headers_log_in_on_znuny(stock: Any) -> None:
    def codes(desk: Any, headers: dict[str, str], **data: Any) -> str:
        answer = desk.send("POST", "/TicketSearch", json={"Limit": 1, **data}, headers=headers).json()
        code: str = answer["Error"]["ErrorCode"] if "Error" in answer else ""
        return code

    assert codes(stock, _headers(**ALMA)) == ""
    assert codes(stock, _headers(**CUSTOMER)) == ""
    assert codes(stock, _headers(SessionID=_session(stock))) == ""
    assert codes(stock, _headers(UserLogin="alma", Password="wrong")) == "TicketSearch.AuthFail"
    assert codes(stock, {"Authorization": "Basic YWxtYTp4"}) == "TicketSearch.AuthFail"
    # What the data says stands.
    assert codes(stock, _headers(**ALMA), Password="wrong") == "TicketSearch.AuthFail"
    assert codes(stock, _headers(**ALMA), CustomerUserLogin="customer1") == ""


def test_headers_serve_a_get_too(stock: Any) -> None:
    url = "http://otrs.sandbox/otrs/nph-genericinterface.pl/Webservice/GenericTicketConnectorREST/Ticket/2"
    assert stock.send("GET", url, headers=_headers(**ALMA)).json()["Ticket"]


def test_headers_mean_nothing_elsewhere(make_desk: Any) -> None:
    desk = make_desk(znuny=False)
    answer = desk.send("POST", "/TicketSearch", json={"Limit": 1}, headers=_headers(**ALMA))
    assert answer.json()["Error"]["ErrorCode"] == "TicketSearch.AuthFail"


# --- sessions -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"UserLogin": "alma"}, "MissingParameter"),
        ({"Any": 1}, "MissingParameter"),
        ({"Password": "x"}, "AuthFail"),
        ({"UserLogin": "alma", "Password": "wrong"}, "AuthFail"),
        ({"CustomerUserLogin": "alma", "Password": PASSWORD}, "AuthFail"),
    ],
)
def test_a_session_that_is_not_opened(desk: Any, data: dict[str, str], kind: str) -> None:
    assert _code(desk, "SessionCreate", **data) == f"SessionCreate.{kind}"
    assert desk.world.sessions == {}


def test_a_session_stands_for_the_login(desk: Any) -> None:
    session = _session(desk)
    assert desk.found(by=None, SessionID=session) == desk.found()
    customers = _session(desk, "customer1")
    assert desk.found(by=None, SessionID=customers) == [9, 8, 3, 2]
    # As a login in the same request, CustomerUserLogin is a filter as well.
    assert desk.found(by="customer1") == [8, 3, 2]


def test_logins_and_sessions_are_counted(desk: Any) -> None:
    counters = desk.world.counters
    session = _session(desk)
    for _ in range(3):
        desk.found(by=None, SessionID=session)
    assert (counters.logins, counters.sessions_opened, len(desk.world.sessions)) == (1, 1, 1)
    desk.found()
    _session(desk)
    assert (counters.logins, counters.sessions_opened, len(desk.world.sessions)) == (3, 2, 2)
    desk.ask("TicketSearch", by=None, UserLogin="alma", Password="wrong")
    desk.ask("TicketSearch", by=None, Any=1)
    assert (counters.logins, counters.failed_logins) == (3, 1)


def test_a_session_ends_after_two_idle_hours(desk: Any) -> None:
    session = _session(desk)
    for _ in range(3):
        desk.clock.advance(seconds=7199)
        assert desk.found(by=None, SessionID=session)
    desk.clock.advance(seconds=7200)
    assert _code(desk, "TicketSearch", SessionID=session) == "TicketSearch.AuthFail"
    assert desk.world.sessions == {}


def test_a_session_ends_after_sixteen_hours_however_busy(desk: Any) -> None:
    session = _session(desk)
    for _ in range(15):
        desk.clock.advance(hours=1)
        assert desk.found(by=None, SessionID=session)
    desk.clock.advance(hours=1)
    assert _code(desk, "TicketCreate", SessionID=session) == "TicketCreate.AuthFail"


def test_all_sessions_can_be_ended(desk: Any) -> None:
    session = _session(desk)
    desk.world.end_sessions()
    assert _code(desk, "TicketGet", SessionID=session, TicketID=2) == "TicketGet.AuthFail"
    assert _code(desk, "SessionGet", SessionID=session) == "SessionGet.SessionInvalid"


def test_a_session_ends_with_its_owner(desk: Any) -> None:
    session = _session(desk)
    desk.world.agents[2].valid = False
    assert _code(desk, "TicketSearch", SessionID=session) == "TicketSearch.AuthFail"


def test_a_session_may_hold_for_one_address_alone(desk: Any) -> None:
    session = _session(desk)
    desk.world.sessions[session].remote_address = "192.0.2.1"
    assert desk.found(by=None, SessionID=session)
    desk.switches.check_remote_ip = True
    assert _code(desk, "TicketSearch", SessionID=session) == "TicketSearch.AuthFail"
    desk.world.sessions[session].remote_address = "127.0.0.1"
    assert desk.found(by=None, SessionID=session)


def test_what_a_session_holds(desk: Any) -> None:
    session = _session(desk)
    rows = desk.ok("SessionGet", by=None, SessionID=session)["SessionData"]
    assert [row["Key"] for row in rows] == sorted(row["Key"] for row in rows)
    values = {row["Key"]: row["Value"] for row in rows}
    assert (values["UserLogin"], values["UserID"], values["UserType"]) == ("alma", "2", "User")
    assert PASSWORD not in json.dumps(rows)
    serialized = [row for row in rows if "Serialized" in row]
    assert serialized
    assert all(row["Serialized"] == 1 and isinstance(json.loads(row["Value"]), dict) for row in serialized)
    theirs = desk.ok("SessionGet", by=None, SessionID=_session(desk, "customer1"))["SessionData"]
    assert {"Key": "UserType", "Value": "Customer"} in theirs
    assert _code(desk, "SessionGet", Any=1) == "SessionGet.MissingParameter"


def test_znuny_can_end_a_session(desk: Any, make_desk: Any) -> None:
    session = _session(desk)
    assert desk.ok("SessionRemove", by=None, SessionID=session) == {"Success": 1}
    assert _code(desk, "SessionGet", SessionID=session) == "SessionGet.SessionInvalid"
    assert _code(desk, "SessionRemove", SessionID=session) == "SessionRemove.Fail"
    assert _code(desk, "SessionRemove", Any=1) == "SessionRemove.MissingParameter"
    empty = desk.send("POST", "/SessionRemove", json=[1]).json()
    assert empty["Error"]["ErrorCode"] == "SessionCreate.MissingParameter"


def test_others_do_not_know_that_operation(make_desk: Any) -> None:
    from deskwright.sandboxes.otrs.webservices import export

    desk = make_desk(export({"Out": ("Session::SessionRemove", "POST", "/out")}), znuny=False)
    answer = desk.send("POST", "/out", json={"SessionID": "x"})
    assert (answer.status_code, answer.json()["faultcode"]) == (500, "Server")


# --- customers ------------------------------------------------------------------------------------------


def test_customers_see_their_own_tickets_and_what_is_for_them(desk: Any) -> None:
    """Their own and those of their company."""
    assert desk.found(by=None, SessionID=_session(desk, "customer1")) == [9, 8, 3, 2]
    assert desk.found(by=None, SessionID=_session(desk, "customer2")) == [5, 4]
    articles = desk.ticket(2, by="customer1", AllArticles=1)["Article"]
    assert [row["IsVisibleForCustomer"] for row in articles] == ["1", "1"]
    assert len(desk.ticket(2, AllArticles=1)["Article"]) == 3
    assert desk.refused("TicketGet", by="customer2", TicketID=2)[0] == "TicketGet.AccessDenied"
    assert desk.found(by="customer1", MIMEBase_Body="vendor knows") == []
    assert desk.found(MIMEBase_Body="vendor knows") == [2]


def test_customers_write_as_the_panel_user(desk: Any) -> None:
    made = desk.create(by="customer1")
    ticket = desk.ticket(made["TicketID"], AllArticles=1)
    assert (ticket["CreateBy"], ticket["Article"][0]["SenderType"]) == ("1", "customer")
    assert desk.ticket(desk.create()["TicketID"])["CreateBy"] == "2"


def test_the_history_and_config_items_are_for_agents(desk: Any) -> None:
    assert desk.refused("TicketHistoryGet", by="customer1", TicketID=2)[0] == "TicketHistoryGet.AuthFail"
    for operation in ("ConfigItemSearch", "ConfigItemCreate", "ConfigItemUpdate"):
        assert desk.refused(operation, by="customer1", ConfigItem={"Class": "Computer"})[0] == f"{operation}.AuthFail"
