"""A simulated TiFlux (API v2): the 31 operations of the seed tools and the 83 that the vendor's later tools add.

In memory, seeded, without any network; whatever is asked of it ends with the process. The clock is the machine's, so
that today is today and a minute of the rate limit passes; each write takes a second more. Tests give a `Clock(START)`.

Simulated as documented: bearer tokens with permissions, licences and accessible desks and clients; pages by number
with X-Total-Items; the error codes with their details; the rules of tickets, custom fields, appointments, chats and
catalogs; uploads byte for byte (`world.files`); 120 requests a minute for each user, 10 for an address without one.

Guessed, because no source says it: the texts of most details; the body of a 429 (42901) and of a body that cannot be
read (40003); JSON for a new ticket is 415, which is documented for notes only; what is no operation is 404; the code
42206 for ending a ticket that is closed, or cancelling where the desk allows none, and the key of a missing catalog
item; 42207 for cancelled, revised and overdue tickets; 422 where no custom field at all could be saved; that a
requestor's e-mail links the client's record and nobody named is the caller; that another desk drops priority and
catalog item unless they are given; that a text which is not there is empty; the order of lists; every hour counts
for an SLA; the answers of operations whose fields are not documented: users, addresses, contacts, knowledge,
equipments, ratings, templates, pre-tickets.
Not simulated: mails, webhooks, working hours, the organisation's settings, the files behind the URLs, groups'
access to desks and clients (a user has a list of each), the links of clients and desks, writing contracts and bills.
"""

from __future__ import annotations

from deskwright.sandboxes import Sandbox

from . import (
    answers,
    appointments,
    catalogs,
    chats,
    chats_write,
    checklists,
    client_records,
    clients,
    communications,
    contracts,
    desks,
    entities,
    equipments,
    feedback,
    knowledge,
    pre_tickets,
    requestors,
    tickets_create,
    tickets_end,
    tickets_read,
    tickets_update,
    users,
)
from .app import TiFluxApplication
from .clock import START, Clock
from .credentials import seed_tokens
from .operations import PREFIX, OperationTable
from .rate_limit import PER_ADDRESS, PER_USER, RateLimit
from .seed_business import seed_business
from .seed_chats import seed_chats
from .seed_desks import seed_desks
from .seed_fields import seed_fields
from .seed_many import seed_many
from .seed_people import seed_people
from .seed_tickets import seed_tickets
from .world import World

__all__ = ["START", "Clock", "World", "create_sandbox"]

FAMILIES = (
    answers,
    appointments,
    catalogs,
    chats,
    chats_write,
    checklists,
    client_records,
    clients,
    communications,
    contracts,
    desks,
    entities,
    equipments,
    feedback,
    knowledge,
    pre_tickets,
    requestors,
    tickets_create,
    tickets_end,
    tickets_read,
    tickets_update,
    users,
)


def create_sandbox(
    *,
    clock: Clock | None = None,
    requests_per_minute: int = PER_USER,
    many: int = 0,
    ignores_user_filters: bool = True,
    chat_needs_catalog: bool = False,
) -> Sandbox:
    """A fresh installation; `app.state.world` is its state and `app.state.rate_limit.reset()` forgets the counts.

    `many` adds so many desks, clients, users, requestors, stages and catalog items (see `seed_many`).
    """
    world = World(clock or Clock(), ignores_user_filters=ignores_user_filters, chat_needs_catalog=chat_needs_catalog)
    credentials = seed_tokens(world)
    seed_people(world)
    seed_desks(world)
    seed_fields(world)
    seed_business(world)
    seed_tickets(world)
    seed_chats(world)
    if many:
        seed_many(world, many)
    table = OperationTable(operation for family in FAMILIES for operation in family.OPERATIONS)
    limit = RateLimit(world.clock, requests_per_minute, PER_ADDRESS)
    return Sandbox(TiFluxApplication(world, table, limit).asgi(), credentials, PREFIX)
