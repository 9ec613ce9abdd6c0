"""A browser, and the pages on a port."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

# The tests' own modules, however pytest was started.
sys.path[:0] = [root for root in (str(Path(__file__).parents[3]),) if root not in sys.path]

if TYPE_CHECKING:
    from tests.hosted.pages.made import OnPort, Player


@pytest.fixture
def player() -> Player:
    from tests.hosted.pages.made import Player, desk_of

    return Player((desk_of(approve=("write_outbound",)), desk_of("openhelpdesk")))


@pytest.fixture
def on_port(player: Player) -> Iterator[OnPort]:
    from tests.hosted.pages.made import OnPort

    made = OnPort(player.application())
    yield made
    made.stop()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One browser for all tests of a module: while it is open, an event loop runs in this thread."""
    from tests.approvals.visitors import browser

    with browser() as opened:
        yield opened
