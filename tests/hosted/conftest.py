"""What the tests of the hosted server share."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [root for root in (str(Path(__file__).parents[2]),) if root not in sys.path]

from tests.state.postgres import postgres_server  # noqa: E402

__all__ = ["postgres_server"]
