"""`deskwright approvals` in a shell: what it prints, what it asks, what it refuses, and its exit codes."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from deskwright import cli
from deskwright.governance import hand_over
from deskwright.governance.proposal import Field, Proposal, now, timestamp
from deskwright.state.store import State

from tests.approvals.made import move, put

DESKWRIGHT = str(Path(sys.executable).with_name("deskwright"))


@pytest.fixture(autouse=True)
def _no_desk_is_set_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Approved ones stay for a server; DESKWRIGHT_STATE is the store of the test."""
    for name in list(os.environ):
        if name.startswith("TICKITI_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("DESKWRIGHT_STATE", str(tmp_path / "state.sqlite3"))
    monkeypatch.chdir(tmp_path)


class Ran:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(state: State, capsys: pytest.CaptureFixture[str]) -> Any:
    def command(*words: str) -> Ran:
        capsys.readouterr()
        code = cli.main(["approvals", *words])
        told = capsys.readouterr()
        return Ran(code, told.out, told.err)

    return command


def get(state: State, proposal: Proposal) -> Proposal:
    found = state.proposals.get(proposal.id)
    assert found is not None
    return found


# --- list, show ----------------------------------------------------------------------------------------


def test_an_empty_list_says_where_it_looked(run: Any, state: State) -> None:
    for words in ((), ("list",)):
        done = run(*words)
        assert (done.code, done.out) == (0, f"nothing waits (in {state.shown})\n")


def test_the_list_has_what_waits_and_what_is_uncertain(run: Any, state: State) -> None:
    first, second = put(state, at=now() - timedelta(hours=2)), put(state, desk="django_helpdesk", ticket="\x1b[31m7")
    move(state, put(state), "rejected", feedback="no")
    lost = move(state, put(state, at=now() - timedelta(hours=3)), "approved", "applying", "sending", "uncertain")
    late = put(state, at=now() - timedelta(hours=25))
    done = run("list")
    lines = done.out.splitlines()
    assert lines[0].split() == ["ID", "STATE", "EFFECT", "DESK", "TICKET", "TOOL", "ASKED", "BY", "PROPOSED"]
    assert [line.split()[:2] for line in lines[1:]] == [
        [second.id, "pending"], [first.id, "pending"], [lost.id, "uncertain"],
    ]  # fmt: skip
    assert "<U+001B>[31m7" in done.out
    assert get(state, late).state == "expired"
    assert run("list", "--desk", "django-helpdesk").out.splitlines()[1].startswith(second.id)
    assert run("list", "--only", "rejected,expired").out.count("p-") == 2
    assert run("list", "--limit", "1").out.splitlines()[-1] == "2 more: --limit 3"


def test_lists_and_proposals_as_json(run: Any, state: State) -> None:
    proposal = put(state, sealed="gAAAA-sealed-secret")
    listed = json.loads(run("list", "--json").out)
    assert (listed["total"], [item["id"] for item in listed["proposals"]]) == (1, [proposal.id])
    shown = json.loads(run("show", proposal.id, "--json").out)
    assert shown == listed["proposals"][0]
    assert (shown["state"], shown["digest"], shown["intact"]) == ("pending", proposal.digest, True)
    assert shown["fields"][1]["after"] == proposal.fields[1].after
    assert shown["sealed"] is True


def test_a_proposal_is_shown_with_all_that_is_needed(run: Any, state: State) -> None:
    fields = (
        Field("ticket", "7", choice=False),
        Field("text", "Hello\x1b[2J\nMaria", label="Text", public=True, editable=True),
        Field("note", "The router is new since Monday", "The router is new since Friday"),
        Field("priority", "High", "Low"),
        Field("long", "x" * 9_000),
    )
    rule = {"field": "priority", "value": "Urgent", "why": "outages are urgent"}
    proposal = put(state, fields=fields, escalations=("late",), required=(rule,))
    out = run("show", proposal.id).out
    for part in (
        f"Respond to ticket 100101  ({proposal.id})",
        "Needs a decision: Nothing was sent. It waits for you.",
        "write_outbound: A customer will read or receive what is sent here.",
        "  asked by       ann, through Claude Code 2.1",
        "  operation      tickets.respond (POST /api/tickets/respond)",
        "! late",
        "! A rule demands: outages are urgent: priority must be Urgent",
        "  ticket (always goes along)",
        "  text (a customer reads it, can be rewritten: --edit)\n      Hello<U+001B>[2J\n      Maria",
        "      The router is new since [-Friday-]{+Monday+}",
        "    - Low\n    + High",
        "… 5,000 characters more: --json shows all",
    ):
        assert part in out, part
    assert "\x1b" not in out


def test_a_reply_in_html_is_told_in_words_as_well(run: Any, state: State) -> None:
    out = run("show", put(state).id).out
    assert "    what the customer reads:\n      Hello Maria,\n\n      your refund" in out
    assert "    as it is sent:\n      <p>Hello Maria,</p>" in out


# --- approve -------------------------------------------------------------------------------------------


def test_without_a_terminal_yes_has_to_be_said(run: Any, state: State) -> None:
    proposal = put(state)
    done = run("approve", proposal.id)
    assert done.code == 2
    assert (
        done.err == "deskwright: there is no terminal to ask on: look at it with `approvals show ID`, then add --yes\n"
    )
    assert get(state, proposal) == proposal


def test_fields_are_approved_and_a_text_is_rewritten(run: Any, state: State, tmp_path: Path) -> None:
    proposal = put(state)
    (tmp_path / "reply.md").write_text("Hello Maria\n", "utf-8")
    done = run("approve", proposal.id, "--fields", "content, status", "--edit", "content=@reply.md", "--yes")
    assert done.code == 0, done.err
    assert done.out.startswith(f"{proposal.id}: approved; approved content, status; left out priority\n")
    assert "tickiti is not set up here" in done.out
    approved = get(state, proposal)
    assert (approved.state, approved.approved_fields) == ("approved", ("content", "status"))
    assert approved.edits == {"content": "Hello Maria\n"}
    assert approved.decided_via == "command-line"
    assert approved.decided_by is not None
    assert approved.decided_by["kind"] == "os-user"


def test_all_fields_are_approved_where_none_is_named(run: Any, state: State) -> None:
    proposal = put(state)
    assert run("approve", proposal.id, "--yes").code == 0
    assert get(state, proposal).approved_fields == ("content", "priority", "status")


@pytest.mark.parametrize(("end", "code"), [("applied", 0), ("failed", 1), ("stale", 1), ("uncertain", 1)])
def test_the_exit_code_tells_what_came_of_it(
    run: Any, state: State, monkeypatch: pytest.MonkeyPatch, end: str, code: int
) -> None:
    async def apply(proposal: Proposal, opened: State, options: Any) -> tuple[Proposal, str]:
        steps = ["applying", end] if end == "stale" else ["applying", "sending", end]
        return move(opened, proposal, *steps), "the desk said\x07 so"

    monkeypatch.setattr(hand_over, "apply_here_or_leave", apply)
    proposal = put(state)
    done = run("approve", proposal.id, "--yes")
    assert (done.code, done.err) == (code, "")
    assert done.out.splitlines() == [
        f"{proposal.id}: {end}; approved content, priority, status",
        "the desk said<U+0007> so",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--fields", "contents"], "it has no field contents; did you mean content?"),
        (["--fields", "ticket_number"], "none of its fields was approved"),
        (["--edit", "priority=Low"], "priority cannot be rewritten"),
        (["--fields", "priority", "--edit", "content=x"], "content was rewritten but not approved"),
    ],
)
def test_a_wrong_decision_is_refused_in_three_lines(run: Any, state: State, words: list[str], said: str) -> None:
    proposal = put(state)
    done = run("approve", proposal.id, *words, "--yes")
    assert done.code == 1
    lines = done.err.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["refused", "why", "next"]
    assert said in lines[1]
    assert get(state, proposal) == proposal


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["approve", "p-x", "--yes", "--edit", "content"], "write FIELD=TEXT, or FIELD=@FILE"),
        (["approve", "p-x", "--yes", "--edit", "a=1", "--edit", "a=2"], "a is given twice"),
        (["approve", "p-x", "--yes", "--edit", "a=@none.md"], "none.md cannot be read: No such file"),
        (["approve", "p-x", "--yes", "--fields", " , "], "--fields names no field"),
        (["reject", "p-x", "--feedback", "  "], "--feedback is empty"),
        (["list", "--only", "waiting"], 'no state "waiting"'),
        (["list", "--limit", "0"], "at least 1"),
        (["login", "--as", "a\u202eb"], "a name of 1 to 80 signs"),
        (["login", "--as", "ann", "--ttl", "soon"], 'a time as 30m, 24h or 7d'),
        (["login", "--as", "ann", "--public-url", "http://a.example"], "https alone"),
        (["login", "--as", "ann", "--public-url", "https://a.example/page"], "without a path"),
        (["reconcile", "--applied"], "need an ID and --note"),
        (["reconcile", "p-x", "--note", "x"], "--note goes with"),
        (["--no-browser"], "add --open or --http"),
        (["--open", "list"], "leave the action away"),
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_2(run: Any, words: list[str], said: str) -> None:
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize("action", ["show", "approve", "reject", "reconcile"])
def test_an_unknown_proposal(run: Any, state: State, action: str) -> None:
    proposal = put(state)
    wrong = proposal.id[:-1] + ("a" if proposal.id[-1] != "a" else "b")
    more = {"approve": ["--yes"], "reject": ["--feedback", "x"]}.get(action, [])
    done = run(action, wrong, *more)
    assert done.code == 1
    assert done.err.splitlines()[0] == f"refused: there is no proposal {wrong}"
    assert done.err.splitlines()[2] == f"next: did you mean {proposal.id}?"


