"""Tickets of another desk as tickets of the triage contract: plain values in, plain values out.

It sends nothing. Texts are made plain and bounded, times become UTC; what a desk leaves out stays out, and a value that
nobody mapped keeps the desk's own name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import Any

from pydantic import ValidationError

from deskwright.bind import pointed
from deskwright.schema_refs import kinds_of
from deskwright.transform import html_to_text
from deskwright.triage.errors import TriageError
from deskwright.triage.models import Ticket, in_shape, moment, what_is_wrong
from deskwright.triage.shape import TicketShape

__all__ = ["TicketReader", "plain", "wire_value"]

MAX_DESCRIPTION = 20_000
MAX_TEXT = 500
_TIMES = ("createdAt", "updatedAt", "sla.responseDueAt")
_FLAGS = ("customer.vip", "sla.breached")
NO_SUBJECT = "(no subject)"


class TicketReader:
    """What the map of a desk says about reading."""

    def __init__(self, word: Mapping[str, Any], shape: TicketShape, zone: tzinfo = UTC) -> None:
        self._word = word
        self._zone = zone
        # A status that somebody added yesterday must not make its tickets unreadable.
        self._open = replace(shape, values={})

    def id_of(self, item: Any, *, row: bool = False) -> str | None:
        """The id as text; None where there is none that looks like one."""
        word = self._word["id"]
        found = plain(pointed(item, word.get("row", word["at"]) if row else word["at"]))
        return found if self._open.is_id(found) else None

    def ticket(self, item: Any, *, id: str, revision: int, row: bool = False) -> Ticket:
        """The ticket that an item, or a row of the list, shows."""
        members = {name: self._member(name, spec, item, row) for name, spec in self._word["fields"].items()}
        subject = _cut(members.pop("subject", None), MAX_TEXT) or NO_SUBJECT
        data: dict[str, Any] = {
            "id": id,
            "subject": subject,
            # a list often has no texts: then the subject is all that is known
            "description": _cut(members.pop("description", None), MAX_DESCRIPTION) or subject,
            "revision": revision,
            "relatedTicketIds": self._related(members.pop("relatedTicketIds", None), id),
        }
        for name, value in members.items():
            head, _, inner = name.partition(".")
            if value is None or (inner and head == "sla" and members.get("sla.responseDueAt") is None):
                continue
            if inner:
                data.setdefault(head, {})[inner] = value
            else:
                data[head] = value
        self._make_consistent(data)
        try:
            return Ticket.model_validate(data, context=in_shape(self._open))
        except ValidationError as error:
            raise TriageError("REPOSITORY_ERROR", f"ticket {id} cannot be read: {what_is_wrong(error)}") from error

    def _member(self, name: str, spec: Mapping[str, Any], item: Any, row: bool) -> Any:
        if "is" in spec:
            return spec["is"]
        place = spec.get("row", spec["at"]) if row else spec["at"]
        if place is None:
            return [] if name in ("tags", "relatedTicketIds") else None
        if spec.get("as") == "each":
            return [plain(pointed(one, spec.get("value", ""))) for one in _items(item, place)]
        found = _first(item, place)
        if name == "tags":
            return [text for one in found or () if (text := _cut(plain(one), MAX_TEXT))] if _is_list(found) else []
        if name in _FLAGS:
            return found if isinstance(found, bool) else None
        text = plain(found)
        if text is None:
            return None
        if name in _TIMES:
            return _utc(text, self._zone, epoch=spec.get("as") == "epoch")
        text = html_to_text(text) if spec.get("as") == "html" else text
        said = (spec.get("values") or {}).get(text, text)
        return said if name == "description" else _cut(said, MAX_TEXT)

    def _related(self, found: Any, own: str) -> list[str]:
        return [id for id in dict.fromkeys(found or ()) if id != own and self._open.is_id(id)]

    def _make_consistent(self, data: dict[str, Any]) -> None:
        """A desk's clock and ours: nothing is before the ticket was made."""
        created = data.get("createdAt")
        if created is None:
            return
        if "updatedAt" in data and moment(data["updatedAt"]) < moment(created):
            data["updatedAt"] = created
        due = (data.get("sla") or {}).get("responseDueAt")
        if due is not None and moment(due) < moment(created):
            data["sla"]["responseDueAt"] = created


def plain(value: Any) -> str | None:
    """A value of JSON as text; None where there is nothing to say."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, (int, float)):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def wire_value(text: str, schema: Mapping[str, Any]) -> Any:
    """A text as the argument takes it: a number where only a number goes; None where it is none."""
    kinds = kinds_of(schema)
    if "string" in kinds or not {"integer", "number"} & set(kinds):
        return text
    return int(text) if text.isascii() and text.isdigit() else None


def _first(item: Any, place: Any) -> Any:
    """The value at a place: of several pointers the first that leads to something."""
    if isinstance(place, str):
        return pointed(item, place)
    if isinstance(place, Mapping):
        rows = [row for row in _list_at(item, place["each"]) if _fits(row, place.get("where") or {})]
        if "first" in place:
            rows.sort(key=lambda row: plain(pointed(row, place["first"])) or "\U0010ffff")
        return next((found for row in rows if (found := pointed(row, place["at"])) not in (None, "")), None)
    return next((found for pointer in place if (found := pointed(item, pointer)) not in (None, "", [], {})), None)


def _items(item: Any, place: Any) -> Iterator[Any]:
    """Everything at one or several places, lists one by one."""
    for pointer in [place] if isinstance(place, str) else place:
        found = pointed(item, pointer)
        yield from found if isinstance(found, list) else [found]


def _list_at(item: Any, pointer: str) -> Sequence[Any]:
    found = pointed(item, pointer)
    return found if isinstance(found, list) else ()


def _fits(row: Any, where: Mapping[str, Any]) -> bool:
    return all(pointed(row, pointer) == value for pointer, value in where.items())


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _cut(text: str | None, limit: int) -> str | None:
    if text is None or not (text := text.strip()):
        return None
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def _utc(text: str, zone: tzinfo, *, epoch: bool) -> str | None:
    """A moment as the contract writes it; None where the text is none. A time without a zone is in the desk's."""
    try:
        if epoch:
            found = datetime.fromtimestamp(int(text), UTC) if int(text) > 0 else None
        else:
            found = datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None
    if found is None:
        return None
    if found.tzinfo is None:
        found = found.replace(tzinfo=zone)
    return found.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
