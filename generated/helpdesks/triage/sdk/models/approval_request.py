# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset

if TYPE_CHECKING:
    from .approved_field import ApprovedField


@_define(kw_only=True)
class ApprovalRequest(_Model):
    """ApprovalRequest.

    - confirm: true: a person decided this.
    """

    ticket_id: str
    expected_revision: int
    approved_fields: list[ApprovedField]
    actor: str
    confirm: bool
    edited_customer_response: str | Unset = UNSET

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("ticketId", "ticket_id", True),
                _Member("expectedRevision", "expected_revision", True),
                _Member("approvedFields", "approved_fields", True),
                _Member("actor", "actor", True),
                _Member("confirm", "confirm", True),
                _Member("editedCustomerResponse", "edited_customer_response", False),
            ),
            open=False,
        )
