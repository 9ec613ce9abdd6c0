"""Users and their queues, teams, API keys, the token's own description, and minted idempotency keys.

A key's secret is shown once, when it is made; nobody grants an ability they do not hold.
"""

from __future__ import annotations

from typing import Any

from .call import Call, Handler, enveloped, shown
from .fields import Fields, as_integer
from .gates import check_plan
from .refusals import not_found
from .shapes import stamp
from .store import Row, Table, Token

#: What an administrator may set; superuser and sysadmin are not given through the API.
ROLE_FLAGS = ("is_staff", "is_admin")
GRANTS = ("can_view", "can_manage", "can_delete", "treat_as_inbox", "receive_inbox_errors")
KEY_PLAN = "can_manage_api_keys"
ABILITIES = tuple(
    f"{family}:{right}"
    for family in (
        "tickets",
        "settings",
        "mail",
        "templates",
        "workflow",
        "reports",
        "supervisor",
        "administration",
        "skills",
    )
    for right in ("read", "write")
    if (family, right) != ("reports", "write")
)


# --- users ---------------------------------------------------------------------------------------------


def users_index(call: Call) -> Any:
    return {"users": [_show_user(row) for row in call.state.users.all()]}


def users_create(call: Call) -> Any:
    fields = call.fields()
    values = _read_user(call, fields, None)
    fields.done()
    defaults: Row = {
        "is_staff": False,
        "is_admin": False,
        "is_superuser": False,
        "is_sysadmin": False,
        "tonic_notifications": False,
        "opened_interface": False,
    }
    row = call.state.users.add(defaults | values | {"queues": {}})
    return {"user": _show_user(row)}


def users_update(call: Call) -> Any:
    row = _path_row(call, call.state.users, "user")
    fields = call.fields()
    values = _read_user(call, fields, row)
    fields.done()
    row |= values
    return {"user": _show_user(row)}


def queue_upsert(call: Call) -> Any:
    user = _path_row(call, call.state.users, "user")
    queue = _path_row(call, call.state.queues, "queue")
    fields = call.fields()
    values = {name: value for name in GRANTS if (value := fields.flag(name)) is not None}
    fields.done()
    grant = user["queues"].get(queue["id"], dict.fromkeys(GRANTS, False))
    user["queues"][queue["id"]] = grant | values
    return {"user": _show_user(user)}


def queue_detach(call: Call) -> Any:
    user = _path_row(call, call.state.users, "user")
    queue = _path_row(call, call.state.queues, "queue")
    user["queues"].pop(queue["id"], None)
    return {"user": _show_user(user)}


def _read_user(call: Call, fields: Fields, row: Row | None) -> Row:
    values: Row = {
        "name": fields.text("name", required=row is None, limit=255),
        "email": fields.email("email", required=row is None),
    }
    values |= {name: fields.flag(name) for name in (*ROLE_FLAGS, "tonic_notifications")}
    taken = call.state.user_with_email(values["email"]) if values["email"] else None
    if taken is not None and taken is not row:
        fields.fail("email", "The email has already been taken.")
    return {name: value for name, value in values.items() if value is not None}


def _show_user(row: Row) -> Row:
    queues = [{"queue_id": number, **grant} for number, grant in sorted(row["queues"].items())]
    return shown(row, "opened_interface") | {"queues": queues}


def _path_row(call: Call, table: Table, name: str) -> Row:
    row = table.get(as_integer(call.path[name]))
    if row is None:
        raise not_found(table.what)
    return row


# --- teams ---------------------------------------------------------------------------------------------


def teams_index(call: Call) -> Any:
    return {"teams": [shown(row) for row in call.state.teams.all()]}


def teams_create(call: Call) -> Any:
    fields = call.fields()
    values = _read_team(call, fields, None)
    fields.done()
    return {"team": shown(call.state.teams.add({"description": None, "user_ids": []} | values))}


def teams_update(call: Call) -> Any:
    row = call.row(call.state.teams)
    fields = call.fields()
    values = _read_team(call, fields, row)
    fields.done()
    row |= values
    return {"team": shown(row)}


def teams_delete(call: Call) -> Any:
    row = call.row(call.state.teams)
    for ticket in call.state.tickets.values():
        if ticket.assigned_to == f"team:{row['id']}":
            ticket.assigned_to = None
    del call.state.teams.rows[row["id"]]
    return {"deleted": True}


def _read_team(call: Call, fields: Fields, row: Row | None) -> Row:
    values: Row = {
        "name": fields.text("name", required=row is None, limit=255),
        "description": fields.text("description"),
        "user_ids": fields.integers("user_ids"),
    }
    taken = call.state.teams.find(name=values["name"]) if values["name"] else None
    if taken is not None and taken is not row:
        fields.fail("name", "The name has already been taken.")
    for index, number in enumerate(values["user_ids"] or []):
        user = call.state.users.get(number)
        if user is None or not user["is_staff"]:
            fields.fail(f"user_ids.{index}", f"The selected user_ids.{index} is invalid.")
    return {name: value for name, value in values.items() if value is not None}


