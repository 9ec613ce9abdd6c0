"""Brings the tables of a database to this version: one transaction, under a lock, by whoever comes first.

It refuses a database that a later version wrote, and one that holds something else. Alembic is loaded only where
there is something to do.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, MetaData, inspect, select, text
from sqlalchemy.sql.expression import column, table

from deskwright.errors import SetupError, listed
from deskwright.state.engine import is_sqlite, reading, writing

if TYPE_CHECKING:
    from alembic.config import Config

__all__ = ["bring_up_to_date", "go_back", "revisions"]

ENVIRONMENT = Path(__file__).parent / "migrations"
# Any number, as long as it is ours: PostgreSQL lets one session at a time hold it.
_LOCK = 0x6465736B


def bring_up_to_date(engine: Engine, shown: str, migrations: Path, tables: MetaData | None) -> None:
    known = revisions(migrations)
    versions = f"{migrations.parent.name}_version"
    with reading(engine) as connection:
        found = _version(connection, versions)
    if found != [known[-1]]:
        _refuse_later(found, known, shown)
        from alembic import command

        with _alone(engine) as connection:
            # Another process may have been faster, or a later version.
            found = _version(connection, versions)
            _refuse_later(found, known, shown)
            if not found:
                _refuse_foreign(connection, tables, shown, whole=is_sqlite(engine))
            if found != [known[-1]]:
                command.upgrade(_config(connection, migrations), "head")
    if tables is not None:
        with reading(engine) as connection:
            _refuse_other_columns(connection, tables, shown)


def go_back(engine: Engine, migrations: Path, revision: str) -> None:
    """Undo the migrations after this one, for an earlier version to go on with; what they added is gone."""
    from alembic import command

    with _alone(engine) as connection:
        command.downgrade(_config(connection, migrations), revision)


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other process migrates beside."""
    with writing(engine) as connection:
        if not is_sqlite(engine):
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        yield connection


def _config(connection: Connection, migrations: Path) -> Config:
    from alembic.config import Config

    config = Config()
    for name, value in {
        "script_location": str(ENVIRONMENT),
        "version_locations": str(migrations / "versions"),
        "path_separator": "os",
        "version_path_separator": "os",
    }.items():
        config.set_main_option(name, value.replace("%", "%%"))
    config.attributes.update(connection=connection, version_table=f"{migrations.parent.name}_version")
    return config


def revisions(migrations: Path) -> list[str]:
    """The revisions in order: the numbers of the files `v0001_….py`."""
    names = sorted(path.name for path in (migrations / "versions").glob("v[0-9]*_*.py"))
    if not names:
        raise ValueError(f"no migrations under {migrations}{os.sep}versions")
    return [name[1:].partition("_")[0] for name in names]


def _version(connection: Connection, versions: str) -> list[str]:
    if not inspect(connection).has_table(versions):
        return []
    return list(connection.scalars(select(column("version_num")).select_from(table(versions))))


def _refuse_later(found: Sequence[str], known: Sequence[str], shown: str) -> None:
    if set(found) - set(known):
        raise SetupError(
            f"the state {shown} was written by a later Deskwright (schema {listed(found)}, this one knows up to "
            f"{known[-1]}): update this installation, or name another place with --state (DESKWRIGHT_STATE)"
        )


def _refuse_foreign(connection: Connection, tables: MetaData | None, shown: str, *, whole: bool) -> None:
    """An SQLite file is ours as a whole; in a PostgreSQL database others may live, under other names."""
    there = set(inspect(connection).get_table_names())
    if found := sorted(there if whole else there & set(tables.tables if tables is not None else ())):
        raise SetupError(
            f"the state {shown} is a database of something else (it has the tables {listed(found, 6)}): "
            "name another place with --state (DESKWRIGHT_STATE)"
        )


def _refuse_other_columns(connection: Connection, tables: MetaData, shown: str) -> None:
    for known in tables.sorted_tables:
        there = set(connection.execute(text(f'SELECT * FROM "{known.name}" LIMIT 0')).keys())
        if strange := sorted(there - set(known.columns.keys())):
            raise SetupError(
                f"the state {shown} has columns that this version does not know ({known.name}: {listed(strange, 6)}): "
                "update this installation, or name another place with --state (DESKWRIGHT_STATE)"
            )
        if missing := sorted(set(known.columns.keys()) - there):
            raise SetupError(
                f"the state {shown} lacks columns ({known.name}: {listed(missing, 6)}), somebody changed its tables: "
                "put a backup in its place, or name another place with --state (DESKWRIGHT_STATE)"
            )
