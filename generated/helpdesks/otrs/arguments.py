# Generated from specs/otrs. Do not edit: make regen

"""Types of the tools' arguments, one `<ToolName>Input` per tool; for type checkers only."""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict


class AddInternalNoteInputFilesBase64Item(TypedDict):
    content: str
    filename: str


class AddInternalNoteInput(TypedDict):
    ticket_id: str
    body: str
    subject: str
    files: NotRequired[list[str]]
    files_base64: NotRequired[list[AddInternalNoteInputFilesBase64Item]]


class ConfigItemGetInput(TypedDict):
    ConfigItemID: str | int | list[str | int]
    Attachments: NotRequired[Literal[0, 1, "0", "1"]]


class ConfigItemSearchInputConfigItem(TypedDict):
    Class: str
    Number: NotRequired[str]
    Name: NotRequired[str]
    DeplStates: NotRequired[str | list[str]]
    InciStates: NotRequired[str | list[str]]
    ConfigItemCreateTimeNewerDate: NotRequired[str]
    ConfigItemCreateTimeOlderDate: NotRequired[str]
    ConfigItemChangeTimeNewerDate: NotRequired[str]
    ConfigItemChangeTimeOlderDate: NotRequired[str]
    CIXMLData: NotRequired[dict[str, Any]]
    PreviousVersionSearch: NotRequired[Literal[0, 1, "0", "1"]]
    OrderBy: NotRequired[list[Literal["ConfigItemID", "Number", "ClassID", "DeplStateID", "InciStateID", "CreateTime", "CreateBy", "ChangeTime", "ChangeBy"]]]
    OrderByDirection: NotRequired[list[Literal["Down", "Up"]]]
    Limit: NotRequired[int | str]


class ConfigItemSearchInput(TypedDict):
    ConfigItem: ConfigItemSearchInputConfigItem


class CreateSessionInput(TypedDict):
    pass


class CreateTicketInputFilesBase64Item(TypedDict):
    content: str
    filename: str


class CreateTicketInput(TypedDict):
    title: str
    body: str
    queue: NotRequired[str]
    priority: NotRequired[str]
    state: NotRequired[str]
    customer_user: NotRequired[str]
    ticket_type: NotRequired[str]
    visible_to_customer: NotRequired[bool]
    dynamic_fields: NotRequired[dict[str, str | list[str]]]
    files: NotRequired[list[str]]
    files_base64: NotRequired[list[CreateTicketInputFilesBase64Item]]


class GetAttachmentInput(TypedDict):
    ticket_id: str
    article_id: str
    filename: str


class GetConfigItemInput(TypedDict):
    config_item_id: str
    include_dynamic_fields: NotRequired[bool]


class GetTicketInput(TypedDict):
    ticket_id: str
    include_dynamic_fields: NotRequired[bool]
    include_extended_data: NotRequired[bool]
    include_attachments: NotRequired[bool]


class GetTicketHistoryInput(TypedDict):
    ticket_id: str


class ReplyToTicketInputFilesBase64Item(TypedDict):
    content: str
    filename: str


class ReplyToTicketInput(TypedDict):
    ticket_id: str
    body: str
    subject: str
    send_to: NotRequired[str]
    files: NotRequired[list[str]]
    files_base64: NotRequired[list[ReplyToTicketInputFilesBase64Item]]


class SearchConfigItemsInput(TypedDict):
    name: NotRequired[str]
    class_name: NotRequired[str]
    deployment_state: NotRequired[str]
    incident_state: NotRequired[str]
    limit: NotRequired[int]


class SearchTicketsInput(TypedDict):
    customer_user: NotRequired[str]
    queue: NotRequired[str]
    state: NotRequired[str]
    priority: NotRequired[str]
    title: NotRequired[str]
    limit: NotRequired[int]
    sort_by: NotRequired[str]
    order_by: NotRequired[Literal["Down", "Up"]]


class SessionCreateInput(TypedDict):
    UserLogin: NotRequired[str]
    CustomerUserLogin: NotRequired[str]
    Password: str
    TwoFactorToken: NotRequired[str]


class TicketCreateInputTicketPendingTime(TypedDict):
    Year: NotRequired[int | str]
    Month: NotRequired[int | str]
    Day: NotRequired[int | str]
    Hour: NotRequired[int | str]
    Minute: NotRequired[int | str]
    Diff: NotRequired[int | str]


