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
    from .ref import Ref


@_define(kw_only=True)
class Requestor(_Model):
    """Requestor.

    - extension: Its form is not documented.
    """

    id: int
    name: str | Unset = UNSET
    email: str | Unset = UNSET
    telephone: str | Unset = UNSET
    extension: Any | Unset = UNSET
    can_open_ticket: bool | Unset = UNSET
    client: Ref | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        from .ref import Ref

        return _Shape(
            (
                _Member("id", "id", True),
                _Member("name", "name", False),
                _Member("email", "email", False),
                _Member("telephone", "telephone", False),
                _Member("extension", "extension", False),
                _Member("can_open_ticket", "can_open_ticket", False),
                _Member("client", "client", False, Ref.from_dict),
            ),
            open=True,
        )
