"""The command: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest
from deskwright import cli
from deskwright.sandboxes import Sandbox, SandboxCredential

DESK = Path(__file__).parents[1] / "fixtures" / "desk"
HERE = ["--desks", str(DESK)]


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("ACME")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def sandbox(stub: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The fixture desk as an in-process sandbox."""
    module = types.ModuleType("deskwright.sandboxes.acme")
    module.__spec__ = __import__("importlib.machinery", fromlist=["x"]).ModuleSpec(module.__name__, None)
    credentials = [
        SandboxCredential("staff", "A member of staff.", {"ACME_TOKEN": "t-1"}, ["tickets:read"]),
        SandboxCredential("nobody", "Not accepted.", {"ACME_TOKEN": "wrong"}, []),
    ]
    module.create_sandbox = lambda: Sandbox(stub.app, credentials)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return stub


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(words)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_tools_needs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "tools", "acme", *HERE)
    assert (code, err) == (0, "")
    assert out.splitlines()[0].split() == ["TOOL", "EFFECT", "ABILITIES", "TOKENS"]
    assert "reply_to_ticket" in out
    assert out.splitlines()[-1].startswith("10 tools, about ")
    code, out, _ = run(capsys, "tools", "acme", *HERE, "--read-only", "--json")
    assert [tool["name"] for tool in json.loads(out)["tools"]][:2] == ["list_tickets", "get_ticket"]
    assert "create_ticket" not in out.split('"list_endpoints"')[0]


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "list", *HERE, "--json")
    desk = {desk["desk"]: desk for desk in json.loads(out)["desks"]}["acme"]
    assert (code, desk["operations"], desk["tools"], desk["sandbox"]) == (0, 19, 10, False)
    assert desk["tokens"] > 500
    assert "acme" in run(capsys, "list", *HERE)[1]


def test_desks_from_a_project_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "deskwright.toml").write_text(f'desks = ["{DESK}"]\n', "utf-8")
    assert run(capsys, "tools", "acme")[0] == 0
    (tmp_path / "deskwright.toml").write_text("desks = 3\n", "utf-8")
    assert run(capsys, "tools", "acme")[0] == 1


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["tools", "acmee", *HERE], 2, "did you mean acme?"),
        (["tools", "Acme!", *HERE], 2, "is not a desk id"),
        (["tools", "acme", *HERE, "--toolsets", "x"], 2, "valid: general, notes, reports, tickets"),
        (["tools", "acme", *HERE, "--tools", "get_tickt"], 2, "did you mean get_ticket"),
        (["tools", "acme", *HERE, "--allow", "write"], 2, "the effects are read, write_internal"),
        (["tools", "acme", *HERE, "--abilities", "role:boss"], 2, "the roles are staff, admin"),
        (["tools", "acme", *HERE, "--all-tools", "--tools", "get_ticket"], 2, "choose one"),
        (["tools", "acme", *HERE, "--attachments", "none"], 2, "no such folder"),
        (["call", "acme", "get_ticket", "{", *HERE], 2, "not JSON"),
        (["call", "acme", "get_ticket", "[]", *HERE], 2, "a JSON object"),
        (["serve", "acme", *HERE], 1, "deskwright doctor acme"),
        (["serve", "acme", *HERE, "--sandbox"], 2, "acme has none"),
        (["serve", "acme", *HERE, "--env-file", "none"], 1, "no such file"),
    ],
)
def test_what_goes_wrong(capsys: pytest.CaptureFixture[str], words: list[str], code: int, told: str) -> None:
    found, out, err = run(capsys, *words)
    assert (found, out) == (code, "")
    assert told in err


