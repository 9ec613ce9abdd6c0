"""Every client's output parses, fits the client's documented format, and holds no secret."""

from __future__ import annotations

import argparse
import json
import shlex
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from deskwright import cli
from deskwright.clients import CLIENTS, Machine, claude_add_line
from deskwright.hosted.options import add_http_options
from deskwright.register import Registration
from deskwright.register_options import SERVE_OPTIONS, RegisterRefused
from deskwright.remote_clients import BRIDGE

SCHEMAS = Path(__file__).parent / "schemas"
SECRET = "s3cr3t-value-that-must-never-appear"
Make = Callable[..., Registration]

REFERENCES = {
    "claude-code": "${ACME_TOKEN}",
    "claude-desktop": "PASTE_ACME_TOKEN_HERE",
    "cursor": "${env:ACME_TOKEN}",
    "vscode": "${input:acme-desk-acme-token}",
    "continue": "${{ secrets.ACME_TOKEN }}",
    "json": "PASTE_ACME_TOKEN_HERE",
}

OPTIONS: list[list[str]] = [
    [],
    ["--read-only", "--deny", "write_outbound", "--abilities", "tickets:read,reports:read"],
    ["--uvx", "git+https://git.example/deskwright"],
    ["--sandbox"],
    ["--sandbox", "staff"],
    ["--env-file", 'my "odd" file\'s.env'],
    ["--credential", "OAuth client"],
    ["--env", "ACME_INSTANCES", "--name", "Second_desk-2"],
    ["--deny", "write_outbound", "--deny", "write_internal", "--max-result", "2000"],
    ["--approve", "write_internal", "--approve", "destroy", "--allow", "destroy", "--audit", "all", "--human-proof"],
    ["--no-approval", "--state", "my state.sqlite3", "--policy", "policy.yaml", "--approval-ttl", "7d"],
    ["--state", "postgresql://desk@db.example/desk"],
    ["--attachments", "in", "--exports", "out", "--tools", "a,b", "--all-tools", "--insecure"],
]


def read(client: str, text: str) -> Any:
    return {"toml": tomllib.loads, "yaml": yaml.safe_load, "json": json.loads}[CLIENTS[client].syntax](text)


def entry(client: str, text: str, name: str = "acme-desk") -> Any:
    servers = read(client, text)[CLIENTS[client].table]
    return servers[0] if client == "continue" else servers[name]


