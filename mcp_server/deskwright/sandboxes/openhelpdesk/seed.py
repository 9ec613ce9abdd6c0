"""The invented helpdesk every sandbox starts with: people, groups, a classification, tickets in every status.

Contains no real person, and its keys open nothing but the sandbox.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import tickets
from .access import KEY_PREFIX, Actor
from .records import ApiKey, Group, Node, OAuthClient, Role, ScopeEntry, SlaPolicy, Status, Ticket, User
from .world import World, digest

PASSWORD = "sandbox-password"
CLIENT_ID = "5a4d626f78436c31"
CLIENT_SECRET = "5a" * 32
SERVICE = "integration"
_HISTORY_DAYS = 30


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    role: Role
    about: str

    @property
    def email(self) -> str:
        return f"{self.name.split()[0].lower()}@example.com"


PEOPLE = {
    "staff": Person("Stella Novak", "staff", "staff in Tier 1, whose scope is everything"),
    "admin": Person("Ada Lind", "admin", "the administrator"),
    "user": Person("Uma Reyes", "user", "a user with tickets in most statuses"),
    "user2": Person("Ugo Brandt", "user", "another user, whose tickets the first may not see"),
    "staff-networking": Person("Nils Okafor", "staff", "staff in Networking, whose scope is Software, VPN"),
    "staff-ungrouped": Person("Sol Varga", "staff", "staff in no group: lists nothing, opens any ticket by id"),
}


def api_key_of(credential: str) -> str:
    """The fixed key of a seeded person."""
    return f"{KEY_PREFIX}sandbox_{credential.replace('-', '_')}"


def plant(world: World) -> None:
    """Fill an empty world by living through its last month, then clear what that would have sent."""
    world.clock.advance(days=-_HISTORY_DAYS)
    start = world.clock.now()
    people = _plant_people(world)
    _plant_statuses(world)
    nodes = _plant_classification(world)
    _plant_groups(world, people, nodes)
    _plant_policies(world, nodes)
    _plant_tickets(world, people, nodes)
    lived = world.clock.now() - start
    world.clock.advance(days=_HISTORY_DAYS, seconds=-lived.total_seconds())
    world.last_sweep = world.clock.now()
    world.mails.clear()


def _plant_people(world: World) -> dict[str, User]:
    people = {}
    for credential, person in PEOPLE.items():
        user = User(world.ids.mint(), person.name, person.email, person.role, world.clock.now(), digest(PASSWORD))
        world.users[user.id] = people[credential] = user
        key = ApiKey(world.ids.mint(), "sandbox", user.id, digest(api_key_of(credential)), world.clock.now())
        world.api_keys[key.id] = key
    service = User(world.ids.mint(), "Integration", "integration@example.com", "staff", world.clock.now())
    world.users[service.id] = people[SERVICE] = service
    client = OAuthClient(world.ids.mint(), CLIENT_ID, digest(CLIENT_SECRET), service.id)
    world.oauth_clients[client.id] = client
    return people


def _plant_statuses(world: World) -> None:
    for status in (
        Status(world.ids.mint(), "New", "#6366f1", 1, "new"),
        Status(world.ids.mint(), "In Progress", "#f59e0b", 2),
        Status(world.ids.mint(), "Pending", "#8b5cf6", 3),
        Status(world.ids.mint(), "Resolved", "#10b981", 98, "resolved"),
        Status(world.ids.mint(), "Closed", "#6b7280", 99, "closed"),
    ):
        world.statuses[status.id] = status


def plant_statuses(world: World) -> None:
    """What even an empty installation has."""
    _plant_statuses(world)


_TREE = {
    "Hardware": {"Laptop": ["Battery", "Screen"], "Desktop": [], "Printer": ["Toner"]},
    "Software": {"VPN": ["Client", "Profile"], "Email": []},
    "Access Requests": {},
    "Facilities": {},
}


def _plant_classification(world: World) -> dict[str, str]:
    """Names -> ids; types and items by `Category/Type/Item`."""
    ids: dict[str, str] = {}

    def add(rows: dict[str, Node], path: str, order: int, parent: str | None, archived: bool = False) -> str:
        node = Node(world.ids.mint(), path.rsplit("/", 1)[-1], order, parent, archived)
        rows[node.id] = node
        ids[path] = node.id
        return node.id

    for order, (category, types) in enumerate(_TREE.items(), 1):
        category_id = add(world.categories, category, order, None)
        for type_order, (name, items) in enumerate(types.items(), 1):
            type_id = add(world.types, f"{category}/{name}", type_order, category_id)
            for item_order, item in enumerate(items, 1):
                add(world.items, f"{category}/{name}/{item}", item_order, type_id)
    add(world.categories, "Fax Machines", 9, None, archived=True)
    add(world.types, "Hardware/Pager", 9, ids["Hardware"], archived=True)
    return ids


def _plant_groups(world: World, people: dict[str, User], nodes: dict[str, str]) -> None:
    everything = [ScopeEntry(nodes[category]) for category in _TREE]
    for group in (
        Group(world.ids.mint(), "Tier 1", everything, [people["staff"].id, people[SERVICE].id]),
        Group(
            world.ids.mint(),
            "Networking",
            [ScopeEntry(nodes["Software"], nodes["Software/VPN"])],
            [people["staff-networking"].id],
        ),
    ):
        world.groups[group.id] = group


def _plant_policies(world: World, nodes: dict[str, str]) -> None:
    for policy in (
        SlaPolicy(world.ids.mint(), "Everything else", None, None, 8, 72),
        SlaPolicy(world.ids.mint(), "Critical", "Critical", None, 1, 8),
        SlaPolicy(world.ids.mint(), "Hardware", None, nodes["Hardware"], 6, 60),
        SlaPolicy(world.ids.mint(), "Critical hardware", "Critical", nodes["Hardware"], 0.5, 4),
    ):
        world.sla_policies[policy.id] = policy


def _plant_tickets(world: World, people: dict[str, User], nodes: dict[str, str]) -> None:
    def act(who: str) -> Actor:
        return Actor("key", people[who])

    def group(name: str) -> str:
        return next(g.id for g in world.groups.values() if g.name == name)

    def status(name: str) -> dict[str, str]:
        found = world.status_named(name)
        assert found is not None
        return {"status_id": found.id}

    def opened(who: str | None, subject: str, description: str, place: str, **more: str) -> Ticket:
        category, _, kind = place.partition("/")
        body = {"subject": subject, "description": description, "category_id": nodes[category], **more}
        if kind:
            body["type_id"] = nodes[place]
        world.clock.advance(hours=1)
        return tickets.create_ticket(world, act(who) if who else None, body)[0]

    def said(who: str, ticket: Ticket, body: str, *, note: bool = False) -> None:
        world.clock.advance(minutes=20)
        tickets.add_reply(world, act(who), ticket, {"body": body, "is_internal": note})

    closed = opened("user2", "Heating in room 12 is off", "It has been cold since Monday.", "Facilities")
    said("staff", closed, "The valve was stuck and has been freed.")
    tickets.resolve_ticket(world, act("staff"), closed, {"resolution_notes": "Valve freed."})
    tickets.update_ticket(world, act("admin"), closed, status("Closed"))

    world.clock.advance(days=15)
    late = opened("user", "Printer prints blank pages", "Second floor, next to the kitchen.", "Hardware/Printer")
    said("staff", late, "The toner was empty. Please try again.")
    tickets.resolve_ticket(world, act("staff"), late, {"resolution_notes": "Toner replaced."})

    world.clock.advance(days=9)
    pending = opened("user", "Access to the finance share", "I need to *read* the 2026 folder.", "Access Requests")
    tickets.update_ticket(world, act("staff"), pending, {"group_id": group("Tier 1")} | status("Pending"))
    said("staff", pending, "We asked your manager for approval.")

    busy = opened("user2", "VPN drops every ten minutes", "Since the update, on Wi-Fi only.", "Software/VPN")
    tickets.update_ticket(world, act("admin"), busy, {"priority": "High", "assignee_id": people["staff-networking"].id})
    tickets.update_ticket(world, act("staff-networking"), busy, status("In Progress"))
    said("staff-networking", busy, "Can you tell me the version of the client?")
    said("user2", busy, "It says 7.2.1.")
    said(
        "staff-networking",
        busy,
        "Known fault of 7.2, wait for the vendor. Do not tell the date yet.",
        note=True,
    )

    world.clock.advance(days=1)
    solved = opened("user", "Mail rules vanished", "All my rules are gone after the move.", "Software/Email")
    said("staff", solved, "The user deleted them on another device.", note=True)
    said("staff", solved, "I restored them from the backup.")
    tickets.resolve_ticket(world, act("staff"), solved, {"resolution_notes": "Restored from the backup."})

    world.clock.advance(days=1)
    guest = opened(
        None,
        "Visitor badge for Thursday",
        "Two people for the whole day.",
        "Facilities",
        guest_name="Gil Faro",
        guest_email="gil@visitor.example",
    )
    said("staff", guest, "Reception asks which entrance you will use.")
    said("staff", guest, "Check the visitor list first.", note=True)

    mail = opened("user2", "Nobody receives mail", "The whole team, since 8:40.", "Software/Email")
    tickets.update_ticket(world, act("staff"), mail, {"priority": "Critical"})
    laptop = opened("user", "Laptop does not charge", "The light stays dark with two chargers.", "Hardware/Laptop")
    tickets.add_link(world, act("staff"), laptop, {"target_id": late.id, "link_type": "related_to"})
    tickets.add_link(world, act("staff"), solved, {"target_id": mail.id, "link_type": "caused_by"})
