"""How tickets, articles and files look on the wire: ids as text, absent things absent.

Shows what it is given; who may see which article is decided in permissions.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from . import stock
from .attachments import encoded
from .call import Call
from .clock import wire_time
from .dynamic_fields import shown
from .records import Article, HistoryEntry, Ticket
from .world import World

#: Escalations are not simulated: no clock of any ticket ever runs.
_ESCALATIONS = ("EscalationTime", "EscalationResponseTime", "EscalationUpdateTime", "EscalationSolutionTime")


@dataclass(frozen=True, slots=True)
class Files:
    """Which files of an article are shown, and how."""

    contents: bool = True
    html_bodies: bool = False


def written_ticket(call: Call, ticket: Ticket, article: Article | None) -> dict[str, Any]:
    """What a write answers: the ids, and where the web service says so the ticket with the one article written."""
    answer: dict[str, Any] = {"TicketID": str(ticket.id), "TicketNumber": ticket.number}
    if article is not None:
        answer["ArticleID"] = str(article.id)
    if call.include_ticket_data:
        answer["Ticket"] = ticket_answer(call.world, ticket, dynamic=True)
        if article is not None:
            answer["Ticket"]["Article"] = article_answer(call.world, ticket, article, dynamic=True, files=Files())
    return answer


def ticket_answer(world: World, ticket: Ticket, *, dynamic: bool = False, extended: bool = False) -> dict[str, Any]:
    state = stock.STATES[ticket.state_id]
    now, until = world.clock.now(), ticket.pending_until
    answer: dict[str, Any] = {
        "TicketID": str(ticket.id),
        "TicketNumber": ticket.number,
        "Title": ticket.title,
        "Queue": world.queues[ticket.queue_id].name,
        "QueueID": str(ticket.queue_id),
        "State": state.name,
        "StateID": str(state.id),
        "StateType": state.type,
        "Priority": stock.PRIORITIES[ticket.priority_id],
        "PriorityID": str(ticket.priority_id),
        "Lock": stock.LOCKS[ticket.lock_id],
        "LockID": str(ticket.lock_id),
        "Type": world.types[ticket.type_id],
        "TypeID": str(ticket.type_id),
        "CustomerID": ticket.customer_id,
        "CustomerUserID": ticket.customer_user,
        "Owner": world.agents[ticket.owner_id].login,
        "OwnerID": str(ticket.owner_id),
        "Responsible": world.agents[ticket.responsible_id].login,
        "ResponsibleID": str(ticket.responsible_id),
        "Age": int((now - ticket.created).total_seconds()),
        "Created": wire_time(ticket.created),
        "CreateBy": str(ticket.create_by),
        "Changed": wire_time(ticket.changed),
        "ChangeBy": str(ticket.change_by),
        "ArchiveFlag": "y" if ticket.archived else "n",
        "TimeUnit": f"{sum(article.time_unit for article in ticket.articles):g}",
        # Seconds until a pending state ends: the only place that tells of it.
        "UntilTime": int((until - now).total_seconds()) if until else 0,
        **dict.fromkeys(_ESCALATIONS, "0"),
    }
    if ticket.service_id:
        answer |= {"Service": world.services[ticket.service_id], "ServiceID": str(ticket.service_id)}
    if ticket.sla_id:
        answer |= {"SLA": world.slas[ticket.sla_id].name, "SLAID": str(ticket.sla_id)}
    if dynamic:
        answer["DynamicField"] = shown(world, "Ticket", ticket.dynamic)
    if extended:
        answer |= _extended(ticket)
    return answer


def _extended(ticket: Ticket) -> dict[str, Any]:
    """What has happened, as far as it has; no target is set, so no difference to one is told."""
    answer: dict[str, Any] = {}
    replies = [a for a in ticket.articles if a.sender_type_id == stock.AGENT and a.visible]
    if replies:
        answer["FirstResponse"] = wire_time(replies[0].created)
        answer["FirstResponseInMin"] = _minutes(ticket, replies[0].created)
    closed = close_times(ticket)
    if closed:
        answer["SolutionInMin"] = _minutes(ticket, closed[-1])
    locked = [entry for entry in ticket.history if entry.type_id == stock.HISTORY_IDS["Lock"]]
    if locked:
        answer["FirstLock"] = wire_time(locked[0].created)
    return answer


def _minutes(ticket: Ticket, moment: datetime) -> int:
    return int((moment - ticket.created).total_seconds() // 60)


def close_times(ticket: Ticket) -> list[datetime]:
    """When the ticket was closed, each time."""
    kinds = (stock.HISTORY_IDS["NewTicket"], stock.HISTORY_IDS["StateUpdate"])
    return [
        entry.created
        for entry in ticket.history
        if entry.type_id in kinds and not entry.article_id and stock.STATES[entry.state_id].type == "closed"
    ]


def article_answer(
    world: World, ticket: Ticket, article: Article, *, dynamic: bool = False, files: Files | None = None
) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "ArticleID": str(article.id),
        "ArticleNumber": str(ticket.articles.index(article) + 1),
        "TicketID": str(ticket.id),
        "SenderType": stock.SENDER_TYPES[article.sender_type_id],
        "SenderTypeID": str(article.sender_type_id),
        "CommunicationChannelID": str(article.channel_id),
        "IsVisibleForCustomer": "1" if article.visible else "0",
        "From": article.from_,
        "To": article.to,
        "Cc": article.cc,
        "Bcc": article.bcc,
        "ReplyTo": "",
        "Subject": article.subject,
        "Body": article.body,
        "MessageID": article.message_id,
        "InReplyTo": "",
        "References": "",
        "ContentType": f"{article.mime_type}; charset={article.charset}",
        "Charset": article.charset,
        "MimeType": article.mime_type,
        "IncomingTime": str(int(article.created.timestamp())),
        "TimeUnit": f"{article.time_unit:g}",
        "CreateTime": wire_time(article.created),
        "CreateBy": str(article.create_by),
        "ChangeTime": wire_time(article.created),
        "ChangeBy": str(article.create_by),
    }
    if dynamic:
        answer["DynamicField"] = shown(world, "Article", article.dynamic)
    listed = file_answers(article, files) if files else []
    if listed:
        answer["Attachment"] = listed
    return answer


def file_answers(article: Article, files: Files) -> Sequence[dict[str, Any]]:
    """A file keeps its number whether or not the HTML body before it is shown."""
    return [
        {
            "FileID": str(place),
            "Filename": file.filename,
            "ContentType": file.content_type,
            "Content": encoded(file.content) if files.contents else "",
            "ContentID": file.content_id,
            "ContentAlternative": "1" if file.is_body else "",
            "Disposition": file.disposition,
            "FilesizeRaw": str(len(file.content)),
        }
        for place, file in enumerate(article.attachments, 1)
        if files.html_bodies or not file.is_body
    ]


def history_answer(world: World, ticket: Ticket, entry: HistoryEntry) -> dict[str, Any]:
    return {
        "TicketID": str(ticket.id),
        "ArticleID": str(entry.article_id),
        "Name": entry.name,
        "CreateBy": str(entry.create_by),
        "CreateTime": wire_time(entry.created),
        "HistoryType": stock.HISTORY_TYPES[entry.type_id],
        "HistoryTypeID": str(entry.type_id),
        "QueueID": str(entry.queue_id),
        "OwnerID": str(entry.owner_id),
        "PriorityID": str(entry.priority_id),
        "StateID": str(entry.state_id),
        "TypeID": str(entry.ticket_type_id),
    }
