"""Serves MCP over standard input and output, one JSON-RPC message a line.

Nothing but JSON-RPC reaches standard output, and calls in flight are answered before the process ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import logging
import os
import signal
import stat
import sys
import threading
from collections.abc import AsyncIterator
from typing import Any

import anyio

from deskwright.protocol import (
    SessionMessage,
    build_server,
    cancelled_id,
    encode_message,
    error_message,
    message_id,
    parse_message,
)
from deskwright.serving import Application

__all__ = ["GRACE", "serve_stdio"]

GRACE = 10.0
MAX_LINE = 64 * 1024 * 1024
PARSE_ERROR, INVALID_REQUEST, INTERNAL_ERROR = -32700, -32600, -32603


async def serve_stdio(application: Application, *, grace: float = GRACE) -> None:
    """Serve until standard input ends or the process is told to stop; then answer what is in flight."""
    wire_in, wire_out = _claim_standard_streams()
    stop = asyncio.Event()
    _stop_on_signals(stop)
    _quiet_logging()
    await application.start_probes()
    # The models and schemas live as long as the process: a full collection over them costs tens of milliseconds.
    gc.freeze()
    gc.enable()
    try:
        await _Wire(application, wire_in, wire_out, stop, grace).run()
    finally:
        await application.aclose()


def _claim_standard_streams() -> tuple[int, int]:
    """Private copies of the two pipes; what anybody prints from here on goes to standard error."""
    sys.stdout.flush()
    wire_in, wire_out = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return wire_in, wire_out


class _Brief(logging.Formatter):
    """What a library logs as one line of facts: its messages and traces may hold arguments or ticket text."""

    def format(self, record: logging.LogRecord) -> str:
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        facts = {"event": "log", "level": record.levelname, "logger": record.name, "at": record.lineno, "type": kind}
        return json.dumps({name: value for name, value in facts.items() if value is not None})


def _quiet_logging() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Brief())
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()

    def told() -> None:
        if stop.is_set():
            os._exit(1)  # told twice: the one in charge does not want to wait
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, told)


class _Wire:
    """One connection: a reader, a writer, and the requests that still owe an answer."""

    def __init__(
        self, application: Application, wire_in: int, wire_out: int, stop: asyncio.Event, grace: float
    ) -> None:
        self._application = application
        self._in, self._out = wire_in, wire_out
        self._stop = stop
        self._grace = grace
        self._owed: set[str | int] = set()
        self._settled = asyncio.Event()
        self._settled.set()
        self._lines: asyncio.Queue[bytes | None] = asyncio.Queue(maxsize=256)

    async def run(self) -> None:
        server = build_server(self._application)
        to_server, from_wire = anyio.create_memory_object_stream[SessionMessage | Exception](0)
        to_wire, from_server = anyio.create_memory_object_stream[SessionMessage](0)
        writing = asyncio.create_task(self._write())
        encoding = asyncio.create_task(self._encode(from_server))
        reading = asyncio.create_task(self._read(to_server))
        options = server.create_initialization_options()
        serving = asyncio.create_task(server.run(from_wire, to_wire, options))
        stopping = asyncio.create_task(self._stop.wait())
        await asyncio.wait({reading, stopping, serving}, return_when=asyncio.FIRST_COMPLETED)
        reading.cancel()
        await asyncio.wait({reading})
        # The SDK cancels what is in flight once its input ends, so its input ends last.
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._settled.wait(), self._grace)
        await to_server.aclose()
        for task in (serving, encoding):
            with contextlib.suppress(Exception, asyncio.CancelledError):
                await asyncio.wait_for(task, 2)
        await self._lines.put(None)
        with contextlib.suppress(Exception, asyncio.CancelledError):
            await asyncio.wait_for(writing, self._grace)
        stopping.cancel()

    async def _read(self, to_server: Any) -> None:
        async for line in _lines(self._in):
            if line is None:
                await self._lines.put(error_message(PARSE_ERROR, f"a line has more than {MAX_LINE} bytes"))
                continue
            if not line.strip():
                continue
            try:
                message = parse_message(line)
            except ValueError:
                await self._lines.put(_complaint(line))
                continue
            self._note(message)
            await to_server.send(message)

    def _note(self, message: SessionMessage) -> None:
        asked, cancelled = message_id(message, answer=False), cancelled_id(message)
        if asked is not None:
            self._owed.add(asked)
            self._settled.clear()
        if cancelled is not None:
            self._settle(cancelled)

    def _settle(self, identifier: str | int) -> None:
        self._owed.discard(identifier)
        if not self._owed:
            self._settled.set()

    async def _encode(self, from_server: Any) -> None:
        async for message in from_server:
            answered = message_id(message, answer=True)
            try:
                line = encode_message(message)
            except ValueError:
                # One answer that cannot be written must not silence those after it.
                line = error_message(INTERNAL_ERROR, "the answer cannot be written as JSON", answered)
            await self._lines.put(line)
            if answered is not None:
                self._settle(answered)

    async def _write(self) -> None:
        writer = await _writer(self._out)
        try:
            while (line := await self._lines.get()) is not None:
                await writer(line)
        except (BrokenPipeError, ConnectionError, OSError):
            # Nobody listens any more: nothing is left to say.
            self._stop.set()
            while await self._lines.get() is not None:
                pass


def _complaint(line: bytes) -> bytes:
    """What is answered to a line that is no message: its id where it has one."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return error_message(PARSE_ERROR, "this line is not JSON")
    identifier = found.get("id") if isinstance(found, dict) else None
    if isinstance(identifier, bool) or not isinstance(identifier, (str, int)):
        identifier = None
    return error_message(INVALID_REQUEST, "this line is not a JSON-RPC 2.0 message", identifier)


