"""What a request must be before any page sees it: meant for this host, small, and where it changes something, sent by
a page of ours. It also puts the same strict headers on every answer.

It knows no session: who asks is judged behind it.
"""

from __future__ import annotations

import sys
import traceback
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse

from deskwright.webpage.headers import HEADERS, App, Message, RawHeaders, Receive, Send, refuse_form, with_headers

__all__ = ["MOST_BYTES", "Guard", "Place", "TooLarge"]

#: A rewritten reply of 60,000 signs, each of twelve bytes on its way, and all the rest of a form.
MOST_BYTES = 2_000_000


class TooLarge(Exception):
    """The body of a request is longer than any form of ours."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page is, as a browser sees it."""

    origin: str
    """Scheme, host and port: `http://127.0.0.1:8123`, `https://approvals.example.org`."""
    by_link: bool
    """People come by one-time links; else the one who runs this process is the approver."""
    base: str = ""
    """What every path begins with. On loopback a secret: cookies of 127.0.0.1 reach every port of this machine,
    so a cookie alone must not be enough."""

    @property
    def host(self) -> str:
        return urlsplit(self.origin).netloc

    @property
    def secure(self) -> bool:
        return self.origin.startswith("https:")

    @property
    def cookie(self) -> str:
        """Its name: two pages on one machine must not overwrite each other's."""
        return "__Host-deskwright" if self.secure else f"deskwright-{urlsplit(self.origin).port}"


class Guard:
    """The outermost layer of the application."""

    def __init__(self, app: App, place: Place) -> None:
        self._app, self._place = app, place

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # nothing here speaks over web sockets
            return
        headers = RawHeaders(scope["headers"])
        refused = self._refuse(scope["method"], headers)
        app: Any = self._app if refused is None else PlainTextResponse(refused[1] + "\n", status_code=refused[0])
        left = MOST_BYTES

        async def bounded() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body") or b"")
            if left < 0:
                raise TooLarge
            return message

        started = False

        async def headed(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message = {**message, "headers": with_headers(message.get("headers") or (), HEADERS)}
            await send(message)

        try:
            await app(scope, bounded, headed)
        except Exception as error:
            # Where it happened, and not what it says: an error's text may hold a ticket's.
            last = traceback.extract_tb(error.__traceback__)[-1]
            words = f"{type(error).__name__} at {last.filename}:{last.lineno}"
            print(f"deskwright: error inside the approval page: {words}", file=sys.stderr)
            if not started:
                await PlainTextResponse("Something went wrong inside the page.\n", 500)(scope, receive, headed)

    def _refuse(self, method: str, headers: RawHeaders) -> tuple[int, str] | None:
        """(status, why) of a request that no page gets to see."""
        if headers.all("host") != [self._place.host]:
            # A name that somebody else's server gave this address would make their page one of ours.
            return 421, f"This page is at {self._place.origin}; it does not answer to another name."
        if method in ("GET", "HEAD"):
            return None
        if method != "POST":
            return 405, "Only GET and POST."
        return refuse_form(headers, self._place.origin, MOST_BYTES)
