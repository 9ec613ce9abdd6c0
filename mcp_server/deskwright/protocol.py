"""Speaks MCP: an `Application` as a low-level server of the `mcp` package, both protocol eras.

With `protocol_subscriptions.py`, and `hosted/sdk.py` for HTTP, all that imports `mcp`. Every handler is wrapped: no
exception text reaches the wire.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any, TypeVar, cast

import mcp_types as types
from mcp.server import NotificationOptions, Server
from mcp.server.caching import CacheHint
from mcp.server.context import ServerRequestContext
from mcp.server.request_state import AESGCMRequestStateCodec, RequestStateBoundary, RequestStateSecurity
from mcp.shared.exceptions import MCPError
from mcp.shared.message import SessionMessage
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

from deskwright.errors import UnknownTool, short
from deskwright.governance.elicit import Answered, InputNeeded, Question, Reply
from deskwright.governance.governor import Governor
from deskwright.hosted.subscriptions import Again, Subscriptions
from deskwright.observe import OBSERVERS, remember_trace
from deskwright.prompts import PromptError
from deskwright.protocol_subscriptions import Listening, unreadable
from deskwright.resources import ReadError
from deskwright.serving import Application

__all__ = [
    "SessionMessage",
    "build_server",
    "cancelled_id",
    "encode_message",
    "error_message",
    "initialization_options",
    "message_id",
    "method_of",
    "parse_message",
    "result_of",
    "server_version",
    "with_tools",
]

LIST_TTL_MS = 300_000
# How long a person may take over a question that travels with the client.
STATE_TTL = 900.0
DECISION = "decision"
T = TypeVar("T")
Context = ServerRequestContext[Any]


def server_version() -> str:
    try:
        return version("deskwright")
    except PackageNotFoundError:
        return "0"


def build_server(
    template: Application,
    *,
    tools_apart: Callable[[Context], bool] | None = None,
    application_of: Callable[[Context], Application] | None = None,
    subscriptions: Subscriptions | None = None,
    again_of: Callable[[Context], Again] | None = None,
    sessions: bool = False,
) -> Server[Any]:
    """The MCP server of an application; it serves one connection or many.

    `tools_apart`: for these requests the transport puts the tools into the answer (`with_tools`), where they need not
    become objects.
    `application_of`: where each request has an application of its own; `template` then says what there could be.
    `subscriptions`: what is watched for those who ask; over HTTP `again_of` is how each one's login comes again, and
    `sessions` says whether clients of the handshake era can be told of anything.
    """

    def of(context: Context) -> Application:
        return template if application_of is None else application_of(context)

    async def list_tools(context: Context, params: types.PaginatedRequestParams | None) -> Any:
        application = of(context)
        await application.probed()
        apart = tools_apart is not None and application.tools.as_generated and tools_apart(context)
        return _as_result(context, {"tools": []} if apart else application.tools.listed)

    async def call_tool(context: Context, params: types.CallToolRequestParams) -> Any:
        application = of(context)
        if OBSERVERS:
            remember_trace(cast("Mapping[str, Any] | None", params.meta))
        try:
            answer = await application.call(params.name, params.arguments or {}, ClientAsker(context, params))
        except UnknownTool as unknown:
            text = f"unknown tool: {unknown.what}; {unknown.next_step}"
            raise MCPError(code=types.INVALID_PARAMS, message=text) from None
        except InputNeeded as needed:
            return _input_required(needed.question)
        result = answer.as_result()
        if answer.is_error and application.tools.tells_shape(params.name):
            # Clients hold what stands beside an error against the shape of a good answer, and hide the error itself
            # where it differs; the text says it all.
            result.pop("structuredContent", None)
        return _as_result(context, result)

    async def list_resources(context: Context, params: types.PaginatedRequestParams | None) -> Any:
        application = of(context)
        await application.probed()
        return _as_result(context, application.offers.resources_list())

    async def list_templates(context: Context, params: types.PaginatedRequestParams | None) -> Any:
        application = of(context)
        await application.probed()
        return _as_result(context, application.offers.templates_list())

    async def read_resource(context: Context, params: types.ReadResourceRequestParams) -> Any:
        application = of(context)
        if OBSERVERS:
            remember_trace(cast("Mapping[str, Any] | None", params.meta))
        try:
            return _as_result(context, await application.read_resource(params.uri))
        except ReadError as error:
            raise unreadable(context, error) from None

    async def complete(context: Context, params: types.CompleteRequestParams) -> Any:
        application = of(context)
        asked, given = params.argument, params.context.arguments if params.context else None
        if isinstance(params.ref, types.PromptReference):
            found = await application.offers.complete_prompt(params.ref.name, asked.name, asked.value, given)
        else:
            found = await application.offers.complete(params.ref.uri, asked.name, asked.value, given)
        return _as_result(context, dict(found))

    async def list_prompts(context: Context, params: types.PaginatedRequestParams | None) -> Any:
        application = of(context)
        await application.probed()
        return _as_result(context, application.offers.prompts_list())

    async def get_prompt(context: Context, params: types.GetPromptRequestParams) -> Any:
        application = of(context)
        try:
            return _as_result(context, application.offers.get_prompt(params.name, params.arguments))
        except PromptError as error:
            raise MCPError(code=types.INVALID_PARAMS, message=error.text, data=error.data) from None

    names = ", ".join(desk.catalogue.title for desk in template.desks)
    # What is not handled is not announced: without a resource there is nothing to list, read or complete.
    offers = template.offers.has_resources
    prompts = template.offers.has_prompts
    server: Server[Any] = Server(
        "deskwright",
        version=server_version(),
        title=f"Deskwright: {names}",
        instructions=template.instructions,
        on_list_tools=_wrapped(list_tools),
        on_call_tool=_wrapped(call_tool),
        on_list_resources=_wrapped(list_resources) if offers else None,
        on_list_resource_templates=_wrapped(list_templates) if offers else None,
        on_read_resource=_wrapped(read_resource) if offers else None,
        on_list_prompts=_wrapped(list_prompts) if prompts else None,
        on_get_prompt=_wrapped(get_prompt) if prompts else None,
        on_completion=_wrapped(complete) if offers or prompts else None,
        # Without this every call over HTTP runs a whole tools/list first.
        get_tool_input_schema=template.tools.input_schema,
        cache_hints={
            "tools/list": CacheHint(LIST_TTL_MS, "private"),
            "prompts/list": CacheHint(LIST_TTL_MS, "private"),
            "resources/list": CacheHint(LIST_TTL_MS, "private"),
            "resources/templates/list": CacheHint(LIST_TTL_MS, "private"),
            # A ticket changes at any time: what was read is old at once.
            "resources/read": CacheHint(0, "private"),
        },
    )
    # The SDK's tracing costs a quarter of a call and exports nothing unless it is configured.
    server.middleware.clear()
    # What a question is about travels through the client: sealed, expiring, bound to this very call.
    security = RequestStateSecurity(codec=_StateCodec(template.governor), ttl=STATE_TTL, bind_principal=_whose)
    server.middleware.append(RequestStateBoundary(security, default_audience=server.name))
    if subscriptions is not None:
        listening = Listening(subscriptions, template, of, again_of)
        listening.serve(server, _wrapped, legacy=again_of is None or sessions, sessions=sessions)
    return server


def initialization_options(server: Server[Any]) -> Any:
    """What a connection of the handshake protocol is told: the list of tools may change while it lasts."""
    return server.create_initialization_options(NotificationOptions(tools_changed=True))


def _whose(context: Context) -> str | None:
    """Whose request it is, where a server has many: what was sealed for one is nothing to another."""
    user = context.request.scope.get("user") if context.request is not None else None
    found: str | None = user.access_token.client_id if user is not None else None
    return found


def _as_result(context: Context, result: dict[str, Any]) -> dict[str, Any]:
    if context.protocol_version in MODERN_PROTOCOL_VERSIONS:
        return {"resultType": "complete", **result}
    return result


def _wrapped(handler: Callable[[Context, Any], Awaitable[T]]) -> Callable[[Context, Any], Awaitable[T]]:
    """The handler, with every unforeseen exception turned into a bare internal error.

    In the handshake era the SDK puts `str(exception)` on the wire, which may hold an argument or a secret.
    """

    async def guarded(context: Context, params: Any) -> T:
        try:
            return await handler(context, params)
        except MCPError:
            raise
        except Exception:
            raise MCPError(code=types.INTERNAL_ERROR, message="internal error of the server") from None

    return guarded


# --- asking the person in front of the client ----------------------------------------------------------


class ClientAsker:
    """The way to the client's user: in the middle of a call where the era has that, else between two calls."""

    def __init__(self, context: Context, params: types.CallToolRequestParams) -> None:
        self._context = context
        self._modern = context.protocol_version in MODERN_PROTOCOL_VERSIONS
        session = context.session
        about = session.client_params.client_info if session.client_params else None
        self.client = short(f"{about.name} {about.version}", 100) if about else ""
        capabilities = session.client_capabilities
        elicits = capabilities.elicitation if capabilities else None
        # `{}` is the form of the first revisions; a client that names URLs alone has no form
        self.can_ask = elicits is not None and (elicits.form is not None or elicits.url is None)
        self.answered = self._answered(params) if self._modern else None

    @staticmethod
    def _answered(params: types.CallToolRequestParams) -> Answered | None:
        if params.request_state is None:
            return None
        try:
            state = json.loads(params.request_state)
        except ValueError:
            state = None
        given = (params.input_responses or {}).get(DECISION)
        reply = None
        if isinstance(given, types.ElicitResult):
            reply = Reply(given.action, dict(given.content or {}))
        return Answered(reply, state if isinstance(state, dict) else {})

    async def ask(self, question: Question) -> Reply:
        if self._modern:
            raise InputNeeded(question)
        schema = dict(question.schema)
        try:
            result = await self._context.session.elicit_form(question.message, schema, self._context.request_id)
        except Exception:
            # It said that it can and cannot, or its answer is none: the proposal waits, as for one that cannot.
            return Reply("cancel")
        return Reply(result.action, dict(result.content or {}))


