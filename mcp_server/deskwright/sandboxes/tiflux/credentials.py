"""The API tokens a sandbox is born with, one for each kind of rights, and the users they belong to.

All are made up and open nothing but this simulator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from deskwright.sandboxes import SandboxCredential

from .gates import (
    APPOINT,
    CHAT,
    EDIT,
    LICENCES,
    NOTES,
    PERMISSIONS,
    TECHNICIAN_REPORTS,
    TICKETS,
    USERS,
    VIEW_CLIENTS,
    VIEW_OPEN,
    VIEW_OTHERS,
    VIEW_RESOURCES,
    WHATSAPP,
)
from .world import World

VARIABLE = "TIFLUX_API_KEY"
#: A licence as the badges of the vendor's document write it.
LABELS = {TICKETS: "Tickets", WHATSAPP: "WhatsApp"}
ORDINARY = (VIEW_OPEN, VIEW_OTHERS, EDIT, NOTES, APPOINT, CHAT, USERS, VIEW_CLIENTS, VIEW_RESOURCES)


@dataclass(frozen=True, slots=True)
class SeedToken:
    """`desk_ids` and `client_ids` are what the user may access; None stands for all."""

    name: str
    about: str
    user_id: int
    person: str
    kind: str = "attendant"
    permissions: Sequence[str] = ORDINARY
    licences: Sequence[str] = LICENCES
    desk_ids: Sequence[int] | None = None
    client_ids: Sequence[int] | None = None


TOKENS = (
    SeedToken("admin", "an administrator, who has every permission and licence", 1, "Ana Ribeiro", "admin", ()),
    SeedToken("agent", "an attendant who works on tickets and chats", 7, "João Silva"),
    SeedToken(
        "no-users",
        "the same attendant's rights without users_manage",
        8,
        "Carla Souza",
        permissions=tuple(name for name in ORDINARY if name != USERS),
    ),
    SeedToken("no-tickets", "an attendant whose Tickets licence is not active", 9, "Diego Nunes", licences=(WHATSAPP,)),
    SeedToken("no-whatsapp", "an attendant without a WhatsApp licence", 10, "Elisa Prado", licences=(TICKETS,)),
    SeedToken(
        "one-desk",
        "an attendant who may access the desks 1 and 3 and the client 1 only",
        11,
        "Fábio Reis",
        desk_ids=(1, 3),
        client_ids=(1,),
    ),
    SeedToken(
        "reports",
        "sees the reports of technicians, but only the own rows",
        12,
        "Gilda Matos",
        permissions=(TECHNICIAN_REPORTS, VIEW_OPEN),
    ),
    SeedToken("none", "an attendant without any permission", 13, "Hugo Teles", permissions=()),
)


def token_of(name: str) -> str:
    """The fixed token of a seeded user."""
    return f"tiflux-sandbox-{name}"


def seed_tokens(world: World) -> list[SandboxCredential]:
    """Puts users and tokens into the world and tells how to use each."""
    credentials = []
    for seed in TOKENS:
        world.users.add(
            **world.new_user(
                id=seed.user_id,
                name=seed.person,
                email=f"{seed.name}@desk.example",
                _type=seed.kind,
                permissions=tuple(seed.permissions),
                licences=tuple(seed.licences),
                desk_ids=None if seed.desk_ids is None else list(seed.desk_ids),
                client_ids=None if seed.client_ids is None else list(seed.client_ids),
                technical_group_id=1,
                signature=f"{seed.person}, suporte" if seed.name in ("admin", "agent") else None,
            )
        )
        world.tokens[token_of(seed.name)] = seed.user_id
        credentials.append(SandboxCredential(seed.name, seed.about, {VARIABLE: token_of(seed.name)}, _grants(seed)))
    return credentials


def _grants(seed: SeedToken) -> list[str]:
    """In the words an ability is named by: labels, `role:` and `plan:` for a licence."""
    admin = seed.kind == "admin"
    roles = ["role:admin"] if admin else []
    return [*(PERMISSIONS if admin else seed.permissions), *roles, *(f"plan:{LABELS[name]}" for name in seed.licences)]
