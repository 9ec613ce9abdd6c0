# Generated from specs/tiflux. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
FieldType: TypeAlias = Literal["checkbox", "currency", "date", "email", "link", "phone", "single_select", "text", "text_area"]
