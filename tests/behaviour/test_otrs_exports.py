"""Another web service, the same tools: the export is put in the place of ours and nothing else is touched.

Served are the stock sample, one with names and routes of its own, and one that lacks most; the sandbox maps just
what each export says, so a request that another web service would take is answered with a fault.
"""

from __future__ import annotations

import json
import logging
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from deskwright.listing import Selection
from deskwright.sandboxes.otrs.webservices import export

from tests.governance.revision_maps import Tried

from .otrs_desk import (
    HEADERS,
    LOGIN,
    PASSWORD,
    TOOLS,
    Fault,
    Otrs,
    Request,
    get,
    otrs,
    seen,
    text,
)
from .otrs_export import SPECS, Generated, export_text, generate
from .otrs_server import run, served

# one worker generates for all of them
pytestmark = pytest.mark.xdist_group("otrs_exports")
QUERY = frozenset({"query.SessionID"})
QUERY_LOGIN = frozenset({"query.UserLogin", "query.Password"})
ITEM_TOOLS = {"get_config_item", "search_config_items"}
FLAGS = {"DynamicFields": "1", "Extended": "1", "Attachments": "0", "AllArticles": "1", "GetAttachmentContents": "0"}
SORTED = {"Limit": "50", "SortBy": "Age", "OrderBy": "Down"}
TICKET = {"Title": "A title", "CustomerUser": "customer1", "Queue": "Raw", "Priority": "3 normal", "State": "new"}
ARTICLE = {"Subject": "A title", "Body": "A text.", "ContentType": "text/plain; charset=utf8"}
CREATED = {
    "Ticket": {**TICKET, "Type": "Unclassified"},
    "Article": {**ARTICLE, "IsVisibleForCustomer": 0, "CommunicationChannel": "Internal"},
}
CREATE = {"title": "A title", "body": "A text.", "customer_user": "customer1"}
#: What is called on every web service that has it, in this order.
CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "read": ("get_ticket", {"ticket_id": "2"}),
    "search": ("search_tickets", {"customer_user": "customer1", "title": "*r & 100% = ü*"}),
    "find": ("search_tickets", {"queue": "Support"}),
    "create": ("create_ticket", CREATE),
    "update": ("update_ticket", {"ticket_id": "2", "title": "r & 100% = ü+1", "dynamic_fields": {"Location": "x"}}),
    "note": ("add_internal_note", {"ticket_id": "2", "subject": "s", "body": "b"}),
    "again": ("search_tickets", {"customer_user": "customer1", "title": "*r & 100% = ü*"}),
    "history": ("get_ticket_history", {"ticket_id": "2"}),
    "file": ("get_attachment", {"ticket_id": "2", "article_id": "4", "filename": "printer.log"}),
    "item": ("get_config_item", {"config_item_id": "1"}),
    "items": ("search_config_items", {"class_name": "Computer"}),
}
NOTE = {"Subject": "s", "Body": "b", "ContentType": "text/plain; charset=utf8"}
WRITTEN_NOTE = {**NOTE, "CommunicationChannel": "Internal", "IsVisibleForCustomer": 0}
CHANGED = {"Ticket": {"Title": "r & 100% = ü+1"}, "DynamicField": [{"Name": "Location", "Value": "x"}]}
NUMBERS = {name: int(value) for name, value in FLAGS.items()}


@dataclass(frozen=True)
class Export:
    """One web service: its log-in, and the request of each call."""

    file: str
    log_in: Request
    requests: dict[str, Request]
    lacks: frozenset[str] = frozenset()
    answers_ticket: bool = False


