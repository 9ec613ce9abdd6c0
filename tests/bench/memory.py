"""Part `memory`: what a server of 1,200 tools holds resident, above a process that has only imported the MCP package.

Linux tells it (/proc/PID/smaps_rollup); the front is off, so that the server has everything loaded when it has
answered the handshake.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.big import MANY, big_project
from tests.bench.child import BenchFailed
from tests.bench.desks import DESKWRIGHT, bare_environment
from tests.bench.figures import Figure, figure, rounds
from tests.bench.noise import Noise
from tests.bench.session import Session
from tests.bench.stub import running_stub

ROUNDS, SECONDS = 3, 40.0
FLOOR = "import sys, mcp.server.lowlevel\nprint('ready', flush=True)\nsys.stdin.read()"
WAYS = {"--all-tools": ("--all-tools",), "two general tools": ()}
CALLS = {
    "--all-tools": ("tickets_list", {}),
    "two general tools": ("big_call", {"family": "tickets", "action": "list"}),
}
MOMENTS = {"ready": "before the first call", "listed": "after tools/list", "called": "after the first call"}


def measure(noise: Noise) -> list[Figure]:
    package = big_project(MANY) / "generated"
    floor: list[float] = []
    held: dict[tuple[str, str], list[float]] = {(way, moment): [] for way in WAYS for moment in MOMENTS}
    with running_stub() as address, tempfile.TemporaryDirectory(prefix="deskwright-bench-") as name:
        variables = {"BIG_BASE_URL": address, "BIG_TOKEN": "bench", "PYTHONPATH": str(package)}
        environment = {**bare_environment(Path(name)), **variables, "DESKWRIGHT_FRONT": "off"}
        for number in rounds(ROUNDS + 1, SECONDS):
            least = _floor(environment, Path(name))
            if number:  # the first round compiles bytecode
                floor.append(least)
            for way, options in WAYS.items():
                tool, arguments = CALLS[way]
                command = [*DESKWRIGHT, "serve", "big", *options, "--audit", "off"]
                with Session(command, environment, Path(name)) as session:
                    session.greet()
                    found = {"ready": resident_mb(session.pid)}
                    session.list_tools()
                    found["listed"] = resident_mb(session.pid)
                    session.call(tool, arguments)
                    found["called"] = resident_mb(session.pid)
                for moment, value in found.items() if number else ():
                    held[way, moment].append(value)
            noise.sample()
    peer = figure("floor: import mcp.server.lowlevel", "MB", floor)
    rows = [peer]
    for (way, moment), values in held.items():
        rows.append(figure(f"{MANY:,} tools, {way}, {MOMENTS[moment]}", "MB", values, peer))
        above = [value - least for value, least in zip(values, floor, strict=True)]
        rows.append(figure(f"  above the floor{TARGETS.get(moment, '')}", "MB", above))
    return rows


TARGETS = {"ready": " (target ≤ 12)", "called": " (target ≤ 30)"}


def _floor(environment: dict[str, str], folder: Path) -> float:
    process = subprocess.Popen(
        [sys.executable, "-c", FLOOR], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=folder
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdout.readline()
        return resident_mb(process.pid)
    finally:
        process.stdin.close()
        process.stdout.close()
        process.wait(10)


def resident_mb(pid: int) -> float:
    """What a process holds in memory now."""
    path = Path(f"/proc/{pid}/smaps_rollup")
    if not path.is_file():
        raise BenchFailed("what another process holds is read the way Linux tells it; try --only tokens")
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("Rss:"):
            return int(line.split()[1]) / 1024
    raise BenchFailed(f"{path} does not tell what is resident")
