"""Lists of a document that says nothing of paging: the answer tells its page, and no request is changed by it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from deskwright_codegen.generate import read_api
from deskwright_codegen.load import DeskInput
from deskwright_codegen.propose_pages import propose_pages

from .conftest import Stub, Trying, document, operation

Write = Callable[..., str]
Attempt = Callable[..., Trying]
ROWS = {"type": "array", "items": {"type": "object"}}
WHOLE = {"type": "integer"}
TEXT = {"type": "string"}
URI = {"type": ["string", "null"], "format": "uri"}


def query(name: str, schema: Any = WHOLE, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": {**schema, **more}}


def answering(schema: Any) -> dict[str, Any]:
    return {"200": {"description": "fine", "content": {"application/json": {"schema": schema}}}}


def told(result: Any) -> Any:
    return result.meta.get("page")


# --- a bare Link header ------------------------------------------------------------------------------------------

BARE = document(
    {
        "/tickets": {
            "get": operation("listTickets", parameters=[query("state", TEXT), query("since"), query("after", TEXT)]),
            "post": operation("createTicket"),
        }
    }
)


@pytest.mark.parametrize(
    ("link", "rows", "expected"),
    [
        (
            '<{base}/tickets?state=open&since=9&after=04>; rel="next", <{base}/tickets>; rel="first"',
            [{"id": 1}, {"id": 2}],
            {"returned": 2, "total": 40, "has_more": True, "next": {"state": "open", "since": 9, "after": "04"}},
        ),
        (
            '</tickets>; rel="first prev"',
            [{"id": 3}],
            {"returned": 1, "total": 40, "has_more": False, "next": None},
        ),
        # an object: how many rows it has nobody says
        ("<?after=x>; rel=next", {"a": 1}, {"returned": None, "total": 40, "has_more": True, "next": {"after": "x"}}),
        # followed by nobody: another origin, another path, an argument that is none
        (
            "<https://evil.example/tickets?after=x>; rel=next",
            [],
            {"returned": 0, "total": 40, "has_more": True, "next": None},
        ),
        ("</other?after=x>; rel=next", [], {"returned": 0, "total": 40, "has_more": True, "next": None}),
        ("<?page=2>; rel=next", [], {"returned": 0, "total": 40, "has_more": True, "next": None}),
        # no page at all
        ("</style.css>; rel=preload", [], None),
        ("", [], None),
    ],
)
def test_a_bare_link_header_is_told(
    attempt: Attempt, write: Write, stub: Stub, link: str, rows: Any, expected: Any
) -> None:
    stub.answers["/tickets"] = ({"Link": link.format(base=stub.base), "X-Total-Count": "40"}, rows)
    done = attempt(write(BARE), "--base-url", stub.base)
    assert told(done.call("list_tickets", state="open")) == expected
    assert [request[:2] for request in stub.requests] == [("GET", "/tickets?state=open")]


def test_the_answer_to_a_write_is_no_page(attempt: Attempt, write: Write, stub: Stub) -> None:
    stub.answers["/tickets"] = ({"Link": "<?after=x>; rel=next"}, {"id": 1})
    done = attempt(write(BARE), "--base-url", stub.base)
    assert told(done.call("create_ticket")) is None


# --- proposed from names and shape -------------------------------------------------------------------------------


def test_pages_are_told_and_change_no_request(attempt: Attempt, write: Write, stub: Stub) -> None:
    schema = {"type": "object", "properties": {"data": ROWS, "meta": {"properties": {"total_pages": WHOLE}}}}
    path = {"get": operation("list", parameters=[query("page", minimum=1), query("per_page")])}
    path["get"]["responses"] = answering(schema)
    stub.answers["/t"] = ({}, {"data": [{}, {}], "meta": {"total_pages": 3}})
    written = write(document({"/t": path}))
    done = attempt(written, "--base-url", stub.base)
    assert told(done.call("list")) == {"returned": 2, "total": None, "has_more": True, "next": {"page": 2}}
    done = attempt(written, "--base-url", stub.base)
    assert told(done.call("list", page=3))["has_more"] is False
    # a guess that does not fit what comes is worth nothing, and does no harm
    stub.answers["/t"] = ({}, {"rows": 7})
    done = attempt(written, "--base-url", stub.base)
    answer = done.call("list", page=3)
    assert answer.structured == {"rows": 7}
    assert told(answer) == {"returned": None, "total": None, "has_more": False, "next": None}
    assert [request[1] for request in stub.requests] == ["/t", "/t?page=3", "/t?page=3"]


def proposed(parameters: list[Any], schema: Any, method: str = "get") -> Any:
    op = operation("list", parameters=parameters, responses=answering(schema))
    text = json.dumps(document({"/t": {method: op}}))
    made, _ = read_api(DeskInput("corner", "corner", {"openapi.json": text, "helpdesk.toml": TOML}), lenient=True)
    assert made.api is not None
    assert made.document is not None
    return propose_pages(made.api.operations, made.document).get("list")


TOML = 'title = "Corner"\n[base_url]\nenv = "CORNER_URL"\n'


def answer(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


@pytest.mark.parametrize(
    ("parameters", "schema", "expected"),
    [
        (
            [query("page")],
            answer(items=ROWS, next=URI),
            {"style": "page", "page": "query.page", "first": 1, "items": "/items"},
        ),
        (
            [query("page", default=1), query("perPage", default=20)],
            answer(items=ROWS, meta=answer(total=WHOLE, lastPage=WHOLE)),
            {
                "style": "page", "page": "query.page", "size": "query.perPage", "default_size": 20, "first": 1,
                "items": "/items", "total": "/meta/total", "pages": "/meta/lastPage",
            },
        ),
        (
            [query("page[number]", default=0), query("page[size]")],
            ROWS,
            {"style": "page", "page": "query.page[number]", "size": "query.page[size]", "first": 0, "items": ""},
        ),
        (
            [query("offset"), query("limit")],
            answer(results=ROWS, tags=ROWS, total_count=WHOLE, has_more={"type": "boolean"}),
            {
                "style": "offset", "offset": "query.offset", "limit": "query.limit", "items": "/results",
                "total": "/total_count", "next": "/has_more",
            },
        ),
        (
            [query("cursor", TEXT), query("limit")],
            answer(data=ROWS, next_cursor={"type": ["string", "null"]}),
            {"style": "cursor", "cursor": "query.cursor", "items": "/data", "next": "/next_cursor"},
        ),
        (
            [query("after", TEXT)],
            answer(results=ROWS, paging=answer(next=answer(after=TEXT, link=TEXT))),
            {"style": "cursor", "cursor": "query.after", "items": "/results", "next": "/paging/next/after"},
        ),
        (
            [query("state", TEXT)],
            answer(count=WHOLE, next=URI, previous=URI, results=ROWS),
            {"style": "link", "items": "/results", "next": "/next"},
        ),
        # what cannot be told apart
        ([query("page", minimum=0)], ROWS, None),
        ([query("page", description="The page, counted from zero.")], ROWS, None),
        ([query("page", default=5)], ROWS, None),
        ([query("page", default=1), query("cursor", TEXT)], answer(data=ROWS, next_cursor=TEXT), None),
        ([query("page", default=1)], answer(open=ROWS, closed=ROWS), None),
        ([query("page", default=1)], answer(count=WHOLE), None),
        ([query("page", TEXT)], ROWS, None),
        ([query("start")], ROWS, None),
        ([query("cursor", TEXT)], answer(data=ROWS, next=TEXT), None),
        ([query("after", TEXT)], answer(data=ROWS, after=TEXT), None),
        ([query("limit")], ROWS, None),
    ],
)  # fmt: skip
def test_proposed_where_it_is_plain(parameters: list[Any], schema: Any, expected: Any) -> None:
    assert proposed(parameters, schema) == expected
    assert proposed(parameters, schema, "post") is None
