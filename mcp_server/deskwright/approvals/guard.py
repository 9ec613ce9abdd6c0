"""What a request must be before any page sees it: meant for this host, small, and where it changes something, sent by
a page of ours. It also puts the same strict headers on every answer.

It knows no session: who asks is judged behind it.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from starlette.responses import PlainTextResponse

__all__ = ["HEADERS", "MOST_BYTES", "Guard", "Place", "TooLarge"]

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

#: A rewritten reply of 60,000 signs, each of twelve bytes on its way, and all the rest of a form.
MOST_BYTES = 2_000_000
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # not no-referrer: with that a browser sends `Origin: null` with our own forms
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


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
        headers = _Headers(scope["headers"])
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
                own = [(name, value) for name, value in message.get("headers") or () if name.decode() not in HEADERS]
                caching = [pair for pair in message.get("headers") or () if pair[0] == b"cache-control"]
                fixed = [
                    (name.encode(), value.encode())
                    for name, value in HEADERS.items()
                    if not (name == "cache-control" and caching)
                ]
                message = {**message, "headers": [*own, *caching, *fixed]}
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

    def _refuse(self, method: str, headers: _Headers) -> tuple[int, str] | None:
        """(status, why) of a request that no page gets to see."""
        if headers.all("host") != [self._place.host]:
            # A name that somebody else's server gave this address would make their page one of ours.
            return 421, f"This page is at {self._place.origin}; it does not answer to another name."
        if method in ("GET", "HEAD"):
            return None
        if method != "POST":
            return 405, "Only GET and POST."
        origins = headers.all("origin")
        if origins not in ([], [self._place.origin]):
            return 403, "This form was sent by a page of another origin."
        site = headers.all("sec-fetch-site")
        if site not in ([], ["same-origin"]) or not (origins or site):
            return 403, "This form was not sent by a page of this origin."
        if headers.one("content-type").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
            return 415, "Forms only."
        length = headers.one("content-length")
        if length and (not length.isdigit() or int(length) > MOST_BYTES):
            return 413, "This form is too large."
        return None


class _Headers:
    """The headers of a request, each with all the values it came with."""

    def __init__(self, pairs: list[tuple[bytes, bytes]]) -> None:
        self._pairs = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in pairs]

    def all(self, name: str) -> list[str]:
        return [value for key, value in self._pairs if key == name]

    def one(self, name: str) -> str:
        found = self.all(name)
        return found[0] if len(found) == 1 else ""
