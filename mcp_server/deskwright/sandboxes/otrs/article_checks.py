"""Checks the `Article` object of TicketCreate and TicketUpdate and fills in its defaults.

Refuses what is missing or unknown; keys of other releases, ArticleType among them, are not looked at.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from . import stock
from .access import Actor
from .articles import NewArticle
from .attachments import checked_files
from .call import Call
from .records import Ticket
from .refusals import invalid, missing
from .scalars import is_true, number, rows, text, trimmed
from .ticket_checks import is_address

_MIME = re.compile(r"\w+/[\w.+-]+")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)")
_TIME = re.compile(r"\d+(?:[.,]\d+)?")
_USER_LISTS = ("ForceNotificationToUserID", "ExcludeNotificationToUserID", "ExcludeMuteNotificationToUserID")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What TicketCreate and TicketUpdate put where a request says nothing."""

    history_type: str
    history_comment: str
    auto_response: str


ON_CREATE = Defaults("NewTicket", "%%GenericInterface Create", "auto reply")
ON_UPDATE = Defaults("AddNote", "%%GenericInterface Note", "auto follow up")


def checked_article(call: Call, actor: Actor, given: Mapping[str, Any], defaults: Defaults) -> NewArticle:
    fields = trimmed(given)
    for name in ("Subject", "Body"):
        if not is_true(fields.get(name)):
            raise missing(f"Article->{name}")
    mime_type, charset = _content_type(fields)
    send = call.znuny and is_true(fields.get("ArticleSend"))
    if send and not is_true(fields.get("To")):
        raise missing("Article->To")
    _check_people(call, fields)
    return NewArticle(
        subject=text(fields["Subject"]),
        body=text(fields["Body"]),
        mime_type=mime_type,
        charset=charset,
        channel_id=_choice(fields, "CommunicationChannel", stock.WRITABLE_CHANNELS) or stock.INTERNAL,
        visible=_visible(call, fields),
        sender_type_id=_choice(fields, "SenderType", stock.SENDER_TYPES)
        or (stock.AGENT if actor.agent else stock.CUSTOMER),
        from_=_sender(fields),
        to=text(fields.get("To")) if call.znuny else "",
        cc=text(fields.get("Cc")) if call.znuny else "",
        bcc=text(fields.get("Bcc")) if call.znuny else "",
        history_type=_known(fields, "HistoryType", stock.HISTORY_IDS) or defaults.history_type,
        history_comment=text(fields.get("HistoryComment")) or defaults.history_comment,
        auto_response=_known(fields, "AutoResponseType", set(stock.AUTO_RESPONSES.values())) or defaults.auto_response,
        time_unit=_time_unit(call, fields),
        send=send,
        attachments=checked_files(fields.get("Attachment")) if call.znuny else (),
    )


def default_sender(call: Call, actor: Actor, ticket: Ticket | None, customer_user: str) -> str:
    """A new ticket comes from its customer; what is added later, from whoever adds it."""
    if ticket is not None and actor.agent is not None:
        return f'"{actor.agent.name}" <{actor.agent.email}>'
    customer = call.world.customers.get(customer_user)
    return f'"{customer.name}" <{customer.email}>' if customer else customer_user


def _content_type(fields: Mapping[str, Any]) -> tuple[str, str]:
    """ContentType with its charset, or MimeType and Charset together."""
    if is_true(fields.get("ContentType")):
        given = text(fields["ContentType"]).lower()
        found = _CHARSET.search(given)
        mime_type, charset = given.partition(";")[0].strip(), found[1] if found else ""
        if "\r" in given or "\n" in given or not _MIME.fullmatch(mime_type) or not _is_charset(charset):
            raise invalid("Article->ContentType")
        return mime_type, charset
    if not is_true(fields.get("MimeType")) or not is_true(fields.get("Charset")):
        raise missing("Article->ContentType or Article->MimeType and Article->Charset")
    mime_type, charset = text(fields["MimeType"]).lower(), text(fields["Charset"]).lower()
    if not _is_charset(charset):
        raise invalid("Article->Charset")
    if not _MIME.fullmatch(mime_type):
        raise invalid("Article->MimeType")
    return mime_type, charset


def _is_charset(name: str) -> bool:
    try:
        codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return name.isascii() and name != ""


def _choice(fields: Mapping[str, Any], name: str, rows_by_id: Mapping[int, str]) -> int | None:
    """A channel or sender type, by id or by name; None where neither is given."""
    place = f"Article->{name}ID or Article->{name}"
    if is_true(fields.get(f"{name}ID")):
        found = number(fields[f"{name}ID"])
    elif is_true(fields.get(name)):
        found = next((key for key, row in rows_by_id.items() if row == text(fields[name])), None)
    else:
        return None
    if found not in rows_by_id:
        raise invalid(place)
    return found


def _known(fields: Mapping[str, Any], name: str, known: Any) -> str:
    value = text(fields.get(name))
    if value and value not in known:
        raise invalid(f"Article->{name}")
    return value


def _visible(call: Call, fields: Mapping[str, Any]) -> bool:
    """Without a word the customer sees it, whatever the channel."""
    given = fields.get("IsVisibleForCustomer")
    return call.world.switches.article_visible if given in (None, "") else is_true(given)


def _sender(fields: Mapping[str, Any]) -> str:
    given = text(fields.get("From"))
    address = given.rpartition("<")[2].rstrip("> ") if given else ""
    if given and not is_address(address):
        raise invalid("Article->From")
    return given


def _time_unit(call: Call, fields: Mapping[str, Any]) -> float:
    given = fields.get("TimeUnit")
    if not is_true(given):
        if call.world.switches.time_accounting:
            raise missing("Article->TimeUnit")
        return 0
    if not _TIME.fullmatch(text(given)):
        raise invalid("Article->TimeUnit")
    return float(text(given).replace(",", "."))


def _check_people(call: Call, fields: Mapping[str, Any]) -> None:
    if is_true(fields.get("NoAgentNotify")) and text(fields["NoAgentNotify"]) != "1":
        raise invalid("Article->NoAgentNotify")
    for name in _USER_LISTS:
        for user in rows(fields[name]) if is_true(fields.get(name)) else []:
            agent = call.world.agents.get(number(user) or 0)
            if agent is None or not agent.valid:
                raise invalid(f"Article->{name}")
