# Generated from specs/openhelpdesk. Do not edit: make regen

"""The data models, loaded one by one when they are first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .account import Account as Account
    from .api_key import ApiKey as ApiKey
    from .api_key_create import ApiKeyCreate as ApiKeyCreate
    from .api_key_created import ApiKeyCreated as ApiKeyCreated
    from .api_key_list import ApiKeyList as ApiKeyList
    from .category import Category as Category
    from .category_create import CategoryCreate as CategoryCreate
    from .category_list import CategoryList as CategoryList
    from .category_update import CategoryUpdate as CategoryUpdate
    from .error import Error as Error
    from .group import Group as Group
    from .group_create import GroupCreate as GroupCreate
    from .group_page import GroupPage as GroupPage
    from .group_update import GroupUpdate as GroupUpdate
    from .item_create import ItemCreate as ItemCreate
    from .item_list import ItemList as ItemList
    from .item_update import ItemUpdate as ItemUpdate
    from .link import Link as Link
    from .link_create import LinkCreate as LinkCreate
    from .link_direction import LinkDirection as LinkDirection
    from .link_list import LinkList as LinkList
    from .link_type import LinkType as LinkType
    from .linked_ticket import LinkedTicket as LinkedTicket
    from .login import Login as Login
    from .login_answer import LoginAnswer as LoginAnswer
    from .login_user import LoginUser as LoginUser
    from .logo_upload import LogoUpload as LogoUpload
    from .logo_uploaded import LogoUploaded as LogoUploaded
    from .mfa_code import MfaCode as MfaCode
    from .mfa_enrolment import MfaEnrolment as MfaEnrolment
    from .password_change import PasswordChange as PasswordChange
    from .plugin import Plugin as Plugin
    from .plugin_from_url import PluginFromUrl as PluginFromUrl
    from .plugin_page import PluginPage as PluginPage
    from .plugin_update import PluginUpdate as PluginUpdate
    from .plugin_upload import PluginUpload as PluginUpload
    from .priority import Priority as Priority
    from .recovery_codes import RecoveryCodes as RecoveryCodes
    from .ref import Ref as Ref
    from .reply import Reply as Reply
    from .reply_author import ReplyAuthor as ReplyAuthor
    from .reply_author_role import ReplyAuthorRole as ReplyAuthorRole
    from .reply_create import ReplyCreate as ReplyCreate
    from .reply_list import ReplyList as ReplyList
    from .reply_update import ReplyUpdate as ReplyUpdate
    from .role import Role as Role
    from .saml_assertion import SamlAssertion as SamlAssertion
    from .scope_entry import ScopeEntry as ScopeEntry
    from .settings import Settings as Settings
    from .setup_create import SetupCreate as SetupCreate
    from .setup_status import SetupStatus as SetupStatus
    from .site import Site as Site
    from .sla_policy import SlaPolicy as SlaPolicy
    from .sla_policy_create import SlaPolicyCreate as SlaPolicyCreate
    from .sla_policy_page import SlaPolicyPage as SlaPolicyPage
    from .sla_policy_update import SlaPolicyUpdate as SlaPolicyUpdate
    from .status import Status as Status
    from .status_create import StatusCreate as StatusCreate
    from .status_list import StatusList as StatusList
    from .status_update import StatusUpdate as StatusUpdate
    from .submitter import Submitter as Submitter
    from .ticket import Ticket as Ticket
    from .ticket_create import TicketCreate as TicketCreate
    from .ticket_create_priority import TicketCreatePriority as TicketCreatePriority
    from .ticket_item import TicketItem as TicketItem
    from .ticket_page import TicketPage as TicketPage
    from .ticket_reopen import TicketReopen as TicketReopen
    from .ticket_resolve import TicketResolve as TicketResolve
    from .ticket_summary import TicketSummary as TicketSummary
    from .ticket_type import TicketType as TicketType
    from .ticket_update import TicketUpdate as TicketUpdate
    from .tickets_list_order import TicketsListOrder as TicketsListOrder
    from .tickets_list_sort import TicketsListSort as TicketsListSort
    from .token_answer import TokenAnswer as TokenAnswer
    from .token_answer_token_type import TokenAnswerTokenType as TokenAnswerTokenType
    from .token_request import TokenRequest as TokenRequest
    from .token_request_grant_type import TokenRequestGrantType as TokenRequestGrantType
    from .type_create import TypeCreate as TypeCreate
    from .type_list import TypeList as TypeList
    from .type_update import TypeUpdate as TypeUpdate
    from .user import User as User
    from .user_create import UserCreate as UserCreate
    from .user_page import UserPage as UserPage
    from .user_update import UserUpdate as UserUpdate
    from .webhook import Webhook as Webhook
    from .webhook_create import WebhookCreate as WebhookCreate
    from .webhook_event import WebhookEvent as WebhookEvent
    from .webhook_page import WebhookPage as WebhookPage
    from .webhook_update import WebhookUpdate as WebhookUpdate

_MODULES: Final[dict[str, str]] = {
    "Account": "account",
    "ApiKey": "api_key",
    "ApiKeyCreate": "api_key_create",
    "ApiKeyCreated": "api_key_created",
    "ApiKeyList": "api_key_list",
    "Category": "category",
    "CategoryCreate": "category_create",
    "CategoryList": "category_list",
    "CategoryUpdate": "category_update",
    "Error": "error",
    "Group": "group",
    "GroupCreate": "group_create",
    "GroupPage": "group_page",
    "GroupUpdate": "group_update",
    "ItemCreate": "item_create",
    "ItemList": "item_list",
    "ItemUpdate": "item_update",
    "Link": "link",
    "LinkCreate": "link_create",
    "LinkDirection": "link_direction",
    "LinkList": "link_list",
    "LinkType": "link_type",
    "LinkedTicket": "linked_ticket",
    "Login": "login",
    "LoginAnswer": "login_answer",
    "LoginUser": "login_user",
    "LogoUpload": "logo_upload",
    "LogoUploaded": "logo_uploaded",
    "MfaCode": "mfa_code",
    "MfaEnrolment": "mfa_enrolment",
    "PasswordChange": "password_change",
    "Plugin": "plugin",
    "PluginFromUrl": "plugin_from_url",
    "PluginPage": "plugin_page",
    "PluginUpdate": "plugin_update",
    "PluginUpload": "plugin_upload",
    "Priority": "priority",
    "RecoveryCodes": "recovery_codes",
    "Ref": "ref",
    "Reply": "reply",
    "ReplyAuthor": "reply_author",
    "ReplyAuthorRole": "reply_author_role",
    "ReplyCreate": "reply_create",
    "ReplyList": "reply_list",
    "ReplyUpdate": "reply_update",
    "Role": "role",
    "SamlAssertion": "saml_assertion",
    "ScopeEntry": "scope_entry",
    "Settings": "settings",
    "SetupCreate": "setup_create",
    "SetupStatus": "setup_status",
    "Site": "site",
    "SlaPolicy": "sla_policy",
    "SlaPolicyCreate": "sla_policy_create",
    "SlaPolicyPage": "sla_policy_page",
    "SlaPolicyUpdate": "sla_policy_update",
    "Status": "status",
    "StatusCreate": "status_create",
    "StatusList": "status_list",
    "StatusUpdate": "status_update",
    "Submitter": "submitter",
    "Ticket": "ticket",
    "TicketCreate": "ticket_create",
    "TicketCreatePriority": "ticket_create_priority",
    "TicketItem": "ticket_item",
    "TicketPage": "ticket_page",
    "TicketReopen": "ticket_reopen",
    "TicketResolve": "ticket_resolve",
    "TicketSummary": "ticket_summary",
    "TicketType": "ticket_type",
    "TicketUpdate": "ticket_update",
    "TicketsListOrder": "tickets_list_order",
    "TicketsListSort": "tickets_list_sort",
    "TokenAnswer": "token_answer",
    "TokenAnswerTokenType": "token_answer_token_type",
    "TokenRequest": "token_request",
    "TokenRequestGrantType": "token_request_grant_type",
    "TypeCreate": "type_create",
    "TypeList": "type_list",
    "TypeUpdate": "type_update",
    "User": "user",
    "UserCreate": "user_create",
    "UserPage": "user_page",
    "UserUpdate": "user_update",
    "Webhook": "webhook",
    "WebhookCreate": "webhook_create",
    "WebhookEvent": "webhook_event",
    "WebhookPage": "webhook_page",
    "WebhookUpdate": "webhook_update",
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
