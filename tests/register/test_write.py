"""`--write` merges: the rest of the file stays, nothing is written twice, nothing broken is rewritten."""

from __future__ import annotations

import json
import os
import stat
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from deskwright import cli
from deskwright.clients import CLIENTS
from deskwright.merge_configuration import Merged, MergeRefused, merge_into_file
from deskwright.register import Registration

Make = Callable[..., Registration]


def write(registration: Registration, file: Path) -> Merged:
    return merge_into_file(file, registration.client, registration.document, private=False)


@pytest.mark.parametrize("client", list(CLIENTS))
def test_a_new_file_is_what_is_printed_and_the_second_time_nothing_happens(
    client: str, make: Make, tmp_path: Path
) -> None:
    file = tmp_path / "deep" / "down" / "file"
    registration = make("--client", client)
    assert write(registration, file) == Merged(file, changed=True, created=True, backup=None)
    assert file.read_text() == registration.text
    before = file.stat().st_mtime_ns
    assert write(registration, file) == Merged(file, changed=False, created=False, backup=None)
    assert file.stat().st_mtime_ns == before
    assert [p.name for p in file.parent.iterdir()] == ["file"]


@pytest.mark.parametrize("client", [c for c in CLIENTS if CLIENTS[c].syntax == "json"])
def test_other_servers_and_settings_stay(client: str, make: Make, tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    table = CLIENTS[client].table
    held = {
        "theme": "dark",
        table: {"other": {"command": "x", "args": [], "env": {"K": "v"}}},
        "n": 12345678901234567890,
    }
    file.write_text(json.dumps(held, indent=4) + "\n")
    merged = write(make("--client", client), file)
    now = json.loads(file.read_text())
    assert now["theme"] == "dark"
    assert now["n"] == 12345678901234567890
    assert now[table]["other"] == held[table]["other"]  # type: ignore[index]
    assert list(now[table]) == ["other", "acme-desk"]
    assert file.read_text().startswith('{\n    "theme"')
    assert merged.backup is not None
    assert json.loads(merged.backup.read_text()) == held


@pytest.mark.parametrize("text", ["", "\n", "{}", '{"mcpServers": {}}', '\ufeff{"mcpServers":{}}'])
def test_an_empty_file_is_filled(text: str, make: Make, tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    file.write_text(text, encoding="utf-8")
    write(make("--client", "cursor"), file)
    assert "acme-desk" in json.loads(file.read_text(encoding="utf-8-sig"))["mcpServers"]


def test_a_value_that_was_filled_in_is_kept(make: Make, tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    write(make("--client", "claude-desktop"), file)
    held = json.loads(file.read_text())
    held["mcpServers"]["acme-desk"]["env"]["ACME_TOKEN"] = "a real one"
    held["mcpServers"]["acme-desk"]["disabled"] = True
    file.write_text(json.dumps(held))
    write(make("--client", "claude-desktop", "--read-only"), file)
    now = json.loads(file.read_text())["mcpServers"]["acme-desk"]
    assert now["env"] == {"ACME_BASE": "PASTE_ACME_BASE_HERE", "ACME_TOKEN": "a real one"}
    assert now["disabled"] is True
    assert now["args"][-1] == "--read-only"


def test_vscode_inputs_are_added_once_and_keep_their_wording(make: Make, tmp_path: Path) -> None:
    file = tmp_path / "mcp.json"
    mine = {"type": "promptString", "id": "acme-desk-acme-token", "description": "ask Ann", "password": True}
    file.write_text(json.dumps({"inputs": [mine], "servers": {}}))
    write(make("--client", "vscode"), file)
    inputs = json.loads(file.read_text())["inputs"]
    assert [i["id"] for i in inputs] == ["acme-desk-acme-token", "acme-desk-acme-base"]
    assert inputs[0] == mine


REFUSED = {
    "broken": ('{"mcpServers": {', "not valid JSON"),
    "comment": ('{\n  // mine\n  "mcpServers": {}\n}', "comments"),
    "trailing comma": ('{"mcpServers": {"a": {"command": "http://x//y"},}}', "comments or trailing commas"),
    "list": ("[]", "does not hold a JSON object"),
    "servers not an object": ('{"mcpServers": []}', "not a table of servers"),
    "same name, foreign": (
        '{"mcpServers": {"acme-desk": {"command": "npx", "args": ["x"]}}}',
        "is there already",
    ),
    "key twice": ('{"mcpServers": {}, "mcpServers": {}}', "names a key twice"),
    "not text": ("\udcff", "not UTF-8"),
}


@pytest.mark.parametrize("case", list(REFUSED))
def test_a_json_file_that_cannot_be_merged_stays_as_it_is(case: str, make: Make, tmp_path: Path) -> None:
    text, why = REFUSED[case]
    file = tmp_path / "file.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    before = file.read_bytes()
    with pytest.raises(MergeRefused, match=why):
        write(make("--client", "cursor"), file)
    assert file.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["file.json"]


CODEX = """\
# my settings
model = "gpt"   # the good one

[mcp_servers.other]   # keep
command = "npx"
args = [
  "-y",  # yes
  "thing",
]

[mcp_servers.other.env]
KEY = "value"

[tui]
theme = "dark"
"""


def test_codex_keeps_comments_and_order(make: Make, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(CODEX)
    merged = write(make("--client", "codex"), file)
    text = file.read_text()
    for line in CODEX.splitlines():
        assert line in text.splitlines()
    now = tomllib.loads(text)
    added = now["mcp_servers"].pop("acme-desk")
    assert now == tomllib.loads(CODEX)
    assert added["env_vars"] == ["ACME_BASE", "ACME_TOKEN"]
    assert merged.backup is not None
    assert merged.backup.read_text() == CODEX
    assert not write(make("--client", "codex"), file).changed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[tui]\na = 1\n",
        "mcp_servers = {}\n",
        'mcp_servers = { other = { command = "x" } }\n',
        'mcp_servers.other.command = "x"\n',
        '[mcp_servers]\n[mcp_servers.other]\ncommand = "x"\n',
        '[mcp_servers.other]\ncommand = "x"\n[tui]\na = 1\n[mcp_servers.third]\ncommand = "y"\n',
        '[mcp_servers.acme-desk]\ncommand = "/old/deskwright"\nargs = ["serve"]\ntool_timeout_sec = 90\n',
    ],
)
def test_codex_in_every_layout_of_tables(text: str, make: Make, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    write(make("--client", "codex"), file)
    now = tomllib.loads(file.read_text())
    added = now["mcp_servers"].pop("acme-desk")
    before = tomllib.loads(text)
    old = before.setdefault("mcp_servers", {}).pop("acme-desk", {})
    assert now == before
    assert added["args"] == ["serve", "acme-desk"]
    assert added.get("tool_timeout_sec") == old.get("tool_timeout_sec")


def test_codex_broken_file(make: Make, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[mcp_servers\n")
    with pytest.raises(MergeRefused, match="not valid TOML"):
        write(make("--client", "codex"), file)
    assert file.read_text() == "[mcp_servers\n"


def test_continue_replaces_its_own_file_and_no_other(make: Make, tmp_path: Path) -> None:
    file = tmp_path / "acme-desk.yaml"
    write(make("--client", "continue"), file)
    merged = write(make("--client", "continue", "--read-only"), file)
    assert merged.backup is not None
    assert "--read-only" in file.read_text()
    file.write_text("name: mine\n")
    with pytest.raises(MergeRefused, match="was not written by deskwright"):
        write(make("--client", "continue"), file)


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links of Unix")
def test_modes_and_links_are_kept(make: Make, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.json"
    real.write_text("{}")
    real.chmod(0o600)
    link = tmp_path / "mcp.json"
    link.symlink_to(real)
    merged = write(make("--client", "cursor"), link)
    assert link.is_symlink()
    assert "acme-desk" in real.read_text()
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
    assert merged.backup is not None
    assert stat.S_IMODE(merged.backup.stat().st_mode) == 0o600
    private = tmp_path / "new.json"
    registration = make("--client", "cursor")
    merge_into_file(private, registration.client, registration.document, private=True)
    assert stat.S_IMODE(private.stat().st_mode) == 0o600


def test_a_change_in_between_is_not_lost(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file.json"
    file.write_text("{}")
    sync = os.fsync

    def meanwhile(handle: int) -> None:
        file.write_text('{"written": "by the client"}')
        sync(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(MergeRefused, match="changed while"):
        write(make("--client", "cursor"), file)
    assert file.read_text() == '{"written": "by the client"}'
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == [
        "file.json",
        "file.json.deskwright.bak",
    ]


# The command


def run(*words: str) -> int:
    return cli.main(["register", *words])


def test_printing(
    desk_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("acme-desk", "--client", "claude-code", "--desks", str(desk_folder)) == 0
    out, told = capsys.readouterr()
    args = json.loads(out)["mcpServers"]["acme-desk"]["args"]
    assert args == ["serve", "acme-desk", "--desks", str(desk_folder / "acme_desk")]
    for words in (
        "claude mcp list",
        "claude mcp remove --scope project acme-desk",
        "claude mcp add-json",
        "--write",
    ):
        assert words in told
    assert not (tmp_path / ".mcp.json").exists()


def test_writing_and_refusing(
    desk_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    line = ("acme-desk", "--client", "vscode", "--write", "--desks", str(desk_folder))
    assert run(*line) == 0
    assert "made " in capsys.readouterr().out
    assert run(*line) == 0
    assert "nothing was written" in capsys.readouterr().out
    file = tmp_path / ".vscode" / "mcp.json"
    file.write_text("{\n  // mine\n}")
    assert run(*line) == 1
    out, told = capsys.readouterr()
    assert told.splitlines()[0] == f"refused: {file} was not changed"
    assert "servers" in json.loads(out)


def test_json_answers(
    desk_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("acme-desk", "--client", "codex", "--scope", "project", "--json", "--desks", str(desk_folder)) == 0
    told = json.loads(capsys.readouterr().out)
    assert tomllib.loads(told["configuration"])["mcp_servers"]["acme-desk"]
    assert told["variables"][1] == {"name": "ACME_TOKEN", "secret": True}
    assert told["written"] is False


def test_an_unknown_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("no-such-desk", "--client", "json") == 2
    assert "no_such_desk" in capsys.readouterr().err


def test_write_for_an_unnamed_client_needs_a_file(
    desk_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ("acme-desk", "--client", "json", "--write", "--desks", str(desk_folder))
    assert run(*line) == 1
    assert "--file FILE" in capsys.readouterr().err
    assert run(*line, "--file", str(tmp_path / "any.json")) == 0