EXPORTS = {
    "stock": Export(
        "GenericTicketConnectorREST.yml",
        Request("POST", "/Session", {}, login=LOGIN),
        {
            "read": get("/Ticket/2", **FLAGS),
            "search": get("/Ticket", CustomerUserLogin="customer1", Title="*r & 100% = ü*", **SORTED),
            "find": get("/Ticket", Queues="Support", **SORTED),
            "create": Request("POST", "/Ticket", CREATED),
            "update": Request("PATCH", "/Ticket/2", CHANGED),
            "note": Request("PATCH", "/Ticket/2", {"Article": WRITTEN_NOTE}),
            "history": get("/TicketHistory/2"),
            "file": get("/Ticket/2", AllArticles="1", Attachments="1", GetAttachmentContents="1"),
        },
        lacks=frozenset(ITEM_TOOLS),
    ),
    "renamed": Export(
        "renamed.yml",
        Request("POST", "/login", {}, login=LOGIN),
        {
            "read": Request("POST", "/cases/read", {"TicketID": "2", **NUMBERS}),
            "search": Request(
                "POST",
                "/cases/search",
                {"CustomerUserLogin": "customer1", "Title": "*r & 100% = ü*", **SORTED, "Limit": 50},
            ),
            "find": Request("POST", "/cases/search", {"Queues": "Support", **SORTED, "Limit": 50}),
            "create": Request("POST", "/cases", CREATED),
            "update": Request("PATCH", "/cases/2", CHANGED),
            "note": Request("PATCH", "/cases/2", {"Article": WRITTEN_NOTE}),
            "history": get("/cases/2/history"),
            "file": Request(
                "POST",
                "/cases/read",
                {"TicketID": "2", "AllArticles": 1, "Attachments": 1, "GetAttachmentContents": 1},
            ),
            "item": get("/assets/1"),
            "items": Request("POST", "/assets/search", {"ConfigItem": {"Class": "Computer", "Limit": 50}}),
        },
        answers_ticket=True,
    ),
}
for made in EXPORTS.values():
    made.requests["again"] = made.requests["search"]


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Generated]:
    return {name: generate(tmp_path_factory.mktemp(name), export_text(wanted.file)) for name, wanted in EXPORTS.items()}


@pytest.fixture(params=[*EXPORTS])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def project(name: str, projects: dict[str, Generated]) -> Generated:
    return projects[name]


@pytest.fixture
def wanted(name: str) -> Export:
    return EXPORTS[name]


def opened(project: Generated, wanted: Export, **options: Any) -> Any:
    return otrs(catalogue=project.catalogue, webservice=project.webservice, log_in=wanted.log_in, **options)


def calls_of(wanted: Export) -> dict[str, tuple[str, dict[str, Any]]]:
    return {name: call for name, call in CALLS.items() if call[0] not in wanted.lacks}


def listed(desk: Otrs) -> set[str]:
    return {tool["name"] for tool in desk.talk.application.tools.listed["tools"]}


# --- generating ----------------------------------------------------------------------------------------


def test_it_is_generated_and_what_is_lacking_is_told(project: Generated, wanted: Export) -> None:
    assert project.code == 0, project.said
    for tool in ITEM_TOOLS:
        told = f"these tools are not made: {tool}" in project.said
        assert told == (tool in wanted.lacks)
    if wanted.lacks:
        assert "specs/otrs/overlay.yaml#/actions/" in project.said
        assert "GEN049" in project.said
    # a session in an address ends up in logs of others: that is told, with what to do about it
    assert "GEN035" in project.said
    assert "log-in" in project.said.partition("GEN035")[2].splitlines()[0]


def test_what_a_get_cannot_carry_is_told(projects: dict[str, Generated]) -> None:
    told = projects["stock"].said
    assert "specs/otrs/webservice.yml#/Provider/Transport/Config/RouteOperationMapping/TicketSearch: GEN034" in told
    assert "GEN034" not in projects["renamed"].said


def test_the_tools_are_those_whose_operation_is_there(project: Generated, wanted: Export) -> None:
    with opened(project, wanted) as desk:
        assert listed(desk) - {"list_endpoints", "otrs_call"} == set(TOOLS) - wanted.lacks
        for tool in wanted.lacks:
            with pytest.raises(Exception, match=f"no tool {tool}"):
                desk.call(tool, config_item_id="1")
        assert desk.sent == []


def test_what_takes_a_session_is_never_a_tool(project: Generated, wanted: Export) -> None:
    with opened(project, wanted, selection=Selection(all_tools=True)) as desk:
        assert not {name for name in listed(desk) if name.startswith("session")}


