# Generated from specs/tickiti. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
BodyField: TypeAlias = Literal["attachments", "html", "plain_text"]
