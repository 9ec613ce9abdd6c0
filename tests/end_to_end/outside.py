"""Deskwright from outside: an assistant on standard input and output, and a shell, each with a home of its own.

An answer is held to what the tool was listed with, so that no test has to.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jsonschema
import mcp_types as types
import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal
from mcp import MCPError
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

DESKWRIGHT = str(Path(sys.executable).with_name("deskwright"))
ERAS = ("legacy", "2026-07-28")
SECONDS = 30.0


@dataclass
class Home:
    """A user's folder and variables; nothing of the caller's own but what finding programs takes."""

    folder: Path
    variables: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        own = {"HOME": str(self.folder), "DESKWRIGHT_STATE": str(self.folder / "state" / "state.sqlite3")}
        return {**kept, **own, "TRIAGE_DATA_ROOT": str(self.folder / "triage"), **self.variables}

    def shell(self, *words: str, code: int = 0) -> str:
        """What `deskwright WORDS` printed; with a code of failure, what it said on standard error as well."""
        done = subprocess.run(
            [DESKWRIGHT, *words],
            env=self.environment,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == code, (words, done.returncode, done.stdout, done.stderr)
        return done.stdout if code == 0 else done.stdout + done.stderr

    def ended(self, proposal: str) -> dict[str, Any]:
        """A proposal at its end: whoever sends it does so within seconds."""
        shown: dict[str, Any] = {}

        def over() -> bool:
            shown.update(json.loads(self.shell("approvals", "show", proposal, "--json")))
            return shown["state"] not in ("pending", "approved", "applying", "sending")

        eventually(over)
        return shown

    @contextlib.contextmanager
    def assistant(self, *words: str, era: str, person: Any = None) -> Iterator[Assistant]:
        """`deskwright serve WORDS` and a client in front of it; `person` answers what the client is asked."""
        command = StdioServerParameters(
            command=DESKWRIGHT, args=["serve", *words, "--output-schemas"], env=self.environment, cwd=str(self.folder)
        )
        told = self.folder / "server.log"
        with told.open("a", encoding="utf-8") as log, start_blocking_portal() as portal:
            client = Client(
                stdio_client(command, errlog=log),
                mode=era,
                elicitation_callback=person,
                read_timeout_seconds=SECONDS,
            )
            try:
                with portal.wrap_async_context_manager(client) as opened:
                    yield Assistant(portal, opened)
            except BaseException as problem:
                cause = problem
                while isinstance(cause, BaseExceptionGroup) and len(cause.exceptions) == 1:
                    (cause,) = cause.exceptions
                cause.add_note("the server said:\n" + told.read_text("utf-8")[-3000:])
                raise cause from None


class Assistant:
    """An open session; every method waits for its answer."""

    def __init__(self, portal: BlockingPortal, client: Client) -> None:
        self._portal = portal
        self.client = client
        self.tools: dict[str, types.Tool] = {tool.name: tool for tool in self._ask(client.list_tools).tools}

    def _ask(self, method: Any, *given: Any) -> Any:
        return self._portal.call(method, *given)

    # --- tools

    def call(self, tool: str, **arguments: Any) -> types.CallToolResult:
        result = self._ask(self.client.call_tool, tool, arguments)
        assert isinstance(result, types.CallToolResult)
        shape = self.tools[tool].output_schema
        if shape is not None and result.structured_content is not None:
            jsonschema.validate(
                result.structured_content, shape, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
            )
        return result

    def must(self, tool: str, **arguments: Any) -> dict[str, Any]:
        """The data of a call that has to succeed; the first text is the same data."""
        result = self.call(tool, **arguments)
        assert not result.is_error, text_of(result)
        assert isinstance(result.structured_content, dict)
        if self.tools[tool].output_schema is not None:
            block = result.content[0]
            assert isinstance(block, types.TextContent)
            assert json.loads(block.text) == result.structured_content
        return result.structured_content

    def fails(self, code: str, tool: str, **arguments: Any) -> str:
        """The one text of a failure that the desk itself told: `CODE: message` and nothing beside it."""
        result = self.call(tool, **arguments)
        assert result.is_error, text_of(result)
        assert result.structured_content is None
        (block,) = result.content
        assert isinstance(block, types.TextContent)
        assert block.text.startswith(f"{code}: "), block.text
        assert "\n" not in block.text
        return block.text

    def refused(self, tool: str, **arguments: Any) -> str:
        """The text of a call that must not be carried out."""
        result = self.call(tool, **arguments)
        assert result.is_error, text_of(result)
        assert "nothing was sent" in text_of(result)
        return text_of(result)

    # --- resources, prompts

    def resources(self) -> list[types.Resource]:
        found: list[types.Resource] = self._ask(self.client.list_resources).resources
        return found

    def templates(self) -> list[types.ResourceTemplate]:
        found: list[types.ResourceTemplate] = self._ask(self.client.list_resource_templates).resource_templates
        return found

    def read(self, uri: str) -> types.TextResourceContents:
        (content,) = self._ask(self.client.read_resource, uri).contents
        assert isinstance(content, types.TextResourceContents)
        assert content.uri == uri
        return content

    def unreadable(self, uri: str) -> MCPError:
        with pytest.raises(MCPError) as told:
            self.read(uri)
        return told.value

    def prompts(self) -> list[types.Prompt]:
        found: list[types.Prompt] = self._ask(self.client.list_prompts).prompts
        return found

    def prompt(self, name: str, arguments: Mapping[str, str] | None = None) -> str:
        """The one message of a prompt."""
        (message,) = self._ask(self.client.get_prompt, name, dict(arguments or {})).messages
        assert message.role == "user"
        assert isinstance(message.content, types.TextContent)
        return message.content.text

    def no_prompt(self, name: str, arguments: Mapping[str, str] | None = None) -> str:
        with pytest.raises(MCPError) as told:
            self.prompt(name, arguments)
        assert told.value.error.code == types.INVALID_PARAMS
        return told.value.error.message


def eventually(held: Callable[[], bool]) -> None:
    """What another process does, within seconds."""
    end = time.monotonic() + SECONDS
    while not held():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.1)


def text_of(result: types.CallToolResult) -> str:
    return "\n".join(block.text for block in result.content if isinstance(block, types.TextContent))


@dataclass
class Person:
    """The user in front of a client that can ask: the same answer to each question, and what was asked."""

    content: Mapping[str, Any] | None
    asked: list[types.ElicitRequestFormParams] = field(default_factory=list)

    async def __call__(self, context: Any, params: Any) -> types.ElicitResult:
        self.asked.append(params)
        if self.content is None:
            return types.ElicitResult(action="decline")
        return types.ElicitResult(action="accept", content=dict(self.content))

    @property
    def boxes(self) -> set[str]:
        return set(self.asked[-1].requested_schema["properties"])
