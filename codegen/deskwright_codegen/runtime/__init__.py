"""The runtime that every generated SDK and the server share: requests, log-in, retries, pages, errors.

Refuses to know any helpdesk: all it learns comes in as an operation's wire data and a connection.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

# At once: the function `tool` would otherwise give way to its module of the same name.
from .tool import Desk, ToolAnswer, ToolInfo, tool, tool_info

if TYPE_CHECKING:
    from .agent import user_agent
    from .call import AsyncCall, AsyncPagedCall, SyncCall, SyncPagedCall, answer
    from .client import AsyncClient, Client
    from .environment import Settings, clean_base_url, read_instances, read_settings
    from .errors import (
        AnswerTooLarge,
        ApiError,
        BadRequest,
        ConfigurationError,
        Conflict,
        ConnectionFailed,
        DeskError,
        FailedAnswer,
        Forbidden,
        NotFound,
        OutcomeUnknown,
        PartialAnswer,
        RateLimited,
        RedirectRefused,
        ServerError,
        TooLarge,
        Unauthorized,
        UnexpectedAnswer,
        ValidationFailed,
        WireError,
    )
    from .pages import Walk, page_info
    from .pointers import look_up, value_at, with_value_at
    from .types import UNSET, File, FileTypes, Response, Unset
    from .values import request_values
    from .wire import WireRequest, build_request

__all__ = [
    "UNSET",
    "AnswerTooLarge",
    "ApiError",
    "AsyncCall",
    "AsyncClient",
    "AsyncPagedCall",
    "BadRequest",
    "Client",
    "ConfigurationError",
    "Conflict",
    "ConnectionFailed",
    "Desk",
    "DeskError",
    "FailedAnswer",
    "File",
    "FileTypes",
    "Forbidden",
    "NotFound",
    "OutcomeUnknown",
    "PartialAnswer",
    "RateLimited",
    "RedirectRefused",
    "Response",
    "ServerError",
    "Settings",
    "SyncCall",
    "SyncPagedCall",
    "TooLarge",
    "ToolAnswer",
    "ToolInfo",
    "Unauthorized",
    "UnexpectedAnswer",
    "Unset",
    "ValidationFailed",
    "Walk",
    "WireError",
    "WireRequest",
    "answer",
    "build_request",
    "clean_base_url",
    "look_up",
    "page_info",
    "read_instances",
    "read_settings",
    "request_values",
    "tool",
    "tool_info",
    "user_agent",
    "value_at",
    "with_value_at",
]

# A server that only lists tools must not pay for httpx: each name is loaded with its module when it is first used.
_HOMES = {
    "agent": ("user_agent",),
    "call": (
        "AsyncCall",
        "AsyncPagedCall",
        "SyncCall",
        "SyncPagedCall",
        "answer",
    ),
    "client": (
        "AsyncClient",
        "Client",
    ),
    "environment": (
        "Settings",
        "clean_base_url",
        "read_instances",
        "read_settings",
    ),
    "errors": (
        "AnswerTooLarge",
        "ApiError",
        "BadRequest",
        "ConfigurationError",
        "Conflict",
        "ConnectionFailed",
        "DeskError",
        "FailedAnswer",
        "Forbidden",
        "NotFound",
        "OutcomeUnknown",
        "PartialAnswer",
        "RateLimited",
        "RedirectRefused",
        "ServerError",
        "TooLarge",
        "Unauthorized",
        "UnexpectedAnswer",
        "ValidationFailed",
        "WireError",
    ),
    "pages": (
        "Walk",
        "page_info",
    ),
    "pointers": (
        "look_up",
        "value_at",
        "with_value_at",
    ),
    "types": (
        "File",
        "FileTypes",
        "Response",
        "UNSET",
        "Unset",
    ),
    "values": ("request_values",),
    "wire": (
        "WireRequest",
        "build_request",
    ),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value
