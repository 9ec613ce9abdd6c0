"""`deskwright triage` as a person types it."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import anyio
import pytest
from deskwright import cli
from deskwright.triage import fixtures
from deskwright.triage.app import open_desk
from deskwright.triage.models import AuditEvent
from deskwright.triage.places import DATABASE, database_over
from deskwright.triage.running import LOCK, hold

Out = pytest.CaptureFixture[str]


def run(capsys: Out, *words: object) -> tuple[int, str, str]:
    code = cli.main(["triage", *map(str, words)])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk's folder, named by its variable."""
    made = tmp_path / "data"
    made.mkdir()
    hold(made).close()
    (made / DATABASE).touch()
    monkeypatch.setenv("TRIAGE_DATA_ROOT", str(made))
    return made


# --- evaluate ------------------------------------------------------------------------------------------


def test_evaluate_prints_a_report_and_sums_it_up(capsys: Out) -> None:
    code, out, err = run(capsys, "evaluate")
    assert code == 0
    report = json.loads(out)
    assert report.pop("ticketCount") == 30
    assert report.pop("approvalSafetyViolations") == 0
    assert len(report) == 8
    assert set(report.values()) == {1}
    assert out.startswith('{\n  "ticketCount": 30,\n')
    assert err == (
        "30 tickets: category 1, routing 1, priority 1, security recall 1, outage recall 1, duplicate precision 1, "
        "duplicate recall 1, citations 1; approval safety violations: 0\n"
    )


