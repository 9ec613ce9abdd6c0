"""What policy.yaml says of one call: asked when it is proposed, when it goes straight on, and before it is sent.

A rule about the ticket stops the call where the ticket cannot be read: what nobody saw is not known to be harmless.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from deskwright.catalogue import Operation
from deskwright.errors import Refusal, short
from deskwright.governance.proposal import Field
from deskwright.governance.revision import Current
from deskwright.governance.rules import Judgement, Rules, unmet

if TYPE_CHECKING:
    from deskwright.invoke import Call

__all__ = ["hold_to", "judge"]


def judge(
    rules: Rules,
    call: Call,
    operation: Operation,
    effect: str,
    given: Mapping[str, Any],
    fields: Iterable[Field],
    current: Current,
) -> Judgement:
    """What the rules say; raises Refusal where one of them refuses."""
    facts = {
        "desk": call.catalogue.desk,
        "instance": call.instance,
        "tool": call.tool.name,
        "operation": operation.id,
        "effect": effect,
        "arguments": dict(given),
        "ticket": current.item,
        "fields": sorted(item.name for item in fields),
    }
    judged = rules.judge(facts)
    if judged.refused is not None:
        raise _refused(call, operation, effect, judged.refused)
    if current.failed and rules.forbids_by_ticket(facts):
        raise _refused(
            call, operation, effect, f"a rule is about what is there now, and that cannot be read: {current.why}"
        )
    return judged


def hold_to(
    judged: Judgement,
    call: Call,
    operation: Operation,
    effect: str,
    fields: Iterable[Field],
    *,
    approved: Collection[str] | None = None,
    edits: Mapping[str, str] | None = None,
) -> None:
    """Refuse what does not come out as the rules demand."""
    broken = unmet(judged.required, fields, approved=approved, edits=edits)
    if broken:
        told = "; ".join(f"{need.why}: {need.field} must be {short(need.value)}" for need in broken)
        raise _refused(call, operation, effect, told, code="required_routing")


def _refused(call: Call, operation: Operation, effect: str, why: str, code: str = "refused") -> Refusal:
    return Refusal(
        f"{call.shown_name} ({operation.route}) is against a rule; nothing was sent",
        why,
        "change what the rule speaks of, or have the operator change policy.yaml",
        error={"code": code, "step": "rules", "effect": effect},
    )
