"""What no YAML file can hold: values that JSON parsers let pass and that cannot be sent."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wire.rig import Played, play

TEXT = {"type": "string"}
CASE = {
    "path": "/t/{id}",
    "method": "post",
    "parameters": [
        {"name": "id", "in": "path", "required": True, "schema": TEXT},
        {"name": "q", "in": "query", "schema": TEXT},
        {"name": "X-A", "in": "header", "schema": TEXT},
        {"name": "c", "in": "cookie", "schema": TEXT},
    ],
    "body": {"application/json": {"type": "object", "properties": {"n": {}}}},
}


def called(**given: Any) -> Played:
    return play({**CASE, "given": {"id": "7", **given}})


@pytest.mark.parametrize("name", ["id", "q", "X-A", "c", "n"])
@pytest.mark.parametrize("text", ["\ud800", "a\udfffb"])
def test_half_a_surrogate_pair_is_refused_wherever_it_stands(name: str, text: str) -> None:
    played = called(**{name: text})
    assert (played.sent, played.answer.is_error) == ([], True)
    assert "half a surrogate pair" in played.answer.content[0]["text"]


def test_half_a_surrogate_pair_in_a_name_is_refused() -> None:
    played = called(n={"\udc00": 1})
    assert (played.sent, played.answer.is_error) == ([], True)
    assert "half a surrogate pair" in played.answer.content[0]["text"]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_json_does_not_have_is_refused(number: float) -> None:
    played = called(n=[{"a": number}])
    assert (played.sent, played.answer.is_error) == ([], True)
    assert "is not a number in JSON" in played.answer.content[0]["text"]


def test_arguments_nested_without_end_are_refused() -> None:
    value: Any = "x"
    for _ in range(200):
        value = [value]
    played = called(n=value)
    assert (played.sent, played.answer.is_error) == ([], True)
    assert "nested more than" in played.answer.content[0]["text"]


def test_the_same_values_without_the_fault_are_sent() -> None:
    played = called(q="😀", n={"a": 1.5})
    assert [(sent.method, sent.target, sent.content) for sent in played.sent] == [
        ("POST", "/t/7?q=%F0%9F%98%80", b'{"n":{"a":1.5}}')
    ]
