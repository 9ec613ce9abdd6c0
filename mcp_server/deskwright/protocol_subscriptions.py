"""Subscriptions as the protocol has them: `resources/subscribe` in the handshake era, `subscriptions/listen` in the
modern one, and lists that have become other ones in both.

What is watched, when it is looked at and with whose login is `hosted/subscriptions.py`. Beside `protocol.py` and
`hosted/sdk.py` the only module that imports `mcp`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import mcp_types as types
from mcp.server import NotificationOptions, Server
from mcp.server.connection import Connection
from mcp.server.context import CallNext, ServerRequestContext
from mcp.server.subscriptions import (
    ListenHandler,
    PromptsListChanged,
    ResourcesListChanged,
    ResourceUpdated,
    ServerEvent,
    ToolsListChanged,
)
from mcp.shared.exceptions import MCPError
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

from deskwright.errors import Refusal
from deskwright.hosted.subscriptions import LISTS, Again, Change, Kind, Subscription, Subscriptions
from deskwright.resources import ReadError
from deskwright.results import refusal_answer
from deskwright.serving import Application

__all__ = ["Listening", "unreadable"]

Context = ServerRequestContext[Any]
# How the handshake era says it; the modern era calls an address that leads nowhere an invalid parameter.
RESOURCE_NOT_FOUND = -32002
_SUBSCRIPTION = "deskwright.subscription"
_LISTS: dict[str, ServerEvent] = {
    "tools": ToolsListChanged(),
    "prompts": PromptsListChanged(),
    "resources": ResourcesListChanged(),
}


class Listening:
    """The handlers of one server, over what is watched for all."""

    def __init__(
        self,
        hub: Subscriptions,
        template: Application,
        application_of: Callable[[Context], Application],
        again_of: Callable[[Context], Again] | None = None,
    ) -> None:
        """`again_of`: over HTTP; else every request is of the one there is."""
        self._hub, self._template, self._of = hub, template, application_of
        self._again_of = again_of or (lambda context: Again("", lambda: nullcontext(template)))

    def serve(self, server: Server[Any], guard: Callable[[Any], Any], *, legacy: bool, sessions: bool) -> None:
        """Have them answer. `legacy`: connections of the handshake era last, so that they can be told of something;
        `sessions`: over HTTP, where each of them comes with a login.
        """
        server.add_request_handler("subscriptions/listen", types.SubscriptionsListenRequestParams, guard(self.listen))
        if legacy and self._template.offers.has_resources:
            server.add_request_handler("resources/subscribe", types.SubscribeRequestParams, guard(self.subscribe))
            server.add_request_handler("resources/unsubscribe", types.UnsubscribeRequestParams, guard(self.unsubscribe))
        if sessions:
            server.add_notification_handler(
                "notifications/initialized", types.NotificationParams, guard(self._initialized)
            )
            server.middleware.append(self._renew)
            # the library's sessions ask for no options: what they announce are these
            told = NotificationOptions(prompts_changed=True, resources_changed=True, tools_changed=True)
            options = server.create_initialization_options
            server.create_initialization_options = lambda *_: options(told)  # type: ignore[method-assign]

    # --- the modern era --------------------------------------------------------------------------------

    async def listen(self, context: Context, params: types.SubscriptionsListenRequestParams) -> Any:
        """One stream; it ends with the request, with the login, or with the server."""
        application = self._of(context)
        await application.probed()
        wanted = params.notifications
        stream = _Stream()
        handler = ListenHandler(stream)
        again = self._again_of(context)
        with _refusing():
            subscription = self._hub.open(again.key, again.source, stream.tell, handler.close)
        try:
            with _refusing():
                uris = wanted.resource_subscriptions or [] if self._template.offers.has_resources else []
                not_watched = await subscription.watch(application, uris)
            offers = self._template.offers
            flags: dict[Kind, bool | None] = {
                "tools": wanted.tools_list_changed,
                "prompts": wanted.prompts_list_changed if offers.has_prompts else None,
                "resources": wanted.resources_list_changed if offers.has_resources else None,
            }
            if subscription.ended:
                raise MCPError(code=types.INTERNAL_ERROR, message="not subscribed: subscribe again in a moment")
            subscription.watch_lists(application, [kind for kind in LISTS if flags[kind]])
            # what is acknowledged is what will be told: an address that leads nowhere is not
            honoured = types.SubscriptionFilter(
                tools_list_changed=flags["tools"],
                prompts_list_changed=flags["prompts"],
                resources_list_changed=flags["resources"],
                resource_subscriptions=[uri for uri in uris if uri not in not_watched] or None,
            )
            return await handler(context, params.model_copy(update={"notifications": honoured}))
        finally:
            subscription.close()

    # --- the handshake era -----------------------------------------------------------------------------

    async def subscribe(self, context: Context, params: types.SubscribeRequestParams) -> dict[str, Any]:
        application = self._of(context)
        await application.probed()
        with _refusing():
            not_watched = await self._session(context).watch(application, [params.uri])
        if params.uri in not_watched:
            raise unreadable(context, not_watched[params.uri])
        return {}

    async def unsubscribe(self, context: Context, params: types.UnsubscribeRequestParams) -> dict[str, Any]:
        found = _connection(context).state.get(_SUBSCRIPTION)
        if found is not None:
            found.leave(params.uri)
        return {}

    async def _initialized(self, context: Context, params: types.NotificationParams) -> None:
        """A session is told when its lists are other ones, without asking."""
        if context.protocol_version in MODERN_PROTOCOL_VERSIONS:
            return
        subscription = self._session(context)
        async with self._again_of(context).source() as application:
            await application.probed()
            subscription.watch_lists(application, LISTS)

    async def _renew(self, ctx: Context, call_next: CallNext) -> Any:
        """A session goes on with the login of its latest request: the token of its first one runs out."""
        found = _connection(ctx).state.get(_SUBSCRIPTION)
        if found is not None:
            found.renew(self._again_of(ctx).source)
        return await call_next(ctx)

    def _session(self, context: Context) -> Subscription:
        """What this connection is told of; it ends with the connection."""
        connection = _connection(context)
        found: Subscription | None = connection.state.get(_SUBSCRIPTION)
        if found is None:
            again = self._again_of(context)
            found = self._hub.open(again.key, again.source, _Telling(context))
            connection.state[_SUBSCRIPTION] = found
            connection.exit_stack.callback(found.close)
        return found


def unreadable(context: Context, error: ReadError) -> MCPError:
    """The protocol error of an address that cannot be read."""
    legacy = context.protocol_version not in MODERN_PROTOCOL_VERSIONS
    code = types.INTERNAL_ERROR if error.kind == "failed" else types.INVALID_PARAMS
    if legacy and error.kind == "not_found":
        code = RESOURCE_NOT_FOUND
    return MCPError(code=code, message=error.text, data=error.data)


class _refusing:
    """A refusal becomes an error of the protocol with the same three lines."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, Refusal):
            text = str(refusal_answer(error).content[0]["text"])
            raise MCPError(code=types.INVALID_PARAMS, message=text, data={"error": dict(error.error or {})}) from None


