"""The parts: what is said of a variable, of a failed connection, of a clock; which read proves a login."""

from __future__ import annotations

import asyncio
import socket
import ssl
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest
from deskwright.catalogue import Catalogue, parse_catalogue
from deskwright.examine_desk import examine_network, login_operation, login_values
from deskwright.installation import Installation, base_url_faults, read_installations, value_fault
from deskwright.policy import Policy
from deskwright.reach_desk import explain_failure
from deskwright.trust import Trust

from .desk import TOKEN, catalogue_document, operation

BASE = {"ACME_BASE": "https://desk.example", "ACME_TOKEN": TOKEN}


def texts(found: Installation, status: str | None = None) -> list[str]:
    return [check.text for check in found.checks if status in (None, check.status)]


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://desk.example", None),
        ("http://[::1]:8080/helpdesk/", None),
        ("desk.example", "does not begin with https:// and a host"),
        ("ftp://desk.example", "does not begin with https:// and a host"),
        ("https://", "does not begin with https:// and a host"),
        ("https://desk.example:port", "is not an address"),
        ("https://[::1", "is not an address"),
        ("https://ann:pw@desk.example", "has a user or a password in it"),
        ("https://desk.example/?a=1", "has a ? or a # in it"),
        ("https://desk.example/api/", None),
    ],
)
def test_the_form_of_an_address(url: str, fault: str | None) -> None:
    faults = base_url_faults("ACME_BASE", url)
    assert [text for text, _ in faults] == ([f"ACME_BASE {fault}"] if fault else [])
    assert "pw" not in str(faults)


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (TOKEN, None),
        ("12|abc${x}", None),
        ("${ACME_TOKEN}", "placeholder"),
        ("${ACME_TOKEN:-}", "placeholder"),
        ("${env:ACME_TOKEN}", "placeholder"),
        ("${input:acme-token}", "placeholder"),
        ("${{ secrets.ACME_TOKEN }}", "placeholder"),
        ("PASTE_ACME_TOKEN_HERE", "placeholder"),
        ("<your token>", "placeholder"),
        (f'"{TOKEN}"', "quotation marks"),
        (f"Bearer {TOKEN}", "begins with the word Bearer"),
        ("a\nb", "control character"),
    ],
)
def test_a_value_that_cannot_be_right(value: str, fault: str | None) -> None:
    found = value_fault("ACME_TOKEN", value, secret=True)
    assert (found is None) == (fault is None)
    if found and fault:
        assert fault in found[0]
        assert TOKEN not in str(found)


def test_of_two_ways_to_log_in_the_begun_one_is_the_problem(catalogue: Catalogue) -> None:
    ways = [
        {"name": "key", "scheme": "bearer", "env": {"value": "ACME_TOKEN"}, "about": ""},
        {
            "name": "client",
            "scheme": "bearer",
            "env": {"client_id": "ACME_ID", "client_secret": "ACME_SECRET"},
        },
    ]
    both = with_connection(catalogue, credentials=ways)
    base = {"ACME_BASE": "https://desk.example"}
    found = read_installations(both, base)[0]
    assert texts(found, "problem") == [
        "ACME_TOKEN is not set (key)",
        "ACME_ID, ACME_SECRET are not set (client)",
    ]
    found = read_installations(both, {**base, "ACME_ID": "x"})[0]
    assert texts(found, "problem") == ["ACME_SECRET is not set (client)"]
    found = read_installations(both, {**base, "ACME_ID": "x", "ACME_SECRET": "y"})[0]
    assert found.fine
    assert found.instance is not None
    assert found.instance.credentials == {"ACME_ID": "x", "ACME_SECRET": "y"}


def test_plain_http_is_told_save_on_loopback(catalogue: Catalogue) -> None:
    for base, warned in (("http://desk.example", 1), ("http://127.0.0.1:8", 0), ("http://localhost", 0)):
        found = read_installations(catalogue, {**BASE, "ACME_BASE": base})[0]
        assert len(texts(found, "warning")) == warned


def test_a_timeout_that_is_no_number(catalogue: Catalogue) -> None:
    found = read_installations(catalogue, {**BASE, "ACME_TIMEOUT": "soon"})[0]
    assert not found.fine
    assert "ACME_TIMEOUT" in texts(found, "problem")[0]


