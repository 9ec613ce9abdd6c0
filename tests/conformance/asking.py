"""The suite's tools that ask between two calls, as the revision of 2026 does: a result that wants input, then the same
call again with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mcp_types as types
from mcp.shared.exceptions import MCPError

from tests.conformance.tools import Answer, Call, FixtureTool, said, text, tools_of

ASKING: dict[str, FixtureTool] = {}


def tool(described: str) -> Callable[[Any], Any]:
    return tools_of(ASKING, described)


def form(message: str, name: str, kind: str = "string") -> types.ElicitRequest:
    schema = {"type": "object", "properties": {name: {"type": kind}}, "required": [name]}
    return types.ElicitRequest(params=types.ElicitRequestFormParams(message=message, requested_schema=schema))


def sampled(message: str, tokens: int = 100) -> types.CreateMessageRequest:
    asked = types.SamplingMessage(role="user", content=text(message))
    return types.CreateMessageRequest(params=types.CreateMessageRequestParams(messages=[asked], max_tokens=tokens))


def roots() -> types.ListRootsRequest:
    return types.ListRootsRequest()


NAME = "What is your name?"


def asked(state: str | None = None, **requests: Any) -> types.InputRequiredResult:
    return types.InputRequiredResult(input_requests=requests, request_state=state)


def answers(params: types.CallToolRequestParams | types.GetPromptRequestParams, **kinds: type) -> dict[str, Any] | None:
    """The answers under these keys, each of its kind; None where one is missing, whatever else came."""
    given = params.input_responses or {}
    found = {key: given.get(key) for key in kinds}
    return found if all(isinstance(found[key], kind) for key, kind in kinds.items()) else None


def field(answer: types.ElicitResult, name: str) -> str:
    return str((answer.content or {}).get(name))


def held(call: Call, state: str) -> None:
    """Refuse a state that this round did not give out; what was tampered with did not even come here."""
    if call.params.request_state != state:
        raise MCPError(code=types.INVALID_PARAMS, message="this is not the state of that round")


@tool("Asks for a name.")
async def test_input_required_result_elicitation(call: Call) -> Answer:
    found = answers(call.params, user_name=types.ElicitResult)
    if found is None:
        return asked(user_name=form(NAME, "name"))
    return said(f"Hello, {field(found['user_name'], 'name')}!")


@tool("Asks, and its response streams.")
async def test_streaming_elicitation(call: Call) -> Answer:
    await call.context.session.report_progress(0, 1)
    return await test_input_required_result_elicitation(call)


@tool("Asks the client's model.")
async def test_input_required_result_sampling(call: Call) -> Answer:
    found = answers(call.params, capital_question=types.CreateMessageResult)
    if found is None:
        return asked(capital_question=sampled("What is the capital of France?"))
    return said(found["capital_question"].content.text)


@tool("Asks for the client's folders.")
async def test_input_required_result_list_roots(call: Call) -> Answer:
    found = answers(call.params, client_roots=types.ListRootsResult)
    if found is None:
        return asked(client_roots=roots())
    return said(", ".join(str(root.uri) for root in found["client_roots"].roots))


async def _confirmed(call: Call) -> Answer:
    found = answers(call.params, confirm=types.ElicitResult)
    if found is None:
        return asked("to be confirmed", confirm=form("Please confirm", "ok", "boolean"))
    held(call, "to be confirmed")
    return said("state-ok")


@tool("Asks, and knows its state again.")
async def test_input_required_result_request_state(call: Call) -> Answer:
    return await _confirmed(call)


@tool("Asks, and refuses a state that somebody changed.")
async def test_input_required_result_tampered_state(call: Call) -> Answer:
    return await _confirmed(call)


@tool("Asks for three things at once.")
async def test_input_required_result_multiple_inputs(call: Call) -> Answer:
    kinds = {"user_name": types.ElicitResult, "greeting": types.CreateMessageResult}
    found = answers(call.params, **kinds, client_roots=types.ListRootsResult)
    if found is None:
        requests = {"user_name": form(NAME, "name"), "greeting": sampled("Generate a greeting", 50)}
        return asked("three", **requests, client_roots=roots())
    held(call, "three")
    count = len(found["client_roots"].roots)
    return said(f"{found['greeting'].content.text} {field(found['user_name'], 'name')}, {count} folders")


@tool("Asks twice.")
async def test_input_required_result_multi_round(call: Call) -> Answer:
    second = answers(call.params, step2=types.ElicitResult)
    if second is not None:
        state = call.params.request_state or ""
        return said(f"{state.removeprefix('second:')} likes {field(second['step2'], 'color')}")
    first = answers(call.params, step1=types.ElicitResult)
    if first is None:
        return asked("first", step1=form(f"Step 1: {NAME}", "name"))
    held(call, "first")
    step = form("Step 2: What is your favorite color?", "color")
    return asked(f"second:{field(first['step1'], 'name')}", step2=step)


@tool("Asks in the ways that the client has said it knows.")
async def test_input_required_result_capabilities(call: Call) -> Answer:
    can = call.context.session.client_capabilities or types.ClientCapabilities()
    requests: dict[str, Any] = {}
    if can.elicitation is not None:
        requests["user_name"] = form(NAME, "name")
    if can.sampling is not None:
        requests["greeting"] = sampled("Generate a greeting", 50)
    if not requests or call.params.input_responses:
        return said("nothing more to ask")
    return asked(**requests)


def _prompt(params: types.GetPromptRequestParams) -> types.GetPromptResult | types.InputRequiredResult:
    found = answers(params, user_context=types.ElicitResult)
    if found is None:
        return asked(user_context=form("What context should the prompt use?", "context"))
    content = text(f"Context: {field(found['user_context'], 'context')}")
    return types.GetPromptResult(messages=[types.PromptMessage(role="user", content=content)])


ASKING_PROMPTS = {"test_input_required_result_prompt": _prompt}
