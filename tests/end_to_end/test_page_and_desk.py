"""A reply to a customer from the assistant's call to the customer's mail, with a person between: a page, a shell.

Every piece is a process of its own: the desk, the server, the page, the browser. What counts is what the desk received.
"""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.approvals.visitors import browser
from tests.end_to_end.desk import PRIYA, Desk, running_desk
from tests.end_to_end.outside import DESKWRIGHT, Assistant, Home, eventually, text_of

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> cannot print"
DRAFT = "<p>We found it. Please <b>restart</b> the printer.</p>"
EDITED = "<p>Sorry, Ann: we restarted the printer for you.</p>"
OTHER = "100101"
SECONDS = 15


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as opened:
        yield opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with running_desk(tmp_path) as made:
        yield made


def reply(ticket: str, **members: Any) -> dict[str, Any]:
    """A public reply: what it says, and two things beside it, each for a person to decide."""
    three = {"content": DRAFT, "priority": "High", "subject": "Printer on the second floor"}
    return {"ticket_number": ticket, "from_email": PRIYA, **three, **members}


def proposed(assistant: Assistant, arguments: dict[str, Any]) -> str:
    result = assistant.call("respond_to_ticket", **arguments)
    assert not result.is_error, text_of(result)
    assert text_of(result).startswith("proposed: ")
    assert isinstance(result.structured_content, dict)
    held = result.structured_content["proposal"]
    assert (held["state"], held["ticket"]) == ("pending", arguments["ticket_number"])
    assert held["id"] in text_of(result)
    assert "deskwright approvals" in text_of(result)
    return str(held["id"])


def one_reply(desk: Desk, ticket: str, before: list[Any], **body: Any) -> None:
    """Exactly one request changed the ticket, with exactly this in it, and a customer was written to once."""
    (sent,) = desk.replies()
    assert sent.status == 200
    assert sent.body == {"ticket_number": ticket, "from_email": PRIYA, **body}
    assert sent.key
    (added,) = desk.responses(ticket)[len(before) :]
    assert (added.html, added.is_internal, added.created_by_email) == (body["content"], False, PRIYA)


# --- the page --------------------------------------------------------------------------------------------


