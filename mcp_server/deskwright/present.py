"""Writes the text of an answer as the word `x-present` says; the data itself stays whole beside it.

Values are data: none of them can begin a line of its own, a heading or a cell, and none is a reason to raise.
Whatever a pointer does not find, or finds in another form than the format wants, is simply not written.

A *source* is a JSON pointer ('' is the object itself, `*` every item of a list) or `argument:NAME`, with a pointer
behind it. A *template* is text with {SOURCE}, {SOURCE|FORMAT} or {SOURCE?TEXT IF TRUE:TEXT IF FALSE}; the first slash
may be left out. [Square brackets] enclose what is left out when one of its values is empty, and a template all of
whose values outside of brackets are empty is empty itself. {count} and {total} are the rows here and in all.
A backslash takes the meaning from the character behind it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from deskwright.bind import pointed
from deskwright.transform import html_to_text

__all__ = ["Presented", "present"]

LINE_CUT = 1_000
LINES_CUT = 20_000
_MISSING: Any = object()


@dataclass(frozen=True, slots=True)
class Presented:
    """The text of an answer, and whether the call counts as failed (nothing was found where something had to be)."""

    text: str
    error: bool = False


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where sources look: the object at hand, the arguments of the call, the rows."""

    value: Any
    arguments: Mapping[str, Any]
    count: int | None = None
    total: int | None = None

    def inside(self, value: Any) -> _Scope:
        return _Scope(value, self.arguments)

    def find(self, source: str) -> Any:
        """The value at a source, or `_MISSING`; with a `*` in it the list of all that is found."""
        root, pointer = self.value, source
        if source.startswith("argument:"):
            name, slash, rest = source.removeprefix("argument:").partition("/")
            root, pointer = self.arguments.get(name, _MISSING), slash + rest
        if "*" not in pointer.split("/"):
            return pointed(root, pointer, _MISSING)
        return list(_every(root, pointer.split("/")[1:]))


def _every(root: Any, parts: Sequence[str]) -> Iterator[Any]:
    before = parts[: parts.index("*")] if "*" in parts else parts
    found = pointed(root, "".join(f"/{part}" for part in before), _MISSING)
    if len(before) == len(parts):
        if found is not _MISSING:
            yield found
    elif isinstance(found, list):
        for item in found:
            yield from _every(item, parts[len(before) + 1 :])


def present(
    spec: Mapping[str, Any], value: Any, *, arguments: Mapping[str, Any], page: Mapping[str, Any] | None
) -> Presented:
    """The text for an answer; one of another form than the word expects is written as JSON."""
    scope = _Scope(value, arguments)
    if "rows" in spec:
        rows = scope.find(spec["rows"])
        if rows is not None and rows is not _MISSING and not isinstance(rows, list):
            return Presented(_clean(_json(value)))
        return _rows(spec, rows if isinstance(rows, list) else [], scope, page)
    found = scope.find(spec.get("object", ""))
    if value is not None and not isinstance(found, Mapping):
        return Presented(_clean(_json(value)))
    scope = _Scope(found if isinstance(found, Mapping) else {}, arguments)
    chunks = [*_block(spec, scope, 1, alone=True), *_notes(spec, [scope])]
    return Presented("\n\n".join(chunks) or _clean(_json(value)))


def _rows(spec: Mapping[str, Any], rows: list[Any], scope: _Scope, page: Mapping[str, Any] | None) -> Presented:
    total = (page or {}).get("total")
    scope = _Scope(scope.value, scope.arguments, len(rows), total if isinstance(total, int) else None)
    if not rows:
        empty = spec.get("empty") or {}
        return Presented(_fill(empty.get("text") or "Nothing was found.", scope), bool(empty.get("error")))
    chunks = _titled(_fill(spec.get("title") or "", scope), 1, _items(spec, rows, scope, 2))
    chunks += _notes(spec, [scope.inside(row) for row in rows])
    if spec.get("next_page") and page is not None:
        chunks.append(_paging(spec["next_page"], page, scope))
    return Presented("\n\n".join(chunks))


