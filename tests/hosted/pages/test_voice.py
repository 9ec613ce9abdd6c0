"""One language at a time: which one, and that both say the same things."""

from __future__ import annotations

import re
import string
from datetime import UTC, datetime

import pytest
from deskwright.errors import Refusal
from deskwright.hosted.pages.texts import EFFECTS, LANGUAGES, PROBLEMS, SENTENCES
from deskwright.hosted.pages.voice import Voice, choose_language
from deskwright.policy import EFFECTS as ALL_EFFECTS

from tests.hosted.pages.made import CLOSED, WRONG

BOTH = ["en", "pt"]


def places(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})


@pytest.mark.parametrize(
    ("wishes", "accepted", "offered", "chosen"),
    [
        ([], "", BOTH, "en"),
        ([], "pt-BR,pt;q=0.9,en;q=0.8", BOTH, "pt"),
        ([], "en;q=0.3, pt;q=0.7", BOTH, "pt"),
        ([], "de-DE,de;q=0.9", BOTH, "en"),
        ([], "*", BOTH, "en"),
        ([], "pt;q=0, en", BOTH, "en"),
        ([], "pt;q=nonsense, ;;;,q=1,\x00", BOTH, "en"),
        (["pt-PT"], "en", BOTH, "pt"),
        (["fr-CA", "pt", "en"], "en", BOTH, "pt"),
        (["en"], "pt", BOTH, "en"),
        (["PT_br"], "", BOTH, "pt"),
        (["fr"], "pt", BOTH, "pt"),
        # never a language that the desk has no words in, nor one that we have none in
        (["pt"], "pt-BR", ["en"], "en"),
        (["de"], "de", ["en", "de"], "en"),
        (["pt"] * 50_000, "pt," * 50_000, BOTH, "pt"),
        (["x"] * 50_000 + ["pt"], "x," * 50_000 + "pt", BOTH, "en"),
    ],
)
def test_the_language_of_a_page(wishes: list[str], accepted: str, offered: list[str], chosen: str) -> None:
    assert choose_language(wishes, accepted, offered) == chosen


def test_both_languages_say_the_same_things() -> None:
    assert SENTENCES.keys() == EFFECTS.keys() == PROBLEMS.keys() == LANGUAGES.keys() == set(BOTH)
    for table in (SENTENCES, PROBLEMS, EFFECTS):
        assert table["en"].keys() == table["pt"].keys()
    assert {key: places(text) for key, text in SENTENCES["en"].items()} == {
        key: places(text) for key, text in SENTENCES["pt"].items()
    }
    # only what is the same word in both may read the same
    same = {key for key, text in SENTENCES["en"].items() if text == SENTENCES["pt"][key]}
    assert same == {"exact"}
    assert set(EFFECTS["en"]) == set(ALL_EFFECTS)
    assert {code for code, words in PROBLEMS["en"].items() if words == PROBLEMS["pt"][code]} == set()


def test_every_sentence_is_said_somewhere() -> None:
    from pathlib import Path

    import deskwright.hosted.pages as room

    folder = Path(room.__file__).parent
    sources = [path for path in [*folder.glob("*.py"), *folder.glob("templates/*")] if path.name != "texts.py"]
    said = "".join(path.read_text("utf-8") for path in sources).replace("'", '"')
    units = {"minute", "minutes", "hour", "hours", "day", "days"}
    assert sorted(key for key in SENTENCES["en"] if key not in units and f'"{key}"' not in said) == []


def test_a_value_is_a_strangers_text() -> None:
    voice = Voice("en")
    made = voice("connect.title", client="<b>Evil</b> {desk} \u202e", desk="TiFlux")
    assert made == (
        "Connect <bdi>&lt;b&gt;Evil&lt;/b&gt; {desk} "
        '<span class="hidden-sign" title="right-to-left override">U+202E</span></bdi> to <bdi>TiFlux</bdi>'
    )
    assert voice.text("connect.title", client="<b> \u202e", desk="TiFlux") == "Connect <b> <U+202E> to TiFlux"


@pytest.mark.parametrize("language", BOTH)
def test_a_refusal_is_told_in_the_pages_language(language: str) -> None:
    told = Voice(language).refusal(WRONG, desk="TiFlux")
    assert told.language == ""
    assert (
        re.sub("</?bdi>", "", str(told.what))
        == {
            "en": "TiFlux did not accept this",
            "pt": "O TiFlux não aceitou",
        }[language]
    )


@pytest.mark.parametrize("language", BOTH)
def test_a_closed_gate_says_the_desks_own_sentence(language: str) -> None:
    why = str(Voice(language).refusal(CLOSED, desk="TiFlux").why)
    assert {"en": "This account is not enabled.", "pt": "Esta conta não está habilitada."}[language] in why


def test_what_nobody_translated_is_marked_as_english() -> None:
    refusal = Refusal("that is over", "the form is <old>", "begin again", error={"code": "something_else"})
    told = Voice("pt").refusal(refusal)
    assert told.language == "en"
    assert (str(told.what), str(told.why)) == ("<bdi>That is over.</bdi>", "<bdi>The form is &lt;old&gt;.</bdi>")
    assert Voice("en").refusal(refusal).language == ""


AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "en", "pt"),
    [
        ("2026-11-21T11:59:40.000000Z", "just now", "agora mesmo"),
        ("2026-11-21T11:59:00.000000Z", "1 minute ago", "há 1 minuto"),
        ("2026-11-21T09:00:00.000000Z", "3 hours ago", "há 3 horas"),
        ("2026-11-19T12:00:00.000000Z", "2 days ago", "há 2 dias"),
        ("2026-12-21T12:00:00.000000Z", "in 30 days", "em 30 dias"),
    ],
)
def test_a_time_in_words(text: str, en: str, pt: str) -> None:
    found = [Voice(language).moment(text, at=AT) for language in BOTH]
    assert [moment.relative for moment in found if moment] == [en, pt]


def test_a_time_written_out() -> None:
    found = [Voice(language).moment("2026-02-03T04:05:06.000000Z", at=AT) for language in BOTH]
    assert [moment.exact for moment in found if moment] == ["3 Feb 2026, 04:05 UTC", "3 fev. 2026, 04:05 UTC"]
    assert Voice("en").moment("") is None


def test_a_list_in_words() -> None:
    assert [str(Voice(language).listed(["a", "b", "c"])) for language in BOTH] == [
        "<bdi>a</bdi>, <bdi>b</bdi> and <bdi>c</bdi>",
        "<bdi>a</bdi>, <bdi>b</bdi> e <bdi>c</bdi>",
    ]
    assert str(Voice("en").listed(["<a>"])) == "<bdi>&lt;a&gt;</bdi>"
    assert str(Voice("en").listed([])) == ""
