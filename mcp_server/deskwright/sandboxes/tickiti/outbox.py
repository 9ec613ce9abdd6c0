"""What the installation mails: every public reply and every message sent by hand lands in sent mail.

Nothing leaves the process.
"""

from __future__ import annotations

from .html_text import plain_text
from .shapes import stamp
from .store import Response, Row, State, Ticket

FROM = "help@desk.example"


def deliver(
    state: State,
    to: str,
    subject: str,
    content: str,
    *,
    cc: list[str] | None = None,
    mailbox: str | None = None,
) -> Row:
    return state.sent_mail.add(
        {
            "to_address": to,
            "cc": cc or [],
            "from_address": FROM,
            "mailbox": mailbox,
            "subject": subject,
            "content": content,
            "sent_at": stamp(state.now),
        }
    )


def notify(state: State, ticket: Ticket, response: Response, *, full: bool = False) -> list[str]:
    """Mails a public response to the originator and the participants, except its author."""
    if response.is_internal:
        return []
    people = [ticket.originator, *ticket.participants]
    told = [email for email in people if email != response.created_by_email]
    text = response.html if full else f"<p>{plain_text(response.html)[:120]}</p>"
    for email in told:
        deliver(state, email, f"[#{ticket.number}] {ticket.subject}", text)
    return told
