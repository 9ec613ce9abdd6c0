"""The chain of the audit: how an event is written down, and how to tell that it still is as it was written.

`body` is the canonical JSON of all that was recorded; `hash` is SHA-256 over the hash before it and `body`, as
ASCII. It knows no database: a file that was exported is checked by the same lines.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from deskwright.governance.audit_event import Event, Recorded, Verdict

__all__ = ["GENESIS", "Chain", "Row", "canonical", "export_end", "export_line", "hash_of", "recorded", "verify_lines"]

GENESIS = "0" * 64
_PLACE = ("seq", "id", "time")


def canonical(value: Any) -> str:
    """JSON with one spelling only: sorted, no space, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)


def hash_of(previous: str, body: str) -> str:
    return hashlib.sha256((previous + body).encode("ascii")).hexdigest()


@dataclass(frozen=True, slots=True)
class Row:
    """One event as it stands; `copies` are the columns beside the body, None where they hold no text."""

    seq: int
    body: str | None
    previous: str | None
    hash: str | None
    copies: Mapping[str, str | None]


def recorded(body: str, previous: str, hash: str) -> Recorded:
    data = json.loads(body)
    seq, id, time = (data.pop(name) for name in _PLACE)
    return Recorded(seq, id, time, Event.from_data(data), previous, hash)


class Chain:
    """Takes the rows in order, and stops at the first that is not as it was written."""

    def __init__(self, kept: str | None = None) -> None:
        self.count = 0
        self.head = GENESIS
        self.broken: Verdict | None = None
        # The hash that somebody kept elsewhere, until it was met: the chain may have grown since.
        self._kept = None if kept == GENESIS else kept

    def take(self, row: Row, copies_of: Callable[[Mapping[str, Any]], Mapping[str, str]]) -> bool:
        """Is this the next event, as it was written?"""
        expected = self.count + 1
        data = _read(row.body)
        id = (data or row.copies).get("id")
        if row.seq < expected:
            seq = data["seq"] if data is not None else expected
            return self.refuse(seq, id, f"it stands under the number {row.seq}, where event {expected} should")
        if row.seq > expected:
            return self.refuse(expected, None, f"it is missing, the next one is event {row.seq}")
        if data is None:
            return self.refuse(expected, id, "its record was changed: it cannot be read as it was written")
        if data["seq"] != expected:
            return self.refuse(expected, id, f"what stands in its place was written as event {data['seq']}")
        told = copies_of(data)
        if wrong := [name for name, text in row.copies.items() if told[name] != text]:
            return self.refuse(expected, id, f"its column {wrong[0]} was changed")
        if row.previous != self.head:
            return self.refuse(expected, id, "it does not name the hash of the event before it")
        if row.body is None or row.hash != hash_of(self.head, row.body):
            return self.refuse(expected, id, "it was changed: its hash is another one")
        self.count, self.head = expected, row.hash
        if self.head == self._kept:
            self._kept = None
        return True

    def refuse(self, seq: int | None, id: str | None, why: str) -> bool:
        self.broken = Verdict(False, self.count, self.head, seq, id, why)
        return False

    def verdict(self, end: tuple[int, str] | None) -> Verdict:
        """After the last row; `end` is what was written last of all: how many events, and the last one's hash."""
        if self.broken is None and end != (self.count, self.head):
            if end is None:
                self.refuse(None, None, "the end is missing, which says how many events there are")
            elif end[0] > self.count:
                self.refuse(self.count + 1, None, f"it is missing: {end[0]} were written")
            elif end[0] < self.count:
                self.refuse(end[0] + 1, None, f"it is too many: {end[0]} were written")
            else:
                self.refuse(self.count, None, "the end was written with another hash than it has")
        if self.broken is None and self._kept is not None:
            self.refuse(None, None, "no event has the hash that was kept: events are gone, or all were written anew")
        return self.broken or Verdict(True, self.count, self.head)


def _read(body: str | None) -> dict[str, Any] | None:
    """The record, if it is one in its one spelling."""
    try:
        data = json.loads(body or "")
        if isinstance(data, dict) and canonical(data) == body and type(data.get("seq")) is int and data["seq"] > 0:
            return data
    except (ValueError, RecursionError):
        pass
    return None


# --- a file ----------------------------------------------------------------------------------------------


def export_line(body: str, previous: str, hash: str) -> str:
    """An event as one line: its record, with both hashes."""
    return canonical({**json.loads(body), "previous": previous, "hash": hash})


def export_end(count: int, head: str) -> str:
    """The last line: without it, nobody could tell that lines are missing at the end."""
    return canonical({"end": True, "count": count, "head": head})


def verify_lines(lines: Iterable[str], expected_head: str | None = None) -> Verdict:
    """Check an exported file, line by line."""
    chain = Chain(expected_head)
    end: tuple[int, str] | None = None
    for number, line in enumerate(lines, 1):
        data = _line(line.removesuffix("\n"))
        if end is not None:
            chain.refuse(chain.count + 1, None, f"line {number} stands after the end")
            break
        if data is not None and data.get("end") is True:
            end = (_number(data.get("count")), str(data.get("head")))
            continue
        if data is None or _number(data.get("seq")) < 1:
            chain.refuse(chain.count + 1, None, f"line {number} was changed: it is not as it was exported")
            break
        previous, hash = data.pop("previous", None), data.pop("hash", None)
        if not chain.take(Row(data["seq"], canonical(data), previous, hash, {}), lambda data: {}):
            break
    return chain.verdict(end)


def _number(value: Any) -> int:
    return value if type(value) is int else -1


def _line(text: str) -> dict[str, Any] | None:
    try:
        data = json.loads(text)
        return data if isinstance(data, dict) and canonical(data) == text else None
    except (ValueError, RecursionError):
        return None
