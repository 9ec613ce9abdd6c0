"""`make demo`: a real helpdesk, its generated SDK and tools, and an assistant's session with them, in one minute.

Refuses to pretend: each step says what it expects, and the first one that goes otherwise ends the demo with exit 1.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import anyio

HERE = Path(__file__).resolve()
REPOSITORY = HERE.parents[2]
sys.path.insert(0, str(REPOSITORY))

from mcp import Client, StdioServerParameters, stdio_client  # noqa: E402

from tests.demo.generate import GenerationFailed, generate_desk  # noqa: E402
from tests.demo.paper import Paper  # noqa: E402
from tests.realdesks.django_helpdesk.environment import RealDeskFailed, ready_environment  # noqa: E402
from tests.realdesks.django_helpdesk.server import RunningDesk, running_django_helpdesk  # noqa: E402

DESK = "django-helpdesk"
DESKWRIGHT = Path(sys.executable).with_name("deskwright")
REGISTER = ["register", DESK, "--client", "claude-code"]
CALL_SECONDS = 30.0

SCRIPT = """\
from helpdesks.django_helpdesk import DjangoHelpdesk
with DjangoHelpdesk.from_env() as desk:
    ticket = desk.tickets.get(id={ticket})
    print(f"ticket {{ticket.id}}, status {{ticket.status}}, priority {{ticket.priority}}: {{ticket.title}}")
    print(*(f"  {{'public' if e.public else 'internal'}}: {{e.comment}}" for e in ticket.followup_set), sep="\\n")
"""


class DemoFailed(Exception):
    """A step did not go as it should; the text says which and what came instead."""


class Assistant:
    """The official MCP client, calling tools as an assistant would and telling each call on paper."""

    def __init__(self, client: Client, paper: Paper) -> None:
        self._client = client
        self._paper = paper

    async def tools(self) -> list[Any]:
        return list((await self._client.list_tools()).tools)

    async def answer(self, tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Calls a tool that must succeed; its structured content."""
        text, refused, content = await self._call(tool, arguments)
        if refused:
            raise DemoFailed(f"{tool} was expected to succeed; it answered\n{text}")
        return content

    async def refusal(self, tool: str, arguments: dict[str, Any], *words: str) -> None:
        """Calls a tool that must be refused in a text with these words, and shows that text."""
        text, refused, _ = await self._call(tool, arguments)
        missing = [word for word in words if word.casefold() not in text.casefold()]
        if not refused or missing:
            raise DemoFailed(f"{tool} was expected to be refused naming {', '.join(words)}; it answered\n{text[:600]}")
        self._paper.refused(text)

    async def _call(self, tool: str, arguments: dict[str, Any]) -> tuple[str, bool, dict[str, Any]]:
        self._paper.call(tool, arguments)
        result = await self._client.call_tool(tool, arguments)
        text = "\n".join(block.text for block in result.content if block.type == "text")
        return text, bool(result.is_error), dict(result.structured_content or {})


def expect(holds: bool, what: str, got: object) -> None:
    if not holds:
        raise DemoFailed(f"expected {what}; got {json.dumps(got, default=str)[:600]}")


async def drive_tools(paper: Paper, desk: RunningDesk, package_root: Path, folder: Path) -> int:
    """Steps 3 to 10: the stdio server and its tools. Gives the ticket's id."""
    paper.step("Serve them to an assistant")
    paper.command(f"deskwright serve {DESK}")
    log = folder / "deskwright.log"
    with log.open("w+", encoding="utf-8") as errlog:
        server = StdioServerParameters(
            command=str(DESKWRIGHT),
            args=["serve", DESK],
            env=_variables(desk, package_root, folder),
            cwd=str(folder),
        )
        try:
            async with Client(stdio_client(server, errlog=errlog), read_timeout_seconds=CALL_SECONDS) as client:
                return await _session(paper, desk, Assistant(client, paper))
        except DemoFailed:
            raise
        except Exception as problem:
            cause = _innermost(problem)
            if isinstance(cause, DemoFailed):
                raise cause from None
            said = log.read_text(encoding="utf-8").strip()
            raise DemoFailed(f"the MCP session broke: {cause!r}\n{said[-1500:]}") from problem


