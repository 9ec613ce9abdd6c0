# Generated from codegen/deskwright_codegen/runtime. Do not edit: make regen
"""Where the next page of a list is, read from the answer as the operation's pagination says.

Refuses to run in circles (the same cursor or the same page twice) and to follow a link to another origin.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import httpx

from .errors import UnexpectedAnswer
from .pointers import look_up, value_at, with_value_at
from .types import UNSET

_LINK = re.compile(r"<([^>]*)>([^<]*)")
_NEXT = re.compile(r';\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))', re.I)
_OF_PAGES = frozenset({"next", "prev", "previous", "first", "last"})
_TOTALS = ("X-Total-Count", "X-Total")
_PORTS = {"http": 80, "https": 443}
_COUNTED = frozenset({"page", "offset", "limit", "per_page", "page_size", "skip", "start"})

Read = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Page:
    """What an answer says about its place in the list. `next`: values by place, None at the end."""

    returned: int | None
    total: int | None
    has_more: bool
    next: Mapping[str, Any] | None


def page_info(
    operation: Mapping[str, Any],
    values: Mapping[str, Any],
    body: Any,
    headers: Mapping[str, str],
    url: httpx.URL | None = None,
) -> dict[str, Any] | None:
    """{returned, total, has_more, next} of one answer, or None without pagination; never raises for a link.

    `next` maps places to the values of the next page; None where there is none or it may not be followed.
    """
    if not operation.get("pagination"):
        return None
    try:
        page = read_page(operation, lambda place: value_at(values, place), body, headers, url)
    except UnexpectedAnswer:
        page = Page(_count(look_up(body, operation["pagination"].get("items", ""))), None, True, None)
    return {"returned": page.returned, "total": page.total, "has_more": page.has_more, "next": page.next}


def linked_page(
    operation: Mapping[str, Any],
    values: Mapping[str, Any],
    body: Any,
    headers: Mapping[str, str],
    url: httpx.URL | None = None,
) -> dict[str, Any] | None:
    """The same of an operation that nobody described, where the answer itself says by RFC 8288 that it is a page."""
    header = httpx.Headers(headers).get("Link", "")
    if not header or operation["method"] != "GET" or not _relations(header) & _OF_PAGES:
        return None
    page = page_info({**operation, "pagination": {"style": "link"}}, values, body, headers, url)
    if page is None:
        return None
    totals = (_whole(httpx.Headers(headers).get(name)) for name in _TOTALS)
    return page | {
        "returned": len(body) if isinstance(body, list) else None,
        "total": next((total for total in totals if total is not None), None),
    }


class Walk:
    """One walk over the pages of one operation, with its guards against circles."""

    def __init__(self, operation: Mapping[str, Any]) -> None:
        self._operation = operation
        self._seen: set[str] = set()
        self._last_items: Any = None

    def after(self, placed: Mapping[str, Any], response: httpx.Response) -> Mapping[str, Any] | None:
        """The values by place that the next page needs; None at the end."""
        return self._after(lambda place: placed.get(place, UNSET), response)

    def values_after(self, values: Mapping[str, Any], response: httpx.Response) -> dict[str, Any] | None:
        """The request values of the next page; None at the end."""
        following = self._after(lambda place: value_at(values, place), response)
        if following is None:
            return None
        result = dict(values)
        for place, value in following.items():
            result = with_value_at(result, place, value)
        return result

    def _after(self, read: Read, response: httpx.Response) -> Mapping[str, Any] | None:
        pagination = self._operation.get("pagination")
        if not pagination or not response.content:
            return None
        body = _json(response)
        page = read_page(self._operation, read, body, response.headers, response.request.url)
        if page.next is None:
            return None
        items = look_up(body, pagination.get("items", ""))
        if page.returned and items == self._last_items:
            raise UnexpectedAnswer(
                "the desk answered the same page twice; it seems to ignore paging", response=response
            )
        self._last_items = items
        mark = json.dumps(page.next, sort_keys=True, default=str)
        if mark in self._seen:
            raise UnexpectedAnswer("the desk named the same next page twice", response=response)
        self._seen.add(mark)
        return page.next


def read_page(
    operation: Mapping[str, Any], read: Read, body: Any, headers: Mapping[str, str], url: httpx.URL | None
) -> Page:
    """One answer's page; `read` gives the value sent at a place."""
    pagination = operation["pagination"]
    returned = _count(look_up(body, pagination.get("items", "")))
    total = _whole(_told(pagination.get("total"), body, headers))
    following = _STYLES[pagination["style"]](operation, read, body, headers, url, returned, total)
    if following is not None and all(read(place) == value for place, value in following.items()):
        raise UnexpectedAnswer("the desk named the page just read as the next one")
    return Page(returned, total, following is not None, following)


def _by_page(operation: Any, read: Read, body: Any, headers: Any, _url: Any, returned: Any, total: Any) -> Any:
    pagination = operation["pagination"]
    first = pagination.get("first", 1)
    current = _whole(read(pagination["page"]))
    current = first if current is None else current
    size = _whole(read(pagination["size"])) if pagination.get("size") else None
    size = size or _whole(pagination.get("default_size"))
    following = {pagination["page"]: current + 1}
    told = _told(pagination.get("next"), body, headers)
    if told is not UNSET:
        return following if told else None
    pages = _whole(_told(pagination.get("pages"), body, headers))
    if pages is not None:
        return following if current - first + 1 < pages else None
    if returned == 0:
        return None
    if total is not None and (size or current == first):
        return following if (current - first + 1) * (size or returned or 0) < total else None
    return following if returned and (size is None or returned >= size) else None


