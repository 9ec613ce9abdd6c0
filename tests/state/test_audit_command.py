"""`deskwright audit`: what a person sees of the record, and what its exit codes say."""

from __future__ import annotations

import json
import os
import pty
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright import cli
from deskwright.governance.audit_event import Recorded
from deskwright.state import open_state

from tests.state.made import behind, event
from tests.state.postgres import PASSWORD

HOSTILE = "T\x1b[2J\x9b31m\u202e1\u2028\x07\r\n\u200b\ud800é漢"


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Recorded]:
    """Five events in the place that DESKWRIGHT_STATE names."""
    place = str(tmp_path / "told.sqlite3")
    monkeypatch.setenv("DESKWRIGHT_STATE", place)
    monkeypatch.chdir(tmp_path)
    principal = {"kind": "os-user", "name": "ann", "client": "some-assistant 1.2"}
    state = open_state(place)
    events = [
        event("proposed", proposal="p-1", ticket="100101", effect="write_outbound", principal=principal),
        event("approved", proposal="p-1", ticket="100101", fields=("body", "status"), via="page"),
        event("applied", proposal="p-1", ticket="100101", outcome={"status": 200, "visible_to": ["customer"]}),
        event("refused", tool=HOSTILE, ticket=HOSTILE, rationale=HOSTILE, outcome={HOSTILE: HOSTILE}),
        event("login", desk="", tool="", ticket="漢字", rationale="x" * 5_000),
    ]
    recorded = [state.audit.append(one) for one in events]
    state.close()
    return recorded


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = cli.main(["audit", *words])
        except SystemExit as end:
            code = int(str(end.code))
        out, err = capsys.readouterr()
        return code, out, err

    return run


Run = Callable[..., tuple[int, str, str]]


def test_show_is_a_table(told: list[Recorded], run: Run) -> None:
    code, out, _ = run("show", "--proposal", "p-1")
    assert code == 0
    head, *rows = out.splitlines()
    assert head.split() == [
        "NO",
        "TIME",
        "(UTC)",
        "STEP",
        "DESK",
        "TOOL",
        "EFFECT",
        "TICKET",
        "PROPOSAL",
        "WHO",
        "WHAT",
    ]
    times = [one.time[:19].replace("T", " ") for one in told]
    for name, cells in {
        "NO": ["1", "2", "3"],
        "TIME (UTC)": times[:3],
        "STEP": ["proposed", "approved", "applied"],
        "EFFECT": ["write_outbound", "", ""],
        "WHO": ["ann (some-assistant 1.2)", "ann", "ann"],
        "WHAT": ["", "body, status; via page", 'status=200; visible_to=["customer"]'],
    }.items():
        start = head.index(name)
        assert [row[start:].partition("  ")[0].rstrip() for row in rows] == cells


def test_show_takes_the_last_ones_and_says_how_many_there_are(told: list[Recorded], run: Run) -> None:
    code, out, _ = run("show", "--limit", "2")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines() if line] == ["NO", "4", "5", "the"]
    assert out.splitlines()[-1] == "the last 2 of 5 events; --limit 5 shows all"


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ((), [1, 2, 3, 4, 5]),
        (("--step", "applied"), [3]),
        (("--desk", "somedesk"), [1, 2, 3, 4]),
        (("--ticket", "100101"), [1, 2, 3]),
        (("--ticket", HOSTILE), [4]),
        (("--proposal", "p-1", "--step", "approved"), [2]),
        (("--ticket", "100101", "--limit", "1"), [3]),
    ],
)
def test_show_finds_events(told: list[Recorded], run: Run, words: tuple[str, ...], numbers: list[int]) -> None:
    code, out, _ = run("show", "--json", *words)
    assert code == 0
    found = json.loads(out)
    assert [one["seq"] for one in found["events"]] == numbers
    assert found["total"] == (3 if "--limit" in words else len(numbers))
    for one in found["events"]:
        assert one == json.loads(json.dumps(told[one["seq"] - 1].to_data()))


def test_show_of_nothing(told: list[Recorded], run: Run, tmp_path: Path) -> None:
    assert run("show", "--ticket", "nobody's") == (0, f"no such event in {tmp_path}/told.sqlite3\n", "")
    open_state(str(tmp_path / "empty.sqlite3")).close()
    assert run("show", "--state", "empty.sqlite3") == (0, f"nothing was recorded yet in {tmp_path}/empty.sqlite3\n", "")
    assert run("verify", "--state", "empty.sqlite3")[0] == 0


