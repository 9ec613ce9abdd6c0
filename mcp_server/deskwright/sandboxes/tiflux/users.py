"""Users of every type, the groups of attendants, and the departments of the chat.

Creating and changing a user is the administrator's.
"""

from __future__ import annotations

from .call import Answer, Call, known, listed
from .fields import Fields
from .gates import ADMIN, FREE, FREE_TICKETS, MANAGE_DESKS, TICKETS, USERS, WHATSAPP, need
from .operations import Operation
from .ticket_shapes import user_answer
from .world import Row, World, chosen, contains

TYPES = ("client", "attendant", "admin")
#: Wire name -> licence as the gates know it; the others open no route here.
LICENCES = {
    "tickets_license": TICKETS,
    "whatsapp_license": WHATSAPP,
    "remote_access_license": "remote_access",
    "api_license": "api",
    "splashtop_license": "splashtop",
}


def list_users(call: Call) -> Answer:
    """`name` and `email` are documented; whether this server knows them is a switch of the sandbox."""
    query = call.query
    active, kind = query.flag("active"), query.choice("type", TYPES)
    gauth = query.flag("gauth_enabled")
    name, email = query.text("name"), query.text("email")
    if call.world.ignores_user_filters:
        name = email = None
    rows = [
        row
        for row in call.world.users.all()
        if active in (None, row["active"])
        and kind in (None, row["_type"])
        and gauth in (None, row["gauth_enabled"])
        and (name is None or contains(row["name"], name))
        and (email is None or contains(row["email"], email))
    ]
    return listed(call, rows, user_answer)


def read_me(call: Call) -> Answer:
    user = call.world.users.rows[call.caller.id]
    return Answer(user_answer(call.world, user) | {"enable_mcp": user["enable_mcp"]})


def read_user(call: Call) -> Answer:
    return Answer(user_detail(call.world, call.world.users.need(call.path["id"])))


def create_user(call: Call) -> Answer:
    fields = call.fields()
    values = _values(call, fields, new=True)
    return Answer(user_detail(call.world, call.world.users.add(**call.world.new_user(**values))), 201)


def update_user(call: Call) -> Answer:
    fields = call.fields()
    user = call.world.users.need(call.path["id"])
    user |= _values(call, fields, new=False, user=user)
    return Answer(user_detail(call.world, user))


def _values(call: Call, fields: Fields, *, new: bool, user: Row | None = None) -> Row:
    values: Row = {}
    if new or fields.given("name"):
        values["name"] = fields.text("name", required=True, longest=255)
    if new or fields.given("email"):
        values["email"] = fields.email("email", required=True)
        if _taken(call.world, values["email"], user):
            fields.fail("email", "has already been taken")
    if new or fields.given("technical_group_id"):
        number = fields.integer("technical_group_id", required=True)
        group = known(fields, "technical_group_id", call.world.technical_groups.rows, number, "technical group")
        values["technical_group_id"] = group["id"] if group else None
    values["licences"] = _licences(fields, user)
    if not new:
        values |= _profile(call, fields)
    fields.done()
    return values


def _licences(fields: Fields, user: Row | None) -> tuple[str, ...]:
    held = set(user["licences"] if user else ())
    for name, licence in LICENCES.items():
        if fields.given(name):
            held = held | {licence} if fields.flag(name) else held - {licence}
    return tuple(sorted(held))


def _profile(call: Call, fields: Fields) -> Row:
    values: Row = {}
    if fields.given("active"):
        values["active"] = fields.flag("active", default=True)
    if fields.given("extension"):
        values["extension"] = fields.integer("extension", low=0, high=9999)
    for name in ("telephone", "country_code"):
        if fields.given(name):
            values[name] = fields.text(name)
    if fields.given("client_ids"):
        numbers = fields.integers("client_ids") or []
        for number in numbers:
            known(fields, "client_ids", call.world.clients.rows, number, "client")
        values["client_ids"] = numbers
    return values


def _taken(world: World, email: str | None, user: Row | None) -> bool:
    return any(row["email"].casefold() == (email or "").casefold() and row is not user for row in world.users.all())


def user_detail(world: World, user: Row) -> Row:
    """What an administrator sees of one user."""
    names = ("client_ids", "country_code", "email_info_alert", "extension", "signature", "telephone")
    licences = {name: licence in user["licences"] for name, licence in LICENCES.items()}
    return {**user_answer(world, user), **chosen(user, names), **licences, "client_ids": user["client_ids"] or []}


# --- attendants, groups, departments -------------------------------------------------------------------


def list_technical_users(call: Call) -> Answer:
    """Attendants and administrators who are active, by desk and client they may serve."""
    query = call.query
    name, email = query.text("name"), query.text("email")
    desk_id, client_id = query.integer("desk_id", low=1), query.integer("client_id", low=1)
    licensed = query.flag("with_tickets_license")
    rows = [
        row
        for row in call.world.users.all()
        if row["active"]
        and row["_type"] != "client"
        and (name is None or contains(row["name"], name))
        and (email is None or contains(row["email"], email))
        and (desk_id is None or row["desk_ids"] is None or desk_id in row["desk_ids"])
        and (client_id is None or row["client_ids"] is None or client_id in row["client_ids"])
        and (licensed is None or licensed == (TICKETS in row["licences"]))
    ]
    return listed(call, rows, lambda world, row: chosen(row, ("id", "name", "email")))


def list_groups(call: Call) -> Answer:
    return listed(call, call.world.technical_groups.all(), lambda world, row: chosen(row, ("id", "name")))


def list_group_users(call: Call) -> Answer:
    group = call.world.technical_groups.need(call.path["id"])
    return listed(call, call.world.users.where(technical_group_id=group["id"]), user_answer)


def list_departments(call: Call) -> Answer:
    """An administrator sees all that are active, anybody else those of their group."""
    name = call.query.text("name", longest=255)
    group = call.caller.user["technical_group_id"]
    rows = [
        row
        for row in call.world.departments.all()
        if row["active"]
        and (call.caller.is_admin or group in row["technical_group_ids"])
        and (name is None or contains(row["name"], name))
    ]
    return listed(call, rows, lambda world, row: chosen(row, ("id", "name")))


GROUPS = need(MANAGE_DESKS)
OPERATIONS = (
    Operation("GET", "/users", need(USERS), list_users),
    Operation("POST", "/users", ADMIN, create_user),
    Operation("GET", "/users/me", FREE, read_me),
    Operation("GET", "/users/{id}", ADMIN, read_user),
    Operation("PUT", "/users/{id}", ADMIN, update_user),
    Operation("GET", "/technical-users", FREE_TICKETS, list_technical_users),
    Operation("GET", "/technical-groups", GROUPS, list_groups),
    Operation("GET", "/technical-groups/{id}/users", GROUPS, list_group_users),
    Operation("GET", "/departments", FREE, list_departments),
)
