# Generated from specs/triage. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
AuditAction: TypeAlias = Literal["approval-rejected", "recommendation-approved", "recommendation-rejected", "recommendation-submitted", "ticket-updated"]
