# Generated from specs/django_helpdesk. Do not edit: make regen

"""django-helpdesk for scripts: `DjangoHelpdesk`, `AsyncDjangoHelpdesk` and the errors they raise."""

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
    from .sdk.namespaces.api_token import AsyncApiToken as _AsyncApiToken
    from .sdk.namespaces.api_token import ApiToken as _ApiToken
    from .sdk.namespaces.attachments import AsyncAttachments as _AsyncAttachments
    from .sdk.namespaces.attachments import Attachments as _Attachments
    from .sdk.namespaces.datatables_ticket_list import AsyncDatatablesTicketList as _AsyncDatatablesTicketList
    from .sdk.namespaces.datatables_ticket_list import DatatablesTicketList as _DatatablesTicketList
    from .sdk.namespaces.followups import AsyncFollowups as _AsyncFollowups
    from .sdk.namespaces.followups import Followups as _Followups
    from .sdk.namespaces.schema import AsyncSchema as _AsyncSchema
    from .sdk.namespaces.schema import Schema as _Schema
    from .sdk.namespaces.tickets import AsyncTickets as _AsyncTickets
    from .sdk.namespaces.tickets import Tickets as _Tickets
    from .sdk.namespaces.timeline_ticket_list import AsyncTimelineTicketList as _AsyncTimelineTicketList
    from .sdk.namespaces.timeline_ticket_list import TimelineTicketList as _TimelineTicketList
    from .sdk.namespaces.user_tickets import AsyncUserTickets as _AsyncUserTickets
    from .sdk.namespaces.user_tickets import UserTickets as _UserTickets
    from .sdk.namespaces.users import AsyncUsers as _AsyncUsers
    from .sdk.namespaces.users import Users as _Users

CONNECTION: Final[dict[str, Any]] = {
    "base_url": {
        "env": "DJANGO_HELPDESK_BASE_URL",
        "append": "",
        "default": None,
        "example": "https://www.example.com/helpdesk",
    },
    "timeout": {"env": None, "unit": "s", "default": 30},
    "schemes": {"tokenAuth": {"type": "apiKey", "in": "header", "name": "Authorization", "prefix": "Token "}},
    "credentials": [
        {
            "name": "API token",
            "scheme": "tokenAuth",
            "about": "The token of a staff user: Django admin, Tokens, Add; or `manage.py drf_create_token USERNAME`.",
            "env": {"value": "DJANGO_HELPDESK_API_TOKEN"},
        },
    ],
    "instances": None,
    "probe": None,
}


class DjangoHelpdesk(_SyncDesk):
    """Open-source ticket tracker that lives inside a Django site; its REST API is made with Django REST framework.

    from helpdesks.django_helpdesk import DjangoHelpdesk

    with DjangoHelpdesk.from_env() as desk:
        for page in desk.attachments.list.pages():
            print(page)
    """

    connection: ClassVar[dict[str, Any]] = CONNECTION

    @cached_property
    def api_token(self) -> _ApiToken:
        from .sdk.namespaces.api_token import ApiToken as _Namespace

        return _Namespace(self.client)

    @cached_property
    def attachments(self) -> _Attachments:
        from .sdk.namespaces.attachments import Attachments as _Namespace

        return _Namespace(self.client)

    @cached_property
    def datatables_ticket_list(self) -> _DatatablesTicketList:
        from .sdk.namespaces.datatables_ticket_list import DatatablesTicketList as _Namespace

        return _Namespace(self.client)

    @cached_property
    def followups(self) -> _Followups:
        from .sdk.namespaces.followups import Followups as _Namespace

        return _Namespace(self.client)

    @cached_property
    def schema(self) -> _Schema:
        from .sdk.namespaces.schema import Schema as _Namespace

        return _Namespace(self.client)

    @cached_property
    def tickets(self) -> _Tickets:
        from .sdk.namespaces.tickets import Tickets as _Namespace

        return _Namespace(self.client)

    @cached_property
    def timeline_ticket_list(self) -> _TimelineTicketList:
        from .sdk.namespaces.timeline_ticket_list import TimelineTicketList as _Namespace

        return _Namespace(self.client)

    @cached_property
    def user_tickets(self) -> _UserTickets:
        from .sdk.namespaces.user_tickets import UserTickets as _Namespace

        return _Namespace(self.client)

    @cached_property
    def users(self) -> _Users:
        from .sdk.namespaces.users import Users as _Namespace

        return _Namespace(self.client)


class AsyncDjangoHelpdesk(_AsyncDesk):
    """Open-source ticket tracker that lives inside a Django site; its REST API is made with Django REST framework.

    from helpdesks.django_helpdesk import AsyncDjangoHelpdesk

    async with AsyncDjangoHelpdesk.from_env() as desk:
        async for page in desk.attachments.list.pages():
            print(page)
    """

    connection: ClassVar[dict[str, Any]] = CONNECTION

    @cached_property
    def api_token(self) -> _AsyncApiToken:
        from .sdk.namespaces.api_token import AsyncApiToken as _Namespace

        return _Namespace(self.client)

    @cached_property
    def attachments(self) -> _AsyncAttachments:
        from .sdk.namespaces.attachments import AsyncAttachments as _Namespace

        return _Namespace(self.client)

    @cached_property
    def datatables_ticket_list(self) -> _AsyncDatatablesTicketList:
        from .sdk.namespaces.datatables_ticket_list import AsyncDatatablesTicketList as _Namespace

        return _Namespace(self.client)

    @cached_property
    def followups(self) -> _AsyncFollowups:
        from .sdk.namespaces.followups import AsyncFollowups as _Namespace

        return _Namespace(self.client)

    @cached_property
    def schema(self) -> _AsyncSchema:
        from .sdk.namespaces.schema import AsyncSchema as _Namespace

        return _Namespace(self.client)

    @cached_property
    def tickets(self) -> _AsyncTickets:
        from .sdk.namespaces.tickets import AsyncTickets as _Namespace

        return _Namespace(self.client)

    @cached_property
    def timeline_ticket_list(self) -> _AsyncTimelineTicketList:
        from .sdk.namespaces.timeline_ticket_list import AsyncTimelineTicketList as _Namespace

        return _Namespace(self.client)

    @cached_property
    def user_tickets(self) -> _AsyncUserTickets:
        from .sdk.namespaces.user_tickets import AsyncUserTickets as _Namespace

        return _Namespace(self.client)

    @cached_property
    def users(self) -> _AsyncUsers:
        from .sdk.namespaces.users import AsyncUsers as _Namespace

        return _Namespace(self.client)


__all__ = [
    "AnswerTooLarge",
    "ApiError",
    "AsyncDjangoHelpdesk",
    "BadRequest",
    "CONNECTION",
    "ConfigurationError",
    "Conflict",
    "ConnectionFailed",
    "DeskError",
    "DjangoHelpdesk",
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
    "UNSET",
    "Unauthorized",
    "UnexpectedAnswer",
    "ValidationFailed",
    "WireError",
]
