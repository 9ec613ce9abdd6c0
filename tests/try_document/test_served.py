"""The command as a process, as a client starts it: standard output belongs to the protocol alone."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

from .conftest import Stub, document, operation

Write = Callable[..., str]
KEYED = document(
    {
        "/tickets": {
            "post": operation(
                "createTicket",
                requestBody={
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object", "required": ["subject"],
                                "properties": {"subject": {"type": "string"}},
                            }
                        }
                    },
                },
            )
        },
        "/tickets/{id}": {
            "get": operation(
                "getTicket", parameters=[{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
            )
        },
    },
    components={"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}},
    security=[{"key": []}],
)  # fmt: skip


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_list_and_call_from_the_outside(write: Write, stub: Stub, mode: Any) -> None:
    path = write(KEYED)

    async def talk() -> None:
        command = ["-m", "deskwright", "try", path, "--base-url", f"{stub.base}/v1"]
        environment = {**os.environ, "DESKWRIGHT_CREDENTIAL_KEY": "k-1"}
        parameters = StdioServerParameters(command=sys.executable, args=command, env=environment)
        async with Client(stdio_client(parameters), mode=mode) as client:
            tools = (await client.list_tools()).tools
            assert [tool.name for tool in tools] == ["create_ticket", "get_ticket"]
            assert tools[0].input_schema["required"] == ["subject"]
            answer = await client.call_tool("get_ticket", {"id": 7})
            assert answer.structured_content == {"ok": True}
            assert not (await client.call_tool("create_ticket", {"subject": "Printer"})).is_error
            assert (await client.call_tool("create_ticket", {})).is_error

    # the first start reads the document, the second only what is kept
    asyncio.run(talk())
    asyncio.run(talk())
    asked = [("GET", "/v1/tickets/7"), ("POST", "/v1/tickets")]
    assert [request[:2] for request in stub.requests] == [*asked, *asked]
    assert {request[2]["x-key"] for request in stub.requests} == {"k-1"}


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_big_integers_stay_exact_both_ways(write: Write, stub: Stub, mode: Any) -> None:
    numbers = [2**53 + 1, 2**64 + 1, 10**30, -(2**63) - 1]
    stub.answers = {f"/own/tickets/{number}": ({}, {"id": number, "again": [number]}) for number in numbers}
    # the address is the document's own: none is given
    own = {**KEYED, "servers": [{"url": stub.base + "/{area}", "variables": {"area": {"default": "own"}}}]}

    async def talk() -> None:
        environment = {**os.environ, "DESKWRIGHT_CREDENTIAL_KEY": "k-1"}
        command = ["-m", "deskwright", "try", write(own)]
        parameters = StdioServerParameters(command=sys.executable, args=command, env=environment)
        async with Client(stdio_client(parameters), mode=mode) as client:
            for number in numbers:
                answer = await client.call_tool("get_ticket", {"id": number})
                assert answer.structured_content == {"id": number, "again": [number]}
                assert str(number) in answer.content[0].text

    asyncio.run(talk())
    assert [request[1] for request in stub.requests] == [f"/own/tickets/{number}" for number in numbers]


def test_standard_output_stays_clean_and_the_end_is_quiet(write: Write) -> None:
    broken = KEYED | {"paths": KEYED["paths"] | {"/x": {"get": operation("createTicket")}}}
    done = subprocess.run(
        [sys.executable, "-m", "deskwright", "try", write(broken), "--base-url", "http://127.0.0.1:9"],
        input="", capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stdout == ""
    assert "GEN050" in done.stderr
    assert "Corner Desk: 3 tools on standard input and output" in done.stderr
