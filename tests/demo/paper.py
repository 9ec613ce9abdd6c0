"""What the demo prints: numbered steps, calls, answers. Colour only on a terminal, and never where NO_COLOR is set."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any, TextIO

_WIDTH = 160
_BOLD, _DIM, _GREEN, _YELLOW, _RED, _CYAN = "1", "2", "32", "33", "31", "36"


class Paper:
    """The demo's only way to the screen."""

    def __init__(self, stream: TextIO, steps: int) -> None:
        self._stream = stream
        self._colour = stream.isatty() and "NO_COLOR" not in os.environ
        self._steps = steps
        self._step = 0
        self._title = ""

    def step(self, title: str) -> None:
        self._step += 1
        self._title = title
        self._line("")
        self._line(self._in(_BOLD, f"{self._step:>2}/{self._steps}  {title}"))

    def command(self, line: str) -> None:
        self._line(f"       {self._in(_CYAN, '$ ' + line)}")

    def call(self, tool: str, arguments: Mapping[str, Any]) -> None:
        shown = ", ".join(f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in arguments.items())
        self._line(f"    {self._in(_CYAN, '-> ' + tool)}({shown})")

    def request(self, word: str, what: str) -> None:
        self._line(f"    {self._in(_CYAN, '-> ' + word)} {what}")

    def came(self, text: str) -> None:
        self._line(f"    {self._in(_GREEN, '<-')} {text}")

    def shown(self, text: str, lines: int) -> None:
        """The first lines of an answer, as an assistant reads it; blank ones do not count."""
        told = [line for line in text.splitlines() if line.strip()]
        for line in told[:lines]:
            self.came(line if len(line) <= _WIDTH else f"{line[:_WIDTH]}…")
        if lines and len(told) > lines:
            self.note(f"({len(told) - lines} more lines)")

    def holds(self, sentence: str) -> None:
        self._line(f"    {self._in(_GREEN, 'ok')} {sentence}")

    def refused(self, text: str) -> None:
        for line in text.splitlines()[:4]:
            self._line(f"    {self._in(_YELLOW, '<-')} {line}")

    def code(self, source: str) -> None:
        for line in source.splitlines():
            self._line(f"    {self._in(_CYAN, '|')} {line}")

    def note(self, text: str) -> None:
        self._line(f"       {self._in(_DIM, text)}")

    def last(self, text: str, command: str) -> None:
        self._line("")
        self._line(self._in(_BOLD, text))
        self._line(f"    {self._in(_CYAN, command)}")

    def failed(self, text: str) -> None:
        self._line("")
        self._line(self._in(_RED, f"The demo failed at step {self._step} of {self._steps}: {self._title}"))
        self._line(text)

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour else text

    def _line(self, text: str) -> None:
        print(text, file=self._stream, flush=True)
