# Generated from specs/tickiti. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
AbilityName: TypeAlias = Literal["administration:read", "administration:write", "mail:read", "mail:write", "reports:read", "settings:read", "settings:write", "skills:read", "skills:write", "supervisor:read", "supervisor:write", "templates:read", "templates:write", "tickets:read", "tickets:write", "workflow:read", "workflow:write"]
