"""The whole table of operations: each is there, answers, and is closed to whoever lacks what its badges ask for."""

from __future__ import annotations

import re
from typing import Any

import pytest
from deskwright.sandboxes.tiflux import create_sandbox
from deskwright.sandboxes.tiflux.gates import Gate
from deskwright.sandboxes.tiflux.operations import Operation, OperationTable

from .conftest import Document

DOCUMENT = Document()
_APP: Any = create_sandbox().app
TABLE: OperationTable = _APP.state.operations
LICENCE = {"Tickets": "tickets"}
#: Its permission depends on the ticket: whoever's review it waits for needs none.
BY_TICKET = "put_tickets_ticket_number_reopen"


def test_there_are_114_operations_31_of_them_the_seed_s() -> None:
    assert len(TABLE.operations) == 114


def test_the_sandbox_has_exactly_the_documented_operations() -> None:
    served = {name: (operation.method, operation.path) for name, operation in TABLE.operations.items()}
    assert served == {name: (method, path) for name, (method, path, _) in DOCUMENT.operations.items()}


@pytest.mark.parametrize("name", sorted(TABLE.operations))
def test_a_gate_asks_for_what_the_badges_say(name: str) -> None:
    badges = DOCUMENT.operations[name][2]["x-badges"]
    labels = {
        color: [b["label"] for b in badges if b["color"] == color] for color in ("green", "red", "orange", "blue")
    }
    gate = TABLE.operations[name].gate
    assert gate.admin == bool(labels["blue"])
    assert gate.licence == next((LICENCE[label] for label in labels["orange"]), None)
    if name != BY_TICKET:
        assert sorted(gate.any_of) == sorted(labels["red"])
    if labels["green"]:
        assert gate in (Gate(), Gate(licence="tickets"))


def test_two_handlers_of_one_operation_are_told_at_start() -> None:
    one = next(iter(TABLE.operations.values()))
    with pytest.raises(RuntimeError, match="two handlers"):
        OperationTable([one, Operation(one.method, one.path, one.gate, one.handler)])


@pytest.mark.parametrize("name", sorted(TABLE.operations))
def test_the_gate_is_in_front_of_everything(desk: Any, name: str) -> None:
    """Before a body is read or a record looked for: 401, then the licence, then the permission."""
    operation = TABLE.operations[name]
    path = re.sub(r"\{\w+\}", "999999", operation.path)
    detail = desk.public.refused(40101, operation.method, path)
    assert detail == {"error": ["You need to sign in before continuing."]}
    if operation.gate.licence:
        detail = desk.as_("no-tickets").refused(40304, operation.method, path)
        assert detail == {"error": ["You do not have the required 'tickets' license to access this route"]}
    if operation.gate.any_of or operation.gate.admin:
        detail = desk.as_("none").refused(40301, operation.method, path)
        assert detail == {"error": ["You are not authorized to access this page."]}


def test_an_unknown_token_and_an_inactive_user_are_not_signed_in(desk: Any) -> None:
    for header in ("Bearer nobody", "Basic tiflux-sandbox-admin", "Bearer"):
        desk.public.refused(40101, "GET", "/users/me", headers={"Authorization": header})
    desk.world.users.rows[7]["active"] = False
    desk.as_("agent").refused(40101, "GET", "/users/me")


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/nowhere"), ("PATCH", "/tickets/123"), ("POST", "/desks"), ("GET", "/tickets/123/")]
)
def test_what_is_not_an_operation_is_not_found(admin: Any, method: str, path: str) -> None:
    assert "No route matches" in admin.refused(40401, method, path, checked=False)["error"][0]


def test_two_sandboxes_share_nothing(make_desk: Any) -> None:
    one, other = make_desk(), make_desk()
    one.as_("admin").put("/tickets/84429/close")
    assert one.as_("admin").get("/tickets/84429")["is_closed"]
    assert not other.as_("admin").get("/tickets/84429")["is_closed"]


