"""Answers to the person who asked, their files, and the files of the ticket itself.

An answer's text is the field `name`; one made here is marked as made by the API.
"""

from __future__ import annotations

from . import ticket_life
from .call import Answer, Call, listed
from .clock import wire_time
from .gates import EDIT, VIEW_OPEN, need_tickets
from .operations import Operation
from .refusals import no_record
from .ticket_shapes import owner_of
from .tickets_update import EDIT_TICKETS
from .world import Row, World, chosen, file_answer

READ = need_tickets(VIEW_OPEN, EDIT)
ORIGINS = ("tiflux_web", "api", "client_portal", "email", "agent")
#: What became of the signature; the vendor has three sentences whose words are not known.
SIGNED = "Answer sent with signature"
UNSIGNED = "Answer sent without signature"
NONE_TO_SIGN = "Answer sent without signature, the user has none registered"
NESTED = "ticket_ticket_number"


def create_answer(call: Call) -> Answer:
    fields = call.multipart()
    text = fields.text("name", required=True)
    signed = fields.flag("with_signature")
    uploads = call.uploads(fields)
    fields.done()
    ticket, user = call.ticket(shown=NESTED), call.caller.user
    answer = call.world.answers.add(
        ticket_number=ticket["ticket_number"],
        answer_origin="api",
        answer_time=call.now,
        author=f"[API] {user['name']}",
        name=text,
        user_id=call.caller.id,
    )
    for file in uploads:
        call.world.store_file(("answer", answer["id"]), file.name, file.content_type, file.content)
    ticket["last_answer_type"] = "attendant"
    if ticket["attend_expiration"] and not ticket["attend_sla"]:
        ticket["attend_sla"] = call.now <= ticket["attend_expiration"]
    ticket_life.touch(call.world, ticket, call.caller.id)
    signature = UNSIGNED if not signed else SIGNED if user["signature"] else NONE_TO_SIGN
    return Answer(answer_answer(call.world, answer) | {"signature": signature}, 201)


def list_answers(call: Call) -> Answer:
    ticket = call.ticket(shown=NESTED)
    return listed(call, call.world.answers.where(ticket_number=ticket["ticket_number"]), answer_summary)


def read_answer(call: Call) -> Answer:
    return Answer(answer_answer(call.world, _answer_of(call)))


def delete_answer(call: Call) -> Answer:
    answer = _answer_of(call)
    for file in call.world.files_of("answer", answer["id"]):
        call.world.files.remove(file)
    call.world.answers.remove(answer)
    return Answer(status=204)


def delete_answer_file(call: Call) -> Answer:
    """The path does not name the ticket; its desk must be open to the caller all the same."""
    answer = call.world.answers.need(call.path["answer_id"])
    ticket = call.world.tickets.rows[answer["ticket_number"]]
    if not call.caller.sees_desk(ticket["desk_id"]):
        raise no_record(call.world.answers.what, answer["id"])
    call.world.files.remove(call.owned(call.world.files_of("answer", answer["id"]), "File"))
    return Answer(status=204)


def _answer_of(call: Call) -> Row:
    ticket = call.ticket(shown=NESTED)
    rows = call.world.answers.where(ticket_number=ticket["ticket_number"])
    return call.owned(rows, call.world.answers.what)


def answer_summary(world: World, answer: Row) -> Row:
    return {
        **chosen(answer, ("id", "answer_origin", "author", "name", "user_id")),
        "answer_time": wire_time(answer["answer_time"]),
        "files_count": len(world.files_of("answer", answer["id"])),
    }


def answer_answer(world: World, answer: Row) -> Row:
    files = [file_answer(file) for file in world.files_of("answer", answer["id"])]
    return answer_summary(world, answer) | {"files": files}


# --- files of the ticket -------------------------------------------------------------------------------


def list_files(call: Call) -> Answer:
    ticket = call.ticket(shown=NESTED)
    return listed(call, call.world.files_of(*owner_of(ticket)), lambda world, row: file_answer(row))


def create_files(call: Call) -> Answer:
    fields = call.multipart()
    uploads = call.uploads(fields)
    if not uploads:
        fields.fail("files", "can't be blank")
    fields.done()
    ticket = call.ticket(shown=NESTED)
    stored = [call.world.store_file(owner_of(ticket), f.name, f.content_type, f.content) for f in uploads]
    ticket_life.touch(call.world, ticket, call.caller.id)
    return Answer([file_answer(row) for row in stored], 201)


def delete_file(call: Call) -> Answer:
    ticket = call.ticket(shown=NESTED)
    call.world.files.remove(call.owned(call.world.files_of(*owner_of(ticket)), "File"))
    return Answer(status=204)


OPERATIONS = (
    Operation("GET", "/tickets/{ticket_number}/answers", READ, list_answers),
    Operation("POST", "/tickets/{ticket_number}/answers", READ, create_answer),
    Operation("GET", "/tickets/{ticket_number}/answers/{id}", READ, read_answer),
    Operation("DELETE", "/tickets/{ticket_number}/answers/{id}", EDIT_TICKETS, delete_answer),
    Operation("DELETE", "/ticket_answers/{answer_id}/files/{id}", EDIT_TICKETS, delete_answer_file),
    Operation("GET", "/tickets/{ticket_number}/files", READ, list_files),
    Operation("POST", "/tickets/{ticket_number}/files", EDIT_TICKETS, create_files),
    Operation("DELETE", "/tickets/{ticket_number}/files/{id}", EDIT_TICKETS, delete_file),
)
