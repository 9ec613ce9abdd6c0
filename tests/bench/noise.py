"""How steady the machine was meanwhile: one fixed piece of work again and again, and what others used.

Corrects nothing: it tells how far the figures can be trusted.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import Any

from tests.bench.figures import Spread

WORK = 600_000
QUIET, NOISY = 1.25, 1.75


class Noise:
    """Samples taken between measurements."""

    def __init__(self) -> None:
        self._took: list[float] = []
        self._began = time.perf_counter()
        self._busy_before, self._stolen_before = processor_seconds()
        self._ours_before = _own_seconds()
        self.sample()

    def sample(self) -> None:
        began = time.perf_counter()
        total = 0
        for number in range(WORK):
            total += number & 7
        self._took.append((time.perf_counter() - began) * 1000)

    def report(self) -> dict[str, Any]:
        """The samples, and how many cores others kept busy on average (None where the system does not say)."""
        self.sample()
        spread = Spread.of(self._took)
        # The least is what the machine can do; everything above it came from somebody else.
        swing = spread.most / spread.least
        elapsed = time.perf_counter() - self._began
        busy, stolen = processor_seconds()
        others = None
        if busy is not None and self._busy_before is not None:
            others = max(0.0, busy - self._busy_before - (_own_seconds() - self._ours_before)) / elapsed
        return {
            "fixed_work_ms": {"median": spread.median, "min": spread.least, "max": spread.most, "runs": spread.runs},
            "swing": swing,
            "verdict": "quiet" if swing < QUIET else "some noise" if swing < NOISY else "noisy",
            "cores_used_by_others": others,
            "cores_stolen": (stolen - self._stolen_before) / elapsed if busy is not None else None,
            "load_average": os.getloadavg()[0],
            "seconds": elapsed,
        }


def _own_seconds() -> float:
    """Processor time of this process and of the children that have ended."""
    return sum(usage.ru_utime + usage.ru_stime for usage in (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)))


def processor_seconds() -> tuple[float | None, float]:
    """Busy and stolen seconds of all cores since the machine started; None where there is no /proc/stat."""
    try:
        words = Path("/proc/stat").read_text("ascii").split("\n", 1)[0].split()
    except OSError:
        return None, 0.0
    user, nice, system, _idle, _wait, interrupt, soft, stolen = (int(word) for word in words[1:9])
    tick = os.sysconf("SC_CLK_TCK")
    return (user + nice + system + interrupt + soft) / tick, stolen / tick
