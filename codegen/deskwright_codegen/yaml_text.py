"""YAML 1.2 as plain values: objects with text keys, lists, texts, numbers, booleans, null.

Built from libyaml's events, without PyYAML's tree of nodes in between: some megabytes take half a second.
Refuses tags of other languages, an alias inside its own anchor, and aliases that grow into more than anybody wrote.
Keys are texts as they stand in the file (`200`, `on`, `2024-01-01`), as JSON would have them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from .pointer import pointer

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # PyYAML without libyaml: the same events, slowly
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

#: Further in than this nothing is read; what later stages can follow is much less (scrub.py).
MAX_DEPTH = 1000
TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels"
#: So many values may come from aliases; what people write with anchors stays far below.
MAX_FROM_ALIASES = 500_000

_INT = re.compile(r"^[-+]?(?:[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$")
_FLOAT = re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$")
_NO_NUMBER = re.compile(r"^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$")
_WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_STARTS = {yaml.MappingStartEvent, yaml.SequenceStartEvent}
_ENDS = {yaml.MappingEndEvent, yaml.SequenceEndEvent}
_TAG = "tag:yaml.org,2002:"
_MERGE = "<<"


class BrokenText(ValueError):
    """A text that cannot be read; `line` counts from 1, 0 where there is none."""

    def __init__(self, what: str, line: int = 0, code: str = "GEN001") -> None:
        super().__init__(f"line {line}: {what}" if line else what)
        self.code = code


#: `paths`, and a path, may stand twice with half of its content each.
HALVES = 2


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that was read all the same: `kind` is `twice`, `halves` (both are kept) or `number`."""

    kind: str
    at: str
    """A JSON pointer."""
    what: str


