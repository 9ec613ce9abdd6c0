"""A real PostgreSQL in a temporary folder, for whoever tests against one: its own user, no network, gone at the end.

`from tests.state.postgres import postgres_server` in a conftest gives the session fixture; `server.database()` makes
an empty database and tells its URL.
"""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

PASSWORD = "s3cret-9f"
MISSING = "PostgreSQL is not installed: apt-get install postgresql (or put initdb and postgres on the PATH)"


@dataclass
class PostgresServer:
    """One running server, reached through a socket in its folder."""

    folder: Path
    process: subprocess.Popen[bytes]
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def url(self, database: str, password: str = PASSWORD) -> str:
        return f"postgresql://deskwright:{password}@/{database}?host={self.folder}"

    def database(self) -> str:
        """The URL of a database that nothing is in."""
        import psycopg

        name = f"d{next(self._numbers)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)


def postgres_programs() -> Path | None:
    """The folder with initdb and postgres; Debian keeps them off the PATH."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    return next((path for path in folders if (path / "initdb").exists() and (path / "postgres").exists()), None)


@contextmanager
def running_postgres(programs: Path) -> Iterator[PostgresServer]:
    # A socket's path is short: not under pytest's own folder, which root keeps to itself as well.
    folder = Path(tempfile.mkdtemp(prefix="dw-pg-", dir="/tmp"))
    settings: dict[str, Any] = {"cwd": folder, "env": {**os.environ, "LC_ALL": "C", "HOME": str(folder)}}
    if os.geteuid() == 0:
        # PostgreSQL refuses root.
        user = _unprivileged()
        os.chown(folder, user.pw_uid, user.pw_gid)
        settings |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    try:
        words = folder / "password"
        words.write_text(PASSWORD, "ascii")
        words.chmod(0o644)
        subprocess.run(
            [programs / "initdb", "--pgdata=data", "--username=deskwright", "--encoding=UTF8", "--locale=C",
             "--auth=scram-sha-256", f"--pwfile={words}", "--no-sync", "--no-instructions"],
            check=True, capture_output=True, timeout=60, **settings,
        )  # fmt: skip
        quick = {"fsync": "off", "full_page_writes": "off", "listen_addresses": "", "max_connections": "60"}
        options = [word for name, value in quick.items() for word in ("-c", f"{name}={value}")]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [programs / "postgres", "-D", "data", "-k", folder, *options], stdout=log, stderr=log, **settings
            )
            try:
                server = PostgresServer(folder, process)
                _wait_for(server)
                yield server
            finally:
                process.send_signal(3)  # at once, but with its children
                process.wait(20)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise AssertionError("no user to run PostgreSQL as: neither postgres nor nobody is known here")


def _wait_for(server: PostgresServer) -> None:
    import psycopg

    until = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(server.url("postgres"), connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            ended = server.process.poll() is not None
            if ended or time.monotonic() > until:
                log = (server.folder / "log").read_text("utf-8", "replace")
                raise AssertionError(f"PostgreSQL does not answer: {log[-2000:]}") from None
            time.sleep(0.05)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    programs = postgres_programs()
    if programs is None:
        pytest.skip(MISSING)
    with running_postgres(programs) as server:
        yield server
