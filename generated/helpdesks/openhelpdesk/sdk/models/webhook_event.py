# Generated from specs/openhelpdesk. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
WebhookEvent: TypeAlias = Literal["ticket.assigned", "ticket.closed", "ticket.created", "ticket.note_added", "ticket.reopened", "ticket.reply_added", "ticket.resolved", "ticket.status_changed"]
