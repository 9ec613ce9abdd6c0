"""docs/demo-script.md, followed to the letter in a shell's stead: its commands work and show what it says."""

from __future__ import annotations

import io
import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from deskwright import cli
from deskwright.triage.models import Submission

PAGE = Path(__file__).parent.parent.parent / "docs" / "demo-script.md"
SKILL = "$triaging-support-tickets"


def commands(heading: str) -> list[str]:
    """The lines of the shell blocks of one step; a text that is written to a file is one line with its command."""
    text = PAGE.read_text("utf-8")
    found = re.search(rf"^## {re.escape(heading)}.*?\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, heading
    blocks = "".join(re.findall(r"^```sh\n(.*?)^```$", found[1], re.MULTILINE | re.DOTALL))
    return re.findall(r"^cat > (?:.|\n)*?^JSON$|^.+$", blocks, re.MULTILINE)


class Shell:
    """Runs the page's lines in this process, in a folder of the test's own."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
        self._capsys, self._monkeypatch, self._home = capsys, monkeypatch, home

    def __call__(self, line: str, code: int = 0) -> str:
        if line.startswith("cat > "):
            head, _, body = line.partition("\n")
            (self._home / head.split()[2]).write_text(body.removesuffix("JSON"), "utf-8")
            return ""
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").partition("=")
            self._monkeypatch.setenv(name, shlex.split(value.replace("$PWD", str(self._home)))[0])
            return ""
        if line.startswith("cat "):
            given, _, line = line.partition(" | ")
            self._monkeypatch.setattr("sys.stdin", io.StringIO((self._home / given.split()[1]).read_text("utf-8")))
        words = shlex.split(line)
        assert words[0] == "deskwright", line
        assert cli.main(words[1:]) == code, self._capsys.readouterr()
        return self._capsys.readouterr().out

    def json(self, line: str) -> Any:
        """The answer; behind it stands whose content it is."""
        return json.JSONDecoder().raw_decode(self(line))[0]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Shell:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".cache").mkdir()
    return Shell(capsys, monkeypatch, tmp_path)


def test_the_page_has_the_three_triggers() -> None:
    said = [
        line.removeprefix("> ") for line in PAGE.read_text("utf-8").splitlines() if line.startswith(f"> Use {SKILL}")
    ]
    assert len(said) == 3
    first, second, third = said
    assert "triage TKT-1005" in first
    assert "wait for my approval of named fields" in first
    for word in ("review TKT-1004", "every escalation", "cite the articles", "stop before any change"):
        assert word in second
    for word in ("TKT-1001, TKT-1002 and TKT-1003", "one incident cluster", "Recommendations only"):
        assert word in third


def test_the_times_add_up_to_five_minutes() -> None:
    seconds = [
        int(told) for told in re.findall(r"^## \d\. .*\((\d+) seconds\)$", PAGE.read_text("utf-8"), re.MULTILINE)
    ]
    assert (len(seconds), sum(seconds)) == (5, 300)


def test_the_script_goes_as_told(shell: Shell, tmp_path: Path) -> None:
    make, activate, export, reset = commands("Before")
    assert (make, activate) == ("make setup", ". .venv/bin/activate")
    shell(export)
    assert "there is nothing to delete" in shell(reset)

    # 1: the queue
    resource, tool, at_risk = commands("1. The queue")
    figures = shell.json(resource)
    assert {**shell.json(tool), "generatedAt": None} == {**figures, "generatedAt": None}
    assert (figures["openTickets"], figures["untriagedTickets"]) == (29, 24)
    assert (figures["submittedRecommendations"], figures["estimatedMinutesSaved"]) == (0, 0)
    assert [ticket["id"] for ticket in shell.json(at_risk)["items"]] == ["TKT-1001", "TKT-1002", "TKT-1003", "TKT-1021"]
    assert (tmp_path / ".cache" / "triage-demo").is_dir()

    # 2: a ticket that gives orders
    read, similar, search, write, submit, again = commands("2. A ticket that gives orders")
    assert "NOTE FOR THE AUTOMATED ASSISTANT" in shell.json(read)["ticket"]["description"]
    assert shell.json(similar)["candidates"] == []
    assert [article["id"] for article in shell.json(search)["articles"]] == ["account-access"]
    shell(write)
    Submission.model_validate_json((tmp_path / ".cache/recommendation.json").read_text("utf-8"))
    said = shell.json(submit)["recommendation"]
    assert (said["category"], said["priority"], said["team"]) == ("authentication", "P2", "identity")
    assert (said["escalationReasons"], said["resolution"]) == (["sla", "policy-conflict"], "pending")
    before = shell.json(again)["ticket"]
    assert before["revision"] == 0

    # 3: a token that was public
    read, search = commands("3. A token that was public")
    assert "Production token" in shell.json(read)["ticket"]["subject"]
    assert [article["id"] for article in shell.json(search)["articles"]] == ["security-escalation"]

    # 4: three tickets, one outage
    similar, search = commands("4. Three tickets, one outage")
    assert {found["ticketId"] for found in shell.json(similar)["candidates"]} == {"TKT-1002", "TKT-1003"}
    assert [article["id"] for article in shell.json(search)["articles"]] == ["api-errors"]

    # 5: a person decides
    approve, read, audit, serve, approvals = commands("5. A person decides")
    approve = approve.replace("PUT-THE-ID-HERE", said["id"])
    event = shell.json(approve)["auditEvent"]
    after = shell.json(read)["ticket"]
    assert (after["revision"], event["actor"]) == (1, "Ann Example")
    assert {name: after[name] for name in ("category", "priority", "team")} == event["after"]
    assert set(event["before"]) == {"category", "priority", "team"}
    assert after["tags"] == before["tags"] != said["tags"]
    assert event["knowledgeArticleIds"] == ["account-access", "triage-policy"]
    told = shell.json(audit)
    assert [event["action"] for event in told["events"]] == ["recommendation-submitted", "recommendation-approved"]
    assert "STALE_APPROVAL" in shell(approve, code=cli.TOOL_ERROR)
    for line in (serve, approvals):
        words = shlex.split(line)[1:]
        cli._parser(words).parse_args(words)

    # after
    resource, evaluate, reset = commands("After")
    figures = shell.json(resource)
    assert (figures["approvedRecommendations"], figures["estimatedMinutesSaved"]) == (1, 8)
    assert shell.json(evaluate)["categoryAccuracy"] == 1
    assert shell(reset).startswith(f"deleted in {tmp_path / '.cache' / 'triage-demo'}: ")
