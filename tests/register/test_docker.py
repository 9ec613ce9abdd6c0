"""`register --docker`: a line that every client can start, without any privilege and without a value in it."""

from __future__ import annotations

import argparse
import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from deskwright import cli
from deskwright.catalogue import find_desk, load_catalogue
from deskwright.clients import CLIENTS, Machine
from deskwright.errors import SetupError
from deskwright.merge_configuration import MergeRefused, merge_into_file
from deskwright.register import Registration
from deskwright.register_options import RegisterRefused

from .test_http import read

REPOSITORY = Path(__file__).parents[2]
SCHEMAS = Path(__file__).parent / "schemas"
SECRET = "s3cr3t-value-that-must-never-appear"
Make = Callable[..., Registration]


def docker_run(words: list[str]) -> argparse.Namespace:
    """What `docker run` reads, of its options those that may stand here; any other word ends the test."""
    assert Path(words[0]).name == "docker"
    assert words[1] == "run"
    parser = argparse.ArgumentParser(exit_on_error=False, allow_abbrev=False)
    for flag in ("--rm", "-i", "-it", "--read-only"):
        parser.add_argument(flag, action="store_true")
    for flag in ("--pull", "--cap-drop", "--security-opt", "--user"):
        parser.add_argument(flag)
    for flag in ("--mount", "-e"):
        parser.add_argument(flag, action="append", default=[])
    parser.add_argument("image")
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    return parser.parse_args(words[2:])


def line(registration: Registration) -> list[str]:
    servers = read(registration.client.id, registration.text)[registration.client.table]
    found = servers[0] if isinstance(servers, list) else servers[registration.server.name]
    return [found["command"], *found["args"]]


@pytest.mark.parametrize("client", list(CLIENTS))
def test_every_clients_line(client: str, make: Make) -> None:
    registration = make("--client", client, "--docker", "--read-only")
    schema = json.loads((SCHEMAS / f"{client}.json").read_text())
    jsonschema.validate(read(client, registration.text), schema)
    assert SECRET not in registration.text
    run = docker_run(line(registration))
    assert (run.rm, run.i, run.it, run.read_only) == (True, True, False, True)
    assert (run.cap_drop, run.security_opt, run.user) == ("ALL", "no-new-privileges", None)
    assert run.mount == ["type=volume,source=deskwright-state,target=/state"]
    # the names alone: Docker takes the values from what the client gives it
    assert run.e == ["ACME_BASE", "ACME_TOKEN"]
    assert run.image == "deskwright"
    assert run.rest == ["serve", "acme-desk", "--read-only"]


def test_the_image_that_is_built_here_is_never_fetched_under_its_bare_name(make: Make) -> None:
    assert docker_run(line(make("--client", "json", "--docker"))).pull == "never"
    assert docker_run(line(make("--client", "json", "--docker", "desk:1.2"))).pull == "never"
    named = docker_run(line(make("--client", "json", "--docker", "registry.example:5000/it/deskwright:1.2")))
    assert (named.pull, named.image) == (None, "registry.example:5000/it/deskwright:1.2")


def test_the_volume_is_where_the_image_keeps_its_state(make: Make) -> None:
    target = docker_run(line(make("--client", "json", "--docker"))).mount[0].rpartition("target=")[2]
    file = (REPOSITORY / "Dockerfile").read_text()
    assert re.search(rf"XDG_STATE_HOME={re.escape(target)}\b", file)
    assert f'VOLUME ["{target}"]' in file


