"""What is read: filters, pages, similar tickets, articles, figures, the audit; and how strictly it is asked for."""

from __future__ import annotations

import io
from typing import Any

import pytest

from .made import TICKET, Desk, submission


def ids(desk: Desk, **query: Any) -> list[str]:
    return [ticket["id"] for ticket in desk.get("/tickets", **query)["items"]]


# --- tickets ---------------------------------------------------------------------------------------------


def test_a_page_of_twenty_in_stored_order(desk: Desk) -> None:
    page = desk.get("/tickets")
    assert (page["total"], page["offset"], page["limit"]) == (30, 0, 20)
    assert [ticket["id"] for ticket in page["items"]] == [f"TKT-{number}" for number in range(1001, 1021)]
    assert ids(desk, offset=28, limit=50) == ["TKT-1029", "TKT-1030"]
    assert ids(desk, offset=10_000) == []


def test_filters_hold_together_and_the_total_counts_what_is_left(desk: Desk) -> None:
    resolved = desk.get("/tickets", status="resolved")
    assert [ticket["status"] for ticket in resolved["items"]] == ["resolved"] * resolved["total"] != []
    assert desk.get("/tickets", status="resolved", priority="P1", limit=1)["total"] == 0
    some = desk.get("/tickets", category="authentication", limit=1)
    assert (some["total"], len(some["items"])) == (2, 1)
    assert all("team" in ticket for ticket in desk.get("/tickets", team="identity")["items"])


def test_the_state_of_the_deadline_is_judged_at_a_moment(desk: Desk) -> None:
    flagged = {ticket["id"] for ticket in desk.get("/tickets", limit=50)["items"] if ticket["sla"]["breached"]}
    assert flagged == {"TKT-1009"}
    early = "2026-06-10T00:00:00Z"
    assert set(ids(desk, slaState="breached", asOf=early, limit=50)) == flagged
    # TKT-1001 is due at 08:30
    assert "TKT-1001" in ids(desk, slaState="healthy", asOf="2026-06-10T07:29:59Z", limit=50)
    assert "TKT-1001" in ids(desk, slaState="at-risk", asOf="2026-06-10T07:30:00Z", limit=50)
    assert "TKT-1001" in ids(desk, slaState="at-risk", asOf="2026-06-10T10:29:59+02:00", limit=50)
    assert "TKT-1001" in ids(desk, slaState="breached", asOf="2026-06-10T08:30:00Z", limit=50)
    assert "TKT-1001" in ids(desk, slaState="at-risk", limit=50), "now, unless it is said"
    total = sum(desk.get("/tickets", slaState=state)["total"] for state in ("breached", "at-risk", "healthy"))
    assert total == 30


def test_one_ticket(desk: Desk) -> None:
    assert desk.ticket("TKT-1001")["revision"] == 0
    assert desk.refused("GET", "/tickets/TKT-9999") == (404, "TICKET_NOT_FOUND")
    assert desk.refused("GET", "/tickets/TKT-1") == (422, "INVALID_INPUT")
    assert desk.refused("GET", "/tickets/..%2f..%2fetc") == (404, "ROUTE_NOT_FOUND")


def test_similar_tickets(desk: Desk) -> None:
    found = desk.get("/tickets/TKT-1001/similar")
    assert found["sourceTicketId"] == "TKT-1001"
    assert {"TKT-1002", "TKT-1003"} <= {candidate["ticketId"] for candidate in found["candidates"]}
    assert desk.refused("GET", "/tickets/TKT-9999/similar") == (404, "TICKET_NOT_FOUND")


# --- knowledge -------------------------------------------------------------------------------------------


