"""Service levels (rule 30): which policy a ticket falls under, when its next target is due, how red it is.

Notifies nobody: the sandbox only computes.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from .records import SlaPolicy, Ticket
from .world import World

PAUSING_STATUS = "Pending"


def policy_for(world: World, ticket: Ticket) -> SlaPolicy | None:
    """Priority and category, then priority, then category, then the default, else none."""
    for priority, category in (
        (ticket.priority, ticket.category_id),
        (ticket.priority, None),
        (None, ticket.category_id),
        (None, None),
    ):
        for policy in world.sla_policies.values():
            if policy.priority == priority and policy.category_id == category:
                return policy
    return None


def _target_hours(ticket: Ticket, policy: SlaPolicy) -> float:
    """The response target until staff answered in public, then the resolution target (guess)."""
    answered = any(r.author_role in ("staff", "admin") and not r.is_internal for r in ticket.replies)
    return policy.resolution_hours if answered else policy.response_hours


def deadline(world: World, ticket: Ticket) -> datetime | None:
    """When the next target is due; time in Pending does not count."""
    if not world.settings["sla_enabled"] or world.status_of(ticket).system in ("resolved", "closed"):
        return None
    policy = policy_for(world, ticket)
    if policy is None:
        return None
    paused = ticket.paused_for
    if ticket.paused_since is not None:
        paused += world.clock.now() - ticket.paused_since
    return ticket.created_at + timedelta(hours=_target_hours(ticket, policy)) + paused


def indicator(world: World, ticket: Ticket) -> Literal["green", "amber", "red"] | None:
    """Amber within the last fifth of the target's time, red after it."""
    due = deadline(world, ticket)
    policy = policy_for(world, ticket)
    if due is None or policy is None:
        return None
    left = due - world.clock.now()
    if left < timedelta():
        return "red"
    return "amber" if left <= timedelta(hours=_target_hours(ticket, policy)) * 0.2 else "green"


def note_status_change(world: World, ticket: Ticket, new_status_name: str) -> None:
    """Start or end the pause."""
    now = world.clock.now()
    if ticket.paused_since is not None:
        ticket.paused_for += now - ticket.paused_since
        ticket.paused_since = None
    if new_status_name == PAUSING_STATUS:
        ticket.paused_since = now