@contextmanager
def page_of(home: Home) -> Iterator[str]:
    """`deskwright approvals --open --no-browser`; the address it prints, which works once."""
    command = [DESKWRIGHT, "approvals", "--open", "--no-browser"]
    process = subprocess.Popen(
        command, env=home.environment, cwd=home.folder, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    said: list[str] = []
    told = threading.Event()

    def listen() -> None:
        for line in process.stderr or ():
            said.append(line)
            if "/start?token=" in line:
                told.set()
        told.set()

    reader = threading.Thread(target=listen, daemon=True)
    reader.start()
    try:
        assert told.wait(SECONDS), "the page does not say where it is"
        found = re.search(r"http://127\.0\.0\.1:\d+/start\?token=\S+", "".join(said))
        assert found, said
        yield found[0]
    finally:
        process.terminate()
        process.wait(SECONDS)
        reader.join(SECONDS)
        process.stderr.close()
    assert "Traceback" not in "".join(said)


@contextmanager
def visit(chromium: Any, address: str) -> Iterator[Any]:
    """A person in front of the page; whatever it asks of others, complains about or runs of a ticket is a failure."""
    origin = address.partition("/start")[0]
    context = chromium.new_context()
    context.set_default_timeout(SECONDS * 1000)
    page, strange = context.new_page(), []
    page.on("request", lambda asked: strange.append(asked.url) if not asked.url.startswith(origin) else None)
    page.on("console", lambda said: strange.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: strange.append(str(error)))
    page.on("dialog", lambda dialog: (strange.append(dialog.message), dialog.dismiss()))
    page.goto(address)
    page.wait_for_url(lambda url: "/start" not in url)
    yield page
    context.close()
    assert strange == []


def stays_text(page: Any) -> None:
    assert page.locator("main script, main img[onerror]").count() == 0
    assert HOSTILE in page.locator("main").inner_text()


@pytest.mark.xdist_group("chromium")
@pytest.mark.parametrize(("era", "sender"), [("2026-07-28", "page"), ("legacy", "server")])
def test_two_of_three_fields_and_a_better_text(
    tmp_path: Path, desk: Desk, chromium: Any, era: str, sender: str
) -> None:
    ticket = desk.make_ticket(HOSTILE)
    said, mails = desk.responses(ticket), len(desk.mails())
    server = Home(tmp_path, desk.variables)
    # without the desk's credential the page cannot send: then the server does
    person = server if sender == "page" else Home(tmp_path)
    with server.assistant("tickiti", "--approve", "write_outbound", era=era) as assistant:
        mine = proposed(assistant, reply(ticket, reason="Ann cannot print since Monday."))
        other = proposed(assistant, reply(OTHER))
        assert desk.replies() == []
        with page_of(person) as address, visit(chromium, address) as page:
            page.get_by_role("link", name=f"Respond to ticket {ticket}").click()
            stays_text(page)
            assert "Ann cannot print since Monday." in page.locator("main").inner_text()
            diff = page.get_by_role("group", name="Priority")
            assert diff.locator("del").inner_text().replace("\n", " ") == "now: Normal"
            assert diff.locator("ins").inner_text().replace("\n", " ") == "then: High"
            letter = page.get_by_role("group", name="Text").locator(".letter").first
            assert letter.inner_text().strip() == "We found it. Please restart the printer."
            assert page.get_by_role("checkbox").count() == 3
            page.get_by_role("checkbox", name="Text").check()
            page.get_by_role("checkbox", name="Priority").check()
            page.get_by_text("Rewrite it before it is sent").click()
            page.get_by_label("Your text for Text").fill(EDITED)
            page.get_by_role("button", name="Approve what is ticked").click()
            done = "It was approved and the helpdesk carried it out."
            page.get_by_text(done).wait_for()  # the page looks again by itself while somebody else sends
            one_reply(desk, ticket, said, content=EDITED, priority=30)
            stays_text(page)

            page.get_by_role("link", name="Queue", exact=False).first.click()
            page.get_by_role("link", name=f"Respond to ticket {OTHER}").click()
            page.get_by_label("Or reject it: what is wrong?").fill("Ask her for the serial number first.")
            page.get_by_role("button", name="Reject", exact=True).click()
            page.get_by_text("Rejected", exact=False).first.wait_for()

            page.get_by_role("link", name="Audit", exact=True).click()
            assert "The record is as it was written." in page.locator("main").inner_text()
            steps = page.locator(".step").all_inner_texts()[::-1]
            assert steps[:2] == ["proposed", "proposed"]
            assert [step for step in steps if step in ("approved", "applying", "sending", "applied", "rejected")] == [
                "approved",
                "applying",
                "sending",
                "applied",
                "rejected",
            ]
            page.get_by_role("link", name="History", exact=True).click()
            assert page.get_by_role("link", name=re.compile("Respond to ticket")).count() == 2

        one_reply(desk, ticket, said, content=EDITED, priority=30)
        now = desk.ticket(ticket)
        assert (now.subject, now.priority) == (HOSTILE, "30")
        assert len(desk.mails()) == mails + 1
        told = assistant.call("respond_to_ticket", **reply(ticket, reason="Ann cannot print since Monday."))
        assert "the desk carried it out" in text_of(told)
        told = assistant.call("respond_to_ticket", **reply(OTHER))
        assert "Ask her for the serial number first." in text_of(told)
        one_reply(desk, ticket, said, content=EDITED, priority=30)
    shown = json.loads(server.shell("approvals", "show", mine, "--json"))
    assert (shown["state"], shown["approved_fields"], shown["decided_via"]) == (
        "applied",
        ["content", "priority"],
        "page",
    )
    assert json.loads(server.shell("approvals", "show", other, "--json"))["state"] == "rejected"


# --- the shell -------------------------------------------------------------------------------------------


def test_the_same_in_a_shell(tmp_path: Path, desk: Desk) -> None:
    ticket = desk.make_ticket(HOSTILE)
    said = desk.responses(ticket)
    home = Home(tmp_path, desk.variables)
    shell = home.shell
    with home.assistant("tickiti", "--approve", "write_outbound", era="legacy") as assistant:
        mine, other = proposed(assistant, reply(ticket)), proposed(assistant, reply(OTHER))
        lines = shell("approvals", "list").splitlines()
        assert {line.split()[0] for line in lines[1:]} == {mine, other}
        shown = shell("approvals", "show", mine)
        for part in (
            f"ticket         {ticket}",
            "- Normal",
            "+ High",
            f"- {HOSTILE}",
            "We found it.",
            "(always goes along)",
        ):
            assert part in shown
        assert "there is no terminal to ask on" in shell("approvals", "approve", mine, code=2)
        assert "nonsense" in shell("approvals", "approve", mine, "--fields", "nonsense", "--yes", code=1)
        assert desk.replies() == []

        (tmp_path / "reply.html").write_text(EDITED, "utf-8")
        edit = ("--fields", "content,priority", "--edit", "content=@reply.html", "--yes")
        told = shell("approvals", "approve", mine, *edit)
        assert "; approved content, priority; left out subject" in told
        # the shell sends it, or the server that was faster
        assert home.ended(mine)["state"] == "applied"
        one_reply(desk, ticket, said, content=EDITED, priority=30)
        shell("approvals", "approve", mine, *edit, code=1)  # it is decided once
        told = shell("approvals", "reject", other, "--feedback", "Ask her first.")
        assert "nothing was sent" in told
        shell("approvals", "approve", other, "--yes", code=1)
        assert "nothing waits" in shell("approvals", "list")
        assert "Ask her first." in text_of(assistant.call("respond_to_ticket", **reply(OTHER)))
    one_reply(desk, ticket, said, content=EDITED, priority=30)
    the_record(home, mine, other, ticket)


def the_record(home: Home, mine: str, other: str, ticket: str) -> None:
    events = json.loads(home.shell("audit", "show", "--proposal", mine, "--json"))["events"]
    assert [event["step"] for event in events][:5] == ["proposed", "approved", "applying", "sending", "applied"]
    for event in events:
        assert (event["desk"], event["operation"], event["effect"]) == ("tickiti", "tickets.respond", "write_outbound")
        assert event["ticket"] == ticket
        assert "sandbox-full" not in json.dumps(event)
    approved, applied = events[1], events[4]
    assert (approved["via"], approved["principal"]["kind"]) == ("command-line", "os-user")
    assert applied["before"]["priority"] == "Normal"
    assert (applied["after"]["priority"], applied["after"]["content"]) == ("High", EDITED)
    assert "subject" not in applied["after"]
    assert applied["outcome"]["status"] == 200
    steps = [line.split()[3] for line in home.shell("audit", "show", "--proposal", other).splitlines()[1:]]
    assert steps == ["proposed", "rejected"]
    verified = home.shell("audit", "verify")
    assert verified.startswith("ok: ")
    count = json.loads(home.shell("audit", "show", "--json"))["total"]
    assert f"ok: {count} events" in verified

    # the export is checked on a machine that has nothing else, and a single changed sign is found
    home.shell("audit", "export", "audit.jsonl")
    exported = home.folder / "audit.jsonl"
    text = exported.read_text("ascii")
    assert len(text.splitlines()) == count + 1
    assert json.loads(text.splitlines()[-1])["count"] == count
    assert home.shell("audit", "verify", "audit.jsonl").startswith("ok: ")
    exported.write_text(text.replace('"High"', '"Hugh"', 1), "ascii")
    wrong = json.loads(text.splitlines()[next(n for n, line in enumerate(text.splitlines()) if '"High"' in line)])
    told = home.shell("audit", "verify", "audit.jsonl", code=1)
    assert f"event {wrong['seq']} ({wrong['id']})" in told


def test_a_changed_ticket_is_not_answered(tmp_path: Path, desk: Desk) -> None:
    """Approved as it was shown, and somebody else was faster: nothing goes out."""
    ticket = desk.make_ticket("Cannot print")
    home = Home(tmp_path, desk.variables)
    with home.assistant("tickiti", "--approve", "write_outbound", era="2026-07-28") as assistant:
        mine = proposed(assistant, reply(ticket))
        with desk.sdk() as sdk:
            sdk.tickets.respond(ticket_number=ticket, from_email=PRIYA, is_internal=True, content="I call her.")
        assert len(desk.replies()) == 1
        said = desk.responses(ticket)
        Home(tmp_path).shell("approvals", "approve", mine, "--yes")
        assert home.ended(mine)["state"] == "stale"
        assert len(desk.replies()) == 1
        assert desk.responses(ticket) == said
        again = assistant.call("respond_to_ticket", **reply(ticket))
        assert again.is_error
        assert "changed" in text_of(again)
    assert len(desk.replies()) == 1


def test_a_shell_without_the_credential_leaves_it_to_the_server(tmp_path: Path, desk: Desk) -> None:
    ticket = desk.make_ticket("Cannot print")
    said = desk.responses(ticket)
    with Home(tmp_path, desk.variables).assistant(
        "tickiti", "--approve", "write_outbound", era="2026-07-28"
    ) as assistant:
        mine = proposed(assistant, reply(ticket))
        told = Home(tmp_path).shell("approvals", "approve", mine, "--fields", "content", "--yes")
        assert "a running server" in told
        eventually(lambda: bool(desk.replies()))
        answered = assistant.call("respond_to_ticket", **reply(ticket))
        assert not answered.is_error, text_of(answered)
    one_reply(desk, ticket, said, content=DRAFT)
    assert "ok: " in Home(tmp_path).shell("audit", "verify")
