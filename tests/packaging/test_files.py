"""The files that nobody could run here: linted, and held against each other and against the command line."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from deskwright.cli import _parser
from deskwright.hosted.oauth.keyring import Keyring
from deskwright.hosted.options import read_http_settings

from tests.packaging.dockerfile import instructions

REPOSITORY = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
PROXY = REPOSITORY / "deploy" / "Caddyfile"
VALUES = {
    "DOMAIN": "mcp.example.org",
    "DESKWRIGHT_DESK": "tiflux",
    "POSTGRES_PASSWORD": "p",
    "DESKWRIGHT_STATE_KEY": "s",
    "DESKWRIGHT_ENCRYPTION_KEYS": "e",
}


def run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        cwd=REPOSITORY,
        env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def filled(value: Any) -> Any:
    """A composition with its variables filled in, as Compose does; one that is not known ends the test."""
    if isinstance(value, dict):
        return {name: filled(item) for name, item in value.items()}
    if isinstance(value, list):
        return [filled(item) for item in value]
    if not isinstance(value, str):
        return value

    def put(found: re.Match[str]) -> str:
        name, _, otherwise = found[1].partition(":")
        return otherwise[1:] if otherwise.startswith("-") and name not in VALUES else VALUES[name]

    return re.sub(r"\$\{([^}]+)\}", put, value)


@pytest.fixture(scope="module")
def composition() -> Any:
    return filled(yaml.safe_load((REPOSITORY / "compose.yaml").read_text()))


# --- linters


def test_the_dockerfile_is_clean_for_hadolint() -> None:
    run(BIN / "hadolint", "--failure-threshold", "style", "Dockerfile")


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.compose-spec", "compose.yaml"),
        ("vendor.github-workflows", ".github/workflows/image.yml"),
    ],
)
def test_files_fit_their_schemas(schema: str, file: str) -> None:
    run(BIN / "check-jsonschema", "--builtin-schema", schema, file)


def test_a_file_that_does_not_fit_is_told(tmp_path: Path) -> None:
    file = tmp_path / "compose.yaml"
    file.write_text("services: {a: {image: x, portz: []}}")
    with pytest.raises(AssertionError, match="portz"):
        run(BIN / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", file)


def test_the_proxys_file_is_valid_and_formatted() -> None:
    caddy = shutil.which("caddy")
    assert caddy, "there is no caddy: make system"
    run(caddy, "validate", "--adapter", "caddyfile", "--config", PROXY, DOMAIN="mcp.example.org")
    assert run(caddy, "fmt", PROXY) == PROXY.read_text()


def test_every_file_that_was_never_run_says_so() -> None:
    for name in ("Dockerfile", "compose.yaml", ".github/workflows/image.yml"):
        head = (REPOSITORY / name).read_text().partition("\n\n")[0]
        assert re.search(
            r"never (built|run|started as a whole) where this file was written", " ".join(head.split("\n# "))
        )


# --- the image


def test_the_image_runs_deskwright_as_nobody_in_particular() -> None:
    found = instructions(REPOSITORY / "Dockerfile")
    last = [words for name, words in found if name == "FROM"][-1]
    final = found[found.index(("FROM", last)) :]
    assert ("ENTRYPOINT", '["deskwright"]') in final
    [user] = [words for name, words in final if name == "USER"]
    assert re.fullmatch(r"[1-9][0-9]{3,}:[1-9][0-9]{3,}", user)
    assert [words for name, words in final if name in ("ADD", "COPY")] == [
        "--from=build /opt/deskwright /opt/deskwright"
    ]
    assert not [words for name, words in found if name in ("ADD", "ARG")]


def test_nothing_goes_into_the_build_that_the_dockerfile_does_not_name() -> None:
    lines = (REPOSITORY / ".dockerignore").read_text().split("\n")
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    opened = {rule.removeprefix("!") for rule in rules if rule.startswith("!")}
    copied = [words.split()[:-1] for name, words in instructions(REPOSITORY / "Dockerfile") if name == "COPY"]
    assert opened == {word for words in copied for word in words if not words[0].startswith("--from")}


# --- the composition


def test_the_servers_command_is_one_that_serve_takes(composition: Any) -> None:
    servers = [service for name, service in composition["services"].items() if name.startswith("deskwright")]
    assert len(servers) == 2
    for service in servers:
        assert service["command"] == servers[0]["command"]
        options = _parser(service["command"]).parse_args(service["command"])
        settings = read_http_settings(options)
        assert (settings.host, settings.port, settings.origin) == ("0.0.0.0", 8080, "https://mcp.example.org")
        assert "mcp.example.org" in settings.hosts
        assert settings.metrics
        assert settings.oauth
        # a request that any of them gets is the same: nothing is kept in one process
        assert not settings.sessions


def test_who_is_believed_is_on_the_proxys_network_alone(composition: Any) -> None:
    command = composition["services"]["deskwright-1"]["command"]
    [believed] = [command[at + 1] for at, word in enumerate(command) if word == "--trusted-proxies"]
    assert believed == composition["networks"]["proxy"]["ipam"]["config"][0]["subnet"]
    on_it = {name for name, service in composition["services"].items() if "proxy" in service["networks"]}
    assert on_it == {"caddy", "deskwright-1", "deskwright-2"}


def test_the_database_and_the_servers_are_reached_through_the_proxy_alone(composition: Any) -> None:
    services = composition["services"]
    assert [name for name, service in services.items() if "ports" in service] == ["caddy"]
    assert services["postgres"]["networks"] == ["data"]
    assert composition["networks"]["data"]["internal"] is True
    assert "data" not in services["caddy"]["networks"]


def test_servers_and_proxy_write_nowhere_but_where_they_must(composition: Any) -> None:
    for name, service in composition["services"].items():
        assert "no-new-privileges:true" in service["security_opt"]
        if name != "postgres":
            assert service["read_only"] is True
            assert service["cap_drop"] == ["ALL"]


def test_no_secret_stands_in_a_file(composition: Any) -> None:
    raw = (REPOSITORY / "compose.yaml").read_text()
    for name in ("POSTGRES_PASSWORD", "DESKWRIGHT_STATE_KEY", "DESKWRIGHT_ENCRYPTION_KEYS"):
        assert f"${{{name}:?" in raw
    assert "@postgres/" in composition["services"]["deskwright-1"]["environment"]["DESKWRIGHT_STATE"]
    example = (REPOSITORY / "deploy" / "env.example").read_text()
    given = dict(line.split("=", 1) for line in example.splitlines() if "=" in line and not line.startswith("#"))
    assert set(given) == set(VALUES)
    assert {name for name, value in given.items() if not value} == {
        "POSTGRES_PASSWORD",
        "DESKWRIGHT_STATE_KEY",
        "DESKWRIGHT_ENCRYPTION_KEYS",
    }
    ignored = (REPOSITORY / ".gitignore").read_text().split()
    assert {".env", "*.env"} <= set(ignored)


def test_the_commands_that_make_the_keys_make_keys_that_are_taken(tmp_path: Path) -> None:
    example = (REPOSITORY / "deploy" / "env.example").read_text()
    lines = [line.lstrip("# ").partition("      ")[0] for line in example.splitlines() if "openssl" in line]
    made = [run("sh", "-c", line).strip() for line in lines]
    assert len(made) == 3
    assert re.fullmatch(r"[0-9a-f]{48}", made[0])
    told: list[str] = []
    keys = {"DESKWRIGHT_ENCRYPTION_KEYS": f"{made[2]},{run('sh', '-c', lines[2]).strip()}"}
    Keyring.from_environment(keys, place=str(tmp_path / "state.sqlite3"), public=True, tell=told.append)
    assert told == []


def test_the_proxy_asks_the_servers_that_there_are(composition: Any) -> None:
    caddy = shutil.which("caddy")
    assert caddy, "there is no caddy: make system"
    adapted = run(caddy, "adapt", "--adapter", "caddyfile", "--config", PROXY, DOMAIN="mcp.example.org")
    found = set(re.findall(r'"dial":"([^"]+)"', adapted))
    names = {f"{name}:8080" for name in composition["services"] if name.startswith("deskwright")}
    assert found == names
    handlers = json.loads(adapted)["apps"]["http"]["servers"]["srv0"]["routes"][0]["handle"][0]["routes"]
    balancing = handlers[-1]["handle"][0]["load_balancing"]
    assert balancing["selection_policy"] == {"policy": "round_robin"}
    # only what never reached a server is tried elsewhere: nothing says that other requests may be sent again
    assert "retry_match" not in balancing


# --- the workflow


@pytest.fixture(scope="module")
def workflow() -> Any:
    return yaml.safe_load((REPOSITORY / ".github" / "workflows" / "image.yml").read_text())


def steps(workflow: Any, action: str) -> list[Any]:
    return [step for step in workflow["jobs"]["image"]["steps"] if step.get("uses", "").startswith(f"{action}@")]


def test_a_pull_request_is_built_and_not_pushed(workflow: Any) -> None:
    tried, published = steps(workflow, "docker/build-push-action")
    assert tried["with"]["load"] is True
    assert "push" not in tried["with"]
    assert published["with"]["push"] == "${{ github.event_name != 'pull_request' }}"
    [login] = steps(workflow, "docker/login-action")
    assert login["if"] == "github.event_name != 'pull_request'"


def test_the_tags(workflow: Any) -> None:
    [meta] = steps(workflow, "docker/metadata-action")
    assert meta["with"]["tags"].split() == [
        "type=ref,event=branch",
        "type=ref,event=pr",
        "type=semver,pattern={{version}}",
        "type=semver,pattern={{major}}.{{minor}}",
    ]


def test_actions_are_named_by_what_they_are_and_may_do_little(workflow: Any) -> None:
    for step in workflow["jobs"]["image"]["steps"]:
        if "uses" in step:
            assert re.fullmatch(r"[a-z-]+/[a-z-]+@[0-9a-f]{40}", step["uses"])
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["image"]["permissions"] == {"contents": "read", "packages": "write"}
    # what somebody named a branch never becomes a line of a shell
    assert not [step for step in workflow["jobs"]["image"]["steps"] if "${{" in step.get("run", "")]


def test_the_line_that_tries_the_image_is_one_that_serve_takes(workflow: Any) -> None:
    [line] = [step["run"] for step in workflow["jobs"]["image"]["steps"] if "speak.py" in step.get("run", "")]
    words = shlex.split(line)
    assert words[:4] == ["python3", "tests/packaging/speak.py", "docker", "run"]
    served = words[words.index("deskwright:tried") + 1 :]
    assert _parser(served).parse_args(served).desks_words == ["otrs"]
    [tried, _] = steps(workflow, "docker/build-push-action")
    assert tried["with"]["tags"] == "deskwright:tried"
