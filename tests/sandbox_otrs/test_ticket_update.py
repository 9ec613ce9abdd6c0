"""TicketUpdate: which ticket, what is refused before anything is written, what each change leaves behind."""

from __future__ import annotations

import base64
from typing import Any

import pytest

MISSING, INVALID, DENIED = (f"TicketUpdate.{kind}" for kind in ("MissingParameter", "InvalidParameter", "AccessDenied"))
FILE = {"Filename": "a.txt", "ContentType": "text/plain", "Content": base64.b64encode(b"hello").decode()}


def test_the_number_wins_over_the_id(desk: Any) -> None:
    number = desk.ticket(3)["TicketNumber"]
    answer = desk.ok("TicketUpdate", TicketID=2, TicketNumber=number, Ticket={"Title": "Changed"})
    assert answer == {"TicketID": "3", "TicketNumber": number}
    assert (desk.ticket(3)["Title"], desk.ticket(2)["Title"]) == ("Changed", "Printer on floor 3 jams")
    assert desk.ok("TicketUpdate", TicketNumber=int(number), Ticket={"Title": "Again"})["TicketID"] == "3"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({}, MISSING),
        ({"TicketID": 99}, DENIED),
        ({"TicketNumber": "123"}, DENIED),
        ({"TicketID": 2, "TicketNumber": "123"}, DENIED),
        ({"TicketID": 2, "Ticket": "x"}, MISSING),
        ({"TicketID": 2, "Article": [1]}, MISSING),
        ({"TicketID": 2, "Article": {"Subject": "x"}}, MISSING),
        ({"TicketID": 2, "Article": {}}, MISSING),
        ({"TicketID": 2, "Attachment": FILE}, MISSING),
        ({"TicketID": 2, "DynamicField": {"Name": "CallDuration", "Value": "1"}}, MISSING),
        ({"TicketID": 2, "Ticket": {"State": "pending reminder"}}, MISSING),
        ({"TicketID": 2, "Ticket": {"StateID": 7}}, MISSING),
        ({"TicketID": 2, "Ticket": {"State": "done"}}, INVALID),
        ({"TicketID": 2, "Ticket": {"Queue": "Nowhere"}}, INVALID),
        ({"TicketID": 2, "Ticket": {"Priority": "high"}}, INVALID),
        ({"TicketID": 2, "Ticket": {"Owner": "ivan"}}, INVALID),
        ({"TicketID": 2, "Ticket": {"CustomerUser": "nobody"}}, INVALID),
        ({"TicketID": 2, "Ticket": {"State": "pending reminder", "PendingTime": {"Diff": 0}}}, INVALID),
        ({"TicketID": 2, "DynamicField": {"Name": "Unknown", "Value": "1"}}, INVALID),
    ],
)
def test_what_is_refused(desk: Any, data: dict[str, Any], code: str) -> None:
    before = desk.history(2)
    assert desk.refused("TicketUpdate", **data)[0] == code
    assert desk.history(2) == before


#: What sven (note and create in the stock queues, everything in support) and rita (reading) may do.
CHANGES = {
    "title": {"Ticket": {"Title": "x"}},
    "customer": {"Ticket": {"CustomerUser": "customer2"}},
    "type": {"Ticket": {"Type": "Incident"}},
    "lock": {"Ticket": {"Lock": "lock"}},
    "open": {"Ticket": {"State": "open"}},
    "article": {"Article": {"Subject": "s", "Body": "b", "ContentType": "text/plain; charset=utf8"}},
    "dynamic field": {"DynamicField": {"Name": "Location", "Value": "x"}},
    "queue": {"Ticket": {"Queue": "Junk"}},
    "owner": {"Ticket": {"Owner": "sven"}},
    "responsible": {"Ticket": {"Responsible": "sven"}},
    "priority": {"Ticket": {"Priority": "1 very low"}},
    "close": {"Ticket": {"State": "closed successful"}},
    "pending": {"Ticket": {"State": "pending reminder", "PendingTime": {"Diff": 5}}},
}
#: The server asks for no more than reading here.
FREE = {"title", "customer", "type", "lock", "open"}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    ("by", "ticket_id", "allowed"),
    [
        ("admin", 1, set(CHANGES)),
        ("agent", 1, FREE | {"article"}),
        ("agent", 3, set(CHANGES)),
        ("agent", 4, set()),
        ("read-only", 3, FREE),
        ("no-queue", 1, set()),
        ("customer1", 3, set(CHANGES)),
        ("customer1", 4, set()),
    ],
)
def test_each_change_needs_its_permission(desk: Any, change: str, by: str, ticket_id: int, allowed: set[str]) -> None:
    answer = desk.ask("TicketUpdate", by=by, TicketID=ticket_id, **CHANGES[change])
    if change in allowed:
        assert answer["TicketID"] == str(ticket_id)
    else:
        assert answer["Error"]["ErrorCode"] == DENIED


