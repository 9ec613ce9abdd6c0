"""Plays a connector and the person before it: registers, asks, shows a key, says yes, changes codes and tokens.

It speaks to any address over httpx, or to an application directly; it knows the protocol and nothing of the server.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx

BACK = "https://assistant.example/callback"
_SEALED = re.compile(r'name="transaction"[^>]*?value="([^"]+)"')


def pkce() -> tuple[str, str]:
    verifier = secrets.token_urlsafe(48)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    return verifier, challenge


def sealed_in(answer: httpx.Response) -> str:
    """The transaction of a page, whether it is JSON or HTML."""
    if answer.headers["content-type"].startswith("application/json"):
        return str(answer.json()["transaction"])
    found = _SEALED.search(answer.text)
    assert found is not None, answer.text[:500]
    return unescape(found[1])


def told(answer: httpx.Response) -> dict[str, str]:
    """What the client gets to know from a redirect."""
    assert answer.status_code in (302, 303), (answer.status_code, answer.text)
    return dict(parse_qsl(urlsplit(answer.headers["location"]).query))


@dataclass
class Connector:
    http: httpx.AsyncClient
    redirect_uri: str = BACK
    method: str = "none"
    client: dict[str, Any] = field(default_factory=dict)

    async def register(self, **more: Any) -> dict[str, Any]:
        asked = {
            "client_name": "Assistant",
            "redirect_uris": [self.redirect_uri],
            "token_endpoint_auth_method": self.method,
            "grant_types": ["authorization_code", "refresh_token"],
            "response_types": ["code"],
            **more,
        }
        answer = await self.http.post("/register", json=asked)
        assert answer.status_code == 201, answer.text
        self.client = answer.json()
        return self.client

    async def ask(self, challenge: str = "x" * 43, **more: str | None) -> httpx.Response:
        parameters = {
            "response_type": "code",
            "client_id": self.client["client_id"],
            "redirect_uri": self.redirect_uri,
            "state": "st-1",
            "code_challenge": challenge,
            "code_challenge_method": "S256",
            **more,
        }
        return await self.http.get("/authorize", params={k: v for k, v in parameters.items() if v is not None})

    async def show(self, page: httpx.Response, credentials: Mapping[str, str], **more: str) -> httpx.Response:
        typed = {f"credential.{name}": value for name, value in credentials.items()}
        return await self.http.post(
            "/authorize", data={"transaction": sealed_in(page), "action": "check", **typed, **more}
        )

    async def press(self, page: httpx.Response, action: str, **more: str) -> httpx.Response:
        return await self.http.post("/authorize", data={"transaction": sealed_in(page), "action": action, **more})

    async def code(self, credentials: Mapping[str, str], *, read_only: bool = False, **more: str) -> tuple[str, str]:
        """A code and its verifier."""
        verifier, challenge = pkce()
        page = await self.show(await self.ask(challenge, **more), credentials)
        assert page.status_code == 200, page.text
        answer = await self.press(page, "allow", **({"read_only": "1"} if read_only else {}))
        return told(answer)["code"], verifier

    def _proof(self) -> dict[str, str]:
        secret = self.client.get("client_secret")
        return {"client_id": self.client["client_id"], **({"client_secret": secret} if secret else {})}

    async def redeem(self, code: str, verifier: str, **more: str) -> httpx.Response:
        data = {
            "grant_type": "authorization_code",
            "code": code,
            "code_verifier": verifier,
            "redirect_uri": self.redirect_uri,
            **self._proof(),
            **more,
        }
        return await self.http.post("/token", data=data)

    async def refresh(self, token: str, **more: str) -> httpx.Response:
        data = {"grant_type": "refresh_token", "refresh_token": token, **self._proof(), **more}
        return await self.http.post("/token", data=data)

    async def revoke(self, token: str, **more: str) -> httpx.Response:
        return await self.http.post("/revoke", data={"token": token, **self._proof(), **more})

    async def connect(self, credentials: Mapping[str, str], *, read_only: bool = False, **more: str) -> dict[str, Any]:
        """All of it: the tokens."""
        if not self.client:
            await self.register()
        answer = await self.redeem(*await self.code(credentials, read_only=read_only, **more))
        assert answer.status_code == 200, answer.text
        return dict(answer.json())
