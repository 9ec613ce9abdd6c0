"""TicketCreate: required fields, unknown names, defaults, files, dynamic fields, what it answers and what it leaves."""

from __future__ import annotations

import base64
from typing import Any

import pytest

MISSING, INVALID = "TicketCreate.MissingParameter", "TicketCreate.InvalidParameter"
FILE = {"Filename": "a.txt", "ContentType": "text/plain", "Content": base64.b64encode(b"hello").decode()}


def _refused(desk: Any, ticket: Any, article: Any, **more: Any) -> tuple[str, str]:
    refusal: tuple[str, str] = desk.refused("TicketCreate", Ticket=ticket, Article=article, **more)
    return refusal


@pytest.mark.parametrize(
    ("changes", "code", "place"),
    [
        ({"Title": None}, MISSING, "Ticket->Title"),
        ({"Title": "  "}, MISSING, "Ticket->Title"),
        ({"CustomerUser": None}, MISSING, "Ticket->CustomerUser"),
        ({"CustomerUser": "nobody"}, INVALID, "Ticket->CustomerUser"),
        ({"CustomerUser": "customer3"}, INVALID, "Ticket->CustomerUser"),
        ({"CustomerUser": "no@host"}, INVALID, "Ticket->CustomerUser"),
        ({"Queue": None}, MISSING, "Ticket->QueueID or Ticket->Queue"),
        ({"Queue": "Nowhere"}, INVALID, "Ticket->QueueID or Ticket->Queue"),
        ({"Queue": "raw"}, INVALID, "Ticket->QueueID or Ticket->Queue"),
        ({"Queue": {"Name": "Raw"}}, INVALID, "Ticket->QueueID or Ticket->Queue"),
        ({"QueueID": 99}, INVALID, "Ticket->QueueID or Ticket->Queue"),
        ({"QueueID": "x"}, INVALID, "Ticket->QueueID or Ticket->Queue"),
        ({"State": None}, MISSING, "Ticket->StateID or Ticket->State"),
        ({"State": "closed"}, INVALID, "Ticket->StateID or Ticket->State"),
        ({"Priority": None}, MISSING, "Ticket->PriorityID or Ticket->Priority"),
        ({"Priority": "1 Low"}, INVALID, "Ticket->PriorityID or Ticket->Priority"),
        ({"Priority": "2 normal"}, INVALID, "Ticket->PriorityID or Ticket->Priority"),
        ({"Type": "Question"}, INVALID, "Ticket->TypeID or Ticket->Type"),
        ({"Lock": "closed"}, INVALID, "Ticket->LockID or Ticket->Lock"),
        ({"Service": "None"}, INVALID, "Ticket->ServiceID or Ticket->Service"),
        ({"CustomerUser": "customer2", "ServiceID": 2}, INVALID, "Ticket->ServiceID or Ticket->Service"),
        ({"SLA": "Gold"}, INVALID, "Ticket->SLAID or Ticket->SLA"),
        ({"ServiceID": 3, "SLA": "Gold"}, INVALID, "Ticket->SLAID or Ticket->SLA"),
        ({"Owner": "nobody"}, INVALID, "Ticket->OwnerID or Ticket->Owner"),
        ({"Owner": "ivan"}, INVALID, "Ticket->OwnerID or Ticket->Owner"),
        ({"ResponsibleID": 99}, INVALID, "Ticket->ResponsibleID or Ticket->Responsible"),
        ({"PendingTime": {"Diff": 5, "Year": 2026}}, INVALID, "Ticket->PendingTime"),
        ({"PendingTime": {"Diff": -5}}, INVALID, "Ticket->PendingTime"),
        (
            {"PendingTime": {"Year": 2026, "Month": 13, "Day": 1, "Hour": 1, "Minute": 1}},
            INVALID,
            "Ticket->PendingTime",
        ),
        ({"PendingTime": {"Year": 2026, "Month": 1, "Day": 1, "Hour": 1}}, INVALID, "Ticket->PendingTime"),
        ({"PendingTime": "tomorrow"}, INVALID, "Ticket->PendingTime"),
    ],
)
def test_a_ticket_that_is_refused(
    desk: Any, ticket: Any, article: Any, changes: dict[str, Any], code: str, place: str
) -> None:
    found, message = _refused(desk, ticket(**changes), article)
    assert (found, place in message) == (code, True), message
    assert len(desk.world.tickets) == 9


