# Generated from specs/tickiti. Do not edit: make regen

"""Tickiti for scripts: `Tickiti`, `AsyncTickiti` and the errors they raise."""

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
    from .sdk.namespaces.administration import AsyncAdministration as _AsyncAdministration
    from .sdk.namespaces.administration import Administration as _Administration
    from .sdk.namespaces.axial import AsyncAxial as _AsyncAxial
    from .sdk.namespaces.axial import Axial as _Axial
    from .sdk.namespaces.faqs import AsyncFaqs as _AsyncFaqs
    from .sdk.namespaces.faqs import Faqs as _Faqs
    from .sdk.namespaces.idempotency_key import AsyncIdempotencyKey as _AsyncIdempotencyKey
    from .sdk.namespaces.idempotency_key import IdempotencyKey as _IdempotencyKey
    from .sdk.namespaces.interventions import AsyncInterventions as _AsyncInterventions
    from .sdk.namespaces.interventions import Interventions as _Interventions
    from .sdk.namespaces.mail import AsyncMail as _AsyncMail
    from .sdk.namespaces.mail import Mail as _Mail
    from .sdk.namespaces.reports import AsyncReports as _AsyncReports
    from .sdk.namespaces.reports import Reports as _Reports
    from .sdk.namespaces.settings import AsyncSettings as _AsyncSettings
    from .sdk.namespaces.settings import Settings as _Settings
    from .sdk.namespaces.supervisor import AsyncSupervisor as _AsyncSupervisor
    from .sdk.namespaces.supervisor import Supervisor as _Supervisor
    from .sdk.namespaces.templates import AsyncTemplates as _AsyncTemplates
    from .sdk.namespaces.templates import Templates as _Templates
    from .sdk.namespaces.tickets import AsyncTickets as _AsyncTickets
    from .sdk.namespaces.tickets import Tickets as _Tickets
    from .sdk.namespaces.token import AsyncToken as _AsyncToken
    from .sdk.namespaces.token import Token as _Token
    from .sdk.namespaces.workflow import AsyncWorkflow as _AsyncWorkflow
    from .sdk.namespaces.workflow import Workflow as _Workflow

CONNECTION: Final[dict[str, Any]] = {
    "base_url": {
        "env": "TICKITI_API_BASE",
        "append": "/api/v1",
        "default": None,
        "example": "https://support.example.com",
    },
    "timeout": {"env": "TICKITI_API_TIMEOUT_MS", "unit": "ms", "default": 30},
    "schemes": {"bearer": {"type": "http", "scheme": "bearer"}},
    "credentials": [
        {
            "name": "API token",
            "scheme": "bearer",
            "env": {"value": "TICKITI_API_TOKEN"},
            "about": "An administrator makes one in Tickiti under Administration, API keys, and picks its abilities. It is shown once, looks like 12|abc…, and acts as the user it belongs to.",
        },
    ],
    "instances": {
        "env": "TICKITI_INSTANCES",
        "name_env": "TICKITI_INSTANCE_NAME",
        "base_key": "base",
        "credential_keys": {"token": "TICKITI_API_TOKEN"},
    },
    "probe": {
        "operation": "token.show",
        "abilities": "/data/abilities",
        "roles": "/data/owner/roles",
        "flags": {"sysadmin": "/data/owner/is_sysadmin"},
        "plans": "/data/plan/features",
    },
}


