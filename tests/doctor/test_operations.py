"""Which operations a desk has: one line each, and nothing that could change anything is sent."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from typing import Any

import pytest
from deskwright.catalogue import parse_catalogue
from deskwright.check_operations import NotGiven, place_values
from deskwright.doctor import Progress
from deskwright.doctor_table import DoctorTable, Said, fits

from .desk import operation
from .webservice import DOCTOR, PASSWORD, WebService, document

Doctor = Callable[..., tuple[int, str]]
FIX = "      fix: "


def lines(said: str, group: str = "operations") -> list[str]:
    """The lines of one group."""
    found = said.partition(f"\n{group}\n")[2].partition("\n\n")[0].splitlines()
    return [line.strip() for line in found]


def test_what_is_there_and_what_is_not(service: WebService, doctor: Doctor) -> None:
    code, said = doctor(**document())
    assert lines(said) == [
        "✓ ticket.search is there",
        "✓ ticket.get is there",
        "✓ ticket.create is there: it may create in the default queue",
        "· asset.get is missing: the desk has no POST /Asset (assets are an add-on)",
        "· asset.search is not in our description of this desk (assets are an add-on)",
    ]
    assert code == 0
    assert not service.made
    assert service.sessions == 1, "one session for all of it"
    assert lines(said, "login")[0] == "✓ logged in with an agent's login (POST /Login opened a session)"
    assert "if it is used at least every 2 h; a new one is opened when it ends" in lines(said, "login")[1]
    assert "session-1" not in said


def test_the_same_as_data(service: WebService, doctor: Doctor) -> None:
    service.without = frozenset({"Get"})
    code, said = doctor("--json", **document())
    told = json.loads(said)
    assert (code, told["ok"]) == (1, False)
    states = {entry["operation"]: (entry["route"], entry["state"]) for entry in told["installations"][0]["operations"]}
    assert states == {
        "ticket.search": ("POST /Search", "present"),
        "ticket.get": ("GET /Get/{TicketID}", "missing"),
        "ticket.create": ("POST /Create", "present"),
        "asset.get": ("POST /Asset", "missing"),
        "asset.search": (None, "undescribed"),
    }
    assert told["installations"][0]["made"] is None
    assert [check["group"] for check in told["command"]] == ["command", "command"]


def test_one_that_is_missing_is_a_problem_and_takes_its_tools_along(service: WebService, doctor: Doctor) -> None:
    service.without = frozenset({"Search", "Create"})
    code, said = doctor(**document())
    assert code == 1
    assert lines(said)[:2] == [
        "✗ ticket.search is missing: the desk has no POST /Search",
        "fix: add it to the web service",
    ]
    assert "! these will fail, their operation is missing: search_tickets, create_ticket" in lines(said, "tools")
    assert "2 problems" in said


def test_there_and_not_for_this_login(service: WebService, doctor: Doctor) -> None:
    service.forbidden, service.tickets = frozenset({"Create"}), ()
    code, said = doctor(**document())
    assert code == 0
    told = lines(said)
    assert told[1:3] == ["! ticket.search finds nothing", "fix: give the agent the permission"]
    assert (
        '! ticket.create is there, but this log-in may not use it: "Create: no permission" '
        "(asked whether: it may create in the default queue)"
    ) in told
    # an id that was made up is denied, too: that says nothing of who may use the operation
    assert "✓ ticket.get is there" in told
    assert said.endswith("no problem, 2 warnings (!)\n")


def test_a_default_that_the_desk_does_not_know(
    service: WebService, doctor: Doctor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACME_QUEUE", "Rwa")
    code, said = doctor(**document())
    assert code == 1
    assert '✗ ticket.create is there, but it refused what was sent: "Create: Queue is invalid"' in said
    assert "✓ defaults of arguments: set: ACME_QUEUE" in said
    assert "Rwa" not in said


def test_a_write_that_nobody_called_harmless_is_not_sent(service: WebService, doctor: Doctor) -> None:
    checks = [{"operation": "ticket.create", "values": {"body#/Queue": "Raw", "body#/Body": "x"}}]
    code, said = doctor(**document(checks=checks))
    assert code == 1
    assert "✗ not sent: ticket.create writes, and its check does not say why that is harmless" in lines(said)
    assert not service.made
    assert "Create" not in [name for name, _ in service.asked]


def test_a_harmless_write_that_was_not_is_told(service: WebService, doctor: Doctor) -> None:
    values = {"body#/Queue": "Raw", "body#/Body": "x"}
    code, said = doctor(
        **document(checks=[{"operation": "ticket.create", "values": values, "harmless": "so they say"}])
    )
    assert code == 1
    assert "✗ ticket.create was to be refused, and the desk accepted it" in lines(said)


@pytest.mark.parametrize("effect", ["destroy", "admin"])
def test_nothing_that_destroys_is_ever_asked_for(effect: str) -> None:
    made = document(checks=[{"operation": "a.b", "harmless": "they say"}])
    made["operations"] = {"a.b": operation("a.b", "DELETE", effect)}
    made["tools"] = []
    catalogue = parse_catalogue(made)
    faults = DoctorTable.of(catalogue).faults(catalogue)
    assert faults == ["a.b may destroy or administer: no check asks for that"]


def test_what_may_not_be_called_is_not_asked_for(service: WebService, doctor: Doctor) -> None:
    said = doctor("--read-only", **document())[1]
    assert "· ticket.create was not tried: this server was started with --read-only" in said
    assert "Create" not in [name for name, _ in service.asked]


def test_a_wrong_password(service: WebService, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the desk said is passed on, and not the password that it says again."""
    monkeypatch.setenv("ACME_PASSWORD", "pw-7c1d-wrong")
    service.without = frozenset({"Get"})
    code, said = doctor(**document())
    assert code == 1
    assert lines(said, "login") == [
        '✗ the desk refuses the credential (Login.AuthFail): "Login: ann with [secret] is unknown"',
        "fix: check ACME_USER, ACME_PASSWORD, and that the account is valid",
    ]
    # what is there can be told all the same
    assert lines(said)[:3] == [
        "· asked without the log-in: this tells what is there, and not who may use it",
        "✓ ticket.search is there",
        "✗ ticket.get is missing: the desk has no GET /Get/{TicketID}",
    ]
    assert "✓ ticket.create is there" in lines(said)
    assert all("Password" not in data and "Session" not in data for name, data in service.asked if name != "Login")
    said = doctor(**document(log_in="ask the administrator"))[1]
    assert "fix: ask the administrator" in said