@pytest.mark.parametrize(
    ("changes", "code", "place"),
    [
        ({"Subject": ""}, MISSING, "Article->Subject"),
        ({"Body": None}, MISSING, "Article->Body"),
        ({"ContentType": None}, MISSING, "Article->MimeType"),
        ({"ContentType": None, "MimeType": "text/plain"}, MISSING, "Article->Charset"),
        ({"ContentType": None, "Charset": "utf8"}, MISSING, "Article->MimeType"),
        ({"ContentType": "text; charset=utf8"}, INVALID, "Article->ContentType"),
        ({"ContentType": "text/plain"}, INVALID, "Article->ContentType"),
        ({"ContentType": "text/plain; charset=klingon"}, INVALID, "Article->ContentType"),
        ({"ContentType": "text/plain;\ncharset=utf8"}, INVALID, "Article->ContentType"),
        ({"CommunicationChannel": "Chat"}, INVALID, "Article->CommunicationChannel"),
        ({"CommunicationChannelID": 4}, INVALID, "Article->CommunicationChannelID"),
        ({"CommunicationChannel": "internal"}, INVALID, "Article->CommunicationChannel"),
        ({"SenderType": "robot"}, INVALID, "Article->SenderType"),
        ({"From": "nobody"}, INVALID, "Article->From"),
        ({"HistoryType": "Invented"}, INVALID, "Article->HistoryType"),
        ({"AutoResponseType": "auto"}, INVALID, "Article->AutoResponseType"),
        ({"TimeUnit": "five"}, INVALID, "Article->TimeUnit"),
        ({"TimeUnit": -1}, INVALID, "Article->TimeUnit"),
        ({"NoAgentNotify": 2}, INVALID, "Article->NoAgentNotify"),
        ({"ForceNotificationToUserID": [2, 99]}, INVALID, "Article->ForceNotificationToUserID"),
        ({"ExcludeNotificationToUserID": 6}, INVALID, "Article->ExcludeNotificationToUserID"),
        ({"ArticleSend": 1}, MISSING, "Article->To"),
    ],
)
def test_an_article_that_is_refused(
    desk: Any, ticket: Any, article: Any, changes: dict[str, Any], code: str, place: str
) -> None:
    found, message = _refused(desk, ticket(), {**article, **changes})
    assert (found, place in message) == (code, True), message
    assert len(desk.world.tickets) == 9


@pytest.mark.parametrize(
    ("more", "code", "place"),
    [
        ({"Ticket": None}, MISSING, "Ticket"),
        ({"Ticket": "text"}, MISSING, "Ticket"),
        ({"Article": None}, MISSING, "Article"),
        ({"Article": {}}, MISSING, "Article"),
        ({"DynamicField": "x"}, MISSING, "DynamicField"),
        ({"DynamicField": {"Name": "Location"}}, MISSING, "DynamicField->Value"),
        ({"DynamicField": {"Value": "x"}}, MISSING, "DynamicField->Name"),
        ({"DynamicField": [{"Name": "Unknown", "Value": "x"}]}, INVALID, "DynamicField->Name"),
        ({"DynamicField": {"Name": "DeviceCategory", "Value": "Toaster"}}, INVALID, "DynamicField->Value"),
        ({"DynamicField": {"Name": "Location", "Value": ["a"]}}, INVALID, "DynamicField->Value"),
        ({"DynamicField": {"Name": "AffectedSystems", "Value": ["VPN", "x"]}}, INVALID, "DynamicField->Value"),
        ({"DynamicField": {"Name": "DueDate", "Value": "soon"}}, INVALID, "DynamicField->Value"),
        ({"DynamicField": {"Name": "Confirmed", "Value": 2}}, INVALID, "DynamicField->Value"),
        ({"Attachment": "x"}, MISSING, "Attachment"),
        ({"Attachment": {**FILE, "Filename": ""}}, MISSING, "Attachment->Filename"),
        ({"Attachment": [FILE, {**FILE, "Content": None}]}, MISSING, "Attachment->Content"),
        ({"Attachment": {**FILE, "ContentType": None}}, MISSING, "Attachment->ContentType"),
        ({"Attachment": {**FILE, "ContentType": "text"}}, INVALID, "Attachment->ContentType"),
    ],
)
def test_other_parts_that_are_refused(
    desk: Any, ticket: Any, article: Any, more: dict[str, Any], code: str, place: str
) -> None:
    found, message = desk.refused("TicketCreate", **{"Ticket": ticket(), "Article": article, **more})
    assert (found, place in message) == (code, True), message
    assert len(desk.world.tickets) == 9


