# Generated from specs/tiflux. Do not edit: make regen

"""TiFlux for scripts: `TiFlux`, `AsyncTiFlux` and the errors they raise."""

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
    from .sdk.namespaces.addresses import AsyncAddresses as _AsyncAddresses
    from .sdk.namespaces.addresses import Addresses as _Addresses
    from .sdk.namespaces.answers import AsyncAnswers as _AsyncAnswers
    from .sdk.namespaces.answers import Answers as _Answers
    from .sdk.namespaces.appointments import AsyncAppointments as _AsyncAppointments
    from .sdk.namespaces.appointments import Appointments as _Appointments
    from .sdk.namespaces.chats import AsyncChats as _AsyncChats
    from .sdk.namespaces.chats import Chats as _Chats
    from .sdk.namespaces.checklists import AsyncChecklists as _AsyncChecklists
    from .sdk.namespaces.checklists import Checklists as _Checklists
    from .sdk.namespaces.clients import AsyncClients as _AsyncClients
    from .sdk.namespaces.clients import Clients as _Clients
    from .sdk.namespaces.contacts import AsyncContacts as _AsyncContacts
    from .sdk.namespaces.contacts import Contacts as _Contacts
    from .sdk.namespaces.contracts import AsyncContracts as _AsyncContracts
    from .sdk.namespaces.contracts import Contracts as _Contracts
    from .sdk.namespaces.departments import AsyncDepartments as _AsyncDepartments
    from .sdk.namespaces.departments import Departments as _Departments
    from .sdk.namespaces.desks import AsyncDesks as _AsyncDesks
    from .sdk.namespaces.desks import Desks as _Desks
    from .sdk.namespaces.entities import AsyncEntities as _AsyncEntities
    from .sdk.namespaces.entities import Entities as _Entities
    from .sdk.namespaces.equipments import AsyncEquipments as _AsyncEquipments
    from .sdk.namespaces.equipments import Equipments as _Equipments
    from .sdk.namespaces.internal_communications import AsyncInternalCommunications as _AsyncInternalCommunications
    from .sdk.namespaces.internal_communications import InternalCommunications as _InternalCommunications
    from .sdk.namespaces.knowledges import AsyncKnowledges as _AsyncKnowledges
    from .sdk.namespaces.knowledges import Knowledges as _Knowledges
    from .sdk.namespaces.pre_tickets import AsyncPreTickets as _AsyncPreTickets
    from .sdk.namespaces.pre_tickets import PreTickets as _PreTickets
    from .sdk.namespaces.reports import AsyncReports as _AsyncReports
    from .sdk.namespaces.reports import Reports as _Reports
    from .sdk.namespaces.requestors import AsyncRequestors as _AsyncRequestors
    from .sdk.namespaces.requestors import Requestors as _Requestors
    from .sdk.namespaces.services_catalogs import AsyncServicesCatalogs as _AsyncServicesCatalogs
    from .sdk.namespaces.services_catalogs import ServicesCatalogs as _ServicesCatalogs
    from .sdk.namespaces.technical_groups import AsyncTechnicalGroups as _AsyncTechnicalGroups
    from .sdk.namespaces.technical_groups import TechnicalGroups as _TechnicalGroups
    from .sdk.namespaces.technical_users import AsyncTechnicalUsers as _AsyncTechnicalUsers
    from .sdk.namespaces.technical_users import TechnicalUsers as _TechnicalUsers
    from .sdk.namespaces.templates import AsyncTemplates as _AsyncTemplates
    from .sdk.namespaces.templates import Templates as _Templates
    from .sdk.namespaces.ticket_files import AsyncTicketFiles as _AsyncTicketFiles
    from .sdk.namespaces.ticket_files import TicketFiles as _TicketFiles
    from .sdk.namespaces.tickets import AsyncTickets as _AsyncTickets
    from .sdk.namespaces.tickets import Tickets as _Tickets
    from .sdk.namespaces.users import AsyncUsers as _AsyncUsers
    from .sdk.namespaces.users import Users as _Users

