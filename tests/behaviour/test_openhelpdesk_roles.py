"""Who may do what with the tools of Open Help Desk: the published table of nine rows, each cell tried, and scope.

Every cell is tried twice on a sandbox of its own: with the role's key alone, where the desk decides, and with the role
declared, where the server decides before it sends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from deskwright.sandboxes import Sandbox, load_sandbox

from .desks import Talk, catalogue_of, error, talk, text

CATALOGUE = catalogue_of("openhelpdesk")
ROLES = ("user", "staff", "admin")
MINE = "Laptop does not charge"  # the user's, Hardware, New
FOREIGN = "VPN drops every ten minutes"  # another user's, Software/VPN, with a note, assigned to Networking's person
FACILITIES = "Heating in room 12 is off"


@dataclass
class House:
    """One sandbox and the people who talk to it."""

    sandbox: Sandbox
    talks: list[Talk]

    def as_(self, name: str, *declared: str) -> Talk:
        made = talk(CATALOGUE, name, sandbox=self.sandbox, abilities=declared)
        self.talks.append(made)
        return made

    def ticket(self, subject: str) -> dict[str, Any]:
        """As the administrator sees it, replies and notes included."""
        rows = self.as_("admin").must("list_tickets", limit=100)["data"]
        found = next(row["id"] for row in rows if row["subject"] == subject)
        ticket: dict[str, Any] = self.as_("admin").must("get_ticket", ticket_id=found)
        return ticket

    def id_of(self, subject: str) -> str:
        return str(self.ticket(subject)["id"])

    def category(self, name: str) -> str:
        return self._named("list_categories", name)

    def status(self, name: str) -> str:
        return self._named("list_statuses", name)

    def person(self, name: str) -> str:
        rows = self.as_("admin").must("openhelpdesk_call", family="admin", action="users.list")["data"]
        return next(str(row["id"]) for row in rows if row["name"] == name)

    def subjects(self, name: str) -> set[str]:
        return {row["subject"] for row in self.as_(name).must("list_tickets", limit=100)["data"]}

    def _named(self, tool: str, name: str) -> str:
        return next(str(row["id"]) for row in self.as_("admin").must(tool)["data"] if row["name"] == name)


@pytest.fixture
def house() -> Iterator[House]:
    made = House(load_sandbox("openhelpdesk"), [])
    yield made
    for one in made.talks:
        one.close()


@dataclass(frozen=True)
class Row:
    """A row of the table: what is called on a ticket the caller may see, and the least role."""

    tool: str
    least: str
    arguments: Callable[[House], dict[str, Any]]
    changes: bool = False


TABLE = {
    "list_tickets": Row("list_tickets", "user", lambda house: {}),
    "get_ticket": Row("get_ticket", "user", lambda house: {"ticket_id": house.id_of(MINE)}),
    "create_ticket": Row(
        "create_ticket",
        "user",
        lambda house: {"subject": "A", "description": "B", "category_id": house.category("Hardware")},
    ),
    "reply_to_ticket, public": Row(
        "reply_to_ticket", "user", lambda house: {"ticket_id": house.id_of(MINE), "body": "Hello."}, True
    ),
    "reply_to_ticket, internal": Row(
        "reply_to_ticket",
        "staff",
        lambda house: {"ticket_id": house.id_of(MINE), "body": "Hm.", "is_internal": True},
        True,
    ),
    "update_ticket_status": Row(
        "update_ticket_status",
        "staff",
        lambda house: {"ticket_id": house.id_of(MINE), "status_id": house.status("Pending")},
        True,
    ),
    "assign_ticket": Row(
        "assign_ticket",
        "staff",
        lambda house: {"ticket_id": house.id_of(MINE), "assignee_id": house.person("Stella Novak")},
        True,
    ),
    "list_categories": Row("list_categories", "user", lambda house: {}),
    "list_statuses": Row("list_statuses", "user", lambda house: {}),
}


def test_the_table_has_nine_rows_for_eight_tools() -> None:
    assert len(TABLE) == 9
    assert {row.tool for row in TABLE.values()} == set(CATALOGUE.named)
    assert len(CATALOGUE.named) == 8


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", TABLE)
def test_cell(house: House, name: str, role: str) -> None:
    row = TABLE[name]
    arguments = row.arguments(house)
    allowed = ROLES.index(role) >= ROLES.index(row.least)
    before = house.ticket(MINE)

    undeclared, declared = house.as_(role), house.as_(role, f"role:{role}")
    if allowed:
        assert undeclared.must(row.tool, **arguments) is not None
        assert declared.must(row.tool, **arguments) is not None
        assert (house.ticket(MINE) != before) is row.changes
        return

    told = declared.quietly_refused(row.tool, **arguments)
    assert (
        told.splitlines()[1] == f"why: the credential lacks role {row.least} (its abilities were declared with "
        "--abilities)"
    )
    answer = undeclared.call(row.tool, **arguments)
    assert error(answer)["status"] == 403
    assert text(answer).startswith(f"failed: {row.tool} (")
    assert "the desk answered 403" in text(answer)
    assert f"it needs role {row.least}" in text(answer)
    assert house.ticket(MINE) == before


@pytest.mark.parametrize("role", ROLES)
def test_what_is_listed_is_what_the_role_may(house: House, role: str) -> None:
    """A tool that a role may use in one of its two ways is listed; one it may never use is not."""
    listed = {tool["name"] for tool in house.as_(role, f"role:{role}").application.tools.listed["tools"]}
    may = {row.tool for row in TABLE.values() if ROLES.index(role) >= ROLES.index(row.least)}
    assert listed & set(CATALOGUE.named) == may


# --- scope ---------------------------------------------------------------------------------------------


def test_a_user_lists_and_opens_only_their_own(house: House) -> None:
    assert house.subjects("user") == {
        MINE,
        "Mail rules vanished",
        "Access to the finance share",
        "Printer prints blank pages",
    }
    user, foreign = house.as_("user"), house.id_of(FOREIGN)
    missing = "01KNBVGXM0ZZZZZZZZZZZZZZZZ"
    told = [user.refused("get_ticket", ticket_id=ticket) for ticket in (foreign, missing)]
    # What exists and may not be seen is told exactly as what does not exist.
    assert told[0].replace(foreign, "?") == told[1].replace(missing, "?")
    assert "404" in told[0]
    before = house.ticket(FOREIGN)
    assert "404" in user.refused("reply_to_ticket", ticket_id=foreign, body="Me too.")
    assert house.ticket(FOREIGN) == before


def test_a_user_sees_no_internal_note(house: House) -> None:
    for name, notes in (("user2", 0), ("staff-networking", 1), ("admin", 1)):
        replies = house.as_(name).must("get_ticket", ticket_id=house.id_of(FOREIGN))["replies"]
        assert sum(bool(reply["is_internal"]) for reply in replies) == notes
        assert ("Do not tell the date yet" in str(replies)) is bool(notes)


def test_a_ticket_belongs_to_whoever_owns_the_key(house: House) -> None:
    made = house.as_("user").must("create_ticket", **TABLE["create_ticket"].arguments(house))
    assert made["submitter"]["name"] == "Uma Reyes"
    assert house.subjects("user") >= {"A"}
    assert "A" not in house.subjects("user2")


def test_staff_list_the_scope_of_their_groups(house: House) -> None:
    every = house.subjects("admin")
    assert house.subjects("staff") == every  # Tier 1 has every category
    assert house.subjects("staff-networking") == {FOREIGN}
    assert house.subjects("staff-ungrouped") == set()


def test_staff_open_any_ticket_by_its_id(house: House) -> None:
    for name in ("staff-networking", "staff-ungrouped"):
        assert house.as_(name).must("get_ticket", ticket_id=house.id_of(FACILITIES))["subject"] == FACILITIES


@pytest.mark.parametrize("name", ["staff-networking", "staff-ungrouped"])
def test_staff_write_only_inside_their_scope(house: House, name: str) -> None:
    staff, ticket = house.as_(name, "role:staff"), house.id_of(MINE)
    before = house.ticket(MINE)
    for tool, arguments in (
        ("reply_to_ticket", {"body": "Hello."}),
        ("reply_to_ticket", {"body": "Hm.", "is_internal": True}),
        ("update_ticket_status", {"status_id": house.status("Pending")}),
    ):
        answer = staff.call(tool, ticket_id=ticket, **arguments)
        assert error(answer)["status"] == 403
        assert "the ticket is outside the scope of your groups" in text(answer)
    assert house.ticket(MINE) == before


def test_staff_assign_any_ticket_to_anybody(house: House) -> None:
    """The one write without scope."""
    person = house.person("Ada Lind")
    house.as_("staff-ungrouped").must("assign_ticket", ticket_id=house.id_of(MINE), assignee_id=person)
    assert house.ticket(MINE)["assignee"]["id"] == person
