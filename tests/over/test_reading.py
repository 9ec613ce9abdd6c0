"""Another desk's tickets in the triage contract: ids, values, texts and times, and nothing that the desk lacks."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema
import pytest
from deskwright.triage.errors import TriageError
from deskwright.triage.over_read import TicketReader, wire_value
from deskwright.triage.over_write import as_html
from deskwright.triage.shape import OWN, TicketShape

from tests.over.cases import DESKS, Desk
from tests.over.triaged import Triaged, catalogue_of

Over = Callable[..., Triaged]
by_desk = pytest.mark.parametrize("desk", DESKS, ids=lambda desk: desk.name)
EXPECTED: dict[str, dict[str, Any]] = {
    "tickiti": {
        "id": "100102",
        "createdAt": "2026-02-03T08:00:00Z",
        "updatedAt": "2026-02-03T09:34:00Z",
        "customer": {"name": "Boris K"},
        "subject": "Invoice 2207 charged twice",
        # a pinned note of staff stands before it in the thread
        "description": "Invoice 2207 left my account twice.",
        "status": "in-progress",
        "priority": "P1",
        "team": "Billing",
        "assignee": "jonas.weber@desk.example",
        "tags": ["refund"],
        "relatedTicketIds": [],
        "revision": 0,
    },
    "openhelpdesk": {
        "id": "01KQG0RQC0000000000000001V",
        "createdAt": "2026-04-30T20:20:00Z",
        "updatedAt": "2026-04-30T20:20:00Z",
        "customer": {"name": "Uma Reyes"},
        "subject": "Laptop does not charge",
        "description": "The light stays dark with two chargers.",
        "status": "new",
        "category": "Hardware",
        "priority": "P3",
        "sla": {"responseDueAt": "2026-05-01T02:20:00Z", "breached": False},
        "relatedTicketIds": ["01KPJQG1R0000000000000001C"],
        "revision": 0,
    },
    "tiflux": {
        "id": "123",
        "createdAt": "2025-01-14T08:30:00Z",
        "updatedAt": "2025-01-14T08:30:00Z",
        "customer": {"name": "Empresa Exemplo"},
        "subject": "Instalar programa de notas",
        "description": "Descrição do chamado.",
        "status": "in-progress",
        "priority": "High",
        "team": "Support",
        "assignee": "João Silva",
        "sla": {"responseDueAt": "2025-01-14T12:30:00Z", "breached": False},
        "relatedTicketIds": ["124"],
        "revision": 0,
    },
    "otrs": {
        "id": "3",
        "createdAt": "2026-04-20T09:35:00Z",
        "updatedAt": "2026-04-20T09:35:00Z",
        "customer": {"name": "customer1"},
        "subject": "VPN drops every hour",
        "description": "Since Monday.",
        "status": "waiting-customer",
        "category": "Unclassified",
        "priority": "P3",
        "team": "Support",
        "assignee": "sven",
        "relatedTicketIds": [],
        "revision": 0,
    },
}
TOTALS = {"tickiti": 27, "openhelpdesk": 8, "tiflux": 31, "otrs": 8}
#: Two tickets of a sandbox that share words; OTRS and Open Help Desk have none.
ALIKE = {
    "tickiti": ("100113", ["100114", "100119", "100120", "100124", "100126"]),
    "tiflux": ("2001", ["3005", "1505", "2007", "2008", "2009"]),
    "openhelpdesk": ("01KQG0RQC0000000000000001V", []),
    "otrs": ("3", []),
}


@by_desk
def test_a_desk_s_tickets_are_the_contract_s(over: Over, desk: Desk) -> None:
    made = over(desk.name)
    assert made.ticket(desk.ticket) == EXPECTED[desk.name]
    found = made.must("list_tickets", limit=50)
    assert found["total"] == TOTALS[desk.name] == len(found["items"])
    assert next(item for item in found["items"] if item["id"] == desk.ticket) == EXPECTED[desk.name]
    assert {item["revision"] for item in found["items"]} == {0}
    jsonschema.validate(found, made.tool("list_tickets")["outputSchema"])
    # two pages of it are the same tickets in the same order
    first, second = made.must("list_tickets", limit=3), made.must("list_tickets", limit=3, offset=3)
    assert [item["id"] for item in (*first["items"], *second["items"])] == [item["id"] for item in found["items"]][:6]
    assert made.writes == []


@by_desk
def test_similar_tickets_are_found_in_the_texts(over: Over, desk: Desk) -> None:
    made = over(desk.name)
    ticket, wanted = ALIKE[desk.name]
    found = made.must("find_similar_tickets", id=ticket)
    assert [one["ticketId"] for one in found["candidates"]] == wanted
    jsonschema.validate(found, made.tool("find_similar_tickets")["outputSchema"])


@by_desk
def test_metrics_and_filters_work_on_what_the_desk_has(over: Over, desk: Desk) -> None:
    made = over(desk.name)
    found = made.must("get_queue_metrics")
    done = made.must("list_tickets", status="resolved", limit=50)["total"]
    assert found["openTickets"] == TOTALS[desk.name] - done
    assert found["submittedRecommendations"] == 0
    wanted = EXPECTED[desk.name]["priority"]
    listed = made.must("list_tickets", priority=wanted, limit=50)["items"]
    assert {item["priority"] for item in listed} == {wanted}
    assert desk.ticket in {item["id"] for item in listed}


@by_desk
def test_what_the_desk_lacks_is_in_no_ticket_and_in_no_schema(over: Over, desk: Desk) -> None:
    made = over(desk.name)
    word = catalogue_of(desk.name).ticket or {}
    absent = set(word["absent"])
    ticket = made.tool("get_ticket")["outputSchema"]["properties"]["ticket"]
    submit = made.tool("submit_triage_recommendation")["inputSchema"]
    filters = made.tool("list_tickets")["inputSchema"]["properties"]
    assert set(submit["required"]) <= set(submit["properties"])
    for name in ("category", "tags"):
        assert (name in ticket["properties"]) == (name not in absent)
        assert name not in absent or name not in submit["properties"]
    assert "category" not in absent or "category" not in filters
    assert ("sla" in ticket["properties"]) == ("sla.responseDueAt" not in absent) == ("slaState" in filters)
    assert set(ticket["properties"]["customer"]["properties"]) == {"name"}
    for item in made.must("list_tickets", limit=50)["items"]:
        assert not {name.partition(".")[0] for name in absent if "." not in name} & set(item) - {"relatedTicketIds"}
    approvable = made.tool("approve_triage_recommendation")["inputSchema"]["properties"]["approvedFields"]["items"]
    assert set(approvable["enum"]) == {one.field for one in desk.fields}
    proposed = {"tags": "tags", "status": "ticketStatus", "assignee": "assignee"}
    for field, member in proposed.items():
        assert (member in submit["properties"]) == (field in approvable["enum"])
    for tool in made.outer.tools.listed["tools"]:
        assert "TKT-" not in json.dumps(tool, ensure_ascii=False), tool["name"]


@by_desk
def test_the_nine_tools_stay_nine_and_say_whose_customer_reads(over: Over, desk: Desk) -> None:
    made = over(desk.name)
    tools = made.outer.tools.listed["tools"]
    assert len(tools) == 9
    approve = made.tool("approve_triage_recommendation")
    assert "no response is sent" not in approve["description"]
    assert approve["description"].endswith("its customer reads an approved customerResponse.")
    assert approve["annotations"]["openWorldHint"] is True
    assert [prompt["name"] for prompt in made.catalogue.prompts] == [
        "triage_ticket",
        "triage_queue",
        "review_escalations",
    ]
    assert "TKT-" not in json.dumps(made.catalogue.prompts)
    found = made.run(made.outer.read_resource(f"ticket://{desk.ticket}"))
    assert json.loads(found["contents"][0]["text"]) == EXPECTED[desk.name]


@by_desk
def test_what_was_read_is_not_read_again_as_long_as_its_row_stays(over: Over, desk: Desk) -> None:
    made = over(desk.name)
    made.must("list_tickets")
    before = len(made.recorder.sent)
    made.must("list_tickets", offset=3)
    again = len(made.recorder.sent) - before
    # OTRS lists ids alone: its tickets are read each time, many at once
    assert again == (2 if desk.name == "otrs" else 1)


def test_a_list_without_texts_is_read_up_to_a_bound(over: Over, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond it a ticket says what its row says; the next list reads on."""
    monkeypatch.setattr("deskwright.triage.over_source.READS", 10)
    made = over("tickiti")
    shown = [[len({item["subject"], item["description"]}) for item in made.must("list_tickets", limit=50)["items"]]]
    shows = [sent for sent in made.recorder.sent if sent.path.endswith("/show")]
    assert len(shows) == 10
    shown += [[len({item["subject"], item["description"]}) for item in made.must("list_tickets", limit=50)["items"]]]
    assert [sum(1 for one in each if one == 2) for each in shown] == [10, 20]


