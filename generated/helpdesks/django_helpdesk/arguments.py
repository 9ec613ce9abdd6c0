# Generated from specs/django_helpdesk. Do not edit: make regen

"""Types of the tools' arguments, one `<ToolName>Input` per tool; for type checkers only."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class AddInternalNoteInputAttachment(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class AddInternalNoteInput(TypedDict):
    ticket_id: int
    comment: str
    time_spent: NotRequired[str]
    attachments: NotRequired[list[AddInternalNoteInputAttachment]]


class AddPublicReplyInputAttachment(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class AddPublicReplyInput(TypedDict):
    ticket_id: int
    comment: str
    new_status: NotRequired[Literal[1, 2, 3, 4, 5]]
    time_spent: NotRequired[str]
    attachments: NotRequired[list[AddPublicReplyInputAttachment]]


class ApiTokenCreateInput(TypedDict):
    password: str
    username: str


class AttachFileInputFile(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class AttachFileInput(TypedDict):
    follow_up_id: int
    file: AttachFileInputFile
    filename: NotRequired[str]


class AttachmentsCreateInputFile(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class AttachmentsCreateInput(TypedDict):
    followup: int
    file: AttachmentsCreateInputFile
    filename: NotRequired[str]
    mime_type: NotRequired[str]


class AttachmentsDeleteInput(TypedDict):
    id: int


class AttachmentsGetInput(TypedDict):
    id: int


class AttachmentsListInput(TypedDict):
    page: NotRequired[int]
    page_size: NotRequired[int]


class AttachmentsReplaceInputFile(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class AttachmentsReplaceInput(TypedDict):
    id: int
    followup: int
    file: AttachmentsReplaceInputFile
    filename: NotRequired[str]
    mime_type: NotRequired[str]


class AttachmentsUpdateInput(TypedDict):
    id: int
    followup: NotRequired[int]
    filename: NotRequired[str]
    mime_type: NotRequired[str]


class CreateTicketInput(TypedDict):
    queue: int
    title: str
    description: str
    submitter_email: str
    priority: Literal[1, 2, 3, 4, 5]
    assigned_to: NotRequired[int | None]
    due_date: NotRequired[str | None]


class DatatablesTicketListGetInput(TypedDict):
    query: str


class FollowupsCreateInputAttachment(TypedDict):
    path: NotRequired[str]
    content_base64: NotRequired[str]
    name: NotRequired[str]
    type: NotRequired[str]


class FollowupsCreateInput(TypedDict):
    ticket: int
    comment: str
    public: bool
    new_status: NotRequired[Literal[1, 2, 3, 4, 5]]
    time_spent: NotRequired[str]
    attachments: NotRequired[list[FollowupsCreateInputAttachment]]


class FollowupsDeleteInput(TypedDict):
    id: int


class FollowupsGetInput(TypedDict):
    id: int


class FollowupsListInput(TypedDict):
    page: NotRequired[int]
    page_size: NotRequired[int]


class FollowupsReplaceInput(TypedDict):
    id: int
    ticket: int
    title: NotRequired[str | None]
    comment: NotRequired[str | None]
    public: NotRequired[bool]
    new_status: NotRequired[Literal[1, 2, 3, 4, 5] | None]
    time_spent: NotRequired[str | None]
    user: NotRequired[int | None]


class FollowupsUpdateInput(TypedDict):
    id: int
    ticket: NotRequired[int]
    title: NotRequired[str | None]
    comment: NotRequired[str | None]
    public: NotRequired[bool]
    new_status: NotRequired[Literal[1, 2, 3, 4, 5] | None]
    time_spent: NotRequired[str | None]
    user: NotRequired[int | None]


class GetTicketInput(TypedDict):
    ticket_id: int


class ListFollowUpsInput(TypedDict):
    page: NotRequired[int]
    page_size: NotRequired[int]


class ListMyTicketsInput(TypedDict):
    page: NotRequired[int]
    page_size: NotRequired[int]


class ListTicketsInput(TypedDict):
    status: NotRequired[list[Literal[1, 2, 3, 4, 5]]]
    page: NotRequired[int]
    page_size: NotRequired[int]


class SchemaGetInput(TypedDict):
    lang: NotRequired[Literal["af", "ar", "ar-dz", "ast", "az", "be", "bg", "bn", "br", "bs", "ca", "ckb", "cs", "cy", "da", "de", "dsb", "el", "en", "en-au", "en-gb", "eo", "es", "es-ar", "es-co", "es-mx", "es-ni", "es-ve", "et", "eu", "fa", "fi", "fr", "fy", "ga", "gd", "gl", "he", "hi", "hr", "hsb", "hu", "hy", "ia", "id", "ig", "io", "is", "it", "ja", "ka", "kab", "kk", "km", "kn", "ko", "ky", "lb", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "nb", "ne", "nl", "nn", "os", "pa", "pl", "pt", "pt-br", "ro", "ru", "sk", "sl", "sq", "sr", "sr-latn", "sv", "sw", "ta", "te", "tg", "th", "tk", "tr", "tt", "udm", "ug", "uk", "ur", "uz", "vi", "zh-hans", "zh-hant"]]


class TicketsCreateInput(TypedDict):
    queue: int
    title: str
    description: str
    submitter_email: NotRequired[str | None]
    priority: Literal[1, 2, 3, 4, 5]
    assigned_to: NotRequired[int | None]
    due_date: NotRequired[str | None]


class TicketsDeleteInput(TypedDict):
    id: int


class TicketsGetInput(TypedDict):
    id: int


class TicketsListInput(TypedDict):
    page: NotRequired[int]
    page_size: NotRequired[int]
    status: NotRequired[list[Literal[1, 2, 3, 4, 5]]]


class TicketsReplaceInput(TypedDict):
    id: int
    queue: int
    title: str
    description: NotRequired[str | None]
    resolution: NotRequired[str | None]
    submitter_email: NotRequired[str | None]
    assigned_to: NotRequired[int | None]
    status: NotRequired[Literal[1, 2, 3, 4, 5]]
    on_hold: NotRequired[bool]
    priority: NotRequired[Literal[1, 2, 3, 4, 5]]
    due_date: NotRequired[str | None]
    merged_to: NotRequired[int | None]


class TicketsUpdateInput(TypedDict):
    id: int
    queue: NotRequired[int]
    title: NotRequired[str]
    description: NotRequired[str | None]
    resolution: NotRequired[str | None]
    submitter_email: NotRequired[str | None]
    assigned_to: NotRequired[int | None]
    status: NotRequired[Literal[1, 2, 3, 4, 5]]
    on_hold: NotRequired[bool]
    priority: NotRequired[Literal[1, 2, 3, 4, 5]]
    due_date: NotRequired[str | None]
    merged_to: NotRequired[int | None]


class TimelineTicketListGetInput(TypedDict):
    query: str


class UpdateTicketInput(TypedDict):
    ticket_id: int
    status: NotRequired[Literal[1, 2, 3, 4, 5]]
    priority: NotRequired[Literal[1, 2, 3, 4, 5]]
    assigned_to: NotRequired[int | None]
    on_hold: NotRequired[bool]
    queue: NotRequired[int]
    title: NotRequired[str]
    due_date: NotRequired[str | None]
    resolution: NotRequired[str | None]


class UserTicketsGetInput(TypedDict):
    id: int


class UserTicketsListInput(TypedDict):
    page: NotRequired[int]
    page_size: NotRequired[int]


class UsersCreateInput(TypedDict):
    username: str
    password: str
    first_name: NotRequired[str]
    last_name: NotRequired[str]
    email: NotRequired[str]
