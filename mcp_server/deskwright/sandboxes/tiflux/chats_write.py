"""Hands chats on, archives them, and writes to a contact; lists the templates a first message needs.

A chat that is archived or cancelled is refused.
"""

from __future__ import annotations

from .call import Answer, Call, known, listed
from .chats import CHATS, chat_detail, chat_of
from .fields import Fields
from .operations import Operation
from .refusals import invalid_body
from .world import Row, World, chosen

TEMPLATE_STATES = ("APPROVED", "MISSING_VARS", "REJECTED", "PENDING")
CHANGES = ("user_id", "department_id", "ticket_number")


def update_chat(call: Call) -> Answer:
    fields = call.fields()
    if not any(fields.given(name) for name in CHANGES):
        fields.fail("error", "at least one of user_id, department_id and ticket_number must be given")
    chat = _open_chat(call)
    world = call.world
    user = known(fields, "user_id", world.users.rows, fields.integer("user_id"), "user")
    if user and (user["_type"] == "client" or not user["active"]):
        fields.fail("user_id", "user not found")
    department = _named(fields, "department_id", world.departments.rows, "department")
    ticket = _named(fields, "ticket_number", world.tickets.rows, "ticket")
    fields.done()
    if user:
        chat |= {"responsible_id": user["id"], "assumed_at": chat["assumed_at"] or call.now, "triage": False}
    if department:
        chat |= {"department_id": department["id"], "department_at": call.now}
    if ticket:
        chat["ticket_number"] = ticket["ticket_number"]
    chat["updated_at"] = call.now
    return Answer(chat_detail(world, chat))


def archive_chat(call: Call) -> Answer:
    fields = call.fields()
    chat = _open_chat(call)
    needed = call.world.chat_needs_catalog
    number = fields.integer("services_catalogs_item_id", required=needed)
    item = known(fields, "services_catalogs_item_id", call.world.items.rows, number, "services catalogs item")
    fields.done()
    chat |= {
        "archived": True,
        "finished_at": call.now,
        "updated_at": call.now,
        "waiting_answer": False,
        "item_id": item["id"] if item else None,
    }
    return Answer(status=202)


def send_message(call: Call) -> Answer:
    """Into the contact's open chat of that integration, or a new one; needs a text or a template."""
    fields = call.fields()
    number = fields.integer("number", required=True, low=1)
    integration_id = fields.integer("integration_id", required=True)
    integration = known(fields, "integration_id", call.world.integrations.rows, integration_id, "integration")
    text = fields.text("message")
    template = _template(call, fields, integration)
    if not text and template is None and "template_id" not in fields.errors:
        fields.fail("message", "can't be blank without a template_id")
    linked = {
        "department_id": _named(fields, "department_id", call.world.departments.rows, "department"),
        "client_id": _named(fields, "client_id", call.world.clients.rows, "client"),
        "ticket_number": _named(fields, "ticket_number", call.world.tickets.rows, "ticket"),
    }
    name, country = fields.text("name"), fields.text("country_code") or "BR"
    archive, parameters = fields.flag("archive"), fields.texts("parameters") or []
    fields.done()
    if integration is None or number is None:
        raise AssertionError("both are required")
    chat = _chat_with(call, integration, number, name, country)
    chat |= {key: row["ticket_number" if key == "ticket_number" else "id"] for key, row in linked.items() if row}
    _write(call, chat, text or _filled(template, parameters), template)
    if archive:
        chat |= {"archived": True, "finished_at": call.now}
    return Answer(status=201)


def _chat_with(call: Call, integration: Row, number: int, name: str | None, country: str) -> Row:
    for chat in call.world.chats.where(integration_id=integration["id"], number=number, archived=False):
        return chat
    return call.world.chats.add(
        archived=False,
        canceled=False,
        assessment=None,
        assumed_at=call.now,
        client_id=None,
        created_at=call.now,
        finished_at=None,
        department_id=None,
        department_at=None,
        last_client_message=None,
        online=False,
        integration_id=integration["id"],
        origin=integration["_type"],
        fields={"phone": str(number), "name": name, "country_code": country},
        requestor_id=None,
        visitor={"id": None, "email": None, "name": name},
        number=number,
        room=f"room-{integration['id']}-{number}",
        started_by="API",
        ticket_number=None,
        updated_at=call.now,
        waiting_answer=False,
        responsible_id=call.caller.id,
        triage=False,
        item_id=None,
    )


def _write(call: Call, chat: Row, text: str, template: Row | None) -> None:
    call.world.messages.add(
        chat_id=chat["id"],
        text=text,
        direction="outbound",
        type="template" if template else "text",
        author=call.caller.user["name"],
        media=None,
        quoted_id=None,
        status={"sent": True, "delivered": False, "read": False, "failed": False},
        created_at=call.now,
    )
    chat["updated_at"] = call.now


def _template(call: Call, fields: Fields, integration: Row | None) -> Row | None:
    """Templates go by their vendor's id, which may be a text."""
    text = fields.text("template_id")
    if not text:
        return None
    for row in call.world.templates.all():
        if text in (row["template_id"], str(row["id"])) and integration and row["integration_id"] == integration["id"]:
            return row
    fields.fail("template_id", "template not found")
    return None


def _filled(template: Row | None, parameters: list[str]) -> str:
    """The template's text with its numbered places filled."""
    text = str(template["body"]) if template else ""
    for place, value in enumerate(parameters, 1):
        text = text.replace(f"{{{{{place}}}}}", value)
    return text


def _open_chat(call: Call) -> Row:
    chat = chat_of(call)
    if chat["archived"] or chat["canceled"]:
        raise invalid_body({"error": ["The chat is finished or canceled"]})
    return chat


def _named(fields: Fields, name: str, rows: dict[int, Row], what: str) -> Row | None:
    return known(fields, name, rows, fields.integer(name), what)


# --- templates -----------------------------------------------------------------------------------------


def list_gupshup(call: Call) -> Answer:
    number = call.query.integer("integration_id", low=1)
    return listed(call, _templates(call, "gupshup", number), template_answer)


def list_whatsapp_cloud(call: Call) -> Answer:
    number = call.query.integer("integration_id", low=1)
    status = call.query.choice("status", TEMPLATE_STATES)
    rows = [row for row in _templates(call, "whatsapp_cloud", number) if status in (None, row["status"])]
    return listed(call, rows, template_answer)


def _templates(call: Call, kind: str, number: int | None) -> list[Row]:
    rows = [row for row in call.world.templates.all() if number in (None, row["integration_id"])]
    return [row for row in rows if call.world.integrations.rows[row["integration_id"]]["_type"] == kind]


def template_answer(world: World, row: Row) -> Row:
    return chosen(row, ("id", "template_id", "name", "status", "language", "body", "integration_id"))


OPERATIONS = (
    Operation("PUT", "/chats/{id}", CHATS, update_chat),
    Operation("PUT", "/chats/{id}/archive", CHATS, archive_chat),
    Operation("POST", "/chats/send_message", CHATS, send_message),
    Operation("GET", "/templates/gupshup", CHATS, list_gupshup),
    Operation("GET", "/templates/whatsapp_cloud", CHATS, list_whatsapp_cloud),
)
