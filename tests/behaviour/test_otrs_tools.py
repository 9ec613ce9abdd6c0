"""The eleven named tools: the whole request of each, what the answer says, and what the desk holds afterwards."""

from __future__ import annotations

import base64
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from deskwright.listing import Selection
from deskwright.settings import read_instances

from .otrs_desk import CATALOGUE, LOG_IN, TOOLS, Otrs, error, otrs, post, seen, text

WEB = "http://otrs.sandbox/otrs/index.pl?Action="
BUILT_IN = {"Queue": "Raw", "Priority": "3 normal", "State": "new", "Type": "Unclassified"}
PLAIN = "text/plain; charset=utf8"


def zoom(ticket_id: str) -> dict[str, str]:
    return {"name": "WebURL", "url": f"{WEB}AgentTicketZoom;TicketID={ticket_id}"}


def creation(title: str = "A title", body: str = "A text.", visible: int = 0, **ticket: Any) -> dict[str, Any]:
    """The body of a TicketCreate."""
    article = {"Subject": title, "Body": body, "IsVisibleForCustomer": visible, "ContentType": PLAIN}
    return {
        "Ticket": {"Title": title, "CustomerUser": "customer1", **BUILT_IN, **ticket},
        "Article": {**article, "CommunicationChannel": "Internal"},
    }


CREATE: dict[str, Any] = {"title": "A title", "body": "A text.", "customer_user": "customer1"}


def test_the_tools_are_those_of_the_original_server_and_three_more() -> None:
    with otrs() as desk:
        named = [tool["name"] for tool in desk.talk.application.tools.listed["tools"]]
        assert sorted(named) == sorted(TOOLS)


# --- creating ------------------------------------------------------------------------------------------


def test_create_ticket_with_nothing_but_what_it_needs() -> None:
    with otrs() as desk:
        answer = desk.call("create_ticket", **CREATE)
        assert desk.requests == [post("TicketCreate", creation())]
        assert answer.structured is not None
        assert set(answer.structured) == {"TicketID", "TicketNumber", "ArticleID"}
        ticket_id = answer.structured["TicketID"]
        held = desk.ticket(ticket_id)
        assert held["TicketNumber"] == answer.structured["TicketNumber"]
        assert {name: held[name] for name in ("Title", "CustomerUserID", *BUILT_IN)} == {
            "Title": "A title",
            "CustomerUserID": "customer1",
            **BUILT_IN,
        }
        (article,) = held["Article"]
        assert (article["Subject"], article["Body"]) == ("A title", "A text.")
        assert (article["IsVisibleForCustomer"], article["MimeType"], article["Charset"]) == ("0", "text/plain", "utf8")
        assert (article["CommunicationChannelID"], article["SenderType"]) == ("3", "agent")
        done = {"operation": "TicketCreate", "effect": "write_outbound", "visible_to": "customer", "status": 200}
        assert (answer.meta["done"], answer.meta["links"]) == (done, [zoom(ticket_id)])
        built_in = {
            name: f"{value} (built in: OTRS_DEFAULT_{variable} is not set)"
            for name, variable, value in (
                ("queue", "QUEUE", "Raw"),
                ("priority", "PRIORITY", "3 normal"),
                ("state", "STATE", "new"),
                ("ticket_type", "TYPE", "Unclassified"),
            )
        }
        assert answer.meta["defaults"] == built_in


def test_create_ticket_with_everything() -> None:
    with otrs() as desk:
        given = {
            "queue": "Support",
            "priority": "5 very high",
            "state": "open",
            "ticket_type": "Incident",
            "visible_to_customer": True,
            "dynamic_fields": {"Location": "Floor 3", "AffectedSystems": ["Mail", "VPN"]},
        }
        answer = desk.call("create_ticket", **CREATE, **given)
        wanted = creation(visible=1, Queue="Support", Priority="5 very high", State="open", Type="Incident")
        fields = [{"Name": "Location", "Value": "Floor 3"}, {"Name": "AffectedSystems", "Value": ["Mail", "VPN"]}]
        assert desk.requests == [post("TicketCreate", {**wanted, "DynamicField": fields})]
        assert answer.structured is not None
        ticket_id = answer.structured["TicketID"]
        held = desk.ticket(ticket_id)
        assert [held[name] for name in BUILT_IN] == ["Support", "5 very high", "open", "Incident"]
        assert desk.dynamic(ticket_id) == given["dynamic_fields"]
        assert held["Article"][0]["IsVisibleForCustomer"] == "1"
        assert "defaults" not in answer.meta


