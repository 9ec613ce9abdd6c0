"""Runs one command to its end and tells what it cost.

Refuses a command that fails: a figure of a failed run would be a lie.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CHILD_SECONDS = 120.0


class BenchFailed(Exception):
    """Something that is measured did not work; the text says what."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took, in milliseconds, and what it printed."""

    wall: float
    cpu: float
    output: str


def run_child(
    command: Sequence[str], environment: Mapping[str, str], folder: Path, *, seconds: float = CHILD_SECONDS
) -> Cost:
    """Start it, wait for it, count it."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=dict(environment), cwd=folder
        )
        watch = threading.Timer(seconds, process.kill)
        watch.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()
            process.wait()
            raise
        finally:
            watch.cancel()
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        for file in (output, errors):
            file.seek(0)
        if process.returncode:
            told = errors.read().decode("utf-8", "replace")[-1500:]
            raise BenchFailed(f"{' '.join(command)} ended with {process.returncode}\n{told}")
        return Cost(wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, output.read().decode("utf-8"))
