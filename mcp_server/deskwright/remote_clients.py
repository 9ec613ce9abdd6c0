"""What each assistant reads to reach a server over HTTP: its address alone, or with the headers that bring a key.

Refuses to hold a secret: a header names a variable, in the notation that the client fills in itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deskwright.clients import Client, Machine, Variable

from deskwright.listening import is_loopback

__all__ = ["BRIDGE", "Header", "Remote", "bad_address", "key_headers", "login_lines", "remote_entry"]

#: Brings a remote server to a client that starts programs only. Pinned: it is run with a key in its environment.
BRIDGE = "mcp-remote@0.15.1"
BEARER = "Bearer "


@dataclass(frozen=True, slots=True)
class Header:
    """One header of every request: a variable of the user's, after a fixed word."""

    name: str
    prefix: str
    variable: Variable


@dataclass(frozen=True, slots=True)
class Remote:
    """What is registered: a name and one desk's address. Without headers the client logs in by the browser."""

    name: str
    url: str
    headers: tuple[Header, ...] = ()

    @property
    def variables(self) -> tuple[Variable, ...]:
        return tuple(header.variable for header in self.headers)


def bad_address(url: str) -> str:
    """Why an address is none to register; "" for a good one."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "it is not an address"
    if parts.scheme not in ("http", "https") or not host or any(c.isspace() or not c.isprintable() for c in url):
        return "it is not an address that begins with https://"
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment or "?" in url:
        return "it holds more than an address: a login, a query or a fragment, which would be written into a file"
    if "$" in url or "{" in url:
        return "clients read $ and { as the beginning of a variable"
    if parts.scheme == "http" and not is_loopback(host):
        return "a key sent by http:// to another machine can be read on the way"
    return ""


def key_headers(inbound: Mapping[str, Any], variables: Mapping[str, Variable]) -> tuple[Header, ...]:
    """The headers in which a desk takes its key; `variables` by the part of the login they hold.

    Authorization where the desk's keys are told by their shape: every client has a word for it.
    """
    if inbound.get("bearer") or inbound.get("jwt"):
        return (Header("Authorization", BEARER, variables["value"]),)
    return tuple(Header(name, "", variables[part]) for part, name in (inbound.get("headers") or {}).items())


def remote_entry(remote: Remote, client: Client) -> dict[str, Any]:
    """The entry in this client's words."""
    match client.id:
        case "codex":
            return _codex(remote)
        case "continue":
            entry: dict[str, Any] = {"name": remote.name, "type": "streamable-http", "url": remote.url}
            headers = _headers(remote, client)
            return {**entry, "requestOptions": {"headers": headers}} if headers else entry
        case "claude-desktop":
            return _bridged(remote, client)
        case "cursor":
            kind = {}
        case _:
            kind = {"type": "http"}
    headers = _headers(remote, client)
    return {**kind, "url": remote.url, **({"headers": headers} if headers else {})}


def _headers(remote: Remote, client: Client) -> dict[str, str]:
    assert client.reference is not None
    return {h.name: h.prefix + client.reference(h.variable, remote) for h in remote.headers}


def _codex(remote: Remote) -> dict[str, Any]:
    # Names alone: Codex puts in what is set where it is started. `http_headers` would take values.
    entry: dict[str, Any] = {"url": remote.url}
    for header in remote.headers:
        if header.name.lower() == "authorization" and header.prefix == BEARER:
            entry["bearer_token_env_var"] = header.variable.name
        else:
            entry.setdefault("env_http_headers", {})[header.name] = header.variable.name
    return entry


def _bridged(remote: Remote, client: Client) -> dict[str, Any]:
    """A program that speaks stdio to the client and HTTP to the server: this client's file takes nothing else."""
    args = ["-y", BRIDGE, remote.url, "--transport", "http-only"]
    environment: dict[str, str] = {}
    assert client.reference is not None
    for header in remote.headers:
        # Without a space: on Windows an argument with one arrives in pieces. The word stands in the variable instead.
        args += ["--header", f"{header.name}:${{{header.variable.name}}}"]
        environment[header.variable.name] = header.prefix + client.reference(header.variable, remote)
    entry: dict[str, Any] = {"command": "npx", "args": args}
    return {**entry, "env": environment} if environment else entry


def login_lines(remote: Remote, client: Client, machine: Machine) -> list[str]:
    """How a person logs in where the configuration brings no key; where another way is better, that too."""
    name = remote.name
    browser = "it opens the browser, where the desk's own page tells how to log in"
    told = {
        "claude-code": [f"in a session: /mcp, choose {name}, Authenticate; {browser}"],
        "cursor": [f"in the list of MCP servers in the settings, Connect beside {name}; {browser}"],
        "vscode": [f"at the first start VS Code asks whether it may log in to {name}; {browser}"],
        "continue": [f"in Continue's settings, the MCP servers, log in to {name}; {browser}"],
        "codex": [f"{machine.shell(['codex', 'mcp', 'login', name])}   ({browser})"],
        "claude-desktop": [f"the bridge does it at the first start: {browser}"],
    }
    return [] if remote.headers else told.get(client.id, [f"the client has to know OAuth: {browser}"])
