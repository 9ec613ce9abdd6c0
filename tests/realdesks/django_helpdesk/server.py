"""Runs a real django-helpdesk on loopback in a folder of its own. Never touches one that it did not start."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from .environment import SITE, Environment, RealDeskFailed, Report, ready_environment, say, site_environment

READY_SECONDS = 60.0
STOP_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class RunningDesk:
    """A helpdesk that answers: where it is, whose tokens open it, which queues it has."""

    base_url: str
    """Where the helpdesk is mounted; its API is at <base_url>/api/."""
    tokens: dict[str, str]
    """admin (staff, superuser), agent (staff), plain (a user who is no staff)."""
    users: dict[str, int]
    queues: dict[str, int]
    folder: Path
    pid: int

    def environment(self, person: str = "admin") -> dict[str, str]:
        """The variables with which Deskwright reaches this helpdesk as that person."""
        return {
            "DJANGO_HELPDESK_BASE_URL": self.base_url,
            "DJANGO_HELPDESK_API_TOKEN": self.tokens[person],
        }

    def mail(self) -> list[str]:
        """Every message the helpdesk has sent so far, oldest first, as raw text."""
        # Django names the files by the second; within one, only the time of writing orders them.
        files = sorted((self.folder / "mail").glob("*.log"), key=lambda file: file.stat().st_mtime_ns)
        return [file.read_text(encoding="utf-8") for file in files]


@contextlib.contextmanager
def running_django_helpdesk(folder: Path, port: int = 0, report: Report = say) -> Iterator[RunningDesk]:
    """Installs if needed, starts, waits until it answers, and stops it whatever happens inside the block."""
    environment = ready_environment(report)
    folder = folder.resolve()
    (folder / "mail").mkdir(parents=True, exist_ok=True)
    (folder / "media").mkdir(exist_ok=True)
    if not (folder / "helpdesk.sqlite3").exists():
        shutil.copyfile(environment.database, folder / "helpdesk.sqlite3")
    (folder / "facts.json").unlink(missing_ok=True)
    process = _start(environment, folder, port)
    try:
        yield _wait_until_ready(process, folder)
    finally:
        _stop(process)


def _start(environment: Environment, folder: Path, port: int) -> subprocess.Popen[bytes]:
    with (folder / "server.log").open("ab") as log:
        return subprocess.Popen(
            [str(environment.python), str(SITE / "serve.py"), "serve", str(port)],
            cwd=folder,
            env=site_environment(folder),
            # Kept open and never written: it closes when this process dies, and then the server ends too.
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            # Ctrl-C in a terminal reaches the whole group; the server must outlive it until it is stopped here.
            start_new_session=True,
        )


def _wait_until_ready(process: subprocess.Popen[bytes], folder: Path) -> RunningDesk:
    deadline = time.monotonic() + READY_SECONDS
    facts_file = folder / "facts.json"
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RealDeskFailed(f"django-helpdesk ended while starting (exit {process.returncode})\n{_tail(folder)}")
        if facts_file.exists():
            facts = json.loads(facts_file.read_text(encoding="utf-8"))
            base_url = f"http://127.0.0.1:{facts['port']}/helpdesk"
            if _answers(base_url, facts["tokens"]["admin"]):
                return RunningDesk(
                    base_url=base_url,
                    tokens=facts["tokens"],
                    users=facts["users"],
                    queues=facts["queues"],
                    folder=folder,
                    pid=process.pid,
                )
        time.sleep(0.05)
    raise RealDeskFailed(f"django-helpdesk did not answer within {READY_SECONDS:.0f} s\n{_tail(folder)}")


def _answers(base_url: str, token: str) -> bool:
    try:
        answer = httpx.get(
            f"{base_url}/api/tickets/",
            headers={"Authorization": f"Token {token}"},
            timeout=5,
            trust_env=False,
        )
    except httpx.TransportError:
        return False
    return answer.status_code == 200


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(STOP_SECONDS)


def _tail(folder: Path) -> str:
    log = folder / "server.log"
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]) if log.exists() else ""
