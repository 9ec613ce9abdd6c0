"""Where a state may lie, who may read it, and what is said where it cannot be."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from deskwright.errors import SetupError
from deskwright.state import State, check_exists, check_writable, engine, open_state, state_place
from deskwright.state.engine import writing
from deskwright.state.place import shown_place

from tests.state.made import behind, event
from tests.state.postgres import PASSWORD, PostgresServer


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# --- words -------------------------------------------------------------------------------------------------


def test_the_option_wins_over_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/home/ann")
    environ = {"DESKWRIGHT_STATE": "here.sqlite3"}
    assert state_place("there/s.db", environ) == str(tmp_path / "there" / "s.db")
    assert state_place(None, environ) == str(tmp_path / "here.sqlite3")
    assert state_place("~/s.db", {}) == "/home/ann/s.db"
    assert state_place(None, {"DESKWRIGHT_STATE": " "}).endswith("/deskwright/state.sqlite3")
    monkeypatch.setenv("XDG_STATE_HOME", "/home/ann/.state")
    assert state_place(None, {}) == "/home/ann/.state/deskwright/state.sqlite3"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg", "PostgreSQL"])
def test_a_postgresql_url_is_one_in_every_spelling(scheme: str) -> None:
    assert state_place(f"{scheme}://ann:pw@host/db?sslmode=require", {}) == (
        "postgresql://ann:pw@host/db?sslmode=require"
    )


@pytest.mark.parametrize(
    ("word", "words"),
    [
        ("", "--state is empty"),
        ("mysql://ann:hunter22@host/db", "--state begins with mysql://: write a file's path, or postgresql://"),
        ("sqlite:///x", "begins with sqlite://"),
        (":memory:", "write the path of a file"),
        ("a\0b", "write the path of a file"),
    ],
)
def test_another_word_is_refused(word: str, words: str) -> None:
    with pytest.raises(SetupError, match=words) as refused:
        state_place(word, {})
    assert "hunter22" not in str(refused.value)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("/home/ann/state.sqlite3", "/home/ann/state.sqlite3"),
        ("postgresql://host/db", "postgresql://host/db"),
        ("postgresql://ann@host/db", "postgresql://ann@host/db"),
        ("postgresql://ann:hunter22@host:5432/db", "postgresql://ann:***@host:5432/db"),
        ("postgresql://ann:hunter22/?#:x@host/db", "postgresql://ann:***@host/db"),
        ("postgresql://ann:hun@ter22@host/db", "postgresql://ann:***@host/db"),
        ("postgresql://:hunter22@/db?host=/run", "postgresql://:***@/db?host=/run"),
        ("postgresql:///db?user=ann&password=hunter22&host=/run", "postgresql:///db?user=ann&password=***&host=/run"),
        ("postgresql:///db?sslpassword=hunter22", "postgresql:///db?sslpassword=***"),
    ],
)
def test_no_password_is_shown(place: str, shown: str) -> None:
    assert shown_place(place) == shown


# --- files -------------------------------------------------------------------------------------------------


def test_everything_is_for_this_user_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        place = tmp_path / "a" / "b" / "state.sqlite3"
        state = open_state(str(place))
        state.audit.append(event())
        state.secret("sessions")
        modes = {path.name: mode(path) for path in [*place.parent.iterdir(), place.parent, place.parent.parent]}
        state.close()
    finally:
        os.umask(before)
    assert modes == {
        "a": 0o700,
        "b": 0o700,
        "state.sqlite3": 0o600,
        "state.sqlite3-wal": 0o600,
        "state.sqlite3-shm": 0o600,
        "state.sqlite3.key": 0o600,
    }


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    place = tmp_path / "state.sqlite3"
    open_state(str(place)).secret("a")
    key = tmp_path / "state.sqlite3.key"
    for path in (place, key):
        path.chmod(0o644)
    state = open_state(str(place))
    state.secret("a")
    state.close()
    assert (mode(place), mode(key)) == (0o600, 0o600)


def test_it_is_on_the_disk_when_a_step_is_done(state: State) -> None:
    """WAL, each commit flushed, foreign keys; and a write takes its lock at its beginning."""
    if state.place.startswith("postgresql:"):
        wanted = {
            "SHOW synchronous_commit": "on",
            "SHOW transaction_isolation": "read committed",
            "SHOW lock_timeout": "10s",
        }
    else:
        wanted = {
            "PRAGMA journal_mode": "wal",
            "PRAGMA synchronous": 2,
            "PRAGMA foreign_keys": 1,
            "PRAGMA busy_timeout": 10_000,
        }
    with writing(state._engine) as connection:
        assert {words: connection.exec_driver_sql(words).scalar() for words in wanted} == wanted
        if not state.place.startswith("postgresql:"):
            other = sqlite3.connect(state.place, timeout=0, isolation_level=None)
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
            other.close()


def test_looking_leaves_nothing_behind(tmp_path: Path) -> None:
    place = tmp_path / "new" / "state.sqlite3"
    check_writable(str(place))
    assert list(place.parent.iterdir()) == []
    assert mode(place.parent) == 0o700
    with pytest.raises(SetupError, match=r"there is no state at .*; name another file with --state FILE"):
        check_exists(str(place))
    check_writable("postgresql://nobody@no-such-host/db")
    check_exists("postgresql://nobody@no-such-host/db")


def refused(place: str) -> str:
    """What both ways to find out say."""
    told = []
    for look in (check_writable, open_state):
        with pytest.raises(SetupError) as error:
            look(place)
        told.append(str(error.value))
    assert told[0] == told[1]
    return told[0]


def test_a_folder_is_no_state(tmp_path: Path) -> None:
    assert refused(str(tmp_path)) == (
        f"the state {tmp_path} is a folder: name a file in it with --state {tmp_path}/state.sqlite3"
    )


@pytest.mark.parametrize("below", ["file/state.sqlite3", "file/deep/state.sqlite3"])
def test_a_file_is_no_folder(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("x")
    assert refused(str(tmp_path / below)) == (
        f"the state {tmp_path / below} cannot be written (Not a directory): name another file with --state FILE "
        "(or DESKWRIGHT_STATE), or use --audit off"
    )


def test_where_this_user_may_not_write(tmp_path: Path) -> None:
    """Of root nothing is refused: there the look is taken as somebody else."""
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    open_state(str(tmp_path / "mine.sqlite3")).close()
    if os.geteuid() != 0:
        (tmp_path / "mine.sqlite3").chmod(0o400)
    script = (
        "import os, sys\n"
        "from deskwright.errors import SetupError\n"
        "from deskwright.state import check_writable\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "try: check_writable(sys.argv[1])\n"
        "except SetupError as error: print(error)\n"
    )
    for place in (folder / "state.sqlite3", tmp_path / "mine.sqlite3"):
        command = [sys.executable, "-c", script, str(place)]
        found = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        assert found.stdout.startswith(f"the state {place} cannot be written (Permission denied): name another file")


@pytest.mark.parametrize("content", [b"dear diary\n" * 500, b"SQLite format 3\0" + b"x" * 4_000, b"x", b"x" * 511])
def test_another_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "diary.txt"
    place.write_bytes(content)
    place.chmod(0o644)
    with pytest.raises(SetupError, match=rf"the state {place} is (not an SQLite database: move it away|damaged)"):
        open_state(str(place))
    assert (place.read_bytes(), mode(place)) == (content, 0o644)


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "bookmarks.sqlite"
    held = sqlite3.connect(place)
    held.execute("CREATE TABLE bookmarks (url)")
    held.close()
    with pytest.raises(SetupError, match=r"is a database of something else \(it has the tables bookmarks\)"):
        open_state(str(place))
    held = sqlite3.connect(place)
    assert held.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]
    held.close()


def test_an_empty_file_becomes_a_state(tmp_path: Path) -> None:
    place = tmp_path / "state.sqlite3"
    place.touch()
    state = open_state(str(place))
    assert state.audit.append(event()).seq == 1
    state.close()


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    place = tmp_path / "state.sqlite3"
    state = open_state(str(place))
    state.close()
    whole = bytearray(place.read_bytes())
    whole[4096 : 4096 * 3] = b"\x99" * 4096 * 2
    place.write_bytes(whole)
    with pytest.raises(SetupError, match=r"is damaged \(.*malformed.*\): put a backup in its place"):
        open_state(str(place))


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    state = open_state(str(tmp_path / "state.sqlite3"))
    with writing(state._engine) as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    with pytest.raises(SetupError, match="cannot be written, the disk is full: make room"):
        for _ in range(50):
            state.audit.append(event(after={"text": "x" * 200}))
    state.close()


def test_a_state_that_somebody_else_holds_is_told(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.3)
    state = open_state(place)
    with behind(place) as tables:
        tables("BEGIN" if place.startswith("postgresql:") else "BEGIN EXCLUSIVE")
        if place.startswith("postgresql:"):
            tables("SELECT * FROM audit_head FOR UPDATE")
        with pytest.raises(
            SetupError, match=r"is locked by another program for longer than 0.3 s: close what holds it"
        ):
            state.audit.append(event())
        tables("COMMIT")
    assert state.audit.append(event()).seq == 1
    state.close()


# --- PostgreSQL --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda url: url.replace(PASSWORD, "wr0ng-pass"), "password authentication failed"),
        (lambda url: url.replace("@/", "@/no_such_"), "no_such_d"),
        (lambda url: url.replace("host=/", "host=/nowhere/"), "check that the server runs, the address"),
        (lambda url: url.replace("host=", "colour="), "colour"),
        (lambda url: url.replace("@/", "@[/"), ""),
    ],
)
def test_a_server_that_does_not_let_us_in_is_told(postgres_server: PostgresServer, change: object, words: str) -> None:
    assert callable(change)
    place = change(postgres_server.database())
    with pytest.raises(SetupError) as error:
        open_state(place)
    told = str(error.value)
    assert words in told
    assert "deskwright:***@" in told
    assert PASSWORD not in told
    assert "wr0ng-pass" not in told
    # nothing that a stack trace prints holds it either
    assert error.value.__cause__ is None
    assert error.value.__suppress_context__


def test_without_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SetupError) as error:
        open_state("postgresql://ann:hunter22@host/db")
    assert str(error.value) == (
        "the state postgresql://ann:***@host/db needs the PostgreSQL driver: pip install 'deskwright[hosted]'"
    )


def test_a_server_that_was_restarted_is_found_again(postgres_server: PostgresServer) -> None:
    state = open_state(postgres_server.database())
    state.audit.append(event())
    with behind(postgres_server.url("postgres")) as tables:
        assert tables("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'deskwright'")
    assert state.audit.append(event()).seq == 2
    state.close()


# --- keys --------------------------------------------------------------------------------------------------


def told_by(place: str, environ: dict[str, str] | None = None) -> tuple[State, list[str]]:
    told: list[str] = []
    return open_state(place, environ=environ or {}, tell=told.append), told


def test_a_key_of_each_name_is_kept(place: str) -> None:
    state, told = told_by(place)
    keys = [state.secret("sessions"), state.secret("arguments"), state.secret("sessions", 100)]
    state.close()
    assert [len(key) for key in keys] == [32, 32, 100]
    assert keys[0] != keys[1]
    again, _ = told_by(place)
    assert [again.secret("sessions"), again.secret("arguments"), again.secret("sessions", 100)] == keys
    again.close()
    assert len(told) == place.startswith("postgresql:")


def test_each_state_has_a_key_of_its_own(tmp_path: Path) -> None:
    states = [open_state(str(tmp_path / name)) for name in ("one", "two")]
    assert states[0].secret("a") != states[1].secret("a")
    for state in states:
        state.close()


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33])
def test_a_damaged_key_is_told_and_not_used(tmp_path: Path, content: bytes) -> None:
    key = tmp_path / "state.sqlite3.key"
    key.write_bytes(content)
    state = open_state(str(tmp_path / "state.sqlite3"))
    with pytest.raises(SetupError, match=f"the key {key} is damaged: remove it, and another one is made"):
        state.secret("a")
    assert key.read_bytes() == content
    state.close()


def test_a_key_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    state = open_state(str(tmp_path / "state.sqlite3"))
    (tmp_path / "state.sqlite3.key").mkdir()
    with pytest.raises(SetupError, match=r"state.sqlite3.key cannot be read or made \(Is a directory\)"):
        state.secret("a")
    state.close()


def test_on_postgresql_the_key_is_set_apart(postgres_server: PostgresServer) -> None:
    place = postgres_server.database()
    words = {"DESKWRIGHT_STATE_KEY": "QUJD" * 11}
    state, told = told_by(place, words)
    key = state.secret("a")
    assert told == []
    with behind(place) as tables:
        assert tables("SELECT * FROM keys") == []
    state.close()
    # another place with the same variable has the same key; without it there is one in the table, and that is told
    other, told = told_by(postgres_server.database(), words)
    assert other.secret("a") == key
    other.close()
    bare, told = told_by(place)
    assert bare.secret("a") != key
    bare.secret("b")
    (warning,) = told
    assert warning.startswith("warning: the key of the state lies in its database")
    assert "DESKWRIGHT_STATE_KEY" in warning
    bare.close()


@pytest.mark.parametrize("word", ["no base64!", "QUJD", "QUJD" * 10])
def test_a_variable_that_is_no_key_is_told(postgres_server: PostgresServer, word: str) -> None:
    state, _ = told_by(postgres_server.database(), {"DESKWRIGHT_STATE_KEY": word})
    with pytest.raises(SetupError, match="DESKWRIGHT_STATE_KEY is not a key: at least 32 bytes as base64") as error:
        state.secret("a")
    assert word not in str(error.value)
    state.close()


def test_a_copy_of_the_file_is_a_backup(tmp_path: Path) -> None:
    place = tmp_path / "state.sqlite3"
    state = open_state(str(place))
    head = state.audit.append(event()).hash
    state.close()
    shutil.copy(place, tmp_path / "copy.sqlite3")
    copy = open_state(str(tmp_path / "copy.sqlite3"))
    assert copy.audit.verify(head).ok
    copy.close()
