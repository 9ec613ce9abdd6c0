"""Turns a name into the id the desk wants, by reading the desk's own list.

It never guesses: no match and several matches are both refusals that name the candidates, made before the request.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from deskwright.bind import Values, field_of, place_arguments, place_value, sourced
from deskwright.catalogue import Operation, Tool
from deskwright.errors import Refusal, listed, near, short
from deskwright.match import best

__all__ = ["Reads", "Resolved", "is_direct", "is_looked_up", "resolve_arguments", "resolve_rules", "resolve_value"]

MAX_CANDIDATES = 12


class Reads(Protocol):
    """Reads the rows of a list operation, one page or all of them."""

    async def __call__(self, rule: Mapping[str, Any], values: Values, *, all_pages: bool) -> Sequence[Any]: ...


@dataclass(slots=True)
class Resolved:
    """The arguments with ids for names, what goes to places of its own, and what is to be told of it."""

    arguments: dict[str, Any]
    placed: list[tuple[str, Any]] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)


def resolve_rules(tool: Tool) -> dict[str, Mapping[str, Any]]:
    """The look-ups of a tool by argument."""
    return {name: argument["resolve"] for name, argument in tool.arguments.items() if argument.get("resolve")}


def is_direct(rule: Mapping[str, Any], value: Any) -> bool:
    """Is the value an id already? Then nothing is looked up."""
    if value is None or isinstance(value, (bool, dict, int)):
        return True
    # Where an argument of its own takes the id, digits are a name like any other.
    pattern = rule.get("direct") or ("(?!)" if rule.get("unless") else r"-?\d+")
    return re.fullmatch(pattern, str(value)) is not None


def is_looked_up(rule: Mapping[str, Any], value: Any, arguments: Mapping[str, Any]) -> bool:
    """Will this value be looked up at all? An id is not, nor a name beside an id."""
    if value is None or _given(rule.get("unless"), arguments) or _given(rule.get("raw_with"), arguments):
        return False
    return not all(is_direct(rule, item) for item in (value if isinstance(value, list) else [value]))


async def resolve_arguments(tool: Tool, operation: Operation, arguments: dict[str, Any], read: Reads) -> Resolved:
    """Every name replaced by its id, in the order of the tool's arguments; a list is resolved item by item.

    One look-up may need what an earlier one found (a stage is looked up in its desk). Of a tool without look-ups the
    arguments are given back as they are.
    """
    rules = resolve_rules(tool)
    if not rules:
        return Resolved(arguments)
    made = Resolved(dict(arguments))
    waiting = {name for name in rules if name in arguments}
    for name, rule in rules.items():
        if name not in made.arguments:  # not given, or dropped by an earlier look-up
            waiting.discard(name)
            continue
        _refuse_both(name, rule, made.arguments)
        if _given(rule.get("unless"), made.arguments):
            waiting.discard(name)
            del made.arguments[name]
            continue
        value = made.arguments[name]
        wanted = value if isinstance(value, list) else [value]
        if _given(rule.get("raw_with"), made.arguments) or all(is_direct(rule, item) for item in wanted):
            waiting.discard(name)
            continue
        known = {key: item for key, item in made.arguments.items() if key not in waiting}
        values = place_arguments(tool, operation, known)
        for place, item in made.placed:
            place_value(values, place, item)
        found = await _LookUp(name, rule, values, read).ids(wanted)
        waiting.discard(name)
        if found is None:
            made.told[name] = "sent as it is: the desk's list has no such name, or may not be read"
            continue
        _lay_in(made, name, rule, found if isinstance(value, list) else found[0])
    return made


def _given(names: Sequence[str] | None, arguments: Mapping[str, Any]) -> bool:
    # An empty text is how some callers leave an argument out.
    return any(arguments.get(name) not in (None, "") for name in names or ())


def _refuse_both(name: str, rule: Mapping[str, Any], arguments: Mapping[str, Any]) -> None:
    """An id that is null on purpose and a name beside it: each says something else."""
    for other in rule.get("unless") or ():
        if other in arguments and arguments[other] is None and arguments.get(name) is not None:
            raise Refusal(
                f"{other} and {name} contradict each other; nothing was sent",
                f"{other} is null, and {name} names one",
                f"leave out {other} or {name}",
                error={"code": "invalid_arguments"},
            )


def _lay_in(made: Resolved, name: str, rule: Mapping[str, Any], found: Any) -> None:
    made.told[name] = found
    if rule.get("into"):
        del made.arguments[name]
        made.placed += [(place, found) for place in rule["into"]]
    else:
        made.arguments[name] = found
    for other in rule.get("drop") or ():
        made.arguments.pop(other, None)


@dataclass(slots=True)
class _LookUp:
    """One look-up of one argument."""

    argument: str
    rule: Mapping[str, Any]
    values: Values
    read: Reads

    async def ids(self, wanted: Sequence[Any]) -> list[Any] | None:
        """The id of each name; None where the rule lets the name pass as it is."""
        try:
            rows = None if self.rule.get("term") else await self._rows({}, all_pages=bool(self.rule.get("all_pages")))
            found = []
            for item in wanted:
                one = item if is_direct(self.rule, item) else await self._id_of(item, rows)
                if one is None:
                    return None
                found.append(one)
            return found
        except Refusal as refusal:
            other = self.rule.get("forbidden")
            if other is None or other == "refuse" or (refusal.error or {}).get("status") != 403:
                raise
            if other == "pass":
                return None
            return await _LookUp(self.argument, other, self.values, self.read).ids(wanted)

    async def _id_of(self, wanted: Any, rows: Sequence[Any] | None) -> Any:
        rule = self.rule
        if rows is None:
            # The desk's own search first: the rows it answers with stand as they are. A search for nothing would bring
            # the whole list, and where that is one row it would be taken for what was meant.
            hits = await self._rows({rule["term"]: wanted}, all_pages=False) if str(wanted).strip() else []
            if hits:
                return chosen(self.argument, rule, wanted, hits)
            rows = await self._rows({}, all_pages=True) if rule.get("all_pages") else []
        if rule.get("none") == "pass" and not _matches(rule, wanted, rows):
            return None
        return resolve_value(self.argument, rule, wanted, rows)

    async def _rows(self, more: Mapping[str, Any], *, all_pages: bool) -> Sequence[Any]:
        sent: Values = {}
        for place, constant in (self.rule.get("with") or {}).items():
            place_value(sent, place, constant)
        for place, source in (self.rule.get("values") or {}).items():
            place_value(sent, place, sourced(source, self.values))
        for place, value in more.items():
            place_value(sent, place, value)
        return await self.read(self.rule, sent, all_pages=all_pages)


def _names_of(rule: Mapping[str, Any], item: Any) -> list[str]:
    return [str(name) for key in rule.get("match") or ["name"] if (name := field_of(item, key)) is not None]


def _matches(rule: Mapping[str, Any], wanted: Any, items: Sequence[Any]) -> list[Any]:
    if "scorer" in rule:
        return best(rule["scorer"], str(wanted), items, lambda item: _names_of(rule, item))
    fold = bool(rule.get("casefold", True))

    def key(text: str) -> str:
        return " ".join(text.split()).casefold() if fold else text

    return [item for item in items if key(str(wanted)) in map(key, _names_of(rule, item))]


def resolve_value(argument: str, rule: Mapping[str, Any], wanted: Any, items: Sequence[Any]) -> Any:
    """The id of the one item whose name is `wanted`."""
    hits = _matches(rule, wanted, items)
    if hits:
        return chosen(argument, rule, wanted, hits)
    label = rule.get("label") or argument
    known = list(dict.fromkeys(name for item in items for name in _names_of(rule, item)))
    close = near(str(wanted), known, 5)
    shown = [short(name, 60) for name in (close or known)]
    raise Refusal(
        f"{argument}: no {label} is called {short(wanted)}; nothing was changed",
        f"{'near' if close else 'known'}: {listed(shown, MAX_CANDIDATES)}" if shown else "the desk lists none like it",
        f"pass {'one of these names' if shown else 'another name'}, or an id, in {_id_argument(argument, rule)}",
        error={"code": "unknown_name", "argument": argument, "known": shown[:MAX_CANDIDATES]},
    )


def chosen(argument: str, rule: Mapping[str, Any], wanted: Any, hits: Sequence[Any]) -> Any:
    """The id that all hits share; several are told, not chosen from."""
    pointer, label = rule.get("value", "id"), rule.get("label") or argument
    ids = list(dict.fromkeys(str(field_of(item, pointer)) for item in hits))
    if len(ids) == 1:
        found = field_of(hits[0], pointer)
        if found is None:  # sent as it is, the name would be taken for an id
            raise Refusal(
                f"{argument}: the {label} {short(wanted)} has no id; nothing was changed",
                f"the desk's list has nothing at {pointer} of it",
                f"pass the id in {_id_argument(argument, rule)}",
                error={"code": "unknown_name", "argument": argument},
            )
        return found
    candidates = [_candidate(rule, item) for item in hits]
    raise Refusal(
        f"{argument}: more than one {label} is called {short(wanted)}; nothing was changed",
        f"candidates: {listed(candidates, MAX_CANDIDATES)}",
        f"pass the id in {_id_argument(argument, rule)}, or a longer name",
        error={"code": "ambiguous_name", "argument": argument, "candidates": candidates[:MAX_CANDIDATES]},
    )


def _id_argument(argument: str, rule: Mapping[str, Any]) -> str:
    return str((rule.get("unless") or [argument])[0])


def _candidate(rule: Mapping[str, Any], item: Any) -> str:
    shown = [field_of(item, key) for key in rule["show"]] if rule.get("show") else _names_of(rule, item)
    texts = dict.fromkeys(str(text) for text in shown if text not in (None, ""))
    return f"{short(', '.join(texts), 90)} = {field_of(item, rule.get('value', 'id'))}"
