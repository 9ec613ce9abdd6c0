# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .client_update_billing_report_type import ClientUpdateBillingReportType


@_define(kw_only=True)
class ClientCreate(_Model):
    """ClientCreate.

    - social: Legal name.
    - social_revenue: CPF or CNPJ.
    - status: False makes it inactive.
    - desk_ids: The desks it is assigned to.
    - technical_group_ids: The technical groups it is assigned to.
    - anotations: Notes; the name is spelt like this.
    """

    name: str
    social: str
    social_revenue: str | Unset = UNSET
    status: bool | Unset = UNSET
    desk_ids: list[int] | Unset = UNSET
    add_all_desks: bool | Unset = UNSET
    technical_group_ids: list[int] | Unset = UNSET
    add_all_technical_groups: bool | Unset = UNSET
    max_agents: int | Unset = UNSET
    email_financial: str | Unset = UNSET
    sms_financial: str | Unset = UNSET
    municipal_registration: str | Unset = UNSET
    estadual_registration: str | Unset = UNSET
    anotations: str | Unset = UNSET
    visible_to_clients: bool | Unset = UNSET
    authorization_flow: bool | Unset = UNSET
    billing_report_type: ClientUpdateBillingReportType | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("name", "name", True),
                _Member("social", "social", True),
                _Member("social_revenue", "social_revenue", False),
                _Member("status", "status", False),
                _Member("desk_ids", "desk_ids", False),
                _Member("add_all_desks", "add_all_desks", False),
                _Member("technical_group_ids", "technical_group_ids", False),
                _Member("add_all_technical_groups", "add_all_technical_groups", False),
                _Member("max_agents", "max_agents", False),
                _Member("email_financial", "email_financial", False),
                _Member("sms_financial", "sms_financial", False),
                _Member("municipal_registration", "municipal_registration", False),
                _Member("estadual_registration", "estadual_registration", False),
                _Member("anotations", "anotations", False),
                _Member("visible_to_clients", "visible_to_clients", False),
                _Member("authorization_flow", "authorization_flow", False),
                _Member("billing_report_type", "billing_report_type", False, None, ("", "detailed", "detailed_with_appointment", "synthetic",)),
            ),
            open=True,
        )
