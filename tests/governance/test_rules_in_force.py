"""The policy of docs/governance.md at work on the Tickiti sandbox: what it shows, demands, refuses, and who decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
import yaml
from deskwright.errors import Refusal
from deskwright.governance import decide
from deskwright.governance.proposal import Principal, Proposal
from deskwright.governance.rules import Rules, load_rules

from .governed import ERAS, Governed, Person, run

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "governance.md"
SCHEMA = ROOT / "mcp_server" / "deskwright" / "governance" / "policy_schema.yaml"
ANN, BOB, LEAD = Principal("os-user", "ann"), Principal("os-user", "bob"), Principal("link", "support-lead")
PRIYA = "priya.nair@desk.example"
PASSWORDS, VIP = "100110", "100112"
"""Tickets of the seed: one whose subject speaks of a password, one with the tag vip."""
Work = Callable[[Governed], Coroutine[Any, Any, None]]


def example() -> str:
    (found,) = re.findall(r"```yaml\n(# policy\.yaml\n.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return str(found)


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    file = tmp_path_factory.mktemp("policy") / "policy.yaml"
    file.write_text(example(), "utf-8")
    return load_rules(file)


@pytest.fixture
def desk(tmp_path: Path, policy: Rules) -> Governed:
    return Governed(tmp_path / "state.sqlite3", rules=policy, principal=ANN)


def reply(ticket: str = "100101", content: str = "We are on it.", **more: Any) -> dict[str, Any]:
    return {"ticket_number": ticket, "from_email": PRIYA, "content": content, **more}


async def decided(desk: Governed, by: Principal, via: str = "page", fields: list[str] | None = None) -> Proposal:
    proposal = await desk.only()
    return await desk.application.governor.do(
        lambda state: decide.approve(
            state, desk.settings.rules, proposal.id, fields=fields, edits={}, by=by, via=via, digest=proposal.digest
        )
    )


def on(desk: Governed, work: Work) -> None:
    async def whole() -> None:
        try:
            await work(desk)
        finally:
            await desk.aclose()

    run(whole())


# --- the page ------------------------------------------------------------------------------------------


def test_every_key_and_every_test_of_a_policy_has_its_row() -> None:
    schema = yaml.safe_load(SCHEMA.read_text("utf-8"))["$defs"]
    page = PAGE.read_text("utf-8")
    cells = [
        word
        for line in page.splitlines()
        if line.startswith("| ")
        for word in re.findall(r"`([^`]+)`", line.split(" | ")[0])
    ]
    told = set(cells)
    assert set(schema["rule"]["properties"]) <= told
    tests = set(schema["condition"]["properties"]) - {"path", "all", "any", "not"}
    assert tests <= told
    for word in {*schema["approvers"]["properties"], "all", "any", "not"}:
        assert f"`{word}`" in page or f"`{word}: " in page, word


def test_the_page_names_every_state_of_a_proposal() -> None:
    from deskwright.governance.proposal import STATES

    pictures = re.findall(r"```text\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    (picture,) = [found for found in pictures if "pending" in found]
    assert {state for state in STATES if not re.search(rf"\b{state}\b", picture)} == set()


# --- at work -------------------------------------------------------------------------------------------


def test_a_reason_is_shown_and_blocks_nothing(desk: Governed) -> None:
    async def work(desk: Governed) -> None:
        await desk.call("respond_to_ticket", **reply(content="You get a refund."))
        assert "money" in (await desk.only()).escalations
        assert (await decided(desk, ANN)).state == "approved"

    on(desk, work)


def test_a_reply_without_a_reason_has_none_of_it(desk: Governed) -> None:
    async def work(desk: Governed) -> None:
        await desk.call("respond_to_ticket", **reply())
        proposal = await desk.only()
        assert "money" not in proposal.escalations
        assert "security" not in proposal.escalations
        assert proposal.required == ()

    on(desk, work)


def test_required_routing_holds_at_the_decision(desk: Governed) -> None:
    async def work(desk: Governed) -> None:
        await desk.call("respond_to_ticket", **reply(PASSWORDS, queue="Inbox"))
        proposal = await desk.only()
        assert "security" in proposal.escalations
        assert [need["field"] for need in proposal.required] == ["queue"]
        for fields in (None, ["queue"]):
            with pytest.raises(Refusal) as refusal:
                await decided(desk, ANN, fields=fields)
            assert refusal.value.error is not None
            assert refusal.value.error["code"] == "required_routing"
            assert "what may be a leak is answered by the security team" in refusal.value.why
        assert (await desk.only()).state == "pending"
        assert desk.writes("/tickets/respond") == []

    on(desk, work)


def test_the_right_value_is_approved(desk: Governed) -> None:
    async def work(desk: Governed) -> None:
        await desk.call("respond_to_ticket", **reply(PASSWORDS, queue="Security"))
        assert (await decided(desk, ANN)).state == "approved"

    on(desk, work)


def test_what_is_refused_is_not_even_proposed(tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(example().replace("is: legal-hold", "is: vip"), "utf-8")
    desk = Governed(tmp_path / "state.sqlite3", rules=load_rules(file), principal=ANN)

    async def work(desk: Governed) -> None:
        answer = await desk.call("respond_to_ticket", **reply(VIP))
        assert answer.is_error
        text = str(answer.content[0]["text"])
        assert "nothing was sent" in text
        assert "why: Tickets on legal hold are changed by the legal team, at the desk itself." in text
        assert await desk.proposals() == []
        assert desk.writes("/tickets/respond") == []

    on(desk, work)


# --- who decides ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("by", "may"), [(ANN, True), (LEAD, True), (BOB, False), (Principal("link", "bob"), False)])
def test_the_line_of_the_desk_and_the_effect_says_who(by: Principal, may: bool, desk: Governed) -> None:
    async def work(desk: Governed) -> None:
        await desk.call("respond_to_ticket", **reply())
        if may:
            assert (await decided(desk, by)).decided_by == by.data()
            return
        with pytest.raises(Refusal) as refusal:
            await decided(desk, by)
        assert refusal.value.error is not None
        assert refusal.value.error["code"] == "not_an_approver"
        assert (await desk.only()).state == "pending"

    on(desk, work)


@pytest.mark.parametrize("era", ERAS)
def test_a_form_of_the_client_does_not_count_where_the_policy_says_so(era: str, desk: Governed) -> None:
    """`ways: [page, command-line]`: whatever the client answers, the proposal goes on waiting."""

    async def work(desk: Governed) -> None:
        person = Person(content={"approve_content": True, "confirm": True})
        async with desk.client(era, person) as client:
            await client.call_tool("respond_to_ticket", reply())
        proposal = await desk.only()
        assert (proposal.state, proposal.decided_by) == ("pending", None)
        assert desk.writes("/tickets/respond") == []
        assert (await decided(desk, ANN, via="page")).state == "approved"

    on(desk, work)


def test_a_second_person_decides_what_destroys(tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text("approvers: [{effects: [write_outbound], who: any, self: false}]", "utf-8")
    desk = Governed(tmp_path / "state.sqlite3", rules=load_rules(file), principal=ANN)

    async def work(desk: Governed) -> None:
        await desk.call("respond_to_ticket", **reply())
        with pytest.raises(Refusal, match="was not decided"):
            await decided(desk, ANN)
        assert (await decided(desk, BOB)).state == "approved"

    on(desk, work)