# --- calling -------------------------------------------------------------------------------------------


def test_the_same_calls_as_this_web_service_wants_them(project: Generated, wanted: Export) -> None:
    with opened(project, wanted) as desk, otrs() as ours:
        for call, (tool, given) in calls_of(wanted).items():
            desk.sent.clear()
            answer, expected = desk.call(tool, **given), ours.call(tool, **given)
            assert not answer.is_error, (call, text(answer))
            *log_ins, request = map(seen, desk.sent)
            assert log_ins == ([wanted.log_in] if call == "read" else [])
            assert request == wanted.requests[call], call
            told = dict(answer.structured or {})
            if wanted.answers_ticket and call in ("create", "update", "note"):
                assert told.pop("Ticket")["TicketID"] == told["TicketID"]
            assert told == expected.structured, call
            assert [block["type"] for block in answer.content] == [block["type"] for block in expected.content]
            assert answer.meta.get("links") == expected.meta.get("links")
        assert desk.state == ours.state


def test_what_was_written_is_there(project: Generated, wanted: Export) -> None:
    with opened(project, wanted, credential="admin") as desk:
        made = desk.must("create_ticket", **CREATE, dynamic_fields={"AffectedSystems": ["Mail", "VPN"]})
        held = desk.ticket(made["TicketID"])
        assert (held["Title"], held["Queue"], held["Article"][0]["IsVisibleForCustomer"]) == ("A title", "Raw", "0")
        assert desk.dynamic(made["TicketID"]) == {"AffectedSystems": ["Mail", "VPN"]}
        desk.must("update_ticket", ticket_id=made["TicketID"], queue="Support", state="closed successful")
        desk.must("reply_to_ticket", ticket_id=made["TicketID"], subject="s", body="b")
        held = desk.ticket(made["TicketID"])
        assert (held["Queue"], held["State"]) == ("Support", "closed successful")
        assert [article["IsVisibleForCustomer"] for article in held["Article"]] == ["0", "1"]


def test_a_dead_session_is_renewed_there_too(project: Generated, wanted: Export) -> None:
    with opened(project, wanted) as desk:
        for call, (tool, given) in calls_of(wanted).items():
            desk.must("create_session")
            desk.world.end_sessions()
            desk.sent.clear()
            before = len(desk.world.tickets), len(desk.world.tickets[2].articles)
            desk.must(tool, **given)
            first, again, second = map(seen, desk.sent)
            assert (first, again, second) == (wanted.requests[call], wanted.log_in, wanted.requests[call])
            assert len(desk.world.tickets) - before[0] == (call == "create")
            assert len(desk.world.tickets[2].articles) - before[1] == (call == "note")


def test_what_stands_in_an_address_stays_in_its_place(project: Generated, wanted: Export) -> None:
    """`2/../3` and its like are another route; an id with odd characters is one segment."""
    with opened(project, wanted) as desk:
        desk.must("create_session")
        desk.sent.clear()
        before = desk.state
        for ticket_id in ("..", "2/history", "2%2Fhistory", "2\\3"):
            told = text(desk.refused("get_ticket_history", ticket_id=ticket_id))
            assert "nothing was sent" in told
            assert text(desk.refused("update_ticket", ticket_id=ticket_id, title="x")).startswith("refused: ")
        assert desk.sent == []
        for ticket_id in ("2?x=1", "2&x=1", "2;x=1", "ü 2", "2#a", "%32"):
            assert "or it does not exist" in text(desk.refused("get_ticket_history", ticket_id=ticket_id))
        assert {request.path.count("/") for request in desk.requests} == {wanted.requests["history"].path.count("/")}
        assert desk.state == before


def test_errors_and_empty_lists_are_those_of_our_web_service(project: Generated, wanted: Export) -> None:
    with opened(project, wanted) as desk, otrs() as ours:
        for tool, given in (
            ("get_ticket", {"ticket_id": "4711"}),
            ("get_ticket_history", {"ticket_id": "4"}),
            ("create_ticket", {**CREATE, "queue": "Nowhere"}),
            ("update_ticket", {"ticket_id": "2", "state": "pending reminder"}),
        ):
            found, expected = desk.refused(tool, **given), ours.refused(tool, **given)
            assert found.structured == expected.structured
            assert text(found).splitlines()[1:] == text(expected).splitlines()[1:]
        assert desk.must("search_tickets", title="nothing of the kind") == {"TicketID": []}
        assert desk.state == ours.state


