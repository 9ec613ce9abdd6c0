"""The product as its users have it: processes, the official MCP client, a browser, a shell. Nothing is replaced."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

sys.path[:0] = [root for root in (str(Path(__file__).parents[2]),) if root not in sys.path]


@pytest.fixture(autouse=True)
def _no_settings_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith(("TICKITI_", "OHD_", "HELPDESK_", "OTRS_", "TIFLUX_", "TRIAGE_")):
            monkeypatch.delenv(name)