def test_articles(desk: Desk) -> None:
    found = desk.get("/knowledge", query="  WEBHOOK ")["articles"]
    assert "integration-webhooks" in [article["id"] for article in found]
    assert len(desk.get("/knowledge", query="a")["articles"]) == 10
    assert len(desk.get("/knowledge", query="a", limit=3)["articles"]) == 3
    assert desk.get("/knowledge", query="no article says this")["articles"] == []
    article = desk.get("/knowledge/integration-webhooks")["article"]
    assert article in found
    assert not article["body"].startswith("---")
    assert desk.refused("GET", "/knowledge/no-such") == (404, "KNOWLEDGE_NOT_FOUND")
    assert desk.refused("GET", "/knowledge/No_Slug") == (422, "INVALID_INPUT")


def test_articles_are_read_anew_and_a_bad_one_is_told_without_its_path(
    opened: Any, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    desk = opened(TRIAGE_KNOWLEDGE_ROOT=str(folder))
    assert desk.get("/knowledge", query="a")["articles"] == []
    (folder / "new.md").write_text("---\nid: new\ntitle: New\ntags: a\n---\nBody.\n")
    assert [article["id"] for article in desk.get("/knowledge", query="a")["articles"]] == ["new"]
    (folder / "bad.md").write_text("no head")
    assert desk.refused("GET", "/knowledge", params={"query": "a"}) == (500, "REPOSITORY_ERROR")
    assert desk.refused("POST", "/recommendations", json=submission()) == (500, "REPOSITORY_ERROR")
    assert str(folder / "bad.md") in capsys.readouterr().err, "the operator is told where"


# --- figures and audit -----------------------------------------------------------------------------------


def test_figures_of_a_fresh_queue_and_after_decisions(desk: Desk) -> None:
    fresh = desk.get("/metrics")
    assert (fresh["openTickets"], fresh["submittedRecommendations"], fresh["acceptanceRate"]) == (29, 0, None)
    assert fresh["generatedAt"] == "2026-06-10T08:00:00.000Z"
    desk.approve(desk.submit(confidence=0.8), "priority")
    desk.reject(desk.submit("TKT-1007", confidence=0.6))
    desk.submit("TKT-1011", confidence=0.7)
    figures = desk.get("/metrics")
    assert [figures[f"{word}Recommendations"] for word in ("submitted", "pending", "approved", "rejected")] == [
        3,
        1,
        1,
        1,
    ]
    assert (figures["acceptanceRate"], figures["rejectionRate"]) == (0.5, 0.5)
    assert figures["averageConfidence"] == pytest.approx(0.7)
    assert figures["escalationCounts"] == {"total": 2, "low-confidence": 2}
    assert (figures["minutesPerAcceptedRecommendation"], figures["estimatedMinutesSaved"]) == (8, 8)


def test_the_minutes_are_the_operators(opened: Any) -> None:
    desk = opened(TRIAGE_MINUTES_SAVED="2.5")
    assert desk.get("/metrics")["minutesPerAcceptedRecommendation"] == 2.5


def test_the_audit_by_page_and_ticket(desk: Desk) -> None:
    for ticket in ("TKT-1007", TICKET, "TKT-1007"):
        desk.submit(ticket)
    page = desk.get("/audit-events")
    assert [event["ticketId"] for event in page["events"]] == ["TKT-1007", TICKET, "TKT-1007"]
    assert (page["total"], page["offset"], page["limit"]) == (3, 0, 20)
    own = desk.get("/audit-events", ticketId="TKT-1007", offset=1, limit=1)
    assert (own["total"], own["events"]) == (2, page["events"][2:])
    assert desk.get("/audit-events", offset=2**53 - 1) == {"events": [], "total": 3, "offset": 2**53 - 1, "limit": 20}
    assert desk.get("/audit-events", ticketId="TKT-9999")["total"] == 0


# --- strictness ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/tickets", "status=open"),
        ("/tickets", "status="),
        ("/tickets", "priority=p1"),
        ("/tickets", "slaState=late"),
        ("/tickets", "asOf=2026-06-10"),
        ("/tickets", "asOf=2026-06-10T00:00:00"),
        ("/tickets", "offset=-1"),
        ("/tickets", "offset=10001"),
        ("/tickets", "offset=1.5"),
        ("/tickets", "offset=٣"),
        ("/tickets", "limit=0"),
        ("/tickets", "limit=51"),
        ("/tickets", "limit=many"),
        ("/tickets", "limit=5&limit=6"),
        ("/tickets", "page=2"),
        (f"/tickets/{TICKET}", "expand=all"),
        ("/knowledge", ""),
        ("/knowledge", "query=%20"),
        ("/knowledge", "query=" + "x" * 501),
        ("/knowledge", "query=a&limit=51"),
        ("/metrics", "minutes=3"),
        ("/audit-events", "ticketId=TKT-1"),
        ("/audit-events", f"offset={2**53}"),
        ("/audit-events", "offset=" + "9" * 40),
    ],
)
def test_a_question_that_is_refused(desk: Desk, path: str, query: str) -> None:
    assert desk.refused("GET", f"{path}?{query}") == (422, "INVALID_INPUT")


