# Generated from specs/triage. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
EscalationReason: TypeAlias = Literal["low-confidence", "missing-information", "outage", "policy-conflict", "security", "sla"]
