# Generated from specs/tickiti. Do not edit: make regen

"""The operations of one namespace as typed callables."""

from __future__ import annotations

from helpdesks._client.call import AsyncCall, SyncCall
from helpdesks._client.client import AsyncClient, Client

from ..api.mail import mail_excluded_create
from ..api.mail import mail_excluded_delete
from ..api.mail import mail_excluded_index
from ..api.mail import mail_mailboxes_create
from ..api.mail import mail_mailboxes_delete
from ..api.mail import mail_mailboxes_index
from ..api.mail import mail_mailboxes_set_password
from ..api.mail import mail_mailboxes_update
from ..api.mail import mail_send
from ..api.mail import mail_sent_mail_list
from ..api.mail import mail_sent_mail_search
from ..api.mail import mail_sent_mail_show
from ..api.mail import mail_subjects_create
from ..api.mail import mail_subjects_delete
from ..api.mail import mail_subjects_index


class Mail:
    def __init__(self, _client: Client, /) -> None:
        self.excluded_create = SyncCall(_client, mail_excluded_create.sync_detailed)
        """POST /mail/excluded-emails/create: Exclude a mail address"""
        self.excluded_delete = SyncCall(_client, mail_excluded_delete.sync_detailed)
        """POST /mail/excluded-emails/delete: Remove an excluded mail address"""
        self.excluded_index = SyncCall(_client, mail_excluded_index.sync_detailed)
        """POST /mail/excluded-emails: List excluded mail addresses"""
        self.mailboxes_create = SyncCall(_client, mail_mailboxes_create.sync_detailed)
        """POST /mail/mailboxes/create: Create a mailbox"""
        self.mailboxes_delete = SyncCall(_client, mail_mailboxes_delete.sync_detailed)
        """POST /mail/mailboxes/delete: Delete a mailbox"""
        self.mailboxes_index = SyncCall(_client, mail_mailboxes_index.sync_detailed)
        """POST /mail/mailboxes: List mailboxes"""
        self.mailboxes_set_password = SyncCall(_client, mail_mailboxes_set_password.sync_detailed)
        """POST /mail/mailboxes/set-password: Set a secret of a mailbox"""
        self.mailboxes_update = SyncCall(_client, mail_mailboxes_update.sync_detailed)
        """POST /mail/mailboxes/update: Change a mailbox"""
        self.send = SyncCall(_client, mail_send.sync_detailed)
        """POST /mail/send: Send a mail"""
        self.sent_mail_list = SyncCall(_client, mail_sent_mail_list.sync_detailed)
        """POST /mail/sent-mail: List recently sent mail"""
        self.sent_mail_search = SyncCall(_client, mail_sent_mail_search.sync_detailed)
        """POST /mail/sent-mail/search: Search sent mail"""
        self.sent_mail_show = SyncCall(_client, mail_sent_mail_show.sync_detailed)
        """POST /mail/sent-mail/show: Show a sent mail"""
        self.subjects_create = SyncCall(_client, mail_subjects_create.sync_detailed)
        """POST /mail/subjects/create: Add a subject to the mail rules"""
        self.subjects_delete = SyncCall(_client, mail_subjects_delete.sync_detailed)
        """POST /mail/subjects/delete: Remove a subject from the mail rules"""
        self.subjects_index = SyncCall(_client, mail_subjects_index.sync_detailed)
        """POST /mail/subjects: List the subjects of the mail rules"""


class AsyncMail:
    def __init__(self, _client: AsyncClient, /) -> None:
        self.excluded_create = AsyncCall(_client, mail_excluded_create.asyncio_detailed)
        """POST /mail/excluded-emails/create: Exclude a mail address"""
        self.excluded_delete = AsyncCall(_client, mail_excluded_delete.asyncio_detailed)
        """POST /mail/excluded-emails/delete: Remove an excluded mail address"""
        self.excluded_index = AsyncCall(_client, mail_excluded_index.asyncio_detailed)
        """POST /mail/excluded-emails: List excluded mail addresses"""
        self.mailboxes_create = AsyncCall(_client, mail_mailboxes_create.asyncio_detailed)
        """POST /mail/mailboxes/create: Create a mailbox"""
        self.mailboxes_delete = AsyncCall(_client, mail_mailboxes_delete.asyncio_detailed)
        """POST /mail/mailboxes/delete: Delete a mailbox"""
        self.mailboxes_index = AsyncCall(_client, mail_mailboxes_index.asyncio_detailed)
        """POST /mail/mailboxes: List mailboxes"""
        self.mailboxes_set_password = AsyncCall(_client, mail_mailboxes_set_password.asyncio_detailed)
        """POST /mail/mailboxes/set-password: Set a secret of a mailbox"""
        self.mailboxes_update = AsyncCall(_client, mail_mailboxes_update.asyncio_detailed)
        """POST /mail/mailboxes/update: Change a mailbox"""
        self.send = AsyncCall(_client, mail_send.asyncio_detailed)
        """POST /mail/send: Send a mail"""
        self.sent_mail_list = AsyncCall(_client, mail_sent_mail_list.asyncio_detailed)
        """POST /mail/sent-mail: List recently sent mail"""
        self.sent_mail_search = AsyncCall(_client, mail_sent_mail_search.asyncio_detailed)
        """POST /mail/sent-mail/search: Search sent mail"""
        self.sent_mail_show = AsyncCall(_client, mail_sent_mail_show.asyncio_detailed)
        """POST /mail/sent-mail/show: Show a sent mail"""
        self.subjects_create = AsyncCall(_client, mail_subjects_create.asyncio_detailed)
        """POST /mail/subjects/create: Add a subject to the mail rules"""
        self.subjects_delete = AsyncCall(_client, mail_subjects_delete.asyncio_detailed)
        """POST /mail/subjects/delete: Remove a subject from the mail rules"""
        self.subjects_index = AsyncCall(_client, mail_subjects_index.asyncio_detailed)
        """POST /mail/subjects: List the subjects of the mail rules"""
