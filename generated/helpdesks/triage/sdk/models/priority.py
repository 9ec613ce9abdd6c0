# Generated from specs/triage. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
Priority: TypeAlias = Literal["P1", "P2", "P3", "P4"]