CONNECTION: Final[dict[str, Any]] = {
    "base_url": {
        "env": "TIFLUX_API_BASE_URL",
        "append": "",
        "default": "https://api.tiflux.com/api/v2",
        "example": "https://api.tiflux.com/api/v2",
    },
    "timeout": {"env": None, "unit": "s", "default": 15},
    "schemes": {"BearerAuth": {"type": "http", "scheme": "bearer"}},
    "credentials": [
        {
            "name": "API key",
            "scheme": "BearerAuth",
            "env": {"value": "TIFLUX_API_KEY"},
            "about": "Log in at app.tiflux.com, click the profile picture, Minha conta, tab Sessões, Sessões API, and generate a session token. It can do what your user can.",
        },
    ],
    "instances": None,
    "probe": None,
    "user_agent": {"sdk": "deskwright-sdk/{version}", "server": "deskwright-server/{version} (python/{python})"},
    "errors": [
        {
            "code": "^40301$",
            "kind": "forbidden",
            "hint": "the role of this key's owner lacks the permission that the operation needs",
        },
        {
            "code": "^40302$",
            "kind": "forbidden",
            "hint": "this belongs to somebody else; only its author may change it",
        },
        {
            "code": "^40304$",
            "kind": "forbidden",
            "hint": "the licence that the operation needs is not active for this key's owner",
        },
        {"code": "^40101$", "kind": "unauthorized", "hint": "the API token is invalid or expired"},
        {
            "code": "^42206$",
            "kind": "conflict",
            "hint": "the desk names what stands in the way; settle that first",
        },
        {"code": "^42207$", "kind": "conflict", "hint": "the ticket is open already"},
    ],
    "defaults": {
        "TIFLUX_DEFAULT_CATALOG_ITEM_ID": {"type": "number", "argument": "services_catalogs_item_id"},
        "TIFLUX_DEFAULT_CLIENT_ID": {"type": "number", "argument": "client_id"},
        "TIFLUX_DEFAULT_DESK_ID": {"type": "number", "argument": "desk_id"},
        "TIFLUX_DEFAULT_PRIORITY_ID": {"type": "number", "argument": "priority_id"},
    },
}


