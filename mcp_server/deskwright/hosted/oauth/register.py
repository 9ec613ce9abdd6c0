"""Dynamic client registration (RFC 7591): bounded in size, in number for one address, and in all.

It knows the two grants and the ways of a public client or one with a secret; a client with keys describes itself by a
document instead. Only a digest of the secret is kept.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Mapping
from typing import Any

import anyio
from starlette.requests import Request
from starlette.responses import Response

from deskwright.hosted.oauth.answers import answer, fault, slow_down
from deskwright.hosted.oauth.attempts import address_of
from deskwright.hosted.oauth.clients import BY_SECRET, BadClient, Client, described
from deskwright.hosted.oauth.forms import BadForm, json_object
from deskwright.hosted.oauth.metadata import SCOPES
from deskwright.state.store import State

__all__ = ["LARGEST", "PER_ADDRESS", "SPAN", "register"]

LARGEST = 16_384
# A web assistant registers for all its users from a few addresses.
PER_ADDRESS, SPAN = 120, 600


async def register(request: Request, state: State) -> Response:
    count, left = await anyio.to_thread.run_sync(state.limits.count, f"register {address_of(request)}", SPAN)
    if count > PER_ADDRESS:
        return slow_down("too many clients were registered from this address; use the one you have", left)
    try:
        data = await json_object(request, LARGEST)
        client, secret = _made(data)
    except BadForm as error:
        return fault("invalid_client_metadata", str(error))
    except BadClient as error:
        return fault(error.error, error.why)
    if not await anyio.to_thread.run_sync(state.clients.add, client.id, client.stored()):
        return slow_down("too many clients are registered that nobody uses; try again in an hour", 3_600)
    return answer(_told(client, secret, data), 201)


def _made(data: Mapping[str, Any]) -> tuple[Client, str]:
    name, uris = described(data)
    method = data.get("token_endpoint_auth_method") or "client_secret_post"
    if method not in ("none", *BY_SECRET):
        raise BadClient(
            "invalid_client_metadata", f"token_endpoint_auth_method is none, {' or '.join(BY_SECRET)} for a client here"
        )
    secret = "" if method == "none" else f"dws_{secrets.token_urlsafe(32)}"
    digest = hashlib.sha256(secret.encode()).hexdigest() if secret else ""
    ways = ("none",) if not secret else (method, *(way for way in BY_SECRET if way != method))
    return Client(f"dwk_{secrets.token_urlsafe(18)}", name or "MCP client", uris, ways, digest), secret


def _told(client: Client, secret: str, data: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "client_id": client.id,
        "client_id_issued_at": int(time.time()),
        "client_name": client.name,
        "redirect_uris": list(client.redirect_uris),
        "grant_types": ["authorization_code", "refresh_token"],
        "response_types": ["code"],
        "token_endpoint_auth_method": client.methods[0],
        "scope": " ".join(SCOPES),
    }
    if secret:
        told |= {"client_secret": secret, "client_secret_expires_at": 0}
    if data.get("application_type") in ("web", "native"):
        told["application_type"] = data["application_type"]
    return told
