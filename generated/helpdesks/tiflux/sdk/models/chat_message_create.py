# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class ChatMessageCreate(_Model):
    """Either `message` or `template_id` says what is sent.

    - number: The contact's telephone number, digits alone.
    - integration_id: Over which integration it is sent.
    - message: Plain text.
    - template_id: A template of this integration; its form is not documented.
    - parameters: What fills the gaps of the template.
    - header_parameters: What fills the gaps in the head of the template.
    - name: Name of the contact.
    """

    number: int
    integration_id: int
    message: str | Unset = UNSET
    template_id: Any | Unset = UNSET
    parameters: list[Any] | Unset = UNSET
    header_parameters: list[Any] | Unset = UNSET
    country_code: str | Unset = UNSET
    name: str | Unset = UNSET
    department_id: int | Unset = UNSET
    ticket_number: int | Unset = UNSET
    client_id: int | Unset = UNSET
    archive: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("number", "number", True),
                _Member("integration_id", "integration_id", True),
                _Member("message", "message", False),
                _Member("template_id", "template_id", False),
                _Member("parameters", "parameters", False),
                _Member("header_parameters", "header_parameters", False),
                _Member("country_code", "country_code", False),
                _Member("name", "name", False),
                _Member("department_id", "department_id", False),
                _Member("ticket_number", "ticket_number", False),
                _Member("client_id", "client_id", False),
                _Member("archive", "archive", False),
            ),
            open=True,
        )