class TiFlux(_SyncDesk):
    """TiFlux: tickets, answers, internal notes, time worked, chats, clients and their administration in a hosted helpdesk (API v2).

    from helpdesks.tiflux import TiFlux

    with TiFlux.from_env() as desk:
        for page in desk.chats.list_archived.pages():
            print(page)
    """

    connection: ClassVar[dict[str, Any]] = CONNECTION

    @cached_property
    def addresses(self) -> _Addresses:
        from .sdk.namespaces.addresses import Addresses as _Namespace

        return _Namespace(self.client)

    @cached_property
    def answers(self) -> _Answers:
        from .sdk.namespaces.answers import Answers as _Namespace

        return _Namespace(self.client)

    @cached_property
    def appointments(self) -> _Appointments:
        from .sdk.namespaces.appointments import Appointments as _Namespace

        return _Namespace(self.client)

    @cached_property
    def chats(self) -> _Chats:
        from .sdk.namespaces.chats import Chats as _Namespace

        return _Namespace(self.client)

    @cached_property
    def checklists(self) -> _Checklists:
        from .sdk.namespaces.checklists import Checklists as _Namespace

        return _Namespace(self.client)

    @cached_property
    def clients(self) -> _Clients:
        from .sdk.namespaces.clients import Clients as _Namespace

        return _Namespace(self.client)

    @cached_property
    def contacts(self) -> _Contacts:
        from .sdk.namespaces.contacts import Contacts as _Namespace

        return _Namespace(self.client)

    @cached_property
    def contracts(self) -> _Contracts:
        from .sdk.namespaces.contracts import Contracts as _Namespace

        return _Namespace(self.client)

    @cached_property
    def departments(self) -> _Departments:
        from .sdk.namespaces.departments import Departments as _Namespace

        return _Namespace(self.client)

    @cached_property
    def desks(self) -> _Desks:
        from .sdk.namespaces.desks import Desks as _Namespace

        return _Namespace(self.client)

    @cached_property
    def entities(self) -> _Entities:
        from .sdk.namespaces.entities import Entities as _Namespace

        return _Namespace(self.client)

    @cached_property
    def equipments(self) -> _Equipments:
        from .sdk.namespaces.equipments import Equipments as _Namespace

        return _Namespace(self.client)

    @cached_property
    def internal_communications(self) -> _InternalCommunications:
        from .sdk.namespaces.internal_communications import InternalCommunications as _Namespace

        return _Namespace(self.client)

    @cached_property
    def knowledges(self) -> _Knowledges:
        from .sdk.namespaces.knowledges import Knowledges as _Namespace

        return _Namespace(self.client)

    @cached_property
    def pre_tickets(self) -> _PreTickets:
        from .sdk.namespaces.pre_tickets import PreTickets as _Namespace

        return _Namespace(self.client)

    @cached_property
    def reports(self) -> _Reports:
        from .sdk.namespaces.reports import Reports as _Namespace

        return _Namespace(self.client)

    @cached_property
    def requestors(self) -> _Requestors:
        from .sdk.namespaces.requestors import Requestors as _Namespace

        return _Namespace(self.client)

    @cached_property
    def services_catalogs(self) -> _ServicesCatalogs:
        from .sdk.namespaces.services_catalogs import ServicesCatalogs as _Namespace

        return _Namespace(self.client)

    @cached_property
    def technical_groups(self) -> _TechnicalGroups:
        from .sdk.namespaces.technical_groups import TechnicalGroups as _Namespace

        return _Namespace(self.client)

    @cached_property
    def technical_users(self) -> _TechnicalUsers:
        from .sdk.namespaces.technical_users import TechnicalUsers as _Namespace

        return _Namespace(self.client)

    @cached_property
    def templates(self) -> _Templates:
        from .sdk.namespaces.templates import Templates as _Namespace

        return _Namespace(self.client)

    @cached_property
    def ticket_files(self) -> _TicketFiles:
        from .sdk.namespaces.ticket_files import TicketFiles as _Namespace

        return _Namespace(self.client)

    @cached_property
    def tickets(self) -> _Tickets:
        from .sdk.namespaces.tickets import Tickets as _Namespace

        return _Namespace(self.client)

    @cached_property
    def users(self) -> _Users:
        from .sdk.namespaces.users import Users as _Namespace

        return _Namespace(self.client)


