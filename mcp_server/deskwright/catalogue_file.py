"""Reads a `catalog.json` as the generator lays it out: the facts of every member at once, the rest when it is used.

A file with another layout is read whole, so that one written by hand or by another program is as good. What cannot be
read is an error that names the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from deskwright.errors import SetupError
from deskwright.members import JsonMap, Late, Operation, Tool, late_operation, late_tool

__all__ = ["read_file", "read_head", "read_late", "read_whole", "unlike"]

# JSON text without line breaks inside its values: these can only be the lines that the generator writes.
_OPERATIONS, _TOOLS, _PROMPTS = b'\n"operations":{\n', b'\n},\n"tools":[\n', b'\n],\n"prompts":[\n'
_LISTED = b'"listed":'
# How many parts of members are kept: more than a conversation uses, and few enough to stay small.
_KEPT = 96
_decode = json.JSONDecoder().raw_decode


class _Unlike(Exception):
    """The file is not laid out that way."""


class CatalogueFile:
    """The bytes of a catalogue; its members know where in them they stand."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self._data = data
        self._kept: list[tuple[Late, Collection[str]]] = []

    # --- the parts of members --------------------------------------------------------------------------

    def rest(self, at: int, read: Callable[[JsonMap], dict[str, Any]]) -> dict[str, Any]:
        begin = at
        if self._data.startswith(_LISTED, at):
            begin = self._data.index(b"\n", at) + 1
        found: dict[str, Any] = self._parsed(b"{" + self._line(begin), read)
        return found

    def listed(self, at: int) -> JsonMap:
        found: JsonMap = self._parsed(self.listed_json(at), lambda listed: listed)
        return found

    def keep(self, member: Late, names: Collection[str]) -> None:
        if len(self._kept) >= _KEPT:
            kept, self._kept = self._kept, []
            for other, fields in kept:
                other.forget(fields)
        self._kept.append((member, names))

    def listed_json(self, at: int) -> bytes:
        return self._line(at)[len(_LISTED) :]

    def _line(self, at: int) -> bytes:
        """The line without the comma at its end."""
        data = self._data
        end = data.index(b"\n", at)
        return data[at : end - 1 if data[end - 1] == 0x2C else end]

    def _parsed(self, text: bytes, read: Callable[[JsonMap], Any]) -> Any:
        try:
            return read(json.loads(text))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise unlike(self.path, error) from error

    # --- all of them -----------------------------------------------------------------------------------

    def members(self) -> tuple[dict[str, Any], dict[str, Operation], tuple[Tool, ...]]:
        """The head with the prompts, the operations, the tools; raises _Unlike, or what a broken line raises."""
        data = self._data
        head = data.index(_OPERATIONS) + 1
        tools, end = data.rindex(_TOOLS), data.rindex(b"\n]}")
        prompts = data.rfind(_PROMPTS, tools)
        document: dict[str, Any] = json.loads(data[:head].rstrip(b"\n,") + b"}")
        if prompts >= 0:
            document["prompts"] = json.loads(b"[" + data[prompts + len(_PROMPTS) : end] + b"]")
            end = prompts
        share: dict[Any, Any] = {}
        same = share.setdefault
        operations: dict[str, Operation] = {}
        for text, at in self._facts(head + len(_OPERATIONS) - 1, tools, 2):
            # `"id":{facts` -> one object with one member
            ((name, facts),) = _object("{" + text + "}}").items()
            for key in ("ability", "effect"):
                if key in facts:  # a few different ones in a whole catalogue
                    facts[key] = same(repr(facts[key]), facts[key])
            operations[name] = late_operation(name, _shared(facts, same), self, at)
        made = []
        for text, at in self._facts(tools + len(_TOOLS), end, 3):
            if not data.startswith(_LISTED, at):
                raise _Unlike
            made.append(late_tool(_shared(_object(text + "}"), same), self, at))
        return document, operations, tuple(made)

    def _facts(self, at: int, end: int, lines: int) -> Iterator[tuple[str, int]]:
        """The first of each member's lines without the comma at its end, and where the next one begins."""
        data = self._data
        while at < end:
            stop = data.find(b"\n", at)
            if stop < 0 or data[stop - 1] != 0x2C:
                raise _Unlike
            yield data[at : stop - 1].decode(), stop + 1
            at = stop
            for _ in range(lines - 1):
                at = data.find(b"\n", at + 1)
                if at < 0:
                    raise _Unlike
            at += 1


def _object(text: str) -> dict[str, Any]:
    found, end = _decode(text)
    if not isinstance(found, dict) or end != len(text):
        raise _Unlike
    return found


def _shared(facts: dict[str, Any], same: Callable[[str, str], str]) -> dict[str, Any]:
    """The facts, with each text held once: families, methods, names are the same again and again."""
    for key, value in facts.items():
        if type(value) is str:
            facts[key] = same(value, value)
        elif type(value) is list and value and type(value[0]) is str:
            facts[key] = [same(each, each) for each in value]
    return facts


def unlike(path: Path, error: Exception) -> SetupError:
    return SetupError(f"{path}: not a catalogue of this version ({error!r}); run deskwright regen")


def read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SetupError(f"{path}: cannot be read ({error.strerror})") from error


def read_head(path: Path) -> dict[str, Any]:
    """What a catalogue says of itself, without its members where the layout lets us; else all of it."""
    data = read_file(path)
    at = data.find(_OPERATIONS)
    if at >= 0:
        try:
            head = json.loads(data[:at].rstrip(b",") + b"}")
        except ValueError:
            head = None
        if isinstance(head, dict):
            return head
    return read_whole(path, data)


def read_whole(path: Path, data: bytes) -> dict[str, Any]:
    try:
        document = json.loads(data)
    except ValueError as error:
        raise SetupError(f"{path}: not JSON ({error})") from error
    if not isinstance(document, dict):
        raise SetupError(f"{path}: not a JSON object")
    return document


def read_late(path: Path, data: bytes) -> tuple[dict[str, Any], dict[str, Operation], tuple[Tool, ...]] | None:
    """The parts of a catalogue that is laid out as ours are; None for any other, which is to be read whole."""
    try:
        return CatalogueFile(path, data).members()
    except (_Unlike, ValueError, KeyError, TypeError, AttributeError, StopIteration, RecursionError):
        return None
