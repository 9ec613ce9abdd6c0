"""Proposing x-pagination: how a list goes on, from the names of its parameters and the shape of its answer.

Refuses to choose: where two ways, two lists or no list can be seen nothing is proposed. What is proposed changes no
request; an answer is told with the page it is and with the arguments of the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .model import Operation, Parameter
from .pointer import pointer
from .schema_places import answers_of
from .tool_schemas import SchemaBook

_PAGE = {"page", "pagenumber", "pageno", "pagenum"}
_SIZE = {"perpage", "pagesize", "limit", "size", "itemsperpage", "resultsperpage", "maxresults"}
_OFFSET = {"offset", "skip", "start", "startat", "startindex"}
_CURSOR = {"cursor", "after", "pagetoken", "nexttoken", "nextcursor", "nextpagetoken", "continuationtoken"}
_NEXT_CURSOR = {"nextcursor", "nextpagetoken", "nexttoken", "endcursor", "continuationtoken"}
#: These mean the next page below what says so; alone they may be an address, or the page that was read.
_SHORT_CURSOR = {"after", "cursor"}
_BELOW = {"next", "paging", "cursors"}
_TOTAL = {"total", "totalcount", "totalitems", "totalresults", "totalelements", "totalrecords"}
_PAGES = {"totalpages", "lastpage", "pagecount", "numpages"}
_MORE = {"hasmore", "hasnext", "hasnextpage", "more"}
_LISTS = {"data", "items", "results", "records", "rows", "entries", "content", "values", "list"}
#: What such facts stand in, beside the list or around it.
_AROUND = {
    "meta", "metadata", "pagination", "paging", "page", "pages", "pageinfo", "links", "cursors", "cursor", "next",
    "responsemetadata", "data", "result", "embedded",
}  # fmt: skip
_ADDRESS = re.compile(r"\b(links?|urls?|uris?|address)\b", re.I)
_NOUGHT = re.compile(r"\b(0|zero)\b", re.I)
_DEEP = 3


@dataclass(frozen=True, slots=True)
class _Member:
    """A value of the answer, by its place."""

    at: tuple[str, ...]
    kinds: frozenset[str]
    schema: Mapping[str, Any]

    @property
    def word(self) -> str:
        return _word(self.at[-1]) if self.at else ""

    @property
    def pointer(self) -> str:
        return pointer(*self.at)

    @property
    def around(self) -> str:
        return _word(self.at[-2]) if len(self.at) > 1 else ""


def propose_pages(operations: Iterable[Operation], document: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Operation -> x-pagination, for those of which it can be seen; `document` is the normalised one."""
    book = SchemaBook(dict(document))
    found = {}
    for operation in operations:
        asked = operation.method == "GET" and operation.pagination is None
        if asked and (proposed := _proposed(operation, book)):
            found[operation.id] = proposed
    return found


def _proposed(operation: Operation, book: SchemaBook) -> dict[str, Any] | None:
    query = [p for p in operation.parameters if p.place == "query" and p.content is None]
    numbers = [p for p in query if _kinds(book, p.schema) & {"integer", "number"}]
    pages, offsets = _named(numbers, _PAGE), _named(numbers, _OFFSET)
    cursors, sizes = _named(query, _CURSOR), _named(numbers, _SIZE)
    answers = answers_of(operation)
    if len(pages) + len(offsets) + len(cursors) > 1 or len(answers) != 1:
        return None
    members = list(_members(book, answers[0], ()))
    items = _list_of(members)
    if items is None:
        return None
    size = sizes[0] if len(sizes) == 1 else None
    made: dict[str, Any] | None = None
    if pages:
        made = _by_page(book, pages[0], size)
    elif offsets:
        made = _by_offset(offsets[0], size)
    elif cursors and (at := _only(m for m in members if _is_cursor(m))):
        return {"style": "cursor", "cursor": f"query.{cursors[0].name}", "items": items, "next": at}
    if made is None:
        if query and (at := _only(m for m in members if _is_link(m))):
            return {"style": "link", "items": items, "next": at}
        return None
    made["items"] = items
    if total := _only(m for m in members if m.word in _TOTAL and "integer" in m.kinds):
        made["total"] = total
    if pages and (last := _only(m for m in members if m.word in _PAGES and "integer" in m.kinds)):
        made["pages"] = last
    elif more := _only(m for m in members if m.word in _MORE and "boolean" in m.kinds):
        made["next"] = more
    return made