def test_a_write_is_compared_with_what_this_web_service_reads(project: Generated, wanted: Export) -> None:
    """Names, routes and methods are its own; the map of the overlay names none of them."""
    (update,) = [operation for operation in project.catalogue.operations.values() if operation.revision]
    values = {"path": {"TicketID": "2"}}
    with opened(project, wanted) as desk:
        (one,) = desk.talk.application.desks
        reader = Tried(one.catalogue, one.connections, one.policy)
        first, again = (desk.talk._runner.run(reader.current(update, values)) for _ in range(2))
        asked, read = seen(desk.sent[-1]), wanted.requests["read"]
        assert (asked.method, asked.path) == (read.method, read.path)
        desk.must("update_ticket", ticket_id="2", queue="Misc")
        after = desk.talk._runner.run(reader.current(update, values))
        assert first.revision == again.revision != after.revision
        assert (first.ticket, after.item["Queue"]) == (desk.ticket("2")["TicketNumber"], "Misc")


def test_lists_by_get_are_keys_given_again(projects: dict[str, Generated]) -> None:
    with opened(projects["stock"], EXPORTS["stock"], selection=Selection(tools=("otrs_call",))) as desk:
        call = {"family": "ticket", "action": "search"}
        found = desk.must("otrs_call", payload={"Queues": ["Support", "Postmaster"], "Limit": 5}, **call)
        assert seen(desk.sent[-1]) == get("/Ticket", Queues=["Support", "Postmaster"], Limit="5")
        assert found == {"TicketID": ["8", "6", "3"]}
        assert desk.sent[-1].query.startswith("Limit=5&Queues=Support&Queues=Postmaster&") or (
            desk.sent[-1].query.startswith("Queues=Support&Queues=Postmaster&Limit=5&")
        )


def test_a_second_operation_of_a_type_is_reached_as_well(projects: dict[str, Generated]) -> None:
    with opened(projects["stock"], EXPORTS["stock"], selection=Selection(tools=("otrs_call",))) as desk:
        (other,) = [
            operation
            for operation in projects["stock"].catalogue.operations.values()
            if operation.path == "/TicketList"
        ]
        call = {"family": other.family, "action": other.action}
        found = desk.must("otrs_call", payload={"TicketID": ["2", "3"]}, **call)
        assert [ticket["TicketID"] for ticket in found["Ticket"]] == ["2", "3"]
        assert seen(desk.sent[-1]) == get("/TicketList", TicketID=["2", "3"])


@pytest.mark.parametrize(("word", "by_body", "by_get"), [("login", LOGIN, QUERY_LOGIN), ("headers", HEADERS, HEADERS)])
def test_other_ways_to_log_in(
    word: str, by_body: frozenset[str], by_get: frozenset[str], project: Generated, wanted: Export
) -> None:
    with opened(project, wanted, variables={"OTRS_AUTH": word}) as desk:
        for tool, given in calls_of(wanted).values():
            desk.must(tool, **given)
        for request in desk.requests:
            assert request.login == (by_get if request.method == "GET" else by_body)
        assert desk.world.counters.sessions_opened == 0


# --- secrets in addresses ------------------------------------------------------------------------------