class TicketCreateInputTicket(TypedDict):
    Title: str
    CustomerUser: str
    Queue: NotRequired[str]
    QueueID: NotRequired[str | int]
    State: NotRequired[str]
    StateID: NotRequired[str | int]
    Priority: NotRequired[str]
    PriorityID: NotRequired[str | int]
    Type: NotRequired[str]
    TypeID: NotRequired[str | int]
    Lock: NotRequired[str]
    LockID: NotRequired[str | int]
    Service: NotRequired[str]
    ServiceID: NotRequired[str | int]
    SLA: NotRequired[str]
    SLAID: NotRequired[str | int]
    Owner: NotRequired[str]
    OwnerID: NotRequired[str | int]
    Responsible: NotRequired[str]
    ResponsibleID: NotRequired[str | int]
    CustomerID: NotRequired[str]
    PendingTime: NotRequired[TicketCreateInputTicketPendingTime]


class TicketCreateInputArticleSign(TypedDict):
    Type: NotRequired[Literal["PGP", "SMIME"]]
    SubType: NotRequired[Literal["Inline", "Detached"]]
    Key: NotRequired[str]


class TicketCreateInputArticleCrypt(TypedDict):
    Type: NotRequired[Literal["PGP", "SMIME"]]
    SubType: NotRequired[Literal["Inline", "Detached"]]
    Key: NotRequired[str]


class TicketCreateInputArticleAttachment(TypedDict):
    Content: str
    ContentType: str
    Filename: str


class TicketCreateInputArticleAttachmentItem(TypedDict):
    Content: str
    ContentType: str
    Filename: str


class TicketCreateInputArticle(TypedDict):
    Subject: str
    Body: str
    ContentType: NotRequired[str]
    MimeType: NotRequired[str]
    Charset: NotRequired[str]
    IsVisibleForCustomer: NotRequired[Literal[0, 1, "0", "1"]]
    CommunicationChannel: NotRequired[str]
    CommunicationChannelID: NotRequired[str | int]
    SenderType: NotRequired[str]
    SenderTypeID: NotRequired[str | int]
    From: NotRequired[str]
    AutoResponseType: NotRequired[str]
    HistoryType: NotRequired[str]
    HistoryComment: NotRequired[str]
    TimeUnit: NotRequired[float | str]
    NoAgentNotify: NotRequired[Literal[0, 1, "0", "1"]]
    ForceNotificationToUserID: NotRequired[str | int | list[str | int]]
    ExcludeNotificationToUserID: NotRequired[str | int | list[str | int]]
    ExcludeMuteNotificationToUserID: NotRequired[str | int | list[str | int]]
    OrigHeader: NotRequired[dict[str, Any]]
    ArticleSend: NotRequired[Literal[0, 1, "0", "1"]]
    To: NotRequired[str]
    Cc: NotRequired[str]
    Bcc: NotRequired[str]
    AppendSignatureToBody: NotRequired[Literal[0, 1, "0", "1"]]
    Sign: NotRequired[TicketCreateInputArticleSign]
    Crypt: NotRequired[TicketCreateInputArticleCrypt]
    Attachment: NotRequired[TicketCreateInputArticleAttachment | list[TicketCreateInputArticleAttachmentItem]]


class TicketCreateInputArticleItemSign(TypedDict):
    Type: NotRequired[Literal["PGP", "SMIME"]]
    SubType: NotRequired[Literal["Inline", "Detached"]]
    Key: NotRequired[str]


class TicketCreateInputArticleItemCrypt(TypedDict):
    Type: NotRequired[Literal["PGP", "SMIME"]]
    SubType: NotRequired[Literal["Inline", "Detached"]]
    Key: NotRequired[str]


class TicketCreateInputArticleItemAttachment(TypedDict):
    Content: str
    ContentType: str
    Filename: str


class TicketCreateInputArticleItemAttachmentItem(TypedDict):
    Content: str
    ContentType: str
    Filename: str