class Tickiti(_SyncDesk):
    """Tickiti: tickets, replies, settings, mail, templates, workflow, reports and administration of a self-hosted helpdesk (API v1).

    from helpdesks.tickiti import Tickiti

    with Tickiti.from_env() as desk:
        for page in desk.tickets.responses_query.pages():
            print(page)
    """

    connection: ClassVar[dict[str, Any]] = CONNECTION

    @cached_property
    def administration(self) -> _Administration:
        from .sdk.namespaces.administration import Administration as _Namespace

        return _Namespace(self.client)

    @cached_property
    def axial(self) -> _Axial:
        from .sdk.namespaces.axial import Axial as _Namespace

        return _Namespace(self.client)

    @cached_property
    def faqs(self) -> _Faqs:
        from .sdk.namespaces.faqs import Faqs as _Namespace

        return _Namespace(self.client)

    @cached_property
    def idempotency_key(self) -> _IdempotencyKey:
        from .sdk.namespaces.idempotency_key import IdempotencyKey as _Namespace

        return _Namespace(self.client)

    @cached_property
    def interventions(self) -> _Interventions:
        from .sdk.namespaces.interventions import Interventions as _Namespace

        return _Namespace(self.client)

    @cached_property
    def mail(self) -> _Mail:
        from .sdk.namespaces.mail import Mail as _Namespace

        return _Namespace(self.client)

    @cached_property
    def reports(self) -> _Reports:
        from .sdk.namespaces.reports import Reports as _Namespace

        return _Namespace(self.client)

    @cached_property
    def settings(self) -> _Settings:
        from .sdk.namespaces.settings import Settings as _Namespace

        return _Namespace(self.client)

    @cached_property
    def supervisor(self) -> _Supervisor:
        from .sdk.namespaces.supervisor import Supervisor as _Namespace

        return _Namespace(self.client)

    @cached_property
    def templates(self) -> _Templates:
        from .sdk.namespaces.templates import Templates as _Namespace

        return _Namespace(self.client)

    @cached_property
    def tickets(self) -> _Tickets:
        from .sdk.namespaces.tickets import Tickets as _Namespace

        return _Namespace(self.client)

    @cached_property
    def token(self) -> _Token:
        from .sdk.namespaces.token import Token as _Namespace

        return _Namespace(self.client)

    @cached_property
    def workflow(self) -> _Workflow:
        from .sdk.namespaces.workflow import Workflow as _Namespace

        return _Namespace(self.client)


class AsyncTickiti(_AsyncDesk):
    """Tickiti: tickets, replies, settings, mail, templates, workflow, reports and administration of a self-hosted helpdesk (API v1).

    from helpdesks.tickiti import AsyncTickiti

    async with AsyncTickiti.from_env() as desk:
        async for page in desk.tickets.responses_query.pages():
            print(page)
    """

    connection: ClassVar[dict[str, Any]] = CONNECTION

    @cached_property
    def administration(self) -> _AsyncAdministration:
        from .sdk.namespaces.administration import AsyncAdministration as _Namespace

        return _Namespace(self.client)

    @cached_property
    def axial(self) -> _AsyncAxial:
        from .sdk.namespaces.axial import AsyncAxial as _Namespace

        return _Namespace(self.client)

    @cached_property
    def faqs(self) -> _AsyncFaqs:
        from .sdk.namespaces.faqs import AsyncFaqs as _Namespace

        return _Namespace(self.client)

    @cached_property
    def idempotency_key(self) -> _AsyncIdempotencyKey:
        from .sdk.namespaces.idempotency_key import AsyncIdempotencyKey as _Namespace

        return _Namespace(self.client)

    @cached_property
    def interventions(self) -> _AsyncInterventions:
        from .sdk.namespaces.interventions import AsyncInterventions as _Namespace

        return _Namespace(self.client)

    @cached_property
    def mail(self) -> _AsyncMail:
        from .sdk.namespaces.mail import AsyncMail as _Namespace

        return _Namespace(self.client)

    @cached_property
    def reports(self) -> _AsyncReports:
        from .sdk.namespaces.reports import AsyncReports as _Namespace

        return _Namespace(self.client)

    @cached_property
    def settings(self) -> _AsyncSettings:
        from .sdk.namespaces.settings import AsyncSettings as _Namespace

        return _Namespace(self.client)

    @cached_property
    def supervisor(self) -> _AsyncSupervisor:
        from .sdk.namespaces.supervisor import AsyncSupervisor as _Namespace

        return _Namespace(self.client)

    @cached_property
    def templates(self) -> _AsyncTemplates:
        from .sdk.namespaces.templates import AsyncTemplates as _Namespace

        return _Namespace(self.client)

    @cached_property
    def tickets(self) -> _AsyncTickets:
        from .sdk.namespaces.tickets import AsyncTickets as _Namespace

        return _Namespace(self.client)

    @cached_property
    def token(self) -> _AsyncToken:
        from .sdk.namespaces.token import AsyncToken as _Namespace

        return _Namespace(self.client)

    @cached_property
    def workflow(self) -> _AsyncWorkflow:
        from .sdk.namespaces.workflow import AsyncWorkflow as _Namespace

        return _Namespace(self.client)


__all__ = [
    "AnswerTooLarge",
    "ApiError",
    "AsyncTickiti",
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
    "Tickiti",
    "TooLarge",
    "UNSET",
    "Unauthorized",
    "UnexpectedAnswer",
    "ValidationFailed",
    "WireError",
]
