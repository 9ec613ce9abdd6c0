"""Calls of the other TiFlux tools, and the exact requests of each: the rest of the table of test_tiflux_wire.py."""

from __future__ import annotations

from .tiflux_desk import ALL_DESKS, File, desk_by, form, get
from .tiflux_ticket_cases import Case

HELLO = {"content": "aGVsbG8=", "filename": "hello.txt"}
ANSWERS: dict[str, Case] = {
    "answer, least": Case(
        "create_ticket_answer",
        {"ticket_number": "123", "text": "plain"},
        [form("/tickets/123/answers", name="<p>plain</p>", with_signature=False)],
    ),
    "answer, everything": Case(
        "create_ticket_answer",
        {"ticket_number": "123", "text": "# Hi", "with_signature": True, "files_base64": [HELLO]},
        [form("/tickets/123/answers", File("hello.txt", b"hello"), name="<h1>Hi</h1>", with_signature=True)],
    ),
    "answer, signature off": Case(
        "create_ticket_answer",
        {"ticket_number": "123", "text": "plain", "with_signature": False, "files": [], "files_base64": []},
        [form("/tickets/123/answers", name="<p>plain</p>", with_signature=False)],
    ),
    "note, least": Case(
        "create_internal_communication",
        {"ticket_number": "123", "text": "plain"},
        [form("/tickets/123/internal_communications", text="<p>plain</p>")],
    ),
    "note, everything": Case(
        "create_internal_communication",
        {"ticket_number": "123", "text": "plain", "files_base64": [HELLO, {**HELLO, "filename": "again.txt"}]},
        [
            form(
                "/tickets/123/internal_communications",
                File("hello.txt", b"hello"),
                File("again.txt", b"hello"),
                text="<p>plain</p>",
            )
        ],
    ),
    "notes": Case(
        "list_internal_communications", {"ticket_number": "123"}, [get("/tickets/123/internal_communications")]
    ),
    "notes, a page": Case(
        "list_internal_communications",
        {"ticket_number": "123", "offset": 2, "limit": 1},
        [get("/tickets/123/internal_communications", offset=2, limit=1)],
    ),
    "one note": Case(
        "get_internal_communication",
        {"ticket_number": "123", "communication_id": "2"},
        [get("/tickets/123/internal_communications/2")],
    ),
    "one note, another": Case(
        "get_internal_communication",
        {"ticket_number": "123", "communication_id": "1"},
        [get("/tickets/123/internal_communications/1")],
    ),
}

PAGE = {"limit": 5, "offset": 1}
DESKS: dict[str, Case] = {
    "clients": Case("search_client", {"client_name": "acme"}, [get("/clients", active=True, name="acme")]),
    "clients, odd characters": Case(
        "search_client", {"client_name": "S. João & Cia +1%"}, [get("/clients", active=True, name="S. João & Cia +1%")]
    ),
    "users": Case("search_user", {"name": "joão"}, [get("/users", limit=200)], filtered=True),
    "users, everything": Case(
        "search_user",
        {"name": "joão", "type": "attendant", "active": False, "limit": 3, "offset": 1},
        [get("/users", limit=200, type="attendant", active=False)],
        filtered=True,
    ),
    "stages": Case("search_stage", {"desk_id": 1}, [get("/desks/1/stages")]),
    "stages, by name": Case(
        "search_stage",
        {"desk_name": "premium", **PAGE},
        [desk_by("premium"), ALL_DESKS, get("/desks/24/stages", **PAGE)],
    ),
    "stages, an id beats a name": Case(
        "search_stage", {"desk_id": "1", "desk_name": "no such desk"}, [get("/desks/1/stages")]
    ),
    "items, search": Case(
        "search_catalog_item",
        {"desk_id": 1, "search": "hardware"},
        [get("/desks/1/services-catalogs-items", name="hardware")],
    ),
    "items, everything; search beats the item's name": Case(
        "search_catalog_item",
        {
            "desk_name": "Support",
            "search": "hardware",
            "catalog_item_name": "no such item",
            "area_id": 61,
            "catalog_id": 6,
            "limit": 5,
            "offset": 1,
        },
        [
            desk_by("Support"),
            get("/desks/1/services-catalogs-items", name="hardware", area_id=61, catalog_id=6, limit=5, offset=1),
        ],
    ),
    "items, the one": Case(
        "search_catalog_item",
        {"desk_id": 1, "catalog_item_name": "teclado", "area_id": 61, "catalog_id": 6, "limit": 5, "offset": 1},
        [get("/desks/1/services-catalogs-items", area_id=61, catalog_id=6, limit=200)],
        filtered=True,
    ),
    "items, by area": Case(
        "search_catalog_item", {"desk_id": 1, "area_id": 61}, [get("/desks/1/services-catalogs-items", area_id=61)]
    ),
    "desks": Case("list_desks", {}, [get("/desks", active=True)]),
    "desks, everything": Case(
        "list_desks",
        {"active": False, "name": "legado", "limit": 5, "offset": 1},
        [get("/desks", active=False, name="legado", limit=5, offset=1)],
    ),
    "desk": Case("get_desk", {"desk_id": 1}, [get("/desks/1")], credential="admin"),
    "desk, by name": Case(
        "get_desk", {"desk_name": "comunicação"}, [desk_by("comunicação"), get("/desks/3")], credential="admin"
    ),
    "desk, an id beats a name": Case(
        "get_desk", {"desk_id": 1, "desk_name": "no such desk"}, [get("/desks/1")], credential="admin"
    ),
    "priorities": Case("list_desk_priorities", {"desk_id": 1}, [get("/desks/1/priorities")]),
    "priorities, a page": Case(
        "list_desk_priorities", {"desk_id": 1, "limit": 1, "offset": 2}, [get("/desks/1/priorities", limit=1, offset=2)]
    ),
    "priorities, everything": Case(
        "list_desk_priorities",
        {"desk_name": "Support", "priority_name": "hi", **PAGE},
        [desk_by("Support"), get("/desks/1/priorities", limit=200)],
        filtered=True,
    ),
    "catalogs": Case("list_desk_services_catalogs", {"desk_id": 1}, [get("/desks/1/services-catalogs")]),
    "catalogs, everything": Case(
        "list_desk_services_catalogs",
        {"desk_name": "Support", "catalog_name": "2", **PAGE},
        [desk_by("Support"), get("/desks/1/services-catalogs", limit=200)],
        filtered=True,
    ),
}

