"""The suite's tools that answer by themselves, in the middle of a call in the era that has that."""

from __future__ import annotations

import base64
import json
import struct
import warnings
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import anyio
import mcp_types as types
from mcp.server.context import ServerRequestContext
from mcp.server.subscriptions import PromptsListChanged, ServerEvent, SubscriptionBus, ToolsListChanged
from mcp.shared.exceptions import MCPDeprecationWarning, MCPError

Answer = types.CallToolResult | types.InputRequiredResult
#: As the suite describes it: time for a client to see one notification before the next.
PAUSE = 0.05


@dataclass(frozen=True)
class Fixture:
    """What the tools share."""

    bus: SubscriptionBus


@dataclass(frozen=True)
class Call:
    """One call of a tool."""

    fixture: Fixture
    context: ServerRequestContext[Any]
    params: types.CallToolRequestParams

    @property
    def arguments(self) -> dict[str, Any]:
        return self.params.arguments or {}


@dataclass(frozen=True)
class FixtureTool:
    tool: types.Tool
    run: Callable[[Call], Awaitable[Answer]]


def tools_of(table: dict[str, FixtureTool], described: str, **schema: Any) -> Callable[[Any], Any]:
    """Put a function into a table as the tool of its name."""

    def put(run: Callable[[Call], Awaitable[Answer]]) -> Callable[[Call], Awaitable[Answer]]:
        name = run.__name__
        input_schema = {"type": "object", "properties": {}, **schema}
        table[name] = FixtureTool(types.Tool(name=name, description=described, input_schema=input_schema), run)
        return run

    return put


TOOLS: dict[str, FixtureTool] = {}


def tool(described: str, **schema: Any) -> Callable[[Any], Any]:
    return tools_of(TOOLS, described, **schema)


def text(value: str) -> types.TextContent:
    return types.TextContent(text=value)


def said(value: str) -> types.CallToolResult:
    return types.CallToolResult(content=[text(value)])