def test_evaluate_takes_files_of_ones_own(capsys: Out, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sample = json.loads((fixtures.evaluation_folder() / "sample.json").read_text("utf-8"))
    sample[0]["team"] = "support"
    Path("mine.json").write_text(json.dumps(sample), "utf-8")
    code, out, err = run(capsys, "evaluate", "mine.json")
    assert code == 0
    assert json.loads(out)["routingAccuracy"] == pytest.approx(29 / 30)
    assert "routing 0.966" in err

    wanted = json.loads((fixtures.evaluation_folder() / "expected.json").read_text("utf-8"))
    wanted[0]["team"] = "support"
    Path("wanted.json").write_text(json.dumps(wanted), "utf-8")
    code, out, _ = run(capsys, "evaluate", "mine.json", "wanted.json")
    assert json.loads(out)["routingAccuracy"] == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("[]", "no recommendation for TKT-1001, "),
        ("{", "is not JSON (line 1)"),
        ('[{"two\\nlines": 1}]', "two lines: "),
    ],
)
def test_a_failure_is_one_line_and_exit_code_1(capsys: Out, tmp_path: Path, content: str, why: str) -> None:
    file = tmp_path / "mine.json"
    file.write_text(content, "utf-8")
    code, out, err = run(capsys, "evaluate", file)
    assert (code, out) == (1, "")
    assert why in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_a_blank_variable_is_two_lines_and_exit_code_1(capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAGE_SEED_FILE", " ")
    for what in ("evaluate", "reset"):
        code, out, err = run(capsys, what)
        assert (code, out) == (1, "")
        assert err.splitlines() == [
            "deskwright: TRIAGE_SEED_FILE is set, but blank",
            "next: write a value, or unset it to use what is built in",
        ]


# --- verify --------------------------------------------------------------------------------------------


@pytest.fixture
def decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database of a desk with two events in its audit."""
    monkeypatch.setenv("TRIAGE_DATA_ROOT", str(tmp_path / "data"))
    desk = open_desk(os.environ)
    store = desk.app.state.service.store
    with store.unit() as unit:
        for number in (1, 2):
            event = {
                "id": f"00000000-0000-4000-8000-{number:012}",
                "timestamp": "2026-06-10T08:00:00Z",
                "actor": "Ann",
                "action": "recommendation-submitted",
                "ticketId": "TKT-1001",
                "before": {},
                "after": {"category": "incident"},
                "rationale": "rationale",
                "knowledgeArticleIds": [],
                "result": "success",
            }
            unit.append(AuditEvent.model_validate(event), principal={}, via="")
    assert desk.close
    anyio.run(desk.close)
    return tmp_path / "data" / DATABASE


def test_verify_says_that_the_audit_is_as_it_was_written(capsys: Out, decided: Path) -> None:
    code, out, _ = run(capsys, "verify")
    assert code == 0
    first, last = out.splitlines()
    assert first == f"ok: 2 events, each as it was written, in {decided}"
    head = last.removeprefix("head: ")
    assert run(capsys, "verify", "--head", head.upper())[:2] == (
        0,
        f"{first}\n{last}\nthe head that was kept is in the chain\n",
    )
    code, _, err = run(capsys, "verify", "--head", "0" * 63 + "1")
    assert code == 1
    assert "the head that was kept is in no audit of" in err


def test_verify_reads_what_is_kept_about_another_desk_too(capsys: Out, decided: Path) -> None:
    shutil.copy(decided, decided.with_name(database_over("acme_desk")))
    code, out, _ = run(capsys, "verify")
    assert code == 0
    assert [line.split(" in ")[1] for line in out.splitlines()[::2]] == [
        str(decided.with_name("triage-over-acme_desk.sqlite3")),
        str(decided),
    ]
    with closing(sqlite3.connect(decided.with_name(database_over("acme_desk")))) as connection, connection:
        connection.execute("DELETE FROM audit WHERE seq = 2")
    code, _, err = run(capsys, "verify")
    assert code == 1
    assert "the audit in" in err
    assert "triage-over-acme_desk.sqlite3 is NOT as it was written" in err


def test_verify_names_the_event_that_was_changed(capsys: Out, decided: Path) -> None:
    with closing(sqlite3.connect(decided)) as connection, connection:
        connection.execute("UPDATE audit SET body = replace(body, 'incident', 'accident') WHERE seq = 2")
    code, out, err = run(capsys, "verify")
    assert (code, out) == (1, "")
    assert "is NOT as it was written: event 2 (00000000-0000-4000-8000-000000000002)" in err
    assert err.count("\n") == 1


def test_verify_needs_data_and_a_whole_hash(capsys: Out, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAGE_DATA_ROOT", str(tmp_path / "nowhere"))
    code, _, err = run(capsys, "verify")
    assert code == 1
    assert "holds no data of a desk" in err
    assert not (tmp_path / "nowhere").exists()
    assert run(capsys, "verify", "--head", "abc")[0] == 2


# --- reset ---------------------------------------------------------------------------------------------


def test_reset_with_yes_deletes_and_says_what(capsys: Out, root: Path) -> None:
    code, out, _ = run(capsys, "reset", "--yes")
    assert code == 0
    assert out.splitlines()[0] == f"deleted in {root}: {DATABASE}, {LOCK}"
    assert os.listdir(root) == []
    code, out, _ = run(capsys, "reset", "--yes")
    assert (code, out) == (0, f"{root} holds no data of a desk; there is nothing to delete\n")


def test_reset_asks_on_a_terminal(capsys: Out, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for answer in ("\n", "no\n", "y\n"):
        monkeypatch.setattr("sys.stdin", Terminal(answer))
        code, out, _ = run(capsys, "reset")
        assert code == 1
        assert "every ticket as it is now, every recommendation, and their audit" in out
        assert out.endswith("nothing was deleted\n")
        assert sorted(os.listdir(root)) == [LOCK, DATABASE]
    monkeypatch.setattr("sys.stdin", Terminal("yes\n"))
    assert run(capsys, "reset")[0] == 0
    assert os.listdir(root) == []


def test_reset_without_terminal_and_word_does_nothing(capsys: Out, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    code, _, err = run(capsys, "reset")
    assert code == 2
    assert "say --yes" in err
    assert sorted(os.listdir(root)) == [LOCK, DATABASE]


def test_reset_while_a_desk_runs_is_exit_code_1(capsys: Out, root: Path) -> None:
    with hold(root):
        code, out, err = run(capsys, "reset", "--yes")
    assert (code, out) == (1, "")
    assert err.startswith(f"deskwright: {root} is left as it is: a triage desk is running there")
    assert sorted(os.listdir(root)) == [LOCK, DATABASE]


def test_reset_reads_the_variables_that_the_desk_reads(
    capsys: Out, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TRIAGE_DATA_ROOT")
    (tmp_path / "desk.env").write_text(f"TRIAGE_DATA_ROOT={root}\n", "utf-8")
    code, out, _ = run(capsys, "reset", "--yes", "--env-file", tmp_path / "desk.env")
    assert code == 0
    assert str(root) in out
    assert os.listdir(root) == []


def test_reset_looks_beside_the_state_by_itself(capsys: Out, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESKWRIGHT_STATE", str(tmp_path / "state.sqlite3"))
    (tmp_path / "state.sqlite3").touch()
    (tmp_path / "triage").mkdir()
    hold(tmp_path / "triage").close()
    assert run(capsys, "reset", "--yes")[0] == 0
    assert sorted(os.listdir(tmp_path)) == ["state.sqlite3", "triage"]


# --- generate-fixtures ---------------------------------------------------------------------------------


def test_the_shipped_files_are_in_order(capsys: Out) -> None:
    assert run(capsys, "generate-fixtures", "--check") == (0, "every file is what its source gives\n", "")


def test_generate_writes_what_differs_and_then_nothing(
    capsys: Out, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "data"
    shutil.copytree(fixtures.data_folder(), copy)
    monkeypatch.setattr(fixtures, "data_folder", lambda: copy)
    (copy / "seed" / "tickets.json").write_text("[]", "utf-8")
    (copy / "knowledge" / "old.md").touch()
    code, out, err = run(capsys, "generate-fixtures", "--check")
    assert (code, out) == (1, "")
    assert "knowledge/old.md (extra), seed/tickets.json (changed); run `deskwright triage generate-fixtures`" in err
    code, out, _ = run(capsys, "generate-fixtures")
    assert code == 0
    assert out == f"removed: knowledge/old.md\nwritten: seed/tickets.json\n2 changed in {copy}\n"
    assert run(capsys, "generate-fixtures") == (0, "nothing changed\n", "")
    assert run(capsys, "generate-fixtures", "--check")[0] == 0


# --- help ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--help"], "deskwright triage evaluate mine.json"),
        (["evaluate", "--help"], "acceptablePriorities"),
        (["reset", "--help"], "It refuses, and deletes nothing, while a desk is running there"),
        (["generate-fixtures", "--help"], "Writing twice changes nothing"),
    ],
)
def test_help_teaches(capsys: Out, words: list[str], told: str) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["triage", *words])
    assert ended.value.code == 0
    assert told in capsys.readouterr().out
