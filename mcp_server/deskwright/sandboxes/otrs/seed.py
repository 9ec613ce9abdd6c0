"""The invented installation every sandbox starts with: groups, agents, customers, queues, services, dynamic fields.

Contains no real person, and its passwords open nothing but the sandbox.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .records import Agent, CustomerUser, DynamicField, Queue, Sla
from .seed_items import plant_items
from .seed_tickets import plant_tickets
from .world import World, digest

PASSWORD = "sandbox-password"
USERS, ADMIN, STATS, SUPPORT, HR, CONFIG_ITEMS = 1, 2, 3, 4, 5, 6
GROUPS = {USERS: "users", ADMIN: "admin", STATS: "stats", SUPPORT: "support", HR: "hr", CONFIG_ITEMS: "itsm-configitem"}
_ALL = frozenset({"rw"})
_READ = frozenset({"ro"})


@dataclass(frozen=True, slots=True)
class SeedAgent:
    id: int
    login: str
    name: str
    about: str
    permissions: dict[int, frozenset[str]] = field(default_factory=dict)
    valid: bool = True


#: By the name of the credential.
AGENTS = {
    "admin": SeedAgent(2, "alma", "Alma Berg", "the administrator, who may do everything", dict.fromkeys(GROUPS, _ALL)),
    "agent": SeedAgent(
        3,
        "sven",
        "Sven Aho",
        "an agent of the support queues; in the stock queues he reads, notes and creates, and HR he does not see",
        {
            SUPPORT: _ALL,
            USERS: frozenset({"ro", "note", "create", "move_into"}),
            CONFIG_ITEMS: _READ,
        },
    ),
    "read-only": SeedAgent(
        4,
        "rita",
        "Rita Moss",
        "an agent who may only read, and not in HR",
        {USERS: _READ, SUPPORT: _READ, CONFIG_ITEMS: _READ},
    ),
    "no-queue": SeedAgent(5, "nora", "Nora Quint", "an agent without any queue or class"),
}
#: An agent who has left: neither logs in nor owns.
FORMER = SeedAgent(6, "ivan", "Ivan Retired", "a former agent", dict.fromkeys(GROUPS, _ALL), valid=False)

CUSTOMERS = (
    ("customer1", "Carla Otto", "carla@acme.example", "ACME", True, frozenset({1, 2, 3})),
    ("customer2", "Dario Blum", "dario@beta.example", "BETA", True, frozenset({3})),
    ("customer3", "Gone Person", "gone@acme.example", "ACME", False, frozenset[int]()),
)
QUEUES = (
    Queue(1, "Postmaster", USERS),
    Queue(2, "Raw", USERS),
    Queue(3, "Junk", USERS),
    Queue(4, "Misc", USERS),
    Queue(5, "Support", SUPPORT, frozenset({"auto reply"})),
    Queue(6, "Support::Hardware", SUPPORT),
    Queue(7, "HR", HR),
)
SERVICES = {1: "IT", 2: "IT::Network", 3: "IT::Workplace"}
SLAS = (Sla(1, "Standard", frozenset({2, 3})), Sla(2, "Gold", frozenset({2})))
DYNAMIC_FIELDS = (
    DynamicField("Location", "Text", "Ticket"),
    DynamicField("DeviceCategory", "Dropdown", "Ticket", ("Laptop", "Phone", "Printer")),
    DynamicField("AffectedSystems", "Multiselect", "Ticket", ("Mail", "Payroll", "VPN")),
    DynamicField("DueDate", "Date", "Ticket"),
    DynamicField("Confirmed", "Checkbox", "Ticket"),
    DynamicField("CallDuration", "Text", "Article"),
)
TYPES = {2: "Incident", 3: "Problem"}


def plant(world: World) -> None:
    """Fill an empty world by living through its last weeks, then clear what that would have mailed."""
    world.groups |= GROUPS
    root = Agent(1, "root@localhost", "Admin OTRS", "root@desk.example", None, True, dict.fromkeys(GROUPS, _ALL))
    world.agents[root.id] = root
    for seed in (*AGENTS.values(), FORMER):
        world.agents[seed.id] = Agent(
            seed.id,
            seed.login,
            seed.name,
            f"{seed.login}@desk.example",
            digest(PASSWORD),
            seed.valid,
            dict(seed.permissions),
        )
    for login, name, email, company, valid, services in CUSTOMERS:
        world.customers[login] = CustomerUser(login, name, email, company, digest(PASSWORD), valid, services)
    world.queues |= {queue.id: Queue(queue.id, queue.name, queue.group_id, queue.auto_responses) for queue in QUEUES}
    world.types |= TYPES
    world.services |= SERVICES
    world.slas |= {sla.id: sla for sla in SLAS}
    world.dynamic_fields |= {row.name: row for row in DYNAMIC_FIELDS}
    world.class_groups |= dict.fromkeys(world.item_classes, CONFIG_ITEMS)
    now = world.clock.now()
    plant_items(world)
    plant_tickets(world)
    world.clock.advance(seconds=(now - world.clock.now()).total_seconds())
    world.mails.clear()
