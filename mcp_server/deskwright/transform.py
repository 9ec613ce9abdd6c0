"""Turns a text into the markup a desk wants, and a desk's markup into plain text.

Unsafe HTML is never passed on, whoever wrote it: an assistant may be repeating what a ticket told it to write.
HTML without anything unsafe is passed on byte for byte, so that a text that was read can be written back.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Any

__all__ = ["TRANSFORMS", "Transformed", "html_to_text", "markdown_to_html"]


@dataclass(frozen=True, slots=True)
class Transformed:
    """The text to send, and what is to be told of the change beyond the conversion itself."""

    text: str
    note: str | None = None


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A text with one of these is HTML already; with none of them it is Markdown.
_SIGNS = _words(
    "p div br strong h1 h2 h3 h4 h5 h6 ul ol li code pre a em b i table thead tbody tfoot tr td th span img figure "
    "figcaption blockquote hr sub sup mark s u small"
)
_SIGN = re.compile(rf"<(?:{'|'.join(sorted(_SIGNS, key=len, reverse=True))})[\s/>]", re.I)

# What editors of helpdesks and mail programs write and a browser only shows.
_TAGS = _SIGNS | _words(
    "abbr acronym address article aside audio bdi bdo big caption center cite col colgroup data dd del details dfn dir "
    "dl dt figure font footer header hgroup ins kbd label main nav nobr o:p oembed picture q rp rt ruby samp section "
    "source strike summary time tt var video wbr"
)
# These go with what is in them; any other element that is not shown goes alone, its text stays.
_WITH_CONTENT = _words("script style iframe noscript template svg math")
_ATTRIBUTES = _words(
    "align alt aria-hidden background bgcolor border cellpadding cellspacing char charoff cite class clear color cols "
    "colspan compact contenteditable controls coords datetime dir download draggable face frame headers height href "
    "hreflang hspace id itemprop itemscope itemtype lang language loading loop media muted noshade nowrap open poster "
    "referrerpolicy rel reversed role rowspan rules scope shape size sizes spellcheck src srcset start style summary "
    "tabindex target title translate type url valign value vspace width"
)
_SCHEMES = _words(
    "http https ftp ftps sftp mailto tel sms sip sips callto skype msteams whatsapp xmpp irc ircs news geo webcal cid "
    "mid data"
)
_LINKS = frozenset({"href", "src", "cite", "poster", "background", "srcset", "url"})
# Web frameworks act on these: data-method="delete" on a link sends a request in the reader's name.
_ACTING = re.compile(
    r"data-(?:method|remote|url|href|params|confirm|disable|turbo|controller|action|bind|toggle|target|ng-|x-|hx-|on)"
)
_UNSAFE_STYLE = re.compile(
    r"expression\(|javascript:|vbscript:|(?<![\w-])behavior:|-moz-binding|@import|position:(?:fixed|sticky)", re.I
)
_STYLE_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?|\\|/\*.*?(?:\*/|\Z)", re.I | re.S)
# What a browser and the parser of the standard library may write in two ways, and what never is markup.
_LOOSE = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\ufffd\ufdd0-\ufdef\ufffe\uffff]+|["
    + "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17))
    + "]"
)
_FRAME = frozenset({"html", "head", "body"})
_FRAME_ATTRIBUTES = frozenset({"lang", "dir", "class", "xmlns"})
_PLAIN_DOCTYPE = re.compile(r"doctype[\w\s\"'/.:+,()-]*", re.I)
_ANY_TAG = re.compile(r"<[^<>]*>")
MAX_ROUNDS = 10
MAX_TOLD = 6


# --- Markdown to HTML ----------------------------------------------------------------------------------


def markdown_to_html(text: str) -> Transformed:
    """Markdown as HTML, a single line break kept as one; HTML stays as it is, but for what is unsafe in it."""
    text = text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair cannot be sent
    if not text.strip():
        return Transformed("")
    made, lost = _made_safe(text if _is_html(text) else _rendered(text))
    if not lost:
        return Transformed(made)
    told = list(dict.fromkeys(lost))
    more = f" and {len(told) - MAX_TOLD} more" if len(told) > MAX_TOLD else ""
    return Transformed(made, f"removed as unsafe or unreadable HTML: {', '.join(told[:MAX_TOLD])}{more}")


def _is_html(text: str) -> bool:
    """Does it hold a tag of the list, one that is not an example in a piece of code?"""
    signs = len(_SIGN.findall(text))
    if not signs or not any(tag in _SIGNS for tag, _ in _Reading(text).tags):
        return False
    if "`" not in text and "~~~" not in text:
        return True
    return signs > sum(len(_SIGN.findall(code)) for code in _codes(text))


def _codes(text: str) -> list[str]:
    """The contents of fenced code and code spans."""
    found = []
    for token in _markdown(for_code=True).parse(text):
        for part in (token, *(token.children or ())):
            if part.type in ("fence", "code_inline"):
                found.append(part.content)
    return found


def _rendered(text: str) -> str:
    made: str = _markdown(for_code=False).render(text)
    # Nothing but link definitions is shown as nothing: then the text itself is meant.
    return made.rstrip("\n") or f"<p>{html.escape(text.strip(), quote=False)}</p>"


@cache
def _markdown(*, for_code: bool) -> Any:
    # Loaded at first use: most calls need neither of the two libraries.
    from markdown_it import MarkdownIt

    if for_code:
        # Indented HTML is no code.
        return MarkdownIt("commonmark", {"html": False}).disable("code")
    made = MarkdownIt("commonmark", {"html": False, "breaks": True, "linkify": True, "xhtmlOut": False})
    made.enable(["table", "strikethrough", "linkify"])
    if made.linkify is not None:
        # Only what says that it is an address: `main.py` is a file, though Paraguay has that domain.
        made.linkify.set({"fuzzy_link": False})
    return made


# --- safe HTML -----------------------------------------------------------------------------------------


def _made_safe(text: str) -> tuple[str, list[str]]:
    """The HTML without what is unsafe, and what that was; the very same text where nothing was."""
    lost: list[str] = []
    for _ in range(MAX_ROUNDS):
        safe, missing = _without_unsafe(text)
        if not missing:
            return text, lost
        # What is left must still be known as HTML, or it would be read as Markdown the next time.
        text = safe if _is_html(safe) else f"<div>{safe}</div>" if safe.strip() else ""
        lost += missing
    return f"<p>{html.escape(html_to_text(text), quote=False)}</p>", lost


def _without_unsafe(text: str) -> tuple[str, list[str]]:
    read = _Reading(text)
    lost = []
    if read.tail:
        # Unfinished: it would swallow what the desk writes behind it.
        text = text[: len(text) - len(read.tail)] + read.tail.replace("<", "&lt;")
        lost.append("an unfinished tag (shown as text)")
        read = _Reading(text)
    safe = _cleaner().clean(text)
    kept = _Reading(safe)
    lost += read.odd
    lost += (f"<{_short(tag)}>" for tag in read.names() - kept.names())
    lost += (_told_attribute(*pair) for pair in read.attributes() - kept.attributes())
    if not lost and read.shown() != kept.shown():
        lost.append("text where no text can stand")
    return (safe, lost) if lost else (text, lost)


def _told_attribute(name: str, value: str) -> str:
    scheme = re.match(r"([a-z]{2,12}):", value, re.I)
    return f"{_short(name)} with {scheme[1].lower()}:" if name in _LINKS and scheme else _short(name)


def _short(name: str) -> str:
    return re.sub(r"[^\w:.-]", "?", name)[:24]


@cache
def _cleaner() -> Any:
    import nh3

    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags=set(_WITH_CONTENT),
        attributes={"*": set(_ATTRIBUTES), "a": {"name"}},
        generic_attribute_prefixes={"data-"},
        attribute_filter=_kept_value,
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )


def _kept_value(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute as it is, or None to leave the attribute out."""
    if name == "style":
        plain = "".join(_STYLE_ESCAPE.sub(_style_character, value).split())
        return None if _UNSAFE_STYLE.search(plain) else value
    if name in _LINKS:
        plain = re.sub(r"[\x00-\x20\x7f-\xa0]+", "", value).lower()
        if plain.startswith(("javascript:", "vbscript:")):
            return None
        picture = tag == "img" and name == "src" and plain.startswith("data:image/")
        return None if plain.startswith("data:") and not picture else value
    return None if _ACTING.match(name) else value


