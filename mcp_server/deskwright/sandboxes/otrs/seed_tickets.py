"""The tickets every sandbox starts with: one in most states, in queues that not everyone sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from . import stock
from .articles import NewArticle, write_article
from .records import Attachment, Ticket
from .ticket_changes import Changes, note, open_ticket, set_dynamic, set_lock, set_owner, set_pending_time, set_state
from .world import World

ALMA, SVEN, SYSTEM_USER = 2, 3, 1
LOG = b"10:02 paper jam in tray 2\n10:07 paper jam in tray 2\n"
PDF = b"%PDF-1.4 invented invoice 4711\n%%EOF\n"


def plant_tickets(world: World) -> None:
    """Ids are the order below: 1 Welcome … 9 Without an article."""
    world.clock.advance(days=-20)
    welcome = _ticket(world, 2, 1, 3, "Welcome to the desk!", "team@vendor.example", "")
    _message(world, welcome, "Welcome", "Glad that you are here.", stock.SYSTEM, '"The team" <team@vendor.example>')
    _printer(world)
    _vpn(world)
    payroll = _ticket(world, 7, 1, 5, "Cannot log in to payroll", "customer2", "BETA", service=3)
    _message(world, payroll, "Payroll", "The payroll page says I am unknown.", stock.CUSTOMER, _from(world, payroll))
    _closed(world)
    _invoice(world)
    _archived(world)
    merged = _ticket(world, 5, 1, 3, "VPN again", "customer1", "ACME")
    _message(world, merged, "VPN again", "Still the same.", stock.CUSTOMER, _from(world, merged))
    set_state(world, merged, SVEN, 9)
    _ticket(world, 4, 4, 3, "Without an article", "someone@acme.example", "ACME")


def _ticket(
    world: World,
    queue: int,
    state: int,
    priority: int,
    title: str,
    login: str,
    company: str,
    service: int | None = None,
) -> Ticket:
    """Two days after the one before."""
    world.clock.advance(days=2)
    changes = Changes(
        title=title,
        queue_id=queue,
        state_id=state,
        priority_id=priority,
        customer_user=login,
        customer_id=company,
        service_id=service,
    )
    return open_ticket(world, SYSTEM_USER, changes)


def _from(world: World, ticket: Ticket) -> str:
    customer = world.customers[ticket.customer_user]
    return f'"{customer.name}" <{customer.email}>'


def _message(world: World, ticket: Ticket, subject: str, body: str, sender: int, from_: str) -> None:
    """The mail that began a ticket."""
    new = NewArticle(
        subject=subject,
        body=body,
        channel_id=stock.EMAIL,
        sender_type_id=sender,
        from_=from_,
        to='"Desk" <desk@desk.example>',
        history_type="EmailCustomer",
        history_comment="%%",
    )
    write_article(world, ticket, SYSTEM_USER, new)


def _answer(subject: str, body: str, *, visible: bool) -> NewArticle:
    return NewArticle(
        subject=subject,
        body=body,
        channel_id=stock.EMAIL if visible else stock.INTERNAL,
        visible=visible,
        from_='"Sven Aho" <sven@desk.example>',
        history_type="SendAnswer" if visible else "AddNote",
        history_comment="%%",
    )


def _printer(world: World) -> None:
    """Three articles: the customer's, an answer, and a note with a file that the customer does not see."""
    ticket = _ticket(world, 6, 1, 4, "Printer on floor 3 jams", "customer1", "ACME", service=3)
    _message(world, ticket, "Printer on floor 3 jams", "It jams every hour.", stock.CUSTOMER, _from(world, ticket))
    world.clock.advance(minutes=20)
    set_lock(world, ticket, SVEN, stock.LOCK)
    set_owner(world, ticket, SVEN, SVEN)
    set_state(world, ticket, SVEN, 4)
    set_dynamic(world, ticket, SVEN, "Location", "Floor 3")
    set_dynamic(world, ticket, SVEN, "DeviceCategory", "Printer")
    world.clock.advance(minutes=10)
    write_article(world, ticket, SVEN, _answer("Re: Printer", "Which tray is it?", visible=True))
    world.clock.advance(minutes=5)
    new = _answer("Seen before", "The vendor knows of it, see the log.", visible=False)
    files = (Attachment("printer.log", "text/plain", LOG),)
    article = write_article(world, ticket, SVEN, replace(new, attachments=files, time_unit=5))
    article.dynamic["CallDuration"] = "4 min"


def _vpn(world: World) -> None:
    ticket = _ticket(world, 5, 1, 3, "VPN drops every hour", "customer1", "ACME", service=2)
    _message(world, ticket, "VPN drops every hour", "Since Monday.", stock.CUSTOMER, _from(world, ticket))
    set_owner(world, ticket, SVEN, SVEN)
    set_lock(world, ticket, SVEN, stock.LOCK)
    set_dynamic(world, ticket, SVEN, "AffectedSystems", ["Mail", "VPN"])
    set_dynamic(world, ticket, SVEN, "DueDate", "2026-05-20 00:00:00")
    set_state(world, ticket, SVEN, 6)
    set_pending_time(world, ticket, SVEN, world.clock.now() + timedelta(days=30))


def _closed(world: World) -> None:
    ticket = _ticket(world, 4, 1, 2, "New laptop for Ms Otto", "customer2", "BETA")
    _message(world, ticket, "New laptop", "She starts on the first.", stock.CUSTOMER, _from(world, ticket))
    world.clock.advance(hours=3)
    write_article(world, ticket, ALMA, _answer("Re: New laptop", "It is on her desk.", visible=True))
    set_state(world, ticket, ALMA, 2)


def _invoice(world: World) -> None:
    """An HTML mail: its text is plain, the HTML is a file beside the PDF."""
    ticket = _ticket(world, 1, 1, 3, "Invoice 4711", "billing@vendor.example", "")
    new = NewArticle(
        subject="Invoice 4711",
        body="<html><body><p>Please find <b>invoice 4711</b> attached.</p></body></html>",
        mime_type="text/html",
        channel_id=stock.EMAIL,
        sender_type_id=stock.CUSTOMER,
        from_="billing@vendor.example",
        to='"Desk" <desk@desk.example>',
        history_type="EmailCustomer",
        history_comment="%%",
        attachments=(Attachment("invoice-4711.pdf", "application/pdf", PDF),),
    )
    write_article(world, ticket, SYSTEM_USER, new)


def _archived(world: World) -> None:
    ticket = _ticket(world, 3, 3, 1, "Old phone", "customer1", "ACME")
    _message(world, ticket, "Old phone", "Does anybody want it?", stock.CUSTOMER, _from(world, ticket))
    ticket.archived = True
    note(world, ticket, ALMA, "Misc", "%%archived")
