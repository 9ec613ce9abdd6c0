"""The text of a prompt as parts: words, {argument}, {tool:NAME} and [what is left out when something in it is absent].

Refuses brackets and braces that do not close: half a placeholder would reach the assistant as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

_PIECE = re.compile(r"\\([{}\[\]\\])|\{(?:(tool):)?([A-Za-z][A-Za-z0-9_]*)\}|([{}\[\]\\])|([^{}\[\]\\]+)")


def parse_text(text: str) -> list[Any]:
    """The parts of a text; ValueError, with the line, where it cannot be read."""
    parts: list[Any] = []
    inner: list[Any] | None = None
    line = 1
    for escaped, tool, name, sign, words in _PIECE.findall(text):
        here = parts if inner is None else inner
        if name:
            here.append({"tool" if tool else "argument": name})
        elif sign == "[" and inner is None:
            inner = []
        elif sign == "]" and inner is not None:
            parts.append({"optional": inner})
            inner = None
        elif sign:
            raise ValueError(f"line {line}: {_AMISS[sign]}")
        else:
            _add_words(here, escaped or words)
            line += words.count("\n")
    if inner is not None:
        raise ValueError("a [ is never closed")
    return parts


_AMISS = {
    "[": "brackets stand within brackets",
    "]": "a ] closes nothing",
    "{": "a { begins neither {argument} nor {tool:name}",
    "}": "a } closes nothing",
    "\\": "a backslash stands before what needs none",
}


def _add_words(parts: list[Any], words: str) -> None:
    if parts and isinstance(parts[-1], str):
        parts[-1] += words
    else:
        parts.append(words)


def named(parts: Iterable[Any], kind: str, *, deep: bool = True) -> list[str]:
    """The names of all parts of a kind (`argument`, `tool`), each once; not `deep`: outside of brackets."""
    return list(dict.fromkeys(_named(parts, kind, deep)))


def _named(parts: Iterable[Any], kind: str, deep: bool) -> Iterator[str]:
    for part in parts:
        if isinstance(part, dict):
            if kind in part:
                yield part[kind]
            elif deep and "optional" in part:
                yield from _named(part["optional"], kind, deep)
