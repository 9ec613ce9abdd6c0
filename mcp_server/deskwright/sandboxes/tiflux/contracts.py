"""Contracts and the history of what was billed; both are only read here."""

from __future__ import annotations

from collections.abc import Mapping

from .call import Answer, Call, listed
from .gates import BILLING, CONTRACTS, need_tickets
from .operations import Operation
from .query import Query
from .world import Row, World, chosen, contains

STATES = ("actives", "readjust", "expired")
BILLED = ("billed", "reversed", "paid")


def list_contracts(call: Call) -> Answer:
    query = call.query
    clients, kinds = query.integers("client_ids"), query.integers("contract_type_ids")
    states = query.choices("status", STATES, "status")
    rows = [
        row
        for row in call.world.contracts.all()
        if call.caller.sees_client(row["client_id"])
        and (clients is None or row["client_id"] in clients)
        and (kinds is None or row["contract_type"]["id"] in kinds)
        and (states is None or row["status"] in states)
    ]
    return listed(call, rows, contract_answer)


def list_billings(call: Call) -> Answer:
    """Both dates of a pair, or none."""
    query = call.query
    billed, due = _pair(query, "billing"), _pair(query, "due")
    client_id, ticket = query.integer("client_id", low=1), query.integer("ticket_number", low=1)
    invoice, kind = query.text("nfe_number"), query.choice("_type", BILLED)
    rows = [
        row
        for row in call.world.billings.all()
        if billed[0] <= row["billing_date"] <= billed[1]
        and due[0] <= row["due_date"] <= due[1]
        and client_id in (None, row["client_id"])
        and (ticket is None or ticket in row["ticket_numbers"])
        and (invoice is None or contains(row["nfe_number"], invoice))
        and kind in (None, row["_type"])
    ]
    return listed(call, rows, billing_answer)


def _pair(query: Query, name: str) -> tuple[str, str]:
    first, last = f"{name}_start_date", f"{name}_end_date"
    start, end = query.day(first), query.day(last)
    for given, other in ((first, last), (last, first)):
        if query.given(given) and not query.given(other):
            query.fail(other, "can't be blank")
    return str(start or "0000"), str(end or "9999")


def contract_answer(world: World, row: Row) -> Row:
    names = (
        "id", "name", "contract_type", "modality", "status", "cancelled", "duration", "expiration_date",
        "readjust_duration", "readjustment_date", "rider_tax", "rider_value", "total_value",
    )  # fmt: skip
    return {**chosen(row, names), "client": world.ref(world.clients, row["client_id"])}


def billing_answer(world: World, row: Row) -> Row:
    client: Mapping[str, str] = world.clients.rows[row["client_id"]]
    return {
        "billing_id": row["id"],
        **chosen(row, ("billing_date", "due_date", "nfe_number", "real_value")),
        "client_name": client["name"],
        "reversal": row["_type"] == "reversed",
    }


OPERATIONS = (
    Operation("GET", "/contracts", need_tickets(CONTRACTS), list_contracts),
    Operation("GET", "/reports/billings/history", need_tickets(BILLING), list_billings),
)
