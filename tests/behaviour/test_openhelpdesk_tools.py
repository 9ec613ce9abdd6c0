"""The wire shape of the eight tools of Open Help Desk, and what they refuse without a request."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import pytest
from deskwright.sandboxes import Sandbox, load_sandbox
from helpdesks.openhelpdesk import AsyncOpenHelpDesk

from .desks import Recorder, Talk, catalogue_of, credential, error, talk, text

CATALOGUE = catalogue_of("openhelpdesk")
SANDBOX = load_sandbox("openhelpdesk")  # read only: the ids of the seed are the same in every sandbox


def _ids() -> dict[str, str]:
    admin = talk(CATALOGUE, "admin", sandbox=SANDBOX)
    try:
        found = {
            row["name"]: row["id"] for tool in ("list_categories", "list_statuses") for row in admin.must(tool)["data"]
        }
        found |= {row["subject"]: row["id"] for row in admin.must("list_tickets", limit=100)["data"]}
        for action in ("users.list", "groups.list"):
            rows = admin.must("openhelpdesk_call", family="admin", action=action)["data"]
            found |= {row["name"]: row["id"] for row in rows}
        return found
    finally:
        admin.close()


IDS = _ids()
LAPTOP, SOLVED = IDS["Laptop does not charge"], IDS["Mail rules vanished"]
HARDWARE, SOFTWARE = IDS["Hardware"], IDS["Software"]
STELLA, TIER_1 = IDS["Stella Novak"], IDS["Tier 1"]
NEW = {"subject": "S", "description": "**D**", "category_id": HARDWARE}

#: name -> (tool, arguments, method, path, query, body)
Case = tuple[str, dict[str, Any], str, str, dict[str, list[str]], Any]
CASES: dict[str, Case] = {
    "list, twenty by default": ("list_tickets", {}, "GET", "/api/tickets", {"per_page": ["20"]}, None),
    "list, everything": (
        "list_tickets",
        {
            "status": "In Progress",
            "priority": "High",
            "assignee_id": "none",
            "category": SOFTWARE,
            "q": "vpn & wi-fi ünï",
            "limit": 100,
        },
        "GET",
        "/api/tickets",
        {
            "status": ["In Progress"],
            "priority": ["High"],
            "assignee_id": ["none"],
            "category_id": [SOFTWARE],
            "q": ["vpn & wi-fi ünï"],
            "per_page": ["100"],
        },
        None,
    ),
    "create, least: no default is sent": ("create_ticket", NEW, "POST", "/api/tickets", {}, NEW),
    "create, priority": (
        "create_ticket",
        {**NEW, "priority": "Critical"},
        "POST",
        "/api/tickets",
        {},
        {**NEW, "priority": "Critical"},
    ),
    "reply, public: the flag is not sent": (
        "reply_to_ticket",
        {"ticket_id": LAPTOP, "body": "Hi *there* 👋"},
        "POST",
        f"/api/tickets/{LAPTOP}/replies",
        {},
        {"body": "Hi *there* 👋"},
    ),
    "reply, internal": (
        "reply_to_ticket",
        {"ticket_id": LAPTOP, "body": "Hm", "is_internal": True},
        "POST",
        f"/api/tickets/{LAPTOP}/replies",
        {},
        {"body": "Hm", "is_internal": True},
    ),
    "status": (
        "update_ticket_status",
        {"ticket_id": LAPTOP, "status_id": IDS["Pending"]},
        "PATCH",
        f"/api/tickets/{LAPTOP}",
        {},
        {"status_id": IDS["Pending"]},
    ),
    **{
        f"assign, {name}": (
            "assign_ticket",
            {"ticket_id": LAPTOP, **given},
            "PATCH",
            f"/api/tickets/{LAPTOP}",
            {},
            given,
        )
        for name, given in {
            "a person": {"assignee_id": STELLA},
            "a group": {"group_id": TIER_1},
            "a person and no group": {"assignee_id": STELLA, "group_id": None},
            "nobody": {"assignee_id": None},
            "no group": {"group_id": None},
            "neither": {"assignee_id": None, "group_id": None},
        }.items()
    },
    "categories": ("list_categories", {}, "GET", "/api/categories", {}, None),
    "statuses": ("list_statuses", {}, "GET", "/api/statuses", {}, None),
}


@pytest.fixture
def sandbox() -> Sandbox:
    return load_sandbox("openhelpdesk")


@pytest.fixture
def desk(sandbox: Sandbox) -> Iterator[Talk]:
    made = talk(CATALOGUE, "admin", sandbox=sandbox)
    yield made
    made.close()


def test_every_tool_has_its_cases() -> None:
    assert {case[0] for case in CASES.values()} | {"get_ticket"} == set(CATALOGUE.named)


@pytest.mark.parametrize("name", CASES)
def test_wire_shape(desk: Talk, name: str) -> None:
    tool, arguments, method, path, query, body = CASES[name]
    desk.must(tool, **arguments)
    (sent,) = desk.sent
    assert (sent.method, sent.path) == (method, path)
    assert parse_qs(sent.query, strict_parsing=bool(sent.query)) == query
    assert sent.body == body
    assert sent.headers["authorization"] == "Bearer ohd_sk_sandbox_admin"
    assert sent.headers["accept"] == "application/json"
    assert sent.headers.get("content-type") == (None if body is None else "application/json")
    assert sent.key is None


# --- assign_ticket -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "give assignee_id or group_id; null unassigns"),
        ({"assignee_id": STELLA, "group_id": TIER_1}, "assign to a person or to a group, not to both"),
        ({"assignee_id": 7}, "assignee_id"),
    ],
)
def test_an_assignment_that_says_too_little_or_too_much(desk: Talk, given: dict[str, Any], told: str) -> None:
    assert told in desk.quietly_refused("assign_ticket", ticket_id=LAPTOP, **given)


def test_explicit_nulls_unassign(desk: Talk) -> None:
    for given, cleared in (({"assignee_id": STELLA}, "assignee_id"), ({"group_id": TIER_1}, "group_id")):
        name = cleared.removesuffix("_id")
        desk.must("assign_ticket", ticket_id=LAPTOP, **given)
        assert desk.must("get_ticket", ticket_id=LAPTOP)[name] is not None
        desk.must("assign_ticket", ticket_id=LAPTOP, **{cleared: None})
        assert desk.must("get_ticket", ticket_id=LAPTOP)[name] is None


# --- list_tickets --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Hardware", "hardware", "  HARDWARE ", "Access  Requests"])
def test_a_category_is_looked_up_by_its_name(desk: Talk, name: str) -> None:
    desk.must("list_tickets", category=name)
    look_up, listing = desk.sent
    assert (look_up.method, look_up.path) == ("GET", "/api/categories")
    wanted = IDS[" ".join(name.split()).title()]
    assert parse_qs(listing.query) == {"category_id": [wanted], "per_page": ["20"]}


def test_an_unknown_category_is_told_with_those_there_are(desk: Talk) -> None:
    for name, known in (("Hardwear", "near: Hardware"), ("Zoo", "known: Hardware, Software, Access Requests")):
        answer = desk.call("list_tickets", category=name)
        assert error(answer)["code"] == "unknown_name"
        assert known in text(answer)
    assert {sent.path for sent in desk.sent} == {"/api/categories"}


def test_an_ambiguous_category_is_told_with_its_candidates(desk: Talk) -> None:
    made = desk.must("openhelpdesk_call", family="admin", action="categories.create", payload={"name": "HARDWARE"})
    desk.sent.clear()
    answer = desk.call("list_tickets", category="hardware")
    assert error(answer)["code"] == "ambiguous_name"
    for candidate in (f"Hardware = {HARDWARE}", f"HARDWARE = {made['id']}"):
        assert candidate in text(answer)
    assert {sent.path for sent in desk.sent} == {"/api/categories"}
    desk.must("list_tickets", category=made["id"])
    assert [sent.path for sent in desk.sent[1:]] == ["/api/tickets"]


@pytest.mark.parametrize("limit", [0, 101, "20"])
def test_the_limit_has_bounds(desk: Talk, limit: Any) -> None:
    assert "limit" in desk.quietly_refused("list_tickets", limit=limit)


# --- get_ticket ----------------------------------------------------------------------------------------


def test_a_ticket_comes_with_its_links(desk: Talk) -> None:
    answer = desk.call("get_ticket", ticket_id=SOLVED)
    assert {sent.path for sent in desk.sent} == {f"/api/tickets/{SOLVED}", f"/api/tickets/{SOLVED}/links"}
    assert {sent.method for sent in desk.sent} == {"GET"}
    assert answer.structured is not None
    assert answer.structured["id"] == SOLVED
    assert answer.structured["replies"]
    (link,) = answer.structured["links"]
    assert (link["link_type"], link["ticket"]["subject"]) == ("caused_by", "Nobody receives mail")
    assert "partial" not in answer.meta


def test_links_that_cannot_be_read_are_told_and_the_ticket_stands(sandbox: Sandbox) -> None:
    async def without_links(scope: Any, receive: Any, send: Any) -> None:
        if scope["path"].endswith("/links"):
            await send(
                {"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"application/json")]}
            )
            await send({"type": "http.response.body", "body": b'{"error":"links are off"}'})
            return
        await sandbox.app(scope, receive, send)

    desk = talk(CATALOGUE, "admin", sandbox=sandbox, app=Recorder(without_links))
    try:
        answer = desk.call("get_ticket", ticket_id=SOLVED)
        assert not answer.is_error
        assert answer.structured is not None
        assert answer.structured["subject"] == "Mail rules vanished"
        assert "links" not in answer.structured
        (partial,) = answer.meta["partial"]
        assert (partial["operation"], partial["into"]) == ("tickets.links.list", "/links")
        assert "links are off" in partial["why"]
        assert json.loads(answer.content[1]["text"])["partial"] == [partial]
    finally:
        desk.close()


def test_a_ticket_that_is_not_there_is_an_error_and_no_half_answer(desk: Talk) -> None:
    answer = desk.call("get_ticket", ticket_id="01KNBVGXM0ZZZZZZZZZZZZZZZZ")
    assert error(answer)["status"] == 404
    assert "links" not in (answer.structured or {})


# --- pages, as a script reads them ---------------------------------------------------------------------


def test_a_script_reads_every_page(sandbox: Sandbox) -> None:
    import httpx

    async def run() -> list[list[str]]:
        key = credential(sandbox, "admin")["OHD_API_KEY"]
        transport = httpx.ASGITransport(app=sandbox.app)  # type: ignore[arg-type]
        async with AsyncOpenHelpDesk(
            base_url="http://openhelpdesk.sandbox", credential={"OHD_API_KEY": key}, transport=transport
        ) as desk:
            return [[row.id for row in page.data] async for page in desk.tickets.list.pages(per_page=3)]

    pages = asyncio.run(run())
    assert [len(page) for page in pages[:-1]] == [3] * (len(pages) - 1)
    seen = [row for page in pages for row in page]
    assert len(seen) == len(set(seen)) > 6
    assert set(seen) <= set(IDS.values())


# --- logging in ----------------------------------------------------------------------------------------


def test_an_oauth_client_logs_in_once(sandbox: Sandbox) -> None:
    desk = talk(CATALOGUE, "oauth", sandbox=sandbox)
    try:
        desk.must("list_statuses")
        desk.must("list_tickets")
        token, *calls = desk.sent
        assert (token.method, token.path) == ("POST", "/api/auth/token")
        assert set(token.body) == {"grant_type", "client_id", "client_secret"}
        access = json.loads(token.answer)["access_token"]
        assert [call.headers["authorization"] for call in calls] == [f"Bearer {access}"] * 2
        assert "authorization" not in token.headers
    finally:
        desk.close()
