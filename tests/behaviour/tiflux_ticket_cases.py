"""Calls of the TiFlux tools about tickets, and the exact requests of each: the table of test_tiflux_wire.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .tiflux_desk import (
    ALL_CLIENTS,
    ALL_DESKS,
    ATTENDANTS,
    TECHNICAL_USERS,
    Request,
    client_by,
    desk_by,
    form,
    get,
    items_of,
    post,
    put,
    requestors_of,
    stages_of,
)

DEFAULTS = {
    "TIFLUX_DEFAULT_CLIENT_ID": "1",
    "TIFLUX_DEFAULT_DESK_ID": "1",
    "TIFLUX_DEFAULT_PRIORITY_ID": "17",
    "TIFLUX_DEFAULT_CATALOG_ITEM_ID": "601",
}
NEW = {"title": "T", "description": "plain"}
OPENED = {"title": "T", "description": "<p>plain</p>"}
HERE = {"client_id": 1, "desk_id": 1, "priority_id": 17}


@dataclass(frozen=True)
class Case:
    tool: str
    arguments: dict[str, Any]
    requests: list[Request]
    credential: str = "agent"
    variables: dict[str, str] = field(default_factory=dict)
    #: False where only the wire is of interest: the sandbox has nothing that fits and says so.
    succeeds: bool = True
    #: True where rows are left out of what the desk answered.
    filtered: bool = False


TICKETS: dict[str, Case] = {
    # --- get_ticket: flags only when true
    "get_ticket": Case("get_ticket", {"ticket_number": "37"}, [get("/tickets/37")]),
    "get_ticket, both flags": Case(
        "get_ticket",
        {"ticket_number": "123", "show_entities": True, "include_filled_entity": True},
        [get("/tickets/123", show_entities=True, include_filled_entity=True)],
    ),
    "get_ticket, flags off": Case(
        "get_ticket",
        {"ticket_number": "123", "show_entities": False, "include_filled_entity": False},
        [get("/tickets/123")],
    ),
    "get_ticket, one flag": Case(
        "get_ticket",
        {"ticket_number": "123", "include_filled_entity": True, "show_entities": False},
        [get("/tickets/123", include_filled_entity=True)],
    ),
    # --- create_ticket: multipart, one field per argument
    "create, least": Case("create_ticket", {**NEW, **HERE}, [form("/tickets", **OPENED, **HERE)]),
    "create, a catalog item instead of a priority": Case(
        "create_ticket",
        {**NEW, "client_id": 1, "desk_id": 6, "services_catalogs_item_id": 801},
        [form("/tickets", **OPENED, client_id=1, desk_id=6, services_catalogs_item_id=801)],
    ),
    "create, every id; the names beside them are not looked at": Case(
        "create_ticket",
        {
            **NEW,
            **HERE,
            "client_name": "no such client",
            "desk_name": "no such desk",
            "services_catalogs_item_id": 601,
            "catalog_item_name": "no such item",
            "status_id": 2,
            "requestor_id": 10,
            "requestor_name": "no such person",
            "requestor_email": "pedro.alves@acme.example",
            "requestor_telephone": "1130001000",
            "responsible_id": 4,
            "responsible_name": "no such attendant",
            "followers": "a@acme.example,b@acme.example",
            "parent_ticket_number": 123,
        },
        [
            form(
                "/tickets",
                **OPENED,
                **HERE,
                services_catalogs_item_id=601,
                status_id=2,
                requestor_id=10,
                requestor_email="pedro.alves@acme.example",
                requestor_telephone="1130001000",
                responsible_id=4,
                followers="a@acme.example,b@acme.example",
                ticket_reference_number=123,
            )
        ],
    ),
    "create, every name": Case(
        "create_ticket",
        {
            **NEW,
            "client_name": "Tuitui",
            "desk_name": "Support",
            "priority_id": 17,
            "catalog_item_name": "teclado",
            "requestor_name": "Caio",
            "requestor_telephone": "4799990000",
            "responsible_name": "Marcos",
        },
        [
            client_by("Tuitui"),
            desk_by("Support"),
            items_of(1),
            requestors_of(3),
            ATTENDANTS,
            form(
                "/tickets",
                **OPENED,
                client_id=3,
                desk_id=1,
                priority_id=17,
                services_catalogs_item_id=601,
                requestor_id=21,
                responsible_id=4,
            ),
        ],
    ),
    "create, names that the desk's own search does not find": Case(
        "create_ticket",
        {**NEW, "client_name": "sao joao", "desk_name": "cansados", "priority_id": 211},
        [
            client_by("sao joao"),
            ALL_CLIENTS,
            desk_by("cansados"),
            ALL_DESKS,
            form("/tickets", **OPENED, client_id=4, desk_id=2, priority_id=211),
        ],
    ),
    "create, a requestor's e-mail is exact enough": Case(
        "create_ticket",
        {**NEW, **HERE, "requestor_name": "Pedro", "requestor_email": "new@acme.example", "requestor_telephone": "1"},
        [
            form(
                "/tickets",
                **OPENED,
                **HERE,
                requestor_name="Pedro",
                requestor_email="new@acme.example",
                requestor_telephone=1,
            )
        ],
    ),
    "create, a requestor nobody knows": Case(
        "create_ticket",
        {**NEW, **HERE, "requestor_name": "Nobody Known", "requestor_telephone": "1130009999"},
        [
            requestors_of(1),
            form("/tickets", **OPENED, **HERE, requestor_name="Nobody Known", requestor_telephone="1130009999"),
        ],
    ),
    "create, requestors that may not be read": Case(
        "create_ticket",
        {**NEW, **HERE, "requestor_name": "Pedro"},
        [requestors_of(1), form("/tickets", **OPENED, **HERE, requestor_name="Pedro")],
        credential="reports",
    ),
    "create, users that may not be read": Case(
        "create_ticket",
        {**NEW, **HERE, "responsible_name": "Marcos"},
        [ATTENDANTS, TECHNICAL_USERS, form("/tickets", **OPENED, **HERE, responsible_id=4)],
        credential="no-users",
    ),
    "create, numbers as digits": Case(
        "create_ticket",
        {**NEW, "client_id": "1", "desk_id": "1", "priority_id": "17", "parent_ticket_number": "123"},
        [form("/tickets", **OPENED, **HERE, ticket_reference_number=123)],
    ),
    "create, numbers as whole floats": Case(
        "create_ticket",
        {**NEW, "client_id": 1.0, "desk_id": 1.0, "priority_id": 17.0},
        [form("/tickets", **OPENED, **HERE)],
    ),
    # --- create_ticket: what the operator set
    "defaults": Case(
        "create_ticket",
        NEW,
        [form("/tickets", **OPENED, **HERE, services_catalogs_item_id=601)],
        variables=DEFAULTS,
    ),
    "defaults, one of them": Case(
        "create_ticket",
        {**NEW, "desk_id": 1, "priority_id": 17},
        [form("/tickets", **OPENED, **HERE)],
        variables={"TIFLUX_DEFAULT_CLIENT_ID": "1"},
    ),
    "defaults, beaten by ids": Case(
        "create_ticket",
        {**NEW, "client_id": 3, "desk_id": 6, "priority_id": 611, "services_catalogs_item_id": 801},
        [form("/tickets", **OPENED, client_id=3, desk_id=6, priority_id=611, services_catalogs_item_id=801)],
        variables=DEFAULTS,
    ),
    "defaults, beaten by names": Case(
        "create_ticket",
        {**NEW, "client_name": "Tuitui", "desk_name": "Support", "catalog_item_name": "monitor"},
        [
            client_by("Tuitui"),
            desk_by("Support"),
            items_of(1),
            form("/tickets", **OPENED, client_id=3, desk_id=1, priority_id=17, services_catalogs_item_id=602),
        ],
        variables=DEFAULTS,
    ),
    "defaults, a look-up in the default client and desk": Case(
        "create_ticket",
        {**NEW, "catalog_item_name": "monitor", "requestor_name": "pedro alves"},
        [
            items_of(1),
            requestors_of(1),
            form("/tickets", **OPENED, **HERE, services_catalogs_item_id=602, requestor_id=10),
        ],
        variables=DEFAULTS,
    ),
    # --- update_ticket: JSON, only what is given
    "update, one field": Case(
        "update_ticket", {"ticket_id": "37", "title": "New"}, [put("/tickets/37", {"title": "New"})]
    ),
    "update, under its other name": Case(
        "update_ticket", {"ticket_number": "37", "title": "New"}, [put("/tickets/37", {"title": "New"})]
    ),
    "update, an empty text is a value": Case(
        "update_ticket", {"ticket_id": "123", "followers": ""}, [put("/tickets/123", {"followers": ""})]
    ),
    "update, every id; the names beside them are not looked at": Case(
        "update_ticket",
        {
            "ticket_id": "123",
            "title": "New",
            "description": "plain",
            "client_id": 1,
            "desk_id": 1,
            "desk_name": "no such desk",
            "stage_id": 3,
            "stage_name": "no such stage",
            "responsible_id": 4,
            "responsible_name": "no such attendant",
            "followers": "a@acme.example",
            "services_catalogs_item_id": 601,
            "catalog_item_name": "no such item",
        },
        [
            put(
                "/tickets/123",
                {
                    "title": "New",
                    "description": "<p>plain</p>",
                    "client_id": 1,
                    "desk_id": 1,
                    "stage_id": 3,
                    "responsible_id": 4,
                    "followers": "a@acme.example",
                    "services_catalogs_item_id": 601,
                },
            )
        ],
    ),
    "update, every name": Case(
        "update_ticket",
        {
            "ticket_id": "37",
            "desk_name": "cansados",
            "stage_name": "revisao",
            "responsible_name": "natalia",
            "catalog_item_name": "atualizacao",
        },
        [
            desk_by("cansados"),
            ALL_DESKS,
            stages_of(2),
            ATTENDANTS,
            items_of(2),
            put(
                "/tickets/37",
                {"desk_id": 2, "stage_id": 203, "responsible_id": 5, "services_catalogs_item_id": 604},
            ),
        ],
    ),
    "update, names in a desk that is given by id": Case(
        "update_ticket",
        {"ticket_id": "37", "desk_id": 1, "stage_name": "Em andamento", "catalog_item_name": "Novo usuário"},
        [
            stages_of(1),
            items_of(1),
            put("/tickets/37", {"desk_id": 1, "stage_id": 2, "services_catalogs_item_id": 701}),
        ],
    ),
    "update, users that may not be read": Case(
        "update_ticket",
        {"ticket_id": "37", "responsible_name": "Marcos Lima"},
        [ATTENDANTS, TECHNICAL_USERS, put("/tickets/37", {"responsible_id": 4})],
        credential="no-users",
    ),
    "update, nothing of the operator's defaults": Case(
        "update_ticket",
        {"ticket_id": "37", "title": "New"},
        [put("/tickets/37", {"title": "New"})],
        variables=DEFAULTS,
    ),
    **{
        f"update, {value!r} unassigns": Case(
            "update_ticket",
            {"ticket_id": "123", "responsible_id": value},
            [put("/tickets/123", {"responsible_id": None})],
        )
        for value in (None, 0, 0.0, "0")
    },
    # --- custom fields: passed through
    "entities, one": Case(
        "update_ticket_entities",
        {"ticket_number": "37", "entities": [{"entity_field_id": 72, "value": "**PED**"}]},
        [put("/tickets/37/entities", {"entities": [{"entity_field_id": 72, "value": "**PED**"}]})],
    ),
    "entities, every member": Case(
        "update_ticket_entities",
        {
            "ticket_number": "123",
            "entities": [
                {"entity_field_id": 81, "entity_field_option_id": 11, "value": "true"},
                {"entity_field_id": 75, "value": "912345678", "country_code": "PT"},
                {"entity_field_id": 72, "value": None},
            ],
        },
        [
            put(
                "/tickets/123/entities",
                {
                    "entities": [
                        {"entity_field_id": 81, "entity_field_option_id": 11, "value": "true"},
                        {"entity_field_id": 75, "value": "912345678", "country_code": "PT"},
                        {"entity_field_id": 72, "value": None},
                    ]
                },
            )
        ],
    ),
    # --- the ends of a ticket: no body at all
    "cancel": Case("cancel_ticket", {"ticket_number": "37"}, [put("/tickets/37/cancel")]),
    "cancel, another": Case("cancel_ticket", {"ticket_number": "3001"}, [put("/tickets/3001/cancel")]),
    "close": Case("close_ticket", {"ticket_number": "84429"}, [put("/tickets/84429/close")]),
    "close, another": Case("close_ticket", {"ticket_number": "2010"}, [put("/tickets/2010/close")]),
    # --- list_tickets: is_closed is always there
    "list, by desk": Case("list_tickets", {"desk_ids": "1"}, [get("/tickets", desk_ids="1", is_closed=False)]),
    "list, everything": Case(
        "list_tickets",
        {
            "desk_ids": " 1, 2,,2 ",
            "client_ids": "6,1",
            "stage_ids": "1,2,",
            "responsible_ids": ",7",
            "requestor_ids": "1",
            "requestor_email": "joao@empresa.com",
            "offset": 1,
            "limit": 50,
            "is_closed": True,
            "date_type": "solved_in_time",
            "start_datetime": "2024-01-01T00:00:00Z",
            "end_datetime": "2024-01-31T23:59:59-03:00",
        },
        [
            get(
                "/tickets",
                desk_ids="1,2",
                client_ids="6,1",
                stage_ids="1,2",
                responsible_ids="7",
                requestor_ids="1",
                requestor_email="joao@empresa.com",
                offset=1,
                limit=50,
                is_closed=True,
                date_type="solved_in_time",
                start_datetime="2024-01-01T00:00:00Z",
                end_datetime="2024-01-31T23:59:59-03:00",
            )
        ],
    ),
    "list, names": Case(
        "list_tickets",
        {"desk_name": "Support", "client_name": "Empresa", "stage_name": "em andamento"},
        [
            desk_by("Support"),
            client_by("Empresa"),
            stages_of(1),
            get("/tickets", desk_ids="1", client_ids="6", stage_ids="2", is_closed=False),
        ],
    ),
    "list, ids beat names": Case(
        "list_tickets",
        {"desk_ids": "1", "desk_name": "no such desk", "client_ids": "6", "client_name": "no such client"},
        [get("/tickets", desk_ids="1", client_ids="6", is_closed=False)],
    ),
    "list, ids of stages beat a name": Case(
        "list_tickets",
        {"desk_name": "Support", "stage_ids": "2", "stage_name": "no such stage"},
        [desk_by("Support"), get("/tickets", desk_ids="1", stage_ids="2", is_closed=False)],
    ),
    "list, ids with blanks alone": Case(
        "list_tickets", {"stage_ids": "1 2  2 3"}, [get("/tickets", stage_ids="1,2,3", is_closed=False)]
    ),
    "list, fifteen ids": Case(
        "list_tickets",
        {"requestor_ids": ", ".join(map(str, range(1, 16)))},
        [get("/tickets", requestor_ids=",".join(map(str, range(1, 16))), is_closed=False)],
    ),
    "list, page and size as digits": Case(
        "list_tickets",
        {"requestor_email": "joao@empresa.com", "offset": "2", "limit": "200"},
        [get("/tickets", requestor_email="joao@empresa.com", offset=2, limit=200, is_closed=False)],
    ),
    "list, not of the default desk": Case(
        "list_tickets",
        {"client_ids": "6"},
        [get("/tickets", client_ids="6", is_closed=False)],
        variables=DEFAULTS,
    ),
    # --- what belongs to a ticket
    "files": Case("get_ticket_files", {"ticket_number": "123"}, [get("/tickets/123/files")]),
    "files, none": Case("get_ticket_files", {"ticket_number": "37"}, [get("/tickets/37/files")]),
    "stages-slas": Case("get_ticket_stages_slas", {"ticket_number": "32"}, [get("/tickets/32/stages-slas")]),
    "stages-slas, a page": Case(
        "get_ticket_stages_slas",
        {"ticket_number": "32", "offset": 2, "limit": 1},
        [get("/tickets/32/stages-slas", offset=2, limit=1)],
    ),
    "appointment": Case(
        "create_appointment",
        {
            "ticket_number": "123",
            "date": "2025-01-15",
            "init_time": "09:00",
            "end_time": "10:30",
            "description": "**plain** <b>text</b>",
        },
        [
            post(
                "/tickets/123/appointments",
                {
                    "date": "2025-01-15",
                    "init_time": "09:00",
                    "end_time": "10:30",
                    "description": "**plain** <b>text</b>",
                },
            )
        ],
    ),
    "appointment, no time at all": Case(
        "create_appointment",
        {
            "ticket_number": "37",
            "date": "2025-01-15",
            "init_time": "09:00",
            "end_time": "09:00",
            "description": "call",
        },
        [
            post(
                "/tickets/37/appointments",
                {"date": "2025-01-15", "init_time": "09:00", "end_time": "09:00", "description": "call"},
            )
        ],
    ),
    "appointments": Case("list_appointments", {"ticket_number": "123"}, [get("/tickets/123/appointments")]),
    "appointments, everything": Case(
        "list_appointments",
        {
            "ticket_number": "123",
            "user_id": 7,
            "start_date": "2025-01-01",
            "end_date": "2025-01-31",
            "offset": 1,
            "limit": 10,
        },
        [
            get(
                "/tickets/123/appointments",
                user_id=7,
                start_date="2025-01-01",
                end_date="2025-01-31",
                offset=1,
                limit=10,
            )
        ],
    ),
}
