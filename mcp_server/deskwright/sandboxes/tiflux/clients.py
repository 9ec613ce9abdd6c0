"""Clients: the list everybody may ask for, their data, desks, technical groups and custom fields.

A list names only clients the caller may access.
"""

from __future__ import annotations

from typing import Any

from . import entity_values
from .call import Answer, Call, listed
from .fields import EMAIL, Fields
from .gates import FREE, MANAGE_CLIENTS, VIEW_CLIENTS, need
from .operations import Operation
from .refusals import invalid_body
from .ticket_shapes import client_answer, desk_answer, user_answer
from .world import Row, Table, World, chosen, contains

VIEW = need(VIEW_CLIENTS, MANAGE_CLIENTS)
WRITE = need(MANAGE_CLIENTS)
REPORT_TYPES = ("detailed_with_appointment", "detailed", "synthetic", "")
TEXTS = (
    "social_revenue", "email_financial", "sms_financial", "municipal_registration", "estadual_registration",
    "anotations",
)  # fmt: skip
FLAGS = ("status", "authorization_flow", "visible_to_clients")
DETAILS = (
    "anotations", "authorization_flow", "billing_report_type", "desk_ids", "email_financial",
    "estadual_registration", "form_of_payment", "logo", "max_agents", "municipal_registration",
    "quarterly_bill_client_id", "quarterly_billing", "sms_financial", "technical_group_ids", "work_folder",
)  # fmt: skip
EMPTY: Row = {
    "social_revenue": None,
    "status": True,
    "anotations": None,
    "authorization_flow": False,
    "billing_report_type": "",
    "desk_ids": [],
    "email_financial": None,
    "estadual_registration": None,
    "form_of_payment": "UNDEFINED",
    "logo": None,
    "max_agents": None,
    "municipal_registration": None,
    "quarterly_bill_client_id": None,
    "quarterly_billing": False,
    "sms_financial": None,
    "technical_group_ids": [],
    "visible_to_clients": False,
    "work_folder": None,
}


def list_clients(call: Call) -> Answer:
    """`name` is a part of name or legal name; `social_revenue` is compared digit by digit."""
    query = call.query
    active, name, revenue = query.flag("active"), query.text("name"), query.text("social_revenue")
    rows = [
        row
        for row in call.world.clients.all()
        if call.caller.sees_client(row["id"])
        and active in (None, row["status"])
        and (name is None or contains(row["name"], name) or contains(row["social"], name))
        and (revenue is None or _digits(row["social_revenue"]) == _digits(revenue))
    ]
    return listed(call, rows, client_answer)


def read_client(call: Call) -> Answer:
    whole = call.query.flag("show_entities", default=False)
    call.query.done()
    client = call.client()
    answer = client_detail(call.world, client)
    if whole:
        answer["entities"] = entity_values.groups(call.world, ("client", client["id"]))
    return Answer(answer)


def create_client(call: Call) -> Answer:
    fields = call.fields()
    values = _values(call, fields, new=True)
    return Answer(client_detail(call.world, call.world.clients.add(**{**EMPTY, **values})), 201)


def update_client(call: Call) -> Answer:
    fields = call.fields()
    client = call.client()
    client |= _values(call, fields, new=False)
    return Answer(client_detail(call.world, client))


def _values(call: Call, fields: Fields, *, new: bool) -> Row:
    values: Row = {}
    for name in ("name", "social"):
        if new or fields.given(name):
            values[name] = fields.text(name, required=True, longest=255)
    values |= {name: fields.text(name) for name in TEXTS if fields.given(name)}
    values |= {name: fields.flag(name, default=EMPTY[name]) for name in FLAGS if fields.given(name)}
    if fields.given("max_agents"):
        values["max_agents"] = fields.integer("max_agents", low=0)
    if fields.given("billing_report_type"):
        values["billing_report_type"] = fields.choice("billing_report_type", REPORT_TYPES) or ""
    values |= _links(fields, "desk_ids", "add_all_desks", call.world.desks)
    values |= _links(fields, "technical_group_ids", "add_all_technical_groups", call.world.technical_groups)
    fields.done()
    return values


