"""C11: nothing that a model can pass says yes in the operator's place."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any

import pytest
from deskwright.catalogue import Catalogue
from deskwright.policy import Policy, allow_effects
from deskwright.serving import Application

Make = Callable[..., Application]
WORDS = re.compile(r"^(confirm(ed|ation)?|approved?|approval|force|i_?understand|yes|dangerous|override|allow)$", re.I)
# Questions of the helpdesk itself, which it asks of every client; none of them is read by the policy.
THE_DESKS_OWN = {
    ("tickiti", "get_attachment", "confirm"),
}
# A tool that is a decision, with its desk's own schema; a person's word stands before it (x-confirm).
A_DECISION_ITSELF = {
    ("triage", "approve_triage_recommendation", "confirm"),
}
CLAIMS = [
    {"confirm": True}, {"approved": True}, {"force": True}, {"allow": ["destroy"]}, {"read_only": False},
    {"_meta": {"approved": True}}, {"effect": "read"}, {"request_key": "approved"},
]  # fmt: skip


def test_no_tool_asks_the_model_for_its_approval(shipped: dict[str, Catalogue]) -> None:
    found = {
        (catalogue.desk, tool.name, name)
        for catalogue in shipped.values()
        for tool in catalogue.tools
        if tool.kind == "named"
        for name in (tool.schema.get("properties") or {})
        if WORDS.match(name)
    }
    assert found <= THE_DESKS_OWN | A_DECISION_ITSELF
    for desk, tool_name, _ in A_DECISION_ITSELF:
        catalogue = shipped[desk]
        (operation,) = (catalogue.operations[name] for name in catalogue.named[tool_name].main_operations)
        assert (operation.confirm or {})["decision"], "a person confirms it: tests/governance/test_confirmation.py"


def test_the_desks_own_questions_change_no_decision(shipped: dict[str, Catalogue]) -> None:
    for desk, tool_name, argument in THE_DESKS_OWN:
        catalogue = shipped[desk]
        tool = catalogue.named[tool_name]
        for name in tool.main_operations:
            operation = catalogue.operations[name]
            read = {
                rule["place"] for rules in (operation.effect, operation.ability) for rule in rules.get("when") or ()
            }
            assert not read.intersection(tool.arguments[argument]["to"])


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize("policy", [Policy(read_only=True), Policy(effects=allow_effects([], ["write_outbound"]))])
def test_a_claim_opens_nothing(make: Make, stub: Any, policy: Policy, claim: dict[str, Any]) -> None:
    application = make(policy)
    for tool, arguments in (
        ("create_ticket", {"originator": "a@b.c", "subject": "s", **claim}),
        ("acme_call", {"family": "tickets", "action": "delete", "payload": {"id": "1", **claim}}),
        ("acme_call", {"family": "tickets", "action": "create", "payload": {"originator_email": "x"}, **claim}),
    ):
        assert asyncio.run(application.call(tool, arguments)).is_error
    assert stub.seen == []
