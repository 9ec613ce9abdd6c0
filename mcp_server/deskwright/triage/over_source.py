"""The tickets of another desk as a `TicketSource`, read and written through that desk's own tools.

A revision is a number of ours for each state that was seen. Before a write the ticket is read again and compared; of
what was approved nothing goes out twice, and what a desk did only in part is told field by field.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Any

from anyio import to_thread

from deskwright.bind import pointed
from deskwright.governance.proposal import digest_of
from deskwright.governance.seen import version_of
from deskwright.triage.errors import TriageError
from deskwright.triage.models import Ticket
from deskwright.triage.over_desk import DeskCalls, Written
from deskwright.triage.over_enums import Enums
from deskwright.triage.over_read import TicketReader, wire_value
from deskwright.triage.over_write import Group, Writer
from deskwright.triage.shape import TicketShape
from deskwright.triage.source import Applied, ApplyContext
from deskwright.triage.store import TriageStore

__all__ = ["OverSource"]

MOST = 500
"""Tickets that a list gives at most, unless the map says another number."""
READS = 100
"""Tickets that one list reads one by one for what its rows do not say; the others are read by the next."""
AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class _Seen:
    """A ticket as it was read, and the row of the list that it had then."""

    ticket: Ticket
    row: str | None


class OverSource:
    """The port over another desk."""

    def __init__(
        self, desk: DeskCalls, enums: Enums, store: TriageStore, shape: TicketShape, zone: tzinfo = UTC
    ) -> None:
        self._desk, self._enums, self._store = desk, enums, store
        self._word = desk.word
        self._shape = shape
        self._reader = TicketReader(self._word, shape, zone)
        self._writer = Writer(desk, enums)
        self._seen: dict[str, _Seen] = {}
        self._cut = False

    @property
    def shape(self) -> TicketShape:
        return self._shape

    # --- reading ---------------------------------------------------------------------------------------

    async def list(self) -> list[Ticket]:
        """Every ticket in the desk's order, up to the bound; what rows do not say is read and remembered."""
        await self._desk.begin()
        word = self._word["list"]
        most = int(word.get("most") or MOST)
        rows, more = await self._desk.rows(word, {}, most)
        self._tell_cut(more, most)
        ids = {id: row for row in rows if (id := self._reader.id_of(row, row=True)) is not None}
        whole = bool(word.get("whole", True))
        digests = {id: digest_of(row) for id, row in ids.items()}
        unread = [id for id in ids if not (whole and id in self._seen and self._seen[id].row == digests[id])]
        read = await self._read_many(unread, partly=whole)
        for id, ticket in read.items():
            self._seen[id] = _Seen(ticket, digests[id])
        found = []
        for id, row in ids.items():
            seen = self._seen.get(id)
            if id in read or (seen is not None and seen.row == digests[id]):
                assert seen is not None
                found.append(seen.ticket)
            elif whole:
                known = seen.ticket.revision if seen is not None else 0
                found.append(self._reader.ticket(row, id=id, revision=known, row=True))
        self._seen = {id: seen for id, seen in self._seen.items() if id in ids}
        return found

    async def get(self, id: str) -> Ticket:
        return (await self._read(id))[0]

    async def alike(self, id: str) -> Sequence[Ticket]:
        """Tickets beyond a list that was cut which the desk finds by the words of this one's subject."""
        word = self._word.get("search")
        if word is None or not self._cut:
            return []
        words = sorted(dict.fromkeys((await self.get(id)).subject.split()), key=len, reverse=True)[:3]
        found: dict[str, Ticket] = {}
        for text in words:
            rows, _ = await self._desk.rows(word, {word["text"]: text}, 20)
            for row in rows:
                if (other := self._reader.id_of(row, row=True)) is not None and other not in found:
                    found[other] = self._reader.ticket(row, id=other, revision=0, row=True)
        read = await self._read_many(list(found), partly=True)
        return [read.get(other, ticket) for other, ticket in found.items()]

    async def _read(self, id: str) -> tuple[Ticket, Any]:
        """One ticket with its number, and the item it was read from."""
        if not self._shape.is_id(id):
            raise TriageError("TICKET_NOT_FOUND", f"there is no ticket {id}")
        await self._desk.begin()
        whole = await self._whole(id)
        item = self._item(whole, id)
        number = await to_thread.run_sync(self._store.revision_of, id, await self._version(id, whole, item))
        ticket = self._reader.ticket(item, id=id, revision=number)
        if (seen := self._seen.get(id)) is not None:
            self._seen[id] = _Seen(ticket, seen.row)
        return ticket, item

    async def _whole(self, ids: str) -> Any:
        word = self._word["get"]
        arguments = {**(word.get("arguments") or {}), word["id"]: self._as_argument(word["tool"], word["id"], ids)}
        return await self._desk.read(word["tool"], arguments, ticket=ids)

    def _as_argument(self, tool: str, argument: str, id: str) -> Any:
        """An id as this tool takes it; several ids with commas stay a text."""
        schema = (self._desk.schema(tool).get("properties") or {}).get(argument) or {}
        return id if "," in id else wire_value(id, schema)

    def _item(self, whole: Any, id: str) -> Any:
        item = pointed(whole, self._word["get"].get("item", ""))
        if self._reader.id_of(item) != id:
            raise TriageError("TICKET_NOT_FOUND", f"{self._desk.title} has no ticket {id}, or does not show it")
        return item

    async def _version(self, id: str, whole: Any, item: Any) -> str:
        """What moves whenever the ticket changes, as `x-revision` of the desk's writes has it."""
        word = self._word["revision"]
        versions = [version_of(word, _versioned(word, self._word, whole, item))]
        for extra in word.get("also") or ():
            given = {**extra["arguments"], extra["id"]: self._as_argument(extra["tool"], extra["id"], id)}
            answer = await self._desk.read(extra["tool"], given, ticket=id)
            versions.append(version_of(extra, pointed(answer, extra.get("item", ""))))
        return versions[0] if len(versions) == 1 else digest_of(versions)

    # --- many ------------------------------------------------------------------------------------------

    async def _read_many(self, ids: Sequence[str], *, partly: bool) -> dict[str, Ticket]:
        """Tickets by id. `partly`: a desk that says no ends the reading and nothing else."""
        together = int(self._word["get"].get("together") or 1)
        if partly:
            ids = ids[: READS * together]
        batches = [ids[start : start + together] for start in range(0, len(ids), together)]
        found: dict[str, Any] = {}
        failed: list[TriageError] = []
        slots = asyncio.Semaphore(AT_ONCE)

        async def read(batch: Sequence[str]) -> None:
            async with slots:
                if failed:
                    return
                try:
                    found.update(await self._items(batch))
                except TriageError as error:
                    failed.append(error)

        await asyncio.gather(*(read(batch) for batch in batches))
        if failed and not partly:
            raise failed[0]
        if failed:
            self._tell("triage_list_partly", read=len(found), of=len(ids), why=failed[0].message)
        versions = {id: self._quick_version(whole, item) for id, (whole, item) in found.items()}
        known = {id: version for id, version in versions.items() if version is not None}
        numbers = await to_thread.run_sync(self._store.revisions_of, known)
        made = {}
        for id, (_, item) in found.items():
            seen = self._seen.get(id)
            number = numbers.get(id, seen.ticket.revision if seen is not None else 0)
            made[id] = self._reader.ticket(item, id=id, revision=number)
        return {id: made[id] for id in ids if id in made}

    async def _items(self, batch: Sequence[str]) -> dict[str, tuple[Any, Any]]:
        """What `get` gives for some ids; one that is gone meanwhile is left out."""
        try:
            whole = await self._whole(",".join(batch))
        except TriageError as error:
            if len(batch) > 1 and error.code in ("DESK_REFUSED", "TICKET_NOT_FOUND"):
                # one of them is the reason: the others are there
                parts = [await self._items([id]) for id in batch]
                return {id: item for part in parts for id, item in part.items()}
            if error.code in ("TICKET_NOT_FOUND", "DESK_REFUSED") and "together" in self._word["get"]:
                return {}
            if error.code == "TICKET_NOT_FOUND":
                return {}
            raise
        pointer = self._word["get"].get("item", "")
        items = (
            pointed(whole, pointer.removesuffix("/0")) if "together" in self._word["get"] else [pointed(whole, pointer)]
        )
        read = {self._reader.id_of(item): (whole, item) for item in items or ()}
        return {id: read[id] for id in batch if id in read}

    def _quick_version(self, whole: Any, item: Any) -> str | None:
        """The version where one read tells it; a list makes no second one for each of its tickets."""
        word = self._word["revision"]
        return None if word.get("also") else version_of(word, _versioned(word, self._word, whole, item))

    def _tell_cut(self, more: bool, most: int) -> None:
        if more and not self._cut:
            self._tell("triage_list_cut", listed=most)
        self._cut = more

    def _tell(self, event: str, **facts: Any) -> None:
        """A line for the operator."""
        line = {"event": event, "desk": self._desk.served.catalogue.desk, **facts}
        print(json.dumps(line, ensure_ascii=False), file=sys.stderr)

    # --- writing ---------------------------------------------------------------------------------------

    async def apply(self, id: str, expected_revision: int, fields: Mapping[str, Any], context: ApplyContext) -> Applied:
        before, item = await self._read(id)
        if before.revision != expected_revision:
            raise TriageError(
                "REVISION_CONFLICT",
                f"{id} changed meanwhile: it has revision {before.revision}, not {expected_revision}; read it again",
            )
        groups, unchanged = self._writer.plan(fields, before)
        # What can be told to be impossible is told before anything is written.
        ready = {
            index: await self._writer.arguments(group, id, item, context.recommendation)
            for index, group in enumerate(groups)
            if index == 0 or not group.depends
        }
        done: list[str] = list(unchanged)
        waiting: dict[str, str] = {}
        failed: dict[str, str] = {}
        sent: list[Written] = []
        for index, group in enumerate(groups):
            if failed:
                failed |= dict.fromkeys(group.names, "not sent, because what goes before it failed")
                continue
            try:
                if index not in ready:
                    _, item = await self._read(id)
                    ready[index] = await self._writer.arguments(group, id, item, context.recommendation)
                written = await self._send(group, ready[index], id, context)
            except TriageError as error:
                if not sent:
                    raise
                failed |= dict.fromkeys(group.names, f"{error.code}: {error.message}")
                continue
            sent.append(written)
            if written.proposal is not None:
                waiting |= dict.fromkeys(group.names, written.proposal)
            else:
                done += group.names
        external = self._external(id, sent, unchanged)
        try:
            after = await self.get(id)
        except TriageError as error:
            # what was written stays written; the caller learns that nobody has looked at it
            after, external["readBack"] = before, error.message
        return Applied(after, tuple(name for name in fields if name in done), waiting, failed, external)

    async def _send(self, group: Group, arguments: Mapping[str, Any], id: str, context: ApplyContext) -> Written:
        recommendation = context.recommendation
        return await self._desk.write(
            group.call["tool"],
            arguments,
            # the same approval sent again is the same request to a desk that takes keys
            key=f"triage-{recommendation.id}-{'-'.join(group.names)}",
            reason=recommendation.rationale,
            ticket=id,
        )

    def _external(self, id: str, sent: Sequence[Written], unchanged: Sequence[str]) -> dict[str, Any]:
        told = {
            "desk": self._desk.served.catalogue.desk,
            "ticketId": id,
            "requestIds": [one.request_id for one in sent if one.request_id],
            "idempotencyKeys": [one.key for one in sent if one.key],
            "unchanged": list(unchanged),
        }
        return {name: value for name, value in told.items() if value}


def _versioned(word: Mapping[str, Any], whole_word: Mapping[str, Any], whole: Any, item: Any) -> Any:
    """The object that the revision speaks of; where tickets are read together it is each item."""
    same = word.get("item", "") == whole_word["get"].get("item", "")
    return item if same else pointed(whole, word.get("item", ""))