def _notes(spec: Mapping[str, Any], scopes: Sequence[_Scope]) -> list[str]:
    """The notes whose condition one of the rows, or the object, fulfils."""
    return [
        note["text"] for note in spec.get("notes") or () if any(_holds(note.get("when"), scope) for scope in scopes)
    ]


def _paging(word: Any, page: Mapping[str, Any], scope: _Scope) -> str:
    place = ""
    if isinstance(word, Mapping):
        number = scope.arguments.get(word.get("page") or "", 1)
        size = scope.arguments.get(word.get("size") or "", word.get("default_size"))
        place = f"Page {_line(_text(number), 20)}" + (f" (up to {_line(_text(size), 20)})" if size else "") + ": "
    shown = page.get("returned")
    known = f"{shown if isinstance(shown, int) else scope.count} here"
    if scope.total is not None:
        known += f", {scope.total} in all"
    if following := page.get("next"):
        more = ", ".join(f"{name}={_line(_text(value) or _json(value), 200)}" for name, value in following.items())
        return f"{place}{known}. More: call again with {more}."
    return f"{place}{known}. {'There is more.' if page.get('has_more') else 'This is the last page.'}"


# --- blocks --------------------------------------------------------------------------------------------


def _block(spec: Mapping[str, Any], scope: _Scope, level: int, *, alone: bool = False) -> list[str]:
    """Title, fields, the items of a list, sections: pieces with an empty line between. `alone`: the title will do."""
    if not _holds(spec.get("when"), scope):
        return []
    chunks = _fields(spec.get("fields") or (), scope, spec.get("list") or "plain")
    if "each" in spec:
        rows = scope.find(spec["each"])
        rows = [row for row in rows if _wanted(spec.get("only"), row, scope)] if isinstance(rows, list) else []
        scope = _Scope(scope.value, scope.arguments, len(rows), None)
        chunks += _items(spec, rows, scope, level + 1)
    for section in spec.get("sections") or ():
        chunks += _block(section, scope, level + 1)
    title = _fill(spec.get("title") or "", scope)
    return _titled(title, level, chunks) if chunks or alone else []


def _titled(title: str, level: int, chunks: list[str]) -> list[str]:
    return [f"{'#' * min(level, 6)} {title}", *chunks] if title else chunks


def _items(spec: Mapping[str, Any], rows: Sequence[Any], scope: _Scope, level: int) -> list[str]:
    """The rows of a list: a table, a line each, or a block each."""
    if not rows:
        return []
    scopes = [scope.inside(row) for row in rows]
    if "table" in spec:
        return [_table(spec["table"], scopes)]
    if "row" in spec:
        # Never plain: a row may begin with a value, and that could look like a heading or a field.
        how = "numbered" if spec.get("list") == "numbered" else "bulleted"
        return _marked([text for each in scopes if (text := _fill(spec["row"], each))], how)
    return [chunk for each in scopes for chunk in _block(spec.get("item") or {}, each, level, alone=True)]


def _marked(lines: Sequence[str], how: str) -> list[str]:
    """The lines as one piece, or none."""
    match how:
        case "numbered":
            lines = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
        case "bulleted":
            lines = [f"- {line}" for line in lines]
    return ["\n".join(lines)] if lines else []


def _table(columns: Sequence[Mapping[str, Any]], scopes: Sequence[_Scope]) -> str:
    rows = [[_cell(column["label"]) for column in columns], ["---"] * len(columns)]
    rows += [[_cell(_shown(column, scope)) for column in columns] for scope in scopes]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(text: str) -> str:
    text = " ".join(text.split())
    return text.replace("\\", "\\\\").replace("|", "\\|") if "|" in text else text


def _fields(fields: Sequence[Mapping[str, Any]], scope: _Scope, how: str) -> list[str]:
    """Lines of fields; one that keeps its own lines stands quoted, so that they cannot pass for fields."""
    chunks: list[str] = []
    lines: list[str] = []
    for field in fields:
        text = _shown(field, scope) if _holds(field.get("when"), scope) else ""
        if not text:
            continue
        if _has_lines(field):
            chunks += _marked(lines, how)
            lines = []
            quoted = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
            chunks.append(f"{field['label']}:\n{quoted}")
        else:
            lines.append(field["label"] if field.get("as") == "flag" else f"{field['label']}: {text}")
    return chunks + _marked(lines, how)


