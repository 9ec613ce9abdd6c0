"""The wire shape of each named Tickiti tool: arguments in, exact method, path, headers and JSON body out.

The sandbox behind answers every one of them with success, so a shape here is one that the desk takes.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from deskwright.exports import ExportFolder
from deskwright.invoke import Limits
from deskwright.uploads import AttachmentFolder

from .desks import Talk, catalogue_of, error, talk, text

CATALOGUE = catalogue_of("tickiti")
ANN, PRIYA = "ann.walker@customer.example", "priya.nair@desk.example"
NEW = {"originator_email_address": ANN, "subject": "S", "content": "<p>C</p>"}
MOST = {"originator_email_address": ANN, "data": {"subject": "S", "content": "<p>C</p>"}}
REPLY = {"ticket_number": "100101", "from_email": PRIYA}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)

#: name -> (tool, arguments, path below /api/v1, body, does it carry an Idempotency-Key)
Case = tuple[str, dict[str, Any], str, dict[str, Any], bool]
CASES: dict[str, Case] = {
    # --- create_ticket: subject, content and more go into `data`, the queue's name stands in both places
    "create, least": ("create_ticket", NEW, "/tickets", MOST, True),
    "create, queue twice": (
        "create_ticket",
        {**NEW, "queue_name": "Billing"},
        "/tickets",
        {**MOST, "queue_name": "Billing", "data": {**MOST["data"], "queue_name": "Billing"}},
        True,
    ),
    "create, everything": (
        "create_ticket",
        {
            **NEW,
            "is_public": False,
            "use_passed_originator_as_responder": True,
            "assigned_to_email": "team:1",
            "priority": "High",
            "status": "on-hold",
            "on_hold_until": "2030-01-01",
            "participants": ["office@customer.example"],
            "strict_tags": True,
        },
        "/tickets",
        {
            "originator_email_address": ANN,
            "is_public": False,
            "use_passed_originator_as_responder": True,
            "participants": ["office@customer.example"],
            "strict_tags": True,
            "data": {
                **MOST["data"],
                "assigned_to_email": "team:1",
                "priority": 30,
                "status": "on-hold",
                "on_hold_until": "2030-01-01",
            },
        },
        True,
    ),
    **{
        f"create, priority {given}": (
            "create_ticket",
            {**NEW, "priority": given},
            "/tickets",
            {**MOST, "data": {**MOST["data"], "priority": sent}},
            True,
        )
        for given, sent in {"Low": 10, "Normal": 20, "High": 30, "Urgent": 40, 40: 40}.items()
    },
    "create, template": (
        "create_ticket",
        {
            "originator_email_address": ANN,
            "template_identifier": "order-delay",
            "data": {"name": "Ann", "order": "7"},
            "queue_name": "Returns",
        },
        "/tickets",
        {
            "originator_email_address": ANN,
            "template_identifier": "order-delay",
            "queue_name": "Returns",
            "data": {"name": "Ann", "order": "7", "queue_name": "Returns"},
        },
        True,
    ),
    "create, intervention": (
        "create_ticket",
        {
            "originator_email_address": ANN,
            "intervention": "server-alarm",
            "uid": "u-1",
            "data": {"data": {"host": "db-1"}},
        },
        "/tickets",
        {
            "originator_email_address": ANN,
            "intervention": "server-alarm",
            "uid": "u-1",
            "data": {"data": {"host": "db-1"}},
        },
        True,
    ),
    "create, text of a file": (
        "create_ticket",
        {"originator_email_address": ANN, "subject": "S", "content_path": "letter.html"},
        "/tickets",
        {"originator_email_address": ANN, "data": {"subject": "S", "content": "<p>From a file ✉</p>\n"}},
        True,
    ),
    # --- respond_to_ticket: as given, minus what was put into the text
    "respond, public": (
        "respond_to_ticket",
        {**REPLY, "content": "c"},
        "/tickets/respond",
        {**REPLY, "content": "c"},
        True,
    ),
    "respond, number as a number": (
        "respond_to_ticket",
        {**REPLY, "ticket_number": 100101, "content": "c", "is_internal": True},
        "/tickets/respond",
        {**REPLY, "content": "c", "is_internal": True},
        True,
    ),
    "respond, changes alone": (
        "respond_to_ticket",
        {**REPLY, "status": "on-hold", "on_hold_until": "2030-01-01"},
        "/tickets/respond",
        {**REPLY, "status": "on-hold", "on_hold_until": "2030-01-01"},
        True,
    ),
    "respond, everything": (
        "respond_to_ticket",
        {
            **REPLY,
            "content": "c",
            "send_full_email": True,
            "keep_status": True,
            "assigned_to_email": "Unassigned",
            "priority": "Urgent",
            "queue": "Hardware",
            "subject": "New subject",
            "add_participants": ["more@customer.example"],
            "remove_participants": ["office@customer.example"],
        },
        "/tickets/respond",
        {
            **REPLY,
            "content": "c",
            "send_full_email": True,
            "keep_status": True,
            "assigned_to_email": "Unassigned",
            "priority": 40,
            "queue": "Hardware",
            "subject": "New subject",
            "add_participants": ["more@customer.example"],
            "remove_participants": ["office@customer.example"],
        },
        True,
    ),
    "respond, closed with a resolution": (
        "respond_to_ticket",
        {"ticket_number": "100119", "from_email": PRIYA, "content": "c", "status": "closed", "resolved": "Fixed"},
        "/tickets/respond",
        {"ticket_number": "100119", "from_email": PRIYA, "content": "c", "status": "closed", "resolved": "Fixed"},
        True,
    ),
    # --- query_tickets: the perspective's name is folded into the search object and wins there
    "query, nothing": ("query_tickets", {}, "/tickets/query", {}, False),
    "query, name alone": (
        "query_tickets",
        {"perspective_name": "Open"},
        "/tickets/query",
        {"search_object": {"search_perspective": "Open"}},
        False,
    ),
    "query, name wins": (
        "query_tickets",
        {
            "search_object": {
                "search_perspective": "All",
                "criteria": [{"mode": "subject", "tokens": ["scanner", "toner"], "match": "any"}],
            },
            "perspective_name": "Open",
            "row_limit": 3,
        },
        "/tickets/query",
        {
            "search_object": {
                "search_perspective": "Open",
                "criteria": [{"mode": "subject", "tokens": ["scanner", "toner"], "match": "any"}],
            },
            "row_limit": 3,
        },
        False,
    ),
    "query, by id": ("query_tickets", {"perspective_id": 2}, "/tickets/query", {"perspective_id": 2}, False),
    # --- one ticket
    "get": ("get_ticket", {"ticket_number": "100101"}, "/tickets/show", {"ticket_number": "100101"}, False),
    "get, less of it": (
        "get_ticket",
        {"ticket_number": 100101, "fields": ["plain_text"], "max_body_chars": 0},
        "/tickets/show",
        {"ticket_number": "100101", "fields": ["plain_text"], "max_body_chars": 0},
        False,
    ),
    "responses": (
        "list_responses",
        {"ticket_number": "100101", "fields": ["html", "attachments"], "max_body_chars": 10},
        "/tickets/responses",
        {"ticket_number": "100101", "fields": ["html", "attachments"], "max_body_chars": 10},
        False,
    ),
    "attachment": (
        "get_attachment",
        {"ticket_number": "100106", "response_attachment_id": "30002"},
        "/tickets/attachment",
        {"ticket_number": "100106", "response_attachment_id": "30002"},
        False,
    ),
    "attachment, id as a number": (
        "get_attachment",
        {"ticket_number": 100106, "response_attachment_id": 30002, "confirm": False},
        "/tickets/attachment",
        {"ticket_number": "100106", "response_attachment_id": 30002},
        False,
    ),
    "attachment, confirmed": (
        "get_attachment",
        {"ticket_number": "100106", "response_attachment_id": "30003", "confirm": True},
        "/tickets/attachment",
        {"ticket_number": "100106", "response_attachment_id": "30003", "intent": "review_ok"},
        False,
    ),
    # --- query_responses: everything as given
    "query responses, nothing": ("query_responses", {}, "/tickets/responses/query", {}, False),
    "query responses, everything": (
        "query_responses",
        everything := {
            "created_from": "2026-01-01",
            "created_to": "2026-12-31 23:00:00",
            "is_internal": False,
            "staff_response": True,
            "queue": ["Inbox"],
            "queue_id": [1],
            "ticket_number": ["100101"],
            "include_deleted": True,
            "fields": ["plain_text", "audit"],
            "limit": 5,
            "cursor": {"created_at": "2026-01-01 00:00:00", "id": 1},
            "response_id": [20001, "20002"],
            "created_by_email": PRIYA,
            "has_attachments": False,
            "is_empty": False,
        },
        "/tickets/responses/query",
        everything,
        False,
    ),
    "count responses": (
        "query_responses",
        {"count_only": True, "group_by": "queue"},
        "/tickets/responses/query",
        {"count_only": True, "group_by": "queue"},
        False,
    ),
    # --- export_responses: what steers the file stays here
    "export": ("export_responses", {"path": "all.ndjson"}, "/tickets/responses/query", {"limit": 500}, False),
    "export, filtered": (
        "export_responses",
        {"path": "some.ndjson", "page_size": 7, "max_records": 3, "is_internal": True, "metadata_only": True},
        "/tickets/responses/query",
        {"limit": 7, "is_internal": True, "metadata_only": True},
        False,
    ),
    # --- lists: `filters` is the body, and named arguments are laid into it
    "perspectives": ("list_perspectives", {}, "/settings/perspectives", {}, False),
    "perspectives, merged": (
        "list_perspectives",
        {"filters": {"scope": "mine"}, "scope": "all"},
        "/settings/perspectives",
        {"scope": "all"},
        False,
    ),
    "watchlists": ("list_watchlists", {"filters": {}}, "/settings/watchlists", {}, False),
    "stock responses": (
        "list_stock_responses",
        {"filters": {"include_content": False}, "search": "refund"},
        "/settings/stock-responses",
        {"include_content": False, "search": "refund"},
        False,
    ),
    "queues": ("list_queues", {}, "/workflow/queues", {}, False),
    # --- dispatch: the kind chooses the address and is not sent
    **{
        f"workflow {kind}": ("list_workflow", {"kind": kind}, f"/workflow/{kind}", {}, False)
        for kind in ("resolution-categories", "interventions", "escalations")
    },
    "report meta": ("run_report", {"report": "meta"}, "/reports/meta", {}, False),
    **{
        f"report {report}": (
            "run_report",
            {"report": report, "filters": {"date_from": "2026-02-01", "date_to": "2026-03-01", **more}},
            f"/reports/{report}",
            {"date_from": "2026-02-01", "date_to": "2026-03-01", **more},
            False,
        )
        for report, more in {
            "resolutions": {},
            "volumes": {"group_by": "day"},
            "response-times": {"group_by": "day"},
            "agent-activity": {},
        }.items()
    },
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    (made / "letter.html").write_text("<p>From a file ✉</p>\n", "utf-8")
    (made / "dot.png").write_bytes(PIXEL)
    (made / "log.txt").write_text("line\n", "utf-8")
    return made


@pytest.fixture
def desk(folder: Path, tmp_path: Path) -> Iterator[Talk]:
    exports = tmp_path / "exports"
    exports.mkdir()
    made = talk(CATALOGUE, "full", limits=Limits(attachments=AttachmentFolder(folder), exports=ExportFolder(exports)))
    yield made
    made.close()


def test_every_named_tool_has_its_cases() -> None:
    assert {case[0] for case in CASES.values()} == set(CATALOGUE.named)
    assert len(CATALOGUE.named) == 14


@pytest.mark.parametrize("name", CASES)
def test_wire_shape(desk: Talk, name: str) -> None:
    tool, arguments, path, body, keyed = CASES[name]
    desk.must(tool, **arguments)
    sent = desk.sent[0]
    operation = next(
        CATALOGUE.operations[one]
        for one in CATALOGUE.named[tool].operations
        if "/api/v1" + CATALOGUE.operations[one].path == sent.path
    )
    assert (sent.method, sent.path, sent.query) == ("POST", "/api/v1" + path, "")
    assert sent.body == body
    assert sent.headers["content-type"] == "application/json"
    assert sent.headers["accept"] == "application/json"
    assert sent.headers["authorization"] == "Bearer 1|sandbox-full"
    assert (sent.key is not None) is keyed
    assert keyed is (operation.idempotency_header is not None)
    if tool != "export_responses":
        assert len(desk.sent) == 1


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("create_ticket", {"originator_email_address": ANN}, "give exactly one of subject"),
        ("create_ticket", {**NEW, "template_identifier": "order-delay", "data": {}}, "give exactly one of subject"),
        ("create_ticket", {"originator_email_address": ANN, "subject": "S"}, "subject needs content"),
        (
            "create_ticket",
            {"originator_email_address": ANN, "template_identifier": "order-delay", "content": "c", "data": {}},
            "content needs subject",
        ),
        (
            "create_ticket",
            {"originator_email_address": ANN, "template_identifier": "x"},
            "template_identifier needs data",
        ),
        (
            "create_ticket",
            {"originator_email_address": ANN, "intervention": "server-alarm"},
            "intervention needs uid and data",
        ),
        (
            "create_ticket",
            {"originator_email_address": ANN, "intervention": "i", "uid": "u", "data": {}, "queue_name": "Inbox"},
            "intervention does not go with queue_name",
        ),
        ("create_ticket", {**NEW, "uid": "u"}, "uid needs intervention"),
        ("create_ticket", {**NEW, "content_path": "letter.html"}, "content does not go with content_path"),
        ("create_ticket", {**NEW, "priority": "Highest"}, "priority"),
        ("create_ticket", {**NEW, "body": "x"}, "body"),
        ("respond_to_ticket", REPLY, "give content, or something to change"),
        ("respond_to_ticket", {**REPLY, "content": "c", "content_path": "letter.html"}, "does not go with"),
        ("query_tickets", {"search_object": {"criteria": [{"mode": "colour", "tokens": ["x"]}]}}, "mode"),
        ("query_responses", {"limit": 1001}, "limit"),
        ("list_workflow", {"kind": "business-hours"}, "kind"),
        ("run_report", {}, "report"),
        ("get_attachment", {"ticket_number": "100106"}, "response_attachment_id"),
    ],
)
def test_refused_before_anything_is_sent(desk: Talk, tool: str, arguments: dict[str, Any], told: str) -> None:
    assert told in desk.quietly_refused(tool, **arguments)


def test_inline_images_go_into_the_text(desk: Talk) -> None:
    items = [{"path": "dot.png", "name": "a.png"}, {"path": "dot.png"}]
    desk.must("create_ticket", **{**NEW, "content": "<p>{{attach:a.png}}{{attach:a.png}}</p>"}, attachments=items)
    (sent,) = desk.sent
    assert set(sent.body) == {"originator_email_address", "data"}
    content = sent.body["data"]["content"]
    assert "{{" not in content
    assert content.count('src="data:image/png;base64,') == 3
    assert content.index("</p>") < content.rindex("<p>")


def test_files_are_uploaded_first_and_named_in_the_ticket(desk: Talk) -> None:
    desk.must("create_ticket", **NEW, files=[{"path": "log.txt"}, {"path": "dot.png", "name": "renamed.png"}])
    one, two, create = desk.sent
    for sent, name, content in ((one, "log.txt", b"line\n"), (two, "renamed.png", PIXEL)):
        assert sent.path == "/api/v1/tickets/attachment-upload"
        assert sent.headers["content-type"].startswith("multipart/form-data; boundary=")
        assert f'name="file"; filename="{name}"'.encode() in sent.content
        assert content in sent.content
        assert sent.key is None
    uploaded = [json.loads(sent.answer)["data"] for sent in (one, two)]
    assert create.path == "/api/v1/tickets"
    assert create.body == {**MOST, "attachments": uploaded}
    assert [set(row) for row in create.body["attachments"]] == [{"sha256", "name", "file_size"}] * 2


def test_the_attachment_comes_as_content_and_not_as_text(desk: Talk) -> None:
    given = {"ticket_number": "100106", "response_attachment_id": "30002"}
    answer = desk.call("get_attachment", **given)
    blocks = {block["type"]: block for block in answer.content}
    assert blocks["resource"]["resource"] == {
        "uri": "tickiti://attachment/30002",
        "mimeType": "text/plain",
        "blob": "QWxsIGZpbmUuCg==",
    }
    assert "QWxsIGZpbmUuCg==" not in json.dumps(answer.structured)
    held = desk.call("get_attachment", ticket_number="100106", response_attachment_id="30003")
    assert error(held)["status"] == 422
    assert "422" in text(held)
    for confirm in (False, True):
        blocked = desk.call("get_attachment", ticket_number="100106", response_attachment_id="30004", confirm=confirm)
        assert error(blocked)["status"] == 422


def test_a_file_too_large_for_one_answer_can_be_read_in_parts(desk: Talk) -> None:
    large = {"ticket_number": "100106", "response_attachment_id": "30005"}
    answer = desk.call("get_attachment", **large)
    assert (error(answer)["status"], error(answer)["code"]) == (413, "attachment_too_large")
    assert "read it with offset and length" in text(answer).splitlines()[1]
    assert text(answer).splitlines()[2] == "next: ask for less: a part of it, a smaller page or fewer fields"
    part = desk.must("tickiti_call", family="tickets", action="attachment", payload={**large, "offset": 6, "length": 4})
    assert base64.b64decode(part["data"]["content_base64"]) == b"0123"


def test_an_export_follows_the_cursor(desk: Talk, tmp_path: Path) -> None:
    told = desk.must("export_responses", path="all.ndjson", page_size=20)
    bodies = [sent.body for sent in desk.sent]
    assert bodies[0] == {"limit": 20}
    cursors = [json.loads(sent.answer)["data"]["next_cursor"] for sent in desk.sent]
    assert [body["cursor"] for body in bodies[1:]] == cursors[:-1]
    assert cursors[-1] is None
    rows = (tmp_path / "exports" / "all.ndjson").read_text("utf-8").splitlines()
    assert told["count"] == len(rows) == sum(len(json.loads(s.answer)["data"]["responses"]) for s in desk.sent)
    assert told["pages"] == len(desk.sent) > 2


@pytest.mark.parametrize(
    ("tool", "arguments", "code"),
    [
        ("create_ticket", {**NEW, "subject": "my_error"}, "my_error"),
        ("respond_to_ticket", {**REPLY, "content": "ok_false"}, "ok"),
        (
            "tickiti_call",
            {
                "family": "settings",
                "action": "watchlists.create",
                "payload": {"name": "ok_false", "icon": "star", "shared": False},
            },
            "ok",
        ),
        (
            "tickiti_call",
            {
                "family": "mail",
                "action": "send",
                "payload": {"to_address": "bounce@customer.example", "subject": "S", "content": "C"},
            },
            "",
        ),
    ],
)
def test_a_200_that_says_failure_is_a_failure(desk: Talk, tool: str, arguments: dict[str, Any], code: str) -> None:
    answer = desk.call(tool, **arguments)
    assert desk.sent[-1].status == 200
    assert code in desk.sent[-1].answer.decode()
    assert error(answer)["status"] == 200
    assert "the desk answered 200 with a body that says failure" in text(answer).splitlines()[0]
    assert "done" not in answer.meta


def test_the_call_tool_sends_path_values_in_the_address(desk: Talk) -> None:
    payload = {"user": 3, "queue": 1, "can_view": True}
    desk.must("tickiti_call", family="administration", action="users.queue_upsert", payload=payload)
    (sent,) = desk.sent
    assert sent.path == "/api/v1/administration/users/3/queues/1"
    assert sent.body == {"can_view": True}
    told = desk.quietly_refused(
        "tickiti_call", family="administration", action="users.queue_upsert", payload={"user": ""}
    )
    assert "missing or empty in payload: user, queue" in told
    desk.must("tickiti_call", family="faqs", action="(root)")
    assert (desk.sent[-1].method, desk.sent[-1].content) == ("GET", b"")