class TicketCreateInputArticleItem(TypedDict):
    Subject: str
    Body: str
    ContentType: NotRequired[str]
    MimeType: NotRequired[str]
    Charset: NotRequired[str]
    IsVisibleForCustomer: NotRequired[Literal[0, 1, "0", "1"]]
    CommunicationChannel: NotRequired[str]
    CommunicationChannelID: NotRequired[str | int]
    SenderType: NotRequired[str]
    SenderTypeID: NotRequired[str | int]
    From: NotRequired[str]
    AutoResponseType: NotRequired[str]
    HistoryType: NotRequired[str]
    HistoryComment: NotRequired[str]
    TimeUnit: NotRequired[float | str]
    NoAgentNotify: NotRequired[Literal[0, 1, "0", "1"]]
    ForceNotificationToUserID: NotRequired[str | int | list[str | int]]
    ExcludeNotificationToUserID: NotRequired[str | int | list[str | int]]
    ExcludeMuteNotificationToUserID: NotRequired[str | int | list[str | int]]
    OrigHeader: NotRequired[dict[str, Any]]
    ArticleSend: NotRequired[Literal[0, 1, "0", "1"]]
    To: NotRequired[str]
    Cc: NotRequired[str]
    Bcc: NotRequired[str]
    AppendSignatureToBody: NotRequired[Literal[0, 1, "0", "1"]]
    Sign: NotRequired[TicketCreateInputArticleItemSign]
    Crypt: NotRequired[TicketCreateInputArticleItemCrypt]
    Attachment: NotRequired[TicketCreateInputArticleItemAttachment | list[TicketCreateInputArticleItemAttachmentItem]]


class TicketCreateInputDynamicField(TypedDict):
    Name: str
    Value: str | int | float | list[str | int | float] | None


class TicketCreateInputDynamicFieldItem(TypedDict):
    Name: str
    Value: str | int | float | list[str | int | float] | None


class TicketCreateInputAttachment(TypedDict):
    Content: str
    ContentType: str
    Filename: str


class TicketCreateInputAttachmentItem(TypedDict):
    Content: str
    ContentType: str
    Filename: str


class TicketCreateInput(TypedDict):
    Ticket: TicketCreateInputTicket
    Article: TicketCreateInputArticle | list[TicketCreateInputArticleItem]
    DynamicField: NotRequired[TicketCreateInputDynamicField | list[TicketCreateInputDynamicFieldItem]]
    Attachment: NotRequired[TicketCreateInputAttachment | list[TicketCreateInputAttachmentItem]]


class TicketGetInput(TypedDict):
    TicketID: str | int | list[str | int]
    DynamicFields: NotRequired[Literal[0, 1, "0", "1"]]
    Extended: NotRequired[Literal[0, 1, "0", "1"]]
    AllArticles: NotRequired[Literal[0, 1, "0", "1"]]
    ArticleSenderType: NotRequired[str | list[str]]
    ArticleOrder: NotRequired[Literal["ASC", "DESC"]]
    ArticleLimit: NotRequired[int | str]
    Attachments: NotRequired[Literal[0, 1, "0", "1"]]
    GetAttachmentContents: NotRequired[Literal[0, 1, "0", "1"]]
    HTMLBodyAsAttachment: NotRequired[Literal[0, 1, "0", "1"]]


class TicketHistoryInput(TypedDict):
    TicketID: str | int | list[str | int]


class TicketSearchInputDynamicField(TypedDict):
    Empty: NotRequired[Literal[0, 1, "0", "1"]]
    Equals: NotRequired[str | int | list[str | int]]
    Like: NotRequired[str | list[str]]
    GreaterThan: NotRequired[str | int | list[str | int]]
    GreaterThanEquals: NotRequired[str | int | list[str | int]]
    SmallerThan: NotRequired[str | int | list[str | int]]
    SmallerThanEquals: NotRequired[str | int | list[str | int]]
    Name: str


class TicketSearchInputDynamicFieldItem(TypedDict):
    Empty: NotRequired[Literal[0, 1, "0", "1"]]
    Equals: NotRequired[str | int | list[str | int]]
    Like: NotRequired[str | list[str]]
    GreaterThan: NotRequired[str | int | list[str | int]]
    GreaterThanEquals: NotRequired[str | int | list[str | int]]
    SmallerThan: NotRequired[str | int | list[str | int]]
    SmallerThanEquals: NotRequired[str | int | list[str | int]]
    Name: str


