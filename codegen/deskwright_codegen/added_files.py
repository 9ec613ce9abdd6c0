"""Files that installed packages add to a generated desk: the entry-point group `deskwright.generated_files`.

name -> function(desk, text of catalog.json) -> {path: text}. A function may have `digest`: a function that tells one
state of all the modules its output depends on from another; without it its own module counts. Nothing here knows who
adds what; a path that is taken already is refused.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

__all__ = ["added_digests", "added_files"]

GROUP = "deskwright.generated_files"


def added_files(desk: str, catalogue: str, taken: Mapping[str, str]) -> dict[str, str]:
    """What is added to the files of a desk."""
    found: dict[str, str] = {}
    for entry in _entries():
        for path, text in entry.load()(desk, catalogue).items():
            if path in taken or path in found:
                raise ValueError(f"{entry.name} of {GROUP} adds {path}, which is there already")
            found[path] = text
    return found


@cache
def added_digests() -> dict[str, str]:
    """name -> digest over the modules that make its files."""
    return {entry.name: _digest(entry.load()) for entry in _entries()}


def _digest(made: Any) -> str:
    if hasattr(made, "digest"):
        return str(made.digest())
    module = inspect.getmodule(made)
    return hashlib.sha256(inspect.getsource(module).encode()).hexdigest() if module else ""


@cache
def _entries() -> tuple[EntryPoint, ...]:
    return tuple(sorted(entry_points(group=GROUP), key=lambda entry: entry.name))