def _by_page(book: SchemaBook, page: Parameter, size: Parameter | None) -> dict[str, Any] | None:
    schema = book.resolve(page.schema)
    first, least = schema.get("default"), schema.get("minimum")
    from_nothing = least == 0 or bool(_NOUGHT.search(f"{page.description} {schema.get('description') or ''}"))
    if first not in (None, 0, 1) or (first is None and from_nothing):
        return None  # which page is the first one?
    made: dict[str, Any] = {"style": "page", "page": f"query.{page.name}"}
    if size is not None:
        made["size"] = f"query.{size.name}"
        usual = book.resolve(size.schema).get("default")
        if isinstance(usual, int) and not isinstance(usual, bool) and usual > 0:
            made["default_size"] = usual
    return made | {"first": 0 if first == 0 else 1}


def _by_offset(offset: Parameter, size: Parameter | None) -> dict[str, Any] | None:
    if size is None and _word(offset.name) != "offset":
        return None  # a `start` without a size may be a time or a place
    made: dict[str, Any] = {"style": "offset", "offset": f"query.{offset.name}"}
    return made | ({"limit": f"query.{size.name}"} if size is not None else {})


def _list_of(members: list[_Member]) -> str | None:
    """Where the rows are: the answer itself, or the one list in it that can be meant."""
    lists = [m for m in members if "array" in m.kinds]
    for depth in range(_DEEP):
        here = [m for m in lists if len(m.at) == depth]
        if len(here) > 1:
            here = [m for m in here if m.word in _LISTS]
        if len(here) == 1:
            return here[0].pointer
        if any(len(m.at) == depth for m in lists):
            return None
    return None


def _members(book: SchemaBook, schema: Any, at: tuple[str, ...]) -> Iterator[_Member]:
    plain = book.resolve(schema)
    if not isinstance(plain, dict):
        return
    yield _Member(at, _kinds(book, plain), plain)
    if len(at) >= _DEEP or (at and _word(at[-1]) not in _AROUND):
        return
    for name, child in _properties(book, plain, 0):
        yield from _members(book, child, (*at, name))


def _properties(book: SchemaBook, schema: dict[str, Any], depth: int) -> Iterator[tuple[str, Any]]:
    """Those that a schema says itself or by `allOf`, and those of the one thing that is no null."""
    properties = schema.get("properties")
    yield from (properties.items() if isinstance(properties, dict) else ())
    choices = [c for key in ("anyOf", "oneOf") for c in schema.get(key) or () if c != {"type": "null"}]
    for part in [*(schema.get("allOf") or ()), *(choices if len(choices) == 1 else ())]:
        plain = book.resolve(part)
        if isinstance(plain, dict) and depth < _DEEP:
            yield from _properties(book, plain, depth + 1)


def _kinds(book: SchemaBook, schema: Any, depth: int = 0) -> frozenset[str]:
    plain = book.resolve(schema)
    if not isinstance(plain, dict) or depth > _DEEP:
        return frozenset()
    said = plain.get("type")
    kinds = {said} if isinstance(said, str) else set(said) if isinstance(said, list) else set()
    if not kinds:
        for key in ("allOf", "anyOf", "oneOf"):
            for part in plain.get(key) or ():
                kinds |= _kinds(book, part, depth + 1)
    return frozenset(kinds)


def _is_cursor(member: _Member) -> bool:
    named = member.word in _NEXT_CURSOR or (member.word in _SHORT_CURSOR and member.around in _BELOW)
    return named and "string" in member.kinds and not _says_address(member)


def _is_link(member: _Member) -> bool:
    """`next` as an address: said so, or among the links."""
    if "string" not in member.kinds:
        return False
    if member.word in {"nextlink", "nexturl", "nextpageurl", "nexthref"}:
        return True
    return member.word == "next" and (member.around == "links" or _says_address(member))


def _says_address(member: _Member) -> bool:
    schema = member.schema
    if schema.get("format") in {"uri", "url", "uri-reference"}:
        return True
    examples = [schema.get("example"), *(e if isinstance(e := schema.get("examples"), list) else ())]
    if any(isinstance(example, str) and example.startswith(("http://", "https://", "/")) for example in examples):
        return True
    return bool(_ADDRESS.search(str(schema.get("description") or "")))


def _named(parameters: Iterable[Parameter], words: set[str]) -> list[Parameter]:
    return [p for p in parameters if _word(p.name) in words]


def _only(members: Iterable[_Member]) -> str | None:
    places = list(dict.fromkeys(m.pointer for m in members))
    return places[0] if len(places) == 1 else None


def _word(name: str) -> str:
    """`page[size]`, `page_size`, `pageSize`, `$pageSize`: one word."""
    return "".join(char for char in name.casefold() if char.isalnum())


__all__ = ["propose_pages"]
