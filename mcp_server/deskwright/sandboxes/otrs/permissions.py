"""What a caller may do: agents by the group of the queue or of the item's class, customers with their own tickets.

Only group permissions count here; a real system also lets a ticket's owner and responsible in.
"""

from __future__ import annotations

from .access import Actor
from .records import Agent, Article, Ticket
from .world import World


def agent_may(agent: Agent, group_id: int, kind: str) -> bool:
    granted = agent.permissions.get(group_id, frozenset())
    return kind in granted or "rw" in granted


def may_use_queue(world: World, actor: Actor, queue_id: int, kind: str) -> bool:
    """Customers may write to any queue: their groups are switched off on a fresh system."""
    return actor.agent is None or agent_may(actor.agent, world.queues[queue_id].group_id, kind)


def may_use_ticket(world: World, actor: Actor, ticket: Ticket, kind: str) -> bool:
    if actor.agent is not None:
        return agent_may(actor.agent, world.queues[ticket.queue_id].group_id, kind)
    return ticket.customer_user == actor.customer or ticket.customer_id in world.customer_companies(
        actor.customer or ""
    )


def may_use_class(world: World, agent: Agent, class_name: str, kind: str) -> bool:
    return agent_may(agent, world.class_groups[class_name], kind)


def visible_articles(actor: Actor, ticket: Ticket) -> list[Article]:
    """Every read goes through here: what is not for customers is for agents alone."""
    return [article for article in ticket.articles if actor.agent is not None or article.visible]
