"""Everything one sandbox knows, in memory, with the look-ups that several parts share.

Refuses to look outside: no file, no network, no clock but its own.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from . import stock
from .clock import Clock
from .item_classes import CLASSES, ItemClass
from .records import (
    Agent,
    ConfigItem,
    CustomerUser,
    DynamicField,
    Mail,
    Queue,
    Seen,
    Session,
    Sla,
    Ticket,
)

SYSTEM_ID = "10"
#: Requests beyond these are forgotten, oldest first.
REMEMBERED = 2000


@dataclass(slots=True)
class Switches:
    """The installation's own settings, as a fresh one has them; a test may turn them at any time."""

    ticket_types: bool = False
    """A new ticket needs a type."""
    time_accounting: bool = False
    """Every article needs TimeUnit."""
    article_visible: bool = True
    """What IsVisibleForCustomer is where a request does not say."""
    check_remote_ip: bool = False
    """A session holds for one address. On in a fresh installation; off here, where requests have none."""
    session_max_seconds: int = 57_600
    session_idle_seconds: int = 7_200
    search_limit: int = 500
    broken_steps: set[str] = field(default_factory=set)
    """Parts of TicketUpdate that fail with a 500 after earlier ones were done: queue, article, dynamic field, …"""


@dataclass(slots=True)
class Counters:
    logins: int = 0
    """Passwords that were right, whether of SessionCreate or of any other request."""
    failed_logins: int = 0
    sessions_opened: int = 0


@dataclass(slots=True)
class World:
    clock: Clock
    switches: Switches = field(default_factory=Switches)
    counters: Counters = field(default_factory=Counters)
    requests: deque[Seen] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    groups: dict[int, str] = field(default_factory=dict)
    agents: dict[int, Agent] = field(default_factory=dict)
    customers: dict[str, CustomerUser] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    queues: dict[int, Queue] = field(default_factory=dict)
    types: dict[int, str] = field(default_factory=lambda: dict(stock.TYPES))
    services: dict[int, str] = field(default_factory=dict)
    slas: dict[int, Sla] = field(default_factory=dict)
    dynamic_fields: dict[str, DynamicField] = field(default_factory=dict)
    tickets: dict[int, Ticket] = field(default_factory=dict)
    item_classes: dict[str, ItemClass] = field(default_factory=lambda: dict(CLASSES))
    class_groups: dict[str, int] = field(default_factory=dict)
    items: dict[int, ConfigItem] = field(default_factory=dict)
    mails: list[Mail] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)

    def next(self, what: str) -> int:
        """The next number of its kind: ticket, article, version, …"""
        self._counts[what] = self._counts.get(what, 0) + 1
        return self._counts[what]

    def next_ticket_number(self) -> str:
        """The day, the system's id, a counter and a check digit, as the stock generator makes them."""
        plain = f"{self.clock.now():%Y%m%d}{SYSTEM_ID}{self.next('ticket number'):05d}"
        total = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(plain))
        return f"{plain}{(10 - total % 10) % 10 or 1}"

    def make_secret(self, label: str) -> str:
        """Deterministic, which is fine for a simulator and nothing else."""
        return hashlib.sha256(f"{label} {self.next(label)}".encode()).hexdigest()[:32]

    def end_sessions(self) -> None:
        """Every session is gone at once, as after a restart of a system that keeps them in memory."""
        self.sessions.clear()

    # --- look-ups

    def agent_of(self, login: str) -> Agent | None:
        return next((agent for agent in self.agents.values() if agent.login == login), None)

    def customer_companies(self, login: str) -> set[str]:
        customer = self.customers.get(login)
        return {customer.customer_id} if customer and customer.customer_id else set()

    def ticket_with_number(self, number: str) -> Ticket | None:
        return next((ticket for ticket in self.tickets.values() if ticket.number == number), None)

    def queue_names(self) -> dict[int, str]:
        return {queue.id: queue.name for queue in self.queues.values()}

    def sla_names(self) -> dict[int, str]:
        return {sla.id: sla.name for sla in self.slas.values()}

    def agent_logins(self) -> dict[int, str]:
        return {agent.id: agent.login for agent in self.agents.values()}


STATE_NAMES: Mapping[int, str] = {state.id: state.name for state in stock.STATES.values()}


def digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
