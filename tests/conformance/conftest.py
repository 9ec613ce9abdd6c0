"""Makes the checkout importable, wherever the tests are started."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [root for root in (str(Path(__file__).parents[2]),) if root not in sys.path]
