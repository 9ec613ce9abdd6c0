"""The demo with a real helpdesk: a django-helpdesk installed and started here, in one minute.

Its steps look at what the desk itself answers, mails included, so they are code and no scenario.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import anyio

from tests.demo.assistant import Assistant, assistant_session
from tests.demo.expectations import expect
from tests.demo.generate import generate_desk
from tests.demo.paper import Paper
from tests.demo.programs import DESKWRIGHT, run, variables
from tests.realdesks.django_helpdesk.environment import ready_environment
from tests.realdesks.django_helpdesk.server import RunningDesk, running_django_helpdesk

__all__ = ["DESK", "REGISTER", "STEPS", "demonstrate"]

DESK = "django_helpdesk"
NAME = "django-helpdesk"
REGISTER = ["register", NAME, "--client", "claude-code"]
STEPS = 11

SCRIPT = """\
from helpdesks.django_helpdesk import DjangoHelpdesk
with DjangoHelpdesk.from_env() as desk:
    ticket = desk.tickets.get(id={ticket})
    print(f"ticket {{ticket.id}}, status {{ticket.status}}, priority {{ticket.priority}}: {{ticket.title}}")
    print(*(f"  {{'public' if e.public else 'internal'}}: {{e.comment}}" for e in ticket.followup_set), sep="\\n")
"""


def demonstrate(paper: Paper, folder: Path) -> None:
    paper.step("Install and start a real django-helpdesk on this machine (nothing leaves it)")
    ready_environment(paper.note)
    with running_django_helpdesk(folder / "desk", report=paper.note) as desk:
        paper.came(f"it answers at {desk.base_url}/api/, database in a temporary folder")
        paper.step("Generate its SDK and tools from specs/django_helpdesk")
        generated = generate_desk(DESK, folder / "generated", paper)
        paper.came(f"{generated.files} files: {generated.operations} operations, {generated.named_tools} named tools")
        environment = variables(generated.package_root, folder, desk.environment("admin"))
        ticket = anyio.run(_drive_tools, paper, desk, environment, folder)
        _run_script(paper, environment, ticket)
        # The last line of the demo is an invitation; it must work.
        run([str(DESKWRIGHT), *REGISTER], environment, "deskwright register")


async def _drive_tools(paper: Paper, desk: RunningDesk, environment: dict[str, str], folder: Path) -> int:
    """Steps 3 to 10: the stdio server and its tools. Gives the ticket's id."""
    paper.step("Serve them to an assistant")
    paper.command(f"deskwright serve {NAME}")
    async with assistant_session(paper, [NAME], environment, folder) as assistant:
        return await _session(paper, desk, assistant)


async def _session(paper: Paper, desk: RunningDesk, assistant: Assistant) -> int:
    names = await assistant.tools()
    for name in ("list_tickets", "create_ticket", "add_public_reply", "add_internal_note", "django_helpdesk_call"):
        expect(name in names, f"a tool {name}", names)
    paper.came(f"{len(names)} tools: {', '.join(names)}")

    paper.step("Open a ticket")
    ticket = await assistant.answer(
        "create_ticket",
        {
            "queue": desk.queues["support"],
            "title": "The printer on the third floor is on fire 🔥",
            "description": "It began after the lunch break. Please hurry.",
            "submitter_email": "eve@customer.example",
            "priority": 2,
        },
    )
    number = int(ticket["id"])
    expect(ticket["status"] == 1 and ticket["title"].endswith("🔥"), "an open ticket with its title", ticket)
    paper.came(f"ticket {number}, status 1 (open); mailed: {_mailed(ticket['followup_set'][0])}")

    paper.step("Find it")
    page = await assistant.answer("list_tickets", {"status": [1], "page": 1, "page_size": 5})
    found = [item for item in page["results"] if item["id"] == number]
    expect(len(found) == 1, f"ticket {number} among the open ones", page)
    paper.came(f"{page['count']} open; ticket {number} is {found[0]['title']!r}")

    paper.step("Answer the customer (everybody sees it)")
    entry = await assistant.answer(
        "add_public_reply", {"ticket_id": number, "comment": "Someone with an extinguisher is on the way."}
    )
    expect(entry["public"] is True and entry["email_recipients"] == ["eve@customer.example"], "a mailed reply", entry)
    paper.came(f"follow-up {entry['id']}, public; mailed: {_mailed(entry)}")

    paper.step("Leave a note for colleagues (the customer does not see it)")
    entry = await assistant.answer(
        "add_internal_note", {"ticket_id": number, "comment": "Third time this month: ask for another model."}
    )
    expect(entry["public"] is False and entry["email_recipients"] == [], "an internal note, mailed to nobody", entry)
    paper.came(f"follow-up {entry['id']}, internal; mailed: {_mailed(entry)}")

    paper.step("Change its status and priority")
    changed = await assistant.answer("update_ticket", {"ticket_id": number, "status": 4, "priority": 4})
    expect((changed["status"], changed["priority"]) == (4, 4), "status 4, priority 4", changed)
    paper.came("status 4 (closed), priority 4 (low)")

    paper.step("Try to delete it (the server was started without --allow destroy)")
    delete = {"family": "tickets", "action": "delete", "payload": {"id": number}}
    await assistant.refusal("django_helpdesk_call", delete, "refused", "destroy")
    still = await assistant.answer("get_ticket", {"ticket_id": number})
    paper.came(f"ticket {still['id']} is still there, with {len(still['followup_set'])} follow-ups")
    expect(len(still["followup_set"]) == 3, "three follow-ups", still)

    paper.step("Make a mistake in an argument")
    await assistant.refusal("update_ticket", {"ticket_id": number, "status": "closed"}, "status")
    return number


def _run_script(paper: Paper, environment: dict[str, str], ticket: int) -> None:
    paper.step("The same ticket from a script, typed")
    source = SCRIPT.format(ticket=ticket)
    paper.code(source)
    output = run([sys.executable, "-c", source], environment, "the script")
    expect(f"ticket {ticket}, status 4" in output and "internal: Third time" in output, "the ticket as left", output)
    for line in output.splitlines():
        paper.came(line)


def _mailed(entry: dict[str, Any]) -> str:
    return ", ".join(entry["email_recipients"] or []) or "nobody"
