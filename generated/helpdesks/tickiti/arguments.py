# Generated from specs/tickiti. Do not edit: make regen

"""Types of the tools' arguments, one `<ToolName>Input` per tool; for type checkers only."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict


class AdministrationAiIndexInput(TypedDict):
    pass


class AdministrationAiUpdateInput(TypedDict):
    current_password: str
    ai_enabled: NotRequired[bool]
    ai_auto_draft_inbound: NotRequired[bool]
    ai_suggest_after_staff_reply: NotRequired[bool]
    ai_auto_send: NotRequired[bool]
    ai_auto_send_threshold: NotRequired[int]
    ai_model: NotRequired[str | None]
    ai_persona: NotRequired[str | None]
    ai_business_context: NotRequired[str | None]
    ai_signature: NotRequired[str | None]
    ai_auto_signature: NotRequired[bool]
    ai_api_key: NotRequired[str | None]
    ai_api_key_clear: NotRequired[bool]


class AdministrationApiTokensCreateInput(TypedDict):
    name: str
    owner: str | int
    abilities: list[Literal["tickets:read", "tickets:write", "settings:read", "settings:write", "mail:read", "mail:write", "templates:read", "templates:write", "workflow:read", "workflow:write", "reports:read", "supervisor:read", "supervisor:write", "administration:read", "administration:write", "skills:read", "skills:write"]]
    allowed_ip: NotRequired[str | None]


class AdministrationApiTokensIndexInput(TypedDict):
    pass


class AdministrationApiTokensRevokeInput(TypedDict):
    id: str | int


class AdministrationApiTokensUpdateInput(TypedDict):
    id: str | int
    name: NotRequired[str]
    abilities: NotRequired[list[Literal["tickets:read", "tickets:write", "settings:read", "settings:write", "mail:read", "mail:write", "templates:read", "templates:write", "workflow:read", "workflow:write", "reports:read", "supervisor:read", "supervisor:write", "administration:read", "administration:write", "skills:read", "skills:write"]]]
    allowed_ip: NotRequired[str | None]


class AdministrationBrandingAppLogoInputFile(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class AdministrationBrandingAppLogoInput(TypedDict):
    file: AdministrationBrandingAppLogoInputFile


class AdministrationBrandingEmailLogoInputFile(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class AdministrationBrandingEmailLogoInput(TypedDict):
    file: AdministrationBrandingEmailLogoInputFile


class AdministrationBrandingIndexInput(TypedDict):
    pass


class AdministrationBrandingResetAppLogoInput(TypedDict):
    pass


class AdministrationBrandingResetEmailLogoInput(TypedDict):
    pass


class AdministrationBrandingUpdateInput(TypedDict):
    payload: NotRequired[dict[str, Any]]


class AdministrationCustomDomainStatusInput(TypedDict):
    pass


class AdministrationCustomDomainUpdateInput(TypedDict):
    current_password: str
    domain: NotRequired[str | None]


class AdministrationDiagnosticsFetchInput(TypedDict):
    payload: NotRequired[dict[str, Any]]


class AdministrationDiagnosticsIndexInput(TypedDict):
    pass


class AdministrationDiagnosticsUpdateInput(TypedDict):
    payload: NotRequired[dict[str, Any]]


class AdministrationDiagnosticsUploadInput(TypedDict):
    payload: NotRequired[dict[str, Any]]


class AdministrationLicenceIndexInput(TypedDict):
    pass


class AdministrationStorageDeleteClosedInput(TypedDict):
    older_than_days: int


class AdministrationStorageDeleteOrphanedInput(TypedDict):
    pass


class AdministrationStorageRetentionInput(TypedDict):
    sent_mail_retention_days: int


class AdministrationSystemIndexInput(TypedDict):
    pass


class AdministrationSystemUpdateInput(TypedDict):
    payload: NotRequired[dict[str, Any]]


class AdministrationTeamsCreateInput(TypedDict):
    payload: NotRequired[dict[str, Any]]


class AdministrationTeamsDeleteInput(TypedDict):
    payload: NotRequired[dict[str, Any]]


class AdministrationTeamsIndexInput(TypedDict):
    pass


class AdministrationTeamsUpdateInput(TypedDict):
    payload: NotRequired[dict[str, Any]]


class AdministrationUsersCreateInput(TypedDict):
    name: str
    email: str
    is_staff: NotRequired[bool]
    is_admin: NotRequired[bool]
    tonic_notifications: NotRequired[bool]


class AdministrationUsersIndexInput(TypedDict):
    pass


class AdministrationUsersQueueDetachInput(TypedDict):
    user: str | int
    queue: str | int


class AdministrationUsersQueueUpsertInput(TypedDict):
    user: str | int
    queue: str | int
    can_view: NotRequired[bool]
    can_manage: NotRequired[bool]
    can_delete: NotRequired[bool]
    treat_as_inbox: NotRequired[bool]
    receive_inbox_errors: NotRequired[bool]


class AdministrationUsersUpdateInput(TypedDict):
    user: str | int
    is_staff: NotRequired[bool]
    is_admin: NotRequired[bool]
    tonic_notifications: NotRequired[bool]


class AxialSkillsActionsDeleteInput(TypedDict):
    skill: NotRequired[str | int]
    name: NotRequired[str]


class AxialSkillsActionsUpsertInput(TypedDict):
    skill: NotRequired[str | int]
    name: NotRequired[str]
    description: NotRequired[str | None]
    parameters: NotRequired[dict[str, Any] | None]
    handler_type: NotRequired[Literal["local", "remote"]]
    handler_ref: NotRequired[str | None]
    permission: NotRequired[Literal["staff", "participant", "system"]]
    requires_confirmation: NotRequired[bool]
    enabled: NotRequired[bool]
    ordinal: NotRequired[int]
    timeout_ms: NotRequired[int]
    prefetch: NotRequired[bool]
    prefetch_params: NotRequired[dict[str, Any] | None]


class AxialSkillsCreateInputAction(TypedDict):
    name: NotRequired[str]
    description: NotRequired[str | None]
    parameters: NotRequired[dict[str, Any] | None]
    handler_type: NotRequired[Literal["local", "remote"]]
    handler_ref: NotRequired[str | None]
    permission: NotRequired[Literal["staff", "participant", "system"]]
    requires_confirmation: NotRequired[bool]
    enabled: NotRequired[bool]
    ordinal: NotRequired[int]
    timeout_ms: NotRequired[int]
    prefetch: NotRequired[bool]
    prefetch_params: NotRequired[dict[str, Any] | None]


class AxialSkillsCreateInput(TypedDict):
    key: NotRequired[str]
    title: NotRequired[str]
    description: NotRequired[str | None]
    instructions: NotRequired[str | None]
    triggers: NotRequired[Any]
    composition: NotRequired[Literal["vetted", "guided", "open"]]
    citation_set: NotRequired[list[Any]]
    enabled: NotRequired[bool]
    ordinal: NotRequired[int]
    parent_key: NotRequired[str | None]
    actions: NotRequired[list[AxialSkillsCreateInputAction]]


class AxialSkillsDeleteInput(TypedDict):
    skill: NotRequired[str | int]


class AxialSkillsIndexInput(TypedDict):
    pass


class AxialSkillsOptionsInput(TypedDict):
    pass


class AxialSkillsShowInput(TypedDict):
    skill: NotRequired[str | int]


class AxialSkillsUpdateInputAction(TypedDict):
    name: NotRequired[str]
    description: NotRequired[str | None]
    parameters: NotRequired[dict[str, Any] | None]
    handler_type: NotRequired[Literal["local", "remote"]]
    handler_ref: NotRequired[str | None]
    permission: NotRequired[Literal["staff", "participant", "system"]]
    requires_confirmation: NotRequired[bool]
    enabled: NotRequired[bool]
    ordinal: NotRequired[int]
    timeout_ms: NotRequired[int]
    prefetch: NotRequired[bool]
    prefetch_params: NotRequired[dict[str, Any] | None]


class AxialSkillsUpdateInput(TypedDict):
    skill: NotRequired[str | int]
    key: NotRequired[str]
    title: NotRequired[str]
    description: NotRequired[str | None]
    instructions: NotRequired[str | None]
    triggers: NotRequired[Any]
    composition: NotRequired[Literal["vetted", "guided", "open"]]
    citation_set: NotRequired[list[Any]]
    enabled: NotRequired[bool]
    ordinal: NotRequired[int]
    parent_key: NotRequired[str | None]
    actions: NotRequired[list[AxialSkillsUpdateInputAction]]


class CreateTicketInputAttachment(TypedDict):
    path: str
    name: NotRequired[str]
    placeholder: NotRequired[str]


class CreateTicketInputFile(TypedDict):
    path: str
    name: NotRequired[str]


class CreateTicketInput(TypedDict):
    originator_email_address: str
    subject: NotRequired[str]
    content: NotRequired[str]
    template_identifier: NotRequired[str]
    intervention: NotRequired[str]
    uid: NotRequired[str]
    data: NotRequired[dict[str, Any]]
    queue_name: NotRequired[str]
    is_public: NotRequired[bool]
    use_passed_originator_as_responder: NotRequired[bool]
    attachments: NotRequired[list[CreateTicketInputAttachment]]
    content_path: NotRequired[str]
    assigned_to_email: NotRequired[str]
    priority: NotRequired[Literal[10, 20, 30, 40, "Low", "Normal", "High", "Urgent"]]
    status: NotRequired[Literal["open", "on-hold", "closed"]]
    on_hold_until: NotRequired[str]
    participants: NotRequired[list[str]]
    strict_tags: NotRequired[bool]
    files: NotRequired[list[CreateTicketInputFile]]


class ExportResponsesInput(TypedDict):
    path: str
    created_from: NotRequired[str]
    created_to: NotRequired[str]
    is_internal: NotRequired[bool]
    staff_response: NotRequired[bool]
    queue: NotRequired[list[str]]
    queue_id: NotRequired[list[int]]
    ticket_number: NotRequired[list[str]]
    include_deleted: NotRequired[bool]
    fields: NotRequired[list[str]]
    page_size: NotRequired[int]
    max_records: NotRequired[int]
    response_id: NotRequired[list[str | int]]
    created_by_email: NotRequired[str]
    has_attachments: NotRequired[bool]
    is_empty: NotRequired[bool]
    metadata_only: NotRequired[bool]


class FaqsRootInput(TypedDict):
    pass


class GetAttachmentInput(TypedDict):
    ticket_number: str
    response_attachment_id: str | int
    confirm: NotRequired[bool]


class GetTicketInput(TypedDict):
    ticket_number: str
    fields: NotRequired[list[Literal["html", "plain_text", "attachments"]]]
    max_body_chars: NotRequired[int]


class IdempotencyKeyCreateInput(TypedDict):
    payload: NotRequired[dict[str, Any]]


class InterventionsAcceptInput(TypedDict):
    payload: NotRequired[dict[str, Any]]


class ListPerspectivesInput(TypedDict):
    filters: NotRequired[dict[str, Any]]
    scope: NotRequired[Literal["mine", "all"]]


class ListQueuesInput(TypedDict):
    filters: NotRequired[dict[str, Any]]


class ListResponsesInput(TypedDict):
    ticket_number: str
    fields: NotRequired[list[Literal["html", "plain_text", "attachments"]]]
    max_body_chars: NotRequired[int]


class ListStockResponsesInput(TypedDict):
    filters: NotRequired[dict[str, Any]]
    search: NotRequired[str]
    include_content: NotRequired[bool]


class ListWatchlistsInput(TypedDict):
    filters: NotRequired[dict[str, Any]]


class ListWorkflowInput(TypedDict):
    kind: Literal["resolution-categories", "interventions", "escalations"]
    filters: NotRequired[dict[str, Any]]


class MailExcludedCreateInput(TypedDict):
    email: str


class MailExcludedDeleteInput(TypedDict):
    id: str | int


class MailExcludedIndexInput(TypedDict):
    pass


class MailMailboxesCreateInput(TypedDict):
    name: str
    address: str
    mailbox_type: NotRequired[str]
    pop_enable: NotRequired[bool]
    pop_encryption: NotRequired[str]
    pop_validate_cert: NotRequired[bool]
    max_consecutive_errors: NotRequired[int]
    secondary_report_threshold: NotRequired[int]
    outgoing_mailbox_type: NotRequired[str]
    smtp_enable: NotRequired[bool]
    smtp_security: NotRequired[str]


class MailMailboxesDeleteInput(TypedDict):
    mailbox_id: str | int


class MailMailboxesIndexInput(TypedDict):
    pass


class MailMailboxesSetPasswordInput(TypedDict):
    mailbox_id: str | int
    field: str
    value: str


class MailMailboxesUpdateInput(TypedDict):
    mailbox_id: str | int
    name: NotRequired[str]
    address: NotRequired[str]
    mailbox_type: NotRequired[str]
    pop_enable: NotRequired[bool]
    pop_encryption: NotRequired[str]
    pop_validate_cert: NotRequired[bool]
    max_consecutive_errors: NotRequired[int]
    secondary_report_threshold: NotRequired[int]
    outgoing_mailbox_type: NotRequired[str]
    smtp_enable: NotRequired[bool]
    smtp_security: NotRequired[str]


class MailSendInput(TypedDict):
    to_address: str
    cc: NotRequired[list[str]]
    subject: NotRequired[str]
    content: NotRequired[str]
    template_identifier: NotRequired[str]
    data: NotRequired[dict[str, Any]]
    mailbox: NotRequired[str]
    validate_address: NotRequired[bool]


class MailSentMailListInput(TypedDict):
    range_days: NotRequired[int]
    limit: NotRequired[int]


class MailSentMailSearchInput(TypedDict):
    q: str
    limit: NotRequired[int]


class MailSentMailShowInput(TypedDict):
    id: str | int


class MailSubjectsCreateInput(TypedDict):
    subject: str


class MailSubjectsDeleteInput(TypedDict):
    id: str | int


class MailSubjectsIndexInput(TypedDict):
    pass


class QueryResponsesInputCursor(TypedDict):
    created_at: str
    id: int


class QueryResponsesInput(TypedDict):
    created_from: NotRequired[str]
    created_to: NotRequired[str]
    is_internal: NotRequired[bool]
    staff_response: NotRequired[bool]
    queue: NotRequired[list[str]]
    queue_id: NotRequired[list[int]]
    ticket_number: NotRequired[list[str]]
    include_deleted: NotRequired[bool]
    fields: NotRequired[list[Literal["html", "plain_text", "attachments", "is_internal", "is_pinned", "staff_response", "created_by_email", "created_at", "updated_at", "is_email_sourced", "audit", "is_audit_only"]]]
    limit: NotRequired[int]
    cursor: NotRequired[QueryResponsesInputCursor]
    response_id: NotRequired[list[str | int]]
    created_by_email: NotRequired[str]
    has_attachments: NotRequired[bool]
    is_empty: NotRequired[bool]
    metadata_only: NotRequired[bool]
    count_only: NotRequired[bool]
    group_by: NotRequired[Literal["ticket_number", "created_by_email", "queue", "is_internal", "staff_response", "day"]]


class QueryTicketsInputSearchObjectCriterion(TypedDict):
    mode: Literal["subject", "content", "subject_content", "assigned", "participant", "priority", "raised", "queue", "status", "watchlist", "hashtag", "ticket_number", "created_from", "created_to", "updated_from", "updated_to"]
    tokens: list[str]
    match: NotRequired[Literal["all", "any"]]


class QueryTicketsInputSearchObject(TypedDict):
    search_perspective: NotRequired[str]
    search_perspective_id: NotRequired[int]
    criteria: NotRequired[list[QueryTicketsInputSearchObjectCriterion]]


class QueryTicketsInput(TypedDict):
    search_object: NotRequired[QueryTicketsInputSearchObject]
    perspective_id: NotRequired[int]
    perspective_name: NotRequired[str]
    row_limit: NotRequired[int]


class ReportsAgentActivityInput(TypedDict):
    date_from: NotRequired[str]
    date_to: NotRequired[str]


class ReportsMetaInput(TypedDict):
    pass


class ReportsResolutionsInput(TypedDict):
    date_from: NotRequired[str]
    date_to: NotRequired[str]


class ReportsResponseTimesInput(TypedDict):
    date_from: NotRequired[str]
    date_to: NotRequired[str]
    group_by: NotRequired[str]


class ReportsVolumesInput(TypedDict):
    date_from: NotRequired[str]
    date_to: NotRequired[str]
    group_by: NotRequired[str]


class RespondToTicketInputAttachment(TypedDict):
    path: str
    name: NotRequired[str]
    placeholder: NotRequired[str]


class RespondToTicketInputFile(TypedDict):
    path: str
    name: NotRequired[str]


class RespondToTicketInput(TypedDict):
    ticket_number: str
    from_email: str
    content: NotRequired[str]
    is_internal: NotRequired[bool]
    status: NotRequired[Literal["open", "on-hold", "closed"]]
    on_hold_until: NotRequired[str]
    attachments: NotRequired[list[RespondToTicketInputAttachment]]
    content_path: NotRequired[str]
    send_full_email: NotRequired[bool]
    keep_status: NotRequired[bool]
    assigned_to_email: NotRequired[str]
    priority: NotRequired[Literal[10, 20, 30, 40, "Low", "Normal", "High", "Urgent"]]
    resolved: NotRequired[str | int]
    queue: NotRequired[str]
    subject: NotRequired[str]
    add_participants: NotRequired[list[str]]
    remove_participants: NotRequired[list[str]]
    files: NotRequired[list[RespondToTicketInputFile]]


class RunReportInput(TypedDict):
    report: Literal["meta", "resolutions", "volumes", "response-times", "agent-activity"]
    filters: NotRequired[dict[str, Any]]


class SettingsHashtagsDeleteInput(TypedDict):
    tag: str


class SettingsHashtagsIndexInput(TypedDict):
    pass


class SettingsPerspectivesCreateInputCondition(TypedDict):
    field: NotRequired[str]
    operator: NotRequired[str]
    value: NotRequired[Any]


class SettingsPerspectivesCreateInputOrder(TypedDict):
    field: NotRequired[str]
    ascending: NotRequired[bool]


class SettingsPerspectivesCreateInput(TypedDict):
    name: str
    description: NotRequired[str]
    shared: NotRequired[bool]
    show_in_crm: NotRequired[bool]
    display_mode: NotRequired[str]
    conditions: NotRequired[list[SettingsPerspectivesCreateInputCondition]]
    orders: NotRequired[list[SettingsPerspectivesCreateInputOrder]]


class SettingsPerspectivesDeleteInput(TypedDict):
    perspective_id: str | int


class SettingsPerspectivesIndexInput(TypedDict):
    scope: NotRequired[Literal["mine", "all"]]


class SettingsPerspectivesShowInput(TypedDict):
    perspective_id: NotRequired[str | int]
    name: NotRequired[str]


class SettingsPerspectivesUpdateInputCondition(TypedDict):
    field: NotRequired[str]
    operator: NotRequired[str]
    value: NotRequired[Any]


class SettingsPerspectivesUpdateInputOrder(TypedDict):
    field: NotRequired[str]
    ascending: NotRequired[bool]


class SettingsPerspectivesUpdateInput(TypedDict):
    perspective_id: str | int
    name: NotRequired[str]
    description: NotRequired[str]
    shared: NotRequired[bool]
    show_in_crm: NotRequired[bool]
    display_mode: NotRequired[str]
    conditions: NotRequired[list[SettingsPerspectivesUpdateInputCondition]]
    orders: NotRequired[list[SettingsPerspectivesUpdateInputOrder]]


class SettingsStockResponsesCreateInput(TypedDict):
    identifier: NotRequired[str]
    category: NotRequired[str]
    subcategory: NotRequired[str]
    subject: NotRequired[str]
    keywords: NotRequired[str]
    content: NotRequired[str]
    is_enabled: NotRequired[bool]
    notes: NotRequired[str]
    ai_relevance: NotRequired[Literal["as_is", "compose", "reference", "exclude"]]


class SettingsStockResponsesDeleteInput(TypedDict):
    template_id: str | int


class SettingsStockResponsesImageUploadInputFile(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class SettingsStockResponsesImageUploadInput(TypedDict):
    template_id: str | int
    file: SettingsStockResponsesImageUploadInputFile


class SettingsStockResponsesIndexInput(TypedDict):
    search: NotRequired[str]
    include_content: NotRequired[bool]


class SettingsStockResponsesShowInput(TypedDict):
    template_id: str | int


class SettingsStockResponsesUpdateInputTemplate(TypedDict):
    id: str | int
    identifier: NotRequired[str]
    title: NotRequired[str]
    category: NotRequired[str]
    subcategory: NotRequired[str]
    subject: NotRequired[str]
    keywords: NotRequired[str]
    content: NotRequired[str]
    is_enabled: NotRequired[bool]
    notes: NotRequired[str]
    ai_relevance: NotRequired[Literal["as_is", "compose", "reference", "exclude"]]


class SettingsStockResponsesUpdateInput(TypedDict):
    template: SettingsStockResponsesUpdateInputTemplate


class SettingsWatchlistsAddTicketsInput(TypedDict):
    watchlist_id: str | int
    ticket_ids: list[int]


class SettingsWatchlistsCreateInput(TypedDict):
    name: str
    icon: NotRequired[str]
    shared: NotRequired[bool]


class SettingsWatchlistsDeleteInput(TypedDict):
    watchlist_id: str | int


class SettingsWatchlistsIndexInput(TypedDict):
    pass


class SettingsWatchlistsRemoveTicketsInput(TypedDict):
    watchlist_id: str | int
    ticket_ids: list[int]


class SettingsWatchlistsReorderInput(TypedDict):
    watchlist_id: str | int
    ticket_ids: list[int]


class SettingsWatchlistsUpdateInput(TypedDict):
    watchlist_id: str | int
    name: NotRequired[str]
    icon: NotRequired[str]
    shared: NotRequired[bool]


class SupervisorDiagnosticsInput(TypedDict):
    pass


class SupervisorHealthDiskDeleteInput(TypedDict):
    id: str | int


class SupervisorHealthDiskStoreInput(TypedDict):
    root_path: str
    min_free_space: float | str
    warn_free_space: float | str


class SupervisorHealthExceptionDeleteInput(TypedDict):
    id: str | int


class SupervisorHealthExceptionStoreInput(TypedDict):
    pattern: str
    description: NotRequired[str]


class SupervisorHealthManageInput(TypedDict):
    pass


class SupervisorHealthStatusInput(TypedDict):
    pass


class SupervisorJobsDeleteInput(TypedDict):
    job_ids: list[str | int]


class SupervisorJobsIndexInput(TypedDict):
    pass


class SupervisorJobsRetryInput(TypedDict):
    job_ids: list[str | int]


class SupervisorSuperTasksFetchInput(TypedDict):
    pass


class TemplatesCreateInput(TypedDict):
    type: str
    identifier: NotRequired[str]
    category: NotRequired[str]
    subcategory: NotRequired[str]
    subject: NotRequired[str]
    content: NotRequired[str]
    description: NotRequired[str]
    legend: NotRequired[str]
    keywords: NotRequired[str]
    is_enabled: NotRequired[bool]
    ordinal: NotRequired[int]


class TemplatesDeleteInput(TypedDict):
    template_id: str | int


class TemplatesFaqsInput(TypedDict):
    pass


class TemplatesImageUploadInputFile(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class TemplatesImageUploadInput(TypedDict):
    template_id: str | int
    file: TemplatesImageUploadInputFile


class TemplatesIndexInput(TypedDict):
    pass


class TemplatesRenderInput(TypedDict):
    template_identifier: str
    data: dict[str, Any]
    type: NotRequired[str]


class TemplatesSearchInput(TypedDict):
    search: str
    mode: NotRequired[str]
    type: NotRequired[Literal["stock-response", "faq", "email"]]


class TemplatesShowInput(TypedDict):
    template_id: str | int


class TemplatesUpdateInputTemplate(TypedDict):
    id: str | int
    type: NotRequired[str]
    identifier: NotRequired[str]
    category: NotRequired[str]
    subcategory: NotRequired[str]
    subject: NotRequired[str]
    content: NotRequired[str]
    description: NotRequired[str]
    legend: NotRequired[str]
    keywords: NotRequired[str]
    is_enabled: NotRequired[bool]
    ordinal: NotRequired[int]


class TemplatesUpdateInput(TypedDict):
    template: TemplatesUpdateInputTemplate


class TicketsAttachmentInput(TypedDict):
    ticket_number: NotRequired[str]
    ticket_id: NotRequired[str | int]
    response_attachment_id: str | int
    intent: NotRequired[Literal["review_ok"]]
    offset: NotRequired[int]
    length: NotRequired[int]


class TicketsAttachmentDeleteInput(TypedDict):
    ticket_number: NotRequired[str]
    ticket_id: NotRequired[str | int]
    response_attachment_id: str | int
    reason: NotRequired[str]


class TicketsAttachmentUploadInputFile(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class TicketsAttachmentUploadInput(TypedDict):
    file: TicketsAttachmentUploadInputFile


class TicketsCloseInput(TypedDict):
    ticket_number: NotRequired[str]
    ticket_id: NotRequired[str | int]
    from_email: NotRequired[str]
    content: NotRequired[str]
    is_internal: NotRequired[bool]
    resolved: NotRequired[str | int]
    queue: NotRequired[str]
    subject: NotRequired[str]


class TicketsCreateInputAttachment(TypedDict):
    sha256: str
    name: str
    file_size: int


class TicketsCreateInputData(TypedDict):
    subject: NotRequired[str]
    content: NotRequired[str]
    queue_name: NotRequired[str]
    assigned_to_email: NotRequired[str]
    priority: NotRequired[Literal[10, 20, 30, 40]]
    status: NotRequired[Literal["open", "on-hold", "closed"]]
    on_hold_until: NotRequired[str]
    data: NotRequired[dict[str, Any]]


class TicketsCreateInput(TypedDict):
    originator_email_address: str
    is_public: NotRequired[bool]
    use_passed_originator_as_responder: NotRequired[bool]
    template_identifier: NotRequired[str]
    intervention: NotRequired[str]
    uid: NotRequired[str]
    queue_name: NotRequired[str]
    participants: NotRequired[list[str]]
    strict_tags: NotRequired[bool]
    attachments: NotRequired[list[TicketsCreateInputAttachment]]
    data: NotRequired[TicketsCreateInputData]


class TicketsDeleteInput(TypedDict):
    ticket_numbers: NotRequired[list[str]]
    originator_email: NotRequired[str]
    queue: NotRequired[str]
    dry_run: NotRequired[bool]


class TicketsLinkInput(TypedDict):
    ticket_number: NotRequired[str]
    ticket_id: NotRequired[str | int]
    linked_ticket_numbers: list[str]


class TicketsLinksInput(TypedDict):
    ticket_number: NotRequired[str]
    ticket_id: NotRequired[str | int]


class TicketsMergeInput(TypedDict):
    ticket_number: str
    other_ticket_number: str


class TicketsOriginatorUpdateInput(TypedDict):
    ticket_number: NotRequired[str]
    ticket_id: NotRequired[str | int]
    originator_email: str


class TicketsParticipantsAddInput(TypedDict):
    ticket_number: NotRequired[str]
    ticket_id: NotRequired[str | int]
    participants: list[str]
    from_email: NotRequired[str]


class TicketsParticipantsRemoveInput(TypedDict):
    ticket_number: NotRequired[str]
    ticket_id: NotRequired[str | int]
    participants: list[str]
    from_email: NotRequired[str]


class TicketsQueryInputSearchObjectCriterion(TypedDict):
    mode: Literal["subject", "content", "subject_content", "assigned", "participant", "priority", "raised", "queue", "status", "watchlist", "hashtag", "ticket_number", "created_from", "created_to", "updated_from", "updated_to"]
    tokens: list[str]
    match: NotRequired[Literal["all", "any"]]


class TicketsQueryInputSearchObject(TypedDict):
    search_perspective: NotRequired[str]
    search_perspective_id: NotRequired[int]
    criteria: NotRequired[list[TicketsQueryInputSearchObjectCriterion]]


class TicketsQueryInput(TypedDict):
    perspective_id: NotRequired[int]
    search_object: NotRequired[TicketsQueryInputSearchObject]
    row_limit: NotRequired[int]


class TicketsQueuesInput(TypedDict):
    pass


class TicketsResolutionsInput(TypedDict):
    pass


class TicketsRespondInputAttachment(TypedDict):
    sha256: str
    name: str
    file_size: int


class TicketsRespondInput(TypedDict):
    ticket_number: NotRequired[str]
    ticket_id: NotRequired[str | int]
    from_email: str
    content: NotRequired[str]
    is_internal: NotRequired[bool]
    send_full_email: NotRequired[bool]
    keep_status: NotRequired[bool]
    status: NotRequired[Literal["open", "on-hold", "closed"]]
    on_hold_until: NotRequired[str]
    assigned_to_email: NotRequired[str]
    priority: NotRequired[Literal[10, 20, 30, 40]]
    resolved: NotRequired[str | int]
    queue: NotRequired[str]
    subject: NotRequired[str]
    add_participants: NotRequired[list[str]]
    remove_participants: NotRequired[list[str]]
    attachments: NotRequired[list[TicketsRespondInputAttachment]]


class TicketsResponseCopyInput(TypedDict):
    response_ids: list[int]
    target_ticket_number: str


class TicketsResponseDeleteInput(TypedDict):
    response_id: str | int


class TicketsResponseMoveInput(TypedDict):
    response_ids: list[int]
    target_ticket_number: str


class TicketsResponseShowInput(TypedDict):
    response_id: str | int
    max_body_chars: NotRequired[int]


class TicketsResponseUpdateInputReplaceItem(TypedDict):
    find: str
    replace: str
    all: NotRequired[bool]


class TicketsResponseUpdateInput(TypedDict):
    response_id: str | int
    content: NotRequired[str]
    replace: NotRequired[list[TicketsResponseUpdateInputReplaceItem]]
    is_internal: NotRequired[bool]
    notify: NotRequired[bool]


class TicketsResponsesInput(TypedDict):
    ticket_number: NotRequired[str]
    ticket_id: NotRequired[str | int]
    fields: NotRequired[list[Literal["html", "plain_text", "attachments"]]]
    max_body_chars: NotRequired[int]


class TicketsResponsesQueryInputCursor(TypedDict):
    created_at: str
    id: int


class TicketsResponsesQueryInput(TypedDict):
    created_from: NotRequired[str]
    created_to: NotRequired[str]
    is_internal: NotRequired[bool]
    staff_response: NotRequired[bool]
    queue: NotRequired[list[str]]
    queue_id: NotRequired[list[int]]
    ticket_number: NotRequired[list[str]]
    response_id: NotRequired[list[str | int]]
    created_by_email: NotRequired[str]
    has_attachments: NotRequired[bool]
    is_empty: NotRequired[bool]
    include_deleted: NotRequired[bool]
    metadata_only: NotRequired[bool]
    fields: NotRequired[list[Literal["html", "plain_text", "attachments", "is_internal", "is_pinned", "staff_response", "created_by_email", "created_at", "updated_at", "is_email_sourced", "audit", "is_audit_only"]]]
    count_only: NotRequired[bool]
    group_by: NotRequired[Literal["ticket_number", "created_by_email", "queue", "is_internal", "staff_response", "day"]]
    limit: NotRequired[int]
    cursor: NotRequired[TicketsResponsesQueryInputCursor]


class TicketsRestoreInput(TypedDict):
    ticket_number: str


class TicketsSearchModesInput(TypedDict):
    pass


class TicketsShowInput(TypedDict):
    ticket_number: NotRequired[str]
    ticket_id: NotRequired[str | int]
    fields: NotRequired[list[Literal["html", "plain_text", "attachments"]]]
    max_body_chars: NotRequired[int]


class TicketsSplitInput(TypedDict):
    response_ids: list[int]
    subject: str
    queue: NotRequired[str]
    copy: NotRequired[bool]


class TicketsStaffInput(TypedDict):
    search: NotRequired[str]


class TicketsTeamsInput(TypedDict):
    pass


class TicketsUnlinkInput(TypedDict):
    ticket_number: NotRequired[str]
    ticket_id: NotRequired[str | int]
    linked_ticket_number: str


class TokenShowInput(TypedDict):
    pass


class WorkflowBusinessHoursUpdateInput(TypedDict):
    mode: str
    mon_enabled: NotRequired[bool]
    tue_enabled: NotRequired[bool]
    wed_enabled: NotRequired[bool]
    thu_enabled: NotRequired[bool]
    fri_enabled: NotRequired[bool]
    sat_enabled: NotRequired[bool]
    sun_enabled: NotRequired[bool]
    simple_start: NotRequired[int]
    simple_end: NotRequired[int]


class WorkflowEscalationsCreateInput(TypedDict):
    minutes: int
    action: str
    email: NotRequired[str]


class WorkflowEscalationsDeleteInput(TypedDict):
    id: str | int


class WorkflowEscalationsIndexInput(TypedDict):
    pass


class WorkflowEscalationsUpdateInput(TypedDict):
    id: str | int
    minutes: NotRequired[int]
    action: NotRequired[str]
    email: NotRequired[str]


class WorkflowInterventionsCreateInput(TypedDict):
    name: str
    title: NotRequired[str]
    queue_name: NotRequired[str]
    notify_inbox_managers: NotRequired[bool]
    create_urgent: NotRequired[bool]
    remote_timeout_seconds: NotRequired[int]
    remote_enabled: NotRequired[bool]


class WorkflowInterventionsDeleteInput(TypedDict):
    intervention_id: str | int


class WorkflowInterventionsGenerateTokenInput(TypedDict):
    intervention_id: str | int
    remote_name: NotRequired[str]


class WorkflowInterventionsIndexInput(TypedDict):
    pass


class WorkflowInterventionsUpdateInput(TypedDict):
    intervention_id: str | int
    name: NotRequired[str]
    title: NotRequired[str]
    queue_name: NotRequired[str]
    notify_inbox_managers: NotRequired[bool]
    create_urgent: NotRequired[bool]
    remote_timeout_seconds: NotRequired[int]
    remote_enabled: NotRequired[bool]


class WorkflowQueuesCreateInput(TypedDict):
    name: str
    outgoing_mailbox_id: NotRequired[str | int | None]


class WorkflowQueuesDeleteInput(TypedDict):
    queue_id: str | int


class WorkflowQueuesIndexInput(TypedDict):
    pass


class WorkflowQueuesMoveInput(TypedDict):
    from_queue_id: str | int
    to_queue_id: str | int


class WorkflowQueuesUpdateInput(TypedDict):
    queue_id: str | int
    name: NotRequired[str]
    track_resolutions: NotRequired[bool]
    is_parked: NotRequired[bool]
    release_queue_id: NotRequired[str | int | None]
    outgoing_mailbox_id: NotRequired[str | int | None]
    content_type: NotRequired[str]


class WorkflowResolutionsCreateInput(TypedDict):
    name: str
    colour: NotRequired[str]


class WorkflowResolutionsDeleteInput(TypedDict):
    id: str | int


class WorkflowResolutionsIndexInput(TypedDict):
    pass


class WorkflowResolutionsReorderInput(TypedDict):
    ids: list[int]


class WorkflowResolutionsUpdateInput(TypedDict):
    id: str | int
    name: NotRequired[str]
    colour: NotRequired[str]
