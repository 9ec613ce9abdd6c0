# Generated from specs/tiflux. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
DeskReviewTypeType2Type1: TypeAlias = Literal["review_submitter", "review_submitter_manager"]
