"""What each assistant reads to start an MCP server, or to reach one: file, shape, how to confirm, how to remove.

Refuses to hold a secret: a variable appears by name, in the notation that the client fills in itself.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, Literal

from deskwright.placeholders import paste_here
from deskwright.remote_clients import Remote, remote_entry

Scope = Literal["project", "user"]
Syntax = Literal["json", "toml", "yaml"]


@dataclass(frozen=True, slots=True)
class Variable:
    """One environment variable that the server needs."""

    name: str
    about: str
    secret: bool


@dataclass(frozen=True, slots=True)
class Server:
    """What is registered: a name and the process behind it."""

    name: str
    command: str
    args: tuple[str, ...]
    variables: tuple[Variable, ...]

    @property
    def line(self) -> tuple[str, ...]:
        return (self.command, *self.args)


#: A process that the client starts, or an address that it calls.
Registered = Server | Remote


@dataclass(frozen=True, slots=True)
class Machine:
    """Where the files of the clients are looked for; a value, so that every platform can be tried on any."""

    platform: str
    home: Path
    project: Path
    environ: Mapping[str, str]

    @classmethod
    def current(cls) -> Machine:
        return cls(sys.platform, Path.home(), Path.cwd(), os.environ)

    def applications(self) -> Path:
        """The folder in which desktop programs keep their settings."""
        if self.platform == "darwin":
            return self.home / "Library" / "Application Support"
        if self.platform == "win32":
            return Path(self.environ.get("APPDATA") or self.home / "AppData" / "Roaming")
        return Path(self.environ.get("XDG_CONFIG_HOME") or self.home / ".config")

    def shell(self, words: list[str]) -> str:
        """One line to paste into this machine's shell."""
        return subprocess.list2cmdline(words) if self.platform == "win32" else shlex.join(words)


@dataclass(frozen=True, slots=True)
class Client:
    """One assistant; `document` is a whole file that holds this server alone, a merge takes its parts."""

    id: str
    title: str
    syntax: Syntax
    table: str
    scopes: tuple[Scope, ...]
    reference: Callable[[Variable, Registered], str] | None
    entry: Callable[[Server, Client], dict[str, Any]]
    file: Callable[[Machine, Scope, str], Path] | None
    confirm: Callable[[Registered, Machine, Scope], list[str]]
    remove: Callable[[Registered, Machine, Scope, PurePath | None], list[str]]
    secrets: Callable[[Registered], list[str]]
    tool_name_limit: int | None = None
    tool_name_prefix: str = "{name}:"

    def document(self, server: Registered) -> dict[str, Any]:
        entry = remote_entry(server, self) if isinstance(server, Remote) else self.entry(server, self)
        if self.syntax == "yaml":
            block = {"name": f"Deskwright {server.name}", "version": "0.0.1", "schema": "v1"}
            return {**block, self.table: [entry]}
        document: dict[str, Any] = {self.table: {server.name: entry}}
        if self.id == "vscode" and server.variables:
            document = {"inputs": [vscode_input(v, server) for v in server.variables], **document}
        return document

    def environment(self, server: Server) -> dict[str, str]:
        if self.reference is None:
            return {}
        return {v.name: self.reference(v, server) for v in server.variables}


def vscode_input_id(variable: Variable, server: Registered) -> str:
    # Inputs are shared by all servers of the file: the server's name keeps two desks apart.
    return f"{server.name}-{variable.name.lower().replace('_', '-')}"


def vscode_input(variable: Variable, server: Registered) -> dict[str, Any]:
    return {
        "type": "promptString",
        "id": vscode_input_id(variable, server),
        "description": f"{variable.name}: {variable.about}" if variable.about else variable.name,
        "password": variable.secret,
    }


def _stdio_entry(server: Server, client: Client) -> dict[str, Any]:
    return {"type": "stdio", **_plain_entry(server, client)}


def _plain_entry(server: Server, client: Client) -> dict[str, Any]:
    entry: dict[str, Any] = {"command": server.command, "args": list(server.args)}
    if environment := client.environment(server):
        entry["env"] = environment
    return entry


def _continue_entry(server: Server, client: Client) -> dict[str, Any]:
    return {"name": server.name, **_stdio_entry(server, client)}


def _codex_entry(server: Server, client: Client) -> dict[str, Any]:
    entry: dict[str, Any] = {"command": server.command, "args": list(server.args)}
    if server.variables:
        # Codex forwards what is named here from its own environment; `env` would put values into the file.
        entry["env_vars"] = [v.name for v in server.variables]
    # The first list may wait for the desk to tell the token's abilities, and uvx may install first.
    entry["startup_timeout_sec"] = 30
    return entry


