"""A client as the authorization server knows it: registered here, or described by the document that is its id."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from deskwright.hosted.oauth.redirects import host_of, is_loopback, why_not
from deskwright.hosted.oauth.views import Asking

__all__ = ["BY_SECRET", "BadClient", "Client", "described", "plain_name"]

MOST_REDIRECTS = 10
LONGEST_NAME = 80
#: How a client with a secret may show it: both ways prove the same.
BY_SECRET = ("client_secret_basic", "client_secret_post")


class BadClient(Exception):
    """What a client says of itself cannot be taken; `error` is a word of RFC 7591."""

    def __init__(self, error: str, why: str) -> None:
        super().__init__(why)
        self.error, self.why = error, why


@dataclass(frozen=True, slots=True)
class Client:
    id: str
    name: str
    redirect_uris: tuple[str, ...]
    methods: tuple[str, ...]
    """How it may prove at the token endpoint that it is this client."""
    secret_digest: str = field(default="", repr=False)
    home: str = ""
    """The host of its document; empty where it registered itself."""
    keys: Mapping[str, Any] | None = None
    keys_at: str = ""

    def knows(self, secret: str) -> bool:
        given = hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
        return bool(self.secret_digest) and hmac.compare_digest(given, self.secret_digest)

    def asking(self, redirect_uri: str) -> Asking:
        parts = urlsplit(redirect_uri)
        web = parts.scheme == "https"
        return Asking(
            name=self.name,
            verified=bool(self.home) and web and parts.netloc.lower() == self.home.lower(),
            home=self.home,
            returns_to=host_of(redirect_uri),
            loopback=parts.scheme == "http" and is_loopback(parts.hostname or ""),
        )

    def stored(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "redirect_uris": list(self.redirect_uris),
            "methods": list(self.methods),
            "secret_digest": self.secret_digest,
        }

    @classmethod
    def registered(cls, id: str, data: Mapping[str, Any]) -> Client:
        return cls(id, data["name"], tuple(data["redirect_uris"]), tuple(data["methods"]), data["secret_digest"])


def described(data: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The name and the redirect URIs of a description; BadClient where they cannot be taken."""
    uris = data.get("redirect_uris")
    if not isinstance(uris, list) or not uris or len(uris) > MOST_REDIRECTS:
        raise BadClient("invalid_redirect_uri", f"redirect_uris is a list of 1 to {MOST_REDIRECTS} addresses")
    for number, uri in enumerate(uris):
        why = why_not(uri) if isinstance(uri, str) else "is no text"
        if why:
            raise BadClient("invalid_redirect_uri", f"redirect_uris[{number}] {why}")
    for name, needed in (("grant_types", "authorization_code"), ("response_types", "code")):
        words = data.get(name)
        if words is not None and (not isinstance(words, list) or needed not in words):
            raise BadClient("invalid_client_metadata", f"{name} must have {needed}: there is no other way to a token")
    called = data.get("client_name")
    if called is not None and not isinstance(called, str):
        raise BadClient("invalid_client_metadata", "client_name is no text")
    return plain_name(called or ""), tuple(dict.fromkeys(uris))


def plain_name(name: str) -> str:
    """A name that a page can show: one line, bounded, nothing that turns a text around or hides in it."""
    text = " ".join("".join(char if char.isprintable() else " " for char in name).split())
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1]}…"
