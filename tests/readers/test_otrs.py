"""specs/otrs with other web services in the place of its own: its typebook serves any of them, no secret gets out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from deskwright_codegen.finding import Finding, Level, has_errors
from deskwright_codegen.generate import generate_desk
from deskwright_codegen.load import DeskInput, load_text
from deskwright_codegen.normalise import normalise
from deskwright_codegen.read import read_desk

SPECS = Path(__file__).parent.parent.parent / "specs" / "otrs"
TYPES = load_text((SPECS / "typebook.yaml").read_text("utf-8"), "typebook.yaml")["types"]


def desk(service: str) -> DeskInput:
    """The desk's folder without its overlay, with this text as webservice.yml."""
    files = {name: (SPECS / name).read_text("utf-8") for name in ("typebook.yaml", "helpdesk.toml")}
    return DeskInput("otrs", "specs/otrs", {"webservice.yml": service, **files})


def export(name: str) -> str:
    return (SPECS / name).read_text("utf-8")


def read(service: str) -> tuple[dict[tuple[str, str], dict[str, Any]], list[Finding]]:
    """(method, path) -> operation, and the findings; what was read can be normalised without an error."""
    source = desk(service)
    reading = read_desk(source, {})
    assert reading.document is not None
    if not has_errors(reading.findings):
        _, more = normalise(source, reading.document)
        assert more == []
    operations = {
        (method.upper(), path): operation
        for path, item in reading.document["paths"].items()
        for method, operation in item.items()
    }
    return operations, reading.findings


def names(operation: dict[str, Any], place: str) -> list[str]:
    return [parameter["name"] for parameter in operation["parameters"] if parameter["in"] == place]


