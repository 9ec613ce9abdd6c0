"""What the pages show of what is in the store, and what a decision made on them does."""

from __future__ import annotations

import html
import re
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from deskwright.governance.proposal import Field, now, timestamp
from deskwright.state.store import State

from tests.approvals.made import REPLY, make, move, put
from tests.approvals.visitors import Served, Visitor

HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script>\u202etxt.exe\x1b[2J'


def words(page: str) -> str:
    """What a person reads of a page."""
    found = re.search(r"<main.*?</main>", page, re.DOTALL)
    assert found
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found[0])).split())


def links(page: str) -> list[str]:
    return re.findall(r'/p/(p-[a-z0-9]{10})"', page)


# --- the queue -----------------------------------------------------------------------------------------


def test_an_empty_queue_says_what_would_come_and_how(visitor: Visitor, state: State) -> None:
    said = words(visitor.get("/").text)
    assert "Nothing waits for you" in said
    assert "deskwright serve tickiti --approve write_outbound" in said
    assert state.shown in said


def test_the_newest_proposal_comes_first(visitor: Visitor, state: State) -> None:
    made = [put(state, at=now() - timedelta(minutes=minutes)) for minutes in (30, 10, 20)]
    page = visitor.get("/").text
    assert links(page) == [made[1].id, made[2].id, made[0].id]
    assert "3 proposals need a decision" in words(page)
    assert '<span class="count">' in page


def test_the_queue_is_filtered_by_desk_effect_and_state(visitor: Visitor, state: State) -> None:
    reply = put(state, at=now() - timedelta(minutes=1))
    note = put(state, desk="tiflux", effect="write_internal", at=now() - timedelta(minutes=2))
    going = move(state, put(state, at=now() - timedelta(minutes=3)), "approved")
    assert links(visitor.get("/").text) == [reply.id, note.id, going.id]
    assert links(visitor.get("/?desk=tiflux").text) == [note.id]
    assert links(visitor.get("/?effect=write_outbound").text) == [reply.id, going.id]
    assert links(visitor.get("/?state=approved").text) == [going.id]
    assert links(visitor.get("/?state=pending&desk=tickiti").text) == [reply.id]
    assert "Nothing that fits" in words(visitor.get("/?desk=otrs").text)
    assert visitor.get("/?state=nonsense&from=-1").status_code == 200


def test_what_is_past_its_time_is_not_offered(visitor: Visitor, state: State) -> None:
    late = put(state, at=now() - timedelta(hours=25))
    assert links(visitor.get("/").text) == []
    page = visitor.get(f"/p/{late.id}").text
    assert "Nobody decided in time. Nothing was sent." in words(page)
    assert "/approve" not in page


def test_long_lists_come_in_parts(visitor: Visitor, state: State) -> None:
    made = [
        put(state, at=now() - timedelta(minutes=n), effect="write_internal" if n % 2 else "write_outbound").id
        for n in range(120)
    ]
    seen: list[str] = []
    path = "/?effect=write_internal"
    while path:
        page = visitor.get(path).text
        seen += links(page)
        older = re.search(r'href="/Zq1secret([^"]*from=\d+)"', page)
        path = html.unescape(older[1]) if older else ""
    assert seen == made[1::2]


# --- one proposal --------------------------------------------------------------------------------------


def test_a_proposal_shows_all_that_is_needed_to_decide(visitor: Visitor, state: State) -> None:
    proposal = put(state, escalations=("late by two days",), instance="eu")
    page = visitor.get(f"/p/{proposal.id}").text
    said = words(page)
    for part in (
        "Respond to ticket 100101", "Needs a decision", "A customer will read or receive what is sent here.",
        "late by two days", "Billing approved it this morning", "Note of billing: approved.", "tickiti, eu",
        "Claude Code 2.1 for ann", "ann (user of this machine)", "2026-11-21T07:58:12Z", "tickets.respond",
        "POST /api/tickets/respond", "write_outbound", "expires in 24 hours", proposal.id, proposal.digest,
    ):  # fmt: skip
        assert part in said, part
    assert '<del><span class="quiet-voice">now: </span>Normal</del>' in page
    assert '<ins><span class="quiet-voice">then: </span>High</ins>' in page
    assert re.findall(r'name="approve" value="([^"]+)"', page) == ["content", "priority", "status"]
    assert "checked" not in page
    assert re.findall(r'<textarea [^>]*name="([^"]+)"', page) == ["edit:content", "feedback"]


