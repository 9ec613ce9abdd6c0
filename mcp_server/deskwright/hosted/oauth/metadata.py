"""The addresses of a hosted server, and what is said of them: which desk, who gives tokens for it, what those can.

One issuer for one public URL. With one desk the root, `/mcp` and `/<desk>/mcp` are all that desk; with several each has
its own address alone. A resource's description names the very address that it was asked for (RFC 9728 §3.3); on this
machine alone it has three names, and is told under the one that it was asked by.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from deskwright.errors import SetupError
from deskwright.hosted.oauth.redirects import is_loopback

__all__ = ["READ", "SCOPES", "WRITE", "Addresses", "protected_resource_routes", "server_metadata"]

READ, WRITE = "read", "write"
SCOPES = (READ, WRITE)
_PORTS = {"http": 80, "https": 443}
_PRM = "/.well-known/oauth-protected-resource"
# The names of this machine, whatever it is called by others.
_HERE = ("127.0.0.1", "localhost", "[::1]")
_CACHED = {"cache-control": "public, max-age=300"}


class Addresses:
    """`public_url` is how people reach this server: a scheme and a host, no path."""

    def __init__(self, public_url: str, desks: Sequence[str]) -> None:
        self.issuer = _checked(public_url)
        self.desks = tuple(desks)
        self._by_host: dict[str, Addresses] = {}
        self._origins = {_origin(self.issuer)}
        if self.is_loopback:
            self._add_names()

    def _add_names(self) -> None:
        scheme, _, port = _origin(self.issuer)
        for name in _HERE:
            other = copy(self)
            other.issuer = _checked(f"{scheme}://{name}:{port}")
            self._by_host[urlsplit(other.issuer).netloc] = other
            self._origins.add(_origin(other.issuer))

    def called(self, host: str) -> Addresses:
        """The same by the name that a request came to: a client holds what it is told against that."""
        return self._by_host.get(host.lower(), self)

    @property
    def is_loopback(self) -> bool:
        return is_loopback(urlsplit(self.issuer).hostname or "")

    def paths(self, desk: str) -> tuple[str, ...]:
        """Under which paths a desk is reached, its own first."""
        own = (f"/{desk}/mcp",)
        return (*own, "/mcp", "") if len(self.desks) == 1 else own

    def url(self, path: str) -> str:
        """The whole address of a path, with a slash at its end only where there is nothing else."""
        return f"{self.issuer}{path.rstrip('/') or '/'}"

    def resource(self, desk: str) -> str:
        """The address of a desk, as it is told to people."""
        return self.url(self.paths(desk)[1 if len(self.desks) == 1 else 0])

    def desk_of(self, resource: str) -> str | None:
        """The desk that an address stands for, however it is spelt; an empty one only where there is no choice."""
        if not resource:
            return self.desks[0] if len(self.desks) == 1 else None
        try:
            parts = urlsplit(resource)
            if _origin(resource) not in self._origins or parts.query or parts.fragment or parts.username is not None:
                return None
        except ValueError:
            return None
        path = parts.path.rstrip("/")
        return next((desk for desk in self.desks if path in self.paths(desk)), None)

    def described_at(self, desk: str, path: str = "") -> str:
        """Where the description of a desk's resource is, for a request that came to `path`."""
        path = path.rstrip("/")
        known = self.paths(desk)
        return f"{self.issuer}{_PRM}{path if path in known else known[1 if len(known) > 1 else 0]}"

    def challenge(
        self,
        desk: str,
        error: str = "",
        description: str = "",
        scope: str = "",
        path: str = "",
        *,
        described: bool = True,
    ) -> str:
        """The WWW-Authenticate of an answer 401 or 403. `described`: tokens are taken, and where they come from is
        told. Whoever brought nothing hears of no error (RFC 6750 §3.1)."""
        words = {
            "realm": "deskwright",
            "error": error,
            "error_description": description if error else "",
            "scope": scope,
            "resource_metadata": self.described_at(desk, path) if described else "",
        }
        return "Bearer " + ", ".join(f'{name}="{_quoted(value)}"' for name, value in words.items() if value)


def protected_resource_routes(
    addresses: Addresses, issuers: Sequence[str], titles: Mapping[str, str], scopes: Sequence[str] = ()
) -> list[BaseRoute]:
    """What RFC 9728 wants to be told of every address of every desk. `issuers`: none but this server. `scopes`: those
    that its server knows; a client asks for all of them, and one that does not know them refuses it."""

    def description(desk: str, path: str) -> Route:
        async def describe(request: Request) -> Response:
            here = addresses.called(request.headers.get("host", ""))
            told = {
                "resource": here.url(path),
                "authorization_servers": list(issuers) or [here.issuer],
                **({"scopes_supported": list(scopes)} if scopes else {}),
                "bearer_methods_supported": ["header"],
                "resource_name": titles.get(desk, desk),
            }
            return JSONResponse(told, headers=_CACHED)

        return Route(_PRM + path, describe, methods=["GET"])

    return [description(desk, path) for desk in addresses.desks for path in addresses.paths(desk)]


def server_metadata(addresses: Addresses, algorithms: Sequence[str]) -> dict[str, Any]:
    """What RFC 8414 wants to be told of this authorization server."""
    issuer = addresses.issuer
    ways = ["none", "client_secret_post", "client_secret_basic", "private_key_jwt"]
    return {
        "issuer": issuer,
        "authorization_endpoint": f"{issuer}/authorize",
        "token_endpoint": f"{issuer}/token",
        "registration_endpoint": f"{issuer}/register",
        "revocation_endpoint": f"{issuer}/revoke",
        "scopes_supported": list(SCOPES),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "token_endpoint_auth_methods_supported": ways,
        "token_endpoint_auth_signing_alg_values_supported": list(algorithms),
        "revocation_endpoint_auth_methods_supported": ways,
        "revocation_endpoint_auth_signing_alg_values_supported": list(algorithms),
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": True,
        "client_id_metadata_document_supported": True,
    }


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise SetupError(f"--public-url {url!r} is no address: write https://HOST") from None
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username is not None or not host:
        raise SetupError(f"--public-url {url!r}: write a scheme and a host alone, as https://mcp.example.com")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
        raise SetupError(
            f"--public-url {url!r}: tokens travel there, so it begins with https:// (http only on loopback)"
        )
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + (f":{port}" if port and port != _PORTS[parts.scheme] else "")


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    return parts.scheme.lower(), (parts.hostname or "").lower(), parts.port or _PORTS.get(parts.scheme.lower())


def _quoted(text: str) -> str:
    """A quoted-string of a header with the signs that RFC 6750 §3 lets it have: nothing ends it early."""
    plain = "".join(char if " " <= char <= "~" else "?" for char in text)
    return plain.replace("\\", "").replace('"', "'")
