"""The tokens a sandbox is born with, and the environment a client needs for each.

All secrets here are made up and open nothing but this simulator.
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import SandboxCredential
from .people import ABILITIES, KEY_PLAN
from .store import State, Token

#: Stands for the address a runner puts in its place.
PLACEHOLDER = "http://tickiti.sandbox"
PLANS = (
    "has_ai_assistant",
    "has_reports",
    "has_escalations",
    "has_interventions",
    "has_resolution_tracking",
    KEY_PLAN,
)


@dataclass(frozen=True, slots=True)
class SeedToken:
    name: str
    about: str
    owner: str
    abilities: tuple[str, ...]
    plans: tuple[str, ...] = PLANS


SEED_TOKENS = (
    SeedToken(
        "full",
        "every ability, owned by a superuser who is a system administrator, every plan feature",
        "olivia.reyes@desk.example",
        ABILITIES,
    ),
    SeedToken(
        "read-only",
        "every read ability, the same owner and plan as full",
        "olivia.reyes@desk.example",
        tuple(ability for ability in ABILITIES if ability.endswith(":read")),
    ),
    SeedToken(
        "agent",
        "a staff member who answers tickets in three queues and manages only the Inbox",
        "priya.nair@desk.example",
        ("tickets:write", "settings:read"),
    ),
    SeedToken(
        "reports",
        "an administrator's token for reports alone",
        "tomas.lind@desk.example",
        ("reports:read",),
        ("has_reports",),
    ),
    SeedToken(
        "no-plan",
        "every ability, owned by an administrator, no plan feature at all",
        "tomas.lind@desk.example",
        ABILITIES,
        (),
    ),
    SeedToken("none", "a staff member's token without any ability", "priya.nair@desk.example", ()),
    SeedToken(
        "alarm",
        "a monitoring system's token with the old ability create-ticket, run as the system user",
        "system",
        ("create-ticket",),
    ),
)


def seed_tokens(state: State) -> list[SandboxCredential]:
    """Puts the tokens into the state and tells how to use each."""
    credentials = []
    for number, seed in enumerate(SEED_TOKENS, 1):
        owner = state.user_with_email(seed.owner)
        token = Token(
            id=number,
            name=f"sandbox {seed.name}",
            secret=f"{number}|sandbox-{seed.name}",
            owner_id=owner["id"] if owner else None,
            abilities=seed.abilities,
            plans=seed.plans,
            allowed_ip=None,
            created_at=state.now,
        )
        state.tokens[number] = token
        grants = [
            *seed.abilities,
            *_owner_grants(state, seed.owner),
            *(f"plan:{plan}" for plan in seed.plans),
        ]
        environment = {"TICKITI_API_BASE": PLACEHOLDER, "TICKITI_API_TOKEN": token.secret}
        credentials.append(SandboxCredential(seed.name, seed.about, environment, grants))
    return credentials


def _owner_grants(state: State, email: str) -> list[str]:
    owner = state.user_with_email(email)
    roles = [role for role in ("staff", "admin", "superuser") if owner is None or owner[f"is_{role}"]]
    flags = ["flag:sysadmin"] if owner is None or owner["is_sysadmin"] else []
    return [*(f"role:{role}" for role in roles), *flags]
