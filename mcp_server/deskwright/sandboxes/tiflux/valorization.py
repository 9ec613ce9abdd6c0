"""What an appointment is worth: attendance, kind, service or contract, shift, guarantee, value.

A desk without valorization refuses every one of these fields.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .call import Call, known
from .fields import Fields
from .world import Row, World

ATTENDANCES = {1: "External", 2: "Remote", 3: "Internal"}
KINDS = {1: "Loose", 2: "Contract"}
EXTERNAL, LOOSE, CONTRACT = 1, 1, 2
VALUED = "Appointments with Valorization"
NAMES = (
    "attendance", "attendance_kind", "contract_rider_id", "loose_service_id", "shift_id",
    "shift_owner_ticket_number", "guarantee", "value",
)  # fmt: skip
LARGEST_VALUE = "9999999.99"


def valorization_of(call: Call, fields: Fields, desk: Row, minutes: int) -> Row | None:
    """The valorization the body describes; None on a desk that does not value its appointments."""
    if desk["appointment_type"] != VALUED:
        for name in NAMES:
            if fields.given(name):
                fields.fail(name, "is not allowed, the desk has no valorization")
        return None
    attendance = _code(fields, "attendance", ATTENDANCES)
    kind = _code(fields, "attendance_kind", KINDS)
    value = fields.decimal("value", high=LARGEST_VALUE)
    guarantee = fields.flag("guarantee")
    if guarantee and value is not None:
        fields.fail("value", "is not allowed with guarantee")
    service = _service(call, fields, kind)
    rider = _rider(call, fields, kind)
    shift, owner = _shift(call, fields, attendance)
    if fields.errors:
        return None
    return {
        "attendance": attendance,
        "attendance_kind": kind,
        "rider_id": rider["id"] if rider else None,
        "loose_service_id": service["id"] if service else None,
        "shift_id": shift["id"] if shift else None,
        "shift_owner": owner["ticket_number"] if owner else None,
        "guarantee": guarantee,
        "manual_value": value is not None,
        "value": _worth(service, value, guarantee, minutes),
    }


def _worth(service: Row | None, value: Decimal | None, guarantee: bool, minutes: int) -> str:
    """By hand, or the service's price for each hour; nothing under guarantee or by contract."""
    if value is None:
        by_hour = Decimal(service["hour_value"]) if service else Decimal(0)
        value = Decimal(0) if guarantee else by_hour * minutes / 60
    return f"{value:.2f}"


def _code(fields: Fields, name: str, codes: dict[int, str]) -> int | None:
    code = fields.integer(name, required=True)
    if code is not None and code not in codes:
        fields.fail(name, f"'{code}' is not a valid {name}")
        return None
    return code


def _service(call: Call, fields: Fields, kind: int | None) -> Row | None:
    name = "loose_service_id"
    number = fields.integer(name, required=kind == LOOSE)
    if kind == CONTRACT:
        for forbidden in (name, "value"):
            if not fields.is_blank(forbidden):
                fields.fail(forbidden, "is not allowed when attendance_kind is 2")
    return known(fields, name, call.world.loose_services.rows, number, "loose service")


def _rider(call: Call, fields: Fields, kind: int | None) -> Row | None:
    name = "contract_rider_id"
    number = fields.integer(name, required=kind == CONTRACT)
    if kind == LOOSE and number is not None:
        fields.fail(name, "is not allowed when attendance_kind is 1")
    return known(fields, name, call.world.riders.rows, number, "contract rider")


def _shift(call: Call, fields: Fields, attendance: int | None) -> tuple[Row | None, Row | None]:
    shift_id, owner = fields.integer("shift_id"), fields.integer("shift_owner_ticket_number")
    given = [name for name, value in (("shift_id", shift_id), ("shift_owner_ticket_number", owner)) if value]
    if given and attendance != EXTERNAL:
        fields.fail(given[0], "is only allowed when attendance is 1")
    if len(given) == 2:
        fields.fail("shift_owner_ticket_number", "is not allowed together with shift_id")
    return (
        known(fields, "shift_id", call.world.shifts.rows, shift_id, "shift"),
        known(fields, "shift_owner_ticket_number", call.world.tickets.rows, owner, "ticket"),
    )


def valorization_answer(world: World, stored: Row | None) -> Any:
    if stored is None:
        return None
    shift, rider = world.shifts.get(stored["shift_id"]), world.riders.get(stored["rider_id"])
    owner = world.tickets.get(stored["shift_owner"])
    return {
        "attendance": ATTENDANCES[stored["attendance"]],
        "attendance_kind": KINDS[stored["attendance_kind"]],
        "contract": world.ref(world.contracts, rider["contract_id"]) if rider else None,
        "loose_service": world.ref(world.loose_services, stored["loose_service_id"]),
        "guarantee": stored["guarantee"],
        "manual_value": stored["manual_value"],
        "shift": {"id": shift["id"], "name": shift["name"], "value": shift["value"]} if shift else None,
        "shift_owner_ticket": {"ticket_number": owner["ticket_number"], "title": owner["title"]} if owner else None,
        "value": stored["value"],
    }
