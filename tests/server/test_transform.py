"""Texts into markup: Markdown becomes HTML, HTML stays, nothing that runs is passed on."""

from __future__ import annotations

import subprocess
import sys
import time
from html.parser import HTMLParser

import pytest
from deskwright.transform import TRANSFORMS, html_to_text, markdown_to_html
from hypothesis import example, given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" \n\t ", ""),
        ("Hello", "<p>Hello</p>"),
        ("one\ntwo\n\nthree", "<p>one<br>\ntwo</p>\n<p>three</p>"),
        ("**bold** and ~~gone~~", "<p><strong>bold</strong> and <s>gone</s></p>"),
        ("# Title", "<h1>Title</h1>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        (
            "| a | b |\n|---|:-:|\n| 1 | 2 |",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n"
            '<th style="text-align:center">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n'
            '<td style="text-align:center">2</td>\n</tr>\n</tbody>\n</table>',
        ),
        (
            "see https://example.test/a?b=1&copy=2",
            '<p>see <a href="https://example.test/a?b=1&amp;copy=2">https://example.test/a?b=1&amp;copy=2</a></p>',
        ),
        ("run main.py", "<p>run main.py</p>"),
        ("ana@example.com", '<p><a href="mailto:ana@example.com">ana@example.com</a></p>'),
        ("2 < 3 and 5 > 4", "<p>2 &lt; 3 and 5 &gt; 4</p>"),
        ("<b", "<p>&lt;b</p>"),
        ("if a <b and c", "<p>if a &lt;b and c</p>"),
        ("a <- b", "<p>a &lt;- b</p>"),
        ("x <y> z", "<p>x &lt;y&gt; z</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("[a]: https://example.test", "<p>[a]: https://example.test</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("half a pair \ud83d", "<p>half a pair ?</p>"),
    ],
)
def test_markdown_becomes_html(text: str, expected: str) -> None:
    made = markdown_to_html(text)
    assert (made.text, made.note) == (expected, None)
    assert TRANSFORMS["markdown-to-html"](text) == made


@pytest.mark.parametrize(
    "fence", ["```html\n{}\n```", "~~~\n{}\n~~~", "Write `{}` there", "1. so:\n   ```\n   {}\n   ```"]
)
@pytest.mark.parametrize("code", ["<script>alert(1)</script>", '<div class="a">', "<p onclick=x>"])
def test_markup_in_code_stays_visible(fence: str, code: str) -> None:
    made = markdown_to_html(fence.format(code))
    assert made.note is None
    assert code in html_to_text(made.text)


@pytest.mark.parametrize(
    "text",
    [
        "<p>Hello</p>",
        "Hello<br>there & <B>then</B>",
        "<P STYLE='color: red; text-align:center' class=\"x y\">a</P>",
        '<figure class="image image_resized" style="width:50%;"><img src="https://example.test/a.png?x=1&copy=2" '
        'alt="A" width=10 srcset="a.png 1x, b.png 2x"><figcaption>A</figcaption></figure>',
        '<img src="data:image/png;base64,iVBORw0KGgo=">',
        '<img src="cid:image001@mail">',
        "<table border=1 cellpadding='2'><tr><th colspan=2 nowrap>a<tr><td rowspan=\"2\">b</table>",
        '<p>a<p>b</i></div><a href="/tickets/1" target=_blank>c</a>',
        "<pre>\n  two\n</pre><hr/>",
        "<html><head></head><body><p>a</p></body></html>",
        "<!DOCTYPE html><p>a<!-- note --></p>",
        '<p class="MsoNormal"><span lang="PT-BR">x<o:p></o:p></span></p>',
        '<p><span class="mention" data-mention="@ana" data-id="7">@ana</span></p>',
        "<p>2 &lt; 3 &nbsp;&copy; &#233; é 💥</p>",
        '<a href="mailto:a@example.test?subject=x">x</a><a href="tel:+55">y</a><a href="#top">z</a>',
        "<ul><li>1 < 2</li></ul>",
        "```\n<p>a</p>\n```\n<b>outside</b>",
    ],
)
def test_html_is_passed_on_byte_for_byte(text: str) -> None:
    made = markdown_to_html(text)
    assert (made.text, made.note) == (text, None)


