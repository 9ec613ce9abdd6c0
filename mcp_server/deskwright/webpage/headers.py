"""The strict headers of every page, and whether a form was sent by a page of ours.

It judges headers alone: who asks, and for which host, is known elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from deskwright.asgi import App, Message, Receive, Send

__all__ = ["HEADERS", "App", "Message", "RawHeaders", "Receive", "Send", "refuse_form", "with_headers"]


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
FORM = "application/x-www-form-urlencoded"


class RawHeaders:
    """The headers of a request, each with all the values it came with."""

    def __init__(self, pairs: Iterable[tuple[bytes, bytes]]) -> None:
        self._pairs = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in pairs]

    def all(self, name: str) -> list[str]:
        return [value for key, value in self._pairs if key == name]

    def one(self, name: str) -> str:
        found = self.all(name)
        return found[0] if len(found) == 1 else ""


def with_headers(pairs: Iterable[tuple[bytes, bytes]], headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """The headers of an answer with ours; how long it may be kept is its own to say."""
    given = list(pairs)
    own = [(name, value) for name, value in given if name.decode("latin-1") not in headers]
    caching = [pair for pair in given if pair[0] == b"cache-control"]
    fixed = [
        (name.encode(), value.encode()) for name, value in headers.items() if not (name == "cache-control" and caching)
    ]
    return [*own, *caching, *fixed]


def refuse_form(headers: RawHeaders, origin: str, most: int) -> tuple[int, str] | None:
    """(status, why) of a form that no page of this origin sent, or that is none."""
    origins = headers.all("origin")
    if origins not in ([], [origin]):
        return 403, "This form was sent by a page of another origin."
    site = headers.all("sec-fetch-site")
    if site not in ([], ["same-origin"]) or not (origins or site):
        return 403, "This form was not sent by a page of this origin."
    if headers.one("content-type").partition(";")[0].strip().lower() != FORM:
        return 415, "Forms only."
    length = headers.one("content-length")
    if length and (not length.isdigit() or int(length) > most):
        return 413, "This form is too large."
    return None
