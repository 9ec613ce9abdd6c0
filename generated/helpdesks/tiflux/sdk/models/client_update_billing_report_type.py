# Generated from specs/tiflux. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
ClientUpdateBillingReportType: TypeAlias = Literal["", "detailed", "detailed_with_appointment", "synthetic"]