def test_a_query_is_measured_after_trimming(desk: Desk) -> None:
    assert desk.get("/knowledge", query=" " + "x" * 500 + " ")["articles"] == []


JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (b"{}", JSON),
        (b"", JSON),
        (b"[]", JSON),
        (b"null", JSON),
        (b"{", JSON),
        (b"\xff\xfe", JSON),
        (b'{"actor": "a", "actor": "b"}', JSON),
        (b'{"confidence": NaN}', JSON),
        (b"[" * 100_000, JSON),
        (b'{"rationale": "' + b"x" * 1_000_001 + b'"}', JSON),
        (b"{}", {}),
        (b"ticketId=TKT-1008", {"content-type": "application/x-www-form-urlencoded"}),
    ],
)
def test_a_body_that_is_refused(desk: Desk, content: bytes, headers: dict[str, str]) -> None:
    assert desk.refused("POST", "/recommendations", content=content, headers=headers) == (422, "INVALID_INPUT")


@pytest.mark.parametrize(
    "members",
    [
        {"rationale": "\ud800"},
        {"confidence": 1e999},
        {"sourceRevision": 10**30},
        {"tags": ["a", "a"]},
        {"missingInformation": None},
    ],
)
def test_values_that_no_store_could_keep(desk: Desk, members: dict[str, Any]) -> None:
    import json

    content = json.dumps({**submission(), **members}).replace("Infinity", "1e999").encode()
    assert desk.refused("POST", "/recommendations", content=content, headers=JSON) == (422, "INVALID_INPUT")


def test_an_answer_never_repeats_a_refused_value(desk: Desk) -> None:
    response = desk.send("POST", "/recommendations", json={**submission(), "category": "s3cret", "odd": "s3cret"})
    assert response.status_code == 422
    assert "s3cret" not in response.text
    assert "category" in response.text
    assert "odd" in response.text


def test_no_other_address_and_no_other_method(desk: Desk) -> None:
    assert desk.refused("GET", "/") == (404, "ROUTE_NOT_FOUND")
    assert desk.refused("GET", "/tickets/") == (404, "ROUTE_NOT_FOUND")
    for method in ("PUT", "DELETE", "PATCH", "POST"):
        assert desk.send(method, f"/tickets/{TICKET}", json={}).status_code == 405
    assert desk.send("GET", "/recommendations").status_code == 405


def test_what_nobody_foresaw_is_one_sentence(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> list[Any]:
        raise RuntimeError(f"secret {desk.folder}")

    monkeypatch.setattr(desk.store, "tickets", broken)
    response = desk.send("GET", "/tickets")
    assert response.status_code == 500
    assert response.json()["code"] == "UNEXPECTED_ERROR"
    assert "secret" not in response.text
    told = capsys.readouterr().err
    assert "RuntimeError" in told
    assert "secret" not in told, "the text of an error may hold what a caller said"
    assert io.StringIO(told).readline().startswith("{")
