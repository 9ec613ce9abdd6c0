"""HTTP::REST as the provider speaks it: which operation, which data, which form of answer."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from deskwright.sandboxes.otrs import DESKWRIGHT, SAMPLE, create_sandbox
from deskwright.sandboxes.otrs.parameters import read_query

SCRIPT = "http://otrs.sandbox/otrs/nph-genericinterface.pl"
LOGIN = "UserLogin=alma&Password=sandbox-password"
GET = "Ticket::TicketGet"
SEARCH = "Ticket::TicketSearch"


def _code(answer: Any) -> str:
    assert answer.status_code == 200, answer.text
    code: str = answer.json()["Error"]["ErrorCode"]
    return code


# --- which web service ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        f"{SCRIPT}/Webservice/Deskwright/TicketSearch",
        f"{SCRIPT}/WebserviceID/1/TicketSearch",
        SCRIPT.replace("/otrs/", "/znuny/") + "/Webservice/Deskwright/TicketSearch",
        SCRIPT.replace("/otrs/", "/otobo/") + "/WebserviceID/1/TicketSearch",
    ],
)
def test_a_service_is_named_or_numbered_below_any_prefix(stock: Any, address: str) -> None:
    assert stock.send("POST", address, json=stock.login()).json()["TicketID"]


def test_the_second_service_is_the_stock_sample(stock: Any) -> None:
    for place in ("Webservice/GenericTicketConnectorREST", "WebserviceID/2"):
        assert stock.send("GET", f"{SCRIPT}/{place}/Ticket?{LOGIN}").json()["TicketID"]


def test_any_number_of_services_by_name(make_desk: Any) -> None:
    desk = make_desk(webservices={"My Service": SAMPLE, "SOAP": {"Provider": {"Transport": {"Type": "HTTP::SOAP"}}}})
    assert desk.send("GET", f"{SCRIPT}/Webservice/My%20Service/Ticket?{LOGIN}").status_code == 200
    soap = desk.send("POST", f"{SCRIPT}/Webservice/SOAP", json={"a": 1})
    assert (soap.status_code, soap.content) == (500, b"")


@pytest.mark.parametrize(
    "address",
    [
        f"{SCRIPT}/Webservice/Unknown/TicketSearch",
        f"{SCRIPT}/Webservice/deskwright/TicketSearch",
        f"{SCRIPT}/WebserviceID/9/TicketSearch",
        f"{SCRIPT}/WebserviceID/0/TicketSearch",
        f"{SCRIPT}/Else/Deskwright/TicketSearch",
        "http://otrs.sandbox/otrs/index.pl",
        "http://otrs.sandbox/",
    ],
)
def test_an_unknown_service_is_500_without_a_body(stock: Any, address: str) -> None:
    answer = stock.send("POST", address, json=stock.login())
    assert (answer.status_code, answer.content) == (500, b"")
    assert "content-type" not in answer.headers


def test_the_base_path_is_the_whole_address_of_ours() -> None:
    assert create_sandbox().base_path == "/otrs/nph-genericinterface.pl/Webservice/Deskwright"
    assert create_sandbox(prefix="/znuny").base_path == "/znuny/nph-genericinterface.pl/Webservice/Deskwright"


def test_the_default_mapping_is_the_one_of_the_desk(repository: Path) -> None:
    path = repository / "specs" / "otrs" / "webservice.yml"
    if not path.is_file():
        pytest.skip("the desk has no web service of its own here")
    exported = yaml.safe_load(path.read_text("utf-8"))["Provider"]
    ours = DESKWRIGHT["Provider"]
    for part in (exported, ours):
        assert part["Transport"]["Type"] == "HTTP::REST"
    assert (
        exported["Transport"]["Config"]["RouteOperationMapping"]
        == (ours["Transport"]["Config"]["RouteOperationMapping"])
    )
    assert {name: row["Type"] for name, row in exported["Operation"].items()} == {
        name: row["Type"] for name, row in ours["Operation"].items()
    }


# --- which operation ------------------------------------------------------------------------------------


def test_every_operation_of_ours_is_a_post(stock: Any) -> None:
    for name in DESKWRIGHT["Provider"]["Operation"]:
        assert stock.send("POST", f"/{name}", json={"x": 1}).status_code == 200
        answer = stock.send("GET", f"/{name}")
        assert (answer.status_code, answer.headers["content-type"]) == (500, "text/plain; charset=UTF-8")


@pytest.mark.parametrize(
    ("method", "route", "code"),
    [
        ("POST", "/Session", "SessionCreate.MissingParameter"),
        ("GET", "/Session/abc", "SessionGet.SessionInvalid"),
        ("POST", "/Ticket", "TicketCreate.MissingParameter"),
        ("GET", "/Ticket/2", "TicketGet.AuthFail"),
        ("GET", "/TicketList", "TicketGet.AuthFail"),
        ("GET", "/TicketHistory/2", "TicketHistoryGet.AuthFail"),
        ("GET", "/Ticket", "TicketSearch.AuthFail"),
        ("PATCH", "/Ticket/2", "TicketUpdate.MissingParameter"),
    ],
)
def test_the_stock_sample(stock: Any, method: str, route: str, code: str) -> None:
    """The code names the type, not what the web service calls the operation."""
    body = {} if method == "GET" else {"json": {"x": 1}}
    assert _code(stock.send(method, f"{SCRIPT}/Webservice/GenericTicketConnectorREST{route}", **body)) == code


@pytest.mark.parametrize("path", ["", "/", "/nothing", "/TicketSearch/", "/ticketsearch", "/x/TicketSearch"])
def test_no_route_is_a_sentence_with_the_address(stock: Any, path: str) -> None:
    answer = stock.send("POST", path, json=stock.login())
    assert (answer.status_code, answer.headers["content-type"]) == (500, "text/plain; charset=UTF-8")
    assert (path or "/Webservice/Deskwright") in answer.text


def test_operations_are_tried_in_alphabetical_order(mapped: Any) -> None:
    rows = {"Zebra": (SEARCH, "POST", "/x"), "Ant": (GET, "POST", "/x"), "Middle": (SEARCH, "POST", "/:Any")}
    assert _code(mapped(rows).send("POST", "/x", json={"a": 1})) == "TicketGet.AuthFail"
    del rows["Ant"]
    assert _code(mapped(rows).send("POST", "/x", json={"a": 1})) == "TicketSearch.AuthFail"
    assert mapped(rows).world.requests.maxlen


def test_a_general_route_wins_over_an_exact_one_by_its_name(mapped: Any) -> None:
    desk = mapped({"A": (GET, "POST", "/:TicketID"), "B": (SEARCH, "POST", "/find")})
    assert _code(desk.send("POST", "/find", json={"a": 1})) == "TicketGet.AuthFail"
    assert desk.world.requests[-1].operation == "A"


@pytest.mark.parametrize(
    ("route", "path", "fits"),
    [
        ("/v1.0/x", "/v1.0/x", True),
        ("/v1.0/x", "/v1_0/x", True),
        ("/my route", "/myroute", True),
        ("/my route", "/my%20route", False),
        ("/t/:TicketID", "/t/2/3", False),
        ("/t/:TicketID", "/t/", False),
        ("/t/:TicketID", "/t/2%2F3", True),
        ("/(a|b)", "/b", True),
        ("/x", "/X", False),
    ],
)
def test_a_route_is_a_live_pattern(mapped: Any, route: str, path: str, fits: bool) -> None:
    answer = mapped({"A": (SEARCH, "POST", route)}).send("POST", path, json={"a": 1})
    assert answer.status_code == (200 if fits else 500)


@pytest.mark.parametrize(
    ("methods", "method", "fits"),
    [
        (["GET", "POST"], "POST", True),
        (["PUT"], "POST", False),
        ([], "DELETE", True),
        (None, "PUT", True),
        ("POST", "PUT", True),
    ],
)
def test_the_methods_of_a_route(mapped: Any, methods: Any, method: str, fits: bool) -> None:
    desk = mapped({}, RouteOperationMapping={"A": {"Route": "/a", "RequestMethod": methods}})
    answer = desk.send(method, "/a", content=b'{"a": 1}')
    # What is mapped but no operation is found late, in a fault.
    assert answer.text.startswith('{"faultcode"') == fits


def test_what_is_mapped_wrongly_is_a_fault_that_says_text_plain(mapped: Any) -> None:
    desk = mapped({"A": ("Ticket::TicketFly", "POST", "/fly")}, AdditionalHeaders={"X-Desk": "1"})
    answer = desk.send("POST", "/fly", json={"a": 1})
    assert (answer.status_code, answer.headers["content-type"]) == (500, "text/plain; charset=UTF-8")
    assert set(answer.json()) == {"faultcode", "faultstring"}
    assert answer.json()["faultcode"] == "Server"
    assert answer.headers["x-desk"] == "1"
    broken = mapped({"A": (SEARCH, "POST", "/a/:bad name.x")})
    assert broken.send("POST", "/a/1", json={"a": 1}).status_code == 500


def test_a_mapping_that_renames_is_not_carried_out(make_desk: Any) -> None:
    document = copy.deepcopy(DESKWRIGHT)
    document["Provider"]["Operation"]["TicketSearch"]["MappingInbound"] = {
        "Type": "Simple",
        "Config": {"KeyMapDefault": {}},
    }
    desk = make_desk(document)
    answer = desk.send("POST", "/TicketSearch", json=desk.login())
    assert (answer.status_code, answer.json()["faultcode"]) == (500, "Server")


def test_an_operation_without_a_route_is_out_of_reach(stock: Any) -> None:
    assert stock.send("POST", "/ConfigItemDelete", json=stock.login()).status_code == 500


# --- which data -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "data"),
    [
        ("", {}),
        ("a=1&b=2;c=3", {"a": "1", "b": "2", "c": "3"}),
        ("a=x+y&b=x%2By&c=%C3%A4", {"a": "x y", "b": "x+y", "c": "ä"}),
        ("a=1&a=2&a=3", {"a": ["1", "2", "3"]}),
        ("a=0&b=&c", {"a": "", "b": "", "c": ""}),
        ("a=1&a=0", {"a": ["1", "0"]}),
        ("a=x=y&b=x%3Dy", {"a": "x", "b": "x=y"}),
        ("a[b]=1", {"a[b]": "1"}),
    ],
)
def test_the_query_is_flat(query: str, data: dict[str, Any]) -> None:
    assert read_query(query) == data


def test_path_beats_query_beats_body(mapped: Any) -> None:
    desk = mapped({"A": (GET, "POST", "/one/:TicketID"), "B": (GET, "POST", "/some")})
    body = {**desk.login(), "TicketID": "5"}

    def shown(url: str) -> str:
        ticket_id: str = desk.send("POST", url, json=body).json()["Ticket"][0]["TicketID"]
        return ticket_id

    assert shown("/some") == "5"
    assert shown("/some?TicketID=3") == "3"
    assert shown("/one/2?TicketID=3") == "2"
    assert shown("/one/%32") == "2"


def test_a_get_never_reads_a_body(stock: Any) -> None:
    url = f"{SCRIPT}/Webservice/GenericTicketConnectorREST/Ticket"
    assert _code(stock.send("GET", url, json=stock.login())) == "TicketSearch.AuthFail"
    assert stock.send("GET", f"{url}?{LOGIN}", content=b"{not json").status_code == 200


def test_a_post_without_a_body_has_the_address_alone(stock: Any) -> None:
    assert stock.send("POST", f"/TicketSearch?{LOGIN}").json()["TicketID"]


@pytest.mark.parametrize("body", ["{}", "[]", '"text"', "1", "null", "{", "", "[NaN]", '{"a": "\\ud800"}'])
def test_bodies_that_are_refused(stock: Any, body: str) -> None:
    answer = stock.send("POST", "/TicketSearch", content=body.encode() or b" ")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "text/plain; charset=UTF-8")
    assert not answer.text.startswith("{")


def test_the_charset_counts_and_the_media_type_does_not(stock: Any) -> None:
    filters = {**stock.login(), "Title": "Töner*"}
    stock.create({"Title": "Töner leer"})
    body = json.dumps(filters, ensure_ascii=False)
    for charset in ("utf-8", "iso-8859-1", "utf-16"):
        headers = {"Content-Type": f"text/weird; charset={charset}"}
        answer = stock.send("POST", "/TicketSearch", content=body.encode(charset), headers=headers)
        assert answer.json()["TicketID"] == ["10"]
    headers = {"Content-Type": "application/json; charset=klingon"}
    assert stock.send("POST", "/TicketSearch", content=b'{"a": 1}', headers=headers).status_code == 500


def test_a_list_as_body_breaks_what_does_not_look(stock: Any) -> None:
    answer = stock.send("POST", "/TicketSearch", json=[stock.login()])
    assert (answer.status_code, answer.json()["faultcode"]) == (500, "Server")
    assert _code(stock.send("POST", "/TicketUpdate", json=[stock.login()])) == "TicketUpdate.EmptyRequest"


def test_a_body_over_the_limit_is_413(mapped: Any) -> None:
    desk = mapped({"A": (SEARCH, "POST", "/a")}, MaxLength="70")
    assert len(json.dumps(desk.login())) < 70
    assert desk.send("POST", "/a", json=desk.login()).status_code == 200
    answer = desk.send("POST", "/a", json={**desk.login(), "Title": "x" * 70})
    assert (answer.status_code, answer.text) == (413, "Request Entity Too Large")
    assert answer.headers["content-type"] == "text/plain; charset=UTF-8"
    assert desk.send("POST", f"/a?{LOGIN}").status_code == 200


# --- how it answers -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "told"), [("", "close"), ("0", "close"), ("1", "Keep-Alive")])
def test_keep_alive(mapped: Any, value: str, told: str) -> None:
    desk = mapped({"A": (SEARCH, "POST", "/a")}, KeepAlive=value)
    assert desk.send("POST", "/a", json=desk.login()).headers["connection"] == told


def test_headers_of_the_service_and_of_one_operation(mapped: Any) -> None:
    outbound = {"Common": {"X-All": "a"}, "Specific": {"B": {"X-One": "b"}}}
    rows = {"A": (SEARCH, "POST", "/a"), "B": (SEARCH, "POST", "/b")}
    desk = mapped(rows, OutboundHeaders=outbound, AdditionalHeaders={"X-Old": "o"})
    one, other = desk.send("POST", "/a", json=desk.login()), desk.send("POST", "/b", json=desk.login())
    assert (one.headers["x-all"], one.headers["x-old"], "x-one" in one.headers) == ("a", "o", False)
    assert other.headers["x-one"] == "b"


def test_requests_are_kept_as_they_came(stock: Any) -> None:
    stock.send("POST", "/TicketSearch?a=1;b=%20", json={"UserLogin": "x"}, headers={"X-Mine": "y"})
    seen = stock.world.requests[-1]
    assert (seen.method, seen.path, seen.query) == ("POST", f"{stock.sandbox.base_path}/TicketSearch", "a=1;b=%20")
    assert (seen.headers["x-mine"], json.loads(seen.body), seen.operation) == ("y", {"UserLogin": "x"}, "TicketSearch")
    stock.send("GET", "/nothing")
    assert stock.world.requests[-1].operation is None


# --- exports as they lie beside the desk ----------------------------------------------------------------


def _export(repository: Path, name: str) -> Any:
    path = repository / "specs" / "otrs" / "exports" / f"{name}.yml"
    if not path.is_file():
        pytest.skip(f"there is no export {name}")
    return yaml.safe_load(path.read_text("utf-8"))


def test_the_sample_is_the_exported_one(repository: Path) -> None:
    exported = _export(repository, "GenericTicketConnectorREST")["Provider"]["Transport"]["Config"]
    ours = SAMPLE["Provider"]["Transport"]["Config"]
    assert exported["RouteOperationMapping"] == ours["RouteOperationMapping"]


def test_a_service_with_names_and_routes_of_its_own(
    make_desk: Any, repository: Path, ticket: Any, article: Any
) -> None:
    desk = make_desk(_export(repository, "renamed"))
    session = desk.send("POST", "/login", json=desk.login()).json()["SessionID"]
    made = desk.send("POST", "/cases", json={"SessionID": session, "Ticket": ticket(), "Article": article}).json()
    assert made["Ticket"]["TicketID"] == made["TicketID"]
    query = f"SessionID={session}&AllArticles=1"
    assert desk.send("GET", f"/cases/{made['TicketID']}?{query}").json()["Ticket"][0]["Article"]
    # ReadCase takes any one segment, but for GET alone; ListCases is a POST.
    assert len(desk.send("POST", "/cases/read", json={"SessionID": session, "TicketID": "1,2"}).json()["Ticket"]) == 2
    assert desk.send("GET", f"/assets/1?SessionID={session}").json()["ConfigItem"]
    changed = desk.send("PUT", "/cases/2", json={"SessionID": session, "Ticket": {"Title": "T"}}).json()
    assert changed["Ticket"]["Title"] == "T"
    assert desk.send("DELETE", f"/login/{session}").json() == {"Success": 1}
    assert _code(desk.send("GET", f"/cases/2/history?{query}")) == "TicketHistoryGet.AuthFail"