def _names(server: Registered) -> str:
    return ", ".join(v.name for v in server.variables)


def _from_environment(what: str) -> Callable[[Registered], list[str]]:
    def told(server: Registered) -> list[str]:
        return [f"{what} takes {_names(server)} from the environment it is started in: set them there."]

    return told


def _paste(server: Registered) -> list[str]:
    line = f"this client fills nothing in: put the values of {_names(server)} where PASTE_…_HERE stands"
    if isinstance(server, Remote):
        return [f"{line}; only you should be able to read the file."]
    return [f"{line},", "or keep them out of the file with --env-file FILE (a file that only you can read)."]


def _asked(server: Registered) -> list[str]:
    return [f"VS Code asks for {_names(server)} at the first start and keeps the answers encrypted."]


def _continue_secrets(server: Registered) -> list[str]:
    return [f"put {_names(server)} into ~/.continue/.env (NAME=value, one per line); never commit that file."]


def _delete_entry(key: str) -> Callable[[Registered, Machine, Scope, PurePath | None], list[str]]:
    def told(server: Registered, machine: Machine, scope: Scope, file: PurePath | None) -> list[str]:
        return [f'delete "{server.name}" under "{key}" in {file or "that file"}, then restart the client']

    return told


def _claude_code_remove(server: Registered, machine: Machine, scope: Scope, file: PurePath | None) -> list[str]:
    return [machine.shell(["claude", "mcp", "remove", "--scope", scope, server.name])]


def _claude_code_confirm(server: Registered, machine: Machine, scope: Scope) -> list[str]:
    lines = [machine.shell(["claude", "mcp", "list"]), machine.shell(["claude", "mcp", "get", server.name])]
    if scope == "project":
        lines.append("Claude Code asks once whether it may use the servers of a project: answer yes")
    return lines


def _claude_desktop_confirm(server: Registered, machine: Machine, scope: Scope) -> list[str]:
    logs = {
        "darwin": f"~/Library/Logs/Claude/mcp-server-{server.name}.log",
        "win32": f"%APPDATA%\\Claude\\logs\\mcp-server-{server.name}.log",
    }.get(machine.platform)
    lines = [f"quit Claude Desktop and start it again: Settings > Developer shows {server.name} as running"]
    return [*lines, f"what the server said: {logs}"] if logs else lines


def _cursor_confirm(server: Registered, machine: Machine, scope: Scope) -> list[str]:
    return [
        f"in Cursor, the list of MCP servers in the settings shows {server.name} and its tools",
        machine.shell(["agent", "mcp", "list-tools", server.name]) + "   (Cursor's command line)",
    ]


def _vscode_confirm(server: Registered, machine: Machine, scope: Scope) -> list[str]:
    return [f"Command Palette > MCP: List Servers > {server.name} > Start Server, then Show Output"]


def _vscode_remove(server: Registered, machine: Machine, scope: Scope, file: PurePath | None) -> list[str]:
    lines = [f'delete "{server.name}" under "servers" in {file or "that file"}']
    if server.variables:
        ids = ", ".join(vscode_input_id(v, server) for v in server.variables)
        lines.append(f'and the entries of "inputs" with the ids {ids}')
    return lines


def _continue_confirm(server: Registered, machine: Machine, scope: Scope) -> list[str]:
    return [f"reload the window, choose Agent mode: the tools of {server.name} are in the list of tools"]


def _continue_remove(server: Registered, machine: Machine, scope: Scope, file: PurePath | None) -> list[str]:
    return [f"delete the file {file}" if file else "delete that file"]


def _codex_confirm(server: Registered, machine: Machine, scope: Scope) -> list[str]:
    lines = [machine.shell(["codex", "mcp", "list"]), "in a session: /mcp"]
    if scope == "project":
        lines.append("Codex reads .codex/config.toml only in a project that you have trusted")
    return lines


def _codex_remove(server: Registered, machine: Machine, scope: Scope, file: PurePath | None) -> list[str]:
    if scope == "user":
        return [machine.shell(["codex", "mcp", "remove", server.name])]
    return [f"delete the table [mcp_servers.{server.name}] in {file or 'that file'}"]


def _json_confirm(server: Registered, machine: Machine, scope: Scope) -> list[str]:
    if isinstance(server, Remote):
        return ["the client's own list of servers and tools"]
    return [machine.shell([*server.line, "--help"]) + "   (the command itself must answer)"]


