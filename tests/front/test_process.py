"""Whole processes: who answers first, what a client sees when it ends, and both eras with the official client."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from deskwright.front_answers import SNAPSHOT_FORMAT
from deskwright.front_files import generated_files, snapshot_text
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from .conftest import ACME, HELLO, modern, notice, request

SERVE = [sys.executable, "-m", "deskwright", "serve", "acme", "--desks", "desks"]
GREETING = b"\n".join([request(1, "initialize", HELLO), notice("notifications/initialized"), request(2, "tools/list")])


@pytest.fixture
def environment(private: Path) -> dict[str, str]:
    """A desk of one's own with its start files, which asks nothing before it lists."""
    folder = private / "desks" / "acme"
    folder.mkdir(parents=True)
    shutil.copy(ACME / "catalog.json", folder)
    data = json.loads((folder / "catalog.json").read_bytes())
    data["connection"]["probe"] = None
    (folder / "catalog.json").write_text(json.dumps(data))
    for name, text in generated_files("acme", (folder / "catalog.json").read_text()).items():
        (folder / name).write_text(text)
    settings = {"ACME_BASE": "http://127.0.0.1:9", "ACME_TOKEN": "t", "PYTHONPATH": str(private / "shim")}
    return {**os.environ, **settings}


class Started:
    """A process and its raw lines."""

    def __init__(self, environment: Mapping[str, str], *words: str) -> None:
        self.process = subprocess.Popen(
            [*SERVE, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(environment),
        )

    def send(self, text: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(text + b"\n")
        self.process.stdin.flush()

    def answer(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def end(self) -> tuple[list[Any], str, int]:
        """What else it says, on both streams, and how it ends."""
        out, errors = self.process.communicate(timeout=60)
        return [json.loads(line) for line in out.splitlines()], errors.decode(), self.process.returncode


def take_sdk_away(folder: Path) -> None:
    """From here on the MCP SDK cannot be imported: what is answered then, the front has answered."""
    (folder / "shim" / "mcp_types").mkdir(parents=True)
    (folder / "shim" / "mcp_types" / "__init__.py").write_text("raise ImportError('not here')\n")


@pytest.mark.parametrize("opening", [GREETING, request(2, "tools/list", modern())], ids=["handshake", "modern"])
def test_the_list_is_there_before_the_sdk(environment: dict[str, str], private: Path, opening: bytes) -> None:
    take_sdk_away(private)
    started = Started(environment, "--all-tools")
    started.send(opening)
    listed = started.answer() if opening != GREETING else (started.answer(), started.answer())[1]
    assert len(listed["result"]["tools"]) > 10
    assert started.end()[2] == 1
    turned_off = Started({**environment, "DESKWRIGHT_FRONT": "off"}, "--all-tools")
    turned_off.send(opening)
    assert turned_off.end()[::2] == ([], 1)


def test_a_second_start_is_answered_by_what_the_first_one_wrote(environment: dict[str, str], private: Path) -> None:
    first = Started(environment, "--read-only")
    first.send(GREETING)
    told, _, code = first.end()
    assert [answer["id"] for answer in told] == [1, 2]
    assert code == 0
    take_sdk_away(private)
    second = Started(environment, "--read-only")
    second.send(GREETING)
    assert [second.answer(), second.answer()] == told
    assert second.end()[2] == 1


def test_a_start_that_cannot_be_ends_as_ever(environment: dict[str, str]) -> None:
    """A variable that is missing, a state that cannot be: nothing is promised, the message is the same."""
    state = Path(environment["XDG_STATE_HOME"]) / "state"
    state.mkdir()
    for lacking in ({"ACME_TOKEN": ""}, {"DESKWRIGHT_STATE": str(state)}):
        ends = []
        for front in ("on", "off"):
            started = Started({**environment, **lacking, "DESKWRIGHT_FRONT": front})
            started.send(GREETING)
            ends.append(started.end())
        assert ends[0] == ends[1]
        assert ends[0][0] == []
        assert ends[0][2] == 1


def test_a_list_that_was_wrong_is_corrected(environment: dict[str, str], private: Path) -> None:
    """The desk's own snapshot is of other modules and lists less: the client is told, the next start knows."""
    path = private / "desks" / "acme" / "start.jsonl"
    header, tools = path.read_text().splitlines()
    facts = {**json.loads(header), "made_by": "others"}
    assert facts.pop("format") == SNAPSHOT_FORMAT
    short = json.dumps(json.loads(tools)[:1], separators=(",", ":"))
    path.write_text(snapshot_text({name: facts[name] for name in facts if name not in ("sum", "listed")}, short))
    first = Started(environment)
    first.send(GREETING)
    assert first.answer()["id"] == 1
    assert len(first.answer()["result"]["tools"]) == 1
    assert first.answer() == {"jsonrpc": "2.0", "method": "notifications/tools/list_changed"}
    first.send(request(3, "tools/list"))
    assert len(first.answer()["result"]["tools"]) == len(json.loads(tools))
    assert first.end()[2] == 0
    take_sdk_away(private)
    second = Started(environment)
    second.send(GREETING)
    assert len((second.answer(), second.answer())[1]["result"]["tools"]) == len(json.loads(tools))
    second.end()


def test_killed_at_any_moment(environment: dict[str, str]) -> None:
    """Told to stop, it says nothing by halves; before it serves it ends by the signal, later in peace."""
    running = []
    for number in range(6):
        started = Started(environment)
        started.send(GREETING)
        running.append(started)
        time.sleep(0.05 + number * 0.12)
    for started in running:
        started.process.send_signal(signal.SIGTERM)
    for started in running:
        told, errors, code = started.end()
        assert [answer["id"] for answer in told] == [1, 2][: len(told)]
        assert code in (0, -signal.SIGTERM)
        assert "Traceback" not in errors


def test_the_client_goes_before_the_server_is_there(environment: dict[str, str]) -> None:
    started = Started(environment)
    started.send(GREETING + b"\n" + request(3, "tools/call", {"name": "list_endpoints", "arguments": {}})[:-5])
    told, errors, code = started.end()
    assert [(answer["id"], "result" in answer) for answer in told] == [(1, True), (2, True), (None, False)]
    assert code == 0
    assert "tools on standard input and output" in errors
    deaf = Started(environment)
    assert deaf.process.stdout is not None
    deaf.process.stdout.close()
    deaf.send(GREETING)
    assert deaf.process.wait(60) == 0
    assert b"Traceback" not in deaf.process.stderr.read()  # type: ignore[union-attr]


@pytest.mark.parametrize("mode", ["legacy", "auto", "2026-07-28"])
def test_the_official_client(environment: dict[str, str], mode: Any) -> None:
    async def talk() -> None:
        parameters = StdioServerParameters(command=SERVE[0], args=SERVE[1:], env=environment)
        async with Client(stdio_client(parameters), mode=mode) as client:
            listed = await client.list_tools()
            assert "list_endpoints" in [tool.name for tool in listed.tools]
            answers = await asyncio.gather(*(client.call_tool("list_endpoints", {"query": "ticket"}) for _ in range(5)))
            assert not any(answer.is_error for answer in answers)

    asyncio.run(talk())