@pytest.mark.parametrize(
    ("kind", "change"), [("move", "queue"), ("close", "close"), ("responsible", "responsible"), ("owner", "owner")]
)
def test_one_permission_can_be_given_alone(desk: Any, kind: str, change: str) -> None:
    desk.world.agents[4].permissions[1] = frozenset({"ro", kind})
    assert "TicketID" in desk.ask("TicketUpdate", by="read-only", TicketID=1, **CHANGES[change])
    assert "Error" in desk.ask("TicketUpdate", by="read-only", TicketID=1, **CHANGES["dynamic field"])


def test_nothing_is_written_where_one_permission_lacks(desk: Any) -> None:
    before = desk.history(1)
    data = {"Ticket": {"Title": "x", "Priority": "1 very low"}, **CHANGES["article"]}
    code, message = desk.refused("TicketUpdate", by="agent", TicketID=1, **data)
    assert (code, "Ticket->Priority" in message) == (DENIED, True)
    assert (desk.ticket(1)["Title"], desk.history(1)) == ("Welcome to the desk!", before)


@pytest.mark.parametrize(
    ("changes", "fields", "kinds"),
    [
        ({"Title": "New"}, {"Title": "New"}, ["TitleUpdate"]),
        ({"Queue": "Misc"}, {"Queue": "Misc", "QueueID": "4"}, ["Move"]),
        ({"Lock": "lock"}, {"Lock": "lock"}, ["Lock"]),
        ({"TypeID": 2}, {"Type": "Incident"}, ["TypeUpdate"]),
        ({"State": "open"}, {"State": "open", "StateType": "open"}, ["StateUpdate"]),
        ({"Priority": "4 high"}, {"Priority": "4 high", "PriorityID": "4"}, ["PriorityUpdate"]),
        ({"Owner": "sven"}, {"Owner": "sven", "OwnerID": "3", "Lock": "unlock"}, ["OwnerUpdate"]),
        ({"Responsible": "sven"}, {"Responsible": "sven"}, ["ResponsibleUpdate"]),
        (
            {"CustomerUser": "customer2"},
            {"CustomerUserID": "customer2", "CustomerID": "BETA"},
            ["CustomerUpdate"],
        ),
        ({"CustomerID": "GAMMA"}, {"CustomerUserID": "team@vendor.example", "CustomerID": "GAMMA"}, ["CustomerUpdate"]),
        (
            {"CustomerUser": "customer1", "Service": "IT::Network", "SLA": "Gold"},
            {"Service": "IT::Network", "SLA": "Gold"},
            ["ServiceUpdate", "SLAUpdate", "CustomerUpdate"],
        ),
        ({"Queue": "Raw", "State": "new", "Title": "Welcome to the desk!"}, {"Queue": "Raw"}, []),
        ({"Title": "", "Queue": None}, {"Title": "Welcome to the desk!"}, []),
    ],
)
def test_what_a_change_does_and_leaves(
    desk: Any, changes: dict[str, Any], fields: dict[str, str], kinds: list[str]
) -> None:
    before = desk.history(1)
    assert "ArticleID" not in desk.ok("TicketUpdate", TicketID=1, Ticket=changes)
    ticket = desk.ticket(1)
    assert {name: ticket[name] for name in fields} == fields
    assert desk.history(1) == before + kinds


def test_the_history_keeps_old_and_new(desk: Any) -> None:
    desk.ok("TicketUpdate", TicketID=1, Ticket={"Queue": "Misc", "Priority": "4 high", "State": "open"})
    entries = desk.ok("TicketHistoryGet", TicketID=1)["TicketHistory"][0]["History"]
    assert [row["Name"] for row in entries[-3:]] == [
        "%%Misc%%4%%Raw%%2",
        "%%new%%open%%",
        "%%3 normal%%3%%4 high%%4",
    ]
    assert entries[-1]["CreateBy"] == "2"


def test_closing_unlocks(desk: Any) -> None:
    assert desk.ticket(2)["Lock"] == "lock"
    desk.ok("TicketUpdate", TicketID=2, Ticket={"State": "closed unsuccessful"})
    ticket = desk.ticket(2)
    assert (ticket["StateType"], ticket["Lock"]) == ("closed", "unlock")
    assert desk.history(2)[-2:] == ["StateUpdate", "Unlock"]
    assert desk.found(TicketCloseTimeNewerMinutes=5) == [2]


def test_pending_and_no_longer(desk: Any) -> None:
    state = {"State": "pending auto close-", "PendingTime": {"Diff": 30}}
    desk.ok("TicketUpdate", TicketID=2, Ticket=state)
    assert (desk.ticket(2)["StateType"], desk.ticket(2)["UntilTime"]) == ("pending auto", 1799)
    assert desk.history(2)[-2:] == ["StateUpdate", "SetPendingTime"]
    desk.ok("TicketUpdate", TicketID=2, Ticket={"PendingTime": {"Diff": 60}})
    assert desk.ticket(2)["UntilTime"] == 3599
    desk.ok("TicketUpdate", TicketID=2, Ticket={"State": "open"})
    assert desk.ticket(2)["UntilTime"] == 0