def test_a_proposal_that_was_changed_in_the_store_is_not_approved(run: Any, state: State, tmp_path: Path) -> None:
    import sqlite3

    proposal = put(state)
    with sqlite3.connect(tmp_path / "state.sqlite3") as database:
        database.execute("update proposals set data = replace(data, 'High', 'Low')")
    done = run("approve", proposal.id, "--yes")
    assert done.code == 1
    assert "it was changed in the store after it was made" in done.err
    assert "THIS PROPOSAL WAS CHANGED IN THE STORE" in run("show", proposal.id).out


def test_who_is_second_is_told_who_was_first(run: Any, state: State) -> None:
    proposal = put(state)
    told = {"decided_by": {"kind": "link", "name": "bob"}, "decided_at": timestamp(), "feedback": "no"}
    move(state, proposal, "rejected", **told)
    done = run("approve", proposal.id, "--yes")
    assert done.code == 1
    assert "it was rejected, by bob at" in done.err


def test_rules_hold_in_the_shell_as_well(run: Any, state: State, tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").write_text("approvers:\n  - {effects: [write_outbound], who: ['link:maria']}\n")
    proposal = put(state)
    for words in (["approve", proposal.id, "--yes"], ["reject", proposal.id, "--feedback", "no"]):
        done = run(*words, "--policy", "policy.yaml")
        assert done.code == 1, done.err
        assert "policy.yaml lets link:maria approve write_outbound on tickiti" in done.err
    assert get(state, proposal) == proposal
    lost = uncertain(state)
    done = run("reconcile", lost.id, "--applied", "--note", "I saw it", "--policy", "policy.yaml")
    assert done.code == 1
    assert "policy.yaml lets link:maria" in done.err
    assert get(state, lost) == lost


@pytest.mark.parametrize("answer", ["y", "n", ""])
def test_a_terminal_is_asked(state: State, tmp_path: Path, answer: str) -> None:
    proposal = put(state)
    leader, follower = pty.openpty()
    words = [DESKWRIGHT, "approvals", "approve", proposal.id, "--fields", "content"]
    process = subprocess.Popen(words, stdin=follower, stdout=follower, stderr=follower, close_fds=True)
    os.close(follower)
    said, until = b"", time.monotonic() + 20
    answered = False
    while time.monotonic() < until:
        if select.select([leader], [], [], 0.1)[0]:
            try:
                said += os.read(leader, 65_536)
            except OSError:
                break
        if not answered and b"[y/N]" in said:
            os.write(leader, f"{answer}\n".encode())
            answered = True
    code = process.wait(10)
    os.close(leader)
    text = said.decode()
    assert "A customer will read or receive what is sent here." in text
    assert "Approve content and send it? [y/N]" in text
    if answer == "y":
        assert (code, get(state, proposal).state) == (0, "approved")
    else:
        assert "nothing was decided" in text
        assert (code, get(state, proposal)) == (1, proposal)


# --- reject, login, reconcile --------------------------------------------------------------------------


def test_a_proposal_is_rejected_with_its_reason(run: Any, state: State) -> None:
    proposal = put(state)
    done = run("reject", proposal.id, "--feedback", "Call her instead.")
    assert (done.code, done.out) == (0, f"{proposal.id}: rejected; nothing was sent, and the assistant is told why\n")
    assert (get(state, proposal).state, get(state, proposal).feedback) == ("rejected", "Call her instead.")


def test_a_link_is_made_for_somebody_and_recorded(run: Any, state: State) -> None:
    done = run("login", "--as", "María", "--ttl", "30m", "--public-url", "https://Approvals.example.org:443/")
    found = re.fullmatch(r"https://approvals\.example\.org/login\?token=([\w-]{43})\n", done.out)
    assert found, done.out
    assert done.code == 0
    assert found[1] not in done.err
    event = state.audit.events(step="login")[0].event
    assert (event.via, event.outcome) == ("command-line", {"link_for": "María"})
    assert found[1] not in json.dumps(state.audit.events()[0].to_data())
    assert state.links.redeem(found[1]) == "María"
    done = run("login", "--as", "bob")
    assert done.out.startswith("/login?token=")
    assert "put the address of the page before it" in done.err


def test_where_the_state_is_may_stand_before_or_after_the_action(run: Any, state: State, tmp_path: Path) -> None:
    other = str(tmp_path / "other.sqlite3")
    put(state)
    for words in (["--state", other, "list"], ["list", "--state", other]):
        assert run(*words).out == f"nothing waits (in {other})\n"
    assert "p-" in run("list").out


def uncertain(state: State) -> Proposal:
    return move(state, put(state), "approved", "applying", "sending", "uncertain", outcome={"why": "it broke"})


def test_reconciling_needs_the_desk(run: Any, state: State) -> None:
    assert run("reconcile").out == "nothing is uncertain\n"
    lost = uncertain(state)
    done = run("reconcile", lost.id)
    assert done.code == 1
    assert "tickiti is not set up here" in done.err
    assert "settle it by your word" in done.err
    other = uncertain(state)
    done = run("reconcile")
    assert done.code == 1
    assert [line.split(";")[0] for line in done.out.splitlines() if line.startswith("p-")] == [
        f"{lost.id}: uncertain",
        f"{other.id}: uncertain",
    ]


def test_a_person_who_looked_settles_it(run: Any, state: State) -> None:
    lost, other = uncertain(state), uncertain(state)
    done = run("reconcile", lost.id, "--applied", "--note", "the reply is on the ticket")
    assert (done.code, get(state, lost).state) == (0, "applied")
    assert run("reconcile", other.id, "--failed", "--note", "no reply there").code == 0
    assert get(state, other).state == "failed"
    assert run("reconcile", other.id, "--applied", "--note", "x").code == 1
