# Generated from specs/django_helpdesk. Do not edit: make regen

"""The data models, loaded one by one when they are first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .attachment_change import AttachmentChange as AttachmentChange
    from .attachment_create import AttachmentCreate as AttachmentCreate
    from .auth_token import AuthToken as AuthToken
    from .auth_token_request import AuthTokenRequest as AuthTokenRequest
    from .follow_up import FollowUp as FollowUp
    from .follow_up_attachment import FollowUpAttachment as FollowUpAttachment
    from .follow_up_change import FollowUpChange as FollowUpChange
    from .follow_up_create import FollowUpCreate as FollowUpCreate
    from .follow_up_replace import FollowUpReplace as FollowUpReplace
    from .paginated_follow_up_attachment_list import PaginatedFollowUpAttachmentList as PaginatedFollowUpAttachmentList
    from .paginated_follow_up_list import PaginatedFollowUpList as PaginatedFollowUpList
    from .paginated_public_ticket_listing_list import PaginatedPublicTicketListingList as PaginatedPublicTicketListingList
    from .paginated_ticket_list import PaginatedTicketList as PaginatedTicketList
    from .priority_enum import PriorityEnum as PriorityEnum
    from .public_ticket_listing import PublicTicketListing as PublicTicketListing
    from .public_ticket_listing_queue import PublicTicketListingQueue as PublicTicketListingQueue
    from .schema_get_lang import SchemaGetLang as SchemaGetLang
    from .status_enum import StatusEnum as StatusEnum
    from .ticket import Ticket as Ticket
    from .ticket_change import TicketChange as TicketChange
    from .ticket_create import TicketCreate as TicketCreate
    from .ticket_replace import TicketReplace as TicketReplace
    from .user import User as User
    from .user_create import UserCreate as UserCreate

_MODULES: Final[dict[str, str]] = {
    "AttachmentChange": "attachment_change",
    "AttachmentCreate": "attachment_create",
    "AuthToken": "auth_token",
    "AuthTokenRequest": "auth_token_request",
    "FollowUp": "follow_up",
    "FollowUpAttachment": "follow_up_attachment",
    "FollowUpChange": "follow_up_change",
    "FollowUpCreate": "follow_up_create",
    "FollowUpReplace": "follow_up_replace",
    "PaginatedFollowUpAttachmentList": "paginated_follow_up_attachment_list",
    "PaginatedFollowUpList": "paginated_follow_up_list",
    "PaginatedPublicTicketListingList": "paginated_public_ticket_listing_list",
    "PaginatedTicketList": "paginated_ticket_list",
    "PriorityEnum": "priority_enum",
    "PublicTicketListing": "public_ticket_listing",
    "PublicTicketListingQueue": "public_ticket_listing_queue",
    "SchemaGetLang": "schema_get_lang",
    "StatusEnum": "status_enum",
    "Ticket": "ticket",
    "TicketChange": "ticket_change",
    "TicketCreate": "ticket_create",
    "TicketReplace": "ticket_replace",
    "User": "user",
    "UserCreate": "user_create",
}


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(_MODULES)