def test_a_reply_is_shown_as_its_reader_reads_it_and_as_it_is_sent(visitor: Visitor, state: State) -> None:
    page = visitor.get(f"/p/{put(state).id}").text
    assert "Hello Maria,\n\nyour refund of 84.50 EUR was approved this morning. Your bank usually needs" in page
    assert "&lt;p&gt;Hello Maria,&lt;/p&gt;" in page
    assert "<p>Hello Maria" not in page


def test_the_words_of_each_effect_are_plain(visitor: Visitor, state: State) -> None:
    for effect, sentence in (
        ("write_outbound", "A customer will read or receive what is sent here."),
        ("write_internal", "Staff will see this change. Nothing is sent to a customer."),
        ("destroy", "This deletes data. It cannot be taken back."),
        ("admin", "This changes users, keys or settings of the helpdesk."),
    ):
        assert sentence in words(visitor.get(f"/p/{put(state, effect=effect).id}").text)


def test_what_always_goes_along_has_no_box(visitor: Visitor, state: State) -> None:
    fields = (
        Field("ticket", "7", choice=False),
        Field("subject", "Your order", label="Subject", choice=False, public=True, editable=True),
        Field("tags", ["a"], ["b"], label="Tags"),
    )
    page = visitor.get(f"/p/{put(state, fields=fields).id}").text
    assert 'type="checkbox"' not in page  # a single choice is decided by the button
    assert re.findall(r'type="hidden" name="approve" value="([^"]+)"', page) == ["tags"]
    assert "always goes along" in page
    assert 'name="edit:subject"' in page


def test_a_change_of_words_is_marked(visitor: Visitor, state: State) -> None:
    fields = (Field("note", "The router is replaced since Monday.", "The router is replaced since Friday."),)
    page = visitor.get(f"/p/{put(state, fields=fields).id}").text
    assert "The router is replaced since <del>" in page
    assert "[removed: </span>Friday<" in page
    assert "[added: </span>Monday<" in page


def test_rules_are_told_at_their_field(visitor: Visitor, state: State) -> None:
    rule = {"field": "priority", "value": "Urgent", "why": "outages are urgent"}
    said = words(visitor.get(f"/p/{put(state, required=(rule,)).id}").text)
    assert "A rule demands: outages are urgent: must be Urgent" in said


@pytest.mark.parametrize("where", ["ticket", "content", "reason", "label", "client", "tool", "evidence", "before"])
def test_hostile_text_stays_text_on_every_page(visitor: Visitor, state: State, where: str) -> None:
    changes: dict[str, Any] = {
        "ticket": {"ticket": HOSTILE},
        "reason": {"reason": HOSTILE, "escalations": (HOSTILE,)},
        "evidence": {"evidence": (HOSTILE,)},
        "tool": {"tool": HOSTILE, "shown": HOSTILE, "operation": HOSTILE, "route": HOSTILE, "revision": HOSTILE},
        "client": {"principal": {"kind": HOSTILE, "name": HOSTILE, "client": HOSTILE}},
        "content": {"fields": (Field("content", HOSTILE, label="Text", editable=True, public=True),)},
        "label": {"fields": (Field(HOSTILE, "x", label=HOSTILE, editable=True), Field("b", "c"))},
        "before": {"fields": (Field("a", "new words here", HOSTILE), Field("b", "c"))},
    }[where]
    proposal = put(state, **changes)
    gone = put(state, **changes)
    move(state, gone, "rejected", feedback=HOSTILE, decided_by={"kind": "x", "name": HOSTILE}, decided_at=timestamp())
    shown = 0
    for path in (
        "/",
        "/history",
        "/audit",
        f"/p/{proposal.id}",
        f"/p/{gone.id}",
        f"/p/{proposal.id}/text/field-0-after",
    ):
        page = visitor.get(path).text
        assert "<img src=x" not in page
        assert "<script>" not in page
        outside_boxes = re.sub(r"<textarea.*?</textarea>|value=\"[^\"]*\"", "", page, flags=re.DOTALL)
        assert "\u202e" not in outside_boxes
        assert "\x1b" not in outside_boxes
        shown += "U+202E" in page
    assert shown >= 2


def test_long_texts_are_shortened_and_can_be_seen_whole(visitor: Visitor, state: State) -> None:
    text = "".join(f"line {n}\n" for n in range(130_000))
    assert len(text) > 1_000_000
    proposal = put(state, fields=(Field("content", text, label="Text", editable=True, public=True), Field("b", "c")))
    page = visitor.get(f"/p/{proposal.id}").text
    assert len(page) < 40_000
    assert "show all" in page
    assert "are too many to rewrite here" in page
    path, seen = f"/p/{proposal.id}/text/field-0-after", ""
    while path:
        part = visitor.get(path).text
        found = re.search(r'<div class="text letter" dir="auto">(.*?)</div>', part, re.DOTALL)
        assert found
        seen += found[1]
        more = re.search(r'href="/Zq1secret([^"]*from=\d+)"', part)
        path = more[1] if more else ""
    assert seen == text


