"""Where a trial sends: the document's own server, or the base URL that replaces it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from deskwright_codegen.propose import read_address

from .conftest import Stub, Trying, document, operation

Attempt = Callable[..., Trying]
Write = Callable[..., str]
ONE = {"/tickets": {"get": operation("list")}}


@pytest.mark.parametrize(
    ("servers", "url"),
    [
        ([{"url": "https://desk.example/api/v3/"}], "https://desk.example/api/v3/"),
        (
            [{"url": "https://{region}.desk.example:{port}/{base}", "variables": {
                "region": {"default": "eu", "enum": ["eu", "us"]}, "port": {"default": 8443}, "base": {"default": ""},
            }}],
            "https://eu.desk.example:8443/",
        ),
        ([{"url": "https://{nobody}.example"}], None),
        ([{"url": "/api/v3"}, {"url": "https://desk.example"}], None),
        ([{"url": "//desk.example"}], None),
        ([{"url": "desk.example/api"}], None),
        ([{"url": "https://user:pw@desk.example"}], None),
        ([{"url": "https://desk.example/?tenant=1"}], None),
        ([{"url": "ftp://desk.example"}], None),
        ([{"url": "http://[::bad"}], None),
        ([], None),
        (["odd", {"description": "no url"}], None),
    ],
)  # fmt: skip
def test_the_first_server_with_its_defaults(servers: list[Any], url: str | None) -> None:
    assert read_address({"servers": servers}).url == url


def test_the_document_s_own_server_is_used_and_told(attempt: Attempt, write: Write, stub: Stub) -> None:
    variables = {"host": {"default": stub.base.removeprefix("http://")}, "version": {"default": "v2"}}
    servers = [{"url": "http://{host}/api/{version}/", "variables": variables}, {"url": "https://other.example"}]
    tried = attempt(write(document(ONE, servers=servers)))
    assert f"address of the document: {stub.base}/api/v2/ (the first of 2 servers; --base-url chooses another)" in (
        tried.err
    )
    assert not tried.call("list").is_error
    assert [request[:2] for request in stub.requests] == [("GET", "/api/v2/tickets")]


@pytest.mark.parametrize("way", ["option", "variable"])
def test_a_base_url_replaces_it(
    attempt: Attempt, write: Write, stub: Stub, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    base = f"{stub.base}/mine/"
    if way == "variable":
        monkeypatch.setenv("DESKWRIGHT_BASE_URL", base)
    tried = attempt(
        write(document(ONE, servers=[{"url": "https://desk.example/api"}])),
        *(["--base-url", base] if way == "option" else []),
    )
    assert "address of the document" not in tried.err
    tried.call("list")
    assert [request[:2] for request in stub.requests] == [("GET", "/mine/tickets")]


def test_servers_of_a_path_and_an_operation_keep_their_path(attempt: Attempt, write: Write, stub: Stub) -> None:
    paths = {
        "/a": {"servers": [{"url": "https://files.example/up"}], "get": operation("a")},
        "/b": {"get": operation("b", servers=[{"url": "/other/"}])},
        "/c": {"get": operation("c")},
        "/d": {
            "get": operation("d", servers=[{"url": "https://x.example/{v}/d", "variables": {"v": {"default": "v9"}}}])
        },
    }
    path = write(document(paths, servers=[{"url": "https://desk.example/api"}]))
    for tool in "abcd":
        attempt(path, "--base-url", f"{stub.base}/base").call(tool)
    assert [request[1] for request in stub.requests] == ["/up/a", "/other/b", "/base/c", "/v9/d/d"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"servers": [{"url": "/api/v3"}]}, "it only says /api/v3\n  give --base-url, as in --base-url https://HOST/api/v3"),
        ({}, "it names no server\n  give --base-url, as in --base-url https://HOST"),
    ],
)  # fmt: skip
def test_no_whole_address_is_an_error_that_says_so(
    attempt: Attempt, write: Write, more: dict[str, Any], told: str
) -> None:
    tried = attempt(write(document(ONE, **more)))
    assert tried.code == 2
    assert f"where is the API? {told}" in tried.err


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://agent:" + "hunter2@desk.example", "--base-url must not hold a user name or password"),
        ("https://desk.example/?key=hunter2", "--base-url must not hold a query or a fragment"),
        ("desk.example", "--base-url must begin with https:// or http:// and name a host"),
        ("", "--base-url must begin with https:// or http:// and name a host"),
    ],
)
def test_a_base_url_that_cannot_be(attempt: Attempt, write: Write, url: str, told: str) -> None:
    tried = attempt(write(document(ONE)), "--base-url", url)
    assert tried.code == 2
    assert told in tried.err
    assert "hunter2" not in tried.err
