"""The wire shapes: records as the JSON the documents show.

Shows no internal note unless told that the reader is staff (rule 23), and never a secret.
"""

from __future__ import annotations

from typing import Any

from . import sla
from .access import visible_replies
from .clock import wire_time
from .records import ApiKey, Group, Link, Node, Plugin, Reply, SlaPolicy, Status, Ticket, User, Webhook
from .world import World

Json = dict[str, Any]
DELETED = "[deleted]"


def user_ref(world: World, user_id: str | None) -> Json | None:
    user = world.users.get(user_id) if user_id else None
    return {"id": user.id, "name": user.name} if user else None


def _node_ref(nodes: dict[str, Node], node_id: str | None) -> Json | None:
    node = nodes.get(node_id) if node_id else None
    return {"id": node.id, "name": node.name} if node else None


def _submitter(world: World, ticket: Ticket) -> Json:
    if ticket.guest is not None:
        return {"id": None, "name": ticket.guest.name}
    return user_ref(world, ticket.submitter_id) or {"id": None, "name": "unknown"}


def submitter_email(world: World, ticket: Ticket) -> str | None:
    if ticket.guest is not None:
        return ticket.guest.email
    user = world.users.get(ticket.submitter_id or "")
    return user.email if user else None


def ticket_summary(world: World, ticket: Ticket) -> Json:
    return {
        "id": ticket.id,
        "subject": ticket.subject,
        "status": world.status_of(ticket).name,
        "priority": ticket.priority,
        "category": _node_ref(world.categories, ticket.category_id),
        "type": _node_ref(world.types, ticket.type_id),
        "item": _node_ref(world.items, ticket.item_id),
        "submitter": _submitter(world, ticket),
        "assignee": user_ref(world, ticket.assignee_id),
        "created_at": wire_time(ticket.created_at),
        "updated_at": wire_time(ticket.updated_at),
    }


def ticket_full(world: World, ticket: Ticket, *, staff: bool, public: bool = False) -> Json:
    """One ticket with replies; `public` is the tracking look-up, which leaves the email out (guess)."""
    answer = ticket_summary(world, ticket)
    email = submitter_email(world, ticket)
    if not public and email:
        answer["submitter"]["email"] = email
    group = world.groups.get(ticket.group_id or "")
    due = sla.deadline(world, ticket)
    return answer | {
        "description": ticket.description,
        "group": {"id": group.id, "name": group.name} if group else None,
        "resolution_notes": ticket.resolution_notes,
        "tracking_number": ticket.tracking_number,
        "sla_deadline": wire_time(due) if due else None,
        "replies": [reply_answer(reply) for reply in visible_replies(ticket, staff=staff)],
    }


def reply_answer(reply: Reply) -> Json:
    """A deleted reply keeps its place for staff but not its text."""
    return {
        "id": reply.id,
        "body": DELETED if reply.deleted_at else reply.body,
        "is_internal": reply.is_internal,
        "author": {"id": reply.author_id, "name": reply.author_name, "role": reply.author_role},
        "attachments": [],
        "created_at": wire_time(reply.created_at),
        "edited_at": wire_time(reply.edited_at) if reply.edited_at else None,
    }


def link_answer(world: World, link: Link) -> Json:
    target = world.tickets[link.target_id]
    return {
        "id": link.id,
        "link_type": link.link_type,
        "direction": link.direction,
        "ticket": {"id": target.id, "subject": target.subject, "status": world.status_of(target).name},
    }


def node_answer(node: Node, parent: str | None = None, *, admin: bool = False) -> Json:
    answer: Json = {"id": node.id, "name": node.name, "sort_order": node.sort_order}
    if parent:
        answer[parent] = node.parent_id
    if admin:
        answer["archived"] = node.archived
    return answer


def status_answer(status: Status, *, admin: bool = False) -> Json:
    answer: Json = {
        "id": status.id,
        "name": status.name,
        "color": status.color,
        "is_system": status.system is not None,
    }
    if admin:
        answer["sort_order"] = status.sort_order
    return answer


def login_user(user: User) -> Json:
    return {"id": user.id, "name": user.name, "role": user.role, "mfa_enrolled": user.mfa_enrolled}


def account(user: User) -> Json:
    return {
        "id": user.id,
        "name": user.name,
        "email": user.email,
        "role": user.role,
        "mfa_enrolled": user.mfa_enrolled,
        "created_at": wire_time(user.created_at),
    }


def admin_user(user: User) -> Json:
    return account(user) | {"disabled": user.disabled}


def api_key(key: ApiKey) -> Json:
    return {
        "id": key.id,
        "name": key.name,
        "created_at": wire_time(key.created_at),
        "last_used_at": wire_time(key.last_used_at) if key.last_used_at else None,
    }


def group_answer(group: Group) -> Json:
    return {
        "id": group.id,
        "name": group.name,
        "member_count": len(group.member_ids),
        "scope": [{"category_id": entry.category_id, "type_id": entry.type_id} for entry in group.scope],
    }


def policy_answer(policy: SlaPolicy) -> Json:
    return {
        "id": policy.id,
        "name": policy.name,
        "priority": policy.priority,
        "category_id": policy.category_id,
        "response_hours": policy.response_hours,
        "resolution_hours": policy.resolution_hours,
    }


def webhook_answer(hook: Webhook) -> Json:
    return {
        "id": hook.id,
        "url": hook.url,
        "events": hook.events,
        "enabled": hook.enabled,
        "created_at": wire_time(hook.created_at),
    }


def plugin_answer(plugin: Plugin) -> Json:
    return {"id": plugin.id, "name": plugin.name, "enabled": plugin.enabled, "config": plugin.config}
