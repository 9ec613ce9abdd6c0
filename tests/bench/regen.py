"""Part `regen`: all of a desk from its specs, and the second time when nothing has changed.

Works on a copy of specs/ in a temporary folder: neither specs/ nor generated/ of the checkout is touched.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench.big import MANY, SOME, regen_command
from tests.bench.child import run_child
from tests.bench.desks import REPOSITORY, bare_environment
from tests.bench.figures import Figure, figure, rounds
from tests.bench.noise import Noise
from tests.fixtures.big_document import write_big_desk

ROUNDS, SECONDS = 3, 40.0
GENERATORS = "import openapi_python_client, datamodel_code_generator"
TARGET_MS = 500
BIG_TARGETS = {SOME: 4_000, MANY: 15_000}


def measure(noise: Noise) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="deskwright-bench-") as name:
        root = Path(name)
        shutil.copytree(REPOSITORY / "specs", root / "specs")
        environment = bare_environment(root)
        desks = sorted(path.name for path in (root / "specs").iterdir() if (path / "helpdesk.toml").is_file())
        imports: list[float] = []
        nothing: list[float] = []
        whole: dict[str, list[float]] = {desk: [] for desk in desks}
        again: dict[str, list[float]] = {desk: [] for desk in desks}
        for _ in rounds(ROUNDS, SECONDS):
            shutil.rmtree(root / "generated", ignore_errors=True)
            nothing.append(run_child([sys.executable, "-c", "pass"], environment, root).wall)
            imports.append(run_child([sys.executable, "-c", GENERATORS], environment, root).wall)
            for desk in desks:
                regen = [sys.executable, "-m", "deskwright_codegen", "regen", desk, "--root", str(root)]
                whole[desk].append(run_child([*regen, "--force", "--no-typecheck"], environment, root).wall)
                again[desk].append(run_child(regen, environment, root).wall)
            noise.sample()
        operations = {desk: _operations(root / "generated" / "helpdesks" / desk) for desk in desks}
        check = [sys.executable, "-m", "deskwright_codegen", "check", "--root", str(root)]
        checked = [run_child(check, environment, root).wall for _ in rounds(2, SECONDS)]
    big = {operations: _measure_big(operations, noise) for operations in (SOME, MANY)}
    python = figure("floor: python -c pass", "ms", nothing)
    generators = figure("floor: import both generators", "ms", imports)
    found = [python, generators]
    for desk in desks:
        found.append(figure(f"{desk}: all of it ({operations[desk]} operations)", "ms", whole[desk], generators))
        each = [took / operations[desk] for took in whole[desk]]
        found.append(figure(f"{desk}: per operation", "ms", each))
        found.append(figure(f"{desk}: nothing changed (target < {TARGET_MS})", "ms", again[desk], python))
    found.append(figure(f"check of all {len(desks)} desks (target ≤ 30,000)", "ms", checked))
    for size, (whole_big, typed, again_big) in big.items():
        target = BIG_TARGETS[size]
        found.append(figure(f"{size:,} operations, first time, no type check (target ≤ {target:,})", "ms", whole_big))
        if typed:
            found.append(figure(f"{size:,} operations, type check too, its cache empty", "ms", typed))
        found.append(figure(f"{size:,} operations, nothing changed (target ≤ 150)", "ms", again_big))
    return found


def _measure_big(operations: int, noise: Noise) -> tuple[list[float], list[float], list[float]]:
    """Wall times: all of it from an empty folder; with mypy from an empty cache (of the smaller one); nothing to do."""
    with tempfile.TemporaryDirectory(prefix="deskwright-bench-") as name:
        root = Path(name)
        write_big_desk(root, operations)
        environment = bare_environment(root)
        whole, typed, again = [], [], []
        for _ in rounds(2 if operations < MANY else 1, SECONDS):
            shutil.rmtree(root / "generated", ignore_errors=True)
            whole.append(run_child(regen_command(root, "--no-typecheck"), environment, root).wall)
            noise.sample()
            again += [run_child(regen_command(root), environment, root).wall for _ in range(3)]
        if operations < MANY:  # mypy alone would take as long as all the rest of the table
            shutil.rmtree(root / ".cache", ignore_errors=True)
            typed.append(run_child(regen_command(root, "--force"), environment, root).wall)
        return whole, typed, again


def _operations(folder: Path) -> int:
    return len(json.loads((folder / "catalog.json").read_bytes())["operations"])
