# Generated from specs/tiflux. Do not edit: make regen

"""POST /clients: Create a client"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import httpx as _httpx

from helpdesks._client.call import answer as _answer
from helpdesks._client.client import AsyncClient as _AsyncClient
from helpdesks._client.client import Client as _Client
from helpdesks._client.models import Reader as _Reader
from helpdesks._client.models import as_is as _as_is
from helpdesks._client.models import object_body as _object_body
from helpdesks._client.models import read_answer as _read_answer
from helpdesks._client.types import UNSET, Unset
from helpdesks._client.types import Response as _Response
from helpdesks._client.values import request_values as _request_values

if TYPE_CHECKING:
    from ...models.client_update_billing_report_type import ClientUpdateBillingReportType

OPERATION: Final[dict[str, Any]] = {
    "id": "post_clients",
    "method": "POST",
    "path": "/clients",
    "parameters": [],
    "body": {"required": True, "media": {"application/json": {"kind": "json"}}},
    "accept": "application/json",
    "security": [["BearerAuth"]],
    "server": None,
    "retry_safe": False,
    "idempotency": None,
    "failure": [],
    "pagination": None,
    "responses": {
        "201": {"kind": "json", "media": "application/json"},
        "401": {"kind": "json", "media": "application/json"},
        "403": {"kind": "json", "media": "application/json"},
        "422": {"kind": "json", "media": "application/json"},
        "429": {"kind": "json", "media": "application/json"},
    },
}


def _parse(response: _httpx.Response) -> dict[str, Any]:
    _readers: dict[str, _Reader[dict[str, Any]]] = {"201": _as_is}
    return _read_answer(OPERATION, response, _readers)


def sync_detailed(
    _client: _Client,
    /,
    *,
    name: str,
    social: str,
    social_revenue: str | Unset = UNSET,
    status: bool | Unset = UNSET,
    desk_ids: list[int] | Unset = UNSET,
    add_all_desks: bool | Unset = UNSET,
    technical_group_ids: list[int] | Unset = UNSET,
    add_all_technical_groups: bool | Unset = UNSET,
    max_agents: int | Unset = UNSET,
    email_financial: str | Unset = UNSET,
    sms_financial: str | Unset = UNSET,
    municipal_registration: str | Unset = UNSET,
    estadual_registration: str | Unset = UNSET,
    anotations: str | Unset = UNSET,
    visible_to_clients: bool | Unset = UNSET,
    authorization_flow: bool | Unset = UNSET,
    billing_report_type: ClientUpdateBillingReportType | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[dict[str, Any]]:
    """Create a client

    A new customer company. Name and legal name are required.

    - social: Legal name.
    - social_revenue: CPF or CNPJ.
    - status: False makes it inactive.
    - desk_ids: The desks it is assigned to.
    - technical_group_ids: The technical groups it is assigned to.
    - anotations: Notes; the name is spelt like this.
    """
    _values = _request_values(
        body=_object_body({
            "name": name,
            "social": social,
            "social_revenue": social_revenue,
            "status": status,
            "desk_ids": desk_ids,
            "add_all_desks": add_all_desks,
            "technical_group_ids": technical_group_ids,
            "add_all_technical_groups": add_all_technical_groups,
            "max_agents": max_agents,
            "email_financial": email_financial,
            "sms_financial": sms_financial,
            "municipal_registration": municipal_registration,
            "estadual_registration": estadual_registration,
            "anotations": anotations,
            "visible_to_clients": visible_to_clients,
            "authorization_flow": authorization_flow,
            "billing_report_type": billing_report_type,
        }, additional_properties, required=True),
    )
    return _answer(_client.send(OPERATION, _values), _parse)


async def asyncio_detailed(
    _client: _AsyncClient,
    /,
    *,
    name: str,
    social: str,
    social_revenue: str | Unset = UNSET,
    status: bool | Unset = UNSET,
    desk_ids: list[int] | Unset = UNSET,
    add_all_desks: bool | Unset = UNSET,
    technical_group_ids: list[int] | Unset = UNSET,
    add_all_technical_groups: bool | Unset = UNSET,
    max_agents: int | Unset = UNSET,
    email_financial: str | Unset = UNSET,
    sms_financial: str | Unset = UNSET,
    municipal_registration: str | Unset = UNSET,
    estadual_registration: str | Unset = UNSET,
    anotations: str | Unset = UNSET,
    visible_to_clients: bool | Unset = UNSET,
    authorization_flow: bool | Unset = UNSET,
    billing_report_type: ClientUpdateBillingReportType | Unset = UNSET,
    additional_properties: Mapping[str, Any] | None = None,
) -> _Response[dict[str, Any]]:
    """Create a client

    A new customer company. Name and legal name are required.

    - social: Legal name.
    - social_revenue: CPF or CNPJ.
    - status: False makes it inactive.
    - desk_ids: The desks it is assigned to.
    - technical_group_ids: The technical groups it is assigned to.
    - anotations: Notes; the name is spelt like this.
    """
    _values = _request_values(
        body=_object_body({
            "name": name,
            "social": social,
            "social_revenue": social_revenue,
            "status": status,
            "desk_ids": desk_ids,
            "add_all_desks": add_all_desks,
            "technical_group_ids": technical_group_ids,
            "add_all_technical_groups": add_all_technical_groups,
            "max_agents": max_agents,
            "email_financial": email_financial,
            "sms_financial": sms_financial,
            "municipal_registration": municipal_registration,
            "estadual_registration": estadual_registration,
            "anotations": anotations,
            "visible_to_clients": visible_to_clients,
            "authorization_flow": authorization_flow,
            "billing_report_type": billing_report_type,
        }, additional_properties, required=True),
    )
    return _answer(await _client.send(OPERATION, _values), _parse)