def test_a_list_that_is_longer_than_its_bound_says_so(
    over: Over, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The list ends there, its log says so, and the desk's own search finds what is alike beyond it."""
    monkeypatch.setattr("deskwright.triage.over_source.MOST", 2)
    made = over("openhelpdesk")
    assert made.must("list_tickets")["total"] == 2
    made.must("list_tickets")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines() if "triage_list_cut" in line]
    assert lines == [{"event": "triage_list_cut", "desk": "openhelpdesk", "listed": 2}]
    made.must("find_similar_tickets", id="01KQG0RQC0000000000000001V")
    asked = [sent.query for sent in made.recorder.sent if "q=" in sent.query]
    assert [query.partition("q=")[2].partition("&")[0] for query in asked] == ["Laptop", "charge", "does"]


def test_a_desk_that_stops_answering_leaves_what_rows_say(over: Over, capsys: pytest.CaptureFixture[str]) -> None:
    """Too many requests in the middle of a list: it is told, and what was not read shows its subject."""
    made = over("tickiti")
    reads = 0

    def busy(method: str, path: str) -> tuple[int, Any, dict[str, str]] | None:
        nonlocal reads
        reads += path.endswith("/tickets/show")
        return (
            (429, {"error": "slow down"}, {"retry-after": "60"})
            if path.endswith("/tickets/show") and reads > 5
            else None
        )

    made.failing.rule = busy
    items = made.must("list_tickets", limit=50)["items"]
    assert len(items) == TOTALS["tickiti"]
    read = [item for item in items if item["description"] != item["subject"]]
    assert len(read) == 5
    (line,) = [json.loads(one) for one in capsys.readouterr().err.splitlines() if "triage_list_partly" in one]
    assert (line["desk"], line["read"], line["of"]) == ("tickiti", 5, 27)
    assert line["why"].startswith("Tickiti takes no more requests for now")


