"""The one door to the generators: a server alone does not need them, and nothing here imports them unasked.

Where they are not installed it says what to install.
"""

from __future__ import annotations

import hashlib
from importlib import import_module
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

from deskwright.errors import SetupError

__all__ = ["generators_mark", "load_generators"]

PACKAGE = "deskwright_codegen"


def load_generators(room: str, command: str) -> Any:
    """A module of the generators; `command` is what needs it."""
    try:
        return import_module(f"{PACKAGE}.{room}")
    except ModuleNotFoundError as error:
        raise SetupError(
            f"{command} needs the generators ({error.name} is missing): pip install 'deskwright[codegen]'"
        ) from error


def generators_mark() -> str:
    """Tells one state of the generators from another, without importing them; empty where there are none."""
    spec = PathFinder.find_spec(PACKAGE)
    folders = [Path(folder) for folder in (spec.submodule_search_locations if spec else None) or ()]
    whole = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".yaml", ".jinja"}:
                state = path.stat()
                name = path.relative_to(folder).as_posix()
                whole.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return whole.hexdigest() if folders else ""