@pytest.mark.parametrize("client", list(CLIENTS))
@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: " ".join(options) or "plain")
def test_output_fits_the_clients_format(client: str, options: list[str], make: Make) -> None:
    registration = make("--client", client, *options)
    schema = json.loads((SCHEMAS / f"{client}.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(read(client, registration.text), schema)
    told = [*registration.confirm, *registration.remove, *registration.secrets, *registration.notes]
    assert SECRET not in registration.text + "".join(told)
    assert registration.confirm
    assert registration.remove


@pytest.mark.parametrize("options", OPTIONS, ids=lambda options: " ".join(options) or "plain")
def test_serve_understands_what_is_registered(options: list[str], make: Make) -> None:
    args = make("--client", "json", *options).server.args
    words = list(args[args.index("serve") :])
    asked = cli._parser(words).parse_args(words)
    assert asked.desks_words == ["acme-desk"]
    if "--deny" in options:
        assert asked.deny == [options[at + 1] for at, word in enumerate(options) if word == "--deny"]


def test_every_option_of_serve_can_be_registered() -> None:
    commands = next(a for a in cli._parser(["serve"])._actions if isinstance(a, argparse._SubParsersAction))
    known = {word for action in commands.choices["serve"]._actions for word in action.option_strings}
    # what is about HTTP belongs to whoever starts a server for many: no client starts one
    http = argparse.ArgumentParser(add_help=False)
    add_http_options(http)
    known -= {word for action in http._actions for word in action.option_strings}
    assert known - {"-h", "--help", "--desks"} == {option.flag for option in SERVE_OPTIONS}


@pytest.mark.parametrize("client", list(CLIENTS))
def test_command_and_arguments(client: str, make: Make) -> None:
    found = entry(client, make("--client", client, "--read-only", "--deny", "write_outbound").text)
    assert Path(found["command"]).is_absolute()
    assert Path(found["command"]).name.startswith("deskwright")
    assert found["args"] == ["serve", "acme-desk", "--read-only", "--deny", "write_outbound"]


@pytest.mark.parametrize("client", sorted(REFERENCES))
def test_a_secret_stands_in_the_clients_own_notation(client: str, make: Make) -> None:
    found = entry(client, make("--client", client).text)
    assert list(found["env"]) == ["ACME_BASE", "ACME_TOKEN"]
    assert found["env"]["ACME_TOKEN"] == REFERENCES[client]


def test_codex_forwards_names_and_writes_no_value(make: Make) -> None:
    found = entry("codex", make("--client", "codex").text)
    assert found["env_vars"] == ["ACME_BASE", "ACME_TOKEN"]
    assert "env" not in found


def test_vscode_asks_for_the_secret_hidden_and_for_the_address_openly(make: Make) -> None:
    inputs = read("vscode", make("--client", "vscode").text)["inputs"]
    assert {i["id"]: i["password"] for i in inputs} == {
        "acme-desk-acme-base": False,
        "acme-desk-acme-token": True,
    }


def test_the_second_way_to_log_in(make: Make) -> None:
    found = entry("claude-code", make("--client", "claude-code", "--credential", "OAuth client").text)
    assert list(found["env"]) == ["ACME_BASE", "ACME_CLIENT_ID", "ACME_CLIENT_SECRET"]


@pytest.mark.parametrize("client", list(CLIENTS))
@pytest.mark.parametrize("option", ["--sandbox", "--env-file"])
def test_sandbox_and_env_file_leave_no_variable_in_the_file(client: str, option: str, make: Make) -> None:
    words = [option] if option == "--sandbox" else [option, "desk.env"]
    found = entry(client, make("--client", client, *words).text)
    assert "env" not in found
    assert "env_vars" not in found


def test_paths_become_absolute_because_the_client_starts_it_elsewhere(make: Make) -> None:
    found = entry("json", make("--client", "json", "--attachments", "in", "--env-file", "desk.env").text)
    for path in (found["args"][3], found["args"][5]):
        assert Path(path).is_absolute()


def test_uvx(make: Make) -> None:
    found = entry("cursor", make("--client", "cursor", "--uvx", "./deskwright.whl").text)
    assert found["command"] == "uvx"
    assert found["args"] == ["--from", "./deskwright.whl", "deskwright", "serve", "acme-desk"]


def test_the_claude_line_is_one_shell_line_with_the_same_entry(make: Make, machine: Machine) -> None:
    registration = make("--client", "claude-code", "--scope", "user")
    words = shlex.split(claude_add_line(registration.server, registration.scope, machine))
    assert words[:6] == ["claude", "mcp", "add-json", "--scope", "user", "acme-desk"]
    assert json.loads(words[6]) == entry("claude-code", registration.text)


@pytest.mark.parametrize("name", ["1desk", "my desk", "dësk", "a" * 33, "a.b", "a]b"])
def test_a_name_no_client_takes_is_refused(name: str, make: Make) -> None:
    with pytest.raises(RegisterRefused, match="choose another with --name"):
        make("--client", "codex", "--name", name)


@pytest.mark.parametrize("word", ["ACME_TOKEN=abc", "a b", "1A"])
def test_a_value_is_never_taken_on_the_command_line(word: str, make: Make) -> None:
    with pytest.raises(RegisterRefused) as refusal:
        make("--client", "json", "--env", word)
    assert "abc" not in str(refusal.value)
    assert str(refusal.value).splitlines()[2] == "next: say --env NAME"


def test_a_scope_the_client_does_not_have_is_refused(make: Make) -> None:
    with pytest.raises(RegisterRefused, match="one place for servers"):
        make("--client", "claude-desktop", "--scope", "project")


FILES = {
    ("linux", "claude-code", "project"): "project/.mcp.json",
    ("linux", "claude-code", "user"): "home/.claude.json",
    ("darwin", "claude-desktop", None): "home/Library/Application Support/Claude/claude_desktop_config.json",
    ("win32", "claude-desktop", None): "roaming/Claude/claude_desktop_config.json",
    ("linux", "claude-desktop", None): "home/.config/Claude/claude_desktop_config.json",
    ("linux", "cursor", "project"): "project/.cursor/mcp.json",
    ("win32", "cursor", "user"): "home/.cursor/mcp.json",
    ("linux", "vscode", "project"): "project/.vscode/mcp.json",
    ("darwin", "vscode", "user"): "home/Library/Application Support/Code/User/mcp.json",
    ("win32", "vscode", "user"): "roaming/Code/User/mcp.json",
    ("linux", "vscode", "user"): "home/.config/Code/User/mcp.json",
    ("linux", "continue", "project"): "project/.continue/mcpServers/acme-desk.yaml",
    ("darwin", "continue", "user"): "home/.continue/mcpServers/acme-desk.yaml",
    ("linux", "codex", None): "home/.codex/config.toml",
    ("linux", "codex", "project"): "project/.codex/config.toml",
}


@pytest.mark.parametrize(("platform", "client", "scope"), list(FILES), ids=lambda part: str(part))
def test_where_the_file_is(
    platform: str, client: str, scope: str | None, make: Make, machine: Machine, tmp_path: Path
) -> None:
    environ = {"APPDATA": str(tmp_path / "roaming")} if platform == "win32" else {}
    on = replace(machine, platform=platform, environ=environ)
    words = ["--client", client, *(["--scope", scope] if scope else [])]
    assert make(*words, on=on).file == tmp_path / FILES[platform, client, scope]


def test_codex_home_moves_the_file(make: Make, machine: Machine, tmp_path: Path) -> None:
    on = replace(machine, environ={"CODEX_HOME": str(tmp_path / "codex")})
    assert make("--client", "codex", on=on).file == tmp_path / "codex" / "config.toml"


def test_the_page_names_every_client_and_every_option() -> None:
    page = (Path(__file__).parents[2] / "docs" / "clients.md").read_text(encoding="utf-8")
    for client in CLIENTS:
        assert f"(`{client}`)" in page
    for option in SERVE_OPTIONS:
        assert f"`{option.flag}`" in page
    for word in ("--http URL", "--key", "--docker [IMAGE]", BRIDGE):
        assert f"`{word}`" in page