def test_a_value_that_the_contract_does_not_know_is_read_all_the_same() -> None:
    """A state that an installation added yesterday keeps its name, and the ticket stays readable."""
    item = {"TicketID": "3", "Title": "T", "State": "parked", "Created": "2026-01-01 00:00:00"}
    word = catalogue_of("otrs").ticket or {}
    found = TicketReader(word, shape_for(word)).ticket(item, id="3", revision=4)
    assert (found.status, found.revision, found.description) == ("parked", 4, "T")


def shape_for(word: Any) -> TicketShape:
    absent = frozenset([*word["absent"], "tags"])
    return TicketShape(id_pattern=word["id"]["pattern"], values=OWN.values, absent=absent, sparse=True)


# --- plain values --------------------------------------------------------------------------------------

WORD = {
    "id": {"pattern": "^[0-9]+$", "at": "/id", "row": "/nr"},
    "fields": {
        "subject": {"at": "/subject"},
        "description": {"at": "/text", "as": "html", "row": None},
        "status": {"at": "/closed", "values": {"true": "resolved", "false": "in-progress"}},
        "assignee": {"at": "/owner", "values": {"nobody": None}},
        "createdAt": {"at": "/made"},
        "updatedAt": {"at": "/changed"},
        "sla.responseDueAt": {"at": "/due", "as": "epoch"},
        "sla.breached": {"is": False},
        "relatedTicketIds": {"at": ["/parent", "/children"], "as": "each", "value": "/id"},
    },
}


