# Generated from specs/triage. Do not edit: make regen

"""Support Ticket Triage for scripts: `Triage`, `AsyncTriage` and the errors they raise."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Final

from helpdesks._client.errors import (
    AnswerTooLarge as AnswerTooLarge,
    ApiError as ApiError,
    BadRequest as BadRequest,
    ConfigurationError as ConfigurationError,
    Conflict as Conflict,
    ConnectionFailed as ConnectionFailed,
    DeskError as DeskError,
    FailedAnswer as FailedAnswer,
    Forbidden as Forbidden,
    NotFound as NotFound,
    OutcomeUnknown as OutcomeUnknown,
    PartialAnswer as PartialAnswer,
    RateLimited as RateLimited,
    RedirectRefused as RedirectRefused,
    ServerError as ServerError,
    TooLarge as TooLarge,
    Unauthorized as Unauthorized,
    UnexpectedAnswer as UnexpectedAnswer,
    ValidationFailed as ValidationFailed,
    WireError as WireError,
)
from helpdesks._client.facade import AsyncDesk as _AsyncDesk
from helpdesks._client.facade import SyncDesk as _SyncDesk
from helpdesks._client.types import UNSET as UNSET
from helpdesks._client.types import File as File

if TYPE_CHECKING:
    from .sdk.namespaces.audit import AsyncAudit as _AsyncAudit
    from .sdk.namespaces.audit import Audit as _Audit
    from .sdk.namespaces.knowledge import AsyncKnowledge as _AsyncKnowledge
    from .sdk.namespaces.knowledge import Knowledge as _Knowledge
    from .sdk.namespaces.metrics import AsyncMetrics as _AsyncMetrics
    from .sdk.namespaces.metrics import Metrics as _Metrics
    from .sdk.namespaces.recommendations import AsyncRecommendations as _AsyncRecommendations
    from .sdk.namespaces.recommendations import Recommendations as _Recommendations
    from .sdk.namespaces.tickets import AsyncTickets as _AsyncTickets
    from .sdk.namespaces.tickets import Tickets as _Tickets

CONNECTION: Final[dict[str, Any]] = {
    "base_url": {"env": None, "append": "", "default": None, "example": "https://helpdesk.example.com"},
    "timeout": {"env": None, "unit": "s", "default": 30},
    "schemes": {},
    "credentials": [],
    "instances": None,
    "probe": None,
    "local": True,
    "error_form": "code-message",
}


class Triage(_SyncDesk):
    """Support ticket triage on this machine: read, recommend with evidence, a person approves named fields, audit.

    from helpdesks.triage import Triage

    with Triage.from_env() as desk:
        for page in desk.audit.list.pages():
            print(page)
    """

    connection: ClassVar[dict[str, Any]] = CONNECTION

    @cached_property
    def audit(self) -> _Audit:
        from .sdk.namespaces.audit import Audit as _Namespace

        return _Namespace(self.client)

    @cached_property
    def knowledge(self) -> _Knowledge:
        from .sdk.namespaces.knowledge import Knowledge as _Namespace

        return _Namespace(self.client)

    @cached_property
    def metrics(self) -> _Metrics:
        from .sdk.namespaces.metrics import Metrics as _Namespace

        return _Namespace(self.client)

    @cached_property
    def recommendations(self) -> _Recommendations:
        from .sdk.namespaces.recommendations import Recommendations as _Namespace

        return _Namespace(self.client)

    @cached_property
    def tickets(self) -> _Tickets:
        from .sdk.namespaces.tickets import Tickets as _Namespace

        return _Namespace(self.client)


class AsyncTriage(_AsyncDesk):
    """Support ticket triage on this machine: read, recommend with evidence, a person approves named fields, audit.

    from helpdesks.triage import AsyncTriage

    async with AsyncTriage.from_env() as desk:
        async for page in desk.audit.list.pages():
            print(page)
    """

    connection: ClassVar[dict[str, Any]] = CONNECTION

    @cached_property
    def audit(self) -> _AsyncAudit:
        from .sdk.namespaces.audit import AsyncAudit as _Namespace

        return _Namespace(self.client)

    @cached_property
    def knowledge(self) -> _AsyncKnowledge:
        from .sdk.namespaces.knowledge import AsyncKnowledge as _Namespace

        return _Namespace(self.client)

    @cached_property
    def metrics(self) -> _AsyncMetrics:
        from .sdk.namespaces.metrics import AsyncMetrics as _Namespace

        return _Namespace(self.client)

    @cached_property
    def recommendations(self) -> _AsyncRecommendations:
        from .sdk.namespaces.recommendations import AsyncRecommendations as _Namespace

        return _Namespace(self.client)

    @cached_property
    def tickets(self) -> _AsyncTickets:
        from .sdk.namespaces.tickets import AsyncTickets as _Namespace

        return _Namespace(self.client)


__all__ = [
    "AnswerTooLarge",
    "ApiError",
    "AsyncTriage",
    "BadRequest",
    "CONNECTION",
    "ConfigurationError",
    "Conflict",
    "ConnectionFailed",
    "DeskError",
    "FailedAnswer",
    "File",
    "Forbidden",
    "NotFound",
    "OutcomeUnknown",
    "PartialAnswer",
    "RateLimited",
    "RedirectRefused",
    "ServerError",
    "TooLarge",
    "Triage",
    "UNSET",
    "Unauthorized",
    "UnexpectedAnswer",
    "ValidationFailed",
    "WireError",
]
