"""What the pages get to show, as plain values, and who turns them into answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from deskwright.errors import Refusal
from deskwright.hosted.desk import Account, HostedDesk

__all__ = ["AskKey", "AskOwner", "Asking", "Confirm", "Connection", "Connections", "Pages", "Problem"]


@dataclass(frozen=True, slots=True)
class Asking:
    """The client that asks."""

    name: str
    """What it calls itself; bounded, never empty, no control signs. Claimed."""
    verified: bool
    """Its description was read from the address that is its id, and it is sent back to that very host."""
    home: str
    """The host of its description; empty where it registered itself."""
    returns_to: str
    """Host and port that it is sent back to, or the scheme of a program (`cursor:`)."""
    loopback: bool
    """It is sent back to a program on the person's own computer."""


@dataclass(frozen=True, slots=True)
class AskKey:
    """The first step: with which key?"""

    asking: Asking
    desk: HostedDesk
    transaction: str
    form_actions: tuple[str, ...]
    read_only: bool = False
    fixed_read_only: bool = False
    problem: Refusal | None = None
    kept: Mapping[str, str] = field(default_factory=dict)
    wait: int = 0
    locales: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirm:
    """The second step: this is you, and this becomes possible."""

    asking: Asking
    desk: HostedDesk
    account: Account
    transaction: str
    form_actions: tuple[str, ...]
    read_only: bool = False
    fixed_read_only: bool = False
    locales: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Nobody is sent back: an unknown client, a form that is too old or was used, or nobody vouches for the client."""

    status: int
    code: str
    refusal: Refusal
    locales: tuple[str, ...] = ()
    leads_to: str = ""
    """The client's own address, with what it is told: for a person to follow, or not. Nobody is sent there unasked."""
    asking: Asking | None = None
    """The client that it is the address of."""


@dataclass(frozen=True, slots=True)
class AskOwner:
    """The settings, before anybody said who they are."""

    desks: tuple[HostedDesk, ...]
    desk: HostedDesk
    problem: Refusal | None = None
    kept: Mapping[str, str] = field(default_factory=dict)
    wait: int = 0
    locales: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Connection:
    """One thing that was granted."""

    id: str
    asking: Asking
    name: str
    read_only: bool
    made_at: str
    used_at: str
    """Empty: never."""
    expires_at: str


@dataclass(frozen=True, slots=True)
class Connections:
    """What this person granted, the newest first."""

    desk: HostedDesk
    account: Account
    session: str
    rows: tuple[Connection, ...]
    revoked: str = ""
    """The client whose connection was just ended."""
    locales: tuple[str, ...] = ()


class Pages(Protocol):
    """Turns each of them into an answer."""

    def ask_key(self, request: Request, view: AskKey) -> Response: ...
    def confirm(self, request: Request, view: Confirm) -> Response: ...
    def ask_owner(self, request: Request, view: AskOwner) -> Response: ...
    def connections(self, request: Request, view: Connections) -> Response: ...
    def problem(self, request: Request, view: Problem) -> Response: ...
    def routes(self) -> list[BaseRoute]: ...
