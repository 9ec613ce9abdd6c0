"""Internal communications: notes of the team on a ticket, which only their author may change or delete.

Creating one takes multipart/form-data even without files; anything else is 415.
"""

from __future__ import annotations

from .call import Answer, Call, listed
from .clock import wire_time
from .gates import NOTES, need_tickets
from .operations import Operation
from .refusals import forbidden_use
from .world import Row, World, chosen, file_answer

READ_NOTES = need_tickets(NOTES)


def list_communications(call: Call) -> Answer:
    return listed(call, _rows(call), communication_summary)


def create_communication(call: Call) -> Answer:
    fields = call.multipart()
    text = fields.text("text", required=True)
    uploads = call.uploads(fields)
    fields.done()
    row = call.world.communications.add(
        ticket_number=call.ticket()["ticket_number"],
        text=text,
        user_id=call.caller.id,
        github_username=None,
        jira_username=None,
        created_at=call.now,
        updated_at=call.now,
    )
    for file in uploads:
        call.world.store_file(("communication", row["id"]), file.name, file.content_type, file.content)
    return Answer(communication_answer(call.world, row), 201)


def read_communication(call: Call) -> Answer:
    return Answer(communication_answer(call.world, _row(call)))


def update_communication(call: Call) -> Answer:
    fields = call.fields()
    text = fields.text("text", required=True)
    fields.done()
    row = _own_row(call)
    row |= {"text": text, "updated_at": call.now}
    return Answer(communication_answer(call.world, row))


def delete_communication(call: Call) -> Answer:
    row = _own_row(call)
    for file in call.world.files_of("communication", row["id"]):
        call.world.files.remove(file)
    call.world.communications.remove(row)
    return Answer(status=204)


def _rows(call: Call) -> list[Row]:
    return call.world.communications.where(ticket_number=call.ticket()["ticket_number"])


def _row(call: Call) -> Row:
    return call.owned(_rows(call), call.world.communications.what)


def _own_row(call: Call) -> Row:
    """An administrator too has no say over what another person wrote."""
    row = _row(call)
    if row["user_id"] != call.caller.id:
        raise forbidden_use("Only the author may change an internal communication")
    return row


def communication_summary(world: World, row: Row) -> Row:
    return {
        **chosen(row, ("id", "github_username", "jira_username", "text")),
        "created_at": wire_time(row["created_at"]),
        "updated_at": wire_time(row["updated_at"]),
        "files_count": len(world.files_of("communication", row["id"])),
        "user": world.ref(world.users, row["user_id"]) or {"id": None, "name": None},
    }


def communication_answer(world: World, row: Row) -> Row:
    files = [file_answer(file) for file in world.files_of("communication", row["id"])]
    return communication_summary(world, row) | {"files": files}


_LIST = "/tickets/{ticket_number}/internal_communications"
OPERATIONS = (
    Operation("GET", _LIST, READ_NOTES, list_communications),
    Operation("POST", _LIST, READ_NOTES, create_communication),
    Operation("GET", _LIST + "/{id}", READ_NOTES, read_communication),
    Operation("PUT", _LIST + "/{id}", READ_NOTES, update_communication),
    Operation("DELETE", _LIST + "/{id}", READ_NOTES, delete_communication),
)
