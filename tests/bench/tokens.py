"""Part `tokens`: what the list costs an assistant in every conversation, counted as bytes / 4.

Counts the `tools/list` result that `serve` would give, as compact JSON; no tokenizer is asked.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tests.bench.child import run_child
from tests.bench.desks import DESKWRIGHT, bare_environment, read_desks
from tests.bench.figures import Figure, figure
from tests.bench.noise import Noise

FULL = ("--all-tools", "--allow", "destroy,admin")


def measure(noise: Noise) -> list[Figure]:
    found = []
    with tempfile.TemporaryDirectory(prefix="deskwright-bench-") as name:
        for desk in read_desks():
            default, count = _weigh(desk.name, (), Path(name))
            whole, many = _weigh(desk.name, FULL, Path(name))
            peer = figure(f"{desk.name}: default list ({count} tools)", "tokens", [default])
            found.append(peer)
            found.append(figure(f"{desk.name}: default list, per tool", "tokens", [default / count]))
            found.append(figure(f"{desk.name}: full list ({many} tools)", "tokens", [whole], peer))
            found.append(figure(f"{desk.name}: full list, per tool", "tokens", [whole / many]))
            noise.sample()
    return found


def _weigh(desk: str, options: tuple[str, ...], scratch: Path) -> tuple[float, int]:
    """Tokens and number of tools."""
    command = [*DESKWRIGHT, "tools", desk, "--json", *options]
    listed = json.loads(run_child(command, bare_environment(scratch), scratch).output)
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    return len(text.encode()) / 4, len(listed["tools"])
