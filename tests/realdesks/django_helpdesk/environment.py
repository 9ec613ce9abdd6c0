"""Makes the django-helpdesk's own virtual environment once and finds it again. Never installs into the project's."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SITE = HERE / "site"
REQUIREMENTS = HERE / "requirements.txt"
CACHE = HERE.parents[2] / ".cache" / "django-helpdesk"
INSTALL_SECONDS = 600

Report = Callable[[str], None]


class RealDeskFailed(Exception):
    """The real helpdesk could not be installed or started; the text says which step and shows its last output."""


@dataclass(frozen=True, slots=True)
class Environment:
    """An installed django-helpdesk: its interpreter and a migrated, empty database to copy."""

    python: Path
    database: Path


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def ready_environment(report: Report = say) -> Environment:
    """The environment for today's requirements, installed first where it is missing or unfinished."""
    digest = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()[:12]
    folder = CACHE / f"env-{digest}"
    python = folder / "bin" / "python"
    settings = hashlib.sha256((SITE / "settings.py").read_bytes()).hexdigest()[:12]
    database = folder / f"migrated-{settings}.sqlite3"
    finished = folder / "finished"
    with _one_at_a_time():
        if not finished.exists():
            _install(folder, python, report)
            finished.touch()
        if not database.exists():
            report("django-helpdesk: making the empty database (once)")
            _migrate(python, database)
    return Environment(python=python, database=database)


def site_environment(folder: Path) -> dict[str, str]:
    """The variables the site reads, beside what a process needs at all; the caller's Django settings stay out."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
    secret = hashlib.sha256(str(folder).encode()).hexdigest()
    return kept | {
        "REALDESK_FOLDER": str(folder),
        "REALDESK_SECRET_KEY": secret,
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
    }


def run_step(what: str, command: list[str], *, env: dict[str, str] | None = None) -> str:
    """Runs one command to its end and gives its output; says what failed, with the last lines."""
    try:
        done = subprocess.run(
            command,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=INSTALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise RealDeskFailed(f"django-helpdesk: {what} took longer than {INSTALL_SECONDS} s") from late
    except OSError as missing:
        raise RealDeskFailed(f"django-helpdesk: {what} could not start: {missing}") from missing
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-15:])
        raise RealDeskFailed(f"django-helpdesk: {what} failed (exit {done.returncode})\n{tail}")
    return done.stdout


def _install(folder: Path, python: Path, report: Report) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    report("django-helpdesk: making its environment (1 of 2)")
    run_step("python -m venv", [sys.executable, "-m", "venv", str(folder)])
    report("django-helpdesk: installing 30 pinned packages, about 20 s the first time (2 of 2)")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run_step("pip install", [*pip, "--no-deps", "-r", str(REQUIREMENTS)])


def _migrate(python: Path, database: Path) -> None:
    with tempfile.TemporaryDirectory(dir=database.parent) as scratch:
        folder = Path(scratch)
        command = [str(python), str(SITE / "serve.py"), "migrate"]
        run_step("migrate", command, env=site_environment(folder))
        (folder / "helpdesk.sqlite3").replace(database)


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two test workers and a demo may all want the environment at once; the first makes it, the others wait."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
