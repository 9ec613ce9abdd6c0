"""A connector's whole life against a real server, in a real browser; the steps are in journey.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("chromium")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from tests.approvals.visitors import browser

    with browser() as opened:
        yield opened


def test_register_wrong_key_right_key_token_refresh_reuse_and_taking_back(chromium: Any) -> None:
    from tests.hosted.journey import journey

    assert journey(chromium) == [
        "register", "wrong_key", "cancel", "right_key", "use", "steal", "again", "write", "settings", "take_back",
    ]  # fmt: skip
