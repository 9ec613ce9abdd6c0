"""What happens to tickets: the numbered rules 8 to 28 of the fact sheet, each cited where it is enforced.

Knows nothing of HTTP: callers hand in parsed bodies and get records or a refusal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from . import fields, outbox, sla
from .access import GUEST_PREFIX, Actor, require_person, require_role, require_scope
from .clock import wire_time
from .records import LINK_REVERSE, PRIORITIES, Guest, GuestLink, Link, Node, Reply, Status, Ticket, Transition
from .refusals import bad_request, conflict, forbidden, not_found
from .world import World, digest, is_assignable

EDIT_WINDOW = timedelta(minutes=15)
GUEST_LINK_LIFE = timedelta(days=7)
Body = Mapping[str, Any]


# --- classification ---------------------------------------------------------------------------------


def _pick(nodes: dict[str, Node], node_id: str | None, name: str, parent: str | None, *, inactive: bool) -> str | None:
    """Rules 10 to 12: it exists, belongs to its parent, and is active unless staff choose it."""
    if node_id is None:
        return None
    node = nodes.get(node_id)
    if node is None:
        raise bad_request(f"{name} is unknown")
    if node.parent_id != parent:
        raise bad_request(f"{name} does not belong to its parent")
    if node.archived and not inactive:
        raise bad_request(f"{name} is not available")
    return node_id


def _classify(
    world: World, category_id: str, type_id: str | None, item_id: str | None, *, inactive: bool
) -> tuple[str | None, str | None]:
    _pick(world.categories, category_id, "category_id", None, inactive=inactive)
    _pick(world.types, type_id, "type_id", category_id, inactive=inactive)
    if item_id is not None and type_id is None:
        raise bad_request("item_id needs a type_id")
    _pick(world.items, item_id, "item_id", type_id, inactive=inactive)
    return type_id, item_id


# --- create -----------------------------------------------------------------------------------------


def create_ticket(world: World, actor: Actor | None, body: Body) -> tuple[Ticket, str | None]:
    """A new ticket, and for a guest the token of the link that is mailed."""
    if actor is not None:
        require_person(world, actor)
    # Rule 8: required fields, blanks cut first.
    subject = fields.text(body, "subject", longest=255)
    description = fields.text(body, "description")
    category_id = fields.text(body, "category_id")
    type_id = fields.nullable_id(body, "type_id")
    item_id = fields.nullable_id(body, "item_id")
    asked = body.get("priority")
    priority = "Medium" if asked is None else fields.choice(asked, "priority", PRIORITIES)
    guest = None
    # Rule 10: what a role may not choose is dropped in silence, as the code does.
    if actor is None:
        guest = Guest(
            fields.text(body, "guest_name"),
            fields.text(body, "guest_email"),
            fields.optional_text(body, "guest_phone"),
        )
        type_id = item_id = None
        priority = "Medium"
    elif not actor.is_staff:
        item_id = None
        if not world.settings["user_priority_enabled"]:
            priority = "Medium"
    inactive = actor is not None and actor.is_staff
    type_id, item_id = _classify(world, category_id, type_id, item_id, inactive=inactive)
    now = world.clock.now()
    ticket = Ticket(
        id=world.ids.mint(),
        subject=subject,
        description=description,
        status_id=world.system_status("new").id,  # rule 9
        priority=priority,
        category_id=category_id,
        type_id=type_id,
        item_id=item_id,
        submitter_id=actor.user_id if actor else None,  # rule 9
        guest=guest,
        created_at=now,
        updated_at=now,
        tracking_number=world.next_tracking_number() if guest else None,  # rule 13
    )
    ticket.history.append(Transition(None, ticket.status_id, ticket.submitter_id, now))  # rule 17
    world.tickets[ticket.id] = ticket
    outbox.send_event(world, "ticket.created", actor, ticket)
    token = None
    if guest:
        token = GUEST_PREFIX + world.make_secret("guest link")
        world.guest_links[digest(token)] = GuestLink(ticket.id, now + GUEST_LINK_LIFE)
        outbox.mail_submitter(world, "guest_ticket_created", ticket)
        outbox.mail_submitter(world, "guest_access_link", ticket, token)
    else:
        outbox.mail_submitter(world, "ticket_created", ticket)
    # Automatic assignment: the group first, else people in turn.
    if group_id := world.settings["auto_assign_group_id"]:
        _assign(world, actor, ticket, None, str(group_id))
    elif assignee_id := world.next_auto_assignee():
        _assign(world, actor, ticket, assignee_id, None)
    return ticket, token


# --- change -----------------------------------------------------------------------------------------


def update_ticket(world: World, actor: Actor, ticket: Ticket, body: Body) -> None:
    """PATCH: all parts are checked before the first is applied."""
    require_role(actor, "staff")  # rule 28
    require_person(world, actor)
    if set(body) & {"status_id", "priority", "category_id", "type_id", "item_id"}:
        require_scope(world, actor, ticket)  # rule 4; assigning alone ignores scope
    status = _status_asked(world, actor, ticket, body) if "status_id" in body else None
    priority = fields.choice(body["priority"], "priority", PRIORITIES) if "priority" in body else ticket.priority
    category_id, type_id, item_id = _classification_asked(world, ticket, body)
    assignee_id, group_id = _assignment_asked(world, ticket, body)

    ticket.priority = priority
    ticket.category_id, ticket.type_id, ticket.item_id = category_id, type_id, item_id
    if (assignee_id, group_id) != (ticket.assignee_id, ticket.group_id):
        _assign(world, actor, ticket, assignee_id, group_id)
    if status is not None:
        set_status(world, actor, ticket, status)
    ticket.updated_at = world.clock.now()


def _status_asked(world: World, actor: Actor, ticket: Ticket, body: Body) -> Status:
    status = world.statuses.get(fields.text(body, "status_id"))
    if status is None:
        raise bad_request("status_id is unknown")
    # Rule 14: staff may set any status; the code lets only an admin close.
    if status.system == "closed" and world.switches.strict_close and actor.role != "admin":
        raise forbidden("only an admin may close a ticket")
    return status


def _classification_asked(world: World, ticket: Ticket, body: Body) -> tuple[str, str | None, str | None]:
    if not set(body) & {"category_id", "type_id", "item_id"}:
        return ticket.category_id, ticket.type_id, ticket.item_id
    category_id = fields.text(body, "category_id") if "category_id" in body else ticket.category_id
    # A level that changes empties the levels below it, unless they are sent too.
    kept_type = ticket.type_id if category_id == ticket.category_id else None
    type_id = fields.nullable_id(body, "type_id") if "type_id" in body else kept_type
    kept_item = ticket.item_id if type_id == ticket.type_id else None
    item_id = fields.nullable_id(body, "item_id") if "item_id" in body else kept_item
    _classify(world, category_id, type_id, item_id, inactive=True)
    return category_id, type_id, item_id


def _assignment_asked(world: World, ticket: Ticket, body: Body) -> tuple[str | None, str | None]:
    assignee_id = fields.nullable_id(body, "assignee_id")
    group_id = fields.nullable_id(body, "group_id")
    if assignee_id is not None and group_id is not None:  # rule 26
        raise bad_request("assignee_id and group_id must not both be set")
    if assignee_id is not None:
        if not is_assignable(world.users.get(assignee_id)):  # rule 27
            raise bad_request("assignee_id must be an active staff member")
        return assignee_id, None  # rule 26: setting one clears the other (guess)
    if group_id is not None:
        if group_id not in world.groups:
            raise bad_request("group_id is unknown")
        return None, group_id
    return (
        None if "assignee_id" in body else ticket.assignee_id,
        None if "group_id" in body else ticket.group_id,
    )


def _assign(world: World, actor: Actor | None, ticket: Ticket, assignee_id: str | None, group_id: str | None) -> None:
    ticket.assignee_id, ticket.group_id = assignee_id, group_id
    outbox.mail_user(world, "ticket_assigned", assignee_id, ticket)
    name = None
    if assignee_id:
        name = {"id": assignee_id, "name": world.users[assignee_id].name}
    elif group_id:
        name = {"id": group_id, "name": world.groups[group_id].name}
    outbox.send_event(world, "ticket.assigned", actor, ticket, assignee=name)


def set_status(world: World, actor: Actor | None, ticket: Ticket, status: Status) -> None:
    """One transition with everything that follows from it; the same status again is none."""
    old = world.status_of(ticket)
    if old.id == status.id:
        return
    now = world.clock.now()
    sla.note_status_change(world, ticket, status.name)
    ticket.status_id = status.id
    ticket.updated_at = now
    ticket.history.append(Transition(old.id, status.id, actor.user_id if actor else None, now))  # rule 17
    outbox.send_event(world, "ticket.status_changed", actor, ticket, from_status=old.name, to_status=status.name)
    if status.system == "resolved":
        ticket.resolved_at = now  # rule 15: by whatever route
        outbox.send_event(world, "ticket.resolved", actor, ticket, resolution_notes=ticket.resolution_notes)
        outbox.mail_submitter(world, "ticket_resolved", ticket, ticket.resolution_notes or "")
    elif status.system == "closed":
        outbox.send_event(world, "ticket.closed", actor, ticket)
        outbox.mail_submitter(world, "ticket_closed", ticket)
    else:
        ticket.resolved_at = None  # rule 16: the notes stay


def resolve_ticket(world: World, actor: Actor, ticket: Ticket, body: Body) -> None:
    require_role(actor, "staff")
    require_person(world, actor)
    require_scope(world, actor, ticket)
    notes = fields.optional_text(body, "resolution_notes")
    if notes is not None:
        ticket.resolution_notes = notes  # rule 16
        ticket.updated_at = world.clock.now()
    set_status(world, actor, ticket, world.system_status("resolved"))


def reopen_ticket(world: World, actor: Actor, ticket: Ticket, body: Body) -> None:
    """Staff reopen to New whatever the window says."""
    require_role(actor, "staff")
    require_person(world, actor)
    require_scope(world, actor, ticket)
    reason = fields.optional_text(body, "reason")
    if world.status_of(ticket).system not in ("resolved", "closed"):
        raise conflict("only a resolved or closed ticket can be reopened")
    _reopen(world, actor, ticket, world.system_status("new"), reason)


def _reopen(world: World, actor: Actor, ticket: Ticket, target: Status, reason: str | None) -> None:
    set_status(world, actor, ticket, target)
    ticket.resolved_at = None
    ticket.reopened = True
    outbox.send_event(world, "ticket.reopened", actor, ticket, reason=reason)
    outbox.mail_user(world, "ticket_reopened", ticket.assignee_id, ticket)


def close_expired(world: World) -> None:
    """Rule 22: the hourly job closes what can no longer be reopened."""
    now = world.clock.now()
    if now - world.last_sweep < timedelta(hours=1):
        return
    world.last_sweep = now
    resolved, closed = world.system_status("resolved"), world.system_status("closed")
    for ticket in world.tickets.values():
        if ticket.status_id == resolved.id and ticket.resolved_at and now > ticket.resolved_at + world.reopen_window():
            set_status(world, None, ticket, closed)


# --- replies ----------------------------------------------------------------------------------------


def add_reply(world: World, actor: Actor, ticket: Ticket, body: Body) -> Reply:
    require_person(world, actor)
    require_scope(world, actor, ticket)
    words = fields.text(body, "body")  # rule 24
    is_internal = fields.flag(body, "is_internal")
    if is_internal and not actor.is_staff:
        raise forbidden("only staff may write internal notes")
    reopens = not actor.is_staff and _check_reopening(world, ticket)  # rule 21: staff never reopen
    name = actor.user.name if actor.user else (ticket.guest.name if ticket.guest else "guest")
    now = world.clock.now()
    reply = Reply(world.ids.mint(), words, is_internal, actor.user_id, name, actor.role, now)
    ticket.replies.append(reply)
    ticket.updated_at = now
    event = "ticket.note_added" if is_internal else "ticket.reply_added"
    author = {"id": reply.author_id, "name": name, "role": reply.author_role}
    outbox.send_event(
        world, event, actor, ticket, reply_id=reply.id, body=words, is_internal=is_internal, author=author
    )
    outbox.mail_reply(world, actor, ticket, reply)
    if reopens:
        target = world.status_named(world.settings["reopen_target_status_name"]) or world.system_status("new")
        _reopen(world, actor, ticket, target, None)  # rules 18 and 19
    return reply


def _check_reopening(world: World, ticket: Ticket) -> bool:
    """Whether a submitter's reply reopens; rule 20 refuses it outside the window and on a closed ticket."""
    system = world.status_of(ticket).system
    if system == "closed":
        raise forbidden("the ticket is closed")
    if system != "resolved":
        return False
    window = world.reopen_window()
    # The boundary instant is inside (rule 18); 0 days turns reopening off (rule 20).
    if not window or ticket.resolved_at is None or world.clock.now() > ticket.resolved_at + window:
        raise forbidden("the time to reopen this ticket is over")
    return True


