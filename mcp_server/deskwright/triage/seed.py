"""The files of the triage desk before a database is opened: what it begins with, and what must not be a link.

A seed that is not wholly right stops the start: tickets that silently went missing would not be triaged.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from pydantic import ValidationError

from deskwright.errors import SetupError
from deskwright.triage.fixtures import seed_folder
from deskwright.triage.models import Ticket, what_is_wrong
from deskwright.triage.plain_files import NotPlain, check_path, read_plain

__all__ = ["check_database", "read_seed"]


def check_database(path: Path) -> None:
    """The database and what SQLite keeps beside it: no links, one name each."""
    for name in (path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal"))):
        try:
            check_path(name)
            if name.exists() and (found := os.lstat(name)).st_nlink > 1:
                raise NotPlain(f"{name} has {found.st_nlink} names (hard links)")
        except NotPlain as error:
            told = "next: move the database to a folder of its own, without links, and name it with TRIAGE_DATA_ROOT"
            raise SetupError(f"{error}\n{told}") from error


def read_seed(path: Path) -> list[Ticket]:
    """The tickets a new store begins with; SetupError names what is wrong with the file."""
    todo = "next: correct the file, or unset TRIAGE_SEED_FILE to begin with the shipped tickets"
    try:
        content = path.read_bytes() if path.parent == seed_folder() else read_plain(path)
        items = json.loads(content)
    except NotPlain as error:
        raise SetupError(f"{error}\n{todo}") from error
    except OSError as error:
        raise SetupError(f"{path} cannot be read: {error.strerror}\n{todo}") from error
    except (ValueError, RecursionError) as error:
        raise SetupError(f"{path} is not JSON: {error}\n{todo}") from error
    if not isinstance(items, list):
        raise SetupError(f"{path} is not a list of tickets\n{todo}")
    tickets: list[Ticket] = []
    for number, item in enumerate(items):
        try:
            tickets.append(Ticket.model_validate(item))
        except ValidationError as error:
            raise SetupError(f"{path}: ticket {number}: {what_is_wrong(error)}\n{todo}") from error
    ids = [ticket.id for ticket in tickets]
    if twice := sorted({id for id in ids if ids.count(id) > 1}):
        raise SetupError(f"{path}: {', '.join(twice)} stands there more than once\n{todo}")
    return tickets
