"""Triage over the sandboxes: one helpdesk in memory for each test, closed at its end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.over.triaged import Triaged

sys.path[:0] = [root for root in (str(Path(__file__).parents[2]),) if root not in sys.path]


@pytest.fixture(autouse=True)
def _no_settings_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith(("TICKITI_", "OHD_", "TIFLUX_", "OTRS_", "HELPDESK_", "TRIAGE_")):
            monkeypatch.delenv(name)


@pytest.fixture
def over(tmp_path: Path) -> Iterator[Callable[..., Triaged]]:
    """Opens triage over a desk's sandbox; the same folder again is the same triage desk."""
    from tests.over.triaged import Triaged

    opened: list[Triaged] = []

    def open_one(desk: str, folder: Path | None = None, **options: Any) -> Triaged:
        opened.append(Triaged(desk, folder or tmp_path / "data", **options))
        return opened[-1]

    yield open_one
    for made in opened:
        made.close()
