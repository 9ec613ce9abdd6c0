"""The gates in front of every operation: token, abilities, the owner's role and flags, plan, queue.

Answers only yes or a refusal; what the operation does is not its business.
"""

from __future__ import annotations

from dataclasses import dataclass

from .refusals import forbidden, unauthenticated
from .routes import Route
from .store import SYSTEM_EMAIL, Row, State, Ticket, Token

ROLES = ("staff", "admin", "superuser")


@dataclass(frozen=True, slots=True)
class Caller:
    """The token of a request and the user it acts for; the system user has no row and every role."""

    token: Token
    owner: Row | None

    @property
    def email(self) -> str:
        return str(self.owner["email"]) if self.owner else SYSTEM_EMAIL

    @property
    def roles(self) -> list[str]:
        return [role for role in ROLES if self.owner is None or self.owner[f"is_{role}"]]

    @property
    def is_sysadmin(self) -> bool:
        return self.owner is None or bool(self.owner["is_sysadmin"])

    def has_role(self, role: str) -> bool:
        """Roles nest: a superuser is an admin is a staff member."""
        return any(ROLES.index(own) >= ROLES.index(role) for own in self.roles)

    def may_view(self, queue_id: int) -> bool:
        return self._may("can_view", queue_id)

    def may_manage(self, queue_id: int) -> bool:
        return self._may("can_manage", queue_id)

    def may_delete(self, queue_id: int) -> bool:
        return self._may("can_delete", queue_id)

    def _may(self, right: str, queue_id: int) -> bool:
        if self.owner is None:
            return True
        grant = self.owner["queues"].get(queue_id)
        return bool(grant and grant.get(right))

    def sees(self, ticket: Ticket) -> bool:
        return not ticket.deleted and self.may_view(ticket.queue_id)


def authenticate(state: State, header: str | None) -> Caller:
    """The caller a bearer header stands for."""
    scheme, _, secret = (header or "").partition(" ")
    if scheme.lower() == "bearer":
        for token in state.tokens.values():
            if token.secret == secret.strip():
                token.last_used_at = state.now
                return Caller(token, state.users.get(token.owner_id))
    raise unauthenticated()


def check_gates(route: Route, caller: Caller) -> None:
    """Abilities, then role, then flags, then plan, as the middleware of the product is stacked."""
    held = set(caller.token.abilities)
    if route.all_of and not held.issuperset(route.all_of):
        raise forbidden("Invalid ability provided.")
    if route.any_of and held.isdisjoint(route.any_of):
        raise forbidden("Invalid ability provided.")
    if route.role and not caller.has_role(route.role):
        raise forbidden(f"The owner of this token must have the role {route.role}.")
    if "sysadmin" in route.flags and not caller.is_sysadmin:
        raise forbidden("The owner of this token must be a system administrator.")
    for plan in route.plans:
        check_plan(caller, plan)


def check_plan(caller: Caller, feature: str) -> None:
    if feature not in caller.token.plans:
        raise forbidden(f"Your plan does not include {feature}.")
