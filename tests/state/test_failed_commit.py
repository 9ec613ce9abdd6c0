"""A commit that fails (disk full, server gone) leaves no open transaction behind for whoever writes next."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from deskwright.errors import SetupError
from deskwright.governance.audit_event import Event
from deskwright.state import open_state
from sqlalchemy.engine.default import DefaultDialect


def test_the_next_write_goes_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = open_state(str(tmp_path / "state.sqlite3"))
    event = Event(step="sending", principal={"kind": "os-user", "name": "ann"})
    state.audit.append(event)

    def fails(self: DefaultDialect, connection: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as broken, pytest.raises(SetupError, match="disk is full"):
        broken.setattr(DefaultDialect, "do_commit", fails)
        state.audit.append(event)
    state.audit.append(event)
    assert state.audit.count() == 2
    assert state.audit.verify().ok
    state.close()