@pytest.mark.parametrize(
    ("text", "expected", "told"),
    [
        ("<p>a<script>alert(1)</script></p>", "<p>a</p>", "<script>"),
        ("<p>a<style>p{}</style></p>", "<p>a</p>", "<style>"),
        ("<p onclick='x()'>a</p>", "<p>a</p>", "onclick"),
        ("<img src=x OnError=alert(1)>", '<img src="x">', "onerror"),
        ('<a href="java\tscript:x">a</a><p>', "<a>a</a><p></p>", "href with javascript:"),
        ("<a href='&#106;avascript:x'>a</a>", "<a>a</a>", "href with javascript:"),
        ("<a href='vbscript:x'>a</a>", "<a>a</a>", "href with vbscript:"),
        ("<a href=' data:text/html,x'>a</a>", "<a>a</a>", "href with data:"),
        ("<img src='data:text/html,x'>", "<img>", "src with data:"),
        ("<b>a</b><iframe src=//example.test>b</iframe>", "<b>a</b>", "<iframe>, src"),
        ("<b>a</b><object data=x>b</object>", "<b>a</b>b", "<object>, data"),
        ("<form action=/x><p>a<input name=b></p></form>", "<p>a</p>", "<form>, <input>, action, name"),
        ("<p>a</p><svg><script>1</script></svg>", "<p>a</p>", "<svg>, <script>"),
        ("<p>a</p><!--><script>1</script>-->", "<p>a</p>--&gt;", "a comment"),
        ("<p>a</p><!--[if mso]><b>1</b><![endif]-->", "<p>a</p>", "a comment"),
        ("<p>a</p><![CDATA[<b>1</b>]]>", "<p>a</p>1]]&gt;", "a marked section"),
        ("<p style='width: e\\78 pression(1)'>a</p>", "<p>a</p>", "style"),
        ("<p style='position:/**/fixed;top:0'>a</p>", "<p>a</p>", "style"),
        ("<a href=/tickets/1 data-method=delete>a</a>", '<a href="/tickets/1">a</a>', "data-method"),
        ("<p>a</p><img src=x onerror=alert(1) ", "<p>a</p>&lt;img src=x onerror=alert(1) ", "an unfinished tag"),
        ("<p>a</p><!-- <b>b</b>", "<p>a</p>&lt;!-- &lt;b&gt;b&lt;/b&gt;".replace("&gt;", ">"), "an unfinished tag"),
        ("<body onload=x><p>a</p></body>", "<p>a</p>", "onload"),
        # what is left is no HTML by itself, and must not become Markdown the next time
        ("<td>**a**</td>", "<div>**a**</div>", "<td>"),
        ("<p><script>1</script>", "<p></p>", "<script>"),
    ],
)
def test_unsafe_html_is_taken_out_and_told(text: str, expected: str, told: str) -> None:
    made = markdown_to_html(text)
    assert made.text.replace("&gt;", ">") == expected.replace("&gt;", ">")
    assert made.note is not None
    assert told in made.note
    assert markdown_to_html(made.text).text == made.text


def test_the_note_is_short_and_one_line() -> None:
    made = markdown_to_html("<p " + " ".join(f"on{number}\u2028{'x' * 80}=1" for number in range(50)) + ">a</p>")
    assert made.note is not None
    assert len(made.note) < 300
    assert made.note.isprintable()
    assert "more" in made.note


