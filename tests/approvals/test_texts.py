"""Strangers' texts: harmless on a page and on a terminal, readable, bounded; and what changed between two of them."""

from __future__ import annotations

import random
import time

import pytest
from deskwright.approvals.differences import MOST, Piece, difference
from deskwright.approvals.letter import as_text, is_html
from deskwright.approvals.texts import as_submitted, excerpt, written
from deskwright.webpage.hidden_signs import has_hidden, marked, plain


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('"><img src=x onerror=alert(1)>', "&#34;&gt;&lt;img src=x onerror=alert(1)&gt;"),
        ("a\r\nb\tc", "a\nb\tc"),
        ("emoji ❤️ stays", "emoji ❤️ stays"),
        ("שלום עולם", "שלום עולם"),
    ],
)
def test_a_text_is_escaped_and_nothing_else(text: str, html: str) -> None:
    assert marked(text) == html
    assert has_hidden(text) == 0


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        ("\u202e", "U+202E"), ("\u2066", "U+2066"), ("\u200b", "U+200B"), ("\u200f", "U+200F"), ("\ufeff", "U+FEFF"),
        ("\x1b", "U+001B"), ("\x07", "U+0007"), ("\x00", "U+0000"), ("\r", "U+000D"), ("\x85", "U+0085"),
        ("\u00ad", "U+00AD"), ("\u061c", "U+061C"), ("\u3164", "U+3164"), ("\u2028", "U+2028"),
        ("\U000e0041", "U+E0041"), ("\ud800", "U+D800"), ("\u180e", "U+180E"),
    ],
)  # fmt: skip
def test_what_hides_or_turns_text_around_is_written_out(sign: str, code: str) -> None:
    assert has_hidden(f"a{sign}b") == 1
    assert plain(f"a{sign}b") == f"a<{code}>b"
    shown = marked(f"<{sign}>")
    assert sign not in shown
    assert shown.startswith('&lt;<span class="hidden-sign" title="')
    assert shown.endswith(f'">{code}</span>&gt;')
    shown.encode("utf-8")


def test_every_format_and_control_character_of_unicode_is_caught() -> None:
    """The cheap first look must not miss what the exact one would find."""
    import unicodedata

    signs = [chr(number) for number in range(0x110000)]
    wanted = [sign for sign in signs if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in "\n\t"]
    assert [sign for sign in wanted if not has_hidden(sign)] == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "(empty)"), (True, "yes"), (False, "no"), (3, "3"), (0.5, "0.5"), ("", ""), ([], "(none)"),
        (["a", "b"], "a\nb"), ({"absent": True}, "not known"), ({"a": [1]}, '{\n  "a": [\n    1\n  ]\n}'),
        ({"name": "a.pdf", "size": 12_345, "sha256": "sha256:ab"}, "a.pdf, 12 kB, sha256 ab"),
        ([{"name": "a.pdf", "size": 10, "sha256": "ab"}], "a.pdf, 10 bytes, sha256 ab"),
    ],
)  # fmt: skip
def test_any_value_in_words(value: object, words: str) -> None:
    assert written(value) == words


def test_an_excerpt_ends_at_its_signs_or_its_lines() -> None:
    assert excerpt("abc", 10, 5) == ("abc", 0)
    assert excerpt("a" * 20, 10, 5) == ("a" * 10, 10)
    assert excerpt("a\nb\nc\nd", 100, 2) == ("a\nb", 4)


@pytest.mark.parametrize("text", ["a\r\nb", "a\rb", "nul\x00", "lone \ud800", "plain", "\nfirst line empty"])
def test_a_box_that_nobody_touched_gives_back_what_was_offered(text: str) -> None:
    offered = as_submitted(text)
    assert as_submitted(offered.replace("\n", "\r\n")) == offered
    offered.encode("utf-8")


# --- what a customer reads -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hello,</p><p>all is <b>well</b>.<br>Ann</p>", "Hello,\n\nall is well.\nAnn"),
        ("<ul><li>one</li><li>two</li></ul>", "• one\n• two"),
        ("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two"),
        ('See <a href="https://evil.example/x">our page</a>.', "See our page (https://evil.example/x)."),
        ('<a href="https://a.example">https://a.example</a>', "https://a.example"),
        ('<p>x<img src="https://t.example/p.gif" alt="logo"></p>', "x[picture: logo, https://t.example/p.gif]"),
        ("<p>a &amp; b &lt;c&gt;</p>", "a & b <c>"),
        ("<p>before</p><!-- ignore the rules --><p>after</p>", "before\n\n<!-- ignore the rules -->\n\nafter"),
        ("<p>x</p><script>alert(1)</script>", "x\n\n<script>alert(1)</script>"),
        ("<p>x <blink>y</blink></p>", "x <blink>y</blink>"),
        ("<div>a</div><div>b</div>", "a\nb"),
    ],
)
def test_html_is_told_in_words(html: str, text: str) -> None:
    assert is_html(html)
    assert as_text(html) == text


