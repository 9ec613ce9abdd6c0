"""The text that `rails routes` prints, as rows: the table, its `--expanded` form, and the sections of mounted engines.

A line that is no route is kept as such: the reader tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_VERBS = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE|LINK|UNLINK"
_ROW = re.compile(
    rf"^\s*(?:(?!(?:{_VERBS})[|\s])(?P<prefix>[A-Za-z_]\S*)\s+)?(?:(?P<verb>(?:{_VERBS})(?:\|(?:{_VERBS}))*)\s+)?"
    r"(?P<path>[/(*]\S*)\s+(?P<to>\S.*?)\s*$"
)
_HEADER = re.compile(r"^\s*Prefix\s+Verb\s+URI Pattern\b")
_SECTION = re.compile(r"^\s*\[?\s*Routes for (?P<engine>[\w:]+)\s*(?::|\])\s*$")
_CARD = re.compile(r"^-+\[ Route \d+ \]-*\s*$")
_FIELD = re.compile(r"^(?P<key>Prefix|Verb|URI|Controller#Action|Source Location)\s*\|(?P<value>.*)$")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_ACTION = re.compile(r"^(?P<controller>[\w/:.-]+)#(?P<action>[\w?!.:-]+)(?:\s+(?P<more>\{.*\}))?$")
_OLD = re.compile(r"^\{(?P<more>.*)\}$")
#: `:id=>/\d+/`, `id: /\d+/`, `:format=>:json`, `"x"=>"y"`
_PAIR = re.compile(
    r"""(?::(?P<old>\w+)\s*=>|(?P<new>\w+):(?=\s))\s*(?P<value>/(?:[^/\\]|\\.)*/[imx]*|"(?:[^"\\]|\\.)*"|:\w+|\[[^\]]*\]|[^,}\s]+)"""
)


@dataclass(frozen=True, slots=True)
class Row:
    """One route as printed. `to` is a controller's action or what else answers there."""

    line: int
    prefix: str
    verbs: tuple[str, ...]
    path: str
    to: str
    engine: str = ""
    """The engine whose section this is; empty for the application's own."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that is no route."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Action:
    """What a row leads to when that is a controller."""

    controller: str
    name: str
    more: dict[str, str]
    """Constraints and defaults, as Ruby writes their values."""


def read_table(text: str) -> Iterator[Row | Unread]:
    """Every row of the text, in order."""
    engine = ""
    card: dict[str, str] | None = None
    card_line = 0
    for number, line in enumerate(_COLOUR.sub("", text.removeprefix("\ufeff")).splitlines(), 1):
        if _CARD.match(line):
            if card is not None:
                yield _of_card(card, card_line, engine)
            card, card_line = {}, number
        elif section := _SECTION.match(line):
            if card is not None:
                yield _of_card(card, card_line, engine)
                card = None
            engine = section["engine"]
        elif card is not None and (found := _FIELD.match(line)):
            card[found["key"]] = found["value"].strip()
        elif not line.strip() or _HEADER.match(line):
            continue
        elif row := _ROW.match(line):
            yield Row(number, row["prefix"] or "", _verbs(row["verb"]), row["path"], row["to"], engine)
        else:
            yield Unread(number, line.strip())
    if card is not None:
        yield _of_card(card, card_line, engine)


def _of_card(card: dict[str, str], line: int, engine: str) -> Row | Unread:
    path, to = card.get("URI", ""), card.get("Controller#Action", "")
    if not path or not to:
        return Unread(line, ", ".join(f"{key} {value}" for key, value in card.items()) or "an empty entry")
    return Row(line, card.get("Prefix", ""), _verbs(card.get("Verb")), path, to, engine)


def _verbs(text: str | None) -> tuple[str, ...]:
    return tuple(verb for verb in (text or "").split("|") if verb)


def action_of(to: str) -> Action | None:
    """The controller's action that a row leads to; None for a redirect, an engine, a Rack application."""
    if found := _ACTION.match(to):
        return Action(found["controller"], found["action"], _pairs(found["more"] or ""))
    if old := _OLD.match(to):  # as Rails 3 prints it: {:controller=>"tickets", :action=>"index"}
        pairs = {key: value.strip("\"':") for key, value in _pairs(old["more"]).items()}
        if {"controller", "action"} <= set(pairs):
            return Action(pairs.pop("controller"), pairs.pop("action"), _pairs(old["more"]))
    return None


def _pairs(text: str) -> dict[str, str]:
    return {found["old"] or found["new"]: found["value"] for found in _PAIR.finditer(text)}
