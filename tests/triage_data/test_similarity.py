"""Which tickets count as similar: the words, the bound, the order, and what the shipped tickets have in common."""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any

import pytest
from deskwright.triage.errors import TriageError
from deskwright.triage.fixtures import seed_folder
from deskwright.triage.models import Ticket
from deskwright.triage.similarity import STOP_WORDS, find_similar, score, words_of

from .made import ticket


def said(number: int, words: str, **members: Any) -> Ticket:
    """A ticket with these words and no other that counts."""
    return ticket(number, subject=words, description="the", **members)


def test_words_are_runs_of_letters_and_digits_of_subject_description_and_tags() -> None:
    made = ticket(subject="The webhook's 503", description="Über-all: RETRY_2", tags=["EU api", "sso"])
    assert words_of(made) == {"webhook", "s", "503", "ber", "all", "retry", "2", "eu", "api", "sso"}


def test_the_thirteen_words_that_say_nothing() -> None:
    assert sorted(STOP_WORDS) == ["a", "an", "and", "are", "for", "in", "is", "of", "on", "our", "the", "to", "with"]
    assert (
        words_of(ticket(subject="The of our", description="a an and are for in is on to with", tags=["THE"])) == set()
    )


def test_a_score_is_the_share_of_words_in_common() -> None:
    assert score(frozenset("abc"), frozenset("bcd")) == 0.5
    assert score(frozenset("ab"), frozenset("ab")) == 1
    assert score(frozenset("a"), frozenset("b")) == 0


def test_nothing_in_common_with_nothing_is_no_likeness() -> None:
    assert score(frozenset(), frozenset()) == 0
    assert find_similar([said(1, "the"), said(2, "of")], "TKT-0001") == []


def test_exactly_a_fifth_is_not_enough_and_more_is() -> None:
    one = said(1, "x b e")
    assert score(words_of(one), words_of(said(2, "x c d"))) == 0.2
    assert find_similar([one, said(2, "x c d")], "TKT-0001") == []
    assert find_similar([one, said(2, "x c")], "TKT-0001") == [
        {
            "ticketId": "TKT-0002",
            "confidence": 0.25,
            "evidence": "Share of words in common (subject, description, tags): 0.250",
        }
    ]


def test_two_tenths_are_a_fifth_too() -> None:
    one, other = said(1, "x y b c d e"), said(2, "x y f g h i")
    assert len(words_of(one) | words_of(other)) == 10
    assert find_similar([one, other], "TKT-0001") == []


def test_best_first_then_by_id_and_five_at_most() -> None:
    tickets = [said(9, "x y z"), said(7, "x y"), said(3, "x y"), said(5, "x y"), said(4, "x y"), said(6, "x y"),
               said(1, "x y z q")]  # fmt: skip
    found = find_similar(tickets, "TKT-0001")
    assert [item["ticketId"] for item in found] == ["TKT-0009", "TKT-0003", "TKT-0004", "TKT-0005", "TKT-0006"]
    assert [item["confidence"] for item in found] == [0.75, 0.5, 0.5, 0.5, 0.5]


def test_the_score_is_told_to_three_places() -> None:
    found = find_similar([said(1, "x y"), said(2, "x z")], "TKT-0001")
    assert found[0]["confidence"] == pytest.approx(1 / 3)
    assert found[0]["evidence"].endswith(": 0.333")


def test_resolved_tickets_count_and_the_ticket_itself_does_not() -> None:
    found = find_similar([said(1, "x y"), said(2, "x y", status="resolved")], "TKT-0001")
    assert [item["ticketId"] for item in found] == ["TKT-0002"]


def test_tags_alone_can_make_the_likeness() -> None:
    found = find_similar([ticket(1, subject="of", description="the", tags=["sso"]), said(2, "SSO")], "TKT-0001")
    assert [item["confidence"] for item in found] == [1.0]


def test_an_unknown_ticket_is_told() -> None:
    with pytest.raises(TriageError) as told:
        find_similar([said(1, "x")], "TKT-0404")
    assert told.value.code == "TICKET_NOT_FOUND"


# --- the shipped tickets -------------------------------------------------------------------------------

CLUSTER = {"TKT-1001", "TKT-1002", "TKT-1003"}
PAIRS = [{"TKT-1007", "TKT-1008"}, {"TKT-1011", "TKT-1012"}, {"TKT-1013", "TKT-1014"}]


def _seed() -> list[Ticket]:
    return [Ticket.model_validate(data) for data in json.loads((seed_folder() / "tickets.json").read_text("utf-8"))]


@pytest.mark.parametrize("group", [CLUSTER, *PAIRS], ids=lambda group: "-".join(sorted(group)))
def test_each_of_a_group_finds_exactly_the_others(group: set[str]) -> None:
    for id in group:
        assert {item["ticketId"] for item in find_similar(_seed(), id)} == group - {id}


def test_no_other_shipped_tickets_are_alike() -> None:
    tickets = _seed()
    alike = {
        frozenset({one.id, other.id})
        for one, other in combinations(tickets, 2)
        if score(words_of(one), words_of(other)) > 0.2
    }
    assert alike == {*map(frozenset, combinations(CLUSTER, 2)), *map(frozenset, PAIRS)}