def _input_required(question: Question) -> types.InputRequiredResult:
    form = types.ElicitRequestFormParams(message=question.message, requested_schema=dict(question.schema))
    return types.InputRequiredResult(
        input_requests={DECISION: types.ElicitRequest(params=form)}, request_state=json.dumps(dict(question.state))
    )


class _StateCodec:
    """The SDK's codec with a key that the state keeps, read when it is first needed."""

    def __init__(self, governor: Governor) -> None:
        self._governor = governor
        self._codec: AESGCMRequestStateCodec | None = None

    def _with_key(self) -> AESGCMRequestStateCodec:
        if self._codec is None:
            self._codec = AESGCMRequestStateCodec([self._governor.key("request-state")])
        return self._codec

    def seal(self, payload: bytes) -> str:
        return self._with_key().seal(payload)

    def unseal(self, token: str) -> bytes:
        return self._with_key().unseal(token)


# --- messages, for transports --------------------------------------------------------------------------


def parse_message(line: bytes) -> SessionMessage:
    """One JSON-RPC message of a transport; raises ValueError for anything else."""
    return SessionMessage(types.jsonrpc_message_adapter.validate_json(line, by_name=False))


def encode_message(message: SessionMessage) -> bytes:
    """One JSON-RPC message as one line."""
    return message.message.model_dump_json(by_alias=True, exclude_unset=True).encode("utf-8") + b"\n"


