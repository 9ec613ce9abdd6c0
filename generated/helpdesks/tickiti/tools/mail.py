# Generated from specs/tickiti. Do not edit: make regen
"""The tools of Tickiti's toolset mail.

Each function states its gate and hands named, typed arguments to the desk; the policy answers before anything is sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from helpdesks._client.tool import Desk, ToolAnswer, tool

if TYPE_CHECKING:
    from typing import Unpack

    from ..arguments import (
        MailExcludedIndexInput,
        MailMailboxesIndexInput,
        MailSubjectsIndexInput,
    )


@tool(
    operations=('mail.excluded.create',),
    effect='write_outbound',
    abilities='mail:write and role admin',
    route='POST /mail/excluded-emails/create',
)
async def mail_excluded_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Exclude a mail address. Mail from this address no longer makes tickets."""
    return await desk.run('mail_excluded_create', arguments)


@tool(
    operations=('mail.excluded.delete',),
    effect='destroy',
    abilities='mail:write and role admin',
    route='POST /mail/excluded-emails/delete',
)
async def mail_excluded_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Remove an excluded mail address. Mail from this address makes tickets again."""
    return await desk.run('mail_excluded_delete', arguments)


@tool(
    operations=('mail.excluded.index',),
    effect='read',
    abilities='mail:read or mail:write and role admin',
    route='POST /mail/excluded-emails',
)
async def mail_excluded_index(desk: Desk, /, **arguments: Unpack[MailExcludedIndexInput]) -> ToolAnswer:
    """List excluded mail addresses. Addresses whose mail makes no tickets."""
    return await desk.run('mail_excluded_index', arguments)


@tool(
    operations=('mail.mailboxes.create',),
    effect='admin',
    abilities='mail:write and role admin',
    route='POST /mail/mailboxes/create',
)
async def mail_mailboxes_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Create a mailbox. Where the helpdesk receives mail from and sends mail through."""
    return await desk.run('mail_mailboxes_create', arguments)


@tool(
    operations=('mail.mailboxes.delete',),
    effect='admin',
    abilities='mail:write and role admin',
    route='POST /mail/mailboxes/delete',
)
async def mail_mailboxes_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Delete a mailbox. The helpdesk no longer receives or sends through it."""
    return await desk.run('mail_mailboxes_delete', arguments)


@tool(
    operations=('mail.mailboxes.index',),
    effect='read',
    abilities='mail:read or mail:write and role admin',
    route='POST /mail/mailboxes',
)
async def mail_mailboxes_index(desk: Desk, /, **arguments: Unpack[MailMailboxesIndexInput]) -> ToolAnswer:
    """List mailboxes. The mailboxes of the installation, without their secrets."""
    return await desk.run('mail_mailboxes_index', arguments)


@tool(
    operations=('mail.mailboxes.set_password',),
    effect='admin',
    abilities='mail:write and role admin',
    route='POST /mail/mailboxes/set-password',
)
async def mail_mailboxes_set_password(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Set a secret of a mailbox. Stores one password or client secret of a mailbox; it cannot be read back."""
    return await desk.run('mail_mailboxes_set_password', arguments)


@tool(
    operations=('mail.mailboxes.update',),
    effect='admin',
    abilities='mail:write and role admin',
    route='POST /mail/mailboxes/update',
)
async def mail_mailboxes_update(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Change a mailbox. Changes how a mailbox receives and sends. Send all fields, not only the changed ones."""
    return await desk.run('mail_mailboxes_update', arguments)


@tool(
    operations=('mail.send',),
    effect='write_outbound',
    abilities='mail:write and role admin',
    route='POST /mail/send',
)
async def mail_send(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Send a mail. Sends one mail outside any ticket, from text or from a template."""
    return await desk.run('mail_send', arguments)


@tool(
    operations=('mail.sent_mail.list',),
    effect='read',
    abilities='mail:read or mail:write and role admin',
    route='POST /mail/sent-mail',
)
async def mail_sent_mail_list(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """List recently sent mail. Mail that left the helpdesk in the last days, newest first."""
    return await desk.run('mail_sent_mail_list', arguments)


@tool(
    operations=('mail.sent_mail.search',),
    effect='read',
    abilities='mail:read or mail:write and role admin',
    route='POST /mail/sent-mail/search',
)
async def mail_sent_mail_search(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Search sent mail. Finds mail that left the helpdesk."""
    return await desk.run('mail_sent_mail_search', arguments)


@tool(
    operations=('mail.sent_mail.show',),
    effect='read',
    abilities='mail:read or mail:write and role admin',
    route='POST /mail/sent-mail/show',
)
async def mail_sent_mail_show(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Show a sent mail. One mail that left the helpdesk. The raw message file is not offered."""
    return await desk.run('mail_sent_mail_show', arguments)


@tool(
    operations=('mail.subjects.create',),
    effect='write_outbound',
    abilities='mail:write and role admin',
    route='POST /mail/subjects/create',
)
async def mail_subjects_create(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Add a subject to the mail rules. Adds an entry to the list of subjects that incoming mail is compared with."""
    return await desk.run('mail_subjects_create', arguments)


@tool(
    operations=('mail.subjects.delete',),
    effect='destroy',
    abilities='mail:write and role admin',
    route='POST /mail/subjects/delete',
)
async def mail_subjects_delete(desk: Desk, /, **arguments: Any) -> ToolAnswer:
    """Remove a subject from the mail rules. Takes an entry off the list of subjects that incoming mail is compared with."""
    return await desk.run('mail_subjects_delete', arguments)


@tool(
    operations=('mail.subjects.index',),
    effect='read',
    abilities='mail:read or mail:write and role admin',
    route='POST /mail/subjects',
)
async def mail_subjects_index(desk: Desk, /, **arguments: Unpack[MailSubjectsIndexInput]) -> ToolAnswer:
    """List the subjects of the mail rules. Subjects that incoming mail is compared with."""
    return await desk.run('mail_subjects_index', arguments)
