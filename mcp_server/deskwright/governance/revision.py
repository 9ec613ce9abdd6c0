"""What is there now: the object a write would change, its revision, and what the audit calls the ticket.

It reads with the call's own policy and credential, by the operation that `x-revision` names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from deskwright.bind import Values, field_of, keep_in_segment, pointed, sourced
from deskwright.catalogue import Operation
from deskwright.errors import Refusal, short
from deskwright.governance.proposal import digest_of
from deskwright.governance.seen import request_of, version_of

if TYPE_CHECKING:
    from deskwright.invoke import Call

__all__ = ["Current", "read_current", "ticket_of"]


@dataclass(frozen=True, slots=True)
class Current:
    """The object as it is; `why` says why nobody knows."""

    item: Any = None
    revision: str | None = None
    ticket: str | None = None
    why: str = ""
    failed: bool = False
    """There is a read that shows it, and it gave nothing."""


async def read_current(call: Call, operation: Operation, values: Values) -> Current:
    """What `x-revision` of this write reads; a read that is refused or fails is told in `why`."""
    word = operation.revision
    if not word or "none" in word:
        return Current(why="no read is known that shows what is there")
    ticket = ticket_of(operation, values)
    try:
        answers = [await _answer(call, reading, values) for reading in (word, *(word.get("also") or ()))]
    except Refusal as refusal:
        return Current(ticket=ticket, why=short(refusal.why, 200), failed=True)
    item = answers[0]
    if isinstance(item, list) and len(item) == 1:
        item = item[0]
    if not isinstance(item, Mapping):
        return Current(ticket=ticket, why=f"{word['operation']} gave no such object", failed=True)
    versions = [
        version_of(word, item),
        *(version_of(each, found) for each, found in zip(word.get("also") or (), answers[1:], strict=True)),
    ]
    # One read speaks for itself: its version may be a number that the desk shows as well.
    revision = versions[0] if len(versions) == 1 else digest_of(versions)
    return Current(item, revision, ticket_of(operation, values, item))


async def _answer(call: Call, reading: Mapping[str, Any], values: Values) -> Any:
    """What a read of the word shows: the item that it means."""
    read = call.catalogue.operations[reading["operation"]]
    sent = request_of(reading, values)
    keep_in_segment(call.tool, read, sent)
    call.allow(read, sent)
    return pointed(await call.read(read, sent), reading.get("item") or "")


def ticket_of(operation: Operation, values: Values, item: Any = None) -> str | None:
    """What the record calls the ticket, without reading where the request says it."""
    where = (operation.revision or {}).get("ticket")
    value: Any = None
    if isinstance(where, str):
        value = sourced(where, values)
    elif isinstance(where, Mapping) and item is not None:
        value = field_of(item, where["item"])
    else:
        # nothing was read: as far as the request itself says it
        body = values.get("body")
        said = {**(body if isinstance(body, Mapping) else {}), **(values.get("path") or {})}
        named = [name for name in said if "ticket" in name.casefold() and isinstance(said[name], (str, int))]
        value = said[min(named, key=len)] if named else None
    return short(value, 100) if isinstance(value, (str, int)) and not isinstance(value, bool) else None
