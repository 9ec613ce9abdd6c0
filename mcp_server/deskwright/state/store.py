"""A state that is open: its proposals, its audit, its links, its keys; what a hosted server granted to whom."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from deskwright.state.audit import Audit
from deskwright.state.clients import Clients
from deskwright.state.engine import listen_for_outages, make_engine
from deskwright.state.grants import Grants
from deskwright.state.keys import derived, master_key
from deskwright.state.limits import Limits
from deskwright.state.links import Links
from deskwright.state.place import shown_place
from deskwright.state.proposals import Proposals
from deskwright.state.tables import TABLES

__all__ = ["MIGRATIONS", "State", "open_store"]

MIGRATIONS = Path(__file__).parent / "migrations"


class State:
    """Every method may be called from any thread, and waits for the disk: call it off the event loop."""

    def __init__(self, place: str, environ: Mapping[str, str], tell: Callable[[str], None]) -> None:
        self.place = place
        self.shown = shown_place(place)
        self._environ, self._tell = environ, tell
        self._engine = make_engine(place, migrations=MIGRATIONS, tables=TABLES)
        self._master: bytes | None = None
        self._lock = threading.Lock()
        self.proposals = Proposals(self._engine)
        self.audit = Audit(self._engine)
        self.links = Links(self._engine)
        self.grants = Grants(self._engine)
        self.clients = Clients(self._engine)
        self.limits = Limits(self._engine)

    def secret(self, name: str, size: int = 32) -> bytes:
        """A key of this name: always the same one, for every process on this state."""
        with self._lock:
            if self._master is None:
                self._master = master_key(self.place, self._engine, self._environ, self._tell)
        return derived(self._master, name, size)

    def tell_outages(self, tell: Callable[[str], None]) -> None:
        """For a server that goes on without its database: `tell` hears when that is away, and when it is back."""
        listen_for_outages(self._engine, tell)

    def close(self) -> None:
        self._engine.dispose()


def open_store(
    place: str, *, environ: Mapping[str, str] | None = None, tell: Callable[[str], None] | None = None
) -> State:
    return State(place, os.environ if environ is None else environ, tell or _tell)


def _tell(text: str) -> None:
    print(f"deskwright: {text}", file=sys.stderr)
