# Generated from specs/triage. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
Category: TypeAlias = Literal["account-access", "api", "authentication", "billing", "feature-request", "incident", "integration", "other", "performance", "security"]
