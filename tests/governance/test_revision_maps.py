"""The maps of `x-revision` at the sandboxes: reads go through, pointers find what is there, a write moves it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from deskwright.sandboxes import Sandbox, load_sandbox

from tests.behaviour.desks import catalogue_of
from tests.governance.governed import run
from tests.governance.revision_maps import Tried, Write, mapped

PRIYA = "priya.nair@desk.example"
SCANNER: Mapping[str, Any] = {"ticket_number": "100101"}
TICKITI = [
    Write(
        "tickets.respond",
        {
            "body": {
                **SCANNER,
                "from_email": PRIYA,
                "content": "<p>On its way.</p>",
                "status": "on-hold",
                "on_hold_until": "2026-05-01",
                "assigned_to_email": "Unassigned",
                "priority": 30,
                "queue": "Billing",
                "subject": "Scanner stops",
                "add_participants": ["new@customer.example"],
                "remove_participants": ["office@customer.example"],
            }
        },
        {
            "body#/status": "on-hold",
            "body#/on_hold_until": "2026-05-01",
            "body#/assigned_to_email": "Unassigned",
            "body#/priority": "High",
            "body#/queue": "Billing",
            "body#/subject": "Scanner stops",
            "body#/add_participants": ["new@customer.example", PRIYA],
            "body#/remove_participants": ["new@customer.example", PRIYA],
        },
    ),
    Write("tickets.respond", {"body": {"ticket_id": "1001", "from_email": PRIYA, "content": "x", "is_internal": True}}),
    Write(
        "tickets.respond",
        {"body": {**SCANNER, "from_email": PRIYA, "status": "closed", "resolved": 1}},
        {"body#/resolved": "1"},
    ),
    Write(
        "tickets.close",
        {"body": {**SCANNER, "resolved": 1, "queue": "Billing", "subject": "Done"}},
        {"body#/resolved": "1", "body#/queue": "Billing", "body#/subject": "Done"},
    ),
    Write(
        "tickets.participants_add",
        {"body": {**SCANNER, "participants": ["new@customer.example"]}},
        {"body#/participants": ["office@customer.example", "new@customer.example"]},
    ),
    Write(
        "tickets.participants_remove",
        {"body": {**SCANNER, "participants": ["office@customer.example"]}},
        {"body#/participants": []},
    ),
    Write(
        "tickets.originator_update",
        {"body": {**SCANNER, "originator_email": "other@customer.example"}},
        {"body#/originator_email": "other@customer.example"},
    ),
    Write("tickets.attachment_delete", {"body": {**SCANNER, "response_attachment_id": 30001}}),
    Write("tickets.link", {"body": {**SCANNER, "linked_ticket_numbers": ["100102"]}}),
    Write(
        "tickets.unlink",
        {"body": {**SCANNER, "linked_ticket_number": "100102"}},
        before=(("tickets.link", {"body": {**SCANNER, "linked_ticket_numbers": ["100102"]}}),),
    ),
    Write("tickets.merge", {"body": {**SCANNER, "other_ticket_number": "100105"}}),
    Write("tickets.merge", {"body": {"ticket_number": "100105", "other_ticket_number": "100101"}}, gone=True),
    Write("tickets.response_copy", {"body": {"response_ids": [20003], "target_ticket_number": "100105"}}),
    Write("tickets.response_move", {"body": {"response_ids": [20003], "target_ticket_number": "100105"}}),
    Write(
        "tickets.response_update",
        {"body": {"response_id": 20003, "content": "<p>Anew.</p>", "is_internal": True}},
        {"body#/content": "<p>Anew.</p>", "body#/is_internal": True},
    ),
    Write("tickets.response_delete", {"body": {"response_id": 20003}}, gone=True),
]

LAPTOP = {"id": "01KQG0RQC0000000000000001V"}
BADGE = {"id": "01KQFQKRC0000000000000001Q"}
BADGE_REPLY = {"ticket_id": BADGE["id"], "reply_id": "01KQFRRC80000000000000001R"}
TIER, NILS = "01KNBVGXM00000000000000014", "01KNBVGXM00000000000000009"
SOFTWARE, VPN = "01KNBVGXM0000000000000000V", "01KNBVGXM0000000000000000W"
LINK: Mapping[str, Any] = {"path": LAPTOP, "body": {"target_id": BADGE["id"], "link_type": "related_to"}}
OPENHELPDESK = [
    Write(
        "tickets.update",
        {
            "path": LAPTOP,
            "body": {
                "status_id": "01KNBVGXM0000000000000000H",
                "priority": "High",
                "assignee_id": NILS,
                "category_id": SOFTWARE,
                "type_id": VPN,
            },
        },
        {
            "body#/status_id": "Pending",
            "body#/priority": "High",
            "body#/assignee_id": NILS,
            "body#/category_id": SOFTWARE,
            "body#/type_id": VPN,
        },
    ),
    Write("tickets.update", {"path": LAPTOP, "body": {"group_id": TIER}}, {"body#/group_id": TIER}),
    Write(
        "tickets.resolve",
        {"path": LAPTOP, "body": {"resolution_notes": "A new cable."}},
        {"body#/resolution_notes": "A new cable."},
    ),
    Write(
        "tickets.reopen",
        {"path": LAPTOP, "body": {"reason": "Again."}},
        before=(("tickets.resolve", {"path": LAPTOP, "body": {}}),),
    ),
    Write("tickets.replies.create", {"path": LAPTOP, "body": {"body": "Please try another socket."}}),
    Write("tickets.replies.create", {"path": LAPTOP, "body": {"body": "Third one this week.", "is_internal": True}}),
    Write(
        "tickets.replies.update", {"path": BADGE_REPLY, "body": {"body": "Which door?"}}, {"body#/body": "Which door?"}
    ),
    Write("tickets.replies.delete", {"path": BADGE_REPLY}),
    Write("tickets.links.create", LINK),
    Write(
        "tickets.links.delete",
        {"path": {"ticket_id": LAPTOP["id"], "link_id": "=tickets.links.create#/data/0/id"}},
        before=(("tickets.links.create", LINK),),
    ),
]

KEYBOARD = {"ticket_number": "84429"}
LISTED = {"ticket_number": "123"}
FILE = [{"name": "note.txt", "type": "text/plain", "content_base64": base64.b64encode(b"x").decode()}]
ANSWER: Mapping[str, Any] = {"path": KEYBOARD, "body": {"name": "<p>On its way.</p>", "with_signature": False}}
NOTE: Mapping[str, Any] = {"path": KEYBOARD, "body": {"text": "<p>Ask Ana.</p>"}}
FILES: Mapping[str, Any] = {"path": KEYBOARD, "body": {"files[]": FILE}}
TIFLUX_NOTES = "tickets_ticket_number_internal_communications"
TIFLUX = [
    Write(
        "put_tickets_ticket_number",
        {
            "path": KEYBOARD,
            "body": {
                "title": "Keyboard",
                "description": "Only some keys.",
                "responsible_id": 8,
                "followers": "eva@acme.example",
                "stage_id": 3,
                "status_id": 2,
                "priority_id": 17,
                "priority_change_reason": "It spreads.",
                "services_catalogs_item_id": 602,
                "ticket_reference_number": 123,
                "stopped": True,
                "stop_answer": "A part is ordered.",
            },
        },
        {
            "body#/title": "Keyboard",
            "body#/description": "Only some keys.",
            "body#/responsible_id": 8,
            "body#/followers": "eva@acme.example",
            "body#/stage_id": 3,
            "body#/status_id": 2,
            "body#/priority_id": 17,
            "body#/priority_change_reason": "It spreads.",
            "body#/services_catalogs_item_id": 602,
            "body#/ticket_reference_number": 123,
            "body#/stopped": True,
            "body#/stop_answer": "A part is ordered.",
        },
        # a ticket without a parent has an empty object there
        unknown=frozenset({"body#/ticket_reference_number"}),
    ),
    Write("put_tickets_ticket_number_close", {"path": KEYBOARD}),
    Write("put_tickets_ticket_number_cancel", {"path": KEYBOARD}),
    Write(
        "put_tickets_ticket_number_reopen",
        {"path": KEYBOARD, "body": {"disapproval_reason": "Not yet."}},
        before=(("put_tickets_ticket_number_close", {"path": KEYBOARD}),),
    ),
    Write(
        "put_tickets_ticket_number_entities",
        {"path": KEYBOARD, "body": {"entities": [{"entity_field_id": 72, "value": "B12"}]}},
    ),
    Write("post_tickets_ticket_number_answers", ANSWER),
    Write(
        "delete_tickets_ticket_number_answers_id",
        {"path": {**KEYBOARD, "id": "=post_tickets_ticket_number_answers#/id"}},
        before=(("post_tickets_ticket_number_answers", ANSWER),),
        gone=True,
    ),
    Write(
        "post_tickets_ticket_number_appointments",
        {
            "path": KEYBOARD,
            "body": {"date": "2025-01-15", "init_time": "09:00", "end_time": "10:30", "description": "At the desk."},
        },
    ),
    Write(f"post_{TIFLUX_NOTES}", NOTE),
    Write(
        f"put_{TIFLUX_NOTES}_id",
        {"path": {**KEYBOARD, "id": f"=post_{TIFLUX_NOTES}#/id"}, "body": {"text": "<p>Ask Rui.</p>"}},
        {"body#/text": "<p>Ask Rui.</p>"},
        before=((f"post_{TIFLUX_NOTES}", NOTE),),
    ),
    Write(
        f"delete_{TIFLUX_NOTES}_id",
        {"path": {**KEYBOARD, "id": f"=post_{TIFLUX_NOTES}#/id"}},
        before=((f"post_{TIFLUX_NOTES}", NOTE),),
        gone=True,
    ),
    Write("post_tickets_ticket_number_files", FILES),
    Write(
        "delete_tickets_ticket_number_files_id",
        {"path": {**KEYBOARD, "id": "=post_tickets_ticket_number_files#/0/id"}},
        before=(("post_tickets_ticket_number_files", FILES),),
    ),
    Write(
        "put_tickets_ticket_number_checklists_id_items_index",
        {"path": {**LISTED, "id": "3", "index": "0"}, "body": {"value": "yes"}},
    ),
]

NO_SLA = frozenset({"body#/Ticket/SLA", "body#/Ticket/SLAID"})
OTRS = [
    Write(
        "TicketUpdate",
        {
            "body": {
                "TicketID": 3,
                "Ticket": {
                    "Title": "Anew",
                    "Queue": "Misc",
                    "State": "open",
                    "Priority": "4 high",
                    "Owner": "root@localhost",
                },
                "DynamicField": [{"Name": "Location", "Value": "B12"}],
            }
        },
        {
            "body#/Ticket/Title": "Anew",
            "body#/Ticket/Queue": "Misc",
            "body#/Ticket/QueueID": "4",
            "body#/Ticket/State": "open",
            "body#/Ticket/Priority": "4 high",
            "body#/Ticket/Owner": "root@localhost",
        },
        unknown=NO_SLA,
    ),
    Write(
        "TicketUpdate",
        {
            "body": {
                "TicketID": 3,
                "Article": {
                    "Subject": "A note",
                    "Body": "Ask Ana.",
                    "ContentType": "text/plain; charset=utf8",
                    "CommunicationChannel": "Internal",
                    "IsVisibleForCustomer": 0,
                },
            }
        },
        unknown=NO_SLA,
    ),
]

DESKS = {
    "tickiti": ("full", TICKITI),
    "openhelpdesk": ("admin", OPENHELPDESK),
    "tiflux": ("admin", TIFLUX),
    "otrs": ("admin", OTRS),
}
CASES = [(desk, write) for desk, (_, writes) in DESKS.items() for write in writes]


@pytest.mark.parametrize(("desk", "write"), CASES, ids=[f"{desk}-{write.operation}" for desk, write in CASES])
def test_a_write_moves_the_revision_and_reading_does_not(desk: str, write: Write) -> None:
    async def tried() -> None:
        made = Tried.sandbox(desk, DESKS[desk][0])
        try:
            await made.tried(write)
        finally:
            await made.connections.aclose()

    run(tried())


@pytest.mark.parametrize("desk", DESKS)
def test_every_map_was_tried(desk: str) -> None:
    assert {write.operation for write in DESKS[desk][1]} == mapped(catalogue_of(desk))


#: (desk, the write that waits, what somebody else does meanwhile)
MEANWHILE: list[tuple[str, Write, Write]] = [
    (
        "tickiti",
        Write("tickets.respond", {"body": {**SCANNER, "from_email": PRIYA, "content": "x"}}),
        Write(
            "tickets.respond",
            {"body": {**SCANNER, "from_email": "ann.walker@customer.example", "content": "Never mind."}},
        ),
    ),
    (
        "tickiti",
        Write("tickets.close", {"body": SCANNER}),
        Write("tickets.response_update", {"body": {"response_id": 20003, "content": "<p>Anew.</p>"}}),
    ),
    (
        "openhelpdesk",
        Write("tickets.links.create", LINK),
        Write("tickets.replies.create", {"path": LAPTOP, "body": {"body": "It works again."}}),
    ),
    (
        "tiflux",
        Write("post_tickets_ticket_number_answers", ANSWER),
        Write("put_tickets_ticket_number_close", {"path": KEYBOARD}),
    ),
    ("tiflux", Write(f"post_{TIFLUX_NOTES}", NOTE), Write("post_tickets_ticket_number_answers", ANSWER)),
    (
        "otrs",
        OTRS[1],
        Write("TicketUpdate", {"body": {"TicketID": 3, "DynamicField": [{"Name": "Location", "Value": "B12"}]}}),
    ),
]


@pytest.mark.parametrize(("desk", "waits", "other"), MEANWHILE, ids=[f"{d}-{w.operation}" for d, w, _ in MEANWHILE])
def test_what_somebody_else_does_is_seen(desk: str, waits: Write, other: Write) -> None:
    async def tried() -> None:
        made = Tried.sandbox(desk, DESKS[desk][0])
        operation = made.catalogue.operations[waits.operation]
        first = await made.current(operation, waits.values)
        await made.send(other.operation, other.values)
        after = await made.current(operation, waits.values)
        await made.connections.aclose()
        assert first.revision is not None
        assert after.revision not in (None, first.revision)

    run(tried())


def _hours_pass(sandbox: Sandbox) -> None:
    sandbox.app.state.world.clock.advance(hours=3)  # type: ignore[attr-defined]


def _people_log_in(sandbox: Sandbox) -> None:
    world = sandbox.app.state.world  # type: ignore[attr-defined]
    for user in world.users.all():
        user["last_login_at"] = world.clock.now()


#: The last one says whether what is read looks different afterwards.
QUIET = [
    ("openhelpdesk", OPENHELPDESK[0], _hours_pass, False),
    # the age of a ticket, and how long it still waits
    ("otrs", OTRS[0], _hours_pass, True),
    ("tiflux", TIFLUX[0], _hours_pass, False),
    ("tiflux", TIFLUX[0], _people_log_in, True),
]


@pytest.mark.parametrize(
    ("desk", "write", "happens", "differs"), QUIET, ids=[f"{d}-{h.__name__.strip('_')}" for d, _, h, _ in QUIET]
)
def test_what_changes_by_itself_moves_no_revision(
    desk: str, write: Write, happens: Callable[[Sandbox], None], differs: bool
) -> None:
    async def tried() -> None:
        sandbox = load_sandbox(desk)
        made = Tried.sandbox(desk, DESKS[desk][0], sandbox)
        operation = made.catalogue.operations[write.operation]
        first = await made.current(operation, write.values)
        happens(sandbox)
        after = await made.current(operation, write.values)
        await made.connections.aclose()
        assert (after.item != first.item) is differs
        assert after.revision == first.revision

    run(tried())