def chained(outer: BaseException, inner: BaseException) -> BaseException:
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (chained(httpx.ConnectError("x"), socket.gaierror(-2, "unknown")), "desk.example has no address"),
        (chained(httpx.ConnectError("x"), ConnectionRefusedError()), "nothing listens on port 443"),
        (
            chained(httpx.ConnectError("x"), ExceptionGroup("all", [ConnectionRefusedError()])),
            "nothing listens on port 443",
        ),
        (chained(httpx.ConnectError("x"), ssl.SSLError(1, "WRONG_VERSION_NUMBER")), "no TLS on port 443"),
        (httpx.ConnectTimeout("x"), "port 443 of desk.example does not react"),
        (httpx.ReadTimeout("x"), "took the request and did not answer in time"),
        (httpx.ProxyError("x"), "the proxy did not let us through"),
        (httpx.ConnectError("x"), "desk.example cannot be reached"),
        (httpx.RemoteProtocolError("x"), "does not speak HTTP properly"),
    ],
)
def test_a_failed_connection(problem: BaseException, words: str) -> None:
    last = explain_failure(problem, httpx.URL("https://desk.example/api"))[-1]
    assert last.status == "problem"
    assert words in last.text
    assert last.fix


def examine(catalogue: Catalogue, answer: Any, environ: dict[str, str] = BASE) -> Installation:
    found = read_installations(catalogue, environ)[0]
    transport = httpx.MockTransport(answer)
    told: list[str] = []
    examining = examine_network(
        found, catalogue, Policy(), transport=transport, trust=Trust(), wait=2, tell=told.append
    )
    asyncio.run(examining)
    assert told[0] == "asking its address"
    return found


@pytest.mark.parametrize(
    ("skew", "status", "words"),
    [
        (0, "ok", "its clock and ours agree"),
        (100, "warning", "its clock is 100 s ahead of ours"),
        (-7205, "problem", "its clock is 2.0 h behind ours"),
    ],
)
def test_clocks(catalogue: Catalogue, skew: int, status: str, words: str) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=skew), usegmt=True)
    found = examine(catalogue, lambda request: httpx.Response(401, headers={"Date": date}))
    said = next(check for check in found.checks if "clock" in check.text)
    assert said.status == status
    assert said.text.replace("99 s", "100 s").replace("101 s", "100 s") == words


@pytest.mark.parametrize("date", ["", "yesterday", "Sat, 99 Nov 2026"])
def test_a_date_that_is_none_is_no_matter(catalogue: Catalogue, date: str) -> None:
    found = examine(catalogue, lambda request: httpx.Response(401, headers={"Date": date}))
    assert not [text for text in texts(found) if "clock" in text]


def test_the_first_request_carries_no_credential_and_the_second_does(catalogue: Catalogue) -> None:
    seen = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append((request.method, str(request.url), request.headers.get("authorization")))
        return httpx.Response(200, json={"data": {}})

    examine(catalogue, answer)
    assert seen == [
        ("GET", "https://desk.example/api", None),
        ("GET", "https://desk.example/api/token", f"Bearer {TOKEN}"),
    ]


def test_a_redirect_to_another_host_ends_it_before_the_credential(catalogue: Catalogue) -> None:
    seen = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(301, headers={"Location": "https://new.example/x?secret=1"})

    found = examine(catalogue, answer)
    assert len(seen) == 1
    assert texts(found, "problem") == ["it sends every request on to https://new.example (301)"]
    fix = next(check.fix for check in found.checks if check.status == "problem")
    told = (
        "set ACME_BASE to where it leads, at https://new.example; a redirect turns a POST into a GET without its body"
    )
    assert fix == told


def test_a_failure_behind_the_first_answer(catalogue: Catalogue) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/token"):
            raise httpx.ConnectError("gone", request=request)
        return httpx.Response(404)

    assert "got no answer" in texts(examine(catalogue, answer), "problem")[0]


def with_connection(catalogue: Catalogue, **changes: Any) -> Catalogue:
    from dataclasses import replace

    return replace(catalogue, connection={**catalogue.connection, **changes})


def test_which_read_proves_a_login() -> None:
    connection = {**catalogue_document()["connection"], "probe": None}
    page = {"style": "page", "page": "query.page", "size": "query.per_page", "items": "/data"}
    choices = {
        "a.public": operation("a.public", security=[]),
        "b.optional": operation("b.optional", security=[["bearer"], []]),
        "c.write": operation("c.write", "POST", "write_internal"),
        "d.needs": operation("d.needs", parameters=[{"name": "id", "in": "query", "required": True}]),
        "e.hidden": operation("e.hidden", hidden="not for us"),
        "f.admin": operation("f.admin", ability={"role": "admin"}),
        "g.list": operation("g.list", pagination=page),
        "h.me": operation("h.me"),
    }

    def chosen(*leave: str) -> str | None:
        left = {name: data for name, data in choices.items() if name not in leave}
        made = parse_catalogue(catalogue_document(connection=connection, operations=left, tools=[]))
        found = login_operation(made)
        return found.id if found else None

    assert chosen() == "h.me"
    assert chosen("h.me") == "g.list"
    assert chosen("h.me", "g.list") == "f.admin"
    assert chosen("h.me", "g.list", "f.admin") is None
    made = parse_catalogue(catalogue_document(connection=connection, operations=choices, tools=[]))
    assert login_values(made.operations["g.list"]) == {"query": {"per_page": 1}}
    assert login_values(made.operations["h.me"]) == {}
