"""The installation's own settings: system, branding, AI assistant, domain, licence, storage, diagnostics.

What costs a password refuses without the right one; diagnostics are disabled in this build and always refuse.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from .attachments import store_upload
from .call import Call, Handler, UploadedFile
from .fields import Fields
from .refusals import forbidden, invalid
from .store import Blob

#: The login password of every owner in the sandbox; `current_password` is compared with it.
PASSWORD = "sandbox-password"
AI_FLAGS = (
    "ai_enabled",
    "ai_auto_draft_inbound",
    "ai_suggest_after_staff_reply",
    "ai_auto_send",
    "ai_auto_signature",
)
AI_TEXTS = ("ai_model", "ai_persona", "ai_business_context", "ai_signature")


def system_index(call: Call) -> Any:
    return {"system": dict(call.state.system)}


def system_update(call: Call) -> Any:
    """Changes the settings it knows; an empty body is accepted."""
    fields = call.fields()
    values = {name: fields.text(name, limit=255) for name in ("site_name", "timezone", "locale")}
    fields.done()
    call.state.system |= _set(values)
    return system_index(call)


def branding_index(call: Call) -> Any:
    return {"branding": dict(call.state.branding)}


def branding_update(call: Call) -> Any:
    fields = call.fields()
    values = {name: fields.text(name, limit=255) for name in ("app_name", "primary_colour", "email_footer")}
    fields.done()
    call.state.branding |= _set(values)
    return branding_index(call)


def app_logo(call: Call) -> Any:
    return _set_logo(call, "app_logo")


def email_logo(call: Call) -> Any:
    return _set_logo(call, "email_logo")


def reset_app_logo(call: Call) -> Any:
    call.state.branding["app_logo"] = None
    return branding_index(call)


def reset_email_logo(call: Call) -> Any:
    call.state.branding["email_logo"] = None
    return branding_index(call)


def _set_logo(call: Call, name: str) -> Any:
    blob, file = _logo_file(call)
    call.state.branding[name] = {"name": file.name, "sha256": blob.sha256, "file_size": blob.size}
    return branding_index(call)


def _logo_file(call: Call) -> tuple[Blob, UploadedFile]:
    blob, file = store_upload(call)
    if not file.mime_type.startswith("image/"):
        raise invalid("file", "The file field must be an image.")
    return blob, file


def domain_status(call: Call) -> Any:
    return {"custom_domain": dict(call.state.custom_domain)}


def domain_update(call: Call) -> Any:
    fields = call.fields()
    domain = fields.text("domain", limit=253)
    _check_password(fields)
    fields.done()
    call.state.custom_domain |= {"domain": domain, "status": "pending" if domain else "none"}
    return domain_status(call)


def ai_index(call: Call) -> Any:
    return {"ai": dict(call.state.ai)}


def ai_update(call: Call) -> Any:
    """The key goes in and never comes out."""
    fields = call.fields()
    _check_password(fields)
    values: dict[str, Any] = {name: fields.flag(name) for name in AI_FLAGS}
    values |= {name: fields.text(name) for name in AI_TEXTS}
    values["ai_auto_send_threshold"] = fields.integer("ai_auto_send_threshold", low=0, high=100)
    key = fields.text("ai_api_key")
    clear = fields.flag("ai_api_key_clear") or False
    fields.done()
    call.state.ai |= _set(values)
    if key or clear:
        call.state.ai["has_api_key"] = bool(key) and not clear
    return ai_index(call)


def licence_index(call: Call) -> Any:
    plans = list(call.caller.token.plans)
    staff = sum(bool(user["is_staff"]) for user in call.state.users.all())
    return {"licence": {"plan": "sandbox", "features": plans, "staff_seats": 25, "staff_used": staff}}


def storage_retention(call: Call) -> Any:
    fields = call.fields()
    days = fields.integer("sent_mail_retention_days", required=True, low=1, high=3650)
    fields.done()
    call.state.storage["sent_mail_retention_days"] = days
    return {"storage": dict(call.state.storage)}


def storage_delete_orphaned(call: Call) -> Any:
    """Removes the stored files that no attachment, template or logo names."""
    state = call.state
    used = {attachment.sha256 for attachment in state.attachments.values()}
    used |= set(state.images.values())
    used |= {logo["sha256"] for logo in state.branding.values() if isinstance(logo, dict)}
    orphaned = [sha256 for sha256 in state.blobs if sha256 not in used]
    for sha256 in orphaned:
        del state.blobs[sha256]
    return {"deleted": len(orphaned)}


def storage_delete_closed(call: Call) -> Any:
    fields = call.fields()
    days = fields.integer("older_than_days", required=True, low=1)
    fields.done()
    limit = call.state.now - timedelta(days=min(days or 0, 365_000))
    old = [
        ticket
        for ticket in call.state.tickets.values()
        if ticket.status == "closed" and not ticket.deleted and ticket.updated_at < limit
    ]
    for ticket in old:
        ticket.deleted = True
    return {"deleted": len(old)}


def diagnostics(call: Call) -> Any:
    raise forbidden("Diagnostics are disabled in this build.", error="diagnostics_disabled")


def _check_password(fields: Fields) -> None:
    given = fields.text("current_password", required=True)
    if given is not None and given != PASSWORD:
        fields.fail("current_password", "The password is incorrect.")


def _set(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


OPERATIONS: dict[str, Handler] = {
    "administration.system.index": system_index,
    "administration.system.update": system_update,
    "administration.branding.index": branding_index,
    "administration.branding.update": branding_update,
    "administration.branding.app_logo": app_logo,
    "administration.branding.email_logo": email_logo,
    "administration.branding.reset_app_logo": reset_app_logo,
    "administration.branding.reset_email_logo": reset_email_logo,
    "administration.custom_domain.status": domain_status,
    "administration.custom_domain.update": domain_update,
    "administration.ai.index": ai_index,
    "administration.ai.update": ai_update,
    "administration.licence.index": licence_index,
    "administration.storage.retention": storage_retention,
    "administration.storage.delete_orphaned": storage_delete_orphaned,
    "administration.storage.delete_closed": storage_delete_closed,
    "administration.diagnostics.index": diagnostics,
    "administration.diagnostics.fetch": diagnostics,
    "administration.diagnostics.update": diagnostics,
    "administration.diagnostics.upload": diagnostics,
}
