"""`register --http`: each client's own words for an address, alone or with the header of the desk's key."""

from __future__ import annotations

import copy
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
from deskwright.catalogue import Catalogue, find_desk, load_catalogue
from deskwright.clients import CLIENTS, Machine, claude_add_line
from deskwright.merge_configuration import MergeRefused, merge_into_file
from deskwright.placeholders import is_placeholder
from deskwright.register import Registration
from deskwright.register_options import RegisterRefused

from .conftest import catalogue

SCHEMAS = Path(__file__).parent / "schemas"
SECRET = "s3cr3t-value-that-must-never-appear"
URL = "https://mcp.example/acme-desk/mcp"
Make = Callable[..., Registration]

OWN_HEADER: dict[str, Any] = {
    "claude-code": {"type": "http", "url": URL, "headers": {"x-acme-key": "${ACME_TOKEN}"}},
    "claude-desktop": {
        "command": "npx",
        "args": ["-y", "mcp-remote@0.15.1", URL, "--transport", "http-only", "--header", "x-acme-key:${ACME_TOKEN}"],
        "env": {"ACME_TOKEN": "PASTE_ACME_TOKEN_HERE"},
    },
    "cursor": {"url": URL, "headers": {"x-acme-key": "${env:ACME_TOKEN}"}},
    "vscode": {"type": "http", "url": URL, "headers": {"x-acme-key": "${input:acme-desk-acme-token}"}},
    "continue": {
        "name": "acme-desk",
        "type": "streamable-http",
        "url": URL,
        "requestOptions": {"headers": {"x-acme-key": "${{ secrets.ACME_TOKEN }}"}},
    },
    "codex": {"url": URL, "env_http_headers": {"x-acme-key": "ACME_TOKEN"}},
    "json": {"type": "http", "url": URL, "headers": {"x-acme-key": "PASTE_ACME_TOKEN_HERE"}},
}
BEARER: dict[str, Any] = {
    "claude-code": {"headers": {"Authorization": "Bearer ${ACME_TOKEN}"}},
    "claude-desktop": {"env": {"ACME_TOKEN": "Bearer PASTE_ACME_TOKEN_HERE"}},
    "cursor": {"headers": {"Authorization": "Bearer ${env:ACME_TOKEN}"}},
    "vscode": {"headers": {"Authorization": "Bearer ${input:acme-desk-acme-token}"}},
    "continue": {"requestOptions": {"headers": {"Authorization": "Bearer ${{ secrets.ACME_TOKEN }}"}}},
    "codex": {"bearer_token_env_var": "ACME_TOKEN"},
    "json": {"headers": {"Authorization": "Bearer PASTE_ACME_TOKEN_HERE"}},
}
ALONE: dict[str, Any] = {
    "claude-code": {"type": "http", "url": URL},
    "claude-desktop": {"command": "npx", "args": ["-y", "mcp-remote@0.15.1", URL, "--transport", "http-only"]},
    "cursor": {"url": URL},
    "vscode": {"type": "http", "url": URL},
    "continue": {"name": "acme-desk", "type": "streamable-http", "url": URL},
    "codex": {"url": URL},
    "json": {"type": "http", "url": URL},
}


def with_inbound(inbound: dict[str, Any] | None, *, env: dict[str, str] | None = None) -> Catalogue:
    one = catalogue()
    connection = copy.deepcopy(dict(one.connection))
    way = connection["credentials"][0]
    way.pop("inbound")
    if inbound is not None:
        way["inbound"] = inbound
    if env is not None:
        way["env"] = env
    return replace(one, connection=connection)


def read(client: str, text: str) -> Any:
    return {"toml": tomllib.loads, "yaml": yaml.safe_load, "json": json.loads}[CLIENTS[client].syntax](text)


def entry(registration: Registration) -> Any:
    servers = read(registration.client.id, registration.text)[registration.client.table]
    return servers[0] if isinstance(servers, list) else servers["acme-desk"]


def assert_valid(registration: Registration) -> None:
    schema = json.loads((SCHEMAS / f"{registration.client.id}.json").read_text())
    jsonschema.validate(read(registration.client.id, registration.text), schema)
    told = [*registration.confirm, *registration.remove, *registration.secrets, *registration.login]
    assert SECRET not in registration.text + "".join([*told, *registration.notes])


@pytest.mark.parametrize("client", list(CLIENTS))
def test_the_desks_own_header(client: str, make: Make) -> None:
    registration = make("--client", client, "--http", URL, "--key")
    assert entry(registration) == OWN_HEADER[client]
    assert_valid(registration)
    assert "ACME_TOKEN" in "".join(registration.secrets)
    assert not registration.login


