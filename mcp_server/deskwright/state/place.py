"""Where the state lies, and whether it can: words of the operator made into a file's path or a PostgreSQL URL.

It loads no database library, and never shows a password.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping
from pathlib import Path

from deskwright.errors import SetupError

__all__ = ["check_exists", "check_writable", "is_postgres", "make_folder", "shown_place", "state_place"]

_POSTGRES = re.compile(r"(?:postgres|postgresql)(?:\+psycopg)?://", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_SECRET_PART = re.compile(r"([?&][^=&]*(?:password|secret|token|key)[^=&]*=)[^&]*", re.IGNORECASE)
_ANOTHER = "name another file with --state FILE (or DESKWRIGHT_STATE), or use"


def state_place(word: str | None, environ: Mapping[str, str]) -> str:
    """--state, else DESKWRIGHT_STATE, else a file in the user's state folder: an absolute path or a PostgreSQL URL."""
    name = "--state" if word is not None else "DESKWRIGHT_STATE"
    wanted = word if word is not None else environ.get("DESKWRIGHT_STATE", "")
    if not wanted.strip():
        if word is not None:
            raise SetupError("--state is empty: write a file's path, or postgresql://HOST/DATABASE")
        from platformdirs import user_state_path

        return str(user_state_path("deskwright", appauthor=False) / "state.sqlite3")
    if _POSTGRES.match(wanted):
        return "postgresql://" + _POSTGRES.sub("", wanted, count=1)
    if found := _SCHEME.match(wanted):
        raise SetupError(f"{name} begins with {found[1]}://: write a file's path, or postgresql://HOST/DATABASE")
    if wanted == ":memory:" or "\0" in wanted:
        raise SetupError(f"{name}: write the path of a file: the state outlives this process")
    return os.path.abspath(os.path.expanduser(wanted))


def is_postgres(place: str) -> bool:
    return _POSTGRES.match(place) is not None


def shown_place(place: str) -> str:
    """The place as it may be shown: without a password, wherever in the URL it stands."""
    if not is_postgres(place):
        return place
    scheme, _, rest = place.partition("://")
    # A password may hold any character, unescaped as well: all up to the last @ is the login.
    login, at, where = rest.rpartition("@")
    user, colon, _ = login.partition(":")
    return _SECRET_PART.sub(r"\1***", f"{scheme}://{user}{':***' if colon else ''}{at}{where}")


def check_exists(place: str) -> None:
    """For who only reads: refuse a file that is not there, and make none."""
    if not is_postgres(place) and not os.path.exists(place):
        raise SetupError(
            f"there is no state at {place}: nothing was recorded there; name another file with --state FILE "
            "(or DESKWRIGHT_STATE)"
        )


def check_writable(place: str, *, without: str = "--audit off") -> None:
    """Refuse a file that cannot be written: cheap, no database is opened (and for PostgreSQL nothing is asked).

    `without`: how to say that none is needed.
    """
    if is_postgres(place):
        return
    path = Path(place)
    try:
        if path.is_dir():
            raise SetupError(f"the state {place} is a folder: name a file in it with --state {path / 'state.sqlite3'}")
        make_folder(path.parent)
        # Never opened here: closing it again would let go of the locks that this process holds on it.
        if path.exists() and not os.access(path, os.R_OK | os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        # The database keeps its journal beside the file: the folder must take files as well.
        probe = path.parent / f".{path.name}.{os.getpid()}.probe"
        os.close(os.open(probe, os.O_CREAT | os.O_WRONLY, 0o600))
        probe.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SetupError(f"the state {place} cannot be written ({reason}): {_ANOTHER} {without}") from error


def make_folder(folder: Path) -> None:
    """The folder and those above it, each that is new for this user alone."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)