class AsyncTiFlux(_AsyncDesk):
    """TiFlux: tickets, answers, internal notes, time worked, chats, clients and their administration in a hosted helpdesk (API v2).

    from helpdesks.tiflux import AsyncTiFlux

    async with AsyncTiFlux.from_env() as desk:
        async for page in desk.chats.list_archived.pages():
            print(page)
    """

    connection: ClassVar[dict[str, Any]] = CONNECTION

    @cached_property
    def addresses(self) -> _AsyncAddresses:
        from .sdk.namespaces.addresses import AsyncAddresses as _Namespace

        return _Namespace(self.client)

    @cached_property
    def answers(self) -> _AsyncAnswers:
        from .sdk.namespaces.answers import AsyncAnswers as _Namespace

        return _Namespace(self.client)

    @cached_property
    def appointments(self) -> _AsyncAppointments:
        from .sdk.namespaces.appointments import AsyncAppointments as _Namespace

        return _Namespace(self.client)

    @cached_property
    def chats(self) -> _AsyncChats:
        from .sdk.namespaces.chats import AsyncChats as _Namespace

        return _Namespace(self.client)

    @cached_property
    def checklists(self) -> _AsyncChecklists:
        from .sdk.namespaces.checklists import AsyncChecklists as _Namespace

        return _Namespace(self.client)

    @cached_property
    def clients(self) -> _AsyncClients:
        from .sdk.namespaces.clients import AsyncClients as _Namespace

        return _Namespace(self.client)

    @cached_property
    def contacts(self) -> _AsyncContacts:
        from .sdk.namespaces.contacts import AsyncContacts as _Namespace

        return _Namespace(self.client)

    @cached_property
    def contracts(self) -> _AsyncContracts:
        from .sdk.namespaces.contracts import AsyncContracts as _Namespace

        return _Namespace(self.client)

    @cached_property
    def departments(self) -> _AsyncDepartments:
        from .sdk.namespaces.departments import AsyncDepartments as _Namespace

        return _Namespace(self.client)

    @cached_property
    def desks(self) -> _AsyncDesks:
        from .sdk.namespaces.desks import AsyncDesks as _Namespace

        return _Namespace(self.client)

    @cached_property
    def entities(self) -> _AsyncEntities:
        from .sdk.namespaces.entities import AsyncEntities as _Namespace

        return _Namespace(self.client)

    @cached_property
    def equipments(self) -> _AsyncEquipments:
        from .sdk.namespaces.equipments import AsyncEquipments as _Namespace

        return _Namespace(self.client)

    @cached_property
    def internal_communications(self) -> _AsyncInternalCommunications:
        from .sdk.namespaces.internal_communications import AsyncInternalCommunications as _Namespace

        return _Namespace(self.client)

    @cached_property
    def knowledges(self) -> _AsyncKnowledges:
        from .sdk.namespaces.knowledges import AsyncKnowledges as _Namespace

        return _Namespace(self.client)

    @cached_property
    def pre_tickets(self) -> _AsyncPreTickets:
        from .sdk.namespaces.pre_tickets import AsyncPreTickets as _Namespace

        return _Namespace(self.client)

    @cached_property
    def reports(self) -> _AsyncReports:
        from .sdk.namespaces.reports import AsyncReports as _Namespace

        return _Namespace(self.client)

    @cached_property
    def requestors(self) -> _AsyncRequestors:
        from .sdk.namespaces.requestors import AsyncRequestors as _Namespace

        return _Namespace(self.client)

    @cached_property
    def services_catalogs(self) -> _AsyncServicesCatalogs:
        from .sdk.namespaces.services_catalogs import AsyncServicesCatalogs as _Namespace

        return _Namespace(self.client)

    @cached_property
    def technical_groups(self) -> _AsyncTechnicalGroups:
        from .sdk.namespaces.technical_groups import AsyncTechnicalGroups as _Namespace

        return _Namespace(self.client)

    @cached_property
    def technical_users(self) -> _AsyncTechnicalUsers:
        from .sdk.namespaces.technical_users import AsyncTechnicalUsers as _Namespace

        return _Namespace(self.client)

    @cached_property
    def templates(self) -> _AsyncTemplates:
        from .sdk.namespaces.templates import AsyncTemplates as _Namespace

        return _Namespace(self.client)

    @cached_property
    def ticket_files(self) -> _AsyncTicketFiles:
        from .sdk.namespaces.ticket_files import AsyncTicketFiles as _Namespace

        return _Namespace(self.client)

    @cached_property
    def tickets(self) -> _AsyncTickets:
        from .sdk.namespaces.tickets import AsyncTickets as _Namespace

        return _Namespace(self.client)

    @cached_property
    def users(self) -> _AsyncUsers:
        from .sdk.namespaces.users import AsyncUsers as _Namespace

        return _Namespace(self.client)


__all__ = [
    "AnswerTooLarge",
    "ApiError",
    "AsyncTiFlux",
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
    "TiFlux",
    "TooLarge",
    "UNSET",
    "Unauthorized",
    "UnexpectedAnswer",
    "ValidationFailed",
    "WireError",
]
