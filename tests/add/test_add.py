"""`deskwright add`: a folder in specs/, generated at once, all of it or nothing, and what is left to a person."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from deskwright import cli
from deskwright_codegen import add_command, workspace
from deskwright_codegen.command import main
from deskwright_codegen.generate import read_api
from deskwright_codegen.progress import Progress
from deskwright_codegen.settings import read_settings
from deskwright_codegen.workspace import Workspace
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

OK = {"200": {"description": "fine", "content": {"application/json": {"schema": {"type": "object"}}}}}
ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}


def operation(name: str, **more: Any) -> dict[str, Any]:
    return {"operationId": name, "tags": ["Tickets"], "responses": OK} | more


CORNER: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Corner Desk", "version": "7"},
    "servers": [{"url": "https://{region}.corner.example/api", "variables": {"region": {"default": "eu"}}}],
    "tags": [{"name": "Tickets", "description": "Tickets and\nwhat belongs to them."}],
    "security": [{"oauth": []}],
    "components": {
        "securitySchemes": {
            "oauth": {
                "type": "oauth2",
                "flows": {"clientCredentials": {"tokenUrl": "https://eu.corner.example/token", "scopes": {}}},
            },
            "never": {"type": "apiKey", "in": "header", "name": "X-Never"},
        }
    },
    "paths": {
        "/tickets": {"get": operation("listTickets", summary="List"), "post": operation("createTicket")},
        "/tickets/search": {"post": operation("searchTickets", summary="Search tickets")},
        "/tickets/{id}/note": {"post": operation("addNote", parameters=[ID])},
        "/tickets/{id}/purge": {"post": operation("purgeTicket", parameters=[ID])},
        "/tickets/{id}": {"get": operation("getTicket", parameters=[ID])},
    },
}
Write = Callable[..., Path]
Add = Callable[..., int]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(value: Any, name: str = "corner.json") -> Path:
        path = tmp_path / "given" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
        return path

    return make


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


@pytest.fixture
def add(project: Path) -> Add:
    return lambda name, document, *more: main(["add", name, str(document), "--root", str(project), *more])


def quick(name: str, document: Path, add: Add) -> int:
    return add(name, document, "--no-typecheck")


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


# --- a project of one's own ----------------------------------------------------------------------------


def test_an_empty_folder_becomes_a_project_that_works(
    add: Add,
    write: Write,
    project: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = write(CORNER)
    assert quick("corner", document, add) == 0
    told = capsys.readouterr()
    assert names(project / "specs") == {
        f"corner/{name}"
        for name in ("corner.json", "helpdesk.toml", "overlay.yaml", "SOURCE.md", "names.lock", "degrade.lock")
    }
    assert (project / "specs/corner/corner.json").read_bytes() == document.read_bytes()
    for line in (
        "effects that may be milder, with a reason: searchTickets, addNote",
        "effects that were proposed stricter than the method: purgeTicket",
        "log-ins that no operation asks for: never",
        "tools: 6 are tools",
        "address: https://eu.corner.example/api unless CORNER_BASE_URL is set; specs/corner/helpdesk.toml",
        "  export CORNER_OAUTH=…",
        "  deskwright serve corner --read-only",
        "from helpdesks.corner import Corner",
    ):
        assert line in told.out
    assert "GEN" not in told.err

    # the same inputs give the same bytes
    assert main(["regen", "--root", str(project), "--no-typecheck"]) == 0
    assert "corner: nothing changed" in capsys.readouterr().err
    assert main(["check", "--root", str(project)]) == 0

    # the server finds it in this folder
    monkeypatch.chdir(project)
    assert cli.main(["tools", "corner", "--json"]) == 0
    listed = {tool["name"]: tool for tool in json.loads(capsys.readouterr().out)["tools"]}
    assert sorted(listed) == ["add_note", "create_ticket", "get_ticket", "list_tickets", "search_tickets"]
    assert cli.main(["tools", "corner", "--allow", "destroy", "--json"]) == 0
    assert "purge_ticket" in capsys.readouterr().out

    # and so does Python
    told_by = subprocess.run(
        [sys.executable, "-c", "from helpdesks.corner import Corner; import helpdesks; print(helpdesks.__path__[0])"],
        capture_output=True, text=True, check=True, cwd=project, env={**os.environ, "PYTHONPATH": "generated"},
    )  # fmt: skip
    assert told_by.stdout.strip() == str(project / "generated" / "helpdesks")

    async def talk() -> list[str]:
        parameters = StdioServerParameters(
            command=sys.executable, args=["-m", "deskwright", "serve", "corner", "--read-only"], cwd=project,
            env={**os.environ, "CORNER_OAUTH": "t-1"},
        )  # fmt: skip
        async with Client(stdio_client(parameters)) as client:
            return [tool.name for tool in (await client.list_tools()).tools]

    assert sorted(asyncio.run(talk())) == ["get_ticket", "list_tickets"]


def test_what_is_proposed(add: Add, write: Write, project: Path) -> None:
    assert quick("corner", write(CORNER), add) == 0
    text = (project / "specs/corner/overlay.yaml").read_text()
    actions = {action["target"]: action["update"] for action in yaml.safe_load(text)["actions"]}
    assert {target: update["x-effect"]["effect"] for target, update in actions.items()} == {
        "$.paths['/tickets'].get": "read",
        "$.paths['/tickets'].post": "write_outbound",
        "$.paths['/tickets/search'].post": "write_outbound",
        "$.paths['/tickets/{id}'].get": "read",
        "$.paths['/tickets/{id}/note'].post": "write_outbound",
        "$.paths['/tickets/{id}/purge'].post": "destroy",
    }
    assert actions["$.paths['/tickets'].get"]["x-tool"] == [
        {"name": "list_tickets", "toolset": "tickets", "description": "List (GET /tickets)"}
    ]
    hints = [line.strip() for line in text.splitlines() if "# milder?" in line]
    assert hints == [
        '# milder? x-effect: {effect: read, reason: "`search`: it only looks something up, nothing is changed"}',
        '# milder? x-effect: {effect: write_internal, reason: "`note`: staff alone see it, nobody is told of it"}',
    ]
    settings, found = read_settings(Workspace.of(project).read("corner"))
    assert found == []
    assert settings == {
        "document": "corner.json",
        "title": "Corner Desk",
        "base_url": {"env": "CORNER_BASE_URL", "default": "https://eu.corner.example/api"},
        "schemes": {"oauth": {"type": "http", "scheme": "bearer"}},
        "credentials": [
            {
                "name": "oauth",
                "scheme": "oauth",
                "env": {"value": "CORNER_OAUTH"},
                "about": "access token",
                "inbound": {"headers": {"value": "x-corner-oauth"}},
            }
        ],
        "toolsets": {"tickets": "Tickets and what belongs to them."},
    }
    assert re.search(r"\| `corner.json` \| \d+ \| `[0-9a-f]{64}` \|", (project / "specs/corner/SOURCE.md").read_text())


def test_the_milder_effects_and_the_other_login_can_be_taken(add: Add, write: Write, project: Path) -> None:
    """What stands as a comment is right as soon as its mark is taken away."""
    assert quick("corner", write(CORNER), add) == 0
    overlay, settings = project / "specs/corner/overlay.yaml", project / "specs/corner/helpdesk.toml"
    text = re.sub(r"      x-effect: .*\n      # milder\? ", "      ", overlay.read_text())
    overlay.write_text(text)
    told = settings.read_text()
    client = "\n".join(line.removeprefix("# ") for line in told.split("# [[credentials]]")[1].splitlines()[:4])
    told = re.sub(r"\[schemes\.oauth\]\n.*\n.*\n", "", told)
    told = re.sub(r"\[\[credentials\]\]\n(?:\w.*\n)+", f"[[credentials]]{client}\n", told, count=1)
    settings.write_text(told)
    made, _ = read_api(Workspace.of(project).read("corner"))
    assert not made.failed, made.findings
    assert made.api is not None
    assert {op.id: op.effect.default.word for op in made.api.operations if op.effect.reason} == {
        "searchTickets": "read", "addNote": "write_internal",
    }  # fmt: skip
    assert made.api.connection["schemes"]["oauth"]["flow"] == "client_credentials"
    assert made.api.connection["credentials"][0]["env"] == {
        "client_id": "CORNER_CLIENT_ID", "client_secret": "CORNER_CLIENT_SECRET",
    }  # fmt: skip


def test_many_operations_stand_as_comments(add: Add, write: Write, project: Path, capsys: Any) -> None:
    odd = ["/a'b", '/a"b', "/ä b", "/a\\b", "/a#b: c"]
    paths = {f"/things/{n}": {"get": operation(f"thing {n}")} for n in range(41 - len(odd))}
    paths |= {path: {"get": operation(f"odd {n}")} for n, path in enumerate(odd)}
    assert quick("many", write(CORNER | {"paths": paths}), add) == 0
    out = capsys.readouterr().out
    overlay = project / "specs/many/overlay.yaml"
    text = overlay.read_text()
    assert "x-tool" not in json.dumps(yaml.safe_load(text)["actions"])
    kept = sum("x-effect" in action["update"] for action in yaml.safe_load(text)["actions"] if "update" in action)
    assert f"tools: {kept} stand as comments; none is listed: choose" in out
    overlay.write_text(re.sub(r"^      # (x-tool:|  - name|    \w)", r"      \1", text, flags=re.MULTILINE))
    made, _ = read_api(Workspace.of(project).read("many"))
    assert not made.failed, made.findings
    assert made.api is not None
    assert sum(tool.kind == "named" for tool in made.api.tools) == len(made.api.operations) == kept


def test_an_operation_that_cannot_be_is_taken_out_with_its_reason(
    add: Add, write: Write, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = {"name": "q", "in": "query", "schema": {"$ref": "https://elsewhere.example/a.json"}}
    paths = CORNER["paths"] | {"/bad": {"get": operation("bad", parameters=[bad])}}
    assert quick("corner", write(CORNER | {"paths": paths}), add) == 0
    assert "left out: GET /bad (GEN004 $ref https://elsewhere.example/a.json is on the network" in (
        capsys.readouterr().out
    )
    text = (project / "specs/corner/overlay.yaml").read_text()
    assert "# GET /bad: GEN004 $ref https://elsewhere.example/a.json" in text
    assert {"target": "$.paths['/bad'].get", "remove": True} in yaml.safe_load(text)["actions"]
    assert main(["regen", "--force", "--no-typecheck", "--root", str(project)]) == 0


# --- nothing is overwritten, nothing is left half done -------------------------------------------------


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("tickiti", "deskwright itself brings a desk tickiti"),
        ("1st", "1st cannot be a desk's id"),
        ("class", "class cannot be a desk's id"),
        ("../up", "../up cannot be a desk's id"),
        ("x" * 33, "32 characters at most"),
    ],
)
def test_names_that_cannot_be(
    add: Add, write: Write, project: Path, capsys: pytest.CaptureFixture[str], name: str, told: str
) -> None:
    assert quick(name, write(CORNER), add) == 1
    assert told in capsys.readouterr().err
    assert names(project) == set()


def test_what_is_there_stays(add: Add, write: Write, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("specs/corner", "generated/helpdesks/other"):
        (project / folder).mkdir(parents=True)
        (project / folder / "mine.txt").write_text("mine")
    before = names(project)
    assert quick("corner", write(CORNER), add) == 1
    told = capsys.readouterr().err
    assert "specs/corner is there already" in told
    assert "put the document into specs/corner/ and run deskwright regen corner" in told
    assert quick("other", write(CORNER), add) == 1
    assert "generated/helpdesks/other is there already" in capsys.readouterr().err
    assert names(project) == before


@pytest.mark.parametrize(
    ("value", "code"),
    [(b"just words", "GEN002"), (b"{", "GEN001"), (b'{"openapi": "4.0.0", "paths": {}}', "GEN003")],
)
def test_a_document_that_cannot_be_read_leaves_nothing(
    add: Add, write: Write, project: Path, capsys: pytest.CaptureFixture[str], value: bytes, code: str
) -> None:
    assert quick("corner", write(value), add) == 1
    told = capsys.readouterr().err
    assert code in told
    assert "failed: " in told
    assert "\nnext: " in told
    assert list(project.iterdir()) == []


def test_a_failure_at_any_step_leaves_nothing(write: Write, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = argparse.Namespace(
        name="corner", document=write(CORNER), base_url=None, root=project, no_typecheck=True
    )  # fmt: skip
    place, desk = add_command._place(asked)
    with Progress(9) as progress:
        added = add_command._generate(place, desk, asked, progress)
    for step in (1, 2, 3):
        done: list[str] = []

        def failing(real: Callable[..., Any], step: int = step, done: list[str] = done) -> Callable[..., Any]:
            def run(*given: Any) -> Any:
                done.append(real.__name__)
                if len(done) == step:
                    raise OSError(28, "No space left on device")
                return real(*given)

            return run

        monkeypatch.setattr(add_command, "place_tree", failing(workspace.place_tree))
        monkeypatch.setattr(add_command, "write_shared", failing(workspace.write_shared))
        with pytest.raises(add_command._Refused) as refused:
            add_command._write(place, desk, added)
        assert "specs/corner cannot be written\nwhy: No space left on device" in refused.value.text
        assert done == ["place_tree", "place_tree", "write_shared"][:step]
        assert names(project) == set()
    monkeypatch.undo()
    add_command._write(place, desk, added)
    assert "specs/corner/overlay.yaml" in names(project)


# --- where things lie ----------------------------------------------------------------------------------


def test_folders_of_the_project_s_own_choice(
    add: Add, write: Write, project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    toml = 'specs = "desks/in"\noutput = "desks/out"\npolicy = "policy.yaml"\n'
    (project / "deskwright.toml").write_text(toml)
    (project / "policy.yaml").write_text("rules: []\n")
    assert quick("corner", write(CORNER), add) == 0
    assert (project / "deskwright.toml").read_text() == toml
    assert "desks/in/corner/: 4 files; desks/out/helpdesks/corner/: 6 operations" in capsys.readouterr().out
    assert main(["check", "--root", str(project)]) == 0
    monkeypatch.chdir(project)
    capsys.readouterr()
    assert cli.main(["list", "--json"]) == 0
    assert "corner" in [desk["desk"] for desk in json.loads(capsys.readouterr().out)["desks"]]


@pytest.mark.parametrize("value", ['"../out"', "3", '""'])
def test_a_project_file_that_leads_out(
    add: Add, write: Write, project: Path, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    (project / "deskwright.toml").write_text(f"specs = {value}\n")
    assert quick("corner", write(CORNER), add) == 1
    assert "specs must be a folder of the project" in capsys.readouterr().err
    assert main(["regen", "--root", str(project)]) == 2


YAML = (
    "\ufeffopenapi: 3.0.3\r\ninfo: {title: Windows, version: '1'}\r\npaths:\r\n"
    "  /a:\r\n    get: {operationId: a, responses: {200: {description: fine}}}\r\n"
).encode()


@pytest.mark.parametrize(
    ("name", "kept"),
    [("openapi.yaml", "openapi.yaml"), ("description", "openapi.yaml"), ("overlay.yaml", "openapi.yaml")],
)
def test_the_document_stays_byte_by_byte(add: Add, write: Write, project: Path, name: str, kept: str) -> None:
    assert quick("corner", write(YAML, name), add) == 0
    assert (project / "specs/corner" / kept).read_bytes() == YAML
    assert "document =" not in (project / "specs/corner/helpdesk.toml").read_text()
    assert main(["check", "--root", str(project)]) == 0


def test_the_files_that_it_refers_to_come_along(add: Add, write: Write, project: Path) -> None:
    write({"Ticket": {"type": "object", "properties": {"subject": {"type": "string"}}}}, "parts/ticket.json")
    write({"private": True}, "beside.json")
    body = {"required": True, "content": {"application/json": {"schema": {"$ref": "parts/ticket.json#/Ticket"}}}}
    paths = {"/tickets": {"post": operation("createTicket", requestBody=body)}}
    assert quick("corner", write(CORNER | {"paths": paths}), add) == 0
    assert {"corner/corner.json", "corner/parts/ticket.json"} <= names(project / "specs")
    assert "corner/beside.json" not in names(project / "specs")
    catalogue = json.loads((project / "generated/helpdesks/corner/catalog.json").read_text())
    (tool,) = (tool for tool in catalogue["tools"] if tool["kind"] == "named")
    assert "subject" in tool["listed"]["inputSchema"]["properties"]


def test_help_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["add", "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert "deskwright add acme openapi.json" in shown
    assert "deskwright regen NAME" in shown


def test_headers_name_the_real_folder_and_command(add: Add, write: Write, project: Path) -> None:
    (project / "deskwright.toml").write_text('specs = "apis"\noutput = "made"\n')
    assert quick("corner", write(CORNER), add) == 0
    package = project / "made/helpdesks"
    opening = "# Generated from apis/corner. Do not edit: deskwright regen\n"
    assert (package / "corner/__init__.py").read_text("utf-8").startswith(opening)
    texts = [path.read_text("utf-8") for path in package.rglob("*.*") if path.suffix in {".py", ".md"}]
    assert not [text for text in texts if "specs/corner" in text or "make regen" in text]
    assert main(["check", "--root", str(project)]) == 0