def read(item: dict[str, Any], zone: Any = UTC, *, row: bool = False) -> dict[str, Any]:
    shape = TicketShape(r"^[0-9]+$", {}, sparse=True)
    return TicketReader(WORD, shape, zone).ticket(item, id="7", revision=0, row=row).data()


def test_texts_are_plain_and_bounded() -> None:
    found = read({"subject": "  s  ", "text": "<p>Hello<br>you &amp; me</p><script>x()</script>", "closed": True})
    assert (found["subject"], found["description"], found["status"]) == ("s", "Hello\nyou & me", "resolved")
    long = read({"subject": "s" * 900, "text": "<p>" + "a" * 50_000 + "</p>", "closed": False})
    assert (len(long["subject"]), len(long["description"]), long["description"][-1]) == (500, 20_000, "…")


def test_a_ticket_without_a_text_shows_its_subject_and_one_without_either_says_so() -> None:
    assert read({"subject": "Only this", "closed": False})["description"] == "Only this"
    assert read({"subject": " ", "text": "<p> </p>", "closed": False})["subject"] == "(no subject)"
    assert (
        read({"subject": "From a row", "text": "<p>unseen</p>", "closed": False}, row=True)["description"]
        == "From a row"
    )


def test_times_become_utc() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    item = {"closed": False, "subject": "s", "made": "2026-07-01 10:00:00", "changed": "2026-07-01T12:00:00+02:00"}
    assert {k: v for k, v in read(item, berlin).items() if k.endswith("At")} == {
        "createdAt": "2026-07-01T08:00:00Z",
        "updatedAt": "2026-07-01T10:00:00Z",
    }
    assert read({**item, "due": 1782900000}, berlin)["sla"]["responseDueAt"] == "2026-07-01T10:00:00Z"
    assert "sla" not in read({**item, "due": "0"}, berlin)
    assert "createdAt" not in read({**item, "made": "yesterday"}, berlin)


def test_a_clock_that_went_back_makes_no_ticket_unreadable() -> None:
    item = {
        "closed": False,
        "subject": "s",
        "made": "2026-07-02T00:00:00Z",
        "changed": "2026-07-01T00:00:00Z",
        "due": 1,
    }
    found = read(item)
    assert found["updatedAt"] == found["createdAt"] == found["sla"]["responseDueAt"] == "2026-07-02T00:00:00Z"


def test_related_tickets_are_ids_of_others() -> None:
    item = {"closed": False, "subject": "s", "parent": {"id": 3}, "children": [{"id": "4"}, {"id": 7}, {}, {"id": "x"}]}
    assert read(item)["relatedTicketIds"] == ["3", "4"]


def test_a_value_that_means_nobody_is_left_out() -> None:
    assert "assignee" not in read({"closed": False, "subject": "s", "owner": "nobody"})
    assert read({"closed": False, "subject": "s", "owner": 12})["assignee"] == "12"


def test_a_ticket_without_a_status_cannot_be_read() -> None:
    with pytest.raises(TriageError, match="REPOSITORY_ERROR: ticket 7 cannot be read: status: Field required"):
        read({"subject": "s"})


def test_a_text_becomes_html_sign_by_sign() -> None:
    assert as_html("a < b & c\nnext\n\n\nsecond\r\n") == "<p>a &lt; b &amp; c<br>next</p><p>second</p>"


@pytest.mark.parametrize(
    ("text", "kind", "sent"),
    [
        ("12", {"type": "integer"}, 12),
        ("12", {"type": ["number", "null"]}, 12),
        ("12", {"type": "string"}, "12"),
        ("12", {"type": ["string", "integer"]}, "12"),
        ("x", {"type": "integer"}, None),
        ("١٢", {"type": "integer"}, None),
        ("12", {}, "12"),
    ],
)
def test_an_id_is_sent_as_its_argument_takes_it(text: str, kind: dict[str, Any], sent: Any) -> None:
    assert wire_value(text, kind) == sent
