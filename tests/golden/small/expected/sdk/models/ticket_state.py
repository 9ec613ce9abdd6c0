# Generated from specs/small. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
TicketState: TypeAlias = Literal["closed", "open"]