def editable_reply(world: World, actor: Actor, ticket: Ticket, reply_id: str) -> Reply:
    require_person(world, actor)
    reply = next((r for r in ticket.replies if r.id == reply_id and r.deleted_at is None), None)
    if reply is None or (reply.is_internal and not actor.is_staff):
        raise not_found()  # rule 23: a note does not exist for users
    if actor.is_staff:
        require_scope(world, actor, ticket)
        return reply
    if reply.author_id != actor.user_id or (actor.user is None and reply.author_role != "guest"):
        raise forbidden("only your own replies can be changed")
    if world.clock.now() > reply.created_at + EDIT_WINDOW:  # rule 25
        raise forbidden("replies can be changed for 15 minutes only")
    return reply


def edit_reply(world: World, actor: Actor, ticket: Ticket, reply: Reply, body: Body) -> None:
    words = fields.text(body, "body")
    _audit(world, actor, "reply edited", ticket, reply)
    reply.body = words
    reply.edited_at = ticket.updated_at = world.clock.now()


def delete_reply(world: World, actor: Actor, ticket: Ticket, reply: Reply) -> None:
    """Soft: the text survives in the audit log only."""
    _audit(world, actor, "reply deleted", ticket, reply)
    reply.body = ""
    reply.deleted_at = ticket.updated_at = world.clock.now()