@pytest.mark.parametrize(
    ("given", "sent"), [({}, 0), ({"visible_to_customer": False}, 0), ({"visible_to_customer": True}, 1)]
)
def test_whether_the_customer_sees_it_is_always_said(given: dict[str, bool], sent: int) -> None:
    """Without a word the desk would show it, whatever the channel."""
    with otrs() as desk:
        assert desk.world.switches.article_visible
        made = desk.must("create_ticket", **CREATE, **given)
        assert desk.requests[-1].body["Article"]["IsVisibleForCustomer"] == sent
        assert desk.articles(made["TicketID"])[0]["IsVisibleForCustomer"] == str(sent)


DEFAULTS = {
    "OTRS_DEFAULT_QUEUE": "Misc",
    "OTRS_DEFAULT_PRIORITY": "2 low",
    "OTRS_DEFAULT_STATE": "open",
    "OTRS_DEFAULT_TYPE": "Problem",
    "OTRS_DEFAULT_CUSTOMER_USER": "customer2",
}


def test_what_the_operator_set_fills_in_what_is_left_out() -> None:
    with otrs(variables=DEFAULTS) as desk:
        answer = desk.call("create_ticket", title="A title", body="A text.")
        wanted = creation(CustomerUser="customer2", Queue="Misc", Priority="2 low", State="open", Type="Problem")
        assert desk.requests == [post("TicketCreate", wanted)]
        arguments = ("queue", "priority", "state", "ticket_type", "customer_user")
        told = [f"{value} ({variable})" for variable, value in DEFAULTS.items()]
        assert answer.meta["defaults"] == dict(zip(arguments, told, strict=True))


def test_what_the_caller_gives_beats_it() -> None:
    with otrs(variables=DEFAULTS) as desk:
        given = {"queue": "Raw", "priority": "4 high", "state": "new", "ticket_type": "Incident"}
        answer = desk.call("create_ticket", **CREATE, **given)
        wanted = creation(Queue="Raw", Priority="4 high", State="new", Type="Incident")
        assert desk.requests == [post("TicketCreate", wanted)]
        assert "defaults" not in answer.meta


def test_one_default_leaves_the_others_alone() -> None:
    with otrs(variables={"OTRS_DEFAULT_STATE": "open"}) as desk:
        answer = desk.call("create_ticket", **CREATE)
        assert desk.requests == [post("TicketCreate", creation(State="open"))]
        assert answer.meta["defaults"]["state"] == "open (OTRS_DEFAULT_STATE)"
        assert answer.meta["defaults"]["queue"] == "Raw (built in: OTRS_DEFAULT_QUEUE is not set)"


def test_without_a_customer_nothing_is_sent() -> None:
    with otrs() as desk:
        told = desk.quietly_refused("create_ticket", title="A title", body="A text.")
        assert "a customer is needed: pass customer_user" in told
        assert "OTRS_DEFAULT_CUSTOMER_USER" in told


def test_an_address_is_a_customer_too_and_no_other_person_is() -> None:
    with otrs() as desk:
        made = desk.must("create_ticket", **{**CREATE, "customer_user": "new.person@elsewhere.example"})
        assert desk.ticket(made["TicketID"])["CustomerUserID"] == "new.person@elsewhere.example"


def test_an_empty_variable_is_not_set() -> None:
    with otrs(variables={"OTRS_DEFAULT_QUEUE": "  ", "OTRS_DEFAULT_STATE": ""}) as desk:
        desk.must("create_ticket", **CREATE)
        assert desk.requests == [post("TicketCreate", creation())]


@pytest.mark.parametrize("argument", ["queue", "priority", "state", "ticket_type", "customer_user"])
def test_an_empty_value_is_neither_sent_nor_replaced(argument: str) -> None:
    """The desk would take an empty type for none and put its own in its place."""
    with otrs(variables=DEFAULTS) as desk:
        assert argument in desk.quietly_refused("create_ticket", **{**CREATE, argument: ""})


