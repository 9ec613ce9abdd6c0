# Generated from specs/triage. Do not edit: make regen

from __future__ import annotations


from attrs import define as _define

from helpdesks._client.models import Member as _Member
from helpdesks._client.models import Model as _Model
from helpdesks._client.models import Shape as _Shape


@_define(kw_only=True)
class Failure(_Model):
    """Failure.

    - code: One word for programs, such as STALE_APPROVAL.
    - message: One sentence for people.
    """

    code: str
    message: str

    @classmethod
    def _shape(cls) -> _Shape:
        return _Shape(
            (
                _Member("code", "code", True),
                _Member("message", "message", True),
            ),
            open=False,
        )
