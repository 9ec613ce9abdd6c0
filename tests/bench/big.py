"""A made-up desk of many operations in a folder of its own, generated once a run by the real command.

Touches nothing of the checkout; the folder is gone when the run ends.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

from tests.bench.child import run_child
from tests.bench.desks import bare_environment
from tests.fixtures.big_document import write_big_desk

__all__ = ["MANY", "SOME", "big_project", "regen_command"]

SOME = 230
# Fewer for the test that only looks whether the bench runs to its end.
MANY = int(os.environ.get("DESKWRIGHT_BENCH_OPERATIONS", "1200"))


def regen_command(root: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "deskwright_codegen", "regen", "--root", str(root), *options]


@cache
def big_project(operations: int) -> Path:
    """specs/big and generated/helpdesks/big below the folder that is returned."""
    root = Path(tempfile.mkdtemp(prefix="deskwright-bench-big-"))
    pid = os.getpid()
    atexit.register(lambda: shutil.rmtree(root, ignore_errors=True) if os.getpid() == pid else None)
    write_big_desk(root, operations)
    run_child(regen_command(root, "--no-typecheck"), bare_environment(root), root)
    return root