def _style_character(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return chr(code) if 0 < code < 0x110000 else ""


class _Reading(HTMLParser):
    """What the parser of the standard library sees: tags with attributes, text, and what it cannot end."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.odd: list[str] = []
        self._texts: list[str] = []
        # Never closed: closing reads an unfinished construct again from each of its characters.
        self.feed(text)
        self.tail = self.rawdata if "<" in self.rawdata else ""
        if not self.tail:
            self._texts.append(self.rawdata if self.cdata_elem else html.unescape(self.rawdata))

    def names(self) -> Counter[str]:
        return Counter(tag for tag, attributes in self.tags if not self._is_frame(tag, attributes))

    def attributes(self) -> Counter[tuple[str, str]]:
        return Counter(
            # A browser decodes references in attributes more rarely than the standard library does.
            (name, _LOOSE.sub("", html.unescape(html.unescape(value or ""))))
            for tag, attributes in self.tags
            if not self._is_frame(tag, attributes)
            for name, value in attributes
        )

    def shown(self) -> str:
        return _LOOSE.sub("", "".join(self._texts))

    @staticmethod
    def _is_frame(tag: str, attributes: list[tuple[str, str | None]]) -> bool:
        """The frame of a whole document, which a browser drops inside of a page."""
        return tag in _FRAME and all(name.split(":")[0] in _FRAME_ATTRIBUTES for name, _ in attributes)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self._texts.append(data)

    def handle_comment(self, data: str) -> None:
        # Where a comment with such characters ends, parsers do not agree.
        if "<" in data or ">" in data or data.startswith("-") or data.endswith("-"):
            self.odd.append("a comment")

    def handle_decl(self, decl: str) -> None:
        if not _PLAIN_DOCTYPE.fullmatch(decl):
            self.odd.append("a declaration")

    def handle_pi(self, data: str) -> None:
        self.odd.append("a processing instruction")

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        # In HTML that is a comment; the inherited method raises for a name it does not know.
        end = self.rawdata.find(">", i + 3)
        if end >= 0:
            self.odd.append("a marked section")
        return end + 1 if end >= 0 else -1


# --- HTML to text --------------------------------------------------------------------------------------


_LINES = _words(
    "address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section summary table tbody tfoot thead tr ul"
)
_UNSEEN = frozenset({"script", "style"})
_BULLET = "- "


def html_to_text(text: str) -> str:
    """The visible text: ends of blocks as line breaks, references decoded; a text without tags keeps its lines."""
    return _Text(text).made


class _Text(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._pre = 0
        # Without any markup its line breaks mean line breaks.
        self._collapse = bool(re.search(r"</?[a-zA-Z][^<>]*>", text))
        self.feed(text)
        if self.cdata_elem not in _UNSEEN and self.rawdata:
            rest = _ANY_TAG.sub(" ", self.rawdata) if "<" in self.rawdata else self.rawdata
            self.handle_data(html.unescape(rest))
        lines = (line.rstrip() for line in "".join(self._parts).split("\n"))
        self.made = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._parts.append("\n")
        elif tag in _LINES:
            self._end_line()
            if tag == "li":
                self._parts.append(_BULLET)
        if tag == "pre":
            self._pre += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _LINES:
            self._end_line()
        elif tag in ("td", "th"):
            self._parts.append(" ")
        if tag == "pre" and self._pre:
            self._pre -= 1

    def handle_data(self, data: str) -> None:
        if self.cdata_elem in _UNSEEN:
            return
        if self._collapse and not self._pre:
            data = re.sub(r"\s+", " ", data)
            if not self._parts or self._parts[-1].endswith(("\n", " ")):
                data = data.lstrip()
        if data:
            self._parts.append(data)

    def _end_line(self) -> None:
        # A paragraph at the head of an item stays on the item's line.
        if self._parts and not self._parts[-1].endswith("\n") and self._parts[-1] != _BULLET:
            self._parts.append("\n")

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        end = self.rawdata.find(">", i + 3)
        return end + 1 if end >= 0 else -1


TRANSFORMS: Mapping[str, Callable[[str], Transformed]] = {"markdown-to-html": markdown_to_html}
