"""What changes between two texts: words where they are short, lines where they are long, else nothing.

It is bounded: hostile texts cannot make it count for minutes. It decides nothing and escapes nothing.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["MOST", "Piece", "difference"]

Kind = Literal["same", "removed", "added", "skipped"]
#: More words (or lines) than that are not compared one by one.
MOST = 800
# So much of what did not change stays around a change.
_AROUND_SIGNS, _AROUND_LINES = 160, 2
_WORD = re.compile(r"\w+\s?|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `skipped` stands for unchanged text that is not shown, `text` says how much."""

    kind: Kind
    text: str


def difference(before: str, after: str) -> list[Piece] | None:
    """The pieces of both in reading order; None where comparing says nothing, or costs too much."""
    before, after = before.replace("\r\n", "\n"), after.replace("\r\n", "\n")
    if before == after:
        return [Piece("same", after)] if after else []
    if not before.strip() or not after.strip():
        return None
    return _by(_WORD.findall(before), _WORD.findall(after), lines=False) or _by(
        before.splitlines(keepends=True), after.splitlines(keepends=True), lines=True
    )


def _by(before: Sequence[str], after: Sequence[str], *, lines: bool) -> list[Piece] | None:
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(len(old), len(new)) > MOST:
        return None
    pieces: list[Piece] = []
    _add(pieces, "same", before[:head])
    kept = head + tail
    # With more than 200 items difflib leaves the commonest ones out of its index: that bounds its work.
    for word, a, b, c, d in difflib.SequenceMatcher(None, old, new).get_opcodes():
        if word == "equal":
            kept += b - a
            _add(pieces, "same", old[a:b])
        else:
            _add(pieces, "removed", old[a:b])
            _add(pieces, "added", new[c:d])
    _add(pieces, "same", before[len(before) - tail :])
    # Two texts that share a full stop are two texts, not one with a change.
    if not lines and kept < 0.25 * max(len(before), len(after)):
        return None
    if lines and not kept:
        return None
    return [piece for each in _shortened(_tidied(pieces), lines) for piece in each]


def _alike(before: Sequence[str], after: Sequence[str]) -> int:
    count = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        count += 1
    return count


def _add(pieces: list[Piece], kind: Kind, parts: Sequence[str]) -> None:
    if parts:
        pieces.append(Piece(kind, "".join(parts)))


def _tidied(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours of a kind joined; a lone space between two changes belongs to them."""
    flat: list[Piece] = []
    for number, piece in enumerate(pieces):
        between = 0 < number < len(pieces) - 1
        if piece.kind == "same" and between and len(piece.text) < 3 and not piece.text.strip():
            flat += [Piece("removed", piece.text), Piece("added", piece.text)]
        else:
            flat.append(piece)
    joined: list[Piece] = []
    removed = added = ""
    for piece in [*flat, Piece("same", "")]:
        if piece.kind == "removed":
            removed += piece.text
        elif piece.kind == "added":
            added += piece.text
        else:
            joined += [Piece("removed", removed)] if removed else []
            joined += [Piece("added", added)] if added else []
            removed = added = ""
            if piece.text and joined and joined[-1].kind == "same":
                joined[-1] = Piece("same", joined[-1].text + piece.text)
            elif piece.text:
                joined.append(piece)
    return joined


def _shortened(pieces: Sequence[Piece], lines: bool) -> list[list[Piece]]:
    """Long unchanged runs reduced to what stands next to a change."""
    result = []
    for number, piece in enumerate(pieces):
        if piece.kind != "same":
            result.append([piece])
            continue
        first, last = number == 0, number == len(pieces) - 1
        parts = _shortened_run(piece.text, first, last, lines)
        result.append(parts)
    return result


def _shortened_run(text: str, first: bool, last: bool, lines: bool) -> list[Piece]:
    if lines:
        every = text.splitlines(keepends=True)
        head = [] if first else every[:_AROUND_LINES]
        tail = [] if last else every[-_AROUND_LINES:]
        left = len(every) - len(head) - len(tail)
        if left <= 3:
            return [Piece("same", text)]
        skipped = Piece("skipped", f"{left:,} unchanged lines")
        shown = [Piece("same", "".join(head)), skipped, Piece("same", "".join(tail))]
    else:
        begin = 0 if first else _word_end(text, _AROUND_SIGNS)
        end = len(text) if last else _word_start(text, len(text) - _AROUND_SIGNS)
        if end - begin < 2 * _AROUND_SIGNS:
            return [Piece("same", text)]
        skipped = Piece("skipped", f"{end - begin:,} unchanged characters")
        shown = [Piece("same", text[:begin]), skipped, Piece("same", text[end:])]
    return [piece for piece in shown if piece.text]


def _word_end(text: str, at: int) -> int:
    """The first space from there on, within reason."""
    found = text.find(" ", at, at + 40)
    return found if found >= 0 else min(at, len(text))


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    found = text.rfind(" ", max(0, at - 40), at)
    return found + 1 if found >= 0 else at
