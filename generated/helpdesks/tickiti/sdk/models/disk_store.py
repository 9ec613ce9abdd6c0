# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class DiskStore(_Model):
    """DiskStore."""

    root_path: str
    min_free_space: float | str
    warn_free_space: float | str
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("root_path", "root_path", True),
                _Member("min_free_space", "min_free_space", True),
                _Member("warn_free_space", "warn_free_space", True),
            ),
            open=True,
        )
