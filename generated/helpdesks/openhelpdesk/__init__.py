# Generated from specs/openhelpdesk. Do not edit: make regen

"""Open Help Desk for scripts: `OpenHelpDesk`, `AsyncOpenHelpDesk` and the errors they raise."""

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
    from .sdk.namespaces.admin import AsyncAdmin as _AsyncAdmin
    from .sdk.namespaces.admin import Admin as _Admin
    from .sdk.namespaces.auth import AsyncAuth as _AsyncAuth
    from .sdk.namespaces.auth import Auth as _Auth
    from .sdk.namespaces.categories import AsyncCategories as _AsyncCategories
    from .sdk.namespaces.categories import Categories as _Categories
    from .sdk.namespaces.me import AsyncMe as _AsyncMe
    from .sdk.namespaces.me import Me as _Me
    from .sdk.namespaces.setup import AsyncSetup as _AsyncSetup
    from .sdk.namespaces.setup import Setup as _Setup
    from .sdk.namespaces.site import AsyncSite as _AsyncSite
    from .sdk.namespaces.site import Site as _Site
    from .sdk.namespaces.statuses import AsyncStatuses as _AsyncStatuses
    from .sdk.namespaces.statuses import Statuses as _Statuses
    from .sdk.namespaces.tickets import AsyncTickets as _AsyncTickets
    from .sdk.namespaces.tickets import Tickets as _Tickets

CONNECTION: Final[dict[str, Any]] = {
    "base_url": {"env": "OHD_BASE_URL", "append": "", "default": None, "example": "https://help.example.com"},
    "timeout": {"env": None, "unit": "s", "default": 30},
    "schemes": {
        "apiKeyBearer": {"type": "http", "scheme": "bearer"},
        "oauth": {"type": "oauth2", "flow": "client_credentials", "token_url": "/api/auth/token", "request": "json"},
        "sessionCookie": {"type": "apiKey", "in": "cookie", "name": "ohd_session"},
    },
    "credentials": [
        {
            "name": "API key",
            "scheme": "apiKeyBearer",
            "env": {"value": "OHD_API_KEY"},
            "about": "Make one in Open Help Desk under your profile, API keys (ohd_sk_…). It can do what your account can; make one key per integration.",
        },
        {
            "name": "OAuth client",
            "scheme": "oauth",
            "env": {"client_id": "OHD_CLIENT_ID", "client_secret": "OHD_CLIENT_SECRET"},
            "about": "An admin makes the client under Settings, OAuth2 Clients. The secret is shown once; its tokens live one hour and are renewed by themselves.",
        },
    ],
    "instances": None,
    "probe": {"operation": "me.get", "role": "/role"},
}


class OpenHelpDesk(_SyncDesk):
    """Open Help Desk: tickets, replies, links and administration of a self-hosted help desk.

    from helpdesks.openhelpdesk import OpenHelpDesk

    with OpenHelpDesk.from_env() as desk:
        for page in desk.admin.groups_list.pages():
            print(page)
    """

    connection: ClassVar[dict[str, Any]] = CONNECTION

    @cached_property
    def admin(self) -> _Admin:
        from .sdk.namespaces.admin import Admin as _Namespace

        return _Namespace(self.client)

    @cached_property
    def auth(self) -> _Auth:
        from .sdk.namespaces.auth import Auth as _Namespace

        return _Namespace(self.client)

    @cached_property
    def categories(self) -> _Categories:
        from .sdk.namespaces.categories import Categories as _Namespace

        return _Namespace(self.client)

    @cached_property
    def me(self) -> _Me:
        from .sdk.namespaces.me import Me as _Namespace

        return _Namespace(self.client)

    @cached_property
    def setup(self) -> _Setup:
        from .sdk.namespaces.setup import Setup as _Namespace

        return _Namespace(self.client)

    @cached_property
    def site(self) -> _Site:
        from .sdk.namespaces.site import Site as _Namespace

        return _Namespace(self.client)

    @cached_property
    def statuses(self) -> _Statuses:
        from .sdk.namespaces.statuses import Statuses as _Namespace

        return _Namespace(self.client)

    @cached_property
    def tickets(self) -> _Tickets:
        from .sdk.namespaces.tickets import Tickets as _Namespace

        return _Namespace(self.client)


class AsyncOpenHelpDesk(_AsyncDesk):
    """Open Help Desk: tickets, replies, links and administration of a self-hosted help desk.

    from helpdesks.openhelpdesk import AsyncOpenHelpDesk

    async with AsyncOpenHelpDesk.from_env() as desk:
        async for page in desk.admin.groups_list.pages():
            print(page)
    """

    connection: ClassVar[dict[str, Any]] = CONNECTION

    @cached_property
    def admin(self) -> _AsyncAdmin:
        from .sdk.namespaces.admin import AsyncAdmin as _Namespace

        return _Namespace(self.client)

    @cached_property
    def auth(self) -> _AsyncAuth:
        from .sdk.namespaces.auth import AsyncAuth as _Namespace

        return _Namespace(self.client)

    @cached_property
    def categories(self) -> _AsyncCategories:
        from .sdk.namespaces.categories import AsyncCategories as _Namespace

        return _Namespace(self.client)

    @cached_property
    def me(self) -> _AsyncMe:
        from .sdk.namespaces.me import AsyncMe as _Namespace

        return _Namespace(self.client)

    @cached_property
    def setup(self) -> _AsyncSetup:
        from .sdk.namespaces.setup import AsyncSetup as _Namespace

        return _Namespace(self.client)

    @cached_property
    def site(self) -> _AsyncSite:
        from .sdk.namespaces.site import AsyncSite as _Namespace

        return _Namespace(self.client)

    @cached_property
    def statuses(self) -> _AsyncStatuses:
        from .sdk.namespaces.statuses import AsyncStatuses as _Namespace

        return _Namespace(self.client)

    @cached_property
    def tickets(self) -> _AsyncTickets:
        from .sdk.namespaces.tickets import AsyncTickets as _Namespace

        return _Namespace(self.client)


__all__ = [
    "AnswerTooLarge",
    "ApiError",
    "AsyncOpenHelpDesk",
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
    "OpenHelpDesk",
    "OutcomeUnknown",
    "PartialAnswer",
    "RateLimited",
    "RedirectRefused",
    "ServerError",
    "TooLarge",
    "UNSET",
    "Unauthorized",
    "UnexpectedAnswer",
    "ValidationFailed",
    "WireError",
]
