"""Part `spawn`: from starting the process to the first tools/list, and to the first call, answered over stdio.

The floors are the interpreter alone and a server of the `mcp` package with no tools, started by the same code in the
same round. Every start has a home of its own, so that nothing but what came with the desk can help it.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from deskwright_codegen.added_files import added_files
from deskwright_codegen.emit_catalogue import emit_catalogue
from deskwright_codegen.generate import read_api
from deskwright_codegen.load import DeskInput

from tests.bench.child import BenchFailed, run_child
from tests.bench.desks import DESKWRIGHT, bare_environment, read_desks
from tests.bench.figures import Figure, figure, rounds
from tests.bench.noise import Noise
from tests.bench.session import HELLO, Session
from tests.bench.stub import running_stub
from tests.fixtures.big_document import big_files

ROUNDS, SECONDS = 5, 60.0
SIZES = (10, 150, 1_000, 3_000)
ERAS = ("2025", "2026")
_KEY = "io.modelcontextprotocol/"
ENVELOPE = {
    "_meta": {
        _KEY + "protocolVersion": "2026-07-28",
        _KEY + "clientCapabilities": {},
        _KEY + "clientInfo": HELLO["clientInfo"],
    }
}
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
    # with a tool to call: until its first answer, whatever the desk says
    tool: str | None = None
    era: str = "2025"
    call: list[float] = field(default_factory=list)

    def clear(self) -> None:
        for values in (self.wall, self.cpu, self.memory, self.call):
            values.clear()

    def measure(self, scratch: Path) -> None:
        # A home of its own: what a former start remembered of the credential does not help this one.
        with tempfile.TemporaryDirectory(dir=scratch) as home:
            environment = {**bare_environment(Path(home)), **self.variables}
            began = time.perf_counter()
            with Session(self.command, environment, Path(home)) as session:
                if self.era == "2025":
                    _line(session, 1, "initialize", HELLO)
                    session.write(b'{"jsonrpc":"2.0","method":"notifications/initialized"}\n')
                listed = _line(session, 2, "tools/list", ENVELOPE if self.era == "2026" else {})
                self.wall.append((time.perf_counter() - began) * 1000)
                if b'"result":{' not in listed[:60]:
                    raise BenchFailed(f"{self.name}: {listed[:500]!r}")
                self.cpu.append(session.cpu_ms())
                self.memory.append(session.peak_mb())
                if self.tool is not None:
                    asked = {"name": self.tool, "arguments": {}}
                    _line(session, 3, "tools/call", {**ENVELOPE, **asked} if self.era == "2026" else asked)
                    self.call.append((time.perf_counter() - began) * 1000)


def _line(session: Session, number: int, method: str, params: Mapping[str, object]) -> bytes:
    """The answer as it comes: to parse three megabytes is the client's affair."""
    message = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
    session.write(json.dumps(message).encode() + b"\n")
    begins = b'{"jsonrpc":"2.0","id":%d,' % number
    while not (line := session.read()).startswith(begins):
        pass  # a notification
    return line


def _write_desk(folder: Path, operations: int) -> int:
    """The catalogue of a document of that size, with what stands beside it; gives how many tools it lists."""
    made, _ = read_api(DeskInput("big", "specs/big", big_files(operations)))
    if made.failed or made.api is None:
        raise BenchFailed(f"the document of {operations} operations is refused: {made.findings[:3]}")
    catalogue = emit_catalogue(made.api)
    folder.mkdir(parents=True)
    for name, text in {"catalog.json": catalogue, **added_files("big", catalogue, {})}.items():
        (folder / name).write_text(text, "utf-8")
    return len(made.api.operations)


def _interpreter(scratch: Path) -> float:
    return run_child([sys.executable, "-c", "pass"], bare_environment(scratch), scratch).wall


def measure(noise: Noise) -> list[Figure]:
    with running_stub() as address, tempfile.TemporaryDirectory(prefix="deskwright-bench-") as name:
        floor = _Start("floor: mcp server, no tools", FLOOR_SERVER, {})
        starts = [floor]
        empty: list[float] = []
        sized = []
        for size in SIZES:
            tools = _write_desk(Path(name) / str(size) / "big", size)
            command = [*DESKWRIGHT, "serve", "big", "--all-tools", "--desks", str(Path(name) / str(size))]
            variables = {"BIG_BASE_URL": address, "BIG_TOKEN": "bench"}
            sized += [
                _Start(f"{tools:,} tools, {era}", command, variables, tool="tickets_list", era=era) for era in ERAS
            ]
        starts += sized
        for desk in read_desks():
            serve = [*DESKWRIGHT, "serve", desk.name]
            starts.append(_Start(f"serve {desk.name}", serve, desk.variables(address)))
            if desk.has_sandbox:
                starts.append(_Start(f"serve {desk.name} --sandbox", [*serve, "--sandbox"], {}))
        for start in starts:
            start.measure(Path(name))  # compiles bytecode and warms the disk; does not count
            start.clear()
        for _ in rounds(ROUNDS, SECONDS):
            empty.append(_interpreter(Path(name)))
            for start in starts:
                start.measure(Path(name))
            noise.sample()
    found: list[Figure] = [figure("floor: python -c pass: wall", "ms", empty)]
    alone = found[0]
    found += [figure(f"{start.name}: wall to list, of python alone", "ms", start.wall, alone) for start in sized]
    server = figure(f"{floor.name}: wall to list", "ms", floor.wall)
    found += [figure(f"{start.name}: wall to first call, of a list", "ms", start.call, server) for start in sized]
    for about, unit, pick in (("wall", "ms", "wall"), ("cpu", "ms", "cpu"), ("peak memory", "MB", "memory")):
        peer = figure(f"{floor.name}: {about}", unit, getattr(floor, pick))
        found.append(peer)
        found += [figure(f"{start.name}: {about}", unit, getattr(start, pick), peer) for start in starts[1:]]
    return found
