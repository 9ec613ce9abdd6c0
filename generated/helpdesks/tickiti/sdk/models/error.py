# Generated from specs/tickiti. Do not edit: make regen

from __future__ import annotations

from typing import Any

from attrs import define as _define
from attrs import field as _field

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape
from helpdesks._client.types import UNSET, Unset


@_define(kw_only=True)
class Error(_Model):
    """A refusal. `error` is a machine code; Laravel's own validation adds message and errors.

    - error: Machine code, such as validation_failed or idempotency_key_conflict.
    - errors: Field name to the list of complaints about it.
    - data: A 413 of a download tells file_size and that ranged reads work.
    """

    ok: bool | Unset = UNSET
    error: str | None | Unset = UNSET
    message: str | None | Unset = UNSET
    errors: dict[str, Any] | None | Unset = UNSET
    data: dict[str, Any] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("ok", "ok", False),
                _Member("error", "error", False),
                _Member("message", "message", False),
                _Member("errors", "errors", False),
                _Member("data", "data", False),
            ),
            open=True,
        )
