"""Addresses of this machine: which names never leave it, how a host stands in an address, and a socket to be found at.

It serves nothing, and loads nothing that a start would notice.
"""

from __future__ import annotations

import ipaddress
import os
import socket

from deskwright.errors import SetupError

__all__ = ["in_url", "is_loopback", "listen"]

#: Connections that wait to be taken.
WAITING = 2_048


def is_loopback(host: str) -> bool:
    """Does what is sent to a host of this name never leave the machine?"""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def listen(host: str, port: int, waiting: int = WAITING) -> socket.socket:
    """A socket that listens; `waiting`: how many may wait for their turn. SetupError says what is in the way."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, protocol)
    except OSError as error:
        raise SetupError(f"--http {in_url(host)}:{port}: {error.strerror or error}") from None
    try:
        if os.name == "posix":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(waiting)
    except OSError as error:
        made.close()
        raise SetupError(
            f"--http {in_url(host)}:{port} cannot be used ({error.strerror}); choose another port, or 0 for any"
        ) from None
    return made
