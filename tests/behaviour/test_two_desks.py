"""Two helpdesks behind one server: whose tool it is can be read, each answers, and each has its own rights."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from deskwright.errors import UnknownTool
from deskwright.listing import Selection
from deskwright.serving import Application

from tests.realdesks.stdio_session import open_stdio_session

from .desks import Talk, catalogue_of, served

TICKITI, OHD = catalogue_of("tickiti"), catalogue_of("openhelpdesk")


def both(one: tuple[str, ...] = (), other: tuple[str, ...] = (), *, person: str = "admin") -> Talk:
    tickiti, first = served(TICKITI, "full", abilities=one)
    helpdesk, second = served(OHD, person, abilities=other)
    return Talk(Application([tickiti, helpdesk], Selection()), {"tickiti": first, "openhelpdesk": second})


@pytest.fixture
def desks() -> Iterator[Talk]:
    made = both()
    yield made
    made.close()


def names(talk: Talk) -> list[str]:
    return [tool["name"] for tool in talk.application.tools.listed["tools"]]


def test_every_name_says_its_desk(desks: Talk) -> None:
    shown = names(desks)
    assert len(shown) == len(set(shown)) == 16 + 10
    assert all(name.startswith(("tickiti_", "openhelpdesk_")) for name in shown)
    expected = {f"tickiti_{name}" for name in (*TICKITI.named, "list_endpoints")} | {"tickiti_call"}
    expected |= {f"openhelpdesk_{name}" for name in (*OHD.named, "list_endpoints")} | {"openhelpdesk_call"}
    assert set(shown) == expected
    for entry in desks.application.tools.entries:
        assert entry.listed["name"].startswith(f"{entry.catalogue.desk}_")


def test_both_answer_and_neither_hears_of_the_other(desks: Talk) -> None:
    tickiti, helpdesk = desks.recorders["tickiti"], desks.recorders["openhelpdesk"]
    desks.must("tickiti_get_ticket", ticket_number="100101")
    assert (len(tickiti.sent), len(helpdesk.sent)) == (1, 0)
    desks.must("openhelpdesk_list_statuses")
    desks.must("openhelpdesk_call", family="statuses", action="list")
    desks.must("tickiti_call", family="tickets", action="queues")
    assert {sent.headers["authorization"] for sent in tickiti.sent} == {"Bearer 1|sandbox-full"}
    assert {sent.headers["authorization"] for sent in helpdesk.sent} == {"Bearer ohd_sk_sandbox_admin"}
    assert (len(tickiti.sent), len(helpdesk.sent)) == (2, 2)
    for desk, families in (("tickiti", set(TICKITI.families)), ("openhelpdesk", set(OHD.families))):
        rows = desks.must(f"{desk}_list_endpoints")["endpoints"]
        assert {row["family"] for row in rows} == families


def test_a_bare_name_is_told_with_the_full_ones(desks: Talk) -> None:
    with pytest.raises(UnknownTool) as caught:
        desks.call("create_ticket")
    assert "tickiti_create_ticket" in caught.value.text()
    assert "openhelpdesk_create_ticket" in caught.value.text()


def test_each_desk_has_its_own_abilities() -> None:
    """The same words mean nothing to the other desk: each is judged by what it was given."""
    made = both(("tickets:read", "role:staff"), ("role:admin",))
    try:
        shown = names(made)
        assert "tickiti_query_tickets" in shown
        assert "tickiti_create_ticket" not in shown
        assert {"openhelpdesk_create_ticket", "openhelpdesk_assign_ticket"} <= set(shown)
        told = made.quietly_refused("tickiti_create_ticket", originator_email_address="a@b.example")
        assert "the credential lacks tickets:write" in told
        made.must("openhelpdesk_list_tickets")
    finally:
        made.close()
    made = both((), ("role:user",), person="user")
    try:
        shown = names(made)
        assert "openhelpdesk_assign_ticket" not in shown
        assert "tickiti_create_ticket" in shown
    finally:
        made.close()


def test_over_stdio_with_the_abilities_that_the_sandboxes_tell(tmp_path: Path) -> None:
    """Nothing is declared: each desk is asked what its own token may do."""
    options = ["openhelpdesk", "--sandbox"]
    with open_stdio_session("tickiti", options, {}, tmp_path) as session:
        tools = session.tools()
        assert len([name for name in tools if name.startswith("tickiti_")]) == 16
        # The first credential of this sandbox is staff: nothing of the eight is closed to it.
        assert len([name for name in tools if name.startswith("openhelpdesk_")]) == 10
        assert session.must("tickiti_get_ticket", ticket_number="100101")["data"]["ticket"]["number"] == 100101
        assert len(session.must("openhelpdesk_list_statuses")["data"]) == 5
        told = session.refused("openhelpdesk_call", family="admin", action="users.list")
        assert "the credential lacks role admin (its abilities were found by asking the desk)" in told
        assert session.must("tickiti_call", family="administration", action="users.index")["users"]
