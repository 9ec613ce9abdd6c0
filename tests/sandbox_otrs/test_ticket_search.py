"""TicketSearch: each filter, what an unknown name finds, order, limit, and the empty answer."""

from __future__ import annotations

from typing import Any

import pytest

SAMPLE = "http://otrs.sandbox/otrs/nph-genericinterface.pl/Webservice/GenericTicketConnectorREST"

#: The seed: 1 Raw, 2 Hardware, 3 Support, 4 HR, 5 Misc, 6 Postmaster, 7 Junk (archived), 8 Support, 9 Misc.
FOUND: list[tuple[dict[str, Any], list[int]]] = [
    ({}, [9, 8, 6, 5, 4, 3, 2, 1]),
    ({"Queues": "Raw"}, [1]),
    ({"Queues": ["Raw", "Misc"]}, [9, 5, 1]),
    ({"QueueIDs": [2, "4"]}, [9, 5, 1]),
    ({"Queues": ["Raw", "Misc"], "QueueIDs": 2}, [1]),
    ({"Queues": "Support"}, [8, 3]),
    ({"Queues": "Support", "UseSubQueues": 1}, [8, 3, 2]),
    ({"QueueIDs": 5, "UseSubQueues": "1"}, [8, 3, 2]),
    ({"States": "new"}, [6, 4, 1]),
    ({"States": ["open", "merged"]}, [9, 8, 2]),
    ({"StateIDs": [6]}, [3]),
    ({"StateType": "Open"}, [9, 6, 4, 3, 2, 1]),
    ({"StateType": "Closed"}, [8, 5]),
    ({"StateType": ["new", "closed"]}, [6, 5, 4, 1]),
    ({"StateTypeIDs": 4}, [3]),
    ({"Priorities": "4 high"}, [2]),
    ({"PriorityIDs": ["4", 5]}, [4, 2]),
    ({"Types": "Unclassified", "Locks": "lock"}, [3, 2]),
    ({"TypeIDs": 2}, []),
    ({"LockIDs": 2}, [3, 2]),
    ({"Services": "IT::Workplace"}, [4, 2]),
    ({"ServiceIDs": 2}, [3]),
    ({"SLAs": "Gold"}, []),
    ({"SLAIDs": [1, 2]}, []),
    ({"OwnerIDs": 3}, [3, 2]),
    ({"ResponsibleIDs": 1, "Queues": "HR"}, [4]),
    ({"CreatedUserIDs": 2}, []),
    ({"CreatedQueues": "Support"}, [8, 3]),
    ({"CreatedQueueIDs": 7, "CreatedStates": "new", "CreatedPriorityIDs": 5, "CreatedTypes": "Unclassified"}, [4]),
    ({"CreatedStateIDs": 4, "CreatedPriorities": "3 normal", "CreatedTypeIDs": 1}, [9]),
    ({"WatchUserIDs": 2}, []),
    ({"TicketID": [2, "3", 99]}, [3, 2]),
    ({"TicketNumber": "2026041810000026"}, [2]),
    ({"TicketNumber": ["20260418*", "%51"]}, [5, 2]),
    ({"Title": "Printer on floor 3 jams"}, [2]),
    ({"Title": "Printer"}, []),
    ({"Title": "*vpn*"}, [8, 3]),
    ({"Title": ["Invoice%", "vpn again"]}, [8, 6]),
    ({"CustomerUserLogin": "customer1"}, [8, 3, 2]),
    ({"CustomerUserLogin": ["customer2", "customer1"]}, [8, 5, 4, 3, 2]),
    ({"CustomerUserLogin": "*@vendor.example"}, [6, 1]),
    ({"CustomerID": "ACME"}, [9, 8, 3, 2]),
    ({"CustomerID": "B*"}, [5, 4]),
    ({"CustomerIDRaw": "B*"}, []),
    ({"CustomerIDRaw": "BETA", "CustomerID": "ACME"}, [5, 4]),
    ({"SearchInArchive": "AllTickets", "CustomerUserLogin": "customer1"}, [8, 7, 3, 2]),
    ({"SearchInArchive": "ArchivedTickets"}, [7]),
    ({"MIMEBase_Subject": "printer"}, [2]),
    ({"MIMEBase_Body": "tray"}, [2]),
    ({"MIMEBase_From": "carla"}, [8, 3, 2]),
    ({"MIMEBase_To": "desk@desk.example", "Queues": "Raw"}, [1]),
    ({"MIMEBase_AttachmentName": ".pdf"}, [6]),
    ({"MIMEBase_Subject": "VPN", "MIMEBase_Body": "Still"}, [8]),
    ({"MIMEBase_Subject": "VPN", "MIMEBase_Body": "tray", "ContentSearch": "OR"}, [8, 3, 2]),
    ({"Fulltext": "vendor"}, [6, 2, 1]),
    ({"Fulltext": "drops*monday"}, [3]),
    ({"TicketCreateTimeNewerDate": "2026-04-30 00:00:00"}, [9, 8]),
    ({"TicketCreateTimeOlderDate": "2026-04-18 09:00:00"}, [2, 1]),
    ({"TicketCreateTimeNewerDate": "2026-04-18 00:00:00", "TicketCreateTimeOlderDate": "2026-04-21 00:00:00"}, [3, 2]),
    ({"TicketCreateTimeNewerMinutes": 60 * 24 * 5}, [9, 8]),
    ({"TicketCreateTimeOlderMinutes": 60 * 24 * 15}, [2, 1]),
    ({"TicketLastChangeTimeNewerDate": "2026-04-24 10:00:00", "Queues": ["Misc"]}, [9, 5]),
    ({"TicketChangeTimeNewerDate": "2026-04-18 09:10:00", "TicketChangeTimeOlderDate": "2026-04-18 10:00:00"}, [2]),
    ({"TicketCloseTimeNewerDate": "2026-04-01 00:00:00"}, [5]),
    ({"TicketCloseTimeOlderDate": "2026-04-01 00:00:00"}, []),
    ({"TicketPendingTimeOlderDate": "2026-06-01 00:00:00"}, [3]),
    ({"TicketPendingTimeOlderMinutes": 1}, []),
    ({"ArticleCreateTimeNewerDate": "2026-04-18 09:31:00", "ArticleCreateTimeOlderDate": "2026-04-18 09:40:00"}, [2]),
    ({"TicketEscalationTimeOlderMinutes": 1}, []),
    ({"DynamicField": {"Name": "Location", "Equals": "Floor 3"}}, [2]),
    ({"DynamicField": [{"Name": "Location", "Like": "floor*"}, {"Name": "DeviceCategory", "Empty": 0}]}, [2]),
    ({"DynamicField": {"Name": "AffectedSystems", "Equals": ["VPN", "Payroll"]}}, [3]),
    ({"DynamicField": {"Name": "Location", "Empty": 1}, "Queues": "Raw"}, [1]),
    ({"DynamicField": {"Name": "DueDate", "GreaterThan": "2026-05-01", "SmallerThan": "2026-06-01"}}, [3]),
    ({"DynamicField": {"Name": "DueDate", "GreaterThanEquals": "2026-05-20 00:00:00"}}, [3]),
    ({"DynamicField": {"Name": "DueDate", "SmallerThanEquals": "2026-05-19 00:00:00"}}, []),
    ({"DynamicField_Location": {"Equals": "Floor 3"}}, [2]),
    ({"DynamicField_Location": {"Equals": "nowhere"}, "DynamicField": {"Name": "Location", "Like": "F*"}}, [2]),
    ({"DynamicField_Location": "Floor 3", "Queues": "Raw"}, [1]),
    ({"Limit": 2}, [9, 8]),
    ({"Limit": "2", "OrderBy": "Up"}, [1, 2]),
    ({"SortBy": "Age", "OrderBy": "Down", "Queues": "Misc"}, [9, 5]),
    ({"SortBy": "Title", "OrderBy": "Up", "Limit": 2}, [4, 6]),
    ({"SortBy": "Priority", "Limit": 2}, [4, 2]),
    ({"SortBy": ["Queue", "TicketNumber"], "OrderBy": ["Up", "Down"], "Limit": 4}, [4, 9, 5, 6]),
    ({"SortBy": "DynamicField_Location", "OrderBy": "Down", "Limit": 1}, [2]),
    ({"SortBy": "PendingTime", "Limit": 1}, [3]),
    ({"SortBy": "Changed", "Limit": 1}, [9]),
    ({"Result": "COUNT", "Queues": "Raw"}, [1]),
    ({"Title": "", "Queues": [], "States": None}, [9, 8, 6, 5, 4, 3, 2, 1]),
]  # fmt: skip