@pytest.mark.parametrize("lacking", ["title", "body"])
@pytest.mark.parametrize("how", ["absent", "empty", "null"])
def test_a_ticket_needs_words(lacking: str, how: str) -> None:
    with otrs() as desk:
        given = {name: value for name, value in CREATE.items() if name != lacking}
        if how != "absent":
            given[lacking] = "" if how == "empty" else None
        assert lacking in desk.quietly_refused("create_ticket", **given)


def test_any_text_arrives_as_it_was() -> None:
    words = 'Ü "quoted" \\ <b>&amp; 🖨 ' + "\u202e" + "\nsecond line\ttab {0} $(x) %s"
    with otrs() as desk:
        made = desk.must("create_ticket", **{**CREATE, "title": 'Ü 🖨 "q"', "body": words})
        (article,) = desk.articles(made["TicketID"])
        assert article["Body"] == words
        assert desk.ticket(made["TicketID"])["Title"] == 'Ü 🖨 "q"'


# --- reading -------------------------------------------------------------------------------------------

READ = {"DynamicFields": 1, "Extended": 1, "Attachments": 0, "AllArticles": 1, "GetAttachmentContents": 0}


@pytest.mark.parametrize(
    ("given", "changed"),
    [
        ({}, {}),
        ({"include_dynamic_fields": False}, {"DynamicFields": 0}),
        ({"include_extended_data": False}, {"Extended": 0}),
        ({"include_attachments": True}, {"Attachments": 1}),
        (
            {"include_dynamic_fields": True, "include_extended_data": True, "include_attachments": False},
            {},
        ),
    ],
)
def test_get_ticket(given: dict[str, bool], changed: dict[str, int]) -> None:
    with otrs() as desk:
        answer = desk.call("get_ticket", ticket_id="2", **given)
        wanted = {"TicketID": "2", **READ, **changed}
        assert desk.requests == [post("TicketGet", wanted)]
        assert answer.structured == desk.holds("TicketGet", **wanted)
        assert answer.meta["links"] == [
            zoom("2"),
            {"name": "HistoryWebURL", "url": f"{WEB}AgentTicketHistory;TicketID=2"},
        ]
        assert answer.structured is not None
        (ticket,) = answer.structured["Ticket"]
        assert ("DynamicField" in ticket) == bool(wanted["DynamicFields"])
        assert ("FirstResponse" in ticket) == bool(wanted["Extended"])
        assert [article["Body"] for article in ticket["Article"]] == [
            "It jams every hour.",
            "Which tray is it?",
            "The vendor knows of it, see the log.",
        ]
        files = ticket["Article"][2].get("Attachment")
        assert (files is not None) == bool(wanted["Attachments"])
        assert not files or (files[0]["Filename"], files[0]["Content"]) == ("printer.log", "")


def test_several_tickets_at_once_each_with_its_links() -> None:
    with otrs() as desk:
        answer = desk.call("get_ticket", ticket_id="2,3")
        assert answer.structured is not None
        assert [ticket["TicketID"] for ticket in answer.structured["Ticket"]] == ["2", "3"]
        assert [link["url"].rpartition("=")[2] for link in answer.meta["links"]] == ["2", "3", "2", "3"]


def test_every_kind_of_link() -> None:
    with otrs() as desk:
        assert desk.call("get_ticket_history", ticket_id="2").meta["links"] == [
            zoom("2"),
            {"name": "HistoryWebURL", "url": f"{WEB}AgentTicketHistory;TicketID=2"},
        ]
        assert desk.call("search_tickets", title="VPN drops*").meta["links"] == [
            zoom("3"),
            {"name": "WebSearchURL", "url": f"{WEB}AgentTicketSearch"},
        ]


PLACE = "nph-genericinterface.pl/Webservice/Deskwright"


