"""Files that are what they seem: read only where no link stands anywhere in the path and the file has one name.

A symbolic link, a junction or a second hard link would let somebody show one file and change another. What the package
itself ships is exempt: installers link it.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

__all__ = ["NotPlain", "check_path", "is_link", "read_plain", "whole"]

_REPARSE_POINT = 0x400


class NotPlain(Exception):
    """Why a file or folder is not touched, in one line that names it."""


def whole(path: Path) -> Path:
    """The path from the root on, without following anything."""
    return Path(os.path.abspath(path))


def is_link(found: os.stat_result) -> bool:
    """A symbolic link, or what stands for one on Windows."""
    return stat.S_ISLNK(found.st_mode) or bool(getattr(found, "st_file_attributes", 0) & _REPARSE_POINT)


def check_path(path: Path) -> None:
    """NotPlain where the path or a folder above it is a link; what does not exist (yet) is none."""
    for part in (*reversed(whole(path).parents), whole(path)):
        try:
            found = os.lstat(part)
        except FileNotFoundError:
            return
        except OSError as error:
            raise NotPlain(f"{part} cannot be looked at: {error.strerror}") from error
        if is_link(found):
            raise NotPlain(f"{part} is a link; name the place itself, without links in its path")


def read_plain(path: Path) -> bytes:
    """What a regular file with exactly one name holds; what was opened is checked again."""
    check_path(path)
    try:
        seen = os.lstat(path)
        _check_file(path, seen)
        # not blocking: a pipe that took the file's place must not hang the reader
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(path, flags), "rb") as file:
            opened = os.fstat(file.fileno())
            _check_file(path, opened)
            if (opened.st_dev, opened.st_ino) != (seen.st_dev, seen.st_ino):
                raise NotPlain(f"{path} was exchanged while it was opened")
            return file.read()
    except OSError as error:
        raise NotPlain(f"{path} cannot be read: {error.strerror}") from error


def _check_file(path: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotPlain(f"{path} is not a regular file")
    if found.st_nlink != 1:
        raise NotPlain(f"{path} has {found.st_nlink} names (hard links); copy it to a file of its own")
