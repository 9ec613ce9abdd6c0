"""Where a client may be sent back to: which addresses may be registered, which request matches one of them.

A match is exact; only the port of a program on this computer is free (RFC 8252 §7.3). Schemes that a browser itself
obeys are never registered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode, urlsplit

__all__ = ["form_sources", "host_of", "is_loopback", "matches", "why_not", "with_parameters"]

LONGEST = 1_000
_SIGNS = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*")
# Schemes that a browser obeys by itself, or that lead to another program's own business.
_OBEYED = frozenset(
    word
    for line in (
        "about ad android-app blob cid chrome chrome-extension data feed file filesystem ftp ftps geo gopher intent",
        "jar javascript ldap ldaps mailto mid moz-extension ms-msdt ms-officecmd resource res search-ms sftp shell",
        "sip sips sms ssh tel telnet urn vbscript view-source wais ws wss",
    )
    for word in line.split()
)


def is_loopback(host: str) -> bool:
    return host.lower() in ("localhost", "127.0.0.1", "::1")


def why_not(uri: str) -> str:
    """Why this address cannot be registered; empty where it can."""
    if len(uri) > LONGEST or not _SIGNS.fullmatch(uri):
        return f"is no URI of at most {LONGEST} signs"
    try:
        parts = urlsplit(uri)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "is no URI"
    if parts.fragment or "#" in uri:
        return "has a fragment"
    if parts.username is not None or parts.password is not None:
        return "has a login in it"
    if parts.scheme == "https":
        return "" if host else "has no host"
    if parts.scheme == "http":
        return "" if is_loopback(host) else "begins with http: only a program on the person's own computer may do so"
    if not _SCHEME.fullmatch(parts.scheme) or parts.scheme in _OBEYED:
        return "has a scheme that nobody is sent back to"
    return "" if uri.startswith(f"{parts.scheme}:/") else "is no address"


def matches(wanted: str, registered: Sequence[str]) -> bool:
    """Is it one of these? Only the port of a program on this computer may differ."""
    if wanted in registered:
        return True
    bare = _without_port(wanted)
    return bare is not None and any(_without_port(known) == bare for known in registered)


def host_of(uri: str) -> str:
    """What a person is told of it: host and port, or the scheme of a program."""
    parts = urlsplit(uri)
    return parts.netloc if parts.scheme in ("http", "https") else f"{parts.scheme}:"


def form_sources(uri: str) -> tuple[str, ...]:
    """The sources of a Content-Security-Policy that a form may lead to by way of us.

    A browser holds every further redirect to them as well, and where a client's own server leads is not ours to know.
    """
    scheme = urlsplit(uri).scheme
    if scheme == "http":
        return tuple(f"http://{host}:*" for host in ("127.0.0.1", "localhost", "[::1]"))
    return (f"{scheme}:",)


def with_parameters(uri: str, parameters: Mapping[str, str]) -> str:
    """The address with these added to whatever it has."""
    words = urlencode({name: value for name, value in parameters.items() if value})
    return f"{uri}{'&' if '?' in uri else '?'}{words}"


def _without_port(uri: str) -> tuple[str, str, str] | None:
    """The rest of the address of a program on this computer; None for any other one."""
    if why_not(uri):
        return None
    parts = urlsplit(uri)
    if parts.scheme != "http":
        return None
    return (parts.hostname or "").lower(), parts.path or "/", parts.query
