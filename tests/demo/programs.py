"""The programs that a demo starts: with which variables, how they end, and the sandbox that runs meanwhile.

Nothing of the caller's environment reaches them but what finding programs and folders takes.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.demo.expectations import DemoFailed

__all__ = ["DESKWRIGHT", "run", "running_sandbox", "variables"]

DESKWRIGHT = Path(sys.executable).with_name("deskwright")
RUN_SECONDS = 60
START_SECONDS = 20
STOP_SECONDS = 10


def variables(package_root: Path, folder: Path, of_the_desk: Mapping[str, str]) -> dict[str, str]:
    """What the server and the script get: this desk, the fresh package before the committed one, no state elsewhere."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    state = {name: str(folder / "state") for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    package = {"PYTHONPATH": str(package_root), "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return kept | state | package | dict(of_the_desk)


def run(command: list[str], environment: Mapping[str, str], what: str) -> str:
    """Runs a program to its end; what it printed."""
    try:
        done = subprocess.run(
            command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=RUN_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise DemoFailed(f"{what}: {problem}") from problem
    if done.returncode:
        raise DemoFailed(f"{what} ended with exit {done.returncode}\n{(done.stderr or done.stdout)[-1500:]}")
    return done.stdout


@contextlib.contextmanager
def running_sandbox(
    desk: str, credential: str, environment: Mapping[str, str], folder: Path
) -> Iterator[dict[str, str]]:
    """`deskwright sandbox DESK --http` on loopback; the variables that it prints for this credential."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "sandbox.log"
    with log.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [str(DESKWRIGHT), "sandbox", desk, "--http", f"127.0.0.1:{port}"],
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
        try:
            _wait_for(port, process, log)
            yield _printed_for(credential, log.read_text("utf-8"))
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(STOP_SECONDS)


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise DemoFailed(f"the sandbox ended\n{log.read_text('utf-8')[-1500:]}")
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.05)
    raise DemoFailed(f"the sandbox does not answer\n{log.read_text('utf-8')[-1500:]}")


def _printed_for(credential: str, printed: str) -> dict[str, str]:
    found: dict[str, dict[str, str]] = {}
    name = ""
    for line in printed.splitlines():
        if line.startswith("# "):
            name = line[2:].partition(":")[0]
            found[name] = {}
        elif line.startswith("export ") and name:
            variable, _, value = line.removeprefix("export ").partition("=")
            found[name][variable] = shlex.split(value)[0]
    if credential not in found:
        raise DemoFailed(f"the sandbox has no credential {credential}; it has {', '.join(found)}")
    return found[credential]
