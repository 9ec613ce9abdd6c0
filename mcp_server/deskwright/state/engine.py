"""Opens a database (SQLite file or PostgreSQL), brings its tables up to date, and runs one transaction at a time.

Every store of ours goes through `make_engine`, `reading` and `writing`. What a database refuses becomes a SetupError
that says what to do; no text of it holds a password or a value that was written.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from sqlalchemy import URL, Connection, Engine, MetaData, create_engine, event
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from deskwright.errors import SetupError, short
from deskwright.faults import fault
from deskwright.state.outages import Outages
from deskwright.state.place import check_writable, is_postgres, make_folder, shown_place

__all__ = ["BUSY_SECONDS", "is_sqlite", "listen_for_outages", "make_engine", "reading", "writing"]

BUSY_SECONDS = 10.0
_ANOTHER = "or name another one with --state (DESKWRIGHT_STATE)"
_READS = "deskwright_reads"
# A page of SQLite has this many bytes at least.
_SMALLEST = 512
# One writer of this process at a time: without it they would poll for SQLite's lock.
_TURNS: WeakKeyDictionary[Engine, threading.Lock] = WeakKeyDictionary()
_PLACES: WeakKeyDictionary[Engine, str] = WeakKeyDictionary()
_OUTAGES: WeakKeyDictionary[Engine, Outages] = WeakKeyDictionary()


def make_engine(place: str, *, migrations: Path, tables: MetaData | None = None) -> Engine:
    """The database at a place (see `state_place`), migrated by the files in `migrations/versions`.

    They are called `v0001_what.py`, their revision is the number. `tables`, if given, is held against what is there.
    A plain `engine.begin()` is a write.
    """
    from deskwright.state.migrate import bring_up_to_date

    engine = _postgres(place) if is_postgres(place) else _sqlite(place)
    _TURNS[engine], _PLACES[engine] = threading.Lock(), place
    try:
        bring_up_to_date(engine, shown_place(place), migrations, tables)
    except BaseException:
        engine.dispose()
        raise
    if is_sqlite(engine):
        _close_to_others(Path(place))
    return engine


def is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"


@contextmanager
def writing(engine: Engine, point: str = "") -> Iterator[Connection]:
    """One transaction that writes, committed at the end; `point` names its places for `faults`."""
    with _turn(engine), _translated(engine), engine.connect() as connection, connection.begin() as transaction:
        yield connection
        if point:
            fault(f"{point}.before_commit")
        try:
            transaction.commit()
        except BaseException:
            # A transaction that could not end must not go back to the pool: the next user would stand in it.
            connection.invalidate()
            raise
        if point:
            fault(f"{point}.after_commit")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that only reads, all of it at one moment; it waits for no writer."""
    options: dict[str, Any] = {_READS: True}
    if not is_sqlite(engine):
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with _translated(engine), engine.connect().execution_options(**options) as connection:
        yield connection


@contextmanager
def _turn(engine: Engine) -> Iterator[None]:
    if not is_sqlite(engine):
        yield
        return
    lock = _TURNS[engine]
    if not lock.acquire(timeout=BUSY_SECONDS):
        raise SetupError(_told(_PLACES[engine], "database is locked"))
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _translated(engine: Engine) -> Iterator[None]:
    outages = _OUTAGES.get(engine)
    try:
        yield
    except IntegrityError:
        raise  # two of a kind: the caller knows what that means
    except SQLAlchemyError as error:
        # Without its cause: that one may hold the whole connection string.
        words = _told(_PLACES[engine], str(getattr(error, "orig", None) or error))
        if outages is not None:
            outages.failed(words)
        raise SetupError(words) from None
    if outages is not None:
        outages.worked(f"the state {shown_place(_PLACES[engine])} can be used again")


def listen_for_outages(engine: Engine, tell: Callable[[str], None]) -> None:
    """From now on `tell` hears once when the database cannot be used, and once when it can again."""
    _OUTAGES[engine] = Outages(tell)


# --- SQLite ----------------------------------------------------------------------------------------------


