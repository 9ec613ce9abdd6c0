# Generated from specs/otrs. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
TicketGetRequestArticleOrder: TypeAlias = Literal["ASC", "DESC"]