@dataclass(slots=True)
class Parsed:
    """A value and what was odd on the way."""

    value: Any
    oddities: list[Oddity] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A mapping or list that has not ended yet."""

    value: Any
    key: str | None = None
    merges: list[Any] | None = None
    anchor: str | None = None
    line: int = 0
    """Where the last key stands."""
    mapping: bool = False


def parse_yaml(text: str) -> Parsed:
    """The value of a YAML text; BrokenText where there is none."""
    try:
        return _Reader(text).read()
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        what = str(getattr(broken, "problem", None) or getattr(broken, "reason", None) or broken).strip()
        line = mark.line + 1 if mark is not None else _line_of(broken, text)
        if mark is not None and "\t" in _indent(text, mark.line):
            what += ": YAML indents with spaces, and there is a tab"
        raise BrokenText(what, line) from None


def _indent(text: str, line: int) -> str:
    lines = text.split("\n", line + 1)
    return lines[line][: len(lines[line]) - len(lines[line].lstrip())] if line < len(lines) else ""


def _line_of(broken: Exception, text: str) -> int:
    position = getattr(broken, "position", None)
    return text.count("\n", 0, position) + 1 if isinstance(position, int) else 0


class _Reader:
    def __init__(self, text: str) -> None:
        self.parser = _Parser(text)
        self.stack: list[_Open] = []
        self.anchors: dict[str, Any] = {}
        self.sizes: dict[str, int] = {}
        self.from_aliases = 0
        self.oddities: list[Oddity] = []

    def read(self) -> Parsed:
        next_event: Any = self.parser.get_event
        documents = 0
        root: Any = None
        stack = self.stack
        event: Any
        while (event := next_event()) is not None:
            kind = type(event)
            value: Any
            if kind is yaml.ScalarEvent:
                value = event.value
                holder = stack[-1] if stack else None
                if holder is not None and holder.key is None and holder.mapping:
                    # a key: its text, whatever it would be as a value
                    if event.anchor is not None:
                        self.anchors[event.anchor] = value
                    holder.key = value
                    if value == _MERGE and event.implicit[0]:
                        holder.merges = holder.merges or []
                    holder.line = event.start_mark.line + 1
                    continue
                if not event.implicit[1]:
                    value = self.scalar(event)
                if event.anchor is not None:
                    self.anchors[event.anchor] = value
            elif kind in _STARTS:
                self.start(event, kind is yaml.MappingStartEvent)
                continue
            elif kind in _ENDS:
                ended = stack.pop()
                value = _merged(ended) if ended.merges else ended.value
                if ended.anchor is not None:
                    self.anchors[ended.anchor] = value
            elif kind is yaml.AliasEvent:
                value = self.alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise BrokenText("a second document begins here: one file, one document", event.start_mark.line + 1)
                continue
            else:
                continue
            if stack:
                self.put(stack[-1], value, event)
            else:
                root = value
        return Parsed(root, self.oddities)

    def start(self, event: Any, mapping: bool) -> None:
        line = event.start_mark.line + 1
        if event.tag not in {None, "!", _TAG + ("map" if mapping else "seq")}:
            raise BrokenText(f"the tag {event.tag} is none of JSON's", line)
        if self.stack and self.stack[-1].mapping and self.stack[-1].key is None:
            raise BrokenText("a key must be a text", line)
        if len(self.stack) >= MAX_DEPTH:
            raise BrokenText(TOO_DEEP, line, "GEN109")
        value: Any = {} if mapping else []
        anchor = event.anchor
        if anchor is not None:
            self.anchors.pop(anchor, None)
        self.stack.append(_Open(value, anchor=anchor, line=line, mapping=mapping))

    def put(self, holder: _Open, value: Any, event: Any) -> None:
        if not holder.mapping:
            holder.value.append(value)
            return
        key = holder.key
        if key is None:  # an alias or a merged value in the place of a key
            if not isinstance(value, str):
                raise BrokenText("a key must be a text", event.start_mark.line + 1)
            holder.key = value
            holder.line = event.start_mark.line + 1
            return
        holder.key = None
        if key == _MERGE and holder.merges is not None:
            for part in value if isinstance(value, list) else [value]:
                if not isinstance(part, dict):
                    raise BrokenText("only mappings can be merged with <<", event.start_mark.line + 1)
                holder.merges.append(part)
            return
        if key in holder.value:
            kind = twice_kind(holder.value[key], value, HALVES - len(self.stack) + 1)
            what = f"line {holder.line}: the key {key!r} stands twice"
            self.oddities.append(Oddity(kind, self.at() + pointer(key), what))
            value = united(holder.value[key], value, HALVES - len(self.stack) + 1)
        holder.value[key] = value

    def at(self) -> str:
        """The pointer of the innermost open value."""
        return pointer(*(len(holder.value) if not holder.mapping else holder.key or "" for holder in self.stack[:-1]))

    def alias(self, event: Any) -> Any:
        name, line = event.anchor, event.start_mark.line + 1
        if name not in self.anchors:
            inside = any(holder.anchor == name for holder in self.stack)
            raise BrokenText(
                f"*{name} stands inside of &{name}: it would never end" if inside else f"there is no anchor &{name}",
                line,
                "GEN108" if inside else "GEN001",
            )
        value = self.anchors[name]
        if isinstance(value, (dict, list)):
            if name not in self.sizes:
                self.sizes[name] = _size(value)
            self.from_aliases += self.sizes[name]
            if self.from_aliases > MAX_FROM_ALIASES:
                raise BrokenText(f"its aliases grow into more than {MAX_FROM_ALIASES:,} values", line, "GEN108")
            return _copied(value)
        return value

    def scalar(self, event: Any) -> Any:
        """A plain or tagged scalar as YAML 1.2's core schema reads it."""
        text, tag = event.value, event.tag
        if tag not in {None, "!"}:
            kind = tag.removeprefix(_TAG)
            if kind == "str":
                return text
            if kind not in {"int", "float", "bool", "null"}:
                raise BrokenText(f"the tag {tag} is none of JSON's", event.start_mark.line + 1)
        if tag == "!":
            return text
        if text in _WORDS:
            return _WORDS[text]
        if text[0] in "-+.0123456789":
            if _INT.match(text):
                return self.whole(text, event)
            if _FLOAT.match(text):
                number = float(text)
                return self.no_number(text) if number in {float("inf"), float("-inf")} else number
            if _NO_NUMBER.match(text):
                return self.no_number(text)
        return text

    def whole(self, text: str, event: Any) -> int:
        try:
            return int(text, 0) if text.lstrip("+-")[:2] in {"0x", "0o"} else int(text)
        except ValueError:
            raise BrokenText(f"a number of {len(text)} digits", event.start_mark.line + 1) from None

    def no_number(self, text: str) -> None:
        holder = self.stack[-1] if self.stack else None
        last = "" if holder is None else pointer(len(holder.value) if not holder.mapping else holder.key or "")
        self.oddities.append(Oddity("number", self.at() + last, f"{text} is no number that JSON has"))


def _merged(ended: _Open) -> dict[str, Any]:
    """What `<<` brings stands first and gives way to what the mapping says itself; the first of several wins."""
    made: dict[str, Any] = {}
    for part in reversed(ended.merges or []):
        made |= part
    made |= ended.value
    return made


def twice_kind(old: Any, new: Any, levels: int) -> str:
    """Whether a key that stands twice loses anything."""
    return "halves" if levels > 0 and isinstance(old, dict) and isinstance(new, dict) else "twice"


def united(old: Any, new: Any, levels: int) -> Any:
    """What a key that stands twice means: the later value, and both halves where paths or components are written so."""
    if levels <= 0 or not isinstance(old, dict) or not isinstance(new, dict):
        return new
    made = dict(old)
    for key, value in new.items():
        made[key] = united(old.get(key), value, levels - 1)
    return made


def _size(value: Any) -> int:
    count, rest = 0, [value]
    while rest:
        here = rest.pop()
        count += 1
        if isinstance(here, dict):
            rest.extend(here.values())
        elif isinstance(here, list):
            rest.extend(here)
    return count


def _copied(value: Any) -> Any:
    """A copy of its own: what one place of a document becomes must not change another."""
    whole: list[Any] = [value]
    rest: list[tuple[Any, Any]] = [(whole, 0)]
    while rest:
        holder, key = rest.pop()
        here = holder[key]
        if isinstance(here, dict):
            holder[key] = here = dict(here)
            rest.extend((here, name) for name in here)
        elif isinstance(here, list):
            holder[key] = here = list(here)
            rest.extend((here, index) for index in range(len(here)))
    return whole[0]