@pytest.mark.parametrize("client", list(CLIENTS))
@pytest.mark.parametrize("shape", [{"bearer": "^acme_.+$", "headers": {"value": "x-acme-key"}}, {"jwt": {}, "x": 1}])
def test_a_key_known_by_its_shape_goes_where_every_client_has_a_word_for_it(
    client: str, shape: dict[str, Any], make: Make
) -> None:
    registration = make("--client", client, "--http", URL, "--key", desks=(with_inbound({**shape, "jwt": {"a": 1}}),))
    found = entry(registration)
    assert {key: found[key] for key in BEARER[client]} == BEARER[client]
    assert_valid(registration)


@pytest.mark.parametrize("client", list(CLIENTS))
def test_the_address_alone(client: str, make: Make) -> None:
    registration = make("--client", client, "--http", URL)
    assert entry(registration) == ALONE[client]
    assert_valid(registration)
    assert not registration.secrets
    assert registration.login
    assert "inputs" not in read(client, registration.text)


def test_a_login_of_two_parts_is_two_headers(make: Make) -> None:
    inbound = {"headers": {"password": "x-acme-password", "username": "x-acme-username"}}
    desk = with_inbound(inbound, env={"password": "ACME_PASSWORD", "username": "ACME_USERNAME"})
    registration = make("--client", "vscode", "--http", URL, "--key", desks=(desk,))
    document = read("vscode", registration.text)
    assert document["servers"]["acme-desk"]["headers"] == {
        "x-acme-password": "${input:acme-desk-acme-password}",
        "x-acme-username": "${input:acme-desk-acme-username}",
    }
    assert [(item["id"], item["password"]) for item in document["inputs"]] == [
        ("acme-desk-acme-password", True),
        ("acme-desk-acme-username", False),
    ]
    assert_valid(registration)


@pytest.mark.parametrize("client", list(CLIENTS))
@pytest.mark.parametrize("desk", ["tiflux", "otrs", "openhelpdesk", "tickiti", "django_helpdesk"])
def test_every_desk_that_ships(client: str, desk: str, make: Make) -> None:
    shipped = load_catalogue(find_desk(desk, ()))
    for words in ([], ["--key"]):
        registration = make("--client", client, "--http", f"https://mcp.example/{desk}/mcp", *words, desks=(shipped,))
        assert_valid(registration)
        names = [name for name in json.dumps(registration.document).split('"') if name.startswith("x-")]
        assert bool(registration.secrets) == bool(words)
        assert words or not names


def test_open_help_desk_as_its_own_pages_show_it(make: Make) -> None:
    shipped = load_catalogue(find_desk("openhelpdesk", ()))
    registration = make(
        "--client",
        "claude-code",
        "--http",
        "https://help.example/mcp/",
        "--key",
        "--name",
        "helpdesk",
        desks=(shipped,),
    )
    assert json.loads(registration.text)["mcpServers"] == {
        "helpdesk": {
            "type": "http",
            "url": "https://help.example/mcp/",
            "headers": {"Authorization": "Bearer ${OHD_API_KEY}"},
        }
    }


def test_the_claude_line_is_the_same_entry(make: Make, machine: Machine) -> None:
    registration = make("--client", "claude-code", "--http", URL, "--key")
    words = shlex.split(claude_add_line(registration.server, registration.scope, machine))
    assert json.loads(words[-1]) == OWN_HEADER["claude-code"]


