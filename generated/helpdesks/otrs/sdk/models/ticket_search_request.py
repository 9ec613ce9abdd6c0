# Generated from specs/otrs. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import either as _either
from helpdesks._client.models import list_of as _list_of
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .dynamic_field_search import DynamicFieldSearch
    from .ticket_search_request_content_search import TicketSearchRequestContentSearch
    from .ticket_search_request_search_in_archive import TicketSearchRequestSearchInArchive
    from .time_search_type import TimeSearchType
    from .time_unit_name import TimeUnitName


@_define(kw_only=True)
class TicketSearchRequest(_Model):
    """TicketSearchRequest.

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

    limit: int | str | Unset = UNSET
    sort_by: str | list[str] | Unset = UNSET
    order_by: str | list[str] | Unset = UNSET
    ticket_number: str | list[str] | Unset = UNSET
    ticket_id: str | int | list[str | int] | Unset = UNSET
    title: str | list[str] | Unset = UNSET
    queues: str | list[str] | Unset = UNSET
    queue_i_ds: str | int | list[str | int] | Unset = UNSET
    use_sub_queues: int | str | Unset = UNSET
    states: str | list[str] | Unset = UNSET
    state_i_ds: str | int | list[str | int] | Unset = UNSET
    state_type: str | list[str] | Unset = UNSET
    state_type_i_ds: str | int | list[str | int] | Unset = UNSET
    priorities: str | list[str] | Unset = UNSET
    priority_i_ds: str | int | list[str | int] | Unset = UNSET
    types: str | list[str] | Unset = UNSET
    type_i_ds: str | int | list[str | int] | Unset = UNSET
    services: str | list[str] | Unset = UNSET
    service_i_ds: str | int | list[str | int] | Unset = UNSET
    sl_as: str | list[str] | Unset = UNSET
    slai_ds: str | int | list[str | int] | Unset = UNSET
    locks: str | list[str] | Unset = UNSET
    lock_i_ds: str | int | list[str | int] | Unset = UNSET
    owner_i_ds: str | int | list[str | int] | Unset = UNSET
    responsible_i_ds: str | int | list[str | int] | Unset = UNSET
    watch_user_i_ds: str | int | list[str | int] | Unset = UNSET
    customer_id: str | list[str] | Unset = UNSET
    customer_id_raw: str | list[str] | Unset = UNSET
    customer_user_login: str | list[str] | Unset = UNSET
    search_in_archive: TicketSearchRequestSearchInArchive | Unset = UNSET
    created_user_i_ds: str | int | list[str | int] | Unset = UNSET
    created_types: str | list[str] | Unset = UNSET
    created_type_i_ds: str | int | list[str | int] | Unset = UNSET
    created_priorities: str | list[str] | Unset = UNSET
    created_priority_i_ds: str | int | list[str | int] | Unset = UNSET
    created_states: str | list[str] | Unset = UNSET
    created_state_i_ds: str | int | list[str | int] | Unset = UNSET
    created_queues: str | list[str] | Unset = UNSET
    created_queue_i_ds: str | int | list[str | int] | Unset = UNSET
    dynamic_field: DynamicFieldSearch | list[DynamicFieldSearch] | Unset = UNSET
    fulltext: str | Unset = UNSET
    mime_base_from: str | Unset = UNSET
    mime_base_to: str | Unset = UNSET
    mime_base_cc: str | Unset = UNSET
    mime_base_bcc: str | Unset = UNSET
    mime_base_subject: str | Unset = UNSET
    mime_base_body: str | Unset = UNSET
    mime_base_attachment_name: str | Unset = UNSET
    content_search: TicketSearchRequestContentSearch | Unset = UNSET
    full_text_index: int | str | Unset = UNSET
    agent: str | Unset = UNSET
    result_form: str | Unset = UNSET
    shown_attributes: str | Unset = UNSET
    ticket_create_time_older_minutes: int | str | Unset = UNSET
    ticket_create_time_newer_minutes: int | str | Unset = UNSET
    ticket_create_time_older_date: str | Unset = UNSET
    ticket_create_time_newer_date: str | Unset = UNSET
    ticket_change_time_older_minutes: int | str | Unset = UNSET
    ticket_change_time_newer_minutes: int | str | Unset = UNSET
    ticket_change_time_older_date: str | Unset = UNSET
    ticket_change_time_newer_date: str | Unset = UNSET
    ticket_last_change_time_older_minutes: int | str | Unset = UNSET
    ticket_last_change_time_newer_minutes: int | str | Unset = UNSET
    ticket_last_change_time_older_date: str | Unset = UNSET
    ticket_last_change_time_newer_date: str | Unset = UNSET
    ticket_close_time_older_minutes: int | str | Unset = UNSET
    ticket_close_time_newer_minutes: int | str | Unset = UNSET
    ticket_close_time_older_date: str | Unset = UNSET
    ticket_close_time_newer_date: str | Unset = UNSET
    ticket_pending_time_older_minutes: int | str | Unset = UNSET
    ticket_pending_time_newer_minutes: int | str | Unset = UNSET
    ticket_pending_time_older_date: str | Unset = UNSET
    ticket_pending_time_newer_date: str | Unset = UNSET
    article_create_time_older_minutes: int | str | Unset = UNSET
    article_create_time_newer_minutes: int | str | Unset = UNSET
    article_create_time_older_date: str | Unset = UNSET
    article_create_time_newer_date: str | Unset = UNSET
    ticket_escalation_time_older_minutes: int | str | Unset = UNSET
    ticket_escalation_time_newer_minutes: int | str | Unset = UNSET
    ticket_escalation_time_older_date: str | Unset = UNSET
    ticket_escalation_time_newer_date: str | Unset = UNSET
    ticket_escalation_update_time_older_minutes: int | str | Unset = UNSET
    ticket_escalation_update_time_newer_minutes: int | str | Unset = UNSET
    ticket_escalation_update_time_older_date: str | Unset = UNSET
    ticket_escalation_update_time_newer_date: str | Unset = UNSET
    ticket_escalation_response_time_older_minutes: int | str | Unset = UNSET
    ticket_escalation_response_time_newer_minutes: int | str | Unset = UNSET
    ticket_escalation_response_time_older_date: str | Unset = UNSET
    ticket_escalation_response_time_newer_date: str | Unset = UNSET
    ticket_escalation_solution_time_older_minutes: int | str | Unset = UNSET
    ticket_escalation_solution_time_newer_minutes: int | str | Unset = UNSET
    ticket_escalation_solution_time_older_date: str | Unset = UNSET
    ticket_escalation_solution_time_newer_date: str | Unset = UNSET
    time_search_type: TimeSearchType | Unset = UNSET
    change_time_search_type: TimeSearchType | Unset = UNSET
    last_change_time_search_type: TimeSearchType | Unset = UNSET
    close_time_search_type: TimeSearchType | Unset = UNSET
    article_time_search_type: TimeSearchType | Unset = UNSET
    ticket_create_time_point: int | str | Unset = UNSET
    ticket_create_time_point_format: TimeUnitName | Unset = UNSET
    ticket_create_time_point_start: str | Unset = UNSET
    ticket_create_time_start_day: int | str | Unset = UNSET
    ticket_create_time_start_month: int | str | Unset = UNSET
    ticket_create_time_start_year: int | str | Unset = UNSET
    ticket_create_time_stop_day: int | str | Unset = UNSET
    ticket_create_time_stop_month: int | str | Unset = UNSET
    ticket_create_time_stop_year: int | str | Unset = UNSET
    ticket_change_time_point: int | str | Unset = UNSET
    ticket_change_time_point_format: TimeUnitName | Unset = UNSET
    ticket_change_time_point_start: str | Unset = UNSET
    ticket_change_time_start_day: int | str | Unset = UNSET
    ticket_change_time_start_month: int | str | Unset = UNSET
    ticket_change_time_start_year: int | str | Unset = UNSET
    ticket_change_time_stop_day: int | str | Unset = UNSET
    ticket_change_time_stop_month: int | str | Unset = UNSET
    ticket_change_time_stop_year: int | str | Unset = UNSET
    ticket_last_change_time_point: int | str | Unset = UNSET
    ticket_last_change_time_point_format: TimeUnitName | Unset = UNSET
    ticket_last_change_time_point_start: str | Unset = UNSET
    ticket_last_change_time_start_day: int | str | Unset = UNSET
    ticket_last_change_time_start_month: int | str | Unset = UNSET
    ticket_last_change_time_start_year: int | str | Unset = UNSET
    ticket_last_change_time_stop_day: int | str | Unset = UNSET
    ticket_last_change_time_stop_month: int | str | Unset = UNSET
    ticket_last_change_time_stop_year: int | str | Unset = UNSET
    ticket_close_time_point: int | str | Unset = UNSET
    ticket_close_time_point_format: TimeUnitName | Unset = UNSET
    ticket_close_time_point_start: str | Unset = UNSET
    ticket_close_time_start_day: int | str | Unset = UNSET
    ticket_close_time_start_month: int | str | Unset = UNSET
    ticket_close_time_start_year: int | str | Unset = UNSET
    ticket_close_time_stop_day: int | str | Unset = UNSET
    ticket_close_time_stop_month: int | str | Unset = UNSET
    ticket_close_time_stop_year: int | str | Unset = UNSET
    ticket_pending_time_point: int | str | Unset = UNSET
    ticket_pending_time_point_format: TimeUnitName | Unset = UNSET
    ticket_pending_time_point_start: str | Unset = UNSET
    ticket_pending_time_start_day: int | str | Unset = UNSET
    ticket_pending_time_start_month: int | str | Unset = UNSET
    ticket_pending_time_start_year: int | str | Unset = UNSET
    ticket_pending_time_stop_day: int | str | Unset = UNSET
    ticket_pending_time_stop_month: int | str | Unset = UNSET
    ticket_pending_time_stop_year: int | str | Unset = UNSET
    article_create_time_point: int | str | Unset = UNSET
    article_create_time_point_format: TimeUnitName | Unset = UNSET
    article_create_time_point_start: str | Unset = UNSET
    article_create_time_start_day: int | str | Unset = UNSET
    article_create_time_start_month: int | str | Unset = UNSET
    article_create_time_start_year: int | str | Unset = UNSET
    article_create_time_stop_day: int | str | Unset = UNSET
    article_create_time_stop_month: int | str | Unset = UNSET
    article_create_time_stop_year: int | str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .dynamic_field_search import DynamicFieldSearch

        return _Shape(
            (
                _Member("Limit", "limit", False),
                _Member("SortBy", "sort_by", False),
                _Member("OrderBy", "order_by", False),
                _Member("TicketNumber", "ticket_number", False),
                _Member("TicketID", "ticket_id", False),
                _Member("Title", "title", False),
                _Member("Queues", "queues", False),
                _Member("QueueIDs", "queue_i_ds", False),
                _Member("UseSubQueues", "use_sub_queues", False),
                _Member("States", "states", False),
                _Member("StateIDs", "state_i_ds", False),
                _Member("StateType", "state_type", False),
                _Member("StateTypeIDs", "state_type_i_ds", False),
                _Member("Priorities", "priorities", False),
                _Member("PriorityIDs", "priority_i_ds", False),
                _Member("Types", "types", False),
                _Member("TypeIDs", "type_i_ds", False),
                _Member("Services", "services", False),
                _Member("ServiceIDs", "service_i_ds", False),
                _Member("SLAs", "sl_as", False),
                _Member("SLAIDs", "slai_ds", False),
                _Member("Locks", "locks", False),
                _Member("LockIDs", "lock_i_ds", False),
                _Member("OwnerIDs", "owner_i_ds", False),
                _Member("ResponsibleIDs", "responsible_i_ds", False),
                _Member("WatchUserIDs", "watch_user_i_ds", False),
                _Member("CustomerID", "customer_id", False),
                _Member("CustomerIDRaw", "customer_id_raw", False),
                _Member("CustomerUserLogin", "customer_user_login", False),
                _Member("SearchInArchive", "search_in_archive", False, None, ("AllTickets", "ArchivedTickets",)),
                _Member("CreatedUserIDs", "created_user_i_ds", False),
                _Member("CreatedTypes", "created_types", False),
                _Member("CreatedTypeIDs", "created_type_i_ds", False),
                _Member("CreatedPriorities", "created_priorities", False),
                _Member("CreatedPriorityIDs", "created_priority_i_ds", False),
                _Member("CreatedStates", "created_states", False),
                _Member("CreatedStateIDs", "created_state_i_ds", False),
                _Member("CreatedQueues", "created_queues", False),
                _Member("CreatedQueueIDs", "created_queue_i_ds", False),
                _Member("DynamicField", "dynamic_field", False, _either(DynamicFieldSearch, _list_of(DynamicFieldSearch.from_dict), plain=False)),
                _Member("Fulltext", "fulltext", False),
                _Member("MIMEBase_From", "mime_base_from", False),
                _Member("MIMEBase_To", "mime_base_to", False),
                _Member("MIMEBase_Cc", "mime_base_cc", False),
                _Member("MIMEBase_Bcc", "mime_base_bcc", False),
                _Member("MIMEBase_Subject", "mime_base_subject", False),
                _Member("MIMEBase_Body", "mime_base_body", False),
                _Member("MIMEBase_AttachmentName", "mime_base_attachment_name", False),
                _Member("ContentSearch", "content_search", False, None, ("AND", "OR",)),
                _Member("FullTextIndex", "full_text_index", False),
                _Member("Agent", "agent", False),
                _Member("ResultForm", "result_form", False),
                _Member("ShownAttributes", "shown_attributes", False),
                _Member("TicketCreateTimeOlderMinutes", "ticket_create_time_older_minutes", False),
                _Member("TicketCreateTimeNewerMinutes", "ticket_create_time_newer_minutes", False),
                _Member("TicketCreateTimeOlderDate", "ticket_create_time_older_date", False),
                _Member("TicketCreateTimeNewerDate", "ticket_create_time_newer_date", False),
                _Member("TicketChangeTimeOlderMinutes", "ticket_change_time_older_minutes", False),
                _Member("TicketChangeTimeNewerMinutes", "ticket_change_time_newer_minutes", False),
                _Member("TicketChangeTimeOlderDate", "ticket_change_time_older_date", False),
                _Member("TicketChangeTimeNewerDate", "ticket_change_time_newer_date", False),
                _Member("TicketLastChangeTimeOlderMinutes", "ticket_last_change_time_older_minutes", False),
                _Member("TicketLastChangeTimeNewerMinutes", "ticket_last_change_time_newer_minutes", False),
                _Member("TicketLastChangeTimeOlderDate", "ticket_last_change_time_older_date", False),
                _Member("TicketLastChangeTimeNewerDate", "ticket_last_change_time_newer_date", False),
                _Member("TicketCloseTimeOlderMinutes", "ticket_close_time_older_minutes", False),
                _Member("TicketCloseTimeNewerMinutes", "ticket_close_time_newer_minutes", False),
                _Member("TicketCloseTimeOlderDate", "ticket_close_time_older_date", False),
                _Member("TicketCloseTimeNewerDate", "ticket_close_time_newer_date", False),
                _Member("TicketPendingTimeOlderMinutes", "ticket_pending_time_older_minutes", False),
                _Member("TicketPendingTimeNewerMinutes", "ticket_pending_time_newer_minutes", False),
                _Member("TicketPendingTimeOlderDate", "ticket_pending_time_older_date", False),
                _Member("TicketPendingTimeNewerDate", "ticket_pending_time_newer_date", False),
                _Member("ArticleCreateTimeOlderMinutes", "article_create_time_older_minutes", False),
                _Member("ArticleCreateTimeNewerMinutes", "article_create_time_newer_minutes", False),
                _Member("ArticleCreateTimeOlderDate", "article_create_time_older_date", False),
                _Member("ArticleCreateTimeNewerDate", "article_create_time_newer_date", False),
                _Member("TicketEscalationTimeOlderMinutes", "ticket_escalation_time_older_minutes", False),
                _Member("TicketEscalationTimeNewerMinutes", "ticket_escalation_time_newer_minutes", False),
                _Member("TicketEscalationTimeOlderDate", "ticket_escalation_time_older_date", False),
                _Member("TicketEscalationTimeNewerDate", "ticket_escalation_time_newer_date", False),
                _Member("TicketEscalationUpdateTimeOlderMinutes", "ticket_escalation_update_time_older_minutes", False),
                _Member("TicketEscalationUpdateTimeNewerMinutes", "ticket_escalation_update_time_newer_minutes", False),
                _Member("TicketEscalationUpdateTimeOlderDate", "ticket_escalation_update_time_older_date", False),
                _Member("TicketEscalationUpdateTimeNewerDate", "ticket_escalation_update_time_newer_date", False),
                _Member("TicketEscalationResponseTimeOlderMinutes", "ticket_escalation_response_time_older_minutes", False),
                _Member("TicketEscalationResponseTimeNewerMinutes", "ticket_escalation_response_time_newer_minutes", False),
                _Member("TicketEscalationResponseTimeOlderDate", "ticket_escalation_response_time_older_date", False),
                _Member("TicketEscalationResponseTimeNewerDate", "ticket_escalation_response_time_newer_date", False),
                _Member("TicketEscalationSolutionTimeOlderMinutes", "ticket_escalation_solution_time_older_minutes", False),
                _Member("TicketEscalationSolutionTimeNewerMinutes", "ticket_escalation_solution_time_newer_minutes", False),
                _Member("TicketEscalationSolutionTimeOlderDate", "ticket_escalation_solution_time_older_date", False),
                _Member("TicketEscalationSolutionTimeNewerDate", "ticket_escalation_solution_time_newer_date", False),
                _Member("TimeSearchType", "time_search_type", False, None, ("TimePoint", "TimeSlot",)),
                _Member("ChangeTimeSearchType", "change_time_search_type", False, None, ("TimePoint", "TimeSlot",)),
                _Member("LastChangeTimeSearchType", "last_change_time_search_type", False, None, ("TimePoint", "TimeSlot",)),
                _Member("CloseTimeSearchType", "close_time_search_type", False, None, ("TimePoint", "TimeSlot",)),
                _Member("ArticleTimeSearchType", "article_time_search_type", False, None, ("TimePoint", "TimeSlot",)),
                _Member("TicketCreateTimePoint", "ticket_create_time_point", False),
                _Member("TicketCreateTimePointFormat", "ticket_create_time_point_format", False, None, ("day", "hour", "minute", "month", "week", "year",)),
                _Member("TicketCreateTimePointStart", "ticket_create_time_point_start", False),
                _Member("TicketCreateTimeStartDay", "ticket_create_time_start_day", False),
                _Member("TicketCreateTimeStartMonth", "ticket_create_time_start_month", False),
                _Member("TicketCreateTimeStartYear", "ticket_create_time_start_year", False),
                _Member("TicketCreateTimeStopDay", "ticket_create_time_stop_day", False),
                _Member("TicketCreateTimeStopMonth", "ticket_create_time_stop_month", False),
                _Member("TicketCreateTimeStopYear", "ticket_create_time_stop_year", False),
                _Member("TicketChangeTimePoint", "ticket_change_time_point", False),
                _Member("TicketChangeTimePointFormat", "ticket_change_time_point_format", False, None, ("day", "hour", "minute", "month", "week", "year",)),
                _Member("TicketChangeTimePointStart", "ticket_change_time_point_start", False),
                _Member("TicketChangeTimeStartDay", "ticket_change_time_start_day", False),
                _Member("TicketChangeTimeStartMonth", "ticket_change_time_start_month", False),
                _Member("TicketChangeTimeStartYear", "ticket_change_time_start_year", False),
                _Member("TicketChangeTimeStopDay", "ticket_change_time_stop_day", False),
                _Member("TicketChangeTimeStopMonth", "ticket_change_time_stop_month", False),
                _Member("TicketChangeTimeStopYear", "ticket_change_time_stop_year", False),
                _Member("TicketLastChangeTimePoint", "ticket_last_change_time_point", False),
                _Member("TicketLastChangeTimePointFormat", "ticket_last_change_time_point_format", False, None, ("day", "hour", "minute", "month", "week", "year",)),
                _Member("TicketLastChangeTimePointStart", "ticket_last_change_time_point_start", False),
                _Member("TicketLastChangeTimeStartDay", "ticket_last_change_time_start_day", False),
                _Member("TicketLastChangeTimeStartMonth", "ticket_last_change_time_start_month", False),
                _Member("TicketLastChangeTimeStartYear", "ticket_last_change_time_start_year", False),
                _Member("TicketLastChangeTimeStopDay", "ticket_last_change_time_stop_day", False),
                _Member("TicketLastChangeTimeStopMonth", "ticket_last_change_time_stop_month", False),
                _Member("TicketLastChangeTimeStopYear", "ticket_last_change_time_stop_year", False),
                _Member("TicketCloseTimePoint", "ticket_close_time_point", False),
                _Member("TicketCloseTimePointFormat", "ticket_close_time_point_format", False, None, ("day", "hour", "minute", "month", "week", "year",)),
                _Member("TicketCloseTimePointStart", "ticket_close_time_point_start", False),
                _Member("TicketCloseTimeStartDay", "ticket_close_time_start_day", False),
                _Member("TicketCloseTimeStartMonth", "ticket_close_time_start_month", False),
                _Member("TicketCloseTimeStartYear", "ticket_close_time_start_year", False),
                _Member("TicketCloseTimeStopDay", "ticket_close_time_stop_day", False),
                _Member("TicketCloseTimeStopMonth", "ticket_close_time_stop_month", False),
                _Member("TicketCloseTimeStopYear", "ticket_close_time_stop_year", False),
                _Member("TicketPendingTimePoint", "ticket_pending_time_point", False),
                _Member("TicketPendingTimePointFormat", "ticket_pending_time_point_format", False, None, ("day", "hour", "minute", "month", "week", "year",)),
                _Member("TicketPendingTimePointStart", "ticket_pending_time_point_start", False),
                _Member("TicketPendingTimeStartDay", "ticket_pending_time_start_day", False),
                _Member("TicketPendingTimeStartMonth", "ticket_pending_time_start_month", False),
                _Member("TicketPendingTimeStartYear", "ticket_pending_time_start_year", False),
                _Member("TicketPendingTimeStopDay", "ticket_pending_time_stop_day", False),
                _Member("TicketPendingTimeStopMonth", "ticket_pending_time_stop_month", False),
                _Member("TicketPendingTimeStopYear", "ticket_pending_time_stop_year", False),
                _Member("ArticleCreateTimePoint", "article_create_time_point", False),
                _Member("ArticleCreateTimePointFormat", "article_create_time_point_format", False, None, ("day", "hour", "minute", "month", "week", "year",)),
                _Member("ArticleCreateTimePointStart", "article_create_time_point_start", False),
                _Member("ArticleCreateTimeStartDay", "article_create_time_start_day", False),
                _Member("ArticleCreateTimeStartMonth", "article_create_time_start_month", False),
                _Member("ArticleCreateTimeStartYear", "article_create_time_start_year", False),
                _Member("ArticleCreateTimeStopDay", "article_create_time_stop_day", False),
                _Member("ArticleCreateTimeStopMonth", "article_create_time_stop_month", False),
                _Member("ArticleCreateTimeStopYear", "article_create_time_stop_year", False),
            ),
            open=True,
        )