def test_every_operation_answers_an_administrator(desk: Any) -> None:
    """One walk, create, use, delete; the transport checks each answer against its schema."""
    admin = desk.as_("admin")
    file = [("files[]", ("a.txt", b"text", "text/plain"))]

    # Tickets.
    body = {"title": "T", "description": "<p>D</p>", "client_id": 1, "desk_id": 1, "priority_id": 17}
    number = admin.form("/tickets", body, file).json()["ticket"]["ticket_number"]
    ticket = f"/tickets/{number}"
    admin.get("/tickets", limit=5)
    admin.get(ticket, show_entities=True)
    admin.put(ticket, {"stage_id": 2, "responsible_id": 7})
    admin.put(ticket + "/entities", {"entities": [{"entity_field_id": 72, "value": "x"}]})
    assert admin.get(ticket + "/stages-slas")
    assert admin.get(ticket + "/histories", history_of=0)
    answer = admin.form(ticket + "/answers", {"name": "<p>Hi</p>"}, file).json()
    admin.get(ticket + "/answers")
    admin.get(f"{ticket}/answers/{answer['id']}")
    admin.delete(f"/ticket_answers/{answer['id']}/files/{answer['files'][0]['id']}")
    admin.delete(f"{ticket}/answers/{answer['id']}")
    note = admin.form(ticket + "/internal_communications", {"text": "n"}, file).json()["id"]
    admin.get(ticket + "/internal_communications")
    admin.get(f"{ticket}/internal_communications/{note}")
    admin.put(f"{ticket}/internal_communications/{note}", {"text": "m"})
    admin.delete(f"{ticket}/internal_communications/{note}")
    stored = admin.form(ticket + "/files", {}, file).json()[0]["id"]
    admin.get(ticket + "/files")
    admin.delete(f"{ticket}/files/{stored}")
    times = {"date": "2025-01-15", "init_time": "09:00", "end_time": "10:30", "description": "d"}
    admin.post(ticket + "/appointments", times)
    admin.get(ticket + "/appointments")
    admin.get("/appointments", start_date="2025-01-01", end_date="2025-12-31", include_valorization=True)
    admin.get("/tickets/2002/pre-appointments")
    admin.get("/tickets/3001/service-types")
    admin.get("/tickets/3001/shifts")
    checklist = admin.get("/tickets/123/checklists")[0]["id"]
    admin.put(f"/tickets/123/checklists/{checklist}/items/0", {"value": "7.1"})
    admin.put(ticket + "/close")
    admin.put(ticket + "/reopen", {"disapproval_reason": ""})
    admin.put(ticket + "/cancel")

    # Chats.
    for name in ("inbox", "mine", "in_attendance", "archived"):
        assert admin.get(f"/chats/{name}")
    admin.get("/chats/42")
    admin.get("/chats/42/messages")
    admin.put("/chats/42", {"department_id": 1})
    admin.put("/chats/42/archive", {}, status=202)
    admin.post("/chats/send_message", {"number": 5547911112222, "integration_id": 1, "message": "Oi"})
    admin.get("/templates/gupshup")
    admin.get("/templates/whatsapp_cloud")
    admin.get("/departments")

    # Clients and people.
    client = f"/clients/{admin.post('/clients', {'name': 'N', 'social': 'S'})['id']}"
    admin.get("/clients")
    admin.get(client, show_entities=True)
    admin.put(client, {"add_all_desks": True, "add_all_technical_groups": True})
    admin.put(client + "/entities", {"entities": [{"entity_field_id": 91, "value": "x"}]})
    admin.get(client + "/desks")
    admin.get(client + "/technical-groups")
    admin.post(client + "/users", {"user": {"name": "U", "email": "u@x.example"}})
    admin.post(client + "/email_tickets_permissions", {"address": "x.example"})
    address = {"cep": "1", "city": "C", "neighborhood": "N", "number": 1, "state": "SC", "street": "S"}
    contact = {"use": "U", "number": "1", "owner": "O", "email": "o@x.example"}
    for root, plural, row in (("address", "addresses", address), ("contact", "contacts", contact)):
        one = f"{client}/{plural}/{admin.post(f'{client}/{plural}', {root: row})['id']}"
        admin.get(f"{client}/{plural}")
        admin.get(one)
        admin.put(one, {root: {next(iter(row)): "2"}})
        admin.delete(one)
    requestor = f"{client}/requestors/{admin.post(client + '/requestors', {'name': 'R'})['id']}"
    admin.get("/requestors")
    admin.get(client + "/requestors")
    admin.get(requestor, include_entity_fields=True)
    admin.put(requestor, {"telephone": "47999990000"})
    admin.put(requestor + "/entities", {"entities": [{"entity_field_id": 93, "value": "x"}]})
    person = {"name": "P", "email": "p@desk.example", "technical_group_id": 1, "tickets_license": True}
    user = f"/users/{admin.post('/users', person)['id']}"
    admin.get("/users")
    admin.get("/users/me")
    admin.get(user)
    admin.put(user, {"extension": 12})
    admin.get("/technical-users")
    admin.get("/technical-groups")
    admin.get("/technical-groups/1/users")

    # Desks, catalogs, custom fields.
    admin.get("/desks")
    admin.get("/desks/9")
    for name in ("priorities", "stages", "services-catalogs", "services-catalogs-items"):
        assert admin.get(f"/desks/1/{name}")
    admin.get("/entities")
    admin.get("/entities/10/fields")
    admin.get("/entity_fields/81/options")
    catalog = f"/services-catalogs/{admin.post('/services-catalogs', {'services_catalog': {'name': 'C'}})['id']}"
    admin.get("/services-catalogs")
    admin.put(catalog, {"services_catalog": {"name": "D"}})
    number = admin.post(catalog + "/areas", {"area": {"name": "A"}})["id"]
    admin.get(catalog + "/areas")
    admin.put(f"{catalog}/areas/{number}", {"area": {"name": "B"}})
    items = f"/services-catalogs-areas/{number}/items"
    item = admin.post(items, {"item": {"name": "I", "start_time": "01:00", "end_time": "48:00"}})["id"]
    admin.get(items)
    admin.put(f"{items}/{item}", {"item": {"name": "J"}})
    admin.delete(f"{items}/{item}")
    admin.delete(f"{catalog}/areas/{number}")
    admin.delete(catalog)

    # What surrounds them.
    admin.get("/knowledges")
    article = admin.post("/knowledges", {"title": "T", "description": "D", "knowledge_folder_ids": [1]})["id"]
    admin.get(f"/knowledges/{article}")
    admin.get("/knowledge-folders")
    equipment = admin.post("/equipments", {"name": "E", "client_id": 1, "equipment_type_id": 1})["id"]
    admin.get("/equipments", include_system=True)
    admin.get(f"/equipments/{equipment}", show_entities=True)
    admin.put(f"/equipments/{equipment}", {"warranty_date": "2027-01-01"})
    admin.get("/equipments/1/softwares")
    admin.get("/equipment-groups")
    admin.get("/equipment-types")
    admin.get("/contracts")
    admin.get("/reports/billings/history")
    for kind in ("chats", "tickets"):
        admin.get(
            f"/reports/feedbacks/{kind}", start_date="2025-01-01", end_date="2025-12-31", **{f"{kind}_list": True}
        )
    request = {
        "title": "T",
        "description": "D",
        "requestor_name": "N",
        "requestor_email": "n@x.example",
        "requestor_telephone": "47",
    }
    assert admin.form("/pre-tickets", request, file).status_code == 201
    admin.get("/pre-tickets", include_description=True)

    answered = {name for name, status in desk.seen if status < 300}
    assert set(DOCUMENT.operations) - answered == set()
