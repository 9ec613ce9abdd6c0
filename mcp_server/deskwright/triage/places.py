"""Where the triage desk keeps and finds its files, by the TRIAGE_* variables or the places it has by itself.

A variable that is set and blank is a mistake and stops everything: nobody means "the current folder" by it. A relative
path is meant from the working directory. Opens nothing and makes nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from deskwright.errors import SetupError
from deskwright.state.place import is_postgres, state_place
from deskwright.triage.fixtures import knowledge_folder, seed_folder
from deskwright.triage.plain_files import whole

__all__ = [
    "DATABASE",
    "MINUTES_SAVED",
    "VARIABLES",
    "Places",
    "data_root",
    "database_over",
    "is_database",
    "read_places",
]

DATABASE = "triage.sqlite3"
"""The one file of the desk's data, below the data root; SQLite keeps `-wal` and `-shm` beside it."""
_DATABASE = re.compile(r"triage(-over-[a-z][a-z0-9_]*)?\.sqlite3")
MINUTES_SAVED = 8.0
VARIABLES = ("TRIAGE_DATA_ROOT", "TRIAGE_SEED_FILE", "TRIAGE_KNOWLEDGE_ROOT", "TRIAGE_MINUTES_SAVED")


@dataclass(frozen=True, slots=True)
class Places:
    """Absolute paths, with whatever links they have: who opens them looks at that."""

    data: Path
    seed: Path
    knowledge: Path
    minutes: float


def database_over(desk: str) -> str:
    """The file for what is kept about another desk's tickets, in the same folder."""
    return f"triage-over-{desk}.sqlite3"


def is_database(name: str) -> bool:
    """Whether a file is called as one of these."""
    return _DATABASE.fullmatch(name) is not None


def read_places(environ: Mapping[str, str]) -> Places:
    """All four at once; SetupError in two lines, what is wrong and what to do."""
    _refuse_blank(environ)
    said = environ.get("TRIAGE_MINUTES_SAVED")
    minutes = MINUTES_SAVED if said is None else _number(said)
    if minutes is None:
        raise SetupError(
            "TRIAGE_MINUTES_SAVED is not a number from 0 on\n"
            f"next: write the minutes that an accepted recommendation saves, as in 8, or unset it ({MINUTES_SAVED:g})"
        )
    seed, knowledge = environ.get("TRIAGE_SEED_FILE"), environ.get("TRIAGE_KNOWLEDGE_ROOT")
    return Places(
        data=data_root(environ),
        seed=whole(Path(seed)) if seed else seed_folder() / "tickets.json",
        knowledge=whole(Path(knowledge)) if knowledge else knowledge_folder(),
        minutes=minutes,
    )


def data_root(environ: Mapping[str, str]) -> Path:
    """TRIAGE_DATA_ROOT, else the folder `triage` beside the state file (or in the user's state folder)."""
    _refuse_blank(environ)
    if root := environ.get("TRIAGE_DATA_ROOT"):
        return whole(Path(root))
    place = state_place(None, environ)
    if is_postgres(place):
        place = state_place(None, {})
    return Path(place).parent / "triage"


def _refuse_blank(environ: Mapping[str, str]) -> None:
    blank = [name for name in VARIABLES if name in environ and not environ[name].strip()]
    if blank:
        verb = "is" if len(blank) == 1 else "are"
        raise SetupError(
            f"{', '.join(blank)} {verb} set, but blank\nnext: write a value, or unset it to use what is built in"
        )


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None
