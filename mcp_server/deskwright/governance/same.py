"""Is what would be sent what a person approved? Value by value, by the place that each one is put into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from deskwright.bind import Values
from deskwright.errors import short
from deskwright.governance.fields import parts_of
from deskwright.governance.proposal import Field, Proposal
from deskwright.governance.secrets import Covering, places_of

if TYPE_CHECKING:
    from deskwright.invoke import Call

__all__ = ["difference", "going_fields"]


def going_fields(proposal: Proposal) -> list[Field]:
    """The fields that are sent: what was approved, and what goes along."""
    approved = proposal.approved_fields or ()
    return [item for item in proposal.fields if not item.choice or item.name in approved]


def difference(call: Call, proposal: Proposal, values: Values, covering: Covering) -> str | None:
    """Why this is not what was approved: all of that goes out, and nothing that was not shown. None: it is."""
    rewritten, left_out = _rewritten(call, proposal), _left_out(call, proposal)
    shown = dict(_flattened({key: held for key, held in proposal.values.items() if key != "files"}))
    sent = dict(_flattened(covering.values(values)))
    for place, value in sent.items():
        emptied = value == {} and any(other.startswith(f"{place}/") for other in shown)
        if emptied or _is_within(place, rewritten) or (place in shown and shown[place] == value):
            continue
        return f"{place} would be {short(value)}, and {short(shown[place]) if place in shown else 'nothing'} was shown"
    for place in shown.keys() - sent.keys():
        if not _is_within(place, left_out | rewritten):
            return f"{place} was approved, and would not be sent"
    return None


def _rewritten(call: Call, proposal: Proposal) -> set[str]:
    """The places that may hold something else than was shown: texts that a person rewrote."""
    if proposal.kind == "confirmation":
        word = _decision(call, proposal)
        edits = word.get("edits") or {}
        return _reached(call, [word["fields"], *(edits[name] for name in proposal.edits if name in edits)])
    parts = parts_of(call.tool, proposal.arguments, proposal.values.get("files") or ())
    return {place for part in parts if part.name in proposal.edits for place in _paths(part.places)}


def _left_out(call: Call, proposal: Proposal) -> set[str]:
    """The places of what was not approved."""
    if proposal.kind == "confirmation":
        edits = _decision(call, proposal).get("edits") or {}
        return _reached(call, [edits[name] for name in edits if name not in (proposal.approved_fields or ())])
    going = {item.name for item in going_fields(proposal)}
    found = set[str]()
    for part in parts_of(call.tool, proposal.arguments, proposal.values.get("files") or ()):
        if part.name not in going:
            also = (call.tool.arguments.get(part.argument) or {}).get("also") or ()
            found.update(_paths([*part.places, *(constant["place"] for constant in also)]))
    return found


def _decision(call: Call, proposal: Proposal) -> Mapping[str, Any]:
    word: Mapping[str, Any] = (call.catalogue.operations[proposal.operation].confirm or {})["decision"]
    return word


def _reached(call: Call, names: Iterable[str]) -> set[str]:
    return {place for name in names for place in _paths(places_of(call.tool.arguments.get(name) or {}))}


def _paths(places: Iterable[str]) -> Iterator[str]:
    for place in places:
        yield "body#" if place == "body" else place


def _is_within(place: str, others: set[str]) -> bool:
    head = place.partition(".")[0]  # `query.page` is within `query`, where an object is laid into it
    return head in others or any(place == other or place.startswith(f"{other}/") for other in others)


def _flattened(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every single value by its place; a list counts as one value."""
    for where, held in values.items():
        if where == "body":
            yield from _inside("body#", held)
        elif isinstance(held, Mapping):
            for name, value in held.items():
                yield f"{where}.{name}", value
        else:
            yield where, held


def _inside(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping) and value:
        for key, item in value.items():
            yield from _inside(f"{path}/{str(key).replace('~', '~0').replace('/', '~1')}", item)
    else:
        yield path, value
