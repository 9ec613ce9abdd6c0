"""`make bench`: figures of this checkout on this machine, as ratios against floors measured in the same run.

Asserts no time and reaches nothing but loopback; a run stays under three minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import calls, hosted, import_cost, memory, peers, regen, spawn, tokens, writes
from tests.bench.child import BenchFailed
from tests.bench.figures import Figure
from tests.bench.noise import Noise
from tests.bench.table import render

PARTS: dict[str, Callable[[Noise], list[Figure]]] = {
    "regen": regen.measure,
    "spawn": spawn.measure,
    "calls": calls.measure,
    "writes": writes.measure,
    "hosted": hosted.measure,
    "tokens": tokens.measure,
    "imports": import_cost.measure,
    "memory": memory.measure,
}
# Only where it is asked for: it installs the others first.
PEERS = {"peers": peers.measure}


def main() -> int:
    options = _parser().parse_args()
    noise = Noise()
    parts: dict[str, list[Figure]] = {}
    every = {**PARTS, **PEERS}
    for part in options.only or (every if options.peers else PARTS):
        began = time.perf_counter()
        print(f"{part} …", end=" ", file=sys.stderr, flush=True)
        try:
            parts[part] = every[part](noise)
        except BenchFailed as failure:
            print(f"failed\n{failure}", file=sys.stderr)
            return 1
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)
            return 130
        print(f"{time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    machine, seen = _machine(), noise.report()
    if options.json:
        figures = [figure.as_json(part) for part, found in parts.items() for figure in found]
        print(json.dumps({"machine": machine, "noise": seen, "figures": figures}, ensure_ascii=False, indent=2))
    else:
        print(render(parts, machine, seen))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description="Figures of this checkout on this machine.")
    parser.add_argument("--only", action="append", choices=[*PARTS, *PEERS], help="this part; may be repeated")
    parser.add_argument("--peers", action="store_true", help="other servers beside us, installed into .cache/peers")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of the table")
    return parser


def _machine() -> dict[str, Any]:
    return {
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        "mcp": version("mcp"),
        "httpx": version("httpx"),
    }


if __name__ == "__main__":
    raise SystemExit(main())
