"""Others beside us: servers made from the same document, asked the same things on the same stub.

`make bench PEERS=1` installs them into `.cache/peers` (PyPI and npm; Node 20 or later) and leaves them there. One that
cannot be installed or does not answer is told and left out.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.child import BenchFailed
from tests.bench.figures import Figure, figure, percentile, rounds
from tests.bench.noise import Noise
from tests.bench.session import Session
from tests.bench.stub import SMALL, running_stub
from tests.fixtures.big_document import big_document

HERE = Path(__file__).resolve().parents[2]
PLACE = HERE / ".cache" / "peers"
FASTMCP, IVOTOBY, GENERATOR = "fastmcp==4.1.2", "@ivotoby/openapi-mcp-server@1.16.1", "openapi-mcp-generator@4.0.1"
SIZES = (10, 150, 1_000)
ROUNDS, CALLS, AT_ONCE, FLIGHTS = 3, 100, 20, 400
SECONDS, SETTLING = 60.0, 2.0
TOOL = "showBenchTicket"

_FASTMCP_SERVER = """\
import json, sys
import httpx2
from fastmcp import FastMCP
document = json.load(open(sys.argv[1]))
FastMCP.from_openapi(document, client=httpx2.AsyncClient(base_url=sys.argv[2])).run(show_banner=False)
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to serve a document: `prepare` takes it and a base URL, and returns the command that is started."""

    name: str
    prepare: Callable[[Path, str], Sequence[str]]


def peer_document(operations: int) -> dict[str, Any]:
    """The big document, with one operation more whose answer the stub knows; nobody needs a credential for it."""
    document = big_document(operations - 1)
    document["paths"][SMALL] = {
        "get": {
            "operationId": TOOL,
            "summary": "Show one ticket",
            "security": [],
            "parameters": [{"name": "number", "in": "query", "required": True, "schema": {"type": "integer"}}],
            "responses": {
                "200": {"description": "The ticket", "content": {"application/json": {"schema": {"type": "object"}}}}
            },
        }
    }
    return document


def measure(noise: Noise) -> list[Figure]:
    """Time to the first list, its tokens, calls one after the other and twenty at once, ours first."""
    found: list[Figure] = []
    peers = [Peer("deskwright try", _ours), *_installed()]
    with tempfile.TemporaryDirectory(prefix="deskwright-peers-") as folder, running_stub() as url:
        for size in SIZES:
            document = Path(folder) / f"tickets{size}.json"
            document.write_text(json.dumps(peer_document(size)), "utf-8")
            ours: dict[str, Figure] = {}
            for peer in peers:
                noise.sample()
                try:
                    rows = _measured(peer, document, url, size, calls=size == SIZES[1])
                except (BenchFailed, OSError, subprocess.SubprocessError) as failure:
                    print(f"\n  {peer.name}, {size} operations: {str(failure)[:300]}", file=sys.stderr)
                    continue
                for what, unit, values in rows:
                    made = figure(f"{peer.name}: {what}", unit, values, ours.get(what))
                    ours.setdefault(what, made)
                    found.append(made)
    return found


def _measured(
    peer: Peer, document: Path, url: str, size: int, *, calls: bool
) -> list[tuple[str, str, Sequence[float]]]:
    command = peer.prepare(document, url)
    walls, memory, tokens, singles, rates = [], [], 0, [], []
    with tempfile.TemporaryDirectory(prefix="deskwright-peer-") as folder:
        environment = {**os.environ, "DESKWRIGHT_STATE": f"{folder}/state.sqlite3", "FASTMCP_LOG_LEVEL": "ERROR"}
        for _ in range(2):  # what a first start keeps for later ones is there
            _list_once(command, environment, Path(folder))
        for _ in rounds(ROUNDS, SECONDS):
            began = time.perf_counter()
            with Session(command, environment, Path(folder)) as session:
                session.greet()
                listed = session.list_tools()
                walls.append((time.perf_counter() - began) * 1000)
                tokens = len(json.dumps(listed["tools"], ensure_ascii=False, separators=(",", ":")).encode()) // 4
                if len(listed["tools"]) < size:
                    print(f"\n  {peer.name}: lists {len(listed['tools'])} of {size} operations", file=sys.stderr)
                if calls:
                    name = next(tool["name"] for tool in listed["tools"] if "bench" in tool["name"].casefold())
                    _warm_up(session, name)
                    singles.append(_one_after_the_other(session, name))
                    began = time.perf_counter()
                    session.call_many(name, {"number": 1}, FLIGHTS, AT_ONCE)
                    rates.append(FLIGHTS / (time.perf_counter() - began))
                memory.append(session.peak_mb())
    rows: list[tuple[str, str, Sequence[float]]] = [
        (f"{size} tools, spawn to list", "ms", walls),
        (f"{size} tools, tokens of the list", "tokens", [tokens]),
        (f"{size} tools, peak memory", "MB", memory),
    ]
    if calls:
        rows += [("a call, p50", "ms", singles), (f"{AT_ONCE} in flight", "calls/s", rates)]
    return rows


def _list_once(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
    with Session(command, environment, folder) as session:
        session.greet()
        session.list_tools()
        time.sleep(SETTLING)  # it may keep something a while after its start


def _warm_up(session: Session, tool: str) -> None:
    """What a process loads with its first calls is not what a call costs."""
    until = time.perf_counter() + SETTLING
    while time.perf_counter() < until:
        session.call(tool, {"number": 1})


def _one_after_the_other(session: Session, tool: str) -> float:
    took = []
    for _ in range(CALLS):
        began = time.perf_counter()
        session.call(tool, {"number": 1})
        took.append((time.perf_counter() - began) * 1000)
    return percentile(took, 0.5)


# --- who they are --------------------------------------------------------------------------------------


def _ours(document: Path, url: str) -> Sequence[str]:
    command = [str(Path(sys.executable).parent / "deskwright"), "try", str(document), "--base-url", url]
    return [*command, "--all-tools", "--approve", "none", "--allow", "destroy,admin"]


def _installed() -> list[Peer]:
    found = []
    for name, install, prepare in (
        ("fastmcp", _install_fastmcp, _fastmcp),
        ("@ivotoby/openapi-mcp-server", _install_npm, _ivotoby),
        ("openapi-mcp-generator", _install_npm, _generator),
    ):
        try:
            install()
        except (OSError, subprocess.SubprocessError) as failure:
            print(f"\n  {name}: not installed ({type(failure).__name__})", file=sys.stderr)
            continue
        found.append(Peer(name, prepare))
    return found


def _run(command: Sequence[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=600)


def _install_fastmcp() -> None:
    python = PLACE / "fastmcp" / "bin" / "python"
    if not (PLACE / "fastmcp" / FASTMCP).exists():
        PLACE.mkdir(parents=True, exist_ok=True)
        _run([sys.executable, "-m", "venv", str(PLACE / "fastmcp")], PLACE)
        _run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", FASTMCP], PLACE)
        (PLACE / "fastmcp" / FASTMCP).touch()
    (PLACE / "fastmcp" / "serve.py").write_text(_FASTMCP_SERVER, "utf-8")


def _fastmcp(document: Path, url: str) -> Sequence[str]:
    return [str(PLACE / "fastmcp" / "bin" / "python"), str(PLACE / "fastmcp" / "serve.py"), str(document), url]


def _install_npm() -> None:
    if shutil.which("npm") is None:
        raise FileNotFoundError("npm")
    folder = PLACE / "npm"
    if not (folder / "node_modules").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}\n', "utf-8")
        _run(["npm", "install", "--no-audit", "--no-fund", IVOTOBY, GENERATOR], folder)


def _ivotoby(document: Path, url: str) -> Sequence[str]:
    binary = PLACE / "npm" / "node_modules" / ".bin" / "openapi-mcp-server"
    return [str(binary), "--openapi-spec", str(document), "--api-base-url", url, "--transport", "stdio"]


def _generator(document: Path, url: str) -> Sequence[str]:
    """It prints a TypeScript project, which is installed and built before anything is measured."""
    folder = document.parent / f"generated-{document.stem}"
    binary = PLACE / "npm" / "node_modules" / ".bin" / "openapi-mcp-generator"
    _run(
        [str(binary), "--input", str(document), "--output", str(folder), "--base-url", url, "--force"], document.parent
    )
    _run(["npm", "install", "--no-audit", "--no-fund"], folder)
    _run(["npm", "run", "build"], folder)
    return ["node", str(folder / "build" / "index.js")]
