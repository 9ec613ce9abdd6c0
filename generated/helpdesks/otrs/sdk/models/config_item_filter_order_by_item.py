# Generated from specs/otrs. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
ConfigItemFilterOrderByItem: TypeAlias = Literal["ChangeBy", "ChangeTime", "ClassID", "ConfigItemID", "CreateBy", "CreateTime", "DeplStateID", "InciStateID", "Number"]
