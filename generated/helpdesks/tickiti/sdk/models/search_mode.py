# Generated from specs/tickiti. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
SearchMode: TypeAlias = Literal["assigned", "content", "created_from", "created_to", "hashtag", "participant", "priority", "queue", "raised", "status", "subject", "subject_content", "ticket_number", "updated_from", "updated_to", "watchlist"]
