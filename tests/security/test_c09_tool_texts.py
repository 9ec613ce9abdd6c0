"""C9: what a tool says of itself holds nothing a reviewer cannot see, and its digest tells when it changed."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from deskwright.catalogue import Catalogue
from deskwright_codegen.text import clean_prose, digest

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def test_no_hidden_character_in_a_listed_tool(shipped: dict[str, Catalogue]) -> None:
    for catalogue in shipped.values():
        says = [catalogue.title, catalogue.about, catalogue.instructions, *catalogue.toolsets.values()]
        for tool in catalogue.tools:
            says += texts(dict(tool.listed))
        for operation in catalogue.operations.values():
            says += [operation.summary, operation.description, operation.words, operation.hidden or ""]
        for text in says:
            hidden = [c for c in text if c != "\n" and unicodedata.category(c) in HIDDEN]
            assert hidden == [], (catalogue.desk, text[:80])
            assert max(text, default="a") < "\U000e0100" or max(text) > "\U000e01ef", (catalogue.desk, text[:80])


@pytest.mark.parametrize(
    "char",
    [
        "\u200b", "\u200c", "\u200d", "\u200e", "\u202e", "\u2066", "\u2069", "\ufeff", "\u00ad", "\u2028", "\x1b",
        "\x00", "\U000e0041", "\U000e007f", "\ufe0f", "\ufe01", "\U000e0100", "\U000e01ef", "\u034f", "\u115f",
        "\u3164", "\ue000", "\ud800",
    ],
)  # fmt: skip
def test_hidden_characters_are_taken_out(char: str) -> None:
    assert clean_prose(f"Reads {char}a{char * 5}ticket{char}.") == "Reads aticket."


@pytest.mark.parametrize("text", ["naïve – “quoted” … 日本語 العربية", "👩‍💻 works", "❤️ it", "a\n\nb"])
def test_visible_text_stays(text: str) -> None:
    assert clean_prose(text) == unicodedata.normalize("NFC", text)


def test_the_digest_is_that_of_the_tool(shipped: dict[str, Catalogue]) -> None:
    for catalogue in shipped.values():
        for tool in catalogue.tools:
            listed = copy.deepcopy(dict(tool.listed))
            meta = listed.pop("_meta")["deskwright"]
            told = meta.pop("digest")
            assert told == digest({**listed, "_meta": meta}), tool.name
            assert told != digest({**listed, "description": listed["description"] + " ", "_meta": meta})
