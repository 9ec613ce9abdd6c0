"""Serves MCP over standard input and output, one JSON-RPC message a line.

Nothing but JSON-RPC reaches standard output, and calls in flight are answered before the process ends.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import json
import os
import signal
import stat
import sys
import threading
from collections import Counter
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import anyio

from deskwright import front
from deskwright.front_watch import ListWatch
from deskwright.front_wire import claim_standard_streams
from deskwright.hosted.subscriptions import Subscriptions
from deskwright.lane import Lane
from deskwright.logs import quiet_logging
from deskwright.protocol import (
    SessionMessage,
    build_server,
    cancelled_id,
    encode_message,
    error_message,
    initialization_options,
    message_id,
    method_of,
    parse_message,
    result_of,
    with_tools,
)
from deskwright.serving import Application

if TYPE_CHECKING:
    from deskwright.front_wire import Front

__all__ = ["GRACE", "serve_stdio"]

GRACE = 10.0
MAX_LINE = 64 * 1024 * 1024
# of the pipe that answers go out through; most systems begin with 64 KiB
WIDE = 512 * 1024
PARSE_ERROR, INVALID_REQUEST, INTERNAL_ERROR = -32700, -32600, -32603
LIST_CHANGED = b'{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}\n'


async def serve_stdio(application: Application, *, grace: float = GRACE) -> None:
    """Serve until standard input ends or the process is told to stop; then answer what is in flight."""
    before = front.taken()
    sys.stdout.flush()
    wire_in, wire_out = (before.wire_in, before.wire_out) if before else claim_standard_streams()
    stop = asyncio.Event()
    _stop_on_signals(stop)
    quiet_logging()
    await application.start_probes()
    # The models and schemas live as long as the process: a full collection over them costs tens of milliseconds.
    gc.freeze()
    gc.enable()
    try:
        await _Wire(application, wire_in, wire_out, stop, grace, before).run()
    finally:
        await application.aclose()


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
        self,
        application: Application,
        wire_in: int,
        wire_out: int,
        stop: asyncio.Event,
        grace: float,
        before: Front | None = None,
    ) -> None:
        self._application = application
        # who has answered until now, and the ids of what the server is told again without an answer to the client
        self._before = before
        self._swallow: set[str | int] = set()
        self._swallowed = asyncio.Event()
        self._watch = ListWatch(application, before.snapshot if before else None, self._tell_changed)
        self._subscriptions = Subscriptions()
        application.on_change.append(self._subscriptions.lists_changed)
        application.governor.on_write.append(self._subscriptions.wrote)
        self._in, self._out = wire_in, wire_out
        self._stop = stop
        self._grace = grace
        self._owed: set[str | int] = set()
        self._settled = asyncio.Event()
        self._settled.set()
        self._handshake = False
        self._telling: asyncio.Task[None] | None = None
        # requests for the list that are not answered yet; a client may use an id twice, though it must not
        self._listing: Counter[str | int] = Counter()
        self._lines: asyncio.Queue[bytes | None] = asyncio.Queue(maxsize=256)
        self._lane = Lane(application, self._lines.put, self._settle)

    async def run(self) -> None:
        server = build_server(self._application, tools_apart=lambda _: True, subscriptions=self._subscriptions)
        to_server, from_wire = anyio.create_memory_object_stream[SessionMessage | Exception](0)
        to_wire, from_server = anyio.create_memory_object_stream[SessionMessage](0)
        writing = asyncio.create_task(self._write())
        encoding = asyncio.create_task(self._encode(from_server))
        reading = asyncio.create_task(self._read(to_server))
        serving = asyncio.create_task(server.run(from_wire, to_wire, initialization_options(server)))
        self._watch.start()
        stopping = asyncio.create_task(self._stop.wait())
        await asyncio.wait({reading, stopping, serving}, return_when=asyncio.FIRST_COMPLETED)
        reading.cancel()
        await asyncio.wait({reading})
        self._subscriptions.end()
        # The SDK cancels what is in flight once its input ends, so its input ends last.
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._settled.wait(), self._grace)
        await self._lane.aclose()
        await self._subscriptions.aclose()
        await to_server.aclose()
        for task in (serving, encoding):
            with contextlib.suppress(Exception, asyncio.CancelledError):
                await asyncio.wait_for(task, 2)
        await self._lines.put(None)
        with contextlib.suppress(Exception, asyncio.CancelledError):
            await asyncio.wait_for(writing, self._grace)
        stopping.cancel()
        await self._watch.aclose()

    def _tell_changed(self) -> None:
        """The list of tools is another one; the modern protocol has no message for it that was not asked for."""
        if self._handshake:
            self._telling = asyncio.get_running_loop().create_task(self._lines.put(LIST_CHANGED))

    async def _catch_up(self, to_server: Any) -> bytes:
        """What the front has answered is told to the server as well, whose answers go nowhere; then what it kept."""
        if self._before is None:
            return b""
        self._before.stop()
        while not self._before.stopped:  # noqa: ASYNC110 - the thread that stops has no event to set
            # not awaited in a thread: a client that does not read must not hold up the end
            await asyncio.sleep(0.001)
        kept = self._before.hand_over()
        if self._before.broken:
            self._stop.set()
        if self._before.answers.listed:
            self._watch.listed()
        for line in self._before.answers.replay:
            message = parse_message(line)
            self._handshake = self._handshake or method_of(message) == "initialize"
            if (asked := message_id(message, answer=False)) is not None:
                self._swallow.add(asked)
            await to_server.send(message)
        # An id may come again once it was answered: not before the server's own answer has gone nowhere.
        if self._swallow:
            await self._swallowed.wait()
        return kept

    async def _read(self, to_server: Any) -> None:
        kept = await self._catch_up(to_server)
        async for line in _lines(self._in, kept):
            if line is None:
                await self._lines.put(error_message(PARSE_ERROR, f"a line has more than {MAX_LINE} bytes"))
                continue
            if not line.strip():
                continue
            if (taken := self._lane.take(line)) is not None:
                self._owe(taken)
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
        method = method_of(message)
        self._handshake = self._handshake or method == "initialize"
        if method == "tools/list" and asked is not None:
            self._listing[asked] += 1
        if asked is not None:
            self._owe(asked)
        if cancelled is not None:
            self._lane.cancel(cancelled)
            self._settle(cancelled)

    def _owe(self, identifier: str | int) -> None:
        self._owed.add(identifier)
        self._settled.clear()

    def _settle(self, identifier: str | int) -> None:
        self._owed.discard(identifier)
        if not self._owed:
            self._settled.set()

    async def _encode(self, from_server: Any) -> None:
        async for message in from_server:
            answered = message_id(message, answer=True)
            if answered is not None and answered in self._swallow:
                self._swallow.discard(answered)
                if not self._swallow:
                    self._swallowed.set()
                continue
            try:
                line = encode_message(message)
                if answered in self._listing:
                    line = with_tools(line, self._application)
            except ValueError:
                # One answer that cannot be written must not silence those after it.
                line = error_message(INTERNAL_ERROR, "the answer cannot be written as JSON", answered)
            await self._lines.put(line)
            if answered is not None:
                self._lane.answered(answered, result_of(message))
                self._settle(answered)
                if answered in self._listing:
                    self._listing -= Counter((answered,))
                    self._watch.listed()

    async def _write(self) -> None:
        write, emptied = await _writer(self._out)
        try:
            while (line := await self._lines.get()) is not None:
                await write(line)
            await emptied()
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


async def _lines(descriptor: int, kept: bytes = b"") -> AsyncIterator[bytes | None]:
    """Lines as they come, after those in `kept`; None for one that is too long.

    Files and terminals are read in a thread.
    """
    loop = asyncio.get_running_loop()
    reader: asyncio.StreamReader | None = None
    if _is_pipe(descriptor):
        reader = asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(descriptor, "rb", 0))
    else:
        chunks = _read_in_thread(descriptor, loop)
    pending, skipping = bytearray(), False
    while True:
        if kept:
            chunk, kept = kept, b""
        elif reader is not None:
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


async def _writer(descriptor: int) -> tuple[Any, Any]:
    """A coroutine that writes bytes, and one that waits until all are out.

    A slow reader slows us down and loses nothing.
    """
    if not _is_pipe(descriptor):

        async def write_in_thread(data: bytes) -> None:
            await asyncio.to_thread(_write_all, descriptor, data)

        async def written() -> None:
            pass

        return write_in_thread, written
    _widen(descriptor)
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.connect_write_pipe(
        asyncio.streams.FlowControlMixin, os.fdopen(descriptor, "wb", 0)
    )
    writer = asyncio.StreamWriter(transport, protocol, None, loop)

    async def write(data: bytes) -> None:
        writer.write(data)
        await writer.drain()

    async def emptied() -> None:
        # What is drained may still wait in the transport, which is gone with the loop.
        while transport.get_write_buffer_size() and not transport.is_closing():  # noqa: ASYNC110 - it has no event
            await asyncio.sleep(0.002)

    return write, emptied


def _widen(descriptor: int) -> None:
    """Room for a long answer in one go, where the system lets us: else it goes out in as many turns as it has parts."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, WIDE)


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
