# Generated from specs/tickiti. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
ResponsesQueryGroupBy: TypeAlias = Literal["created_by_email", "day", "is_internal", "queue", "staff_response", "ticket_number"]
