# Generated from specs/openhelpdesk. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
LinkType: TypeAlias = Literal["caused_by", "child_of", "duplicate_of", "parent_of", "related_to"]