def with_tools(line: bytes, application: Application) -> bytes:
    """The line of an answer to `tools/list` with the tools in it."""
    if not application.tools.as_generated:
        return line
    return line.replace(b'"tools":[]', b'"tools":' + application.tools.listed_json, 1)


def message_id(message: SessionMessage, *, answer: bool) -> str | int | None:
    """The id of a request, or with `answer` of a response."""
    kinds: tuple[type, ...] = (types.JSONRPCResponse, types.JSONRPCError) if answer else (types.JSONRPCRequest,)
    if not isinstance(message.message, kinds):
        return None
    identifier: str | int | None = getattr(message.message, "id", None)
    return identifier


def result_of(message: SessionMessage) -> dict[str, Any] | None:
    """The result that an answer holds; None for an error."""
    return message.message.result if isinstance(message.message, types.JSONRPCResponse) else None


def method_of(message: SessionMessage) -> str | None:
    """What a request or a notification asks for."""
    found: str | None = getattr(message.message, "method", None)
    return found


def cancelled_id(message: SessionMessage) -> str | int | None:
    """The request a cancellation is about: it is never answered."""
    found = message.message
    if isinstance(found, types.JSONRPCNotification) and found.method == "notifications/cancelled":
        identifier = (found.params or {}).get("requestId")
        return identifier if isinstance(identifier, (str, int)) else None
    return None


def error_message(code: int, text: str, identifier: str | int | None = None) -> bytes:
    """A JSON-RPC error line for input that is no message."""
    error = {"jsonrpc": "2.0", "id": identifier, "error": {"code": code, "message": text}}
    return json.dumps(error).encode() + b"\n"