def _sqlite(place: str) -> Engine:
    path = Path(place)
    check_writable(place)
    make_folder(path.parent)
    try:
        # Made by us before SQLite would, so that it is never readable by others; its journal gets the same mode.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        # SQLite takes a file that is shorter than a page for a new one.
        if 0 < path.stat().st_size < _SMALLEST:
            raise SetupError(_told(place, "not a database")) from None
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": None, "check_same_thread": False},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _close_to_others(path: Path) -> None:
    """A file that others may read is closed to them, if it is ours."""
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        try:
            path.chmod(0o600)
        except PermissionError:
            return  # somebody else's file, that its owner lets us write


def _set_up_sqlite(connection: sqlite3.Connection, _: object) -> None:
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            for words in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
                connection.execute(f"PRAGMA {words}").close()
            return
        except sqlite3.OperationalError as error:
            # Changing to WAL does not wait for a lock as everything else does.
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _begin(connection: Connection) -> None:
    # A transaction that begins as a reader and then writes fails where another one wrote in between.
    reads = connection.get_execution_options().get(_READS)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


# --- PostgreSQL ------------------------------------------------------------------------------------------


def _postgres(place: str) -> Engine:
    try:
        import psycopg
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        raise SetupError(
            f"the state {shown_place(place)} needs the PostgreSQL driver: pip install 'deskwright[hosted]'"
        ) from error
    try:
        given = conninfo_to_dict(place)
    except psycopg.Error as error:
        raise SetupError(_told(place, str(error))) from None
    settings: dict[str, Any] = {
        name: value
        for name, value in {"connect_timeout": int(BUSY_SECONDS), "application_name": "deskwright"}.items()
        if name not in given
    }

    def connect() -> Any:
        return psycopg.connect(place, **settings)

    # libpq reads the URL itself, and with it all that PostgreSQL's own tools understand.
    engine = create_engine(
        "postgresql+psycopg://",
        creator=connect,
        isolation_level="READ COMMITTED",
        pool_pre_ping=True,
        use_native_hstore=False,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _set_up_postgres)
    return engine


def _set_up_postgres(connection: Any, _: object) -> None:
    connection.autocommit = True
    connection.execute(f"SET lock_timeout = {int(BUSY_SECONDS * 1000)}")
    connection.autocommit = False


# --- what went wrong -------------------------------------------------------------------------------------


def _told(place: str, problem: str) -> str:
    """What to do about it, without the login."""
    where = f"the state {shown_place(place)}"
    text = problem.lower()
    if "is locked" in text or "lock timeout" in text or "locknotavailable" in text:
        return (
            f"{where} is locked by another program for longer than {BUSY_SECONDS:g} s: close what holds it "
            f"(a database browser, a backup), {_ANOTHER}"
        )
    if "not a database" in text:
        return f"{where} is not an SQLite database: move it away, {_ANOTHER}"
    if "malformed" in text or "disk i/o error" in text:
        return f"{where} is damaged ({short(problem, 100)}): put a backup in its place, {_ANOTHER}"
    if "is full" in text or "no space left" in text:
        return f"{where} cannot be written, the disk is full: make room, {_ANOTHER}"
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return f"{where} cannot be written ({short(problem, 100)}): make file and folder writable, {_ANOTHER}"
    problem = short(_without_login(place, problem), 300)
    if not is_postgres(place):
        return f"{where} cannot be used ({problem}): look at the file, {_ANOTHER}"
    if "permission denied" in text:
        return f"{where} lacks a right ({problem}): the user must be able to create and change tables there"
    return f"{where} cannot be used ({problem}): check that the server runs, the address, the database and the login"


def _without_login(place: str, text: str) -> str:
    """The text without anything that could be a password of the URL."""
    login, _, where = place.partition("://")[2].rpartition("@")
    secrets = [login.partition(":")[2]]
    for part in where.partition("?")[2].split("&"):
        name, _, value = part.partition("=")
        secrets += [value] if "pass" in name.lower() else []
    for secret in {*secrets, *(unquote(secret) for secret in secrets)} - {""}:
        text = text.replace(secret, "***")
    return text