def test_show_of_one_event_tells_all_of_it(told: list[Recorded], run: Run) -> None:
    code, out, _ = run("show", "3")
    assert code == 0
    assert out.splitlines() == [
        f"event 3: applied, {told[2].time}",
        f"  id: {told[2].id}",
        "  principal",
        "    kind: os-user",
        "    name: ann",
        "  desk: somedesk",
        "  tool: reply_to_ticket",
        "  ticket: 100101",
        "  proposal: p-1",
        "  outcome",
        "    status: 200",
        '    visible_to: ["customer"]',
        f"  previous: {told[2].previous}",
        f"  hash: {told[2].hash}",
    ]
    assert run("show", told[2].id)[1] == out
    assert json.loads(run("show", "3", "--json")[1]) == json.loads(json.dumps(told[2].to_data()))


@pytest.mark.parametrize("words", [("show",), ("show", "4"), ("show", "--json"), ("show", "4", "--json")])
def test_a_strangers_text_steers_no_terminal(told: list[Recorded], run: Run, words: tuple[str, ...]) -> None:
    code, out, _ = run(*words)
    assert code == 0
    assert set("\x1b\x9b\u202e\u2028\x07\r\u200b\ud800") & set(out) == set()
    assert "é漢" in out
    if "--json" in words:
        found = json.loads(out)
        assert next(one for one in found.get("events", [found]) if one["step"] == "refused")["ticket"] == HOSTILE
    else:
        assert "T\\x1b[2J\\x9b31m\\u202e1\\u2028\\x07\\r\\n\\u200b\\ud800" in out


def test_on_a_terminal_no_line_is_wider_than_it(told: list[Recorded]) -> None:
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "deskwright", "audit", "show"]
    environ = {**os.environ, "COLUMNS": "90"}
    process = subprocess.Popen(command, stdout=child, stdin=child, stderr=child, env=environ)
    os.close(child)
    read = b""
    try:
        while part := os.read(parent, 65_536):
            read += part
    except OSError:  # its end
        pass
    os.close(parent)
    assert process.wait(30) == 0
    lines = read.decode().replace("\r\n", "\n").splitlines()
    assert len(lines) == 6
    # a sign of two columns counts twice
    assert max(len(line) + line.count("漢") + line.count("字") for line in lines) == 90
    assert lines[5].endswith("…")


@pytest.mark.parametrize(
    ("words", "code", "told_words"),
    [
        (("show", "99"), 2, "no event 99 in "),
        (("show", "p-1"), 2, "no event p-1 in "),
        (("show", "1", "--desk", "x"), 2, "one event is shown by its number alone, without --desk"),
        (("show", "--limit", "0"), 2, "--limit: a number from 1"),
        (("show", "--step", "sold"), 2, "invalid choice: 'sold'"),
        (("show", "--state", "nowhere.sqlite3"), 1, "there is no state at "),
        (("verify", "--state", "nowhere.sqlite3"), 1, "there is no state at "),
        (("export", "--state", "nowhere.sqlite3"), 1, "there is no state at "),
        (("show", "--state", "mysql://x"), 1, "--state begins with mysql://"),
        (("verify", "nowhere.jsonl"), 2, "nowhere.jsonl cannot be read: No such file"),
        (("verify", "x.jsonl", "--state", "told.sqlite3"), 2, "verify checks FILE or --state, not both"),
        (("verify", "--head", "12ab"), 2, "--head: the 64 digits"),
        (("export", "told.sqlite3"), 2, "told.sqlite3 is there already: name a file that is not"),
        (("export", "no/such/folder.jsonl"), 1, "no/such/folder.jsonl cannot be written: No such file"),
        ((), 2, "the following arguments are required: WHAT"),
    ],
)
def test_what_cannot_be_is_told(
    told: list[Recorded], run: Run, tmp_path: Path, words: tuple[str, ...], code: int, told_words: str
) -> None:
    before = sorted(tmp_path.iterdir())
    found, out, err = run(*words)
    assert (found, out) == (code, "")
    assert told_words in err
    assert sorted(tmp_path.iterdir()) == before


def test_verify_says_that_all_is_in_order(told: list[Recorded], run: Run, tmp_path: Path) -> None:
    head = told[-1].hash
    whole = f"ok: 5 events, each as it was written, in {tmp_path}/told.sqlite3"
    assert run("verify") == (0, f"{whole}\nhead: {head}\n", "")
    assert json.loads(run("verify", "--json")[1]) == {"ok": True, "count": 5, "head": head}
    for word in (told[1].hash, "sha256:" + head.upper()):
        assert run("verify", "--head", word) == (
            0, f"{whole}\nthe head that was kept is one of them\nhead: {head}\n", ""
        )  # fmt: skip
    code, out, _ = run("verify", "--head", "0" * 63 + "1")
    assert code == 1
    assert out.startswith("NOT as it was written: no event has the hash that was kept")


