"""The bodies of requests, read whole before their turn is taken: one that stays away holds up nobody's calls.

What is kept of them meanwhile is bounded, for each principal and for the process; one that came at once needs no room.
How long one may be and how long it may take is the edge's affair.
"""

from __future__ import annotations

from pydantic_core import from_json

from deskwright.asgi import Message, Receive
from deskwright.hosted.sdk import is_message
from deskwright.hosted.values import NotAdmitted

__all__ = ["Bodies", "Receive", "Room", "again", "fault_in"]


#: Bytes of bodies that are not served yet, of one principal and of all.
OF_ONE, OF_ALL = 64 * 1024 * 1024, 256 * 1024 * 1024
_LATER = 2


class Bodies:
    """`largest`: what one may be; there is room for several of them whatever else is said."""

    def __init__(self, largest: int = 0, *, of_one: int = OF_ONE, of_all: int = OF_ALL) -> None:
        self._of_one, self._of_all = max(of_one, 2 * largest), max(of_all, 4 * largest)
        self._held: dict[str, int] = {}
        self._all = 0

    def room(self, key: str) -> Room:
        """For one body; to be left once its turn has come, or it has none."""
        return Room(self, key)

    def hold(self, key: str, size: int) -> None:
        """NotAdmitted where that is too much."""
        held = self._held.get(key, 0) + size
        if held > self._of_one:
            text = "too much is being sent at once; nothing was done: send one after the other"
            raise NotAdmitted(429, "too_many_requests", text, retry_after=_LATER)
        if self._all + size > self._of_all:
            text = "too much is being sent to this server at once; nothing was done: send it again"
            raise NotAdmitted(503, "temporarily_unavailable", text, retry_after=_LATER)
        self._held[key] = held
        self._all += size

    def give_back(self, key: str, size: int) -> None:
        self._all -= size
        left = self._held[key] - size
        if left:
            self._held[key] = left
        else:
            del self._held[key]


class Room:
    """What one body takes."""

    __slots__ = ("_bodies", "_key", "_size")

    def __init__(self, bodies: Bodies, key: str) -> None:
        self._bodies, self._key, self._size = bodies, key, 0

    def __enter__(self) -> Room:
        return self

    def __exit__(self, *error: object) -> None:
        self.leave()

    async def read(self, receive: Receive) -> bytes | None:
        """The body; None where whoever sent it is gone."""
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        piece: bytes = message.get("body") or b""
        if not message.get("more_body"):
            return piece
        whole = bytearray()
        while True:
            if piece:
                self._bodies.hold(self._key, len(piece))
                self._size += len(piece)
                whole += piece
            if not message.get("more_body"):
                return bytes(whole)
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            piece = message.get("body") or b""

    def leave(self) -> None:
        if self._size:
            self._bodies.give_back(self._key, self._size)
            self._size = 0


def again(body: bytes, receive: Receive) -> Receive:
    """The same request once more, for who did not read it."""
    told = False

    async def message() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return message


def fault_in(body: bytes, *, modern: bool) -> tuple[int, str] | None:
    """Why this is no message of the protocol, with JSON-RPC's number for it.

    The library says so, too, but in the handshake era repeats what was sent; in the stateless one (`modern`) it does
    not, and what looks like an object is left to it.
    """
    if modern and body.lstrip()[:1] == b"{":
        return None
    try:
        found = from_json(body)
    except ValueError:
        return -32700, "refused: the body is no JSON\nwhy: MCP is spoken in JSON\nnext: send one JSON-RPC message"
    if isinstance(found, dict) and (modern or is_message(found)):
        return None
    why = "it is a batch, no object, or one with other members"
    return -32600, f"refused: the body is not one JSON-RPC message\nwhy: {why}\nnext: send one message at a time"