def _links(fields: Fields, name: str, every: str, table: Table) -> dict[str, Any]:
    """The numbers given, or all there are."""
    numbers = fields.integers(name)
    for number in numbers or ():
        if number not in table.rows:
            fields.fail(name, f"{number} not found")
    if fields.flag(every):
        numbers = sorted(table.rows)
    return {} if numbers is None else {name: numbers}


def update_client_entities(call: Call) -> Answer:
    fields = call.fields()
    owner = ("client", call.client()["id"])
    entity_values.update(call.world, owner, fields.values)
    return Answer({"entities": entity_values.groups(call.world, owner)})


def list_client_desks(call: Call) -> Answer:
    client = call.client()
    rows = [row for row in call.world.desks.all() if row["id"] in client["desk_ids"]]
    return listed(call, rows, desk_answer)


def list_client_groups(call: Call) -> Answer:
    client = call.client()
    rows = [row for row in call.world.technical_groups.all() if row["id"] in client["technical_group_ids"]]
    return listed(call, rows, lambda world, row: chosen(row, ("id", "name")))


def create_client_user(call: Call) -> Answer:
    """A person of the client who may log in; their record as a requestor is another one."""
    fields = call.wrapped("user")
    name, email = fields.text("name", required=True), fields.email("email", required=True)
    extension = fields.integer("extension", low=0, high=9999)
    flow, telephone = fields.flag("authorization_flow"), fields.text("telephone")
    country = fields.text("country_code") or "BR"
    if email and any(row["email"].casefold() == email.casefold() for row in call.world.users.all()):
        fields.fail("email", "has already been taken")
    client = call.client()
    fields.done()
    user = call.world.users.add(
        **call.world.new_user(
            name=name,
            email=email,
            _type="client",
            licences=(),
            extension=extension,
            telephone=telephone,
            country_code=country,
            authorization_flow=flow,
            client_ids=[client["id"]],
        )
    )
    return Answer(user_answer(call.world, user), 201)


def create_email_permission(call: Call) -> Answer:
    """A domain or a whole address whose mails may become tickets."""
    fields = call.fields()
    address = fields.text("address", required=True)
    if address and not EMAIL.fullmatch(address if "@" in address else f"anybody@{address}"):
        fields.fail("address", "is not a valid domain or email")
    client = call.client()
    fields.done()
    if call.world.email_permissions.where(client_id=client["id"], address=address):
        raise invalid_body({"address": ["has already been taken"]})
    call.world.email_permissions.add(client_id=client["id"], address=address)
    return Answer(status=201)


def _digits(text: str | None) -> str:
    return "".join(sign for sign in text or "" if sign.isdigit())


def client_detail(world: World, client: Row) -> Row:
    def ids(table: Table) -> list[int]:
        return [row["id"] for row in table.where(client_id=client["id"])]

    users = [row["id"] for row in world.users.where(_type="client") if client["id"] in (row["client_ids"] or ())]
    equipments = world.equipments.where(client_id=client["id"])
    return {
        **client_answer(world, client),
        **chosen(client, DETAILS),
        "address_ids": ids(world.addresses),
        "contact_ids": ids(world.contacts),
        "equipment_counter": len(equipments),
        "group_counter": len(client["technical_group_ids"]),
        "user_counter": len(users),
        "user_ids": users,
    }


OPERATIONS = (
    Operation("GET", "/clients", FREE, list_clients),
    Operation("POST", "/clients", WRITE, create_client),
    Operation("GET", "/clients/{id}", VIEW, read_client),
    Operation("PUT", "/clients/{id}", WRITE, update_client),
    Operation("PUT", "/clients/{id}/entities", WRITE, update_client_entities),
    Operation("GET", "/clients/{id}/desks", VIEW, list_client_desks),
    Operation("GET", "/clients/{id}/technical-groups", VIEW, list_client_groups),
    Operation("POST", "/clients/{id}/users", WRITE, create_client_user),
    Operation("POST", "/clients/{id}/email_tickets_permissions", WRITE, create_email_permission),
)
