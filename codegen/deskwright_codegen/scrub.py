"""Scrubbing: what was parsed becomes values that JSON can carry, nested no deeper than later stages can follow.

YAML and lenient JSON know infinities, keys that are no texts, values inside themselves, half characters.
"""

from __future__ import annotations

import math
import re
from typing import Any

from .finding import Finding, Level
from .load import DeskInput
from .pointer import pointer

#: Objects and lists inside one another: some seventy schemas. Nothing that people write comes near it.
MAX_DEPTH = 150
#: A document whose YAML aliases make more of it than this is an attack.
MAX_VALUES = 10_000_000
_LONE = re.compile("[\ud800-\udfff]")
#: Two hundred of the same would bury what else is wrong.
_TOLD = 20


class _TooMuch(Exception):
    pass


class _Scrubber:
    def __init__(self, source: DeskInput, file: str) -> None:
        self.source = source
        self.file = file
        self.findings: list[Finding] = []
        self.values = 0
        self.inside: set[int] = set()

    def told(self, at: tuple[str | int, ...], what: str, consequence: str, code: str = "GEN129") -> None:
        if len(self.findings) < _TOLD:
            self.findings.append(
                Finding(
                    code,
                    self.source.where(self.file, pointer(*at)),
                    what,
                    "correct the document",
                    consequence,
                    Level.WARNING,
                )
            )

    def value(self, value: Any, at: tuple[str | int, ...]) -> Any:
        self.values += 1
        if isinstance(value, str):
            if value.isascii() or not _LONE.search(value):
                return value
            self.told(at, "a text holds half a character", "a replacement character stands there")
            return _LONE.sub("\ufffd", value)
        if isinstance(value, bool) or value is None:
            return value
        if isinstance(value, (dict, list)):
            return self.container(value, at)
        if isinstance(value, float) and not math.isfinite(value):
            self.told(at, f"{value} is no number in JSON", "null stands there")
            return None
        if isinstance(value, (int, float)):
            return value
        self.told(at, f"a value of type {type(value).__name__} is none of JSON's", "it is read as text")
        return str(value)

    def container(self, value: dict[Any, Any] | list[Any], at: tuple[str | int, ...]) -> Any:
        if self.values > MAX_VALUES:
            raise _TooMuch
        if id(value) in self.inside:
            self.told(at, "the value stands inside itself", "null stands there")
            return None
        if len(at) > MAX_DEPTH:
            self.told(at[:12], f"nested more than {MAX_DEPTH} deep", "what is deeper was left out", "GEN127")
            return type(value)()
        self.inside.add(id(value))
        if isinstance(value, list):
            made: Any = [self.value(child, (*at, index)) for index, child in enumerate(value)]
        else:
            made = {}
            for key, child in value.items():
                name = key if isinstance(key, str) else self.key(key, at)
                if _LONE.search(name):
                    self.told(at, "a name holds half a character", "a replacement character stands there")
                    name = _LONE.sub("\ufffd", name)
                if name in made:
                    self.told(at, f"the name {name} stands twice", "the later value counts")
                made[name] = self.value(child, (*at, name))
        self.inside.discard(id(value))
        return made

    def key(self, key: Any, at: tuple[str | int, ...]) -> str:
        """YAML's `200:` is meant as it reads; anything else is told."""
        if isinstance(key, bool) or key is None:
            word = {True: "true", False: "false", None: "null"}[key]
            self.told(at, f"a name is {word}, which is no text", f'it is read as "{word}"')
            return word
        if not isinstance(key, (int, float)):
            self.told(at, f"a name is of type {type(key).__name__}", "it is read as text")
        return str(key)


def scrub(source: DeskInput, file: str, value: Any) -> tuple[Any, list[Finding]]:
    """A copy of `value` that shares nothing, and what had to be replaced; None where it cannot be written out."""
    work = _Scrubber(source, file)
    try:
        made = work.value(value, ())
    except _TooMuch:
        return None, [
            Finding(
                "GEN127",
                source.where(file),
                f"its aliases make more than {MAX_VALUES:,} values of it",
                "write the document without them",
            )
        ]
    return made, work.findings
