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
    from .article import Article
    from .dynamic_field_answer import DynamicFieldAnswer


@_define(kw_only=True)
class Ticket(_Model):
    """A ticket. Service, SLA, Article and others are absent where there are none.

    - ticket_id: The internal id that the other operations take.
    - ticket_number: The number that people use.
    - state_type: new, open, closed, pending reminder, pending auto, removed or merged.
    - customer_id: The customer's company.
    - customer_user_id: The customer user's login.
    - age: Seconds since it was created.
    - archive_flag: y or n.
    - time_unit: Time accounted on it (newer systems).
    - dynamic_field: Only if dynamic fields were asked for.
    - article: Only if articles were asked for; a single object where a create or update includes the ticket.
    - first_response: When the customer was first answered.
    - first_lock: When it was first locked.
    - escalation_destination_in: In how long the next clock runs out, for people.
    - escalation_time_working_time: Seconds of service time until then.
    - escalation_time: Seconds until then.
    """

    ticket_id: str | int | Unset = UNSET
    ticket_number: str | int | Unset = UNSET
    title: str | None | Unset = UNSET
    state: str | None | Unset = UNSET
    state_id: str | int | None | Unset = UNSET
    state_type: str | None | Unset = UNSET
    priority: str | None | Unset = UNSET
    priority_id: str | int | None | Unset = UNSET
    lock: str | None | Unset = UNSET
    lock_id: str | int | None | Unset = UNSET
    queue: str | None | Unset = UNSET
    queue_id: str | int | None | Unset = UNSET
    customer_id: str | None | Unset = UNSET
    customer_user_id: str | None | Unset = UNSET
    owner: str | None | Unset = UNSET
    owner_id: str | int | None | Unset = UNSET
    responsible: str | None | Unset = UNSET
    responsible_id: str | int | None | Unset = UNSET
    type_: str | None | Unset = UNSET
    type_id: str | int | None | Unset = UNSET
    service: str | None | Unset = UNSET
    service_id: str | int | None | Unset = UNSET
    sla: str | None | Unset = UNSET
    slaid: str | int | None | Unset = UNSET
    age: str | int | None | Unset = UNSET
    created: str | None | Unset = UNSET
    create_by: str | int | None | Unset = UNSET
    changed: str | None | Unset = UNSET
    change_by: str | int | None | Unset = UNSET
    archive_flag: str | None | Unset = UNSET
    time_unit: str | float | None | Unset = UNSET
    dynamic_field: list[DynamicFieldAnswer] | Unset = UNSET
    article: list[Article] | Article | Unset = UNSET
    first_response: str | None | Unset = UNSET
    first_response_in_min: str | int | None | Unset = UNSET
    first_response_diff_in_min: str | int | None | Unset = UNSET
    solution_in_min: str | int | None | Unset = UNSET
    solution_diff_in_min: str | int | None | Unset = UNSET
    first_lock: str | None | Unset = UNSET
    escalation_response_time: str | int | None | Unset = UNSET
    escalation_update_time: str | int | None | Unset = UNSET
    escalation_solution_time: str | int | None | Unset = UNSET
    escalation_destination_in: str | None | Unset = UNSET
    escalation_destination_time: str | int | None | Unset = UNSET
    escalation_destination_date: str | None | Unset = UNSET
    escalation_time_working_time: str | int | None | Unset = UNSET
    escalation_time: str | int | None | Unset = UNSET
    first_response_time: str | int | None | Unset = UNSET
    first_response_time_escalation: str | int | None | Unset = UNSET
    first_response_time_notification: str | int | None | Unset = UNSET
    first_response_time_destination_time: str | int | None | Unset = UNSET
    first_response_time_destination_date: str | None | Unset = UNSET
    first_response_time_working_time: str | int | None | Unset = UNSET
    update_time: str | int | None | Unset = UNSET
    update_time_escalation: str | int | None | Unset = UNSET
    update_time_notification: str | int | None | Unset = UNSET
    update_time_destination_time: str | int | None | Unset = UNSET
    update_time_destination_date: str | None | Unset = UNSET
    update_time_working_time: str | int | None | Unset = UNSET
    solution_time: str | int | None | Unset = UNSET
    solution_time_escalation: str | int | None | Unset = UNSET
    solution_time_notification: str | int | None | Unset = UNSET
    solution_time_destination_time: str | int | None | Unset = UNSET
    solution_time_destination_date: str | None | Unset = UNSET
    solution_time_working_time: str | int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .article import Article
        from .dynamic_field_answer import DynamicFieldAnswer

        return _Shape(
            (
                _Member("TicketID", "ticket_id", False),
                _Member("TicketNumber", "ticket_number", False),
                _Member("Title", "title", False),
                _Member("State", "state", False),
                _Member("StateID", "state_id", False),
                _Member("StateType", "state_type", False),
                _Member("Priority", "priority", False),
                _Member("PriorityID", "priority_id", False),
                _Member("Lock", "lock", False),
                _Member("LockID", "lock_id", False),
                _Member("Queue", "queue", False),
                _Member("QueueID", "queue_id", False),
                _Member("CustomerID", "customer_id", False),
                _Member("CustomerUserID", "customer_user_id", False),
                _Member("Owner", "owner", False),
                _Member("OwnerID", "owner_id", False),
                _Member("Responsible", "responsible", False),
                _Member("ResponsibleID", "responsible_id", False),
                _Member("Type", "type_", False),
                _Member("TypeID", "type_id", False),
                _Member("Service", "service", False),
                _Member("ServiceID", "service_id", False),
                _Member("SLA", "sla", False),
                _Member("SLAID", "slaid", False),
                _Member("Age", "age", False),
                _Member("Created", "created", False),
                _Member("CreateBy", "create_by", False),
                _Member("Changed", "changed", False),
                _Member("ChangeBy", "change_by", False),
                _Member("ArchiveFlag", "archive_flag", False),
                _Member("TimeUnit", "time_unit", False),
                _Member("DynamicField", "dynamic_field", False, _list_of(DynamicFieldAnswer.from_dict)),
                _Member("Article", "article", False, _either(_list_of(Article.from_dict), Article, plain=False)),
                _Member("FirstResponse", "first_response", False),
                _Member("FirstResponseInMin", "first_response_in_min", False),
                _Member("FirstResponseDiffInMin", "first_response_diff_in_min", False),
                _Member("SolutionInMin", "solution_in_min", False),
                _Member("SolutionDiffInMin", "solution_diff_in_min", False),
                _Member("FirstLock", "first_lock", False),
                _Member("EscalationResponseTime", "escalation_response_time", False),
                _Member("EscalationUpdateTime", "escalation_update_time", False),
                _Member("EscalationSolutionTime", "escalation_solution_time", False),
                _Member("EscalationDestinationIn", "escalation_destination_in", False),
                _Member("EscalationDestinationTime", "escalation_destination_time", False),
                _Member("EscalationDestinationDate", "escalation_destination_date", False),
                _Member("EscalationTimeWorkingTime", "escalation_time_working_time", False),
                _Member("EscalationTime", "escalation_time", False),
                _Member("FirstResponseTime", "first_response_time", False),
                _Member("FirstResponseTimeEscalation", "first_response_time_escalation", False),
                _Member("FirstResponseTimeNotification", "first_response_time_notification", False),
                _Member("FirstResponseTimeDestinationTime", "first_response_time_destination_time", False),
                _Member("FirstResponseTimeDestinationDate", "first_response_time_destination_date", False),
                _Member("FirstResponseTimeWorkingTime", "first_response_time_working_time", False),
                _Member("UpdateTime", "update_time", False),
                _Member("UpdateTimeEscalation", "update_time_escalation", False),
                _Member("UpdateTimeNotification", "update_time_notification", False),
                _Member("UpdateTimeDestinationTime", "update_time_destination_time", False),
                _Member("UpdateTimeDestinationDate", "update_time_destination_date", False),
                _Member("UpdateTimeWorkingTime", "update_time_working_time", False),
                _Member("SolutionTime", "solution_time", False),
                _Member("SolutionTimeEscalation", "solution_time_escalation", False),
                _Member("SolutionTimeNotification", "solution_time_notification", False),
                _Member("SolutionTimeDestinationTime", "solution_time_destination_time", False),
                _Member("SolutionTimeDestinationDate", "solution_time_destination_date", False),
                _Member("SolutionTimeWorkingTime", "solution_time_working_time", False),
            ),
            open=True,
        )
