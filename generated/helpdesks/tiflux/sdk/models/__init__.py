# Generated from specs/tiflux. Do not edit: make regen

"""The data models, loaded one by one when they are first asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .address import Address as Address
    from .address_create import AddressCreate as AddressCreate
    from .address_update import AddressUpdate as AddressUpdate
    from .answer import Answer as Answer
    from .answer_create import AnswerCreate as AnswerCreate
    from .answer_origin import AnswerOrigin as AnswerOrigin
    from .answer_summary import AnswerSummary as AnswerSummary
    from .applied_in import AppliedIn as AppliedIn
    from .appointment import Appointment as Appointment
    from .appointment_create import AppointmentCreate as AppointmentCreate
    from .appointment_create_attendance import AppointmentCreateAttendance as AppointmentCreateAttendance
    from .appointment_create_attendance_kind import AppointmentCreateAttendanceKind as AppointmentCreateAttendanceKind
    from .appointment_created import AppointmentCreated as AppointmentCreated
    from .appointment_type import AppointmentType as AppointmentType
    from .area_write import AreaWrite as AreaWrite
    from .billing import Billing as Billing
    from .catalog_item import CatalogItem as CatalogItem
    from .chat import Chat as Chat
    from .chat_archive import ChatArchive as ChatArchive
    from .chat_archived import ChatArchived as ChatArchived
    from .chat_catalog_item import ChatCatalogItem as ChatCatalogItem
    from .chat_department import ChatDepartment as ChatDepartment
    from .chat_detail import ChatDetail as ChatDetail
    from .chat_in_attendance import ChatInAttendance as ChatInAttendance
    from .chat_media import ChatMedia as ChatMedia
    from .chat_message import ChatMessage as ChatMessage
    from .chat_message_create import ChatMessageCreate as ChatMessageCreate
    from .chat_origin import ChatOrigin as ChatOrigin
    from .chat_requestor import ChatRequestor as ChatRequestor
    from .chat_source import ChatSource as ChatSource
    from .chat_starter import ChatStarter as ChatStarter
    from .chat_update import ChatUpdate as ChatUpdate
    from .checklist import Checklist as Checklist
    from .checklist_field import ChecklistField as ChecklistField
    from .checklist_field_type import ChecklistFieldType as ChecklistFieldType
    from .checklist_item_update import ChecklistItemUpdate as ChecklistItemUpdate
    from .checklist_option import ChecklistOption as ChecklistOption
    from .checklist_tick import ChecklistTick as ChecklistTick
    from .checklists_summary import ChecklistsSummary as ChecklistsSummary
    from .client import Client as Client
    from .client_create import ClientCreate as ClientCreate
    from .client_form_of_payment import ClientFormOfPayment as ClientFormOfPayment
    from .client_summary import ClientSummary as ClientSummary
    from .client_update import ClientUpdate as ClientUpdate
    from .client_update_billing_report_type import ClientUpdateBillingReportType as ClientUpdateBillingReportType
    from .client_user import ClientUser as ClientUser
    from .client_user_create import ClientUserCreate as ClientUserCreate
    from .communication_author import CommunicationAuthor as CommunicationAuthor
    from .contact import Contact as Contact
    from .contact_create import ContactCreate as ContactCreate
    from .contact_update import ContactUpdate as ContactUpdate
    from .contract import Contract as Contract
    from .contract_rider import ContractRider as ContractRider
    from .current_user import CurrentUser as CurrentUser
    from .desk import Desk as Desk
    from .desk_attendance_type import DeskAttendanceType as DeskAttendanceType
    from .desk_required_fields import DeskRequiredFields as DeskRequiredFields
    from .desk_review_type_type_1 import DeskReviewTypeType1 as DeskReviewTypeType1
    from .desk_review_type_type_2_type_1 import DeskReviewTypeType2Type1 as DeskReviewTypeType2Type1
    from .desk_review_type_type_3_type_1 import DeskReviewTypeType3Type1 as DeskReviewTypeType3Type1
    from .desk_summary import DeskSummary as DeskSummary
    from .email_permission_create import EmailPermissionCreate as EmailPermissionCreate
    from .entity import Entity as Entity
    from .entity_field import EntityField as EntityField
    from .entity_field_option import EntityFieldOption as EntityFieldOption
    from .entity_group import EntityGroup as EntityGroup
    from .entity_groups import EntityGroups as EntityGroups
    from .entity_value import EntityValue as EntityValue
    from .entity_values import EntityValues as EntityValues
    from .equipment_create import EquipmentCreate as EquipmentCreate
    from .equipment_update import EquipmentUpdate as EquipmentUpdate
    from .error import Error as Error
    from .field_type import FieldType as FieldType
    from .files_create import FilesCreate as FilesCreate
    from .filled_field import FilledField as FilledField
    from .filled_option import FilledOption as FilledOption
    from .get_chats_in_attendance_status import GetChatsInAttendanceStatus as GetChatsInAttendanceStatus
    from .get_contracts_status_item import GetContractsStatusItem as GetContractsStatusItem
    from .get_reports_billings_history_type import GetReportsBillingsHistoryType as GetReportsBillingsHistoryType
    from .get_templates_whatsapp_cloud_status import GetTemplatesWhatsappCloudStatus as GetTemplatesWhatsappCloudStatus
    from .get_tickets_date_type import GetTicketsDateType as GetTicketsDateType
    from .get_tickets_filter_by import GetTicketsFilterBy as GetTicketsFilterBy
    from .get_tickets_group_by import GetTicketsGroupBy as GetTicketsGroupBy
    from .get_tickets_ticket_number_histories_history_of import GetTicketsTicketNumberHistoriesHistoryOf as GetTicketsTicketNumberHistoriesHistoryOf
    from .get_tickets_ticket_number_histories_operation import GetTicketsTicketNumberHistoriesOperation as GetTicketsTicketNumberHistoriesOperation
    from .history import History as History
    from .history_changes import HistoryChanges as HistoryChanges
    from .history_user import HistoryUser as HistoryUser
    from .internal_communication import InternalCommunication as InternalCommunication
    from .internal_communication_create import InternalCommunicationCreate as InternalCommunicationCreate
    from .internal_communication_update import InternalCommunicationUpdate as InternalCommunicationUpdate
    from .item_fields import ItemFields as ItemFields
    from .item_write import ItemWrite as ItemWrite
    from .knowledge_create import KnowledgeCreate as KnowledgeCreate
    from .location import Location as Location
    from .message import Message as Message
    from .message_status import MessageStatus as MessageStatus
    from .name_write import NameWrite as NameWrite
    from .named import Named as Named
    from .new_address import NewAddress as NewAddress
    from .new_contact import NewContact as NewContact
    from .parent_ticket import ParentTicket as ParentTicket
    from .person_name import PersonName as PersonName
    from .pre_appointment import PreAppointment as PreAppointment
    from .pre_ticket_create import PreTicketCreate as PreTicketCreate
    from .priced_shift import PricedShift as PricedShift
    from .priority import Priority as Priority
    from .quoted_message import QuotedMessage as QuotedMessage
    from .ref import Ref as Ref
    from .reported_appointment import ReportedAppointment as ReportedAppointment
    from .requestor import Requestor as Requestor
    from .requestor_create import RequestorCreate as RequestorCreate
    from .requestor_entities import RequestorEntities as RequestorEntities
    from .requestor_update import RequestorUpdate as RequestorUpdate
    from .service_types import ServiceTypes as ServiceTypes
    from .services_catalog_write import ServicesCatalogWrite as ServicesCatalogWrite
    from .shift import Shift as Shift
    from .shift_owner_ticket import ShiftOwnerTicket as ShiftOwnerTicket
    from .shift_reference import ShiftReference as ShiftReference
    from .sla_info import SlaInfo as SlaInfo
    from .stage import Stage as Stage
    from .stage_sla import StageSla as StageSla
    from .stored_file import StoredFile as StoredFile
    from .technical_group_user import TechnicalGroupUser as TechnicalGroupUser
    from .technical_group_user_type import TechnicalGroupUserType as TechnicalGroupUserType
    from .technical_user import TechnicalUser as TechnicalUser
    from .ticket import Ticket as Ticket
    from .ticket_bucket import TicketBucket as TicketBucket
    from .ticket_catalog_item import TicketCatalogItem as TicketCatalogItem
    from .ticket_client import TicketClient as TicketClient
    from .ticket_counts import TicketCounts as TicketCounts
    from .ticket_create import TicketCreate as TicketCreate
    from .ticket_created import TicketCreated as TicketCreated
    from .ticket_equipment import TicketEquipment as TicketEquipment
    from .ticket_origin import TicketOrigin as TicketOrigin
    from .ticket_ref import TicketRef as TicketRef
    from .ticket_reopen import TicketReopen as TicketReopen
    from .ticket_requestor import TicketRequestor as TicketRequestor
    from .ticket_stage import TicketStage as TicketStage
    from .ticket_status import TicketStatus as TicketStatus
    from .ticket_summary import TicketSummary as TicketSummary
    from .ticket_update import TicketUpdate as TicketUpdate
    from .user import User as User
    from .user_create import UserCreate as UserCreate
    from .user_type import UserType as UserType
    from .user_type_2 import UserType2 as UserType2
    from .user_update import UserUpdate as UserUpdate
    from .valorization import Valorization as Valorization
    from .valorization_attendance import ValorizationAttendance as ValorizationAttendance
    from .valorization_attendance_kind import ValorizationAttendanceKind as ValorizationAttendanceKind

_MODULES: Final[dict[str, str]] = {
    "Address": "address",
    "AddressCreate": "address_create",
    "AddressUpdate": "address_update",
    "Answer": "answer",
    "AnswerCreate": "answer_create",
    "AnswerOrigin": "answer_origin",
    "AnswerSummary": "answer_summary",
    "AppliedIn": "applied_in",
    "Appointment": "appointment",
    "AppointmentCreate": "appointment_create",
    "AppointmentCreateAttendance": "appointment_create_attendance",
    "AppointmentCreateAttendanceKind": "appointment_create_attendance_kind",
    "AppointmentCreated": "appointment_created",
    "AppointmentType": "appointment_type",
    "AreaWrite": "area_write",
    "Billing": "billing",
    "CatalogItem": "catalog_item",
    "Chat": "chat",
    "ChatArchive": "chat_archive",
    "ChatArchived": "chat_archived",
    "ChatCatalogItem": "chat_catalog_item",
    "ChatDepartment": "chat_department",
    "ChatDetail": "chat_detail",
    "ChatInAttendance": "chat_in_attendance",
    "ChatMedia": "chat_media",
    "ChatMessage": "chat_message",
    "ChatMessageCreate": "chat_message_create",
    "ChatOrigin": "chat_origin",
    "ChatRequestor": "chat_requestor",
    "ChatSource": "chat_source",
    "ChatStarter": "chat_starter",
    "ChatUpdate": "chat_update",
    "Checklist": "checklist",
    "ChecklistField": "checklist_field",
    "ChecklistFieldType": "checklist_field_type",
    "ChecklistItemUpdate": "checklist_item_update",
    "ChecklistOption": "checklist_option",
    "ChecklistTick": "checklist_tick",
    "ChecklistsSummary": "checklists_summary",
    "Client": "client",
    "ClientCreate": "client_create",
    "ClientFormOfPayment": "client_form_of_payment",
    "ClientSummary": "client_summary",
    "ClientUpdate": "client_update",
    "ClientUpdateBillingReportType": "client_update_billing_report_type",
    "ClientUser": "client_user",
    "ClientUserCreate": "client_user_create",
    "CommunicationAuthor": "communication_author",
    "Contact": "contact",
    "ContactCreate": "contact_create",
    "ContactUpdate": "contact_update",
    "Contract": "contract",
    "ContractRider": "contract_rider",
    "CurrentUser": "current_user",
    "Desk": "desk",
    "DeskAttendanceType": "desk_attendance_type",
    "DeskRequiredFields": "desk_required_fields",
    "DeskReviewTypeType1": "desk_review_type_type_1",
    "DeskReviewTypeType2Type1": "desk_review_type_type_2_type_1",
    "DeskReviewTypeType3Type1": "desk_review_type_type_3_type_1",
    "DeskSummary": "desk_summary",
    "EmailPermissionCreate": "email_permission_create",
    "Entity": "entity",
    "EntityField": "entity_field",
    "EntityFieldOption": "entity_field_option",
    "EntityGroup": "entity_group",
    "EntityGroups": "entity_groups",
    "EntityValue": "entity_value",
    "EntityValues": "entity_values",
    "EquipmentCreate": "equipment_create",
    "EquipmentUpdate": "equipment_update",
    "Error": "error",
    "FieldType": "field_type",
    "FilesCreate": "files_create",
    "FilledField": "filled_field",
    "FilledOption": "filled_option",
    "GetChatsInAttendanceStatus": "get_chats_in_attendance_status",
    "GetContractsStatusItem": "get_contracts_status_item",
    "GetReportsBillingsHistoryType": "get_reports_billings_history_type",
    "GetTemplatesWhatsappCloudStatus": "get_templates_whatsapp_cloud_status",
    "GetTicketsDateType": "get_tickets_date_type",
    "GetTicketsFilterBy": "get_tickets_filter_by",
    "GetTicketsGroupBy": "get_tickets_group_by",
    "GetTicketsTicketNumberHistoriesHistoryOf": "get_tickets_ticket_number_histories_history_of",
    "GetTicketsTicketNumberHistoriesOperation": "get_tickets_ticket_number_histories_operation",
    "History": "history",
    "HistoryChanges": "history_changes",
    "HistoryUser": "history_user",
    "InternalCommunication": "internal_communication",
    "InternalCommunicationCreate": "internal_communication_create",
    "InternalCommunicationUpdate": "internal_communication_update",
    "ItemFields": "item_fields",
    "ItemWrite": "item_write",
    "KnowledgeCreate": "knowledge_create",
    "Location": "location",
    "Message": "message",
    "MessageStatus": "message_status",
    "NameWrite": "name_write",
    "Named": "named",
    "NewAddress": "new_address",
    "NewContact": "new_contact",
    "ParentTicket": "parent_ticket",
    "PersonName": "person_name",
    "PreAppointment": "pre_appointment",
    "PreTicketCreate": "pre_ticket_create",
    "PricedShift": "priced_shift",
    "Priority": "priority",
    "QuotedMessage": "quoted_message",
    "Ref": "ref",
    "ReportedAppointment": "reported_appointment",
    "Requestor": "requestor",
    "RequestorCreate": "requestor_create",
    "RequestorEntities": "requestor_entities",
    "RequestorUpdate": "requestor_update",
    "ServiceTypes": "service_types",
    "ServicesCatalogWrite": "services_catalog_write",
    "Shift": "shift",
    "ShiftOwnerTicket": "shift_owner_ticket",
    "ShiftReference": "shift_reference",
    "SlaInfo": "sla_info",
    "Stage": "stage",
    "StageSla": "stage_sla",
    "StoredFile": "stored_file",
    "TechnicalGroupUser": "technical_group_user",
    "TechnicalGroupUserType": "technical_group_user_type",
    "TechnicalUser": "technical_user",
    "Ticket": "ticket",
    "TicketBucket": "ticket_bucket",
    "TicketCatalogItem": "ticket_catalog_item",
    "TicketClient": "ticket_client",
    "TicketCounts": "ticket_counts",
    "TicketCreate": "ticket_create",
    "TicketCreated": "ticket_created",
    "TicketEquipment": "ticket_equipment",
    "TicketOrigin": "ticket_origin",
    "TicketRef": "ticket_ref",
    "TicketReopen": "ticket_reopen",
    "TicketRequestor": "ticket_requestor",
    "TicketStage": "ticket_stage",
    "TicketStatus": "ticket_status",
    "TicketSummary": "ticket_summary",
    "TicketUpdate": "ticket_update",
    "User": "user",
    "UserCreate": "user_create",
    "UserType": "user_type",
    "UserType2": "user_type_2",
    "UserUpdate": "user_update",
    "Valorization": "valorization",
    "ValorizationAttendance": "valorization_attendance",
    "ValorizationAttendanceKind": "valorization_attendance_kind",
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
