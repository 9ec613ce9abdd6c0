"""What the page says becomes possible is what the policy lets be called, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from deskwright.catalogue import find_desks, load_catalogue
from deskwright.hosted.pages.abilities import Ability, Possible, find_possible
from deskwright.listing import Selection, build_entries
from deskwright.policy import DEFAULT_EFFECTS, EFFECTS, Grants, Policy

CATALOGUES = {desk: load_catalogue(place) for desk, place in find_desks().items()}
APPROVED = {"write_outbound", "destroy", "admin"}


def possible(
    desk: str, *, selection: Selection = Selection(), grants: Grants | None = None, **switches: Any
) -> Possible:
    catalogue = CATALOGUES[desk]
    policy = Policy(roles=catalogue.roles, **switches)
    policy = policy.with_grants(grants) if grants is not None else policy
    return find_possible(catalogue, policy, selection, lambda effect: effect in APPROVED)


def of(found: Possible, effect: str) -> Ability:
    return next(ability for ability in found.abilities if ability.effect == effect)


def test_a_desk_in_words_of_effect_and_area() -> None:
    found = possible("otrs")
    assert [ability.effect for ability in found.abilities] == ["read", "write_internal", "write_outbound"]
    assert found.never == ("destroy", "admin")
    note, outbound = of(found, "write_internal"), of(found, "write_outbound")
    assert note == Ability("write_internal", ("ticket",), ("Add internal note",), 0, waits=False)
    assert outbound == Ability(
        "write_outbound", ("ticket",), ("Create ticket", "Update ticket", "Answer the customer"), 0, waits=True
    )


def test_what_the_general_tool_reaches_counts_and_is_counted() -> None:
    outbound = of(possible("tiflux"), "write_outbound")
    assert "Answer the customer" in outbound.tools
    assert outbound.further == 11
    # those of the listed tools come first; chats are reached by way of the general tool alone
    assert outbound.areas[0] == "tickets"
    assert "chats" in outbound.areas
    chosen = of(possible("tiflux", selection=Selection(toolsets=("tickets",))), "write_outbound")
    assert (chosen.further, chosen.areas) == (0, ("tickets",))


def test_a_tool_that_is_one_or_the_other_stands_in_both() -> None:
    found = possible("openhelpdesk")
    assert "Reply to ticket" in of(found, "write_internal").tools
    assert "Reply to ticket" in of(found, "write_outbound").tools


@pytest.mark.parametrize("desk", sorted(CATALOGUES))
@pytest.mark.parametrize("extra", [(), ("destroy",), ("destroy", "admin")])
@pytest.mark.parametrize("read_only", [False, True])
def test_nothing_is_named_that_the_policy_refuses_and_nothing_allowed_is_left_out(
    desk: str, extra: tuple[str, ...], read_only: bool
) -> None:
    catalogue = CATALOGUES[desk]
    effects = DEFAULT_EFFECTS | set(extra)
    found = possible(desk, effects=effects, read_only=read_only)
    able = [ability.effect for ability in found.abilities]
    assert set(able) | set(found.never) == set(EFFECTS)
    assert not set(able) & set(found.never)
    assert set(able) <= ({"read"} if read_only else effects)
    policy = Policy(roles=catalogue.roles, effects=effects, read_only=read_only)
    named = {title for ability in found.abilities for title in ability.tools}
    listed = [entry for entry in build_entries(catalogue, [policy], Selection()) if entry.tool and entry.shown]
    assert len(named) <= len(listed)
    assert bool(named) == bool(listed)
    general = any(entry.general == "call" for entry in build_entries(catalogue, [policy], Selection()))
    assert any(ability.further for ability in found.abilities) == general


def test_reading_only_leaves_reading() -> None:
    found = possible("tiflux", read_only=True)
    assert [ability.effect for ability in found.abilities] == ["read"]
    assert found.never == ("write_internal", "write_outbound", "destroy", "admin")


def test_what_the_desk_says_of_the_login_narrows_it() -> None:
    """A customer's account in Open Help Desk writes no notes, and assigns nothing."""
    found = possible("openhelpdesk", grants=Grants("probed", roles=frozenset({"user"})))
    everything = possible("openhelpdesk", grants=Grants("probed", roles=frozenset({"admin"})))
    assert (found.known, everything.known, possible("openhelpdesk").known) == (True, True, False)
    assert "Assign ticket" in of(everything, "write_outbound").tools
    assert "Assign ticket" not in of(found, "write_outbound").tools
    assert "write_internal" in found.never
    assert of(found, "read").further < of(everything, "read").further


def test_a_token_with_one_ability() -> None:
    found = possible("tickiti", grants=Grants("probed", abilities=frozenset({"tickets:read"})))
    assert "write_outbound" in found.never
    assert of(found, "read").areas[0] == "tickets"


def test_waiting_is_the_operators_word() -> None:
    assert [ability.waits for ability in possible("tiflux").abilities] == [False, False, True]
    every = possible("tiflux", effects=frozenset(EFFECTS))
    assert {ability.effect: ability.waits for ability in every.abilities} == {
        "read": False, "write_internal": False, "write_outbound": True, "destroy": True, "admin": True,
    }  # fmt: skip
