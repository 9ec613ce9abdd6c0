"""What a real desk would send: mails (rule 29) and webhook deliveries, stored and never sent.

Never puts an internal note into a mail (rule 23).
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

from .access import Actor
from .answers import submitter_email, ticket_summary
from .clock import wire_time
from .records import Delivery, Mail, Reply, Ticket
from .world import World


def mail_submitter(world: World, template: str, ticket: Ticket, text: str = "") -> None:
    email = submitter_email(world, ticket)
    if email:
        world.mails.append(Mail(template, email, ticket.id, text))


def mail_user(world: World, template: str, user_id: str | None, ticket: Ticket, text: str = "") -> None:
    user = world.users.get(user_id or "")
    if user is not None and user.active:
        world.mails.append(Mail(template, user.email, ticket.id, text))


def mail_reply(world: World, actor: Actor, ticket: Ticket, reply: Reply) -> None:
    """To the participants but its author; a note is mailed to nobody."""
    if reply.is_internal:
        return
    emails: dict[str, None] = {}
    if email := submitter_email(world, ticket):
        emails[email] = None
    for user_id in [ticket.assignee_id, *(r.author_id for r in ticket.replies if not r.is_internal)]:
        user = world.users.get(user_id or "")
        if user is not None and user.active:
            emails[user.email] = None
    own = actor.user.email if actor.user else submitter_email(world, ticket)
    for email in emails:
        if email != own:
            world.mails.append(Mail("reply_added", email, ticket.id, reply.body))


def send_event(world: World, event: str, actor: Actor | None, ticket: Ticket, **data: Any) -> None:
    """Store one signed delivery per webhook that listens to the event."""
    summary = ticket_summary(world, ticket)
    described = {key: summary[key] for key in ("id", "subject", "status", "priority")}
    for level in ("category", "type", "item"):
        described[level] = summary[level]["name"] if summary[level] else None
    person = actor.user if actor else None
    for hook in world.webhooks.values():
        if not hook.enabled or event not in hook.events:
            continue
        delivery_id = world.ids.mint()
        payload = {
            "event": event,
            "delivery_id": delivery_id,
            "occurred_at": wire_time(world.clock.now()),
            "ticket": described,
            "actor": {"id": person.id, "name": person.name, "role": person.role} if person else None,
            "data": data,
        }
        body = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()
        headers = {
            "Content-Type": "application/json",
            "X-OHD-Event": event,
            "X-OHD-Delivery": delivery_id,
        }
        if hook.secret:
            signature = hmac.new(hook.secret.encode(), body, hashlib.sha256).hexdigest()
            headers["X-OHD-Signature"] = f"sha256={signature}"
        world.deliveries.append(Delivery(hook.id, event, hook.url, headers, body))
