"""A simulated OTRS (Generic Interface over HTTP::REST, as OTRS 6, Znuny and OTOBO share it), with invented data.

It sends no mail and keeps nothing after the process ends. Each web service is the plain dict of an exported YAML;
an operation is reached only where a service maps it. Two are served unless told otherwise: `Deskwright` (POST
/<Operation> for the eight operations of the original MCP server) and the stock sample `GenericTicketConnectorREST`.

Guessed, because nobody could say: that ids, flags and times are text and computed seconds numbers; that headers count
where the data lacks the field; that an array as body breaks the operations that do not look first; that an unknown
dynamic field, sort key or time finds nothing; that archived tickets are left out unless asked for; that of several
articles the first one's id is answered; that customers also see the tickets of their company; words of messages.

Not simulated: escalations (every clock is 0), notifications of agents, Simple and XSLT mappings (such an operation
answers 500), the search dialog's time forms, two-factor tokens, access by being a ticket's owner or responsible,
TimeAccountingGet, OutOfOffice, ConfigItemUpsert and ConfigItemSet, HTTP::SOAP.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deskwright.sandboxes import Sandbox, SandboxCredential

from . import (
    item_read,
    item_search,
    item_write,
    seed,
    session_operations,
    ticket_create,
    ticket_read,
    ticket_search,
    ticket_update,
)
from .call import Handler
from .clock import Clock
from .provider import Provider
from .webservices import DESKWRIGHT, SAMPLE, read_web_service
from .world import Switches, World

__all__ = ["DESKWRIGHT", "SAMPLE", "SAMPLE_NAME", "SERVICE_NAME", "Clock", "Switches", "World", "create_sandbox"]

#: The web service that the credentials are for.
SERVICE_NAME = "Deskwright"
SAMPLE_NAME = "GenericTicketConnectorREST"
FAMILIES = (
    session_operations,
    ticket_create,
    ticket_read,
    ticket_search,
    ticket_update,
    item_read,
    item_search,
    item_write,
)


def create_sandbox(
    webservice: Mapping[str, Any] | None = None,
    *,
    webservices: Mapping[str, Mapping[str, Any]] | None = None,
    clock: Clock | None = None,
    switches: Switches | None = None,
    znuny: bool = True,
    prefix: str = "/otrs",
) -> Sandbox:
    """A fresh installation; its state is `app.state.world`.

    `webservice` stands in the place of the one named Deskwright, `webservices` come beside it by their names.
    Without `znuny` there are no log-in headers, no SessionRemove, no list of articles and no mail by ArticleSend.
    `prefix` only makes the base path: the script answers below any.
    """
    world = World(clock or Clock(), switches or Switches())
    seed.plant(world)
    documents = {SERVICE_NAME: webservice or DESKWRIGHT, SAMPLE_NAME: SAMPLE, **(webservices or {})}
    services = {name: read_web_service(name, document) for name, document in documents.items()}
    handlers: dict[str, Handler] = {}
    for family in FAMILIES:
        handlers |= family.HANDLERS
    if znuny:
        handlers |= session_operations.ZNUNY_HANDLERS
    script = f"{prefix}/nph-genericinterface.pl"
    app = Provider(world, services, handlers, znuny=znuny).asgi()
    return Sandbox(app, _credentials(), f"{script}/Webservice/{SERVICE_NAME}")


def _credentials() -> list[SandboxCredential]:
    """Agents only: a customer user's login is no login of this desk's connection."""
    return [
        SandboxCredential(name, agent.about, {"OTRS_USERNAME": agent.login, "OTRS_PASSWORD": seed.PASSWORD})
        for name, agent in seed.AGENTS.items()
    ]