def _claude_code_file(machine: Machine, scope: Scope, name: str) -> Path:
    return machine.project / ".mcp.json" if scope == "project" else machine.home / ".claude.json"


def _claude_desktop_file(machine: Machine, scope: Scope, name: str) -> Path:
    return machine.applications() / "Claude" / "claude_desktop_config.json"


def _cursor_file(machine: Machine, scope: Scope, name: str) -> Path:
    return (machine.project if scope == "project" else machine.home) / ".cursor" / "mcp.json"


def _vscode_file(machine: Machine, scope: Scope, name: str) -> Path:
    if scope == "project":
        return machine.project / ".vscode" / "mcp.json"
    return machine.applications() / "Code" / "User" / "mcp.json"


def _continue_file(machine: Machine, scope: Scope, name: str) -> Path:
    root = machine.project if scope == "project" else machine.home
    return root / ".continue" / "mcpServers" / f"{name}.yaml"


def _codex_file(machine: Machine, scope: Scope, name: str) -> Path:
    if scope == "project":
        return machine.project / ".codex" / "config.toml"
    return Path(machine.environ.get("CODEX_HOME") or machine.home / ".codex") / "config.toml"


CLIENTS: dict[str, Client] = {
    client.id: client
    for client in (
        Client(
            id="claude-code",
            title="Claude Code",
            syntax="json",
            table="mcpServers",
            scopes=("project", "user"),
            reference=lambda variable, server: "${" + variable.name + "}",
            entry=_stdio_entry,
            file=_claude_code_file,
            confirm=_claude_code_confirm,
            remove=_claude_code_remove,
            secrets=_from_environment("Claude Code"),
            # mcp__<server>__<tool> is what the model sees and what permissions are written with.
            tool_name_limit=64,
            tool_name_prefix="mcp__{name}__",
        ),
        Client(
            id="claude-desktop",
            title="Claude Desktop",
            syntax="json",
            table="mcpServers",
            scopes=("user",),
            reference=lambda variable, server: paste_here(variable.name),
            entry=_plain_entry,
            file=_claude_desktop_file,
            confirm=_claude_desktop_confirm,
            remove=_delete_entry("mcpServers"),
            secrets=_paste,
        ),
        Client(
            id="cursor",
            title="Cursor",
            syntax="json",
            table="mcpServers",
            scopes=("project", "user"),
            reference=lambda variable, server: "${env:" + variable.name + "}",
            entry=_stdio_entry,
            file=_cursor_file,
            confirm=_cursor_confirm,
            remove=_delete_entry("mcpServers"),
            secrets=_from_environment("Cursor"),
            tool_name_limit=60,
        ),
        Client(
            id="vscode",
            title="VS Code",
            syntax="json",
            table="servers",
            scopes=("project", "user"),
            reference=lambda variable, server: "${input:" + vscode_input_id(variable, server) + "}",
            entry=_stdio_entry,
            file=_vscode_file,
            confirm=_vscode_confirm,
            remove=_vscode_remove,
            secrets=_asked,
        ),
        Client(
            id="continue",
            title="Continue",
            syntax="yaml",
            table="mcpServers",
            scopes=("project", "user"),
            reference=lambda variable, server: "${{ secrets." + variable.name + " }}",
            entry=_continue_entry,
            file=_continue_file,
            confirm=_continue_confirm,
            remove=_continue_remove,
            secrets=_continue_secrets,
        ),
        Client(
            id="codex",
            title="Codex",
            syntax="toml",
            table="mcp_servers",
            scopes=("user", "project"),
            reference=None,
            entry=_codex_entry,
            file=_codex_file,
            confirm=_codex_confirm,
            remove=_codex_remove,
            secrets=_from_environment("Codex"),
        ),
        Client(
            id="json",
            title="any client that reads mcpServers",
            syntax="json",
            table="mcpServers",
            scopes=("user",),
            reference=lambda variable, server: paste_here(variable.name),
            entry=_stdio_entry,
            file=None,
            confirm=_json_confirm,
            remove=_delete_entry("mcpServers"),
            secrets=_paste,
        ),
    )
}


def claude_add_line(server: Registered, scope: Scope, machine: Machine) -> str:
    """The one line that lets Claude Code write its own file."""
    client = CLIENTS["claude-code"]
    entry = json.dumps(client.document(server)[client.table][server.name], ensure_ascii=False, separators=(",", ":"))
    return machine.shell(["claude", "mcp", "add-json", "--scope", scope, server.name, entry])