class TicketSearchInput(TypedDict):
    Limit: NotRequired[int | str]
    SortBy: NotRequired[str | list[str]]
    OrderBy: NotRequired[str | list[str]]
    TicketNumber: NotRequired[str | list[str]]
    TicketID: NotRequired[str | int | list[str | int]]
    Title: NotRequired[str | list[str]]
    Queues: NotRequired[str | list[str]]
    QueueIDs: NotRequired[str | int | list[str | int]]
    UseSubQueues: NotRequired[Literal[0, 1, "0", "1"]]
    States: NotRequired[str | list[str]]
    StateIDs: NotRequired[str | int | list[str | int]]
    StateType: NotRequired[str | list[str]]
    StateTypeIDs: NotRequired[str | int | list[str | int]]
    Priorities: NotRequired[str | list[str]]
    PriorityIDs: NotRequired[str | int | list[str | int]]
    Types: NotRequired[str | list[str]]
    TypeIDs: NotRequired[str | int | list[str | int]]
    Services: NotRequired[str | list[str]]
    ServiceIDs: NotRequired[str | int | list[str | int]]
    SLAs: NotRequired[str | list[str]]
    SLAIDs: NotRequired[str | int | list[str | int]]
    Locks: NotRequired[str | list[str]]
    LockIDs: NotRequired[str | int | list[str | int]]
    OwnerIDs: NotRequired[str | int | list[str | int]]
    ResponsibleIDs: NotRequired[str | int | list[str | int]]
    WatchUserIDs: NotRequired[str | int | list[str | int]]
    CustomerID: NotRequired[str | list[str]]
    CustomerIDRaw: NotRequired[str | list[str]]
    CustomerUserLogin: NotRequired[str | list[str]]
    SearchInArchive: NotRequired[Literal["AllTickets", "ArchivedTickets"]]
    CreatedUserIDs: NotRequired[str | int | list[str | int]]
    CreatedTypes: NotRequired[str | list[str]]
    CreatedTypeIDs: NotRequired[str | int | list[str | int]]
    CreatedPriorities: NotRequired[str | list[str]]
    CreatedPriorityIDs: NotRequired[str | int | list[str | int]]
    CreatedStates: NotRequired[str | list[str]]
    CreatedStateIDs: NotRequired[str | int | list[str | int]]
    CreatedQueues: NotRequired[str | list[str]]
    CreatedQueueIDs: NotRequired[str | int | list[str | int]]
    DynamicField: NotRequired[TicketSearchInputDynamicField | list[TicketSearchInputDynamicFieldItem]]
    Fulltext: NotRequired[str]
    MIMEBase_From: NotRequired[str]
    MIMEBase_To: NotRequired[str]
    MIMEBase_Cc: NotRequired[str]
    MIMEBase_Bcc: NotRequired[str]
    MIMEBase_Subject: NotRequired[str]
    MIMEBase_Body: NotRequired[str]
    MIMEBase_AttachmentName: NotRequired[str]
    ContentSearch: NotRequired[Literal["AND", "OR"]]
    FullTextIndex: NotRequired[Literal[0, 1, "0", "1"]]
    Agent: NotRequired[str]
    ResultForm: NotRequired[str]
    ShownAttributes: NotRequired[str]
    TicketCreateTimeOlderMinutes: NotRequired[int | str]
    TicketCreateTimeNewerMinutes: NotRequired[int | str]
    TicketCreateTimeOlderDate: NotRequired[str]
    TicketCreateTimeNewerDate: NotRequired[str]
    TicketChangeTimeOlderMinutes: NotRequired[int | str]
    TicketChangeTimeNewerMinutes: NotRequired[int | str]
    TicketChangeTimeOlderDate: NotRequired[str]
    TicketChangeTimeNewerDate: NotRequired[str]
    TicketLastChangeTimeOlderMinutes: NotRequired[int | str]
    TicketLastChangeTimeNewerMinutes: NotRequired[int | str]
    TicketLastChangeTimeOlderDate: NotRequired[str]
    TicketLastChangeTimeNewerDate: NotRequired[str]
    TicketCloseTimeOlderMinutes: NotRequired[int | str]
    TicketCloseTimeNewerMinutes: NotRequired[int | str]
    TicketCloseTimeOlderDate: NotRequired[str]
    TicketCloseTimeNewerDate: NotRequired[str]
    TicketPendingTimeOlderMinutes: NotRequired[int | str]
    TicketPendingTimeNewerMinutes: NotRequired[int | str]
    TicketPendingTimeOlderDate: NotRequired[str]
    TicketPendingTimeNewerDate: NotRequired[str]
    ArticleCreateTimeOlderMinutes: NotRequired[int | str]
    ArticleCreateTimeNewerMinutes: NotRequired[int | str]
    ArticleCreateTimeOlderDate: NotRequired[str]
    ArticleCreateTimeNewerDate: NotRequired[str]
    TicketEscalationTimeOlderMinutes: NotRequired[int | str]
    TicketEscalationTimeNewerMinutes: NotRequired[int | str]
    TicketEscalationTimeOlderDate: NotRequired[str]
    TicketEscalationTimeNewerDate: NotRequired[str]
    TicketEscalationUpdateTimeOlderMinutes: NotRequired[int | str]
    TicketEscalationUpdateTimeNewerMinutes: NotRequired[int | str]
    TicketEscalationUpdateTimeOlderDate: NotRequired[str]
    TicketEscalationUpdateTimeNewerDate: NotRequired[str]
    TicketEscalationResponseTimeOlderMinutes: NotRequired[int | str]
    TicketEscalationResponseTimeNewerMinutes: NotRequired[int | str]
    TicketEscalationResponseTimeOlderDate: NotRequired[str]
    TicketEscalationResponseTimeNewerDate: NotRequired[str]
    TicketEscalationSolutionTimeOlderMinutes: NotRequired[int | str]
    TicketEscalationSolutionTimeNewerMinutes: NotRequired[int | str]
    TicketEscalationSolutionTimeOlderDate: NotRequired[str]
    TicketEscalationSolutionTimeNewerDate: NotRequired[str]
    TimeSearchType: NotRequired[Literal["TimeSlot", "TimePoint"]]
    ChangeTimeSearchType: NotRequired[Literal["TimeSlot", "TimePoint"]]
    LastChangeTimeSearchType: NotRequired[Literal["TimeSlot", "TimePoint"]]
    CloseTimeSearchType: NotRequired[Literal["TimeSlot", "TimePoint"]]
    ArticleTimeSearchType: NotRequired[Literal["TimeSlot", "TimePoint"]]
    TicketCreateTimePoint: NotRequired[int | str]
    TicketCreateTimePointFormat: NotRequired[Literal["minute", "hour", "day", "week", "month", "year"]]
    TicketCreateTimePointStart: NotRequired[str]
    TicketCreateTimeStartDay: NotRequired[int | str]
    TicketCreateTimeStartMonth: NotRequired[int | str]
    TicketCreateTimeStartYear: NotRequired[int | str]
    TicketCreateTimeStopDay: NotRequired[int | str]
    TicketCreateTimeStopMonth: NotRequired[int | str]
    TicketCreateTimeStopYear: NotRequired[int | str]
    TicketChangeTimePoint: NotRequired[int | str]
    TicketChangeTimePointFormat: NotRequired[Literal["minute", "hour", "day", "week", "month", "year"]]
    TicketChangeTimePointStart: NotRequired[str]
    TicketChangeTimeStartDay: NotRequired[int | str]
    TicketChangeTimeStartMonth: NotRequired[int | str]
    TicketChangeTimeStartYear: NotRequired[int | str]
    TicketChangeTimeStopDay: NotRequired[int | str]
    TicketChangeTimeStopMonth: NotRequired[int | str]
    TicketChangeTimeStopYear: NotRequired[int | str]
    TicketLastChangeTimePoint: NotRequired[int | str]
    TicketLastChangeTimePointFormat: NotRequired[Literal["minute", "hour", "day", "week", "month", "year"]]
    TicketLastChangeTimePointStart: NotRequired[str]
    TicketLastChangeTimeStartDay: NotRequired[int | str]
    TicketLastChangeTimeStartMonth: NotRequired[int | str]
    TicketLastChangeTimeStartYear: NotRequired[int | str]
    TicketLastChangeTimeStopDay: NotRequired[int | str]
    TicketLastChangeTimeStopMonth: NotRequired[int | str]
    TicketLastChangeTimeStopYear: NotRequired[int | str]
    TicketCloseTimePoint: NotRequired[int | str]
    TicketCloseTimePointFormat: NotRequired[Literal["minute", "hour", "day", "week", "month", "year"]]
    TicketCloseTimePointStart: NotRequired[str]
    TicketCloseTimeStartDay: NotRequired[int | str]
    TicketCloseTimeStartMonth: NotRequired[int | str]
    TicketCloseTimeStartYear: NotRequired[int | str]
    TicketCloseTimeStopDay: NotRequired[int | str]
    TicketCloseTimeStopMonth: NotRequired[int | str]
    TicketCloseTimeStopYear: NotRequired[int | str]
    TicketPendingTimePoint: NotRequired[int | str]
    TicketPendingTimePointFormat: NotRequired[Literal["minute", "hour", "day", "week", "month", "year"]]
    TicketPendingTimePointStart: NotRequired[str]
    TicketPendingTimeStartDay: NotRequired[int | str]
    TicketPendingTimeStartMonth: NotRequired[int | str]
    TicketPendingTimeStartYear: NotRequired[int | str]
    TicketPendingTimeStopDay: NotRequired[int | str]
    TicketPendingTimeStopMonth: NotRequired[int | str]
    TicketPendingTimeStopYear: NotRequired[int | str]
    ArticleCreateTimePoint: NotRequired[int | str]
    ArticleCreateTimePointFormat: NotRequired[Literal["minute", "hour", "day", "week", "month", "year"]]
    ArticleCreateTimePointStart: NotRequired[str]
    ArticleCreateTimeStartDay: NotRequired[int | str]
    ArticleCreateTimeStartMonth: NotRequired[int | str]
    ArticleCreateTimeStartYear: NotRequired[int | str]
    ArticleCreateTimeStopDay: NotRequired[int | str]
    ArticleCreateTimeStopMonth: NotRequired[int | str]
    ArticleCreateTimeStopYear: NotRequired[int | str]


