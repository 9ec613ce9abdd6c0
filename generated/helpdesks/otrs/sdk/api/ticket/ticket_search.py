# Generated from specs/otrs. Do not edit: make regen

"""POST /TicketSearch: Find the ids of tickets"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.dynamic_field_search import DynamicFieldSearch
    from ...models.ticket_search_answer import TicketSearchAnswer
    from ...models.ticket_search_request_content_search import TicketSearchRequestContentSearch
    from ...models.ticket_search_request_search_in_archive import TicketSearchRequestSearchInArchive
    from ...models.time_search_type import TimeSearchType
    from ...models.time_unit_name import TimeUnitName

OPERATION: Final[dict[str, Any]] = {
    "id": "TicketSearch",
    "method": "POST",
    "path": "/TicketSearch",
    "parameters": [],
    "body": {"required": False, "media": {"application/json": {"kind": "json"}}, "never_empty": True},
    "accept": "application/json",
    "security": [["session"], ["login"], ["headers"]],
    "server": None,
    "retry_safe": True,
    "idempotency": None,
    "failure": [{"at": "/Error", "present": True}],
    "pagination": None,
    "responses": {"200": {"kind": "json", "media": "application/json"}, "500": {"kind": "text", "media": "text/plain"}},
    "lists": ["/TicketID"],
}


def _parse(response: _httpx.Response) -> TicketSearchAnswer:
    from ...models.ticket_search_answer import TicketSearchAnswer

    _readers: dict[str, _Reader[TicketSearchAnswer]] = {"200": TicketSearchAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    limit: int | str | Unset = UNSET,
    sort_by: str | list[str] | Unset = UNSET,
    order_by: str | list[str] | Unset = UNSET,
    ticket_number: str | list[str] | Unset = UNSET,
    ticket_id: str | int | list[str | int] | Unset = UNSET,
    title: str | list[str] | Unset = UNSET,
    queues: str | list[str] | Unset = UNSET,
    queue_i_ds: str | int | list[str | int] | Unset = UNSET,
    use_sub_queues: int | str | Unset = UNSET,
    states: str | list[str] | Unset = UNSET,
    state_i_ds: str | int | list[str | int] | Unset = UNSET,
    state_type: str | list[str] | Unset = UNSET,
    state_type_i_ds: str | int | list[str | int] | Unset = UNSET,
    priorities: str | list[str] | Unset = UNSET,
    priority_i_ds: str | int | list[str | int] | Unset = UNSET,
    types: str | list[str] | Unset = UNSET,
    type_i_ds: str | int | list[str | int] | Unset = UNSET,
    services: str | list[str] | Unset = UNSET,
    service_i_ds: str | int | list[str | int] | Unset = UNSET,
    sl_as: str | list[str] | Unset = UNSET,
    slai_ds: str | int | list[str | int] | Unset = UNSET,
    locks: str | list[str] | Unset = UNSET,
    lock_i_ds: str | int | list[str | int] | Unset = UNSET,
    owner_i_ds: str | int | list[str | int] | Unset = UNSET,
    responsible_i_ds: str | int | list[str | int] | Unset = UNSET,
    watch_user_i_ds: str | int | list[str | int] | Unset = UNSET,
    customer_id: str | list[str] | Unset = UNSET,
    customer_id_raw: str | list[str] | Unset = UNSET,
    customer_user_login: str | list[str] | Unset = UNSET,
    search_in_archive: TicketSearchRequestSearchInArchive | Unset = UNSET,
    created_user_i_ds: str | int | list[str | int] | Unset = UNSET,
    created_types: str | list[str] | Unset = UNSET,
    created_type_i_ds: str | int | list[str | int] | Unset = UNSET,
    created_priorities: str | list[str] | Unset = UNSET,
    created_priority_i_ds: str | int | list[str | int] | Unset = UNSET,
    created_states: str | list[str] | Unset = UNSET,
    created_state_i_ds: str | int | list[str | int] | Unset = UNSET,
    created_queues: str | list[str] | Unset = UNSET,
    created_queue_i_ds: str | int | list[str | int] | Unset = UNSET,
    dynamic_field: DynamicFieldSearch | Mapping[str, Any] | Sequence[DynamicFieldSearch | Mapping[str, Any]] | Unset = UNSET,
    fulltext: str | Unset = UNSET,
    mime_base_from: str | Unset = UNSET,
    mime_base_to: str | Unset = UNSET,
    mime_base_cc: str | Unset = UNSET,
    mime_base_bcc: str | Unset = UNSET,
    mime_base_subject: str | Unset = UNSET,
    mime_base_body: str | Unset = UNSET,
    mime_base_attachment_name: str | Unset = UNSET,
    content_search: TicketSearchRequestContentSearch | Unset = UNSET,
    full_text_index: int | str | Unset = UNSET,
    agent: str | Unset = UNSET,
    result_form: str | Unset = UNSET,
    shown_attributes: str | Unset = UNSET,
    ticket_create_time_older_minutes: int | str | Unset = UNSET,
    ticket_create_time_newer_minutes: int | str | Unset = UNSET,
    ticket_create_time_older_date: str | Unset = UNSET,
    ticket_create_time_newer_date: str | Unset = UNSET,
    ticket_change_time_older_minutes: int | str | Unset = UNSET,
    ticket_change_time_newer_minutes: int | str | Unset = UNSET,
    ticket_change_time_older_date: str | Unset = UNSET,
    ticket_change_time_newer_date: str | Unset = UNSET,
    ticket_last_change_time_older_minutes: int | str | Unset = UNSET,
    ticket_last_change_time_newer_minutes: int | str | Unset = UNSET,
    ticket_last_change_time_older_date: str | Unset = UNSET,
    ticket_last_change_time_newer_date: str | Unset = UNSET,
    ticket_close_time_older_minutes: int | str | Unset = UNSET,
    ticket_close_time_newer_minutes: int | str | Unset = UNSET,
    ticket_close_time_older_date: str | Unset = UNSET,
    ticket_close_time_newer_date: str | Unset = UNSET,
    ticket_pending_time_older_minutes: int | str | Unset = UNSET,
    ticket_pending_time_newer_minutes: int | str | Unset = UNSET,
    ticket_pending_time_older_date: str | Unset = UNSET,
    ticket_pending_time_newer_date: str | Unset = UNSET,
    article_create_time_older_minutes: int | str | Unset = UNSET,
    article_create_time_newer_minutes: int | str | Unset = UNSET,
    article_create_time_older_date: str | Unset = UNSET,
    article_create_time_newer_date: str | Unset = UNSET,
    ticket_escalation_time_older_minutes: int | str | Unset = UNSET,
    ticket_escalation_time_newer_minutes: int | str | Unset = UNSET,
    ticket_escalation_time_older_date: str | Unset = UNSET,
    ticket_escalation_time_newer_date: str | Unset = UNSET,
    ticket_escalation_update_time_older_minutes: int | str | Unset = UNSET,
    ticket_escalation_update_time_newer_minutes: int | str | Unset = UNSET,
    ticket_escalation_update_time_older_date: str | Unset = UNSET,
    ticket_escalation_update_time_newer_date: str | Unset = UNSET,
    ticket_escalation_response_time_older_minutes: int | str | Unset = UNSET,
    ticket_escalation_response_time_newer_minutes: int | str | Unset = UNSET,
    ticket_escalation_response_time_older_date: str | Unset = UNSET,
    ticket_escalation_response_time_newer_date: str | Unset = UNSET,
    ticket_escalation_solution_time_older_minutes: int | str | Unset = UNSET,
    ticket_escalation_solution_time_newer_minutes: int | str | Unset = UNSET,
    ticket_escalation_solution_time_older_date: str | Unset = UNSET,
    ticket_escalation_solution_time_newer_date: str | Unset = UNSET,
    time_search_type: TimeSearchType | Unset = UNSET,
    change_time_search_type: TimeSearchType | Unset = UNSET,
    last_change_time_search_type: TimeSearchType | Unset = UNSET,
    close_time_search_type: TimeSearchType | Unset = UNSET,
    article_time_search_type: TimeSearchType | Unset = UNSET,
    ticket_create_time_point: int | str | Unset = UNSET,
    ticket_create_time_point_format: TimeUnitName | Unset = UNSET,
    ticket_create_time_point_start: str | Unset = UNSET,
    ticket_create_time_start_day: int | str | Unset = UNSET,
    ticket_create_time_start_month: int | str | Unset = UNSET,
    ticket_create_time_start_year: int | str | Unset = UNSET,
    ticket_create_time_stop_day: int | str | Unset = UNSET,
    ticket_create_time_stop_month: int | str | Unset = UNSET,
    ticket_create_time_stop_year: int | str | Unset = UNSET,
    ticket_change_time_point: int | str | Unset = UNSET,
    ticket_change_time_point_format: TimeUnitName | Unset = UNSET,
    ticket_change_time_point_start: str | Unset = UNSET,
    ticket_change_time_start_day: int | str | Unset = UNSET,
    ticket_change_time_start_month: int | str | Unset = UNSET,
    ticket_change_time_start_year: int | str | Unset = UNSET,
    ticket_change_time_stop_day: int | str | Unset = UNSET,
    ticket_change_time_stop_month: int | str | Unset = UNSET,
    ticket_change_time_stop_year: int | str | Unset = UNSET,
    ticket_last_change_time_point: int | str | Unset = UNSET,
    ticket_last_change_time_point_format: TimeUnitName | Unset = UNSET,
    ticket_last_change_time_point_start: str | Unset = UNSET,
    ticket_last_change_time_start_day: int | str | Unset = UNSET,
    ticket_last_change_time_start_month: int | str | Unset = UNSET,
    ticket_last_change_time_start_year: int | str | Unset = UNSET,
    ticket_last_change_time_stop_day: int | str | Unset = UNSET,
    ticket_last_change_time_stop_month: int | str | Unset = UNSET,
    ticket_last_change_time_stop_year: int | str | Unset = UNSET,
    ticket_close_time_point: int | str | Unset = UNSET,
    ticket_close_time_point_format: TimeUnitName | Unset = UNSET,
    ticket_close_time_point_start: str | Unset = UNSET,
    ticket_close_time_start_day: int | str | Unset = UNSET,
    ticket_close_time_start_month: int | str | Unset = UNSET,
    ticket_close_time_start_year: int | str | Unset = UNSET,
    ticket_close_time_stop_day: int | str | Unset = UNSET,
    ticket_close_time_stop_month: int | str | Unset = UNSET,
    ticket_close_time_stop_year: int | str | Unset = UNSET,
    ticket_pending_time_point: int | str | Unset = UNSET,
    ticket_pending_time_point_format: TimeUnitName | Unset = UNSET,
    ticket_pending_time_point_start: str | Unset = UNSET,
    ticket_pending_time_start_day: int | str | Unset = UNSET,
    ticket_pending_time_start_month: int | str | Unset = UNSET,
    ticket_pending_time_start_year: int | str | Unset = UNSET,
    ticket_pending_time_stop_day: int | str | Unset = UNSET,
    ticket_pending_time_stop_month: int | str | Unset = UNSET,
    ticket_pending_time_stop_year: int | str | Unset = UNSET,
    article_create_time_point: int | str | Unset = UNSET,
    article_create_time_point_format: TimeUnitName | Unset = UNSET,
    article_create_time_point_start: str | Unset = UNSET,
    article_create_time_start_day: int | str | Unset = UNSET,
    article_create_time_start_month: int | str | Unset = UNSET,
    article_create_time_start_year: int | str | Unset = UNSET,
    article_create_time_stop_day: int | str | Unset = UNSET,
    article_create_time_stop_month: int | str | Unset = UNSET,
    article_create_time_stop_year: int | str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[TicketSearchAnswer]:
    """Find the ids of tickets

    Gives ids only; TicketGet reads them. Filters narrow each other, several values of one filter are alternatives. Names must be exact: an unknown queue finds nothing and is no error. There is no offset: go on with a date or an id. Only tickets that the user may read are found.

    - limit: How many ids at most; 500 by default, or what the system says.
    - sort_by: Age (default), Owner, Responsible, CustomerID, State, TicketNumber, Queue, Priority, Type, Lock, Changed, Title, Service, SLA, PendingTime, EscalationTime, EscalationUpdateTime, EscalationResponseTime, EscalationSolutionTime or DynamicField_<Name>; a list sorts by the first, then the next.
    - order_by: Down (default) or Up; a list for a list in SortBy.
    - ticket_number: The number that people use; % or * stands for anything.
    - ticket_id: Internal ids.
    - title: The whole title; % or * stands for anything.
    - queues: Names of queues.
    - queue_i_ds: One id or a list of them.
    - use_sub_queues: 1: queues below the named ones count, too.
    - states: Names of states.
    - state_i_ds: One id or a list of them.
    - state_type: new, open, closed, pending reminder, pending auto, removed, merged; or Open or Closed for all that are so.
    - state_type_i_ds: One id or a list of them.
    - priorities: Names of priorities.
    - priority_i_ds: One id or a list of them.
    - types: Names of ticket types.
    - type_i_ds: One id or a list of them.
    - services: Names of services.
    - service_i_ds: One id or a list of them.
    - sl_as: Names of service level agreements.
    - slai_ds: One id or a list of them.
    - locks: lock, unlock, tmp_lock.
    - lock_i_ds: One id or a list of them.
    - owner_i_ds: Ids of agents who own it.
    - responsible_i_ds: Ids of agents who are responsible.
    - watch_user_i_ds: Ids of agents who watch it.
    - customer_id: The customer's company.
    - customer_id_raw: The same, exactly as it stands there; CustomerID is ignored then (OTOBO only).
    - customer_user_login: Logins of customer users.
    - created_user_i_ds: Ids of agents who created it.
    - created_types: Its type at first.
    - created_type_i_ds: One id or a list of them.
    - created_priorities: Its priority at first.
    - created_priority_i_ds: One id or a list of them.
    - created_states: Its state at first.
    - created_state_i_ds: One id or a list of them.
    - created_queues: Its queue at first.
    - created_queue_i_ds: One id or a list of them.
    - dynamic_field: Conditions on dynamic fields; the older form DynamicField_<Name> is ignored beside it.
    - fulltext: In sender, recipients, subject or text of an article.
    - mime_base_from: In the sender of an article.
    - mime_base_to: In its recipients.
    - mime_base_cc: In the recipients of copies.
    - mime_base_bcc: In the recipients of blind copies.
    - mime_base_subject: In its subject.
    - mime_base_body: In its text.
    - mime_base_attachment_name: In the names of its files.
    - full_text_index: 1: use the full-text index, if there is one.
    - agent: Taken from the search dialog.
    - result_form: Taken from the search dialog; the answer is a list of ids in any case.
    - shown_attributes: Taken from the search dialog.
    - ticket_create_time_older_minutes: Tickets created more than this many minutes ago.
    - ticket_create_time_newer_minutes: Tickets created less than this many minutes ago.
    - ticket_create_time_older_date: Tickets created before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_create_time_newer_date: Tickets created after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_change_time_older_minutes: Tickets with a history entry made more than this many minutes ago.
    - ticket_change_time_newer_minutes: Tickets with a history entry made less than this many minutes ago.
    - ticket_change_time_older_date: Tickets with a history entry made before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_change_time_newer_date: Tickets with a history entry made after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_last_change_time_older_minutes: Tickets last changed more than this many minutes ago.
    - ticket_last_change_time_newer_minutes: Tickets last changed less than this many minutes ago.
    - ticket_last_change_time_older_date: Tickets last changed before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_last_change_time_newer_date: Tickets last changed after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_close_time_older_minutes: Tickets closed more than this many minutes ago.
    - ticket_close_time_newer_minutes: Tickets closed less than this many minutes ago.
    - ticket_close_time_older_date: Tickets closed before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_close_time_newer_date: Tickets closed after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_pending_time_older_minutes: Tickets pending until a time more than this many minutes ago.
    - ticket_pending_time_newer_minutes: Tickets pending until a time less than this many minutes ago.
    - ticket_pending_time_older_date: Tickets pending until a time before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_pending_time_newer_date: Tickets pending until a time after this time, YYYY-MM-DD HH:MM:SS.
    - article_create_time_older_minutes: Tickets with an article created more than this many minutes ago.
    - article_create_time_newer_minutes: Tickets with an article created less than this many minutes ago.
    - article_create_time_older_date: Tickets with an article created before this time, YYYY-MM-DD HH:MM:SS.
    - article_create_time_newer_date: Tickets with an article created after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_time_older_minutes: Tickets of which any clock of theirs runs out more than this many minutes ago.
    - ticket_escalation_time_newer_minutes: Tickets of which any clock of theirs runs out less than this many minutes ago.
    - ticket_escalation_time_older_date: Tickets of which any clock of theirs runs out before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_time_newer_date: Tickets of which any clock of theirs runs out after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_update_time_older_minutes: Tickets of which the update is due more than this many minutes ago.
    - ticket_escalation_update_time_newer_minutes: Tickets of which the update is due less than this many minutes ago.
    - ticket_escalation_update_time_older_date: Tickets of which the update is due before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_update_time_newer_date: Tickets of which the update is due after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_response_time_older_minutes: Tickets of which the first response is due more than this many minutes ago.
    - ticket_escalation_response_time_newer_minutes: Tickets of which the first response is due less than this many minutes ago.
    - ticket_escalation_response_time_older_date: Tickets of which the first response is due before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_response_time_newer_date: Tickets of which the first response is due after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_solution_time_older_minutes: Tickets of which the solution is due more than this many minutes ago.
    - ticket_escalation_solution_time_newer_minutes: Tickets of which the solution is due less than this many minutes ago.
    - ticket_escalation_solution_time_older_date: Tickets of which the solution is due before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_solution_time_newer_date: Tickets of which the solution is due after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_create_time_point: How many units of TicketCreateTimePointFormat.
    - ticket_create_time_point_start: Before: longer ago than the point. Anything else (Last): within it.
    - ticket_create_time_start_day: Day of the first day.
    - ticket_create_time_start_month: Month of the first day.
    - ticket_create_time_start_year: Year of the first day.
    - ticket_create_time_stop_day: Day of the last day.
    - ticket_create_time_stop_month: Month of the last day.
    - ticket_create_time_stop_year: Year of the last day.
    - ticket_change_time_point: How many units of TicketChangeTimePointFormat.
    - ticket_change_time_point_start: Before: longer ago than the point. Anything else (Last): within it.
    - ticket_change_time_start_day: Day of the first day.
    - ticket_change_time_start_month: Month of the first day.
    - ticket_change_time_start_year: Year of the first day.
    - ticket_change_time_stop_day: Day of the last day.
    - ticket_change_time_stop_month: Month of the last day.
    - ticket_change_time_stop_year: Year of the last day.
    - ticket_last_change_time_point: How many units of TicketLastChangeTimePointFormat.
    - ticket_last_change_time_point_start: Before: longer ago than the point. Anything else (Last): within it.
    - ticket_last_change_time_start_day: Day of the first day.
    - ticket_last_change_time_start_month: Month of the first day.
    - ticket_last_change_time_start_year: Year of the first day.
    - ticket_last_change_time_stop_day: Day of the last day.
    - ticket_last_change_time_stop_month: Month of the last day.
    - ticket_last_change_time_stop_year: Year of the last day.
    - ticket_close_time_point: How many units of TicketCloseTimePointFormat.
    - ticket_close_time_point_start: Before: longer ago than the point. Anything else (Last): within it.
    - ticket_close_time_start_day: Day of the first day.
    - ticket_close_time_start_month: Month of the first day.
    - ticket_close_time_start_year: Year of the first day.
    - ticket_close_time_stop_day: Day of the last day.
    - ticket_close_time_stop_month: Month of the last day.
    - ticket_close_time_stop_year: Year of the last day.
    - ticket_pending_time_point: How many units of TicketPendingTimePointFormat.
    - ticket_pending_time_point_start: Before: longer ago than the point. Anything else (Last): within it.
    - ticket_pending_time_start_day: Day of the first day.
    - ticket_pending_time_start_month: Month of the first day.
    - ticket_pending_time_start_year: Year of the first day.
    - ticket_pending_time_stop_day: Day of the last day.
    - ticket_pending_time_stop_month: Month of the last day.
    - ticket_pending_time_stop_year: Year of the last day.
    - article_create_time_point: How many units of ArticleCreateTimePointFormat.
    - article_create_time_point_start: Before: longer ago than the point. Anything else (Last): within it.
    - article_create_time_start_day: Day of the first day.
    - article_create_time_start_month: Month of the first day.
    - article_create_time_start_year: Year of the first day.
    - article_create_time_stop_day: Day of the last day.
    - article_create_time_stop_month: Month of the last day.
    - article_create_time_stop_year: Year of the last day.
    """
    _values = _request_values(
        body=_object_body({
            "Limit": limit,
            "SortBy": sort_by,
            "OrderBy": order_by,
            "TicketNumber": ticket_number,
            "TicketID": ticket_id,
            "Title": title,
            "Queues": queues,
            "QueueIDs": queue_i_ds,
            "UseSubQueues": use_sub_queues,
            "States": states,
            "StateIDs": state_i_ds,
            "StateType": state_type,
            "StateTypeIDs": state_type_i_ds,
            "Priorities": priorities,
            "PriorityIDs": priority_i_ds,
            "Types": types,
            "TypeIDs": type_i_ds,
            "Services": services,
            "ServiceIDs": service_i_ds,
            "SLAs": sl_as,
            "SLAIDs": slai_ds,
            "Locks": locks,
            "LockIDs": lock_i_ds,
            "OwnerIDs": owner_i_ds,
            "ResponsibleIDs": responsible_i_ds,
            "WatchUserIDs": watch_user_i_ds,
            "CustomerID": customer_id,
            "CustomerIDRaw": customer_id_raw,
            "CustomerUserLogin": customer_user_login,
            "SearchInArchive": search_in_archive,
            "CreatedUserIDs": created_user_i_ds,
            "CreatedTypes": created_types,
            "CreatedTypeIDs": created_type_i_ds,
            "CreatedPriorities": created_priorities,
            "CreatedPriorityIDs": created_priority_i_ds,
            "CreatedStates": created_states,
            "CreatedStateIDs": created_state_i_ds,
            "CreatedQueues": created_queues,
            "CreatedQueueIDs": created_queue_i_ds,
            "DynamicField": dynamic_field,
            "Fulltext": fulltext,
            "MIMEBase_From": mime_base_from,
            "MIMEBase_To": mime_base_to,
            "MIMEBase_Cc": mime_base_cc,
            "MIMEBase_Bcc": mime_base_bcc,
            "MIMEBase_Subject": mime_base_subject,
            "MIMEBase_Body": mime_base_body,
            "MIMEBase_AttachmentName": mime_base_attachment_name,
            "ContentSearch": content_search,
            "FullTextIndex": full_text_index,
            "Agent": agent,
            "ResultForm": result_form,
            "ShownAttributes": shown_attributes,
            "TicketCreateTimeOlderMinutes": ticket_create_time_older_minutes,
            "TicketCreateTimeNewerMinutes": ticket_create_time_newer_minutes,
            "TicketCreateTimeOlderDate": ticket_create_time_older_date,
            "TicketCreateTimeNewerDate": ticket_create_time_newer_date,
            "TicketChangeTimeOlderMinutes": ticket_change_time_older_minutes,
            "TicketChangeTimeNewerMinutes": ticket_change_time_newer_minutes,
            "TicketChangeTimeOlderDate": ticket_change_time_older_date,
            "TicketChangeTimeNewerDate": ticket_change_time_newer_date,
            "TicketLastChangeTimeOlderMinutes": ticket_last_change_time_older_minutes,
            "TicketLastChangeTimeNewerMinutes": ticket_last_change_time_newer_minutes,
            "TicketLastChangeTimeOlderDate": ticket_last_change_time_older_date,
            "TicketLastChangeTimeNewerDate": ticket_last_change_time_newer_date,
            "TicketCloseTimeOlderMinutes": ticket_close_time_older_minutes,
            "TicketCloseTimeNewerMinutes": ticket_close_time_newer_minutes,
            "TicketCloseTimeOlderDate": ticket_close_time_older_date,
            "TicketCloseTimeNewerDate": ticket_close_time_newer_date,
            "TicketPendingTimeOlderMinutes": ticket_pending_time_older_minutes,
            "TicketPendingTimeNewerMinutes": ticket_pending_time_newer_minutes,
            "TicketPendingTimeOlderDate": ticket_pending_time_older_date,
            "TicketPendingTimeNewerDate": ticket_pending_time_newer_date,
            "ArticleCreateTimeOlderMinutes": article_create_time_older_minutes,
            "ArticleCreateTimeNewerMinutes": article_create_time_newer_minutes,
            "ArticleCreateTimeOlderDate": article_create_time_older_date,
            "ArticleCreateTimeNewerDate": article_create_time_newer_date,
            "TicketEscalationTimeOlderMinutes": ticket_escalation_time_older_minutes,
            "TicketEscalationTimeNewerMinutes": ticket_escalation_time_newer_minutes,
            "TicketEscalationTimeOlderDate": ticket_escalation_time_older_date,
            "TicketEscalationTimeNewerDate": ticket_escalation_time_newer_date,
            "TicketEscalationUpdateTimeOlderMinutes": ticket_escalation_update_time_older_minutes,
            "TicketEscalationUpdateTimeNewerMinutes": ticket_escalation_update_time_newer_minutes,
            "TicketEscalationUpdateTimeOlderDate": ticket_escalation_update_time_older_date,
            "TicketEscalationUpdateTimeNewerDate": ticket_escalation_update_time_newer_date,
            "TicketEscalationResponseTimeOlderMinutes": ticket_escalation_response_time_older_minutes,
            "TicketEscalationResponseTimeNewerMinutes": ticket_escalation_response_time_newer_minutes,
            "TicketEscalationResponseTimeOlderDate": ticket_escalation_response_time_older_date,
            "TicketEscalationResponseTimeNewerDate": ticket_escalation_response_time_newer_date,
            "TicketEscalationSolutionTimeOlderMinutes": ticket_escalation_solution_time_older_minutes,
            "TicketEscalationSolutionTimeNewerMinutes": ticket_escalation_solution_time_newer_minutes,
            "TicketEscalationSolutionTimeOlderDate": ticket_escalation_solution_time_older_date,
            "TicketEscalationSolutionTimeNewerDate": ticket_escalation_solution_time_newer_date,
            "TimeSearchType": time_search_type,
            "ChangeTimeSearchType": change_time_search_type,
            "LastChangeTimeSearchType": last_change_time_search_type,
            "CloseTimeSearchType": close_time_search_type,
            "ArticleTimeSearchType": article_time_search_type,
            "TicketCreateTimePoint": ticket_create_time_point,
            "TicketCreateTimePointFormat": ticket_create_time_point_format,
            "TicketCreateTimePointStart": ticket_create_time_point_start,
            "TicketCreateTimeStartDay": ticket_create_time_start_day,
            "TicketCreateTimeStartMonth": ticket_create_time_start_month,
            "TicketCreateTimeStartYear": ticket_create_time_start_year,
            "TicketCreateTimeStopDay": ticket_create_time_stop_day,
            "TicketCreateTimeStopMonth": ticket_create_time_stop_month,
            "TicketCreateTimeStopYear": ticket_create_time_stop_year,
            "TicketChangeTimePoint": ticket_change_time_point,
            "TicketChangeTimePointFormat": ticket_change_time_point_format,
            "TicketChangeTimePointStart": ticket_change_time_point_start,
            "TicketChangeTimeStartDay": ticket_change_time_start_day,
            "TicketChangeTimeStartMonth": ticket_change_time_start_month,
            "TicketChangeTimeStartYear": ticket_change_time_start_year,
            "TicketChangeTimeStopDay": ticket_change_time_stop_day,
            "TicketChangeTimeStopMonth": ticket_change_time_stop_month,
            "TicketChangeTimeStopYear": ticket_change_time_stop_year,
            "TicketLastChangeTimePoint": ticket_last_change_time_point,
            "TicketLastChangeTimePointFormat": ticket_last_change_time_point_format,
            "TicketLastChangeTimePointStart": ticket_last_change_time_point_start,
            "TicketLastChangeTimeStartDay": ticket_last_change_time_start_day,
            "TicketLastChangeTimeStartMonth": ticket_last_change_time_start_month,
            "TicketLastChangeTimeStartYear": ticket_last_change_time_start_year,
            "TicketLastChangeTimeStopDay": ticket_last_change_time_stop_day,
            "TicketLastChangeTimeStopMonth": ticket_last_change_time_stop_month,
            "TicketLastChangeTimeStopYear": ticket_last_change_time_stop_year,
            "TicketCloseTimePoint": ticket_close_time_point,
            "TicketCloseTimePointFormat": ticket_close_time_point_format,
            "TicketCloseTimePointStart": ticket_close_time_point_start,
            "TicketCloseTimeStartDay": ticket_close_time_start_day,
            "TicketCloseTimeStartMonth": ticket_close_time_start_month,
            "TicketCloseTimeStartYear": ticket_close_time_start_year,
            "TicketCloseTimeStopDay": ticket_close_time_stop_day,
            "TicketCloseTimeStopMonth": ticket_close_time_stop_month,
            "TicketCloseTimeStopYear": ticket_close_time_stop_year,
            "TicketPendingTimePoint": ticket_pending_time_point,
            "TicketPendingTimePointFormat": ticket_pending_time_point_format,
            "TicketPendingTimePointStart": ticket_pending_time_point_start,
            "TicketPendingTimeStartDay": ticket_pending_time_start_day,
            "TicketPendingTimeStartMonth": ticket_pending_time_start_month,
            "TicketPendingTimeStartYear": ticket_pending_time_start_year,
            "TicketPendingTimeStopDay": ticket_pending_time_stop_day,
            "TicketPendingTimeStopMonth": ticket_pending_time_stop_month,
            "TicketPendingTimeStopYear": ticket_pending_time_stop_year,
            "ArticleCreateTimePoint": article_create_time_point,
            "ArticleCreateTimePointFormat": article_create_time_point_format,
            "ArticleCreateTimePointStart": article_create_time_point_start,
            "ArticleCreateTimeStartDay": article_create_time_start_day,
            "ArticleCreateTimeStartMonth": article_create_time_start_month,
            "ArticleCreateTimeStartYear": article_create_time_start_year,
            "ArticleCreateTimeStopDay": article_create_time_stop_day,
            "ArticleCreateTimeStopMonth": article_create_time_stop_month,
            "ArticleCreateTimeStopYear": article_create_time_stop_year,
        }, additional_properties, required=False),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    limit: int | str | Unset = UNSET,
    sort_by: str | list[str] | Unset = UNSET,
    order_by: str | list[str] | Unset = UNSET,
    ticket_number: str | list[str] | Unset = UNSET,
    ticket_id: str | int | list[str | int] | Unset = UNSET,
    title: str | list[str] | Unset = UNSET,
    queues: str | list[str] | Unset = UNSET,
    queue_i_ds: str | int | list[str | int] | Unset = UNSET,
    use_sub_queues: int | str | Unset = UNSET,
    states: str | list[str] | Unset = UNSET,
    state_i_ds: str | int | list[str | int] | Unset = UNSET,
    state_type: str | list[str] | Unset = UNSET,
    state_type_i_ds: str | int | list[str | int] | Unset = UNSET,
    priorities: str | list[str] | Unset = UNSET,
    priority_i_ds: str | int | list[str | int] | Unset = UNSET,
    types: str | list[str] | Unset = UNSET,
    type_i_ds: str | int | list[str | int] | Unset = UNSET,
    services: str | list[str] | Unset = UNSET,
    service_i_ds: str | int | list[str | int] | Unset = UNSET,
    sl_as: str | list[str] | Unset = UNSET,
    slai_ds: str | int | list[str | int] | Unset = UNSET,
    locks: str | list[str] | Unset = UNSET,
    lock_i_ds: str | int | list[str | int] | Unset = UNSET,
    owner_i_ds: str | int | list[str | int] | Unset = UNSET,
    responsible_i_ds: str | int | list[str | int] | Unset = UNSET,
    watch_user_i_ds: str | int | list[str | int] | Unset = UNSET,
    customer_id: str | list[str] | Unset = UNSET,
    customer_id_raw: str | list[str] | Unset = UNSET,
    customer_user_login: str | list[str] | Unset = UNSET,
    search_in_archive: TicketSearchRequestSearchInArchive | Unset = UNSET,
    created_user_i_ds: str | int | list[str | int] | Unset = UNSET,
    created_types: str | list[str] | Unset = UNSET,
    created_type_i_ds: str | int | list[str | int] | Unset = UNSET,
    created_priorities: str | list[str] | Unset = UNSET,
    created_priority_i_ds: str | int | list[str | int] | Unset = UNSET,
    created_states: str | list[str] | Unset = UNSET,
    created_state_i_ds: str | int | list[str | int] | Unset = UNSET,
    created_queues: str | list[str] | Unset = UNSET,
    created_queue_i_ds: str | int | list[str | int] | Unset = UNSET,
    dynamic_field: DynamicFieldSearch | Mapping[str, Any] | Sequence[DynamicFieldSearch | Mapping[str, Any]] | Unset = UNSET,
    fulltext: str | Unset = UNSET,
    mime_base_from: str | Unset = UNSET,
    mime_base_to: str | Unset = UNSET,
    mime_base_cc: str | Unset = UNSET,
    mime_base_bcc: str | Unset = UNSET,
    mime_base_subject: str | Unset = UNSET,
    mime_base_body: str | Unset = UNSET,
    mime_base_attachment_name: str | Unset = UNSET,
    content_search: TicketSearchRequestContentSearch | Unset = UNSET,
    full_text_index: int | str | Unset = UNSET,
    agent: str | Unset = UNSET,
    result_form: str | Unset = UNSET,
    shown_attributes: str | Unset = UNSET,
    ticket_create_time_older_minutes: int | str | Unset = UNSET,
    ticket_create_time_newer_minutes: int | str | Unset = UNSET,
    ticket_create_time_older_date: str | Unset = UNSET,
    ticket_create_time_newer_date: str | Unset = UNSET,
    ticket_change_time_older_minutes: int | str | Unset = UNSET,
    ticket_change_time_newer_minutes: int | str | Unset = UNSET,
    ticket_change_time_older_date: str | Unset = UNSET,
    ticket_change_time_newer_date: str | Unset = UNSET,
    ticket_last_change_time_older_minutes: int | str | Unset = UNSET,
    ticket_last_change_time_newer_minutes: int | str | Unset = UNSET,
    ticket_last_change_time_older_date: str | Unset = UNSET,
    ticket_last_change_time_newer_date: str | Unset = UNSET,
    ticket_close_time_older_minutes: int | str | Unset = UNSET,
    ticket_close_time_newer_minutes: int | str | Unset = UNSET,
    ticket_close_time_older_date: str | Unset = UNSET,
    ticket_close_time_newer_date: str | Unset = UNSET,
    ticket_pending_time_older_minutes: int | str | Unset = UNSET,
    ticket_pending_time_newer_minutes: int | str | Unset = UNSET,
    ticket_pending_time_older_date: str | Unset = UNSET,
    ticket_pending_time_newer_date: str | Unset = UNSET,
    article_create_time_older_minutes: int | str | Unset = UNSET,
    article_create_time_newer_minutes: int | str | Unset = UNSET,
    article_create_time_older_date: str | Unset = UNSET,
    article_create_time_newer_date: str | Unset = UNSET,
    ticket_escalation_time_older_minutes: int | str | Unset = UNSET,
    ticket_escalation_time_newer_minutes: int | str | Unset = UNSET,
    ticket_escalation_time_older_date: str | Unset = UNSET,
    ticket_escalation_time_newer_date: str | Unset = UNSET,
    ticket_escalation_update_time_older_minutes: int | str | Unset = UNSET,
    ticket_escalation_update_time_newer_minutes: int | str | Unset = UNSET,
    ticket_escalation_update_time_older_date: str | Unset = UNSET,
    ticket_escalation_update_time_newer_date: str | Unset = UNSET,
    ticket_escalation_response_time_older_minutes: int | str | Unset = UNSET,
    ticket_escalation_response_time_newer_minutes: int | str | Unset = UNSET,
    ticket_escalation_response_time_older_date: str | Unset = UNSET,
    ticket_escalation_response_time_newer_date: str | Unset = UNSET,
    ticket_escalation_solution_time_older_minutes: int | str | Unset = UNSET,
    ticket_escalation_solution_time_newer_minutes: int | str | Unset = UNSET,
    ticket_escalation_solution_time_older_date: str | Unset = UNSET,
    ticket_escalation_solution_time_newer_date: str | Unset = UNSET,
    time_search_type: TimeSearchType | Unset = UNSET,
    change_time_search_type: TimeSearchType | Unset = UNSET,
    last_change_time_search_type: TimeSearchType | Unset = UNSET,
    close_time_search_type: TimeSearchType | Unset = UNSET,
    article_time_search_type: TimeSearchType | Unset = UNSET,
    ticket_create_time_point: int | str | Unset = UNSET,
    ticket_create_time_point_format: TimeUnitName | Unset = UNSET,
    ticket_create_time_point_start: str | Unset = UNSET,
    ticket_create_time_start_day: int | str | Unset = UNSET,
    ticket_create_time_start_month: int | str | Unset = UNSET,
    ticket_create_time_start_year: int | str | Unset = UNSET,
    ticket_create_time_stop_day: int | str | Unset = UNSET,
    ticket_create_time_stop_month: int | str | Unset = UNSET,
    ticket_create_time_stop_year: int | str | Unset = UNSET,
    ticket_change_time_point: int | str | Unset = UNSET,
    ticket_change_time_point_format: TimeUnitName | Unset = UNSET,
    ticket_change_time_point_start: str | Unset = UNSET,
    ticket_change_time_start_day: int | str | Unset = UNSET,
    ticket_change_time_start_month: int | str | Unset = UNSET,
    ticket_change_time_start_year: int | str | Unset = UNSET,
    ticket_change_time_stop_day: int | str | Unset = UNSET,
    ticket_change_time_stop_month: int | str | Unset = UNSET,
    ticket_change_time_stop_year: int | str | Unset = UNSET,
    ticket_last_change_time_point: int | str | Unset = UNSET,
    ticket_last_change_time_point_format: TimeUnitName | Unset = UNSET,
    ticket_last_change_time_point_start: str | Unset = UNSET,
    ticket_last_change_time_start_day: int | str | Unset = UNSET,
    ticket_last_change_time_start_month: int | str | Unset = UNSET,
    ticket_last_change_time_start_year: int | str | Unset = UNSET,
    ticket_last_change_time_stop_day: int | str | Unset = UNSET,
    ticket_last_change_time_stop_month: int | str | Unset = UNSET,
    ticket_last_change_time_stop_year: int | str | Unset = UNSET,
    ticket_close_time_point: int | str | Unset = UNSET,
    ticket_close_time_point_format: TimeUnitName | Unset = UNSET,
    ticket_close_time_point_start: str | Unset = UNSET,
    ticket_close_time_start_day: int | str | Unset = UNSET,
    ticket_close_time_start_month: int | str | Unset = UNSET,
    ticket_close_time_start_year: int | str | Unset = UNSET,
    ticket_close_time_stop_day: int | str | Unset = UNSET,
    ticket_close_time_stop_month: int | str | Unset = UNSET,
    ticket_close_time_stop_year: int | str | Unset = UNSET,
    ticket_pending_time_point: int | str | Unset = UNSET,
    ticket_pending_time_point_format: TimeUnitName | Unset = UNSET,
    ticket_pending_time_point_start: str | Unset = UNSET,
    ticket_pending_time_start_day: int | str | Unset = UNSET,
    ticket_pending_time_start_month: int | str | Unset = UNSET,
    ticket_pending_time_start_year: int | str | Unset = UNSET,
    ticket_pending_time_stop_day: int | str | Unset = UNSET,
    ticket_pending_time_stop_month: int | str | Unset = UNSET,
    ticket_pending_time_stop_year: int | str | Unset = UNSET,
    article_create_time_point: int | str | Unset = UNSET,
    article_create_time_point_format: TimeUnitName | Unset = UNSET,
    article_create_time_point_start: str | Unset = UNSET,
    article_create_time_start_day: int | str | Unset = UNSET,
    article_create_time_start_month: int | str | Unset = UNSET,
    article_create_time_start_year: int | str | Unset = UNSET,
    article_create_time_stop_day: int | str | Unset = UNSET,
    article_create_time_stop_month: int | str | Unset = UNSET,
    article_create_time_stop_year: int | str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[TicketSearchAnswer]:
    """Find the ids of tickets

    Gives ids only; TicketGet reads them. Filters narrow each other, several values of one filter are alternatives. Names must be exact: an unknown queue finds nothing and is no error. There is no offset: go on with a date or an id. Only tickets that the user may read are found.

    - limit: How many ids at most; 500 by default, or what the system says.
    - sort_by: Age (default), Owner, Responsible, CustomerID, State, TicketNumber, Queue, Priority, Type, Lock, Changed, Title, Service, SLA, PendingTime, EscalationTime, EscalationUpdateTime, EscalationResponseTime, EscalationSolutionTime or DynamicField_<Name>; a list sorts by the first, then the next.
    - order_by: Down (default) or Up; a list for a list in SortBy.
    - ticket_number: The number that people use; % or * stands for anything.
    - ticket_id: Internal ids.
    - title: The whole title; % or * stands for anything.
    - queues: Names of queues.
    - queue_i_ds: One id or a list of them.
    - use_sub_queues: 1: queues below the named ones count, too.
    - states: Names of states.
    - state_i_ds: One id or a list of them.
    - state_type: new, open, closed, pending reminder, pending auto, removed, merged; or Open or Closed for all that are so.
    - state_type_i_ds: One id or a list of them.
    - priorities: Names of priorities.
    - priority_i_ds: One id or a list of them.
    - types: Names of ticket types.
    - type_i_ds: One id or a list of them.
    - services: Names of services.
    - service_i_ds: One id or a list of them.
    - sl_as: Names of service level agreements.
    - slai_ds: One id or a list of them.
    - locks: lock, unlock, tmp_lock.
    - lock_i_ds: One id or a list of them.
    - owner_i_ds: Ids of agents who own it.
    - responsible_i_ds: Ids of agents who are responsible.
    - watch_user_i_ds: Ids of agents who watch it.
    - customer_id: The customer's company.
    - customer_id_raw: The same, exactly as it stands there; CustomerID is ignored then (OTOBO only).
    - customer_user_login: Logins of customer users.
    - created_user_i_ds: Ids of agents who created it.
    - created_types: Its type at first.
    - created_type_i_ds: One id or a list of them.
    - created_priorities: Its priority at first.
    - created_priority_i_ds: One id or a list of them.
    - created_states: Its state at first.
    - created_state_i_ds: One id or a list of them.
    - created_queues: Its queue at first.
    - created_queue_i_ds: One id or a list of them.
    - dynamic_field: Conditions on dynamic fields; the older form DynamicField_<Name> is ignored beside it.
    - fulltext: In sender, recipients, subject or text of an article.
    - mime_base_from: In the sender of an article.
    - mime_base_to: In its recipients.
    - mime_base_cc: In the recipients of copies.
    - mime_base_bcc: In the recipients of blind copies.
    - mime_base_subject: In its subject.
    - mime_base_body: In its text.
    - mime_base_attachment_name: In the names of its files.
    - full_text_index: 1: use the full-text index, if there is one.
    - agent: Taken from the search dialog.
    - result_form: Taken from the search dialog; the answer is a list of ids in any case.
    - shown_attributes: Taken from the search dialog.
    - ticket_create_time_older_minutes: Tickets created more than this many minutes ago.
    - ticket_create_time_newer_minutes: Tickets created less than this many minutes ago.
    - ticket_create_time_older_date: Tickets created before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_create_time_newer_date: Tickets created after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_change_time_older_minutes: Tickets with a history entry made more than this many minutes ago.
    - ticket_change_time_newer_minutes: Tickets with a history entry made less than this many minutes ago.
    - ticket_change_time_older_date: Tickets with a history entry made before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_change_time_newer_date: Tickets with a history entry made after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_last_change_time_older_minutes: Tickets last changed more than this many minutes ago.
    - ticket_last_change_time_newer_minutes: Tickets last changed less than this many minutes ago.
    - ticket_last_change_time_older_date: Tickets last changed before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_last_change_time_newer_date: Tickets last changed after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_close_time_older_minutes: Tickets closed more than this many minutes ago.
    - ticket_close_time_newer_minutes: Tickets closed less than this many minutes ago.
    - ticket_close_time_older_date: Tickets closed before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_close_time_newer_date: Tickets closed after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_pending_time_older_minutes: Tickets pending until a time more than this many minutes ago.
    - ticket_pending_time_newer_minutes: Tickets pending until a time less than this many minutes ago.
    - ticket_pending_time_older_date: Tickets pending until a time before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_pending_time_newer_date: Tickets pending until a time after this time, YYYY-MM-DD HH:MM:SS.
    - article_create_time_older_minutes: Tickets with an article created more than this many minutes ago.
    - article_create_time_newer_minutes: Tickets with an article created less than this many minutes ago.
    - article_create_time_older_date: Tickets with an article created before this time, YYYY-MM-DD HH:MM:SS.
    - article_create_time_newer_date: Tickets with an article created after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_time_older_minutes: Tickets of which any clock of theirs runs out more than this many minutes ago.
    - ticket_escalation_time_newer_minutes: Tickets of which any clock of theirs runs out less than this many minutes ago.
    - ticket_escalation_time_older_date: Tickets of which any clock of theirs runs out before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_time_newer_date: Tickets of which any clock of theirs runs out after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_update_time_older_minutes: Tickets of which the update is due more than this many minutes ago.
    - ticket_escalation_update_time_newer_minutes: Tickets of which the update is due less than this many minutes ago.
    - ticket_escalation_update_time_older_date: Tickets of which the update is due before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_update_time_newer_date: Tickets of which the update is due after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_response_time_older_minutes: Tickets of which the first response is due more than this many minutes ago.
    - ticket_escalation_response_time_newer_minutes: Tickets of which the first response is due less than this many minutes ago.
    - ticket_escalation_response_time_older_date: Tickets of which the first response is due before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_response_time_newer_date: Tickets of which the first response is due after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_solution_time_older_minutes: Tickets of which the solution is due more than this many minutes ago.
    - ticket_escalation_solution_time_newer_minutes: Tickets of which the solution is due less than this many minutes ago.
    - ticket_escalation_solution_time_older_date: Tickets of which the solution is due before this time, YYYY-MM-DD HH:MM:SS.
    - ticket_escalation_solution_time_newer_date: Tickets of which the solution is due after this time, YYYY-MM-DD HH:MM:SS.
    - ticket_create_time_point: How many units of TicketCreateTimePointFormat.
    - ticket_create_time_point_start: Before: longer ago than the point. Anything else (Last): within it.
    - ticket_create_time_start_day: Day of the first day.
    - ticket_create_time_start_month: Month of the first day.
    - ticket_create_time_start_year: Year of the first day.
    - ticket_create_time_stop_day: Day of the last day.
    - ticket_create_time_stop_month: Month of the last day.
    - ticket_create_time_stop_year: Year of the last day.
    - ticket_change_time_point: How many units of TicketChangeTimePointFormat.
    - ticket_change_time_point_start: Before: longer ago than the point. Anything else (Last): within it.
    - ticket_change_time_start_day: Day of the first day.
    - ticket_change_time_start_month: Month of the first day.
    - ticket_change_time_start_year: Year of the first day.
    - ticket_change_time_stop_day: Day of the last day.
    - ticket_change_time_stop_month: Month of the last day.
    - ticket_change_time_stop_year: Year of the last day.
    - ticket_last_change_time_point: How many units of TicketLastChangeTimePointFormat.
    - ticket_last_change_time_point_start: Before: longer ago than the point. Anything else (Last): within it.
    - ticket_last_change_time_start_day: Day of the first day.
    - ticket_last_change_time_start_month: Month of the first day.
    - ticket_last_change_time_start_year: Year of the first day.
    - ticket_last_change_time_stop_day: Day of the last day.
    - ticket_last_change_time_stop_month: Month of the last day.
    - ticket_last_change_time_stop_year: Year of the last day.
    - ticket_close_time_point: How many units of TicketCloseTimePointFormat.
    - ticket_close_time_point_start: Before: longer ago than the point. Anything else (Last): within it.
    - ticket_close_time_start_day: Day of the first day.
    - ticket_close_time_start_month: Month of the first day.
    - ticket_close_time_start_year: Year of the first day.
    - ticket_close_time_stop_day: Day of the last day.
    - ticket_close_time_stop_month: Month of the last day.
    - ticket_close_time_stop_year: Year of the last day.
    - ticket_pending_time_point: How many units of TicketPendingTimePointFormat.
    - ticket_pending_time_point_start: Before: longer ago than the point. Anything else (Last): within it.
    - ticket_pending_time_start_day: Day of the first day.
    - ticket_pending_time_start_month: Month of the first day.
    - ticket_pending_time_start_year: Year of the first day.
    - ticket_pending_time_stop_day: Day of the last day.
    - ticket_pending_time_stop_month: Month of the last day.
    - ticket_pending_time_stop_year: Year of the last day.
    - article_create_time_point: How many units of ArticleCreateTimePointFormat.
    - article_create_time_point_start: Before: longer ago than the point. Anything else (Last): within it.
    - article_create_time_start_day: Day of the first day.
    - article_create_time_start_month: Month of the first day.
    - article_create_time_start_year: Year of the first day.
    - article_create_time_stop_day: Day of the last day.
    - article_create_time_stop_month: Month of the last day.
    - article_create_time_stop_year: Year of the last day.
    """
    _values = _request_values(
        body=_object_body({
            "Limit": limit,
            "SortBy": sort_by,
            "OrderBy": order_by,
            "TicketNumber": ticket_number,
            "TicketID": ticket_id,
            "Title": title,
            "Queues": queues,
            "QueueIDs": queue_i_ds,
            "UseSubQueues": use_sub_queues,
            "States": states,
            "StateIDs": state_i_ds,
            "StateType": state_type,
            "StateTypeIDs": state_type_i_ds,
            "Priorities": priorities,
            "PriorityIDs": priority_i_ds,
            "Types": types,
            "TypeIDs": type_i_ds,
            "Services": services,
            "ServiceIDs": service_i_ds,
            "SLAs": sl_as,
            "SLAIDs": slai_ds,
            "Locks": locks,
            "LockIDs": lock_i_ds,
            "OwnerIDs": owner_i_ds,
            "ResponsibleIDs": responsible_i_ds,
            "WatchUserIDs": watch_user_i_ds,
            "CustomerID": customer_id,
            "CustomerIDRaw": customer_id_raw,
            "CustomerUserLogin": customer_user_login,
            "SearchInArchive": search_in_archive,
            "CreatedUserIDs": created_user_i_ds,
            "CreatedTypes": created_types,
            "CreatedTypeIDs": created_type_i_ds,
            "CreatedPriorities": created_priorities,
            "CreatedPriorityIDs": created_priority_i_ds,
            "CreatedStates": created_states,
            "CreatedStateIDs": created_state_i_ds,
            "CreatedQueues": created_queues,
            "CreatedQueueIDs": created_queue_i_ds,
            "DynamicField": dynamic_field,
            "Fulltext": fulltext,
            "MIMEBase_From": mime_base_from,
            "MIMEBase_To": mime_base_to,
            "MIMEBase_Cc": mime_base_cc,
            "MIMEBase_Bcc": mime_base_bcc,
            "MIMEBase_Subject": mime_base_subject,
            "MIMEBase_Body": mime_base_body,
            "MIMEBase_AttachmentName": mime_base_attachment_name,
            "ContentSearch": content_search,
            "FullTextIndex": full_text_index,
            "Agent": agent,
            "ResultForm": result_form,
            "ShownAttributes": shown_attributes,
            "TicketCreateTimeOlderMinutes": ticket_create_time_older_minutes,
            "TicketCreateTimeNewerMinutes": ticket_create_time_newer_minutes,
            "TicketCreateTimeOlderDate": ticket_create_time_older_date,
            "TicketCreateTimeNewerDate": ticket_create_time_newer_date,
            "TicketChangeTimeOlderMinutes": ticket_change_time_older_minutes,
            "TicketChangeTimeNewerMinutes": ticket_change_time_newer_minutes,
            "TicketChangeTimeOlderDate": ticket_change_time_older_date,
            "TicketChangeTimeNewerDate": ticket_change_time_newer_date,
            "TicketLastChangeTimeOlderMinutes": ticket_last_change_time_older_minutes,
            "TicketLastChangeTimeNewerMinutes": ticket_last_change_time_newer_minutes,
            "TicketLastChangeTimeOlderDate": ticket_last_change_time_older_date,
            "TicketLastChangeTimeNewerDate": ticket_last_change_time_newer_date,
            "TicketCloseTimeOlderMinutes": ticket_close_time_older_minutes,
            "TicketCloseTimeNewerMinutes": ticket_close_time_newer_minutes,
            "TicketCloseTimeOlderDate": ticket_close_time_older_date,
            "TicketCloseTimeNewerDate": ticket_close_time_newer_date,
            "TicketPendingTimeOlderMinutes": ticket_pending_time_older_minutes,
            "TicketPendingTimeNewerMinutes": ticket_pending_time_newer_minutes,
            "TicketPendingTimeOlderDate": ticket_pending_time_older_date,
            "TicketPendingTimeNewerDate": ticket_pending_time_newer_date,
            "ArticleCreateTimeOlderMinutes": article_create_time_older_minutes,
            "ArticleCreateTimeNewerMinutes": article_create_time_newer_minutes,
            "ArticleCreateTimeOlderDate": article_create_time_older_date,
            "ArticleCreateTimeNewerDate": article_create_time_newer_date,
            "TicketEscalationTimeOlderMinutes": ticket_escalation_time_older_minutes,
            "TicketEscalationTimeNewerMinutes": ticket_escalation_time_newer_minutes,
            "TicketEscalationTimeOlderDate": ticket_escalation_time_older_date,
            "TicketEscalationTimeNewerDate": ticket_escalation_time_newer_date,
            "TicketEscalationUpdateTimeOlderMinutes": ticket_escalation_update_time_older_minutes,
            "TicketEscalationUpdateTimeNewerMinutes": ticket_escalation_update_time_newer_minutes,
            "TicketEscalationUpdateTimeOlderDate": ticket_escalation_update_time_older_date,
            "TicketEscalationUpdateTimeNewerDate": ticket_escalation_update_time_newer_date,
            "TicketEscalationResponseTimeOlderMinutes": ticket_escalation_response_time_older_minutes,
            "TicketEscalationResponseTimeNewerMinutes": ticket_escalation_response_time_newer_minutes,
            "TicketEscalationResponseTimeOlderDate": ticket_escalation_response_time_older_date,
            "TicketEscalationResponseTimeNewerDate": ticket_escalation_response_time_newer_date,
            "TicketEscalationSolutionTimeOlderMinutes": ticket_escalation_solution_time_older_minutes,
            "TicketEscalationSolutionTimeNewerMinutes": ticket_escalation_solution_time_newer_minutes,
            "TicketEscalationSolutionTimeOlderDate": ticket_escalation_solution_time_older_date,
            "TicketEscalationSolutionTimeNewerDate": ticket_escalation_solution_time_newer_date,
            "TimeSearchType": time_search_type,
            "ChangeTimeSearchType": change_time_search_type,
            "LastChangeTimeSearchType": last_change_time_search_type,
            "CloseTimeSearchType": close_time_search_type,
            "ArticleTimeSearchType": article_time_search_type,
            "TicketCreateTimePoint": ticket_create_time_point,
            "TicketCreateTimePointFormat": ticket_create_time_point_format,
            "TicketCreateTimePointStart": ticket_create_time_point_start,
            "TicketCreateTimeStartDay": ticket_create_time_start_day,
            "TicketCreateTimeStartMonth": ticket_create_time_start_month,
            "TicketCreateTimeStartYear": ticket_create_time_start_year,
            "TicketCreateTimeStopDay": ticket_create_time_stop_day,
            "TicketCreateTimeStopMonth": ticket_create_time_stop_month,
            "TicketCreateTimeStopYear": ticket_create_time_stop_year,
            "TicketChangeTimePoint": ticket_change_time_point,
            "TicketChangeTimePointFormat": ticket_change_time_point_format,
            "TicketChangeTimePointStart": ticket_change_time_point_start,
            "TicketChangeTimeStartDay": ticket_change_time_start_day,
            "TicketChangeTimeStartMonth": ticket_change_time_start_month,
            "TicketChangeTimeStartYear": ticket_change_time_start_year,
            "TicketChangeTimeStopDay": ticket_change_time_stop_day,
            "TicketChangeTimeStopMonth": ticket_change_time_stop_month,
            "TicketChangeTimeStopYear": ticket_change_time_stop_year,
            "TicketLastChangeTimePoint": ticket_last_change_time_point,
            "TicketLastChangeTimePointFormat": ticket_last_change_time_point_format,
            "TicketLastChangeTimePointStart": ticket_last_change_time_point_start,
            "TicketLastChangeTimeStartDay": ticket_last_change_time_start_day,
            "TicketLastChangeTimeStartMonth": ticket_last_change_time_start_month,
            "TicketLastChangeTimeStartYear": ticket_last_change_time_start_year,
            "TicketLastChangeTimeStopDay": ticket_last_change_time_stop_day,
            "TicketLastChangeTimeStopMonth": ticket_last_change_time_stop_month,
            "TicketLastChangeTimeStopYear": ticket_last_change_time_stop_year,
            "TicketCloseTimePoint": ticket_close_time_point,
            "TicketCloseTimePointFormat": ticket_close_time_point_format,
            "TicketCloseTimePointStart": ticket_close_time_point_start,
            "TicketCloseTimeStartDay": ticket_close_time_start_day,
            "TicketCloseTimeStartMonth": ticket_close_time_start_month,
            "TicketCloseTimeStartYear": ticket_close_time_start_year,
            "TicketCloseTimeStopDay": ticket_close_time_stop_day,
            "TicketCloseTimeStopMonth": ticket_close_time_stop_month,
            "TicketCloseTimeStopYear": ticket_close_time_stop_year,
            "TicketPendingTimePoint": ticket_pending_time_point,
            "TicketPendingTimePointFormat": ticket_pending_time_point_format,
            "TicketPendingTimePointStart": ticket_pending_time_point_start,
            "TicketPendingTimeStartDay": ticket_pending_time_start_day,
            "TicketPendingTimeStartMonth": ticket_pending_time_start_month,
            "TicketPendingTimeStartYear": ticket_pending_time_start_year,
            "TicketPendingTimeStopDay": ticket_pending_time_stop_day,
            "TicketPendingTimeStopMonth": ticket_pending_time_stop_month,
            "TicketPendingTimeStopYear": ticket_pending_time_stop_year,
            "ArticleCreateTimePoint": article_create_time_point,
            "ArticleCreateTimePointFormat": article_create_time_point_format,
            "ArticleCreateTimePointStart": article_create_time_point_start,
            "ArticleCreateTimeStartDay": article_create_time_start_day,
            "ArticleCreateTimeStartMonth": article_create_time_start_month,
            "ArticleCreateTimeStartYear": article_create_time_start_year,
            "ArticleCreateTimeStopDay": article_create_time_stop_day,
            "ArticleCreateTimeStopMonth": article_create_time_stop_month,
            "ArticleCreateTimeStopYear": article_create_time_stop_year,
        }, additional_properties, required=False),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
