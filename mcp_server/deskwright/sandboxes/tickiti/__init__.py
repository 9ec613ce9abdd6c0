"""A simulated Tickiti (API v1 as of 0.2.0): all its routes, in memory, seeded, the same at every start.

It stores no file, sends no mail and knows no real customer; whatever is asked of it ends with the process.

Simulated as documented: bearer tokens with abilities, owner roles, the sysadmin flag, plan gates and queue
permissions; Laravel's validation answers; idempotency keys; cursors; inline images, uploads by sha256 and
ranged downloads; reopening, holding, closing with resolutions; merge, split, link, move, copy, delete and
restore; templates, mail, workflow, reports, supervision, administration and the assistant's skills.

Some answers of status 200 are failures, as in the product. These words cause them (`failures.TRIGGERS`):

* tickets.create with the subject `my_error`
* tickets.respond with the content `ok_false`
* settings.stock_responses.create with the subject `my_error`
* settings.watchlists.create with the name `ok_false`
* mail.mailboxes.create with the name `amf_error`
* mail.send to `bounce@customer.example`
* templates.render of `broken-template`

Guessed, because no document says it: the texts of messages; the codes of refused attachments (422); 403 for the
disabled diagnostics; the scope of an idempotency key (token and operation, successes only); that a parked queue
hands new tickets to its release queue; the body of interventions.accept (intervention, uid, data); that a queue
made by the API is open to every administrator; the columns of ticket rows; the fields and operators of
perspective conditions; that workflow.queues.move moves all tickets; the fields of a team (name, description,
user_ids); every answer of workflow, administration, supervisor, axial and reports beyond its documented keys.
Rate limits and allowed_ip are not simulated. The clock begins at 2026-03-02 09:00 UTC and moves one second with
each request.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import Sandbox
from . import (
    administration,
    attachments,
    mail,
    people,
    reports,
    responses_edit,
    responses_query,
    settings,
    skills,
    supervisor,
    templates,
    tickets_change,
    tickets_create,
    tickets_query,
    tickets_read,
    tickets_structure,
    workflow,
)
from .app import TickitiApplication
from .call import Handler
from .credentials import seed_tokens
from .routes import load_catalogue, read_routes
from .seed import seed_settings
from .seed_tickets import seed_tickets
from .store import State

__all__ = ["create_sandbox"]

FAMILIES = (
    administration,
    attachments,
    mail,
    people,
    reports,
    responses_edit,
    responses_query,
    settings,
    skills,
    supervisor,
    templates,
    tickets_change,
    tickets_create,
    tickets_query,
    tickets_read,
    tickets_structure,
    workflow,
)


def create_sandbox(catalogue: Mapping[str, Any] | None = None) -> Sandbox:
    """A fresh installation; its routes and gates come from the desk's generated catalogue."""
    routes = read_routes(load_catalogue() if catalogue is None else catalogue)
    handlers: dict[str, Handler] = {}
    for family in FAMILIES:
        handlers |= family.OPERATIONS
    state = State()
    seed_settings(state)
    seed_tickets(state)
    credentials = seed_tokens(state)
    return Sandbox(TickitiApplication(state, routes, handlers).asgi(), credentials)
