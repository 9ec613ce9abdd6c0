"""Session::SessionCreate, SessionGet and, on Znuny, SessionRemove.

Never tells a password; a session that has ended is as unknown as one that never was.
"""

from __future__ import annotations

import json
from typing import Any

from .access import live_session, log_in, open_session
from .call import Call, Handler
from .clock import wire_time
from .records import Session
from .refusals import OperationError, auth_failed, missing
from .scalars import is_true, text


def session_create(call: Call) -> dict[str, Any]:
    """The password is asked for before anybody looks at the login."""
    data = call.data
    if not isinstance(data, dict):
        raise OperationError("MissingParameter", "the request holds no data!")
    if not is_true(data.get("Password")):
        raise missing("Password")
    actor = log_in(call.world, data)
    if actor is None:
        raise auth_failed()
    return {"SessionID": open_session(call, actor).id}


def session_get(call: Call) -> dict[str, Any]:
    session_id = text(call.data.get("SessionID")) if isinstance(call.data, dict) else ""
    if not session_id:
        raise missing("SessionID")
    session = live_session(call, session_id)
    if session is None:
        raise OperationError("SessionInvalid", "the session is unknown or has ended!")
    facts = _facts(call, session)
    return {"SessionData": [_entry(key, facts[key]) for key in sorted(facts)]}


def session_remove(call: Call) -> dict[str, Any]:
    if not isinstance(call.data, dict):
        # The code of an empty request bears the name of another operation.
        raise OperationError("MissingParameter", "the request holds no data!", code="SessionCreate.MissingParameter")
    session_id = text(call.data.get("SessionID"))
    if not session_id:
        raise missing("SessionID")
    if call.world.sessions.pop(session_id, None) is None:
        raise OperationError("Fail", "the session could not be removed!")
    return {"Success": 1}


def _facts(call: Call, session: Session) -> dict[str, Any]:
    world = call.world
    person = world.agent_of(session.login) if session.kind == "User" else world.customers[session.login]
    assert person is not None
    facts: dict[str, Any] = {
        "UserLogin": session.login,
        "UserFullname": person.name,
        "UserEmail": person.email,
        "UserType": session.kind,
        "UserSessionStart": str(int(session.started.timestamp())),
        "UserLastRequest": str(int(session.last_request.timestamp())),
        "UserRemoteAddr": session.remote_address,
        "UserRemoteUserAgent": session.user_agent,
        "CreateTime": wire_time(session.started),
        "LastScreens": {"Overview": "Action=AgentDashboard"},
    }
    agent = world.agent_of(session.login) if session.kind == "User" else None
    if agent is not None:
        facts["UserID"] = str(agent.id)
    else:
        facts["UserCustomerID"] = world.customers[session.login].customer_id
    return facts


def _entry(key: str, value: Any) -> dict[str, Any]:
    """Structured values travel as JSON text."""
    if isinstance(value, (dict, list)):
        return {"Key": key, "Value": json.dumps(value), "Serialized": 1}
    return {"Key": key, "Value": value}


HANDLERS: dict[str, Handler] = {
    "Session::SessionCreate": session_create,
    "Session::SessionGet": session_get,
}
#: Stock OTRS and OTOBO cannot end a session.
ZNUNY_HANDLERS: dict[str, Handler] = {"Session::SessionRemove": session_remove}
