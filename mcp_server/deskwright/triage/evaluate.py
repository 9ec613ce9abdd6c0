"""How well recommendations agree with what was expected of them.

The shipped sample agrees by construction: it shows that the figures are computed, not that a model is good. Inputs that
do not belong together are refused before anything is counted.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from deskwright.triage.models import ExpectedOutcome, Recommendation, what_is_wrong

__all__ = ["CannotEvaluate", "evaluate", "read_expected", "read_recommendations", "summary"]

_Model = TypeVar("_Model", bound=BaseModel)


class CannotEvaluate(Exception):
    """Why there is no report, in one line."""


def read_recommendations(path: Path) -> list[Recommendation]:
    return _read(path, Recommendation)


def read_expected(path: Path) -> list[ExpectedOutcome]:
    return _read(path, ExpectedOutcome)


def evaluate(recommendations: Sequence[Recommendation], expected: Sequence[ExpectedOutcome]) -> dict[str, Any]:
    """The report; CannotEvaluate where the two sides are not about the same tickets."""
    _check(recommendations, expected)
    by_ticket = {item.ticketId: item for item in recommendations}
    both = [(by_ticket[outcome.ticketId], outcome) for outcome in expected]
    wanted_pairs, said_pairs = _expected_pairs(expected), _predicted_pairs(recommendations)
    cited = [
        (set(said.knowledgeArticleIds), article) for said, outcome in both for article in outcome.knowledgeArticleIds
    ]
    return {
        "ticketCount": len(both),
        "categoryAccuracy": _share(said.category == outcome.category for said, outcome in both) or 0,
        "routingAccuracy": _share(said.team == outcome.team for said, outcome in both) or 0,
        "priorityAgreement": _share(said.priority in outcome.acceptablePriorities for said, outcome in both) or 0,
        "securityEscalationRecall": _recall("security", both),
        "outageEscalationRecall": _recall("outage", both),
        "duplicatePrecision": _share(pair in wanted_pairs for pair in said_pairs),
        "duplicateRecall": _share(pair in said_pairs for pair in wanted_pairs),
        "knowledgeCitationCoverage": _share(article in articles for articles, article in cited),
        "approvalSafetyViolations": sum(1 for said, _ in both if said.resolution != "pending"),
    }


def summary(report: dict[str, Any]) -> str:
    """The report in one line."""
    named = (
        ("category", "categoryAccuracy"),
        ("routing", "routingAccuracy"),
        ("priority", "priorityAgreement"),
        ("security recall", "securityEscalationRecall"),
        ("outage recall", "outageEscalationRecall"),
        ("duplicate precision", "duplicatePrecision"),
        ("duplicate recall", "duplicateRecall"),
        ("citations", "knowledgeCitationCoverage"),
    )
    figures = ", ".join(f"{label} {_figure(report[key])}" for label, key in named)
    count, violations = report["ticketCount"], report["approvalSafetyViolations"]
    return f"{count} ticket{'' if count == 1 else 's'}: {figures}; approval safety violations: {violations}"


def _figure(value: float | None) -> str:
    """Three places, never rounded up: what is short of 1 must not look like it."""
    return "none asked" if value is None else f"{math.floor(value * 1000) / 1000:g}"


def _check(recommendations: Sequence[Recommendation], expected: Sequence[ExpectedOutcome]) -> None:
    said, wanted = [item.ticketId for item in recommendations], [item.ticketId for item in expected]
    for side, ids in (("the recommendations", said), ("the expected outcomes", wanted)):
        twice = sorted({id for id in ids if ids.count(id) > 1})
        if twice:
            raise CannotEvaluate(f"{side} name a ticket more than once: {', '.join(twice)}")
    if missing := sorted(set(wanted) - set(said)):
        raise CannotEvaluate(f"no recommendation for {', '.join(missing)}")
    if strange := sorted(set(said) - set(wanted)):
        raise CannotEvaluate(f"no expected outcome for {', '.join(strange)}")
    for item in recommendations:
        for candidate in item.duplicateCandidates:
            if candidate.ticketId == item.ticketId:
                raise CannotEvaluate(f"{item.ticketId} names itself as a duplicate")
            if candidate.ticketId not in wanted:
                raise CannotEvaluate(
                    f"{item.ticketId} names {candidate.ticketId} as a duplicate, which is not in the set"
                )


def _expected_pairs(expected: Iterable[ExpectedOutcome]) -> set[frozenset[str]]:
    groups: dict[str, list[str]] = {}
    for outcome in expected:
        if outcome.duplicateGroup is not None:
            groups.setdefault(outcome.duplicateGroup, []).append(outcome.ticketId)
    return {frozenset(pair) for members in groups.values() for pair in combinations(members, 2)}


def _predicted_pairs(recommendations: Iterable[Recommendation]) -> set[frozenset[str]]:
    """Said by one side is enough, said by both is one pair; how sure the recommendation was does not matter."""
    return {
        frozenset({item.ticketId, candidate.ticketId})
        for item in recommendations
        for candidate in item.duplicateCandidates
    }


def _recall(reason: str, both: Iterable[tuple[Recommendation, ExpectedOutcome]]) -> float | None:
    return _share(reason in said.escalationReasons for said, outcome in both if reason in outcome.requiredEscalations)


def _share(held: Iterable[bool]) -> float | None:
    """How many of the claims hold; None where nothing was claimed. 1 and not 1.0 when all do."""
    answers = list(held)
    if not answers:
        return None
    value = sum(answers) / len(answers)
    return int(value) if value.is_integer() else value


def _read(path: Path, model: type[_Model]) -> list[_Model]:
    """A JSON array of one model; CannotEvaluate names the file and the entry."""
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise CannotEvaluate(f"{path} is not UTF-8") from error
    except OSError as error:
        raise CannotEvaluate(f"{path}: {error.strerror}") from error
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise CannotEvaluate(f"{path} is not JSON{where}") from error
    if not isinstance(entries, list):
        raise CannotEvaluate(f"{path} has to hold an array")
    return list(_entries(path, entries, model))


def _entries(path: Path, entries: Sequence[Any], model: type[_Model]) -> Iterator[_Model]:
    for index, entry in enumerate(entries):
        try:
            yield model.model_validate(entry)
        except ValidationError as error:
            raise CannotEvaluate(f"{path} entry {index}: {what_is_wrong(error)}") from error