def test_verify_names_the_event(told: list[Recorded], run: Run, tmp_path: Path) -> None:
    with behind(str(tmp_path / "told.sqlite3")) as tables:
        tables("UPDATE audit SET body = replace(body, '100101', '100102') WHERE seq = 3")
    code, out, _ = run("verify")
    assert code == 1
    assert out.splitlines() == [
        f"NOT as it was written: event 3 ({told[2].id}): its column ticket was changed",
        f"in order before it: 2 events, in {tmp_path}/told.sqlite3",
        "next: keep a copy of it as it is, find out who could write there, compare with an export or a backup",
    ]
    code, out, _ = run("verify", "--json")
    assert code == 1
    assert json.loads(out) == {
        "ok": False,
        "count": 2,
        "head": told[1].hash,
        "event": {"seq": 3, "id": told[2].id},
        "why": "its column ticket was changed",
    }


def test_what_was_put_into_a_changed_event_steers_no_terminal(told: list[Recorded], run: Run, tmp_path: Path) -> None:
    with behind(str(tmp_path / "told.sqlite3")) as tables:
        tables("UPDATE audit SET id = '\x1b[2J', body = '' WHERE seq = 2")
    code, out, _ = run("verify")
    assert code == 1
    assert "\x1b" not in out
    code, out, err = run("show")
    assert (code, out) == (1, "")
    assert "deskwright audit verify names it" in err


def test_an_export_is_verified_elsewhere(told: list[Recorded], run: Run, tmp_path: Path) -> None:
    file = tmp_path / "audit.jsonl"
    code, out, _ = run("export", "audit.jsonl")
    assert (code, out) == (0, "5 events are in audit.jsonl; deskwright audit verify audit.jsonl checks them\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert run("export")[1] == file.read_text("ascii")
    (tmp_path / "told.sqlite3").unlink()
    assert run("verify", "audit.jsonl") == (
        0, f"ok: 5 events, each as it was written, in audit.jsonl\nhead: {told[-1].hash}\n", ""
    )  # fmt: skip
    whole = file.read_bytes()
    for other, words in (
        (whole.replace(b"status=200", b"").replace(b'"status":200', b'"status":201'), "event 3"),
        (whole[:-100], "event "),
        (whole[: whole.rindex(b"\n", 0, -1) + 1], "the end is missing"),
        (b"\xff" + whole, "event 1: line 1 was changed"),
        (whole.replace(b"\n", b"\r\n"), "event 1: line 1 was changed"),
        (b"", "the end is missing"),
    ):
        file.write_bytes(other)
        code, out, _ = run("verify", "audit.jsonl")
        assert (code, words in out) == (1, True), out


def test_the_place_may_come_from_the_projects_env_file(
    told: list[Recorded], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "deskwright.toml").write_text("", "utf-8")
    (project / ".env").write_text(f"DESKWRIGHT_STATE={tmp_path}/told.sqlite3\n", "utf-8")
    monkeypatch.delenv("DESKWRIGHT_STATE")
    monkeypatch.chdir(project)
    assert json.loads(run("verify", "--json")[1])["count"] == 5


def test_on_postgresql_the_password_is_not_shown(run: Run, postgres_server: Any, tmp_path: Path) -> None:
    place = postgres_server.database()
    state = open_state(place)
    state.audit.append(event())
    state.close()
    for words in (("show",), ("verify",), ("show", "--step", "login"), ("show", "9")):
        _, out, err = run(*words, "--state", place)
        assert (out + err).strip()
        assert PASSWORD not in out + err
    assert run("export", str(tmp_path / "x.jsonl"), "--state", place)[0] == 0
    assert run("verify", str(tmp_path / "x.jsonl"))[0] == 0


@pytest.mark.parametrize("words", [("--help",), ("show", "--help"), ("verify", "--help"), ("export", "--help")])
def test_help_teaches(run: Run, words: tuple[str, ...]) -> None:
    code, out, _ = run(*words)
    assert code == 0
    assert "deskwright audit" in out
    if words == ("--help",):
        assert "deskwright audit verify audit.jsonl" in out
        assert "DESKWRIGHT_STATE" in out
