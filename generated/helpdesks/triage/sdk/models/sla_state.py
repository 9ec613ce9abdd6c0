# Generated from specs/triage. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
SlaState: TypeAlias = Literal["at-risk", "breached", "healthy"]
