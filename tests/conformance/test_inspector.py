"""The Inspector's command line lists and calls every desk, over stdio and HTTP, in both eras, and warns of nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.served import CALLS, DESKS, environment_of, served_desk, words_of
from tests.conformance.suite import Ran, inspect

ERAS = ["legacy", "modern"]
#: What the served command itself says on its standard error.
OURS = "deskwright: "


def complaints(ran: Ran) -> list[str]:
    return [line for line in ran.err.splitlines() if line.strip() and not line.startswith(OURS)]


def result_of(ran: Ran) -> dict[str, Any]:
    assert ran.code == 0, ran
    result: dict[str, Any] = json.loads(ran.out)["result"]
    return result


def listed_and_called(desk: str, era: str, cwd: Path, options: list[str], target: list[str]) -> None:
    how = [*options, "--protocol-era", era, "--format", "json"]
    listed = inspect(*how, "--method", "tools/list", "--strict", *target, cwd=cwd)
    tool, arguments = CALLS[desk]
    assert tool in [one["name"] for one in result_of(listed)["tools"]]
    assert complaints(listed) == []
    given = ["--tool-name", tool, "--tool-args-json", json.dumps(arguments)]
    called = inspect(*how, "--method", "tools/call", *given, *target, cwd=cwd)
    result = result_of(called)
    assert not result.get("isError")
    assert result["structuredContent"]
    assert result["_meta"]["deskwright"]["effect"] == "read"
    assert complaints(called) == []


@pytest.mark.parametrize("desk", DESKS)
def test_over_stdio(desk: str, tmp_path: Path) -> None:
    with environment_of(desk, tmp_path) as environ:
        options = [word for name, value in environ.items() for word in ("-e", f"{name}={value}")]
        for era in ERAS:
            target = [sys.executable, "-m", "deskwright", "serve", *words_of(desk)]
            listed_and_called(desk, era, tmp_path, options, target)


@pytest.mark.parametrize("desk", DESKS)
def test_over_http(desk: str, tmp_path: Path) -> None:
    with environment_of(desk, tmp_path) as environ, served_desk(desk, environ) as url:
        for era in ERAS:
            listed_and_called(desk, era, tmp_path, ["--transport", "http"], [url])


def test_it_tells_what_is_wrong(tmp_path: Path) -> None:
    """Without this, silence would prove nothing: a schema that it should complain of."""
    (tmp_path / "server.py").write_text(ODD, "utf-8")
    how = ["--format", "json", "--method", "tools/list", "--strict"]
    ran = inspect(*how, sys.executable, str(tmp_path / "server.py"), cwd=tmp_path)
    assert ran.code == 6
    told = "\n".join(complaints(ran))
    assert "Path: inputSchema.properties.either" in told
    assert "1 error, 1 warning across 1 tool" in told


ODD = """
import anyio
from mcp import types
from mcp.server import Server
from mcp.server.stdio import stdio_server

SCHEMA = {"type": "object", "properties": {"either": {"type": ["string", "null"]}, "any": True}}


async def tools(context, params):
    return types.ListToolsResult(tools=[types.Tool(name="odd", input_schema=SCHEMA)])


async def main():
    server = Server("odd", version="1", on_list_tools=tools)
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())


anyio.run(main)
"""
