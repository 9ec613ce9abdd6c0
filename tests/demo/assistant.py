"""The official MCP client, doing what an assistant does and telling it on paper.

It talks to the server over standard input and output, and in no other way.
"""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from mcp import Client, MCPError, StdioServerParameters, stdio_client
from mcp.types import BlobResourceContents, ResourceTemplateReference, TextResourceContents

from tests.demo.expectations import Came, DemoFailed
from tests.demo.paper import Paper
from tests.demo.programs import DESKWRIGHT

__all__ = ["Assistant", "assistant_session"]

CALL_SECONDS = 30.0


class Assistant:
    """Each method tells on paper what is asked; what to make of the answer is for the caller."""

    def __init__(self, client: Client, paper: Paper) -> None:
        self._client = client
        self._paper = paper

    async def tools(self) -> list[str]:
        return [tool.name for tool in (await self._client.list_tools()).tools]

    async def resources(self) -> list[str]:
        """Addresses and templates of addresses."""
        fixed = (await self._client.list_resources()).resources
        templates = (await self._client.list_resource_templates()).resource_templates
        return [*(resource.uri for resource in fixed), *(template.uri_template for template in templates)]

    async def call(self, tool: str, arguments: Mapping[str, Any]) -> Came:
        self._paper.call(tool, arguments)
        result = await self._client.call_tool(tool, dict(arguments))
        texts, file = [], None
        for block in result.content:
            if block.type == "text":
                texts.append(block.text)
            elif block.type == "image":
                file = base64.b64decode(block.data)
            elif block.type == "resource" and isinstance(block.resource, BlobResourceContents):
                file = base64.b64decode(block.resource.blob)
        facts = (result.meta or {}).get("deskwright") or {}
        return Came("\n".join(texts), dict(result.structured_content or {}), facts, bool(result.is_error), file)

    async def answer(self, tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Calls a tool that must succeed; its structured content."""
        came = await self.call(tool, arguments)
        if came.refused:
            raise DemoFailed(f"{tool} was expected to succeed; it answered\n{came.text}")
        content: dict[str, Any] = came.content
        return content

    async def refusal(self, tool: str, arguments: dict[str, Any], *words: str) -> None:
        """Calls a tool that must be refused in a text with these words, and shows that text."""
        came = await self.call(tool, arguments)
        missing = [word for word in words if word.casefold() not in came.text.casefold()]
        if not came.refused or missing:
            named = ", ".join(words)
            raise DemoFailed(f"{tool} was expected to be refused naming {named}; it answered\n{came.text[:600]}")
        self._paper.refused(came.text)

    async def read(self, uri: str) -> Came:
        """Reads a resource; a refusal comes as a protocol error."""
        self._paper.request("read", uri)
        try:
            result = await self._client.read_resource(uri)
        except MCPError as error:
            return Came(error.error.message, error.error.data, refused=True)
        content = result.contents[0]
        facts = (content.meta or {}).get("deskwright") or {}
        if isinstance(content, TextResourceContents):
            return Came(content.text, _json_or_text(content.text), facts)
        return Came("", None, facts, file=base64.b64decode(content.blob))

    async def prompt(self, name: str, arguments: Mapping[str, Any]) -> Came:
        """The text that a person's client puts before the assistant."""
        self._paper.request("prompt", " ".join([name, *(f"{key}={value}" for key, value in arguments.items())]))
        result = await self._client.get_prompt(name, {key: str(value) for key, value in arguments.items()})
        texts = [message.content.text for message in result.messages if message.content.type == "text"]
        return Came("\n".join(texts), texts)

    async def complete(self, uri: str, argument: Mapping[str, Any]) -> Came:
        """What is offered while a person types; `argument` has one member, what was typed so far."""
        [(name, typed)] = argument.items()
        self._paper.request("complete", f"{uri} with {name}={typed!r} typed so far")
        asked = {"name": str(name), "value": str(typed)}
        result = await self._client.complete(ResourceTemplateReference(type="ref/resource", uri=uri), asked)
        values = list(result.completion.values)
        return Came(", ".join(values), {"values": values})


def _json_or_text(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


@asynccontextmanager
async def assistant_session(
    paper: Paper, served: list[str], variables: Mapping[str, str], folder: Path
) -> AsyncIterator[Assistant]:
    """An assistant with `deskwright serve …` as its server; what the server said is part of every failure."""
    log = folder / "deskwright.log"
    with log.open("w+", encoding="utf-8") as errlog:
        server = StdioServerParameters(
            command=str(DESKWRIGHT), args=["serve", *served], env=dict(variables), cwd=str(folder)
        )
        try:
            async with Client(stdio_client(server, errlog=errlog), read_timeout_seconds=CALL_SECONDS) as client:
                yield Assistant(client, paper)
        except DemoFailed:
            raise
        except Exception as problem:
            cause = _innermost(problem)
            if isinstance(cause, DemoFailed):
                raise cause from None
            said = log.read_text(encoding="utf-8").strip()
            raise DemoFailed(f"the MCP session broke: {cause!r}\n{said[-1500:]}") from problem


def _innermost(problem: BaseException) -> BaseException:
    """A task group wraps what went wrong in groups of one."""
    while isinstance(problem, BaseExceptionGroup) and problem.exceptions:
        problem = problem.exceptions[0]
    return problem
