"""Sessions of the handshake era, bounded for each principal: who opens one too many loses the one it used least lately.

The library bounds them all together alone, and there one principal could take every place.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable

from deskwright.asgi import Message, Receive, Send
from deskwright.hosted.values import Headers

__all__ = ["MOST", "SESSION", "Sessions"]


SESSION = "mcp-session-id"
#: Windows, projects and reconnections that one principal has open at once.
MOST = 32
MOST_PRINCIPALS = 4_000


class Sessions:
    """Around the transport that keeps them; `library` answers one request."""

    def __init__(self, library: Callable[[Message, Receive, Send], Awaitable[None]], most: int = MOST) -> None:
        self._library, self._most = library, most
        # of each principal the sessions that were opened, least recently used first
        self._open: OrderedDict[str, OrderedDict[str, None]] = OrderedDict()

    async def handle_request(self, headers: Headers, key: str, scope: Message, receive: Receive, send: Send) -> None:
        asked = headers.one(SESSION)
        own = self._open.setdefault(key, OrderedDict())
        self._open.move_to_end(key)
        while len(self._open) > MOST_PRINCIPALS:
            self._open.popitem(last=False)  # theirs end when nobody uses them for a while
        if asked in own:
            own.move_to_end(asked)
        status, made = 0, ""

        async def noted(message: Message) -> None:
            nonlocal status, made
            if message["type"] == "http.response.start":
                status = message["status"]
                headed = {name.lower(): value.decode() for name, value in message["headers"]}
                made = headed.get(SESSION.encode(), "")
                if made and not asked and status < 400:
                    own[made] = None
            await send(message)

        try:
            await self._library(scope, receive, noted)
        finally:
            if asked and (status == 404 or (scope["method"] == "DELETE" and status < 400)):
                own.pop(asked, None)
            while len(own) > self._most:
                await self._end(scope, own.popitem(last=False)[0])
            if not own and self._open.get(key) is own:
                del self._open[key]

    async def _end(self, scope: Message, session: str) -> None:
        """End a session as its client would."""
        kept = [pair for pair in scope["headers"] if pair[0] not in (b"mcp-session-id", b"content-length")]
        ended = {**scope, "method": "DELETE", "headers": [*kept, (b"mcp-session-id", session.encode("latin-1"))]}

        async def nothing() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def nowhere(message: Message) -> None:
            return None

        await self._library(ended, nothing, nowhere)
