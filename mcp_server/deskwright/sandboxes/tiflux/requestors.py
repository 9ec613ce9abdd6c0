"""The people who ask: requestors of a client, and the search over all of them, which only administrators have.

Their ids are not ids of users.
"""

from __future__ import annotations

from . import entity_values
from .call import Answer, Call, listed
from .clients import VIEW, WRITE
from .fields import Fields
from .gates import ADMIN
from .operations import Operation
from .query import Query
from .world import Row, World, chosen, contains


def list_all(call: Call) -> Answer:
    return listed(call, _matching(call.query, call.world.requestors.all()), requestor_answer)


def list_of_client(call: Call) -> Answer:
    """`include_entity_fields` adds the filled custom fields of each."""
    with_fields = call.query.flag("include_entity_fields", default=False)
    extension = call.query.integer("extension")
    rows = [row for row in _matching(call.query, _rows(call)) if extension in (None, row["extension"])]
    return listed(call, rows, answer_with_fields if with_fields else requestor_answer)


def create_requestor(call: Call) -> Answer:
    fields = call.fields()
    client = call.client()
    values = _values(call, fields, new=True)
    row = call.world.requestors.add(client_id=client["id"], **values)
    return Answer(requestor_answer(call.world, row), 201)


def read_requestor(call: Call) -> Answer:
    with_fields = call.query.flag("include_entity_fields", default=False)
    call.query.done()
    shape = answer_with_fields if with_fields else requestor_answer
    return Answer(shape(call.world, _row(call)))


def update_requestor(call: Call) -> Answer:
    fields = call.fields()
    row = _row(call)
    row |= _values(call, fields, new=False)
    return Answer(requestor_answer(call.world, row))


def update_requestor_entities(call: Call) -> Answer:
    fields = call.fields()
    row = _row(call)
    owner = ("solicitant", row["id"])
    entity_values.update(call.world, owner, fields.values)
    groups = entity_values.groups(call.world, owner)
    return Answer({"requestor": requestor_answer(call.world, row), "requestor_entities": groups})


def _values(call: Call, fields: Fields, *, new: bool) -> Row:
    """Only the name is mandatory: the sources differ about the others."""
    values: Row = {}
    if new or fields.given("name"):
        values["name"] = fields.text("name", required=True)
    for name, value in (
        ("email", fields.email("email")),
        ("telephone", fields.text("telephone")),
        ("extension", fields.integer("extension", low=0)),
        ("can_open_ticket", fields.flag("can_open_ticket")),
        ("country", fields.text("country") or "BR"),
    ):
        if new or fields.given(name):
            values[name] = value
    fields.done()
    return values


def _matching(query: Query, rows: list[Row]) -> list[Row]:
    """Name and e-mail by a part of them, the telephone by its digits."""
    name, email, telephone = query.text("name"), query.text("email"), query.text("telephone")
    able = query.flag("can_open_ticket")
    return [
        row
        for row in rows
        if (name is None or contains(row["name"], name))
        and (email is None or contains(row["email"], email))
        and (telephone is None or contains(row["telephone"], telephone))
        and able in (None, row["can_open_ticket"])
    ]


def _rows(call: Call, name: str = "id") -> list[Row]:
    return call.world.requestors.where(client_id=call.client(name)["id"])


def _row(call: Call) -> Row:
    return call.owned(_rows(call, "client_id"), call.world.requestors.what)


def requestor_answer(world: World, row: Row) -> Row:
    return {
        **chosen(row, ("id", "name", "extension", "can_open_ticket")),
        "email": row["email"] or "",
        "telephone": row["telephone"] or "",
        "client": world.ref(world.clients, row["client_id"]),
    }


def answer_with_fields(world: World, row: Row) -> Row:
    return requestor_answer(world, row) | {"entity_fields": entity_values.filled(world, ("solicitant", row["id"]))}


_LIST, _ONE = "/clients/{id}/requestors", "/clients/{client_id}/requestors/{id}"
OPERATIONS = (
    Operation("GET", "/requestors", ADMIN, list_all),
    Operation("GET", _LIST, VIEW, list_of_client),
    Operation("POST", _LIST, WRITE, create_requestor),
    Operation("GET", _ONE, VIEW, read_requestor),
    Operation("PUT", _ONE, WRITE, update_requestor),
    Operation("PUT", _ONE + "/entities", WRITE, update_requestor_entities),
)