class TicketUpdateInputTicketPendingTime(TypedDict):
    Year: NotRequired[int | str]
    Month: NotRequired[int | str]
    Day: NotRequired[int | str]
    Hour: NotRequired[int | str]
    Minute: NotRequired[int | str]
    Diff: NotRequired[int | str]


class TicketUpdateInputTicket(TypedDict):
    Title: NotRequired[str]
    CustomerUser: NotRequired[str]
    Queue: NotRequired[str]
    QueueID: NotRequired[str | int]
    State: NotRequired[str]
    StateID: NotRequired[str | int]
    Priority: NotRequired[str]
    PriorityID: NotRequired[str | int]
    Type: NotRequired[str]
    TypeID: NotRequired[str | int]
    Lock: NotRequired[str]
    LockID: NotRequired[str | int]
    Service: NotRequired[str]
    ServiceID: NotRequired[str | int]
    SLA: NotRequired[str]
    SLAID: NotRequired[str | int]
    Owner: NotRequired[str]
    OwnerID: NotRequired[str | int]
    Responsible: NotRequired[str]
    ResponsibleID: NotRequired[str | int]
    CustomerID: NotRequired[str]
    PendingTime: NotRequired[TicketUpdateInputTicketPendingTime]


class TicketUpdateInputArticleSign(TypedDict):
    Type: NotRequired[Literal["PGP", "SMIME"]]
    SubType: NotRequired[Literal["Inline", "Detached"]]
    Key: NotRequired[str]


