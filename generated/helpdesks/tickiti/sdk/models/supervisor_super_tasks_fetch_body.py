# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations


from attrs import define as _define

from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class SupervisorSuperTasksFetchBody(_Model):
    """SupervisorSuperTasksFetchBody."""


    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
            ),
            open=False,
        )
