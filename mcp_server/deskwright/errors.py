"""What the server says when it does not do a thing, in three short lines; no stack trace and no secret.

    DeskwrightError
      UsageError      the command line asks for something that does not exist     exit 2
      SetupError      configuration is missing or wrong, told all at once         exit 1
      Refusal         a tool call was refused (nothing was sent) or failed        isError
        UnknownTool   the name is not a tool of this server                       a protocol error

The HTTP errors (`ApiError`, `OutcomeUnknown`, ...) live in `helpdesks._client.errors`; `results.py` puts
them into the words of a Refusal.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

__all__ = [
    "DeskwrightError",
    "Refusal",
    "SetupError",
    "UnknownTool",
    "UsageError",
    "listed",
    "near",
    "short",
    "visible",
]


class DeskwrightError(Exception):
    """Root of everything the server raises on purpose."""


class UsageError(DeskwrightError):
    """The command line names something that does not exist; the text lists what does."""


class SetupError(DeskwrightError):
    """The configuration cannot work; the text names every missing piece at once."""


class Refusal(DeskwrightError):
    """A tool call that was not carried out, or not to its end: what, why, what next."""

    def __init__(
        self,
        what: str,
        why: str,
        next_step: str,
        *,
        verb: str = "refused",
        error: Mapping[str, Any] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.next_step = next_step
        self.verb = verb
        self.error = dict(error) if error is not None else None
        self.meta = dict(meta or {})
        # the desk's own words, where its overlay wants them told as they are
        self.said: str | None = None

    def text(self) -> str:
        if self.said is not None:
            return self.said
        return f"{self.verb}: {self.what}\nwhy: {self.why}\nnext: {self.next_step}"


class UnknownTool(Refusal):
    """No tool of that name exists on this server under any selection."""


def near(name: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """The known names most like `name`, best first."""
    names = list(known)
    folded = {candidate.casefold(): candidate for candidate in names}
    found = difflib.get_close_matches(name.casefold(), list(folded), n=limit, cutoff=0.6)
    return [folded[candidate] for candidate in found]


def listed(names: Iterable[str], limit: int = 30) -> str:
    """Names joined for a sentence, bounded."""
    every = [str(name) for name in names]
    if not every:
        return "(none)"
    if len(every) <= limit:
        return ", ".join(every)
    return ", ".join(every[:limit]) + f", and {len(every) - limit} more"


def short(value: object, limit: int = 60) -> str:
    """A value on one line, bounded: an error never echoes a big argument."""
    text = " ".join(str(value).split())
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def visible(text: str) -> str:
    """Text for a terminal: what it would obey, or nobody would see, is spelt; a document's names may hold anything."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == "\n" else f"\\u{ord(char):04x}" for char in text)
