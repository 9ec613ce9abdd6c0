"""The bench runs and its JSON keeps its shape; no time is asserted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.desks import DESKWRIGHT
from tests.bench.spawn import ERAS, _Start

BENCH = Path(__file__).with_name("bench.py")
# What another process holds is read the way Linux tells it.
BIG_PARTS = ["imports", *(["memory"] if sys.platform.startswith("linux") else [])]


def test_the_cheapest_part_as_json() -> None:
    done = subprocess.run(
        [sys.executable, str(BENCH), "--only", "tokens", "--json"], capture_output=True, check=True, timeout=120
    )
    report = json.loads(done.stdout)
    assert set(report) == {"machine", "noise", "figures"}
    assert report["noise"]["verdict"] in {"quiet", "some noise", "noisy"}
    for row in report["figures"]:
        assert set(row) == {"part", "name", "unit", "median", "min", "max", "runs", "peer", "ratio"}
        assert (row["part"], row["unit"]) == ("tokens", "tokens")
        assert 0 < row["min"] <= row["median"] <= row["max"]
    by_desk = {row["name"].split(":")[0] for row in report["figures"]}
    assert by_desk == {path.name for path in (BENCH.parents[2] / "specs").iterdir() if path.is_dir()}
    names = {row["name"] for row in report["figures"]}
    assert all(row["peer"] in names for row in report["figures"] if row["ratio"] is not None)


def test_an_unknown_part_is_wrong_usage() -> None:
    done = subprocess.run([sys.executable, str(BENCH), "--only", "speed"], capture_output=True, timeout=60)
    assert done.returncode == 2
    assert b"regen" in done.stderr


@pytest.mark.parametrize("part", BIG_PARTS)
def test_a_part_with_a_big_desk_runs_to_its_end(part: str) -> None:
    """The stub's answers fit the models: a part that fails would take the whole table with it."""
    done = subprocess.run(
        [sys.executable, str(BENCH), "--only", part, "--json"],
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "DESKWRIGHT_BENCH_OPERATIONS": "40"},
    )
    assert done.returncode == 0, done.stderr.decode()
    assert {row["part"] for row in json.loads(done.stdout)["figures"]} == {part}


@pytest.mark.parametrize("era", ERAS)
def test_a_start_is_measured_to_its_list_and_its_first_call(tmp_path: Path, era: str) -> None:
    start = _Start("tickiti", [*DESKWRIGHT, "serve", "tickiti", "--sandbox"], {}, tool="list_queues", era=era)
    start.measure(tmp_path)
    assert [len(found) for found in (start.wall, start.cpu, start.memory, start.call)] == [1, 1, 1, 1]
    assert 0 < start.wall[0] < start.call[0]