class Seen(HTMLParser):
    """What a browser would act on."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.unsafe: list[str] = []
        self.feed(text + "</div><hr>")
        assert "<hr" not in self.rawdata, "the text swallows what stands behind it"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "iframe", "object", "embed", "form", "svg", "math", "base", "meta", "link"):
            self.unsafe.append(tag)
        for name, value in attrs:
            plain = "".join((value or "").split()).lower()
            if name.startswith("on") or plain.startswith(("javascript:", "vbscript:", "data:text")):
                self.unsafe.append(name)


PIECES = [
    "<p>", "</p>", "<div ", "<b>", "</b>", "<a href=", "<img src=", ">", "/>", "<", '"', "'", "`", "```\n", "~~~\n",
    "\n", "\n\n", " ", "    ", "<script>", "</script>", "<style>", "</style>", "<svg", "<math><mtext>", "<table>",
    "<tr>", "<td>", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<!", "<?", "onerror=alert(1)", " onclick='x'",
    "javascript:", "data:text/html,", "data:image/png;base64,AA", "java\tscript:", "&lt;", "&", "&#0;", "&#1;",
    "\x00", "\x01", "�", "\u2028", "a", "x=1", "<textarea>", "<title>", "<noscript>", "<template>", "<plaintext>",
    "<xmp>", "<form>", "<body onload=x>", "<o:p>", "<br/>", "</br>", "<image ", "<pre>\n", "**", "[x](", ")",
    "| a |\n|---|\n", 'style="', "expression(", "\\", "é", "💥", " class=a class=b", "<h1>", "<li>", "<select>",
    "<option>", "<button>", "<code>", "</code>", "=",
]  # fmt: skip
nasty = st.one_of(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.text(max_size=40))


@given(nasty)
@example("\n<tr>")
@example('<a href=="x>y</a><script>1</script>')
@example("<p title='<!--'><img src=x onerror=alert(1)>")
@example('<noscript><p title="</noscript><img src=x onerror=alert(1)>">')
@example('<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">')
@example('<p></p a="><img src=x onerror=alert(1)>">')
def test_nothing_that_runs_comes_out_and_twice_is_once(text: str) -> None:
    made = markdown_to_html(text)
    assert Seen(made.text).unsafe == []
    again = markdown_to_html(made.text)
    assert (again.text, again.note) == (made.text, None)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_word_of_a_text_is_lost(text: str) -> None:
    words = [word for word in text.split() if word.isalpha()]
    shown = html_to_text(markdown_to_html(text).text)
    assert [word for word in words if word not in shown] == []


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("plain\n  text & more", "plain\n  text & more"),
        ("2 < 3 &amp; 4", "2 < 3 & 4"),
        ("<p>a<br>b</p>\n<p>c &amp; d &lt;x&gt;</p>", "a\nb\nc & d <x>"),
        ("<ul><li>one</li><li><p>two\n three</p></li></ul>end", "- one\n- two three\nend"),
        ("<p>a <b>b</b>\n<i>c</i></p>", "a b c"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a b\n1 2"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("<script>alert(1)</script>a<style>p{}</style>", "a"),
        ("a<script>alert(1)", "a"),
        ("a <!-- hidden --> b", "a  b"),
        ("<p>a</p><!-- open <b>b</b>", "a\n<!-- open b"),
        ("<p>a <b", "a <b"),
        ("<![foo[x]]><p>a</p>", "a"),
        ("caf&eacute", "café"),
    ],
)
def test_html_as_text(html: str, text: str) -> None:
    assert html_to_text(html) == text


@given(nasty)
def test_any_text_has_a_text(text: str) -> None:
    assert isinstance(html_to_text(text), str)


@pytest.mark.parametrize(
    "piece",
    ["<", "<b ", '<a b="', "<!--", "<![", "</a", "&", "&#", "<div>", "<a href=x>", "<table>", "[", "![", "`", "*",
     "<p>`", "<p style='/*", "<script>", "x\n\n", "\n> - "],
)  # fmt: skip
def test_long_texts_take_no_long_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    started = time.monotonic()
    html_to_text(text)
    markdown_to_html("<p>x</p>" + text)
    markdown_to_html(text)
    assert time.monotonic() - started < 20


def test_the_libraries_are_not_loaded_at_import() -> None:
    code = "import sys, deskwright.transform; print({'nh3', 'markdown_it'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
