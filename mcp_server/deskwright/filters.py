"""Leaves rows out that the caller did not ask for, where the desk itself has no such filter.

It works on the whole list, not on the page that happened to come: a match on page nine is a match.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from deskwright.bind import field_of
from deskwright.errors import Refusal, listed, short
from deskwright.match import best, ranked, score

__all__ = ["Filtered", "active_filters", "filter_rows"]

DEFAULT_SIZE = 20
MAX_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class Filtered:
    """One page of the rows that match, and how many match in all."""

    rows: list[Any]
    total: int
    page: int
    size: int

    @property
    def has_more(self) -> bool:
        return self.page * self.size < self.total


def active_filters(word: Mapping[str, Any] | None, arguments: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The filters that this call asks for."""
    return [
        rule
        for rule in (word or {}).get("filters") or ()
        if arguments.get(rule["argument"]) not in (None, "")
        and not any(arguments.get(other) not in (None, "") for other in rule.get("unless") or ())
    ]


def filter_rows(
    word: Mapping[str, Any], rules: Sequence[Mapping[str, Any]], arguments: Mapping[str, Any], rows: Sequence[Any]
) -> Filtered:
    """The rows that every filter lets through; `expect: one` refuses none and several."""
    hits = list(rows)
    for rule in rules:
        wanted, names_of = str(arguments[rule["argument"]]), _names_by(rule)
        if rule.get("sort") == "best":
            hits = ranked(rule["scorer"], wanted, hits, names_of)
        else:
            hits = [row for row in hits if score(rule["scorer"], wanted, names_of(row))]
    for rule in rules:  # of what every filter lets through
        if rule.get("expect") == "one":
            wanted = str(arguments[rule["argument"]])
            # An exact name beats one that merely holds it, as in a look-up.
            hits = best(rule["scorer"], wanted, hits, _names_by(rule))
            if len(hits) != 1:
                raise _not_one(rule, wanted, hits)
    page = max(1, int(arguments.get(word.get("page") or "") or 1))
    size = max(1, int(arguments.get(word.get("size") or "") or word.get("default_size") or DEFAULT_SIZE))
    return Filtered(hits[(page - 1) * size : page * size], len(hits), page, size)


def _names_by(rule: Mapping[str, Any]) -> Callable[[Any], list[str]]:
    return lambda row: [str(name) for key in rule["match"] if (name := field_of(row, key)) not in (None, "")]


def _not_one(rule: Mapping[str, Any], wanted: str, hits: Sequence[Any]) -> Refusal:
    argument, label = rule["argument"], rule.get("label") or rule["argument"]
    if not hits:
        return Refusal(
            f"{argument}: no {label} has {short(wanted)} in its name",
            "the whole list was read",
            "look with another name, or list them without it",
            verb="failed",
            error={"code": "unknown_name", "argument": argument},
        )
    value = rule.get("value") or "id"
    candidates = []
    for row in hits[:MAX_CANDIDATES]:
        texts = [
            str(text) for key in rule.get("show") or rule["match"] if (text := field_of(row, key)) not in (None, "")
        ]
        candidates.append(f"{short(', '.join(texts), 90)} = {field_of(row, value)}")
    return Refusal(
        f"{argument}: {len(hits)} of them have {short(wanted)} in their name",
        f"candidates: {listed(candidates, MAX_CANDIDATES)}",
        "use one of these ids, or a longer name",
        verb="failed",
        error={"code": "ambiguous_name", "argument": argument, "candidates": candidates},
    )