class TicketUpdateInputArticleCrypt(TypedDict):
    Type: NotRequired[Literal["PGP", "SMIME"]]
    SubType: NotRequired[Literal["Inline", "Detached"]]
    Key: NotRequired[str]


class TicketUpdateInputArticleAttachment(TypedDict):
    Content: str
    ContentType: str
    Filename: str


class TicketUpdateInputArticleAttachmentItem(TypedDict):
    Content: str
    ContentType: str
    Filename: str


class TicketUpdateInputArticle(TypedDict):
    Subject: str
    Body: str
    ContentType: NotRequired[str]
    MimeType: NotRequired[str]
    Charset: NotRequired[str]
    IsVisibleForCustomer: NotRequired[Literal[0, 1, "0", "1"]]
    CommunicationChannel: NotRequired[str]
    CommunicationChannelID: NotRequired[str | int]
    SenderType: NotRequired[str]
    SenderTypeID: NotRequired[str | int]
    From: NotRequired[str]
    AutoResponseType: NotRequired[str]
    HistoryType: NotRequired[str]
    HistoryComment: NotRequired[str]
    TimeUnit: NotRequired[float | str]
    NoAgentNotify: NotRequired[Literal[0, 1, "0", "1"]]
    ForceNotificationToUserID: NotRequired[str | int | list[str | int]]
    ExcludeNotificationToUserID: NotRequired[str | int | list[str | int]]
    ExcludeMuteNotificationToUserID: NotRequired[str | int | list[str | int]]
    OrigHeader: NotRequired[dict[str, Any]]
    ArticleSend: NotRequired[Literal[0, 1, "0", "1"]]
    To: NotRequired[str]
    Cc: NotRequired[str]
    Bcc: NotRequired[str]
    AppendSignatureToBody: NotRequired[Literal[0, 1, "0", "1"]]
    Sign: NotRequired[TicketUpdateInputArticleSign]
    Crypt: NotRequired[TicketUpdateInputArticleCrypt]
    Attachment: NotRequired[TicketUpdateInputArticleAttachment | list[TicketUpdateInputArticleAttachmentItem]]


