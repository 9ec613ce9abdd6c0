"""An event is bounded whatever it is given, and says what was cut."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from deskwright.governance.audit_event import STEPS, Event, bounded
from deskwright.state.chain import canonical

from tests.state.made import ANN, event


def digest(text: str) -> str:
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def test_a_long_text_is_cut_with_the_digest_of_the_whole() -> None:
    text = "ä" * 201
    assert bounded("ä" * 200) == "ä" * 200
    assert bounded(text) == "ä" * 200 + "… " + digest(text)
    assert bounded("\ud800" * 201).endswith(digest("\ud800" * 201))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (0.5, 0.5),
        (float("nan"), "nan"),
        (float("inf"), "inf"),
        ((1, "a"), [1, "a"]),
        ({"b", "a"}, ["a", "b"]),
        ({1: {"x": [None]}}, {"1": {"x": [None]}}),
    ],
)
def test_values_become_plain_json(value: Any, expected: Any) -> None:
    assert bounded(value) == expected
    assert json.loads(canonical(bounded(value))) == json.loads(json.dumps(expected))


def test_a_number_of_any_length_is_written() -> None:
    assert bounded(2**256) == hex(2**256)
    assert bounded(10**5_000) == bounded(hex(10**5_000))


def test_many_members_are_counted() -> None:
    many = list(range(60))
    assert bounded(many) == [*range(50), f"10 more, {digest(json.dumps(many))}"]
    names = {f"n{number:02}": number for number in range(51)}
    assert bounded(names)["…"] == f"1 more, {digest(json.dumps(names))}"
    assert len(bounded(names)) == 51


def test_what_is_nested_deeply_becomes_a_text() -> None:
    deep: Any = "ground"
    for _ in range(900):
        deep = [deep]
    text = canonical(bounded(deep))
    assert len(text) < 500
    circle: list[Any] = []
    circle.append(circle)
    assert len(canonical(bounded(circle))) < 500


def test_no_event_is_big() -> None:
    wide: Any = "x" * 1_000
    for _ in range(4):
        wide = {f"member {number}": wide for number in range(9)}
    told = event("applied", before=wide, after=wide, outcome=wide, rationale="y" * 100_000).to_record()
    assert len(canonical(told)) < 100_000
    assert all("sha256:" in text for text in told["after"].values())


def test_it_reads_what_it_recorded() -> None:
    whole = event("approved", ticket="T1", fields=("a", "b"), before={"a": {"absent": True}}, outcome={"n": 1})
    assert Event.from_data(json.loads(canonical(whole.to_record()))) == whole
    assert Event.from_data({"step": "call", "principal": ANN, "of a later version": 1}) == Event("call", ANN)


def test_empty_members_are_left_out() -> None:
    assert Event("call", ANN).to_record() == {"step": "call", "principal": ANN}
    assert Event("call", {}).to_record() == {"step": "call", "principal": {}}


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_one(step: str) -> None:
    assert replace(event(), step=step).step == step


def test_another_step_is_refused() -> None:
    with pytest.raises(ValueError, match="'sold' is not a step of the audit"):
        event("sold")
