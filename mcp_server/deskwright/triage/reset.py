"""Empties the folder of the triage desk's data, so that the next start begins with the seed again.

Everything is looked at before anything is deleted. It refuses while a desk runs there, where a link stands anywhere,
where the folder has no mark of a desk or holds a file that no desk wrote, and for folders that nobody empties on
purpose. `.gitkeep` stays. Proposals and the chained audit of `deskwright audit` lie elsewhere and are not touched.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import deskwright
from deskwright.errors import SetupError
from deskwright.triage.places import is_database
from deskwright.triage.plain_files import NotPlain, check_path, is_link, whole
from deskwright.triage.running import LOCK, Held, hold_alone, is_marked

__all__ = ["KEPT", "Plan", "carry_out", "look", "reset"]

KEPT = ".gitkeep"
#: What SQLite keeps beside a database, and what a killed start may leave there.
_BESIDE = re.compile(r"-(?:wal|shm|journal)$")
_PROBE = re.compile(r"\.(.+)\.\d+\.probe")


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be deleted, as it was seen."""

    root: Path
    folder: tuple[int, int]
    """Device and number of the folder."""
    files: tuple[tuple[str, int, int], ...]
    """Name, device and number of each file, in the order in which they go."""

    @property
    def names(self) -> list[str]:
        return [name for name, _, _ in self.files]


def look(root: Path) -> Plan:
    """Every check that needs no lock; SetupError says what is in the way, and nothing was deleted."""
    root = whole(root)
    _check_root(root)
    try:
        found = os.lstat(root)
    except FileNotFoundError:
        return Plan(root, (0, 0), ())
    if not stat.S_ISDIR(found.st_mode):
        raise _refusal(root, "it is not a folder")
    entries = sorted(os.scandir(root), key=lambda entry: entry.name)
    files = {entry.name: _checked(root, entry) for entry in entries if entry.name != KEPT}
    if files and not is_marked(root):
        raise _refusal(root, f"it holds no {LOCK} that a triage desk wrote, so it is not known to be a desk's own")
    # the lock is last: it is held while the others go
    order = sorted(files, key=lambda name: (name == LOCK, name))
    return Plan(
        root, (found.st_dev, found.st_ino), tuple((name, files[name].st_dev, files[name].st_ino) for name in order)
    )


def reset(root: Path) -> list[str]:
    """Look, lock, look again, delete: the names of the files that are gone."""
    plan = look(root)
    if not plan.files:
        return []
    with _alone(plan.root):
        # what changed since the first look is looked at with the lock in hand
        return carry_out(look(plan.root))


def carry_out(plan: Plan) -> list[str]:
    """Delete what was planned, and nothing that took its place. The caller holds the lock."""
    gone: list[str] = []
    folder = -1
    try:
        folder = os.open(plan.root, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0))
        opened = os.fstat(folder)
        if (opened.st_dev, opened.st_ino) != plan.folder:
            raise _refusal(plan.root, "another folder took its place")
        for name, device, number in plan.files:
            found = os.stat(name, dir_fd=folder, follow_symlinks=False)
            if (found.st_dev, found.st_ino) != (device, number):
                raise SetupError(f"{plan.root / name} was exchanged meanwhile; {_told(gone)}")
            os.unlink(name, dir_fd=folder)
            gone.append(name)
    except OSError as error:
        raise SetupError(f"{plan.root} was not emptied to its end: {error.strerror}; {_told(gone)}") from error
    finally:
        if folder >= 0:
            os.close(folder)
    return gone


def _alone(root: Path) -> Held:
    if sys.platform == "win32":
        raise _refusal(
            root, "whether a desk is running cannot be told on Windows; stop every desk and delete it yourself"
        )
    held = hold_alone(root)
    if held is None:
        raise _refusal(root, "a triage desk is running there; end the assistants and servers that use it, then repeat")
    return held


def _check_root(root: Path) -> None:
    """The folder is the one that is meant, and none whose loss would hurt."""
    try:
        check_path(root)
    except NotPlain as error:
        raise _refusal(root, str(error)) from error
    if Path(os.path.realpath(root)) != root:
        raise _refusal(root, f"it resolves to {os.path.realpath(root)}, another place")
    for place, what in (
        (Path.cwd(), "the current folder"),
        (Path.home(), "your home folder"),
        (Path(deskwright.__file__).parent, "the program itself"),
    ):
        real = Path(os.path.realpath(place))
        if root == real or root in real.parents:
            raise _refusal(root, f"it is or holds {what}")


def _checked(root: Path, entry: os.DirEntry[str]) -> os.stat_result:
    found = entry.stat(follow_symlinks=False)
    if is_link(found):
        raise _refusal(root, f"{entry.name} in it is a link")
    if not _is_ours(entry.name):
        raise _refusal(root, f"{entry.name} in it is not the desk's; move it away if it is yours")
    if not stat.S_ISREG(found.st_mode):
        raise _refusal(root, f"{entry.name} in it is not a file")
    if found.st_nlink != 1:
        raise _refusal(root, f"{entry.name} in it has another name elsewhere (a hard link)")
    return found


def _is_ours(name: str) -> bool:
    """Whether a desk writes a file of this name into its folder."""
    probe = _PROBE.fullmatch(name)
    return name == LOCK or is_database(probe[1] if probe else _BESIDE.sub("", name))


def _refusal(root: Path, why: str) -> SetupError:
    return SetupError(f"{root} is left as it is: {why}")


def _told(gone: Sequence[str]) -> str:
    return f"deleted before that: {', '.join(gone)}" if gone else "nothing was deleted"