@pytest.mark.parametrize(("filters", "ids"), FOUND, ids=lambda value: str(value)[:60])
def test_what_is_found(desk: Any, filters: dict[str, Any], ids: list[int]) -> None:
    assert desk.found(**filters) == ids


@pytest.mark.parametrize(
    "filters",
    [
        {"Queues": "Nowhere"},
        {"Queues": ["Raw", "Nowhere"]},
        {"States": "closed"},
        {"Priorities": "1 Low"},
        {"StateType": "open-ish"},
        {"Types": "x"},
        {"Locks": "x"},
        {"Services": "x"},
        {"SLAs": "x"},
        {"CreatedQueues": "x"},
        {"QueueIDs": 99},
        {"DynamicField": {"Name": "Unknown", "Equals": "x"}},
        {"SortBy": "Weight"},
        {"OrderBy": "Sideways"},
        {"TicketCreateTimeNewerDate": "yesterday"},
        {"TicketCreateTimeNewerMinutes": "many"},
        {"CustomerUserLogin": "nobody"},
    ],
)
def test_what_does_not_exist_finds_nothing(desk: Any, filters: dict[str, Any]) -> None:
    """No error, and no key either."""
    assert desk.ok("TicketSearch", **filters) == {}


def test_ids_come_as_text(desk: Any) -> None:
    assert desk.ok("TicketSearch", Queues="Raw") == {"TicketID": ["1"]}


def test_the_limit_of_the_system(desk: Any) -> None:
    desk.switches.search_limit = 3
    assert desk.found() == desk.found(Limit=0) == [9, 8, 6]
    assert len(desk.found(Limit=5)) == 5


def test_only_what_the_caller_may_read(desk: Any) -> None:
    assert desk.found(by="agent") == desk.found(by="read-only") == [9, 8, 6, 5, 3, 2, 1]
    assert desk.ok("TicketSearch", by="no-queue") == {}


def test_watchers(desk: Any) -> None:
    desk.world.tickets[3].watchers.add(2)
    assert desk.found(WatchUserIDs=2) == [3]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("Queues=Raw", ["1"]),
        ("Queues=Raw&Queues=Misc;Limit=2", ["9", "5"]),
        ("Title=Invoice+4711", ["6"]),
        ("Title=*vpn*&OrderBy=Up", ["3", "8"]),
        # Objects cannot be sent this way: they are not looked at.
        ("DynamicField=Location&DynamicField_Location=nowhere&Queues=Raw", ["1"]),
    ],
)
def test_a_search_by_query_string(stock: Any, query: str, ids: list[str]) -> None:
    answer = stock.send("GET", f"{SAMPLE}/Ticket?UserLogin=alma&Password=sandbox-password&{query}")
    assert answer.json()["TicketID"] == ids
