"""What of the `mcp` package the hosted server uses: its Streamable HTTP transport and its words for who asks.

Beside `protocol.py` the only module that imports `mcp`.
"""

from __future__ import annotations

from typing import Any

from mcp.server import Server
from mcp.server.auth.middleware.bearer_auth import AuthenticatedUser
from mcp.server.auth.provider import AccessToken
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp_types import jsonrpc_message_adapter
from mcp_types.version import HANDSHAKE_PROTOCOL_VERSIONS, KNOWN_PROTOCOL_VERSIONS, MODERN_PROTOCOL_VERSIONS
from pydantic import ValidationError

__all__ = [
    "HANDSHAKE_PROTOCOL_VERSIONS",
    "KNOWN_PROTOCOL_VERSIONS",
    "MODERN_PROTOCOL_VERSIONS",
    "Server",
    "is_message",
    "session_manager",
    "who",
]


def who(key: str) -> AuthenticatedUser:
    """Binds a session to whoever opened it: a request with another key does not find it."""
    return AuthenticatedUser(AccessToken(token="", client_id=key, scopes=[]))


def is_message(found: object) -> bool:
    """Is this one message of the protocol, as the transport reads it?"""
    try:
        jsonrpc_message_adapter.validate_python(found, by_name=False)
    except ValidationError:
        return False
    return True


def session_manager(
    server: Server[Any], *, streams: bool, sessions: bool, largest: int, idle: float = 1_800, most: int = 1_000
) -> StreamableHTTPSessionManager:
    """The transport of one resource; without `sessions` each request stands alone. With `streams` an answer becomes a
    stream once something is told before it (in the stateless era), or always (in sessions).

    Host and Origin were judged before it (`edge.py`), so it judges neither.
    """
    return StreamableHTTPSessionManager(
        server,
        json_response=not streams,
        stateless=not sessions,
        max_request_body_size=largest,
        session_idle_timeout=idle if sessions else None,
        max_sessions=most,
    )