@pytest.mark.parametrize(
    ("base", "web", "begins"),
    [
        (f"https://desk.example/otrs/{PLACE}", "", "https://desk.example/otrs/index.pl?"),
        (f"https://desk.example/znuny/{PLACE}/", "", "https://desk.example/znuny/index.pl?"),
        (f"https://desk.example:8443/{PLACE}", "", "https://desk.example:8443/index.pl?"),
        (f"https://inside.example/otrs/{PLACE}", "https://help.example/desk/", "https://help.example/desk/index.pl?"),
        ("https://gateway.example/tickets", "", None),
    ],
)
def test_links_lead_to_the_web_interface(base: str, web: str, begins: str | None) -> None:
    """Where its address is not known there is no link, rather than one that leads nowhere."""
    with otrs() as desk:
        environment = {"OTRS_USERNAME": "sven", "OTRS_PASSWORD": "x", "OTRS_BASE_URL": base, "OTRS_WEB_BASE_URL": web}
        (instance,) = read_instances(CATALOGUE, environment)
        connections = desk.talk.application.desks[0].connections
        connections.instances["sandbox"] = replace(connections.instances["sandbox"], web=instance.web)
        links = desk.call("get_ticket", ticket_id="2").meta.get("links", [])
        if begins is None:
            assert links == []
        else:
            assert [link["url"].partition("Action")[0] for link in links] == [begins] * 2


def test_get_ticket_history() -> None:
    with otrs() as desk:
        answer = desk.call("get_ticket_history", ticket_id="2")
        assert desk.requests == [post("TicketHistoryGet", {"TicketID": "2"})]
        assert answer.structured == desk.holds("TicketHistoryGet", TicketID="2")
        assert desk.history("2")[0] == "NewTicket"


SEARCH = {"Limit": 50, "SortBy": "Age", "OrderBy": "Down"}


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({}, {}),
        ({"customer_user": "customer1"}, {"CustomerUserLogin": "customer1"}),
        ({"queue": "Support::Hardware"}, {"Queues": "Support::Hardware"}),
        ({"state": "closed successful"}, {"States": "closed successful"}),
        ({"priority": "3 normal"}, {"Priorities": "3 normal"}),
        ({"title": "*VPN*"}, {"Title": "*VPN*"}),
        ({"limit": 2, "sort_by": "TicketNumber", "order_by": "Up"},
         {"Limit": 2, "SortBy": "TicketNumber", "OrderBy": "Up"}),
        ({"customer_user": "customer1", "queue": "Support", "state": "pending reminder", "priority": "3 normal",
          "title": "VPN*"},
         {"CustomerUserLogin": "customer1", "Queues": "Support", "States": "pending reminder",
          "Priorities": "3 normal", "Title": "VPN*"}),
    ],
)  # fmt: skip
def test_search_tickets(given: dict[str, Any], sent: dict[str, Any]) -> None:
    with otrs("admin") as desk:
        answer = desk.must("search_tickets", **given)
        assert desk.requests == [post("TicketSearch", {**SEARCH, **sent})]
        assert answer == desk.holds("TicketSearch", **{**SEARCH, **sent})
        assert answer["TicketID"]


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_that_is_none_is_refused(limit: int) -> None:
    """The desk would take it for its own: 500."""
    with otrs() as desk:
        assert "limit" in desk.quietly_refused("search_tickets", limit=limit)
        assert "limit" in desk.quietly_refused("search_config_items", class_name="Computer", limit=limit)


def test_get_config_item() -> None:
    with otrs() as desk:
        whole = desk.must("get_config_item", config_item_id="1")
        assert whole == desk.holds("ConfigItemGet", ConfigItemID="1")
        assert whole["ConfigItem"][0]["CIXMLData"]["NIC"]["IPAddress"] == "192.0.2.42"
        less = desk.must("get_config_item", config_item_id="1", include_dynamic_fields=False)
        assert less == {"ConfigItem": [{k: v for k, v in whole["ConfigItem"][0].items() if k != "CIXMLData"}]}
        assert desk.must("get_config_item", config_item_id="1", include_dynamic_fields=True) == whole
        # no parameter of the operation: it is never sent
        assert desk.requests == [post("ConfigItemGet", {"ConfigItemID": "1"})] * 3


def test_several_config_items_without_their_fields() -> None:
    with otrs() as desk:
        rows = desk.must("get_config_item", config_item_id="1,4", include_dynamic_fields=False)["ConfigItem"]
        assert [row["Name"] for row in rows] == ["WS-0042", "PRN-3"]
        assert not [row for row in rows if "CIXMLData" in row]