# --- API keys ------------------------------------------------------------------------------------------


def tokens_index(call: Call) -> Any:
    check_plan(call.caller, KEY_PLAN)
    return {"tokens": [_show_token(call, token) for token in call.state.tokens.values()]}


def tokens_create(call: Call) -> Any:
    check_plan(call.caller, KEY_PLAN)
    fields = call.fields()
    name = fields.text("name", required=True, limit=255)
    abilities = _read_abilities(call, fields, required=True)
    owner = _read_owner(call, fields)
    allowed_ip = fields.text("allowed_ip", limit=255)
    fields.done()
    number = max(call.state.tokens) + 1
    token = Token(
        id=number,
        name=name or "",
        secret=f"{number}|sandbox-{call.state.new_key('token').replace('-', '')}",
        owner_id=owner,
        abilities=tuple(abilities or ()),
        plans=call.caller.token.plans,
        allowed_ip=allowed_ip,
        created_at=call.state.now,
    )
    call.state.tokens[number] = token
    return {"token": _show_token(call, token), "plain_text_token": token.secret}


def tokens_update(call: Call) -> Any:
    token = _token(call)
    fields = call.fields()
    name = fields.text("name", limit=255)
    abilities = _read_abilities(call, fields, required=False)
    allowed_ip = fields.text("allowed_ip", limit=255)
    fields.done()
    if name is not None:
        token.name = name
    if abilities is not None:
        token.abilities = tuple(abilities)
    if "allowed_ip" in call.body:
        token.allowed_ip = allowed_ip
    return {"token": _show_token(call, token)}


def tokens_revoke(call: Call) -> Any:
    token = _token(call)
    del call.state.tokens[token.id]
    return {"revoked": True}


def _token(call: Call) -> Token:
    check_plan(call.caller, KEY_PLAN)
    fields = call.fields()
    number = fields.integer("id", required=True)
    fields.done()
    token = call.state.tokens.get(number or 0)
    if token is None:
        raise not_found("API key")
    return token


def _read_abilities(call: Call, fields: Fields, *, required: bool) -> list[str] | None:
    abilities = fields.texts("abilities", required=required, low=1, choices=(*ABILITIES, "create-ticket"))
    for index, ability in enumerate(abilities or []):
        if ability not in call.caller.token.abilities:
            fields.fail(f"abilities.{index}", f"You do not hold the ability {ability}.")
    return abilities


def _read_owner(call: Call, fields: Fields) -> int | None:
    """`system`, or the id of a staff user."""
    value = fields.body.get("owner")
    if value in (None, ""):
        fields.fail("owner", "The owner field is required.")
    if value in (None, "", "system"):
        return None
    user = call.state.users.get(as_integer(value))
    if user is None or not user["is_staff"]:
        fields.fail("owner", "The selected owner is invalid.")
        return None
    return int(user["id"])


def _show_token(call: Call, token: Token) -> Row:
    return {
        "id": token.id,
        "name": token.name,
        "owner": "system" if token.owner_id is None else token.owner_id,
        "abilities": list(token.abilities),
        "allowed_ip": token.allowed_ip,
        "created_at": stamp(token.created_at),
        "last_used_at": stamp(token.last_used_at) if token.last_used_at else None,
    }


def token_show(call: Call) -> Any:
    caller = call.caller
    owner = {
        "id": caller.owner["id"] if caller.owner else None,
        "name": caller.owner["name"] if caller.owner else "System",
        "email": caller.email,
        "roles": caller.roles,
        "is_sysadmin": caller.is_sysadmin,
    }
    return enveloped(
        id=caller.token.id,
        name=caller.token.name,
        abilities=list(caller.token.abilities),
        owner=owner,
        plan={"features": list(caller.token.plans)},
    )


def mint_key(call: Call) -> Any:
    return enveloped(idempotency_key=call.state.new_key("idempotency"))


OPERATIONS: dict[str, Handler] = {
    "administration.users.index": users_index,
    "administration.users.create": users_create,
    "administration.users.update": users_update,
    "administration.users.queue_upsert": queue_upsert,
    "administration.users.queue_detach": queue_detach,
    "administration.teams.index": teams_index,
    "administration.teams.create": teams_create,
    "administration.teams.update": teams_update,
    "administration.teams.delete": teams_delete,
    "administration.api_tokens.index": tokens_index,
    "administration.api_tokens.create": tokens_create,
    "administration.api_tokens.update": tokens_update,
    "administration.api_tokens.revoke": tokens_revoke,
    "token.show": token_show,
    "idempotency_key.create": mint_key,
}
