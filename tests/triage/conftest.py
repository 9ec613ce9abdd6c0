"""A triage desk of one test: its own folder, and a clock that stands still."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import anyio
import pytest
from deskwright.triage.app import open_desk

from .made import Clock, Desk


@pytest.fixture
def clock() -> Clock:
    """An hour before most deadlines of the shipped queue come near."""
    return Clock(datetime(2026, 6, 10, 8, 0, tzinfo=UTC))


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Desk]]:
    """Opens the desk of a folder, again if need be; closes all of them."""
    desks: list[Desk] = []

    def open_one(folder: Path | None = None, **environ: str) -> Desk:
        folder = folder or tmp_path / "data"
        desks.append(Desk(open_desk({"TRIAGE_DATA_ROOT": str(folder), **environ}, clock=clock), folder, clock))
        return desks[-1]

    yield open_one
    for desk in desks:
        assert desk.local.close is not None
        anyio.run(desk.local.close)


@pytest.fixture
def desk(opened: Callable[..., Desk]) -> Desk:
    return opened()


@pytest.fixture
def seeded(tmp_path: Path) -> Callable[[Any], str]:
    """A seed file of one's own."""

    def write(value: Any) -> str:
        path = tmp_path / "seed.json"
        path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
        return str(path)

    return write
