# Generated from specs/tiflux. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall
from helpdesks._client.client import AsyncClient, Client

from ..api.appointments import get_appointments
from ..api.appointments import get_tickets_ticket_number_appointments
from ..api.appointments import get_tickets_ticket_number_pre_appointments
from ..api.appointments import get_tickets_ticket_number_service_types
from ..api.appointments import get_tickets_ticket_number_shifts
from ..api.appointments import post_tickets_ticket_number_appointments


class Appointments:
    def __init__(self, _client: Client, /) -> None:
        self.list_all = SyncPagedCall(_client, get_appointments.sync_detailed, get_appointments.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /appointments: List appointments of all tickets"""
        self.list = SyncPagedCall(_client, get_tickets_ticket_number_appointments.sync_detailed, get_tickets_ticket_number_appointments.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/appointments: List the appointments of a ticket"""
        self.list_pre_appointments = SyncPagedCall(_client, get_tickets_ticket_number_pre_appointments.sync_detailed, get_tickets_ticket_number_pre_appointments.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/pre-appointments: List the pre-appointments of a ticket"""
        self.list_service_types = SyncCall(_client, get_tickets_ticket_number_service_types.sync_detailed)
        """GET /tickets/{ticket_number}/service-types: List what time on a ticket can be charged to"""
        self.list_shifts = SyncCall(_client, get_tickets_ticket_number_shifts.sync_detailed)
        """GET /tickets/{ticket_number}/shifts: List the shifts that fit a ticket"""
        self.create = SyncCall(_client, post_tickets_ticket_number_appointments.sync_detailed)
        """POST /tickets/{ticket_number}/appointments: Record time worked on a ticket"""


class AsyncAppointments:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.list_all = AsyncPagedCall(_client, get_appointments.asyncio_detailed, get_appointments.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /appointments: List appointments of all tickets"""
        self.list = AsyncPagedCall(_client, get_tickets_ticket_number_appointments.asyncio_detailed, get_tickets_ticket_number_appointments.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/appointments: List the appointments of a ticket"""
        self.list_pre_appointments = AsyncPagedCall(_client, get_tickets_ticket_number_pre_appointments.asyncio_detailed, get_tickets_ticket_number_pre_appointments.OPERATION, {"query.limit": "limit", "query.offset": "offset"})
        """GET /tickets/{ticket_number}/pre-appointments: List the pre-appointments of a ticket"""
        self.list_service_types = AsyncCall(_client, get_tickets_ticket_number_service_types.asyncio_detailed)
        """GET /tickets/{ticket_number}/service-types: List what time on a ticket can be charged to"""
        self.list_shifts = AsyncCall(_client, get_tickets_ticket_number_shifts.asyncio_detailed)
        """GET /tickets/{ticket_number}/shifts: List the shifts that fit a ticket"""
        self.create = AsyncCall(_client, post_tickets_ticket_number_appointments.asyncio_detailed)
        """POST /tickets/{ticket_number}/appointments: Record time worked on a ticket"""