FILTERS = {
    "offset": 1,
    "limit": 10,
    "department_id": 2,
    "client_id": 6,
    "requestor_id": 1,
    "number": 5547999990000,
    "origins": "whatsapp",
    "started_by": "Client",
}
CHATS: dict[str, Case] = {
    "chat": Case("get_chat", {"id": 42}, [get("/chats/42")]),
    "chat, as digits": Case("get_chat", {"id": "42"}, [get("/chats/42")]),
    **{
        f"{path}, least": Case(tool, {}, [get(f"/chats/{path}")])
        for tool, path in {
            "list_inbox_chats": "inbox",
            "list_my_chats": "mine",
            "list_in_attendance_chats": "in_attendance",
            "list_archived_chats": "archived",
        }.items()
    },
    "inbox, everything": Case("list_inbox_chats", FILTERS, [get("/chats/inbox", **FILTERS)]),
    "mine, everything": Case("list_my_chats", FILTERS, [get("/chats/mine", **FILTERS)]),
    "in_attendance, everything": Case(
        "list_in_attendance_chats",
        {**FILTERS, "user_id": 7, "status": "waiting_client"},
        [get("/chats/in_attendance", **FILTERS, user_id=7, status="waiting_client")],
    ),
    "archived, everything": Case(
        "list_archived_chats", {**FILTERS, "canceled": True}, [get("/chats/archived", **FILTERS, canceled=True)]
    ),
    "archived, not cancelled": Case(
        "list_archived_chats", {"canceled": False}, [get("/chats/archived", canceled=False)]
    ),
    "inbox, origins cleaned": Case(
        "list_inbox_chats",
        {"origins": " whatsapp, chat,,chat,"},
        [get("/chats/inbox", origins="whatsapp,chat")],
    ),
}

FIELDS: dict[str, Case] = {
    "entities": Case("list_entities", {}, [get("/entities")]),
    "entities, everything": Case(
        "list_entities",
        {"active": False, "applied_in": "ticket", "name": "campos", **PAGE},
        [get("/entities", active=False, applied_in="ticket", name="campos", **PAGE)],
    ),
    "fields": Case("list_entity_fields", {"entity_id": 10}, [get("/entities/10/fields")]),
    "fields, everything": Case(
        "list_entity_fields",
        {"entity_id": "11", "field_type": "text", "required": False, "name": "pedido", **PAGE},
        [get("/entities/11/fields", field_type="text", required=False, name="pedido", **PAGE)],
    ),
    "options": Case("list_entity_field_options", {"entity_field_id": 81}, [get("/entity_fields/81/options")]),
    "options, everything": Case(
        "list_entity_field_options",
        {"entity_field_id": 81, "value": "ware", **PAGE},
        [get("/entity_fields/81/options", value="ware", **PAGE)],
    ),
}
