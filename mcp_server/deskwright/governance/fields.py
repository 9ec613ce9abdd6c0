"""What of a call a person can decide about: its fields, with what is there now, and the call that is left after.

A field is an argument of the tool, or a member of an argument that is an object. What the call is about, what it
needs and what changes its meaning always goes along; the rest can be approved one by one.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from deskwright.bind import Values, place_arguments
from deskwright.catalogue import Operation, Tool
from deskwright.errors import Refusal
from deskwright.governance.proposal import ABSENT, Field
from deskwright.governance.secrets import SECRET, Covering, masked, places_of
from deskwright.governance.seen import NOTHING, name_of, seen_at
from deskwright.policy import EFFECTS, branches, strongest
from deskwright.schema_refs import argument_schema, meant

__all__ = ["Part", "fields_of", "narrowed", "parts_of", "shown_before"]


@dataclass(frozen=True, slots=True)
class Part:
    """An argument, or one member of an argument that is an object: what one field is about."""

    argument: str
    member: str | None
    value: Any
    places: tuple[str, ...]
    needed: bool

    @property
    def name(self) -> str:
        return self.argument if self.member is None else f"{self.argument}.{self.member}"

    def held_in(self, arguments: Mapping[str, Any]) -> Any:
        """Its value in other arguments of the same form; an object that is covered covers its members."""
        whole = arguments[self.argument]
        return whole if self.member is None or not isinstance(whole, Mapping) else whole[self.member]


def parts_of(tool: Tool, arguments: Mapping[str, Any], whole: Collection[str] = ()) -> Iterator[Part]:
    """The parts of a call in the order of the tool's arguments; `whole`: arguments that are never taken apart."""
    required = set(tool.schema.get("required") or ())
    for name in _in_order(tool, arguments):
        argument, value = tool.arguments.get(name) or ({"to": [f"body#/{name}"]} if tool.open else {}), arguments[name]
        schema = argument_schema(tool.schema, name)
        places = (*places_of(argument), *_laid_into(tool, name))
        roots = [place if "#" in place else f"{place}#" for place in places if place.startswith("body")]
        if not isinstance(value, Mapping) or not value or not roots or argument.get("pairs") or name in whole:
            yield Part(name, None, value, places, name in required)
            continue
        needed = set(meant(schema, value, tool.schema).get("required") or ())
        for key, item in value.items():
            escaped = str(key).replace("~", "~0").replace("/", "~1")
            reached = tuple(f"{root}/{escaped}" for root in roots)
            # an object that is needed may lose a member, but not its last one
            alone = name in required and len(value) == 1
            yield Part(name, key, item, reached, alone or key in needed)


def fields_of(
    tool: Tool,
    operation: Operation,
    arguments: Mapping[str, Any],
    item: Any = None,
    files: Mapping[str, Any] | None = None,
    values: Values | None = None,
) -> tuple[Field, ...]:
    """The fields of a call in the order of the tool's arguments; `item`: the object as it is now, or None."""
    word, read = operation.confirm or {}, operation.revision or {}
    # Without what makes a call milder it would be more than was proposed.
    usual = EFFECTS.index(operation.effect["default"])
    cases = operation.effect.get("when") or ()
    decisive = {case["place"] for case in cases if EFFECTS.index(case["effect"]) < usual}
    decisive |= {case["place"] for case in operation.ability.get("when") or ()}
    keep, edit, public = ({*(word.get(name) or ())} for name in ("keep", "edit", "public"))
    values = values if values is not None else _placed(tool, operation, arguments)
    # An internal note holds the same place as an answer to the customer.
    internal = strongest(branch.effect for branch in branches(operation, values)) in ("read", "write_internal")
    files = files or {}
    covered = Covering(tool, arguments).arguments(arguments)
    parts = list(parts_of(tool, arguments, files))
    # A name that stands for two things approves neither by itself.
    twice = {name for name, count in Counter(part.name for part in parts).items() if count > 1}
    found: list[Field] = []
    for part in parts:
        argument, places = tool.arguments.get(part.argument) or {}, part.places
        stands_alone = (
            not part.needed
            and part.name not in twice
            # without it something else would be sent in its place
            and "otherwise" not in argument
            and "default_env" not in argument
            and not any(place.startswith(("path.", "header.", "cookie.", "media")) for place in places)
            and not _touches(places, keep | decisive)
            and not (tool.dispatch and tool.dispatch["argument"] == part.argument)
        )
        after = files.get(part.argument, part.held_in(covered))
        secret = after == SECRET
        before, before_name = shown_before(read, places, item, values)
        found.append(
            Field(
                name=part.name,
                after=after,
                before=dict(ABSENT) if secret else before,
                label=next((str(text) for place, text in (word.get("label") or {}).items() if place in places), ""),
                choice=stands_alone,
                editable=isinstance(part.value, str)
                and _touches(places, edit)
                and not secret
                and part.argument not in files
                and part.name not in twice,
                public=_touches(places, public) and not internal,
                before_name="" if secret else before_name,
                after_name="" if secret else _name_after(read, places, part.value),
            )
        )
    return tuple(found)


def _placed(tool: Tool, operation: Operation, arguments: Mapping[str, Any]) -> Values:
    """Where the arguments go, as far as that can be said without a look-up."""
    try:
        return place_arguments(tool, operation, arguments)
    except Refusal:
        return {}


def _in_order(tool: Tool, arguments: Mapping[str, Any]) -> list[str]:
    known = [name for name in tool.arguments if name in arguments]
    return known + [name for name in arguments if name not in tool.arguments]


def _laid_into(tool: Tool, name: str) -> list[str]:
    """Where the files of an argument end up: a place of the body, or the text of another argument."""
    upload = next((each for each in tool.uploads if each["argument"] == name), None)
    if upload is None:
        return []
    into = str(upload.get("into") or "")
    return [into] if into.startswith("body") else places_of(tool.arguments.get(into) or {})


def _touches(places: Collection[str], marked: Collection[str]) -> bool:
    """Is one of the places marked, or inside of one that is, or above one?"""
    return any(
        place == other or place.startswith((f"{other}/", f"{other}#/")) or other.startswith((f"{place}/", f"{place}#/"))
        for place in places
        for other in marked
    )


def shown_before(read: Mapping[str, Any], places: Iterable[str], item: Any, values: Values) -> tuple[Any, str]:
    """What is there now at one of the places, and what a person calls it; ABSENT where nobody knows."""
    for place in places if item is not None else ():
        where = (read.get("fields") or {}).get(place)
        if where is not None and (found := seen_at(where, item, values)) is not NOTHING:
            return masked(found), name_of(where, found, item, values)
    return dict(ABSENT), ""


def _name_after(read: Mapping[str, Any], places: Iterable[str], value: Any) -> str:
    fields = read.get("fields") or {}
    return next((name for place in places if place in fields and (name := name_of(fields[place], value))), "")


def narrowed(
    arguments: Mapping[str, Any], parts: Iterable[Part], going: Collection[str], edits: Mapping[str, str]
) -> dict[str, Any]:
    """The arguments with only the parts that go (by name), and the texts as a person rewrote them."""
    left = copy.deepcopy(dict(arguments))
    for part in parts:
        held, key = (left, part.argument) if part.member is None else (left[part.argument], part.member)
        if part.name not in going:
            del held[key]
        elif part.name in edits:
            held[key] = edits[part.name]
    return {name: value for name, value in left.items() if value != {} or arguments[name] == {}}
