# Generated from specs/tiflux. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
ClientFormOfPayment: TypeAlias = Literal["BOLETO", "CREDIT_CARD", "PIX", "UNDEFINED"]
