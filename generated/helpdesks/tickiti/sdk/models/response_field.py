# Generated from specs/tickiti. Do not edit: make regen

from typing import Literal, TypeAlias

# Open: a value that is not listed passes through as it came.
ResponseField: TypeAlias = Literal["attachments", "audit", "created_at", "created_by_email", "html", "is_audit_only", "is_email_sourced", "is_internal", "is_pinned", "plain_text", "staff_response", "updated_at"]
