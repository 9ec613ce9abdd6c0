"""What is kept: over restarts, as a whole or not at all, from one writer at a time, in a chain that tells tampering."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from deskwright.errors import SetupError
from deskwright.triage.errors import TriageError, UnsafeRollback
from deskwright.triage.own_tickets import with_fields
from deskwright.triage.shape import OWN
from deskwright.triage.store import TriageStore, Unit
from sqlalchemy import event as sql_event
from sqlalchemy.exc import OperationalError

from .made import TICKET, Desk, a_ticket, approval, rejection, submission

Opened = Callable[..., Desk]


def edit(desk: Desk, statement: str, *values: Any) -> None:
    """Somebody with another program at the file."""
    with sqlite3.connect(desk.folder / "triage.sqlite3") as connection:
        assert connection.execute(statement, values).rowcount != 0
    connection.close()


def broken(*_: object, **__: object) -> None:
    raise OperationalError("statement", None, Exception("disk I/O error"))


def no_way_back(desk: Desk) -> Callable[..., None]:
    """A step that fails, and after it the rollback."""

    def refuse(connection: Any) -> None:
        raise OperationalError("ROLLBACK", None, Exception("disk I/O error"))

    def step(*_: object, **__: object) -> None:
        sql_event.listen(desk.store.engine, "rollback", refuse)
        broken()

    return step


# --- what can fail in a transaction ----------------------------------------------------------------------


def test_submit_whose_event_fails_leaves_nothing_and_may_be_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = desk.state()
    with monkeypatch.context() as patch:
        patch.setattr(Unit, "append", broken)
        assert desk.refused("POST", "/recommendations", json=submission()) == (500, "REPOSITORY_ERROR")
    assert desk.state() == before
    assert "OperationalError" in capsys.readouterr().err
    desk.submit()
    assert len(desk.events()) == 1


def test_submit_whose_way_back_fails_leaves_no_orphan(
    desk: Desk, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.state()
    monkeypatch.setattr(Unit, "append", no_way_back(desk))
    response = desk.send("POST", "/recommendations", json=submission())
    assert response.json()["code"] == "REPOSITORY_ERROR"
    assert "restart" in response.json()["message"]
    monkeypatch.undo()
    assert opened(desk.folder).state() == before


@pytest.mark.parametrize("step", ["write_ticket", "resolve", "append"])
def test_approve_that_fails_at_any_step_leaves_ticket_state_and_audit(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    said = desk.submit(assignee="Bo", tags=["x"])
    before = desk.state()
    with monkeypatch.context() as patch:
        patch.setattr(Unit, step, broken)
        assert desk.approval_refused(said, "priority", "assignee", "tags") == (500, "REPOSITORY_ERROR")
    assert desk.state() == before
    assert desk.approve(said, "priority")["ticket"]["revision"] == 1, "nothing stands in the way of another try"


@pytest.mark.parametrize("step", ["resolve", "append"])
def test_approve_whose_way_back_fails_is_unsafe_and_nothing_was_committed(
    desk: Desk, opened: Opened, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    said = desk.submit()
    before = desk.state()
    monkeypatch.setattr(Unit, step, no_way_back(desk))
    response = desk.send("POST", f"/recommendations/{said['id']}/approval", json=approval(said, "priority"))
    assert response.status_code == 500
    assert "could not be taken back" in response.json()["message"]
    monkeypatch.undo()
    assert opened(desk.folder).state() == before


def test_reject_whose_event_fails_stays_pending(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said = desk.submit()
    before = desk.state()
    with monkeypatch.context() as patch:
        patch.setattr(Unit, "append", broken)
        assert desk.rejection_refused(said) == (500, "REPOSITORY_ERROR")
    assert desk.state() == before
    desk.reject(said)


def test_reject_whose_way_back_fails_is_unsafe_and_stays_pending(
    desk: Desk, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = desk.submit()
    before = desk.state()
    monkeypatch.setattr(Unit, "append", no_way_back(desk))
    response = desk.send("POST", f"/recommendations/{said['id']}/rejection", json=rejection(said))
    assert "could not be taken back" in response.json()["message"]
    monkeypatch.undo()
    assert opened(desk.folder).state() == before


def test_a_commit_that_fails_leaves_nothing(desk: Desk) -> None:
    said = desk.submit()
    before = desk.state()

    def no_commit(connection: Any) -> None:
        raise OperationalError("COMMIT", None, Exception("disk full"))

    sql_event.listen(desk.store.engine, "commit", no_commit)
    assert desk.approval_refused(said, "priority") == (500, "REPOSITORY_ERROR")
    sql_event.remove(desk.store.engine, "commit", no_commit)
    assert desk.state() == before


def test_the_cause_is_kept_for_the_operator_and_not_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Unit, "add", broken)
    with pytest.raises(TriageError) as caught, desk.store.unit() as unit:
        unit.add(None)  # type: ignore[arg-type]
    assert isinstance(caught.value.__cause__, OperationalError)
    assert "disk" not in caught.value.message
    assert not isinstance(caught.value, UnsafeRollback)


# --- one writer at a time --------------------------------------------------------------------------------


def test_a_ticket_written_during_an_approval_waits_and_sees_the_restored_state(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The approval holds its transaction, fails, and only then does the other writer get its turn."""
    said = desk.submit()
    in_the_middle, seen = threading.Event(), []

    def other_writer() -> None:
        in_the_middle.wait(10)
        store = TriageStore(desk.store.engine)
        with store.unit() as unit:
            ticket = store.ticket(TICKET)
            seen.append((ticket.revision, ticket.priority))
            unit.write_ticket(with_fields(ticket, {"tags": ["other"]}, "2026-06-10T08:00:00Z", OWN), 0)

    def slow(*_: object, **__: object) -> None:
        in_the_middle.set()
        writer.join(0.3)
        assert writer.is_alive(), "it has to wait"
        broken()

    writer = threading.Thread(target=other_writer)
    writer.start()
    with monkeypatch.context() as patch:
        patch.setattr(Unit, "append", slow)
        assert desk.approval_refused(said, "priority") == (500, "REPOSITORY_ERROR")
    writer.join(10)
    assert seen == [(0, None)]
    assert desk.ticket()["tags"] == ["other"]
    assert desk.recommendation(said)["resolution"] == "pending"


