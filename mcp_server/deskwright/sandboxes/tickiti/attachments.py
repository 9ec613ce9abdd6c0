"""Uploads, reads and deletes files of tickets; files are stored once, by sha256.

Refuses what the installation blocks whatever the intent, and large answers that were not asked for in ranges.
"""

from __future__ import annotations

import base64
from typing import Any

from .call import Call, Handler, UploadedFile, enveloped
from .references import managed, ticket_reference
from .refusals import Refusal, attachment_too_large, invalid, not_found
from .store import Attachment, Blob, Ticket

LARGEST = 25 * 1024 * 1024
BLOCKED = frozenset({"exe", "bat", "cmd", "com", "scr", "msi", "js", "vbs"})
REVIEWED = frozenset({"zip", "docm", "xlsm", "html", "htm", "svg"})


def download(call: Call) -> Any:
    ticket = ticket_reference(call)
    fields = call.fields()
    number = fields.integer("response_attachment_id", required=True)
    intent = fields.text("intent", choices=("review_ok",))
    offset = fields.integer("offset", low=0)
    length = fields.integer("length", low=1, high=LARGEST)
    fields.done()
    attachment = _of_ticket(call, ticket, number)
    extension = attachment.name.rpartition(".")[2].lower()
    if extension in BLOCKED:
        raise _refused("attachment_blocked", "Files of this type are blocked.", attachment)
    if extension in REVIEWED and intent != "review_ok":
        raise _refused("attachment_review_required", "Files of this type need intent review_ok.", attachment)
    blob = call.state.blobs[attachment.sha256]
    ranged = offset is not None or length is not None
    if not ranged and blob.size > LARGEST:
        message = "The attachment is too large for one answer; read it with offset and length."
        raise attachment_too_large(message, blob.size, ranged=True, mime_type=attachment.mime_type)
    start = offset or 0
    content = blob.read(start, length or LARGEST)
    data = {
        "id": str(attachment.id),
        "response_id": str(attachment.response_id),
        "name": attachment.name,
        "mime_type": attachment.mime_type,
        "sha256": attachment.sha256,
        "file_size": attachment.file_size,
        "is_inline": attachment.is_inline,
        "content_base64": base64.b64encode(content).decode("ascii"),
    }
    if ranged:
        data |= {"offset": start, "length": len(content), "eof": start + len(content) >= blob.size}
    return enveloped(**data)


def upload(call: Call) -> Any:
    blob, file = store_upload(call)
    return enveloped(sha256=blob.sha256, name=file.name, file_size=blob.size)


def delete(call: Call) -> Any:
    ticket = managed(call, ticket_reference(call))
    fields = call.fields()
    number = fields.integer("response_attachment_id", required=True)
    reason = fields.text("reason", limit=500)
    fields.done()
    attachment = _of_ticket(call, ticket, number)
    attachment.deleted, attachment.deleted_reason = True, reason
    ticket.updated_at = call.state.now
    return enveloped(ticket_number=ticket.number, response_attachment_id=attachment.id, deleted=True)


def store_upload(call: Call) -> tuple[Blob, UploadedFile]:
    """The uploaded part `file`, stored once however often it is sent."""
    file = call.files.get("file")
    if file is None:
        raise invalid("file", "The file field is required.")
    if len(file.content) > LARGEST:
        raise attachment_too_large(f"A file may have {LARGEST} bytes.", len(file.content))
    blob = Blob.of(file.content)
    return call.state.blobs.setdefault(blob.sha256, blob), file


def _of_ticket(call: Call, ticket: Ticket, number: int | None) -> Attachment:
    """The attachment, when it belongs to this ticket: the ticket is what the caller was let in for."""
    attachment = call.state.attachments.get(number or 0)
    if attachment is None or attachment.deleted:
        raise not_found("Attachment")
    response = call.state.responses[attachment.response_id]
    if response.deleted or response.ticket_id != ticket.id:
        raise not_found("Attachment")
    return attachment


def _refused(code: str, message: str, attachment: Attachment) -> Refusal:
    data = {"name": attachment.name, "mime_type": attachment.mime_type, "file_size": attachment.file_size}
    return Refusal(422, {"error": code, "message": message, "data": data})


OPERATIONS: dict[str, Handler] = {
    "tickets.attachment": download,
    "tickets.attachment_upload": upload,
    "tickets.attachment_delete": delete,
}
