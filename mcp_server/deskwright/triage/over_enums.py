"""The values that a desk has for a field: those its map names, or a list that the desk gives.

A list is read when it is first needed and again when a value is not in it; one that may not be read leaves the field
without known values, and what is written by its id cannot be written then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from deskwright.bind import pointed
from deskwright.triage.errors import TriageError
from deskwright.triage.over_desk import DeskCalls
from deskwright.triage.over_read import plain

__all__ = ["Enums"]

MEMBERS = ("status", "category", "priority", "team")
MOST = 1_000


@dataclass(slots=True)
class Enums:
    """What is known so far of each field's values."""

    desk: DeskCalls
    ids: dict[str, dict[str, Any]] = field(default_factory=dict)
    """field -> the desk's own value -> its id, of the lists that were read."""
    twice: dict[str, set[str]] = field(default_factory=dict)
    """field -> values that stand in its list with several ids."""
    refused: dict[str, str] = field(default_factory=dict)
    """field -> why its list may not be read."""

    @property
    def lists(self) -> dict[str, Mapping[str, Any]]:
        """The fields whose values are a list of the desk's."""
        fields = self.desk.word["fields"]
        return {name: spec["enum"] for name, spec in fields.items() if isinstance(spec.get("enum"), Mapping)}

    async def load(self, name: str, *, again: bool = False) -> None:
        """Read the list of a field, if it has one and it is not known yet; TriageError where that fails."""
        word = self.lists.get(name)
        if word is None or (name in self.ids and not again):
            return
        try:
            rows, _ = await self.desk.rows(word, {}, MOST)
        except TriageError as error:
            if error.code == "DESK_REFUSED":
                self.refused[name] = error.message
            raise
        self.refused.pop(name, None)
        found: dict[str, Any] = {}
        twice: set[str] = set()
        for row in rows:
            if (value := plain(pointed(row, word["value"]))) is not None:
                id = pointed(row, word["id"]) if "id" in word else value
                if found.setdefault(value, id) != id:
                    twice.add(value)
        self.ids[name], self.twice[name] = found, twice

    def values(self, name: str) -> tuple[str, ...] | None:
        """What the contract has for a field; None: any text."""
        spec = self.desk.word["fields"].get(name) or {}
        said: Mapping[str, str | None] = spec.get("values") or {}
        if isinstance(spec.get("enum"), Mapping):
            if name not in self.ids:
                return None
            shown = [said.get(value, value) for value in self.ids[name]]
        elif said or spec.get("enum"):
            shown = [*said.values(), *(spec.get("enum") or ())]
        else:
            return None
        return tuple(dict.fromkeys(value for value in shown if value is not None))

    def own(self, name: str, value: str) -> str:
        """The desk's own word for a value of the contract: the first that is read so and that the desk has."""
        said: Mapping[str, str | None] = (self.desk.word["fields"].get(name) or {}).get("values") or {}
        known = self.ids.get(name)
        candidates = [own for own, shown in said.items() if shown == value]
        return next((own for own in candidates if known is None or own in known), value)

    async def id_of(self, name: str, value: str) -> Any:
        """The id that a write takes for a value; INVALID_APPROVAL_FIELDS where the desk has no such value."""
        for again in (False, True):
            await self.load(name, again=again)
            known = self.ids[name]
            if (own := self.own(name, value)) in self.twice[name]:
                raise TriageError(
                    "INVALID_APPROVAL_FIELDS",
                    f"{self.desk.title} has several of the {name} {value!r}; nobody can tell which is meant",
                )
            if own in known:
                return known[own]
        names = ", ".join(list(known)[:30])
        raise TriageError("INVALID_APPROVAL_FIELDS", f"{self.desk.title} has no {name} {value!r}; there are {names}")