def test_the_order_of_checks(desk: Any, ticket: Any, article: Any) -> None:
    """The ticket's fields, the permission, the article, dynamic fields, files."""
    wrong = {"Ticket": ticket(Title="", Queue="HR"), "Article": {"Subject": ""}, "DynamicField": {"Name": "x"}}
    assert "Ticket->Title" in desk.refused("TicketCreate", by="agent", **wrong)[1]
    wrong["Ticket"] = ticket(Queue="HR")
    assert desk.refused("TicketCreate", by="agent", **wrong)[0] == "TicketCreate.AccessDenied"
    wrong["Ticket"] = ticket()
    assert "Article->Subject" in desk.refused("TicketCreate", by="agent", **wrong)[1]
    wrong["Article"] = article
    assert "DynamicField->" in desk.refused("TicketCreate", by="agent", **wrong)[1]


@pytest.mark.parametrize(("by", "queue", "may"), [
    ("admin", "HR", True),
    ("agent", "Raw", True),
    ("agent", "Support::Hardware", True),
    ("agent", "HR", False),
    ("read-only", "Raw", False),
    ("no-queue", "Raw", False),
    ("customer1", "HR", True),
])  # fmt: skip
def test_creating_needs_create_in_the_queue(
    desk: Any, ticket: Any, article: Any, by: str, queue: str, may: bool
) -> None:
    answer = desk.ask("TicketCreate", by=by, Ticket=ticket(Queue=queue), Article=article)
    assert ("TicketID" in answer) == may
    assert may or answer["Error"]["ErrorCode"] == "TicketCreate.AccessDenied"


def test_what_is_answered_and_what_is_stored(desk: Any) -> None:
    made = desk.create({"Title": " Trimmed "})
    assert made == {"TicketID": "10", "TicketNumber": made["TicketNumber"], "ArticleID": "12"}
    assert made["TicketNumber"].startswith("2026050410")
    ticket = desk.ticket(10, AllArticles=1)
    wanted = {
        "Title": "Trimmed",
        "Queue": "Raw",
        "QueueID": "2",
        "State": "new",
        "StateType": "new",
        "Priority": "3 normal",
        "Lock": "unlock",
        "Type": "Unclassified",
        "Owner": "root@localhost",
        "CustomerUserID": "customer1",
        "CustomerID": "ACME",
        "ArchiveFlag": "n",
        "CreateBy": "2",
        "TicketNumber": made["TicketNumber"],
        "EscalationTime": "0",
    }
    assert {name: ticket[name] for name in wanted} == wanted
    assert not {"Service", "SLA", "DynamicField"} & set(ticket)
    assert desk.history(10) == ["NewTicket", "CustomerUpdate", "NewTicket"]


def test_an_article_is_internal_and_visible_by_default(desk: Any, article: Any) -> None:
    """And what OTRS 5 called ArticleType means nothing."""
    made = desk.create(Article={**article, "ArticleType": "note-internal"})
    row = desk.ticket(made["TicketID"], AllArticles=1)["Article"][0]
    assert (row["IsVisibleForCustomer"], row["CommunicationChannelID"], row["SenderType"]) == ("1", "3", "agent")
    assert row["From"] == '"Carla Otto" <carla@acme.example>'
    assert (row["ContentType"], row["MimeType"], row["Charset"]) == ("text/plain; charset=utf8", "text/plain", "utf8")
    desk.switches.article_visible = False
    hidden = desk.create()
    assert desk.ticket(hidden["TicketID"], AllArticles=1)["Article"][0]["IsVisibleForCustomer"] == "0"


