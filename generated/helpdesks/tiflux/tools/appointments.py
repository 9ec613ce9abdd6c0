# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset appointments.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        AppointmentsCreateInput,
        AppointmentsListAllInput,
        AppointmentsListInput,
        AppointmentsListPreAppointmentsInput,
        AppointmentsListServiceTypesInput,
        AppointmentsListShiftsInput,
    )


@tool(
    operations=('post_tickets_ticket_number_appointments',),
    effect='write_internal',
    abilities='Criar e editar apontamentos',
    route='POST /tickets/{ticket_number}/appointments',
)
async def appointments_create(desk: Desk, /, **arguments: Unpack[AppointmentsCreateInput]) -> ToolAnswer:
    """Record time worked on a ticket. The desk decides what may be sent: one without appointments refuses, one without valorization refuses every field about prices, one with it wants `attendance` and `attendance_kind`. Kind 1 (loose) needs `loose_service_id` and takes no `contract_rider_id`; kind 2 (contract) needs `contract_rider_id` and takes neither `loose_service_id` nor `value`. The two shift fields need attendance 1 and exclude each other; `guarantee` true excludes `value`. Ids come from service-types and shifts."""
    return await desk.run('appointments_create', arguments)


@tool(
    operations=('get_tickets_ticket_number_appointments',),
    effect='read',
    abilities='Visualizar e abrir tickets or Visualizar tickets em que eu não sou o responsável',
    route='GET /tickets/{ticket_number}/appointments',
)
async def appointments_list(desk: Desk, /, **arguments: Unpack[AppointmentsListInput]) -> ToolAnswer:
    """List the appointments of a ticket. Time worked on the ticket, on any desk. Both dates are included. `valorization` is null on desks that do not put a price on time."""
    return await desk.run('appointments_list', arguments)


@tool(
    operations=('get_appointments',),
    effect='read',
    abilities='Visualizar relatórios dos técnicos',
    route='GET /appointments',
)
async def appointments_list_all(desk: Desk, /, **arguments: Unpack[AppointmentsListAllInput]) -> ToolAnswer:
    """List appointments of all tickets. Time worked, by day and user. Without the permission to see users in attendants' reports ("Visualizar usuários nos relatórios de atendentes") `user_ids` is ignored without a word and only the caller's own rows come back. Blank dates are 422."""
    return await desk.run('appointments_list_all', arguments)


@tool(
    operations=('get_tickets_ticket_number_pre-appointments',),
    effect='read',
    abilities='Visualizar e abrir tickets or Visualizar tickets em que eu não sou o responsável',
    route='GET /tickets/{ticket_number}/pre-appointments',
)
async def appointments_list_pre_appointments(desk: Desk, /, **arguments: Unpack[AppointmentsListPreAppointmentsInput]) -> ToolAnswer:
    """List the pre-appointments of a ticket. Time that was noted and waits to become an appointment. A ticket that has any can be neither closed nor cancelled."""
    return await desk.run('appointments_list_pre_appointments', arguments)


@tool(
    operations=('get_tickets_ticket_number_service-types',),
    effect='read',
    abilities='Criar e editar apontamentos',
    route='GET /tickets/{ticket_number}/service-types',
)
async def appointments_list_service_types(desk: Desk, /, **arguments: Unpack[AppointmentsListServiceTypesInput]) -> ToolAnswer:
    """List what time on a ticket can be charged to. The contract riders and loose services of the ticket's client: ids for `contract_rider_id` and `loose_service_id` of an appointment."""
    return await desk.run('appointments_list_service_types', arguments)


@tool(
    operations=('get_tickets_ticket_number_shifts',),
    effect='read',
    abilities='Criar e editar apontamentos',
    route='GET /tickets/{ticket_number}/shifts',
)
async def appointments_list_shifts(desk: Desk, /, **arguments: Unpack[AppointmentsListShiftsInput]) -> ToolAnswer:
    """List the shifts that fit a ticket. Ids for shift_id of an appointment. The list has no pages."""
    return await desk.run('appointments_list_shifts', arguments)
