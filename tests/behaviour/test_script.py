"""The ten lines a person writes first: strictly typed, and really run against a sandbox on loopback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from deskwright.sandboxes import load_sandbox

from .desks import credential
from .loopback import sandbox_process

ROOT = Path(__file__).parents[2]
SCRIPT = """\
from helpdesks.tickiti import Forbidden, Tickiti

with Tickiti.from_env() as desk:
    made = desk.tickets.create(originator_email_address="ann@customer.example", data={"subject": "Hi", "content": "x"})
    pages = [page.data and page.data.responses for page in desk.tickets.responses_query.pages(limit=20)]
    print(made.data and made.data.ticket_number, [len(rows or ()) for rows in pages])
    try:
        desk.supervisor.health_status()
    except Forbidden as refused:
        print(refused.status, refused.detail)
"""
#: What --strict must catch: a wrong type, a wrong argument, a name the desk does not have.
WRONG = {
    "row_limit": 'desk.tickets.query(row_limit="many")',
    "subjekt": 'desk.tickets.split(response_ids=[1], subjekt="x")',
    "supervisors": "desk.supervisors",
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[str]:
    with sandbox_process("tickiti") as origin:
        yield origin


def mypy(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--config-file",
            "",
            "--cache-dir",
            str(ROOT / ".cache" / "mypy-scripts"),
            *options,
            str(path),
        ],
        capture_output=True,
        text=True,
        cwd=path.parent,
        check=False,
    )


def test_it_is_ten_lines() -> None:
    assert len(SCRIPT.splitlines()) == 10


def test_it_runs(sandbox: str, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, "utf-8")
    environment = {**credential(load_sandbox("tickiti"), "agent"), "TICKITI_API_BASE": sandbox}
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, env=environment, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    number, _, pages = first.partition(" ")
    assert int(number) > 100_000
    counts = [int(word) for word in pages.strip("[]").split(", ")]
    assert len(counts) > 1
    assert all(count == 20 for count in counts[:-1])
    assert second == "403 Invalid ability provided."


def test_it_passes_mypy_strict_and_mistakes_do_not(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, "utf-8")
    done = mypy(script)
    assert done.returncode == 0, done.stdout + done.stderr

    wrong = tmp_path / "wrong.py"
    calls = "\n".join(f"    print({call})" for call in WRONG.values())
    wrong.write_text(f"from helpdesks.tickiti import Tickiti\n\nwith Tickiti.from_env() as desk:\n{calls}\n", "utf-8")
    told = mypy(wrong).stdout
    for place, word in enumerate(WRONG, 4):
        assert f"wrong.py:{place}: error:" in told
        assert word in told
    assert "Found 3 errors" in told
