"""What a type checker sees: the facade, the models and the tools' arguments pass `mypy --strict`."""

from __future__ import annotations

from pathlib import Path

import pytest
import small_desk as desk
from deskwright_codegen.emit_arguments import emit_arguments, input_class

GOOD = """
from helpdesks.tickiti import Forbidden, Tickiti
from helpdesks.tickiti.sdk.models import Page, Ticket

def work() -> str:
    with Tickiti.from_env() as desk:
        ticket: Ticket = desk.tickets.create(subject="Printer", note=None, status="open")
        try:
            for page in desk.tickets.list.pages(status="closed"):
                shown: Page = page
                print(shown.data[0].subject.upper())
        except Forbidden as refusal:
            return refusal.hint
        content: bytes = desk.files.download(id=1)
        return f"{ticket.id + 1} {content!r} {desk.tickets.delete.raw(id=1).status_code + 1}"

async def later() -> int:
    from helpdesks.tickiti import AsyncTickiti

    async with AsyncTickiti.from_env() as desk:
        async for page in desk.tickets.list.pages():
            return page.data[0].id
        return (await desk.tickets.show(ticket_id=1)).id
"""

ARGUMENTS = """
from typing import Unpack
from helpdesks.tickiti.arguments import CreateTicketInput, List2faInput

async def create_ticket(desk: object, /, **arguments: Unpack[CreateTicketInput]) -> str:
    return arguments["subject"]

async def list_2fa(desk: object, /, **arguments: Unpack[List2faInput]) -> None: ...

async def use() -> None:
    await create_ticket(None, subject="x", confirm=True, custom_fields={"a": 1}, default={"format": "x"})
"""


def _mypy(tree: Path, name: str, text: str) -> str:
    (tree / name).write_text(text, "utf-8")
    (tree / "mypy.ini").write_text("[mypy]\nstrict = true\npython_version = 3.11\n", "utf-8")
    result = desk.run(tree, "-m", "mypy", "--config-file", "mypy.ini", name, "helpdesks")
    return result.stdout + result.stderr


def test_scripts_models_and_arguments_pass_strictly(tree: Path) -> None:
    told = _mypy(tree, "good.py", GOOD + ARGUMENTS)
    assert "Success: no issues found" in told, told


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('desk.tickets.create(subjekt="x")', "Unexpected keyword argument"),
        ("desk.tickets.create(subject=1)", "incompatible type"),
        ('desk.tickets.create(subject="x", status="opne")', "incompatible type"),
        ("desk.tickets.create()", "Missing named argument"),
        ("desk.tickets.show(ticket_id=1).subjet", "has no attribute"),
        ("desk.tikets", "has no attribute"),
    ],
)
def test_mistakes_are_errors(tree: Path, line: str, message: str) -> None:
    told = _mypy(tree, "bad.py", f"from helpdesks.tickiti import Tickiti\n\ndesk = Tickiti.from_env()\n{line}\n")
    assert message in told, told


def test_arguments_are_importable_and_named_by_their_tool(tree: Path) -> None:
    assert input_class("list_2fa") == "List2faInput"
    code = "import helpdesks.tickiti.arguments as a; print(sorted(a.CreateTicketInput.__required_keys__))"
    result = desk.run(tree, "-c", code)
    assert result.stdout == "['subject']\n", result.stderr


def test_no_tools_no_types() -> None:
    text = emit_arguments("tickiti", [])
    assert text.startswith("# Generated from specs/tickiti.")
    compile(text, "arguments.py", "exec")
