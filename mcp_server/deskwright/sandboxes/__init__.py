"""What a sandbox is: an ASGI application that stands in for a helpdesk, with the credentials it accepts.

A sandbox keeps its state in memory, needs no account, and never reaches the network.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from typing import Any

ASGIApp = Callable[
    [
        MutableMapping[str, Any],
        Callable[[], Awaitable[MutableMapping[str, Any]]],
        Callable[[MutableMapping[str, Any]], Awaitable[None]],
    ],
    Awaitable[None],
]

__all__ = ["ASGIApp", "Sandbox", "SandboxCredential", "load_sandbox", "sandbox_exists"]


@dataclass(frozen=True, slots=True)
class SandboxCredential:
    """One login the sandbox accepts; `environment` is what a user of it would export."""

    name: str
    about: str
    environment: Mapping[str, str]
    grants: Sequence[str] = ()


@dataclass(slots=True)
class Sandbox:
    """`base_path` stands between the origin and the path the desk's connection appends; usually empty."""

    app: ASGIApp
    credentials: list[SandboxCredential] = field(default_factory=list)
    base_path: str = ""


def sandbox_exists(desk: str) -> bool:
    """Say whether a sandbox for this desk is part of the distribution, without importing it."""
    return find_spec(f"deskwright.sandboxes.{desk}") is not None


def load_sandbox(desk: str) -> Sandbox:
    """Import `deskwright.sandboxes.<desk>` and make a fresh sandbox."""
    module = import_module(f"deskwright.sandboxes.{desk}")
    sandbox: Sandbox = module.create_sandbox()
    return sandbox
