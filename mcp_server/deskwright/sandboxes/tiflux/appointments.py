"""Worked time: appointments of a ticket and of the whole organisation, and what one may be booked on.

A desk without appointments refuses them; the date may not lie ahead.
"""

from __future__ import annotations

from datetime import date

from . import ticket_life
from .call import Answer, Call, listed
from .clock import hours_and_minutes
from .fields import Fields
from .gates import APPOINT, REPORT_USERS, TECHNICIAN_REPORTS, need_tickets
from .operations import Operation
from .refusals import invalid_body
from .tickets_end import WITHOUT_APPOINTMENTS
from .tickets_read import VIEW
from .valorization import valorization_answer, valorization_of
from .world import Row, World, chosen

WRITE = need_tickets(APPOINT)
NESTED = "ticket_ticket_number"


def create_appointment(call: Call) -> Answer:
    fields = call.fields()
    ticket = call.ticket(shown=NESTED)
    desk = call.world.desks.rows[ticket["desk_id"]]
    if desk["appointment_type"] == WITHOUT_APPOINTMENTS:
        raise invalid_body({"desk_id": ["The desk does not use appointments"]})
    day = fields.day("date", required=True)
    if day is not None and day > call.world.clock.today():
        fields.fail("date", "can't be in the future")
    begin, end = fields.time("init_time", required=True), fields.time("end_time", required=True)
    if begin is not None and end is not None and end < begin:
        fields.fail("end_time", "must be greater than or equal to init_time")
    text = fields.text("description", required=True)
    outsider = fields.text("external_user_name", longest=255)
    if outsider and ("<" in outsider or ">" in outsider):
        fields.fail("external_user_name", "can't contain < or >")
    worth = valorization_of(call, fields, desk, (end or 0) - (begin or 0))
    fields.done()
    row = call.world.appointments.add(
        ticket_number=ticket["ticket_number"],
        date=str(day),
        init_time=hours_and_minutes(begin or 0),
        end_time=hours_and_minutes(end or 0),
        description=text,
        external_user_name=outsider or None,
        user_id=call.caller.id,
        locations=[],
        valorization=worth,
    )
    changes = {name: (None, row[name]) for name in ("date", "init_time", "end_time")}
    ticket_life.record(call.world, ticket, ticket_life.OF_APPOINTMENTS, row["id"], "created", call.caller.id, changes)
    ticket_life.touch(call.world, ticket, call.caller.id)
    return Answer(created_answer(call.world, row), 201)


def list_ticket_appointments(call: Call) -> Answer:
    fields = _dates(call, required=False)
    user_id = fields.integer("user_id", low=1)
    fields.done()
    ticket = call.ticket(shown=NESTED)
    rows = _between(call.world.appointments.where(ticket_number=ticket["ticket_number"]), fields)
    return listed(call, [row for row in rows if user_id in (None, row["user_id"])], appointment_answer)


def list_all_appointments(call: Call) -> Answer:
    """Without the permission to see users, `user_ids` counts for nothing and only one's own rows come back."""
    query, caller = call.query, call.caller
    users, desks = query.integers("user_ids"), query.integers("desk_ids")
    valued = query.flag("include_valorization", default=False)
    query.page()
    query.done()
    fields = _dates(call, required=True)
    fields.done()
    if not caller.may(REPORT_USERS):
        users = [caller.id]
    rows = [
        row
        for row in _between(call.world.appointments.all(), fields)
        if (users is None or row["user_id"] in users)
        and (desks is None or _ticket(call.world, row)["desk_id"] in desks)
        and caller.sees_desk(_ticket(call.world, row)["desk_id"])
    ]
    return listed(call, rows, valued_row_answer if valued else row_answer)


def list_pre_appointments(call: Call) -> Answer:
    ticket = call.ticket(shown=NESTED)
    return listed(call, call.world.pre_appointments.where(ticket_number=ticket["ticket_number"]), planned_answer)


def read_service_types(call: Call) -> Answer:
    """What an appointment of this ticket can be booked on at a day."""
    ticket = call.ticket(shown=NESTED)
    fields = Fields(call.query.values)
    day = fields.day("date") or call.world.clock.today()
    if day > call.world.clock.today():
        fields.fail("date", "can't be in the future")
    fields.done()
    world = call.world
    riders = [row for row in world.riders.all() if _holds(world, row, ticket["client_id"], day)]
    return Answer(
        {
            "contract_riders": [rider_answer(world, row) for row in riders],
            "loose_services": [chosen(row, ("id", "name")) for row in world.loose_services.all()],
        }
    )


