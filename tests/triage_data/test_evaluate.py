"""Every figure of an evaluation worked out by hand, inputs that do not belong together, the sample whole and broken."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright.triage.evaluate import CannotEvaluate, evaluate, read_expected, read_recommendations, summary
from deskwright.triage.fixtures import evaluation_folder
from deskwright.triage.models import ExpectedOutcome, Recommendation

from .made import candidate, outcome, recommendation

SAMPLE, EXPECTED = evaluation_folder() / "sample.json", evaluation_folder() / "expected.json"
FIGURES = (
    "categoryAccuracy",
    "routingAccuracy",
    "priorityAgreement",
    "securityEscalationRecall",
    "outageEscalationRecall",
    "duplicatePrecision",
    "duplicateRecall",
    "knowledgeCitationCoverage",
)


def test_nothing_at_all() -> None:
    assert evaluate([], []) == {
        "ticketCount": 0,
        "categoryAccuracy": 0,
        "routingAccuracy": 0,
        "priorityAgreement": 0,
        "securityEscalationRecall": None,
        "outageEscalationRecall": None,
        "duplicatePrecision": None,
        "duplicateRecall": None,
        "knowledgeCitationCoverage": None,
        "approvalSafetyViolations": 0,
    }


def test_figures_worked_out_by_hand() -> None:
    said = [
        recommendation(1, escalationReasons=["security"], knowledgeArticleIds=["a", "x"]),
        recommendation(2, category="billing", priority="P2", escalationReasons=["sla"], knowledgeArticleIds=["b"]),
        recommendation(3, team="support", priority="P4", resolution="approved", escalationReasons=["outage"]),
        recommendation(
            4, priority="P1", team="support", resolution="rejected", escalationReasons=["outage", "security"]
        ),
    ]
    wanted = [
        outcome(4, acceptablePriorities=["P1"], requiredEscalations=["security"]),
        outcome(3, requiredEscalations=["outage"], knowledgeArticleIds=["c"]),
        outcome(2, acceptablePriorities=["P3", "P2"], requiredEscalations=["security", "outage"]),
        outcome(1, requiredEscalations=["security"], knowledgeArticleIds=["a", "b"]),
    ]
    assert evaluate(said, wanted) == {
        "ticketCount": 4,
        "categoryAccuracy": 0.75,
        "routingAccuracy": 0.5,
        "priorityAgreement": 0.75,
        "securityEscalationRecall": pytest.approx(2 / 3),
        "outageEscalationRecall": 0.5,
        "duplicatePrecision": None,
        "duplicateRecall": None,
        "knowledgeCitationCoverage": pytest.approx(1 / 3),
        "approvalSafetyViolations": 2,
    }


def pairs(groups: dict[int, str], said: dict[int, list[int]]) -> tuple[Any, Any]:
    """Duplicate precision and recall of tickets 1 to 5."""
    wanted = [outcome(n, **({"duplicateGroup": groups[n]} if n in groups else {})) for n in range(1, 6)]
    given = [recommendation(n, duplicateCandidates=[candidate(m) for m in said.get(n, [])]) for n in range(1, 6)]
    found = evaluate(given, wanted)
    return found["duplicatePrecision"], found["duplicateRecall"]


def test_a_group_of_three_is_three_pairs_in_any_order() -> None:
    assert pairs({1: "g", 2: "g", 3: "g"}, {1: [2, 3], 3: [2]}) == (1, 1)
    assert pairs({1: "g", 2: "g", 3: "g"}, {2: [1]}) == (1, pytest.approx(1 / 3))


def test_a_pair_said_by_both_sides_or_twice_is_one() -> None:
    assert pairs({1: "g", 2: "g"}, {1: [2, 2], 2: [1]}) == (1, 1)
    assert pairs({1: "g", 2: "g"}, {1: [2], 2: [1], 4: [5]}) == (0.5, 1)


def test_groups_do_not_mix() -> None:
    assert pairs({1: "g", 2: "g", 3: "h", 4: "h"}, {1: [3], 2: [4]}) == (0, 0)


def test_null_where_there_is_nothing_to_divide_by() -> None:
    assert pairs({}, {1: [2]}) == (0, None)
    assert pairs({1: "g", 2: "g"}, {}) == (None, 0)
    assert pairs({1: "g"}, {}) == (None, None)


def test_how_sure_a_duplicate_is_does_not_matter() -> None:
    said = [recommendation(1, duplicateCandidates=[candidate(2, 0)]), recommendation(2)]
    wanted = [outcome(1, duplicateGroup="g"), outcome(2, duplicateGroup="g")]
    assert evaluate(said, wanted)["duplicateRecall"] == 1


def test_an_escalation_that_nobody_asked_for_costs_nothing() -> None:
    found = evaluate([recommendation(1, escalationReasons=["security", "outage"])], [outcome(1)])
    assert (found["securityEscalationRecall"], found["outageEscalationRecall"]) == (None, None)


def test_the_summary_is_one_line_and_never_rounds_up_to_all() -> None:
    said = [recommendation(n, category="api" if n else "billing") for n in range(1999)]
    line = summary(evaluate(said, [outcome(n) for n in range(1999)]))
    assert line.startswith("1999 tickets: category 0.999, routing 1, priority 1, security recall none asked, ")
    assert line.endswith("citations none asked; approval safety violations: 0")
    assert "\n" not in line
    assert summary(evaluate([recommendation(1)], [outcome(1)])).startswith("1 ticket: ")


# --- inputs that do not belong together ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "wanted", "why"),
    [
        ([1, 1], [1], "the recommendations name a ticket more than once: TKT-0001"),
        ([1], [1, 1], "the expected outcomes name a ticket more than once: TKT-0001"),
        ([1], [1, 2, 3], "no recommendation for TKT-0002, TKT-0003"),
        ([1, 2], [1], "no expected outcome for TKT-0002"),
        ([], [1], "no recommendation for TKT-0001"),
    ],
)
def test_both_sides_name_the_same_tickets_once(said: list[int], wanted: list[int], why: str) -> None:
    with pytest.raises(CannotEvaluate) as told:
        evaluate([recommendation(number) for number in said], [outcome(number) for number in wanted])
    assert str(told.value) == why


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (1, "TKT-0001 names itself as a duplicate"),
        (3, "TKT-0001 names TKT-0003 as a duplicate, which is not in the set"),
    ],
)
def test_a_duplicate_is_another_ticket_of_the_set(other: int, why: str) -> None:
    said = [recommendation(1, duplicateCandidates=[candidate(other)]), recommendation(2)]
    with pytest.raises(CannotEvaluate) as told:
        evaluate(said, [outcome(1), outcome(2)])
    assert str(told.value) == why


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"[", "is not JSON (line 1)"),
        (b"{}", "has to hold an array"),
        (b"\xff", "is not UTF-8"),
        (b'[{"ticketId": "TKT-1"}]', "entry 0: "),
        (b"[" * 100_000, "is not JSON"),
    ],
    ids=["broken", "object", "bytes", "entry", "deep"],
)
@pytest.mark.parametrize("read", [read_recommendations, read_expected])
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, read: Callable[[Path], list[Any]], content: bytes, why: str
) -> None:
    file = tmp_path / "given.json"
    file.write_bytes(content)
    with pytest.raises(CannotEvaluate) as told:
        read(file)
    assert str(told.value).startswith(str(file))
    assert why in str(told.value)
    assert "\n" not in str(told.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotEvaluate, match=r"nowhere\.json: No such file"):
        read_expected(tmp_path / "nowhere.json")


def test_an_unknown_member_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "given.json"
    file.write_text(json.dumps([outcome(1).data(), {**outcome(2).data(), "colour": "red"}]), "utf-8")
    with pytest.raises(CannotEvaluate, match="entry 1: colour"):
        read_expected(file)


# --- the shipped sample --------------------------------------------------------------------------------


def test_the_shipped_sample_agrees_everywhere() -> None:
    found = evaluate(read_recommendations(SAMPLE), read_expected(EXPECTED))
    assert found == {"ticketCount": 30, **dict.fromkeys(FIGURES, 1), "approvalSafetyViolations": 0}


Entries = dict[str, dict[str, Any]]


def _another_category(entries: Entries) -> None:
    entries["TKT-1010"]["category"] = "api"


def _another_team(entries: Entries) -> None:
    entries["TKT-1016"]["team"] = "support"


def _obeyed_the_ticket(entries: Entries) -> None:
    entries["TKT-1005"]["priority"] = "P4"


def _no_security(entries: Entries) -> None:
    entries["TKT-1004"]["escalationReasons"] = ["missing-information"]


def _no_outage(entries: Entries) -> None:
    entries["TKT-1002"]["escalationReasons"] = ["sla"]


def _a_wrong_duplicate(entries: Entries) -> None:
    entries["TKT-1030"]["duplicateCandidates"] = [candidate(1029)]


def _a_lost_duplicate(entries: Entries) -> None:
    for id in ("TKT-1007", "TKT-1008"):
        entries[id]["duplicateCandidates"] = []


def _a_lost_citation(entries: Entries) -> None:
    entries["TKT-1003"]["knowledgeArticleIds"].remove("vip-communications")


BREAKS = {
    _another_category: {"categoryAccuracy": 29 / 30},
    _another_team: {"routingAccuracy": 29 / 30},
    _obeyed_the_ticket: {"priorityAgreement": 29 / 30},
    _no_security: {"securityEscalationRecall": 1 / 2},
    _no_outage: {"outageEscalationRecall": 2 / 3},
    _a_wrong_duplicate: {"duplicatePrecision": 6 / 7},
    _a_lost_duplicate: {"duplicateRecall": 5 / 6},
    _a_lost_citation: {"knowledgeCitationCoverage": 40 / 41},
}


@pytest.mark.parametrize("break_it", BREAKS, ids=lambda breaking: breaking.__name__.strip("_"))
def test_a_broken_sample_is_told_by_its_figure_alone(break_it: Callable[[Entries], None]) -> None:
    entries = {entry["ticketId"]: entry for entry in json.loads(SAMPLE.read_text("utf-8"))}
    whole = copy.deepcopy(entries)
    break_it(entries)
    assert entries != whole
    found = evaluate([Recommendation.model_validate(entry) for entry in entries.values()], read_expected(EXPECTED))
    wanted = dict.fromkeys(FIGURES, 1) | BREAKS[break_it]
    assert {name: found[name] for name in FIGURES} == pytest.approx(wanted)
    assert found["approvalSafetyViolations"] == 0


def test_a_sample_that_was_decided_already_violates_the_order() -> None:
    entries = json.loads(SAMPLE.read_text("utf-8"))
    entries[4]["resolution"], entries[5]["resolution"] = "approved", "rejected"
    found = evaluate([Recommendation.model_validate(entry) for entry in entries], read_expected(EXPECTED))
    assert found["approvalSafetyViolations"] == 2
    assert {found[name] for name in FIGURES} == {1}


def test_the_expected_outcomes_are_the_sheet_of_their_own() -> None:
    """Outcomes are read as such, not as recommendations."""
    assert all(isinstance(item, ExpectedOutcome) for item in read_expected(EXPECTED))
    with pytest.raises(CannotEvaluate):
        read_recommendations(EXPECTED)