def _by_offset(operation: Any, read: Read, body: Any, headers: Any, _url: Any, returned: Any, total: Any) -> Any:
    pagination = operation["pagination"]
    if not returned:
        return None
    current = _whole(read(pagination["offset"])) or 0
    limit = _whole(read(pagination["limit"])) if pagination.get("limit") else None
    following = {pagination["offset"]: current + returned}
    told = _told(pagination.get("next"), body, headers)
    if told is not UNSET:
        return following if told else None
    if total is not None:
        return following if current + returned < total else None
    return following if limit is None or returned >= limit else None


def _by_cursor(operation: Any, _read: Read, body: Any, headers: Any, _url: Any, _n: Any, _total: Any) -> Any:
    pagination = operation["pagination"]
    cursor = _told(pagination.get("next"), body, headers)
    more = _told(pagination.get("more"), body, headers)
    return {pagination["cursor"]: cursor} if cursor and (more is UNSET or more) else None


def _by_link(operation: Any, _read: Read, body: Any, headers: Any, url: Any, _n: Any, _total: Any) -> Any:
    pagination = operation["pagination"]
    if pagination.get("next"):
        link = _told(pagination["next"], body, headers) or None
    else:
        link = next_link(headers)
    if link is None:
        return None
    if not isinstance(link, str):
        raise UnexpectedAnswer("the link to the next page is not a text")
    try:
        target = httpx.URL(link) if url is None else url.join(link)
    except httpx.InvalidURL:
        raise UnexpectedAnswer("the link to the next page is not a URL") from None
    if url is not None:
        if target.userinfo or not same_origin(url, target):
            raise UnexpectedAnswer(
                f"the link to the next page leads to another origin, {target.scheme}://{target.host}"
            )
        if target.path.rstrip("/") != url.path.rstrip("/"):
            raise UnexpectedAnswer("the link to the next page leads to another path; not followed")
    return _link_values(operation, target, url)


def _link_values(operation: Any, target: httpx.URL, sent: httpx.URL | None) -> dict[str, Any]:
    pagination = operation["pagination"]
    known = {p["name"] for p in operation.get("parameters", ()) if p["in"] == "query"}
    # what the path itself or a key in the query added comes back in many links; it will be added again
    ours = parse_qsl(operation["path"].partition("?")[2], keep_blank_values=True)
    if sent is not None:
        ours += parse_qsl(sent.query.decode("ascii"), keep_blank_values=True)
    collected: dict[str, list[str]] = {}
    for name, value in parse_qsl(target.query.decode("ascii"), keep_blank_values=True):
        collected.setdefault(name, []).append(value)
    found: dict[str, Any] = {}
    for name, texts in collected.items():
        if name not in known:
            if all((name, text) in ours for text in texts):
                continue
            raise UnexpectedAnswer(f"the link to the next page has a parameter {name!r} that the operation lacks")
        place = f"query.{name}"
        counted = name in _COUNTED or place in (pagination.get("page"), pagination.get("offset"))
        read = [int(text) if counted and text.isdecimal() else text for text in texts]
        found[place] = read[0] if len(read) == 1 else read
    return found


def next_link(headers: Mapping[str, str]) -> str | None:
    """The target of the RFC 8288 link whose relation is next."""
    for target, parameters in _LINK.findall(httpx.Headers(headers).get("Link", "")):
        for quoted, bare in _NEXT.findall(parameters):
            if "next" in (quoted or bare).lower().split():
                return str(target)
    return None


def _relations(header: str) -> set[str]:
    found = (quoted or bare for _, parameters in _LINK.findall(header) for quoted, bare in _NEXT.findall(parameters))
    return {word for words in found for word in words.lower().split()}


def same_origin(one: httpx.URL, other: httpx.URL) -> bool:
    """Same scheme, host and port, the default ports filled in."""
    first, second = ((u.scheme, u.host, u.port or _PORTS.get(u.scheme)) for u in (one, other))
    return first == second


def _told(where: str | None, body: Any, headers: Mapping[str, str]) -> Any:
    """What the answer says at a pointer, or in a header ("header.X-Total-Count"); UNSET if nothing."""
    if where is None:
        return UNSET
    if where.startswith("header."):
        return httpx.Headers(headers).get(where.removeprefix("header."), UNSET)
    return look_up(body, where)


def _count(items: Any) -> int | None:
    return len(items) if isinstance(items, Sequence | Mapping) and not isinstance(items, str) else None


def _whole(value: Any) -> int | None:
    if isinstance(value, str) and value.isdecimal():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except (ValueError, RecursionError):
        raise UnexpectedAnswer("a page of a list is not JSON", response=response) from None


_STYLES: dict[str, Callable[..., dict[str, Any] | None]] = {
    "page": _by_page,
    "offset": _by_offset,
    "cursor": _by_cursor,
    "link": _by_link,
}

__all__ = ["Page", "Walk", "linked_page", "next_link", "page_info", "read_page", "same_origin"]
