"""`make demo HTTP=1`: a hosted sandbox, what every client's file would hold to reach it, and one call by its key.

The server is a process of its own on loopback; each printed configuration is held against that client's format.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import subprocess
import threading
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import anyio
import httpx2
import jsonschema
import yaml
from deskwright import cli
from deskwright.catalogue import find_desk, load_catalogue
from deskwright.clients import CLIENTS
from deskwright.sandboxes import load_sandbox
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from tests.demo.assistant import CALL_SECONDS, Assistant
from tests.demo.expectations import DemoFailed, expect
from tests.demo.paper import Paper
from tests.demo.programs import DESKWRIGHT, START_SECONDS, STOP_SECONDS, variables
from tests.demo.scenario import Scenario

__all__ = ["STEPS", "demonstrate", "register_of"]

STEPS = 3 + len(CLIENTS)
SCHEMAS = Path(__file__).resolve().parents[1] / "register" / "schemas"
REPOSITORY = Path(__file__).resolve().parents[2]
#: The address alone (the client logs in by the browser), with the desk's key, and no server but a container.
FORMS = (("--http", "URL"), ("--http", "URL", "--key"), ("--docker",))


def register_of(scenario: Scenario) -> list[str]:
    return ["register", scenario.desk, "--client", "claude-code", "--http", "https://YOUR.HOST/mcp"]


def demonstrate(scenario: Scenario, paper: Paper, folder: Path) -> None:
    paper.step(f"Host {scenario.title} for many, with a sandbox behind it (nothing leaves this machine)")
    paper.command(f"deskwright serve {scenario.desk} --sandbox --http 127.0.0.1:0")
    with _hosted(scenario, folder) as address:
        with urlopen(address, timeout=START_SECONDS) as answer:
            told = json.load(answer)
        expect(told["endpoint"] == address, f"it tells its own address {address}", told)
        paper.came(f"{told['name']}, {told['transport']}, protocol {', '.join(told['protocolVersions'])}")
        for client in CLIENTS.values():
            paper.step(f"What {client.title} reads")
            for form in FORMS:
                _register(scenario, client.id, form, address, paper, folder)
        paper.step("One call by the official client, with the desk's key in a header")
        anyio.run(_call, scenario, address, paper)
        paper.step("Stop it")
    paper.came("what was under way was ended, and it ended with 0")


@contextlib.contextmanager
def _hosted(scenario: Scenario, folder: Path) -> Iterator[str]:
    """The running server; its address for this desk."""
    environment = variables(REPOSITORY / "generated", folder, scenario.environment)
    process = subprocess.Popen(
        [str(DESKWRIGHT), "serve", scenario.desk, "--sandbox", "--http", "127.0.0.1:0"],
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stderr is not None
    guard = threading.Timer(START_SECONDS, process.kill)
    guard.start()
    said: list[str] = []
    try:
        found = None
        for line in process.stderr:
            said.append(line)
            if found := re.search(r": (http://127\.0\.0\.1:\d+/\S*)", line):
                break
        if found is None:
            raise DemoFailed("the hosted server ended\n" + "".join(said)[-1500:])
        guard.cancel()
        reader = threading.Thread(target=said.extend, args=(process.stderr,), daemon=True)
        reader.start()
        yield found[1]
        process.terminate()
        if process.wait(STOP_SECONDS * 3):
            raise DemoFailed(f"it ended with {process.returncode}\n" + "".join(said)[-1500:])
    finally:
        guard.cancel()
        process.kill()
        process.wait()


def _register(scenario: Scenario, client: str, form: tuple[str, ...], address: str, paper: Paper, folder: Path) -> None:
    words = ["register", scenario.desk, "--client", client, *(address if word == "URL" else word for word in form)]
    out, told = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(told):
        code = cli.main(words)
    paper.command(" ".join(["deskwright", *words]))
    if code:
        raise DemoFailed(f"register ended with {code}\n{told.getvalue()}")
    paper.code(out.getvalue().rstrip())
    read: Any = {"json": json.loads, "toml": tomllib.loads, "yaml": yaml.safe_load}[CLIENTS[client].syntax]
    try:
        jsonschema.validate(read(out.getvalue()), json.loads((SCHEMAS / f"{client}.json").read_text("utf-8")))
    except (ValueError, jsonschema.ValidationError) as problem:
        raise DemoFailed(f"that is not the format of {CLIENTS[client].title}: {problem}") from problem
    secrets = [value for given in load_sandbox(scenario.desk).credentials for value in given.environment.values()]
    expect(not [value for value in secrets if value in out.getvalue()], "no key in it", out.getvalue())


async def _call(scenario: Scenario, address: str, paper: Paper) -> None:
    headers = _headers(scenario)
    paper.note(f"with {', '.join(headers)}")
    async with (
        httpx2.AsyncClient(headers=dict(headers), timeout=CALL_SECONDS) as http,
        Client(streamable_http_client(address, http_client=http), read_timeout_seconds=CALL_SECONDS) as client,
    ):
        assistant = Assistant(client, paper)
        tools = await assistant.tools()
        paper.came(f"{len(tools)} tools")
        action = next(action for step in scenario.steps for action in step.actions if action.kind == "call")
        came = await assistant.call(action.target, action.arguments)
        expect(came.refused == action.refused, f"{action.target} is answered", came.text)
        paper.shown(came.text, 4)
        for expectation in action.expect:
            expectation.check(came, {})
            paper.holds(expectation.that)


def _headers(scenario: Scenario) -> Mapping[str, str]:
    """The key of the sandbox, as the desk's requests bring it."""
    given = next(given for given in load_sandbox(scenario.desk).credentials if given.name == scenario.credential)
    for way in load_catalogue(find_desk(scenario.desk, ())).connection["credentials"]:
        if headers := (way.get("inbound") or {}).get("headers"):
            return {header: given.environment[way["env"][part]] for part, header in headers.items()}
    raise DemoFailed(f"no key of {scenario.title} can be brought by a request")