def test_confirming_asks_the_address_and_no_doctor_of_this_machine(make: Make) -> None:
    confirm = make("--client", "cursor", "--http", URL).confirm
    assert confirm[0].startswith(f"curl -sS {URL}")
    assert not any("doctor" in line for line in confirm)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--http", "mcp.example/acme"], "begins with https://"),
        (["--http", "ftp://mcp.example/acme"], "begins with https://"),
        (["--http", "https://"], "begins with https://"),
        (["--http", "https://mcp.example/a b"], "begins with https://"),
        (["--http", "https://[::1/mcp"], "not an address"),
        (["--http", "https://mcp.example:99999/"], "not an address"),
        (["--http", f"https://{SECRET}@mcp.example/mcp"], "more than an address"),
        (["--http", f"https://me:{SECRET}@mcp.example/mcp"], "more than an address"),
        (["--http", f"https://mcp.example/mcp?key={SECRET}"], "more than an address"),
        (["--http", "https://mcp.example/mcp?"], "more than an address"),
        (["--http", "https://mcp.example/mcp#x"], "more than an address"),
        (["--http", "https://mcp.example/${HOME}"], "beginning of a variable"),
        (["--http", "http://mcp.example/mcp"], "can be read on the way"),
        (["--http", "http://127.0.0.1.example/mcp"], "can be read on the way"),
        (["--http", URL, "--read-only"], "leave --read-only away"),
        (["--http", URL, "--approve", "destroy"], "leave --approve away"),
        (["--http", URL, "--no-approval"], "leave --no-approval away"),
        (["--http", URL, "--sandbox"], "leave --sandbox away"),
        (["--http", URL, "--env-file", "x"], "leave --env-file away"),
        (["--http", URL, "--env", "ACME_BASE"], "leave --env away"),
        (["--http", URL, "--uvx", "x"], "leave --uvx away"),
        (["--http", URL, "--docker"], "leave --docker away"),
        (["--http", URL, "--credential", "OAuth client"], "cannot be brought by a request"),
        (["--http", URL, "--key", "--credential", "no such"], "choose one of these"),
        (["--key"], "--key without --http"),
    ],
)
def test_what_cannot_be_meant_is_refused(words: list[str], told: str, make: Make) -> None:
    with pytest.raises(RegisterRefused, match=told) as refusal:
        make("--client", "json", *words)
    assert [line.partition(":")[0] for line in str(refusal.value).splitlines()] == ["refused", "why", "next"]
    assert SECRET not in str(refusal.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8080/mcp", "http://localhost/mcp", "http://[::1]:1/mcp"])
def test_this_machine_needs_no_https(url: str, make: Make) -> None:
    assert entry(make("--client", "json", "--http", url))["url"] == url


def test_several_desks_have_several_addresses(make: Make) -> None:
    with pytest.raises(RegisterRefused, match="register them one by one"):
        make("other", "--client", "json", "--http", URL, desks=(catalogue(), catalogue("other")))


def test_a_desk_whose_key_no_request_brings(make: Make) -> None:
    with pytest.raises(RegisterRefused, match="logs in by the browser"):
        make("--client", "json", "--http", URL, "--key", desks=(with_inbound(None),))


# --- merging


def write(registration: Registration, file: Path) -> Any:
    return merge_into_file(file, registration.client, registration.document, private=True)


@pytest.mark.parametrize("client", list(CLIENTS))
@pytest.mark.parametrize("words", [[], ["--key"]])
def test_the_second_time_nothing_happens(client: str, words: list[str], make: Make, tmp_path: Path) -> None:
    file = tmp_path / "file"
    registration = make("--client", client, "--http", URL, *words)
    assert write(registration, file).created
    assert file.read_text() == registration.text
    assert not write(registration, file).changed


@pytest.mark.parametrize("client", [c for c in CLIENTS if c != "continue"])
def test_from_a_program_to_an_address_and_nothing_of_the_program_stays(client: str, make: Make, tmp_path: Path) -> None:
    file = tmp_path / "file"
    write(make("--client", client), file)
    registration = make("--client", client, "--http", URL, "--key")
    assert write(registration, file).changed
    assert read(client, file.read_text())[CLIENTS[client].table]["acme-desk"] == OWN_HEADER[client]


def test_a_key_that_was_filled_in_stays_and_a_placeholder_does_not(make: Make, tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    write(make("--client", "json", "--http", URL, "--key"), file)
    held = json.loads(file.read_text())
    held["mcpServers"]["acme-desk"]["headers"]["x-acme-key"] = "a real one"
    held["mcpServers"]["acme-desk"]["timeout"] = 5
    file.write_text(json.dumps(held))
    write(make("--client", "json", "--http", URL, "--key"), file)
    now = json.loads(file.read_text())["mcpServers"]["acme-desk"]
    assert now["headers"] == {"x-acme-key": "a real one"}
    assert now["timeout"] == 5
    assert is_placeholder("Bearer PASTE_ACME_TOKEN_HERE")
    assert not is_placeholder("Bearer a-real-one")


@pytest.mark.parametrize("client", ["claude-code", "claude-desktop", "codex"])
def test_another_address_under_the_same_name_is_somebody_elses(client: str, make: Make, tmp_path: Path) -> None:
    file = tmp_path / "file"
    write(make("--client", client, "--http", URL), file)
    before = file.read_text()
    with pytest.raises(MergeRefused, match="is not a deskwright server"):
        write(make("--client", client, "--http", "https://other.example/mcp"), file)
    assert file.read_text() == before