def _audit(world: World, actor: Actor, what: str, ticket: Ticket, reply: Reply) -> None:
    world.audit.append(
        {
            "at": wire_time(world.clock.now()),
            "what": what,
            "by": actor.user_id,
            "ticket_id": ticket.id,
            "reply_id": reply.id,
            "body": reply.body,
        }
    )


# --- links ------------------------------------------------------------------------------------------


def add_link(world: World, actor: Actor, ticket: Ticket, body: Body) -> tuple[Link, Link]:
    """Both sides at once; any status will do."""
    target = world.tickets.get(fields.text(body, "target_id"))
    link_type = fields.choice(body.get("link_type"), "link_type", tuple(LINK_REVERSE))
    if target is None:
        raise bad_request("target_id is unknown")
    if target.id == ticket.id:
        raise bad_request("target_id must be another ticket")
    if any(
        (link.ticket_id, link.target_id, link.link_type) == (ticket.id, target.id, link_type)
        for link in world.links.values()
    ):
        raise conflict("the tickets are already linked like this")
    first, second = world.ids.mint(), world.ids.mint()
    forward = Link(first, ticket.id, target.id, link_type, "forward", second)
    reverse = Link(second, target.id, ticket.id, LINK_REVERSE[link_type], "reverse", first)
    world.links |= {first: forward, second: reverse}
    return forward, reverse


def remove_link(world: World, ticket: Ticket, link_id: str) -> None:
    link = world.links.get(link_id)
    if link is None or link.ticket_id != ticket.id:
        raise not_found()
    del world.links[link.id], world.links[link.twin_id]
