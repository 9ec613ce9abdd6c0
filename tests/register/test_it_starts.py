"""What is registered starts: the printed entry, run as a client would run it, lists the desk's tools."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from deskwright import cli
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client


async def tool_names(entry: dict[str, Any], folder: Path) -> set[str]:
    server = StdioServerParameters(command=entry["command"], args=entry["args"], env=entry.get("env"), cwd=folder)
    async with Client(stdio_client(server)) as client:
        return {tool.name for tool in (await client.list_tools()).tools}


def test_the_printed_entry_lists_the_tools(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["register", "tickiti", "--client", "cursor", "--sandbox", "--read-only", "--write"]) == 0
    capsys.readouterr()
    entry = json.loads((tmp_path / ".cursor" / "mcp.json").read_text())["mcpServers"]["tickiti"]
    names = asyncio.run(asyncio.wait_for(tool_names(entry, tmp_path), 60))
    assert "query_tickets" in names
    assert "create_ticket" not in names