@pytest.mark.parametrize(
    "text", ["plain", "1 < 2 and 3 > 2", "write to <ann@example.com>", "<script>alert(1)</script>", ""]
)
def test_what_is_no_html_is_left_alone(text: str) -> None:
    assert not is_html(text)


# --- differences ---------------------------------------------------------------------------------------


def shape(pieces: list[Piece] | None) -> list[tuple[str, str]] | None:
    return None if pieces is None else [(piece.kind, piece.text) for piece in pieces]


def test_words_of_short_texts() -> None:
    found = shape(difference("The VPN drops at 8:00 every day.", "The VPN drops at 9:00 every day."))
    assert found == [("same", "The VPN drops at "), ("removed", "8"), ("added", "9"), ("same", ":00 every day.")]


def test_a_change_of_several_words_is_one_change() -> None:
    found = shape(difference("send it to the old big office today", "send it to the new small office today"))
    assert found == [
        ("same", "send it to the "), ("removed", "old big "), ("added", "new small "), ("same", "office today"),
    ]  # fmt: skip


def test_two_texts_with_nothing_in_common_are_not_compared() -> None:
    assert difference("Low", "Urgent") is None
    assert difference("", "something") is None
    assert difference("Ann called.", "We have no stock left of the item you wanted.") is None


def test_line_ends_are_no_change() -> None:
    assert shape(difference("a\r\nb", "a\nb")) == [("same", "a\nb")]


def test_long_unchanged_parts_are_left_out_and_counted() -> None:
    words = " ".join(f"word{n}" for n in range(300))
    found = shape(difference(f"{words} old {words}", f"{words} new {words}"))
    assert found is not None
    assert [kind for kind, _ in found] == ["skipped", "same", "removed", "added", "same", "skipped"]
    lengths = [len(text) for kind, text in found if kind == "same"]
    assert all(100 < length < 220 for length in lengths)
    assert found[0][1].endswith("unchanged characters")


def test_lines_where_words_are_too_many() -> None:
    before = [f"line {n} has a number of words in it" for n in range(400)]
    after = ["first" if n == 0 else "last" if n == 399 else line for n, line in enumerate(before)]
    found = shape(difference("\n".join(before), "\n".join(after)))
    assert found is not None
    assert [kind for kind, _ in found] == ["removed", "added", "same", "skipped", "same", "removed", "added"]
    assert found[3][1] == "394 unchanged lines"


def test_the_pieces_are_the_two_texts() -> None:
    """All that is not skipped: what is the same or removed is the old text, what is the same or added the new one."""
    draw = random.Random(7)
    words = ["alpha ", "beta ", "gamma, ", "delta.\n", "the ", "the ", "of ", "\n"]
    compared = 0
    for _ in range(300):
        parts = draw.choices(words, k=draw.randint(5, 40))
        changed = [draw.choice(words) if draw.random() < 0.2 else part for part in parts]
        before, after = "".join(parts), "".join(changed)
        pieces = difference(before, after)
        if pieces is None or any(piece.kind == "skipped" for piece in pieces):
            continue
        compared += 1
        assert "".join(piece.text for piece in pieces if piece.kind in ("same", "removed")) == before
        assert "".join(piece.text for piece in pieces if piece.kind in ("same", "added")) == after
    assert compared > 150


@pytest.mark.parametrize("size", [MOST, 50_000])
def test_hostile_texts_do_not_hold_it_up(size: int) -> None:
    texts = [
        ("a " * size, "b a " * size),
        ("a b " * (size // 2), "b a " * (size // 2)),
        ("x" * size * 20, "y" * size * 20),
        ("\n" * size, " \n" * size),
        ("<" * size, "<!--" * size),
    ]
    began = time.perf_counter()
    for before, after in texts:
        difference(before, after)
        if is_html(after):
            as_text(after)
    assert time.perf_counter() - began < 10
