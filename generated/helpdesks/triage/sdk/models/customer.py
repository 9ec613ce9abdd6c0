# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations


from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class Customer(_Model):
    """Customer."""

    name: str
    plan: str
    region: str
    vip: bool

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("name", "name", True),
                _Member("plan", "plan", True),
                _Member("region", "region", True),
                _Member("vip", "vip", True),
            ),
            open=False,
        )
