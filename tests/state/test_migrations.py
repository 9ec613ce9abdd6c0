"""The tables come by migrations, from the first one on; another database, or one of a later version, is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from deskwright.errors import SetupError
from deskwright.state import State, open_state
from deskwright.state.engine import make_engine, reading, writing
from deskwright.state.migrate import go_back, revisions
from deskwright.state.store import MIGRATIONS
from deskwright.state.tables import TABLES

from tests.state.made import behind, event
from tests.state.postgres import PostgresServer


def test_the_files_are_one_line_in_the_order_of_their_numbers() -> None:
    script = ScriptDirectory(str(MIGRATIONS), version_locations=[str(MIGRATIONS / "versions")])
    known = [step.revision for step in script.walk_revisions()][::-1]
    assert known == revisions(MIGRATIONS)
    assert script.get_heads() == known[-1:]


def test_migrations_make_the_tables_that_are_written(state: State) -> None:
    with reading(state._engine) as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "state_version"})
        assert compare_metadata(context, TABLES) == []


def test_opening_twice_changes_nothing(place: str) -> None:
    first = open_state(place)
    first.audit.append(event())
    first.close()
    second = open_state(place)
    assert second.audit.verify().count == 1
    second.close()
    with behind(place) as tables:
        assert [tuple(row) for row in tables("SELECT version_num FROM state_version")] == [(revisions(MIGRATIONS)[-1],)]


def test_a_later_schema_is_refused(place: str) -> None:
    open_state(place).close()
    with behind(place) as tables:
        tables("UPDATE state_version SET version_num = '9999'")
    with pytest.raises(SetupError, match=r"by a later Deskwright \(schema 9999, this one knows up to \d+\): update"):
        open_state(place)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "ALTER TABLE audit ADD COLUMN colour TEXT",
            r"columns that this version does not know \(audit: colour\): update",
        ),
        ("ALTER TABLE links DROP COLUMN made_at", r"lacks columns \(links: made_at\)"),
        ("DROP TABLE keys", "keys"),
    ],
)
def test_tables_that_somebody_changed_are_refused(place: str, words: str, told: str) -> None:
    open_state(place).close()
    with behind(place) as tables:
        tables(words)
    with pytest.raises(SetupError, match=told):
        open_state(place)


def test_what_came_with_hosting_can_be_taken_back(place: str) -> None:
    """Down to the first version and up again: proposals and audit stay, grants are gone with their tables."""
    state = open_state(place)
    state.audit.append(event())
    state.clients.add("client", {"name": "x"})
    assert state.limits.once("x", 60)
    go_back(state._engine, MIGRATIONS, "0001")
    state.close()
    with behind(place) as tables:
        assert [tuple(row) for row in tables("SELECT version_num FROM state_version")] == [("0001",)]
        assert len(tables("SELECT * FROM audit")) == 1
        catalogue = (
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            if place.startswith("postgresql:")
            else "SELECT name FROM sqlite_master"
        )
        assert [row for row in tables(catalogue) if "oauth" in row[0]] == []
    state = open_state(place)
    assert state.audit.verify().count == 1
    assert state.clients.find("client") is None
    state.close()


def test_in_a_postgresql_database_others_may_live(postgres_server: PostgresServer) -> None:
    place = postgres_server.database()
    with behind(place) as tables:
        tables("CREATE TABLE customers (id integer)")
    open_state(place).close()
    other = postgres_server.database()
    with behind(other) as tables:
        tables("CREATE TABLE audit (id integer)")
    with pytest.raises(SetupError, match=r"is a database of something else \(it has the tables audit\)"):
        open_state(other)


def test_a_user_without_the_right_to_make_tables_is_told(postgres_server: PostgresServer) -> None:
    place = postgres_server.database()
    with behind(place) as tables:
        tables("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'guest') THEN "
               "CREATE ROLE guest LOGIN PASSWORD 'guest-1'; END IF; END $$")  # fmt: skip
        tables("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    guest = place.replace("deskwright:s3cret-9f@", "guest:guest-1@")
    with pytest.raises(SetupError, match=r"lacks a right .*must be able to create and change tables there"):
        open_state(guest)


# --- a set of migrations of somebody else's ------------------------------------------------------------------

HEADER = "import sqlalchemy as sa\nfrom alembic import op\nrevision = {!r}\ndown_revision = {!r}\ndef upgrade():\n"
FIRST = HEADER.format("0001", None) + "    op.create_table('notes', sa.Column('text', sa.Text()))\n"
SECOND = HEADER.format("0002", "0001") + "    op.add_column('notes', sa.Column('author', sa.Text()))\n"


def migrations(tmp_path: Path, *texts: str) -> Path:
    # a path with what ini files and separators stumble over
    folder = tmp_path / "pads 100%, new" / "migrations"
    (folder / "versions").mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts, 1):
        (folder / "versions" / f"v{number:04}_step.py").write_text(text, "utf-8")
    return folder


def test_a_later_migration_keeps_what_is_there(place: str, tmp_path: Path) -> None:
    engine = make_engine(place, migrations=migrations(tmp_path, FIRST))
    with writing(engine) as connection:
        connection.exec_driver_sql("INSERT INTO notes VALUES ('kept')")
    engine.dispose()
    engine = make_engine(place, migrations=migrations(tmp_path, FIRST, SECOND))
    with reading(engine) as connection:
        assert [tuple(row) for row in connection.exec_driver_sql("SELECT text, author FROM notes")] == [("kept", None)]
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing(place: str, tmp_path: Path) -> None:
    broken = migrations(tmp_path, FIRST, SECOND + "    raise RuntimeError('power cut')\n")
    with pytest.raises(RuntimeError, match="power cut"):
        make_engine(place, migrations=broken)
    with behind(place) as tables:
        catalogue = (
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            if place.startswith("postgresql:")
            else "SELECT name FROM sqlite_master"
        )
        assert tables(catalogue) == []
    make_engine(place, migrations=migrations(tmp_path, FIRST, SECOND)).dispose()


def test_two_sets_live_in_one_postgresql_database(postgres_server: PostgresServer, tmp_path: Path) -> None:
    place = postgres_server.database()
    make_engine(place, migrations=migrations(tmp_path, FIRST)).dispose()
    state = open_state(place)
    assert state.audit.append(event()).seq == 1
    state.close()


def test_a_folder_without_migrations_is_a_mistake_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no migrations under"):
        make_engine(str(tmp_path / "x.sqlite3"), migrations=tmp_path)


# --- what is loaded ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "unloaded"),
    [
        (
            "import deskwright.state as s, deskwright.governance.audit_event; s.check_writable(place)",
            "sqlalchemy alembic",
        ),
        ("import deskwright.audit_command", "sqlalchemy alembic psycopg"),
        ("import deskwright.state as s; s.open_state(place).close()", "alembic psycopg"),
    ],
)
def test_libraries_are_loaded_when_they_are_needed(tmp_path: Path, code: str, unloaded: str) -> None:
    place = str(tmp_path / "state.sqlite3")
    open_state(place).close()
    script = f"import sys; place = {place!r}\n{code}\nprint(*sorted(set({unloaded.split()!r}) & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout == "\n"
