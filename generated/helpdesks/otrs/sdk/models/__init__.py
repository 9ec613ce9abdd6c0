# Generated from specs/otrs. Do not edit: make regen

"""The data models, loaded one by one when they are first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .article import Article as Article
    from .attachment_answer import AttachmentAnswer as AttachmentAnswer
    from .config_item import ConfigItem as ConfigItem
    from .config_item_file import ConfigItemFile as ConfigItemFile
    from .config_item_filter import ConfigItemFilter as ConfigItemFilter
    from .config_item_filter_order_by_direction_item import ConfigItemFilterOrderByDirectionItem as ConfigItemFilterOrderByDirectionItem
    from .config_item_filter_order_by_item import ConfigItemFilterOrderByItem as ConfigItemFilterOrderByItem
    from .config_item_get_answer import ConfigItemGetAnswer as ConfigItemGetAnswer
    from .config_item_get_request import ConfigItemGetRequest as ConfigItemGetRequest
    from .config_item_search_answer import ConfigItemSearchAnswer as ConfigItemSearchAnswer
    from .config_item_search_request import ConfigItemSearchRequest as ConfigItemSearchRequest
    from .dynamic_field_answer import DynamicFieldAnswer as DynamicFieldAnswer
    from .dynamic_field_operators import DynamicFieldOperators as DynamicFieldOperators
    from .dynamic_field_search import DynamicFieldSearch as DynamicFieldSearch
    from .dynamic_field_value import DynamicFieldValue as DynamicFieldValue
    from .file_content import FileContent as FileContent
    from .history_entry import HistoryEntry as HistoryEntry
    from .mail_security import MailSecurity as MailSecurity
    from .mail_security_sub_type import MailSecuritySubType as MailSecuritySubType
    from .mail_security_type import MailSecurityType as MailSecurityType
    from .new_article import NewArticle as NewArticle
    from .new_ticket import NewTicket as NewTicket
    from .pending_time import PendingTime as PendingTime
    from .session_create_answer import SessionCreateAnswer as SessionCreateAnswer
    from .session_create_request import SessionCreateRequest as SessionCreateRequest
    from .ticket import Ticket as Ticket
    from .ticket_change import TicketChange as TicketChange
    from .ticket_create_request import TicketCreateRequest as TicketCreateRequest
    from .ticket_get_answer import TicketGetAnswer as TicketGetAnswer
    from .ticket_get_request import TicketGetRequest as TicketGetRequest
    from .ticket_get_request_article_order import TicketGetRequestArticleOrder as TicketGetRequestArticleOrder
    from .ticket_history import TicketHistory as TicketHistory
    from .ticket_history_get_answer import TicketHistoryGetAnswer as TicketHistoryGetAnswer
    from .ticket_history_get_request import TicketHistoryGetRequest as TicketHistoryGetRequest
    from .ticket_search_answer import TicketSearchAnswer as TicketSearchAnswer
    from .ticket_search_request import TicketSearchRequest as TicketSearchRequest
    from .ticket_search_request_content_search import TicketSearchRequestContentSearch as TicketSearchRequestContentSearch
    from .ticket_search_request_search_in_archive import TicketSearchRequestSearchInArchive as TicketSearchRequestSearchInArchive
    from .ticket_update_request import TicketUpdateRequest as TicketUpdateRequest
    from .time_search_type import TimeSearchType as TimeSearchType
    from .time_unit_name import TimeUnitName as TimeUnitName
    from .written_ticket import WrittenTicket as WrittenTicket

_MODULES: Final[dict[str, str]] = {
    "Article": "article",
    "AttachmentAnswer": "attachment_answer",
    "ConfigItem": "config_item",
    "ConfigItemFile": "config_item_file",
    "ConfigItemFilter": "config_item_filter",
    "ConfigItemFilterOrderByDirectionItem": "config_item_filter_order_by_direction_item",
    "ConfigItemFilterOrderByItem": "config_item_filter_order_by_item",
    "ConfigItemGetAnswer": "config_item_get_answer",
    "ConfigItemGetRequest": "config_item_get_request",
    "ConfigItemSearchAnswer": "config_item_search_answer",
    "ConfigItemSearchRequest": "config_item_search_request",
    "DynamicFieldAnswer": "dynamic_field_answer",
    "DynamicFieldOperators": "dynamic_field_operators",
    "DynamicFieldSearch": "dynamic_field_search",
    "DynamicFieldValue": "dynamic_field_value",
    "FileContent": "file_content",
    "HistoryEntry": "history_entry",
    "MailSecurity": "mail_security",
    "MailSecuritySubType": "mail_security_sub_type",
    "MailSecurityType": "mail_security_type",
    "NewArticle": "new_article",
    "NewTicket": "new_ticket",
    "PendingTime": "pending_time",
    "SessionCreateAnswer": "session_create_answer",
    "SessionCreateRequest": "session_create_request",
    "Ticket": "ticket",
    "TicketChange": "ticket_change",
    "TicketCreateRequest": "ticket_create_request",
    "TicketGetAnswer": "ticket_get_answer",
    "TicketGetRequest": "ticket_get_request",
    "TicketGetRequestArticleOrder": "ticket_get_request_article_order",
    "TicketHistory": "ticket_history",
    "TicketHistoryGetAnswer": "ticket_history_get_answer",
    "TicketHistoryGetRequest": "ticket_history_get_request",
    "TicketSearchAnswer": "ticket_search_answer",
    "TicketSearchRequest": "ticket_search_request",
    "TicketSearchRequestContentSearch": "ticket_search_request_content_search",
    "TicketSearchRequestSearchInArchive": "ticket_search_request_search_in_archive",
    "TicketUpdateRequest": "ticket_update_request",
    "TimeSearchType": "time_search_type",
    "TimeUnitName": "time_unit_name",
    "WrittenTicket": "written_ticket",
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
