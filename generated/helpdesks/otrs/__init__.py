# Generated from specs/otrs. Do not edit: make regen

"""OTRS for scripts: `Otrs`, `AsyncOtrs` and the errors they raise."""

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
    from .sdk.namespaces.config_item import AsyncConfigItem as _AsyncConfigItem
    from .sdk.namespaces.config_item import ConfigItem as _ConfigItem
    from .sdk.namespaces.session import AsyncSession as _AsyncSession
    from .sdk.namespaces.session import Session as _Session
    from .sdk.namespaces.ticket import AsyncTicket as _AsyncTicket
    from .sdk.namespaces.ticket import Ticket as _Ticket

CONNECTION: Final[dict[str, Any]] = {
    "base_url": {
        "env": "OTRS_BASE_URL",
        "append": "",
        "default": None,
        "example": "https://helpdesk.example.com/otrs/nph-genericinterface.pl/Webservice/Deskwright",
    },
    "timeout": {"env": "OTRS_TIMEOUT", "unit": "s", "default": 30},
    "schemes": {
        "headers": {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "fields": {"X-OTRS-Header-UserLogin": "username", "X-OTRS-Header-Password": "password"},
        },
        "login": {
            "type": "apiKey",
            "in": "body",
            "name": "Authorization",
            "fields": {"UserLogin": "username", "Password": "password"},
        },
        "session": {
            "type": "session",
            "token": "/SessionID",
            "put": {"body": "SessionID", "query": "SessionID"},
            "dead": [{"at": "/Error/ErrorCode", "matches": "\\.AuthFail$"}],
            "lifetime": {"max": 57600, "idle": 7200},
            "request": {
                "fields": {"UserLogin": "username", "Password": "password"},
                "method": "POST",
                "path": "/SessionCreate",
            },
            "failure": [{"at": "/Error", "present": True}],
        },
    },
    "credentials": [
        {
            "name": "agent's login, in a session",
            "scheme": "session",
            "env": {"username": "OTRS_USERNAME", "password": "OTRS_PASSWORD"},
            "when": {"env": "OTRS_AUTH", "is": "session", "default": True},
            "about": "An agent with permissions on the queues that matter. One session is opened and used again; it belongs to the address it was opened from.",
        },
        {
            "name": "agent's login, in every request",
            "scheme": "login",
            "env": {"username": "OTRS_USERNAME", "password": "OTRS_PASSWORD"},
            "when": {"env": "OTRS_AUTH", "is": "login"},
            "about": "Set OTRS_AUTH=login where sessions are not wanted, or the web service has no SessionCreate.",
        },
        {
            "name": "agent's login, in headers",
            "scheme": "headers",
            "env": {"username": "OTRS_USERNAME", "password": "OTRS_PASSWORD"},
            "when": {"env": "OTRS_AUTH", "is": "headers"},
            "about": "Set OTRS_AUTH=headers on Znuny 6.1.2 and later: it keeps the password out of addresses and bodies.",
        },
    ],
    "instances": None,
    "probe": None,
    "user_agent": {"sdk": "deskwright-sdk/{version}", "server": "deskwright-server/{version} (python/{python})"},
    "tls": {"verify_env": "OTRS_VERIFY_SSL", "ca_env": "OTRS_CA_FILE"},
    "web": {"env": "OTRS_WEB_BASE_URL", "before": "/nph-genericinterface.pl"},
    "doctor": {
        "absent_when": [{"status": 500, "matches": "^\\s*(<|$)"}, {"status": 404}, {"status": 200, "matches": "^\\s*<"}],
        "absent": "check OTRS_BASE_URL piece by piece: /otrs, /znuny or /otobo; nph-genericinterface.pl; Webservice/; the exact name of a web service that is valid (Admin, Web Services)",
        "missing_when": [
            {"status": 500, "matches": "^[^{<\\s][^{<]*{path}"},
            {"status": 500, "matches": "(?i)faultstring.*(no operation|operation (type|backend))"},
        ],
        "missing": "add the operation and its route to the web service, as specs/otrs/webservice.yml has them; or put your own export in its place and run make regen DESK=otrs",
        "permission": "give the agent a role or group with that permission on the queue (ro, create, note, move_into, owner, priority, rw), or choose another default",
        "permission_when": [{"code": "\\.AccessDenied$"}],
        "log_in": "check OTRS_USERNAME and OTRS_PASSWORD: a valid agent, not a customer user; OTRS_AUTH=headers needs Znuny 6.1.2 or later; without SessionCreate set OTRS_AUTH=login",
        "write": {
            "tool": "create_ticket",
            "arguments": {
                "title": "Deskwright doctor: test ticket",
                "body": "Made by deskwright doctor --write to see that tickets can be created. It can be closed.",
                "visible_to_customer": False,
            },
            "remember": "/TicketID",
            "needs": "set OTRS_DEFAULT_CUSTOMER_USER to the login of a customer user, or to an e-mail address",
            "seen_by": "agents who may read its queue; the customer does not see the text, but the queue may answer the customer by itself",
            "after": "the interface deletes nothing: close it in the helpdesk when you have seen it",
        },
        "checks": [
            {"operation": "TicketSearch", "values": {"Limit": 1}, "empty_at": "/TicketID", "log_in": True},
            {"operation": "TicketGet", "placeholders": {"TicketID": "0"}, "refused_is_fine": True},
            {"operation": "TicketHistoryGet", "placeholders": {"TicketID": "0"}, "refused_is_fine": True},
            {
                "operation": "TicketCreate",
                "about": "this login may create a ticket with the default queue, state, priority and type",
                "harmless": "the article has no body: the desk refuses it after it has judged the ticket's fields and the permission",
                "refused_is_fine": [{"code": "\\.MissingParameter$", "matches": "Article"}],
                "values": {
                    "body#/Ticket/Title": "Deskwright doctor",
                    "body#/Ticket/CustomerUser": {"env": "OTRS_DEFAULT_CUSTOMER_USER", "otherwise": "doctor@example.com"},
                    "body#/Ticket/Queue": {"env": "OTRS_DEFAULT_QUEUE", "otherwise": "Raw"},
                    "body#/Ticket/State": {"env": "OTRS_DEFAULT_STATE", "otherwise": "new"},
                    "body#/Ticket/Priority": {"env": "OTRS_DEFAULT_PRIORITY", "otherwise": "3 normal"},
                    "body#/Ticket/Type": {"env": "OTRS_DEFAULT_TYPE", "otherwise": "Unclassified"},
                    "body#/Article/Subject": "Deskwright doctor",
                },
            },
            {
                "operation": "TicketUpdate",
                "placeholders": {"TicketID": "0"},
                "harmless": "it names no ticket and no change",
                "refused_is_fine": True,
            },
            {
                "operation": "SessionCreate",
                "values": {"UserLogin": "deskwright-doctor"},
                "refused_is_fine": True,
                "optional": "needed for sessions alone; OTRS_AUTH=login does without",
            },
            {
                "operation": "ConfigItemGet",
                "placeholders": {"ConfigItemID": "0"},
                "refused_is_fine": True,
                "optional": "config items are an add-on",
            },
            {
                "operation": "ConfigItemSearch",
                "refused_is_fine": True,
                "optional": "config items are an add-on",
            },
        ],
    },
    "errors": [
        {
            "code": "\\.AccessDenied$",
            "kind": "forbidden",
            "hint": "this login may not do that, or it does not exist: the desk does not tell the two apart",
        },
        {"code": "\\.AuthFail$", "kind": "unauthorized", "hint": "the desk did not accept the login"},
        {"code": "\\.SessionInvalid$", "kind": "unauthorized", "hint": "the session is unknown or has ended"},
        {
            "code": "\\.(MissingParameter|InvalidParameter|WrongStructure|EmptyRequest)$",
            "kind": "invalid",
            "hint": "the desk refused a value; nothing else was put in its place",
        },
        {
            "code": "\\.(NotValidTicketID|NotTicketData|NoConfigItemData)$",
            "kind": "not_found",
            "hint": "there is nothing of that id",
        },
        {
            "code": "^Webservice\\.InvalidConfiguration$",
            "kind": "conflict",
            "hint": "the operation cannot start; an administrator has to look at the web service",
        },
        {
            "status": 500,
            "matches": "(?i)determin\\w* (the )?operation",
            "kind": "not_found",
            "hint": "the web service has no operation at this route: it is not the one that this desk was generated from",
        },
        {"status": 500, "hint": "the web service could not carry it out; of a write, part may be done"},
    ],
    "defaults": {
        "OTRS_DEFAULT_CUSTOMER_USER": {"type": "string", "argument": "customer_user"},
        "OTRS_DEFAULT_PRIORITY": {"type": "string", "argument": "priority"},
        "OTRS_DEFAULT_QUEUE": {"type": "string", "argument": "queue"},
        "OTRS_DEFAULT_STATE": {"type": "string", "argument": "state"},
        "OTRS_DEFAULT_TYPE": {"type": "string", "argument": "ticket_type"},
    },
}