@pytest.mark.parametrize(
    ("given", "sent", "found"),
    [
        ({}, {}, ["3", "2", "1"]),
        ({"name": "WS-*"}, {"Name": "WS-*"}, ["2", "1"]),
        ({"deployment_state": "Repair"}, {"DeplStates": "Repair"}, ["2"]),
        ({"incident_state": "Operational"}, {"InciStates": "Operational"}, ["3", "1"]),
        ({"limit": 1}, {"Limit": 1}, ["3"]),
        (
            {"name": "*42", "deployment_state": "Production", "incident_state": "Operational", "limit": 5},
            {"Name": "*42", "DeplStates": "Production", "InciStates": "Operational", "Limit": 5},
            ["1"],
        ),
    ],
)
def test_search_config_items(given: dict[str, Any], sent: dict[str, Any], found: list[str]) -> None:
    """Everything stands inside ConfigItem: outside of it the operation does not look."""
    with otrs() as desk:
        answer = desk.must("search_config_items", class_name="Computer", **given)
        assert desk.requests == [post("ConfigItemSearch", {"ConfigItem": {"Class": "Computer", "Limit": 50, **sent}})]
        assert answer == {"ConfigItemIDs": found}


def test_config_items_are_searched_by_class() -> None:
    with otrs() as desk:
        told = desk.quietly_refused("search_config_items", name="WS-*")
        assert "the desk searches one class at a time; pass class_name" in told


# --- changing ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "ticket", "held"),
    [
        ({"title": "Other"}, {"Title": "Other"}, {"Title": "Other"}),
        ({"queue": "Support"}, {"Queue": "Support"}, {"Queue": "Support"}),
        ({"priority": "1 very low"}, {"Priority": "1 very low"}, {"Priority": "1 very low"}),
        ({"state": "closed successful"}, {"State": "closed successful"},
         {"State": "closed successful", "Lock": "unlock"}),
        ({"customer_user": "customer2"}, {"CustomerUser": "customer2"}, {"CustomerUserID": "customer2"}),
        ({"owner": "alma"}, {"Owner": "alma"}, {"Owner": "alma", "OwnerID": "2"}),
        ({"state": "pending reminder", "pending_minutes": 90},
         {"State": "pending reminder", "PendingTime": {"Diff": 90}}, {"State": "pending reminder", "UntilTime": 5399}),
        ({"title": "T", "queue": "Support", "priority": "2 low", "state": "open", "customer_user": "customer2",
          "owner": "alma"},
         {"Title": "T", "Queue": "Support", "Priority": "2 low", "State": "open", "CustomerUser": "customer2",
          "Owner": "alma"},
         {"Title": "T", "Queue": "Support", "Priority": "2 low", "State": "open", "CustomerUserID": "customer2",
          "Owner": "alma"}),
    ],
)  # fmt: skip
def test_update_ticket(given: dict[str, Any], ticket: dict[str, Any], held: dict[str, Any]) -> None:
    with otrs() as desk:
        before = desk.ticket("2")
        answer = desk.call("update_ticket", ticket_id="2", **given)
        assert desk.requests == [post("TicketUpdate", {"TicketID": "2", "Ticket": ticket})]
        after = desk.ticket("2")
        assert {name: after[name] for name in held} == held
        touched = {name for name in after if after[name] != before.get(name)} - {"Changed", "ChangeBy"}
        ids = {f"{name}ID" for name in held} | {"StateType", "LockID", "CustomerID", "Age"}
        assert touched <= held.keys() | ids
        assert after["Article"] == before["Article"]
        assert answer.structured == {"TicketID": "2", "TicketNumber": before["TicketNumber"]}
        done = {"operation": "TicketUpdate", "effect": "write_outbound", "visible_to": "customer", "status": 200}
        assert (answer.meta["done"], answer.meta["links"]) == (done, [zoom("2")])


