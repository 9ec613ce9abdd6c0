"""Everything one sandbox knows, in memory, with the look-ups that several parts share.

Refuses to look outside: no file, no network, no clock but its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from .clock import Clock, UlidMint
from .records import (
    ApiKey,
    Delivery,
    Group,
    GuestLink,
    Link,
    Mail,
    Node,
    OAuthClient,
    Plugin,
    Session,
    SlaPolicy,
    Status,
    Ticket,
    User,
    Webhook,
)

DEFAULT_SETTINGS: dict[str, Any] = {
    "site_name": "Example Help Desk",
    "site_logo_url": None,
    "guest_submission_enabled": True,
    "sla_enabled": True,
    "mfa_enabled": False,
    "mfa_enforced_roles": [],
    "reopen_window_days": 7,
    "reopen_target_status_name": "New",
    "allowed_email_domains": [],
    "self_signup_enabled": False,
    "open_registration_enabled": False,
    "auto_assign_group_id": None,
    "auto_assign_user_ids": [],
    "saml_enabled": False,
    "saml_metadata_url": None,
    "saml_cert_pem": None,
    "saml_key_pem": None,
    # The documents know the switch (rule 10) but not its name.
    "user_priority_enabled": False,
}


@dataclass(frozen=True, slots=True)
class Switches:
    """Where documents and code disagree, the documents win unless a switch is set."""

    strict_jwt: bool = False
    """A token has no person: writes on tickets answer 403, as release 1.3 does."""
    strict_close: bool = False
    """Only an admin may set Closed by hand, as the code has it (rule 14)."""


@dataclass(slots=True)
class World:
    clock: Clock
    switches: Switches = field(default_factory=Switches)
    ids: UlidMint = field(init=False)
    settings: dict[str, Any] = field(default_factory=lambda: dict(DEFAULT_SETTINGS))
    users: dict[str, User] = field(default_factory=dict)
    api_keys: dict[str, ApiKey] = field(default_factory=dict)
    oauth_clients: dict[str, OAuthClient] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    guest_links: dict[str, GuestLink] = field(default_factory=dict)
    """By the digest of the token that was mailed."""
    categories: dict[str, Node] = field(default_factory=dict)
    types: dict[str, Node] = field(default_factory=dict)
    items: dict[str, Node] = field(default_factory=dict)
    statuses: dict[str, Status] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    sla_policies: dict[str, SlaPolicy] = field(default_factory=dict)
    webhooks: dict[str, Webhook] = field(default_factory=dict)
    plugins: dict[str, Plugin] = field(default_factory=dict)
    logo: tuple[str, bytes] | None = None
    mails: list[Mail] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    audit: list[dict[str, Any]] = field(default_factory=list)
    last_sweep: datetime = field(init=False)
    _secrets: int = 0
    _tracking: int = 2848
    _round_robin: int = 0

    def __post_init__(self) -> None:
        self.ids = UlidMint(self.clock)
        self.last_sweep = self.clock.now()

    # --- secrets: deterministic, which is fine for a simulator and nothing else

    def make_secret(self, label: str, length: int = 40) -> str:
        self._secrets += 1
        return hashlib.sha256(f"{label} {self._secrets}".encode()).hexdigest()[:length]

    def next_tracking_number(self) -> str:
        self._tracking += 1
        return f"TRK-{self._tracking}"

    # --- look-ups

    def status_of(self, ticket: Ticket) -> Status:
        return self.statuses[ticket.status_id]

    def system_status(self, kind: str) -> Status:
        return next(status for status in self.statuses.values() if status.system == kind)

    def status_named(self, name: str) -> Status | None:
        return next((status for status in self.statuses.values() if status.name == name), None)

    def user_with_email(self, email: str) -> User | None:
        wanted = email.strip().casefold()
        return next((u for u in self.users.values() if not u.deleted and u.email.casefold() == wanted), None)

    def groups_of(self, user_id: str) -> list[Group]:
        return [group for group in self.groups.values() if user_id in group.member_ids]

    def people(self) -> list[User]:
        return [user for user in self.users.values() if not user.deleted]

    def reopen_window(self) -> timedelta:
        return timedelta(days=float(self.settings["reopen_window_days"]))

    def next_auto_assignee(self) -> str | None:
        """Round robin over the configured people who can still be assigned."""
        able = [i for i in self.settings["auto_assign_user_ids"] if is_assignable(self.users.get(i))]
        if not able:
            return None
        self._round_robin += 1
        return str(able[(self._round_robin - 1) % len(able)])


def is_assignable(user: User | None) -> bool:
    """Rule 27: staff or admin, and active."""
    return user is not None and user.active and user.role in ("staff", "admin")


def digest(secret: str) -> str:
    """Keys and passwords are kept as SHA-256; a real desk uses bcrypt for passwords."""
    return hashlib.sha256(secret.encode()).hexdigest()


def in_order(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=lambda node: (node.sort_order, node.name, node.id))
