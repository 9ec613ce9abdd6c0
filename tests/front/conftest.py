"""A server of every shipped desk in this process, and the SDK's own answers to a script of raw lines."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import anyio
import pytest
from deskwright.cli import _parser
from deskwright.front_answers import MODERN_VERSION, Snapshot
from deskwright.front_files import facts, tools_text
from deskwright.hosted.subscriptions import Subscriptions
from deskwright.options import make_application
from deskwright.protocol import build_server, encode_message, initialization_options, parse_message
from deskwright.serving import Application

ACME = Path(__file__).parents[1] / "fixtures" / "desk"
RESERVED = "io.modelcontextprotocol/"
ENVELOPE = {
    RESERVED + "protocolVersion": MODERN_VERSION,
    RESERVED + "clientCapabilities": {},
    RESERVED + "clientInfo": {"name": "test", "version": "1"},
}
HELLO = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}


def request(number: Any, method: str, params: Any = None) -> bytes:
    message = {"jsonrpc": "2.0", "id": number, "method": method}
    return json.dumps(message if params is None else {**message, "params": params}).encode()


def notice(method: str, params: Any = None) -> bytes:
    message = {"jsonrpc": "2.0", "method": method}
    return json.dumps(message if params is None else {**message, "params": params}).encode()


def modern(**params: Any) -> dict[str, Any]:
    return {**params, "_meta": ENVELOPE}


@pytest.fixture
def private(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home without anybody's configuration, and a folder without a project."""
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("DESKWRIGHT_STATE", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def application_of(words: Sequence[str]) -> Application:
    """What `serve` with these words serves."""
    options = _parser(["serve", *words]).parse_args(["serve", *words])
    return make_application(options.desks_words, options, offline=False)


def snapshot_of(application: Application) -> Snapshot:
    tools = tools_text(application)
    assert tools is not None
    header = json.loads(json.dumps(facts(application)))
    return Snapshot(header, tools.encode())


async def sdk_answers(application: Application, lines: Sequence[bytes]) -> list[Any]:
    """What the SDK's server sends for the lines of one connection, one after another, as JSON."""
    server = build_server(application, subscriptions=Subscriptions())
    to_server, from_wire = anyio.create_memory_object_stream[Any](0)
    to_wire, from_server = anyio.create_memory_object_stream[Any](100)
    serving = asyncio.create_task(server.run(from_wire, to_wire, initialization_options(server)))
    answers = []
    for line in lines:
        await to_server.send(parse_message(line))
        if b'"id"' in line:
            answers.append(json.loads(encode_message(await from_server.receive())))
    await to_server.aclose()
    await serving
    return answers