def test_a_ticket_that_moves_between_the_checks_and_the_write_is_a_conflict(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = desk.submit()
    write = Unit.write_ticket

    def somebody_was_faster(unit: Unit, ticket: Any, expected: int) -> None:
        write(unit, with_fields(a_ticket(TICKET), {}, "2026-06-10T08:00:00Z", OWN), 0)
        write(unit, ticket, expected)

    monkeypatch.setattr(Unit, "write_ticket", somebody_was_faster)
    before = desk.state()
    assert desk.approval_refused(said, "priority") == (409, "REVISION_CONFLICT")
    assert desk.state() == before


def test_approve_and_reject_at_once_one_of_them_is_late(desk: Desk) -> None:
    async def both(said: dict[str, Any]) -> list[int]:
        statuses: list[int] = []

        async def ask(path: str, body: Any) -> None:
            response = await desk.ask("POST", f"/recommendations/{said['id']}/{path}", json=body)
            statuses.append(response.status_code)
            if response.status_code != 200:
                assert response.json()["code"] == "STALE_APPROVAL"

        async with anyio.create_task_group() as group:
            group.start_soon(ask, "approval", approval(said, "priority"))
            group.start_soon(ask, "rejection", rejection(said))
            group.start_soon(ask, "approval", approval(said, "team"))
        return sorted(statuses)

    for number in range(1010, 1020):
        said = desk.submit(f"TKT-{number}")
        assert anyio.run(both, said) == [200, 409, 409]
        revision = desk.ticket(f"TKT-{number}")["revision"]
        resolution = desk.recommendation(said)["resolution"]
        assert (resolution, revision) in (("approved", 1), ("rejected", 0))
        assert [event["action"] for event in desk.events(ticketId=f"TKT-{number}")] == [
            "recommendation-submitted",
            f"recommendation-{resolution}",
        ]


def test_two_desks_on_one_folder_decide_once(desk: Desk, opened: Opened) -> None:
    """As two processes would: each has its own turns, and the store decides."""
    other = opened(desk.folder)

    async def both(said: dict[str, Any]) -> list[int]:
        found: list[int] = []

        async def ask(one: Desk, field: str) -> None:
            path = f"/recommendations/{said['id']}/approval"
            found.append((await one.ask("POST", path, json=approval(said, field))).status_code)

        async with anyio.create_task_group() as group:
            group.start_soon(ask, desk, "priority")
            group.start_soon(ask, other, "team")
        return sorted(found)

    for number in range(1010, 1020):
        assert anyio.run(both, desk.submit(f"TKT-{number}")) == [200, 409]
        assert other.ticket(f"TKT-{number}")["revision"] == 1
    assert desk.store.verify().ok


def test_no_turn_is_kept_after_a_decision(desk: Desk) -> None:
    desk.approve(desk.submit(), "priority")
    desk.rejection_refused(desk.submit("TKT-1007"), ticketId="TKT-1001")
    assert desk.service.decisions._turns == {}


# --- over restarts ---------------------------------------------------------------------------------------


def test_everything_is_there_after_a_restart(opened: Opened) -> None:
    first = opened()
    first.approve(first.submit(), "priority")
    first.submit("TKT-1007")
    assert first.local.close is not None
    before = first.state()
    anyio.run(first.local.close)
    assert opened(first.folder).state() == before


def test_an_existing_database_is_never_seeded_again(opened: Opened, seeded: Callable[[Any], str]) -> None:
    first = opened()
    edit(first, "DELETE FROM tickets WHERE id != ?", TICKET)
    again = opened(first.folder, TRIAGE_SEED_FILE=seeded([a_ticket().data()]))
    assert [ticket["id"] for ticket in again.get("/tickets")["items"]] == [TICKET]
    edit(first, "DELETE FROM tickets")
    assert opened(first.folder).get("/tickets")["total"] == 0


def test_a_seed_of_ones_own(opened: Opened, seeded: Callable[[Any], str]) -> None:
    tickets = [a_ticket("TKT-0002").data(), a_ticket("TKT-0001", revision=4).data()]
    desk = opened(TRIAGE_SEED_FILE=seeded(tickets))
    assert desk.get("/tickets")["items"] == tickets


def test_another_process_that_is_killed_in_a_transaction_leaves_the_old_state(opened: Opened) -> None:
    desk = opened()
    said = desk.submit()
    before = desk.state()
    script = (
        "import anyio, httpx, json, sys\n"
        "from datetime import UTC, datetime\n"
        "from deskwright.triage.app import open_desk\n"
        "clock = lambda: datetime(2026, 6, 10, 8, tzinfo=UTC)\n"
        "desk = open_desk({'TRIAGE_DATA_ROOT': sys.argv[1]}, clock=clock)\n"
        "async def go():\n"
        "    async with httpx.AsyncClient(transport=httpx.ASGITransport(desk.app), base_url='http://t') as client:\n"
        "        answer = await client.post(sys.argv[2], json=json.loads(sys.argv[3]))\n"
        "        print(answer.status_code)\n"
        "anyio.run(go)\n"
    )
    path = f"/recommendations/{said['id']}/approval"
    command = [sys.executable, "-c", script, str(desk.folder), path, json.dumps(approval(said, "priority"))]
    for point in ("triage.before_commit", ""):
        done = subprocess.run(
            command, env={**os.environ, "DESKWRIGHT_FAULT": point}, capture_output=True, text=True, check=False
        )
        if point:
            assert done.returncode == -9, done.stderr
            assert desk.state() == before
        else:
            assert done.stdout == "200\n", done.stderr
    assert desk.ticket()["revision"] == 1
    assert desk.store.verify().ok


# --- the chain -------------------------------------------------------------------------------------------


def decided(opened: Opened) -> Desk:
    desk = opened()
    desk.approve(desk.submit(), "priority")
    desk.reject(desk.submit("TKT-1007"))
    return desk


def test_an_untouched_chain(opened: Opened) -> None:
    desk = decided(opened)
    verdict = desk.store.verify()
    assert (verdict.ok, verdict.count) == (True, 4)
    head = verdict.head
    desk.submit("TKT-1011")
    assert desk.store.verify(head).ok
    assert not desk.store.verify("0" * 63 + "1").ok


@pytest.mark.parametrize(
    ("statement", "seq"),
    [
        ("UPDATE audit SET body = replace(body, 'Ada', 'Bob') WHERE seq = 2", 2),
        ("UPDATE audit SET ticket = 'TKT-1001' WHERE seq = 3", 3),
        ("UPDATE audit SET hash = replace(hash, substr(hash, 1, 1), 'x') WHERE seq = 4", 4),
        ("UPDATE audit SET previous = hash WHERE seq = 2", 2),
        ("DELETE FROM audit WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE seq = 4", 4),
        ("UPDATE audit SET seq = 9 WHERE seq = 2", 2),
    ],
)
def test_a_changed_chain_names_the_event(opened: Opened, statement: str, seq: int) -> None:
    desk = decided(opened)
    edit(desk, statement)
    verdict = desk.store.verify()
    assert not verdict.ok
    assert verdict.seq == seq
    assert verdict.why


def test_who_is_proven_stands_in_the_chain_and_not_in_the_event(opened: Opened) -> None:
    from deskwright.governance.in_hand import IN_HAND, InHand
    from deskwright.governance.proposal import Principal

    desk = opened()
    said = desk.submit()
    token = IN_HAND.set(InHand("p-1", Principal("os-user", "grace"), "page"))
    try:
        answer = desk.approve(said, "priority")
    finally:
        IN_HAND.reset(token)
    assert answer["auditEvent"]["actor"] == "Ada"
    with sqlite3.connect(desk.folder / "triage.sqlite3") as connection:
        bodies = [json.loads(body) for (body,) in connection.execute("SELECT body FROM audit ORDER BY seq")]
    connection.close()
    assert [(body["principal"], body["via"]) for body in bodies] == [
        ({}, ""),
        ({"kind": "os-user", "name": "grace"}, "page"),
    ]
    assert bodies[1]["event"] == answer["auditEvent"]


# --- rows that this desk did not write -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "path"),
    [
        ("UPDATE tickets SET data = '{' WHERE id = 'TKT-1008'", "/tickets"),
        ("UPDATE tickets SET data = '[]' WHERE id = 'TKT-1008'", "/tickets/TKT-1008"),
        ("UPDATE tickets SET data = replace(data, '\"status\"', '\"state\"') WHERE id = 'TKT-1008'", "/tickets"),
        ("UPDATE tickets SET revision = 7 WHERE id = 'TKT-1008'", "/tickets/TKT-1008"),
        ("UPDATE recommendations SET data = ''", "/metrics"),
        ("UPDATE recommendations SET resolution = 'approved'", "/metrics"),
        ("UPDATE audit SET body = '{}'", "/audit-events"),
        ("DROP TABLE tickets", "/tickets"),
    ],
)
def test_a_row_that_is_not_ours_is_told_and_not_skipped(desk: Desk, statement: str, path: str) -> None:
    desk.submit()
    edit(desk, statement)
    assert desk.refused("GET", path) == (500, "REPOSITORY_ERROR")


