# Generated from specs/openhelpdesk. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
TicketsListOrder: TypeAlias = Literal["asc", "desc"]