def test_an_article_with_its_files_and_fields(desk: Any, article: Any) -> None:
    fields = [{"Name": "CallDuration", "Value": "2 min"}, {"Name": "Location", "Value": "Cellar"}]
    given = {**article, "IsVisibleForCustomer": 0, "TimeUnit": 3}
    answer = desk.ok("TicketUpdate", by="agent", TicketID=2, Article=given, DynamicField=fields, Attachment=FILE)
    row = desk.ticket(2, AllArticles=1, Attachments=1, DynamicFields=1)["Article"][-1]
    assert row["ArticleID"] == answer["ArticleID"]
    assert (row["IsVisibleForCustomer"], row["CommunicationChannelID"]) == ("0", "3")
    assert row["From"] == '"Sven Aho" <sven@desk.example>'
    assert row["DynamicField"] == [{"Name": "CallDuration", "Value": "2 min"}]
    assert [file["Filename"] for file in row["Attachment"]] == ["a.txt"]
    assert desk.history(2)[-3:] == ["AddNote", "TimeAccounting", "TicketDynamicFieldUpdate"]


def test_an_article_is_visible_where_nothing_is_said(desk: Any, article: Any) -> None:
    desk.ok("TicketUpdate", TicketID=2, Article=article)
    assert desk.ticket(2, AllArticles=1)["Article"][-1]["IsVisibleForCustomer"] == "1"
    desk.ok("TicketUpdate", by="customer1", TicketID=2, Article=article)
    row = desk.ticket(2, AllArticles=1)["Article"][-1]
    assert (row["SenderType"], row["From"]) == ("customer", '"Carla Otto" <carla@acme.example>')


def test_a_reply_is_mailed_on_znuny_alone(desk: Any, make_desk: Any, article: Any) -> None:
    mailed = {**article, "ArticleSend": 1, "To": "carla@acme.example", "CommunicationChannel": "Email"}
    desk.ok("TicketUpdate", TicketID=2, Article=mailed)
    assert [(mail.kind, mail.to) for mail in desk.world.mails] == [("article", "carla@acme.example")]
    other = make_desk(znuny=False)
    other.ok("TicketUpdate", TicketID=2, Article=mailed)
    assert other.world.mails == []


def test_dynamic_fields_are_set_and_emptied(desk: Any) -> None:
    desk.ok(
        "TicketUpdate", TicketID=2, DynamicField=[{"Name": "Location", "Value": ""}, {"Name": "Confirmed", "Value": 0}]
    )
    fields = {row["Name"]: row["Value"] for row in desk.ticket(2, DynamicFields=1)["DynamicField"]}
    assert (fields["Location"], fields["Confirmed"]) == (None, "0")


def test_a_fault_leaves_the_first_half_done(desk: Any, article: Any) -> None:
    desk.switches.broken_steps.add("priority")
    data = {**desk.login(), "TicketID": 1, "Ticket": {"Title": "Half", "Priority": "4 high"}, "Article": article}
    answer = desk.send("POST", "/TicketUpdate", json=data)
    assert (answer.status_code, answer.headers["content-type"]) == (500, "text/plain; charset=UTF-8")
    assert answer.json()["faultcode"] == "Server"
    ticket = desk.ticket(1, AllArticles=1)
    assert (ticket["Title"], ticket["Priority"], len(ticket["Article"])) == ("Half", "3 normal", 1)


def test_an_update_of_nothing_is_fine(desk: Any) -> None:
    before = desk.history(2)
    for nothing in ({}, {"Ticket": None, "Article": ""}, {"Ticket": "0", "Article": 0}, {"Ticket": {}}):
        assert desk.ok("TicketUpdate", TicketID=2, **nothing)["TicketID"] == "2"
    assert desk.history(2) == before


def test_the_web_service_may_ask_for_the_ticket(make_desk: Any, article: Any) -> None:
    from deskwright.sandboxes.otrs.webservices import export

    document = export({"TicketUpdate": ("Ticket::TicketUpdate", "POST", "/TicketUpdate")})
    document["Provider"]["Operation"]["TicketUpdate"]["IncludeTicketData"] = "1"
    desk = make_desk(document)
    changed = desk.ok("TicketUpdate", TicketID=2, Ticket={"Title": "T"}, Article=article)
    assert (changed["Ticket"]["Title"], changed["Ticket"]["Article"]["Subject"]) == ("T", "A subject")
    assert "Article" not in desk.ok("TicketUpdate", TicketID=2, Ticket={"Title": "U"})["Ticket"]
