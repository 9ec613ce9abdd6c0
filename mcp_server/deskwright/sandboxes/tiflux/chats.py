"""Reads chats: inbox, one's own, in attendance, archived, one of them, its messages.

Chats of WhatsApp are there only for a caller with that licence.
"""

from __future__ import annotations

from typing import Any

from .call import Answer, Call, listed
from .clock import wire_time
from .gates import CHAT, WHATSAPP, need
from .operations import Operation
from .query import Query
from .refusals import licence_missing
from .world import Row, World, chosen

CHATS = need(CHAT)
ORIGINS = ("chat", "site_widget", "campaign", "whatsapp", "whatsapp_web", "gupshup", "whatsapp_cloud")
OF_WHATSAPP = ("whatsapp", "whatsapp_web", "gupshup", "whatsapp_cloud")
STARTERS = ("Client", "Attendant", "Campaign", "API")
STATES = ("waiting_client", "waiting_attendance", "triage")


def list_inbox(call: Call) -> Answer:
    """Those nobody has taken yet."""
    return listed(call, _found(call, lambda row: not row["archived"] and row["responsible_id"] is None), chat_answer)


def list_mine(call: Call) -> Answer:
    return listed(
        call,
        _found(call, lambda row: not row["archived"] and row["responsible_id"] == call.caller.id),
        chat_answer,
    )


def list_in_attendance(call: Call) -> Answer:
    """Of the whole organisation."""
    user_id = call.query.integer("user_id", low=1)
    state = call.query.choice("status", STATES)
    rows = [
        row
        for row in _found(call, lambda row: not row["archived"] and row["responsible_id"] is not None)
        if user_id in (None, row["responsible_id"]) and state in (None, state_of(row))
    ]
    return listed(call, rows, attended_answer)


def list_archived(call: Call) -> Answer:
    """`canceled` tells the cancelled from the finished; without it both come."""
    canceled = call.query.flag("canceled")
    finished = _moments(call.query, "finished_at")
    rows = [
        row
        for row in _found(call, lambda row: row["archived"])
        if canceled in (None, row["canceled"]) and _within(row["finished_at"], finished)
    ]
    return listed(call, rows, archived_answer)


def read_chat(call: Call) -> Answer:
    return Answer(chat_detail(call.world, chat_of(call)))


def list_messages(call: Call) -> Answer:
    """In the order they were written."""
    chat = chat_of(call)
    return listed(call, call.world.messages.where(chat_id=chat["id"]), message_answer)


def chat_of(call: Call) -> Row:
    chat = call.world.chats.need(call.path["id"])
    if chat["origin"] in OF_WHATSAPP and not call.caller.has_licence(WHATSAPP):
        raise licence_missing(WHATSAPP)
    return chat


def state_of(chat: Row) -> str:
    if chat["triage"]:
        return "triage"
    return "waiting_attendance" if chat["waiting_answer"] else "waiting_client"


def _found(call: Call, belongs: Any) -> list[Row]:
    """Newest first, by the filters all four lists have."""
    query, licensed = call.query, call.caller.has_licence(WHATSAPP)
    number = query.integer("number")
    if number is not None and not licensed:
        raise licence_missing(WHATSAPP)
    origins = query.choices("origins", ORIGINS, "origin")
    created = _moments(query, "created_at")
    wanted = {
        "department_id": query.integer("department_id", low=1),
        "client_id": query.integer("client_id", low=1),
        "requestor_id": query.integer("requestor_id", low=1),
        "number": number,
        "started_by": query.choice("started_by", STARTERS),
    }
    rows = [
        row
        for row in call.world.chats.all()
        if belongs(row)
        and (licensed or row["origin"] not in OF_WHATSAPP)
        and (origins is None or row["origin"] in origins)
        and all(value is None or row[name] == value for name, value in wanted.items())
        and _within(row["created_at"], created)
    ]
    return sorted(rows, key=lambda row: (row["created_at"], row["id"]), reverse=True)


def _moments(query: Query, name: str) -> tuple[Any, Any]:
    return query.moment(f"{name}_start"), query.last_moment(f"{name}_end")


def _within(moment: Any, bounds: tuple[Any, Any]) -> bool:
    start, end = bounds
    if moment is None:
        return start is None and end is None
    return (start is None or moment >= start) and (end is None or moment <= end)


def chat_answer(world: World, chat: Row) -> Row:
    department, ticket = world.ref(world.departments, chat["department_id"]), world.tickets.get(chat["ticket_number"])
    requestor = world.requestors.get(chat["requestor_id"])
    return {
        **chosen(chat, ("id", "archived", "assessment", "online", "room", "started_by", "waiting_answer")),
        "assumed_at": wire_time(chat["assumed_at"]),
        "client": world.ref(world.clients, chat["client_id"]),
        "created_at": wire_time(chat["created_at"]),
        "department": {**department, "selected_at": wire_time(chat["department_at"])} if department else None,
        "last_client_message": wire_time(chat["last_client_message"]),
        "origin": {
            "integration_id": chat["integration_id"],
            "_type": chat["origin"],
            "fields": chat["fields"],
        },
        "requestor": chosen(requestor, ("id", "email", "name")) if requestor else chat["visitor"],
        "ticket": {"number": ticket["ticket_number"], "title": ticket["title"]} if ticket else None,
        "updated_at": wire_time(chat["updated_at"]),
    }


def attended_answer(world: World, chat: Row) -> Row:
    return chat_answer(world, chat) | {"responsible": world.ref(world.users, chat["responsible_id"])}


def archived_answer(world: World, chat: Row) -> Row:
    return chat_answer(world, chat) | {"canceled": chat["canceled"]}


def chat_detail(world: World, chat: Row) -> Row:
    item = world.items.get(chat["item_id"])
    catalog = None
    if item is not None:
        catalog = {
            "id": item["id"],
            "item_name": item["name"],
            "area_name": world.area_of(item)["name"],
            "catalog_name": world.catalog_of(item)["name"],
        }
    return {
        **archived_answer(world, chat),
        **attended_answer(world, chat),
        "services_catalog": catalog,
        "is_campaign": chat["started_by"] == "Campaign",
    }


def message_answer(world: World, row: Row) -> Row:
    """`media` and `quoted_message` only where there are any."""
    answer = {
        **chosen(row, ("id", "text", "direction", "type", "author", "status")),
        "created_at": wire_time(row["created_at"]),
    }
    quoted = world.messages.get(row["quoted_id"])
    if row["media"]:
        answer["media"] = row["media"]
    if quoted:
        answer["quoted_message"] = {**chosen(quoted, ("id", "text", "type")), "author_name": quoted["author"]}
    return answer


OPERATIONS = (
    Operation("GET", "/chats/inbox", CHATS, list_inbox),
    Operation("GET", "/chats/mine", CHATS, list_mine),
    Operation("GET", "/chats/in_attendance", CHATS, list_in_attendance),
    Operation("GET", "/chats/archived", CHATS, list_archived),
    Operation("GET", "/chats/{id}", CHATS, read_chat),
    Operation("GET", "/chats/{id}/messages", CHATS, list_messages),
)
