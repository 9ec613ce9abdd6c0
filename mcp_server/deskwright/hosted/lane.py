"""The short way of a request over HTTP in the stateless era: a plain read, or the list of tools, without the protocol's
library in between.

That library vouches for it: the first request in an envelope (the same headers, the same `_meta`) goes through it, and
what it put around its answer holds for the next ones in the very same envelope. Whatever is not plainly such a request
is left to it: writes, other eras, names nobody knows, anything odd.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from pydantic_core import from_json, to_json

from deskwright.asgi import Message, Receive, Send
from deskwright.hosted.values import Headers
from deskwright.lane import INTERNAL_ERROR, error_line, learn_from, only_reads, plain_meta, write_answer
from deskwright.listing import Entry
from deskwright.observe import OBSERVERS, remember_trace
from deskwright.serving import Application

__all__ = ["TOOLS_APART", "HttpLane"]


# clients have an envelope each; the oldest are forgotten
MOST_ENVELOPES = 2_000
# a longer one is nothing that comes often, and would be kept
MOST_ENVELOPE = 4_096
#: In the scope of a request whose answer gets its tools from here.
TOOLS_APART = "deskwright.tools_apart"
_CALL, _LIST = "tools/call", "tools/list"
_MESSAGE = {"jsonrpc", "id", "method", "params"}
_PARAMS = {"name", "arguments", "_meta"}
_ONCE = (b"mcp-method", b"mcp-name", b"mcp-protocol-version", b"content-type", b"accept")
# the headers that the library looks at, but for the name of the tool, and what stands in `_meta`
_Key = tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Envelope:
    result_type: str | None
    answer_meta: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request that could take the short way."""

    envelope: _Key
    identifier: str | int
    method: str
    name: str
    arguments: dict[str, Any]
    meta: Mapping[str, Any] | None = None


class HttpLane:
    """The short way of one resource; what it learnt is the same for every login."""

    def __init__(self) -> None:
        self._known: OrderedDict[_Key, _Envelope] = OrderedDict()
        # of each application the tools that plainly read
        self._reading: WeakKeyDictionary[Application, dict[str, Entry]] = WeakKeyDictionary()

    async def answer(
        self,
        application: Application,
        scope: Message,
        headers: Headers,
        body: bytes,
        receive: Receive,
        send: Send,
        library: Callable[[Message, Receive, Send], Awaitable[None]],
    ) -> None:
        """`receive` gives the body once more, for the library."""
        asked = self._read(application, headers, body)
        if asked is None:
            await library(scope, receive, send)
            return
        if asked.method == _LIST:
            # Where the tools need not become objects, the library's own answer gets them as they are written.
            scope[TOOLS_APART] = True
            await library(scope, receive, _Spliced(application, send))
            return
        known = self._known.get(asked.envelope)
        if known is None:
            learning = _Learning(send)
            await library(scope, receive, learning)
            self._learn(asked.envelope, learning)
            return
        self._known.move_to_end(asked.envelope)
        if OBSERVERS:
            remember_trace(asked.meta)
        try:
            answer = await application.call(asked.name, asked.arguments)
            shaped = answer.is_error and application.tools.tells_shape(asked.name)
            line = write_answer(asked.identifier, answer, shaped, known.result_type, known.answer_meta)[:-1]
        except Exception:
            # as the library answers it: no text of an exception reaches the wire
            line = error_line(asked.identifier, INTERNAL_ERROR, "internal error of the server")[:-1]
        length = str(len(line)).encode()
        start = [(b"content-type", b"application/json"), (b"content-length", length)]
        await send({"type": "http.response.start", "status": 200, "headers": start})
        await send({"type": "http.response.body", "body": line})

    def _learn(self, envelope: _Key, learning: _Learning) -> None:
        if (around := learn_from(learning.result())) is None:
            return
        self._known[envelope] = _Envelope(*around)
        while len(self._known) > MOST_ENVELOPES:
            self._known.popitem(last=False)

    def _read(self, application: Application, headers: Headers, body: bytes) -> _Asked | None:
        """The request, if it is plainly a read in the stateless era or asks for the list of tools."""
        found = headers.raw(_ONCE)
        if found is None or headers.starting("mcp-param-"):
            return None
        try:
            message = from_json(body)
        except ValueError:
            return None
        if not isinstance(message, dict) or message.keys() != _MESSAGE or message["jsonrpc"] != "2.0":
            return None
        identifier, method, params = message["id"], message["method"], message["params"]
        if type(identifier) not in (int, str) or not isinstance(params, dict) or not isinstance(method, str):
            return None
        meta = params.get("_meta")
        asked, named, *others = found
        if not isinstance(meta, dict) or asked != method.encode():
            return None
        if method == _LIST:
            return _Asked((), identifier, method, "", {}) if application.tools.as_generated else None
        name, arguments = params.get("name"), params.get("arguments", {})
        if method != _CALL or not isinstance(name, str) or not isinstance(arguments, dict):
            return None
        if not params.keys() <= _PARAMS or named != name.encode():
            return None
        if not self._only_reads(application, name, arguments):
            return None
        said = to_json(plain_meta(meta))
        if len(said) + sum(map(len, others)) > MOST_ENVELOPE:
            return None
        return _Asked((*others, said), identifier, method, name, arguments, meta)

    def _only_reads(self, application: Application, name: str, arguments: dict[str, Any]) -> bool:
        known = self._reading.get(application)
        if known is None:
            known = self._reading[application] = {}
        found = application.tools.entry(name)
        if found is None:
            return False
        if known.get(name) is not found[1] and b"x-mcp-header" in found[1].listed_json:
            return False  # the library holds its arguments against headers
        return only_reads(application, name, arguments, known)


def _is_json(start: Message) -> bool:
    return any(
        name.lower() == b"content-type" and value.startswith(b"application/json") for name, value in start["headers"]
    )


class _Learning:
    """Passes an answer on, and keeps it where it is one whole."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._status = 0
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"] if _is_json(message) else 0
        elif self._status:
            self._body += message.get("body") or b""
        await self._send(message)

    def result(self) -> Mapping[str, Any] | None:
        try:
            found = json.loads(self._body) if self._status == 200 else None
        except ValueError:
            return None
        result = found.get("result") if isinstance(found, dict) else None
        return result if isinstance(result, dict) else None


class _Spliced:
    """Passes the answer to `tools/list` on, with the tools put into it as they are written."""

    def __init__(self, application: Application, send: Send) -> None:
        self._application, self._send = application, send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            if not _is_json(message):
                await self._send(message)
            return
        if self._start is not None and not _is_json(self._start):  # a stream: each event is one message
            await self._send({**message, "body": self._whole(message.get("body") or b"")})
            return
        self._body += message.get("body") or b""
        if message.get("more_body") or self._start is None:
            return
        body = self._body
        if self._start["status"] == 200:
            body = self._whole(body)
        headers = [pair for pair in self._start["headers"] if pair[0].lower() != b"content-length"]
        headers.append((b"content-length", str(len(body)).encode()))
        await self._send({**self._start, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})

    def _whole(self, body: bytes) -> bytes:
        return body.replace(b'"tools":[]', b'"tools":' + self._application.tools.listed_json, 1)
