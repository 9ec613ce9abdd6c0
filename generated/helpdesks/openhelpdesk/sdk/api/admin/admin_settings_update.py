# Generated from specs/openhelpdesk. Do not edit: make regen

"""PATCH /api/admin/settings: Change settings"""

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
    from ...models.role import Role
    from ...models.settings import Settings

OPERATION: Final[dict[str, Any]] = {
    "id": "admin.settings.update",
    "method": "PATCH",
    "path": "/api/admin/settings",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}, "empty": {}},
    "accept": "application/json",
    "security": [["apiKeyBearer"], ["oauth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "200": {"kind": "json", "media": "application/json"},
        "400": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "500": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> Settings:
    from ...models.settings import Settings

    _readers: dict[str, _Reader[Settings]] = {"200": Settings.from_dict}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    site_name: str | Unset = UNSET,
    site_logo_url: str | None | Unset = UNSET,
    guest_submission_enabled: bool | Unset = UNSET,
    sla_enabled: bool | Unset = UNSET,
    mfa_enabled: bool | Unset = UNSET,
    mfa_enforced_roles: list[Role] | Unset = UNSET,
    reopen_window_days: int | Unset = UNSET,
    reopen_target_status_name: str | Unset = UNSET,
    allowed_email_domains: list[str] | Unset = UNSET,
    self_signup_enabled: bool | Unset = UNSET,
    open_registration_enabled: bool | Unset = UNSET,
    auto_assign_group_id: str | None | Unset = UNSET,
    auto_assign_user_ids: list[str] | Unset = UNSET,
    saml_enabled: bool | Unset = UNSET,
    saml_metadata_url: str | None | Unset = UNSET,
    saml_cert_pem: str | None | Unset = UNSET,
    saml_key_pem: str | None | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Settings]:
    """Change settings

    Admin. Only the keys sent change.

    - reopen_window_days: Days in which a submitter's reply reopens; 0 turns it off.
    - saml_key_pem: A private key.
    """
    _values = _request_values(
        body=_object_body({
            "site_name": site_name,
            "site_logo_url": site_logo_url,
            "guest_submission_enabled": guest_submission_enabled,
            "sla_enabled": sla_enabled,
            "mfa_enabled": mfa_enabled,
            "mfa_enforced_roles": mfa_enforced_roles,
            "reopen_window_days": reopen_window_days,
            "reopen_target_status_name": reopen_target_status_name,
            "allowed_email_domains": allowed_email_domains,
            "self_signup_enabled": self_signup_enabled,
            "open_registration_enabled": open_registration_enabled,
            "auto_assign_group_id": auto_assign_group_id,
            "auto_assign_user_ids": auto_assign_user_ids,
            "saml_enabled": saml_enabled,
            "saml_metadata_url": saml_metadata_url,
            "saml_cert_pem": saml_cert_pem,
            "saml_key_pem": saml_key_pem,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    site_name: str | Unset = UNSET,
    site_logo_url: str | None | Unset = UNSET,
    guest_submission_enabled: bool | Unset = UNSET,
    sla_enabled: bool | Unset = UNSET,
    mfa_enabled: bool | Unset = UNSET,
    mfa_enforced_roles: list[Role] | Unset = UNSET,
    reopen_window_days: int | Unset = UNSET,
    reopen_target_status_name: str | Unset = UNSET,
    allowed_email_domains: list[str] | Unset = UNSET,
    self_signup_enabled: bool | Unset = UNSET,
    open_registration_enabled: bool | Unset = UNSET,
    auto_assign_group_id: str | None | Unset = UNSET,
    auto_assign_user_ids: list[str] | Unset = UNSET,
    saml_enabled: bool | Unset = UNSET,
    saml_metadata_url: str | None | Unset = UNSET,
    saml_cert_pem: str | None | Unset = UNSET,
    saml_key_pem: str | None | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[Settings]:
    """Change settings

    Admin. Only the keys sent change.

    - reopen_window_days: Days in which a submitter's reply reopens; 0 turns it off.
    - saml_key_pem: A private key.
    """
    _values = _request_values(
        body=_object_body({
            "site_name": site_name,
            "site_logo_url": site_logo_url,
            "guest_submission_enabled": guest_submission_enabled,
            "sla_enabled": sla_enabled,
            "mfa_enabled": mfa_enabled,
            "mfa_enforced_roles": mfa_enforced_roles,
            "reopen_window_days": reopen_window_days,
            "reopen_target_status_name": reopen_target_status_name,
            "allowed_email_domains": allowed_email_domains,
            "self_signup_enabled": self_signup_enabled,
            "open_registration_enabled": open_registration_enabled,
            "auto_assign_group_id": auto_assign_group_id,
            "auto_assign_user_ids": auto_assign_user_ids,
            "saml_enabled": saml_enabled,
            "saml_metadata_url": saml_metadata_url,
            "saml_cert_pem": saml_cert_pem,
            "saml_key_pem": saml_key_pem,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
