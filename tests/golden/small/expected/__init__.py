# Generated from specs/small. Do not edit: make regen

"""Small for scripts: `Small`, `AsyncSmall` and the errors they raise."""

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
    from .sdk.namespaces.files import AsyncFiles as _AsyncFiles
    from .sdk.namespaces.files import Files as _Files
    from .sdk.namespaces.tickets import AsyncTickets as _AsyncTickets
    from .sdk.namespaces.tickets import Tickets as _Tickets

CONNECTION: Final[dict[str, Any]] = {
    "base_url": {"env": "SMALL_URL", "append": "", "default": None, "example": "https://helpdesk.example.com"},
    "timeout": {"env": None, "unit": "s", "default": 30},
    "schemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
    "credentials": [{"name": "key", "scheme": "key", "env": {"value": "SMALL_KEY"}}],
    "instances": None,
    "probe": None,
}


class Small(_SyncDesk):
    """A small desk with one of each construct.

    from helpdesks.small import Small

    with Small.from_env() as desk:
        for page in desk.tickets.list.pages():
            print(page)
    """

    connection: ClassVar[dict[str, Any]] = CONNECTION

    @cached_property
    def files(self) -> _Files:
        from .sdk.namespaces.files import Files as _Namespace

        return _Namespace(self.client)

    @cached_property
    def tickets(self) -> _Tickets:
        from .sdk.namespaces.tickets import Tickets as _Namespace

        return _Namespace(self.client)


class AsyncSmall(_AsyncDesk):
    """A small desk with one of each construct.

    from helpdesks.small import AsyncSmall

    async with AsyncSmall.from_env() as desk:
        async for page in desk.tickets.list.pages():
            print(page)
    """

    connection: ClassVar[dict[str, Any]] = CONNECTION

    @cached_property
    def files(self) -> _AsyncFiles:
        from .sdk.namespaces.files import AsyncFiles as _Namespace

        return _Namespace(self.client)

    @cached_property
    def tickets(self) -> _AsyncTickets:
        from .sdk.namespaces.tickets import AsyncTickets as _Namespace

        return _Namespace(self.client)


__all__ = [
    "AnswerTooLarge",
    "ApiError",
    "AsyncSmall",
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
    "Small",
    "TooLarge",
    "UNSET",
    "Unauthorized",
    "UnexpectedAnswer",
    "ValidationFailed",
    "WireError",
]