def test_files_of_this_machine_are_laid_in_and_named_where_they_lie_then(
    make: Make, machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if hasattr(os, "getuid"):
        monkeypatch.setattr(os, "getuid", lambda: 1234)
        monkeypatch.setattr(os, "getgid", lambda: 567)
    folder, odd = tmp_path / "in", tmp_path / "my policy.yaml"
    words = ["--attachments", str(folder), "--exports", str(tmp_path / "out"), "--policy", str(odd), "--read-only"]
    registration = make("--client", "json", "--docker", *words, on=replace(machine, platform="linux"))
    run = docker_run(line(registration))
    assert run.mount[1:] == [
        f"type=bind,source={folder},target=/mnt/attachments-0/in,readonly",
        f"type=bind,source={tmp_path / 'out'},target=/mnt/exports-1/out",
        f"type=bind,source={odd},target=/mnt/policy-2/file,readonly",
    ]
    assert run.user == "1234:567"
    assert str(tmp_path) not in " ".join(run.rest)
    asked = cli._parser(run.rest).parse_args(run.rest)
    assert (str(asked.attachments), str(asked.exports), str(asked.policy)) == (
        "/mnt/attachments-0/in",
        "/mnt/exports-1/out",
        "/mnt/policy-2/file",
    )
    assert (
        docker_run(line(make("--client", "json", "--docker", *words, on=replace(machine, platform="darwin")))).user
        is None
    )


def test_a_file_of_variables_is_laid_in_and_doctor_finds_it_there(make: Make, tmp_path: Path) -> None:
    registration = make("--client", "json", "--docker", "--env-file", str(tmp_path / "desk.env"))
    assert docker_run(line(registration)).e == []
    assert registration.confirm[0].endswith("deskwright doctor acme-desk --env-file /mnt/env-file-0/desk.env")


def test_what_waits_is_decided_in_a_container_with_the_same_volume(make: Make) -> None:
    registration = make("--client", "json", "--docker", desks=(load_catalogue(find_desk("otrs", ())),))
    assert docker_run(line(registration)).rest == ["serve", "otrs", "--approve", "write_outbound"]
    shown = next(text.strip() for text in registration.approvals if "docker run" in text)
    run = docker_run(shown.split())
    assert run.it
    assert run.mount == ["type=volume,source=deskwright-state,target=/state"]
    assert run.rest == ["approvals", "list"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--docker", "--state", "here.sqlite3"], "is in Docker's volume deskwright-state"),
        (["--docker", "--uvx", "x"], "each is a way to start"),
        (["--docker", "UPPER/case"], "no name of an image"),
        (["--docker", "deskwright; rm -rf /"], "no name of an image"),
        (["--docker", "-v=/:/host"], "no name of an image"),
        (["--docker", "--policy", "a,readonly=false"], "reads a comma"),
    ],
)
def test_what_cannot_be_is_refused(words: list[str], told: str, make: Make) -> None:
    options = [words[0] + "=" + words[1], *words[2:]] if not words[1].startswith("--") else words
    with pytest.raises((RegisterRefused, SetupError), match=told):
        make("--client", "json", *options)


def test_a_database_for_several_needs_no_file(make: Make) -> None:
    run = docker_run(line(make("--client", "json", "--docker", "--state", "postgresql://desk@db.example/desk")))
    assert run.rest[-2:] == ["--state", "postgresql://desk@db.example/desk"]


@pytest.mark.parametrize("client", ["json", "codex", "vscode"])
def test_its_own_line_is_known_again_whatever_the_image_is_called(client: str, make: Make, tmp_path: Path) -> None:
    file = tmp_path / "file"

    def write(*words: str) -> Any:
        registration = make("--client", client, *words)
        return merge_into_file(file, registration.client, registration.document, private=True)

    write("--docker", "registry.example/helpdesks:1")
    assert write("--docker", "registry.example/helpdesks:2").changed
    assert not write("--docker", "registry.example/helpdesks:2").changed
    assert write().changed
    assert "docker" not in file.read_text()


def test_a_strange_container_is_left_alone(make: Make, tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    held = {"mcpServers": {"acme-desk": {"command": "docker", "args": ["run", "--rm", "other", "serve"]}}}
    file.write_text(json.dumps(held))
    registration = make("--client", "json", "--docker")
    with pytest.raises(MergeRefused, match="is not a deskwright server"):
        merge_into_file(file, registration.client, registration.document, private=True)
