"""A Deskwright server over stdio, driven by the official `mcp` client from plain synchronous tests.

Never talks to the server in any other way than an assistant would.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import Client, StdioServerParameters, stdio_client

CALL_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class ToolAnswer:
    """What a call gave: its text, its structured content, our meta data, and whether it was an error."""

    text: str
    content: dict[str, Any]
    meta: dict[str, Any]
    is_error: bool


class StdioSession:
    """An open session; every method waits for its answer."""

    def __init__(self, portal: BlockingPortal, client: Client) -> None:
        self._portal = portal
        self._client = client

    def tools(self) -> dict[str, Any]:
        """The listed tools by name, in their order."""
        listed = self._portal.call(self._client.list_tools)
        return {tool.name: tool for tool in listed.tools}

    def call(self, tool: str, **arguments: Any) -> ToolAnswer:
        result = self._portal.call(self._client.call_tool, tool, arguments)
        text = "\n".join(block.text for block in result.content if block.type == "text")
        meta = dict(result.meta or {}).get("deskwright") or {}
        return ToolAnswer(text, dict(result.structured_content or {}), dict(meta), bool(result.is_error))

    def must(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """Calls a tool that has to succeed."""
        answer = self.call(tool, **arguments)
        assert not answer.is_error, f"{tool} failed: {answer.text}"
        return answer.content

    def read(self, uri: str) -> dict[str, Any]:
        """What stands at an address, as JSON."""
        contents = self._portal.call(self._client.read_resource, uri).contents
        found: dict[str, Any] = json.loads(contents[0].text)
        return found

    def refused(self, tool: str, **arguments: Any) -> str:
        """Calls a tool that has to be an error; its text."""
        answer = self.call(tool, **arguments)
        assert answer.is_error, f"{tool} was expected to fail; it answered {answer.text[:400]}"
        return answer.text


@contextlib.contextmanager
def open_stdio_session(
    desk: str, options: Sequence[str], variables: Mapping[str, str], scratch: Path
) -> Iterator[StdioSession]:
    """Starts `deskwright serve DESK OPTIONS` with these variables and nothing of the caller's own settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR", "PYTHONPATH") if name in os.environ}
    state = {name: str(scratch / "state") for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    server = StdioServerParameters(
        command=str(Path(sys.executable).with_name("deskwright")),
        args=["serve", desk, *options],
        env={**kept, **state, **variables},
        cwd=str(scratch),
    )
    with (scratch / "deskwright.log").open("w+", encoding="utf-8") as log, start_blocking_portal() as portal:
        client = Client(stdio_client(server, errlog=log), read_timeout_seconds=CALL_SECONDS)
        try:
            opened = portal.wrap_async_context_manager(client)
            with opened as ready:
                yield StdioSession(portal, ready)
        except BaseException as problem:
            with contextlib.suppress(OSError):
                log.flush()
                problem.add_note("the server's log:\n" + (scratch / "deskwright.log").read_text()[-3000:])
            raise
