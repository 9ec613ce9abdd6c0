"""Where the next page is, in every style, and the guards against circles."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from helpdesks import _client as c
from helpdesks._client.pages import next_link

PAGE = {"style": "page", "page": "query.page", "size": "query.per_page", "first": 1, "items": "/data"}
OFFSET = {"style": "offset", "offset": "query.offset", "limit": "query.limit", "items": "/data", "total": "/total"}
CURSOR = {"style": "cursor", "cursor": "body#/cursor", "size": "body#/limit", "next": "/next", "items": "/data"}
LINK = {"style": "link", "items": ""}
LINK_BODY = {"style": "link", "next": "/next", "items": "/results"}
NAMES = ["page", "per_page", "offset", "limit", "cursor", "q"]


def operation(pagination: dict[str, Any] | None) -> dict[str, Any]:
    parameters = [{"name": name, "in": "query"} for name in NAMES]
    return {"id": "t.list", "method": "GET", "path": "/t?kind=x", "parameters": parameters, "pagination": pagination}


def info(pagination: Any, values: Any, body: Any, headers: Any = None, url: str | None = None) -> tuple[Any, ...]:
    found = c.page_info(operation(pagination), values, body, headers or {}, httpx.URL(url) if url else None)
    assert found is not None
    return found["returned"], found["total"], found["has_more"], found["next"]


@pytest.mark.parametrize(
    ("extra", "query", "body", "expected"),
    [
        ({}, {}, {"data": []}, (0, None, False, None)),
        ({}, {}, {"data": [1]}, (1, None, True, {"query.page": 2})),
        ({}, {"per_page": 2}, {"data": [1]}, (1, None, False, None)),
        ({}, {"per_page": 2, "page": 3}, {"data": [1, 2]}, (2, None, True, {"query.page": 4})),
        ({"total": "/total"}, {"per_page": 2}, {"data": [1, 2], "total": 3}, (2, 3, True, {"query.page": 2})),
        ({"total": "/total"}, {"per_page": 2, "page": "2"}, {"data": [3], "total": 3}, (1, 3, False, None)),
        ({"total": "/total"}, {}, {"data": [1, 2], "total": 2}, (2, 2, False, None)),
        ({"pages": "/pages"}, {"page": 2}, {"data": [1], "pages": 2}, (1, None, False, None)),
        ({"pages": "/pages"}, {}, {"data": [1], "pages": 2}, (1, None, True, {"query.page": 2})),
        ({"first": 0, "pages": "/pages"}, {}, {"data": [1], "pages": 1}, (1, None, False, None)),
        ({"next": "/n"}, {}, {"data": [1], "n": None}, (1, None, False, None)),
        ({"next": "/n"}, {}, {"data": [], "n": 2}, (0, None, True, {"query.page": 2})),
        ({}, {}, {"other": 1}, (None, None, False, None)),
    ],
)
def test_page_style(extra: Any, query: Any, body: Any, expected: Any) -> None:
    assert info(PAGE | extra, {"query": query}, body) == expected


def test_total_in_a_header() -> None:
    found = info(PAGE | {"total": "header.X-Total"}, {"query": {"per_page": 1}}, {"data": [1]}, {"x-total": "2"})
    assert found == (1, 2, True, {"query.page": 2})


@pytest.mark.parametrize(
    ("query", "body", "expected"),
    [
        ({}, {"data": [1, 2], "total": 5}, (2, 5, True, {"query.offset": 2})),
        ({"offset": 4}, {"data": [5], "total": 5}, (1, 5, False, None)),
        ({"offset": 4, "limit": 1}, {"data": [5]}, (1, None, True, {"query.offset": 5})),
        ({"limit": 2}, {"data": [5]}, (1, None, False, None)),
        ({}, {"data": [], "total": 5}, (0, 5, False, None)),
    ],
)
def test_offset_style(query: Any, body: Any, expected: Any) -> None:
    assert info(OFFSET, {"query": query}, body) == expected


def test_cursor_style() -> None:
    assert info(CURSOR, {}, {"data": [1], "next": "c2"}) == (1, None, True, {"body#/cursor": "c2"})
    assert info(CURSOR, {}, {"data": [1], "next": None}) == (1, None, False, None)
    assert info(CURSOR | {"more": "/more"}, {}, {"data": [1], "next": "c", "more": False})[2] is False
    # the cursor just sent: a circle, told by has_more without a next
    assert info(CURSOR, {"body": {"cursor": "c2"}}, {"data": [1], "next": "c2"}) == (1, None, True, None)


URL = "https://desk.example/api/t?kind=x&q=a&api_key=k"


@pytest.mark.parametrize(
    ("link", "following"),
    [
        ("https://desk.example/api/t?kind=x&q=a&page=2", {"query.q": "a", "query.page": 2}),
        ("/api/t/?cursor=c%2B1", {"query.cursor": "c+1"}),
        ("?page=2", {"query.page": 2}),
        ("https://desk.example:443/api/t?cursor=22", {"query.cursor": "22"}),
        ("http://desk.example/api/t?page=2", None),
        ("https://evil.example/api/t?page=2", None),
        ("?page=2&api_key=k", {"query.page": 2}),  # echoed from the request, and added again by the client
        ("?page=2&api_key=other", None),
        ("/api/other?page=2", None),
        ("/api/t?unknown=2", None),
        ("https://[", None),
        (7, None),
    ],
)
def test_link_style(link: object, following: object) -> None:
    expected = (1, None, True, following)
    assert info(LINK_BODY, {}, {"results": [1], "next": link}, url=URL) == expected
    if isinstance(link, str):
        assert info(LINK, {}, [1], {"Link": f'<{link}>; rel="next"'}, url=URL) == expected


def test_link_end() -> None:
    assert info(LINK_BODY, {}, {"results": [1], "next": None}, url=URL) == (1, None, False, None)
    assert info(LINK, {}, [1], {}, url=URL) == (1, None, False, None)


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ('<a>; rel="prev", <b>; rel="next"', "b"),
        ('<b,c>; title="x"; rel=next, <d>; rel=last', "b,c"),
        ('<b>; rel="last next"', "b"),
        ('<b>; rel="nextish"', None),
        ("", None),
    ],
)
def test_link_headers(header: str, target: str | None) -> None:
    assert next_link({"link": header}) == target


def response(body: Any, url: str = URL) -> httpx.Response:
    return httpx.Response(200, json=body, request=httpx.Request("GET", url))


def test_a_walk_through_values_leaves_them_alone() -> None:
    walk, values = c.Walk(operation(CURSOR)), {"body": {"limit": 2}}
    following = walk.values_after(values, response({"data": [1], "next": "c2"}))
    assert following == {"body": {"limit": 2, "cursor": "c2"}}
    assert values == {"body": {"limit": 2}}
    assert walk.values_after(following, response({"data": [2], "next": ""})) is None


def test_walks_do_not_run_in_circles() -> None:
    walk = c.Walk(operation(CURSOR))
    walk.values_after({}, response({"data": [1], "next": "a"}))
    walk.values_after({"body": {"cursor": "a"}}, response({"data": [2], "next": "b"}))
    with pytest.raises(c.UnexpectedAnswer, match="same next page twice"):
        walk.values_after({"body": {"cursor": "b"}}, response({"data": [3], "next": "a"}))
    walk = c.Walk(operation(PAGE))
    walk.values_after({}, response({"data": [1]}))
    with pytest.raises(c.UnexpectedAnswer, match="same page twice"):
        walk.values_after({"query": {"page": 2}}, response({"data": [1]}))
    with pytest.raises(c.UnexpectedAnswer, match="another origin"):
        c.Walk(operation(LINK_BODY)).after({}, response({"results": [1], "next": "https://evil.example/api/t"}))


def test_no_pagination() -> None:
    assert c.page_info(operation(None), {}, {}, {}) is None


def test_pages_that_are_no_pages() -> None:
    walk = c.Walk(operation(CURSOR))
    assert walk.after({}, httpx.Response(204, request=httpx.Request("GET", URL))) is None
    with pytest.raises(c.UnexpectedAnswer, match="not JSON"):
        walk.after({}, httpx.Response(200, text="<p>", request=httpx.Request("GET", URL)))


def test_places() -> None:
    values = {"query": {"a": 1}, "body": {"x": [{"y/z": 2}]}}
    assert c.value_at(values, "body#/x/0/y~1z") == 2
    assert c.value_at(values, "body") == {"x": [{"y/z": 2}]}
    assert c.value_at(values, "query.a") == 1
    assert c.value_at({}, "body#/x") is c.UNSET
    assert c.with_value_at({}, "body#/a/b", 1) == {"body": {"a": {"b": 1}}}
    assert c.with_value_at(values, "header.X", 1)["header"] == {"X": 1}
    assert values == {"query": {"a": 1}, "body": {"x": [{"y/z": 2}]}}