def list_shifts(call: Call) -> Answer:
    """Those of everybody, of the ticket's client, and of the named contract; not paged."""
    contract_id = call.query.integer("contract_id", low=1)
    call.query.done()
    ticket = call.ticket(shown=NESTED)
    rows = [
        row
        for row in call.world.shifts.all()
        if row["client_id"] in (None, ticket["client_id"])
        and (row["contract_id"] is None or contract_id in (None, row["contract_id"]))
    ]
    return Answer([shift_answer(call.world, row) for row in rows])


def _dates(call: Call, *, required: bool) -> Fields:
    """Dates of these queries are refused like attributes: 422/42202."""
    fields = Fields(call.query.values)
    fields.day("start_date", required=required)
    fields.day("end_date", required=required)
    return fields


def _between(rows: list[Row], fields: Fields) -> list[Row]:
    start, end = fields.text("start_date") or "", fields.text("end_date") or "9999"
    return sorted((row for row in rows if start <= row["date"] <= end), key=lambda row: (row["date"], row["id"]))


def _ticket(world: World, row: Row) -> Row:
    return world.tickets.rows[row["ticket_number"]]


def _holds(world: World, rider: Row, client_id: int, day: date) -> bool:
    contract = world.contracts.rows[rider["contract_id"]]
    begun, ended = rider["start_date"] <= str(day), rider["cancel_date"]
    return bool(contract["client_id"] == client_id and begun and (ended is None or ended > str(day)))


def created_answer(world: World, row: Row) -> Row:
    names = ("id", "date", "init_time", "end_time", "description", "external_user_name")
    answer = {**chosen(row, names), "user": world.ref(world.users, row["user_id"])}
    worth = row["valorization"]
    if worth and worth["loose_service_id"] is not None:
        answer["value"] = worth["value"]
    return answer


def appointment_answer(world: World, row: Row) -> Row:
    names = ("id", "date", "init_time", "end_time", "description", "external_user_name", "locations")
    return {
        **chosen(row, names),
        "client": world.ref(world.clients, _ticket(world, row)["client_id"]),
        "user": world.ref(world.users, row["user_id"]),
        "valorization": valorization_answer(world, row["valorization"]),
    }


def row_answer(world: World, row: Row) -> Row:
    """A row of the whole organisation, without its worth."""
    ticket = _ticket(world, row)
    answer = appointment_answer(world, row)
    worth = answer.pop("valorization")
    return answer | {
        "contract": worth["contract"] if worth else None,
        "desk": world.ref(world.desks, ticket["desk_id"]),
        "ticket": {"number": ticket["ticket_number"], "title": ticket["title"]},
    }


def valued_row_answer(world: World, row: Row) -> Row:
    return row_answer(world, row) | {"valorization": valorization_answer(world, row["valorization"])}


def planned_answer(world: World, row: Row) -> Row:
    user = world.users.rows[row["user_id"]]
    return {**chosen(row, ("id", "date", "init_time", "end_time")), "user": {"name": user["name"]}}


def rider_answer(world: World, row: Row) -> Row:
    contract = world.contracts.rows[row["contract_id"]]
    names = ("id", "rider_number", "start_date", "cancel_date")
    return {**chosen(row, names), "contract": {"name": contract["name"]}}


def shift_answer(world: World, row: Row) -> Row:
    return {
        **chosen(row, ("id", "name", "reference")),
        "client": world.ref(world.clients, row["client_id"]),
        "contract": world.ref(world.contracts, row["contract_id"]),
    }


_NESTED = "/tickets/{ticket_number}"
OPERATIONS = (
    Operation("GET", "/appointments", need_tickets(TECHNICIAN_REPORTS), list_all_appointments),
    Operation("GET", _NESTED + "/appointments", VIEW, list_ticket_appointments),
    Operation("POST", _NESTED + "/appointments", WRITE, create_appointment),
    Operation("GET", _NESTED + "/pre-appointments", VIEW, list_pre_appointments),
    Operation("GET", _NESTED + "/service-types", WRITE, read_service_types),
    Operation("GET", _NESTED + "/shifts", WRITE, list_shifts),
)
