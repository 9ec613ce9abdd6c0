"""Part `spawn`: from starting the process to the first tools/list answered, over stdio.

The floor is a server of the `mcp` package with no tools, started by the same code in the same round.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.desks import DESKWRIGHT, bare_environment, read_desks
from tests.bench.figures import Figure, figure, rounds
from tests.bench.noise import Noise
from tests.bench.session import Session
from tests.bench.stub import running_stub

ROUNDS, SECONDS = 5, 35.0
FLOOR_SERVER = [sys.executable, str(Path(__file__).with_name("floor_server.py"))]


@dataclass(slots=True)
class _Start:
    """One way to start a server, and what its starts took."""

    name: str
    command: Sequence[str]
    variables: Mapping[str, str]
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)

    def measure(self, scratch: Path) -> None:
        # A home of its own: what a former start remembered of the credential does not help this one.
        with tempfile.TemporaryDirectory(dir=scratch) as home:
            environment = {**bare_environment(Path(home)), **self.variables}
            began = time.perf_counter()
            with Session(self.command, environment, Path(home)) as session:
                session.greet()
                session.list_tools()
                self.wall.append((time.perf_counter() - began) * 1000)
                self.cpu.append(session.cpu_ms())
                self.memory.append(session.peak_mb())


def measure(noise: Noise) -> list[Figure]:
    with running_stub() as address, tempfile.TemporaryDirectory(prefix="deskwright-bench-") as name:
        floor = _Start("floor: mcp server, no tools", FLOOR_SERVER, {})
        starts = [floor]
        for desk in read_desks():
            serve = [*DESKWRIGHT, "serve", desk.name]
            starts.append(_Start(f"serve {desk.name}", serve, desk.variables(address)))
            if desk.has_sandbox:
                starts.append(_Start(f"serve {desk.name} --sandbox", [*serve, "--sandbox"], {}))
        for start in starts:
            start.measure(Path(name))  # compiles bytecode and warms the disk; does not count
            for values in (start.wall, start.cpu, start.memory):
                values.clear()
        for _ in rounds(ROUNDS, SECONDS):
            for start in starts:
                start.measure(Path(name))
            noise.sample()
    found: list[Figure] = []
    for about, unit, pick in (("wall", "ms", "wall"), ("cpu", "ms", "cpu"), ("peak memory", "MB", "memory")):
        peer = figure(f"{floor.name}: {about}", unit, getattr(floor, pick))
        found.append(peer)
        found += [figure(f"{start.name}: {about}", unit, getattr(start, pick), peer) for start in starts[1:]]
    return found
