# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.models import either as _either
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .appointment_type import AppointmentType
    from .desk_attendance_type import DeskAttendanceType
    from .desk_required_fields import DeskRequiredFields
    from .desk_review_type_type_1 import DeskReviewTypeType1
    from .desk_review_type_type_2_type_1 import DeskReviewTypeType2Type1
    from .desk_review_type_type_3_type_1 import DeskReviewTypeType3Type1


@_define(kw_only=True)
class Desk(_Model):
    """Desk.

    - reminder: Its form is not documented.
    - require_service_catalog_open_ticket: True: a new ticket needs a catalog item; false: a priority.
    - services_catalog_item: True: a ticket needs a catalog item to be closed.
    - summary: Its form is not documented.
    """

    id: int
    name: str
    active: bool | Unset = UNSET
    appointment_type: AppointmentType | Unset = UNSET
    display_name: str | Unset = UNSET
    add_ticket_feedback: bool | Unset = UNSET
    attendance_type: DeskAttendanceType | Unset = UNSET
    behavior_billed_tickets: str | Unset = UNSET
    behavior_not_billed_tickets: str | Unset = UNSET
    can_reopen_revised_tickets: bool | Unset = UNSET
    can_stop_sla: bool | Unset = UNSET
    cancelable_tickets: bool | Unset = UNSET
    default_revised: str | Unset = UNSET
    description: str | Unset = UNSET
    desk_exchange: bool | Unset = UNSET
    desk_with_sla: bool | Unset = UNSET
    internal_desk: bool | Unset = UNSET
    only_attendants_can_open: bool | Unset = UNSET
    receiving_new_tickets: bool | Unset = UNSET
    reminder: Any | Unset = UNSET
    require_service_catalog_open_ticket: bool | Unset = UNSET
    required_fields: DeskRequiredFields | None | Unset = UNSET
    review_type: DeskReviewTypeType1 | DeskReviewTypeType2Type1 | DeskReviewTypeType3Type1 | None | Unset = UNSET
    services_catalog_item: bool | Unset = UNSET
    sla_goal: int | None | Unset = UNSET
    summary: Any | Unset = UNSET
    ticket_review: bool | Unset = UNSET
    ticket_with_sla_time: bool | Unset = UNSET
    time_limit_to_reopening: str | Unset = UNSET
    user_without_access_create_ticket: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .desk_required_fields import DeskRequiredFields

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", True),
                _Member("active", "active", False),
                _Member("appointment_type", "appointment_type", False, None, ("Appointments with Valorization", "Appointments with no Valorization", "Without Appointments",)),
                _Member("display_name", "display_name", False),
                _Member("add_ticket_feedback", "add_ticket_feedback", False),
                _Member("attendance_type", "attendance_type", False, None, ("All technical groups", "Only selected technical groups",)),
                _Member("behavior_billed_tickets", "behavior_billed_tickets", False),
                _Member("behavior_not_billed_tickets", "behavior_not_billed_tickets", False),
                _Member("can_reopen_revised_tickets", "can_reopen_revised_tickets", False),
                _Member("can_stop_sla", "can_stop_sla", False),
                _Member("cancelable_tickets", "cancelable_tickets", False),
                _Member("default_revised", "default_revised", False),
                _Member("description", "description", False),
                _Member("desk_exchange", "desk_exchange", False),
                _Member("desk_with_sla", "desk_with_sla", False),
                _Member("internal_desk", "internal_desk", False),
                _Member("only_attendants_can_open", "only_attendants_can_open", False),
                _Member("receiving_new_tickets", "receiving_new_tickets", False),
                _Member("reminder", "reminder", False),
                _Member("require_service_catalog_open_ticket", "require_service_catalog_open_ticket", False),
                _Member("required_fields", "required_fields", False, _either(DeskRequiredFields, plain=True)),
                _Member("review_type", "review_type", False),
                _Member("services_catalog_item", "services_catalog_item", False),
                _Member("sla_goal", "sla_goal", False),
                _Member("summary", "summary", False),
                _Member("ticket_review", "ticket_review", False),
                _Member("ticket_with_sla_time", "ticket_with_sla_time", False),
                _Member("time_limit_to_reopening", "time_limit_to_reopening", False),
                _Member("user_without_access_create_ticket", "user_without_access_create_ticket", False),
            ),
            open=True,
        )
