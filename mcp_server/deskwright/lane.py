"""The short way of a plain read over standard input and output: from the line with the call to the line with its
answer, without the protocol's library in between.

That library vouches for it. The first call of a connection goes through it, and what it made of that call's envelope
(which era, which facts stand in `_meta`) holds for calls that come in the same envelope. Whatever is not plainly a
known tool that only reads is left to it: writes, which may have to ask a person, names nobody knows, anything odd.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json, to_json

from deskwright import general_tools
from deskwright.listing import Entry
from deskwright.observe import OBSERVERS, remember_trace
from deskwright.policy import possible_effects
from deskwright.results import Answer
from deskwright.served_desk import ServedDesk
from deskwright.serving import Application

__all__ = ["INTERNAL_ERROR", "Lane", "error_line", "learn_from", "only_reads", "plain_meta", "write_answer"]

INTERNAL_ERROR, CONNECTION_CLOSED = -32603, -32000
_CALL = b'"tools/call"'
_MESSAGE = {"jsonrpc", "id", "method", "params"}
_PARAMS = {"name", "arguments", "_meta"}
# What a `_meta` says that no answer to a read depends on: no read tells its progress, and each has a trace of its own.
_LOOSE = frozenset({"progressToken", "traceparent", "tracestate", "baggage"})

Id = str | int


@dataclass(frozen=True, slots=True)
class _Envelope:
    """What calls come in, and what the library puts around an answer to them."""

    meta: Mapping[str, Any]
    result_type: str | None
    answer_meta: Mapping[str, Any]


class Lane:
    """`put` takes a line that is to be written; `settle` is told that an id is answered."""

    def __init__(
        self,
        application: Application,
        put: Callable[[bytes], Coroutine[Any, Any, None]],
        settle: Callable[[Id], None],
    ) -> None:
        self._application = application
        self._put, self._settle = put, settle
        self._envelope: _Envelope | None = None
        # calls on their way through the library from which an envelope can be learnt
        self._first: dict[Id, Mapping[str, Any]] = {}
        self._tasks: dict[Id, asyncio.Task[None]] = {}
        self._reading: dict[str, Entry] = {}

    # --- learning --------------------------------------------------------------------------------------

    def answered(self, identifier: Id, result: Mapping[str, Any] | None) -> None:
        """The library answered a call that came in an envelope which is not known."""
        meta = self._first.pop(identifier, None)
        around = learn_from(result) if meta is not None else None
        if meta is not None and around is not None:
            self._envelope = _Envelope(meta, *around)

    # --- calls -----------------------------------------------------------------------------------------

    def take(self, line: bytes) -> Id | None:
        """The id of the call in this line if it is answered from here; None: it is for the library."""
        if _CALL not in line:
            return None
        try:
            message = from_json(line)
        except ValueError:
            return None
        if not isinstance(message, dict) or message.keys() != _MESSAGE or message["jsonrpc"] != "2.0":
            return None
        identifier, params = message["id"], message["params"]
        if message["method"] != "tools/call" or type(identifier) not in (int, str) or not isinstance(params, dict):
            return None
        name, arguments, meta = params.get("name"), params.get("arguments", {}), params.get("_meta", {})
        if not isinstance(name, str) or not isinstance(arguments, dict) or not isinstance(meta, dict):
            return None
        if not params.keys() <= _PARAMS or identifier in self._tasks:
            return None
        if not only_reads(self._application, name, arguments, self._reading):
            return None
        said = meta
        meta = plain_meta(meta)
        if self._envelope is None or meta != self._envelope.meta:
            self._first[identifier] = meta
            return None
        if OBSERVERS:
            remember_trace(said)
        task = asyncio.get_running_loop().create_task(self._answer(identifier, name, arguments, self._envelope))
        self._tasks[identifier] = task
        task.add_done_callback(lambda _: self._tasks.pop(identifier, None))
        result: Id = identifier
        return result

    def cancel(self, identifier: Id) -> None:
        """Nobody waits for it any more: it is not answered."""
        self._first.pop(identifier, None)
        if identifier in self._tasks:
            self._tasks[identifier].cancel()

    async def aclose(self) -> None:
        """What is not done by now is answered as the library answers it."""
        for identifier, task in list(self._tasks.items()):
            task.cancel()
            await self._put(error_line(identifier, CONNECTION_CLOSED, "Connection closed"))

    async def _answer(self, identifier: Id, name: str, arguments: dict[str, Any], envelope: _Envelope) -> None:
        try:
            answer = await self._application.call(name, arguments)
            shaped = answer.is_error and self._application.tools.tells_shape(name)
            line = write_answer(identifier, answer, shaped, envelope.result_type, envelope.answer_meta)
        except ValueError:
            line = error_line(identifier, INTERNAL_ERROR, "the answer cannot be written as JSON")
        except Exception:
            line = error_line(identifier, INTERNAL_ERROR, "internal error of the server")
        await self._put(line)
        self._settle(identifier)


def learn_from(result: Mapping[str, Any] | None) -> tuple[str | None, Mapping[str, Any]] | None:
    """What the library puts around an answer: its `resultType` and what is not ours of its `_meta`.

    None where nothing can be learnt: what is left out of an answer would be left out of the next ones.
    """
    if result is None or result.get("isError") or "structuredContent" not in result:
        return None
    kind, about = result.get("resultType"), result.get("_meta") or {}
    if kind not in (None, "complete"):
        return None
    return kind, {name: value for name, value in about.items() if name != "deskwright"}


def plain_meta(meta: Mapping[str, Any]) -> Mapping[str, Any]:
    """What of a request's `_meta` an answer could depend on."""
    if _LOOSE.isdisjoint(meta):
        return meta
    return {key: value for key, value in meta.items() if key not in _LOOSE}


