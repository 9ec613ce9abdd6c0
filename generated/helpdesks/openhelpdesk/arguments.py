# Generated from specs/openhelpdesk. Do not edit: make regen

"""Types of the tools' arguments, one `<ToolName>Input` per tool; for type checkers only."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict


class AdminCategoriesCreateInput(TypedDict):
    name: str


class AdminCategoriesDeleteInput(TypedDict):
    id: str


class AdminCategoriesUpdateInput(TypedDict):
    id: str
    name: NotRequired[str]
    sort_order: NotRequired[int]
    archived: NotRequired[bool]


class AdminGroupsCreateInputScopeItem(TypedDict):
    category_id: str
    type_id: NotRequired[str | None]


class AdminGroupsCreateInput(TypedDict):
    name: str
    scope: NotRequired[list[AdminGroupsCreateInputScopeItem]]
    member_ids: NotRequired[list[str]]


class AdminGroupsDeleteInput(TypedDict):
    id: str


class AdminGroupsListInput(TypedDict):
    page: NotRequired[int]
    per_page: NotRequired[int]


class AdminGroupsUpdateInputScopeItem(TypedDict):
    category_id: str
    type_id: NotRequired[str | None]


class AdminGroupsUpdateInput(TypedDict):
    id: str
    name: NotRequired[str]
    scope: NotRequired[list[AdminGroupsUpdateInputScopeItem]]
    member_ids: NotRequired[list[str]]


class AdminItemsCreateInput(TypedDict):
    id: str
    name: str
    sort_order: NotRequired[int]


class AdminItemsDeleteInput(TypedDict):
    id: str


class AdminItemsUpdateInput(TypedDict):
    id: str
    name: NotRequired[str]
    sort_order: NotRequired[int]
    archived: NotRequired[bool]


class AdminLogoDeleteInput(TypedDict):
    pass


class AdminLogoUploadInputLogo(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class AdminLogoUploadInput(TypedDict):
    logo: AdminLogoUploadInputLogo


class AdminPluginsCreateInputBody(TypedDict):
    url: str


class AdminPluginsCreateInputBody1File(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class AdminPluginsCreateInputBody1(TypedDict):
    file: AdminPluginsCreateInputBody1File


class AdminPluginsCreateInput(TypedDict):
    content_type: NotRequired[Literal["application/json", "multipart/form-data"]]
    body: AdminPluginsCreateInputBody | AdminPluginsCreateInputBody1


class AdminPluginsDeleteInput(TypedDict):
    id: str


class AdminPluginsListInput(TypedDict):
    page: NotRequired[int]
    per_page: NotRequired[int]


class AdminPluginsUpdateInput(TypedDict):
    id: str
    enabled: NotRequired[bool]
    config: NotRequired[dict[str, Any]]


class AdminSettingsGetInput(TypedDict):
    pass


class AdminSettingsUpdateInput(TypedDict):
    site_name: NotRequired[str]
    site_logo_url: NotRequired[str | None]
    guest_submission_enabled: NotRequired[bool]
    sla_enabled: NotRequired[bool]
    mfa_enabled: NotRequired[bool]
    mfa_enforced_roles: NotRequired[list[Literal["user", "staff", "admin"]]]
    reopen_window_days: NotRequired[int]
    reopen_target_status_name: NotRequired[str]
    allowed_email_domains: NotRequired[list[str]]
    self_signup_enabled: NotRequired[bool]
    open_registration_enabled: NotRequired[bool]
    auto_assign_group_id: NotRequired[str | None]
    auto_assign_user_ids: NotRequired[list[str]]
    saml_enabled: NotRequired[bool]
    saml_metadata_url: NotRequired[str | None]
    saml_cert_pem: NotRequired[str | None]
    saml_key_pem: NotRequired[str | None]


class AdminSlaPoliciesCreateInput(TypedDict):
    name: str
    priority: NotRequired[Literal["Critical", "High", "Medium", "Low"] | None]
    category_id: NotRequired[str | None]
    response_hours: float
    resolution_hours: float


class AdminSlaPoliciesDeleteInput(TypedDict):
    id: str


class AdminSlaPoliciesListInput(TypedDict):
    page: NotRequired[int]
    per_page: NotRequired[int]


class AdminSlaPoliciesUpdateInput(TypedDict):
    id: str
    name: NotRequired[str]
    priority: NotRequired[Literal["Critical", "High", "Medium", "Low"] | None]
    category_id: NotRequired[str | None]
    response_hours: NotRequired[float]
    resolution_hours: NotRequired[float]


class AdminStatusesCreateInput(TypedDict):
    name: str
    color: str
    sort_order: NotRequired[int]


class AdminStatusesDeleteInput(TypedDict):
    id: str


class AdminStatusesUpdateInput(TypedDict):
    id: str
    name: NotRequired[str]
    color: NotRequired[str]
    sort_order: NotRequired[int]


class AdminTypesCreateInput(TypedDict):
    id: str
    name: str
    sort_order: NotRequired[int]


class AdminTypesDeleteInput(TypedDict):
    id: str


class AdminTypesUpdateInput(TypedDict):
    id: str
    name: NotRequired[str]
    sort_order: NotRequired[int]
    archived: NotRequired[bool]


class AdminUsersCreateInput(TypedDict):
    name: str
    email: str
    password: str
    role: Literal["user", "staff", "admin"]


class AdminUsersDeleteInput(TypedDict):
    id: str


class AdminUsersListInput(TypedDict):
    role: NotRequired[Literal["user", "staff", "admin"]]
    page: NotRequired[int]
    per_page: NotRequired[int]


class AdminUsersUpdateInput(TypedDict):
    id: str
    name: NotRequired[str]
    email: NotRequired[str]
    role: NotRequired[Literal["user", "staff", "admin"]]
    force_password_reset: NotRequired[bool]
    reset_mfa: NotRequired[bool]
    disabled: NotRequired[bool]


class AdminWebhooksCreateInput(TypedDict):
    url: str
    secret: NotRequired[str]
    events: list[Literal["ticket.created", "ticket.assigned", "ticket.status_changed", "ticket.reply_added", "ticket.note_added", "ticket.resolved", "ticket.closed", "ticket.reopened"]]
    enabled: NotRequired[bool]


class AdminWebhooksDeleteInput(TypedDict):
    id: str


class AdminWebhooksListInput(TypedDict):
    page: NotRequired[int]
    per_page: NotRequired[int]


class AdminWebhooksUpdateInput(TypedDict):
    id: str
    url: NotRequired[str]
    secret: NotRequired[str]
    events: NotRequired[list[Literal["ticket.created", "ticket.assigned", "ticket.status_changed", "ticket.reply_added", "ticket.note_added", "ticket.resolved", "ticket.closed", "ticket.reopened"]]]
    enabled: NotRequired[bool]


class AssignTicketInput(TypedDict):
    ticket_id: str
    assignee_id: NotRequired[str | None]
    group_id: NotRequired[str | None]


class AuthLoginInput(TypedDict):
    email: str
    password: str


class AuthLogoutInput(TypedDict):
    pass


class AuthMfaVerifyInput(TypedDict):
    code: str


class AuthSamlAcsInput(TypedDict):
    SAMLResponse: str
    RelayState: NotRequired[str]


class AuthSamlMetadataInput(TypedDict):
    pass


class AuthTokenInput(TypedDict):
    grant_type: Literal["client_credentials"]
    client_id: str
    client_secret: str


class CategoriesItemsListInput(TypedDict):
    category_id: str
    type_id: str


class CategoriesListInput(TypedDict):
    pass


class CategoriesTypesListInput(TypedDict):
    id: str


class CreateTicketInput(TypedDict):
    subject: str
    description: str
    category_id: str
    type_id: NotRequired[str]
    item_id: NotRequired[str]
    priority: NotRequired[Literal["Critical", "High", "Medium", "Low"]]


class GetTicketInput(TypedDict):
    ticket_id: str


class ListCategoriesInput(TypedDict):
    pass


class ListStatusesInput(TypedDict):
    pass


class ListTicketsInput(TypedDict):
    status: NotRequired[str]
    priority: NotRequired[Literal["Critical", "High", "Medium", "Low"]]
    assignee_id: NotRequired[str]
    category: NotRequired[str]
    q: NotRequired[str]
    limit: NotRequired[int]


class MeApiKeysCreateInput(TypedDict):
    name: str


class MeApiKeysDeleteInput(TypedDict):
    id: str


class MeApiKeysListInput(TypedDict):
    pass


class MeGetInput(TypedDict):
    pass


class MeMfaConfirmInput(TypedDict):
    code: str


class MeMfaDeleteInput(TypedDict):
    code: str


class MeMfaEnrollInput(TypedDict):
    pass


class MePasswordUpdateInput(TypedDict):
    current_password: str
    new_password: str


class ReplyToTicketInput(TypedDict):
    ticket_id: str
    body: str
    is_internal: NotRequired[bool]


class SetupCreateInput(TypedDict):
    email: str
    display_name: str
    password: str


class SetupStatusInput(TypedDict):
    pass


class SiteGetInput(TypedDict):
    pass


class SiteLogoInput(TypedDict):
    pass


class StatusesListInput(TypedDict):
    pass


class TicketsCreateInput(TypedDict):
    subject: str
    description: str
    category_id: str
    type_id: NotRequired[str | None]
    item_id: NotRequired[str | None]
    priority: NotRequired[Literal["Critical", "High", "Medium", "Low"]]


class TicketsGetInput(TypedDict):
    id: str


class TicketsLinksCreateInput(TypedDict):
    id: str
    target_id: str
    link_type: Literal["related_to", "parent_of", "child_of", "caused_by", "duplicate_of"]


class TicketsLinksDeleteInput(TypedDict):
    ticket_id: str
    link_id: str


class TicketsLinksListInput(TypedDict):
    id: str


class TicketsListInput(TypedDict):
    status: NotRequired[list[str]]
    priority: NotRequired[Literal["Critical", "High", "Medium", "Low"]]
    assignee_id: NotRequired[str]
    group_id: NotRequired[str]
    category_id: NotRequired[str]
    type_id: NotRequired[str]
    q: NotRequired[str]
    sort: NotRequired[Literal["updated_at", "created_at", "priority", "sla_deadline"]]
    order: NotRequired[Literal["asc", "desc"]]
    page: NotRequired[int]
    per_page: NotRequired[int]


class TicketsReopenInput(TypedDict):
    id: str
    reason: NotRequired[str]


class TicketsRepliesCreateInput(TypedDict):
    id: str
    body: str
    is_internal: NotRequired[bool]


class TicketsRepliesDeleteInput(TypedDict):
    ticket_id: str
    reply_id: str


class TicketsRepliesListInput(TypedDict):
    id: str


class TicketsRepliesUpdateInput(TypedDict):
    ticket_id: str
    reply_id: str
    body: str


class TicketsResolveInput(TypedDict):
    id: str
    resolution_notes: NotRequired[str]


class TicketsTrackInput(TypedDict):
    number: str


class TicketsUpdateInput(TypedDict):
    id: str
    status_id: NotRequired[str]
    priority: NotRequired[Literal["Critical", "High", "Medium", "Low"]]
    assignee_id: NotRequired[str | None]
    group_id: NotRequired[str | None]
    category_id: NotRequired[str]
    type_id: NotRequired[str | None]
    item_id: NotRequired[str | None]


class UpdateTicketStatusInput(TypedDict):
    ticket_id: str
    status_id: str