def test_dynamic_fields_alone_are_a_change() -> None:
    with otrs() as desk:
        desk.must("update_ticket", ticket_id="2", dynamic_fields={"Location": "Cellar", "AffectedSystems": ["VPN"]})
        fields = [{"Name": "Location", "Value": "Cellar"}, {"Name": "AffectedSystems", "Value": ["VPN"]}]
        assert desk.requests == [post("TicketUpdate", {"TicketID": "2", "DynamicField": fields})]
        assert desk.dynamic("2") == {"Location": "Cellar", "AffectedSystems": ["VPN"], "DeviceCategory": "Printer"}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "nothing to change"),
        ({"pending_minutes": 5}, "state"),
        ({"pending_minutes": 0, "state": "pending reminder"}, "pending_minutes"),
        ({"dynamic_fields": {}}, "dynamic_fields"),
        ({"title": ""}, "title"),
        ({"owner": ""}, "owner"),
        ({"state": ""}, "state"),
    ],
)
def test_an_update_that_changes_nothing_is_refused(given: dict[str, Any], told: str) -> None:
    """The desk takes an empty value for none and would answer with a success."""
    with otrs() as desk:
        assert told in desk.quietly_refused("update_ticket", ticket_id="2", **given)


@pytest.mark.parametrize(
    ("tool", "visible", "effect", "visible_to"),
    [("reply_to_ticket", 1, "write_outbound", "customer"), ("add_internal_note", 0, "write_internal", "staff only")],
)
def test_an_article_is_for_the_customer_or_for_staff(tool: str, visible: int, effect: str, visible_to: str) -> None:
    with otrs() as desk:
        before = desk.ticket("2")
        answer = desk.call(tool, ticket_id="2", subject="A subject", body="A text.")
        article: dict[str, Any] = {"Subject": "A subject", "Body": "A text.", "ContentType": PLAIN}
        article |= {"IsVisibleForCustomer": visible}
        if not visible:
            article["CommunicationChannel"] = "Internal"
        assert desk.requests == [post("TicketUpdate", {"TicketID": "2", "Article": article})]
        *earlier, made = desk.articles("2")
        assert earlier == before["Article"]
        assert (made["Subject"], made["Body"], made["IsVisibleForCustomer"]) == ("A subject", "A text.", str(visible))
        assert answer.structured is not None
        assert answer.structured["ArticleID"] == made["ArticleID"]
        assert (answer.meta["done"]["effect"], answer.meta["done"]["visible_to"]) == (effect, visible_to)
        assert answer.meta["links"] == [zoom("2")]
        assert desk.world.mails == []  # a reply is no mail


def test_a_reply_is_mailed_where_it_is_said_to_whom() -> None:
    """Znuny mails an article that has To, and ArticleSend besides."""
    with otrs() as desk:
        desk.must("reply_to_ticket", ticket_id="2", subject="Re: x", body="A text.", send_to="carla@acme.example")
        article = {"Subject": "Re: x", "Body": "A text.", "ContentType": PLAIN, "IsVisibleForCustomer": 1}
        article |= {"To": "carla@acme.example", "ArticleSend": 1, "CommunicationChannel": "Email"}
        assert desk.requests == [post("TicketUpdate", {"TicketID": "2", "Article": article})]
        assert [(mail.kind, mail.to, mail.subject) for mail in desk.world.mails] == [
            ("article", "carla@acme.example", "Re: x")
        ]
        assert desk.articles("2")[-1]["CommunicationChannelID"] == "1"


def test_a_note_passes_where_nothing_may_reach_customers() -> None:
    """The effects are those of the values in hand."""
    with otrs(effects=frozenset({"read", "write_internal"})) as desk:
        desk.must("add_internal_note", ticket_id="2", subject="s", body="b")
        for tool, given in {
            "reply_to_ticket": {"subject": "s", "body": "b"},
            "update_ticket": {"state": "open"},
        }.items():
            assert "write_outbound" in desk.quietly_refused(tool, ticket_id="2", **given)
        assert "write_outbound" in desk.quietly_refused("create_ticket", **CREATE)


def test_the_operation_itself_is_judged_by_its_values() -> None:
    note = {"Subject": "s", "Body": "b", "ContentType": PLAIN}
    with otrs(effects=frozenset({"read", "write_internal"}), selection=Selection(tools=("otrs_call",))) as desk:
        call = {"family": "ticket", "action": "update"}
        hidden = {"TicketID": "2", "Article": {**note, "IsVisibleForCustomer": 0}}
        for payload in (
            {**hidden, "Ticket": {"State": "open"}},
            {"TicketID": "2", "Article": note},
            {"TicketID": "2", "Article": {**note, "IsVisibleForCustomer": 1}},
            {"TicketID": "2", "Article": {**note, "IsVisibleForCustomer": "1"}},
            {"TicketID": "2", "DynamicField": [{"Name": "Location", "Value": "x"}]},
        ):
            assert "write_outbound" in desk.quietly_refused("otrs_call", payload=payload, **call)
        desk.must("otrs_call", payload=hidden, **call)
        assert desk.articles("2")[-1]["IsVisibleForCustomer"] == "0"


