"""uvicorn's two parsers with an end to their patience: with headers that do not come, with answers nobody reads.

It keeps what HTTP itself says of a connection and judges no request; the time for a body is `edge.py`'s.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any

from uvicorn.protocols.http.h11_impl import H11Protocol

try:
    from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
except ImportError:
    HttpToolsProtocol = None  # type: ignore[assignment, misc]

__all__ = ["PatientH11", "http_protocol"]

#: From the first byte (or the connection) to the end of the headers.
HEADER_TIME = 15.0
#: How long an answer may lie here that the other side does not read.
READ_TIME = 60.0
#: What headers may take, beside what came with the first bytes.
HEADER_BYTES = 64 * 1024
#: Connections of one process; each that waits costs a file descriptor and its buffers.
CONNECTIONS = 4_096
#: Requests that wait on one connection for an earlier one.
PIPELINED = 32

if TYPE_CHECKING:
    _Parser = H11Protocol
else:
    _Parser = object


class _Patient(_Parser):
    """What both parsers need."""

    header_time, read_time = HEADER_TIME, READ_TIME
    _waiting: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None
    _ending: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        if len(self.connections) > CONNECTIONS:
            transport.abort()
            return
        self._waiting = self.loop.call_later(self.header_time, self._give_up)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        cycle = self.cycle
        if cycle is None or cycle.response_complete:
            # neither headers that are half here nor a body nobody wants may hold the connection
            if self._waiting is None:
                self._waiting = self.loop.call_later(self.header_time, self._give_up)
        elif self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in (self._waiting, self._unread, self._ending):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        if self._unread is None:
            self._unread = self.loop.call_later(self.read_time, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self.transport.is_closing():
            self._end()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self._end()

    def shutdown(self) -> None:
        """The server stops: said here first, because listening has ended and the answers that are begun have not."""
        drain = getattr(self.config.loaded_app, "drain", None)
        if drain is not None:
            drain()
        super().shutdown()

    def _give_up(self) -> None:
        self._waiting = None
        self.transport.close()
        self._end()

    def _end(self) -> None:
        """Closing waits until what was written is read: not for ever."""
        if self._ending is None:
            self._ending = self.loop.call_later(self.read_time, self.transport.abort)


class _Bounded(_Parser):
    """Before the quick parser, which bounds neither headers nor what waits; the other one does."""

    pipeline: deque[Any]
    _heading = False
    _headed = 0

    def on_message_begin(self) -> None:
        self._heading, self._headed = True, 0
        super().on_message_begin()  # type: ignore[misc]

    def on_headers_complete(self) -> None:
        self._heading = False
        super().on_headers_complete()  # type: ignore[misc]

    def data_received(self, data: bytes) -> None:
        began = self._heading
        super().data_received(data)
        if self._heading and began:
            self._headed += len(data)
            if self._headed > HEADER_BYTES:
                self.transport.abort()
        elif len(self.pipeline) > PIPELINED:
            self.transport.abort()


class PatientH11(_Patient, H11Protocol):
    """The parser that is always installed."""


if HttpToolsProtocol is not None:

    class PatientHttpTools(_Patient, _Bounded, HttpToolsProtocol):  # type: ignore[misc]
        """The quick one."""


def http_protocol() -> type[asyncio.Protocol]:
    """The quick parser where it is installed."""
    return PatientH11 if HttpToolsProtocol is None else PatientHttpTools
