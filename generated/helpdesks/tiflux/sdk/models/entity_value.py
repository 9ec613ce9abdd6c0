# Generated from specs/tiflux. Do not edit: make regen

from __future__ import annotations


from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class EntityValue(_Model):
    """EntityValue.

    - entity_field_option_id: The option, for a checkbox; one item for each option.
    - value: By type. currency: 1200.55, a dot for decimals and no grouping. phone: digits without the country code. link: begins with http, https or ftp. date: YYYY-MM-DD. single_select: id of the option. checkbox: true or false. Null empties a field that is not required.
    - country_code: Only for a phone.
    """

    entity_field_id: int
    entity_field_option_id: int | None | Unset = UNSET
    value: str | None | Unset = UNSET
    country_code: str | Unset = UNSET

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("entity_field_id", "entity_field_id", True),
                _Member("entity_field_option_id", "entity_field_option_id", False),
                _Member("value", "value", False),
                _Member("country_code", "country_code", False),
            ),
            open=False,
        )
