"""Says how well a wanted name fits the names of a thing: the scorers that look-ups and filters ask for by name.

It measures no edit distance: a slip of the pen is refused with candidates, not guessed at.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

__all__ = ["SCORERS", "best", "normalise", "ranked", "score"]

Item = TypeVar("Item")

_MARKS = re.compile(r"[\u0300-\u036f]+")
_BETWEEN = re.compile(r"[\s\-_/]+")


def normalise(text: str) -> str:
    """The text without case, accents and outer blanks; letters of other scripts stay as they are."""
    # Twice: folding the case of some letters brings marks of its own.
    for _ in range(2):
        text = _MARKS.sub("", unicodedata.normalize("NFD", text)).casefold()
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).strip()


def score(scorer: str, term: str, names: Sequence[str]) -> int:
    """How well `term` fits a thing with these names, 0 to 100; nothing fits an empty term."""
    return SCORERS[scorer](term, names)


def best(scorer: str, term: str, items: Iterable[Item], names_of: Callable[[Item], Sequence[str]]) -> list[Item]:
    """The items that fit best, all with the same score, in their own order."""
    scored = _scored(scorer, term, items, names_of)
    top = max((points for points, _ in scored), default=0)
    return [item for points, item in scored if points == top]


def ranked(scorer: str, term: str, items: Iterable[Item], names_of: Callable[[Item], Sequence[str]]) -> list[Item]:
    """Every item that fits, best first; equals keep their order."""
    return [item for _, item in sorted(_scored(scorer, term, items, names_of), key=lambda pair: -pair[0])]


def _scored(
    scorer: str, term: str, items: Iterable[Item], names_of: Callable[[Item], Sequence[str]]
) -> list[tuple[int, Item]]:
    measured = ((score(scorer, term, names_of(item)), item) for item in items)
    return [(points, item) for points, item in measured if points > 0]


def _equal(term: str, names: Sequence[str]) -> int:
    wanted = _folded(term)
    return 100 if wanted and any(_folded(name) == wanted for name in names) else 0


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _contains(term: str, names: Sequence[str]) -> int:
    wanted = normalise(term)
    if not wanted:
        return 0
    known = [normalise(name) for name in names]
    if wanted in known:
        return 100
    return 60 if any(wanted in name for name in known) else 0


def _tokens(term: str, names: Sequence[str]) -> int:
    wanted = normalise(term)
    if not wanted or not names:
        return 0
    joined = [" ".join(names)] if len(names) > 1 else []
    return max(_tokens_of_one(wanted, normalise(name)) for name in (*names, *joined))


def _tokens_of_one(term: str, name: str) -> int:
    """The first rule that holds. The order is the meaning: 95 and 75 are asked before 80, 90 before both."""
    if name == term:
        return 100
    if name.startswith(term):
        return 90
    wanted = _words(term)
    known = sorted(_words(name))
    if len(wanted) > 1:
        if set(wanted) <= set(known):
            return 95
        if all(_begins(known, word) for word in wanted):
            return 75
    if term in known:
        return 80
    if _begins(known, term):
        return 70
    # A word that contains the term needs no rule of its own: then the name contains it.
    return 60 if term in name else 0


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text) if word]


def _begins(known: Sequence[str], start: str) -> bool:
    """Does one of these sorted words begin so? By bisection: a caller may send a very long term."""
    at = bisect_left(known, start)
    return at < len(known) and known[at].startswith(start)


SCORERS: dict[str, Callable[[str, Sequence[str]], int]] = {
    "equal": _equal,
    "contains": _contains,
    "tokens": _tokens,
}