async def _session(paper: Paper, desk: RunningDesk, assistant: Assistant) -> int:
    tools = await assistant.tools()
    names = [tool.name for tool in tools]
    for name in ("list_tickets", "create_ticket", "add_public_reply", "add_internal_note", "django_helpdesk_call"):
        expect(name in names, f"a tool {name}", names)
    paper.came(f"{len(tools)} tools: {', '.join(names)}")

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


def run_script(paper: Paper, desk: RunningDesk, package_root: Path, folder: Path, ticket: int) -> None:
    paper.step("The same ticket from a script, typed")
    source = SCRIPT.format(ticket=ticket)
    paper.code(source)
    output = _run([sys.executable, "-c", source], _variables(desk, package_root, folder), "the script")
    expect(f"ticket {ticket}, status 4" in output and "internal: Third time" in output, "the ticket as left", output)
    for line in output.splitlines():
        paper.came(line)


def _variables(desk: RunningDesk, package_root: Path, folder: Path) -> dict[str, str]:
    """What the server and the script get: this desk, the fresh package before the committed one, no state elsewhere."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    state = {name: str(folder / "state") for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    package = {"PYTHONPATH": str(package_root), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return kept | state | package | desk.environment("admin")


def _run(command: list[str], variables: dict[str, str], what: str) -> str:
    try:
        done = subprocess.run(
            command,
            env=variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise DemoFailed(f"{what}: {problem}") from problem
    if done.returncode:
        raise DemoFailed(f"{what} ended with exit {done.returncode}\n{(done.stderr or done.stdout)[-1500:]}")
    return done.stdout


def _mailed(entry: dict[str, Any]) -> str:
    return ", ".join(entry["email_recipients"] or []) or "nobody"


def _innermost(problem: BaseException) -> BaseException:
    """A task group wraps what went wrong in groups of one."""
    while isinstance(problem, BaseExceptionGroup) and problem.exceptions:
        problem = problem.exceptions[0]
    return problem


def demonstrate(paper: Paper, folder: Path) -> None:
    paper.step("Install and start a real django-helpdesk on this machine (nothing leaves it)")
    ready_environment(paper.note)
    with running_django_helpdesk(folder / "desk", report=paper.note) as desk:
        paper.came(f"it answers at {desk.base_url}/api/, database in a temporary folder")
        paper.step("Generate its SDK and tools from specs/django_helpdesk")
        generated = generate_desk("django_helpdesk", folder / "generated", paper)
        paper.came(f"{generated.files} files: {generated.operations} operations, {generated.named_tools} named tools")
        ticket = anyio.run(drive_tools, paper, desk, generated.package_root, folder)
        run_script(paper, desk, generated.package_root, folder, ticket)
        # The last line of the demo is an invitation; it must work.
        variables = _variables(desk, generated.package_root, folder)
        _run([str(DESKWRIGHT), *REGISTER], variables, "deskwright register")


@contextlib.contextmanager
def _ends_on_signals() -> Iterator[None]:
    """A `kill` unwinds like Ctrl-C, so that whatever was started is stopped."""

    def leave(number: int, _frame: object) -> NoReturn:
        raise KeyboardInterrupt(number)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def main(arguments: list[str]) -> int:
    if arguments not in ([], [DESK], ["django_helpdesk"]):
        print(f"failed: the demo is about {DESK} alone, a real server that it can install by itself", file=sys.stderr)
        print(f"next: make demo; for {arguments[0]} try `deskwright serve {arguments[0]} --sandbox`", file=sys.stderr)
        return 2
    paper = Paper(sys.stdout, steps=11)
    started = time.monotonic()
    try:
        with _ends_on_signals(), tempfile.TemporaryDirectory(prefix="deskwright-demo-") as scratch:
            demonstrate(paper, Path(scratch))
    except (DemoFailed, RealDeskFailed, GenerationFailed) as problem:
        paper.failed(str(problem))
        return 1
    except KeyboardInterrupt:
        paper.failed("interrupted; everything that was started is stopped")
        return 130
    paper.last(
        f"Done in {time.monotonic() - started:.0f} s; all is stopped and removed. To give these tools to an assistant:",
        " ".join(["deskwright", *REGISTER]),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
