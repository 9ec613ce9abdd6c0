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
    from .client_form_of_payment import ClientFormOfPayment


@_define(kw_only=True)
class Client(_Model):
    """The names are documented, most of their forms are not.

    - anotations: Notes; the name is spelt like this.
    - authorization_flow: Its form is not documented.
    - billing_report_type: Its form is not documented.
    - email_financial: Its form is not documented.
    - equipment_counter: Its form is not documented.
    - estadual_registration: Its form is not documented.
    - group_counter: Its form is not documented.
    - logo: Its form is not documented.
    - max_agents: Its form is not documented.
    - municipal_registration: Its form is not documented.
    - quarterly_bill_client_id: Its form is not documented.
    - quarterly_billing: Its form is not documented.
    - sms_financial: Its form is not documented.
    - social: Legal name.
    - social_revenue: CPF or CNPJ.
    - status: Whether it is active.
    - user_counter: Its form is not documented.
    - work_folder: Its form is not documented.
    """

    address_ids: list[int] | Unset = UNSET
    anotations: Any | Unset = UNSET
    authorization_flow: Any | Unset = UNSET
    billing_report_type: Any | Unset = UNSET
    contact_ids: list[int] | Unset = UNSET
    desk_ids: list[int] | Unset = UNSET
    email_financial: Any | Unset = UNSET
    equipment_counter: Any | Unset = UNSET
    estadual_registration: Any | Unset = UNSET
    form_of_payment: ClientFormOfPayment | Unset = UNSET
    group_counter: Any | Unset = UNSET
    logo: Any | Unset = UNSET
    max_agents: Any | Unset = UNSET
    municipal_registration: Any | Unset = UNSET
    name: str | Unset = UNSET
    quarterly_bill_client_id: Any | Unset = UNSET
    quarterly_billing: Any | Unset = UNSET
    sms_financial: Any | Unset = UNSET
    social: str | Unset = UNSET
    social_revenue: str | None | Unset = UNSET
    status: bool | Unset = UNSET
    technical_group_ids: list[int] | Unset = UNSET
    user_counter: Any | Unset = UNSET
    user_ids: list[int] | Unset = UNSET
    work_folder: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("address_ids", "address_ids", False),
                _Member("anotations", "anotations", False),
                _Member("authorization_flow", "authorization_flow", False),
                _Member("billing_report_type", "billing_report_type", False),
                _Member("contact_ids", "contact_ids", False),
                _Member("desk_ids", "desk_ids", False),
                _Member("email_financial", "email_financial", False),
                _Member("equipment_counter", "equipment_counter", False),
                _Member("estadual_registration", "estadual_registration", False),
                _Member("form_of_payment", "form_of_payment", False, None, ("BOLETO", "CREDIT_CARD", "PIX", "UNDEFINED",)),
                _Member("group_counter", "group_counter", False),
                _Member("logo", "logo", False),
                _Member("max_agents", "max_agents", False),
                _Member("municipal_registration", "municipal_registration", False),
                _Member("name", "name", False),
                _Member("quarterly_bill_client_id", "quarterly_bill_client_id", False),
                _Member("quarterly_billing", "quarterly_billing", False),
                _Member("sms_financial", "sms_financial", False),
                _Member("social", "social", False),
                _Member("social_revenue", "social_revenue", False),
                _Member("status", "status", False),
                _Member("technical_group_ids", "technical_group_ids", False),
                _Member("user_counter", "user_counter", False),
                _Member("user_ids", "user_ids", False),
                _Member("work_folder", "work_folder", False),
            ),
            open=True,
        )
