"""Who is calling: a session, an agent's or a customer user's password, in that order; the first named decides alone.

Refuses with AuthFail, or with MissingParameter in the operations that look for the login fields first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from .call import Call
from .records import Agent, Session
from .refusals import OperationError, auth_failed
from .scalars import is_true, text
from .stock import CUSTOMER_PANEL_USER
from .world import World, digest


@dataclass(frozen=True, slots=True)
class Actor:
    """An agent, or a customer user by login."""

    agent: Agent | None = None
    customer: str | None = None

    @property
    def user_id(self) -> int:
        """On whom writes are booked."""
        return self.agent.id if self.agent else CUSTOMER_PANEL_USER


def authenticate(call: Call, *, code: str | None = None) -> Actor:
    """The caller, else AuthFail; no login at all is AuthFail as well."""
    actor = _find_actor(call)
    if actor is None:
        raise auth_failed(code)
    return actor


def require_login(call: Call) -> Actor:
    """As `authenticate`, but login fields that are not there are a MissingParameter of their own."""
    data = call.fields
    if not any(is_true(data.get(name)) for name in ("SessionID", "UserLogin", "CustomerUserLogin")):
        raise OperationError("MissingParameter", "UserLogin, CustomerUserLogin or SessionID is required!")
    if not is_true(data.get("SessionID")) and not is_true(data.get("Password")):
        raise OperationError("MissingParameter", "Password or SessionID is required!")
    return authenticate(call)


def require_agent(actor: Actor, *, code: str | None = None) -> Agent:
    if actor.agent is None:
        raise auth_failed(code)
    return actor.agent


def _find_actor(call: Call) -> Actor | None:
    data = call.fields
    if is_true(data.get("SessionID")):
        session = live_session(call, text(data["SessionID"]))
        return _actor_of(call.world, session) if session else None
    return log_in(call.world, data)


def log_in(world: World, data: dict[str, Any]) -> Actor | None:
    """Judges a password and counts it."""
    actor = _by_password(world, data)
    if actor is not None:
        world.counters.logins += 1
    elif is_true(data.get("UserLogin")) or is_true(data.get("CustomerUserLogin")):
        world.counters.failed_logins += 1
    return actor


def _by_password(world: World, data: dict[str, Any]) -> Actor | None:
    """CustomerUserLogin counts only where there is no UserLogin: elsewhere it may be a filter."""
    secret = digest(text(data.get("Password")))
    if is_true(data.get("UserLogin")):
        agent = world.agent_of(text(data["UserLogin"]))
        if agent and agent.valid and agent.password_digest == secret:
            return Actor(agent=agent)
    elif is_true(data.get("CustomerUserLogin")):
        customer = world.customers.get(text(data["CustomerUserLogin"]))
        if customer and customer.valid and customer.password_digest == secret:
            return Actor(customer=customer.login)
    return None


def open_session(call: Call, actor: Actor) -> Session:
    world, now = call.world, call.world.clock.now()
    session = Session(
        id=world.make_secret("session"),
        kind="User" if actor.agent else "Customer",
        login=actor.agent.login if actor.agent else actor.customer or "",
        started=now,
        last_request=now,
        remote_address=call.remote_address,
        user_agent=call.user_agent,
    )
    world.sessions[session.id] = session
    world.counters.sessions_opened += 1
    return session


def live_session(call: Call, session_id: str) -> Session | None:
    """The session if it still holds, used now; one that has ended is removed."""
    world = call.world
    session = world.sessions.get(session_id)
    if session is None:
        return None
    now = world.clock.now()
    if (
        now - session.started >= timedelta(seconds=world.switches.session_max_seconds)
        or now - session.last_request >= timedelta(seconds=world.switches.session_idle_seconds)
        or _actor_of(world, session) is None
    ):
        del world.sessions[session_id]
        return None
    if world.switches.check_remote_ip and call.remote_address != session.remote_address:
        return None
    session.last_request = now
    return session


def _actor_of(world: World, session: Session) -> Actor | None:
    if session.kind == "User":
        agent = world.agent_of(session.login)
        return Actor(agent=agent) if agent and agent.valid else None
    customer = world.customers.get(session.login)
    return Actor(customer=customer.login) if customer and customer.valid else None
