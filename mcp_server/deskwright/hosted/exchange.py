"""One request and its answer at the edge: judged, bounded in size and time, told to the log.

It alters nothing but white space around header values and the caller's address behind a proxy; whatever was refused
here was neither authenticated nor carried out.
"""

from __future__ import annotations

import asyncio
import re
import time
import traceback
from asyncio import Task
from typing import TYPE_CHECKING, Any

from deskwright.asgi import App, Message, Receive, Send
from deskwright.hosted.answers import (
    ANSWER_TOO_LARGE,
    DRAINING,
    FAULT,
    METHODS,
    MOST_HEADERS,
    TOO_MANY_HEADERS,
    TOO_SLOW,
    TWICE,
    WRONG_HOST,
    WRONG_ORIGIN,
    Problem,
    too_large,
    wrong_method,
)
from deskwright.hosted.health import PATHS
from deskwright.hosted.log import timestamp

if TYPE_CHECKING:
    from deskwright.hosted.edge import Edge

__all__ = ["LOG", "App", "Exchange", "Message", "Receive", "Send"]

Pairs = list[tuple[bytes, bytes]]

#: Where in a request's scope stands what the rooms behind want in its line of the log.
LOG = "deskwright.log"
# A digest of who was admitted, and as what; never a name.
_LOGGED = ("who", "as")
_METHODS = frozenset({*METHODS, "HEAD"})
_EXPOSED = b"mcp-session-id, mcp-protocol-version, www-authenticate, retry-after"
_TOKENS = re.compile(rb"[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,2000}")
_QUIET = frozenset({*PATHS, "/metrics"})
_PRINTABLE = re.compile(rb"[A-Za-z0-9.:\[\]_-]{1,100}")


