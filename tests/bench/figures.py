"""What a measurement is: several runs, their middle and their range, and what it is compared with.

Judges nothing: a figure has no limit and no verdict.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Spread:
    """Several runs of one thing."""

    median: float
    least: float
    most: float
    runs: int

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        return cls(statistics.median(values), min(values), max(values), len(values))


@dataclass(frozen=True, slots=True)
class Figure:
    """One row; `ratio` is the median of the ratios of each round, so that a slow round harms neither side."""

    name: str
    unit: str
    values: tuple[float, ...]
    peer: str | None = None
    ratio: float | None = None

    @property
    def spread(self) -> Spread:
        return Spread.of(self.values)

    def as_json(self, part: str) -> dict[str, Any]:
        spread = self.spread
        return {
            "part": part,
            "name": self.name,
            "unit": self.unit,
            "median": spread.median,
            "min": spread.least,
            "max": spread.most,
            "runs": spread.runs,
            "peer": self.peer,
            "ratio": self.ratio,
        }


def figure(name: str, unit: str, values: Sequence[float], peer: Figure | None = None) -> Figure:
    """A row from the rounds' values, compared with another row of the same rounds."""
    if peer is None:
        return Figure(name, unit, tuple(values))
    ratio = statistics.median(value / floor for value, floor in zip(values, peer.values, strict=True))
    return Figure(name, unit, tuple(values), peer.name, ratio)


def rounds(most: int, seconds: float) -> Iterator[int]:
    """Round numbers until there were `most`, or the time is up; at least one, so that a slow machine ends, too."""
    began = time.perf_counter()
    for number in range(most):
        if number and time.perf_counter() - began > seconds:
            return
        yield number


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
