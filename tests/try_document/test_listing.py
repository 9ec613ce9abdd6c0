"""What a trial lists: every operation, under names that stay, and what the options of serve leave of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from deskwright_codegen.trial import read_trial

from .conftest import OK, Trying, document, operation

Attempt = Callable[..., Trying]
Write = Callable[..., str]
BASE = ("--base-url", "http://127.0.0.1:9")
SHOP = document(
    {
        "/tickets": {
            "get": operation("listTickets", tags=["tickets"]),
            "post": operation("createTicket", tags=["tickets"]),
        },
        "/tickets/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "get": operation("getTicket", tags=["tickets"]),
            "delete": operation("deleteTicket", tags=["tickets"]),
        },
        "/people": {"get": operation("list-people", tags=["people"])},
    }
)


def many(count: int) -> dict[str, Any]:
    return document(
        {f"/things/{n}": {"get": operation(f"thing{n:03}", tags=["odd" if n % 2 else "even"])} for n in range(count)}
    )


def trial_names(path: str) -> dict[str, str]:
    """Operation id -> tool name."""
    trial = read_trial(Path(path))
    return {tool["operation"]: tool["listed"]["name"] for tool in json.loads(trial.files["catalog.json"])["tools"]}


def test_a_small_document_lists_each_operation(attempt: Attempt, write: Write) -> None:
    tried = attempt(write(SHOP), *BASE)
    assert tried.code == 0
    assert tried.out == ""
    assert tried.names == ["create_ticket", "delete_ticket", "get_ticket", "list_people", "list_tickets"]
    refused = tried.tools[1]["_meta"]["deskwright"]["refused"]
    assert "--allow destroy" in refused


def test_forty_are_listed_and_forty_one_are_reached_by_two(attempt: Attempt, write: Write) -> None:
    assert attempt(write(many(40)), *BASE).names == [f"thing_{n:03}" for n in range(40)]
    more = write(many(41))
    assert attempt(more, *BASE).names == ["list_endpoints", "corner_desk_call"]
    assert attempt(more, *BASE, "--all-tools").names == [f"thing_{n:03}" for n in range(41)]
    assert attempt(more, *BASE, "--tools", "thing_007,thing_008").names == ["thing_007", "thing_008"]
    assert attempt(more, *BASE, "--toolsets", "even").names == [f"thing_{n:03}" for n in range(0, 41, 2)]


def test_a_toolset_that_no_tag_has(attempt: Attempt, write: Write) -> None:
    tried = attempt(write(SHOP), *BASE, "--toolsets", "ticket")
    assert tried.code == 2
    assert 'no toolset "ticket" (did you mean tickets?)' in tried.err


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (["--read-only"], ["get_ticket", "list_people", "list_tickets"]),
        (["--deny", "write_outbound"], ["delete_ticket", "get_ticket", "list_people", "list_tickets"]),
        (["--tools", "get_ticket"], ["get_ticket"]),
    ],
)
def test_the_options_of_serve_hold(attempt: Attempt, write: Write, options: list[str], left: list[str]) -> None:
    assert attempt(write(SHOP), *BASE, *options).names == left


def test_listing_needs_no_address_and_prints_what_serve_lists(attempt: Attempt, write: Write) -> None:
    path = write(SHOP)
    served = attempt(path, *BASE, "--all-tools").tools
    assert attempt(path, "--all-tools", "--list", "--json").tools == served
    table = attempt(path, "--list").out.splitlines()
    assert table[0].split() == ["TOOL", "EFFECT", "ABILITIES", "TOKENS"]
    assert [line.split()[:2] for line in table[1:6]] == [
        ["create_ticket", "write_outbound"], ["delete_ticket", "destroy"], ["get_ticket", "read"],
        ["list_people", "read"], ["list_tickets", "read"],
    ]  # fmt: skip
    assert table[7].startswith("5 tools, about ")


def test_names_are_short_unique_and_stay(write: Write) -> None:
    ids = [
        "getTicket", "get-ticket", "GET_TICKET", "get ticket", "class", "票を読む", "x" * 90, "x" * 89 + "y",
        "list_endpoints", "corner_desk_call", "1st",
    ]  # fmt: skip
    paths = {f"/p/{n}": {"get": operation(name)} for n, name in enumerate(ids)} | {"/none": {"get": operation(None)}}
    names = trial_names(write(document(paths)))
    assert len(names) == len(ids) + 1 == len(set(names.values()))
    assert all(len(name) <= 48 and name.isascii() and name.isidentifier() for name in names.values())
    assert not {"list_endpoints", "corner_desk_call"} & set(names.values())
    alike = [names[name] for name in ("getTicket", "get-ticket", "GET_TICKET", "get ticket")]
    assert sorted(alike) == ["get_ticket", "get_ticket_2", "get_ticket_3", "get_ticket_4"]
    assert (
        trial_names(write(document(dict(reversed(paths.items()))))).items()
        >= {name: tool for name, tool in names.items() if name in {"class", "1st", "票を読む", "x" * 90}}.items()
    )
    assert trial_names(write(document(paths))) == names


@pytest.mark.parametrize(
    ("title", "file", "desk"),
    [
        ("Corner Desk API v2", "a.json", "corner_desk_api_v2"),
        ("", "zammad-openapi.json", "zammad_openapi"),
        ("票", "help.desk.json", "help"),
        ("3CX Desk", "a.json", "desk_3cx_desk"),
        ("A title that goes on and on and on until nobody reads it", "a.json", "a_title_that_goes_on_and_on_and"),
        ("\u202eevil\nname", "a.json", "evil_name"),
        ("票", "票.json", "desk"),
    ],
)
def test_the_desk_is_called_by_title_or_file(write: Write, title: str, file: str, desk: str) -> None:
    value = document({"/a": {"get": operation("a")}}) | {"info": {"title": title, "version": "1"}}
    trial = read_trial(Path(write(value, file)))
    assert trial.desk == desk
    assert json.loads(trial.files["catalog.json"])["desk"] == desk


def test_a_broken_operation_is_left_out_and_told(attempt: Attempt, write: Write) -> None:
    broken = {"schema": {"$ref": "https://elsewhere.example/a.json"}}
    paths = SHOP["paths"] | {
        "/broken": {"get": operation("broken", parameters=[{"name": "q", "in": "query"} | broken], responses=OK)}
    }
    tried = attempt(write(document(paths)), *BASE)
    assert tried.names == ["create_ticket", "delete_ticket", "get_ticket", "list_people", "list_tickets"]
    assert "deskwright: corner.json: 5 operations, 1 left out: GET /broken" in tried.err
    assert "its operation is left out, everything else is served" in tried.err
    assert "nothing was written" not in tried.err
    assert "./corner.json#/paths/~1broken/get/parameters/0/schema/$ref: GEN004" in tried.err or (
        "./corner.json#/paths/~1broken/get/parameters/0/schema: GEN004" in tried.err
    )
    again = attempt(write(document(paths)), *BASE)
    assert "Corner Desk: 5 operations, 1 left out: GET /broken (unchanged since it was read)" in again.err


def test_the_general_tools_call_by_the_document_s_own_names(attempt: Attempt, write: Write, stub: Any) -> None:
    tried = attempt(write(many(41)), "--base-url", stub.base)
    found = tried.call("list_endpoints", query="thing007")
    assert "thing007" in found.content[0]["text"]
    assert "thing008" not in found.content[0]["text"]
    answer = attempt(write(many(41)), "--base-url", stub.base).call("corner_desk_call", family="odd", action="thing007")
    assert not answer.is_error, answer.content
    assert [request[:2] for request in stub.requests] == [("GET", "/things/7")]
