# Generated from specs/tickiti. Do not edit: make regen

"""The data models, loaded one by one when they are first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .ability_name import AbilityName as AbilityName
    from .administration_ai_index_body import AdministrationAiIndexBody as AdministrationAiIndexBody
    from .administration_api_tokens_index_body import AdministrationApiTokensIndexBody as AdministrationApiTokensIndexBody
    from .administration_branding_index_body import AdministrationBrandingIndexBody as AdministrationBrandingIndexBody
    from .administration_branding_reset_app_logo_body import AdministrationBrandingResetAppLogoBody as AdministrationBrandingResetAppLogoBody
    from .administration_branding_reset_email_logo_body import AdministrationBrandingResetEmailLogoBody as AdministrationBrandingResetEmailLogoBody
    from .administration_custom_domain_status_body import AdministrationCustomDomainStatusBody as AdministrationCustomDomainStatusBody
    from .administration_diagnostics_index_body import AdministrationDiagnosticsIndexBody as AdministrationDiagnosticsIndexBody
    from .administration_licence_index_body import AdministrationLicenceIndexBody as AdministrationLicenceIndexBody
    from .administration_storage_delete_orphaned_body import AdministrationStorageDeleteOrphanedBody as AdministrationStorageDeleteOrphanedBody
    from .administration_system_index_body import AdministrationSystemIndexBody as AdministrationSystemIndexBody
    from .administration_teams_index_body import AdministrationTeamsIndexBody as AdministrationTeamsIndexBody
    from .administration_users_index_body import AdministrationUsersIndexBody as AdministrationUsersIndexBody
    from .administration_users_queue_detach_body import AdministrationUsersQueueDetachBody as AdministrationUsersQueueDetachBody
    from .ai_relevance import AiRelevance as AiRelevance
    from .ai_settings import AiSettings as AiSettings
    from .api_token_create import ApiTokenCreate as ApiTokenCreate
    from .api_token_update import ApiTokenUpdate as ApiTokenUpdate
    from .attachment import Attachment as Attachment
    from .attachment_answer import AttachmentAnswer as AttachmentAnswer
    from .attachment_content import AttachmentContent as AttachmentContent
    from .attachment_delete import AttachmentDelete as AttachmentDelete
    from .attachment_read import AttachmentRead as AttachmentRead
    from .attachment_read_intent import AttachmentReadIntent as AttachmentReadIntent
    from .axial_skills_index_body import AxialSkillsIndexBody as AxialSkillsIndexBody
    from .axial_skills_options_body import AxialSkillsOptionsBody as AxialSkillsOptionsBody
    from .body_field import BodyField as BodyField
    from .business_hours import BusinessHours as BusinessHours
    from .closed_tickets_delete import ClosedTicketsDelete as ClosedTicketsDelete
    from .criteria import Criteria as Criteria
    from .criteria_match import CriteriaMatch as CriteriaMatch
    from .cursor import Cursor as Cursor
    from .custom_domain import CustomDomain as CustomDomain
    from .disk_store import DiskStore as DiskStore
    from .error import Error as Error
    from .escalation import Escalation as Escalation
    from .escalation_create import EscalationCreate as EscalationCreate
    from .escalation_index import EscalationIndex as EscalationIndex
    from .escalation_update import EscalationUpdate as EscalationUpdate
    from .exception_store import ExceptionStore as ExceptionStore
    from .excluded_email import ExcludedEmail as ExcludedEmail
    from .excluded_email_create import ExcludedEmailCreate as ExcludedEmailCreate
    from .file_reference import FileReference as FileReference
    from .file_upload import FileUpload as FileUpload
    from .file_upload_answer import FileUploadAnswer as FileUploadAnswer
    from .file_upload_answer_data import FileUploadAnswerData as FileUploadAnswerData
    from .grouped_report_filter import GroupedReportFilter as GroupedReportFilter
    from .hashtag_delete import HashtagDelete as HashtagDelete
    from .health_exception import HealthException as HealthException
    from .health_manage_answer import HealthManageAnswer as HealthManageAnswer
    from .id_ref import IdRef as IdRef
    from .intervention import Intervention as Intervention
    from .intervention_create import InterventionCreate as InterventionCreate
    from .intervention_index import InterventionIndex as InterventionIndex
    from .intervention_ref import InterventionRef as InterventionRef
    from .intervention_token import InterventionToken as InterventionToken
    from .intervention_update import InterventionUpdate as InterventionUpdate
    from .job_ids import JobIds as JobIds
    from .logo_upload import LogoUpload as LogoUpload
    from .mail_excluded_index_body import MailExcludedIndexBody as MailExcludedIndexBody
    from .mail_mailboxes_index_body import MailMailboxesIndexBody as MailMailboxesIndexBody
    from .mail_retention import MailRetention as MailRetention
    from .mail_send import MailSend as MailSend
    from .mail_subject import MailSubject as MailSubject
    from .mail_subject_create import MailSubjectCreate as MailSubjectCreate
    from .mail_subjects_index_body import MailSubjectsIndexBody as MailSubjectsIndexBody
    from .mailbox import Mailbox as Mailbox
    from .mailbox_create import MailboxCreate as MailboxCreate
    from .mailbox_index import MailboxIndex as MailboxIndex
    from .mailbox_password import MailboxPassword as MailboxPassword
    from .mailbox_ref import MailboxRef as MailboxRef
    from .mailbox_update import MailboxUpdate as MailboxUpdate
    from .ok_answer import OkAnswer as OkAnswer
    from .originator_update import OriginatorUpdate as OriginatorUpdate
    from .participants_change import ParticipantsChange as ParticipantsChange
    from .perspective_condition import PerspectiveCondition as PerspectiveCondition
    from .perspective_create import PerspectiveCreate as PerspectiveCreate
    from .perspective_created import PerspectiveCreated as PerspectiveCreated
    from .perspective_index import PerspectiveIndex as PerspectiveIndex
    from .perspective_index_scope import PerspectiveIndexScope as PerspectiveIndexScope
    from .perspective_order import PerspectiveOrder as PerspectiveOrder
    from .perspective_ref import PerspectiveRef as PerspectiveRef
    from .perspective_show import PerspectiveShow as PerspectiveShow
    from .perspective_update import PerspectiveUpdate as PerspectiveUpdate
    from .priority_level import PriorityLevel as PriorityLevel
    from .queue import Queue as Queue
    from .queue_create import QueueCreate as QueueCreate
    from .queue_index import QueueIndex as QueueIndex
    from .queue_move import QueueMove as QueueMove
    from .queue_ref import QueueRef as QueueRef
    from .queue_update import QueueUpdate as QueueUpdate
    from .replacement import Replacement as Replacement
    from .report_filter import ReportFilter as ReportFilter
    from .reports_meta_body import ReportsMetaBody as ReportsMetaBody
    from .resolution_category import ResolutionCategory as ResolutionCategory
    from .resolution_create import ResolutionCreate as ResolutionCreate
    from .resolution_order import ResolutionOrder as ResolutionOrder
    from .resolution_update import ResolutionUpdate as ResolutionUpdate
    from .response_delete import ResponseDelete as ResponseDelete
    from .response_field import ResponseField as ResponseField
    from .response_show import ResponseShow as ResponseShow
    from .response_update import ResponseUpdate as ResponseUpdate
    from .responses_query import ResponsesQuery as ResponsesQuery
    from .responses_query_answer import ResponsesQueryAnswer as ResponsesQueryAnswer
    from .responses_query_answer_data import ResponsesQueryAnswerData as ResponsesQueryAnswerData
    from .responses_query_group_by import ResponsesQueryGroupBy as ResponsesQueryGroupBy
    from .responses_transfer import ResponsesTransfer as ResponsesTransfer
    from .search_mode import SearchMode as SearchMode
    from .search_object import SearchObject as SearchObject
    from .sent_mail_list import SentMailList as SentMailList
    from .sent_mail_search import SentMailSearch as SentMailSearch
    from .settings_hashtags_index_body import SettingsHashtagsIndexBody as SettingsHashtagsIndexBody
    from .skill import Skill as Skill
    from .skill_action import SkillAction as SkillAction
    from .skill_action_handler_type import SkillActionHandlerType as SkillActionHandlerType
    from .skill_action_permission import SkillActionPermission as SkillActionPermission
    from .skill_action_ref import SkillActionRef as SkillActionRef
    from .skill_action_upsert import SkillActionUpsert as SkillActionUpsert
    from .skill_action_upsert_handler_type import SkillActionUpsertHandlerType as SkillActionUpsertHandlerType
    from .skill_action_upsert_permission import SkillActionUpsertPermission as SkillActionUpsertPermission
    from .skill_composition import SkillComposition as SkillComposition
    from .skill_ref import SkillRef as SkillRef
    from .skill_update import SkillUpdate as SkillUpdate
    from .skill_update_composition import SkillUpdateComposition as SkillUpdateComposition
    from .staff_search import StaffSearch as StaffSearch
    from .stock_response_change import StockResponseChange as StockResponseChange
    from .stock_response_create import StockResponseCreate as StockResponseCreate
    from .stock_response_created import StockResponseCreated as StockResponseCreated
    from .stock_response_created_template import StockResponseCreatedTemplate as StockResponseCreatedTemplate
    from .stock_response_index import StockResponseIndex as StockResponseIndex
    from .stock_response_update import StockResponseUpdate as StockResponseUpdate
    from .supervisor_diagnostics_body import SupervisorDiagnosticsBody as SupervisorDiagnosticsBody
    from .supervisor_health_manage_body import SupervisorHealthManageBody as SupervisorHealthManageBody
    from .supervisor_health_status_body import SupervisorHealthStatusBody as SupervisorHealthStatusBody
    from .supervisor_jobs_index_body import SupervisorJobsIndexBody as SupervisorJobsIndexBody
    from .supervisor_super_tasks_fetch_body import SupervisorSuperTasksFetchBody as SupervisorSuperTasksFetchBody
    from .template import Template as Template
    from .template_change import TemplateChange as TemplateChange
    from .template_create import TemplateCreate as TemplateCreate
    from .template_image import TemplateImage as TemplateImage
    from .template_ref import TemplateRef as TemplateRef
    from .template_render import TemplateRender as TemplateRender
    from .template_search import TemplateSearch as TemplateSearch
    from .template_search_type import TemplateSearchType as TemplateSearchType
    from .template_show_answer import TemplateShowAnswer as TemplateShowAnswer
    from .template_update import TemplateUpdate as TemplateUpdate
    from .templates_faqs_body import TemplatesFaqsBody as TemplatesFaqsBody
    from .templates_index_body import TemplatesIndexBody as TemplatesIndexBody
    from .ticket import Ticket as Ticket
    from .ticket_close import TicketClose as TicketClose
    from .ticket_create import TicketCreate as TicketCreate
    from .ticket_create_answer import TicketCreateAnswer as TicketCreateAnswer
    from .ticket_create_answer_data import TicketCreateAnswerData as TicketCreateAnswerData
    from .ticket_create_data import TicketCreateData as TicketCreateData
    from .ticket_link import TicketLink as TicketLink
    from .ticket_merge import TicketMerge as TicketMerge
    from .ticket_query import TicketQuery as TicketQuery
    from .ticket_query_envelope import TicketQueryEnvelope as TicketQueryEnvelope
    from .ticket_read import TicketRead as TicketRead
    from .ticket_ref import TicketRef as TicketRef
    from .ticket_respond import TicketRespond as TicketRespond
    from .ticket_respond_answer import TicketRespondAnswer as TicketRespondAnswer
    from .ticket_respond_answer_data import TicketRespondAnswerData as TicketRespondAnswerData
    from .ticket_response import TicketResponse as TicketResponse
    from .ticket_responses_answer import TicketResponsesAnswer as TicketResponsesAnswer
    from .ticket_responses_answer_data import TicketResponsesAnswerData as TicketResponsesAnswerData
    from .ticket_restore import TicketRestore as TicketRestore
    from .ticket_show_answer import TicketShowAnswer as TicketShowAnswer
    from .ticket_show_answer_data import TicketShowAnswerData as TicketShowAnswerData
    from .ticket_split import TicketSplit as TicketSplit
    from .ticket_status import TicketStatus as TicketStatus
    from .ticket_unlink import TicketUnlink as TicketUnlink
    from .tickets_delete import TicketsDelete as TicketsDelete
    from .tickets_queues_body import TicketsQueuesBody as TicketsQueuesBody
    from .tickets_resolutions_body import TicketsResolutionsBody as TicketsResolutionsBody
    from .tickets_search_modes_body import TicketsSearchModesBody as TicketsSearchModesBody
    from .tickets_teams_body import TicketsTeamsBody as TicketsTeamsBody
    from .token_info import TokenInfo as TokenInfo
    from .token_info_data import TokenInfoData as TokenInfoData
    from .token_show_body import TokenShowBody as TokenShowBody
    from .user import User as User
    from .user_create import UserCreate as UserCreate
    from .user_index import UserIndex as UserIndex
    from .user_queue import UserQueue as UserQueue
    from .user_update import UserUpdate as UserUpdate
    from .watched_disk import WatchedDisk as WatchedDisk
    from .watchlist import Watchlist as Watchlist
    from .watchlist_create import WatchlistCreate as WatchlistCreate
    from .watchlist_index import WatchlistIndex as WatchlistIndex
    from .watchlist_ref import WatchlistRef as WatchlistRef
    from .watchlist_tickets import WatchlistTickets as WatchlistTickets
    from .watchlist_update import WatchlistUpdate as WatchlistUpdate

_MODULES: Final[dict[str, str]] = {
    "AbilityName": "ability_name",
    "AdministrationAiIndexBody": "administration_ai_index_body",
    "AdministrationApiTokensIndexBody": "administration_api_tokens_index_body",
    "AdministrationBrandingIndexBody": "administration_branding_index_body",
    "AdministrationBrandingResetAppLogoBody": "administration_branding_reset_app_logo_body",
    "AdministrationBrandingResetEmailLogoBody": "administration_branding_reset_email_logo_body",
    "AdministrationCustomDomainStatusBody": "administration_custom_domain_status_body",
    "AdministrationDiagnosticsIndexBody": "administration_diagnostics_index_body",
    "AdministrationLicenceIndexBody": "administration_licence_index_body",
    "AdministrationStorageDeleteOrphanedBody": "administration_storage_delete_orphaned_body",
    "AdministrationSystemIndexBody": "administration_system_index_body",
    "AdministrationTeamsIndexBody": "administration_teams_index_body",
    "AdministrationUsersIndexBody": "administration_users_index_body",
    "AdministrationUsersQueueDetachBody": "administration_users_queue_detach_body",
    "AiRelevance": "ai_relevance",
    "AiSettings": "ai_settings",
    "ApiTokenCreate": "api_token_create",
    "ApiTokenUpdate": "api_token_update",
    "Attachment": "attachment",
    "AttachmentAnswer": "attachment_answer",
    "AttachmentContent": "attachment_content",
    "AttachmentDelete": "attachment_delete",
    "AttachmentRead": "attachment_read",
    "AttachmentReadIntent": "attachment_read_intent",
    "AxialSkillsIndexBody": "axial_skills_index_body",
    "AxialSkillsOptionsBody": "axial_skills_options_body",
    "BodyField": "body_field",
    "BusinessHours": "business_hours",
    "ClosedTicketsDelete": "closed_tickets_delete",
    "Criteria": "criteria",
    "CriteriaMatch": "criteria_match",
    "Cursor": "cursor",
    "CustomDomain": "custom_domain",
    "DiskStore": "disk_store",
    "Error": "error",
    "Escalation": "escalation",
    "EscalationCreate": "escalation_create",
    "EscalationIndex": "escalation_index",
    "EscalationUpdate": "escalation_update",
    "ExceptionStore": "exception_store",
    "ExcludedEmail": "excluded_email",
    "ExcludedEmailCreate": "excluded_email_create",
    "FileReference": "file_reference",
    "FileUpload": "file_upload",
    "FileUploadAnswer": "file_upload_answer",
    "FileUploadAnswerData": "file_upload_answer_data",
    "GroupedReportFilter": "grouped_report_filter",
    "HashtagDelete": "hashtag_delete",
    "HealthException": "health_exception",
    "HealthManageAnswer": "health_manage_answer",
    "IdRef": "id_ref",
    "Intervention": "intervention",
    "InterventionCreate": "intervention_create",
    "InterventionIndex": "intervention_index",
    "InterventionRef": "intervention_ref",
    "InterventionToken": "intervention_token",
    "InterventionUpdate": "intervention_update",
    "JobIds": "job_ids",
    "LogoUpload": "logo_upload",
    "MailExcludedIndexBody": "mail_excluded_index_body",
    "MailMailboxesIndexBody": "mail_mailboxes_index_body",
    "MailRetention": "mail_retention",
    "MailSend": "mail_send",
    "MailSubject": "mail_subject",
    "MailSubjectCreate": "mail_subject_create",
    "MailSubjectsIndexBody": "mail_subjects_index_body",
    "Mailbox": "mailbox",
    "MailboxCreate": "mailbox_create",
    "MailboxIndex": "mailbox_index",
    "MailboxPassword": "mailbox_password",
    "MailboxRef": "mailbox_ref",
    "MailboxUpdate": "mailbox_update",
    "OkAnswer": "ok_answer",
    "OriginatorUpdate": "originator_update",
    "ParticipantsChange": "participants_change",
    "PerspectiveCondition": "perspective_condition",
    "PerspectiveCreate": "perspective_create",
    "PerspectiveCreated": "perspective_created",
    "PerspectiveIndex": "perspective_index",
    "PerspectiveIndexScope": "perspective_index_scope",
    "PerspectiveOrder": "perspective_order",
    "PerspectiveRef": "perspective_ref",
    "PerspectiveShow": "perspective_show",
    "PerspectiveUpdate": "perspective_update",
    "PriorityLevel": "priority_level",
    "Queue": "queue",
    "QueueCreate": "queue_create",
    "QueueIndex": "queue_index",
    "QueueMove": "queue_move",
    "QueueRef": "queue_ref",
    "QueueUpdate": "queue_update",
    "Replacement": "replacement",
    "ReportFilter": "report_filter",
    "ReportsMetaBody": "reports_meta_body",
    "ResolutionCategory": "resolution_category",
    "ResolutionCreate": "resolution_create",
    "ResolutionOrder": "resolution_order",
    "ResolutionUpdate": "resolution_update",
    "ResponseDelete": "response_delete",
    "ResponseField": "response_field",
    "ResponseShow": "response_show",
    "ResponseUpdate": "response_update",
    "ResponsesQuery": "responses_query",
    "ResponsesQueryAnswer": "responses_query_answer",
    "ResponsesQueryAnswerData": "responses_query_answer_data",
    "ResponsesQueryGroupBy": "responses_query_group_by",
    "ResponsesTransfer": "responses_transfer",
    "SearchMode": "search_mode",
    "SearchObject": "search_object",
    "SentMailList": "sent_mail_list",
    "SentMailSearch": "sent_mail_search",
    "SettingsHashtagsIndexBody": "settings_hashtags_index_body",
    "Skill": "skill",
    "SkillAction": "skill_action",
    "SkillActionHandlerType": "skill_action_handler_type",
    "SkillActionPermission": "skill_action_permission",
    "SkillActionRef": "skill_action_ref",
    "SkillActionUpsert": "skill_action_upsert",
    "SkillActionUpsertHandlerType": "skill_action_upsert_handler_type",
    "SkillActionUpsertPermission": "skill_action_upsert_permission",
    "SkillComposition": "skill_composition",
    "SkillRef": "skill_ref",
    "SkillUpdate": "skill_update",
    "SkillUpdateComposition": "skill_update_composition",
    "StaffSearch": "staff_search",
    "StockResponseChange": "stock_response_change",
    "StockResponseCreate": "stock_response_create",
    "StockResponseCreated": "stock_response_created",
    "StockResponseCreatedTemplate": "stock_response_created_template",
    "StockResponseIndex": "stock_response_index",
    "StockResponseUpdate": "stock_response_update",
    "SupervisorDiagnosticsBody": "supervisor_diagnostics_body",
    "SupervisorHealthManageBody": "supervisor_health_manage_body",
    "SupervisorHealthStatusBody": "supervisor_health_status_body",
    "SupervisorJobsIndexBody": "supervisor_jobs_index_body",
    "SupervisorSuperTasksFetchBody": "supervisor_super_tasks_fetch_body",
    "Template": "template",
    "TemplateChange": "template_change",
    "TemplateCreate": "template_create",
    "TemplateImage": "template_image",
    "TemplateRef": "template_ref",
    "TemplateRender": "template_render",
    "TemplateSearch": "template_search",
    "TemplateSearchType": "template_search_type",
    "TemplateShowAnswer": "template_show_answer",
    "TemplateUpdate": "template_update",
    "TemplatesFaqsBody": "templates_faqs_body",
    "TemplatesIndexBody": "templates_index_body",
    "Ticket": "ticket",
    "TicketClose": "ticket_close",
    "TicketCreate": "ticket_create",
    "TicketCreateAnswer": "ticket_create_answer",
    "TicketCreateAnswerData": "ticket_create_answer_data",
    "TicketCreateData": "ticket_create_data",
    "TicketLink": "ticket_link",
    "TicketMerge": "ticket_merge",
    "TicketQuery": "ticket_query",
    "TicketQueryEnvelope": "ticket_query_envelope",
    "TicketRead": "ticket_read",
    "TicketRef": "ticket_ref",
    "TicketRespond": "ticket_respond",
    "TicketRespondAnswer": "ticket_respond_answer",
    "TicketRespondAnswerData": "ticket_respond_answer_data",
    "TicketResponse": "ticket_response",
    "TicketResponsesAnswer": "ticket_responses_answer",
    "TicketResponsesAnswerData": "ticket_responses_answer_data",
    "TicketRestore": "ticket_restore",
    "TicketShowAnswer": "ticket_show_answer",
    "TicketShowAnswerData": "ticket_show_answer_data",
    "TicketSplit": "ticket_split",
    "TicketStatus": "ticket_status",
    "TicketUnlink": "ticket_unlink",
    "TicketsDelete": "tickets_delete",
    "TicketsQueuesBody": "tickets_queues_body",
    "TicketsResolutionsBody": "tickets_resolutions_body",
    "TicketsSearchModesBody": "tickets_search_modes_body",
    "TicketsTeamsBody": "tickets_teams_body",
    "TokenInfo": "token_info",
    "TokenInfoData": "token_info_data",
    "TokenShowBody": "token_show_body",
    "User": "user",
    "UserCreate": "user_create",
    "UserIndex": "user_index",
    "UserQueue": "user_queue",
    "UserUpdate": "user_update",
    "WatchedDisk": "watched_disk",
    "Watchlist": "watchlist",
    "WatchlistCreate": "watchlist_create",
    "WatchlistIndex": "watchlist_index",
    "WatchlistRef": "watchlist_ref",
    "WatchlistTickets": "watchlist_tickets",
    "WatchlistUpdate": "watchlist_update",
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