def test_a_system_that_is_not_znuny_takes_everything_but_the_mail() -> None:
    with otrs(znuny=False) as desk:
        made = desk.must("create_ticket", **CREATE, dynamic_fields={"Location": "Cellar"})["TicketID"]
        desk.must("reply_to_ticket", ticket_id=made, subject="s", body="b", send_to="carla@acme.example")
        file = [{"content": "QQ==", "filename": "a.txt"}]
        desk.must("add_internal_note", ticket_id=made, subject="s", body="b", files_base64=file)
        articles = desk.articles(made)
        assert [article["IsVisibleForCustomer"] for article in articles] == ["0", "1", "0"]
        assert [file["Filename"] for file in articles[2]["Attachment"]] == ["a.txt"]
        assert (desk.dynamic(made), desk.world.mails) == ({"Location": "Cellar"}, [])


# --- files ---------------------------------------------------------------------------------------------

BYTES = bytes(range(256)) * 40 + b"\r\n\0"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "outbox"
    made.mkdir()
    (made / "all bytes.bin").write_bytes(BYTES)
    (made / "Grüße.txt").write_text("Grüße", "utf-8")
    return made


def sent_file(name: str, kind: str, content: bytes) -> dict[str, str]:
    return {"Content": base64.b64encode(content).decode(), "ContentType": kind, "Filename": name}


@pytest.mark.parametrize("tool", ["create_ticket", "reply_to_ticket", "add_internal_note"])
def test_files_by_path_and_in_the_call_arrive_byte_for_byte(tool: str, folder: Path) -> None:
    given = CREATE if tool == "create_ticket" else {"ticket_id": "2", "subject": "s", "body": "b"}
    encoded = {"content": base64.b64encode(BYTES[::-1]).decode(), "filename": "reversed.pdf"}
    with otrs(attachments=folder) as desk:
        made = desk.must(tool, **given, files=["all bytes.bin", "Grüße.txt"], files_base64=[encoded])
        (request,) = desk.requests
        assert request.body["Attachment"] == [
            sent_file("all bytes.bin", "application/octet-stream", BYTES),
            sent_file("Grüße.txt", "text/plain", "Grüße".encode()),
            sent_file("reversed.pdf", "application/pdf", BYTES[::-1]),
        ]
        article = desk.articles(made["TicketID"])[-1]
        held = {file["Filename"]: base64.b64decode(file["Content"]) for file in article["Attachment"]}
        assert held == {
            "all bytes.bin": BYTES,
            "Grüße.txt": "Grüße".encode(),
            "reversed.pdf": BYTES[::-1],
        }
        for name, content in held.items():
            got = desk.call(
                "get_attachment", ticket_id=made["TicketID"], article_id=article["ArticleID"], filename=name
            )
            assert content_of(got) == content


def content_of(answer: Any) -> bytes:
    (block,) = [block for block in answer.content if block["type"] != "text"]
    return base64.b64decode(block["resource"]["blob"] if block["type"] == "resource" else block["data"])


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"files": ["../secret.txt"]}, "attachments folder"),
        ({"files": ["/etc/hostname"]}, "attachments folder"),
        ({"files": ["link.txt"]}, "no links"),
        ({"files": ["absent.txt"]}, "cannot be read"),
        ({"files_base64": [{"content": "not base64!", "filename": "a.txt"}]}, "not base64"),
        ({"files_base64": [{"content": "QQ==", "filename": "../a.txt"}]}, "not a file name"),
        ({"files_base64": [{"content": "QQ==", "filename": "a.txt"}] * 6, "files": ["Grüße.txt"] * 5}, "at most 10"),
        ({"files_base64": [{"content": "QQ=="}]}, "filename"),
        ({"files_base64": []}, None),
    ],
)
def test_files_that_do_not_go(given: dict[str, Any], told: str | None, folder: Path) -> None:
    (folder.parent / "secret.txt").write_text("secret")
    os.symlink(folder.parent / "secret.txt", folder / "link.txt")
    with otrs(attachments=folder) as desk:
        if told is None:
            desk.must("create_ticket", **CREATE, **given)
            assert "Attachment" not in desk.requests[-1].body
        else:
            before = desk.state
            assert told in desk.quietly_refused("create_ticket", **CREATE, **given)
            assert desk.state == before


