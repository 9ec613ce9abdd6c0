"""The bench runs and its JSON keeps its shape; no time is asserted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).with_name("bench.py")


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


def test_the_sdk_part_runs_to_its_end() -> None:
    """The stub's answer fits the models: a part that fails would take the whole table with it."""
    done = subprocess.run(
        [sys.executable, str(BENCH), "--only", "imports", "--json"], capture_output=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr.decode()
    assert {row["part"] for row in json.loads(done.stdout)["figures"]} == {"imports"}
