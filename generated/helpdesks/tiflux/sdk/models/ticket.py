# Generated from specs/tiflux. Do not edit: make regen

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
    from .checklists_summary import ChecklistsSummary
    from .desk_summary import DeskSummary
    from .entity_group import EntityGroup
    from .filled_field import FilledField
    from .parent_ticket import ParentTicket
    from .person_name import PersonName
    from .priority import Priority
    from .sla_info import SlaInfo
    from .ticket_catalog_item import TicketCatalogItem
    from .ticket_client import TicketClient
    from .ticket_equipment import TicketEquipment
    from .ticket_requestor import TicketRequestor
    from .ticket_stage import TicketStage
    from .ticket_status import TicketStatus
    from .user import User


@_define(kw_only=True)
class Ticket(_Model):
    """Ticket.

    - description: HTML or plain text.
    - followers: E-mail addresses, comma-separated.
    - ticket_children: What an item is no source tells.
    - created_by_way_of: How it came in, as a word.
    - closed_at: May be absent.
    - closed_ticket_total_spent_solving: May be null; its other form is not documented.
    - last_answer_type: May be null; its other form is not documented.
    - feedback: May be null; its other form is not documented.
    - tags: May be absent; a list, or a text.
    - custom_fields: Null wherever it was documented; the custom fields are in entity_fields and entities.
    - entity_fields: Filled custom fields; only with include_filled_entity.
    - entities: All custom fields by group; only with show_entities.
    - worked_hours: HH:MM.
    """

    ticket_number: int
    title: str
    client: TicketClient
    desk: DeskSummary
    stage: TicketStage
    status: TicketStatus
    is_closed: bool
    created_at: str
    updated_at: str
    description: str | Unset = UNSET
    priority: Priority | None | Unset = UNSET
    priority_change_reason: str | None | Unset = UNSET
    services_catalog: TicketCatalogItem | None | Unset = UNSET
    requestor: TicketRequestor | Unset = UNSET
    responsible: User | None | Unset = UNSET
    followers: str | Unset = UNSET
    equipment: TicketEquipment | Unset = UNSET
    sla_info: SlaInfo | Unset = UNSET
    checklists_summary: ChecklistsSummary | Unset = UNSET
    ticket_reference: ParentTicket | Unset = UNSET
    ticket_children: list[Any] | Unset = UNSET
    is_duplicating: bool | Unset = UNSET
    is_grouped: bool | Unset = UNSET
    is_revised: bool | Unset = UNSET
    created_by_id: int | Unset = UNSET
    created_by: PersonName | Unset = UNSET
    created_by_way_of: str | Unset = UNSET
    created_with_ai: bool | Unset = UNSET
    updated_by_id: int | Unset = UNSET
    updated_by: PersonName | Unset = UNSET
    closed_at: str | Unset = UNSET
    closed_ticket_total_spent_solving: Any | Unset = UNSET
    last_answer_type: Any | Unset = UNSET
    last_reopen_date: str | None | Unset = UNSET
    reopen_count: int | Unset = UNSET
    feedback: Any | Unset = UNSET
    tags: Any | Unset = UNSET
    custom_fields: Any | Unset = UNSET
    entity_fields: list[FilledField] | Unset = UNSET
    entities: list[EntityGroup] | Unset = UNSET
    url_external_path: str | Unset = UNSET
    url_internal_path: str | Unset = UNSET
    worked_hours: str | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .checklists_summary import ChecklistsSummary
        from .desk_summary import DeskSummary
        from .entity_group import EntityGroup
        from .filled_field import FilledField
        from .parent_ticket import ParentTicket
        from .person_name import PersonName
        from .priority import Priority
        from .sla_info import SlaInfo
        from .ticket_catalog_item import TicketCatalogItem
        from .ticket_client import TicketClient
        from .ticket_equipment import TicketEquipment
        from .ticket_requestor import TicketRequestor
        from .ticket_stage import TicketStage
        from .ticket_status import TicketStatus
        from .user import User

        return _Shape(
            (
                _Member("ticket_number", "ticket_number", True),
                _Member("title", "title", True),
                _Member("client", "client", True, TicketClient.from_dict),
                _Member("desk", "desk", True, DeskSummary.from_dict),
                _Member("stage", "stage", True, TicketStage.from_dict),
                _Member("status", "status", True, TicketStatus.from_dict),
                _Member("is_closed", "is_closed", True),
                _Member("created_at", "created_at", True),
                _Member("updated_at", "updated_at", True),
                _Member("description", "description", False),
                _Member("priority", "priority", False, _either(Priority, plain=True)),
                _Member("priority_change_reason", "priority_change_reason", False),
                _Member("services_catalog", "services_catalog", False, _either(TicketCatalogItem, plain=True)),
                _Member("requestor", "requestor", False, TicketRequestor.from_dict),
                _Member("responsible", "responsible", False, _either(User, plain=True)),
                _Member("followers", "followers", False),
                _Member("equipment", "equipment", False, TicketEquipment.from_dict),
                _Member("sla_info", "sla_info", False, SlaInfo.from_dict),
                _Member("checklists_summary", "checklists_summary", False, ChecklistsSummary.from_dict),
                _Member("ticket_reference", "ticket_reference", False, ParentTicket.from_dict),
                _Member("ticket_children", "ticket_children", False),
                _Member("is_duplicating", "is_duplicating", False),
                _Member("is_grouped", "is_grouped", False),
                _Member("is_revised", "is_revised", False),
                _Member("created_by_id", "created_by_id", False),
                _Member("created_by", "created_by", False, PersonName.from_dict),
                _Member("created_by_way_of", "created_by_way_of", False),
                _Member("created_with_ai", "created_with_ai", False),
                _Member("updated_by_id", "updated_by_id", False),
                _Member("updated_by", "updated_by", False, PersonName.from_dict),
                _Member("closed_at", "closed_at", False),
                _Member("closed_ticket_total_spent_solving", "closed_ticket_total_spent_solving", False),
                _Member("last_answer_type", "last_answer_type", False),
                _Member("last_reopen_date", "last_reopen_date", False),
                _Member("reopen_count", "reopen_count", False),
                _Member("feedback", "feedback", False),
                _Member("tags", "tags", False),
                _Member("custom_fields", "custom_fields", False),
                _Member("entity_fields", "entity_fields", False, _list_of(FilledField.from_dict)),
                _Member("entities", "entities", False, _list_of(EntityGroup.from_dict)),
                _Member("url_external_path", "url_external_path", False),
                _Member("url_internal_path", "url_internal_path", False),
                _Member("worked_hours", "worked_hours", False),
            ),
            open=True,
        )
