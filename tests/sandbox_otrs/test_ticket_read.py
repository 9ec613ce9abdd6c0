"""TicketGet and TicketHistoryGet: several ids, what comes only when asked for, who may read."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from deskwright.sandboxes.otrs.seed_tickets import LOG, PDF


@pytest.mark.parametrize("operation", ["TicketGet", "TicketHistoryGet"])
@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({}, "MissingParameter"),
        ({"TicketID": ""}, "MissingParameter"),
        ({"TicketID": 0}, "MissingParameter"),
        ({"TicketID": {"a": 1}}, "WrongStructure"),
        ({"TicketID": []}, "NotTicketData"),
        ({"TicketID": 99}, "AccessDenied"),
        ({"TicketID": "x"}, "AccessDenied"),
        ({"TicketID": "2,99"}, "AccessDenied"),
        ({"TicketID": 4}, "AccessDenied"),
        ({"TicketID": [2, 4]}, "AccessDenied"),
    ],
)
def test_what_is_refused(desk: Any, operation: str, given: dict[str, Any], kind: str) -> None:
    """A ticket that may not be read and one that does not exist are the same answer, and never half of one."""
    assert desk.refused(operation, by="agent", **given)[0] == f"{operation}.{kind}"


@pytest.mark.parametrize("given", ["2,3", "2, 3", [2, "3"], ["2", "3"]])
def test_several_ids(desk: Any, given: Any) -> None:
    answer = desk.ok("TicketGet", TicketID=given)["Ticket"]
    assert [row["TicketID"] for row in answer] == ["2", "3"]
    answer = desk.ok("TicketHistoryGet", TicketID=given)["TicketHistory"]
    assert [row["TicketID"] for row in answer] == ["2", "3"]


def test_a_single_ticket_is_a_list_too(desk: Any) -> None:
    assert len(desk.ok("TicketGet", TicketID=2)["Ticket"]) == 1


@pytest.mark.parametrize(
    ("by", "readable"),
    [("admin", "12345678 9"), ("agent", "12356789"), ("read-only", "12356789"), ("no-queue", "")],
)
def test_reading_needs_ro_in_the_queue(desk: Any, by: str, readable: str) -> None:
    may = {str(n) for n in range(1, 10) if "Ticket" in desk.ask("TicketGet", by=by, TicketID=n)}
    assert may == set(readable.replace(" ", ""))


@pytest.mark.parametrize("flags", [{}, {"Attachments": 1}, {"AllArticles": 0}, {"AllArticles": "0"}])
def test_no_article_without_all_articles(desk: Any, flags: dict[str, Any]) -> None:
    assert "Article" not in desk.ticket(2, **flags)


def test_a_ticket_without_articles_has_no_such_key(desk: Any) -> None:
    assert "Article" not in desk.ticket(9, AllArticles=1)
    assert "Article" not in desk.ticket(2, AllArticles=1, ArticleSenderType="system")


@pytest.mark.parametrize(
    ("how", "ids"),
    [
        ({}, ["2", "3", "4"]),
        ({"ArticleOrder": "DESC"}, ["2", "3", "4"]),
        ({"ArticleLimit": 2}, ["2", "3"]),
        ({"ArticleLimit": "2", "ArticleOrder": "DESC"}, ["4", "3"]),
        ({"ArticleLimit": 0, "ArticleOrder": "DESC"}, ["2", "3", "4"]),
        ({"ArticleSenderType": "agent"}, ["3", "4"]),
        ({"ArticleSenderType": ["agent", "customer"], "ArticleLimit": 1}, ["2"]),
    ],
)
def test_which_articles_in_which_order(desk: Any, how: dict[str, Any], ids: list[str]) -> None:
    assert [row["ArticleID"] for row in desk.ticket(2, AllArticles=1, **how)["Article"]] == ids


def test_an_article_on_the_wire(desk: Any) -> None:
    note = desk.ticket(2, AllArticles=1)["Article"][2]
    wanted = {
        "ArticleNumber": "3",
        "TicketID": "2",
        "SenderType": "agent",
        "SenderTypeID": "1",
        "CommunicationChannelID": "3",
        "IsVisibleForCustomer": "0",
        "Subject": "Seen before",
        "TimeUnit": "5",
        "CreateTime": "2026-04-18 09:35:00",
        "ContentType": "text/plain; charset=utf-8",
    }
    assert {name: note[name] for name in wanted} == wanted
    assert "Attachment" not in note


def test_files_come_when_asked_for(desk: Any) -> None:
    log = desk.ticket(2, AllArticles=1, Attachments=1)["Article"]
    assert ["Attachment" in row for row in log] == [False, False, True]
    file = log[2]["Attachment"][0]
    assert (file["Filename"], file["ContentType"], file["FileID"]) == ("printer.log", "text/plain", "1")
    assert base64.b64decode(file["Content"]) == LOG
    empty = desk.ticket(2, AllArticles=1, Attachments=1, GetAttachmentContents=0)["Article"][2]["Attachment"][0]
    assert (empty["Content"], empty["FilesizeRaw"]) == ("", str(len(LOG)))


def test_an_html_body_is_plain_with_the_html_beside_it(desk: Any) -> None:
    article = desk.ticket(6, AllArticles=1, Attachments=1)["Article"][0]
    assert (article["Body"], article["MimeType"]) == ("Please find invoice 4711 attached.", "text/plain")
    assert [(row["Filename"], row["FileID"]) for row in article["Attachment"]] == [("invoice-4711.pdf", "2")]
    assert base64.b64decode(article["Attachment"][0]["Content"]) == PDF
    files = desk.ticket(6, AllArticles=1, Attachments=1, HTMLBodyAsAttachment=1)["Article"][0]["Attachment"]
    assert [row["Filename"] for row in files] == ["file-2", "invoice-4711.pdf"]
    assert b"<b>invoice 4711</b>" in base64.b64decode(files[0]["Content"])


def test_dynamic_fields_and_extended_data(desk: Any) -> None:
    assert {row["Name"]: row["Value"] for row in desk.ticket(3, DynamicFields=1)["DynamicField"]} == {
        "AffectedSystems": ["Mail", "VPN"],
        "Confirmed": None,
        "DeviceCategory": None,
        "DueDate": "2026-05-20 00:00:00",
        "Location": None,
    }
    plain, extended = desk.ticket(2), desk.ticket(2, Extended=1)
    assert {name: extended[name] for name in set(extended) - set(plain)} == {
        "FirstResponse": "2026-04-18 09:30:00",
        "FirstResponseInMin": 30,
        "FirstLock": "2026-04-18 09:20:00",
    }
    assert desk.ticket(5, Extended=1)["SolutionInMin"] == 180


def test_the_age_is_told_in_seconds(desk: Any) -> None:
    before = desk.ticket(2)["Age"]
    desk.clock.advance(minutes=5)
    assert desk.ticket(2)["Age"] == before + 300


def test_a_history_is_told_from_the_beginning(desk: Any) -> None:
    entries = desk.ok("TicketHistoryGet", TicketID="2")["TicketHistory"][0]["History"]
    times = [row["CreateTime"] for row in entries]
    assert times == sorted(times)
    assert all(
        set(row)
        == {
            "TicketID",
            "ArticleID",
            "Name",
            "CreateBy",
            "CreateTime",
            "HistoryType",
            "HistoryTypeID",
            "QueueID",
            "OwnerID",
            "PriorityID",
            "StateID",
            "TypeID",
        }
        for row in entries
    )
    first = entries[0]
    assert (first["HistoryType"], first["HistoryTypeID"], first["ArticleID"]) == ("NewTicket", "1", "0")
    # Each entry tells what the ticket was then.
    assert (first["StateID"], entries[-1]["StateID"]) == ("1", "4")
    assert desk.history(2) == [
        "NewTicket",
        "CustomerUpdate",
        "EmailCustomer",
        "Lock",
        "OwnerUpdate",
        "StateUpdate",
        "TicketDynamicFieldUpdate",
        "TicketDynamicFieldUpdate",
        "SendAnswer",
        "AddNote",
        "TimeAccounting",
    ]
