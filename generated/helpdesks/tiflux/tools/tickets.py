# Generated from specs/tiflux. Do not edit: make regen
"""The tools of TiFlux's toolset tickets.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        CancelTicketInput,
        CloseTicketInput,
        CreateAppointmentInput,
        CreateInternalCommunicationInput,
        CreateTicketAnswerInput,
        CreateTicketInput,
        GetInternalCommunicationInput,
        GetTicketFilesInput,
        GetTicketInput,
        GetTicketStagesSlasInput,
        ListAppointmentsInput,
        ListInternalCommunicationsInput,
        ListTicketsInput,
        TicketsCancelInput,
        TicketsCloseInput,
        TicketsCreateInput,
        TicketsGetInput,
        TicketsListHistoriesInput,
        TicketsListInput,
        TicketsListStagesSlasInput,
        TicketsReopenInput,
        TicketsUpdateEntitiesInput,
        TicketsUpdateInput,
        UpdateTicketEntitiesInput,
        UpdateTicketInput,
    )


@tool(
    operations=('put_tickets_ticket_number_cancel',),
    effect='write_outbound',
    abilities='Editar tickets',
    route='PUT /tickets/{ticket_number}/cancel',
)
async def cancel_ticket(desk: Desk, /, **arguments: Unpack[CancelTicketInput]) -> ToolAnswer:
    """Refused while pre-appointments or equipment loans are open, or as the desk is set up."""
    return await desk.run('cancel_ticket', arguments)


@tool(
    operations=('put_tickets_ticket_number_close',),
    effect='write_outbound',
    abilities='Editar tickets',
    route='PUT /tickets/{ticket_number}/close',
)
async def close_ticket(desk: Desk, /, **arguments: Unpack[CloseTicketInput]) -> ToolAnswer:
    """Closes a ticket; the customer may be told. If the desk refuses, it names what stands in the way."""
    return await desk.run('close_ticket', arguments)


@tool(
    operations=('post_tickets_ticket_number_appointments',),
    effect='write_internal',
    abilities='Criar e editar apontamentos',
    route='POST /tickets/{ticket_number}/appointments',
)
async def create_appointment(desk: Desk, /, **arguments: Unpack[CreateAppointmentInput]) -> ToolAnswer:
    """Time spent on a ticket, on desks that do not value appointments."""
    return await desk.run('create_appointment', arguments)


@tool(
    operations=('post_tickets_ticket_number_internal_communications',),
    effect='write_internal',
    abilities='Visualizar e adicionar mensagens na comunicação interna',
    route='POST /tickets/{ticket_number}/internal_communications',
)
async def create_internal_communication(desk: Desk, /, **arguments: Unpack[CreateInternalCommunicationInput]) -> ToolAnswer:
    """A note for colleagues, which the customer does not see. To answer the customer use create_ticket_answer."""
    return await desk.run('create_internal_communication', arguments)


@tool(
    operations=('post_tickets', 'get_clients', 'get_desks', 'get_desks_id_services-catalogs-items', 'get_clients_id_requestors', 'get_users', 'get_technical-users'),
    effect='write_outbound',
    abilities='Visualizar e abrir tickets or Editar tickets',
    route='POST /tickets',
)
async def create_ticket(desk: Desk, /, **arguments: Unpack[CreateTicketInput]) -> ToolAnswer:
    """Opens a ticket; customers may be notified. A bare name ("for Tuitui") is desk_name; "client X", "company X" is client_name; who asks is requestor_email or requestor_name; unclear which: ask. Part of a name will do, one that fits several is refused with the candidates; ids beat names. As the desk is set up, priority_id (list_desk_priorities) or a catalog item is needed."""
    return await desk.run('create_ticket', arguments)


@tool(
    operations=('post_tickets_ticket_number_answers',),
    effect='write_outbound',
    abilities='Visualizar e abrir tickets or Editar tickets',
    route='POST /tickets/{ticket_number}/answers',
)
async def create_ticket_answer(desk: Desk, /, **arguments: Unpack[CreateTicketAnswerInput]) -> ToolAnswer:
    """Sends an answer to the customer. For a note to colleagues use create_internal_communication."""
    return await desk.run('create_ticket_answer', arguments)


@tool(
    operations=('get_tickets_ticket_number_internal_communications_id',),
    effect='read',
    abilities='Visualizar e adicionar mensagens na comunicação interna',
    route='GET /tickets/{ticket_number}/internal_communications/{id}',
)
async def get_internal_communication(desk: Desk, /, **arguments: Unpack[GetInternalCommunicationInput]) -> ToolAnswer:
    """One note with its whole text and files."""
    return await desk.run('get_internal_communication', arguments)


@tool(
    operations=('get_tickets_ticket_number',),
    effect='read',
    abilities='Visualizar e abrir tickets or Visualizar tickets em que eu não sou o responsável',
    route='GET /tickets/{ticket_number}',
)
async def get_ticket(desk: Desk, /, **arguments: Unpack[GetTicketInput]) -> ToolAnswer:
    """One ticket; custom fields only when asked for."""
    return await desk.run('get_ticket', arguments)


@tool(
    operations=('get_tickets_ticket_number_files',),
    effect='read',
    abilities='Visualizar e abrir tickets or Editar tickets',
    route='GET /tickets/{ticket_number}/files',
)
async def get_ticket_files(desk: Desk, /, **arguments: Unpack[GetTicketFilesInput]) -> ToolAnswer:
    """The first 20, with type, size and address."""
    return await desk.run('get_ticket_files', arguments)


@tool(
    operations=('get_tickets_ticket_number_stages-slas',),
    effect='read',
    abilities='Visualizar e abrir tickets or Visualizar tickets em que eu não sou o responsável',
    route='GET /tickets/{ticket_number}/stages-slas',
)
async def get_ticket_stages_slas(desk: Desk, /, **arguments: Unpack[GetTicketStagesSlasInput]) -> ToolAnswer:
    """Stages it went through, how long, whether each SLA was met; empty without any."""
    return await desk.run('get_ticket_stages_slas', arguments)


@tool(
    operations=('get_tickets_ticket_number_appointments',),
    effect='read',
    abilities='Visualizar e abrir tickets or Visualizar tickets em que eu não sou o responsável',
    route='GET /tickets/{ticket_number}/appointments',
)
async def list_appointments(desk: Desk, /, **arguments: Unpack[ListAppointmentsInput]) -> ToolAnswer:
    """Time recorded on a ticket, of any desk; dates inclusive."""
    return await desk.run('list_appointments', arguments)


@tool(
    operations=('get_tickets_ticket_number_internal_communications',),
    effect='read',
    abilities='Visualizar e adicionar mensagens na comunicação interna',
    route='GET /tickets/{ticket_number}/internal_communications',
)
async def list_internal_communications(desk: Desk, /, **arguments: Unpack[ListInternalCommunicationsInput]) -> ToolAnswer:
    """The internal notes of a ticket, shortened; get_internal_communication has a whole one."""
    return await desk.run('list_internal_communications', arguments)


@tool(
    operations=('get_tickets', 'get_desks', 'get_clients', 'get_desks_id_stages'),
    effect='read',
    abilities='Visualizar e abrir tickets or Visualizar tickets em que eu não sou o responsável',
    route='GET /tickets',
)
async def list_tickets(desk: Desk, /, **arguments: Unpack[ListTicketsInput]) -> ToolAnswer:
    """Open tickets by desk, client, stage, attendant or requestor; at least one is needed. A bare name ("tickets of Tuitui"), "desk X", "team X" is desk_name; "client X", "company X" is client_name; "assigned to João" is responsible_ids (search_user); opened by an address is requestor_email. Unclear which: ask."""
    return await desk.run('list_tickets', arguments)


@tool(
    operations=('put_tickets_ticket_number_cancel',),
    effect='write_outbound',
    abilities='Editar tickets',
    route='PUT /tickets/{ticket_number}/cancel',
)
async def tickets_cancel(desk: Desk, /, **arguments: Unpack[TicketsCancelInput]) -> ToolAnswer:
    """Cancel a ticket. Takes no body. The desk must allow it (`cancelable_tickets`). Refused (422, code 42206) while pre-appointments are pending or equipment is on loan."""
    return await desk.run('tickets_cancel', arguments)


@tool(
    operations=('put_tickets_ticket_number_close',),
    effect='write_outbound',
    abilities='Editar tickets',
    route='PUT /tickets/{ticket_number}/close',
)
async def tickets_close(desk: Desk, /, **arguments: Unpack[TicketsCloseInput]) -> ToolAnswer:
    """Close a ticket. Takes no body. Refused (422, code 42206) while the ticket is in its first stage, has pending pre-appointments, a paused SLA, equipment on loan, required checklists left, no responsible, no appointment though the desk uses them, or no answer though it does not. `detail` is keyed by what stands in the way."""
    return await desk.run('tickets_close', arguments)


@tool(
    operations=('post_tickets',),
    effect='write_outbound',
    abilities='Visualizar e abrir tickets or Editar tickets',
    route='POST /tickets',
)
async def tickets_create(desk: Desk, /, **arguments: Unpack[TicketsCreateInput]) -> ToolAnswer:
    """Create a ticket. Opens a ticket; the answer wraps it in `ticket`. Which of two fields must be sent depends on the desk: `services_catalogs_item_id` where its `require_service_catalog_open_ticket` is true, `priority_id` where it is false. `requestor_id` replaces the single requestor fields; with those alone a requestor is made up of them. Sending it twice makes two tickets."""
    return await desk.run('tickets_create', arguments)


@tool(
    operations=('get_tickets_ticket_number',),
    effect='read',
    abilities='Visualizar e abrir tickets or Visualizar tickets em que eu não sou o responsável',
    route='GET /tickets/{ticket_number}',
)
async def tickets_get(desk: Desk, /, **arguments: Unpack[TicketsGetInput]) -> ToolAnswer:
    """Read a ticket. The whole ticket, by its number. Custom fields come only when asked for: the filled ones in `entity_fields`, or all of them, grouped, in `entities`; the two have never been seen filled together."""
    return await desk.run('tickets_get', arguments)


@tool(
    operations=('get_tickets',),
    effect='read',
    abilities='Visualizar e abrir tickets or Visualizar tickets em que eu não sou o responsável',
    route='GET /tickets',
)
async def tickets_list(desk: Desk, /, **arguments: Unpack[TicketsListInput]) -> ToolAnswer:
    """List tickets. Tickets the caller may see, one page. A row is a summary: it has no description, for that read the ticket. Without `filter_by`, `is_closed` decides between open and closed tickets. All filters must hold at once. With `group_by` the answer is an object of counts instead of the list."""
    return await desk.run('tickets_list', arguments)


@tool(
    operations=('get_tickets_ticket_number_histories',),
    effect='read',
    abilities='Visualizar e abrir tickets or Visualizar tickets em que eu não sou o responsável',
    route='GET /tickets/{ticket_number}/histories',
)
async def tickets_list_histories(desk: Desk, /, **arguments: Unpack[TicketsListHistoriesInput]) -> ToolAnswer:
    """List the history of a ticket. What was changed, when and by whom, either of its stages or of its appointments."""
    return await desk.run('tickets_list_histories', arguments)


@tool(
    operations=('get_tickets_ticket_number_stages-slas',),
    effect='read',
    abilities='Visualizar e abrir tickets or Visualizar tickets em que eu não sou o responsável',
    route='GET /tickets/{ticket_number}/stages-slas',
)
async def tickets_list_stages_slas(desk: Desk, /, **arguments: Unpack[TicketsListStagesSlasInput]) -> ToolAnswer:
    """List the stages and SLAs of a ticket. Every stage the ticket has been in, newest first, with the time spent within business hours and whether the SLA was met. An empty list is normal: the desk has no SLA, or the page lies past the end."""
    return await desk.run('tickets_list_stages_slas', arguments)


@tool(
    operations=('put_tickets_ticket_number_reopen',),
    effect='write_outbound',
    abilities='Revisar e avaliar tickets fechados',
    route='PUT /tickets/{ticket_number}/reopen',
)
async def tickets_reopen(desk: Desk, /, **arguments: Unpack[TicketsReopenInput]) -> ToolAnswer:
    """Reopen a ticket. Opens a closed ticket again; an open one is refused (422, code 42207). Free for tickets that wait for the caller's own review, otherwise the permission is needed. The vendor's own client always sends the reason, if only an empty one."""
    return await desk.run('tickets_reopen', arguments)


@tool(
    operations=('put_tickets_ticket_number',),
    effect='write_outbound',
    abilities='Editar tickets',
    route='PUT /tickets/{ticket_number}',
)
async def tickets_update(desk: Desk, /, **arguments: Unpack[TicketsUpdateInput]) -> ToolAnswer:
    """Change a ticket. Only open tickets; what is left out stays. The answer is the ticket itself, not wrapped. `followers` replaces the whole list. A null takes the responsible or the parent away. A new priority on the same desk needs `priority_change_reason`, which is refused together with a new desk. Moving to another desk works only between related desks, and the new desk may demand a catalog item. Custom fields have an operation of their own."""
    return await desk.run('tickets_update', arguments)


@tool(
    operations=('put_tickets_ticket_number_entities',),
    effect='write_outbound',
    abilities='Editar tickets',
    route='PUT /tickets/{ticket_number}/entities',
)
async def tickets_update_entities(desk: Desk, /, **arguments: Unpack[TicketsUpdateEntitiesInput]) -> ToolAnswer:
    """Fill in custom fields of a ticket. 1 to 50 values; fields not named stay. A checkbox field takes one item for each option, a single_select the option's id as text, and null empties a field that is not required. Status 207 means that some values were saved and others not: its body is an error whose `detail` names those that were not. On a closed ticket the permission "Editar tickets fechados" is needed as well."""
    return await desk.run('tickets_update_entities', arguments)


@tool(
    operations=('put_tickets_ticket_number', 'get_desks', 'get_desks_id_stages', 'get_users', 'get_technical-users', 'get_desks_id_services-catalogs-items'),
    effect='write_outbound',
    abilities='Editar tickets',
    route='PUT /tickets/{ticket_number}',
)
async def update_ticket(desk: Desk, /, **arguments: Unpack[UpdateTicketInput]) -> ToolAnswer:
    """Changes what is given of an open ticket; customers may be notified. A bare name is desk_name. stage_name and catalog_item_name need desk_id or desk_name."""
    return await desk.run('update_ticket', arguments)


@tool(
    operations=('put_tickets_ticket_number_entities',),
    effect='write_outbound',
    abilities='Editar tickets',
    route='PUT /tickets/{ticket_number}/entities',
)
async def update_ticket_entities(desk: Desk, /, **arguments: Unpack[UpdateTicketEntitiesInput]) -> ToolAnswer:
    """Ids: list_entities, list_entity_fields, list_entity_field_options. A checkbox takes one item per option, "true" or "false"; single_select the option's id as text; date YYYY-MM-DD; currency 1200.55; null clears."""
    return await desk.run('update_ticket_entities', arguments)
