"""How well a name fits: the table of scores, and what must hold of every text."""

from __future__ import annotations

import time

import pytest
from deskwright.match import SCORERS, best, normalise, ranked, score
from hypothesis import given
from hypothesis import strategies as st

texts = st.text(max_size=30)
# Words that do meet each other, so that every rule is reached.
names = st.lists(st.sampled_from(["dev", "Dev", "devops", "é", "a", "ab", " ", "-", "_", "/", "ção", "💥"])).map(
    "".join
)
any_scorer = st.sampled_from(sorted(SCORERS))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Comunicação ", "comunicacao"),
        ("DEV - Experimentos", "dev - experimentos"),
        ("São Tomé", "sao tome"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("💥 Ação", "💥 acao"),
        ("中文", "中文"),
        ("\u0301", ""),
        ("", ""),
    ],
)
def test_case_accents_and_outer_blanks_do_not_count(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("term", "name", "points"),
    [
        ("suporte", "Suporte", 100),
        ("sup", "Suporte", 90),
        ("dev exp", "dev experimentos", 90),
        ("experimentos dev", "DEV - Experimentos", 95),
        ("dev experimentos", "DEV - Experimentos", 95),
        ("exp de", "DEV - Experimentos", 75),
        ("cansados", "Dev - Cansados", 80),
        ("cans", "Dev - Cansados", 70),
        ("sados", "Dev - Cansados", 60),
        ("v - c", "Dev - Cansados", 60),
        ("dev cansados x", "Dev - Cansados", 0),
        ("vendas", "Dev - Cansados", 0),
        # one letter off is not a match
        ("cansado5", "Dev - Cansados", 0),
        ("nível_2", "N1/Nivel 2", 95),
        ("💥", "Dev 💥 Ops", 80),
        ("-", "Dev - Ops", 60),
        ("", "Dev", 0),
        ("   ", "Dev", 0),
        ("\u0301", "Dev", 0),
        ("dev", "", 0),
    ],
)
def test_the_rules_of_tokens(term: str, name: str, points: int) -> None:
    assert score("tokens", term, [name]) == points


def test_several_names_count_each_and_together() -> None:
    assert score("tokens", "suporte", ["DSK1", "Suporte"]) == 100
    assert score("tokens", "dsk1 suporte", ["DSK1", "Suporte"]) == 100
    assert score("tokens", "suporte dsk1", ["DSK1", "Suporte"]) == 95
    assert score("tokens", "x", []) == 0


@pytest.mark.parametrize(
    ("scorer", "term", "known", "points"),
    [
        ("equal", "  Dev  -  Ops ", ["dev - ops"], 100),
        ("equal", "comunicacao", ["Comunicação"], 0),
        ("equal", "", [""], 0),
        ("equal", "dev", ["Ops", "DEV"], 100),
        ("contains", "COMUNICACAO", ["Comunicação"], 100),
        ("contains", "unica", ["Comunicação"], 60),
        ("contains", "ops dev", ["Ops", "Dev"], 0),
        ("contains", "", ["x"], 0),
    ],
)
def test_the_plain_scorers(scorer: str, term: str, known: list[str], points: int) -> None:
    assert score(scorer, term, known) == points


DESKS = ["Suporte", "Dev - Cansados", "Comunicação", "Dev - Premium", "DEV - Experimentos", "Financeiro"]


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("cansados", ["Dev - Cansados"]),
        ("comunicacao", ["Comunicação"]),
        ("premium", ["Dev - Premium"]),
        ("dev experimentos", ["DEV - Experimentos"]),
        ("dev", ["Dev - Cansados", "Dev - Premium", "DEV - Experimentos"]),
        ("jurídico", []),
        ("", []),
    ],
)
def test_names_that_people_type(term: str, found: list[str]) -> None:
    assert best("tokens", term, DESKS, lambda name: [name]) == found


def test_only_the_best_or_all_of_them() -> None:
    known = ["Redevelop", "Dev", "Dev Ops", "My Dev", "Sales", "dev"]
    assert best("tokens", "dev", known, lambda name: [name]) == ["Dev", "dev"]
    assert ranked("tokens", "dev", known, lambda name: [name]) == ["Dev", "dev", "Dev Ops", "My Dev", "Redevelop"]


def test_an_unknown_scorer_is_our_own_mistake() -> None:
    with pytest.raises(KeyError):
        score("distance", "a", ["a"])


@given(texts)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(any_scorer, texts, st.lists(texts, max_size=4))
def test_a_score_is_a_number_of_the_table(scorer: str, term: str, known: list[str]) -> None:
    assert score(scorer, term, known) in {0, 60, 70, 75, 80, 90, 95, 100}


@given(any_scorer, texts, st.lists(texts, max_size=3))
def test_a_name_fits_itself_and_only_an_empty_one_does_not(scorer: str, name: str, more: list[str]) -> None:
    says_something = (" ".join(name.split()) if scorer == "equal" else normalise(name)) != ""
    assert score(scorer, name, [*more, name]) == (100 if says_something else 0)


@given(st.sampled_from(["contains", "tokens"]), names, names)
def test_case_accents_and_blanks_of_the_term_do_not_count(scorer: str, term: str, name: str) -> None:
    assert score(scorer, f"  {term.upper()} ", [name]) == score(scorer, normalise(term), [normalise(name)])


@given(names, names)
def test_what_is_contained_fits(term: str, name: str) -> None:
    if normalise(term) and normalise(term) in normalise(name):
        assert score("tokens", term, [name]) >= 60
        assert score("contains", term, [name]) >= 60


@given(any_scorer, names, st.lists(names, max_size=8))
def test_the_best_are_the_head_of_the_ranked(scorer: str, term: str, known: list[str]) -> None:
    order = ranked(scorer, term, known, lambda name: [name])
    top = best(scorer, term, known, lambda name: [name])
    points = [score(scorer, term, [name]) for name in order]
    assert points == sorted(points, reverse=True)
    assert order[: len(top)] == top
    assert sorted(order) == sorted(name for name in known if score(scorer, term, [name]))


def test_very_long_texts_take_no_long_time() -> None:
    words = " ".join(f"w{number}" for number in range(60_000))
    started = time.monotonic()
    assert score("tokens", words + " x", [words, words[::-1]]) == 0
    assert score("contains", "a" * 200_000 + "b", ["a" * 400_000]) == 0
    assert time.monotonic() - started < 10
