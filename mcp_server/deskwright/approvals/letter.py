"""What a customer reads of a text that is HTML: its words, its links with their addresses, as plain text.

It never gives HTML. What it does not know it leaves as it is written, so that nothing can hide in a tag.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

__all__ = ["MOST", "as_text", "is_html"]

#: Longer texts are shown as they are sent.
MOST = 30_000
_BLOCKS = {"p", "div", "ul", "ol", "table", "tr", "blockquote", "pre", "section", "article", "header", "footer"}
_BLOCKS |= {f"h{level}" for level in range(1, 7)}
_INLINE = {"a", "b", "strong", "i", "em", "u", "s", "span", "code", "small", "sub", "sup", "font", "td", "th"}
_INLINE |= {"tbody", "thead", "html", "body", "li", "br", "hr", "img", "mark"}
_HTML = re.compile(
    rf"</?(?:{'|'.join(sorted(_BLOCKS | _INLINE, key=len, reverse=True))})(?:\s[^<>]*)?/?>", re.IGNORECASE
)


def is_html(text: str) -> bool:
    return len(text) <= MOST and _HTML.search(text) is not None


def as_text(html: str) -> str:
    """The words of it; a link as `words (address)`, a picture as `[picture: address]`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = [line.rstrip(" ") for line in "".join(reader.parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._links: list[tuple[str, int]] = []
        self._lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self.parts.append("\n")
        elif tag == "hr":
            self._paragraph()
            self.parts.append("———")
            self._paragraph()
        elif tag == "li":
            self._line()
            number = self._lists[-1] if self._lists else None
            self.parts.append("• " if number is None else f"{number}. ")
            if number is not None:
                self._lists[-1] = number + 1
        elif tag == "img":
            words = f"{given['alt']}, " if given.get("alt") else ""
            self.parts.append(f"[picture: {words}{given.get('src', 'nowhere')}]")
        elif tag == "a":
            self._links.append((given.get("href", ""), len(self.parts)))
        elif tag in ("ul", "ol"):
            self._lists.append(1 if tag == "ol" else None)
            self._paragraph() if len(self._lists) == 1 else self._line()
        elif tag in ("tr", "div"):
            self._line()
        elif tag in ("td", "th"):
            self.parts.append(" ")
        elif tag in _BLOCKS:
            self._paragraph()
        elif tag not in _INLINE:
            self.parts.append(self.get_starttag_text() or f"<{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in ("a", "ul", "ol"):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._links:
            href, start = self._links.pop()
            if href and "".join(self.parts[start:]).strip() != href:
                self.parts.append(f" ({href})")
        elif tag in ("ul", "ol"):
            if self._lists:
                self._lists.pop()
            self._paragraph()
        elif tag == "div":
            self._line()
        elif tag in _BLOCKS and tag != "tr":
            self._paragraph()
        elif tag not in _INLINE and tag not in _BLOCKS:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        # a browser shows any run of spaces and line ends as one space
        text = re.sub(r"[ \t\r\n\f]+", " ", data)
        if text == " " and (not self.parts or self.parts[-1].endswith("\n")):
            return
        if self.parts and self.parts[-1].endswith("\n"):
            text = text.lstrip(" ")
        self.parts.append(text)

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.parts.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.parts.append(f"<![{data}]>")

    def _line(self) -> None:
        if self.parts and not "".join(self.parts[-3:]).endswith("\n"):
            self.parts.append("\n")

    def _paragraph(self) -> None:
        if self.parts and not "".join(self.parts[-3:]).endswith("\n\n"):
            self.parts.append("\n" if self.parts[-1].endswith("\n") else "\n\n")