# --- pipes ---------------------------------------------------------------------------------------------


def _is_pipe(descriptor: int) -> bool:
    mode = os.fstat(descriptor).st_mode
    return sys.platform != "win32" and (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode))


async def _lines(descriptor: int) -> AsyncIterator[bytes | None]:
    """Lines as they come; None for one that is too long. Files and terminals are read in a thread."""
    loop = asyncio.get_running_loop()
    reader: asyncio.StreamReader | None = None
    if _is_pipe(descriptor):
        reader = asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(descriptor, "rb", 0))
    else:
        chunks = _read_in_thread(descriptor, loop)
    pending, skipping = bytearray(), False
    while True:
        if reader is not None:
            chunk = await reader.read(65_536)
        else:
            chunk = await chunks.get()
        if not chunk:
            if pending and not skipping:
                yield bytes(pending)
            return
        start = 0
        while (end := chunk.find(b"\n", start)) >= 0:
            pending += chunk[start:end]
            start = end + 1
            yield None if skipping else bytes(pending)
            pending, skipping = bytearray(), False
        if not skipping:
            pending += chunk[start:]
        if len(pending) > MAX_LINE:
            pending, skipping = bytearray(), True


def _read_in_thread(descriptor: int, loop: asyncio.AbstractEventLoop) -> asyncio.Queue[bytes]:
    """Chunks of a file or a terminal; a daemon thread, since a read of a terminal cannot be interrupted."""
    chunks: asyncio.Queue[bytes] = asyncio.Queue()

    def read() -> None:
        chunk = b"."
        while chunk:
            try:
                chunk = os.read(descriptor, 65_536)
            except OSError:
                chunk = b""
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
                loop.call_soon_threadsafe(chunks.put_nowait, chunk)

    threading.Thread(target=read, daemon=True).start()
    return chunks


async def _writer(descriptor: int) -> Any:
    """A coroutine that writes bytes; a slow reader slows us down and loses nothing."""
    if not _is_pipe(descriptor):

        async def write_in_thread(data: bytes) -> None:
            await asyncio.to_thread(_write_all, descriptor, data)

        return write_in_thread
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.connect_write_pipe(
        asyncio.streams.FlowControlMixin, os.fdopen(descriptor, "wb", 0)
    )
    writer = asyncio.StreamWriter(transport, protocol, None, loop)

    async def write(data: bytes) -> None:
        writer.write(data)
        await writer.drain()

    return write


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