@pytest.mark.parametrize("value", [0, "0", False])
def test_visibility_is_off_when_told(desk: Any, article: Any, value: Any) -> None:
    made = desk.create(Article={**article, "IsVisibleForCustomer": value, "CommunicationChannel": "Email"})
    row = desk.ticket(made["TicketID"], AllArticles=1)["Article"][0]
    assert (row["IsVisibleForCustomer"], row["CommunicationChannelID"]) == ("0", "1")


def test_ids_and_names_do_as_well(desk: Any) -> None:
    by_id = {"Queue": None, "QueueID": 5, "State": None, "StateID": "4", "Priority": None, "PriorityID": 5}
    more = {"ServiceID": 2, "SLAID": 2, "TypeID": 2, "Lock": "lock", "Responsible": "sven"}
    ticket = desk.ticket(desk.create({**by_id, **more})["TicketID"])
    assert (ticket["Queue"], ticket["State"], ticket["Priority"]) == ("Support", "open", "5 very high")
    assert (ticket["Service"], ticket["SLA"], ticket["Type"]) == ("IT::Network", "Gold", "Incident")
    assert (ticket["Lock"], ticket["Responsible"]) == ("lock", "sven")


def test_an_owner_locks_unless_told_otherwise(desk: Any) -> None:
    ticket = desk.ticket(desk.create({"Owner": "sven"})["TicketID"])
    assert (ticket["Owner"], ticket["Lock"]) == ("sven", "lock")
    other = desk.ticket(desk.create({"OwnerID": 3, "Lock": "unlock"})["TicketID"])
    assert (other["Owner"], other["Lock"]) == ("sven", "unlock")


def test_an_unknown_address_is_a_customer_and_customer_id_stands(desk: Any) -> None:
    ticket = desk.ticket(desk.create({"CustomerUser": "new@elsewhere.example"})["TicketID"], AllArticles=1)
    assert (ticket["CustomerUserID"], ticket["CustomerID"]) == ("new@elsewhere.example", "")
    assert ticket["Article"][0]["From"] == "new@elsewhere.example"
    assert desk.ticket(desk.create({"CustomerID": "OTHER"})["TicketID"])["CustomerID"] == "OTHER"


def test_the_pending_time_counts_for_pending_states_alone(desk: Any) -> None:
    soon = {"PendingTime": {"Diff": "60"}}
    pending = desk.create({"State": "pending reminder", **soon})["TicketID"]
    assert desk.ticket(pending)["UntilTime"] == 3599  # the write itself took a second
    assert desk.ticket(desk.create({"State": "pending reminder"})["TicketID"])["UntilTime"] == 0
    assert desk.ticket(desk.create({"State": "open", **soon})["TicketID"])["UntilTime"] == 0
    date = {"Year": 2026, "Month": "05", "Day": 5, "Hour": 0, "Minute": "00"}
    made = desk.create({"State": "pending auto close+", "PendingTime": date})["TicketID"]
    assert "SetPendingTime" in desk.history(made)
    assert desk.found(TicketPendingTimeOlderDate="2026-05-05 00:00:00") == [int(made), int(pending)]


def test_types_and_time_can_be_demanded(desk: Any, ticket: Any, article: Any) -> None:
    desk.switches.ticket_types = True
    assert "Ticket->TypeID or Ticket->Type" in _refused(desk, ticket(), article)[1]
    desk.create({"Type": "Problem"})
    desk.switches.time_accounting = True
    assert "Article->TimeUnit" in _refused(desk, ticket(TypeID=1), article)[1]
    made = desk.create({"TypeID": 1}, Article={**article, "TimeUnit": "2,5"})["TicketID"]
    assert desk.ticket(made)["TimeUnit"] == "2.5"
    assert desk.history(made)[-1] == "TimeAccounting"


