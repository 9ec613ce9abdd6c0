"""What the conformance suite expects a server to have: its tools, resources and prompts, by the names that it asks for.

No helpdesk has them, so they are here, on a server of their own that our HTTP carries like any other. Nothing of ours
below HTTP is under test with it; that is what the shipped desks are for.
"""

from __future__ import annotations

import json
import re
import warnings
from typing import Any

import mcp_types as types
from mcp.server import NotificationOptions, Server
from mcp.server.caching import CacheHint
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel.server import InitializationOptions
from mcp.server.request_state import RequestStateBoundary, RequestStateSecurity
from mcp.server.subscriptions import InMemorySubscriptionBus, ListenHandler
from mcp.shared.exceptions import MCPDeprecationWarning, MCPError
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

from tests.conformance.asking import ASKING, ASKING_PROMPTS
from tests.conformance.tools import PIXEL, TOOLS, Call, Fixture, text

Context = ServerRequestContext[Any]

PROMPTS = [
    types.Prompt(name="test_simple_prompt", description="A prompt without arguments."),
    types.Prompt(
        name="test_prompt_with_arguments",
        description="A prompt with two arguments.",
        arguments=[
            types.PromptArgument(name="arg1", description="The first.", required=True),
            types.PromptArgument(name="arg2", description="The second.", required=True),
        ],
    ),
    types.Prompt(
        name="test_prompt_with_embedded_resource",
        description="A prompt with a resource in it.",
        arguments=[types.PromptArgument(name="resourceUri", description="Which one.", required=True)],
    ),
    types.Prompt(name="test_prompt_with_image", description="A prompt with a picture in it."),
    *(types.Prompt(name=name, description="A prompt that asks the user.") for name in ASKING_PROMPTS),
]

RESOURCES = {
    "test://static-text": types.TextResourceContents(
        uri="test://static-text", mime_type="text/plain", text="This is the content of the static text resource."
    ),
    "test://static-binary": types.BlobResourceContents(uri="test://static-binary", mime_type="image/png", blob=PIXEL),
    "test://watched-resource": types.TextResourceContents(
        uri="test://watched-resource", mime_type="text/plain", text="This one is watched."
    ),
}
TEMPLATE = "test://template/{id}/data"


async def list_tools(context: Context, params: Any) -> types.ListToolsResult:
    return types.ListToolsResult(tools=[found.tool for found in (TOOLS | ASKING).values()])


async def list_prompts(context: Context, params: Any) -> types.ListPromptsResult:
    return types.ListPromptsResult(prompts=PROMPTS)


async def get_prompt(
    context: Context, params: types.GetPromptRequestParams
) -> types.GetPromptResult | types.InputRequiredResult:
    given = params.arguments or {}
    contents: list[Any]
    if params.name in ASKING_PROMPTS:
        return ASKING_PROMPTS[params.name](params)
    if params.name == "test_simple_prompt":
        contents = [text("This is a simple prompt for testing.")]
    elif params.name == "test_prompt_with_arguments":
        contents = [text(f"Prompt with arguments: arg1='{given['arg1']}', arg2='{given['arg2']}'")]
    elif params.name == "test_prompt_with_embedded_resource":
        about = types.TextResourceContents(
            uri=given["resourceUri"], mime_type="text/plain", text="Embedded resource content for testing."
        )
        resource = types.EmbeddedResource(resource=about)
        contents = [resource, text("Please process the embedded resource above.")]
    elif params.name == "test_prompt_with_image":
        image = types.ImageContent(data=PIXEL, mime_type="image/png")
        contents = [image, text("Please analyze the image above.")]
    else:
        raise MCPError(code=types.INVALID_PARAMS, message=f"no prompt {params.name}")
    return types.GetPromptResult(messages=[types.PromptMessage(role="user", content=each) for each in contents])


async def list_resources(context: Context, params: Any) -> types.ListResourcesResult:
    listed = [
        types.Resource(uri=uri, name=uri.removeprefix("test://"), mime_type=found.mime_type)
        for uri, found in RESOURCES.items()
    ]
    return types.ListResourcesResult(resources=listed)


async def list_templates(context: Context, params: Any) -> types.ListResourceTemplatesResult:
    template = types.ResourceTemplate(uri_template=TEMPLATE, name="data", mime_type="application/json")
    return types.ListResourceTemplatesResult(resource_templates=[template])


async def read_resource(context: Context, params: types.ReadResourceRequestParams) -> types.ReadResourceResult:
    found: Any = RESOURCES.get(params.uri)
    made = re.fullmatch(r"test://template/([^/]+)/data", params.uri)
    if made:
        data = {"id": made[1], "templateTest": True, "data": f"Data for ID: {made[1]}"}
        found = types.TextResourceContents(uri=params.uri, mime_type="application/json", text=json.dumps(data))
    if found is None:
        code = types.INVALID_PARAMS if context.protocol_version in MODERN_PROTOCOL_VERSIONS else -32002
        raise MCPError(code=code, message="Resource not found", data={"uri": params.uri})
    return types.ReadResourceResult(contents=[found])


async def complete(context: Context, params: types.CompleteRequestParams) -> types.CompleteResult:
    values = [each for each in ("paris", "park", "party", "test") if each.startswith(params.argument.value)]
    return types.CompleteResult(completion=types.Completion(values=values, total=len(values), has_more=False))


async def nothing(context: Context, params: Any) -> types.EmptyResult:
    return types.EmptyResult()


class _Announcing(Server[Any]):
    """Says in both eras that its lists may change: it has tools that change them."""

    def create_initialization_options(
        self, notification_options: Any = None, experimental_capabilities: Any = None
    ) -> InitializationOptions:
        changing = NotificationOptions(tools_changed=True, prompts_changed=True, resources_changed=True)
        return super().create_initialization_options(changing, experimental_capabilities)


def create_fixture() -> Server[Any]:
    """The server that the suite is pointed at."""
    bus = InMemorySubscriptionBus()
    fixture = Fixture(bus)

    async def call_tool(
        context: Context, params: types.CallToolRequestParams
    ) -> types.CallToolResult | types.InputRequiredResult:
        found = (TOOLS | ASKING).get(params.name)
        if found is None:
            raise MCPError(code=types.INVALID_PARAMS, message=f"no tool {params.name}")
        return await found.run(Call(fixture, context, params))

    with warnings.catch_warnings():
        # logging/setLevel belongs to the revision of 2025, and the suite asks for it there
        warnings.simplefilter("ignore", MCPDeprecationWarning)
        server = _Announcing(
            "conformance",
            version="1",
            on_list_tools=list_tools,
            on_call_tool=call_tool,
            on_list_resources=list_resources,
            on_list_resource_templates=list_templates,
            on_read_resource=read_resource,
            on_subscribe_resource=nothing,
            on_unsubscribe_resource=nothing,
            on_subscriptions_listen=ListenHandler(bus),
            on_list_prompts=list_prompts,
            on_get_prompt=get_prompt,
            on_completion=complete,
            on_set_logging_level=nothing,
            get_tool_input_schema=lambda name: found.tool.input_schema if (found := TOOLS.get(name)) else None,
            cache_hints={
                "tools/list": CacheHint(60_000, "private"),
                "prompts/list": CacheHint(60_000, "private"),
                "resources/list": CacheHint(60_000, "private"),
                "resources/templates/list": CacheHint(60_000, "private"),
                "resources/read": CacheHint(0, "private"),
            },
        )
    server.middleware.append(RequestStateBoundary(RequestStateSecurity.ephemeral(), default_audience=server.name))
    return server
