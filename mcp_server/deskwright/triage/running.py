"""Who is in a folder of triage data: any number of running desks, or one reset and nobody else.

Each running desk holds a shared lock on `triage.lock`, which ends with its process, however it ends. A reset takes the
lock alone, or not at all. The file's text is also the mark by which a folder is known to be a desk's own.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Self

from deskwright.errors import SetupError
from deskwright.triage.plain_files import NotPlain, check_path, read_plain

__all__ = ["LOCK", "MARK", "Held", "hold", "hold_alone", "is_marked"]

LOCK = "triage.lock"
MARK = b"The folder of a Deskwright triage desk. `deskwright triage reset` empties it.\n"


class Held:
    """A lock that is held until it is closed."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def close(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def hold(folder: Path) -> Held:
    """For a desk that runs: its folder is not reset as long as this is held. Marks a folder that has no mark yet."""
    while True:
        handle = _open(folder / LOCK, os.O_RDWR | os.O_CREAT)
        if not _locked(handle, alone=False):
            os.close(handle)
            raise SetupError(f"{folder} is being reset at this moment\nnext: start the desk again when that is done")
        if _still_there(handle, folder / LOCK):
            break
        # a reset removed the file between opening and locking: the lock would protect nothing
        os.close(handle)
    if os.fstat(handle).st_size == 0:
        os.write(handle, MARK)
    return Held(handle)


def hold_alone(folder: Path) -> Held | None:
    """For a reset: None while a desk runs there."""
    handle = _open(folder / LOCK, os.O_RDWR)
    if _locked(handle, alone=True) and _still_there(handle, folder / LOCK):
        return Held(handle)
    os.close(handle)
    return None


def is_marked(folder: Path) -> bool:
    """Whether a triage desk has been at home here."""
    try:
        return read_plain(folder / LOCK) == MARK
    except NotPlain:
        return False


def _open(path: Path, flags: int) -> int:
    try:
        check_path(path)
        return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0), 0o600)
    except NotPlain as error:
        raise SetupError(str(error)) from error
    except OSError as error:
        raise SetupError(f"{path}: {error.strerror}") from error


def _still_there(handle: int, path: Path) -> bool:
    held = os.fstat(handle)
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return False
    return (found.st_dev, found.st_ino) == (held.st_dev, held.st_ino)


if sys.platform == "win32":

    def _locked(handle: int, *, alone: bool) -> bool:
        # No shared locks here: desks run side by side, and a reset cannot know of them.
        return not alone

else:
    import fcntl

    def _locked(handle: int, *, alone: bool) -> bool:
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
