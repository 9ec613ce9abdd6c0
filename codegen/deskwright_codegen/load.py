"""Loading: the text of JSON, YAML and TOML files as plain values, with a finding where a file cannot be read.

Refuses tags, anchors that run away and YAML 1.1's surprises (`no`, dates): OpenAPI is YAML 1.2. Our own files are held
to the letter; a vendor's document is read past a key that stands twice or a number that is none, and each is told.
"""

from __future__ import annotations

import codecs
import json
import math
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .finding import Finding, Level
from .haste import no_collecting
from .pointer import pointer
from .yaml_text import HALVES, TOO_DEEP, BrokenText, Oddity, Parsed, parse_yaml, twice_kind, united

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class DeskInput:
    """One desk's folder as text: nothing below reads a disk."""

    desk: str
    folder: str
    """`specs/tickiti`, as findings and headers name it."""
    files: Mapping[str, str]
    """File name -> text, of every file that generation depends on."""
    document: str = ""
    """The document's name among the files, where it is none of the usual ones."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """File name -> why it may not be read, of files that the document refers to."""
    parsed: dict[str, Parsed] = field(default_factory=dict)
    """What was parsed before, so that a big document is parsed once; nobody changes these values."""
    regen: str = "make regen"
    """How this project generates anew, as headers name it."""

    def where(self, file: str, at: str = "") -> str:
        """`specs/tickiti/overlay.yaml#/actions/3`."""
        return f"{self.folder}/{file}#{at}"


@dataclass(slots=True)
class Loaded:
    """A parsed file, or None and the finding that says why not."""

    value: Any
    findings: list[Finding] = field(default_factory=list)


def decode(data: bytes) -> str:
    """A file's bytes as text with Unix line ends: by its byte order mark, else UTF-8. Other bytes are kept as they are,
    so that parsing can tell their line."""
    return _decoded(data).replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="surrogateescape" if "8" in encoding else "replace")
    if b"\0" in data[:4] and data[:4].strip(b"\0 \t\r\n")[:1] in {
        b"{",
        b"[",
    }:  # JSON without a mark in one of the wider encodings, which its first two characters tell
        return data.decode(json.detect_encoding(data), errors="replace")
    return data.decode("utf-8", errors="surrogateescape")


def load_text(text: str, name: str) -> Any:
    """The value of a JSON, YAML or TOML text; ValueError with line and reason when it is broken or odd."""
    parsed = parse_text(text, name)
    if parsed.oddities:
        raise ValueError(parsed.oddities[0].what)
    return parsed.value


def parse_text(text: str, name: str) -> Parsed:
    """The value and what is odd about it; BrokenText with line and reason when there is none."""
    text = text.removeprefix("\ufeff")
    _only_text(text)
    with no_collecting():
        if name.endswith(".toml"):
            try:
                return Parsed(tomllib.loads(text))
            except tomllib.TOMLDecodeError as broken:
                raise BrokenText(str(broken)) from None
        if text.lstrip()[:1] not in {"{", "["}:
            return parse_yaml(text)
        try:
            return _parse_json(text)
        except BrokenText as broken:
            if name.endswith(".json"):
                raise
            try:
                return parse_yaml(text)  # a YAML text may begin with a bracket too
            except BrokenText:
                raise broken from None


def _only_text(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as broken:
        byte = ord(text[broken.start]) - 0xDC00
        raise BrokenText(
            f"the byte 0x{byte:02X} is not UTF-8: save the file as UTF-8", text.count("\n", 0, broken.start) + 1
        ) from None


#: Python's own parser goes down by calling itself; the stack holds several times as much.
_RECURSION = 5_000


# -- JSON -------------------------------------------------------------------------------------------------------


class _NoNumber:
    """Stands where NaN or Infinity was until its place is known."""

    def __init__(self, text: str) -> None:
        self.text = text


def _parse_json(text: str) -> Parsed:
    twice: _Twice = {}
    odd: list[_NoNumber] = []

    def an_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            twice[id(made)] = (made, pairs)
        return made

    def no_number(name: str) -> _NoNumber:
        odd.append(_NoNumber(name))
        return odd[-1]

    def a_float(digits: str) -> Any:
        number = float(digits)
        return number if math.isfinite(number) else no_number(digits)

    usual = sys.getrecursionlimit()
    try:
        try:
            value = json.loads(text, object_pairs_hook=an_object, parse_constant=no_number, parse_float=a_float)
        except RecursionError:
            sys.setrecursionlimit(max(usual, _RECURSION))
            odd.clear()
            twice.clear()
            value = json.loads(text, object_pairs_hook=an_object, parse_constant=no_number, parse_float=a_float)
    except json.JSONDecodeError as broken:
        raise BrokenText(broken.msg, broken.lineno) from None
    except RecursionError:
        raise BrokenText(TOO_DEEP, 0, "GEN109") from None
    except ValueError as broken:  # a number of thousands of digits
        raise BrokenText(str(broken).split(";")[0]) from None
    finally:
        sys.setrecursionlimit(usual)
    parsed = Parsed(value)
    if odd or twice:
        _mend(parsed, twice)
    return parsed


_Twice = dict[int, tuple[dict[str, Any], list[tuple[str, Any]]]]


def _mend(parsed: Parsed, twice: _Twice) -> None:
    """Find the places of what is odd, and put there what is read instead."""
    if isinstance(parsed.value, _NoNumber):
        raise BrokenText(f"{parsed.value.text} is no number that JSON has")
    try:
        _mend_at(parsed.value, (), parsed.oddities, twice)
    except RecursionError:
        raise BrokenText(TOO_DEEP, 0, "GEN109") from None
    parsed.oddities.sort(key=lambda odd: odd.at)


def _mend_at(here: Any, path: tuple[str | int, ...], told: list[Oddity], twice: _Twice) -> None:
    known = twice.get(id(here))
    pairs: list[tuple[Any, Any]]
    if known is not None:
        pairs = known[1]
        here.clear()
    else:
        pairs = list(here.items() if isinstance(here, dict) else enumerate(here))
    for key, child in pairs:
        place = (*path, key)
        if isinstance(child, _NoNumber):
            told.append(Oddity("number", pointer(*place), f"{child.text} is no number that JSON has"))
            child = None
        elif isinstance(child, (dict, list)):
            _mend_at(child, place, told, twice)
        if known is not None and key in here:
            levels = HALVES - len(path)
            told.append(Oddity(twice_kind(here[key], child, levels), pointer(*place), f"the key {key!r} stands twice"))
            child = united(here[key], child, levels)
        here[key] = child


# -- files ------------------------------------------------------------------------------------------------------


def load_file(source: DeskInput, name: str, *, required: bool = True) -> Loaded:
    """Load one file of the desk, to the letter; GEN001 when it is missing or broken."""
    if name not in source.files:
        if not required:
            return Loaded(None)
        return Loaded(None, [Finding("GEN001", source.where(name), f"there is no {name}", f"add {name}")])
    try:
        parsed = parsed_file(source, name)
    except BrokenText as broken:
        return Loaded(None, [broken_finding(source, name, broken)])
    if parsed.oddities:
        return Loaded(None, [Finding("GEN001", source.where(name), parsed.oddities[0].what, "correct the file")])
    return Loaded(parsed.value)


def load_document(source: DeskInput, name: str) -> Loaded:
    """Load a vendor's file: what is odd about it is told, and only what cannot be read at all stops it."""
    try:
        parsed = parsed_file(source, name)
    except BrokenText as broken:
        return Loaded(None, [broken_finding(source, name, broken)])
    return Loaded(parsed.value, [_oddity_finding(source, name, oddity) for oddity in parsed.oddities])


def parsed_file(source: DeskInput, name: str) -> Parsed:
    """The file's value, parsed once; BrokenText when it is broken."""
    if name not in source.parsed:
        source.parsed[name] = parse_text(source.files[name], name)
    return source.parsed[name]


def broken_finding(source: DeskInput, name: str, broken: BrokenText) -> Finding:
    """Why a file cannot be read."""
    fix = {
        "GEN108": "write out what the aliases stand for, or convert the document to JSON",
        "GEN109": "take the nested part out of the document",
    }.get(broken.code, "correct the file")
    return Finding(broken.code, source.where(name), str(broken), fix)


def _oddity_finding(source: DeskInput, name: str, oddity: Oddity) -> Finding:
    where = source.where(name, oddity.at)
    if oddity.kind == "halves":
        return Finding(
            "GEN107", where, oddity.what, "write it once", "both are kept; where they differ, the last one counts",
            Level.WARNING,
        )  # fmt: skip
    if oddity.kind == "twice":
        return Finding(
            "GEN107", where, oddity.what, "write it once", "the last one counts, what only the first said is lost",
            Level.WARNING,
        )  # fmt: skip
    return Finding("GEN110", where, oddity.what, "write a number, or leave it out", "it is null", Level.WARNING)
