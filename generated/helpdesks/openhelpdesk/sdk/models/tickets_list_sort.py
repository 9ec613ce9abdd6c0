# Generated from specs/openhelpdesk. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
TicketsListSort: TypeAlias = Literal["created_at", "priority", "sla_deadline", "updated_at"]
