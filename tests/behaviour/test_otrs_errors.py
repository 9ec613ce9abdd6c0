"""What the desk refuses: every kind of error in the tools' words and in the SDK's types, and nothing done instead."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from deskwright.sandboxes.otrs.webservices import DESKWRIGHT, export
from helpdesks.otrs import (
    ApiError,
    AsyncOtrs,
    Conflict,
    FailedAnswer,
    Forbidden,
    NotFound,
    ServerError,
    TooLarge,
    Unauthorized,
    UnexpectedAnswer,
    ValidationFailed,
)

from .otrs_desk import Otrs, Script, error, otrs, text

CREATE = {"title": "A title", "body": "A text.", "customer_user": "customer1"}
READ: tuple[str, dict[str, Any]] = ("get_ticket", {"ticket_id": "2"})
WRITE: tuple[str, dict[str, Any]] = ("update_ticket", {"ticket_id": "2", "title": "Other"})
FAILURE = "the desk answered 200 with a body that says failure"


def said(desk: Otrs, call: tuple[str, dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    """The three lines of a call that has to fail, and its error as data."""
    answer = desk.refused(call[0], **call[1])
    lines, found = text(answer), error(answer)
    shown = json.dumps(answer.as_result())
    # what the desk said is labelled; what this server says itself is not
    assert ('and said: "' in lines) == ("untrusted helpdesk content" in shown)
    return lines, found


# --- 200 is not success --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "told", "next_step"),
    [
        ("AuthFail", "the desk did not accept the login", "have the operator check OTRS_"),
        ("MissingParameter", "the desk refused a value; nothing else was put in its place", "read what the desk said"),
        ("InvalidParameter", "the desk refused a value; nothing else was put in its place", "read what the desk said"),
        ("WrongStructure", "the desk refused a value; nothing else was put in its place", "read what the desk said"),
        ("EmptyRequest", "the desk refused a value; nothing else was put in its place", "read what the desk said"),
        ("AccessDenied", "this login may not do that, or it does not exist: the desk does not tell the two apart",
         "use a credential that may do this"),
        ("NotValidTicketID", "there is nothing of that id", "check the identifier"),
        ("NotTicketData", "there is nothing of that id", "check the identifier"),
        ("NoConfigItemData", "there is nothing of that id", "check the identifier"),
        ("SomethingNew", "", "read what the desk said"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("prefix", ["TicketGet", "$Self->{OperationName}"])
def test_every_kind_of_error_is_told(kind: str, told: str, next_step: str, prefix: str) -> None:
    """What counts is what stands behind the last dot of a code: some systems put no name in front of it."""
    with otrs() as desk:
        desk.error("TicketGet", f"{prefix}.{kind}", "TicketGet: words of the desk!")
        lines, found = said(desk, READ)
        assert lines.startswith(f"failed: get_ticket (POST /TicketGet): {FAILURE}\n")
        assert '"TicketGet: words of the desk!"' in lines
        assert told in lines
        assert lines.split("\n")[2].startswith(f"next: {next_step}")
        assert "404" not in lines
        assert (found["code"], found["status"]) == (f"{prefix}.{kind}", 200)


def test_an_operation_that_cannot_start_is_for_the_administrator() -> None:
    with otrs() as desk:
        desk.error("TicketGet", "Webservice.InvalidConfiguration", "TicketGet: could not be set up!")
        lines, _ = said(desk, READ)
        assert "an administrator has to look at the web service" in lines


@pytest.mark.parametrize("body", [{"Error": {}}, {"Error": None}, {"Error": ""}, {"Error": "no"}, {"Error": {"A": 1}}])
def test_an_answer_with_an_error_is_one_whatever_it_holds(body: dict[str, Any]) -> None:
    with otrs() as desk:
        desk.fail("TicketUpdate", body=body)
        lines, found = said(desk, WRITE)
        assert FAILURE in lines
        assert found["status"] == 200


def test_a_ticket_that_is_not_there_and_one_that_is_not_shown_are_one_answer() -> None:
    with otrs() as desk:
        hidden, absent = (said(desk, ("get_ticket", {"ticket_id": one})) for one in ("4", "4711"))
        assert hidden[0].replace('"4"', '"4711"').replace("TicketID 4!", "TicketID 4711!") == absent[0]
        assert "or it does not exist" in absent[0]
        assert absent[1]["code"] == "TicketGet.AccessDenied"


@pytest.mark.parametrize(
    ("credential", "call", "code"),
    [
        ("agent", ("get_ticket", {"ticket_id": "2,4"}), "TicketGet.AccessDenied"),
        ("agent", ("get_ticket_history", {"ticket_id": "4711"}), "TicketHistoryGet.AccessDenied"),
        ("agent", ("create_ticket", {**CREATE, "queue": "HR"}), "TicketCreate.AccessDenied"),
        ("agent", ("update_ticket", {"ticket_id": "4711", "title": "x"}), "TicketUpdate.AccessDenied"),
        ("read-only", ("update_ticket", {"ticket_id": "2", "queue": "Support"}), "TicketUpdate.AccessDenied"),
        ("read-only", ("add_internal_note", {"ticket_id": "2", "subject": "s", "body": "b"}),
         "TicketUpdate.AccessDenied"),
        ("read-only", ("update_ticket", {"ticket_id": "2", "title": "x", "dynamic_fields": {"Location": "y"}}),
         "TicketUpdate.AccessDenied"),
        ("no-queue", ("get_config_item", {"config_item_id": "1"}), "ConfigItemGet.AccessDenied"),
        ("no-queue", ("search_config_items", {"class_name": "Computer"}), "ConfigItemSearch.AccessDenied"),
        ("agent", ("get_config_item", {"config_item_id": "4711"}), "$Self->{OperationName}.InvalidParameter"),
        ("agent", ("get_attachment", {"ticket_id": "4", "article_id": "1", "filename": "x"}), "TicketGet.AccessDenied"),
    ],
)  # fmt: skip
def test_what_the_sandbox_refuses(credential: str, call: tuple[str, dict[str, Any]], code: str) -> None:
    with otrs(credential) as desk:
        before = desk.state
        assert said(desk, call)[1]["code"] == code
        assert desk.state == before


# --- nothing is put in the place of what was asked for -------------------------------------------------


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("queue", "Nowhere"),
        ("queue", "raw"),
        ("queue", "Support::"),
        ("state", "closed"),
        ("state", "Open"),
        ("priority", "1 Low"),
        ("priority", "3"),
        ("ticket_type", "Complaint"),
        ("customer_user", "nobody"),
        ("customer_user", "customer3"),
        ("customer_user", "not an address@"),
    ],
)
def test_no_ticket_is_made_of_an_unknown_name(argument: str, value: str) -> None:
    with otrs("admin") as desk:
        before = len(desk.world.tickets)
        lines, found = said(desk, ("create_ticket", {**CREATE, argument: value}))
        assert f'it is about {argument}="{value}"' in lines
        assert "nothing else was put in its place" in lines
        assert found["code"] == "TicketCreate.InvalidParameter"
        assert len(desk.world.tickets) == before
        assert [request.path for request in desk.requests] == ["/TicketCreate"]


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("queue", "Nowhere"),
        ("state", "shut"),
        ("priority", "normal"),
        ("customer_user", "nobody"),
        ("owner", "nobody"),
        ("owner", "ivan"),
    ],
)
def test_no_ticket_is_changed_to_an_unknown_name(argument: str, value: str) -> None:
    with otrs("admin") as desk:
        before = desk.state
        lines, found = said(desk, ("update_ticket", {"ticket_id": "2", "title": "Other", argument: value}))
        assert f'it is about {argument}="{value}"' in lines
        assert found["code"] == "TicketUpdate.InvalidParameter"
        assert desk.state == before
        assert [request.path for request in desk.requests] == ["/TicketUpdate"]


@pytest.mark.parametrize("fields", [{"Nowhere": "x"}, {"DeviceCategory": "Toaster"}, {"Location": ["a", "b"]}])
def test_nor_is_a_field_that_is_not_there(fields: dict[str, Any]) -> None:
    with otrs("admin") as desk:
        before = desk.state
        for call in (
            ("update_ticket", {"ticket_id": "2", "title": "Other", "dynamic_fields": fields}),
            ("create_ticket", {**CREATE, "dynamic_fields": fields}),
        ):
            lines, _ = said(desk, call)
            assert "dynamic_fields" in lines
        assert desk.state == before


def test_a_name_that_the_operator_set_is_no_better() -> None:
    """The caller never gave it, so its variable is named."""
    with otrs(variables={"OTRS_DEFAULT_QUEUE": "Nowhere"}) as desk:
        before = desk.state
        lines, _ = said(desk, ("create_ticket", CREATE))
        assert "Nowhere" in lines
        assert "OTRS_DEFAULT_QUEUE" in lines
        assert desk.state == before


def test_a_pending_state_needs_its_time() -> None:
    with otrs() as desk:
        before = desk.state
        lines, found = said(desk, ("update_ticket", {"ticket_id": "2", "state": "pending reminder"}))
        assert "PendingTime" in lines
        assert found["code"] == "TicketUpdate.MissingParameter"
        assert desk.state == before


@pytest.mark.parametrize(
    ("argument", "value"), [("class_name", "Spaceship"), ("deployment_state", "Broken"), ("incident_state", "Odd")]
)
def test_config_items_of_an_unknown_name(argument: str, value: str) -> None:
    with otrs() as desk:
        lines, found = said(desk, ("search_config_items", {"class_name": "Computer", argument: value}))
        assert f'it is about {argument}="{value}"' in lines
        assert found["code"] == "ConfigItemSearch.InvalidParameter"


# --- empty is a list -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tool", "given", "raw", "expected"),
    [
        ("search_tickets", {"title": "nothing of the kind"}, {}, {"TicketID": []}),
        ("search_tickets", {"queue": "Nowhere"}, {}, {"TicketID": []}),
        ("search_tickets", {"customer_user": "nobody"}, {}, {"TicketID": []}),
        ("search_config_items", {"class_name": "Software"}, {"ConfigItemIDs": ""}, {"ConfigItemIDs": []}),
        ("get_config_item", {"config_item_id": ","}, {"ConfigItem": ""}, {"ConfigItem": []}),
        (
            "get_config_item",
            {"config_item_id": ",", "include_dynamic_fields": False},
            {"ConfigItem": ""},
            {"ConfigItem": []},
        ),
    ],
)
def test_nothing_found_is_an_empty_list(
    tool: str, given: dict[str, Any], raw: dict[str, Any], expected: dict[str, Any]
) -> None:
    with otrs() as desk:
        assert desk.must(tool, **given) == expected
        assert json.loads(desk.sent[-1].answer) == raw


@pytest.mark.parametrize("body", [{}, {"TicketID": ""}, {"TicketID": None}, {"TicketID": []}])
def test_however_a_desk_says_nothing(body: dict[str, Any]) -> None:
    with otrs() as desk:
        desk.fail("TicketSearch", body=body)
        answer = desk.call("search_tickets")
        assert answer.structured == {"TicketID": []}
        assert [link["name"] for link in answer.meta["links"]] == ["WebSearchURL"]
    script = Script()
    script.faulty.faults.append(desk.faulty.faults[0])
    assert script.run(lambda sdk: sdk.ticket.search()).ticket_id == []


def test_the_sdk_gives_lists_too() -> None:
    script = Script()

    async def searches(desk: AsyncOtrs) -> list[Any]:
        return [
            (await desk.ticket.search(title="nothing of the kind")).ticket_id,
            (await desk.ticket.search(title="VPN drops*")).ticket_id,
            (await desk.config_item.search(config_item={"Class": "Software"})).config_item_i_ds,
            (await desk.config_item.search(config_item={"Class": "Network"})).config_item_i_ds,
            (await desk.config_item.get(config_item_id=",")).config_item,
        ]

    assert script.run(searches) == [[], ["3"], [], ["7"], []]


@pytest.mark.parametrize("way", ["session", "login", "headers"])
def test_an_empty_object_is_never_sent(way: str) -> None:
    """The desk refuses {}: a request that says nothing has no body."""
    script = Script({"OTRS_AUTH": way})
    found = script.run(lambda desk: desk.ticket.search())
    assert isinstance(found.ticket_id, list)
    assert len(found.ticket_id) > 3
    last = script.sent[-1]
    assert last.status == 200
    fields = {"session": ["SessionID"], "login": ["Password", "UserLogin"], "headers": None}[way]
    assert (sorted(last.body) if last.content else None) == fields
    assert ("content-type" in last.headers) == bool(last.content)


# --- what is no operation's answer ---------------------------------------------------------------------

NO_TICKETS = export({"SessionCreate": ("Session::SessionCreate", "POST", "/SessionCreate")})
NO_SESSION = export({"TicketGet": ("Ticket::TicketGet", "POST", "/TicketGet")})


@pytest.mark.parametrize("call", [READ, WRITE])
def test_an_operation_that_the_web_service_lacks(call: tuple[str, dict[str, Any]]) -> None:
    with otrs(webservice=NO_TICKETS) as desk:
        before = desk.state
        lines, found = said(desk, call)
        assert "the web service has no operation at this route" in lines
        assert "carried it out" not in lines
        assert lines.split("\n")[2] == "next: tell the operator; trying again does not help"
        assert found["status"] == 500
        assert len(desk.requests) == 1
        assert desk.state == before


def test_a_web_service_without_a_log_in() -> None:
    with otrs(webservice=NO_SESSION) as desk:
        lines, _ = said(desk, READ)
        assert "the log-in failed; nothing was sent" in lines
        assert "the web service has no operation at this route" in lines
        assert "check the desk's address" in lines
    with otrs(webservice=NO_SESSION, variables={"OTRS_AUTH": "login"}) as desk:
        desk.must(*READ[:1], **READ[1])


def test_a_fault_may_leave_a_change_half_done() -> None:
    """Under 500 the desk writes JSON that it calls plain text; what it did before stays done."""
    with otrs() as desk:
        desk.world.switches.broken_steps.add("queue")
        lines, found = said(desk, ("update_ticket", {"ticket_id": "2", "title": "Other", "queue": "Support"}))
        assert '"Operation returned an error, please contact the administrator of the system!"' in lines
        assert "of a write, part may be done" in lines
        assert lines.split("\n")[2].startswith("next: check with ")
        assert (found["code"], found["status"]) == ("Server", 500)
        held = desk.ticket("2")
        assert (held["Title"], held["Queue"]) == ("Other", "Support::Hardware")
        assert len(desk.requests) == 1  # and it was not tried again


@pytest.mark.parametrize("media", ["text/plain", "application/json", ""])
def test_a_fault_is_read_whatever_it_calls_itself(media: str) -> None:
    with otrs() as desk:
        desk.fail("TicketGet", 500, {"faultcode": "Server", "faultstring": "words of a fault"}, media=media)
        lines, found = said(desk, READ)
        assert 'the desk answered 500 and said: "words of a fault"' in lines
        assert (found["code"], found["status"]) == ("Server", 500)


@pytest.mark.parametrize(("body", "words"), [(b"plain words", '"plain words"'), (b"", "the desk answered 500;")])
def test_plain_words_under_500(body: bytes, words: str) -> None:
    with otrs() as desk:
        desk.fail("TicketGet", 500, body, media="text/plain")
        assert words in said(desk, READ)[0]


def test_a_body_that_is_too_long() -> None:
    short = copy.deepcopy(DESKWRIGHT)
    short["Provider"]["Transport"]["Config"]["MaxLength"] = "600"
    with otrs(webservice=short) as desk:
        before = desk.state
        lines, found = said(desk, ("create_ticket", {**CREATE, "body": "x" * 700}))
        assert "the desk answered 413; nothing was changed" in lines
        assert "send less: a smaller file" in lines
        assert found["status"] == 413
        assert desk.state == before
        desk.must("create_ticket", **CREATE)


PAGE = b"<!DOCTYPE html><html><head><title>Login</title></head><body>the whole page</body></html>"


@pytest.mark.parametrize("status", [200, 403, 404, 500, 502])
@pytest.mark.parametrize("call", [READ, WRITE])
def test_a_page_is_not_shown_but_told(status: int, call: tuple[str, dict[str, Any]]) -> None:
    with otrs() as desk:
        desk.must("create_session")
        for operation in ("TicketGet", "TicketUpdate"):
            desk.fail(operation, status, PAGE, media="text/html")
        lines, found = said(desk, call)
        assert "an HTML page" in lines or "text/html" in lines
        assert "the whole page" not in lines
        assert "<" not in lines
        assert found["status"] == status


@pytest.mark.parametrize("status", [404, 500])
def test_a_wrong_name_of_the_web_service(status: int) -> None:
    """What a web server says of an address that it does not know; the first to meet it is the log-in."""
    with otrs() as desk:
        desk.fail("SessionCreate", status, PAGE, media="text/html")
        lines, found = said(desk, READ)
        assert "the log-in failed; nothing was sent" in lines
        assert "an HTML page" in lines
        assert "check the desk's address" in lines
        assert "the whole page" not in lines
        assert found["status"] == status


def test_a_page_in_place_of_the_log_in_is_called_one() -> None:
    """The address of the web interface itself: a log-in page for people, under 200."""
    with otrs() as desk:
        desk.fail("SessionCreate", 200, PAGE, media="text/html")
        assert "an HTML page" in said(desk, READ)[0]


SECURE = "https://otrs.sandbox/otrs/nph-genericinterface.pl/Webservice/Deskwright/TicketGet"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize("call", [READ, WRITE])
@pytest.mark.parametrize("way", ["session", "login"])
def test_an_address_without_tls_that_leads_on(status: int, call: tuple[str, dict[str, Any]], way: str) -> None:
    """To follow it would make a GET without its body of every POST; what to set is told instead."""
    with otrs(variables={"OTRS_AUTH": way}) as desk:
        for operation in ("SessionCreate", "TicketGet", "TicketUpdate"):
            desk.fail(operation, status, media="", location=SECURE)
        before = desk.state
        lines, _ = said(desk, call)
        assert "redirects to another origin, https://otrs.sandbox; if that is its proper address, set it" in lines
        assert "address" in lines.split("\n")[2]
        assert len(desk.sent) == 1
        assert desk.state == before


def test_an_unknown_web_service_in_the_sandbox() -> None:
    """No transport words that answer: it is empty."""
    with otrs(webservice={"Provider": {"Transport": {"Type": "HTTP::SOAP"}}}) as desk:
        lines, found = said(desk, READ)
        assert "the log-in failed; nothing was sent" in lines
        assert "check the desk's address" in lines
        assert found["status"] == 500


# --- the SDK's types -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("TicketGet.AuthFail", Unauthorized),
        ("TicketGet.SessionInvalid", Unauthorized),
        ("TicketGet.MissingParameter", ValidationFailed),
        ("TicketGet.InvalidParameter", ValidationFailed),
        ("TicketGet.WrongStructure", ValidationFailed),
        ("TicketGet.EmptyRequest", ValidationFailed),
        ("TicketGet.AccessDenied", Forbidden),
        ("TicketGet.NotValidTicketID", NotFound),
        ("TicketGet.NotTicketData", NotFound),
        ("$Self->{OperationName}.AuthFail", Unauthorized),
        ("$Self->{OperationName}.InvalidParameter", ValidationFailed),
        ("$Self->{OperationName}.NoConfigItemData", NotFound),
        ("Webservice.InvalidConfiguration", Conflict),
        ("TicketGet.SomethingNew", FailedAnswer),
        ("AccessDenied", FailedAnswer),
        ("TicketGet.AccessDenied.Really", FailedAnswer),
    ],
)
def test_each_code_has_its_type(code: str, kind: type[ApiError]) -> None:
    script = Script()
    body = {"Error": {"ErrorCode": code, "ErrorMessage": "TicketGet: words of the desk!"}}
    script.faulty.answer = lambda path, content: None if "Session" in path else _fault(body)
    with pytest.raises(ApiError) as caught:
        script.run(lambda desk: desk.ticket.get(ticket_id="2"))
    problem = caught.value
    assert type(problem) is kind
    assert (problem.status, problem.code, problem.detail) == (200, code, "TicketGet: words of the desk!")
    assert problem.path.endswith("/TicketGet")
    assert problem.body == body
    assert code in str(problem)


def _fault(body: Any, status: int = 200) -> Any:
    from .otrs_desk import Fault

    return Fault("", status, body)


def test_the_types_in_front_of_the_sandbox() -> None:
    article = {"Subject": "s", "Body": "b", "ContentType": "text/plain; charset=utf8"}
    ticket = {"Title": "T", "CustomerUser": "customer1", "State": "new", "Priority": "3 normal"}
    script = Script()

    async def tried(desk: AsyncOtrs) -> list[Any]:
        found: list[Any] = []
        for ask in (
            desk.ticket.get(ticket_id="4711"),
            desk.ticket.create(ticket={**ticket, "Queue": "HR"}, article=article),
            desk.ticket.create(ticket={**ticket, "Queue": "Nowhere"}, article=article),
            desk.ticket.create(ticket=ticket, article=article),
            desk.ticket.history(ticket_id={}),  # type: ignore[arg-type]
            desk.ticket.update(ticket={"Title": "T"}),
            desk.config_item.search(config_item={"Name": "x"}),
            desk.config_item.get(config_item_id="4711"),
        ):
            try:
                found.append(await ask)
            except ApiError as problem:
                found.append((type(problem), problem.code))
        return found

    before = len(script.world.tickets)
    assert script.run(tried) == [
        (Forbidden, "TicketGet.AccessDenied"),
        (Forbidden, "TicketCreate.AccessDenied"),
        (ValidationFailed, "TicketCreate.InvalidParameter"),
        (ValidationFailed, "TicketCreate.MissingParameter"),
        (ValidationFailed, "TicketHistoryGet.WrongStructure"),
        (ValidationFailed, "TicketUpdate.MissingParameter"),
        (ValidationFailed, "ConfigItemSearch.MissingParameter"),
        (ValidationFailed, "$Self->{OperationName}.InvalidParameter"),
    ]
    assert len(script.world.tickets) == before


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (500, {"faultcode": "Server", "faultstring": "words of a fault"}, ServerError),
        (500, b"plain words", ServerError),
        (500, b"HTTP::REST Error while determine Operation for request URI '/TicketGet'.", NotFound),
        (413, b"Request Entity Too Large", TooLarge),
    ],
)
def test_the_types_of_the_transport(status: int, body: Any, kind: type[ApiError]) -> None:
    script = Script()
    script.faulty.answer = lambda path, content: None if "Session" in path else _fault(body, status)
    with pytest.raises(ApiError) as caught:
        script.run(lambda desk: desk.ticket.get(ticket_id="2"))
    assert (type(caught.value), caught.value.status) == (kind, status)


def test_a_page_under_200_is_no_answer() -> None:
    script = Script()
    script.faulty.answer = lambda path, content: None if "Session" in path else _fault(PAGE)
    with pytest.raises(UnexpectedAnswer) as caught:
        script.run(lambda desk: desk.ticket.get(ticket_id="2"))
    assert "an HTML page" in str(caught.value)
    assert "the whole page" not in str(caught.value)