def test_dynamic_fields_go_where_they_belong(desk: Any) -> None:
    values = [
        {"Name": "Location", "Value": "Cellar"},
        {"Name": "AffectedSystems", "Value": ["VPN", "Mail"]},
        {"Name": "Confirmed", "Value": 1},
        {"Name": "CallDuration", "Value": "3 min"},
    ]
    made = desk.create(DynamicField=values)
    ticket = desk.ticket(made["TicketID"], DynamicFields=1, AllArticles=1)
    assert {row["Name"]: row["Value"] for row in ticket["DynamicField"]} == {
        "AffectedSystems": ["VPN", "Mail"],
        "Confirmed": "1",
        "DeviceCategory": None,
        "DueDate": None,
        "Location": "Cellar",
    }
    assert ticket["Article"][0]["DynamicField"] == [{"Name": "CallDuration", "Value": "3 min"}]
    assert "DynamicField" not in desk.ticket(made["TicketID"], AllArticles=1)["Article"][0]


def test_files_come_back_as_they_were_sent(desk: Any) -> None:
    content = bytes(range(256)) * 4
    sent = {
        "Filename": "b.bin",
        "ContentType": "application/octet-stream",
        "Content": base64.b64encode(content).decode(),
    }
    made = desk.create(Attachment=[FILE, sent])
    article = desk.ticket(made["TicketID"], AllArticles=1, Attachments=1)["Article"][0]
    files = {row["Filename"]: row for row in article["Attachment"]}
    assert base64.b64decode(files["a.txt"]["Content"]) == b"hello"
    assert base64.b64decode(files["b.bin"]["Content"]) == content
    assert "\n" not in files["b.bin"]["Content"]
    assert (files["b.bin"]["FileID"], files["b.bin"]["FilesizeRaw"]) == ("2", "1024")


def test_the_queue_may_answer_by_itself(desk: Any, article: Any) -> None:
    """Whether or not the customer sees the text."""
    desk.create({"Queue": "Raw"})
    assert desk.world.mails == []
    desk.create({"Queue": "Support"}, Article={**article, "IsVisibleForCustomer": 0})
    assert [(mail.kind, mail.to) for mail in desk.world.mails] == [("auto response", "carla@acme.example")]


def test_znuny_takes_several_articles_and_mails_them(desk: Any, article: Any) -> None:
    several = [{**article, "ArticleSend": 1, "To": "a@b.example", "Attachment": FILE}, {**article, "Subject": "Second"}]
    made = desk.create(Article=several)
    rows = desk.ticket(made["TicketID"], AllArticles=1, Attachments=1)["Article"]
    assert [row["Subject"] for row in rows] == ["A subject", "Second"]
    assert (made["ArticleID"], rows[0]["To"], rows[0]["Attachment"][0]["Filename"]) == ("12", "a@b.example", "a.txt")
    assert [(mail.kind, mail.to, mail.article_id) for mail in desk.world.mails] == [("article", "a@b.example", 12)]


def test_others_take_one_and_mail_none(make_desk: Any, ticket: Any, article: Any) -> None:
    desk = make_desk(znuny=False)
    assert desk.refused("TicketCreate", Ticket=ticket(), Article=[article])[0] == MISSING
    made = desk.create(Article={**article, "ArticleSend": 1, "To": "a@b.example", "Attachment": FILE})
    row = desk.ticket(made["TicketID"], AllArticles=1, Attachments=1)["Article"][0]
    assert (row["To"], "Attachment" in row, desk.world.mails) == ("", False, [])


def test_the_web_service_may_ask_for_the_ticket(make_desk: Any) -> None:
    from deskwright.sandboxes.otrs.webservices import export

    document = export({"TicketCreate": ("Ticket::TicketCreate", "POST", "/TicketCreate")})
    document["Provider"]["Operation"]["TicketCreate"]["IncludeTicketData"] = "1"
    made = make_desk(document).create()
    assert isinstance(made["Ticket"], dict)
    assert isinstance(made["Ticket"]["Article"], dict)
    assert made["Ticket"]["Article"]["ArticleID"] == made["ArticleID"]
    assert isinstance(made["Ticket"]["DynamicField"], list)