class Exchange:
    """One request and its answer."""

    __slots__ = (
        "_answered",
        "_cors",
        "_deadline",
        "_edge",
        "_gone",
        "_host",
        "_left",
        "_listens",
        "_origin",
        "_pending",
        "_receive",
        "_scope",
        "_send",
        "_sent",
        "_status",
        "_streams",
        "_task",
        "_whole",
    )

    def __init__(self, edge: Edge, scope: Message, receive: Receive, send: Send) -> None:
        self._edge, self._scope, self._receive, self._send = edge, scope, receive, send
        self._left = edge.max_request
        self._deadline = 0.0
        self._whole = False
        self._status = self._sent = 0
        self._answered = self._streams = self._listens = self._gone = False
        # what is answered instead of what the application answers
        self._pending: Problem | None = None
        self._host = self._origin = b""
        self._cors: Pairs = []
        self._task: Task[Any] | None = None

    async def run(self) -> None:
        edge, scope = self._edge, self._scope
        began = time.perf_counter()
        edge.in_flight += 1
        facts: dict[str, Any] = {}
        scope[LOG] = facts
        routed = False
        try:
            self._pending = self._judge()
            if scope["path"] in PATHS and self._pending in (None, WRONG_HOST, DRAINING):
                await self._tell_health()
            elif self._pending is None and scope["method"] == "OPTIONS":
                await self._tell_allowed()
            elif self._pending is None:
                routed = True
                self._task = asyncio.current_task()
                await edge.app(scope, self.receive, self.send)
        except asyncio.CancelledError:
            if not (self._streams and edge.health.draining and self._task in edge.endless):
                raise
            # our own doing: the stream ends where it is, as a whole
            self._task.uncancel()
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})
        except Exception as error:
            if self._pending is None and not self._gone:
                self._pending = self._fault(error)
            if self._status and not self._answered:
                raise _Broken from None  # what was begun is cut off: the client must not take it for whole
        finally:
            edge.in_flight -= 1
            if self._streams:
                edge.endless.discard(self._task)
            if self._pending is not None and not self._status:
                await self._refuse(self._pending)
            self._log(began, facts, routed)

    # --- what is asked ---------------------------------------------------------------------------------

    def _judge(self) -> Problem | None:
        """Why this request gets no further, if so. One look at each header."""
        edge, scope = self._edge, self._scope
        pairs: Pairs = scope["headers"]
        host = origin = length = None
        twice = ragged = body = False
        forwarded: list[bytes] = []
        for name, value in pairs:
            if value and (value[0] in b" \t" or value[-1] in b" \t"):
                ragged = True  # white space around a value is no part of it, but one of the parsers keeps it
                value = value.strip(b" \t")
            if name == b"host":
                twice = twice or host is not None
                host = value
            elif name == b"origin":
                twice = twice or origin is not None
                origin = value
            elif name == b"content-length":
                length = value
                body = True
            elif name == b"transfer-encoding":
                body = True
            elif name == b"mcp-method":
                self._listens = value == b"subscriptions/listen"
            elif name == b"x-forwarded-for" and edge.passes_on(scope):
                forwarded.append(value)
        if ragged:
            scope["headers"] = [(name, value.strip(b" \t")) for name, value in pairs]
        if forwarded:
            scope["client"] = (edge.sender(b",".join(forwarded), scope["client"][0]), 0)
        self._whole = not body
        if len(pairs) > MOST_HEADERS:
            return TOO_MANY_HEADERS
        if twice:
            return TWICE
        if host is None or not edge.is_ours(host):
            self._host = host or b""
            return WRONG_HOST
        self._host = host
        if origin is not None:
            self._origin = origin
            if not edge.may_call(origin, host.lower(), scope["path"]):
                return WRONG_ORIGIN
            self._cors = [
                (b"access-control-allow-origin", origin),
                (b"access-control-expose-headers", _EXPOSED),
                (b"vary", b"Origin"),
            ]
        if edge.health.draining:
            return DRAINING
        if scope["method"] not in _METHODS:
            return wrong_method(edge.allowed)
        if length is not None and (not length.isdigit() or int(length[:20]) > edge.max_request):
            return too_large(self._edge.max_request)
        return None

    async def receive(self) -> Message:
        if self._whole:
            return await self._receive()
        loop_time = asyncio.get_running_loop().time
        if not self._deadline:
            self._deadline = loop_time() + self._edge.body_time
        try:
            async with asyncio.timeout_at(self._deadline):
                message = await self._receive()
        except TimeoutError:
            self._pending = TOO_SLOW
            raise _Ended from None
        if message["type"] == "http.request":
            self._left -= len(message.get("body") or b"")
            if self._left < 0:
                self._pending = too_large(self._edge.max_request)
                raise _Ended
            self._whole = not message.get("more_body")
        else:
            self._whole = self._gone = True
        return message

    # --- what is answered ------------------------------------------------------------------------------

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if self._pending is not None or self._begins_too_large(message):
                return
            if self._cors:
                message = {**message, "headers": _with_cors(message.get("headers") or [], self._cors)}
            self._status = message["status"]
        else:
            if not self._status:
                return  # it is answered otherwise
            self._sent += len(message.get("body") or b"")
            if self._sent > self._edge.max_answer and not self._streams:
                self._pending = ANSWER_TOO_LARGE
                raise _Ended
            self._answered = not message.get("more_body")
        await self._send(message)

    def _begins_too_large(self, message: Message) -> bool:
        for name, value in message.get("headers") or ():
            if name == b"content-length":
                if int(value) > self._edge.max_answer:
                    self._pending = ANSWER_TOO_LARGE
                    return True
            elif name == b"content-type" and value.startswith(b"text/event-stream"):
                self._streams = True
                if (self._listens or self._scope["method"] == "GET") and self._task is not None:
                    self._edge.endless.add(self._task)
        return False

    async def _refuse(self, problem: Problem) -> None:
        start, body = problem.messages()
        start["headers"] += self._cors
        self._status = problem.status
        await self._send(start)
        await self._send(body if self._scope["method"] != "HEAD" else {**body, "body": b""})

    async def _tell_health(self) -> None:
        named = self._pending is not WRONG_HOST
        start, body = await self._edge.health.answer(self._scope["path"], named=named)
        if self._scope["method"] not in ("GET", "HEAD", "OPTIONS"):
            self._pending = wrong_method(self._edge.allowed)
            return
        self._pending = None
        await self.send(start)
        await self.send(body)

    async def _tell_allowed(self) -> None:
        """What a browser asks before it sends a page's request."""
        headers: Pairs = [(b"allow", self._edge.allowed), (b"content-length", b"0")]
        if self._cors:
            asked = next((v for n, v in self._scope["headers"] if n == b"access-control-request-headers"), b"")
            headers.append((b"access-control-allow-methods", self._edge.allowed))
            if asked and _TOKENS.fullmatch(asked):
                # who may ask was decided by its origin; which header brings a credential is the desk's affair
                headers.append((b"access-control-allow-headers", asked))
            headers.append((b"access-control-max-age", b"86400"))
        await self.send({"type": "http.response.start", "status": 200, "headers": headers})
        await self.send({"type": "http.response.body", "body": b"", "more_body": False})

    def _fault(self, error: Exception) -> Problem:
        # Where it happened, and not what it says: an error's text may hold a ticket's or a key.
        last = traceback.extract_tb(error.__traceback__)[-1]
        self._edge.tell(
            {"event": "internal_error", "type": type(error).__name__, "at": f"{last.filename}:{last.lineno}"}
        )
        return FAULT

    # --- what is kept ----------------------------------------------------------------------------------

    def _log(self, began: float, facts: dict[str, Any], routed: bool) -> None:
        scope, edge = self._scope, self._edge
        path, status = scope["path"], self._status
        if edge.log is None or (path in _QUIET and status == 200):
            return
        line: dict[str, Any] = {
            "event": "request",
            "time": timestamp(),
            "method": scope["method"] if scope["method"] in _METHODS else "other",
            # an address that nobody serves may be anything, a key that slipped into it as well
            "path": path[:200] if path in PATHS or (routed and status not in (0, 404)) else None,
            "status": status if self._answered or self._pending is not None else 499,
            "ms": round((time.perf_counter() - began) * 1000, 1),
            "bytes": self._sent,
            "peer": scope["client"][0] if scope.get("client") else None,
        }
        for name in _LOGGED:
            if name in facts:
                line[name] = str(facts[name])[:100]
        if self._pending is not None:
            line["refused"] = self._pending.code
            if self._pending is WRONG_HOST:  # the operator will want to know which name to allow
                line["host"] = self._host.decode() if _PRINTABLE.fullmatch(self._host) else None
            elif self._pending is WRONG_ORIGIN:
                line["origin"] = self._origin.decode("ascii", "replace")[:100]
        edge.tell(line)


class _Ended(Exception):
    """The request or its answer was longer, or took longer, than may be."""


class _Broken(Exception):
    """An answer that was begun cannot be brought to its end."""


def _with_cors(pairs: Any, cors: Pairs) -> Pairs:
    kept = [pair for pair in pairs if not pair[0].lower().startswith(b"access-control-allow-origin")]
    return [*kept, *cors]
