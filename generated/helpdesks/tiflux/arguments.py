# Generated from specs/tiflux. Do not edit: make regen

"""Types of the tools' arguments, one `<ToolName>Input` per tool; for type checkers only."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict


class Address(TypedDict):
    cep: str
    city: str
    neighborhood: str
    number: int
    state: str
    street: str
    complement: NotRequired[str]


class AddressesCreateInput(TypedDict):
    id: int
    address: Address


class AddressesDeleteInput(TypedDict):
    client_id: int
    id: int


class AddressesGetInput(TypedDict):
    client_id: int
    id: int


class AddressesListInput(TypedDict):
    id: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class AddressesUpdateInputAddress(TypedDict):
    cep: NotRequired[str]
    city: NotRequired[str]
    neighborhood: NotRequired[str]
    number: NotRequired[int]
    state: NotRequired[str]
    street: NotRequired[str]
    complement: NotRequired[str]


class AddressesUpdateInput(TypedDict):
    client_id: int
    id: int
    address: AddressesUpdateInputAddress


class AnswersCreateInputFile(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class AnswersCreateInput(TypedDict):
    ticket_number: int
    name: str
    with_signature: NotRequired[bool]
    files: NotRequired[list[AnswersCreateInputFile]]


class AnswersDeleteInput(TypedDict):
    ticket_number: int
    id: int


class AnswersDeleteFileInput(TypedDict):
    answer_id: int
    id: int


class AnswersGetInput(TypedDict):
    ticket_number: int
    id: int


class AnswersListInput(TypedDict):
    ticket_number: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class AppointmentsCreateInput(TypedDict):
    ticket_number: int
    date: str
    init_time: str
    end_time: str
    description: str
    external_user_name: NotRequired[str]
    attendance: NotRequired[Literal[1, 2, 3]]
    attendance_kind: NotRequired[Literal[1, 2]]
    contract_rider_id: NotRequired[int]
    loose_service_id: NotRequired[int]
    shift_id: NotRequired[int]
    shift_owner_ticket_number: NotRequired[int]
    guarantee: NotRequired[bool]
    value: NotRequired[float]


class AppointmentsListInput(TypedDict):
    ticket_number: int
    offset: NotRequired[int]
    limit: NotRequired[int]
    user_id: NotRequired[int]
    start_date: NotRequired[str]
    end_date: NotRequired[str]


class AppointmentsListAllInput(TypedDict):
    start_date: str
    end_date: str
    offset: NotRequired[int]
    limit: NotRequired[int]
    user_ids: NotRequired[list[int]]
    desk_ids: NotRequired[list[int]]
    include_valorization: NotRequired[bool]


class AppointmentsListPreAppointmentsInput(TypedDict):
    ticket_number: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class AppointmentsListServiceTypesInput(TypedDict):
    ticket_number: int
    date: NotRequired[str]


class AppointmentsListShiftsInput(TypedDict):
    ticket_number: int
    contract_id: NotRequired[int]


class CancelTicketInput(TypedDict):
    ticket_number: str


class ChatsArchiveInput(TypedDict):
    id: int
    services_catalogs_item_id: NotRequired[int]


class ChatsGetInput(TypedDict):
    id: int


class ChatsListArchivedInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    department_id: NotRequired[int]
    client_id: NotRequired[int]
    requestor_id: NotRequired[int]
    number: NotRequired[int]
    origins: NotRequired[list[Literal["chat", "site_widget", "campaign", "whatsapp", "whatsapp_web", "gupshup", "whatsapp_cloud"]]]
    started_by: NotRequired[Literal["Client", "Attendant", "Campaign", "API"]]
    created_at_start: NotRequired[str]
    created_at_end: NotRequired[str]
    canceled: NotRequired[bool]
    finished_at_start: NotRequired[str]
    finished_at_end: NotRequired[str]


class ChatsListInAttendanceInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    department_id: NotRequired[int]
    client_id: NotRequired[int]
    requestor_id: NotRequired[int]
    number: NotRequired[int]
    origins: NotRequired[list[Literal["chat", "site_widget", "campaign", "whatsapp", "whatsapp_web", "gupshup", "whatsapp_cloud"]]]
    started_by: NotRequired[Literal["Client", "Attendant", "Campaign", "API"]]
    created_at_start: NotRequired[str]
    created_at_end: NotRequired[str]
    user_id: NotRequired[int]
    status: NotRequired[Literal["waiting_client", "waiting_attendance", "triage"]]


class ChatsListInboxInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    department_id: NotRequired[int]
    client_id: NotRequired[int]
    requestor_id: NotRequired[int]
    number: NotRequired[int]
    origins: NotRequired[list[Literal["chat", "site_widget", "campaign", "whatsapp", "whatsapp_web", "gupshup", "whatsapp_cloud"]]]
    started_by: NotRequired[Literal["Client", "Attendant", "Campaign", "API"]]
    created_at_start: NotRequired[str]
    created_at_end: NotRequired[str]


class ChatsListMessagesInput(TypedDict):
    id: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class ChatsListMineInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    department_id: NotRequired[int]
    client_id: NotRequired[int]
    requestor_id: NotRequired[int]
    number: NotRequired[int]
    origins: NotRequired[list[Literal["chat", "site_widget", "campaign", "whatsapp", "whatsapp_web", "gupshup", "whatsapp_cloud"]]]
    started_by: NotRequired[Literal["Client", "Attendant", "Campaign", "API"]]
    created_at_start: NotRequired[str]
    created_at_end: NotRequired[str]


class ChatsSendMessageInput(TypedDict):
    number: int
    integration_id: int
    message: NotRequired[str]
    template_id: NotRequired[Any]
    parameters: NotRequired[list[Any]]
    header_parameters: NotRequired[list[Any]]
    country_code: NotRequired[str]
    name: NotRequired[str]
    department_id: NotRequired[int]
    ticket_number: NotRequired[int]
    client_id: NotRequired[int]
    archive: NotRequired[bool]


class ChatsUpdateInput(TypedDict):
    id: int
    user_id: NotRequired[int]
    department_id: NotRequired[int]
    ticket_number: NotRequired[int]


class ChecklistsListInput(TypedDict):
    ticket_number: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class ChecklistsUpdateItemInputOption(TypedDict):
    id: int | str
    checked: bool


class ChecklistsUpdateItemInput(TypedDict):
    ticket_number: int
    id: int
    index: int
    value: NotRequired[str | int | bool | None]
    options: NotRequired[list[ChecklistsUpdateItemInputOption]]


class ClientsAddEmailPermissionInput(TypedDict):
    id: int
    address: str


class ClientsCreateInput(TypedDict):
    name: str
    social: str
    social_revenue: NotRequired[str]
    status: NotRequired[bool]
    desk_ids: NotRequired[list[int]]
    add_all_desks: NotRequired[bool]
    technical_group_ids: NotRequired[list[int]]
    add_all_technical_groups: NotRequired[bool]
    max_agents: NotRequired[int]
    email_financial: NotRequired[str]
    sms_financial: NotRequired[str]
    municipal_registration: NotRequired[str]
    estadual_registration: NotRequired[str]
    anotations: NotRequired[str]
    visible_to_clients: NotRequired[bool]
    authorization_flow: NotRequired[bool]
    billing_report_type: NotRequired[Literal["detailed_with_appointment", "detailed", "synthetic", ""]]


class ClientsCreateUserInputUser(TypedDict):
    name: str
    email: str
    extension: NotRequired[int]
    authorization_flow: NotRequired[bool]
    telephone: NotRequired[str]
    country_code: NotRequired[str]


class ClientsCreateUserInput(TypedDict):
    id: int
    user: ClientsCreateUserInputUser


class ClientsGetInput(TypedDict):
    id: int
    show_entities: NotRequired[bool]


class ClientsListInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    active: NotRequired[bool]
    name: NotRequired[str]
    social_revenue: NotRequired[str]


class ClientsListDesksInput(TypedDict):
    id: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class ClientsListTechnicalGroupsInput(TypedDict):
    id: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class ClientsUpdateInput(TypedDict):
    id: int
    name: NotRequired[str]
    social: NotRequired[str]
    social_revenue: NotRequired[str]
    status: NotRequired[bool]
    desk_ids: NotRequired[list[int]]
    add_all_desks: NotRequired[bool]
    technical_group_ids: NotRequired[list[int]]
    add_all_technical_groups: NotRequired[bool]
    max_agents: NotRequired[int]
    email_financial: NotRequired[str]
    sms_financial: NotRequired[str]
    municipal_registration: NotRequired[str]
    estadual_registration: NotRequired[str]
    anotations: NotRequired[str]
    visible_to_clients: NotRequired[bool]
    authorization_flow: NotRequired[bool]
    billing_report_type: NotRequired[Literal["detailed_with_appointment", "detailed", "synthetic", ""]]


class ClientsUpdateEntitiesInputEntity(TypedDict):
    entity_field_id: int
    entity_field_option_id: NotRequired[int | None]
    value: NotRequired[str | None]
    country_code: NotRequired[str]


class ClientsUpdateEntitiesInput(TypedDict):
    id: int
    entities: list[ClientsUpdateEntitiesInputEntity]


class CloseTicketInput(TypedDict):
    ticket_number: str


class Contact(TypedDict):
    use: str
    number: str
    owner: str
    email: str
    country: NotRequired[str]


class ContactsCreateInput(TypedDict):
    id: int
    contact: Contact


class ContactsDeleteInput(TypedDict):
    client_id: int
    id: int


class ContactsGetInput(TypedDict):
    client_id: int
    id: int


class ContactsListInput(TypedDict):
    id: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class ContactsUpdateInputContact(TypedDict):
    use: NotRequired[str]
    number: NotRequired[str]
    owner: NotRequired[str]
    email: NotRequired[str]
    country: NotRequired[str]


class ContactsUpdateInput(TypedDict):
    client_id: int
    id: int
    contact: ContactsUpdateInputContact


class ContractsListInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    client_ids: NotRequired[list[int]]
    contract_type_ids: NotRequired[list[int]]
    status: NotRequired[list[Literal["actives", "readjust", "expired"]]]


class CreateAppointmentInput(TypedDict):
    ticket_number: str
    date: str
    init_time: str
    end_time: str
    description: str


class CreateInternalCommunicationInputFilesBase64Item(TypedDict):
    content: str
    filename: str


class CreateInternalCommunicationInput(TypedDict):
    ticket_number: str
    text: str
    files: NotRequired[list[str]]
    files_base64: NotRequired[list[CreateInternalCommunicationInputFilesBase64Item]]


class CreateTicketInput(TypedDict):
    title: str
    description: str
    client_id: NotRequired[float]
    client_name: NotRequired[str]
    desk_id: NotRequired[float]
    desk_name: NotRequired[str]
    priority_id: NotRequired[float]
    services_catalogs_item_id: NotRequired[float]
    catalog_item_name: NotRequired[str]
    status_id: NotRequired[float]
    requestor_id: NotRequired[float]
    requestor_name: NotRequired[str]
    requestor_email: NotRequired[str]
    requestor_telephone: NotRequired[str]
    responsible_id: NotRequired[float]
    responsible_name: NotRequired[str]
    followers: NotRequired[str]
    parent_ticket_number: NotRequired[float]


class CreateTicketAnswerInputFilesBase64Item(TypedDict):
    content: str
    filename: str


class CreateTicketAnswerInput(TypedDict):
    ticket_number: str
    text: str
    with_signature: NotRequired[bool]
    files: NotRequired[list[str]]
    files_base64: NotRequired[list[CreateTicketAnswerInputFilesBase64Item]]


class DepartmentsListInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    name: NotRequired[str]


class DesksGetInput(TypedDict):
    id: int


class DesksListInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    active: NotRequired[bool]
    name: NotRequired[str]


class DesksListCatalogItemsInput(TypedDict):
    id: int
    offset: NotRequired[int]
    limit: NotRequired[int]
    area_id: NotRequired[int]
    catalog_id: NotRequired[int]
    name: NotRequired[str]


class DesksListPrioritiesInput(TypedDict):
    id: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class DesksListServicesCatalogsInput(TypedDict):
    id: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class DesksListStagesInput(TypedDict):
    id: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class EntitiesListInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    active: NotRequired[bool]
    applied_in: NotRequired[Literal["ticket", "equipment", "client", "solicitant", "services_catalog", "services_catalogs_area", "services_catalogs_item"]]
    name: NotRequired[str]


class EntitiesListFieldOptionsInput(TypedDict):
    entity_field_id: int
    offset: NotRequired[int]
    limit: NotRequired[int]
    value: NotRequired[str]


class EntitiesListFieldsInput(TypedDict):
    entity_id: int
    offset: NotRequired[int]
    limit: NotRequired[int]
    required: NotRequired[bool]
    field_type: NotRequired[Literal["text", "text_area", "currency", "phone", "email", "link", "date", "single_select", "checkbox"]]
    name: NotRequired[str]


class EquipmentsCreateInput(TypedDict):
    name: str
    client_id: int
    equipment_type_id: int
    equipment_group_id: NotRequired[int]
    acquisition_date: NotRequired[str]
    warranty_date: NotRequired[str]


class EquipmentsGetInput(TypedDict):
    id: int
    show_entities: NotRequired[bool]


class EquipmentsListInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    client_id: NotRequired[int]
    include_manufacturer: NotRequired[bool]
    include_system: NotRequired[bool]
    include_technical_info: NotRequired[bool]


class EquipmentsListGroupsInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    client_id: NotRequired[int]


class EquipmentsListSoftwaresInput(TypedDict):
    id: int


class EquipmentsListTypesInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    name: NotRequired[str]


class EquipmentsUpdateInput(TypedDict):
    id: int
    name: NotRequired[str]
    client_id: NotRequired[int]
    equipment_type_id: NotRequired[int]
    equipment_group_id: NotRequired[int]
    acquisition_date: NotRequired[str]
    warranty_date: NotRequired[str]


class GetChatInput(TypedDict):
    id: float


class GetDeskInput(TypedDict):
    desk_id: NotRequired[float]
    desk_name: NotRequired[str]


class GetInternalCommunicationInput(TypedDict):
    ticket_number: str
    communication_id: str


class GetTicketInput(TypedDict):
    ticket_number: str
    show_entities: NotRequired[bool]
    include_filled_entity: NotRequired[bool]


class GetTicketFilesInput(TypedDict):
    ticket_number: str


class GetTicketStagesSlasInput(TypedDict):
    ticket_number: str
    offset: NotRequired[float]
    limit: NotRequired[float]


class InternalCommunicationsCreateInputFile(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class InternalCommunicationsCreateInput(TypedDict):
    ticket_number: int
    text: str
    files: NotRequired[list[InternalCommunicationsCreateInputFile]]


class InternalCommunicationsDeleteInput(TypedDict):
    ticket_number: int
    id: int


class InternalCommunicationsGetInput(TypedDict):
    ticket_number: int
    id: int


class InternalCommunicationsListInput(TypedDict):
    ticket_number: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class InternalCommunicationsUpdateInput(TypedDict):
    ticket_number: int
    id: int
    text: str


class KnowledgesCreateInput(TypedDict):
    title: str
    description: str
    knowledge_folder_ids: list[int]
    tags: NotRequired[list[str]]
    private: NotRequired[bool]
    client_ids: NotRequired[list[int]]
    technical_group_ids: NotRequired[list[int]]
    services_catalogs_item_ids: NotRequired[list[int]]


class KnowledgesGetInput(TypedDict):
    id: int


class KnowledgesListInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    search: NotRequired[str]
    knowledge_folder_ids: NotRequired[list[int]]


class KnowledgesListFoldersInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    search: NotRequired[str]


class ListAppointmentsInput(TypedDict):
    ticket_number: str
    user_id: NotRequired[float]
    start_date: NotRequired[str]
    end_date: NotRequired[str]
    offset: NotRequired[float]
    limit: NotRequired[float]


class ListArchivedChatsInput(TypedDict):
    offset: NotRequired[float]
    limit: NotRequired[float]
    department_id: NotRequired[float]
    client_id: NotRequired[float]
    requestor_id: NotRequired[float]
    number: NotRequired[float]
    origins: NotRequired[str]
    started_by: NotRequired[Literal["Client", "Attendant", "Campaign", "API"]]
    canceled: NotRequired[bool]


class ListDeskPrioritiesInput(TypedDict):
    desk_id: NotRequired[float]
    desk_name: NotRequired[str]
    priority_name: NotRequired[str]
    limit: NotRequired[float]
    offset: NotRequired[float]


class ListDeskServicesCatalogsInput(TypedDict):
    desk_id: NotRequired[float]
    desk_name: NotRequired[str]
    catalog_name: NotRequired[str]
    limit: NotRequired[float]
    offset: NotRequired[float]


class ListDesksInput(TypedDict):
    active: NotRequired[bool]
    name: NotRequired[str]
    limit: NotRequired[float]
    offset: NotRequired[float]


class ListEntitiesInput(TypedDict):
    active: NotRequired[bool]
    applied_in: NotRequired[Literal["ticket", "client", "solicitant", "services_catalog", "services_catalogs_area", "services_catalogs_item", "equipment"]]
    name: NotRequired[str]
    limit: NotRequired[float]
    offset: NotRequired[float]


class ListEntityFieldOptionsInput(TypedDict):
    entity_field_id: float
    value: NotRequired[str]
    limit: NotRequired[float]
    offset: NotRequired[float]


class ListEntityFieldsInput(TypedDict):
    entity_id: float
    field_type: NotRequired[Literal["text", "text_area", "currency", "phone", "email", "link", "date", "single_select", "checkbox"]]
    required: NotRequired[bool]
    name: NotRequired[str]
    limit: NotRequired[float]
    offset: NotRequired[float]


class ListInAttendanceChatsInput(TypedDict):
    offset: NotRequired[float]
    limit: NotRequired[float]
    department_id: NotRequired[float]
    client_id: NotRequired[float]
    requestor_id: NotRequired[float]
    number: NotRequired[float]
    origins: NotRequired[str]
    started_by: NotRequired[Literal["Client", "Attendant", "Campaign", "API"]]
    user_id: NotRequired[float]
    status: NotRequired[Literal["waiting_client", "waiting_attendance", "triage"]]


class ListInboxChatsInput(TypedDict):
    offset: NotRequired[float]
    limit: NotRequired[float]
    department_id: NotRequired[float]
    client_id: NotRequired[float]
    requestor_id: NotRequired[float]
    number: NotRequired[float]
    origins: NotRequired[str]
    started_by: NotRequired[Literal["Client", "Attendant", "Campaign", "API"]]


class ListInternalCommunicationsInput(TypedDict):
    ticket_number: str
    offset: NotRequired[float]
    limit: NotRequired[float]


class ListMyChatsInput(TypedDict):
    offset: NotRequired[float]
    limit: NotRequired[float]
    department_id: NotRequired[float]
    client_id: NotRequired[float]
    requestor_id: NotRequired[float]
    number: NotRequired[float]
    origins: NotRequired[str]
    started_by: NotRequired[Literal["Client", "Attendant", "Campaign", "API"]]


class ListTicketsInput(TypedDict):
    desk_ids: NotRequired[str]
    desk_name: NotRequired[str]
    client_ids: NotRequired[str]
    client_name: NotRequired[str]
    stage_ids: NotRequired[str]
    stage_name: NotRequired[str]
    responsible_ids: NotRequired[str]
    requestor_ids: NotRequired[str]
    requestor_email: NotRequired[str]
    offset: NotRequired[float]
    limit: NotRequired[float]
    is_closed: NotRequired[bool]
    date_type: NotRequired[Literal["created_at", "solved_in_time"]]
    start_datetime: NotRequired[str]
    end_datetime: NotRequired[str]


class PreTicketsCreateInputFile(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class PreTicketsCreateInput(TypedDict):
    title: str
    description: str
    requestor_name: str
    requestor_email: str
    requestor_telephone: str
    requestor_ramal: NotRequired[int]
    requestor_country: NotRequired[str]
    client_id: NotRequired[int]
    files: NotRequired[list[PreTicketsCreateInputFile]]


class PreTicketsListInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    archived: NotRequired[bool]
    client_id: NotRequired[int]
    created_after: NotRequired[str]
    created_before: NotRequired[str]
    include_description: NotRequired[bool]


class ReportsBillingsHistoryInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    billing_start_date: NotRequired[str]
    billing_end_date: NotRequired[str]
    due_start_date: NotRequired[str]
    due_end_date: NotRequired[str]
    client_id: NotRequired[int]
    nfe_number: NotRequired[str]
    ticket_number: NotRequired[int]
    field_type: NotRequired[Literal["billed", "reversed", "paid"]]


class ReportsChatFeedbacksInput(TypedDict):
    start_date: NotRequired[str]
    end_date: NotRequired[str]
    chats_list: NotRequired[bool]
    offset: NotRequired[int]
    limit: NotRequired[int]
    responsible_ids: NotRequired[list[int]]
    department_ids: NotRequired[list[int]]
    technical_group_ids: NotRequired[list[int]]


class ReportsTicketFeedbacksInput(TypedDict):
    start_date: NotRequired[str]
    end_date: NotRequired[str]
    tickets_list: NotRequired[bool]
    offset: NotRequired[int]
    limit: NotRequired[int]
    responsible_ids: NotRequired[list[int]]
    department_ids: NotRequired[list[int]]
    technical_group_ids: NotRequired[list[int]]


class RequestorsCreateInput(TypedDict):
    id: int
    name: str
    telephone: NotRequired[str]
    email: NotRequired[str]
    can_open_ticket: NotRequired[bool]
    extension: NotRequired[int | str]
    country: NotRequired[str]


class RequestorsGetInput(TypedDict):
    client_id: int
    id: int
    include_entity_fields: NotRequired[bool]


class RequestorsListInput(TypedDict):
    id: int
    offset: NotRequired[int]
    limit: NotRequired[int]
    name: NotRequired[str]
    email: NotRequired[str]
    telephone: NotRequired[str]
    can_open_ticket: NotRequired[bool]
    extension: NotRequired[str]
    include_entity_fields: NotRequired[bool]


class RequestorsListAllInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    name: NotRequired[str]
    email: NotRequired[str]
    telephone: NotRequired[str]
    can_open_ticket: NotRequired[bool]


class RequestorsUpdateInput(TypedDict):
    client_id: int
    id: int
    name: NotRequired[str]
    telephone: NotRequired[str]
    email: NotRequired[str]
    can_open_ticket: NotRequired[bool]
    extension: NotRequired[int | str]
    country: NotRequired[str]


class RequestorsUpdateEntitiesInputEntity(TypedDict):
    entity_field_id: int
    entity_field_option_id: NotRequired[int | None]
    value: NotRequired[str | None]
    country_code: NotRequired[str]


class RequestorsUpdateEntitiesInput(TypedDict):
    client_id: int
    id: int
    entities: list[RequestorsUpdateEntitiesInputEntity]


class SearchCatalogItemInput(TypedDict):
    desk_id: NotRequired[float]
    desk_name: NotRequired[str]
    search: NotRequired[str]
    catalog_item_name: NotRequired[str]
    area_id: NotRequired[float]
    catalog_id: NotRequired[float]
    limit: NotRequired[float]
    offset: NotRequired[float]


class SearchClientInput(TypedDict):
    client_name: str


class SearchStageInput(TypedDict):
    desk_id: NotRequired[float]
    desk_name: NotRequired[str]
    limit: NotRequired[float]
    offset: NotRequired[float]


class SearchUserInput(TypedDict):
    name: str
    type: NotRequired[Literal["client", "attendant", "admin"]]
    active: NotRequired[bool]
    limit: NotRequired[float]
    offset: NotRequired[float]


class ServicesCatalogsCreateAreaInputArea(TypedDict):
    name: NotRequired[str]


class ServicesCatalogsCreateAreaInput(TypedDict):
    catalog_id: int
    area: ServicesCatalogsCreateAreaInputArea


class ServicesCatalogsCreateCatalogInputServicesCatalog(TypedDict):
    name: NotRequired[str]


class ServicesCatalogsCreateCatalogInput(TypedDict):
    services_catalog: ServicesCatalogsCreateCatalogInputServicesCatalog


class ServicesCatalogsCreateItemInputItem(TypedDict):
    name: NotRequired[str]
    start_time: NotRequired[str]
    end_time: NotRequired[str]


class ServicesCatalogsCreateItemInput(TypedDict):
    area_id: int
    item: ServicesCatalogsCreateItemInputItem


class ServicesCatalogsDeleteAreaInput(TypedDict):
    catalog_id: int
    id: int


class ServicesCatalogsDeleteCatalogInput(TypedDict):
    id: int


class ServicesCatalogsDeleteItemInput(TypedDict):
    area_id: int
    id: int


class ServicesCatalogsListAreasInput(TypedDict):
    catalog_id: int
    name: NotRequired[str]
    offset: NotRequired[int]
    limit: NotRequired[int]


class ServicesCatalogsListCatalogsInput(TypedDict):
    name: NotRequired[str]
    offset: NotRequired[int]
    limit: NotRequired[int]


class ServicesCatalogsListItemsInput(TypedDict):
    area_id: int
    name: NotRequired[str]
    offset: NotRequired[int]
    limit: NotRequired[int]


class ServicesCatalogsUpdateAreaInputArea(TypedDict):
    name: NotRequired[str]


class ServicesCatalogsUpdateAreaInput(TypedDict):
    catalog_id: int
    id: int
    area: ServicesCatalogsUpdateAreaInputArea


class ServicesCatalogsUpdateCatalogInputServicesCatalog(TypedDict):
    name: NotRequired[str]


class ServicesCatalogsUpdateCatalogInput(TypedDict):
    id: int
    services_catalog: ServicesCatalogsUpdateCatalogInputServicesCatalog


class ServicesCatalogsUpdateItemInputItem(TypedDict):
    name: NotRequired[str]
    start_time: NotRequired[str]
    end_time: NotRequired[str]


class ServicesCatalogsUpdateItemInput(TypedDict):
    area_id: int
    id: int
    item: ServicesCatalogsUpdateItemInputItem


class TechnicalGroupsListInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]


class TechnicalGroupsListUsersInput(TypedDict):
    id: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class TechnicalUsersListInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    name: NotRequired[str]
    email: NotRequired[str]
    desk_id: NotRequired[int]
    client_id: NotRequired[int]
    with_tickets_license: NotRequired[bool]


class TemplatesListGupshupInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    integration_id: NotRequired[int]


class TemplatesListWhatsappCloudInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    integration_id: NotRequired[int]
    status: NotRequired[Literal["APPROVED", "MISSING_VARS", "REJECTED", "PENDING"]]


class TicketFilesCreateInputFile(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class TicketFilesCreateInput(TypedDict):
    ticket_number: int
    files: list[TicketFilesCreateInputFile]


class TicketFilesDeleteInput(TypedDict):
    ticket_number: int
    id: int


class TicketFilesListInput(TypedDict):
    ticket_number: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class TicketsCancelInput(TypedDict):
    ticket_number: int


class TicketsCloseInput(TypedDict):
    ticket_number: int


class TicketsCreateInputFile(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class TicketsCreateInput(TypedDict):
    title: str
    description: str
    client_id: int
    desk_id: int
    priority_id: NotRequired[int]
    services_catalogs_item_id: NotRequired[int]
    status_id: NotRequired[int]
    stage_id: NotRequired[int]
    requestor_id: NotRequired[int]
    requestor_name: NotRequired[str]
    requestor_email: NotRequired[str]
    requestor_telephone: NotRequired[str]
    requestor_country: NotRequired[str]
    requestor_ramal: NotRequired[int]
    responsible_id: NotRequired[int]
    followers: NotRequired[str]
    ticket_reference_number: NotRequired[int]
    equipment_id: NotRequired[int]
    equipment_group_id: NotRequired[int]
    equipment_user_id: NotRequired[int]
    entities: NotRequired[str]
    files: NotRequired[list[TicketsCreateInputFile]]


class TicketsGetInput(TypedDict):
    ticket_number: int
    show_entities: NotRequired[bool]
    include_filled_entity: NotRequired[bool]


class TicketsListInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    is_closed: NotRequired[bool]
    filter_by: NotRequired[Literal["open", "closed", "all", "canceled"]]
    desk_ids: NotRequired[list[int]]
    client_ids: NotRequired[list[int]]
    stage_ids: NotRequired[list[int]]
    responsible_ids: NotRequired[list[int]]
    requestor_ids: NotRequired[list[int]]
    requestor_email: NotRequired[str]
    status_id: NotRequired[int]
    priority_ids: NotRequired[list[int]]
    services_catalogs_item_ids: NotRequired[list[int]]
    date_type: NotRequired[Literal["created_at", "solved_in_time"]]
    start_datetime: NotRequired[str]
    end_datetime: NotRequired[str]
    update_start_datetime: NotRequired[str]
    update_end_datetime: NotRequired[str]
    include_filled_entity: NotRequired[bool]
    search: NotRequired[str]
    created_by_way_of: NotRequired[Literal[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]
    has_jira_issue: NotRequired[bool]
    jira_key: NotRequired[str]
    group_by: NotRequired[Literal["day", "week", "month", "desk"]]
    sla_expiring_before: NotRequired[str]


class TicketsListHistoriesInput(TypedDict):
    ticket_number: int
    history_of: Literal[0, 1]
    type_id_attr: NotRequired[int]
    operation: NotRequired[Literal["created", "updated", "deleted"]]
    offset: NotRequired[int]
    limit: NotRequired[int]


class TicketsListStagesSlasInput(TypedDict):
    ticket_number: int
    offset: NotRequired[int]
    limit: NotRequired[int]


class TicketsReopenInput(TypedDict):
    ticket_number: int
    disapproval_reason: NotRequired[str]


class TicketsUpdateInput(TypedDict):
    ticket_number: int
    title: NotRequired[str]
    description: NotRequired[str]
    client_id: NotRequired[int]
    desk_id: NotRequired[int]
    stage_id: NotRequired[int]
    status_id: NotRequired[int]
    responsible_id: NotRequired[int | None]
    priority_id: NotRequired[int]
    priority_change_reason: NotRequired[str]
    services_catalogs_item_id: NotRequired[int]
    requestor_id: NotRequired[int]
    followers: NotRequired[str]
    ticket_reference_number: NotRequired[int | None]
    stopped: NotRequired[bool]
    stop_answer: NotRequired[str]


class TicketsUpdateEntitiesInputEntity(TypedDict):
    entity_field_id: int
    entity_field_option_id: NotRequired[int | None]
    value: NotRequired[str | None]
    country_code: NotRequired[str]


class TicketsUpdateEntitiesInput(TypedDict):
    ticket_number: int
    entities: list[TicketsUpdateEntitiesInputEntity]


class UpdateTicketInput(TypedDict):
    ticket_id: str
    title: NotRequired[str]
    description: NotRequired[str]
    client_id: NotRequired[float]
    desk_id: NotRequired[float]
    desk_name: NotRequired[str]
    stage_id: NotRequired[float]
    stage_name: NotRequired[str]
    responsible_id: NotRequired[float | None]
    responsible_name: NotRequired[str]
    followers: NotRequired[str]
    services_catalogs_item_id: NotRequired[float]
    catalog_item_name: NotRequired[str]


class UpdateTicketEntitiesInputEntity(TypedDict):
    entity_field_id: float
    value: str | None
    entity_field_option_id: NotRequired[float]
    country_code: NotRequired[str]


class UpdateTicketEntitiesInput(TypedDict):
    ticket_number: str
    entities: list[UpdateTicketEntitiesInputEntity]


class UsersCreateInput(TypedDict):
    name: str
    email: str
    technical_group_id: int
    whatsapp_license: NotRequired[bool]
    tickets_license: NotRequired[bool]
    remote_access_license: NotRequired[bool]
    api_license: NotRequired[bool]
    splashtop_license: NotRequired[bool]


class UsersGetInput(TypedDict):
    id: int


class UsersListInput(TypedDict):
    offset: NotRequired[int]
    limit: NotRequired[int]
    active: NotRequired[bool]
    gauth_enabled: NotRequired[bool]
    type: NotRequired[Literal["client", "attendant", "admin"]]
    name: NotRequired[str]
    email: NotRequired[str]


class UsersMeInput(TypedDict):
    pass


class UsersUpdateInput(TypedDict):
    id: int
    name: NotRequired[str]
    email: NotRequired[str]
    technical_group_id: NotRequired[int]
    whatsapp_license: NotRequired[bool]
    tickets_license: NotRequired[bool]
    remote_access_license: NotRequired[bool]
    api_license: NotRequired[bool]
    splashtop_license: NotRequired[bool]
    active: NotRequired[bool]
    extension: NotRequired[int | str]
    telephone: NotRequired[str]
    country_code: NotRequired[str]
    client_ids: NotRequired[list[int]]