# --- fields --------------------------------------------------------------------------------------------


def _has_lines(field: Mapping[str, Any]) -> bool:
    return bool(field.get("lines")) or field.get("as") == "markdown"


def _shown(field: Mapping[str, Any], scope: _Scope) -> str:
    """The value of a field as text, '' where there is none."""
    places = field.get("at", "")
    value = _MISSING
    for place in [places] if isinstance(places, str) else places:
        value = scope.find(place)
        if not _is_empty(value):
            break
    text = _formatted(field, value, scope)
    if _has_lines(field):
        return _lines(text, field.get("cut") or LINES_CUT) or field.get("otherwise") or ""
    return _line(text, field.get("cut") or LINE_CUT) or field.get("otherwise") or ""


def _formatted(field: Mapping[str, Any], value: Any, scope: _Scope) -> str:
    wanted = field.get("as") or "text"
    if isinstance(value, list) and wanted not in ("count", "json"):
        texts = (_formatted_one(field, item, wanted, scope) for item in value)
        return (field.get("join") or ", ").join(text for text in texts if text)
    return _formatted_one(field, value, wanted, scope)


def _formatted_one(field: Mapping[str, Any], value: Any, wanted: str, scope: _Scope) -> str:
    mapped = (field.get("values") or {}).get(value if isinstance(value, str) else _json(value))
    if value is not _MISSING and mapped is not None:
        return str(mapped)
    if _is_empty(value) or (value is False and wanted != "yes_no"):
        return ""
    if "inner" in field:
        return _fill(field["inner"], scope.inside(value))
    return _FORMATS[wanted](value)


def _is_empty(value: Any) -> bool:
    if isinstance(value, str):
        return not value or value.isspace()
    return value is _MISSING or value is None or (isinstance(value, (list, Mapping)) and not value)


def _holds(when: Mapping[str, Any] | None, scope: _Scope) -> bool:
    """Is every part of the condition fulfilled?"""
    if when is None:
        return True
    if "given" in when and not any(name in scope.arguments for name in when["given"]):
        return False
    if "at" not in when:
        return True
    found = scope.find(when["at"])
    candidates = found if "*" in when["at"].split("/") else [found]
    return any(_fulfils(when, candidate) for candidate in candidates)


def _fulfils(when: Mapping[str, Any], value: Any) -> bool:
    if "present" in when and _is_empty(value) is bool(when["present"]):
        return False
    if "is" in when and not _same(value, when["is"]):
        return False
    return "in" not in when or any(_same(value, other) for other in when["in"])


def _same(one: Any, other: Any) -> bool:
    return isinstance(one, bool) is isinstance(other, bool) and bool(one == other)


def _wanted(only: Mapping[str, Any] | None, row: Any, scope: _Scope) -> bool:
    """Is the row among those that the list at `among` names? Numbers and their digits are the same."""
    if only is None:
        return True
    named = scope.find(only["among"])
    if not isinstance(named, list) or not named:
        return True
    found = scope.inside(row).find(only["at"])
    return not _is_empty(found) and _text(found) in {_text(item) for item in named}


# --- formats -------------------------------------------------------------------------------------------


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return _json(value) if isinstance(value, (int, float)) else ""


def _json(value: Any) -> str:
    if value is _MISSING:
        return ""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    except (ValueError, RecursionError):  # a number of thousands of digits, nested too deep
        return ""


def _plain(value: Any) -> str:
    return html_to_text(value) if isinstance(value, str) else _text(value)


def _number(value: Any) -> Decimal | None:
    """A number, or a text that is one, of ordinary size."""
    text = "" if isinstance(value, bool) else _text(value).strip()
    return Decimal(text) if re.fullmatch(r"-?[0-9]{1,15}(?:\.[0-9]{1,20})?", text) else None


def _bytes(value: Any) -> str:
    size = _number(value)
    if size is None or size < 0:
        return ""
    if size < 1024:
        return f"{size:.0f} Bytes"
    power = 1 if size < 1024**2 else 2 if size < 1024**3 else 3
    return f"{size / 1024**power:.2f} {('KB', 'MB', 'GB')[power - 1]}"