class TicketUpdateInputArticleItemSign(TypedDict):
    Type: NotRequired[Literal["PGP", "SMIME"]]
    SubType: NotRequired[Literal["Inline", "Detached"]]
    Key: NotRequired[str]


class TicketUpdateInputArticleItemCrypt(TypedDict):
    Type: NotRequired[Literal["PGP", "SMIME"]]
    SubType: NotRequired[Literal["Inline", "Detached"]]
    Key: NotRequired[str]


class TicketUpdateInputArticleItemAttachment(TypedDict):
    Content: str
    ContentType: str
    Filename: str


class TicketUpdateInputArticleItemAttachmentItem(TypedDict):
    Content: str
    ContentType: str
    Filename: str


class TicketUpdateInputArticleItem(TypedDict):
    Subject: str
    Body: str
    ContentType: NotRequired[str]
    MimeType: NotRequired[str]
    Charset: NotRequired[str]
    IsVisibleForCustomer: NotRequired[Literal[0, 1, "0", "1"]]
    CommunicationChannel: NotRequired[str]
    CommunicationChannelID: NotRequired[str | int]
    SenderType: NotRequired[str]
    SenderTypeID: NotRequired[str | int]
    From: NotRequired[str]
    AutoResponseType: NotRequired[str]
    HistoryType: NotRequired[str]
    HistoryComment: NotRequired[str]
    TimeUnit: NotRequired[float | str]
    NoAgentNotify: NotRequired[Literal[0, 1, "0", "1"]]
    ForceNotificationToUserID: NotRequired[str | int | list[str | int]]
    ExcludeNotificationToUserID: NotRequired[str | int | list[str | int]]
    ExcludeMuteNotificationToUserID: NotRequired[str | int | list[str | int]]
    OrigHeader: NotRequired[dict[str, Any]]
    ArticleSend: NotRequired[Literal[0, 1, "0", "1"]]
    To: NotRequired[str]
    Cc: NotRequired[str]
    Bcc: NotRequired[str]
    AppendSignatureToBody: NotRequired[Literal[0, 1, "0", "1"]]
    Sign: NotRequired[TicketUpdateInputArticleItemSign]
    Crypt: NotRequired[TicketUpdateInputArticleItemCrypt]
    Attachment: NotRequired[TicketUpdateInputArticleItemAttachment | list[TicketUpdateInputArticleItemAttachmentItem]]


class TicketUpdateInputDynamicField(TypedDict):
    Name: str
    Value: str | int | float | list[str | int | float] | None


class TicketUpdateInputDynamicFieldItem(TypedDict):
    Name: str
    Value: str | int | float | list[str | int | float] | None


class TicketUpdateInputAttachment(TypedDict):
    Content: str
    ContentType: str
    Filename: str


class TicketUpdateInputAttachmentItem(TypedDict):
    Content: str
    ContentType: str
    Filename: str


class TicketUpdateInput(TypedDict):
    TicketID: NotRequired[str | int]
    TicketNumber: NotRequired[str | int]
    Ticket: NotRequired[TicketUpdateInputTicket]
    Article: NotRequired[TicketUpdateInputArticle | list[TicketUpdateInputArticleItem]]
    DynamicField: NotRequired[TicketUpdateInputDynamicField | list[TicketUpdateInputDynamicFieldItem]]
    Attachment: NotRequired[TicketUpdateInputAttachment | list[TicketUpdateInputAttachmentItem]]


class UpdateTicketInput(TypedDict):
    ticket_id: str
    title: NotRequired[str]
    queue: NotRequired[str]
    priority: NotRequired[str]
    state: NotRequired[str]
    customer_user: NotRequired[str]
    owner: NotRequired[str]
    pending_minutes: NotRequired[int]
    dynamic_fields: NotRequired[dict[str, str | list[str]]]