# --- numbers for another desk's revisions ----------------------------------------------------------------


def test_a_number_for_each_distinct_revision_of_another_desk(desk: Desk) -> None:
    store = desk.store
    assert store.revision_of("17", "a") == 0
    assert store.revision_of("17", "a") == 0
    assert store.revision_of("17", "b") == 1
    assert store.revision_of("17", "a") == 2, "it changed twice since"
    assert store.revisions_of({"17": "a", "18": "z", "19": "y"}) == {"17": 2, "18": 0, "19": 0}


# --- starting --------------------------------------------------------------------------------------------


def start_fails(opened: Opened, *args: Any, **environ: str) -> str:
    with pytest.raises(SetupError) as caught:
        opened(*args, **environ)
    lines = str(caught.value).split("\n")
    assert len(lines) == 2, lines
    assert lines[1].startswith("next: ")
    return lines[0]


def test_a_blank_variable_stops_the_start(opened: Opened, tmp_path: Path) -> None:
    for name in ("TRIAGE_SEED_FILE", "TRIAGE_KNOWLEDGE_ROOT", "TRIAGE_MINUTES_SAVED"):
        assert name in start_fails(opened, **{name: " "})
    for value in ("-1", "nan", "inf", "eight"):
        assert "TRIAGE_MINUTES_SAVED" in start_fails(opened, TRIAGE_MINUTES_SAVED=value)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("seed", "said"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ({}, "not a list"),
        ([1], "ticket 0"),
        ([a_ticket().data(), {**a_ticket().data(), "status": "open"}], "ticket 1: status"),
        ([a_ticket().data(), a_ticket().data()], "more than once"),
    ],
)
def test_a_seed_that_is_not_right_stops_the_start(
    opened: Opened, seeded: Callable[[Any], str], tmp_path: Path, seed: Any, said: str
) -> None:
    assert said in start_fails(opened, TRIAGE_SEED_FILE=seeded(seed))
    assert opened(TRIAGE_SEED_FILE=seeded([])).get("/tickets")["total"] == 0, "the start can be tried again"


