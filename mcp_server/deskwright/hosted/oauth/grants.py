"""What is kept of a grant beside its tokens: whose it is, how its login is sealed, how it is told of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from deskwright.governance.audit_event import Event
from deskwright.governance.keyed import SECRET, keyed
from deskwright.governance.proposal import Principal
from deskwright.hosted.desk import Account, HostedDesk
from deskwright.hosted.oauth.keyring import Keyring
from deskwright.hosted.oauth.views import Asking, Connection
from deskwright.hosted.values import Admitted, Login
from deskwright.state.grants import Grant
from deskwright.state.store import State

__all__ = ["admitted", "connection_of", "ended_event", "login_of", "made_event", "owner_of", "sealed_login"]

_PURPOSE = "login"


def owner_of(state: State, desk: HostedDesk, account: Account) -> str:
    """Whose account at which installation; a keyed digest."""
    return keyed(state.secret(SECRET), json.dumps([desk.id, desk.address.base_url, account.subject]))


def sealed_login(keyring: Keyring, grant_id: str, login: Login) -> str:
    """It names its grant: put into another one's place it opens nothing."""
    data = {"grant": grant_id, "desk": login.desk, "credentials": dict(login.credentials)}
    return keyring.seal(_PURPOSE, data)


def login_of(keyring: Keyring, grant: Grant) -> Login | None:
    """The login of a grant; None where no key of ours opens it."""
    data = keyring.open(_PURPOSE, grant.sealed)
    if data is None or data.get("grant") != grant.id or data.get("desk") != grant.desk:
        return None
    return Login(grant.desk, data["credentials"])


def admitted(keyring: Keyring, grant: Grant, *, read_only: bool) -> Admitted | None:
    login = login_of(keyring, grant)
    if login is None:
        return None
    return Admitted(_principal(grant), login, read_only, grant.id, grant.details["asking"]["name"])


def connection_of(grant: Grant) -> Connection:
    return Connection(
        id=grant.id,
        asking=Asking(**grant.details["asking"]),
        name=grant.details["account"],
        read_only=grant.read_only,
        made_at=grant.made_at,
        used_at=grant.used_at,
        expires_at=grant.expires_at,
    )


def made_event(grant: Grant) -> Event:
    return Event("login", _principal(grant).data(), desk=grant.desk, via="page", outcome=_told(grant))


def ended_event(grant: Grant, why: str) -> Event:
    return Event("login", _principal(grant).data(), desk=grant.desk, outcome={**_told(grant), "ended": why})


def _principal(grant: Grant) -> Principal:
    return Principal("connection", grant.details["principal"], grant.details["asking"]["name"])


def _told(grant: Grant) -> Mapping[str, Any]:
    asking = grant.details["asking"]
    return {
        "connection": grant.id,
        "client": asking["name"],
        "returns_to": asking["returns_to"],
        "read_only": grant.read_only,
    }
