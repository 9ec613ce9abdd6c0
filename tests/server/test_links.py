"""Addresses for people, beside an answer: made of the operator's address and ids, never of a text of the desk's."""

from __future__ import annotations

import json
from typing import Any

import pytest
from deskwright.links import MAX_LINKS, links_of
from deskwright.settings import read_instances

WEB = "https://desk.example/acme"
ZOOM = {"name": "WebURL", "url": "{web}/zoom;id={value}", "value": "id"}
EACH = {**ZOOM, "each": "/tickets"}
FIXED = {"name": "Search", "url": "{web}/search"}


def urls(rules: list[dict[str, Any]], value: Any, web: str = WEB, **arguments: Any) -> list[str]:
    return [link["url"] for link in links_of(rules, value, arguments, web)]


@pytest.mark.parametrize(
    ("rule", "value", "found"),
    [
        (ZOOM, {"id": 7}, ["/zoom;id=7"]),
        (ZOOM, {"id": "A 1"}, ["/zoom;id=A%201"]),
        ({**ZOOM, "value": "ticket/id"}, {"ticket": {"id": 7}}, ["/zoom;id=7"]),
        (EACH, {"tickets": [{"id": 1}, {"id": 2}]}, ["/zoom;id=1", "/zoom;id=2"]),
        (EACH, {"tickets": {"id": 1}}, ["/zoom;id=1"]),
        ({"name": "n", "url": "{web}/{value}", "each": "/ids"}, {"ids": [3, "4"]}, ["/3", "/4"]),
        ({"name": "n", "url": "{web}/{value}", "each": ""}, [3, 4], ["/3", "/4"]),
        (FIXED, {"any": 1}, ["/search"]),
        (FIXED, [], ["/search"]),
        (FIXED, None, ["/search"]),
        # nothing to point at
        (ZOOM, {}, []),
        (ZOOM, [], []),
        (ZOOM, {"id": None}, []),
        (ZOOM, {"id": ""}, []),
        (ZOOM, {"id": True}, []),
        (ZOOM, {"id": {"x": 1}}, []),
        (ZOOM, {"id": 1.5}, []),
        (EACH, {"tickets": []}, []),
        (EACH, {"tickets": None}, []),
        (EACH, {"tickets": ["x", None, {"id": 2}]}, ["/zoom;id=2"]),
        ({**ZOOM, "url": "{web}/{other}"}, {"id": 1}, []),
    ],
)
def test_what_is_pointed_at(rule: dict[str, Any], value: Any, found: list[str]) -> None:
    assert urls([rule], value) == [WEB + path for path in found]


@pytest.mark.parametrize(
    "text", ["../admin", "x&y=1#z?q", "https://evil.example", "{web}", "{argument:name}", "a\r\nb", '"><script>', "@e"]
)
def test_a_text_stays_one_value_of_the_address(text: str) -> None:
    by_argument = {"name": "n", "url": "{web}/zoom;id={argument:name}"}
    for found in (urls([ZOOM], {"id": text}, name="leaked"), urls([by_argument], {}, name=text)):
        (address,) = found
        assert address.startswith(f"{WEB}/zoom;id=")
        value = address.removeprefix(f"{WEB}/zoom;id=")
        assert not set(value) & set("/?#&;@:<>\"'{}\\ \r\n")
        assert "leaked" not in address


def test_arguments_in_an_address() -> None:
    rule = {"name": "n", "url": "{web}/zoom;id={argument:ticket_id};by={argument:by}"}
    assert urls([rule], {}, ticket_id="7/8", by=9) == [f"{WEB}/zoom;id=7%2F8;by=9"]
    assert urls([rule], {}, ticket_id="7") == []
    assert urls([rule], {}, ticket_id="7", by=["x"]) == []


def test_without_an_address_there_is_none() -> None:
    assert urls([ZOOM, FIXED], {"id": 1}, web="") == []


def test_a_slash_too_much() -> None:
    assert urls([FIXED], {}, web=WEB + "/") == [f"{WEB}/search"]


def test_many_are_bounded_and_the_one_for_all_stays() -> None:
    """Beside fifty links to single tickets the one to the whole search is what a person needs."""
    value = {"tickets": [{"id": n} for n in range(200)]}
    assert len(urls([EACH], value)) == MAX_LINKS
    found = urls([EACH, FIXED], value)
    assert len(found) == MAX_LINKS
    assert found[0] == f"{WEB}/zoom;id=0"
    assert found[-1] == f"{WEB}/search"


def test_links_stand_beside_the_answer(worded: Any) -> None:
    worded.answers["GET /tickets/7"] = {"id": 7, "subject": "s"}
    worded.tool("show", "tickets.show", {"id": {"to": ["path.id"]}}, links=[ZOOM])
    without = worded.call("show", id="7")
    assert "links" not in without.meta
    worded.web = WEB
    answer = worded.call("show", id="7")
    assert answer.meta["links"] == [{"name": "WebURL", "url": f"{WEB}/zoom;id=7"}]
    assert json.loads(answer.content[1]["text"])["links"] == answer.meta["links"]
    assert answer.structured == without.structured == {"id": 7, "subject": "s"}
    assert json.loads(answer.content[0]["text"]) == answer.structured


def test_links_of_filtered_rows(worded: Any, paged: Any) -> None:
    worded.web = WEB
    worded.answers["GET /tickets"] = paged([{"id": 1, "name": "a"}, {"id": 2, "name": "b"}])
    filters = {"items": "/data", "filters": [{"argument": "name", "match": ["name"], "scorer": "equal"}]}
    worded.tool("search", "tickets.list", {"name": {}}, filters=filters, links=[{**EACH, "each": "/data"}])
    assert [link["url"] for link in worded.call("search", name="b").meta["links"]] == [f"{WEB}/zoom;id=2"]


def test_a_failure_has_no_links(worded: Any) -> None:
    worded.web = WEB
    worded.tool("show", "tickets.show", {"id": {"to": ["path.id"]}}, links=[FIXED])
    answer = worded.call("show", id="7")
    assert answer.is_error
    assert "links" not in answer.meta


@pytest.mark.parametrize(
    ("base", "more", "web"),
    [
        ("https://d.example/acme/api.pl/x", {}, "https://d.example/acme"),
        ("https://d.example/acme/other", {}, ""),  # nobody knows where people look
        ("https://d.example/acme/api.pl/x", {"ACME_WEB": "https://w.example/y/"}, "https://w.example/y"),
    ],
)
def test_where_the_address_comes_from(worded: Any, base: str, more: dict[str, str], web: str) -> None:
    worded.connection["web"] = {"env": "ACME_WEB", "before": "/api.pl"}
    environment = {"ACME_BASE": base, "ACME_TOKEN": "t", **more}
    (instance,) = read_instances(worded.catalogue(), environment)
    assert instance.web.rstrip("/") == web
