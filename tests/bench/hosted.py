"""Part `hosted`: calls over HTTP in the stateless era, against one worker and against several on a real PostgreSQL.

The load comes from a process of its own, over kept connections, to a desk that answers canned JSON at once; 155 tools
are listed. Beside it the same requests by bare httpx over aiohttp, which is what the server itself sends with.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from deskwright.transport import AiohttpTransport

from tests.bench.child import BenchFailed, run_child
from tests.bench.desks import DESKWRIGHT, REPOSITORY, bare_environment
from tests.bench.figures import Figure, figure
from tests.bench.noise import Noise, processor_seconds
from tests.bench.stub import SMALL, running_stub
from tests.state.postgres import postgres_programs, running_postgres

ROUNDS, CALLS, ALONE, AT_ONCE, WARM = 5, 4_000, 600, 20, 1_500
WORKERS = (1, 2, 4)
TOOL, ARGUMENTS = "tickets_show", {"ticket_number": "100001"}
KEY = {"x-tickiti-api-token": "1|" + "a" * 40}
_ADDRESS = re.compile(r"on http://([0-9.]+:\d+)")


@contextmanager
def running_server(words: list[str], environment: Mapping[str, str], folder: Path) -> Iterator[tuple[str, int]]:
    """`deskwright serve …` on a free port: where it listens, and its process."""
    errors = tempfile.TemporaryFile("w+")  # noqa: SIM115 - closed below
    command = [*DESKWRIGHT, "serve", "tickiti", "--all-tools", "--http", "127.0.0.1:0", "--rate", "none", *words]
    process = subprocess.Popen(command, stdout=errors, stderr=errors, env=dict(environment), cwd=folder)
    try:
        until = time.monotonic() + 60
        while not (found := _ADDRESS.search(_text(errors))) or not _lives(found[1]):
            if process.poll() is not None or time.monotonic() > until:
                raise BenchFailed(f"the server did not start: {_text(errors)[-1_000:]}")
            time.sleep(0.05)
        yield found[1], process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        errors.close()


def _text(file: Any) -> str:
    file.seek(0)
    return str(file.read())


def _lives(address: str) -> bool:
    from urllib.request import urlopen

    try:
        with urlopen(f"http://{address}/ready", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def load(address: str, calls: int, connections: int, environment: Mapping[str, str], folder: Path) -> dict[str, Any]:
    """What so many calls took over so many connections."""
    settings = {
        "addresses": [address],
        "path": "/mcp",
        "headers": KEY,
        "tool": TOOL,
        "arguments": ARGUMENTS,
        "calls": calls,
        "connections": connections,
    }
    program = str(Path(__file__).with_name("hosted_client.py"))
    told = run_child([sys.executable, program, json.dumps(settings)], environment, folder).output
    found: dict[str, Any] = json.loads(told)
    if found["failed"] or found["calls"] != calls:
        raise BenchFailed(f"{found['failed']} of {found['calls']} calls failed: {found['example']}")
    return found


def _resident(pid: int) -> float:
    """Megabytes of a process and those it started."""
    total = 0.0
    for path in Path("/proc").glob("[0-9]*/status"):
        with contextlib.suppress(OSError):
            text = path.read_text()
            own = int(path.parent.name) == pid or re.search(rf"^PPid:\s*{pid}$", text, re.MULTILINE)
            if own and (found := re.search(r"VmRSS:\s*(\d+)", text)):
                total += int(found[1]) / 1024
    return total


async def _bare(desk: str) -> list[float]:
    """Calls per second that bare httpx makes from this process, over the transport that the server has."""
    rates = []
    async with httpx.AsyncClient(transport=AiohttpTransport(), headers={"authorization": "Bearer bench"}) as client:
        for _ in range(ROUNDS):
            left = iter(range(CALLS // 2))

            async def ask(left: Iterator[int] = left) -> None:
                for _ in left:
                    (await client.post(desk + SMALL, json=ARGUMENTS)).json()

            began = time.perf_counter()
            await asyncio.gather(*(ask() for _ in range(AT_ONCE)))
            rates.append(CALLS // 2 / (time.perf_counter() - began))
    return rates


def measure(noise: Noise) -> list[Figure]:
    """The rows; one worker first, which is the floor of several."""
    programs = postgres_programs()
    if programs is None:
        raise BenchFailed("there is no PostgreSQL here: make system")
    with (
        tempfile.TemporaryDirectory() as scratch,
        running_stub() as desk,
        running_postgres(programs) as database,
    ):
        folder = Path(scratch)
        environment = {
            **bare_environment(folder),
            "PYTHONPATH": str(REPOSITORY),
            "TICKITI_API_BASE": desk,
            "DESKWRIGHT_ENCRYPTION_KEYS": "QmVuY2ggYmVuY2ggYmVuY2ggYmVuY2ggYmVuY2ghISE=",
            "DESKWRIGHT_STATE_KEY": "QmVuY2ggYmVuY2ggYmVuY2ggYmVuY2ggYmVuY2ghISE=",
        }
        bare = figure(f"floor: httpx over aiohttp, {AT_ONCE} at once", "calls/s", asyncio.run(_bare(desk)))
        figures = [bare]
        floor: Figure | None = None
        for workers in WORKERS:
            words = ["--workers", str(workers), "--state", database.database(), "--concurrency", "200"]
            with running_server(words, environment, folder) as (address, pid):
                for connections in (1, AT_ONCE):
                    load(address, WARM, connections, environment, folder)
                noise.sample()
                rounds, busy = [], []
                for _ in range(ROUNDS):
                    before, began = processor_seconds()[0] or 0.0, time.perf_counter()
                    rounds.append(load(address, CALLS, AT_ONCE, environment, folder))
                    busy.append(((processor_seconds()[0] or 0.0) - before) / (time.perf_counter() - began))
                name = f"{workers} worker{'s' if workers > 1 else ''}"
                rate = figure(
                    f"{name}, {AT_ONCE} at once", "calls/s", [one["per_second"] for one in rounds], floor or bare
                )
                figures += [rate, figure(f"{name}: p99", "ms", [one["p99_ms"] for one in rounds])]
                # desk and load share the machine: where all cores are busy, more workers can bring nothing
                figures.append(figure(f"{name}: cores busy, of {os.cpu_count()}", "cores", busy))
                if floor is None:
                    floor = rate
                    alone = [load(address, ALONE, 1, environment, folder) for _ in range(ROUNDS)]
                    figures.append(figure("one call at a time: p50", "ms", [one["p50_ms"] for one in alone]))
                    figures.append(figure("one call at a time: p99", "ms", [one["p99_ms"] for one in alone]))
                figures.append(figure(f"{name}: memory", "MB", [_resident(pid)]))
    return figures
