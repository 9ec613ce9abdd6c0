# Generated from specs/otrs. Do not edit: make regen

"""POST /SessionCreate: Log in and open a session"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.session_create_answer import SessionCreateAnswer

OPERATION: Final[dict[str, Any]] = {
    "id": "SessionCreate",
    "method": "POST",
    "path": "/SessionCreate",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "never_empty": True},
    "accept": "application/json",
    "security": [],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [{"at": "/Error", "present": True}],
    "pagination": None,
    "responses": {"200": {"kind": "json", "media": "application/json"}, "500": {"kind": "text", "media": "text/plain"}},
}


def _parse(response: _httpx.Response) -> SessionCreateAnswer:
    from ...models.session_create_answer import SessionCreateAnswer

    _readers: dict[str, _Reader[SessionCreateAnswer]] = {"200": SessionCreateAnswer.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    password: str,
    user_login: str | Unset = UNSET,
    customer_user_login: str | Unset = UNSET,
    two_factor_token: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[SessionCreateAnswer]:
    """Log in and open a session

    For an agent (UserLogin) or a customer user (CustomerUserLogin). The session ends 16 hours after the log-in or two hours after its last use on a fresh system, and by default it holds for the address it was opened from alone. Stock OTRS and OTOBO cannot remove one.

    - user_login: Login of an agent. This or CustomerUserLogin.
    - customer_user_login: Login of a customer user. Counts only without UserLogin.
    - two_factor_token: The second factor (newer Znuny only).
    """
    _values = _request_values(
        body=_object_body({
            "Password": password,
            "UserLogin": user_login,
            "CustomerUserLogin": customer_user_login,
            "TwoFactorToken": two_factor_token,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    password: str,
    user_login: str | Unset = UNSET,
    customer_user_login: str | Unset = UNSET,
    two_factor_token: str | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[SessionCreateAnswer]:
    """Log in and open a session

    For an agent (UserLogin) or a customer user (CustomerUserLogin). The session ends 16 hours after the log-in or two hours after its last use on a fresh system, and by default it holds for the address it was opened from alone. Stock OTRS and OTOBO cannot remove one.

    - user_login: Login of an agent. This or CustomerUserLogin.
    - customer_user_login: Login of a customer user. Counts only without UserLogin.
    - two_factor_token: The second factor (newer Znuny only).
    """
    _values = _request_values(
        body=_object_body({
            "Password": password,
            "UserLogin": user_login,
            "CustomerUserLogin": customer_user_login,
            "TwoFactorToken": two_factor_token,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
