"""The two pipes of a server while it is still being imported: lines are answered from a snapshot, or kept in order.

Loses nothing and reads no more than it keeps: what it does not answer is handed over as the bytes that came.
"""

from __future__ import annotations

import _thread
import os
import select
import sys

from deskwright.front_answers import Answers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from deskwright.front_answers import Snapshot

__all__ = ["Front", "claim_standard_streams"]

# A client that has not spoken by then is waited for behind the back of the imports.
FIRST_WAIT_MS = 20
# What is kept for the server behind; the pipe holds the rest.
MAX_KEPT = 1 << 20
# While there are two threads: how long the importing one may keep the other waiting.
SWITCH_SECONDS = 0.0005


def claim_standard_streams() -> tuple[int, int]:
    """Private copies of the two pipes; what anybody prints from here on goes to standard error."""
    wire_in, wire_out = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return wire_in, wire_out


class Front:
    """Answers in this thread until the first list is out or nobody speaks, then in one of its own."""

    def __init__(self, snapshot: Snapshot, wire_in: int, wire_out: int) -> None:
        self.snapshot = snapshot
        self.answers = Answers(snapshot)
        self.wire_in, self.wire_out = wire_in, wire_out
        self.broken = False
        self._kept: list[bytes] = []
        self._size = 0
        self._part = b""
        self._ended = False
        self._wake_in, self._wake_out = os.pipe()
        self._stopped = _thread.allocate_lock()

    def answer_first(self) -> None:
        """The first questions, as long as nothing else is to be done for them; then go on in the background."""
        ready = select.poll()
        ready.register(self.wire_in, select.POLLIN)
        while self._reads and not self.answers.listed and not self.answers.any_left:
            if not ready.poll(FIRST_WAIT_MS):
                break
            self._read()
        self._interval = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_SECONDS)
        self._stopped.acquire()
        _thread.start_new_thread(self._answer_on, ())

    def stop(self) -> None:
        """Read no more; an answer that is being written is written to its end."""
        os.write(self._wake_out, b".")

    @property
    def stopped(self) -> bool:
        return not self._stopped.locked()

    def hand_over(self) -> bytes:
        """What came and was not answered, to its last byte; once it has stopped."""
        sys.setswitchinterval(self._interval)
        os.close(self._wake_in)
        os.close(self._wake_out)
        kept, self._kept = b"".join((*self._kept, self._part)), []
        return kept

    @property
    def _reads(self) -> bool:
        return not self._ended and not self.broken and self._size <= MAX_KEPT

    def _answer_on(self) -> None:
        try:
            ready = select.poll()
            ready.register(self._wake_in, select.POLLIN)
            ready.register(self.wire_in, select.POLLIN)
            while self._reads:
                if any(descriptor == self._wake_in for descriptor, _ in ready.poll()):
                    break
                self._read()
        finally:
            self._stopped.release()

    def _read(self) -> None:
        try:
            chunk = os.read(self.wire_in, 65_536)
        except BlockingIOError:
            return
        except OSError:
            chunk = b""
        # the server behind reads the same end again
        self._ended = not chunk
        *lines, self._part = (self._part + chunk).split(b"\n")
        for line in lines:
            parts = self.answers.take(line) if line.strip() else []
            if parts is None:
                self._kept.append(line + b"\n")
                self._size += len(line) + 1
            elif parts and not self.broken:
                self._write(b"".join(parts))
        if len(self._part) + self._size > MAX_KEPT:
            self._size = MAX_KEPT + 1

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        try:
            while view:
                try:
                    view = view[os.write(self.wire_out, view) :]
                except BlockingIOError:
                    room = select.poll()
                    room.register(self.wire_out, select.POLLOUT)
                    room.poll()
        except OSError:
            # Nobody listens any more: the server behind ends as it does then.
            self.broken = True