@pytest.mark.parametrize("variables", [{}, {"OTRS_AUTH": "login"}])
@pytest.mark.parametrize("trouble", ["nothing", "an error", "an echo", "a page", "a break", "a redirect"])
def test_what_has_to_stand_in_an_address_is_in_no_log_and_no_error(
    trouble: str,
    variables: dict[str, str],
    projects: dict[str, Generated],
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)

    def answer(path: str, content: bytes) -> Fault | None:
        said = f"cannot do {path}".encode()
        if "/Session?" in path:
            return None
        return {
            "an echo": Fault(path, 500, said, "text/plain"),
            "a page": Fault(path, 200, b"<html>" + said, "text/html"),
            "a break": Fault(path, raised=httpx.ReadError("broken")),
            "a redirect": Fault(path, 302, said),
        }.get(trouble)

    with opened(projects["stock"], EXPORTS["stock"], variables=variables) as desk:
        desk.faulty.answer = answer
        ticket = "4711" if trouble == "an error" else "2"
        answers = [
            desk.call("get_ticket", ticket_id=ticket),
            desk.call("get_ticket_history", ticket_id=ticket),
            desk.call("search_tickets", title="x"),
        ]
        (place,) = {request.login for request in desk.requests}
        assert place == (QUERY_LOGIN if variables else QUERY)
        printed = capsys.readouterr()
        shown = [caplog.text, *printed, *(json.dumps(answer.as_result()) for answer in answers)]
        assert not [secret for secret in desk.secrets for where in shown if secret in where]
        assert trouble == "an echo" or not [where for where in shown if "SessionID=" in where or "Password=" in where]
        assert answers[0].is_error == (trouble != "nothing")
        if trouble == "nothing":
            assert "HTTP Request: GET http://otrs.sandbox/otrs/" in caplog.text


# --- scripts and commands ------------------------------------------------------------------------------

SCRIPT = """\
import json, logging, sys
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
import helpdesks
from helpdesks.otrs import Forbidden, Otrs
with Otrs.from_env() as desk:
    (ticket,) = desk.ticket.get(ticket_id="2", all_articles=1).ticket
    found = desk.ticket.search(queues=["Support", "Postmaster"]).ticket_id
    new = {"Title": "T", "CustomerUser": "customer1", "Queue": "Raw", "State": "new", "Priority": "3 normal"}
    article = {"Subject": "s", "Body": "b", "ContentType": "text/plain; charset=utf8", "IsVisibleForCustomer": 0}
    made = desk.ticket.create(ticket=new, article=article)
    desk.ticket.update(ticket_id=made.ticket_id, ticket={"Title": "Other"})
    (history,) = desk.ticket.history(ticket_id=made.ticket_id).ticket_history
    try:
        desk.ticket.get(ticket_id="4711")
    except Forbidden as problem:
        refused = str(problem)
    empty = desk.ticket.search(title="nothing of the kind").ticket_id
    events = [entry.history_type for entry in history.history]
    print(json.dumps([ticket.title, len(ticket.article), found, events, refused, empty]))
"""


def test_a_script_of_the_generated_sdk(project: Generated, wanted: Export, tmp_path: Path) -> None:
    """Over a socket: httpcore logs every step, too."""
    with served(project.webservice) as desk:
        path = {"PYTHONPATH": str(project.packages)}
        done = run(["-c", SCRIPT], {**desk.environment(), **path}, tmp_path)
        assert done.returncode == 0, done.stderr[-2000:]
        title, articles, found, history, refused, empty = json.loads(done.stdout)
        assert (title, articles, found, empty) == ("Printer on floor 3 jams", 3, ["8", "6", "3"], [])
        assert history[0] == "NewTicket"
        assert "TitleUpdate" in history
        assert "TicketGet.AccessDenied" in refused
        assert "DEBUG:httpcore" in done.stderr
        assert desk.world.counters.sessions_opened == 1
        secrets = [PASSWORD, *desk.world.sessions]
        assert len(secrets) == 2
        assert not [secret for secret in secrets if secret in done.stdout + done.stderr]
        addresses = [request for request in desk.world.requests if request.query]
        assert {request.method for request in addresses} <= {"GET"}
        assert not [request for request in desk.world.requests if request.method == "GET" and request.body]
        assert b"{}" not in [request.body for request in desk.world.requests]


