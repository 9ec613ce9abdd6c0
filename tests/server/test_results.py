"""Answers: the desk's object as it is, cuts that stay valid JSON, binary content in the right block."""

from __future__ import annotations

import json
from typing import Any

import pytest
from deskwright.errors import Refusal
from deskwright.results import attachment_answer, binary_answer, fit, json_answer, refusal_answer


def texts(answer: Any) -> list[Any]:
    return [json.loads(block["text"]) for block in answer.content if block["type"] == "text"]


@pytest.mark.parametrize(
    ("value", "structured"),
    [({"a": [1]}, {"a": [1]}), ([1], {"result": [1]}), ("x", {"result": "x"}), (None, {"result": None})],
)
def test_an_object_stays_and_anything_else_is_wrapped(value: Any, structured: Any) -> None:
    answer = json_answer(value, {}, limit=1_000)
    assert answer.structured == structured
    assert texts(answer)[0] == structured


def test_the_second_block_is_data() -> None:
    answer = json_answer({"a": 1}, {"page": {"returned": 1, "next": {"page": 2}}}, limit=1_000)
    assert texts(answer)[1] == {
        "page": {"returned": 1, "next": {"page": 2}},
        "provenance": "untrusted helpdesk content",
    }
    assert len(json_answer(None, {}, limit=1_000).content) == 1


def test_cutting_shortens_arrays_and_tells() -> None:
    value = {"total": 900, "data": [{"id": n, "tags": ["a", "b"]} for n in range(900)]}
    answer = json_answer(value, {}, limit=5_000, narrow={"limit": 450})
    shown = texts(answer)[0]
    assert len(answer.content[0]["text"].encode()) <= 5_000
    assert shown["total"] == 900
    assert shown["data"] == value["data"][: len(shown["data"])]  # type: ignore[index]
    cut = answer.meta["cut"]
    assert cut["arrays"] == [{"at": "/data", "kept": len(shown["data"]), "of": 900}]
    assert cut["ask_for_less"] == {"limit": 450}
    assert texts(answer)[1]["cut"] == cut
    assert len(value["data"]) == 900  # type: ignore[arg-type]


def test_one_big_item_gives_up_its_own_arrays_first() -> None:
    value = {"ticket": {"id": 1, "articles": ["x" * 300] * 50}, "links": ["y"]}
    shown, cuts = fit(value, 2_000)
    assert shown["links"] == ["y"]
    assert [cut["at"] for cut in cuts] == ["/ticket/articles"]


def test_too_large_without_arrays_is_an_error_that_says_how_to_ask() -> None:
    with pytest.raises(Refusal) as caught:
        json_answer({"text": "x" * 9_000}, {"operation": "t.show", "effect": "write_outbound"}, limit=5_000)
    assert "the request was carried out" in caught.value.why
    assert "--max-result" in caught.value.next_step


def test_many_small_arrays_do_not_take_forever() -> None:
    """Each is measured once: 20,000 of them are a moment, not a minute."""
    with pytest.raises(Refusal):
        json_answer({str(n): ["abc"] * 5 for n in range(20_000)}, {}, limit=1_000)


@pytest.mark.parametrize(
    ("media", "kind"),
    [("image/png", "image"), ("image/svg+xml", "resource"), ("audio/mpeg", "audio"), ("application/pdf", "resource")],
)
def test_binary_blocks(media: str, kind: str) -> None:
    answer = binary_answer(b"abc", media, "n", "acme://x/n", {})
    assert answer.content[1]["type"] == kind
    assert answer.structured == {"name": "n", "type": media, "size": 3}


def test_an_attachment_without_content_is_an_ordinary_answer() -> None:
    output = {"content": "/data/content", "name": "/data/name", "uri": "acme://a/{id}"}
    assert attachment_answer(output, {"data": {"content": None}}, {}, {}) is None
    assert attachment_answer(output, {"data": {"content": "!"}}, {}, {}) is None
    made = attachment_answer(output, {"data": {"content": "YWJj", "name": "x.bin"}}, {"id": "../1"}, {})
    assert made is not None
    assert made.structured == {"data": {"name": "x.bin"}}
    assert made.content[1]["resource"]["uri"] == "acme://a/..%2F1"


def test_a_refusal_is_three_lines_and_data() -> None:
    answer = refusal_answer(Refusal("a", "b", "c"))
    assert answer.content == [{"type": "text", "text": "refused: a\nwhy: b\nnext: c"}]
    assert answer.structured == {"error": {"code": "refused"}}
    assert answer.as_result()["isError"] is True
