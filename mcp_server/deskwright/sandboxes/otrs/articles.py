"""Writes an article to a ticket, with its files, its history and the mails it would cause.

Sends nothing: mails go to `World.mails`. Whether the article may be written was decided before.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from . import stock
from .html_text import plain_text
from .records import Article, Attachment, DynamicValue, Mail, Ticket
from .ticket_changes import note
from .world import World


@dataclass(frozen=True, slots=True)
class NewArticle:
    """Checked values of an article."""

    subject: str
    body: str
    mime_type: str = "text/plain"
    charset: str = "utf-8"
    channel_id: int = stock.INTERNAL
    visible: bool = True
    sender_type_id: int = stock.AGENT
    from_: str = ""
    to: str = ""
    cc: str = ""
    bcc: str = ""
    history_type: str = "AddNote"
    history_comment: str = "%%GenericInterface Note"
    auto_response: str = ""
    time_unit: float = 0
    send: bool = False
    dynamic: dict[str, DynamicValue] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()


def write_article(world: World, ticket: Ticket, by: int, new: NewArticle) -> Article:
    article = Article(
        id=world.next("article"),
        ticket_id=ticket.id,
        sender_type_id=new.sender_type_id,
        channel_id=new.channel_id,
        visible=new.visible,
        subject=new.subject,
        body=new.body,
        mime_type=new.mime_type,
        charset=new.charset,
        created=world.clock.now(),
        create_by=by,
        from_=new.from_,
        to=new.to,
        cc=new.cc,
        bcc=new.bcc,
        time_unit=new.time_unit,
        dynamic=dict(new.dynamic),
        attachments=[replace(attachment) for attachment in new.attachments],
    )
    article.message_id = f"<{world.clock.now():%Y%m%d%H%M%S}.{article.id}@desk.example>"
    if new.mime_type == "text/html":
        _keep_html(article)
    ticket.articles.append(article)
    note(world, ticket, by, new.history_type, new.history_comment, article.id)
    if new.time_unit:
        total = sum(each.time_unit for each in ticket.articles)
        note(world, ticket, by, "TimeAccounting", f"%%{new.time_unit:g}%%{total:g}", article.id)
    _mail(world, ticket, article, new)
    return article


def _keep_html(article: Article) -> None:
    """The article itself is plain text; the HTML stays beside it as a file."""
    html = Attachment(
        "file-2", f'text/html; charset="{article.charset}"', article.body.encode(), disposition="inline", is_body=True
    )
    article.attachments.insert(0, html)
    article.body, article.mime_type, article.charset = plain_text(article.body), "text/plain", "utf-8"


def _mail(world: World, ticket: Ticket, article: Article, new: NewArticle) -> None:
    if new.send:
        world.mails.append(Mail("article", new.to, ticket.id, article.id, new.subject))
    if new.auto_response in world.queues[ticket.queue_id].auto_responses:
        customer = world.customers.get(ticket.customer_user)
        to = customer.email if customer else ticket.customer_user
        world.mails.append(Mail("auto response", to, ticket.id, article.id, new.auto_response))
