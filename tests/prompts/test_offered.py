"""Which prompts are offered: those whose tools are, under every switch; with several desks and installations."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from deskwright.catalogue import parse_catalogue
from deskwright.errors import UsageError
from deskwright.listing import Selection
from deskwright.policy import Policy, allow_effects, parse_abilities
from deskwright.prompts import PromptError
from deskwright.serving import Application

from .conftest import PROMPTS, Build, desk_of, document, text_of

ROLES = ("staff", "admin")
ALL = ["triage_ticket", "triage_queue", "review_replies"]
READING = ALL[:2]


def names(application: Application) -> list[str]:
    return [prompt["name"] for prompt in application.offers.prompts_list()["prompts"]]


def refused(application: Application, name: str, **arguments: str) -> list[str]:
    with pytest.raises(PromptError) as caught:
        application.offers.get_prompt(name, arguments)
    return caught.value.text.split("\n")


@pytest.mark.parametrize(
    ("policy", "selection", "offered"),
    [
        (Policy(roles=ROLES), Selection(), ALL),
        (Policy(read_only=True, roles=ROLES), Selection(), READING),
        (Policy(effects=allow_effects([], ["write_outbound"]), roles=ROLES), Selection(), ALL),
        (Policy(effects=allow_effects([], ["write_outbound", "write_internal"]), roles=ROLES), Selection(), READING),
        (Policy(roles=ROLES), Selection(tools=("get_ticket",)), ["triage_ticket"]),
        (Policy(roles=ROLES), Selection(tools=("list_tickets", "get_ticket")), READING),
        (Policy(roles=ROLES), Selection(tools=("create_ticket",)), []),
        (Policy(roles=ROLES), Selection(toolsets=("tickets",)), ALL),
        (Policy(roles=ROLES), Selection(toolsets=("notes",)), []),
        (Policy(roles=ROLES), Selection(all_tools=True), []),
        (Policy(roles=ROLES).with_grants(parse_abilities(["tickets:read"], ROLES)), Selection(), READING),
        (Policy(roles=ROLES).with_grants(parse_abilities(["reports:read"], ROLES)), Selection(), []),
    ],
)
def test_a_prompt_is_offered_with_the_tools_it_needs(
    build: Build, policy: Policy, selection: Selection, offered: list[str]
) -> None:
    application = build(policy, selection)
    assert names(application) == offered
    for name in ALL:
        if name in offered:
            assert application.offers.get_prompt(name, {"ticketId": "1"} if name == "triage_ticket" else {})
        else:
            assert refused(application, name)[0] == f"refused: {name} is not offered by this server"


def test_what_is_offered_can_be_gone_and_is_announced_all_the_same(build: Build) -> None:
    """As for tools and resources: what the selection allows is announced, the credential decides what is listed."""
    weak = Policy(roles=ROLES).with_grants(parse_abilities(["reports:read"], ROLES))
    assert (build(weak).offers.has_prompts, names(build(weak))) == (True, [])
    assert not build(selection=Selection(toolsets=("notes",))).offers.has_prompts
    assert not build(prompts=[]).offers.has_prompts


def test_a_refusal_says_which_tool_and_what_to_do(build: Build) -> None:
    assert refused(build(selection=Selection(tools=("get_ticket",))), "triage_queue") == [
        "refused: triage_queue is not offered by this server",
        "why: it needs list_tickets: that is not among the tools the operator selected",
        "next: have the operator change --toolsets, --tools or --all-tools",
    ]
    what, why, step = refused(build(Policy(read_only=True, roles=ROLES)), "review_replies")
    assert what == "refused: review_replies is not offered by this server"
    assert why.startswith("why: it needs reply_to_ticket: ")
    assert "read-only" in why + step
    assert refused(build(), "triage_tickets") == [
        "refused: no prompt triage_tickets",
        "why: this server has no prompt of that name",
        "next: did you mean triage_ticket, triage_queue?",
    ]
    assert (
        refused(build(Policy(read_only=True, roles=ROLES)), "zzz")[2]
        == "next: the prompts are triage_ticket, triage_queue"
    )


def test_what_stands_in_brackets_goes_with_its_tool(build: Build) -> None:
    """add_note is listed only when it is chosen; triage_ticket never needs it."""
    given = {"ticketId": "7"}
    texts = {
        text_of(build(selection=selection).offers.get_prompt("triage_ticket", given))
        for selection in (Selection(), Selection(tools=("get_ticket",)), Selection(toolsets=("tickets", "notes")))
    }
    assert texts == {
        'Triage "7" with get_ticket and list_tickets.',
        'Triage "7" with get_ticket.',
        'Triage "7" with get_ticket and list_tickets and add_note.',
    }
    read_only = build(Policy(read_only=True, roles=ROLES), Selection(toolsets=("tickets", "notes")))
    assert (
        text_of(read_only.offers.get_prompt("triage_ticket", given)) == 'Triage "7" with get_ticket and list_tickets.'
    )


# --- several desks, several installations --------------------------------------------------------------


def test_two_desks_each_name_their_own(stub: Any) -> None:
    desks = [desk_of(parse_catalogue(document(name)), stub.app) for name in ("acme", "other")]
    application = Application(desks, Selection(tools=("acme_get_ticket", "other_get_ticket", "other_list_tickets")))
    assert names(application) == ["acme_triage_ticket", "other_triage_ticket", "other_triage_queue"]
    given = {"ticketId": "7"}
    result = application.offers.get_prompt("acme_triage_ticket", given)
    assert text_of(result) == 'Triage "7" with acme_get_ticket.'
    assert result["_meta"]["deskwright"] == {"desk": "acme", "tools": ["acme_get_ticket"]}
    other = text_of(application.offers.get_prompt("other_triage_ticket", given))
    assert other == 'Triage "7" with other_get_ticket and other_list_tickets.'
    assert refused(application, "triage_ticket", ticketId="7")[0] == "refused: no prompt triage_ticket"
    with pytest.raises(PromptError, match="Invalid arguments for prompt acme_triage_ticket: ticketId: missing"):
        application.offers.get_prompt("acme_triage_ticket", {})


def test_two_desks_that_would_have_one_name(stub: Any) -> None:
    """Of `acme` and `acme_us` one may have a prompt that already begins with the other's name."""
    twin = document("acme_us", [{**PROMPTS[0], "name": "triage_ticket"}])
    first = document("acme", [{**PROMPTS[0], "name": "acme_us_triage_ticket"}])
    desks = [desk_of(parse_catalogue(made), stub.app) for made in (first, twin)]
    with pytest.raises(UsageError, match="acme and acme_us both have a prompt acme_us_triage_ticket: serve them one"):
        Application(desks, Selection())