def _money(value: Any) -> str:
    amount = _number(value)
    if amount is None:
        return _text(value)
    written = f"{amount.quantize(Decimal('0.01'), ROUND_HALF_UP):,.2f}"
    return "R$ " + written.translate(str.maketrans(",.", ".,"))


def _yes_no(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else ""


def _flag(value: Any) -> str:
    return "yes" if value is True else ""


def _count(value: Any) -> str:
    return str(len(value)) if isinstance(value, (list, Mapping)) else _text(value)


_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?", re.ASCII)


def _date_time(value: Any) -> str:
    """To the minute, in the zone it came in; what is no moment stays as it is."""
    moment = _MOMENT.fullmatch(_text(value).strip())
    if moment is None:
        return _text(value)
    day, clock, zone = moment.groups()
    return " ".join(part for part in (day, clock, "UTC" if zone == "Z" else zone) if part)


_FORMATS: Mapping[str, Callable[[Any], str]] = {
    "text": _text,
    "plain": _plain,
    "markdown": _text,
    "bytes": _bytes,
    "money": _money,
    "yes_no": _yes_no,
    "flag": _flag,
    "count": _count,
    "date_time": _date_time,
    "json": _json,
}

# Besides control characters: what turns the direction of writing, half surrogates, and the letters nobody sees.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def _clean(text: str) -> str:
    return _UNSEEN.sub("", _BREAK.sub("\n", text.replace("\t", " ")))


def _line(text: str, cut: int) -> str:
    return _cut(" ".join(_clean(text).split()), cut)


def _lines(text: str, cut: int) -> str:
    return _cut(_clean(text).strip(), cut)


def _cut(text: str, cut: int) -> str:
    return text if len(text) <= cut else f"{text[:cut].rstrip()}…"


# --- templates -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Hole:
    """A {…}: the source, and either a format or the texts for true and false."""

    source: str
    wanted: str = "text"
    texts: tuple[str, str] | None = None

    def text(self, scope: _Scope) -> str:
        if self.source in ("/count", "/total") and scope.count is not None:
            known = scope.count if self.source == "/count" else scope.total
            return "" if known is None else str(known)
        value = scope.find(self.source)
        if self.texts is not None:
            return self.texts[0 if value else 1] if isinstance(value, bool) else ""
        field = {"as": self.wanted}
        return _line(_formatted(field, value, scope), LINE_CUT)


_Node = str | _Hole | tuple[str | _Hole, ...]
_TOKEN = re.compile(r"\\(.)|\{([^{}]*)\}|([\[\]])|([^\\{}\[\]]+|.)", re.S)


@lru_cache(maxsize=1024)
def _parsed(template: str) -> tuple[_Node, ...]:
    nodes: list[_Node] = []
    inner: list[str | _Hole] | None = None
    for escaped, hole, bracket, literal in _TOKEN.findall(template):
        if bracket == "[":
            inner = []
        elif bracket == "]":
            nodes.append(tuple(inner or ()))
            inner = None
        else:
            node = _hole(hole) if hole else escaped or literal
            (nodes if inner is None else inner).append(node)
    return (*nodes, tuple(inner)) if inner else tuple(nodes)


def _hole(text: str) -> _Hole:
    before, question, texts = text.partition("?")
    source, _, wanted = before.partition("|")
    if source and not source.startswith(("/", "argument:")):
        source = f"/{source}"
    if question:
        if_true, _, if_false = texts.partition(":")
        return _Hole(source, texts=(if_true, if_false))
    return _Hole(source, wanted if wanted in _FORMATS else "text")


def _fill(template: str, scope: _Scope) -> str:
    """The template with its values, on one line."""
    made: list[str] = []
    empty = filled = False
    for node in _parsed(template):
        if isinstance(node, tuple):
            texts = [part if isinstance(part, str) else part.text(scope) for part in node]
            made += texts if all(texts) else ()
        elif isinstance(node, _Hole):
            made.append(node.text(scope))
            filled, empty = filled or bool(made[-1]), empty or not made[-1]
        else:
            made.append(node)
    return "" if empty and not filled else " ".join("".join(made).split())