def test_no_operation_to_log_in_with(service: WebService, doctor: Doctor) -> None:
    service.without = frozenset({"Login"})
    code, said = doctor(**document())
    assert code == 1
    assert lines(said, "login")[0] == "✗ the desk has no POST /Login: nobody can log in"


def test_no_such_service(service: WebService, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACME_BASE", os.environ["ACME_BASE"].removesuffix("Desk") + "Dsk")
    code, said = doctor(**document())
    assert code == 1
    assert "✗ what answers there is not the desk's API\n      fix: check the end of ACME_BASE" in said
    assert service.asked == []


def test_another_way_to_log_in(service: WebService, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a session the check that is declared for it proves the log-in."""
    monkeypatch.setenv("ACME_AUTH", "login")
    monkeypatch.setenv("ACME_PASSWORD", "session-of-mine")
    code, said = doctor(**document())
    assert code == 0
    assert lines(said, "login") == ["✓ logged in with login each time (POST /Search answered 200)"]
    assert service.asked[1] == ("Search", {"Limit": 1, "Session": "session-of-mine"})
    assert service.sessions == 0


def test_a_word_that_chooses_nothing(service: WebService, doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told together with all that is missing."""
    monkeypatch.setenv("ACME_AUTH", "telepathy")
    monkeypatch.setenv("ACME_VERIFY", "perhaps")
    monkeypatch.setenv("ACME_TIMEOUT", "soon")
    monkeypatch.delenv("ACME_PASSWORD")
    monkeypatch.delenv("ACME_BASE")
    code, said = doctor(**document())
    assert code == 1
    assert [line for line in lines(said, "configuration") if line.startswith("✗")] == [
        "✗ ACME_BASE is not set",
        "✗ ACME_AUTH must be session or login",
        "✗ ACME_PASSWORD is not set (an agent's login)",
        "✗ ACME_TIMEOUT is not a positive number of seconds",
        "✗ ACME_VERIFY must be true or false",
    ]
    assert "telepathy" not in said


def test_a_desk_that_is_lost_on_the_way_is_not_waited_for_again(service: WebService, doctor: Doctor) -> None:
    service.slow = frozenset({"Get"})
    code, said = doctor("--wait", "0.5", **document())
    assert code == 1
    assert lines(said)[1:] == [
        "✗ ticket.get got no answer",
        "fix: look whether the desk is well; --wait gives it longer",
        "· not tried: ticket.create, asset.get, asset.search",
    ]


def test_a_desk_that_asks_for_rest(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    from starlette.applications import Starlette
    from starlette.responses import JSONResponse, Response
    from starlette.routing import Route

    from .desk import listening

    def answer(request: Any) -> Response:
        if request.url.path.endswith("/Login"):
            return JSONResponse({"Session": "session-1"})
        return JSONResponse({}, 429, {"Retry-After": "600"})

    app = Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST"])])
    with listening(app) as place:
        monkeypatch.setenv("ACME_BASE", f"http://{place}/ws/Desk")
        monkeypatch.setenv("ACME_USER", "ann")
        monkeypatch.setenv("ACME_PASSWORD", PASSWORD)
        code, said = doctor(**document())
    assert code == 1
    assert lines(said) == [
        "✗ ticket.search was not tried: the desk asks us to wait",
        "fix: try again later",
        "· not tried: ticket.get, ticket.create, asset.get, asset.search",
    ]


# --- the parts -------------------------------------------------------------------------------------------


def test_a_name_goes_where_the_operation_has_it() -> None:
    """Routes are the installation's: the same check holds for a path, a query and a body."""
    body = {"required": True, "media": {"application/json": {"kind": "json"}}}
    made = {
        "in a path": operation("a.b", path="/b/{Id}", parameters=[{"name": "Id", "in": "path", "required": True}]),
        "in a query": operation("a.b", parameters=[{"name": "Id", "in": "query"}]),
        "in a body": operation("a.b", "POST", body=body),
    }
    catalogue = parse_catalogue({**document(), "operations": made, "tools": []})
    placed = {name: place_values(found, {"values": {"Id": 7}}, {}) for name, found in catalogue.operations.items()}
    assert placed == {
        "in a path": ({"path": {"Id": 7}}, False),
        "in a query": ({"query": {"Id": 7}}, False),
        "in a body": ({"body": {"Id": 7}}, False),
    }
    given = {"placeholders": {"Id": "0"}}
    assert place_values(catalogue.operations["in a path"], given, {}) == ({"path": {"Id": "0"}}, True)
    assert place_values(catalogue.operations["in a body"], given, {}) == ({"body": {}}, False)


def test_a_value_that_the_operator_chooses() -> None:
    catalogue = parse_catalogue(document())
    create = catalogue.operations["ticket.create"]
    check = DOCTOR["checks"][2]
    assert place_values(create, check, {})[0] == {"body": {"Queue": "Raw"}}
    assert place_values(create, check, {"ACME_QUEUE": "Misc"})[0] == {"body": {"Queue": "Misc"}}
    with pytest.raises(NotGiven, match="ACME_OTHER"):
        place_values(create, {"values": {"Queue": {"env": "ACME_OTHER"}}}, {})


@pytest.mark.parametrize(
    ("condition", "said", "holds"),
    [
        ({"status": 500}, Said(500), True),
        ({"status": 500}, Said(404), False),
        ({"code": r"\.AccessDenied$"}, Said(200, "Get.AccessDenied"), True),
        ({"code": r"\.AccessDenied$"}, Said(200), False),
        ({"matches": "no {path} here"}, Said(500, text="no /a.b here", path="/a.b"), True),
        ({"matches": "no {path} here"}, Said(500, text="no /aXb here", path="/a.b"), False),
        ({"status": 500, "matches": "x"}, Said(404, text="x"), False),
    ],
)
def test_conditions(condition: dict[str, Any], said: Said, holds: bool) -> None:
    assert fits(condition, said) is holds


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_shown_where_it_takes_a_while() -> None:
    now = [0.0]
    stream = io.StringIO()
    progress = Progress(stream, lambda: now[0])
    for at in (0.1, 0.9, 1.1, 2.0, 3.2):
        now[0] = at
        progress(f"at {at}")
    progress.end()
    assert stream.getvalue() == "at 1.1\nat 3.2\n"
    shown = Terminal()
    progress = Progress(shown, lambda: 0.0)
    progress("a longer text")
    progress("short")
    progress.end()
    assert shown.getvalue() == "\ra longer text\rshort        \r     \r"