class Otrs(_SyncDesk):
    """OTRS, Znuny and OTOBO: tickets, articles, their history and config items of a self-hosted helpdesk, over a web service of its Generic Interface.

    from helpdesks.otrs import Otrs

    with Otrs.from_env() as desk:
        print(desk.config_item.get())
    """

    connection: ClassVar[dict[str, Any]] = CONNECTION

    @cached_property
    def config_item(self) -> _ConfigItem:
        from .sdk.namespaces.config_item import ConfigItem as _Namespace

        return _Namespace(self.client)

    @cached_property
    def session(self) -> _Session:
        from .sdk.namespaces.session import Session as _Namespace

        return _Namespace(self.client)

    @cached_property
    def ticket(self) -> _Ticket:
        from .sdk.namespaces.ticket import Ticket as _Namespace

        return _Namespace(self.client)


class AsyncOtrs(_AsyncDesk):
    """OTRS, Znuny and OTOBO: tickets, articles, their history and config items of a self-hosted helpdesk, over a web service of its Generic Interface.

    from helpdesks.otrs import AsyncOtrs

    async with AsyncOtrs.from_env() as desk:
        print(await desk.config_item.get())
    """

    connection: ClassVar[dict[str, Any]] = CONNECTION

    @cached_property
    def config_item(self) -> _AsyncConfigItem:
        from .sdk.namespaces.config_item import AsyncConfigItem as _Namespace

        return _Namespace(self.client)

    @cached_property
    def session(self) -> _AsyncSession:
        from .sdk.namespaces.session import AsyncSession as _Namespace

        return _Namespace(self.client)

    @cached_property
    def ticket(self) -> _AsyncTicket:
        from .sdk.namespaces.ticket import AsyncTicket as _Namespace

        return _Namespace(self.client)


__all__ = [
    "AnswerTooLarge",
    "ApiError",
    "AsyncOtrs",
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
    "Otrs",
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
