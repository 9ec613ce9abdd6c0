# Generated from specs/tiflux. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
AppliedIn: TypeAlias = Literal["client", "equipment", "services_catalog", "services_catalogs_area", "services_catalogs_item", "solicitant", "ticket"]
