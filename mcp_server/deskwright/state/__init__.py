"""What outlives a process: proposals, the audit, one-time links, keys, grants; in one SQLite file or on PostgreSQL.

Nothing here loads a database library until `open_state` is called.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from deskwright.state.place import check_exists, check_writable, state_place

if TYPE_CHECKING:
    from deskwright.state.audit import Audit
    from deskwright.state.grants import Grant, Grants
    from deskwright.state.links import Links
    from deskwright.state.proposals import Proposals
    from deskwright.state.store import State

__all__ = [
    "Audit",
    "Grant",
    "Grants",
    "Links",
    "Proposals",
    "State",
    "check_exists",
    "check_writable",
    "open_state",
    "state_place",
]


def open_state(
    place: str, *, environ: Mapping[str, str] | None = None, tell: Callable[[str], None] | None = None
) -> State:
    """Open a state and bring its tables up to date; SetupError says what to do where that cannot be.

    `tell` hears what the operator should know (default: standard error).
    """
    from deskwright.state.store import open_store

    return open_store(place, environ=environ, tell=tell)


_CLASSES = {
    "State": "store",
    "Audit": "audit",
    "Grant": "grants",
    "Grants": "grants",
    "Proposals": "proposals",
    "Links": "links",
}


def __getattr__(name: str) -> object:
    """The classes, loaded with the database library when somebody asks for one."""
    if name not in _CLASSES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"deskwright.state.{_CLASSES[name]}"), name)
