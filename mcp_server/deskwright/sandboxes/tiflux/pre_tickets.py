"""Pre-tickets: what came in and is not a ticket yet. They are always written as multipart."""

from __future__ import annotations

from . import ticket_checks
from .call import Answer, Call, listed
from .clock import wire_time
from .gates import EDIT, VIEW_OPEN, need_tickets
from .operations import Operation
from .tickets_read import VIEW
from .world import Row, World, chosen, file_answer


def list_pre_tickets(call: Call) -> Answer:
    """The description comes only when it is asked for."""
    query = call.query
    archived, client_id = query.flag("archived"), query.integer("client_id", low=1)
    after, before = query.moment("created_after"), query.last_moment("created_before")
    whole = query.flag("include_description", default=False)
    rows = [
        row
        for row in call.world.pre_tickets.all()
        if archived in (None, row["archived"])
        and client_id in (None, row["client_id"])
        and (after is None or row["created_at"] >= after)
        and (before is None or row["created_at"] <= before)
    ]
    return listed(call, rows, pre_ticket_whole if whole else pre_ticket_answer)


def create_pre_ticket(call: Call) -> Answer:
    fields = call.multipart()
    client = ticket_checks.client_of(call, fields)
    values = {
        "title": fields.text("title", required=True),
        "description": fields.text("description", required=True),
        "requestor_name": fields.text("requestor_name", required=True),
        "requestor_email": fields.email("requestor_email", required=True),
        "requestor_telephone": fields.text("requestor_telephone", required=True),
        "requestor_ramal": fields.integer("requestor_ramal", low=0),
        "requestor_country": fields.text("requestor_country") or "BR",
    }
    uploads = call.uploads(fields)
    fields.done()
    row = call.world.pre_tickets.add(
        **values, client_id=client["id"] if client else None, archived=False, created_at=call.now, updated_at=call.now
    )
    for file in uploads:
        call.world.store_file(("pre_ticket", row["id"]), file.name, file.content_type, file.content)
    return Answer(pre_ticket_whole(call.world, row), 201)


def pre_ticket_answer(world: World, row: Row) -> Row:
    return {
        **chosen(row, ("id", "title", "archived")),
        "client": world.ref(world.clients, row["client_id"]),
        "requestor": {
            "name": row["requestor_name"],
            "email": row["requestor_email"],
            "telephone": row["requestor_telephone"],
            "ramal": row["requestor_ramal"],
        },
        "files": [file_answer(file) for file in world.files_of("pre_ticket", row["id"])],
        "created_at": wire_time(row["created_at"]),
        "updated_at": wire_time(row["updated_at"]),
    }


def pre_ticket_whole(world: World, row: Row) -> Row:
    return pre_ticket_answer(world, row) | {"description": row["description"]}


OPERATIONS = (
    Operation("GET", "/pre-tickets", VIEW, list_pre_tickets),
    Operation("POST", "/pre-tickets", need_tickets(VIEW_OPEN, EDIT), create_pre_ticket),
)
