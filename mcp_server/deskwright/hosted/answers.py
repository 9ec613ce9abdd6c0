"""What the server itself answers instead of a room behind it: three short parts, in the envelope MCP clients read.

It never repeats what was sent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = [
    "ANSWER_TOO_LARGE",
    "DRAINING",
    "FAULT",
    "METHODS",
    "MOST_HEADERS",
    "TOO_MANY_HEADERS",
    "TOO_SLOW",
    "TWICE",
    "WRONG_HOST",
    "WRONG_ORIGIN",
    "Problem",
    "allowed_methods",
    "json_message",
    "rpc_error",
    "too_large",
    "wrong_method",
]

Pairs = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request got no further."""

    status: int
    code: str
    what: str
    why: str
    step: str
    headers: Sequence[tuple[bytes, bytes]] = ()
    verb: str = "refused"

    def messages(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The two ASGI messages of it."""
        words = f"{self.verb}: {self.what}\nwhy: {self.why}\nnext: {self.step}"
        # a client that sent JSON-RPC shows this text to its user, whatever the status
        return json_message(self.status, rpc_error(words, {"code": self.code, "status": self.status}), self.headers)


def rpc_error(words: str, data: Mapping[str, Any] | None = None, *, code: int = -32600) -> dict[str, Any]:
    """An error in the envelope of MCP, of a request whose id nobody read."""
    error = {"code": code, "message": words, **({"data": data} if data else {})}
    return {"jsonrpc": "2.0", "id": None, "error": error}


def json_message(
    status: int, body: Mapping[str, Any], more: Sequence[tuple[bytes, bytes]] = ()
) -> tuple[dict[str, Any], dict[str, Any]]:
    data = json.dumps(body).encode()
    headers: Pairs = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(data)).encode()),
        (b"cache-control", b"no-store"),
        *more,
    ]
    return (
        {"type": "http.response.start", "status": status, "headers": headers},
        {"type": "http.response.body", "body": data, "more_body": False},
    )


# --- what the edge refuses ------------------------------------------------------------------------------

MOST_HEADERS = 100
#: Methods that something here may take.
METHODS = ("GET", "POST", "DELETE", "OPTIONS")
_CLOSE = (b"connection", b"close")
WRONG_HOST = Problem(
    421,
    "wrong_host",
    "this server does not answer to the name in the Host header",
    "a name that somebody else gave to this address must not reach it",
    "use the server's own address; the operator names others with --allowed-hosts",
)
WRONG_ORIGIN = Problem(
    403,
    "wrong_origin",
    "a web page of this origin may not call here",
    "browsers send the page's origin, and it is not one that the operator allowed",
    "call from a program; or have the operator allow the page with --allowed-origins",
)
TWICE = Problem(
    400, "header_twice", "Host or Origin came twice", "nobody knows which of the two is meant", "send each of them once"
)
TOO_MANY_HEADERS = Problem(
    431, "too_many_headers", f"more than {MOST_HEADERS} headers", "no client needs as many", "send fewer", [_CLOSE]
)
TOO_SLOW = Problem(
    408,
    "request_too_slow",
    "the request did not come to its end in time",
    "a body that stays away holds a connection from others",
    "send it again, all at once",
    [_CLOSE],
)
ANSWER_TOO_LARGE = Problem(
    500,
    "answer_too_large",
    "the answer is longer than this server sends",
    "the call may have been carried out; its answer was left away",
    "ask for less: a page, fewer fields, one ticket",
    verb="failed",
)
DRAINING = Problem(
    503,
    "stopping",
    "this server is stopping",
    "it only ends what was begun; nothing was done",
    "send it again: another server or the next one answers",
    [_CLOSE, (b"retry-after", b"1")],
)
FAULT = Problem(
    500,
    "internal_error",
    "an error inside this server",
    "this is a fault of the server, not of the request",
    "tell the operator; the server's log has the place",
    verb="failed",
)


def allowed_methods(*, sessions: bool) -> bytes:
    """Those that are told: without sessions there is none to end."""
    return ", ".join(method for method in METHODS if sessions or method != "DELETE").encode()


def wrong_method(allowed: bytes) -> Problem:
    what, why = "nothing here takes this method", "MCP is spoken with POST"
    return Problem(405, "wrong_method", what, why, "send POST", [(b"allow", allowed)])


def too_large(most: int) -> Problem:
    return Problem(
        413,
        "request_too_large",
        f"this request is longer than {most} bytes",
        "the server reads no more of one request (--max-request)",
        "send less at once, as a smaller file; or have the operator raise --max-request",
    )
