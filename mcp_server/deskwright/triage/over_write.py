"""Approved fields as calls of the other desk's own tools, in the order of its map: what is internal first, the public
reply last and alone.

Everything that can be refused is refused before the first call: a field that nobody can write there, a value that the
desk does not have, two fields that exclude each other.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deskwright.bind import pointed
from deskwright.triage.errors import TriageError
from deskwright.triage.models import Recommendation, Ticket
from deskwright.triage.over_desk import DeskCalls
from deskwright.triage.over_enums import Enums
from deskwright.triage.over_read import plain, wire_value

__all__ = ["Group", "Writer", "as_html"]

REPLY = "customerResponse"


@dataclass(frozen=True, slots=True)
class Group:
    """The approved fields that go out in one call."""

    call: Mapping[str, Any]
    fields: Mapping[str, Any]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.fields)

    @property
    def depends(self) -> bool:
        """Whether a value has to be looked for by what the ticket holds."""
        return any((self.call["fields"][name].get("look_up") or {}).get("with") for name in self.fields)


class Writer:
    """What the map of a desk says about writing."""

    def __init__(self, desk: DeskCalls, enums: Enums) -> None:
        self._desk = desk
        self._enums = enums

    def writable(self, name: str) -> tuple[str, ...] | None:
        """The values that can be written to a field; None: any that the field can have."""
        spec = self._spec(name) or {}
        known = spec.get("only") or spec.get("values")
        if known is None:
            return None
        values = self._enums.values(name)
        return tuple(value for value in known if values is None or value in values)

    def approvable(self) -> tuple[str, ...]:
        """The fields that some call writes, but for those whose ids nobody may read."""
        found = {name: spec for call in self._desk.word["write"] for name, spec in call["fields"].items()}
        return tuple(
            name for name, spec in found.items() if spec.get("send") != "id" or name not in self._enums.refused
        )

    def plan(self, fields: Mapping[str, Any], ticket: Ticket) -> tuple[list[Group], tuple[str, ...]]:
        """The calls that are needed, in order, and the fields that hold their approved value already."""
        for pair in self._desk.word.get("apart") or ():
            if len(both := [name for name in pair if fields.get(name) is not None]) > 1:
                raise _refused(f"{self._desk.title} does not take {' and '.join(both)} together; approve one of them")
        for name, value in fields.items():
            self._check(name, value)
        shown = ticket.data()
        unchanged = tuple(name for name, value in fields.items() if name != REPLY and _same(shown.get(name), value))
        groups = [
            Group(call, {name: fields[name] for name in call["fields"] if name in fields and name not in unchanged})
            for call in self._desk.word["write"]
        ]
        return [group for group in groups if group.fields], unchanged

    async def arguments(self, group: Group, id: str, item: Any, recommendation: Recommendation) -> dict[str, Any]:
        """The arguments of a group's call; what has to be looked up is looked up."""
        call = group.call
        made: dict[str, Any] = {}
        schema = self._desk.schema(call["tool"]).get("properties") or {}
        _place(made, call["id"], wire_value(id, schema.get(call["id"]) or {}))
        for name, value in (call.get("arguments") or {}).items():
            _place(made, name, value)
        sources = dict(call.get("with") or {})
        for name, value in group.fields.items():
            spec = call["fields"][name]
            sources |= spec.get("with") or {}
            if value is None:
                for argument, nobody in spec["nobody"].items():
                    _place(made, argument, nobody)
            elif "argument" in spec:
                _place(made, spec["argument"], await self._sent(name, value, spec, item, schema))
        for argument, source in sources.items():
            _place(made, argument, await self._sourced(source, item, recommendation))
        return made

    # --- values ----------------------------------------------------------------------------------------

    def _spec(self, name: str) -> Mapping[str, Any] | None:
        return next((call["fields"][name] for call in self._desk.word["write"] if name in call["fields"]), None)

    def _check(self, name: str, value: Any) -> None:
        spec, title = self._spec(name), self._desk.title
        if spec is None:
            raise _refused(f"{title} has no way to write {name}")
        if value is None and "nobody" not in spec:
            raise _refused(f"{title} cannot take {name} away")
        writable = self.writable(name)
        if value is not None and writable is not None and value not in writable:
            raise _refused(f"{title} cannot be given the {name} {value!r}; it can be {', '.join(writable)}")

    async def _sent(self, name: str, value: Any, spec: Mapping[str, Any], item: Any, schema: Mapping[str, Any]) -> Any:
        if "look_up" in spec:
            return await self._looked_up(name, value, spec["look_up"], item)
        if spec.get("send") == "id":
            return await self._enums.id_of(name, value)
        if spec.get("as") == "html":
            return as_html(value)
        if "values" in spec:
            return spec["values"][value]
        if not isinstance(value, str):
            return value
        sent = wire_value(self._enums.own(name, value), schema.get(spec["argument"]) or {})
        if sent is None:
            raise _refused(f"{self._desk.title} knows {name} by a number, and {value!r} is none")
        return sent

    async def _looked_up(self, name: str, value: str, word: Mapping[str, Any], item: Any) -> Any:
        given = {argument: pointed(item, pointer) for argument, pointer in (word.get("with") or {}).items()}
        schema = self._desk.schema(word["tool"]).get("properties") or {}
        for argument, found in given.items():
            if isinstance(found, str):
                given[argument] = wire_value(found, schema.get(argument) or {})
        rows, _ = await self._desk.rows(word, given, 1_000)
        names = [(plain(pointed(row, word["match"])), pointed(row, word["id"])) for row in rows]
        ids = {json.dumps(id): id for text, id in names if text == value}
        if not ids:
            known = ", ".join(list(dict.fromkeys(text for text, _ in names if text is not None))[:30]) or "none"
            raise _refused(f"{self._desk.title} has no {name} {value!r} for this ticket; there are {known}")
        if len(ids) > 1:
            raise _refused(f"{self._desk.title} has several of the {name} {value!r}; nobody can tell which is meant")
        return next(iter(ids.values()))

    async def _sourced(self, source: Mapping[str, Any], item: Any, recommendation: Recommendation) -> Any:
        if "value" in source:
            return source["value"]
        if "item" in source:
            return pointed(item, source["item"])
        if "recommendation" in source:
            return getattr(recommendation, source["recommendation"])
        found = pointed(await self._desk.read(source["tool"], source.get("arguments") or {}), source["at"])
        if found is None:
            raise TriageError(
                "DESK_REFUSED", f"{self._desk.title} does not tell what {source['tool']} has at {source['at']}"
            )
        return found


def as_html(text: str) -> str:
    """A plain text as HTML that shows exactly it: paragraphs and line breaks, every sign for itself."""
    paragraphs = re.split(r"\n[ \t]*\n+", text.replace("\r\n", "\n").strip("\n"))
    return "".join(f"<p>{html.escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in paragraphs)


def _place(made: dict[str, Any], name: str, value: Any) -> None:
    """Set an argument, or a member of one."""
    head, _, member = name.partition("/")
    if member:
        made.setdefault(head, {})[member] = value
    else:
        made[head] = value


def _same(now: Any, approved: Any) -> bool:
    return set(now or ()) == set(approved) if isinstance(approved, list) else now == approved


def _refused(why: str) -> TriageError:
    return TriageError("INVALID_APPROVAL_FIELDS", why)