def test_lone_surrogates_break_no_page(visitor: Visitor, state: State) -> None:
    text = "broken \ud83d text"
    proposal = put(state, fields=(Field("content", text, editable=True, public=True), Field("b", "c")), reason=text)
    for path in ("/", f"/p/{proposal.id}", "/audit"):
        assert visitor.get(path).status_code == 200


def test_a_proposal_that_is_not_there(visitor: Visitor) -> None:
    answer = visitor.get("/p/p-aaaaaaaaaa")
    assert answer.status_code == 404
    assert "There is no such proposal" in words(answer.text)


# --- decisions -----------------------------------------------------------------------------------------


def form_of(visitor: Visitor, proposal: Any, **more: Any) -> dict[str, Any]:
    return {"csrf": visitor.csrf(), "digest": proposal.digest, "edit:content": REPLY.replace("\n", "\r\n"), **more}


def test_two_of_three_fields_are_approved_and_the_reply_is_rewritten(
    visitor: Visitor, served: Served, state: State
) -> None:
    proposal = put(state)
    form = form_of(visitor, proposal, approve=["content", "status"])
    form["edit:content"] = "Hello Maria,\r\nit is done."
    answer = visitor.post(f"/p/{proposal.id}/approve", form)
    assert answer.status_code == 303
    sent = served.sent[0]
    assert (sent.approved_fields, sent.edits) == (("content", "status"), {"content": "Hello Maria,\nit is done."})
    assert (sent.decided_by, sent.decided_via) == ({"kind": "os-user", "name": "ann"}, "page")
    page = visitor.get(f"/p/{proposal.id}").text
    said = words(page)
    assert "Approved and carried out: the desk carried it out." in said
    assert "Approved by ann (user of this machine) on the page" in said
    assert '<span class="chip chip-left-out">left out</span>' in page
    assert '<span class="chip chip-rewritten">rewritten</span>' in page
    assert "Request id req-41" in said
    assert "/approve" not in page
    assert "carried it out." not in words(visitor.get("/").text)  # told once
    event = state.audit.events(step="approved", proposal=proposal.id)[0].event
    assert event.fields == ("ticket_number", "content", "status")
    assert event.after["content"] == "Hello Maria,\nit is done."


