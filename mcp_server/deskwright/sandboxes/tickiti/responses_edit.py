"""Edits and deletes responses.

A customer's own text is never rewritten, and a deletion only hides.
"""

from __future__ import annotations

from typing import Any

from .call import Call, Handler, enveloped
from .fields import Fields
from .html_text import extract_inline
from .outbox import notify
from .references import response_reference
from .refusals import forbidden
from .shapes import show_response


def update(call: Call) -> Any:
    response = response_reference(call)
    fields = call.fields()
    content = fields.text("content")
    edits = fields.objects("replace", low=1)
    is_internal = fields.flag("is_internal")
    tell = fields.flag("notify") or False
    if content is not None and edits is not None:
        fields.fail("replace", "The replace field does not go with content.")
    if content is None and edits is None and is_internal is None:
        fields.fail("content", "One of content, replace and is_internal is required.")
    if tell and is_internal is not False:
        fields.fail("notify", "The notify field goes with is_internal false only.")
    text = _replaced(response.html, edits) if edits else content
    extracted = extract_inline(text or "")
    if extracted is None:
        fields.fail("content", "An inline image in the content is not valid base64.")
    fields.done()
    assert extracted is not None
    if text is not None and not response.staff_response:
        raise forbidden("The text of a customer is never rewritten.")
    ticket = call.state.tickets[response.ticket_id]
    if text is not None:
        response.html = extracted[0]
        for file in extracted[1]:
            call.state.add_attachment(response, file.name, file.mime_type, file.blob, True)
    if is_internal is not None:
        response.is_internal = is_internal
    response.updated_at = ticket.updated_at = call.state.now
    told = notify(call.state, ticket, response) if tell else []
    return enveloped(ticket_number=ticket.number, response=show_response(response), notified=told)


def _replaced(text: str, edits: list[Fields]) -> str:
    """The edits in order; without `all` a text must occur exactly once."""
    for edit in edits:
        find = edit.text("find", required=True)
        put = edit.text("replace")
        everywhere = edit.flag("all") or False
        if "replace" not in edit.body or edit.body["replace"] is None:
            edit.fail("replace", "The replace field is required.")
        if not find or put is None:
            continue
        times = text.count(find)
        if times == 0 or (times > 1 and not everywhere):
            edit.fail("find", f"The text to find occurs {times} times; it must occur exactly once.")
            continue
        text = text.replace(find, put)
    return text


def delete(call: Call) -> Any:
    response = response_reference(call)
    ticket = call.state.tickets[response.ticket_id]
    response.deleted = True
    ticket.updated_at = call.state.now
    return enveloped(ticket_number=ticket.number, response_id=response.id, deleted=True)


OPERATIONS: dict[str, Handler] = {
    "tickets.response_update": update,
    "tickets.response_delete": delete,
}
