# Generated from specs/django_helpdesk. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
StatusEnum: TypeAlias = Literal[1, 2, 3, 4, 5]