def test_missing_variables_are_told_together(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = run(capsys, "serve", "acme", *HERE)
    assert "ACME_BASE" in err
    assert "ACME_TOKEN" in err


def test_call(capsys: pytest.CaptureFixture[str], sandbox: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run(capsys, "call", "acme", "get_ticket", '{"ticket_id": "7"}', *HERE, "--sandbox")
    assert (code, json.loads(out.split("\n{", 1)[0])["data"]["id"]) == (0, "7")
    code, out, _ = run(capsys, "call", "acme", "get_ticket", '{"ticket_id": "missing"}', *HERE, "--sandbox")
    assert code == 5
    assert out.startswith("failed: ")
    code, out, _ = run(
        capsys, "call", "acme", "get_ticket", '{"ticket_id": "7"}', *HERE, "--sandbox", "nobody", "--json"
    )
    assert (code, json.loads(out)["structuredContent"]["error"]["status"]) == (5, 401)
    assert run(capsys, "call", "acme", "nope", "{}", *HERE, "--sandbox")[0] == 2
    assert "there are staff, nobody" in run(capsys, "call", "acme", "x", *HERE, "--sandbox", "who")[2]
    monkeypatch.setattr("sys.stdin", __import__("io").StringIO('{"ticket_id": "9"}'))
    assert run(capsys, "call", "acme", "get_ticket", "-", *HERE, "--sandbox")[0] == 0
    assert run(capsys, "serve", "acme", *HERE)[2].count("--sandbox") == 1


def test_tools_of_a_sandbox_are_those_of_its_credential(capsys: pytest.CaptureFixture[str], sandbox: Any) -> None:
    sandbox.grants = {"abilities": ["tickets:read"], "roles": [], "is_sysadmin": False, "plans": []}
    out = run(capsys, "tools", "acme", *HERE, "--sandbox")[1]
    assert "get_ticket" in out
    assert "create_ticket" not in out


def test_a_build_command_names_the_extra(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "deskwright_codegen.command", None)
    code, _, err = run(capsys, "regen")
    assert code == 1
    assert "deskwright[codegen]" in err


def test_an_env_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "x.env").write_text("ACME_BASE=http://127.0.0.1:9\nACME_TOKEN=t\n", "utf-8")
    words = ["call", "acme", "get_ticket", '{"ticket_id": "7"}', *HERE]
    assert run(capsys, *words, "--env-file", "x.env")[0] == 5
    assert run(capsys, *words)[0] == 1
    # a .env counts only beside deskwright.toml
    (tmp_path / "x.env").rename(tmp_path / ".env")
    assert run(capsys, *words)[0] == 1
    (tmp_path / "deskwright.toml").write_text("", "utf-8")
    assert run(capsys, *words)[0] == 5


def test_unknown_abilities_are_told_and_insecure_warns(capsys: pytest.CaptureFixture[str], sandbox: Any) -> None:
    assert "asks for ticket:read" in run(capsys, "tools", "acme", *HERE, "--abilities", "ticket:read")[2]
    words = ["call", "acme", "list_endpoints", *HERE, "--sandbox", "--insecure"]
    assert "certificates are NOT checked" in run(capsys, *words)[2]


def test_a_variable_that_switches_the_check_off_warns_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = json.loads((DESK / "catalog.json").read_text("utf-8"))
    document["connection"]["tls"] = {"verify_env": "ACME_VERIFY", "ca_env": "ACME_CA"}
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "catalog.json").write_text(json.dumps(document), "utf-8")
    for name, value in {"ACME_BASE": "https://127.0.0.1:9", "ACME_TOKEN": "t", "ACME_VERIFY": "false"}.items():
        monkeypatch.setenv(name, value)
    words = ["call", "acme", "get_ticket", '{"ticket_id": "7"}', "--desks", str(tmp_path / "desk")]
    assert "NOT checked (ACME_VERIFY)" in run(capsys, *words)[2]
    assert "NOT checked (--insecure)" in run(capsys, *words, "--insecure")[2]
    monkeypatch.setenv("ACME_VERIFY", "true")
    assert "NOT checked" not in run(capsys, *words)[2]


@pytest.mark.parametrize("words", [["--help"], ["serve", "--help"], ["tools", "--help"], ["call", "--help"]])
def test_help_teaches(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(words)
    assert caught.value.code == 0
    assert "examples:" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["tools", "acme", *HERE], ["--help"], ["list", *HERE]])
def test_looking_loads_neither_the_sdk_nor_http(words: list[str]) -> None:
    program = (
        "import sys\nfrom deskwright.cli import main\n"
        f"try: main({words!r})\nexcept SystemExit: pass\n"
        "print([m for m in ('mcp', 'mcp_types', 'httpx', 'pydantic', 'starlette', 'deskwright_codegen') "
        "if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip().splitlines()[-1] == "[]"
