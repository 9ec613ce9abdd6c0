"""What there is to tell beside a registration: what else may be set, what the client or the place asks for.

It decides nothing and changes nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from deskwright.catalogue import Catalogue
from deskwright.clients import Client, Machine, Registered, Scope, Variable
from deskwright.docker_run import STATE_VOLUME, Container

__all__ = ["CLOSE_FIRST", "container_notes", "file_notes", "long_name_notes", "optional_notes", "optional_variables"]

STATE = "DESKWRIGHT_STATE"
CLOSE_FIRST = "Claude Code writes this file, too: close its sessions, or use claude mcp add-json"


def container_notes(args: argparse.Namespace, container: Container, scope: Scope) -> list[str]:
    notes = [f"what it keeps (proposals, the audit) is in Docker's volume {STATE_VOLUME}; docker volume rm deletes it"]
    if scope == "project" and container.mounts:
        notes.append("the folders laid into the container are those of this machine: others need their own line")
    if "/" not in args.docker:
        notes.append(f"build the image first, in a checkout: docker build -t {args.docker} . (docs/publish.md)")
    return notes


def optional_notes(args: argparse.Namespace, catalogues: Sequence[Catalogue], named: Sequence[Variable]) -> list[str]:
    """What else may be set, by name: nobody guesses a variable; and the word that a way to log in needs."""
    if args.serve_sandbox is not None:
        return []
    notes = []
    for catalogue in catalogues:
        connection = catalogue.connection
        ways = [c for c in connection.get("credentials") or () if args.credential == c["name"]]
        notes += [
            f"set {way['when']['env']}={way['when']['is']} there: it chooses this way to log in"
            for way in ways
            if way.get("when") and not way["when"].get("default")
        ]
        known = {variable.name for variable in named}
        others = [name for name in optional_variables(connection) if name not in known]
        if others:
            notes.append(f"optional for {catalogue.title}, each with --env NAME: {', '.join(others)}")
    return notes


def optional_variables(connection: Mapping[str, Any]) -> list[str]:
    """The variables that a desk reads and can do without."""
    base, timeout = connection.get("base_url") or {}, connection.get("timeout") or {}
    tls, web = connection.get("tls") or {}, connection.get("web") or {}
    choosing = [way["when"]["env"] for way in connection.get("credentials") or () if way.get("when")]
    found = [
        base.get("env") if base.get("default") else None,
        *choosing,
        tls.get("verify_env"),
        tls.get("ca_env"),
        web.get("env"),
        *(connection.get("defaults") or ()),
        timeout.get("env"),
    ]
    return list(dict.fromkeys(name for name in found if name))


def file_notes(args: argparse.Namespace, client: Client, scope: Scope, machine: Machine) -> list[str]:
    notes = []
    if scope == "project" and not args.uvx and args.docker is None:
        notes.append("the command is a path of this machine: to share the file, register with --uvx SOURCE")
    if client.id == "claude-code" and scope == "user" and args.write:
        notes.append(CLOSE_FIRST)
    if client.id == "claude-desktop" and machine.platform.startswith("linux"):
        notes.append("Claude Desktop is made for macOS and Windows; on Linux this is the path that rebuilds use")
    if STATE in machine.environ and not args.serve_state and STATE not in args.env:
        notes.append(
            f"{STATE} is set here and the client may not pass it on: say --state PLACE or --env {STATE}, "
            "or what waits is kept where deskwright approvals does not look"
        )
    return notes


def long_name_notes(client: Client, server: Registered, catalogues: Sequence[Catalogue]) -> list[str]:
    if client.tool_name_limit is None:
        return []
    prefix = client.tool_name_prefix.format(name=server.name)
    several = len(catalogues) > 1
    for catalogue in catalogues:
        for tool in catalogue.tools:
            name = tool.name
            if several and not name.startswith(f"{catalogue.desk}_"):
                name = f"{catalogue.desk}_{name}"
            if tool.default and len(prefix) + len(name) > client.tool_name_limit:
                return [
                    f"{client.title} takes {client.tool_name_limit} characters for server and tool together; "
                    f"{name} is too long for it: choose a shorter --name"
                ]
    return []