def test_without_a_folder_no_path_is_read() -> None:
    with otrs() as desk:
        told = desk.quietly_refused("create_ticket", **CREATE, files=["Grüße.txt"])
        assert "--attachments" in told


DOWNLOAD = {"TicketID": "2", "AllArticles": 1, "Attachments": 1, "GetAttachmentContents": 1}


def test_get_attachment() -> None:
    with otrs() as desk:
        answer = desk.call("get_attachment", ticket_id="2", article_id="4", filename="printer.log")
        assert desk.requests == [post("TicketGet", DOWNLOAD)]
        assert content_of(answer) == b"10:02 paper jam in tray 2\n10:07 paper jam in tray 2\n"
        (block,) = [block for block in answer.content if block["type"] == "resource"]
        assert block["resource"]["uri"] == "otrs://ticket/2/article/4/printer.log"
        assert block["resource"]["mimeType"] == "text/plain"
        assert answer.structured is not None
        assert (answer.structured["Filename"], answer.structured["FilesizeRaw"]) == ("printer.log", "52")
        assert "Content" not in answer.structured
        assert answer.meta["provenance"] == "untrusted helpdesk content"


@pytest.mark.parametrize(
    "wrong",
    [
        {"filename": "PRINTER.LOG"},
        {"filename": "printer.log "},
        {"article_id": "3"},
        {"article_id": "999"},
        {"ticket_id": "9", "article_id": "1"},
    ],
)
def test_a_file_that_is_not_there_is_told(wrong: dict[str, str]) -> None:
    """Another article's file of that name is not given, nor another file of the article."""
    wanted = {"ticket_id": "2", "article_id": "4", "filename": "printer.log", **wrong}
    with otrs("admin") as desk:
        answer = desk.refused("get_attachment", **wanted)
        assert error(answer)["code"] == "not_found"
        assert "there is no such file" in text(answer)
        assert [block["type"] for block in answer.content] == ["text"]


def test_two_files_of_one_name_are_told_apart_by_their_article() -> None:
    with otrs() as desk:
        ids = []
        for content in (b"one", b"two"):
            file = {"content": base64.b64encode(content).decode(), "filename": "same.txt"}
            ids.append(desk.must("add_internal_note", ticket_id="2", subject="s", body="b", files_base64=[file]))
        for made, content in zip(ids, (b"one", b"two"), strict=True):
            got = desk.call("get_attachment", ticket_id="2", article_id=made["ArticleID"], filename="same.txt")
            assert content_of(got) == content


# --- the log-in ----------------------------------------------------------------------------------------


def test_create_session_logs_in_and_the_others_use_it() -> None:
    with otrs() as desk:
        desk.must("create_session")
        assert [*map(seen, desk.sent)] == [LOG_IN]
        desk.must("search_tickets")
        desk.must("create_session")
        assert len(desk.log_ins) == 1
        assert desk.world.counters.sessions_opened == 1


def test_what_was_sent_holds_only_what_a_test_may_see() -> None:
    """The session of every request is one that the desk opened for this agent."""
    with otrs() as desk:
        desk.must("get_ticket", ticket_id="2")
        desk.must("search_tickets")
        bodies = [sent.body for sent in desk.sent]
        assert bodies[0] == {"UserLogin": "sven", "Password": "sandbox-password"}
        assert [body["SessionID"] for body in bodies[1:]] == desk.sessions * 2
        assert desk.world.sessions[desk.sessions[0]].login == "sven"


def make(desk: Otrs, count: int) -> list[str]:
    return [desk.must("create_ticket", **CREATE)["TicketID"] for _ in range(count)]


def test_a_limit_is_kept() -> None:
    with otrs() as desk:
        made = make(desk, 3)
        found = desk.must("search_tickets", limit=2, sort_by="TicketNumber", order_by="Down")["TicketID"]
        assert found == made[:0:-1]
