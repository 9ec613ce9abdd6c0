"""The conformance suite and the Inspector, as npm has them: installed once, run, and what they found as values.

Their versions are pinned in `package-lock.json`, Node's with them; no package runs anything at its installation.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
CACHE = HERE.parents[1] / ".cache" / "conformance"
INSTALL_SECONDS = 600
RUN_SECONDS = 240
#: npm's names for the machines that have a Node of their own among the packages.
MACHINES = {"x86_64": "x64", "aarch64": "arm64"}
INSPECTOR = "@modelcontextprotocol/inspector/clients/launcher/build/index.js"


class NotInstalled(Exception):
    """npm could not install the suite; the text has its last lines."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a scenario looked at."""

    scenario: str
    name: str
    status: str
    message: str

    def __str__(self) -> str:
        return f"{self.scenario}: {self.status.lower()}: {self.name}: {self.message}"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a program ended."""

    code: int
    out: str
    err: str


@cache
def installed() -> Path:
    """The folder `node_modules`, made first where it is missing or unfinished."""
    files = [HERE / "package.json", HERE / "package-lock.json"]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]
    folder = CACHE / f"npm-{digest}"
    with _one_at_a_time():
        if not (folder / "finished").exists():
            _install(folder, files)
            (folder / "finished").touch()
    return folder / "node_modules"


def node() -> str:
    """The pinned Node where it has one for this machine, else the installed one."""
    machine = f"node-{sys.platform}-{MACHINES.get(platform.machine(), platform.machine())}"
    own = installed() / machine / "bin" / "node"
    return str(own) if own.exists() else "node"


def run_suite(package: str, url: str, *words: str) -> dict[str, list[Check]]:
    """Every scenario that `package` (a revision's) ran against a server, with its checks."""
    with tempfile.TemporaryDirectory() as folder:
        program = str(installed() / package / "dist" / "index.js")
        ran = run([node(), program, "server", "--url", url, "-o", folder, *words])
        found = {}
        for path in sorted(Path(folder).glob("server-*/checks.json")):
            scenario = _scenario(path.parent.name)
            found[scenario] = [_check(scenario, item) for item in json.loads(path.read_text("utf-8"))]
    assert found, f"the suite ran no scenario\n{ran.out}\n{ran.err}"
    return found


def required(revision: str) -> list[str]:
    """The scenarios of a server that count for a revision, as the suite has frozen them."""
    path = installed() / "conformance-2026" / "requirements" / f"{revision}.yaml"
    names: list[str] = yaml.safe_load(path.read_text("utf-8"))["server"]
    return names


def inspect(*words: str, environ: Mapping[str, str] | None = None, cwd: Path) -> Ran:
    """The Inspector's command line, with a home of its own: it keeps a catalogue there."""
    command = [node(), str(installed() / INSPECTOR), "--cli", *words]
    return run(command, environ={"HOME": str(cwd), **(environ or {})}, cwd=cwd)


def run(command: list[str], *, environ: Mapping[str, str] | None = None, cwd: Path | None = None) -> Ran:
    done = subprocess.run(
        command,
        env={**os.environ, **(environ or {})},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=RUN_SECONDS,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def _scenario(folder: str) -> str:
    """`server-ping-2026-11-21T13-55-41-667Z` is a run of `ping`."""
    return folder.removeprefix("server-").rsplit("-", 6)[0]


def _check(scenario: str, item: Mapping[str, Any]) -> Check:
    return Check(scenario, item["id"], item["status"], item.get("errorMessage") or "")


def _install(folder: Path, files: list[Path]) -> None:
    if shutil.which("npm") is None:
        raise NotInstalled("npm is not on this machine; install Node 20 or later with it")
    print("conformance: installing the suite and the Inspector from npm, about 20 s the first time", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in files:
        shutil.copy(path, folder)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=INSTALL_SECONDS
    )
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        raise NotInstalled(f"npm ci failed (exit {done.returncode})\n{tail}")


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two test workers may want it at once; the first installs, the others wait."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
