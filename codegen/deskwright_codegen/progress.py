"""Progress on stderr: a bar on a terminal, a line per desk elsewhere.

Refuses to print to stdout: that belongs to results.
"""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any


class Progress:
    """How far a command is, over all its desks and stages."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._bar: Any = None
        self._task: Any = None
        self._at: dict[str, int] = {}

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _show(self, text: str) -> None:
        if not sys.stderr.isatty():
            return
        if self._bar is None:
            # rich is loaded only when there is something to show: an unchanged desk costs nothing.
            from rich.console import Console
            from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            self._bar = Bar(
                TextColumn("{task.description}"),
                BarColumn(),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._task = self._bar.add_task(text, total=self._total)
            self._bar.start()
        self._bar.update(self._task, description=text, completed=sum(self._at.values()))

    def stage(self, desk: str, stage: str) -> None:
        """A stage of a desk begins."""
        self._show(f"{desk}: {stage}")
        self._at[desk] = self._at.get(desk, 0) + 1

    def done(self, desk: str, result: str) -> None:
        """A desk is finished."""
        self._line(f"{desk}: {result}")

    def skip(self, desk: str, stages: int, reason: str) -> None:
        """A desk needs no work."""
        self._at[desk] = stages
        self._line(f"{desk}: {reason}")

    def _line(self, text: str) -> None:
        if self._bar is not None:
            self._bar.console.print(text, highlight=False)
        else:
            print(text, file=sys.stderr, flush=True)
