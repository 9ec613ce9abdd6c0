"""Part `regen`: all of a desk from its specs, and the second time when nothing has changed.

Works on a copy of specs/ in a temporary folder: neither specs/ nor generated/ of the checkout is touched.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench.child import run_child
from tests.bench.desks import REPOSITORY, bare_environment
from tests.bench.figures import Figure, figure, rounds
from tests.bench.noise import Noise

ROUNDS, SECONDS = 3, 40.0
GENERATORS = "import openapi_python_client, datamodel_code_generator"
TARGET_MS = 500


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
    python = figure("floor: python -c pass", "ms", nothing)
    generators = figure("floor: import both generators", "ms", imports)
    found = [python, generators]
    for desk in desks:
        found.append(figure(f"{desk}: all of it ({operations[desk]} operations)", "ms", whole[desk], generators))
        each = [took / operations[desk] for took in whole[desk]]
        found.append(figure(f"{desk}: per operation", "ms", each))
        found.append(figure(f"{desk}: nothing changed (target < {TARGET_MS})", "ms", again[desk], python))
    return found


def _operations(folder: Path) -> int:
    return len(json.loads((folder / "catalog.json").read_bytes())["operations"])