def _connection(context: Context) -> Connection:
    # the one way there is to what lasts as long as a client's connection
    return context.session._connection


def _event(change: Change) -> ServerEvent:
    return _LISTS[change.kind] if change.kind != "resource" else ResourceUpdated(change.uri)


class _Stream:
    """What one listening stream is told, as the library's bus; nothing is lost before it listens."""

    def __init__(self) -> None:
        self._early: list[ServerEvent] = []
        self._listener: Callable[[ServerEvent], None] | None = None

    def tell(self, change: Change) -> None:
        event = _event(change)
        if self._listener is not None:
            self._listener(event)
        elif event not in self._early:
            self._early.append(event)

    async def publish(self, event: ServerEvent) -> None:
        raise NotImplementedError("each stream is told by its own subscription")

    def subscribe(self, listener: Callable[[ServerEvent], None]) -> Callable[[], None]:
        self._listener = listener
        for event in self._early:
            listener(event)

        def leave() -> None:
            self._listener = None

        return leave


class _Telling:
    """Tells a connection of changes, one after the other; what it has not been told yet is told once."""

    def __init__(self, context: Context) -> None:
        self._session = context.session
        self._waiting: dict[Change, None] = {}
        self._task: asyncio.Task[None] | None = None

    def __call__(self, change: Change) -> None:
        self._waiting[change] = None
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._send())

    async def _send(self) -> None:
        while self._waiting:
            change = next(iter(self._waiting))
            del self._waiting[change]
            match change.kind:
                case "tools":
                    await self._session.send_tool_list_changed()
                case "prompts":
                    await self._session.send_prompt_list_changed()
                case "resources":
                    await self._session.send_resource_list_changed()
                case "resource":
                    await self._session.send_resource_updated(change.uri)
