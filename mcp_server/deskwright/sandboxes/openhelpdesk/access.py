"""Who is calling and what they may see: credentials, roles, scope (rules 1 to 7, 23).

Refuses with 401 without a valid credential, 403 for a role too low, 404 for what the caller may not see.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

import jwt
from starlette.requests import Request

from .records import Reply, Role, Ticket, User
from .refusals import forbidden, not_found, unauthorized
from .world import World, digest

KEY_PREFIX = "ohd_sk_"
GUEST_PREFIX = "ohd_gl_"
COOKIE = "ohd_session"
SESSION_LIFE = timedelta(days=30)
PENDING_LIFE = timedelta(minutes=5)
TOKEN_SECONDS = 3600
JWT_SECRET = "sandbox-secret-of-at-least-32-bytes-length"
_RANK = {"guest": -1, "user": 0, "staff": 1, "admin": 2}
Via = Literal["key", "token", "session", "guest link"]


@dataclass(frozen=True, slots=True)
class Actor:
    """The caller of one request: a person by whatever credential, or a guest with one ticket."""

    via: Via
    user: User | None = None
    guest_ticket_id: str | None = None

    @property
    def role(self) -> Role | Literal["guest"]:
        return self.user.role if self.user else "guest"

    @property
    def is_staff(self) -> bool:
        return self.role in ("staff", "admin")

    @property
    def user_id(self) -> str | None:
        return self.user.id if self.user else None


def identify(world: World, request: Request) -> Actor:
    """The actor behind the Authorization header, else behind the session cookie; else 401."""
    actor = find_actor(world, request)
    if actor is None:
        raise unauthorized()
    return actor


def find_actor(world: World, request: Request) -> Actor | None:
    """As `identify`, but None where no credential was sent at all."""
    header = request.headers.get("authorization")
    if header is not None:
        scheme, _, credential = header.partition(" ")
        if scheme.lower() != "bearer" or not credential:
            raise unauthorized()
        return _bearer(world, credential.strip())
    cookie = request.cookies.get(COOKIE)
    if cookie is None:
        return None
    session = world.sessions.get(cookie)
    if session is None or session.expires_at <= world.clock.now():
        raise unauthorized()
    if session.pending_mfa:
        raise unauthorized("multi-factor verification required")
    return Actor("session", _active(world, session.user_id))


def _bearer(world: World, credential: str) -> Actor:
    """The prefix tells a key from a token (guess)."""
    if credential.startswith(KEY_PREFIX):
        wanted = digest(credential)
        key = next((key for key in world.api_keys.values() if key.digest == wanted), None)
        if key is None:
            raise unauthorized()
        key.last_used_at = world.clock.now()
        return Actor("key", _active(world, key.user_id))
    if credential.startswith(GUEST_PREFIX):
        # Rule 6; how a guest presents the link's token is not documented.
        link = world.guest_links.get(digest(credential))
        if link is None or link.expires_at <= world.clock.now():
            raise unauthorized()
        return Actor("guest link", guest_ticket_id=link.ticket_id)
    if credential.count(".") == 2:
        return Actor("token", _active(world, _token_user(world, credential)))
    raise unauthorized()


def issue_token(world: World, client_id: str, row_id: str) -> str:
    now = int(world.clock.now().timestamp())
    claims = {"cid": client_id, "scopes": [], "sub": row_id, "iat": now, "exp": now + TOKEN_SECONDS}
    return jwt.encode(claims, JWT_SECRET, algorithm="HS256")


def _token_user(world: World, token: str) -> str:
    """The service user a token acts as; expiry is judged by the sandbox's clock."""
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            JWT_SECRET,
            algorithms=["HS256"],
            options={"verify_exp": False, "verify_iat": False, "require": ["exp", "sub"]},
        )
    except jwt.InvalidTokenError:
        raise unauthorized() from None
    client = world.oauth_clients.get(str(claims["sub"]))
    if client is None or int(claims["exp"]) <= world.clock.now().timestamp():
        raise unauthorized()
    return client.user_id


def _active(world: World, user_id: str) -> User:
    user = world.users.get(user_id)
    if user is None or not user.active:
        raise unauthorized()
    return user


def require_role(actor: Actor, role: Role) -> None:
    if _RANK[actor.role] < _RANK[role]:
        raise forbidden()


def require_person(world: World, actor: Actor) -> None:
    """The strict switch of release 1.3: a token is nobody, so it writes nothing."""
    if actor.via == "token" and world.switches.strict_jwt:
        raise forbidden("user_identity_required")


# --- visibility -------------------------------------------------------------------------------------


def is_in_scope(world: World, user: User, ticket: Ticket) -> bool:
    """Rules 2 and 7: the union of the group scopes, plus what is assigned to the person or their groups."""
    groups = world.groups_of(user.id)
    if ticket.assignee_id == user.id or ticket.group_id in {group.id for group in groups}:
        return True
    return any(
        entry.category_id == ticket.category_id and entry.type_id in (None, ticket.type_id)
        for group in groups
        for entry in group.scope
    )


def is_listed(world: World, actor: Actor, ticket: Ticket) -> bool:
    """Whether the ticket belongs in the caller's list."""
    user = actor.user
    if user is None:
        return False
    if user.role == "admin":  # rule 1
        return True
    if user.role == "staff":  # rule 2
        if actor.via == "token" and world.switches.strict_jwt:
            return False
        return is_in_scope(world, user, ticket)
    return ticket.submitter_id == user.id  # rule 5


def is_readable(actor: Actor, ticket: Ticket) -> bool:
    """Whether the ticket may be opened by id: staff may open any (rule 3), others only their own (5, 6)."""
    if actor.user is None:
        return ticket.id == actor.guest_ticket_id
    return actor.is_staff or ticket.submitter_id == actor.user.id


def readable_ticket(world: World, actor: Actor, ticket_id: str) -> Ticket:
    ticket = world.tickets.get(ticket_id)
    if ticket is None or not is_readable(actor, ticket):
        raise not_found()  # rule 5: missing and foreign are the same answer
    return ticket


def require_scope(world: World, actor: Actor, ticket: Ticket) -> None:
    """Rule 4: staff write only inside their scope (the status 403 is a guess)."""
    if actor.user is not None and actor.role == "staff" and not is_in_scope(world, actor.user, ticket):
        raise forbidden("the ticket is outside the scope of your groups")


def visible_replies(ticket: Ticket, *, staff: bool) -> list[Reply]:
    """Rule 23, where every read path goes through: notes and deleted replies are for staff."""
    return [r for r in ticket.replies if staff or not (r.is_internal or r.deleted_at)]