def test_several_installations_have_one_argument_more(build: Build) -> None:
    application = build(instances=("main", "branch"))
    described = application.offers.prompts_list()["prompts"][0]["arguments"]
    assert described[1] == {
        "name": "instance",
        "description": "Which installation; main when absent (one of main, branch).",
        "required": False,
    }
    assert "\n" not in text_of(application.offers.get_prompt("triage_ticket", {"ticketId": "7"}))
    text = text_of(application.offers.get_prompt("triage_ticket", {"ticketId": "7", "instance": "branch"}))
    assert text.split("\n\n")[1] == (
        'All of this is about the installation "branch" of Acme Desk: pass it as `instance` to every tool.'
    )
    with pytest.raises(PromptError, match="instance: must be one of main, branch, not other"):
        application.offers.get_prompt("triage_ticket", {"ticketId": "7", "instance": "other"})
    with pytest.raises(PromptError, match="instance: no such argument"):
        build().offers.get_prompt("triage_ticket", {"ticketId": "7", "instance": "main"})


def test_an_argument_of_that_name_stays_the_prompts_own(build: Build) -> None:
    own = {"name": "instance", "description": "Its own.", "required": True, "schema": {"type": "string"}}
    prompt = {**PROMPTS[0], "arguments": [own], "parts": ["Read ", {"argument": "instance"}, "."]}
    application = build(prompts=[prompt], instances=("main", "branch"))
    result = application.offers.get_prompt("triage_ticket", {"instance": "x", "deskwright_instance": "branch"})
    assert text_of(result).startswith('Read "x".\n\nAll of this is about the installation "branch"')
    assert text_of(build(prompts=[prompt]).offers.get_prompt("triage_ticket", {"instance": "x"})) == 'Read "x".'


# --- values while a person types -----------------------------------------------------------------------


def offers(application: Application, prompt: str, argument: str, typed: str, **given: str) -> list[str]:
    found = asyncio.run(application.offers.complete_prompt(prompt, argument, typed, given))
    return list(found["completion"]["values"])


def test_values_are_offered(build: Build, stub: Any) -> None:
    application = build()
    assert offers(application, "triage_ticket", "ticketId", "44") == ["44"]
    assert stub.seen == [("GET", "/tickets", {"per_page": "50"}, None)]
    assert len(offers(application, "triage_ticket", "ticketId", "")) > 1
    assert offers(application, "triage_queue", "status", "cl") == ["closed"]
    assert offers(build(instances=("main", "branch")), "triage_queue", "instance", "b") == ["branch"]


def test_nothing_is_offered(build: Build, stub: Any) -> None:
    application = build()
    assert offers(application, "triage_queue", "subject", "x") == []
    assert offers(application, "triage_ticket", "ticket", "x") == []
    assert offers(application, "nothing", "ticketId", "4") == []
    assert offers(application, "triage_ticket", "ticketId", "4" * 300) == []
    several = build(instances=("main", "branch"))
    assert offers(several, "triage_ticket", "ticketId", "4", instance="other") == []
    hidden = {**PROMPTS[0]["arguments"][0], "complete": {"operation": "settings.secret", "value": "id"}}
    assert offers(build(prompts=[{**PROMPTS[0], "arguments": [hidden]}]), "triage_ticket", "ticketId", "") == []
    writing = {**PROMPTS[0]["arguments"][0], "complete": {"operation": "tickets.create", "value": "id"}}
    assert offers(build(prompts=[{**PROMPTS[0], "arguments": [writing]}]), "triage_ticket", "ticketId", "") == []
    assert stub.seen == []


def test_only_what_the_prompt_would_take_is_offered(build: Build) -> None:
    narrow = {**PROMPTS[0]["arguments"][0], "schema": {"type": "string", "pattern": "^4[0-4]$"}}
    application = build(prompts=[{**PROMPTS[0], "arguments": [narrow]}])
    assert sorted(offers(application, "triage_ticket", "ticketId", "")) == ["40", "41", "42", "43", "44"]


def test_a_prompt_that_is_not_offered_offers_no_values(build: Build, stub: Any) -> None:
    weak = Policy(roles=ROLES).with_grants(parse_abilities(["reports:read"], ROLES))
    assert offers(build(weak), "triage_ticket", "ticketId", "4") == []
    assert stub.seen == []


def test_a_desk_in_trouble_offers_nothing(build: Build, stub: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from deskwright import suggestions

    monkeypatch.setattr(suggestions, "COMPLETION_WAIT", 0.2)
    stub.delay = 5
    assert offers(build(), "triage_ticket", "ticketId", "4") == []
