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
    from .filled_field import FilledField
    from .ref import Ref
    from .sla_info import SlaInfo
    from .ticket_catalog_item import TicketCatalogItem
    from .ticket_requestor import TicketRequestor


@_define(kw_only=True)
class TicketSummary(_Model):
    """TicketSummary.

    - followers: E-mail addresses, comma-separated.
    - created_by_way_of: How it came in, as a word.
    - last_answer_type: Its form is not documented.
    - entity_fields: Filled custom fields; only with include_filled_entity.
    """

    ticket_number: int
    title: str
    client: Ref
    desk: Ref
    stage: Ref
    status: Ref
    is_closed: bool
    created_at: str
    updated_at: str
    priority: Ref | None | Unset = UNSET
    services_catalog: TicketCatalogItem | None | Unset = UNSET
    requestor: TicketRequestor | Unset = UNSET
    responsible: Ref | None | Unset = UNSET
    followers: str | Unset = UNSET
    sla_info: SlaInfo | Unset = UNSET
    is_revised: bool | Unset = UNSET
    created_by_id: int | Unset = UNSET
    created_by_way_of: str | Unset = UNSET
    updated_by_id: int | Unset = UNSET
    last_answer_type: Any | Unset = UNSET
    reopen_count: int | Unset = UNSET
    entity_fields: list[FilledField] | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .filled_field import FilledField
        from .ref import Ref
        from .sla_info import SlaInfo
        from .ticket_catalog_item import TicketCatalogItem
        from .ticket_requestor import TicketRequestor

        return _Shape(
            (
                _Member("ticket_number", "ticket_number", True),
                _Member("title", "title", True),
                _Member("client", "client", True, Ref.from_dict),
                _Member("desk", "desk", True, Ref.from_dict),
                _Member("stage", "stage", True, Ref.from_dict),
                _Member("status", "status", True, Ref.from_dict),
                _Member("is_closed", "is_closed", True),
                _Member("created_at", "created_at", True),
                _Member("updated_at", "updated_at", True),
                _Member("priority", "priority", False, _either(Ref, plain=True)),
                _Member("services_catalog", "services_catalog", False, _either(TicketCatalogItem, plain=True)),
                _Member("requestor", "requestor", False, TicketRequestor.from_dict),
                _Member("responsible", "responsible", False, _either(Ref, plain=True)),
                _Member("followers", "followers", False),
                _Member("sla_info", "sla_info", False, SlaInfo.from_dict),
                _Member("is_revised", "is_revised", False),
                _Member("created_by_id", "created_by_id", False),
                _Member("created_by_way_of", "created_by_way_of", False),
                _Member("updated_by_id", "updated_by_id", False),
                _Member("last_answer_type", "last_answer_type", False),
                _Member("reopen_count", "reopen_count", False),
                _Member("entity_fields", "entity_fields", False, _list_of(FilledField.from_dict)),
            ),
            open=True,
        )
