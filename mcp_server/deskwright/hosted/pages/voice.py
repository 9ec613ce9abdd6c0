"""Speaks one language on a page: chooses it, fills the sentences, writes lists and times.

Every value that goes into a sentence is a stranger's text: it is escaped, kept from turning the line around, and what
cannot be seen in it is written out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup, escape

from deskwright.errors import Refusal
from deskwright.governance.proposal import now
from deskwright.hosted.pages.texts import EFFECTS, LANGUAGES, PROBLEMS, SENTENCES
from deskwright.webpage.hidden_signs import marked, plain

__all__ = ["Moment", "Told", "Voice", "choose_language", "given"]

_MOST_WISHES = 20


def choose_language(wishes: Iterable[str], accepted: str, offered: Sequence[str]) -> str:
    """The language of a page: what the client said its person wants, then what the browser says, of those offered."""
    known = [language for language in offered if language in LANGUAGES] or ["en"]
    for wish in [*list(wishes)[:_MOST_WISHES], *_by_quality(accepted)]:
        language = wish.replace("_", "-").partition("-")[0].lower()
        if language in known:
            return language
    return known[0]


def _by_quality(accepted: str) -> list[str]:
    """The languages of an Accept-Language, the best first; what is no such thing counts for nothing."""
    found: list[tuple[float, str]] = []
    for part in accepted[:1_000].split(",")[:_MOST_WISHES]:
        tag, _, rest = part.partition(";")
        words = rest.strip().lower()
        try:
            quality = float(words.removeprefix("q=")) if words.startswith("q=") else 1.0
        except ValueError:
            continue
        if 0 < quality <= 1:
            found.append((quality, tag.strip()))
    return [tag for _, tag in sorted(found, key=lambda pair: -pair[0])]


def given(text: str) -> Markup:
    """A stranger's text within a sentence of ours."""
    return Markup("<bdi>") + marked(text) + Markup("</bdi>")


@dataclass(frozen=True, slots=True)
class Told:
    """Why something was not done, in three parts; `language` where it is not the page's."""

    what: Markup
    why: Markup
    next_step: Markup
    language: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    iso: str
    exact: str
    relative: str


class Voice:
    """The sentences of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.tag, self.name = LANGUAGES[language]
        self._sentences = SENTENCES[language]

    def __call__(self, key: str, /, **values: object) -> Markup:
        """A sentence for the page."""
        shown = {name: value if isinstance(value, Markup) else given(str(value)) for name, value in values.items()}
        return Markup(escape(self._sentences[key]).format(**shown))

    def text(self, key: str, /, **values: object) -> str:
        """A sentence where no element can stand: a title, a label."""
        return self._sentences[key].format(**{name: plain(str(value)) for name, value in values.items()})

    def listed(self, words: Sequence[str]) -> Markup:
        """`a, b and c`."""
        shown = [word if isinstance(word, Markup) else given(word) for word in words]
        if len(shown) < 2:
            return Markup("").join(shown)
        return Markup(", ").join(shown[:-1]) + f" {self._sentences['and']} " + shown[-1]

    def effect(self, effect: str) -> tuple[str, str, str]:
        """(what it is, who notices, the same as something that is not possible)"""
        return EFFECTS[self.language][effect]

    def refusal(self, refusal: Refusal, **values: object) -> Told:
        """A refusal in this language where its code has words here, else in its own English."""
        code = str((refusal.error or {}).get("code"))
        words = PROBLEMS[self.language].get(code)
        if words is None:
            what, why, step = (given(_sentence(part)) for part in (refusal.what, refusal.why, refusal.next_step))
            return Told(what, why, step, "" if self.language == "en" else "en")
        shown = {name: given(str(value)) for name, value in values.items()}
        what, why, step = (Markup(escape(part).format(**shown)) for part in words)
        said = (refusal.error or {}).get("texts") or {}
        if own := said.get(self.language):  # the desk's own sentence says more than ours
            why = given(_sentence(own))
        return Told(what, why, step)

    def moment(self, text: str, *, at: datetime | None = None) -> Moment | None:
        """A stored time in words; None where there is none."""
        if not text:
            return None
        when = datetime.fromisoformat(text).astimezone(UTC)
        month = self._sentences["months"].split()[when.month - 1]
        exact = self.text("exact", day=when.day, month=month, year=when.year, clock=f"{when:%H:%M}")
        return Moment(text, exact, self._relative((when - (at or now())).total_seconds()))

    def _relative(self, seconds: float) -> str:
        size = abs(seconds)
        if size < 45:
            return self.text("now")
        for unit, length, limit in (("minute", 60, 90 * 60), ("hour", 3_600, 36 * 3_600), ("day", 86_400, 0)):
            if size < limit or not limit:
                count = max(1, round(size / length))
                words = self.text(unit if count == 1 else f"{unit}s", count=count)
                return self.text("ago" if seconds < 0 else "in", length=words)
        raise AssertionError("unreachable")


def _sentence(text: str) -> str:
    """One part of a refusal as a sentence."""
    shown = text[:1].upper() + text[1:]
    return shown if shown.endswith((".", "?", "!")) else f"{shown}."
