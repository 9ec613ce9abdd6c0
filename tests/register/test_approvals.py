"""What a registered line says about approvals: the default, what takes it out, what is told, a desk of this process."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from deskwright import cli
from deskwright.catalogue import Catalogue, find_desk, load_catalogue
from deskwright.clients import Machine
from deskwright.errors import UsageError
from deskwright.register import Registration
from deskwright.register_options import RegisterRefused
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from .conftest import catalogue

Make = Callable[..., Registration]
DEFAULT = ["--approve", "write_outbound"]


def operation(of: str, **more: Any) -> dict[str, Any]:
    told = {"family": "tickets", "action": of, "ability": {"any_of": [], "all_of": []}, "schema": "none"}
    return {**told, "method": "POST", "path": "/x", "effect": {"default": of}, "wire": {}, **more}


def desk(*operations: dict[str, Any], name: str = "acme_desk", **more: Any) -> tuple[Catalogue]:
    return (catalogue(name, operations={f"tickets.{n}": each for n, each in enumerate(operations)}, **more),)


OUTBOUND = desk(operation("read"), operation("write_outbound"))
INTERNAL = desk(operation("read"), operation("write_internal"), operation("admin"))
PUBLIC = {"place": "body#/public", "is": True, "effect": "write_outbound"}
BY_ARGUMENT = desk(operation("write_internal", effect={"default": "write_internal", "when": [PUBLIC]}))
HIDDEN = desk(operation("write_outbound", hidden="the vendor says not to"))
NEVER = desk(operation("write_outbound", confirm={"never": "it is a decision itself"}))
DECISION = desk(operation("write_outbound", confirm={"decision": {"fields": "approvedFields"}}))


@pytest.mark.parametrize("client", ["claude-code", "claude-desktop", "cursor", "vscode", "continue", "codex", "json"])
def test_what_customers_see_waits_by_default(client: str, make: Make) -> None:
    assert list(make("--client", client, desks=OUTBOUND).server.args) == ["serve", "acme-desk", *DEFAULT]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--no-approval"], []),
        (["--read-only"], ["--read-only"]),
        (["--deny", "write_outbound"], ["--deny", "write_outbound"]),
        (["--deny", "write_internal, write_outbound"], ["--deny", "write_internal, write_outbound"]),
        (["--deny", "write_internal"], [*DEFAULT, "--deny", "write_internal"]),
        (["--approve", "none"], ["--approve", "none"]),
        (["--approve", "write_internal"], ["--approve", "write_internal"]),
        (["--sandbox"], [*DEFAULT, "--sandbox"]),
    ],
    ids=lambda words: " ".join(words),
)
def test_what_is_said_stands_alone(words: list[str], said: list[str], make: Make) -> None:
    assert list(make("--client", "json", *words, desks=OUTBOUND).server.args[2:]) == said


@pytest.mark.parametrize(
    ("desks", "there"),
    [(OUTBOUND, True), (BY_ARGUMENT, True), (INTERNAL, False), (HIDDEN, False), (NEVER, False), (DECISION, False)],
    ids=["outbound", "by argument", "internal", "hidden", "never proposed", "a decision"],
)
def test_only_a_desk_that_customers_read_gets_it(desks: tuple[Catalogue], there: bool, make: Make) -> None:
    registration = make("--client", "json", desks=desks)
    assert (registration.server.args[2:4] == tuple(DEFAULT)) is there
    assert any("waits for a person" in line for line in registration.approvals) is there


def test_one_such_desk_of_several_is_enough(make: Make) -> None:
    other = catalogue("beta_desk", title="Beta")
    assert make("--client", "json", desks=(*OUTBOUND, other)).server.args[2:4] == tuple(DEFAULT)


@pytest.mark.parametrize("name", ["tickiti", "openhelpdesk", "tiflux", "otrs", "django_helpdesk"])
def test_every_helpdesk_that_ships_gets_it(name: str, make: Make) -> None:
    shipped = load_catalogue(find_desk(name))
    assert "write_outbound" in make("--client", "json", desks=(shipped,)).server.args


def test_saying_both_is_refused(make: Make) -> None:
    with pytest.raises(RegisterRefused, match="one says that nothing waits"):
        make("--client", "json", "--no-approval", "--approve", "destroy", desks=OUTBOUND)


@pytest.mark.parametrize("words", [["--approve", "outbound"], ["--deny", "outbound"]])
def test_an_effect_that_does_not_exist_is_told_now(words: list[str], make: Make) -> None:
    with pytest.raises(UsageError, match="did you mean write_outbound"):
        make("--client", "json", *words, desks=OUTBOUND)


# --- what is told --------------------------------------------------------------------------------------


def test_how_it_is_decided_is_told_with_this_machines_command(make: Make) -> None:
    registration = make("--client", "json", "--state", "/srv/desk/state.sqlite3", desks=OUTBOUND)
    first, second, page = registration.approvals
    assert first == "write_outbound (changes what the customer sees) waits for a person; nothing is sent before"
    assert second == "decide where the client asks you, or on the page that this opens:"
    assert page.endswith("deskwright approvals --open --state /srv/desk/state.sqlite3")
    assert Path(page.split()[0]).is_absolute()


def test_what_is_given_up_is_told(make: Make) -> None:
    told = ["write_outbound does not wait: customers see it at once, whoever made the model write it (SECURITY.md)"]
    for words in (["--no-approval"], ["--approve", "none"]):
        assert list(make("--client", "json", *words, desks=OUTBOUND).approvals) == told
    assert list(make("--client", "json", "--approve", "write_internal", desks=OUTBOUND).approvals) == told
    for words in (["--read-only"], ["--deny", "write_outbound", "--no-approval"]):
        assert list(make("--client", "json", *words, desks=OUTBOUND).approvals) == []


def test_what_cannot_be_undone_waits_wherever_it_is_allowed(make: Make) -> None:
    lines = make("--client", "json", "--allow", "admin", desks=INTERNAL).approvals
    assert lines[0].startswith("admin (changes the administration) waits for a person")


def test_a_desk_that_approves_by_a_tool_of_its_own_says_what_that_takes(make: Make) -> None:
    told = "its own approval tool takes a model's word where the client cannot ask you; --human-proof does not"
    assert list(make("--client", "json", desks=DECISION).approvals) == [told]
    for words in (["--human-proof"], ["--read-only"]):
        assert list(make("--client", "json", *words, desks=DECISION).approvals) == []


def test_the_command_prints_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["register", "tickiti", "--client", "cursor", "--sandbox"]) == 0
    out, told = capsys.readouterr()
    assert json.loads(out)["mcpServers"]["tickiti"]["args"] == ["serve", "tickiti", *DEFAULT, "--sandbox"]
    assert "\napprovals:\n  write_outbound (changes what the customer sees) waits for a person" in told
    assert "deskwright approvals --open\n" in told
    assert cli.main(["register", "tickiti", "--client", "cursor", "--sandbox", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["approvals"][0].startswith("write_outbound ")


# --- places and rules ----------------------------------------------------------------------------------


def test_a_place_becomes_absolute_and_an_address_stays(make: Make) -> None:
    args = make("--client", "json", "--state", "here.sqlite3", "--policy", "rules.yaml").server.args
    assert Path(args[args.index("--state") + 1]).is_absolute()
    assert Path(args[args.index("--policy") + 1]).is_absolute()
    registration = make("--client", "json", "--state", "postgresql://desk@db.example/desk")
    assert registration.server.args[-1] == "postgresql://desk@db.example/desk"
    assert [note for note in registration.notes if "does not exist" in note] == []


def test_rules_that_are_not_there_are_told_and_a_state_that_is_not_is_not(make: Make, tmp_path: Path) -> None:
    notes = make("--client", "json", "--state", str(tmp_path / "s"), "--policy", str(tmp_path / "p")).notes
    assert [note for note in notes if "does not exist yet" in note] == [
        f"{tmp_path / 'p'} does not exist yet; the server does not start without it"
    ]


@pytest.mark.parametrize("login", ["desk:hunter2@db.example/desk", "db.example/desk?user=desk&password=hunter2"])
def test_a_password_never_gets_into_a_line(login: str, make: Make) -> None:
    with pytest.raises(RegisterRefused) as refusal:
        make("--client", "json", "--state", f"postgresql://{login}")
    assert "hunter2" not in str(refusal.value)
    assert "--env DESKWRIGHT_STATE" in str(refusal.value)


def test_a_state_named_by_the_environment_is_told(make: Make, machine: Machine) -> None:
    on = replace(machine, environ={"DESKWRIGHT_STATE": "/srv/state"})
    assert any("say --state PLACE or --env DESKWRIGHT_STATE" in note for note in make("--client", "codex", on=on).notes)
    for words in (["--state", "/srv/state"], ["--env", "DESKWRIGHT_STATE"]):
        assert not any("DESKWRIGHT_STATE is set" in note for note in make("--client", "codex", *words, on=on).notes)


def test_the_rules_of_the_project_go_into_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deskwright.toml").write_text('policy = "rules.yaml"\n')
    (tmp_path / "rules.yaml").write_text("rules: []\n")
    assert cli.main(["register", "tickiti", "--client", "json", "--sandbox"]) == 0
    args = json.loads(capsys.readouterr().out)["mcpServers"]["tickiti"]["args"]
    assert args[-2:] == ["--policy", str(tmp_path / "rules.yaml")]


# --- a desk in this process ----------------------------------------------------------------------------

LOCAL = desk(operation("write_internal"), name="own_desk", connection={"local": True, "credentials": []})


def test_a_local_desk_needs_nothing(make: Make) -> None:
    registration = make("--client", "claude-code", desks=LOCAL)
    entry = registration.document["mcpServers"]["own-desk"]
    assert entry["args"] == ["serve", "own-desk"]
    assert "env" not in entry
    assert (registration.secrets, registration.approvals, registration.doctor) == ([], (), ())
    assert make("--client", "json", "--env", "OWN_ROOT", desks=LOCAL).server.variables[0].name == "OWN_ROOT"


def test_a_local_desk_has_no_sandbox_but_the_one_behind_it_may(make: Make) -> None:
    with pytest.raises(RegisterRefused, match="it lives in the server's own process"):
        make("--client", "json", "--sandbox", desks=LOCAL)
    args = make("--client", "json", "--sandbox", "--over", "acme-desk", desks=(*LOCAL, *OUTBOUND)).server.args
    assert args == ("serve", "own-desk", *DEFAULT, "--sandbox", "--over", "acme-desk")


def test_the_desk_behind_it_brings_its_variables_and_its_customers(make: Make) -> None:
    registration = make("--client", "claude-code", "--over", "acme-desk", desks=(*LOCAL, *OUTBOUND))
    entry = registration.document["mcpServers"]["own-desk"]
    assert entry["args"] == ["serve", "own-desk", *DEFAULT, "--over", "acme-desk"]
    assert list(entry["env"]) == ["ACME_BASE", "ACME_TOKEN"]
    assert [line.split("doctor ")[1] for line in registration.doctor] == ["acme-desk"]


def test_the_triage_desk_as_it_ships(make: Make) -> None:
    shipped = load_catalogue(find_desk("triage"))
    registration = make("--client", "codex", desks=(shipped,))
    assert registration.document["mcp_servers"]["triage"]["args"] == ["serve", "triage"]
    assert "env_vars" not in registration.document["mcp_servers"]["triage"]
    assert (registration.secrets, registration.doctor, registration.notes) == ([], (), ())


# --- it starts -----------------------------------------------------------------------------------------


def test_the_default_line_starts_and_proposes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As printed, with a client that cannot ask: a reply to a customer is proposed and not sent."""
    monkeypatch.chdir(tmp_path)
    words = ["--client", "json", "--sandbox", "--state", str(tmp_path / "state.sqlite3")]
    assert cli.main(["register", "tickiti", *words]) == 0
    entry = json.loads(capsys.readouterr().out)["mcpServers"]["tickiti"]
    reply = {"ticket_number": "100101", "from_email": "priya.nair@desk.example", "content": "We are on it."}

    async def session() -> Any:
        server = StdioServerParameters(command=entry["command"], args=entry["args"], cwd=tmp_path)
        async with Client(stdio_client(server)) as client:
            return await client.call_tool("respond_to_ticket", reply)

    result = asyncio.run(asyncio.wait_for(session(), 60))
    proposal = result.structured_content["proposal"]
    assert proposal["state"] == "pending"
    assert result.content[0].text.startswith("proposed: respond_to_ticket")
    assert proposal["id"] in result.content[0].text
    assert (tmp_path / "state.sqlite3").is_file()
