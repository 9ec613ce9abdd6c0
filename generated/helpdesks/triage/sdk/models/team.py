# Generated from specs/triage. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
Team: TypeAlias = Literal["api-platform", "billing", "identity", "incident-response", "integrations", "product", "security", "support"]
