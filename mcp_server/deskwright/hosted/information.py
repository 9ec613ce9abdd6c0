"""What a resource tells about itself to whoever opens its address: where it is, what it speaks, what it wants."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from deskwright.hosted.answers import allowed_methods
from deskwright.hosted.desk import HostedDesk
from deskwright.hosted.sdk import KNOWN_PROTOCOL_VERSIONS
from deskwright.protocol import server_version

__all__ = ["inbound_headers", "information"]


def inbound_headers(desk: HostedDesk) -> list[str]:
    """The request headers that may bring the desk's own credential."""
    ways = desk.catalogue.connection.get("credentials") or ()
    return list(dict.fromkeys(name for way in ways for name in (way.get("inbound") or {}).get("headers", {}).values()))


def information(
    desk: HostedDesk, endpoint: str, *, tokens: bool = True, anyone: bool = False, sessions: bool = False
) -> Mapping[str, Any]:
    """`tokens`: of ours or of an issuer are taken; `anyone`: who brings nothing is served, too."""
    logins = [" with ".join(keys)] if (keys := inbound_headers(desk)) else []
    inbound = [way.get("inbound") or {} for way in desk.catalogue.connection.get("credentials") or ()]
    if tokens or any({"bearer", "jwt"} & set(each) for each in inbound):
        logins.append("authorization")
    login = [", or ".join(logins)] if logins else []
    return {
        "name": f"deskwright-{desk.id.replace('_', '-')}",
        "version": server_version(),
        "vendor": "Deskwright",
        "description": f"{desk.title} as an MCP server: POST JSON-RPC messages to this address.",
        "protocol": "mcp",
        "protocolVersions": list(KNOWN_PROTOCOL_VERSIONS),
        "transport": "streamable-http",
        "deployment": "hosted",
        "endpoint": endpoint,
        "methods": allowed_methods(sessions=sessions).decode().split(", "),
        "headers": {
            "required": [] if anyone else login,
            "optional": [*(login if anyone else ()), "mcp-protocol-version", "mcp-session-id"],
        },
        "timestamp": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
    }