def only_reads(
    application: Application, name: str, arguments: Mapping[str, Any], known: dict[str, Entry] | None = None
) -> bool:
    """Is it a tool of which no call can do anything but read, and is nothing recorded of it?

    `known`: tools that were found to be so, remembered for the next call.
    """
    found = application.tools.entry(name)
    if found is None or application.governor.audits("read"):
        return False
    desk, entry = found
    if entry.general == general_tools.CALL:
        family, action = arguments.get("family"), arguments.get("action")
        if not isinstance(family, str) or not isinstance(action, str):
            return False
        operation = (desk.catalogue.families.get(family) or {}).get(action)
        return operation is not None and possible_effects(operation) == ["read"]
    if known is not None and known.get(name) is entry:
        return True
    if entry.tool is None or not _reads(desk, entry):
        return False
    if known is not None:
        known[name] = entry
    return True


def _reads(desk: ServedDesk, entry: Entry) -> bool:
    tool = entry.tool
    if tool is None or entry.waits:
        return False
    names = {*tool.main_operations, *(upload["operation"] for upload in tool.uploads if upload.get("operation"))}
    return all(possible_effects(desk.catalogue.operations[name], tool) == ["read"] for name in names)


def write_answer(
    identifier: Id,
    answer: Answer,
    shaped: bool,
    result_type: str | None = None,
    meta: Mapping[str, Any] | None = None,
) -> bytes:
    """A tool's answer as one line; what an answer holds as JSON already is not written anew.

    `shaped`: it is an error of a tool whose good answers have a shape; beside it stands nothing of another shape.
    """
    parts = [b'{"jsonrpc":"2.0","id":', to_json(identifier), b',"result":{"content":', to_json(answer.content)]
    parts.append(b',"isError":true' if answer.is_error else b',"isError":false')
    if answer.structured is not None and not shaped:
        parts += [b',"structuredContent":', answer.written or to_json(answer.structured)]
    about = {**(meta or {}), "deskwright": answer.meta} if answer.meta else meta
    if about:
        parts += [b',"_meta":', to_json(about)]
    if result_type is not None:
        parts += [b',"resultType":', to_json(result_type)]
    return b"".join(parts) + b"}}\n"


def error_line(identifier: Id, code: int, text: str) -> bytes:
    """An error as one line."""
    error = {"jsonrpc": "2.0", "id": identifier, "error": {"code": code, "message": text}}
    return json.dumps(error).encode() + b"\n"