def test_a_seed_that_is_not_there_or_not_plain(opened: Opened, seeded: Callable[[Any], str], tmp_path: Path) -> None:
    assert "nowhere.json" in start_fails(opened, TRIAGE_SEED_FILE=str(tmp_path / "nowhere.json"))
    real = Path(seeded([]))
    (tmp_path / "link.json").symlink_to(real)
    assert "is a link" in start_fails(opened, TRIAGE_SEED_FILE=str(tmp_path / "link.json"))
    (tmp_path / "second.json").hardlink_to(real)
    assert "hard links" in start_fails(opened, TRIAGE_SEED_FILE=str(real))
    assert "regular file" in start_fails(opened, TRIAGE_SEED_FILE=str(tmp_path))


def test_links_in_the_way_of_the_database(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    assert "is a link" in start_fails(opened, tmp_path / "linked")
    assert "is a link" in start_fails(opened, tmp_path / "linked" / "below")
    assert list((tmp_path / "real").iterdir()) == []
    first = opened()
    assert first.local.close is not None
    anyio.run(first.local.close)
    (tmp_path / "second").hardlink_to(first.folder / "triage.sqlite3")
    assert "hard links" in start_fails(opened, first.folder)
    (tmp_path / "second").unlink()
    (first.folder / "triage.sqlite3-wal").symlink_to(tmp_path / "elsewhere")
    assert "is a link" in start_fails(opened, first.folder)


def test_a_file_that_is_no_database_of_ours(opened: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "triage.sqlite3").write_text("not a database, and long enough to be read as one " * 20)
    assert "not an SQLite database" in start_fails(opened)
    (folder / "triage.sqlite3").unlink()
    with sqlite3.connect(folder / "triage.sqlite3") as connection:
        connection.execute("CREATE TABLE other (id TEXT)")
    connection.close()
    assert "something else" in start_fails(opened)


def test_a_database_of_a_later_version(opened: Opened) -> None:
    desk = opened()
    edit(desk, "UPDATE triage_version SET version_num = '9999'")
    assert "later" in start_fails(opened, desk.folder)


def test_articles_that_are_not_right_stop_the_start(opened: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text("---\nid: a\n")
    assert f"{folder / 'a.md'}:1" in start_fails(opened, TRIAGE_KNOWLEDGE_ROOT=str(folder))
    assert "articles" in start_fails(opened, TRIAGE_KNOWLEDGE_ROOT=str(tmp_path / "no-articles"))


def test_files_are_for_their_owner_alone(desk: Desk) -> None:
    desk.submit()
    assert desk.folder.stat().st_mode & 0o077 == 0
    for path in desk.folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path


def test_by_default_the_data_are_beside_the_state(tmp_path: Path) -> None:
    from deskwright.triage import create_desk

    local = create_desk({"DESKWRIGHT_STATE": str(tmp_path / "state.sqlite3")})
    assert local.origin == str(tmp_path / "triage" / "triage.sqlite3")
    assert local.close is not None
    anyio.run(local.close)