def body(operation: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = operation["requestBody"]["content"]["application/json"]["schema"]
    return schema


def one_service(kind: str, method: str) -> str:
    """A web service with one operation of this type."""
    return (
        f"Provider:\n  Operation:\n    One: {{Type: '{kind}'}}\n  Transport:\n    Type: HTTP::REST\n    Config:\n"
        f"      RouteOperationMapping:\n        One: {{Route: /one, RequestMethod: [{method}]}}\n"
    )


def test_our_own_service() -> None:
    """POST /<operation> for the eight operations, nothing in the address, nothing to tell."""
    operations, findings = read(export("webservice.yml"))
    assert findings == []
    ids = ["ConfigItemGet", "ConfigItemSearch", "SessionCreate", "TicketCreate", "TicketGet", "TicketHistoryGet"]
    ids += ["TicketSearch", "TicketUpdate"]
    assert [(route, operation["operationId"]) for route, operation in operations.items()] == [
        (("POST", f"/{name}"), name) for name in ids
    ]
    assert all(operation["requestBody"]["x-never-empty"] for operation in operations.values())
    assert operations["POST", "/SessionCreate"]["security"] == []
    assert operations["POST", "/TicketSearch"]["security"] == [{"session": []}, {"login": []}, {"headers": []}]
    assert not operations["POST", "/TicketSearch"]["requestBody"]["required"]
    assert operations["POST", "/TicketGet"]["requestBody"]["required"]
    assert operations["POST", "/TicketGet"]["summary"] == "Read tickets by id"


def test_the_sample_service() -> None:
    """Its own routes and methods: ids from the types, searches in the query, objects named as lost."""
    operations, findings = read(export("exports/GenericTicketConnectorREST.yml"))
    assert {route: operation["operationId"] for route, operation in operations.items()} == {
        ("POST", "/Session"): "SessionCreate",
        ("GET", "/Session/{SessionID}"): "SessionGet",
        ("POST", "/Ticket"): "TicketCreate",
        ("GET", "/Ticket"): "TicketSearch",
        ("GET", "/Ticket/{TicketID}"): "TicketGet",
        ("PATCH", "/Ticket/{TicketID}"): "TicketUpdate",
        ("GET", "/TicketHistory/{TicketID}"): "TicketHistoryGet",
        ("GET", "/TicketList"): "TicketGetList",
    }
    assert [finding.code for finding in findings if finding.level is Level.WARNING] == ["GEN035", "GEN034"]
    assert not has_errors(findings)
    search = operations["GET", "/Ticket"]
    assert "DynamicField" not in names(search, "query")
    assert {"Queues", "TicketCreateTimeNewerDate", "MIMEBase_Body"} <= set(names(search, "query"))
    queues = next(parameter for parameter in search["parameters"] if parameter["name"] == "Queues")
    assert (queues["style"], queues["explode"]) == ("form", True)
    ticket = operations["GET", "/Ticket/{TicketID}"]
    assert (names(ticket, "path"), "TicketID" in names(ticket, "query")) == (["TicketID"], False)
    assert "requestBody" not in ticket
    assert ticket["parameters"][0]["schema"] == {"type": ["string", "integer"]}
    assert ticket["x-otrs-main"]
    several = operations["GET", "/TicketList"]
    assert (several["x-otrs-type"], several.get("x-otrs-main")) == ("Ticket::TicketGet", None)
    change = operations["PATCH", "/Ticket/{TicketID}"]
    assert set(body(change)["properties"]) == {"TicketNumber", "Ticket", "Article", "DynamicField", "Attachment"}
    assert operations["GET", "/Session/{SessionID}"]["security"] == []


def test_a_renamed_service() -> None:
    """Names and routes of its own: each type's main operation keeps the id that the overlay and the tools go by."""
    operations, findings = read(export("exports/renamed.yml"))
    assert {operation["x-otrs-operation"]: operation["operationId"] for operation in operations.values()} == {
        "AnswerCase": "TicketUpdate",
        "CaseHistory": "TicketHistoryGet",
        "ListCases": "TicketGet",
        "LogIn": "SessionCreate",
        "LogOut": "SessionRemove",
        "LookUpAssets": "ConfigItemSearch",
        "OpenCase": "TicketCreate",
        "ReadAsset": "ConfigItemGet",
        "ReadCase": "ReadCase",
        "SearchCases": "TicketSearch",
    }
    assert [(finding.code, finding.level) for finding in findings] == [
        ("GEN037", Level.NOTE),
        ("GEN035", Level.WARNING),
    ]
    assert ("PATCH", "/cases/{TicketID}") in operations
    answer = operations["POST", "/cases"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert set(answer["properties"]) == {"TicketID", "TicketNumber", "ArticleID", "Ticket"}
    assert body(operations["POST", "/cases/search"])["patternProperties"]


def test_a_type_that_nobody_described() -> None:
    """The finding is an error at the type, and says both forms that the typebook takes; the rest is read."""
    service = export("webservice.yml").replace("Ticket::TicketHistoryGet", "Shop::Merge")
    operations, (finding,) = read(service)
    assert (finding.code, finding.level) == ("GEN033", Level.ERROR)
    assert finding.where == "specs/otrs/webservice.yml#/Provider/Operation/TicketHistoryGet/Type"
    assert "'Shop::Merge': {summary: " in finding.fix
    assert "'Shop::Merge': {schema: none, reason: " in finding.fix
    assert len(operations) == 7


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_by_post_and_by_get(kind: str) -> None:
    """Each type of the book can be read with a body and without one."""
    ((_, posted),) = read(one_service(kind, "POST"))[0].items()
    assert set(body(posted)["properties"]) == set(TYPES[kind]["request"]["properties"])
    (((method, _), got),) = read(one_service(kind, "GET"))[0].items()
    assert (method, "requestBody" in got) == ("GET", False)
    assert posted["operationId"] == got["operationId"] == kind.rpartition("::")[2]
    assert got["x-derived-effect"] in {"read", "write_internal", "write_outbound", "destroy"}


def test_no_secret_of_the_outgoing_side_gets_out() -> None:
    """Neither a finding nor a generated file holds anything of the Requester."""
    secrets = ["swordfish-4711", "robot-user", "outside.example.net"]
    requester = (
        "Requester:\n  Transport:\n    Type: HTTP::REST\n    Config:\n"
        f"      Host: https://{secrets[2]}/api\n"
        f"      Authentication: {{AuthType: BasicAuth, BasicAuthUser: {secrets[1]}, BasicAuthPassword: {secrets[0]}}}\n"
    )
    made = generate_desk(desk(export("webservice.yml") + requester))
    assert not made.failed, [finding.render() for finding in made.findings]
    assert [finding.code for finding in made.findings] == ["GEN018"]
    told = "".join(finding.render() for finding in made.findings)
    assert made.files
    for text in (told, *made.files.values(), *made.locks.values()):
        assert not [secret for secret in secrets if secret in text]
