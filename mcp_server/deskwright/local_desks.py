"""Desks that live in this process: an ASGI application each, found by the entry-point group `deskwright.local_desks`.

The server calls one through the generated request builder, as it calls any other desk.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from deskwright.errors import SetupError

if TYPE_CHECKING:
    from deskwright.catalogue import Catalogue
    from deskwright.serving import Application

__all__ = ["LocalDesk", "open_local_desk"]

GROUP = "deskwright.local_desks"
OVER_GROUP = "deskwright.over_desks"


@dataclass(slots=True)
class LocalDesk:
    """The application, what it changes in its catalogue (enums of another desk), and how it is closed."""

    app: Any
    base_path: str = ""
    origin: str = ""
    """Where its data are, so that what waits for a person is sent to these and no other."""
    adapt: Callable[[Catalogue], Catalogue] | None = None
    start: Callable[[], Awaitable[None]] | None = field(default=None, repr=False)
    """What begins with the server: what was approved meanwhile for a desk below is sent."""
    close: Callable[[], Awaitable[None]] | None = field(default=None, repr=False)


def open_local_desk(desk: str, environ: Mapping[str, str], over: Application | None = None) -> LocalDesk:
    """The local desk registered under this name, or the one that works over another; SetupError where none is."""
    group = OVER_GROUP if over is not None else GROUP
    for entry in entry_points(group=group):
        if entry.name == desk:
            made: LocalDesk = entry.load()(environ, over) if over is not None else entry.load()(environ)
            return made
    raise SetupError(f"{desk} is described as a local desk, but no installed package registers it under {group}")