def test_the_command_serves_what_was_generated(projects: dict[str, Generated], tmp_path: Path) -> None:
    project = projects["renamed"]
    with served(project.webservice) as desk:
        variables = {**desk.environment(), "PYTHONPATH": str(project.packages)}
        called = ["-m", "deskwright", "call", "otrs", "get_config_item", '{"config_item_id": "1"}', "--json"]
        done = run(called, variables, tmp_path)
        assert done.returncode == 0, done.stdout + done.stderr
        assert json.loads(done.stdout)["structuredContent"]["ConfigItem"][0]["Name"] == "WS-0042"
        assert [request.operation for request in desk.world.requests] == ["LogIn", "ReadAsset"]


# --- exports that do not fit ---------------------------------------------------------------------------

ONLY_READS = export(
    {
        "SessionCreate": ("Session::SessionCreate", "POST", "/SessionCreate"),
        "TicketGet": ("Ticket::TicketGet", "POST", "/TicketGet"),
    }
)


@pytest.fixture(scope="module")
def only_reads(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    return generate(tmp_path_factory.mktemp("only_reads"), yaml.safe_dump(ONLY_READS))


def test_tools_without_their_operation_are_not_made(only_reads: Generated) -> None:
    assert only_reads.code == 0, only_reads.said
    there = {"create_session", "get_ticket", "get_attachment"}
    told = [line for line in only_reads.said.splitlines() if "these tools are not made" in line]
    assert {name for line in told for name in line.partition(": ")[2].split(", ")} == set(TOOLS) - there
    with otrs(catalogue=only_reads.catalogue, webservice=only_reads.webservice) as desk:
        assert listed(desk) == there
        desk.must("get_ticket", ticket_id="2")
        assert len(desk.requests) == 1
        assert {found["name"] for found in desk.talk.application.offers.templates_list()["resourceTemplates"]} == {
            "ticket"
        }


NEW_TYPE = "Ticket::TicketMerge"


def merging() -> str:
    document = yaml.safe_load((SPECS / "webservice.yml").read_text("utf-8"))
    provider = document["Provider"]
    provider["Operation"]["TicketMerge"] = {"Type": NEW_TYPE, "MappingInbound": {}, "MappingOutbound": {}}
    route = {"Route": "/TicketMerge", "RequestMethod": ["POST"]}
    provider["Transport"]["Config"]["RouteOperationMapping"]["TicketMerge"] = route
    text: str = yaml.safe_dump(document)
    return text


def test_an_unknown_type_is_told_and_what_to_add_makes_it_pass(tmp_path: Path) -> None:
    refused = generate(tmp_path, merging())
    assert refused.code == 1
    assert "specs/otrs/webservice.yml#/Provider/Operation/TicketMerge/Type: GEN033" in refused.said
    assert f"the typebook does not know {NEW_TYPE}" in refused.said
    assert "nothing was written" in refused.said
    assert not refused.packages.joinpath("helpdesks", "otrs").exists()
    (fix,) = [line for line in refused.said.splitlines() if line.startswith("  fix: add to specs/otrs/typebook.yaml")]
    described, unknown = (part for part in fix.split("`")[1::2])
    for advice, fillings in (
        (unknown, ["an add-on that nobody described"]),
        (described, ["Merge a ticket into another", "TicketID: {type: string}", "type: object"]),
    ):
        entry = advice.removeprefix("types: {").removesuffix("}")
        for filling in fillings:
            entry = entry.replace("…", filling, 1)
        shutil.rmtree(tmp_path)
        passed = generate(tmp_path, merging(), typebook=f"  {entry}")
        assert passed.code == 0, (entry, passed.said)
        operation = next(op for op in passed.catalogue.operations.values() if op.path == "/TicketMerge")
        assert operation.effect["default"] == "write_outbound"
        assert set(passed.catalogue.named) == set(TOOLS)


def test_ours_is_what_the_sandbox_serves() -> None:
    """The sandbox's own copy of our web service, and of the stock sample, is what the exports say."""
    from deskwright.sandboxes.otrs.webservices import DESKWRIGHT, SAMPLE, read_web_service

    for document, path in ((DESKWRIGHT, "webservice.yml"), (SAMPLE, "exports/GenericTicketConnectorREST.yml")):
        exported = yaml.safe_load((SPECS / path).read_text("utf-8"))
        assert read_web_service("a", document) == read_web_service("a", exported)