def test_a_text_that_nobody_touched_is_sent_as_it_was_proposed(visitor: Visitor, served: Served, state: State) -> None:
    text = "Hello,\r\nnul \x00, a return \r and\n\nmore"
    proposal = put(state, fields=(Field("content", text, editable=True, public=True), Field("b", "c")))
    page = visitor.get(f"/p/{proposal.id}").text
    box = re.search(r'name="edit:content"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    assert box
    back = html.unescape(box[1]).replace("\n", "\r\n")
    form = {"csrf": visitor.csrf(), "digest": proposal.digest, "approve": "content", "edit:content": back}
    assert visitor.post(f"/p/{proposal.id}/approve", form).status_code == 303
    assert served.sent[0].edits == {}


def test_nothing_ticked_is_told_and_nothing_is_lost(visitor: Visitor, served: Served, state: State) -> None:
    proposal = put(state)
    form = form_of(visitor, proposal)
    form["edit:content"] = "My own words"
    answer = visitor.post(f"/p/{proposal.id}/approve", form)
    assert answer.status_code == 400
    assert "My own words" in answer.text
    assert 'role="alert"' in answer.text
    assert not served.sent


def test_a_rewritten_text_must_be_ticked(visitor: Visitor, served: Served, state: State) -> None:
    proposal = put(state)
    form = form_of(visitor, proposal, approve=["priority"])
    form["edit:content"] = "My own words"
    answer = visitor.post(f"/p/{proposal.id}/approve", form)
    assert answer.status_code == 400
    assert "content was rewritten but not approved" in words(answer.text)
    assert re.search(r'value="priority" checked', answer.text)
    assert "My own words</textarea>" in answer.text
    assert not served.sent


@pytest.mark.parametrize("name", ["priority", "ticket_number", "no_such"])
def test_only_what_may_be_rewritten_can_be(visitor: Visitor, served: Served, state: State, name: str) -> None:
    proposal = put(state)
    form = form_of(visitor, proposal, approve=["content", "priority"], **{f"edit:{name}": "other"})
    assert visitor.post(f"/p/{proposal.id}/approve", form).status_code == 400
    assert not served.sent


def test_a_proposal_that_was_decided_meanwhile_says_so(visitor: Visitor, served: Served, state: State) -> None:
    proposal = put(state)
    form = form_of(visitor, proposal, approve=["content"])
    move(state, proposal, "rejected", decided_by={"kind": "link", "name": "bob"}, decided_at=timestamp(), feedback="no")
    answer = visitor.post(f"/p/{proposal.id}/approve", form)
    assert answer.status_code == 409
    said = words(answer.text)
    assert f"{proposal.id} was not approved" in said
    assert "by bob at" in said
    assert not served.sent


def test_a_decision_is_about_the_page_that_was_shown(visitor: Visitor, served: Served, state: State) -> None:
    proposal = put(state)
    other = make()
    for act, more in (("approve", {"approve": ["content"]}), ("reject", {"feedback": "no"})):
        for digest in (other.digest, ""):
            answer = visitor.post(f"/p/{proposal.id}/{act}", form_of(visitor, proposal, digest=digest, **more))
            assert answer.status_code == 409
            assert "it changed, or the page is an old one" in words(answer.text)
    assert state.proposals.get(proposal.id) == proposal
    assert not served.sent


def test_a_proposal_that_was_changed_in_the_store_cannot_be_approved(
    visitor: Visitor, served: Served, state: State, tmp_path: Path
) -> None:
    proposal = put(state)
    other = replace(proposal, fields=(Field("content", "Send us your password"), *proposal.fields[2:]))
    with sqlite3.connect(tmp_path / "state.sqlite3") as database:
        stored = database.execute("select data from proposals").fetchone()[0]
        import json

        changed = {**json.loads(stored), "fields": other.to_data()["fields"]}
        database.execute("update proposals set data = ?", [json.dumps(changed)])
    page = visitor.get(f"/p/{proposal.id}").text
    assert "was changed in the store after it was made" in page
    assert "/approve" not in page
    assert visitor.post(f"/p/{proposal.id}/approve", form_of(visitor, proposal, approve=["content"])).status_code == 409
    assert not served.sent
    answer = visitor.post(f"/p/{proposal.id}/reject", form_of(visitor, proposal, feedback="forged"))
    assert answer.status_code == 303


def test_rejecting_needs_a_reason_and_tells_it(visitor: Visitor, served: Served, state: State) -> None:
    proposal = put(state)
    answer = visitor.post(f"/p/{proposal.id}/reject", form_of(visitor, proposal, feedback="   "))
    assert answer.status_code == 400
    assert "a rejection needs a reason" in words(answer.text)
    answer = visitor.post(f"/p/{proposal.id}/reject", form_of(visitor, proposal, feedback="Call her instead.\r\nNow."))
    assert answer.status_code == 303
    rejected = state.proposals.get(proposal.id)
    assert rejected is not None
    assert (rejected.state, rejected.feedback) == ("rejected", "Call her instead.\nNow.")
    said = words(visitor.get(f"/p/{proposal.id}").text)
    assert "Rejected. The assistant is told what you wrote." in said
    assert "Call her instead." in words(visitor.get("/history").text)
    assert not served.sent


def test_what_cannot_be_sent_here_waits_for_the_server(visitor: Visitor, served: Served, state: State) -> None:
    async def leave(proposal: Any) -> tuple[Any, str]:
        return proposal, "a running server sends it"

    served.page.send = leave
    proposal = put(state)
    visitor.post(f"/p/{proposal.id}/approve", form_of(visitor, proposal, approve=["content"]))
    page = visitor.get(f"/p/{proposal.id}").text
    assert "Approved: a running server sends it." in words(page)
    assert 'data-look-again="3"' in page


def test_an_error_after_a_decision_is_told_and_the_decision_stands(
    visitor: Visitor, served: Served, state: State, capfd: pytest.CaptureFixture[str]
) -> None:
    async def break_down(proposal: Any) -> tuple[Any, str]:
        raise RuntimeError("the token of the desk")

    served.page.send = break_down
    proposal = put(state)
    assert visitor.post(f"/p/{proposal.id}/approve", form_of(visitor, proposal, approve=["content"])).status_code == 303
    said = words(visitor.get(f"/p/{proposal.id}").text)
    assert "something went wrong inside this page after it" in said
    assert "token of the desk" not in said + capfd.readouterr().err


# --- history and uncertain ones ------------------------------------------------------------------------


def uncertain(state: State) -> Any:
    lost = move(state, put(state), "approved", approved_fields=("content",), edits={}, decided_at=timestamp(),
                decided_by={"kind": "os-user", "name": "ann"}, decided_via="command-line")  # fmt: skip
    return move(state, lost, "applying", "sending", "uncertain", outcome={"why": "the connection broke"})


def test_history_has_what_ended_and_what_is_uncertain(visitor: Visitor, state: State) -> None:
    put(state)
    lost = uncertain(state)
    gone = move(state, put(state), "rejected", feedback="no", decided_at=timestamp(), decided_by={"name": "ann"})
    page = visitor.get("/history").text
    assert set(links(page)) == {lost.id, gone.id}
    said = words(page)
    assert "Outcome unknown" in said
    assert "Approved: Text" in said
    assert "ann in the shell" in said
    assert links(visitor.get("/history?state=rejected").text) == [gone.id]


def test_an_uncertain_one_is_looked_at_and_settled(visitor: Visitor, served: Served, state: State) -> None:
    lost = uncertain(state)
    page = visitor.get(f"/p/{lost.id}").text
    assert "nobody knows whether the helpdesk carried it out" in words(page)
    assert "Why the connection broke" in words(page)
    answer = visitor.post(f"/p/{lost.id}/reconcile", {"csrf": visitor.csrf()})
    assert answer.status_code == 303
    assert [item.id for item in served.looked] == [lost.id]
    assert "Approved and carried out: the desk shows it." in words(visitor.get(f"/p/{lost.id}").text)


def test_a_person_who_looked_settles_it(visitor: Visitor, state: State) -> None:
    lost = uncertain(state)
    for form in ({"to": "applied", "note": " "}, {"to": "sent", "note": "x"}, {"note": "x"}):
        answer = visitor.post(f"/p/{lost.id}/settle", {"csrf": visitor.csrf(), **form})
        assert answer.status_code == 400
    form = {"csrf": visitor.csrf(), "to": "failed", "note": "the ticket has no such reply"}
    assert visitor.post(f"/p/{lost.id}/settle", form).status_code == 303
    settled = state.proposals.get(lost.id)
    assert settled is not None
    assert settled.state == "failed"
    assert "the ticket has no such reply" in words(visitor.get(f"/p/{lost.id}").text)


# --- audit ---------------------------------------------------------------------------------------------


def test_the_audit_shows_each_step_and_that_it_is_whole(visitor: Visitor, state: State) -> None:
    proposal, other = put(state), put(state, ticket="7", desk="tiflux")
    move(state, proposal, "rejected", feedback="no")
    said = words(visitor.get("/audit").text)
    assert "The record is as it was written. 4 events" in said  # with the login of this visitor
    assert state.audit.verify().head in said
    assert [item[0] for item in re.findall(r'class="step">(\w+)<()', visitor.get("/audit").text)] == [
        "rejected", "proposed", "proposed", "login",
    ]  # fmt: skip
    steps = {
        f"proposal={proposal.id}": ["rejected", "proposed"],
        "ticket=7": ["proposed"],
        "desk=tiflux": ["proposed"],
        "step=rejected": ["rejected"],
        "step=no-such-step": [],
    }
    for query, wanted in steps.items():
        assert re.findall(r'class="step">(\w+)<', visitor.get(f"/audit?{query}").text) == wanted
    assert other.id in visitor.get("/audit?desk=tiflux").text


def test_a_long_audit_comes_in_parts(visitor: Visitor, state: State) -> None:
    for _ in range(60):
        put(state)
    first = visitor.get("/audit").text
    numbers = [int(number) for number in re.findall(r'class="seq">(\d+)<', first)]
    older = re.search(r'href="/Zq1secret(/audit\?before=\d+)"', first)
    assert older
    numbers += [int(number) for number in re.findall(r'class="seq">(\d+)<', visitor.get(older[1]).text)]
    assert numbers == list(range(61, 0, -1))


def test_a_changed_event_is_named(visitor: Visitor, state: State, tmp_path: Path) -> None:
    put(state)
    put(state)
    with sqlite3.connect(tmp_path / "state.sqlite3") as database:
        database.execute("update audit set body = replace(body, 'Normal', 'Nirmal') where seq = 2")
    page = visitor.get("/audit").text
    assert "The record was changed." in words(page)
    assert "First wrong event: 2" in words(page)
    assert "event-wrong" in page
    assert "as it was written." not in words(page)