def _pixel() -> bytes:
    """A red one, as PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00")) + chunk(b"IEND", b"")


def _silence() -> bytes:
    """No sample at all, as WAV."""
    fmt = b"fmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
    return b"RIFF" + struct.pack("<I", 4 + len(fmt) + 8) + b"WAVE" + fmt + b"data" + struct.pack("<I", 0)


PIXEL = base64.b64encode(_pixel()).decode()
SILENCE = base64.b64encode(_silence()).decode()


@tool("Answers with a text.")
async def test_simple_text(call: Call) -> Answer:
    return said("This is a simple text response for testing.")


@tool("Answers with a picture.")
async def test_image_content(call: Call) -> Answer:
    return types.CallToolResult(content=[types.ImageContent(data=PIXEL, mime_type="image/png")])


@tool("Answers with a sound.")
async def test_audio_content(call: Call) -> Answer:
    return types.CallToolResult(content=[types.AudioContent(data=SILENCE, mime_type="audio/wav")])


@tool("Answers with a resource.")
async def test_embedded_resource(call: Call) -> Answer:
    resource = types.TextResourceContents(
        uri="test://embedded-resource", mime_type="text/plain", text="This is an embedded resource content."
    )
    return types.CallToolResult(content=[types.EmbeddedResource(resource=resource)])


@tool("Answers with a text, a picture and a resource.")
async def test_multiple_content_types(call: Call) -> Answer:
    resource = types.TextResourceContents(
        uri="test://mixed-content-resource", mime_type="application/json", text='{"test":"data","value":123}'
    )
    image = types.ImageContent(data=PIXEL, mime_type="image/png")
    contents = [text("Multiple content types test:"), image, types.EmbeddedResource(resource=resource)]
    return types.CallToolResult(content=contents)


@tool("Fails.")
async def test_error_handling(call: Call) -> Answer:
    said_so = "This tool intentionally returns an error for testing"
    return types.CallToolResult(content=[text(said_so)], is_error=True)


@tool("Tells how far it is.")
async def test_tool_with_progress(call: Call) -> Answer:
    for done in (0, 50, 100):
        await call.context.session.report_progress(done, 100)
        await anyio.sleep(PAUSE)
    return said("done")


async def _log(call: Call, line: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MCPDeprecationWarning)
        session = call.context.session
        await session.send_log_message("info", line, related_request_id=call.context.request_id)


@tool("Writes three lines into the log.")
async def test_tool_with_logging(call: Call) -> Answer:
    for line in ("Tool execution started", "Tool processing data", "Tool execution completed"):
        await _log(call, line)
        await anyio.sleep(PAUSE)
    return said("logged")


@tool("Writes into the log where the request asks for that.")
async def test_logging_tool(call: Call) -> Answer:
    await _log(call, "nobody asked for this line")
    return said("logged")


@tool("Needs a client that samples.")
async def test_missing_capability(call: Call) -> Answer:
    needed = types.ClientCapabilities(sampling=types.SamplingCapability())
    if not call.context.session.check_client_capability(needed):
        data = types.MissingRequiredClientCapabilityErrorData(required_capabilities=needed)
        raise MCPError(
            code=types.MISSING_REQUIRED_CLIENT_CAPABILITY,
            message="the client does not sample",
            data=data.model_dump(by_alias=True, mode="json", exclude_none=True),
        )
    return said("it samples")


async def _changed(call: Call, event: ServerEvent, tell: Callable[[], Awaitable[None]]) -> Answer:
    """Both eras hear of it, each in its way."""
    await call.fixture.bus.publish(event)
    await tell()
    return said("changed")


@tool("Says that the list of tools changed.")
async def test_trigger_tool_change(call: Call) -> Answer:
    return await _changed(call, ToolsListChanged(), call.context.session.send_tool_list_changed)


@tool("Says that the list of prompts changed.")
async def test_trigger_prompt_change(call: Call) -> Answer:
    return await _changed(call, PromptsListChanged(), call.context.session.send_prompt_list_changed)


@tool(
    "Has the client's model answer.",
    properties={"prompt": {"type": "string", "description": "What it is asked."}},
    required=["prompt"],
)
async def test_sampling(call: Call) -> Answer:
    asked = types.SamplingMessage(role="user", content=text(call.arguments["prompt"]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MCPDeprecationWarning)
        session, request = call.context.session, call.context.request_id
        found = await session.create_message([asked], max_tokens=100, related_request_id=request)
    answered = found.content.text if isinstance(found.content, types.TextContent) else "something else"
    return said(f"LLM response: {answered}")


async def _elicited(call: Call, message: str, properties: dict[str, Any], *required: str) -> types.ElicitResult:
    schema: dict[str, Any] = {"type": "object", "properties": properties}
    if required:
        schema["required"] = list(required)
    return await call.context.session.elicit_form(message, schema, call.context.request_id)


def _told(answer: types.ElicitResult, how: str = "Elicitation completed") -> Answer:
    return said(f"{how}: action={answer.action}, content={json.dumps(answer.content)}")


@tool(
    "Asks the user.",
    properties={"message": {"type": "string", "description": "The question."}},
    required=["message"],
)
async def test_elicitation(call: Call) -> Answer:
    properties = {
        "username": {"type": "string", "description": "User's response"},
        "email": {"type": "string", "description": "User's email address"},
    }
    return _told(await _elicited(call, call.arguments["message"], properties, "username", "email"), "User response")


@tool("Asks the user, with a proposal in every field.")
async def test_elicitation_sep1034_defaults(call: Call) -> Answer:
    properties = {
        "name": {"type": "string", "default": "John Doe"},
        "age": {"type": "integer", "default": 30},
        "score": {"type": "number", "default": 95.5},
        "status": {"type": "string", "enum": ["active", "inactive", "pending"], "default": "active"},
        "verified": {"type": "boolean", "default": True},
    }
    return _told(await _elicited(call, "Is this right?", properties))


@tool("Has the user choose, in every way there is.")
async def test_elicitation_sep1330_enums(call: Call) -> Answer:
    plain = ["option1", "option2", "option3"]
    titled = [{"const": f"value{n}", "title": f"{word} Option"} for n, word in enumerate(("First", "Second"), 1)]
    properties = {
        "untitledSingle": {"type": "string", "enum": plain},
        "titledSingle": {"type": "string", "oneOf": titled},
        "legacyEnum": {"type": "string", "enum": ["opt1", "opt2"], "enumNames": ["Option One", "Option Two"]},
        "untitledMulti": {"type": "array", "items": {"type": "string", "enum": plain}},
        "titledMulti": {"type": "array", "items": {"anyOf": titled}},
    }
    return _told(await _elicited(call, "Which?", properties))


@tool("Closes its stream before it answers: the client comes back for the answer.")
async def test_reconnection(call: Call) -> Answer:
    if call.context.close_sse_stream is not None:
        await call.context.close_sse_stream()
        await anyio.sleep(PAUSE)
    return said("answered on the second stream")


@tool(
    "Keeps every keyword of its schema.",
    **{
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": {
            "address": {
                "$anchor": "addressDef",
                "type": "object",
                "properties": {"street": {"type": "string"}, "city": {"type": "string"}},
            }
        },
        "properties": {
            "name": {"type": "string"},
            "address": {"$ref": "#/$defs/address"},
            "contactMethod": {"type": "string", "enum": ["phone", "email"]},
            "phone": {"type": "string"},
            "email": {"type": "string"},
        },
        "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
        "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
        "then": {"required": ["phone"]},
        "else": {"required": ["email"]},
        "additionalProperties": False,
    },
)
async def json_schema_2020_12_tool(call: Call) -> Answer:
    return said(json.dumps(call.arguments))


@tool(
    "Has an argument that also travels as a header.",
    properties={"region": {"type": "string", "description": "Where.", "x-mcp-header": "Region"}},
)
async def test_header_argument(call: Call) -> Answer:
    return said(f"region: {call.arguments.get('region')}")
